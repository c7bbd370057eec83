"""Units scored together: compared with each other, and ranked in the order in which ranks depend on each other."""

from collections.abc import Callable, Sequence
from decimal import Decimal as D

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_units import judged_book, judged_sheet
from real_books import BOOKS

from danvan import strategies
from danvan.evaluation.criteria import Criterion
from danvan.evaluation.facts import Fact, FactSheet, Membership, RelatedUnit
from danvan.evaluation.gates import Condition, RelatedRanked
from danvan.evaluation.outside import CohortPlace, PlacePoints, RatioToFirst
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import CannotScore
from danvan.evaluation.scoring_together import evaluate_all
from danvan.evaluation.words import CohortScope, HowMany, RankWord, UnitRelation
from danvan.law.periods import Period, PeriodKind
from danvan.messages import sentence

COMPONENT = UnitRelation.COMPONENT
PLACE = Criterion(
    id="place",
    title="Thứ hạng trong cụm",
    maximum=D(10),
    shape=CohortPlace(
        by="dialogues.held",
        within=CohortScope.CLUSTER,
        places=(PlacePoints(place=1, points=D(10)), PlacePoints(place=2, points=D(6))),
        otherwise=D(0),
    ),
)
RATIO = Criterion(
    id="ratio",
    title="So với đơn vị thứ nhất",
    maximum=D(10),
    shape=RatioToFirst(by="dialogues.held", within=CohortScope.CLUSTER),
)
NO_FAILING_COMPONENT = Condition(
    title="Không có đơn vị cấu thành không hoàn thành nhiệm vụ",
    when=RelatedRanked(relation=COMPONENT, how_many=HowMany.NONE, words=(RankWord.NOT_COMPLETED,)),
)


def held(number: int) -> list[Fact]:
    return [Fact(code="dialogues.held", number=D(number))]


def child(unit: str, rank: RankWord | None = None, relation: UnitRelation = COMPONENT) -> RelatedUnit:
    return RelatedUnit(relation=relation, unit=unit, rank=rank)


def word_of(rank: str | None) -> RankWord | None:
    return None if rank is None else RankWord(rank.replace("-", "_"))


def parents_book() -> RuleBook:
    return judged_book(excellent=(NO_FAILING_COMPONENT,), ranked_before=(COMPONENT,))


def refused(book: RuleBook, sheets: Sequence[FactSheet]) -> dict[str, str]:
    with pytest.raises(CannotScore) as caught:
        evaluate_all(book, sheets)
    return {problem.code: sentence(problem).en for problem in caught.value.problems}


def test_units_of_one_cluster_are_compared_and_others_are_not() -> None:
    """Clusters are told apart by name, whatever its spelling; the place counts equal values once."""
    sheets = [
        judged_sheet("x", 80, cluster="Cụm Hòa Bình", facts=held(7)),
        judged_sheet("y", 80, cluster="cụm  Hoà Bình", facts=held(9)),
        judged_sheet("z", 80, cluster="Cụm Hòa Bình", facts=held(7)),
        judged_sheet("w", 80, cluster="Cụm Hoa Bình", facts=held(1)),
    ]
    cards = evaluate_all(judged_book(extra_criteria=(PLACE, RATIO)), sheets)
    assert [(card.sheet.unit, card.points) for card in cards] == [
        ("x", 80 + 6 + D("7.777778")),
        ("y", D(100)),
        ("z", 80 + 6 + D("7.777778")),
        ("w", D(100)),
    ]


@pytest.mark.parametrize(
    ("cohorts", "why"),
    [
        ((), "no cluster is named"),
        (
            (
                Membership(scope=CohortScope.CLUSTER, name="Cụm 1"),
                Membership(scope=CohortScope.CLUSTER, name="Cụm 2"),
            ),
            "two clusters are named",
        ),
        ((Membership(scope=CohortScope.BLOCK, name="Cụm 1"),), "the name is that of a block"),
    ],
)
def test_a_unit_of_which_the_cluster_is_not_known_stays_open(cohorts: tuple[Membership, ...], why: str) -> None:
    sheet = attrs.evolve(judged_sheet("x", 80, facts=held(7)), cohorts=cohorts)
    card = evaluate_all(judged_book(extra_criteria=(PLACE,)), [sheet, judged_sheet("y", 80, facts=held(9))])[0]
    assert (card.total.low, card.total.high) == (80, 90), why


def test_a_fact_of_one_unit_that_is_not_known_leaves_all_places_open() -> None:
    sheets = [judged_sheet("x", 80, facts=held(7)), judged_sheet("y", 80)]
    assert [card.total.known for card in evaluate_all(judged_book(extra_criteria=(PLACE,)), sheets)] == [False, False]


@pytest.mark.parametrize(
    ("component", "rank"),
    [(40, "not-completed"), (50, "excellent"), (100, "excellent")],
)
def test_a_component_is_ranked_before_its_parent(component: int, rank: str) -> None:
    """With a component that failed the parent falls out of the top rank: here to the rank of who fits none."""
    parent = judged_sheet("parent", 95, related=[child("part")])
    cards = evaluate_all(parents_book(), [parent, judged_sheet("part", component, no_related=[COMPONENT])])
    assert cards[0].rank == rank
    assert [other.rank for other in cards[0].sheet.related] == [word_of(cards[1].rank)]


def test_ranks_go_up_a_chain_of_any_length() -> None:
    """Each level fails because the one below it does."""
    sheets = [judged_sheet(f"u{step}", 95, related=[child(f"u{step + 1}")]) for step in range(40)]
    sheets.append(judged_sheet("u40", 30, no_related=[COMPONENT]))
    assert {card.rank for card in evaluate_all(parents_book(), sheets)} == {"not-completed"}


def test_a_rank_that_is_stated_is_kept_though_the_unit_is_among_the_sheets() -> None:
    parent = judged_sheet("parent", 95, related=[child("part", RankWord.GOOD)])
    cards = evaluate_all(parents_book(), [parent, judged_sheet("part", 10, no_related=[COMPONENT])])
    assert (cards[0].rank, cards[1].rank) == ("excellent", "not-completed")


def test_a_unit_in_two_relations_keeps_the_rank_that_is_stated_in_one() -> None:
    book = judged_book(excellent=(NO_FAILING_COMPONENT,), ranked_before=(COMPONENT, UnitRelation.SUBORDINATE))
    related = [child("part", RankWord.GOOD), child("part", relation=UnitRelation.SUBORDINATE)]
    sheets = [judged_sheet("parent", 95, related=related), judged_sheet("part", 10, no_related=[COMPONENT])]
    card = evaluate_all(book, sheets)[0]
    assert [other.rank for other in card.sheet.related] == [RankWord.GOOD, RankWord.NOT_COMPLETED]
    assert card.rank == "excellent"


def test_a_component_whose_rank_is_open_leaves_the_parent_open() -> None:
    parent = judged_sheet("parent", 95, related=[child("part")])
    card = evaluate_all(parents_book(), [parent, judged_sheet("part", a=40, no_related=[COMPONENT])])[0]
    assert card.rank is None
    assert set(card.possible_ranks) == {"excellent", "not-completed"}
    assert card.sheet.related[0].rank is None


def test_a_relation_that_the_book_does_not_ask_for_makes_no_order() -> None:
    """Two units may be each other's anything, if no rank depends on it."""
    sheets = [judged_sheet("x", 95, related=[child("y")]), judged_sheet("y", 95, related=[child("x")])]
    assert [card.rank for card in evaluate_all(judged_book(), sheets)] == ["excellent", "excellent"]


@pytest.mark.parametrize("book", [parents_book(), judged_book(ranked_before=(COMPONENT,))], ids=["asked", "ordered"])
def test_circles_are_refused_with_every_unit_named(book: RuleBook) -> None:
    sheets = [
        judged_sheet("c", 95, related=[child("b")]),
        judged_sheet("a", 95, related=[child("c")]),
        judged_sheet("b", 95, related=[child("a")]),
        judged_sheet("alone", 95, related=[child("alone")]),
        judged_sheet("above", 95, related=[child("a")]),
    ]
    with pytest.raises(CannotScore) as caught:
        evaluate_all(book, sheets)
    assert [problem.arguments["value"] for problem in caught.value.problems] == ["a → b → c → a", "alone → alone"]
    assert "vòng tròn" in caught.value.sentence.vi


def test_what_does_not_belong_together_is_refused() -> None:
    twice = [judged_sheet("x", 80), judged_sheet("x", 90)]
    assert refused(judged_book(), twice) == {"unit-scored-twice": "Two fact sheets are of the unit “x”."}
    quarter = Period(kind=PeriodKind.QUARTER, year=2026, number=1)
    periods = [judged_sheet("x", 80), judged_sheet("y", 90, period=quarter)]
    assert refused(judged_book(), periods) == {
        "periods-together": "Units are compared over different periods: 2026, 2026-Q1."
    }


def test_everything_that_stands_in_the_way_is_said_at_once_under_its_unit() -> None:
    wrong = Fact(code="dialogues.held", holds=True)
    sheets = [judged_sheet(unit, 80, facts=[wrong]) for unit in ("y", "x")]
    for order in (sheets, sheets[::-1]):
        with pytest.raises(CannotScore) as caught:
            evaluate_all(judged_book(extra_criteria=(PLACE,)), order)
        assert [problem.pointer for problem in caught.value.problems] == [("x", "facts", 0), ("y", "facts", 0)]


def test_no_sheet_gives_no_card() -> None:
    assert evaluate_all(judged_book(), []) == ()


@pytest.mark.parametrize("build", BOOKS, ids=lambda build: build.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_the_order_of_the_sheets_changes_no_result(build: Callable[[], RuleBook], data: st.DataObject) -> None:
    book = build()
    units = [f"u{number}" for number in range(data.draw(st.integers(1, 5)))]
    sheets = [data.draw(strategies.facts_for(book, unit=unit)) for unit in units]
    shuffled = data.draw(st.permutations(sheets))
    by_unit = {card.sheet.unit: card for card in evaluate_all(book, shuffled)}
    cards = evaluate_all(book, sheets)
    assert [card.sheet.unit for card in cards] == units
    assert all(by_unit[card.sheet.unit] == card for card in cards)


@settings(max_examples=60)
@given(data=st.data())
def test_the_order_of_the_sheets_changes_no_order_of_ranks(data: st.DataObject) -> None:
    """Units of a tree, each with some of those before it as components, and one value on which places depend."""
    sheets = []
    for number in range(data.draw(st.integers(1, 6))):
        below = data.draw(st.sets(st.sampled_from(range(number)))) if number else set()
        sheets.append(
            judged_sheet(
                f"u{number}",
                a=data.draw(st.none() | st.integers(0, 60)),
                b=data.draw(st.integers(0, 40)),
                facts=held(data.draw(st.integers(0, 3))),
                related=[child(f"u{other}") for other in sorted(below)],
                no_related=[] if below else [COMPONENT],
            )
        )
    book = judged_book(excellent=(NO_FAILING_COMPONENT,), ranked_before=(COMPONENT,), extra_criteria=(PLACE, RATIO))
    by_unit = {card.sheet.unit: card for card in evaluate_all(book, data.draw(st.permutations(sheets)))}
    for card in evaluate_all(book, sheets):
        assert by_unit[card.sheet.unit] == card
        words = {other.unit: other.rank for other in card.sheet.related}
        for unit, word in words.items():
            assert word is word_of(by_unit[unit].rank)
