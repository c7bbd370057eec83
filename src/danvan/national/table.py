"""The conversion table of the statistics office, read row by row (bảng chuyển đổi đơn vị hành chính mới – cũ)."""

import csv
import io
import unicodedata
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
from danvan.units.events import Extent
from danvan.units.names import PREFIXES, kind_of_name
from danvan.units.unit import UnitKind

__all__ = ["Correction", "RawTable", "read_rows"]

_NAMES = (Column.NAME, Column.OLD_NAME)
_CODED = (Column.PROVINCE, Column.DISTRICT, Column.OLD_PROVINCE)
_DIGITS = {Column.PROVINCE: 2, Column.DISTRICT: 3, Column.OLD_PROVINCE: 2}
_EXAMPLES = {
    Column.PROVINCE: "Thành phố Hà Nội (01)",
    Column.DISTRICT: "Quận Ba Đình (001)",
    Column.OLD_PROVINCE: "Thành phố Hà Nội (01)",
}
_COMMUNES = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP)
_PROVINCES = (UnitKind.PROVINCE, UnitKind.CENTRALLY_RUN_CITY)
_KINDS: dict[Column, tuple[UnitKind, ...]] = {
    # From 1 July 2025 there are special zones, and townships no more.
    Column.NAME: (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE),
    Column.OLD_NAME: _COMMUNES,
    Column.PROVINCE: _PROVINCES,
    Column.OLD_PROVINCE: _PROVINCES,
    Column.DISTRICT: (
        UnitKind.DISTRICT,
        UnitKind.URBAN_DISTRICT,
        UnitKind.DISTRICT_TOWN,
        UnitKind.PROVINCIAL_CITY,
    ),
}
_WORDS = {
    column: [word for kind in kinds for word, meant in PREFIXES.items() if kind in meant]
    for column, kinds in _KINDS.items()
}
_LONGEST = 2_000
"""The most characters of a cell: as many as a line in a record may have (`danvan.rules.Line`)."""


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
    _whole_districts(table, notes)
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
    # What a cell with a hidden character says besides would only repeat what cannot be seen.
    for column in [column for column in Column if _check_text(table, row, column, tidy[column])]:
        if column is Column.CODE or (column is Column.OLD_CODE and (tidy[column] or _needs_code(tidy))):
            _check_code(table, row, column, tidy[column])
        elif column in _CODED:
            _check_coded(table, row, column, tidy[column], repairs)
        elif column is Column.NAME or (column is Column.OLD_NAME and tidy[Column.OLD_CODE]):
            _check_name(table, row, column, tidy[column], tidy[column], repairs)
        elif column is Column.NOTE:
            _check_note(table, row, tidy[column], notes, repairs)


def _check_text(table: RawTable, row: Row, column: Column, text: str) -> bool:
    """Whether a record can hold the text of a cell."""
    for place, letter in enumerate("" if text.isprintable() else text, 1):
        # Letters that are not seen, such as a zero-width blank, make another name of the same one.
        if unicodedata.category(letter).startswith("C"):
            table.wrong("text-control", row, column, code=f"U+{ord(letter):04X}", position=place)
            return False
    if len(text) > _LONGEST:
        table.wrong("text-long", row, column, length=len(text), limit=_LONGEST)
        return False
    return True


def _needs_code(tidy: list[str]) -> bool:
    """Whether the old name is that of a commune; an area of no unit has a name of its own and no code."""
    return any(kind in _COMMUNES for kind in kind_of_name(tidy[Column.OLD_NAME]))


def _check_note(table: RawTable, row: Row, note: str, notes: ConversionNotes, repairs: Collection[Repair]) -> None:
    if notes.of(note) is not None:
        return
    near = notes.near(note)
    if near is not None and Repair.NOTE in repairs:
        table.mended(row, Column.NOTE, near, Repair.NOTE.value)
    else:
        said = {"near_en": f" Did you mean “{near}”?", "near_vi": f" Có phải là “{near}”?"} if near else {}
        table.wrong("table-note", row, Column.NOTE, value=note, **({"near_en": "", "near_vi": ""} | said))


def _check_code(table: RawTable, row: Row, column: Column, code: str) -> None:
    if not (len(code) == 5 and code.isascii() and code.isdigit()):
        table.wrong("table-code", row, column, value=code)


def _check_coded(table: RawTable, row: Row, column: Column, text: str, repairs: Collection[Repair]) -> None:
    found = code_in_brackets(text)
    if found is None or len(found[1]) != _DIGITS[column]:
        said = {"digits": _DIGITS[column], "example": _EXAMPLES[column]}
        table.wrong("table-code-in-brackets", row, column, value=text, **said)
    if text:
        _check_name(table, row, column, text, text if found is None else found[0], repairs)


def _check_name(table: RawTable, row: Row, column: Column, text: str, name: str, repairs: Collection[Repair]) -> None:
    """Check the kind that a name says and that there is a name behind it; `text` is the cell with its code."""
    if not text:
        table.wrong("table-name-missing", row, column)
        return
    if name.lower() in PREFIXES or not any(map(str.isalnum, _behind_kind(name))):
        table.wrong("table-name-kind-only", row, column, value=text)
        return
    right = mended_prefix(text)
    if right is None or not any(kind in _KINDS[column] for kind in kind_of_name(right)):
        table.wrong("table-kind", row, column, value=text, words=", ".join(_WORDS[column]))
    elif right != text and Repair.PREFIX in repairs:
        table.mended(row, column, right, Repair.PREFIX.value)
    elif right != text:
        table.wrong("table-prefix", row, column, value=text, right=right, repair=Repair.PREFIX.value)


def _behind_kind(name: str) -> str:
    """The name without the word for its kind, or the whole of it if no such word begins it."""
    right = mended_prefix(name)
    word = next((word for word in PREFIXES if right is not None and right.lower().startswith(f"{word} ")), "")
    return name[len(word) :]


def _whole_districts(table: RawTable, notes: ConversionNotes) -> None:
    """A district without communes that goes as a whole into one unit has no other row."""
    by_code: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows:
        by_code[_code_of(row, Column.DISTRICT) or ""].append(row)
    for code, rows in by_code.items():
        for row in rows if code and len(rows) > 1 else ():
            note = notes.of(without_blanks(row[Column.NOTE]))
            of_district = not row[Column.OLD_CODE].strip() and not row[Column.OLD_NAME].strip()
            if of_district and note is not None and note.extent is Extent.WHOLE:
                line = next(other.line for other in rows if other is not row)
                name = without_blanks(row[Column.DISTRICT])
                table.wrong("table-whole-beside", row, Column.NOTE, value=name, code=code, line=line)


def _spell(table: RawTable, column: Column, repairs: Collection[Repair]) -> None:
    """Two spellings of one name under one code; the more frequent one is taken, the first of equals."""
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    named: list[tuple[Row, str, tuple[str, str]]] = []
    keys: dict[str, str] = {}
    for row in table.rows:
        code, text = _code_of(row, column), in_nfc(without_blanks(row[column]))
        if code:
            if text not in keys:
                keys[text] = name_key(text)
            key = code, keys[text]
            spellings[key][text] += 1
            named.append((row, text, key))
    # `max` keeps the first of equals, and a counter the order in which texts were met.
    taken = {key: max(found, key=found.__getitem__) for key, found in spellings.items()}
    for row, text, key in named:
        right = taken[key]
        if text == right:
            continue
        if Repair.SPELLING in repairs:
            table.mended(row, column, right, Repair.SPELLING.value)
        else:
            table.wrong("table-spelling", row, column, value=text, other=right, repair=Repair.SPELLING.value)


def _code_of(row: Row, column: Column) -> str | None:
    if column is Column.NAME:
        return row[Column.CODE].strip()
    if column is Column.OLD_NAME:
        return row[Column.OLD_CODE].strip()
    found = code_in_brackets(without_blanks(row[column]))
    return None if found is None else found[1]
