"""Two rule books over the same facts (so sánh hai bộ tiêu chí): who moves, by how much, and why."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

import attrs

from danvan.errors import Problem, pointer_text
from danvan.evaluation.card_reading import CardReader
from danvan.evaluation.cards import LineScore, Points, ScoreCard
from danvan.evaluation.criteria import Bonus, Deduction
from danvan.evaluation.exact import Bound
from danvan.evaluation.facts import FactSheet
from danvan.evaluation.gates import Condition, UnencodedCondition
from danvan.evaluation.ranking import KnockOut, ManualFallback, Rank, RankCeiling
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.scoring import CannotScore
from danvan.evaluation.scoring_together import evaluate_all

__all__ = ["BookComparison", "GateChange", "LineChange", "UnitChange", "compare_books"]


@attrs.frozen(kw_only=True)
class LineChange:
    """A line that earns other points by the new rule book, or stands in one of both (thay đổi ở một tiêu chí).

    `change` is what it adds to the total, new less old; a line that is not in a book adds nothing there, and a
    deduction takes away. `before` and `after` are ``None`` where the book has no such line.
    """

    line: str
    before: LineScore | None
    after: LineScore | None
    change: Points


@attrs.frozen(kw_only=True)
class GateChange:
    """A rank, knock-out, ceiling or case of the authority that decides otherwise (thay đổi ở một điều kiện xếp loại).

    `gate` is its id; of a case that the authority settles, the cause. `before` and `after` are what the books write,
    ``None`` where one has no such gate. `fields` names what they write differently: bounds of points, conditions. It
    is empty where both write the same, and it took effect in only one of the two.
    """

    gate: str
    before: Rank | KnockOut | RankCeiling | ManualFallback | None
    after: Rank | KnockOut | RankCeiling | ManualFallback | None
    fields: tuple[str, ...]


@attrs.frozen(kw_only=True)
class UnitChange:
    """One unit by both rule books (một đơn vị theo hai bộ tiêu chí).

    `change` is the total, new less old. `rest` is the part of it that no single line makes: caps, means, roundings,
    a bonus that stops at the total; ``None`` where points are open. `steps` is by how many ranks the unit rises
    (below zero, falls), counted in the new book; ``None`` where a rank is open or stands in the old book alone.
    """

    before: ScoreCard = attrs.field(repr=False)
    after: ScoreCard = attrs.field(repr=False)
    change: Points
    lines: tuple[LineChange, ...]
    gates: tuple[GateChange, ...]
    rest: Bound | None
    ranks_before: tuple[str | None, ...]
    ranks_after: tuple[str | None, ...]
    steps: int | None

    @property
    def unit(self) -> str:
        """The id of the unit."""
        return self.before.sheet.unit

    @property
    def rank_moves(self) -> bool:
        """Whether other ranks are possible than before."""
        return self.ranks_before != self.ranks_after

    @property
    def points_move(self) -> bool | None:
        """Whether the total is another; ``None`` where points are open."""
        if self.change.known:
            return self.change.low != 0
        return True if self.change.low > 0 or self.change.high < 0 else None

    @property
    def moves(self) -> bool:
        """Whether the rank or the total is another, or may be."""
        return self.rank_moves or self.points_move is not False


@attrs.frozen(kw_only=True)
class BookComparison:
    """Two rule books over the same facts (kết quả so sánh); the units that move most come first."""

    old: RuleBook = attrs.field(repr=False)
    new: RuleBook = attrs.field(repr=False)
    units: tuple[UnitChange, ...]

    @property
    def moved(self) -> tuple[UnitChange, ...]:
        """The units of which the rank or the total is another, or may be."""
        return tuple(unit for unit in self.units if unit.moves)

    @property
    def ways(self) -> tuple[tuple[str | None, str | None, int], ...]:
        """How many units go from which rank to which; ``None`` for a rank that is open or that the text lacks."""
        found = Counter((_only(unit.ranks_before), _only(unit.ranks_after)) for unit in self.units)
        return tuple((*way, count) for way, count in sorted(found.items(), key=lambda item: (-item[1], str(item[0]))))


def compare_books(
    old: RuleBook, new: RuleBook, sheets: Iterable[FactSheet], *, accepted: Collection[str] = ()
) -> BookComparison:
    """The same units scored by two rule books (áp dụng thử bộ tiêu chí mới).

    Lines, ranks and gates are the same where their ids are. Points that were entered for a line which only one book
    has count in that one. An answer to a condition that is not encoded counts in both where both write the same
    condition at its place, else in the book that the sheet names.

    Raises `CannotScore` as `evaluate_all` does, with each place under the id of the book that cannot score: also where
    entered points are more than one of the books gives.
    """
    given = tuple(sheets)
    problems: list[Problem] = []
    scored: list[tuple[ScoreCard, ...]] = []
    for book, other in ((old, new), (new, old)):
        try:
            scored.append(evaluate_all(book, [_fitting(sheet, book, other) for sheet in given], accepted=accepted))
        except CannotScore as error:
            problems += [problem.under((book.id,)) for problem in error.problems]
    if problems:
        raise CannotScore(problems)
    before, after = scored
    readers = CardReader(old), CardReader(new)
    found = [_change(one, other, readers) for one, other in zip(before, after, strict=True)]
    return BookComparison(old=old, new=new, units=tuple(sorted(found, key=_size)))


def _size(unit: UnitChange) -> tuple[bool, int, Bound, str]:
    """Ranks move before points, and the more the sooner; what is open stands between."""
    steps = 0 if not unit.rank_moves else 1 if unit.steps is None else 2 * abs(unit.steps)
    return not unit.moves, -steps, -max(unit.change.high, -unit.change.low), unit.unit


def _only(ranks: Sequence[str | None]) -> str | None:
    return ranks[0] if len(ranks) == 1 else None


def _fitting(sheet: FactSheet, book: RuleBook, other: RuleBook) -> FactSheet:
    """The sheet without what only the other book asks for by hand."""
    mine, theirs = _line_ids(book), _line_ids(other)
    open_here, open_there = _open_conditions(book), _open_conditions(other)

    def answers(place: str) -> bool:
        here, there = open_here.get(place), open_there.get(place)
        if here is None or there is None or here == there:
            # A place that neither book leaves open is refused, as in any scoring.
            return here is not None or there is None
        return sheet.book == book.id != other.id

    return attrs.evolve(
        sheet,
        points=tuple(entry for entry in sheet.points if entry.line in mine or entry.line not in theirs),
        answers=tuple(answer for answer in sheet.answers if answers(answer.condition)),
    )


def _line_ids(book: RuleBook) -> set[str]:
    blocks: tuple[Bonus | Deduction, ...] = (*book.bonuses, *book.deductions)
    return {line.id for line in book.criteria} | {item.id for block in blocks for item in block.items}


def _open_conditions(book: RuleBook) -> dict[str, UnencodedCondition]:
    return {pointer_text(at): part for at, part in parts(book) if isinstance(part, UnencodedCondition)}


def _change(before: ScoreCard, after: ScoreCard, readers: tuple[CardReader, CardReader]) -> UnitChange:
    lines = _lines(before, after)
    change = _less(after.total, before.total)
    if not lines and before.total == after.total:
        # What is open is open in the same way in both, so nothing moves.
        change = Points(0, 0)
    ranks = tuple(_ranks(card, reader) for card, reader in zip((before, after), readers, strict=True))
    one, other = _only(ranks[0]), _only(ranks[1])
    order = readers[1].ranks
    return UnitChange(
        before=before,
        after=after,
        change=change,
        lines=lines,
        gates=_gates(before, after),
        rest=_rest(change, lines),
        ranks_before=ranks[0],
        ranks_after=ranks[1],
        steps=order.index(one) - order.index(other) if one in order and other in order else None,
    )


def _ranks(card: ScoreCard, reader: CardReader) -> tuple[str | None, ...]:
    """The ranks that are possible, in the order of the book; ``None`` last, where the text gives none."""
    possible = reader.possible(card)
    return (*(rank for rank in reader.ranks if rank in possible), *((None,) if None in possible else ()))


def _rest(change: Points, lines: Sequence[LineChange]) -> Bound | None:
    if not change.known or not all(line.change.known for line in lines):
        return None
    return change.low - sum((line.change.low for line in lines), start=0)


def _less(one: Points, other: Points) -> Points:
    return Points(one.low - other.high, one.high - other.low)


def _lines(before: ScoreCard, after: ScoreCard) -> tuple[LineChange, ...]:
    """The lines that differ, the most first."""
    olds, news = _signed(before), _signed(after)
    found: list[LineChange] = []
    for name in dict.fromkeys((*olds, *news)):
        old, new = olds.get(name), news.get(name)
        if old is not None and new is not None and _same(old, new):
            continue
        change = _less(Points(0, 0) if new is None else new[1], Points(0, 0) if old is None else old[1])
        found.append(
            LineChange(
                line=name,
                before=None if old is None else old[0],
                after=None if new is None else new[0],
                change=change,
            )
        )
    return tuple(sorted(found, key=lambda line: (-max(line.change.high, -line.change.low), line.line)))


def _same(old: tuple[LineScore, Points], new: tuple[LineScore, Points]) -> bool:
    """Whether a line earns the same by both books; of open points only if both score it in the same way."""
    return old[1] == new[1] and (old[1].known or old[0].line.shape == new[0].line.shape)


def _signed(card: ScoreCard) -> dict[str, tuple[LineScore, Points]]:
    """What each line adds to the total; a line that is left out adds nothing, and a deduction takes away."""
    added = (*card.lines, *chain.from_iterable(block.lines for block in card.bonuses))
    found = {line.id: (line, line.points if line.applies else Points(0, 0)) for line in added}
    for line in chain.from_iterable(block.lines for block in card.deductions):
        found[line.id] = (line, Points(-line.points.high, -line.points.low))
    return found


def _gates(before: ScoreCard, after: ScoreCard) -> tuple[GateChange, ...]:
    """The ranks that are possible by either book, and the knock-outs and ceilings that led there, where they differ."""
    olds, news = _gates_of(before.book), _gates_of(after.book)
    because = [{name for outcome in card.outcomes for name in outcome.because} for card in (before, after)]
    ranks = {*before.possible_ranks, *after.possible_ranks}
    found: list[GateChange] = []
    for key in dict.fromkeys((*olds, *news)):
        kind, name = key
        if name not in (ranks if kind is Rank else because[0] | because[1]):
            continue
        old, new = olds.get(key), news.get(key)
        took_effect = kind is not Rank and (name in because[0]) != (name in because[1])
        fields = _fields(old, new)
        if old is None or new is None or fields or took_effect:
            found.append(GateChange(gate=name, before=old, after=new, fields=fields))
    return tuple(found)


_Gate = Rank | KnockOut | RankCeiling | ManualFallback
_WORDS = frozenset({"title", "title_en", "citation", "note"})


def _gates_of(book: RuleBook) -> Mapping[tuple[type, str], _Gate]:
    if book.ranking is None:
        return {}
    ranking = book.ranking
    named: tuple[Rank | KnockOut | RankCeiling, ...] = (*ranking.ranks, *ranking.knock_outs, *ranking.ceilings)
    gates: dict[tuple[type, str], _Gate] = {(type(gate), gate.id): gate for gate in named}
    for fallback in ranking.fallbacks:
        gates.setdefault((ManualFallback, fallback.cause.value), fallback)
    return gates


def _fields(old: _Gate | None, new: _Gate | None) -> tuple[str, ...]:
    """What two gates of one id write differently; other words for the same rule decide nothing."""
    if old is None or new is None:
        return ()
    names = [field.name for field in attrs.fields(type(old)) if field.name not in _WORDS]
    return tuple(name for name in names if _rule(getattr(old, name)) != _rule(getattr(new, name)))


def _rule(value: object) -> object:
    """The value without the words around conditions."""
    if isinstance(value, tuple):
        return tuple(part.when if isinstance(part, Condition) else part for part in value)
    return value
