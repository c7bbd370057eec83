"""Histories of petitions that the law does not allow."""

from collections.abc import Callable, Iterable, Iterator

import attrs

from danvan.checks.issue import Issue, Spot
from danvan.errors import Problem
from danvan.law.calendars import CalendarYear, WorkCalendar
from danvan.law.instruments import Citation
from danvan.law.law import Law
from danvan.law.limits import TimeLimits
from danvan.law.words import CalendarStatus
from danvan.petitions.acts import EventKind
from danvan.petitions.course import course_of, protection_course, unlawful_events
from danvan.petitions.identity import ProtectionCase
from danvan.petitions.matter import Matter
from danvan.petitions.petition import Petition
from danvan.petitions.running import Case, Course
from danvan.petitions.words import Level, Naming
from danvan.serialization.kinds import Kind

__all__ = ["KEPT", "Histories"]

KEPT = 20_000
"""So many petitions are kept, because another may take them on; of more, only those already named."""

_PLAIN_EVENTS = frozenset(
    {
        EventKind.RECEIVE,
        EventKind.REGISTER,
        EventKind.CLASSIFY,
        EventKind.PROPOSE_ACCEPTANCE,
        EventKind.CHECK_IDENTITY,
        EventKind.ACCEPT,
        EventKind.VERIFY,
        EventKind.REPORT_VERIFICATION,
        EventKind.NOTIFY_PETITIONER,
        EventKind.NOTIFY_FORWARDER,
    }
)
"""Events whose guards ask for nothing that a plain petition has."""


class Histories:
    """Every event of a petition is a lawful move from where those before it have led.

    A petition that takes on another is looked at when all were seen, because the second level depends on
    the first. To hold little, not more than `kept` others are kept for that; what this leaves out is said.
    """

    def __init__(self, law: Callable[[], Law], *, kept: int = KEPT) -> None:
        self._ask = law
        self._law: Law | None = None
        self._room = kept
        self._waiting: list[tuple[Spot, Petition]] = []
        self._kept: dict[str, Petition] = {}
        self._named: set[str] = set()
        self._dropped = False
        self._plain: dict[tuple[object, ...], bool] = {}

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
            if not record.events or self._is_plain(record):
                return ()
            return self._issues(record, spot, {})
        if isinstance(record, ProtectionCase) and record.events:
            return self._of_protection(record, spot)
        return ()

    def finish(self) -> Iterator[Issue]:
        unlinked: list[Spot] = []
        for spot, petition in self._waiting:
            earlier = self._earlier(petition, frozenset({petition.id}))
            if earlier is None and self._dropped and petition.continues not in self._kept:
                unlinked.append(spot)
            yield from self._issues(petition, spot, earlier or {})
        if unlinked:
            yield Issue(unlinked[0], Problem.of("histories-unlinked", ("continues",), count=len(unlinked), kept=KEPT))

    def _issues(self, petition: Petition, spot: Spot, earlier: dict[str, Course]) -> list[Issue]:
        found = []
        for matter in petition.matters:
            case = self._case(petition, matter, earlier)
            for place, problem in unlawful_events(case):
                pointer = ("events", place, *problem.pointer)
                found.append(Issue(spot, attrs.evolve(problem, pointer=pointer)))
        return found

    def _case(self, petition: Petition, matter: Matter, earlier: dict[str, Course]) -> Case:
        if self._law is None:
            self._law = self._ask()
        before = earlier.get(matter.previous_matter or "")
        if before is None and matter.previous_matter is None and len(earlier) == 1:
            [before] = earlier.values()
        return Case(petition=petition, matter=matter, law=self._law, earlier=before)

    def _earlier(self, petition: Petition, seen: frozenset[str]) -> dict[str, Course] | None:
        """The courses of the petition that this one takes on, by matter; ``None`` where it is not known."""
        name = petition.continues
        found = None if name is None or name in seen else self._kept.get(name)
        if found is None or name is None:
            return None
        before = self._earlier(found, seen | {name}) or {}
        return {matter.id: course_of(self._case(found, matter, before)) for matter in found.matters}

    def _of_protection(self, protection: ProtectionCase, spot: Spot) -> Iterator[Issue]:
        if self._law is None:
            self._law = self._ask()
        _, wrong = protection_course(self._law, protection.events)
        for place, problem in wrong:
            yield Issue(spot, attrs.evolve(problem, pointer=("events", place, *problem.pointer)))

    def _is_plain(self, petition: Petition) -> bool:
        """Whether this is one of the histories that come by the thousand and were found lawful before.

        Their verdict depends on nothing but the kinds of their events.
        """
        if len(petition.matters) != 1 or petition.people is not None or petition.collective is not None:
            return False
        matter = petition.matters[0]
        contested = matter.contested
        if (
            petition.eligibility
            or matter.authority is not None
            or matter.prior_decisions
            or matter.court_pending
            or matter.level is Level.SECOND_LEVEL
            or (contested is not None and (contested.received_on is not None or contested.known_on is not None))
            or any(party.naming is not Naming.NAMED for party in petition.parties)
        ):
            return False
        kinds = []
        last = petition.events[0].on
        for event in petition.events:
            if event.kind not in _PLAIN_EVENTS or event.on < last or event.matter not in (None, matter.id):
                return False
            last = event.on
            kinds.append(event.kind)
        key = (matter.kind, None if contested is None else contested.kind, *kinds)
        verdict = self._plain.get(key)
        if verdict is None:
            case = Case(petition=petition, matter=matter, law=_EMPTY)
            verdict = self._plain[key] = not any(unlawful_events(case))
        return verdict


_EMPTY = Law(
    limits=TimeLimits(()),
    calendar=WorkCalendar(
        [
            CalendarYear(
                id="none",
                calendar="none",
                year=1900,
                status=CalendarStatus.PROVISIONAL,
                sources=(Citation(document="none"),),
            )
        ]
    ),
    instruments={},
)
"""A law that says nothing: plain histories ask it nothing, so the real one is loaded for others only."""
