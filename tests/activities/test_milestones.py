"""How the milestones of a programme stand on a day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.activities.milestones import MilestoneState, milestones_of
from danvan.activities.programme import Milestone, Programme, ProgrammeKind
from danvan.dates import PartialDate
from danvan.strategies import partial_dates

D = dt.date
S = MilestoneState


def state(by: str, reached: str | None, on: dt.date) -> MilestoneState:
    milestone = Milestone(
        text="Sơ kết 6 tháng",
        by=PartialDate.parse(by),
        reached_on=None if reached is None else PartialDate.parse(reached),
    )
    programme = Programme(id="ct", kind=ProgrammeKind.PLAN, title="Kế hoạch", milestones=(milestone,))
    [found] = milestones_of(programme, on=on)
    assert (found.milestone, found.on) == (milestone, on)
    return found.state


@pytest.mark.parametrize(
    ("by", "reached", "on", "expected"),
    [
        ("2026-06", None, D(2026, 6, 30), S.AHEAD),
        ("2026-06", None, D(2026, 7, 1), S.OVERDUE),
        ("2026-06", "2026-06-30", D(2026, 7, 1), S.IN_TIME),
        ("2026-06", "2026-07-01", D(2026, 7, 1), S.LATE),
        ("2026-06", "2026-07-02", D(2026, 7, 1), S.OVERDUE),
        ("2026-06-15", "2026-06", D(2026, 7, 1), S.REACHED),
        ("2026-06-15", "2026-06", D(2026, 6, 20), S.UNKNOWN),
        ("2026-06", "2026", D(2027, 1, 1), S.REACHED),
        ("2026-06", "--05", D(2027, 1, 1), S.UNKNOWN),
        ("--06", "2026-05-02", D(2027, 1, 1), S.REACHED),
        ("--06", None, D(2027, 1, 1), S.UNKNOWN),
        ("2026-06", "2025", D(2026, 1, 1), S.IN_TIME),
    ],
)
def test_how_it_stands(by: str, reached: str | None, on: dt.date, expected: MilestoneState) -> None:
    assert state(by, reached, on) is expected


@given(partial_dates(), partial_dates() | st.none(), st.dates(), st.dates())
def test_what_is_known_stays_as_it_is(
    by: PartialDate, reached: PartialDate | None, one: dt.date, other: dt.date
) -> None:
    written = None if reached is None else str(reached)
    before, after = (state(str(by), written, day) for day in sorted((one, other)))
    if before in (S.IN_TIME, S.LATE, S.REACHED):
        assert after is before
    if before is S.OVERDUE:
        assert after not in (S.AHEAD, S.IN_TIME)
    if reached is None:
        assert after in (S.AHEAD, S.OVERDUE, S.UNKNOWN)
