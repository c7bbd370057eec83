"""``danvan tally TABLE PATH…``: the numbers of a statistical table, counted from petitions and receptions."""

import argparse
import csv
import datetime as dt
import sys
from collections.abc import Iterator

from danvan import bundled
from danvan.activities.reception import Reception
from danvan.cli.cases import Reading, law_asked
from danvan.cli.law import day, sound
from danvan.errors import Refused, Sentence
from danvan.law.periods import Window
from danvan.petitions.petition import Petition
from danvan.serialization.documents import dumps
from danvan.statistics.counting import Tallier
from danvan.statistics.tables import Column, StatisticalTable, StatisticalTables
from danvan.statistics.tallies import Cell, Tally

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code."""
    window = _window(day(options.first), day(options.last))
    table = _tables(options.tables).find(options.table, window.last)
    tallier = Tallier(table, window, law=law_asked(options), unit=options.unit)
    reading: Reading[Petition | Reception] = Reading(options.paths, options.lang, Petition, Reception)
    for record in reading:
        tallier.add(record)
    tallies = list(tallier.by_unit()) if options.by_unit and options.unit is None else []
    tallies.append(tallier.total())
    if options.json:
        sys.stdout.write(dumps(tallies, "json"))
        return reading.code
    if options.csv:
        _grid(table, tallies)
        return reading.code
    for tally in tallies:
        print("\n".join(_lines(table, tally, options.lang)))
    return reading.code


def _tables(paths: list[str]) -> StatisticalTables:
    """The bundled tables, with those of ``--table`` files in place of their own."""
    tables = bundled.statistical_tables()
    for path in paths:
        tables = tables.with_tables(*sound(path).of(StatisticalTable))
    return tables


def _window(first: dt.date, last: dt.date) -> Window:
    if last < first:
        raise Refused(
            Sentence(
                f"Ngày cuối {last} trước ngày đầu {first}; hãy đổi “--from” và “--to”.",
                f"The last day {last} is before the first, {first}; exchange “--from” and “--to”.",
            )
        )
    return Window(first=first, last=last)


def _lines(table: StatisticalTable, tally: Tally, lang: str) -> Iterator[str]:
    vi = lang == "vi"
    who = tally.unit or ("tất cả đơn vị" if vi else "all units")
    yield f"{table.code} {table.title if vi else table.title_en} ({table.source.instrument or table.source.document})"
    yield f"{who}, {tally.window.first} … {tally.window.last}"
    columns = {column.number: column for column in table.columns}
    for cell in tally.cells:
        column = columns[cell.column]
        yield f"  {cell.column:>2}  {_value(cell, column, lang):>12}  {_heading(column, lang)}"
    yield ""


def _grid(table: StatisticalTable, tallies: list[Tally]) -> None:
    """One line for each unit, the columns by their numbers; what is not known is left empty."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["unit", *(column.number for column in table.columns)])
    for tally in tallies:
        values = ("" if cell.value is None else format(cell.value, "f") for cell in tally.cells)
        writer.writerow([tally.unit or "", *values])


def _value(cell: Cell, column: Column, lang: str) -> str:
    if cell.value is None:
        if column.by_hand:
            return "nhập tay" if lang == "vi" else "by hand"
        return f"? ({cell.unstated})"
    text = format(cell.value, "f")
    return f"{text} +{cell.unstated}?" if cell.unstated else text


def _heading(column: Column, lang: str) -> str:
    return " > ".join(column.heading if lang == "vi" else column.heading_en)
