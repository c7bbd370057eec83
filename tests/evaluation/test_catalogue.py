"""The catalogue of facts: every fact once, with what it is, in which unit of measure, and where it comes from."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

from danvan import FactDefinition, Indicator, InvalidRecord, RuleBook, bundled, serialization
from danvan.evaluation.asking import FactKind, asked_of
from danvan.evaluation.catalogue import FactWord, definitions_of
from danvan.evaluation.facts import FactOrigin
from danvan.evaluation.gates import WordIn
from danvan.evaluation.outside import ByWord, Imported
from danvan.evaluation.rulebook import parts
from danvan.evaluation.words import DisciplineLevel, Standing
from danvan.reports.figures import Nature
from danvan.units.unit import Level, UnitKind

BOOKS = sorted((Path(bundled.__file__).parent / "data" / "rulebooks").glob("*.toml"))


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_every_fact_of_the_example_books_is_in_it_as_what_it_is_read(path: Path) -> None:
    catalogue = bundled.fact_catalogue()
    asked = [fact for book in serialization.load(path).of(RuleBook) for fact in asked_of(book)]
    # Of Quyết định 766 no line is known well enough to read a fact.
    assert bool(asked) is (path.stem != "qd766")
    for fact in asked:
        known = catalogue[fact.code]
        assert known.of_cases == fact.cases, fact
        assert fact.kind in (known.kind, FactKind.ANY), fact


def test_the_words_that_the_example_books_compare_with_are_words_of_the_catalogue() -> None:
    catalogue = bundled.fact_catalogue()
    compared = []
    for path in BOOKS:
        for book in serialization.load(path).of(RuleBook):
            for _, part in parts(book):
                if isinstance(part, WordIn):
                    compared += [(part.fact, word) for word in part.words]
                elif isinstance(part, Imported) and isinstance(part.reading, ByWord):
                    compared += [(part.fact, entry.word) for entry in part.reading.words]
    assert compared
    for code, word in compared:
        assert word in {entry.word for entry in catalogue[code].words}


def test_a_number_knows_its_unit_of_measure_its_nature_and_its_source() -> None:
    for fact in bundled.fact_catalogue().values():
        assert fact.origin in FactOrigin
        assert fact.title_en is not None, fact.id
        assert fact.kind is not FactKind.ANY, fact.id
        if fact.kind is FactKind.NUMBER:
            assert fact.unit is not None
            assert fact.nature is not None, fact.id


def test_words_with_a_list_of_ours_are_that_list() -> None:
    catalogue = bundled.fact_catalogue()
    for code, words in (("unit.level", Level), ("unit.kind", UnitKind)):
        assert [(entry.word, entry.label, entry.label_en) for entry in catalogue[code].words] == [
            (word.value, word.vi, word.en) for word in words
        ]
    for code in ("discipline.leader", "discipline.head_or_deputy"):
        assert [entry.word for entry in catalogue[code].words] == ["none", *(level.value for level in DisciplineLevel)]


def test_facts_that_a_text_asks_for_cite_it() -> None:
    catalogue = bundled.fact_catalogue()
    for path in BOOKS:
        for book in serialization.load(path).of(RuleBook):
            if book.enacted_by is None:
                # An example of our own cites nothing, and its facts say so.
                assert book.standing is Standing.EXAMPLE
                continue
            for code in {fact.code for fact in asked_of(book)}:
                if catalogue[code].origin not in (FactOrigin.UNIT,):
                    cited = {citation.document for citation in catalogue[code].citations}
                    assert book.enacted_by.document in cited, (path.stem, code)


def test_the_catalogue_cannot_be_changed() -> None:
    catalogue: Any = bundled.fact_catalogue()
    assert isinstance(catalogue, Mapping)
    with pytest.raises(TypeError):
        catalogue["files.total"] = None
    assert bundled.fact_catalogue() is catalogue


def test_what_reports_state_is_a_fact_of_its_own_beside_what_the_archive_tells() -> None:
    catalogue = bundled.fact_catalogue()
    stated, counted = catalogue["reported.petitions.received"], catalogue["petitions.received"]
    assert (stated.origin, counted.origin) == (FactOrigin.REPORTS, FactOrigin.PETITIONS)
    assert (stated.unit, counted.unit) == ("đơn", "đơn")
    for indicator in bundled.indicators().values():
        assert catalogue[f"reported.{indicator.id}"].nature is indicator.nature


def test_a_rate_in_percent_is_a_share_with_part_and_whole_beside_it() -> None:
    rate = Indicator(id="rate", name="tỷ lệ", name_en="rate", unit="%", nature=Nature.RATIO)
    share, part, whole = definitions_of([rate])
    assert (share.id, share.unit, share.nature) == ("reported.rate", "phần", Nature.RATIO)
    assert (part.id, part.title, part.title_en) == ("reported.rate.part", "tỷ lệ (tử số)", "rate (part)")
    assert whole.id == "reported.rate.whole"


NUMBER = FactDefinition(id="a", title="A", kind=FactKind.NUMBER, unit="đơn", origin=FactOrigin.HAND)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"unit": None}, "needs-field", None),
        ({"kind": FactKind.ANY}, "excludes-field", "unit"),
        ({"kind": FactKind.YES_NO}, "excludes-field", "unit"),
        ({"kind": FactKind.DAY, "unit": None, "whole": True}, "excludes-field", "whole"),
        ({"kind": FactKind.WORD, "unit": None, "nature": Nature.FLOW}, "excludes-field", "nature"),
        ({"words": (FactWord(word="x", label="X"),)}, "excludes-field", "words"),
        ({"kind": FactKind.CASES, "unit": None, "of_cases": "b"}, "excludes-field", "of_cases"),
        ({"kind": FactKind.WORD, "unit": None, "words": (FactWord(word="x", label="X"),) * 2}, "repeated-id", "words"),
    ],
)
def test_what_does_not_go_together_is_refused(change: dict[str, Any], code: str, field: str | None) -> None:
    with pytest.raises(InvalidRecord) as refused:
        attrs.evolve(NUMBER, **change)
    problem = refused.value.problems[0]
    assert problem.code == code
    assert (problem.pointer[0] if problem.pointer else None) == field


def test_no_fact_of_the_shipped_catalogue_names_a_person() -> None:
    for fact in bundled.fact_catalogue().values():
        assert not re.search(r"họ tên|họ và tên|\bname of\b", f"{fact.title} {fact.definition} {fact.title_en}")
