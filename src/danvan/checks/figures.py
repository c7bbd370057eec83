"""Figures that contradict each other: rates, parts and wholes, changes against a base."""

import decimal
import functools
import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from danvan.checks.issue import Issue, Spot
from danvan.errors import Pointer, Problem
from danvan.law.periods import Period, PeriodKind
from danvan.reports.figures import Figure, Qualifier, Scale
from danvan.reports.report import Report
from danvan.serialization.kinds import Kind

__all__ = ["Changes", "Parts", "Rates", "Thousands"]

_WIDE = decimal.Context(prec=100, rounding=decimal.ROUND_HALF_UP)
"""With so many digits no sum of figures is rounded, and every rate can be rounded as it is printed."""


def _meant(figure: Figure) -> Decimal | None:
    """The number that a figure means, if it is stated exactly."""
    if figure.value is None or figure.qualifier is not Qualifier.EXACT:
        return None
    return _scaled(figure.value, figure)


def _scaled(value: Decimal, figure: Figure) -> Decimal:
    """A number in the scale of a figure, without the zeros that the scale adds behind the point."""
    if figure.scale is Scale.ONE:
        return value
    return _WIDE.multiply(value, figure.scale.factor).normalize(_WIDE)


def _label(figure: Figure) -> str:
    return figure.label or figure.indicator or "–"


def _like(value: Decimal, printed: Decimal) -> Decimal:
    """`value`, rounded half up to the decimals with which `printed` is printed."""
    exponent = printed.as_tuple().exponent
    places = exponent if isinstance(exponent, int) and exponent < 0 else 0
    return value.quantize(Decimal(1).scaleb(places), context=_WIDE)


def _written(value: Decimal) -> str:
    return format(value, "f")


class Rates:
    """A stated rate must be the rate of value and denominator, rounded as it is printed."""

    def concerns(self, cls: type) -> bool:
        return cls is Report

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterator[Issue]:
        if not isinstance(record, Report):
            return
        for index, figure in enumerate(record.figures):
            problem = self._problem(figure, ("figures", index, "stated_rate"))
            if problem is not None:
                yield Issue(spot, problem)

    def _problem(self, figure: Figure, pointer: Pointer) -> Problem | None:
        value, stated, whole = _meant(figure), figure.stated_rate, figure.denominator
        if value is None or stated is None or not whole or figure.rate_qualifier is not Qualifier.EXACT:
            return None
        rate = _WIDE.divide(_WIDE.multiply(value, Decimal(100)), whole)
        if _like(rate, stated) == stated:
            return None
        shown = rate.quantize(Decimal("0.01"), context=_WIDE)
        return Problem.of(
            "figure-rate",
            pointer,
            value=_written(value),
            denominator=_written(whole),
            computed=_written(shown),
            stated=_written(stated),
            label=_label(figure),
        )

    def finish(self) -> Iterator[Issue]:
        return iter(())


_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")


class Thousands:
    """A value with three decimals whose source writes the same digits: in Vietnamese 1.204 is 1204."""

    def concerns(self, cls: type) -> bool:
        return cls is Report

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterator[Issue]:
        if not isinstance(record, Report):
            return
        for index, figure in enumerate(record.figures):
            if figure.value is None or figure.raw_text is None:
                continue
            written = _written(figure.value)
            if _THOUSANDS.fullmatch(written) and written in figure.raw_text:
                problem = Problem.of(
                    "figure-thousands", ("figures", index, "value"), value=written, meant=written.replace(".", "")
                )
                yield Issue(spot, problem)

    def finish(self) -> Iterator[Issue]:
        return iter(())


class Parts:
    """Parts that are said to be complete make up their whole; others never exceed it."""

    def concerns(self, cls: type) -> bool:
        return cls is Report

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterator[Issue]:
        if not isinstance(record, Report):
            return
        splits: dict[tuple[str, tuple[str, ...]], list[Figure]] = {}
        for figure in record.figures:
            if figure.part_of is not None:
                dimensions = tuple(sorted(item.dimension for item in figure.breakdown))
                splits.setdefault((figure.part_of, dimensions), []).append(figure)
        if not splits:
            return
        places = {figure.id: index for index, figure in enumerate(record.figures) if figure.id is not None}
        for (whole_id, _), parts in splits.items():
            whole = record.figures[places[whole_id]]
            problem = self._problem(whole, parts, ("figures", places[whole_id], "value"))
            if problem is not None:
                yield Issue(spot, problem)

    def _problem(self, whole: Figure, parts: list[Figure], pointer: Pointer) -> Problem | None:
        total = _meant(whole)
        values = [_meant(part) for part in parts]
        known = [value for value in values if value is not None]
        if total is None or not known:
            return None
        sum_of_parts = functools.reduce(_WIDE.add, known)
        complete = whole.parts_complete and len(known) == len(parts)
        if sum_of_parts == total or (not complete and sum_of_parts < total):
            return None
        code = "parts-sum" if complete else "parts-exceed"
        return Problem.of(code, pointer, sum=_written(sum_of_parts), whole=_written(total), label=_label(whole))

    def finish(self) -> Iterator[Issue]:
        return iter(())


_Key = tuple[str, str, tuple[tuple[str, str], ...], Period]


class Changes:
    """A stated change must agree with the base that is stated, and with the report of that period."""

    def __init__(self) -> None:
        self._figures: dict[_Key, tuple[Decimal, Spot]] = {}
        self._others: dict[_Key, set[Decimal]] = {}
        self._bases: list[tuple[_Key, Figure, Decimal, Spot, Pointer]] = []

    def concerns(self, cls: type) -> bool:
        return cls is Report

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterator[Issue]:
        if not isinstance(record, Report):
            return
        for index, figure in enumerate(record.figures):
            value = _meant(figure)
            if value is None:
                continue
            period = figure.period or record.period
            unit = figure.scope_unit or record.reporter
            key = None
            if figure.indicator is not None and unit is not None:
                split = tuple(sorted((item.dimension, item.value) for item in figure.breakdown))
                if period is not None:
                    own = (unit, figure.indicator, split, _plain(period))
                    if self._figures.setdefault(own, (value, spot.at(("figures", index, "value"))))[0] != value:
                        self._others.setdefault(own, set()).add(value)
                if figure.delta is not None and figure.delta.base_period is not None:
                    key = (unit, figure.indicator, split, _plain(figure.delta.base_period))
            if figure.delta is None:
                continue
            pointer: Pointer = ("figures", index, "delta")
            if key is not None:
                self._bases.append((key, figure, value, spot, pointer))
            base = figure.delta.base_value
            if base is not None:
                for problem in _change_problems(figure, value, _scaled(base, figure), pointer):
                    yield Issue(spot, problem)

    def finish(self) -> Iterator[Issue]:
        for key, figure, value, spot, pointer in self._bases:
            found = self._figures.get(key)
            if found is None:
                continue
            # Where reports of that period disagree among themselves, one that fits is enough.
            bases = (found[0], *self._others.get(key, ()))
            problems = [_base_problems(figure, value, base, pointer) for base in bases]
            if all(problems):
                for problem in problems[0]:
                    yield Issue(spot, problem, found[1])


def _base_problems(figure: Figure, value: Decimal, base: Decimal, pointer: Pointer) -> list[Problem]:
    """What is wrong with a change if the number of its base period is `base`."""
    delta = figure.delta
    if delta is None or delta.base_value is None:
        problems = _change_problems(figure, value, base, pointer)
        return [attrs.evolve(problem, code="figure-change-base") for problem in problems]
    stated = _scaled(delta.base_value, figure)
    if stated == base:
        return []
    return [
        Problem.of(
            "figure-base", (*pointer, "base_value"), stated=_written(stated), value=_written(base), label=_label(figure)
        )
    ]


def _plain(period: Period) -> Period:
    """The period by its label alone: kind, year, number, without the window."""
    return Period(
        kind=period.kind,
        year=period.year,
        number=period.number,
        until_year=period.until_year,
        name=period.name,
        window=period.window if period.kind is PeriodKind.RANGE else None,
    )


def _change_problems(figure: Figure, value: Decimal, base: Decimal, pointer: Pointer) -> Iterator[Problem]:
    delta = figure.delta
    if delta is None or delta.qualifier is not Qualifier.EXACT:
        return
    absolute = _WIDE.subtract(value, base)
    if delta.absolute is not None:
        stated = _scaled(delta.absolute, figure)
        if stated != absolute:
            yield _change(figure, value, base, _signed(absolute), _signed(stated), (*pointer, "absolute"))
    if delta.percent is not None and base:
        percent = _WIDE.divide(_WIDE.multiply(absolute, Decimal(100)), base)
        if _like(percent, delta.percent) != delta.percent:
            shown = percent.quantize(Decimal("0.01"), context=_WIDE)
            stated_text = f"{_signed(delta.percent)} %"
            yield _change(figure, value, base, f"{_signed(shown)} %", stated_text, (*pointer, "percent"))


def _change(figure: Figure, value: Decimal, base: Decimal, computed: str, stated: str, pointer: Pointer) -> Problem:
    return Problem.of(
        "figure-change",
        pointer,
        base=_written(base),
        value=_written(value),
        computed=computed,
        stated=stated,
        label=_label(figure),
    )


def _signed(value: Decimal) -> str:
    return f"{value:+f}"
