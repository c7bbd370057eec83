"""The real rule books can be written down, with what the texts leave open left open."""

from collections.abc import Callable
from decimal import Decimal as D

import pytest
from real_books import BOOKS, can_tho_2579, nd_233_2026, qd_25_2021, qd_366, tt_01_2018

from danvan.evaluation import leaves, measures, rulebook, shapes
from danvan.evaluation import words as w

ROOMS = ("measures", "gates", "leaves", "outside", "shapes", "criteria", "ranking", "cohort", "process", "rulebook")


@pytest.mark.parametrize("build", BOOKS, ids=lambda build: build.__name__)
def test_a_real_book_can_be_written_down_twice_alike(build: Callable[[], rulebook.RuleBook]) -> None:
    assert build() == build()
    assert hash(build()) == hash(build())
    assert {type(part).__module__ for _, part in rulebook.parts(build())} <= {
        *(f"danvan.evaluation.{name}" for name in ROOMS),
        "danvan.dates",
        "danvan.law.instruments",
    }


def test_thong_tu_01_has_nine_items_of_two_points() -> None:
    made = tt_01_2018()
    assert [item.maximum for item in made.criteria] == [D(2)] * 9
    assert made.total == D(18)
    assert isinstance(made.criteria[7].shape, leaves.Levels)
    assert made.criteria[7].shape.no_case == measures.NoCase(gives=w.NoCaseResult.FULL)
    per_file = [item.number for item in made.criteria if isinstance(item.shape, shapes.CaseMean)]
    assert per_file == ["1", "2", "3", "4", "7"]


def test_can_tho_keeps_the_bonus_of_one_exemplar_unknown() -> None:
    made = can_tho_2579()
    bonus = made.bonuses[0]
    shape = bonus.items[0].shape
    assert isinstance(shape, leaves.PerItem)
    assert shape.items[0].per_item is None
    assert (bonus.cap, bonus.above_total, bonus.counts_for_rank) == (D(3), None, None)
    assert made.ranking is not None
    assert [(one.at_least, one.below) for one in made.ranking.ranks] == [
        (D(95), None),
        (D(85), D(95)),
        (D(75), D(85)),
        (None, D(75)),
    ]
    assert made.ranking.otherwise is None


def test_qd_25_counts_the_appraised_score_and_marks_its_assumption() -> None:
    made = qd_25_2021()
    assert made.counts is w.ScoreKind.APPRAISED
    assert [sum(line.group == one.id for line in made.criteria) for one in made.groups] == [2, 6, 3, 5, 4]
    assert {one.citation.mark.value for one in made.groups if one.citation and one.citation.mark} == {"recalled_medium"}
    assert all(line.maximum is None for line in made.criteria)


def test_the_quota_leaves_open_what_the_texts_leave_open() -> None:
    for made, small in ((nd_233_2026(), (5, 1)), (qd_366(), None)):
        assert made.cohort is not None
        rule = made.cohort.quotas[0]
        assert (rule.share, rule.exceptional_share, rule.denominator, rule.rounding) == (
            D("0.2"),
            D("0.25"),
            None,
            None,
        )
        found = rule.small_group
        assert (None if found is None else (found.fewer_than, found.at_most)) == small
