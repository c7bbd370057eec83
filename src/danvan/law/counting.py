"""Counting days as the law counts them (cách tính thời hạn): BLDS 145-148.

The day of the event is day 0 (BLDS 147). A time limit ends at 24:00 of its last day; a last day that
is a day off moves to the end of the next working day (BLDS 148.5), which both `nominal` and
`effective` keep. A count of working days never moves. Days are counted back in the same way, except
that a last day that is a day off moves to the working day before it: moving it forward would leave
less time than the law demands. That rule is danvan's own inference.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from danvan.law.calendars import SkippedDay, WorkCalendar
from danvan.law.words import Direction, LimitUnit

__all__ = ["Count", "Counted", "count", "last_day", "merged"]

Gap = tuple[dt.date, dt.date | None]
"""Days that are not counted: from the first to the day before the second; without it, still open."""

_DAY = dt.timedelta(days=1)


@attrs.frozen
class Count:
    """How much is counted, in what, and which way."""

    amount: int
    unit: LimitUnit
    direction: Direction = Direction.AFTER


@attrs.frozen
class Counted:
    """The end of a count: both days are ``None`` while a gap is open that the count has run into."""

    nominal: dt.date | None
    effective: dt.date | None
    skipped: tuple[SkippedDay, ...] = ()


def merged(gaps: Iterable[Gap], event: dt.date) -> list[tuple[dt.date, dt.date]]:
    """The gaps after the event in order, those that touch or overlap made one; an open one ends never."""
    found: list[tuple[dt.date, dt.date]] = []
    for first, after in sorted(gaps, key=lambda gap: gap[0]):
        begin, end = max(first, event + _DAY), dt.date.max if after is None else after
        if begin >= end:
            continue
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return found


def count(what: Count, event: dt.date, calendar: WorkCalendar, gaps: Sequence[Gap] = ()) -> Counted:
    """Count from the day of the event. Raises `CannotCount` where the calendar does not reach."""
    if what.direction is Direction.BEFORE:
        return _back(what, event, calendar)
    nominal = _nominal(what, event, calendar, gaps)
    if nominal is None:
        return Counted(None, None)
    if what.unit is LimitUnit.WORKING_DAYS:
        return Counted(nominal, nominal, calendar.days_off(event + _DAY, nominal))
    effective = calendar.following(nominal)
    return Counted(nominal, effective, calendar.days_off(nominal, effective - _DAY))


def last_day(amount: int, unit: LimitUnit, direction: Direction, event: dt.date, calendar: WorkCalendar) -> dt.date:
    """The effective day alone, for counting millions: no gaps, nothing explained."""
    if direction is Direction.BEFORE:
        if unit is LimitUnit.WORKING_DAYS:
            return calendar.before(event, amount)
        return calendar.preceding(_MOVED_BACK[unit](event, amount))
    if unit is LimitUnit.WORKING_DAYS:
        return calendar.after(event, amount)
    return calendar.following(_MOVED[unit](event, amount))


def _back(what: Count, event: dt.date, calendar: WorkCalendar) -> Counted:
    if what.unit is LimitUnit.WORKING_DAYS:
        nominal = calendar.before(event, what.amount)
        return Counted(nominal, nominal, calendar.days_off(nominal, event - _DAY))
    nominal = _MOVED_BACK[what.unit](event, what.amount)
    effective = calendar.preceding(nominal)
    return Counted(nominal, effective, calendar.days_off(effective + _DAY, nominal))


def _nominal(what: Count, event: dt.date, calendar: WorkCalendar, gaps: Sequence[Gap]) -> dt.date | None:
    working = what.unit is LimitUnit.WORKING_DAYS
    end = calendar.after(event, what.amount) if working else _MOVED[what.unit](event, what.amount)
    for first, after in merged(gaps, event) if gaps else ():
        if first > end:
            break
        if after == dt.date.max:
            return None
        if working:
            lost = calendar.working_days(first, after - _DAY)
            if lost:
                end = calendar.after(end, lost)
        else:
            end += after - first
    return end


def _days(day: dt.date, number: int) -> dt.date:
    return day + dt.timedelta(days=number)


def _months(day: dt.date, number: int) -> dt.date:
    """The same day of a later month, or the last day of that month where it has no such day."""
    # Few limits are counted in months, so the others need not wait for the library.
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=number)


_MOVED: Mapping[LimitUnit, Callable[[dt.date, int], dt.date]] = {
    LimitUnit.CALENDAR_DAYS: _days,
    LimitUnit.MONTHS: _months,
    LimitUnit.YEARS: lambda day, number: _months(day, 12 * number),
}
_MOVED_BACK: Mapping[LimitUnit, Callable[[dt.date, int], dt.date]] = {
    LimitUnit.CALENDAR_DAYS: lambda day, number: _days(day, -number),
    LimitUnit.MONTHS: lambda day, number: _months(day, -number),
    LimitUnit.YEARS: lambda day, number: _months(day, -12 * number),
}
