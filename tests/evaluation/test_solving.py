"""Linear conditions: what is found holds, and what is not found is not there."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.evaluation.solving import Linear, linear, simplest, solved

FACTORS = st.integers(-3, 3)
CONDITIONS = st.lists(
    st.builds(
        lambda a, b, c, bound, strict: linear({"a": a, "b": b, "c": c}, bound, strict=strict),
        *(FACTORS,) * 3,
        st.integers(-5, 5),
        st.booleans(),
    ),
    max_size=4,
)


def holds(condition: Linear, values: dict[str, Fraction | int]) -> bool:
    left = sum(factor * values[name] for name, factor in condition.terms)
    return left < condition.bound if condition.strict else left <= condition.bound


@settings(max_examples=300, deadline=None)
@given(CONDITIONS, st.sets(st.sampled_from("abc")))
def test_a_solution_is_one_and_none_means_none(conditions: list[Linear], whole: set[str]) -> None:
    found = solved(conditions, whole=whole)
    if found is not None:
        values = {name: found.get(name, 0) for name in "abc"}
        assert all(holds(condition, values) for condition in conditions)
        assert all(number >= 0 for number in values.values())
        assert all(values[name].denominator == 1 for name in whole)
        return
    halves = [Fraction(step, 2) for step in range(11)]
    choices = [[number for number in halves if name not in whole or number.denominator == 1] for name in "abc"]
    for numbers in itertools.product(*choices):
        assert not all(holds(condition, dict(zip("abc", numbers, strict=True))) for condition in conditions)


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (None, None, 0),
        ((0, False), (5, False), 0),
        ((0, True), None, 1),
        ((0, True), (1, True), Fraction(1, 10)),
        ((Fraction(1, 3), True), (Fraction(1, 2), True), Fraction(2, 5)),
        ((3, False), (3, False), 3),
        (None, (-2, True), -3),
        ((Fraction(-3, 2), False), (Fraction(-1, 2), False), -1),
    ],
)
def test_the_simplest_number_between_two(
    low: tuple[Fraction | int, bool] | None, high: tuple[Fraction | int, bool] | None, found: Fraction | int
) -> None:
    assert simplest(low, high) == found


def test_signed_variables_may_be_negative() -> None:
    below = [linear({"a": 1}, -2)]
    assert solved(below) is None
    assert solved(below, signed={"a"}) == {"a": -2}


def test_whole_numbers_have_no_half_between_them() -> None:
    half = [linear({"a": 2, "b": -2}, -1), linear({"a": -2, "b": 2}, 1)]
    assert solved(half, whole={"a", "b"}) is None
    assert solved(half) is not None
    assert solved([linear({"a": -2}, -3)], whole={"a"}) == {"a": 2}
    assert solved([linear({"a": -1}, -1, strict=True)], whole={"a"}) == {"a": 2}
