"""A matter on its way: what does not change, and how far it has come (vụ việc đang giải quyết)."""

import attrs

from danvan.law.law import Law
from danvan.petitions.acts import EventKind
from danvan.petitions.history import Event
from danvan.petitions.matter import Matter
from danvan.petitions.petition import Petition
from danvan.petitions.states import Procedure, State

__all__ = ["Case", "Course"]


@attrs.frozen(kw_only=True, eq=False)
class Case:
    """What does not change while a matter runs (vụ việc và pháp luật áp dụng).

    `earlier` is the course that this one takes on, where it is known: the first level, or the
    denunciation before.
    """

    petition: Petition
    matter: Matter
    law: Law
    earlier: "Course | None" = None


@attrs.frozen(kw_only=True, eq=False)
class Course:
    """A matter with the events so far, and the state to which they have brought it.

    `before` is the state to which a suspension, a bar or a review returns. `unrecorded` are the moves
    of mere office work that the events leave out, such as the entry in the register.
    """

    case: Case
    procedure: Procedure
    state: State = State.NEW
    before: State | None = None
    events: tuple[Event, ...] = ()
    unrecorded: tuple[EventKind, ...] = ()

    def past(self, *kinds: EventKind) -> tuple[Event, ...]:
        """The events of these kinds so far."""
        return tuple(event for event in self.events if event.kind in kinds)

    def has(self, kind: EventKind) -> bool:
        """Whether an event of this kind has happened."""
        return any(event.kind is kind for event in self.events)
