"""The table of a rule book as a sheet of rows, and back (bảng tiêu chí dạng CSV).

Officials work on scoring tables in spreadsheets. Out goes one row for each group, criterion, block and line of a
block; back come the words, numbers, maxima, weights, groups and the order of rows. Rules stay in the rule book: their
column is there to be read.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

import attrs

from danvan import messages
from danvan.errors import Finding, InvalidRecord, Problem, Sentence
from danvan.evaluation.condition_words import Names
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction, Group
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.shape_words import shape_words
from danvan.law.deadlines import citation_text
from danvan.serialization.documents import UnfitFile
from danvan.serialization.formats import csv
from danvan.serialization.plain import Plain

__all__ = ["book_from_table", "book_table"]

_COLUMNS = ("kind", "id", "number", "group", "title", "title_en", "maximum", "weight", "rule", "citation")
_EDITABLE: Mapping[str, tuple[str, ...]] = {
    "group": ("group", "title", "title_en", "maximum", "weight"),
    "criterion": ("number", "group", "title", "title_en", "maximum", "weight"),
    "bonus": ("title", "title_en", "maximum"),
    "deduction": ("title", "title_en", "maximum"),
    "bonus line": ("title", "title_en", "maximum"),
    "deduction line": ("title", "title_en", "maximum"),
}
"""What may be changed in the row of each kind."""

_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")

_Line = Group | Criterion | Bonus | Deduction | Adjustment


@attrs.frozen
class _Row:
    """One line of a rule book as it is laid out; `block` is the bonus or deduction of a line of one."""

    kind: str
    line: _Line
    block: Bonus | Deduction | None = None


def book_table(book: RuleBook, names: Names, lang: str) -> str:
    """The lines of a rule book as the text of a CSV file, groups before what stands in them."""
    rows = [dict(_cells(row, names, lang)) for row in _rows(book)]
    return "".join(csv.write(rows)) or ",".join(_COLUMNS) + "\n"


def _rows(book: RuleBook) -> list[_Row]:
    by_group: dict[str | None, list[_Row]] = {}
    for group in book.groups:
        by_group.setdefault(group.within, []).append(_Row("group", group))
    for criterion in book.criteria:
        by_group.setdefault(criterion.group, []).append(_Row("criterion", criterion))

    def below(above: str | None) -> Iterator[_Row]:
        for row in by_group.pop(above, ()):
            yield row
            if row.kind == "group":
                yield from below(row.line.id)

    rows = [*below(None)]
    # A book that refines another may place lines into groups that only its base has.
    rows += chain.from_iterable(below(above) for above in tuple(by_group))
    blocks: tuple[tuple[str, tuple[Bonus | Deduction, ...]], ...] = (
        ("bonus", book.bonuses),
        ("deduction", book.deductions),
    )
    for kind, entries in blocks:
        for block in entries:
            rows.append(_Row(kind, block))
            rows += [_Row(f"{kind} line", item, block) for item in block.items]
    return rows


def _cells(row: _Row, names: Names, lang: str) -> Iterator[tuple[str, Plain]]:
    for column in _COLUMNS:
        yield column, _said(row, column, names, lang) or None


def _said(row: _Row, column: str, names: Names, lang: str) -> str:
    """What a cell says; nothing where the rule book states nothing."""
    line = row.line
    if column == "kind":
        return row.kind
    if column == "rule":
        return "" if isinstance(line, (Group, Bonus, Deduction)) else _rule(row, names).pick(lang)
    if column == "citation":
        return "" if line.citation is None else citation_text(line.citation)
    value = _value(row, column)
    return format(value, "f") if isinstance(value, Decimal) else value or ""


def _value(row: _Row, column: str) -> str | Decimal | None:
    """What the rule book states in a column."""
    if column == "group" and row.block is not None:
        return row.block.id
    value: str | Decimal | None = getattr(row.line, _field(row, column), None)
    return value


def _field(row: _Row, column: str) -> str:
    if column == "maximum" and isinstance(row.line, (Bonus, Deduction, Adjustment)):
        return "cap"
    return "within" if column == "group" and row.kind == "group" else column


def _rule(row: _Row, names: Names) -> Sentence:
    if isinstance(row.line, Criterion):
        return shape_words(row.line.shape, row.line.maximum, names)
    assert isinstance(row.line, Adjustment)
    cap = row.line.cap if row.line.cap is not None or row.block is None else row.block.cap
    return shape_words(row.line.shape, cap, names)


# Back -------------------------------------------------------------------------------------------


@attrs.define
class _Reading:
    """A table as it is read back, with all that is wrong with it."""

    name: str
    findings: list[Finding] = attrs.Factory(list[Finding])

    def wrong(self, problem: Problem, line: int | None = None, column: str | None = None) -> None:
        self.findings.append(messages.finding(problem, file=self.name, line=line, column_name=column))


def book_from_table(table: bytes, book: RuleBook, names: Names, *, name: str = "-") -> RuleBook:
    """A rule book with what was changed in its table.

    Raises `UnfitFile` with the row and column of everything that is wrong: rows that the book does not have, that
    stand twice or are missing, rules and other cells that may not be changed, numbers that are none.
    """
    reading = _Reading(name)
    rows = {row.line.id: row for row in _rows(book)}
    read: dict[str, tuple[int, Mapping[str, str]]] = {}
    for line, cells in _read(reading, table, empty=not rows):
        key = cells.get("id", "")
        if key not in rows:
            reading.wrong(Problem.of("table-row-unknown", value=key or "–"), line, "id")
        elif key in read:
            reading.wrong(Problem.of("table-row-repeated", value=key, first=read[key][0]), line, "id")
        else:
            read[key] = line, cells
    if not any(finding.column_name is None for finding in reading.findings):
        for key in rows:
            if key not in read:
                reading.wrong(Problem.of("table-row-missing", value=key))
    changed = {key: _changed(reading, rows[key], *read[key], names) for key in read}
    if reading.findings:
        raise UnfitFile(reading.findings)
    return _joined(reading, book, changed, {key: line for key, (line, _) in read.items()})


def _read(reading: _Reading, table: bytes, *, empty: bool) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows with the line where each begins."""
    first = True
    for document in csv.read(io.BytesIO(table)):
        if empty and any(placed.problem.code == "table-empty" for placed in document.problems):
            # A book without lines, such as one that only raises the ranks of its base, has a table of a header alone.
            return
        for placed in document.problems:
            place = placed.place
            reading.wrong(placed.problem, None if place is None else place.line)
        if document.broken or not isinstance(document.value, dict):
            continue
        place = document.locate(("id",))
        line = 1 if place is None else place.line
        if first:
            first = False
            for column in _COLUMNS:
                found = document.locate((column,))
                if found is None or found.column_name is None:
                    reading.wrong(Problem.of("table-column-missing", value=column), 1)
        yield line, {key: value for key, value in document.value.items() if isinstance(value, str)}


def _changed(reading: _Reading, row: _Row, line: int, cells: Mapping[str, str], names: Names) -> _Line:
    """The line of a row with what was changed in it."""
    values: dict[str, object] = {}
    for column in _COLUMNS:
        text = cells.get(column, "")
        said = [_said(row, column, names, lang) for lang in ("vi", "en")]
        if text in said:
            continue
        if column not in _EDITABLE[row.kind]:
            problem = Problem.of("table-cell-fixed", column=column, value=row.line.id, before=said[0] or "–")
            reading.wrong(problem, line, column)
        elif column in ("maximum", "weight") and text:
            if _NUMBER.fullmatch(text):
                values[_field(row, column)] = Decimal(text)
            else:
                reading.wrong(Problem.of("table-cell-number", value=text), line, column)
        else:
            values[_field(row, column)] = text or None
    try:
        return attrs.evolve(row.line, **values)  # type: ignore[arg-type]  # the record looks at what it is given
    except InvalidRecord as error:
        fields = {_field(row, column): column for column in _COLUMNS}
        for problem in error.problems:
            field = problem.pointer[0] if problem.pointer else ""
            reading.wrong(problem, line, fields.get(str(field)))
        return row.line


def _joined(reading: _Reading, book: RuleBook, changed: Mapping[str, _Line], lines: Mapping[str, int]) -> RuleBook:
    """The rule book with its lines changed; in its own order where that of the rows was left as it was."""
    same = list(changed) == [row.line.id for row in _rows(book)]

    def ordered(items: Sequence[_Line]) -> tuple[_Line, ...]:
        place = {key: index for index, key in enumerate(changed)}
        kept = items if same else sorted(items, key=lambda item: place[item.id])
        return tuple(changed[item.id] for item in kept)

    def blocks(entries: Sequence[Bonus | Deduction]) -> tuple[_Line, ...]:
        whole = ordered(entries)
        items = {block.id: ordered(block.items) for block in entries}
        return tuple(attrs.evolve(block, items=items[block.id]) for block in whole)  # type: ignore[arg-type]

    try:
        return attrs.evolve(
            book,
            groups=ordered(book.groups),  # type: ignore[arg-type]  # each line keeps its class
            criteria=ordered(book.criteria),  # type: ignore[arg-type]
            bonuses=blocks(book.bonuses),  # type: ignore[arg-type]
            deductions=blocks(book.deductions),  # type: ignore[arg-type]
        )
    except InvalidRecord as error:
        after = {"groups": ordered(book.groups), "criteria": ordered(book.criteria)}
        for problem in error.problems:
            line, column = None, None
            if len(problem.pointer) > 1 and problem.pointer[0] in after and isinstance(problem.pointer[1], int):
                line = lines[after[str(problem.pointer[0])][problem.pointer[1]].id]
                column = "group" if problem.pointer[2:3] in (("group",), ("within",)) else None
            reading.wrong(problem, line, column)
        raise UnfitFile(reading.findings) from None
