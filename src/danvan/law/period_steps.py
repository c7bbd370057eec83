"""Periods one after another: the next one, that of a day, the same one of the year before (bước kỳ báo cáo)."""

import datetime as dt
from collections.abc import Iterator

import attrs
from dateutil.relativedelta import relativedelta

from danvan.law.periods import Period, PeriodKind, Window, WindowRule
from danvan.law.windows import WindowTable, calendar_window

__all__ = ["period_of_day", "periods_of_year", "same_period_last_year", "stepped", "window_of"]

_IN_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2}
_YEARLY = frozenset({PeriodKind.YEAR, PeriodKind.NINE_MONTHS})


def stepped(period: Period, count: int = 1) -> Period:
    """The period `count` steps later, earlier if negative; its stated window is left behind.

    Nine months step by a year, several years by their number, a free range by its days. Raises
    `ValueError` for a campaign, which has no next one, for a week that its year has not, and for years
    before 1900 or after 2200.
    """
    kind, year = period.kind, period.year
    if kind is PeriodKind.RANGE and period.window is not None:
        days = (period.window.last - period.window.first).days + 1
        try:
            move = dt.timedelta(days=days * count)
            moved = Window(first=period.window.first + move, last=period.window.last + move)
        except OverflowError:
            raise ValueError(f"no calendar reaches {count} steps from {period.window.first}") from None
        return attrs.evolve(period, window=moved)
    if year is None:
        raise ValueError("a campaign has no next one")
    if kind is PeriodKind.WEEK:
        window = calendar_window(attrs.evolve(period, window=None))
        if window is None:
            raise ValueError(f"the year {year} has no week {period.number}")
        try:
            monday = window.first + dt.timedelta(weeks=count)
        except OverflowError:
            raise ValueError(f"no calendar reaches {count} weeks from {window.first}") from None
        week = monday.isocalendar()
        return attrs.evolve(period, year=week.year, number=week.week, window=None)
    if kind in _IN_YEAR:
        many = _IN_YEAR[kind]
        place = year * many + (period.number or 1) - 1 + count
        return attrs.evolve(period, year=place // many, number=place % many + 1, window=None)
    if kind in _YEARLY:
        return attrs.evolve(period, year=year + count, window=None)
    span = (period.until_year or year) - year + 1
    return attrs.evolve(period, year=year + span * count, until_year=year + span * (count + 1) - 1, window=None)


def same_period_last_year(period: Period) -> Period | None:
    """The same period of the year before (cùng kỳ năm trước); ``None`` where there is none.

    A free range is moved by a year, 29 February to the 28th. A week 53 has none unless that year had one
    too, and a campaign never.
    """
    if period.kind is PeriodKind.RANGE and period.window is not None:
        year = relativedelta(years=1)
        return attrs.evolve(period, window=Window(first=period.window.first - year, last=period.window.last - year))
    if period.year is None or period.kind is PeriodKind.CAMPAIGN:
        return None
    if period.kind is PeriodKind.WEEK:
        try:
            dt.date.fromisocalendar(period.year - 1, period.number or 1, 1)
        except ValueError:
            return None
    until = None if period.until_year is None else period.until_year - 1
    return attrs.evolve(period, year=period.year - 1, until_year=until, window=None)


def window_of(period: Period, windows: WindowTable) -> Window | None:
    """The days of data of a period: those stated, else those of its rule; ``None`` where neither is known."""
    return period.window if period.window is not None else windows.window(period)


def years_around(first: dt.date, last: dt.date) -> range:
    """The years whose periods may have days from `first` to `last`; periods have years from 1900 to 2200."""
    return range(max(1900, first.year - 1), min(2200, last.year + 1) + 1)


def periods_of_year(kind: PeriodKind, year: int, rule: WindowRule | None = None) -> Iterator[Period]:
    """The periods of a kind that a year has, in order: weeks by ISO 8601, months, quarters, halves, or the one.

    Raises `ValueError` for a kind of which a year has none: several years, campaigns and free ranges.
    """
    if kind in _YEARLY:
        yield Period(kind=kind, year=year, window_rule=rule)
        return
    if kind is PeriodKind.WEEK:
        many = dt.date(year, 12, 28).isocalendar().week
    elif kind in _IN_YEAR:
        many = _IN_YEAR[kind]
    else:
        raise ValueError(f"a year has no periods of the kind {kind.value}")
    for number in range(1, many + 1):
        yield Period(kind=kind, year=year, number=number, window_rule=rule)


def period_of_day(kind: PeriodKind, day: dt.date, windows: WindowTable, rule: WindowRule) -> Period | None:
    """The period of a kind in whose window a day lies; ``None`` where the rule gives none.

    Under the state rule 15 March 2026 lies in the second quarter. The window is stated with the period.
    """
    for year in (day.year, day.year + 1, day.year - 1):
        for period in periods_of_year(kind, year, rule):
            window = windows.window(period)
            if window is not None and window.first <= day <= window.last:
                return attrs.evolve(period, window=window)
    return None
