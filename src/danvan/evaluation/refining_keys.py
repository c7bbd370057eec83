"""By what two entries of a list are the same in a rule book and in its base (khóa đối chiếu)."""

from collections import Counter
from collections.abc import Mapping
from typing import cast

import attrs

from danvan.evaluation.cohort import AwardBallot, AwardLimit, LeaderRule, QuotaRule
from danvan.evaluation.criteria import Evidence
from danvan.evaluation.gates import Condition
from danvan.evaluation.measures import Rounding
from danvan.evaluation.process import CalendarStep, Transition
from danvan.evaluation.ranking import GroupBand, ManualFallback, RankedBefore

__all__ = ["Key", "counted", "key_of", "key_text"]


@attrs.frozen
class Key:
    """What makes two entries of a list the same: the values of these fields."""

    fields: tuple[str, ...]

    def __call__(self, item: object) -> object:
        """The values for one entry."""
        return tuple(getattr(item, field) for field in self.fields)


_ID = Key(("id",))
_KEYS: Mapping[type, Key] = {
    AwardBallot: Key(("award", "title")),
    AwardLimit: Key(("award", "title", "group")),
    CalendarStep: Key(("kind", "title")),
    Condition: Key(("title",)),
    Evidence: Key(("title",)),
    GroupBand: Key(("group",)),
    LeaderRule: Key(("within", "award", "title")),
    ManualFallback: Key(("cause",)),
    QuotaRule: Key(("rank", "base", "within")),
    RankedBefore: Key(("relation",)),
    Rounding: Key(("at",)),
    Transition: Key(("text",)),
}
"""Of entries that have no id."""


def key_of(item: object) -> object:
    """The key of an entry; ``None`` where entries of this kind have none and are told apart by their place."""
    cls = type(item)
    if cls in _KEYS:
        return _KEYS[cls](item)
    return _ID(item) if hasattr(item, "id") else None


def counted(items: object) -> list[tuple[object, int, object]]:
    """Entries with their key, and how many with the same key stand before."""
    seen: Counter[object] = Counter()
    found: list[tuple[object, int, object]] = []
    for item in cast("tuple[object, ...]", items):
        key = key_of(item)
        found.append((key, seen[key], item))
        seen[key] += 1
    return found


def key_text(key: object) -> str:
    """The key of an entry as part of a name: “excellent/good/cluster”."""
    parts = cast("tuple[object, ...]", key)
    return "/".join(str(getattr(part, "value", part)) for part in parts if part is not None)
