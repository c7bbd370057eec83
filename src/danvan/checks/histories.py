"""Histories of petitions that the law does not allow."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from danvan.checks.issue import Issue, Spot
from danvan.errors import Problem
from danvan.petitions.acts import EventKind
from danvan.petitions.identity import ProtectionCase
from danvan.petitions.petition import Petition
from danvan.petitions.words import Level, MatterKind, Naming
from danvan.serialization.kinds import Kind

if TYPE_CHECKING:
    # The law and the tables of moves are loaded when a history comes that is not plain.
    from danvan.law.law import Law

__all__ = ["KEPT", "Histories", "is_plain"]

KEPT = 20_000
"""So many petitions are kept, because another may take them on; of more, only those already named."""

_CHAIN = (
    EventKind.RECEIVE,
    EventKind.REGISTER,
    EventKind.CLASSIFY,
    EventKind.PROPOSE_ACCEPTANCE,
    EventKind.CHECK_IDENTITY,
    EventKind.ACCEPT,
    EventKind.VERIFY,
    EventKind.REPORT_VERIFICATION,
)
"""The usual way of a complaint or denunciation; what stands before the acceptance may be left out."""
_RANKS = {kind: rank for rank, kind in enumerate(_CHAIN)}
_ACCEPTED = _RANKS[EventKind.ACCEPT]


def is_plain(petition: Petition) -> bool:
    """Whether this is a history that comes by the thousand and needs no table to be known as lawful.

    One named complaint or denunciation of one person, on its usual way, of which the file says nothing
    that a guard asks for.
    """
    if len(petition.matters) != 1 or petition.people is not None or petition.collective is not None:
        return False
    matter = petition.matters[0]
    contested = matter.contested
    denounced = matter.kind is MatterKind.DENUNCIATION
    if (
        not (denounced or matter.kind is MatterKind.COMPLAINT)
        or petition.eligibility
        or matter.authority is not None
        or matter.prior_decisions
        or matter.court_pending
        or matter.level is Level.SECOND_LEVEL
        or (contested is not None and (contested.received_on is not None or contested.known_on is not None))
        or any(party.naming is not Naming.NAMED for party in petition.parties)
    ):
        return False
    rank, last = -1, None
    for event in petition.events:
        now = _RANKS.get(event.kind, -1)
        if now <= rank or (now > _ACCEPTED and now != rank + 1):
            return False
        if (event.kind is EventKind.CHECK_IDENTITY and not denounced) or event.verifiers:
            return False
        if (last is not None and event.on < last) or event.matter not in (None, matter.id):
            return False
        rank, last = now, event.on
    return True


class Histories:
    """Every event of a petition is a lawful move from where those before it have led.

    A petition that takes on another is looked at when all were seen, because the second level depends on
    the first. To hold little, not more than `kept` others are kept for that; what this leaves out is said.
    """

    def __init__(self, law: "Callable[[], Law]", *, kept: int = KEPT) -> None:
        self._law = law
        self._room = kept
        self._waiting: list[tuple[Spot, Petition]] = []
        self._kept: dict[str, Petition] = {}
        self._named: set[str] = set()
        self._dropped = False

    def concerns(self, cls: type) -> bool:
        return cls in (Petition, ProtectionCase)

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        if isinstance(record, Petition):
            if record.continues is not None:
                self._waiting.append((spot, record))
                self._named.add(record.continues)
                self._kept[record.id] = record
                return ()
            if len(self._kept) < self._room or record.id in self._named:
                self._kept[record.id] = record
            else:
                self._dropped = True
            if not record.events or is_plain(record):
                return ()
            from danvan.checks.judging import judged

            return [Issue(spot, problem) for problem in judged(record, self._law(), {})]
        if isinstance(record, ProtectionCase) and record.events:
            from danvan.checks.judging import judged_protection

            return [Issue(spot, problem) for problem in judged_protection(record, self._law())]
        return ()

    def finish(self) -> Iterator[Issue]:
        if not self._waiting:
            return
        from danvan.checks.judging import chain_of, earlier_courses, judged

        unlinked: list[Spot] = []
        for spot, petition in self._waiting:
            chain = chain_of(petition, self._kept)
            if not chain and self._dropped:
                unlinked.append(spot)
            for problem in judged(petition, self._law(), earlier_courses(chain, self._law())):
                yield Issue(spot, problem)
        if unlinked:
            yield Issue(unlinked[0], Problem.of("histories-unlinked", ("continues",), count=len(unlinked)))
