"""Which milestones of a programme were reached by a day, and which are overdue (tiến độ các mốc)."""

import datetime as dt

import attrs

from danvan.activities.programme import Milestone, Programme
from danvan.labels import Labelled

__all__ = ["MilestoneProgress", "MilestoneState", "milestones_of"]


class MilestoneState(Labelled):
    """How a milestone stands on a day (tình trạng của mốc)."""

    IN_TIME = "in_time", "đạt đúng hạn", "reached in time"
    LATE = "late", "đạt chậm", "reached late"
    REACHED = "reached", "đã đạt, không rõ đúng hạn hay không", "reached; whether in time is not known"
    AHEAD = "ahead", "chưa đến hạn", "not yet due"
    OVERDUE = "overdue", "quá hạn, chưa đạt", "overdue"
    UNKNOWN = "unknown", "chưa rõ", "the dates do not tell"


@attrs.frozen(kw_only=True)
class MilestoneProgress:
    """A milestone and how it stands on the day `on` (tiến độ một mốc)."""

    milestone: Milestone
    on: dt.date
    state: MilestoneState


def milestones_of(programme: Programme, *, on: dt.date) -> tuple[MilestoneProgress, ...]:
    """How each milestone of a programme stands at the end of a day, in the order of the programme.

    A milestone by a month or a year may be reached until its last day. What is said of days to come is not
    known yet. Where a day is known only in part and the answer hangs on it, it is not known.
    """
    return tuple(
        MilestoneProgress(milestone=milestone, on=on, state=_state(milestone, on)) for milestone in programme.milestones
    )


def _state(milestone: Milestone, on: dt.date) -> MilestoneState:
    due, reached = milestone.by.last(), milestone.reached_on
    if reached is None or (reached.first() or on) > on:
        if due is None:
            return MilestoneState.UNKNOWN
        return MilestoneState.AHEAD if on <= due else MilestoneState.OVERDUE
    first, last = reached.first(), reached.last()
    if first is None or last is None or last > on:
        return MilestoneState.UNKNOWN
    if due is None:
        return MilestoneState.REACHED
    if last <= due:
        return MilestoneState.IN_TIME
    return MilestoneState.LATE if first > due else MilestoneState.REACHED
