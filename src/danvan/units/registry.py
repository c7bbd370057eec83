"""All units and what happened to them, asked as of a day (danh bạ đơn vị)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from danvan.units.events import UnitEvent
from danvan.units.identifiers import Scheme
from danvan.units.refusals import UnknownUnit, unit_problem
from danvan.units.spans import Days
from danvan.units.succession import Route, Step, Succession
from danvan.units.tables import NamedSpan, UnitTables
from danvan.units.unit import Unit
from danvan.units.view import UnitsOnDay

__all__ = ["UnitRegistry"]


class UnitRegistry(Mapping[str, Unit]):
    """Units by id, with the events that turned them into one another; a value that is never changed.

    Units and events that are the same in every field may be given twice, others with one id may not:
    `ValueError`.
    Every question names its day. Spans known in part are read as wide as they can be.
    """

    __slots__ = ("_events", "_succession", "_tables")

    def __init__(self, units: Iterable[Unit], events: Iterable[UnitEvent] = ()) -> None:
        self._tables = UnitTables(units)
        by_id: dict[str, UnitEvent] = {}
        for event in events:
            if by_id.setdefault(event.id, event) != event:
                raise ValueError(str(UnknownUnit(unit_problem("event-twice", value=event.id))))
        self._events = tuple(by_id.values())
        tables = self._tables
        self._succession = Succession(self._events, tables.exists, tables.surely, tables.units.__contains__)

    def __getitem__(self, name: str) -> Unit:
        return self._tables.units[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables.units)

    def __len__(self) -> int:
        return len(self._tables.units)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UnitRegistry):
            return NotImplemented
        mine, theirs = ({event.id: event for event in each.events} for each in (self, other))
        return self._tables.units == other._tables.units and mine == theirs

    __hash__ = None  # type: ignore[assignment]  # as of every mapping

    def __repr__(self) -> str:
        return f"<UnitRegistry: {len(self)} units, {len(self._events)} events>"

    @property
    def events(self) -> tuple[UnitEvent, ...]:
        """The events, in the order in which they were given."""
        return self._events

    def with_records(self, units: Iterable[Unit] = (), events: Iterable[UnitEvent] = ()) -> "UnitRegistry":
        """A registry of these units and events besides; units with known ids stand in place of those."""
        return UnitRegistry(
            {**self._tables.units, **{unit.id: unit for unit in units}}.values(),
            {**{event.id: event for event in self._events}, **{event.id: event for event in events}}.values(),
        )

    def on(self, day: dt.date) -> UnitsOnDay:
        """All units as they are on a day."""
        return UnitsOnDay(self._tables, day)

    def unit(self, name: str) -> Unit:
        """The unit with this id. Raises `UnknownUnit`, with the nearest id."""
        return self._tables.unit(name)

    def days(self, name: str) -> Days:
        """The first day of a unit and the day after its last, as far as they are known.

        ``datetime.date.min`` and ``.max`` stand for what is not known. Raises `UnknownUnit`.
        """
        return self._tables.days[self.unit(name).id]

    def exists(self, name: str, day: dt.date) -> bool:
        """Whether a unit with this id is there on a day; not for an id that is not known."""
        return self._tables.exists(name, day)

    def by_code(self, scheme: Scheme, code: str, *, on: dt.date) -> Unit | None:
        """The unit that has this code in this scheme on a day; ``None`` if there is none.

        A code alone names no unit: 00634 was Phường Đại Mỗ and is Phường Tây Mỗ. Raises `AmbiguousUnit`
        where several units have it on that day.
        """
        return self._tables.by_code(scheme, code, on=on)

    def at_code(self, scheme: Scheme, code: str, *, on: dt.date) -> Unit:
        """The unit that has this code in this scheme on a day.

        Raises `UnknownUnit`, saying when another unit had the code, or of which scheme it has the form.
        """
        return self._tables.at_code(scheme, code, on=on)

    def today(self, scheme: Scheme, code: str, *, was: dt.date, on: dt.date) -> tuple[Route, ...]:
        """What a code of the day `was` stands for on the day `on`: the routes of the unit that had it.

        Raises `UnknownUnit` if no unit had the code on that day.
        """
        return self.routes(self._tables.at_code(scheme, code, on=was).id, since=was, to=on)

    def successors(self, name: str) -> tuple[Step, ...]:
        """What became of a unit, step by step, each with its extent; changes that keep it stand here too."""
        return self._succession.forward(self.unit(name).id)

    def predecessors(self, name: str) -> tuple[Step, ...]:
        """What a unit was made of, step by step, each with its extent."""
        return self._succession.back(self.unit(name).id)

    def routes(self, name: str, *, since: dt.date, to: dt.date) -> tuple[Route, ...]:
        """What stands on the day `to` in the place of a unit of the earlier day `since`.

        Raises `UnknownUnit` if the unit is not there on the day `since`, `ValueError` if `to` is before it.
        """
        _in_order(since, to)
        return self._succession.routes(self._tables.expect(name, since).id, since, to)

    def origins(self, name: str, *, on: dt.date, since: dt.date) -> tuple[Route, ...]:
        """Which units of the earlier day `since` are in a unit of the day `on`, and how far.

        Raises `UnknownUnit` if the unit is not there on the day `on`, `ValueError` if `since` is after it.
        """
        _in_order(since, on)
        return self._succession.origins(self._tables.expect(name, on).id, on, since)

    def named(self, text: str) -> tuple[NamedSpan, ...]:
        """Every use of a name at any time, in order of days: the chain of a name.

        Spellings that `danvan.text.name_key` holds for one are one name. “Đại Mỗ” also finds “Phường Đại
        Mỗ”, unless a unit has just the shorter name.
        """
        return self._tables.named(text)


def _in_order(since: dt.date, to: dt.date) -> None:
    if to < since:
        raise ValueError(f"{to} is before {since}")
