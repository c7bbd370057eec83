"""Denunciations (giải quyết tố cáo): LTC 24-43; ND31 as amended by ND156."""

from collections.abc import Iterator

from danvan.petitions import guards as g
from danvan.petitions.acts import EventKind as E
from danvan.petitions.acts import Ground
from danvan.petitions.moves import Move
from danvan.petitions.procedures.rows import DENUNCIATION, row
from danvan.petitions.states import Actor as A
from danvan.petitions.states import Procedure as P
from danvan.petitions.states import State as S

__all__ = ["denunciation"]

_WAITING = (Ground.WAITING_OTHER_BODY, Ground.WAITING_RELATED_RESULT, Ground.RE_EXPERTISE)


def denunciation() -> Iterator[Move]:
    """The rows of a denunciation."""
    t = P.DENUNCIATION
    working = frozenset({S.ACCEPTED, S.VERIFYING, S.VERIFIED})
    open_ = working | {S.SUSPENDED}
    before = frozenset({S.RECEIVED, S.REGISTERED, S.CLASSIFIED, S.PROPOSED, S.CHECKING})
    done = frozenset({S.CONCLUDED, S.HANDLED, S.PUBLISHED})
    resolve = ("denunciation.resolve",)
    yield row(
        *("T-01", t, DENUNCIATION, frozenset({S.REGISTERED, S.CLASSIFIED, S.PROPOSED}), E.CHECK_IDENTITY),
        *(S.CHECKING, "LTC 24.1; ND31 9"),
        who=(A.RESOLVER,),
        silent=True,
    )
    yield row(*("T-01a", t, DENUNCIATION, before, E.DELEGATE_CHECK, None, "LTC 24.1; ND31 9"), who=(A.RESOLVER,))
    yield row(
        *("T-02", t, DENUNCIATION, S.CHECKING, E.ACCEPT, S.ACCEPTED),
        "LTC 29",
        *(g.not_refused_before, g.identity_is_known, g.within_authority, g.no_failed_condition),
        who=(A.RESOLVER,),
        starts=("denunciation.resolve", "denunciation.notify-accepted"),
        stops=("denunciation.accept",),
    )
    yield row(
        *("T-02x", t, DENUNCIATION, frozenset({S.REFUSED, S.CONCLUDED}), E.ACCEPT, S.ACCEPTED, "LTC 24.1, 37"),
        g.not_refused_before,
        never=True,
    )
    yield row(
        *("T-03", t, DENUNCIATION, S.CHECKING, E.REFUSE, S.REFUSED, "LTC 24.1"),
        g.states_bar,
        who=(A.RESOLVER,),
        stops=("denunciation.accept",),
    )
    yield row(
        *("T-04", t, DENUNCIATION, S.ACCEPTED, E.VERIFY, S.VERIFYING, "LTC 31; ND31 10"),
        g.verifiers_are_free,
        who=(A.RESOLVER,),
    )
    yield row(
        *("T-05", t, DENUNCIATION, frozenset({S.ACCEPTED, S.VERIFYING}), E.EXTEND, None, "LTC 30; ND31 3"),
        g.extension_is_allowed,
        who=(A.RESOLVER,),
    )
    yield row(*("T-06", t, DENUNCIATION, S.VERIFYING, E.REPORT_VERIFICATION, S.VERIFIED, "ND31 16"), who=(A.VERIFIER,))
    yield row(
        *("T-07", t, DENUNCIATION, frozenset({S.ACCEPTED, S.VERIFYING}), E.SUSPEND, S.SUSPENDED, "LTC 34.1"),
        g.has_ground("LTC 34.1", *_WAITING),
        who=(A.RESOLVER,),
        starts=("denunciation.send-suspension",),
        pauses=resolve,
        keeps=True,
    )
    yield row("T-08", t, DENUNCIATION, S.SUSPENDED, E.RESUME, None, "LTC 34.2", who=(A.RESOLVER,), back=True)
    yield row(
        *("T-09w", t, DENUNCIATION, before | open_, E.WITHDRAW, None, "LTC 33.1"),
        who=(A.PETITIONER,),
    )
    yield row("T-09x", t, DENUNCIATION, done, E.WITHDRAW, None, "LTC 33.1", g.still_before_conclusion, never=True)
    yield row("T-11x", t, DENUNCIATION, done, E.WITHDRAW_PART, None, "LTC 33.1", g.still_before_conclusion, never=True)
    yield row(
        *("T-09", t, DENUNCIATION, open_, E.TERMINATE, S.TERMINATED, "LTC 33.3, 34.3.a; ND31 4.4 (ND156 1)"),
        g.no_reason_to_go_on,
        who=(A.RESOLVER,),
        starts=("denunciation.send-suspension",),
        stops=resolve,
    )
    yield row(
        *("T-12", t, DENUNCIATION, open_, E.TERMINATE, S.TERMINATED, "LTC 34.3.b-c"),
        g.accused_gone,
        who=(A.RESOLVER,),
        starts=("denunciation.send-suspension",),
        stops=resolve,
    )
    yield row(
        *("T-10", t, DENUNCIATION, open_, E.CONTINUE_AFTER_WITHDRAWAL, None, "LTC 33.3; ND31 4.4 (ND156 1)"),
        g.reason_to_go_on,
        who=(A.RESOLVER,),
    )
    yield row(
        *("T-11", t, DENUNCIATION, before | open_, E.WITHDRAW_PART, None, "LTC 33.2"),
        who=(A.PETITIONER,),
    )
    yield row(
        *("T-13", t, DENUNCIATION, S.VERIFIED, E.CONCLUSION, S.CONCLUDED, "LTC 35"),
        who=(A.RESOLVER,),
        starts=("denunciation.notify-conclusion", "denunciation.handle", "denunciation.publish"),
        stops=resolve,
    )
    yield row(
        *("T-14", t, DENUNCIATION, frozenset({S.CONCLUDED, S.PUBLISHED}), E.HANDLE_CONCLUSION, S.HANDLED),
        "LTC 36",
        who=(A.RESOLVER,),
        starts=("denunciation.report-handling",),
        stops=("denunciation.handle",),
    )
    yield row(
        *("T-15", t, DENUNCIATION, frozenset({S.CONCLUDED, S.HANDLED}), E.PUBLISH, S.PUBLISHED, "LTC 40; ND31 6"),
        g.redacted_for_publication,
        who=(A.RESOLVER,),
        starts=("denunciation.publish.posting",),
        stops=("denunciation.publish",),
    )
    yield row(
        *("T-16", t, DENUNCIATION, done, E.CONTINUED_DENUNCIATION, S.CONTINUED_REVIEW, "LTC 37"),
        who=(A.PETITIONER,),
        starts=("denunciation.continued.review",),
        keeps=True,
    )
    yield row(
        *("T-16a", t, DENUNCIATION, S.CONTINUED_REVIEW, E.REVIEW_CONTINUED, None, "LTC 37.2"),
        who=(A.SUPERIOR,),
        stops=("denunciation.continued.review",),
        back=True,
    )
    yield row(
        *("T-17", t, DENUNCIATION, working, E.CONTINUED_DENUNCIATION, S.SUPERIOR_DEMAND, "LTC 38; ND31 5"),
        g.is_overdue,
        who=(A.PETITIONER,),
        starts=("denunciation.continued.demand",),
        keeps=True,
    )
    yield row(
        *("T-17a", t, DENUNCIATION, S.SUPERIOR_DEMAND, E.DEMAND_REPORT, None, "LTC 38.2; ND31 5"),
        who=(A.SUPERIOR,),
        starts=("denunciation.continued.report",),
        stops=("denunciation.continued.demand",),
    )
    yield row(
        *("T-17b", t, DENUNCIATION, S.SUPERIOR_DEMAND, E.REPORT_TO_SUPERIOR, None, "LTC 38.3; ND31 5"),
        who=(A.RESOLVER,),
        stops=("denunciation.continued.report",),
        back=True,
    )
    yield row(
        *("T-18", t, DENUNCIATION, S.SUPERIOR_DEMAND, E.TAKE_OVER, S.ACCEPTED, "LTC 38.5; ND31 5"),
        g.has_ground("LTC 38.5; ND31 5", Ground.SERIOUS_BREACH_OR_BIAS),
        who=(A.SUPERIOR,),
        starts=resolve,
    )
    yield row(
        *("T-20", t, DENUNCIATION, before | {S.ACCEPTED}, E.SUMMARY_HANDLING, S.HANDLED, "LTC 43; ND31 19"),
        g.has_ground("LTC 43; ND31 19", Ground.CLEAR_CASE),
        who=(A.RESOLVER,),
        stops=("denunciation.accept", "denunciation.resolve"),
    )
    after = open_ | done | {S.TERMINATED, S.CONTINUED_REVIEW, S.SUPERIOR_DEMAND, S.CLOSED}
    yield row(*("T-21", t, DENUNCIATION, after, E.NOTIFY_ACCUSED, None, "LTC 29.3, 10.1.a"), who=(A.RESOLVER,))
    yield row(
        *("T-22", t, DENUNCIATION, after, E.SEND_DECISION, None, "LTC 34, 35.3"),
        stops=("denunciation.notify-conclusion", "denunciation.send-suspension"),
    )
    yield row(
        *("T-23", t, DENUNCIATION, done, E.REPORT_HANDLING, None, "LTC 36.3"), stops=("denunciation.report-handling",)
    )
    ended = frozenset({S.HANDLED, S.PUBLISHED, S.REFUSED, S.TERMINATED, S.TRANSFERRED, S.TO_INVESTIGATION, S.TO_PARTY})
    yield row(
        "T-24", t, DENUNCIATION, ended | {S.INFORMATION_LEAD, S.GUIDED}, E.CLOSE, S.CLOSED, "LTC 36", who=(A.RESOLVER,)
    )
