"""The total of a unit from its criteria, bonuses and deductions, and the points that count for its rank (tổng điểm)."""

from collections.abc import Sequence

from danvan.evaluation.cards import BlockScore, Points
from danvan.evaluation.criteria import Bonus, Deduction
from danvan.evaluation.exact import Exact, rounded
from danvan.evaluation.known import Line
from danvan.evaluation.measures import Rounding

__all__ = ["totals"]


def totals(
    base: Line,
    blocks: Sequence[tuple[Bonus | Deduction, BlockScore]],
    declared: Exact | None,
    rule: Rounding | None,
) -> tuple[Points, Points]:
    """The total, and the points that count for the rank; `declared` is the total that the rule book states.

    Where the text does not say whether a block counts, or whether a bonus may lift the sum above the total,
    both are possible.
    """
    alike = all(block.counts_for_rank is True for block, _ in blocks)
    total, counting = _Sum(base), _Sum(base)
    for block, found in blocks:
        if isinstance(block, Bonus):
            total.add(found.points, True, block.above_total, declared)
            if not alike:
                counting.add(found.points, block.counts_for_rank, block.above_total, declared)
        else:
            total.take(found.points, True)
            if not alike:
                counting.take(found.points, block.counts_for_rank)
    points = total.points(rule)
    return points, points if alike else counting.points(rule)


class _Sum:
    """A sum of which perhaps only the bounds are known."""

    def __init__(self, base: Line) -> None:
        self.low, self.high = base.low, base.high

    def add(self, points: Points, counts: bool | None, above: bool | None, declared: Exact | None) -> None:
        if counts is False or points.high == 0:
            return
        known = counts and self.low is self.high and points.low is points.high
        low = self.low + (points.low if counts else 0)
        high = low if known else self.high + points.high
        if declared is not None and above is not True:
            # Points that stood above before the bonus stay.
            low = min(low, max(declared, self.low))
            high = high if above is None else low if known else min(high, max(declared, self.high))
        self.low, self.high = low, high

    def take(self, points: Points, counts: bool | None) -> None:
        if counts is False or points.high == 0:
            return
        known = counts and self.low is self.high and points.low is points.high
        low = self.low - points.high
        self.low, self.high = low, low if known else self.high - (points.low if counts else 0)

    def points(self, rule: Rounding | None) -> Points:
        if rule is None:
            return Points(self.low, self.high)
        return Points(rounded(self.low, rule), rounded(self.high, rule))
