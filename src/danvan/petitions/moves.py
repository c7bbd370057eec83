"""What a lawful move is (bước hợp pháp): one row of a procedure."""

from collections.abc import Callable

import attrs

from danvan.errors import Problem
from danvan.petitions.acts import EventKind
from danvan.petitions.history import Event
from danvan.petitions.running import Course
from danvan.petitions.states import Actor, Procedure, State

__all__ = ["Guard", "Move"]

Guard = Callable[[Course, Event], Problem | None]
"""What must hold for a move; gives the broken rule, or ``None``."""


@attrs.frozen(kw_only=True, eq=False)
class Move:
    """One row: from these states, by this event, to that state, if the guards hold.

    `table` is the procedure in whose diagram it stands, `of` the procedures that know it. `to` is
    missing where the state stays; `back`: it is the state that was kept. `keeps`: the state that is
    left is kept to return to. `silent`: mere office work that files often leave out. `never`: its guard
    always refuses, and it is there to name the article. `starts`,
    `pauses` and `stops` name time limits. `cites` are the articles.
    """

    id: str
    table: Procedure
    of: frozenset[Procedure]
    origins: frozenset[State]
    event: EventKind
    to: State | None
    guards: tuple[Guard, ...] = ()
    who: tuple[Actor, ...] = ()
    starts: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    keeps: bool = False
    back: bool = False
    silent: bool = False
    never: bool = False
    cites: str
