"""The documentation is true: its blocks run, its links lead somewhere, its lists are those of the code."""

import importlib
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

import danvan
from danvan.messages import CATALOGUE
from danvan.serialization import KINDS

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent.parent / "docs"))

import generate_reference
from page_runner import ROOT, blocks_of, pages, run_page

PAGES = [pytest.param(page, id=str(page.relative_to(ROOT))) for page in pages()]

_LINK = re.compile(r"(?<!!)\[[^\]\[]*(?:\[[^\]]*\][^\]\[]*)*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"#{1,6} (.+?) *")
_BEGIN = re.compile(r"<!-- begin generated: ([a-z-]+) -->")


def prose_of(page: Path) -> list[str]:
    """The lines of a page outside its fenced blocks."""
    lines, inside = [], False
    for line in page.read_text(encoding="utf-8").split("\n"):
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            lines.append(line)
    return lines


def anchors_of(page: Path) -> set[str]:
    """The anchors of the headings of a page; a heading that stands twice has a number the second time."""
    found: set[str] = set()
    for line in prose_of(page):
        heading = _HEADING.fullmatch(line)
        if heading is not None:
            plain = generate_reference.anchor(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading[1]).replace("`", ""))
            name, number = plain, 0
            while name in found:
                number += 1
                name = f"{plain}-{number}"
            found.add(name)
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="console blocks are written for a POSIX shell")
@pytest.mark.parametrize("page", PAGES)
def test_blocks_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    differences = run_page(page, tmp_path)
    assert not differences, "\n".join(str(item) for item in differences)


@pytest.mark.parametrize("page", PAGES)
def test_data_blocks_are_well_formed(page: Path) -> None:
    yaml = pytest.importorskip("yaml")
    for block in blocks_of(page.read_text(encoding="utf-8")):
        if block.mark == "file":
            if block.language == "json":
                json.loads(block.text)
            elif block.language == "toml":
                tomllib.loads(block.text)
            elif block.language == "yaml":
                list(yaml.safe_load_all(block.text))
            else:
                assert block.language == "csv", f"line {block.line}"


@pytest.mark.parametrize("page", PAGES)
def test_links_and_anchors_resolve(page: Path) -> None:
    broken = []
    for line in prose_of(page):
        for target in _LINK.findall(line):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            other = (page.parent / path).resolve() if path else page
            if not other.exists() or (anchor and anchor not in anchors_of(other)):
                broken.append(target)
    assert not broken


def test_every_page_is_linked_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    targets = {(ROOT / "docs" / target.partition("#")[0]).resolve() for target in _LINK.findall(index)}
    found = {page.resolve() for page in (ROOT / "docs").rglob("*.md")}
    assert found - targets == {(ROOT / "docs" / "index.md").resolve()}


@pytest.mark.parametrize("name", generate_reference.PAGES)
def test_generated_parts_are_fresh(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert _BEGIN.search(text)
    assert generate_reference.fresh(text) == text, "run python docs/generate_reference.py"


def test_every_generated_part_stands_on_a_page_that_is_refreshed() -> None:
    refreshed = [(ROOT / name).read_text(encoding="utf-8") for name in generate_reference.PAGES]
    used = {name for text in refreshed for name in _BEGIN.findall(text)}
    everywhere = {name for page in pages() for name in _BEGIN.findall(page.read_text(encoding="utf-8"))}
    assert used == everywhere == set(generate_reference._MAKERS)


@pytest.mark.parametrize(
    "module",
    ["danvan", "danvan.serialization", "danvan.strategies", "danvan.bundled", "danvan.text", "danvan.messages"],
)
def test_every_public_name_is_described_and_listed(module: str) -> None:
    page = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    for name in importlib.import_module(module).__all__:
        _, said = generate_reference.described(module, name)
        assert said, f"{module}.{name} has no docstring"
        assert re.search(rf"^\| `{name}[`(]", page, re.MULTILINE), f"{module}.{name} is not on the API page"


def test_every_kind_and_code_has_its_heading() -> None:
    kinds = anchors_of(ROOT / "docs" / "reference" / "kinds.md")
    codes = anchors_of(ROOT / "docs" / "reference" / "findings.md")
    assert set(KINDS) <= kinds
    assert set(CATALOGUE) <= codes


def test_every_abbreviation_of_an_instrument_is_explained() -> None:
    folder = ROOT / "docs" / "reference"
    known = (folder / "abbreviations.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| ([A-Z0-9-]+) \|", known, re.MULTILINE))
    short = re.compile(r"\b(?:LKN|LTCD?|LPDP|(?:ND|TT|L)[0-9]{2,3}(?:-(?:[0-9]{4}|[A-Z]+))?)\b")
    for page in folder.glob("*.md"):
        assert set(short.findall(page.read_text(encoding="utf-8"))) <= explained, page.name


def test_the_changelog_states_the_windows_that_are_bundled() -> None:
    rows = tomllib.loads((ROOT / "src/danvan/data/report-windows.toml").read_text(encoding="utf-8"))["windows"]
    page = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for row in rows:
        period = danvan.PeriodKind(row["period"]).en
        assert f"| {period} | {row['instrument']} | {row['article']} | {row['mark']} |" in page
        assert (row["opening_day"], row["closing_day"]) == (15, 14)


def test_the_version_stands_in_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
