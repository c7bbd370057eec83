"""The points of shapes that add up what was counted: S6-S9, in parts of a point that are whole numbers."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import inf

from danvan.errors import Pointer
from danvan.evaluation.asking import facts_of
from danvan.evaluation.deciding import decided
from danvan.evaluation.exact import Bound, Exact, common_denominator, exact, in_parts, of_parts, scaled
from danvan.evaluation.known import Known
from danvan.evaluation.leaves import Checklist, LinearLoss, PerFault, PerItem, ProgressiveLoss, ShareLoss, Steps
from danvan.evaluation.spans import (
    Score,
    Span,
    perhaps,
    settled_at,
    silence_of,
    stated,
    sure,
    times,
    undecided,
)
from danvan.evaluation.stretches import as_number, number
from danvan.reports.figures import Silence

__all__ = ["COUNTED"]

_NOT_APPLICABLE = Silence.NOT_APPLICABLE
"""Named here, because a word of an enumeration is looked up slowly, and it is asked for with every count."""


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


COUNTED: Mapping[type, Callable[..., Score]] = {
    PerItem: _per_item,
    Steps: _steps,
    PerFault: _per_fault,
    Checklist: _checklist,
}
"""The function of each shape that adds up what was counted."""
