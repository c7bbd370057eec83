"""The conversion table of the statistics office, read row by row (bảng chuyển đổi đơn vị hành chính mới – cũ)."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

import attrs

from danvan import messages
from danvan.errors import Finding, Problem
from danvan.national.cells import (
    CLEANERS,
    COLUMNS,
    Column,
    Repair,
    Row,
    code_in_brackets,
    in_nfc,
    mended_prefix,
    without_blanks,
)
from danvan.text import name_key
from danvan.units.conversion_notes import ConversionNotes

__all__ = ["Correction", "RawTable", "read_rows"]

_NAMES = (Column.NAME, Column.OLD_NAME)
_CODED = (Column.PROVINCE, Column.DISTRICT, Column.OLD_PROVINCE)


@attrs.frozen
class Correction:
    """A cell that the caller corrects by hand (sửa tay): the line of its row, the column, the right text."""

    line: int
    column: Column
    value: str


@attrs.define
class RawTable:
    """The rows of a table after repairs; what is still wrong, and what was repaired.

    `findings` are errors; each of `repaired` says what stood there and what stands there now.
    """

    name: str
    rows: list[Row] = attrs.Factory(list)
    findings: list[Finding] = attrs.Factory(list)
    repaired: list[Finding] = attrs.Factory(list)

    def wrong(self, code: str, row: Row | None, column: Column | None, /, **values: object) -> None:
        """Note an error in a cell, or in the whole file."""
        self.findings.append(self._finding(code, row, column, values))

    def mended(self, row: Row, column: Column, value: str, kind: str) -> None:
        """Put another text into a cell, and note it."""
        values: dict[str, object] = {"before": row[column], "after": value, "repair": kind}
        self.repaired.append(self._finding("table-repaired", row, column, values))
        row.cells[column] = value

    def _finding(self, code: str, row: Row | None, column: Column | None, values: Mapping[str, object]) -> Finding:
        problem = Problem(code, (), tuple((name, str(value)) for name, value in values.items()))
        return messages.finding(
            problem,
            file=self.name,
            line=None if row is None else row.line,
            column_name=None if column is None else column.header,
        )


def read_rows(
    data: bytes,
    name: str,
    notes: ConversionNotes,
    *,
    repairs: Collection[Repair] = (),
    corrections: Iterable[Correction] = (),
) -> RawTable:
    """The rows of a table in UTF-8 CSV, cleaned as far as `repairs` and `corrections` say.

    Everything else that is wrong with single cells, or with two spellings of one name, stands in the
    findings. Heading rows, which name a province in capitals, are passed over.
    """
    table = RawTable(name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = Row(data.count(b"\n", 0, error.start) + 1, [])
        table.wrong("table-not-utf8", row, None)
        return table
    _read(text, table)
    _correct(table, corrections)
    for row in table.rows:
        _clean(table, row, notes, repairs)
    for column in (*_NAMES, *_CODED):
        _spell(table, column, repairs)
    return table


def _read(text: str, table: RawTable) -> None:
    read = _numbered(text, table)
    head = [cells for _, cells in zip(range(2), read, strict=False)]
    found = [in_nfc(without_blanks(cell)) for cell in (head[1].cells[: len(COLUMNS)] if len(head) > 1 else [])]
    if tuple(found) != COLUMNS:
        table.wrong("table-header", head[-1] if head else None, None, expected=", ".join(COLUMNS))
        return
    for row in read:
        width = len(row.cells)
        if width < len(COLUMNS) or any(cell.strip() for cell in row.cells[len(COLUMNS) :]):
            if any(cell.strip() for cell in row.cells):
                table.wrong("table-cells", row, None, found=width, expected=len(COLUMNS))
            continue
        del row.cells[len(COLUMNS) :]
        if any(cell.strip() for cell in row.cells[1:]):
            table.rows.append(row)


def _numbered(text: str, table: RawTable) -> Iterator[Row]:
    """Rows with the line on which each begins; a cell may hold line ends."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            table.wrong("table-quotes", Row(before + 1, []), None, reason=str(error))
            return
        yield Row(before + 1, cells)
        before = lines.line_num


def _correct(table: RawTable, corrections: Iterable[Correction]) -> None:
    by_line = {row.line: row for row in table.rows}
    for item in corrections:
        row = by_line.get(item.line)
        if row is None:
            table.wrong("table-no-row", Row(item.line, []), item.column, value=item.value)
        else:
            table.mended(row, item.column, item.value, "correction")


def _clean(table: RawTable, row: Row, notes: ConversionNotes, repairs: Collection[Repair]) -> None:
    for column in Column:
        for repair, code, clean in CLEANERS:
            clean_cell = clean(row[column])
            if clean_cell == row[column]:
                continue
            if repair in repairs:
                table.mended(row, column, clean_cell, repair.value)
            else:
                table.wrong(code, row, column, value=row[column], repair=repair.value)
    tidy = [in_nfc(without_blanks(cell)) for cell in row.cells]
    _check_code(table, row, Column.CODE, tidy[Column.CODE], empty=False)
    _check_code(table, row, Column.OLD_CODE, tidy[Column.OLD_CODE], empty=True)
    for column in _CODED:
        if code_in_brackets(tidy[column]) is None:
            table.wrong("table-code-in-brackets", row, column, value=tidy[column])
    for column in (*_NAMES, *_CODED):
        text = tidy[column]
        # An area that belonged to no unit has a name of its own and no code.
        if text and (column is not Column.OLD_NAME or tidy[Column.OLD_CODE]):
            _check_prefix(table, row, column, text, repairs)
    note = tidy[Column.NOTE]
    if notes.of(note) is None:
        near = notes.near(note)
        if near is not None and Repair.NOTE in repairs:
            table.mended(row, Column.NOTE, near, Repair.NOTE.value)
        else:
            said = {"near_en": f" Did you mean “{near}”?", "near_vi": f" Có phải là “{near}”?"} if near else {}
            table.wrong("table-note", row, Column.NOTE, value=note, **({"near_en": "", "near_vi": ""} | said))


def _check_code(table: RawTable, row: Row, column: Column, code: str, *, empty: bool) -> None:
    if (code or not empty) and not (len(code) == 5 and code.isascii() and code.isdigit()):
        table.wrong("table-code", row, column, value=code)


def _check_prefix(table: RawTable, row: Row, column: Column, text: str, repairs: Collection[Repair]) -> None:
    right = mended_prefix(text)
    if right == text:
        return
    if right is not None and Repair.PREFIX in repairs:
        table.mended(row, column, right, Repair.PREFIX.value)
    elif right is not None:
        table.wrong("table-prefix", row, column, value=text, right=right, repair=Repair.PREFIX.value)
    else:
        table.wrong("table-kind", row, column, value=text)


def _spell(table: RawTable, column: Column, repairs: Collection[Repair]) -> None:
    """Two spellings of one name under one code; the more frequent one is taken, the first of equals."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for row in table.rows:
        key, text = _code_of(row, column), in_nfc(without_blanks(row[column]))
        if key:
            spellings[key][text] += 1
    for row in table.rows:
        text = in_nfc(without_blanks(row[column]))
        known = spellings.get(_code_of(row, column) or "", Counter())
        alike = [other for other, _ in known.most_common() if name_key(other) == name_key(text)]
        if len(alike) < 2 or text == alike[0]:
            continue
        if Repair.SPELLING in repairs:
            table.mended(row, column, alike[0], Repair.SPELLING.value)
        else:
            table.wrong("table-spelling", row, column, value=text, other=alike[0], repair=Repair.SPELLING.value)


def _code_of(row: Row, column: Column) -> str | None:
    if column is Column.NAME:
        return row[Column.CODE].strip()
    if column is Column.OLD_NAME:
        return row[Column.OLD_CODE].strip()
    found = code_in_brackets(without_blanks(row[column]))
    return None if found is None else found[1]
