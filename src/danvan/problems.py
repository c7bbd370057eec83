"""What exactly is wrong with a value that does not have the shape it should have."""

import datetime as dt
import decimal
import enum
import re
from collections.abc import Iterator, Sequence

import attrs

from danvan.dates import VIETNAM, PartialDate
from danvan.errors import Pointer, Problem
from danvan.extra import Extra
from danvan.rules import (
    Choice,
    Day,
    Flag,
    Listing,
    Moment,
    Number,
    OneOf,
    Open,
    Part,
    PartialDay,
    Shape,
    Whole,
    Words,
)
from danvan.seal import Seal, opened

__all__ = [
    "PYTHON_TYPES",
    "is_private",
    "list_problems",
    "plain_key",
    "seal_problems",
    "shown",
    "text_problem",
    "value_problems",
    "without_strange_keys",
]

_EXPECTED: dict[type, str] = {
    Words: "expected-text",
    Whole: "expected-whole",
    Number: "needs-decimal",
    Flag: "expected-flag",
    Day: "needs-date",
    Moment: "needs-moment",
    PartialDay: "needs-partial-date",
    Listing: "needs-tuple",
    Open: "needs-extra",
    Part: "expected-object",
    OneOf: "expected-object",
}
PYTHON_TYPES: dict[type, type] = {
    Words: str,
    Whole: int,
    Number: decimal.Decimal,
    Flag: bool,
    Day: dt.date,
    Moment: dt.datetime,
    PartialDay: PartialDate,
    Open: Extra,
    Listing: tuple,
}


def is_private(cls: type) -> bool:
    """Whether records of this class are about citizens, so that none of their values stands in a message."""
    return cls.__module__.startswith("danvan.petitions.")


_PLAIN_TAG = re.compile(r"“?tag:yaml\.org,2002:[a-z]+”?")
_PLAIN_KEY = re.compile(r"[a-z]+(?:[_-][a-z]+)*[0-9]{0,2}")


def plain_key(key: str) -> str:
    """A key as it may stand in a message about a citizen's record: a mark if it is no word of small letters.

    It may be a name or a number that somebody wrote where a key belongs.
    """
    return key if _PLAIN_KEY.fullmatch(key) else "•••"


def _plain(name: str, value: str) -> str:
    """A value of a sentence, if it is a key or the tag of YAML, as it may stand in a message."""
    if name == "key":
        return plain_key(value)
    if name == "tag":
        return value if _PLAIN_TAG.fullmatch(value) else "•••"
    return value


def without_strange_keys(problem: Problem) -> Problem:
    """The same problem with its keys as `plain_key` shows them; line and column say where it stands."""
    pointer = tuple([step if isinstance(step, int) else plain_key(step) for step in problem.pointer])
    values = tuple([(name, _plain(name, value)) for name, value in problem.values])
    if (pointer, values) == (problem.pointer, problem.values):
        return problem
    return attrs.evolve(problem, pointer=pointer, values=values)


def shown(value: object, *, sealed: bool = False) -> str:
    """A value as it stands in a message: short, on one line, and never a sealed one."""
    if sealed:
        return "•••"
    if isinstance(value, str):
        line = value if value.isprintable() else repr(value)[1:-1]
        return f"“{line}”" if len(line) <= 60 else f"“{line[:57]}…”"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value) if not isinstance(value, int) or abs(value) < 10**60 else "…"
    if isinstance(value, (list, tuple)):
        return "[…]"
    if isinstance(value, enum.Enum):
        return f"“{value.value}”"
    if isinstance(value, (dt.date, decimal.Decimal, PartialDate)):
        return str(value)
    return "{…}"


def text_problem(rule: Words, text: str, pointer: Pointer, *, sealed: bool) -> Problem | None:
    """What is wrong with a text, or ``None``."""
    if rule.acceptable()(text):
        return None
    value = shown(text, sealed=sealed)
    if len(text) > rule.max_length:
        return Problem.of("text-long", pointer, length=len(text), limit=rule.max_length)
    if rule.pattern is not None:
        if rule.name == "ident":
            # An id should tell nothing of a person; where it does not have the form of one, it may.
            value = shown(text, sealed=True)
        return Problem.of("text-form", pointer, value=value, rule=rule.name, example=rule.example)
    if not text.strip():
        return Problem.of("text-blank", pointer)
    if not rule.multiline and text != text.strip(" "):
        return Problem.of("text-edges", pointer, value=value)
    for letter in text:
        if not rule.multiline and letter in "\n\r\t":
            return Problem.of("text-one-line", pointer, value=value)
        code = ord(letter)
        forbidden = (code < 32 and letter not in "\t\n\r") or 127 <= code < 160 or code == 0xFEFF
        if forbidden or 0xD800 <= code <= 0xDFFF or (not rule.multiline and code in (0x2028, 0x2029)):
            return Problem.of("text-control", pointer, code=f"U+{code:04X}", position=text.index(letter) + 1)
    return Problem.of("text-form-nfc", pointer)


def value_problems(shape: Shape, value: object, pointer: Pointer, *, sealed: bool = False) -> Iterator[Problem]:
    """Every way in which a Python value fails to have a shape."""
    if isinstance(shape, Choice):
        if type(value) is not shape.words:
            known = ", ".join(f"{shape.words.__name__}.{word.name}" for word in shape.words)
            yield Problem.of("expected-word", pointer, value=shown(value, sealed=sealed), known=known)
        return
    if isinstance(shape, (Part, OneOf)):
        classes = (shape.record,) if isinstance(shape, Part) else tuple(member for _, member in shape.records)
        if type(value) not in classes:
            names = ", ".join(cls.__name__ for cls in classes)
            yield Problem.of("expected-record", pointer, value=shown(value, sealed=sealed), known=names)
        return
    # An id should tell nothing of a person; what is no id at all may.
    sealed = sealed or (isinstance(shape, Words) and shape.name == "ident")
    if type(value) is not PYTHON_TYPES[type(shape)]:
        yield Problem.of(_EXPECTED[type(shape)], pointer, value=shown(value, sealed=sealed))
        return
    if isinstance(shape, Words) and isinstance(value, str):
        problem = text_problem(shape, value, pointer, sealed=sealed)
        if problem is not None:
            yield problem
    elif isinstance(shape, Whole) and isinstance(value, int):
        if not shape.least <= value <= shape.most:
            yield Problem.of(
                "whole-range", pointer, value=shown(value, sealed=sealed), least=shape.least, most=shape.most
            )
    elif isinstance(shape, Number) and isinstance(value, decimal.Decimal):
        if not shape.acceptable(value):
            yield Problem.of("number-range", pointer, value=shown(value, sealed=sealed))
    elif isinstance(shape, Moment) and isinstance(value, dt.datetime):
        if value.utcoffset() != VIETNAM.utcoffset(None) or value.microsecond:
            yield Problem.of("needs-moment", pointer, value=shown(str(value), sealed=sealed))
    elif isinstance(shape, Listing) and isinstance(value, tuple):
        yield from list_problems(shape, value, pointer, sealed=sealed)
        for index, item in enumerate(value):
            yield from value_problems(shape.of, item, (*pointer, index), sealed=sealed)


def seal_problems(shape: Shape, value: object, pointer: Pointer) -> Iterator[Problem]:
    """Every way in which a Python value fails to be a seal around a value of this shape."""
    if isinstance(value, Seal):
        yield from value_problems(shape, opened(value), pointer, sealed=True)
    else:
        yield Problem.of("needs-seal", pointer, value=shown(value, sealed=True))


def list_problems(
    shape: Listing, value: Sequence[object], pointer: Pointer, *, sealed: bool = False
) -> Iterator[Problem]:
    """What is wrong with the length or the distinctness of a list."""
    if len(value) < shape.least:
        yield Problem.of("list-short", pointer, least=shape.least, found=len(value))
    if len(value) > shape.most:
        yield Problem.of("list-long", pointer, most=shape.most, found=len(value))
    if shape.distinct:
        seen: set[object] = set()
        others: list[object] = []
        for index, item in enumerate(value):
            try:
                repeated = item in seen
                seen.add(item)
            except TypeError:
                repeated = item in others
                others.append(item)
            if repeated:
                yield Problem.of("list-repeated", (*pointer, index), value=shown(item, sealed=sealed))
