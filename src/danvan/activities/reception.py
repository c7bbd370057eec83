"""Reception of citizens (tiếp công dân): counts only, never who came."""

import datetime as dt
from collections.abc import Iterator

import attrs

from danvan.activities.occasion import Host, Occasion
from danvan.errors import Problem
from danvan.extra import Extra
from danvan.labels import Labelled
from danvan.law.instruments import Citation, Source
from danvan.records import record
from danvan.rules import Count, Ident, Line, Text

__all__ = ["COUNTS", "Reception", "ReceptionKind", "ReceptionOutcome", "OutcomeCount"]


class ReceptionKind(Labelled):
    """How the reception came about (hình thức tiếp)."""

    REGULAR = "regular", "thường xuyên", "regular, by the office"
    SCHEDULED = "scheduled", "định kỳ", "scheduled, by the head"
    ADHOC = "adhoc", "đột xuất", "ad hoc"
    DELEGATED = "delegated", "ủy quyền tiếp", "by delegation"


class ReceptionOutcome(Labelled):
    """What became of a case (kết quả tiếp)."""

    ANSWERED = "answered", "giải thích, trả lời tại chỗ", "answered on the spot"
    RECEIVED = "received", "tiếp nhận đơn", "petition taken in"
    GUIDED = "guided", "hướng dẫn", "guided to the competent body"
    TRANSFERRED = "transferred", "chuyển cơ quan có thẩm quyền", "transferred"
    REFUSED = "refused", "từ chối tiếp", "reception refused"


COUNTS = (
    "visits",
    "persons",
    "cases",
    "first_time_cases",
    "repeated_cases",
    "crowds",
    "crowd_persons",
    "crowd_first_time_cases",
    "crowd_repeated_cases",
)
"""The fields of a reception that count something; one that was not held states none of them."""


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class OutcomeCount:
    """How many cases had one outcome (số vụ theo kết quả)."""

    outcome: ReceptionOutcome
    count: Count


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Reception:
    """A reception of citizens on one day (buổi tiếp công dân), held or not held.

    Heads receive in person: in the commune at least one day a week, others one day a month (LTCD
    15.2.d, 18.2); heads of Party committees by Quy định 11-QĐi/TW as amended by Kết luận
    215-KL/TW. `visits` counts occasions, `persons` heads, `cases` matters, `crowds` groups of five
    people and more (đoàn đông người), `crowd_` what concerns them. A reception that was not held has no
    counts.
    """

    id: Ident
    kind: ReceptionKind
    host: Host
    occasion: Occasion
    held: bool
    reason_not_held: Line | None = None
    schedule_posted_on: dt.date | None = None
    visits: Count | None = None
    persons: Count | None = None
    cases: Count | None = None
    first_time_cases: Count | None = None
    repeated_cases: Count | None = None
    crowds: Count | None = None
    crowd_persons: Count | None = None
    crowd_first_time_cases: Count | None = None
    crowd_repeated_cases: Count | None = None
    outcomes: tuple[OutcomeCount, ...] = ()
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        if self.held:
            return
        for name in COUNTS:
            if getattr(self, name) is not None:
                yield Problem.of(
                    "excludes-field",
                    (name,),
                    field=name,
                    reason_en="the reception was not held",
                    reason_vi="buổi tiếp không được tổ chức",
                )
