"""Hot issues followed from report to report (theo dõi vấn đề nổi cộm): matters with place and status, never persons."""

import datetime as dt
from collections.abc import Iterable, Sequence

import attrs

from danvan.law.period_steps import window_of
from danvan.law.windows import WindowTable, calendar_window
from danvan.reports.report import HotIssue, IssueStatus, Report
from danvan.reports.rollup import counted_reports
from danvan.text import name_key
from danvan.units.unit import Level

__all__ = ["EscalationRule", "IssueReport", "TrackedIssue", "escalated_to", "track_issues"]


@attrs.frozen(kw_only=True)
class IssueReport:
    """What one report said of an issue: the report's id, the day for which it speaks, and the words."""

    report: str
    on: dt.date
    issue: HotIssue


@attrs.frozen(kw_only=True)
class TrackedIssue:
    """One issue with all that was said of it, in order of days (một vấn đề qua các báo cáo).

    Reports speak of one issue when they name the same place, and title and field agree but for their
    spelling (`danvan.text.name_key`); a report that names no field speaks of the one that was named before.
    """

    said: tuple[IssueReport, ...]

    @property
    def latest(self) -> HotIssue:
        """What was said last."""
        return self.said[-1].issue

    @property
    def arose_on(self) -> dt.date:
        """The first day that it can have begun by what was said; else the day of the first report."""
        stated = [item.issue.arose_on.first() for item in self.said if item.issue.arose_on is not None]
        return min([day for day in stated if day is not None], default=self.said[0].on)

    @property
    def resolved_on(self) -> dt.date | None:
        """The day on which it was resolved; that of the report where only this is known; ``None`` while open."""
        latest = self.latest
        if latest.status is not IssueStatus.RESOLVED:
            return None
        stated = None if latest.resolved_on is None else latest.resolved_on.last()
        return self.said[-1].on if stated is None else stated

    @property
    def is_open(self) -> bool:
        """Whether the last report did not call it resolved."""
        return self.resolved_on is None

    def age_days(self, on: dt.date) -> int:
        """For how many days it has been open on a day, or was until it was resolved; never below zero."""
        end = self.resolved_on
        return max(0, ((on if end is None else min(on, end)) - self.arose_on).days)


@attrs.frozen(kw_only=True)
class EscalationRule:
    """An issue that is open for more than `after_days` is a matter for this level (chuyển cấp).

    No instrument that danvan knows sets such days: the rule is the agency's own.
    """

    after_days: int
    to: Level

    def __attrs_post_init__(self) -> None:
        if self.after_days < 0:
            raise ValueError("an issue cannot be open for fewer than 0 days")


def track_issues(reports: Iterable[Report], windows: WindowTable) -> tuple[TrackedIssue, ...]:
    """The issues of many reports, each once, in the order in which they were first reported.

    A report speaks for the last day of its period, else for the day on which it was written or sent; one of
    which none is known is passed over, and so are drafts and what was returned or replaced by another.
    """
    told: list[tuple[dt.date, str, int, HotIssue]] = []
    for report in counted_reports(reports):
        day = _day_of(report, windows)
        if day is not None:
            told += [(day, report.id, place, issue) for place, issue in enumerate(report.issues)]
    by_title: dict[tuple[str | None, str], list[list[IssueReport]]] = {}
    order: list[list[IssueReport]] = []
    for day, name, _, issue in sorted(told, key=lambda item: item[:3]):
        known = by_title.setdefault((issue.place, name_key(issue.title)), [])
        found = next((said for said in known if _same_field(said, issue)), None)
        if found is None:
            found = []
            known.append(found)
            order.append(found)
        found.append(IssueReport(report=name, on=day, issue=issue))
    return tuple(TrackedIssue(said=tuple(said)) for said in order)


def _same_field(said: Sequence[IssueReport], issue: HotIssue) -> bool:
    """Whether nothing said of an issue speaks against the field that is named now."""
    named = {name_key(item.issue.field) for item in said if item.issue.field is not None}
    return issue.field is None or not named or name_key(issue.field) in named


def _day_of(report: Report, windows: WindowTable) -> dt.date | None:
    if report.period is not None:
        window = window_of(report.period, windows) or calendar_window(report.period)
        if window is not None:
            return window.last
    if report.written_on is not None and report.written_on.last() is not None:
        return report.written_on.last()
    moment = report.submitted_at or report.received_at
    return None if moment is None else moment.date()


def escalated_to(issue: TrackedIssue, rules: Iterable[EscalationRule], on: dt.date) -> Level | None:
    """To which level an open issue has risen on a day: that of the rule with the most days that has come due.

    ``None`` for one that is resolved, or for which no rule has come due.
    """
    due = [rule for rule in rules if issue.is_open and issue.age_days(on) > rule.after_days]
    return max(due, key=lambda rule: rule.after_days).to if due else None
