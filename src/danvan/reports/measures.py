"""What a figure is about: its unit, its days, and what is measured (nội dung đo)."""

from collections.abc import Mapping

import attrs

from danvan.law.periods import Window
from danvan.reports.figures import Breakdown, Figure, Indicator

__all__ = ["Measure", "Stated"]


@attrs.frozen(kw_only=True)
class Stated:
    """A figure with the unit and the days that it is about (số liệu của một đơn vị).

    The unit is the one of the last day of `window`; a stock is that of this day.
    """

    unit: str
    window: Window
    figure: Figure


@attrs.frozen(kw_only=True)
class Measure:
    """What is measured: figures of one measure may be added (nội dung đo)."""

    indicator: str | None
    label: str | None
    breakdown: tuple[Breakdown, ...]
    unit: str | None
    window: Window

    @classmethod
    def of(cls, stated: Stated, indicators: Mapping[str, Indicator] | None = None) -> "Measure":
        """The measure of a figure; its scale does not matter, and without a unit it has that of the catalogue.

        A rate that is stated as part and whole is not measured in percent, whatever the catalogue says.
        """
        figure = stated.figure
        known = (indicators or {}).get(figure.indicator or "")
        usual = None if known is None or known.unit == "%" else known.unit
        label = figure.label if figure.indicator is None else None
        return cls(
            indicator=figure.indicator,
            label=label,
            breakdown=figure.breakdown,
            unit=figure.unit or usual,
            window=stated.window,
        )
