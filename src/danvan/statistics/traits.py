"""The traits of a matter over a window, one rule for each axis (đặc điểm của vụ việc trong kỳ).

A rule gives ``None`` where the file does not say; it never guesses. Where a form leaves open what it
means, the reading taken here is said in the rule.
"""

import datetime as dt
from collections.abc import Callable, Mapping

from danvan.law.refusals import CannotCount
from danvan.petitions.acts import EventKind as E
from danvan.petitions.acts import FirstDecisionFate, Outcome
from danvan.petitions.clocks import overdue_of
from danvan.petitions.due import resolution_due
from danvan.petitions.guards import is_unnamed
from danvan.petitions.running import Course
from danvan.petitions.words import (
    CompetentSystem,
    EligibilityGround,
    Level,
    MatterKind,
    PriorDecisionKind,
    SubjectField,
)
from danvan.statistics.views import SENT, UNPROCESSED, MatterView, is_processed, state_of
from danvan.statistics.words import Axis
from danvan.statistics.words import Trait as T

__all__ = ["TRAITS", "Rule"]

Rule = Callable[[MatterView], T | None]
"""Finds the trait of a matter on one axis; ``None`` where the file does not say."""

_PROCESSING = frozenset(
    ground for ground in EligibilityGround if not ground.name.startswith(("BAR_", "ACCEPT_", "COLLECTIVE_"))
)
"""The conditions for processing (TT05 6); bars and conditions of acceptance come later."""
_PUT_ASIDE = (E.FILE, E.INFORMATION_LEAD, E.NOT_RECEIVE)
"""The steps by which a matter is not processed like others: filed, kept as a lead, not taken in."""
_SETTLING = (E.DECISION, E.CONCLUSION, E.SUMMARY_HANDLING, E.ANSWER, E.DECIDE_REGULATION)
_WORDS = (E.DECISION, E.CONCLUSION)
_KINDS: Mapping[MatterKind, T | None] = {
    MatterKind.COMPLAINT: T.COMPLAINT,
    MatterKind.DENUNCIATION: T.DENUNCIATION,
    MatterKind.PROPOSAL: T.PROPOSAL,
    MatterKind.FEEDBACK: T.PROPOSAL,
    MatterKind.PROPOSAL_FEEDBACK: T.PROPOSAL,
    MatterKind.REGULATION_FEEDBACK: T.PROPOSAL,
    MatterKind.REGULATION_PROPOSAL: T.PROPOSAL,
    MatterKind.UNCLASSIFIED: None,
}
_FIELDS: Mapping[SubjectField, T] = {
    SubjectField.POLICY_REGIME: T.POLICY_REGIME,
    SubjectField.LAND_HOUSING: T.LAND_HOUSING,
    SubjectField.CIVIL_SERVICE: T.CIVIL_SERVICE,
    SubjectField.CORRUPTION: T.CORRUPTION,
    SubjectField.JUSTICE: T.JUSTICE,
    SubjectField.PARTY_ORGANISATIONS: T.PARTY_ORGANISATIONS,
}
_OUTCOMES: Mapping[Outcome, T] = {
    Outcome.FOUNDED: T.FOUNDED,
    Outcome.PARTLY_FOUNDED: T.PARTLY_FOUNDED,
    Outcome.UNFOUNDED: T.UNFOUNDED,
}
_FATES: Mapping[FirstDecisionFate, T] = {
    FirstDecisionFate.UPHELD: T.UPHELD,
    FirstDecisionFate.ANNULLED_OR_AMENDED: T.ANNULLED_OR_AMENDED,
}


def _arrival(view: MatterView) -> T:
    if view.petition.received_on >= view.window.first:
        return T.RECEIVED
    return T.PROCESSED_BEFORE if is_processed(view.opening) else T.CARRIED


def _processing(view: MatterView) -> T:
    return T.PROCESSED if is_processed(view.closing) else T.UNPROCESSED


def _eligibility(view: MatterView) -> T:
    """What was filed, is no more than a lead, or fails a condition for processing, is not eligible."""
    if view.last(*_PUT_ASIDE) is not None:
        return T.INELIGIBLE
    failed = any(
        not finding.passed
        and finding.ground in _PROCESSING
        and finding.matter in (None, view.matter.id)
        and (finding.on is None or finding.on <= view.window.last)
        for finding in view.petition.eligibility
    )
    return T.INELIGIBLE if failed or is_unnamed(view.petition, view.matter) else T.ELIGIBLE


def _way(view: MatterView) -> T | None:
    """Guidance, also to split the petition, and the return to the forwarder are one way; all sending is another."""
    sent = view.last(*SENT)
    if sent is not None:
        return T.GUIDED if sent.kind in (E.GUIDE, E.RETURN, E.SPLIT) else T.TRANSFERRED
    if view.closing.has(E.URGE) and view.matter.outside_authority:
        return T.URGED
    return None if _authority(view) is T.OUTSIDE else T.KEPT


def _authority(view: MatterView) -> T | None:
    """What was sent on is outside authority; what was proposed or accepted, within."""
    if view.last(*SENT) is not None or view.matter.outside_authority:
        return T.OUTSIDE
    if state_of(view.closing) not in UNPROCESSED and view.last(*_PUT_ASIDE) is None:
        return T.WITHIN
    return None if view.matter.authority is None else T.WITHIN


def _kind(view: MatterView) -> T | None:
    return _KINDS[view.matter.kind]


def _level(view: MatterView) -> T | None:
    """Where the level is not stated, it is the first, as the procedures take it."""
    level = view.matter.level
    if level is Level.SECOND_LEVEL:
        return T.SECOND_LEVEL
    return T.CONTINUED if level is Level.CONTINUED_DENUNCIATION else T.FIRST_LEVEL


def _field(view: MatterView) -> T | None:
    """“Other” is another field of the administration where the file says that the administration is competent."""
    field = view.matter.field
    if field is None:
        return None
    if field is not SubjectField.OTHER:
        return _FIELDS[field]
    found = view.matter.authority
    administrative = found is not None and found.system is CompetentSystem.ADMINISTRATIVE
    return T.OTHER_ADMINISTRATIVE if administrative else T.OTHER_FIELD


def _stage(view: MatterView) -> T:
    """What was withdrawn before it was accepted has ended; afterwards only a termination ends it."""
    course = view.closing
    if course.has(E.TERMINATE):
        return T.ENDED
    if course.has(E.ACCEPT) or course.has(E.TAKE_OVER) or course.has(E.SUMMARY_HANDLING):
        return T.ACCEPTED
    if course.has(E.REFUSE):
        return T.REFUSED
    return T.ENDED if course.has(E.WITHDRAW) else T.EXAMINING


def _prior(view: MatterView, *kinds: PriorDecisionKind) -> int:
    """How many decisions of others, of these kinds or of any, were there by the end of the window."""
    days = [
        found.issued_on or found.received_on or dt.date.min
        for found in view.matter.prior_decisions
        if not kinds or found.kind in kinds
    ]
    return sum(day <= view.window.last for day in days)


def _settlement(view: MatterView) -> T:
    times = _prior(view) + len(view.closing.past(*_SETTLING))
    return (T.UNSETTLED, T.SETTLED_ONCE, T.SETTLED_REPEATEDLY)[min(times, 2)]


def _last_word(view: MatterView) -> T:
    own = view.closing.has(E.DECISION)
    second = view.matter.level is Level.SECOND_LEVEL
    if _prior(view, PriorDecisionKind.JUDGMENT):
        return T.JUDGMENT
    if _prior(view, PriorDecisionKind.SECOND_DECISION) or (own and second):
        return T.SECOND_WORD
    return T.FIRST_WORD if _prior(view, PriorDecisionKind.FIRST_DECISION) or own else T.NO_WORD


def _denounced(view: MatterView) -> T | None:
    course = view.closing
    if _prior(view, PriorDecisionKind.CONCLUSION) or course.has(E.CONCLUSION) or course.has(E.SUMMARY_HANDLING):
        return T.CONCLUDED
    try:
        late = overdue_of(view.case, on=view.window.last)
    except CannotCount:
        return None
    return T.OVERDUE if any(clock.limit == "denunciation.resolve" for clock in late) else T.OPEN


def _resolution(view: MatterView) -> T:
    return T.RESOLVED if view.last(*_SETTLING) is not None else T.UNRESOLVED


def _backlog(view: MatterView) -> T:
    """To resolve is what is within authority and not done with; new is what was found so in the window."""
    if is_processed(view.opening) and view.petition.received_on < view.window.first:
        open_then = not _done_with(view.opening) and not view.opening.past(*SENT)
        return T.BACKLOG_CARRIED if open_then else T.BACKLOG_NONE
    return T.BACKLOG_NEW if is_processed(view.closing) else T.BACKLOG_NONE


def _done_with(course: Course) -> bool:
    ended = course.has(E.TERMINATE) or course.has(E.REFUSE) or course.has(E.WITHDRAW)
    return ended or bool(course.past(*_SETTLING))


def _decision(view: MatterView) -> T:
    return T.ISSUED if view.inside(view.last(*_WORDS)) else T.NOT_ISSUED


def _outcome(view: MatterView) -> T | None:
    issued = view.last(*_WORDS)
    stated = None if issued is None else issued.outcome
    if stated is None and issued is not None and view.matter.result is not None:
        stated = view.matter.result.outcome
    return None if stated is None else _OUTCOMES.get(stated)


def _first_decision(view: MatterView) -> T | None:
    issued = view.last(E.DECISION)
    stated = None if issued is None else issued.first_decision
    if stated is None and issued is not None and view.matter.result is not None:
        stated = view.matter.result.first_decision
    return None if stated is None else _FATES[stated]


def _timeliness(view: MatterView) -> T | None:
    issued = view.last(*_WORDS)
    if issued is None:
        return None
    try:
        due = resolution_due(view.closing)
    except CannotCount:
        return None
    if due is None or due.effective is None:
        return None
    return T.LATE if issued.on > due.effective else T.IN_TIME


def _withdrawal(view: MatterView) -> T:
    return T.WITHDRAWN if view.inside(view.last(E.WITHDRAW)) else T.NOT_WITHDRAWN


def _execution(view: MatterView) -> T:
    """Every decision and conclusion is to be carried out until it is complete: TT06-2025, table 05/KQTH, column 1."""
    if view.last(*_WORDS) is None:
        return T.NO_EXECUTION
    finished = _finished_on(view)
    if finished is not None and finished < view.window.first:
        return T.NO_EXECUTION
    return T.TO_EXECUTE if finished is None or finished > view.window.last else T.EXECUTED


def _finished_on(view: MatterView) -> dt.date | None:
    """The day on which a decision or conclusion was wholly carried out; that of the closing where none is stated."""
    days = [event.on for event in view.closing.past(E.COMPLETE_EXECUTION, E.REPORT_HANDLING)]
    stated = view.matter.execution
    if stated is not None and stated.completed_on is not None:
        days.append(stated.completed_on)
    days = days or [event.on for event in view.closing.past(E.CLOSE)]
    return min(days, default=None)


TRAITS: Mapping[Axis, Rule] = {
    Axis.ARRIVAL: _arrival,
    Axis.PROCESSING: _processing,
    Axis.ELIGIBILITY: _eligibility,
    Axis.AUTHORITY: _authority,
    Axis.WAY: _way,
    Axis.KIND: _kind,
    Axis.LEVEL: _level,
    Axis.FIELD: _field,
    Axis.STAGE: _stage,
    Axis.SETTLEMENT: _settlement,
    Axis.LAST_WORD: _last_word,
    Axis.DENOUNCED: _denounced,
    Axis.RESOLUTION: _resolution,
    Axis.BACKLOG: _backlog,
    Axis.DECISION: _decision,
    Axis.OUTCOME: _outcome,
    Axis.FIRST_DECISION: _first_decision,
    Axis.TIMELINESS: _timeliness,
    Axis.WITHDRAWAL: _withdrawal,
    Axis.EXECUTION: _execution,
}
"""The rule of each axis on which matters differ."""
