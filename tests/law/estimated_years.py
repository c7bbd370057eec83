"""Years of the public calendar that nobody announced to danvan, estimated by the package `holidays`.

``python tests/law/estimated_years.py --write`` makes ``data/calendars/vn-public-estimated.json`` anew.
"""

import datetime as dt
import re
import sys
from pathlib import Path

import holidays

from danvan.law.calendars import CalendarYear, DayOff, WorkedDay
from danvan.law.instruments import Citation, Mark
from danvan.law.words import CalendarStatus, DayOffKind
from danvan.serialization import dumps

__all__ = ["FILE", "HOLIDAYS", "YEARS", "estimated", "text"]

FILE = Path(__file__).parents[2] / "src" / "danvan" / "data" / "calendars" / "vn-public-estimated.json"
YEARS = (*range(2008, 2024), *range(2028, 2041))
HOLIDAYS = "0.109"
"""The version of the package that the file was made with."""

_SOURCE = (Citation(document=f"PyPI holidays {HOLIDAYS}", mark=Mark.COMPUTED),)
_SWAP = re.compile(r"thay cho ngày (\d\d)/(\d\d)/(\d{4})")


def _swapped(name: str) -> dt.date | None:
    found = _SWAP.search(name)
    return None if found is None else dt.date(int(found[3]), int(found[2]), int(found[1]))


def _day_off(day: dt.date, vi: str, en: str) -> DayOff:
    worked = _swapped(vi)
    if worked is not None:
        return DayOff(
            on=day, kind=DayOffKind.SWAP, name=DayOffKind.SWAP.vi, name_en=DayOffKind.SWAP.en, instead_of=worked
        )
    kind = DayOffKind.COMPENSATORY if "(nghỉ bù)" in vi else DayOffKind.HOLIDAY
    return DayOff(on=day, kind=kind, name=vi, name_en=en)


def estimated(year: int) -> CalendarYear:
    """One year as `holidays` has it."""
    vi = holidays.country_holidays("VN", years=year, language="vi")
    en = holidays.country_holidays("VN", years=year, language="en_US")
    # A swap may reach over the end of the year, so the years around it are asked too.
    around = holidays.country_holidays("VN", years=(year - 1, year, year + 1), language="vi")
    swaps = {worked: day for day, name in around.items() if (worked := _swapped(name)) is not None}
    return CalendarYear(
        id=f"vn-public-{year}",
        calendar="vn-public",
        year=year,
        status=CalendarStatus.PROVISIONAL,
        days_off=tuple(_day_off(day, vi[day], en[day]) for day in sorted(vi)),
        worked_days=tuple(
            WorkedDay(on=day, instead_of=swaps[day])
            for day in sorted(vi.weekend_workdays)
            if day.year == year and day in swaps
        ),
        sources=_SOURCE,
        checked=dt.date(2026, 11, 22),
    )


def text() -> str:
    """The whole file."""
    return dumps([estimated(year) for year in YEARS], "json")


if __name__ == "__main__" and "--write" in sys.argv:
    FILE.write_text(text(), encoding="utf-8")
