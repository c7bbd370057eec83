"""What is found, and what is not wrongly proven, in rule books of the rarer parts of the language."""

from decimal import Decimal as D

import attrs
import pytest

from danvan.evaluation import searching
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction, Group, NotApplicable
from danvan.evaluation.gates import (
    Compare,
    Condition,
    CriterionMinimum,
    Holds,
    Not,
    PointsBetween,
    Ratio,
    RelatedRanked,
)
from danvan.evaluation.leaves import AllOrNothing, Bands, Levels, Proportional, ScoreLevel
from danvan.evaluation.measures import Band, NoCase, Quotient, Rounding
from danvan.evaluation.outside import OutsideReference, RatioToFirst
from danvan.evaluation.process import Scope, UnitGroup
from danvan.evaluation.ranking import GroupBand, KnockOut, Rank, RankCeiling, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.shapes import ByGroup, CaseMean, GroupVariant, LeafShape
from danvan.evaluation.verify import verify
from danvan.evaluation.words import (
    Aggregation,
    CohortScope,
    Comparison,
    HowMany,
    NoCaseResult,
    NotApplicablePolicy,
    RankWord,
    RoundingPoint,
    StepUnit,
    UnitRelation,
)

P, Q = AllOrNothing(when=Holds(fact="p")), AllOrNothing(when=Holds(fact="q"))
TOP = Rank(id="top", word=RankWord.GOOD, at_least=D(1))
LOW = Rank(id="low", word=RankWord.NOT_COMPLETED, below=D(1))


def line(shape: LeafShape, name: str = "k", maximum: str = "2") -> Criterion:
    return Criterion(id=name, title="A", maximum=D(maximum), shape=shape)


def book(*criteria: Criterion, ranks: tuple[Rank, ...] = (TOP, LOW), **more: object) -> RuleBook:
    values: dict[str, object] = {
        "id": "b",
        "title": "A",
        "scope": Scope(described="A"),
        "total": D(sum(line.maximum or 0 for line in criteria)),
        "criteria": criteria,
        "ranking": Ranking(ranks=ranks),
    }
    return RuleBook(**(values | more))  # type: ignore[arg-type]


def flaws(made: RuleBook) -> list[tuple[str, object]]:
    found = verify(made)
    return [(flaw.problem.code, flaw.problem.pointer) for flaw in (*found.flaws, *found.unsettled)]


def groups(**conditions: object) -> tuple[UnitGroup, ...]:
    return tuple(UnitGroup(id=name, title="A", when=when) for name, when in conditions.items())  # type: ignore[arg-type]


SHAPE = ("criteria", 0, "shape")
TWO_GROUPS = ByGroup(variants=(GroupVariant(group="g", shape=P), GroupVariant(group="h", shape=Q)), otherwise=P)
SAME = ByGroup(variants=(GroupVariant(group="g", shape=P), GroupVariant(group="h", shape=P)), otherwise=Q)
OVER = OutsideReference(
    value="a",
    reference="b",
    at_reference=D(1),
    step=D(1),
    step_unit=StepUnit.PERCENT_OF_REFERENCE,
    per_step=D(1),
    per_step_worse=D(1),
)


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (
            book(line(TWO_GROUPS), unit_groups=groups(g=Holds(fact="x"), h=Holds(fact="y"))),
            [("given-twice", SHAPE)],
        ),
        (
            book(line(TWO_GROUPS), unit_groups=groups(g=Holds(fact="x"), h=Not(of=Holds(fact="x")))),
            [],
        ),
        # Of two groups with the same table it makes no difference that a unit is in both.
        (
            book(line(SAME), unit_groups=groups(g=Holds(fact="x"), h=Holds(fact="y"))),
            [],
        ),
        (
            book(
                line(attrs.evolve(TWO_GROUPS, otherwise=Q)),
                unit_groups=groups(
                    g=Ratio(numerator="a", denominator="b", at_least=D(1)),
                    h=Compare(fact="a", comparison=Comparison.LESS, value=D(0)),
                ),
            ),
            [("divided-by-nothing", SHAPE)],
        ),
        (book(line(RatioToFirst(by="a", within=CohortScope.CLUSTER)), line(P, "l")), [("divided-by-nothing", SHAPE)]),
        (book(line(OVER)), [("divided-by-nothing", SHAPE)]),
        (book(line(attrs.evolve(OVER, step_unit=StepUnit.ABSOLUTE))), []),
        # No line sees the points of another one while it is scored.
        (
            book(line(AllOrNothing(when=PointsBetween(of="l", at_least=D(1)))), line(Q, "l")),
            [("text-silent", SHAPE)],
        ),
        (
            book(
                line(ByGroup(variants=(GroupVariant(group="g", shape=P),), otherwise=Q)),
                unit_groups=groups(g=PointsBetween(at_least=D(1))),
            ),
            [("text-silent", SHAPE)],
        ),
    ],
)
def test_lines_that_are_left_open(made: RuleBook, found: list[tuple[str, object]]) -> None:
    assert [flaw for flaw in flaws(made) if flaw[0] != "not-settled"] == found
    assert verify(made).sound is not bool(found)


def test_two_means_over_different_cases_of_one_list() -> None:
    zero = NoCase(gives=NoCaseResult.ZERO)
    first = CaseMean(cases="files", case=P, leave_out=Holds(fact="late"), no_case=zero)
    second = CaseMean(cases="files", case=Q, leave_out=Not(of=Holds(fact="late")), no_case=zero)
    ranks = (attrs.evolve(TOP, at_least=D(4)), attrs.evolve(LOW, below=D(4)))
    # One case is late and another one is not, so both lines may have full points.
    assert ("rank-unreachable", ("ranking", "ranks", 0)) not in flaws(book(line(first), line(second, "l"), ranks=ranks))


def test_a_condition_on_points_where_there_are_none() -> None:
    unread = Condition(title="A", when=PointsBetween(of="k", at_least=D(1)))
    assert flaws(book(line(P), ranks=(attrs.evolve(TOP, conditions=(unread,)), LOW))) == []


def levels(points: str, otherwise: str = "0") -> Levels:
    return Levels(levels=(ScoreLevel(points=D(points), when=Holds(fact="p")),), otherwise=D(otherwise))


def test_points_are_rounded_at_the_criterion() -> None:
    rounded = (Rounding(places=0, at=RoundingPoint.CRITERION),)
    # A point and a half is rounded to two.
    high = (attrs.evolve(TOP, at_least=D("1.8")), attrs.evolve(LOW, below=D("1.8")))
    assert flaws(book(line(levels("1.5")), ranks=high, roundings=rounded)) == []
    gap = (attrs.evolve(TOP, below=D("1.8")), LOW)
    assert ("rank-none", ("ranking",)) in flaws(book(line(levels("1.5")), ranks=gap, roundings=rounded))
    share = line(Proportional(numerator="a", denominator="b", no_case=NoCase(gives=NoCaseResult.ZERO)))
    missed = (attrs.evolve(TOP, at_least=D("1.4")), attrs.evolve(LOW, below=D("0.9")))
    # Between these two there is no whole number.
    assert flaws(book(share, ranks=missed, roundings=rounded)) == [("rank-none", ("ranking",))]
    whole = (attrs.evolve(TOP, at_least=D("1.4")), attrs.evolve(LOW, below=D("1.1")))
    assert flaws(book(share, ranks=whole, roundings=rounded)) == []


def plus(name: str, shape: LeafShape, *, above: bool) -> Bonus:
    item = Adjustment(id=f"{name}.1", title="A", shape=shape)
    return Bonus(id=name, title="A", cap=D(1), items=(item,), above_total=above, counts_for_rank=True)


def test_each_bonus_has_its_own_limit() -> None:
    one, other = plus("one", P, above=False), plus("other", Q, above=True)
    gap = (attrs.evolve(TOP, below=D(3)), LOW)
    # The first may not lift the sum above the total of 2, the second may.
    assert flaws(book(line(P), ranks=gap, bonuses=(one, other))) == [("rank-none", ("ranking",))]
    assert flaws(book(line(P), ranks=gap, bonuses=(other, one))) == [("rank-none", ("ranking",))]
    assert flaws(book(line(P), ranks=gap, bonuses=(one, attrs.evolve(other, above_total=False)))) == []


def test_a_deduction_comes_after_the_limit() -> None:
    always = levels("1", "1")
    minus = Deduction(
        id="minus", title="A", cap=D(1), items=(Adjustment(id="m", title="A", shape=always),), counts_for_rank=True
    )
    made = book(
        line(levels("2", "2")),
        ranks=(attrs.evolve(TOP, at_least=D(2)),),
        bonuses=(plus("one", always, above=False),),
        deductions=(minus,),
    )
    # Two points and one more are two, and one less are one.
    assert flaws(made) == [
        ("rank-none", ("ranking",)),
        ("rank-unreachable", ("ranking", "ranks", 0)),
        ("criterion-idle", ("criteria", 0)),
    ]


def test_a_ceiling_makes_one_rank_of_two() -> None:
    made = book(
        line(P),
        ranking=Ranking(
            ranks=(TOP, LOW),
            knock_outs=(
                KnockOut(id="x", title="A", when=Holds(fact="q"), to="top"),
                KnockOut(id="y", title="A", when=Holds(fact="r"), to="low"),
            ),
            ceilings=(RankCeiling(id="c", title="A", when=Holds(fact="q"), at_most="low"),),
        ),
    )
    # Where both hold, the ceiling lowers the one to the other, and nobody can tell them apart.
    assert flaws(made) == []
    both = attrs.evolve(LOW, below=None, at_least=D(0))
    lowered = RankCeiling(id="c", title="A", when=Holds(fact="p"), at_most="low")
    assert flaws(book(line(P), ranking=Ranking(ranks=(TOP, both), ceilings=(lowered,)))) == [
        ("rank-unreachable", ("ranking", "ranks", 0))
    ]


def test_a_criterion_that_is_too_small_to_matter() -> None:
    ranks = (attrs.evolve(TOP, at_least=D(5)), attrs.evolve(LOW, below=D(5)))
    # The first criterion gives ten points or none, and five are asked for.
    assert flaws(book(line(P, maximum="10"), line(Q, "l", "1"), ranks=ranks)) == [("criterion-idle", ("criteria", 1))]
    assert flaws(book(line(P, maximum="4"), line(Q, "l", "1"), ranks=ranks)) == []


def test_a_weighted_mean_needs_weights() -> None:
    open_ = book(line(P), line(Q, "l"), total=D(2), aggregation=Aggregation.WEIGHTED_MEAN)
    assert flaws(open_)[0] == ("weight-missing", ("aggregation",))
    assert {code for code, _ in flaws(open_)} <= {"weight-missing", "not-settled"}
    weighed = tuple(attrs.evolve(line, weight=D(1)) for line in open_.criteria)
    assert flaws(attrs.evolve(open_, criteria=weighed)) == []


def test_a_unit_in_two_groups_with_other_bands() -> None:
    bands = tuple(GroupBand(group=name, at_least=D(low)) for name, low in (("g", "1"), ("h", "2")))
    made = book(
        line(levels("1.5")),
        unit_groups=groups(g=Holds(fact="x"), h=Holds(fact="y")),
        ranks=(attrs.evolve(TOP, by_group=bands), attrs.evolve(LOW, below=D("0.5"))),
    )
    assert ("bands-disagree", ("ranking", "ranks", 0, "by_group", 1)) in flaws(made)


AWAY = NoCase(gives=NoCaseResult.NOT_APPLICABLE)
HALVES = Bands(
    measure=Quotient(numerator="a", denominator="b", no_case=AWAY),
    bands=(Band(below=D("0.5"), points=D(1)), Band(at_least=D("0.5"), points=D(2))),
)


def may_go(policy: NotApplicablePolicy | None) -> Criterion:
    rule = None if policy is None else NotApplicable(policy=policy)
    return attrs.evolve(line(HALVES), not_applicable=rule)


@pytest.mark.parametrize(
    ("policy", "least"),
    [
        (NotApplicablePolicy.FULL, "2"),
        (NotApplicablePolicy.ZERO, "1"),
        (NotApplicablePolicy.EXCLUDE, "1"),
        # One point of two is worth two of four once the other criterion has gone.
        (NotApplicablePolicy.REDISTRIBUTE, "2"),
        (NotApplicablePolicy.RESCALE, "2"),
    ],
)
def test_what_cannot_apply_is_settled_before_the_sum(policy: NotApplicablePolicy, least: str) -> None:
    lines = (may_go(policy), line(levels("1", "1"), "l"))
    enough = (attrs.evolve(TOP, id="all", at_least=D(3)), attrs.evolve(TOP, at_least=D(least), below=D(3)))
    found = verify(book(*lines, ranks=enough))
    assert [flaw for flaw in (*found.flaws, *found.unsettled) if flaw.problem.code != "criterion-idle"] == []
    if least == "1":
        short = (enough[0], attrs.evolve(enough[1], at_least=D(2)))
        assert ("rank-none", ("ranking",)) in flaws(book(*lines, ranks=short))


def test_points_that_cannot_go_anywhere_stay_open() -> None:
    nowhere = book(may_go(NotApplicablePolicy.RESCALE))
    assert ("text-silent", ("criteria", 0, "not_applicable")) in flaws(nowhere)
    unsaid = book(may_go(None), line(P, "l"))
    assert ("text-silent", ("criteria", 0, "not_applicable")) in flaws(unsaid)


def test_a_rank_that_only_what_cannot_apply_leads_into() -> None:
    full = (attrs.evolve(TOP, at_least=D(4)), attrs.evolve(LOW, below=D(4)))
    only = Proportional(numerator="a", denominator="b", zero_below=D(1), no_case=AWAY)
    half = attrs.evolve(line(levels("2"), "l"), maximum=D(2))
    made = book(attrs.evolve(line(only), not_applicable=NotApplicable(policy=NotApplicablePolicy.RESCALE)), half)
    assert flaws(attrs.evolve(made, ranking=Ranking(ranks=full))) == []


def test_a_mean_leaves_out_what_cannot_apply() -> None:
    gone = may_go(NotApplicablePolicy.EXCLUDE)
    made = book(gone, line(levels("0", "0"), "l"), total=D(2), aggregation=Aggregation.MEAN)
    # Half a point or one where it applies, and nothing where it does not.
    low = (attrs.evolve(TOP, at_least=D("0.5")),)
    assert ("rank-none", ("ranking",)) in flaws(attrs.evolve(made, ranking=Ranking(ranks=low)))


def test_a_ceiling_lowers_what_a_knock_out_or_the_rest_leads_into() -> None:
    middle, last = Rank(id="middle", word=RankWord.COMPLETED), Rank(id="last", word=RankWord.NOT_COMPLETED)
    ceiling = RankCeiling(id="c", title="A", when=Holds(fact="r"), at_most="last")
    knock = KnockOut(id="x", title="A", when=Holds(fact="q"), to="middle")
    top = attrs.evolve(TOP, at_least=D(0), conditions=(Condition(title="A", when=Not(of=Holds(fact="r"))),))
    knocked = Ranking(ranks=(top, middle, last), knock_outs=(knock,), ceilings=(ceiling,))
    assert ("rank-unreachable", ("ranking", "ranks", 2)) not in flaws(book(line(P), ranking=knocked))
    rest = Ranking(ranks=(top, middle, last), ceilings=(ceiling,), otherwise="middle")
    assert ("rank-unreachable", ("ranking", "ranks", 2)) not in flaws(book(line(P), ranking=rest))


def test_a_related_unit_with_one_of_two_words_has_one_of_three() -> None:
    def related(how_many: HowMany, *words: RankWord) -> RelatedRanked:
        return RelatedRanked(relation=UnitRelation.COMPONENT, how_many=how_many, words=words)

    some = KnockOut(id="a", title="A", when=related(HowMany.ANY, RankWord.GOOD), to="low")
    none = KnockOut(id="b", title="A", when=related(HowMany.NONE, RankWord.GOOD, RankWord.FAIR), to="top")
    assert flaws(book(line(P), ranking=Ranking(ranks=(TOP, LOW), knock_outs=(some, none)))) == []
    fewer = attrs.evolve(none, when=related(HowMany.NONE, RankWord.FAIR))
    assert flaws(book(line(P), ranking=Ranking(ranks=(TOP, LOW), knock_outs=(some, fewer)))) == [
        ("knock-outs-disagree", ("ranking", "knock_outs", 1))
    ]


def test_a_condition_on_points_is_true_or_false_also_of_what_was_moved() -> None:
    least = Condition(title="A", when=CriterionMinimum(of=("l",), share=D("0.5")))
    lines = (may_go(NotApplicablePolicy.RESCALE), line(levels("2"), "l"))
    made = book(*lines, ranks=(attrs.evolve(TOP, conditions=(least,)), LOW))
    assert [flaw for flaw in flaws(made) if flaw[1][-1:] == ("when",)] == []  # type: ignore[index]


def test_a_group_of_which_no_maximum_is_stated_has_that_of_its_lines() -> None:
    least = Condition(title="A", when=CriterionMinimum(of=("all",), share=D("0.5")))
    inside = attrs.evolve(line(P), group="all")
    ranks = (attrs.evolve(TOP, conditions=(least,)), LOW)
    assert flaws(book(inside, ranks=ranks, groups=(Group(id="all", title="A"),))) == []


HALF = Ratio(numerator="a", denominator="b", at_least=D("0.5"))


def test_who_weighs_is_asked_only_where_there_is_something_to_weigh(monkeypatch: pytest.MonkeyPatch) -> None:
    # It takes no look at facts and points together.
    monkeypatch.setattr(searching, "_WORK", 0)
    never = Compare(fact="a", comparison=Comparison.LESS, value=D(0))
    knock = KnockOut(id="o", title="A", when=never, to="low", weighed_when=HALF)
    made = book(line(P), ranking=Ranking(ranks=(TOP, LOW), knock_outs=(knock,)))
    assert flaws(made) == []
    held = attrs.evolve(knock, when=Holds(fact="x"))
    made = book(line(P), ranking=Ranking(ranks=(TOP, LOW), knock_outs=(held,)))
    assert flaws(made) == [("divided-by-nothing", ("ranking", "knock_outs", 0, "weighed_when"))]


@pytest.mark.parametrize(("least", "found"), [("1.5", []), ("2", [("divided-by-nothing", ("unit_groups", 0, "when"))])])
def test_a_group_that_is_left_open_matters_where_its_band_is_another(
    least: str, found: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_WORK", 0)
    # Who has points has two, so a band from a point and a half holds the same units as one from a point.
    top = attrs.evolve(TOP, by_group=(GroupBand(group="g", at_least=D(least)),))
    low = attrs.evolve(LOW, by_group=(GroupBand(group="g", below=D(least)),))
    shape = P if least == "1.5" else Levels(levels=(ScoreLevel(points=D("1.5"), when=Holds(fact="p")),), otherwise=D(0))
    assert flaws(book(line(shape), ranks=(top, low), unit_groups=groups(g=HALF))) == found
