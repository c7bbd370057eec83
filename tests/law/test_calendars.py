"""The calendar of the public sector: the days that the decisions name, and the package `holidays` day by day."""

import datetime as dt
import warnings

import attrs
import pytest
from estimated_years import FILE, HOLIDAYS, YEARS, estimated, text
from hypothesis import given
from hypothesis import strategies as st

import danvan
from danvan import bundled, strategies
from danvan.law.calendars import CalendarYear, DayOff, WorkCalendar, WorkedDay
from danvan.law.instruments import Citation
from danvan.law.refusals import CannotCount
from danvan.law.words import CalendarStatus, DayOffKind

with warnings.catch_warnings():
    # The package warns of nothing today; what it may say of its own future is not ours to fail on.
    warnings.simplefilter("ignore", DeprecationWarning)
    import holidays

D = dt.date
ONE = dt.timedelta(days=1)
SOURCE = (Citation(document="kiểm thử"),)

KNOWN_DIFFERENCES = {D(2026, 1, 2), D(2026, 1, 10)}
"""The swap of 2 January 2026 (12729/VPCP-KGVX), which `holidays` 0.109 does not know."""

ANNOUNCED = {
    2024: ("02-08 02-09 02-12 02-13 02-14 01-01 04-18 04-29 04-30 05-01 09-02 09-03", "05-04"),
    2025: ("01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02", "04-26"),
    2026: (
        "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
        "01-10 08-22",
    ),
    2027: ("01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24", ""),
}
"""Weekdays off and working Saturdays, written down here a second time by hand."""


def every_day(first: int, last: int) -> list[dt.date]:
    return [D.fromordinal(number) for number in range(D(first, 1, 1).toordinal(), D(last, 12, 31).toordinal() + 1)]


def year_of(year: int, **fields: object) -> CalendarYear:
    made = CalendarYear(id=f"y-{year}", calendar="own", year=year, status=CalendarStatus.OFFICIAL, sources=SOURCE)
    return attrs.evolve(made, **fields)


@pytest.mark.parametrize("year", ANNOUNCED)
def test_days_as_announced(year: int) -> None:
    off, worked = ({D.fromisoformat(f"{year}-{day}") for day in days.split()} for days in ANNOUNCED[year])
    calendar = bundled.calendar()
    found = {day for day in every_day(year, year) if calendar.is_working(day) is not (day.weekday() < 5)}
    assert found == off | worked


def test_day_by_day_as_the_package_holidays_has_it() -> None:
    theirs = holidays.country_holidays("VN", years=range(2020, 2028))
    calendar = bundled.calendar()
    different = {day for day in every_day(2020, 2027) if calendar.is_working(day) is not theirs.is_working_day(day)}
    assert different == KNOWN_DIFFERENCES


def test_the_estimated_years_are_what_the_package_gives() -> None:
    if holidays.__version__ != HOLIDAYS:
        shipped = {year.year: year for year in bundled.calendar().years()}
        # A newer package may know more of names and of days announced since; the days of the law stay.
        for number in YEARS:
            fixed = {(1, 1), (4, 30), (5, 1), (9, 2)}
            assert fixed <= {(day.on.month, day.on.day) for day in shipped[number].days_off}
        return
    assert FILE.read_text(encoding="utf-8") == text(), "run: python tests/law/estimated_years.py --write"


def test_which_years_are_announced() -> None:
    years = bundled.calendar().years()
    assert [year.year for year in years] == list(range(2008, 2041))
    assert [year.year for year in years if year.status is CalendarStatus.OFFICIAL] == [2024, 2025, 2026]
    assert bundled.calendar().is_official(D(2024, 1, 1), D(2026, 12, 31))
    assert not bundled.calendar().is_official(D(2026, 12, 31), D(2027, 1, 1))


def test_every_swap_names_the_other_day() -> None:
    years = bundled.calendar().years()
    off = {day.on: day.instead_of for year in years for day in year.days_off if day.kind is DayOffKind.SWAP}
    worked = {day.on: day.instead_of for year in years for day in year.worked_days}
    assert {other: day for day, other in off.items()} == worked
    assert D(2026, 1, 2) in off
    assert off[D(2018, 12, 31)] == D(2019, 1, 5)


def test_every_day_of_an_announced_year_has_its_source() -> None:
    for year in bundled.calendar().years():
        if 2024 <= year.year <= 2027:
            assert all(day.sources for day in (*year.days_off, *year.worked_days)), year.year


def test_the_names_of_days() -> None:
    days = bundled.calendar().days_off(D(2026, 8, 29), D(2026, 9, 2))
    assert [(day.on.day, day.reason.value, day.name) for day in days] == [
        (29, "rest", None),
        (30, "rest", None),
        (31, "swap", "hoán đổi ngày làm việc"),
        (1, "holiday", "Quốc khánh"),
        (2, "holiday", "Quốc khánh"),
    ]
    assert bundled.calendar().worked(D(2026, 1, 1), D(2026, 8, 22)) == tuple(
        day for day in bundled.calendar().years()[2026 - 2008].worked_days
    )


def slow(calendar: WorkCalendar, day: dt.date, number: int, step: dt.timedelta) -> dt.date:
    """Counting on one's fingers."""
    while number:
        day += step
        number -= calendar.is_working(day)
    return day


WITHIN = strategies.days(min_value=D(2025, 2, 1), max_value=D(2026, 11, 1))


@given(strategies.work_calendars(), WITHIN, st.integers(1, 15))
def test_counting_is_counting_on_fingers(calendar: WorkCalendar, day: dt.date, number: int) -> None:
    after = calendar.after(day, number)
    assert after == slow(calendar, day, number, ONE)
    assert calendar.before(day, number) == slow(calendar, day, number, -ONE)
    assert calendar.following(day) == (day if calendar.is_working(day) else slow(calendar, day, 1, ONE))
    assert calendar.preceding(day) == (day if calendar.is_working(day) else slow(calendar, day, 1, -ONE))
    assert calendar.working_days(day + ONE, after) == number
    off = calendar.days_off(day + ONE, after)
    assert len(off) == (after - day).days - number
    assert not any(calendar.is_working(free.on) for free in off)


@given(strategies.calendar_years(min_year=2026, max_year=2026))
def test_every_day_is_worked_or_has_its_reason(year: CalendarYear) -> None:
    calendar = WorkCalendar([year])
    for day in every_day(2026, 2026):
        off = calendar.days_off(day, day)
        assert calendar.is_working(day) is not bool(off)
        assert not off or off[0].on == day


def test_an_agency_has_a_calendar_of_its_own() -> None:
    closed = DayOff(on=D(2026, 8, 28), kind=DayOffKind.HOLIDAY, name="ngày truyền thống", name_en="day of the agency")
    public = bundled.calendar()
    own = public.with_years(attrs.evolve(public.years()[18], days_off=(*public.years()[18].days_off, closed)))
    assert public.years()[18].year == 2026
    assert own.version != public.version
    due = bundled.limits()["complaint.accept"].due(D(2026, 8, 20), own)
    assert due.effective == D(2026, 9, 3)
    assert due.calendar_version == own.version


def test_a_week_of_six_days() -> None:
    calendar = WorkCalendar([year_of(2026, weekly_rest=(7,))])
    assert calendar.is_working(D(2026, 8, 29))
    assert calendar.after(D(2026, 8, 28), 2) == D(2026, 8, 31)


def test_versions_follow_the_content() -> None:
    plain = WorkCalendar([year_of(2026)])
    assert plain.version == WorkCalendar([year_of(2026, note="khác")]).version
    assert plain == WorkCalendar([year_of(2026)])
    assert hash(plain) == hash(WorkCalendar([year_of(2026)]))
    changed = [
        year_of(2026, weekly_rest=(7,)),
        year_of(2026, status=CalendarStatus.PROVISIONAL),
        year_of(2026, worked_days=(WorkedDay(on=D(2026, 1, 3)),)),
        year_of(2026, days_off=(DayOff(on=D(2026, 1, 5), kind=DayOffKind.HOLIDAY, name="x", name_en="x"),)),
    ]
    assert len({plain.version, *(WorkCalendar([year]).version for year in changed)}) == 5


@pytest.mark.parametrize(
    ("years", "code"),
    [
        ([], "calendar-mixed"),
        ([year_of(2026), attrs.evolve(year_of(2027), calendar="other")], "calendar-mixed"),
        ([year_of(2026), year_of(2028)], "calendar-gap"),
    ],
)
def test_years_that_make_no_calendar(years: list[CalendarYear], code: str) -> None:
    with pytest.raises(CannotCount) as refused:
        WorkCalendar(years)
    assert refused.value.code == code


def test_days_outside_the_calendar() -> None:
    calendar = WorkCalendar([year_of(2026)])
    for ask in (
        lambda: calendar.is_working(D(2025, 12, 31)),
        lambda: calendar.after(D(2026, 12, 30), 2),
        lambda: calendar.before(D(2026, 1, 1), 1),
        lambda: calendar.following(D(2027, 1, 1)),
        lambda: calendar.days_off(D(2026, 12, 1), D(2027, 1, 1)),
    ):
        with pytest.raises(CannotCount, match="from 2026-01-01 to 2026-12-31") as refused:
            ask()
        assert refused.value.code == "calendar-beyond"


BROKEN = [
    ({"days_off": (DayOff(on=D(2025, 1, 1), kind=DayOffKind.HOLIDAY, name="x", name_en="x"),)}, "calendar-other-year"),
    ({"worked_days": (WorkedDay(on=D(2026, 1, 5)),)}, "calendar-worked-weekday"),
    ({"worked_days": (WorkedDay(on=D(2025, 1, 4)),)}, "calendar-other-year"),
    ({"worked_days": (WorkedDay(on=D(2026, 1, 3)), WorkedDay(on=D(2026, 1, 3)))}, "calendar-day-twice"),
]


@pytest.mark.parametrize(("fields", "code"), BROKEN)
def test_years_that_contradict_themselves(fields: dict[str, object], code: str) -> None:
    with pytest.raises(danvan.InvalidRecord) as refused:
        year_of(2026, **fields)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_estimates_keep_what_the_package_says_of_a_swap() -> None:
    year = estimated(2018)
    assert [(day.on, day.instead_of) for day in year.days_off if day.kind is DayOffKind.SWAP] == [
        (D(2018, 12, 31), D(2019, 1, 5))
    ]
    assert (D(2019, 1, 5), D(2018, 12, 31)) in [(day.on, day.instead_of) for day in estimated(2019).worked_days]
