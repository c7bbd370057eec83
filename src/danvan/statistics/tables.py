"""What a statistical table asks for, as data (biểu thống kê): its columns, and what must agree in it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

import attrs

from danvan.errors import Problem, Refused, Sentence
from danvan.extra import Extra
from danvan.law.instruments import Citation
from danvan.records import record
from danvan.rules import Ident, Line, RefersTo, Several, Text, Whole
from danvan.statistics.words import AXIS_OF, OF_RECEPTIONS, Amount, Axis, CountedIn, Trait

__all__ = ["AtMost", "Column", "StatisticalTable", "StatisticalTables", "Sum", "TableId"]

TableId = Annotated[Ident, RefersTo("statistical-table")]
"""The id of a statistical table, such as ``tt06-2025/02-xld``."""
ColumnNumber = Annotated[int, Whole(1, 99)]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Column:
    """One column of a table (cột), by its number.

    `heading` and `heading_en` are the headings above it, from the outermost to its own. `counted_in` says
    of what it is a number. It takes in what has all of the traits of `where`, those of one axis being
    alternatives, and all of matters or all of receptions; without any it is filled in by hand (nhập tay),
    because danvan's records hold nothing of it. `amounts` are added up instead of counting.
    """

    number: ColumnNumber
    heading: Annotated[tuple[Line, ...], Several(least=1)]
    heading_en: Annotated[tuple[Line, ...], Several(least=1)]
    counted_in: CountedIn
    where: Annotated[tuple[Trait, ...], Several(distinct=True)] = ()
    amounts: Annotated[tuple[Amount, ...], Several(distinct=True)] = ()
    note: Text | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.amounts and not self.where:
            yield Problem.of(
                "needs-field", field="where", reason_en="amounts are added up", reason_vi="cột có cộng số lượng"
            )
        mixed = [word for word in (*self.where, *self.amounts) if (word in OF_RECEPTIONS) is not self.of_receptions]
        if self.where and mixed:
            yield Problem.of("column-mixed", ("where",), number=self.number, mixed=", ".join(w.value for w in mixed))

    @property
    def by_hand(self) -> bool:
        """Whether nothing in danvan's records says what belongs here."""
        return not self.where

    @property
    def of_receptions(self) -> bool:
        """Whether it is receptions of citizens that it takes in, not matters."""
        return bool(self.where) and self.where[0] in OF_RECEPTIONS

    def conditions(self) -> Mapping[Axis, frozenset[Trait]]:
        """The traits asked for, by axis."""
        found: dict[Axis, set[Trait]] = {}
        for trait in self.where:
            found.setdefault(AXIS_OF[trait], set()).add(trait)
        return {axis: frozenset(found[axis]) for axis in Axis if axis in found}


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Sum:
    """Columns that make up another (đẳng thức): `whole` is the sum of `parts`."""

    whole: ColumnNumber
    parts: Annotated[tuple[ColumnNumber, ...], Several(least=1, distinct=True)]
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class AtMost:
    """A column that is never above another (bất đẳng thức): `less` ≤ `more`."""

    less: ColumnNumber
    more: ColumnNumber
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class StatisticalTable:
    """A table of statistics that an instrument prescribes (biểu số liệu, biểu thống kê).

    `code` is its number in the instrument, such as “02/XLD”; the same code means another table in another
    instrument. It is used from `since` to the day before `until`. `sums` and `at_most` are what the form
    itself says of its columns.
    """

    id: Ident
    code: Line
    title: Line
    title_en: Line
    source: Citation
    since: dt.date | None = None
    until: dt.date | None = None
    columns: Annotated[tuple[Column, ...], Several(least=1)]
    sums: tuple[Sum, ...] = ()
    at_most: tuple[AtMost, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        if self.since is not None and self.until is not None and self.until <= self.since:
            yield Problem.of(
                "span-empty", ("until",), first="since", first_value=self.since, until="until", value=self.until
            )
        numbers: set[int] = set()
        for place, column in enumerate(self.columns):
            if column.number in numbers:
                yield Problem.of("column-twice", ("columns", place, "number"), number=column.number)
            numbers.add(column.number)
        for place, rule in enumerate(self.sums):
            for number in (rule.whole, *rule.parts):
                if number not in numbers:
                    yield Problem.of("column-unknown", ("sums", place), number=number)
            if rule.whole in rule.parts:
                yield Problem.of("column-own-part", ("sums", place), number=rule.whole)
        for place, bound in enumerate(self.at_most):
            for number in (bound.less, bound.more):
                if number not in numbers:
                    yield Problem.of("column-unknown", ("at_most", place), number=number)

    def holds_on(self, day: dt.date) -> bool:
        """Whether the table is in use on a day; true where its days are not known."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class StatisticalTables(Mapping[str, StatisticalTable]):
    """Statistical tables by id."""

    def __init__(self, tables: Iterable[StatisticalTable]) -> None:
        self._tables = {table.id: table for table in tables}

    def __getitem__(self, name: str) -> StatisticalTable:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def with_tables(self, *tables: StatisticalTable) -> "StatisticalTables":
        """These tables, with others added or in place of those with the same id."""
        return StatisticalTables({**self._tables, **{table.id: table for table in tables}}.values())

    def find(self, name: str, day: dt.date) -> StatisticalTable:
        """The table with this id, or the one with this code that is in use on a day.

        Raises `Refused` where there is none, or several, and names those that there are.
        """
        if name in self._tables:
            return self._tables[name]
        coded = [table for table in self._tables.values() if table.code.casefold() == name.casefold()]
        found = [table for table in coded if table.holds_on(day)]
        if len(found) == 1:
            return found[0]
        known = ", ".join(table.id for table in coded or self._tables.values())
        raise Refused(
            Sentence(
                f"Không có đúng một biểu “{name}” dùng cho ngày {day}. Các biểu: {known}.",
                f"There is not exactly one table “{name}” in use on {day}. Tables: {known}.",
            )
        )
