"""How far a programme has come by what reports say (tiến độ chương trình): target by target, with what is not known."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

import attrs

from danvan.activities.programme import Programme, Target
from danvan.errors import Problem
from danvan.labels import Labelled
from danvan.law.periods import Window
from danvan.reports.carrying import SURELY
from danvan.reports.figures import Indicator, Qualifier
from danvan.reports.measures import Stated
from danvan.reports.rollup import RolledUp, rollup
from danvan.units.registry import UnitRegistry

__all__ = ["TargetProgress", "TargetState", "progress_of"]


class TargetState(Labelled):
    """How a target stands on a day (mức hoàn thành)."""

    MET = "met", "đạt", "met"
    BEHIND = "behind", "quá hạn, chưa đạt", "its day has passed, and it is not met"
    RUNNING = "running", "đang thực hiện", "running"
    UNKNOWN = "unknown", "chưa đủ số liệu", "the figures do not tell"
    IN_WORDS = "in_words", "chỉ tiêu bằng lời", "stated in words"


@attrs.frozen(kw_only=True)
class TargetProgress:
    """What figures say of one target (tiến độ một chỉ tiêu).

    `reached` is the exact sum, `at_least` what was surely reached; both ``None`` where nothing is known.
    `problems` say why there is no exact sum.
    """

    target: Target
    state: TargetState
    reached: Decimal | None = None
    at_least: Decimal | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def percent(self) -> Decimal | None:
        """Of the target what is reached, in percent; not rounded. ``None`` for a target of zero or in words."""
        if self.reached is None or not self.target.value:
            return None
        return self.reached * 100 / self.target.value


def progress_of(
    programme: Programme,
    stated: Iterable[Stated],
    registry: UnitRegistry,
    *,
    on: dt.date,
    indicators: Mapping[str, Indicator] | None = None,
    expected: Iterable[str] = (),
) -> tuple[TargetProgress, ...]:
    """How each target of a programme stands on a day, by figures of its indicator in its unit of measure.

    Figures count from the first day of the programme to `on`; those that are stated in another unit of
    measure, or with a breakdown, are not taken for the whole. Sums over units and periods are refused where
    `danvan.rollup` refuses them; without the figures of `expected` units nothing is reached exactly. A target is
    behind only if the figures reach its day. Raises `ValueError` for a programme without a first day.
    """
    if programme.starts is None:
        raise ValueError(f"the programme {programme.id} has no first day")
    window = Window(first=programme.starts, last=max(on, programme.starts))
    # What is said of days to come is not known yet.
    figures = [item for item in stated if item.window.last <= on]
    wanted = tuple(expected)
    return tuple(
        _progress(target, figures, registry, window, on, indicators or {}, wanted) for target in programme.targets
    )


def _progress(
    target: Target,
    stated: Iterable[Stated],
    registry: UnitRegistry,
    window: Window,
    on: dt.date,
    indicators: Mapping[str, Indicator],
    expected: Iterable[str],
) -> TargetProgress:
    if target.value is None or target.indicator is None:
        return TargetProgress(target=target, state=TargetState.IN_WORDS)
    known = indicators.get(target.indicator)
    units = {target.unit, None} if known is None or target.unit in (None, known.unit) else {target.unit}
    units |= {known.unit} if known is not None and target.unit in (None, known.unit) else set()
    own = [
        item
        for item in stated
        if item.figure.indicator == target.indicator and not item.figure.breakdown and item.figure.unit in units
    ]
    # Words that mean one unit of measure make one measure.
    alike = [attrs.evolve(item, figure=attrs.evolve(item.figure, unit=target.unit)) for item in own]
    last = max((item.window.last for item in alike if item.window.last <= window.last), default=window.last)
    upto = Window(first=window.first, last=max(last, window.first))
    rows, _ = rollup(
        alike,
        registry,
        window=upto,
        group=lambda view, name: target.indicator,
        indicators=indicators,
        expected=expected,
    )
    due = None if target.by is None else target.by.last()
    late = due is not None and due < on
    # Figures that end before the day of the target do not tell what was reached on it.
    return _told(target, rows, late=late, enough=due is None or upto.last >= due)


def _told(target: Target, rows: Iterable[RolledUp], *, late: bool, enough: bool) -> TargetProgress:
    found = list(rows)
    figure = found[0].figure if len(found) == 1 else None
    reached = figure.value if figure is not None and figure.qualifier is Qualifier.EXACT else None
    # “More than 10” is at least 10; “about 10” and “nearly 10” may be less.
    sure = figure.value if figure is not None and figure.qualifier in SURELY else None
    floors = [row.at_least for row in found if row.at_least is not None]
    floor = sure if sure is not None else floors[0] if len(floors) == 1 else None
    wanted = target.value or Decimal(0)
    if floor is not None and floor >= wanted:
        state = TargetState.MET
    elif reached is None or (late and not enough):
        state = TargetState.UNKNOWN
    else:
        state = TargetState.BEHIND if late else TargetState.RUNNING
    problems = tuple(row.problem for row in found if row.problem is not None)
    return TargetProgress(target=target, state=state, reached=reached, at_least=floor, problems=problems)
