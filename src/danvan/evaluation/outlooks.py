"""What a shape may give: its branches, and those that shapes of several kinds have (các nhánh cho điểm).

It is assumed that every fact is reported. Each branch is a formula over facts with the points that come of it. For
most shapes branches are exact; where they are not, their points are a stretch that holds all that may come.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

import attrs

from danvan.errors import Pointer
from danvan.evaluation.attainable import Piece, PointSet, pieces, points
from danvan.evaluation.earning import Earning
from danvan.evaluation.exact import Bound, Exact, exact
from danvan.evaluation.formulas import TRUE, Formula, both, inside
from danvan.evaluation.measures import Band, NoCase
from danvan.evaluation.stretches import stretch
from danvan.evaluation.words import NoCaseResult

__all__ = [
    "DIVIDED",
    "SILENT",
    "TWICE",
    "Branch",
    "Outlook",
    "capped",
    "from_to",
    "laid",
    "left_open",
    "silent",
    "stated",
    "without_case",
]


@attrs.frozen
class Branch:
    """One case of a shape: when it comes about, and the points it gives.

    `flaw` is the code of what is wrong with it: the text gives no points, or two, or divides by nothing.
    `reached` gives for points the further condition under which they are exactly these; ``None`` where the
    points need none. Where the line cannot apply, `applies` is false if it leaves the sum, and `replaced` is true
    if the rule book gives it points all the same. `earned` is the rule of three by which the points follow, held to
    the ends of `points`, where there is one.
    """

    when: Formula
    points: PointSet
    flaw: str | None = None
    at: Pointer = ()
    reached: Callable[[Exact], Formula] | None = None
    applies: bool = True
    replaced: bool = False
    earned: Earning | None = None


@attrs.frozen
class Outlook:
    """All branches of a shape. `exact` is false where some points that stand in a branch may never come."""

    branches: tuple[Branch, ...]
    exact: bool = True

    @property
    def points(self) -> PointSet:
        """All points that may come."""
        parts = [piece for branch in self.branches if branch.applies for piece in branch.points.pieces]
        exact = self.exact and all(branch.points.exact for branch in self.branches)
        return pieces(parts, exact=exact)


SILENT = "text-silent"
DIVIDED = "divided-by-nothing"
TWICE = "given-twice"


def from_to(low: Bound, high: Bound) -> PointSet:
    """All points from one to another."""
    return pieces([Piece(low, high)])


def silent(when: Formula, maximum: Bound, at: Pointer, flaw: str = SILENT) -> Branch:
    """A branch with a flaw: the text gives no points, or two."""
    return Branch(when, from_to(0, maximum), flaw, at)


def stated(number: Decimal | None, maximum: Bound) -> PointSet:
    """The points that a text states, at most the maximum; any where it states none."""
    return from_to(0, maximum) if number is None else points(capped(exact(number), maximum))


def capped(number: Exact, maximum: Bound) -> Exact:
    """A number, at most the maximum."""
    return number if isinstance(maximum, float) else min(number, maximum)


def without_case(no_case: NoCase | None, when: Formula, maximum: Bound, at: Pointer) -> Branch:
    """What is given where nothing occurred."""
    if no_case is None:
        return silent(when, maximum, at, DIVIDED)
    if no_case.gives is NoCaseResult.NOT_APPLICABLE:
        return Branch(when, points(0), applies=False)
    if no_case.gives is NoCaseResult.ZERO:
        return Branch(when, points(0))
    if no_case.gives is NoCaseResult.POINTS:
        return Branch(when, stated(no_case.points, maximum))
    return Branch(when, from_to(maximum, maximum))


def left_open(neither: Formula, maximum: Bound, at: Pointer) -> Branch:
    """A condition is neither true nor false: for a share of nothing, or always where it asks for what is not known."""
    return silent(neither, maximum, at, SILENT if neither == TRUE else DIVIDED)


def laid(
    bands: Sequence[Band], part: str, whole: str | None, maximum: Bound, at: Pointer, factor: Exact, given: Formula
) -> list[Branch]:
    """A branch for each band, one for what lies in none, one for each pair that overlaps with other points."""
    found: list[Branch] = []
    inner = [inside({part: 1}, whole, stretch(band, factor), True) for band in bands]
    outer = [inside({part: 1}, whole, stretch(band, factor), False) for band in bands]
    for place, band in enumerate(bands):
        found.append(Branch(both(given, inner[place]), stated(band.points, maximum)))
        for later in range(place + 1, len(bands)):
            if bands[later].points != band.points:
                twice = both(given, inner[place], inner[later])
                found.append(silent(twice, maximum, (*at, "bands", later), TWICE))
    found.append(silent(both(given, *outer), maximum, at))
    return found
