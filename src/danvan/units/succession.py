"""How one unit follows another: steps over single edges, and routes from a day to a day (kế thừa)."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from danvan.units.events import EdgeChange, Extent, SuccessionEdge, UnitEvent

__all__ = ["Route", "Step", "Succession"]


@attrs.frozen(kw_only=True)
class Step:
    """One step of a succession: over one edge of one event (bước kế thừa).

    `event` is the id of the event and `on` its day; ``None`` for `event` where no edge says it, because
    what was not given away simply went on. `origin` is empty for an area that belonged to no unit,
    `result` is empty for a dissolution. `whole`: all of the origin went this way, and it alone.
    """

    event: str | None
    on: dt.date
    origin: str | None
    result: str | None
    extent: Extent
    changes: tuple[EdgeChange, ...] = ()
    whole: bool


@attrs.frozen(kw_only=True)
class Route:
    """A way from a unit to what stands in its place on another day (đường kế thừa).

    `target` is ``None`` where the unit was dissolved, or ended without a successor that is known. `whole`:
    every step of the way is whole, so that all of the origin is in the target. `origin` is ``None`` for an
    area that belonged to no unit. `lost` is the unit at which the way breaks off, because the registry has
    none of this name on the day; then the end of the way that is ``None`` is not known.
    """

    origin: str | None
    target: str | None
    steps: tuple[Step, ...] = ()
    lost: str | None = None

    @property
    def whole(self) -> bool:
        """Whether all of the origin is in the target."""
        return self.target is not None and self.origin is not None and all(step.whole for step in self.steps)

    @property
    def partial_steps(self) -> tuple[Step, ...]:
        """The steps that forbid to carry a figure over."""
        return tuple(step for step in self.steps if not step.whole)


Exists = Callable[[str, dt.date], bool]


class Succession:
    """The edges of many events, by origin and by result; a value that is never changed.

    `exists` tells whether a unit may be there on a day, `surely` whether it is in the narrowest reading of
    dates known in part; `known` whether there is a unit of this name at all. What an event leaves unsaid is
    supplied: a unit that gave a part away and is still there goes on as the remainder. What a unit that was there
    before and after a day takes in on it is not in what it gives away on it.
    """

    __slots__ = ("_exists", "_from", "_known", "_surely", "_to")

    def __init__(
        self, events: Iterable[UnitEvent], exists: Exists, surely: Exists, known: Callable[[str], bool]
    ) -> None:
        self._exists = exists
        self._surely = surely
        self._known = known
        self._from: dict[str, list[tuple[dt.date, UnitEvent, SuccessionEdge]]] = {}
        self._to: dict[str, list[tuple[dt.date, UnitEvent, SuccessionEdge]]] = {}
        for event in sorted(events, key=lambda event: event.effective):
            for edge in event.edges:
                item = (event.effective, event, edge)
                if edge.origin is not None:
                    self._from.setdefault(edge.origin, []).append(item)
                if edge.result is not None:
                    self._to.setdefault(edge.result, []).append(item)

    def forward(self, unit: str) -> tuple[Step, ...]:
        """What became of a unit: the steps of every event in which it is an origin, in order of days."""
        return tuple(step for day in _days(self._from.get(unit, ())) for step in self._onward(unit, day))

    def back(self, unit: str) -> tuple[Step, ...]:
        """What a unit was made of: the steps of every event in which it is a result, in order of days."""
        return tuple(step for day in _days(self._to.get(unit, ())) for step in self._backward(unit, day))

    def routes(self, unit: str, since: dt.date, to: dt.date) -> tuple[Route, ...]:
        """What stands on the day `to` in the place of a unit of the day `since`; `to` is not before `since`.

        Every way is a route of its own, so two units that n times exchange parts have 2ⁿ of them.
        """
        found: list[Route] = []
        waiting: list[tuple[str, dt.date, tuple[Step, ...]]] = [(unit, since, ())]
        while waiting:
            name, after, steps = waiting.pop(0)
            if self._stays_unknown(name):
                found.append(Route(origin=unit, target=None, steps=steps, lost=name))
                continue
            # What an event made, and what is not there at the end of the day, went on in another event of that day.
            between = (
                bool(steps)
                and not (self._exists(name, after) and self._before(name, after))
                and all(step.origin != name for step in steps)
            )
            days = _days(self._from.get(name, ()))
            day = next((day for day in days if (after < day or (between and day == after)) and day <= to), None)
            if day is None:
                there = self._exists(name, to)
                lost = None if there or self._known(name) else name
                found.append(Route(origin=unit, target=name if there else None, steps=steps, lost=lost))
                continue
            for step in self._onward(name, day):
                if step.result is None:
                    found.append(Route(origin=unit, target=None, steps=(*steps, step)))
                else:
                    waiting.append((step.result, day, (*steps, step)))
        return tuple(found)

    def origins(self, unit: str, on: dt.date, since: dt.date) -> tuple[Route, ...]:
        """What of the day `since` is in a unit of the day `on`; `since` is not after `on`."""
        found: list[Route] = []
        waiting: list[tuple[str, dt.date, tuple[Step, ...]]] = [(unit, on, ())]
        while waiting:
            name, before, steps = waiting.pop(0)
            if self._stays_unknown(name):
                found.append(Route(origin=None, target=unit, steps=steps, lost=name))
                continue
            done = {(step.result, step.on) for step in steps}
            days = [day for day in self._turns(name) if since < day <= before and (name, day) not in done]
            if not days:
                there = self._exists(name, since)
                lost = None if there else name
                found.append(Route(origin=name if there else None, target=unit, steps=steps, lost=lost))
                continue
            day = days[-1]
            into = list(self._backward(name, day))
            if not into:
                found.append(Route(origin=None, target=unit, steps=steps, lost=name))
            for step in into:
                if step.origin is None:
                    found.append(Route(origin=None, target=unit, steps=(step, *steps)))
                    continue
                eve = day - dt.timedelta(days=1)
                was_there = self._before(step.origin, day)
                if was_there:
                    waiting.append((step.origin, eve, (step, *steps)))
                # A unit may have come out of another event of the same day, or have taken others in before it ended.
                if not was_there or (self._through(step.origin, day) and (step.origin, day) not in done):
                    waiting.append((step.origin, day, (step, *steps)))
        return tuple(found)

    def _before(self, unit: str, day: dt.date) -> bool:
        """Whether a unit was there before the events of a day.

        One of which only the year is known in which it began, began with the event that made it.
        """
        eve = day - dt.timedelta(days=1)
        into = [edge.origin for on, _, edge in self._to.get(unit, ()) if on == day]
        return self._exists(unit, eve) and (not into or unit in into or self._surely(unit, eve))

    def _stays_unknown(self, unit: str) -> bool:
        """Whether nothing is known of a unit but events of several days, so that it was not only passed through."""
        return not self._known(unit) and len(self._turns(unit)) > 1

    def _through(self, unit: str, day: dt.date) -> bool:
        """Whether a unit that was no more at the end of a day took others in on that day."""
        return not self._exists(unit, day) and any(on == day for on, _, _ in self._to.get(unit, ()))

    def _turns(self, unit: str) -> list[dt.date]:
        return sorted({item[0] for item in (*self._from.get(unit, ()), *self._to.get(unit, ()))})

    def _onward(self, unit: str, day: dt.date) -> Iterator[Step]:
        edges = [(event, edge) for on, event, edge in self._from.get(unit, ()) if on == day]
        whole = any(edge.extent is Extent.WHOLE for _, edge in edges)
        still = self._surely(unit, day) or (self._exists(unit, day) and not whole)
        goes_on = all(edge.result != unit for _, edge in edges) and still
        alone = len({edge.result for _, edge in edges}) + goes_on == 1
        for event, edge in edges:
            yield _step(event, edge, alone=alone)
        if goes_on:
            yield _goes_on(unit, day, whole=not edges)

    def _backward(self, unit: str, day: dt.date) -> Iterator[Step]:
        """The steps of one day into a unit: over its edges, and from itself where no edge says so."""
        edges = [(event, edge) for on, event, edge in self._to.get(unit, ()) if on == day]
        for event, edge in edges:
            yield next(step for step in self._same_edge(event, edge, day))
        own = any(edge.origin == unit for _, edge in edges)
        if not own and self._before(unit, day) and self._exists(unit, day):
            yield _goes_on(unit, day, whole=not any(on == day for on, _, _ in self._from.get(unit, ())))

    def _same_edge(self, event: UnitEvent, edge: SuccessionEdge, day: dt.date) -> Iterator[Step]:
        if edge.origin is None:
            yield _step(event, edge, alone=True)
            return
        for step in self._onward(edge.origin, day):
            same = step.event == event.id and step.result == edge.result
            if same and step.extent is (edge.extent or Extent.WHOLE) and step.changes == edge.changes:
                yield step


def _step(event: UnitEvent, edge: SuccessionEdge, *, alone: bool) -> Step:
    extent = edge.extent or Extent.WHOLE
    return Step(
        event=event.id,
        on=event.effective,
        origin=edge.origin,
        result=edge.result,
        extent=extent,
        changes=edge.changes,
        whole=alone and extent is Extent.WHOLE,
    )


def _goes_on(unit: str, day: dt.date, *, whole: bool) -> Step:
    extent = Extent.WHOLE if whole else Extent.REMAINDER
    return Step(event=None, on=day, origin=unit, result=unit, extent=extent, whole=whole)


def _days(edges: Sequence[tuple[dt.date, UnitEvent, SuccessionEdge]]) -> list[dt.date]:
    return sorted({item[0] for item in edges})
