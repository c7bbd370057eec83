"""Due days as rules of recurrence: the same days as one by one, for every deadline, kind and number."""

import datetime as dt
import itertools
from collections.abc import Collection

import attrs
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan import bundled
from danvan.dates import PartialDate
from danvan.law.period_steps import periods_of_year
from danvan.law.periods import PeriodKind, WindowRule
from danvan.reports.duties import due_day, duties_of
from danvan.reports.recurrence import RecurringDuty, due_recurrence, recurring_duties
from danvan.reports.regime import RegimeDeadline, RegimeNumbers, ReportRegime
from danvan.reports.report import ReportKind
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Unit, UnitKind

D = dt.date
K = PeriodKind
KINDS = (K.WEEK, K.MONTH, K.QUARTER, K.HALF, K.NINE_MONTHS, K.YEAR)
WINDOWS = bundled.window_rules()


EDGES = st.sampled_from([-31, -28, -27, -7, -6, -1, 0, 1, 2, 7, 28, 29, 30, 31])


@st.composite
def deadlines(draw: st.DrawFn) -> RegimeDeadline:
    kind = draw(st.sampled_from(KINDS))
    if draw(st.booleans()):
        day = draw(st.one_of(st.integers(28, 31), st.integers(1, 31)))
        return RegimeDeadline(period=kind, day=day, months_after=draw(st.integers(0, 12)))
    return RegimeDeadline(period=kind, days_after=draw(st.one_of(EDGES, st.integers(-31, 62), st.integers(-31, 366))))


NUMBERS = st.none() | st.frozensets(st.integers(1, 12) | st.integers(1, 53), min_size=1, max_size=6)


def one_by_one(
    deadline: RegimeDeadline, numbers: Collection[int] | None, first: dt.date, last: dt.date
) -> list[dt.date]:
    """The days of all periods that may be due from the first day to the last."""
    periods = (
        period
        for year in range(first.year - 3, last.year + 2)
        for period in periods_of_year(deadline.period, year)
        if numbers is None or period.number in numbers
    )
    days = {due_day(deadline, period) for period in periods}
    return sorted(day for day in days if day is not None and first <= day <= last)


@settings(deadline=None)
@given(deadlines(), NUMBERS, st.dates(D(1910, 1, 1), D(2150, 1, 1)), st.integers(0, 2000))
def test_the_rule_gives_the_days_of_due_day(
    deadline: RegimeDeadline, numbers: Collection[int] | None, first: dt.date, days: int
) -> None:
    last = first + dt.timedelta(days=days)
    expected = one_by_one(deadline, numbers, first, last)
    rule = due_recurrence(deadline, numbers=numbers, first=first, last=last)
    if rule is not None:
        assert [day.date() for day in rule] == expected
        # A calendar program counts the day on which a rule begins, whether it follows the rule or not.
        assert rule[0] == dt.datetime.combine(expected[0], dt.time())
        assert list(rrulestr(str(rule))) == list(rule)
        endless = due_recurrence(deadline, numbers=numbers, first=first)
        assert endless is not None
        assert [day.date() for day in itertools.islice(endless, len(expected))] == expected
        assert "UNTIL" not in str(endless)
    elif expected:
        # Only these are without a rule: days over months of different length, and weeks that leave themselves.
        if deadline.period is K.WEEK:
            assert numbers is not None
            assert deadline.days_after is None or not -6 <= deadline.days_after <= 0
        else:
            assert deadline.days_after is not None
            assert not -27 <= deadline.days_after <= 28


@pytest.mark.parametrize(
    ("deadline", "numbers", "said"),
    [
        (RegimeDeadline(period=K.MONTH, day=20), None, "FREQ=MONTHLY;BYMONTHDAY=20"),
        (RegimeDeadline(period=K.MONTH, day=31), None, "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (RegimeDeadline(period=K.YEAR, day=31), None, "FREQ=MONTHLY;BYMONTH=12;BYMONTHDAY=31"),
        (RegimeDeadline(period=K.HALF, day=31), None, "FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        (RegimeDeadline(period=K.MONTH, day=30), None, "FREQ=MONTHLY;BYSETPOS=-1;BYMONTHDAY=28,29,30"),
        (RegimeDeadline(period=K.MONTH, day=5, months_after=1), (1, 12), "FREQ=MONTHLY;BYMONTH=1,2;BYMONTHDAY=5"),
        (RegimeDeadline(period=K.QUARTER, day=25), None, "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),
        (RegimeDeadline(period=K.QUARTER, day=25), (1,), "FREQ=MONTHLY;BYMONTH=3;BYMONTHDAY=25"),
        (RegimeDeadline(period=K.QUARTER, days_after=30), None, "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=30"),
        (RegimeDeadline(period=K.HALF, days_after=-3), None, "FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=-4"),
        (RegimeDeadline(period=K.MONTH, days_after=1), None, "FREQ=MONTHLY;BYMONTHDAY=1"),
        (RegimeDeadline(period=K.MONTH, days_after=10), None, "FREQ=MONTHLY;BYMONTHDAY=10"),
        (RegimeDeadline(period=K.NINE_MONTHS, day=25), None, "FREQ=MONTHLY;BYMONTH=9;BYMONTHDAY=25"),
        (RegimeDeadline(period=K.YEAR, day=15, months_after=2), None, "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=15"),
        (RegimeDeadline(period=K.YEAR, day=15), (1,), None),
        (RegimeDeadline(period=K.MONTH, days_after=30), None, None),
        (RegimeDeadline(period=K.YEAR, days_after=366), None, None),
        (RegimeDeadline(period=K.WEEK, days_after=-2), None, "FREQ=WEEKLY;BYDAY=FR"),
        (RegimeDeadline(period=K.WEEK, days_after=8), None, "FREQ=WEEKLY;BYDAY=MO"),
        (RegimeDeadline(period=K.WEEK, days_after=-2), (1, 53), "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=FR"),
        (RegimeDeadline(period=K.WEEK, days_after=1), (1, 53), None),
        (RegimeDeadline(period=K.WEEK, day=29), None, "FREQ=MONTHLY;BYSETPOS=-1;BYMONTHDAY=28,29"),
        (RegimeDeadline(period=K.WEEK, day=29), (1,), None),
    ],
)
def test_as_rfc_5545_writes_it(deadline: RegimeDeadline, numbers: Collection[int] | None, said: str | None) -> None:
    rule = due_recurrence(deadline, numbers=numbers, first=D(2026, 1, 1))
    assert (None if rule is None else str(rule).rpartition("RRULE:")[2]) == said


def test_both_ends_count_and_none_between_them_is_no_rule() -> None:
    monthly = RegimeDeadline(period=K.MONTH, day=31)
    rule = due_recurrence(monthly, first=D(2026, 2, 28), last=D(2026, 4, 30))
    assert str(rule) == "DTSTART:20260228T000000\nRRULE:FREQ=MONTHLY;UNTIL=20260430T000000;BYMONTHDAY=-1"
    assert due_recurrence(monthly, first=D(2026, 3, 1), last=D(2026, 3, 30)) is None
    for kind in (K.MULTI_YEAR, K.CAMPAIGN, K.RANGE):
        with pytest.raises(ValueError, match="a year has no periods of the kind"):
            due_recurrence(RegimeDeadline(period=kind, day=1), first=D(2026, 1, 1))


def body(name: str, level: Level, since: str | None = None, until: str | None = None) -> Unit:
    return Unit(
        id=name,
        level=level,
        kinds=(DatedKind(kind=UnitKind.PARTY_COMMITTEE),),
        names=(DatedName(text=name),),
        since=None if since is None else PartialDate.parse(since),
        until=None if until is None else PartialDate.parse(until),
    )


UNITS = (
    body("tinh", Level.PROVINCE),
    body("xa-a", Level.COMMUNE),
    body("xa-b", Level.COMMUNE, "2026-03-10", "2027-07-01"),
)
REGIME = ReportRegime(
    id="bc",
    name="Báo cáo",
    kind=ReportKind.PERIODIC,
    frequencies=(K.MONTH, K.QUARTER, K.YEAR, K.WEEK),
    only=(RegimeNumbers(period=K.QUARTER, numbers=(1, 3)),),
    window_rule=WindowRule.STATE,
    deadlines=(
        RegimeDeadline(period=K.MONTH, day=20),
        RegimeDeadline(period=K.MONTH, level=Level.COMMUNE, day=17),
        RegimeDeadline(period=K.QUARTER, day=30, months_after=5),
        RegimeDeadline(period=K.WEEK, days_after=-2),
    ),
    reporter_kinds=(UnitKind.PARTY_COMMITTEE,),
)


def again(
    regime: ReportRegime, first: dt.date, last: dt.date | None, *units: Unit
) -> dict[tuple[str, str], RecurringDuty]:
    found = recurring_duties([regime], UnitRegistry(units or UNITS), first=first, last=last, windows=WINDOWS)
    return {(item.duty.reporter, item.key[2].value): item for item in found}


def text(item: RecurringDuty) -> str:
    return str(item.rule).replace("T000000", "").replace("DTSTART:", "").replace("\nRRULE:", " ")


def test_a_rule_goes_on_until_something_ends_it() -> None:
    found = again(REGIME, D(2026, 1, 1), None)
    assert {key: text(item) for key, item in found.items()} == {
        ("tinh", "month"): "20260120 FREQ=MONTHLY;BYMONTHDAY=20",
        ("xa-a", "month"): "20260117 FREQ=MONTHLY;BYMONTHDAY=17",
        ("xa-b", "month"): "20260317 FREQ=MONTHLY;UNTIL=20270617;BYMONTHDAY=17",
        ("tinh", "quarter"): "20260830 FREQ=MONTHLY;BYSETPOS=-1;BYMONTH=2,8;BYMONTHDAY=28,29,30",
        ("xa-a", "quarter"): "20260830 FREQ=MONTHLY;BYSETPOS=-1;BYMONTH=2,8;BYMONTHDAY=28,29,30",
        ("xa-b", "quarter"): "20260830 FREQ=MONTHLY;UNTIL=20270830;BYSETPOS=-1;BYMONTH=2,8;BYMONTHDAY=28,29,30",
        ("tinh", "week"): "20260102 FREQ=WEEKLY;BYDAY=FR",
        ("xa-a", "week"): "20260102 FREQ=WEEKLY;BYDAY=FR",
        ("xa-b", "week"): "20260313 FREQ=WEEKLY;UNTIL=20270625;BYDAY=FR",
    }
    # The regime ends, or the days that were asked for.
    ended = again(attrs.evolve(REGIME, until=D(2026, 12, 14)), D(2026, 1, 1), None)
    assert text(ended["tinh", "month"]) == "20260120 FREQ=MONTHLY;UNTIL=20261120;BYMONTHDAY=20"
    assert text(again(REGIME, D(2026, 1, 1), D(2026, 4, 14))["tinh", "month"]).startswith(
        "20260120 FREQ=MONTHLY;UNTIL=20260420"
    )
    assert again(REGIME, D(2199, 12, 31), None) == {}
    assert again(REGIME, D(2210, 1, 1), None) == {}


def test_days_that_no_rule_gives_stand_one_by_one() -> None:
    regime = attrs.evolve(REGIME, frequencies=(K.MONTH,), deadlines=(RegimeDeadline(period=K.MONTH, days_after=30),))
    item = again(regime, D(2026, 1, 1), D(2026, 3, 31), UNITS[0])["tinh", "month"]
    assert (item.rule, item.days) == (None, (D(2026, 3, 2), D(2026, 3, 30), D(2026, 4, 30)))


@st.composite
def regimes(draw: st.DrawFn) -> ReportRegime:
    found = draw(st.lists(deadlines(), min_size=1, max_size=3))
    return attrs.evolve(
        REGIME,
        frequencies=tuple(dict.fromkeys(item.period for item in found)),
        only=tuple(
            RegimeNumbers(period=item.period, numbers=tuple(sorted(numbers)))
            for item in found
            for numbers in [draw(NUMBERS)]
            if numbers is not None
        ),
        window_rule=draw(st.sampled_from([None, WindowRule.STATE, WindowRule.CALENDAR])),
        deadlines=tuple(found),
        since=draw(st.none() | st.dates(D(2025, 1, 1), D(2027, 1, 1))),
        until=draw(st.none() | st.dates(D(2026, 1, 1), D(2029, 1, 1))),
    )


@settings(deadline=None)
@given(regimes(), st.dates(D(2025, 6, 1), D(2027, 1, 1)), st.integers(0, 900))
def test_together_they_are_the_duties(regime: ReportRegime, first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days=days)
    registry = UnitRegistry(UNITS)
    expected: dict[tuple[str, str], set[dt.date]] = {}
    for duty in duties_of([regime], registry, first=first, last=last, windows=WINDOWS):
        if duty.due_on is not None:
            expected.setdefault((duty.reporter, duty.period.kind.value), set()).add(duty.due_on)
    found = again(regime, first, last)
    assert {key: set(item.days) for key, item in found.items()} == expected
    for item in found.values():
        assert item.rule is None or tuple(day.date() for day in item.rule) == item.days
