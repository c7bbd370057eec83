"""Many units explained say what one unit explained says; sums without fractions on the way are the plain ones."""

from collections import defaultdict
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worked_cases import WorkedCase, worked_cases

from danvan import bundled
from danvan.errors import Sentence
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.exact import common_denominator, in_parts, minus, of_parts, scaled, summed
from danvan.evaluation.explainer import Explainer
from danvan.evaluation.explaining import explained, lost_words
from danvan.evaluation.scoring import Scorer

BOOKS = bundled.rule_books()
CASES: dict[str, list[WorkedCase]] = defaultdict(list)
for worked in worked_cases():
    CASES[worked.book].append(worked)
NUMBERS = st.one_of(st.integers(-50, 50), st.fractions(-50, 50, max_denominator=60)).map(scaled)


def cards_of(book: str) -> list[ScoreCard]:
    scorer = Scorer(BOOKS[book])
    sheets = [(case.sheet, case.accepted) for case in CASES[book] if "refused" not in case.expected]
    return [scorer.card(sheet, accepted=accepted) for sheet, accepted in sheets]


@pytest.mark.parametrize("book", CASES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_many_units_are_explained_as_one_is(book: str, lang: str) -> None:
    names = {code: Sentence(f"«{name.vi}»", name.en) for code, name in bundled.fact_names().items()}
    explainer = Explainer(names, lang)
    for card in cards_of(book):
        blocks = (*card.bonuses, *card.deductions)
        for line in (*card.lines, *(line for block in blocks for line in block.lines)):
            assert explainer.line(line) == [said.pick(lang) for said in explained(line, names)]
        for lost in card.lost:
            assert explainer.lost(lost) == lost_words(lost, names).pick(lang)


@pytest.mark.parametrize("book", CASES)
def test_what_was_lost_stands_from_the_most_down(book: str) -> None:
    for card in cards_of(book):
        order = [(-lost.most, -lost.least, lost.line.id) for lost in card.lost]
        assert order == sorted(order)
        assert all(lost.most > 0 for lost in card.lost)
        lines = [line for line in card.lines if line.applies and line.maximum != inf]
        deducted = [line for block in card.deductions for line in block.lines]
        expected = {line.id: (line.maximum - line.points.high, line.maximum - line.points.low) for line in lines}
        expected |= {line.id: (line.points.low, line.points.high) for line in deducted}
        assert {lost.line.id: (lost.least, lost.most) for lost in card.lost} == {
            name: bounds for name, bounds in expected.items() if bounds[1] > 0
        }


@settings(deadline=None)
@given(st.lists(NUMBERS))
def test_a_sum_is_the_plain_sum(numbers: list[int | Fraction]) -> None:
    found = summed(numbers)
    assert found == sum(numbers, start=0)
    assert isinstance(found, int) == (Fraction(found).denominator == 1)
    assert summed([*numbers, inf]) == inf


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_a_difference_is_the_plain_difference(one: int | Fraction, other: int | Fraction) -> None:
    assert minus(one, other) == one - other
    assert minus(inf, other) == inf


@settings(deadline=None)
@given(st.lists(NUMBERS, min_size=1))
def test_parts_of_a_point_are_whole_and_lead_back(numbers: list[int | Fraction]) -> None:
    parts = common_denominator([*numbers, inf])
    counted = [in_parts(number, parts) for number in numbers]
    assert all(isinstance(number, int) for number in counted)
    assert [of_parts(number, parts) for number in counted] == numbers
    assert of_parts(Fraction(1, 7), parts) == Fraction(1, 7) / parts
    assert in_parts(inf, parts) == of_parts(inf, parts) == inf
