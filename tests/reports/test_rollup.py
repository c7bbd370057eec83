"""Sums over units and periods: worked cases, what is refused and why, and the laws of adding."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import bundled
from danvan.dates import PartialDate
from danvan.law.period_names import parse_period
from danvan.law.periods import Period, PeriodKind, Window, WindowRule
from danvan.reports.figures import Figure, Indicator, Nature, Qualifier, Scale, Silence
from danvan.reports.measures import Stated
from danvan.reports.report import Report, ReportKind, ReportStatus
from danvan.reports.rollup import RolledUp, by_level, rollup, stated_of
from danvan.strategies import archives
from danvan.strategies.archives import DrawnArchive
from danvan.units.events import EdgeChange, Extent, SuccessionEdge, UnitEvent, UnitEventKind
from danvan.units.refusals import UnknownUnit
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Relation, RelationKind, Unit, UnitKind

D = dt.date
YEAR = Window(first=D(2025, 1, 1), last=D(2025, 12, 31))
HALVES = Window(first=D(2025, 1, 1), last=D(2025, 6, 30)), Window(first=D(2025, 7, 1), last=D(2025, 12, 31))


def place(
    name: str, *above: str, level: Level = Level.COMMUNE, since: str | None = None, until: str | None = None
) -> Unit:
    return Unit(
        id=name,
        level=level,
        kinds=(DatedKind(kind=UnitKind.COMMUNE),),
        names=(DatedName(text=name),),
        relations=tuple(Relation(kind=RelationKind.PART_OF, unit=unit) for unit in above),
        since=None if since is None else PartialDate.parse(since),
        until=None if until is None else PartialDate.parse(until),
    )


def world() -> UnitRegistry:
    """Province p with a, b (merged into x in the middle of 2025), c; province q with d; in a village v of c."""
    turn = "2025-07-01"
    return UnitRegistry(
        [
            place("p", level=Level.PROVINCE),
            place("q", level=Level.PROVINCE),
            *(place(name, "p", until=turn) for name in ("a", "b")),
            place("x", "p", since=turn),
            place("c", "p"),
            place("d", "q"),
            place("v", "c", level=Level.VILLAGE),
            place("free"),
        ],
        [
            UnitEvent(
                id="e",
                kind=UnitEventKind.MERGE,
                effective=D(2025, 7, 1),
                edges=tuple(
                    SuccessionEdge(origin=name, result="x", extent=Extent.WHOLE, changes=(EdgeChange.MERGE,))
                    for name in ("a", "b")
                ),
            )
        ],
    )


def said(unit: str, value: object, window: Window = YEAR, /, **fields: object) -> Stated:
    given_fields: dict[str, object] = {"label": "cuộc", "nature": Nature.FLOW, **fields}
    number = None if value is None else Decimal(str(value))
    return Stated(unit=unit, window=window, figure=Figure(value=number, **given_fields))  # type: ignore[arg-type]  # fields of many types


def rolled(*stated: Stated, level: Level | None = None, window: Window = YEAR) -> dict[str, RolledUp]:
    rows, outside = rollup(stated, world(), window=window, group=by_level(level))
    assert outside == ()
    return {row.unit: row for row in rows}


def value(row: RolledUp) -> Decimal | None:
    return None if row.figure is None else row.figure.value


def code(row: RolledUp) -> str | None:
    return None if row.problem is None else row.problem.code


def test_flows_add_over_units_and_over_windows() -> None:
    first, second = HALVES
    rows = rolled(said("c", 1, first), said("c", 2, second), said("d", 4), level=Level.PROVINCE)
    assert {name: value(row) for name, row in rows.items()} == {"p": 3, "q": 4}
    assert rows["p"].units == ("c",)
    assert rows["p"].measure.window == YEAR
    assert {name: value(row) for name, row in rolled(said("c", 1), said("d", 4)).items()} == {"c": 1, "d": 4}


def test_a_window_that_crosses_the_reform_is_summed_through_the_registry() -> None:
    first, second = HALVES
    rows = rolled(said("a", 1, first), said("b", 2, first), said("x", 4, second), said("c", 8), level=Level.PROVINCE)
    assert value(rows["p"]) == 15
    assert rows["p"].units == ("a", "b", "x", "c")
    half = rolled(said("a", 1, first), said("x", 4, second), level=Level.PROVINCE)["p"]
    assert (value(half), code(half), half.at_least) == (None, "carry-missing", 5)
    assert half.reason is not None
    assert "b" in half.reason.en


def test_a_sum_of_more_digits_than_a_figure_has_is_refused_with_what_is_sure() -> None:
    first, second = HALVES
    huge = {"scale": Scale.BILLION}
    rows = rolled(said("a", "2000000000", first, **huge), said("c", 1), level=Level.PROVINCE)
    assert code(rows["p"]) == "rollup-parts"
    own = rolled(said("c", "2000000000", **huge))["c"]
    assert (code(own), own.at_least, own.rate) == ("sum-too-long", 2 * 10**18, None)
    large = "9" * 18
    halves = rolled(said("c", large, first), said("c", large, second))["c"]
    assert (code(halves), halves.at_least) == ("sum-too-long", 2 * (10**18 - 1))
    both = rolled(said("c", large), said("x", large, YEAR, qualifier=Qualifier.ABOUT), level=Level.PROVINCE)["p"]
    assert (code(both), both.at_least) == ("sum-too-long", 10**18 - 1)
    below = rolled(said("c", large), said("free", 1), said("x", f"-{large}"), level=Level.PROVINCE)
    assert value(below["p"]) == 0
    # All parts of a divided unit lie in the group, but their sum has too many digits.
    assert code(rolled(said("a", large, first), said("b", large, first), level=Level.PROVINCE)["p"]) == "sum-too-long"


def test_no_digit_of_a_sum_is_lost() -> None:
    rows = rolled(
        said("c", "900000000000000000.000000001"), said("x", "0.000000001"), said("v", "1"), level=Level.PROVINCE
    )
    assert code(rows["p"]) == "rollup-double"
    rows = rolled(said("c", "900000000000000000.000000001"), said("x", "0.000000001"), level=Level.PROVINCE)
    assert value(rows["p"]) == Decimal("900000000000000000.000000002")


def test_days_that_are_missing_or_count_twice_are_refused() -> None:
    first, second = HALVES
    gap = rolled(said("c", 2, second))["c"]
    assert (code(gap), gap.at_least) == ("rollup-gap", 2)
    assert gap.reason is not None
    assert gap.reason.en == "c: no figures for 2025-01-01..2025-06-30."
    late = Window(first=D(2025, 6, 30), last=D(2025, 12, 31))
    twice = rolled(said("c", 1, first), said("c", 2, late))["c"]
    assert (code(twice), twice.at_least) == ("rollup-overlap", None)
    assert code(rolled(said("c", 1, first))["c"]) == "rollup-gap"


def test_a_figure_of_the_whole_window_makes_its_parts_needless() -> None:
    first, second = HALVES
    assert value(rolled(said("c", 1, first), said("c", 9), said("c", 2, second))["c"]) == 9


def test_what_is_there_on_a_day_is_taken_at_the_end() -> None:
    first, second = HALVES
    stock = {"nature": Nature.STOCK}
    rows = rolled(said("c", 7, first, **stock), said("c", 5, second, **stock), said("d", 1, **stock))
    assert {name: value(row) for name, row in rows.items()} == {"c": 5, "d": 1}
    assert code(rolled(said("c", 7, first, **stock))["c"]) == "rollup-not-at-end"
    assert code(rolled(said("c", 7, second, **stock), said("c", 8, **stock))["c"]) == "rollup-overlap"
    assert value(rolled(said("c", 8, second, **stock), said("c", 8, **stock))["c"]) == 8


def test_a_unit_beside_what_it_is_made_of_is_refused() -> None:
    double = rolled(said("c", 1), said("v", 1), level=Level.PROVINCE)["p"]
    assert code(double) == "rollup-double"
    assert double.reason is not None
    assert double.reason.en == "v is inside c, and both have figures: they would count twice."
    assert code(rolled(said("p", 1), said("c", 1), level=Level.PROVINCE)["p"]) == "rollup-double"
    assert {name: value(row) for name, row in rolled(said("c", 1), said("v", 1)).items()} == {"c": 1, "v": 1}


def test_rates_are_computed_anew_and_never_added() -> None:
    rows = rolled(said("c", 1, denominator=Decimal(2)), said("x", 9, HALVES[1], denominator=Decimal(10)),
                  said("a", 0, HALVES[0], denominator=Decimal(4)), said("b", 0, HALVES[0], denominator=Decimal(4)),
                  level=Level.PROVINCE)  # fmt: skip
    assert rows["p"].figure is not None
    assert (rows["p"].figure.value, rows["p"].figure.denominator, rows["p"].rate) == (10, 20, 50)
    share = said("c", 80, unit="%", nature=Nature.RATIO)
    assert value(rolled(share)["c"]) == 80
    assert code(rolled(share, level=Level.PROVINCE)["p"]) == "carry-ratio"
    halves = [said("c", 80, window, unit="%", nature=Nature.RATIO) for window in HALVES]
    assert code(rolled(*halves)["c"]) == "carry-ratio"
    both = [said(name, 80, HALVES[0], unit="%", nature=Nature.RATIO, denominator=Decimal(50)) for name in ("a", "b")]
    merged, _ = rollup(both, world(), window=YEAR)
    assert [code(row) for row in merged] == ["carry-ratio"]
    more = [said(name, 80, HALVES[0], nature=Nature.RATIO, denominator=Decimal(50)) for name in ("a", "b")]
    assert [code(row) for row in rollup(more, world(), window=YEAR)[0]] == ["carry-ratio"]
    parts = [said(name, 8, HALVES[0], nature=Nature.RATIO, denominator=Decimal(50)) for name in ("a", "b")]
    [part] = rollup(parts, world(), window=YEAR)[0]
    assert (code(part), part.at_least) == ("rollup-gap", None)
    mixed = rolled(said("c", 1), said("x", 1, HALVES[1], denominator=Decimal(2)), level=Level.PROVINCE)["p"]
    assert code(mixed) == "rollup-parts"


def test_one_figure_of_one_unit_is_itself_whatever_its_nature() -> None:
    unknown = said("c", 5, nature=None)
    assert value(rolled(unknown)["c"]) == 5
    assert code(rolled(unknown, level=Level.PROVINCE)["p"]) == "carry-nature"
    halves = [said("c", 5, window, nature=Nature.FLOW_OR_STOCK) for window in HALVES]
    assert code(rolled(*halves)["c"]) == "carry-nature"
    wholes = [said("c", 1, HALVES[0]), said("c", 1, HALVES[1], denominator=Decimal(2))]
    assert code(rolled(*wholes)["c"]) == "carry-denominators"


def test_a_sum_is_as_weak_as_its_weakest_and_as_silent_as_its_most_silent() -> None:
    more = rolled(said("c", 5, qualifier=Qualifier.AT_LEAST), said("d", 1))
    assert more["c"].figure is not None
    assert more["c"].figure.qualifier is Qualifier.AT_LEAST
    silent = rolled(said("c", None, silence=Silence.NOT_REPORTED), said("x", 1, HALVES[1]), level=Level.PROVINCE)["p"]
    assert code(silent) == "rollup-parts"
    assert silent.at_least == 1
    none = rolled(said("c", None, silence=Silence.NOT_APPLICABLE), said("d", 3), level=Level.PROVINCE)
    assert none["p"].figure is not None
    assert (none["p"].figure.value, none["p"].figure.silence) == (None, Silence.NOT_APPLICABLE)


def test_units_outside_every_group_are_left_out() -> None:
    assert rolled(said("free", 1), said("d", 2), level=Level.PROVINCE).keys() == {"q"}


def divided(leaves: bool) -> UnitRegistry:
    """Communes m and n of p; in the middle of 2025 m went in parts into s and t, of which t may lie in q."""
    turn = "2025-07-01"
    parts = tuple(
        SuccessionEdge(origin="m", result=name, extent=Extent.PART, changes=(EdgeChange.SPLIT,)) for name in ("s", "t")
    )
    return UnitRegistry(
        [
            *(place(name, level=Level.PROVINCE) for name in ("p", "q")),
            place("m", "p", until=turn),
            place("n", "p"),
            place("s", "p", since=turn),
            place("t", "q" if leaves else "p", since=turn),
        ],
        [UnitEvent(id="e", kind=UnitEventKind.SPLIT, effective=D(2025, 7, 1), edges=parts)],
    )


def test_a_province_has_all_of_a_commune_that_was_divided_inside_it() -> None:
    first, second = HALVES
    before, after = [said("m", 1, first), said("n", 2, first)], [said(name, 4, second) for name in ("n", "s", "t")]
    group = by_level(Level.PROVINCE)

    def province(stated: list[Stated], *, leaves: bool = False) -> RolledUp:
        rows, _ = rollup(stated, divided(leaves), window=YEAR, group=group)
        return next(row for row in rows if row.unit == "p")

    whole = province([*before, *after])
    assert (value(whole), whole.units) == (15, ("m", "n", "s", "t"))
    assert code(province([*before, *after], leaves=True)) == "rollup-parts"
    assert code(province([before[0], *after])) == "rollup-parts"
    assert code(province([*before, said("n", 4, second), said("s", 4, second)])) == "rollup-parts"
    assert code(province([*before, *after, said("m", 1, first)])) == "rollup-parts"
    march = Window(first=first.first, last=D(2025, 3, 31)), Window(first=D(2025, 4, 1), last=first.last)
    mixed = [said("m", 1, first), *(said("n", 1, span) for span in march), *after]
    assert code(province(mixed)) == "rollup-parts"
    silent = [before[0], said("n", None, first, silence=Silence.NOT_REPORTED), *after]
    assert code(province(silent)) == "rollup-parts"
    by_unit, _ = rollup([*before, *after], divided(leaves=False), window=YEAR)
    assert {row.unit: value(row) for row in by_unit} == {"s": None, "t": None, "n": 6}


def test_units_that_should_be_in_a_sum_are_missed() -> None:
    def sums(
        *expected: str, level: Level | None = Level.PROVINCE
    ) -> dict[str, tuple[Decimal | None, str | None, Decimal | None]]:
        stated = [said("c", 1), said("d", 4)]
        rows, _ = rollup(stated, world(), window=YEAR, group=by_level(level), expected=expected)
        return {row.unit: (value(row), code(row), row.at_least) for row in rows}

    assert sums("c", "d") == {"p": (1, None, None), "q": (4, None, None)}
    assert sums("c", "x") == {"p": (None, "rollup-absent", 1), "q": (4, None, None)}
    assert sums("x", level=None)["x"] == (None, "rollup-absent", None)
    with pytest.raises(UnknownUnit):
        sums("a")
    floors, _ = rollup(
        [said("c", 3, qualifier=Qualifier.ABOUT)], world(), window=YEAR, group=by_level(Level.PROVINCE), expected=["x"]
    )
    assert [(row.at_least, code(row)) for row in floors] == [(None, "rollup-absent")]


def test_a_floor_is_only_given_where_it_is_sure() -> None:
    silent = said("x", None, HALVES[1], silence=Silence.NOT_REPORTED)
    for other, floor in (
        (said("c", 3), 3),
        (said("c", 3, qualifier=Qualifier.AT_LEAST), 3),
        (said("c", 3, qualifier=Qualifier.JUST_BELOW), None),
        (said("c", 3, qualifier=Qualifier.ABOUT), None),
        (said("c", 80, unit=None, nature=Nature.RATIO), None),
        (said("c", 3, nature=None), None),
    ):
        assert rolled(other, silent, level=Level.PROVINCE)["p"].at_least == floor
    half = rolled(said("c", 80, HALVES[0], unit="%"))["c"]
    assert (code(half), half.at_least) == ("rollup-gap", None)


def test_figures_of_other_days_are_handed_back() -> None:
    late = said("c", 1, Window(first=D(2025, 12, 1), last=D(2026, 1, 31)))
    rows, outside = rollup([late, said("d", 2)], world(), window=YEAR)
    assert [row.unit for row in rows] == ["d"]
    assert outside == (late,)


def report(name: str, value: int, code: str = "2025", /, **fields: object) -> Report:
    figures = (
        Figure(indicator="dialogue.sessions", value=Decimal(value)),
        Figure(indicator="party.cells", value=Decimal(value), scope_unit="d"),
    )
    given_fields: dict[str, object] = {
        "id": name,
        "kind": ReportKind.PERIODIC,
        "reporter": "c",
        "period": parse_period(code),
        "figures": figures,
        **fields,
    }
    return Report(**given_fields)  # type: ignore[arg-type]  # fields of many types


def test_figures_are_taken_from_reports_with_their_units_and_days() -> None:
    windows = bundled.window_rules()
    state = Period(kind=PeriodKind.QUARTER, year=2025, number=1, window_rule=WindowRule.STATE)
    found = list(stated_of([report("r1", 1), report("r2", 2, period=state)], windows))
    assert [(item.unit, item.window) for item in found] == [
        *(("c", YEAR), ("d", YEAR)),
        *(
            ("c", Window(first=D(2024, 12, 15), last=D(2025, 3, 14))),
            ("d", Window(first=D(2024, 12, 15), last=D(2025, 3, 14))),
        ),
    ]
    for passed_over in (
        {"status": ReportStatus.DRAFT},
        {"status": ReportStatus.RETURNED},
        {"status": ReportStatus.REPLACED},
        {"period": None},
    ):
        assert list(stated_of([report("r", 1, **passed_over)], windows)) == []
    both = stated_of([report("old", 1), report("new", 2, replaces="old")], windows)
    assert {item.figure.value for item in both} == {2}


def test_the_catalogue_tells_what_is_a_flow_and_what_a_stock() -> None:
    stated = list(stated_of([report("r1", 1, "2025-H1"), report("r2", 2, "2025-H2")], bundled.window_rules()))
    rows, _ = rollup(stated, world(), window=YEAR, indicators=bundled.indicators())
    assert {(row.measure.indicator, row.unit): value(row) for row in rows} == {
        ("dialogue.sessions", "c"): 3,
        ("party.cells", "d"): 2,
    }
    known: dict[str, Indicator] = {}
    assert {code(row) for row in rollup(stated, world(), window=YEAR, indicators=known)[0]} == {"carry-nature"}


# Laws -------------------------------------------------------------------------------------------

UNITS = ("c", "d", "free")


@st.composite
def tilings(draw: st.DrawFn) -> list[Stated]:
    """For some units, figures of windows that follow one another and fill the year."""
    found: list[Stated] = []
    for unit in draw(st.lists(st.sampled_from(UNITS), unique=True, min_size=1)):
        inner = draw(st.lists(st.dates(D(2025, 1, 2), D(2025, 12, 31)), unique=True, max_size=5))
        for first, after in pairwise([YEAR.first, *sorted(inner), D(2026, 1, 1)]):
            window = Window(first=first, last=after - dt.timedelta(days=1))
            found.append(said(unit, draw(st.integers(0, 99)), window))
    return found


@given(tilings(), st.data())
def test_order_and_cutting_change_nothing(figures: list[Stated], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(figures))
    expected = {unit: sum(item.figure.value or 0 for item in figures if item.unit == unit) for unit in UNITS}
    for given_order in (figures, shuffled):
        rows = {row.unit: value(row) for row in rollup(given_order, world(), window=YEAR)[0]}
        assert rows == {unit: total for unit, total in expected.items() if unit in rows}
        assert rows.keys() == {item.unit for item in figures}


@given(tilings(), st.data())
def test_a_day_missing_is_never_passed_over(figures: list[Stated], data: st.DataObject) -> None:
    left_out = data.draw(st.sampled_from(figures))
    rest = [item for item in figures if item is not left_out]
    rows = {row.unit: row for row in rollup(rest, world(), window=YEAR)[0]}
    if left_out.unit in rows:
        row = rows[left_out.unit]
        assert code(row) == "rollup-gap"
        assert row.at_least == sum(item.figure.value or 0 for item in rest if item.unit == left_out.unit)


@given(archives(whole=True), st.data())
def test_archives_lose_nothing_through_mergers(archive: DrawnArchive, data: st.DataObject) -> None:
    """Whatever the order, and by unit or all together: every figure is in one sum, or its unit came to an end."""
    stated = list(stated_of(data.draw(st.permutations(archive.reports)), bundled.window_rules()))
    everything = sum(item.figure.value or 0 for item in stated)
    rows, outside = rollup(stated, archive.registry, window=archive.window)
    assert outside == ()
    ended = {name for row in rows if row.problem is not None for name in row.units}
    assert {code(row) for row in rows} <= {None, "carry-ended"}
    lost = sum(item.figure.value or 0 for item in stated if item.unit in ended)
    assert sum(value(row) or 0 for row in rows) + lost == everything
    together, _ = rollup(stated, archive.registry, window=archive.window, group=lambda view, name: "all")
    exact = [row for row in together if row.unit == "all"]
    assert sum(value(row) or 0 for row in exact) + lost == everything


@given(archives(), st.data())
def test_archives_never_claim_more_or_less_than_was_stated(archive: DrawnArchive, data: st.DataObject) -> None:
    """With parts given away, what is surely reached is at most everything, and exact sums are sums of whole origins."""
    stated = list(stated_of(archive.reports, bundled.window_rules()))
    everything = sum(item.figure.value or 0 for item in stated)
    rows, _ = rollup(stated, archive.registry, window=archive.window)
    assert sum((value(row) if row.figure is not None else row.at_least) or 0 for row in rows) <= everything
    together, _ = rollup(stated, archive.registry, window=archive.window, group=lambda view, name: "all")
    for row in together:
        if row.unit == "all" and row.figure is not None:
            gone = {item.unit for item in stated} - set(row.units)
            assert value(row) == everything - sum(item.figure.value or 0 for item in stated if item.unit in gone)
    left_out = data.draw(st.sampled_from(stated))
    rest = [item for item in stated if item is not left_out]
    for row in rollup(rest, archive.registry, window=archive.window)[0]:
        same = next((other for other in rows if other.unit == row.unit), None)
        assert same is not None
        assert row.figure is None or row.figure == same.figure


def test_a_unit_that_is_not_known() -> None:
    with pytest.raises(UnknownUnit):
        rollup([said("nobody", 1)], world(), window=YEAR)
