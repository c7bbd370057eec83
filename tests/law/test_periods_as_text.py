"""Periods parsed, printed, stepped; and the windows of a rule tile the year."""

import datetime as dt
import unicodedata

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import bundled
from danvan.law.period_names import NotAPeriod, parse_period, period_code, period_words
from danvan.law.period_steps import period_of_day, periods_of_year, same_period_last_year, stepped, window_of
from danvan.law.periods import Period, PeriodKind, Window, WindowRule
from danvan.law.windows import WindowEntry, WindowTable

D = dt.date
K = PeriodKind

WRITTEN = [
    ("2026", K.YEAR, 2026, None),
    ("năm 2026", K.YEAR, 2026, None),
    ("2026-H2", K.HALF, 2026, 2),
    ("6 tháng đầu năm 2026", K.HALF, 2026, 1),
    ("6 tháng năm 2026", K.HALF, 2026, 1),
    ("sáu tháng cuối năm 2025", K.HALF, 2025, 2),
    ("2026-9m", K.NINE_MONTHS, 2026, None),
    ("9 tháng đầu năm 2026", K.NINE_MONTHS, 2026, None),
    ("9 tháng năm 2026", K.NINE_MONTHS, 2026, None),
    ("2026-Q1", K.QUARTER, 2026, 1),
    ("quý I/2026", K.QUARTER, 2026, 1),
    ("Quý IV năm 2025", K.QUARTER, 2025, 4),
    ("quý 3, năm 2025", K.QUARTER, 2025, 3),
    ("2026-03", K.MONTH, 2026, 3),
    ("2026-M3", K.MONTH, 2026, 3),
    ("tháng 12 năm 2025", K.MONTH, 2025, 12),
    ("tháng 04/2017", K.MONTH, 2017, 4),
    ("2026-W05", K.WEEK, 2026, 5),
    ("tuần 5/2026", K.WEEK, 2026, 5),
    ("quý I/năm 2026", K.QUARTER, 2026, 1),
    (unicodedata.normalize("NFD", "6 tháng cuối năm 2026"), K.HALF, 2026, 2),
]


@pytest.mark.parametrize(("text", "kind", "year", "number"), WRITTEN)
def test_a_period_is_read(text: str, kind: PeriodKind, year: int, number: int | None) -> None:
    assert parse_period(text) == Period(kind=kind, year=year, number=number)
    assert parse_period(f"  {text.replace(' ', '  ')} ") == Period(kind=kind, year=year, number=number)


def test_several_years_and_free_ranges() -> None:
    term = Period(kind=K.MULTI_YEAR, year=2021, until_year=2025)
    assert [parse_period(text) for text in ("2021-2025", "giai đoạn 2021 – 2025")] == [term, term]
    days = Period(kind=K.RANGE, window=Window(first=D(2026, 1, 15), last=D(2026, 2, 14)))
    assert parse_period("2026-01-15..2026-02-14") == days
    assert parse_period("từ ngày 15/1/2026 đến hết ngày 14/2/2026") == days


@pytest.mark.parametrize(
    "text", ["", "quý V/2026", "2026-Q5", "2026-M13", "2026-W54", "2025-W53",
             "tháng 0/2026", "đợt II năm 2023", "26", "2025-2021",
             "2026-02-14..2026-01-15", "2026-02-30..2026-03-01", "năm nay", "2026-"]
)  # fmt: skip
def test_what_is_no_period_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(NotAPeriod) as refused:
        parse_period(text)
    assert f"“{text}”" in refused.value.sentence.vi
    assert "2026-Q1" in refused.value.sentence.en


KINDS = (K.WEEK, K.MONTH, K.QUARTER, K.HALF, K.NINE_MONTHS, K.YEAR)


@st.composite
def labelled(draw: st.DrawFn) -> Period:
    """A period with a label of the calendar, or several years, or a free range."""
    kind = draw(st.sampled_from((*KINDS, K.MULTI_YEAR, K.RANGE)))
    year = draw(st.integers(2000, 2100))
    if kind is K.MULTI_YEAR:
        return Period(kind=kind, year=year, until_year=year + draw(st.integers(1, 9)))
    if kind is K.RANGE:
        first = draw(st.dates(D(1950, 1, 1), D(2150, 1, 1)))
        return Period(kind=kind, window=Window(first=first, last=first + dt.timedelta(days=draw(st.integers(0, 800)))))
    return draw(st.sampled_from(list(periods_of_year(kind, year))))


@given(labelled())
def test_what_is_printed_is_read_again(period: Period) -> None:
    assert parse_period(period_code(period)) == period
    assert parse_period(period_words(period).vi) == period
    assert period_words(period).en


def test_a_campaign_has_its_name_and_no_next_one() -> None:
    campaign = Period(kind=K.CAMPAIGN, name="đợt II năm 2023")
    assert (period_code(campaign), period_words(campaign).vi) == ("đợt II năm 2023", "đợt II năm 2023")
    assert same_period_last_year(campaign) is None
    with pytest.raises(ValueError, match="no next"):
        stepped(campaign)


@given(labelled(), st.integers(-4, 4), st.integers(-4, 4))
def test_steps_add_up(period: Period, one: int, other: int) -> None:
    assert stepped(stepped(period, one), other) == stepped(period, one + other)
    assert stepped(period, 0) == period


def rules() -> list[tuple[PeriodKind, WindowRule]]:
    calendar = [(kind, WindowRule.CALENDAR) for kind in KINDS if kind is not K.NINE_MONTHS]
    return [*calendar, *((kind, WindowRule.STATE) for kind in (K.MONTH, K.QUARTER, K.HALF, K.YEAR))]


@given(st.sampled_from(rules()), st.integers(1990, 2100), st.integers(-30, 30))
def test_windows_tile_without_gap_or_overlap(rule: tuple[PeriodKind, WindowRule], year: int, steps: int) -> None:
    kind, window_rule = rule
    period = stepped(next(periods_of_year(kind, year, window_rule)), steps)
    here, after = (window_of(found, bundled.window_rules()) for found in (period, stepped(period)))
    assert here is not None
    assert after is not None
    assert after.first == here.last + dt.timedelta(days=1)


@given(st.sampled_from(rules()), st.dates(D(1990, 1, 1), D(2100, 12, 31)))
def test_a_day_lies_in_one_period(rule: tuple[PeriodKind, WindowRule], day: dt.date) -> None:
    kind, window_rule = rule
    windows = bundled.window_rules()
    period = period_of_day(kind, day, windows, window_rule)
    assert period is not None
    window = window_of(period, windows)
    assert window is not None
    assert window.first <= day <= window.last
    for other in (stepped(period), stepped(period, -1)):
        beside = window_of(other, windows)
        assert beside is not None
        assert not beside.first <= day <= beside.last


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2026-M01", D(2025, 12, 15), D(2026, 1, 14)),
        ("2026-M03", D(2026, 2, 15), D(2026, 3, 14)),
        ("2026-Q1", D(2025, 12, 15), D(2026, 3, 14)),
        ("2026-Q2", D(2026, 3, 15), D(2026, 6, 14)),
        ("2026-H1", D(2025, 12, 15), D(2026, 6, 14)),
        ("2026-H2", D(2026, 6, 15), D(2026, 12, 14)),
        ("2026-9M", D(2025, 12, 15), D(2026, 9, 14)),
        ("2026", D(2025, 12, 15), D(2026, 12, 14)),
    ],
)
def test_the_windows_of_state_bodies(code: str, first: dt.date, last: dt.date) -> None:
    period = attrs.evolve(parse_period(code), window_rule=WindowRule.STATE)
    assert window_of(period, bundled.window_rules()) == Window(first=first, last=last)


def test_nine_months_are_those_of_their_year_alone() -> None:
    period = period_of_day(K.NINE_MONTHS, D(2026, 9, 14), bundled.window_rules(), WindowRule.STATE)
    assert period is not None
    assert period_code(period) == "2026-9M"
    assert period_of_day(K.NINE_MONTHS, D(2026, 9, 15), bundled.window_rules(), WindowRule.STATE) is None
    assert period_code(stepped(period)) == "2027-9M"


def test_a_rule_of_ones_own() -> None:
    entry = bundled.window_rules().entry(Period(kind=K.MONTH, year=2026, number=1, window_rule=WindowRule.STATE))
    assert entry is not None
    own: WindowEntry = attrs.evolve(entry, rule=WindowRule.OWN, opening_day=21, closing_day=20)
    period = period_of_day(K.MONTH, D(2026, 3, 20), WindowTable([own]), WindowRule.OWN)
    assert period is not None
    assert (period_code(period), period.window) == ("2026-M03", Window(first=D(2026, 2, 21), last=D(2026, 3, 20)))


@given(labelled())
def test_the_same_period_of_the_year_before(period: Period) -> None:
    before = same_period_last_year(period)
    if before is None:
        assert (period.kind, period.number) == (K.WEEK, 53)
        return
    assert (before.kind, before.number) == (period.kind, period.number)
    if period.window is not None and before.window is not None:
        for day, earlier in ((period.window.first, before.window.first), (period.window.last, before.window.last)):
            assert (earlier.year, earlier.month) == (day.year - 1, day.month)
            assert earlier.day == day.day or (day.month, day.day, earlier.day) == (2, 29, 28)
    else:
        assert before.year == (period.year or 0) - 1
    if period.kind in (K.MONTH, K.QUARTER, K.HALF):
        assert before == stepped(period, -{K.MONTH: 12, K.QUARTER: 4, K.HALF: 2}[period.kind])


def test_a_week_that_its_year_has_not() -> None:
    with pytest.raises(ValueError, match="2025 has no week 53"):
        stepped(Period(kind=K.WEEK, year=2025, number=53))


def test_a_rule_names_days_that_every_month_has() -> None:
    entry = bundled.window_rules().entry(Period(kind=K.MONTH, year=2026, number=1, window_rule=WindowRule.STATE))
    assert entry is not None
    for days in ({"opening_day": 29}, {"closing_day": 0}):
        with pytest.raises(ValueError, match="every month"):
            attrs.evolve(entry, **days)


def test_kinds_of_which_a_year_has_none() -> None:
    for kind in (K.MULTI_YEAR, K.CAMPAIGN, K.RANGE):
        with pytest.raises(ValueError, match="no periods"):
            next(periods_of_year(kind, 2026))
    assert [len(list(periods_of_year(K.WEEK, year))) for year in (2025, 2026)] == [52, 53]
