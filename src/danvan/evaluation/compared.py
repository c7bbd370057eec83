"""What a unit owes to others, as numbers of a proof: its place, the first beside it, how far it lies behind the leader.

Whatever the others are, these numbers say all that the points of a unit take from them.
"""

from collections.abc import Collection

from danvan.evaluation.exact import Exact
from danvan.evaluation.outside import CohortPlace, RatioToFirst, RelativeToLeader
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.words import CohortScope

__all__ = ["Compared", "behind_any", "behind_of", "codes_of", "compared_in", "first_of", "place_of", "whole_among"]

Compared = CohortPlace | RatioToFirst | RelativeToLeader


def place_of(shape: CohortPlace) -> str:
    """The name of the place of a unit."""
    return f"place {shape.within.value} {shape.by} {shape.direction.value}"


def first_of(within: CohortScope, by: str) -> str:
    """The name of the most that any unit of a cohort has of a fact, the unit itself included."""
    return f"first {within.value} {by}"


def behind_of(shape: RelativeToLeader, factor: Exact) -> str:
    """The name of how much more the leader has above its target times a factor than a unit has."""
    return f"{behind_any(shape)}{factor}"


def behind_any(shape: RelativeToLeader) -> str:
    """How the names for all factors begin."""
    return f"behind {shape.within.value} {shape.actual} {shape.target} "


def codes_of(shape: Compared) -> tuple[str, ...]:
    """The facts that are compared."""
    return (shape.actual, shape.target) if isinstance(shape, RelativeToLeader) else (shape.by,)


def compared_in(book: RuleBook) -> list[Compared]:
    """The shapes of a rule book that compare a unit with others."""
    return [part for _, part in parts(book) if isinstance(part, Compared)]


def whole_among(book: RuleBook, whole: Collection[str]) -> frozenset[str]:
    """Which of these numbers are whole ones, if these facts are."""
    found: set[str] = set()
    for shape in compared_in(book):
        if isinstance(shape, CohortPlace):
            found.add(place_of(shape))
        if isinstance(shape, RelativeToLeader):
            found |= {behind_of(shape, 1)} if {shape.actual, shape.target} <= set(whole) else set()
        elif shape.by in whole:
            found.add(first_of(shape.within, shape.by))
    return frozenset(found)
