"""Whether a case can come about under a rule book: searched for with a counter-example, or proven away.

Two views of the lines are used. In the wide view the points of each line are all that might come, so that what is
impossible there is impossible. In the sure view they come from facts that can be written down, so that what is
found there can be shown, and is shown: every sheet is scored before it counts.
"""

import functools
import itertools
import random
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from danvan.evaluation.asking import facts_of
from danvan.evaluation.beside import wanted
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.compared import compared_in, whole_among
from danvan.evaluation.criteria import Criterion
from danvan.evaluation.exact import Exact
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
from danvan.evaluation.joint import Joint, Leaving
from danvan.evaluation.known import Value, fact_values
from danvan.evaluation.line_views import LineViews
from danvan.evaluation.outlooks import Outlook
from danvan.evaluation.proof_rows import branching, earned_by, with_blocks_counting, with_points
from danvan.evaluation.rank_cases import RankCases
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import CannotScore, Scorer
from danvan.evaluation.solving import TooHard
from danvan.evaluation.sums import Sums
from danvan.evaluation.tree import added
from danvan.evaluation.ways import Way, ways
from danvan.evaluation.witness import Witnesses
from danvan.evaluation.words import CohortScope

__all__ = ["Prover"]

_SHEETS = 80
"""How many sheets are scored in search of one counter-example."""

_TRIALS = 600
"""How many sheets are tried where a question is still open."""

_WAYS = 100
"""So many ways are looked at with points and facts apart, before they are looked at together."""

_SEED = 2026


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
        self._whole = whole | whole_among(book, whole)
        self.views: LineViews = LineViews(book, whole=self._whole, words=words)
        self.scorer: Scorer = Scorer(book)
        # Where the text does not say whether a block counts, it is taken as counting when a rank is looked for.
        self.settled: Scorer = Scorer(with_blocks_counting(book))
        self._book = book
        self._witnesses = Witnesses(book, whole)
        self._compared = compared_in(book)
        self._joints: dict[tuple[frozenset[str], bool], Joint] = {}
        self._tangled = self._entangled()
        self._cards: list[ScoreCard] | None = None

    def _entangled(self) -> frozenset[str]:
        """The lines that read a fact which another line, a gate or a group reads too."""
        readers: dict[str, list[str]] = {}
        for row in self.views.rows:
            for code in facts_of(row.line.shape):
                readers.setdefault(code, []).append(row.line.id)
        elsewhere = {*facts_of(self._book.ranking), *facts_of(self._book.unit_groups)}
        return frozenset(
            name for code, names in readers.items() if len(names) > 1 or code in elsewhere for name in names
        )

    def ask(
        self,
        question: Callable[[RankCases], Formula],
        shows: Callable[[ScoreCard], bool],
        *,
        scorer: Scorer | None = None,
    ) -> Answered:
        """Whether a case can come about; `shows` says whether a sheet that was scored, by `scorer`, is one.

        Such a sheet is one of a unit alone in its cohort, or beside others where it takes them.
        """
        assert self._book.ranking is not None
        formula = question(RankCases(self.views.wide, self._book.ranking))
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
        answered = self._together(question, shows, scorer)
        if answered.impossible or answered.card is not None:
            return self._fewest(answered, shows, scorer)
        shown = next((card for card in self._tried() if shows(card)), None)
        return Answered(shown)

    def _together(
        self,
        question: Callable[[RankCases], Formula],
        shows: Callable[[ScoreCard], bool],
        scorer: Scorer | None,
    ) -> Answered:
        """The answer with the facts and points of all lines together: in all that may come, then in what surely
        comes."""
        assert self._book.ranking is not None
        impossible = True
        for sure in (False, True):
            try:
                departures = self.views.settled_departures()
            except TooHard:
                return Answered()
            for gone in departures:
                try:
                    joint = self.joint(gone, sure=sure)
                    cases = RankCases(joint.language, self._book.ranking)
                    scored = functools.partial(self._scored, joint, scorer)
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
            language = self.views.sure if sure else self.views.wide
            lines = self.views.without(gone)
            combined = dict(lines)
            for part in self.views.tree.groups:
                combined[part.id] = added(part, combined, self.views.tree.parts)
            maxima = {**language.maxima, **{name: line.maximum for name, line in combined.items()}}
            left = frozenset(name for name, line in combined.items() if not line.applies)
            language = attrs.evolve(language, maxima=maxima, gone=left)
            raw = {row.line.id: self.views.raw(row, language) for row in self.views.rows}
            known = {row.line.id: row.maximum for row in self.views.rows}
            self._joints[gone, sure] = Joint(
                self._book,
                self.views.tree,
                language,
                with_points(raw),
                known,
                combined,
                Leaving(self.views.leaving(), gone),
                self._whole,
            )
        joint = self._joints[gone, sure]
        joint.renew()
        return joint

    def _scored(self, joint: Joint, scorer: Scorer | None, way: Way, numbers: Mapping[str, Exact]) -> list[Answered]:
        """The cards of a way with its numbers, alone and beside the others that it takes; none where facts cannot state
        it."""
        by_hand = {row.line.id: joint.raw(row.line.id, numbers) for row in self.views.rows if row.by_hand}
        sheet = self._witnesses.sheet(way, numbers, by_hand)
        if sheet is None:
            return []
        found: list[Answered] = []
        for rows in ([], wanted(self._compared, numbers)):
            others = self._witnesses.beside(sheet, rows)
            card = None if others is None else self.score(sheet, scorer, others)
            if others is not None and card is not None:
                found.append(Answered(card, others))
        return found

    def _fewest(self, answered: Answered, shows: Callable[[ScoreCard], bool], scorer: Scorer | None) -> Answered:
        """The same with no more others than it takes."""
        for other in answered.others:
            fewer = tuple(one for one in answered.others if one is not other)
            card = None if answered.card is None else self.score(answered.card.sheet, scorer, fewer)
            if card is not None and shows(card):
                answered = Answered(card, fewer)
        return answered

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
        for row in self.views.rows:
            if row.by_hand:
                ends = [
                    end
                    for piece in self.views.outlooks(sure=True)[row.line.id].points.pieces
                    for end in (piece.low, piece.high)
                ]
                found[row.line.id] = [end for end in ends if not isinstance(end, float)] or [0]
        return found

    def score(
        self, sheet: FactSheet, scorer: Scorer | None = None, others: Sequence[FactSheet] = ()
    ) -> ScoreCard | None:
        """The card of a sheet beside others with which its unit is compared; ``None`` where the sheet does not fit."""
        together = [fact_values(one.facts) for one in (sheet, *others)]

        def cohort(scope: CohortScope, code: str) -> list[Value | None]:
            return [values.get(code) for values in together]

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
        return any(self._possible_without(gone, formula, lines) for gone in self.views.settled_departures())

    def _possible_without(self, gone: frozenset[str], formula: Formula, lines: frozenset[str]) -> bool:
        """Whether a case may come about while these criteria have left the sum."""
        outlooks = with_points(self.views.outlooks(sure=False))
        sets = {name: own.points for name, own in outlooks.items()}
        moved: set[str] = set()
        apart = self.views.apart(gone)
        if gone:
            # What is asked of the points of a line is not looked at where its maximum is another one.
            moved = {row.line.id for row in self.views.rows if isinstance(row.line, Criterion)}
            moved |= {group.id for group in self._book.groups}
            sets = self.views.sets_without(gone, sets)
            formula = both(without_points(formula, moved), *(self.views.leave(name) for name in sorted(gone)))
        whole = both(formula, *(branching(name, outlooks[name]) for name in sorted(lines - moved)))
        for place, way in enumerate(ways(whole, self.views.wide)):
            if place >= _WAYS:
                raise TooHard
            if self.views.numbers(way) is None:
                continue
            if not Sums(self._book, self.views.tree, sets, way.points, apart).empty:
                return True
        return False

    def _sheets(self, formula: Formula) -> Iterator[FactSheet]:
        """Sheets that should show a case, the simplest first."""
        sound = with_points(self.views.outlooks(sure=True))
        sets = {name: own.points for name, own in sound.items()}
        tangled = [branching(name, sound[name]) for name in sorted(self._tangled)]
        for way in itertools.islice(ways(both(formula, *tangled), self.views.wide), _WAYS):
            if self.views.numbers(way) is None:
                continue
            sums = Sums(self._book, self.views.tree, sets, way.points)
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
        for row in self.views.rows:
            name = row.line.id
            if row.by_hand:
                simple = points.get(name, sound[name].points.simplest())
                by_hand |= {} if simple is None else {name: simple}
            elif name in points:
                goals.append(earned_by(sound[name], points[name]))
            else:
                goals.append(either(*(branch.when for branch in sound[name].branches)))
        held = attrs.evolve(way, points={})
        for found in ways(Every(tuple(goals)), self.views.wide, held):
            numbers = self.views.numbers(found)
            if numbers is None:
                continue
            sheet = self._witnesses.sheet(found, numbers, by_hand)
            if sheet is not None:
                yield sheet
                return

    def example(self, formula: Formula) -> Iterator[tuple[FactSheet, tuple[FactSheet, ...]]]:
        """Sheets that show a case of facts alone, whatever the points, with those of the others that it takes."""
        by_hand = {
            row.line.id: simple
            for row in self.views.rows
            if row.by_hand and (simple := self.views.outlooks(sure=True)[row.line.id].points.simplest()) is not None
        }
        for way in ways(formula, self.views.wide):
            numbers = self.views.numbers(way)
            sheet = None if numbers is None else self._witnesses.sheet(way, numbers, by_hand)
            if numbers is None or sheet is None:
                continue
            others = self._witnesses.beside(sheet, wanted(self._compared, numbers))
            if others is not None:
                yield sheet, others
