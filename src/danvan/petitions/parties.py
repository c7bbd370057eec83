"""Who takes part in a petition, and on which way it came (người tham gia, nguồn đơn)."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.petitions.sealing import IdentityId, SealedText, UnitId, veiled
from danvan.petitions.words import (
    AuthorisationForm,
    ForwarderKind,
    Naming,
    PartyNature,
    PartyRole,
    ReceptionForm,
)
from danvan.records import record
from danvan.rules import Count, Ident, Line, Several

__all__ = ["Authorisation", "Collective", "Forwarder", "Party", "Reception", "Recipient", "RegisterEntry"]

_UNNAMED = {
    Naming.ANONYMOUS: ("the party is anonymous", "người này nặc danh"),
    Naming.FALSE_NAME: ("the party writes in another person's name", "người này mạo danh"),
}


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Party:
    """One who takes part in a petition (người tham gia): a petitioner, or who acts for one.

    Who it is stands in the `Identity` that `identity` refers to; an agency or organisation that is a
    known unit stands in `unit`. `role` says in which capacity: LKN 12.1, LTCD 29, ND154 13; whether
    somebody complains or denounces follows from the kinds of the matters. `matters` names the matters
    concerned, none named means all; `acts_for` the parties for whom this one acts. `signed` is a
    signature or fingerprint under the petition, ``None`` where nothing is known of it.
    """

    id: Ident
    role: PartyRole = PartyRole.SELF
    nature: PartyNature = PartyNature.INDIVIDUAL
    naming: Naming = Naming.NAMED
    identity: IdentityId | None = None
    unit: UnitId | None = None
    signed: bool | None = None
    matters: Annotated[tuple[Ident, ...], Several(distinct=True)] = ()
    acts_for: Annotated[tuple[Ident, ...], Several(distinct=True)] = ()

    def _sound(self) -> bool:
        return self.naming is Naming.NAMED and self.unit is None

    def _broken(self) -> Iterator[Problem]:
        if self.naming is not Naming.NAMED and self.identity is not None:
            en, vi = _UNNAMED[self.naming]
            yield Problem.of("excludes-field", ("identity",), field="identity", reason_en=en, reason_vi=vi)
        if self.unit is not None and self.nature is PartyNature.INDIVIDUAL:
            yield Problem.of(
                "excludes-field",
                ("unit",),
                field="unit",
                reason_en="the party is an individual",
                reason_vi="đây là cá nhân",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Collective:
    """Several people on one content (nhiều người cùng khiếu nại, tố cáo, kiến nghị, phản ánh), LTCD 29.

    `representatives` names parties of the petition, who must be petitioners themselves; empty as long as
    none is appointed. `appointment` names the document that appoints them, `appointed_by_all` whether
    all signed it. How many they may be follows from `Petition.people`.
    """

    representatives: Annotated[tuple[Ident, ...], Several(distinct=True)] = ()
    appointment: Ident | None = None
    appointed_on: dt.date | None = None
    appointed_by_all: bool | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Authorisation:
    """A written power for another to complain (ủy quyền), ND155 3.

    `grantor` and `agent` name parties, `document` the paper in the file, `matters` the contents that it
    covers (none named: all). `made_on` is the day of making, `until_on` the first day on which it no
    longer holds. `certified_by` is the office that notarised or certified it.
    """

    grantor: Ident
    agent: Ident
    form: AuthorisationForm | None = None
    document: Ident | None = None
    made_on: dt.date | None = None
    until_on: dt.date | None = None
    certified_by: Line | None = None
    matters: Annotated[tuple[Ident, ...], Several(distinct=True)] = ()
    scope: SealedText | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.grantor == self.agent:
            yield Problem.of("same-party", ("agent",), party=self.agent)
        if self.made_on is not None and self.until_on is not None and self.until_on < self.made_on:
            yield Problem.of(
                "order-dates",
                ("until_on",),
                earlier="made_on",
                earlier_value=self.made_on,
                later="until_on",
                later_value=self.until_on,
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Forwarder:
    """Who passed the petition on (người, cơ quan chuyển đơn): LKN 66, LTC 26, LTCD 27-28.

    A deputy stands here by office. `unit` is a known unit, `body` any other body by its name. `number` and
    `sent_on` are those of the forwarding letter; `wants_report`: it asks to be told of the result.
    """

    kind: ForwarderKind
    unit: UnitId | None = None
    body: Line | None = None
    office: Line | None = None
    number: Line | None = None
    sent_on: dt.date | None = None
    wants_report: bool | None = None
    note: SealedText | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Recipient:
    """Another body to which the same petition was sent (nơi cùng nhận đơn), TT05 6, LTC 24.2."""

    unit: UnitId | None = None
    body: Line | None = None
    competent: bool | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.unit is None and self.body is None:
            yield Problem.of("needs-field", field="body", reason_en="no “unit” is named", reason_vi="không ghi “unit”")


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class RegisterEntry:
    """The line in the register of petitions (vào sổ): LTC 24.1, LTCD 25.2; Mẫu 03/TCD column 1.

    `number` is the number in the register named by `register`; `national_number` the one in the national
    database (ND154 27.1). `on` is the day of the stamp.
    """

    number: Line
    on: dt.date | None = None
    register: Line | None = None
    national_number: Line | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Reception:
    """The reception at which the petition was handed over or spoken (tiếp công dân): LTCD 25, ND154 12-15.

    `office` is that of the receiver. `people` is the number of people received. `first_time`: the matter
    was brought for the first time (lần đầu), else repeatedly (nhiều lần). `recorded`: sound and picture
    were kept (ND154 24). `follow_up` is column 12 of Mẫu 03/TCD, `statement` what the citizens said.
    """

    on: dt.date
    form: ReceptionForm = ReceptionForm.DIRECT
    unit: UnitId | None = None
    office: Line | None = None
    people: Count | None = None
    first_time: bool | None = None
    recorded: bool | None = None
    statement: SealedText | None = None
    follow_up: SealedText | None = None
