"""What must hold for a move besides the state: each guard is a rule of law with its article.

A guard takes the course so far and the event that is to follow, and gives the broken rule or nothing.
It judges what the records state; what they do not state it does not suppose.
"""

import datetime as dt

from danvan.errors import Problem
from danvan.law.deadlines import Pause
from danvan.law.refusals import CannotCount
from danvan.law.words import LimitCondition, PauseKind
from danvan.petitions.acts import EventKind, Ground, Outcome, VerifierConflict
from danvan.petitions.due import extension_of, grade_of, resolution_due
from danvan.petitions.history import Event
from danvan.petitions.matter import EligibilityFinding, Matter
from danvan.petitions.moves import Guard
from danvan.petitions.petition import Petition
from danvan.petitions.running import Course
from danvan.petitions.states import Procedure, State
from danvan.petitions.words import (
    DocumentRole,
    DocumentVersion,
    EligibilityGround,
    Level,
    MatterKind,
    Naming,
    PartyRole,
    PriorDecisionKind,
)

__all__ = [
    "accused_gone",
    "ascends",
    "complainants_are_complete",
    "complexity_is_written",
    "decides_at_once",
    "effect_has_run_out",
    "extension_is_allowed",
    "guided_once",
    "has_dialogue",
    "has_forwarder",
    "has_ground",
    "has_several_matters",
    "identity_is_known",
    "is_ineligible",
    "is_overdue",
    "is_unnamed",
    "no_court",
    "no_failed_condition",
    "no_reason_to_go_on",
    "not_refused_before",
    "not_withdrawn_before",
    "reason_to_go_on",
    "redacted_for_publication",
    "second_window_is_open",
    "settled_internally",
    "states_bar",
    "suspension_is_known",
    "still_before_conclusion",
    "transferred_once",
    "unnamed_with_evidence",
    "verifiers_are_free",
    "withdrawn_or_gone",
    "window_is_open",
    "within_authority",
]

_BARS = frozenset(ground for ground in EligibilityGround if ground.name.startswith(("BAR_", "COLLECTIVE_")))
_KEPT_ALIVE = frozenset({Ground.SIGNS_OF_VIOLATION, Ground.COERCED_OR_BRIBED, Ground.SLANDER})
_COLLECTIVE_LEAST = 2
_TEAM_LEAST = 2


def _broken(code: str, article: str, **values: object) -> Problem:
    said = tuple((name, str(value)) for name, value in values.items())
    return Problem(code, ("kind",), (("article", article), *said))


# Intake ---------------------------------------------------------------------------------------


def suspension_is_known(course: Course, event: Event) -> Problem | None:
    """A complaint is suspended only since L136 inserted LKN 11a."""
    return None if course.case.law.in_force("L136", event.on) else _broken("move-not-yet", "LKN 11a (L136)")


def has_several_matters(course: Course, event: Event) -> Problem | None:
    """Only a petition of several contents is split (LTCD 25.3; ND154 14.4)."""
    if len(course.case.petition.matters) > 1:
        return None
    return _broken("move-nothing-to-split", "LTCD 25.3; ND154 14.4")


def has_ground(article: str, *grounds: Ground) -> Guard:
    """The event states one of these grounds."""

    def guard(course: Course, event: Event) -> Problem | None:
        if any(ground in grounds for ground in event.grounds):
            return None
        return _broken("move-needs-ground", article, grounds=", ".join(ground.value for ground in grounds))

    guard.__doc__ = f"States one of: {', '.join(ground.value for ground in grounds)}."
    return guard


def settled_internally(course: Course, event: Event) -> Problem | None:
    """An internal matter of an organisation goes where it belongs (TT07-2014 23-26)."""
    return has_ground("TT07-2014 23-26", Ground.INTERNAL_MATTER, Ground.OUTSIDE_AUTHORITY)(course, event)


def is_ineligible(course: Course, event: Event) -> Problem | None:
    """A petition is filed away for a condition that it fails (TT05 6)."""
    failed = any(not finding.passed for finding in _findings(course))
    if event.eligibility or failed:
        return None
    return Problem.of("move-needs-ground", ("kind",), article="TT05 6", grounds="eligibility")


def guided_once(course: Course, event: Event) -> Problem | None:
    """The complainant is guided once for one content (TT07-2014 8.1; F-06)."""
    return _once(course, EventKind.GUIDE, "LTCD 26.1.b; TT07-2014 8.1")


def transferred_once(course: Course, event: Event) -> Problem | None:
    """A denunciation is transferred once, and not if the competent body has it already (LTC 24.2-3; TT05 14)."""
    if _failed(course, EligibilityGround.NOT_SENT_TO_COMPETENT):
        return _broken("move-competent-has-it", "LTC 24.2-3")
    return _once(course, EventKind.TRANSFER, "LTC 24.2-3; TT05 14")


def _once(course: Course, kind: EventKind, article: str) -> Problem | None:
    earlier = course.case.earlier
    if course.has(kind) or (earlier is not None and earlier.has(kind)):
        return _broken("move-once-only", article, event_en=kind.en, event_vi=kind.vi)
    return None


def has_forwarder(course: Course, event: Event) -> Problem | None:
    """Only what somebody forwarded is returned to the forwarder (TT07-2014 8.2)."""
    return None if course.case.petition.forwarder is not None else _broken("move-no-forwarder", "TT07-2014 8.2")


def unnamed_with_evidence(course: Course, event: Event) -> Problem | None:
    """Only a denunciation without a name becomes an information lead (LTC 25.2; ND31 20)."""
    if _unnamed(course) or _failed(course, EligibilityGround.NAMED):
        return None
    return _broken("move-lead-is-named", "LTC 25; ND31 20")


# Acceptance -----------------------------------------------------------------------------------


def within_authority(course: Course, event: Event) -> Problem | None:
    """The body that accepts has the authority (LKN 27; LTC 29.1)."""
    if not course.case.matter.outside_authority:
        return None
    return _broken("move-outside-authority", "LKN 27; LTC 29.1")


def not_refused_before(course: Course, event: Event) -> Problem | None:
    """What was refused or decided is not accepted again at the same level (F-01)."""
    if course.past(EventKind.REFUSE, EventKind.DECISION, EventKind.CONCLUSION):
        complaint = course.case.matter.kind is MatterKind.COMPLAINT
        return _broken("move-level-is-over", "LKN 11, 27" if complaint else "LTC 24.1, 37")
    return None


def no_court(course: Course, event: Event) -> Problem | None:
    """A complaint before a court is not accepted, unless the court ended the case (LKN 11.9; F-04)."""
    pending = course.case.matter.court_pending
    for happened in course.events:
        if happened.kind in (EventKind.COURT_ACCEPTS, EventKind.COURT_TERMINATES):
            pending = happened.kind is EventKind.COURT_ACCEPTS
    return _broken("move-court", "LKN 11.9") if pending or _failed(course, EligibilityGround.BAR_COURT) else None


def complainants_are_complete(course: Course, event: Event) -> Problem | None:
    """A collective complaint needs every signature and the appointment of representatives (ND155 10; F-05)."""
    petition = course.case.petition
    if petition.collective is None and (petition.people is None or petition.people < _COLLECTIVE_LEAST):
        return None
    if not course.case.law.in_force("ND155", event.on):
        return None
    people = petition.people or _COLLECTIVE_LEAST
    signed = (petition.signatures or 0) + (petition.fingerprints or 0)
    unsigned = any(party.signed is False for party in petition.parties)
    counted = petition.signatures is not None or petition.fingerprints is not None
    if unsigned or (counted and signed < people) or _failed(course, EligibilityGround.COLLECTIVE_SIGNATURES):
        return _broken("move-signatures", "ND124 16.1 (ND155 10)", found=signed, people=people)
    appointed = petition.collective is not None and petition.collective.appointment is not None
    if not appointed or _failed(course, EligibilityGround.COLLECTIVE_APPOINTMENT):
        return _broken("move-appointment", "LTCD 29; ND155 10")
    return None


def ascends(course: Course, event: Event) -> Problem | None:
    """The second level follows the first, decided or out of time; there is no third (LKN 7, 11.7, 33; F-02, F-03)."""
    case = course.case
    decided = {prior.kind for prior in case.matter.prior_decisions}
    if PriorDecisionKind.SECOND_DECISION in decided or _failed(course, EligibilityGround.BAR_SECOND_DECISION):
        return _broken("move-third-level", "LKN 11.7")
    earlier = case.earlier
    if case.matter.level is not Level.SECOND_LEVEL or earlier is None:
        return None
    if earlier.case.matter.level is Level.SECOND_LEVEL:
        return _broken("move-third-level", "LKN 11.7")
    if PriorDecisionKind.FIRST_DECISION in decided or _decided_by(earlier, event.on) or _late(earlier, event.on):
        return None
    return _broken("move-first-level-open", "LKN 7, 33")


def _decided_by(course: Course, day: dt.date) -> bool:
    return any(event.on <= day for event in course.past(EventKind.DECISION))


def no_failed_condition(course: Course, event: Event) -> Problem | None:
    """No finding of the file says that a bar or a condition stands in the way (LKN 11; LTC 29.1)."""
    complaint = course.case.matter.kind is MatterKind.COMPLAINT
    for finding in _findings(course):
        relevant = finding.ground.name.startswith(("BAR_", "ACCEPT_")) or finding.ground in _BARS
        if relevant and not finding.passed:
            article = "LKN 11" if complaint else "LTC 29.1"
            return _broken("move-bar", article, ground_en=finding.ground.en, ground_vi=finding.ground.vi)
    return None


def identity_is_known(course: Course, event: Event) -> Problem | None:
    """A denunciation without name, or in a false one, is never accepted (LTC 25; F-15)."""
    article = "LTC 25" if course.case.matter.kind is MatterKind.DENUNCIATION else "LKN 11.5"
    return _broken("move-unnamed", article) if _unnamed(course) else None


def window_is_open(course: Course, event: Event) -> Problem | None:
    """The complaint came inside its window, or with a good reason (LKN 9, 11.6, 48)."""
    case = course.case
    contested = case.matter.contested
    known = None if contested is None else contested.received_on or contested.known_on
    if known is None or case.matter.level is Level.SECOND_LEVEL:
        return None
    ground = EligibilityGround.BAR_WINDOW_EXPIRED
    if any(finding.ground is ground and finding.passed for finding in _findings(course)):
        return None
    name = "disciplinary" if course.procedure is Procedure.COMPLAINT_DISCIPLINARY else "first"
    limit = case.law.limits[f"complaint.file.{name}"]
    pauses = [
        Pause(kind=PauseKind.OBSTACLE, from_on=item.from_on, until_on=item.until_on) for item in case.matter.obstacles
    ]
    try:
        due = limit.due(known, case.law.calendar, pauses=pauses)
    except CannotCount:
        return None
    if due.effective is None or case.petition.received_on <= due.effective:
        return None
    article = "LKN 48" if name == "disciplinary" else "LKN 9, 11.6"
    return _broken("move-window", article, last=due.effective, received=case.petition.received_on)


def not_withdrawn_before(course: Course, event: Event) -> Problem | None:
    """A withdrawn content is not taken up again, unless threat or coercion is shown (L136; F-14)."""
    earlier = course.case.earlier
    if earlier is None or earlier.state is not State.TERMINATED or not earlier.has(EventKind.WITHDRAW):
        return None
    forced = (*event.grounds, *(ground for happened in course.events for ground in happened.grounds))
    if Ground.THREATENED in forced or not course.case.law.in_force("L136", event.on):
        return None
    return _broken("move-withdrawn-content", "L136")


def states_bar(course: Course, event: Event) -> Problem | None:
    """A refusal names its ground (LKN 11, 27; LTC 24.1)."""
    failed = any(not finding.passed for finding in _findings(course))
    if event.eligibility or event.grounds or failed:
        return None
    return Problem.of("move-needs-ground", ("kind",), article="LKN 11, 27; LTC 24.1", grounds="eligibility")


# On the way -----------------------------------------------------------------------------------


def decides_at_once(course: Course, event: Event) -> Problem | None:
    """Without verification only a complaint that is right is decided (LKN 29.1.a)."""
    return None if event.outcome is Outcome.FOUNDED else _broken("move-not-verified", "LKN 29.1.a")


def has_dialogue(course: Course, event: Event) -> Problem | None:
    """At the second level and in disciplinary matters nothing is decided without dialogue (LKN 39, 53; F-10)."""
    if course.has(EventKind.DIALOGUE) or course.has(EventKind.ABSENT_FROM_DIALOGUE):
        return None
    return _broken("move-no-dialogue", "LKN 39, 53; ND155 11")


def verifiers_are_free(course: Course, event: Event) -> Problem | None:
    """A denunciation is verified by nobody who is a relative or interested, and a team is two or more (F-16)."""
    for number, verifier in enumerate(event.verifiers, start=1):
        conflict = verifier.conflict
        if conflict is not None and conflict is not VerifierConflict.NONE:
            said = {"number": number, "conflict_en": conflict.en, "conflict_vi": conflict.vi}
            return _broken("move-verifier-conflict", "ND31 10.3", **said)
    if event.verifiers and len(event.verifiers) < _TEAM_LEAST:
        return _broken("move-verifiers-few", "ND31 10", found=len(event.verifiers), least=_TEAM_LEAST)
    return None


def complexity_is_written(course: Course, event: Event) -> Problem | None:
    """A complex complaint has a criterion, and since ND155 a paper in the file (ND124 3a; F-11)."""
    matter = course.case.matter
    known = event.criteria or event.criteria_count or (matter.complexity is not None and matter.complexity.criteria)
    if not known:
        return Problem.of("move-needs-criteria", ("kind",), article="ND124 3a (ND155 2)")
    written = event.document or event.number or (matter.complexity is not None and matter.complexity.document)
    if not written and course.case.law.in_force("ND155", event.on):
        return Problem.of("move-needs-document", ("kind",), article="ND124 3a (ND155 2)")
    return None


def extension_is_allowed(course: Course, event: Event) -> Problem | None:
    """A complex denunciation is extended once, an especially complex one twice, by 30 days each (LTC 30; F-12)."""
    grade = grade_of(course, event)
    if grade is None:
        return _broken("move-not-complex", "LTC 30.2; ND31 3")
    condition = LimitCondition(grade.value)
    before = [extension_of(item) for item in course.past(EventKind.EXTEND)]
    accepted = course.past(EventKind.ACCEPT)
    first = accepted[-1].on if accepted else event.on
    case = course.case
    try:
        case.law.limits["denunciation.resolve"].due(
            first, case.law.calendar, conditions=[condition], extensions=[*before, extension_of(event)]
        )
    except CannotCount as refused:
        if refused.code not in ("limit-extensions-many", "limit-extension-long"):
            return None
        return _broken("move-extension", "LTC 30.2, 30.3", why_en=refused.sentence.en, why_vi=refused.sentence.vi)
    return None


def withdrawn_or_gone(course: Course, event: Event) -> Problem | None:
    """A complaint ends when all withdrew, or died or was dissolved without successor (LKN 10, 11a.2)."""
    gone = {Ground.COMPLAINANT_DIED, Ground.ORGANISATION_DISSOLVED}
    if course.has(EventKind.WITHDRAW) or gone & set(event.grounds):
        return None
    return _broken("move-not-withdrawn", "LKN 10, 11a.2; ND124 7a (ND155 5)")


def no_reason_to_go_on(course: Course, event: Event) -> Problem | None:
    """A denunciation ends by withdrawal only if nothing keeps it alive (LTC 33.3, 34.3.a; F-07)."""
    if not course.has(EventKind.WITHDRAW):
        return _broken("move-not-withdrawn", "LTC 33, 34.3")
    stated = {ground for happened in (*course.past(EventKind.WITHDRAW), event) for ground in happened.grounds}
    if stated & _KEPT_ALIVE or course.has(EventKind.CONTINUE_AFTER_WITHDRAWAL):
        return _broken("move-kept-alive", "LTC 33.3; ND31 4.4 (ND156 1)")
    return None


def accused_gone(course: Course, event: Event) -> Problem | None:
    """A denunciation ends when the accused died or the matter is settled elsewhere (LTC 34.3.b-c)."""
    return has_ground("LTC 34.3.b-c", Ground.ACCUSED_DIED, Ground.SETTLED_ELSEWHERE)(course, event)


def reason_to_go_on(course: Course, event: Event) -> Problem | None:
    """A withdrawn denunciation goes on for one of three grounds (LTC 33.3; ND31 4 (ND156 1))."""
    if not course.has(EventKind.WITHDRAW):
        return _broken("move-not-withdrawn", "LTC 33.3")
    return has_ground("LTC 33.3; ND31 4.4 (ND156 1)", *sorted(_KEPT_ALIVE, key=lambda word: word.value))(course, event)


def still_before_conclusion(course: Course, event: Event) -> Problem | None:
    """A denunciation is withdrawn before it is concluded or handled, so not here (LTC 33.1; F-08)."""
    return _broken("move-after-conclusion", "LTC 33.1")


# After the decision ---------------------------------------------------------------------------


def second_window_is_open(course: Course, event: Event) -> Problem | None:
    """The second complaint comes inside its window (LKN 33.1, 48)."""
    case = course.case
    received = course.past(EventKind.RECEIVE_DECISION)
    if not received:
        return None
    matter = case.matter
    conditions = []
    name = "complaint.file.second"
    if course.procedure is Procedure.COMPLAINT_DISCIPLINARY:
        name += ".disciplinary"
        if matter.contested is not None and matter.contested.forced_dismissal:
            conditions = [LimitCondition.FORCED_DISMISSAL]
    elif matter.remote:
        conditions = [LimitCondition.REMOTE]
    limit = case.law.limits[name]
    try:
        due = limit.due(received[-1].on, case.law.calendar, start=limit.starts[-1], conditions=conditions)
    except CannotCount:
        return None
    if due.effective is None or event.on <= due.effective:
        return None
    return _broken("move-window", "LKN 33.1, 48", last=due.effective, received=event.on)


def is_overdue(course: Course, event: Event) -> Problem | None:
    """The time for resolution has run out without a decision (LKN 7, 33; LTC 38; F-02)."""
    return None if _late(course, event.on) else _broken("move-not-overdue", "LKN 7, 33; LTC 38")


def effect_has_run_out(course: Course, event: Event) -> Problem | None:
    """A decision takes effect when its time has run out (LKN 44, 57)."""
    decided = course.past(EventKind.DECISION)
    case = course.case
    conditions = [LimitCondition.REMOTE] if case.matter.remote else []
    try:
        due = case.law.limits["complaint.effect"].due(decided[-1].on, case.law.calendar, conditions=conditions)
    except (CannotCount, IndexError):
        return None
    if due.nominal is None or event.on > due.nominal:
        return None
    return _broken("move-not-effective", "LKN 44, 57", last=due.nominal)


def redacted_for_publication(course: Course, event: Event) -> Problem | None:
    """What is published of a denunciation does not tell who denounced (LTC 40.3; ND31 6.1; F-13)."""
    petition = course.case.petition
    if any(attachment.id == event.document for attachment in petition.attachments):
        return _broken("move-unredacted", "LTC 40.3; ND31 6.1")
    for paper in petition.documents:
        redacted = paper.version in (DocumentVersion.REDACTED_COPY, DocumentVersion.TRANSCRIPT)
        opened = paper.role in (DocumentRole.DECISION, DocumentRole.CONCLUSION)
        if paper.id == event.document and (paper.handwriting or not (redacted or opened)):
            return _broken("move-unredacted", "LTC 40.3; ND31 6.1")
    return None


# What the guards share --------------------------------------------------------------------------


def _findings(course: Course) -> tuple[EligibilityFinding, ...]:
    case = course.case
    return tuple(item for item in case.petition.eligibility if item.matter in (None, case.matter.id))


def _failed(course: Course, ground: EligibilityGround) -> bool:
    return any(finding.ground is ground and not finding.passed for finding in _findings(course))


_BESIDE = frozenset({PartyRole.LAWYER, PartyRole.LEGAL_AID_OFFICER, PartyRole.RELATED_PERSON})
"""Who is named beside the writer does not make the writer known."""


def is_unnamed(petition: Petition, matter: Matter) -> bool:
    """Whether nobody who writes in a matter is named (nặc danh, mạo danh): LTC 25; LKN 11.5.

    A file that names no writer at all says nothing against it.
    """
    writers = [
        party
        for party in petition.parties
        if party.role not in _BESIDE and (not party.matters or matter.id in party.matters)
    ]
    return bool(writers) and all(party.naming is not Naming.NAMED for party in writers)


def _unnamed(course: Course) -> bool:
    return is_unnamed(course.case.petition, course.case.matter)


def _late(course: Course, day: dt.date) -> bool:
    """Whether the time for resolution ran out before a day without decision or conclusion."""
    if course.past(EventKind.DECISION, EventKind.CONCLUSION, EventKind.TERMINATE):
        return False
    try:
        due = resolution_due(course)
    except CannotCount:
        # A day outside the calendar is mistaken; whether it is too late cannot be told from it.
        return False
    return due is not None and due.is_overdue(day)
