"""The person behind a petition, and the protection of a denouncer: records of their own (LTC 9, 47-58).

They are kept apart from the petition, which knows them by opaque ids only.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.extra import Extra
from danvan.law.instruments import Source
from danvan.petitions.acts import ProtectedRelation, ProtectionMeasureKind
from danvan.petitions.history import PROTECTION_EVENTS, Event, span_problems
from danvan.petitions.sealing import IdentityId, PetitionId, SealedText, UnitId, veiled
from danvan.petitions.words import IdentityPaper
from danvan.records import record
from danvan.rules import Ident, Line, Several, Text
from danvan.seal import Seal

__all__ = ["Identity", "ProtectedPerson", "ProtectionCase", "ProtectionMeasure"]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Identity:
    """Who a citizen or an organisation is (thông tin về người gửi đơn): ND154 12.2; LTC 9.1.b, 56.

    `id` is opaque: it must not be made from a name or a number. Every other field lies under a `Seal`, and
    `danvan.unseal` opens them. `name` is the name of a person or of an organisation. `paper` and the
    fields beside it are the identity paper of Mẫu 01 (ND124). `contact` is any other way of reaching the
    person (cách thức liên hệ, LTC 23). `handwriting`: the file holds the person's own hand (bút tích),
    which is as secret as the name. `wants_protection`: the person asks that the identity be kept secret,
    so that a denunciation cannot be received online (ND154 20.4). `self_disclosed`: the denouncer made the
    identity known himself (LTC 56.1).
    """

    id: Ident
    name: Seal[Line] | None = None
    address: Seal[Line] | None = None
    paper: Seal[IdentityPaper] | None = None
    paper_number: Seal[Line] | None = None
    paper_issued_on: Seal[dt.date] | None = None
    paper_issued_by: Seal[Line] | None = None
    phone: Seal[Line] | None = None
    email: Seal[Line] | None = None
    contact: Seal[Line] | None = None
    handwriting: Seal[bool] | None = None
    wants_protection: Seal[bool] | None = None
    self_disclosed: Seal[bool] | None = None
    note: Seal[Text] | None = None
    extra: Seal[Extra] = Seal(Extra())

    def __repr__(self) -> str:
        return f"Identity(id={self.id!r}, <sealed>)"

    def _broken(self) -> Iterator[Problem]:
        if self.paper_number is not None and self.paper is None:
            yield Problem.of(
                "needs-field",
                field="paper",
                reason_en="“paper_number” is stated",
                reason_vi="có ghi “paper_number”",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ProtectedPerson:
    """One who is protected (người được bảo vệ), LTC 47.1, by `identity` and relation to the denouncer."""

    identity: IdentityId
    relation: ProtectedRelation = ProtectedRelation.DENOUNCER


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class ProtectionMeasure:
    """A measure of protection (biện pháp bảo vệ), LTC 56-58: from `from_on` to the day before `until_on`.

    `by_unit` or `by_body` is the body that carries it out.
    """

    kind: ProtectionMeasureKind
    from_on: dt.date | None = None
    until_on: dt.date | None = None
    by_unit: UnitId | None = None
    by_body: Line | None = None
    detail: SealedText | None = None

    def _broken(self) -> Iterator[Problem]:
        yield from span_problems(self.from_on, self.until_on)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class ProtectionCase:
    """The file on the protection of a denouncer (hồ sơ bảo vệ người tố cáo), LTC 50-55.

    It is kept apart from the petition and for a time of its own. `events` are the steps of protection
    alone: request, application or refusal, change, end. `matter` names a matter of the petition.
    """

    id: Ident
    petition: PetitionId
    unit: UnitId
    matter: Ident | None = None
    protected: Annotated[tuple[ProtectedPerson, ...], Several(distinct=True)] = ()
    request: SealedText | None = None
    measures: tuple[ProtectionMeasure, ...] = ()
    events: tuple[Event, ...] = ()
    invented: bool = False
    sources: tuple[Source, ...] = ()
    note: SealedText | None = None
    extra: Extra = Extra()

    def __repr__(self) -> str:
        return f"ProtectionCase(id={self.id!r}, <sealed>)"

    def _broken(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for place, event in enumerate(self.events):
            if event.kind not in PROTECTION_EVENTS:
                yield Problem.of(
                    "event-not-protection",
                    ("events", place, "kind"),
                    kind=event.kind.value,
                    known=", ".join(sorted(kind.value for kind in PROTECTION_EVENTS)),
                )
            if event.id in seen:
                yield Problem.of(
                    "repeated-id",
                    ("events", place, "id"),
                    value=event.id,
                    what_en="events",
                    what_vi="sự kiện",
                )
            seen.add(event.id)
