"""Holes that come about only beside other units are shown with the sheets of these."""

from decimal import Decimal as D

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_verify_shapes import LOW, TOP, P, book, line
from test_wide_verify_laws import FEW, SHOWN, one_outcome, open_lines, shown

from danvan.evaluation.asking import FactKind
from danvan.evaluation.catalogue import FactDefinition
from danvan.evaluation.criteria import Adjustment, Bonus
from danvan.evaluation.facts import Fact, FactOrigin, FactSheet, Membership
from danvan.evaluation.leaves import Judged
from danvan.evaluation.outside import CohortPlace, PlacePoints, RatioToFirst, RelativeToLeader
from danvan.evaluation.ranking import Rank
from danvan.evaluation.ranks import Settled
from danvan.evaluation.scoring_together import evaluate_all
from danvan.evaluation.shapes import LeafShape
from danvan.evaluation.verify import verify
from danvan.evaluation.words import CohortScope, Direction
from danvan.law.periods import Period, PeriodKind

CLUSTER = CohortScope.CLUSTER
YEAR = Period(kind=PeriodKind.YEAR, year=2026)
TABLE = (PlacePoints(place=1, points=D(4)), PlacePoints(place=2, to=3, points=D(1)))
PLACE = CohortPlace(by="a", within=CLUSTER, places=TABLE, otherwise=D(0))
LOWEST = attrs.evolve(PLACE, direction=Direction.LOWER_IS_BETTER)
FIRST = RatioToFirst(by="a", within=CLUSTER)
LEADER = RelativeToLeader(actual="a", target="b", base_share=D("0.5"), within=CLUSTER)


def gap(low: str, high: str) -> tuple[Rank, Rank]:
    """Two ranks that leave out the points from one number to another."""
    return attrs.evolve(TOP, at_least=D(high)), attrs.evolve(LOW, below=D(low))


def told(sheet: FactSheet) -> dict[str, str]:
    return {fact.code: format(fact.number.normalize(), "f") for fact in sheet.facts if fact.number is not None}


COMPARED = st.sampled_from(["a", "b", "c"])
PLACES = st.sampled_from(
    [
        (PlacePoints(place=1, points=D(4)), PlacePoints(place=2, to=3, points=D(1))),
        (PlacePoints(place=2, points=D(3)),),
        (PlacePoints(place=1, to=2, points=D(2)), PlacePoints(place=2, points=D(4))),
    ]
)
SHAPES = st.one_of(
    st.builds(
        CohortPlace,
        by=COMPARED,
        within=st.just(CohortScope.CLUSTER),
        direction=st.sampled_from(Direction),
        places=PLACES,
        otherwise=st.sampled_from([None, D(0), D("0.5")]),
    ),
    st.builds(RatioToFirst, by=COMPARED, within=st.just(CohortScope.CLUSTER)),
    st.builds(
        RelativeToLeader,
        actual=COMPARED,
        target=COMPARED,
        base_share=st.sampled_from([D("0.5"), D(1)]),
        within=st.just(CohortScope.CLUSTER),
        partial_below=st.booleans(),
    ),
)


@FEW
@given(st.data())
def test_what_is_verified_is_so_for_every_body_among_others(data: st.DataObject) -> None:
    shapes = data.draw(st.lists(SHAPES, min_size=1, max_size=2))
    lines = [line(shape, f"k{number}", "4") for number, shape in enumerate(shapes)]
    edge = data.draw(st.sampled_from([D(1), D("2.5"), D(4)]))
    gap = data.draw(st.sampled_from([D(0), D(0), D("0.5"), D("-0.5")]))
    low = attrs.evolve(LOW, below=edge + gap)
    made = book(*lines, ranks=(attrs.evolve(TOP, at_least=edge), low))
    found = verify(made)
    assert len(shapes) > 1 or not found.unsettled
    unreachable: set[object] = set()
    for flaw in found.flaws:
        if flaw.card is not None:
            card = shown(made, flaw)
            assert card == flaw.card
            for other in flaw.others if flaw.problem.code in SHOWN else ():
                fewer = attrs.evolve(flaw, others=tuple(one for one in flaw.others if one is not other))
                assert [outcome.how for outcome in shown(made, fewer).outcomes] != SHOWN[flaw.problem.code]
            assert open_lines(card) or [outcome.how for outcome in card.outcomes] == SHOWN[flaw.problem.code]
        if flaw.problem.code == "rank-unreachable":
            unreachable.add(flaw.problem.arguments["rank"])
    numbers = st.sampled_from([D(0), D(1), D("1.5"), D(2), D(3), D(8)])
    drawn = data.draw(st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=5))
    sheets = [
        FactSheet(
            id=f"s{place}",
            unit=f"u{place}",
            period=YEAR,
            facts=tuple(Fact(code=code, number=number) for code, number in zip("abc", row, strict=True)),
            cohorts=(Membership(scope=CohortScope.CLUSTER, name="A"),),
        )
        for place, row in enumerate(drawn)
    ]
    for card in evaluate_all(made, sheets):
        one_outcome(card, found, unreachable)


@pytest.mark.parametrize(
    ("shape", "low", "high", "own", "others"),
    [
        # The second of two has one point.
        (PLACE, "1", "4", {"a": "0"}, [{"a": "1"}]),
        # The fourth has none.
        (PLACE, "0", "1", {"a": "0"}, [{"a": "1"}] * 3),
        # Nobody has less than nothing, so the second has something.
        (LOWEST, "1", "4", {"a": "1"}, [{"a": "0"}]),
        # A quarter of what the first has.
        (FIRST, "1", "1.01", {"a": "0.25"}, [{"a": "1"}]),
        # Two points at the target, and half of the other two.
        (LEADER, "3", "3.01", {"a": "1", "b": "0"}, [{"a": "2", "b": "0"}]),
    ],
)
def test_a_rank_that_is_missing_only_beside_others(
    shape: LeafShape, low: str, high: str, own: dict[str, str], others: list[dict[str, str]]
) -> None:
    made = book(line(shape, maximum="4"), ranks=gap(low, high))
    [flaw] = [flaw for flaw in verify(made).flaws if flaw.problem.code == "rank-none"]
    assert flaw.card is not None
    assert told(flaw.card.sheet) == own
    assert [told(other) for other in flaw.others] == others
    cards = evaluate_all(made, [flaw.card.sheet, *flaw.others])
    assert cards[0] == flaw.card
    assert [outcome.how for outcome in cards[0].outcomes] == [Settled.NO_RANK]


def test_no_others_are_named_where_none_are_needed() -> None:
    made = book(line(P), line(PLACE, "l", "4"), ranks=gap("6", "6.5"))
    [flaw] = [flaw for flaw in verify(made).flaws if flaw.problem.code == "rank-none"]
    assert flaw.others == ()
    assert shown(made, flaw) == flaw.card


def test_no_more_others_are_named_than_it_takes() -> None:
    third = CohortPlace(by="b", within=CLUSTER, places=(PlacePoints(place=3, points=D(1)),))
    item = Adjustment(id="x.1", title="A", shape=third)
    bonus = Bonus(id="x", title="A", cap=D(1), items=(item,), above_total=True, counts_for_rank=False)
    made = book(line(PLACE, maximum="4"), ranks=gap("1", "4"), bonuses=(bonus,))
    [flaw] = [flaw for flaw in verify(made).flaws if flaw.problem.code == "rank-none"]
    assert len(flaw.others) == 1
    assert shown(made, flaw) == flaw.card


def test_a_place_without_points_is_a_hole_that_others_show() -> None:
    made = book(line(attrs.evolve(PLACE, otherwise=None), maximum="4"), ranks=gap("4", "4"))
    [flaw] = verify(made).flaws
    assert flaw.problem.code == "text-silent"
    assert flaw.problem.pointer == ("criteria", 0, "shape")
    assert len(flaw.others) == 3
    assert open_lines(shown(made, flaw)) == ["k"]


def test_the_numbers_of_others_are_whole_where_the_fact_is() -> None:
    made = book(line(FIRST, maximum="3"), ranks=gap("2", "2.01"))
    facts = {"a": FactDefinition(id="a", title="A", kind=FactKind.NUMBER, unit="A", whole=True, origin=FactOrigin.HAND)}
    [flaw] = [flaw for flaw in verify(made, facts=facts).flaws if flaw.problem.code == "rank-none"]
    assert flaw.card is not None
    numbers = [int(sheet.facts[0].number or 0) for sheet in (flaw.card.sheet, *flaw.others)]
    assert [sheet.facts[0].number for sheet in (flaw.card.sheet, *flaw.others)] == numbers
    assert numbers[0] * 3 == numbers[1] * 2


@pytest.mark.parametrize(
    ("shapes", "low", "high"),
    [
        # What is solved first are thirds, which no decimals state.
        ((attrs.evolve(LEADER, partial_below=False),), "2.5", "3"),
        ((attrs.evolve(LEADER, actual="b", target="a", partial_below=False),), "2.5", "3"),
        # Who has less than the target of a unit, and so a better place, must not lead by it.
        ((attrs.evolve(LEADER, actual="b", target="a"), attrs.evolve(LOWEST, places=TABLE[1:])), "3.5", "4"),
        # The others have a place by what the leader has above its target.
        ((attrs.evolve(LEADER, base_share=D("0.25")), PLACE), "2.5", "2.51"),
        ((FIRST, LOWEST), "5.01", "5.02"),
        ((FIRST, PLACE), "1.01", "1.02"),
    ],
)
def test_others_for_several_comparisons_at_once(shapes: tuple[LeafShape, ...], low: str, high: str) -> None:
    lines = [line(shape, f"k{number}", "4") for number, shape in enumerate(shapes)]
    found = verify(book(*lines, ranks=gap(low, high)))
    [flaw] = [flaw for flaw in found.flaws if flaw.problem.code == "rank-none"]
    assert not found.unsettled
    assert flaw.others
    assert shown(found.book, flaw) == flaw.card


def test_points_by_hand_are_those_of_the_unit() -> None:
    made = book(line(Judged(by="A"), "h"), line(PLACE, maximum="4"), ranks=gap("1.5", "2"))
    [flaw] = [flaw for flaw in verify(made).flaws if flaw.problem.code == "rank-none"]
    assert shown(made, flaw) == flaw.card
    assert all(other.points for other in flaw.others)


def test_others_are_told_in_words() -> None:
    made = book(line(PLACE, maximum="4"), ranks=gap("0", "1"))
    [flaw] = [flaw for flaw in verify(made).flaws if flaw.problem.code == "rank-none"]
    assert flaw.problem.arguments["case_en"] == "total 0; k = 0; a = 0; beside 3 units with a = 1"
    assert flaw.problem.arguments["case_vi"] == "tổng 0; k = 0; a = 0; bên cạnh 3 đơn vị có a = 1"
