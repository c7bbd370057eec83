"""Intake of every petition (tiếp nhận, phân loại, xử lý đơn): LTCD 25-28, LTC 23-27, TT05."""

from collections.abc import Iterator

from danvan.petitions import guards as g
from danvan.petitions.acts import EventKind as E
from danvan.petitions.acts import Ground
from danvan.petitions.moves import Move
from danvan.petitions.procedures.rows import ALL, COMPLAINTS, DENUNCIATION, EVERY, PROPOSALS, REGULATIONS, RESOLVED, row
from danvan.petitions.states import Actor as A
from danvan.petitions.states import Procedure as P
from danvan.petitions.states import State as S

__all__ = ["intake"]


def intake() -> Iterator[Move]:
    """The rows of intake, in the order of the work."""
    t = P.INTAKE
    taken = ("complaint.accept", "denunciation.accept", "reception.answer")
    yield row("I-00", t, ALL, EVERY, E.RECEPTION, None, "LTCD 25; ND154 12", who=(A.RECEIVER,))
    yield row(
        *("I-00a", t, ALL, frozenset({S.NEW, S.RECEIVED}), E.REFUSE_RECEPTION, None, "ND154 4.3"),
        g.has_ground("ND154 4.3", Ground.SETTLED_CASE, Ground.REPEATED_WITHOUT_FACTS),
        who=(A.RECEIVER,),
        starts=("reception.refuse",),
    )
    yield row(
        *("I-01", t, ALL, S.NEW, E.RECEIVE, S.RECEIVED, "LTCD 25; LKN 8.3; LTC 23.2; ND154 14; TT07-2014 5"),
        who=(A.RECEIVER,),
        starts=taken,
        silent=True,
    )
    yield row(
        *("I-02", t, ALL, S.RECEIVED, E.REGISTER, S.REGISTERED, "LTC 24.1; LTCD 25.2; ND154 27.1"),
        who=(A.RECEIVER, A.PROCESSOR),
        silent=True,
    )
    yield row(*("I-03", t, ALL, S.REGISTERED, E.CLASSIFY, S.CLASSIFIED, "TT05 6"), who=(A.PROCESSOR,), silent=True)
    yield row(
        *("I-04", t, ALL, S.CLASSIFIED, E.SPLIT, S.SPLIT_GUIDED, "LTCD 25.3; ND154 14.4; TT07-2014 22"),
        g.has_several_matters,
        who=(A.PROCESSOR,),
    )
    yield row(
        *("I-05", t, ALL, S.CLASSIFIED, E.FILE, S.FILED, "TT07-2014 6.2; TT05 6"),
        g.is_ineligible,
        who=(A.PROCESSOR, A.HEAD),
        stops=taken,
    )
    yield row(
        *("I-06", t, COMPLAINTS, S.CLASSIFIED, E.GUIDE, S.GUIDED),
        "LTCD 26.1.b; TT07-2014 8.1",
        g.guided_once,
        who=(A.PROCESSOR,),
        stops=taken,
    )
    yield row(
        *("I-06x", t, COMPLAINTS, S.GUIDED, E.GUIDE, S.GUIDED, "LTCD 26.1.b; TT07-2014 8.1"),
        g.guided_once,
        never=True,
    )
    yield row(
        *("I-07", t, COMPLAINTS, S.CLASSIFIED, E.RETURN, S.RETURNED, "TT07-2014 8.2"),
        g.has_forwarder,
        who=(A.HEAD,),
        stops=taken,
    )
    yield row(
        *("I-08", t, DENUNCIATION, S.CLASSIFIED, E.TRANSFER, S.TRANSFERRED),
        "LTC 24.2-3; TT05 14",
        g.transferred_once,
        who=(A.HEAD,),
        stops=("denunciation.accept", "denunciation.transfer"),
    )
    yield row(
        *("I-08x", t, DENUNCIATION, S.TRANSFERRED, E.TRANSFER, S.TRANSFERRED, "LTC 24.2-3; TT05 14"),
        g.transferred_once,
        never=True,
    )
    yield row(*("I-09", t, PROPOSALS, S.CLASSIFIED, E.TRANSFER, S.TRANSFERRED, "LTCD 26.2.b"), who=(A.HEAD,))
    yield row(
        *("I-10", t, DENUNCIATION, S.CLASSIFIED, E.INFORMATION_LEAD, S.INFORMATION_LEAD, "LTC 25; ND31 20"),
        g.unnamed_with_evidence,
        who=(A.RECEIVER,),
        stops=taken,
    )
    yield row(
        *("I-10a", t, DENUNCIATION, S.INFORMATION_LEAD, E.TRANSFER, S.TRANSFERRED, "LTC 25; ND31 20"),
        g.transferred_once,
        who=(A.HEAD,),
    )
    yield row(*("I-11", t, DENUNCIATION, S.CLASSIFIED, E.TO_INVESTIGATION, S.TO_INVESTIGATION, "LTC 27.1"), stops=taken)
    yield row(*("I-12", t, DENUNCIATION, S.CLASSIFIED, E.TO_PARTY, S.TO_PARTY, "TT05 15"), stops=taken)
    others = DENUNCIATION | PROPOSALS | REGULATIONS
    yield row("I-13", t, others, S.CLASSIFIED, E.GUIDE, S.GUIDED, "TT07-2014 23-26", g.settled_internally)
    yield row("I-13a", t, COMPLAINTS, S.CLASSIFIED, E.TRANSFER, S.TRANSFERRED, "TT07-2014 23-26", g.settled_internally)
    yield row(
        *("I-14", t, RESOLVED, S.CLASSIFIED, E.PROPOSE_ACCEPTANCE, S.PROPOSED, "TT05 13"),
        who=(A.PROCESSOR,),
        silent=True,
    )
    yield row("I-15", t, ALL, EVERY - {S.NEW}, E.RETURN_ORIGINALS, None, "TT07-2014 10", who=(A.PROCESSOR,))
    yield row("I-16", t, ALL, EVERY - {S.NEW}, E.URGE, None, "TT05", who=(A.HEAD,))
    yield row("I-17", t, ALL, EVERY - {S.NEW}, E.NOTIFY_PETITIONER, None, "LTCD 28.1; LTC 24.1, 29.3")
    yield row("I-18", t, ALL, EVERY - {S.NEW}, E.NOTIFY_FORWARDER, None, "LTC 26.2; LTCD 27.2, 28.2; LKN 66.2")
