"""Reports beside the regimes that they name: complete, in time; and regimes that leave no time to report."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from danvan.checks.issue import Issue, Spot
from danvan.errors import Problem
from danvan.law.calendars import WorkCalendar
from danvan.law.deadlines import citation_text
from danvan.law.period_names import period_words
from danvan.law.period_steps import periods_of_year, window_of
from danvan.law.periods import PeriodKind
from danvan.law.refusals import CannotCount
from danvan.law.windows import WindowTable, calendar_window
from danvan.reports.duties import DutyState, ReportDuty, deadline_for, due_day, gap_days, incomplete, status_of
from danvan.reports.regime import ReportRegime
from danvan.reports.report import Report
from danvan.serialization.kinds import Kind
from danvan.units.unit import Level, Unit

__all__ = ["Duties"]

_YEARS = (2025, 2026)
"""Years for which a deadline is tried; with another weekday at each end they show what a rule leaves."""


class Duties:
    """What a report owes to the regime that it names, and whether a regime leaves a working day.

    A loaded regime comes before the shipped one with its id. Only a report that was sent is judged. The
    level of a reporter is that of its unit, or what the report says of it.
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
        for spot, report in self._reports:
            named = self._regimes.get(report.regime or "") or self._shipped().get(report.regime or "")
            if named is not None:
                yield from (Issue(spot, problem) for problem in self._judged(report, named))

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
            if window is None or due is None:
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

    def _judged(self, report: Report, regime: ReportRegime) -> Iterator[Problem]:
        sections, indicators, _ = incomplete(report, regime)
        headings = {section.code: section.heading for section in regime.sections}
        for code in sections:
            yield Problem.of("report-section-missing", (), value=code, heading=headings[code])
        for code in indicators:
            yield Problem.of("report-indicator-missing", (), value=code)
        yield from self._late(report, regime)

    def _late(self, report: Report, regime: ReportRegime) -> Iterator[Problem]:
        if report.period is None or report.reporter is None:
            return
        level = report.reporter_level or self._levels.get(report.reporter)
        deadline = deadline_for(regime.deadlines, report.period.kind, level)
        due = None if deadline is None else due_day(deadline, report.period)
        if deadline is None or due is None:
            return
        duty = ReportDuty(regime=regime, reporter=report.reporter, period=report.period, closes_on=due, due_on=due)
        try:
            [status] = status_of([duty], [report], on=dt.date.max, calendar=self._calendar())
        except CannotCount:
            # The calendar does not reach so far; whether it is late cannot be told.
            return
        if status.state is DutyState.LATE:
            yield Problem.of(
                "report-late",
                ("submitted_at" if report.submitted_at is not None else "received_at",),
                sent=status.sent_on,
                days=status.late_days,
                due=due,
                source="–" if deadline.source is None else citation_text(deadline.source),
            )
