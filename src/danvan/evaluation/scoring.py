"""Scoring a unit by a rule book (chấm điểm, xếp loại): points of every line, totals, the rank, nothing guessed.

Whatever is not known stays open: the points become a stretch, the rank the list of those still possible. Nothing is
rounded but where the rule book says so.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import inf

import attrs

from danvan.errors import Problem, Refused
from danvan.evaluation.asking import asked_of
from danvan.evaluation.cards import BlockScore, GroupScore, LineScore, Points, Reported, ScoreCard
from danvan.evaluation.criteria import Bonus, Criterion, Deduction
from danvan.evaluation.deciding import Decide, decided
from danvan.evaluation.exact import Bound, exact, rounded
from danvan.evaluation.facts import EnteredPoints, FactSheet
from danvan.evaluation.fitting import Fitting
from danvan.evaluation.known import Known, Line, Scored, Value, alone, known_of, read_facts
from danvan.evaluation.measures import Rounding
from danvan.evaluation.ranking import Ranking
from danvan.evaluation.ranks import Outcome, Settled, ranker
from danvan.evaluation.reckoning import Reckoning
from danvan.evaluation.rows import Block, Row, counting_entry, number_of, rows_of
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.spans import Span
from danvan.evaluation.totals import totals
from danvan.evaluation.tree import added, settled, tree_of
from danvan.evaluation.words import (
    CohortScope,
    MissingDataPolicy,
    NotApplicablePolicy,
    RankWord,
    RoundingPoint,
    ScoreKind,
)

__all__ = ["CannotScore", "Scorer", "evaluate"]


class CannotScore(Refused):
    """A unit was not scored; `problems` says everything that stands in the way, with its place in the fact sheet
    or in the rule book."""

    problems: tuple[Problem, ...]

    def __init__(self, problems: Sequence[Problem]) -> None:
        from danvan import messages

        super().__init__(messages.together(problems))
        self.problems = tuple(problems)


_STOPPING = frozenset({MissingDataPolicy.REFUSE, MissingDataPolicy.LOWEST_RANK})
"""With these what is missing decides the rank, whatever else is known."""

_Entered = Mapping[str, Sequence[EnteredPoints]]


class Scorer:
    """A rule book made ready to score any number of units; `evaluate` makes one for a single unit.

    Raises `CannotScore` for a rule book that extends another: resolve it first.
    """

    def __init__(self, book: RuleBook) -> None:
        if book.extends is not None:
            raise CannotScore([Problem.of("book-extends", ("extends",), value=book.extends)])
        self.book = book
        self._tree = tree_of(book)
        self._rows, self._blocks = rows_of(book)
        self._groups: dict[str, Decide] = {
            group.id: decided(group.when, ("unit_groups", place, "when"))
            for place, group in enumerate(book.unit_groups)
            if group.when is not None
        }
        self._rank = None if book.ranking is None else ranker(book.ranking)
        self._rounding = {rule.at: rule for rule in book.roundings}
        self._declared = number_of(book.total)
        self._criteria = tuple(row.name for row in self._rows)
        self._lines = {row.name: row for row in (*self._rows, *(row for block in self._blocks for row in block.rows))}
        self._asked = tuple(dict.fromkeys(fact.code for fact in asked_of(book) if fact.cases is None))
        self._stopping = not _STOPPING.isdisjoint(map(self._missing, self._rows))
        self._fitting = Fitting(book, self._lines, self._tree)

    def card(
        self,
        sheet: FactSheet,
        *,
        accepted: Collection[str] = (),
        cohort: "Callable[[CohortScope, str], Sequence[Value | None] | None] | None" = None,
    ) -> ScoreCard:
        """The points and the rank of one unit.

        `accepted` names lines, and places of conditions, that the rule book leaves unencoded and that a person
        accepts to leave open in this run; what has points or an answer in the sheet needs no such acceptance.
        `cohort` gives the facts of the units with which this one is compared.

        Raises `CannotScore` where the sheet does not fit the rule book, and where something is neither encoded,
        answered nor accepted.
        """
        fitting = self._fitting
        values, sure = read_facts(sheet.facts, fitting.never_numbers, fitting.never_yes_no)
        problems = fitting.problems(sheet, accepted, sure)
        if problems:
            raise CannotScore(problems)
        known = known_of(self.book, sheet, self._groups, alone if cohort is None else cohort, values)
        known.criteria = self._criteria
        reported = Reported({fact.code: fact for fact in sheet.facts}, {cases.code: cases for cases in sheet.cases})
        entered: dict[str, list[EnteredPoints]] = {}
        for entry in sheet.points:
            entered.setdefault(entry.line, []).append(entry)
        reckonings = self._score_criteria(known, reported, entered)
        groups = self._add_groups(known)
        base = added(self._tree.whole, known.lines, self._tree.parts)
        adjusted: dict[str, Line] = {}
        blocks = [(block.of, self._block(block, known, reported, entered, adjusted)) for block in self._blocks]
        known.lines.update(adjusted)
        total, counting = totals(base, blocks, self._declared, self._rounding.get(RoundingPoint.TOTAL))
        known.total = Line(counting.low, counting.high, base.maximum)
        return ScoreCard(
            book=self.book,
            sheet=sheet,
            reckonings=tuple(reckonings),
            reported=reported,
            groups=tuple(groups),
            base=Points(base.low, base.high),
            bonuses=tuple(found for block, found in blocks if isinstance(block, Bonus)),
            deductions=tuple(found for block, found in blocks if isinstance(block, Deduction)),
            total=total,
            counting=counting,
            outcomes=self._outcomes(known, reckonings, reported),
            accepted=tuple(sorted(accepted)),
            asked=self._asked,
        )

    def _score_criteria(self, known: Known, reported: Reported, entered: _Entered) -> list[Reckoning]:
        # No line sees the points of another one, so their order in the book changes nothing.
        reckonings = self._reckoned(self._rows, known, reported, entered)
        lines = [reckoning.counted for reckoning in reckonings]
        known.lines.update(zip(self._criteria, lines, strict=True))
        out = {row.name: _policy(row) for row, line in zip(self._rows, lines, strict=True) if not line.applies}
        if out:
            settled(self._tree, known.lines, out)
        rounding = self._rounding.get(RoundingPoint.CRITERION)
        if not out and rounding is None:
            return reckonings
        for index, (name, reckoning) in enumerate(zip(self._criteria, reckonings, strict=True)):
            line = _round(known.lines[name], rounding)
            # Rounding gives nobody more than there is to earn.
            line = known.lines[name] = attrs.evolve(
                line, low=min(line.low, line.maximum), high=min(line.high, line.maximum)
            )
            how = Scored.POLICY if name in out else reckoning.how
            reckonings[index] = attrs.evolve(reckoning, counted=line, how=how)
        return reckonings

    def _reckoned(self, rows: Iterable[Row], known: Known, reported: Reported, entered: _Entered) -> list[Reckoning]:
        """What each line comes to."""
        found: list[Reckoning] = []
        for row in rows:
            span = row.score(known)
            if span is not None and span[0] is span[1] and row.plain and not (entered and row.name in entered):
                # Nearly every line: its points are known, and nobody else's count.
                found.append(row.kept.get(id(span)) or row.known(span))
            else:
                found.append(self._open(row, span, known, reported, entered.get(row.name, ())))
        return found

    def _open(
        self, row: Row, span: Span | None, known: Known, reported: Reported, entered: Sequence[EnteredPoints]
    ) -> Reckoning:
        """What a line comes to whose points are not known, or may be given by hand."""
        counts = self.book.counts
        reckoned = (0, row.maximum) if span is None else span
        low, high = reckoned
        line = Line(low, high, row.maximum, span is not None)
        how, provisional = Scored.COMPUTED, False
        if entered or counts is not None or row.by_hand:
            counting = counting_entry(entered, counts, row.by_hand)
            if counting is not None:
                sure = exact(counting.points)
                how, line = Scored.ENTERED, Line(sure, sure, row.maximum)
            else:
                provisional = counts in (ScoreKind.APPRAISED, ScoreKind.FINAL)
        reckoning = Reckoning(row.read, line, reckoned, how, tuple(entered), provisional)
        if low is high or how is not Scored.COMPUTED or line.low == line.high:
            return reckoning
        if self._missing(row) is MissingDataPolicy.ZERO and LineScore(reckoning, reported).lacks:
            # The text itself says that what is not reported earns nothing.
            return attrs.evolve(reckoning, counted=Line(0, 0, line.maximum, line.applies))
        return attrs.evolve(reckoning, apart=True) if row.beside and row.apart(known) else reckoning

    def _missing(self, row: Row) -> MissingDataPolicy | None:
        own = row.line.missing if isinstance(row.line, Criterion) else None
        return own or self.book.missing

    def _add_groups(self, known: Known) -> list[GroupScore]:
        found: dict[str, GroupScore] = {}
        rounding = self._rounding.get(RoundingPoint.GROUP)
        for part in self._tree.groups:
            line = known.lines[part.id] = _round(added(part, known.lines, self._tree.parts), rounding)
            found[part.id] = GroupScore(part.id, Points(line.low, line.high), line.maximum)
        return [found[group.id] for group in self.book.groups if group.id in found]

    def _block(
        self, block: Block, known: Known, reported: Reported, entered: _Entered, lines: dict[str, Line]
    ) -> BlockScore:
        low: Bound = 0
        high: Bound = 0
        found: list[Reckoning] = []
        reckonings = self._reckoned(block.rows, known, reported, entered)
        for row, reckoning in zip(block.rows, reckonings, strict=True):
            line = reckoning.counted
            if not line.applies:
                # What cannot occur is neither rewarded nor punished.
                counted = Line(0, 0, row.maximum, applies=False)
                reckoning, line = attrs.evolve(reckoning, counted=counted, how=Scored.POLICY), Line(0, 0, row.maximum)
            found.append(reckoning)
            lines[row.name] = line
            known_sum = low is high and line.low is line.high
            low = line.low if low == 0 else low + line.low
            high = low if known_sum else high + line.high
        cap = block.cap
        if cap is not None:
            low, high = (low if low < cap else cap), (high if high < cap else cap)
        lines[block.of.id] = Line(low, high, inf if cap is None else cap)
        return BlockScore(id=block.of.id, points=Points(low, high), reckonings=tuple(found), reported=reported)

    def _outcomes(self, known: Known, reckonings: Sequence[Reckoning], reported: Reported) -> tuple[Outcome, ...]:
        ranking = self.book.ranking
        if self._rank is None or ranking is None or known.total is None:
            return ()
        if self._stopping:
            unknown = [LineScore(one, reported) for one in reckonings if not one.known]
            policies = {self._missing(self._lines[line.id]) for line in unknown if line.lacks}
            if MissingDataPolicy.REFUSE in policies:
                return (Outcome(how=Settled.NOT_SCORED),)
            if MissingDataPolicy.LOWEST_RANK in policies:
                return (_lowest(ranking),)
        return self._rank(known, known.total)


def _policy(row: Row) -> tuple[NotApplicablePolicy | None, str | None]:
    """What the rule book says of a criterion that cannot apply, and over which group its points go."""
    assert isinstance(row.line, Criterion)
    rule = row.line.not_applicable
    within = row.line.group if rule is None or rule.within is None else rule.within
    return None if rule is None else rule.policy, within


def _lowest(ranking: Ranking) -> Outcome:
    """The lowest rank; “not ranked” only where there is no other."""
    ranks = [rank.id for rank in ranking.ranks if rank.word is not RankWord.NOT_RANKED]
    lowest = (ranks or [rank.id for rank in ranking.ranks])[-1:]
    if not lowest:
        return Outcome(how=Settled.NO_RANK, because=("missing",))
    return Outcome(how=Settled.RANKED, rank=lowest[0], because=("missing",))


def _round(line: Line, rule: Rounding | None) -> Line:
    if rule is None:
        return line
    return attrs.evolve(line, low=rounded(line.low, rule), high=rounded(line.high, rule))


def evaluate(
    book: RuleBook,
    sheet: FactSheet,
    *,
    accepted: Collection[str] = (),
) -> ScoreCard:
    """The points and the rank of one unit by one rule book (chấm điểm, xếp loại một đơn vị).

    What is compared with other units stays open; `danvan.evaluate_all` scores them together. For many units make
    one `Scorer`. Raises `CannotScore`, which names everything that stands in the way.
    """
    return Scorer(book).card(sheet, accepted=accepted)
