"""Reports beside the regimes that they name: complete, in time; and regimes that leave no time to report."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from danvan.checks.issue import Issue, Spot
from danvan.errors import Problem
from danvan.law.calendars import WorkCalendar
from danvan.law.deadlines import citation_text
from danvan.law.period_names import period_code, period_words
from danvan.law.period_steps import periods_of_year, window_of
from danvan.law.periods import PeriodKind
from danvan.law.refusals import CannotCount
from danvan.law.windows import WindowTable, calendar_window
from danvan.reports.duties import (
    DutyState,
    DutyStatus,
    ReportDuty,
    deadline_for,
    due_day,
    gap_days,
    sent_on,
    status_of,
    valid_on,
)
from danvan.reports.regime import ReportRegime
from danvan.reports.report import Report
from danvan.serialization.kinds import Kind
from danvan.units.unit import Level, Unit

__all__ = ["Duties"]

_YEARS = (2025, 2026)
"""Years for which a deadline is tried; with another weekday at each end they show what a rule leaves."""


class Duties:
    """What a report owes to the regime that it names, and whether a regime leaves a working day.

    A loaded regime comes before the shipped one with its id. Only reports that were sent, and that name their
    reporter and period, are judged, and all those that answer one duty together. The level of a reporter is
    that of its unit, or what the report says of it.
    """

    def __init__(
        self,
        shipped: Callable[[], Mapping[str, ReportRegime]],
        windows: Callable[[], WindowTable],
        calendar: Callable[[], WorkCalendar],
    ) -> None:
        self._shipped = shipped
        self._windows = windows
        self._calendar = calendar
        self._regimes: dict[str, ReportRegime] = {}
        self._reports: list[tuple[Spot, Report]] = []
        self._own: list[tuple[Spot, ReportRegime]] = []
        self._levels: dict[str, Level | None] = {}

    def concerns(self, cls: type) -> bool:
        return cls in (Report, ReportRegime, Unit)

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        if isinstance(record, Unit):
            self._levels[record.id] = record.level
        elif isinstance(record, ReportRegime):
            self._regimes.setdefault(record.id, record)
            if record.min_gap_working_days is not None and record.deadlines:
                self._own.append((spot, record))
        elif isinstance(record, Report) and record.regime is not None:
            # What is judged of a report is little; the rest of it is not kept.
            self._reports.append((spot, attrs.evolve(record, issues=(), proposals=(), themes=(), document=None)))
        return ()

    def finish(self) -> Iterator[Issue]:
        for spot, regime in self._own:
            yield from (Issue(spot, problem) for problem in self._gaps(regime))
        yield from self._judged()

    def _gaps(self, regime: ReportRegime) -> Iterator[Problem]:
        for index, deadline in enumerate(regime.deadlines):
            if deadline.period in (PeriodKind.MULTI_YEAR, PeriodKind.CAMPAIGN, PeriodKind.RANGE):
                continue
            for year in _YEARS:
                problem = next(self._short(regime, index, year), None)
                if problem is not None:
                    yield problem
                    break

    def _short(self, regime: ReportRegime, index: int, year: int) -> Iterator[Problem]:
        deadline, least = regime.deadlines[index], regime.min_gap_working_days or 0
        for period in periods_of_year(deadline.period, year, regime.window_rule):
            window = window_of(period, self._windows()) or calendar_window(period)
            due = due_day(deadline, period)
            if window is None or due is None or not valid_on(regime, window.last):
                continue
            duty = ReportDuty(regime=regime, reporter="", period=period, closes_on=window.last, due_on=due)
            found = gap_days(duty, self._calendar())
            if found is not None and found < least:
                words = period_words(period)
                yield Problem.of(
                    "regime-gap",
                    ("deadlines", index),
                    period_en=words.en,
                    period_vi=words.vi,
                    found=found,
                    closes=window.last,
                    due=due,
                    least=least,
                )

    def _judged(self) -> Iterator[Issue]:
        """All reports that answer one duty together: the first that was sent tells when, the last tells what."""
        spots = {report.id: spot for spot, report in self._reports}
        answers: dict[tuple[str, str, str], list[Report]] = {}
        for _, report in self._reports:
            if report.reporter is not None and report.period is not None:
                key = (report.regime or "", report.reporter, period_code(report.period))
                answers.setdefault(key, []).append(report)
        for (name, reporter, _), reports in answers.items():
            regime = self._regimes.get(name) or self._shipped().get(name)
            if regime is None:
                continue
            period = reports[0].period
            if period is None:
                continue
            level = self._levels.get(reporter) or next((item.reporter_level for item in reports), None)
            deadline = deadline_for(regime.deadlines, period.kind, level)
            due = None if deadline is None else due_day(deadline, period)
            duty = ReportDuty(
                regime=regime,
                reporter=reporter,
                period=period,
                closes_on=due or dt.date.max,
                due_on=due,
                source=None if deadline is None else deadline.source,
            )
            try:
                [status] = status_of([duty], reports, on=dt.date.max, calendar=self._calendar())
            except CannotCount:
                # The calendar does not reach so far; whether it is late cannot be told.
                [status] = status_of(
                    [attrs.evolve(duty, due_on=None)], reports, on=dt.date.max, calendar=self._calendar()
                )
            if status.report is not None:
                yield from _incomplete(status, spots[status.report])
            if status.state is DutyState.LATE:
                yield from _late(status, reports, spots)


def _incomplete(status: DutyStatus, spot: Spot) -> Iterator[Issue]:
    headings = {section.code: section.heading for section in status.duty.regime.sections}
    for code in status.missing_sections:
        yield Issue(spot, Problem.of("report-section-missing", (), value=code, heading=headings[code]))
    for code in status.missing_indicators:
        yield Issue(spot, Problem.of("report-indicator-missing", (), value=code))


def _late(status: DutyStatus, reports: Iterable[Report], spots: Mapping[str, Spot]) -> Iterator[Issue]:
    first = next((report for report in reports if sent_on(report) == status.sent_on), None)
    source = status.duty.source
    if first is not None:
        problem = Problem.of(
            "report-late",
            ("submitted_at" if first.submitted_at is not None else "received_at",),
            sent=status.sent_on,
            days=status.late_days,
            due=status.duty.due_on,
            source="–" if source is None else citation_text(source),
        )
        yield Issue(spots[first.id], problem)
