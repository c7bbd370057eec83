"""Strategies for the room `danvan.statistics`: tables and the numbers in them."""

from collections.abc import Iterable

from hypothesis import strategies as st

from danvan.statistics.tables import AtMost, Column, StatisticalTable, Sum
from danvan.statistics.tallies import Tally
from danvan.statistics.words import OF_RECEPTIONS, Trait
from danvan.strategies.fields import Values, drawing, made, mending, ordered, unrepeated

__all__ = ["statistical_tables", "tallies"]

drawing(Column, number=st.integers(1, 9))


@mending(Column)
def _column(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("amounts") and not drawn.get("where"):
        drawn["where"] = (draw(st.sampled_from(Trait)),)
    where = drawn.get("where", ())
    of_receptions = bool(where) and where[0] in OF_RECEPTIONS
    for name in ("where", "amounts"):
        if name in drawn:
            drawn[name] = tuple(word for word in drawn[name] if (word in OF_RECEPTIONS) is of_receptions)


@mending(StatisticalTable)
def _table(draw: st.DrawFn, drawn: Values) -> None:
    drawn["columns"] = unrepeated(drawn["columns"], lambda column: column.number)
    numbers = [column.number for column in drawn["columns"]]
    ordered(drawn, "since", "until")
    if drawn.get("since") is not None and drawn.get("since") == drawn.get("until"):
        drawn.pop("until")
    if "sums" in drawn:
        drawn["sums"] = tuple(_sums(draw, numbers, drawn["sums"]))
    if "at_most" in drawn:
        column = st.sampled_from(numbers)
        drawn["at_most"] = tuple(
            AtMost(less=draw(column), more=draw(column), note=rule.note) for rule in drawn["at_most"]
        )


def _sums(draw: st.DrawFn, numbers: list[int], rules: Iterable[Sum]) -> Iterable[Sum]:
    """As many sums of these columns as the table has room for: a column is never a part of itself."""
    if len(numbers) < 2:
        return
    for rule in rules:
        whole, *parts = draw(st.lists(st.sampled_from(numbers), min_size=2, unique=True))
        yield Sum(whole=whole, parts=tuple(parts), note=rule.note)


@mending(Tally)
def _tally(draw: st.DrawFn, drawn: Values) -> None:
    drawn["cells"] = unrepeated(drawn["cells"], lambda cell: cell.column)


def statistical_tables() -> st.SearchStrategy[StatisticalTable]:
    """Statistical tables of any columns, with sums of columns that they have.

    For those that the law prescribes, use ``danvan.bundled.statistical_tables()``. Shrinks to one column.
    """
    return made(StatisticalTable)


def tallies() -> st.SearchStrategy[Tally]:
    """Lines of statistical tables; whether their numbers add up is not looked at. Shrinks to one empty cell."""
    return made(Tally)
