"""A JSON parser that knows where everything stands.

It is slower than Python's own, and is asked only when a text is not right or when somebody wants
to know a place. It keeps its own stack, so that no depth of nesting can exhaust Python's. It goes
on after everything that leaves the structure clear, and stops at a real syntax error.
"""

import json
import re
from typing import NoReturn

import attrs

from danvan.errors import Pointer, Problem
from danvan.serialization.formats.json_words import WORDS, shown
from danvan.serialization.formats.text import syntax
from danvan.serialization.plain import (
    MAX_DEPTH,
    MAX_WHOLE,
    Finder,
    Placed,
    Plain,
    offset_place,
    offsets_finder,
)

__all__ = ["Parsed", "finder", "parse"]

_SPACE = re.compile(r"[ \t\r\n]*+")
# Only single characters are possessive: Python before 3.11.5 matches possessive groups wrongly.
_TEXT = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*"')
_GOOD_TEXT = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(\.[0-9]++)?([eE][-+]?[0-9]++)?(?![\w.+-])")
_WORD = re.compile(r"[-+.\w]++")
_LONE = re.compile("[\ud800-\udfff]")
_CONSTANTS: dict[str, Plain] = {"true": True, "false": False, "null": None}
_NOT_FINITE = frozenset({"NaN", "Infinity", "-Infinity"})
_PYTHON = {"True": "true", "False": "false", "None": "null"}


@attrs.frozen
class Parsed:
    """What the parser found: the value, the problems, and where keys and values begin."""

    value: Plain
    problems: tuple[Placed, ...]
    broken: bool
    offsets: dict[Pointer, tuple[int, int]]


class _Stop(Exception):
    """The parser cannot go on."""


class _Frame:
    """A list or object that is open."""

    __slots__ = ("firsts", "items", "keep", "key", "key_at", "keyed", "pairs", "pointer")

    def __init__(self, keyed: bool, pointer: Pointer, keep: bool) -> None:
        self.keyed = keyed
        self.pointer = pointer
        # A second value under the same key is read for its problems but not kept.
        self.keep = keep
        self.pairs: dict[str, Plain] = {}
        self.items: list[Plain] = []
        self.firsts: dict[str, int] = {}
        self.key = ""
        self.key_at = -1


class _Parser:
    def __init__(self, text: str, line: int, under: Pointer) -> None:
        self.text = text
        self.line = line
        self.under = under
        self.at = 0
        self.stack: list[_Frame] = []
        self.problems: list[Placed] = []
        self.offsets: dict[Pointer, tuple[int, int]] = {}

    # What is said.

    def say(self, problem: Problem, offset: int) -> None:
        self.problems.append(Placed(problem.under(self.under), offset_place(self.text, offset, self.line)))

    def stop(self, word: str, offset: int, **found: str) -> NoReturn:
        detail, hint = WORDS[word]
        if found:
            detail = (detail[0].format_map(found), detail[1].format_map(found))
            if "instead" in found:
                hint = (hint[0].format_map(found), hint[1].format_map(found))
        self.say(syntax("JSON", detail, hint), offset)
        raise _Stop

    # Moving through the text.

    def space(self) -> str:
        """Passes over space; gives the next character, or ``""`` at the end."""
        found = _SPACE.match(self.text, self.at)
        if found:
            self.at = found.end()
        return self.text[self.at : self.at + 1]

    def here(self) -> tuple[Pointer, bool]:
        """The pointer of the value that comes next, and whether it will be kept."""
        if not self.stack:
            return (), True
        frame = self.stack[-1]
        if frame.keyed:
            return (*frame.pointer, frame.key), frame.keep and frame.firsts[frame.key] == frame.key_at
        return (*frame.pointer, len(frame.items)), frame.keep

    def quoted(self, pointer: Pointer | None) -> str:
        """The text in quotes at this place; ``None`` for a key, whose pointer is not known yet."""
        start = self.at
        found = _TEXT.match(self.text, start)
        if found is None:
            self.bad_text(start)
        self.at = found.end()
        raw = found.group()
        if "\\" not in raw:
            return raw[1:-1]
        said = str(json.loads(raw))
        lone = _LONE.search(said)
        if lone:
            value = f"{ord(lone.group()):04x}"
            said = _LONE.sub("\ufffd", said)
            if pointer is None:
                problem = Problem.of("lone-surrogate", (*self.stack[-1].pointer, said), at_key=True, value=value)
            else:
                problem = Problem.of("lone-surrogate", pointer, value=value)
            self.say(problem, start)
        return said

    def bad_text(self, start: int) -> NoReturn:
        good = _GOOD_TEXT.match(self.text, start)
        end = good.end() if good else start + 1
        found = self.text[end : end + 1]
        if found in ("", "\n", "\r"):
            self.stop("unclosed-text", start)
        if found == "\\":
            self.stop("escape", end, found=self.text[end : end + 2].strip())
        self.stop("control", end, found=f"U+{ord(found):04X}")

    def atom(self, first: str, pointer: Pointer) -> Plain:
        """The text, number, true, false or null at this place."""
        start = self.at
        if first == '"':
            return self.quoted(pointer)
        number = _NUMBER.match(self.text, start)
        if number:
            self.at = number.end()
            digits = number.group()
            if number.group(1) is None and number.group(2) is None:
                # Sixteen digits are the most that fit; longer ones are not even counted.
                if len(digits) <= 17 and -MAX_WHOLE <= (whole := int(digits)) <= MAX_WHOLE:
                    return whole
                self.say(Problem.of("number-too-large", pointer, value=shown(digits)), start)
                return 0
            real = float(digits)
            if real - real == 0:
                return real
            self.say(Problem.of("number-not-finite", pointer, value=shown(digits)), start)
            return 0.0
        found = _WORD.match(self.text, start)
        word = found.group() if found else ""
        if word in _CONSTANTS:
            self.at = start + len(word)
            return _CONSTANTS[word]
        if word in _NOT_FINITE:
            self.at = start + len(word)
            self.say(Problem.of("number-not-finite", pointer, value=word), start)
            return 0.0
        self.bad_value(first, word, start)

    def bad_value(self, first: str, word: str, start: int) -> NoReturn:
        self.strange(first, start)
        if word in _PYTHON:
            self.stop("python-word", start, found=word, instead=_PYTHON[word])
        if word:
            self.stop("number" if word[0] in "+-.0123456789" else "bare-word", start, found=shown(word))
        if first in ",}]":
            self.stop("double-comma" if first == "," else "missing-value", start)
        self.stop("unexpected", start, found=first)

    def strange(self, first: str, start: int) -> None:
        """Stops at what is wrong wherever it stands."""
        if first == "":
            self.stop("end", start)
        if first == "#" or self.text.startswith(("//", "/*"), start):
            self.stop("comment", start)
        if first == "'":
            self.stop("single-quote", start)
        if first in "“”„":
            self.stop("curly-quote", start)

    # The structure.

    def key(self, first: str) -> None:
        """Reads a key and its colon; the value comes next."""
        frame = self.stack[-1]
        start = self.at
        if first != '"':
            self.strange(first, start)
            if first == ",":
                self.stop("double-comma", start)
            if first == "]":
                self.stop("wrong-bracket", start, found="]", opened="{")
            self.stop("bare-key", start)
        key = self.quoted(None)
        pointer = (*frame.pointer, key)
        frame.key, frame.key_at = key, start
        if key in frame.firsts:
            first_line = offset_place(self.text, frame.firsts[key], self.line).line
            self.say(Problem.of("duplicate-key", pointer, at_key=True, key=key, first_line=first_line), start)
        else:
            frame.firsts[key] = start
        after = self.space()
        if after != ":":
            self.strange(after, self.at)
            self.stop("missing-colon", self.at)
        self.at += 1

    def store(self, value: Plain) -> None:
        frame = self.stack[-1]
        if not frame.keyed:
            frame.items.append(value)
        elif frame.firsts[frame.key] == frame.key_at:
            frame.pairs[frame.key] = value

    def value(self) -> tuple[bool, Plain]:
        """Reads a value; true with it when it is whole, false when a list or object was opened."""
        first = self.space()
        pointer, keep = self.here()
        if keep:
            self.offsets[pointer] = (self.stack[-1].key_at if self.stack else -1, self.at)
        if first == "{" or first == "[":
            if len(self.stack) >= MAX_DEPTH:
                self.say(Problem.of("too-deep", pointer, limit=MAX_DEPTH), self.at)
                raise _Stop
            self.stack.append(_Frame(first == "{", pointer, keep))
            self.at += 1
            return False, None
        return True, self.atom(first, pointer)

    def after_open(self) -> bool:
        """After an opening bracket: true if it closes at once."""
        first = self.space()
        frame = self.stack[-1]
        if first == ("}" if frame.keyed else "]"):
            return True
        if frame.keyed:
            self.key(first)
        elif first == "}":
            self.stop("wrong-bracket", self.at, found="}", opened="[")
        return False

    def after_value(self) -> bool:
        """After a value inside a list or object: true if that closes now."""
        frame = self.stack[-1]
        first = self.space()
        start = self.at
        closing, other = ("}", "]") if frame.keyed else ("]", "}")
        if first == closing:
            return True
        if first == ",":
            self.at += 1
            after = self.space()
            if after == closing:
                self.stop("trailing-comma", start)
            if frame.keyed:
                self.key(after)
            return False
        self.strange(first, start)
        if first == other:
            self.stop("wrong-bracket", start, found=other, opened="{" if frame.keyed else "[")
        if first in '"{[' or _WORD.match(first):
            self.stop("missing-comma", start)
        self.stop("unexpected", start, found=first)

    def run(self) -> Plain:
        whole, value = self.value()
        opened = not whole
        while self.stack:
            closes = self.after_open() if opened else self.after_value()
            if closes:
                self.at += 1
                frame = self.stack.pop()
                value = frame.pairs if frame.keyed else frame.items
                if self.stack:
                    self.store(value)
                opened = False
                continue
            whole, value = self.value()
            if whole:
                self.store(value)
            opened = not whole
        rest = self.space()
        if rest:
            if rest in "#/":
                self.strange(rest, self.at)
            self.stop("after-end", self.at)
        return value


def parse(text: str, line: int = 1, under: Pointer = ()) -> Parsed:
    """Reads a JSON text that begins at `line`; its problems stand under the pointer `under`."""
    parser = _Parser(text, line, under)
    try:
        value = parser.run()
    except _Stop:
        return Parsed(None, tuple(parser.problems), True, parser.offsets)
    return Parsed(value, tuple(parser.problems), False, parser.offsets)


def finder(text: str, line: int) -> Finder:
    """The places in a JSON text that begins at `line`."""
    return offsets_finder(text, line, parse(text, line).offsets)
