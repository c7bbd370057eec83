"""Report regimes (chế độ báo cáo): who reports what, when and to whom."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.extra import Extra
from danvan.labels import Labelled
from danvan.law.instruments import Citation, Source
from danvan.law.periods import PeriodKind, WindowRule
from danvan.records import record
from danvan.reports.figures import IndicatorId
from danvan.reports.report import ReportKind
from danvan.rules import Code, Count, Ident, Line, Several, Text, Whole
from danvan.units.unit import Level, UnitId, UnitKind

__all__ = ["RegimeDeadline", "RegimeNumbers", "RegimeSection", "ReportRegime", "SendingMethod"]


class SendingMethod(Labelled):
    """A way of sending a report (phương thức gửi)."""

    DIRECT = "direct", "gửi trực tiếp", "by hand"
    POST = "post", "bưu chính", "by post"
    FAX = "fax", "fax", "by fax"
    EMAIL = "email", "thư điện tử", "by e-mail"
    SOFTWARE = "software", "phần mềm chuyên dùng", "by dedicated software"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class RegimeDeadline:
    """When a report of one period kind is due at one level (thời hạn gửi).

    Either `day`, a day of the month, and `months_after`, which counts months from the last month of the period
    (0: that same month); article 13 of NĐ 09/2019/NĐ-CP states it in this way. Or `days_after`, which counts days
    from the last calendar day of the period, below zero before it: of a week, which ends on Sunday, −2 is Friday.
    """

    period: PeriodKind
    level: Level | None = None
    day: Annotated[int, Whole(1, 31)] | None = None
    months_after: Annotated[int, Whole(0, 12)] = 0
    days_after: Annotated[int, Whole(-31, 366)] | None = None
    source: Citation | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.days_after is None and self.day is None:
            reason_en, reason_vi = "there is no “days_after”", "không có “days_after”"
            yield Problem.of("needs-field", field="day", at_key=False, reason_en=reason_en, reason_vi=reason_vi)
        if self.days_after is None:
            return
        reason_en, reason_vi = "“days_after” is stated", "có “days_after”"
        for name in ("day", "months_after"):
            if getattr(self, name):
                yield Problem.of("excludes-field", (name,), field=name, reason_en=reason_en, reason_vi=reason_vi)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class RegimeNumbers:
    """Of a kind of period only those with these numbers (một số kỳ trong năm).

    Kết luận 215-KL/TW asks for the first quarter and the first six months, not for every quarter and half.
    """

    period: PeriodKind
    numbers: Annotated[tuple[Annotated[int, Whole(1, 53)], ...], Several(least=1, distinct=True)]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class RegimeSection:
    """A section that the outline requires (mục của đề cương)."""

    code: Code
    heading: Line
    required: bool = True


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ReportRegime:
    """A rule on reporting (chế độ báo cáo), valid from `since` until the day before `until`.

    `frequencies` are the kinds of period for which a report is owed; `only` narrows some of them to certain
    numbers. Reporters are the units of `reporter_kinds` at `reporter_levels`. Receivers are named as units,
    by kind, or in words, and besides every unit to which the reporter reports.

    `min_gap_working_days` parts the closing of the data from the deadline; NĐ 09/2019/NĐ-CP art.
    8(5) asks for at least one working day.
    """

    id: Ident
    name: Line
    kind: ReportKind
    frequencies: Annotated[tuple[PeriodKind, ...], Several(distinct=True)] = ()
    only: tuple[RegimeNumbers, ...] = ()
    window_rule: WindowRule | None = None
    deadlines: tuple[RegimeDeadline, ...] = ()
    min_gap_working_days: Count | None = None
    reporter_kinds: tuple[UnitKind, ...] = ()
    reporter_levels: tuple[Level, ...] = ()
    receivers: tuple[UnitId, ...] = ()
    receiver_kinds: tuple[UnitKind, ...] = ()
    receiver_text: tuple[Line, ...] = ()
    sections: tuple[RegimeSection, ...] = ()
    indicators: tuple[IndicatorId, ...] = ()
    methods: tuple[SendingMethod, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()
