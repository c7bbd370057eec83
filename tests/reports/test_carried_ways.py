"""Figures over ways that break off, over parts that go one way, and with the unit of the catalogue."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.dates import PartialDate
from danvan.law.periods import Window
from danvan.reports.carrying import Bounds, Carried, carry
from danvan.reports.comparing import compare
from danvan.reports.figures import Figure, Indicator, Nature
from danvan.reports.measures import Measure, Stated
from danvan.reports.rollup import rollup
from danvan.strategies import registries
from danvan.units.events import EdgeChange, Extent, SuccessionEdge, UnitEvent, UnitEventKind
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Unit, UnitKind

D = dt.date
TURN, TODAY, DAY = D(2025, 7, 1), D(2026, 12, 31), "2025-07-01"
BEFORE = Window(first=D(2024, 1, 1), last=D(2024, 12, 31))
AFTER = Window(first=D(2026, 1, 1), last=D(2026, 12, 31))
SESSIONS = Indicator(id="dialogue.sessions", name="Số cuộc đối thoại", unit="cuộc", nature=Nature.FLOW)
CATALOGUE = {SESSIONS.id: SESSIONS}


def place(name: str, since: str | None = None, until: str | None = None) -> Unit:
    return Unit(
        id=name,
        level=Level.COMMUNE,
        kinds=(DatedKind(kind=UnitKind.COMMUNE),),
        names=(DatedName(text=name),),
        since=None if since is None else PartialDate.parse(since),
        until=None if until is None else PartialDate.parse(until),
    )


def way(origin: str | None, result: str | None, extent: Extent = Extent.WHOLE) -> SuccessionEdge:
    return SuccessionEdge(origin=origin, result=result, extent=extent, changes=(EdgeChange.MERGE,))


def event(name: str, *edges: SuccessionEdge, on: dt.date = TURN) -> UnitEvent:
    return UnitEvent(id=name, kind=UnitEventKind.REARRANGE, effective=on, edges=edges)


def said(who: str, number: int, window: Window = BEFORE, **fields: object) -> Stated:
    given_fields: dict[str, object] = {"label": "cuộc", "nature": Nature.FLOW, **fields}
    return Stated(unit=who, window=window, figure=Figure(value=Decimal(number), **given_fields))  # type: ignore[arg-type]  # fields of many types


def told(who: str, number: int, window: Window = BEFORE, **fields: object) -> Stated:
    """A figure of the catalogue's indicator, which says nothing of its nature."""
    return said(who, number, window, label=None, nature=None, indicator=SESSIONS.id, **fields)


def summary(item: Carried) -> tuple[object, object, object]:
    number = None if item.figure is None else item.figure.value
    return item.unit, number, None if item.problem is None else item.problem.code


def merged() -> UnitRegistry:
    units = [place("a", until=DAY), place("b", until=DAY), place("x", since=DAY)]
    return UnitRegistry(units, [event("e", way("a", "x"), way("b", "x"))])


def test_a_unit_that_went_into_one_not_known_is_lost_and_not_ended() -> None:
    registry = UnitRegistry([place("a", until=DAY), place("f", until=DAY)], [event("e", way("a", "xa-la"))])
    lost, ended = carry([said("a", 3), said("f", 1)], registry, to=TODAY)
    assert [summary(item) for item in (lost, ended)] == [("a", None, "carry-lost"), ("f", None, "carry-ended")]
    assert lost.reason is not None
    assert lost.reason.en == "a went into xa-la, of which nothing is known here on 2026-12-31."
    assert "xa-la" in lost.reason.vi


def test_a_part_that_is_lost_is_said_beside_the_part_that_is_known() -> None:
    registry = UnitRegistry(
        [place("a", until=DAY), place("x", since=DAY)],
        [event("e", way("a", "x", Extent.PART), way("a", "xa-la", Extent.PART))],
    )
    items = carry([said("a", 3)], registry, to=TODAY)
    assert [summary(item) for item in items] == [("a", None, "carry-lost"), ("x", None, "carry-partial")]


def test_a_beginning_that_nothing_explains_takes_part_in_no_sum() -> None:
    """A unit that began in the meantime and that no event made came into another: of what, nobody knows."""
    units = [place("a", until="2026-01-01"), place("n", since=DAY, until="2026-01-01"), place("x", since="2026-01-01")]
    later = event("e", way("a", "x"), way("n", "x"), on=D(2026, 1, 1))
    [item] = carry([said("a", 3)], UnitRegistry(units, [later]), to=TODAY)
    assert (summary(item), item.missing) == (("x", None, "carry-missing"), ("n",))
    assert item.bounds == Bounds(lower=Decimal(3), upper=None)
    from_nothing = UnitRegistry(units, [event("made", way(None, "n")), later])
    assert [summary(item) for item in carry([said("a", 3)], from_nothing, to=TODAY)] == [("x", 3, None)]


def test_a_unit_that_took_in_what_nobody_knows_is_not_itself() -> None:
    units = [place("a"), place("n", since=DAY, until="2026-01-01")]
    takes = event("e", way("a", "a"), way("n", "a"), on=D(2026, 1, 1))
    [item] = carry([said("a", 3)], UnitRegistry(units, [takes]), to=TODAY)
    assert (summary(item), item.missing) == (("a", None, "carry-missing"), ("n",))
    from_nothing = UnitRegistry(units, [event("made", way(None, "n")), takes])
    assert [summary(item) for item in carry([said("a", 3)], from_nothing, to=TODAY)] == [("a", 3, None)]


def test_a_chain_of_one_day_carries_all() -> None:
    units = [place("a", until=DAY), place("b", until=DAY), place("z", since=DAY)]
    chain = [event("e1", way("a", "t")), event("e2", way("t", "z"), way("b", "z"))]
    items = carry([said("a", 3), said("b", 4)], UnitRegistry(units, chain), to=TODAY)
    assert [summary(item) for item in items] == [("z", 7, None)]


def test_two_parts_that_go_one_way_are_not_known_to_be_everything() -> None:
    units = [place("a", until=DAY), place("x", since=DAY)]
    one = [event("e", way("a", "x", Extent.PART), way("a", "x", Extent.PART_AREA))]
    [item] = carry([said("a", 3)], UnitRegistry(units, one), to=TODAY)
    assert summary(item) == ("x", None, "carry-partial")
    assert item.bounds == Bounds(lower=Decimal(0), upper=Decimal(3))


def test_two_parts_that_come_together_by_two_ways_are_everything() -> None:
    later = D(2026, 1, 1)
    units = [
        place("a", until=DAY),
        *(place(name, since=DAY, until=later.isoformat()) for name in ("s", "t")),
        place("x", since=later.isoformat()),
    ]
    parts = event("e1", way("a", "s", Extent.PART), way("a", "t", Extent.PART))
    items = carry(
        [said("a", 3)], UnitRegistry(units, [parts, event("e2", way("s", "x"), way("t", "x"), on=later)]), to=TODAY
    )
    assert [summary(item) for item in items] == [("x", 3, None)]


@given(registries(), st.data())
def test_what_is_not_known_never_changes_an_exact_figure(registry: UnitRegistry, data: st.DataObject) -> None:
    """With a unit that stands at the end left out, its origins are lost and all other figures are as they were."""
    first, last = D(2017, 12, 31), D(2027, 1, 1)
    origins = {edge.origin for event in registry.events for edge in event.edges}
    ended = sorted(set(registry.on(last)) - set(registry.on(first)) - origins)
    if not ended:
        return
    gone = data.draw(st.sampled_from(ended))
    window = Window(first=first, last=first)
    figures = [said(name, data.draw(st.integers(0, 50)), window) for name in registry.on(first)]
    rest = UnitRegistry([unit for name, unit in registry.items() if name != gone], registry.events)
    full = {item.unit: item for item in carry(figures, registry, to=last) if item.unit != gone}
    found = carry(figures, rest, to=last)
    lost = {item.unit for item in found if summary(item)[2] == "carry-lost"}
    assert [item for item in found if summary(item)[2] != "carry-lost"] == list(full.values())
    ends = {name: registry.routes(name, since=first, to=last) for name in registry.on(first)}
    assert lost == {name for name, routes in ends.items() if any(route.target == gone for route in routes)}


# The catalogue ----------------------------------------------------------------------------------


def test_a_figure_without_a_unit_has_that_of_the_catalogue() -> None:
    assert Measure.of(told("a", 1), CATALOGUE).unit == "cuộc"
    assert Measure.of(told("a", 1, unit="hội nghị"), CATALOGUE).unit == "hội nghị"
    assert Measure.of(told("a", 1)).unit is None
    assert Measure.of(said("a", 1), CATALOGUE).unit is None


def test_stated_or_not_the_unit_of_the_catalogue_is_one_measure() -> None:
    figures = [told("a", 3), told("b", 4, unit="cuộc")]
    [item] = carry(figures, merged(), to=TODAY, indicators=CATALOGUE)
    assert item.figure is not None
    assert (summary(item), item.figure.unit) == (("x", 7, None), "cuộc")
    assert len(carry(figures, merged(), to=TODAY)) == 2
    [row] = rollup(figures, merged(), window=BEFORE, group=lambda view, name: "all", indicators=CATALOGUE)[0]
    assert row.figure is not None
    assert row.figure.value == 7
    assert row.figure.unit == "cuộc"


def test_a_comparison_takes_the_unit_of_the_catalogue_on_both_sides() -> None:
    for before, after in ((None, "cuộc"), ("cuộc", None)):
        found = compare(
            [told("a", 3, unit=before), told("b", 4, unit=before)],
            [told("x", 9, AFTER, unit=after)],
            merged(),
            on=TODAY,
            indicators=CATALOGUE,
        )
        assert {row.unit: row.change for row in found.rows} == {"x": 2}


def test_two_figures_before_the_change_are_no_comparison() -> None:
    earlier = Window(first=D(2023, 1, 1), last=D(2023, 12, 31))
    twice = [said(name, 1, window) for name in ("a", "b") for window in (earlier, BEFORE)]
    with pytest.raises(ValueError, match="two figures of x measure the same before the change"):
        compare(twice, [said("x", 9, AFTER)], merged(), on=TODAY)
    once = [said("a", 1), said("b", 1), *(said(name, 1, earlier, label="khác") for name in ("a", "b"))]
    assert [row.change for row in compare(once, [said("x", 9, AFTER)], merged(), on=TODAY).rows] == [7, None]


# What a registry does not know, and days on which several events meet ----------------------------


@pytest.mark.parametrize(
    ("units", "edges"),
    [
        ((place("a", until=DAY), place("x", since=DAY)), (way("a", "x"), way("ghost", "x"))),
        ((place("a", until=DAY), place("x")), (way("a", "x"), way("ghost", "x"))),
        ((place("x"),), (way("x", "x"), way("ghost", "x"))),
    ],
)
def test_an_origin_that_is_not_known_is_missed(units: tuple[Unit, ...], edges: tuple[SuccessionEdge, ...]) -> None:
    registry = UnitRegistry(units, [event("e", *edges)])
    stated = [said(unit.id, 3) for unit in units if registry.exists(unit.id, BEFORE.last)]
    [found] = carry(stated, registry, to=TODAY)
    assert (summary(found), found.missing) == (("x", None, "carry-missing"), ("ghost",))
    assert found.bounds == Bounds(lower=Decimal(3 * len(stated)), upper=None)


def test_a_unit_that_took_others_in_on_its_last_day_hands_all_on() -> None:
    units = [place("a", until=DAY), place("b", until=DAY), place("c", since=DAY)]
    events = [event("e1", way("a", "b")), event("e2", way("b", "c"))]
    for order in (events, events[::-1]):
        registry = UnitRegistry(units, order)
        assert {route.origin for route in registry.origins("c", on=TODAY, since=BEFORE.last)} == {"a", "b"}
        [found] = carry([said("a", 3), said("b", 4)], registry, to=TODAY)
        assert summary(found) == ("c", 7, None)
        [without] = carry([said("b", 4)], registry, to=TODAY)
        assert (summary(without), without.missing) == (("c", None, "carry-missing"), ("a",))


@pytest.mark.parametrize("since", ["2025", "2025-07", DAY, None])
def test_a_unit_of_which_only_the_year_of_its_beginning_is_known_began_with_its_event(since: str | None) -> None:
    units = [place("a", until=DAY), place("b", until=DAY), place("x", since=since)]
    registry = UnitRegistry(units, [event("e", way("a", "x"), way("b", "x"))])
    [found] = carry([said("a", 3), said("b", 4)], registry, to=TODAY)
    # One that was always there had something of its own, which nobody states.
    assert summary(found) == (("x", 7, None) if since else ("x", None, "carry-missing"))


def test_a_part_that_went_to_nobody_known_makes_no_comparison() -> None:
    registry = UnitRegistry([place("m")], [event("e", way("m", "ghost", Extent.PART))])
    [row] = compare([said("m", 3)], [said("m", 2, AFTER)], registry, on=TODAY).rows
    assert (row.holds, row.before and row.before.problem and row.before.problem.code) == (False, "carry-lost")


def test_two_ways_of_one_event_into_one_unit_are_two_obstacles() -> None:
    units = [place("a", until=DAY), place("z", since=DAY)]
    registry = UnitRegistry(units, [event("e", way("a", "z", Extent.PART), way("a", "z", Extent.PART_AREA))])
    [found] = carry([said("a", 3)], registry, to=TODAY)
    assert [step.extent for step in found.obstacles] == [Extent.PART, Extent.PART_AREA]


def test_part_and_whole_of_a_rate_are_not_measured_in_percent() -> None:
    rate = Indicator(id="rate", name="Tỷ lệ", unit="%", nature=Nature.RATIO)
    units = [place("a", until=DAY), place("b", until=DAY), place("x", since=DAY)]
    registry = UnitRegistry(units, [event("e", way("a", "x"), way("b", "x"))])
    stated = [said(who, 3, label=None, nature=None, indicator="rate", denominator=Decimal(4)) for who in ("a", "b")]
    [found] = carry(stated, registry, to=TODAY, indicators={"rate": rate})
    assert (summary(found), found.measure.unit, found.rate) == (("x", 6, None), None, 75)
    percent = [said(who, 3, label=None, nature=None, indicator="rate", unit="%") for who in ("a", "b")]
    [refused] = carry(percent, registry, to=TODAY, indicators={"rate": rate})
    assert (summary(refused), refused.measure.unit) == (("x", None, "carry-ratio"), "%")


# Figures that would be counted twice, or lost, on the way ---------------------------------------

LATER = D(2026, 1, 1)
PART, REST = Extent.PART, Extent.REMAINDER


def codes_of(registry: UnitRegistry, **numbers: int) -> dict[str, object]:
    """For each unit of the later day its exact figure, or the code of the reason why it has none."""
    found = carry([said(who, number) for who, number in numbers.items()], registry, to=TODAY)
    return {item.unit: code or number for item in found for _, number, code in [summary(item)]}


@pytest.mark.parametrize("apart", [True, False])
def test_what_a_new_unit_gives_away_on_its_first_day_is_counted_once(apart: bool) -> None:
    units = [place("a", until=DAY), place("b", until=DAY), place("x", since=DAY), place("y")]
    into, out = (way("a", "x"), way("b", "x")), way("x", "y", PART)
    events = [event("e1", *into), event("e2", out)] if apart else [event("e", *into, out)]
    registry = UnitRegistry(units, events)
    assert codes_of(registry, a=3, b=4, y=5) == {"x": "carry-partial", "y": "carry-partial"}
    onward = {route.target for route in registry.routes("a", since=BEFORE.last, to=TODAY)}
    back = {name for name in "xy" if "a" in {r.origin for r in registry.origins(name, on=TODAY, since=BEFORE.last)}}
    assert onward == back == {"x", "y"}


def test_of_a_unit_that_is_not_known_nothing_is_followed_over_several_days() -> None:
    units = [place("a", until=DAY), place("b")]
    events = [event("e1", way("a", "g")), event("e2", way("g", "b"), way("b", "g", PART), on=LATER)]
    assert codes_of(UnitRegistry(units, events), a=3, b=4)["a"] == "carry-lost"
    assert codes_of(UnitRegistry(units, events), a=3, b=4)["b"] in ("carry-missing", "carry-lost", "carry-partial")
    chain = UnitRegistry(units, [event("e1", way("a", "g")), event("e2", way("g", "b"), on=LATER)])
    assert codes_of(chain, a=3, b=4) == {"a": "carry-lost", "b": "carry-missing"}
    [onward] = chain.routes("a", since=BEFORE.last, to=TODAY)
    lost = {route.lost for route in chain.origins("b", on=TODAY, since=BEFORE.last)}
    assert (onward.target, onward.lost, lost) == (None, "g", {None, "g"})


@pytest.mark.parametrize(
    ("units", "events", "target"),
    [
        # A part went to a unit that is not known, and a part of that one came back.
        ([place("a")], [event("e", way("a", "g", PART), way("g", "a", PART))], "a"),
        # Two parts, one after the other, of a unit that then was no more.
        (
            [place("a", until="2026-01-01"), place("x", since=DAY)],
            [event("e1", way("a", "x", PART)), event("e2", way("a", "x", PART), on=LATER)],
            "x",
        ),
        # Divided, and of one half only a part is said to have come together with the other.
        (
            [
                place("a", until=DAY),
                place("s", since=DAY, until="2026-01-01"),
                place("u", since=DAY, until="2026-01-01"),
                place("x", since="2026-01-01"),
            ],
            [
                event("e1", way("a", "s", PART), way("a", "u", PART)),
                event("e2", way("s", "x", PART), way("u", "x"), on=LATER),
            ],
            "x",
        ),
    ],
)
def test_a_part_on_the_way_is_not_everything(units: list[Unit], events: list[UnitEvent], target: str) -> None:
    registry = UnitRegistry(units, events)
    assert codes_of(registry, a=3) == {target: "carry-partial"}
    window = Window(first=BEFORE.first, last=TODAY)
    stated = [said("a", 3), said(target, 2, Window(first=D(2025, 1, 1), last=TODAY))]
    rows, _ = rollup(stated, registry, window=window, group=lambda view, name: "all")
    assert [row.figure for row in rows] == [None]


def test_halves_that_come_together_are_everything_at_each_fork() -> None:
    units = [
        place("a", until=DAY),
        place("s", since=DAY, until="2026-01-01"),
        place("u", since=DAY, until="2026-01-01"),
        place("x", since="2026-01-01"),
    ]
    halves = event("e1", way("a", "s", PART), way("a", "u", REST))
    again = event("e2", way("s", "x"), way("u", "x"), on=LATER)
    assert codes_of(UnitRegistry(units, [halves, again]), a=3) == {"x": 3}
