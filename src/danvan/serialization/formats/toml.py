"""TOML files: one document in each, read with Python's own parser.

Dates and times become text. What Python's parser cannot survive, deep nesting and numbers of
thousands of digits, is looked for before it reads.
"""

import datetime
import re
from collections.abc import Iterator
from typing import BinaryIO

from danvan.errors import Pointer, Problem
from danvan.serialization.formats.json_words import shown
from danvan.serialization.formats.text import decode, syntax
from danvan.serialization.formats.toml_places import deep_offset, offsets
from danvan.serialization.formats.toml_words import TWICE, words
from danvan.serialization.plain import (
    MAX_DEPTH,
    MAX_WHOLE,
    Document,
    Finder,
    Place,
    Placed,
    Plain,
    offset_place,
    offsets_finder,
)

__all__ = ["read"]

_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")
_AT_END = " (at end of document)"
_MANY_DIGITS = re.compile(r"[0-9](?:_?[0-9]){4300,}")
_NUMBER = re.compile(r"[^\s,\]}#]+")


def _find(text: str, line: int) -> Finder:
    return offsets_finder(text, line, offsets(text))


class _Plainer:
    """Turns what Python's parser gives into plain values, with an explicit stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Placed] = []
        self.places: dict[Pointer, tuple[int, int]] | None = None

    def say(self, code: str, pointer: Pointer) -> None:
        if self.places is None:
            self.places = offsets(self.text)
        at = self.places.get(pointer, (-1, 0))[1]
        written = _NUMBER.match(self.text, at)
        value = shown(written.group()) if written else ""
        self.problems.append(Placed(Problem.of(code, pointer, value=value), offset_place(self.text, at)))

    def scalar(self, value: object, pointer: Pointer) -> Plain:
        if value is None or isinstance(value, bool | str):
            return value
        if isinstance(value, int):
            if -MAX_WHOLE <= value <= MAX_WHOLE:
                return value
            self.say("number-too-large", pointer)
            return 0
        if isinstance(value, float):
            if value - value == 0:
                return value
            self.say("number-not-finite", pointer)
            return 0.0
        if isinstance(value, datetime.date | datetime.time):
            return value.isoformat()
        raise TypeError(f"TOML gave a {type(value).__name__}")

    def whole(self, value: dict[str, object]) -> Plain:
        """The plain value of a document; the order of problems is that of the file."""
        top: dict[str, Plain] = {}
        stack: list[tuple[object, dict[str, Plain] | list[Plain], Pointer]] = [(value, top, ())]
        while stack:
            source, made, pointer = stack.pop()
            opened: list[tuple[object, dict[str, Plain] | list[Plain], Pointer]] = []
            pairs: list[tuple[str | int, object]] = []
            if isinstance(source, dict):
                pairs.extend(source.items())
            elif isinstance(source, list):
                pairs.extend(enumerate(source))
            for step, item in pairs:
                inner: Plain
                here = (*pointer, step)
                if isinstance(item, dict):
                    inner_dict: dict[str, Plain] = {}
                    opened.append((item, inner_dict, here))
                    inner = inner_dict
                elif isinstance(item, list):
                    inner_list: list[Plain] = []
                    opened.append((item, inner_list, here))
                    inner = inner_list
                else:
                    inner = self.scalar(item, here)
                if isinstance(made, list):
                    made.append(inner)
                else:
                    made[str(step)] = inner
            if opened and len(pointer) + 1 >= MAX_DEPTH:
                raise RecursionError
            stack.extend(reversed(opened))
        return top


def _place(text: str, error: str) -> tuple[Place, str]:
    """Where an error of the parser stands, and its words without the place."""
    found = _AT.search(error)
    if found:
        return Place(int(found[1]), int(found[2])), error[: found.start()]
    end = offset_place(text, len(text))
    return end, error.removesuffix(_AT_END)


def _deep(text: str) -> Placed:
    at = deep_offset(text)
    return Placed(Problem.of("too-deep", limit=MAX_DEPTH), None if at is None else offset_place(text, at))


def _order(placed: Placed) -> tuple[int, int]:
    place = placed.place
    return (0, 0) if place is None else (place.line, place.column or 0)


def _document(text: str, warnings: tuple[Placed, ...]) -> Document:
    import tomllib

    if deep_offset(text) is not None:
        return Document(None, (*warnings, _deep(text)), True)
    plainer = _Plainer(text)
    try:
        value = plainer.whole(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        place, said = _place(text, str(error))
        saying = words(said)
        if saying is TWICE:
            # The parser names the end of what stands twice; of that, only the line is of use.
            place = Place(place.line, None)
        return Document(None, (*warnings, Placed(syntax("TOML", *saying), place)), True)
    except RecursionError:
        return Document(None, (*warnings, _deep(text)), True)
    except ValueError:
        # Python itself refuses to make a number of so many digits.
        digits = _MANY_DIGITS.search(text)
        value_text = shown(digits.group()) if digits else ""
        place = offset_place(text, digits.start()) if digits else Place(1, 1)
        problem = Placed(Problem.of("number-too-large", value=value_text), place)
        return Document(None, (*warnings, problem), True)
    problems = sorted(plainer.problems, key=_order)
    return Document(value, (*warnings, *problems), False, _find, text)


def read(stream: BinaryIO) -> Iterator[Document]:
    """The one document of a TOML file."""
    text, problems = decode(stream.read())
    if text is None:
        yield Document(None, problems, broken=True)
    else:
        yield _document(text, problems)
