"""What is missing from files that are whole: the same as what was held, and what became of duties, by themselves."""

import datetime as dt
import subprocess
import sys
from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import danvan
from danvan import bundled
from danvan.activities.dialogue import Dialogue
from danvan.activities.frequency import FrequencyRule, Held, HeldState, RequiredActivity, held_of
from danvan.activities.occasion import Host, Occasion
from danvan.activities.reception import Reception, ReceptionKind
from danvan.activities.supervision import Supervision
from danvan.checks.issue import Issue, Spot
from danvan.checks.whole import Whole
from danvan.dates import VIETNAM, PartialDate
from danvan.law.calendars import WorkCalendar
from danvan.law.instruments import Citation
from danvan.law.period_names import period_words
from danvan.law.periods import Period, PeriodKind
from danvan.law.windows import calendar_window
from danvan.reports.duties import DutyState, duties_of, status_of
from danvan.reports.regime import RegimeDeadline, RegimeNumbers, ReportRegime
from danvan.reports.report import Report, ReportKind, ReportStatus
from danvan.serialization import loads
from danvan.serialization.kinds import KINDS
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Unit, UnitKind

D = dt.date
K = PeriodKind
KINDS_BY_CLASS = {kind.record: kind for kind in KINDS.values()}
SOURCE = Citation(document="Quy chế 01-QC/TU", article="5")


def body(name: str, level: Level, since: str | None = None, until: str | None = None) -> Unit:
    return Unit(
        id=name,
        level=level,
        kinds=(DatedKind(kind=UnitKind.PARTY_COMMITTEE),),
        names=(DatedName(text=name),),
        since=None if since is None else PartialDate.parse(since),
        until=None if until is None else PartialDate.parse(until),
    )


OWN = (body("xa-a", Level.COMMUNE), body("xa-b", Level.COMMUNE, "2026-03-10"), body("tinh", Level.PROVINCE))
SHIPPED = UnitRegistry([body("xa-c", Level.COMMUNE), body("xa-d", Level.COMMUNE), body("xa-a", Level.PROVINCE)])
RULES = (
    *bundled.frequency_rules(),
    *(
        FrequencyRule(
            id=f"own.{sort.value}",
            activity=sort,
            hosts=frozenset({UnitKind.PARTY_COMMITTEE}),
            levels=frozenset(Level),
            times=2,
            per=per,
            since=D(2020, 1, 1),
            source=SOURCE,
        )
        for sort, per in ((RequiredActivity.DIALOGUE, K.QUARTER), (RequiredActivity.SUPERVISION, K.HALF))
    ),
)
REGIME = ReportRegime(
    id="bc",
    name="Báo cáo",
    kind=ReportKind.PERIODIC,
    frequencies=(K.MONTH, K.QUARTER, K.WEEK),
    only=(RegimeNumbers(period=K.QUARTER, numbers=(1, 2)),),
    deadlines=(
        RegimeDeadline(period=K.MONTH, day=31, source=SOURCE),
        RegimeDeadline(period=K.MONTH, level=Level.PROVINCE, days_after=-31),
        RegimeDeadline(period=K.QUARTER, day=10, months_after=1),
    ),
    reporter_kinds=(UnitKind.PARTY_COMMITTEE,),
)
REGIMES = {"bc": attrs.evolve(REGIME, name="Bản kèm theo", deadlines=()), "khac": attrs.evolve(REGIME, id="khac")}
WINDOWS = bundled.window_rules()
CALENDAR = bundled.calendar()


def found(
    records: Iterable[object],
    since: dt.date,
    on: dt.date,
    *,
    calendar: WorkCalendar = CALENDAR,
    incomplete: bool = False,
) -> list[Issue]:
    whole = Whole(
        since,
        on,
        shipped=lambda: SHIPPED,
        rules=lambda: RULES,
        regimes=lambda: REGIMES,
        windows=lambda: WINDOWS,
        calendar=lambda: calendar,
        incomplete=lambda: incomplete,
    )
    issues: list[Issue] = []
    for number, record in enumerate(records):
        if whole.concerns(type(record)):
            issues += whole.see(record, KINDS_BY_CLASS[type(record)], Spot(0, number))
    return issues + list(whole.finish())


DAYS = st.dates(D(2025, 12, 1), D(2026, 7, 31))


@st.composite
def activities(draw: st.DrawFn) -> Held:
    sort = draw(st.sampled_from([Reception, Reception, Dialogue, Supervision]))
    name = f"h{draw(st.integers(0, 10**6))}"
    host = Host(unit=draw(st.sampled_from(["xa-a", "xa-b", "tinh", "xa-c", "khong-ro"])))
    day = draw(DAYS)
    text = draw(st.sampled_from([str(day), str(day)[:7], str(day)[:4]]))
    occasion = Occasion(on=None if draw(st.integers(0, 9)) == 0 else PartialDate.parse(text), planned_on=day)
    if sort is Reception:
        kind = draw(st.sampled_from([ReceptionKind.SCHEDULED, ReceptionKind.REGULAR]))
        return Reception(id=name, kind=kind, host=host, occasion=occasion, held=draw(st.booleans()))
    if sort is Dialogue:
        return Dialogue(id=name, host=host, occasion=occasion)
    return Supervision(id=name, host=host, occasion=occasion, subject="Giám sát")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    day = draw(DAYS)
    sent = draw(st.booleans())
    month = Period(kind=K.MONTH, year=2026, number=draw(st.integers(1, 7)))
    quarter = Period(kind=K.QUARTER, year=2026, number=draw(st.integers(1, 2)))
    return Report(
        id=f"r{draw(st.integers(0, 10**6))}",
        kind=ReportKind.PERIODIC,
        regime=draw(st.sampled_from(["bc", "khac", None])),
        reporter=draw(st.sampled_from(["xa-a", "xa-b", "tinh", "xa-c"])),
        period=draw(st.sampled_from([month, quarter, None])),
        status=draw(st.sampled_from([None, ReportStatus.DRAFT, ReportStatus.RETURNED])),
        submitted_at=dt.datetime(day.year, day.month, day.day, 9, tzinfo=VIETNAM) if sent else None,
    )


def told(issues: Iterable[Issue], code: str, *names: str) -> list[tuple[str, ...]]:
    return sorted(
        tuple(issue.problem.arguments[name] for name in ("unit", *names))
        for issue in issues
        if issue.problem.code == code
    )


@settings(deadline=None)
@given(st.lists(activities(), max_size=25), DAYS, st.integers(0, 200))
def test_what_is_short_is_what_held_of_says_of_these_units(held: list[Held], since: dt.date, days: int) -> None:
    on = since + dt.timedelta(days=days)
    own = {unit.id for unit in OWN} | {activity.host.unit for activity in held}
    expected = sorted(
        (item.unit, period_words(item.period).en, str(item.rule.times), str(item.times))
        for item in held_of(RULES, SHIPPED.with_records(OWN), held, first=since, last=on, on=on)
        for window in [calendar_window(item.period)]
        if item.unit in own and item.state is HeldState.SHORT and window is not None and window.first >= since
    )
    assert told(found([*OWN, *held], since, on), "held-short", "period_en", "least", "found") == expected


@settings(deadline=None)
@given(st.lists(reports(), max_size=25), DAYS, st.integers(0, 200))
def test_what_was_not_sent_is_what_status_of_says_of_these_units(sent: list[Report], since: dt.date, days: int) -> None:
    on = since + dt.timedelta(days=days)
    regimes = [REGIME, REGIMES["khac"]]
    wide = {"first": D(2025, 11, 1), "last": D(2027, 6, 1)}
    duties = duties_of(regimes, SHIPPED.with_records(OWN), windows=WINDOWS, **wide)
    expected = sorted(
        (status.duty.reporter, status.duty.regime.id, period_words(status.duty.period).en, str(status.duty.due_on))
        for status in status_of(duties, sent, on=on, calendar=CALENDAR)
        for window in [calendar_window(status.duty.period)]
        if status.state is DutyState.MISSING
        and status.duty.reporter in {unit.id for unit in OWN}
        and window is not None
        and window.first >= since
        and status.duty.due_on is not None
        and status.duty.due_on >= since
    )
    issues = found([*OWN, REGIME, *sent], since, on)
    assert told(issues, "report-missing", "regime", "period_en", "due") == expected


@settings(deadline=None)
@given(st.lists(activities(), max_size=15), activities(), st.lists(reports(), max_size=15), reports(), DAYS)
def test_more_done_is_never_more_missing(
    held: list[Held], more: Held, sent: list[Report], another: Report, since: dt.date
) -> None:
    on = since + dt.timedelta(days=120)
    own = {unit.id for unit in OWN}
    before = found([*OWN, REGIME, *held, *sent], since, on)
    after = found([*OWN, REGIME, *held, more, *sent, another], since, on)
    for code, names in (("held-short", ("activity_en", "period_en")), ("report-missing", ("regime", "period_en"))):
        now = {item for item in told(after, code, *names) if item[0] in own}
        assert now <= set(told(before, code, *names))


def test_where_it_is_said() -> None:
    """At the record of the unit; of a unit that is only named, where it is first named."""
    reception = Reception(id="r", kind=ReceptionKind.REGULAR, host=Host(unit="xa-c"), occasion=Occasion(), held=True)
    records = [reception, attrs.evolve(reception, id="r2"), OWN[0]]
    issues = found(records, D(2026, 1, 1), D(2026, 2, 1))
    places = {issue.problem.arguments["unit"]: issue.spot for issue in issues if issue.problem.code == "held-short"}
    assert places == {"xa-a": Spot(0, 2), "xa-c": Spot(0, 0, ("host", "unit"))}
    # Of reports, only units that the files hold are asked.
    late = told(found([reception, OWN[0], REGIME], D(2026, 1, 1), D(2026, 2, 1)), "report-missing", "regime", "due")
    assert late == [("xa-a", "bc", "2026-01-31"), ("xa-a", "khac", "2026-01-31")]


def test_a_calendar_that_does_not_reach_hides_no_missing_report() -> None:
    issues = found([OWN[0], REGIME], D(2150, 1, 1), D(2150, 2, 5))
    assert told(issues, "report-missing", "regime", "due") == [
        ("xa-a", "bc", "2150-01-31"),
        ("xa-a", "khac", "2150-01-31"),
    ]
    assert found([OWN[0], REGIME], D.max, D.max) == []
    assert found([OWN[0], REGIME], D.min, D(1900, 1, 1)) == []


def test_a_record_that_cannot_be_read_may_be_the_one() -> None:
    [issue] = found([REGIME, *OWN], D(2026, 1, 1), D(2026, 7, 1), incomplete=True)
    assert (issue.spot, issue.problem.code) == (Spot(0, 1), "whole-waiting")
    assert found([REGIME], D(2026, 1, 1), D(2026, 7, 1), incomplete=True) == []


UNIT = """{"danvan": "unit/1.0", "id": "xa", "level": "commune", "kinds": [{"kind": "party_committee"}],
"names": [{"text": "Đảng ủy xã"}]}"""


def test_in_python() -> None:
    archive = loads(UNIT, "json")
    day = D(2026, 2, 5)
    assert list(danvan.check(archive, on=day)) == []
    [finding] = danvan.check(archive, on=day, whole_from=D(2026, 1, 1))
    assert (finding.code, finding.severity, finding.pointer) == ("held-short", danvan.Severity.WARNING, "")
    assert list(danvan.check(archive, on=day, whole_from=D(2026, 1, 2))) == []


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (None, "what is missing is told as of a day: give “on” beside “whole_from”"),
        (D(2026, 1, 1), "the day of the check, 2026-01-01, is before 2026-01-02, from which the records are whole"),
    ],
)
def test_a_promise_that_cannot_be_judged_is_refused(on: dt.date | None, said: str) -> None:
    for refuse in (danvan.Checker, lambda **days: danvan.check([], **days)):
        with pytest.raises(ValueError) as refusal:
            refuse(on=on, whole_from=D(2026, 1, 2))
        assert str(refusal.value) == said


def test_who_promises_nothing_loads_nothing_more() -> None:
    code = (
        "import sys, danvan, datetime as dt; from danvan.serialization import loads\n"
        f"archive = loads({UNIT!r}, 'json')\n"
        "def loaded(**days): list(danvan.check(archive, on=dt.date(2026, 1, 1), **days)); return set(sys.modules)\n"
        "rooms = {'danvan.checks.whole', 'danvan.activities.frequency'}\n"
        "print(sorted(loaded() & rooms), sorted(loaded(whole_from=dt.date(2026, 1, 1)) & rooms))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[] ['danvan.activities.frequency', 'danvan.checks.whole']\n"
