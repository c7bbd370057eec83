"""Days and moments as danvan keeps them: the zone of Viet Nam, and dates known only in part."""

import datetime as dt
import re

import attrs

__all__ = ["VIETNAM", "PartialDate"]

VIETNAM = dt.timezone(dt.timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Indochina Time, UTC+7 without daylight saving, as in all of Viet Nam since 1975."""

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?|--([0-9]{2})(?:-([0-9]{2}))?")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@attrs.frozen(kw_only=True)
class PartialDate:
    """A date of which the source states only a part (ngày không đầy đủ).

    Written as ``2022``, ``2022-12``, ``2022-12-23``, or without its year ``--12`` and ``--12-23``
    (ISO 8601 and XML Schema), for sources that say “ngày 13/9” and no year. Raises `ValueError`
    for a part that no calendar has.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a partial date needs a year or a month")
        if self.day is not None and self.month is None:
            raise ValueError("a partial date with a day needs its month")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError("the year must be from 1 to 9999")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError("the month must be from 1 to 12")
        if self.day is not None and self.month is not None:
            if self.year is not None:
                dt.date(self.year, self.month, self.day)
            elif not 1 <= self.day <= _LONGEST[self.month - 1]:
                raise ValueError("the month has no such day")

    @classmethod
    def of(cls, day: dt.date) -> "PartialDate":
        """The whole of `day`."""
        return cls(year=day.year, month=day.month, day=day.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read the written form; `ValueError` when it is not one."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"not a partial date: {text!r}")
        year, month, day, bare_month, bare_day = (int(part) if part else None for part in match.groups())
        if year is None:
            month, day = bare_month, bare_day
        return cls(year=year, month=month, day=day)

    def __str__(self) -> str:
        head = "-" if self.year is None else f"{self.year:04d}"
        tail = "".join(f"-{part:02d}" for part in (self.month, self.day) if part is not None)
        return head + tail

    def first(self) -> dt.date | None:
        """The earliest day it can mean; ``None`` without a year."""
        if self.year is None:
            return None
        return dt.date(self.year, self.month or 1, self.day or 1)

    def last(self) -> dt.date | None:
        """The latest day it can mean; ``None`` without a year."""
        if self.year is None:
            return None
        if self.day is not None and self.month is not None:
            return dt.date(self.year, self.month, self.day)
        month = self.month or 12
        if month == 12:
            return dt.date(self.year, 12, 31)
        return dt.date(self.year, month + 1, 1) - dt.timedelta(days=1)
