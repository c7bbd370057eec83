"""Numbers of statistical tables that disagree with the form they fill."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from danvan.checks.issue import Issue, Spot
from danvan.errors import Problem
from danvan.serialization.kinds import Kind
from danvan.statistics.tables import Column, StatisticalTable
from danvan.statistics.tallies import Cell, Tally

__all__ = ["Tallies"]


class Tallies:
    """The columns of a line are those of its table; sums and bounds of the form hold.

    What is not stated is given its due: a sum is wrong only where no value of the unstated could make it
    right. Tables that were loaded come before those of `shipped`, which are asked for when needed.
    """

    def __init__(self, shipped: Callable[[], Mapping[str, StatisticalTable]]) -> None:
        self._shipped = shipped
        self._tables: dict[str, StatisticalTable] = {}
        self._tallies: list[tuple[Spot, Tally]] = []

    def concerns(self, cls: type) -> bool:
        return cls in (StatisticalTable, Tally)

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        if isinstance(record, StatisticalTable):
            self._tables[record.id] = record
        elif isinstance(record, Tally):
            self._tallies.append((spot, record))
        return ()

    def finish(self) -> Iterator[Issue]:
        for spot, tally in self._tallies:
            table = self._tables.get(tally.table) or self._shipped().get(tally.table)
            if table is not None:
                yield from (Issue(spot, problem) for problem in _problems(tally, table))


def _problems(tally: Tally, table: StatisticalTable) -> Iterator[Problem]:
    columns = {column.number: column for column in table.columns}
    places: dict[int, int] = {}
    bounds: dict[int, _Bounds] = {}
    for place, cell in enumerate(tally.cells):
        if cell.column not in columns:
            known = f"{min(columns)}-{max(columns)}"
            yield Problem.of(
                "tally-column", ("cells", place, "column"), number=cell.column, code=table.code, known=known
            )
            continue
        places[cell.column] = place
        bounds[cell.column] = _bounds(cell, columns[cell.column])
    for rule in table.sums:
        if all(number in places for number in (rule.whole, *rule.parts)):
            whole, parts = bounds[rule.whole], _sum([bounds[number] for number in rule.parts])
            if _below(whole, parts) or _below(parts, whole):
                yield Problem.of(
                    "tally-sum",
                    ("cells", places[rule.whole], "value"),
                    whole=rule.whole,
                    parts=" + ".join(str(number) for number in rule.parts),
                    value=_shown(whole),
                    sum=_shown(parts),
                    code=table.code,
                )
    for bound in table.at_most:
        if bound.less in places and bound.more in places and _below(bounds[bound.more], bounds[bound.less]):
            yield Problem.of(
                "tally-at-most",
                ("cells", places[bound.less], "value"),
                less=bound.less,
                more=bound.more,
                value=_shown(bounds[bound.less]),
                limit=_shown(bounds[bound.more]),
                code=table.code,
            )


_Bounds = tuple[Decimal, Decimal | None]
"""Between which numbers a number lies; ``None``: nobody knows how high."""


def _bounds(cell: Cell, column: Column) -> _Bounds:
    """Matters of which nothing is stated count at most once each; an amount that nobody stated may be any."""
    if cell.value is None or (cell.unstated and column.amounts):
        return cell.value or Decimal(0), None
    return cell.value, cell.value + cell.unstated


def _sum(several: list[_Bounds]) -> _Bounds:
    least = sum((low for low, _ in several), Decimal(0))
    highs = [high for _, high in several if high is not None]
    return least, sum(highs, Decimal(0)) if len(highs) == len(several) else None


def _below(one: _Bounds, other: _Bounds) -> bool:
    """Whether the first is surely less than the second."""
    return one[1] is not None and one[1] < other[0]


def _shown(bounds: _Bounds) -> str:
    least, most = bounds
    if least == most:
        return format(least, "f")
    return f"{least:f}…" + ("" if most is None else f"{most:f}")
