"""Laws of registries: a day asked for agrees with the events replayed, and nothing is lost on the way."""

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from danvan import bundled
from danvan.checks.shipped import shipped_unit_ids
from danvan.strategies import registries
from danvan.units.events import UnitEvent
from danvan.units.identifiers import Scheme
from danvan.units.invariants import broken_events, broken_units
from danvan.units.registry import UnitRegistry

EVE = dt.timedelta(days=1)
FIRST, LAST = dt.date(2017, 12, 31), dt.date(2027, 1, 1)


def replayed(registry: UnitRegistry, day: dt.date) -> set[str]:
    """Which units are there, by walking through the events alone."""
    made = {edge.result for event in registry.events for edge in event.edges if edge.result not in kept_by(event)}
    there = {name for name in registry if name not in made}
    for event in sorted(registry.events, key=lambda event: event.effective):
        if event.effective <= day:
            there = after(event, there)
    return there


def kept_by(event: UnitEvent) -> set[str | None]:
    return {edge.origin for edge in event.edges if edge.origin == edge.result}


def after(event: UnitEvent, there: set[str]) -> set[str]:
    kept = kept_by(event)
    gone = {edge.origin for edge in event.edges if edge.origin not in kept}
    # Who gives a part away may go on; of the drawn events only a split leaves its origin there.
    if event.kind.value == "split":
        gone = set()
    return (there - gone) | {edge.result for edge in event.edges if edge.result is not None}


def turns(registry: UnitRegistry) -> list[dt.date]:
    """Days on both sides of every event, and far from all."""
    found = {FIRST, LAST}
    for event in registry.events:
        found |= {event.effective, event.effective - EVE}
    return sorted(found)


def test_the_ids_of_shipped_units_are_those_of_the_units() -> None:
    assert shipped_unit_ids() == set(bundled.units())


@given(registries())
def test_a_day_agrees_with_the_events_replayed(registry: UnitRegistry) -> None:
    for day in turns(registry):
        assert set(registry.on(day)) == replayed(registry, day)


@given(registries())
def test_drawn_registries_keep_every_rule(registry: UnitRegistry) -> None:
    assert list(broken_units(registry, bundled.kind_periods(), bundled.agency_blocks())) == []
    assert list(broken_events(registry)) == []


@given(registries())
def test_there_and_back_is_the_same_way(registry: UnitRegistry) -> None:
    days = turns(registry)
    for since, to in zip(days, days[1:] + days[-1:], strict=True):
        there = {
            (route.origin, route.target, route.whole, route.steps)
            for name in registry.on(since)
            for route in registry.routes(name, since=since, to=to)
            if route.target is not None
        }
        back = {
            (route.origin, route.target, route.whole, route.steps)
            for name in registry.on(to)
            for route in registry.origins(name, on=to, since=since)
            if route.origin is not None
        }
        assert there == back


@given(registries())
def test_nothing_is_lost_on_the_way(registry: UnitRegistry) -> None:
    for name in registry.on(FIRST):
        routes = registry.routes(name, since=FIRST, to=LAST)
        assert routes
        if any(route.whole for route in routes):
            assert len(routes) == 1
        for route in routes:
            assert route.origin == name
            assert route.target is None or registry.exists(route.target, LAST)
            ends = [step.result for step in route.steps]
            assert [step.origin for step in route.steps] == ([name, *ends][:-1] if ends else [])
    for name in registry.on(LAST):
        assert registry.origins(name, on=LAST, since=FIRST)


@given(registries(), st.data())
def test_a_rest_on_the_way_changes_nothing(registry: UnitRegistry, data: st.DataObject) -> None:
    middle = data.draw(st.dates(FIRST, LAST))
    for name in registry.on(FIRST):
        at_once = [(route.target, route.whole) for route in registry.routes(name, since=FIRST, to=LAST)]
        in_two = [
            (later.target, route.whole and later.whole)
            for route in registry.routes(name, since=FIRST, to=middle)
            if route.target is not None
            for later in registry.routes(route.target, since=middle, to=LAST)
        ]
        ended = [(None, False) for route in registry.routes(name, since=FIRST, to=middle) if route.target is None]
        assert sorted(at_once, key=str) == sorted(in_two + ended, key=str)


@given(registries())
def test_a_code_on_a_day_names_the_unit_that_has_it(registry: UnitRegistry) -> None:
    for day in turns(registry):
        view = registry.on(day)
        for name, state in view.items():
            [code] = state.codes[Scheme.GSO_COMMUNE]
            assert registry.at_code(Scheme.GSO_COMMUNE, code, on=day).id == name
            assert view.by_code(Scheme.GSO_COMMUNE, code).id == name
            assert state.name in {span.name.text for span in registry.named(state.name or "")}
            assert name in {found.id for found in view.find(state.name or "")}


@settings(max_examples=50)
@given(registries(), st.integers(0, 99))
def test_the_order_of_records_changes_nothing(registry: UnitRegistry, seed: int) -> None:
    shuffled, events = list(registry.values()), list(registry.events)
    random.Random(seed).shuffle(shuffled)
    random.Random(seed).shuffle(events)
    other = UnitRegistry(shuffled, events)
    for day in turns(registry):
        assert set(other.on(day)) == set(registry.on(day))
    for name in registry.on(FIRST):
        mine = registry.routes(name, since=FIRST, to=LAST)
        assert set(other.routes(name, since=FIRST, to=LAST)) == set(mine)
    assert UnitRegistry([*shuffled, *shuffled], [*events, *events]) == other == registry
    assert not events or UnitRegistry(shuffled, events[1:]) != registry


@given(registries(whole=True))
def test_without_parts_every_way_is_whole(registry: UnitRegistry) -> None:
    for name in registry.on(FIRST):
        for route in registry.routes(name, since=FIRST, to=LAST):
            assert route.whole or route.target is None
