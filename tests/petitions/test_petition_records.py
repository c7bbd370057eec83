"""The records of petitions: lawful ones stand, senseless ones are refused."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import attrs
import petition_cases as cases
import pytest

from danvan import messages
from danvan.errors import InvalidRecord
from danvan.labels import Labelled
from danvan.law.instruments import Citation
from danvan.messages.petitions import PETITIONS
from danvan.petitions import acts, documents, history, identity, matter, parties, petition, results, words
from danvan.petitions.acts import EventKind, FirstDecisionFate, Outcome, PublicationForm
from danvan.petitions.documents import Attachment, Document
from danvan.petitions.history import Event
from danvan.petitions.identity import Identity, ProtectionCase
from danvan.petitions.matter import Complexity, Contested, Matter, PriorDecision, Target
from danvan.petitions.parties import Authorisation, Collective, Party, Recipient
from danvan.petitions.petition import Petition
from danvan.petitions.results import Execution, People, Publication
from danvan.petitions.words import (
    ComplexityCriterion,
    ContestedKind,
    DenunciationKind,
    DocumentRole,
    Level,
    MatterKind,
    Naming,
    PartyNature,
    PartyRole,
    PriorDecisionKind,
)
from danvan.records import fields_of
from danvan.seal import Seal

MODULES = (documents, history, identity, matter, parties, petition, results)
PAPER = DocumentRole.PETITION
DAY = dt.date(2026, 7, 1)
NEXT = dt.date(2026, 7, 2)
CRITERION = ComplexityCriterion.FOREIGN_ELEMENT


RECORDS = [getattr(module, name) for module in MODULES for name in module.__all__ if attrs.has(getattr(module, name))]
WORDS = [getattr(module, name) for module in (acts, words) for name in module.__all__]


@pytest.mark.parametrize("build", cases.ALL)
def test_lawful_petitions_stand(build: Callable[[], Petition]) -> None:
    assert build() == build()
    assert hash(build()) == hash(build())
    assert cases.but(build(), id="d-other") != build()


def test_identity_and_protection_stand() -> None:
    assert cases.identity() == cases.identity()
    assert hash(cases.identity()) == hash(cases.identity())
    assert cases.protection_case() == cases.protection_case()


@pytest.mark.parametrize("words_of", WORDS)
def test_words_are_distinct_and_labelled(words_of: type[Labelled]) -> None:
    assert len(words_of.__members__) == len(list(words_of)), "two names share a word"
    for word in words_of:
        assert word.value == word.name.lower()
        assert all((word.vi, word.en))


def changed(**fields: Any) -> Callable[[], object]:
    return lambda: cases.but(cases.first_complaint(), **fields)


def first_matter(**fields: Any) -> Callable[[], object]:
    built = cases.first_complaint()
    return lambda: cases.but(built, matters=(cases.but(built.matters[0], **fields),))


def matter_of(kind: MatterKind, **fields: Any) -> Callable[[], object]:
    return lambda: Matter(id="m1", kind=kind, **fields)


def event_of(kind: EventKind, **fields: Any) -> Callable[[], object]:
    return lambda: Event(id="e1", kind=kind, on=DAY, **fields)


WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "no matter": (changed(matters=()), "matters: The list has 0 values; at least 1 are needed."),
    "matter twice": (
        lambda: Petition(
            id="d",
            unit="u",
            channel=words.Channel.POST,
            received_on=DAY,
            matters=(Matter(id="m1", kind=MatterKind.FEEDBACK), Matter(id="m1", kind=MatterKind.PROPOSAL)),
        ),
        "matters.1.id: “m1” names two matters of the same record.",
    ),
    "party twice": (
        lambda: cases.but(cases.feedback(), parties=(Party(id="p1"), Party(id="p1"))),
        "parties.1.id: “p1” names two parties of the same record.",
    ),
    "event twice": (
        lambda: cases.but(cases.feedback(), events=cases.feedback().events[:1] * 2),
        "events.1.id: “e1” names two events of the same record.",
    ),
    "paper twice": (
        lambda: cases.but(
            cases.feedback(), documents=(Document(id="t1", role=PAPER),), attachments=(Attachment(id="t1"),)
        ),
        "attachments.0.id: “t1” names two documents or attachments of the same record.",
    ),
    "event on no matter": (
        changed(events=(Event(id="e1", kind=EventKind.RECEIVE, on=DAY, matter="m9"),)),
        "events.0.matter: “m9” names no matters of this record.",
    ),
    "event on no paper": (
        changed(events=(Event(id="e1", kind=EventKind.RECEIVE, on=DAY, document="t9"),)),
        "events.0.document: “t9” names no documents or attachments of this record.",
    ),
    "event of no party": (
        changed(events=(Event(id="e1", kind=EventKind.WITHDRAW, on=DAY, parties=("p1", "p9")),)),
        "events.0.parties.1: “p9” names no parties of this record.",
    ),
    "party on no matter": (
        lambda: cases.but(cases.feedback(), parties=(Party(id="p1", matters=("m9",)),)),
        "parties.0.matters.0: “m9” names no matters of this record.",
    ),
    "party for no party": (
        lambda: cases.but(cases.feedback(), parties=(Party(id="p1", acts_for=("p9",)),)),
        "parties.0.acts_for.0: “p9” names no parties of this record.",
    ),
    "document on no matter": (
        lambda: cases.but(cases.feedback(), documents=(Document(id="t1", role=PAPER, matter="m9"),)),
        "documents.0.matter: “m9” names no matters of this record.",
    ),
    "document redacts nothing": (
        lambda: cases.but(cases.feedback(), documents=(Document(id="t1", role=PAPER, redacts="t9"),)),
        "documents.0.redacts: “t9” names no documents or attachments of this record.",
    ),
    "document redacts itself": (
        lambda: cases.but(cases.feedback(), documents=(Document(id="t1", role=PAPER, redacts="t1"),)),
        "documents.0.redacts: “redacts” refers to the very record in which it stands.",
    ),
    "original not flagged": (
        changed(originals_attached=False),
        "attachments.0: “originals_attached” is needed when an attachment is an original.",
    ),
    "finding on no matter": (
        lambda: cases.but(
            cases.anonymous_denunciation(),
            eligibility=(matter.EligibilityFinding(ground=words.EligibilityGround.NAMED, passed=False, matter="m9"),),
        ),
        "eligibility.0.matter: “m9” names no matters of this record.",
    ),
    "handling without paper": (
        first_matter(handling=matter.Handling(result=words.HandlingResult.GUIDE, document="t9")),
        "matters.0.handling.document: “t9” names no documents or attachments of this record.",
    ),
    "prior decision without paper": (
        first_matter(prior_decisions=(PriorDecision(kind=PriorDecisionKind.ANSWER, document="t9"),)),
        "matters.0.prior_decisions.0.document: “t9” names no documents or attachments of this record.",
    ),
    "continues itself": (
        changed(continues="d-2026-0001"),
        "continues: “continues” refers to the very record in which it stands.",
    ),
    "duplicate of itself": (
        changed(duplicate_of="d-2026-0001"),
        "duplicate_of: “duplicate_of” refers to the very record in which it stands.",
    ),
    "previous matter of nothing": (
        lambda: cases.but(cases.second_complaint(), continues=None),
        "Petition: “continues” is needed when a matter names its “previous_matter”.",
    ),
    "organisation denounces": (
        lambda: cases.but(cases.denunciation(), parties=(Party(id="p1", nature=PartyNature.ORGANISATION),)),
        "parties.0.nature: Only individuals denounce, and the party “p1” of the denunciation “m1” is an organisation.",
    ),
    "collective without people": (
        lambda: cases.but(cases.collective_complaint(), people=None),
        "people: A collective has at least 2 people, and “people” is –.",
    ),
    "three of ten": (
        lambda: cases.collective_complaint(10, 3),
        "collective.representatives: 3 representatives speak for 10 people; at most 2 may (LTCD 29).",
    ),
    "six of many": (
        lambda: cases.collective_complaint(300, 6),
        "collective.representatives: 6 representatives speak for 300 people; at most 5 may (LTCD 29).",
    ),
    "representative from outside": (
        lambda: cases.but(
            cases.collective_complaint(),
            parties=(Party(id="p0", role=PartyRole.LAWYER), Party(id="p1"), Party(id="p2")),
        ),
        "collective.representatives.0: The representative “p0” is no petitioner but takes part as lawyer (LTCD 29).",
    ),
    "representative unknown": (
        lambda: cases.but(cases.collective_complaint(), collective=Collective(representatives=("p9",))),
        "collective.representatives.0: “p9” names no parties of this record.",
    ),
    "appointment unknown": (
        lambda: cases.but(cases.collective_complaint(), collective=Collective(appointment="t9")),
        "collective.appointment: “t9” names no documents or attachments of this record.",
    ),
    "authorisation of nobody": (
        lambda: cases.but(cases.feedback(), authorisations=(Authorisation(grantor="p8", agent="p1"),)),
        "authorisations.0.grantor: “p8” names no parties of this record.",
    ),
    "authorisation to nobody": (
        lambda: cases.but(cases.feedback(), authorisations=(Authorisation(grantor="p1", agent="p8"),)),
        "authorisations.0.agent: “p8” names no parties of this record.",
    ),
    "authorises itself": (lambda: Authorisation(grantor="p1", agent="p1"), "agent: “p1” authorises itself."),
    "authorisation ends before": (
        lambda: Authorisation(grantor="p1", agent="p2", made_on=NEXT, until_on=DAY),
        "until_on: “until_on” (2026-07-01) is before “made_on” (2026-07-02).",
    ),
    "anonymous with identity": (
        lambda: Party(id="p1", naming=Naming.ANONYMOUS, identity="i-1"),
        "identity: “identity” cannot stand here, because the party is anonymous.",
    ),
    "false name with identity": (
        lambda: Party(id="p1", naming=Naming.FALSE_NAME, identity="i-1"),
        "identity: “identity” cannot stand here, because the party writes in another person's name.",
    ),
    "individual as unit": (
        lambda: Party(id="p1", unit="u-1"),
        "unit: “unit” cannot stand here, because the party is an individual.",
    ),
    "recipient without name": (Recipient, "Recipient: “body” is needed when no “unit” is named."),
    "target without name": (
        Target,
        "Target: “unit” is needed when neither “office”, “body” nor “identity” is named.",
    ),
    "act dismisses": (
        lambda: Contested(kind=ContestedKind.ADMINISTRATIVE_ACT, forced_dismissal=True),
        "forced_dismissal: “forced_dismissal” cannot stand here, because only a disciplinary decision dismisses.",
    ),
    "remote without justification": (
        matter_of(MatterKind.COMPLAINT, remote=True),
        "Matter: “remote_justification” is needed when “remote” is true.",
    ),
    "justification without remote": (
        matter_of(MatterKind.COMPLAINT, remote_justification=cases.SECRET),
        "remote_justification: “remote_justification” cannot stand here, because “remote” is not true.",
    ),
    "second denunciation": (
        matter_of(MatterKind.DENUNCIATION, level=Level.SECOND_LEVEL),
        "level: A matter of the kind “denunciation” has no level “second_level”.",
    ),
    "continued complaint": (
        matter_of(MatterKind.COMPLAINT, level=Level.CONTINUED_DENUNCIATION),
        "level: A matter of the kind “complaint” has no level “continued_denunciation”.",
    ),
    "feedback with level": (
        matter_of(MatterKind.FEEDBACK, level=Level.FIRST_LEVEL),
        "level: A matter of the kind “feedback” has no level “first_level”.",
    ),
    "feedback contests": (
        matter_of(MatterKind.FEEDBACK, contested=Contested(kind=ContestedKind.ADMINISTRATIVE_ACT)),
        "contested: “contested” cannot stand here, because the matter is “feedback”.",
    ),
    "complaint with sub-kind": (
        matter_of(MatterKind.COMPLAINT, denunciation_kind=DenunciationKind.PUBLIC_DUTY),
        "denunciation_kind: “denunciation_kind” cannot stand here, because the matter is “complaint”.",
    ),
    "denunciation with criteria": (
        matter_of(MatterKind.DENUNCIATION, complexity=Complexity(criteria=(CRITERION,))),
        (
            "complexity.criteria: “criteria” cannot stand here, because these are the criteria of a complaint "
            "(ND124 3a), and the matter is a denunciation."
        ),
    ),
    "complaint on a regulation": (
        matter_of(MatterKind.COMPLAINT, regulation=Citation(document="Quy định")),
        "regulation: “regulation” cannot stand here, because the matter is “complaint”.",
    ),
    "criteria miscounted": (
        lambda: Complexity(criteria=(CRITERION,), criteria_count=2),
        "criteria_count: “criteria_count” is 2, but 1 criteria are named.",
    ),
    "eight criteria": (lambda: Complexity(criteria_count=8), "criteria_count: ••• is not from 1 to 7."),
    "event criteria miscounted": (
        event_of(EventKind.DETERMINE_COMPLEX, criteria=(CRITERION,), criteria_count=2),
        "criteria_count: “criteria_count” is 2, but 1 criteria are named.",
    ),
    "criteria of a receipt": (
        event_of(EventKind.RECEIVE, criteria_count=2),
        "criteria_count: “criteria_count” cannot stand here, because the event is “receive”.",
    ),
    "receipt founded": (
        event_of(EventKind.RECEIVE, outcome=Outcome.FOUNDED),
        "outcome: An event “receive” does not come out as “founded”.",
    ),
    "decision amends": (
        event_of(EventKind.DECISION, outcome=Outcome.AMEND),
        "outcome: An event “decision” does not come out as “amend”.",
    ),
    "conclusion upholds": (
        event_of(EventKind.CONCLUSION, first_decision=FirstDecisionFate.UPHELD),
        "first_decision: “first_decision” cannot stand here, because the event is “conclusion”.",
    ),
    "extension by nothing": (
        event_of(EventKind.EXTEND),
        "Event: “extension_days” is needed when time is extended.",
    ),
    "acceptance extends": (
        event_of(EventKind.ACCEPT, extension_days=30),
        "extension_days: “extension_days” cannot stand here, because the event is “accept”.",
    ),
    "event ends before": (
        event_of(EventKind.STAY, from_on=NEXT, until_on=DAY),
        "until_on: “until_on” (2026-07-01) is before “from_on” (2026-07-02).",
    ),
    "obstacle ends before": (
        lambda: matter.Obstacle(kind=words.ObstacleKind.ILLNESS, from_on=NEXT, until_on=DAY),
        "until_on: “until_on” (2026-07-01) is before “from_on” (2026-07-02).",
    ),
    "publication ends before": (
        lambda: Publication(form=PublicationForm.POSTING, from_on=NEXT, until_on=DAY),
        "until_on: “until_on” (2026-07-01) is before “from_on” (2026-07-02).",
    ),
    "execution ends before": (
        lambda: Execution(begun_on=NEXT, completed_on=DAY),
        "completed_on: “completed_on” (2026-07-01) is before “begun_on” (2026-07-02).",
    ),
    "more officials than people": (
        lambda: People(people=1, officials=2),
        "officials: “people” (1) is below “officials” (2).",
    ),
    "number without paper": (
        lambda: Identity(id="i-1", paper_number=Seal("000000000000")),
        "Identity: “paper” is needed when “paper_number” is stated.",
    ),
    "protection accepts": (
        lambda: ProtectionCase(
            id="b-1", petition="d-1", unit="u-1", events=(Event(id="e1", kind=EventKind.ACCEPT, on=DAY),)
        ),
        "events.0.kind: “accept” is no step of a protection.",
    ),
    "protection event twice": (
        lambda: ProtectionCase(
            id="b-1",
            petition="d-1",
            unit="u-1",
            events=(Event(id="e1", kind=EventKind.REQUEST_PROTECTION, on=DAY),) * 2,
        ),
        "events.1.id: “e1” names two events of the same record.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_senseless_records_are_refused_with_their_sentence(name: str) -> None:
    build, said = WRONG[name]
    with pytest.raises(InvalidRecord) as caught:
        build()
    head, *lines = str(caught.value).splitlines()
    assert head.endswith(" is not valid / không hợp lệ:")
    assert [line.split(" / ")[0] for line in lines] == [f"- {said}"]
    assert cases.SECRET not in str(caught.value)
    for problem in caught.value.problems:
        assert messages.sentence(problem).vi
        if problem.code in PETITIONS:
            mend = messages.mend(problem)
            assert mend is not None
            assert all((mend.vi, mend.en))


def test_every_code_of_petitions_is_met() -> None:
    met: set[str] = set()
    for build, _ in WRONG.values():
        with pytest.raises(InvalidRecord) as caught:
            build()
        met.update(problem.code for problem in caught.value.problems)
    assert set(PETITIONS) <= met


def test_lawfulness_is_not_judged_here() -> None:
    cases.but(cases.first_complaint(), written_on=dt.date(2026, 8, 1))
    cases.collective_complaint(5, 2)
    cases.collective_complaint(11, 5)
    cases.but(cases.collective_complaint(), collective=Collective())
    cases.but(cases.multi_content(), parties=(Party(id="p1", nature=PartyNature.AGENCY, matters=("m1",)),))
    event_of(EventKind.EXTEND, until_on=NEXT)()


def test_references_are_known_by_their_kind() -> None:
    found = {
        (kind.__name__, spec.name): spec.refers_to for kind in RECORDS for spec in fields_of(kind) if spec.refers_to
    }
    assert found["Party", "identity"] == found["Target", "identity"] == "identity"
    assert found["Petition", "unit"] == found["Event", "by_unit"] == "unit"
    assert {found["Petition", name] for name in ("continues", "duplicate_of", "split_from")} == {"petition"}
    assert found["Petition", "protection"] == "protection-case"
    assert found["Form", "instrument"] == "instrument"
