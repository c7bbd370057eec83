"""Leaf shapes made into functions: the points of a line for a unit, from the least to the most that they may be.

Where every fact that matters is known, both are the same. A fact that was not reported leaves the stretch of all
points that it could bring; a text that says nothing for a case leaves everything up to the maximum.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import inf

from danvan.errors import Pointer
from danvan.evaluation.deciding import Decide, decided
from danvan.evaluation.exact import Bound, Exact, exact, rounded, scaled
from danvan.evaluation.known import Known
from danvan.evaluation.points_outside import OUTSIDE
from danvan.evaluation.points_own import OWN
from danvan.evaluation.shapes import Alternative, Arm, ByGroup, CaseMean, LeafShape, Scaled
from danvan.evaluation.spans import (
    Score,
    Span,
    joined,
    silent,
    undecided,
    without_cases,
)
from danvan.evaluation.words import CoefficientOn

__all__ = ["scorer"]


def scorer(shape: LeafShape, maximum: Bound, at: Pointer = (), factor: Exact = 1) -> Score:
    """The function of a shape that earns from zero to `maximum`; infinity where the text states none.

    `at` is its place in the rule book. `factor` multiplies what facts are held against, for the unit groups of
    `Scaled`: numbers of conditions and bands, targets, references, base quantities, limits, full marks.
    """
    score = _scorer(shape, maximum, at, factor)
    return score if maximum != inf else _of_unknown_maximum(score)


def _of_unknown_maximum(score: Score) -> Score:
    """The same, where all of a maximum that nothing states is no number of points that is known."""

    def known_least(known: Known) -> Span | None:
        span = score(known)
        return span if span is None or span[0] != inf else (0, span[1])

    return known_least


def _scorer(shape: LeafShape, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    simple = _SIMPLE.get(type(shape))
    if simple is not None:
        return simple(shape, maximum, at, factor)
    match shape:
        case Alternative():
            first, second = (
                _arm(arm, maximum, (*at, name), factor)
                for name, arm in (("first", shape.first), ("second", shape.second))
            )
            return _alternative(decided(shape.first_applies, (*at, "first_applies"), factor), first, second, maximum)
        case ByGroup():
            variants = [
                (variant.group, scorer(variant.shape, maximum, (*at, "variants", index, "shape"), factor))
                for index, variant in enumerate(shape.variants)
            ]
            rest = (
                silent(maximum)
                if shape.otherwise is None
                else scorer(shape.otherwise, maximum, (*at, "otherwise"), factor)
            )
            return _by_group(variants, rest, maximum)
        case Scaled():
            plain = scorer(shape.shape, maximum, (*at, "shape"), factor)
            changed = [
                (entry.group, _scaled(shape, exact(entry.factor), plain, maximum, at, factor))
                for entry in shape.coefficients
            ]
            return _by_group(changed, plain, maximum)
        case CaseMean():
            return _case_mean(shape, maximum, at, factor)
        case _:
            raise TypeError(type(shape).__name__)


def _arm(arm: Arm, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    score = scorer(arm.shape, maximum if arm.maximum is None else exact(arm.maximum), (*at, "shape"), factor)

    def capped(known: Known) -> Span | None:
        span = score(known)
        return None if span is None else (min(span[0], maximum), min(span[1], maximum))

    return capped


def _alternative(applies: Decide, first: Score, second: Score, maximum: Bound) -> Score:
    def score(known: Known) -> Span | None:
        verdict = applies(known)
        if verdict is None:
            return joined([first(known), second(known)], maximum)
        return first(known) if verdict else second(known)

    return score


def _by_group(options: Sequence[tuple[str, Score]], otherwise: Score, maximum: Bound) -> Score:
    """The shape of the unit's group; of all that may be it, where that is not known."""

    def score(known: Known) -> Span | None:
        groups = known.groups
        mine = [option for group, option in options if groups.get(group) is True]
        maybe = [option for group, option in options if groups.get(group) is None]
        if not maybe and len(mine) == 1:
            return mine[0](known)
        if not maybe and not mine:
            return otherwise(known)
        return joined([option(known) for option in (*mine, *maybe, *(() if mine else (otherwise,)))], maximum)

    return score


def _scaled(shape: Scaled, by: Exact, plain: Score, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    if shape.on is CoefficientOn.THRESHOLDS:
        return scorer(shape.shape, maximum, (*at, "shape"), factor * by)

    def score(known: Known) -> Span | None:
        span = plain(known)
        # Nothing times infinity is no number, and nothing can be earned.
        return None if span is None else (0, 0) if by == 0 else (min(span[0] * by, maximum), min(span[1] * by, maximum))

    return score


def _case_mean(shape: CaseMean, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    case = scorer(shape.case, maximum, (*at, "case"), factor)
    left_out = None if shape.leave_out is None else decided(shape.leave_out, (*at, "leave_out"), factor)
    empty = without_cases(shape.no_case, maximum)

    def score(known: Known) -> Span | None:
        cases = known.cases.get(shape.cases)
        if cases is None:
            return undecided(known, (shape.cases,), (0, maximum))
        sure: list[Span] = []
        maybe: list[Span] = []
        for each in cases:
            one = known.of_case(each)
            out = False if left_out is None else left_out(one)
            if out:
                continue
            span = case(one)
            (sure if out is False else maybe).append((0, maximum) if span is None else span)
        if not sure and not maybe:
            return empty
        means = (
            _least_mean([low for low, _ in sure], [low for low, _ in maybe], 1),
            _least_mean([high for _, high in sure], [high for _, high in maybe], -1),
        )
        # Rounding gives nobody more than there is to earn.
        mean = min(_rounded(means[0], shape), maximum), min(_rounded(means[1], shape), maximum)
        return mean if sure else joined([mean, empty], maximum)

    return score


def _least_mean(sure: Sequence[Bound], maybe: Sequence[Bound], sign: int) -> Bound:
    """The least mean of the cases that count and of any of those that perhaps do; the most with a sign of -1."""
    points: Bound = sum(sure, start=0)
    counted = len(sure)
    for each in sorted(maybe, key=lambda value: sign * value):
        # One more case moves the mean towards its own points.
        if counted and sign * (each * counted) >= sign * points:
            break
        points, counted = points + each, counted + 1
    return points if isinstance(points, float) else scaled(Fraction(points) / counted)


def _rounded(mean: Bound, shape: CaseMean) -> Bound:
    return mean if shape.rounding is None else rounded(mean, shape.rounding)


_SIMPLE: Mapping[type, Callable[..., Score]] = {**OWN, **OUTSIDE}
