"""Units of one group summed together through a change of units (tổng hợp cả nhóm qua sắp xếp).

Of a commune that was divided nobody knows which part of its figure went where. But when all its parts lie in
one province, the province has all of its figure.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

import attrs

from danvan.law.periods import Window
from danvan.reports.adding import add_up, unfit
from danvan.reports.carrying import everything
from danvan.reports.figures import Figure, Indicator, Nature, Silence
from danvan.reports.measures import Measure, Stated
from danvan.units.registry import UnitRegistry

__all__ = ["sum_together"]

_DAY = dt.timedelta(days=1)

Place = Callable[[str], str | None]
"""Under which unit a unit of the last day is summed."""


def sum_together(
    measure: Measure,
    stated: Iterable[Stated],
    registry: UnitRegistry,
    place: Place,
    indicators: Mapping[str, Indicator],
) -> dict[str, tuple[Figure, tuple[str, ...]]]:
    """By group, the sum of all figures whose units are, with all of their parts, in it on the last day.

    A group is left out unless its figures stand in windows that are the same for all its units and fill that
    of `measure`, every origin of every unit of the group has one figure in each, none of them is inside
    another, they may be added, and a figure can hold the sum.
    """
    groups: dict[str, _Group] = {}
    broken: set[str] = set()
    for item in stated:
        if not registry.exists(item.unit, item.window.last):
            # Nobody can say where it would belong.
            return {}
        routes = registry.routes(item.unit, since=item.window.last, to=measure.window.last)
        ends = [route.target for route in routes]
        above = {None if end is None else place(end) for end in ends}
        if len(above) > 1 or not everything(routes):
            # A part of it went elsewhere, or came to an end, or may have.
            broken |= {name for name in above if name is not None}
            continue
        name = above.pop() if above else None
        if name is not None:
            groups.setdefault(name, _Group()).take(item, ends, broken, name)
    found: dict[str, tuple[Figure, tuple[str, ...]]] = {}
    for name, group in groups.items():
        if name not in broken:
            figures = group.figures(measure.window, registry)
            plain = [_plain(figure, indicators) for figure in figures]
            silent = any(figure.silence is Silence.NOT_REPORTED for figure in plain)
            # What is there on a day is no sum over days, and so with the parts of a rate.
            flows = all(figure.nature is Nature.FLOW for figure in plain)
            if plain and flows and not silent and unfit(plain) is None:
                added = add_up(name, measure, plain, Nature.FLOW)
                if isinstance(added, Figure):
                    found[name] = added, tuple(group.units)
    return found


class _Group:
    """The figures of one group by window, and the units of the last day of which they tell."""

    def __init__(self) -> None:
        self._windows: dict[Window, dict[str, Figure]] = {}
        self._targets: set[str] = set()
        self.units: dict[str, None] = {}

    def take(self, item: Stated, ends: Iterable[str | None], broken: set[str], name: str) -> None:
        """Take a figure in; a second one for the same unit and window breaks the group."""
        own = self._windows.setdefault(item.window, {})
        if item.unit in own:
            broken.add(name)
        own[item.unit] = item.figure
        self.units[item.unit] = None
        self._targets.update(end for end in ends if end is not None)

    def figures(self, window: Window, registry: UnitRegistry) -> list[Figure]:
        """All figures, if they fill the window without a hole and count nothing twice; else none."""
        found: list[Figure] = []
        after = window.first
        for span in sorted(self._windows, key=lambda span: span.first):
            own = self._windows[span]
            if span.first != after or not self._complete(own, registry, span.last, window.last):
                return []
            after = span.last + _DAY
            found += own.values()
        return found if after == window.last + _DAY else []

    def _complete(self, own: Mapping[str, Figure], registry: UnitRegistry, since: dt.date, to: dt.date) -> bool:
        """Whether all that is in the group now was told of then, and nothing in it twice."""
        routes = [route for target in self._targets for route in registry.origins(target, on=to, since=since)]
        if any(route.lost is not None for route in routes):
            return False
        needed = {route.origin for route in routes} - {None}
        view = registry.on(since)
        return needed <= own.keys() and not any(view.around(name) & own.keys() for name in own)


def _plain(figure: Figure, indicators: Mapping[str, Indicator]) -> Figure:
    """The figure with the nature that the catalogue tells where it does not."""
    known = indicators.get(figure.indicator or "")
    return attrs.evolve(figure, nature=figure.nature or (None if known is None else known.nature))
