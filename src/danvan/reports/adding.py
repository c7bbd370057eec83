"""Figures added, and why some cannot be (cộng số liệu)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from danvan.reports.figures import Figure, Nature, Qualifier, Silence
from danvan.reports.measures import Measure

__all__ = ["add_up", "amount", "rate_of", "unfit", "weakest"]


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


def add_up(unit: str, measure: Measure, figures: Sequence[Figure], nature: Nature | None) -> Figure:
    """The figures added, in ones; what does not apply adds nothing, and alone it is what the sum says."""
    values = [figure for figure in figures if figure.value is not None]
    denominators = [figure.denominator for figure in values if figure.denominator is not None]
    return Figure(
        indicator=measure.indicator,
        label=measure.label,
        breakdown=measure.breakdown,
        scope_unit=unit,
        unit=measure.unit,
        value=sum((amount(figure) for figure in values), Decimal(0)) if values else None,
        silence=None if values else Silence.NOT_APPLICABLE,
        qualifier=weakest(figure.qualifier for figure in values),
        nature=nature,
        denominator=sum(denominators, Decimal(0)) if denominators else None,
    )


def amount(figure: Figure) -> Decimal:
    """The value of a figure that has one, in ones, whatever scale it is written in."""
    if figure.value is None:
        raise AssertionError("only figures with a value are added")
    return figure.value * figure.scale.factor


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
