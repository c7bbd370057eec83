"""Indicators and figures (chỉ tiêu, số liệu): the numbers of reports, exactly as they were stated."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.extra import Extra
from danvan.labels import Labelled
from danvan.law.instruments import Mark
from danvan.law.periods import Period
from danvan.records import record
from danvan.rules import Amount, Code, Ident, Line, NonNegative, RefersTo, Text
from danvan.units.unit import UnitId

__all__ = [
    "Breakdown",
    "Delta",
    "Figure",
    "Indicator",
    "IndicatorId",
    "Nature",
    "Qualifier",
    "Scale",
    "Silence",
]

IndicatorId = Annotated[Code, RefersTo("indicator")]
"""The id of an indicator, such as ``dialogue.sessions``."""


class Nature(Labelled):
    """How figures of an indicator may be added (tính chất)."""

    FLOW = "flow", "số phát sinh trong kỳ", "flow: adds over periods and units"
    STOCK = "stock", "số hiện có tại thời điểm", "stock: adds over units only"
    RATIO = "ratio", "tỷ lệ", "ratio: never adds"
    FLOW_OR_STOCK = "flow_or_stock", "khai theo từng báo cáo", "to be said in each report"


class Qualifier(Labelled):
    """The bound that stands beside a figure (mức chính xác)."""

    EXACT = "exact", "đúng bằng", "exactly"
    AT_LEAST = "at_least", "trên, hơn", "more than"
    JUST_BELOW = "just_below", "gần", "nearly"
    ABOUT = "about", "khoảng", "about"


class Silence(Labelled):
    """Why a figure has no value; neither is zero (lý do không có số)."""

    NOT_REPORTED = "not_reported", "không báo cáo", "not reported"
    NOT_APPLICABLE = "not_applicable", "không áp dụng", "not applicable"


class Scale(Labelled):
    """The multiplier in which a value is written, as in “1,45 tỷ đồng” (bậc đơn vị)."""

    ONE = "one", "đơn vị", "ones"
    THOUSAND = "thousand", "nghìn", "thousands"
    MILLION = "million", "triệu", "millions"
    BILLION = "billion", "tỷ", "billions"

    @property
    def factor(self) -> Decimal:
        """The number by which the value is multiplied."""
        return {
            Scale.ONE: Decimal(1),
            Scale.THOUSAND: Decimal(1_000),
            Scale.MILLION: Decimal(1_000_000),
            Scale.BILLION: Decimal(1_000_000_000),
        }[self]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Indicator:
    """What is measured (chỉ tiêu): one entry of a catalogue that agencies extend.

    `unit` is the unit of measure in Vietnamese, as reports write it; further admissible words
    stand in `other_units`. `parts` are the indicators that together make this one. An indicator is
    flat, so that a catalogue can be kept as a table: legal basis and sources are lines of text.
    """

    id: Code
    name: Line
    name_en: Line | None = None
    unit: Line
    other_units: tuple[Line, ...] = ()
    nature: Nature
    parts: tuple[IndicatorId, ...] = ()
    breakdowns: tuple[Code, ...] = ()
    definition: Text | None = None
    legal_basis: tuple[Line, ...] = ()
    mark: Mark | None = None
    sources: tuple[Line, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Breakdown:
    """One dimension of a breakdown and its value, such as ``kind`` = “khiếu nại” (phân tổ)."""

    dimension: Code
    value: Line


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Delta:
    """A change against a base period, as stated (so với cùng kỳ): absolute, in percent, or both.

    A fall is negative. `base_value` is the base figure where the source states it.
    """

    absolute: Amount | None = None
    percent: Amount | None = None
    qualifier: Qualifier = Qualifier.EXACT
    base_period: Period | None = None
    base_value: NonNegative | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.absolute is None and self.percent is None:
            yield Problem.of(
                "needs-field", field="absolute", reason_en="there is no “percent”", reason_vi="không có “percent”"
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Figure:
    """One number of a report, exactly as stated (số liệu).

    The number meant is `value` times the factor of `scale`, in `unit`. `denominator` is the whole
    of which the value is a part; `stated_rate` (in percent) is what the source says about the two
    and is never overwritten. A figure without value says why in `silence`: zero, not reported and
    not applicable never mix. `scope_unit` is the unit that the figure is about, if not the
    reporter. A part names its whole by `part_of`; the whole says in `parts_complete` whether its
    parts make it up entirely. An unknown indicator is left out and `label` and `raw_text` kept.
    """

    id: Ident | None = None
    indicator: IndicatorId | None = None
    label: Line | None = None
    scope_unit: UnitId | None = None
    scope_text: Line | None = None
    breakdown: tuple[Breakdown, ...] = ()
    value: Amount | None = None
    silence: Silence | None = None
    qualifier: Qualifier = Qualifier.EXACT
    scale: Scale = Scale.ONE
    unit: Line | None = None
    nature: Nature | None = None
    denominator: NonNegative | None = None
    stated_rate: NonNegative | None = None
    rate_qualifier: Qualifier = Qualifier.EXACT
    delta: Delta | None = None
    part_of: Ident | None = None
    parts_complete: bool = False
    period: Period | None = None
    raw_text: Text | None = None
    note: Text | None = None

    def _broken(self) -> Iterator[Problem]:
        if (self.value is None) == (self.silence is None):
            yield Problem.of("value-and-silence")
        if self.indicator is None and self.label is None:
            yield Problem.of(
                "needs-field",
                field="indicator",
                reason_en="there is no “label”",
                reason_vi="không có “label”",
            )
        if self.denominator is not None and not self.denominator and self.stated_rate is not None:
            yield Problem.of("denominator-zero", ("denominator",))
        if self.part_of is not None and self.part_of == self.id:
            yield Problem.of("part-of-itself", ("part_of",), value=self.part_of)
