"""The rule books under examples/ are the real ones, as Python and file say them alike."""

import pathlib
from collections.abc import Callable

import pytest
from real_books import BOOKS

from danvan import RuleBook, serialization

FOLDER = pathlib.Path(__file__).parent.parent.parent / "examples" / "rule-books"


@pytest.mark.parametrize("build", BOOKS, ids=lambda build: build.__name__)
def test_the_file_holds_the_book(build: Callable[[], RuleBook]) -> None:
    book = build()
    assert serialization.load_one(FOLDER / f"{book.id}.toml", RuleBook) == book


def test_there_is_no_other_file() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(build().id for build in BOOKS)
