"""Counting petitions and receptions into a statistical table (lập biểu số liệu).

One record after the other, in any order, in memory that grows only with the units and with what several
records share.
"""

from collections.abc import Iterable, Mapping

import attrs

from danvan.activities.reception import Reception
from danvan.errors import Refused, Sentence
from danvan.law.law import Law
from danvan.law.periods import Window
from danvan.petitions.petition import Petition
from danvan.statistics.amounts import of_matter, of_reception
from danvan.statistics.lines import MAYBE, ONE, Answers, Line, amounting
from danvan.statistics.receptions import day_of, in_window, traits_of
from danvan.statistics.tables import Column, StatisticalTable
from danvan.statistics.tallies import Tally
from danvan.statistics.traits import TRAITS
from danvan.statistics.views import MatterView
from danvan.statistics.words import Axis, CountedIn, Trait

__all__ = ["Tallier", "tally"]

_POPULATIONS = frozenset({Axis.ARRIVAL, Axis.BACKLOG, Axis.DECISION, Axis.WITHDRAWAL, Axis.EXECUTION})
"""The axes that say which matters a column is about at all; the others divide them."""


@attrs.frozen
class _Asked:
    """A column, ready for counting."""

    column: Column
    conditions: tuple[tuple[Axis, frozenset[Trait]], ...]


@attrs.frozen
class _Group:
    """Columns of one population, in which a thing that several matters share is heard of from one of them.

    So columns that make up another take the thing in together, whoever else speaks of it. Cases are one
    thing at every level; decisions, and what they order, are another at each.
    """

    cases: bool
    population: frozenset[Axis]
    columns: tuple[_Asked, ...]


def _groups(asked: list[_Asked]) -> tuple[_Group, ...]:
    found: dict[tuple[bool, frozenset[Axis]], list[_Asked]] = {}
    for item in asked:
        column = item.column
        cases = column.counted_in is CountedIn.CASES and not column.amounts
        population = _POPULATIONS.intersection(axis for axis, _ in item.conditions)
        found.setdefault((cases, population), []).append(item)
    return tuple(_Group(*key, tuple(columns)) for key, columns in found.items())


class Tallier:
    """Counts records into one table for one window: add them one by one, then ask for the lines.

    A petition counts in the columns of petitions (đơn) as what its first matter is, and each of its
    matters in those of cases (vụ việc) and decisions. A case that several petitions name (`Matter.case`)
    counts once; a petition that repeats another (`Petition.duplicate_of`) brings no case of its own.
    Only events up to the window's last day count, so the same archive gives the same numbers for a past
    window at any time. Given a `unit`, records of the others change nothing, and the total is its line.
    Raises `Refused` for a table of which every column is filled in by hand.
    """

    def __init__(self, table: StatisticalTable, window: Window, *, law: Law, unit: str | None = None) -> None:
        if all(column.by_hand for column in table.columns):
            raise Refused(
                Sentence(
                    f"Mọi cột của biểu “{table.id}” phải nhập tay: hồ sơ của danvan không có dữ liệu cho biểu này.",
                    f"Every column of table “{table.id}” is filled in by hand: danvan's records hold nothing of it.",
                )
            )
        self._table = table
        self._window = window
        self._law = law
        self._unit = unit
        asked = [_Asked(column, tuple(column.conditions().items())) for column in table.columns if not column.by_hand]
        self._of_receptions = [item for item in asked if item.column.of_receptions]
        of_matters = [item for item in asked if not item.column.of_receptions]
        self._of_petitions = tuple(item for item in of_matters if item.column.counted_in is CountedIn.PETITIONS)
        self._groups = _groups([item for item in of_matters if item.column.counted_in is not CountedIn.PETITIONS])
        self._total = Line()
        self._units: dict[str | None, Line] = {}

    def add(self, record: Petition | Reception) -> None:
        """Count one record. Petitions received after the window, and receptions outside it, change nothing."""
        unit = record.unit if isinstance(record, Petition) else record.host.unit
        if self._unit is not None and unit != self._unit:
            return
        if isinstance(record, Petition):
            self._add_petition(record)
        else:
            self._add_reception(record)

    def _add_petition(self, petition: Petition) -> None:
        if petition.received_on > self._window.last or not (self._of_petitions or self._groups):
            return
        lines = self._lines(petition.unit)
        for place, matter in enumerate(petition.matters):
            traits = _Traits(MatterView(petition, matter, self._window, self._law))
            if place == 0:
                answers = _answers(self._of_petitions, traits)
                for line in lines:
                    line.add(answers)
            if matter.case is None and petition.duplicate_of is not None:
                continue
            for group in self._groups:
                answers = _answers(group.columns, traits)
                for line in lines:
                    if matter.case is None:
                        line.add(answers)
                    else:
                        level = None if group.cases else traits[Axis.LEVEL]
                        what = (group.cases, group.population, matter.case, traits[Axis.KIND], level)
                        line.share(what, answers, (petition.received_on, petition.id, matter.id))

    def _add_reception(self, reception: Reception) -> None:
        inside = in_window(reception, self._window)
        if inside is False or not self._of_receptions:
            return
        traits, day, unit = traits_of(reception), day_of(reception), reception.host.unit
        lines = self._lines(unit)
        for asked in self._of_receptions:
            column = asked.column
            verdict = _verdict(asked, traits)
            if verdict is False:
                continue
            if verdict is None or inside is None:
                answer = MAYBE
            elif column.amounts:
                answer = amounting([of_reception(reception, amount) for amount in column.amounts])
            else:
                answer = ONE
            for line in lines:
                if column.counted_in is CountedIn.DAYS and not column.amounts and day and unit:
                    line.share((column.number, unit, day), {column.number: answer}, (reception.id,))
                else:
                    line.add({column.number: answer})

    def _lines(self, unit: str | None) -> tuple[Line, Line]:
        own = self._units.get(unit)
        if own is None:
            own = self._units[unit] = Line()
        return self._total, own

    def total(self, *, id: str | None = None) -> Tally:
        """The line of all units together, or of the unit asked for."""
        return self._tally(id or self._unit or "total", self._unit, self._total)

    def by_unit(self) -> tuple[Tally, ...]:
        """One line for each unit, in the order of their ids; receptions of no known unit are in the total only."""
        known = sorted(unit for unit in self._units if unit is not None)
        return tuple(self._tally(unit, unit, self._units[unit]) for unit in known)

    def _tally(self, id: str, unit: str | None, line: Line) -> Tally:
        return Tally(id=id, table=self._table.id, window=self._window, unit=unit, cells=line.cells(self._table.columns))


class _Traits(dict[Axis, Trait | None]):
    """The traits of a matter, each found when it is first asked for; ``None`` where the file does not say."""

    def __init__(self, view: MatterView) -> None:
        super().__init__()
        self.matter = view.matter
        self._view = view

    def __missing__(self, axis: Axis) -> Trait | None:
        self[axis] = trait = TRAITS[axis](self._view)
        return trait


def _verdict(asked: _Asked, traits: Mapping[Axis, Trait | None]) -> bool | None:
    """Whether a record belongs in a column; ``None`` where that is not stated."""
    stated = True
    for axis, wanted in asked.conditions:
        trait = traits[axis]
        if trait is None:
            stated = False
        elif trait not in wanted:
            return False
    return True if stated else None


def _answers(columns: tuple[_Asked, ...], traits: _Traits) -> Answers:
    answers: Answers = {}
    for asked in columns:
        verdict = _verdict(asked, traits)
        if verdict is None:
            answers[asked.column.number] = MAYBE
        elif verdict and asked.column.amounts:
            amounts = [of_matter(traits.matter, amount) for amount in asked.column.amounts]
            answers[asked.column.number] = amounting(amounts)
        elif verdict:
            answers[asked.column.number] = ONE
    return answers


def tally(
    table: StatisticalTable,
    records: Iterable[Petition | Reception],
    window: Window,
    *,
    law: Law,
    unit: str | None = None,
) -> Tally:
    """The numbers of a table for a window of days: of all records together, or of one unit's.

    Takes what petitions and receptions there are, in any order; see `Tallier` for how they count. Raises
    `Refused` for a table that is filled in by hand only.
    """
    tallier = Tallier(table, window, law=law, unit=unit)
    for record in records:
        tallier.add(record)
    return tallier.total()
