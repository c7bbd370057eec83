"""Points that no text states stay open: they are neither nothing nor without end."""

from decimal import Decimal as D
from math import inf

import attrs

from danvan.evaluation.criteria import Criterion, Group
from danvan.evaluation.facts import Case, CaseList, Fact, FactSheet
from danvan.evaluation.gates import Holds
from danvan.evaluation.leaves import AllOrNothing
from danvan.evaluation.process import Scope
from danvan.evaluation.ranking import Rank, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import evaluate
from danvan.evaluation.shapes import CaseMean
from danvan.evaluation.words import RankWord
from danvan.law.periods import Period, PeriodKind

MET = FactSheet(
    id="s", unit="u", period=Period(kind=PeriodKind.YEAR, year=2026), facts=(Fact(code="a.met", holds=True),)
)
HALF = Ranking(
    ranks=(
        Rank(id="pass", word=RankWord.PASS, at_least=D(50)),
        Rank(id="fail", word=RankWord.FAIL, below=D(50)),
    )
)


def book(groups: tuple[Group, ...] = (), criteria: tuple[Criterion, ...] = (), total: D | None = D(100)) -> RuleBook:
    return RuleBook(
        id="b",
        title="Bộ tiêu chí",
        scope=Scope(described="Xã"),
        total=total,
        groups=groups,
        criteria=criteria,
        ranking=HALF,
    )


def met(group: str | None = None, maximum: D | None = None) -> Criterion:
    return Criterion(id="met", title="Đạt", group=group, maximum=maximum, shape=AllOrNothing(when=Holds(fact="a.met")))


def group(name: str, maximum: str | None) -> Group:
    return Group(id=name, title="Nhóm", maximum=None if maximum is None else D(maximum))


def test_a_group_whose_criteria_others_set_may_earn_all_that_it_has() -> None:
    card = evaluate(book((group("1", "30"), group("2", "70"))), MET)
    assert [(one.points.low, one.points.high) for one in card.groups] == [(0, 30), (0, 70)]
    assert (card.total.low, card.total.high) == (0, 100)
    assert card.possible_ranks == ("pass", "fail")


def test_a_book_without_criteria_ranks_nobody() -> None:
    assert (evaluate(book(), MET).total.low, evaluate(book(), MET).total.high) == (0, 100)
    assert evaluate(book(total=None), MET).total.high == inf
    assert evaluate(book(), MET).possible_ranks == ("pass", "fail")


def test_all_of_an_unknown_maximum_is_not_a_known_number() -> None:
    card = evaluate(book((group("1", "20"),), (met("1"),)), MET)
    assert (card.lines[0].points.low, card.lines[0].points.high) == (0, inf)
    assert (card.groups[0].points.low, card.groups[0].points.high) == (0, 20)
    assert card.possible_ranks == ("fail",)


def test_a_group_bounds_only_what_has_no_maximum_of_its_own() -> None:
    card = evaluate(book((group("1", "20"),), (met("1", D(30)),)), MET)
    assert card.groups[0].points.high == 30


def _mean(*cases: tuple[bool, bool | None]) -> tuple[object, object]:
    """The points of cases that are met or not, and left out or not; at most 6."""
    shape = CaseMean(cases="c", case=AllOrNothing(when=Holds(fact="c.met")), leave_out=Holds(fact="c.out"))
    listed = tuple(
        Case(
            id=f"{place}",
            facts=(Fact(code="c.met", holds=is_met), *(() if out is None else (Fact(code="c.out", holds=out),))),
        )
        for place, (is_met, out) in enumerate(cases)
    )
    made = book(criteria=(Criterion(id="1", title="Hồ sơ", maximum=D(6), shape=shape),))
    points = evaluate(made, attrs.evolve(MET, cases=(CaseList(code="c", cases=listed),))).lines[0].points
    return points.low, points.high


def test_a_case_that_perhaps_counts_moves_the_mean_only_its_own_way() -> None:
    assert _mean((True, False), (False, False)) == (3, 3)
    assert _mean((True, False), (False, None)) == (3, 6)
    assert _mean((False, False), (True, None), (True, None), (False, None)) == (0, 4)
    assert _mean((True, None), (True, None)) == (0, 6)  # Perhaps none counts, and the text is silent then.
