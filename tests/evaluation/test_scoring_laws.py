"""What scoring keeps for every rule book and every sheet of facts, whatever stands in them."""

import math
import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from danvan import RuleBook, bundled, strategies
from danvan.errors import pointer_text
from danvan.evaluation.cards import Points, ScoreCard
from danvan.evaluation.criteria import Adjustment, Criterion
from danvan.evaluation.facts import Fact, FactSheet
from danvan.evaluation.gates import IsReported, UnencodedCondition
from danvan.evaluation.leaves import (
    FaultRate,
    ItemRate,
    LinearLoss,
    OwnLimit,
    PerFault,
    PerItem,
    Proportional,
    Steps,
    TargetRatio,
    Unencoded,
)
from danvan.evaluation.measures import NoCase, Rounding
from danvan.evaluation.process import Scope
from danvan.evaluation.rulebook import parts
from danvan.evaluation.scoring import CannotScore, Scorer
from danvan.evaluation.shapes import LeafShape
from danvan.evaluation.words import (
    Direction,
    MissingDataPolicy,
    NoCaseResult,
    NotApplicablePolicy,
    RoundingMode,
    RoundingPoint,
)
from danvan.law.periods import Period, PeriodKind
from danvan.reports.figures import Silence

SHIPPED = list(bundled.rule_books().values())
_T = TypeVar("_T")
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@st.composite
def books_and_sheets(draw: st.DrawFn, *, complete: bool = False) -> tuple[RuleBook, FactSheet]:
    """A rule book, drawn or shipped, and a sheet that fits it."""
    book = draw(st.one_of(strategies.rule_books(allow_extending=False, min_criteria=1), st.sampled_from(SHIPPED)))
    return book, draw(strategies.facts_for(book, complete=complete))


def card_of(book: RuleBook, sheet: FactSheet) -> ScoreCard:
    """The card, with everything accepted that is not encoded."""
    return Scorer(book).card(sheet, accepted=_open(book))


def _open(book: RuleBook) -> list[str]:
    lines = [
        line.id
        for _, line in parts(book)
        if isinstance(line, (Criterion, Adjustment)) and isinstance(line.shape, Unencoded)
    ]
    return [*lines, *(pointer_text(at) for at, part in parts(book) if isinstance(part, UnencodedCondition))]


@SLOW
@given(books_and_sheets())
def test_points_lie_between_nothing_and_the_maximum(drawn: tuple[RuleBook, FactSheet]) -> None:
    try:
        card = card_of(*drawn)
    except CannotScore:
        return
    for line in card.lines:
        assert 0 <= line.points.low <= line.points.high <= line.maximum, line.id
        assert line.points.low != math.inf, line.id
    for group in card.groups:
        assert 0 <= group.points.low <= group.points.high, group.id
    for block in (*card.bonuses, *card.deductions):
        cap = next(one.cap for one in (*card.book.bonuses, *card.book.deductions) if one.id == block.id)
        assert 0 <= block.points.low <= block.points.high, block.id
        assert cap is None or block.points.high <= cap
        for line in block.lines:
            assert 0 <= line.points.low <= line.points.high <= line.maximum, line.id
    assert card.total.low <= card.total.high
    assert card.counting.low <= card.counting.high
    assert bool(card.outcomes) == (card.book.ranking is not None)


def _without_policies_for_missing(book: RuleBook) -> RuleBook:
    """The book, with intervals wherever it would put something else in the place of what was not reported."""
    criteria = tuple(attrs.evolve(line, missing=None) for line in book.criteria)
    return attrs.evolve(book, missing=MissingDataPolicy.INTERVAL, criteria=criteria)


def _silenced(draw: Callable[[st.SearchStrategy[bool]], bool], sheet: FactSheet, kept: set[str]) -> FactSheet:
    """The sheet, with some of what it says not reported."""

    def silent(fact: Fact) -> Fact:
        if fact.silence is not None or fact.code in kept or not draw(st.booleans()):
            return fact
        return Fact(code=fact.code, silence=Silence.NOT_REPORTED)

    return attrs.evolve(
        sheet,
        facts=tuple(silent(fact) for fact in sheet.facts),
        cases=tuple(
            attrs.evolve(
                cases,
                cases=tuple(
                    attrs.evolve(case, facts=tuple(silent(fact) for fact in case.facts)) for case in cases.cases
                ),
            )
            for cases in sheet.cases
            if cases.code in kept or draw(st.integers(0, 3).map(bool))
        ),
        points=tuple(entry for entry in sheet.points if draw(st.integers(0, 3).map(bool))),
        answers=tuple(answer for answer in sheet.answers if draw(st.integers(0, 3).map(bool))),
        related=tuple(attrs.evolve(one, rank=None) if draw(st.booleans()) else one for one in sheet.related),
    )


def _moves_points(book: RuleBook) -> bool:
    """Whether points of what cannot apply go to other lines, or out of a mean."""
    policies = {line.not_applicable.policy for line in book.criteria if line.not_applicable is not None}
    return bool(policies & {NotApplicablePolicy.REDISTRIBUTE, NotApplicablePolicy.RESCALE, NotApplicablePolicy.EXCLUDE})


def _holds(outer: Points, inner: Points) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


def _results(card: ScoreCard) -> set[tuple[object, ...]]:
    """The outcomes without their reasons; of contradictions only that there is one."""
    return {(one.how, one.rank, frozenset(one.among) if one.by is not None else None, one.by) for one in card.outcomes}


def _check_completion(book: RuleBook, full: FactSheet, partial: FactSheet) -> None:
    try:
        wide, narrow = card_of(book, partial), card_of(book, full)
    except CannotScore:
        assume(False)
        return
    for name in ("base", "total", "counting"):
        assert _holds(getattr(wide, name), getattr(narrow, name)), name
    if not _moves_points(book):
        for outer, inner in zip(wide.lines, narrow.lines, strict=True):
            assert _holds(outer.points, inner.points), outer.id
        for outer_group, inner_group in zip(wide.groups, narrow.groups, strict=True):
            assert _holds(outer_group.points, inner_group.points), outer_group.id
    for outer_block, inner_block in zip(
        (*wide.bonuses, *wide.deductions), (*narrow.bonuses, *narrow.deductions), strict=True
    ):
        assert _holds(outer_block.points, inner_block.points), outer_block.id
    assert _results(narrow) <= _results(wide)


def _reported(book: RuleBook) -> set[str]:
    """Facts of which a condition asks whether they were reported: there silence is an answer."""
    return {part.fact for _, part in parts(book) if isinstance(part, IsReported)}


@SLOW
@given(books_and_sheets(complete=True), st.data())
def test_what_is_not_reported_leaves_open_all_that_it_may_be(
    drawn: tuple[RuleBook, FactSheet], data: st.DataObject
) -> None:
    book = _without_policies_for_missing(drawn[0])
    _check_completion(book, drawn[1], _silenced(data.draw, drawn[1], _reported(book)))


@SLOW
@given(books_and_sheets(), st.data())
def test_more_that_is_not_reported_leaves_no_less_open(drawn: tuple[RuleBook, FactSheet], data: st.DataObject) -> None:
    book = _without_policies_for_missing(drawn[0])
    _check_completion(book, drawn[1], _silenced(data.draw, drawn[1], _reported(book)))


@SLOW
@given(books_and_sheets(), st.randoms(use_true_random=False))
def test_the_order_of_criteria_and_facts_changes_nothing(
    drawn: tuple[RuleBook, FactSheet], random: random.Random
) -> None:
    book, sheet = drawn

    def shuffled(items: tuple[_T, ...]) -> tuple[_T, ...]:
        return tuple(random.sample(items, len(items)))

    # A condition that is not encoded is answered by its place, so the places stay.
    keeps_places = any(isinstance(part, UnencodedCondition) for _, part in parts(book))
    other_book = book if keeps_places else attrs.evolve(book, criteria=shuffled(book.criteria))
    other_sheet = attrs.evolve(
        sheet,
        facts=shuffled(sheet.facts),
        cases=shuffled(tuple(attrs.evolve(one, cases=shuffled(one.cases)) for one in sheet.cases)),
        points=shuffled(sheet.points),
        related=shuffled(sheet.related),
        cohorts=shuffled(sheet.cohorts),
    )
    try:
        card = card_of(book, sheet)
    except CannotScore:
        with pytest.raises(CannotScore):
            card_of(other_book, other_sheet)
        return
    other = card_of(other_book, other_sheet)
    assert {line.id: line.points for line in other.lines} == {line.id: line.points for line in card.lines}
    assert {one.id: one.points for one in other.groups} == {one.id: one.points for one in card.groups}
    assert (other.base, other.total, other.counting) == (card.base, card.total, card.counting)
    assert set(other.outcomes) == set(card.outcomes)


# A second way to the same points, written as one would on paper, in exact fractions.

_NUMBERS = st.decimals(0, 120, places=2)
_POINTS = st.decimals(0, 20, places=2)
_SHARES = st.integers(1, 100).map(lambda percent: Decimal(percent).scaleb(-2))


def _at_most(points: Fraction, cap: Decimal | None) -> Fraction:
    return points if cap is None else min(points, Fraction(cap))


def _on_paper(shape: LeafShape, maximum: Fraction, a: Fraction, b: Fraction) -> Fraction:
    """The points of a line of so many at most, where fact “a” and fact “b” are these numbers."""
    if isinstance(shape, Proportional):
        share = min(a / b, Fraction(1)) if b else Fraction(0)
        if shape.direction is Direction.LOWER_IS_BETTER and b:
            share = 1 - share
        least = Fraction(shape.zero_below or 0)
        return share * maximum if share >= least else Fraction(0)
    if isinstance(shape, TargetRatio):
        full = Fraction(shape.base_share) * maximum
        return full * min(a / b, Fraction(1)) if b else Fraction(0)
    if isinstance(shape, PerItem):
        first, second = shape.items
        found = [
            _at_most(number * Fraction(item.per_item or 0), item.cap) for item, number in ((first, a), (second, b))
        ]
        return min(_at_most(sum(found, start=Fraction(0)), shape.cap), maximum)
    if isinstance(shape, Steps):
        steps = max(a - Fraction(shape.base_quantity), Fraction(0)) / Fraction(shape.step)
        counted = math.floor(steps) if shape.whole_steps else steps
        return min(Fraction(shape.base_points or 0) + counted * Fraction(shape.per_step or 0), maximum)
    if isinstance(shape, PerFault):
        lost = a * Fraction(shape.faults[0].loss.each)  # type: ignore[union-attr, arg-type]
        return min(max(maximum - lost, Fraction(shape.floor or 0)), maximum)
    assert isinstance(shape, OwnLimit)
    points = shape.below if a < b else shape.equal if a == b else shape.above
    return min(Fraction(points or 0), maximum)


ZERO = NoCase(gives=NoCaseResult.ZERO)
SIMPLE: st.SearchStrategy[LeafShape] = st.one_of(
    st.builds(
        Proportional,
        numerator=st.just("a"),
        denominator=st.just("b"),
        zero_below=st.none() | _SHARES,
        direction=st.sampled_from(Direction),
        no_case=st.just(ZERO),
    ),
    st.builds(TargetRatio, actual=st.just("a"), target=st.just("b"), base_share=_SHARES, no_case=st.just(ZERO)),
    st.builds(
        PerItem,
        items=st.tuples(
            *(st.builds(ItemRate, count=st.just(code), per_item=_POINTS, cap=st.none() | _POINTS) for code in "ab")
        ),
        cap=st.none() | _POINTS,
    ),
    st.builds(
        Steps,
        quantity=st.just("a"),
        base_quantity=_NUMBERS,
        base_points=_POINTS,
        step=st.decimals("0.01", 40, places=2),
        per_step=_POINTS,
        whole_steps=st.booleans(),
        cap=st.none(),
    ),
    st.builds(
        PerFault,
        faults=st.builds(FaultRate, count=st.just("a"), loss=st.builds(LinearLoss, each=_POINTS)).map(
            lambda one: (one,)
        ),
        floor=st.none() | _POINTS,
    ),
    st.builds(OwnLimit, actual=st.just("a"), limit=st.just("b"), below=_POINTS, equal=_POINTS, above=_POINTS),
)


def _rounded_on_paper(points: Fraction, places: int) -> Fraction:
    """Half up."""
    return Fraction(math.floor(points * 10**places + Fraction(1, 2)), 10**places)


@settings(deadline=None)
@given(st.lists(st.tuples(SIMPLE, _POINTS), min_size=1, max_size=4), _NUMBERS, _NUMBERS, st.integers(0, 3))
def test_points_are_those_that_come_out_on_paper(
    lines: list[tuple[LeafShape, Decimal]], a: Decimal, b: Decimal, places: int
) -> None:
    book = RuleBook(
        id="b",
        title="Bộ tiêu chí",
        scope=Scope(described="Xã"),
        roundings=(Rounding(places=places, mode=RoundingMode.HALF_UP, at=RoundingPoint.TOTAL),),
        criteria=tuple(
            Criterion(id=f"c{place}", title="Dòng", maximum=maximum, shape=shape)
            for place, (shape, maximum) in enumerate(lines)
        ),
    )
    sheet = FactSheet(
        id="s",
        unit="u",
        period=Period(kind=PeriodKind.YEAR, year=2026),
        facts=(Fact(code="a", number=a), Fact(code="b", number=b)),
    )
    card = Scorer(book).card(sheet)
    expected = [_on_paper(shape, Fraction(maximum), Fraction(a), Fraction(b)) for shape, maximum in lines]
    assert [(line.points.low, line.points.high) for line in card.lines] == [(one, one) for one in expected]
    assert (card.base.low, card.base.high) == (sum(expected), sum(expected))
    assert card.total.low == card.total.high == _rounded_on_paper(sum(expected, start=Fraction(0)), places)
    assert card.points == Decimal(card.total.low.numerator) / Decimal(card.total.low.denominator)  # type: ignore[union-attr]
