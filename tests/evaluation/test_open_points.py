"""Points that no text states stay open: they are neither nothing nor without end."""

from decimal import Decimal as D
from math import inf

import attrs
import pytest

from danvan.evaluation.criteria import Criterion, Group, NotApplicable
from danvan.evaluation.facts import Case, CaseList, EnteredPoints, Fact, FactSheet
from danvan.evaluation.gates import AllOf, Holds, InGroup, PointsBetween, Ratio
from danvan.evaluation.leaves import (
    AllOrNothing,
    CheckItem,
    Checklist,
    FaultRate,
    Levels,
    LinearLoss,
    PerFault,
    ScoreLevel,
    TargetRatio,
    Unencoded,
)
from danvan.evaluation.measures import NoCase
from danvan.evaluation.process import Scope, UnitGroup
from danvan.evaluation.ranking import Rank, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import CannotScore, evaluate
from danvan.evaluation.shapes import Alternative, Arm, ByGroup, CaseMean, GroupVariant, LeafShape
from danvan.evaluation.words import NoCaseResult, NotApplicablePolicy, RankWord, ScoreKind
from danvan.law.periods import Period, PeriodKind
from danvan.reports.figures import Silence

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
    # Nobody has said that it may stay open: its points must be given, or somebody must.
    with pytest.raises(CannotScore):
        evaluate(book((group("1", "30"), group("2", "70"))), MET)
    card = evaluate(book((group("1", "30"), group("2", "70"))), MET, accepted=["1", "2"])
    assert [(one.id, one.points.low, one.points.high) for one in card.lines] == [("1", 0, 30), ("2", 0, 70)]
    assert (card.total.low, card.total.high) == (0, 100)
    assert card.possible_ranks == ("pass", "fail")


def test_a_book_without_criteria_ranks_nobody() -> None:
    card = evaluate(book(), MET, accepted=["total"])
    assert (card.total.low, card.total.high) == (0, 100)
    assert evaluate(book(total=None), MET, accepted=["total"]).total.high == inf
    assert card.possible_ranks == ("pass", "fail")


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


def test_points_by_hand_beyond_the_maximum_of_a_group_are_refused() -> None:
    lines = tuple(
        Criterion(id=name, title="Chấm tay", group="1", shape=Unencoded(why="Chưa rõ.")) for name in ("a", "b")
    )
    made = book((group("1", "20"),), lines)

    def sheet(*points: str) -> FactSheet:
        entered = tuple(
            EnteredPoints(line=line, kind=ScoreKind.FINAL, points=D(given))
            for line, given in zip("ab", points, strict=True)
        )
        return attrs.evolve(MET, points=entered)

    assert evaluate(made, sheet("12", "8")).groups[0].points.value == 20
    with pytest.raises(CannotScore) as refusal:
        evaluate(made, sheet("12", "8.01"))
    assert [problem.code for problem in refusal.value.problems] == ["points-range"]
    assert "“1”" in str(refusal.value) and "20.01" in str(refusal.value)


def test_a_group_bounds_stated_points_of_a_line_without_a_maximum() -> None:
    levels = Levels(levels=(ScoreLevel(points=D(25), when=Holds(fact="a.met")),), otherwise=D(0))
    made = book((group("1", "20"),), (Criterion(id="met", title="Đạt", group="1", shape=levels),))
    assert evaluate(made, MET).groups[0].points.value == 20


def test_what_faults_leave_of_an_unknown_maximum_is_at_least_the_floor() -> None:
    shape = PerFault(faults=(FaultRate(count="a.faults", loss=LinearLoss(each=D(1))),), floor=D(3))
    made = book((), (Criterion(id="1", title="Lỗi", shape=shape),))
    points = evaluate(made, attrs.evolve(MET, facts=(Fact(code="a.faults", number=D(0)),))).lines[0].points
    assert (points.low, points.high) == (3, inf)


NEVER = Silence.NOT_APPLICABLE
BOTH = AllOf(of=(Holds(fact="a.first"), Holds(fact="a.second")))
FULL = NotApplicable(policy=NotApplicablePolicy.FULL)


def _line(shape: LeafShape, *facts: Fact) -> tuple[object, object]:
    """The points of a line of 10 that has all of them where it cannot apply."""
    line = Criterion(id="1", title="Dòng", maximum=D(10), shape=shape, not_applicable=FULL)
    points = evaluate(book((), (line,)), attrs.evolve(MET, facts=facts)).lines[0].points
    return points.low, points.high


@pytest.mark.parametrize(
    "shape",
    [
        AllOrNothing(when=BOTH),
        Levels(levels=(ScoreLevel(points=D(4), when=BOTH),), otherwise=D(0)),
        Checklist(items=(CheckItem(id="x", title="x", points=D(4), when=BOTH),)),
    ],
    ids=lambda shape: type(shape).__name__,
)
def test_beside_a_fact_that_cannot_apply_a_missing_one_may_still_decide(shape: LeafShape) -> None:
    first = Fact(code="a.first", silence=NEVER)
    assert _line(shape, first, Fact(code="a.second", holds=False)) == (0, 0)
    assert _line(shape, first, Fact(code="a.second", holds=True)) == (10, 10)
    assert _line(shape, first, Fact(code="a.second", silence=NEVER)) == (10, 10)
    assert _line(shape, first) == (0, 10)


def test_a_target_that_is_not_known_may_be_zero() -> None:
    shape = TargetRatio(
        actual="a.done", target="a.target", base_share=D("0.5"), no_case=NoCase(gives=NoCaseResult.FULL)
    )
    done, target = Fact(code="a.done", number=D(1)), Fact(code="a.target", number=D(2))
    assert _line(shape, done, target) == (D("2.5"), D("2.5"))
    assert _line(shape, target) == (0, 5)
    assert _line(shape, done) == (0, 10)


def test_levels_whose_denominator_is_not_known_may_not_apply() -> None:
    level = ScoreLevel(points=D(4), when=Ratio(numerator="a.part", denominator="a.whole", at_least=D("0.5")))
    shape = Levels(levels=(level,), otherwise=D(0), no_case=NoCase(gives=NoCaseResult.NOT_APPLICABLE))
    part = Fact(code="a.part", number=D(1))
    assert _line(shape, part, Fact(code="a.whole", number=D(2))) == (4, 4)
    assert _line(shape, part, Fact(code="a.whole", number=D(0))) == (10, 10)
    assert _line(shape, part) == (0, 10)


def test_no_line_sees_the_points_of_another_whatever_their_order() -> None:
    seeing = Criterion(
        id="2",
        title="Theo dòng khác",
        maximum=D(5),
        shape=AllOrNothing(when=PointsBetween(of="met", at_least=D(1))),
    )
    for criteria in ((met(maximum=D(10)), seeing), (seeing, met(maximum=D(10)))):
        card = evaluate(book((), criteria), MET)
        assert {line.id: (line.points.low, line.points.high) for line in card.lines} == {"met": (10, 10), "2": (0, 5)}


def test_a_case_of_an_unknown_maximum_leaves_the_mean_at_least_what_is_missing_leaves() -> None:
    shape = CaseMean(
        cases="c",
        case=Alternative(
            first_applies=Holds(fact="c.first"),
            first=Arm(shape=Checklist(items=(CheckItem(id="x", title="x", points=D(4), when=Holds(fact="c.met")),))),
            second=Arm(shape=AllOrNothing(when=Holds(fact="c.met"))),
        ),
    )
    made = book((), (Criterion(id="1", title="Hồ sơ", shape=shape),))

    def points(*second: Fact) -> tuple[object, object]:
        met_ = Fact(code="c.met", holds=True)
        cases = (
            Case(id="1", facts=(met_, Fact(code="c.first", holds=True))),
            Case(id="2", facts=(met_, *second)),
        )
        found = evaluate(made, attrs.evolve(MET, cases=(CaseList(code="c", cases=cases),))).lines[0].points
        return found.low, found.high

    assert points(Fact(code="c.first", holds=False)) == (2, inf)
    assert points() == (2, inf)


def test_all_points_for_what_cannot_apply_are_not_known_without_a_maximum() -> None:
    line = attrs.evolve(met(), not_applicable=FULL)
    card = evaluate(book((), (line,), total=None), attrs.evolve(MET, facts=(Fact(code="a.met", silence=NEVER),)))
    assert (card.lines[0].points.low, card.lines[0].points.high) == (0, inf)


def test_a_group_told_by_a_later_one_is_known() -> None:
    hills, far = Holds(fact="p"), InGroup(group="hills")
    groups = (UnitGroup(id="far", title="A", when=far), UnitGroup(id="hills", title="A", when=hills))
    shape = ByGroup(variants=(GroupVariant(group="far", shape=AllOrNothing(when=hills)),))
    line = Criterion(id="k", title="A", maximum=D(2), shape=shape)
    made = RuleBook(id="b", title="A", scope=Scope(described="A"), unit_groups=groups, criteria=(line,))
    sheet = attrs.evolve(MET, facts=(Fact(code="p", holds=True),), points=(), answers=())
    assert evaluate(made, sheet).total.value == 2
    circle = (attrs.evolve(groups[0], when=InGroup(group="hills")), attrs.evolve(groups[1], when=InGroup(group="far")))
    assert evaluate(attrs.evolve(made, unit_groups=circle), sheet).total.value is None
