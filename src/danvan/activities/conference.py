"""Conferences, briefings and training courses (hội nghị, giao ban, tập huấn)."""

from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.activities.occasion import Attendance, Host, Occasion, Statement
from danvan.errors import Problem
from danvan.extra import Extra
from danvan.labels import Labelled
from danvan.law.instruments import Citation, Source
from danvan.law.periods import Period
from danvan.records import record
from danvan.reports.report import OpinionTheme, Section
from danvan.rules import Count, Ident, Line, RefersTo, Text

__all__ = ["Conference", "ConferenceKind", "NamedExemplar", "Training"]


class ConferenceKind(Labelled):
    """What a conference is for (loại hội nghị)."""

    INTERIM_REVIEW = "interim_review", "sơ kết", "interim review"
    FINAL_REVIEW = "final_review", "tổng kết", "final review"
    EXCHANGE = "exchange", "trao đổi kinh nghiệm", "exchange of experience"
    SEMINAR = "seminar", "tọa đàm", "seminar"
    WORKSHOP = "workshop", "hội thảo", "workshop"
    BRIEFING = "briefing", "giao ban", "briefing"
    OPINION_BRIEFING = "opinion_briefing", "giao ban dư luận xã hội", "briefing on public opinion"
    VOTER_MEETING = "voter_meeting", "tiếp xúc cử tri", "meeting with voters"
    DEPLOYMENT = "deployment", "triển khai, quán triệt", "launch of a task"
    OTHER = "other", "hội nghị khác", "other conference"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class NamedExemplar:
    """An exemplar that a conference or report names (mô hình được nêu): a title, perhaps a record."""

    title: Line
    exemplar: Annotated[Ident, RefersTo("exemplar")] | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Conference:
    """A conference (hội nghị, hội thảo, tọa đàm, giao ban).

    `programme` is the programme or project in whose frame it is held. `period` is what it looks
    back on, `next_period` what it sets tasks for. `papers` counts the contributed papers; `themes`
    are the opinions by theme at a briefing on public opinion.
    """

    id: Ident
    kind: ConferenceKind
    title: Line
    host: Host
    occasion: Occasion
    period: Period | None = None
    next_period: Period | None = None
    attendance: tuple[Attendance, ...] = ()
    participants: Count | None = None
    papers: Count | None = None
    opinions: Count | None = None
    themes: tuple[OpinionTheme, ...] = ()
    sections: tuple[Section, ...] = ()
    exemplars: tuple[NamedExemplar, ...] = ()
    programme: Annotated[Ident, RefersTo("programme")] | None = None
    shortcomings: tuple[Text, ...] = ()
    tasks: tuple[Text, ...] = ()
    directions: tuple[Statement, ...] = ()
    commended_collectives: Count | None = None
    commended_individuals: Count | None = None
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Training:
    """A training course or study session (tập huấn, bồi dưỡng, học tập nghị quyết).

    `participants` counts attendances; `invited` and `participants` together give the rate.
    """

    id: Ident
    subject: Line
    host: Host
    occasion: Occasion
    sessions: Count | None = None
    invited: Count | None = None
    participants: Count | None = None
    audience: tuple[Attendance, ...] = ()
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        if self.sessions == 0 and self.participants:
            yield Problem.of(
                "excludes-field",
                ("participants",),
                field="participants",
                reason_en="there was no session",
                reason_vi="không có buổi nào",
            )
