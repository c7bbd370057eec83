"""Ways that break off, chains of one day, dates known in part, and events that were given twice."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.dates import PartialDate
from danvan.strategies import registries
from danvan.units.events import EdgeChange, Extent, SuccessionEdge, UnitEvent, UnitEventKind
from danvan.units.invariants import broken_events
from danvan.units.names import TERRITORIES, bare_name_key
from danvan.units.registry import UnitRegistry
from danvan.units.spans import EVER, NEVER, days_of, has, sure_days_of
from danvan.units.unit import DatedKind, DatedName, Relation, RelationKind, Unit, UnitKind

EVE, TURN, LATER = dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2026, 12, 31)
DAY = "2025-07-01"


def place(name: str, since: str | None = None, until: str | None = None, above: str | None = None) -> Unit:
    return Unit(
        id=name,
        kinds=(DatedKind(kind=UnitKind.COMMUNE),),
        names=(DatedName(text=name),),
        relations=() if above is None else (Relation(kind=RelationKind.PART_OF, unit=above),),
        since=None if since is None else PartialDate.parse(since),
        until=None if until is None else PartialDate.parse(until),
    )


def event(name: str, *ways: tuple[str | None, str | None], extent: Extent = Extent.WHOLE) -> UnitEvent:
    edges = tuple(
        SuccessionEdge(origin=origin, result=result, extent=extent, changes=(EdgeChange.MERGE,))
        for origin, result in ways
    )
    return UnitEvent(id=name, kind=UnitEventKind.REARRANGE, effective=TURN, edges=edges)


def onward(registry: UnitRegistry, name: str) -> list[tuple[str | None, str | None, bool, int]]:
    routes = registry.routes(name, since=EVE, to=LATER)
    return [(route.target, route.lost, route.whole, len(route.steps)) for route in routes]


def backward(registry: UnitRegistry, name: str) -> list[tuple[str | None, str | None, bool, int]]:
    routes = registry.origins(name, on=LATER, since=EVE)
    return [(route.origin, route.lost, route.whole, len(route.steps)) for route in routes]


# Ways that break off ----------------------------------------------------------------------------


def test_a_way_to_a_unit_that_is_not_known_is_lost_and_no_end() -> None:
    registry = UnitRegistry([place("a", until=DAY)], [event("e", ("a", "elsewhere"))])
    assert onward(registry, "a") == [(None, "elsewhere", False, 1)]


def test_a_unit_that_was_dissolved_or_ended_is_not_lost() -> None:
    dissolved = UnitRegistry([place("a", until=DAY)], [event("e", ("a", None))])
    assert onward(dissolved, "a") == [(None, None, False, 1)]
    assert onward(UnitRegistry([place("a", until=DAY)]), "a") == [(None, None, False, 0)]
    into = [place("a", until=DAY), place("x", since=DAY, until="2026-01-01")]
    assert onward(UnitRegistry(into, [event("e", ("a", "x"))]), "a") == [(None, None, False, 1)]


def test_a_beginning_that_nothing_explains_is_lost_and_one_out_of_nothing_is_not() -> None:
    assert backward(UnitRegistry([place("x", since=DAY)]), "x") == [(None, "x", False, 0)]
    made = UnitRegistry([place("x", since=DAY)], [event("e", (None, "x"))])
    assert backward(made, "x") == [(None, None, False, 1)]


@given(registries(), st.data())
def test_of_a_unit_that_is_left_out_the_way_is_lost(registry: UnitRegistry, data: st.DataObject) -> None:
    """Of a unit in which ways end: what ended in it is said to be lost there, and nothing else is."""
    ends = sorted(set(registry) - {edge.origin for event in registry.events for edge in event.edges})
    if not ends:
        return
    gone = data.draw(st.sampled_from(ends))
    rest = UnitRegistry([unit for name, unit in registry.items() if name != gone], registry.events)
    first, last = dt.date(2017, 12, 31), dt.date(2027, 1, 1)
    for name in rest.on(first):
        full = registry.routes(name, since=first, to=last)
        routes = rest.routes(name, since=first, to=last)
        assert not any(route.lost for route in full)
        assert {route.lost for route in routes} <= {None, gone}
        assert any(route.lost for route in routes) == any(route.target == gone for route in full)


# Chains of one day ------------------------------------------------------------------------------


@pytest.mark.parametrize("between", [(place("t", since=DAY, until=DAY),), ()])
@pytest.mark.parametrize("order", [1, -1])
def test_events_of_one_day_are_followed_to_their_end(between: tuple[Unit, ...], order: int) -> None:
    """Whether the unit between them has a record of its own or not, and in whatever order they were given."""
    units = [place("a", until=DAY), place("b", until=DAY), place("z", since=DAY), *between]
    events = [event("e1", ("a", "t")), event("e2", ("t", "z"), ("b", "z"))][::order]
    registry = UnitRegistry(units, events)
    assert onward(registry, "a") == [("z", None, True, 2)]
    assert onward(registry, "b") == [("z", None, True, 1)]
    assert sorted(backward(registry, "z"), key=str) == [("a", None, True, 2), ("b", None, True, 1)]
    [there], [back] = (
        registry.routes("a", since=EVE, to=LATER),
        [route for route in registry.origins("z", on=LATER, since=EVE) if route.origin == "a"],
    )
    assert there == back


def test_a_chain_of_three_events_and_one_that_is_divided() -> None:
    units = [place("a", until=DAY), place("y", since=DAY), place("z", since=DAY)]
    long = [event("e1", ("a", "s")), event("e2", ("s", "t")), event("e3", ("t", "z"))]
    assert onward(UnitRegistry(units, long), "a") == [("z", None, True, 3)]
    assert backward(UnitRegistry(units, long), "z") == [("a", None, True, 3)]
    divided = [event("e1", ("a", "s")), event("e2", ("s", "y"), ("s", "z"), extent=Extent.PART)]
    assert onward(UnitRegistry(units, divided), "a") == [("y", None, False, 2), ("z", None, False, 2)]


def test_what_is_there_after_the_day_is_not_followed_further_on_it() -> None:
    """Who came into a unit that gave a part away on the same day is in the unit."""
    units = [place("a", until=DAY), place("b"), place("z", since=DAY)]
    events = [event("e1", ("a", "b")), event("e2", ("b", "z"), extent=Extent.PART)]
    assert onward(UnitRegistry(units, events), "a") == [("b", None, True, 1)]


def test_a_circle_of_one_day_comes_to_an_end() -> None:
    circle = [event("e1", ("a", "s")), event("e2", ("s", "t")), event("e3", ("t", "s"))]
    [route] = UnitRegistry([place("a", until=DAY)], circle).routes("a", since=EVE, to=LATER)
    assert (route.target, route.lost, [step.result for step in route.steps]) == (None, "s", ["s", "t", "s"])
    back = [event("e1", ("s", "t")), event("e2", ("t", "s")), event("e3", ("s", "z"))]
    for found in UnitRegistry([place("z", since=DAY)], back).origins("z", on=LATER, since=EVE):
        assert found.origin is None


# Dates known in part ----------------------------------------------------------------------------


def test_the_sure_days_are_the_narrowest_reading() -> None:
    year, month, day = (PartialDate.parse(text) for text in ("2025", "2025-07", DAY))
    assert sure_days_of(None, None) == (EVER, NEVER)
    assert sure_days_of(year, None) == (dt.date(2025, 12, 31), NEVER)
    assert sure_days_of(None, month) == (EVER, TURN)
    assert sure_days_of(day, day) == days_of(day, day) == (TURN, TURN)


partial = st.none() | st.sampled_from(("2024", "2025", "2025-06", "2025-07", "2025-06-30", DAY, "2026")).map(
    PartialDate.parse
)


@given(partial, partial, st.dates(dt.date(2023, 1, 1), dt.date(2027, 1, 1)))
def test_what_is_sure_may_be(since: PartialDate | None, until: PartialDate | None, day: dt.date) -> None:
    sure, may = has(sure_days_of(since, until), day), has(days_of(since, until), day)
    assert may or not sure
    if all(date is None or date.day is not None for date in (since, until)):
        assert sure == may


@pytest.mark.parametrize("until", ["2025", "2025-07", DAY])
def test_a_unit_that_went_whole_does_not_go_on_because_its_end_is_known_in_part(until: str) -> None:
    registry = UnitRegistry([place("a", until=until), place("x", since=DAY)], [event("e", ("a", "x"))])
    assert onward(registry, "a") == [("x", None, True, 1)]
    assert backward(registry, "x") == [("a", None, True, 1)]


def test_a_unit_that_gave_a_part_goes_on_as_long_as_it_may() -> None:
    registry = UnitRegistry(
        [place("a", until="2025-07"), place("x", since=DAY)], [event("e", ("a", "x"), extent=Extent.PART)]
    )
    routes = registry.routes("a", since=EVE, to=TURN)
    assert [(route.target, route.whole) for route in routes] == [("x", False), ("a", False)]


@pytest.mark.parametrize(
    ("until", "since", "codes"),
    [
        (DAY, DAY, []),
        ("2025-07", DAY, []),
        ("2025", DAY, []),
        (DAY, "2025", []),
        ("2025", "2025", []),
        ("2025-07-02", DAY, ["event-origin-goes-on"]),
        ("2026", DAY, []),
        (DAY, "2025-06-30", ["event-result-before"]),
        (None, None, ["event-origin-goes-on", "event-result-before"]),
    ],
)
def test_dates_known_in_part_break_no_rule_of_events(until: str | None, since: str | None, codes: list[str]) -> None:
    registry = UnitRegistry([place("a", until=until), place("x", since=since)], [event("e", ("a", "x"))])
    assert [item.problem.code for item in broken_events(registry)] == codes


# The rest ---------------------------------------------------------------------------------------


def test_two_events_with_one_id_that_differ_are_refused() -> None:
    units = [place("a", until=DAY), place("x", since=DAY)]
    one, other = event("e", ("a", "x")), event("e", ("a", None))
    assert UnitRegistry(units, [one, event("e", ("a", "x"))]).events == (one,)
    with pytest.raises(ValueError, match="“e” was given twice, and not alike"):
        UnitRegistry(units, [one, other])
    assert UnitRegistry(units, [one]).with_records(events=[other]).events == (other,)


@given(registries(), st.data())
def test_an_event_that_was_changed_does_not_stand_beside_itself(registry: UnitRegistry, data: st.DataObject) -> None:
    if registry.events:
        changed = attrs.evolve(data.draw(st.sampled_from(registry.events)), note="khác")
        with pytest.raises(ValueError, match="given twice"):
            UnitRegistry(registry.values(), [*registry.events, changed])


def test_siblings_are_the_other_children_while_the_parent_is_there() -> None:
    registry = UnitRegistry(
        [place("p", until=DAY), *(place(name, above="p") for name in "abc"), place("d", above="unknown"), place("e")]
    )
    before, after = registry.on(EVE), registry.on(TURN)
    assert {name: before.siblings(name) for name in "ade"} == {"a": ("b", "c"), "d": (), "e": ()}
    assert {name: after.siblings(name) for name in "abc"} == {"a": (), "b": (), "c": ()}


def test_the_territories_are_the_kinds_whose_word_a_name_may_drop() -> None:
    assert {UnitKind.PROVINCE, UnitKind.SPECIAL_ZONE} < set(TERRITORIES)
    assert UnitKind.VILLAGE not in TERRITORIES and UnitKind.PARTY_COMMITTEE not in TERRITORIES
    for kind in set(TERRITORIES) - {UnitKind.CENTRALLY_RUN_CITY, UnitKind.PROVINCIAL_CITY}:
        assert bare_name_key(f"{kind.vi} Ba Vì") == bare_name_key("phường Ba Vì")
