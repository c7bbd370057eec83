"""Periods as text: short codes for commands and files, and words as documents write them (tên kỳ báo cáo)."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping

from danvan.errors import Refused, Sentence
from danvan.law.periods import Period, PeriodKind, Window

__all__ = ["NotAPeriod", "parse_period", "period_code", "period_words"]

_ROMAN = ("I", "II", "III", "IV")
_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"


class NotAPeriod(Refused):
    """A text is not understood as a period; the sentence says which forms are."""


def _of(kind: PeriodKind) -> Callable[[Mapping[str, str]], Period]:
    def made(parts: Mapping[str, str]) -> Period:
        number = parts.get("number")
        if number is not None and number.upper() in _ROMAN:
            number = str(_ROMAN.index(number.upper()) + 1)
        until = parts.get("until")
        return Period(
            kind=kind,
            year=int(parts["year"]),
            number=None if number is None else int(number),
            until_year=None if until is None else int(until),
        )

    return made


def _half(number: int) -> Callable[[Mapping[str, str]], Period]:
    return lambda parts: Period(kind=PeriodKind.HALF, year=int(parts["year"]), number=number)


def _range(parts: Mapping[str, str]) -> Period:
    first, last = dt.date.fromisoformat(parts["first"]), dt.date.fromisoformat(parts["last"])
    return Period(kind=PeriodKind.RANGE, window=Window(first=first, last=last))


def _vietnamese_range(parts: Mapping[str, str]) -> Period:
    days = [dt.date(*reversed([int(part) for part in parts[name].split("/")])) for name in ("first", "last")]
    return Period(kind=PeriodKind.RANGE, window=Window(first=days[0], last=days[1]))


_IN = r"(?:\s*/\s*|[,\s]+)(?:năm\s+)?"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_VN_DAY = r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Mapping[str, str]], Period]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), made)
    for form, made in (
        (rf"{_YEAR}-W(?P<number>[0-9]{{1,2}})", _of(PeriodKind.WEEK)),
        (rf"{_YEAR}-M?(?P<number>[0-9]{{1,2}})", _of(PeriodKind.MONTH)),
        (rf"{_YEAR}-Q(?P<number>[1-4])", _of(PeriodKind.QUARTER)),
        (rf"{_YEAR}-H(?P<number>[12])", _of(PeriodKind.HALF)),
        (rf"{_YEAR}-9M", _of(PeriodKind.NINE_MONTHS)),
        (_YEAR, _of(PeriodKind.YEAR)),
        (rf"{_YEAR}\s*[-–]\s*(?P<until>(?:19|20|21)[0-9]{{2}})", _of(PeriodKind.MULTI_YEAR)),
        (rf"(?P<first>{_DAY})\.\.(?P<last>{_DAY})", _range),
        (rf"tuần\s+(?:thứ\s+)?(?P<number>[0-9]{{1,2}}){_IN}{_YEAR}", _of(PeriodKind.WEEK)),
        (rf"tháng\s+(?P<number>[0-9]{{1,2}}){_IN}{_YEAR}", _of(PeriodKind.MONTH)),
        (rf"quý\s+(?P<number>IV|I{{1,3}}|[1-4]){_IN}{_YEAR}", _of(PeriodKind.QUARTER)),
        (rf"(?:6|sáu)\s+tháng(?:\s+đầu\s+năm)?{_IN}{_YEAR}", _half(1)),
        (rf"(?:6|sáu)\s+tháng\s+cuối\s+năm{_IN}{_YEAR}", _half(2)),
        (rf"(?:9|chín)\s+tháng(?:\s+đầu\s+năm)?{_IN}{_YEAR}", _of(PeriodKind.NINE_MONTHS)),
        (rf"năm\s+{_YEAR}", _of(PeriodKind.YEAR)),
        (rf"giai\s+đoạn\s+{_YEAR}\s*[-–]\s*(?P<until>(?:19|20|21)[0-9]{{2}})", _of(PeriodKind.MULTI_YEAR)),
        (
            rf"từ\s+(?:ngày\s+)?(?P<first>{_VN_DAY})\s+đến\s+(?:hết\s+)?(?:ngày\s+)?(?P<last>{_VN_DAY})",
            _vietnamese_range,
        ),
    )
)


def parse_period(text: str) -> Period:
    """Read a period: ``2026-Q1`` and the like, or the words of documents, “quý I/2026”, “6 tháng đầu năm 2026”.

    Codes: ``2026``, ``2026-H1``, ``2026-9M``, ``2026-Q1``, ``2026-M03`` (or ``2026-03``), ``2026-W05``,
    ``2021-2025``, ``2026-01-15..2026-02-14``. A campaign has no such form. Raises `NotAPeriod`.
    """
    bare = unicodedata.normalize("NFC", " ".join(text.split()))
    for form, made in _FORMS:
        found = form.fullmatch(bare)
        if found is not None:
            try:
                period = made(found.groupdict())
                if period.kind is PeriodKind.WEEK:
                    # Not every year has a week 53.
                    dt.date.fromisocalendar(period.year or 0, period.number or 0, 1)
            except ValueError:
                break
            return period
    raise NotAPeriod(
        Sentence(
            vi=f"“{text}” không phải là kỳ báo cáo; hãy ghi như 2026, 2026-H1, 2026-9M, 2026-Q1, 2026-M03, 2026-W05, "
            "2021-2025, 2026-01-15..2026-02-14 hoặc “quý I/2026”.",
            en=f"“{text}” is no period; write 2026, 2026-H1, 2026-9M, 2026-Q1, 2026-M03, 2026-W05, 2021-2025 or "
            "2026-01-15..2026-02-14.",
        )
    )


def period_code(period: Period) -> str:
    """The short code of a period, as `parse_period` reads it; of a campaign its name."""
    year, number = period.year, period.number
    match period.kind:
        case PeriodKind.WEEK:
            return f"{year}-W{number:02}"
        case PeriodKind.MONTH:
            return f"{year}-M{number:02}"
        case PeriodKind.QUARTER:
            return f"{year}-Q{number}"
        case PeriodKind.HALF:
            return f"{year}-H{number}"
        case PeriodKind.NINE_MONTHS:
            return f"{year}-9M"
        case PeriodKind.YEAR:
            return f"{year}"
        case PeriodKind.MULTI_YEAR:
            return f"{year}-{period.until_year}"
        case PeriodKind.CAMPAIGN:
            return period.name or ""
    window = period.window
    return "" if window is None else f"{window.first}..{window.last}"


_HALVES = (("6 tháng đầu năm", "the first half of"), ("6 tháng cuối năm", "the second half of"))


def period_words(period: Period) -> Sentence:
    """The period in words: “quý I/2026” and “first quarter of 2026”."""
    year, number = period.year, period.number or 1
    match period.kind:
        case PeriodKind.WEEK:
            return Sentence(f"tuần {number}/{year}", f"week {number} of {year}")
        case PeriodKind.MONTH:
            return Sentence(f"tháng {number}/{year}", f"month {number} of {year}")
        case PeriodKind.QUARTER:
            return Sentence(f"quý {_ROMAN[number - 1]}/{year}", f"quarter {number} of {year}")
        case PeriodKind.HALF:
            vi, en = _HALVES[number - 1]
            return Sentence(f"{vi} {year}", f"{en} {year}")
        case PeriodKind.NINE_MONTHS:
            return Sentence(f"9 tháng năm {year}", f"nine months of {year}")
        case PeriodKind.YEAR:
            return Sentence(f"năm {year}", f"year {year}")
        case PeriodKind.MULTI_YEAR:
            return Sentence(f"giai đoạn {year}–{period.until_year}", f"{year} to {period.until_year}")
        case PeriodKind.CAMPAIGN:
            return Sentence(period.name or "", period.name or "")
    window = period.window
    if window is None:
        return Sentence("", "")
    first, last = (f"{day.day}/{day.month}/{day.year}" for day in (window.first, window.last))
    return Sentence(f"từ {first} đến {last}", f"{window.first} to {window.last}")
