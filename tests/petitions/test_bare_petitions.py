"""The plainest petition with one thing wrong at a time: the quick look must let each of them through to the rules."""

import datetime as dt
from typing import Any

import pytest

from danvan.errors import InvalidRecord
from danvan.petitions.acts import EventKind, Outcome, PublicationForm
from danvan.petitions.documents import Attachment, Document
from danvan.petitions.history import Event
from danvan.petitions.matter import (
    Complexity,
    EligibilityFinding,
    Handling,
    Matter,
    Obstacle,
    PriorDecision,
)
from danvan.petitions.parties import Authorisation, Collective, Party
from danvan.petitions.petition import Petition
from danvan.petitions.results import Publication, Result
from danvan.petitions.words import (
    Channel,
    DocumentRole,
    EligibilityGround,
    HandlingResult,
    MatterKind,
    ObstacleKind,
    PartyNature,
    PriorDecisionKind,
)

DAY = dt.date(2026, 7, 1)


def bare(**fields: Any) -> Petition:
    given = {"matters": (Matter(id="m1", kind=MatterKind.COMPLAINT),), **fields}
    return Petition(id="d-1", unit="xa", channel=Channel.POST, received_on=DAY, **given)


def matter(**fields: Any) -> dict[str, Any]:
    return {"matters": (Matter(**{"id": "m1", "kind": MatterKind.COMPLAINT, **fields}),)}


def events(*several: dict[str, Any]) -> dict[str, Any]:
    return {"events": tuple(Event(kind=EventKind.RECEIVE, on=DAY, **one) for one in several)}


WRONG: dict[str, dict[str, Any]] = {
    "an event of no matter": events({"id": "e1", "matter": "m2"}),
    "an event of no party": events({"id": "e1", "parties": ("p9",)}),
    "an event with no such paper": events({"id": "e1", "document": "t9"}),
    "two events of one id": events({"id": "e1"}, {"id": "e1"}),
    "a result with no such paper": matter(result=Result(outcome=Outcome.FOUNDED, document="t9")),
    "a handling with no such paper": matter(handling=Handling(result=HandlingResult.GUIDE, document="t9")),
    "a complexity with no such paper": matter(complexity=Complexity(document="t9")),
    "a prior decision with no such paper": matter(
        prior_decisions=(PriorDecision(kind=PriorDecisionKind.OTHER, document="t9"),)
    ),
    "an obstacle with no such paper": matter(
        obstacles=(Obstacle(kind=ObstacleKind.ILLNESS, from_on=DAY, document="t9"),)
    ),
    "a publication with no such paper": matter(
        publications=(Publication(form=PublicationForm.POSTING, from_on=DAY, document="t9"),)
    ),
    "a matter that goes on from none": matter(previous_matter="m0"),
    "a collective of nobody": {"collective": Collective()},
    "an authorisation of nobody": {
        "parties": (Party(id="p1"),),
        "authorisations": (Authorisation(grantor="p1", agent="p2"),),
    },
    "a petition that continues itself": {"continues": "d-1"},
    "a petition that repeats itself": {"duplicate_of": "d-1"},
    "a petition split from itself": {"split_from": "d-1"},
    "a party of no matter": {"parties": (Party(id="p1", matters=("m2",)),)},
    "a party for nobody": {"parties": (Party(id="p1", acts_for=("p2",)),)},
    "two parties of one id": {"parties": (Party(id="p1"), Party(id="p1"))},
    "an original that is not said to be there": {"attachments": (Attachment(id="t1", original=True),)},
    "a paper of no matter": {"documents": (Document(id="t1", role=DocumentRole.OTHER, matter="m2"),)},
    "a finding on no matter": {
        "eligibility": (EligibilityFinding(ground=EligibilityGround.NAMED, passed=True, matter="m2"),)
    },
    "a denunciation by an agency": {
        **matter(kind=MatterKind.DENUNCIATION),
        "parties": (Party(id="p1", nature=PartyNature.AGENCY),),
    },
    "two matters of one id": {
        "matters": (Matter(id="m1", kind=MatterKind.COMPLAINT), Matter(id="m1", kind=MatterKind.COMPLAINT))
    },
}


def test_the_plainest_petition_is_right() -> None:
    assert bare()._sound()
    assert bare(**events({"id": "e1", "matter": "m1"}, {"id": "e2"}), parties=(Party(id="p1"),))._sound()


@pytest.mark.parametrize("fields", WRONG.values(), ids=WRONG)
def test_one_thing_wrong_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidRecord) as refused:
        bare(**fields)
    assert len(refused.value.problems) == 1
