"""The generated part about the procedures: every row of every table of lawful moves."""

from danvan.petitions.moves import Move
from danvan.petitions.procedures.lookup import MOVES
from danvan.petitions.states import Procedure, State

__all__ = ["procedures"]

_TITLES = {
    Procedure.INTAKE: "Intake",
    Procedure.COMPLAINT_FIRST: "Complaint: first level, second level, disciplinary",
    Procedure.DENUNCIATION: "Denunciation",
    Procedure.PROPOSAL_FEEDBACK: "Proposals and feedback",
    Procedure.REGULATION_FEEDBACK: "Feedback on administrative regulations",
    Procedure.PROTECTION: "Protection of a denouncer",
}


def procedures() -> str:
    """A table for each procedure; rows that are never lawful are left out, their rules stand under Findings."""
    lines = []
    for table, title in _TITLES.items():
        lines += [
            f"### {title}",
            "",
            "| id | from | event | to | rules | who | article |",
            "|---|---|---|---|---|---|---|",
        ]
        lines += [_row(move) for move in MOVES if move.table is table and not move.never]
        lines.append("")
    return "\n".join(lines)


def _row(move: Move) -> str:
    origins = [state.value for state in State if state in move.origins]
    came = "any" if len(origins) >= len(State) - 2 else ", ".join(origins)
    target = move.to.value if move.to is not None else "the state kept" if move.back else "the same"
    rules = "; ".join((guard.__doc__ or "").split("\n")[0].rstrip(".") for guard in move.guards)
    who = ", ".join(actor.value for actor in move.who)
    return f"| {move.id} | {came} | `{move.event.value}` | {target} | {rules} | {who} | {move.cites} |"
