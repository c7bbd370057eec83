"""Strategies for single values: texts, ids, numbers, days, and an agency's own data.

Every strategy draws only what the rule of its shape in `danvan.rules` accepts, and draws on purpose
what careless readers and writers of files trip over: ``no``, ``12:30``, ``007``, quotes, separators,
line ends, Vietnamese letters, emoji.
"""

import datetime as dt
import string
import unicodedata
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan.dates import VIETNAM, PartialDate
from danvan.extra import Extra
from danvan.rules import MAX_WHOLE
from danvan.strategies import hostile

__all__ = [
    "codes",
    "counts",
    "days",
    "extras",
    "idents",
    "lines",
    "moments",
    "numbers",
    "partial_dates",
    "texts",
    "urls",
]

MAX_LINE = 2_000
MAX_TEXT = 200_000

_IDENT_ENDS = string.ascii_letters + string.digits
_IDENT_LETTERS = _IDENT_ENDS + "._:/-"
_CODE_LETTERS = string.ascii_lowercase + string.digits + "_"
_URL_LETTERS = "".join(chr(code) for code in range(0x21, 0x7F))

_BLOCKS = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x24F),  # Latin letters
    (0x300, 0x345),  # marks above and below letters
    (0x1E00, 0x1EF9),  # Vietnamese letters
    (0x2010, 0x2027),  # dashes and quotes
    (0x20A0, 0x20BF),  # signs of currencies
    (0x4E00, 0x4EFF),  # some Chinese characters
    (0x1F600, 0x1F64F),  # faces
)
_LETTERS = "".join(chr(code) for first, last in _BLOCKS for code in range(first, last + 1))
# Ranges of code points, because categories make Hypothesis build a table of all characters at the
# first draw, which takes seconds and fails the health check of a user's first test.
_CHARACTERS = st.one_of(
    st.integers(0xA1, 0x2027), st.integers(0x202A, 0xD7FF), st.integers(0xE000, 0xFEFE), st.integers(0xFF00, 0x10FFFF)
).map(chr)
_ANY_CHARACTERS = st.one_of(st.integers(0x00, 0xD7FF), st.integers(0xE000, 0x10FFFF)).map(chr)
_ASCII = st.text(string.ascii_letters, min_size=1, max_size=6)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _one_line(text: str) -> str:
    """The text composed and without blanks at its ends; never empty."""
    return _composed(text).strip(" ") or "a"


def _some_lines(text: str) -> str:
    """The text composed; never blank."""
    made = _composed(text)
    return made if made.strip(" \t\r\n") else made + "a"


def _fitting(texts: tuple[str, ...], longest: int) -> list[str]:
    return [text for text in texts if len(text) <= longest]


def _check_length(max_length: int, most: int) -> None:
    if type(max_length) is not int or not 1 <= max_length <= most:
        raise InvalidArgument(f"max_length={max_length!r} must be a whole number from 1 to {most}")


def lines(*, max_length: int = MAX_LINE) -> st.SearchStrategy[str]:
    """One line of text that `danvan.rules.Line` accepts, of at most `max_length` characters.

    Shrinks to a short word of ASCII letters.
    """
    _check_length(max_length, MAX_LINE)
    # Composing makes at most three characters of one (U+FB2C and others).
    free = st.text(_LETTERS, min_size=1, max_size=max(1, min(12, max_length // 3))).map(_one_line)
    rare = _CHARACTERS.map(_one_line)
    known = st.sampled_from(_fitting(hostile.LINES + hostile.VIETNAMESE, max_length))
    plain = st.text(string.ascii_letters, min_size=1, max_size=min(6, max_length))
    return st.one_of(plain, known, free, rare) if max_length >= 3 else st.one_of(plain, known)


def texts(*, max_length: int = MAX_TEXT) -> st.SearchStrategy[str]:
    """Some lines of text that `danvan.rules.Text` accepts, of at most `max_length` characters.

    Shrinks to a short word of ASCII letters.
    """
    _check_length(max_length, MAX_TEXT)
    # Besides, a blank text gets one letter more.
    free = st.text(_LETTERS + "\n\t\r\u2028", min_size=1, max_size=max(1, min(16, max_length // 3 - 1))).map(
        _some_lines
    )
    rare = _CHARACTERS.map(_some_lines)
    known = st.sampled_from(_fitting(hostile.TEXTS + hostile.LINES + hostile.VIETNAMESE, max_length))
    plain = st.text(string.ascii_letters, min_size=1, max_size=min(6, max_length))
    return st.one_of(plain, known, free, rare) if max_length >= 6 else st.one_of(plain, known)


def idents() -> st.SearchStrategy[str]:
    """An id that `danvan.rules.Ident` accepts. Shrinks to one digit or letter."""
    return _IDENTS


_PUNCTUATED = st.tuples(
    st.sampled_from(_IDENT_ENDS), st.text(_IDENT_LETTERS, max_size=10), st.sampled_from(_IDENT_ENDS)
).map("".join)
_IDENTS = st.one_of(st.text(_IDENT_ENDS, min_size=1, max_size=8), _PUNCTUATED, st.sampled_from(hostile.IDENTS))


def codes() -> st.SearchStrategy[str]:
    """A code of a catalogue that `danvan.rules.Code` accepts. Shrinks to one letter."""
    return _CODES


_GROUPS = st.lists(st.text(_CODE_LETTERS, min_size=1, max_size=6), min_size=1, max_size=3)
_GROUPED = st.tuples(st.sampled_from(string.ascii_lowercase), _GROUPS).map(lambda parts: parts[0] + ".".join(parts[1]))
_CODES = st.one_of(st.text(string.ascii_lowercase, min_size=1, max_size=8), _GROUPED, st.sampled_from(hostile.CODES))


def urls() -> st.SearchStrategy[str]:
    """An address that `danvan.rules.Url` accepts. Shrinks to ``http://`` and one character."""
    return _URLS


_URLS = st.tuples(st.sampled_from(("http://", "https://")), st.text(_URL_LETTERS, min_size=1, max_size=20)).map("".join)


def counts(*, min_value: int = 0, max_value: int = MAX_WHOLE) -> st.SearchStrategy[int]:
    """A whole number from `min_value` to `max_value`. Shrinks to `min_value`."""
    for name, value in (("min_value", min_value), ("max_value", max_value)):
        if type(value) is not int or not 0 <= value <= MAX_WHOLE:
            raise InvalidArgument(f"{name}={value!r} must be a whole number from 0 to {MAX_WHOLE}")
    if max_value < min_value:
        raise InvalidArgument(f"max_value={max_value} lies below min_value={min_value}")
    return st.integers(min_value, max_value)


def numbers(*, signed: bool = False) -> st.SearchStrategy[Decimal]:
    """A decimal number of at most 18 digits before and 9 after the point; with `signed`, of either sign.

    Shrinks to 0. Zeros at the end are kept, so ``1.50`` occurs; so do ``1E+3`` and, signed, ``-0``.
    """
    return _SIGNED if signed else _UNSIGNED


def _spelled(parts: tuple[int, int, int]) -> Decimal:
    whole, fraction, places = parts
    return Decimal(f"{whole}.{fraction:09d}"[: len(str(whole)) + 1 + places] if places else str(whole))


_SPELLED = st.tuples(st.integers(0, 10**18 - 1), st.integers(0, 10**9 - 1), st.integers(0, 9)).map(_spelled)
_UNSIGNED = st.one_of(
    st.integers(0, 1_000).map(Decimal),
    st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths).scaleb(-2)),
    _SPELLED,
    st.integers(1, 17).map(lambda zeros: Decimal((0, (1,), zeros))),
)
_SIGNED = st.one_of(_UNSIGNED, _UNSIGNED.map(Decimal.copy_negate))


def days(*, min_value: dt.date = dt.date.min, max_value: dt.date = dt.date.max) -> st.SearchStrategy[dt.date]:
    """A day from `min_value` to `max_value`. Shrinks towards 1 January 2000."""
    check_days(min_value, max_value)
    return st.dates(min_value, max_value)


def check_days(min_value: dt.date, max_value: dt.date) -> None:
    """Refuse bounds that are not days or that hold no day between them."""
    for name, value in (("the first day", min_value), ("the last day", max_value)):
        if type(value) is not dt.date:
            raise InvalidArgument(f"{name} is {value!r}, which is not a day")
    if max_value < min_value:
        raise InvalidArgument(f"the last day {max_value} lies before the first day {min_value}")


_LAST = dt.datetime.max.replace(microsecond=0)  # noqa: DTZ901  # Hypothesis takes bounds without a zone


def moments(
    *, min_value: dt.datetime | None = None, max_value: dt.datetime | None = None
) -> st.SearchStrategy[dt.datetime]:
    """A moment in Viet Nam, in whole seconds, from `min_value` to `max_value`.

    Shrinks towards midnight of 1 January 2000.
    """
    first = _clock(min_value, "min_value") if min_value is not None else dt.datetime.min  # noqa: DTZ901  # Hypothesis takes bounds without a zone
    last = _clock(max_value, "max_value") if max_value is not None else _LAST
    if last < first:
        raise InvalidArgument(f"max_value={max_value} lies before min_value={min_value}")
    return st.datetimes(first, last).map(lambda moment: moment.replace(microsecond=0, tzinfo=VIETNAM))


def _clock(moment: dt.datetime, name: str) -> dt.datetime:
    if moment.tzinfo is None or moment.microsecond:
        raise InvalidArgument(f"{name}={moment!r} must be an aware moment in whole seconds")
    return moment.astimezone(VIETNAM).replace(tzinfo=None)


def partial_dates(
    *, min_value: dt.date = dt.date.min, max_value: dt.date = dt.date.max, allow_yearless: bool = True
) -> st.SearchStrategy[PartialDate]:
    """What a source may state of a day from `min_value` to `max_value`: any part of it.

    A whole month or year may so reach beyond the bounds. Without `allow_yearless` the year is
    always there. Shrinks to the year 2000 alone, or to the nearest year within the bounds.
    """
    day = days(min_value=min_value, max_value=max_value)
    whole = [
        day.map(lambda found: PartialDate(year=found.year)),
        day.map(lambda found: PartialDate(year=found.year, month=found.month)),
        day.map(PartialDate.of),
    ]
    yearless = [
        day.map(lambda found: PartialDate(month=found.month)),
        day.map(lambda found: PartialDate(month=found.month, day=found.day)),
    ]
    return st.one_of(*whole, *yearless) if allow_yearless else st.one_of(*whole)


_OPEN_TEXTS = st.one_of(
    _ASCII,
    st.text(_ANY_CHARACTERS, max_size=8).map(_composed),
    st.sampled_from(("", " ", " a", "\x00", "\x85", "\ufeff", "a\r\n", *hostile.LINES)),
)
_OPEN_LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-MAX_WHOLE, MAX_WHOLE),
    st.floats(allow_nan=False, allow_infinity=False),
    _OPEN_TEXTS,
)


def extras(*, max_leaves: int = 6) -> st.SearchStrategy[Extra]:
    """An agency's own data with about `max_leaves` values at most. Shrinks to an empty `Extra`."""
    if type(max_leaves) is not int or max_leaves < 1:
        raise InvalidArgument(f"max_leaves={max_leaves!r} must be a whole number above zero")
    values = st.recursive(
        _OPEN_LEAVES,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_OPEN_TEXTS, inner, max_size=3)),
        max_leaves=max_leaves,
    )
    return st.dictionaries(_OPEN_TEXTS, values, max_size=min(3, max_leaves)).map(Extra)
