"""Leaf shapes taken apart: in which cases they give which points, and in which the text gives none."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import inf

import attrs

from danvan.errors import Pointer
from danvan.evaluation.attainable import Piece, PointSet, pieces, points
from danvan.evaluation.branches_outside import OUTSIDE
from danvan.evaluation.branches_own import OWN
from danvan.evaluation.exact import Bound, Exact, exact, rounded, scaled
from danvan.evaluation.formulas import FALSE, TRUE, Formula, Says, both, either, negated
from danvan.evaluation.language import Language
from danvan.evaluation.leaves import Judged
from danvan.evaluation.measures import Rounding
from danvan.evaluation.outlooks import TWICE, Branch, Outlook, from_to, left_open, silent, without_case
from danvan.evaluation.shapes import Alternative, Arm, ByGroup, CaseMean, LeafShape, Scaled
from danvan.evaluation.words import CoefficientOn, NotApplicablePolicy

__all__ = ["outlook", "rounded_outlook", "without_policy"]


_TAKEN: Mapping[type, Callable[..., Outlook]] = {**OWN, **OUTSIDE}


def outlook(shape: LeafShape, maximum: Bound, language: Language, at: Pointer = (), factor: Exact = 1) -> Outlook:
    """The branches of a shape that earns from zero to `maximum`."""
    taken = _TAKEN.get(type(shape))
    if taken is not None:
        return taken(shape, maximum, language, at, factor)
    if isinstance(shape, (Alternative, ByGroup, Scaled)):
        return _nested(shape, maximum, language, at, factor)
    if isinstance(shape, Judged):
        least: Bound = 0 if shape.least is None else min(max(0, exact(shape.least)), maximum)
        most = maximum if shape.most is None else min(maximum, exact(shape.most))
        return Outlook((Branch(TRUE, from_to(least, max(least, most))),))
    if isinstance(shape, CaseMean):
        return _case_mean(shape, maximum, language, at, factor)
    return Outlook((Branch(TRUE, from_to(0, maximum)),), exact=False)


def without_policy(own: Outlook, policy: NotApplicablePolicy | None, maximum: Bound, at: Pointer) -> Outlook:
    """The branches in which a line cannot apply have the points of its policy; those that leave the sum stay."""
    if policy in (NotApplicablePolicy.EXCLUDE, NotApplicablePolicy.REDISTRIBUTE, NotApplicablePolicy.RESCALE):
        return own
    most = from_to(0 if isinstance(maximum, float) else maximum, maximum)

    def settled(branch: Branch) -> Branch:
        if branch.applies:
            return branch
        if policy is None:
            return silent(branch.when, maximum, at)
        return Branch(branch.when, most if policy is NotApplicablePolicy.FULL else points(0), replaced=True)

    return attrs.evolve(own, branches=tuple(settled(branch) for branch in own.branches))


def rounded_outlook(own: Outlook, rule: Rounding, maximum: Bound) -> Outlook:
    """The branches with their points rounded, which gives nobody more than the maximum."""
    return attrs.evolve(own, branches=tuple(_rounded(branch, rule, maximum) for branch in own.branches))


def _rounded(branch: Branch, rule: Rounding, maximum: Bound) -> Branch:
    before, found = branch.reached, branch.points.rounded(rule)
    if not isinstance(maximum, float):
        found = found.at_most(maximum)
    if before is None:
        return attrs.evolve(branch, points=found)

    def reached(number: Exact) -> Formula:
        above = rounded(number, rule) if number == maximum else number
        goals = [number] if above == number or isinstance(above, float) else [number, above]
        return either(*(before(raw) for goal in goals for raw in branch.points.unrounded(goal, rule)))

    return attrs.evolve(branch, points=found, reached=reached, earned=None)


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
        (_, first), (_, second) = cases
        open_ = left_open(neither, maximum, when)
        cases.append((TRUE, Outlook(tuple(_either_of(neither, first, second, open_)), first.exact and second.exact)))
    elif isinstance(shape, ByGroup):
        for place, variant in enumerate(shape.variants):
            inner = outlook(variant.shape, maximum, language, (*at, "variants", place, "shape"), factor)
            cases.append((language.member(variant.group, True), inner))
        none = both(*(language.member(variant.group, False) for variant in shape.variants))
        nothing = Outlook((silent(TRUE, maximum, at),))
        rest = (
            nothing
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
            open_ = left_open(neither, maximum, at)
            others = [(both(*(language.member(name, False) for name, _ in options if name != group)), rest)]
            others += [(language.member(name, True), theirs) for name, theirs in options if name != group]
            for when, theirs in others:
                found += _either_of(both(neither, when), own, theirs, open_)
        for other, theirs in options[place + 1 :]:
            twice = both(inside_, language.member(other, True))
            found += [silent(both(twice, apart), maximum, at, TWICE) for apart in _apart(own, theirs)]
    return [(TRUE, Outlook(tuple(branch for branch in found if branch.when != FALSE)))]


def _either_of(when: Formula, one: Outlook, other: Outlook, flawed: Branch) -> Iterator[Branch]:
    """The text leaves open which of two shapes counts: that is a flaw, but where both give the same points."""
    for mine, theirs in itertools.product(one.branches, other.branches):
        case = both(when, mine.when, theirs.when)
        if case == FALSE:
            continue
        if mine.flaw is not None or theirs.flaw is not None or mine.applies is not theirs.applies:
            yield attrs.evolve(flawed, when=case)
            continue
        if not mine.applies:
            yield Branch(case, points(0), applies=False)
            continue
        common = pieces(part.both(whole) for part in mine.points.pieces for whole in theirs.points.pieces)
        if common.pieces:
            yield Branch(case, common, reached=_both_reached(mine, theirs))
        if common != mine.points or common != theirs.points or not _single(common):
            yield from (attrs.evolve(flawed, when=both(case, apart)) for apart in _differ(mine, theirs))


def _both_reached(one: Branch, other: Branch) -> Callable[[Exact], Formula] | None:
    asked = [branch.reached for branch in (one, other) if branch.reached is not None]
    return (lambda number: both(*(reached(number) for reached in asked))) if asked else None


def _single(of: PointSet) -> bool:
    return len(of.pieces) == 1 and of.pieces[0].low == of.pieces[0].high


def _apart(one: Outlook, other: Outlook) -> Iterator[Formula]:
    """When two shapes give different points, as far as single points of them show."""
    for mine, theirs in itertools.product(one.branches, other.branches):
        if mine.flaw is None and theirs.flaw is None:
            yield from (both(mine.when, theirs.when, apart) for apart in _differ(mine, theirs))


def _differ(one: Branch, other: Branch) -> Iterator[Formula]:
    """When two branches give different points, as far as the ends of their points show."""
    for first, second in ((one, other), (other, one)):
        ends = [end for piece in first.points.pieces for end in (piece.high, piece.low) if piece.holds(end)]
        for end in dict.fromkeys(ends):
            if not isinstance(end, float) and second.points != points(end):
                yield TRUE if first.reached is None else first.reached(end)


def _arm(arm: Arm, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    own = maximum if arm.maximum is None else exact(arm.maximum)
    inner = outlook(arm.shape, own, language, (*at, "shape"), factor)
    return inner if own <= maximum else _under(inner, maximum)


def _multiplied(inner: Outlook, by: Exact, maximum: Bound) -> Outlook:
    """Each of the points times a factor, at most the maximum."""
    if by == 0:
        return Outlook(
            tuple(attrs.evolve(branch, points=points(0), reached=None, earned=None) for branch in inner.branches)
        )

    def turned(branch: Branch) -> Branch:
        before = branch.reached
        back = None if before is None else (lambda number: before(scaled(Fraction(number) / by)))
        earned = None if branch.earned is None else branch.earned.times(by)
        return attrs.evolve(branch, points=branch.points.times(by), reached=back, earned=earned)

    return _under(attrs.evolve(inner, branches=tuple(turned(branch) for branch in inner.branches)), maximum)


def _under(inner: Outlook, maximum: Bound) -> Outlook:
    if isinstance(maximum, float) or all(piece.high <= maximum for piece in inner.points.pieces):
        return inner
    found = [part for branch in inner.branches for part in _held(branch, maximum)]
    return Outlook(tuple(found), inner.exact)


def _held(branch: Branch, maximum: Exact) -> Iterator[Branch]:
    """A branch with its points held to a maximum: those below it, and those above, which are the maximum."""
    if branch.flaw is not None:
        yield attrs.evolve(branch, points=branch.points.at_most(maximum))
        return
    low, high = branch.points.within(Piece(-inf, maximum, open_high=True)), branch.points.within(Piece(maximum, inf))
    if low.pieces:
        yield attrs.evolve(branch, points=low)
    if not high.pieces:
        return
    when = branch.when
    if branch.reached is not None and low.pieces:
        if branch.earned is not None:
            when = both(when, branch.earned.at_least(maximum))
        elif all(piece.low == piece.high for piece in high.pieces):
            ends = [piece.low for piece in high.pieces]
            when = both(when, either(*(branch.reached(end) for end in ends if not isinstance(end, float))))
    yield attrs.evolve(branch, when=when, points=points(maximum), reached=None, earned=None)


def _case_mean(shape: CaseMean, maximum: Bound, language: Language, at: Pointer, factor: Exact) -> Outlook:
    """Flaws of the single case count; the mean may lie anywhere between the least and the most of a case.

    Where some cases are enough, there is one: then the mean is its points.
    """
    inner = outlook(shape.case, maximum, language, (*at, "case"), factor)
    # What becomes of a mean where one case cannot apply is not said.
    open_ = [branch if branch.applies else silent(branch.when, maximum, (*at, "case")) for branch in inner.branches]
    inner = attrs.evolve(inner, branches=tuple(open_))
    some: Formula = Says(("cases", shape.cases), True)
    none: Formula = Says(("cases", shape.cases), False)
    extra: list[Branch] = []
    listed = some
    if shape.leave_out is not None:
        out = (*at, "leave_out")
        left, kept = (language.when(shape.leave_out, want, out, factor) for want in (True, False))
        neither = both(negated(left), negated(kept))
        extra = [] if neither == FALSE else [attrs.evolve(left_open(neither, maximum, out), when=both(some, neither))]
        # Where every case is left out there is none.
        none, some = either(none, both(some, left)), both(some, kept)
    without = without_case(shape.no_case, none, maximum, at)
    if shape.leave_out is not None and without.flaw is None and not language.sure:
        # Of several cases some may be left out and others not, so what is asked of one case says nothing here.
        without = attrs.evolve(without, when=TRUE)
    extra.append(without)
    rule = shape.rounding
    flawed = [attrs.evolve(branch, when=both(some, branch.when)) for branch in inner.branches if branch.flaw]
    sound = [branch for branch in inner.branches if not branch.flaw]
    if language.sure:
        single = [attrs.evolve(branch, when=both(some, branch.when)) for branch in sound]
        single = single if rule is None else [_rounded(branch, rule, maximum) for branch in single]
        return Outlook((*extra, *flawed, *single), exact=False)
    parts = [piece for branch in sound for piece in branch.points.pieces]
    low, high = min((piece.low for piece in parts), default=0), max((piece.high for piece in parts), default=0)
    mean = Branch(listed, from_to(low, high))
    return Outlook((*extra, *flawed, mean if rule is None else _rounded(mean, rule, maximum)), exact=False)
