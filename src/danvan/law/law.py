"""The law as one value: limits, calendar, register (pháp luật áp dụng)."""

import datetime as dt
from collections.abc import Mapping

import attrs

from danvan.law.calendars import WorkCalendar
from danvan.law.instruments import Instrument
from danvan.law.limits import TimeLimits

__all__ = ["Law"]


@attrs.frozen(kw_only=True, eq=False)
class Law:
    """What is needed to say what is due and what is lawful: passed as an argument, never a global.

    ``danvan.bundled.law()`` is the one that danvan ships.
    """

    limits: TimeLimits
    calendar: WorkCalendar
    instruments: Mapping[str, Instrument]

    def in_force(self, instrument: str, day: dt.date) -> bool:
        """Whether an instrument of the register holds on a day; false where its days are not known."""
        found = self.instruments.get(instrument)
        if found is None or found.in_force is None or day < found.in_force:
            return False
        return found.repealed is None or day < found.repealed
