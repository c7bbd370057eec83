"""Which ranks are possible while facts are missing: all that are, and no others."""

from decimal import Decimal as D

import attrs

from danvan.evaluation.criteria import Criterion
from danvan.evaluation.facts import EnteredPoints, Fact, FactSheet
from danvan.evaluation.gates import Condition, Holds
from danvan.evaluation.leaves import Unencoded
from danvan.evaluation.process import Scope
from danvan.evaluation.ranking import KnockOut, ManualFallback, Rank, RankCeiling, Ranking
from danvan.evaluation.ranks import Settled
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import evaluate
from danvan.evaluation.words import FallbackCause, RankWord, ScoreKind
from danvan.law.periods import Period, PeriodKind

CONDITION = Condition(title="Điều kiện", when=Holds(fact="a.condition"))
BOOK = RuleBook(
    id="b",
    title="Bộ tiêu chí",
    scope=Scope(described="Xã"),
    total=D(100),
    criteria=(Criterion(id="1", title="Điểm", maximum=D(100), shape=Unencoded(why="Chấm tay.")),),
    ranking=Ranking(
        ranks=(
            Rank(id="pass", word=RankWord.PASS, at_least=D(50), conditions=(CONDITION,)),
            Rank(id="fail", word=RankWord.FAIL, below=D(50), conditions=(CONDITION,)),
        ),
        knock_outs=(
            KnockOut(
                id="knock",
                title="Vi phạm",
                when=Holds(fact="a.knock"),
                to="fail",
                weighed_when=Holds(fact="a.force_majeure"),
            ),
        ),
        fallbacks=(ManualFallback(cause=FallbackCause.CONDITIONS_DISAGREE, by="Cấp trên"),),
    ),
)


def sheet(points: str | None = None, **facts: bool) -> FactSheet:
    return FactSheet(
        id="s",
        unit="u",
        period=Period(kind=PeriodKind.YEAR, year=2026),
        facts=tuple(Fact(code=f"a.{name}", holds=holds) for name, holds in facts.items()),
        points=() if points is None else (EnteredPoints(line="1", kind=ScoreKind.FINAL, points=D(points)),),
    )


def test_who_is_knocked_out_is_not_ranked_by_points_while_it_is_open_whether_the_authority_weighs() -> None:
    card = evaluate(BOOK, sheet("90", condition=True, knock=True))
    assert [(one.how, one.rank) for one in card.outcomes] == [(Settled.RANKED, "fail"), (Settled.BY_AUTHORITY, None)]


def test_points_between_bands_without_a_gap_leave_no_case_without_a_rank() -> None:
    card = evaluate(BOOK, sheet(condition=False, knock=False), accepted=["1"])
    assert [(one.how, one.because) for one in card.outcomes] == [(Settled.BY_AUTHORITY, ("conditions_disagree",))]


def test_a_rank_that_all_ways_lead_to_is_the_rank() -> None:
    card = evaluate(BOOK, sheet("10", condition=True, force_majeure=False))
    # Whether the knock-out holds is open, and changes nothing.
    assert [(one.rank, one.because) for one in card.outcomes] == [("fail", ())]
    assert card.rank == "fail"


RANKS = ("excellent", "good", "completed")


def under(*ceilings: tuple[str, str], **changes: object) -> RuleBook:
    """A book of three ranks for one band of points, with ceilings by facts of their own names."""
    assert BOOK.ranking is not None
    ranking = attrs.evolve(
        BOOK.ranking,
        ranks=tuple(Rank(id=name, word=RankWord(name), **changes) for name in RANKS),  # type: ignore[arg-type]
        knock_outs=(),
        ceilings=tuple(
            RankCeiling(id=name, title="Hạ bậc", when=Holds(fact=f"a.{name}"), at_most=most) for name, most in ceilings
        ),
        fallbacks=(ManualFallback(cause=FallbackCause.NO_RANK_FITS, by="Cấp trên", among=RANKS),),
        otherwise=None,
    )
    return attrs.evolve(BOOK, ranking=ranking)


def test_a_ceiling_lowers_what_an_authority_may_choose() -> None:
    (outcome,) = evaluate(under(("low", "good")), sheet("90", low=True)).outcomes
    assert (outcome.how, outcome.among, outcome.because) == (
        Settled.BY_AUTHORITY,
        ("good", "completed"),
        ("no_rank_fits", "low"),
    )
    assert [one.among for one in evaluate(under(("low", "good")), sheet("90")).outcomes] == [
        RANKS,
        ("good", "completed"),
    ]


def test_two_ranks_that_a_ceiling_lowers_to_one_are_one() -> None:
    book = under(("low", "completed"), at_least=D(50))
    assert evaluate(book, sheet("90", low=False)).outcomes[0].how is Settled.TWO_RANKS
    assert evaluate(book, sheet("90", low=True)).rank == "completed"


def test_two_open_ceilings_are_not_both_named_where_one_is_enough() -> None:
    book = under(("low", "good"), ("lower", "completed"), at_least=D(50))
    assert book.ranking is not None
    one = attrs.evolve(book, ranking=attrs.evolve(book.ranking, ranks=(book.ranking.ranks[0], *_without_points(book))))
    found = [(outcome.rank, outcome.because) for outcome in evaluate(one, sheet("90")).outcomes]
    assert found == [("excellent", ()), ("good", ("low",)), ("completed", ("lower",))]


def _without_points(book: RuleBook) -> tuple[Rank, ...]:
    assert book.ranking is not None
    return tuple(attrs.evolve(rank, at_least=None) for rank in book.ranking.ranks[1:])
