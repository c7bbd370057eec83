"""Small counts that are not published cannot be derived: a test tries, with every table that fits."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.reports.suppression import TOTAL, SafeList, SafeTable, _Cell, suppress_list, suppress_table

STRATA = ("thanh niên", "phụ nữ", "nông dân")
PLACES = ("xã A", "xã B", "xã C")


def table(*rows: tuple[int, ...]) -> dict[tuple[str, str], int]:
    return {(PLACES[i], STRATA[j]): value for i, row in enumerate(rows) for j, value in enumerate(row)}


def fitting(published: Mapping[tuple[str, str], int | None], most: int) -> Iterator[dict[tuple[str, str], int]]:
    """Every table of counts up to `most` whose cells and totals agree with all that was published."""
    rows = sorted({row for row, _ in published if row != TOTAL})
    columns = sorted({column for _, column in published if column != TOTAL})
    names = [(row, column) for row in rows for column in columns]
    hidden = [name for name in names if published[name] is None]
    for values in product(range(most + 1), repeat=len(hidden)):
        full = {name: published[name] for name in names} | dict(zip(hidden, values, strict=True))
        cells = {name: value for name, value in full.items() if value is not None}
        cells |= {(row, TOTAL): sum(cells[row, column] for column in columns) for row in rows}
        cells |= {(TOTAL, column): sum(cells[row, column] for row in rows) for column in columns}
        cells[TOTAL, TOTAL] = sum(cells[row, TOTAL] for row in rows)
        if all(value is None or cells[name] == value for name, value in published.items()):
            yield cells


def truth(rows: list[tuple[int, ...]], name: tuple[str, str]) -> int:
    """The true value of a cell or total."""
    counts = table(*rows)
    return sum(
        value for (row, column), value in counts.items() if name[0] in (row, TOTAL) and name[1] in (column, TOTAL)
    )


def left_out(safe: SafeTable) -> set[tuple[str, str]]:
    return {name for name, value in safe.cells.items() if value is None}


def test_a_table_without_small_counts_is_published_whole() -> None:
    safe = suppress_table(table((7, 9), (5, 0)), least=5)
    assert left_out(safe) == set()
    assert safe.cells[TOTAL, TOTAL] == 21
    assert (safe.cells["xã B", "phụ nữ"], safe.cells["xã A", TOTAL]) == (0, 16)


def test_three_others_go_with_one_small_cell() -> None:
    safe = suppress_table(table((2, 50, 60), (10, 30, 99), (20, 80, 70)), least=5)
    assert safe.small == {("xã A", "thanh niên")}
    assert safe.with_them == {("xã A", "phụ nữ"), ("xã B", "thanh niên"), ("xã B", "phụ nữ")}
    assert safe.cells[TOTAL, TOTAL] == 421


def test_small_totals_are_left_out_too() -> None:
    safe = suppress_table(table((1, 2), (90, 80)), least=5)
    assert ("xã A", TOTAL) in safe.small
    assert {("xã A", "thanh niên"), ("xã A", "phụ nữ")} <= safe.small


def test_a_table_of_one_cell_leaves_nothing() -> None:
    safe = suppress_table({("xã A", "phụ nữ"): 3}, least=5)
    assert left_out(safe) == set(safe.cells)
    assert safe.small == left_out(safe)


def test_a_list() -> None:
    assert suppress_list({"a": 3, "b": 9, "c": 20}, least=5) == SafeList(
        {"a": None, "b": None, "c": 20, TOTAL: 32}, frozenset({"a"}), frozenset({"b"})
    )
    assert suppress_list({"a": 3, "b": 4, "c": 20}, least=5).with_them == frozenset()
    assert suppress_list({"a": 3, "b": 0}, least=5).counts == {"a": None, "b": 0, TOTAL: None}
    assert suppress_list({}, least=5).counts == {TOTAL: 0}


def test_what_is_left_out_together_is_not_few() -> None:
    """The sum of what is left out is the total less the rest, so it tells as much as a small count."""
    safe = suppress_list({"a": 1, "b": 0, "c": 9, "d": 30}, least=5)
    assert safe.counts == {"a": None, "b": 0, "c": None, "d": 30, TOTAL: 40}
    two = suppress_list({"a": 1, "b": 2, "c": 9, "d": 30}, least=5)
    assert two.counts == {"a": None, "b": None, "c": None, "d": 30, TOTAL: 42}
    wide = suppress_table(table((1, 1, 20), (30, 40, 50)), least=5)
    assert left_out(wide) == {(place, stratum) for place in PLACES[:2] for stratum in STRATA}


def test_no_count_goes_below_zero() -> None:
    for value, down in ((0, False), (1, True)):
        count, total = (_Cell("a", "row", "column", value, turned, turned) for turned in (False, True))
        assert (count.moves(up=True), count.moves(up=False)) == (True, down)
        assert (total.moves(up=False), total.moves(up=True)) == (True, down)


def test_wrong_use() -> None:
    with pytest.raises(ValueError, match="below zero"):
        suppress_table(table((-1, 2)), least=5)
    with pytest.raises(ValueError, match="1 or more"):
        suppress_table(table((1, 2)), least=0)
    with pytest.raises(ValueError, match="totals"):
        suppress_table({(TOTAL, "a"): 1}, least=5)
    with pytest.raises(ValueError, match="total"):
        suppress_list({TOTAL: 1}, least=5)


small_tables = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.tuples(*[st.integers(0, 4)] * width), min_size=1, max_size=2)
)


@settings(max_examples=100, deadline=None)
@given(small_tables, st.integers(1, 4))
def test_no_left_out_value_can_be_derived(rows: list[tuple[int, ...]], least: int) -> None:
    try_to_derive(rows, least, most=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 2)] * 3), min_size=3, max_size=3), st.integers(1, 3))
def test_nor_in_a_wider_table(rows: list[tuple[int, ...]], least: int) -> None:
    try_to_derive(rows, least, most=3)


@pytest.mark.parametrize("rows", [[(0, 1, 0), (1, 0, 2), (0, 2, 1)], [(0, 0, 2), (2, 0, 0), (0, 1, 0)]])
def test_nor_where_zeros_stand_in_the_way(rows: list[tuple[int, ...]]) -> None:
    for least in (2, 3):
        try_to_derive(rows, least, most=3)


def try_to_derive(rows: list[tuple[int, ...]], least: int, *, most: int) -> None:
    """Look at every table that fits what is published: none of the cells that were left out has one value only."""
    safe = suppress_table(table(*rows), least=least)
    hidden = left_out(safe)
    assert all(not 0 < value < least for value in safe.cells.values() if value is not None)
    seen: dict[tuple[str, str], set[int]] = {name: set() for name in hidden}
    for cells in fitting(safe.cells, most):
        for name in hidden:
            seen[name].add(cells[name])
        if all(len(values) > 1 for values in seen.values()):
            break
    assert all(len(values) > 1 for values in seen.values()), seen
    assert safe.small | safe.with_them == hidden
    for line in {row for row, _ in safe.cells} | {column for _, column in safe.cells}:
        for total in ((line, TOTAL), (TOTAL, line)):
            parts = [
                name for name in safe.cells if name != total and line in name and TOTAL in total and line != TOTAL
                and name[total.index(line)] == line
            ]  # fmt: skip
            if total in safe.cells and safe.cells[total] is not None:
                together = sum(truth(rows, name) for name in parts if name in hidden)
                assert not 0 < together < least
    assert not safe.small & safe.with_them


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 9)), st.integers(1, 6))
def test_nor_can_one_of_a_list(counts: dict[str, int], least: int) -> None:
    safe = suppress_list(counts, least=least)
    hidden = [name for name, value in safe.counts.items() if value is None]
    if hidden:
        assert len(hidden) > 1
        names = [name for name in hidden if name != TOTAL]
        if TOTAL not in hidden:
            # Of the hidden counts only the sum is known, and it is not small.
            assert sum(counts[name] for name in names) >= least
    assert all(not 0 < value < least for value in safe.counts.values() if value is not None)


@given(small_tables, st.integers(2, 4))
def test_published_numbers_are_true(rows: list[tuple[int, ...]], least: int) -> None:
    given_table = table(*rows)
    safe = suppress_table(given_table, least=least)
    for name, value in safe.cells.items():
        if value is not None and TOTAL not in name:
            assert given_table[name] == value
