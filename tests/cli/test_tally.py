"""`danvan tally`: a statistical table counted from files."""

import json
import pathlib
from collections.abc import Callable

import pytest

from danvan.cli import main

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = str(pathlib.Path(__file__).parents[2] / "examples" / "petitions")
WINDOW = ("--from", "2026-06-15", "--to", "2026-09-14")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_it(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = main(["tally", *arguments, "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def test_the_lines_of_a_table(run: Run) -> None:
    code, out, err = run("04/GQTC", EXAMPLES, *WINDOW, lang="vi")
    assert (code, err) == (0, "")
    assert out.splitlines()[:9] == [
        "04/GQTC Tổng hợp kết quả giải quyết tố cáo (TT06-2025)",
        "tất cả đơn vị, 2026-06-15 … 2026-09-14",
        "   1             1  Tổng số đơn tố cáo thuộc thẩm quyền",
        "   2             1  Tổng số vụ việc",
        "   3             0  Phân tích kết quả > Đang xem xét điều kiện thụ lý",
        "   4             1  Phân tích kết quả > Đã thụ lý giải quyết",
        "   5             0  Phân tích kết quả > Không thụ lý",
        "   6             0  Phân tích kết quả > Rút đơn, đình chỉ giải quyết",
        "   7             1  Tổng số Kết luận ban hành trong kỳ",
    ]
    assert "  14         ? (1)  Kiến nghị thu hồi cho Nhà nước > Tiền (Trđ)" in out


def test_the_window_picks_the_table_of_its_time(run: Run) -> None:
    _, out, _ = run("02/XLD", EXAMPLES, "--from", "2025-06-15", "--to", "2025-09-14")
    assert out.startswith("02/XLD Processing of complaints (TT01-2024)\n")
    _, out, _ = run("02/xld", EXAMPLES, *WINDOW)
    assert out.startswith("02/XLD Processing of petitions (TT06-2025)\n")


def test_lines_by_unit_as_documents_that_validate(run: Run, tmp_path: pathlib.Path) -> None:
    code, out, _ = run("02/XLD", EXAMPLES, *WINDOW, "--by-unit", "--json")
    assert code == 0
    document = json.loads(out)
    assert [line.get("unit") for line in document["records"]] == ["gia-dinh/xa", None]
    assert document["records"][0]["cells"] == document["records"][1]["cells"]
    path = tmp_path / "tally.json"
    path.write_text(out, "utf-8")
    assert main(["validate", str(path), EXAMPLES]) == 0


def test_a_grid(run: Run) -> None:
    code, out, _ = run("01/XLD", EXAMPLES, "--from", "2025-06-15", "--to", "2025-09-14", "--csv", "--by-unit")
    assert code == 0
    head, line = out.splitlines()
    assert head == ",".join(["unit", *map(str, range(1, 23))])
    assert line == "," + "0," * 21


def test_from_the_beginning(run: Run) -> None:
    code, out, _ = run("02/XLD", EXAMPLES, "--from", "0001-01-01", "--to", "9999-12-31")
    assert (code, out.splitlines()[2].split()[1]) == (0, "6")


def test_one_unit(run: Run) -> None:
    assert (
        run("02/XLD", EXAMPLES, *WINDOW, "--unit", "nobody")[1].splitlines()[2] == "   1             0  All petitions"
    )
    said = run("02/XLD", EXAMPLES, *WINDOW, "--unit", "gia-dinh/xa")[1].splitlines()
    assert said[1] == "gia-dinh/xa, 2026-06-15 … 2026-09-14"
    assert said[2].split()[1] == "6"
    written = json.loads(run("02/XLD", EXAMPLES, *WINDOW, "--unit", "gia-dinh/xa", "--by-unit", "--json")[1])
    assert (written["id"], written["unit"]) == ("gia-dinh/xa", "gia-dinh/xa")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("09/XLD", EXAMPLES, *WINDOW), "There is not exactly one table “09/XLD” in use on 2026-09-14. Tables: tt01-"),
        (
            ("02/XLD", EXAMPLES, "--from", "2026-09-14", "--to", "2026-06-15"),
            "The last day 2026-06-15 is before the first, 2026-09-14; exchange “--from” and “--to”.\n",
        ),
        (
            ("06/QLKNTC", EXAMPLES, *WINDOW),
            "Every column of table “tt06-2025/06-qlkntc” is filled in by hand: danvan's records hold nothing of it.\n",
        ),
        (("02/XLD", EXAMPLES, "--from", "soon", "--to", "2026-06-15"), "“soon” is not a day; write 2026-08-20.\n"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(said)


def test_a_file_that_is_wrong_is_named_and_the_others_count(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.json").write_text('{"danvan": "petition/1.0", "id": "x"}', "utf-8")
    code, out, err = run("02/XLD", str(tmp_path), EXAMPLES, *WINDOW)
    assert code == 1
    assert "key-missing" in err
    assert out.splitlines()[2].split()[1] == "6"
    code, _, err = run("02/XLD", str(tmp_path / "none.json"), *WINDOW)
    assert code == 2
    assert "unreadable" in err


def test_a_table_of_ones_own(run: Run, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text(
        'danvan = "statistical-table/1.0"\nid = "own"\ncode = "01/R"\ntitle = "Bảng"\ntitle_en = "Table"\n'
        'source = { document = "x" }\ncolumns = [{ number = 7, heading = ["a"], heading_en = ["b"], '
        'counted_in = "petitions", where = ["received", "complaint"] }]\n',
        "utf-8",
    )
    code, out, _ = run("01/r", EXAMPLES, *WINDOW, "--table", str(path))
    assert code == 0
    assert out.splitlines()[2] == "   7             1  b"
    path.write_text("danvan = 1", "utf-8")
    code, _, err = run("01/r", EXAMPLES, *WINDOW, "--table", str(path))
    assert code == 1
    assert "kind-form" in err
