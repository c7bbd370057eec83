"""Which clocks run for a matter, and what is due when (thời hạn đang chạy).

One row for each limit that an event starts; what meets it, what ends it, and for whom it runs. Clocks
are computed as of a day, never stored.
"""

import datetime as dt
import functools
from collections.abc import Callable, Iterator

import attrs

from danvan.labels import Labelled
from danvan.law.deadlines import Deadline, Pause
from danvan.law.limits import TimeLimit
from danvan.law.refusals import CannotCount
from danvan.law.words import Direction, LimitCondition, LimitNature, LimitStart, PauseKind
from danvan.petitions.acts import EventKind as E
from danvan.petitions.course import events_of
from danvan.petitions.due import RESOLUTION, resolution_due
from danvan.petitions.history import Event
from danvan.petitions.procedures.lookup import procedure_of
from danvan.petitions.running import Case, Course
from danvan.petitions.states import Procedure as P
from danvan.petitions.words import Channel, ForwarderKind

__all__ = ["Clock", "ClockStatus", "clocks_of", "overdue_of"]


class ClockStatus(Labelled):
    """How a clock stands on a day (tình trạng thời hạn)."""

    RUNNING = "running", "đang chạy", "running"
    PAUSED = "paused", "đang dừng", "paused"
    OVERDUE = "overdue", "quá hạn", "overdue"
    MET = "met", "đúng hạn", "met in time"
    MET_LATE = "met_late", "xong nhưng muộn", "met late"
    ENDED = "ended", "chấm dứt", "ended without"
    OVER = "over", "đã hết", "over"


@attrs.frozen(kw_only=True)
class Clock:
    """One time limit of one matter as of a day.

    `event` is the id of the event that started it, `met_by` of the one that met it, `ended_by` of the
    one that ended it otherwise. `late_by` counts calendar days after the effective day.
    """

    limit: str
    status: ClockStatus
    due: Deadline
    event: str
    met_by: str | None = None
    ended_by: str | None = None
    late_by: int = 0


Applies = Callable[[Course], bool]


def _always(course: Course) -> bool:
    return True


def _forwarded_by(*kinds: ForwarderKind) -> Applies:
    def applies(course: Course) -> bool:
        forwarder = course.case.petition.forwarder
        return forwarder is not None and forwarder.kind in kinds

    return applies


def _outside(course: Course) -> bool:
    """Whether the file says that the matter is outside authority, or that it was transferred by then."""
    found = course.case.matter.authority
    return course.has(E.TRANSFER) or (found is not None and not found.competent)


def _received_in_person(course: Course) -> bool:
    return course.case.petition.channel is Channel.RECEPTION


@attrs.frozen(kw_only=True)
class _Row:
    limit: str
    of: frozenset[P]
    starts: tuple[E, ...]
    met: tuple[E, ...]
    ended: tuple[E, ...] = ()
    applies: Applies = _always
    start: LimitStart | None = None
    concluded: bool | None = None
    """Whether the clock starts only after a conclusion (true) or only before one (false)."""


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
) -> _Row:
    return _Row(
        limit=limit,
        of=of,
        starts=starts,
        met=met,
        ended=ended,
        applies=applies,
        start=start,
        concluded=concluded,
    )


_ROWS: tuple[_Row, ...] = (
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


def clocks_of(case: Case, *, on: dt.date) -> tuple[Clock, ...]:
    """Every clock of a matter as of a day: running, paused, overdue, met, ended, in the order they began.

    A limit that the law leaves to the agency has a clock only where `case.law` sets it. The day of
    receipt starts the clocks of receipt also where no event of it was written down. Raises `CannotCount`
    where the calendar does not reach.
    """
    course = _so_far(case, on)
    found = []
    for run in _runs(course, on):
        due = _due(run.row, run.limit, course, run.event)
        if due is not None:
            found.append(_judged(run, due, on))
    return tuple(sorted(found, key=lambda clock: (clock.due.event, clock.limit)))


def overdue_of(case: Case, *, on: dt.date) -> tuple[Clock, ...]:
    """The duties of a matter that are overdue on a day, the latest first.

    What was met, late or not, and what ended otherwise is not counted out, so that this is quicker than
    `clocks_of`. Raises `CannotCount` where the calendar does not reach.
    """
    course = _so_far(case, on)
    late = []
    for run in _runs(course, on):
        if run.met is not None or run.ended is not None or run.limit.nature is not LimitNature.DUTY:
            continue
        due = _due(run.row, run.limit, course, run.event)
        if due is None:
            continue
        clock = _judged(run, due, on)
        if clock.status is ClockStatus.OVERDUE:
            late.append(clock)
    return tuple(sorted(late, key=lambda clock: (-clock.late_by, clock.due.event, clock.limit)))


def _so_far(case: Case, on: dt.date) -> Course:
    """The events up to a day, not judged: a clock runs by what happened, whether it was lawful or not."""
    events = tuple([event for _, event in events_of(case.petition, case.matter.id) if event.on <= on])
    return Course(case=case, procedure=procedure_of(case.matter), events=events)


@attrs.frozen(kw_only=True)
class _Run:
    """One run of a limit: the event that began it, and the events that met or ended it, if any did."""

    row: _Row
    limit: TimeLimit
    event: Event
    met: Event | None
    ended: Event | None


@functools.cache
def _rows_of(procedure: P) -> tuple[_Row, ...]:
    return tuple(row for row in _ROWS if procedure in row.of)


def _runs(course: Course, on: dt.date) -> Iterator[_Run]:
    """Every run of every limit that the events so far have begun."""
    for row in _rows_of(course.procedure):
        if not row.applies(course):
            continue
        limit = course.case.law.limits.get(row.limit)
        begun = () if limit is None else _begun(row, course, on)
        if limit is None or not begun:
            continue
        backwards = limit.direction is Direction.BEFORE
        for number, event in enumerate(begun):
            until = begun[number + 1] if number + 1 < len(begun) else None
            after = [item for item in course.events if backwards or item.on >= event.on]
            if until is not None:
                after = [item for item in after if item.on <= until.on]
            met = next((item for item in after if item.kind in row.met), None)
            ended = next((item for item in after if item.kind in row.ended), None)
            if met is not None and ended is not None:
                met, ended = (met, None) if met.on <= ended.on else (None, ended)
            if met is None and ended is None and not backwards:
                ended = until
            yield _Run(row=row, limit=limit, event=event, met=met, ended=ended)


def _begun(row: _Row, course: Course, on: dt.date) -> list[Event]:
    """The events that begin a run of a limit."""
    begun = [event for event in course.events if event.kind in row.starts]
    if E.RECEIVE in row.starts and not begun and course.case.petition.received_on <= on:
        begun = [Event(id="received_on", kind=E.RECEIVE, on=course.case.petition.received_on)]
    if row.concluded is not None:
        conclusions = [event.on for event in course.past(E.CONCLUSION)]
        begun = [event for event in begun if any(day <= event.on for day in conclusions) is row.concluded]
    return begun


def _due(row: _Row, limit: TimeLimit, course: Course, event: Event) -> Deadline | None:
    if row.limit in RESOLUTION.values():
        return resolution_due(course, event)
    case = course.case
    conditions: list[LimitCondition] = []
    if row.limit in ("complaint.effect", "complaint.file.second") and case.matter.remote:
        conditions.append(LimitCondition.REMOTE)
    if row.limit == "denunciation.accept" and course.has(E.DELEGATE_CHECK):
        conditions.append(LimitCondition.SEVERAL_PLACES)
    contested = case.matter.contested
    if row.limit == "complaint.file.second.disciplinary" and contested is not None and contested.forced_dismissal:
        conditions.append(LimitCondition.FORCED_DISMISSAL)
    pauses: list[Pause] = []
    if row.limit == "complaint.lawsuit":
        pauses = [
            Pause(kind=PauseKind.OBSTACLE, from_on=item.from_on, until_on=item.until_on)
            for item in case.matter.obstacles
        ]
    try:
        return limit.due(event.on, case.law.calendar, start=row.start, conditions=conditions, pauses=pauses)
    except CannotCount as refused:
        if refused.code not in _NO_NUMBER:
            raise
        return None


_NO_NUMBER = frozenset({"limit-no-version", "limit-absent", "limit-ends-with", "limit-ends-at", "limit-comes-again"})
"""The law gives no number of days, so there is no clock; `TimeLimit.due` says why to whoever asks."""


def _judged(run: _Run, due: Deadline, on: dt.date) -> Clock:
    limit, event, met, ended, effective = run.limit, run.event, run.met, run.ended, due.effective
    if met is not None:
        late = 0 if effective is None else max(0, (met.on - effective).days)
        status = ClockStatus.MET_LATE if late else ClockStatus.MET
        return Clock(limit=limit.id, status=status, due=due, event=event.id, met_by=met.id, late_by=late)
    if ended is not None:
        return Clock(limit=limit.id, status=ClockStatus.ENDED, due=due, event=event.id, ended_by=ended.id)
    if effective is None:
        return Clock(limit=limit.id, status=ClockStatus.PAUSED, due=due, event=event.id)
    if on <= effective:
        return Clock(limit=limit.id, status=ClockStatus.RUNNING, due=due, event=event.id)
    duty = limit.nature is LimitNature.DUTY
    status = ClockStatus.OVERDUE if duty else ClockStatus.OVER
    late = (on - effective).days if duty else 0
    return Clock(limit=limit.id, status=status, due=due, event=event.id, late_by=late)
