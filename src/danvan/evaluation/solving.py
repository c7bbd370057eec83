"""Whether linear conditions on numbers can hold together, and with which numbers: exact, with a witness.

Conditions of rule books compare facts with numbers, with each other, and quotients of two with shares; multiplied
out, all of these are linear. Variables are eliminated one by one (Fourier and Motzkin); going back, each gets the
simplest number that is left for it. Whole numbers are found by trying both sides of a fraction.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

import attrs

from danvan.evaluation.exact import Exact, scaled

__all__ = ["Linear", "TooHard", "linear", "simplest", "solved"]


class TooHard(Exception):
    """Whether there is a solution was not found out within reasonable work."""


@attrs.frozen
class Linear:
    """A sum of variables with factors that is at most `bound`; less than it, if `strict`."""

    terms: tuple[tuple[str, Exact], ...]
    bound: Exact
    strict: bool = False


def linear(terms: Mapping[str, Exact], bound: Exact, *, strict: bool = False) -> Linear:
    """A condition without variables that do not count, in a fixed order."""
    return Linear(tuple(sorted((name, factor) for name, factor in terms.items() if factor)), bound, strict)


_DEPTH = 40
"""How often a fraction is split in search of whole numbers."""

_MOST = 4_000
"""How many conditions may stand at once while variables are eliminated."""


def solved(
    conditions: Iterable[Linear], *, whole: Collection[str] = (), signed: Collection[str] = ()
) -> dict[str, Exact] | None:
    """Numbers with which all conditions hold; ``None`` where there are none.

    Variables are not negative unless they are in `signed`; those in `whole` are whole numbers. Raises `TooHard`
    where that was not found out.
    """
    counts = frozenset(whole)
    listed = list(dict.fromkeys(_tight(condition, counts) for condition in conditions))
    names = sorted({name for condition in listed for name, _ in condition.terms})
    listed += [linear({name: -1}, 0) for name in names if name not in signed]
    return _whole(listed, names, counts, _DEPTH)


def _tight(condition: Linear, whole: frozenset[str]) -> Linear:
    """A condition on whole numbers alone, with the bound that whole numbers can reach: 2a ≤ 5 says a ≤ 2."""
    if not condition.terms or any(name not in whole for name, _ in condition.terms):
        return condition
    by = math.lcm(*(factor.denominator for _, factor in condition.terms))
    factors = {name: int(factor * by) for name, factor in condition.terms}
    common = math.gcd(*factors.values())
    bound = Fraction(condition.bound * by) / common
    reached = -((-bound) // 1) - 1 if condition.strict else bound // 1
    return linear({name: factor // common for name, factor in factors.items()}, int(reached))


def _whole(
    conditions: Sequence[Linear], names: Sequence[str], whole: frozenset[str], depth: int
) -> dict[str, Exact] | None:
    found = _real(conditions, names)
    if found is None:
        return None
    broken = next((name for name in names if name in whole and found[name].denominator != 1), None)
    if broken is None:
        return found
    if depth == 0:
        raise TooHard
    below = found[broken].__floor__()
    for more in (linear({broken: 1}, below), linear({broken: -1}, -(below + 1))):
        split = _whole([*conditions, more], names, whole, depth - 1)
        if split is not None:
            return split
    return None


def _real(conditions: Sequence[Linear], names: Sequence[str]) -> dict[str, Exact] | None:
    left = list(conditions)
    stages: list[tuple[str, list[Linear], list[Linear]]] = []
    waiting = list(names)
    while waiting:
        name = _told_first(waiting, left) or min(waiting, key=lambda one: _work(one, left))
        waiting.remove(name)
        below, above, rest = _parted(name, left)
        told = _told(below, above)
        if told is not None:
            # What a variable equals says all that its bounds say together.
            rest = [*rest, *(_combined(name, told[0], high) for high in above if high is not told[1])]
            rest += [_combined(name, low, told[1]) for low in below if low is not told[0]]
            below, above = [told[0]], [told[1]]
        stages.append((name, below, above))
        combined = {_combined(name, low, high) for low in below for high in above}
        left = list(dict.fromkeys([*rest, *combined]))
        if any(not condition.terms and _false(condition) for condition in left):
            return None
        if len(left) > _MOST:
            raise TooHard
    if any(_false(condition) for condition in left):
        return None
    values: dict[str, Exact] = {}
    for name, below, above in reversed(stages):
        lows = [_bound(name, condition, values) for condition in below]
        highs = [_bound(name, condition, values) for condition in above]
        values[name] = _between(lows, highs)
    return values


def _told_first(names: Sequence[str], conditions: Sequence[Linear]) -> str | None:
    """A variable of which an equation says what it is."""
    listed = set(conditions)
    for condition in conditions:
        if not condition.strict and condition.terms and _turned(condition) in listed:
            return next((name for name, _ in condition.terms if name in names), None)
    return None


def _turned(condition: Linear) -> Linear:
    return Linear(tuple((name, -factor) for name, factor in condition.terms), -condition.bound)


def _told(below: Sequence[Linear], above: Sequence[Linear]) -> tuple[Linear, Linear] | None:
    """Two bounds of a variable that together are an equation."""
    highs = set(above)
    for low in below:
        turned = _turned(low)
        if not low.strict and turned in highs:
            return low, next(high for high in above if high == turned)
    return None


def _work(name: str, conditions: Sequence[Linear]) -> int:
    factors = [factor for condition in conditions for other, factor in condition.terms if other == name]
    lows = sum(factor < 0 for factor in factors)
    return lows * (len(factors) - lows) - len(factors)


def _parted(name: str, conditions: Sequence[Linear]) -> tuple[list[Linear], list[Linear], list[Linear]]:
    """The conditions that bound a variable from below, from above, and the others."""
    below: list[Linear] = []
    above: list[Linear] = []
    rest: list[Linear] = []
    for condition in conditions:
        factor = dict(condition.terms).get(name, 0)
        (above if factor > 0 else below if factor < 0 else rest).append(condition)
    return below, above, rest


def _combined(name: str, low: Linear, high: Linear) -> Linear:
    """What two bounds of a variable say of the others."""
    one, other = dict(low.terms), dict(high.terms)
    by, against = other.pop(name), -one.pop(name)
    terms = {key: scaled(Fraction(one.get(key, 0) * by + other.get(key, 0) * against)) for key in {*one, *other}}
    bound = scaled(Fraction(low.bound * by + high.bound * against))
    # Of conditions that differ by a factor only one is kept.
    size = max([max(factor, -factor) for factor in terms.values()], default=0)
    if size:
        terms = {key: scaled(Fraction(factor) / size) for key, factor in terms.items()}
        bound = scaled(Fraction(bound) / size)
    return linear(terms, bound, strict=low.strict or high.strict)


def _false(condition: Linear) -> bool:
    return condition.bound < 0 or (condition.strict and condition.bound == 0)


def _bound(name: str, condition: Linear, values: Mapping[str, Exact]) -> tuple[Exact, bool]:
    """The bound that a condition sets to a variable once the others have numbers, and whether it is left out."""
    rest = condition.bound
    factor: Exact = 1
    for other, by in condition.terms:
        if other == name:
            factor = by
        else:
            rest -= by * values[other]
    return scaled(Fraction(rest) / factor), condition.strict


def _between(lows: Sequence[tuple[Exact, bool]], highs: Sequence[tuple[Exact, bool]]) -> Exact:
    low = max(lows, key=lambda bound: (bound[0], bound[1]), default=None)
    high = min(highs, key=lambda bound: (bound[0], not bound[1]), default=None)
    return simplest(low, high)


def simplest(low: tuple[Exact, bool] | None, high: tuple[Exact, bool] | None) -> Exact:
    """The simplest number between two bounds of which there is one: whole if one fits, then with few decimals.

    Each bound stands with whether it is left out. Zero comes before all, then what is nearest to it.
    """
    if (low is None or low[0] < 0 or (low[0] == 0 and not low[1])) and (
        high is None or high[0] > 0 or (high[0] == 0 and not high[1])
    ):
        return 0
    if low is not None and low[0] >= 0:
        for digits in range(10):
            step = Fraction(1, 10**digits)
            first = -((-Fraction(low[0])) // step) * step
            if low[1] and first == low[0]:
                first += step
            if high is None or first < high[0] or (first == high[0] and not high[1]):
                return scaled(first)
        assert high is not None
        return scaled(Fraction(low[0] + high[0]) / 2)
    assert high is not None
    mirrored = simplest((-high[0], high[1]), None if low is None else (-low[0], low[1]))
    return -mirrored
