"""Leaf shapes taken apart: in which cases they give which points, and in which the text gives none.

It is assumed that every fact is reported. Each branch is a formula over facts with the points that come of it. For
most shapes branches are exact; where they are not, their points are a stretch that holds all that may come.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from danvan.errors import Pointer
from danvan.evaluation.asking import denominators_of
from danvan.evaluation.attainable import Piece, PointSet, pieces, points
from danvan.evaluation.deciding import Stretch, stretch
from danvan.evaluation.exact import Bound, Exact, exact, rounded, scaled
from danvan.evaluation.formulas import (
    FALSE,
    TRUE,
    Formula,
    Language,
    Says,
    Words,
    above_zero,
    both,
    either,
    inside,
    negated,
    zero,
)
from danvan.evaluation.leaves import (
    AllOrNothing,
    Bands,
    Checklist,
    FaultRate,
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
)
from danvan.evaluation.measures import Band, Measure, NoCase, Rounding, Value
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
from danvan.evaluation.shapes import Alternative, Arm, ByGroup, CaseMean, LeafShape, Scaled
from danvan.evaluation.words import CoefficientOn, Direction, NoCaseResult, NotApplicablePolicy, StepUnit

__all__ = ["Branch", "Outlook", "outlook", "rounded_outlook", "without_policy"]


@attrs.frozen
class Branch:
    """One case of a shape: when it comes about, and the points it gives.

    `flaw` is the code of what is wrong with it: the text gives no points, or two, or divides by nothing.
    `reached` gives for points the further condition under which they are exactly these; ``None`` where the
    points need none.
    """

    when: Formula
    points: PointSet
    flaw: str | None = None
    at: Pointer = ()
    reached: Callable[[Exact], Formula] | None = None
    applies: bool = True


@attrs.frozen
class Outlook:
    """All branches of a shape. `exact` is false where some points that stand in a branch may never come."""

    branches: tuple[Branch, ...]
    exact: bool = True

    @property
    def points(self) -> PointSet:
        """All points that may come."""
        parts = [piece for branch in self.branches if branch.applies for piece in branch.points.pieces]
        exact = self.exact and all(branch.points.exact for branch in self.branches)
        return pieces(parts, exact=exact)


SILENT = "text-silent"
DIVIDED = "divided-by-nothing"
TWICE = "given-twice"


def outlook(shape: LeafShape, maximum: Bound, language: Language, at: Pointer = (), factor: Exact = 1) -> Outlook:
    """The branches of a shape that earns from zero to `maximum`."""
    taken = _TAKEN.get(type(shape))
    if taken is not None:
        return taken(shape, maximum, language, at, factor)
    if isinstance(shape, (Alternative, ByGroup, Scaled)):
        return _nested(shape, maximum, language, at, factor)
    if isinstance(shape, Judged):
        least: Exact = 0 if shape.least is None else max(0, exact(shape.least))
        most = maximum if shape.most is None else min(maximum, exact(shape.most))
        return Outlook((Branch(TRUE, _from_to(least, max(least, most))),))
    if isinstance(shape, CaseMean):
        return _case_mean(shape, maximum, language, at, factor)
    return Outlook((Branch(TRUE, _from_to(0, maximum)),), exact=False)


def without_policy(own: Outlook, policy: NotApplicablePolicy | None, maximum: Bound, at: Pointer) -> Outlook:
    """The branches in which a line cannot apply have the points of its policy; those that leave the sum stay."""
    if policy in (NotApplicablePolicy.EXCLUDE, NotApplicablePolicy.REDISTRIBUTE, NotApplicablePolicy.RESCALE):
        return own
    most = _from_to(0 if isinstance(maximum, float) else maximum, maximum)

    def settled(branch: Branch) -> Branch:
        if branch.applies:
            return branch
        if policy is None:
            return _silent(branch.when, maximum, at)
        return Branch(branch.when, most if policy is NotApplicablePolicy.FULL else points(0))

    return attrs.evolve(own, branches=tuple(settled(branch) for branch in own.branches))


def rounded_outlook(own: Outlook, rule: Rounding) -> Outlook:
    """The branches with their points rounded."""

    def turned(branch: Branch) -> Branch:
        before = branch.reached
        if before is None:
            return attrs.evolve(branch, points=branch.points.rounded(rule))

        def reached(number: Exact) -> Formula:
            return either(*(before(raw) for raw in branch.points.unrounded(number, rule)))

        return attrs.evolve(branch, points=branch.points.rounded(rule), reached=reached)

    return attrs.evolve(own, branches=tuple(turned(branch) for branch in own.branches))


def _from_to(low: Bound, high: Bound) -> PointSet:
    return pieces([Piece(low, high)])


def _silent(when: Formula, maximum: Bound, at: Pointer, flaw: str = SILENT) -> Branch:
    return Branch(when, _from_to(0, maximum), flaw, at)


def _given(number: Decimal | None, maximum: Bound) -> PointSet:
    return _from_to(0, maximum) if number is None else points(_capped(exact(number), maximum))


def _capped(number: Exact, maximum: Bound) -> Exact:
    return number if isinstance(maximum, float) else min(number, maximum)


def _without(no_case: NoCase | None, when: Formula, maximum: Bound, at: Pointer) -> Branch:
    """What is given where nothing occurred."""
    if no_case is None:
        return _silent(when, maximum, at, DIVIDED)
    if no_case.gives is NoCaseResult.NOT_APPLICABLE:
        return Branch(when, points(0), applies=False)
    if no_case.gives is NoCaseResult.ZERO:
        return Branch(when, points(0))
    if no_case.gives is NoCaseResult.POINTS:
        return Branch(when, _given(no_case.points, maximum))
    return Branch(when, _from_to(maximum, maximum))


def _all_or_nothing(shape: AllOrNothing, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    when = (*at, "when")
    true, false = (language.when(shape.when, want, when, factor) for want in (True, False))
    found = [Branch(true, _from_to(maximum, maximum)), Branch(false, points(0))]
    return Outlook((*found, *_undecided([(true, false)], [], None, maximum, at)))


def _levels(shape: Levels, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    found: list[Branch] = []
    before: list[Formula] = []
    pairs: list[tuple[Formula, Formula]] = []
    for place, level in enumerate(shape.levels):
        when = (*at, "levels", place, "when")
        true, false = (language.when(level.when, want, when, factor) for want in (True, False))
        found.append(Branch(both(true, *before), _given(level.points, maximum)))
        pairs.append((true, false))
        before.append(false)
    none = both(*before)
    if shape.otherwise is None:
        found.append(_silent(none, maximum, at))
    else:
        found.append(Branch(none, _given(shape.otherwise, maximum)))
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
            found.append(_open(neither, maximum, at))
            continue
        found.append(_without(no_case, both(neither, either(*wholes)), maximum, at))
        found.append(_silent(both(neither, *(negated(whole) for whole in wholes)), maximum, at, DIVIDED))
    return found


def _open(neither: Formula, maximum: Bound, at: Pointer) -> Branch:
    """A condition is neither true nor false: for a share of nothing, or always where it asks for what is not known."""
    return _silent(neither, maximum, at, SILENT if neither == TRUE else DIVIDED)


def _measure(measure: Measure) -> tuple[str, str | None]:
    return (measure.fact, None) if isinstance(measure, Value) else (measure.numerator, measure.denominator)


def _laid(
    bands: Sequence[Band], part: str, whole: str | None, maximum: Bound, at: Pointer, factor: Exact, given: Formula
) -> list[Branch]:
    """A branch for each band, one for what lies in none, one for each pair that overlaps with other points."""
    found: list[Branch] = []
    inner = [inside({part: 1}, whole, stretch(band, factor), True) for band in bands]
    outer = [inside({part: 1}, whole, stretch(band, factor), False) for band in bands]
    for place, band in enumerate(bands):
        found.append(Branch(both(given, inner[place]), _given(band.points, maximum)))
        for later in range(place + 1, len(bands)):
            if bands[later].points != band.points:
                twice = both(given, inner[place], inner[later])
                found.append(_silent(twice, maximum, (*at, "bands", later), TWICE))
    found.append(_silent(both(given, *outer), maximum, at))
    return found


def _bands(shape: Bands, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    part, whole = _measure(shape.measure)
    if whole is None or isinstance(shape.measure, Value):
        return Outlook(tuple(_laid(shape.bands, part, None, maximum, at, factor, TRUE)))
    nothing = _without(shape.measure.no_case, zero(whole), maximum, (*at, "measure"))
    return Outlook((nothing, *_laid(shape.bands, part, whole, maximum, at, factor, above_zero(whole))))


def _proportional(shape: Proportional, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    part, whole = shape.numerator, shape.denominator
    some, least = above_zero(whole), (0 if shape.zero_below is None else exact(shape.zero_below) * factor)
    lower = shape.direction is Direction.LOWER_IS_BETTER
    nothing = _without(shape.no_case, zero(whole), maximum, at)
    if isinstance(maximum, float):
        return Outlook((nothing, Branch(some, _from_to(0, maximum))), exact=False)
    if maximum == 0 or part == whole:
        return Outlook((nothing, Branch(some, points(0 if lower else maximum))))

    def share(number: Exact) -> Formula:
        """The share earns exactly these points."""
        earned = scaled(Fraction(number) / maximum)
        wanted = 1 - earned if lower else earned
        if wanted == 1:
            return inside({part: 1}, whole, (1, True, None, False), True)
        return inside({part: 1}, whole, (wanted, True, wanted, True), True)

    # From the least share on, or above nothing; below it nothing is earned.
    earns = Piece(least * maximum, maximum, open_low=least == 0)
    under = (1 - least, False, None, False) if lower else (None, False, least, False)
    none = inside(
        {part: 1}, whole, under if least else ((1, True, None, False) if lower else (None, False, 0, True)), True
    )
    return Outlook((nothing, Branch(both(some, none), points(0)), Branch(some, pieces([earns]), at=at, reached=share)))


def _target_ratio(shape: TargetRatio, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    nothing = _without(shape.no_case, zero(shape.target), maximum, at)
    some = above_zero(shape.target)
    full = exact(shape.base_share) * maximum
    if isinstance(full, float) or full == 0 or factor == 0:
        return Outlook((nothing, Branch(some, _from_to(0, full))), exact=False)

    def share(number: Exact) -> Formula:
        wanted = scaled(Fraction(number) / full) * factor
        if number == full:
            return inside({shape.actual: 1}, shape.target, (wanted, True, None, False), True)
        return inside({shape.actual: 1}, shape.target, (wanted, True, wanted, True), True)

    return Outlook((nothing, Branch(some, _from_to(0, full), at=at, reached=share)))


def _own_limit(shape: OwnLimit, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    cases = ((shape.below, None, False, factor, False), (shape.equal, factor, True, factor, True))
    found = [
        Branch(
            inside({shape.actual: 1}, shape.limit, (low, takes_low, high, takes_high), True), _given(number, maximum)
        )
        for number, low, takes_low, high, takes_high in cases
    ]
    above = inside({shape.actual: 1}, shape.limit, (factor, False, None, False), True)
    return Outlook((*found, Branch(above, _given(shape.above, maximum))))


def _per_item(shape: PerItem, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    most = maximum if shape.cap is None else min(exact(shape.cap), maximum)
    item = shape.items[0]
    if (len(shape.items) > 1 and not language.sure) or item.per_item is None or item.per_item == 0:
        return Outlook((Branch(TRUE, _from_to(0, most)),), exact=False)
    each = exact(item.per_item)
    cap = most if item.cap is None else min(exact(item.cap), most)
    # Where some cases are enough, only the first kind occurs.
    others = both(*(zero(other.count) for other in shape.items[1:]))

    def counted(number: Exact) -> Formula:
        count = scaled(Fraction(number) / each)
        return inside({item.count: 1}, None, (count, True, None if number == cap else count, True), True)

    return Outlook((Branch(others, _from_to(0, cap), at=at, reached=counted),))


def _per_fault(shape: PerFault, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    floor = 0 if shape.floor is None else _capped(exact(shape.floor), maximum)
    fault = shape.faults[0]
    if isinstance(maximum, float) or (len(shape.faults) > 1 and not language.sure):
        return Outlook((Branch(TRUE, _from_to(floor, maximum)),), exact=False)
    others = both(*(zero(other.count) for other in shape.faults[1:]))
    if isinstance(fault.loss, ProgressiveLoss):
        return Outlook(tuple(_progressive(fault, fault.loss, maximum, floor, others)))
    each = exact(fault.loss.each_share) * maximum if isinstance(fault.loss, ShareLoss) else None
    if isinstance(fault.loss, LinearLoss) and fault.loss.each is not None:
        each = exact(fault.loss.each)
    if not each:
        return Outlook((Branch(others, _from_to(floor, maximum)),), exact=False)
    lost = each

    def counted(number: Exact) -> Formula:
        count = scaled(Fraction(maximum - number) / lost)
        return inside({fault.count: 1}, None, (count, True, None if number == floor else count, True), True)

    return Outlook((Branch(others, _from_to(floor, maximum), at=at, reached=counted),))


def _progressive(
    fault: FaultRate, loss: ProgressiveLoss, maximum: Exact, floor: Exact, others: Formula
) -> Iterator[Branch]:
    none = inside({fault.count: 1}, None, (None, False, loss.steps[0].times, False), True)
    yield Branch(both(none, others), points(maximum))
    for place, step in enumerate(loss.steps):
        after = loss.steps[place + 1].times if place + 1 < len(loss.steps) else None
        when = inside({fault.count: 1}, None, (step.times, True, after, False), True)
        if step.lost is None and not step.everything:
            yield Branch(both(when, others), _from_to(floor, maximum))
            continue
        lost = maximum if step.everything or step.lost is None else exact(step.lost)
        yield Branch(both(when, others), points(max(maximum - lost, floor)))


_LONG = 8
"""So many lines of a checklist are gone through in every combination."""


def _checklist(shape: Checklist, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    found: list[tuple[Formula, PointSet]] = [(TRUE, points(0))]
    undecided: list[Branch] = []
    for place, item in enumerate(shape.items):
        when = (*at, "items", place, "when")
        true, false = (language.when(item.when, want, when, factor) for want in (True, False))
        undecided += _undecided([(true, false)], [], None, maximum, when)
        given = _given(item.points, maximum)
        if place >= _LONG:
            if not language.sure:
                return Outlook((Branch(TRUE, _from_to(0, maximum)),), exact=False)
            found = [(both(before, false), reached) for before, reached in found]
            continue
        found = [
            (both(before, taken), more)
            for before, reached in found
            for taken, more in ((true, reached.plus(given)), (false, reached))
        ]
    return Outlook((*(Branch(when, reached.at_most(maximum)) for when, reached in found if when != FALSE), *undecided))


def _outside_reference(
    shape: OutsideReference, maximum: Bound, language: Language, at: Pointer, factor: Exact
) -> Outlook:
    most = maximum if shape.cap is None else min(exact(shape.cap), maximum)
    if shape.at_reference is None or shape.per_step is None or isinstance(most, float) or factor == 0:
        return Outlook((Branch(TRUE, _from_to(0, most)),), exact=False)
    start, each, step = _capped(exact(shape.at_reference), most), exact(shape.per_step), exact(shape.step)
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
        branches.append(_silent(moved(-(10**12), True, 0, False), most, at))
    if shape.step_unit is StepUnit.PERCENT_OF_REFERENCE:
        branches.append(_silent(zero(shape.reference), most, at, DIVIDED))
    if not language.sure:
        return Outlook((*branches, Branch(TRUE, _from_to(0, most))), exact=False)
    if each and shape.whole_steps:

        def reached(number: Exact) -> Formula:
            steps = Fraction(number - start) / each
            if number == most:
                return moved(-((-steps) // 1), True, None, False)
            return moved(steps, True, steps + 1, False) if steps.denominator == 1 else FALSE

        branches.append(Branch(moved(0, False, None, False), _from_to(start, most), at=at, reached=reached))
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
        return Outlook((Branch(TRUE, _from_to(0, maximum)),), exact=False)

    def share(number: Exact) -> Formula:
        wanted = scaled(Fraction(number) / reached) * factor
        return inside({shape.actual: 1}, shape.target, (wanted, True, wanted, True), True)

    # Alone in its cohort, a unit above its target leads.
    above = inside({shape.actual: 1}, shape.target, (factor, False, None, False), True)
    below = _from_to(0, reached) if shape.partial_below else points(reached)
    some = above_zero(shape.target)
    return Outlook((Branch(above, _from_to(maximum, maximum)), Branch(some, below, at=at, reached=share)), exact=False)


def _cohort_place(shape: CohortPlace, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    given = [_given(entry.points, maximum) for entry in shape.places]
    rest = _from_to(0, maximum) if shape.otherwise is None else _given(shape.otherwise, maximum)
    if language.sure:
        first = next((own for own, entry in zip(given, shape.places, strict=True) if entry.place == 1), rest)
        return Outlook((Branch(TRUE, first),), exact=False)
    return Outlook((Branch(TRUE, pieces(piece for own in (*given, rest) for piece in own.pieces)),), exact=False)


def _ratio_to_first(shape: RatioToFirst, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    # Where the first has nothing, a part of nothing is asked for; alone in its cohort, a unit is the first.
    nothing = _silent(zero(shape.by), maximum, at, DIVIDED)
    if language.sure:
        return Outlook((nothing, Branch(above_zero(shape.by), _from_to(maximum, maximum))), exact=False)
    return Outlook((nothing, Branch(TRUE, _from_to(0, maximum))), exact=False)


def _steps(shape: Steps, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    most = maximum if shape.cap is None else min(exact(shape.cap), maximum)
    if shape.base_points is None or shape.per_step is None:
        return Outlook((Branch(TRUE, _from_to(0, most)),), exact=False)
    base = _capped(exact(shape.base_points), most)
    first, step, each = exact(shape.base_quantity) * factor, exact(shape.step), exact(shape.per_step)
    start = Branch(inside({shape.quantity: 1}, None, (None, False, first, True), True), points(base))
    beyond = inside({shape.quantity: 1}, None, (first, False, None, False), True)
    if each == 0 or isinstance(most, float):
        return Outlook((start, Branch(beyond, _from_to(base, base if each == 0 else most))), exact=each == 0)

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
        reach = [_capped(base + number * each, most) for number in range(min(int(count), 500) + 1)]
        found = points(*reach) if count <= 500 else _from_to(base, most)
    else:
        found = pieces([Piece(base, most, open_low=base != most)])
    return Outlook((start, Branch(beyond, found, at=at, reached=stepped)))


def _imported(shape: Imported, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    return Outlook(tuple(_read(shape.reading, shape.fact, None, maximum, (*at, "reading"), factor, TRUE)))


def _survey(shape: Survey, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    least = max(shape.least_sample or 0, 0)
    few = zero(shape.asked) if least == 0 else inside({shape.asked: 1}, None, (None, False, least, False), True)
    enough = both(above_zero(shape.asked), inside({shape.asked: 1}, None, (least, True, None, False), True))
    nothing = _without(shape.no_case, few, maximum, at)
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
            Branch(both(given, Words(part, frozenset({entry.word}), True)), _given(entry.points, maximum))
            for entry in reading.words
        ]
        other = both(given, Words(part, words, False))
        if reading.otherwise is None:
            return [*found, _silent(other, maximum, at)]
        return [*found, Branch(other, _given(reading.otherwise, maximum))]
    if isinstance(reading, ByBand):
        return _laid(reading.bands, part, whole, maximum, at, factor, given)
    full = exact(reading.full) * factor
    least = 0 if reading.zero_below is None else exact(reading.zero_below) * factor
    if isinstance(maximum, float) or maximum == 0 or full == 0:
        return [Branch(given, _from_to(0, maximum))]

    def scale(number: Exact) -> Formula:
        wanted = scaled(Fraction(number) / maximum) * full
        return inside({part: 1}, whole, (wanted, True, None if number == maximum else wanted, True), True)

    lowest = scaled(Fraction(least) / full) * maximum
    under = both(given, inside({part: 1}, whole, (None, False, least, False), True)) if least else FALSE
    return [
        Branch(under, points(0)),
        Branch(given, pieces([Piece(min(lowest, maximum), maximum)]), at=at, reached=scale),
    ]


def _nested(
    shape: Alternative | ByGroup | Scaled, maximum: Bound, language: Language, at: Pointer, factor: Exact
) -> Outlook:
    cases: list[tuple[Formula, Outlook]] = []
    if isinstance(shape, Alternative):
        when = (*at, "first_applies")
        for want, name, arm in ((True, "first", shape.first), (False, "second", shape.second)):
            applies = language.when(shape.first_applies, want, when, factor)
            cases.append((applies, _arm(arm, maximum, language, (*at, name), factor)))
        neither = both(*(negated(applies) for applies, _ in cases))
        cases.append((TRUE, Outlook((_open(neither, maximum, when),))))
    elif isinstance(shape, ByGroup):
        for place, variant in enumerate(shape.variants):
            inner = outlook(variant.shape, maximum, language, (*at, "variants", place, "shape"), factor)
            cases.append((language.member(variant.group, True), inner))
        none = both(*(language.member(variant.group, False) for variant in shape.variants))
        silent = Outlook((_silent(TRUE, maximum, at),))
        rest = (
            silent
            if shape.otherwise is None
            else outlook(shape.otherwise, maximum, language, (*at, "otherwise"), factor)
        )
        cases.append((none, rest))
        options = [(variant.group, inner) for variant, (_, inner) in zip(shape.variants, cases, strict=False)]
        cases += _open_groups(options, rest, maximum, language, at)
    else:
        plain = outlook(shape.shape, maximum, language, (*at, "shape"), factor)
        for entry in shape.coefficients:
            by = exact(entry.factor)
            if shape.on is CoefficientOn.THRESHOLDS:
                inner = outlook(shape.shape, maximum, language, (*at, "shape"), factor * by)
            else:
                inner = _multiplied(plain, by, maximum)
            cases.append((language.member(entry.group, True), inner))
        cases.append((both(*(language.member(entry.group, False) for entry in shape.coefficients)), plain))
        options = [(entry.group, inner) for entry, (_, inner) in zip(shape.coefficients, cases, strict=False)]
        cases += _open_groups(options, plain, maximum, language, at)
    found = [attrs.evolve(branch, when=both(when, branch.when)) for when, inner in cases for branch in inner.branches]
    return Outlook(tuple(branch for branch in found if branch.when != FALSE), all(inner.exact for _, inner in cases))


def _open_groups(
    options: Sequence[tuple[str, Outlook]], rest: Outlook, maximum: Bound, language: Language, at: Pointer
) -> list[tuple[Formula, Outlook]]:
    """The cases in which the text leaves open whether a unit is in one of these groups, or puts it into two, and that
    makes a difference."""
    found: list[Branch] = []
    for place, (group, own) in enumerate(options):
        inside_, outside = language.member(group, True), language.member(group, False)
        neither = both(negated(inside_), negated(outside))
        if neither != FALSE:
            open_ = _open(neither, maximum, at)
            others = [(both(*(language.member(name, False) for name, _ in options if name != group)), rest)]
            others += [(language.member(name, True), theirs) for name, theirs in options if name != group]
            found += [
                attrs.evolve(open_, when=both(neither, when, apart))
                for when, theirs in others
                for apart in _apart(own, theirs)
            ]
        for other, theirs in options[place + 1 :]:
            twice = both(inside_, language.member(other, True))
            found += [_silent(both(twice, apart), maximum, at, TWICE) for apart in _apart(own, theirs)]
    return [(TRUE, Outlook(tuple(branch for branch in found if branch.when != FALSE)))]


def _apart(one: Outlook, other: Outlook) -> Iterator[Formula]:
    """When two shapes give different points, as far as single points of them show."""
    for mine in one.branches:
        for theirs in other.branches:
            if mine.flaw is not None or theirs.flaw is not None:
                continue
            for first, second in ((mine, theirs), (theirs, mine)):
                ends = [end for piece in first.points.pieces for end in (piece.high, piece.low) if piece.holds(end)]
                most = next((end for end in ends if not isinstance(end, float)), None)
                if most is None or second.points == points(most):
                    continue
                reached = TRUE if first.reached is None else first.reached(most)
                yield both(first.when, second.when, reached)


def _arm(arm: Arm, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    own = maximum if arm.maximum is None else exact(arm.maximum)
    inner = outlook(arm.shape, own, language, (*at, "shape"), factor)
    return inner if own <= maximum else _under(inner, maximum)


def _multiplied(inner: Outlook, by: Exact, maximum: Bound) -> Outlook:
    """Each of the points times a factor, at most the maximum."""
    if by == 0:
        return Outlook(tuple(attrs.evolve(branch, points=points(0), reached=None) for branch in inner.branches))

    def turned(branch: Branch) -> Branch:
        before = branch.reached
        back = None if before is None else (lambda number: before(scaled(Fraction(number) / by)))
        return attrs.evolve(branch, points=branch.points.times(by), reached=back)

    return _under(attrs.evolve(inner, branches=tuple(turned(branch) for branch in inner.branches)), maximum)


def _under(inner: Outlook, maximum: Bound) -> Outlook:
    if isinstance(maximum, float) or all(piece.high <= maximum for piece in inner.points.pieces):
        return inner
    capped = tuple(attrs.evolve(branch, points=branch.points.at_most(maximum)) for branch in inner.branches)
    return Outlook(capped, exact=False)


def _case_mean(shape: CaseMean, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    """Flaws of the single case count; the mean may lie anywhere between the least and the most of a case.

    Where some cases are enough, there is one: then the mean is its points.
    """
    inner = outlook(shape.case, maximum, language, (*at, "case"), factor)
    # What becomes of a mean where one case cannot apply is not said.
    open_ = [branch if branch.applies else _silent(branch.when, maximum, (*at, "case")) for branch in inner.branches]
    inner = attrs.evolve(inner, branches=tuple(open_))
    some: Formula = Says(("cases", shape.cases), True)
    none: Formula = Says(("cases", shape.cases), False)
    extra: list[Branch] = []
    listed = some
    if shape.leave_out is not None:
        out = (*at, "leave_out")
        left, kept = (language.when(shape.leave_out, want, out, factor) for want in (True, False))
        neither = both(negated(left), negated(kept))
        extra = [] if neither == FALSE else [attrs.evolve(_open(neither, maximum, out), when=both(some, neither))]
        # Where every case is left out there is none.
        none, some = either(none, both(some, left)), both(some, kept)
    without = _without(shape.no_case, none, maximum, at)
    if shape.leave_out is not None and without.flaw is None and not language.sure:
        # Of several cases some may be left out and others not, so what is asked of one case says nothing here.
        without = attrs.evolve(without, when=TRUE)
    extra.append(without)
    rule = shape.rounding
    flawed = [attrs.evolve(branch, when=both(some, branch.when)) for branch in inner.branches if branch.flaw]
    sound = [branch for branch in inner.branches if not branch.flaw]
    if language.sure:
        single = [attrs.evolve(branch, when=both(some, branch.when)) for branch in sound]
        kept_whole = [branch for branch in single if _stays(branch, rule)]
        return Outlook((*extra, *flawed, *kept_whole), exact=False)
    parts = [piece for branch in sound for piece in branch.points.pieces]
    low, high = min((piece.low for piece in parts), default=0), max((piece.high for piece in parts), default=0)
    mean = _from_to(low, high)
    return Outlook((*extra, *flawed, Branch(listed, mean if rule is None else mean.rounded(rule))), exact=False)


def _stays(branch: Branch, rule: Rounding | None) -> bool:
    """Whether rounding leaves the points of a branch as they are."""
    return rule is None or all(piece.low == piece.high == rounded(piece.low, rule) for piece in branch.points.pieces)


_TAKEN: Mapping[type, Callable[..., Outlook]] = {
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
    OutsideReference: _outside_reference,
    RelativeToLeader: _relative_to_leader,
    CohortPlace: _cohort_place,
    RatioToFirst: _ratio_to_first,
    Imported: _imported,
    Survey: _survey,
}
