"""A rule book that was verified leaves no body without exactly one outcome; what is reported can be seen."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_books import books

from danvan import strategies
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.ranks import Settled
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import Scorer
from danvan.evaluation.verify import verify

CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large]
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=CHECKS)


def open_lines(card: ScoreCard) -> list[str]:
    blocks = (*card.bonuses, *card.deductions)
    lines = (*card.lines, *(line for block in blocks for line in block.lines))
    return [line.id for line in lines if not line.points.known]


@SLOW
@given(st.data())
def test_a_sound_book_gives_every_body_one_outcome(data: st.DataObject) -> None:
    book = data.draw(books())
    if not verify(book).sound:
        return
    for _ in range(4):
        sheet = data.draw(strategies.facts_for(book, complete=True))
        card = Scorer(book).card(sheet)
        assert open_lines(card) == []
        [outcome] = card.outcomes
        assert outcome.how in (Settled.RANKED, Settled.BY_AUTHORITY)


@SLOW
@given(books())
def test_every_hole_is_confirmed_by_scoring(book: RuleBook) -> None:
    for flaw in verify(book).flaws:
        if flaw.card is None:
            continue
        card = Scorer(book).card(flaw.card.sheet)
        code = flaw.problem.code
        if code == "rank-none":
            assert [outcome.how for outcome in card.outcomes] == [Settled.NO_RANK]
        elif code in ("rank-twice", "knock-outs-disagree"):
            assert [outcome.how for outcome in card.outcomes] == [Settled.TWO_RANKS]
        else:
            assert open_lines(card) or len(card.outcomes) > 1
