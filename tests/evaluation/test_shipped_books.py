"""The rule books that danvan ships: the real ones, as Python and file say them alike, and an example of our own."""

import pathlib
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from real_books import BOOKS

from danvan import RuleBook, bundled, strategies
from danvan.evaluation.deciding import NO_DISCIPLINE
from danvan.evaluation.facts import FactSheet
from danvan.evaluation.leaves import Unencoded
from danvan.evaluation.rulebook import parts
from danvan.evaluation.scoring import Scorer
from danvan.evaluation.words import DisciplineLevel, Standing
from danvan.law.instruments import Mark

FOLDER = pathlib.Path(bundled.__file__).parent / "data" / "rulebooks"
EXAMPLE = "example-danvan-kheo"


@pytest.mark.parametrize("build", BOOKS, ids=lambda build: build.__name__)
def test_the_file_holds_the_book(build: Callable[[], RuleBook]) -> None:
    book = build()
    assert bundled.rule_books()[book.id] == book


def test_every_file_is_shipped_and_there_is_no_other() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(bundled.rule_books())
    assert {build().id for build in BOOKS} | {EXAMPLE} == set(bundled.rule_books())


def test_the_mapping_cannot_be_changed() -> None:
    books = bundled.rule_books()
    assert books is bundled.rule_books()
    with pytest.raises(TypeError):
        books["x"] = books["ct-2579"]  # type: ignore[index]


@pytest.mark.parametrize("book", bundled.rule_books().values(), ids=lambda book: book.id)
def test_each_says_what_it_rests_on(book: RuleBook) -> None:
    marks = {mark for _, part in parts(book) if (mark := getattr(part, "mark", None)) is not None}
    assert Mark.RECALLED_LOW not in marks
    assert (book.standing is Standing.EXAMPLE) == (book.mark is None) == (not book.sources) == (book.id == EXAMPLE)
    assert book.checked_on is not None
    if book.id != EXAMPLE:
        assert book.enacted_by is not None and book.enacted_by.mark is book.mark


def test_only_what_was_read_is_marked_as_read() -> None:
    marks = {book.id: book.mark for book in bundled.rule_books().values()}
    assert marks.pop("qd766") is Mark.REPORTED
    assert marks.pop(EXAMPLE) is None
    assert set(marks.values()) == {Mark.READ}
    ranking = bundled.rule_books()["qd766"].ranking
    assert ranking is not None
    assert {rank.citation.mark for rank in ranking.ranks if rank.citation} == {Mark.RECALLED_MEDIUM}


def test_the_example_is_whole() -> None:
    assert not [part for _, part in parts(bundled.rule_books()[EXAMPLE]) if isinstance(part, Unencoded)]


def _lawful(sheet: FactSheet) -> FactSheet:
    """The sheet with a discipline that there is, in place of a word that no rule knows."""
    words = {NO_DISCIPLINE, *(level.value for level in DisciplineLevel)}
    return attrs.evolve(
        sheet,
        facts=tuple(
            attrs.evolve(fact, word=NO_DISCIPLINE)
            if fact.code == "discipline.head" and fact.word not in words
            else fact
            for fact in sheet.facts
        ),
    )


@settings(deadline=None)
@given(st.data())
def test_the_example_gives_every_exemplar_one_outcome(data: st.DataObject) -> None:
    book = bundled.rule_books()[EXAMPLE]
    sheet = _lawful(data.draw(strategies.facts_for(book, complete=True)))
    card = Scorer(book).card(sheet)
    assert len(card.outcomes) == 1, card.outcomes
    assert card.outcomes[0].how.value in ("ranked", "by_authority")
