"""Events of the whole petition are lawful where every matter allows them, in a course as in a file."""

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import bundled, strategies
from danvan.checks.judging import judged
from danvan.petitions.acts import EventKind, Ground, Outcome
from danvan.petitions.course import UnlawfulMove, advance, course_of, lawful_moves, start
from danvan.petitions.history import PROTECTION_EVENTS, Event
from danvan.petitions.matter import Matter
from danvan.petitions.petition import Petition
from danvan.petitions.running import Case, Course
from danvan.petitions.states import Procedure, State
from danvan.petitions.words import Channel, EligibilityGround, Level, MatterKind
from danvan.strategies.histories import follow, roads, until_split

D = dt.date
FIRST = D(2026, 7, 6)
WRONG_FORM: dict[str, Any] = {"grounds": (Ground.WRONG_FORM,)}


def petition(*kinds: str, **fields: Any) -> Petition:
    """A petition with matters m1, m2, … of these kinds."""
    matters = tuple(Matter(id=f"m{number}", kind=MatterKind(kind)) for number, kind in enumerate(kinds, start=1))
    return Petition(id="p", unit="u", channel=Channel.POST, received_on=FIRST, matters=matters, **fields)


def case(given: Petition, matter: int = 0, **fields: Any) -> Case:
    return Case(petition=given, matter=given.matters[matter], law=bundled.law(), **fields)


def event(kind: str, matter: str | None = None, *, id: str = "e", on: dt.date = FIRST, **fields: Any) -> Event:
    return Event(id=id, kind=EventKind(kind), on=on, matter=matter, **fields)


def refusal(course: Course, following: Event) -> tuple[str, str]:
    with pytest.raises(UnlawfulMove) as refused:
        advance(course, following)
    return refused.value.problem.code, refused.value.problem.arguments["matter"]


def test_what_one_matter_allows_and_another_does_not() -> None:
    """Only feedback on regulations is not taken in (ND20): the other matter knows no such step."""
    given = petition("regulation_feedback", "feedback")
    course = start(case(given))
    [option] = [
        option for option in lawful_moves(advance(course, event("receive")), on=FIRST) if option.move.id == "R-01"
    ]
    assert option.lawful
    whole = event("not_receive", **WRONG_FORM)
    assert refusal(course, whole) == ("move-shared", "m2")
    [problem] = judged(attrs.evolve(given, events=(whole,)), bundled.law(), {})
    assert (problem.code, problem.pointer) == ("move-unlawful", ("events", 0, "kind"))

    named = attrs.evolve(whole, matter="m1")
    assert advance(course, named).state is State.NOT_ACCEPTED
    assert list(judged(attrs.evolve(given, events=(named,)), bundled.law(), {})) == []


def test_the_sentence_says_which_matter_and_why() -> None:
    with pytest.raises(UnlawfulMove) as refused:
        advance(start(case(petition("regulation_feedback", "feedback"))), event("not_receive", **WRONG_FORM))
    assert refused.value.sentence.en == (
        "The event names no matter, so it concerns the whole petition, and the matter “m2” forbids it: “feedback on "
        "regulations not taken in” cannot follow here: the matter is “not yet received”. Name the matter that it "
        "concerns in “matter”."
    )
    assert "vụ việc “m2” không cho phép" in refused.value.sentence.vi


def test_what_happened_to_the_other_matter_alone_counts() -> None:
    """Where the other was guided, nobody is guided in the whole petition again."""
    before = event("guide", "m2", id="a")
    guide = event("guide", id="b", on=D(2026, 7, 7))
    alone = petition("complaint", "complaint")
    assert advance(start(case(alone)), guide).state is State.GUIDED
    assert refusal(start(case(attrs.evolve(alone, events=(before,)))), guide) == ("move-shared", "m2")
    # What comes later, or later in the file on the same day, has not happened yet.
    for events in ((attrs.evolve(before, on=D(2026, 7, 8)),), (guide, attrs.evolve(before, on=guide.on))):
        assert advance(start(case(attrs.evolve(alone, events=events))), guide).state is State.GUIDED


def test_what_happened_to_the_whole_petition_counts_for_the_other() -> None:
    """It stands in the course, whether or not it stands in the petition."""
    course = start(case(petition("complaint", "complaint")))
    close = event("close", id="b")
    assert advance(advance(course, event("guide", id="a")), close).state is State.CLOSED
    assert refusal(advance(course, event("guide", "m1", id="a")), close) == ("move-shared", "m2")


def test_the_earlier_course_of_the_other_matter() -> None:
    """A second level is judged by the first that it surely takes on, here one that is still open."""
    open_ = petition("complaint", events=(event("receive"),))
    of_two = petition("complaint", "complaint", events=(event("receive"),))
    accept = event("accept", on=D(2026, 7, 20))

    def taking_on(earlier: Petition, previous: str | None) -> Course:
        given = petition("complaint", "complaint", continues="first")
        second = attrs.evolve(given.matters[1], level=Level.SECOND_LEVEL, previous_matter=previous)
        given = attrs.evolve(given, matters=(given.matters[0], second))
        return start(case(given, earlier=course_of(case(earlier))))

    for earlier, previous in ((open_, None), (open_, "m1"), (of_two, "m1")):
        assert refusal(taking_on(earlier, previous), accept) == ("move-shared", "m2")
    for earlier, previous in ((open_, "m2"), (of_two, None), (of_two, "m2")):
        assert advance(taking_on(earlier, previous), accept).state is State.ACCEPTED


def test_what_the_course_does_not_hold_has_not_happened_to_the_other_either() -> None:
    before = event("guide", id="a")
    given = petition("complaint", "complaint", events=(before,))
    guide = event("guide", id="b", on=D(2026, 7, 7))
    assert advance(start(case(given)), guide).state is State.GUIDED
    with pytest.raises(UnlawfulMove):
        advance(course_of(case(given)), guide)


def test_an_event_of_another_matter_is_refused() -> None:
    """Folded from the file it would be left out, so it does not follow here either."""
    given = petition("complaint", "denunciation")
    foreign = event("receive", "m2")
    assert refusal(start(case(given)), foreign) == ("move-other-matter", "m1")
    assert course_of(case(attrs.evolve(given, events=(foreign,)))).state is State.NEW
    assert advance(start(case(given, 1)), foreign).state is State.RECEIVED


@pytest.mark.parametrize("procedure", [procedure for procedure in Procedure if procedure is not Procedure.PROTECTION])
def test_whatever_follows_a_split_is_of_the_matter_that_runs(procedure: Procedure) -> None:
    """The other matter, feedback, knows no court."""
    ways = [way for way in roads(procedure) if any(move.event is EventKind.SPLIT for move in way)]
    assert ways
    for way in ways:
        course = follow(procedure, way, FIRST, ())
        drawn = attrs.evolve(course.case.petition, events=until_split(course.events))
        assert drawn.events[0].matter is None
        assert list(judged(drawn, bundled.law(), {})) == []


@given(strategies.petition_histories())
def test_a_drawn_history_is_lawful_for_every_matter(drawn: Petition) -> None:
    assert list(judged(drawn, bundled.law(), {})) == []


STATED: dict[EventKind, dict[str, Any]] = {
    EventKind.DECISION: {"outcome": Outcome.FOUNDED},
    EventKind.CONCLUSION: {"outcome": Outcome.FOUNDED},
    EventKind.EXTEND: {"extension_days": 30, "criteria_count": 2},
    EventKind.FILE: {"eligibility": (EligibilityGround.LEGIBLE,)},
    EventKind.TRANSFER: {"grounds": (Ground.OUTSIDE_AUTHORITY,)},
    EventKind.GUIDE: {"grounds": (Ground.INTERNAL_MATTER,)},
    EventKind.NOT_RECEIVE: WRONG_FORM,
}
COURSES = [kind for kind in EventKind if kind not in PROTECTION_EVENTS]
EARLY = [
    EventKind(word) for word in ("receive", "classify", "split", "guide", "transfer", "accept", "urge", "withdraw")
]


@st.composite
def histories_of_two_matters(draw: st.DrawFn) -> Petition:
    """Any events, lawful or not, in the order of days, of one matter or of both."""
    given = petition(*draw(st.tuples(*(st.sampled_from(MatterKind).map(lambda kind: kind.value),) * 2)))
    day, events = FIRST, []
    for number in range(draw(st.integers(1, 7))):
        day += dt.timedelta(days=draw(st.integers(0, 2)))
        kind = draw(st.sampled_from(EARLY) | st.sampled_from(COURSES))
        matter = draw(st.sampled_from((None, "m1", "m2")))
        events.append(event(kind.value, matter, id=f"e{number}", on=day, **STATED.get(kind, {})))
    return attrs.evolve(given, events=tuple(events))


@given(histories_of_two_matters(), st.booleans())
def test_advance_refuses_what_the_check_of_the_file_names(drawn: Petition, whole: bool) -> None:
    """Event by event, whether the petition holds only what happened before, or all that will happen."""
    named = {problem.pointer[1] for problem in judged(drawn, bundled.law(), {})}
    courses = [start(case(drawn, number)) for number in (0, 1)]
    for place, following in enumerate(drawn.events):
        for number, course in enumerate(courses):
            if following.matter not in (None, course.case.matter.id):
                continue
            before = drawn if whole else attrs.evolve(drawn, events=drawn.events[:place])
            given = attrs.evolve(course, case=case(before, number))
            try:
                advance(given, following)
            except UnlawfulMove:
                refused = True
            else:
                refused = False
            assert refused is (place in named)
        # What is wrong is folded all the same, as in the check.
        until = case(attrs.evolve(drawn, events=drawn.events[: place + 1]))
        courses = [course_of(attrs.evolve(until, matter=matter)) for matter in drawn.matters]
