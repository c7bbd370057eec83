"""Small rule books of which many are sound, and of which the others are wrong in interesting ways."""

import itertools
from decimal import Decimal as D

from hypothesis import strategies as st

from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction, Group
from danvan.evaluation.gates import (
    AllOf,
    AnyOf,
    AtLeast,
    Between,
    Compare,
    CompareFacts,
    Condition,
    CriterionMinimum,
    Disciplined,
    Holds,
    Not,
    NoZeroCriterion,
    PointsBetween,
    Predicate,
    Ratio,
    WordIn,
)
from danvan.evaluation.leaves import (
    AllOrNothing,
    Bands,
    CheckItem,
    Checklist,
    FaultRate,
    ItemRate,
    Levels,
    LinearLoss,
    OwnLimit,
    PerFault,
    PerItem,
    Proportional,
    ScoreLevel,
    Steps,
)
from danvan.evaluation.measures import Band, NoCase, Quotient, Rounding, Value
from danvan.evaluation.outside import ByWord, Imported, WordPoints
from danvan.evaluation.process import Scope, UnitGroup
from danvan.evaluation.ranking import GroupBand, KnockOut, ManualFallback, Rank, RankCeiling, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.shapes import Alternative, Arm, ByGroup, CaseMean, GroupVariant, LeafShape
from danvan.evaluation.words import (
    Comparison,
    DisciplineLevel,
    FallbackCause,
    NoCaseResult,
    RankWord,
    RoundingMode,
    RoundingPoint,
)

NUMBERS = ("a", "b", "c", "d")
FLAGS = ("p", "q")
SMALL = st.sampled_from([D(0), D(1), D(2), D(3)])
SHARES = st.sampled_from([D("0.5"), D("0.8"), D(1)])
FACT = st.sampled_from(NUMBERS)


def predicates() -> st.SearchStrategy[Predicate]:
    """Conditions over few facts, so that they meet."""
    leaves: st.SearchStrategy[Predicate] = st.one_of(
        st.builds(Holds, fact=st.sampled_from(FLAGS), expected=st.booleans()),
        st.builds(Compare, fact=FACT, comparison=st.sampled_from(Comparison), value=SMALL),
        st.builds(CompareFacts, fact=FACT, comparison=st.sampled_from(Comparison), other=FACT),
        st.builds(Between, fact=FACT, at_least=st.just(D(1)), below=st.just(D(3))),
        st.builds(
            Ratio,
            numerator=FACT,
            denominator=FACT,
            at_least=SHARES,
            no_case=st.sampled_from([None, True, False]),
        ),
        st.builds(WordIn, fact=st.just("w"), words=st.sampled_from([("x",), ("x", "y")])),
        st.builds(Disciplined, fact=st.just("s"), at_least=st.sampled_from(DisciplineLevel)),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Not, of=inner),
            st.builds(AllOf, of=st.lists(inner, min_size=1, max_size=2).map(tuple)),
            st.builds(AnyOf, of=st.lists(inner, min_size=1, max_size=2).map(tuple)),
            st.builds(lambda of: AtLeast(least=1, of=tuple(of)), st.lists(inner, min_size=1, max_size=2)),
        ),
        max_leaves=3,
    )


ZERO_OR_NONE = st.sampled_from([D(0), None])
NO_CASES = st.sampled_from([None, NoCase(gives=NoCaseResult.FULL), NoCase(gives=NoCaseResult.ZERO)])


def _bands(draw: st.DrawFn, maximum: D) -> Bands:
    edges = sorted(draw(st.sets(st.sampled_from([D("0.5"), D(1), D(2)]), min_size=1, max_size=2)))
    points = [draw(st.sampled_from([D(0), D(1), maximum])) for _ in range(len(edges) + 1)]
    bands = [Band(below=edges[0], points=points[0])]
    bands += [
        Band(at_least=low, below=high, points=points[place + 1])
        for place, (low, high) in enumerate(itertools.pairwise(edges))
    ]
    last = {"at_least" if draw(st.integers(0, 4)) else "above": edges[-1]}
    bands.append(Band(points=points[-1], **last))
    measure = draw(
        st.one_of(
            st.builds(Value, fact=FACT),
            st.builds(Quotient, numerator=FACT, denominator=FACT, no_case=NO_CASES),
        )
    )
    return Bands(measure=measure, bands=tuple(bands))


@st.composite
def shapes(draw: st.DrawFn, maximum: D, *, depth: int = 1) -> LeafShape:
    """Shapes whose points are stated."""
    points = st.sampled_from([D(0), D(1), maximum])
    kinds = ["all", "levels", "bands", "share", "item", "fault", "list", "limit", "word", "steps"]
    if depth:
        kinds += ["group", "alternative", "cases"]
    kind = draw(st.sampled_from(kinds))
    if kind == "all":
        return AllOrNothing(when=draw(predicates()))
    if kind == "levels":
        levels = draw(st.lists(st.builds(ScoreLevel, points=points, when=predicates()), min_size=1, max_size=2))
        return Levels(levels=tuple(levels), otherwise=draw(st.sampled_from([D(0), D(0), None])), no_case=draw(NO_CASES))
    if kind == "bands":
        return _bands(draw, maximum)
    if kind == "share":
        return Proportional(
            numerator=draw(FACT),
            denominator=draw(FACT),
            no_case=draw(NO_CASES),
            zero_below=draw(st.sampled_from([None, D("0.5")])),
        )
    if kind == "item":
        return PerItem(items=(ItemRate(count=draw(FACT), per_item=D("0.5")),), cap=draw(st.sampled_from([None, D(1)])))
    if kind == "fault":
        return PerFault(faults=(FaultRate(count=draw(FACT), loss=LinearLoss(each=D(1))),))
    if kind == "list":
        items = [CheckItem(id=f"i{place}", title="A", points=D(1), when=draw(predicates())) for place in range(2)]
        return Checklist(items=tuple(items))
    if kind == "limit":
        return OwnLimit(actual=draw(FACT), limit=draw(FACT), below=maximum, equal=D(1), above=D(0))
    if kind == "word":
        return Imported(
            provider="A",
            fact="w",
            reading=ByWord(
                words=(WordPoints(word="x", points=maximum),), otherwise=draw(st.sampled_from([D(0), None]))
            ),
        )
    if kind == "steps":
        return Steps(quantity=draw(FACT), base_quantity=D(1), base_points=D(0), step=D(1), per_step=D(1))
    inner = shapes(maximum, depth=0)
    if kind == "group":
        return ByGroup(variants=(GroupVariant(group="g", shape=draw(inner)),), otherwise=draw(st.none() | inner))
    if kind == "alternative":
        return Alternative(
            first_applies=draw(predicates()), first=Arm(shape=draw(inner)), second=Arm(shape=draw(inner))
        )
    rounding = Rounding(places=0, mode=RoundingMode.HALF_UP, at=RoundingPoint.CRITERION)
    return CaseMean(
        cases="files", case=draw(inner), rounding=draw(st.sampled_from([None, rounding])), no_case=draw(NO_CASES)
    )


def _gate(draw: st.DrawFn, lines: list[str]) -> Predicate:
    return draw(
        st.one_of(
            st.just(NoZeroCriterion()),
            st.builds(CriterionMinimum, of=st.sampled_from([(), (lines[0],)]), share=st.just(D("0.5"))),
            st.builds(PointsBetween, of=st.sampled_from([None, *lines]), at_least=st.sampled_from([D(1), D(2)])),
            predicates(),
        )
    )


@st.composite
def books(draw: st.DrawFn) -> RuleBook:
    """Rule books of one to three criteria with up to three ranks."""
    maxima = [D(2)] * draw(st.integers(1, 3))
    lines = [f"k{place}" for place in range(len(maxima))]
    total = sum(maxima)
    edges = sorted(draw(st.sets(st.sampled_from([D(1), D(2), D(3), total]), min_size=1, max_size=2)), reverse=True)
    ranks = []
    for place, edge in enumerate(edges):
        conditions = [Condition(title="A", when=_gate(draw, lines)) for _ in range(draw(st.integers(0, 1)))]
        ranks.append(
            Rank(
                id=f"r{place}",
                word=RankWord.GOOD,
                at_least=edge,
                below=edges[place - 1] if place and draw(st.integers(0, 5)) else None,
                conditions=tuple(conditions),
                by_group=(GroupBand(group="g", at_least=edge - D("0.5")),) if not draw(st.integers(0, 7)) else (),
            )
        )
    ranks.append(Rank(id="low", word=RankWord.NOT_COMPLETED, below=edges[-1] if draw(st.integers(0, 5)) else D("0.5")))
    knocks = [
        KnockOut(
            id=f"o{place}",
            title="A",
            when=draw(predicates()),
            to=draw(st.sampled_from(["low", "low", "r0"])),
            unless=draw(st.none() | predicates()),
            weighed_when=draw(st.none() | predicates()),
        )
        for place in range(draw(st.integers(0, 2)))
    ]
    ceilings = [
        RankCeiling(id=f"c{place}", title="A", when=draw(predicates()), at_most="low")
        for place in range(draw(st.integers(0, 1)))
    ]
    causes = (FallbackCause.CONDITIONS_DISAGREE, FallbackCause.NO_RANK_FITS)
    fallbacks = draw(st.sampled_from([(), (), *((ManualFallback(cause=cause, by="A"),) for cause in causes)]))
    bonus, deduction = (), ()
    if not draw(st.integers(0, 2)):
        bonus = (
            Bonus(
                id="plus",
                title="A",
                cap=D(1),
                items=(Adjustment(id="plus.1", title="A", shape=draw(shapes(D(1), depth=0))),),
                above_total=draw(st.booleans()),
                counts_for_rank=draw(st.booleans()),
            ),
        )
    if not draw(st.integers(0, 2)):
        deduction = (
            Deduction(
                id="minus",
                title="A",
                cap=D(1),
                items=(Adjustment(id="minus.1", title="A", shape=draw(shapes(D(1), depth=0))),),
                counts_for_rank=draw(st.booleans()),
            ),
        )
    grouped = draw(st.booleans())
    return RuleBook(
        id="book",
        title="A",
        scope=Scope(described="A"),
        unit_groups=(UnitGroup(id="g", title="A", when=draw(st.none() | predicates())),),
        total=total,
        groups=(Group(id="all", title="A", maximum=total),) if grouped else (),
        criteria=tuple(
            Criterion(id=name, title="A", maximum=most, group="all" if grouped else None, shape=draw(shapes(most)))
            for name, most in zip(lines, maxima, strict=True)
        ),
        bonuses=bonus,
        deductions=deduction,
        ranking=Ranking(
            ranks=tuple(ranks),
            knock_outs=tuple(knocks),
            ceilings=tuple(ceilings),
            fallbacks=fallbacks,
            otherwise=draw(st.sampled_from([None, None, "low"])),
        ),
    )
