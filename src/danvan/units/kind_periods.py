"""On which days a kind of unit exists at a level (loại đơn vị có ở cấp nào, khi nào)."""

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from danvan.dates import PartialDate
from danvan.law.instruments import Citation, Source
from danvan.units.unit import Level, UnitKind

__all__ = ["KindPeriod", "KindPeriods"]


@attrs.frozen(kw_only=True)
class KindPeriod:
    """What is known of the days of one kind of unit at one level (thời gian có loại đơn vị ở một cấp).

    `never` says that the kind does not exist at the level. Otherwise `since` is its first day there and
    `until` the day after its last: there is no district (cấp huyện) from 1 July 2025 on. A date without
    its day leaves open on which day of the month it was. `source` says where this comes from, and how
    sure it is. Raises `ValueError` for a period that says nothing or contradicts itself.
    """

    kind: UnitKind
    level: Level
    never: bool = False
    since: PartialDate | None = None
    until: PartialDate | None = None
    source: Citation | Source

    def __attrs_post_init__(self) -> None:
        what = f"the period of {self.kind.value} at level {self.level.value}"
        dated = self.since is not None or self.until is not None
        if self.never and dated:
            raise ValueError(f"{what} has days, but never is true")
        if not self.never and not dated:
            raise ValueError(f"{what} says nothing")
        if self.source.mark is None:
            raise ValueError(f"{what} has a source without a mark")
        bounds = [(date.first(), date.last()) for date in (self.since, self.until) if date is not None]
        if any(first is None for first, _ in bounds):
            raise ValueError(f"{what} needs the year of its dates")
        if len(bounds) == 2 and (bounds[1][1] or dt.date.min) <= (bounds[0][0] or dt.date.max):
            raise ValueError(f"{what} ends before it begins")

    def allows(self, day: dt.date) -> bool | None:
        """Whether the kind exists at the level on a day; ``None`` where a partial date leaves it open."""
        if self.never:
            return False
        begun = True if self.since is None else _reached(self.since, day)
        ended = False if self.until is None else _reached(self.until, day)
        if begun is False or ended is True:
            return False
        return None if begun is None or ended is None else True


def _reached(date: PartialDate, day: dt.date) -> bool | None:
    """Whether a day is the date or after it; ``None`` where the date may still lie ahead of it."""
    first, last = date.first(), date.last()
    if first is None or last is None:
        return None
    if day < first:
        return False
    return True if day >= last else None


@attrs.frozen(kw_only=True)
class KindPeriods:
    """The periods of kinds of unit by kind and level; `ValueError` where one pair has two.

    A pair without a period is one of which nothing is stated: that is no statement that it exists.
    """

    periods: tuple[KindPeriod, ...]
    _by_pair: Mapping[tuple[UnitKind, Level], KindPeriod] = attrs.field(
        init=False,
        eq=False,
        repr=False,
        default=attrs.Factory(lambda self: _by_pair(self.periods), takes_self=True),
    )

    def __iter__(self) -> Iterator[KindPeriod]:
        return iter(self.periods)

    def __len__(self) -> int:
        return len(self.periods)

    def of(self, kind: UnitKind, level: Level) -> KindPeriod | None:
        """What is known of a kind at a level; ``None`` where nothing is stated."""
        return self._by_pair.get((kind, level))


def _by_pair(periods: tuple[KindPeriod, ...]) -> Mapping[tuple[UnitKind, Level], KindPeriod]:
    found: dict[tuple[UnitKind, Level], KindPeriod] = {}
    for period in periods:
        pair = period.kind, period.level
        if pair in found:
            raise ValueError(f"two periods of {period.kind.value} at level {period.level.value}")
        found[pair] = period
    return found
