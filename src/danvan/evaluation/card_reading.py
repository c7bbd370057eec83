"""What is read from a finished card when units are looked at together: ranks, unit groups, values that part ties."""

from collections.abc import Callable, Mapping
from datetime import date
from math import inf

import attrs

from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.cohort import TieKey
from danvan.evaluation.deciding import decided
from danvan.evaluation.exact import Bound
from danvan.evaluation.known import Known, Line, Verdict, fact_values, known_of
from danvan.evaluation.ranks import Settled
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.stretches import as_number
from danvan.evaluation.tree import lines_of
from danvan.evaluation.words import Direction, RankWord
from danvan.reports.figures import Silence

__all__ = ["CardReader", "Span", "among", "tie_span", "total_span"]


class CardReader:
    """A rule book made ready to read cards that were scored by it."""

    def __init__(self, book: RuleBook) -> None:
        self.book: RuleBook = book
        ranks = () if book.ranking is None else book.ranking.ranks
        self.ranks: tuple[str, ...] = tuple(rank.id for rank in ranks)
        self.unranked: frozenset[str] = frozenset(rank.id for rank in ranks if rank.word is RankWord.NOT_RANKED)
        self._groups: Mapping[str, Callable[[Known], Verdict]] = {
            group.id: decided(group.when, ("unit_groups", place, "when"))
            for place, group in enumerate(book.unit_groups)
            if group.when is not None
        }

    def known(self, card: ScoreCard) -> Known:
        """The facts and the points of a card, as conditions ask for them."""
        known = known_of(self.book, card.sheet, self._groups)
        known.criteria = tuple(line.id for line, _ in lines_of(self.book))
        known.lines = _lines(card)
        known.total = Line(card.counting.low, card.counting.high, inf)
        return known

    def possible(self, card: ScoreCard) -> frozenset[str | None]:
        """The ranks that a unit may have in the end; ``None`` among them where the text gives none.

        Where an authority decides and the text sets it no limit, it may be any.
        """
        found: set[str | None] = set()
        for outcome in card.outcomes:
            if outcome.how is Settled.RANKED:
                found.add(outcome.rank)
            elif outcome.how is Settled.NO_RANK:
                found.add(None)
            else:
                found.update(outcome.among or self.ranks)
        return frozenset(found)

    def at_least(self, rank: str | None) -> frozenset[str | None]:
        """The ranks from this one up, without that of who is not ranked; ``None`` asks for no rank."""
        if rank is None:
            return frozenset((*self.ranks, None)) - self.unranked
        return frozenset(self.ranks[: self.ranks.index(rank) + 1]) - self.unranked

    def considered(self, card: ScoreCard) -> Verdict:
        """Whether a unit is ranked at all (được xét), not left out by the text."""
        possible = self.possible(card)
        return among(possible, possible - self.unranked) if possible else True


def among(possible: frozenset[str | None], wanted: frozenset[str | None]) -> Verdict:
    """Whether the rank is one of those that are wanted."""
    met = possible & wanted
    return False if not met else True if met == possible else None


@attrs.frozen
class Span:
    """A value by which units are ordered: from `low` to `high`, turned so that more is ahead.

    `kind` tells values that cannot be set against each other, such as a number and what cannot apply.
    """

    low: Bound
    high: Bound
    kind: str = ""


_OPEN = Span(-inf, inf)


def total_span(card: ScoreCard, direction: Direction) -> Span:
    """The total, by which units stand in the list."""
    return _turned(card.total.low, card.total.high, direction)


def tie_span(key: TieKey, card: ScoreCard) -> Span:
    """The value of a key by which equal totals are parted; from end to end where it is not known."""
    if key.criterion is not None:
        line = _lines(card).get(key.criterion)
        if line is None:
            return _OPEN
        return _turned(line.low, line.high, key.direction) if line.applies else Span(0, 0, "not applicable")
    value = None if key.fact is None else fact_values(card.sheet.facts).get(key.fact)
    if isinstance(value, str):
        # Words have no order: equal ones part nothing, and of different ones the text does not say which leads.
        return Span(0, 0, f"word {value}")
    if value is Silence.NOT_APPLICABLE:
        return Span(0, 0, "not applicable")
    if isinstance(value, date):
        return _turned(value.toordinal(), value.toordinal(), key.direction)
    if isinstance(value, bool):
        return _turned(int(value), int(value), key.direction)
    number = as_number(value)
    return _OPEN if number is None else _turned(number, number, key.direction)


def _turned(low: Bound, high: Bound, direction: Direction) -> Span:
    return Span(low, high) if direction is Direction.HIGHER_IS_BETTER else Span(-high, -low)


def _lines(card: ScoreCard) -> dict[str, Line]:
    """The points of every line, group and block by id; a deduction has no sign."""
    lines = {line.id: Line(line.points.low, line.points.high, line.maximum, line.applies) for line in card.lines}
    lines |= {group.id: Line(group.points.low, group.points.high, group.maximum) for group in card.groups}
    for block in (*card.bonuses, *card.deductions):
        lines[block.id] = Line(block.points.low, block.points.high, inf)
        for line in block.lines:
            lines[line.id] = Line(line.points.low, line.points.high, line.maximum)
    return lines
