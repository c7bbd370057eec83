"""Exact numbers of points: whole where they are whole, fractions elsewhere, never rounded on the way.

A third of ten points is no decimal. Points are therefore counted as ``int`` and `fractions.Fraction`, and become
`Decimal` only where they are shown or kept. The one `float` is infinity, for a bound that nothing states.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import inf, lcm

from danvan.evaluation.measures import Rounding
from danvan.evaluation.words import RoundingMode, RoundingPoint

__all__ = [
    "Bound",
    "Exact",
    "above_zero",
    "common_denominator",
    "decimal_of",
    "exact",
    "in_parts",
    "minus",
    "number_text",
    "of_parts",
    "over",
    "rounded",
    "scaled",
    "summed",
    "with_parts",
]

Exact = int | Fraction
"""A number of which nothing was lost."""

Bound = int | Fraction | float
"""The end of a stretch of numbers; a `float` only for infinity."""


@lru_cache(4096)
def exact(number: Decimal) -> Exact:
    """The same number, exactly; kept, because counts are small and come up again."""
    whole = int(number)
    return whole if whole == number else Fraction(number)


def scaled(number: Exact) -> Exact:
    """The same number, as a whole one if it is whole."""
    return number.numerator if number.denominator == 1 else number


def over(numerator: int, denominator: int) -> Exact:
    """One whole number over another, as a whole one if it is whole."""
    whole, rest = divmod(numerator, denominator)
    return Fraction(numerator, denominator) if rest else whole


def above_zero(number: Bound) -> bool:
    """Whether a number is above zero; the numerator of a fraction says it, and is compared faster."""
    return number.as_integer_ratio()[0] > 0 if number.__class__ is Fraction else number > 0


def minus(one: Bound, other: Bound) -> Bound:
    """The difference; of a whole number and a fraction without a fraction on the way."""
    if other.__class__ is Fraction and one.__class__ is int:
        top, bottom = other.as_integer_ratio()
        return over(int(one) * bottom - top, bottom)
    return one - other


def in_parts(number: Bound, parts: int) -> Bound:
    """Points counted in parts of a point in which they are whole."""
    if number.__class__ is int:
        return number * parts
    return number if isinstance(number, float) else number.numerator * (parts // number.denominator)


def common_denominator(points: Iterable[Bound]) -> int:
    """The least number of parts of a point in which all of these are whole, but for infinity."""
    return lcm(*(each.denominator for each in points if not isinstance(each, float)))


def of_parts(number: Bound, parts: int) -> Bound:
    """Points counted in parts of a point: in points again."""
    if type(number) is int:
        return over(number, parts)
    return number if isinstance(number, float) else scaled(Fraction(number) / parts)


def summed(points: Iterable[Bound]) -> Bound:
    """The sum. Fractions are added by their denominators first, so that only few of them are brought together."""
    whole: Bound = 0
    parts: dict[int, int] = {}
    for each in points:
        if each.__class__ is Fraction:
            numerator, denominator = each.as_integer_ratio()
            parts[denominator] = parts.get(denominator, 0) + numerator
        else:
            whole += each
    return with_parts(whole, parts) if parts else whole


def with_parts(whole: Bound, parts: Mapping[int, int]) -> Bound:
    """The sum of a whole number and of fractions, of which the numerators are added by their denominators."""
    top, bottom = 0, 1
    for denominator, numerator in parts.items():
        top, bottom = top * denominator + numerator * bottom, bottom * denominator
    if isinstance(whole, float):
        return whole
    return scaled(Fraction(top + whole * bottom, bottom))


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


@lru_cache(4096)
def number_text(number: Bound) -> str:
    """The number exactly: as a decimal, as a fraction where it is none, ``∞`` where there is no bound."""
    if number == inf:
        return "∞"
    if isinstance(number, float):
        return "-∞"
    shown = decimal_of(number)
    return format(shown, "f") if shown == number else f"{number.numerator}/{number.denominator}"
