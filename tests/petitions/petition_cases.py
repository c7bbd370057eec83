"""Lawful petitions, all invented (đơn giả định), one builder per kind."""

import datetime as dt
from typing import Any

import attrs

from danvan.dates import VIETNAM
from danvan.petitions.acts import (
    EventKind,
    FirstDecisionFate,
    Ground,
    Outcome,
    ProtectionMeasureKind,
    PublicationForm,
)
from danvan.petitions.documents import Attachment, Document
from danvan.petitions.history import Event, Form
from danvan.petitions.identity import Identity, ProtectedPerson, ProtectionCase, ProtectionMeasure
from danvan.petitions.matter import (
    AuthorityFinding,
    Complexity,
    Contested,
    EligibilityFinding,
    Handling,
    Matter,
    PriorDecision,
    Target,
)
from danvan.petitions.parties import Authorisation, Collective, Forwarder, Party, Reception, RegisterEntry
from danvan.petitions.petition import Petition
from danvan.petitions.results import Assets, Execution, Publication, Remedy, Result
from danvan.petitions.words import (
    AuthorisationForm,
    Channel,
    CompetentSystem,
    ComplexityCriterion,
    ContestedKind,
    DenunciationKind,
    DocumentRole,
    DocumentVersion,
    EligibilityGround,
    ForwarderKind,
    HandlingResult,
    IdentityPaper,
    Level,
    MatterKind,
    Naming,
    PartyRole,
    PetitionKind,
    PriorDecisionKind,
    SubjectField,
)
from danvan.seal import Seal

COMMUNE = "vn-00634"
PROVINCE = "vn-33"
SECRET = "Trần Thị Bí Mật"
"""Stands in every sealed text below; it must never be shown."""


day = dt.date.fromisoformat


def but(record: Any, **fields: Any) -> Any:
    """The same record with other fields."""
    return attrs.evolve(record, **fields)


def event(number: int, kind: EventKind, on: str, **fields: Any) -> Event:
    return Event(id=f"e{number}", kind=kind, on=day(on), **{"matter": "m1", "by_unit": COMMUNE, **fields})


def identity() -> Identity:
    return Identity(
        id="i-7f3a",
        name=Seal(SECRET),
        address=Seal(f"Nhà {SECRET}"),
        paper=Seal(IdentityPaper.IDENTITY_CARD),
        paper_number=Seal("000000000000"),
        paper_issued_on=Seal(day("2022-02-02")),
        paper_issued_by=Seal(f"Nơi cấp {SECRET}"),
        phone=Seal("0000 000 000"),
        email=Seal("bi-mat@example.vn"),
        contact=Seal(f"Qua {SECRET}"),
        handwriting=Seal(True),
        wants_protection=Seal(True),
        self_disclosed=Seal(False),
        note=Seal(f"Ghi chú {SECRET}"),
    )


def first_complaint() -> Petition:
    """Receipt on 1 July 2026, accepted, complex, decided: partly founded."""
    return Petition(
        id="d-2026-0001",
        unit=COMMUNE,
        channel=Channel.RECEPTION,
        received_on=day("2026-07-01"),
        written_on=day("2026-06-29"),
        invented=True,
        register=RegisterEntry(number="01", on=day("2026-07-01"), national_number="QG-1"),
        entitled=PetitionKind.DENUNCIATION,
        reception=Reception(on=day("2026-07-01"), unit=COMMUNE, office="cán bộ tiếp công dân", statement=SECRET),
        parties=(
            Party(id="p1", identity="i-7f3a", signed=True),
            Party(id="p2", role=PartyRole.LAWYER, identity="i-lawyer", acts_for=("p1",)),
        ),
        people=1,
        signatures=1,
        authorisations=(
            Authorisation(
                grantor="p1",
                agent="p2",
                form=AuthorisationForm.CERTIFIED,
                document="t2",
                made_on=day("2026-06-30"),
                until_on=day("2027-06-30"),
                certified_by="UBND xã",
                matters=("m1",),
                scope=SECRET,
            ),
        ),
        matters=(
            Matter(
                id="m1",
                kind=MatterKind.COMPLAINT,
                level=Level.FIRST_LEVEL,
                field=SubjectField.LAND_HOUSING,
                targets=(Target(unit=COMMUNE, office="Chủ tịch UBND xã"),),
                contested=Contested(
                    kind=ContestedKind.ADMINISTRATIVE_DECISION,
                    number="12/QĐ-UBND",
                    issued_on=day("2026-05-04"),
                    received_on=day("2026-05-06"),
                ),
                subject=SECRET,
                content=SECRET,
                request=SECRET,
                authority=AuthorityFinding(competent=True, system=CompetentSystem.ADMINISTRATIVE, note=SECRET),
                handling=Handling(result=HandlingResult.PROPOSE_ACCEPTANCE, on=day("2026-07-06"), reason=SECRET),
                complexity=Complexity(
                    determined_on=day("2026-07-20"), document="t3", criteria=(ComplexityCriterion.SEVERAL_BODIES,)
                ),
                remote=True,
                remote_justification=SECRET,
                result=Result(
                    outcome=Outcome.PARTLY_FOUNDED,
                    number="30/QĐ-UBND",
                    issued_on=day("2026-08-20"),
                    document="t4",
                    remedy=Remedy(individuals=Assets()),
                    summary=SECRET,
                ),
                execution=Execution(begun_on=day("2026-09-21"), note=SECRET),
                note=SECRET,
            ),
        ),
        originals_attached=True,
        attachments=(Attachment(id="a1", title=SECRET, original=True, copies=1, handwriting=True),),
        eligibility=(
            EligibilityFinding(ground=EligibilityGround.WRITER_STATED, passed=True, matter="m1", note=SECRET),
        ),
        documents=(
            Document(id="t1", role=DocumentRole.PETITION, title=SECRET, note=SECRET),
            Document(id="t2", role=DocumentRole.AUTHORISATION),
            Document(id="t3", role=DocumentRole.COMPLEXITY),
            Document(id="t4", role=DocumentRole.DECISION, number="30/QĐ-UBND"),
        ),
        events=(
            event(1, EventKind.RECEIVE, "2026-07-01", recorded_at=dt.datetime(2026, 7, 1, 8, 30, tzinfo=VIETNAM)),
            event(2, EventKind.CLASSIFY, "2026-07-02"),
            event(3, EventKind.PROPOSE_ACCEPTANCE, "2026-07-06", form=Form(instrument="TT05", code="01")),
            event(4, EventKind.ACCEPT, "2026-07-09", form=Form(instrument="ND124", code="03")),
            event(5, EventKind.DETERMINE_COMPLEX, "2026-07-20", criteria=(ComplexityCriterion.SEVERAL_BODIES,)),
            event(6, EventKind.DIALOGUE, "2026-08-10", parties=("p1",), note=SECRET),
            event(7, EventKind.DECISION, "2026-08-20", outcome=Outcome.PARTLY_FOUNDED, document="t4"),
        ),
        note=SECRET,
    )


def second_complaint() -> Petition:
    """Takes the first one on to the province, where the first decision is upheld."""
    return Petition(
        id="d-2026-0002",
        unit=PROVINCE,
        channel=Channel.FORWARDED,
        received_on=day("2026-09-10"),
        invented=True,
        continues="d-2026-0001",
        forwarder=Forwarder(kind=ForwarderKind.FATHERLAND_FRONT, unit="mttq-33", number="5/MTTQ", note=SECRET),
        parties=(Party(id="p1", identity="i-7f3a"),),
        matters=(
            Matter(
                id="m1",
                kind=MatterKind.COMPLAINT,
                level=Level.SECOND_LEVEL,
                case="v-1",
                previous_matter="m1",
                prior_decisions=(
                    PriorDecision(
                        kind=PriorDecisionKind.FIRST_DECISION,
                        number="30/QĐ-UBND",
                        received_on=day("2026-08-24"),
                        document="t1",
                    ),
                ),
                publications=(Publication(form=PublicationForm.POSTING, from_on=day("2026-11-10"), document="t2"),),
            ),
        ),
        documents=(
            Document(id="t1", role=DocumentRole.DECISION, number="30/QĐ-UBND", version=DocumentVersion.COPY),
            Document(id="t2", role=DocumentRole.DECISION),
        ),
        events=(
            event(1, EventKind.ACCEPT, "2026-09-17", by_unit=PROVINCE),
            event(
                2, EventKind.DECISION, "2026-11-02", outcome=Outcome.UNFOUNDED, first_decision=FirstDecisionFate.UPHELD
            ),
        ),
    )


def disciplinary_complaint() -> Petition:
    return Petition(
        id="d-2026-0003",
        unit=COMMUNE,
        channel=Channel.POST,
        received_on=day("2026-07-03"),
        parties=(Party(id="p1", identity="i-9"),),
        matters=(
            Matter(
                id="m1",
                kind=MatterKind.COMPLAINT,
                level=Level.FIRST_LEVEL,
                field=SubjectField.CIVIL_SERVICE,
                contested=Contested(
                    kind=ContestedKind.DISCIPLINARY_DECISION, received_on=day("2026-06-25"), forced_dismissal=True
                ),
            ),
        ),
    )


def denunciation() -> Petition:
    """Two extensions, a redacted copy, a protection beside it."""
    return Petition(
        id="d-2026-0004",
        unit=PROVINCE,
        channel=Channel.DIRECT,
        received_on=day("2026-07-06"),
        invented=True,
        parties=(Party(id="p1", identity="i-7f3a"),),
        protection=("b-1",),
        matters=(
            Matter(
                id="m1",
                kind=MatterKind.DENUNCIATION,
                denunciation_kind=DenunciationKind.PUBLIC_DUTY,
                level=Level.FIRST_LEVEL,
                targets=(Target(office="công chức địa chính", unit=COMMUNE),),
                content=SECRET,
                complexity=Complexity(criteria_count=2),
            ),
        ),
        documents=(
            Document(id="t1", role=DocumentRole.PETITION, handwriting=True),
            Document(
                id="t2",
                role=DocumentRole.PETITION,
                version=DocumentVersion.REDACTED_COPY,
                redacts="t1",
                handwriting=False,
            ),
        ),
        events=(
            event(1, EventKind.CHECK_IDENTITY, "2026-07-07"),
            event(2, EventKind.ACCEPT, "2026-07-15"),
            event(3, EventKind.EXTEND, "2026-08-10", extension_days=30, criteria_count=2),
            event(4, EventKind.EXTEND, "2026-09-10", extension_days=30, criteria_count=2),
            event(5, EventKind.CONCLUSION, "2026-10-08", outcome=Outcome.FOUNDED),
        ),
    )


def protection_case() -> ProtectionCase:
    return ProtectionCase(
        id="b-1",
        petition="d-2026-0004",
        unit=PROVINCE,
        matter="m1",
        protected=(ProtectedPerson(identity="i-7f3a"),),
        request=SECRET,
        measures=(ProtectionMeasure(kind=ProtectionMeasureKind.INFORMATION, from_on=day("2026-07-08"), detail=SECRET),),
        events=(
            event(1, EventKind.REQUEST_PROTECTION, "2026-07-06", note=SECRET),
            event(2, EventKind.APPLY_PROTECTION, "2026-07-08"),
        ),
        note=SECRET,
    )


def anonymous_denunciation() -> Petition:
    """Not processed as a denunciation, but followed as information (LTC 25)."""
    return Petition(
        id="d-2026-0005",
        unit=PROVINCE,
        channel=Channel.POST,
        received_on=day("2026-07-06"),
        parties=(Party(id="p1", naming=Naming.ANONYMOUS),),
        matters=(
            Matter(
                id="m1",
                kind=MatterKind.DENUNCIATION,
                handling=Handling(result=HandlingResult.INFORMATION_LEAD, to_body="Thanh tra tỉnh"),
            ),
        ),
        eligibility=(EligibilityFinding(ground=EligibilityGround.NAMED, passed=False),),
        events=(event(1, EventKind.INFORMATION_LEAD, "2026-07-10", grounds=(Ground.CHECKABLE_EVIDENCE,)),),
    )


def collective_complaint(people: int = 12, representatives: int = 3) -> Petition:
    spoken = tuple(
        Party(id=f"p{number}", role=PartyRole.COLLECTIVE_REPRESENTATIVE, identity=f"i-{number}", signed=True)
        for number in range(representatives)
    )
    return Petition(
        id="d-2026-0006",
        unit=COMMUNE,
        channel=Channel.RECEPTION,
        received_on=day("2026-07-06"),
        people=people,
        signatures=people,
        parties=spoken,
        collective=Collective(
            representatives=tuple(party.id for party in spoken), appointment="t1", appointed_by_all=True
        ),
        documents=(Document(id="t1", role=DocumentRole.APPOINTMENT),),
        matters=(Matter(id="m1", kind=MatterKind.COMPLAINT),),
    )


def feedback() -> Petition:
    return Petition(
        id="d-2026-0007",
        unit=COMMUNE,
        channel=Channel.ONLINE,
        received_on=day("2026-07-06"),
        parties=(Party(id="p1", identity="i-8"),),
        matters=(Matter(id="m1", kind=MatterKind.FEEDBACK, field=SubjectField.OTHER, content=SECRET),),
        events=(event(1, EventKind.CONSIDER, "2026-07-08"), event(2, EventKind.ANSWER, "2026-07-15")),
    )


def regulation_proposal() -> Petition:
    return Petition(
        id="d-2026-0008",
        unit=PROVINCE,
        channel=Channel.ONLINE,
        received_on=day("2026-07-06"),
        matters=(Matter(id="m1", kind=MatterKind.REGULATION_PROPOSAL, request=SECRET),),
        events=(event(1, EventKind.DECIDE_REGULATION, "2026-08-03", outcome=Outcome.AMEND),),
    )


def multi_content() -> Petition:
    """A complaint and a denunciation in one petition; the citizen is guided to split it."""
    return Petition(
        id="d-2026-0009",
        unit=COMMUNE,
        channel=Channel.DIRECT,
        received_on=day("2026-07-06"),
        entitled=PetitionKind.MULTI_CONTENT,
        parties=(Party(id="p1", identity="i-7f3a"),),
        matters=(
            Matter(id="m1", kind=MatterKind.COMPLAINT),
            Matter(id="m2", kind=MatterKind.DENUNCIATION, targets=(Target(identity="i-accused"),)),
        ),
        events=(Event(id="e1", kind=EventKind.SPLIT, on=day("2026-07-07"), by_unit=COMMUNE),),
    )


ALL = (
    first_complaint,
    second_complaint,
    disciplinary_complaint,
    denunciation,
    anonymous_denunciation,
    collective_complaint,
    feedback,
    regulation_proposal,
    multi_content,
)
"""The builders of petitions."""
