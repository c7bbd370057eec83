"""Two rule books that hold for one body on one day (hai bộ tiêu chí cùng áp dụng)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from danvan.errors import Problem
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.words import Block, Standing
from danvan.units.unit import Level

__all__ = ["overlapping_books"]

_T = TypeVar("_T")


def overlapping_books(books: Iterable[RuleBook]) -> Iterator[tuple[RuleBook, RuleBook, Problem]]:
    """Pairs of rule books of which both hold for one body on one day, with what is wrong.

    Drafts and examples hold for nobody. A book that refines another, or states that it replaces it, stands in its
    place. Levels, blocks and periods that a book leaves empty are all of them; a book of one territory overlaps
    with those of the same territory, a nationwide one with those of the same title.
    """
    adopted = [book for book in books if book.standing is Standing.ADOPTED and book.valid_from is not None]
    for one, other in combinations(adopted, 2):
        if one.id == other.id or _related(one, other) or not _same_place(one, other):
            continue
        levels = _shared(one.scope.levels, other.scope.levels)
        blocks = _shared(one.scope.blocks, other.scope.blocks)
        periods = _shared(one.scope.periods, other.scope.periods)
        days = _days(one, other)
        if levels is None or blocks is None or periods is None or days is None:
            continue
        named: Sequence[Level | Block] = [*levels, *blocks]
        yield (
            one,
            other,
            Problem.of(
                "books-overlap",
                ("valid_from",),
                one=one.id,
                other=other.id,
                who_en=", ".join(word.en for word in named) or "everybody",
                who_vi=", ".join(word.vi for word in named) or "mọi đối tượng",
                first=days[0],
                last="–" if days[1] is None else days[1],
            ),
        )


def _related(one: RuleBook, other: RuleBook) -> bool:
    named = {one.extends, other.extends, *one.replaces_books, *other.replaces_books}
    return one.id in named or other.id in named


def _same_place(one: RuleBook, other: RuleBook) -> bool:
    """Whether both may concern one body: the same territory, or both the whole country."""
    if one.scope.territory is not None or other.scope.territory is not None:
        return one.scope.territory == other.scope.territory
    return one.scope.nationwide and other.scope.nationwide and one.title == other.title


def _shared(one: Sequence[_T], other: Sequence[_T]) -> list[_T] | None:
    """What both name; everything, where one names nothing; ``None`` where they have nothing in common."""
    if not one or not other:
        return list(one or other)
    return [item for item in one if item in other] or None


def _days(one: RuleBook, other: RuleBook) -> tuple[dt.date, dt.date | None] | None:
    assert one.valid_from is not None
    assert other.valid_from is not None
    first = max(one.valid_from, other.valid_from)
    ends = [book.valid_to for book in (one, other) if book.valid_to is not None]
    last = min(ends, default=None)
    return None if last is not None and last < first else (first, last)
