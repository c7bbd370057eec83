"""Which clocks run for a matter, and what is due when (thời hạn đang chạy).

The table of `danvan.petitions.clock_rows`, applied. Clocks are computed as of a day, never stored.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from danvan.labels import Labelled
from danvan.law.deadlines import Deadline, Pause
from danvan.law.limits import TimeLimit
from danvan.law.refusals import CannotCount
from danvan.law.words import Direction, LimitCondition, LimitNature, PauseKind
from danvan.petitions.acts import EventKind as E
from danvan.petitions.clock_rows import ClockRow, rows_of
from danvan.petitions.course import events_of
from danvan.petitions.due import RESOLUTION, resolution_due
from danvan.petitions.history import Event
from danvan.petitions.procedures.lookup import procedure_of
from danvan.petitions.running import Case, Course

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

    `event` is the id of the event that started it, or the field or limit that did where no event does
    (``received_on``, ``contested.known_on``, ``complaint.resolve.first``); `met_by` is the event that met
    it, `ended_by` the one that ended it otherwise. `late_by` counts calendar days after the effective day.
    """

    limit: str
    status: ClockStatus
    due: Deadline
    event: str
    met_by: str | None = None
    ended_by: str | None = None
    late_by: int = 0


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
    for run in _runs(course, on, duties_only=True):
        if run.met is not None or run.ended is not None:
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

    row: ClockRow
    limit: TimeLimit
    event: Event
    met: Event | None
    ended: Event | None


def _runs(course: Course, on: dt.date, *, duties_only: bool = False) -> Iterator[_Run]:
    """Every run of every limit that the events so far have begun; perhaps of duties only."""
    for row in rows_of(course.procedure):
        if not row.applies(course):
            continue
        limit = course.case.law.limits.get(row.limit)
        if limit is None or (duties_only and limit.nature is not LimitNature.DUTY):
            continue
        begun = _begun(row, course, on)
        backwards = limit.direction is Direction.BEFORE
        happened = (*_received(course, on), *course.events) if E.RECEIVE in row.met else course.events
        for number, event in enumerate(begun):
            until = begun[number + 1] if number + 1 < len(begun) else None
            # A right may be used before its time begins to run, as by who complains before the paper comes.
            early = backwards or row.begins is not None
            after = [item for item in happened if early or item.on >= event.on]
            if until is not None:
                after = [item for item in after if item.on <= until.on]
            met = next((item for item in after if item.kind in row.met), None)
            ended = next((item for item in after if item.kind in row.ended), None)
            if met is not None and ended is not None:
                met, ended = (met, None) if met.on <= ended.on else (None, ended)
            if met is None and ended is None and not backwards:
                ended = until
            yield _Run(row=row, limit=limit, event=event, met=met, ended=ended)


def _begun(row: ClockRow, course: Course, on: dt.date) -> list[Event]:
    """The events that begin a run of a limit."""
    begun = [event for event in course.events if event.kind in row.starts]
    if E.RECEIVE in row.starts and not begun:
        begun = list(_received(course, on))
    if row.begins is not None:
        found = row.begins(course, on)
        begun = [] if found is None else [found]
    if row.concluded is not None:
        conclusions = [event.on for event in course.past(E.CONCLUSION)]
        begun = [event for event in begun if any(day <= event.on for day in conclusions) is row.concluded]
    return begun


def _received(course: Course, on: dt.date) -> tuple[Event, ...]:
    """The receipt as an event, where the file has no event of it."""
    received = course.case.petition.received_on
    if received > on or course.has(E.RECEIVE):
        return ()
    return (Event(id="received_on", kind=E.RECEIVE, on=received),)


def _due(row: ClockRow, limit: TimeLimit, course: Course, event: Event) -> Deadline | None:
    if row.limit in RESOLUTION.values():
        return resolution_due(course, event)
    if row.limit == "complaint.stay":
        # It lasts no longer than the time for the resolution that is left (LKN 35).
        return resolution_due(course)
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
    if row.limit in _OBSTRUCTED:
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


_OBSTRUCTED = frozenset({"complaint.lawsuit", "complaint.file.first", "complaint.file.disciplinary"})
"""The windows that obstacles stop: LKN 9, 48; LTTHC 116."""
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
