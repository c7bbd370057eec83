"""Rule books score as their texts say: cases worked by hand from the texts, not by the code."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from worked_cases import WorkedCase, outcome_text, points_of, worked_cases

from danvan import bundled
from danvan.evaluation.asking import asked_of
from danvan.evaluation.cards import Points, ScoreCard
from danvan.evaluation.ranks import Settled
from danvan.evaluation.scoring import CannotScore, evaluate
from danvan.reports.figures import Silence

CASES = list(worked_cases())
KEYS = {"lines", "groups", "blocks", "base", "total", "counting", "outcomes", "refused"}


def _card(case: WorkedCase) -> ScoreCard:
    return evaluate(bundled.rule_books()[case.book], case.sheet, accepted=case.accepted)


def _found(card: ScoreCard) -> dict[str, Any]:
    blocks = (*card.bonuses, *card.deductions)
    return {
        "lines": {line.id: line.points for line in (*card.lines, *(line for block in blocks for line in block.lines))},
        "groups": {group.id: group.points for group in card.groups},
        "blocks": {block.id: block.points for block in blocks},
        "base": card.base,
        "total": card.total,
        "counting": card.counting,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.book}: {case.why}")
def test_a_case_comes_out_as_worked_by_hand(case: WorkedCase) -> None:
    expected = dict(case.expected)
    assert set(expected) <= KEYS, set(expected) - KEYS
    if "refused" in expected:
        with pytest.raises(CannotScore) as refusal:
            _card(case)
        assert sorted({problem.code for problem in refusal.value.problems}) == sorted(expected["refused"])
        return
    card = _card(case)
    found = _found(card)
    for name in ("lines", "groups", "blocks"):
        wanted = {line: points_of(text) for line, text in expected.get(name, {}).items()}
        assert {line: found[name][line] for line in wanted} == wanted, name
    for name in ("base", "total", "counting"):
        if name in expected:
            wanted_points: Points = points_of(expected[name])
            assert found[name] == wanted_points, name
    said = expected["outcomes"]
    assert sorted(map(outcome_text, card.outcomes)) == sorted([said] if isinstance(said, str) else said)


def test_every_book_has_many_cases() -> None:
    counts = Counter(case.book for case in CASES)
    assert set(counts) == set(bundled.rule_books())
    assert min(counts.values()) >= 20, counts


def test_no_two_cases_of_a_book_have_one_name() -> None:
    names = Counter((case.book, case.why) for case in CASES)
    assert [name for name, count in names.items() if count > 1] == []


def _cards(book: str) -> Iterable[ScoreCard]:
    return (_card(case) for case in CASES if case.book == book and "refused" not in case.expected)


@pytest.mark.parametrize("book", bundled.rule_books())
def test_every_rank_knock_out_and_ceiling_is_reached(book: str) -> None:
    ranking = bundled.rule_books()[book].ranking
    assert ranking is not None
    cards = list(_cards(book))
    alone = [card.outcomes[0] for card in cards if len(card.outcomes) == 1]
    assert {rank.id for rank in ranking.ranks} == {
        outcome.rank for outcome in alone if outcome.how is Settled.RANKED
    }, "ranks"
    led = {name for outcome in alone for name in outcome.because}
    assert {one.id for one in (*ranking.knock_outs, *ranking.ceilings)} <= led
    open_ = {name for card in cards if len(card.outcomes) > 1 for one in card.outcomes for name in one.because}
    assert {one.id for one in (*ranking.knock_outs, *ranking.ceilings)} <= open_, "each is left open by some case"


@pytest.mark.parametrize("book", bundled.rule_books())
def test_every_fallback_is_used(book: str) -> None:
    ranking = bundled.rule_books()[book].ranking
    assert ranking is not None
    outcomes = [outcome for card in _cards(book) for outcome in card.outcomes if outcome.how is Settled.BY_AUTHORITY]
    assert bool(outcomes) == bool(ranking.fallbacks)


def test_every_book_that_reads_facts_meets_every_silence() -> None:
    for name, book in bundled.rule_books().items():
        if not any(True for _ in asked_of(book)):
            continue
        facts = [fact for case in CASES if case.book == name for fact in case.sheet.facts]
        assert {Silence.NOT_REPORTED, Silence.NOT_APPLICABLE} <= {fact.silence for fact in facts}, name
        assert any(fact.number == 0 or fact.holds is False for fact in facts), name
