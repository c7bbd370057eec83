"""A petition that takes one lawful move after another, with marked texts in it that must never come to light."""

import datetime as dt
import io
import logging
from collections.abc import Mapping

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import danvan
from danvan import Audience, bundled, strategies
from danvan.law.periods import Window
from danvan.law.refusals import CannotCount
from danvan.petitions.acts import EventKind, Ground, Outcome
from danvan.petitions.clocks import ClockStatus, clocks_of, overdue_of
from danvan.petitions.course import UnlawfulMove, advance, course_of, lawful_moves, start
from danvan.petitions.history import Event
from danvan.petitions.moves import Move
from danvan.petitions.parties import Party
from danvan.petitions.petition import Petition
from danvan.petitions.privacy import ENTITLED
from danvan.petitions.running import Case, Course
from danvan.petitions.states import State
from danvan.petitions.words import ComplexityCriterion, EligibilityGround, MatterKind
from danvan.seal import Seal
from danvan.serialization import dumps, loads

CANARIES = ("Trần Thị Bí Mật", "Ngõ 5 Đường Kín", "079123456789", "0912 345 678")
TEXT = " ".join(CANARIES)
LATE = dt.date(2027, 6, 30)
OTHERS = [audience for audience in Audience if audience not in ENTITLED]

STATED: Mapping[EventKind, Mapping[str, object]] = {
    EventKind.DECISION: {"outcome": Outcome.FOUNDED},
    EventKind.CONCLUSION: {"outcome": Outcome.PARTLY_FOUNDED},
    EventKind.EXTEND: {"extension_days": 30, "criteria_count": 2},
    EventKind.DETERMINE_COMPLEX: {"criteria": (ComplexityCriterion.SEVERAL_PLACES,), "number": "1/TB"},
    EventKind.REFUSE: {"eligibility": (EligibilityGround.LEGIBLE,)},
    EventKind.FILE: {"eligibility": (EligibilityGround.LEGIBLE,)},
    EventKind.SUSPEND: {"grounds": (Ground.WAITING_RELATED_RESULT,)},
    EventKind.TERMINATE: {"grounds": (Ground.COMPLAINANT_DIED, Ground.ACCUSED_DIED)},
    EventKind.SUMMARY_HANDLING: {"grounds": (Ground.CLEAR_CASE,)},
    EventKind.TAKE_OVER: {"grounds": (Ground.SERIOUS_BREACH_OR_BIAS,)},
    EventKind.CONTINUE_AFTER_WITHDRAWAL: {"grounds": (Ground.SLANDER,)},
    EventKind.NOT_RECEIVE: {"grounds": (Ground.WRONG_FORM,)},
    EventKind.REFUSE_RECEPTION: {"grounds": (Ground.SETTLED_CASE,)},
    EventKind.GUIDE: {"grounds": (Ground.INTERNAL_MATTER,)},
    EventKind.TRANSFER: {"grounds": (Ground.OUTSIDE_AUTHORITY,)},
}
"""What an event states so that the guards of its row are content."""


class Petitions(RuleBasedStateMachine):
    """One matter on its way."""

    course: Course
    day: dt.date

    @initialize(petition=strategies.petition_histories())
    def begin(self, petition: Petition) -> None:
        """A petition of any kind, with marked texts wherever text may stand, and nothing has happened yet."""
        matters = tuple(
            attrs.evolve(matter, subject=TEXT, content=TEXT, request=TEXT, note=TEXT) for matter in petition.matters
        )
        petition = attrs.evolve(
            petition, matters=matters, note=TEXT, events=(), parties=(Party(id="p1", identity="i-1"),)
        )
        self.course = start(Case(petition=petition, matter=petition.matters[0], law=bundled.law()))
        self.day = petition.received_on
        self.said: list[str] = []
        self.refused: set[Audience] = set()

    @rule(days=st.integers(0, 45))
    def days_pass(self, days: int) -> None:
        """The day of the next event lies so much later."""
        self.day = min(self.day + dt.timedelta(days=days), LATE)

    @rule(data=st.data(), named=st.booleans())
    def a_lawful_move(self, data: st.DataObject, named: bool) -> None:
        """One of the moves that `lawful_moves` says may be taken, by this matter or by the whole petition."""
        options = [option.move for option in lawful_moves(self.course, on=self.day) if option.lawful]
        if not options:
            return
        move = data.draw(st.sampled_from(options))
        before = self.course
        try:
            self.course = advance(before, self._event(move, "m1" if named else None), on=self.day)
        except UnlawfulMove as refused:
            self.said.append(f"{refused} {refused.problem!r} {refused!r}")
            # What this matter allows, another matter of the petition may forbid.
            code = refused.problem.code
            assert not named and code == "move-shared"
            return
        assert move.to in (None, self.course.state) or before.procedure is not self.course.procedure
        self._record()

    @rule(data=st.data())
    def an_unlawful_move(self, data: st.DataObject) -> None:
        """Any event at all is either a lawful move or refused in a sentence; the course stays as it was."""
        kind = data.draw(st.sampled_from(EventKind))
        event = Event(id="wrong", kind=kind, on=self.day, note=TEXT, **STATED.get(kind, {}))  # type: ignore[arg-type]
        before = self.course
        try:
            advance(before, event, on=self.day)
        except UnlawfulMove as refused:
            self.said.append(f"{refused} {refused!r} {refused.known}")
        assert self.course is before

    def _event(self, move: Move, matter: str | None) -> Event:
        return Event(
            id=f"e{len(self.course.events) + 1}",
            kind=move.event,
            on=self.day,
            matter=matter,
            note=TEXT,
            **STATED.get(move.event, {}),  # type: ignore[arg-type]  # as each field asks
        )

    def _record(self) -> None:
        """Write the events of the course into the petition, as a file has them."""
        petition = attrs.evolve(self.course.case.petition, events=self.course.events)
        case = attrs.evolve(self.course.case, petition=petition, matter=petition.matters[0])
        self.course = attrs.evolve(self.course, case=case)

    @invariant()
    def folding_gives_the_same(self) -> None:
        assert course_of(self.course.case).state is self.course.state
        assert course_of(self.course.case, on=self.day).events == self.course.events

    @invariant()
    def clocks_are_right(self) -> None:
        try:
            clocks = clocks_of(self.course.case, on=self.day)
        except CannotCount as refused:
            self.said.append(str(refused))
            return
        late = {clock.limit for clock in clocks if clock.status is ClockStatus.OVERDUE}
        assert {clock.limit for clock in overdue_of(self.course.case, on=self.day)} == late
        self.said += [repr(clock) + clock.due.explain("vi") + clock.due.explain("en") for clock in clocks]

    @precondition(lambda self: self.course.state is not State.NEW)
    @rule(audience=st.sampled_from(OTHERS))
    def somebody_looks(self, audience: Audience) -> None:
        """What is written for others, and what a log and a table say, shows nobody."""
        petition = self.course.case.petition
        secret = petition.matters[0].kind in (MatterKind.DENUNCIATION, MatterKind.UNCLASSIFIED)
        try:
            written = dumps(petition, "json", audience=audience)
        except danvan.Refused as refused:
            written = str(refused)
            self.refused.add(audience)
        if secret or audience is not Audience.VERIFIER:
            # Who verifies a complaint reads it as it is; all others read no text of it.
            self.said.append(written)
        page = io.StringIO()
        logger = logging.Logger("stateful")
        logger.addHandler(logging.StreamHandler(page))
        logger.warning("%r %s", self.course, petition)
        self.said.append(page.getvalue())
        table = bundled.statistical_tables()["tt06-2025/02-xld"]
        line = danvan.tally(table, [petition], Window(first=petition.received_on, last=self.day), law=bundled.law())
        assert line.value(1) == 1
        self.said.append(dumps(line, "json"))

    @rule()
    def the_identity_is_unsealed(self) -> None:
        """The disclosure can be logged."""
        identity = danvan.Identity(id="i-1", name=Seal(CANARIES[0]), address=Seal(CANARIES[1]))
        disclosure = danvan.unseal(
            identity, audience=Audience.RESOLVER, purpose="mời đối thoại", by_office="Chủ tịch", on=self.day
        )
        self.said.append(f"{identity!r} {disclosure!r} {disclosure}")

    @rule()
    def it_is_checked(self) -> None:
        """A file of it has no finding but what was lawful to do; no finding shows a text of it."""
        archive = loads(dumps(self.course.case.petition, "json"), "json")
        findings = list(danvan.check(archive))
        assert [finding.code for finding in findings if finding.code.startswith("move-")] == []
        self.said += [str(finding) + finding.text("vi") for finding in findings]

    @invariant()
    def only_a_publication_is_refused(self) -> None:
        assert self.refused <= {Audience.PUBLICATION}

    @invariant()
    def nothing_comes_to_light(self) -> None:
        for said in self.said:
            for canary in CANARIES:
                assert canary not in said
                assert canary.encode("unicode_escape").decode() not in said
        self.said.clear()


TestPetitions = Petitions.TestCase
TestPetitions.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
