"""What each audience sees of a petition, as a table: a row for every field of every record in it.

A row names the audiences that keep the field; to all others it is sealed, and has its default. The
receiver and the resolver keep everything and so stand in no row. The articles: the verifier of a
denunciation LTC 56.2; the accused LTC 29.3, 10.1.a; the forwarder LKN 66, LTC 26, LTCD 27-28;
publication LTC 40.3, ND31 6.1, LKN 41; secrecy of whoever comes to the reception ND154 12.2.
Statistics keep what is counted.
"""

from collections.abc import Mapping

import attrs

from danvan.law.instruments import Citation, Source
from danvan.petitions.acts import EventKind
from danvan.petitions.documents import Attachment, Document
from danvan.petitions.history import PROTECTION_EVENTS, Event, Form, Verifier
from danvan.petitions.matter import (
    AuthorityFinding,
    Complexity,
    Contested,
    EligibilityFinding,
    Handling,
    Matter,
    Obstacle,
    PriorDecision,
    Target,
)
from danvan.petitions.parties import (
    Authorisation,
    Collective,
    Forwarder,
    Party,
    Reception,
    Recipient,
    RegisterEntry,
)
from danvan.petitions.petition import Petition
from danvan.petitions.privacy import Audience
from danvan.petitions.results import Assets, Execution, People, Publication, Remedy, Result
from danvan.petitions.words import DataClass, DocumentRole, DocumentVersion

__all__ = ["EVENTS", "KEPT", "PAPERS", "REFERENCES", "WHOLE", "Papers"]

_V = frozenset({Audience.VERIFIER})
_A = frozenset({Audience.ACCUSED})
_F = frozenset({Audience.FORWARDER})
_P = frozenset({Audience.PUBLICATION})
_S = frozenset({Audience.STATISTICS})
_ALL = _V | _A | _F | _P | _S
"""For what a record cannot be without, and what the case is."""
_NONE: frozenset[Audience] = frozenset()
"""For what tells who somebody is, and for free text, into which people write names."""

WHOLE = frozenset({Assets, Citation, Form, People, Remedy})
"""Records of numbers, of words and of the law, seen whole wherever the field that holds them is."""

_Row = frozenset[Audience]
KEPT: Mapping[type, Mapping[str, _Row]] = {
    Petition: {
        **dict.fromkeys(("id", "unit", "channel", "received_on", "matters", "invented"), _ALL),
        **dict.fromkeys(("register", "written_on", "language", "sent_also_to", "collective"), _V),
        **dict.fromkeys(("entitled", "reception", "parties", "people", "signatures", "fingerprints"), _V | _S),
        **dict.fromkeys(("oral", "eligibility", "continues", "duplicate_of", "split_from"), _V | _S),
        "forwarder": _V | _F | _S,
        "events": _V | _F | _P | _S,
        "documents": _V | _A | _P,
        # Attachments are the citizen's own; a redacted document stands for each that may be seen.
        **dict.fromkeys(("attachments", "originals_attached", "authorisations"), _NONE),
        **dict.fromkeys(("protection", "sources", "note", "extra"), _NONE),
    },
    RegisterEntry: dict.fromkeys(("number", "on", "register", "national_number"), _V),
    Reception: {
        **dict.fromkeys(("on", "form", "unit", "people", "first_time", "recorded"), _V | _S),
        "office": _V,
        **dict.fromkeys(("statement", "follow_up"), _NONE),
    },
    Forwarder: {
        **dict.fromkeys(("kind", "unit"), _V | _F | _S),
        **dict.fromkeys(("body", "office", "number", "sent_on", "wants_report"), _V | _F),
        "note": _NONE,
    },
    Recipient: dict.fromkeys(("unit", "body", "competent"), _V),
    Party: {
        **dict.fromkeys(("id", "role", "nature", "naming", "matters"), _V | _S),
        **dict.fromkeys(("signed", "acts_for"), _V),
        # An organisation that petitions is as secret as a citizen.
        **dict.fromkeys(("identity", "unit"), _NONE),
    },
    Collective: dict.fromkeys(("representatives", "appointment", "appointed_on", "appointed_by_all"), _V),
    Authorisation: dict.fromkeys([field.name for field in attrs.fields(Authorisation)], _NONE),
    Attachment: dict.fromkeys([field.name for field in attrs.fields(Attachment)], _NONE),
    Document: {
        **dict.fromkeys(("id", "role", "version", "matter", "handwriting", "data_class", "redacts"), _V | _A | _P),
        **dict.fromkeys(("number", "issued_on", "by_unit", "by_office", "form"), _V | _P),
        **dict.fromkeys(("title", "note"), _NONE),
    },
    EligibilityFinding: {
        **dict.fromkeys(("ground", "passed", "matter", "on"), _V | _S),
        **dict.fromkeys(("by_office", "basis", "mark"), _V),
        "note": _NONE,
    },
    Matter: {
        **dict.fromkeys(("id", "kind", "denunciation_kind", "level", "field"), _ALL),
        "targets": _V | _A | _P | _S,
        **dict.fromkeys(("case", "previous_matter", "prior_decisions", "complexity", "court_pending"), _V | _S),
        **dict.fromkeys(("contested", "execution"), _V | _S),
        "regulation": _V,
        **dict.fromkeys(("authority", "handling"), _V | _F | _S),
        "result": _V | _F | _P | _S,
        "publications": _V | _P | _S,
        # Where a citizen lives and what kept him from filing are personal.
        **dict.fromkeys(("remote", "remote_justification", "obstacles"), _NONE),
        **dict.fromkeys(("subject", "content", "request", "note"), _NONE),
    },
    Target: {"unit": _V | _A | _P | _S, **dict.fromkeys(("office", "body"), _V | _A | _P), "identity": _NONE},
    Contested: {
        **dict.fromkeys(("kind", "issued_on", "received_on", "known_on", "forced_dismissal", "issued_by"), _V | _S),
        "number": _V,
    },
    Source: dict.fromkeys([field.name for field in attrs.fields(Source)], _NONE),
    Obstacle: dict.fromkeys(("kind", "from_on", "until_on", "document"), _NONE),
    Complexity: {
        **dict.fromkeys(("grade", "determined_on", "criteria", "criteria_count"), _V | _S),
        "document": _V,
    },
    AuthorityFinding: {
        **dict.fromkeys(("competent", "system", "unit", "on"), _V | _F | _S),
        **dict.fromkeys(("office", "body"), _V | _F),
        "basis": _V,
        "note": _NONE,
    },
    Handling: {
        **dict.fromkeys(("result", "on", "to_unit"), _V | _F | _S),
        **dict.fromkeys(("to_body", "number"), _V | _F),
        "document": _V,
        "reason": _NONE,
    },
    PriorDecision: {
        **dict.fromkeys(("kind", "issued_on", "received_on", "unit"), _V | _S),
        **dict.fromkeys(("number", "body", "document"), _V),
    },
    Result: {
        **dict.fromkeys(("outcome", "first_decision", "issued_on", "remedy"), _V | _F | _P | _S),
        "number": _V | _F | _P,
        "document": _V | _P,
        "summary": _NONE,
    },
    Execution: {**dict.fromkeys(("begun_on", "completed_on", "done"), _V | _S), "note": _NONE},
    Publication: {
        **dict.fromkeys(("form", "from_on", "until_on", "times"), _V | _P | _S),
        **dict.fromkeys(("place", "document"), _V | _P),
    },
    Verifier: dict.fromkeys(("office", "conflict"), _V),
    Event: {
        **dict.fromkeys(("id", "kind", "on", "matter", "by_unit", "outcome", "first_decision"), _V | _F | _P | _S),
        **dict.fromkeys(("by_office", "number"), _V | _F | _P),
        **dict.fromkeys(("to_unit", "grounds"), _V | _F | _S),
        **dict.fromkeys(("eligibility", "extension_days", "criteria", "criteria_count"), _V | _S),
        **dict.fromkeys(("from_on", "until_on"), _V | _S),
        "document": _V | _P,
        "to_body": _V | _F,
        **dict.fromkeys(("recorded_at", "parties", "form", "verifiers"), _V),
        "note": _NONE,
    },
}
"""Which audiences keep a field."""

_HANDLED = frozenset(
    {
        EventKind.FILE,
        EventKind.GUIDE,
        EventKind.RETURN,
        EventKind.TRANSFER,
        EventKind.NOTIFY_FORWARDER,
        EventKind.ACCEPT,
        EventKind.REFUSE,
        EventKind.TERMINATE,
        EventKind.DECISION,
        EventKind.CONCLUSION,
        EventKind.SUMMARY_HANDLING,
        EventKind.ANSWER,
    }
)
_UNPROTECTED = frozenset(EventKind) - PROTECTION_EVENTS
EVENTS: Mapping[Audience, frozenset[EventKind]] = {
    # The file on a protection is for receiver and resolver, and so are its steps (LTC 50-55).
    Audience.VERIFIER: _UNPROTECTED,
    Audience.STATISTICS: _UNPROTECTED,
    Audience.FORWARDER: _HANDLED,
    Audience.PUBLICATION: frozenset({EventKind.DECISION, EventKind.CONCLUSION}),
}
"""Which events an audience that keeps events at all sees: how it was handled, and what came of it."""

REFERENCES = frozenset(
    {
        (Document, "redacts"),
        (Event, "document"),
        (Handling, "document"),
        (Complexity, "document"),
        (Result, "document"),
        (PriorDecision, "document"),
        (Publication, "document"),
        (Collective, "appointment"),
    }
)
"""The fields that name a paper of the file. Where a redacted copy stands for the paper, they name the copy."""

_CLOSED = frozenset({DataClass.SENSITIVE, DataClass.DENOUNCER_IDENTITY, DataClass.STATE_SECRET})


@attrs.frozen
class Papers:
    """Which papers of a petition on a denunciation an audience sees; never one in handwriting (LTC 56).

    `transcripts`: a transcript, where it says which paper it stands for. `roles` names the papers
    that are seen; ``None`` means whatever they are. `whole`: of a complaint also papers that are not redacted.
    """

    transcripts: bool = False
    roles: frozenset[DocumentRole] | None = None
    whole: bool = False

    def sees(self, paper: Document, *, secret: bool) -> bool:
        """Whether a paper is seen; `secret`: the petition denounces, or may denounce."""
        if paper.handwriting or paper.data_class in _CLOSED:
            return False
        if self.roles is not None and paper.role not in self.roles:
            return False
        if self.whole and not secret:
            return True
        transcript = paper.version is DocumentVersion.TRANSCRIPT and paper.redacts is not None
        return paper.version is DocumentVersion.REDACTED_COPY or (self.transcripts and transcript)


PAPERS: Mapping[Audience, Papers] = {
    Audience.VERIFIER: Papers(transcripts=True),
    Audience.ACCUSED: Papers(roles=frozenset({DocumentRole.PETITION, DocumentRole.ORAL_RECORD})),
    Audience.PUBLICATION: Papers(roles=frozenset({DocumentRole.DECISION, DocumentRole.CONCLUSION}), whole=True),
}
"""Which papers an audience that keeps papers at all sees."""
