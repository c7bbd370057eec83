"""Conditions made into functions: whether they hold for a unit, or that it is not decided.

A condition that reads a fact that was not reported, or that cannot apply, is undecided unless its other parts
decide it: “and” is false with one false part, “or” true with one true part.
"""

import operator
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import assert_never

from danvan.errors import Pointer, pointer_text
from danvan.evaluation.exact import Bound, Exact, exact
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
    InGroup,
    IsApplicable,
    IsReported,
    Not,
    NoZeroCriterion,
    PointsBetween,
    Predicate,
    Ratio,
    RelatedRanked,
    UnencodedCondition,
    WordIn,
)
from danvan.evaluation.known import Known, Line, Verdict
from danvan.evaluation.stretches import Stretch, as_number, bounds_of, number, share_within, stretch, within
from danvan.evaluation.words import Comparison, DisciplineLevel, HowMany
from danvan.reports.figures import Silence

__all__ = [
    "DISCIPLINE",
    "NO_DISCIPLINE",
    "Decide",
    "decided",
    "every",
]

Decide = Callable[[Known], Verdict]

_COMPARED: dict[Comparison, Callable[[Exact, Exact], bool]] = {
    Comparison.EQUAL: operator.eq,
    Comparison.NOT_EQUAL: operator.ne,
    Comparison.AT_LEAST: operator.ge,
    Comparison.MORE: operator.gt,
    Comparison.AT_MOST: operator.le,
    Comparison.LESS: operator.lt,
}
_DISCIPLINE = {level.value: place for place, level in enumerate(DisciplineLevel)}
NO_DISCIPLINE = "none"
"""The word of a fact that says that no discipline was imposed."""
DISCIPLINE = frozenset({NO_DISCIPLINE, *_DISCIPLINE})
"""Every word of a fact that says which discipline was imposed."""


def decided(predicate: Predicate, at: Pointer = (), factor: Exact = 1) -> Decide:
    """The function of a condition.

    `at` is its place in the rule book, under which the sheet answers what is not encoded. Numbers with which
    facts are compared are multiplied by `factor`: thresholds by unit group.
    """
    if isinstance(predicate, (AllOf, AnyOf, AtLeast)):
        parts = [decided(part, (*at, "of", index), factor) for index, part in enumerate(predicate.of)]
        if isinstance(predicate, AllOf):
            return every(parts)
        if isinstance(predicate, AnyOf):
            return _until(parts, True)
        return _at_least(parts, predicate.least)
    if isinstance(predicate, Not):
        inner = decided(predicate.of, (*at, "of"), factor)
        return lambda known: None if (verdict := inner(known)) is None else not verdict
    return _simple(predicate, at, factor)


def every(parts: Sequence[Decide]) -> Decide:
    """All of these conditions."""
    return _until(parts, False)


def _until(parts: Sequence[Decide], ends: bool) -> Decide:
    """The verdict that one of these conditions is enough for, else the other; undecided, where one of them is.

    Without a generator between: they are asked for every line of every unit.
    """

    def decide(known: Known) -> Verdict:
        found: Verdict = not ends
        for part in parts:
            verdict = part(known)
            if verdict is ends:
                return ends
            if verdict is None:
                found = None
        return found

    return decide


def _at_least(parts: Sequence[Decide], least: int) -> Decide:
    def decide(known: Known) -> Verdict:
        verdicts = [part(known) for part in parts]
        sure = verdicts.count(True)
        if sure >= least:
            return True
        return None if sure + verdicts.count(None) >= least else False

    return decide


def _simple(predicate: Predicate, at: Pointer, factor: Exact) -> Decide:
    match predicate:
        case Holds():
            return _holds(predicate.fact, predicate.expected)
        case WordIn():
            return _word_in(predicate.fact, frozenset(predicate.words))
        case IsReported():
            code = predicate.fact
            return lambda known: known.values.get(code, Silence.NOT_REPORTED) is not Silence.NOT_REPORTED
        case IsApplicable():
            return _applicable(predicate.fact)
        case Compare():
            return _compare(predicate.fact, predicate.comparison, exact(predicate.value) * factor)
        case CompareFacts():
            return _compare_facts(predicate.fact, predicate.comparison, predicate.other)
        case Between():
            return _between(predicate.fact, stretch(predicate, factor))
        case Ratio():
            return _ratio(predicate.numerator, predicate.denominator, stretch(predicate, factor), predicate.no_case)
        case PointsBetween():
            return _points(predicate.of, stretch(predicate))
        case NoZeroCriterion():
            return _each_line(predicate.of, _above_zero)
        case CriterionMinimum():
            return _each_line(predicate.of, _minimum(predicate))
        case Disciplined():
            return _disciplined(predicate)
        case RelatedRanked():
            return _related(predicate)
        case InGroup():
            group = predicate.group
            return lambda known: known.groups.get(group)
        case UnencodedCondition():
            place = pointer_text(at)
            return lambda known: known.answers.get(place)
        case AllOf() | AnyOf() | AtLeast() | Not():
            return decided(predicate, at, factor)
        case _:
            assert_never(predicate)


def _holds(code: str, expected: bool) -> Decide:
    def decide(known: Known) -> Verdict:
        value = known.values.get(code)
        return value is expected if value is True or value is False else None

    return decide


def _word_in(code: str, words: frozenset[str]) -> Decide:
    def decide(known: Known) -> Verdict:
        value = known.values.get(code)
        return value in words if isinstance(value, str) else None

    return decide


def _applicable(code: str) -> Decide:
    def decide(known: Known) -> Verdict:
        value = known.values.get(code, Silence.NOT_REPORTED)
        return None if value is Silence.NOT_REPORTED else value is not Silence.NOT_APPLICABLE

    return decide


def _compare(code: str, comparison: Comparison, other: Exact) -> Decide:
    compared = _COMPARED[comparison]

    def decide(known: Known) -> Verdict:
        value = known.values.get(code)
        if type(value) is int:
            return compared(value, other)
        sure = as_number(value)
        return None if sure is None else compared(sure, other)

    return decide


def _compare_facts(code: str, comparison: Comparison, other: str) -> Decide:
    compared = _COMPARED[comparison]

    def decide(known: Known) -> Verdict:
        value, against = number(known, code), number(known, other)
        return None if value is None or against is None else compared(value, against)

    return decide


def _between(code: str, bounds: Stretch) -> Decide:
    def decide(known: Known) -> Verdict:
        value = number(known, code)
        return None if value is None else within(value, bounds)

    return decide


def _ratio(numerator: str, denominator: str, bounds: Stretch, no_case: bool | None) -> Decide:
    inside = share_within(bounds)
    low, takes_low, high, _ = bounds
    plain = low is not None and takes_low and high is None
    top, bottom = (0, 1) if low is None else low.as_integer_ratio()

    def decide(known: Known) -> Verdict:
        values = known.values
        part, whole = values.get(numerator), values.get(denominator)
        if plain and type(part) is int and type(whole) is int and whole > 0:
            # Counts, and “at least”, as nearly always.
            return part * bottom >= top * whole
        if type(part) is not int or type(whole) is not int:
            part, whole = as_number(part), as_number(whole)
        if whole == 0:
            return no_case
        if part is None or whole is None:
            return None
        return inside(part, whole)

    return decide


def _points(line: str | None, bounds: Stretch) -> Decide:
    def decide(known: Known) -> Verdict:
        points = known.total if line is None else known.lines.get(line)
        return None if points is None else bounds_of(points, bounds)

    return decide


def _each_line(of: Sequence[str], test: Callable[[Line], Verdict]) -> Decide:
    """Whether every line passes; without names, every criterion of the rule book."""

    def decide(known: Known) -> Verdict:
        found: Verdict = True
        for name in of or known.criteria:
            line = known.lines.get(name)
            verdict = None if line is None else test(line) if line.applies else True
            if verdict is False:
                return False
            if verdict is None:
                found = None
        return found

    return decide


def _above_zero(line: Line) -> Verdict:
    if line.low > 0:
        return True
    return False if line.high <= 0 else None


def _minimum(predicate: CriterionMinimum) -> Callable[[Line], Verdict]:
    share = None if predicate.share is None else exact(predicate.share)
    points = None if predicate.points is None else exact(predicate.points)

    @lru_cache(64)
    def least_of(maximum: Bound) -> Bound:
        return points if points is not None else maximum * (share or 0)

    def test(line: Line) -> Verdict:
        least = least_of(line.maximum)
        if line.low >= least:
            return True
        return False if line.high < least else None

    return test


def _disciplined(predicate: Disciplined) -> Decide:
    least = _DISCIPLINE[predicate.at_least.value]
    most = len(_DISCIPLINE) if predicate.at_most is None else _DISCIPLINE[predicate.at_most.value]

    def decide(known: Known) -> Verdict:
        value = known.values.get(predicate.fact)
        if value == NO_DISCIPLINE:
            return False
        place = _DISCIPLINE.get(value) if isinstance(value, str) else None
        return None if place is None else least <= place <= most

    return decide


def _related(predicate: RelatedRanked) -> Decide:
    words, how_many = frozenset(predicate.words), predicate.how_many

    def decide(known: Known) -> Verdict:
        ranks = known.related.get(predicate.relation)
        if ranks is None:
            return None
        verdicts = [None if rank is None else rank in words for rank in ranks]
        # One rank is enough to say that not all of them are, or that some are.
        ends = how_many is not HowMany.ALL
        verdict: Verdict = ends if ends in verdicts else None if None in verdicts else not ends
        return not verdict if how_many is HowMany.NONE and verdict is not None else verdict

    return decide
