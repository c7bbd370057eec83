"""What dialogues left to be answered."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.activities.dialogue import Dialogue, PassedOn
from danvan.activities.followup import left_open
from danvan.activities.occasion import Host, Occasion
from danvan.dates import PartialDate
from danvan.errors import InvalidRecord
from danvan.strategies import dialogues

D = dt.date
ON = D(2026, 5, 20)


def dialogue(*passed_on: PassedOn, day: str | None = "2026-04-01", name: str = "d") -> Dialogue:
    occasion = Occasion(on=None if day is None else PartialDate.parse(day))
    return Dialogue(id=name, host=Host(unit="ubnd-xa"), occasion=occasion, passed_on=passed_on)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (PassedOn(count=5, due=D(2026, 5, 1)), (5, 19)),
        (PassedOn(count=5, answered=3, answered_on=D(2026, 4, 20), due=D(2026, 5, 20)), (2, 0)),
        (PassedOn(count=5, answered=5), None),
        (PassedOn(count=5, answered=5, answered_on=D(2026, 5, 20)), None),
        (PassedOn(count=5, answered=5, answered_on=D(2026, 5, 21)), (5, 0)),
        (PassedOn(count=0), None),
        (PassedOn(to_text="Sở Xây dựng"), (None, 0)),
        (PassedOn(to_text="Sở Xây dựng", answered=1), (None, 0)),
        (PassedOn(to_text="Sở Xây dựng", answered_on=D(2026, 5, 2)), None),
        (PassedOn(to_text="Sở Xây dựng", answered_on=D(2026, 5, 22), due=D(2026, 5, 19)), (None, 1)),
    ],
)
def test_what_is_left(item: PassedOn, expected: tuple[int | None, int] | None) -> None:
    found = [(left.open, left.late_days) for left in left_open([dialogue(item)], on=ON)]
    assert found == ([] if expected is None else [expected])


def test_the_latest_comes_first_and_dialogues_to_come_are_passed_over() -> None:
    late, later = PassedOn(count=1, due=D(2026, 5, 10)), PassedOn(count=1, due=D(2026, 4, 10))
    held = [
        dialogue(late, name="a"),
        dialogue(later, name="b"),
        dialogue(late, day=None),
        dialogue(late, day="2026-06"),
    ]
    assert [(left.dialogue, left.late_days) for left in left_open(held, on=ON)] == [("b", 40), ("a", 10)]


def test_no_more_is_answered_than_was_passed_on() -> None:
    with pytest.raises(InvalidRecord, match="below"):
        PassedOn(count=1, answered=2)


@given(st.lists(dialogues(), max_size=4), st.dates(D(2015, 1, 1), D(2030, 1, 1)))
def test_nothing_is_left_that_was_not_passed_on(held: list[Dialogue], on: dt.date) -> None:
    for left in left_open(held, on=on):
        assert left.open is None or 0 < left.open <= (left.passed_on.count or 0)
        assert any(left.passed_on in one.passed_on for one in held if one.id == left.dialogue)
        assert left.late_days == 0 or (left.passed_on.due is not None and left.passed_on.due < on)
