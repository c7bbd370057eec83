"""Dialogues of heads with the people (đối thoại trực tiếp)."""

import datetime as dt
from collections.abc import Iterator

import attrs

from danvan.activities.occasion import Attendance, Host, Occasion
from danvan.errors import Problem
from danvan.extra import Extra
from danvan.labels import Labelled
from danvan.law.instruments import Citation, Source
from danvan.law.periods import Period
from danvan.records import record
from danvan.rules import Count, Ident, Line, Text
from danvan.units.unit import UnitId

__all__ = ["Dialogue", "DialogueKind", "OpinionsByField", "PassedOn"]


class DialogueKind(Labelled):
    """Regular or ad hoc (loại đối thoại)."""

    REGULAR = "regular", "định kỳ", "regular"
    ADHOC = "adhoc", "đột xuất", "ad hoc"
    THEMATIC = "thematic", "chuyên đề", "on one topic"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class OpinionsByField:
    """How many opinions were given in one field (số ý kiến theo lĩnh vực)."""

    field: Line
    count: Count


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class PassedOn:
    """Opinions passed on to another body for an answer (chuyển cơ quan có thẩm quyền).

    `answered` says how many of the `count` were answered so far, the last of them on `answered_on`.
    """

    to: UnitId | None = None
    to_text: Line | None = None
    count: Count | None = None
    due: dt.date | None = None
    answered: Count | None = None
    answered_on: dt.date | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.answered is not None and self.count is not None and self.answered > self.count:
            yield Problem.of(
                "range-order",
                ("count",),
                lower="answered",
                lower_value=self.answered,
                upper="count",
                upper_value=self.count,
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Dialogue:
    """A direct dialogue of the head of a Party committee or government with the people (đối thoại).

    Bases: Quy định 11-QĐi/TW; Kết luận 215-KL/TW; Luật 10/2022/QH15 art. 32.1 asks for a dialogue
    conference at least once a year. `participants` counts attendances, `opinions` opinions given.
    """

    id: Ident
    kind: DialogueKind | None = None
    host: Host
    occasion: Occasion
    topic: Line | None = None
    period: Period | None = None
    attendance: tuple[Attendance, ...] = ()
    participants: Count | None = None
    opinions: Count | None = None
    opinions_by_field: tuple[OpinionsByField, ...] = ()
    answered_on_spot: Count | None = None
    passed_on: tuple[PassedOn, ...] = ()
    conclusion_number: Line | None = None
    conclusion: Text | None = None
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()
