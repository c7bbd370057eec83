"""The laws of verifying, over rule books of every construct of the language."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wide_books import wide_books

from danvan import strategies
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.facts import FactSheet
from danvan.evaluation.flaws import Flaw
from danvan.evaluation.known import fact_values
from danvan.evaluation.ranks import Settled
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import CannotScore, Scorer
from danvan.evaluation.scoring_together import evaluate_all
from danvan.evaluation.verify import Verification, verify

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
SHOWN = {
    "rank-none": [Settled.NO_RANK],
    "rank-twice": [Settled.TWO_RANKS],
    "knock-outs-disagree": [Settled.TWO_RANKS],
}


def alone(book: RuleBook, sheet: FactSheet) -> ScoreCard:
    """The card of a unit that is compared with itself only."""
    values = fact_values(sheet.facts)
    return Scorer(book).card(sheet, cohort=lambda scope, code: [values.get(code)])


def shown(book: RuleBook, flaw: Flaw) -> ScoreCard:
    """The card of a counter-example, scored together with the others that it names."""
    assert flaw.card is not None
    return evaluate_all(book, [flaw.card.sheet, *flaw.others])[0]


def open_lines(card: ScoreCard) -> list[str]:
    blocks = (*card.bonuses, *card.deductions)
    lines = (*card.lines, *(line for block in blocks for line in block.lines))
    return [line.id for line in lines if not line.points.known]


def one_outcome(card: ScoreCard, found: Verification, unreachable: set[object]) -> None:
    """What was verified is so for this body."""
    if found.sound:
        assert open_lines(card) == []
        [outcome] = card.outcomes
        assert outcome.how in (Settled.RANKED, Settled.BY_AUTHORITY)
    if not open_lines(card):
        assert card.rank not in unreachable


@FEW
@given(st.data())
def test_what_is_verified_is_so_for_every_body(data: st.DataObject) -> None:
    book = data.draw(wide_books())
    found = verify(book)
    unreachable = {flaw.problem.arguments["rank"] for flaw in found.flaws if flaw.problem.code == "rank-unreachable"}
    for flaw in found.flaws:
        if flaw.card is not None:
            card = shown(book, flaw)
            assert card == flaw.card
            hows = [outcome.how for outcome in card.outcomes]
            assert hows == SHOWN.get(flaw.problem.code, hows)
            assert flaw.problem.code in SHOWN or open_lines(card) or len(hows) > 1
    for _ in range(4):
        try:
            card = alone(book, data.draw(strategies.facts_for(book, complete=True)))
        except CannotScore:
            # Points given by hand may be more than a group allows.
            continue
        one_outcome(card, found, unreachable)
