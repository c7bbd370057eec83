"""Strategies for time limits, calendars and due dates of the room `danvan.law`."""

import datetime as dt

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan.law.calendars import CalendarYear, DayOff, WorkCalendar, WorkedDay
from danvan.law.deadlines import Deadline, Pause
from danvan.law.instruments import Citation
from danvan.law.limits import LimitVersion, TimeLimit
from danvan.law.words import CalendarStatus, DayOffKind, Direction, LimitAbsence, LimitUnit
from danvan.strategies.fields import Values, asked, made, mending, need, ordered, unrepeated
from danvan.strategies.values import days, lines

__all__ = ["calendar_years", "deadlines", "pauses", "time_limits", "work_calendars"]

_ENDS = ("ends_with", "ends_at", "frequencies", "absent")
_FOR_AMOUNTS = ("unit", "cases", "extensions", "pauses")
_LAST = dt.date(9998, 12, 31)


@mending(CalendarYear)
def _calendar_year(draw: st.DrawFn, drawn: Values) -> None:
    year: int = drawn["year"]
    rest = drawn.get("weekly_rest", (6, 7))

    def moved(day: dt.date) -> dt.date:
        """The day of this year that has the same number, as far as the year has it."""
        return dt.date(year, 1, 1) + dt.timedelta(days=min(day.timetuple().tm_yday, 365) - 1)

    if "days_off" in drawn:
        free = [_with_day(day, moved(day.on)) for day in drawn["days_off"]]
        drawn["days_off"] = unrepeated(free, lambda day: day.on)
    if "worked_days" in drawn:
        taken = [day.on for day in drawn.get("days_off", ())]
        worked = [_worked(day, moved(day.on)) for day in drawn["worked_days"]]
        kept = [day for day in worked if day.on.isoweekday() in rest]
        drawn["worked_days"] = unrepeated(kept, lambda day: day.on, taken)


def _with_day(day: DayOff, on: dt.date) -> DayOff:
    return DayOff(
        on=on, kind=day.kind, name=day.name, name_en=day.name_en, instead_of=day.instead_of, sources=day.sources
    )


def _worked(day: WorkedDay, on: dt.date) -> WorkedDay:
    return WorkedDay(on=on, instead_of=day.instead_of, sources=day.sources)


@mending(Pause)
def _pause(draw: st.DrawFn, drawn: Values) -> None:
    ordered(drawn, "from_on", "until_on")


@mending(LimitVersion)
def _version(draw: st.DrawFn, drawn: Values) -> None:
    stated = [name for name in _ENDS if drawn.get(name) not in (None, ())]
    if drawn.get("amount") is None and not stated:
        if drawn.get("unit") is None:
            drawn["absent"] = draw(st.sampled_from(LimitAbsence))
            stated = ["absent"]
        else:
            drawn["amount"] = draw(st.integers(1, 90))
    if drawn.get("amount") is not None:
        for name in _ENDS:
            drawn.pop(name, None)
        need(draw, drawn, "unit", st.sampled_from(LimitUnit))
    else:
        for name in (*_FOR_AMOUNTS, *stated[1:]):
            drawn.pop(name, None)
    if "cases" in drawn:
        drawn["cases"] = unrepeated(drawn["cases"], lambda case: frozenset(case.when))
    if "extensions" in drawn:
        drawn["extensions"] = unrepeated(drawn["extensions"], lambda rule: rule.when)
    if "pauses" in drawn:
        drawn["pauses"] = unrepeated(drawn["pauses"], lambda rule: rule.kind)
    drawn["since"] = min(drawn["since"], _LAST)
    ordered(drawn, "since", "until")
    if drawn.get("until") == drawn["since"]:
        drawn["until"] = drawn["since"] + dt.timedelta(days=1)


@mending(TimeLimit)
def _limit(draw: st.DrawFn, drawn: Values) -> None:
    import attrs

    versions = unrepeated(sorted(drawn["versions"], key=lambda version: version.since), lambda item: item.since)
    nexts = [version.since for version in versions[1:]]
    fitted = [
        attrs.evolve(version, until=after if version.until is None else min(version.until, after))
        for version, after in zip(versions, nexts, strict=False)
    ]
    drawn["versions"] = (*fitted, versions[-1])
    if drawn.get("direction") is Direction.BEFORE:
        drawn["versions"] = tuple(attrs.evolve(item, pauses=(), extensions=()) for item in drawn["versions"])


@mending(Deadline)
def _deadline(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("nominal") is None or drawn.get("effective") is None:
        drawn.pop("nominal", None)
        drawn.pop("effective", None)
        return
    three = sorted([drawn["event"], drawn["nominal"], drawn["effective"]])
    if drawn.get("direction", Direction.AFTER) is Direction.BEFORE:
        three.reverse()
    drawn["event"], drawn["nominal"], drawn["effective"] = three


def time_limits(*, min_amount: int = 1, max_amount: int = 3_650) -> st.SearchStrategy[TimeLimit]:
    """Time limits of every nature, whose newest version counts from `min_amount` to `max_amount` units.

    Shrinks to one day with one version.
    """
    if not 1 <= min_amount <= max_amount <= 3_650:
        raise InvalidArgument(f"min_amount={min_amount!r} and max_amount={max_amount!r} must lie from 1 to 3650")
    if (min_amount, max_amount) == (1, 3_650):
        return made(TimeLimit)
    version = made(LimitVersion, asked(amount=st.integers(min_amount, max_amount)))
    return made(TimeLimit, {"versions": st.tuples(version)})


def calendar_years(*, min_year: int = 1900, max_year: int = 2200) -> st.SearchStrategy[CalendarYear]:
    """Years of calendars with days off and worked days that agree. Shrinks to a year without either."""
    _check_years(min_year, max_year)
    return made(CalendarYear, asked(year=st.integers(min_year, max_year)))


def _check_years(first: int, last: int) -> None:
    if not 1900 <= first <= last <= 2200:
        raise InvalidArgument(f"the years {first!r} to {last!r} must lie from 1900 to 2200, in order")


@st.composite
def _work_calendars(draw: st.DrawFn, first: int, last: int) -> WorkCalendar:
    years = []
    for year in range(first, last + 1):
        within = days(min_value=dt.date(year, 1, 1), max_value=dt.date(year, 12, 31))
        off = draw(st.lists(within, max_size=20, unique=True))
        weekend = within.map(lambda day: day + dt.timedelta(days=(5 - day.weekday()) if day.weekday() < 5 else 0))
        worked = draw(st.lists(weekend, max_size=3, unique=True))
        years.append(
            CalendarYear(
                id=f"drawn-{year}",
                calendar="drawn",
                year=year,
                status=draw(st.sampled_from(CalendarStatus)),
                days_off=tuple(
                    DayOff(on=day, kind=DayOffKind.HOLIDAY, name="ngày nghỉ", name_en="day off") for day in sorted(off)
                ),
                worked_days=tuple(WorkedDay(on=day) for day in sorted(worked) if day.year == year and day not in off),
                sources=(Citation(document="drawn"),),
            )
        )
    return WorkCalendar(years)


def work_calendars(*, min_year: int = 2024, max_year: int = 2027) -> st.SearchStrategy[WorkCalendar]:
    """Calendars over all years from `min_year` to `max_year`, with days off and worked weekend days.

    Shrinks to weeks of five days without an exception.
    """
    _check_years(min_year, max_year)
    return _work_calendars(min_year, max_year)


def pauses(*, min_day: dt.date = dt.date.min, max_day: dt.date = dt.date.max) -> st.SearchStrategy[Pause]:
    """Pauses whose days lie from `min_day` to `max_day`. Shrinks to a suspension that still runs."""
    day = days(min_value=min_day, max_value=max_day)
    return made(Pause, {"from_on": day, "until_on": st.none() | day, "reason": st.none() | lines()})


def deadlines() -> st.SearchStrategy[Deadline]:
    """Due dates whose days are in order; whether law and calendar agree with them is not looked at.

    For due dates that the law gives, draw a limit, a calendar and a day, and use `TimeLimit.due`.
    Shrinks to a due date of one day, without a nominal day.
    """
    return made(Deadline)
