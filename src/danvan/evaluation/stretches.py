"""Stretches of numbers, and whether a number, a share or points lie in them (khoảng số)."""

import itertools
from collections.abc import Callable, Sequence
from fractions import Fraction

from danvan.evaluation.exact import Bound, Exact, exact
from danvan.evaluation.gates import Between, PointsBetween, Ratio
from danvan.evaluation.known import Known, Line, Verdict
from danvan.evaluation.measures import Band

__all__ = ["Stretch", "apart", "as_number", "bounds_of", "number", "share_within", "stretch", "within"]

_Bounded = Between | Ratio | PointsBetween | Band

Stretch = tuple[Exact | None, bool, Exact | None, bool]
"""Lower bound and whether it is taken in, upper bound and whether it is taken in; ``None`` is no bound."""


def as_number(value: object) -> Exact | None:
    """A value as a number; ``None`` where it is none. The class is asked, because a truth value is an int too."""
    cls = value.__class__
    return value if cls is int or cls is Fraction else None  # type: ignore[return-value]  # a cast would be a call


def number(known: Known, code: str) -> Exact | None:
    """A fact as a number; ``None`` where it has none."""
    return as_number(known.values.get(code))


def stretch(of: _Bounded, factor: Exact = 1) -> Stretch:
    """The bounds of a condition, each times `factor`."""
    low = of.at_least if of.at_least is not None else of.above
    high = of.at_most if of.at_most is not None else of.below
    return (
        None if low is None else exact(low) * factor,
        of.at_least is not None,
        None if high is None else exact(high) * factor,
        of.at_most is not None,
    )


def bounds_of(line: Line, bounds: Stretch) -> Verdict:
    """Whether points lie in a stretch, where perhaps only their own bounds are known."""
    low_in = within(line.low, bounds)
    if line.low is line.high:
        # Nearly always.
        return low_in
    if low_in and within(line.high, bounds):
        return True
    low, takes_low, high, takes_high = bounds
    if low is not None and (line.high < low or (line.high == low and not takes_low)):
        return False
    if high is not None and (line.low > high or (line.low == high and not takes_high)):
        return False
    return None


def apart(stretches: Sequence[Stretch]) -> bool:
    """Whether no number lies in two of these stretches."""
    rising = sorted(stretches, key=lambda each: (each[0] is not None, each[0] or 0))
    for (_, _, high, takes_high), (low, takes_low, _, _) in itertools.pairwise(rising):
        if high is None or low is None or high > low or (high == low and takes_high and takes_low):
            return False
    return True


def within(value: Bound, bounds: Stretch) -> bool:
    """Whether a number lies in a stretch."""
    low, takes_low, high, takes_high = bounds
    if low is not None and not (value > low or (takes_low and value == low)):
        return False
    return high is None or value < high or (takes_high and value == high)


def share_within(bounds: Stretch) -> Callable[[Exact, Exact], bool]:
    """Whether one number over another lies in a stretch, the other being no less than zero.

    Multiplied out, so that nothing is divided and whole numbers stay whole.
    """
    low, takes_low, high, takes_high = bounds
    low_top, low_bottom = (0, 1) if low is None else low.as_integer_ratio()
    high_top, high_bottom = (0, 1) if high is None else high.as_integer_ratio()
    if low is not None and takes_low and high is None:
        # “At least”, as nearly all of them.
        return lambda part, whole: part * low_bottom >= low_top * whole

    def inside(part: Exact, whole: Exact) -> bool:
        if low is not None:
            one, other = part * low_bottom, low_top * whole
            if one < other or (one == other and not takes_low):
                return False
        if high is None:
            return True
        one, other = part * high_bottom, high_top * whole
        return one < other or (one == other and takes_high)

    return inside
