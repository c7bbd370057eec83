"""Questions that only facts and points together settle, each with the smallest rule book that showed it."""

from decimal import Decimal as D

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from test_verify_shapes import LOW, TOP, book, flaws, groups, line
from test_wide_verify_laws import alone, open_lines
from wide_books import wide_books

from danvan import strategies
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, NotApplicable
from danvan.evaluation.exact import exact
from danvan.evaluation.exhausting import agrees
from danvan.evaluation.formulas import Formula, Says, Words, inside
from danvan.evaluation.gates import (
    Compare,
    Condition,
    CriterionMinimum,
    Holds,
    Ratio,
    RelatedRanked,
)
from danvan.evaluation.known import Scored
from danvan.evaluation.leaves import (
    AllOrNothing,
    FaultRate,
    ItemRate,
    Levels,
    LinearLoss,
    LossStep,
    PerFault,
    PerItem,
    ProgressiveLoss,
    Proportional,
    ScoreLevel,
    Steps,
    TargetRatio,
)
from danvan.evaluation.measures import NoCase, Rounding
from danvan.evaluation.outside import ByScale, CohortPlace, Imported, OutsideReference, RatioToFirst, RelativeToLeader
from danvan.evaluation.proving import Prover
from danvan.evaluation.ranking import GroupBand, KnockOut, Rank, RankCeiling, Ranking
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.scoring import CannotScore
from danvan.evaluation.shapes import Alternative, Arm, CaseMean, GroupCoefficient, LeafShape, Scaled
from danvan.evaluation.solving import TooHard
from danvan.evaluation.words import (
    Aggregation,
    CoefficientOn,
    CohortScope,
    Comparison,
    Direction,
    HowMany,
    NoCaseResult,
    NotApplicablePolicy,
    RankWord,
    RoundingMode,
    RoundingPoint,
    StepUnit,
    UnitRelation,
)

G = groups(g=Holds(fact="p"))
FULL = NoCase(gives=NoCaseResult.FULL)
ZERO = NoCase(gives=NoCaseResult.ZERO)
AWAY = NoCase(gives=NoCaseResult.NOT_APPLICABLE)


def split(least: str) -> tuple[Rank, Rank]:
    """Two ranks that part the points at a number."""
    return attrs.evolve(TOP, at_least=D(least)), attrs.evolve(LOW, below=D(least))


def items(*counts: str, cap: str | None = None) -> PerItem:
    rates = [ItemRate(count=count, per_item=D("0.5"), cap=None if cap is None else D(cap)) for count in counts]
    return PerItem(items=tuple(rates))


def faults(*counts: str) -> PerFault:
    return PerFault(faults=tuple(FaultRate(count=count, loss=LinearLoss(each=D("0.5"))) for count in counts))


def compared(fact: str, how: Comparison, value: str) -> Compare:
    return Compare(fact=fact, comparison=how, value=D(value))


def only_when(shape: LeafShape, when: Compare, least: str) -> RuleBook:
    """A line with a rank that needs so many points and a condition on its own facts."""
    top = Rank(id="best", word=RankWord.EXCELLENT, at_least=D(least), conditions=(Condition(title="A", when=when),))
    return book(line(shape), ranks=(top, attrs.evolve(TOP, at_least=D(0), below=D(least))), total=D(2), unit_groups=G)


BEST = ("rank-unreachable", ("ranking", "ranks", 0))
SAME, MORE, LESS = Comparison.EQUAL, Comparison.MORE, Comparison.LESS
STEP_DOWN = OutsideReference(
    value="a",
    reference="b",
    at_reference=D(1),
    step=D(1),
    step_unit=StepUnit.ABSOLUTE,
    per_step=D("0.5"),
    per_step_worse=D("0.5"),
)
LEADER = RelativeToLeader(actual="a", target="b", base_share=D("0.5"), within=CohortScope.CLUSTER)


@pytest.mark.parametrize(
    ("shape", "when", "least", "impossible"),
    [
        # Two kinds of items bring a point each at most, so without the first there is one.
        (items("a", "b", cap="1"), compared("a", SAME, "0"), "1.5", True),
        (items("a", "b", cap="1"), compared("a", SAME, "0"), "1", False),
        (items("a", "b"), compared("a", SAME, "1"), "2", False),
        (faults("a", "b"), compared("a", SAME, "2"), "1.5", True),
        (faults("a", "b"), compared("a", SAME, "2"), "1", False),
        (
            PerFault(
                faults=(
                    FaultRate(count="a", loss=LinearLoss(each=D(1))),
                    FaultRate(
                        count="b",
                        loss=ProgressiveLoss(
                            steps=(LossStep(times=1, lost=D("0.5")), LossStep(times=2, everything=True))
                        ),
                    ),
                )
            ),
            compared("b", Comparison.AT_LEAST, "2"),
            "0.5",
            True,
        ),
        (
            Steps(
                quantity="a",
                base_quantity=D(1),
                base_points=D(0),
                step=D(1),
                per_step=D("0.5"),
                whole_steps=False,
            ),
            compared("a", LESS, "2"),
            "0.5",
            True,
        ),
        # Who is worse by three steps has nothing, by one half a point.
        (STEP_DOWN, compared("b", MORE, "3"), "0.5", False),
        (attrs.evolve(STEP_DOWN, whole_steps=False), compared("a", SAME, "0"), "0.9", False),
        (attrs.evolve(STEP_DOWN, value="a", reference="a"), compared("a", MORE, "0"), "1.5", True),
        (attrs.evolve(STEP_DOWN, direction=Direction.LOWER_IS_BETTER), compared("a", SAME, "0"), "1.5", False),
        (TargetRatio(actual="a", target="a", base_share=D("0.5"), no_case=ZERO), compared("a", MORE, "0"), "1.5", True),
        (LEADER, compared("a", SAME, "0"), "1.5", True),
        (
            Scaled(
                shape=Imported(provider="A", fact="a", reading=ByScale(full=D(10))),
                on=CoefficientOn.POINTS,
                coefficients=(GroupCoefficient(group="g", factor=D(2)),),
            ),
            compared("a", LESS, "5"),
            "2",
            True,
        ),
    ],
)
def test_points_follow_exactly_from_facts_that_others_read(
    shape: LeafShape, when: Compare, least: str, impossible: bool
) -> None:
    found = verify_ranks(only_when(shape, when, least))
    assert (BEST in found) is impossible
    assert [flaw for flaw in found if flaw[0] == "not-settled"] == []


def verify_ranks(made: RuleBook) -> list[tuple[str, object]]:
    return [flaw for flaw in flaws(made) if flaw[0] not in ("rank-none", "divided-by-nothing", "text-silent")]


def test_what_one_line_loses_another_gains() -> None:
    two = (line(faults("a")), line(items("a"), "l"))
    assert flaws(book(*two, ranks=split("2"))) == [("rank-unreachable", ("ranking", "ranks", 1))]
    assert flaws(book(*two, ranks=split("2.5"))) == [("rank-unreachable", ("ranking", "ranks", 0))]


def test_shares_are_cut_until_they_say_enough() -> None:
    share = Proportional(numerator="a", denominator="b", no_case=FULL)
    two = (line(share), line(attrs.evolve(share, direction=Direction.LOWER_IS_BETTER), "l"))
    assert flaws(book(*two, ranks=split("1"))) == [("rank-unreachable", ("ranking", "ranks", 1))]
    # With nothing to divide by, both are full.
    assert flaws(book(*two, ranks=split("3"))) == []


def test_an_open_condition_that_cannot_matter_is_no_question() -> None:
    ceiling = RankCeiling(
        id="c", title="A", when=Ratio(numerator="a", denominator="b", at_least=D("0.5")), at_most="low"
    )
    knock = KnockOut(id="x", title="A", when=compared("b", SAME, "0"), to="low")
    shape = AllOrNothing(when=Holds(fact="p"))
    ranking = Ranking(ranks=(TOP, LOW), ceilings=(ceiling,), knock_outs=(knock,))
    assert flaws(book(line(shape), ranking=ranking)) == []
    unless = attrs.evolve(knock, unless=Holds(fact="q"))
    assert flaws(book(line(shape), ranking=attrs.evolve(ranking, knock_outs=(unless,)))) == [
        ("divided-by-nothing", ("ranking", "ceilings", 0, "when"))
    ]


def test_a_knock_out_that_is_weighed_leaves_another_its_rank() -> None:
    sure = KnockOut(id="x", title="A", when=Holds(fact="p"), to="top")
    weighed = KnockOut(id="y", title="A", when=Holds(fact="p"), weighed_when=Holds(fact="q"), to="low")
    ranking = Ranking(ranks=split("3"), knock_outs=(sure, weighed))
    assert flaws(book(line(AllOrNothing(when=Holds(fact="r"))), ranking=ranking)) == [
        ("knock-outs-disagree", ("ranking", "knock_outs", 1)),
        ("criterion-idle", ("criteria", 0)),
    ]


def goes(name: str, policy: NotApplicablePolicy) -> Criterion:
    shape = Proportional(numerator="a", denominator="b", no_case=AWAY)
    return attrs.evolve(line(shape, name), not_applicable=NotApplicable(policy=policy))


def test_points_do_not_go_to_a_criterion_that_cannot_apply_either() -> None:
    lines = (goes("k", NotApplicablePolicy.REDISTRIBUTE), goes("l", NotApplicablePolicy.FULL))
    assert ("text-silent", ("criteria", 0, "not_applicable")) in flaws(book(*lines))
    third = line(AllOrNothing(when=Holds(fact="p")), "m")
    assert flaws(book(*lines, third, ranks=split("1"))) == []


def test_a_least_is_that_of_the_maximum_after_others_have_left() -> None:
    half = Levels(levels=(ScoreLevel(points=D(1), when=Holds(fact="p")),), otherwise=D("0.5"))
    least = Condition(title="A", when=CriterionMinimum(of=("l",), points=D(2)))
    best = Rank(id="best", word=RankWord.EXCELLENT, at_least=D(2), conditions=(least,))
    rest = attrs.evolve(TOP, at_least=D(0), below=D(2))
    lines = (goes("k", NotApplicablePolicy.RESCALE), line(half, "l"))
    # A point of two is two of four, once the other criterion has gone.
    assert BEST not in flaws(book(*lines, ranks=(best, rest)))
    assert BEST in flaws(book(*(goes("k", NotApplicablePolicy.FULL), lines[1]), ranks=(best, rest)))


def either(second: LeafShape) -> Alternative:
    first = AllOrNothing(when=Holds(fact="p"))
    when = Ratio(numerator="a", denominator="b", at_least=D("0.5"))
    return Alternative(first_applies=when, first=Arm(shape=first), second=Arm(shape=second))


def test_which_of_two_shapes_counts_matters_where_they_differ() -> None:
    assert flaws(book(line(either(AllOrNothing(when=Holds(fact="p")))))) == []
    differ = Levels(levels=(ScoreLevel(points=D(2), when=Holds(fact="p")),), otherwise=D(1))
    assert flaws(book(line(either(differ)))) == [("divided-by-nothing", ("criteria", 0, "shape", "first_applies"))]


def related(how_many: HowMany, *words: RankWord) -> RelatedRanked:
    return RelatedRanked(relation=UnitRelation.COMPONENT, how_many=how_many, words=words)


def test_what_is_said_of_related_units_is_weighed_together() -> None:
    every = KnockOut(id="a", title="A", when=related(HowMany.ALL, RankWord.GOOD), to="top")
    some = KnockOut(id="b", title="A", when=related(HowMany.ANY, RankWord.FAIR), to="low")
    shape = AllOrNothing(when=Holds(fact="p"))
    assert flaws(book(line(shape), ranking=Ranking(ranks=(TOP, LOW), knock_outs=(every, some)))) == []
    both = attrs.evolve(every, when=related(HowMany.ALL, RankWord.GOOD, RankWord.FAIR))
    assert flaws(book(line(shape), ranking=Ranking(ranks=(TOP, LOW), knock_outs=(both, some)))) == [
        ("knock-outs-disagree", ("ranking", "knock_outs", 1))
    ]


def test_a_rank_that_only_a_unit_among_others_reaches() -> None:
    bonus = Adjustment(id="x.1", title="A", shape=RatioToFirst(by="a", within=CohortScope.CLUSTER))
    made = book(
        line(AllOrNothing(when=Holds(fact="p"))),
        bonuses=(Bonus(id="x", title="A", cap=D(1), items=(bonus,), above_total=True, counts_for_rank=True),),
    )
    # The first, and so whoever is alone, has the whole point of the bonus.
    assert flaws(made) == [("divided-by-nothing", ("bonuses", 0, "items", 0, "shape"))]


def test_the_mean_of_one_case_is_rounded() -> None:
    case = Levels(levels=(ScoreLevel(points=D("1.5"), when=Holds(fact="own.p")),), otherwise=D(0))
    rounding = Rounding(places=0, mode=RoundingMode.HALF_UP, at=RoundingPoint.CRITERION)
    mean = CaseMean(cases="files", case=case, rounding=rounding, no_case=ZERO)
    assert flaws(book(line(mean), ranks=split("2"))) == []


def test_points_are_rounded_at_every_level_together() -> None:
    rules = tuple(
        Rounding(places=0, mode=RoundingMode.DOWN, at=at) for at in (RoundingPoint.CRITERION, RoundingPoint.TOTAL)
    )
    two = (line(faults("a")), line(items("a"), "l"))
    mean = book(*two, ranks=split("1"), roundings=rules, total=D(2), aggregation=Aggregation.MEAN)
    # A loss of half a point and a gain of half a point are both rounded away, which leaves half a point: nothing.
    assert flaws(mean) == []


FEW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def told(card: ScoreCard) -> list[Formula]:
    """What a sheet says of its unit, as formulas."""
    listed = [group.id for group in card.book.unit_groups if group.when is None]
    found: list[Formula] = [Says(("group", name), name in card.sheet.groups) for name in listed]
    for fact in card.sheet.facts:
        if fact.number is not None:
            number = exact(fact.number)
            found.append(inside({fact.code: 1}, None, (number, True, number, True), True))
        elif fact.holds is not None:
            found.append(Says(("fact", fact.code), fact.holds))
        elif fact.word is not None:
            found.append(Words(fact.code, frozenset({fact.word}), True))
    for entered in card.sheet.points:
        points = exact(entered.points)
        found.append(inside({f"={entered.line}": 1}, None, (points, True, points, True), True))
    return found


@FEW
@given(st.data())
def test_whatever_a_body_is_scored_is_possible(data: st.DataObject) -> None:
    made = data.draw(wide_books())
    try:
        card = alone(made, data.draw(strategies.facts_for(made, complete=True)))
    except CannotScore:
        assume(False)
    assume(not open_lines(card) and not card.sheet.cases)
    prover = Prover(made, whole=frozenset(), words={})
    away = {entry.id for entry in card.lines if entry.how is Scored.POLICY}
    try:
        joint = prover.joint(frozenset(away & set(prover.views.leaving())), sure=False)
        found = joint.found(*told(card))
    except TooHard:
        assume(False)
    assert found is not None
    # What depends on others, and a half between two, the model leaves open.
    left_open = any(isinstance(part, COMPARED) for _, part in parts(made))
    halves = any(rule.mode is RoundingMode.HALF_EVEN for rule in made.roundings)
    assert left_open or halves or agrees(joint, card, found[1])


COMPARED = (CohortPlace, RatioToFirst, RelativeToLeader)


def test_a_criterion_whose_points_can_go_nowhere_settles_no_rank() -> None:
    share = Proportional(numerator="a", denominator="b", no_case=AWAY)
    moved = attrs.evolve(line(share), not_applicable=NotApplicable(policy=NotApplicablePolicy.REDISTRIBUTE))
    band = GroupBand(group="g", at_least=D("0.5"))
    made = book(
        moved,
        unit_groups=groups(g=Ratio(numerator="a", denominator="b", at_least=D("0.1"))),
        ranks=(attrs.evolve(TOP, at_least=D("0.5"), by_group=(band,)), attrs.evolve(LOW, below=D("0.5"))),
    )
    # Where nothing occurred it is open whether the unit is in the group; so are its points, which is said of the line.
    assert flaws(made) == [("text-silent", ("criteria", 0, "not_applicable"))]
