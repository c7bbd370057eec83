"""The ways in which a formula comes about, gone through one by one (các cách xảy ra).

Each is a list of plain statements that do not contradict each other: yes or no of single facts, words, linear
conditions on numbers, stretches of points.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from danvan.evaluation.attainable import ANYTHING, Piece
from danvan.evaluation.formulas import Either, Every, Formula, InPoints, Says, Words
from danvan.evaluation.language import Language
from danvan.evaluation.solving import Linear, TooHard
from danvan.evaluation.words import HowMany

__all__ = ["Way", "ways"]


@attrs.frozen
class Way:
    """Plain statements that do not contradict each other: one way in which a formula comes about."""

    says: Mapping[tuple[str, ...], bool] = attrs.field(factory=dict)
    words: Mapping[str, tuple[frozenset[str], bool]] = attrs.field(factory=dict)
    linears: tuple[Linear, ...] = ()
    points: Mapping[str, Piece] = attrs.field(factory=dict)

    def and_(self, atom: Says | Words | InPoints | Linear, language: Language) -> "Way | None":
        """The way with one more statement; ``None`` where it contradicts another."""
        if isinstance(atom, Says):
            return self._saying(atom, language.listed)
        if isinstance(atom, Words):
            all_words = language.words.get(atom.fact)
            before = self.words.get(atom.fact, None if all_words is None else (all_words, True))
            words = _joined(before, (atom.words, atom.among))
            return None if words is None else attrs.evolve(self, words={**self.words, atom.fact: words})
        if isinstance(atom, InPoints):
            piece = self.points.get(atom.line, ANYTHING).both(atom.piece)
            return None if piece.empty else attrs.evolve(self, points={**self.points, atom.line: piece})
        if atom in self.linears:
            return self
        if any(_contradict(atom, other) for other in self.linears):
            return None
        return attrs.evolve(self, linears=(*self.linears, atom))

    def _saying(self, atom: Says, listed: Sequence[str]) -> "Way | None":
        before = self.says.get(atom.of)
        if before is not None:
            return self if before is atom.yes else None
        if (
            atom.yes
            and atom.of[0] == "group"
            and any(yes and of[0] == "group" and of[1] in listed for of, yes in self.says.items())
        ):
            # A unit is in one of the groups that the text lists.
            return None
        if atom.of[0] == "related" and any(_related_contradict(atom, of, yes) for of, yes in self.says.items()):
            return None
        return attrs.evolve(self, says={**self.says, atom.of: atom.yes})


def _related_contradict(atom: Says, of: tuple[str, ...], yes: bool) -> bool:
    """Whether a related unit has one of some words, and none has one of more words."""
    if of[:3] != atom.of[:3] or of[2] != HowMany.ANY.value or yes is atom.yes:
        return False
    some, none = (atom.of, of) if atom.yes else (of, atom.of)
    return set(some[3].split(",")) <= set(none[3].split(","))


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


def _contradict(one: Linear, other: Linear) -> bool:
    """Whether two conditions on the same sum leave nothing: seen at once, without solving."""
    if len(one.terms) != len(other.terms) or any(
        mine != (name, -factor) for mine, (name, factor) in zip(one.terms, other.terms, strict=True)
    ):
        return False
    room = one.bound + other.bound
    return room < 0 or (room == 0 and (one.strict or other.strict))


_WORK = 200_000


def ways(formula: Formula, language: Language, start: Way | None = None) -> Iterator[Way]:
    """Every way in which a formula comes about, as far as single statements show; numbers are not solved yet.

    Raises `TooHard` where there are too many to go through.
    """
    yield from _ways([formula], Way() if start is None else start, language, [0])


def _ways(goals: Sequence[Formula], way: Way, language: Language, spent: list[int]) -> Iterator[Way]:
    spent[0] += 1
    if spent[0] > _WORK:
        raise TooHard
    # What leaves no choice comes first, so that contradictions are seen before anything is tried.
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
                return
            way = more
    if not choices:
        yield way
        return
    first = min(choices, key=lambda choice: len(choice.of))
    rest = [choice for choice in choices if choice is not first]
    for part in first.of:
        yield from _ways([part, *rest], way, language, spent)
