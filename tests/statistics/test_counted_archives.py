"""Worked cases: small archives whose numbers were found without danvan, beside what danvan counts.

Each file of `cases/` holds an archive and, for some windows and tables, the number of every column: by hand where it
says `by_hand`, else by a second program that knew the documents and docs/explanation/counting.md alone. A cell
is written as `5`; `5+2` has two unstated; `?+2` has no value; `hand` is filled in by hand.
"""

import datetime as dt
import functools
import json
import pathlib
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import TypedDict, cast

import pytest

import danvan
from danvan import bundled
from danvan.activities.reception import Reception
from danvan.errors import Severity
from danvan.petitions.petition import Petition
from danvan.serialization import Archive, loads

CASES = pathlib.Path(__file__).parent / "cases"


class Count(TypedDict):
    """One line of one table over one window, as a case file states it."""

    table: str
    first: dt.date
    last: dt.date
    by_hand: bool
    cells: str


class WorkedCase(TypedDict):
    name: str
    archive: list[Mapping[str, object]]
    counts: list[Count]


@functools.cache
def read(path: pathlib.Path) -> WorkedCase:
    return cast(WorkedCase, tomllib.loads(path.read_text(encoding="utf-8")))


@functools.cache
def archive_of(path: pathlib.Path) -> Archive:
    lines = (json.dumps(document, default=str, ensure_ascii=False) for document in read(path)["archive"])
    return loads("\n".join(lines), "ndjson", name=path.name)


def expected(cells: str) -> dict[int, tuple[Decimal | None, int]]:
    """Value and unstated by column."""
    found: dict[int, tuple[Decimal | None, int]] = {}
    for number, value, unstated in re.findall(r"(\d+): (hand|\?|[\d.]+)(?:\+(\d+))?", cells):
        known = None if value in {"hand", "?"} else Decimal(value)
        found[int(number)] = known, int(unstated or 0)
    return found


PATHS = sorted(CASES.glob("*.toml"))
COUNTS = [
    pytest.param(path, place, id=f"{path.stem}-{count['table']}-{count['first']}-{count.get('unit', 'all')}")
    for path in PATHS
    for place, count in enumerate(read(path)["counts"])
]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_archive_is_lawful(path: pathlib.Path) -> None:
    archive = archive_of(path)
    found = [finding for finding in danvan.check(archive, law=bundled.law()) if finding.severity is Severity.ERROR]
    assert [str(finding) for finding in found] == []
    assert len(archive.of(Petition)) + len(archive.of(Reception)) == len(read(path)["archive"])


@pytest.mark.parametrize(("path", "place"), COUNTS)
def test_every_cell_is_what_was_worked_out(path: pathlib.Path, place: int) -> None:
    case, archive = read(path), archive_of(path)
    count = case["counts"][place]
    unit = cast(str | None, count.get("unit"))
    table = bundled.statistical_tables()[count["table"]]
    window = danvan.Window(first=count["first"], last=count["last"])
    records: list[Petition | Reception] = [*archive.of(Petition), *archive.of(Reception)]
    line = danvan.tally(table, records, window, law=bundled.law(), unit=unit)
    wanted = expected(count["cells"])
    assert sorted(wanted) == [column.number for column in table.columns]
    found = {cell.column: (cell.value, cell.unstated) for cell in line.cells}
    wrong = [
        f"{case['name']}, {count['table']} from {count['first']}, {unit or 'all units'}, column {column}: "
        f"{found.get(column)} where {cell} was worked out"
        for column, cell in wanted.items()
        if found.get(column) != cell
    ]
    assert wrong == []
