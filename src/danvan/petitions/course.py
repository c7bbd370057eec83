"""How far a matter has come: events folded by the table of lawful moves (diễn biến của vụ việc)."""

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from danvan.errors import Problem, Refused, Sentence
from danvan.law.law import Law
from danvan.petitions.acts import EventKind
from danvan.petitions.history import PROTECTION_EVENTS, Event
from danvan.petitions.matter import Matter
from danvan.petitions.moves import Move
from danvan.petitions.petition import Petition
from danvan.petitions.procedures.lookup import moves_on, path_to, procedure_of
from danvan.petitions.running import Case, Course
from danvan.petitions.states import Procedure, State
from danvan.petitions.words import Channel, MatterKind

__all__ = [
    "Option",
    "UnlawfulMove",
    "advance",
    "course_of",
    "events_of",
    "lawful_moves",
    "protection_course",
    "start",
    "unlawful_events",
]


class UnlawfulMove(Refused):
    """An event cannot follow: `problem` says which rule forbids it, `known` what may come instead."""

    def __init__(self, problem: Problem, known: tuple[EventKind, ...]) -> None:
        from danvan import messages

        said, mend = messages.sentence(problem), messages.mend(problem)
        super().__init__(said if mend is None else Sentence(f"{said.vi} {mend.vi}", f"{said.en} {mend.en}"))
        self.problem = problem
        self.known = known


@attrs.frozen(kw_only=True, eq=False)
class Option:
    """A move that the table knows from here, and why it may not be taken now, if it may not."""

    move: Move
    obstacle: Problem | None = None

    @property
    def lawful(self) -> bool:
        """Whether it may be taken."""
        return self.obstacle is None


def start(case: Case) -> Course:
    """The course of a matter of which nothing has happened yet."""
    return Course(case=case, procedure=procedure_of(case.matter))


def advance(course: Course, event: Event, *, on: dt.date | None = None) -> Course:
    """The course after one more event; a pure function.

    `on` is the day of the judgement: an event after it is refused. An event that names no matter is one of
    the whole petition: it must be lawful for each of its matters. One that names another matter is refused.
    Raises `UnlawfulMove` with the rule, its article and the lawful alternatives.
    """
    after, problem = _step(course, event)
    if event.matter not in (None, course.case.matter.id):
        problem = Problem.of("move-other-matter", ("matter",), value=event.matter, matter=course.case.matter.id)
    problem = problem or _forbidden_beside(course, event)
    if problem is None and on is not None and event.on > on:
        problem = Problem.of("move-ahead", ("on",), value=event.on, on=on)
    if problem is not None:
        raise UnlawfulMove(
            problem, tuple(option.move.event for option in lawful_moves(course, on=event.on) if option.lawful)
        )
    return after


def lawful_moves(course: Course, *, on: dt.date) -> tuple[Option, ...]:
    """Every move of the table from here, with what stands in its way on a day, for this matter alone.

    A move that needs something stated in its event (a ground, a document) is judged as an event that
    states nothing, unless stating it is all that is missing.
    """
    found = []
    for move in moves_on(course.procedure, course.state):
        longer = 1 if move.event is EventKind.EXTEND else None
        event = Event(id="next", kind=move.event, on=on, matter=course.case.matter.id, extension_days=longer)
        problems = (guard(course, event) for guard in move.guards)
        standing = (problem for problem in problems if problem is not None and problem.code not in _STATED)
        found.append(Option(move=move, obstacle=next(standing, None)))
    return tuple(found)


_STATED = frozenset(
    {"move-needs-ground", "move-needs-document", "move-needs-criteria", "move-not-complex", "move-not-verified"}
)
"""Obstacles that are gone once the event states what it must."""


def _step(course: Course, event: Event) -> tuple[Course, Problem | None]:
    """The course after an event, and what is wrong with it; a wrong event moves the course all the same.

    So one wrong step does not make every later one wrong.
    """
    problem = None
    if course.events and event.on < course.events[-1].on:
        late = Problem.of("move-backdated", ("on",), value=event.on, last=course.events[-1].on)
        problem = _with_known(late, course, event)
    silent: tuple[Move, ...] = ()
    moves = moves_on(course.procedure, course.state, event.kind)
    if not moves:
        silent, moves = path_to(course.procedure, course.state, event.kind)
    first: Problem | None = None
    for move in moves:
        broken = next((found for guard in move.guards if (found := guard(course, event)) is not None), None)
        if broken is None:
            return _moved(course, event, move, silent), problem
        first = first or broken
    if moves:
        near = attrs.evolve(course, state=next((step.to for step in reversed(silent) if step.to), course.state))
        return _moved(course, event, moves[0], silent), problem or _with_known(first, near, event)
    anywhere = path_to(course.procedure, None, event.kind)[1]
    wrong = Problem.of(
        "move-unlawful",
        ("kind",),
        event_en=event.kind.en,
        event_vi=event.kind.vi,
        state_en=course.state.en,
        state_vi=course.state.vi,
    )
    stayed = attrs.evolve(course, events=(*course.events, event))
    # Office work that is written down too late does not take a running matter back to its beginning.
    backwards = bool(anywhere) and anywhere[0].table is Procedure.INTAKE and course.state is not State.NEW
    landed = _moved(course, event, anywhere[0], ()) if anywhere and not backwards else stayed
    return landed, problem or _with_known(wrong, course, event)


def _forbidden_beside(course: Course, event: Event) -> Problem | None:
    """Why an event of the whole petition cannot follow in another matter of it."""
    if event.matter is not None:
        return None
    from danvan import messages

    for matter in course.case.petition.matters:
        if matter.id == course.case.matter.id:
            continue
        problem = _step(_course_beside(course, matter, event), event)[1]
        if problem is not None:
            why = messages.sentence(problem)
            return Problem.of("move-shared", problem.pointer, matter=matter.id, why_en=why.en, why_vi=why.vi)
    return None


def _course_beside(course: Course, matter: Matter, event: Event) -> Course:
    """The course of another matter of the petition before an event.

    What happened to the whole petition is what this course holds of it; what happened to the other matter
    alone is what the petition says.
    """
    case = course.case
    places = {known.id: place for place, known in enumerate(case.petition.events)}

    def order(item: Event) -> tuple[dt.date, int]:
        return item.on, places.get(item.id, len(places))

    shared = [item for item in course.events if item.matter is None]
    own = [item for _, item in events_of(case.petition, matter.id) if item.matter is not None]
    alone = [item for item in own if order(item) < order(event)]
    beside = start(attrs.evolve(case, matter=matter, earlier=_earlier_of(matter, case.earlier)))
    for item in sorted((*shared, *alone), key=order):
        beside = _step(beside, item)[0]
    return beside


def _earlier_of(matter: Matter, earlier: Course | None) -> Course | None:
    """The course that another matter takes on, where it is surely the one that is known."""
    if earlier is None:
        return None
    before = matter.previous_matter
    same = len(earlier.case.petition.matters) == 1 if before is None else before == earlier.case.matter.id
    return earlier if same else None


def _with_known(problem: Problem | None, course: Course, event: Event) -> Problem | None:
    """The problem with what may lawfully come instead on that day; first of all what leads on."""
    if problem is None:
        return None
    moves = [option.move for option in lawful_moves(course, on=event.on) if option.lawful]
    leading = [move for move in moves if move.to is not None or move.back] or moves
    kinds = dict.fromkeys(move.event.value for move in leading)
    return attrs.evolve(problem, values=(*problem.values, ("known", ", ".join(kinds) or "–")))


def _moved(course: Course, event: Event, move: Move, silent: tuple[Move, ...]) -> Course:
    state = course.state
    for step in silent:
        state = step.to or state
    target, before = move.to, course.before
    if move.back:
        target, before = before, None
    elif move.keeps:
        # What is barred or suspended a second time goes back to where it first stood.
        before = course.before if state is target and course.before is not None else state
    return Course(
        case=course.case,
        procedure=course.procedure,
        state=target or state,
        before=before,
        events=(*course.events, event),
        unrecorded=(*course.unrecorded, *(step.event for step in silent)),
    )


def events_of(petition: Petition, matter: str) -> list[tuple[int, Event]]:
    """The events that concern a matter, each with its place in the petition, in the order of days.

    Events of one day keep the order of the file. Protection runs beside and has a course of its own.
    """
    found = [
        (place, event)
        for place, event in enumerate(petition.events)
        if event.matter in (None, matter) and event.kind not in PROTECTION_EVENTS
    ]
    return sorted(found, key=lambda item: item[1].on)


def course_of(case: Case, *, on: dt.date | None = None, after: Course | None = None) -> Course:
    """The course of a matter as of a day; events after it have not happened yet.

    Events that are not lawful are folded all the same; `unlawful_events` says which they are. `after` is
    the course of the same matter as of an earlier day, from which to go on.
    """
    course = start(case) if after is None else after
    for _, event in events_of(case.petition, case.matter.id)[len(course.events) :]:
        if on is not None and event.on > on:
            break
        course = _step(course, event)[0]
    return course


def unlawful_events(case: Case) -> Iterator[tuple[int, Problem]]:
    """Every event that the table forbids: its place in the petition, and the rule."""
    course = start(case)
    for place, event in events_of(case.petition, case.matter.id):
        course, problem = _step(course, event)
        if problem is not None:
            yield place, problem


def protection_course(
    law: Law, events: Sequence[Event], *, on: dt.date | None = None
) -> tuple[Course, list[tuple[int, Problem]]]:
    """The parallel course of a protection, and the places of events that it forbids (LTC 47-58).

    `events` are those of a protection case, or of a petition; only steps of protection count.
    """
    course = Course(case=_protection_case(law), procedure=Procedure.PROTECTION)
    wrong = []
    for place, event in sorted(enumerate(events), key=lambda item: item[1].on):
        if event.kind in PROTECTION_EVENTS and (on is None or event.on <= on):
            course, problem = _step(course, event)
            if problem is not None:
                wrong.append((place, problem))
    return course, wrong


def _protection_case(law: Law) -> Case:
    """What a protection is judged by: its rows ask nothing of the petition."""
    matter = Matter(id="protection", kind=MatterKind.DENUNCIATION)
    petition = Petition(
        id="protection", unit="protection", channel=Channel.DIRECT, received_on=dt.date.min, matters=(matter,)
    )
    return Case(petition=petition, matter=matter, law=law)
