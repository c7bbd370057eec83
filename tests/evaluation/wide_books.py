"""Random rule books of every construct of the language, wider than `small_books`."""

import itertools
from decimal import Decimal as D

from hypothesis import strategies as st
from small_books import FACT, predicates
from small_books import shapes as small_shapes

from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction, Group, NotApplicable
from danvan.evaluation.gates import (
    AtLeast,
    Compare,
    Condition,
    CriterionMinimum,
    Holds,
    InGroup,
    NoZeroCriterion,
    PointsBetween,
    Predicate,
    Ratio,
    RelatedRanked,
    UnencodedCondition,
)
from danvan.evaluation.leaves import (
    AllOrNothing,
    Bands,
    FaultRate,
    ItemRate,
    Judged,
    LinearLoss,
    LossStep,
    PerFault,
    PerItem,
    ProgressiveLoss,
    Proportional,
    ShareLoss,
    Steps,
    TargetRatio,
    Unencoded,
)
from danvan.evaluation.measures import Band, NoCase, Quotient, Rounding
from danvan.evaluation.outside import (
    ByBand,
    ByScale,
    CohortPlace,
    Imported,
    OutsideReference,
    PlacePoints,
    RatioToFirst,
    RelativeToLeader,
    Survey,
)
from danvan.evaluation.process import Scope, UnitGroup
from danvan.evaluation.ranking import GroupBand, KnockOut, ManualFallback, Rank, RankCeiling, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.shapes import ByGroup, CaseMean, GroupCoefficient, GroupVariant, LeafShape, Scaled
from danvan.evaluation.words import (
    Aggregation,
    CoefficientOn,
    CohortScope,
    Comparison,
    Direction,
    FallbackCause,
    HowMany,
    MissingDataPolicy,
    NoCaseResult,
    NotApplicablePolicy,
    RankWord,
    RoundingMode,
    RoundingPoint,
    StepUnit,
    UnitRelation,
)


def bands_for(draw: st.DrawFn, maximum: D) -> tuple[Band, ...]:
    """Bands that leave no gap."""
    edges = sorted(draw(st.sets(st.sampled_from([D("0.5"), D(1), D(2)]), min_size=1, max_size=2)))
    pts = [draw(st.sampled_from([D(0), D(1), D("1.5"), maximum])) for _ in range(len(edges) + 1)]
    bands = [Band(below=edges[0], points=pts[0])]
    bands += [
        Band(at_least=low, below=high, points=pts[p + 1]) for p, (low, high) in enumerate(itertools.pairwise(edges))
    ]
    bands.append(Band(points=pts[-1], at_least=edges[-1]))
    return tuple(bands)


def gate_leaves() -> st.SearchStrategy[Predicate]:
    """Conditions that look at other units, at groups and at what is not encoded, besides those on facts."""
    return st.one_of(
        predicates(),
        st.builds(
            lambda n, of: AtLeast(least=min(n, len(of)), of=tuple(of)),
            st.integers(1, 3),
            st.lists(predicates(), min_size=1, max_size=3),
        ),
        st.builds(
            RelatedRanked,
            relation=st.sampled_from(list(UnitRelation)[:2]),
            how_many=st.sampled_from(HowMany),
            words=st.sampled_from([(RankWord.NOT_COMPLETED,), (RankWord.GOOD, RankWord.EXCELLENT)]),
        ),
        st.builds(InGroup, group=st.sampled_from(["g", "h1", "h2"])),
        st.builds(UnencodedCondition, why=st.just("A")),
    )


NC = st.sampled_from(
    [
        None,
        NoCase(gives=NoCaseResult.FULL),
        NoCase(gives=NoCaseResult.ZERO),
        NoCase(gives=NoCaseResult.POINTS, points=D(1)),
    ]
)
NCA = st.sampled_from([NoCase(gives=NoCaseResult.FULL), NoCase(gives=NoCaseResult.NOT_APPLICABLE)])


@st.composite
def wide_shapes(draw: st.DrawFn, maximum: D, *, depth: int = 1, block: bool = False) -> LeafShape:
    """Shapes of every kind; those scored by hand stand at the top only."""
    kinds = [
        "small",
        "target",
        "items",
        "shareloss",
        "progloss",
        "outref",
        "leader",
        "place",
        "first",
        "survey",
        "band",
        "scale",
        "judged",
        "unencoded",
        "steps",
        "lower",
    ]
    if block or depth == 0:
        kinds = [k for k in kinds if k not in ("judged", "unencoded")] if depth == 0 else kinds
    if depth:
        kinds += ["scaledp", "scaledt", "cases", "group"]
    if depth and not block:
        kinds += ["na", "na", "na"]
    kind = draw(st.sampled_from(kinds))
    inner = wide_shapes(maximum, depth=0, block=block)
    if kind == "small":
        return draw(small_shapes(maximum, depth=depth))
    if kind == "na":
        return draw(
            st.sampled_from(
                [
                    Proportional(numerator="a", denominator="b", no_case=NoCase(gives=NoCaseResult.NOT_APPLICABLE)),
                    Bands(
                        measure=Quotient(
                            numerator="a", denominator="b", no_case=NoCase(gives=NoCaseResult.NOT_APPLICABLE)
                        ),
                        bands=(Band(below=D("0.5"), points=D(1)), Band(at_least=D("0.5"), points=maximum)),
                    ),
                    CaseMean(
                        cases="files",
                        case=AllOrNothing(when=Holds(fact="p")),
                        no_case=NoCase(gives=NoCaseResult.NOT_APPLICABLE),
                    ),
                ]
            )
        )
    if kind == "target":
        return TargetRatio(
            actual=draw(FACT),
            target=draw(FACT),
            base_share=draw(st.sampled_from([D("0.5"), D(1), D("0.8")])),
            no_case=draw(NC),
        )
    if kind == "items":
        return PerItem(
            items=tuple(
                ItemRate(
                    count=draw(FACT),
                    per_item=draw(st.sampled_from([D("0.5"), D(1)])),
                    cap=draw(st.sampled_from([None, D(1)])),
                )
                for _ in range(draw(st.integers(1, 2)))
            ),
            cap=draw(st.sampled_from([None, D(1), maximum])),
        )
    if kind == "shareloss":
        return PerFault(
            faults=tuple(
                FaultRate(
                    count=draw(FACT),
                    loss=draw(st.sampled_from([ShareLoss(each_share=D("0.25")), LinearLoss(each=D(1))])),
                )
                for _ in range(draw(st.integers(1, 2)))
            ),
            floor=draw(st.sampled_from([None, D("0.5")])),
        )
    if kind == "progloss":
        return PerFault(
            faults=(
                FaultRate(
                    count=draw(FACT),
                    loss=ProgressiveLoss(steps=(LossStep(times=1, lost=D(1)), LossStep(times=2, everything=True))),
                ),
            )
        )
    if kind == "outref":
        worse = draw(st.sampled_from([{"zero_if_worse": True}, {"per_step_worse": D("0.5")}, {}]))
        return OutsideReference(
            value=draw(FACT),
            reference=draw(FACT),
            direction=draw(st.sampled_from(Direction)),
            at_reference=D(1),
            step=D(1),
            step_unit=draw(st.sampled_from(StepUnit)),
            per_step=D("0.5"),
            whole_steps=draw(st.booleans()),
            cap=draw(st.sampled_from([None, maximum])),
            **worse,
        )
    if kind == "leader":
        return RelativeToLeader(
            actual=draw(FACT),
            target=draw(FACT),
            base_share=D("0.5"),
            within=CohortScope.CLUSTER,
            partial_below=draw(st.booleans()),
        )
    if kind == "place":
        return CohortPlace(
            by=draw(FACT),
            within=CohortScope.CLUSTER,
            places=(PlacePoints(place=1, points=maximum), PlacePoints(place=2, to=3, points=D(1))),
            otherwise=draw(st.sampled_from([D(0), None])),
        )
    if kind == "first":
        return RatioToFirst(by=draw(FACT), within=CohortScope.CLUSTER)
    if kind == "survey":
        r = draw(st.sampled_from(["b", "s"]))
        return Survey(
            satisfied=draw(FACT),
            asked=draw(FACT),
            reading=ByBand(bands=bands_for(draw, maximum))
            if r == "b"
            else ByScale(full=D(1), zero_below=draw(st.sampled_from([None, D("0.5")]))),
            least_sample=draw(st.sampled_from([None, 2])),
            no_case=draw(NC),
        )
    if kind == "band":
        return Imported(provider="A", fact=draw(FACT), reading=ByBand(bands=bands_for(draw, maximum)))
    if kind == "scale":
        return Imported(
            provider="A",
            fact=draw(FACT),
            reading=ByScale(
                full=draw(st.sampled_from([D(1), D(10)])), zero_below=draw(st.sampled_from([None, D("0.5")]))
            ),
        )
    if kind == "judged":
        return (
            Judged(by="A", least=draw(st.sampled_from([None, D(1)])), most=draw(st.sampled_from([None, D("1.5")])))
            if not block
            else Judged(by="A")
        )
    if kind == "unencoded":
        return Unencoded(why="A")
    if kind == "steps":
        return Steps(
            quantity=draw(FACT),
            base_quantity=draw(st.sampled_from([D(0), D(1)])),
            base_points=D(0),
            step=draw(st.sampled_from([D(1), D(2)])),
            per_step=D("0.5"),
            whole_steps=draw(st.booleans()),
            cap=draw(st.sampled_from([None, D(1)])),
        )
    if kind == "lower":
        return Proportional(
            numerator=draw(FACT),
            denominator=draw(FACT),
            direction=Direction.LOWER_IS_BETTER,
            zero_below=draw(st.sampled_from([None, D("0.5")])),
            no_case=draw(NC),
        )
    if kind in ("scaledp", "scaledt"):
        return Scaled(
            shape=draw(inner),
            on=CoefficientOn.POINTS if kind == "scaledp" else CoefficientOn.THRESHOLDS,
            coefficients=tuple(
                GroupCoefficient(group=g, factor=draw(st.sampled_from([D("0.5"), D("0.75"), D(2)])))
                for g in draw(st.sampled_from([("g",), ("h1",), ("h1", "h2")]))
            ),
        )
    if kind == "group":
        gs = draw(st.sampled_from([("h1", "h2"), ("g",), ("g", "h1")]))
        return ByGroup(
            variants=tuple(GroupVariant(group=g, shape=draw(inner)) for g in gs), otherwise=draw(st.none() | inner)
        )
    rounding = Rounding(
        places=draw(st.integers(0, 1)), mode=draw(st.sampled_from(RoundingMode)), at=RoundingPoint.CRITERION
    )
    return CaseMean(
        cases="files",
        case=draw(inner),
        rounding=draw(st.sampled_from([None, rounding])),
        no_case=draw(NC),
        leave_out=draw(st.sampled_from([None, Holds(fact="own.p")])),
    )


ROUND = st.sampled_from([RoundingMode.HALF_UP, RoundingMode.UP, RoundingMode.DOWN, RoundingMode.HALF_EVEN])


@st.composite
def wide_books(draw: st.DrawFn) -> RuleBook:
    """Rule books of up to three criteria, with groups, weights, roundings, ceilings, knock-outs and fallbacks."""
    n = draw(st.integers(1, 3))
    lines = [f"k{i}" for i in range(n)]
    layout = draw(st.sampled_from(["flat", "group", "nested", "two"]))
    agg = {}

    def pick(name: str) -> Aggregation:
        agg[name] = draw(
            st.sampled_from([Aggregation.SUM, Aggregation.SUM, Aggregation.MEAN, Aggregation.WEIGHTED_MEAN])
        )
        return agg[name]

    most = D(2)
    groups = []
    place = {}

    def mx(a, k):
        return most * k if a is Aggregation.SUM else most

    top = pick("top")

    def weight():
        return draw(st.sampled_from([D(1), D(2), D("0.5")]))

    if layout == "flat" or n == 1:
        place = dict.fromkeys(lines)
        total = mx(top, n)
    elif layout == "group":
        a = pick("all")
        place = dict.fromkeys(lines, "all")
        gm = mx(a, n)
        groups = [
            Group(
                id="all",
                title="A",
                maximum=draw(st.sampled_from([gm, gm, None])),
                weight=weight(),
                aggregation=a,
                complete_children=draw(st.booleans()),
            )
        ]
        total = gm
    elif layout == "nested":
        a, b = pick("in"), pick("out")
        place = {name: ("in" if i else "out") for i, name in enumerate(lines)}
        gi = mx(a, n - 1)
        go = gi + most if b is Aggregation.SUM else max(gi, most)
        groups = [
            Group(id="in", title="A", within="out", maximum=gi, weight=weight(), aggregation=a),
            Group(id="out", title="A", maximum=go, weight=weight(), aggregation=b),
        ]
        total = go
    else:
        a = pick("in")
        place = {name: ("in" if i else None) for i, name in enumerate(lines)}
        gi = mx(a, n - 1)
        groups = [Group(id="in", title="A", maximum=gi, weight=weight(), aggregation=a)]
        total = gi + most if top is Aggregation.SUM else max(gi, most)
    names = [*lines, *[g.id for g in groups]]
    edges = sorted(
        draw(st.sets(st.sampled_from([D("0.5"), D(1), D("1.5"), D(2), D(3), total]), min_size=1, max_size=2)),
        reverse=True,
    )
    edges = [e for e in edges if e <= total] or [D(1)]

    def gate():
        return draw(
            st.one_of(
                st.just(NoZeroCriterion()),
                st.builds(NoZeroCriterion, of=st.sampled_from([(names[-1],), (names[0],)])),
                st.builds(CriterionMinimum, of=st.sampled_from([(), (names[-1],)]), share=st.just(D("0.5"))),
                st.builds(CriterionMinimum, of=st.sampled_from([(), (names[-1],)]), points=st.just(D(1))),
                st.builds(
                    PointsBetween, of=st.sampled_from([None, *names]), at_least=st.sampled_from([D(1), D("1.5")])
                ),
                gate_leaves(),
            )
        )

    ranks = []
    for i, e in enumerate(edges):
        conds = [Condition(title="A", when=gate()) for _ in range(draw(st.integers(0, 1)))]
        ranks.append(
            Rank(
                id=f"r{i}",
                word=RankWord.GOOD,
                at_least=e,
                below=edges[i - 1] if i and draw(st.integers(0, 7)) else None,
                conditions=tuple(conds),
                by_group=(
                    GroupBand(
                        group=draw(st.sampled_from(["g", "h1"])),
                        at_least=e - D("0.5"),
                        below=edges[i - 1] if i else None,
                    ),
                )
                if not draw(st.integers(0, 7))
                else (),
            )
        )
    ranks.append(Rank(id="low", word=RankWord.NOT_COMPLETED, below=edges[-1]))
    if not draw(st.integers(0, 4)):
        ranks.append(Rank(id="nr", word=RankWord.NOT_RANKED))
    ids = [r.id for r in ranks]
    knocks = [
        KnockOut(
            id=f"o{i}",
            title="A",
            when=gate(),
            to=draw(st.sampled_from(["low", "low", ids[-1], "r0"])),
            unless=draw(st.none() | gate_leaves()),
            weighed_when=draw(st.none() | gate_leaves()),
        )
        for i in range(draw(st.integers(0, 2)))
    ]
    ceils = [
        RankCeiling(id=f"c{i}", title="A", when=gate(), at_most=draw(st.sampled_from(ids[1:])))
        for i in range(draw(st.integers(0, 2)))
    ]
    causes = draw(st.lists(st.sampled_from(FallbackCause), unique=True, max_size=3))
    falls = tuple(
        ManualFallback(cause=c, by="A", among=draw(st.sampled_from([(), ("low",), ("r0", "low")]))) for c in causes
    )
    bonuses, deds = [], []
    opt = st.booleans()
    for i in range(draw(st.integers(0, 2))):
        bonuses.append(
            Bonus(
                id=f"plus{i}",
                title="A",
                cap=draw(st.sampled_from([D(1), None, D(1)])),
                items=tuple(
                    Adjustment(
                        id=f"plus{i}.{j}",
                        title="A",
                        cap=draw(st.sampled_from([None, D(1)])) or D(1),
                        shape=draw(wide_shapes(D(1), depth=0, block=True)),
                    )
                    for j in range(draw(st.integers(1, 2)))
                ),
                above_total=draw(opt),
                counts_for_rank=draw(opt),
            )
        )
    for i in range(draw(st.integers(0, 1))):
        deds.append(
            Deduction(
                id=f"minus{i}",
                title="A",
                cap=D(1),
                items=(Adjustment(id=f"minus{i}.1", title="A", shape=draw(wide_shapes(D(1), depth=0, block=True))),),
                counts_for_rank=draw(opt),
            )
        )
    points = (RoundingPoint.CRITERION, RoundingPoint.GROUP, RoundingPoint.TOTAL)
    at = draw(st.lists(st.sampled_from(points), unique=True, max_size=3)) if draw(st.booleans()) else []
    roundings = tuple(Rounding(places=draw(st.integers(0, 1)), mode=draw(ROUND), at=point) for point in at)

    def na() -> NotApplicable | None:
        return draw(st.sampled_from([None, *(NotApplicable(policy=policy) for policy in NotApplicablePolicy)]))

    crit = tuple(
        Criterion(
            id=name,
            title="A",
            maximum=most,
            weight=weight(),
            group=place[name],
            shape=draw(wide_shapes(most)),
            not_applicable=na(),
        )
        for name in lines
    )
    return RuleBook(
        id="book",
        title="A",
        scope=Scope(described="A"),
        unit_groups=(
            UnitGroup(
                id="g",
                title="A",
                when=draw(
                    st.sampled_from(
                        [
                            Holds(fact="p"),
                            Compare(fact="a", comparison=Comparison.AT_LEAST, value=D(1)),
                            Ratio(numerator="a", denominator="b", at_least=D("0.5")),
                        ]
                    )
                ),
            ),
            UnitGroup(id="h1", title="A"),
            UnitGroup(id="h2", title="A"),
        ),
        total=total,
        aggregation=top,
        complete_children=draw(st.booleans()),
        roundings=roundings,
        missing=draw(st.sampled_from([None, *MissingDataPolicy])),
        groups=tuple(groups),
        criteria=crit,
        bonuses=tuple(bonuses),
        deductions=tuple(deds),
        ranking=Ranking(
            ranks=tuple(ranks),
            knock_outs=tuple(knocks),
            ceilings=tuple(ceils),
            fallbacks=falls,
            otherwise=draw(st.sampled_from([None, None, "low", ids[-1]])),
        ),
    )
