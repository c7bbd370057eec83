"""`danvan rollup`: figures of reports summed for a period, as a list and as a table."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from danvan.cli import main

Run = Callable[..., tuple[int, str, str]]


def unit(name: str, label: str, kind: str, *above: str) -> dict[str, Any]:
    return {
        "danvan": "unit/1.0",
        "id": name,
        "level": "commune",
        "kinds": [{"kind": kind}],
        "names": [{"text": label}],
        "relations": [{"kind": "part_of", "unit": other} for other in above],
    }


def report(name: str, reporter: str, quarter: int, *figures: dict[str, Any]) -> dict[str, Any]:
    period = {"kind": "quarter", "year": 2026, "number": quarter}
    return {
        "danvan": "report/1.0",
        "id": name,
        "kind": "periodic",
        "reporter": reporter,
        "period": period,
        "figures": figures,
    }


SESSIONS = {"indicator": "dialogue.sessions"}
RECORDS = [
    unit("x1", "Xã Một", "commune", "vn/cao-bang"),
    unit("x2", "Xã Hai", "commune", "vn/cao-bang"),
    report(
        "r1", "x1", 1, {**SESSIONS, "value": "2"}, {"label": "đơn", "value": "1", "denominator": "4", "nature": "flow"}
    ),
    report("r2", "x1", 2, {**SESSIONS, "value": "3"}),
    report("r3", "x2", 1, {**SESSIONS, "value": "1", "qualifier": "at_least"}),
    report("r4", "x2", 2, {**SESSIONS, "value": "5"}),
]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS)
    (tmp_path / "a.ndjson").write_text(lines, "utf-8")

    def run_it(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = main(["rollup", str(tmp_path / "a.ndjson"), *arguments, "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def test_a_quarter_by_unit_and_by_province(run: Run) -> None:
    assert run("--period", "2026-Q1") == (
        0,
        "2026-01-01 … 2026-03-31\n"
        "dialogue.sessions: dialogue conferences (cuộc)\n"
        "  Xã Một (x1): 2  [1 unit]\n"
        "  Xã Hai (x2): > 1  [1 unit]\n"
        "đơn\n"
        "  Xã Một (x1): 1 / 4 (25.00 %)  [1 unit]\n",
        "",
    )
    code, out, _ = run("--period", "quý II/2026", "--by", "province", lang="vi")
    assert code == 0
    assert out.splitlines() == [
        "2026-04-01 … 2026-06-30",
        "dialogue.sessions: hội nghị đối thoại (cuộc)",
        "  Tỉnh Cao Bằng (vn/cao-bang): 8  [2 đơn vị]",
    ]


def test_windows_that_follow_one_another_fill_the_half(run: Run) -> None:
    code, out, _ = run("--period", "2026-H1", "--by", "province", "--indicator", "dialogue.sessions")
    assert (code, out.splitlines()[-1]) == (0, "  Tỉnh Cao Bằng (vn/cao-bang): > 11  [2 units]")


def test_what_is_refused_is_said_and_the_exit_code_tells(run: Run) -> None:
    code, out, _ = run("--period", "2026-9M", "--indicator", "dialogue.sessions")
    assert code == 1
    assert "  Xã Một (x1): ? at least 5 – x1: no figures for 2026-07-01..2026-09-30." in out


def test_a_number_too_long_in_ones_is_said_and_no_traceback(run: Run, tmp_path: Path) -> None:
    money = {"label": "tiền", "value": "1000000000", "scale": "billion", "unit": "đồng", "nature": "flow"}
    with (tmp_path / "a.ndjson").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(report("r5", "x1", 1, money)) + "\n")
    code, out, err = run("--period", "2026-Q1", "--by", "province")
    number = "1" + "0" * 18
    assert (code, err) == (1, "")
    assert f"  Tỉnh Cao Bằng (vn/cao-bang): ? at least {number} – x1: in ones the number is {number}, which" in out
    code, out, _ = run("--period", "2026-Q1", "--csv")
    assert code == 1
    assert f",{number},sum-too-long," in out


def test_a_sum_without_one_of_those_expected_is_none(run: Run, tmp_path: Path) -> None:
    other = unit("x3", "Xã Ba", "commune", "vn/cao-bang")
    with (tmp_path / "a.ndjson").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(other) + "\n")
    asked = ("--period", "2026-Q2", "--by", "province", "--indicator", "dialogue.sessions")
    assert run(*asked)[0] == 0
    code, out, _ = run(*asked, "--expect", "commune")
    assert code == 1
    assert out.splitlines()[2:] == ["  Tỉnh Cao Bằng (vn/cao-bang): ? at least 8 – There are no figures at all of x3."]


def test_units_that_danvan_ships_are_not_expected_of_a_file(run: Run) -> None:
    code, out, _ = run(
        "--period", "2026-Q2", "--by", "province", "--indicator", "dialogue.sessions", "--expect", "province"
    )
    assert (code, out.splitlines()[-1]) == (0, "  Tỉnh Cao Bằng (vn/cao-bang): 8  [2 units]")


def test_where_nothing_came_of_what_was_expected(run: Run) -> None:
    asked = ("--period", "2025-Q2", "--by", "province")
    assert run(*asked)[:2] == (0, "2025-04-01 … 2025-06-30\nNo figures lie wholly in the window.\n")
    code, out, _ = run(*asked, "--expect", "commune")
    assert (code, out.splitlines()[1:]) == (1, ["No figures lie wholly in the window.", "2 units should have figures."])
    code, out, err = run(*asked, "--expect", "commune", "--csv")
    assert (code, len(out.splitlines())) == (1, 1)
    assert err == "No figures lie wholly in the window.\n2 units should have figures.\n"


def test_a_group_none_of_whose_units_reported_is_said(run: Run, tmp_path: Path) -> None:
    other = unit("y1", "Xã Bốn", "commune", "vn/lang-son")
    with (tmp_path / "a.ndjson").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(other) + "\n")
    asked = ("--period", "2026-Q2", "--by", "province", "--indicator", "dialogue.sessions")
    code, out, _ = run(*asked, "--expect", "commune")
    assert (code, out.splitlines()[2:]) == (
        1,
        [
            "  Tỉnh Cao Bằng (vn/cao-bang): 8  [2 units]",
            "  Tỉnh Lạng Sơn (vn/lang-son): ? There are no figures at all of y1.",
        ],
    )


def test_figures_without_unit_or_days_are_counted(run: Run, tmp_path: Path) -> None:
    lost = report("r9", "x1", 2, {**SESSIONS, "value": "7"}, {**SESSIONS, "value": "8", "scope_unit": "x2"})
    del lost["reporter"]
    with (tmp_path / "a.ndjson").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(lost) + "\n")
    _, out, _ = run("--period", "2025-Q2")
    assert out.splitlines()[-1] == (
        "Of 1 figure the unit or the days are not known, so they were not added (such as in the report r9)."
    )
    _, out, err = run("--period", "2025-Q2", "--csv", lang="vi")
    assert err.splitlines()[-1] == (
        "1 số liệu không rõ của đơn vị nào hoặc của ngày nào nên không cộng (ví dụ trong báo cáo r9)."
    )
    assert "r9" not in out


def test_days_of_another_rule_are_named(run: Run) -> None:
    code, out, _ = run("--period", "2026-Q1", "--rule", "state")
    assert (code, out.splitlines()[0]) == (0, "2025-12-15 … 2026-03-14")
    assert out.splitlines()[-1] == (
        "3 figures lie only partly in the window (such as 2026-01-01 … 2026-03-31) and were not added; see --rule."
    )


def test_a_table(run: Run) -> None:
    code, out, _ = run("--period", "2026-9M", "--by", "province", "--csv", "--indicator", "dialogue.sessions")
    assert code == 1
    [row] = csv.DictReader(io.StringIO(out))
    assert (row["unit"], row["name"], row["indicator"]) == (
        "vn/cao-bang",
        "Tỉnh Cao Bằng (vn/cao-bang)",
        "dialogue.sessions",
    )
    assert (row["first"], row["last"], row["value"], row["at_least"]) == ("2026-01-01", "2026-09-30", "", "11")
    assert (row["problem"], row["units"]) == ("rollup-parts", "x1 x2")
    assert row["reason"].startswith("Không cộng được x1, x2: x1: thiếu số liệu của 2026-07-01..2026-09-30.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--period", "quý V/2026"), "“quý V/2026” is no period"),
        (("--period", "2026-W05", "--rule", "state"), "has no window for week 5 of 2026"),
    ],
)
def test_wrong_questions(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
