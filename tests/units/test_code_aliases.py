"""Two communes have two codes each, by source: a question by either finds them."""

import datetime as dt

import attrs

from danvan import bundled
from danvan.dates import PartialDate
from danvan.law.instruments import Mark, Source
from danvan.units.code_aliases import with_code_aliases
from danvan.units.identifiers import Identifier, Scheme
from danvan.units.invariants import broken_units
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Unit, UnitKind

EVE, REFORM = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


def commune(name: str, text: str, code: str, *, since: bool = True, until: bool = False) -> Unit:
    day = PartialDate.of(REFORM)
    first, end = (day if since else None), (day if until else None)
    return Unit(
        id=name,
        level=Level.COMMUNE,
        kinds=(DatedKind(kind=UnitKind.COMMUNE),),
        names=(DatedName(text=text),),
        identifiers=(Identifier(scheme=Scheme.GSO_COMMUNE, value=code, since=first, until=end),),
        since=first,
        until=end,
    )


def test_the_aliases_stand_a_second_time_here() -> None:
    assert {alias.name: tuple(code for code, _ in alias.codes) for alias in bundled.code_aliases()} == {
        "Xã Ba Chẽ": ("06970", "06978"),
        "Xã Ia Mơ": ("23737", "23938"),
    }
    assert {str(alias.since) for alias in bundled.code_aliases()} == {"2025-07-01"}
    marks = [source.mark for alias in bundled.code_aliases() for _, source in alias.codes]
    assert marks == [Mark.COMPUTED] * 4


def test_either_code_finds_the_unit_and_the_old_one_keeps_its_own() -> None:
    units = with_code_aliases(
        [
            commune("moi", "xã Ba Chẽ", "06970"),
            commune("giu", "Xã Ia Mơ", "23938", since=False),
            commune("cu", "Xã Ia Mơ Nông", "23737", since=False, until=True),
        ],
        bundled.code_aliases(),
    )
    registry = UnitRegistry(units)
    for code, name in (("06970", "moi"), ("06978", "moi"), ("23938", "giu"), ("23737", "giu")):
        assert registry.at_code(Scheme.GSO_COMMUNE, code, on=REFORM).id == name
    assert registry.at_code(Scheme.GSO_COMMUNE, "23737", on=EVE).id == "cu"
    assert registry.at_code(Scheme.GSO_COMMUNE, "23938", on=EVE).id == "giu"
    assert registry.on(REFORM)["moi"].codes[Scheme.GSO_COMMUNE] == ("06970", "06978")
    assert list(broken_units(registry, bundled.kind_periods(), bundled.agency_blocks())) == []
    assert {item.source.title for item in registry["moi"].identifiers if item.source is not None} == {
        "Công văn 1027/CTK-CSCL",
        "thanglequoc/vietnamese-provinces-database",
    }


def test_other_units_stay_as_they_are() -> None:
    others = [
        commune("a", "Xã Ba Chẽ", "00001"),
        commune("b", "Xã Khác", "06970"),
        commune("c", "Xã Ba Chẽ", "06970", since=False, until=True),
    ]
    assert with_code_aliases(others, bundled.code_aliases()) == others
    source = Source(title="Nguồn riêng", mark=Mark.READ)
    [own] = with_code_aliases(
        [
            attrs.evolve(unit, identifiers=tuple(attrs.evolve(item, source=source) for item in unit.identifiers))
            for unit in [commune("moi", "Xã Ba Chẽ", "06970")]
        ],
        bundled.code_aliases(),
    )
    assert own.identifiers[0].source == source
