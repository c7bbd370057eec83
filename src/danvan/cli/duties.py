"""``danvan duties``: which reports are owed, for which period, by when; and what became of them."""

import argparse
import csv
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from danvan import bundled
from danvan.cli.law import day, day_of_periods, sound
from danvan.errors import Refused, Sentence
from danvan.law.calendars import CalendarYear, WorkCalendar
from danvan.law.period_names import period_code, period_words
from danvan.reports.duties import DutyState, DutyStatus, duties_of, status_of
from danvan.reports.regime import ReportRegime
from danvan.reports.report import Report
from danvan.serialization.writing import replace_file
from danvan.units.events import UnitEvent
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Unit

__all__ = ["run"]

_AHEAD = dt.timedelta(days=31)
_SIGNS = {DutyState.LATE: "!", DutyState.MISSING: "!!"}


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code: 1 where a report is overdue, late or incomplete."""
    on = day_of_periods(day(options.on))
    first = dt.date(on.year, 1, 1) if options.first is None else day_of_periods(day(options.first))
    last = on + _AHEAD if options.last is None else day_of_periods(day(options.last))
    if last < first:
        raise Refused(Sentence(f"Ngày {last} trước ngày {first}.", f"{last} is before {first}."))
    registry, regimes, reports, calendar = _loaded(options.paths)
    duties = duties_of(regimes, registry, first=first, last=last, windows=bundled.window_rules())
    found = list(status_of(duties, reports, on=on, calendar=calendar))
    wanted = None if options.unit is None else registry.unit(options.unit).id
    if wanted is not None:
        found = [status for status in found if wanted in (status.duty.reporter, *status.duty.receivers)]
    found.sort(key=lambda status: (status.duty.due_on or status.duty.closes_on, status.duty.key))
    if options.ics is not None:
        from danvan.serialization.ics import duties_as_ics

        replace_file(options.ics, [duties_as_ics(found, registry, lang=options.lang)])
    if options.ics_rules is not None:
        from danvan.reports.recurrence import recurring_duties
        from danvan.serialization.ics import recurring_as_ics

        end = None if options.last is None else last
        again = recurring_duties(regimes, registry, first=first, last=end, windows=bundled.window_rules())
        again = (item for item in again if wanted is None or wanted in (item.duty.reporter, *item.duty.receivers))
        replace_file(options.ics_rules, [recurring_as_ics(again, registry, on=on, lang=options.lang)])
    if options.csv:
        _table(found)
    else:
        _listed(found, registry, options.lang)
    wrong = (DutyState.LATE, DutyState.MISSING)
    return 1 if any(status.state in wrong or status.complete is False for status in found) else 0


def _loaded(paths: Sequence[str]) -> tuple[UnitRegistry, list[ReportRegime], list[Report], WorkCalendar]:
    """What danvan ships, with the units, regimes, reports and calendar years of the paths."""
    registry, calendar = bundled.unit_registry(), bundled.calendar()
    regimes, reports = dict(bundled.report_regimes()), list[Report]()
    for path in paths:
        archive = sound(path)
        registry = registry.with_records(archive.of(Unit), archive.of(UnitEvent))
        regimes |= {regime.id: regime for regime in archive.of(ReportRegime)}
        reports += archive.of(Report)
        calendar = calendar.with_years(*archive.of(CalendarYear))
    return registry, list(regimes.values()), reports, calendar


def _listed(found: Iterable[DutyStatus], registry: UnitRegistry, lang: str) -> None:
    vi = lang == "vi"
    counts: Counter[DutyState] = Counter()
    poor = 0
    for status in found:
        duty = status.duty
        counts[status.state] += 1
        state = status.state.vi if vi else status.state.en
        if status.late_days:
            days = "ngày làm việc" if vi else "working day" + ("" if status.late_days == 1 else "s")
            state += f", {status.late_days} {days}"
        due = "–" if duty.due_on is None else str(duty.due_on)
        print(f"{due:<10}  {_SIGNS.get(status.state, ''):<2}  {duty.reporter}: {duty.regime.id}, "
              f"{period_words(duty.period).pick(lang)} – {state}")  # fmt: skip
        for said, names in (
            ("thiếu mục" if vi else "sections missing", status.missing_sections),
            ("thiếu chỉ tiêu" if vi else "indicators missing", status.missing_indicators),
            ("chỉ tiêu không báo cáo" if vi else "indicators not reported", status.silent_indicators),
        ):
            if names:
                print(f"                {said}: {', '.join(names)}")
        poor += status.complete is False
    if not counts:
        print("Không có báo cáo nào phải gửi trong các ngày này." if vi else "No report is owed in these days.")
        return
    parts = [f"{counts[state]} {state.vi if vi else state.en}" for state in DutyState if counts[state]]
    if poor:
        parts.append(f"{poor} chưa đầy đủ" if vi else f"{poor} incomplete")
    print("; ".join(parts))


_COLUMNS = (
    *("regime", "reporter", "receivers", "period", "closes_on", "due_on", "state", "sent_on", "late_days"),
    *("report", "missing_sections", "missing_indicators", "silent_indicators"),
)


def _table(found: Iterable[DutyStatus]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for status in found:
        duty = status.duty
        writer.writerow(
            [
                *(duty.regime.id, duty.reporter, "; ".join([*duty.receivers, *duty.receiver_text])),
                *(period_code(duty.period), duty.closes_on, duty.due_on or "", status.state.value),
                *(status.sent_on or "", status.late_days, status.report or "", " ".join(status.missing_sections)),
                *(" ".join(status.missing_indicators), " ".join(status.silent_indicators)),
            ]
        )
