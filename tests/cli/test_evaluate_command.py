"""`danvan evaluate`: scores as text, table, receipt and page; receipts checked."""

import csv
import html.parser
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan.cli import main

Run = Callable[..., tuple[int, str, str]]
FACTS = str(Path(__file__).parent.parent.parent / "examples" / "scores" / "fact-sheets.yaml")
BOOK = "example-danvan-kheo"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def run_it(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = main(["evaluate", *arguments, "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def test_units_from_the_highest_down_and_what_is_open(run: Run) -> None:
    code, out, err = run(BOOK, FACTS)
    # One fact of one unit was not reported, so its rank is not settled.
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert lines[0] == "thon-mot  100  Excellent completion  (32/32 facts)"
    assert lines[1] == "thon-hai  74.5  Good completion  (32/32 facts)"
    assert lines[2].startswith("thon-ba  68 to 83  Good completion | Completed")


def test_one_unit_explained(run: Run) -> None:
    code, out, _ = run(BOOK, FACTS, "--explain", "thon-hai", lang="vi")
    assert code == 0
    assert "  2. Thực hiện các mốc đúng kế hoạch: 7,5 / 10" in out
    assert "     mốc công việc hoàn thành đúng hạn = 3 (nhập tay)" in out
    assert "đủ điểm nếu mốc công việc hoàn thành đúng hạn bằng mốc công việc đến hạn" in out
    lost = out[out.index("Mất điểm:") :].splitlines()[1:]
    assert [line.split(".")[0].strip() for line in lost] == ["6", "3", "1", "8", "2", "5", "10", "11"]
    code, _, err = run(BOOK, FACTS, "--explain", "thon-khac")
    assert (code, err) == (2, "There is no fact sheet of the unit “thon-khac”.\n")


def test_a_table(run: Run) -> None:
    _, out, _ = run(BOOK, FACTS, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["unit"], row["total_low"], row["rank"]) for row in rows] == [
        ("thon-mot", "100", "typical"),
        ("thon-hai", "74.5", "skilful"),
        ("thon-ba", "68", ""),
    ]
    assert rows[2]["b.taking-part"] == "0 to 15"
    assert (rows[2]["answered"], rows[2]["asked"]) == ("31", "32")


def test_receipts_are_written_and_checked(run: Run) -> None:
    run(BOOK, FACTS, "--receipts", "r.json")
    code, out, _ = run(BOOK, "--check", "r.json")
    assert (code, out) == (0, "3 receipts, 0 differ\n")
    held = json.loads(Path("r.json").read_text("utf-8"))
    held["records"][1]["total"]["low"] = "75"
    [fact] = [fact for fact in held["records"][0]["sheet"]["facts"] if fact["code"] == "visits.received"]
    fact["number"] = "0"
    Path("r.json").write_text(json.dumps(held, ensure_ascii=False), "utf-8")
    code, out, _ = run(BOOK, "--check", "r.json")
    assert code == 1
    assert "mo-hinh-2-2026.receipt: total: receipt 75…74.5, now 74.5" in out
    assert "mo-hinh-1-2026.receipt: b.spread: receipt 10 / 10, now 6 / 10" in out
    assert out.splitlines()[-1] == "3 receipts, 2 differ"


def test_a_receipt_that_cannot_be_scored_hides_no_other(run: Run) -> None:
    run(BOOK, FACTS, "--receipts", "r.json")
    held = json.loads(Path("r.json").read_text("utf-8"))
    held["records"][0]["sheet"]["points"][0]["points"] = "6"
    Path("r.json").write_text(json.dumps(held), "utf-8")
    code, out, _ = run(BOOK, "--check", "r.json")
    assert code == 1
    assert "mo-hinh-1-2026.receipt: " in out
    assert "6 points were given to “d.board”, which earns from 0 to 5." in out
    assert out.splitlines()[-1] == "3 receipts, 1 differ"


def test_another_book_is_another_receipt(run: Run) -> None:
    run(BOOK, FACTS, "--receipts", "r.json")
    text = json.loads(Path("r.json").read_text("utf-8"))
    assert all(one["book_hash"].startswith("sha256:") for one in text["records"])
    for one in text["records"]:
        one["book_hash"] = "sha256:0"
    Path("r.json").write_text(json.dumps(text), "utf-8")
    code, out, _ = run(BOOK, "--check", "r.json")
    assert code == 1
    assert "book_hash: receipt sha256:0, now sha256:" in out


def test_json_is_receipts(run: Run) -> None:
    _, out, _ = run(BOOK, FACTS, "--format", "json")
    held = json.loads(out)
    assert held["danvan"] == "receipt/1.0"
    assert [one["total"]["low"] for one in held["records"]] == ["100", "74.5", "68"]


COMPARING = """
danvan: rule-book/1.0
id: so-sanh
title: So sánh trong cụm
scope: {described: Thôn}
total: "10"
criteria:
  - {id: a, title: Đối thoại, maximum: "10", shape: {type: ratio_to_first, by: dialogues.held, within: cluster}}
"""
THREE = "danvan: fact-sheet/1.0\nrecords:\n" + "".join(
    f"  - {{id: s-{unit}, unit: {unit}, period: {{kind: year, year: 2026}}, "
    f"facts: [{{code: dialogues.held, number: '{held}'}}], cohorts: [{{scope: cluster, name: {cluster}}}]}}\n"
    for unit, held, cluster in (("a", 2, "Cụm 1"), ("b", 4, "Cụm 1"), ("c", 1, "Cụm 2"))
)


def test_json_of_compared_units_is_checked_without_any_other_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text(COMPARING, "utf-8")
    (tmp_path / "three.yaml").write_text(THREE, "utf-8")
    _, out, _ = run("book.yaml", "three.yaml", "--format", "json", "--receipts", "r.json")
    held = json.loads(out)
    assert [(one["total"]["low"], len(one.get("others", ()))) for one in held["records"]] == [
        ("5", 1),
        ("10", 1),
        ("10", 0),
    ]
    assert json.loads((tmp_path / "r.json").read_text("utf-8")) == held
    _, out, _ = run("book.yaml", "three.yaml", "--format", "json", "--explain", "a")
    (tmp_path / "one.json").write_text(out, "utf-8")
    assert run("book.yaml", "--check", "one.json")[:2] == (0, "1 receipt, 0 differ\n")


class Page(html.parser.HTMLParser):
    """Counts what stands in a page, and says whether every element that was opened is closed."""

    VOID = frozenset({"meta", "br", "i"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: dict[str, int] = {}
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen[tag] = self.seen.get(tag, 0) + 1
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_stands_alone(run: Run, lang: str) -> None:
    _, out, _ = run(BOOK, FACTS, "--format", "html", lang=lang)
    page = Page()
    page.feed(out)
    assert page.open == []
    assert page.seen["section"] == 3
    assert "script" not in page.seen
    assert all(link.startswith("#") for link in page.links)
    assert "74.5" in out or "74,5" in out


def test_what_is_not_encoded_must_be_given_or_accepted(run: Run) -> None:
    sheet = "danvan: fact-sheet/1.0\nid: s\nunit: u\nperiod: {kind: year, year: 2026}\n"
    Path("s.yaml").write_text(sheet, "utf-8")
    code, out, err = run("ct-2579", "s.yaml")
    assert (code, out) == (2, "")
    assert "“1.annex” is not written as data, so no facts can score it." in err
    accepted = [word for line in ("1.annex", "2.annex", "deduction.annex") for word in ("--accept", line)]
    code, out, err = run("ct-2579", "s.yaml", *accepted)
    assert code == 1
    assert err.startswith("The rule book “ct-2579” is not sound in ")
    assert out.startswith("u  -3 to 103  ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((BOOK,), "There is no fact sheet to score: name files that hold some."),
        (("tt01-2018", FACTS, "--as-of", "2026-01-01"), "“tt01-2018” does not hold on 2026-01-01"),
        ((BOOK, "--check", FACTS), "holds no receipt."),
        (("no-such-book", FACTS), "no-such-book"),
    ],
)
def test_what_is_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert said in err
