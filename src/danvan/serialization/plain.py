"""Plain values as files hold them, and documents: one plain value with its problems and places.

A document knows its text and finds places only when it is asked, because most documents are
right and nobody asks them.
"""

from collections.abc import Callable

import attrs

from danvan.errors import Pointer, Problem

__all__ = [
    "MAX_DEPTH",
    "MAX_LINE_BYTES",
    "MAX_WHOLE",
    "Document",
    "Finder",
    "Place",
    "Placed",
    "Plain",
    "offset_place",
    "offsets_finder",
    "shallow",
    "too_deep",
]

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""What JSON can say; every format is read into this and written from it."""

MAX_DEPTH = 64
"""How many lists and objects may stand inside one another."""

MAX_WHOLE = 2**53 - 1
"""The largest whole number that every program reads exactly."""

MAX_LINE_BYTES = 16 * 1024 * 1024
"""The longest line that is held in memory."""


@attrs.frozen
class Place:
    """A place in a file: line and column count from 1, columns in characters.

    A table's cell is named by its column (`column_name`); its `column` is ``None``.
    """

    line: int
    column: int | None
    column_name: str | None = None


@attrs.frozen
class Placed:
    """A problem and where in the file it is; ``None`` means the file as a whole."""

    problem: Problem
    place: Place | None


Finder = Callable[[Pointer, bool], Place | None]
"""Answers where a pointer stands; the second argument asks for the key instead of the value."""


class Document:
    """One document read from a file (tài liệu).

    `value` is the plain value. `problems` are what is wrong with the text itself. `broken` is
    true when the text could not be read to its end; `value` is then ``None``. Where a single
    value could not be kept (a number too large, half a character), a stand-in of the same type
    takes its place: 0 for a number, U+FFFD for half a character.
    """

    __slots__ = ("_finder", "_line", "_make_finder", "_text", "broken", "problems", "value")

    value: Plain
    problems: tuple[Placed, ...]
    broken: bool

    def __init__(
        self,
        value: Plain,
        problems: tuple[Placed, ...] = (),
        broken: bool = False,
        make_finder: Callable[[str, int], Finder] | None = None,
        text: str = "",
        line: int = 1,
    ) -> None:
        self.value = value
        self.problems = problems
        self.broken = broken
        self._make_finder = make_finder
        self._text = text
        self._line = line
        self._finder: Finder | None = None

    def locate(self, pointer: Pointer, at_key: bool = False) -> Place | None:
        """Where `pointer` stands, or, if it does not exist, the nearest ancestor that does."""
        if self._finder is None:
            if self._make_finder is None:
                return None
            self._finder = self._make_finder(self._text, self._line)
        return self._finder(pointer, at_key)

    def __repr__(self) -> str:
        # No values: they may tell who a citizen is.
        return f"<Document of line {self._line}, {len(self.problems)} problems{', broken' if self.broken else ''}>"


def offset_place(text: str, offset: int, first_line: int = 1) -> Place:
    """The place of the character at `offset`, in a text that begins at `first_line`."""
    line = first_line + text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    if "\r" in text:
        # A carriage return ends a line only where no line feed follows it.
        lone = text.count("\r", 0, offset) - text.count("\r\n", 0, offset + 1)
        line += lone
        last = text.rfind("\r", start, offset)
        if lone and last >= 0 and not text.startswith("\n", last + 1):
            start = last + 1
    return Place(line, offset - start + 1)


def offsets_finder(text: str, line: int, offsets: dict[Pointer, tuple[int, int]]) -> Finder:
    """A finder over a table that gives, for every pointer, where its key and its value begin."""

    def find(pointer: Pointer, at_key: bool) -> Place | None:
        steps = len(pointer)
        while (found := offsets.get(pointer[:steps])) is None:
            if steps == 0:
                return Place(line, 1)
            steps -= 1
        key, value = found
        return offset_place(text, key if at_key and key >= 0 and steps == len(pointer) else value, line)

    return find


_NOT_BRACKETS = bytes(byte for byte in range(256) if byte not in b'{}[]"')

_ONE_SORT = bytes.maketrans(b"{}", b"[]")


def shallow(raw: bytes) -> bool:
    """Whether the brackets of a right JSON text in UTF-8 are surely not nested beyond `MAX_DEPTH`.

    Only brackets and quotes are looked at. Texts without brackets leave pairs of quotes, which go
    first; then each pass takes away the innermost pairs of brackets. A text with a bracket or a
    quote inside leaves something over, and then the answer is false: it is not known.
    """
    if b"\\" in raw and b'\\"' in raw:
        return False
    left = raw.translate(_ONE_SORT, _NOT_BRACKETS).replace(b'""', b"")
    for _ in range(MAX_DEPTH):
        if not left or b'"' in left:
            break
        left = left.replace(b"[]", b"")
    return not left


def too_deep(value: Plain, most: int = MAX_DEPTH) -> bool:
    """Whether lists and objects stand more than so many deep inside one another."""
    level = [value] if isinstance(value, list | dict) else []
    for _ in range(most):
        level = [
            child
            for parent in level
            for child in (parent.values() if isinstance(parent, dict) else parent)
            if isinstance(child, list | dict)
        ]
        if not level:
            return False
    return True
