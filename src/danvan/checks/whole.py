"""What is missing from files that somebody says are whole: activities that must be held, reports that are owed."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from danvan.activities.dialogue import Dialogue
from danvan.activities.frequency import FrequencyRule, Held, HeldActivity, HeldState, held_of
from danvan.activities.reception import Reception
from danvan.activities.supervision import SocialCriticism, Supervision
from danvan.checks.issue import Issue, Spot
from danvan.errors import Problem
from danvan.law.calendars import WorkCalendar
from danvan.law.deadlines import citation_text
from danvan.law.period_names import period_words
from danvan.law.periods import Period
from danvan.law.windows import WindowTable, calendar_window
from danvan.reports.duties import DutyState, ReportDuty, duties_of, status_of
from danvan.reports.regime import ReportRegime
from danvan.reports.report import Report
from danvan.serialization.kinds import Kind
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Unit

__all__ = ["Whole"]

_BEHIND = dt.timedelta(days=31)
"""So many days at most does a due day lie before the close of the data."""


class Whole:
    """What files lack of which somebody promises that they hold everything done from the day `since` on.

    Only periods are judged that begin, by the calendar, on that day or later: of an earlier one a part may
    have been done before. What must be held is asked of the units that the files hold or name as hosts, reports of
    the units that they hold. What may have been held, on a day that is not known, is not said to be missing. When
    `incomplete` says that a record could not be read, it may be the one that is missing: nothing is judged then.
    A loaded unit or regime comes before the shipped one with its id.
    """

    def __init__(
        self,
        since: dt.date,
        on: dt.date,
        *,
        shipped: Callable[[], UnitRegistry],
        rules: Callable[[], Iterable[FrequencyRule]],
        regimes: Callable[[], Mapping[str, ReportRegime]],
        windows: Callable[[], WindowTable],
        calendar: Callable[[], WorkCalendar],
        incomplete: Callable[[], bool],
    ) -> None:
        self._since = since
        self._on = on
        self._shipped = shipped
        self._rules = rules
        self._shipped_regimes = regimes
        self._windows = windows
        self._calendar = calendar
        self._incomplete = incomplete
        self._units: dict[str, tuple[Spot, Unit]] = {}
        self._hosts: dict[str, Spot] = {}
        self._activities: list[Held] = []
        self._regimes: dict[str, ReportRegime] = {}
        self._reports: list[Report] = []

    def concerns(self, cls: type) -> bool:
        return cls in (Unit, ReportRegime, Report, Reception, Dialogue, Supervision, SocialCriticism)

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        if isinstance(record, Unit):
            self._units.setdefault(record.id, (spot, record))
        elif isinstance(record, ReportRegime):
            self._regimes.setdefault(record.id, record)
        elif isinstance(record, Report):
            if record.regime is not None and record.reporter is not None and record.period is not None:
                # Only that it was sent is asked; what stands in it is not kept.
                bare = attrs.evolve(record, sections=(), figures=(), issues=(), proposals=(), themes=(), document=None)
                self._reports.append(bare)
        elif isinstance(record, (Reception, Dialogue, Supervision, SocialCriticism)) and record.host.unit is not None:
            self._activities.append(record)
            self._hosts.setdefault(record.host.unit, spot.at(("host", "unit")))
        return ()

    def finish(self) -> Iterator[Issue]:
        spots = {**self._hosts, **{name: spot for name, (spot, _) in self._units.items()}}
        if not spots:
            return
        if self._incomplete():
            yield Issue(
                min(spots.values(), key=lambda spot: spot[:2]), Problem.of("whole-waiting", (), since=self._since)
            )
            return
        registry = self._own(spots)
        for held in self._short(registry):
            yield Issue(spots[held.unit], _short_problem(held))
        for duty in self._missing(registry):
            yield Issue(spots[duty.reporter], _missing_problem(duty, self._on))

    def _own(self, names: Iterable[str]) -> UnitRegistry:
        """The units that the files hold or name: of all others nothing is asked, and a country has many."""
        shipped = self._shipped()
        known = (self._units[name][1] if name in self._units else shipped.get(name) for name in names)
        return UnitRegistry(unit for unit in known if unit is not None)

    def _short(self, registry: UnitRegistry) -> Iterator[HeldActivity]:
        days = {"first": self._since, "last": self._on, "on": self._on}
        for held in held_of(self._rules(), registry, self._activities, **days):
            if held.state is HeldState.SHORT and self._begins(held.period):
                yield held

    def _missing(self, registry: UnitRegistry) -> Iterator[ReportDuty]:
        """The duties of which the due day is over and that nothing that was sent answers.

        A due day before that of the promise is left out, though its period begins later: what plans
        a period is sent before it.
        """
        last = self._on + min(_BEHIND, dt.date.max - self._on)
        regimes = {**self._shipped_regimes(), **self._regimes}.values()
        overdue = [
            duty
            for duty in duties_of(regimes, registry, first=self._since, last=last, windows=self._windows())
            if duty.reporter in self._units
            and duty.due_on is not None
            and self._since <= duty.due_on < self._on
            and self._begins(duty.period)
        ]
        # Without a due day no calendar is counted with, which need not reach so far.
        undated = (attrs.evolve(duty, due_on=None) for duty in overdue)
        states = status_of(undated, self._reports, on=self._on, calendar=self._calendar())
        for duty, status in zip(overdue, states, strict=True):
            if status.state is DutyState.OPEN:
                yield duty

    def _begins(self, period: Period) -> bool:
        window = calendar_window(period)
        return window is not None and self._since <= window.first


def _short_problem(held: HeldActivity) -> Problem:
    period, names = period_words(held.period), ", ".join(held.not_held)
    return Problem.of(
        "held-short",
        (),
        unit=held.unit,
        activity_en=held.rule.activity.en,
        activity_vi=held.rule.activity.vi,
        least=held.rule.times,
        found=held.times,
        period_en=period.en,
        period_vi=period.vi,
        source=citation_text(held.rule.source),
        not_held_en=f" Scheduled and not held: {names}." if names else "",
        not_held_vi=f" Có lịch nhưng không tổ chức: {names}." if names else "",
    )


def _missing_problem(duty: ReportDuty, on: dt.date) -> Problem:
    period = period_words(duty.period)
    # Where the deadline has no source of its own, that of the regime stands for it.
    source = next(iter((*filter(None, [duty.source]), *duty.regime.legal_basis)), None)
    return Problem.of(
        "report-missing",
        (),
        unit=duty.reporter,
        name=duty.regime.name,
        regime=duty.regime.id,
        period_en=period.en,
        period_vi=period.vi,
        due=duty.due_on,
        on=on,
        source="–" if source is None else citation_text(source),
    )
