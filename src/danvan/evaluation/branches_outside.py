"""The branches of shapes that look outside the unit."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from danvan.errors import Pointer
from danvan.evaluation.attainable import Piece, pieces, points
from danvan.evaluation.deciding import Stretch
from danvan.evaluation.exact import Bound, Exact, exact, scaled
from danvan.evaluation.formulas import FALSE, TRUE, Formula, Words, above_zero, both, inside, zero
from danvan.evaluation.language import Language
from danvan.evaluation.outlooks import DIVIDED, Branch, Outlook, capped, from_to, laid, silent, stated, without_case
from danvan.evaluation.outside import (
    ByBand,
    ByScale,
    ByWord,
    CohortPlace,
    Imported,
    OutsideReference,
    RatioToFirst,
    RelativeToLeader,
    Survey,
)
from danvan.evaluation.words import Direction, StepUnit

__all__ = ["OUTSIDE"]


def _outside_reference(
    shape: OutsideReference, maximum: Bound, language: Language, at: Pointer, factor: Exact
) -> Outlook:
    most = maximum if shape.cap is None else min(exact(shape.cap), maximum)
    if shape.at_reference is None or shape.per_step is None or isinstance(most, float) or factor == 0:
        return Outlook((Branch(TRUE, from_to(0, most)),), exact=False)
    start, each, step = capped(exact(shape.at_reference), most), exact(shape.per_step), exact(shape.step)
    higher = shape.direction is Direction.HIGHER_IS_BETTER

    def moved(low: Exact, takes_low: bool, high: Exact | None, takes_high: bool) -> Formula:
        """The value is better than the reference by so many steps."""
        if higher:
            return _beyond(shape, factor, step, (low, takes_low, high, takes_high))
        return _beyond(shape, factor, step, (None if high is None else -high, takes_high, -low, takes_low))

    equal = Branch(moved(0, True, 0, True), points(start))
    worse = Branch(moved(-(10**12), True, 0, False), points(0))
    branches = [equal, *([worse] if shape.zero_if_worse else [])]
    if shape.zero_if_worse is False and shape.per_step_worse is None:
        branches.append(silent(moved(-(10**12), True, 0, False), most, at))
    if shape.step_unit is StepUnit.PERCENT_OF_REFERENCE:
        branches.append(silent(zero(shape.reference), most, at, DIVIDED))
    if not language.sure:
        return Outlook((*branches, Branch(TRUE, from_to(0, most))), exact=False)
    if each and shape.whole_steps:

        def reached(number: Exact) -> Formula:
            steps = Fraction(number - start) / each
            if number == most:
                return moved(-((-steps) // 1), True, None, False)
            return moved(steps, True, steps + 1, False) if steps.denominator == 1 else FALSE

        branches.append(Branch(moved(0, False, None, False), from_to(start, most), at=at, reached=reached))
    return Outlook(tuple(branches), exact=False)


def _beyond(shape: OutsideReference, factor: Exact, step: Exact, bounds: Stretch) -> Formula:
    """The value lies in a stretch of steps around the reference."""
    low, takes_low, high, takes_high = bounds
    if shape.step_unit is not StepUnit.PERCENT_OF_REFERENCE:
        size = step if shape.step_unit is StepUnit.ABSOLUTE else scaled(Fraction(step) / 100)
        ends = tuple(None if end is None else end * size for end in (low, high))
        return inside({shape.value: 1, shape.reference: -factor}, None, (ends[0], takes_low, ends[1], takes_high), True)
    part = scaled(Fraction(step) / 100)
    shares = tuple(None if end is None else (1 + end * part) * factor for end in (low, high))
    within = inside({shape.value: 1}, shape.reference, (shares[0], takes_low, shares[1], takes_high), True)
    return both(above_zero(shape.reference), within)


def _relative_to_leader(
    shape: RelativeToLeader, maximum: Bound, language: Language, at: Pointer, factor: Exact
) -> Outlook:
    reached = exact(shape.base_share) * maximum
    if isinstance(reached, float) or not language.sure or reached == 0 or factor == 0:
        return Outlook((Branch(TRUE, from_to(0, maximum)),), exact=False)

    def share(number: Exact) -> Formula:
        wanted = scaled(Fraction(number) / reached) * factor
        return inside({shape.actual: 1}, shape.target, (wanted, True, wanted, True), True)

    # Alone in its cohort, a unit above its target leads.
    above = inside({shape.actual: 1}, shape.target, (factor, False, None, False), True)
    below = from_to(0, reached) if shape.partial_below else points(reached)
    some = above_zero(shape.target)
    return Outlook((Branch(above, from_to(maximum, maximum)), Branch(some, below, at=at, reached=share)), exact=False)


def _cohort_place(shape: CohortPlace, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    given = [stated(entry.points, maximum) for entry in shape.places]
    rest = from_to(0, maximum) if shape.otherwise is None else stated(shape.otherwise, maximum)
    if language.sure:
        first = next((own for own, entry in zip(given, shape.places, strict=True) if entry.place == 1), rest)
        return Outlook((Branch(TRUE, first),), exact=False)
    return Outlook((Branch(TRUE, pieces(piece for own in (*given, rest) for piece in own.pieces)),), exact=False)


def _ratio_to_first(shape: RatioToFirst, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    # Where the first has nothing, a part of nothing is asked for; alone in its cohort, a unit is the first.
    nothing = silent(zero(shape.by), maximum, at, DIVIDED)
    if language.sure:
        return Outlook((nothing, Branch(above_zero(shape.by), from_to(maximum, maximum))), exact=False)
    return Outlook((nothing, Branch(TRUE, from_to(0, maximum))), exact=False)


def _imported(shape: Imported, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    return Outlook(tuple(_read(shape.reading, shape.fact, None, maximum, (*at, "reading"), factor, TRUE)))


def _survey(shape: Survey, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    least = max(shape.least_sample or 0, 0)
    few = zero(shape.asked) if least == 0 else inside({shape.asked: 1}, None, (None, False, least, False), True)
    enough = both(above_zero(shape.asked), inside({shape.asked: 1}, None, (least, True, None, False), True))
    nothing = without_case(shape.no_case, few, maximum, at)
    return Outlook(
        (nothing, *_read(shape.reading, shape.satisfied, shape.asked, maximum, (*at, "reading"), factor, enough))
    )


def _read(
    reading: ByWord | ByBand | ByScale,
    part: str,
    whole: str | None,
    maximum: Bound,
    at: Pointer,
    factor: Exact,
    given: Formula,
) -> list[Branch]:
    if isinstance(reading, ByWord):
        words = frozenset(entry.word for entry in reading.words)
        found = [
            Branch(both(given, Words(part, frozenset({entry.word}), True)), stated(entry.points, maximum))
            for entry in reading.words
        ]
        other = both(given, Words(part, words, False))
        if reading.otherwise is None:
            return [*found, silent(other, maximum, at)]
        return [*found, Branch(other, stated(reading.otherwise, maximum))]
    if isinstance(reading, ByBand):
        return laid(reading.bands, part, whole, maximum, at, factor, given)
    full = exact(reading.full) * factor
    least = 0 if reading.zero_below is None else exact(reading.zero_below) * factor
    if isinstance(maximum, float) or maximum == 0 or full == 0:
        return [Branch(given, from_to(0, maximum))]

    def scale(number: Exact) -> Formula:
        wanted = scaled(Fraction(number) / maximum) * full
        return inside({part: 1}, whole, (wanted, True, None if number == maximum else wanted, True), True)

    lowest = scaled(Fraction(least) / full) * maximum
    under = both(given, inside({part: 1}, whole, (None, False, least, False), True)) if least else FALSE
    return [
        Branch(under, points(0)),
        Branch(given, pieces([Piece(min(lowest, maximum), maximum)]), at=at, reached=scale),
    ]


OUTSIDE: Mapping[type, Callable[..., Outlook]] = {
    OutsideReference: _outside_reference,
    RelativeToLeader: _relative_to_leader,
    CohortPlace: _cohort_place,
    RatioToFirst: _ratio_to_first,
    Imported: _imported,
    Survey: _survey,
}
"""The shapes that look outside the unit, and what takes each apart."""
