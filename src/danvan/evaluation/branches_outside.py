"""The branches of shapes that look outside the unit."""

from collections.abc import Callable, Mapping
from fractions import Fraction

import attrs

from danvan.errors import Pointer
from danvan.evaluation.attainable import Piece, pieces, points
from danvan.evaluation.compared import behind_of, first_of, place_of
from danvan.evaluation.earning import NUMBER, Earning
from danvan.evaluation.exact import Bound, Exact, exact, scaled
from danvan.evaluation.formulas import FALSE, TRUE, Formula, Words, above_zero, both, either, inside, zero
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
    over = side(factor, False, None, False)
    # Alone in its cohort, a unit above its target leads; with others its points lie behind those of the leader.
    above = Branch(over, from_to(maximum, maximum))
    if not language.sure and reached < maximum:
        above = _behind_leader(shape, over, reached, maximum, factor)
    elif not language.sure:
        above = Branch(over, from_to(maximum, reached))
    return Outlook((below, Branch(side(factor, True, factor, True), points(reached)), above), exact=False)


def _behind_leader(shape: RelativeToLeader, over: Formula, reached: Exact, most: Exact, factor: Exact) -> Branch:
    """The points above the target: the share of its excess in that of the leader, which is no less."""
    bottom: dict[str, Exact] = {shape.actual: 1}
    bottom[shape.target] = bottom.get(shape.target, 0) - factor
    behind = behind_of(shape, factor)
    top = {name: by * most for name, by in bottom.items()} | {behind: reached}
    earned = Earning(top, {**bottom, behind: 1})
    piece = Piece(reached, most, open_low=True)
    return Branch(over, pieces([piece]), reached=earned.exactly, earned=earned)


def _cohort_place(shape: CohortPlace, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    given = [stated(entry.points, maximum) for entry in shape.places]
    rest = silent(TRUE, maximum, at) if shape.otherwise is None else Branch(TRUE, stated(shape.otherwise, maximum))
    if language.sure:
        # Alone in its cohort, a unit is the first.
        first = (own for own, entry in zip(given, shape.places, strict=True) if entry.place == 1)
        return Outlook((next((Branch(TRUE, own) for own in first), rest),), exact=False)
    if len(given) > _PLACES:
        listed = Branch(TRUE, pieces(piece for own in given for piece in own.pieces))
        return Outlook((listed, attrs.evolve(rest, when=_placed(shape, 1, None))), exact=False)
    branches: list[Branch] = []
    outside: list[Formula] = []
    for own, entry in zip(given, shape.places, strict=True):
        last = entry.to or entry.place
        branches.append(Branch(both(_placed(shape, entry.place, last), *outside), own))
        outside.append(inside({place_of(shape): 1}, None, (entry.place, True, last, True), False))
    branches.append(attrs.evolve(rest, when=both(_placed(shape, 1, None), *outside)))
    return Outlook(tuple(branches), exact=False)


_PLACES = 12
"""A table with more entries is not gone through place by place."""


def _placed(shape: CohortPlace, best: int, last: int | None) -> Formula:
    """The unit has a place between these; only the first place is had by one than whom no other is better."""
    if best == 1 != last:
        return either(_placed(shape, 1, 1), _placed(shape, 2, last))
    named = inside({place_of(shape): 1}, None, (best, True, last, True), True)
    if shape.direction is Direction.LOWER_IS_BETTER:
        return both(named, above_zero(shape.by)) if best > 1 else named
    ahead: dict[str, Exact] = {first_of(shape.within, shape.by): 1, shape.by: -1}
    return both(named, inside(ahead, None, (0, best == 1, 0 if best == 1 else None, True), True))


def _ratio_to_first(shape: RatioToFirst, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    # Where the first has nothing, a part of nothing is asked for; alone in its cohort, a unit is the first.
    nothing = silent(zero(shape.by), maximum, at, DIVIDED)
    some = above_zero(shape.by)
    if language.sure:
        return Outlook((nothing, Branch(some, from_to(maximum, maximum))), exact=False)
    first = first_of(shape.within, shape.by)
    nothing = attrs.evolve(nothing, when=both(zero(shape.by), zero(first)))
    # With others, who has nothing earns nothing; the others earn a part of the first.
    none = Branch(both(zero(shape.by), above_zero(first)), points(0))
    part = both(some, inside({first: 1, shape.by: -1}, None, (0, True, None, False), True))
    if isinstance(maximum, float) or maximum == 0:
        return Outlook((nothing, none, Branch(part, from_to(0, maximum))), exact=False)
    earned = Earning({shape.by: maximum}, {first: 1})
    piece = Piece(0, maximum, open_low=True)
    return Outlook((nothing, none, Branch(part, pieces([piece]), reached=earned.exactly, earned=earned)), exact=False)


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
