"""Which days of data a reporting period takes in, by rule (khoảng số liệu theo chế độ)."""

import datetime as dt
from collections.abc import Iterable

import attrs

from danvan.law.instruments import Citation
from danvan.law.periods import Period, PeriodKind, Window, WindowRule

__all__ = ["WindowEntry", "WindowTable", "calendar_window"]


def _months(period: Period) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The first and the last month of a period as (year, month); ``None`` where it has none."""
    year, number = period.year, period.number or 1
    if year is None:
        return None
    if period.kind is PeriodKind.MONTH:
        return (year, number), (year, number)
    if period.kind is PeriodKind.QUARTER:
        return (year, 3 * number - 2), (year, 3 * number)
    if period.kind is PeriodKind.HALF:
        return (year, 6 * number - 5), (year, 6 * number)
    if period.kind is PeriodKind.NINE_MONTHS:
        return (year, 1), (year, 9)
    if period.kind is PeriodKind.YEAR:
        return (year, 1), (year, 12)
    if period.kind is PeriodKind.MULTI_YEAR and period.until_year is not None:
        return (year, 1), (period.until_year, 12)
    return None


def calendar_window(period: Period) -> Window | None:
    """The window of a period by the calendar: from its first day to its last."""
    if period.kind is PeriodKind.WEEK and period.year is not None and period.number is not None:
        try:
            first = dt.date.fromisocalendar(period.year, period.number, 1)
        except ValueError:
            return None
        return Window(first=first, last=first + dt.timedelta(days=6))
    months = _months(period)
    if months is None:
        return None
    (year, month), (last_year, last_month) = months
    after = dt.date(last_year + last_month // 12, last_month % 12 + 1, 1)
    return Window(first=dt.date(year, month, 1), last=after - dt.timedelta(days=1))


@attrs.frozen(kw_only=True)
class WindowEntry:
    """One entry of a rule: for one kind of period, the days on which data open and close.

    `opening_day` lies in the month before the first month of the period, `closing_day` in its last. Both are
    days that every month has, 1 to 28; `ValueError` for others.
    """

    rule: WindowRule
    period: PeriodKind
    opening_day: int
    closing_day: int
    source: Citation

    def __attrs_post_init__(self) -> None:
        for name in ("opening_day", "closing_day"):
            if not 1 <= getattr(self, name) <= 28:
                raise ValueError(f"{name} must be a day that every month has, 1 to 28, not {getattr(self, name)}")


class WindowTable:
    """The window rules that hold, as data."""

    def __init__(self, entries: Iterable[WindowEntry]) -> None:
        self._entries = {(entry.rule, entry.period): entry for entry in entries}

    def entry(self, period: Period) -> WindowEntry | None:
        """The entry that rules the window of a period."""
        if period.window_rule is None:
            return None
        return self._entries.get((period.window_rule, period.kind))

    def window(self, period: Period) -> Window | None:
        """The window that the period's rule gives it; ``None`` where the rule gives none."""
        if period.window_rule is WindowRule.CALENDAR:
            return calendar_window(period)
        entry, months = self.entry(period), _months(period)
        if entry is None or months is None:
            return None
        (year, month), (last_year, last_month) = months
        before = (year, month - 1) if month > 1 else (year - 1, 12)
        return Window(first=dt.date(*before, entry.opening_day), last=dt.date(last_year, last_month, entry.closing_day))
