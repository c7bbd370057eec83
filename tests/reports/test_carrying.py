"""Figures over a change of units: carried where that is true, bounded where that is sound, refused elsewhere."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.law.periods import Window
from danvan.reports.adding import weakest
from danvan.reports.carrying import Bounds, Carried, carry
from danvan.reports.comparing import compare
from danvan.reports.figures import Breakdown, Figure, Indicator, Nature, Qualifier, Scale, Silence
from danvan.reports.measures import Stated
from danvan.strategies import registries
from danvan.units.events import EdgeChange, Extent, SuccessionEdge, UnitEvent, UnitEventKind
from danvan.units.refusals import UnknownUnit
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Unit, UnitKind

D = dt.date
REFORM = D(2025, 7, 1)
YEAR = Window(first=D(2024, 1, 1), last=D(2024, 12, 31))
AFTER = Window(first=D(2026, 1, 1), last=D(2026, 12, 31))
TODAY = D(2026, 12, 31)


def unit(name: str, since: str | None = None, until: str | None = None) -> Unit:
    from danvan.dates import PartialDate

    return Unit(
        id=name,
        level=Level.COMMUNE,
        kinds=(DatedKind(kind=UnitKind.COMMUNE),),
        names=(DatedName(text=name),),
        since=None if since is None else PartialDate.parse(since),
        until=None if until is None else PartialDate.parse(until),
    )


def edge(origin: str, result: str | None, extent: Extent = Extent.WHOLE) -> SuccessionEdge:
    return SuccessionEdge(origin=origin, result=result, extent=extent, changes=(EdgeChange.MERGE,))


def world() -> UnitRegistry:
    """a and b went whole into x; c in parts into x2 and y; d whole into y; e stays; f was dissolved."""
    day = REFORM.isoformat()
    return UnitRegistry(
        [
            *(unit(name, until=day) for name in ("a", "b", "c", "d", "f")),
            unit("e"),
            *(unit(name, since=day) for name in ("x", "x2", "y")),
        ],
        [
            UnitEvent(
                id="e1",
                kind=UnitEventKind.REARRANGE,
                effective=REFORM,
                edges=(
                    *(edge("a", "x"), edge("b", "x"), edge("d", "y"), edge("f", None)),
                    *(edge("c", "x2", Extent.PART), edge("c", "y", Extent.PART_AREA)),
                ),
            )
        ],
    )


def flow(value: object, **fields: object) -> Figure:
    given: dict[str, object] = {"label": "cuộc đối thoại", "nature": Nature.FLOW, **fields}
    return Figure(value=None if value is None else Decimal(str(value)), **given)  # type: ignore[arg-type]  # fields of many types


def said(**values: object) -> list[Stated]:
    return [
        Stated(unit=name, window=YEAR, figure=value if isinstance(value, Figure) else flow(value))
        for name, value in values.items()
    ]


def carried(*, to: dt.date = TODAY, **values: object) -> dict[str, Carried]:
    return {item.unit: item for item in carry(said(**values), world(), to=to)}


def value(item: Carried) -> Decimal | None:
    return None if item.figure is None else item.figure.value


def test_several_whole_origins_are_added() -> None:
    found = carried(a=3, b="4.5")
    assert list(found) == ["x"]
    assert found["x"].figure == flow("7.5", scope_unit="x")
    assert found["x"].origins == ("a", "b")
    assert (found["x"].problem, found["x"].reason, found["x"].bounds) == (None, None, None)


LONG = Decimal("123456789012.345678901")


@pytest.mark.parametrize(
    ("scale", "value"),
    [(Scale.ONE, "9" * 18), (Scale.BILLION, str(LONG)), (Scale.BILLION, "-1000000000"), (Scale.ONE, "5" + "0" * 17)],
)
def test_a_sum_of_more_digits_than_a_figure_has_is_none(scale: Scale, value: str) -> None:
    one = flow(value, scale=scale)
    exact = Fraction(value) * 2 * Fraction(scale.factor)
    item = carried(a=one, b=one)["x"]
    assert (item.figure, item.problem and item.problem.code) == (None, "sum-too-long")
    limits = None if exact < 0 else Bounds(lower=(number := Decimal(str(exact.numerator))), upper=number)
    if exact.denominator == 1:
        assert item.bounds == limits
    assert item.reason is not None
    assert "digits" in item.reason.en


def test_a_long_figure_of_a_unit_that_went_on_is_refused_and_compared_exactly() -> None:
    item = carried(e=flow(LONG, scale=Scale.BILLION))["e"]
    assert item.problem is not None
    assert dict(item.problem.values)["value"] == "123456789012345678901"
    assert item.bounds == Bounds(lower=Decimal("123456789012345678901"), upper=Decimal("123456789012345678901"))
    share = flow("1", scale=Scale.BILLION, denominator=Decimal("9" * 18))
    assert carried(a=share, b=share)["x"].problem is not None
    # The change is a plain number, so it may be longer than a figure; it is never rounded.
    after = Stated(unit="e", window=AFTER, figure=flow("999999999999999999.999999999", scale=Scale.BILLION))
    [row] = compare(said(e="0.000000001"), [after], world(), on=TODAY).rows
    assert row.change == Decimal("999999999999999999999999998.999999999")
    [refused] = compare(said(e=flow(LONG, scale=Scale.BILLION)), [after], world(), on=TODAY).rows
    assert (refused.holds, refused.rate_change) == (False, None)


def test_before_the_change_and_where_nothing_changed_a_figure_is_itself() -> None:
    assert value(carried(a=3, to=REFORM - dt.timedelta(days=1))["a"]) == 3
    assert value(carried(e=5)["e"]) == 5


def test_zero_is_carried_as_zero() -> None:
    assert value(carried(a=0, b=0)["x"]) == 0


def test_a_missing_origin_refuses_the_sum_and_leaves_a_floor() -> None:
    for figures in ({"a": 3}, {"a": 3, "b": flow(None, silence=Silence.NOT_REPORTED)}):
        [item] = carried(**figures).values()
        assert value(item) is None
        assert (item.missing, item.bounds) == (("b",), Bounds(lower=Decimal(3), upper=None))
        assert item.reason is not None
        assert item.reason.en == "Not carried to x: there is no figure of b, which went into it."


def test_what_does_not_apply_is_neither_zero_nor_missing() -> None:
    none = flow(None, silence=Silence.NOT_APPLICABLE)
    some = carried(a=3, b=none)["x"]
    assert (value(some), some.without) == (3, ("b",))
    both = carried(a=none, b=none)["x"].figure
    assert both is not None
    assert (both.value, both.silence) == (None, Silence.NOT_APPLICABLE)


def test_a_part_is_refused_with_its_edges_and_bounded() -> None:
    found = carried(c=10, d=4)
    assert {name: value(item) for name, item in found.items()} == {"x2": None, "y": None}
    assert found["x2"].bounds == Bounds(lower=Decimal(0), upper=Decimal(10))
    assert found["y"].bounds == Bounds(lower=Decimal(4), upper=Decimal(14))
    assert [(step.origin, step.result, step.extent) for step in found["y"].obstacles] == [("c", "y", Extent.PART_AREA)]
    assert found["y"].reason is not None
    assert "c → y (part_area)" in found["y"].reason.vi


@pytest.mark.parametrize(
    ("qualifier", "bounds"),
    [
        (Qualifier.EXACT, Bounds(lower=Decimal(4), upper=Decimal(14))),
        (Qualifier.AT_LEAST, Bounds(lower=Decimal(4), upper=None)),
        (Qualifier.JUST_BELOW, Bounds(lower=Decimal(0), upper=Decimal(14))),
        (Qualifier.ABOUT, None),
    ],
)
def test_bounds_are_only_given_where_they_are_sound(qualifier: Qualifier, bounds: Bounds | None) -> None:
    found = carried(c=flow(10, qualifier=qualifier), d=flow(4, qualifier=qualifier))
    assert found["y"].bounds == bounds


def test_a_negative_figure_has_no_bounds() -> None:
    assert carried(c=flow(-1), d=flow(4))["y"].bounds is None


def test_ratios_are_never_added_but_computed_from_their_parts() -> None:
    percent = {"a": flow(50, nature=Nature.RATIO), "b": flow(70, nature=Nature.RATIO)}
    item = carried(**percent)["x"]
    assert value(item) is None
    assert item.problem is not None
    assert item.problem.code == "carry-ratio"
    parts = carried(a=flow(1, denominator=Decimal(2)), b=flow(7, denominator=Decimal(10)))["x"]
    assert parts.figure is not None
    assert (parts.figure.value, parts.figure.denominator, parts.rate) == (8, 12, Decimal(800) / 12)
    split = carried(c=flow(2, denominator=Decimal(4)), d=flow(1, denominator=Decimal(3)))["y"]
    assert split.denominator_bounds == Bounds(lower=Decimal(3), upper=Decimal(7))
    assert split.rate is None


def code(item: Carried) -> str | None:
    return None if item.problem is None else item.problem.code


def test_what_cannot_be_added_is_refused_with_its_reason() -> None:
    assert code(carried(a=flow(1, nature=None), b=flow(1, nature=None))["x"]) == "carry-nature"
    assert code(carried(a=flow(1, nature=Nature.STOCK), b=flow(1))["x"]) == "carry-nature"
    assert code(carried(a=flow(1, nature=Nature.FLOW_OR_STOCK))["x"]) == "carry-nature"
    assert code(carried(a=flow(1, denominator=Decimal(2)), b=1)["x"]) == "carry-denominators"
    assert code(carried(f=1)["f"]) == "carry-ended"
    twice = carry([*said(a=1), *said(a=2)], world(), to=TODAY)
    assert [code(item) for item in twice] == ["carry-twice"]
    late = Window(first=D(2025, 1, 1), last=D(2025, 12, 31))
    [crossing] = carry([Stated(unit="a", window=late, figure=flow(1))], world(), to=TODAY)
    assert code(crossing) == "carry-not-there"
    for item in (*twice, crossing, carried(f=1)["f"]):
        assert item.reason is not None
        assert item.reason.vi != item.reason.en


def test_the_catalogue_tells_the_nature() -> None:
    sessions = Indicator(id="dialogue.sessions", name="Số cuộc đối thoại", unit="cuộc", nature=Nature.FLOW)
    figures = said(
        a=Figure(indicator="dialogue.sessions", value=Decimal(2)),
        b=Figure(indicator="dialogue.sessions", value=Decimal(1)),
    )
    [item] = carry(figures, world(), to=TODAY, indicators={sessions.id: sessions})
    assert value(item) == 3
    [unknown] = carry(figures, world(), to=TODAY)
    assert code(unknown) == "carry-nature"


def test_measures_are_kept_apart_and_scales_are_not() -> None:
    women = (Breakdown(dimension="gender", value="nữ"),)
    items = carry(
        [*said(a=1, b=2), *said(a=flow(5, breakdown=women)), *said(a=flow(3, unit="cuộc"))], world(), to=TODAY
    )
    assert [(item.measure.breakdown, item.measure.unit, value(item)) for item in items] == [
        ((), None, 3),
        (women, None, None),
        ((), "cuộc", None),
    ]
    money = carried(a=flow("1.45", scale=Scale.BILLION), b=flow(50, scale=Scale.MILLION))["x"].figure
    assert money is not None
    assert (money.value, money.scale) == (1_500_000_000, Scale.ONE)


def test_parts_that_come_together_again_are_the_whole() -> None:
    later = "2026-01-01"
    registry = world().with_records(
        [
            unit("x2", since="2025-07-01", until=later),
            unit("y", since="2025-07-01", until=later),
            unit("z", since=later),
        ],
        [
            UnitEvent(
                id="e2", kind=UnitEventKind.MERGE, effective=D(2026, 1, 1), edges=(edge("x2", "z"), edge("y", "z"))
            )
        ],
    )
    [item] = carry(said(c=10, d=4), registry, to=TODAY)
    assert (item.unit, value(item)) == ("z", 14)


def test_wrong_questions() -> None:
    with pytest.raises(UnknownUnit):
        carried(nobody=1)
    with pytest.raises(ValueError, match="before"):
        carried(a=1, to=D(2024, 6, 1))


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        ([], Qualifier.EXACT),
        ([Qualifier.EXACT, Qualifier.AT_LEAST], Qualifier.AT_LEAST),
        ([Qualifier.JUST_BELOW, Qualifier.EXACT], Qualifier.JUST_BELOW),
        ([Qualifier.AT_LEAST, Qualifier.JUST_BELOW], Qualifier.ABOUT),
        ([Qualifier.ABOUT, Qualifier.AT_LEAST], Qualifier.ABOUT),
    ],
)
def test_a_sum_is_as_weak_as_its_weakest(qualifiers: list[Qualifier], expected: Qualifier) -> None:
    assert weakest(qualifiers) is expected


def test_a_comparison_says_for_how_many_units_it_holds() -> None:
    after = [Stated(unit=name, window=AFTER, figure=flow(number)) for name, number in (("x", 9), ("y", 8), ("e", 5))]
    found = compare(said(a=3, b=4, c=10, d=4), after, world(), on=TODAY)
    rows = {row.unit: row.change for row in found.rows}
    assert rows == {"x": 2, "x2": None, "y": None, "e": None}
    assert (found.holding, found.said.en) == (1, "The comparison holds for 1 of 4 units.")
    about = [Stated(unit="x", window=AFTER, figure=flow(9, qualifier=Qualifier.ABOUT))]
    assert compare(said(a=3, b=4), about, world(), on=TODAY).holding == 0
    with pytest.raises(ValueError, match="two figures"):
        compare(said(a=3, b=4), [*after, *after], world(), on=TODAY)


# Laws -------------------------------------------------------------------------------------------

FIRST, LAST = D(2017, 12, 31), D(2027, 1, 1)
WINDOW = Window(first=FIRST, last=FIRST)


def figures_of(registry: UnitRegistry, data: st.DataObject) -> dict[str, int]:
    return {name: data.draw(st.integers(0, 50), label=name) for name in registry.on(FIRST)}


def stated(values: dict[str, int]) -> list[Stated]:
    return [Stated(unit=name, window=WINDOW, figure=flow(number)) for name, number in values.items()]


@given(registries(whole=True), st.data())
def test_nothing_is_lost_and_nothing_is_won(registry: UnitRegistry, data: st.DataObject) -> None:
    values = figures_of(registry, data)
    items = carry(stated(values), registry, to=LAST)
    ended = sum(values[item.unit] for item in items if code(item) == "carry-ended")
    assert all(code(item) in (None, "carry-ended") for item in items)
    assert sum(value(item) or 0 for item in items) + ended == sum(values.values())


@settings(max_examples=200)
@given(registries(), st.data())
def test_the_truth_lies_within_the_bounds(registry: UnitRegistry, data: st.DataObject) -> None:
    """Every unit is divided in some way along its edges; the sums that come of it are the truth."""
    values = figures_of(registry, data)
    truth: dict[str | None, Fraction] = defaultdict(Fraction)
    for name, number in values.items():
        where = {name: Fraction(number)}
        for event in sorted(registry.events, key=lambda event: event.effective):
            for origin in [held for held in where if any(edge.origin == held for edge in event.edges)]:
                ways = [step for step in registry.successors(origin) if step.on == event.effective]
                shares = [data.draw(st.integers(1, 5)) for _ in ways]
                amount = where.pop(origin)
                for step, share in zip(ways, shares, strict=True):
                    if step.result is not None:
                        part = amount * Fraction(share, sum(shares))
                        where[step.result] = where.get(step.result, Fraction(0)) + part
        for held, amount in where.items():
            truth[held] += amount
    for item in carry(stated(values), registry, to=LAST):
        if item.figure is not None:
            assert item.figure.value == truth[item.unit]
        elif item.bounds is not None:
            assert item.bounds.lower is not None
            assert item.bounds.lower <= truth[item.unit]
            assert item.bounds.upper is None or truth[item.unit] <= item.bounds.upper
        else:
            assert code(item) == "carry-ended"


@given(registries(), st.data())
def test_the_order_of_figures_changes_nothing(registry: UnitRegistry, data: st.DataObject) -> None:
    given_figures = stated(figures_of(registry, data))
    shuffled = data.draw(st.permutations(given_figures))
    one = {item.unit: (value(item), item.bounds, code(item)) for item in carry(given_figures, registry, to=LAST)}
    other = {item.unit: (value(item), item.bounds, code(item)) for item in carry(shuffled, registry, to=LAST)}
    assert one == other
