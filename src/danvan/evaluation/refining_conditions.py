"""Whether one condition is surely at least as strict as another (điều kiện chặt hơn).

Both are taken apart until conditions on the same facts, or on the points of the same line, stand beside each other;
of these it is proven that no case has the one without the other. Where the facts are the same, both are undecided in
the same cases, so a unit of which something was not reported cannot gain either. What is not proven is not stricter.
"""

from danvan.evaluation.asking import facts_of
from danvan.evaluation.formulas import Formula, both, either, negated
from danvan.evaluation.gates import (
    AllOf,
    AnyOf,
    AtLeast,
    Between,
    Compare,
    CompareFacts,
    CriterionMinimum,
    Disciplined,
    Holds,
    Not,
    NoZeroCriterion,
    PointsBetween,
    Predicate,
    Ratio,
    WordIn,
)
from danvan.evaluation.language import Language
from danvan.evaluation.solving import TooHard, solved
from danvan.evaluation.ways import ways

__all__ = ["implies"]

_PLAIN = (Between, Compare, CompareFacts, Disciplined, Holds, Ratio, WordIn)
_OF_LINES = (CriterionMinimum, NoZeroCriterion)

_EVERY_CRITERION = "*"
"""Stands for any criterion where a condition is on all of them."""


def implies(one: Predicate, other: Predicate) -> bool:
    """Whether it is proven that whoever meets `one` meets `other`, and whoever fails `other` fails `one`."""
    if one == other:
        return True
    # The order matters: what must hold for every part comes before what one part may show.
    if isinstance(other, AllOf):
        return all(implies(one, part) for part in other.of)
    if isinstance(one, AnyOf):
        return all(implies(part, other) for part in one.of)
    if isinstance(one, AllOf) or isinstance(other, AnyOf):
        mine = one.of if isinstance(one, AllOf) else ()
        theirs = other.of if isinstance(other, AnyOf) else ()
        return any(implies(part, other) for part in mine) or any(implies(one, part) for part in theirs)
    if isinstance(one, AtLeast) and isinstance(other, AtLeast):
        paired = len(one.of) == len(other.of) and one.least >= other.least
        return paired and all(implies(first, second) for first, second in zip(one.of, other.of, strict=True))
    if isinstance(one, Not) and isinstance(other, Not):
        return implies(other.of, one.of)
    return _alike(one, other) and _proven(one, other)


def _alike(one: Predicate, other: Predicate) -> bool:
    """Whether `other` is decided wherever `one` is: they read the same facts, or the points of the same lines."""
    bare, against = (part.of if isinstance(part, Not) else part for part in (one, other))
    if isinstance(bare, Ratio) or isinstance(against, Ratio):
        return type(bare) is type(against) and facts_of(bare) == facts_of(against)
    if isinstance(bare, _PLAIN) and isinstance(against, _PLAIN):
        return set(facts_of(bare)) == set(facts_of(against))
    if isinstance(bare, PointsBetween) and isinstance(against, PointsBetween):
        return bare.of == against.of
    if isinstance(one, _OF_LINES) and isinstance(other, _OF_LINES):
        # A share of a maximum and a number of points cannot be told apart without the maximum.
        shares = [isinstance(part, CriterionMinimum) and part.share is not None for part in (one, other)]
        return shares[0] is shares[1]
    return False


def _proven(one: Predicate, other: Predicate) -> bool:
    lines = (*(one.of if isinstance(one, _OF_LINES) else ()), _EVERY_CRITERION)
    # The maxima are the same on both sides, so any will do.
    language = Language(groups={}, listed=(), maxima=dict.fromkeys(lines, 1), criteria=(_EVERY_CRITERION,))
    met, failed = (language.when(one, want) for want in (True, False))
    wanted, missed = (language.when(other, want) for want in (True, False))
    open_now = both(negated(met), negated(failed), either(wanted, missed))
    return all(_never(case, language) for case in (both(met, negated(wanted)), both(missed, negated(failed)), open_now))


def _never(case: Formula, language: Language) -> bool:
    try:
        return all(
            solved(way.linears, signed={name for part in way.linears for name, _ in part.terms}) is None
            for way in ways(case, language)
        )
    except TooHard:
        return False
