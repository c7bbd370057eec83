"""``danvan rollup``: the figures of many reports summed for a period, and what must not be summed named."""

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Sequence

import attrs

from danvan import bundled
from danvan.cli.law import sound
from danvan.errors import Refused, Sentence
from danvan.law.period_names import parse_period, period_words
from danvan.law.period_steps import window_of
from danvan.law.periods import Window, WindowRule
from danvan.reports.figures import Figure, Indicator, Qualifier
from danvan.reports.measures import Measure, Stated
from danvan.reports.report import Report
from danvan.reports.rollup import RolledUp, by_level, counted_reports, rollup, stated_of
from danvan.units.events import UnitEvent
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Level, Unit

__all__ = ["run"]

_SIGNS = {Qualifier.AT_LEAST: "> ", Qualifier.JUST_BELOW: "< ", Qualifier.ABOUT: "~ "}


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code: 1 where a sum was refused, or nothing at all came of what was expected."""
    window = _window(options.period, WindowRule(options.rule))
    registry, own, indicators, reports = _loaded(options.paths)
    level = None if options.by == "unit" else Level(options.by)
    counted = counted_reports(reports)
    stated = list(stated_of(counted, bundled.window_rules()))
    placed = len(stated)
    if options.indicator:
        stated = [item for item in stated if item.figure.indicator in options.indicator]
    there = [] if options.expect is None else registry.on(window.last).of(level=Level(options.expect))
    # Whoever sums the reports of a province expects the units of its own files, not all that danvan ships.
    expected = [state for state in there if state.id in own]
    rows, outside = rollup(
        stated,
        registry,
        window=window,
        group=by_level(level),
        indicators=indicators,
        expected=[state.id for state in expected],
    )
    ordered = sorted(
        (row for row in rows if row.units or row.problem is not None),
        key=lambda row: (row.measure.indicator or "~", _measure(row.measure), row.unit),
    )
    if options.csv:
        _table(ordered, registry, window)
    else:
        _listed(ordered, registry, indicators, window, options.lang)
    # A table is read by a program: what is not in it is said beside it.
    notes = sys.stderr if options.csv else sys.stdout
    for note in (
        *_nothing(ordered, expected),
        *_left_out(outside, window),
        *_unplaced(counted, sum(len(report.figures) for report in counted) - placed),
    ):
        print(note.pick(options.lang), file=notes)
    return 1 if any(row.problem is not None for row in ordered) or (expected and not ordered) else 0


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


def _loaded(paths: Sequence[str]) -> tuple[UnitRegistry, set[str], dict[str, Indicator], list[Report]]:
    """All units and those of the files, indicators, reports."""
    own = set[str]()
    registry, indicators, reports = bundled.unit_registry(), dict(bundled.indicators()), list[Report]()
    for path in paths:
        archive = sound(path)
        registry = registry.with_records(archive.of(Unit), archive.of(UnitEvent))
        own.update(unit.id for unit in archive.of(Unit))
        indicators |= {indicator.id: indicator for indicator in archive.of(Indicator)}
        reports += archive.of(Report)
    return registry, own, indicators, reports


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


def _left_out(outside: Sequence[Stated], window: Window) -> Iterator[Sentence]:
    """That some figures have other days; those that overlap the window are the ones to look at."""
    partly = [item for item in outside if item.window.first <= window.last and window.first <= item.window.last]
    if partly:
        days = f"{partly[0].window.first} … {partly[0].window.last}"
        one = len(partly) == 1
        yield Sentence(
            f"{len(partly)} số liệu chỉ nằm một phần trong kỳ (ví dụ {days}) nên không cộng; xem --rule.",
            f"{len(partly)} figure{' lies' if one else 's lie'} only partly in the window (such as {days}) "
            f"and {'was' if one else 'were'} not added; see --rule.",
        )


def _unplaced(counted: Sequence[Report], many: int) -> Iterator[Sentence]:
    """That some figures do not say of which unit or of which days they are."""
    if many:
        windows = bundled.window_rules()
        example = next(one for one in counted if len(list(stated_of([one], windows))) < len(one.figures))
        yield Sentence(
            f"{many} số liệu không rõ của đơn vị nào hoặc của ngày nào nên không cộng "
            f"(ví dụ trong báo cáo {example.id}).",
            f"Of {many} figure{'' if many == 1 else 's'} the unit or the days are not known, so they were not added "
            f"(such as in the report {example.id}).",
        )


def _nothing(rows: Sequence[RolledUp], expected: Sequence[object]) -> Iterator[Sentence]:
    if not rows:
        yield Sentence("Không có số liệu nào nằm trọn trong kỳ.", "No figures lie wholly in the window.")
        if expected:
            yield Sentence(
                f"{len(expected)} đơn vị lẽ ra phải có số liệu.",
                f"{len(expected)} unit{'' if len(expected) == 1 else 's'} should have figures.",
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
