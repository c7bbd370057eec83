"""Reports that are owed: which, by whom, to whom, by when; and what became of them."""

import datetime as dt
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import bundled
from danvan.dates import VIETNAM, PartialDate
from danvan.errors import InvalidRecord
from danvan.law.instruments import Mark
from danvan.law.period_names import period_code
from danvan.law.period_steps import periods_of_year
from danvan.law.periods import Period, PeriodKind, WindowRule
from danvan.reports.duties import (
    DutyState,
    DutyStatus,
    ReportDuty,
    deadline_for,
    due_day,
    duties_of,
    gap_days,
    incomplete,
    status_of,
)
from danvan.reports.figures import Figure, Silence
from danvan.reports.regime import RegimeDeadline, RegimeNumbers, RegimeSection, ReportRegime
from danvan.reports.report import Report, ReportKind, ReportStatus, Section
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Relation, RelationKind, Unit, UnitKind

D = dt.date
K = PeriodKind
WINDOWS = bundled.window_rules()
CALENDAR = bundled.calendar()

MONTHLY = ReportRegime(
    id="thang",
    name="Báo cáo tháng",
    kind=ReportKind.PERIODIC,
    frequencies=(K.MONTH,),
    window_rule=WindowRule.STATE,
    min_gap_working_days=1,
    deadlines=(
        RegimeDeadline(period=K.MONTH, day=20),
        RegimeDeadline(period=K.MONTH, level=Level.COMMUNE, day=17),
    ),
    reporter_kinds=(UnitKind.PARTY_COMMITTEE,),
    reporter_levels=(Level.PROVINCE, Level.COMMUNE),
    receiver_kinds=(UnitKind.PROPAGANDA_AND_MASS_MOBILIZATION, UnitKind.PARTY_COMMITTEE),
    receiver_text=("Ban Nội chính",),
)


def body(name: str, level: Level, kind: UnitKind, *reports_to: str, until: str | None = None) -> Unit:
    return Unit(
        id=name,
        level=level,
        kinds=(DatedKind(kind=kind),),
        names=(DatedName(text=name),),
        relations=tuple(Relation(kind=RelationKind.REPORTS_TO, unit=other) for other in reports_to),
        until=None if until is None else PartialDate.parse(until),
    )


REGISTRY = UnitRegistry(
    [
        body("tinh-uy", Level.PROVINCE, UnitKind.PARTY_COMMITTEE, "ban-tw"),
        body("xa-uy", Level.COMMUNE, UnitKind.PARTY_COMMITTEE, "tinh-uy", "ban-tinh", "mttq"),
        body("huyen-uy", Level.DISTRICT, UnitKind.PARTY_COMMITTEE, until="2025-07-01"),
        body("ban-tinh", Level.PROVINCE, UnitKind.PROPAGANDA_AND_MASS_MOBILIZATION),
        body("ban-tw", Level.CENTRAL, UnitKind.PROPAGANDA_AND_MASS_MOBILIZATION),
        body("mttq", Level.PROVINCE, UnitKind.FATHERLAND_FRONT),
    ]
)


def owed(regime: ReportRegime, first: dt.date, last: dt.date) -> list[ReportDuty]:
    return list(duties_of([regime], REGISTRY, first=first, last=last, windows=WINDOWS))


def test_who_owes_what_to_whom_and_by_when() -> None:
    found = owed(MONTHLY, D(2026, 3, 1), D(2026, 4, 13))
    assert [(duty.key, duty.closes_on, duty.due_on) for duty in found] == [
        (("thang", "tinh-uy", "2026-M03"), D(2026, 3, 14), D(2026, 3, 20)),
        (("thang", "xa-uy", "2026-M03"), D(2026, 3, 14), D(2026, 3, 17)),
    ]
    assert [duty.receivers for duty in found] == [("ban-tw",), ("tinh-uy", "ban-tinh")]
    assert {duty.receiver_text for duty in found} == {("Ban Nội chính",)}


def test_both_ends_of_the_days_asked_for_count() -> None:
    assert len(owed(MONTHLY, D(2026, 3, 14), D(2026, 3, 14))) == 2
    assert owed(MONTHLY, D(2026, 3, 15), D(2026, 4, 13)) == []


def test_a_unit_owes_while_it_is_there_and_a_regime_while_it_is_valid() -> None:
    district = attrs.evolve(MONTHLY, reporter_levels=(Level.DISTRICT,), since=D(2025, 5, 14), until=D(2025, 9, 14))
    assert [period_code(duty.period) for duty in owed(district, D(2025, 1, 1), D(2025, 12, 31))] == [
        "2025-M05",
        "2025-M06",
    ]
    assert [
        period_code(duty.period)
        for duty in owed(attrs.evolve(district, until=D(2025, 6, 14)), D(2025, 1, 1), D(2026, 1, 1))
    ] == ["2025-M05"]


def test_nobody_owes_to_a_regime_that_names_nobody() -> None:
    assert owed(attrs.evolve(MONTHLY, reporter_kinds=(), reporter_levels=()), D(2026, 1, 1), D(2026, 12, 31)) == []
    assert owed(bundled.report_regimes()["nd09/chinh-phu"], D(2026, 1, 1), D(2026, 12, 31)) == []


def test_the_periods_of_the_party() -> None:
    """Every month, the first quarter, six months, nine months, the year: KL 215-KL/TW."""
    regime = bundled.report_regimes()["kl215/tinh"]
    found = list(
        duties_of(
            [regime],
            bundled.unit_registry().with_records(REGISTRY.values()),
            first=D(2026, 1, 1),
            last=D(2026, 12, 31),
            windows=WINDOWS,
        )
    )
    assert [period_code(duty.period) for duty in found] == [
        *(f"2026-M{number:02}" for number in range(1, 13)),
        *("2026-Q1", "2026-H1", "2026-9M", "2026"),
    ]
    assert {duty.reporter for duty in found} == {"tinh-uy"}
    assert {duty.due_on for duty in found} == {None}
    assert {duty.receivers for duty in found} == {("vn/tw/ban-tuyen-giao-va-dan-van", "ban-tw")}
    assert found[12].closes_on == D(2026, 3, 31)


def test_an_agency_completes_the_regime_of_the_decree() -> None:
    regime = attrs.evolve(
        bundled.report_regimes()["nd09/chinh-phu"],
        frequencies=(K.QUARTER, K.YEAR),
        reporter_kinds=(UnitKind.PARTY_COMMITTEE,),
    )
    found = owed(regime, D(2026, 1, 1), D(2026, 12, 31))
    assert [(period_code(duty.period), duty.closes_on, duty.due_on) for duty in found] == [
        ("2026-Q1", D(2026, 3, 14), D(2026, 3, 25)),
        ("2026-Q2", D(2026, 6, 14), D(2026, 6, 25)),
        ("2026-Q3", D(2026, 9, 14), D(2026, 9, 25)),
        ("2026-Q4", D(2026, 12, 14), D(2026, 12, 25)),
        ("2026", D(2026, 12, 14), D(2026, 12, 25)),
    ]
    source = found[0].source
    assert source is not None
    assert (source.document, source.article, source.mark) == ("Nghị định 09/2019/NĐ-CP", "13", Mark.REPORTED)


SHIPPED = {
    "kl215/tinh": ("Kết luận 215-KL/TW", "2025-11-23", [], ["province"]),
    "kl215/xa": ("Kết luận 215-KL/TW", "2025-11-23", [], ["commune"]),
    "nd09/chinh-phu": ("Nghị định 09/2019/NĐ-CP", "2019-03-12", [25], ["province"]),
}


def test_the_regimes_that_are_shipped_stand_a_second_time_here() -> None:
    regimes = bundled.report_regimes()
    assert set(regimes) == {*SHIPPED, "de-cuong/nam"}
    for name, (document, since, days, levels) in SHIPPED.items():
        regime = regimes[name]
        assert {item.document for item in regime.legal_basis} == {document}
        assert {item.mark for item in regime.legal_basis} == {Mark.REPORTED}
        assert str(regime.since) == since
        assert sorted({item.day for item in regime.deadlines}) == days
        assert [level.value for level in regime.reporter_levels] == levels
    assert [item.months_after for item in regimes["nd09/chinh-phu"].deadlines] == [0] * 5
    for name in ("kl215/tinh", "kl215/xa"):
        assert regimes[name].frequencies == (K.MONTH, K.QUARTER, K.HALF, K.NINE_MONTHS, K.YEAR)
        assert [(item.period, item.numbers) for item in regimes[name].only] == [(K.QUARTER, (1,)), (K.HALF, (1,))]
    outline = regimes["de-cuong/nam"]
    assert [section.code for section in outline.sections if section.required] == [
        *("context", "people_situation", "result.party", "result.government", "result.front_and_unions"),
        *("result.ethnic_religious", "result.commission", "proposals", "assessment", "limits", "lessons"),
        "next_tasks",
    ]
    assert [source.mark for source in outline.sources] == [Mark.READ]
    assert (outline.frequencies, outline.reporter_kinds, outline.deadlines) == ((), (), ())


@pytest.mark.parametrize(
    ("kind", "number", "day", "after", "expected"),
    [
        (K.MONTH, 2, 31, 0, D(2026, 2, 28)),
        (K.MONTH, 12, 5, 1, D(2027, 1, 5)),
        (K.QUARTER, 1, 25, 0, D(2026, 3, 25)),
        (K.HALF, 2, 30, 2, D(2027, 2, 28)),
        (K.NINE_MONTHS, None, 25, 0, D(2026, 9, 25)),
        (K.YEAR, None, 10, 1, D(2027, 1, 10)),
        (K.WEEK, 53, 31, 0, D(2027, 1, 31)),
    ],
)
def test_the_due_day(kind: PeriodKind, number: int | None, day: int, after: int, expected: dt.date) -> None:
    deadline = RegimeDeadline(period=kind, day=day, months_after=after)
    assert due_day(deadline, Period(kind=kind, year=2026, number=number)) == expected


@pytest.mark.parametrize(
    ("kind", "number", "after", "expected"),
    [
        (K.WEEK, 5, -2, D(2026, 1, 30)),
        (K.WEEK, 53, 1, D(2027, 1, 4)),
        (K.MONTH, 2, 0, D(2026, 2, 28)),
        (K.QUARTER, 1, 15, D(2026, 4, 15)),
    ],
)
def test_the_due_day_by_days_from_the_end(kind: PeriodKind, number: int, after: int, expected: dt.date) -> None:
    deadline = RegimeDeadline(period=kind, days_after=after)
    assert due_day(deadline, Period(kind=kind, year=2026, number=number)) == expected


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ["needs-field day"]),
        ({"day": 5, "days_after": 1}, ["excludes-field day"]),
        ({"day": 5, "months_after": 1, "days_after": 1}, ["excludes-field day", "excludes-field months_after"]),
        ({"days_after": -32}, ["whole-range days_after"]),
    ],
)
def test_a_deadline_is_stated_in_one_way(fields: dict[str, int], said: list[str]) -> None:
    with pytest.raises(InvalidRecord) as caught:
        RegimeDeadline(period=K.WEEK, **fields)
    found = [(problem.code, dict(problem.values).get("field") or "days_after") for problem in caught.value.problems]
    assert [" ".join(pair) for pair in found] == said


def test_a_campaign_has_no_due_day() -> None:
    assert due_day(RegimeDeadline(period=K.CAMPAIGN, day=1), Period(kind=K.CAMPAIGN, name="đợt II")) is None


def test_the_deadline_of_the_level_comes_before_that_of_all() -> None:
    common, own = MONTHLY.deadlines
    assert deadline_for(MONTHLY.deadlines, K.MONTH, Level.COMMUNE) is own
    assert deadline_for(MONTHLY.deadlines, K.MONTH, Level.PROVINCE) is common
    assert deadline_for(MONTHLY.deadlines, K.MONTH, None) is common
    assert deadline_for(MONTHLY.deadlines, K.YEAR, None) is None
    assert deadline_for((own,), K.MONTH, Level.PROVINCE) is None


def sent(number: str, day: dt.date | None, **fields: object) -> Report:
    given_fields: dict[str, object] = {
        "id": number,
        "kind": ReportKind.PERIODIC,
        "regime": "thang",
        "reporter": "tinh-uy",
        "period": Period(kind=K.MONTH, year=2026, number=3),
        "submitted_at": None if day is None else dt.datetime.combine(day, dt.time(9), VIETNAM),
        **fields,
    }
    return Report(**given_fields)  # type: ignore[arg-type]  # fields of many types


LATER = D(2026, 4, 1)


def one(*reports: Report, on: dt.date = LATER, regime: ReportRegime = MONTHLY) -> DutyStatus:
    duties = [duty for duty in owed(regime, D(2026, 3, 1), D(2026, 4, 13)) if duty.reporter == "tinh-uy"]
    [status] = status_of(duties, reports, on=on, calendar=CALENDAR)
    return status


S = DutyState


@pytest.mark.parametrize(
    ("days", "on", "state", "late"),
    [
        ([], D(2026, 3, 20), S.OWED, 0),
        ([], D(2026, 3, 21), S.MISSING, 0),
        ([], D(2026, 3, 24), S.MISSING, 2),
        ([D(2026, 3, 20)], D(2026, 4, 1), S.IN_TIME, 0),
        ([D(2026, 3, 21)], D(2026, 4, 1), S.LATE, 0),
        ([D(2026, 3, 23)], D(2026, 4, 1), S.LATE, 1),
        ([D(2026, 3, 27), D(2026, 3, 19)], D(2026, 4, 1), S.IN_TIME, 0),
        ([D(2026, 3, 27)], D(2026, 3, 26), S.MISSING, 4),
    ],
)
def test_in_time_late_or_missing(days: list[dt.date], on: dt.date, state: DutyState, late: int) -> None:
    status = one(*(sent(f"r{number}", day) for number, day in enumerate(days)), on=on)
    assert (status.state, status.late_days) == (state, late)
    assert status.on == on


def test_a_draft_a_returned_one_and_another_s_are_not_sent() -> None:
    for other in (
        {"status": ReportStatus.DRAFT},
        {"status": ReportStatus.RETURNED},
        {"regime": "khac"},
        {"reporter": "xa-uy"},
        {"period": Period(kind=K.MONTH, year=2026, number=4)},
        {"period": None},
    ):
        assert one(sent("r", D(2026, 3, 19), **other)).state is S.MISSING


def test_without_a_deadline_or_a_day_of_sending() -> None:
    free = attrs.evolve(MONTHLY, deadlines=())
    assert one(regime=free).state is S.OPEN
    assert one(sent("r", D(2026, 3, 19)), regime=free).state is S.SENT
    unknown = one(sent("r", None))
    assert (unknown.state, unknown.sent_on, unknown.report) == (S.SENT, None, "r")


def test_the_day_of_sending_ends_at_midnight() -> None:
    last = dt.datetime(2026, 3, 20, 23, 59, 59, tzinfo=VIETNAM)
    assert one(sent("r", None, received_at=last)).state is S.IN_TIME
    assert one(sent("r", None, submitted_at=last + dt.timedelta(seconds=1), received_at=last)).state is S.LATE


def test_the_last_report_decides_whether_it_is_complete() -> None:
    regime = attrs.evolve(
        MONTHLY,
        sections=(
            RegimeSection(code="result", heading="Kết quả"),
            RegimeSection(code="annex", heading="Phụ lục", required=False),
            RegimeSection(code="next_tasks", heading="Nhiệm vụ"),
        ),
        indicators=("dialogue.sessions", "petitions.received", "models.effective"),
    )
    poor = sent("r1", D(2026, 3, 18), sections=(Section(code="result"),))
    better = sent(
        "r2",
        D(2026, 3, 18),
        replaces="r1",
        sections=(Section(code="result", text="Tốt."), Section(code="next_tasks", points=("Một.",))),
        figures=(
            Figure(indicator="dialogue.sessions", value=Decimal(0)),
            Figure(indicator="petitions.received", silence=Silence.NOT_REPORTED),
            Figure(indicator="models.effective", silence=Silence.NOT_APPLICABLE),
        ),
    )
    for reports in ((poor, better), (better, poor)):
        status = one(*reports, regime=regime)
        assert (status.report, status.missing_sections, status.missing_indicators) == ("r2", (), ())
        assert (status.silent_indicators, status.complete) == (("petitions.received",), False)
    assert incomplete(poor, regime) == (
        ("result", "next_tasks"),
        ("dialogue.sessions", "petitions.received", "models.effective"),
        (),
    )
    assert one().complete is None
    assert one(sent("r", D(2026, 3, 1))).complete is True


def test_working_days_between_closing_and_due() -> None:
    for duty in owed(MONTHLY, D(2026, 1, 1), D(2026, 12, 31)):
        assert duty.due_on is not None
        assert gap_days(duty, CALENDAR) == CALENDAR.working_days(
            D(duty.due_on.year, duty.due_on.month, 15), duty.due_on - dt.timedelta(days=1)
        )
    [free, _] = owed(attrs.evolve(MONTHLY, deadlines=()), D(2026, 3, 1), D(2026, 4, 13))
    assert gap_days(free, CALENDAR) is None


def test_only_some_numbers() -> None:
    regime = attrs.evolve(MONTHLY, only=(RegimeNumbers(period=K.MONTH, numbers=(2, 11)),))
    assert {period_code(duty.period) for duty in owed(regime, D(2026, 1, 1), D(2026, 12, 31))} == {
        "2026-M02",
        "2026-M11",
    }


# Laws -------------------------------------------------------------------------------------------

REGULAR = (K.MONTH, K.QUARTER, K.HALF, K.NINE_MONTHS, K.YEAR)


@given(
    st.sampled_from(REGULAR),
    st.sampled_from((WindowRule.STATE, WindowRule.CALENDAR, None)),
    st.dates(D(2009, 1, 1), D(2030, 1, 1)),
    st.integers(0, 800),
    st.integers(0, 800),
)
def test_duties_of_days_put_together(
    kind: PeriodKind, rule: WindowRule | None, first: dt.date, some: int, more: int
) -> None:
    """What closes in two stretches of days is what closes in both together, each duty once."""
    regime = attrs.evolve(MONTHLY, frequencies=(kind,), window_rule=rule)
    middle = first + dt.timedelta(days=some)
    last = middle + dt.timedelta(days=more)
    keys = [duty.key for duty in owed(regime, first, last)]
    apart = [*owed(regime, first, middle), *owed(regime, middle + dt.timedelta(days=1), last)]
    assert keys == sorted(keys, key=keys.index)
    assert len(set(keys)) == len(keys)
    assert {duty.key for duty in apart} == set(keys)
    assert len(apart) == len(keys)


@given(st.sampled_from(REGULAR), st.integers(2000, 2100), st.integers(1, 31), st.integers(0, 12))
def test_later_periods_are_due_later(kind: PeriodKind, year: int, day: int, after: int) -> None:
    deadline = RegimeDeadline(period=kind, day=day, months_after=after)
    periods = [*periods_of_year(kind, year), *periods_of_year(kind, year + 1)]
    due = [due_day(deadline, period) for period in periods]
    known = [found for found in due if found is not None]
    assert len(known) == len(periods)
    assert known == sorted(set(known))


@given(st.sampled_from([*REGULAR, K.WEEK]), st.integers(2000, 2100), st.integers(-31, 366))
def test_later_periods_are_due_later_by_days_as_well(kind: PeriodKind, year: int, after: int) -> None:
    deadline = RegimeDeadline(period=kind, days_after=after)
    due = [due_day(deadline, period) for period in (*periods_of_year(kind, year), *periods_of_year(kind, year + 1))]
    known = [found for found in due if found is not None]
    assert len(known) == len(due)
    assert known == sorted(set(known))


@given(st.lists(st.dates(D(2026, 3, 1), D(2026, 4, 30)), max_size=4), st.dates(D(2026, 3, 1), D(2026, 4, 30)))
def test_a_day_more_never_makes_it_less_late(days: list[dt.date], on: dt.date) -> None:
    reports = [sent(f"r{number}", day) for number, day in enumerate(days)]
    today, tomorrow = one(*reports, on=on), one(*reports, on=on + dt.timedelta(days=1))
    if today.state in (S.IN_TIME, S.LATE):
        assert (tomorrow.state, tomorrow.late_days) == (today.state, today.late_days)
    else:
        assert tomorrow.late_days >= today.late_days
        assert tomorrow.state is not S.OWED or today.state is S.OWED
