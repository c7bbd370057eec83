"""The branches of shapes that look outside the unit."""

from collections.abc import Callable, Mapping
from fractions import Fraction

import attrs

from danvan.errors import Pointer
from danvan.evaluation.attainable import Piece, pieces, points
from danvan.evaluation.earning import NUMBER, Earning
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
    start, better = exact(shape.at_reference), exact(shape.per_step)
    sign = 1 if shape.direction is Direction.HIGHER_IS_BETTER else -1
    branches: list[Branch] = []
    some = TRUE
    if shape.step_unit is StepUnit.PERCENT_OF_REFERENCE:
        some = above_zero(shape.reference)
        branches.append(silent(zero(shape.reference), most, at, DIVIDED))
    equal = inside({shape.value: 1}, shape.reference, (factor, True, factor, True), True)
    branches.append(Branch(both(some, equal), points(capped(start, most))))
    branches += _stepped(shape, _distance(shape, factor, sign), start, better, most, some)
    away = _distance(shape, factor, -sign)
    if shape.zero_if_worse:
        branches.append(Branch(both(some, away.at_least(0, strict=True)), points(0)))
    elif shape.per_step_worse is None:
        branches.append(silent(both(some, away.at_least(0, strict=True)), most, at))
    else:
        branches += _stepped(shape, away, start, -exact(shape.per_step_worse), most, some)
    return Outlook(tuple(branches), all(branch.points.exact for branch in branches))


def _distance(shape: OutsideReference, factor: Exact, sign: Exact) -> Earning:
    """How many steps the value is better than the reference, or worse with a sign of -1."""
    by = sign if shape.step_unit is StepUnit.ABSOLUTE else 100 * sign
    top: dict[str, Exact] = {shape.value: by}
    top[shape.reference] = top.get(shape.reference, 0) - by * factor
    step = exact(shape.step)
    return Earning(
        top, {shape.reference: factor * step} if shape.step_unit is StepUnit.PERCENT_OF_REFERENCE else {NUMBER: step}
    )


def _stepped(
    shape: OutsideReference, steps: Earning, start: Exact, each: Exact, most: Exact, some: Formula
) -> list[Branch]:
    """The points on one side of the reference, by so many steps, from zero to the most."""
    beyond = both(some, steps.at_least(0, strict=True))
    end = most if each > 0 else 0
    if each == 0 or (start >= most and each > 0):
        return [Branch(beyond, points(capped(start, most)))]
    if not shape.whole_steps:
        top = {name: factor * each for name, factor in steps.top.items()}
        for name, factor in steps.bottom.items():
            top[name] = top.get(name, 0) + start * factor
        earned = attrs.evolve(steps, top=top)
        low, high = (start, most) if each > 0 else (0, capped(start, most))

        def held(number: Exact) -> Formula:
            return earned.held(number, 0, most)

        piece = Piece(low, high, open_low=each > 0, open_high=each < 0 and start <= most and high > 0)
        return [Branch(beyond, pieces([piece]), reached=held, earned=earned)]
    count = -((start - end) // each)
    if count > _STEPS:
        return [Branch(beyond, attrs.evolve(from_to(min(start, end), max(start, end)), exact=False))]
    found: list[Branch] = []
    for number in range(int(count) + 1):
        when = both(beyond, steps.at_least(number))
        if number < count:
            when = both(when, steps.at_most(number + 1, strict=True))
        found.append(Branch(when, points(max(0, min(start + number * each, most)))))
    return found


_STEPS = 60
"""So many whole steps beyond a reference are gone through one by one."""


def _relative_to_leader(
    shape: RelativeToLeader, maximum: Bound, language: Language, at: Pointer, factor: Exact
) -> Outlook:
    reached = exact(shape.base_share) * maximum
    if isinstance(maximum, float) or isinstance(reached, float):
        return Outlook((Branch(TRUE, from_to(0, maximum)),), exact=False)

    def side(low: Exact | None, takes_low: bool, high: Exact | None, takes_high: bool) -> Formula:
        return inside({shape.actual: 1}, shape.target, (low, takes_low, high, takes_high), True)

    below = Branch(side(None, False, factor, False), points(0))
    if shape.partial_below and reached:
        earned = Earning({shape.actual: reached}, {shape.target: factor})
        piece = Piece(0, reached, open_high=True)
        below = attrs.evolve(below, points=pieces([piece]), reached=earned.exactly, earned=earned)
    # Alone in its cohort, a unit above its target leads; with others its points lie behind those of the leader.
    above = (
        from_to(maximum, maximum) if language.sure else pieces([Piece(min(reached, maximum), max(reached, maximum))])
    )
    return Outlook(
        (
            below,
            Branch(side(factor, True, factor, True), points(reached)),
            Branch(side(factor, False, None, False), above),
        ),
        exact=False,
    )


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
    some = pieces([Piece(0, maximum, open_low=maximum != 0)])
    # With others, who has nothing earns nothing; the others earn a part of the first.
    return Outlook((nothing, Branch(zero(shape.by), points(0)), Branch(above_zero(shape.by), some)), exact=False)


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

    earned = Earning({part: maximum}, {NUMBER if whole is None else whole: full})

    def scale(number: Exact) -> Formula:
        wanted = scaled(Fraction(number) / maximum) * full
        return inside({part: 1}, whole, (wanted, True, None if number == maximum else wanted, True), True)

    lowest = scaled(Fraction(least) / full) * maximum
    under = both(given, inside({part: 1}, whole, (None, False, least, False), True)) if least else FALSE
    return [
        Branch(under, points(0)),
        Branch(given, pieces([Piece(min(lowest, maximum), maximum)]), at=at, reached=scale, earned=earned),
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
