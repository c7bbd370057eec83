"""A strategy for lawful histories of petitions: walks over the tables of moves.

A history is drawn by its last move: the shortest way to it, with what its guards ask for, and perhaps
some steps that leave the state as it is. So every row of every table is reached, however deep it lies.
"""

import datetime as dt
import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan import bundled
from danvan.petitions.acts import EventKind, Ground, Outcome
from danvan.petitions.course import UnlawfulMove, advance, start
from danvan.petitions.history import Event
from danvan.petitions.matter import Contested, Matter
from danvan.petitions.moves import Move
from danvan.petitions.parties import Forwarder, Party
from danvan.petitions.petition import Petition
from danvan.petitions.procedures.lookup import moves_of, moves_on
from danvan.petitions.running import Case, Course
from danvan.petitions.states import Procedure, State
from danvan.petitions.words import (
    Channel,
    ComplexityCriterion,
    ContestedKind,
    EligibilityGround,
    ForwarderKind,
    Level,
    MatterKind,
    Naming,
)
from danvan.strategies.values import check_days, days

__all__ = ["follow", "petition_histories", "roads", "until_split"]

_MATTERS: Mapping[Procedure, dict[str, Any]] = {
    Procedure.INTAKE: {"kind": MatterKind.UNCLASSIFIED},
    Procedure.COMPLAINT_FIRST: {"kind": MatterKind.COMPLAINT},
    Procedure.COMPLAINT_SECOND: {"kind": MatterKind.COMPLAINT, "level": Level.SECOND_LEVEL},
    Procedure.COMPLAINT_DISCIPLINARY: {
        "kind": MatterKind.COMPLAINT,
        "contested": Contested(kind=ContestedKind.DISCIPLINARY_DECISION),
    },
    Procedure.DENUNCIATION: {"kind": MatterKind.DENUNCIATION},
    Procedure.PROPOSAL_FEEDBACK: {"kind": MatterKind.PROPOSAL_FEEDBACK},
    Procedure.REGULATION_FEEDBACK: {"kind": MatterKind.REGULATION_FEEDBACK},
}

_STATED: Mapping[str, dict[str, Any]] = {
    "I-00a": {"grounds": (Ground.SETTLED_CASE,)},
    "I-05": {"eligibility": (EligibilityGround.LEGIBLE,)},
    "I-13": {"grounds": (Ground.INTERNAL_MATTER,)},
    "I-13a": {"grounds": (Ground.INTERNAL_MATTER,)},
    "K-02": {"eligibility": (EligibilityGround.BAR_UNSIGNED,)},
    "K-03": {"outcome": Outcome.FOUNDED},
    "K-05": {"criteria": (ComplexityCriterion.SEVERAL_PLACES,), "number": "1/TB"},
    "K-10": {"grounds": (Ground.FORCE_MAJEURE,)},
    "K-12a": {"grounds": (Ground.COMPLAINANT_DIED,)},
    "T-03": {"eligibility": (EligibilityGround.ACCEPT_BASIS,)},
    "T-05": {"extension_days": 30, "criteria_count": 2},
    "T-07": {"grounds": (Ground.RE_EXPERTISE,)},
    "T-10": {"grounds": (Ground.SLANDER,)},
    "T-12": {"grounds": (Ground.ACCUSED_DIED,)},
    "T-18": {"grounds": (Ground.SERIOUS_BREACH_OR_BIAS,)},
    "T-20": {"grounds": (Ground.CLEAR_CASE,)},
    "R-01": {"grounds": (Ground.WRONG_FORM,)},
}
"""What the event of a row states, because a guard asks for it."""
_FIRST: Mapping[str, EventKind] = {
    "K-09a": EventKind.ABSENT_FROM_DIALOGUE,
    "T-09": EventKind.WITHDRAW,
    "T-10": EventKind.WITHDRAW,
}
"""What must have happened before the event of a row, without leading to its state."""
_LATE: Mapping[str, int] = {"K-16": 120, "K-16b": 120, "K-17": 60, "T-17": 120}
"""How many days must have passed before a row is lawful."""


def _way(procedure: Procedure, target: Move, origin: State) -> list[Move] | None:
    """The shortest way of rows from the beginning to a state, then the row itself."""
    seen = {State.NEW}
    ways: list[tuple[State, State | None, list[Move]]] = [(State.NEW, None, [])]
    while ways:
        at, kept, way = ways.pop(0)
        if at is origin and (not target.back or kept is not None):
            return [*way, target]
        for move in moves_on(procedure, at):
            to = kept if move.back else move.to
            if to is not None and to not in seen and not move.never:
                seen.add(to)
                ways.append((to, at if move.keeps else None if move.back else kept, [*way, move]))
    return None


def _petition(procedure: Procedure, way: Sequence[Move], received: dt.date) -> Petition:
    ids = {move.id for move in way}
    matters = [Matter(id="m1", **_MATTERS[procedure])]
    if "I-04" in ids:
        matters.append(Matter(id="m2", kind=MatterKind.FEEDBACK))
    unnamed = "I-10" in ids
    return Petition(
        id="drawn",
        unit="drawn-unit",
        channel=Channel.FORWARDED if "I-07" in ids else Channel.POST,
        received_on=received,
        matters=tuple(matters),
        forwarder=Forwarder(kind=ForwarderKind.NA_DEPUTY) if "I-07" in ids else None,
        parties=(Party(id="p1", naming=Naming.ANONYMOUS if unnamed else Naming.NAMED),),
        invented=True,
    )


@functools.cache
def roads(procedure: Procedure) -> tuple[tuple[Move, ...], ...]:
    """The shortest way to every row of a procedure from every state that knows it, the shortest first."""
    found = []
    for move in moves_of(procedure):
        for origin in sorted(move.origins, key=list(State).index):
            way = None if move.never else _way(procedure, move, origin)
            if way is not None:
                found.append(tuple(way))
    return tuple(sorted(found, key=len))


def follow(procedure: Procedure, way: Sequence[Move], received: dt.date, gaps: Iterable[int]) -> Course:
    """The course of an invented petition along a way; `gaps` are the days between its events."""
    petition = _petition(procedure, way, received)
    course = start(Case(petition=petition, matter=petition.matters[0], law=bundled.law()))
    day, waits = received, iter(gaps)
    for move in way:
        steps: list[tuple[EventKind, dict[str, Any]]] = [(move.event, _STATED.get(move.id, {}))]
        if move.id in _FIRST and course.state is not State.DIALOGUED:
            steps.insert(0, (_FIRST[move.id], {}))
        for kind, stated in steps:
            day += dt.timedelta(days=next(waits, 0) + (_LATE.get(move.id, 0) if kind is move.event else 0))
            event = Event(id=f"e{len(course.events) + 1}", kind=kind, on=day, matter="m1", **stated)
            course = advance(course, event)
    return course


def until_split(events: Sequence[Event]) -> tuple[Event, ...]:
    """The same events, those of the whole petition that come before it is split into its matters, or split it."""
    kinds = [event.kind for event in events]
    shared = kinds.index(EventKind.SPLIT) + 1 if EventKind.SPLIT in kinds else len(kinds)
    return (*(attrs.evolve(event, matter=None) for event in events[:shared]), *events[shared:])


@st.composite
def _histories(draw: st.DrawFn, procedures: tuple[Procedure, ...], first: dt.date, last: dt.date) -> Petition:
    procedure = draw(st.sampled_from(procedures))
    way = draw(st.sampled_from(roads(procedure)))
    gaps = draw(st.lists(st.integers(0, 3), max_size=len(way)))
    course = follow(procedure, way, draw(days(min_value=first, max_value=last)), gaps)
    # Some steps more that leave the state as it is, where they are lawful as they stand.
    for kind in draw(st.lists(st.sampled_from((EventKind.NOTIFY_PETITIONER, EventKind.URGE)), max_size=2)):
        event = Event(id=f"e{len(course.events) + 1}", kind=kind, on=course.events[-1].on, matter="m1")
        try:
            course = advance(course, event)
        except UnlawfulMove:
            continue
    events = course.events if draw(st.booleans()) else until_split(course.events)
    return attrs.evolve(course.case.petition, events=events)


def petition_histories(
    *,
    kind: Procedure | None = None,
    min_day: dt.date = dt.date(2026, 7, 1),
    max_day: dt.date = dt.date(2026, 12, 31),
) -> st.SearchStrategy[Petition]:
    """Petitions with one lawful history, received between `min_day` and `max_day`, under the bundled law.

    `kind` names the procedure; without it, any but that of protection. The first matter is the one that
    runs; events that name no matter are lawful for every one. Every row of every table is reached. Shrinks
    to a petition that was received and no more.
    """
    check_days(min_day, max_day)
    if min_day < dt.date(2026, 7, 1):
        raise InvalidArgument(f"min_day={min_day} lies before 2026-07-01; some moves are lawful only since then")
    if kind is not None and kind not in _MATTERS:
        raise InvalidArgument(f"kind={kind!r} is no procedure of petitions")
    return _histories(tuple(_MATTERS) if kind is None else (kind,), min_day, max_day)
