"""Programmes with targets and milestones (chương trình, đề án, kế hoạch, đợt)."""

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
from danvan.reports.document import DocumentHeader
from danvan.reports.figures import IndicatorId, Qualifier
from danvan.rules import Ident, Line, NonNegative, RefersTo, Text
from danvan.units.unit import UnitId

__all__ = ["Milestone", "Programme", "ProgrammeKind", "ProgrammeStatus", "Target"]


class ProgrammeKind(Labelled):
    """The sort of programme (loại)."""

    COORDINATION = "coordination", "chương trình phối hợp", "coordination programme"
    PROJECT = "project", "đề án", "project"
    PLAN = "plan", "kế hoạch", "plan"
    CAMPAIGN = "campaign", "đợt, cuộc vận động", "campaign"
    MOVEMENT = "movement", "phong trào", "movement"


class ProgrammeStatus(Labelled):
    """How far it has come (tình trạng)."""

    DRAFT = "draft", "dự thảo", "draft"
    RUNNING = "running", "đang thực hiện", "running"
    REVIEWED = "reviewed", "đã sơ kết", "reviewed"
    COMPLETED = "completed", "đã tổng kết", "completed"
    STOPPED = "stopped", "dừng thực hiện", "stopped"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Target:
    """What a programme sets out to reach (chỉ tiêu): a number by a day, or a text.

    `value` is in `unit`; `qualifier` says whether it is a floor (“ít nhất”) or a plain aim.
    """

    id: Ident | None = None
    text: Text | None = None
    indicator: IndicatorId | None = None
    value: NonNegative | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: Line | None = None
    by: PartialDate | None = None
    responsible: UnitId | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.value is None and self.text is None:
            yield Problem.of("needs-field", field="value", reason_en="there is no “text”", reason_vi="không có “text”")


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Milestone:
    """A step that a programme takes by a day (mốc thực hiện): an interim review, a training held, a report sent.

    `reached_on` is the day on which the step was taken; without it nobody said that it was.
    """

    id: Ident | None = None
    text: Text
    by: PartialDate
    reached_on: PartialDate | None = None
    responsible: UnitId | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Programme:
    """A programme of work (chương trình phối hợp, đề án, kế hoạch, đợt vận động), its targets and milestones."""

    id: Ident
    kind: ProgrammeKind
    title: Line
    owner: UnitId | None = None
    owner_text: Line | None = None
    partners: tuple[UnitId, ...] = ()
    partner_text: tuple[Line, ...] = ()
    period: Period | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None
    document: DocumentHeader | None = None
    aims: tuple[Text, ...] = ()
    tasks: tuple[Text, ...] = ()
    targets: tuple[Target, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    parent: Annotated[Ident, RefersTo("programme")] | None = None
    status: ProgrammeStatus | None = None
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        if self.starts is not None and self.ends is not None and self.ends < self.starts:
            yield Problem.of(
                "order-dates",
                ("ends",),
                earlier="starts",
                earlier_value=self.starts,
                later="ends",
                later_value=self.ends,
            )
        if self.parent is not None and self.parent == self.id:
            yield Problem.of("replaces-itself", ("parent",), value=self.id)
