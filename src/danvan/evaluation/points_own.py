"""The points of shapes that read a unit's own facts: S1-S10, S16 and what is not encoded."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import inf

from danvan.errors import Pointer
from danvan.evaluation.asking import denominators_of, facts_of
from danvan.evaluation.deciding import decided, number
from danvan.evaluation.exact import Bound, Exact, exact, scaled
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
    Checklist,
    Judged,
    Levels,
    LinearLoss,
    OwnLimit,
    PerFault,
    PerItem,
    ProgressiveLoss,
    Proportional,
    ShareLoss,
    Steps,
    TargetRatio,
    Unencoded,
)
from danvan.evaluation.measures import Value
from danvan.evaluation.rulebook import parts
from danvan.evaluation.spans import (
    Score,
    Span,
    bands_reader,
    joined,
    measured,
    perhaps,
    silence_of,
    silent,
    stated,
    times,
    towards,
    undecided,
    without_cases,
)
from danvan.evaluation.words import Direction
from danvan.reports.figures import Silence

__all__ = ["OWN"]

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
        if silence is Silence.NOT_APPLICABLE:
            return perhaps(known, codes, (0, maximum), maximum)
        if silence is None or beyond or (no_case is None and wholes):
            # Every fact may be known, and the text still not decide: then it is silent.
            return 0, maximum
        return joined([*possible, *(no_case or ())], maximum)

    return score


def _bands(shape: Bands, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes, banded, measure = facts_of(shape), bands_reader(shape.bands, maximum, factor), shape.measure
    empty = None if isinstance(measure, Value) else without_cases(measure.no_case, maximum)

    def score(known: Known) -> Span | None:
        value, nothing = measured(known, measure)
        if nothing:
            return empty
        return perhaps(known, codes, (0, maximum), maximum) if value is None else banded(value)

    return score


def _proportional(shape: Proportional, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    part_code, whole_code = shape.numerator, shape.denominator
    codes, empty = (part_code, whole_code), without_cases(shape.no_case, maximum)
    least = 0 if shape.zero_below is None else exact(shape.zero_below) * factor
    lower = shape.direction is Direction.LOWER_IS_BETTER

    def score(known: Known) -> Span | None:
        part, whole = number(known, part_code), number(known, whole_code)
        if whole == 0:
            return empty
        if part is None or whole is None:
            return perhaps(known, codes, (0, maximum), maximum)
        share: Exact = 1 if part >= whole else 0 if part <= 0 else Fraction(part) / whole
        if lower:
            share = 1 - share
        points = 0 if share < least or share == 0 else times(share, maximum)
        return points, points

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
        points = towards(actual, target * factor, reached)
        return points, points

    return score


def _per_item(shape: PerItem, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    most = maximum if shape.cap is None else min(exact(shape.cap), maximum)
    items = [
        (
            item.count,
            None if item.per_item is None else exact(item.per_item),
            most if item.cap is None else min(exact(item.cap), most),
        )
        for item in shape.items
    ]
    codes = [item.count for item in shape.items]

    def score(known: Known) -> Span | None:
        if all(known.values.get(code) is Silence.NOT_APPLICABLE for code in codes):
            return None
        low: Bound = 0
        high: Bound = 0
        for code, each, cap in items:
            if known.values.get(code) is Silence.NOT_APPLICABLE:
                # What cannot occur brings nothing; the other kinds still may.
                continue
            count = number(known, code)
            if count is not None and count <= 0:
                continue
            if count is None or each is None:
                high += cap if each != 0 else 0
                continue
            points = min(count * each, cap)
            low += points
            high += points
        return min(low, most), min(high, most)

    return score


def _steps(shape: Steps, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes = (shape.quantity,)
    most = maximum if shape.cap is None else min(exact(shape.cap), maximum)
    first, step = exact(shape.base_quantity) * factor, exact(shape.step)
    base = None if shape.base_points is None else exact(shape.base_points)
    each = None if shape.per_step is None else exact(shape.per_step)

    def score(known: Known) -> Span | None:
        quantity = number(known, shape.quantity)
        if quantity is None:
            return undecided(known, codes, (min(base or 0, most), most))
        if base is None:
            return 0, most
        if quantity <= first:
            return min(base, most), min(base, most)
        if each is None:
            return min(base, most), most
        steps: Exact = Fraction(quantity - first) / step
        points = min(scaled(base + (steps.__floor__() if shape.whole_steps else steps) * each), most)
        return points, points

    return score


def _per_fault(shape: PerFault, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes = [fault.count for fault in shape.faults]
    floor: Bound = 0 if shape.floor is None else min(exact(shape.floor), maximum)
    losses = [_loss(fault.loss, maximum) for fault in shape.faults]

    def score(known: Known) -> Span | None:
        if all(known.values.get(code) is Silence.NOT_APPLICABLE for code in codes):
            return None
        least: Bound = 0
        most: Bound = 0
        for code, lost in zip(codes, losses, strict=True):
            if known.values.get(code) is Silence.NOT_APPLICABLE:
                continue
            count = number(known, code)
            low, high = (0, maximum) if count is None else lost(count)
            least += low
            most += high
        low, high = _left(maximum, most, floor), _left(maximum, least, floor)
        # What is left of a maximum that nothing states is at least the floor.
        return floor if low == inf else low, high

    return score


def _left(maximum: Bound, lost: Bound, floor: Bound) -> Bound:
    if lost == 0:
        return maximum
    return floor if lost >= maximum else max(maximum - lost, floor)


def _loss(loss: LinearLoss | ShareLoss | ProgressiveLoss, maximum: Bound) -> Callable[[Exact], Span]:
    """What so many faults take, from the least to the most."""
    if isinstance(loss, ProgressiveLoss):
        steps: list[tuple[int, Span]] = [
            (step.times, (maximum, maximum) if step.everything else stated(step.lost, maximum)) for step in loss.steps
        ]

        def progressive(count: Exact) -> Span:
            reached = [lost for times, lost in steps if times <= count]
            return reached[-1] if reached else (0, 0)

        return progressive
    if isinstance(loss, LinearLoss):
        each: Bound | None = None if loss.each is None else exact(loss.each)
    else:
        each = exact(loss.each_share) * maximum

    def linear(count: Exact) -> Span:
        if count <= 0 or each == 0:
            return 0, 0
        return (0, maximum) if each is None else (count * each, count * each)

    return linear


def _checklist(shape: Checklist, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    items = [
        (
            decided(item.when, (*at, "items", index, "when"), factor),
            stated(item.points, maximum),
            facts_of(item),
        )
        for index, item in enumerate(shape.items)
    ]

    def score(known: Known) -> Span | None:
        low: Bound = 0
        high: Bound = 0
        apply: bool | None = False
        for decide, points, codes in items:
            verdict = decide(known)
            if verdict is None and silence_of(known, codes) is Silence.NOT_APPLICABLE:
                # Whether such a line counts as fulfilled is not said, so it may.
                high += points[1]
                if not apply and perhaps(known, codes, (0, maximum), maximum) is not None:
                    apply = None
                continue
            apply = True
            if verdict is not False:
                high += points[1]
            if verdict:
                low += points[0]
        if apply is None:
            return 0, maximum
        return (min(low, maximum), min(high, maximum)) if apply else None

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
    least: Bound = 0 if shape.least is None else max(0, exact(shape.least))
    most: Bound = maximum if shape.most is None else min(maximum, exact(shape.most))
    return lambda known: (least, max(least, most))


def _unencoded(shape: Unencoded, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    return silent(maximum)


OWN: Mapping[type, Callable[..., Score]] = {
    AllOrNothing: _all_or_nothing,
    Levels: _levels,
    Bands: _bands,
    Proportional: _proportional,
    TargetRatio: _target_ratio,
    PerItem: _per_item,
    Steps: _steps,
    PerFault: _per_fault,
    Checklist: _checklist,
    OwnLimit: _own_limit,
    Judged: _judged,
    Unencoded: _unencoded,
}
"""The function of each shape that reads the unit's own facts."""
