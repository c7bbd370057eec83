"""What a line of a rule book came to, whichever unit it was: one object for all units with these points."""

from functools import cached_property
from math import inf

import attrs

from danvan.evaluation.criteria import Adjustment, Criterion
from danvan.evaluation.exact import Bound, above_zero, minus
from danvan.evaluation.facts import EnteredPoints
from danvan.evaluation.known import Line, Scored
from danvan.evaluation.spans import Span

__all__ = ["Loss", "ReadLine", "Reckoning"]

_COARSE = 1 << 16
_FINE = 1 << 33
"""Two fractions whose denominators are no greater than the first are more than one of so many parts apart."""
_ROOM = 1 << 127
"""So many such parts have room in the order of losses."""


@attrs.frozen
class ReadLine:
    """A line of a rule book with the codes of the facts that it reads; the same for every unit.

    `codes` are the facts that it reads of the unit, `case_codes` those that it reads of each case, with the code of the
    list; `lists`: it reads lists of cases. `order` is its place among all lines of the rule book by their ids.
    """

    line: Criterion | Adjustment
    codes: tuple[str, ...]
    case_codes: tuple[tuple[str, str], ...]
    lists: bool = False
    order: int = 0


@attrs.frozen
class Loss:
    """What was not earned, or was deducted: surely `least`, at most `most`.

    `order` brings losses into the order of what was lost, the most first, then of ids; ``None`` where a whole number
    cannot say it.
    """

    least: Bound
    most: Bound
    order: int | None


@attrs.frozen(slots=False)
class Reckoning:
    """A line with the points that count, `counted`, and those that the facts give, `reckoned`.

    `entered` is what was given by hand; `how` says whether that counts. `provisional`: the rule book counts the points
    of a body, and they are not there yet. `apart`: the points are open, and what the line reads of the units with
    which this one is compared is not all known.
    """

    read: ReadLine
    counted: Line
    reckoned: Span
    how: Scored = Scored.COMPUTED
    entered: tuple[EnteredPoints, ...] = ()
    provisional: bool = False
    apart: bool = False

    @cached_property
    def known(self) -> bool:
        """Whether there is only one number that its points can be."""
        return self.counted.low is self.counted.high or self.counted.low == self.counted.high

    @cached_property
    def usual(self) -> bool:
        """Whether the points were computed from facts of the unit, and nobody gave or owes any: then the facts and the
        rule say everything."""
        return self.how is Scored.COMPUTED and not (self.entered or self.provisional or self.read.lists)

    @cached_property
    def lost(self) -> Loss | None:
        """What a criterion did not earn, or a line of a deduction took; ``None`` for nothing, or without a maximum."""
        counted = self.counted
        if isinstance(self.read.line, Adjustment):
            return self._loss(counted.low, counted.high) if counted.high > 0 else None
        low, high, most = counted.low, counted.high, counted.maximum
        if most == inf or not counted.applies:
            return None
        lost = minus(most, low)
        if not above_zero(lost):
            return None
        return self._loss(lost if high is low else minus(most, high), lost)

    def _loss(self, least: Bound, most: Bound) -> Loss:
        first, second = _place(most), _place(least)
        if first is None or second is None:
            return Loss(least, most, None)
        return Loss(least, most, (first << 160) + (second << 32) + self.read.order)


def _place(points: Bound) -> int | None:
    """A number that falls as points rise, and is the same for the same points; ``None`` where that takes too much."""
    if isinstance(points, float) or points.denominator > _COARSE:
        return None
    place = -points.numerator * _FINE // points.denominator + _ROOM
    return place if 0 <= place < _ROOM * 2 else None
