"""The written forms of single values: days, moments, decimal numbers."""

import datetime as dt
import re
from decimal import Decimal

from danvan.dates import VIETNAM, PartialDate
from danvan.rules import AMOUNT_PATTERN

__all__ = ["number_text", "read_day", "read_moment", "read_number", "read_partial"]

_NUMBER = re.compile(AMOUNT_PATTERN).fullmatch
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_MOMENT = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}\+07:00").fullmatch
_day = dt.date.fromisoformat


def read_day(text: object) -> dt.date:
    """``2026-11-22`` and no other form; `ValueError` otherwise."""
    if isinstance(text, str) and len(text) == 10 and text[4] == "-" == text[7]:
        return _day(text)
    raise ValueError("not a day")


def read_moment(text: object) -> dt.datetime:
    """``2026-11-22T08:30:00+07:00`` and no other form; `ValueError` otherwise."""
    if isinstance(text, str) and _MOMENT(text):
        return dt.datetime.fromisoformat(text[:19]).replace(tzinfo=VIETNAM)
    raise ValueError("not a moment")


def read_number(text: object) -> Decimal:
    """``-12.50`` and no other form; `ValueError` otherwise."""
    if isinstance(text, str) and _NUMBER(text):
        return Decimal(text)
    raise ValueError("not a decimal number")


def read_partial(text: object) -> PartialDate:
    """A `PartialDate`; `ValueError` otherwise."""
    if isinstance(text, str):
        return PartialDate.parse(text)
    raise ValueError("not a partial date")


def number_text(value: Decimal) -> str:
    """The number in full, never with an exponent."""
    return format(value, "f")
