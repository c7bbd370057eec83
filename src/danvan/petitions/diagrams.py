"""Diagrams of the procedures, drawn from their tables (sơ đồ quy trình): Mermaid and DOT."""

from collections.abc import Callable, Iterator, Mapping

from danvan.petitions.moves import Move
from danvan.petitions.procedures.lookup import moves_of
from danvan.petitions.states import Procedure, State

__all__ = ["DIAGRAMS", "dot", "edges_of", "mermaid"]

Edge = tuple[State, Move, State]
_MOST_LOOPS = 4
"""A move that stays and is known to more states than this is left out: it would be an arrow at every state."""


def edges_of(procedure: Procedure) -> Iterator[Edge]:
    """Every arrow of a procedure: from, move, to. A return goes to every state that may have been kept."""
    shown = [
        move for move in moves_of(procedure) if (move.table is Procedure.INTAKE) is (procedure is Procedure.INTAKE)
    ]
    shown = [move for move in shown if not move.never]
    kept = [(origin, move.to) for move in shown if move.keeps for origin in move.origins]
    for move in shown:
        for origin in sorted(move.origins, key=list(State).index):
            if move.back:
                for before, left in kept:
                    if left is origin:
                        yield origin, move, before
            elif move.to is not None:
                yield origin, move, move.to
            elif len(move.origins) <= _MOST_LOOPS:
                yield origin, move, origin


def _label(move: Move, lang: str) -> str:
    return f"{move.event.vi if lang == 'vi' else move.event.en} ({move.cites})"


def _states(edges: list[Edge]) -> list[State]:
    used = {state for origin, _, target in edges for state in (origin, target)}
    return [state for state in State if state in used and state is not State.NEW]


def _name(state: State, lang: str) -> str:
    return state.vi if lang == "vi" else state.en


def mermaid(procedure: Procedure, lang: str = "en") -> str:
    """A Mermaid state diagram of a procedure."""
    edges = list(edges_of(procedure))
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{_name(state, lang)}" as {state.value}' for state in _states(edges)]
    for origin, move, target in edges:
        begin = "[*]" if origin is State.NEW else origin.value
        # A colon or a semicolon would end the label.
        lines.append(f"    {begin} --> {target.value} : {_label(move, lang).replace(';', ',').replace(':', '')}")
    return "\n".join(lines) + "\n"


def dot(procedure: Procedure, lang: str = "en") -> str:
    """The same as a graph in DOT, the language of Graphviz."""
    edges = list(edges_of(procedure))
    title = procedure.vi if lang == "vi" else procedure.en
    lines = [f'digraph "{title}" {{', "    rankdir=LR;", "    node [shape=box, style=rounded];"]
    lines.append("    new [shape=point];")
    lines += [f'    {state.value} [label="{_name(state, lang)}"];' for state in _states(edges)]
    lines += [f'    {origin.value} -> {target.value} [label="{_label(move, lang)}"];' for origin, move, target in edges]
    return "\n".join([*lines, "}"]) + "\n"


DIAGRAMS: Mapping[str, Callable[[Procedure, str], str]] = {"mermaid": mermaid, "dot": dot}
"""The drawers by the name of their language."""
