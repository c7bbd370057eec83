"""``danvan overdue PATH…``: every duty that is overdue, the latest first, by unit."""

import argparse

from danvan.cli.cases import beyond, cases_in, law_asked
from danvan.cli.law import day
from danvan.law.refusals import CannotCount
from danvan.petitions.clocks import Clock, overdue_of
from danvan.petitions.running import Case

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code: 1 where something is overdue."""
    on = day(options.on)
    cases, code = cases_in(options.paths, law_asked(options), options.lang)
    by_unit: dict[str, list[tuple[Clock, Case]]] = {}
    for case in cases:
        try:
            late_clocks = overdue_of(case, on=on)
        except CannotCount as refused:
            code = max(code, beyond(case, refused, options.lang))
            continue
        for clock in late_clocks:
            by_unit.setdefault(case.petition.unit, []).append((clock, case))
    vi = options.lang == "vi"
    total = 0
    for unit, late in sorted(by_unit.items(), key=lambda item: (-max(clock.late_by for clock, _ in item[1]), item[0])):
        print(f"{unit}: {len(late)}")
        for clock, case in sorted(late, key=lambda item: (-item[0].late_by, item[1].petition.id, item[0].limit)):
            days = f"{clock.late_by} {'ngày' if vi else 'days' if clock.late_by != 1 else 'day'}"
            print(f"  {days:>9}  {clock.due.effective}  {case.petition.id} {case.matter.id}  {clock.limit}")
            total += 1
    units = len(by_unit)
    print(
        f"{total} việc quá hạn của {units} đơn vị, tính đến {on}"
        if vi
        else f"{total} overdue in {units} unit{'' if units == 1 else 's'}, as of {on}"
    )
    return code or (1 if total else 0)
