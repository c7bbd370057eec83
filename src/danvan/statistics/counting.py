"""Counting petitions and receptions into a statistical table (lập biểu số liệu).

One record after the other, in any order, in memory that grows only with the units and the cases that
several petitions share.
"""

import decimal
from collections.abc import Callable, Iterable
from decimal import Decimal

import attrs

from danvan.activities.reception import Reception
from danvan.errors import Refused, Sentence
from danvan.law.law import Law
from danvan.law.periods import Window
from danvan.petitions.petition import Petition
from danvan.statistics.amounts import of_matter, of_reception
from danvan.statistics.receptions import in_window, traits_of
from danvan.statistics.tables import Column, StatisticalTable
from danvan.statistics.tallies import Cell, Tally
from danvan.statistics.traits import TRAITS
from danvan.statistics.views import MatterView
from danvan.statistics.words import Axis, CountedIn, Trait

__all__ = ["Tallier", "tally"]

_MILLION = Decimal(1_000_000)
_WIDE = decimal.Context(prec=60)
_FINEST = Decimal("0.000000001")


@attrs.frozen
class _Asked:
    """A column, ready for counting."""

    column: Column
    conditions: tuple[tuple[Axis, frozenset[Trait]], ...]


@attrs.frozen
class _Answer:
    """What one record adds to one column: so much, or of one record it is not stated."""

    value: Decimal
    unstated: int


_ONE = _Answer(Decimal(1), 0)
_UNSTATED = _Answer(Decimal(0), 1)
_Answers = dict[int, _Answer]
_Rank = tuple[object, ...]


class _Line:
    """The numbers of one line while they are counted."""

    def __init__(self) -> None:
        self.values: dict[int, Decimal] = {}
        self.stated: dict[int, int] = {}
        self.unstated: dict[int, int] = {}
        self.shared: dict[str, tuple[_Rank, _Answers]] = {}

    def add(self, answers: _Answers) -> None:
        for number, answer in answers.items():
            if answer.unstated:
                self.unstated[number] = self.unstated.get(number, 0) + answer.unstated
            else:
                self.stated[number] = self.stated.get(number, 0) + 1
                self.values[number] = _WIDE.add(self.values.get(number, Decimal(0)), answer.value)

    def share(self, case: str, rank: _Rank, answers: _Answers) -> None:
        """Count a case that several petitions may raise: once, as the first of them that counts at all."""
        known = self.shared.get(case)
        if known is None or rank < known[0]:
            self.shared[case] = rank, answers


class Tallier:
    """Counts records into one table for one window: add them one by one, then ask for the lines.

    A petition is a line in the columns of petitions (đơn) as what its first matter is, and each of its
    matters one in the columns of cases (vụ việc). A case that several petitions name (`Matter.case`)
    counts once; a petition that repeats another (`Petition.duplicate_of`) brings no case of its own.
    Only events up to the window's last day count, so the same archive gives the same numbers for a past
    window at any time. Raises `Refused` for a table of which every column is filled in by hand.
    """

    def __init__(self, table: StatisticalTable, window: Window, *, law: Law) -> None:
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
        asked = [_Asked(column, tuple(column.conditions().items())) for column in table.columns if not column.by_hand]
        self._of_receptions = [item for item in asked if item.column.of_receptions]
        of_matters = [item for item in asked if not item.column.of_receptions]
        self._of_petitions = [item for item in of_matters if item.column.counted_in is CountedIn.PETITIONS]
        self._of_cases = [item for item in of_matters if item.column.counted_in is not CountedIn.PETITIONS]
        self._total = _Line()
        self._units: dict[str | None, _Line] = {}

    def add(self, record: Petition | Reception) -> None:
        """Count one record. Petitions received after the window, and receptions outside it, change nothing."""
        if isinstance(record, Petition):
            self._add_petition(record)
        else:
            self._add_reception(record)

    def _add_petition(self, petition: Petition) -> None:
        if petition.received_on > self._window.last or not (self._of_petitions or self._of_cases):
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
            answers = _answers(self._of_cases, traits)
            rank = (not answers, petition.received_on, petition.id, matter.id)
            for line in lines:
                if matter.case is None:
                    line.add(answers)
                else:
                    line.share(matter.case, rank, answers)

    def _add_reception(self, reception: Reception) -> None:
        inside = in_window(reception, self._window)
        if inside is False or not self._of_receptions:
            return
        traits = traits_of(reception)
        answers: _Answers = {}
        for asked in self._of_receptions:
            verdict = _verdict(asked, traits.__getitem__)
            if verdict is False:
                continue
            if verdict is None or inside is None:
                answers[asked.column.number] = _UNSTATED
            else:
                answers[asked.column.number] = _sum(
                    asked.column, [of_reception(reception, amount) for amount in asked.column.amounts]
                )
        for line in self._lines(reception.host.unit):
            line.add(answers)

    def _lines(self, unit: str | None) -> tuple[_Line, _Line]:
        own = self._units.get(unit)
        if own is None:
            own = self._units[unit] = _Line()
        return self._total, own

    def total(self, *, id: str = "total") -> Tally:
        """The line of all units together."""
        return self._tally(id, None, self._total)

    def by_unit(self) -> tuple[Tally, ...]:
        """One line for each unit, in the order of their ids; receptions of no known unit are in the total only."""
        known = sorted(unit for unit in self._units if unit is not None)
        return tuple(self._tally(unit, unit, self._units[unit]) for unit in known)

    def _tally(self, id: str, unit: str | None, line: _Line) -> Tally:
        whole = _Line()
        whole.values, whole.stated, whole.unstated = dict(line.values), dict(line.stated), dict(line.unstated)
        for _, answers in line.shared.values():
            whole.add(answers)
        return Tally(
            id=id,
            table=self._table.id,
            window=self._window,
            unit=unit,
            cells=tuple(_cell(column, whole) for column in self._table.columns),
        )


class _Traits:
    """The traits of a matter, each found when it is first asked for."""

    def __init__(self, view: MatterView) -> None:
        self.matter = view.matter
        self._view = view
        self._found: dict[Axis, Trait | None] = {}

    def on(self, axis: Axis) -> Trait | None:
        """The trait on an axis; ``None`` where the file does not say."""
        if axis not in self._found:
            self._found[axis] = TRAITS[axis](self._view)
        return self._found[axis]


def _verdict(asked: _Asked, trait_on: Callable[[Axis], Trait | None]) -> bool | None:
    """Whether a record belongs in a column; ``None`` where that is not stated."""
    stated = True
    for axis, wanted in asked.conditions:
        trait = trait_on(axis)
        if trait is None:
            stated = False
        elif trait not in wanted:
            return False
    return True if stated else None


def _answers(columns: list[_Asked], traits: _Traits) -> _Answers:
    answers: _Answers = {}
    for asked in columns:
        verdict = _verdict(asked, traits.on)
        if verdict is None:
            answers[asked.column.number] = _UNSTATED
        elif verdict:
            answers[asked.column.number] = _sum(
                asked.column, [of_matter(traits.matter, amount) for amount in asked.column.amounts]
            )
    return answers


def _sum(column: Column, amounts: list[Decimal | None]) -> _Answer:
    """What a record that belongs in a column adds to it."""
    if not column.amounts:
        return _ONE
    stated = [amount for amount in amounts if amount is not None]
    if len(stated) < len(amounts):
        return _UNSTATED
    total = Decimal(0)
    for amount in stated:
        total = _WIDE.add(total, amount)
    return _Answer(total, 0)


def _cell(column: Column, line: _Line) -> Cell:
    number = column.number
    if column.by_hand:
        return Cell(column=number)
    unstated = line.unstated.get(number, 0)
    if column.amounts and unstated and not line.stated.get(number):
        return Cell(column=number, unstated=unstated)
    value = line.values.get(number, Decimal(0))
    if column.counted_in is CountedIn.MILLION_DONG:
        # What is less than a thousandth of a đồng cannot be written, and no money is that small.
        value = _WIDE.divide(value, _MILLION).quantize(_FINEST, context=_WIDE).normalize(_WIDE)
        value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return Cell(column=number, value=value, unstated=unstated)


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
    tallier = Tallier(table, window, law=law)
    for record in records:
        held_by = record.unit if isinstance(record, Petition) else record.host.unit
        if unit is None or held_by == unit:
            tallier.add(record)
    total = tallier.total()
    return total if unit is None else attrs.evolve(total, id=unit, unit=unit)
