"""The numbers of one statistical table for one window of days (số liệu của biểu)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.extra import Extra
from danvan.law.instruments import Source
from danvan.law.periods import Window
from danvan.records import record
from danvan.rules import Count, Ident, NonNegative, Several, Text
from danvan.statistics.tables import ColumnNumber, TableId
from danvan.units.unit import UnitId

__all__ = ["Cell", "Tally"]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Cell:
    """The number in one column (ô số liệu).

    `value` is ``None`` where it is not known: a column that is filled in by hand, or amounts that nobody
    stated. `unstated` is of how many matters or receptions the files do not say whether they belong here,
    or how much; the true number lies from `value` to `value` and these together. Zero is a number.
    """

    column: ColumnNumber
    value: NonNegative | None = None
    unstated: Count = 0


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Tally:
    """One line of a statistical table (dòng số liệu của biểu): a unit, or all units together.

    `window` are the days of data, first and last included. `unit` is the unit of the line, ``None`` for
    all together. A total counts a case once that several units hold, so it may be less than its lines.
    """

    id: Ident
    table: TableId
    window: Window
    unit: UnitId | None = None
    cells: Annotated[tuple[Cell, ...], Several(least=1)]
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        seen: set[int] = set()
        for place, cell in enumerate(self.cells):
            if cell.column in seen:
                yield Problem.of("column-twice", ("cells", place, "column"), number=cell.column)
            seen.add(cell.column)

    def value(self, column: int) -> Decimal | None:
        """The number in a column; ``None`` where it is not known or not there."""
        return next((cell.value for cell in self.cells if cell.column == column), None)
