"""What conditions say, as formulas: plain statements on facts, words, numbers and points, and what joins them."""

from collections.abc import Collection, Mapping
from math import inf

import attrs

from danvan.evaluation.attainable import Piece
from danvan.evaluation.exact import Exact
from danvan.evaluation.solving import Linear, linear
from danvan.evaluation.stretches import Stretch

__all__ = [
    "FALSE",
    "TOTAL",
    "TRUE",
    "Every",
    "Either",
    "Formula",
    "InPoints",
    "Says",
    "Words",
    "both",
    "either",
    "above_zero",
    "inside",
    "linear_condition",
    "negated",
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


def linear_condition(terms: Mapping[str, Exact], bound: Exact, *, strict: bool = False) -> Formula:
    """A sum is at most a bound, or less than it: true or false at once where nothing varies."""
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
            parts.append(linear_condition(signed, limit, strict=not taken))
        else:
            parts.append(linear_condition({name: -factor for name, factor in signed.items()}, -limit, strict=taken))
    return both(*parts) if want else either(*parts)


def zero(code: str) -> Formula:
    """A fact is zero; facts by which something is divided are not negative."""
    return linear({code: 1}, 0)


def above_zero(code: str) -> Formula:
    """A fact is more than zero."""
    return linear({code: -1}, 0, strict=True)
