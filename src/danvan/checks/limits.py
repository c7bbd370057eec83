"""Time limits and calendars beside the register of instruments, and how long nobody looked at them."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping

from danvan.checks.issue import Issue, Spot
from danvan.errors import Pointer, Problem
from danvan.law.calendars import CalendarYear
from danvan.law.deadlines import citation_text
from danvan.law.instruments import Citation, Instrument
from danvan.law.limits import LimitVersion, TimeLimit
from danvan.serialization.kinds import Kind

__all__ = ["Limits"]

_FRESH = dt.timedelta(days=366)
"""For how long a confirmed entry needs no other look."""


class Limits:
    """No entry is older than its instrument or outlives it; none goes unconfirmed for over a year.

    Instruments that were loaded come before those of `register`, which is asked for when it is needed.
    """

    def __init__(self, on: dt.date | None, register: Callable[[], Mapping[str, Instrument]]) -> None:
        self._on = on
        self._register = register
        self._instruments: dict[str, Instrument] = {}
        self._limits: list[tuple[Spot, TimeLimit]] = []

    def concerns(self, cls: type) -> bool:
        return cls in (Instrument, TimeLimit, CalendarYear)

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        if isinstance(record, Instrument):
            self._instruments[record.id] = record
        elif isinstance(record, TimeLimit):
            self._limits.append((spot, record))
        elif isinstance(record, CalendarYear) and self._on is not None and record.year >= self._on.year:
            return [Issue(spot, problem) for problem in self._stale(record.checked, ("checked",))]
        return ()

    def finish(self) -> Iterator[Issue]:
        for spot, limit in self._limits:
            for place, version in enumerate(limit.versions):
                at: Pointer = ("versions", place)
                yield from (Issue(spot, problem) for problem in self._version(version, at))

    def _version(self, version: LimitVersion, at: Pointer) -> Iterator[Problem]:
        yield from self._sources(version.sources, version.since, version.until, at)
        for place, extension in enumerate(version.extensions):
            yield from self._sources(extension.sources, version.since, version.until, (*at, "extensions", place))
        for place, pause in enumerate(version.pauses):
            since = max(pause.since or version.since, version.since)
            yield from self._sources(pause.sources, since, version.until, (*at, "pauses", place))
        if self._on is not None and (version.until is None or self._on < version.until):
            yield from self._stale(version.checked, (*at, "checked"))

    def _sources(
        self, sources: tuple[Citation, ...], since: dt.date, until: dt.date | None, at: Pointer
    ) -> Iterator[Problem]:
        for place, source in enumerate(sources):
            pointer = (*at, "sources", place)
            cited = (source.instrument, *source.as_amended_by)
            found = [instrument for name in cited if (instrument := self._known(name)) is not None]
            for instrument in found:
                if instrument.in_force is not None and since < instrument.in_force:
                    yield Problem.of(
                        "limit-before-source",
                        pointer,
                        since=since,
                        source=citation_text(source),
                        in_force=instrument.in_force,
                    )
                if instrument.repealed is not None and (until is None or instrument.repealed < until):
                    yield Problem.of(
                        "limit-outlives-source", pointer, source=citation_text(source), repealed=instrument.repealed
                    )

    def _known(self, name: str | None) -> Instrument | None:
        if name is None:
            return None
        return self._instruments.get(name) or self._register().get(name)

    def _stale(self, checked: dt.date | None, at: Pointer) -> Iterator[Problem]:
        if checked is not None and self._on is not None and self._on - checked > _FRESH:
            yield Problem.of("limit-stale", at, checked=checked)
