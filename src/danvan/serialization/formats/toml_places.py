"""Where everything stands in a TOML text.

Python's parser says no places. `offsets` walks once through a text that is already known to be
valid, so it need not ask whether anything is right. `deep_offset` walks through any text at all
and finds nesting that is too deep before a parser meets it.
"""

import re

from danvan.errors import Pointer
from danvan.serialization.plain import MAX_DEPTH

__all__ = ["deep_offset", "offsets"]

# Python before 3.11.5 matches a possessive group wrongly, so only single characters are possessive here.
_FILL = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*")
_SPACE = re.compile(r"[ \t]*+")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TEXT = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*"""(?:""?(?!"))?'
    r"|'''(?:[^']++|'(?!''))*'''(?:''?(?!'))?"
    r'|"(?:[^"\\\n]++|\\.)*"'
    r"|'[^'\n]*+'",
    re.DOTALL,
)
_ATOM = re.compile(r"[^,\]}#\n]+")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))")
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_DEEP = re.compile(rf"{_TEXT.pattern}|#[^\n]*|[A-Za-z0-9_-]+|.", re.DOTALL)

_Keys = list[tuple[str, int]]


def _unescaped(found: re.Match[str]) -> str:
    digits = found[1] or found[2] or found[3]
    return chr(int(digits, 16)) if digits else _SHORT.get(found[4], found[4])


class _Open:
    """A list or a table in braces that is open."""

    __slots__ = ("count", "pointer")

    def __init__(self, pointer: Pointer, count: int) -> None:
        self.pointer = pointer
        # How many values a list holds so far; -1 marks a table in braces.
        self.count = count


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Pointer, tuple[int, int]] = {(): (-1, 0)}
        self.lists: dict[Pointer, int] = {}

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Passes over what matches; gives the next character, or ``""`` at the end."""
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return self.text[self.at : self.at + 1]

    def keys(self) -> _Keys:
        """A key with its dotted parts, each with where it begins."""
        parts: _Keys = []
        while True:
            self.skip(_SPACE)
            start = self.at
            match = _BARE.match(self.text, start) or _TEXT.match(self.text, start)
            if match is None:
                return parts
            self.at = match.end()
            part = match.group()
            if part[0] == "'":
                part = part[1:-1]
            elif part[0] == '"':
                part = _ESCAPE.sub(_unescaped, part[1:-1])
            parts.append((part, start))
            if self.skip(_SPACE) != ".":
                return parts
            self.at += 1

    def inside(self, pointer: Pointer) -> Pointer:
        """The pointer itself, or that of the last table where it is a list of tables."""
        return (*pointer, self.lists[pointer] - 1) if pointer in self.lists else pointer

    def header(self) -> Pointer:
        """A table's line; the pointer under which the following keys stand."""
        start = self.at
        many = self.text.startswith("[[", start)
        self.at += 2 if many else 1
        parts = self.keys()
        self.at += 2 if many else 1
        pointer: Pointer = ()
        for number, (part, at) in enumerate(parts, 1):
            pointer = (*pointer, part)
            self.found.setdefault(pointer, (at, start))
            if number == len(parts):
                # The table stands where its own line is, even if tables inside it came before.
                if many:
                    self.lists[pointer] = self.lists.get(pointer, 0) + 1
                    pointer = (*pointer, self.lists[pointer] - 1)
                self.found[pointer] = (at, start)
            else:
                pointer = self.inside(pointer)
        return pointer

    def pair(self, pointer: Pointer) -> Pointer:
        """A key and the equals sign; the pointer of its value, whose place is noted."""
        parts = self.keys()
        self.skip(_SPACE)
        self.at += 1
        self.skip(_SPACE)
        for part, at in parts[:-1]:
            pointer = (*pointer, part)
            self.found.setdefault(pointer, (at, at))
        part, at = parts[-1]
        pointer = (*pointer, part)
        self.found[pointer] = (at, self.at)
        return pointer

    def value(self, pointer: Pointer) -> None:
        """A value with everything in it."""
        stack: list[_Open] = []
        while True:
            first = self.text[self.at : self.at + 1]
            if first == "[" or first == "{":
                stack.append(_Open(pointer, 0 if first == "[" else -1))
                self.at += 1
            else:
                match = (_TEXT if first in ("'", '"') else _ATOM).match(self.text, self.at)
                self.at = match.end() if match else self.at + 1
            # After a value or an opening: close what closes, pass over commas, begin the next.
            while stack:
                after = self.skip(_FILL)
                if after == ",":
                    self.at += 1
                elif after in ("]", "}"):
                    self.at += 1
                    stack.pop()
                else:
                    break
            if not stack or self.at >= len(self.text):
                return
            top = stack[-1]
            if top.count < 0:
                pointer = self.pair(top.pointer)
            else:
                pointer = (*top.pointer, top.count)
                top.count += 1
                self.found[pointer] = (-1, self.at)

    def run(self) -> None:
        table: Pointer = ()
        while self.skip(_FILL):
            before = self.at
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.value(self.pair(table))
            if self.at == before:
                return


def offsets(text: str) -> dict[Pointer, tuple[int, int]]:
    """Where keys and values begin in a valid TOML text; -1 where a value has no key."""
    walk = _Walk(text)
    walk.run()
    return walk.found


def deep_offset(text: str) -> int | None:
    """Where nesting goes beyond `MAX_DEPTH`, in any text; ``None`` if it does not."""
    if text.count("[") + text.count("{") + text.count(".") < MAX_DEPTH:
        return None
    depth = 0
    dots = 0
    for match in _DEEP.finditer(text):
        first = text[match.start()]
        if first in "[{":
            depth += 1
        elif first in "]}":
            depth = max(0, depth - 1)
        elif first == ".":
            dots += 1
        elif first in "=,\n":
            dots = 0
        # The document itself is the first level; brackets and dotted keys are the others.
        if depth >= MAX_DEPTH or dots >= MAX_DEPTH:
            return match.start()
    return None
