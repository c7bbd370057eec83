"""What moved in a due date when calendar or law changed (thay đổi của hạn)."""

import datetime as dt

import attrs

from danvan.law.calendars import SkippedDay
from danvan.law.deadlines import Deadline

__all__ = ["Moved", "moved"]


@attrs.frozen(kw_only=True)
class Moved:
    """Before and after of a due date that changed: pairs hold the older value first."""

    limit: str
    nominal: tuple[dt.date | None, dt.date | None]
    effective: tuple[dt.date | None, dt.date | None]
    now_skipped: tuple[SkippedDay, ...]
    no_longer_skipped: tuple[SkippedDay, ...]
    calendar_version: tuple[str, str]
    since: tuple[dt.date, dt.date]


def moved(before: Deadline, after: Deadline) -> Moved | None:
    """What changed between two computations of one due date; ``None`` where both days stayed.

    `after` is what `TimeLimit.again` gives for `before`.
    """
    if (before.nominal, before.effective) == (after.nominal, after.effective):
        return None
    return Moved(
        limit=after.limit,
        nominal=(before.nominal, after.nominal),
        effective=(before.effective, after.effective),
        now_skipped=tuple(day for day in after.skipped if day not in before.skipped),
        no_longer_skipped=tuple(day for day in before.skipped if day not in after.skipped),
        calendar_version=(before.calendar_version, after.calendar_version),
        since=(before.since, after.since),
    )
