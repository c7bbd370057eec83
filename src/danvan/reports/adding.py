"""Figures added, and why some cannot be (cộng số liệu)."""

from collections.abc import Sequence
from decimal import Decimal

from danvan.reports.carrying import Measure, weakest
from danvan.reports.figures import Figure, Nature, Silence

__all__ = ["add_up", "unfit"]


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


def add_up(unit: str, measure: Measure, figures: Sequence[Figure]) -> Figure:
    """The figures added; what does not apply adds nothing, and alone it is what the sum says."""
    values = [figure for figure in figures if figure.value is not None]
    denominators = [figure.denominator for figure in values if figure.denominator is not None]
    return Figure(
        indicator=measure.indicator,
        label=measure.label,
        breakdown=measure.breakdown,
        scope_unit=unit,
        unit=measure.unit,
        value=sum((figure.value for figure in values if figure.value is not None), Decimal(0)) if values else None,
        silence=None if values else Silence.NOT_APPLICABLE,
        qualifier=weakest(figure.qualifier for figure in values),
        nature=figures[0].nature if figures else None,
        denominator=sum(denominators, Decimal(0)) if denominators else None,
    )
