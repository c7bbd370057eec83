"""Two rule books over the same facts: who moves, by how much, and why."""

from collections.abc import Callable
from decimal import Decimal as D
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_units import AUTHORITY, judged_book, judged_sheet
from real_books import BOOKS

from danvan import strategies
from danvan.evaluation.comparing_books import UnitChange, compare_books
from danvan.evaluation.criteria import Adjustment, Criterion, Deduction
from danvan.evaluation.facts import Answer, EnteredPoints, Fact, FactSheet
from danvan.evaluation.gates import Condition, Holds, PointsBetween, UnencodedCondition
from danvan.evaluation.leaves import ItemRate, Judged, PerItem, Proportional
from danvan.evaluation.ranking import KnockOut
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import CannotScore
from danvan.evaluation.scoring_together import evaluate_all
from danvan.evaluation.words import Aggregation, ScoreKind

SHARE = Criterion(
    id="share", title="Tỷ lệ", maximum=D(10), shape=Proportional(numerator="tasks.done", denominator="tasks.planned")
)
LARGER = attrs.evolve(SHARE, maximum=D(20))
FAULTS = Deduction(
    id="faults",
    title="Điểm trừ",
    cap=D(5),
    items=tuple(
        Adjustment(id=f"faults.{code}", title="Lỗi", shape=PerItem(items=(ItemRate(count=code, per_item=D(2)),)))
        for code in ("late", "wrong")
    ),
)


def tasks(done: int, planned: int = 10, late: int = 0, wrong: int = 0) -> list[Fact]:
    numbers = {"tasks.done": done, "tasks.planned": planned, "late": late, "wrong": wrong}
    return [Fact(code=code, number=D(number)) for code, number in numbers.items()]


def only(old: RuleBook, new: RuleBook, sheet: FactSheet, *accepted: str) -> UnitChange:
    (unit,) = compare_books(old, new, [sheet], accepted=accepted).units
    return unit


def test_a_book_beside_itself_moves_nobody() -> None:
    book = judged_book(extra_criteria=(SHARE,), deductions=(FAULTS,))
    found = compare_books(book, book, [judged_sheet("x", 80, facts=tasks(7)), judged_sheet("y", a=50)])
    assert found.moved == ()
    assert [(unit.lines, unit.gates, unit.change.low, unit.change.high) for unit in found.units] == [((), (), 0, 0)] * 2


def test_a_line_with_another_maximum_moves_the_total_by_what_it_earns() -> None:
    """Two thirds of 10 more points: 20/3 exactly."""
    unit = only(
        judged_book(extra_criteria=(SHARE,)),
        judged_book(extra_criteria=(LARGER,)),
        judged_sheet("x", 60, facts=tasks(2, 3)),
    )
    assert (unit.change.low, unit.change.high) == (Fraction(20, 3), Fraction(20, 3))
    assert [(line.line, line.change.low) for line in unit.lines] == [("share", Fraction(20, 3))]
    assert unit.rest == 0
    assert (unit.ranks_before, unit.ranks_after, unit.steps) == (("completed",), ("good",), 1)
    assert (unit.rank_moves, unit.points_move, unit.moves) == (True, True, True)


def test_lines_of_only_one_book_and_a_deduction_with_its_cap() -> None:
    """Two late tasks and one wrong one cost 6, of which the cap gives back one: no line makes that."""
    old = judged_book(extra_criteria=(SHARE,))
    new = judged_book(deductions=(FAULTS,))
    unit = only(old, new, judged_sheet("x", 95, facts=tasks(7, late=2, wrong=1)))
    assert (unit.change.low, unit.rest) == (-12, 1)
    assert [(line.line, line.change.low, line.before is None, line.after is None) for line in unit.lines] == [
        ("share", -7, False, True),
        ("faults.late", -4, True, False),
        ("faults.wrong", -2, True, False),
    ]


def test_means_make_what_no_line_makes() -> None:
    old = judged_book()
    unit = only(old, attrs.evolve(old, aggregation=Aggregation.MEAN), judged_sheet("x", a=60, b=40))
    assert (unit.change.low, unit.lines, unit.rest) == (-50, (), -50)


def test_points_given_by_hand_count_in_the_book_that_has_the_line() -> None:
    extra = Criterion(id="c", title="C", maximum=D(5), shape=Judged(by=AUTHORITY))
    given_ = EnteredPoints(line="c", kind=ScoreKind.FINAL, points=D(4))
    sheet = judged_sheet("x", 68)
    sheet = attrs.evolve(sheet, points=(*sheet.points, given_))
    for turned in (False, True):
        books = (judged_book(), judged_book(extra_criteria=(extra,)))
        unit = only(*(books[::-1] if turned else books), sheet)
        assert (unit.change.low, unit.steps) == ((-4, -1) if turned else (4, 1))
    nowhere = attrs.evolve(sheet, points=(*sheet.points, attrs.evolve(given_, line="nowhere")))
    with pytest.raises(CannotScore) as caught:
        only(*books, nowhere)
    assert [(problem.code, problem.pointer[1]) for problem in caught.value.problems] == [("points-no-line", "x")] * 2


def test_gates_that_differ_are_named_with_what_they_write() -> None:
    strict = Condition(title="Không có đơn vị bị kỷ luật", when=Holds(fact="clean"))
    knock = KnockOut(id="fraud", title="Gian dối", when=Holds(fact="fraud"), to="not-completed")
    facts = [Fact(code="clean", holds=False), Fact(code="fraud", holds=False)]
    old = judged_book()

    bands = only(old, judged_book(least_excellent="92"), judged_sheet("x", 91))
    assert (bands.steps, bands.points_move, bands.lines) == (-1, False, ())
    assert [(gate.gate, gate.fields) for gate in bands.gates] == [("excellent", ("at_least",)), ("good", ("below",))]

    conditions = only(old, judged_book(excellent=(strict,)), judged_sheet("x", 91, facts=facts))
    assert [(gate.gate, gate.fields) for gate in conditions.gates] == [("excellent", ("conditions",))]
    assert conditions.steps == -3

    forced = [Fact(code="fraud", holds=True)]
    knocked = only(old, judged_book(knock_outs=(knock,)), judged_sheet("x", 91, facts=forced))
    assert [(gate.gate, gate.before, gate.after, gate.fields) for gate in knocked.gates] == [("fraud", None, knock, ())]
    # A knock-out that does not touch the unit is no reason.
    assert only(old, judged_book(knock_outs=(knock,)), judged_sheet("x", 91, facts=facts)).gates == ()


def test_a_gate_that_both_books_write_is_named_where_it_takes_effect_in_one() -> None:
    """With 20 points for the share the unit escapes the knock-out for less than 8 of them."""
    low = KnockOut(id="low", title="Tỷ lệ thấp", when=PointsBetween(of="share", below=D(8)), to="not-completed")
    old, new = (judged_book(extra_criteria=(line,), knock_outs=(low,)) for line in (SHARE, LARGER))
    unit = only(old, new, judged_sheet("x", 80, facts=tasks(5)))
    assert [(gate.gate, gate.before, gate.after, gate.fields) for gate in unit.gates] == [("low", low, low, ())]
    assert only(old, new, judged_sheet("x", 80, facts=tasks(9))).gates == ()


def test_other_words_for_the_same_rule_are_no_change() -> None:
    one = Condition(title="Sạch", when=Holds(fact="clean"))
    facts = [Fact(code="clean", holds=True)]
    old, new = (judged_book(excellent=(attrs.evolve(one, title=title),)) for title in ("Sạch", "Trong sạch"))
    unit = only(old, new, judged_sheet("x", 91, facts=facts))
    assert (unit.gates, unit.moves) == ((), False)


def test_the_ones_that_move_most_come_first() -> None:
    old, new = judged_book(extra_criteria=(SHARE,)), judged_book(extra_criteria=(LARGER,), least_excellent="91")
    sheets = [
        judged_sheet("still", 40, facts=tasks(0)),
        judged_sheet("points", 30, facts=tasks(5)),
        judged_sheet("more-points", 30, facts=tasks(6)),
        judged_sheet("rank", 64, facts=tasks(3)),
        judged_sheet("open", 82),
    ]
    found = compare_books(old, new, sheets)
    assert [unit.unit for unit in found.units] == ["rank", "open", "more-points", "points", "still"]
    assert [unit.unit for unit in found.moved] == ["rank", "open", "more-points", "points"]
    assert found.ways == (
        ("not-completed", "not-completed", 3),
        ("completed", "good", 1),
        (None, None, 1),
    )


def test_what_is_open_is_said_to_be_open() -> None:
    unit = only(judged_book(extra_criteria=(SHARE,)), judged_book(extra_criteria=(LARGER,)), judged_sheet("x", 40))
    assert (unit.change.low, unit.change.high, unit.points_move, unit.rest, unit.moves) == (-10, 20, None, None, True)


def test_an_answer_counts_where_its_condition_is_the_same() -> None:
    def asking(why: str, name: str) -> RuleBook:
        condition = Condition(title="Điều kiện", when=UnencodedCondition(why=why))
        return judged_book(excellent=(condition,), name=name)

    place = "/ranking/ranks/0/conditions/0/when"
    sheet = attrs.evolve(
        judged_sheet("x", 95), book="old", answers=(Answer(condition=place, holds=True, by=AUTHORITY),)
    )
    same = only(asking("A", "old"), asking("A", "new"), sheet)
    assert (same.before.rank, same.after.rank) == ("excellent", "excellent")
    with pytest.raises(CannotScore) as caught:
        only(asking("A", "old"), asking("B", "new"), sheet)
    assert [(problem.code, problem.pointer) for problem in caught.value.problems] == [
        ("condition-unencoded", ("new", "x"))
    ]
    left_open = only(asking("A", "old"), asking("B", "new"), sheet, place)
    assert (left_open.before.rank, left_open.after.rank) == ("excellent", None)
    # A book without any open condition does not trip over the answer.
    assert only(asking("A", "old"), judged_book(name="new"), sheet).after.rank == "excellent"


def test_entered_points_above_the_other_maximum_are_refused_with_the_book() -> None:
    small = judged_book(name="new")
    small = attrs.evolve(small, criteria=(attrs.evolve(small.criteria[0], maximum=D(10)), small.criteria[1]))
    with pytest.raises(CannotScore) as caught:
        only(judged_book(name="old"), small, judged_sheet("x", 80))
    assert [problem.pointer for problem in caught.value.problems] == [("new", "x", "points", 0, "points")]


# Laws.


@pytest.mark.parametrize("build", BOOKS, ids=lambda build: build.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_the_same_book_twice_moves_nobody_and_the_order_of_sheets_changes_nothing(
    build: Callable[[], RuleBook], data: st.DataObject
) -> None:
    book = build()
    sheets = [data.draw(strategies.facts_for(book, unit=f"u{number}")) for number in range(3)]
    found = compare_books(book, build(), sheets)
    assert found.moved == ()
    assert all(unit.gates == unit.lines == () for unit in found.units)
    assert compare_books(book, build(), data.draw(st.permutations(sheets))) == found


@settings(max_examples=60)
@given(data=st.data())
def test_there_and_back_are_opposite(data: st.DataObject) -> None:
    old = judged_book(extra_criteria=(SHARE,), deductions=(FAULTS,))
    new = judged_book(extra_criteria=(LARGER,), least_excellent="85", name="new")
    sheets = []
    for number in range(data.draw(st.integers(1, 4))):
        facts = tasks(data.draw(st.integers(0, 10)), late=data.draw(st.integers(0, 4)))
        known = data.draw(st.sampled_from([facts, facts[:2], []]))
        sheets.append(judged_sheet(f"u{number}", data.draw(st.integers(40, 100)), facts=known))
    there = {unit.unit: unit for unit in compare_books(old, new, sheets).units}
    back = {unit.unit: unit for unit in compare_books(new, old, sheets).units}
    cards = {card.sheet.unit: card for card in evaluate_all(new, sheets)}
    for name, unit in there.items():
        other = back[name]
        assert (unit.change.low, unit.change.high) == (-other.change.high, -other.change.low)
        assert {line.line for line in unit.lines} == {line.line for line in other.lines}
        assert (unit.steps is None) == (other.steps is None)
        assert unit.steps is None or unit.steps == -(other.steps or 0)
        assert unit.after == cards[name]
        if unit.rest is not None:
            assert sum(line.change.low for line in unit.lines) + unit.rest == unit.change.low
