"""All lines of a rule book taken apart for a proof, in the wide view and in the sure one."""

import itertools
from collections.abc import Collection, Mapping
from fractions import Fraction

import attrs

from danvan.errors import Pointer
from danvan.evaluation.attainable import Piece, PointSet, pieces
from danvan.evaluation.branches import outlook, rounded_outlook, without_policy
from danvan.evaluation.criteria import Criterion
from danvan.evaluation.deciding import DISCIPLINE
from danvan.evaluation.exact import Bound, Exact, scaled
from danvan.evaluation.formulas import FALSE, Formula, either
from danvan.evaluation.gates import Disciplined, Predicate
from danvan.evaluation.known import Line
from danvan.evaluation.language import Language
from danvan.evaluation.outlooks import Outlook
from danvan.evaluation.proof_rows import Row, rows_of, with_points
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.solving import TooHard, solved
from danvan.evaluation.static_flaws import circling
from danvan.evaluation.tree import Tree, lines_of, settled, tree_of
from danvan.evaluation.ways import Way, ways
from danvan.evaluation.words import Aggregation, NotApplicablePolicy, RoundingPoint

__all__ = ["LineViews"]

_LEAVING = 6
"""So many criteria that may leave the sum are gone through in every combination."""


class LineViews:
    """What each line of one rule book may earn, in the wide view and in the sure one.

    `whole` are the facts that are whole numbers, `words` all words that a fact may be, where there are no others.
    """

    def __init__(self, book: RuleBook, *, whole: frozenset[str], words: Mapping[str, frozenset[str]]) -> None:
        self.book: RuleBook = book
        self.rows: list[Row] = rows_of(book)
        self.tree: Tree = tree_of(book)
        self._whole = whole
        maxima: dict[str, Bound] = {row.line.id: row.maximum for row in self.rows}
        for part in self.tree.groups:
            inner = [maxima[name] for name in part.children]
            most = sum(inner) if part.aggregation is Aggregation.SUM else max(inner, default=0)
            maxima[part.id] = most if part.maximum is None else part.maximum
        circles = circling(book)
        groups: Mapping[str, tuple[Predicate, Pointer]] = {
            group.id: (group.when, ("unit_groups", place, "when"))
            for place, group in enumerate(book.unit_groups)
            if group.when is not None and group.id not in circles
        }
        listed = [group.id for group in book.unit_groups if group.when is None]
        closed = {part.fact: DISCIPLINE for _, part in parts(book) if isinstance(part, Disciplined)} | dict(words)
        self.wide: Language = Language(groups, listed, maxima, [line.id for line, _ in lines_of(book)], closed)
        self.sure: Language = attrs.evolve(self.wide, sure=True)
        self._outlooks: dict[bool, dict[str, Outlook]] = {}

    def outlooks(self, *, sure: bool) -> dict[str, Outlook]:
        """The branches of every line, in one of the two views."""
        if sure not in self._outlooks:
            language = self.sure if sure else self.wide
            self._outlooks[sure] = {row.line.id: self._outlook(row, language) for row in self.rows}
        return self._outlooks[sure]

    def _outlook(self, row: Row, language: Language) -> Outlook:
        own = self.raw(row, language)
        rule = next((rule for rule in self.book.roundings if rule.at is RoundingPoint.CRITERION), None)
        return own if rule is None or not isinstance(row.line, Criterion) else rounded_outlook(own, rule, row.maximum)

    def raw(self, row: Row, language: Language) -> Outlook:
        """The branches of a line before its points are rounded."""
        own = outlook(row.line.shape, row.maximum, language, (*row.at, "shape"))
        policy: NotApplicablePolicy | None = NotApplicablePolicy.ZERO
        if isinstance(row.line, Criterion):
            policy = None if row.line.not_applicable is None else row.line.not_applicable.policy
        return without_policy(own, policy, row.maximum, (*row.at, "not_applicable"))

    def departures(self) -> list[frozenset[str]]:
        """The sets of criteria that may leave the sum together, because they cannot apply; none of them first.

        Raises `TooHard` where there are too many.
        """
        leaving = self.leaving()
        if len(leaving) > _LEAVING:
            raise TooHard
        return [frozenset(gone) for count in range(len(leaving) + 1) for gone in itertools.combinations(leaving, count)]

    def settled_departures(self) -> list[frozenset[str]]:
        """Those of them after which every line has points; what becomes of a rank where the points of one can go
        nowhere is a flaw of that line. Raises `TooHard` as `departures` does."""
        return [
            gone
            for gone in self.departures()
            if not gone or all(line.low == line.high for name, line in self.without(gone).items() if name in gone)
        ]

    def leaving(self) -> list[str]:
        """The criteria that may leave the sum; where points of one go to others, also those that are given points
        because they cannot apply, for these take none."""
        own = self.outlooks(sure=False)
        moves = any(
            isinstance(row.line, Criterion)
            and row.line.not_applicable is not None
            and row.line.not_applicable.policy in (NotApplicablePolicy.REDISTRIBUTE, NotApplicablePolicy.RESCALE)
            for row in self.rows
        )
        return [
            row.line.id
            for row in self.rows
            if isinstance(row.line, Criterion)
            and any(not branch.applies or (moves and branch.replaced) for branch in own[row.line.id].branches)
        ]

    def leave(self, name: str) -> Formula:
        """A criterion cannot apply, and leaves the sum or is given points for it."""
        own = self.outlooks(sure=False)[name].branches
        return either(*(branch.when for branch in own if branch.replaced or not branch.applies))

    def apart(self, gone: Collection[str]) -> frozenset[str]:
        """Those of the criteria that cannot apply that count in no mean."""
        return frozenset(name for name, line in self.without(gone).items() if name in gone and not line.applies)

    def without(self, gone: Collection[str]) -> dict[str, Line]:
        """What every criterion may earn at most, once these have left and their points have gone to others."""
        lines: dict[str, Line] = {}
        out: dict[str, tuple[NotApplicablePolicy | None, str | None]] = {}
        for row in self.rows:
            if isinstance(row.line, Criterion):
                lines[row.line.id] = Line(row.maximum, row.maximum, row.maximum)
                rule = row.line.not_applicable
                if row.line.id in gone and rule is not None:
                    out[row.line.id] = (rule.policy, rule.within or row.line.group)
        settled(self.tree, lines, out)
        return lines

    def point_sets(self) -> dict[str, PointSet]:
        """All points that each line might have, where the text gives it some."""
        return {name: own.points for name, own in with_points(self.outlooks(sure=False)).items()}

    def numbers(self, way: Way) -> dict[str, Exact] | None:
        """Numbers with which a way comes about; `None` where there are none."""
        return solved(way.linears, whole=self._whole)

    def never_points(self) -> bool:
        """Whether there is a line to which the text never gives points."""
        return any(
            all(branch.flaw is not None or branch.when == FALSE for branch in own.branches)
            for own in self.outlooks(sure=False).values()
        )

    def leaves_open(self, name: str) -> bool:
        """Whether facts might lead to a case in which the text gives a line no points, or two."""
        flawed = [branch.when for branch in self.outlooks(sure=False)[name].branches if branch.flaw is not None]
        try:
            return any(self.numbers(way) is not None for when in flawed for way in ways(when, self.wide))
        except TooHard:
            return True

    def sets_without(self, gone: Collection[str], sets: Mapping[str, PointSet]) -> dict[str, PointSet]:
        """The points of all lines once some criteria have left."""
        rounds = any(rule.at is RoundingPoint.CRITERION for rule in self.book.roundings)
        maxima = {row.line.id: row.maximum for row in self.rows}
        found = dict(sets)
        for name, line in self.without(gone).items():
            before = maxima[name]
            if name in gone:
                found[name] = pieces([Piece(line.low, line.high)])
            elif line.maximum == before:
                continue
            elif rounds or not before or isinstance(before, float) or isinstance(line.maximum, float):
                found[name] = pieces([Piece(0, line.maximum)])
            else:
                found[name] = sets[name].times(scaled(Fraction(line.maximum) / before))
        return found
