"""Figures carried over a change of units, and refused where that is not true (chuyển số liệu qua sắp xếp).

A figure of a unit that went whole into one successor belongs to that successor, and several such origins
are added. Of a unit that was divided nobody knows which part of its figure went where: then there are
bounds at best.
"""

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from danvan import messages
from danvan.errors import Problem, Sentence
from danvan.reports.adding import add_up, amount, rate_of, total
from danvan.reports.figures import Figure, Indicator, Nature, Qualifier, Silence
from danvan.reports.measures import Measure, Stated
from danvan.units.registry import UnitRegistry
from danvan.units.spans import EVER, NEVER
from danvan.units.succession import Route, Step

__all__ = ["SURELY", "Bounds", "Carried", "carry", "everything"]

_DAY = dt.timedelta(days=1)
SURELY = frozenset({Qualifier.EXACT, Qualifier.AT_LEAST})
"""Of a figure so qualified the value is no more than the truth."""
_CEILING = frozenset({Qualifier.EXACT, Qualifier.JUST_BELOW})
"""Of a figure so qualified the value is no less than the truth."""


_Ways = Callable[[str, dt.date], tuple[Route, ...]]
"""The routes of a unit of a day: onward, or back."""


@attrs.frozen(kw_only=True)
class Bounds:
    """Between which numbers the truth lies, both included (khoảng); ``None``: no such bound is known."""

    lower: Decimal | None
    upper: Decimal | None


@attrs.frozen(kw_only=True)
class Carried:
    """What the figures of earlier units say of a unit of the later day (số liệu đã chuyển).

    `figure` is exact: every origin went whole into the unit and has its figure. Where it is ``None``,
    `problem` says why, `obstacles` are the steps that forbid it, `missing` the origins without a figure,
    and `bounds` those of the sum where they are sound, of the part besides of the whole in
    `denominator_bounds`. `origins` are the units whose figures were read. `without` are origins to which
    the measure does not apply.
    """

    unit: str
    measure: Measure
    origins: tuple[str, ...]
    figure: Figure | None = None
    problem: Problem | None = None
    bounds: Bounds | None = None
    denominator_bounds: Bounds | None = None
    obstacles: tuple[Step, ...] = ()
    missing: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def rate(self) -> Decimal | None:
        """Value by denominator in percent, computed anew from the sums; not rounded."""
        return rate_of(self.figure)

    @property
    def reason(self) -> Sentence | None:
        """Why there is no figure, in both languages."""
        return None if self.problem is None else messages.sentence(self.problem)


def carry(
    stated: Iterable[Stated],
    registry: UnitRegistry,
    *,
    to: dt.date,
    indicators: Mapping[str, Indicator] | None = None,
) -> tuple[Carried, ...]:
    """What these figures say of the units of the day `to`, a unit of that day and a measure at a time.

    `indicators` tells the nature of figures that do not state it. Flows and stocks are added over origins
    that went whole into one unit; ratios never, but from value and denominator. A unit that went on as it was
    keeps its figure, whatever its nature. Raises `UnknownUnit` if
    the registry does not know a unit, `ValueError` if `to` is before the end of a window.
    """
    groups: dict[Measure, dict[str, list[Figure]]] = {}
    for item in stated:
        registry.unit(item.unit)
        if to < item.window.last:
            raise ValueError(f"{to} is before {item.window.last}, the end of a window")
        groups.setdefault(Measure.of(item, indicators), {}).setdefault(item.unit, []).append(item.figure)
    # Many measures have the same units and days.
    ways = functools.cache(lambda name, since: registry.routes(name, since=since, to=to))
    came = functools.cache(lambda name, since: registry.origins(name, on=to, since=since))
    return tuple(
        carried
        for measure, figures in groups.items()
        for carried in _carry_measure(measure, figures, registry, to, indicators or {}, (ways, came))
    )


def _carry_measure(
    measure: Measure,
    figures: Mapping[str, list[Figure]],
    registry: UnitRegistry,
    to: dt.date,
    indicators: Mapping[str, Indicator],
    both_ways: tuple[_Ways, _Ways],
) -> Iterator[Carried]:
    ways, came = both_ways
    since = measure.window.last
    targets: dict[str, None] = {}
    for unit in figures:
        if not registry.exists(unit, since):
            start, end = registry.days(unit)
            said = {"first": "…" if start == EVER else start, "last": "…" if end == NEVER else end - _DAY}
            yield _refused(unit, measure, (unit,), "carry-not-there", unit=unit, day=since, **said)
            continue
        routes = ways(unit, since)
        targets.update((route.target, None) for route in routes if route.target is not None)
        lost = next((route.lost for route in routes if route.lost is not None), None)
        if lost is not None:
            yield _refused(unit, measure, (unit,), "carry-lost", unit=unit, lost=lost, day=to)
        elif all(route.target is None for route in routes):
            yield _refused(unit, measure, (unit,), "carry-ended", unit=unit, day=to)
    for target in targets:
        routes = came(target, since)
        origins = dict.fromkeys(str(route.origin) for route in routes if route.origin is not None)
        # Parts that come together again in one unit are the whole once more.
        onward = {name: ways(name, since) for name in origins}
        divided = {name: found for name, found in onward.items() if not _all_of_it(found, target)}
        yield _Sum(target, measure, routes, figures, divided).carried(indicators)


def _all_of_it(routes: tuple[Route, ...], target: str) -> bool:
    """Whether all of a unit is in the target: all of its ways end there, and where they fork they are everything."""
    return all(route.target == target for route in routes) and everything(routes)


def everything(routes: Sequence[Route], depth: int = 0) -> bool:
    """Whether these ways of one unit, alike for the first `depth` steps, are together all of it."""
    if len(routes) == 1:
        return all(step.whole for step in routes[0].steps[depth:])
    onward: dict[Step, list[Route]] = {}
    for route in routes:
        if len(route.steps) > depth:
            onward.setdefault(route.steps[depth], []).append(route)
    # Of one part, or of two that go the same way, it is not known whether anything is left.
    if len({step.result for step in onward}) == 1 and not (len(onward) == 1 and next(iter(onward)).whole):
        return False
    return all(everything(further, depth + 1) for further in onward.values())


def _refused(unit: str, measure: Measure, origins: tuple[str, ...], code: str, /, **values: object) -> Carried:
    return Carried(unit=unit, measure=measure, origins=origins, problem=_problem(code, values))


def _problem(code: str, values: Mapping[str, object]) -> Problem:
    return Problem(code, (), tuple((name, str(value)) for name, value in values.items()))


class _Sum:
    """The figures of all origins of one unit."""

    def __init__(
        self,
        unit: str,
        measure: Measure,
        routes: tuple[Route, ...],
        figures: Mapping[str, list[Figure]],
        divided: Mapping[str, tuple[Route, ...]],
    ) -> None:
        self._divided = divided
        self._unit = unit
        self._measure = measure
        # Of an area that belonged to no unit there can be no figure, so it takes nothing away.
        self._routes = [route for route in routes if route.origin is not None]
        self._lost = tuple(dict.fromkeys(route.lost for route in routes if route.lost is not None))
        self._origins = tuple(dict.fromkeys(str(route.origin) for route in self._routes))
        self._figures = figures
        self._whole = {name for name in self._origins if name not in divided}
        self._given = tuple(name for name in self._origins if name in figures)

    def carried(self, indicators: Mapping[str, Indicator]) -> Carried:
        """The sum, or why there is none."""
        twice = next((name for name in self._given if len(self._figures[name]) > 1), None)
        if twice is not None:
            return self._not("carry-twice", unit=twice, count=len(self._figures[twice]))
        own = {name: self._figures[name][0] for name in self._given}
        nature = self._nature(own, indicators)
        if self._origins == (self._unit,) == self._given and self._unit in self._whole and not self._lost:
            return self._itself(own[self._unit], nature)
        if any(_is_rate(figure, nature) for figure in own.values()):
            return self._not("carry-ratio")
        if nature is None or nature is Nature.FLOW_OR_STOCK:
            return self._not("carry-nature")
        if len({figure.denominator is None for figure in own.values() if figure.value is not None}) > 1:
            return self._not("carry-denominators")
        silent = [name for name in self._origins if name not in own or own[name].silence is Silence.NOT_REPORTED]
        missing = (*silent, *self._lost)
        without = tuple(name for name, figure in own.items() if figure.silence is Silence.NOT_APPLICABLE)
        obstacles = tuple(dict.fromkeys(step for name in self._divided for step in self._obstacles(name)))
        values = {name: figure for name, figure in own.items() if figure.value is not None}
        if not obstacles and not missing:
            return self._added(values, nature, without)
        if obstacles:
            said = "; ".join(f"{step.origin} → {step.result} ({step.extent.value})" for step in obstacles)
            problem = Problem.of("carry-partial", unit=self._unit, edges=said)
        else:
            problem = Problem.of("carry-missing", unit=self._unit, missing=", ".join(missing))
        parts = {name: amount(figure) for name, figure in values.items()}
        wholes = {name: figure.denominator for name, figure in values.items() if figure.denominator is not None}
        return Carried(
            unit=self._unit,
            measure=self._measure,
            origins=self._given,
            problem=problem,
            bounds=self._bounds(values, parts, missing),
            denominator_bounds=self._bounds(values, wholes, missing) if wholes else None,
            obstacles=obstacles,
            missing=missing,
            without=without,
        )

    def _obstacles(self, origin: str) -> tuple[Step, ...]:
        """The partial steps from an origin that is not all in the unit; if these are whole, those to elsewhere."""
        here = [step for route in self._routes if route.origin == origin for step in route.partial_steps]
        onward = self._divided[origin]
        elsewhere = [step for route in onward for step in route.partial_steps]
        return tuple(here or elsewhere or (step for route in onward for step in route.steps))

    def _itself(self, figure: Figure, nature: Nature | None) -> Carried:
        """A figure of a unit that went on as it was: nothing is added, so it may be of any nature."""
        if figure.silence is Silence.NOT_REPORTED:
            silent = self._not("rollup-silent", units=self._unit)
            return attrs.evolve(silent, missing=self._given)
        return self._added({self._unit: figure}, nature, () if figure.silence is None else self._given)

    def _added(self, figures: Mapping[str, Figure], nature: Nature | None, without: tuple[str, ...]) -> Carried:
        """The sum; where it is too long for a figure there are its bounds, which may have any length."""
        found = add_up(self._unit, self._measure, list(figures.values()), nature)
        if isinstance(found, Figure):
            return Carried(unit=self._unit, measure=self._measure, origins=self._given, figure=found, without=without)
        parts = {name: amount(figure) for name, figure in figures.items() if figure.value is not None}
        adds = nature is Nature.FLOW or nature is Nature.STOCK
        return Carried(
            unit=self._unit,
            measure=self._measure,
            origins=self._given,
            problem=found,
            bounds=self._bounds(figures, parts, ()) if adds else None,
            without=without,
        )

    def _nature(self, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]) -> Nature | None:
        """The nature that all figures have; ``None`` where it is not known or they differ."""
        known = indicators.get(self._measure.indicator or "")
        found = {figure.nature or (None if known is None else known.nature) for figure in figures.values()}
        return found.pop() if len(found) == 1 else None

    def _bounds(
        self, figures: Mapping[str, Figure], amounts: Mapping[str, Decimal], missing: tuple[str, ...]
    ) -> Bounds | None:
        """At least what surely went in, at most everything; only for what cannot be negative."""
        if any(amount < 0 for amount in amounts.values()):
            return None
        floor = [
            amount for name, amount in amounts.items() if name in self._whole and figures[name].qualifier in SURELY
        ]
        ceiling = None
        if not missing and all(figure.qualifier in _CEILING for figure in figures.values()):
            ceiling = total(amounts.values())
        lower = total(floor)
        return None if ceiling is None and not floor else Bounds(lower=lower, upper=ceiling)

    def _not(self, code: str, /, **values: object) -> Carried:
        return _refused(self._unit, self._measure, self._given, code, **({"unit": self._unit} | values))


def _is_rate(figure: Figure, nature: Nature | None) -> bool:
    """Whether the value itself is a rate, and no part of the whole that may stand beside it."""
    if figure.value is None:
        return nature is Nature.RATIO and figure.denominator is None
    if figure.unit == "%" or (nature is Nature.RATIO and figure.denominator is None):
        return True
    whole = figure.denominator
    return nature is Nature.RATIO and whole is not None and figure.value > whole
