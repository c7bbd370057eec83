"""Due days of reports as rules of recurrence (RFC 5545), for calendars that go on by themselves (hạn lặp lại)."""

import datetime as dt
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator

import attrs
from dateutil.rrule import MONTHLY, WEEKLY, YEARLY, rrule

from danvan.law.period_steps import periods_of_year
from danvan.law.periods import PeriodKind
from danvan.law.windows import WindowTable
from danvan.reports.duties import ReportDuty, deadline_for, due_day, duties_of
from danvan.reports.regime import RegimeDeadline, ReportRegime
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Level

__all__ = ["RecurringDuty", "due_recurrence", "recurring_duties"]

_SAMPLE = range(2001, 2005)
"""Years in which every change between a leap year and a common one is found, and the lack of it."""
_FAR = (dt.date(2199, 1, 1), dt.date(2199, 12, 31))
"""The last days of which both neighbours have periods: who still owes then owes without end."""
_SUNDAY = 6
_YEARS = 5
_Key = tuple[str, str, PeriodKind]


@attrs.frozen(kw_only=True)
class RecurringDuty:
    """What one unit owes to one regime for one kind of period, again and again (nghĩa vụ báo cáo định kỳ).

    `days` are the due days as far as was asked, in order, and `duty` is the last of them, with the newest receivers.
    `rule` gives just these days, and goes on without end where nothing is known to end it; ``None`` where no
    single rule does.
    """

    duty: ReportDuty
    days: tuple[dt.date, ...]
    rule: rrule | None

    @property
    def key(self) -> tuple[str, str, PeriodKind]:
        """Regime, reporter and kind of period."""
        return _key(self.duty)


def due_recurrence(
    deadline: RegimeDeadline,
    *,
    numbers: Collection[int] | None = None,
    first: dt.date,
    last: dt.date | None = None,
) -> rrule | None:
    """The due days of a deadline from `first` to `last`, without end if that is not given, as one rule of recurrence.

    Of `numbers` are the periods for which a report is owed, as in `RegimeNumbers`; all of them if not given. The rule
    begins on its first day, and ``str`` writes it as RFC 5545 does. The days are those of `due_day`.

    ``None`` where there is no such day, or where no single rule of this kind gives them: days counted from
    the end of a period over months of different length (30 days after each month), and some weeks of a year
    whose reports are due in another week. Raises `ValueError` for several years, campaigns and free ranges, of which a
    year has none.
    """
    start = dt.datetime.combine(first, dt.time())
    until = None if last is None else dt.datetime.combine(last, dt.time())
    if deadline.period is PeriodKind.WEEK:
        rule = _of_weeks(deadline, numbers, start, until)
    else:
        rule = _of_months(deadline, numbers, start, until)
    begin = None if rule is None else next(iter(rule), None)
    return None if rule is None or begin is None else rule.replace(dtstart=begin)


def _of_weeks(
    deadline: RegimeDeadline, numbers: Collection[int] | None, start: dt.datetime, until: dt.datetime | None
) -> rrule | None:
    if deadline.days_after is None:
        # Every month has a Sunday, so that all weeks together are due in every month; some weeks are not.
        return _monthly(range(1, 13), deadline.day or 1, start, until) if numbers is None else None
    weeks, weekday = divmod(_SUNDAY + deadline.days_after, 7)
    if numbers is None:
        return rrule(WEEKLY, dtstart=start, until=until, byweekday=weekday)
    if weeks or not numbers:
        return None
    return rrule(YEARLY, dtstart=start, until=until, byweekno=sorted(set(numbers)), byweekday=weekday)


def _of_months(
    deadline: RegimeDeadline, numbers: Collection[int] | None, start: dt.datetime, until: dt.datetime | None
) -> rrule | None:
    periods = [period for year in _SAMPLE for period in periods_of_year(deadline.period, year)]
    wanted = [period for period in periods if numbers is None or period.number in numbers]
    days = [day for day in (due_day(deadline, period) for period in wanted) if day is not None]
    months = sorted({day.month for day in days})
    if not months:
        return None
    if deadline.day is not None:
        return _monthly(months, deadline.day, start, until)
    after = deadline.days_after or 0
    if -27 <= after <= 0:
        # Every month has these days, counted from its end.
        return _monthly(months, after - 1, start, until)
    fixed = {day.day for day in days}
    return _monthly(months, fixed.pop(), start, until) if len(fixed) == 1 else None


def _monthly(months: Collection[int], day: int, start: dt.datetime, until: dt.datetime | None) -> rrule:
    """A day of some months: in a shorter month the last one; below zero it is counted from the end."""
    of_year = None if len(months) == 12 else tuple(months)
    shortest = min(monthrange(2001, month)[1] for month in months)
    if shortest < day < 31:
        # Of these days the last that the month has.
        days = range(28, day + 1)
        return rrule(MONTHLY, dtstart=start, until=until, bymonth=of_year, bymonthday=days, bysetpos=-1)
    day = -1 if day > shortest else day
    return rrule(MONTHLY, dtstart=start, until=until, bymonth=of_year, bymonthday=day)


def recurring_duties(
    regimes: Iterable[ReportRegime],
    registry: UnitRegistry,
    *,
    first: dt.date,
    last: dt.date | None = None,
    windows: WindowTable,
) -> Iterator[RecurringDuty]:
    """The duties of `duties_of` that have a due day, put together by regime, reporter and kind of period.

    Data close from `first` to `last`. Without `last` five years are looked at, and a rule goes on without end where the
    regime and its reporter are still there in 2199. A rule ends where one of them ends.
    """
    asked = list(regimes)
    until = last or dt.date(min(first.year + _YEARS, 2199), 12, 31)
    endless = set[_Key]()
    if last is None:
        endless.update(_key(duty) for duty in duties_of(asked, registry, first=_FAR[0], last=_FAR[1], windows=windows))
    newest: dict[_Key, ReportDuty] = {}
    days: dict[_Key, set[dt.date]] = {}
    for duty in duties_of(asked, registry, first=first, last=until, windows=windows):
        if duty.due_on is not None:
            newest[_key(duty)] = duty
            days.setdefault(_key(duty), set()).add(duty.due_on)
    # A country has thousands of units, and most of them have the same rules.
    rules: dict[tuple[str, PeriodKind, Level | None, tuple[dt.date, ...], bool], rrule | None] = {}
    for key, duty in newest.items():
        in_order = tuple(sorted(days[key]))
        level = registry.unit(duty.reporter).level
        asked_for = (duty.regime.id, duty.period.kind, level, in_order, key in endless)
        if asked_for not in rules:
            rules[asked_for] = _rule(duty, level, in_order, endless=key in endless)
        yield RecurringDuty(duty=duty, days=in_order, rule=rules[asked_for])


def _key(duty: ReportDuty) -> _Key:
    return duty.regime.id, duty.reporter, duty.period.kind


def _rule(duty: ReportDuty, level: Level | None, days: tuple[dt.date, ...], *, endless: bool) -> rrule | None:
    """The rule that gives just these days, going on after them if they do."""
    kind = duty.period.kind
    deadline = deadline_for(duty.regime.deadlines, kind, level)
    if deadline is None:
        return None
    numbers = {item.period: item.numbers for item in duty.regime.only}.get(kind)
    rule = due_recurrence(deadline, numbers=numbers, first=days[0], last=days[-1])
    if rule is None or tuple(day.date() for day in rule) != days:
        # A unit that was away for a while has days that no rule gives.
        return None
    return due_recurrence(deadline, numbers=numbers, first=days[0]) if endless else rule
