"""Reports (báo cáo): who reports what to whom, for which period."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.dates import PartialDate
from danvan.errors import Problem
from danvan.extra import Extra
from danvan.labels import Labelled
from danvan.law.instruments import Citation, Source
from danvan.law.periods import Period
from danvan.records import record
from danvan.reports.document import DocumentHeader, Secrecy
from danvan.reports.figures import Figure
from danvan.rules import Code, Count, Ident, Line, RefersTo, Text
from danvan.units.unit import Level, UnitId

__all__ = [
    "NOT_SENT",
    "HotIssue",
    "IssueStatus",
    "OpinionTheme",
    "Proposal",
    "Report",
    "ReportKind",
    "ReportStatus",
    "Section",
    "Stratum",
]


class ReportKind(Labelled):
    """The kind of report (loại báo cáo)."""

    PERIODIC = "periodic", "báo cáo định kỳ", "periodic report"
    THEMATIC = "thematic", "báo cáo chuyên đề, sơ kết", "thematic report, interim review"
    ADHOC = "adhoc", "báo cáo đột xuất", "ad hoc report"
    FLASH = "flash", "báo cáo nhanh", "flash report"
    ORAL = "oral", "báo cáo trực tiếp", "oral report"
    SUMMARY = "summary", "báo cáo tổng kết", "final review"


class ReportStatus(Labelled):
    """How far a report has come (tình trạng)."""

    DRAFT = "draft", "dự thảo", "draft"
    SUBMITTED = "submitted", "đã gửi", "submitted"
    RETURNED = "returned", "trả lại để hoàn thiện", "returned"
    ACCEPTED = "accepted", "đã tiếp nhận", "accepted"
    REPLACED = "replaced", "đã được thay thế", "replaced"


NOT_SENT = frozenset({ReportStatus.DRAFT, ReportStatus.RETURNED})
"""A report that stands so was not sent, or must be sent again."""


class Stratum(Labelled):
    """A group of the people, always counted and never listed (tầng lớp nhân dân)."""

    WORKERS = "workers", "công nhân", "workers"
    FARMERS = "farmers", "nông dân", "farmers"
    INTELLECTUALS = "intellectuals", "trí thức", "intellectuals"
    ENTREPRENEURS = "entrepreneurs", "doanh nhân", "entrepreneurs"
    YOUTH = "youth", "thanh niên", "youth"
    WOMEN = "women", "phụ nữ", "women"
    VETERANS = "veterans", "cựu chiến binh", "veterans"
    STUDENTS = "students", "học sinh, sinh viên", "pupils and students"
    ETHNIC_COMPATRIOTS = "ethnic_compatriots", "đồng bào dân tộc", "ethnic compatriots"
    RELIGIOUS_COMPATRIOTS = "religious_compatriots", "đồng bào tôn giáo", "religious compatriots"
    OVERSEAS = "overseas", "kiều bào", "Vietnamese abroad"


class IssueStatus(Labelled):
    """How a hot issue stands (tình trạng vụ việc)."""

    OPEN = "open", "còn tồn tại", "open"
    IN_PROGRESS = "in_progress", "đang giải quyết", "being resolved"
    RESOLVED = "resolved", "đã giải quyết", "resolved"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Section:
    """A section of a report under its outline (mục của đề cương).

    `code` is the section code of the outline, such as ``result.party``; `points` are its separate
    points or tasks in their order.
    """

    code: Code
    heading: Line | None = None
    text: Text | None = None
    points: tuple[Text, ...] = ()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class HotIssue:
    """A hot issue or hotspot (vấn đề nổi cộm, điểm nóng): the matter, never its participants."""

    title: Line
    field: Line | None = None
    place: UnitId | None = None
    status: IssueStatus | None = None
    arose_on: PartialDate | None = None
    resolved_on: PartialDate | None = None
    handling: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Proposal:
    """What the reporter proposes, and to whom (kiến nghị, đề xuất)."""

    text: Text
    addressee: UnitId | None = None
    addressee_text: Line | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class OpinionTheme:
    """A theme of public opinion with a count (chủ đề dư luận): an aggregate by stratum and unit."""

    theme: Line
    stratum: Stratum | None = None
    unit: UnitId | None = None
    count: Count | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Report:
    """A report (báo cáo), valid also without any figure and without a document.

    `reporter` is the reporting unit; where a source names it by level or in words only, the level
    and `reporter_text` say what is known. `written_on` is the day of the report itself,
    `presented_on` that of the session that heard it. `period` is ``None`` when the source does not
    state it; such figures are neither compared nor summed. A secret report is kept without
    its content (NĐ 09/2019/NĐ-CP does not cover it).
    """

    id: Ident
    kind: ReportKind
    title: Line | None = None
    regime: Annotated[Ident, RefersTo("report-regime")] | None = None
    reporter: UnitId | None = None
    reporter_level: Level | None = None
    reporter_text: Line | None = None
    receivers: tuple[UnitId, ...] = ()
    receiver_text: tuple[Line, ...] = ()
    period: Period | None = None
    written_on: PartialDate | None = None
    presented_on: PartialDate | None = None
    document: DocumentHeader | None = None
    sections: tuple[Section, ...] = ()
    figures: tuple[Figure, ...] = ()
    themes: tuple[OpinionTheme, ...] = ()
    issues: tuple[HotIssue, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    submitted_at: dt.datetime | None = None
    received_at: dt.datetime | None = None
    status: ReportStatus | None = None
    replaces: Annotated[Ident, RefersTo("report")] | None = None
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        header = self.document
        if header is not None:
            if self.kind is ReportKind.ORAL:
                yield Problem.of(
                    "excludes-field",
                    ("document",),
                    field="document",
                    reason_en="an oral report has no document",
                    reason_vi="báo cáo trực tiếp không có văn bản",
                )
            content = self.sections or self.figures or self.themes or self.issues or self.proposals
            if header.secrecy is not Secrecy.NONE and content:
                yield Problem.of(
                    "secret-body",
                    ("document", "secrecy"),
                    secrecy_en=header.secrecy.en,
                    secrecy_vi=header.secrecy.vi,
                )
        ids = [figure.id for figure in self.figures if figure.id is not None]
        known = set(ids)
        for index, figure in enumerate(self.figures):
            if figure.part_of is not None and figure.part_of not in known:
                yield Problem.of(
                    "unknown-id",
                    ("figures", index, "part_of"),
                    value=figure.part_of,
                    what_en="figure",
                    what_vi="số liệu",
                    known=", ".join(sorted(known)) or "–",
                )
        if len(known) < len(ids):
            seen: set[str] = set()
            for index, figure in enumerate(self.figures):
                if figure.id is not None and figure.id in seen:
                    yield Problem.of(
                        "repeated-id",
                        ("figures", index, "id"),
                        value=figure.id,
                        what_en="figures",
                        what_vi="số liệu",
                    )
                seen.add(figure.id or "")
        if self.replaces is not None and self.replaces == self.id:
            yield Problem.of("replaces-itself", ("replaces",), value=self.id)
