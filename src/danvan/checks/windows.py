"""Periods whose window is not theirs."""

from collections.abc import Iterator

from danvan.checks.issue import Issue, Spot
from danvan.errors import Pointer, Problem
from danvan.law.period_names import period_words
from danvan.law.periods import Period, Window, WindowRule
from danvan.law.windows import WindowTable, calendar_window
from danvan.records import fields_of
from danvan.reports.report import Report
from danvan.rules import Part
from danvan.serialization.kinds import Kind

__all__ = ["Windows"]


class Windows:
    """A period that states rule and window must have that rule's window.

    Without a rule the window may be the agency's own, but must share a day with the period.
    """

    def __init__(self, rules: WindowTable) -> None:
        self._rules = rules

    def concerns(self, cls: type) -> bool:
        return any(spec.shape == Part(Period) for spec in fields_of(cls))

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterator[Issue]:
        for period, pointer in _periods(record):
            problem = self._problem(period, pointer)
            if problem is not None:
                yield Issue(spot, problem)

    def _problem(self, period: Period, pointer: Pointer) -> Problem | None:
        window = period.window
        if window is None:
            return None
        words = period_words(period)
        shown = {"first": window.first, "last": window.last, "period_en": words.en, "period_vi": words.vi}
        right = self._rules.window(period)
        rule = period.window_rule
        if right is not None and rule is not None:
            if window == right:
                return None
            return Problem.of(
                "period-window",
                (*pointer, "window"),
                rule_en=rule.en,
                rule_vi=rule.vi,
                right_first=right.first,
                right_last=right.last,
                at_key=False,
                **shown,
            )
        calendar = calendar_window(period)
        if calendar is not None and rule is not WindowRule.OWN and not _meet(window, calendar):
            return Problem.of("window-outside", (*pointer, "window"), at_key=False, **shown)
        return None

    def finish(self) -> Iterator[Issue]:
        return iter(())


def _periods(record: object) -> Iterator[tuple[Period, Pointer]]:
    for name in ("period", "next_period"):
        period = getattr(record, name, None)
        if isinstance(period, Period):
            yield period, (name,)
    if isinstance(record, Report):
        for index, figure in enumerate(record.figures):
            if figure.period is not None:
                yield figure.period, ("figures", index, "period")
            if figure.delta is not None and figure.delta.base_period is not None:
                yield figure.delta.base_period, ("figures", index, "delta", "base_period")


def _meet(one: Window, other: Window) -> bool:
    return one.first <= other.last and other.first <= one.last
