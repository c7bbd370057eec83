"""The points of shapes that look outside the unit: S11, S13-S15 and S17."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from fractions import Fraction

from danvan.errors import Pointer
from danvan.evaluation.columns import column_of
from danvan.evaluation.exact import Bound, Exact, exact, scaled
from danvan.evaluation.known import Known
from danvan.evaluation.measures import Quotient
from danvan.evaluation.outside import (
    ByBand,
    ByWord,
    CohortPlace,
    Imported,
    OutsideReference,
    RatioToFirst,
    Reading,
    RelativeToLeader,
    Survey,
)
from danvan.evaluation.spans import (
    Score,
    Span,
    bands_reader,
    measured,
    perhaps,
    settled_at,
    stated,
    times,
    towards,
    undecided,
    without_cases,
)
from danvan.evaluation.stretches import as_number, number
from danvan.evaluation.words import Direction, StepUnit

__all__ = ["OUTSIDE"]


def _outside_reference(shape: OutsideReference, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes = (shape.value, shape.reference)
    most = maximum if shape.cap is None else min(exact(shape.cap), maximum)
    step = exact(shape.step)
    start = None if shape.at_reference is None else exact(shape.at_reference)
    better = None if shape.per_step is None else exact(shape.per_step)
    worse = None if shape.per_step_worse is None else exact(shape.per_step_worse)
    sign = 1 if shape.direction is Direction.HIGHER_IS_BETTER else -1

    def score(known: Known) -> Span | None:
        value, reference = number(known, shape.value), number(known, shape.reference)
        if value is None or reference is None:
            return undecided(known, codes, (0, most))
        reference *= factor
        distance: Exact = Fraction(value - reference) * sign
        if shape.step_unit is StepUnit.PERCENT_OF_REFERENCE:
            if reference == 0:
                return 0, most
            distance = Fraction(distance * 100) / max(reference, -reference)
        elif shape.step_unit is StepUnit.PERCENTAGE_POINTS:
            distance *= 100
        if distance < 0 and shape.zero_if_worse:
            return 0, 0
        each = better if distance > 0 else worse
        if start is None or (distance != 0 and each is None):
            return 0, most
        steps: Exact = Fraction(max(distance, -distance)) / step
        moved = (steps.__floor__() if shape.whole_steps else steps) * (each or 0)
        points = scaled(start + moved) if distance > 0 else scaled(max(start - moved, Fraction(0)))
        return settled_at(min(points, most))

    return score


def _relative_to_leader(shape: RelativeToLeader, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes = (shape.actual, shape.target)
    reached = exact(shape.base_share) * maximum

    def score(known: Known) -> Span | None:
        actual, target = number(known, shape.actual), number(known, shape.target)
        if actual is None or target is None:
            return undecided(known, codes, (0, maximum))
        target *= factor
        if actual < target:
            return settled_at(towards(actual, target, reached) if shape.partial_below else 0)
        excess = actual - target
        if excess == 0:
            return reached, reached
        one, other = (column_of(known.cohort(shape.within, code)) for code in codes)
        all_known, most = (False, None) if one is None or other is None else one.most_above(other, factor)
        if not all_known:
            return reached, maximum
        leads = most is None or excess >= most
        return settled_at(maximum if leads else reached + times(Fraction(excess) / (most or 1), maximum - reached))

    return score


def _cohort_place(shape: CohortPlace, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes = (shape.by,)
    places = [(entry.place, entry.to or entry.place, stated(entry.points, maximum)) for entry in shape.places]
    otherwise = (0, maximum) if shape.otherwise is None else stated(shape.otherwise, maximum)
    highest = shape.direction is Direction.HIGHER_IS_BETTER
    spans = [otherwise, *[span for _, _, span in places]]

    def score(known: Known) -> Span | None:
        value, column = number(known, shape.by), column_of(known.cohort(shape.within, shape.by))
        theirs = None if column is None else column.rising
        if value is None or theirs is None:
            return undecided(known, codes, (min(low for low, _ in spans), max(high for _, high in spans)))
        # Equal values share a place, and the next one is left out.
        place = 1 + (len(theirs) - bisect_right(theirs, value) if highest else bisect_left(theirs, value))
        return next((span for first, last, span in places if first <= place <= last), otherwise)

    return score


def _ratio_to_first(shape: RatioToFirst, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes = (shape.by,)

    def score(known: Known) -> Span | None:
        value, column = number(known, shape.by), column_of(known.cohort(shape.within, shape.by))
        theirs = None if column is None else column.rising
        if value is None or theirs is None:
            return undecided(known, codes, (0, maximum))
        first = max([value, *theirs[-1:]])
        return (0, maximum) if first <= 0 else settled_at(towards(value, first, maximum))

    return score


def _outside_reader(reading: Reading, maximum: Bound, factor: Exact) -> Callable[[object], Span | None]:
    """The points of another body's result; ``None`` where it is not of the sort that is asked for."""
    if isinstance(reading, ByWord):
        words = {entry.word: stated(entry.points, maximum) for entry in reading.words}
        otherwise = (0, maximum) if reading.otherwise is None else stated(reading.otherwise, maximum)
        return lambda value: words.get(value, otherwise) if isinstance(value, str) else None
    if isinstance(reading, ByBand):
        banded = bands_reader(reading.bands, maximum, factor)
        return lambda value: None if (sure := as_number(value)) is None else banded(sure)
    full, least = exact(reading.full) * factor, (exact(reading.zero_below) if reading.zero_below else 0) * factor

    def by_scale(value: object) -> Span | None:
        sure = as_number(value)
        if sure is None:
            return None
        points = 0 if sure < least else towards(sure, full, maximum)
        return points, points

    return by_scale


def _imported(shape: Imported, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes, read = (shape.fact,), _outside_reader(shape.reading, maximum, factor)

    def score(known: Known) -> Span | None:
        points = read(known.values.get(shape.fact))
        return undecided(known, codes, (0, maximum)) if points is None else points

    return score


def _survey(shape: Survey, maximum: Bound, at: Pointer, factor: Exact) -> Score:
    codes, read = (shape.satisfied, shape.asked), _outside_reader(shape.reading, maximum, factor)
    empty = without_cases(shape.no_case, maximum)

    def score(known: Known) -> Span | None:
        asked = number(known, shape.asked)
        if asked is not None and (asked == 0 or asked < (shape.least_sample or 0)):
            # A result of too few does not count, and then there is none.
            return empty
        share, _ = measured(known, Quotient(numerator=shape.satisfied, denominator=shape.asked))
        points = None if share is None else read(share)
        return perhaps(known, codes, (0, maximum), maximum) if points is None else points

    return score


OUTSIDE: Mapping[type, Callable[..., Score]] = {
    OutsideReference: _outside_reference,
    RelativeToLeader: _relative_to_leader,
    CohortPlace: _cohort_place,
    RatioToFirst: _ratio_to_first,
    Imported: _imported,
    Survey: _survey,
}
"""The function of each shape that looks outside the unit."""
