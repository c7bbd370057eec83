"""Proposals and feedback, feedback on regulations, protection (kiến nghị, phản ánh; bảo vệ người tố cáo)."""

from collections.abc import Iterator

from danvan.petitions import guards as g
from danvan.petitions.acts import EventKind as E
from danvan.petitions.acts import Ground
from danvan.petitions.moves import Move
from danvan.petitions.procedures.rows import PROPOSALS, PROTECTION, REGULATIONS, TAKEN_IN, row
from danvan.petitions.states import Actor as A
from danvan.petitions.states import Procedure as P
from danvan.petitions.states import State as S

__all__ = ["proposals", "protection", "regulations"]


def proposals() -> Iterator[Move]:
    """The rows of proposals and feedback."""
    t = P.PROPOSAL_FEEDBACK
    yield row(
        *("P-01", t, PROPOSALS, S.CLASSIFIED, E.CONSIDER, S.IN_REVIEW, "LTCD 26.2"), who=(A.RESOLVER,), silent=True
    )
    yield row(
        *("P-02", t, PROPOSALS, S.IN_REVIEW, E.ANSWER, S.ANSWERED, "LTCD 26.2"),
        who=(A.RESOLVER,),
        stops=("proposal-feedback.resolve",),
    )
    ended = frozenset({S.ANSWERED, S.TRANSFERRED, S.GUIDED})
    yield row("P-03", t, PROPOSALS, ended, E.CLOSE, S.CLOSED, "LTCD 26.2", who=(A.RESOLVER,))


def regulations() -> Iterator[Move]:
    """The rows of feedback on administrative regulations."""
    t = P.REGULATION_FEEDBACK
    yield row(
        *("R-01", t, REGULATIONS, TAKEN_IN, E.NOT_RECEIVE, S.NOT_ACCEPTED, "ND20 9, 14, 15"),
        g.has_ground("ND20 9, 14, 15", Ground.WRONG_FORM),
        who=(A.RECEIVER,),
    )
    yield row(
        *("R-02", t, REGULATIONS, TAKEN_IN, E.TRANSFER, S.TRANSFERRED, "ND20 9.1.d"),
        who=(A.RECEIVER,),
        stops=("regulation-feedback.transfer",),
    )
    yield row("R-03", t, REGULATIONS, TAKEN_IN, E.COLLECT, S.COLLECTED, "ND20 9, 14, 15", who=(A.RESOLVER,))
    yield row(
        *("R-04", t, REGULATIONS, TAKEN_IN | {S.COLLECTED}, E.CONSIDER, S.UNDER_REVIEW, "ND20 9, 14, 15"),
        who=(A.RESOLVER,),
    )
    yield row(
        *("R-05", t, REGULATIONS, S.UNDER_REVIEW, E.DECIDE_REGULATION, S.DECIDED, "ND20 9, 14, 15"),
        who=(A.RESOLVER,),
        stops=("regulation-feedback.resolve",),
    )
    yield row("R-06", t, REGULATIONS, S.DECIDED, E.PUBLISH, S.PUBLISHED, "ND20 9, 14, 15", who=(A.RESOLVER,))


def protection() -> Iterator[Move]:
    """The rows of the protection of a denouncer."""
    t, who = P.PROTECTION, (A.RESOLVER, A.POLICE)
    running = frozenset({S.APPLIED, S.CHANGED})
    # Nothing in the law keeps who was refused, or is no longer protected, from asking again.
    fresh = frozenset({S.NEW, S.PROTECTION_REFUSED, S.ENDED})
    yield row("B-01", t, PROTECTION, fresh, E.REQUEST_PROTECTION, S.REQUESTED, "LTC 47-58", who=(A.PETITIONER,))
    yield row(
        "B-02",
        t,
        PROTECTION,
        frozenset({S.NEW, S.REQUESTED}),
        E.APPLY_PROTECTION,
        S.APPLIED,
        "LTC 47.3, 47-58",
        who=who,
    )
    yield row("B-03", t, PROTECTION, S.REQUESTED, E.REFUSE_PROTECTION, S.PROTECTION_REFUSED, "LTC 47-58", who=who)
    yield row("B-04", t, PROTECTION, running, E.CHANGE_PROTECTION, S.CHANGED, "LTC 47-58", who=who)
    yield row("B-05", t, PROTECTION, running, E.END_PROTECTION, S.ENDED, "LTC 47-58", who=who)
