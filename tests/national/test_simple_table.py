"""A simple list of units: worked rows, and each way in which a cell can be wrong."""

import datetime as dt

import pytest

from danvan import bundled
from danvan.dates import PartialDate
from danvan.errors import InvalidRecord
from danvan.law.instruments import Mark, Source
from danvan.national.simple_table import SimpleTable, read_simple_table
from danvan.serialization.documents import UnfitFile
from danvan.units.identifiers import Scheme
from danvan.units.invariants import broken_events, broken_units
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Level, UnitKind

HEADER = "code\tname\tkind\tparent\tvalid_from\tvalid_to"
REFORM = dt.date(2025, 7, 1)
SOURCE = Source(title="Danh sách thử", mark=Mark.REPORTED)
ROWS = """
901 | Huyện A | district | vn/ha-noi | | 2025-07-01
90001 | Xã Một | commune | 901 | 2008-08-01 | 2025-07-01
90001 | Phường Hai | ward | vn/ha-noi | 2025-07-01 |
90004 | Xã Ba | commune | vn/ha-noi | 2025-07-01 |
TDP-1 | Tổ dân phố số 1 | village | 90001 | 2010-01-01 |
MT-1 | Ủy ban Mặt trận Tổ quốc Phường Hai | fatherland_front | | |
"""


def read(rows: str | bytes, *, header: str = HEADER, prefix: str = "thu") -> SimpleTable:
    if isinstance(rows, str):
        lines = ["\t".join(cell.strip(" ") for cell in line.split("|")) for line in rows.strip("\n").split("\n")]
        rows = "\n".join([header, *lines]).encode("utf-8")
    return read_simple_table(rows, name="t.tsv", prefix=prefix, registry=bundled.unit_registry(), source=SOURCE)


def with_list(table: SimpleTable) -> UnitRegistry:
    return bundled.unit_registry().with_records(table.units())


def test_rows_become_units_that_keep_every_rule() -> None:
    table = read(ROWS)
    assert table.findings == ()
    units = {unit.id: unit for unit in table.units()}
    assert [(unit.id, unit.level, unit.kinds[0].kind, unit.identifiers[0].scheme) for unit in units.values()] == [
        ("thu/901", Level.DISTRICT, UnitKind.DISTRICT, Scheme.GSO_DISTRICT),
        ("thu/90001", Level.COMMUNE, UnitKind.COMMUNE, Scheme.GSO_COMMUNE),
        ("thu/90001/2025-07-01", Level.COMMUNE, UnitKind.WARD, Scheme.GSO_COMMUNE),
        ("thu/90004", Level.COMMUNE, UnitKind.COMMUNE, Scheme.GSO_COMMUNE),
        ("thu/TDP-1", Level.VILLAGE, UnitKind.VILLAGE, Scheme.LOCAL),
        ("thu/MT-1", None, UnitKind.FATHERLAND_FRONT, Scheme.LOCAL),
    ]
    commune = units["thu/90001"]
    assert (commune.since, commune.until) == (PartialDate.parse("2008-08-01"), PartialDate.parse("2025-07-01"))
    assert commune.names[0].text == "Xã Một"
    assert commune.sources == (SOURCE,)
    registry = with_list(table)
    ends = {"unit-ends-unexplained"}
    found = [*broken_units(registry, bundled.kind_periods(), bundled.agency_blocks()), *broken_events(registry)]
    assert {item.problem.code for item in found} <= ends, "a list tells no events"
    assert registry.on(REFORM).children("vn/ha-noi")


def test_a_parent_whose_code_passed_to_another_unit_is_each_of_them_in_turn() -> None:
    registry = with_list(read(ROWS))
    relations = registry["thu/TDP-1"].relations
    assert [(item.unit, str(item.since), str(item.until)) for item in relations] == [
        ("thu/90001", "2010-01-01", "2025-07-01"),
        ("thu/90001/2025-07-01", "2025-07-01", "None"),
    ]
    assert registry.at_code(Scheme.GSO_COMMUNE, "90001", on=REFORM).id == "thu/90001/2025-07-01"


def test_windows_lines_a_byte_order_mark_and_empty_lines_are_read() -> None:
    text = "\ufeff" + HEADER + "\r\n01\tThành phố Thử\tcentrally_run_city\t\t\t\r\n\r\n\t\t\t\t\t\r\n"
    table = read(text.encode("utf-8"))
    assert table.findings == ()
    (unit,) = table.units()
    assert (unit.id, unit.level, unit.since) == ("thu/01", Level.PROVINCE, None)


WRONG = {
    "kind": ("90004 | Xã Ba | comune | vn/ha-noi | |", "list-kind", "kind", "Did you mean “commune”?"),
    "kind in Vietnamese": ("90004 | Xã Ba | Phường | vn/ha-noi | |", "list-kind", "kind", "Did you mean “ward”?"),
    "kind unlike any": ("90004 | Xã Ba | 12345 | vn/ha-noi | |", "list-kind", "kind", "The words are: province, "),
    "date": ("90004 | Xã Ba | commune | vn/ha-noi | 01/07/2025 |", "list-date", "valid_from", "2025-07-01"),
    "no such day": ("90004 | Xã Ba | commune | vn/ha-noi | | 2025-02-29", "list-date", "valid_to", "2025-07-01"),
    "date by weeks": ("90004 | Xã Ba | commune | vn/ha-noi | 2025-W27-2 |", "list-date", "valid_from", "2025-07-01"),
    "order of dates": (
        "90004 | Xã Ba | commune | vn/ha-noi | 2025-07-01 | 2025-07-01",
        "list-dates",
        "valid_to",
        "no longer there",
    ),
    "code": ("9004 | Xã Ba | commune | vn/ha-noi | |", "identifier-form", "code", ""),
    "code of a province": ("1 | Tỉnh Thử | province | | |", "identifier-form", "code", ""),
    "no code": (" | Xã Ba | commune | vn/ha-noi | |", "text-blank", "code", ""),
    "code of no id": ("T 1 | Thôn Một | village | vn/ha-noi | |", "text-form", "code", ""),
    "name": ("90004 | | commune | vn/ha-noi | |", "text-blank", "name", ""),
    "no parent": ("90004 | Xã Ba | commune | | |", "list-parent-empty", "parent", "Write the code"),
    "parent": ("90004 | Xã Ba | commune | vn/ha-nội | |", "list-parent", "parent", "Did you mean “vn/ha-noi”?"),
    "parent itself": ("90004 | Xã Ba | commune | 90004 | |", "list-parent-itself", "parent", "Name the unit"),
    "parent then": (
        "90004 | Xã Ba | commune | vn/ha-giang | 2025-07-01 |",
        "list-parent-then",
        "parent",
        "Correct the days",
    ),
    "cells": ("90004 | Xã Ba | commune | vn/ha-noi", "list-cells", None, "keep their tabs"),
}


@pytest.mark.parametrize("case", WRONG)
def test_each_wrong_cell_is_named_with_its_line_and_column(case: str) -> None:
    row, code, column, mend = WRONG[case]
    table = read(f"90010 | Xã Trước | commune | vn/ha-noi | |\n{row}")
    assert [(item.code, item.line, item.column_name) for item in table.findings] == [(code, 3, column)]
    (finding,) = table.findings
    assert finding.file == "t.tsv"
    assert finding.pointer == ""
    if mend:
        assert mend in (finding.mend.en if finding.mend else "")
    with pytest.raises(UnfitFile) as caught:
        table.units()
    assert caught.value.findings == table.findings


def test_every_wrong_cell_of_a_row_is_named() -> None:
    table = read("9004 | | commune | | |\n90004 | Xã Ba | x | vn/ha-noi | hôm qua | mai")
    assert [(item.line, item.column_name) for item in table.findings] == [
        (2, "name"),
        (2, "code"),
        (2, "parent"),
        (3, "kind"),
        (3, "valid_from"),
        (3, "valid_to"),
    ]


def test_a_code_for_two_rows_at_a_time_is_an_error() -> None:
    table = read(
        "90004 | Xã Ba | commune | vn/ha-noi | 2025-07-01 |\n"
        "90010 | Xã Tư | commune | vn/ha-noi | |\n"
        "90004 | Xã Năm | commune | vn/ha-noi | | 2025-07-02"
    )
    assert [(item.code, item.line, item.column_name) for item in table.findings] == [("list-code-twice", 4, "code")]
    assert "line 2" in table.findings[0].message.en


def test_looking_for_the_nearest_parent_ends_where_everything_is_wrong() -> None:
    rows = "\n".join(f"{90000 + index} | Xã {index} | commune | {900 + index} | |" for index in range(40))
    table = read(rows)
    assert [item.code for item in table.findings] == ["list-parent"] * 40
    assert "Did you mean" not in (table.findings[-1].mend.en if table.findings[-1].mend else "")


@pytest.mark.parametrize("data", [b"", b"code\tname\n", (HEADER.replace("\t", ",") + "\n").encode()])
def test_another_header_is_told(data: bytes) -> None:
    (finding,) = read(data).findings
    assert (finding.code, finding.line) == ("list-header", 1)


def test_another_encoding_is_told() -> None:
    (finding,) = read((HEADER + "\n").encode() + "90004\tXã Ba".encode("utf-16")).findings
    assert (finding.code, finding.line) == ("table-not-utf8", 2)


def test_a_prefix_that_begins_no_id_is_refused() -> None:
    with pytest.raises(InvalidRecord):
        read(ROWS, prefix="thử nghiệm")
