"""Rule books can say equations in whole numbers, which no method decides in every case; what is said of them is true.

Two shares of one count add up to all points where their parts add up to it: a/s + b/s = 1. A share beside what another
one leaves says a product: a/p + (1 - 1/b) = 1 where a·b = p. Whether a rank can be reached is then whether an equation
has a solution in whole numbers above zero.
"""

from collections.abc import Sequence
from decimal import Decimal as D

import attrs
import pytest

from danvan.evaluation.criteria import Criterion, Group
from danvan.evaluation.facts import Fact, FactSheet
from danvan.evaluation.gates import Compare, Condition, PointsBetween
from danvan.evaluation.leaves import Proportional
from danvan.evaluation.measures import NoCase
from danvan.evaluation.process import Scope
from danvan.evaluation.ranking import Rank, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import evaluate
from danvan.evaluation.verify import verify
from danvan.evaluation.words import Comparison, Direction, NoCaseResult, RankWord
from danvan.law.periods import Period, PeriodKind

ZERO = NoCase(gives=NoCaseResult.ZERO)


@attrs.frozen
class Share:
    """One line: a share of the points, or what the share leaves of them."""

    part: str
    whole: str
    left: bool = False


def plus(one: str, other: str, total: str) -> tuple[Share, ...]:
    """The two add up to the total."""
    return Share(one, total), Share(other, total)


def times(one: str, other: str, product: str) -> tuple[Share, ...]:
    """The two make the product."""
    return Share(one, product), Share("one", other, left=True)


def book(equations: Sequence[tuple[Share, ...]]) -> RuleBook:
    """A rank for whoever fulfils all of the equations with numbers above zero, and one for everybody else."""
    groups, criteria, conditions = [], [], []
    for place, shares in enumerate(equations):
        name = f"g{place}"
        groups.append(Group(id=name, title="Nhóm", maximum=D(len(shares))))
        criteria += [
            Criterion(
                id=f"{name}.{number}",
                title="Tỷ lệ",
                group=name,
                maximum=D(1),
                shape=Proportional(
                    numerator=share.part,
                    denominator=share.whole,
                    direction=Direction.LOWER_IS_BETTER if share.left else Direction.HIGHER_IS_BETTER,
                    no_case=ZERO,
                ),
            )
            for number, share in enumerate(shares)
        ]
        conditions.append(PointsBetween(of=name, at_least=D(1), at_most=D(1)))
    named = sorted({name for shares in equations for share in shares for name in (share.part, share.whole)})
    numbers = [Compare(fact=name, comparison=Comparison.AT_LEAST, value=D(1)) for name in named]
    one = [Compare(fact="one", comparison=Comparison.AT_MOST, value=D(1))] if "one" in named else []
    gates = tuple(Condition(title="Điều kiện", when=when) for when in (*conditions, *numbers, *one))
    return RuleBook(
        id="equations",
        title="Phương trình",
        scope=Scope(described="không có ai"),
        groups=tuple(groups),
        criteria=tuple(criteria),
        total=D(len(criteria)),
        ranking=Ranking(
            ranks=(
                Rank(id="solved", word=RankWord.GOOD, conditions=gates),
                Rank(id="other", word=RankWord.NOT_COMPLETED),
            ),
            otherwise="other",
        ),
    )


def rank(made: RuleBook, numbers: dict[str, int]) -> str | None:
    """The rank of a unit with these numbers."""
    facts = tuple(Fact(code=code, number=D(number)) for code, number in {"one": 1, **numbers}.items())
    period = Period(kind=PeriodKind.YEAR, year=2026)
    return evaluate(made, FactSheet(id="s", unit="u", period=period, facts=facts)).rank


SQUARES = (times("a", "a", "p"), times("b", "b", "q"))


@pytest.mark.parametrize(
    ("equations", "solution"),
    [
        ((plus("a", "b", "s"),), {"a": 1, "b": 2, "s": 3}),
        ((times("a", "b", "p"),), {"a": 2, "b": 3, "p": 6}),
        ((times("a", "a", "p"), plus("q", "q", "p")), {"a": 2, "p": 4, "q": 2}),
        (
            (*SQUARES, times("c", "c", "r"), plus("p", "q", "r")),
            {"a": 3, "b": 4, "c": 5, "p": 9, "q": 16, "r": 25},
        ),
        ((*SQUARES, plus("q", "q", "p")), None),
    ],
    ids=["sum", "product", "square of two", "right triangle", "root of two"],
)
def test_nothing_false_is_said_of_an_equation(
    equations: Sequence[tuple[Share, ...]], solution: dict[str, int] | None
) -> None:
    made = book(equations)
    verdict = verify(made)
    unreachable = [flaw for flaw in verdict.flaws if flaw.problem.code == "rank-unreachable"]
    if solution is None:
        # No square is twice a square. Nobody may be told that the book is sound.
        assert not verdict.sound
        assert unreachable or verdict.unsettled
        return
    assert rank(made, solution) == "solved"
    last = list(solution)[-1]
    assert rank(made, {**solution, last: solution[last] + 1}) == "other"
    assert not unreachable
    assert verdict.sound or verdict.unsettled


def test_equations_of_few_numbers_are_solved() -> None:
    for equations in ((plus("a", "b", "s"),), (times("a", "b", "p"),), (times("a", "a", "p"), plus("q", "q", "p"))):
        assert verify(book(equations)).sound
