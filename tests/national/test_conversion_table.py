"""The conversion table of the statistics office: some true rows of it, and each way in which a row can be wrong."""

import csv
import datetime as dt
import io
import random
import unicodedata
from pathlib import Path

import pytest

from danvan import bundled
from danvan.errors import Severity
from danvan.law.instruments import Mark, Source
from danvan.national.cells import Column, Repair, mended_prefix
from danvan.national.conversion import ConversionTable, read_conversion_table
from danvan.national.table import Correction
from danvan.serialization import dumps, loads
from danvan.serialization.documents import UnfitFile
from danvan.units.events import EdgeChange, Extent, UnitEvent, UnitEventKind
from danvan.units.identifiers import Scheme
from danvan.units.invariants import broken_events, broken_units
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Level, Unit, UnitKind

TABLE = (Path(__file__).parent / "small_table.csv").read_text("utf-8")
EVE, REFORM = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


def read(
    text: str | bytes, *, repairs: tuple[Repair, ...] = (), corrections: tuple[Correction, ...] = ()
) -> ConversionTable:
    return read_conversion_table(
        text if isinstance(text, bytes) else text.encode("utf-8"),
        name="t.csv",
        registry=bundled.unit_registry(),
        notes=bundled.conversion_notes(),
        repairs=repairs,
        corrections=corrections,
        source=Source(title="Bảng thử", mark=Mark.REPORTED),
    )


def registry() -> UnitRegistry:
    table = read(TABLE)
    return bundled.unit_registry().with_records(table.units(), table.events())


def test_the_rows_become_units_and_events() -> None:
    table = read(TABLE)
    assert (table.findings, table.repaired, table.rows) == ((), (), 14)
    assert repr(table) == "<ConversionTable: 14 rows, 0 findings, 0 repairs>"
    units = {unit.id: unit for unit in table.units()}
    assert list(units) == [
        *("vn/huyen/001", "vn/huyen/019", "vn/huyen/028", "vn/huyen/376", "vn/huyen/384", "vn/huyen/449"),
        *("vn/huyen/647", "vn/huyen/911"),
        *("vn/xa-cu/00004", "vn/xa-moi/00004", "vn/xa-cu/00013", "vn/xa-cu/00634", "vn/xa-moi/00622"),
        *("vn/xa-moi/00634", "vn/xa-moi/00637", "vn/xa/00859", "vn/xa-cu/14695", "vn/xa-moi/14698", "vn/xa/14845"),
        *("vn/xa-cu/18796", "vn/xa-moi/18754", "vn/xa-moi/18832", "vn/xa/24235", "vn/xa/31105"),
    ]
    assert [(event.id, event.kind) for event in table.events()] == [
        *((f"sap-xep-xa/{name}", UnitEventKind.REARRANGE) for name in ("ha-noi", "tuyen-quang-2025")),
        *((f"sap-xep-xa/{name}", UnitEventKind.REARRANGE) for name in ("ninh-binh-2025", "thanh-hoa", "ha-tinh")),
        *((f"sap-xep-xa/{name}", UnitEventKind.REARRANGE) for name in ("dak-lak-2025", "an-giang-2025")),
        *((f"ket-thuc-cap-huyen/{name}", UnitEventKind.DISSOLVE) for name in ("ha-noi", "ha-giang", "ninh-binh")),
        *((f"ket-thuc-cap-huyen/{name}", UnitEventKind.DISSOLVE) for name in ("thanh-hoa", "ha-tinh", "dak-lak")),
        ("ket-thuc-cap-huyen/kien-giang", UnitEventKind.DISSOLVE),
    ]
    assert all(event.effective == REFORM for event in table.events())
    assert {source.title for event in table.events() for source in event.sources} == {"Bảng thử"}


def test_what_is_made_keeps_every_rule_and_comes_back_from_a_file() -> None:
    made = registry()
    assert list(broken_units(made, bundled.kind_periods(), bundled.agency_blocks())) == []
    assert list(broken_events(made)) == []
    table = read(TABLE)
    for records, cls in ((table.units(), Unit), (table.events(), UnitEvent)):
        assert loads(dumps(records, "ndjson"), "ndjson").of(cls) == records


CASES = [
    ("whole merge", "00004", [("00004", True)]),
    ("whole merge into another code", "00013", [("00004", True)]),
    ("the biggest split", "00634", [("00622", False), ("00634", False), ("00637", False)]),
    ("unchanged, under another province", "00859", [("00859", True)]),
    ("renamed", "24235", [("24235", True)]),
    ("retyped", "14845", [("14845", True)]),
    ("population only", "18796", [("18754", False), ("18832", False)]),
    ("a commune that became a special zone", "31105", [("31105", True)]),
]


@pytest.mark.parametrize(("code", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_an_old_code_is_today(code: str, expected: list[tuple[str, bool]]) -> None:
    made = registry()
    on = dt.date(2026, 11, 1)
    view = made.on(on)
    routes = made.today(Scheme.GSO_COMMUNE, code, was=EVE, on=on)
    found = [(view.unit(route.target or "").codes[Scheme.GSO_COMMUNE][0], route.whole) for route in routes]
    assert sorted(found) == expected


def test_one_code_was_one_unit_and_is_another() -> None:
    made = registry()
    assert made.on(EVE).by_code(Scheme.GSO_COMMUNE, "00634").name == "Phường Đại Mỗ"
    assert made.on(REFORM).by_code(Scheme.GSO_COMMUNE, "00634").name == "Phường Tây Mỗ"
    assert [(span.unit, span.days) for span in made.named("đại mỗ")] == [
        ("vn/xa-cu/00634", (dt.date.min, REFORM)),
        ("vn/xa-moi/00637", (REFORM, dt.date.max)),
    ]
    assert made.on(EVE).named("Đại Mỗ", within="vn/ha-noi").id == "vn/xa-cu/00634"


def test_units_that_stay_have_dated_names_kinds_and_parents() -> None:
    made = registry()
    before, after = made.on(EVE), made.on(REFORM)
    assert (before["vn/xa/24235"].name, after["vn/xa/24235"].name) == ("Xã Krông Na", "Xã Buôn Đôn")
    assert (before["vn/xa/14845"].kind, after["vn/xa/14845"].kind) == (UnitKind.TOWNSHIP, UnitKind.COMMUNE)
    assert before.ancestors("vn/xa/00859") == ("vn/huyen/028", "vn/ha-giang")
    assert after.ancestors("vn/xa/00859") == ("vn/tuyen-quang-2025",)
    assert "vn/huyen/028" not in after
    assert [state.id for state in before.of(level=Level.DISTRICT) if state.kind is UnitKind.DISTRICT_TOWN] == [
        "vn/huyen/449"
    ]


def test_an_area_of_no_unit_and_an_island_without_communes() -> None:
    made = registry()
    [area, whole] = sorted(made.origins("vn/xa-moi/14698", on=REFORM, since=EVE), key=lambda route: route.origin or "")
    assert (whole.origin, whole.whole) == ("vn/xa-cu/14695", True)
    assert (area.origin, area.steps[0].changes) == (None, (EdgeChange.CREATED_FROM_UNASSIGNED,))
    [island] = made.origins("vn/xa-moi/11948", on=REFORM, since=EVE)
    assert (island.origin, island.steps[0].extent) == ("vn/huyen/318", Extent.WHOLE)


def changed(line: int, old: str, new: str) -> str:
    lines = TABLE.split("\n")
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new)
    return "\n".join(lines)


ROW_5 = TABLE.split("\n")[4]
WRONG = {
    "a stray blank": (changed(4, "Nhập toàn bộ", "Nhập toàn bộ "), [("table-blanks", 4, "Ghi chú")], Repair.BLANKS),
    "not composed": (
        changed(4, "Trúc Bạch", unicodedata.normalize("NFD", "Trúc Bạch")),
        [("table-not-nfc", 4, "Tên Xã cũ")],
        Repair.NFC,
    ),
    "a small letter": (changed(5, "Phường Quán", "phường Quán"), [("table-prefix", 5, "Tên Xã cũ")], Repair.PREFIX),
    "a letter without its mark": (
        changed(10, ",Xã Ngọc", ",Xa Ngọc"),
        [("table-prefix", 10, "Tên Xã mới"), ("table-prefix", 10, "Tên Xã cũ")],
        Repair.PREFIX,
    ),
    "a slip in a note": (changed(6, "Nhập một", "Nhâp một"), [("table-note", 6, "Ghi chú")], Repair.NOTE),
    "a note that nobody knows": (changed(6, "Nhập một phần", "Chia đôi"), [("table-note", 6, "Ghi chú")], None),
    "a name without its kind": (changed(5, "Phường Quán Thánh", "Quán Thánh"), [("table-kind", 5, "Tên Xã cũ")], None),
    "a code too short": (changed(5, ",00013,", ",13,"), [("table-code", 5, "Mã Xã cũ")], None),
    "a code in other digits": (changed(5, ",00013,", ",0００13,"), [("table-code", 5, "Mã Xã cũ")], None),
    "a province without code": (
        changed(5, "bộ,Quận Ba Đình (001),Thành phố Hà Nội (01)", "bộ,Quận Ba Đình (001),Thành phố Hà Nội"),
        [("table-code-in-brackets", 5, "Tỉnh cũ")],
        None,
    ),
    "one old code with two names": (
        changed(5, ",00013,", ",00004,"),
        [
            *(("table-whole-beside", 4, "Ghi chú"), ("table-two-names", 5, "Tên Xã cũ")),
            *(("table-row-twice", 5, "Mã Xã cũ"), ("table-whole-beside", 5, "Ghi chú")),
        ],
        None,
    ),
    "a province that was not there": (
        changed(10, "Tỉnh Hà Giang (02)", "Tỉnh Hà Giang (03)"),
        [("table-province", 10, "Tỉnh cũ")],
        None,
    ),
    "a province of another name": (
        changed(10, "Tỉnh Hà Giang (02)", "Tỉnh Cao Bằng (02)"),
        [("table-province-name", 10, "Tỉnh cũ")],
        None,
    ),
    "out of its province": (
        changed(10, "Tỉnh Hà Giang (02)", "Tỉnh Cao Bằng (04)"),
        [("table-leaves-province", 10, "Tỉnh cũ")],
        None,
    ),
    "in two districts": (
        changed(7, "Quận Nam Từ Liêm (019)", "Quận Ba Đình (001)"),
        [("table-two-places", 7, "Mã Xã cũ")],
        None,
    ),
    "whole, and elsewhere too": (
        changed(8, "Nhập một phần", "Nhập toàn bộ"),
        [("table-whole-beside", 8, "Ghi chú")],
        None,
    ),
    "a part alone": (changed(5, "Nhập toàn bộ", "Nhập một phần"), [("table-part-alone", 5, "Ghi chú")], None),
    "a row too short": (changed(5, ROW_5, "Thành phố Hà Nội (01),Phường Ba Đình"), [("table-cells", 5, None)], None),
    "a cell too many": (changed(5, ROW_5, ROW_5 + "x"), [("table-cells", 5, None)], None),
    "a quote that is not closed": (changed(5, "Phường Quán", '"Phường Quán'), [("table-quotes", 5, None)], None),
    "another header": (changed(2, "Ghi chú", "Chú thích"), [("table-header", 2, None)], None),
    "nothing": ("", [("table-header", None, None)], None),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_named_with_its_row(name: str) -> None:
    text, expected, repair = WRONG[name]
    table = read(text)
    found = [(finding.code, finding.line, finding.column_name) for finding in table.findings]
    assert found == expected
    assert table.repaired == ()
    for finding in table.findings:
        assert finding.severity is Severity.ERROR
        assert finding.message.vi != finding.message.en
    if expected:
        with pytest.raises(UnfitFile):
            table.units()
        with pytest.raises(UnfitFile):
            table.events()
    if repair is not None:
        mended = read(text, repairs=(repair,))
        assert mended.findings == ()
        assert [(item.code, item.line, item.column_name) for item in mended.repaired] == [
            ("table-repaired", *place) for _, *place in expected
        ]
        assert mended.units() == read(TABLE).units()


XA, QUAN = "xã, phường, thị trấn", "huyện, quận, thị xã, thành phố"
CELLS = {
    "a district as new commune": (
        *(10, Column.NAME, "Huyện Ngọc Long", "table-kind"),
        "“Huyện Ngọc Long” does not say what the unit is; in this column stands one of: xã, phường, đặc khu.",
    ),
    "a district as old commune, in small letters": (
        *(10, Column.OLD_NAME, "quận Ngọc Long", "table-kind"),
        f"“quận Ngọc Long” does not say what the unit is; in this column stands one of: {XA}.",
    ),
    "a special zone before there was one": (
        *(10, Column.OLD_NAME, "Đặc khu Ngọc Long", "table-kind"),
        f"“Đặc khu Ngọc Long” does not say what the unit is; in this column stands one of: {XA}.",
    ),
    "a commune as district": (
        *(10, Column.DISTRICT, "Xã Yên Minh (028)", "table-kind"),
        f"“Xã Yên Minh (028)” does not say what the unit is; in this column stands one of: {QUAN}.",
    ),
    "no new name": (10, Column.NAME, "", "table-name-missing", "The cell is empty, and the unit has no name."),
    "no old name beside a code": (
        *(10, Column.OLD_NAME, "", "table-name-missing"),
        "The cell is empty, and the unit has no name.",
    ),
    "a kind alone": (
        *(10, Column.NAME, "Xã", "table-name-kind-only"),
        "“Xã” says at most what kind of unit it is, and not its name.",
    ),
    "a kind and a point": (
        *(10, Column.OLD_NAME, "Xã .", "table-name-kind-only"),
        "“Xã .” says at most what kind of unit it is, and not its name.",
    ),
    "a kind alone before a code": (
        *(10, Column.DISTRICT, "Huyện (028)", "table-name-kind-only"),
        "“Huyện (028)” says at most what kind of unit it is, and not its name.",
    ),
    "a code without any name": (
        *(10, Column.DISTRICT, "(028)", "table-name-kind-only"),
        "“(028)” says at most what kind of unit it is, and not its name.",
    ),
    "a district with two digits": (
        *(10, Column.DISTRICT, "Huyện Yên Minh (28)", "table-code-in-brackets"),
        "“Huyện Yên Minh (28)” has not the form of a name with its code of 3 digits in brackets.",
    ),
    "a commune without its old code": (
        *(10, Column.OLD_CODE, "", "table-code"),
        "“” is no code of a commune: five digits are.",
    ),
    "a control character": (
        *(10, Column.NAME, "Xã Ngọc\x07 Long", "text-control"),
        "The text holds the control character U+0007 at position 8.",
    ),
    "a zero in a note": (
        *(11, Column.NOTE, "Sắp xếp toàn bộ huyện\0 thành đặc khu", "text-control"),
        "The text holds the control character U+0000 at position 22.",
    ),
    "a blank without width": (
        *(10, Column.CODE, "00859\u200b", "text-control"),
        "The text holds the control character U+200B at position 6.",
    ),
    "a name without end": (
        *(10, Column.OLD_NAME, "Xã " + "a" * 1998, "text-long"),
        "The text has 2001 characters; at most 2000 are allowed.",
    ),
}


def with_cell(line: int, column: Column, value: str) -> str:
    rows = list(csv.reader(io.StringIO(TABLE, newline="")))
    rows[line - 1][column] = value
    return written(rows)


def written(rows: list[list[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_of_which_no_record_can_be_made_is_named(name: str) -> None:
    line, column, value, code, message = CELLS[name]
    table = read(with_cell(line, column, value))
    found = [(item.file, item.line, item.column_name, item.code, item.message.en) for item in table.findings]
    assert found == [("t.csv", line, column.header, code, message)]
    with pytest.raises(UnfitFile):
        table.units()


@pytest.mark.parametrize("column", [Column.PROVINCE, Column.OLD_PROVINCE])
def test_a_province_of_another_level_or_with_three_digits_is_named(column: Column) -> None:
    [kind, _] = read(with_cell(10, column, "Huyện Hà Giang (02)" if column else "Huyện Tuyên Quang (08)")).findings
    assert (kind.line, kind.column_name, kind.code) == (10, column.header, "table-kind")
    assert kind.message.en.endswith("in this column stands one of: tỉnh, thành phố.")
    found = read(with_cell(10, column, "Tỉnh Hà Giang (002)")).findings
    assert [(item.line, item.column_name, item.code) for item in found][:1] == [
        (10, column.header, "table-code-in-brackets")
    ]
    assert "2 digits" in found[0].message.en


def test_a_district_without_communes_that_goes_as_a_whole_has_one_row() -> None:
    rows = list(csv.reader(io.StringIO(TABLE, newline="")))
    island = next(row for row in rows if row[Column.CODE] == "11948")
    place = rows.index(island)
    # The registry knows the island; another district is not known, and its event would be refused.
    for index in (3, 4):
        rows[index][Column.OLD_NAME] = rows[index][Column.OLD_CODE] = ""
    found = read(written(rows)).findings
    assert [(item.code, item.line, item.column_name) for item in found] == [
        ("table-whole-beside", 4, "Ghi chú"),
        ("table-whole-beside", 5, "Ghi chú"),
    ]
    assert place == 10
    assert found[0].message.en == (
        "“Quận Ba Đình (001)” (001) goes as a whole into one unit here, and has another row on line 5."
    )


@pytest.mark.parametrize("seed", range(8))
def test_whatever_stands_in_the_cells_gives_findings_or_records(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        rows = list(csv.reader(io.StringIO(TABLE, newline="")))
        for _ in range(chance.randint(1, 4)):
            spoil(chance.choice(rows[3:]), chance)
        table = read(written(rows), repairs=tuple(Repair) if chance.random() < 0.5 else ())
        if not table.findings:
            assert table.units()
            assert table.events()


def spoil(row: list[str], chance: random.Random) -> None:
    one, other = chance.sample(list(Column), 2)
    place = chance.randint(0, len(row[one]))
    way = chance.randint(0, 4)
    if way == 0:
        row[one] = row[one][:place] + row[one][place + 1 :]
    elif way == 1:
        row[one], row[other] = row[other], row[one]
    elif way == 2:
        row[one] = row[one][:place] + chance.choice('\0\x07\u200b\u00a0\ufeff\u0301\n"٣') + row[one][place:]
    elif way == 3:
        row[one] = row[other]
    else:
        row[one] = ""


def test_two_spellings_of_one_name_become_the_more_frequent_one() -> None:
    text = TABLE.replace("18832,Xã Kỳ Lợi", "18832,Xã Kỳ-Lợi").replace("18754,Xã Kỳ Lợi", "18754,Xã Kỳ - Lợi")
    text = text.replace("Thị xã Kỳ Anh (449)", "Thị xã Kỳ Anh (449)")
    [finding] = read(text).findings
    assert (finding.code, finding.line) == ("table-spelling", 16)
    mended = read(text, repairs=(Repair.SPELLING,))
    assert [unit.names[0].text for unit in mended.units() if unit.id == "vn/xa-cu/18796"] == ["Xã Kỳ - Lợi"]
    assert "“Xã Kỳ-Lợi” is now “Xã Kỳ - Lợi”" in mended.repaired[0].message.en


def test_a_correction_puts_right_what_nobody_can_guess() -> None:
    text, expected, _ = WRONG["one old code with two names"]
    assert expected
    table = read(text, corrections=(Correction(5, Column.OLD_CODE, "00013"),))
    assert table.findings == ()
    assert [finding.message.en for finding in table.repaired] == ["“00004” is now “00013” (correction)."]
    assert table.units() == read(TABLE).units()
    [finding] = read(TABLE, corrections=(Correction(3, Column.NAME, "x"),)).findings
    assert (finding.code, finding.line) == ("table-no-row", 3)


def test_a_table_that_is_not_utf8() -> None:
    data = TABLE.encode("utf-8").replace("Trúc".encode(), b"Tr\xfac")
    [*_, finding] = read(data).findings
    assert (finding.code, finding.line) == ("table-not-utf8", 4)


def test_a_byte_order_mark_and_other_line_ends_do_no_harm() -> None:
    assert read(b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode()).units() == read(TABLE).units()


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("xã Bắc Sơn", "Xã Bắc Sơn"),
        ("Xa Bắc Sơn", "Xã Bắc Sơn"),
        ("Thị Xã Sa Pa", "Thị xã Sa Pa"),
        ("Thi trấn Rạng Đông", "Thị trấn Rạng Đông"),
        ("Thành Phố Đồng Hới (450)", "Thành phố Đồng Hới (450)"),
        ("Xã Đặc Khu", "Xã Đặc Khu"),
        ("Xuân Phước", None),
        ("Xã", None),
    ],
)
def test_the_word_for_the_kind(written: str, right: str | None) -> None:
    assert mended_prefix(written) == right
