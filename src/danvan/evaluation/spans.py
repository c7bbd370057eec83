"""What the functions of all shapes share: stretches of points, and what silence leaves of them."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from danvan.evaluation.exact import Bound, Exact, exact, over, scaled
from danvan.evaluation.known import Known
from danvan.evaluation.measures import Band, Measure, NoCase, Value
from danvan.evaluation.stretches import apart, number, share_within, stretch
from danvan.evaluation.words import NoCaseResult
from danvan.reports.figures import Silence

__all__ = [
    "Score",
    "Span",
    "bands_reader",
    "joined",
    "measured",
    "perhaps",
    "settled_at",
    "silence_of",
    "share_bands_reader",
    "silent",
    "stated",
    "sure",
    "times",
    "towards",
    "undecided",
    "without_cases",
]

Span = tuple[Bound, Bound]
"""The least and the most that points may be."""

Score = Callable[[Known], Span | None]
"""The points of a shape; ``None`` where it cannot apply to the unit."""


@lru_cache(1 << 15)
def sure(numerator: int, denominator: int) -> Span:
    """Points that are known; the same stretch again for the same points, by which a line is found that has them."""
    points = over(numerator, denominator)
    return points, points


def settled_at(points: Bound) -> Span:
    """The stretch of points that are known."""
    return (points, points) if isinstance(points, float) else sure(*points.as_integer_ratio())


def silent(maximum: Bound) -> Score:
    """Of what the text says nothing: anything up to the maximum."""
    span = (0, maximum)
    return lambda known: span


def joined(spans: Sequence[Span | None], maximum: Bound) -> Span | None:
    """The stretch that holds all of these; where only some cannot apply, it is not known whether the line does."""
    sure = [span for span in spans if span is not None]
    if not sure:
        return None
    if len(sure) < len(spans):
        return 0, maximum
    return min(low for low, _ in sure), max(high for _, high in sure)


def silence_of(known: Known, codes: Sequence[str]) -> Silence | None:
    """Whether one of the facts cannot apply, or was not reported; the first weighs more."""
    found: Silence | None = None
    for code in codes:
        value = known.values.get(code, Silence.NOT_REPORTED)
        if value is Silence.NOT_APPLICABLE:
            return value
        if value is Silence.NOT_REPORTED:
            found = value
    return found


def perhaps(known: Known, codes: Sequence[str], span: Span, maximum: Bound) -> Span | None:
    """The same for a shape that one fact alone may decide: beside one that cannot apply, a missing one may do so.

    Then it is not known whether the line applies.
    """
    found = undecided(known, codes, span)
    missing = any(known.values.get(code, Silence.NOT_REPORTED) is Silence.NOT_REPORTED for code in codes)
    return (0, maximum) if found is None and missing else found


def undecided(known: Known, codes: Sequence[str], span: Span) -> Span | None:
    """What an undecided shape gives: no points of its own where one of its facts cannot apply."""
    return None if silence_of(known, codes) is Silence.NOT_APPLICABLE else span


def without_cases(no_case: NoCase | None, maximum: Bound) -> Span | None:
    """What is given where nothing occurred; anything where the text is silent."""
    if no_case is None:
        return 0, maximum
    match no_case.gives:
        case NoCaseResult.FULL:
            return maximum, maximum
        case NoCaseResult.ZERO:
            return 0, 0
        case NoCaseResult.POINTS:
            return stated(no_case.points, maximum)
        case NoCaseResult.NOT_APPLICABLE:
            return None
        case _:
            assert_never(no_case.gives)


def stated(points: Decimal | None, maximum: Bound) -> Span:
    """The points that the text states, at most the maximum; anything where it does not state them."""
    if points is None:
        return 0, maximum
    sure = min(exact(points), maximum)
    return sure, sure


def measured(known: Known, measure: Measure) -> tuple[Exact | None, bool]:
    """The number that a measure gives, if it is known; and whether its denominator is zero."""
    if isinstance(measure, Value):
        return number(known, measure.fact), False
    whole = number(known, measure.denominator)
    if whole == 0:
        return None, True
    part = number(known, measure.numerator)
    return (None if part is None or whole is None else scaled(Fraction(part) / whole)), False


def bands_reader(bands: Sequence[Band], maximum: Bound, factor: Exact) -> Callable[[Exact], Span]:
    """The points of the band in which a number lies; of several, all; of none, anything: the text is silent."""
    share = share_bands_reader(bands, maximum, factor)
    return lambda value: share(value, 1)


def share_bands_reader(bands: Sequence[Band], maximum: Bound, factor: Exact) -> Callable[[Exact, Exact], Span]:
    """The same for a number over another, which is above zero and is not divided by."""
    stretches = [stretch(band, factor) for band in bands]
    table = [(share_within(each), stated(band.points, maximum)) for each, band in zip(stretches, bands, strict=True)]
    if apart(stretches):

        def first(part: Exact, whole: Exact) -> Span:
            for inside, span in table:
                if inside(part, whole):
                    return span
            return 0, maximum

        return first

    def points(part: Exact, whole: Exact) -> Span:
        found: Span | None = None
        for inside, span in table:
            if inside(part, whole):
                found = span if found is None else (min(found[0], span[0]), max(found[1], span[1]))
        return (0, maximum) if found is None else found

    return points


def towards(actual: Exact, target: Exact, reached: Bound) -> Bound:
    """The points up to a target: in proportion below it, never under zero."""
    if target <= 0 or actual >= target:
        return reached
    return 0 if actual <= 0 else times(Fraction(actual) / target, reached)


def times(share: Exact, points: Bound) -> Bound:
    product = share * points
    return product if isinstance(product, float) else scaled(product)
