"""One line of a table while it is counted: what every record adds to its columns (dòng đang lập)."""

import decimal
from decimal import Decimal

import attrs

from danvan.errors import Refused, Sentence
from danvan.rules import Number
from danvan.statistics.tables import Column
from danvan.statistics.tallies import Cell
from danvan.statistics.words import CountedIn

__all__ = ["MAYBE", "ONE", "Answer", "Answers", "Line", "amounting"]

_MILLION = Decimal(1_000_000)
_WIDE = decimal.Context(prec=60)
_FINEST = Decimal("0.000000001")


@attrs.frozen
class Answer:
    """What one record adds to one column.

    `belongs`: it surely belongs there; else that is not stated. `value` is what it adds as far as that is
    stated, ``None`` where nothing is; `complete`: nothing that it adds is left unstated.
    """

    belongs: bool
    value: Decimal | None
    complete: bool


Answers = dict[int, Answer]
"""What one record adds, by the number of the column; a column in which it has no place is not there."""

ONE = Answer(belongs=True, value=Decimal(1), complete=True)
"""A record that belongs in a column that counts records."""
MAYBE = Answer(belongs=False, value=None, complete=False)
"""A record of which it is not stated whether it belongs there."""


def amounting(amounts: list[Decimal | None]) -> Answer:
    """What a record adds that belongs in a column of amounts: all parts that are stated."""
    stated = [amount for amount in amounts if amount is not None]
    total = Decimal(0)
    for amount in stated:
        total = _WIDE.add(total, amount)
    return Answer(belongs=True, value=total if stated else None, complete=len(stated) == len(amounts))


class Line:
    """The numbers of one line. What several records share is kept until the line is asked for."""

    def __init__(self) -> None:
        self._values: dict[int, Decimal] = {}
        self._silent: set[int] = set()
        self._unstated: dict[int, int] = {}
        self._shared: dict[tuple[object, ...], tuple[tuple[object, ...], Answers]] = {}

    def add(self, answers: Answers) -> None:
        """Add what one record says."""
        for number, answer in answers.items():
            if not answer.complete:
                self._unstated[number] = self._unstated.get(number, 0) + 1
            if answer.value is not None:
                self._values[number] = _WIDE.add(self._values.get(number, Decimal(0)), answer.value)
            elif answer.belongs:
                self._silent.add(number)

    def share(self, what: tuple[object, ...], answers: Answers, rank: tuple[object, ...]) -> None:
        """Add what one record says of a thing of which several may speak: the first by rank is heard.

        Whoever surely belongs somewhere goes before those of whom that is not stated.
        """
        if not answers:
            return
        rank = (not any(answer.belongs for answer in answers.values()), *rank)
        known = self._shared.get(what)
        if known is None or rank < known[0]:
            self._shared[what] = rank, answers

    def cells(self, columns: tuple[Column, ...]) -> tuple[Cell, ...]:
        """The numbers, in the order of the columns."""
        whole = Line()
        whole._values, whole._silent, whole._unstated = dict(self._values), set(self._silent), dict(self._unstated)
        for _, answers in self._shared.values():
            whole.add(answers)
        return tuple(whole._cell(column) for column in columns)

    def _cell(self, column: Column) -> Cell:
        number = column.number
        unstated = self._unstated.get(number, 0)
        if column.by_hand or (number in self._silent and number not in self._values):
            return Cell(column=number, unstated=unstated)
        value = self._values.get(number, Decimal(0))
        if column.counted_in is CountedIn.MILLION_DONG:
            # What is less than a thousandth of a đồng cannot be written, and no money is that small.
            value = _WIDE.divide(value, _MILLION).quantize(_FINEST, context=_WIDE).normalize(_WIDE)
            value = value.quantize(Decimal(1), context=_WIDE) if value == value.to_integral_value() else value
        if not Number().acceptable(value):
            raise Refused(
                Sentence(
                    f"Tổng của cột {number} có quá 18 chữ số; hãy kiểm tra số tiền, diện tích trong hồ sơ.",
                    f"The sum of column {number} has more than 18 digits; check the amounts in the files.",
                )
            )
        return Cell(column=number, value=value, unstated=unstated)
