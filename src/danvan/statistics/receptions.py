"""The traits of a reception of citizens over a window (đặc điểm của buổi tiếp công dân trong kỳ)."""

import datetime as dt
from collections.abc import Mapping

from danvan.activities.reception import Reception, ReceptionKind
from danvan.dates import PartialDate
from danvan.law.periods import Window
from danvan.statistics.words import Axis
from danvan.statistics.words import Trait as T

__all__ = ["day_of", "in_window", "traits_of"]

_A_YEAR = 365
_HOWS: Mapping[ReceptionKind, T] = {
    ReceptionKind.REGULAR: T.REGULAR,
    ReceptionKind.SCHEDULED: T.BY_HEAD,
    ReceptionKind.ADHOC: T.BY_HEAD,
    ReceptionKind.DELEGATED: T.DELEGATED,
}


def in_window(reception: Reception, window: Window) -> bool | None:
    """Whether a reception took place in a window, or was planned in it; ``None`` where its day is not known."""
    occasion = reception.occasion
    if occasion.on is None:
        if occasion.planned_on is None:
            return None
        return window.first <= occasion.planned_on <= window.last
    first, last = occasion.on.first(), occasion.on.last()
    if first is None or last is None:
        return _without_year(occasion.on, window)
    if last < window.first or window.last < first:
        return False
    return True if window.first <= first and last <= window.last else None


def _without_year(stated: PartialDate, window: Window) -> bool | None:
    """The same for a day or month without its year: surely outside where no year could bring it inside."""
    if (window.last - window.first).days >= _A_YEAR:
        return None
    days = (window.first + dt.timedelta(days=number) for number in range((window.last - window.first).days + 1))
    fits = any(day.month == stated.month and stated.day in (None, day.day) for day in days)
    return None if fits else False


def day_of(reception: Reception) -> dt.date | None:
    """The day of a reception, or the day that was planned; ``None`` where neither is known."""
    stated = reception.occasion.on
    if stated is None:
        return reception.occasion.planned_on
    first = stated.first()
    return first if first == stated.last() else None


def traits_of(reception: Reception) -> Mapping[Axis, T | None]:
    """The traits of a reception; that it was announced in public is known only where its day is stated."""
    return {
        Axis.RECEPTION: _HOWS[reception.kind],
        Axis.HELD: T.HELD if reception.held else T.NOT_HELD,
        Axis.POSTING: T.POSTED if reception.schedule_posted_on is not None else None,
    }
