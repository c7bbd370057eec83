"""Facts of many units gathered from one archive: processor time for each unit, and for ten times the units.

Run it with ``python benchmarks/gathering.py [units]``.
"""

import datetime as dt
import sys
import time
from decimal import Decimal

import danvan
from danvan import bundled
from danvan.activities.exemplar import ExemplarKind, ExemplarState
from danvan.activities.occasion import Host, Occasion
from danvan.petitions.acts import EventKind
from danvan.petitions.words import Channel, MatterKind
from danvan.reports.figures import Nature
from danvan.reports.report import ReportKind
from danvan.units.unit import DatedKind, UnitKind

YEAR = danvan.Period(kind=danvan.PeriodKind.YEAR, year=2026)
COMPLETE = (danvan.Report, danvan.Petition, danvan.Reception, danvan.Dialogue, danvan.Exemplar)
ADDABLE = [one for one in bundled.indicators().values() if one.nature in (Nature.FLOW, Nature.STOCK)][:40]


def records(unit: str) -> list[object]:
    """A year of one commune: a petition and a dialogue each month, a report of 40 figures, an exemplar."""
    found: list[object] = [
        danvan.Report(
            id=f"{unit}/report",
            kind=ReportKind.PERIODIC,
            reporter=unit,
            period=YEAR,
            figures=tuple(danvan.Figure(indicator=one.id, value=Decimal(3)) for one in ADDABLE),
        ),
        danvan.Exemplar(
            id=f"{unit}/exemplar",
            title="Tổ tự quản",
            kind=ExemplarKind.MODEL,
            owner=unit,
            events=(danvan.ExemplarEvent(state=ExemplarState.REGISTERED, on=danvan.PartialDate.parse("2026-02-10")),),
        ),
    ]
    for month in range(1, 13):
        days = (8, EventKind.ACCEPT), (25, EventKind.DECISION)
        found.append(
            danvan.Petition(
                id=f"{unit}/petition-{month}",
                unit=unit,
                channel=Channel.POST,
                received_on=dt.date(2026, month, 5),
                matters=(danvan.Matter(id="m", kind=MatterKind.COMPLAINT),),
                events=tuple(
                    danvan.Event(id=kind.value, kind=kind, on=dt.date(2026, month, day)) for day, kind in days
                ),
            )
        )
        on = danvan.PartialDate.parse(f"2026-{month:02}-10")
        found.append(danvan.Dialogue(id=f"{unit}/dialogue-{month}", host=Host(unit=unit), occasion=Occasion(on=on)))
    return found


def gathered(count: int) -> float:
    """Milliseconds of processor time for each unit, the best of five times over all units."""
    units = [
        danvan.Unit(
            id=f"commune-{number}",
            level=danvan.Level.COMMUNE,
            kinds=(DatedKind(kind=UnitKind.PEOPLES_COMMITTEE),),
            names=(danvan.DatedName(text=f"Xã {number}"),),
        )
        for number in range(count)
    ]
    gatherer = danvan.Gatherer(
        [record for unit in units for record in records(unit.id)],
        law=bundled.law(),
        registry=bundled.unit_registry().with_records(units),
        windows=bundled.window_rules(),
        indicators=bundled.indicators(),
        frequencies=bundled.frequency_rules(),
        regimes=bundled.report_regimes().values(),
    )
    times = []
    for _ in range(5):
        start = time.process_time()
        for unit in units:
            gatherer.facts(unit.id, YEAR, on=dt.date(2027, 1, 20), complete=COMPLETE)
        times.append(time.process_time() - start)
    return min(times) * 1000 / count


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    few, more = gathered(many), gathered(10 * many)
    print(f"{many} units: {few:.2f} ms a unit; {10 * many}: {more:.2f} ms a unit, {10 * more / few:.2f} times the time")
