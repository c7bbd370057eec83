"""Which condition is surely stricter than another: what is proven, what is not, and the law of both."""

from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.evaluation.criteria import Criterion
from danvan.evaluation.facts import EnteredPoints, Fact, FactSheet
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
    InGroup,
    IsReported,
    Not,
    NoZeroCriterion,
    PointsBetween,
    Predicate,
    Ratio,
    UnencodedCondition,
    WordIn,
)
from danvan.evaluation.leaves import Judged
from danvan.evaluation.process import Scope
from danvan.evaluation.ranking import Rank, Ranking
from danvan.evaluation.refining_conditions import implies
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import Scorer
from danvan.evaluation.words import Comparison, DisciplineLevel, RankWord, ScoreKind
from danvan.law.periods import Period, PeriodKind
from danvan.reports.figures import Silence

CLEAN, STRICT = Holds(fact="clean"), Holds(fact="strict")


def x(how: Comparison, value: str, fact: str = "x") -> Compare:
    return Compare(fact=fact, comparison=how, value=D(value))


def over(low: str, **more: bool) -> Ratio:
    return Ratio(numerator="done", denominator="due", at_least=D(low), **more)


MOST, LEAST, MORE, LESS, EQUAL = (
    *(Comparison.AT_MOST, Comparison.AT_LEAST, Comparison.MORE),
    *(Comparison.LESS, Comparison.EQUAL),
)
WARNED, SERIOUS = DisciplineLevel.REPRIMAND, list(DisciplineLevel)[1]

STRICTER: dict[str, tuple[Predicate, Predicate]] = {
    "itself": (IsReported(fact="x"), IsReported(fact="x")),
    "a higher bound": (x(LEAST, "85"), x(LEAST, "80")),
    "the bound left out": (x(MORE, "80"), x(LEAST, "80")),
    "just one number": (x(EQUAL, "80"), x(MOST, "80")),
    "a narrower stretch": (
        Between(fact="x", at_least=D(85), below=D(95)),
        Between(fact="x", at_least=D(80), at_most=D(95)),
    ),
    "a stretch above a bound": (Between(fact="x", above=D(80), below=D(95)), x(LEAST, "80")),
    "a higher share": (over("0.85"), over("0.8")),
    "a higher share, and nothing due is a failure": (over("0.85", no_case=False), over("0.8", no_case=True)),
    "nothing due is settled": (over("0.8", no_case=False), over("0.8")),
    "two facts": (
        CompareFacts(fact="x", comparison=MORE, other="y"),
        CompareFacts(fact="x", comparison=LEAST, other="y"),
    ),
    "fewer words": (WordIn(fact="w", words=("a",)), WordIn(fact="w", words=("a", "b"))),
    "a stricter discipline": (Disciplined(fact="d", at_least=SERIOUS), Disciplined(fact="d", at_least=WARNED)),
    "more points of a line": (PointsBetween(of="a", at_least=D(6)), PointsBetween(of="a", at_least=D(5))),
    "more points in all": (PointsBetween(at_least=D(6)), PointsBetween(above=D(5))),
    "a higher share of each line": (CriterionMinimum(share=D("0.85")), CriterionMinimum(share=D("0.8"))),
    "more lines": (CriterionMinimum(of=("a", "b"), points=D(3)), CriterionMinimum(of=("b",), points=D(3))),
    "points instead of not zero": (CriterionMinimum(of=("a",), points=D(1)), NoZeroCriterion(of=("a",))),
    "one more condition": (AllOf(of=(STRICT, x(LEAST, "85"))), x(LEAST, "80")),
    "each of several": (AllOf(of=(x(LEAST, "85"), STRICT, CLEAN)), AllOf(of=(CLEAN, x(LEAST, "80")))),
    "one of fewer": (AnyOf(of=(CLEAN, x(LEAST, "85"))), AnyOf(of=(x(LEAST, "80"), STRICT, CLEAN))),
    "all inside one of several": (AllOf(of=(CLEAN, STRICT)), AnyOf(of=(AllOf(of=(CLEAN, STRICT)), x(LEAST, "1")))),
    "more of several": (
        AtLeast(least=2, of=(CLEAN, x(LEAST, "85"))),
        AtLeast(least=1, of=(CLEAN, x(LEAST, "80"))),
    ),
    "not what is wider": (Not(of=x(MOST, "85")), Not(of=x(MOST, "80"))),
    "not against plain": (Not(of=x(LESS, "85")), x(LEAST, "80")),
}


@pytest.mark.parametrize("name", STRICTER)
def test_what_is_surely_stricter_is_proven(name: str) -> None:
    one, other = STRICTER[name]
    assert implies(one, other)
    assert one == other or not implies(other, one)


OPEN = UnencodedCondition(why="Chưa rõ")

NOT_PROVEN: dict[str, tuple[Predicate, Predicate]] = {
    "another fact": (x(LEAST, "85", "y"), x(LEAST, "80")),
    "yes and no": (Holds(fact="clean", expected=False), CLEAN),
    "a share that is open where nothing is due": (over("0.85"), over("0.8", no_case=True)),
    "a share that is open where it failed": (over("0.85"), over("0.8", no_case=False)),
    "nothing due is enough": (over("0.85", no_case=True), over("0.8", no_case=False)),
    "a share against two facts": (CompareFacts(fact="done", comparison=LEAST, other="due"), over("0.8")),
    "points against a share": (CriterionMinimum(points=D(100)), CriterionMinimum(share=D("0.1"))),
    "all lines against one": (NoZeroCriterion(), NoZeroCriterion(of=("a",))),
    "points of another line": (PointsBetween(of="b", at_least=D(9)), PointsBetween(of="a", at_least=D(1))),
    "a share of nothing against not zero": (CriterionMinimum(of=("a",), share=D(1)), NoZeroCriterion(of=("a",))),
    "one of more": (AnyOf(of=(CLEAN, STRICT)), CLEAN),
    "another number of conditions": (
        AtLeast(least=2, of=(CLEAN, STRICT, x(LEAST, "1"))),
        AtLeast(least=1, of=(CLEAN, STRICT)),
    ),
    "text that is not data": (AllOf(of=(OPEN, x(LEAST, "80"))), x(LEAST, "81")),
    "a group": (InGroup(group="g"), InGroup(group="h")),
}


@pytest.mark.parametrize("name", NOT_PROVEN)
def test_what_is_not_proven_is_not_stricter(name: str) -> None:
    one, other = NOT_PROVEN[name]
    assert not implies(one, other)


# The law: whoever surely meets the stricter one surely meets the other, and so on with three verdicts.

NUMBER = st.sampled_from(["0", "1", "2", "2.5", "4"])
SHARE = st.sampled_from(["0", "0.5", "0.8", "1", "2"])
HOW = st.sampled_from(list(Comparison))
LINES = st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True).map(tuple)


@st.composite
def stretches(draw: st.DrawFn, number: st.SearchStrategy[str]) -> dict[str, D]:
    low, high = sorted((D(draw(number)), D(draw(number))))
    ends = {draw(st.sampled_from(["at_least", "above"])): low, draw(st.sampled_from(["at_most", "below"])): high}
    keep = draw(st.sampled_from(["both", "low", "high"])) if low < high else draw(st.sampled_from(["low", "high"]))
    return {
        name: end for name, end in ends.items() if keep == "both" or (name in ("at_least", "above")) is (keep == "low")
    }


LEAVES: st.SearchStrategy[Predicate] = st.one_of(
    st.builds(x, HOW, NUMBER, st.sampled_from(["x", "y"])),
    stretches(NUMBER).map(lambda ends: Between(fact="x", **ends)),
    st.builds(CompareFacts, fact=st.just("x"), comparison=HOW, other=st.just("y")),
    st.builds(
        lambda ends, no_case: Ratio(numerator="x", denominator="y", no_case=no_case, **ends),
        stretches(SHARE),
        st.sampled_from([None, True, False]),
    ),
    st.builds(Holds, fact=st.just("clean"), expected=st.booleans()),
    st.builds(WordIn, fact=st.just("w"), words=st.lists(st.sampled_from("abc"), min_size=1, unique=True).map(tuple)),
    stretches(NUMBER).map(lambda ends: PointsBetween(of="a", **ends)),
    st.builds(NoZeroCriterion, of=LINES),
    st.builds(CriterionMinimum, of=LINES, points=NUMBER.map(D)),
    st.builds(CriterionMinimum, of=LINES, share=st.sampled_from([D("0.5"), D(1)])),
)


def _wrapped(inner: st.SearchStrategy[Predicate]) -> st.SearchStrategy[Predicate]:
    several = st.lists(inner, min_size=1, max_size=2).map(tuple)
    return st.one_of(
        several.map(lambda of: AllOf(of=of)),
        several.map(lambda of: AnyOf(of=of)),
        inner.map(lambda of: Not(of=of)),
        st.builds(lambda of, least: AtLeast(of=of, least=min(least, len(of))), several, st.integers(1, 2)),
    )


CONDITIONS = st.recursive(LEAVES, _wrapped, max_leaves=3)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Predicate, Predicate]:
    """Two conditions, often of one kind, so that many of them imply each other."""
    kind = draw(st.sampled_from([LEAVES, CONDITIONS]))
    one, other = draw(kind), draw(kind)
    wrap = draw(st.sampled_from(["plain", "both", "more", "not"]))
    if wrap == "both":
        third = draw(LEAVES)
        return AllOf(of=(one, third)), AllOf(of=(third, other))
    if wrap == "more":
        return one, AnyOf(of=(one, other))
    return (Not(of=one), Not(of=other)) if wrap == "not" else (one, other)


def _fact(code: str, value: object) -> Fact | None:
    if value is None:
        return None
    if isinstance(value, Silence):
        return Fact(code=code, silence=value)
    if isinstance(value, bool):
        return Fact(code=code, holds=value)
    return Fact(code=code, word=value) if value in ("a", "b", "c", "d") else Fact(code=code, number=D(str(value)))


NUMBERS = st.sampled_from([None, Silence.NOT_APPLICABLE, "0", "1", "2", "2.2", "3", "5"])
SHEETS = st.fixed_dictionaries(
    {
        "x": NUMBERS,
        "y": NUMBERS,
        "clean": st.sampled_from([None, True, False]),
        "w": st.sampled_from([None, "a", "b", "d"]),
        "a": st.sampled_from([None, 0, 1, 2, 4]),
        "b": st.sampled_from([None, 0, 3]),
    }
)


def verdict(predicate: Predicate, values: dict[str, object]) -> int:
    """1: it surely holds, -1: it surely does not, 0: it is not decided."""
    points = tuple(
        EnteredPoints(line=name, kind=ScoreKind.FINAL, points=D(str(values[name])))
        for name in ("a", "b")
        if values[name] is not None
    )
    facts = [_fact(name, value) for name, value in values.items() if name not in ("a", "b")]
    book = RuleBook(
        id="r",
        title="R",
        scope=Scope(described="Xã"),
        total=D(10),
        criteria=tuple(Criterion(id=name, title="T", maximum=D(5), shape=Judged(by="B")) for name in ("a", "b")),
        ranking=Ranking(
            ranks=(
                Rank(id="met", word=RankWord.PASS, conditions=(Condition(title="T", when=predicate),)),
                Rank(id="failed", word=RankWord.FAIL),
            ),
            otherwise="failed",
        ),
    )
    sheet = FactSheet(
        id="s",
        unit="u",
        period=Period(kind=PeriodKind.YEAR, year=2026),
        points=points,
        facts=tuple(fact for fact in facts if fact is not None),
    )
    ranks = {outcome.rank for outcome in Scorer(book).card(sheet).outcomes}
    assert ranks <= {"met", "failed"}
    return (1 if "met" in ranks else 0) - (1 if "failed" in ranks else 0)


@settings(max_examples=600, deadline=None)
@given(pairs(), SHEETS)
def test_a_condition_that_implies_another_never_says_more(
    pair: tuple[Predicate, Predicate], values: dict[str, object]
) -> None:
    for one, other in (pair, pair[::-1]):
        if one != other and implies(one, other):
            assert verdict(one, values) <= verdict(other, values)


def test_the_law_above_has_pairs_that_differ() -> None:
    """So that the law is not kept by conditions that say the same, or that are never proven."""
    values: dict[str, object] = {"x": "2.2", "y": "3", "clean": True, "w": "a", "a": 4, "b": None}
    lower, higher = x(LEAST, "2"), x(LEAST, "2.5")
    assert (verdict(higher, values), verdict(lower, values)) == (-1, 1)
    assert implies(higher, lower)
    # Without the fact, neither is decided.
    assert [verdict(one, {**values, "x": None}) for one in (higher, lower)] == [0, 0]
