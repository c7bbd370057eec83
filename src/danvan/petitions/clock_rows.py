"""The table of clocks: which event starts a limit, what meets it, what ends it, and for whom it runs.

One row for each limit of one matter. The days that begin a clock without an event of the petition, such
as that on which the contested decision became known, are found by a rule of the row.
"""

import datetime as dt
import functools
from collections.abc import Callable

import attrs

from danvan.law.refusals import CannotCount
from danvan.law.words import LimitStart
from danvan.petitions.acts import EventKind as E
from danvan.petitions.due import resolution_due
from danvan.petitions.history import Event
from danvan.petitions.running import Course
from danvan.petitions.states import Procedure as P
from danvan.petitions.words import Channel, ForwarderKind, Level

__all__ = ["ClockRow", "rows_of"]

Applies = Callable[[Course], bool]
"""Whether a clock is there at all for a matter."""
Begins = Callable[[Course, dt.date], Event | None]
"""What begins a clock that no event of the petition begins; its id says which field of the file it is."""


def _always(course: Course) -> bool:
    return True


def _forwarded_by(*kinds: ForwarderKind) -> Applies:
    def applies(course: Course) -> bool:
        forwarder = course.case.petition.forwarder
        return forwarder is not None and forwarder.kind in kinds

    return applies


def _outside(course: Course) -> bool:
    """Whether the file says that the matter is outside authority, or that it was transferred by then."""
    return course.has(E.TRANSFER) or course.case.matter.outside_authority


def _received_in_person(course: Course) -> bool:
    return course.case.petition.channel is Channel.RECEPTION


def _became_known(course: Course, on: dt.date) -> Event | None:
    """The day on which the contested decision or act became known: LKN 9, 48."""
    contested = course.case.matter.contested
    if contested is None or course.case.matter.level is Level.SECOND_LEVEL:
        return None
    name = "known_on" if contested.received_on is None else "received_on"
    known = contested.received_on or contested.known_on
    if known is None or known > on:
        return None
    return Event(id=f"contested.{name}", kind=E.RECEIVE_DECISION, on=known)


def _expired(course: Course, on: dt.date) -> Event | None:
    """The last day for a decision that had not come by then: LKN 33.1."""
    ended = course.past(E.DECISION, E.TERMINATE, E.COURT_ACCEPTS)
    try:
        due = resolution_due(course)
    except CannotCount:
        return None
    if due is None or due.effective is None or on <= due.effective or any(event.on <= due.effective for event in ended):
        return None
    return Event(id="complaint.resolve.first", kind=E.ACCEPT, on=due.effective)


@attrs.frozen(kw_only=True)
class ClockRow:
    """The clock of one limit: of which procedures, started by what, met or ended by what (thời hạn theo sự kiện)."""

    limit: str
    of: frozenset[P]
    starts: tuple[E, ...]
    met: tuple[E, ...]
    ended: tuple[E, ...] = ()
    applies: Applies = _always
    start: LimitStart | None = None
    concluded: bool | None = None
    """Whether the clock starts only after a conclusion (true) or only before one (false)."""
    begins: Begins | None = None
    """What begins it where no event of the petition does."""


_COMPLAINTS = frozenset({P.COMPLAINT_FIRST, P.COMPLAINT_SECOND, P.COMPLAINT_DISCIPLINARY})
_FIRST = frozenset({P.COMPLAINT_FIRST})
_SECOND = frozenset({P.COMPLAINT_SECOND})
_UPWARDS = frozenset({P.COMPLAINT_FIRST, P.COMPLAINT_DISCIPLINARY})
_TC = frozenset({P.DENUNCIATION})
_PROPOSALS = frozenset({P.PROPOSAL_FEEDBACK})
_REGULATIONS = frozenset({P.REGULATION_FEEDBACK})
_HANDLED = (E.GUIDE, E.RETURN, E.TRANSFER, E.FILE, E.SPLIT, E.TO_INVESTIGATION, E.TO_PARTY, E.INFORMATION_LEAD)
_ENDS = (E.TERMINATE, E.COURT_ACCEPTS)
_PRESS = (ForwarderKind.PRESS, ForwarderKind.STATE_BODY, ForwarderKind.PARTY_BODY, ForwarderKind.OTHER)
_DEPUTIES = (
    ForwarderKind.NA_BODY,
    ForwarderKind.NA_DEPUTY,
    ForwarderKind.COUNCIL_DEPUTY,
    ForwarderKind.RECEPTION_BOARD,
)
_FRONT = (ForwarderKind.FATHERLAND_FRONT, ForwarderKind.FRONT_MEMBER)


def _row(
    limit: str,
    of: frozenset[P],
    starts: tuple[E, ...],
    met: tuple[E, ...],
    *,
    ended: tuple[E, ...] = (),
    applies: Applies = _always,
    start: LimitStart | None = None,
    concluded: bool | None = None,
    begins: Begins | None = None,
) -> ClockRow:
    return ClockRow(
        limit=limit,
        of=of,
        starts=starts,
        met=met,
        ended=ended,
        applies=applies,
        start=start,
        concluded=concluded,
        begins=begins,
    )


_ROWS: tuple[ClockRow, ...] = (
    _row("complaint.file.first", _FIRST, (), (E.RECEIVE,), begins=_became_known),
    _row(
        "complaint.file.disciplinary",
        frozenset({P.COMPLAINT_DISCIPLINARY}),
        (),
        (E.RECEIVE,),
        begins=_became_known,
    ),
    _row("complaint.accept", _COMPLAINTS, (E.RECEIVE,), (E.ACCEPT, E.REFUSE), ended=(*_HANDLED, E.WITHDRAW)),
    _row("complaint.resolve.first", _FIRST, (E.ACCEPT,), (E.DECISION,), ended=_ENDS),
    _row("complaint.resolve.second", _SECOND, (E.ACCEPT,), (E.DECISION,), ended=_ENDS),
    _row(
        "complaint.resolve.disciplinary",
        frozenset({P.COMPLAINT_DISCIPLINARY}),
        (E.ACCEPT,),
        (E.DECISION,),
        ended=_ENDS,
    ),
    _row("complaint.dialogue.notice", _COMPLAINTS, (E.DIALOGUE,), (E.NOTIFY_DIALOGUE,)),
    _row("complaint.send-suspension", _COMPLAINTS, (E.SUSPEND, E.RESUME, E.TERMINATE), (E.SEND_DECISION,)),
    _row("complaint.notify.first", _FIRST, (E.DECISION,), (E.SEND_DECISION,)),
    _row("complaint.notify.second", _SECOND, (E.DECISION,), (E.SEND_DECISION,)),
    _row("complaint.publish.second", _SECOND, (E.DECISION,), (E.PUBLISH,)),
    _row(
        "complaint.effect",
        _COMPLAINTS,
        (E.DECISION,),
        (E.EFFECTIVE,),
        ended=(E.SECOND_COMPLAINT, E.COURT_ACCEPTS),
    ),
    _row(
        "complaint.file.second",
        _FIRST,
        (E.RECEIVE_DECISION,),
        (E.SECOND_COMPLAINT,),
        start=LimitStart.FIRST_DECISION_RECEIVED,
    ),
    _row(
        "complaint.file.second",
        _FIRST,
        (),
        (E.SECOND_COMPLAINT,),
        start=LimitStart.RESOLUTION_EXPIRED,
        begins=_expired,
    ),
    _row("complaint.stay", _COMPLAINTS, (E.STAY,), (), ended=(E.LIFT_STAY, E.DECISION, *_ENDS)),
    _row(
        "complaint.file.second.disciplinary",
        frozenset({P.COMPLAINT_DISCIPLINARY}),
        (E.RECEIVE_DECISION,),
        (E.SECOND_COMPLAINT,),
    ),
    _row("complaint.lawsuit", _COMPLAINTS, (E.RECEIVE_DECISION,), (E.LAWSUIT,), start=LimitStart.DECISION_RECEIVED),
    _row("complaint.documents", _COMPLAINTS, (E.REQUEST_DOCUMENTS,), (E.HAND_OVER_DOCUMENTS,)),
    _row("complaint.front-appeal.answer", _COMPLAINTS, (E.FRONT_APPEAL,), (E.FRONT_ANSWER,)),
    _row("complaint.notify-front", _COMPLAINTS, (E.DECISION,), (E.NOTIFY_FORWARDER,), applies=_forwarded_by(*_FRONT)),
    _row(
        "reception.notify-forwarder",
        _COMPLAINTS | _TC,
        (E.DECISION, E.CONCLUSION),
        (E.NOTIFY_FORWARDER,),
        applies=_forwarded_by(*_DEPUTIES),
    ),
    _row(
        "denunciation.accept",
        _TC,
        (E.RECEIVE,),
        (E.ACCEPT, E.REFUSE),
        ended=(*_HANDLED, E.WITHDRAW, E.SUMMARY_HANDLING),
    ),
    _row("denunciation.transfer", _TC, (E.RECEIVE,), (E.TRANSFER,), applies=_outside),
    _row("denunciation.report-forwarder", _TC, (E.RECEIVE,), (E.NOTIFY_FORWARDER,), applies=_forwarded_by(*_PRESS)),
    _row("denunciation.notify-accepted", _TC, (E.ACCEPT,), (E.NOTIFY_ACCUSED,)),
    _row("denunciation.resolve", _TC, (E.ACCEPT, E.TAKE_OVER), (E.CONCLUSION, E.SUMMARY_HANDLING), ended=_ENDS),
    _row("denunciation.send-suspension", _TC, (E.SUSPEND, E.TERMINATE), (E.SEND_DECISION,)),
    _row("denunciation.notify-conclusion", _TC, (E.CONCLUSION,), (E.SEND_DECISION,)),
    _row("denunciation.handle", _TC, (E.CONCLUSION,), (E.HANDLE_CONCLUSION,)),
    _row("denunciation.report-handling", _TC, (E.HANDLE_CONCLUSION,), (E.REPORT_HANDLING,)),
    _row("denunciation.publish", _TC, (E.CONCLUSION,), (E.PUBLISH,)),
    _row("denunciation.publish.posting", _TC, (E.PUBLISH,), ()),
    _row("denunciation.continued.review", _TC, (E.CONTINUED_DENUNCIATION,), (E.REVIEW_CONTINUED,), concluded=True),
    _row("denunciation.continued.demand", _TC, (E.CONTINUED_DENUNCIATION,), (E.DEMAND_REPORT,), concluded=False),
    _row("denunciation.continued.report", _TC, (E.DEMAND_REPORT,), (E.REPORT_TO_SUPERIOR,), ended=(E.TAKE_OVER,)),
    _row(
        "reception.answer",
        _COMPLAINTS | _TC | _PROPOSALS,
        (E.RECEIVE,),
        (E.NOTIFY_PETITIONER, E.ANSWER),
        applies=_received_in_person,
    ),
    _row("proposal-feedback.resolve", _PROPOSALS, (E.RECEIVE,), (E.ANSWER,), ended=_HANDLED),
    _row("regulation-feedback.transfer", _REGULATIONS, (E.RECEIVE,), (E.TRANSFER,), applies=_outside),
    _row(
        "regulation-feedback.resolve",
        _REGULATIONS,
        (E.RECEIVE,),
        (E.DECIDE_REGULATION,),
        ended=(E.TRANSFER, E.NOT_RECEIVE),
    ),
)


@functools.cache
def rows_of(procedure: P) -> tuple[ClockRow, ...]:
    """The clocks that a procedure knows."""
    return tuple(row for row in _ROWS if procedure in row.of)
