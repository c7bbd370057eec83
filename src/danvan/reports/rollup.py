"""Sums of figures over units and periods that refuse to lie (tổng hợp số liệu).

Flows add over disjoint units and over windows that follow one another without gap; what is there on a day
is taken at the end; rates are computed anew from sums; a parent beside its parts is refused. Windows before
a change of units are carried to the units of the end first; of a unit that was divided, all parts may lie in
one group.
"""

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from danvan import messages
from danvan.errors import Problem, Sentence
from danvan.law.period_steps import window_of
from danvan.law.periods import Window, WindowRule
from danvan.law.windows import WindowTable, calendar_window
from danvan.reports.adding import add_up, rate_of, total, unfit
from danvan.reports.carrying import SURELY, Carried, carry
from danvan.reports.figures import Figure, Indicator, Nature
from danvan.reports.measures import Measure, Stated
from danvan.reports.report import NOT_SENT, Report, ReportStatus
from danvan.reports.together import sum_together
from danvan.units.names import TERRITORIES
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Level
from danvan.units.view import UnitsOnDay

__all__ = ["RolledUp", "by_level", "counted_reports", "rollup", "stated_of"]

_DAY = dt.timedelta(days=1)

Grouping = Callable[[UnitsOnDay, str], str | None]
"""Tells for a unit of the last day under which unit it is summed; ``None`` leaves it out."""


def by_level(level: Level | None) -> Grouping:
    """Sums under the unit of this level inside which a unit is, or that it is; without a level, each by itself.

    Where a unit is inside several of a level, it is summed under the territory, else under the first by id.
    """

    def group(view: UnitsOnDay, name: str) -> str | None:
        if level is None:
            return name
        if view.unit(name).level is level:
            return name
        found = sorted(other for other in view.around(name) if other in view and view[other].level is level)
        # Of a territory and a body of the same level, the territory is where things are counted.
        return next((other for other in found if view[other].kind in TERRITORIES), found[0] if found else None)

    return group


def counted_reports(reports: Iterable[Report]) -> list[Report]:
    """The reports whose figures count: not drafts, not what was returned, not what another of them replaced."""
    sent = [report for report in reports if report.status not in NOT_SENT]
    # What replaced another report and was replaced itself still took the place of the first.
    replaced = {report.replaces for report in sent}
    return [report for report in sent if report.status is not ReportStatus.REPLACED and report.id not in replaced]


def stated_of(reports: Iterable[Report], windows: WindowTable) -> Iterator[Stated]:
    """The figures of reports that count (`counted_reports`), with their units and days.

    The unit is the one that a figure names, else the reporter; the days are those of the figure's period,
    else of the report's, by its rule or else by the calendar; of a rule of an agency's own only if `windows`
    has it. Figures of which unit or days are not known are passed over.
    """
    for report in counted_reports(reports):
        for figure in report.figures:
            unit = figure.scope_unit or report.reporter
            period = figure.period or report.period
            window = None if period is None else window_of(period, windows)
            if window is None and period is not None and period.window_rule is not WindowRule.OWN:
                window = calendar_window(period)
            if unit is not None and window is not None:
                yield Stated(unit=unit, window=window, figure=figure)


@attrs.frozen(kw_only=True)
class RolledUp:
    """A sum for one unit and one measure over one window (số liệu tổng hợp).

    `figure` is the sum. Where it is ``None``, `problem` says why, and `at_least` is what was stated all the
    same, if a sum of it makes sense. `units` are those whose figures were read. `measure` has the window of
    the sum.
    """

    unit: str
    measure: Measure
    units: tuple[str, ...]
    figure: Figure | None = None
    problem: Problem | None = None
    at_least: Decimal | None = None

    @property
    def rate(self) -> Decimal | None:
        """Value by denominator in percent, computed anew from the sums; not rounded."""
        return rate_of(self.figure)

    @property
    def reason(self) -> Sentence | None:
        """Why there is no sum, in both languages."""
        return None if self.problem is None else messages.sentence(self.problem)


def rollup(
    stated: Iterable[Stated],
    registry: UnitRegistry,
    *,
    window: Window,
    group: Grouping | None = None,
    indicators: Mapping[str, Indicator] | None = None,
    expected: Iterable[str] = (),
) -> tuple[tuple[RolledUp, ...], tuple[Stated, ...]]:
    """The sums over a window, and the figures whose days lie only partly in it or not at all.

    Units are those of the last day of the window: figures of units that are no more are carried to it.
    `group` tells under which unit each is summed (`by_level`); without it each stands by itself. `expected` are
    units of the last day without whose figures a sum is none; without it nobody is missed. Raises
    `UnknownUnit` if the registry does not know a unit.
    """
    inside, outside = list[Stated](), list[Stated]()
    for item in stated:
        fits = window.first <= item.window.first and item.window.last <= window.last
        (inside if fits else outside).append(item)
    view = registry.on(window.last)
    grouping = group or by_level(None)
    wanted = [view.unit(name).id for name in expected]
    own: dict[Measure, list[Stated]] = {}
    for item in inside if group is not None else ():
        own.setdefault(_over(Measure.of(item, indicators), window), []).append(item)
    place = functools.cache(lambda name: grouping(view, name) if name in view else name)
    begin = functools.cache(lambda name: _begin(registry, name, window))
    series: dict[Measure, dict[str, list[Carried]]] = {}
    for carried in carry(inside, registry, to=window.last, indicators=indicators):
        measure = _over(carried.measure, window)
        series.setdefault(measure, {}).setdefault(carried.unit, []).append(carried)
    rows: list[RolledUp] = []
    for measure, units in series.items():
        spans = {
            name: _over_time(name, measure, pieces, indicators or {}, begin(name)) for name, pieces in units.items()
        }
        groups: dict[str, list[RolledUp]] = {}
        for name, span in spans.items():
            # A unit that is no more has no place among those of the last day.
            above = place(name)
            if above is not None:
                groups.setdefault(above, []).append(span)
        absent: dict[str, list[str]] = {}
        for name in wanted:
            above = place(name)
            if above is not None and name not in spans:
                absent.setdefault(above, []).append(name)
        together: dict[str, tuple[Figure, tuple[str, ...]]] | None = None
        for above in dict.fromkeys([*groups, *absent]):
            row = _over_units(above, measure, groups.get(above, []), view)
            if row.problem is not None and group is not None:
                # What cannot be told of each unit may still be told of all together.
                if together is None:
                    together = sum_together(measure, own[measure], registry, place, indicators or {})
                if above in together:
                    figure, whole = together[above]
                    row = RolledUp(unit=above, measure=measure, units=whole, figure=figure)
            rows.append(_without(row, absent[above]) if above in absent else row)
    return tuple(rows), tuple(outside)


def _over(measure: Measure, window: Window) -> Measure:
    return measure if measure.window == window else attrs.evolve(measure, window=window)


def _begin(registry: UnitRegistry, name: str, window: Window) -> dt.date:
    """From which day of a window a unit can have figures: one that came out of nothing has none before it began."""
    if not registry.exists(name, window.last):
        return window.first
    routes = registry.origins(name, on=window.last, since=window.first)
    if any(route.origin is not None or route.lost is not None for route in routes):
        return window.first
    return min([step.on for route in routes for step in route.steps], default=window.first)


def _over_time(
    unit: str, measure: Measure, pieces: Sequence[Carried], indicators: Mapping[str, Indicator], begin: dt.date
) -> RolledUp:
    """One unit over the whole window: flows that tile its days from `begin` on, or what is there at its end."""
    units = tuple(dict.fromkeys(name for piece in pieces for name in piece.origins))
    broken = next((piece for piece in pieces if piece.figure is None), None)
    if broken is not None and broken.problem is not None:
        return RolledUp(unit=unit, measure=measure, units=units, problem=broken.problem, at_least=_floor(pieces))
    known = indicators.get(measure.indicator or "")
    natures = {
        piece.figure.nature or (None if known is None else known.nature) for piece in pieces if piece.figure is not None
    }
    if Nature.STOCK in natures and len(natures) > 1:
        return _refused(unit, measure, units, "carry-nature")
    if Nature.STOCK in natures:
        return _at_end(unit, measure, pieces, units)
    ordered = sorted(pieces, key=lambda piece: (piece.measure.window.first, piece.measure.window.last))
    # A figure of the whole window makes those of its parts needless.
    whole = [piece for piece in ordered if piece.measure.window == measure.window]
    ordered = whole or ordered
    gaps, after = [], begin
    for piece in ordered:
        span = piece.measure.window
        if span.first < after and piece is not ordered[0]:
            before = next(other for other in ordered if other.measure.window.last >= span.first)
            return _refused(unit, measure, units, "rollup-overlap", one=_said(before), other=_said(piece))
        if span.first > after:
            gaps.append(f"{after}..{span.first - _DAY}")
        after = span.last + _DAY
    if after <= measure.window.last:
        gaps.append(f"{after}..{measure.window.last}")
    if gaps:
        problem = Problem("rollup-gap", (), (("unit", unit), ("gaps", ", ".join(gaps))))
        return RolledUp(unit=unit, measure=measure, units=units, problem=problem, at_least=_floor(ordered))
    figures = [piece.figure for piece in ordered if piece.figure is not None]
    if len(figures) > 1 and any(figure.nature is Nature.RATIO for figure in figures):
        return _refused(unit, measure, units, "carry-ratio")
    if len(figures) > 1 and (code := unfit(figures)):
        return _refused(unit, measure, units, code)
    return _added(unit, measure, units, figures)


def _at_end(unit: str, measure: Measure, pieces: Sequence[Carried], units: tuple[str, ...]) -> RolledUp:
    last = [piece.figure for piece in pieces if piece.measure.window.last == measure.window.last]
    if not last:
        return _refused(unit, measure, units, "rollup-not-at-end", day=measure.window.last)
    if len(set(last)) > 1:
        one, other = [piece for piece in pieces if piece.measure.window.last == measure.window.last][:2]
        return _refused(unit, measure, units, "rollup-overlap", one=_said(one), other=_said(other))
    figures = [figure for figure in last[:1] if figure is not None]
    return _added(unit, measure, units, figures)


def _over_units(above: str, measure: Measure, parts: Sequence[RolledUp], view: UnitsOnDay) -> RolledUp:
    """Several units under one, none of them inside another."""
    if not parts:
        return RolledUp(unit=above, measure=measure, units=())
    units = tuple(dict.fromkeys(name for part in parts for name in part.units))
    names = {part.unit for part in parts}
    for part in parts:
        outer = sorted(names & view.around(part.unit)) if part.unit in view and len(parts) > 1 else []
        if outer:
            return _refused(above, measure, units, "rollup-double", inner=part.unit, outer=outer[0])
    broken = [part for part in parts if part.problem is not None]
    stated = [_sure(part.figure) for part in parts if part.figure is not None]
    known = [value for value in (*stated, *(part.at_least for part in broken)) if value is not None]
    if broken:
        problem, reason = broken[0].problem, broken[0].reason
        if len(parts) > 1 and reason is not None:
            said = ", ".join(part.unit for part in broken)
            values = (("units", said), ("reason_en", reason.en), ("reason_vi", reason.vi))
            problem = Problem("rollup-parts", (), values)
        floor = total(known) if known and all(value >= 0 for value in known) else None
        return RolledUp(unit=above, measure=measure, units=units, problem=problem, at_least=floor)
    figures = [part.figure for part in parts if part.figure is not None]
    # A figure that stands for its own unit is not added to anything.
    if names != {above} and (code := unfit(figures)):
        return _refused(above, measure, units, code)
    return _added(above, measure, units, figures)


def _without(row: RolledUp, absent: Sequence[str]) -> RolledUp:
    """The sum as it stands without units that should be in it: no sum, at least as much as there is."""
    floor = row.at_least
    if floor is None and row.figure is not None:
        floor = _sure(row.figure)
        floor = None if floor is not None and floor < 0 else floor
    problem = row.problem or Problem("rollup-absent", (), (("units", ", ".join(absent)),))
    return attrs.evolve(row, figure=None, problem=problem, at_least=floor)


def _floor(pieces: Sequence[Carried]) -> Decimal | None:
    """What was stated of flows that do not overlap, if none of it is negative; else nothing is sure."""
    values, after = [], dt.date.min
    for piece in sorted(pieces, key=lambda piece: piece.measure.window.first):
        if piece.measure.window.first <= after:
            return None
        after = piece.measure.window.last
        if piece.figure is not None:
            values.append(_sure(piece.figure) if piece.figure.nature is Nature.FLOW else None)
        elif piece.bounds is not None:
            values.append(piece.bounds.lower)
    known = [value for value in values if value is not None]
    return total(known) if known and all(value >= 0 for value in known) else None


def _added(unit: str, measure: Measure, units: tuple[str, ...], figures: Sequence[Figure]) -> RolledUp:
    """The sum of figures that have one nature; where it is too long for a figure, what is sure to be there."""
    # One that was carried or summed for this unit is what it would be added up to.
    alone = len(figures) == 1 and figures[0].scope_unit == unit
    found = figures[0] if alone else add_up(unit, measure, figures, figures[0].nature if figures else None)
    if isinstance(found, Figure):
        return RolledUp(unit=unit, measure=measure, units=units, figure=found)
    known = [value for value in map(_sure, figures) if value is not None]
    floor = total(known) if known and all(value >= 0 for value in known) else None
    return RolledUp(unit=unit, measure=measure, units=units, problem=found, at_least=floor)


def _sure(figure: Figure) -> Decimal | None:
    """What a figure says is there at least: of “nearly” and “about” nothing, and of a rate nothing that adds."""
    additive = figure.nature in (Nature.FLOW, Nature.STOCK) and figure.unit != "%"
    return figure.value if additive and figure.qualifier in SURELY else None


def _said(piece: Carried) -> str:
    return f"{piece.measure.window.first}..{piece.measure.window.last}"


def _refused(unit: str, measure: Measure, units: tuple[str, ...], code: str, /, **values: object) -> RolledUp:
    said = tuple((name, str(value)) for name, value in ({"unit": unit} | values).items())
    return RolledUp(unit=unit, measure=measure, units=units, problem=Problem(code, (), said))
