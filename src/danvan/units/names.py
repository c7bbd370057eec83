"""Names of units without the word that says what they are: “Phường Ba Đình” and “Ba Đình”."""

from danvan.text import name_key
from danvan.units.unit import UnitKind

__all__ = ["PREFIXES", "TERRITORIES", "bare_name_key", "kind_of_name"]

TERRITORIES = (
    UnitKind.CENTRALLY_RUN_CITY,
    UnitKind.PROVINCIAL_CITY,
    UnitKind.PROVINCE,
    UnitKind.DISTRICT,
    UnitKind.URBAN_DISTRICT,
    UnitKind.DISTRICT_TOWN,
    UnitKind.COMMUNE,
    UnitKind.WARD,
    UnitKind.TOWNSHIP,
    UnitKind.SPECIAL_ZONE,
)
"""The kinds of unit that are a territory with a local government."""

_WORDS = {kind: kind.vi for kind in TERRITORIES} | {
    # Both kinds of city are called so in a name.
    UnitKind.CENTRALLY_RUN_CITY: "thành phố",
    UnitKind.PROVINCIAL_CITY: "thành phố",
}
PREFIXES: dict[str, tuple[UnitKind, ...]] = {
    word: tuple(kind for kind, own in _WORDS.items() if own == word) for word in dict.fromkeys(_WORDS.values())
}
"""The words before the names of territories, in small letters, and the kinds that they may mean."""

_KEYS = tuple(f"{name_key(word)} " for word in PREFIXES)


def bare_name_key(key: str) -> str:
    """The key of a name (`danvan.text.name_key`) without the word that says what the territory is."""
    for prefix in _KEYS:
        if key.startswith(prefix):
            return key[len(prefix) :]
    return key


def kind_of_name(text: str) -> tuple[UnitKind, ...]:
    """The kinds of territory that the beginning of a full name may mean; empty if it says none."""
    small = text.casefold()
    for word, kinds in PREFIXES.items():
        if small.startswith(word + " "):
            return kinds
    return ()
