"""Facts about the reports that a unit owes (số liệu về nghĩa vụ báo cáo): in time, late, missing, complete."""

import datetime as dt
from collections.abc import Iterator, Sequence

from danvan.errors import Sentence
from danvan.evaluation.facts import Fact, FactOrigin
from danvan.evaluation.gathering.counted import Found, not_reported
from danvan.law.calendars import WorkCalendar
from danvan.law.period_names import period_code
from danvan.law.periods import Window
from danvan.law.windows import WindowTable
from danvan.reports.duties import DutyState, DutyStatus, duties_of, status_of
from danvan.reports.regime import ReportRegime
from danvan.reports.report import Report
from danvan.units.registry import UnitRegistry

__all__ = ["duty_facts"]

_CODES = ("owed", "due", "in_time", "late", "missing", "complete", "incomplete")


def duty_facts(
    regimes: Sequence[ReportRegime],
    alone: UnitRegistry,
    unit: str,
    reports: Sequence[Report],
    *,
    window: Window,
    on: dt.date,
    windows: WindowTable,
    calendar: WorkCalendar,
    complete: bool,
) -> Iterator[Fact]:
    """What became, by the day `on`, of the reports of which the data close in the window.

    `due` are those with a known deadline that were sent or whose deadline is over; each of them is in time, late or
    missing. How many are owed follows from the regimes alone; all else needs every report of the unit (`complete`).
    `alone` is a registry of just this unit.
    """
    state = alone.on(min(on, window.last)).unit(unit)
    if state.kind is None or state.level is None:
        # A regime asks by kind and level: of a unit without them nobody knows what it owes.
        reason = Sentence("Danh mục không ghi loại hoặc cấp của đơn vị.", "The register does not say kind and level.")
        for code in _CODES:
            yield not_reported(f"duties.{code}", FactOrigin.DUTIES, [unit], reason)
        return
    duties = list(duties_of(regimes, alone, first=window.first, last=window.last, windows=windows))
    found = {code: Found() for code in _CODES}
    for status in status_of(duties, reports, on=on, calendar=calendar):
        _take(status, found)
    for code in _CODES:
        # Duties are counted from the regimes, which are given whole.
        yield found[code].fact(f"duties.{code}", FactOrigin.DUTIES, complete=complete or code == "owed")


def _take(status: DutyStatus, found: dict[str, Found]) -> None:
    duty, state = status.duty, status.state
    name = status.report or f"{duty.regime.id}:{period_code(duty.period)}"
    found["owed"].add(f"{duty.regime.id}:{period_code(duty.period)}", True)
    if status.complete is not None:
        found["complete"].add(name, status.complete)
        found["incomplete"].add(name, not status.complete)
    if duty.due_on is None:
        return
    if state is DutyState.SENT:
        # It was sent, and the file does not say on which day.
        found["due"].add(name, True)
        found["in_time"].add(name, None)
        found["late"].add(name, None)
    elif state is not DutyState.OWED:
        found["due"].add(name, True)
        found["in_time"].add(name, state is DutyState.IN_TIME)
        found["late"].add(name, state is DutyState.LATE)
        found["missing"].add(name, state is DutyState.MISSING)
