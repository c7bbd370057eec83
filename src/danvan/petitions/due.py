"""The due date of the resolution itself, with all that moves it (thời hạn giải quyết của vụ việc)."""

from danvan.law.deadlines import Deadline, Extension, Pause
from danvan.law.refusals import CannotCount
from danvan.law.words import LimitCondition, PauseKind
from danvan.petitions.acts import EventKind
from danvan.petitions.history import Event
from danvan.petitions.running import Course
from danvan.petitions.states import Procedure
from danvan.petitions.words import ComplexityGrade

__all__ = ["RESOLUTION", "extension_of", "grade_of", "resolution_due", "suspensions"]

RESOLUTION = {
    Procedure.COMPLAINT_FIRST: "complaint.resolve.first",
    Procedure.COMPLAINT_SECOND: "complaint.resolve.second",
    Procedure.COMPLAINT_DISCIPLINARY: "complaint.resolve.disciplinary",
    Procedure.DENUNCIATION: "denunciation.resolve",
}
"""The limit of the resolution, by procedure."""

_CRITERIA_FOR_TWO = 2


def suspensions(course: Course) -> tuple[Pause, ...]:
    """From each suspension to the resumption after it; the last may still be running."""
    found: list[Pause] = []
    since = None
    for event in course.events:
        if event.kind is EventKind.SUSPEND and since is None:
            since = event.on
        elif event.kind is EventKind.RESUME and since is not None:
            found.append(Pause(kind=PauseKind.SUSPENSION, from_on=since, until_on=event.on))
            since = None
    if since is not None:
        found.append(Pause(kind=PauseKind.SUSPENSION, from_on=since))
    return tuple(found)


def extension_of(event: Event) -> Extension:
    """The extension that an event decides, in days."""
    days = event.extension_days
    if days is None:
        until = event.until_on or event.on
        days = max(1, (until - (event.from_on or event.on)).days)
    return Extension(on=event.on, days=min(days, 3_650))


def grade_of(course: Course, *more: Event) -> ComplexityGrade | None:
    """How complex a denunciation is said to be: by the matter, or by the criteria of its extensions."""
    found = course.case.matter.complexity
    counts = [event.criteria_count or 0 for event in (*course.past(EventKind.EXTEND), *more)]
    most = max([*counts, (found.criteria_count or 0) if found is not None else 0], default=0)
    if most >= _CRITERIA_FOR_TWO or (found is not None and found.grade is ComplexityGrade.ESPECIALLY_COMPLEX):
        return ComplexityGrade.ESPECIALLY_COMPLEX
    return ComplexityGrade.COMPLEX if most or found is not None else None


def resolution_due(course: Course, accepted: Event | None = None) -> Deadline | None:
    """The due date of the decision or conclusion; ``None`` before acceptance or where the law gives none.

    `accepted` is the acceptance that counts; the last one if not given, which a superior that takes over
    may have made. Raises `CannotCount` where the calendar does not reach.

    A complaint is given the longer time of a complex case only once an event has determined it, a
    denunciation only by its extensions. Suspensions and extensions that the law does not know change
    nothing; that they are unlawful is said by `unlawful_events`.
    """
    name = RESOLUTION.get(course.procedure)
    acceptances = course.past(EventKind.ACCEPT, EventKind.TAKE_OVER)
    if accepted is None and acceptances:
        accepted = acceptances[-1]
    if name is None or accepted is None:
        return None
    case = course.case
    limit = case.law.limits[name]
    conditions: list[LimitCondition] = []
    extensions: list[Extension] = []
    if course.procedure is Procedure.DENUNCIATION:
        extensions = [extension_of(event) for event in course.past(EventKind.EXTEND)]
        grade = grade_of(course)
        if extensions and grade is not None:
            conditions.append(LimitCondition(grade.value))
    else:
        if course.has(EventKind.DETERMINE_COMPLEX):
            conditions.append(LimitCondition.COMPLEX)
        if case.matter.remote and course.procedure is not Procedure.COMPLAINT_DISCIPLINARY:
            conditions.append(LimitCondition.REMOTE)
    version = limit.on(accepted.on)
    if version is None:
        return None
    stops = {rule.kind: rule.since for rule in version.pauses}
    pauses = [
        pause
        for pause in suspensions(course)
        if pause.kind in stops and pause.from_on >= (stops[pause.kind] or pause.from_on)
    ]
    while True:
        try:
            return limit.due(
                accepted.on,
                case.law.calendar,
                conditions=conditions,
                pauses=pauses,
                extensions=extensions,
            )
        except CannotCount as refused:
            if not extensions or not refused.code.startswith("limit-extension"):
                raise
            extensions.pop()
