"""Exemplars of the movement “Dân vận khéo” (mô hình, điển hình) and their lives."""

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
from danvan.rules import Count, Ident, Line, RefersTo, Several, Text
from danvan.units.unit import Level, UnitId

__all__ = [
    "Exemplar",
    "ExemplarEvent",
    "ExemplarField",
    "ExemplarKind",
    "ExemplarState",
    "Force",
    "ForceRole",
    "OwnerType",
]


class ExemplarKind(Labelled):
    """Mô hình or điển hình."""

    MODEL = "model", "mô hình", "exemplar that is a way of working"
    CASE = "case", "điển hình", "exemplar that is a collective or an individual"


class OwnerType(Labelled):
    """Whose exemplar it is; of an individual only this is kept, never who (chủ thể)."""

    COLLECTIVE = "collective", "tập thể", "collective"
    INDIVIDUAL = "individual", "cá nhân", "individual"


class ExemplarField(Labelled):
    """The field of an exemplar (lĩnh vực)."""

    ECONOMY = "economy", "kinh tế", "economy"
    CULTURE_SOCIETY = "culture_society", "văn hóa - xã hội", "culture and society"
    DEFENCE_SECURITY = "defence_security", "quốc phòng - an ninh", "defence and security"
    POLITICAL_SYSTEM = "political_system", "xây dựng hệ thống chính trị", "building the political system"
    NEW_RURAL = "new_rural", "xây dựng nông thôn mới", "new rural areas"


class ExemplarState(Labelled):
    """The states through which an exemplar goes (trạng thái)."""

    PROPOSED = "proposed", "đề xuất", "proposed"
    REGISTERED = "registered", "đăng ký", "registered"
    BUILDING = "building", "xây dựng, triển khai", "being built"
    INSPECTED = "inspected", "kiểm tra, khảo sát, thẩm định", "inspected"
    RECOGNISED = "recognised", "công nhận", "recognised"
    TYPICAL = "typical", "tiêu biểu, điển hình", "chosen as typical"
    REWARDED = "rewarded", "khen thưởng", "rewarded"
    REPLICATED = "replicated", "nhân rộng", "replicated"
    NOT_RECOGNISED = "not_recognised", "chưa công nhận", "not recognised"
    CONTINUED = "continued", "duy trì", "continued"
    ENDED = "ended", "kết thúc", "ended"
    WITHDRAWN = "withdrawn", "thôi công nhận", "withdrawn"


class ForceRole(Labelled):
    """The part that a body plays (vai trò)."""

    LEAD = "lead", "chủ trì", "lead"
    PARTNER = "partner", "phối hợp", "partner"
    PARTICIPANT = "participant", "tham gia", "participant"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Force:
    """A body that takes part in an exemplar, with its role (lực lượng tham gia)."""

    role: ForceRole
    unit: UnitId | None = None
    text: Line | None = None
    task: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ExemplarEvent:
    """A step in the life of an exemplar (sự kiện): the state reached, when, by whose decision.

    Recognition names its level; a state that is refused or withdrawn gives its reason.
    """

    state: ExemplarState
    on: PartialDate
    level: Level | None = None
    by: UnitId | None = None
    by_text: Line | None = None
    decision: Line | None = None
    reward: Line | None = None
    reason: Text | None = None
    note: Text | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.state is ExemplarState.RECOGNISED and self.level is None:
            yield Problem.of(
                "needs-field",
                field="level",
                reason_en="an exemplar is recognised",
                reason_vi="mô hình được công nhận",
            )
        if self.state in (ExemplarState.NOT_RECOGNISED, ExemplarState.WITHDRAWN) and self.reason is None:
            yield Problem.of(
                "needs-field",
                field="reason",
                reason_en=f"the state is “{self.state.en}”",
                reason_vi=f"trạng thái là “{self.state.vi}”",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Exemplar:
    """An exemplar “Dân vận khéo” (mô hình, điển hình) with the events of its life.

    The state of a day follows from the events and is never stored. The descriptive fields are
    those of the registration form of Công văn 249/MTTQ-BTT (phường Thanh Khê, 2026).
    """

    id: Ident
    title: Line
    kind: ExemplarKind
    owner_type: OwnerType | None = None
    owner: UnitId | None = None
    owner_text: Line | None = None
    fields: Annotated[tuple[ExemplarField, ...], Several(distinct=True)] = ()
    themes: tuple[Line, ...] = ()
    area: UnitId | None = None
    period: Period | None = None
    present_state: Text | None = None
    reason: Text | None = None
    goals: tuple[Text, ...] = ()
    criteria: tuple[Text, ...] = ()
    content: Text | None = None
    method: Text | None = None
    beneficiaries: Text | None = None
    beneficiary_count: Count | None = None
    forces: tuple[Force, ...] = ()
    resources: Text | None = None
    starts: dt.date | None = None
    evaluation_on: dt.date | None = None
    progress: Text | None = None
    outputs: tuple[Text, ...] = ()
    sustainability: Text | None = None
    newly_registered: bool | None = None
    events: tuple[ExemplarEvent, ...] = ()
    replicates: Annotated[Ident, RefersTo("exemplar")] | None = None
    duplicate_of: Annotated[Ident, RefersTo("exemplar")] | None = None
    programme: Annotated[Ident, RefersTo("programme")] | None = None
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        for name in ("replicates", "duplicate_of"):
            if getattr(self, name) == self.id:
                yield Problem.of("replaces-itself", (name,), value=self.id)
