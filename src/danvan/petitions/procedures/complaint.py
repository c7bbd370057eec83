"""Complaints (giải quyết khiếu nại): LKN 27-57 as amended by L136; ND124 as amended by ND155."""

from collections.abc import Iterator

from danvan.petitions import guards as g
from danvan.petitions.acts import EventKind as E
from danvan.petitions.acts import Ground
from danvan.petitions.moves import Move
from danvan.petitions.procedures.rows import COMPLAINTS, EVERY, FIRST, RUNNING, STRICT, TAKEN_IN, row
from danvan.petitions.states import Actor as A
from danvan.petitions.states import Procedure as P
from danvan.petitions.states import State as S

__all__ = ["complaint"]

_RESOLVING = ("complaint.resolve.first", "complaint.resolve.second", "complaint.resolve.disciplinary")
_SUSPENDING = (Ground.FORCE_MAJEURE, Ground.OBJECTIVE_OBSTACLE, Ground.WAITING_RELATED_RESULT)


def complaint() -> Iterator[Move]:
    """The rows of a complaint, first and second level and disciplinary."""
    t = P.COMPLAINT_FIRST
    over = frozenset({S.DECIDED, S.EFFECTIVE, S.EXECUTING, S.EXECUTED})
    sent = over | {S.SUSPENDED, S.TERMINATED, S.SECOND_LEVEL, S.COURT, S.CLOSED, S.UNDER_REVIEW} | RUNNING
    yield row(
        *("K-01", t, COMPLAINTS, S.PROPOSED, E.ACCEPT, S.ACCEPTED),
        "LKN 27, 36; ND155 10",
        *(g.not_refused_before, g.ascends, g.no_court, g.identity_is_known, g.complainants_are_complete),
        *(g.within_authority, g.not_withdrawn_before, g.no_failed_condition, g.window_is_open),
        who=(A.RESOLVER,),
        starts=_RESOLVING,
        stops=("complaint.accept",),
    )
    yield row(
        *("K-01x", t, COMPLAINTS, frozenset({S.REFUSED, S.DECIDED}), E.ACCEPT, S.ACCEPTED, "LKN 11, 27"),
        g.not_refused_before,
        never=True,
    )
    yield row(
        *("K-02", t, COMPLAINTS, S.PROPOSED, E.REFUSE, S.REFUSED, "LKN 11, 27"),
        g.states_bar,
        who=(A.RESOLVER,),
        stops=("complaint.accept",),
    )
    yield row(
        *("K-03", t, FIRST, S.ACCEPTED, E.DECISION, S.DECIDED, "LKN 29.1.a"),
        g.decides_at_once,
        who=(A.RESOLVER,),
        starts=("complaint.notify.first", "complaint.effect", "complaint.file.second", "complaint.lawsuit"),
        stops=_RESOLVING,
    )
    yield row("K-03a", t, COMPLAINTS, S.ACCEPTED, E.RECHECK, None, "LKN 29.1.a", who=(A.RESOLVER,))
    yield row(*("K-04", t, COMPLAINTS, S.ACCEPTED, E.VERIFY, S.VERIFYING, "LKN 29, 38"), who=(A.RESOLVER, A.VERIFIER))
    yield row(
        *("K-05", t, COMPLAINTS, frozenset({S.ACCEPTED, S.VERIFYING}), E.DETERMINE_COMPLEX, None),
        "ND124 3a (ND155 2)",
        g.complexity_is_written,
        who=(A.RESOLVER,),
    )
    yield row(
        *("K-06", t, COMPLAINTS, frozenset({S.ACCEPTED, S.VERIFYING}), E.STAY, None, "LKN 35"),
        who=(A.RESOLVER,),
        starts=("complaint.stay",),
    )
    yield row("K-06a", t, COMPLAINTS, RUNNING | over, E.LIFT_STAY, None, "LKN 35", who=(A.RESOLVER,))
    yield row(*("K-07", t, COMPLAINTS, S.VERIFYING, E.REPORT_VERIFICATION, S.VERIFIED, "LKN 29.4"), who=(A.VERIFIER,))
    yield row(
        *("K-07a", t, COMPLAINTS, RUNNING, E.NOTIFY_DIALOGUE, None, "ND124 28 (ND155 11)"),
        who=(A.RESOLVER,),
        stops=("complaint.dialogue.notice",),
    )
    yield row(
        *("K-08", t, COMPLAINTS, S.VERIFIED, E.DIALOGUE, S.DIALOGUED, "LKN 30, 39, 53; ND155 11"),
        who=(A.RESOLVER,),
    )
    yield row(
        *("K-08a", t, COMPLAINTS, S.VERIFIED, E.ABSENT_FROM_DIALOGUE, None, "LKN 30.6 (L136); ND155 1, 11"),
        who=(A.RESOLVER,),
    )
    decided = frozenset({S.VERIFIED, S.DIALOGUED})
    yield row(
        *("K-09", t, FIRST, decided, E.DECISION, S.DECIDED, "LKN 31"),
        who=(A.RESOLVER,),
        starts=("complaint.notify.first", "complaint.effect", "complaint.file.second", "complaint.lawsuit"),
        stops=_RESOLVING,
    )
    yield row(
        *("K-09a", t, STRICT, decided, E.DECISION, S.DECIDED, "LKN 40, 54"),
        g.has_dialogue,
        who=(A.RESOLVER,),
        starts=("complaint.notify.second", "complaint.publish.second", "complaint.effect", "complaint.lawsuit"),
        stops=_RESOLVING,
    )
    yield row(
        *("K-10", t, COMPLAINTS, RUNNING, E.SUSPEND, S.SUSPENDED, "LKN 11a.1 (L136); ND155 12"),
        *(g.suspension_is_known, g.has_ground("LKN 11a.1 (L136); ND155 12", *_SUSPENDING)),
        who=(A.RESOLVER,),
        starts=("complaint.send-suspension",),
        pauses=_RESOLVING,
        keeps=True,
    )
    yield row(
        *("K-11", t, COMPLAINTS, S.SUSPENDED, E.RESUME, None, "ND155 12"),
        who=(A.RESOLVER,),
        starts=("complaint.send-suspension",),
        back=True,
    )
    open_ = RUNNING | {S.SUSPENDED}
    yield row("K-12", t, COMPLAINTS, TAKEN_IN | {S.PROPOSED} | open_, E.WITHDRAW, None, "LKN 10", who=(A.PETITIONER,))
    yield row(
        *("K-12a", t, COMPLAINTS, open_, E.TERMINATE, S.TERMINATED, "LKN 11a.2 (L136); ND124 7a (ND155 5)"),
        g.withdrawn_or_gone,
        who=(A.RESOLVER,),
        starts=("complaint.send-suspension",),
        stops=_RESOLVING,
    )
    yield row(
        *("K-13", t, COMPLAINTS, TAKEN_IN | {S.PROPOSED} | open_, E.WITHDRAW_PART, None, "ND124 7a.1 (ND155 5)"),
        who=(A.PETITIONER,),
    )
    ends = frozenset({P.COMPLAINT_FIRST, P.COMPLAINT_DISCIPLINARY})
    yield row(
        *("K-15", t, ends, S.DECIDED, E.SECOND_COMPLAINT, S.SECOND_LEVEL, "LKN 33"),
        g.second_window_is_open,
        who=(A.PETITIONER,),
        stops=("complaint.effect", "complaint.file.second"),
    )
    yield row(
        *("K-16", t, ends, RUNNING, E.SECOND_COMPLAINT, S.SECOND_LEVEL, "LKN 7, 33.2"),
        g.is_overdue,
        who=(A.PETITIONER,),
    )
    yield row(
        *("K-16a", t, COMPLAINTS, frozenset({S.DECIDED, S.EFFECTIVE}), E.LAWSUIT, S.COURT, "LKN 7; LTTHC 116"),
        who=(A.PETITIONER,),
        stops=("complaint.lawsuit",),
    )
    yield row(
        *("K-16b", t, COMPLAINTS, RUNNING, E.LAWSUIT, S.COURT, "LKN 7; LTTHC 116"),
        g.is_overdue,
        who=(A.PETITIONER,),
    )
    yield row(
        *("K-17", t, COMPLAINTS, S.DECIDED, E.EFFECTIVE, S.EFFECTIVE, "LKN 44, 57"),
        g.effect_has_run_out,
        stops=("complaint.effect",),
    )
    yield row(*("K-18", t, COMPLAINTS, S.EFFECTIVE, E.EXECUTE, S.EXECUTING, "LKN 45-46"), who=(A.RESOLVER,))
    yield row("K-18a", t, COMPLAINTS, S.EXECUTING, E.COMPLETE_EXECUTION, S.EXECUTED, "LKN 45-46", who=(A.RESOLVER,))
    closable = frozenset({S.EFFECTIVE, S.EXECUTED, S.REFUSED, S.TERMINATED, S.GUIDED, S.RETURNED, S.TRANSFERRED})
    yield row("K-18b", t, COMPLAINTS, closable, E.CLOSE, S.CLOSED, "LKN 45-46", who=(A.RESOLVER,))
    yield row(
        *("K-19", t, COMPLAINTS, frozenset({S.EFFECTIVE, S.EXECUTING, S.EXECUTED}), E.REVIEW, S.UNDER_REVIEW),
        "ND124 38 (ND155 14)",
        who=(A.SUPERIOR,),
        keeps=True,
    )
    yield row(
        *("K-20", t, COMPLAINTS, EVERY - {S.NEW, S.BARRED}, E.COURT_ACCEPTS, S.BARRED, "LKN 11.9"),
        who=(A.COURT,),
        keeps=True,
    )
    yield row("K-20a", t, COMPLAINTS, S.BARRED, E.COURT_TERMINATES, None, "LKN 11.9", who=(A.COURT,), back=True)
    notified = ("complaint.notify.first", "complaint.notify.second", "complaint.send-suspension")
    yield row("K-21", t, COMPLAINTS, sent, E.SEND_DECISION, None, "LKN 32, 41.1; ND155 12", stops=notified)
    yield row(
        *("K-22", t, COMPLAINTS, sent, E.RECEIVE_DECISION, None, "LKN 33.1; LTTHC 116"),
        starts=("complaint.file.second", "complaint.lawsuit"),
    )
    yield row(
        *("K-23", t, COMPLAINTS, over | {S.SECOND_LEVEL, S.COURT}, E.PUBLISH, None, "LKN 41; ND124 12"),
        who=(A.RESOLVER,),
        stops=("complaint.publish.second",),
    )
    yield row(
        *("K-24", t, COMPLAINTS, RUNNING, E.REQUEST_DOCUMENTS, None, "LKN 12.1.đ"),
        who=(A.PETITIONER,),
        starts=("complaint.documents",),
    )
    yield row(
        "K-25",
        t,
        COMPLAINTS,
        RUNNING | over,
        E.HAND_OVER_DOCUMENTS,
        None,
        "LKN 12.1.đ",
        stops=("complaint.documents",),
    )
    yield row("K-26", t, COMPLAINTS, over, E.FRONT_APPEAL, None, "LKN 66.2", starts=("complaint.front-appeal.answer",))
    yield row(
        *("K-27", t, COMPLAINTS, over | {S.CLOSED}, E.FRONT_ANSWER, None, "LKN 66.2"),
        who=(A.SUPERIOR,),
        stops=("complaint.front-appeal.answer",),
    )
