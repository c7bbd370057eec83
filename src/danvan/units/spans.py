"""Spans of days from dates that may be known in part (khoảng ngày)."""

import datetime as dt

from danvan.dates import PartialDate

__all__ = ["EVER", "NEVER", "Days", "common", "days_of", "has", "span_text", "sure_days_of"]

EVER = dt.date.min
"""The first day of a span whose beginning is not known."""
NEVER = dt.date.max
"""The end of a span that has not ended, or whose end is not known."""

Days = tuple[dt.date, dt.date]
"""The first day, and the day after the last."""


def days_of(since: PartialDate | None, until: PartialDate | None) -> Days:
    """The days that a span may take in, as first day and day after the last.

    Of a date known in part the widest reading counts: since “2025” from 1 January, until “2025” up to
    31 December. A date without a year says nothing.
    """
    first = None if since is None else since.first()
    end = None if until is None else until.last()
    return EVER if first is None else first, NEVER if end is None else end


def sure_days_of(since: PartialDate | None, until: PartialDate | None) -> Days:
    """The days that a span surely takes in: the narrowest reading of dates known in part."""
    first = None if since is None else since.last()
    end = None if until is None else until.first()
    return EVER if first is None else first, NEVER if end is None else end


def has(days: Days, day: dt.date) -> bool:
    """Whether a day lies in the span."""
    return days[0] <= day < days[1]


def common(one: Days, other: Days) -> Days:
    """The days that both spans have; empty if the end is not after the first day."""
    return max(one[0], other[0]), min(one[1], other[1])


def span_text(days: Days, lang: str) -> str:
    """The span in words, “from 2020-01-01 to 2025-06-30”; what is not known is not said."""
    parts = []
    if days[0] != EVER:
        parts.append(f"{'từ' if lang == 'vi' else 'from'} {days[0]}")
    if days[1] != NEVER:
        parts.append(f"{'đến' if lang == 'vi' else 'to'} {days[1] - dt.timedelta(days=1)}")
    return " ".join(parts)
