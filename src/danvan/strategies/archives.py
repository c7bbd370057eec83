"""A strategy for archives: units through time, and the reports that they sent while they were there."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan.law.period_steps import periods_of_year
from danvan.law.periods import PeriodKind, Window
from danvan.law.windows import calendar_window
from danvan.reports.figures import Figure, Nature
from danvan.reports.report import Report, ReportKind
from danvan.strategies.registries import registries
from danvan.units.registry import UnitRegistry

__all__ = ["DrawnArchive", "archives"]


@attrs.frozen
class DrawnArchive:
    """Units with their events, the reports of one year, and the days of that year (kho dữ liệu mẫu)."""

    registry: UnitRegistry
    reports: tuple[Report, ...]
    window: Window


@st.composite
def archives(
    draw: st.DrawFn,
    *,
    year: int = 2025,
    kinds: Sequence[PeriodKind] = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF),
    indicators: Sequence[str] = ("dialogue.sessions",),
    whole: bool = False,
) -> DrawnArchive:
    """Archives of one year: every unit reports for every period of one of `kinds` while it is there.

    Units change on the first days of periods only, so that no report crosses a change. Figures are flows,
    whole numbers from 0 to 99, of these `indicators`. With `whole`, no unit gives away a part of itself.
    Shrinks to one unit, without events, that reports zeros by halves.
    """
    possible = [kind for kind in (PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH) if kind in kinds]
    if not possible:
        raise InvalidArgument(f"kinds={kinds!r}: an archive is made of halves, quarters or months")
    kind = draw(st.sampled_from(possible))
    periods = list(periods_of_year(kind, year))
    windows = [window for window in map(calendar_window, periods) if window is not None]
    turns = [window.first for window in windows[1:]]
    registry = draw(
        registries(
            max_units=4, max_events=3, min_day=turns[0], max_day=dt.date(year, 12, 31), on_days=turns, whole=whole
        )
    )
    reports = tuple(
        Report(
            id=f"{name}/{year}-{period.number:02}",
            kind=ReportKind.PERIODIC,
            reporter=name,
            period=period,
            figures=tuple(
                Figure(indicator=code, value=Decimal(draw(st.integers(0, 99))), nature=Nature.FLOW)
                for code in indicators
            ),
        )
        for period, window in zip(periods, windows, strict=True)
        for name in registry.on(window.last)
    )
    return DrawnArchive(registry, reports, Window(first=windows[0].first, last=windows[-1].last))
