"""Time limits as dated entries of law, and the due dates that follow from them (thời hạn)."""

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.extra import Extra
from danvan.law.calendars import WorkCalendar
from danvan.law.counting import Count, count, last_day
from danvan.law.deadlines import Deadline, Extension, Pause
from danvan.law.instruments import Citation
from danvan.law.periods import PeriodKind
from danvan.law.refusals import CannotCount, cannot
from danvan.law.words import (
    Direction,
    LimitAbsence,
    LimitCondition,
    LimitNature,
    LimitStart,
    LimitUnit,
    PauseKind,
    ProvisionalReason,
    VersionPick,
)
from danvan.records import record
from danvan.rules import Ident, Line, RefersTo, Several, Text, Whole

__all__ = [
    "ExtensionRule",
    "Frequency",
    "LimitCase",
    "LimitVersion",
    "PauseRule",
    "TimeLimit",
    "TimeLimits",
]

LimitId = Annotated[Ident, RefersTo("time-limit")]
Amount = Annotated[int, Whole(1, 3_650)]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class LimitCase:
    """Another length under conditions (thời hạn khác theo điều kiện), when exactly those in `when` hold.

    Without `unit` it is that of the version. `details` are further provisions, such as the paper that
    must prove the condition.
    """

    when: Annotated[tuple[LimitCondition, ...], Several(least=1, distinct=True)]
    amount: Amount
    unit: LimitUnit | None = None
    details: tuple[Citation, ...] = ()
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ExtensionRule:
    """How often and by how many calendar days a time may be extended (gia hạn) under one condition."""

    when: LimitCondition
    times: Annotated[int, Whole(1, 100)]
    days: Amount
    sources: Annotated[tuple[Citation, ...], Several(least=1)]
    details: tuple[Citation, ...] = ()
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class PauseRule:
    """What stops a time (thời gian không tính), for pauses that begin on `since` or later."""

    kind: PauseKind
    since: dt.date | None = None
    sources: Annotated[tuple[Citation, ...], Several(least=1)]
    transition: tuple[Citation, ...] = ()
    provisional: bool = False
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Frequency:
    """A duty that comes again (định kỳ): at least `times` in every `per`, for whom `who` says."""

    times: Annotated[int, Whole(1, 1_000)]
    per: PeriodKind
    who: Line
    who_en: Line


_ENDS = ("amount", "ends_with", "ends_at", "frequencies", "absent")


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class LimitVersion:
    """What the law says of a time limit from `since` to the day before `until` (một thời kỳ quy định).

    Exactly one of five: an `amount` with its `unit`; `ends_with` other limits; `ends_at` an event;
    `frequencies` of a duty that comes again; `absent`, with the reason why there is no number. A
    repeal is a version that is `absent`. `sources` must be in force by `since`; `details` may be
    younger. `transition` are the transitional rules. `checked` is the day on which somebody last
    confirmed the entry; `provisional`: it is not fully confirmed, and so is every due date from it.
    """

    since: dt.date
    until: dt.date | None = None
    amount: Amount | None = None
    unit: LimitUnit | None = None
    ends_with: Annotated[tuple[LimitId, ...], Several(distinct=True)] = ()
    ends_at: LimitStart | None = None
    frequencies: tuple[Frequency, ...] = ()
    absent: LimitAbsence | None = None
    cases: tuple[LimitCase, ...] = ()
    extensions: tuple[ExtensionRule, ...] = ()
    pauses: tuple[PauseRule, ...] = ()
    sources: Annotated[tuple[Citation, ...], Several(least=1)]
    details: tuple[Citation, ...] = ()
    transition: tuple[Citation, ...] = ()
    provisional: bool = False
    checked: dt.date | None = None
    note: Text | None = None

    def _broken(self) -> Iterator[Problem]:
        stated = [name for name in _ENDS if getattr(self, name) not in (None, ())]
        if len(stated) != 1:
            yield Problem.of("limit-one-end", known=", ".join(_ENDS), found=", ".join(stated) or "–")
        if (self.amount is None) is not (self.unit is None):
            missing = "unit" if self.unit is None else "amount"
            other = "amount" if self.unit is None else "unit"
            yield Problem.of("needs-field", field=missing, reason_en=f"“{other}” is stated", reason_vi=f"có “{other}”")
        for name in ("cases", "extensions", "pauses"):
            if self.amount is None and getattr(self, name):
                yield Problem.of(
                    "excludes-field",
                    (name,),
                    field=name,
                    reason_en="there is no “amount”",
                    reason_vi="không có “amount”",
                )
        if self.until is not None and self.until <= self.since:
            yield Problem.of(
                "span-empty", ("until",), first="since", first_value=self.since, until="until", value=self.until
            )
        yield from _repeated("cases", [frozenset(case.when) for case in self.cases])
        yield from _repeated("extensions", [rule.when for rule in self.extensions])
        yield from _repeated("pauses", [rule.kind for rule in self.pauses])


def _repeated(field: str, keys: Sequence[object]) -> Iterator[Problem]:
    for place, key in enumerate(keys):
        if key in keys[:place]:
            yield Problem.of("limit-case-twice", (field, place), field=field)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class TimeLimit:
    """A time limit (thời hạn) by id, with every version of it that the law had.

    `starts` are the events from which it may run, the usual one first. `direction` is ``before`` where
    days are counted back from the event. `picked_by` says whose day picks the version. `name` is the
    Vietnamese name.
    """

    id: Ident
    name: Line
    name_en: Line
    nature: LimitNature
    starts: Annotated[tuple[LimitStart, ...], Several(least=1, distinct=True)]
    direction: Direction = Direction.AFTER
    picked_by: VersionPick = VersionPick.START
    versions: Annotated[tuple[LimitVersion, ...], Several(least=1)]
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        for place, (before, after) in enumerate(itertools.pairwise(self.versions), start=1):
            if before.until is None or before.until > after.since:
                yield Problem.of(
                    "limit-versions-overlap",
                    ("versions", place, "since"),
                    value=after.since,
                    before=before.since,
                    until=before.until or "–",
                )
        if self.direction is Direction.BEFORE:
            for place, version in enumerate(self.versions):
                for name in ("pauses", "extensions"):
                    if getattr(version, name):
                        yield Problem.of(
                            "excludes-field",
                            ("versions", place, name),
                            field=name,
                            reason_en="the days are counted back",
                            reason_vi="thời hạn tính lùi",
                        )

    def on(self, day: dt.date) -> LimitVersion | None:
        """The version that holds on a day; ``None`` where danvan knows of none."""
        for version in reversed(self.versions):
            if version.since <= day:
                return version if version.until is None or day < version.until else None
        return None

    def due(
        self,
        event: dt.date,
        calendar: WorkCalendar,
        *,
        start: LimitStart | None = None,
        picked_on: dt.date | None = None,
        conditions: Collection[LimitCondition] = (),
        pauses: Sequence[Pause] = (),
        extensions: Sequence[Extension] = (),
    ) -> Deadline:
        """The due date when the time runs from `event`, which is day 0.

        `start` says which of `starts` the event is; the first if not given. `picked_on` is the day that
        picks the version (`picked_by`) where it is not that of the event. `conditions` must be exactly
        those of a case, or the condition of an extension. A pause must be of a kind that the version
        knows; extensions must be no more and no longer than it allows.

        Raises `CannotCount` with the reason: no version on that day, no number of days, a condition,
        pause or extension that the law does not know, or a calendar that does not reach.
        """
        version = self._version(picked_on or event)
        if start is None:
            start = self.starts[0]
        elif start not in self.starts:
            raise cannot("limit-other-start", limit=self.id, value=start.value, known=_words(self.starts))
        what, case = self._count(version, frozenset(conditions), extensions)
        doubts = self._pause_doubts(version, pauses)
        gaps = [(pause.from_on, pause.until_on) for pause in pauses]
        try:
            counted = count(what, event, calendar, gaps)
        except OverflowError:
            raise cannot(
                "calendar-beyond", name=calendar.name, day=event, first=calendar.first, last=calendar.last
            ) from None
        first, last = event, counted.effective or event
        if self.direction is Direction.BEFORE:
            first, last = last, first
        reasons = [ProvisionalReason.LIMIT] if version.provisional else []
        if not calendar.is_official(first, last):
            reasons.append(ProvisionalReason.CALENDAR)
        added = sum(extension.days for extension in extensions)
        working = what.unit is LimitUnit.WORKING_DAYS
        return Deadline(
            id=f"{self.id}:{event}",
            limit=self.id,
            name=self.name,
            name_en=self.name_en,
            nature=self.nature,
            start=start,
            event=event,
            direction=self.direction,
            since=version.since,
            picked_on=None if picked_on == event else picked_on,
            amount=what.amount - added,
            unit=what.unit,
            conditions=_ordered(conditions),
            extensions=tuple(extensions),
            pauses=tuple(pauses),
            nominal=counted.nominal,
            effective=counted.effective,
            skipped=counted.skipped,
            worked=calendar.worked(first, last) if working else (),
            sources=version.sources,
            details=version.details + (case.details if case is not None else ()),
            calendar=calendar.name,
            calendar_version=calendar.version,
            provisional=(*reasons, *doubts),
            note=version.note,
        )

    def last_day(self, event: dt.date, calendar: WorkCalendar) -> dt.date:
        """The effective day alone, without conditions, pauses or explanation: for counting millions."""
        version = self._version(event)
        if version.amount is None or version.unit is None:
            raise self._without_number(version)
        return last_day(version.amount, version.unit, self.direction, event, calendar)

    def again(self, deadline: Deadline, calendar: WorkCalendar) -> Deadline:
        """The same due date computed anew, by the versions and the calendar of today; see `moved`."""
        fresh = self.due(
            deadline.event,
            calendar,
            start=deadline.start,
            picked_on=deadline.picked_on,
            conditions=deadline.conditions,
            pauses=deadline.pauses,
            extensions=deadline.extensions,
        )
        return attrs.evolve(fresh, id=deadline.id, extra=deadline.extra)

    def _version(self, day: dt.date) -> LimitVersion:
        version = self.on(day)
        if version is None:
            raise cannot(
                "limit-no-version",
                limit=self.id,
                day=day,
                first=self.versions[0].since,
                pick_en=self.picked_by.en,
                pick_vi=self.picked_by.vi,
            )
        return version

    def _count(
        self, version: LimitVersion, conditions: frozenset[LimitCondition], extensions: Sequence[Extension]
    ) -> tuple[Count, LimitCase | None]:
        if version.amount is None or version.unit is None:
            raise self._without_number(version)
        added = self._extended(version, conditions, extensions)
        # A condition of an extension alone changes nothing until somebody extends the time.
        longer = conditions - {rule.when for rule in version.extensions}
        if not longer:
            return Count(version.amount + added, version.unit, self.direction), None
        for case in version.cases:
            if longer == frozenset(case.when):
                return Count(case.amount + added, case.unit or version.unit, self.direction), case
        known = [_words(case.when) for case in version.cases]
        raise cannot(
            "limit-condition-unknown", limit=self.id, value=_words(_ordered(longer)), known="; ".join(known) or "–"
        )

    def _extended(
        self, version: LimitVersion, conditions: frozenset[LimitCondition], extensions: Sequence[Extension]
    ) -> int:
        if not extensions:
            return 0
        rules = [rule for rule in version.extensions if rule.when in conditions]
        if not rules:
            known = _words([rule.when for rule in version.extensions])
            raise cannot("limit-extension-unknown", limit=self.id, known=known)
        rule = max(rules, key=lambda rule: rule.times)
        said = {"limit": self.id, "when_en": rule.when.en, "when_vi": rule.when.vi}
        if len(extensions) > rule.times:
            raise cannot("limit-extensions-many", found=len(extensions), most=rule.times, **said)
        for extension in extensions:
            if extension.days > rule.days:
                raise cannot("limit-extension-long", found=extension.days, most=rule.days, **said)
        return sum(extension.days for extension in extensions)

    def _pause_doubts(self, version: LimitVersion, pauses: Sequence[Pause]) -> tuple[ProvisionalReason, ...]:
        rules = {rule.kind: rule for rule in version.pauses}
        doubtful = False
        for pause in pauses:
            rule = rules.get(pause.kind)
            if rule is None:
                raise cannot("limit-pause-unknown", limit=self.id, value=pause.kind.value, known=_words(rules))
            if rule.since is not None and pause.from_on < rule.since:
                raise cannot("limit-pause-early", limit=self.id, day=pause.from_on, since=rule.since)
            doubtful = doubtful or rule.provisional
        return (ProvisionalReason.PAUSE,) if doubtful else ()

    def _without_number(self, version: LimitVersion) -> CannotCount:
        if version.absent is not None:
            return cannot(
                "limit-absent",
                limit=self.id,
                since=version.since,
                reason_en=version.absent.en,
                reason_vi=version.absent.vi,
            )
        if version.ends_with:
            return cannot("limit-ends-with", limit=self.id, others=", ".join(version.ends_with))
        if version.ends_at is not None:
            return cannot("limit-ends-at", limit=self.id, event_en=version.ends_at.en, event_vi=version.ends_at.vi)
        return cannot("limit-comes-again", limit=self.id)


def _ordered(conditions: Iterable[LimitCondition]) -> tuple[LimitCondition, ...]:
    wanted = set(conditions)
    return tuple(word for word in LimitCondition if word in wanted)


def _words(words: Iterable[LimitCondition | LimitStart | PauseKind]) -> str:
    return ", ".join(word.value for word in words) or "–"


class TimeLimits(Mapping[str, TimeLimit]):
    """Time limits by id, in their order; a value that is never changed (bảng thời hạn)."""

    __slots__ = ("_limits",)

    def __init__(self, limits: Iterable[TimeLimit]) -> None:
        self._limits = {limit.id: limit for limit in limits}

    def __getitem__(self, name: str) -> TimeLimit:
        return self._limits[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._limits)

    def __len__(self) -> int:
        return len(self._limits)

    def __repr__(self) -> str:
        return f"<TimeLimits: {len(self)}>"

    def on(self, day: dt.date) -> Iterator[tuple[TimeLimit, LimitVersion]]:
        """Every limit that has a version on a day, with that version."""
        for limit in self._limits.values():
            version = limit.on(day)
            if version is not None:
                yield limit, version

    def with_limits(self, *limits: TimeLimit) -> "TimeLimits":
        """A table in which these limits stand in place of those with their ids, or are added.

        So an agency sets the time for what the law leaves to it, such as ``proposal-feedback.resolve``.
        """
        return TimeLimits({**self._limits, **{limit.id: limit for limit in limits}}.values())
