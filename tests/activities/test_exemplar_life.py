"""How an exemplar stands on a day, and what its events contradict."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.activities.exemplar import Exemplar, ExemplarEvent, ExemplarKind, ExemplarState
from danvan.activities.exemplar_life import BEFORE, broken_life, recognised_levels, standing, unproven
from danvan.dates import PartialDate
from danvan.strategies import exemplars
from danvan.units.unit import Level

D = dt.date
S = ExemplarState


def step(state: ExemplarState, on: str, level: Level | None = None) -> ExemplarEvent:
    reason = "Lý do." if state in (S.NOT_RECOGNISED, S.WITHDRAWN) else None
    return ExemplarEvent(state=state, on=PartialDate.parse(on), level=level, reason=reason)


def exemplar(*events: ExemplarEvent) -> Exemplar:
    return Exemplar(id="mh", title="Mô hình", kind=ExemplarKind.MODEL, events=events)


LIFE = exemplar(
    step(S.REGISTERED, "2024-02"),
    step(S.RECOGNISED, "2024-10-15", Level.COMMUNE),
    step(S.RECOGNISED, "2024-12-01", Level.PROVINCE),
    step(S.TYPICAL, "2024-12-20"),
    step(S.WITHDRAWN, "2026-01-05", Level.PROVINCE),
)


@pytest.mark.parametrize(
    ("on", "state", "levels"),
    [
        (D(2024, 1, 31), None, ()),
        (D(2024, 2, 1), S.REGISTERED, ()),
        (D(2024, 10, 14), S.REGISTERED, ()),
        (D(2024, 10, 15), S.RECOGNISED, (Level.COMMUNE,)),
        (D(2024, 12, 31), S.TYPICAL, (Level.COMMUNE, Level.PROVINCE)),
        (D(2026, 1, 5), S.WITHDRAWN, (Level.COMMUNE,)),
    ],
)
def test_the_standing_of_a_day(on: dt.date, state: ExemplarState | None, levels: tuple[Level, ...]) -> None:
    found = standing(LIFE, on=on)
    assert (found.state, found.levels) == (state, levels)


def test_registered_is_not_recognised() -> None:
    found = standing(LIFE, on=D(2024, 9, 1))
    assert S.RECOGNISED not in found.reached
    assert list(broken_life(LIFE)) == []
    [problem] = broken_life(exemplar(step(S.PROPOSED, "2024"), step(S.RECOGNISED, "2024-05", Level.COMMUNE)))
    assert problem.code == "exemplar-order"


def test_a_withdrawal_without_level_ends_all() -> None:
    assert recognised_levels([*LIFE.events[:3], step(S.WITHDRAWN, "2026-01-01")]) == ()


@pytest.mark.parametrize(("day", "codes"), [("2025-06-30", []), ("2025-07-01", ["exemplar-level-ended"])])
def test_the_district_decides_until_its_last_day(day: str, codes: list[str]) -> None:
    life = exemplar(step(S.REGISTERED, "2025-01"), step(S.RECOGNISED, day, Level.DISTRICT))
    assert [problem.code for problem in broken_life(life, district_until=D(2025, 7, 1))] == codes
    assert list(broken_life(life)) == []


def test_what_can_be_judged_and_verified() -> None:
    assert unproven(LIFE) == ("criteria", "outputs")
    assert unproven(attrs.evolve(LIFE, criteria=("a",), outputs=("b",))) == ()


@given(exemplars(), st.dates(D(2015, 1, 1), D(2030, 1, 1)))
def test_a_later_day_has_reached_no_less(drawn: Exemplar, on: dt.date) -> None:
    today, later = standing(drawn, on=on), standing(drawn, on=on + dt.timedelta(days=400))
    assert today.reached <= later.reached
    assert (today.state is None) == (not today.reached)
    dated = {event.state for event in drawn.events if event.on.year is not None}
    assert set(standing(drawn, on=dt.date.max).reached) == dated


@given(st.lists(st.sampled_from(ExemplarState), max_size=8))
def test_a_step_is_named_exactly_if_none_of_what_it_needs_came_before(states: list[ExemplarState]) -> None:
    events = [
        step(state, f"2024-01-{day:02}", Level.COMMUNE if state is S.RECOGNISED else None)
        for day, state in enumerate(states, start=1)
    ]
    named = {problem.pointer[1] for problem in broken_life(exemplar(*events)) if problem.code == "exemplar-order"}
    for place, state in enumerate(states):
        needed = BEFORE.get(state)
        ended = place > 0 and states[place - 1] in (S.ENDED, S.WITHDRAWN)
        if not ended or state in (S.REGISTERED, S.PROPOSED, S.WITHDRAWN):
            assert (place in named) == (needed is not None and not needed & set(states[:place]))


def life(*events: tuple[str, str]) -> list[str]:
    """What is said of states on days, in the order of the list."""
    level = {S.RECOGNISED: Level.PROVINCE}
    steps = [step(S(state), day, level.get(S(state))) for state, day in events]
    return [problem.code for problem in broken_life(exemplar(*steps))]


@pytest.mark.parametrize(
    ("events", "said"),
    [
        # Recognised in June; chosen as typical some day of that year, or of a year that is not said.
        ([("typical", "2026"), ("registered", "2025"), ("recognised", "2026-06-01")], []),
        ([("typical", "--03"), ("registered", "2025"), ("recognised", "2026-06-01")], []),
        ([("typical", "2026-05"), ("registered", "2025"), ("recognised", "2026-06-01")], ["exemplar-order"]),
        ([("registered", "2025"), ("ended", "2026"), ("inspected", "2026-06-01")], []),
        ([("registered", "2025"), ("ended", "2026-05"), ("inspected", "2026-06-01")], ["exemplar-after-end"]),
        ([("registered", "2024"), ("ended", "2025"), ("registered", "--01"), ("inspected", "2026-06-01")], []),
        ([("registered", "2026-06-01"), ("ended", "2026-06-01"), ("inspected", "2026-06-01")], ["exemplar-after-end"]),
        ([("ended", "2026-06-01"), ("registered", "2026-06-01"), ("inspected", "2026-06-01")], []),
    ],
)
def test_only_what_is_wrong_on_whichever_day_is_wrong(events: list[tuple[str, str]], said: list[str]) -> None:
    assert life(*events) == said


def test_an_event_without_its_year_is_on_no_day() -> None:
    assert standing(exemplar(step(S.REGISTERED, "--06")), on=dt.date.max).state is None
