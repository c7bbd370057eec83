"""The shapes that a field of a record can have, and the rule of each.

A record says what its fields hold by their annotations alone: ``Line``, ``Count``, ``UnitId`` and
so on are annotated types. The constructor, the reader of files, the JSON Schema and the Hypothesis
strategies all follow the same `Shape`, so they cannot disagree.
"""

import datetime as dt
import decimal
import enum
import re
import unicodedata
from collections.abc import Callable
from typing import Annotated

import attrs

from danvan.dates import PartialDate
from danvan.extra import Extra

__all__ = [
    "Amount",
    "Choice",
    "Code",
    "Count",
    "Day",
    "Flag",
    "Ident",
    "Line",
    "Listing",
    "Moment",
    "NonNegative",
    "Number",
    "Open",
    "OneOf",
    "Part",
    "PartialDay",
    "RefersTo",
    "Sealed",
    "Shape",
    "Text",
    "Url",
    "Whole",
    "Words",
]

MAX_WHOLE = 2**53 - 1
"""The largest whole number that every JSON program reads exactly."""

LINE_PATTERN = r"(?! )[^\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+(?<! )"
"""One line: no control characters, no blank at either end."""
TEXT_PATTERN = r"(?=[\s\S]*[^ \t\r\n])[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]+"
"""Some lines: tabs and line ends besides; not blank."""
_TEXT_PYTHON = TEXT_PATTERN.replace(r"\ufeff]", r"\ufeff\ud800-\udfff]")
_LINE_PYTHON = LINE_PATTERN.replace(r"\ufeff]", r"\ufeff\ud800-\udfff]")

AMOUNT_PATTERN = r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?"
POSITIVE_AMOUNT_PATTERN = AMOUNT_PATTERN.removeprefix("-?")
_AMOUNT_LIMIT = decimal.Decimal(10) ** 18


@attrs.frozen
class Words:
    """A text (văn bản). `pattern` is a regular expression that Python and ECMAScript read alike.

    `name` names the rule in messages; `multiline` allows line ends.
    """

    name: str
    max_length: int
    multiline: bool = False
    pattern: str | None = None
    example: str = ""

    def acceptable(self) -> Callable[[str], bool]:
        """The test of this rule, built once."""
        return _words_test(self)


def _words_test(rule: Words) -> Callable[[str], bool]:
    longest = rule.max_length
    normalized = unicodedata.is_normalized
    if rule.pattern is not None:
        match = re.compile(rule.pattern).fullmatch
        return lambda text: (
            match(text) is not None and len(text) <= longest and (text.isascii() or normalized("NFC", text))
        )
    match_form = re.compile(_TEXT_PYTHON if rule.multiline else _LINE_PYTHON).fullmatch

    def acceptable(text: str) -> bool:
        if not text or len(text) > longest:
            return False
        if not (text.isascii() or normalized("NFC", text)):
            return False
        if text[0] != " " and text[-1] != " " and text.isprintable():
            return True
        return match_form(text) is not None

    return acceptable


@attrs.frozen
class Whole:
    """A whole number (số nguyên) from `least` to `most`, both included."""

    least: int = 0
    most: int = MAX_WHOLE


@attrs.frozen
class Number:
    """A decimal number (số thập phân), written as text: at most 18 digits before and 9 after the point."""

    signed: bool = False

    def acceptable(self, value: decimal.Decimal) -> bool:
        """Whether the value can be written in full."""
        if not value.is_finite():
            return False
        exponent = value.as_tuple().exponent
        if not isinstance(exponent, int) or exponent < -9 or exponent > 17:
            return False
        return -_AMOUNT_LIMIT < value < _AMOUNT_LIMIT and (self.signed or not value.is_signed())


@attrs.frozen
class Flag:
    """True or false."""


@attrs.frozen
class Day:
    """A day of the calendar, ``YYYY-MM-DD``."""


@attrs.frozen
class Moment:
    """A moment in Viet Nam, ``YYYY-MM-DDTHH:MM:SS+07:00``."""


@attrs.frozen
class PartialDay:
    """A `PartialDate`."""


@attrs.frozen
class Open:
    """An agency's own data, an `Extra`."""


@attrs.frozen
class Choice:
    """One of the words of an enumeration."""

    words: type[enum.Enum]


@attrs.frozen
class Part:
    """One record inside another."""

    record: type


@attrs.frozen
class OneOf:
    """One of several records, told apart by the key ``type``."""

    records: tuple[tuple[str, type], ...]


@attrs.frozen
class Listing:
    """Several values in order, as a tuple; `distinct` forbids a repetition."""

    of: "Shape"
    least: int = 0
    most: int = MAX_WHOLE
    distinct: bool = False


Shape = Words | Whole | Number | Flag | Day | Moment | PartialDay | Open | Choice | Part | OneOf | Listing


@attrs.frozen
class RefersTo:
    """The text is the id of a record of this kind; `danvan.check` looks whether it is there."""

    kind: str


@attrs.frozen
class Sealed:
    """The value tells who a citizen is: it never stands in a message or a `repr`."""


@attrs.frozen
class Several:
    """How many values a tuple may hold."""

    least: int = 0
    most: int = MAX_WHOLE
    distinct: bool = False


_IDENT = r"[A-Za-z0-9](?:[A-Za-z0-9._:/-]{0,126}[A-Za-z0-9])?"

Ident = Annotated[str, Words("ident", 128, pattern=_IDENT, example="vinh-ha-2022")]
"""An id: letters A-Z a-z, digits, and inside also . _ : / - ; at most 128."""
Code = Annotated[str, Words("code", 100, pattern=r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*", example="dialogue.sessions")]
"""A code of a catalogue: small letters, digits and _ in groups parted by dots."""
Line = Annotated[str, Words("line", 2_000)]
"""One line of text, at most 2,000 characters, in NFC."""
Text = Annotated[str, Words("text", 200_000, multiline=True)]
"""Text of several lines, at most 200,000 characters, in NFC."""
Url = Annotated[str, Words("url", 2_000, pattern=r"https?://[!-~]{1,1990}", example="https://example.vn/")]
"""An address on the web, as plain ASCII."""
Count = Annotated[int, Whole()]
"""A whole number, zero or more."""
NonNegative = Annotated[decimal.Decimal, Number()]
"""A decimal number, zero or more."""
Amount = Annotated[decimal.Decimal, Number(signed=True)]
"""A decimal number of either sign."""

SCALARS: dict[object, Shape] = {
    bool: Flag(),
    dt.date: Day(),
    dt.datetime: Moment(),
    PartialDate: PartialDay(),
    Extra: Open(),
}
"""Python types that need no further rule."""
