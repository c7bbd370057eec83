"""Due dates beside `numpy.busday_offset` and the package `holidays`, in one run, as ratios.

Run it with ``python benchmarks/due_dates.py``.
"""

import datetime as dt
import time
import timeit
from collections.abc import Callable

import holidays
import numpy as np

from danvan import bundled

DAY = dt.date(2026, 8, 20)
MILLION = 1_000_000


def microseconds(action: Callable[[], object], number: int = 20_000) -> float:
    """The best of five, per call."""
    return min(timeit.repeat(action, number=number, repeat=5)) / number * 1e6


def main() -> None:
    calendar, limit = bundled.calendar(), bundled.limits()["complaint.accept"]
    off = [day.on.isoformat() for year in calendar.years() for day in year.days_off]
    busdays = np.busdaycalendar(holidays=off)
    theirs = holidays.country_holidays("VN", years=range(2024, 2029))

    ours = microseconds(lambda: limit.last_day(DAY, calendar))
    explained = microseconds(lambda: limit.due(DAY, calendar))
    numpy_day = microseconds(lambda: np.busday_offset(DAY, 7, busdaycal=busdays))
    ready = np.datetime64(DAY)
    numpy_ready = microseconds(lambda: np.busday_offset(ready, 7, busdaycal=busdays))
    package = microseconds(lambda: theirs.get_nth_working_day(DAY, 7), 2_000)
    print(f"one due date of 7 working days: {ours:.2f} µs; with its whole explanation {explained:.1f} µs")
    print(
        f"numpy.busday_offset of a date: {numpy_day / ours:.1f} times that; of a datetime64: {numpy_ready / ours:.1f}"
    )
    print(f"holidays.get_nth_working_day: {package / ours:.1f} times that")

    days = [DAY + dt.timedelta(days=number % 300) for number in range(MILLION)]
    started = time.process_time()
    for day in days:
        limit.last_day(day, calendar)
    print(f"a million due dates: {time.process_time() - started:.2f} s")


if __name__ == "__main__":
    main()
