"""The lines of a rule book made ready to be scored for any number of units (dòng chấm điểm)."""

from collections.abc import Sequence
from decimal import Decimal
from math import inf

import attrs

from danvan.errors import Pointer
from danvan.evaluation.asking import FactKind, asked_of
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction
from danvan.evaluation.exact import Bound, Exact, exact
from danvan.evaluation.facts import EnteredPoints
from danvan.evaluation.known import Known, Line
from danvan.evaluation.leaves import Judged, Unencoded
from danvan.evaluation.outside import CohortPlace, RatioToFirst, RelativeToLeader
from danvan.evaluation.points import scorer
from danvan.evaluation.reckoning import ReadLine, Reckoning
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.spans import Score, Span
from danvan.evaluation.tree import lines_of
from danvan.evaluation.words import CohortScope, ScoreKind
from danvan.reports.figures import Silence

__all__ = ["Block", "Row", "counting_entry", "number_of", "rows_of"]

_KEPT = 1 << 16
"""So many reckonings are kept for all lines of a rule book together; more are made anew."""


@attrs.frozen
class Row:
    """A line of the book made ready: what it reads, its function, its maximum, what is asked for it by hand.

    `plain`: only points computed from facts can count, unless somebody enters some. `beside` are the facts that it
    reads of the units with which one is compared. Of what the line came to the last `most_kept` are kept.
    """

    name: str
    read: ReadLine
    score: Score
    maximum: Bound
    at: Pointer
    by_hand: bool
    plain: bool
    beside: tuple[tuple[CohortScope, str], ...]
    most_kept: int
    kept: dict[int, Reckoning] = attrs.field(factory=dict[int, Reckoning], eq=False, repr=False)
    """What the line came to, by the identity of a stretch of points, which stands in it and so is no other's."""

    @property
    def line(self) -> Criterion | Adjustment:
        """The line of the rule book."""
        return self.read.line

    def known(self, span: Span) -> Reckoning:
        """What the line comes to with points that are known and were computed; found again for the same stretch."""
        if len(self.kept) >= self.most_kept:
            self.kept.clear()
        counted = Line(span[0], span[0], self.maximum)
        reckoning = self.kept[id(span)] = Reckoning(self.read, counted, span)
        return reckoning

    def apart(self, known: Known) -> bool:
        """Whether what the line reads of the units with which this one is compared is not all known."""
        silent = (None, Silence.NOT_REPORTED)
        columns = [known.cohort(scope, code) for scope, code in self.beside]
        return any(column is None or any(value in silent for value in column) for column in columns)


@attrs.frozen
class Block:
    """A bonus or deduction with its lines made ready."""

    of: Bonus | Deduction
    cap: Exact | None
    rows: tuple[Row, ...]


def rows_of(book: RuleBook) -> tuple[list[Row], list[Block]]:
    """The lines of a rule book: its criteria, and its bonuses before its deductions."""
    lines = lines_of(book)
    named: tuple[tuple[str, Sequence[Bonus | Deduction]], ...] = (
        ("bonuses", book.bonuses),
        ("deductions", book.deductions),
    )
    items = [(block, (field, place), block.items) for field, blocks in named for place, block in enumerate(blocks)]
    names = sorted([*(line.id for line, _ in lines), *(item.id for _, _, inner in items for item in inner)])
    order = {name: place for place, name in enumerate(names)}
    rows = [_row(line, number_of(line.maximum), at, book.counts, order) for line, at in lines]
    blocks: list[Block] = []
    for block, at, inner in items:
        caps = [number_of(block.cap if item.cap is None else item.cap) for item in inner]
        made = [
            _row(item, cap, (*at, "items", index), book.counts, order)
            for index, (item, cap) in enumerate(zip(inner, caps, strict=True))
        ]
        blocks.append(Block(block, number_of(block.cap), tuple(made)))
    return rows, blocks


def number_of(value: Decimal | None) -> Exact | None:
    """A number that the text states, exactly."""
    return None if value is None else exact(value)


def _row(
    line: Criterion | Adjustment, most: Exact | None, at: Pointer, counts: ScoreKind | None, order: dict[str, int]
) -> Row:
    maximum: Bound = inf if most is None else most
    asked = list(asked_of(line.shape))
    codes = tuple(dict.fromkeys(fact.code for fact in asked if fact.cases is None))
    of_cases = tuple(dict.fromkeys((fact.cases, fact.code) for fact in asked if fact.cases is not None))
    by_hand = isinstance(line.shape, (Judged, Unencoded))
    read = ReadLine(line, codes, of_cases, any(fact.kind is FactKind.CASES for fact in asked), order[line.id])
    score = scorer(line.shape, maximum, (*at, "shape"))
    plain, beside = counts is None and not by_hand, tuple(dict.fromkeys(_beside(line)))
    return Row(line.id, read, score, maximum, at, by_hand, plain, beside, most_kept=max(1, _KEPT // len(order)))


def _beside(line: Criterion | Adjustment) -> list[tuple[CohortScope, str]]:
    found: list[tuple[CohortScope, str]] = []
    for _, part in parts(line.shape):
        if isinstance(part, RelativeToLeader):
            found += [(part.within, part.actual), (part.within, part.target)]
        elif isinstance(part, (CohortPlace, RatioToFirst)):
            found.append((part.within, part.by))
    return found


_BODIES = (ScoreKind.FINAL, ScoreKind.APPRAISED)


def counting_entry(entered: Sequence[EnteredPoints], counts: ScoreKind | None, by_hand: bool) -> EnteredPoints | None:
    """Which points given by hand count for a line, if any.

    Those of the body that decides always; those that the rule book names; for a line that is scored by hand alone,
    the best that there is, but never the unit's own where the rule book does not say so.
    """
    kinds: tuple[ScoreKind, ...] = (ScoreKind.FINAL, *(() if counts is None else (counts,)))
    if by_hand:
        kinds = (*kinds, *_BODIES)
    for kind in kinds:
        for entry in entered:
            if entry.kind is kind:
                return entry
    return None
