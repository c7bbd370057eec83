"""Working days of the public sector, year by year, each exception with its decision (lịch làm việc)."""

import bisect
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.extra import Extra
from danvan.law.instruments import Citation
from danvan.law.refusals import cannot
from danvan.law.words import CalendarStatus, DayOffKind, SkipReason
from danvan.records import record
from danvan.rules import Ident, Line, Several, Text, Whole

__all__ = ["CalendarYear", "DayOff", "SkippedDay", "WorkCalendar", "WorkedDay"]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class DayOff:
    """A day on which the public sector does not work (ngày nghỉ).

    `instead_of` is the holiday that a compensatory day stands for, or the weekly rest day that is
    worked in exchange for a swapped one. `name` is the Vietnamese name.
    """

    on: dt.date
    kind: DayOffKind
    name: Line
    name_en: Line
    instead_of: dt.date | None = None
    sources: tuple[Citation, ...] = ()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class WorkedDay:
    """A day of the weekly rest that is worked (ngày làm bù), in exchange for the day off `instead_of`."""

    on: dt.date
    instead_of: dt.date | None = None
    sources: tuple[Citation, ...] = ()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class CalendarYear:
    """One year of a calendar of working days (lịch làm việc của một năm).

    `calendar` names the calendar that the year belongs to, such as ``vn-public``. `weekly_rest` are
    the days of the week that are not worked, 1 for Monday to 7 for Sunday. `status` says whether the
    days off were announced; a due date that touches an estimated year is provisional. `checked` is
    the day on which somebody last confirmed the year. BLLD 111-112; QD188.
    """

    id: Ident
    calendar: Ident
    year: Annotated[int, Whole(1900, 2200)]
    status: CalendarStatus
    weekly_rest: Annotated[tuple[Annotated[int, Whole(1, 7)], ...], Several(most=6, distinct=True)] = (6, 7)
    days_off: tuple[DayOff, ...] = ()
    worked_days: tuple[WorkedDay, ...] = ()
    sources: Annotated[tuple[Citation, ...], Several(least=1)]
    checked: dt.date | None = None
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        off: set[dt.date] = set()
        for place, free in enumerate(self.days_off):
            if free.on.year != self.year:
                yield Problem.of("calendar-other-year", ("days_off", place, "on"), value=free.on, year=self.year)
            if free.on in off:
                yield Problem.of("calendar-day-twice", ("days_off", place, "on"), value=free.on)
            off.add(free.on)
        worked: set[dt.date] = set()
        for place, day in enumerate(self.worked_days):
            at = ("worked_days", place, "on")
            if day.on.year != self.year:
                yield Problem.of("calendar-other-year", at, value=day.on, year=self.year)
            if day.on in worked or day.on in off:
                yield Problem.of("calendar-day-twice", at, value=day.on)
            if day.on.isoweekday() not in self.weekly_rest:
                yield Problem.of("calendar-worked-weekday", at, value=day.on)
            worked.add(day.on)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class SkippedDay:
    """A day that a count passed over, and why (ngày không tính). `name` is missing for the weekly rest."""

    on: dt.date
    reason: SkipReason
    name: Line | None = None
    name_en: Line | None = None


class WorkCalendar:
    """Which days are worked, over whole years without a gap (lịch làm việc).

    Made from `CalendarYear` records of one calendar. It is a value: `with_years` gives another
    calendar. `version` is a short fingerprint of all days off and worked days, so that a stored due
    date tells which calendar it was counted with. Every look-up takes the same short time, whatever
    the number of days.

    Raises `CannotCount` (``calendar-gap``, ``calendar-mixed``) where the years do not make one calendar.
    """

    __slots__ = ("_base", "_free", "_rank", "_version", "_work", "_worked", "_years", "name")

    name: str

    def __init__(self, years: Iterable[CalendarYear]) -> None:
        self._years = {year.year: year for year in years}
        ordered = [self._years[number] for number in sorted(self._years)]
        names = sorted({year.calendar for year in ordered})
        if len(names) != 1:
            raise cannot("calendar-mixed", names=", ".join(names) or "–")
        self.name = names[0]
        for before, after in itertools.pairwise(ordered):
            if after.year != before.year + 1:
                raise cannot("calendar-gap", name=self.name, year=before.year + 1)
        self._version: str | None = None
        self._base = dt.date(ordered[0].year, 1, 1).toordinal()
        rank: list[int] = []
        work: list[dt.date] = []
        free: list[SkippedDay] = []
        for year in ordered:
            _lay_out(year, rank, work, free)
        self._rank, self._work, self._free = rank, work, free
        self._worked = sorted((day for year in ordered for day in year.worked_days), key=lambda day: day.on)

    @property
    def first(self) -> dt.date:
        """The first day that the calendar knows."""
        return dt.date(min(self._years), 1, 1)

    @property
    def last(self) -> dt.date:
        """The last day that the calendar knows."""
        return dt.date(max(self._years), 12, 31)

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits that change when any day off, worked day or status changes."""
        if self._version is None:
            self._version = _fingerprint(self._years)
        return self._version

    def __repr__(self) -> str:
        return f"<WorkCalendar {self.name} {min(self._years)}-{max(self._years)} {self.version}>"

    def __eq__(self, other: object) -> bool:
        return self._years == other._years if isinstance(other, WorkCalendar) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.version)

    def years(self) -> tuple[CalendarYear, ...]:
        """The years of the calendar in order."""
        return tuple(self._years[number] for number in sorted(self._years))

    def with_years(self, *years: CalendarYear) -> "WorkCalendar":
        """A calendar in which these years stand in place of its own, or are added to them.

        Their `calendar` takes the place of the name: an agency's year is given together with the name
        of the agency's calendar.
        """
        if not years:
            return self
        name = years[0].calendar
        if any(year.calendar != name for year in years):
            raise cannot("calendar-mixed", names=", ".join(sorted({year.calendar for year in years})))
        merged = {**self._years, **{year.year: year for year in years}}
        return WorkCalendar(attrs.evolve(year, calendar=name) for year in merged.values())

    def is_working(self, day: dt.date) -> bool:
        """Whether the day is worked."""
        place = self._place(day)
        before = self._rank[place - 1] if place else 0
        return self._rank[place] > before

    def following(self, day: dt.date) -> dt.date:
        """The day itself if it is worked, else the next working day (BLDS 148.5)."""
        place = self._place(day)
        before = self._rank[place - 1] if place else 0
        return self._at(before, day)

    def preceding(self, day: dt.date) -> dt.date:
        """The day itself if it is worked, else the working day before it."""
        return self._at(self._rank[self._place(day)] - 1, day)

    def after(self, day: dt.date, number: int) -> dt.date:
        """Working day `number` after a day, which itself is day 0; `number` is 1 or more."""
        place = day.toordinal() - self._base
        # The plain case, which is asked for by the million, without a call.
        if 0 <= place < len(self._rank):
            index = self._rank[place] + number - 1
            if index < len(self._work):
                return self._work[index]
        raise self._beyond(day)

    def before(self, day: dt.date, number: int) -> dt.date:
        """Working day `number` before a day, which itself is day 0; `number` is 1 or more."""
        place = self._place(day)
        return self._at((self._rank[place - 1] if place else 0) - number, day)

    def working_days(self, first: dt.date, last: dt.date) -> int:
        """How many working days lie from `first` to `last`, both included; 0 if `last` is earlier."""
        if last < first:
            return 0
        place = self._place(first)
        return self._rank[self._place(last)] - (self._rank[place - 1] if place else 0)

    def days_off(self, first: dt.date, last: dt.date) -> tuple[SkippedDay, ...]:
        """Every day from `first` to `last` that is not worked, with its reason."""
        if last < first:
            return ()
        start, end = self._place(first), self._place(last)
        before = self._rank[start - 1] if start else 0
        return tuple(self._free[start - before : end + 1 - self._rank[end]])

    def worked(self, first: dt.date, last: dt.date) -> tuple[WorkedDay, ...]:
        """The days of the weekly rest from `first` to `last` that are worked."""
        start = bisect.bisect_left(self._worked, first, key=_day_of)
        end = bisect.bisect_right(self._worked, last, key=_day_of)
        return tuple(self._worked[start:end])

    def is_official(self, first: dt.date, last: dt.date) -> bool:
        """Whether the days off of every year from `first` to `last` were announced."""
        self._place(first)
        self._place(last)
        official = CalendarStatus.OFFICIAL
        return all(self._years[year].status is official for year in range(first.year, last.year + 1))

    def _place(self, day: dt.date) -> int:
        place = day.toordinal() - self._base
        if 0 <= place < len(self._rank):
            return place
        raise self._beyond(day)

    def _at(self, index: int, day: dt.date) -> dt.date:
        if 0 <= index < len(self._work):
            return self._work[index]
        raise self._beyond(day)

    def _beyond(self, day: dt.date) -> Exception:
        return cannot("calendar-beyond", name=self.name, day=day, first=self.first, last=self.last)


def _day_of(worked: WorkedDay) -> dt.date:
    return worked.on


_REASONS = {kind: SkipReason(kind.value) for kind in DayOffKind}


def _lay_out(year: CalendarYear, rank: list[int], work: list[dt.date], free: list[SkippedDay]) -> None:
    """Append every day of a year: how many working days there are up to it, and why it is not one."""
    named = {day.on: day for day in year.days_off}
    worked = {day.on for day in year.worked_days}
    first = dt.date(year.year, 1, 1).toordinal()
    for number in range(first, dt.date(year.year, 12, 31).toordinal() + 1):
        day = dt.date.fromordinal(number)
        off = named.get(day)
        if off is not None:
            free.append(SkippedDay(on=day, reason=_REASONS[off.kind], name=off.name, name_en=off.name_en))
        elif day.isoweekday() in year.weekly_rest and day not in worked:
            free.append(SkippedDay(on=day, reason=SkipReason.REST))
        else:
            work.append(day)
        rank.append(len(work))


def _fingerprint(years: dict[int, CalendarYear]) -> str:
    import hashlib

    lines = []
    for number in sorted(years):
        year = years[number]
        rest = "".join(str(day) for day in sorted(year.weekly_rest))
        off = [f"{day.on} {day.kind.value}" for day in sorted(year.days_off, key=lambda day: day.on)]
        worked = [str(day.on) for day in sorted(year.worked_days, key=_day_of)]
        lines.append(f"{number} {year.status.value} {rest} -{','.join(off)} +{','.join(worked)}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
