"""Finding rows: from a state, by an event, over silent moves."""

import functools

from danvan.petitions.acts import EventKind as E
from danvan.petitions.matter import Matter
from danvan.petitions.moves import Move
from danvan.petitions.procedures.complaint import complaint
from danvan.petitions.procedures.denunciation import denunciation
from danvan.petitions.procedures.feedback import proposals, protection, regulations
from danvan.petitions.procedures.intake import intake
from danvan.petitions.states import Procedure as P
from danvan.petitions.states import State as S
from danvan.petitions.words import ContestedKind, Level, MatterKind

__all__ = ["MOVES", "moves_of", "moves_on", "path_to", "procedure_of"]

MOVES: tuple[Move, ...] = (
    *intake(),
    *complaint(),
    *denunciation(),
    *proposals(),
    *regulations(),
    *protection(),
)
"""Every row, in the order of the procedures."""


@functools.cache
def _index() -> dict[tuple[P, S], tuple[Move, ...]]:
    found: dict[tuple[P, S], list[Move]] = {}
    for move in MOVES:
        for procedure in move.of:
            for state in move.origins:
                found.setdefault((procedure, state), []).append(move)
    return {key: tuple(moves) for key, moves in found.items()}


@functools.cache
def moves_on(procedure: P, state: S, event: E | None = None) -> tuple[Move, ...]:
    """The rows of a procedure from a state; those of one event where one is named."""
    moves = _index().get((procedure, state), ())
    return moves if event is None else tuple(move for move in moves if move.event is event)


def moves_of(procedure: P) -> tuple[Move, ...]:
    """Every row that a procedure knows."""
    return tuple(move for move in MOVES if procedure in move.of)


@functools.cache
def path_to(procedure: P, state: S | None, event: E) -> tuple[tuple[Move, ...], tuple[Move, ...]]:
    """The shortest way over silent moves to rows of an event: the moves passed over, and the rows.

    Without a state: the rows of the event from anywhere, by no way at all.
    """
    if state is None:
        return (), tuple(move for move in moves_of(procedure) if move.event is event)
    seen = {state}
    ways: list[tuple[S, tuple[Move, ...]]] = [(state, ())]
    while ways:
        at, way = ways.pop(0)
        rows = moves_on(procedure, at, event)
        if rows:
            return way, rows
        for move in moves_on(procedure, at):
            if move.silent and move.to is not None and move.to not in seen:
                seen.add(move.to)
                ways.append((move.to, (*way, move)))
    return (), ()


_BY_KIND = {
    MatterKind.DENUNCIATION: P.DENUNCIATION,
    MatterKind.PROPOSAL: P.PROPOSAL_FEEDBACK,
    MatterKind.FEEDBACK: P.PROPOSAL_FEEDBACK,
    MatterKind.PROPOSAL_FEEDBACK: P.PROPOSAL_FEEDBACK,
    MatterKind.REGULATION_FEEDBACK: P.REGULATION_FEEDBACK,
    MatterKind.REGULATION_PROPOSAL: P.REGULATION_FEEDBACK,
    MatterKind.UNCLASSIFIED: P.INTAKE,
}


def procedure_of(matter: Matter) -> P:
    """The procedure that rules a matter: by its kind, by what it contests, by its level."""
    found = _BY_KIND.get(matter.kind)
    if found is not None:
        return found
    if matter.contested is not None and matter.contested.kind is ContestedKind.DISCIPLINARY_DECISION:
        return P.COMPLAINT_DISCIPLINARY
    return P.COMPLAINT_SECOND if matter.level is Level.SECOND_LEVEL else P.COMPLAINT_FIRST
