"""Reporting periods (kỳ báo cáo): what a figure or a report stands for."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.labels import Labelled
from danvan.records import record
from danvan.rules import Line, Whole

__all__ = ["Period", "PeriodKind", "Window", "WindowRule"]


class PeriodKind(Labelled):
    """The sort of period (loại kỳ)."""

    WEEK = "week", "tuần", "week"
    MONTH = "month", "tháng", "month"
    QUARTER = "quarter", "quý", "quarter"
    HALF = "half", "6 tháng", "half-year"
    NINE_MONTHS = "nine_months", "9 tháng", "nine months"
    YEAR = "year", "năm", "year"
    MULTI_YEAR = "multi_year", "giai đoạn nhiều năm", "several years"
    CAMPAIGN = "campaign", "đợt", "campaign"
    RANGE = "range", "khoảng thời gian", "free range"


class WindowRule(Labelled):
    """Which days of data a period takes in (cách chốt số liệu)."""

    STATE = "state", "theo Nghị định 09/2019/NĐ-CP", "state bodies, Decree 09/2019/NĐ-CP art. 12"
    CALENDAR = "calendar", "theo lịch", "by the calendar"
    OWN = "own", "theo quy định riêng", "by the regime's own rule"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Window:
    """The days of data that a period takes in, first and last both included (khoảng số liệu)."""

    first: dt.date
    last: dt.date

    def _broken(self) -> Iterator[Problem]:
        if self.last < self.first:
            yield Problem.of(
                "order-dates",
                ("last",),
                earlier="first",
                earlier_value=self.first,
                later="last",
                later_value=self.last,
            )


_NUMBERED = {PeriodKind.WEEK: 53, PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2}
"""How many of them a year has at most."""


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Period:
    """A reporting period (kỳ báo cáo): kind, calendar label, and the window of data where stated.

    `number` counts weeks, months, quarters and halves of `year`; `until_year` is the last year of
    several; `name` names a campaign, such as “đợt II năm 2023”. A free range is its window alone.
    """

    kind: PeriodKind
    year: Annotated[int, Whole(1900, 2200)] | None = None
    number: Annotated[int, Whole(1, 53)] | None = None
    until_year: Annotated[int, Whole(1900, 2200)] | None = None
    name: Line | None = None
    window: Window | None = None
    window_rule: WindowRule | None = None

    def _broken(self) -> Iterator[Problem]:
        kind = self.kind
        most = _NUMBERED.get(kind)
        label = {"reason_en": f"the period is a {kind.en}", "reason_vi": f"kỳ là {kind.vi}"}
        if most is not None and self.number is None:
            yield Problem.of("needs-field", field="number", at_key=False, **label)
        if most is None and self.number is not None:
            yield Problem.of("excludes-field", ("number",), field="number", at_key=False, **label)
        if most is not None and self.number is not None and self.number > most:
            yield Problem.of("whole-range", ("number",), value=self.number, least=1, most=most)
        if kind is PeriodKind.RANGE:
            if self.window is None:
                yield Problem.of("needs-field", field="window", at_key=False, **label)
        elif kind is PeriodKind.CAMPAIGN:
            if self.name is None:
                yield Problem.of("needs-field", field="name", at_key=False, **label)
        elif self.year is None:
            yield Problem.of("needs-field", field="year", at_key=False, **label)
        if kind is PeriodKind.MULTI_YEAR:
            if self.until_year is None:
                yield Problem.of("needs-field", field="until_year", at_key=False, **label)
            elif self.year is not None and self.until_year < self.year:
                yield Problem.of(
                    "range-order",
                    ("until_year",),
                    lower="year",
                    lower_value=self.year,
                    upper="until_year",
                    upper_value=self.until_year,
                )
        elif self.until_year is not None:
            yield Problem.of("excludes-field", ("until_year",), field="until_year", at_key=False, **label)
