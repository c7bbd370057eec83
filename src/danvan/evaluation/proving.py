"""Whether a case can come about under a rule book: searched for with a counter-example, or proven away.

Two views of the lines are used. In the wide view the points of each line are all that might come, so that what is
impossible there is impossible. In the sure view they come from facts that can be written down, so that what is
found there can be shown, and is shown: every sheet is scored before it counts.
"""

import functools
import itertools
import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from danvan.errors import Pointer
from danvan.evaluation.asking import facts_of
from danvan.evaluation.attainable import Piece, PointSet, pieces
from danvan.evaluation.branches import outlook, rounded_outlook, without_policy
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.criteria import Criterion
from danvan.evaluation.deciding import DISCIPLINE, as_number
from danvan.evaluation.exact import Bound, Exact, scaled
from danvan.evaluation.exhausting import Answered, exhausted
from danvan.evaluation.facts import FactSheet
from danvan.evaluation.formulas import (
    FALSE,
    Every,
    Formula,
    both,
    either,
    without_points,
)
from danvan.evaluation.gates import Disciplined, Predicate
from danvan.evaluation.joint import Joint, Leaving
from danvan.evaluation.known import Line, Value, fact_values
from danvan.evaluation.language import Language
from danvan.evaluation.outlooks import Outlook
from danvan.evaluation.outside import CohortPlace, RatioToFirst, RelativeToLeader
from danvan.evaluation.proof_rows import Row, branching, earned_by, rows_of, with_blocks_counting, with_points
from danvan.evaluation.rank_cases import RankCases
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.scoring import CannotScore, Scorer
from danvan.evaluation.solving import TooHard, solved
from danvan.evaluation.static_flaws import circling
from danvan.evaluation.sums import Sums
from danvan.evaluation.tree import Tree, added, lines_of, settled, tree_of
from danvan.evaluation.ways import Way, ways
from danvan.evaluation.witness import Witnesses
from danvan.evaluation.words import Aggregation, CohortScope, NotApplicablePolicy, RoundingPoint

__all__ = ["Prover"]

_SHEETS = 80
"""How many sheets are scored in search of one counter-example."""

_TRIALS = 600
"""How many sheets are tried where a question is still open."""

_WAYS = 100
"""So many ways are looked at with points and facts apart, before they are looked at together."""

_SEED = 2026

_COHORTS: Sequence[Sequence[Exact]] = ((), (2,), (10,), (10**6,), (2, 2, 2, 2), (0, 0, 0, 0))
"""Beside which others a unit is tried: each has so many times its numbers."""

_LEAVING = 6
"""So many criteria that may leave the sum are gone through in every combination."""


class Prover:
    """Asks what can come about under one rule book.

    `whole` are the facts that are whole numbers, `words` all words that a fact may be, where there are no others.
    """

    def __init__(
        self,
        book: RuleBook,
        *,
        whole: frozenset[str],
        words: Mapping[str, frozenset[str]],
    ) -> None:
        self.book: RuleBook = book
        self.rows: list[Row] = rows_of(book)
        self.tree: Tree = tree_of(book)
        self.scorer: Scorer = Scorer(book)
        # Where the text does not say whether a block counts, it is taken as counting when a rank is looked for.
        self.settled: Scorer = Scorer(with_blocks_counting(book))
        self._whole = whole
        self._witnesses = Witnesses(book)
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
        compared = (RelativeToLeader, CohortPlace, RatioToFirst)
        self._compared: bool = any(isinstance(part, compared) for _, part in parts(book))
        self._joints: dict[tuple[frozenset[str], bool], Joint] = {}
        self._tangled = self._entangled()
        self._cards: list[ScoreCard] | None = None

    def outlooks(self, *, sure: bool) -> dict[str, Outlook]:
        """The branches of every line, in one of the two views."""
        if sure not in self._outlooks:
            language = self.sure if sure else self.wide
            self._outlooks[sure] = {row.line.id: self._outlook(row, language) for row in self.rows}
        return self._outlooks[sure]

    def _outlook(self, row: Row, language: Language) -> Outlook:
        own = self._raw(row, language)
        rule = next((rule for rule in self.book.roundings if rule.at is RoundingPoint.CRITERION), None)
        return own if rule is None or not isinstance(row.line, Criterion) else rounded_outlook(own, rule, row.maximum)

    def _raw(self, row: Row, language: Language) -> Outlook:
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

    def _entangled(self) -> frozenset[str]:
        """The lines that read a fact which another line, a gate or a group reads too."""
        readers: dict[str, list[str]] = {}
        for row in self.rows:
            for code in facts_of(row.line.shape):
                readers.setdefault(code, []).append(row.line.id)
        elsewhere = {*facts_of(self.book.ranking), *facts_of(self.book.unit_groups)}
        return frozenset(
            name for code, names in readers.items() if len(names) > 1 or code in elsewhere for name in names
        )

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

    def ask(
        self,
        question: Callable[[RankCases], Formula],
        shows: Callable[[ScoreCard], bool],
        *,
        scorer: Scorer | None = None,
        others: bool = False,
    ) -> Answered:
        """Whether a case can come about; `shows` says whether a sheet that was scored, by `scorer`, is one.

        Such a sheet is one of a unit alone in its cohort, or of one among `others` too.
        """
        assert self.book.ranking is not None
        formula = question(RankCases(self.wide, self.book.ranking))
        if formula == FALSE:
            return Answered(impossible=True)
        tried = 0
        try:
            for sheet in self._sheets(formula):
                card = self.score(sheet, scorer)
                if card is not None and shows(card):
                    return Answered(card)
                tried += 1
                if tried >= _SHEETS:
                    break
        except TooHard:
            pass
        if self._impossible(formula):
            return Answered(impossible=True)
        answered = self._together(question, shows, scorer, others=others)
        if answered.impossible or answered.card is not None:
            return answered
        shown = next((card for card in self._tried() if shows(card)), None)
        return Answered(shown)

    def _together(
        self,
        question: Callable[[RankCases], Formula],
        shows: Callable[[ScoreCard], bool],
        scorer: Scorer | None,
        *,
        others: bool,
    ) -> Answered:
        """The answer with the facts and points of all lines together: in all that may come, then in what surely
        comes."""
        assert self.book.ranking is not None
        impossible = True
        cohorts = _COHORTS if others and self._compared else _COHORTS[:1]
        for sure in (False, True):
            try:
                departures = self.departures()
            except TooHard:
                return Answered()
            for gone in departures:
                try:
                    joint = self.joint(gone, sure=sure)
                    cases = RankCases(joint.language, self.book.ranking)
                    scored = functools.partial(self._scored, joint, scorer, cohorts)
                    answered = exhausted(joint, cases, question(cases), scored, shows)
                except TooHard:
                    answered = Answered()
                if answered.card is not None:
                    return answered
                impossible = impossible and answered.impossible
            if impossible:
                return Answered(impossible=True)
        return Answered()

    def joint(self, gone: frozenset[str], *, sure: bool) -> Joint:
        """All lines as one formula, once these criteria have left; it may work as much as at first."""
        if (gone, sure) not in self._joints:
            language = self.sure if sure else self.wide
            lines = self.without(gone)
            combined = dict(lines)
            for part in self.tree.groups:
                combined[part.id] = added(part, combined, self.tree.parts)
            maxima = {**language.maxima, **{name: line.maximum for name, line in combined.items()}}
            left = frozenset(name for name, line in combined.items() if not line.applies)
            language = attrs.evolve(language, maxima=maxima, gone=left)
            raw = {row.line.id: self._raw(row, language) for row in self.rows}
            known = {row.line.id: row.maximum for row in self.rows}
            self._joints[gone, sure] = Joint(
                self.book,
                self.tree,
                language,
                with_points(raw),
                known,
                combined,
                Leaving(self.leaving(), gone),
                self._whole,
            )
        joint = self._joints[gone, sure]
        joint.renew()
        return joint

    def _scored(
        self,
        joint: Joint,
        scorer: Scorer | None,
        cohorts: Sequence[Sequence[Exact]],
        way: Way,
        numbers: Mapping[str, Exact],
    ) -> list[ScoreCard]:
        """The cards of a way with its numbers in each of these cohorts; none where facts cannot state them."""
        by_hand = {row.line.id: joint.raw(row.line.id, numbers) for row in self.rows if row.by_hand}
        sheet = self._witnesses.sheet(way, numbers, by_hand)
        if sheet is None:
            return []
        return [card for beside in cohorts if (card := self.score(sheet, scorer, beside)) is not None]

    def _tried(self) -> Iterator[ScoreCard]:
        """Cards of many sheets near the numbers of the rule book, for what no single line shows.

        They are the same at every run, and made once.
        """
        if self._cards is None:
            sheets = self._witnesses.trials(self._by_hand(), random.Random(_SEED), _TRIALS)
            self._cards = [card for sheet in sheets if (card := self.score(sheet)) is not None]
        yield from self._cards

    def _by_hand(self) -> dict[str, list[Exact]]:
        """Points between which lines that are scored by hand are tried."""
        found: dict[str, list[Exact]] = {}
        for row in self.rows:
            if row.by_hand:
                ends = [
                    end
                    for piece in self.outlooks(sure=True)[row.line.id].points.pieces
                    for end in (piece.low, piece.high)
                ]
                found[row.line.id] = [end for end in ends if not isinstance(end, float)] or [0]
        return found

    def score(self, sheet: FactSheet, scorer: Scorer | None = None, beside: Sequence[Exact] = ()) -> ScoreCard | None:
        """The card of a sheet, alone in its cohort or beside units with so many times its numbers; ``None`` where the
        sheet does not fit."""
        values = fact_values(sheet.facts)

        def cohort(scope: CohortScope, code: str) -> list[Value | None]:
            own = as_number(values.get(code))
            return [values.get(code), *(own * times if own else times for times in beside if own is not None)]

        try:
            return (scorer or self.scorer).card(sheet, cohort=cohort)
        except CannotScore:
            return None

    def _impossible(self, formula: Formula) -> bool:
        """Whether a case surely never comes about."""
        try:
            return not self._possible(formula, frozenset()) or not self._possible(formula, self._tangled)
        except TooHard:
            return False

    def _possible(self, formula: Formula, lines: frozenset[str]) -> bool:
        return any(self._possible_without(gone, formula, lines) for gone in self.departures())

    def _possible_without(self, gone: frozenset[str], formula: Formula, lines: frozenset[str]) -> bool:
        """Whether a case may come about while these criteria have left the sum."""
        outlooks = with_points(self.outlooks(sure=False))
        sets = {name: own.points for name, own in outlooks.items()}
        moved: set[str] = set()
        apart = self.apart(gone)
        if gone:
            # What is asked of the points of a line is not looked at where its maximum is another one.
            moved = {row.line.id for row in self.rows if isinstance(row.line, Criterion)}
            moved |= {group.id for group in self.book.groups}
            sets = self.sets_without(gone, sets)
            formula = both(without_points(formula, moved), *(self.leave(name) for name in sorted(gone)))
        whole = both(formula, *(branching(name, outlooks[name]) for name in sorted(lines - moved)))
        for place, way in enumerate(ways(whole, self.wide)):
            if place >= _WAYS:
                raise TooHard
            if self.numbers(way) is None:
                continue
            if not Sums(self.book, self.tree, sets, way.points, apart).empty:
                return True
        return False

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

    def _sheets(self, formula: Formula) -> Iterator[FactSheet]:
        """Sheets that should show a case, the simplest first."""
        sound = with_points(self.outlooks(sure=True))
        sets = {name: own.points for name, own in sound.items()}
        tangled = [branching(name, sound[name]) for name in sorted(self._tangled)]
        for way in itertools.islice(ways(both(formula, *tangled), self.wide), _WAYS):
            if self.numbers(way) is None:
                continue
            sums = Sums(self.book, self.tree, sets, way.points)
            if sums.empty:
                continue
            for total in sums.candidates():
                points = sums.reached(total)
                if points is not None:
                    yield from self._with_points(way, points, sound)

    def _with_points(self, way: Way, points: Mapping[str, Exact], sound: Mapping[str, Outlook]) -> Iterator[FactSheet]:
        """The sheets in which every line has these points."""
        goals: list[Formula] = []
        by_hand: dict[str, Exact] = {}
        for row in self.rows:
            name = row.line.id
            if row.by_hand:
                simple = points.get(name, sound[name].points.simplest())
                by_hand |= {} if simple is None else {name: simple}
            elif name in points:
                goals.append(earned_by(sound[name], points[name]))
            else:
                goals.append(either(*(branch.when for branch in sound[name].branches)))
        held = attrs.evolve(way, points={})
        for found in ways(Every(tuple(goals)), self.wide, held):
            numbers = self.numbers(found)
            if numbers is None:
                continue
            sheet = self._witnesses.sheet(found, numbers, by_hand)
            if sheet is not None:
                yield sheet
                return

    def example(self, formula: Formula) -> Iterator[FactSheet]:
        """Sheets that show a case of facts alone, whatever the points."""
        by_hand = {
            row.line.id: simple
            for row in self.rows
            if row.by_hand and (simple := self.outlooks(sure=True)[row.line.id].points.simplest()) is not None
        }
        for way in ways(formula, self.wide):
            numbers = self.numbers(way)
            sheet = None if numbers is None else self._witnesses.sheet(way, numbers, by_hand)
            if sheet is not None:
                yield sheet
