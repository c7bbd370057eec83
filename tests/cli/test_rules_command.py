"""`danvan rules`: a rule book proven, printed as a table, compared with another over the same facts."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan import bundled, serialization
from danvan.cli import main

Run = Callable[..., tuple[int, str, str]]
FACTS = str(Path(__file__).parent.parent.parent / "examples" / "scores" / "fact-sheets.yaml")

BOOK = """danvan = "rule-book/1.0"
id = "b"
title = "Ví dụ"
total = "2"

[scope]
described = "A"

[[criteria]]
id = "k"
title = "A"
maximum = "2"
shape = { type = "levels", levels = [{ points = "2", when = { type = "holds", fact = "publicity.posted" } }] }

[ranking]
ranks = [
  { id = "top", word = "good", at_least = "1" },
  { id = "low", word = "not_completed", below = "1" },
]
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "b.toml").write_text(BOOK, "utf-8")
    monkeypatch.chdir(tmp_path)

    def run_it(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = main(["rules", *arguments, "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def test_a_hole_is_said_with_its_place_and_case(run: Run) -> None:
    code, out, err = run("verify", "b.toml")
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert lines[:3] == [
        "b.toml:13:9  error  text-silent  [/criteria/0/shape]",
        "  The text gives no points for “k” in this case: publicity.posted = no.",
        "  → Add a level, band or “otherwise” for it.",
    ]
    assert lines[3].startswith("b.toml:18:3  error  rank-unreachable  [/ranking/ranks/1]")
    assert lines[-1].startswith("1 file, 1 record, 2 errors, 0 warnings, ")


def test_in_vietnamese_and_as_json(run: Run) -> None:
    _, out, _ = run("verify", "b.toml", lang="vi")
    assert "Văn bản không cho điểm “k” trong trường hợp: publicity.posted = không." in out
    _, out, _ = run("verify", "b.toml", "--format", "json")
    found = json.loads(out)
    assert {one["code"] for one in found["findings"]} == {"text-silent", "rank-unreachable"}


def test_a_mended_book_is_sound(run: Run) -> None:
    Path("b.toml").write_text(BOOK.replace("levels = [", 'otherwise = "0", levels = ['), "utf-8")
    code, out, _ = run("verify", "b.toml")
    assert code == 0
    assert out.splitlines()[0].startswith("1 file, 1 record, 0 errors, 0 warnings, ")


def test_shipped_books_are_named_by_their_ids(run: Run) -> None:
    code, out, _ = run("verify", "example-danvan-kheo")
    assert code == 0
    code, out, _ = run("verify", "ct-2579")
    assert code == 1
    assert "ct-2579  error  rank-none  [/ranking]" in out
    assert "This case falls into no rank: total 90; 1.annex = 0" in out
    code, _, _ = run("verify", "example-danvan-kheo", "--strict")
    assert code == 1


def test_a_file_without_rule_books_is_refused_with_those_that_ship(run: Run) -> None:
    code, _, err = run("verify", FACTS)
    assert code == 2
    assert "There is no rule book in:" in err
    assert "ct-2579" in err


def test_two_books_of_one_territory_on_one_day(run: Run) -> None:
    dated = BOOK.replace('total = "2"', 'total = "2"\nvalid_from = "2026-01-01"').replace(
        'described = "A"', 'described = "A"\nterritory = "vn/92"'
    )
    mended = dated.replace("levels = [", 'otherwise = "0", levels = [')
    Path("b.toml").write_text(mended, "utf-8")
    Path("c.toml").write_text(mended.replace('id = "b"', 'id = "c"'), "utf-8")
    code, out, _ = run("verify", "b.toml", "c.toml")
    assert code == 1
    assert "“b” and “c” both hold for everybody from 2026-01-01 to –." in out


def test_a_book_is_printed_as_a_table(run: Run) -> None:
    code, out, _ = run("show", "tt01-2018", lang="vi")
    assert code == 0
    assert "Tổng điểm: 18" in out
    assert "  8. Tiếp thu, giải trình phản ánh, kiến nghị [2]" in out
    assert "     – không phát sinh: 2 điểm" in out
    assert "  excellent: Xuất sắc [15; …)" in out
    _, out, _ = run("show", "ct-2579")
    assert "  ≤ completed: " in out
    assert "points: ? points" not in out


@pytest.mark.parametrize("name", sorted(bundled.rule_books()))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_shipped_book_can_be_printed(run: Run, name: str, lang: str) -> None:
    code, out, err = run("show", name, lang=lang)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) > 10


def test_who_moves_under_another_book(run: Run) -> None:
    book = bundled.rule_books()["example-danvan-kheo"]
    text = serialization.dumps(book, "toml").replace('at_least = "85"', 'at_least = "70"')
    Path("new.toml").write_text(text.replace('below = "85"', 'below = "70"'), "utf-8")
    code, out, _ = run("compare", "example-danvan-kheo", "new.toml", FACTS)
    assert code == 0
    assert "thon-hai: 74.5 → 74.5; skilful → typical" in out
    assert out.splitlines()[-1] == "2/3 units move"
