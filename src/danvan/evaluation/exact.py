"""Exact numbers of points: whole where they are whole, fractions elsewhere, never rounded on the way.

A third of ten points is no decimal. Points are therefore counted as ``int`` and `fractions.Fraction`, and become
`Decimal` only where they are shown or kept. The one `float` is infinity, for a bound that nothing states.
"""

from decimal import Decimal
from fractions import Fraction
from math import inf

from danvan.evaluation.measures import Rounding
from danvan.evaluation.words import RoundingMode, RoundingPoint

__all__ = ["Bound", "Exact", "decimal_of", "exact", "number_text", "rounded", "scaled"]

Exact = int | Fraction
"""A number of which nothing was lost."""

Bound = int | Fraction | float
"""The end of a stretch of numbers; a `float` only for infinity."""


def exact(number: Decimal) -> Exact:
    """The same number, exactly."""
    whole = int(number)
    return whole if whole == number else Fraction(number)


def scaled(number: Exact) -> Exact:
    """The same number, as a whole one if it is whole."""
    return number.numerator if number.denominator == 1 else number


def rounded(number: Bound, rule: Rounding) -> Bound:
    """The number rounded as a rule book says; half up and the other ways go by the size, as with `Decimal`."""
    if isinstance(number, float):
        return number
    factor = 10**rule.places
    numerator, denominator = abs(number.numerator) * factor, number.denominator
    whole, rest = divmod(numerator, denominator)
    if rest and (
        rule.mode is RoundingMode.UP
        or (rule.mode is RoundingMode.HALF_UP and 2 * rest >= denominator)
        or (rule.mode is RoundingMode.HALF_EVEN and (2 * rest > denominator or (2 * rest == denominator and whole % 2)))
    ):
        whole += 1
    return scaled(Fraction(whole if number >= 0 else -whole, factor))


def decimal_of(number: Exact, *, places: int = 6, mode: RoundingMode = RoundingMode.HALF_UP) -> Decimal:
    """The number as a decimal: the same if it is one, else rounded to so many places."""
    denominator = number.denominator
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    if denominator == 1:
        digits = max(twos, fives)
        return Decimal(number.numerator * 10**digits // number.denominator).scaleb(-digits)
    shown = rounded(number, Rounding(places=places, mode=mode, at=RoundingPoint.DISPLAY))
    assert not isinstance(shown, float)
    return decimal_of(shown)


def number_text(number: Bound) -> str:
    """The number exactly: as a decimal, as a fraction where it is none, ``∞`` where there is no bound."""
    if number == inf:
        return "∞"
    if isinstance(number, float):
        return "-∞"
    shown = decimal_of(number)
    return format(shown, "f") if shown == number else f"{number.numerator}/{number.denominator}"
