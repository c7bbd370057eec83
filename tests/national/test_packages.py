"""Packages that hold the national list, each with a small copy that is made here."""

import datetime as dt
import importlib.metadata
import json
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from danvan import bundled
from danvan.errors import MissingExtra, Refused, Severity
from danvan.law.instruments import Citation, Mark
from danvan.national.packaged import PackagedUnits
from danvan.national.vietnam_provinces import read_vietnam_provinces
from danvan.national.vietnamadminunits import packaged_folder, read_packaged_units
from danvan.units.events import EdgeChange, Extent
from danvan.units.identifiers import Scheme
from danvan.units.invariants import broken_events, broken_units
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Level, RelationKind

EVE, REFORM = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
LAW = Citation(document="Luật 72/2025/QH15", mark=Mark.REPORTED)

OLD = """
hanoi 01 quana 901 Quận A | phuongmot 90001 Phường Một
hanoi 01 quana 901 Quận A | phuonghai 90004 Phường Hai
hanoi 01 quana 901 Quận A | phuongba 90007 Phường Ba
hanoi 01 huyenb 902 Huyện B | xabon 90010 Xã Bốn
hanoi 01 huyenb 902 Huyện B | xanam 90013 Xã Năm
hanoi 01 huyenb 902 Huyện B | thitransau 90016 Thị trấn Sáu
hanoi 01 huyenb 902 Huyện B | xatam 90022 Xã Tám
haiphong 31 huyenbachlongvi 318 Huyện Bạch Long Vĩ | - - -
"""
"""Province, its code, district, its code and name; commune, its code and name."""

NEW = """
hanoi 01 phuongmot 90001 Phường Một
hanoi 01 phuongba 90007 Phường Ba
hanoi 01 xabon 90010 Xã Bốn
hanoi 01 xanammoi 90013 Xã Năm Mới
hanoi 01 xasau 90016 Xã Sáu
hanoi 01 xachin 90025 Xã Chín
haiphong 31 dackhubachlongvi 11948 Đặc khu Bạch Long Vĩ
"""

WHOLE: dict[str, dict[str, list[str]]] = {
    "hanoi": {
        "phuongmot": ["hanoi_quana_phuongmot"],
        "phuongba": ["hanoi_quana_phuongba"],
        "xabon": ["hanoi_huyenb_xabon"],
        "xanammoi": ["hanoi_huyenb_xanam"],
        "xasau": ["hanoi_huyenb_thitransau"],
        "xachin": ["hanoi_huyenb_xatam"],
    },
    "haiphong": {"dackhubachlongvi": ["haiphong_huyenbachlongvi_"]},
}
PART = {"hanoi": {"hanoi_quana_phuonghai": ["phuongmot", "phuongba"]}}


def old_rows(text: str) -> list[tuple[str | None, ...]]:
    rows: list[tuple[str | None, ...]] = []
    for line in text.strip().splitlines():
        above, commune = line.split(" | ")
        province, code, district, number, district_name = above.split(" ", 4)
        cells = [None if cell == "-" else cell for cell in commune.split(" ", 2)]
        rows.append((province, code, district, number, district_name, *cells))
    return rows


def make(
    folder: Path,
    *,
    old: str = OLD,
    new: str = NEW,
    whole: Mapping[str, object] = WHOLE,
    part: Mapping[str, Mapping[str, list[str]]] = PART,
) -> Path:
    with closing(sqlite3.connect(folder / "dataset.db")) as database:
        database.execute(
            "CREATE TABLE admin_units_legacy (provinceKey, provinceCode, districtKey, districtCode, district, "
            "wardKey, wardCode, ward)"
        )
        database.execute("CREATE TABLE admin_units (provinceKey, provinceCode, wardKey, wardCode, ward)")
        database.executemany("INSERT INTO admin_units_legacy VALUES (?, ?, ?, ?, ?, ?, ?, ?)", old_rows(old))
        news = [line.split(" ", 4) for line in new.strip().splitlines()]
        database.executemany("INSERT INTO admin_units VALUES (?, ?, ?, ?, ?)", news)
        database.commit()
    divided = {
        province: {key: [{"newWardKey": into} for into in intos] for key, intos in communes.items()}
        for province, communes in part.items()
    }
    data = {"DICT_PROVINCE_WARD_NO_DIVIDED": whole, "DICT_PROVINCE_WARD_DIVIDED": divided}
    (folder / "converter_2025.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def read(folder: Path) -> PackagedUnits:
    return read_packaged_units(folder, bundled.unit_registry(), end_of_districts=(LAW,))


def with_package(package: PackagedUnits) -> UnitRegistry:
    return bundled.unit_registry().with_records(package.units(), package.events())


def broken(registry: UnitRegistry) -> list[object]:
    return [
        *broken_units(registry, bundled.kind_periods(), bundled.agency_blocks()),
        *broken_events(registry),
    ]


def codes(package: PackagedUnits) -> list[str]:
    return [finding.code for finding in package.findings]


# vietnamadminunits -------------------------------------------------------------------------------


def test_communes_become_units_that_keep_every_rule(tmp_path: Path) -> None:
    package = read(make(tmp_path))
    assert package.findings == ()
    registry = with_package(package)
    assert broken(registry) == []
    assert [unit.id for unit in package.units()] == [
        "vn/huyen/901",
        "vn/huyen/902",
        "vn/xa-cu/90001",
        "vn/xa-moi/90001",
        "vn/xa-cu/90007",
        "vn/xa-moi/90007",
        "vn/xa/90010",
        "vn/xa/90013",
        "vn/xa/90016",
        "vn/xa-cu/90022",
        "vn/xa-moi/90025",
        "vn/xa-cu/90004",
    ]
    communes = {day: len(list(registry.on(day).of(level=Level.COMMUNE))) for day in (EVE, REFORM)}
    assert communes == {EVE: 7, REFORM: 11}, "the five islands are there since the reform"


def test_what_went_as_a_whole_and_what_in_parts(tmp_path: Path) -> None:
    registry = with_package(read(make(tmp_path)))
    one = registry.today(Scheme.GSO_COMMUNE, "90001", was=EVE, on=REFORM)
    assert [route.target for route in one] == ["vn/xa-moi/90001"]
    (step,) = registry.successors("vn/xa-cu/90001")
    assert (step.extent, step.changes) == (Extent.WHOLE, (EdgeChange.MERGE,))
    steps = registry.successors("vn/xa-cu/90004")
    assert [(item.result, item.extent, item.changes) for item in steps] == [
        ("vn/xa-moi/90001", Extent.PART, (EdgeChange.SPLIT,)),
        ("vn/xa-moi/90007", Extent.PART, (EdgeChange.SPLIT,)),
    ]


@pytest.mark.parametrize(
    ("unit", "changes", "names"),
    [
        ("vn/xa/90010", (EdgeChange.UNCHANGED,), ["Xã Bốn"]),
        ("vn/xa/90013", (EdgeChange.RENAME,), ["Xã Năm", "Xã Năm Mới"]),
        ("vn/xa/90016", (EdgeChange.RETYPE,), ["Thị trấn Sáu", "Xã Sáu"]),
    ],
)
def test_a_commune_that_went_on_is_the_same_unit(
    tmp_path: Path, unit: str, changes: tuple[EdgeChange, ...], names: list[str]
) -> None:
    registry = with_package(read(make(tmp_path)))
    (step,) = registry.successors(unit)
    assert (step.origin, step.result, step.changes) == (unit, unit, changes)
    assert [entry.text for entry in registry[unit].names] == names
    parents = [relation.unit for relation in registry[unit].relations if relation.kind is RelationKind.PART_OF]
    assert parents == ["vn/huyen/902", "vn/ha-noi"]


def test_a_commune_renamed_under_another_code_is_another_unit(tmp_path: Path) -> None:
    registry = with_package(read(make(tmp_path)))
    (step,) = registry.successors("vn/xa-cu/90022")
    assert (step.result, step.extent) == ("vn/xa-moi/90025", Extent.WHOLE)
    assert step.changes == (EdgeChange.RENAME,)


def test_the_islands_stay_those_of_danvan(tmp_path: Path) -> None:
    package = read(make(tmp_path))
    assert "vn/xa-moi/11948" not in {unit.id for unit in package.units()}
    assert {event.id for event in package.events()} == {"sap-xep-xa/ha-noi", "ket-thuc-cap-huyen/ha-noi"}
    (edge,) = [edge for edge in package.edges if not edge.old]
    assert (edge.new, edge.district, edge.note.changes) == ("11948", "318", (EdgeChange.TIER_CHANGE,))


def test_events_name_their_source(tmp_path: Path) -> None:
    rearranged, ended = read(make(tmp_path)).events()
    (source,) = rearranged.sources
    assert (source.title, source.mark) == ("vietnamadminunits", Mark.COMPUTED)
    assert "MIT" in (source.note or "")
    assert ended.legal_basis == (LAW,)


def test_the_version_is_known_beside_the_record_of_an_installation(tmp_path: Path) -> None:
    record = tmp_path / "vietnamadminunits-1.0.4.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: vietnamadminunits\nVersion: 1.0.4\n")
    folder = tmp_path / "vietnamadminunits" / "data"
    folder.mkdir(parents=True)
    package = read(make(folder))
    assert package.name == "vietnamadminunits 1.0.4"
    assert package.events()[0].sources[0].title == "vietnamadminunits 1.0.4"


def test_a_key_that_names_nothing_is_told_and_left_out(tmp_path: Path) -> None:
    whole = {**WHOLE, "hanoi": {**WHOLE["hanoi"], "xachin": ["hanoi_huyenb_xamuoi"], "xakhong": []}}
    whole["hanoi"]["xalạ"] = ["hanoi_huyenb_xatam"]
    package = read(make(tmp_path, whole=whole))
    assert [(finding.code, finding.pointer) for finding in package.findings] == [
        ("package-key", "/DICT_PROVINCE_WARD_NO_DIVIDED/hanoi/xachin/0"),
        ("package-key", "/DICT_PROVINCE_WARD_NO_DIVIDED/hanoi/xalạ/0"),
    ]
    assert "“hanoi_huyenb_xamuoi”" in package.findings[0].message.en
    assert "“hanoi_xalạ”" in package.findings[1].message.vi
    assert "vn/xa-moi/90025" not in {unit.id for unit in package.units()}
    assert broken(with_package(package)) == []


def test_what_the_table_of_keys_does_not_name_is_told(tmp_path: Path) -> None:
    whole = {**WHOLE, "hanoi": {key: olds for key, olds in WHOLE["hanoi"].items() if key != "xachin"}}
    package = read(make(tmp_path, whole=whole))
    assert [(finding.code, finding.severity) for finding in package.findings] == [
        ("package-alone", Severity.WARNING),
        ("package-alone", Severity.WARNING),
    ]
    assert package.findings[0].message.en == (
        "The package does not say what became of Xã Tám (90022), and it is left out."
    )
    assert package.findings[1].message.vi == (
        "Gói dữ liệu không nêu đơn vị tiền thân của Xã Chín (90025), nên đơn vị này bị bỏ qua."
    )


def test_a_whole_that_went_elsewhere_too_is_a_part(tmp_path: Path) -> None:
    whole = {**WHOLE, "hanoi": {**WHOLE["hanoi"], "xasau": ["hanoi_huyenb_thitransau", "hanoi_huyenb_xabon"]}}
    package = read(make(tmp_path, whole=whole))
    assert codes(package) == ["package-whole-beside", "package-whole-beside"]
    registry = with_package(package)
    assert broken(registry) == []
    assert {step.extent for step in registry.successors("vn/xa-cu/90010")} == {Extent.PART}


def test_a_whole_beside_a_key_that_names_nothing_is_a_part_too(tmp_path: Path) -> None:
    whole = {**WHOLE, "hanoi": {**WHOLE["hanoi"], "xalạ": ["hanoi_huyenb_xabon"]}}
    package = read(make(tmp_path, whole=whole))
    assert codes(package) == ["package-key", "package-whole-beside"]
    assert [edge.note.extent for edge in package.edges if edge.old == "90010"] == [Extent.PART]


def test_a_part_without_another_is_told(tmp_path: Path) -> None:
    package = read(make(tmp_path, part={"hanoi": {"hanoi_quana_phuonghai": ["phuongmot"]}}))
    assert codes(package) == ["package-part-alone"]


def test_what_is_said_twice_counts_once(tmp_path: Path) -> None:
    whole = {**WHOLE, "hanoi": {**WHOLE["hanoi"], "xabon": ["hanoi_huyenb_xabon", "hanoi_huyenb_xabon"]}}
    package = read(make(tmp_path, whole=whole))
    assert codes(package) == ["package-edge-twice"]
    assert "vn/xa/90010" in with_package(package)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Xã Bốn", "90010 Xã Bốn", []),
        ("Bốn", "90010 Xã Bốn", ["package-name"]),
        ("Quận Bốn", "90010 Xã Bốn", ["package-name"]),
        ("Xã Bốn ", "90010 Xã Bốn", ["package-name"]),
        ("Xã Bốn", "90010 Huyện Bốn", ["package-name"]),
        ("Xã Bốn", "9001 Xã Bốn", ["package-code"]),
        ("Xã Bốn", "90001 Xã Bốn", ["package-two-units"]),
    ],
)
def test_a_commune_of_which_no_record_can_be_made_is_told(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    olds = OLD.replace("90010 Xã Bốn", f"90010 {old}")
    news = NEW.replace("90010 Xã Bốn", new)
    package = read(make(tmp_path, old=olds, new=news))
    assert codes(package) == expected
    assert broken(with_package(package)) == []


def test_a_province_that_the_registry_lacks_is_told(tmp_path: Path) -> None:
    package = read(make(tmp_path, old=OLD.replace("hanoi 01", "hanoi 02"), new=NEW.replace("hanoi 01", "hanoi 02")))
    assert {finding.code for finding in package.findings} == {"package-province"}
    assert "2025-07-01" in package.findings[0].message.en, "02 was the code of Hà Giang until the reform"
    assert package.units() == []


def test_a_row_without_text_and_a_key_of_two_communes_are_told(tmp_path: Path) -> None:
    extra = "hanoi 01 huyenb 902 Huyện B | xabon 90031 Xã Bổn\nhanoi 01 huyenb 902 Huyện B | xa - Xã Mười"
    package = read(make(tmp_path, old=OLD + extra))
    assert codes(package) == ["package-key-twice", "package-row", "package-key"]
    assert "wardCode" in package.findings[1].message.en
    assert package.findings[1].file == str(tmp_path / "dataset.db")
    assert package.findings[2].file == str(tmp_path / "converter_2025.json")


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("dataset.db", None, "there is no such file"),
        ("dataset.db", b"this is no database, and long enough to be looked at" * 20, "SQLite: "),
        ("dataset.db", b"", "SQLite: no such table"),
        ("converter_2025.json", None, "there is no such file"),
        ("converter_2025.json", b"{", "it is not JSON"),
        ("converter_2025.json", b"\xff", "it is not JSON"),
        ("converter_2025.json", b"[]", "expected structure"),
        ("converter_2025.json", b"{}", "expected structure"),
        ("converter_2025.json", b"[" * 100_000, "it is not JSON"),
        ("converter_2025.json", b'{"DICT_PROVINCE_WARD_NO_DIVIDED": {"a": {"b": "c"}}}', "expected structure"),
        ("converter_2025.json", b'{"DICT_PROVINCE_WARD_NO_DIVIDED": {"a": {"b": [1]}}}', "expected structure"),
    ],
)
def test_other_files_are_refused_in_a_sentence(tmp_path: Path, file: str, content: bytes | None, said: str) -> None:
    folder = make(tmp_path)
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    with pytest.raises(Refused) as caught:
        read(folder)
    assert said in caught.value.sentence.en
    assert str(folder / file) in caught.value.sentence.vi
    assert [item.name for item in folder.glob("*-journal")] == []


def test_the_installed_package_is_found_or_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(name: str) -> object:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", missing)
    with pytest.raises(MissingExtra) as caught:
        packaged_folder()
    assert "pip install 'danvan[units]'" in caught.value.sentence.vi
    assert "pip install 'danvan[units]'" in caught.value.sentence.en
    found = SimpleNamespace(locate_file=lambda path: tmp_path / path)
    monkeypatch.setattr(importlib.metadata, "distribution", lambda name: found)
    assert packaged_folder() == tmp_path / "vietnamadminunits" / "data"


# vietnam-provinces -------------------------------------------------------------------------------


class OldWard(SimpleNamespace):
    pass


class Ward(SimpleNamespace):
    def get_legacy_sources(self) -> tuple[OldWard, ...]:
        return tuple(self.sources)


def listing(items: list[SimpleNamespace]) -> SimpleNamespace:
    return SimpleNamespace(iter_all=lambda: iter(items))


def fake(monkeypatch: pytest.MonkeyPatch, *, more_old: tuple[OldWard, ...] = ()) -> ModuleType:
    """A package with codes as numbers: 9 is the code 00009, and Huyện B is the district 002."""
    one, two, three, four = olds = [
        OldWard(name="Phường Một", code=9, district_code=1),
        OldWard(name="Xã Hai", code=12, district_code=2),
        OldWard(name="Xã Ba", code=15, district_code=2),
        OldWard(name="Xã Bốn", code=18, district_code=2),
    ]
    new = [
        Ward(name="Phường Một", code=9, province_code=1, sources=[one, two]),
        Ward(name="Xã Ba", code=12, province_code=1, sources=[two, three]),
        Ward(name="Phường Bốn", code=18, province_code=1, sources=[four]),
        Ward(name="Đặc khu Bạch Long Vĩ", code=11948, province_code=31, sources=[]),
    ]
    districts = [
        SimpleNamespace(name="Quận A", code=1, province_code=1),
        SimpleNamespace(name="Huyện B", code=2, province_code=1),
        SimpleNamespace(name="Huyện Bạch Long Vĩ", code=318, province_code=31),
    ]
    package, legacy = ModuleType("vietnam_provinces"), ModuleType("vietnam_provinces.legacy")
    vars(package).update(__version__="2026.9.0", __data_version__="2026-09-20", Ward=listing([*new]))
    vars(legacy).update(Ward=listing([*olds, *more_old]), District=listing(districts))
    monkeypatch.setitem(sys.modules, "vietnam_provinces", package)
    monkeypatch.setitem(sys.modules, "vietnam_provinces.legacy", legacy)
    return package


def test_numbers_become_codes_and_counts_become_extents(monkeypatch: pytest.MonkeyPatch) -> None:
    fake(monkeypatch)
    package = read_vietnam_provinces(bundled.unit_registry(), end_of_districts=(LAW,))
    assert package.findings == (), "the island and its district are known to danvan"
    assert [(edge.old, edge.new, edge.note.extent) for edge in package.edges] == [
        ("00009", "00009", Extent.WHOLE),
        ("00012", "00009", Extent.PART),
        ("00012", "00012", Extent.PART),
        ("00015", "00012", Extent.WHOLE),
        ("00018", "00018", Extent.WHOLE),
    ]
    registry = with_package(package)
    assert broken(registry) == []
    (step,) = registry.successors("vn/xa/00018")
    assert step.changes == (EdgeChange.RETYPE,)
    assert "vn/huyen/002" in registry
    (source,) = package.events()[0].sources
    assert source.title == "vietnam-provinces 2026.9.0"
    assert "2026-09-20" in (source.note or "") and "GPL" in (source.note or "")


def test_what_the_package_does_not_link_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = (
        OldWard(name="Xã Năm", code=21, district_code=2),
        OldWard(name="Xã Sáu", code=24, district_code=9),
    )
    fake(monkeypatch, more_old=lost)
    package = read_vietnam_provinces(UnitRegistry(bundled.provinces().values(), bundled.province_events()))
    said = [finding.message.en for finding in package.findings]
    assert said == [
        "The package does not say what became of Xã Năm (00021), and it is left out.",
        "The package does not say what became of Xã Sáu (00024), and it is left out.",
        "The package does not say what became of Huyện Bạch Long Vĩ (318), and it is left out.",
        "The package does not say of what Đặc khu Bạch Long Vĩ (11948) was made, and it is left out.",
    ]


def test_a_commune_of_a_district_that_is_not_listed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    package = fake(monkeypatch)
    wards = list(package.Ward.iter_all())
    wards[2].sources[0].district_code = 9
    found = read_vietnam_provinces(bundled.unit_registry())
    assert codes(found) == ["package-name", "package-province"]
    assert broken(with_package(found)) == []


def test_an_origin_that_the_package_does_not_list_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    package = fake(monkeypatch)
    list(package.Ward.iter_all())[2].sources.append(OldWard(name="Xã Lạ", code=99, district_code=2))
    found = read_vietnam_provinces(bundled.unit_registry())
    assert [finding.message.en for finding in found.findings] == [
        "The key “00099” names no unit of the package, so that what it says is left out."
    ]
    assert "vn/xa-moi/00018" in with_package(found), "it was not the only one, so that it is another unit"


def test_another_interface_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    package = fake(monkeypatch)
    del package.Ward
    with pytest.raises(Refused) as caught:
        read_vietnam_provinces(bundled.unit_registry())
    assert "it has another interface" in caught.value.sentence.en


def test_without_the_package_its_licence_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vietnam_provinces", None)
    with pytest.raises(MissingExtra) as caught:
        read_vietnam_provinces(bundled.unit_registry())
    for said in (caught.value.sentence.vi, caught.value.sentence.en):
        assert "pip install 'danvan[units-gpl]'" in said
        assert "GPL" in said and "3.12" in said
