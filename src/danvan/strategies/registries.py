"""A strategy for registries of units whose events are lawful: mergers, splits, renames, and codes used again."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan.dates import PartialDate
from danvan.strategies.values import check_days, days
from danvan.units.events import EdgeChange, Extent, SuccessionEdge, UnitEvent, UnitEventKind
from danvan.units.identifiers import Identifier, Scheme
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Unit, UnitKind

__all__ = ["registries"]

_T = TypeVar("_T")
_KINDS = (UnitKind.COMMUNE, UnitKind.WARD)
_PARTS = (Extent.PART, Extent.PART_AREA, Extent.PART_AREA_WHOLE_POPULATION, Extent.PART_POPULATION)


@attrs.define
class _Life:
    """A unit that is being drawn: its code, what it was called and what it was, since when."""

    id: str
    code: str
    since: dt.date | None
    names: list[tuple[str, dt.date | None]]
    kinds: list[tuple[UnitKind, dt.date | None]]
    until: dt.date | None = None

    def unit(self) -> Unit:
        """The record."""
        since, until = _partial(self.since), _partial(self.until)
        return Unit(
            id=self.id,
            level=Level.COMMUNE,
            names=tuple(DatedName(text=text, since=first, until=end) for text, first, end in _spans(self.names)),
            kinds=tuple(DatedKind(kind=kind, since=first, until=end) for kind, first, end in _spans(self.kinds)),
            identifiers=(Identifier(scheme=Scheme.GSO_COMMUNE, value=self.code, since=since, until=until),),
            since=since,
            until=until,
        )


def _spans(
    entries: Sequence[tuple[_T, dt.date | None]],
) -> list[tuple[_T, PartialDate | None, PartialDate | None]]:
    ends = [*(first for _, first in entries[1:]), None]
    return [(value, _partial(first), _partial(end)) for (value, first), end in zip(entries, ends, strict=True)]


def _partial(day: dt.date | None) -> PartialDate | None:
    return None if day is None else PartialDate.of(day)


class _World:
    """The units that are there while the events are drawn one after another."""

    def __init__(self, draw: st.DrawFn, max_units: int) -> None:
        self._draw = draw
        self.lives: list[_Life] = []
        self.events: list[UnitEvent] = []
        for _ in range(draw(st.integers(1, max_units))):
            self.born(None, ())

    @property
    def living(self) -> list[_Life]:
        """Those that have not ended."""
        return [life for life in self.lives if life.until is None]

    def born(self, day: dt.date | None, ended: Sequence[_Life]) -> _Life:
        """A new unit; it may take the code of one that ended on the same day, as the law has it."""
        number = len(self.lives) + 1
        taken = {life.code for life in self.lives if life.since == day}
        free = [life.code for life in ended if life.code not in taken]
        code = self._draw(st.sampled_from([*free, f"{number:05}"]))
        kind = self._draw(st.sampled_from(_KINDS))
        life = _Life(id=f"u{number}", code=code, since=day, names=[(f"Xã {number}", day)], kinds=[(kind, day)])
        self.lives.append(life)
        return life

    def some(self, least: int, most: int) -> list[_Life]:
        """Some of those that are there."""
        living = self.living
        return self._draw(
            st.lists(st.sampled_from(living), min_size=least, max_size=min(most, len(living)), unique_by=lambda u: u.id)
        )

    def happens(self, kind: UnitEventKind, day: dt.date, edges: Sequence[SuccessionEdge]) -> None:
        """An event with these edges."""
        self.events.append(UnitEvent(id=f"e{len(self.events) + 1}", kind=kind, effective=day, edges=tuple(edges)))

    def end(self, lives: Sequence[_Life], day: dt.date) -> None:
        """These units end."""
        for life in lives:
            life.until = day

    def parts(self) -> Extent:
        """A way of going over in part."""
        return self._draw(st.sampled_from(_PARTS))

    def results(self, count: int, most: int) -> list[list[int]]:
        """For each of so many origins, the numbers of the results it goes into: at least one."""
        one = st.lists(st.integers(0, most - 1), min_size=1, max_size=most, unique=True)
        return self._draw(st.lists(one, min_size=count, max_size=count))


def _merge(world: _World, day: dt.date) -> None:
    origins = world.some(2, 4)
    world.end(origins, day)
    result = world.born(day, origins)
    edges = [_edge(origin, result, Extent.WHOLE, EdgeChange.MERGE) for origin in origins]
    world.happens(UnitEventKind.MERGE, day, edges)


def _absorb(world: _World, day: dt.date) -> None:
    kept, *origins = world.some(2, 3)
    world.end(origins, day)
    edges = [_edge(origin, kept, Extent.WHOLE, EdgeChange.MERGE) for origin in origins]
    world.happens(UnitEventKind.MERGE, day, [_edge(kept, kept, Extent.WHOLE, EdgeChange.UNCHANGED), *edges])


def _give(world: _World, day: dt.date) -> None:
    [origin] = world.some(1, 1)
    result = world.born(day, ())
    world.happens(UnitEventKind.SPLIT, day, [_edge(origin, result, world.parts(), EdgeChange.SPLIT)])


def _rearrange(world: _World, day: dt.date) -> None:
    origins = world.some(1, 4)
    wanted = world.results(len(origins), 3)
    world.end(origins, day)
    new = {number: world.born(day, origins) for number in sorted({place for places in wanted for place in places})}
    edges = []
    for origin, places in zip(origins, wanted, strict=True):
        for place in places:
            extent = Extent.WHOLE if len(places) == 1 else world.parts()
            change = EdgeChange.MERGE if extent is Extent.WHOLE else EdgeChange.SPLIT
            edges.append(_edge(origin, new[place], extent, change))
    world.happens(UnitEventKind.REARRANGE, day, edges)


def _rename(world: _World, day: dt.date) -> None:
    [life] = world.some(1, 1)
    life.names.append((f"{life.names[-1][0]} mới", day))
    world.happens(UnitEventKind.RENAME, day, [_edge(life, life, Extent.WHOLE, EdgeChange.RENAME)])


def _retype(world: _World, day: dt.date) -> None:
    [life] = world.some(1, 1)
    other = _KINDS[life.kinds[-1][0] is _KINDS[0]]
    life.kinds.append((other, day))
    world.happens(UnitEventKind.RETYPE, day, [_edge(life, life, Extent.WHOLE, EdgeChange.RETYPE)])


def _dissolve(world: _World, day: dt.date) -> None:
    [life] = world.some(1, 1)
    world.end([life], day)
    world.happens(UnitEventKind.DISSOLVE, day, [SuccessionEdge(origin=life.id)])


def _create(world: _World, day: dt.date) -> None:
    life = world.born(day, ())
    edge = SuccessionEdge(result=life.id, changes=(EdgeChange.CREATED_FROM_UNASSIGNED,))
    world.happens(UnitEventKind.CREATE, day, [edge])


def _edge(origin: _Life, result: _Life, extent: Extent, change: EdgeChange) -> SuccessionEdge:
    return SuccessionEdge(origin=origin.id, result=result.id, extent=extent, changes=(change,))


_EVENTS: tuple[tuple[int, bool, Callable[[_World, dt.date], None]], ...] = (
    (1, True, _rename),
    (1, True, _retype),
    (2, True, _merge),
    (2, True, _absorb),
    (0, True, _create),
    (1, True, _dissolve),
    (1, False, _give),
    (1, False, _rearrange),
)
"""What may happen: with how many units at least, whether every edge is whole, and how it is drawn."""


@st.composite
def registries(
    draw: st.DrawFn,
    *,
    max_units: int = 6,
    max_events: int = 4,
    min_day: dt.date = dt.date(2018, 1, 1),
    max_day: dt.date = dt.date(2026, 12, 31),
    on_days: Sequence[dt.date] | None = None,
    whole: bool = False,
) -> UnitRegistry:
    """Registries of communes with lawful events on days from `min_day` to `max_day`, each on a day of its own.

    With `on_days`, events happen on some of these days only.

    Up to `max_units` units are there at first. With `whole`, no unit ever gives away a part of itself, so
    that every figure can be carried. A new unit may take the code of one that ended. Shrinks to one unit
    without events.
    """
    if max_units < 1 or max_events < 0:
        raise InvalidArgument(f"max_units={max_units} and max_events={max_events}: there is at least one unit")
    check_days(min_day, max_day)
    world = _World(draw, max_units)
    if on_days is not None and not all(min_day <= day <= max_day for day in on_days):
        raise InvalidArgument(f"on_days={on_days!r}: not all of them lie between {min_day} and {max_day}")
    when = days(min_value=min_day, max_value=max_day) if on_days is None else st.sampled_from(sorted(set(on_days)))
    many = min(max_events, (max_day - min_day).days + 1 if on_days is None else len(set(on_days)))
    chosen = draw(st.lists(when, max_size=many, unique=True)) if many else []
    for day in sorted(chosen):
        count = len(world.living)
        possible = [event for least, is_whole, event in _EVENTS if least <= count and (is_whole or not whole)]
        draw(st.sampled_from(possible))(world, day)
    return UnitRegistry([life.unit() for life in world.lives], world.events)
