"""How a row of a procedure is written, and the sets of states and procedures that rows share."""

from danvan.petitions.acts import EventKind as E
from danvan.petitions.moves import Guard, Move
from danvan.petitions.states import Actor as A
from danvan.petitions.states import Procedure as P
from danvan.petitions.states import State as S

__all__ = [
    "ALL",
    "COMPLAINTS",
    "DENUNCIATION",
    "EVERY",
    "FIRST",
    "INTAKE",
    "PROPOSALS",
    "PROTECTION",
    "REGULATIONS",
    "RESOLVED",
    "RUNNING",
    "STRICT",
    "TAKEN_IN",
    "row",
]

FIRST = frozenset({P.COMPLAINT_FIRST})
STRICT = frozenset({P.COMPLAINT_SECOND, P.COMPLAINT_DISCIPLINARY})
COMPLAINTS = frozenset({P.COMPLAINT_FIRST, P.COMPLAINT_SECOND, P.COMPLAINT_DISCIPLINARY})
DENUNCIATION = frozenset({P.DENUNCIATION})
PROPOSALS = frozenset({P.PROPOSAL_FEEDBACK})
REGULATIONS = frozenset({P.REGULATION_FEEDBACK})
PROTECTION = frozenset({P.PROTECTION})
INTAKE = frozenset({P.INTAKE})
ALL = COMPLAINTS | DENUNCIATION | PROPOSALS | REGULATIONS | INTAKE
RESOLVED = COMPLAINTS | DENUNCIATION

EVERY = frozenset(S)
TAKEN_IN = frozenset({S.RECEIVED, S.REGISTERED, S.CLASSIFIED})
RUNNING = frozenset({S.ACCEPTED, S.VERIFYING, S.VERIFIED, S.DIALOGUED})


def row(
    id: str,
    table: P,
    of: frozenset[P],
    origins: frozenset[S] | S,
    event: E,
    to: S | None,
    cites: str,
    *guards: Guard,
    who: tuple[A, ...] = (),
    starts: tuple[str, ...] = (),
    pauses: tuple[str, ...] = (),
    stops: tuple[str, ...] = (),
    keeps: bool = False,
    back: bool = False,
    silent: bool = False,
    never: bool = False,
) -> Move:
    """One row: id, table, the procedures that know it, origins, event, target, article, guards."""
    return Move(
        id=id,
        table=table,
        of=of,
        origins=frozenset({origins}) if isinstance(origins, S) else origins,
        event=event,
        to=to,
        guards=guards,
        who=who,
        starts=starts,
        pauses=pauses,
        stops=stops,
        keeps=keeps,
        back=back,
        silent=silent,
        never=never,
        cites=cites,
    )
