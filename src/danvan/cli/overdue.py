"""``danvan overdue PATH…``: every duty that is overdue, the latest first, by unit."""

import argparse
import datetime as dt
from typing import NamedTuple

from danvan.cli.cases import Reading, beyond, law_asked
from danvan.cli.law import day
from danvan.law.refusals import CannotCount
from danvan.petitions.clocks import overdue_of
from danvan.petitions.petition import Petition
from danvan.petitions.running import Case

__all__ = ["run"]


class _Late(NamedTuple):
    """One duty that is overdue: all that is kept of its petition, because an archive may be large."""

    late_by: int
    due: dt.date | None
    petition: str
    matter: str
    limit: str


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code: 1 where something is overdue."""
    on, law = day(options.on), law_asked(options)
    by_unit: dict[str, list[_Late]] = {}
    reading = Reading(options.paths, options.lang, Petition)
    for petition in reading:
        for matter in petition.matters:
            case = Case(petition=petition, matter=matter, law=law)
            try:
                clocks = overdue_of(case, on=on)
            except CannotCount as refused:
                reading.code = max(reading.code, beyond(case, refused, options.lang))
                continue
            if clocks:
                by_unit.setdefault(petition.unit, []).extend(
                    _Late(clock.late_by, clock.due.effective, petition.id, matter.id, clock.limit) for clock in clocks
                )
    vi = options.lang == "vi"
    total = 0
    for unit, late in sorted(by_unit.items(), key=lambda item: (-max(duty.late_by for duty in item[1]), item[0])):
        print(f"{unit}: {len(late)}")
        for duty in sorted(late, key=lambda duty: (-duty.late_by, duty.petition, duty.limit)):
            days = f"{duty.late_by} {'ngày' if vi else 'days' if duty.late_by != 1 else 'day'}"
            print(f"  {days:>9}  {duty.due}  {duty.petition} {duty.matter}  {duty.limit}")
            total += 1
    units = len(by_unit)
    print(
        f"{total} việc quá hạn của {units} đơn vị, tính đến {on}"
        if vi
        else f"{total} overdue in {units} unit{'' if units == 1 else 's'}, as of {on}"
    )
    return reading.code or (1 if total else 0)
