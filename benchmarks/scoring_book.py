"""A rule book of 60 criteria made for measuring, sheets for it, and its leaves as expressions of other engines."""

import random
from collections.abc import Callable, Sequence
from decimal import Decimal

import attrs

from danvan.evaluation.asking import FactKind, asked_of
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction, Group
from danvan.evaluation.facts import Fact, FactOrigin, FactSheet
from danvan.evaluation.gates import AllOf, AnyOf, Compare, Condition, CriterionMinimum, Holds, NoZeroCriterion, Ratio
from danvan.evaluation.leaves import (
    AllOrNothing,
    Bands,
    CheckItem,
    Checklist,
    FaultRate,
    ItemRate,
    Levels,
    LinearLoss,
    LossStep,
    OwnLimit,
    PerFault,
    PerItem,
    ProgressiveLoss,
    Proportional,
    ScoreLevel,
    ShareLoss,
)
from danvan.evaluation.measures import Band, NoCase, Quotient, Value
from danvan.evaluation.process import Scope
from danvan.evaluation.ranking import KnockOut, Rank, RankCeiling, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.words import Comparison, NoCaseResult, RankWord
from danvan.law.periods import Period, PeriodKind
from danvan.reports.figures import Silence

FULL = NoCase(gives=NoCaseResult.FULL)


def _levels(name: str, most: Decimal) -> Levels:
    share = Ratio(numerator=f"{name}_done", denominator=f"{name}_planned", at_least=Decimal("0.95"), no_case=True)
    some = attrs.evolve(share, at_least=Decimal("0.8"))
    few = attrs.evolve(share, at_least=Decimal("0.6"))
    late = Compare(fact=f"{name}_late", comparison=Comparison.AT_MOST, value=Decimal(2))
    plan = Holds(fact=f"{name}_plan")
    return Levels(
        levels=(
            ScoreLevel(points=most, when=AllOf(of=(share, late, plan))),
            ScoreLevel(points=most * 3 / 4, when=AllOf(of=(some, AnyOf(of=(late, plan))))),
            ScoreLevel(points=most / 2, when=few),
        ),
        otherwise=Decimal(0),
    )


def _bands(name: str, most: Decimal) -> Bands:
    return Bands(
        measure=Quotient(numerator=f"{name}_kept", denominator=f"{name}_all", no_case=FULL),
        bands=(
            Band(at_least=Decimal("0.9"), points=most),
            Band(at_least=Decimal("0.7"), below=Decimal("0.9"), points=most * 3 / 4),
            Band(at_least=Decimal("0.5"), below=Decimal("0.7"), points=most / 2),
            Band(below=Decimal("0.5"), points=Decimal(0)),
        ),
    )


def _value(name: str, most: Decimal) -> Bands:
    return Bands(
        measure=Value(fact=f"{name}_times"),
        bands=(
            Band(at_least=Decimal(12), points=most),
            Band(at_least=Decimal(6), below=Decimal(12), points=most / 2),
            Band(below=Decimal(6), points=Decimal(0)),
        ),
    )


def _proportional(name: str, most: Decimal) -> Proportional:
    return Proportional(
        numerator=f"{name}_settled", denominator=f"{name}_received", zero_below=Decimal("0.5"), no_case=FULL
    )


def _faults(name: str, most: Decimal) -> PerFault:
    return PerFault(
        faults=(
            FaultRate(count=f"{name}_late", loss=LinearLoss(each=Decimal("0.25"))),
            FaultRate(count=f"{name}_wrong", loss=ShareLoss(each_share=Decimal("0.25"))),
            FaultRate(
                count=f"{name}_missing",
                loss=ProgressiveLoss(steps=(LossStep(times=1, lost=most / 4), LossStep(times=3, lost=most / 2))),
            ),
        )
    )


def _items(name: str, most: Decimal) -> PerItem:
    return PerItem(
        items=(
            ItemRate(count=f"{name}_province", per_item=Decimal("0.5")),
            ItemRate(count=f"{name}_commune", per_item=Decimal("0.2")),
        )
    )


def _limit(name: str, most: Decimal) -> OwnLimit:
    return OwnLimit(actual=f"{name}_days", limit=f"{name}_limit", below=most, equal=most / 2, above=Decimal(0))


def _checklist(name: str, most: Decimal) -> Checklist:
    return Checklist(
        items=tuple(
            CheckItem(
                id=f"{name}-{part}",
                title=f"Nội dung {part} của {name}",
                points=most / 4,
                when=Holds(fact=f"{name}_part{part}"),
            )
            for part in range(4)
        )
    )


def _all(name: str, most: Decimal) -> AllOrNothing:
    return AllOrNothing(
        when=AllOf(
            of=(
                Holds(fact=f"{name}_report"),
                Compare(fact=f"{name}_visits", comparison=Comparison.AT_LEAST, value=Decimal(4)),
            )
        )
    )


_MIX: tuple[tuple[Callable[[str, Decimal], object], int], ...] = (
    (_levels, 14),
    (_bands, 10),
    (_value, 4),
    (_proportional, 9),
    (_faults, 6),
    (_items, 4),
    (_limit, 3),
    (_checklist, 4),
    (_all, 6),
)
"""How many criteria have which shape: of 60."""


def rule_book(times: int = 1) -> RuleBook:
    """60 criteria in six groups with bonus, deduction and ranks behind gates; `times` as many criteria."""
    makers = [make for make, many in _MIX for _ in range(many)] * times
    random.Random(60).shuffle(makers)
    criteria = [
        Criterion(
            id=f"c{place}",
            number=f"{place // 10 + 1}.{place % 10 + 1}",
            title=f"Tiêu chí {place + 1}",
            title_en=f"Criterion {place + 1}",
            group=f"g{place // 10}",
            maximum=Decimal(2),
            shape=make(f"c{place}", Decimal(2)),  # type: ignore[arg-type]
        )
        for place, make in enumerate(makers)
    ]
    groups = [
        Group(id=f"g{place}", title=f"Nhóm {place + 1}", maximum=Decimal(20)) for place in range(len(criteria) // 10)
    ]
    more = Adjustment(id="model", title="Mô hình được công nhận", shape=_items("model", Decimal(3)), cap=Decimal(3))
    less = Adjustment(
        id="late-reports",
        title="Báo cáo chậm",
        shape=PerItem(items=(ItemRate(count="late_reports", per_item=Decimal("0.5")),)),
        cap=Decimal(5),
    )
    total = Decimal(2 * len(criteria))
    minimum = Condition(
        title="Mỗi tiêu chí đạt ít nhất một phần", when=CriterionMinimum(of=("c0", "c1"), share=Decimal("0.25"))
    )
    ranks = (
        Rank(
            id="a",
            word=RankWord.EXCELLENT,
            at_least=total * 9 / 10,
            conditions=(Condition(title="Không có tiêu chí 0 điểm", when=NoZeroCriterion()), minimum),
        ),
        Rank(id="b", word=RankWord.GOOD, at_least=total * 7 / 10, below=total * 9 / 10, conditions=(minimum,)),
        Rank(id="c", word=RankWord.COMPLETED, at_least=total / 2, below=total * 7 / 10),
        Rank(id="d", word=RankWord.NOT_COMPLETED, below=total / 2),
    )
    return RuleBook(
        id="sixty",
        title="Bộ tiêu chí công tác dân vận của cấp xã",
        scope=Scope(described="cấp xã"),
        total=total,
        groups=tuple(groups),
        criteria=tuple(criteria),
        bonuses=(
            Bonus(
                id="bonus", title="Điểm thưởng", cap=Decimal(3), items=(more,), above_total=False, counts_for_rank=True
            ),
        ),
        deductions=(Deduction(id="minus", title="Điểm trừ", cap=Decimal(5), items=(less,), counts_for_rank=True),),
        ranking=Ranking(
            ranks=ranks,
            knock_outs=(KnockOut(id="hotspot", title="Để xảy ra điểm nóng", when=Holds(fact="hotspot"), to="d"),),
            ceilings=(
                RankCeiling(
                    id="unanswered",
                    title="Còn kiến nghị chưa trả lời",
                    when=Compare(fact="unanswered", comparison=Comparison.AT_LEAST, value=Decimal(5)),
                    at_most="b",
                ),
            ),
            otherwise="c",
        ),
    )


_WHOLES = ("planned", "all", "received", "limit")
_PARTS = {"done": "planned", "kept": "all", "settled": "received"}


def fact_sheet(book: RuleBook, number: int, *, unreported: float = 0) -> FactSheet:
    """Facts of one commune, every kind of result among them; the share `unreported` of them was not reported."""
    drawn = random.Random(number)
    values: dict[str, Decimal | bool] = {}
    for asked in asked_of(book):
        code, kind = asked.code, asked.kind
        end = code.rpartition("_")[2]
        if code in values:
            continue
        if kind is FactKind.YES_NO:
            values[code] = code != "hotspot" and drawn.random() < 0.9
        elif end in _WHOLES:
            # In one of twenty nothing occurred.
            values[code] = Decimal(drawn.randint(20, 60) if drawn.random() < 0.95 else 0)
        elif end in ("times", "days"):
            values[code] = Decimal(drawn.randint(4, 45))
        else:
            values[code] = Decimal(drawn.choice((0, 0, 0, 1, 1, 2, 3)) + (4 if end == "visits" else 0))
    for code in values:
        end = _PARTS.get(code.rpartition("_")[2])
        if end is not None:
            whole = values[f"{code.rpartition('_')[0]}_{end}"]
            values[code] = Decimal(round(float(whole) * (1 - drawn.random() ** 2 / 2)))
    source = f"BC-{number:04}/2026"
    facts = [
        Fact(code=code, silence=Silence.NOT_REPORTED)
        if drawn.random() < unreported
        else Fact(code=code, holds=value, origin=FactOrigin.REPORTS, source=source)
        if isinstance(value, bool)
        else Fact(code=code, number=value, origin=FactOrigin.REPORTS, source=source)
        for code, value in values.items()
    ]
    unit = f"vn/unit-{number}"
    return FactSheet(id=f"s{number}", unit=unit, period=Period(kind=PeriodKind.YEAR, year=2026), facts=tuple(facts))


@attrs.frozen
class Syntax:
    """The words of an expression language."""

    both: str
    either: str


PYTHON_LIKE = Syntax("and", "or")
C_LIKE = Syntax("&&", "||")
"""How rule-engine and zen-engine, and how CEL, write “and” and “or”."""


def expression(criterion: Criterion, syntax: Syntax) -> str:
    """The points of a criterion whose facts are all known, in one expression with ``?`` and ``:``."""
    most = _n(criterion.maximum or Decimal(0))
    shape = criterion.shape
    match shape:
        case AllOrNothing():
            return f"{_when(shape.when, syntax)} ? {most} : 0.0"
        case Levels():
            levels = [(_when(level.when, syntax), _n(level.points)) for level in shape.levels]
            return _first(levels, _n(shape.otherwise))
        case Bands():
            # The bands of this book stand from the highest down and leave no gap, so a lower bound is enough.
            *upper, lowest = shape.bands
            if isinstance(shape.measure, Value):
                what, nothing = shape.measure.fact, []
            else:
                whole = shape.measure.denominator
                what, nothing = f"{shape.measure.numerator} / {whole}", [(f"{whole} == 0.0", most)]
            cases = [(f"{what} >= {_n(band.at_least)}", _n(band.points)) for band in upper]
            return _first([*nothing, *cases], _n(lowest.points))
        case Proportional():
            share = f"{shape.numerator} / {shape.denominator}"
            full = (f"{shape.numerator} >= {shape.denominator}", most)  # also where nothing occurred
            return _first([full, (f"{share} < {_n(shape.zero_below)}", "0.0")], f"{share} * {most}")
        case PerFault():
            late, wrong, missing = (fault.count for fault in shape.faults)
            linear, part, rising = (fault.loss for fault in shape.faults)
            steps = [(f"{missing} >= {_n(Decimal(step.times))}", _n(step.lost)) for step in reversed(rising.steps)]
            lost = f"({late} * {_n(linear.each)} + {wrong} * {_n(part.each_share * Decimal(most))} + ({_first(steps, '0.0')}))"
            return f"{lost} >= {most} ? 0.0 : {most} - {lost}"
        case PerItem():
            got = " + ".join(f"{item.count} * {_n(item.per_item)}" for item in shape.items)
            return f"{got} >= {most} ? {most} : {got}"
        case OwnLimit():
            cases = [
                (f"{shape.actual} < {shape.limit}", _n(shape.below)),
                (f"{shape.actual} == {shape.limit}", _n(shape.equal)),
            ]
            return _first(cases, _n(shape.above))
        case Checklist():
            return " + ".join(f"({_when(item.when, syntax)} ? {_n(item.points)} : 0.0)" for item in shape.items)
        case _:
            raise TypeError(type(shape).__name__)


def _n(number: Decimal | None) -> str:
    return str(float(number or 0))


def _first(cases: Sequence[tuple[str, str]], otherwise: str) -> str:
    text = otherwise
    for when, points in reversed(cases):
        text = f"({when}) ? {points} : ({text})"
    return text


def _when(predicate: object, syntax: Syntax) -> str:
    match predicate:
        case AllOf():
            return f" {syntax.both} ".join(f"({_when(part, syntax)})" for part in predicate.of)
        case AnyOf():
            return f" {syntax.either} ".join(f"({_when(part, syntax)})" for part in predicate.of)
        case Holds():
            return predicate.fact
        case Compare():
            sign = {Comparison.AT_MOST: "<=", Comparison.AT_LEAST: ">="}[predicate.comparison]
            return f"{predicate.fact} {sign} {_n(predicate.value)}"
        case Ratio():
            share = f"{predicate.numerator} / {predicate.denominator} >= {_n(predicate.at_least)}"
            return f"{predicate.denominator} == 0.0 {syntax.either} {share}"
        case _:
            raise TypeError(type(predicate).__name__)
