"""Strategies for what is known of units when they are scored: facts, and sheets that fit a rule book."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from danvan.errors import pointer_text
from danvan.evaluation.asking import FactKind, asked_of, words_of
from danvan.evaluation.catalogue import FactDefinition
from danvan.evaluation.criteria import Adjustment, Criterion
from danvan.evaluation.deciding import NO_DISCIPLINE
from danvan.evaluation.facts import (
    Answer,
    Case,
    CaseList,
    EnteredPoints,
    Fact,
    FactSheet,
    Membership,
    RelatedUnit,
)
from danvan.evaluation.gates import RelatedRanked, UnencodedCondition
from danvan.evaluation.leaves import Judged, Unencoded
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.tree import items_of, lines_of, tree_of
from danvan.evaluation.words import CohortScope, RankWord, ScoreKind
from danvan.law.periods import Period, PeriodKind
from danvan.reports.figures import Silence
from danvan.strategies.fields import Values, made, mending, need, unrepeated
from danvan.strategies.values import days, lines, numbers

__all__ = ["fact_definitions", "fact_sheets", "facts_for"]

_VALUES = ("number", "holds", "word", "day", "silence")


@mending(Fact)
def _fact(draw: st.DrawFn, drawn: Values) -> None:
    stated = [name for name in _VALUES if drawn.get(name) is not None]
    for name in stated[1:]:
        drawn[name] = None
    if not stated:
        need(draw, drawn, "number", numbers(signed=True))


@mending(Case)
def _case(draw: st.DrawFn, drawn: Values) -> None:
    if "facts" in drawn:
        drawn["facts"] = unrepeated(drawn["facts"], lambda fact: fact.code)


@mending(CaseList)
def _case_list(draw: st.DrawFn, drawn: Values) -> None:
    if "cases" in drawn:
        drawn["cases"] = unrepeated(drawn["cases"], lambda case: case.id)


@mending(FactSheet)
def _fact_sheet(draw: st.DrawFn, drawn: Values) -> None:
    for name, key in (
        ("facts", lambda fact: fact.code),
        ("cases", lambda cases: cases.code),
        ("points", lambda entry: (entry.line, entry.kind)),
        ("answers", lambda answer: answer.condition),
    ):
        if name in drawn:
            drawn[name] = unrepeated(drawn[name], key)
    if drawn.get("groups") and drawn.get("no_group"):
        drawn["no_group"] = False
    if drawn.get("no_related"):
        related = {other.relation for other in drawn.get("related", ())}
        drawn["no_related"] = tuple(relation for relation in drawn["no_related"] if relation not in related)


@mending(FactDefinition)
def _fact_definition(draw: st.DrawFn, drawn: Values) -> None:
    kind = drawn["kind"]
    if kind is FactKind.NUMBER:
        need(draw, drawn, "unit", lines())
    else:
        for name in ("unit", "whole", "nature"):
            drawn.pop(name, None)
    if kind is not FactKind.WORD:
        drawn.pop("words", None)
    if kind is FactKind.CASES:
        drawn.pop("of_cases", None)
    if "words" in drawn:
        drawn["words"] = unrepeated(drawn["words"], lambda entry: entry.word)


def fact_definitions() -> st.SearchStrategy[FactDefinition]:
    """Entries of a catalogue of facts. Shrinks to a fact that is a number."""
    return made(FactDefinition)


def fact_sheets() -> st.SearchStrategy[FactSheet]:
    """Fact sheets that can be written down; they fit no rule book. Shrinks to a unit and a period."""
    return made(FactSheet)


_COUNTS = (*range(4), 10, 19, 20, 100)


def facts_for(book: RuleBook, *, complete: bool = False, unit: str = "u") -> st.SearchStrategy[FactSheet]:
    """Fact sheets that answer what a rule book asks, near the numbers with which it compares.

    Some facts are not reported and some cannot apply, unless the sheets shall be `complete`. Numbers are counts and
    the book's own thresholds, beside them and on them. Lines that are scored by hand have points within
    their limits. Shrinks to counts of zero, to “no”, and to the first words.
    """
    return _sheets(book, complete, unit)


@st.composite
def _sheets(draw: st.DrawFn, book: RuleBook, complete: bool, unit: str) -> FactSheet:
    asked: dict[str | None, dict[str, FactKind]] = {None: {}}
    for fact in asked_of(book):
        kinds = asked.setdefault(fact.cases, {})
        if fact.kind is FactKind.CASES:
            asked.setdefault(fact.code, {})
        elif fact.kind is not FactKind.ANY or fact.code not in kinds:
            kinds[fact.code] = fact.kind
    near = _thresholds(book)
    words = words_of(book)
    cases = []
    for name, kinds in asked.items():
        if name is None or not (complete or draw(st.integers(0, 9))):
            continue
        count = draw(st.integers(0, 3))
        each = [Case(id=f"c{number + 1}", facts=_facts(draw, kinds, near, words, complete)) for number in range(count)]
        cases.append(CaseList(code=name, cases=tuple(each)))
    listed = [group.id for group in book.unit_groups if group.when is None]
    groups = () if not listed else tuple(draw(st.sampled_from([(), *((group,) for group in listed)])))
    relations = list(dict.fromkeys(part.relation for _, part in parts(book) if isinstance(part, RelatedRanked)))
    related, no_related = [], []
    for relation in relations:
        ranks = draw(st.lists(st.sampled_from(RankWord), max_size=2))
        if ranks:
            related += [
                RelatedUnit(relation=relation, unit=f"{relation.value}-{place}", rank=rank)
                for place, rank in enumerate(ranks)
            ]
        elif complete or draw(st.booleans()):
            no_related.append(relation)
    return FactSheet(
        id="sheet",
        unit=unit,
        period=Period(kind=PeriodKind.YEAR, year=2026),
        book=book.id,
        facts=_facts(draw, asked[None], near, words, complete),
        cases=tuple(cases),
        points=_points(draw, book, complete),
        answers=tuple(
            Answer(condition=pointer_text(pointer), holds=draw(st.booleans()), by="Hội đồng")
            for pointer, part in parts(book)
            if isinstance(part, UnencodedCondition)
        ),
        related=tuple(related),
        no_related=tuple(no_related),
        cohorts=tuple(Membership(scope=scope, name="A") for scope in CohortScope),
        groups=groups,
        no_group=bool(listed) and not groups and (complete or draw(st.booleans())),
    )


def _facts(
    draw: st.DrawFn,
    kinds: dict[str, FactKind],
    near: Sequence[Decimal],
    words: Mapping[str, Sequence[str]],
    complete: bool,
) -> tuple[Fact, ...]:
    found = []
    for code, kind in kinds.items():
        silence = None if complete else draw(st.sampled_from([None, None, None, None, None, *Silence, "left out"]))
        if silence == "left out":
            continue
        if isinstance(silence, Silence):
            found.append(Fact(code=code, silence=silence))
        elif kind is FactKind.YES_NO:
            found.append(Fact(code=code, holds=draw(st.booleans())))
        elif kind is FactKind.WORD:
            known = words.get(code, [])
            others = [] if NO_DISCIPLINE in known else ["other"]
            found.append(Fact(code=code, word=draw(st.sampled_from([*known, *others]))))
        elif kind is FactKind.DAY:
            found.append(Fact(code=code, day=draw(days())))
        else:
            found.append(Fact(code=code, number=draw(st.sampled_from([Decimal(count) for count in _COUNTS] + [*near]))))
    return tuple(found)


def _thresholds(book: RuleBook) -> list[Decimal]:
    """The numbers that stand in a rule book, and those right beside them."""
    found: dict[Decimal, None] = {}
    for _, part in parts(book):
        for name in ("value", "at_least", "above", "at_most", "below", "base_quantity", "full", "zero_below"):
            number: Any = getattr(part, name, None)
            if isinstance(number, Decimal):
                found.update(dict.fromkeys((number, number + 1, number - 1, number * 100)))
    # A record keeps at most 18 digits before the point.
    return [number for number in found if 0 <= number < 10**18]


def _points(draw: st.DrawFn, book: RuleBook, complete: bool) -> tuple[EnteredPoints, ...]:
    rows: list[tuple[Criterion | Adjustment, Decimal | None]] = [
        *((line, line.maximum) for line, _ in lines_of(book)),
        *((item, most) for item, _, most in items_of(book)),
    ]
    found = []
    for line, maximum in rows:
        shape = line.shape
        if not isinstance(shape, (Judged, Unencoded)):
            continue
        low = Decimal(0) if not isinstance(shape, Judged) or shape.least is None else max(Decimal(0), shape.least)
        high = _part_of_group(book, line) if maximum is None else maximum
        if isinstance(shape, Judged) and shape.most is not None:
            high = min(high, shape.most)
        if low > high or not (isinstance(shape, Unencoded) or complete or draw(st.booleans())):
            continue
        points = draw(st.sampled_from([low, high]))
        found.append(EnteredPoints(line=line.id, kind=ScoreKind.FINAL, points=points, by="Hội đồng"))
    return tuple(found)


def _part_of_group(book: RuleBook, line: Criterion | Adjustment) -> Decimal:
    """What a line without a maximum may have, so that all lines of its group together stay within that of the group."""
    tree = tree_of(book)
    least = Decimal(100)
    for part in (*tree.groups, tree.whole):
        lines = tree.under[part.id or None]
        if line.id in lines and part.maximum is not None:
            least = min(least, Decimal(int(part.maximum) // len(lines)))
    return least
