"""Scoring a unit by a rule book (chấm điểm, xếp loại): points of every line, totals, the rank, nothing guessed.

Whatever is not known stays open: the points become a stretch, the rank the list of those still possible. Nothing is
rounded but where the rule book says so.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from math import inf

import attrs

from danvan.errors import Pointer, Problem, Refused, pointer_text
from danvan.evaluation.asking import FactKind, asked_of
from danvan.evaluation.cards import BlockScore, GroupScore, LineScore, Points, ReadLine, ScoreCard
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction
from danvan.evaluation.deciding import DISCIPLINE, Decide, decided
from danvan.evaluation.exact import Bound, Exact, exact, number_text, rounded
from danvan.evaluation.facts import CaseList, EnteredPoints, Fact, FactSheet
from danvan.evaluation.gates import Disciplined, UnencodedCondition
from danvan.evaluation.known import Known, Line, Scored, Value, known_of
from danvan.evaluation.leaves import Judged, Unencoded
from danvan.evaluation.measures import Rounding
from danvan.evaluation.points import scorer
from danvan.evaluation.ranks import Outcome, Settled, ranker
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.spans import Score, Span
from danvan.evaluation.tree import added, lines_of, settled, tree_of
from danvan.evaluation.words import (
    Aggregation,
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


@attrs.frozen
class _Row:
    """A line of the book made ready: what it reads, its function, its maximum, what is asked for it by hand."""

    name: str
    read: ReadLine
    score: Score
    maximum: Bound
    at: Pointer
    by_hand: bool
    plain: bool
    """Whether only points computed from facts can count, unless somebody enters some."""

    @property
    def line(self) -> Criterion | Adjustment:
        return self.read.line


def _row(line: Criterion | Adjustment, most: Exact | None, at: Pointer, counts: ScoreKind | None) -> _Row:
    maximum: Bound = inf if most is None else most
    asked = list(asked_of(line.shape))
    codes = tuple(dict.fromkeys(fact.code for fact in asked if fact.cases is None))
    of_cases = tuple(dict.fromkeys((fact.cases, fact.code) for fact in asked if fact.cases is not None))
    by_hand = isinstance(line.shape, (Judged, Unencoded))
    read, score = ReadLine(line, codes, of_cases), scorer(line.shape, maximum, (*at, "shape"))
    return _Row(line.id, read, score, maximum, at, by_hand, counts is None and not by_hand)


def _block(block: Bonus | Deduction, at: Pointer, counts: ScoreKind | None) -> tuple[Bonus | Deduction, list[_Row]]:
    rows = [
        _row(item, _number(block.cap if item.cap is None else item.cap), (*at, "items", index), counts)
        for index, item in enumerate(block.items)
    ]
    return block, rows


def _number(value: Decimal | None) -> Exact | None:
    return None if value is None else exact(value)


class Scorer:
    """A rule book made ready to score any number of units; `evaluate` makes one for a single unit.

    Raises `CannotScore` for a rule book that extends another: resolve it first.
    """

    def __init__(self, book: RuleBook) -> None:
        if book.extends is not None:
            raise CannotScore([Problem.of("book-extends", ("extends",), value=book.extends)])
        self.book = book
        self._tree = tree_of(book)
        self._rows = [_row(line, _number(line.maximum), at, book.counts) for line, at in lines_of(book)]
        self._blocks = [
            *(_block(block, ("bonuses", place), book.counts) for place, block in enumerate(book.bonuses)),
            *(_block(block, ("deductions", place), book.counts) for place, block in enumerate(book.deductions)),
        ]
        self._groups: dict[str, Decide] = {
            group.id: decided(group.when, ("unit_groups", place, "when"))
            for place, group in enumerate(book.unit_groups)
            if group.when is not None
        }
        self._rank = None if book.ranking is None else ranker(book.ranking)
        self._rounding = {rule.at: rule for rule in book.roundings}
        self._criteria = tuple(row.line.id for row in self._rows)
        rows = [*self._rows, *(row for _, rows in self._blocks for row in rows)]
        self._lines = {row.line.id: row for row in rows}
        self._kinds = _kinds(book)
        self._asked = tuple(dict.fromkeys(fact.code for fact in asked_of(book) if fact.cases is None))
        self._unencoded = {row.line.id: row.at for row in rows if isinstance(row.line.shape, Unencoded)}
        self._disciplines = {part.fact for _, part in parts(book) if isinstance(part, Disciplined)}
        self._conditions = tuple(
            pointer_text(pointer) for pointer, part in parts(book) if isinstance(part, UnencodedCondition)
        )

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
        problems = [*self._unfit(sheet), *self._open(sheet, accepted)]
        if problems:
            raise CannotScore(problems)
        known = known_of(self.book, sheet, self._groups, *(() if cohort is None else (cohort,)))
        known.criteria = self._criteria
        facts: dict[str, Fact | CaseList] = {fact.code: fact for fact in sheet.facts}
        facts |= {cases.code: cases for cases in sheet.cases}
        entered: dict[str, list[EnteredPoints]] = {}
        for entry in sheet.points:
            entered.setdefault(entry.line, []).append(entry)
        lines = self._score_criteria(known, facts, entered)
        groups = self._add_groups(known)
        base = added(self._tree.whole, known.lines, self._tree.parts)
        adjusted: dict[str, Line] = {}
        blocks = [self._block(block, rows, known, facts, entered, adjusted) for block, rows in self._blocks]
        known.lines.update(adjusted)
        total, counting = self._totals(base, blocks)
        known.total = Line(counting.low, counting.high, base.maximum)
        return ScoreCard(
            book=self.book,
            sheet=sheet,
            lines=tuple(lines),
            groups=tuple(groups),
            base=Points(base.low, base.high),
            bonuses=tuple(found for block, found in blocks if isinstance(block, Bonus)),
            deductions=tuple(found for block, found in blocks if isinstance(block, Deduction)),
            total=total,
            counting=counting,
            outcomes=self._outcomes(known, lines),
            accepted=tuple(sorted(accepted)),
            asked=self._asked,
        )

    def _unfit(self, sheet: FactSheet) -> Iterator[Problem]:
        """What of a sheet the rule book cannot read."""
        number, yes_no = FactKind.NUMBER, FactKind.YES_NO
        for index, fact in enumerate(sheet.facts):
            kind = self._kinds.get(fact.code)
            if (kind is number and fact.number is not None) or (kind is yes_no and fact.holds is not None):
                # Nearly all of them, and there are many.
                continue
            if kind is not None and fact.silence is None and not _is_of(fact, kind):
                yield Problem.of("fact-kind", ("facts", index), value=fact.code, kind_en=kind.en, kind_vi=kind.vi)
            elif fact.code in self._disciplines and fact.word is not None and fact.word not in DISCIPLINE:
                words = ", ".join(sorted(DISCIPLINE))
                yield Problem.of("fact-no-discipline", ("facts", index, "word"), value=fact.word, known=words)
        for index, entry in enumerate(sheet.points):
            row = self._lines.get(entry.line)
            if row is None:
                yield Problem.of("points-no-line", ("points", index, "line"), value=entry.line)
                continue
            least: Bound = 0
            most = row.maximum
            if isinstance(row.line.shape, Judged):
                least = max(least, _number(row.line.shape.least) or 0)
                most = min(most, row.maximum if row.line.shape.most is None else exact(row.line.shape.most))
            if not least <= exact(entry.points) <= most:
                yield Problem.of(
                    "points-range",
                    ("points", index, "points"),
                    value=entry.points,
                    line=entry.line,
                    least=number_text(least),
                    most=number_text(most),
                )
        yield from self._beyond_groups(sheet)
        for index, answer in enumerate(sheet.answers):
            if answer.condition not in self._conditions:
                yield Problem.of(
                    "answer-no-condition",
                    ("answers", index, "condition"),
                    value=answer.condition,
                    known=", ".join(self._conditions) or "–",
                )

    def _beyond_groups(self, sheet: FactSheet) -> Iterator[Problem]:
        """Points given to lines whose own maximum nothing states, that are together more than their group may earn."""
        for part in (*self._tree.groups, self._tree.whole) if sheet.points else ():
            lines = self._tree.under[part.id or None]
            if part.maximum is None or part.aggregation is not Aggregation.SUM:
                continue
            if all(self._lines[line].maximum != inf for line in lines):
                continue
            of_lines = [(index, entry) for index, entry in enumerate(sheet.points) if entry.line in lines]
            for kind in ScoreKind:
                points = sum((entry.points for _, entry in of_lines if entry.kind is kind), start=Decimal(0))
                if exact(points) > part.maximum:
                    last = max(index for index, entry in of_lines if entry.kind is kind)
                    yield Problem.of(
                        "points-range",
                        ("points", last, "points"),
                        value=points,
                        line=part.id or self.book.id,
                        least="0",
                        most=number_text(part.maximum),
                    )

    def _open(self, sheet: FactSheet, accepted: Collection[str]) -> Iterator[Problem]:
        """What is not encoded and nobody has answered or accepted."""
        given = {entry.line for entry in sheet.points}
        for name, at in self._unencoded.items():
            if name not in given and name not in accepted:
                yield Problem.of("line-unencoded", (*at, "shape"), value=name)
        answered = {answer.condition for answer in sheet.answers}
        for place in self._conditions:
            if place not in answered and place not in accepted:
                yield Problem.of("condition-unencoded", (), value=place)

    def _score_criteria(
        self, known: Known, facts: Mapping[str, Fact | CaseList], entered: Mapping[str, list[EnteredPoints]]
    ) -> list[LineScore]:
        found: list[LineScore] = []
        out: dict[str, tuple[NotApplicablePolicy | None, str | None]] = {}
        # No line sees the points of another one, so their order in the book changes nothing.
        lines: dict[str, Line] = {}
        computed = Scored.COMPUTED
        for row in self._rows:
            span = row.score(known)
            if row.plain and span is not None and span[0] is span[1] and row.name not in entered:
                # Nearly every line: its points are known, and nobody else's count.
                line = lines[row.name] = Line(span[0], span[0], row.maximum)
                found.append(LineScore(row.read, line, span, computed, (), False, facts))
                continue
            score, line = self._line(row, span, facts, entered)
            found.append(score)
            lines[row.name] = line
            if not line.applies:
                assert isinstance(row.line, Criterion)
                rule = row.line.not_applicable
                within = row.line.group if rule is None or rule.within is None else rule.within
                out[row.line.id] = (None if rule is None else rule.policy, within)
        known.lines.update(lines)
        if out:
            settled(self._tree, known.lines, out)
        rounding = self._rounding.get(RoundingPoint.CRITERION)
        if not out and rounding is None:
            return found
        for index, score in enumerate(found):
            line = known.lines[score.id] = _round(known.lines[score.id], rounding)
            how = Scored.POLICY if score.id in out else score.how
            found[index] = attrs.evolve(score, counted=line, how=how)
        return found

    def _line(
        self,
        row: _Row,
        span: Span | None,
        facts: Mapping[str, Fact | CaseList],
        given: Mapping[str, Sequence[EnteredPoints]],
    ) -> tuple[LineScore, Line]:
        counts = self.book.counts
        entered = given.get(row.name, ())
        reckoned = (0, row.maximum) if span is None else span
        low, high = reckoned
        line = Line(low, high, row.maximum, span is not None)
        how, provisional = Scored.COMPUTED, False
        if entered or counts is not None or row.by_hand:
            counting = _counting(entered, counts, row.by_hand)
            if counting is not None:
                sure = exact(counting.points)
                how, line = Scored.ENTERED, Line(sure, sure, row.maximum)
            else:
                provisional = counts in (ScoreKind.APPRAISED, ScoreKind.FINAL)
        score = LineScore(row.read, line, reckoned, how, tuple(entered), provisional, facts)
        if (
            low is not high
            and not score.known
            and how is Scored.COMPUTED
            and self._missing(row) is MissingDataPolicy.ZERO
            and score.lacks
        ):
            # The text itself says that what is not reported earns nothing.
            line = Line(0, 0, line.maximum, line.applies)
            score = attrs.evolve(score, counted=line)
        return score, line

    def _missing(self, row: _Row) -> MissingDataPolicy | None:
        own = row.line.missing if isinstance(row.line, Criterion) else None
        return own or self.book.missing

    def _add_groups(self, known: Known) -> list[GroupScore]:
        found: dict[str, GroupScore] = {}
        for part in self._tree.groups:
            line = _round(added(part, known.lines, self._tree.parts), self._rounding.get(RoundingPoint.GROUP))
            known.lines[part.id] = line
            found[part.id] = GroupScore(part.id, Points(line.low, line.high), line.maximum)
        return [found[group.id] for group in self.book.groups if group.id in found]

    def _block(
        self,
        block: Bonus | Deduction,
        rows: Sequence[_Row],
        known: Known,
        facts: Mapping[str, Fact | CaseList],
        entered: Mapping[str, list[EnteredPoints]],
        lines: dict[str, Line],
    ) -> tuple[Bonus | Deduction, BlockScore]:
        cap = _number(block.cap)
        low: Bound = 0
        high: Bound = 0
        found: list[LineScore] = []
        for row in rows:
            score, line = self._line(row, row.score(known), facts, entered)
            if not line.applies:
                # What cannot occur is neither rewarded nor punished.
                line = Line(0, 0, row.maximum)
                score = attrs.evolve(score, counted=attrs.evolve(line, applies=score.applies), how=Scored.POLICY)
            found.append(score)
            lines[row.line.id] = line
            low, high = low + line.low, high + line.high
        if cap is not None:
            low, high = min(low, cap), min(high, cap)
        lines[block.id] = Line(low, high, inf if cap is None else cap)
        return block, BlockScore(id=block.id, points=Points(low, high), lines=tuple(found))

    def _totals(self, base: Line, blocks: Sequence[tuple[Bonus | Deduction, BlockScore]]) -> tuple[Points, Points]:
        """The total, and the points that count for the rank.

        Where the text does not say whether a block counts, or whether a bonus may lift the sum above the total,
        both are possible.
        """
        total, counting = _Sum(base), _Sum(base)
        declared = _number(self.book.total)
        alike = all(block.counts_for_rank is True for block, _ in blocks)
        for block, found in blocks:
            if isinstance(block, Bonus):
                total.add(found.points, True, block.above_total, declared)
                if not alike:
                    counting.add(found.points, block.counts_for_rank, block.above_total, declared)
            else:
                total.take(found.points, True)
                if not alike:
                    counting.take(found.points, block.counts_for_rank)
        rule = self._rounding.get(RoundingPoint.TOTAL)
        points = total.points(rule)
        return points, points if alike else counting.points(rule)

    def _outcomes(self, known: Known, lines: Sequence[LineScore]) -> tuple[Outcome, ...]:
        ranking = self.book.ranking
        if self._rank is None or ranking is None or known.total is None:
            return ()
        unknown = [line for line in lines if line.counted.low is not line.counted.high and not line.known]
        policies = {self._missing(self._lines[line.id]) for line in unknown if line.lacks}
        if MissingDataPolicy.REFUSE in policies:
            return (Outcome(how=Settled.NOT_SCORED),)
        if MissingDataPolicy.LOWEST_RANK in policies:
            lowest = [rank.id for rank in ranking.ranks if rank.word is not RankWord.NOT_RANKED][-1:]
            return tuple(Outcome(how=Settled.RANKED, rank=rank, because=("missing",)) for rank in lowest)
        return self._rank(known, known.total)


class _Sum:
    """A sum of which perhaps only the bounds are known."""

    def __init__(self, base: Line) -> None:
        self.low, self.high = base.low, base.high

    def add(self, points: Points, counts: bool | None, above: bool | None, declared: Exact | None) -> None:
        if counts is False:
            return
        low = self.low + (points.low if counts else 0)
        high = self.high + points.high
        if declared is not None and above is not True:
            # Points that stood above before the bonus stay.
            low = min(low, max(declared, self.low))
            high = high if above is None else min(high, max(declared, self.high))
        self.low, self.high = low, high

    def take(self, points: Points, counts: bool | None) -> None:
        if counts is False:
            return
        low = self.low - points.high
        sure = counts and self.low is self.high and points.low is points.high
        self.low, self.high = low, low if sure else self.high - (points.low if counts else 0)

    def points(self, rule: Rounding | None) -> Points:
        if rule is None:
            return Points(self.low, self.high)
        return Points(rounded(self.low, rule), rounded(self.high, rule))


def _round(line: Line, rule: Rounding | None) -> Line:
    if rule is None:
        return line
    return attrs.evolve(line, low=rounded(line.low, rule), high=rounded(line.high, rule))


_BODIES = (ScoreKind.FINAL, ScoreKind.APPRAISED)


def _counting(entered: Sequence[EnteredPoints], counts: ScoreKind | None, by_hand: bool) -> EnteredPoints | None:
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


def _kinds(book: RuleBook) -> dict[str, FactKind]:
    """As what each fact of the unit is read; one that is read in two ways is left to `danvan.verify`."""
    kinds: dict[str, FactKind] = {}
    for fact in asked_of(book):
        if fact.cases is None and fact.kind not in (FactKind.ANY, FactKind.CASES):
            kinds.setdefault(fact.code, fact.kind)
    return kinds


def _is_of(fact: Fact, kind: FactKind) -> bool:
    return {
        FactKind.NUMBER: fact.number,
        FactKind.YES_NO: fact.holds,
        FactKind.WORD: fact.word,
        FactKind.DAY: fact.day,
    }.get(kind) is not None


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
