"""Reports that are owed (nghĩa vụ báo cáo): who, for which period, to whom and by when; and what became of it."""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
from dateutil.relativedelta import relativedelta

from danvan.labels import Labelled
from danvan.law.calendars import WorkCalendar
from danvan.law.instruments import Citation
from danvan.law.period_names import period_code
from danvan.law.period_steps import periods_of_year, years_around
from danvan.law.periods import Period, PeriodKind, WindowRule
from danvan.law.windows import WindowTable, calendar_window
from danvan.reports.figures import Silence
from danvan.reports.regime import RegimeDeadline, ReportRegime
from danvan.reports.report import NOT_SENT, Report
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Level, RelationKind

__all__ = [
    "DutyState",
    "DutyStatus",
    "ReportDuty",
    "deadline_for",
    "due_day",
    "duties_of",
    "gap_days",
    "incomplete",
    "sent_on",
    "status_of",
    "valid_on",
]

_EVE = dt.timedelta(days=1)


class DutyState(Labelled):
    """How a duty to report stands on a day (tình trạng)."""

    OWED = "owed", "chưa đến hạn", "not yet due"
    IN_TIME = "in_time", "đúng hạn", "in time"
    LATE = "late", "gửi muộn", "sent late"
    MISSING = "missing", "quá hạn, chưa gửi", "overdue, not sent"
    OPEN = "open", "chưa gửi, không rõ hạn", "not sent; no deadline is known"
    SENT = "sent", "đã gửi, không rõ đúng hạn hay không", "sent; whether in time is not known"


@attrs.frozen(kw_only=True)
class ReportDuty:
    """One report that one unit owes for one period (nghĩa vụ báo cáo một kỳ).

    `closes_on` is the last day of data, `due_on` the last day for sending, ``None`` where the regime states
    none for this kind of period and level; `source` says where it does. `receivers` are units, and
    `receiver_text` receivers that the regime names in words.
    """

    regime: ReportRegime
    reporter: str
    period: Period
    closes_on: dt.date
    due_on: dt.date | None = None
    source: Citation | None = None
    receivers: tuple[str, ...] = ()
    receiver_text: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """Regime, reporter and period: what a report must say to answer this duty."""
        return self.regime.id, self.reporter, period_code(self.period)


@attrs.frozen(kw_only=True)
class DutyStatus:
    """What became of a duty, as of the day `on` (tình trạng thực hiện).

    `late_days` are working days: after the due day until it was sent, or until `on` where it was not.
    `missing_sections` and `missing_indicators` are asked for and not in the report; `silent_indicators`
    are in it as not reported.
    """

    duty: ReportDuty
    on: dt.date
    state: DutyState
    report: str | None = None
    sent_on: dt.date | None = None
    late_days: int = 0
    missing_sections: tuple[str, ...] = ()
    missing_indicators: tuple[str, ...] = ()
    silent_indicators: tuple[str, ...] = ()

    @property
    def complete(self) -> bool | None:
        """Whether everything asked for is in the report; ``None`` while there is none."""
        if self.report is None:
            return None
        return not (self.missing_sections or self.missing_indicators or self.silent_indicators)


def duties_of(
    regimes: Iterable[ReportRegime],
    registry: UnitRegistry,
    *,
    first: dt.date,
    last: dt.date,
    windows: WindowTable,
) -> Iterator[ReportDuty]:
    """The duties whose data close from `first` to `last`, by regime, period and reporter.

    A regime counts while it is valid on the closing day, and asks the units that are there on that day. It
    asks nobody if it names neither kinds nor levels. `windows` are the rules of data windows; where a
    regime names no rule, or its rule has no window for a kind of period, data close with the calendar.
    """
    for regime in regimes:
        if not (regime.reporter_kinds or regime.reporter_levels):
            continue
        for period, closes_on in _periods(regime, first, last, windows):
            if valid_on(regime, closes_on):
                yield from _of_period(regime, registry, period, closes_on)


def _periods(
    regime: ReportRegime, first: dt.date, last: dt.date, windows: WindowTable
) -> Iterator[tuple[Period, dt.date]]:
    only = {item.period: item.numbers for item in regime.only}
    for kind in regime.frequencies:
        if kind in (PeriodKind.MULTI_YEAR, PeriodKind.CAMPAIGN, PeriodKind.RANGE):
            continue
        for period, closes_on in _closing(kind, regime.window_rule, first, last, windows):
            if kind not in only or period.number in only[kind]:
                yield period, closes_on


@functools.lru_cache(maxsize=256)
def _closing(
    kind: PeriodKind, rule: WindowRule | None, first: dt.date, last: dt.date, windows: WindowTable
) -> tuple[tuple[Period, dt.date], ...]:
    """The periods of which the data close in these days, which are asked for again for every unit."""
    found: list[tuple[Period, dt.date]] = []
    for year in years_around(first, last):
        for period in periods_of_year(kind, year, rule):
            window = windows.window(attrs.evolve(period, window_rule=rule or WindowRule.CALENDAR))
            window = window or calendar_window(period)
            if window is not None and first <= window.last <= last:
                found.append((attrs.evolve(period, window=window), window.last))
    return tuple(found)


def valid_on(regime: ReportRegime, day: dt.date) -> bool:
    """Whether a regime is valid on a day."""
    return (regime.since is None or regime.since <= day) and (regime.until is None or day < regime.until)


def _of_period(
    regime: ReportRegime, registry: UnitRegistry, period: Period, closes_on: dt.date
) -> Iterator[ReportDuty]:
    view = registry.on(closes_on)
    # A country has thousands of units, and all of one level are due on one day.
    due: dict[Level | None, tuple[dt.date | None, Citation | None]] = {}
    for name in view:
        state = view[name]
        if regime.reporter_levels and state.level not in regime.reporter_levels:
            continue
        if regime.reporter_kinds and state.kind not in regime.reporter_kinds:
            continue
        if state.level not in due:
            deadline = deadline_for(regime.deadlines, period.kind, state.level)
            due[state.level] = (None, None) if deadline is None else (due_day(deadline, period), deadline.source)
        due_on, source = due[state.level]
        named = [unit for unit in regime.receivers if unit in view]
        reports_to = view.related(name, RelationKind.REPORTS_TO)
        of_kind = [unit for unit in reports_to if unit in view and view[unit].kind in regime.receiver_kinds]
        receivers = of_kind if regime.receiver_kinds else reports_to
        yield ReportDuty(
            regime=regime,
            reporter=name,
            period=period,
            closes_on=closes_on,
            due_on=due_on,
            source=source,
            receivers=tuple(dict.fromkeys([*named, *receivers])),
            receiver_text=regime.receiver_text,
        )


def deadline_for(deadlines: Sequence[RegimeDeadline], kind: PeriodKind, level: Level | None) -> RegimeDeadline | None:
    """The deadline of a kind of period at a level; one for every level gives way to one for this level."""
    found = [item for item in deadlines if item.period is kind]
    own = [item for item in found if item.level is not None and item.level is level]
    common = [item for item in found if item.level is None]
    return next(iter((*own, *common)), None)


def due_day(deadline: RegimeDeadline, period: Period) -> dt.date | None:
    """The last day for sending the report of a period; the last day of a shorter month (31 gives 30 April).

    Counted from the last month, or the last day, of the calendar period, whatever its window of data: NĐ
    09/2019/NĐ-CP 13.
    ``None`` for a period without months of its own, such as a campaign.
    """
    calendar = calendar_window(attrs.evolve(period, window=None))
    if calendar is None:
        return None
    if deadline.days_after is not None:
        return calendar.last + dt.timedelta(days=deadline.days_after)
    return calendar.last.replace(day=1) + relativedelta(months=deadline.months_after, day=deadline.day)


def gap_days(duty: ReportDuty, calendar: WorkCalendar) -> int | None:
    """How many whole working days lie between the closing of the data and the due day, neither included.

    NĐ 09/2019/NĐ-CP 8(5) asks for at least one. ``None`` without a due day.
    """
    if duty.due_on is None:
        return None
    return calendar.working_days(duty.closes_on + _EVE, duty.due_on - _EVE)


# What became of them ----------------------------------------------------------------------------


def status_of(
    duties: Iterable[ReportDuty], reports: Iterable[Report], *, on: dt.date, calendar: WorkCalendar
) -> Iterator[DutyStatus]:
    """What became of each duty as of a day, by the reports that name its regime, reporter and period.

    A draft and a report that was returned do not count as sent. The first one sent decides whether it was
    in time, the last one whether it is complete. Reports sent after the day are not known yet.
    """
    sent: dict[tuple[str, str, str], list[tuple[dt.date | None, Report]]] = {}
    for report in reports:
        if report.regime is None or report.reporter is None or report.period is None or report.status in NOT_SENT:
            continue
        day = sent_on(report)
        if day is None or day <= on:
            key = report.regime, report.reporter, period_code(report.period)
            sent.setdefault(key, []).append((day, report))
    for duty in duties:
        yield _status(duty, sent.get(duty.key, []), on, calendar)


def sent_on(report: Report) -> dt.date | None:
    """The day on which a report was sent, in Viet Nam; that of its arrival where only that is known."""
    moment = report.submitted_at or report.received_at
    return None if moment is None else moment.date()


def _status(
    duty: ReportDuty, sent: Sequence[tuple[dt.date | None, Report]], on: dt.date, calendar: WorkCalendar
) -> DutyStatus:
    due = duty.due_on
    if not sent:
        if due is None:
            return DutyStatus(duty=duty, on=on, state=DutyState.OPEN)
        if on <= due:
            return DutyStatus(duty=duty, on=on, state=DutyState.OWED)
        return DutyStatus(duty=duty, on=on, state=DutyState.MISSING, late_days=calendar.working_days(due + _EVE, on))
    known = [day for day, _ in sent if day is not None]
    first = min(known) if len(known) == len(sent) else None
    # Of reports on one day the one that replaces the other is the last.
    replaced = {report.replaces for _, report in sent}
    _, latest = max(sent, key=lambda item: (item[1].id not in replaced, item[0] or dt.date.min))
    state, late = DutyState.SENT, 0
    if due is not None and first is not None:
        state = DutyState.IN_TIME if first <= due else DutyState.LATE
        late = calendar.working_days(due + _EVE, first)
    sections, indicators, silent = incomplete(latest, duty.regime)
    return DutyStatus(
        duty=duty,
        on=on,
        state=state,
        report=latest.id,
        sent_on=first,
        late_days=late,
        missing_sections=sections,
        missing_indicators=indicators,
        silent_indicators=silent,
    )


def incomplete(report: Report, regime: ReportRegime) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What a regime asks for and a report has not: sections, indicators, and indicators that are not reported.

    A section counts when it has text or points; an indicator when some figure has it with a value, or does not apply.
    """
    there = {section.code for section in report.sections if section.text is not None or section.points}
    figures: Mapping[str, bool] = {
        name: any(figure.silence is not Silence.NOT_REPORTED for figure in report.figures if figure.indicator == name)
        for name in {figure.indicator for figure in report.figures if figure.indicator is not None}
    }
    sections = tuple(item.code for item in regime.sections if item.required and item.code not in there)
    missing = tuple(name for name in regime.indicators if name not in figures)
    silent = tuple(name for name in regime.indicators if name in figures and not figures[name])
    return sections, missing, silent
