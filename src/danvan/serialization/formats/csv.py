"""CSV files (RFC 4180): a table whose first row names the columns, one document in each row.

Cells are text, and empty cells are left out. The column ``extra`` alone holds a JSON text, so
that what a table has no column for is not lost.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from danvan.errors import Pointer, Problem, Refused, Sentence
from danvan.serialization.formats.json import document
from danvan.serialization.formats.text import BOM, broken, other_encoding, syntax, undecodable
from danvan.serialization.plain import MAX_LINE_BYTES, Document, Finder, Place, Placed, Plain

__all__ = ["EXTRA", "read", "write"]

EXTRA = "extra"
"""The column whose cells hold JSON."""

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_QUOTE_NEEDED = re.compile('[,"\r\n\ufeff\x00]|^\\s|\\s$')
_QUOTE_SAID = (
    ("the quotes of this row do not fit together", "dấu ngoặc kép của dòng này không khớp"),
    (
        "Put the whole cell in double quotes, and write a quote inside it twice.",
        "Đặt cả ô trong ngoặc kép, và ghi dấu ngoặc kép bên trong hai lần.",
    ),
)
_UNCLOSED_SAID = (
    ("a quote that opens in this row is never closed", "dấu ngoặc kép mở ở dòng này không được đóng"),
    ("Put a quote at the end of the cell.", "Thêm dấu ngoặc kép ở cuối ô."),
)


class _Stop(Exception):
    """The table cannot be read on; says why."""

    def __init__(self, placed: Placed) -> None:
        super().__init__()
        self.placed = placed


def _lines(stream: BinaryIO) -> Iterator[str]:
    """The physical lines of the file with their ends as they are."""
    line = 1
    offset = 0
    while raw := stream.readline(MAX_LINE_BYTES + 1):
        if offset == 0:
            encoding = other_encoding(raw[:4])
            if encoding is not None:
                raise _Stop(Placed(Problem.of("utf16", encoding=encoding), Place(1, 1)))
        if len(raw) > MAX_LINE_BYTES:
            raise _Stop(Placed(Problem.of("line-too-long", limit=MAX_LINE_BYTES), Place(line, None)))
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise _Stop(undecodable(raw, error, line, offset)) from None
        if offset == 0 and raw.startswith(BOM):
            # Spreadsheets know UTF-8 by this mark, so it is welcome here.
            text = text[1:]
        offset += len(raw)
        if "\r" in text:
            # Some spreadsheets still end lines with a carriage return alone.
            for part in _LINES.findall(text):
                line += 1
                yield part
        else:
            line += 1
            yield text


class _Table:
    """The columns of a table, and how its rows become documents."""

    def __init__(self, header: Sequence[str]) -> None:
        self.width = len(header)
        self.names: list[str] = []
        self.known = set(header) - {""}
        for name in header:
            # A repeated name stands empty here, so that its first column is the one that counts.
            self.names.append("" if name in self.names else name)

    def finder(self, _text: str, line: int) -> Finder:
        """The places of the row that begins at `line`."""

        def find(pointer: Pointer, _at_key: bool) -> Place:
            name = pointer[0] if pointer else None
            return Place(line, None, name if isinstance(name, str) and name in self.known else None)

        return find

    def row(self, cells: Sequence[str], line: int) -> Document | None:
        if not any(cells):
            return None
        if len(cells) != self.width:
            return broken(Problem.of("csv-ragged", found=len(cells), expected=self.width), Place(line, None))
        value: dict[str, Plain] = {name: cell for name, cell in zip(self.names, cells, strict=True) if cell and name}
        problems: tuple[Placed, ...] = ()
        text = value.pop(EXTRA, None)
        if isinstance(text, str):
            held = document(text, pointer=(EXTRA,))
            place = Place(line, None, EXTRA)
            problems = tuple(Placed(placed.problem, place) for placed in held.problems)
            if not held.broken:
                value = {name: value.get(name, held.value) for name in self.names if name in value or name == EXTRA}
        return Document(value, problems, False, self.finder, "", line)


def _header_problems(header: Sequence[str], line: int) -> tuple[Placed, ...]:
    seen: set[str] = set()
    problems: list[Placed] = []
    for number, name in enumerate(header, 1):
        if not name:
            problems.append(Placed(Problem.of("csv-header", number=number), Place(line, None)))
        elif name in seen:
            problems.append(Placed(Problem.of("csv-header-repeated", key=name), Place(line, None, name)))
        seen.add(name)
    return tuple(problems)


def _rows(stream: BinaryIO) -> Iterator[tuple[int, list[str] | Problem]]:
    """Each row with the line where it begins; a problem stands for a row that cannot be read."""
    reader = csv.reader(_lines(stream), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            said = str(error)
            if "limit" in said:
                raise _Stop(
                    Placed(Problem.of("csv-cell-long", limit=csv.field_size_limit()), Place(line, None))
                ) from None
            unclosed = "unexpected end" in said
            yield line, syntax("CSV", *(_UNCLOSED_SAID if unclosed else _QUOTE_SAID))
            if unclosed:
                return
        else:
            yield line, cells


def _header(cells: Sequence[str]) -> str | None:
    """The wrong separator that a header with only one column shows."""
    if len(cells) == 1:
        for separator, name in ((";", ";"), ("\t", "Tab")):
            if separator in cells[0]:
                return name
    return None


def read(stream: BinaryIO) -> Iterator[Document]:
    """The documents of a CSV file, one for each row."""
    table: _Table | None = None
    empty = True
    try:
        for line, cells in _rows(stream):
            if isinstance(cells, Problem):
                empty = False
                yield broken(cells, Place(line, None))
                if table is None:
                    return
            elif table is not None:
                document_of_row = table.row(cells, line)
                if document_of_row is not None:
                    empty = False
                    yield document_of_row
            elif cells:
                separator = _header(cells)
                if separator is not None:
                    yield broken(Problem.of("csv-separator", found=separator), Place(line, None))
                    return
                table = _Table(cells)
                problems = _header_problems(cells, line)
                if problems:
                    empty = False
                    yield Document(None, problems, broken=True)
    except _Stop as stop:
        yield Document(None, (stop.placed,), broken=True)
        return
    if table is None:
        yield broken(Problem.of("file-empty"), None)
    elif empty:
        yield broken(Problem.of("table-empty"), None)


def _cell(name: str, value: Plain) -> str:
    """The value as a cell says it."""
    if value is None:
        return ""
    if name == EXTRA:
        said = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    elif isinstance(value, bool):
        said = "true" if value else "false"
    elif isinstance(value, list | dict):
        raise TypeError(f"the column {name!r} of a table cannot hold a {type(value).__name__}")
    else:
        said = value if isinstance(value, str) else repr(value)
    limit = csv.field_size_limit()
    if len(said) > limit:
        raise Refused(
            Sentence(
                f"Ô của cột “{name}” dài hơn {limit} ký tự nên không ghi được vào CSV; hãy dùng NDJSON.",
                f"A cell of the column “{name}” is longer than {limit} characters, which CSV cannot hold; use NDJSON.",
            )
        )
    return said


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTE_NEEDED.search(cell) else cell


def _row(cells: Iterable[str]) -> str:
    line = ",".join(_quoted(cell) for cell in cells)
    # A row of one empty cell must not look like an empty line.
    return (line or '""') + "\n"


def write(values: Iterable[dict[str, Plain]]) -> Iterator[str]:
    """The text of a CSV file; its columns are all keys, in the order in which they first appear."""
    rows = list(values)
    names = list(dict.fromkeys(name for value in rows for name in value))
    if names:
        yield _row(names)
    for value in rows:
        yield _row(_cell(name, value.get(name)) for name in names)
