"""Conditions of a rule book made into formulas: when each is surely true, and when it is surely false.

A condition is undecided where it is neither; with every fact reported that happens only where the text is silent,
such as for a share of nothing.
"""

from collections.abc import Mapping, Sequence
from math import inf

import attrs

from danvan.errors import Pointer, pointer_text
from danvan.evaluation.attainable import Piece
from danvan.evaluation.deciding import NO_DISCIPLINE
from danvan.evaluation.exact import Bound, Exact, exact
from danvan.evaluation.formulas import (
    FALSE,
    TOTAL,
    TRUE,
    Formula,
    InPoints,
    Says,
    Words,
    above_zero,
    both,
    either,
    inside,
    linear_condition,
    zero,
)
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
from danvan.evaluation.stretches import Stretch, stretch
from danvan.evaluation.words import Comparison, DisciplineLevel, HowMany

__all__ = ["Language"]

_DISCIPLINE = [level.value for level in DisciplineLevel]


@attrs.frozen
class Language:
    """What a formula needs to know of its rule book.

    `groups` are the conditions of unit groups that have one, with their places; `listed` the groups that the text
    lists. `maxima` are the maxima of all lines and groups, `criteria` the ids of the criteria. `words` are all words
    that a fact may be, for facts of which no others can be. `sure` asks for cases that surely come about, rather than
    for all that might: the first are for counter-examples, the others for proofs. `gone` are the lines and groups that
    do not apply.
    """

    groups: Mapping[str, tuple[Predicate, Pointer]]
    listed: Sequence[str]
    maxima: Mapping[str, Bound]
    criteria: Sequence[str]
    words: Mapping[str, frozenset[str]] = attrs.field(factory=dict)
    sure: bool = False
    gone: frozenset[str] = frozenset()

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
            if name in self.gone:
                # What cannot apply is left out of what is asked of every line.
                parts.append(TRUE if want else FALSE)
                continue
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
            return linear_condition(terms, value)
        case Comparison.LESS:
            return linear_condition(terms, value, strict=True)
        case Comparison.AT_LEAST:
            return linear_condition(turned, -value)
        case Comparison.MORE:
            return linear_condition(turned, -value, strict=True)
        case Comparison.EQUAL:
            return both(linear_condition(terms, value), linear_condition(turned, -value))
        case Comparison.NOT_EQUAL:
            return either(linear_condition(terms, value, strict=True), linear_condition(turned, -value, strict=True))


def _ratio(predicate: Ratio, want: bool, factor: Exact) -> Formula:
    whole, bounds = predicate.denominator, stretch(predicate, factor)
    some = both(above_zero(whole), inside({predicate.numerator: 1}, whole, bounds, want))
    return either(zero(whole), some) if predicate.no_case is want else some
