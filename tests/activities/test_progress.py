"""How far a programme has come by what reports say."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import bundled
from danvan.activities.programme import Programme, ProgrammeKind, Target
from danvan.activities.progress import TargetProgress, TargetState, progress_of
from danvan.dates import PartialDate
from danvan.law.periods import Window
from danvan.reports.figures import Breakdown, Figure, Qualifier
from danvan.reports.measures import Stated
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Unit, UnitKind

D = dt.date
S = TargetState
UNITS = UnitRegistry(
    [
        Unit(id=name, level=Level.COMMUNE, kinds=(DatedKind(kind=UnitKind.COMMUNE),), names=(DatedName(text=name),))
        for name in ("a", "b")
    ]
)


def plan(value: int | None = 10, by: str | None = "2026-12-31", unit: str | None = None) -> Programme:
    target = Target(
        text="Đối thoại",
        indicator="dialogue.sessions",
        value=None if value is None else Decimal(value),
        by=None if by is None else PartialDate.parse(by),
        unit=unit,
    )
    return Programme(id="ct", kind=ProgrammeKind.PLAN, title="Kế hoạch", starts=D(2026, 1, 1), targets=(target,))


def figure(unit: str, value: int, first: dt.date, last: dt.date, /, **fields: object) -> Stated:
    given_fields: dict[str, object] = {"indicator": "dialogue.sessions", "value": Decimal(value), **fields}
    return Stated(unit=unit, window=Window(first=first, last=last), figure=Figure(**given_fields))  # type: ignore[arg-type]  # fields of many types


def one(programme: Programme, *stated: Stated, on: dt.date) -> TargetProgress:
    [found] = progress_of(programme, stated, UNITS, on=on, indicators=bundled.indicators())
    return found


Q1, Q2 = (D(2026, 1, 1), D(2026, 3, 31)), (D(2026, 4, 1), D(2026, 6, 30))
BOTH = [figure("a", 3, *Q1), figure("b", 2, *Q1), figure("a", 4, *Q2), figure("b", 1, *Q2)]


def test_sums_over_units_and_periods() -> None:
    found = one(plan(), *BOTH, on=D(2026, 7, 15))
    assert (found.reached, found.at_least, found.percent, found.state) == (10, 10, 100, S.MET)
    running = one(plan(20), *BOTH, on=D(2026, 7, 15))
    assert (running.percent, running.state) == (50, S.RUNNING)
    # Figures to the end of June do not tell what there was on the last day of the year; with June due they do.
    assert one(plan(20), *BOTH, on=D(2027, 1, 1)).state is S.UNKNOWN
    assert one(plan(20, by="2026-06"), *BOTH, on=D(2027, 1, 1)).state is S.BEHIND
    assert one(plan(20), *BOTH, on=D(2026, 12, 31)).state is S.RUNNING
    assert one(plan(20, by=None), *BOTH, on=D(2030, 1, 1)).state is S.RUNNING


def test_what_is_not_known_is_said() -> None:
    gap = one(plan(), *BOTH[1:], on=D(2026, 7, 15))
    assert (gap.reached, gap.at_least, gap.state) == (None, 7, S.UNKNOWN)
    assert [problem.code for problem in gap.problems] == ["rollup-parts"]
    assert one(plan(7), *BOTH[1:], on=D(2026, 7, 15)).state is S.MET
    nothing = one(plan(), on=D(2026, 7, 15))
    assert (nothing.reached, nothing.at_least, nothing.state, nothing.percent) == (None, None, S.UNKNOWN, None)


def test_figures_of_other_days_breakdowns_and_measures_do_not_count() -> None:
    others = [
        figure("a", 50, D(2025, 10, 1), D(2025, 12, 31)),
        figure("a", 50, *Q1, breakdown=(Breakdown(dimension="tier", value="xã"),)),
        figure("a", 50, *Q1, unit="buổi"),
        figure("a", 50, *Q1, indicator="dialogue.opinions"),
    ]
    assert one(plan(), *BOTH, *others, on=D(2026, 7, 15)).reached == 10
    assert (
        one(
            plan(unit="cuộc"),
            *BOTH,
            figure("a", 1, D(2026, 7, 1), D(2026, 7, 9), unit="cuộc"),
            figure("b", 0, D(2026, 7, 1), D(2026, 7, 9)),
            on=D(2026, 7, 15),
        ).reached
        == 11
    )


@pytest.mark.parametrize(
    ("qualifier", "reached", "at_least", "state"),
    [
        (Qualifier.EXACT, 10, 10, S.MET),
        (Qualifier.AT_LEAST, None, 10, S.MET),
        (Qualifier.JUST_BELOW, None, None, S.UNKNOWN),
        (Qualifier.ABOUT, None, None, S.UNKNOWN),
    ],
)
def test_words_before_a_number(qualifier: Qualifier, reached: int | None, at_least: int | None, state: S) -> None:
    found = one(plan(), figure("a", 10, *Q1, qualifier=qualifier), on=D(2026, 7, 15))
    assert (found.reached, found.at_least, found.state) == (reached, at_least, state)


def test_figures_of_days_to_come_do_not_count() -> None:
    assert one(plan(), *BOTH, on=D(2026, 3, 31)).reached == 5
    before = figure("a", 9, D(2026, 1, 1), D(2026, 1, 1))
    assert one(plan(), before, on=D(2025, 12, 1)).state is S.UNKNOWN


def test_units_that_are_expected() -> None:
    asked = progress_of(
        plan(), BOTH[::2], UNITS, on=D(2026, 7, 15), indicators=bundled.indicators(), expected=["a", "b"]
    )
    assert (asked[0].reached, asked[0].at_least, asked[0].state) == (None, 7, S.UNKNOWN)
    assert one(plan(), *BOTH[::2], on=D(2026, 7, 15)).reached == 7


def test_a_target_in_words_and_a_programme_without_a_first_day() -> None:
    found = one(plan(None), *BOTH, on=D(2026, 7, 15))
    assert (found.state, found.percent) == (S.IN_WORDS, None)
    with pytest.raises(ValueError, match="no first day"):
        progress_of(Programme(id="x", kind=ProgrammeKind.PLAN, title="X"), [], UNITS, on=D(2026, 1, 1))


@given(st.permutations(BOTH), st.integers(0, 30))
def test_order_changes_nothing_and_a_lower_target_is_met_sooner(figures: list[Stated], value: int) -> None:
    found = one(plan(value), *figures, on=D(2026, 7, 15))
    assert found.reached == 10
    assert (found.state is S.MET) == (value <= 10)
