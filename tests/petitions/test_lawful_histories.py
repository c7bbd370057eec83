"""The published strategy of histories: lawful always, and every row of every table is reached."""

import datetime as dt

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan import bundled, messages, strategies
from danvan.law.refusals import CannotCount
from danvan.petitions.clocks import ClockStatus, clocks_of, overdue_of
from danvan.petitions.course import advance, course_of, events_of, start, unlawful_events
from danvan.petitions.petition import Petition
from danvan.petitions.procedures.lookup import moves_of, moves_on
from danvan.petitions.running import Case
from danvan.petitions.states import Procedure, State
from danvan.strategies.histories import follow, roads

PROCEDURES = [procedure for procedure in Procedure if procedure is not Procedure.PROTECTION]


def case_of(petition: Petition) -> Case:
    return Case(petition=petition, matter=petition.matters[0], law=bundled.law())


@given(strategies.petition_histories())
def test_every_history_is_lawful(petition: Petition) -> None:
    assert list(unlawful_events(case_of(petition))) == []


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_every_row_and_every_state_is_reached(procedure: Procedure) -> None:
    """The strategy draws from these roads; each is lawful, and together they take every row and reach every state."""
    taken: set[str] = set()
    states: set[State] = {State.NEW}
    for way in roads(procedure):
        course = start(follow(procedure, way, dt.date(2026, 7, 6), ()).case)
        for event in follow(procedure, way, dt.date(2026, 7, 6), ()).events:
            for row in moves_on(procedure, course.state, event.kind):
                if all(guard(course, event) is None for guard in row.guards):
                    taken.add(row.id)
                    break
            course = advance(course, event)
            states.add(course.state)
    lawful = [move for move in moves_of(procedure) if not move.never]
    assert {move.id for move in lawful} - taken == set()
    assert {move.to for move in lawful if move.to is not None} - states == set()


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_draws_reach_what_lies_deep(procedure: Procedure) -> None:
    deepest = roads(procedure)[-1][-1]
    found = find(
        strategies.petition_histories(kind=procedure),
        lambda petition: petition.events[-1].kind is deepest.event,
        settings=settings(database=None, deadline=None, max_examples=2_000, phases=[Phase.generate]),
    )
    assert list(unlawful_events(case_of(found))) == []


@given(strategies.petition_histories())
def test_the_state_depends_on_the_events_and_their_order_only(petition: Petition) -> None:
    case = case_of(petition)
    course = start(case)
    for _, event in events_of(petition, case.matter.id):
        course = advance(course, event)
    assert course.state is course_of(case).state
    assert course_of(case, on=dt.date(2030, 1, 1)).state is course.state


@given(strategies.petition_histories())
def test_clocks_agree_with_their_due_dates(petition: Petition) -> None:
    on = petition.received_on + dt.timedelta(days=90)
    for clock in clocks_of(case_of(petition), on=on):
        due = clock.due.effective
        if clock.status in (ClockStatus.RUNNING, ClockStatus.OVERDUE, ClockStatus.OVER):
            assert due is not None
            assert (due < on) is (clock.status is not ClockStatus.RUNNING)
        assert (clock.late_by > 0) is (clock.status in (ClockStatus.OVERDUE, ClockStatus.MET_LATE))
        assert (due is None) <= (clock.status in (ClockStatus.PAUSED, ClockStatus.ENDED, ClockStatus.MET))


def test_it_shrinks_to_a_petition_that_was_received() -> None:
    found = find(
        strategies.petition_histories(),
        lambda petition: bool(petition.events),
        settings=settings(database=None, deadline=None),
    )
    assert len(found.events) == 1


def test_what_is_refused() -> None:
    with pytest.raises(InvalidArgument):
        strategies.petition_histories(kind=Procedure.PROTECTION)
    with pytest.raises(InvalidArgument):
        strategies.petition_histories(min_day=dt.date(2026, 1, 1))


@given(strategies.petitions(), strategies.days())
def test_any_petition_at_all_is_judged(petition: Petition, on: dt.date) -> None:
    """Whatever its events and days: rules are named, and only a day outside the calendar is refused."""
    for matter in petition.matters:
        case = Case(petition=petition, matter=matter, law=bundled.law())
        for place, problem in unlawful_events(case):
            assert petition.events[place].kind.value
            assert messages.sentence(problem).vi
            assert messages.mend(problem) is not None
        codes = set()
        try:
            clocks_of(case, on=on)
        except CannotCount as refused:
            codes.add(refused.code)
        assert codes <= {"calendar-beyond"}


@given(strategies.petition_histories(), st.integers(-5, 400))
def test_what_is_overdue_are_the_clocks_that_are(petition: Petition, after: int) -> None:
    on = petition.received_on + dt.timedelta(days=after)
    clocks = clocks_of(case_of(petition), on=on)
    overdue = sorted(
        (clock for clock in clocks if clock.status is ClockStatus.OVERDUE),
        key=lambda clock: (-clock.late_by, clock.due.event, clock.limit),
    )
    assert list(overdue_of(case_of(petition), on=on)) == overdue


@given(strategies.petition_histories(), st.integers(-5, 400))
def test_a_clock_knows_nothing_of_the_days_after(petition: Petition, after: int) -> None:
    on = petition.received_on + dt.timedelta(days=after)
    until_then = attrs.evolve(petition, events=tuple(event for event in petition.events if event.on <= on))
    assert clocks_of(case_of(petition), on=on) == clocks_of(case_of(until_then), on=on)
