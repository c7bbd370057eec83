"""What the commands about time limits share: the law and the calendar that were asked for, and days."""

import argparse
import datetime as dt

from danvan import bundled
from danvan.dates import VIETNAM
from danvan.errors import Refused, Sentence, Severity
from danvan.law.calendars import CalendarYear, WorkCalendar
from danvan.law.limits import TimeLimit, TimeLimits
from danvan.serialization.documents import Archive, UnfitFile, load
from danvan.serialization.scalars import read_day

__all__ = ["day", "day_of_periods", "law_of", "sound"]


def law_of(options: argparse.Namespace) -> tuple[TimeLimits, WorkCalendar]:
    """The bundled limits and calendar, with those of ``--law`` files in place of their own."""
    limits, calendar = bundled.limits(), bundled.calendar()
    for path in options.law:
        archive = sound(path)
        limits = limits.with_limits(*archive.of(TimeLimit))
        calendar = calendar.with_years(*archive.of(CalendarYear))
    return limits, calendar


def sound(path: str) -> Archive:
    """What a file holds that is to stand in place of ours. Raises `UnfitFile` when it has an error."""
    archive = load(path)
    if any(finding.severity is Severity.ERROR for finding in archive.findings):
        raise UnfitFile(archive.findings)
    return archive


def day(text: str | None) -> dt.date:
    """The day that was asked for; today where none was."""
    if text is None:
        return dt.datetime.now(tz=VIETNAM).date()
    try:
        return read_day(text)
    except ValueError:
        raise Refused(
            Sentence(f"“{text}” không phải là ngày; hãy ghi 2026-08-20.", f"“{text}” is not a day; write 2026-08-20.")
        ) from None


def day_of_periods(date: dt.date) -> dt.date:
    """A day for which there are periods on both sides."""
    if not 1901 <= date.year <= 2199:
        raise Refused(
            Sentence(
                f"Không có kỳ báo cáo cho ngày {date}; hãy chọn ngày từ 1901-01-01 đến 2199-12-31.",
                f"There are no periods for {date}; choose a day from 1901-01-01 to 2199-12-31.",
            )
        )
    return date
