"""The rule books that danvan ships are the real ones, as Python and file say them alike."""

import pathlib
from collections.abc import Callable

import pytest
from real_books import BOOKS

from danvan import RuleBook, bundled

FOLDER = pathlib.Path(bundled.__file__).parent / "data" / "rulebooks"


@pytest.mark.parametrize("build", BOOKS, ids=lambda build: build.__name__)
def test_the_file_holds_the_book(build: Callable[[], RuleBook]) -> None:
    book = build()
    assert bundled.rule_books()[book.id] == book


def test_every_file_is_shipped_and_there_is_no_other() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(bundled.rule_books())
    assert {build().id for build in BOOKS} == set(bundled.rule_books())


def test_the_mapping_cannot_be_changed() -> None:
    books = bundled.rule_books()
    assert books is bundled.rule_books()
    with pytest.raises(TypeError):
        books["x"] = books["ct-2579"]  # type: ignore[index]
