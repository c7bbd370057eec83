"""Sets of points: which sums can be reached, exactly, and by which points of the parts (điểm có thể đạt)."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import inf

import attrs

from danvan.evaluation.exact import Bound, Exact, rounded, scaled
from danvan.evaluation.measures import Rounding
from danvan.evaluation.solving import simplest

__all__ = ["Piece", "PointSet", "points", "pieces", "stretches"]


@attrs.frozen
class Piece:
    """All numbers from `low` to `high`; each end is left out where its flag says so."""

    low: Bound
    high: Bound
    open_low: bool = False
    open_high: bool = False

    @property
    def empty(self) -> bool:
        """Whether no number lies in it."""
        return self.low > self.high or (self.low == self.high and (self.open_low or self.open_high))

    def holds(self, number: Bound) -> bool:
        """Whether a number lies in it."""
        after = number > self.low or (number == self.low and not self.open_low)
        return after and (number < self.high or (number == self.high and not self.open_high))

    def both(self, other: "Piece") -> "Piece":
        """What lies in both."""
        low, open_low = max((self.low, self.open_low), (other.low, other.open_low))
        high, closed = min((self.high, not self.open_high), (other.high, not other.open_high))
        return Piece(low, high, open_low, not closed)


ANYTHING = Piece(-inf, inf)
MOST = 600
"""How many pieces a set may have before it is taken as the whole stretch."""


@attrs.frozen
class PointSet:
    """A set of points as pieces in rising order; `exact` is false where it is wider than what can be reached."""

    pieces: tuple[Piece, ...]
    exact: bool = True

    def within(self, piece: Piece) -> "PointSet":
        """The points that lie in a stretch."""
        return pieces((own.both(piece) for own in self.pieces), exact=self.exact)

    def plus(self, other: "PointSet") -> "PointSet":
        """All sums of a point of each."""
        if len(self.pieces) * len(other.pieces) > 8 * MOST:
            return self._whole().plus(other._whole())
        sums = (
            Piece(
                one.low + two.low,
                one.high + two.high,
                one.open_low or two.open_low,
                one.open_high or two.open_high,
            )
            for one in self.pieces
            for two in other.pieces
        )
        return pieces(sums, exact=self.exact and other.exact)

    def times(self, factor: Exact) -> "PointSet":
        """Each point times a factor that is not negative."""
        if factor == 0:
            return points(0)
        return pieces(
            (Piece(own.low * factor, own.high * factor, own.open_low, own.open_high) for own in self.pieces),
            exact=self.exact,
        )

    def at_most(self, cap: Bound) -> "PointSet":
        """Each point, or the cap where it is more."""
        kept = [own.both(Piece(-inf, cap)) for own in self.pieces]
        above = any(own.high > cap for own in self.pieces)
        return pieces([*kept, *([Piece(cap, cap)] if above else [])], exact=self.exact)

    def negative(self) -> "PointSet":
        """Each point with the other sign."""
        turned = (Piece(-own.high, -own.low, own.open_high, own.open_low) for own in reversed(self.pieces))
        return pieces(turned, exact=self.exact)

    def _whole(self) -> "PointSet":
        if len(self.pieces) < 2:
            return self
        first, last = self.pieces[0], self.pieces[-1]
        return PointSet((Piece(first.low, last.high, first.open_low, last.open_high),), exact=False)

    def rounded(self, rule: Rounding) -> "PointSet":
        """Each point rounded; of a stretch, every step of the rounding that it touches."""
        found: list[Piece] = []
        exact = self.exact
        for own in self.pieces:
            low, high = rounded(own.low, rule), rounded(own.high, rule)
            if isinstance(low, float) or isinstance(high, float) or (high - low) * 10**rule.places > MOST:
                found.append(Piece(low, high))
                exact = False
                continue
            steps = int((high - low) * 10**rule.places)
            grid = (scaled(low + Fraction(step, 10**rule.places)) for step in range(steps + 1))
            found += [Piece(number, number) for number in grid]
            # An end that is left out may round to a step that is not reached.
            exact = exact and not (own.open_low or own.open_high)
        return pieces(found, exact=exact)

    def unrounded(self, number: Exact, rule: Rounding) -> list[Exact]:
        """Some points that are rounded to this number, the number itself first if it is one."""
        step = Fraction(1, 10**rule.places)
        near = self.within(Piece(number - step, number + step))
        ends = [end for own in near.pieces for end in (own.low, own.high) if own.holds(end)]
        inner = [PointSet((own,)).simplest() for own in near.pieces]
        middle = [scaled(Fraction(own.low + own.high) / 2) for own in near.pieces if inf not in (-own.low, own.high)]
        found = [number] if near.within(Piece(number, number)).pieces else []
        found += [end for end in (*inner, *middle, *ends) if end is not None and not isinstance(end, float)]
        return [point for point in dict.fromkeys(found) if rounded(point, rule) == number]

    def simplest(self) -> Exact | None:
        """The simplest point; ``None`` of an empty set."""
        for own in self.pieces:
            if own.low == inf or own.high == -inf:
                continue
            low = None if isinstance(own.low, float) else (own.low, own.open_low)
            high = None if isinstance(own.high, float) else (own.high, own.open_high)
            return simplest(low, high)
        return None

    def parted(self, other: "PointSet", whole: Exact) -> tuple[Exact, Exact] | None:
        """A point of this set and one of the other whose sum is `whole`."""
        for one in self.pieces:
            for two in other.pieces:
                rest = Piece(whole - two.high, whole - two.low, two.open_high, two.open_low)
                mine = PointSet((one,)).within(rest).simplest()
                if mine is not None:
                    return mine, scaled(Fraction(whole - mine))
        return None


def points(*numbers: Exact) -> PointSet:
    """The set of these numbers."""
    return pieces(Piece(number, number) for number in numbers)


def pieces(parts: Iterable[Piece], *, exact: bool = True) -> PointSet:
    """The set of all numbers in these stretches."""
    ordered = sorted((part for part in parts if not part.empty), key=lambda part: (part.low, part.open_low))
    joined: list[Piece] = []
    for part in ordered:
        last = joined[-1] if joined else None
        touches = last is not None and (
            part.low < last.high or (part.low == last.high and not (part.open_low and last.open_high))
        )
        if last is None or not touches:
            joined.append(part)
        elif (part.high, not part.open_high) > (last.high, not last.open_high):
            joined[-1] = Piece(last.low, part.high, last.open_low, part.open_high)
    made = PointSet(tuple(joined), exact)
    return made._whole() if len(joined) > MOST else made


def stretches(sets: Sequence[PointSet]) -> list[PointSet]:
    """The sums of the first, the first two, and so on; the first is the sum of none."""
    sums = [points(0)]
    for one in sets:
        sums.append(sums[-1].plus(one))
    return sums
