"""`danvan units`: units looked up, and the national list read in."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan import bundled
from danvan.cli import main
from danvan.cli.options import LISTS, REPAIRS, SCHEMES
from danvan.cli.units_import import _READERS
from danvan.national.cells import Repair
from danvan.serialization import load
from danvan.units.identifiers import Scheme

Run = Callable[..., tuple[int, str, str]]
TABLE = Path(__file__).parents[1] / "national" / "small_table.csv"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_it(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = main(["units", *arguments, "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


@pytest.fixture
def units(tmp_path: Path, run: Run) -> str:
    """A folder with the units of the small table."""
    out = tmp_path / "units"
    out.mkdir()
    assert run("import", "nso", str(TABLE), "--out", str(out))[0] == 0
    return str(out)


def test_the_words_of_the_options_are_those_of_the_library() -> None:
    assert tuple(scheme.value for scheme in Scheme) == SCHEMES
    assert (*(repair.value for repair in Repair), "all") == REPAIRS
    assert tuple(_READERS) == LISTS


def test_a_code_on_two_days(run: Run, units: str) -> None:
    assert run("show", "00634", "--on", "2025-06-30", "--units", units) == (
        0,
        "Phường Đại Mỗ (ward)  vn/xa-cu/00634\n"
        "  on: 2025-06-30\n"
        "  level: commune\n"
        "  statistics code of a commune: 00634\n"
        "  part of: Quận Nam Từ Liêm, Thành phố Hà Nội\n"
        "  → 2025-07-01  Phường Đại Mỗ (vn/xa-cu/00634) → Phường Xuân Phương (vn/xa-moi/00622): part"
        "  [sap-xep-xa/ha-noi]\n"
        "  → 2025-07-01  Phường Đại Mỗ (vn/xa-cu/00634) → Phường Tây Mỗ (vn/xa-moi/00634): part"
        "  [sap-xep-xa/ha-noi]\n"
        "  → 2025-07-01  Phường Đại Mỗ (vn/xa-cu/00634) → Phường Đại Mỗ (vn/xa-moi/00637): part"
        "  [sap-xep-xa/ha-noi]\n",
        "",
    )
    code, out, _ = run("show", "00634", "--on", "2026-06-30", "--units", units, lang="vi")
    assert code == 0
    assert out.startswith("Phường Tây Mỗ (phường)  vn/xa-moi/00634\n  ngày: 2026-06-30\n  cấp: cấp xã\n")


def test_a_province_by_code_name_and_id(run: Run) -> None:
    for what in ("24", "Bắc Ninh", "bắc ninh", "vn/bac-ninh-2025", "H05"):
        code, out, _ = run("show", what, "--on", "2026-11-01")
        assert code == 0
        assert out.startswith("Thành phố Bắc Ninh (centrally-run city)  vn/bac-ninh-2025\n")
    assert "  = 2026-09-20  change of kind  [doi-loai-hinh/bac-ninh-2026]" in out
    code, out, _ = run("show", "24", "--scheme", "gso-province", "--on", "2025-06-30")
    assert out.startswith("Tỉnh Bắc Giang (province)  vn/bac-giang\n")


def test_the_body_that_advises(run: Run) -> None:
    _, out, _ = run("show", "vn/tw/ban-tuyen-giao-va-dan-van", "--on", "2025-02-03", lang="vi")
    assert "tham mưu, giúp việc cho: Ban Chấp hành Trung ương" in out
    _, out, _ = run("show", "I06", "--on", "2025-07-01")
    assert "affiliated under: Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam" in out
    _, out, _ = run("show", "I06", "--on", "2025-06-30")
    assert "affiliated under" not in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "99", "--on", "2025-06-30"), "No unit has the code “99” (statistics code of a province)"),
        (("show", "10", "--on", "2025-07-01"), "It is the code of Tỉnh Lào Cai to 2025-06-30."),
        (("show", "1", "--scheme", "gso-province", "--on", "2025-06-30"), "has not the form of"),
        (("show", "vn/yen-bai", "--on", "2026-01-01"), "it has the days from … to 2025-06-30"),
        (
            ("show", "Yên Bái", "--on", "2026-01-01"),
            "No unit is named “Yên Bái” on 2026-01-01. It is a name of vn/yen-bai to 2025-06-30.",
        ),
        (("history", "vn/yen-ba"), "Did you mean “vn/yen-bai”?"),
        (("successors", "15", "--was", "2025-07-02", "--to", "2025-07-01"), "2025-07-01 is before 2025-07-02."),
        (("show", "15", "--on", "30/06/2025"), "is not a day"),
    ],
)
def test_what_cannot_be_told_is_said(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_names_are_found_inside_a_province(run: Run, units: str) -> None:
    code, out, _ = run("find", "Đại Mỗ", "--on", "2026-01-01", "--within", "01", "--units", units)
    assert (code, out) == (0, "Phường Đại Mỗ (ward)  vn/xa-moi/00637 – Thành phố Hà Nội\n1 unit, on 2026-01-01\n")
    code, out, _ = run("find", "Đại Mỗ", "--on", "2026-01-01", "--within", "Cao Bằng", "--units", units, lang="vi")
    assert (code, out) == (1, "0 đơn vị, ngày 2026-01-01\n")


def test_successors_say_how_far(run: Run, units: str) -> None:
    code, out, _ = run("successors", "00013", "--was", "2025-06-30", "--to", "2026-01-01", "--units", units)
    assert (code, out) == (
        0,
        "Phường Quán Thánh (ward)  vn/xa-cu/00013, 2025-06-30\n"
        "  → Phường Ba Đình (ward)  vn/xa-moi/00004: whole\n"
        "      2025-07-01  Phường Quán Thánh (vn/xa-cu/00013) → Phường Ba Đình (vn/xa-moi/00004): whole"
        "  [sap-xep-xa/ha-noi]\n",
    )
    code, out, _ = run("successors", "318", "--was", "2025-06-30", "--to", "2026-01-01", lang="vi")
    assert "Đặc khu Bạch Long Vĩ (đặc khu)  vn/xa-moi/11948: toàn bộ" in out
    _, out, _ = run("successors", "019", "--was", "2025-06-30", "--to", "2026-01-01", "--units", units)
    assert "  → gone\n" in out


def test_the_history_of_a_name_and_of_a_code(run: Run, units: str) -> None:
    _, out, _ = run("history", "Đại Mỗ", "--units", units)
    assert [line for line in out.splitlines() if not line.startswith(" ")] == [
        "vn/xa-cu/00634, to 2025-06-30",
        "vn/xa-moi/00637, from 2025-07-01",
    ]
    _, out, _ = run("history", "15", lang="vi")
    assert [line for line in out.splitlines() if not line.startswith(" ")] == [
        "vn/yen-bai, đến 2025-06-30",
        "vn/lao-cai-2025, từ 2025-07-01",
    ]
    assert "  mã số tỉnh: 15, từ 2025-07-01 [Công văn 915/CTK-CSCL]" in out


def test_a_table_is_written_as_units_and_events(run: Run, tmp_path: Path) -> None:
    code, out, err = run("import", "nso", str(TABLE), "--out", str(tmp_path), "--format", "json")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "0 errors, 0 warnings, 0 repairs",
        f"{tmp_path / 'units.json'}: 24",
        f"{tmp_path / 'unit-events.json'}: 14",
    ]
    archive = load(tmp_path)
    assert len(archive) == 38
    assert archive.findings == ()
    code = main(["validate", str(tmp_path)])
    assert code == 0


def test_a_wrong_table_is_not_written(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "t.csv"
    shutil.copy(TABLE, wrong)
    text = wrong.read_text("utf-8").replace("Phường Quán Thánh,00013,", "phường  Quán Thánh,00004,")
    wrong.write_text(text, "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    code, said, err = run("import", "nso", str(wrong), "--out", str(out))
    assert code == 1
    assert f"{wrong}:5  error  table-blanks  [column Tên Xã cũ]" in said
    assert "6 errors, 0 warnings, 0 repairs" in said
    assert "Nothing was written" in err
    assert list(out.iterdir()) == []
    code, said, err = run("import", "nso", str(wrong), "--out", str(out), "--limit", "1", lang="vi")
    assert (code, said.count("lỗi  table-"), "Không ghi tệp nào" in err) == (1, 1, True)
    code, said, err = run(
        *("import", "nso", str(wrong), "--out", str(out), "--repair", "all", "--correct", "5:old-code=00013")
    )
    assert (code, err) == (0, "")
    assert said.splitlines()[:3] == [
        f"{wrong}:5  Mã Xã cũ: “00004” is now “00013” (correction).",
        f"{wrong}:5  Tên Xã cũ: “phường  Quán Thánh” is now “phường Quán Thánh” (blanks).",
        f"{wrong}:5  Tên Xã cũ: “phường Quán Thánh” is now “Phường Quán Thánh” (prefix).",
    ]
    assert "0 errors, 0 warnings, 3 repairs" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--out", "."), "Name the file with the list."),
        (("no-such.csv", "--out", "."), "no-such.csv cannot be read: there is no such file."),
        ((str(TABLE), "--out", "no-such-folder"), "There is no folder “no-such-folder”."),
        ((str(TABLE), "--out", ".", "--correct", "5:ghi-chu=x"), "has not the form LINE:COLUMN=TEXT"),
        ((str(TABLE), "--out", ".", "--correct", "5"), "has not the form LINE:COLUMN=TEXT"),
    ],
)
def test_wrong_use_is_said(
    run: Run, arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("import", "nso", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_simple_table(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    lines = ["code\tname\tkind\tparent\tvalid_from\tvalid_to", "00001\tXã Một\tcommune\tvn/ha-noi\t2025-07-01\t"]
    table.write_text("\n".join(lines) + "\n", "utf-8")
    code, out, _ = run("import", "tsv", str(table), "--out", str(tmp_path), "--prefix", "thu", "--source", "Tự lập")
    assert (code, out) == (0, f"0 errors, 0 warnings, 0 repairs\n{tmp_path / 'units.ndjson'}: 1\n")
    _, out, _ = run("show", "thu/00001", "--on", "2026-01-01", "--units", str(tmp_path / "units.ndjson"))
    assert "  part of: Thành phố Hà Nội" in out
    table.write_text("\n".join(lines).replace("commune", "comune"), "utf-8")
    code, out, err = run("import", "tsv", str(table), "--out", str(tmp_path))
    assert code == 1
    assert "“commune”" in out
    assert "Nothing was written" in err


@pytest.mark.parametrize("package", ["vietnamadminunits", "vietnam-provinces"])
def test_a_package_that_is_not_there(run: Run, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.metadata

    def missing(name: str) -> object:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", missing)
    monkeypatch.setitem(sys.modules, "vietnam_provinces", None)
    code, out, err = run("import", package, "--out", str(tmp_path))
    assert (code, out) == (2, "")
    assert "pip install 'danvan[units" in err


def test_files_with_errors_are_not_looked_into(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"danvan": "unit/1.0", "id": "a"}', "utf-8")
    code, out, err = run("show", "a", "--units", str(tmp_path))
    assert (code, out) == (1, "")
    assert "key-missing" in err


def test_every_shipped_unit_can_be_shown(run: Run) -> None:
    registry = bundled.unit_registry()
    for name in registry:
        _, end = registry.days(name)
        on = "2026-11-01" if end.year == 9999 else "2025-02-02" if end.month == 2 else "2025-06-30"
        assert run("show", name, "--on", on)[0] == 0
        assert run("history", name, lang="vi")[0] == 0
