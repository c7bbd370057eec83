"""The table of a rule book as a CSV sheet, and back."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal as D

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan import RuleBook, bundled, strategies
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Group
from danvan.evaluation.leaves import ItemRate, Judged, PerItem, Proportional
from danvan.evaluation.process import Scope
from danvan.serialization import UnfitFile
from danvan.serialization.book_tables import book_from_table, book_table

BOOK = RuleBook(
    id="book",
    title="Bộ tiêu chí",
    scope=Scope(described="Xã"),
    groups=(Group(id="g1", title="Nhóm 1", maximum=D(20)), Group(id="g2", title="Nhóm 2", maximum=D("7.5"))),
    criteria=(
        Criterion(id="a", number="1", title="Chấm", group="g1", maximum=D(10), shape=Judged(by="Hội đồng")),
        Criterion(
            id="b",
            number="2",
            title="Tỷ lệ",
            group="g1",
            maximum=D(10),
            shape=Proportional(numerator="x", denominator="y"),
        ),
        Criterion(id="c", title="Khác", group="g2", maximum=D("7.5"), shape=Judged(by="Hội đồng")),
    ),
    bonuses=(
        Bonus(
            id="plus",
            title="Thưởng",
            cap=D(3),
            items=(
                Adjustment(id="p1", title="Mô hình", shape=PerItem(items=(ItemRate(count="m", per_item=D(1)),))),
                Adjustment(id="p2", title="Sáng kiến", shape=PerItem(items=(ItemRate(count="n", per_item=D(1)),))),
            ),
        ),
    ),
)
Cells = list[list[str]]


def cells(book: RuleBook = BOOK, lang: str = "vi") -> Cells:
    return list(csv.reader(io.StringIO(book_table(book, {}, lang))))


def back(rows: Cells, book: RuleBook = BOOK) -> RuleBook:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return book_from_table(text.getvalue().encode("utf-8-sig"), book, {}, name="sheet.csv")


def put(rows: Cells, name: str, column: str, text: str) -> Cells:
    place = rows[0].index(column)
    for row in rows[1:]:
        if row[1] == name:
            row[place] = text
    return rows


def test_lines_stand_below_their_groups_as_officials_lay_them_out() -> None:
    assert [row[:7] for row in cells()] == [
        ["kind", "id", "number", "group", "title", "title_en", "maximum"],
        ["group", "g1", "", "", "Nhóm 1", "", "20"],
        ["criterion", "a", "1", "g1", "Chấm", "", "10"],
        ["criterion", "b", "2", "g1", "Tỷ lệ", "", "10"],
        ["group", "g2", "", "", "Nhóm 2", "", "7.5"],
        ["criterion", "c", "", "g2", "Khác", "", "7.5"],
        ["bonus", "plus", "", "", "Thưởng", "", "3"],
        ["bonus line", "p1", "", "plus", "Mô hình", "", ""],
        ["bonus line", "p2", "", "plus", "Sáng kiến", "", ""],
    ]
    assert "x" in cells()[3][8]


def test_words_numbers_maxima_weights_and_groups_come_back() -> None:
    rows = put(
        put(put(put(cells(), "b", "maximum", "12.5"), "b", "group", "g2"), "b", "title_en", "Share"), "b", "weight", "2"
    )
    rows = put(put(put(rows, "a", "number", "1.1"), "plus", "maximum", ""), "g1", "title", "Nhóm một")
    book = back(rows)
    line = book.criteria[1]
    assert (line.maximum, line.group, line.title_en, line.weight) == (D("12.5"), "g2", "Share", D(2))
    assert (book.criteria[0].number, book.bonuses[0].cap, book.groups[0].title) == ("1.1", None, "Nhóm một")
    assert line.shape == BOOK.criteria[1].shape


def test_the_order_of_rows_is_that_of_the_lines() -> None:
    rows = cells()
    rows[2], rows[3] = rows[3], rows[2]
    rows[7], rows[8] = rows[8], rows[7]
    book = back(rows)
    assert [line.id for line in book.criteria] == ["b", "a", "c"]
    assert [item.id for item in book.bonuses[0].items] == ["p2", "p1"]
    assert book.groups == BOOK.groups


def _repeat(rows: Cells) -> Cells:
    return [*rows, rows[2]]


WRONG: dict[str, tuple[Callable[[Cells], Cells], list[tuple[str, int | None, str | None]]]] = {
    "unknown id": (
        lambda rows: [*rows, ["criterion", "z", *[""] * 8]],
        [("table-row-unknown", 10, "id")],
    ),
    "the same row twice": (_repeat, [("table-row-repeated", 10, "id")]),
    "a row is missing": (lambda rows: [*rows[:3], *rows[4:]], [("table-row-missing", None, None)]),
    "another rule": (lambda rows: put(rows, "b", "rule", "luôn được 10"), [("table-cell-fixed", 4, "rule")]),
    "another kind": (lambda rows: put(rows, "a", "kind", "group"), [("table-cell-fixed", 3, "kind")]),
    "another block": (lambda rows: put(rows, "p1", "group", "g1"), [("table-cell-fixed", 8, "group")]),
    "a number of a group": (lambda rows: put(rows, "g1", "number", "I"), [("table-cell-fixed", 2, "number")]),
    "no number": (lambda rows: put(rows, "a", "maximum", "7,5"), [("table-cell-number", 3, "maximum")]),
    "not a number": (lambda rows: put(rows, "a", "weight", "NaN"), [("table-cell-number", 3, "weight")]),
    "no title": (lambda rows: put(rows, "a", "title", ""), [("expected-text", 3, "title")]),
    "no such group": (lambda rows: put(rows, "c", "group", "g9"), [("unknown-id", 6, "group")]),
    "in a circle": (lambda rows: put(rows, "g1", "group", "g1"), [("group-in-itself", 2, "group")]),
    "a column is missing": (lambda rows: [row[:-1] for row in rows], [("table-column-missing", 1, None)]),
    "several": (
        lambda rows: put(put(rows, "a", "maximum", "x"), "b", "rule", "y"),
        [("table-cell-number", 3, "maximum"), ("table-cell-fixed", 4, "rule")],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_with_row_and_column(name: str) -> None:
    change, expected = WRONG[name]
    with pytest.raises(UnfitFile) as caught:
        back(change(cells()))
    found = [(finding.code, finding.line, finding.column_name) for finding in caught.value.findings]
    assert found == expected
    assert all("sheet.csv" in finding.text(lang) for finding in caught.value.findings for lang in ("vi", "en"))


def test_a_sheet_in_either_language_is_read() -> None:
    assert cells(lang="en") != cells()
    assert back(cells(lang="en")) == BOOK


def test_a_book_that_refines_another_keeps_lines_in_groups_of_its_base() -> None:
    book = attrs.evolve(BOOK, groups=(), extends="base")
    assert [row[1] for row in cells(book)[1:4]] == ["a", "b", "c"]
    assert back(cells(book), book) == book


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.one_of(strategies.rule_books(), st.sampled_from(list(bundled.rule_books().values()))),
    st.sampled_from(["vi", "en"]),
)
def test_out_and_in_is_the_same_book(book: RuleBook, lang: str) -> None:
    names = bundled.fact_names()
    assert book_from_table(book_table(book, names, lang).encode(), book, names) == book
