"""The branches of shapes that read a unit's own facts."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from danvan.errors import Pointer
from danvan.evaluation.asking import denominators_of
from danvan.evaluation.attainable import Piece, PointSet, pieces, points
from danvan.evaluation.earning import NUMBER, Earning
from danvan.evaluation.exact import Bound, Exact, exact, scaled
from danvan.evaluation.formulas import FALSE, TRUE, Formula, above_zero, both, either, inside, negated, zero
from danvan.evaluation.language import Language
from danvan.evaluation.leaves import (
    AllOrNothing,
    Bands,
    Checklist,
    FaultRate,
    Levels,
    OwnLimit,
    PerFault,
    PerItem,
    ProgressiveLoss,
    Proportional,
    ShareLoss,
    Steps,
    TargetRatio,
)
from danvan.evaluation.measures import Measure, NoCase, Value
from danvan.evaluation.outlooks import (
    DIVIDED,
    Branch,
    Outlook,
    capped,
    from_to,
    laid,
    left_open,
    silent,
    stated,
    without_case,
)
from danvan.evaluation.words import Direction

__all__ = ["OWN"]


def _all_or_nothing(shape: AllOrNothing, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    when = (*at, "when")
    true, false = (language.when(shape.when, want, when, factor) for want in (True, False))
    found = [Branch(true, from_to(maximum, maximum)), Branch(false, points(0))]
    return Outlook((*found, *_undecided([(true, false)], [], None, maximum, at)))


def _levels(shape: Levels, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    found: list[Branch] = []
    before: list[Formula] = []
    pairs: list[tuple[Formula, Formula]] = []
    for place, level in enumerate(shape.levels):
        when = (*at, "levels", place, "when")
        true, false = (language.when(level.when, want, when, factor) for want in (True, False))
        found.append(Branch(both(true, *before), stated(level.points, maximum)))
        pairs.append((true, false))
        before.append(false)
    none = both(*before)
    if shape.otherwise is None:
        found.append(silent(none, maximum, at))
    else:
        found.append(Branch(none, stated(shape.otherwise, maximum)))
    wholes = [zero(code) for code in denominators_of(shape)]
    return Outlook((*found, *_undecided(pairs, wholes, shape.no_case, maximum, at)))


def _undecided(
    pairs: Sequence[tuple[Formula, Formula]],
    wholes: Sequence[Formula],
    no_case: NoCase | None,
    maximum: Bound,
    at: Pointer,
) -> list[Branch]:
    """The cases in which a condition is neither true nor false: a share of nothing of which the text is silent."""
    found: list[Branch] = []
    before: list[Formula] = []
    for true, false in pairs:
        neither = both(negated(true), negated(false), *before)
        before.append(false)
        if neither == FALSE:
            continue
        if no_case is None or not wholes:
            found.append(left_open(neither, maximum, at))
            continue
        found.append(without_case(no_case, both(neither, either(*wholes)), maximum, at))
        found.append(silent(both(neither, *(negated(whole) for whole in wholes)), maximum, at, DIVIDED))
    return found


def _measure(measure: Measure) -> tuple[str, str | None]:
    return (measure.fact, None) if isinstance(measure, Value) else (measure.numerator, measure.denominator)


def _bands(shape: Bands, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    part, whole = _measure(shape.measure)
    if whole is None or isinstance(shape.measure, Value):
        return Outlook(tuple(laid(shape.bands, part, None, maximum, at, factor, TRUE)))
    nothing = without_case(shape.measure.no_case, zero(whole), maximum, (*at, "measure"))
    return Outlook((nothing, *laid(shape.bands, part, whole, maximum, at, factor, above_zero(whole))))


def _proportional(shape: Proportional, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    part, whole = shape.numerator, shape.denominator
    some, least = above_zero(whole), (0 if shape.zero_below is None else exact(shape.zero_below) * factor)
    lower = shape.direction is Direction.LOWER_IS_BETTER
    nothing = without_case(shape.no_case, zero(whole), maximum, at)
    if isinstance(maximum, float):
        return Outlook((nothing, Branch(some, from_to(0, maximum))), exact=False)
    if maximum == 0 or part == whole:
        return Outlook((nothing, Branch(some, points(0 if lower else maximum))))

    def share(number: Exact) -> Formula:
        """The share earns exactly these points."""
        earned = scaled(Fraction(number) / maximum)
        wanted = 1 - earned if lower else earned
        if wanted == 1:
            return inside({part: 1}, whole, (1, True, None, False), True)
        return inside({part: 1}, whole, (wanted, True, wanted, True), True)

    earned = Earning({whole: maximum, part: -maximum} if lower else {part: maximum}, {whole: 1})
    # From the least share on, or above nothing; below it nothing is earned.
    earns = Piece(least * maximum, maximum, open_low=least == 0)
    under = (1 - least, False, None, False) if lower else (None, False, least, False)
    none = inside(
        {part: 1}, whole, under if least else ((1, True, None, False) if lower else (None, False, 0, True)), True
    )
    return Outlook(
        (
            nothing,
            Branch(both(some, none), points(0)),
            Branch(some, pieces([earns]), at=at, reached=share, earned=earned),
        )
    )


def _target_ratio(shape: TargetRatio, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    nothing = without_case(shape.no_case, zero(shape.target), maximum, at)
    some = above_zero(shape.target)
    full = exact(shape.base_share) * maximum
    if isinstance(full, float) or full == 0 or factor == 0:
        return Outlook((nothing, Branch(some, from_to(0, full))), exact=False)

    earned = Earning({shape.actual: full}, {shape.target: factor})

    def share(number: Exact) -> Formula:
        wanted = scaled(Fraction(number) / full) * factor
        if number == full:
            return inside({shape.actual: 1}, shape.target, (wanted, True, None, False), True)
        return inside({shape.actual: 1}, shape.target, (wanted, True, wanted, True), True)

    return Outlook((nothing, Branch(some, from_to(0, full), at=at, reached=share, earned=earned)))


def _own_limit(shape: OwnLimit, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    cases = ((shape.below, None, False, factor, False), (shape.equal, factor, True, factor, True))
    found = [
        Branch(
            inside({shape.actual: 1}, shape.limit, (low, takes_low, high, takes_high), True), stated(number, maximum)
        )
        for number, low, takes_low, high, takes_high in cases
    ]
    above = inside({shape.actual: 1}, shape.limit, (factor, False, None, False), True)
    return Outlook((*found, Branch(above, stated(shape.above, maximum))))


_COMBINED = 16
"""So many cases of several kinds of items or faults are gone through one by one."""


def _per_item(shape: PerItem, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    most = maximum if shape.cap is None else min(exact(shape.cap), maximum)
    if isinstance(most, float) or any(item.per_item is None for item in shape.items):
        return _first_item(shape, most, language)
    cases: list[tuple[Formula, dict[str, Exact]]] = [(TRUE, {NUMBER: 0})]
    for item in shape.items:
        each, cap = exact(item.per_item or 0), most if item.cap is None else exact(item.cap)
        if each == 0:
            continue
        # A kind that is held to less than all is a case of its own where it is held.
        over, below = (inside({item.count: each}, None, (cap, False, None, False), want) for want in (True, False))
        if cap >= most:
            over, below = FALSE, TRUE
        cases = [
            case
            for when, top in cases
            for case in (
                (both(when, below), {**top, item.count: top.get(item.count, 0) + each}),
                (both(when, over), {**top, NUMBER: top[NUMBER] + cap}),
            )
            if case[0] != FALSE
        ]
        if len(cases) > _COMBINED:
            return Outlook((Branch(TRUE, from_to(0, most)),), exact=False)
    return Outlook(tuple(_counted(when, top, 0, most) for when, top in cases))


def _first_item(shape: PerItem, most: Bound, language: Language) -> Outlook:
    """The points of items, where nothing bounds them or those of one kind are not stated."""
    item = shape.items[0]
    if (len(shape.items) > 1 and not language.sure) or item.per_item is None or item.per_item == 0:
        return Outlook((Branch(TRUE, from_to(0, most)),), exact=False)
    each = exact(item.per_item)
    cap = most if item.cap is None else min(exact(item.cap), most)
    # Where some cases are enough, only the first kind occurs.
    others = both(*(zero(other.count) for other in shape.items[1:]))

    def counted(number: Exact) -> Formula:
        count = scaled(Fraction(number) / each)
        return inside({item.count: 1}, None, (count, True, None if number == cap else count, True), True)

    return Outlook((Branch(others, from_to(0, cap), reached=counted),))


def _counted(when: Formula, top: Mapping[str, Exact], floor: Exact, most: Exact) -> Branch:
    """The points that counts bring or leave, held between a floor and the most that there is."""
    number = top[NUMBER]
    factors = [by for name, by in top.items() if name != NUMBER and by]
    if not factors:
        return Branch(when, points(max(floor, min(number, most))))
    earned = Earning(top)
    rising = factors[0] > 0
    low, high = (min(number, most), most) if rising else (floor, max(floor, number))

    def reached(points_: Exact) -> Formula:
        return earned.held(points_, None if rising else floor, most if rising else None)

    return Branch(when, from_to(low, high), reached=reached, earned=earned)


def _per_fault(shape: PerFault, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    floor = 0 if shape.floor is None else capped(exact(shape.floor), maximum)
    if isinstance(maximum, float):
        return Outlook((Branch(TRUE, from_to(floor, maximum)),), exact=False)
    cases: list[tuple[Formula, dict[str, Exact]]] = [(TRUE, {NUMBER: maximum})]
    for fault in shape.faults:
        losses = _losses(fault, maximum)
        if losses is None or len(losses) * len(cases) > _COMBINED:
            return Outlook((Branch(TRUE, from_to(floor, maximum)),), exact=False)
        cases = [
            (both(when, more), {name: top.get(name, 0) - lost.get(name, 0) for name in {**top, **lost}})
            for when, top in cases
            for more, lost in losses
        ]
    return Outlook(tuple(_counted(when, top, floor, maximum) for when, top in cases))


def _losses(fault: FaultRate, maximum: Exact) -> list[tuple[Formula, dict[str, Exact]]] | None:
    """The cases of one kind of fault and what is lost in each; ``None`` where the text does not state it."""
    loss = fault.loss
    if isinstance(loss, ProgressiveLoss):
        found: list[tuple[Formula, dict[str, Exact]]] = [
            (inside({fault.count: 1}, None, (None, False, loss.steps[0].times, False), True), {})
        ]
        for place, step in enumerate(loss.steps):
            after = loss.steps[place + 1].times if place + 1 < len(loss.steps) else None
            if step.lost is None and not step.everything:
                return None
            lost = maximum if step.everything or step.lost is None else exact(step.lost)
            when = inside({fault.count: 1}, None, (step.times, True, after, False), True)
            found.append((when, {NUMBER: min(lost, maximum)}))
        return found
    if isinstance(loss, ShareLoss):
        return [(TRUE, {fault.count: exact(loss.each_share) * maximum})]
    return None if loss.each is None else [(TRUE, {fault.count: exact(loss.each)})]


_LONG = 8
"""So many lines of a checklist are gone through in every combination."""


def _checklist(shape: Checklist, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    found: list[tuple[Formula, PointSet]] = [(TRUE, points(0))]
    undecided: list[Branch] = []
    for place, item in enumerate(shape.items):
        when = (*at, "items", place, "when")
        true, false = (language.when(item.when, want, when, factor) for want in (True, False))
        undecided += _undecided([(true, false)], [], None, maximum, when)
        given = stated(item.points, maximum)
        if place >= _LONG:
            if not language.sure:
                return Outlook((Branch(TRUE, from_to(0, maximum)),), exact=False)
            found = [(both(before, false), reached) for before, reached in found]
            continue
        found = [
            (both(before, taken), more)
            for before, reached in found
            for taken, more in ((true, reached.plus(given)), (false, reached))
        ]
    return Outlook((*(Branch(when, reached.at_most(maximum)) for when, reached in found if when != FALSE), *undecided))


def _steps(shape: Steps, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    most = maximum if shape.cap is None else min(exact(shape.cap), maximum)
    if shape.base_points is None or shape.per_step is None:
        return Outlook((Branch(TRUE, from_to(0, most)),), exact=False)
    base = capped(exact(shape.base_points), most)
    first, step, each = exact(shape.base_quantity) * factor, exact(shape.step), exact(shape.per_step)
    start = Branch(inside({shape.quantity: 1}, None, (None, False, first, True), True), points(base))
    beyond = inside({shape.quantity: 1}, None, (first, False, None, False), True)
    if each == 0 or isinstance(most, float):
        return Outlook((start, Branch(beyond, from_to(base, base if each == 0 else most))), exact=each == 0)

    def stepped(number: Exact) -> Formula:
        steps = Fraction(number - base) / each
        if not shape.whole_steps:
            low = first + steps * step
            return inside({shape.quantity: 1}, None, (low, True, None if number == most else low, True), True)
        if number == most:
            return inside({shape.quantity: 1}, None, (first + -((-steps) // 1) * step, True, None, False), True)
        if steps.denominator != 1:
            return FALSE
        return inside({shape.quantity: 1}, None, (first + steps * step, True, first + (steps + 1) * step, False), True)

    if shape.whole_steps:
        count = -((base - most) // each)
        reach = [capped(base + number * each, most) for number in range(min(int(count), 500) + 1)]
        found = points(*reach) if count <= 500 else from_to(base, most)
    else:
        found = pieces([Piece(base, most, open_low=base != most)])
    rate = scaled(Fraction(each) / step)
    by_rate = Earning({shape.quantity: rate, NUMBER: exact(shape.base_points) - rate * first})
    earned = None if shape.whole_steps else by_rate
    return Outlook((start, Branch(beyond, found, at=at, reached=stepped, earned=earned)))


OWN: Mapping[type, Callable[..., Outlook]] = {
    AllOrNothing: _all_or_nothing,
    Levels: _levels,
    Bands: _bands,
    Proportional: _proportional,
    TargetRatio: _target_ratio,
    OwnLimit: _own_limit,
    PerItem: _per_item,
    Steps: _steps,
    PerFault: _per_fault,
    Checklist: _checklist,
}
"""The shapes that read a unit's own facts, and what takes each apart."""
