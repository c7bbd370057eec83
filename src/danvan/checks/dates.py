"""Dates that are out of order, or after the day of the check."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

from danvan.checks.issue import Issue, Spot
from danvan.dates import VIETNAM, PartialDate
from danvan.errors import Pointer, Problem
from danvan.serialization.kinds import Kind, kind_of

__all__ = ["Dates"]

Dated = tuple[str, Pointer, object]

_ORDERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "instrument": (("signed", "in_force"), ("signed", "repealed")),
    "report": (("written_on", "submitted_at"), ("submitted_at", "received_at")),
    "petition": (("written_on", "received_on"), ("received_on", "register.on")),
    "programme": (("starts", "ends"),),
    "exemplar": (("starts", "evaluation_on"),),
}
"""For each kind, pairs of fields of which the first is never after the second."""

_SEQUENCES: Mapping[str, tuple[str, str, str | None]] = {
    "petition": ("events", "on", "received_on"),
    "exemplar": ("events", "on", None),
}
"""For each kind, the list whose days never go back, the day's field, and the day before them all."""

_PAST: Mapping[str, tuple[str, ...]] = {
    "report": ("written_on", "submitted_at", "received_at"),
    "petition": ("written_on", "received_on"),
    "instrument": ("signed",),
}
"""For each kind, the days that have been when the record is written."""


class Dates:
    """Days of one record that contradict each other; `on` is the day of the check, if there is one."""

    def __init__(self, on: dt.date | None) -> None:
        self._on = on
        self._looks: dict[str, Callable[[object], bool]] = {}

    def concerns(self, cls: type) -> bool:
        name = kind_of(cls).name
        return name in _ORDERS or name in _SEQUENCES or name in _PAST

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        return () if self._surely_right(record, kind.name) else self._look(record, kind, spot)

    def _surely_right(self, record: object, kind: str) -> bool:
        """A quick look at what nearly every record has: whole days, in order, not after the day."""
        looks = self._looks.get(kind)
        if looks is None:
            looks = self._looks[kind] = _looks(kind, self._on)
        return looks(record)

    def _look(self, record: object, kind: Kind, spot: Spot) -> Iterator[Issue]:
        for earlier, later in _ORDERS.get(kind.name, ()):
            problem = _order(_dated(record, earlier), _dated(record, later))
            if problem is not None:
                yield Issue(spot, problem)
        sequence = _SEQUENCES.get(kind.name)
        if sequence is not None:
            for problem in _sequence(record, *sequence):
                yield Issue(spot, problem)
        if self._on is not None:
            yield from self._future(record, kind, spot, self._on)

    def _future(self, record: object, kind: Kind, spot: Spot, on: dt.date) -> Iterator[Issue]:
        for name in _PAST.get(kind.name, ()):
            value = getattr(record, name, None)
            first = _first(value)
            if first is not None and first > on:
                yield Issue(spot, Problem.of("date-future", (name,), field=name, value=_shown(value), on=on))

    def finish(self) -> Iterator[Issue]:
        return iter(())


def _looks(kind: str, on: dt.date | None) -> Callable[[object], bool]:
    """The compiled quick look for a kind; false where a part of a date or a moment has to be weighed."""
    lines = ["def surely_right(r):"]
    for earlier, later in _ORDERS.get(kind, ()):
        owner = later.rpartition(".")[0]
        lines.append(f"    a = r.{earlier}")
        lines.append(f"    b = r.{later}" if not owner else f"    b = None if r.{owner} is None else r.{later}")
        lines.append("    if a is not None and b is not None:")
        lines.append("        if a.__class__ is not date or b.__class__ is not date or b < a: return False")
    if on is not None:
        for name in _PAST.get(kind, ()):
            lines.append(f"    a = r.{name}")
            lines.append("    if a is not None and (a.__class__ is not date or a > on): return False")
    if kind in _SEQUENCES:
        items, day, before = _SEQUENCES[kind]
        lines.append(f"    last = {'r.' + before if before is not None else 'date.min'}")
        lines.append("    if last.__class__ is not date: return False")
        lines.append(f"    for item in r.{items}:")
        lines.append(f"        day = item.{day}")
        lines.append("        if day.__class__ is not date or day < last: return False")
        lines.append("        last = day")
    lines.append("    return True")
    scope: dict[str, object] = {"date": dt.date, "on": on}
    exec("\n".join(lines), scope)
    return cast("Callable[[object], bool]", scope["surely_right"])


def _dated(record: object, name: str) -> Dated:
    """A field and its pointer; a point leads into a part of the record."""
    steps = tuple(name.split("."))
    value = record
    for step in steps:
        value = getattr(value, step, None)
    return name, steps, value


def _sequence(record: object, items: str, day: str, before: str | None) -> Iterator[Problem]:
    previous: Dated | None = None
    if before is not None and getattr(record, before, None) is not None:
        previous = (before, (before,), getattr(record, before))
    for index, item in enumerate(getattr(record, items, ())):
        value = getattr(item, day, None)
        if value is None:
            continue
        current = (f"{items}[{index}].{day}", (items, index, day), value)
        if previous is not None:
            problem = _order(previous, current)
            if problem is not None:
                yield problem
        previous = current


def _order(earlier: Dated, later: Dated) -> Problem | None:
    """A problem where the later day surely lies before the earlier one."""
    first, last = _first(earlier[2]), _last(later[2])
    if first is None or last is None or last >= first:
        return None
    return Problem.of(
        "dates-order",
        later[1],
        earlier=earlier[0],
        earlier_value=_shown(earlier[2]),
        later=later[0],
        later_value=_shown(later[2]),
    )


def _bound(partial: Callable[[PartialDate], dt.date | None]) -> Callable[[object], dt.date | None]:
    def bound(value: object) -> dt.date | None:
        if isinstance(value, PartialDate):
            return partial(value)
        if isinstance(value, dt.datetime):
            return value.astimezone(VIETNAM).date()
        return value if isinstance(value, dt.date) else None

    return bound


_first = _bound(PartialDate.first)
_last = _bound(PartialDate.last)


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)
