"""``danvan rollup``: the figures of many reports summed for a period, and what must not be summed named."""

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence

import attrs

from danvan import bundled
from danvan.cli.law import sound
from danvan.errors import Refused, Sentence
from danvan.law.period_names import parse_period, period_words
from danvan.law.period_steps import window_of
from danvan.law.periods import Window, WindowRule
from danvan.reports.carrying import Measure, Stated
from danvan.reports.figures import Figure, Indicator, Qualifier
from danvan.reports.report import Report
from danvan.reports.rollup import RolledUp, by_level, rollup, stated_of
from danvan.units.events import UnitEvent
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Level, Unit

__all__ = ["run"]

_SIGNS = {Qualifier.AT_LEAST: "> ", Qualifier.JUST_BELOW: "< ", Qualifier.ABOUT: "~ "}


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code: 1 where a sum was refused."""
    window = _window(options.period, WindowRule(options.rule))
    registry, indicators, reports = _loaded(options.paths)
    level = None if options.by == "unit" else Level(options.by)
    stated = stated_of(reports, bundled.window_rules())
    if options.indicator:
        stated = (item for item in stated if item.figure.indicator in options.indicator)
    expected = [] if options.expect is None else registry.on(window.last).of(level=Level(options.expect))
    rows, outside = rollup(
        stated,
        registry,
        window=window,
        group=by_level(level),
        indicators=indicators,
        expected=[state.id for state in expected],
    )
    # Of a group that has no figure at all nothing was asked.
    ordered = sorted(
        (row for row in rows if row.units),
        key=lambda row: (row.measure.indicator or "~", _measure(row.measure), row.unit),
    )
    if options.csv:
        _table(ordered, registry, window)
    else:
        _listed(ordered, registry, indicators, window, options.lang)
        _left_out(outside, window, options.lang)
    return 1 if any(row.problem is not None for row in ordered) else 0


def _window(text: str, rule: WindowRule) -> Window:
    period = attrs.evolve(parse_period(text), window_rule=rule)
    window = window_of(period, bundled.window_rules())
    if window is None:
        words = period_words(period)
        raise Refused(
            Sentence(
                f"Quy tắc “{rule.vi}” không có khoảng số liệu cho {words.vi}.",
                f"The rule “{rule.en}” has no window for {words.en}.",
            )
        )
    return window


def _loaded(paths: Sequence[str]) -> tuple[UnitRegistry, dict[str, Indicator], list[Report]]:
    registry, indicators, reports = bundled.unit_registry(), dict(bundled.indicators()), list[Report]()
    for path in paths:
        archive = sound(path)
        registry = registry.with_records(archive.of(Unit), archive.of(UnitEvent))
        indicators |= {indicator.id: indicator for indicator in archive.of(Indicator)}
        reports += archive.of(Report)
    return registry, indicators, reports


def _listed(
    rows: Iterable[RolledUp], registry: UnitRegistry, indicators: dict[str, Indicator], window: Window, lang: str
) -> None:
    vi = lang == "vi"
    print(f"{window.first} … {window.last}")
    before: Measure | None = None
    for row in rows:
        measure = row.measure
        if measure != before:
            known = indicators.get(measure.indicator or "")
            name = measure.label if known is None else known.name if vi else known.name_en or known.name
            code = "" if measure.indicator is None else f"{measure.indicator}: "
            breakdown = "".join(f", {part.dimension} = {part.value}" for part in measure.breakdown)
            unit = measure.unit or ("" if known is None else known.unit)
            print(f"{code}{name or ''}{breakdown}{f' ({unit})' if unit else ''}")
            before = measure
        print(f"  {_label(registry, row.unit, window)}: {_said(row, lang)}")


def _said(row: RolledUp, lang: str) -> str:
    vi = lang == "vi"
    if row.figure is None:
        reason = "" if row.reason is None else row.reason.pick(lang)
        floor = "" if row.at_least is None else f"{'≥' if vi else 'at least'} {row.at_least} – "
        return f"? {floor}{reason}"
    rate = row.rate
    share = "" if rate is None else f" ({rate:.2f} %)"
    count = len(row.units)
    of = f"{count} đơn vị" if vi else f"{count} unit{'' if count == 1 else 's'}"
    return f"{_amount(row.figure, lang)}{share}  [{of}]"


def _amount(figure: Figure, lang: str) -> str:
    if figure.value is None:
        word = figure.silence
        return "–" if word is None else word.vi if lang == "vi" else word.en
    whole = "" if figure.denominator is None else f" / {figure.denominator}"
    return f"{_SIGNS.get(figure.qualifier, '')}{figure.value}{whole}"


def _left_out(outside: Sequence[Stated], window: Window, lang: str) -> None:
    """Say that some figures have other days; those that overlap the window are the ones to look at."""
    partly = [item for item in outside if item.window.first <= window.last and window.first <= item.window.last]
    if partly:
        example = partly[0].window
        print(
            f"{len(partly)} số liệu chỉ nằm một phần trong kỳ (ví dụ {example.first} … {example.last}) nên không cộng; "
            "xem --rule."
            if lang == "vi"
            else f"{len(partly)} figures lie only partly in the window (such as {example.first} … {example.last}) "
            "and were not added; see --rule."
        )


_COLUMNS = (
    *("unit", "name", "indicator", "label", "breakdown", "measured_in", "first", "last", "value", "qualifier"),
    *("denominator", "rate", "silence", "at_least", "problem", "reason", "units"),
)


def _table(rows: Iterable[RolledUp], registry: UnitRegistry, window: Window) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        measure, figure, reason = row.measure, row.figure, row.reason
        writer.writerow(
            [
                *(row.unit, _label(registry, row.unit, window), measure.indicator or "", measure.label or ""),
                "; ".join(f"{part.dimension}={part.value}" for part in measure.breakdown),
                *(measure.unit or "", window.first, window.last),
                *_cells(figure),
                "" if row.rate is None else row.rate,
                "" if figure is None or figure.silence is None else figure.silence.value,
                "" if row.at_least is None else row.at_least,
                "" if row.problem is None else row.problem.code,
                "" if reason is None else reason.vi,
                " ".join(row.units),
            ]
        )


def _cells(figure: Figure | None) -> tuple[object, object, object]:
    if figure is None or figure.value is None:
        return "", "", ""
    return figure.value, figure.qualifier.value, "" if figure.denominator is None else figure.denominator


def _label(registry: UnitRegistry, name: str, window: Window) -> str:
    view = registry.on(window.last)
    return f"{view[name].label} ({name})" if name in view else name


def _measure(measure: Measure) -> str:
    parts = "".join(f"{part.dimension}={part.value};" for part in measure.breakdown)
    return f"{measure.label}|{parts}|{measure.unit}"
