"""The petition (đơn): what was handed in, by whom, on which way, and what became of its matters."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Pointer, Problem
from danvan.extra import Extra
from danvan.law.instruments import Source
from danvan.petitions.documents import Attachment, Document
from danvan.petitions.history import Event
from danvan.petitions.matter import EligibilityFinding, Matter
from danvan.petitions.parties import (
    Authorisation,
    Collective,
    Forwarder,
    Party,
    Reception,
    Recipient,
    RegisterEntry,
)
from danvan.petitions.sealing import PetitionId, ProtectionCaseId, SealedText, UnitId, veiled
from danvan.petitions.words import Channel, MatterKind, PartyNature, PartyRole, PetitionKind
from danvan.records import record
from danvan.rules import Code, Count, Ident, Several, Whole

__all__ = ["Petition"]

_MATTERS = ("matters", "vụ việc")
_PARTIES = ("parties", "người tham gia")
_EVENTS = ("events", "sự kiện")
_PAPERS = ("documents or attachments", "tài liệu")
_SPEAKERS = frozenset({PartyRole.SELF, PartyRole.COLLECTIVE_REPRESENTATIVE})


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Petition:
    """A petition (đơn khiếu nại, tố cáo, kiến nghị, phản ánh), received by one body.

    It holds no name and no address of a citizen: its parties refer to identities by opaque ids.

    `invented` marks invented data (đơn giả định). `unit` is the body that holds the petition.
    `received_on` is the day of receipt, `written_on` the day that the writer put down. `entitled` is the
    kind that the writer gives; the kinds that count are those of the `matters`, one or more. `language`
    is an ISO 639 code. `oral`: the petition was spoken and written down. `people` is the number of people
    on the same content (column 7 of Mẫu 03/TCD), `signatures` and `fingerprints` those counted under the
    petition. `sent_also_to` are the other bodies that got it. `continues` is the petition that this one
    takes on: the first level, the denunciation before; `duplicate_of` the one that it repeats, `split_from`
    the one out of which it was taken. `events` are in the order of the file. LKN 8, LTC 23, LTCD 25,
    ND154 12-14.
    """

    id: Ident
    unit: UnitId
    channel: Channel
    received_on: dt.date
    matters: Annotated[tuple[Matter, ...], Several(least=1)]
    invented: bool = False
    register: RegisterEntry | None = None
    written_on: dt.date | None = None
    entitled: PetitionKind | None = None
    language: Code = "vi"
    oral: bool = False
    reception: Reception | None = None
    forwarder: Forwarder | None = None
    sent_also_to: tuple[Recipient, ...] = ()
    parties: tuple[Party, ...] = ()
    people: Annotated[int, Whole(1)] | None = None
    signatures: Count | None = None
    fingerprints: Count | None = None
    collective: Collective | None = None
    authorisations: tuple[Authorisation, ...] = ()
    originals_attached: bool = False
    attachments: tuple[Attachment, ...] = ()
    eligibility: tuple[EligibilityFinding, ...] = ()
    documents: tuple[Document, ...] = ()
    continues: PetitionId | None = None
    duplicate_of: PetitionId | None = None
    split_from: PetitionId | None = None
    protection: Annotated[tuple[ProtectionCaseId, ...], Several(distinct=True)] = ()
    events: tuple[Event, ...] = ()
    sources: tuple[Source, ...] = ()
    note: SealedText | None = None
    extra: Extra = Extra()

    def _sound(self) -> bool:
        """Whether this is the plain case, one matter and no papers, in which nothing can disagree."""
        if (
            len(self.matters) != 1
            or self.documents
            or self.attachments
            or self.eligibility
            or self.collective is not None
            or self.authorisations
            or not (self.continues is None and self.duplicate_of is None and self.split_from is None)
        ):
            return False
        matter = self.matters[0]
        if (
            matter.kind is MatterKind.DENUNCIATION
            or matter.previous_matter is not None
            or matter.handling is not None
            or matter.complexity is not None
            or matter.result is not None
            or matter.prior_decisions
            or matter.obstacles
            or matter.publications
        ):
            return False
        for party in self.parties:
            if party.matters or party.acts_for:
                return False
        for event in self.events:
            if event.document is not None or event.parties:
                return False
            if event.matter is not None and event.matter != matter.id:
                return False
        return len(self.parties) < 2 and len({event.id for event in self.events}) == len(self.events)

    def _broken(self) -> Iterator[Problem]:
        matters = {matter.id for matter in self.matters}
        if len(matters) != len(self.matters):
            yield from _repeated([matter.id for matter in self.matters], "matters", _MATTERS)
        parties: set[str] = set()
        if self.parties:
            parties = {party.id for party in self.parties}
            yield from self._party_problems(matters, parties)
        papers: set[str] = set()
        if self.documents or self.attachments:
            papers = {document.id for document in self.documents}
            papers.update([attachment.id for attachment in self.attachments])
            yield from self._paper_problems(matters, papers)
        if self.events:
            yield from self._event_problems(matters, parties, papers)
        for place, matter in enumerate(self.matters):
            if matter.kind is MatterKind.DENUNCIATION:
                yield from self._denouncer_problems(matter)
            if matter.previous_matter is not None and self.continues is None:
                yield Problem.of(
                    "needs-field",
                    field="continues",
                    reason_en="a matter names its “previous_matter”",
                    reason_vi="một vụ việc có ghi “previous_matter”",
                )
            if matter.handling or matter.complexity or matter.result:
                yield from _part_paper_problems(matter, ("matters", place), papers)
            if matter.prior_decisions or matter.obstacles or matter.publications:
                yield from _list_paper_problems(matter, ("matters", place), papers)
        if self.eligibility:
            for place, finding in enumerate(self.eligibility):
                if finding.matter is not None and finding.matter not in matters:
                    yield _unknown(finding.matter, ("eligibility", place, "matter"), _MATTERS, matters)
        if self.collective is not None:
            yield from self._collective_problems(self.collective, papers)
        if self.authorisations:
            yield from self._authorisation_problems(matters, parties, papers)
        if self.continues == self.id or self.duplicate_of == self.id or self.split_from == self.id:
            for name in ("continues", "duplicate_of", "split_from"):
                if getattr(self, name) == self.id:
                    yield Problem.of("refers-to-itself", (name,), field=name)

    def _party_problems(self, matters: set[str], parties: set[str]) -> Iterator[Problem]:
        if len(parties) != len(self.parties):
            yield from _repeated([party.id for party in self.parties], "parties", _PARTIES)
        for place, party in enumerate(self.parties):
            for index, name in enumerate(party.matters):
                if name not in matters:
                    yield _unknown(name, ("parties", place, "matters", index), _MATTERS, matters)
            for index, name in enumerate(party.acts_for):
                if name not in parties:
                    yield _unknown(name, ("parties", place, "acts_for", index), _PARTIES, parties)

    def _paper_problems(self, matters: set[str], papers: set[str]) -> Iterator[Problem]:
        if len(papers) != len(self.documents) + len(self.attachments):
            seen = [document.id for document in self.documents]
            yield from _repeated(seen, "documents", _PAPERS)
            yield from _repeated([item.id for item in self.attachments], "attachments", _PAPERS, frozenset(seen))
        for place, document in enumerate(self.documents):
            if document.matter is not None and document.matter not in matters:
                yield _unknown(document.matter, ("documents", place, "matter"), _MATTERS, matters)
            if document.redacts is not None and document.redacts not in papers:
                yield _unknown(document.redacts, ("documents", place, "redacts"), _PAPERS, papers)
            elif document.redacts == document.id:
                yield Problem.of("refers-to-itself", ("documents", place, "redacts"), field="redacts")
        for place, attachment in enumerate(self.attachments):
            if attachment.matter is not None and attachment.matter not in matters:
                yield _unknown(attachment.matter, ("attachments", place, "matter"), _MATTERS, matters)
            if attachment.original and not self.originals_attached:
                yield Problem.of(
                    "needs-field",
                    ("attachments", place),
                    field="originals_attached",
                    reason_en="an attachment is an original",
                    reason_vi="có tài liệu kèm theo là bản gốc",
                )

    def _event_problems(self, matters: set[str], parties: set[str], papers: set[str]) -> Iterator[Problem]:
        if len({event.id for event in self.events}) != len(self.events):
            yield from _repeated([event.id for event in self.events], "events", _EVENTS)
        for place, event in enumerate(self.events):
            if event.matter is not None and event.matter not in matters:
                yield _unknown(event.matter, ("events", place, "matter"), _MATTERS, matters)
            if event.document is not None and event.document not in papers:
                yield _unknown(event.document, ("events", place, "document"), _PAPERS, papers)
            for index, name in enumerate(event.parties) if event.parties else ():
                if name not in parties:
                    yield _unknown(name, ("events", place, "parties", index), _PARTIES, parties)

    def _denouncer_problems(self, matter: Matter) -> Iterator[Problem]:
        for place, party in enumerate(self.parties):
            if party.nature is PartyNature.INDIVIDUAL or party.role is PartyRole.RELATED_PERSON:
                continue
            if not party.matters or matter.id in party.matters:
                yield Problem.of(
                    "denouncer-individual",
                    ("parties", place, "nature"),
                    party=party.id,
                    matter=matter.id,
                    nature_en=party.nature.en,
                    nature_vi=party.nature.vi,
                )

    def _collective_problems(self, collective: Collective, papers: set[str]) -> Iterator[Problem]:
        people = self.people
        if people is None or people < 2:
            yield Problem.of(
                "needs-people",
                ("people",),
                least=2,
                found="–" if people is None else people,
            )
            return
        found = len(collective.representatives)
        most = 2 if 5 <= people <= 10 else 5
        if found > most:
            yield Problem.of(
                "representatives-many",
                ("collective", "representatives"),
                found=found,
                people=people,
                most=most,
            )
        by_id = {party.id: party for party in self.parties}
        for index, name in enumerate(collective.representatives):
            pointer = ("collective", "representatives", index)
            if name not in by_id:
                yield _unknown(name, pointer, _PARTIES, set(by_id))
            elif by_id[name].role not in _SPEAKERS:
                role = by_id[name].role
                yield Problem.of("representative-petitioner", pointer, party=name, role_en=role.en, role_vi=role.vi)
        if collective.appointment is not None and collective.appointment not in papers:
            yield _unknown(collective.appointment, ("collective", "appointment"), _PAPERS, papers)

    def _authorisation_problems(self, matters: set[str], parties: set[str], papers: set[str]) -> Iterator[Problem]:
        for place, given in enumerate(self.authorisations):
            at = ("authorisations", place)
            if given.grantor not in parties:
                yield _unknown(given.grantor, (*at, "grantor"), _PARTIES, parties)
            if given.agent not in parties:
                yield _unknown(given.agent, (*at, "agent"), _PARTIES, parties)
            if given.document is not None and given.document not in papers:
                yield _unknown(given.document, (*at, "document"), _PAPERS, papers)
            for index, name in enumerate(given.matters):
                if name not in matters:
                    yield _unknown(name, (*at, "matters", index), _MATTERS, matters)


def _part_paper_problems(matter: Matter, at: Pointer, papers: set[str]) -> Iterator[Problem]:
    for name in ("handling", "complexity", "result"):
        part = getattr(matter, name)
        if part is not None and part.document is not None and part.document not in papers:
            yield _unknown(part.document, (*at, name, "document"), _PAPERS, papers)


def _list_paper_problems(matter: Matter, at: Pointer, papers: set[str]) -> Iterator[Problem]:
    for name in ("prior_decisions", "obstacles", "publications"):
        for place, item in enumerate(getattr(matter, name)):
            if item.document is not None and item.document not in papers:
                yield _unknown(item.document, (*at, name, place, "document"), _PAPERS, papers)


def _unknown(value: str, pointer: Pointer, what: tuple[str, str], known: set[str]) -> Problem:
    return Problem.of(
        "unknown-id",
        pointer,
        value=value,
        what_en=what[0],
        what_vi=what[1],
        known=", ".join(sorted(known)) or "–",
    )


def _repeated(
    ids: list[str], field: str, what: tuple[str, str], taken: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    seen = set(taken)
    for place, name in enumerate(ids):
        if name in seen:
            yield Problem.of("repeated-id", (field, place, "id"), value=name, what_en=what[0], what_vi=what[1])
        seen.add(name)
