"""A small rule book of two lines that an authority scores, and sheets of units for it."""

from collections.abc import Sequence
from decimal import Decimal as D

from danvan.evaluation.cohort import Cohort
from danvan.evaluation.criteria import Criterion, Deduction
from danvan.evaluation.facts import EnteredPoints, Fact, FactSheet, Membership, RelatedUnit
from danvan.evaluation.gates import Condition
from danvan.evaluation.leaves import Judged
from danvan.evaluation.process import Scope, UnitGroup
from danvan.evaluation.ranking import KnockOut, Rank, RankedBefore, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.words import CohortScope, RankWord, ScoreKind, UnitRelation
from danvan.law.periods import Period, PeriodKind

YEAR = Period(kind=PeriodKind.YEAR, year=2026)
AUTHORITY = "Cấp có thẩm quyền"


def judged_book(
    cohort: Cohort | None = None,
    *,
    name: str = "two-lines",
    excellent: tuple[Condition, ...] = (),
    knock_outs: tuple[KnockOut, ...] = (),
    ranked_before: tuple[UnitRelation, ...] = (),
    unit_groups: tuple[UnitGroup, ...] = (),
    extra_criteria: tuple[Criterion, ...] = (),
    deductions: tuple[Deduction, ...] = (),
    least_excellent: str = "90",
) -> RuleBook:
    """Lines “a” (60 points) and “b” (40 points); ranks from 90, 70 and 50 points, and one for who is not ranked."""
    return RuleBook(
        id=name,
        title="Bộ tiêu chí thử",
        scope=Scope(described="Đơn vị"),
        unit_groups=unit_groups,
        criteria=(
            Criterion(id="a", title="A", maximum=D(60), shape=Judged(by=AUTHORITY)),
            Criterion(id="b", title="B", maximum=D(40), shape=Judged(by=AUTHORITY)),
            *extra_criteria,
        ),
        deductions=deductions,
        ranking=Ranking(
            ranks=(
                Rank(id="excellent", word=RankWord.EXCELLENT, at_least=D(least_excellent), conditions=excellent),
                Rank(id="good", word=RankWord.GOOD, at_least=D(70), below=D(least_excellent)),
                Rank(id="completed", word=RankWord.COMPLETED, at_least=D(50), below=D(70)),
                Rank(id="not-completed", word=RankWord.NOT_COMPLETED, below=D(50)),
                Rank(id="not-ranked", word=RankWord.NOT_RANKED),
            ),
            knock_outs=knock_outs,
            ranked_before=tuple(RankedBefore(relation=relation) for relation in ranked_before),
            otherwise="not-completed",
        ),
        cohort=cohort,
    )


def judged_sheet(
    unit: str,
    total: int | None = None,
    *,
    a: int | None = None,
    b: int | None = None,
    cluster: str | None = "Cụm 1",
    facts: Sequence[Fact] = (),
    related: Sequence[RelatedUnit] = (),
    no_related: Sequence[UnitRelation] = (),
    groups: Sequence[str] = (),
    period: Period = YEAR,
) -> FactSheet:
    """Points for “a” and “b”, or for both together; a line without points stays open."""
    if total is not None:
        a, b = min(total, 60), max(0, total - 60)
    given = {"a": a, "b": b}
    return FactSheet(
        id=f"sheet-{unit}",
        unit=unit,
        period=period,
        facts=tuple(facts),
        points=tuple(
            EnteredPoints(line=line, kind=ScoreKind.FINAL, points=D(points))
            for line, points in given.items()
            if points is not None
        ),
        related=tuple(related),
        no_related=tuple(no_related),
        cohorts=() if cluster is None else tuple(Membership(scope=scope, name=cluster) for scope in CohortScope),
        groups=tuple(groups),
        no_group=not groups,
    )
