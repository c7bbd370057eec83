"""Sums of variables that stand for points, and conditions on them."""

from collections.abc import Mapping

from danvan.evaluation.attainable import Piece
from danvan.evaluation.earning import NUMBER
from danvan.evaluation.exact import Exact
from danvan.evaluation.formulas import Formula, both, linear_condition

__all__ = ["Sum", "added", "at_most", "number_of", "same", "within"]

Sum = Mapping[str, Exact]
"""A sum of variables with factors; a number under the name `NUMBER`."""


def added(*sums: tuple[Sum, Exact]) -> Sum:
    """The sum of sums, each times a factor."""
    found: dict[str, Exact] = {}
    for one, by in sums:
        for name, factor in one.items():
            found[name] = found.get(name, 0) + factor * by
    return found


def at_most(one: Sum, other: Sum, *, strict: bool = False) -> Formula:
    """One sum is no more than another, or less than it."""
    terms = dict(added((one, 1), (other, -1)))
    number = terms.pop(NUMBER, 0)
    return linear_condition(terms, -number, strict=strict)


def same(one: Sum, other: Sum) -> Formula:
    """Two sums are equal."""
    return both(at_most(one, other), at_most(other, one))


def number_of(number: Exact) -> Sum:
    """A number as a sum."""
    return {NUMBER: number}


def within(own: Sum, piece: Piece) -> Formula:
    """A sum lies in a stretch."""
    parts: list[Formula] = []
    if not isinstance(piece.low, float):
        parts.append(at_most(number_of(piece.low), own, strict=piece.open_low))
    if not isinstance(piece.high, float):
        parts.append(at_most(own, number_of(piece.high), strict=piece.open_high))
    return both(*parts)
