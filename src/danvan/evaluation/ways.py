"""The ways in which a formula comes about, gone through one by one (các cách xảy ra).

Each is a list of plain statements that do not contradict each other: yes or no of single facts, words, linear
conditions on numbers, stretches of points.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from danvan.evaluation.attainable import ANYTHING, Piece
from danvan.evaluation.exact import Exact
from danvan.evaluation.formulas import Either, Every, Formula, InPoints, Says, Words
from danvan.evaluation.language import Language
from danvan.evaluation.solving import Linear, TooHard
from danvan.evaluation.words import HowMany, RankWord

__all__ = ["Way", "related_ranks", "ways"]


@attrs.frozen
class Way:
    """Plain statements that do not contradict each other: one way in which a formula comes about."""

    says: Mapping[tuple[str, ...], bool] = attrs.field(factory=dict)
    words: Mapping[str, tuple[frozenset[str], bool]] = attrs.field(factory=dict)
    linears: tuple[Linear, ...] = ()
    points: Mapping[str, Piece] = attrs.field(factory=dict)
    _bounds: Mapping[tuple[tuple[str, Exact], ...], tuple[Exact, bool]] = attrs.field(factory=dict)
    """The least bound of each sum, and whether it is taken in."""

    def and_(self, atom: Says | Words | InPoints | Linear, language: Language) -> "Way | None":
        """The way with one more statement; ``None`` where it contradicts another."""
        if self.denies(atom, language):
            return None
        if isinstance(atom, Says):
            return attrs.evolve(self, says={**self.says, atom.of: atom.yes})
        if isinstance(atom, Words):
            words = self._words(atom, language)
            return None if words is None else attrs.evolve(self, words={**self.words, atom.fact: words})
        if isinstance(atom, InPoints):
            piece = self.points.get(atom.line, ANYTHING).both(atom.piece)
            return attrs.evolve(self, points={**self.points, atom.line: piece})
        bound = (atom.bound, not atom.strict)
        before = self._bounds.get(atom.terms)
        if before is not None and before <= bound:
            return self
        return attrs.evolve(self, linears=(*self.linears, atom), bounds={**self._bounds, atom.terms: bound})

    def denies(self, atom: Says | Words | InPoints | Linear, language: Language) -> bool:
        """Whether a statement contradicts one of the way, as is seen at once, without solving."""
        if isinstance(atom, Says):
            return self._denies(atom, language.listed)
        if isinstance(atom, Words):
            return self._words(atom, language) is None
        if isinstance(atom, InPoints):
            return self.points.get(atom.line, ANYTHING).both(atom.piece).empty
        other = self._bounds.get(tuple((name, -factor) for name, factor in atom.terms))
        if other is None:
            return False
        room = atom.bound + other[0]
        return room < 0 or (room == 0 and (atom.strict or not other[1]))

    def _words(self, atom: Words, language: Language) -> tuple[frozenset[str], bool] | None:
        all_words = language.words.get(atom.fact)
        before = self.words.get(atom.fact, None if all_words is None else (all_words, True))
        return _joined(before, (atom.words, atom.among))

    def _denies(self, atom: Says, listed: Sequence[str]) -> bool:
        before = self.says.get(atom.of)
        if before is not None:
            return before is not atom.yes
        if (
            atom.yes
            and atom.of[0] == "group"
            and any(yes and of[0] == "group" and of[1] in listed for of, yes in self.says.items())
        ):
            # A unit is in one of the groups that the text lists.
            return True
        return atom.of[0] == "related" and related_ranks({**self.says, atom.of: atom.yes}, atom.of[1]) is None


def related_ranks(says: Mapping[tuple[str, ...], bool], relation: str) -> frozenset[RankWord] | None:
    """Ranks of related units with which everything that is said of them holds; ``None`` where there are none.

    They are all that nothing forbids, so that what asks for one finds it.
    """
    told = [
        (of[2] == HowMany.ALL.value, frozenset(RankWord(word) for word in of[3].split(",")), yes)
        for of, yes in says.items()
        if of[:2] == ("related", relation)
    ]
    left = frozenset(RankWord)
    for every, words, yes in told:
        if every and yes:
            left &= words
        elif not every and not yes:
            left -= words
    if any(not left & words for every, words, yes in told if yes and not every):
        return None
    if any(left <= words for every, words, yes in told if every and not yes):
        return None
    asked = any(yes is not every for every, _, yes in told)
    return left if asked else frozenset()


def _joined(
    one: tuple[frozenset[str], bool] | None, other: tuple[frozenset[str], bool]
) -> tuple[frozenset[str], bool] | None:
    """The words that both leave: among some, or all but some; ``None`` where none is left."""
    if one is None:
        return other
    (mine, among), (theirs, among_theirs) = one, other
    if among and among_theirs:
        left = mine & theirs
    elif among:
        left = mine - theirs
    elif among_theirs:
        left = theirs - mine
    else:
        return mine | theirs, False
    return (left, True) if left else None


_WORK = 200_000


def ways(formula: Formula, language: Language, start: Way | None = None) -> Iterator[Way]:
    """Every way in which a formula comes about, as far as single statements show; numbers are not solved yet.

    Raises `TooHard` where there are too many to go through.
    """
    yield from _ways([formula], Way() if start is None else start, language, [0])


def taken(goals: Sequence[Formula], way: Way, language: Language) -> tuple[Way, list[Either]] | None:
    """What leaves no choice put into a way, and the choices that are left; ``None`` for a contradiction.

    So contradictions are seen before anything is tried.
    """
    choices: list[Either] = []
    waiting = list(goals)
    while waiting:
        goal = waiting.pop()
        if isinstance(goal, Every):
            waiting.extend(goal.of)
        elif isinstance(goal, Either):
            choices.append(goal)
        else:
            more = way.and_(goal, language)
            if more is None:
                return None
            way = more
    return way, choices


def _ways(goals: Sequence[Formula], way: Way, language: Language, spent: list[int]) -> Iterator[Way]:
    spent[0] += 1
    if spent[0] > _WORK:
        raise TooHard
    told = taken(goals, way, language)
    if told is None:
        return
    way, choices = told
    if not choices:
        yield way
        return
    first = min(choices, key=lambda choice: len(choice.of))
    rest = [choice for choice in choices if choice is not first]
    for part in first.of:
        yield from _ways([part, *rest], way, language, spent)
