"""The points of shapes that read a unit's own facts: S1-S5, S10, S16 and what is not encoded."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from danvan.errors import Pointer
from danvan.evaluation.asking import denominators_of, facts_of
from danvan.evaluation.deciding import decided
from danvan.evaluation.exact import Bound, Exact, exact
from danvan.evaluation.gates import (
    CriterionMinimum,
    Disciplined,
    InGroup,
    NoZeroCriterion,
    PointsBetween,
    RelatedRanked,
    UnencodedCondition,
)
from danvan.evaluation.known import Known
from danvan.evaluation.leaves import (
    AllOrNothing,
    Bands,
    Judged,
    Levels,
    OwnLimit,
    Proportional,
    TargetRatio,
    Unencoded,
)
from danvan.evaluation.measures import Band, Quotient
from danvan.evaluation.points_counted import COUNTED
from danvan.evaluation.rulebook import parts
from danvan.evaluation.spans import (
    Score,
    Span,
    bands_reader,
    joined,
    perhaps,
    settled_at,
    share_bands_reader,
    silence_of,
    silent,
    stated,
    sure,
    times,
    towards,
    undecided,
    without_cases,
)
from danvan.evaluation.stretches import as_number, number
from danvan.evaluation.words import Direction
from danvan.reports.figures import Silence

__all__ = ["OWN"]

_NOT_APPLICABLE = Silence.NOT_APPLICABLE
"""Named here, because a word of an enumeration is looked up slowly, and it is asked for with every count."""

_BEYOND_FACTS = (
    CriterionMinimum,
    Disciplined,
    InGroup,
    NoZeroCriterion,
    PointsBetween,
    RelatedRanked,
    UnencodedCondition,
)
"""Conditions that may stay undecided although every fact of the unit is known."""


def _all_or_nothing(shape: AllOrNothing, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    decide, codes = decided(shape.when, (*at, "when"), factor), facts_of(shape)
    full: Span = (maximum, maximum)
    nothing: Span = (0, 0)
    open_: Span = (0, maximum)

    def score(known: Known) -> Span | None:
        verdict = decide(known)
        if verdict is None:
            return perhaps(known, codes, open_, maximum)
        return full if verdict else nothing

    return score


def _levels(shape: Levels, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes, wholes = facts_of(shape), denominators_of(shape)
    beyond = any(isinstance(part, _BEYOND_FACTS) for _, part in parts(shape))
    levels = [
        (decided(level.when, (*at, "levels", index, "when"), factor), stated(level.points, maximum))
        for index, level in enumerate(shape.levels)
    ]
    otherwise = (0, maximum) if shape.otherwise is None else stated(shape.otherwise, maximum)
    no_case = None if shape.no_case is None else (without_cases(shape.no_case, maximum),)

    def score(known: Known) -> Span | None:
        possible: list[Span] = []
        for decide, points in levels:
            verdict = decide(known)
            if verdict is None:
                possible.append(points)
            elif verdict:
                if not possible:
                    return points
                possible.append(points)
                break
        else:
            if not possible:
                return otherwise
            possible.append(otherwise)
        silence = silence_of(known, codes)
        if no_case is not None and any(number(known, whole) == 0 for whole in wholes):
            # Nothing occurred, and the levels are not decided without it.
            return no_case[0] if silence is None else joined([no_case[0], *possible], maximum)
        if silence is _NOT_APPLICABLE:
            return perhaps(known, codes, (0, maximum), maximum)
        if silence is None or beyond or (no_case is None and wholes):
            # Every fact may be known, and the text still not decide: then it is silent.
            return 0, maximum
        return joined([*possible, *(no_case or ())], maximum)

    return score


def _bands(shape: Bands, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    if isinstance(shape.measure, Quotient):
        return _quotient_bands(shape.measure, shape.bands, maximum, factor)
    code, banded = shape.measure.fact, bands_reader(shape.bands, maximum, factor)
    codes = (code,)

    def score(known: Known) -> Span | None:
        value = as_number(known.values.get(code))
        return perhaps(known, codes, (0, maximum), maximum) if value is None else banded(value)

    return score


def _quotient_bands(measure: Quotient, bands: Sequence[Band], maximum: Bound, factor: Exact) -> Score:
    part_code, whole_code = measure.numerator, measure.denominator
    codes, banded = (part_code, whole_code), share_bands_reader(bands, maximum, factor)
    empty = without_cases(measure.no_case, maximum)

    def score(known: Known) -> Span | None:
        values = known.values
        part, whole = values.get(part_code), values.get(whole_code)
        if type(part) is not int or type(whole) is not int:
            part, whole = as_number(part), as_number(whole)
        if whole == 0:
            return empty
        if part is None or whole is None:
            return perhaps(known, codes, (0, maximum), maximum)
        return banded(part, whole) if whole > 0 else banded(-part, -whole)

    return score


def _proportional(shape: Proportional, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    part_code, whole_code = shape.numerator, shape.denominator
    codes, empty = (part_code, whole_code), without_cases(shape.no_case, maximum)
    least = 0 if shape.zero_below is None else exact(shape.zero_below) * factor
    lower = shape.direction is Direction.LOWER_IS_BETTER
    least_top, least_bottom = least.as_integer_ratio()
    most_top, most_bottom = (0, 0) if isinstance(maximum, float) else maximum.as_integer_ratio()

    def score(known: Known) -> Span | None:
        values = known.values
        part, whole = values.get(part_code), values.get(whole_code)
        if type(part) is int and type(whole) is int and whole > 0 and most_bottom:
            # Counts, as nearly always: one fraction is made at the end instead of three on the way.
            top = whole if part >= whole else max(part, 0)
            if lower:
                top = whole - top
            if top == 0 or top * least_bottom < least_top * whole:
                return 0, 0
            return sure(top * most_top, whole * most_bottom)
        part, whole = as_number(part), as_number(whole)
        if whole == 0:
            return empty
        if part is None or whole is None:
            return perhaps(known, codes, (0, maximum), maximum)
        share: Exact = 1 if part >= whole else 0 if part <= 0 else Fraction(part) / whole
        if lower:
            share = 1 - share
        return settled_at(0 if share < least or share == 0 else times(share, maximum))

    return score


def _target_ratio(shape: TargetRatio, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes, empty = (shape.actual, shape.target), without_cases(shape.no_case, maximum)
    reached = exact(shape.base_share) * maximum

    def score(known: Known) -> Span | None:
        actual, target = number(known, shape.actual), number(known, shape.target)
        if target == 0:
            return empty
        if actual is None or target is None:
            # A target that is not known may be zero.
            most = reached if target is not None else maximum if empty is None else max(reached, empty[1])
            return perhaps(known, codes, (0, most), maximum)
        return settled_at(towards(actual, target * factor, reached))

    return score


def _own_limit(shape: OwnLimit, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes = (shape.actual, shape.limit)
    below, equal, above = (stated(points, maximum) for points in (shape.below, shape.equal, shape.above))
    open_ = min(below[0], equal[0], above[0]), max(below[1], equal[1], above[1])

    def score(known: Known) -> Span | None:
        actual, limit = number(known, shape.actual), number(known, shape.limit)
        if actual is None or limit is None:
            return undecided(known, codes, open_)
        limit *= factor
        return below if actual < limit else equal if actual == limit else above

    return score


def _judged(shape: Judged, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    least: Bound = 0 if shape.least is None else min(max(0, exact(shape.least)), maximum)
    most: Bound = maximum if shape.most is None else min(maximum, exact(shape.most))
    return lambda known: (least, max(least, most))


def _unencoded(shape: Unencoded, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    return silent(maximum)


OWN: Mapping[type, Callable[..., Score]] = {
    **COUNTED,
    AllOrNothing: _all_or_nothing,
    Levels: _levels,
    Bands: _bands,
    Proportional: _proportional,
    TargetRatio: _target_ratio,
    OwnLimit: _own_limit,
    Judged: _judged,
    Unencoded: _unencoded,
}
"""The function of each shape that reads the unit's own facts."""
