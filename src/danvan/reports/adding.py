"""Figures added, and why some cannot be (cộng số liệu)."""

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal

from danvan.errors import Problem
from danvan.reports.figures import Figure, Nature, Qualifier, Silence
from danvan.reports.measures import Measure
from danvan.rules import Number

__all__ = ["add_up", "amount", "rate_of", "total", "unfit", "weakest"]

_WIDE = Context(prec=100)
"""With so many digits no product with a scale is rounded, and no sum of figures that a program can hold."""


def unfit(figures: Sequence[Figure]) -> str | None:
    """Why figures cannot be added; ``None`` if they can."""
    if any(figure.unit == "%" or (figure.nature is Nature.RATIO and figure.denominator is None) for figure in figures):
        return "carry-ratio"
    natures = {figure.nature for figure in figures}
    if len(natures) > 1 or natures <= {None, Nature.FLOW_OR_STOCK}:
        return "carry-nature"
    if len({figure.denominator is None for figure in figures if figure.value is not None}) > 1:
        return "carry-denominators"
    return None


def add_up(unit: str, measure: Measure, figures: Sequence[Figure], nature: Nature | None) -> Figure | Problem:
    """The figures added, in ones; what does not apply adds nothing, and alone it is what the sum says.

    A sum with more digits than a figure has in ones is none: then the problem says so.
    """
    values = [figure for figure in figures if figure.value is not None]
    denominators = [figure.denominator for figure in values if figure.denominator is not None]
    value = total(amount(figure) for figure in values) if values else None
    denominator = total(denominators) if denominators else None
    for found in (value, denominator):
        if found is not None and not Number(signed=True).acceptable(found):
            return Problem.of("sum-too-long", unit=unit, value=format(found.normalize(_WIDE), "f"))
    return Figure(
        indicator=measure.indicator,
        label=measure.label,
        breakdown=measure.breakdown,
        scope_unit=unit,
        unit=measure.unit,
        value=value,
        silence=None if values else Silence.NOT_APPLICABLE,
        qualifier=weakest(figure.qualifier for figure in values),
        nature=nature,
        denominator=denominator,
    )


def amount(figure: Figure) -> Decimal:
    """The value of a figure that has one, in ones, whatever scale it is written in; exact, so it may be long."""
    if figure.value is None:
        raise AssertionError("only figures with a value are added")
    return _WIDE.multiply(figure.value, figure.scale.factor)


def total(numbers: Iterable[Decimal]) -> Decimal:
    """The exact sum, however many digits it has."""
    found = Decimal(0)
    for number in numbers:
        found = _WIDE.add(found, number)
    return found


def rate_of(figure: Figure | None) -> Decimal | None:
    """Value by denominator in percent, computed anew and not rounded; ``None`` without one of both."""
    if figure is None or figure.value is None or not figure.denominator:
        return None
    return amount(figure) * 100 / figure.denominator


def weakest(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """The qualifier of a sum: exact and “more than” make “more than”; a mixture of bounds is “about”."""
    found = set(qualifiers) - {Qualifier.EXACT}
    if not found:
        return Qualifier.EXACT
    return found.pop() if len(found) == 1 else Qualifier.ABOUT
