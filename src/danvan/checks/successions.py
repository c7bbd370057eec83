"""Units and unit events beside each other: codes, days, extents, provinces."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from danvan.checks.issue import Issue, Spot
from danvan.serialization.kinds import Kind
from danvan.units.blocks import AgencyBlocks
from danvan.units.events import UnitEvent
from danvan.units.invariants import Broken, broken_events, broken_units
from danvan.units.kind_periods import KindPeriods
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Unit

__all__ = ["Successions"]


class Successions:
    """What `danvan.units.invariants` finds of the units and events that were loaded.

    They are looked at together with those of `shipped`, which only stand beside them: a loaded unit comes
    before the shipped one with its id. Of a record that was loaded twice, the first is looked at.
    """

    def __init__(
        self,
        shipped: Callable[[], UnitRegistry],
        periods: Callable[[], KindPeriods],
        blocks: Callable[[], AgencyBlocks],
    ) -> None:
        self._shipped = shipped
        self._periods = periods
        self._blocks = blocks
        self._units: dict[str, tuple[Spot, Unit]] = {}
        self._events: dict[str, tuple[Spot, UnitEvent]] = {}

    def concerns(self, cls: type) -> bool:
        return cls in (Unit, UnitEvent)

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        if isinstance(record, Unit):
            self._units.setdefault(record.id, (spot, record))
        elif isinstance(record, UnitEvent):
            self._events.setdefault(record.id, (spot, record))
        return ()

    def finish(self) -> Iterator[Issue]:
        registry = self._shipped().with_records(
            [unit for _, unit in self._units.values()], [event for _, event in self._events.values()]
        )
        yield from _placed(broken_units(registry, self._periods(), self._blocks()), self._units)
        yield from _placed(broken_events(registry), self._events)


def _placed(broken: Iterable[Broken], spots: Mapping[str, tuple[Spot, object]]) -> Iterator[Issue]:
    """The issues of the records that were loaded; those of shipped ones are nobody's to mend."""
    for item in broken:
        if item.record in spots:
            yield Issue(spots[item.record][0], item.problem)
