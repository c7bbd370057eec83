"""Facts that reports state (số liệu báo cáo): the figures of indicators for just the period that is scored."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from danvan import messages
from danvan.errors import Sentence
from danvan.evaluation.catalogue import PART, REPORTED, WHOLE, is_share
from danvan.evaluation.facts import Fact, FactOrigin
from danvan.evaluation.gathering.counted import amount, named, not_applicable, not_reported
from danvan.law.periods import Window
from danvan.law.windows import WindowTable
from danvan.reports.adding import amount as in_ones
from danvan.reports.figures import Figure, Indicator, Qualifier, Silence
from danvan.reports.measures import Measure, Stated
from danvan.reports.report import Report
from danvan.reports.rollup import RolledUp, counted_reports, rollup, stated_of
from danvan.rules import Number
from danvan.units.registry import UnitRegistry

__all__ = ["StatedIn", "reported_facts", "stated_in"]

_ORIGIN = FactOrigin.REPORTS
_HUNDRED = Decimal(100)
_TOO_LONG = Sentence("Số trong báo cáo có quá nhiều chữ số.", "The number in the report has too many digits.")


@attrs.frozen
class StatedIn:
    """A figure with the report in which it stands."""

    report: str
    stated: Stated


def stated_in(reports: Iterable[Report], windows: WindowTable) -> list[StatedIn]:
    """The figures of all reports that count, of indicators and not broken down, each with its report."""
    return [
        StatedIn(report.id, stated)
        for report in counted_reports(reports)
        for stated in stated_of([report], windows)
        if stated.figure.indicator is not None and not stated.figure.breakdown
    ]


def reported_facts(
    stated: Sequence[StatedIn],
    registry: UnitRegistry,
    unit: str,
    *,
    window: Window,
    indicators: Mapping[str, Indicator],
) -> Iterator[Fact]:
    """What reports state of each indicator for one unit and just this window, in the order of the indicators' ids.

    Figures of shorter periods are not added up, and those of a year by another rule of data windows are of other
    days; both are named where there is no figure of just this window. What reports do not report, or say does not
    apply, stays so. A figure that is “more than”, “nearly” or “about” a number is not reported as that number, and
    neither are figures that contradict each other, or one in another unit of measure than the catalogue's. An
    indicator that no report names gives no fact, nor does one that the catalogue does not have.
    """
    of_unit = [item for item in stated if item.stated.unit == unit]
    own = [item for item in of_unit if item.stated.window == window]
    by_indicator = _by_indicator(own)
    others = _by_indicator([item for item in of_unit if _meets(item.stated.window, window)])
    # What has more digits than a figure in ones can have makes its indicator unreadable, and no other.
    too_long = {item.stated.figure.indicator for item in own if not _readable(item.stated.figure)}
    readable = [item for item in own if item.stated.figure.indicator not in too_long]
    rows, _ = rollup(_once(readable), registry, window=window, indicators=indicators)
    for name in sorted((by_indicator.keys() | others.keys()) & indicators.keys()):
        if name not in by_indicator:
            yield _of_other_days(f"{REPORTED}{name}", others[name])
            continue
        ids = sorted({item.report for item in by_indicator[name]})
        if name in too_long:
            yield not_reported(f"{REPORTED}{name}", _ORIGIN, ids, _TOO_LONG)
            continue
        found = [row for row in rows if row.unit == unit and row.measure.indicator == name]
        yield from _of_indicator(indicators[name], found, ids)


def _by_indicator(items: Iterable[StatedIn]) -> dict[str, list[StatedIn]]:
    found: dict[str, list[StatedIn]] = {}
    for item in items:
        found.setdefault(item.stated.figure.indicator or "", []).append(item)
    return found


def _meets(one: Window, other: Window) -> bool:
    return one.first <= other.last and other.first <= one.last


def _of_other_days(code: str, items: Sequence[StatedIn]) -> Fact:
    days = named(f"{item.stated.window.first}..{item.stated.window.last}" for item in items)
    reason = Sentence(f"Báo cáo có số liệu của các ngày khác: {days}.", f"Reports have figures of other days: {days}.")
    return not_reported(code, _ORIGIN, [item.report for item in items], reason)


def _readable(figure: Figure) -> bool:
    return figure.value is None or Number(signed=True).acceptable(in_ones(figure))


def _once(items: Sequence[StatedIn]) -> list[Stated]:
    """The figures without those that two reports state alike."""
    found: dict[Stated, Stated] = {}
    for item in items:
        figure = item.stated.figure
        value = None if figure.value is None else in_ones(figure)
        plain = Figure(
            indicator=figure.indicator,
            value=value,
            silence=figure.silence,
            qualifier=figure.qualifier,
            unit=figure.unit,
            nature=figure.nature,
            denominator=figure.denominator,
        )
        found.setdefault(Stated(unit=item.stated.unit, window=item.stated.window, figure=plain), item.stated)
    return list(found.values())


def _of_indicator(indicator: Indicator, rows: Sequence[RolledUp], ids: Sequence[str]) -> Iterator[Fact]:
    code = f"{REPORTED}{indicator.id}"
    # Part and whole of a rate are in the unit of what is counted, not in percent.
    parts = is_share(indicator) and all(row.figure is not None and row.figure.denominator is not None for row in rows)
    if len(rows) != 1 or not (parts or _fits(rows[0].measure, indicator)):
        names = ", ".join(f"“{name}”" for name in sorted({row.measure.unit or "" for row in rows}))
        reason = Sentence(
            f"Báo cáo ghi đơn vị tính {names}; danh mục ghi “{indicator.unit}”.",
            f"The reports state it in {names}; the catalogue has “{indicator.unit}”.",
        )
        yield not_reported(code, _ORIGIN, ids, reason)
        return
    [row] = rows
    figure = row.figure
    if figure is None:
        problem = row.problem
        reasons = () if problem is None else (messages.sentence(problem),)
        yield not_reported(code, _ORIGIN, ids, *reasons)
    elif figure.silence is Silence.NOT_APPLICABLE:
        yield not_applicable(code, _ORIGIN, Sentence(f"Báo cáo: {', '.join(ids)}.", f"Reports: {', '.join(ids)}."))
    elif figure.value is None or figure.qualifier is not Qualifier.EXACT:
        yield not_reported(code, _ORIGIN, ids, *_inexact(figure))
    elif not is_share(indicator):
        yield amount(code, figure.value, _ORIGIN, ids)
    elif figure.denominator is None:
        share = figure.value / _HUNDRED
        if Number(signed=True).acceptable(share):
            yield amount(code, share, _ORIGIN, ids)
        else:
            yield not_reported(code, _ORIGIN, ids, _TOO_LONG)
    else:
        codes = f"{code}{PART}, {code}{WHOLE}"
        reason = Sentence(f"Báo cáo ghi tử số, mẫu số: {codes}.", f"Reports state part and whole: {codes}.")
        yield not_reported(code, _ORIGIN, ids, reason)
        yield amount(code + PART, figure.value, _ORIGIN, ids)
        yield amount(code + WHOLE, figure.denominator, _ORIGIN, ids)


def _fits(measure: Measure, indicator: Indicator) -> bool:
    """Whether figures are in the unit of measure of the catalogue; one without a unit is."""
    return measure.unit is None or measure.unit in (indicator.unit, *indicator.other_units)


def _inexact(figure: Figure) -> tuple[Sentence, ...]:
    if figure.value is None:
        return ()
    word, value = figure.qualifier, figure.value
    return (Sentence(f"Báo cáo ghi “{word.vi} {value}”.", f"Reports state “{word.en} {value}”."),)
