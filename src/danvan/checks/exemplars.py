"""Exemplars and what they replicate: the order of a life, levels that had ended, credit given twice."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from danvan.activities.exemplar import Exemplar, ExemplarState
from danvan.activities.exemplar_life import broken_life, standing
from danvan.checks.issue import Issue, Spot
from danvan.errors import Problem
from danvan.serialization.kinds import Kind
from danvan.units.kind_periods import KindPeriods
from danvan.units.unit import Level, UnitKind

__all__ = ["Exemplars"]

_FIT = frozenset({ExemplarState.RECOGNISED, ExemplarState.TYPICAL})


class Exemplars:
    """The events of each exemplar beside one another, and a copy beside the exemplar that it replicates."""

    def __init__(self, periods: Callable[[], KindPeriods]) -> None:
        self._periods = periods
        self._until: dt.date | None = None
        self._asked = False
        self._copies: list[tuple[Spot, Exemplar]] = []
        self._parents: dict[str, Exemplar] = {}

    def concerns(self, cls: type) -> bool:
        return cls is Exemplar

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        if not isinstance(record, Exemplar):
            return ()
        self._parents[record.id] = record
        if record.replicates is not None:
            self._copies.append((spot, record))
        return [Issue(spot, problem) for problem in broken_life(record, district_until=self._district_until())]

    def finish(self) -> Iterator[Issue]:
        for spot, copy in self._copies:
            parent = self._parents.get(copy.replicates or "")
            days = [event.on.first() for event in copy.events]
            known = [day for day in days if day is not None]
            if parent is None or not known:
                continue
            # An event without its year may have been before.
            if any(event.state in _FIT and event.on.first() is None for event in parent.events):
                continue
            if not standing(parent, on=max(known)).reached & _FIT:
                yield Issue(spot, Problem.of("exemplar-parent", ("replicates",), parent=parent.id))

    def _district_until(self) -> dt.date | None:
        """The first day without districts."""
        if not self._asked:
            self._asked = True
            period = self._periods().of(UnitKind.DISTRICT, Level.DISTRICT)
            self._until = None if period is None or period.until is None else period.until.first()
        return self._until
