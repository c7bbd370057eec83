"""`danvan rules` and `danvan evaluate` with a rule book that refines another."""

import pathlib
from collections.abc import Callable
from decimal import Decimal as D

import attrs
import pytest

from danvan import Criterion, FactSheet, RuleBook
from danvan.cli import main
from danvan.evaluation.facts import EnteredPoints
from danvan.evaluation.leaves import Judged
from danvan.evaluation.process import Scope
from danvan.evaluation.ranking import Rank, Ranking
from danvan.evaluation.words import RankWord, ScoreKind
from danvan.law.periods import Period, PeriodKind
from danvan.serialization import dump, load_one

Run = Callable[..., tuple[int, str, str]]


def line(name: str, maximum: int) -> Criterion:
    return Criterion(id=name, title="Nội dung", maximum=D(maximum), shape=Judged(by="Ban Thường vụ"))


def ranking(low: int) -> Ranking:
    return Ranking(
        ranks=(
            Rank(id="pass", word=RankWord.PASS, at_least=D(low)),
            Rank(id="fail", word=RankWord.FAIL, below=D(low)),
        )
    )


BASE = RuleBook(
    id="centre",
    title="Khung",
    scope=Scope(described="Đơn vị"),
    total=D(100),
    criteria=(line("a", 60), line("b", 40)),
    ranking=ranking(50),
)
LOCAL = RuleBook(
    id="local",
    title="Chi tiết",
    scope=Scope(described="Đơn vị"),
    extends="centre",
    ranking=Ranking(ranks=(Rank(id="pass", word=RankWord.PASS, at_least=D(60)),)),
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_it(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = main([*arguments, "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


@pytest.fixture
def file(tmp_path: pathlib.Path) -> Callable[..., str]:
    def write(*records: object, name: str = "books.json") -> str:
        path = tmp_path / name
        dump(records, path)
        return str(path)

    return write


def test_the_table_is_that_of_both_with_the_changes_below(run: Run, file: Callable[..., str]) -> None:
    code, out, _ = run("rules", "show", file(BASE, LOCAL), lang="vi")
    assert code == 0
    assert out.startswith("Chi tiết\n")
    assert "  pass: Đạt [60; …)\n" in out
    assert out.endswith(
        "\nThay đổi so với bộ tiêu chí gốc:\n"
        "  pass.at_least: 50 → 60 (siết chặt)\n"
        "  fail.below: 50 → 60 (siết chặt)\n"
    )  # fmt: skip


def test_a_shipped_book_is_found_as_the_base(run: Run, file: Callable[..., str]) -> None:
    book = attrs.evolve(LOCAL, extends="qd366", ranking=None, criteria=(line("a", 60), line("b", 40)))
    code, out, _ = run("rules", "show", file(book))
    assert code == 0
    assert "\nChanges to the base:\n" in out
    assert out.endswith("  a: – → Nội dung (details)\n  b: – → Nội dung (details)\n")


def test_a_base_that_is_nowhere_is_said_in_one_sentence(run: Run, file: Callable[..., str]) -> None:
    path = file(LOCAL)
    for command in (("rules", "show", path), ("rules", "verify", path), ("evaluate", path, path)):
        code, out, err = run(*command)
        assert (code, out) == (2, "")
        assert "The rule book “centre”, which “local” refines, was not found" in err
    assert "Không tìm thấy bộ tiêu chí gốc “centre”" in run("rules", "show", path, lang="vi")[2]


def test_books_that_refine_each_other_in_a_circle(run: Run, file: Callable[..., str]) -> None:
    path = file(LOCAL, attrs.evolve(LOCAL, id="centre", extends="local"))
    code, _, err = run("rules", "verify", path)
    assert code == 2
    assert "in a circle: local → centre → local" in err


def test_a_chain_of_books_is_joined_from_its_end(run: Run, file: Callable[..., str]) -> None:
    third = attrs.evolve(
        LOCAL,
        id="commune",
        extends="local",
        ranking=Ranking(ranks=(Rank(id="pass", word=RankWord.PASS, at_least=D(70)),)),
    )
    code, out, _ = run("rules", "show", file(BASE, LOCAL, third))
    assert (code, "pass.at_least: 60 → 70 (tightens)" in out) == (0, True)


def test_verify_finds_what_loosens_at_its_place(run: Run, file: Callable[..., str]) -> None:
    looser = attrs.evolve(LOCAL, total=D(90), ranking=ranking(40))
    code, out, _ = run("rules", "verify", file(BASE, looser))
    assert code == 1
    found = [text for text in out.splitlines() if "refine-loosens" in text]
    assert [text.rpartition("[")[2] for text in found] == [
        "/records/1/total]",
        "/records/1/ranking/ranks/0/at_least]",
        "/records/1/ranking/ranks/1/below]",
    ]
    assert all(".json:" in text for text in found)


CENTRE = """danvan = "rule-book/1.0"
id = "centre"
title = "Khung"
total = "10"
complete_children = true
scope = { described = "Đơn vị" }

[[criteria]]
id = "a"
title = "Đúng hạn"
maximum = "10"
shape = { type = "proportional", numerator = "matters.settled_in_time", denominator = "matters.due" }

[ranking]
ranks = [
  { id = "pass", word = "pass", at_least = "5" },
  { id = "fail", word = "fail", below = "5" },
]
"""
LOCAL_TEXT = """danvan = "rule-book/1.0"
id = "local"
title = "Chi tiết"
extends = "centre"
scope = { described = "Đơn vị" }

[ranking]
ranks = [
  { id = "pass", word = "pass", at_least = "6" },
  { id = "fail", word = "fail", below = "5" },
]
"""


def test_flaws_of_a_joined_book_stand_where_they_were_written(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "centre.toml").write_text(CENTRE, "utf-8")
    (tmp_path / "local.toml").write_text(LOCAL_TEXT, "utf-8")
    code, out, _ = run("rules", "verify", str(tmp_path))
    found = [text.removeprefix(f"{tmp_path}/") for text in out.splitlines() if text.startswith(str(tmp_path))]
    assert code == 1
    # The share of nothing is a flaw of the base alone and of both together, and is said once.
    assert found == [
        "centre.toml:12:9  error  divided-by-nothing  [/criteria/0/shape]",
        "local.toml:7:1  error  rank-none  [/ranking]",
    ]
    shipped = LOCAL_TEXT.replace('"centre"', '"qd366"').partition("[ranking]")[0]
    (tmp_path / "local.toml").write_text(shipped, "utf-8")
    _, out, _ = run("rules", "verify", str(tmp_path / "local.toml"))
    assert [text.split()[0] for text in out.splitlines() if "points-unknown" in text][:1] == ["qd366"]


def test_what_loosens_is_said_with_its_line_by_every_command(run: Run, tmp_path: pathlib.Path) -> None:
    """Also a default that is written out: the record alone would not tell it."""
    (tmp_path / "centre.toml").write_text(CENTRE, "utf-8")
    text = LOCAL_TEXT.replace("scope =", "complete_children = false\nscope =").replace('"6"', '"4"')
    (tmp_path / "local.toml").write_text(text, "utf-8")
    for command in ("show", "verify"):
        code, out, err = run("rules", command, str(tmp_path))
        assert code == 1
        found = [line for line in (out + err).splitlines() if "refine-loosens" in line]
        assert [line.removeprefix(f"{tmp_path}/") for line in found] == [
            "local.toml:5:21  error  refine-loosens  [/complete_children]",
            "local.toml:10:44  error  refine-loosens  [/ranking/ranks/0/at_least]",
        ]
    third = LOCAL_TEXT.replace('"local"', '"third"').replace('"centre"', '"local"')
    (tmp_path / "third.toml").write_text(third, "utf-8")
    _, out, _ = run("rules", "verify", str(tmp_path))
    # What loosens in the middle of a chain stands in the file of the middle, and is said once.
    assert out.count("refine-loosens") == 2
    assert "third.toml" not in out


def test_verify_proves_the_joined_book(run: Run, file: Callable[..., str]) -> None:
    """A hole that only the refinement tears: it states an end of the lower rank of its own."""
    assert run("rules", "verify", file(BASE, LOCAL))[0] == 0
    torn = attrs.evolve(
        LOCAL,
        ranking=Ranking(
            ranks=(
                Rank(id="pass", word=RankWord.PASS, at_least=D(60)),
                Rank(id="fail", word=RankWord.FAIL, below=D(50)),
            )
        ),
    )
    code, out, _ = run("rules", "verify", file(BASE, torn))
    assert (code, "rank-none" in out, "books-overlap" in out) == (1, True, False)


def test_units_are_scored_by_the_joined_book(run: Run, file: Callable[..., str]) -> None:
    points = [EnteredPoints(line=name, kind=ScoreKind.FINAL, points=D(28)) for name in ("a", "b")]
    sheet = FactSheet(id="s", unit="u", period=Period(kind=PeriodKind.YEAR, year=2026), points=tuple(points))
    facts = file(sheet, name="facts.json")
    assert "Pass" in run("evaluate", file(BASE), facts)[1]
    code, out, _ = run("evaluate", file(BASE, LOCAL), facts)
    assert (code, out.split()[:3]) == (0, ["u", "56", "Fail"])


def test_a_sheet_goes_out_and_changes_come_back(run: Run, file: Callable[..., str], tmp_path: pathlib.Path) -> None:
    path, sheet, new = file(LOCAL, BASE), tmp_path / "sheet.csv", tmp_path / "new.toml"
    centre = file(BASE, name="centre.json")
    assert run("rules", "table", path)[1].splitlines() == [
        "kind,id,number,group,title,title_en,maximum,weight,rule,citation"
    ]
    code, out, _ = run("rules", "table", centre)
    assert (code, out.splitlines()[1].split(",")[:2]) == (0, ["criterion", "a"])
    assert run("rules", "table", centre, "--output", str(sheet))[0] == 0
    assert sheet.read_text("utf-8") == out
    sheet.write_text(out.replace("Nội dung", "Việc"), "utf-8")
    assert run("rules", "table", centre, "--from", str(sheet), "--output", str(new))[0] == 0
    expected = attrs.evolve(BASE, criteria=tuple(attrs.evolve(one, title="Việc") for one in BASE.criteria))
    assert load_one(new, RuleBook) == expected
    assert 'title = "Việc"' in run("rules", "table", centre, "--from", str(sheet))[1]
    sheet.write_text(out.replace("criterion,a", "criterion,x"), "utf-8")
    code, _, err = run("rules", "table", centre, "--from", str(sheet))
    assert (code, f"{sheet}:2  error  table-row-unknown  [column id]" in err) == (1, True)
    assert run("rules", "table", centre, "--from", str(tmp_path / "none.csv"))[0] == 2
