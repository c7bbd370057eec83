"""The points of shapes that read a unit's own facts: S1-S10, S16 and what is not encoded."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import inf

from danvan.errors import Pointer
from danvan.evaluation.asking import denominators_of, facts_of
from danvan.evaluation.deciding import as_number, decided, number
from danvan.evaluation.exact import Bound, Exact, common_denominator, exact, in_parts, of_parts, scaled
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
from danvan.evaluation.measures import Band, Quotient
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


def _per_item(shape: PerItem, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    most = maximum if shape.cap is None else min(exact(shape.cap), maximum)
    stated_caps = [most if item.cap is None else min(exact(item.cap), most) for item in shape.items]
    rates = [None if item.per_item is None else exact(item.per_item) for item in shape.items]
    # Everything is counted in parts of a point that are whole numbers, and made points at the end.
    parts = common_denominator([most, *stated_caps, *(each for each in rates if each is not None)])
    items = [
        (item.count, None if each is None else in_parts(each, parts), in_parts(cap, parts))
        for item, each, cap in zip(shape.items, rates, stated_caps, strict=True)
    ]
    limit = in_parts(most, parts)

    def score(known: Known) -> Span | None:
        values = known.values
        low: Bound = 0
        open_: Bound = 0
        applies = False
        for code, each, cap in items:
            value = values.get(code)
            if value is _NOT_APPLICABLE:
                # What cannot occur brings nothing; the other kinds still may.
                continue
            applies = True
            count = as_number(value)
            if count == 0:
                continue
            if count is None or (each is None and count > 0):
                open_ += cap if each != 0 else 0
            elif each is not None and count > 0:
                points = count * each
                low += points if points < cap else cap
        if not applies:
            return None
        if open_ == 0:
            return _sure(low if low < limit else limit, parts)
        return of_parts(min(low, limit), parts), of_parts(min(low + open_, limit), parts)

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
            return settled_at(min(base, most))
        if each is None:
            return min(base, most), most
        steps: Exact = Fraction(quantity - first) / step
        return settled_at(min(scaled(base + (steps.__floor__() if shape.whole_steps else steps) * each), most))

    return score


def _per_fault(shape: PerFault, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    least_left: Bound = 0 if shape.floor is None else min(exact(shape.floor), maximum)
    # Everything is counted in parts of a point that are whole numbers, and made points at the end.
    parts = common_denominator([maximum, least_left, *(each for fault in shape.faults for each in _taken(fault.loss))])
    full, floor = in_parts(maximum, parts), in_parts(least_left, parts)
    losses = [(fault.count, _loss(fault.loss, maximum, parts)) for fault in shape.faults]

    def score(known: Known) -> Span | None:
        values = known.values
        least: Bound = 0
        most: Bound = 0
        applies = False
        for code, lost in losses:
            value = values.get(code)
            if value is _NOT_APPLICABLE:
                continue
            applies = True
            count = as_number(value)
            if count == 0:
                # No fault, as nearly always.
                continue
            low, high = (0, full) if count is None else lost(count)
            least += low
            most += high
        if not applies:
            return None
        left = _left(full, least, floor)
        if least == most and left != inf:
            return _sure(left, parts)
        high = of_parts(left, parts)
        low = high if least == most else of_parts(_left(full, most, floor), parts)
        # What is left of a maximum that nothing states is at least the floor.
        return least_left if low == inf else low, high

    return score


def _sure(number: Bound, parts: int) -> Span:
    """Points counted in parts of a point, as a stretch that is the same again for the same points."""
    if type(number) is int:
        return sure(number, parts)
    return settled_at(of_parts(number, parts))


def _left(maximum: Bound, lost: Bound, floor: Bound) -> Bound:
    if lost == 0:
        return maximum
    return floor if lost >= maximum else max(maximum - lost, floor)


def _taken(loss: LinearLoss | ShareLoss | ProgressiveLoss) -> list[Exact]:
    """The numbers of points that the text states for a loss; a share is of points that are whole parts already."""
    stated_numbers = [step.lost for step in loss.steps] if isinstance(loss, ProgressiveLoss) else []
    if isinstance(loss, LinearLoss):
        stated_numbers = [loss.each]
    return [exact(number) for number in stated_numbers if number is not None]


def _loss(loss: LinearLoss | ShareLoss | ProgressiveLoss, maximum: Bound, parts: int) -> Callable[[Exact], Span]:
    """What so many faults take, from the least to the most, in parts of a point."""
    full = in_parts(maximum, parts)
    if isinstance(loss, ProgressiveLoss):
        steps: list[tuple[int, Span]] = []
        for step in loss.steps:
            low, high = (maximum, maximum) if step.everything else stated(step.lost, maximum)
            steps.append((step.times, (in_parts(low, parts), in_parts(high, parts))))

        def progressive(count: Exact) -> Span:
            lost: Span = (0, 0)
            for times, reached in steps:
                if times <= count:
                    lost = reached
            return lost

        return progressive
    if isinstance(loss, LinearLoss):
        each: Bound | None = None if loss.each is None else in_parts(exact(loss.each), parts)
    else:
        each = times(exact(loss.each_share), full)

    def linear(count: Exact) -> Span:
        if count <= 0 or each == 0:
            return 0, 0
        return (0, full) if each is None else (count * each, count * each)

    return linear


def _checklist(shape: Checklist, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    spans = [stated(item.points, maximum) for item in shape.items]
    # Counted in parts of a point that are whole numbers, and made points at the end.
    parts = common_denominator([maximum, *(end for span in spans for end in span)])
    items = [
        (
            decided(item.when, (*at, "items", index, "when"), factor),
            in_parts(low, parts),
            in_parts(high, parts),
            facts_of(item),
        )
        for index, (item, (low, high)) in enumerate(zip(shape.items, spans, strict=True))
    ]
    limit = in_parts(maximum, parts)

    def score(known: Known) -> Span | None:
        low: Bound = 0
        high: Bound = 0
        apply: bool | None = False
        for decide, least, most, codes in items:
            verdict = decide(known)
            if verdict is None and silence_of(known, codes) is _NOT_APPLICABLE:
                # Whether such a line counts as fulfilled is not said, so it may.
                high += most
                if not apply and perhaps(known, codes, (0, maximum), maximum) is not None:
                    apply = None
                continue
            apply = True
            if verdict:
                low += least
                high += most
            elif verdict is None:
                high += most
        if not apply:
            return (0, maximum) if apply is None else None
        if low == high:
            return _sure(low if low < limit else limit, parts)
        return of_parts(min(low, limit), parts), of_parts(min(high, limit), parts)

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
