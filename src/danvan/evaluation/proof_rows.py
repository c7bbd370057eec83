"""The lines of a rule book as a proof sees them, and what is asked of their points."""

from collections.abc import Mapping
from decimal import Decimal
from math import inf

import attrs

from danvan.errors import Pointer
from danvan.evaluation.attainable import Piece
from danvan.evaluation.criteria import Adjustment, Criterion
from danvan.evaluation.exact import Bound, Exact, exact
from danvan.evaluation.formulas import FALSE, TRUE, Formula, InPoints, both, either
from danvan.evaluation.leaves import Judged, Unencoded
from danvan.evaluation.outlooks import Branch, Outlook
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.tree import items_of, lines_of

__all__ = ["Row", "branching", "earned_by", "rows_of", "with_blocks_counting", "with_points"]


@attrs.frozen
class Row:
    """A line of the rule book with its place and the most that it may earn."""

    line: Criterion | Adjustment
    at: Pointer
    maximum: Bound

    @property
    def by_hand(self) -> bool:
        """Whether its points are given by a body."""
        return isinstance(self.line.shape, (Judged, Unencoded))


def rows_of(book: RuleBook) -> list[Row]:
    """The criteria and the lines of bonuses and deductions."""
    lines: list[tuple[Criterion | Adjustment, Pointer, Decimal | None]] = [
        *((line, at, line.maximum) for line, at in lines_of(book)),
        *items_of(book),
    ]
    return [Row(line, at, inf if most is None else exact(most)) for line, at, most in lines]


def with_blocks_counting(book: RuleBook) -> RuleBook:
    """The book with every block counting of which the text does not say whether it counts."""
    return attrs.evolve(
        book,
        bonuses=tuple(
            attrs.evolve(
                bonus,
                counts_for_rank=bonus.counts_for_rank is not False,
                above_total=bonus.above_total is not False,
            )
            for bonus in book.bonuses
        ),
        deductions=tuple(
            attrs.evolve(deduction, counts_for_rank=deduction.counts_for_rank is not False)
            for deduction in book.deductions
        ),
    )


def with_points(outlooks: Mapping[str, Outlook]) -> dict[str, Outlook]:
    """The branches in which lines have points; what becomes of a rank where one has none is a flaw of that line.

    A line that never has points of its own may have any.
    """
    found: dict[str, Outlook] = {}
    for name, own in outlooks.items():
        sound = tuple(branch for branch in own.branches if branch.flaw is None and branch.when != FALSE)
        found[name] = attrs.evolve(own, branches=sound or own.branches)
    return found


def branching(name: str, own: Outlook) -> Formula:
    """That a line is in one of its branches, with its points."""
    parts = [
        both(branch.when, InPoints(name, piece))
        for branch in own.branches
        if branch.applies
        for piece in branch.points.pieces
    ]
    return either(*parts) if parts else TRUE


def earned_by(own: Outlook, points: Exact) -> Formula:
    """That a line earns exactly these points."""
    return either(*(_exactly(branch, points) for branch in own.branches))


def _exactly(branch: Branch, points: Exact) -> Formula:
    if not branch.applies or not branch.points.within(Piece(points, points)).pieces:
        return FALSE
    return branch.when if branch.reached is None else both(branch.when, branch.reached(points))
