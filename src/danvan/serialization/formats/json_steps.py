"""Finds places in a right JSON text by stepping over what lies before them.

Python's own scanner steps over whole values at its own speed, so a place costs about as much as
parsing what stands before it, and nothing is kept but where the steps were. What stands behind it is
not looked at. Where the text ends before the place, finding it fails; it never gives another.
"""

import json
import re
from collections.abc import Callable

from danvan.errors import Pointer
from danvan.serialization.plain import Finder, Place, Plain, offset_place

__all__ = ["Steps", "finder"]

# What is wrong elsewhere in the text was said when it was read, and moves no place.
_pass_over: Callable[[str, int], tuple[Plain, int]] = vars(json.JSONDecoder())["scan_once"]
_SPACE = re.compile(r"[ \t\r\n]*+")


class _Container:
    """A list or object that was stepped into: where its members are, as far as they are known.

    `at` is where its next member is looked for, or, when `within`, where its last member's value
    begins: nobody may want what comes after that value, so it is not passed over yet.
    """

    __slots__ = ("at", "done", "keyed", "members", "within")

    def __init__(self, at: int, keyed: bool) -> None:
        self.at = at
        self.within = False
        self.keyed = keyed
        self.done = False
        self.members: dict[str | int, tuple[int, int]] = {}


class Steps:
    """The places in one text; what was stepped over once is known from then on."""

    def __init__(self, text: str, line: int) -> None:
        self._text = text
        self._line = line
        self._top = self._past_space(0)
        self._open: dict[int, _Container] = {}
        self._last = line, 0

    def _past_space(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return at if match is None else match.end()

    def find(self, pointer: Pointer, at_key: bool, start: int | None = None) -> Place | None:
        """The place of the pointer, or of the nearest ancestor that exists.

        The pointer is one into the value that begins at offset `start`, or into the whole.
        """
        key, value = -1, self._top if start is None else start
        complete = True
        for step in pointer:
            member = self._member(value, step)
            if member is None:
                complete = False
                break
            key, value = member
        return self._place(key if at_key and complete and key >= 0 else value)

    def _member(self, at: int, step: str | int) -> tuple[int, int] | None:
        """Where key and value of a member begin in the container at `at`."""
        first = self._text[at]
        if first not in ("{", "["):
            return None
        container = self._open.get(at)
        if container is None:
            container = self._open[at] = _Container(at + 1, first == "{")
        while step not in container.members and not container.done:
            self._step(container)
        return container.members.get(step)

    def _step(self, container: _Container) -> None:
        """Go to where one more member begins."""
        if container.within:
            _, after = _pass_over(self._text, container.at)
            after = self._past_space(after)
            if self._text[after] not in ",}]":
                # Such as the point of a number that the text breaks off in.
                raise ValueError("the text ends before the place")
            container.at = after + 1 if self._text[after] == "," else after
            container.within = False
        at = self._past_space(container.at)
        if self._text[at] in "}]":
            container.done = True
            return
        name: Plain = len(container.members)
        key = -1
        if container.keyed:
            key = at
            name, at = _pass_over(self._text, at)
            at = self._past_space(self._past_space(at) + 1)
        if not isinstance(name, str | int):
            raise ValueError("not a key")
        container.members[name] = (key, at)
        container.at = at
        container.within = True

    def _place(self, offset: int) -> Place:
        text = self._text
        if offset >= len(text):
            raise IndexError("the text ends before the place")
        if "\r" in text:
            return offset_place(text, offset, self._line)
        # Places are mostly asked for in order, so lines are counted on from the last one.
        line, at = self._last if offset >= self._last[1] else (self._line, 0)
        line += text.count("\n", at, offset)
        self._last = line, offset
        return Place(line, offset - text.rfind("\n", 0, offset))


def finder(text: str, line: int) -> Finder:
    """The places in a JSON text that was read without a problem."""
    return Steps(text, line).find
