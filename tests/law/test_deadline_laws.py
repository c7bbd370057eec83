"""What holds of every due date, whatever the limit, the calendar and the day."""

import datetime as dt
import itertools

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from danvan import bundled, strategies
from danvan.law.calendars import DayOff, WorkCalendar
from danvan.law.counting import Count, Counted, count, last_day, merged
from danvan.law.deadlines import Deadline, Extension, Pause
from danvan.law.instruments import Citation
from danvan.law.limits import LimitVersion, TimeLimit
from danvan.law.moving import moved
from danvan.law.refusals import CannotCount
from danvan.law.words import (
    DayOffKind,
    Direction,
    LimitCondition,
    LimitNature,
    LimitStart,
    LimitUnit,
    PauseKind,
)
from danvan.serialization import dumps, loads, structure, unstructure

D = dt.date
ONE = dt.timedelta(days=1)
CALENDARS = strategies.work_calendars(min_year=2023, max_year=2029)
DAYS = strategies.days(min_value=D(2025, 1, 1), max_value=D(2026, 12, 31))
AMOUNTS = {
    LimitUnit.CALENDAR_DAYS: 120,
    LimitUnit.WORKING_DAYS: 60,
    LimitUnit.MONTHS: 12,
    LimitUnit.YEARS: 1,
}
COUNTS = st.sampled_from(LimitUnit).flatmap(
    lambda unit: st.builds(
        Count, amount=st.integers(1, AMOUNTS[unit]), unit=st.just(unit), direction=st.sampled_from(Direction)
    )
)
FORWARD = COUNTS.filter(lambda what: what.direction is Direction.AFTER)
GAPS = st.lists(st.tuples(DAYS, st.integers(0, 40)).map(lambda gap: (gap[0], gap[0] + gap[1] * ONE)), max_size=3)


def sure(counted: Counted) -> tuple[dt.date, dt.date]:
    assert counted.nominal is not None
    assert counted.effective is not None
    return counted.nominal, counted.effective


@given(COUNTS, DAYS, CALENDARS)
def test_a_due_date_is_never_a_day_off(what: Count, event: dt.date, calendar: WorkCalendar) -> None:
    nominal, effective = sure(count(what, event, calendar))
    assert calendar.is_working(effective)
    if what.direction is Direction.AFTER:
        assert event < nominal <= effective
        assert calendar.working_days(nominal, effective) == 1
    else:
        assert effective <= nominal < event
        assert calendar.working_days(effective, nominal) == 1
    assert last_day(what.amount, what.unit, what.direction, event, calendar) == effective


@given(COUNTS, DAYS, CALENDARS, st.integers(1, 400))
def test_a_day_off_more_never_gives_less_time(
    what: Count, event: dt.date, calendar: WorkCalendar, distance: int
) -> None:
    forward = what.direction is Direction.AFTER
    day = event + distance * ONE if forward else event - distance * ONE
    assume(calendar.is_working(day))
    year = next(year for year in calendar.years() if year.year == day.year)
    more = DayOff(on=day, kind=DayOffKind.HOLIDAY, name="nghỉ thêm", name_en="one more")
    longer = calendar.with_years(
        attrs.evolve(
            year,
            days_off=(*year.days_off, more),
            worked_days=tuple(worked for worked in year.worked_days if worked.on != day),
        )
    )
    before, after = sure(count(what, event, calendar)), sure(count(what, event, longer))
    if forward:
        assert after >= before
    else:
        assert after <= before


@given(FORWARD, DAYS, CALENDARS, GAPS)
def test_a_pause_never_shortens(what: Count, event: dt.date, calendar: WorkCalendar, gaps: list[tuple[D, D]]) -> None:
    plain, paused = sure(count(what, event, calendar)), sure(count(what, event, calendar, gaps))
    assert paused >= plain
    assert sure(count(what, event, calendar, [*gaps, *reversed(gaps)])) == paused


@given(st.integers(1, 60), st.sampled_from((LimitUnit.CALENDAR_DAYS, LimitUnit.WORKING_DAYS)), DAYS, CALENDARS, GAPS)
def test_pauses_are_days_that_do_not_count(
    amount: int, unit: LimitUnit, event: dt.date, calendar: WorkCalendar, gaps: list[tuple[D, D]]
) -> None:
    day, left = event, amount
    while left:
        day += ONE
        if any(first <= day < after for first, after in gaps):
            continue
        left -= unit is LimitUnit.CALENDAR_DAYS or calendar.is_working(day)
    assert count(Count(amount, unit), event, calendar, gaps).nominal == day


@given(FORWARD, DAYS, CALENDARS, GAPS, DAYS)
def test_an_open_pause_leaves_no_day_or_changes_nothing(
    what: Count, event: dt.date, calendar: WorkCalendar, gaps: list[tuple[D, D]], since: dt.date
) -> None:
    closed = count(what, event, calendar, gaps)
    opened = count(what, event, calendar, [*gaps, (since, None)])
    nominal, _ = sure(closed)
    stands = max(since, event + ONE) <= nominal
    assert opened == (Counted(None, None) if stands else closed)


@given(GAPS, DAYS)
def test_gaps_are_told_apart(gaps: list[tuple[D, D]], event: dt.date) -> None:
    found = merged(gaps, event)
    assert all(event < first < after for first, after in found)
    assert all(one[1] < two[0] for one, two in itertools.pairwise(found))
    days = {first + number * ONE for first, after in gaps for number in range((after - first).days)}
    kept = {first + number * ONE for first, after in found for number in range((after - first).days)}
    assert kept == {day for day in days if day > event}


MONTHS = [
    (D(2024, 1, 31), 1, D(2024, 2, 29)),
    (D(2025, 1, 31), 1, D(2025, 2, 28)),
    (D(2025, 1, 28), 1, D(2025, 2, 28)),
    (D(2024, 2, 29), 12, D(2025, 2, 28)),
    (D(2024, 2, 29), 48, D(2028, 2, 29)),
    (D(2025, 8, 31), 6, D(2026, 2, 28)),
    (D(2025, 12, 15), 1, D(2026, 1, 15)),
]


@pytest.mark.parametrize(("event", "months", "nominal"), MONTHS)
def test_months_end_on_the_day_of_the_same_number(event: dt.date, months: int, nominal: dt.date) -> None:
    assert count(Count(months, LimitUnit.MONTHS), event, bundled.calendar()).nominal == nominal
    if months % 12 == 0:
        assert count(Count(months // 12, LimitUnit.YEARS), event, bundled.calendar()).nominal == nominal


def test_months_back() -> None:
    back = Count(1, LimitUnit.MONTHS, Direction.BEFORE)
    assert count(back, D(2025, 3, 31), bundled.calendar()).nominal == D(2025, 2, 28)


# Due dates as records -------------------------------------------------------------------------

DUE_LIMITS = [limit for limit in bundled.limits().values() if limit.versions[-1].amount is not None]
SINCE = strategies.days(min_value=D(2026, 7, 1), max_value=D(2027, 6, 30))


@st.composite
def dues(draw: st.DrawFn) -> tuple[TimeLimit, Deadline]:
    """A due date of a bundled limit, with a case, extensions and a pause where it knows them."""
    limit = draw(st.sampled_from(DUE_LIMITS))
    event = draw(SINCE)
    version = limit.on(event)
    assert version is not None
    cases = [frozenset(case.when) for case in version.cases]
    conditions: frozenset[LimitCondition] = draw(st.sampled_from([frozenset(), *cases]))
    extensions: list[Extension] = []
    for rule in version.extensions[-1:]:
        number = draw(st.integers(0, rule.times))
        conditions |= {rule.when}
        extensions = [Extension(on=event, days=draw(st.integers(1, rule.days))) for _ in range(number)]
    pauses: list[Pause] = []
    for stop in version.pauses:
        if draw(st.booleans()):
            first = event + draw(st.integers(0, 60)) * ONE
            pauses.append(Pause(kind=stop.kind, from_on=first, until_on=first + draw(st.integers(0, 30)) * ONE))
    found = limit.due(
        event,
        bundled.calendar(),
        start=draw(st.sampled_from(limit.starts)),
        conditions=conditions,
        pauses=pauses,
        extensions=extensions,
    )
    return limit, found


@given(dues())
def test_a_due_date_is_equal_after_a_round_trip(drawn: tuple[TimeLimit, Deadline]) -> None:
    _, due = drawn
    assert structure(unstructure(due), Deadline) == due
    assert list(loads(dumps(due, "json"), "json").of(Deadline)) == [due]


@given(dues())
def test_a_due_date_can_be_computed_again(drawn: tuple[TimeLimit, Deadline]) -> None:
    limit, due = drawn
    again = limit.again(due, bundled.calendar())
    assert again == due
    assert moved(due, again) is None


@given(dues(), st.sampled_from(("vi", "en")))
def test_an_explanation_names_what_it_rests_on(drawn: tuple[TimeLimit, Deadline], lang: str) -> None:
    limit, due = drawn
    said = due.explain(lang)
    assert (limit.name if lang == "vi" else limit.name_en)[1:] in said
    assert due.effective is not None
    form = "%d/%m/%Y" if lang == "vi" else "%Y-%m-%d"
    assert due.effective.strftime(form) in said
    assert due.event.strftime(form) in said
    assert all((source.instrument or "") in said for source in due.sources)
    assert due.calendar_version in said
    assert (("Tạm thời" if lang == "vi" else "Provisional") in said) is bool(due.provisional)


@given(dues())
def test_the_quick_way_gives_the_same_day(drawn: tuple[TimeLimit, Deadline]) -> None:
    limit, due = drawn
    plain = limit.due(due.event, bundled.calendar())
    assert limit.last_day(due.event, bundled.calendar()) == plain.effective
    assert not plain.is_overdue(plain.effective)
    assert plain.is_overdue(plain.effective + ONE)


def agency_limit(amount: int, unit: LimitUnit = LimitUnit.WORKING_DAYS) -> TimeLimit:
    """What an agency sets for itself."""
    return TimeLimit(
        id="proposal-feedback.resolve",
        name="trả lời kiến nghị",
        name_en="answer a proposal",
        nature=LimitNature.DUTY,
        starts=(LimitStart.RECEIVED,),
        versions=(
            LimitVersion(
                since=D(2026, 1, 1), amount=amount, unit=unit, sources=(Citation(document="Quy chế của cơ quan"),)
            ),
        ),
    )


def test_an_agency_sets_what_the_law_leaves_open() -> None:
    law = bundled.limits()
    with pytest.raises(CannotCount, match="for the agency to set"):
        law["proposal-feedback.resolve"].due(D(2026, 8, 20), bundled.calendar())
    own = law.with_limits(agency_limit(20))
    assert own["proposal-feedback.resolve"].due(D(2026, 8, 20), bundled.calendar()).effective == D(2026, 9, 21)
    assert len(own) == len(law)
    with pytest.raises(CannotCount):
        law["proposal-feedback.resolve"].due(D(2026, 8, 20), bundled.calendar())


def test_a_newer_calendar_shows_what_moved() -> None:
    public = bundled.calendar()
    year = public.years()[-14]
    assert year.year == 2027
    limit = bundled.limits()["complaint.accept"]
    before = limit.due(D(2027, 8, 31), public)
    swap = DayOff(on=D(2027, 9, 1), kind=DayOffKind.SWAP, name="hoán đổi", name_en="swapped")
    after = limit.again(before, public.with_years(attrs.evolve(year, days_off=(*year.days_off, swap))))
    change = moved(before, after)
    assert change is not None
    assert change.effective == (D(2027, 9, 13), D(2027, 9, 14))
    assert [day.on for day in change.now_skipped] == [D(2027, 9, 1)]
    assert change.no_longer_skipped == ()
    assert change.calendar_version == (public.version, after.calendar_version)


def test_a_count_that_leaves_the_calendar() -> None:
    limit = agency_limit(3_650, LimitUnit.YEARS)
    with pytest.raises(CannotCount) as refused:
        limit.due(D(2026, 8, 20), bundled.calendar())
    assert refused.value.code == "calendar-beyond"
    far = Pause(kind=PauseKind.OBSTACLE, from_on=D(2026, 8, 21), until_on=D(9999, 12, 30))
    with pytest.raises(CannotCount) as refused:
        bundled.limits()["complaint.file.first"].due(D(2026, 8, 20), bundled.calendar(), pauses=[far])
    assert refused.value.code == "calendar-beyond"


def test_an_event_of_another_kind_is_refused() -> None:
    with pytest.raises(CannotCount) as refused:
        bundled.limits()["complaint.accept"].due(D(2026, 8, 20), bundled.calendar(), start=LimitStart.CONCLUDED)
    assert refused.value.code == "limit-other-start"


def test_another_day_may_pick_the_version() -> None:
    limit = bundled.limits()["complaint.accept"]
    due = limit.due(D(2026, 7, 2), bundled.calendar(), picked_on=D(2026, 6, 30))
    assert (due.since, due.amount, due.unit) == (D(2012, 7, 1), 10, LimitUnit.CALENDAR_DAYS)
    assert due.picked_on == D(2026, 6, 30)
    assert limit.again(due, bundled.calendar()) == due
