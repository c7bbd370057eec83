"""How a matter stands as to its settlement (giải quyết) on a day, by its clocks."""

import datetime as dt

import attrs

from danvan.law.law import Law
from danvan.law.refusals import CannotCount
from danvan.petitions.acts import EventKind as E
from danvan.petitions.clocks import Clock, ClockStatus, clocks_of
from danvan.petitions.course import events_of
from danvan.petitions.due import RESOLUTION
from danvan.petitions.history import Event
from danvan.petitions.matter import Matter
from danvan.petitions.petition import Petition
from danvan.petitions.running import Case
from danvan.petitions.words import Level

__all__ = ["Settling", "level_of", "settling_of"]

_ANSWERS = frozenset({"proposal-feedback.resolve", "regulation-feedback.resolve"})
_SETTLES = frozenset(RESOLUTION.values()) | _ANSWERS
"""The limits within which a matter is to be settled."""
_ACCEPTS = frozenset({"complaint.accept", "denunciation.accept"})
"""The limits within which it is to be accepted, before a limit of the settlement begins."""
_SETTLING = frozenset({E.DECISION, E.CONCLUSION, E.SUMMARY_HANDLING, E.ANSWER, E.DECIDE_REGULATION})


@attrs.frozen(kw_only=True)
class Settling:
    """How one matter stands as to its settlement as of a day (tình trạng giải quyết vụ việc).

    `here`: it is, or was, for this body to settle; not where it was sent on, refused, or ended otherwise. `on` is the
    day on which it was settled. `limited` says whether a time limit applied to that, ``None`` where the file does not
    tell when the time began; `in_time` whether the limit was kept. `overdue`: neither settled nor refused, and the
    time is over for accepting it or for settling it; `late_days` are calendar days after the last day. `unclear`: the
    calendar does not reach as far as its limits.
    """

    level: Level
    here: bool = True
    on: dt.date | None = None
    limited: bool | None = None
    in_time: bool | None = None
    overdue: bool = False
    late_days: int = 0
    unclear: bool = False


def settling_of(petition: Petition, matter: Matter, law: Law, *, on: dt.date) -> Settling:
    """How a matter stands on a day; later events are not known yet."""
    events = [event for _, event in events_of(petition, matter.id) if event.on <= on]
    settled = next((event for event in reversed(events) if event.kind in _SETTLING), None)
    try:
        clocks = clocks_of(Case(petition=petition, matter=matter, law=law), on=on)
    except CannotCount:
        day = None if settled is None else settled.on
        return Settling(level=level_of(matter), on=day, unclear=True)
    own = [clock for clock in clocks if clock.limit in _SETTLES]
    if not own:
        return _without_clock(matter, events, settled, [clock for clock in clocks if clock.limit in _ACCEPTS])
    last = max(own, key=lambda clock: clock.due.event)
    return _by_clock(matter, events, last)


def _by_clock(matter: Matter, events: list[Event], clock: Clock) -> Settling:
    """By the last run of the limit of the settlement."""
    met = next((event for event in events if event.id == clock.met_by), None)
    if met is not None:
        kept = clock.status is ClockStatus.MET
        return Settling(level=level_of(matter), on=met.on, limited=True, in_time=kept, late_days=clock.late_by)
    if clock.status is ClockStatus.ENDED:
        return Settling(level=level_of(matter), here=False)
    overdue = clock.status is ClockStatus.OVERDUE
    return Settling(level=level_of(matter), overdue=overdue, late_days=clock.late_by)


def _without_clock(matter: Matter, events: list[Event], settled: Event | None, accepts: list[Clock]) -> Settling:
    """No limit of the settlement ran: it was not accepted, or the law sets none for it."""
    if settled is not None:
        accepted = any(event.kind in (E.ACCEPT, E.TAKE_OVER) for event in events)
        # Handled at once, and answers for which the law sets no days, are neither in time nor late.
        free = accepted or settled.kind not in (E.DECISION, E.CONCLUSION)
        return Settling(level=level_of(matter), on=settled.on, limited=False if free else None)
    last = max(accepts, key=lambda clock: clock.due.event, default=None)
    if last is None:
        return Settling(level=level_of(matter), here=not matter.outside_authority)
    refused = any(event.id == last.met_by and event.kind is E.REFUSE for event in events)
    ended = last.status is ClockStatus.ENDED
    here = not (refused or ended or matter.outside_authority)
    overdue = here and last.status is ClockStatus.OVERDUE
    return Settling(level=level_of(matter), here=here, overdue=overdue, late_days=last.late_by if overdue else 0)


def level_of(matter: Matter) -> Level:
    """The level of a matter; where it is not stated, the first, as the procedures take it."""
    return matter.level or Level.FIRST_LEVEL
