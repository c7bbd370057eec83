"""Conditions as formulas: when a condition is true and when it is false, and in which ways both can come about.

A condition is undecided where it is neither; with every fact reported that happens only where the text is silent,
such as for a share of nothing. The ways are gone through one by one, each a list of plain statements that do not
contradict each other: yes or no of single facts, words, linear conditions on numbers, stretches of points.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import inf

import attrs

from danvan.errors import Pointer, pointer_text
from danvan.evaluation.attainable import ANYTHING, Piece
from danvan.evaluation.deciding import NO_DISCIPLINE, Stretch, stretch
from danvan.evaluation.exact import Bound, Exact, exact
from danvan.evaluation.gates import (
    AllOf,
    AnyOf,
    AtLeast,
    Between,
    Compare,
    CompareFacts,
    CriterionMinimum,
    Disciplined,
    Holds,
    InGroup,
    IsApplicable,
    IsReported,
    Not,
    NoZeroCriterion,
    PointsBetween,
    Predicate,
    Ratio,
    RelatedRanked,
    UnencodedCondition,
    WordIn,
)
from danvan.evaluation.solving import Linear, TooHard, linear
from danvan.evaluation.words import Comparison, DisciplineLevel, HowMany

__all__ = [
    "FALSE",
    "TOTAL",
    "TRUE",
    "Every",
    "Either",
    "Formula",
    "InPoints",
    "Language",
    "Says",
    "Way",
    "Words",
    "both",
    "either",
    "above_zero",
    "inside",
    "negated",
    "ways",
    "without_points",
    "zero",
]

TOTAL = ""
"""The name of the total among lines of points."""


@attrs.frozen
class Says:
    """A plain yes or no: of a fact, of a group, of related units, of an answer; `of` tells them apart."""

    of: tuple[str, ...]
    yes: bool


@attrs.frozen
class Words:
    """A fact is one of these words, or none of them."""

    fact: str
    words: frozenset[str]
    among: bool


@attrs.frozen
class InPoints:
    """The points of a line, group or of the total lie in a stretch."""

    line: str
    piece: Piece


@attrs.frozen
class Every:
    """Every part holds."""

    of: "tuple[Formula, ...]"


@attrs.frozen
class Either:
    """At least one part holds."""

    of: "tuple[Formula, ...]"


Formula = Says | Words | InPoints | Linear | Every | Either

TRUE: Formula = Every(())
FALSE: Formula = Either(())


def both(*parts: Formula) -> Formula:
    """Every of these."""
    kept = tuple(dict.fromkeys(part for part in parts if part != TRUE))
    return FALSE if FALSE in kept else kept[0] if len(kept) == 1 else Every(kept)


def either(*parts: Formula) -> Formula:
    """One of these at least."""
    kept = tuple(dict.fromkeys(part for part in parts if part != FALSE))
    return TRUE if TRUE in kept else kept[0] if len(kept) == 1 else Either(kept)


def negated(formula: Formula) -> Formula:
    """When a formula does not hold."""
    match formula:
        case Every():
            return either(*(negated(part) for part in formula.of))
        case Either():
            return both(*(negated(part) for part in formula.of))
        case Says():
            return Says(formula.of, not formula.yes)
        case Words():
            return Words(formula.fact, formula.words, not formula.among)
        case Linear():
            turned = {name: -factor for name, factor in formula.terms}
            return linear(turned, -formula.bound, strict=not formula.strict)
        case InPoints():
            piece = formula.piece
            below = [] if piece.low == -inf else [Piece(-inf, piece.low, open_high=not piece.open_low)]
            above = [] if piece.high == inf else [Piece(piece.high, inf, open_low=not piece.open_high)]
            return either(*(InPoints(formula.line, part) for part in (*below, *above)))


def without_points(formula: Formula, lines: Collection[str]) -> Formula:
    """The formula, wider: what is asked of the points of these lines may hold or not, but not both at once."""
    match formula:
        case Every():
            return both(*(without_points(part, lines) for part in formula.of))
        case Either():
            return either(*(without_points(part, lines) for part in formula.of))
        case InPoints():
            if formula.line not in lines:
                return formula
            ends = [end for end in (formula.piece.low, formula.piece.high) if end not in (-inf, inf)]
            return InPoints(f"{formula.line} {ends}", formula.piece)
        case _:
            return formula


_DISCIPLINE = [level.value for level in DisciplineLevel]


@attrs.frozen
class Language:
    """What a formula needs to know of its rule book.

    `groups` are the conditions of unit groups that have one, with their places; `listed` the groups that the text
    lists. `maxima` are the maxima of all lines and groups, `criteria` the ids of the criteria. `words` are all words
    that a fact may be, for facts of which no others can be. `sure` asks for cases that surely come about, rather than
    for all that might: the first are for counter-examples, the others for proofs.
    """

    groups: Mapping[str, tuple[Predicate, Pointer]]
    listed: Sequence[str]
    maxima: Mapping[str, Bound]
    criteria: Sequence[str]
    words: Mapping[str, frozenset[str]] = attrs.field(factory=dict)
    sure: bool = False

    def when(self, predicate: Predicate, want: bool, at: Pointer = (), factor: Exact = 1) -> Formula:
        """When a condition is surely true, or surely false."""
        if _asks_unknown_points(predicate, at):
            return FALSE
        match predicate:
            case AllOf() | AnyOf():
                parts = [self.when(part, want, (*at, "of", place), factor) for place, part in enumerate(predicate.of)]
                return both(*parts) if isinstance(predicate, AllOf) is want else either(*parts)
            case AtLeast():
                parts = [self.when(part, want, (*at, "of", place), factor) for place, part in enumerate(predicate.of)]
                return _count(parts, predicate.least if want else len(parts) - predicate.least + 1)
            case Not():
                return self.when(predicate.of, not want, (*at, "of"), factor)
            case InGroup():
                return self.member(predicate.group, want)
            case PointsBetween():
                return _in_points(TOTAL if predicate.of is None else predicate.of, stretch(predicate), want)
            case NoZeroCriterion():
                return self._each(predicate.of, want, {})
            case CriterionMinimum():
                return self._each(predicate.of, want, self._minima(predicate))
            case _:
                return _simple(predicate, want, at, factor)

    def member(self, group: str, want: bool) -> Formula:
        """When a unit is in a unit group, or is not."""
        known = self.groups.get(group)
        return Says(("group", group), want) if known is None else self.when(known[0], want, known[1])

    def _minima(self, predicate: CriterionMinimum) -> dict[str, Bound]:
        names = predicate.of or self.criteria
        if predicate.points is not None:
            return dict.fromkeys(names, exact(predicate.points))
        share = exact(predicate.share) if predicate.share is not None else 0
        return {name: self.maxima.get(name, inf) * share for name in names}

    def _each(self, of: Sequence[str], want: bool, minima: Mapping[str, Bound]) -> Formula:
        """Every line reaches its least, or one does not; without a least, every line is above zero."""
        parts: list[Formula] = []
        for name in of or self.criteria:
            least = minima.get(name)
            good = Piece(0, inf, open_low=True) if least is None else Piece(least, inf)
            bad = Piece(-inf, 0) if least is None else Piece(-inf, least, open_high=True)
            parts.append(InPoints(name, good if want else bad))
        return both(*parts) if want else either(*parts)


def _asks_unknown_points(predicate: Predicate, at: Pointer) -> bool:
    """Whether points are looked at that are not there yet: no line and no unit group sees those of a criterion.

    Lines of bonuses and deductions come after the criteria, and before the total.
    """
    if not isinstance(predicate, (PointsBetween, NoZeroCriterion, CriterionMinimum)):
        return False
    total = isinstance(predicate, PointsBetween) and predicate.of is None
    return at[:1] in (("criteria",), ("unit_groups",), *((("bonuses",), ("deductions",)) if total else ()))


def _in_points(line: str, bounds: Stretch, want: bool) -> Formula:
    low, takes_low, high, takes_high = bounds
    if want:
        ends: tuple[Bound, Bound] = (-inf if low is None else low, inf if high is None else high)
        return InPoints(line, Piece(*ends, low is not None and not takes_low, high is not None and not takes_high))
    parts: list[Formula] = []
    if low is not None:
        parts.append(InPoints(line, Piece(-inf, low, open_high=takes_low)))
    if high is not None:
        parts.append(InPoints(line, Piece(high, inf, open_low=takes_high)))
    return either(*parts)


def _count(parts: Sequence[Formula], least: int) -> Formula:
    """At least so many of the parts."""
    if least <= 0:
        return TRUE
    if least > len(parts):
        return FALSE
    first, *rest = parts
    return either(both(first, _count(rest, least - 1)), _count(rest, least))


def _simple(predicate: Predicate, want: bool, at: Pointer, factor: Exact) -> Formula:
    match predicate:
        case Holds():
            return Says(("fact", predicate.fact), predicate.expected is want)
        case WordIn():
            return Words(predicate.fact, frozenset(predicate.words), want)
        case IsReported():
            return TRUE if want else FALSE
        case IsApplicable():
            return Says(("applies", predicate.fact), want)
        case Disciplined():
            last = _DISCIPLINE[-1] if predicate.at_most is None else predicate.at_most.value
            span = _DISCIPLINE[_DISCIPLINE.index(predicate.at_least.value) : _DISCIPLINE.index(last) + 1]
            others = [NO_DISCIPLINE, *(word for word in _DISCIPLINE if word not in span)]
            return Words(predicate.fact, frozenset(span if want else others), True)
        case RelatedRanked():
            words = ",".join(sorted(word.value for word in predicate.words))
            none = predicate.how_many is HowMany.NONE
            many = HowMany.ANY if none else predicate.how_many
            return Says(("related", predicate.relation.value, many.value, words), want is not none)
        case UnencodedCondition():
            return Says(("answer", pointer_text(at)), want)
        case Compare():
            return _compared({predicate.fact: 1}, predicate.comparison, exact(predicate.value) * factor, want)
        case CompareFacts():
            terms: dict[str, Exact] = {predicate.fact: 1}
            terms[predicate.other] = terms.get(predicate.other, 0) - 1
            return _compared(terms, predicate.comparison, 0, want)
        case Between():
            return inside({predicate.fact: 1}, None, stretch(predicate, factor), want)
        case Ratio():
            return _ratio(predicate, want, factor)
        case _:
            raise TypeError(type(predicate).__name__)


_OPPOSITE = {
    Comparison.EQUAL: Comparison.NOT_EQUAL,
    Comparison.NOT_EQUAL: Comparison.EQUAL,
    Comparison.AT_LEAST: Comparison.LESS,
    Comparison.LESS: Comparison.AT_LEAST,
    Comparison.MORE: Comparison.AT_MOST,
    Comparison.AT_MOST: Comparison.MORE,
}


def _compared(terms: Mapping[str, Exact], comparison: Comparison, value: Exact, want: bool) -> Formula:
    how = comparison if want else _OPPOSITE[comparison]
    turned = {name: -factor for name, factor in terms.items()}
    match how:
        case Comparison.AT_MOST:
            return _linear(terms, value)
        case Comparison.LESS:
            return _linear(terms, value, strict=True)
        case Comparison.AT_LEAST:
            return _linear(turned, -value)
        case Comparison.MORE:
            return _linear(turned, -value, strict=True)
        case Comparison.EQUAL:
            return both(_linear(terms, value), _linear(turned, -value))
        case Comparison.NOT_EQUAL:
            return either(_linear(terms, value, strict=True), _linear(turned, -value, strict=True))


def _linear(terms: Mapping[str, Exact], bound: Exact, *, strict: bool = False) -> Formula:
    made = linear(terms, bound, strict=strict)
    if made.terms:
        return made
    return TRUE if bound > 0 or (bound == 0 and not strict) else FALSE


def inside(terms: Mapping[str, Exact], whole: str | None, bounds: Stretch, want: bool) -> Formula:
    """A sum lies in a stretch, or not; each bound times the fact `whole`, if there is one."""
    low, takes_low, high, takes_high = bounds
    parts: list[Formula] = []
    for bound, taken, sign in ((low, takes_low, -1), (high, takes_high, 1)):
        if bound is None:
            continue
        signed: dict[str, Exact] = {name: factor * sign for name, factor in terms.items()}
        limit = bound * sign
        if whole is not None:
            signed[whole] = signed.get(whole, 0) - limit
            limit = 0
        if want:
            parts.append(_linear(signed, limit, strict=not taken))
        else:
            parts.append(_linear({name: -factor for name, factor in signed.items()}, -limit, strict=taken))
    return both(*parts) if want else either(*parts)


def zero(code: str) -> Formula:
    """A fact is zero; facts by which something is divided are not negative."""
    return linear({code: 1}, 0)


def above_zero(code: str) -> Formula:
    """A fact is more than zero."""
    return linear({code: -1}, 0, strict=True)


def _ratio(predicate: Ratio, want: bool, factor: Exact) -> Formula:
    whole, bounds = predicate.denominator, stretch(predicate, factor)
    some = both(above_zero(whole), inside({predicate.numerator: 1}, whole, bounds, want))
    return either(zero(whole), some) if predicate.no_case is want else some


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
