"""Sets of points: sums, caps, rounding, and the way back from a sum to its parts."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.evaluation.attainable import Piece, PointSet, pieces, points
from danvan.evaluation.measures import Rounding
from danvan.evaluation.words import RoundingMode, RoundingPoint

NUMBERS = st.integers(-4, 8).map(lambda number: Fraction(number, 2))
PIECES = st.builds(
    lambda low, high, open_low, open_high: Piece(min(low, high), max(low, high), open_low, open_high),
    NUMBERS,
    NUMBERS,
    st.booleans(),
    st.booleans(),
)
SETS = st.lists(PIECES, max_size=3).map(pieces)
GRID = [Fraction(step, 4) for step in range(-20, 40)]


def holds(own: PointSet, number: Fraction) -> bool:
    return any(piece.holds(number) for piece in own.pieces)


@settings(deadline=None)
@given(SETS, SETS)
def test_sums_hold_every_sum_and_nothing_else(one: PointSet, other: PointSet) -> None:
    both = one.plus(other)
    mine, theirs = [n for n in GRID if holds(one, n)], [n for n in GRID if holds(other, n)]
    assert all(holds(both, a + b) for a in mine for b in theirs)
    for number in GRID:
        parted = one.parted(other, number)
        assert (parted is not None) is holds(both, number)
        if parted is not None:
            assert holds(one, Fraction(parted[0]))
            assert holds(other, Fraction(parted[1]))
            assert sum(parted) == number


@settings(deadline=None)
@given(SETS, NUMBERS)
def test_a_cap_keeps_what_is_under_it(own: PointSet, cap: Fraction) -> None:
    capped = own.at_most(cap)
    for number in GRID:
        kept = holds(own, number) if number < cap else any(piece.high > cap for piece in own.pieces) or holds(own, cap)
        if number <= cap:
            assert holds(capped, number) is kept
        else:
            assert not holds(capped, number)


@settings(deadline=None)
@given(SETS)
def test_turned_twice_it_is_the_same(own: PointSet) -> None:
    assert own.negative().negative() == own
    assert own.times(2).times(Fraction(1, 2)) == own


def test_rounding_gives_every_step_that_is_touched() -> None:
    rule = Rounding(places=0, mode=RoundingMode.HALF_UP, at=RoundingPoint.TOTAL)
    assert pieces([Piece(Fraction(1, 4), Fraction(9, 4))]).rounded(rule) == points(0, 1, 2)


def test_too_many_pieces_become_one_that_is_not_exact() -> None:
    many = points(*range(700))
    assert (len(many.pieces), many.exact) == (1, False)
