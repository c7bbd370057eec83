"""Hot issues: the same matter reported again is one, open ones age and rise by the agency's rule."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import bundled
from danvan.dates import VIETNAM, PartialDate
from danvan.law.period_names import parse_period
from danvan.reports.issues import EscalationRule, TrackedIssue, escalated_to, track_issues
from danvan.reports.report import HotIssue, IssueStatus, Report, ReportKind, ReportStatus
from danvan.units.unit import Level

D = dt.date
RULES = (EscalationRule(after_days=30, to=Level.PROVINCE), EscalationRule(after_days=90, to=Level.CENTRAL))


def issue(title: str = "Ô nhiễm bãi rác", **fields: object) -> HotIssue:
    return HotIssue(**{"title": title, "place": "xa-a", "status": IssueStatus.OPEN, **fields})  # type: ignore[arg-type]  # fields of many types


def report(name: str, period: str | None, *issues: HotIssue, **fields: object) -> Report:
    given_fields: dict[str, object] = {
        "id": name,
        "kind": ReportKind.PERIODIC,
        "period": None if period is None else parse_period(period),
        "issues": issues,
        **fields,
    }
    return Report(**given_fields)  # type: ignore[arg-type]  # fields of many types


def tracked(*reports: Report) -> tuple[TrackedIssue, ...]:
    return track_issues(reports, bundled.window_rules())


def test_the_same_matter_reported_again_is_one() -> None:
    [found] = tracked(
        report("r2", "2026-M02", issue("ô nhiễm  bãi rác", field="Môi trường", status=IssueStatus.IN_PROGRESS)),
        report("r1", "2026-M01", issue(field=None)),
        report("r3", "2026-M03", issue(field="môi trường", status=IssueStatus.RESOLVED)),
    )
    assert [(item.report, item.on) for item in found.said] == [
        ("r1", D(2026, 1, 31)),
        ("r2", D(2026, 2, 28)),
        ("r3", D(2026, 3, 31)),
    ]
    assert found.latest.status is IssueStatus.RESOLVED


def test_another_place_title_or_field_is_another_matter() -> None:
    found = tracked(
        report("r1", "2026-M01", issue(field="đất đai"), issue(field="môi trường"), issue(place="xa-b")),
        report("r2", "2026-M02", issue("Tranh chấp chợ"), issue(field="đất đai")),
    )
    assert [(len(item.said), item.latest.field, item.latest.place, item.latest.title) for item in found] == [
        (2, "đất đai", "xa-a", "Ô nhiễm bãi rác"),
        (1, "môi trường", "xa-a", "Ô nhiễm bãi rác"),
        (1, None, "xa-b", "Ô nhiễm bãi rác"),
        (1, None, "xa-a", "Tranh chấp chợ"),
    ]


def test_open_issues_age_and_resolved_ones_do_not() -> None:
    [found] = tracked(report("r1", "2026-M01", issue(arose_on=PartialDate.parse("2026-01"))))
    assert (found.arose_on, found.is_open, found.age_days(D(2026, 2, 1))) == (D(2026, 1, 1), True, 31)
    assert found.age_days(D(2025, 1, 1)) == 0
    [done] = tracked(
        report("r1", "2026-M01", issue(arose_on=PartialDate.parse("2026-01-10"))),
        report("r2", "2026-M02", issue(status=IssueStatus.RESOLVED, resolved_on=PartialDate.parse("2026-02-09"))),
    )
    assert (done.is_open, done.resolved_on, done.age_days(D(2026, 12, 1))) == (False, D(2026, 2, 9), 30)
    [later] = tracked(report("r2", "2026-M02", issue(status=IssueStatus.RESOLVED)))
    assert (later.resolved_on, later.age_days(D(2026, 12, 1))) == (D(2026, 2, 28), 0)


def test_it_rises_by_the_rules_of_the_agency() -> None:
    [found] = tracked(report("r1", "2026-M01", issue(arose_on=PartialDate.parse("2026-01-01"))))
    levels = [escalated_to(found, RULES, D(2026, 1, 1) + dt.timedelta(days=days)) for days in (30, 31, 90, 91)]
    assert levels == [None, Level.PROVINCE, Level.PROVINCE, Level.CENTRAL]
    assert escalated_to(found, (), D(2027, 1, 1)) is None
    [done] = tracked(report("r1", "2026-M01", issue(status=IssueStatus.RESOLVED, arose_on=PartialDate.parse("2025"))))
    assert escalated_to(done, RULES, D(2027, 1, 1)) is None
    with pytest.raises(ValueError, match="0 days"):
        EscalationRule(after_days=-1, to=Level.PROVINCE)


def test_for_which_day_a_report_speaks() -> None:
    late = dt.datetime(2026, 3, 3, 9, tzinfo=VIETNAM)
    found = tracked(
        report("r1", None, issue("a"), written_on=PartialDate.parse("2026-02")),
        report("r2", None, issue("b"), submitted_at=late),
        report("r3", None, issue("c")),
        report("r4", "2026-M01", issue("d"), status=ReportStatus.DRAFT),
        report("r5", "2026-M01", issue("e"), status=ReportStatus.RETURNED),
        report("r6", "2026-M01", issue("f")),
        report("r7", "2026-M01", issue("g"), replaces="r6"),
    )
    assert [(item.latest.title, item.said[0].on) for item in found] == [
        ("g", D(2026, 1, 31)),
        ("a", D(2026, 2, 28)),
        ("b", D(2026, 3, 3)),
    ]


titles = st.sampled_from(("a", "A", "b"))


@given(
    st.lists(
        st.tuples(st.integers(1, 12), titles, st.sampled_from(("x", "y"))),
        min_size=1,
        max_size=8,
        unique_by=lambda t: t[0],
    ),
    st.data(),
)
def test_the_order_of_reports_changes_nothing(told: list[tuple[int, str, str]], data: st.DataObject) -> None:
    reports = [report(f"r{month:02}", f"2026-M{month}", issue(title, place=place)) for month, title, place in told]
    shuffled = data.draw(st.permutations(reports))
    assert tracked(*shuffled) == tracked(*reports)
    assert sum(len(item.said) for item in tracked(*reports)) == len(told)
    for item in tracked(*reports):
        days = [said.on for said in item.said]
        assert days == sorted(days)
