"""Over time only flows are added; whose figures are taken, from when on, and under which unit."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import bundled
from danvan.dates import PartialDate
from danvan.law.period_names import parse_period
from danvan.law.periods import Window
from danvan.reports.figures import Figure, Nature, Qualifier, Silence
from danvan.reports.issues import track_issues
from danvan.reports.measures import Stated
from danvan.reports.report import HotIssue, IssueStatus, Report, ReportKind, ReportStatus
from danvan.reports.rollup import RolledUp, by_level, counted_reports, rollup, stated_of
from danvan.units.events import EdgeChange, Extent, SuccessionEdge, UnitEvent, UnitEventKind
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Relation, RelationKind, Unit, UnitKind

D = dt.date
DAY = "2025-07-01"
YEAR = Window(first=D(2025, 1, 1), last=D(2025, 12, 31))
FIRST, SECOND = Window(first=D(2025, 1, 1), last=D(2025, 6, 30)), Window(first=D(2025, 7, 1), last=D(2025, 12, 31))


def place(
    name: str,
    *above: str,
    level: Level = Level.COMMUNE,
    kind: UnitKind = UnitKind.COMMUNE,
    since: str | None = None,
    until: str | None = None,
) -> Unit:
    return Unit(
        id=name,
        level=level,
        kinds=(DatedKind(kind=kind),),
        names=(DatedName(text=name),),
        relations=tuple(Relation(kind=RelationKind.PART_OF, unit=unit) for unit in above),
        since=None if since is None else PartialDate.parse(since),
        until=None if until is None else PartialDate.parse(until),
    )


def event(*edges: tuple[str | None, str | None, Extent]) -> UnitEvent:
    ways = tuple(
        SuccessionEdge(origin=origin, result=result, extent=extent, changes=(EdgeChange.SPLIT,))
        for origin, result, extent in edges
    )
    return UnitEvent(id="e", kind=UnitEventKind.REARRANGE, effective=D(2025, 7, 1), edges=ways)


def said(unit: str, number: int | None, window: Window = YEAR, **fields: object) -> Stated:
    given_fields: dict[str, object] = {"label": "cuộc", "nature": Nature.FLOW, **fields}
    value = None if number is None else Decimal(number)
    return Stated(unit=unit, window=window, figure=Figure(value=value, **given_fields))  # type: ignore[arg-type]  # fields of many types


def summary(row: RolledUp) -> tuple[object, object]:
    return None if row.figure is None else row.figure.value, None if row.problem is None else row.problem.code


def alone(*stated: Stated) -> RolledUp:
    [row] = rollup(stated, UnitRegistry([place("c")]), window=YEAR)[0]
    return row


# One unit over time -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nature", "fields", "expected"),
    [
        (Nature.FLOW, {}, (7, None)),
        (Nature.FLOW, {"denominator": Decimal(10)}, (7, None)),
        (Nature.STOCK, {}, (4, None)),
        (Nature.STOCK, {"denominator": Decimal(10)}, (4, None)),
        (Nature.RATIO, {}, (None, "carry-ratio")),
        (Nature.RATIO, {"denominator": Decimal(10)}, (None, "carry-ratio")),
        (Nature.FLOW_OR_STOCK, {}, (None, "carry-nature")),
        (None, {}, (None, "carry-nature")),
    ],
)
def test_of_two_halves_only_flows_are_added(
    nature: Nature | None, fields: dict[str, object], expected: tuple[int | None, str | None]
) -> None:
    row = alone(said("c", 3, FIRST, nature=nature, **fields), said("c", 4, SECOND, nature=nature, **fields))
    assert summary(row) == expected


def test_the_parts_of_a_rate_over_the_whole_window_are_taken_as_they_are() -> None:
    row = alone(said("c", 3, nature=Nature.RATIO, denominator=Decimal(10)))
    assert summary(row) == (3, None)
    assert row.rate == 30


@pytest.mark.parametrize("other", [Nature.FLOW, Nature.RATIO, Nature.FLOW_OR_STOCK, None])
def test_a_stock_beside_something_else_is_neither_added_nor_the_last(other: Nature | None) -> None:
    for first, second in ((Nature.STOCK, other), (other, Nature.STOCK)):
        row = alone(said("c", 3, FIRST, nature=first), said("c", 4, SECOND, nature=second))
        assert summary(row) == (None, "carry-nature")


def test_two_stocks_at_the_end_are_one_only_if_they_are_the_same() -> None:
    stock = said("c", 8, SECOND, nature=Nature.STOCK)
    assert summary(alone(stock, said("c", 8, nature=Nature.STOCK))) == (8, None)
    for other in (
        said("c", 9, nature=Nature.STOCK),
        said("c", 8, nature=Nature.STOCK, qualifier=Qualifier.ABOUT),
        said("c", 8, nature=Nature.STOCK, denominator=Decimal(9)),
        said("c", None, nature=Nature.STOCK, silence=Silence.NOT_APPLICABLE),
    ):
        assert summary(alone(stock, other)) == (None, "rollup-overlap")


@st.composite
def tilings(draw: st.DrawFn) -> list[tuple[Window, int]]:
    """Windows that follow one another and fill the year, each with a number."""
    inner = draw(st.lists(st.dates(D(2025, 1, 2), D(2025, 12, 31)), unique=True, max_size=5))
    bounds = pairwise([YEAR.first, *sorted(inner), D(2026, 1, 1)])
    spans = [Window(first=first, last=after - dt.timedelta(days=1)) for first, after in bounds]
    return [(span, draw(st.integers(0, 99))) for span in spans]


@given(tilings(), st.sampled_from((Nature.FLOW, Nature.STOCK, Nature.RATIO)), st.booleans())
def test_what_a_year_makes_of_its_parts_is_told_by_the_nature(
    parts: list[tuple[Window, int]], nature: Nature, rate: bool
) -> None:
    fields: dict[str, object] = {"nature": nature, "denominator": Decimal(100) if rate else None}
    row = alone(*(said("c", number, window, **fields) for window, number in parts))
    numbers = [number for _, number in parts]
    if nature is Nature.FLOW:
        assert summary(row) == (sum(numbers), None)
    elif nature is Nature.STOCK or len(numbers) == 1:
        assert summary(row) == (numbers[-1], None)
    else:
        assert summary(row) == (None, "carry-ratio")


def test_a_unit_has_figures_from_its_beginning_only_if_it_came_out_of_nothing() -> None:
    late = place("n", since=DAY)
    made = UnitRegistry([late], [event((None, "n", Extent.WHOLE))])
    assert [summary(row) for row in rollup([said("n", 4, SECOND)], made, window=YEAR)[0]] == [(4, None)]
    unexplained = UnitRegistry([late])
    through = UnitRegistry([place("w", since="2025-04-01", until=DAY), late], [event(("w", "n", Extent.WHOLE))])
    for registry in (unexplained, through):
        [row] = rollup([said("n", 4, SECOND)], registry, window=YEAR)[0]
        assert summary(row) == (None, "rollup-gap")


# A group together -------------------------------------------------------------------------------


def divided(*others: Unit, edges: tuple[tuple[str | None, str | None, Extent], ...] = ()) -> UnitRegistry:
    """Communes m and n of p; in the middle of 2025 m went in parts into s and t of p."""
    parts = tuple(("m", name, Extent.PART) for name in ("s", "t"))
    return UnitRegistry(
        [
            place("p", level=Level.PROVINCE, kind=UnitKind.PROVINCE),
            place("m", "p", until=DAY),
            place("n", "p"),
            *(place(name, "p", since=DAY) for name in ("s", "t")),
            *others,
        ],
        [event(*parts, *edges)],
    )


def province(registry: UnitRegistry, **fields: object) -> RolledUp:
    stated = [said(name, 1, FIRST, **fields) for name in ("m", "n")]
    stated += [said(name, 2, SECOND, **fields) for name in ("n", "s", "t")]
    rows, _ = rollup(stated, registry, window=YEAR, group=by_level(Level.PROVINCE))
    return next(row for row in rows if row.unit == "p")


def test_a_group_is_summed_together_over_time_only_if_these_are_flows() -> None:
    assert summary(province(divided())) == (8, None)
    assert summary(province(divided(), denominator=Decimal(10))) == (8, None)
    for fields in (
        {"nature": Nature.STOCK},
        {"nature": Nature.STOCK, "denominator": Decimal(10)},
        {"nature": Nature.RATIO, "denominator": Decimal(10)},
    ):
        assert summary(province(divided(), **fields)) == (None, "rollup-parts")


def test_a_group_is_summed_together_with_the_unit_of_the_catalogue() -> None:
    stated = [said(name, 1, FIRST) for name in ("m", "n")] + [said(name, 2, SECOND) for name in ("n", "s", "t")]
    figures = [
        Stated(
            unit=item.unit,
            window=item.window,
            figure=Figure(indicator="dialogue.sessions", value=item.figure.value, unit=unit),
        )
        for item, unit in zip(stated, (None, "cuộc", None, "cuộc", None), strict=True)
    ]
    rows, _ = rollup(figures, divided(), window=YEAR, group=by_level(Level.PROVINCE), indicators=bundled.indicators())
    assert [(row.unit, summary(row)) for row in rows if row.unit == "p"] == [("p", (8, None))]


def test_a_group_that_took_in_what_nobody_knows_is_not_summed_together() -> None:
    """A unit that began in April, and that no event made, went into s: of the first quarter it is not known."""
    quarter = Window(first=D(2025, 1, 1), last=D(2025, 3, 31)), Window(first=D(2025, 4, 1), last=D(2025, 6, 30))

    def total(*edges: tuple[str | None, str | None, Extent], made: bool = False) -> tuple[object, object]:
        registry = divided(place("w", "p", since="2025-04-01", until=DAY), edges=edges)
        if made:
            began = event((None, "w", Extent.WHOLE))
            registry = registry.with_records(
                events=[UnitEvent(id="w", kind=UnitEventKind.CREATE, effective=D(2025, 4, 1), edges=began.edges)]
            )
        stated = [said(name, 1, span) for name in ("m", "n") for span in quarter]
        stated += [said("w", 1, quarter[1]), *(said(name, 2, SECOND) for name in ("n", "s", "t"))]
        rows, _ = rollup(stated, registry, window=YEAR, group=by_level(Level.PROVINCE))
        return next(summary(row) for row in rows if row.unit == "p")

    into = ("w", "s", Extent.WHOLE)
    assert total(into, made=True) == (11, None)
    assert total(into) == (None, "rollup-parts")


def test_of_a_body_and_a_territory_of_one_level_the_territory_is_where_things_are_counted() -> None:
    body = place("a-body", level=Level.PROVINCE, kind=UnitKind.PARTY_COMMITTEE)
    other = place("b-body", level=Level.PROVINCE, kind=UnitKind.FATHERLAND_FRONT)
    land = place("z-land", level=Level.PROVINCE, kind=UnitKind.PROVINCE)
    view = UnitRegistry(
        [body, other, land, place("c", "b-body", "a-body", "z-land"), place("d", "b-body", "a-body"), place("e")]
    ).on(YEAR.last)
    group = by_level(Level.PROVINCE)
    assert [group(view, name) for name in ("c", "d", "e", "b-body")] == ["z-land", "a-body", None, "b-body"]


# Corrections ------------------------------------------------------------------------------------


def report(name: str, number: int, **fields: object) -> Report:
    given_fields: dict[str, object] = {
        "id": name,
        "kind": ReportKind.PERIODIC,
        "reporter": "c",
        "period": parse_period("2025"),
        "figures": (Figure(indicator="dialogue.sessions", value=Decimal(number)),),
        "issues": (HotIssue(title=name, place="c", status=IssueStatus.OPEN),),
        **fields,
    }
    return Report(**given_fields)  # type: ignore[arg-type]  # fields of many types


@pytest.mark.parametrize(
    ("status", "taken"),
    [(None, [2]), (ReportStatus.SUBMITTED, [2]), (ReportStatus.DRAFT, [1]), (ReportStatus.RETURNED, [1])],
)
def test_a_correction_replaces_a_report_once_it_is_sent(status: ReportStatus | None, taken: list[int]) -> None:
    reports = [report("r1", 1), report("r2", 2, replaces="r1", status=status)]
    windows = bundled.window_rules()
    for order in (reports, reports[::-1]):
        assert [item.figure.value for item in stated_of(order, windows)] == taken
        assert [item.latest.title for item in track_issues(order, windows)] == [f"r{number}" for number in taken]


def test_issues_of_a_report_that_was_replaced_are_passed_over() -> None:
    """Also where the report that stands in its place is not at hand."""
    old = report("r1", 1, status=ReportStatus.REPLACED)
    assert track_issues([old], bundled.window_rules()) == ()
    [found] = track_issues([old, report("r2", 2)], bundled.window_rules())
    assert [item.report for item in found.said] == ["r2"]


def test_a_correction_of_a_correction_leaves_one_report() -> None:
    reports = [
        report("r1", 1, status=ReportStatus.REPLACED),
        report("r2", 2, status=ReportStatus.REPLACED, replaces="r1"),
        report("r3", 3, replaces="r2"),
    ]
    for given_reports in (reports, [attrs.evolve(reports[0], status=None), *reports[1:]]):
        assert [found.id for found in counted_reports(given_reports)] == ["r3"]
