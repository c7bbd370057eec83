"""A JSON file that holds many records, read record by record, so that their values need not all be in memory.

It is for files as danvan writes them: the stamp first, then the list, and nothing else. Whatever is not
so, or not right, is read as a whole by `danvan.serialization.formats.json`.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from danvan.errors import Pointer
from danvan.serialization.formats.json import HALF, document, scan
from danvan.serialization.formats.text import decode
from danvan.serialization.plain import MAX_DEPTH, Document, Finder, Place, Plain, too_deep

__all__ = ["Many"]

_S = r"[ \t\r\n]*+"
_HEAD = re.compile(rf'{_S}\{{{_S}"danvan"{_S}:{_S}"([a-z0-9./-]{{1,60}})"{_S},{_S}"records"{_S}:{_S}\[{_S}')
_NEXT = re.compile(rf"{_S},{_S}")
_END = re.compile(rf"{_S}\]{_S}\}}{_S}\Z")
_DEEP = MAX_DEPTH - 2
"""How deep a record of the list may go, which stands in a list in an object."""


class Many:
    """A JSON file. Iterating gives the values of its records, as far as it is right.

    `stamp` is what it says that it holds; ``None`` where its records cannot be read one by one. `whole` is
    true once all of them were given and nothing in the file is left over.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._text, self._problems = decode(stream.read())
        self._start = 0
        self._here = 0
        self._kept: dict[int, int] = {}
        self.stamp: str | None = None
        self.whole: bool = False
        text = self._text
        if text is None or self._problems:
            return
        head = _HEAD.match(text)
        if head is None or ("\\" in text and HALF.search(text)):
            return
        self.stamp, self._start = head[1], head.end()

    def __iter__(self) -> Iterator[Plain]:
        text, at = self._text or "", self._start
        while True:
            start = self._here = at
            try:
                value, at = scan(text, at)
            except (ValueError, StopIteration, RecursionError):
                return
            # A value can only be deep that has many brackets, and few have.
            if text.count("{", start, at) + text.count("[", start, at) > _DEEP and too_deep(value, _DEEP):
                return
            yield value
            following = _NEXT.match(text, at)
            if following is None:
                self.whole = _END.match(text, at) is not None
                return
            at = following.end()

    def keep(self, index: int) -> None:
        """Know where the record given last begins, which is the one with this index: something is wrong in it."""
        self._kept[index] = self._here

    def document(self) -> Document:
        """The file as one document, with all that is wrong in it."""
        if self._text is None:
            return Document(None, self._problems, broken=True)
        return document(self._text, self._problems)

    def so_far(self, values: list[Plain]) -> Document:
        """The file as far as it was read: `values` are those of its records, or nothing in their place."""
        return Document({"danvan": self.stamp, "records": values}, (), False, self._finder, self._text or "", 1)

    def _finder(self, text: str, line: int) -> Finder:
        from danvan.serialization.formats.json_steps import Steps

        steps, kept = Steps(text, line), self._kept

        def find(pointer: Pointer, at_key: bool) -> Place | None:
            index = pointer[1] if len(pointer) > 2 and pointer[0] == "records" else None
            start = kept.get(index) if isinstance(index, int) else None
            return steps.find(pointer, at_key) if start is None else steps.find(pointer[2:], at_key, start)

        return find
