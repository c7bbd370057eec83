"""How often citizens must be received and dialogues held and the like, and how often they were (số lần tối thiểu)."""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from danvan.activities.dialogue import Dialogue
from danvan.activities.occasion import Occasion
from danvan.activities.reception import Reception, ReceptionKind
from danvan.activities.supervision import SocialCriticism, Supervision
from danvan.dates import PartialDate
from danvan.labels import Labelled
from danvan.law.instruments import Citation
from danvan.law.period_steps import periods_of_year, years_around
from danvan.law.periods import Period, PeriodKind, Window
from danvan.law.windows import calendar_window
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Level, UnitKind

__all__ = ["FrequencyRule", "HeldActivity", "HeldState", "RequiredActivity", "held_of"]

_IN_PERSON = frozenset({ReceptionKind.SCHEDULED, ReceptionKind.ADHOC})
"""Receptions by the head; those of the office and by delegation are not in person."""


class RequiredActivity(Labelled):
    """What must be held (việc phải tổ chức)."""

    RECEPTION = "reception", "tiếp công dân", "reception of citizens"
    DIALOGUE = "dialogue", "đối thoại", "dialogue"
    SUPERVISION = "supervision", "giám sát", "supervision"
    CRITICISM = "criticism", "phản biện xã hội", "social criticism"


class HeldState(Labelled):
    """How what was held stands to what is required (mức thực hiện)."""

    MET = "met", "đạt", "met"
    SHORT = "short", "chưa đạt", "short"
    UNKNOWN = "unknown", "chưa rõ, vì có cuộc không rõ ngày", "not known: the days of some are not known"
    OPEN = "open", "chưa hết kỳ", "the period has not ended"


Held = Reception | Dialogue | Supervision | SocialCriticism
"""What is counted; who held it is the unit of its `host`."""

_SORTS: Mapping[type[Held], RequiredActivity] = {
    Reception: RequiredActivity.RECEPTION,
    Dialogue: RequiredActivity.DIALOGUE,
    Supervision: RequiredActivity.SUPERVISION,
    SocialCriticism: RequiredActivity.CRITICISM,
}


@attrs.frozen(kw_only=True)
class FrequencyRule:
    """At least `times` in every calendar period `per`, by units of these kinds and levels (quy định số lần tối thiểu).

    Receptions are counted by days, everything else one by one. Of supervision and social criticism no instrument that
    danvan knows sets a number; such a rule is the agency's own. The rule holds for periods that end from `since`
    to the day before `until`.
    """

    id: str
    activity: RequiredActivity
    hosts: frozenset[UnitKind]
    levels: frozenset[Level]
    times: int
    per: PeriodKind
    since: dt.date
    until: dt.date | None = None
    source: Citation

    def holds(self, day: dt.date) -> bool:
        """Whether the rule holds on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@attrs.frozen(kw_only=True)
class HeldActivity:
    """What one unit held in one period beside what a rule requires (kết quả thực hiện).

    `times` counts what surely lies in the period, of receptions the days that surely differ. `unsure` are ids of
    activities of which the day is not known so well; `not_held` those of receptions that were scheduled in it and
    not held. After the period, what is short without those in `unsure` and would be met with them is not known.
    """

    rule: FrequencyRule
    unit: str
    period: Period
    times: int
    state: HeldState
    unsure: tuple[str, ...] = ()
    not_held: tuple[str, ...] = ()


def held_of(
    rules: Iterable[FrequencyRule],
    registry: UnitRegistry,
    activities: Sequence[Held],
    *,
    first: dt.date,
    last: dt.date,
    on: dt.date,
) -> Iterator[HeldActivity]:
    """For each rule, unit and period that ends from `first` to `last`: what was held, as of the day `on`.

    A rule counts while it holds on the last day of a period, and asks the units that are there on that day.
    A period that is not over on the day `on` is open until it is met.
    """
    by_host: dict[tuple[RequiredActivity, str], list[Held]] = {}
    for activity in activities:
        if activity.host.unit is not None:
            by_host.setdefault((_SORTS[type(activity)], activity.host.unit), []).append(activity)
    for rule in rules:
        for period, window in _ending(rule.per, first, last):
            if rule.holds(window.last):
                for state in registry.on(window.last).values():
                    if state.kind in rule.hosts and state.level in rule.levels:
                        own = by_host.get((rule.activity, state.id), [])
                        yield _held(rule, state.id, period, window, own, on)


@functools.lru_cache(maxsize=256)
def _ending(per: PeriodKind, first: dt.date, last: dt.date) -> tuple[tuple[Period, Window], ...]:
    """The periods of a kind that end in these days, which are asked for again for every unit."""
    found = (
        (period, calendar_window(period)) for year in years_around(first, last) for period in periods_of_year(per, year)
    )
    return tuple((period, window) for period, window in found if window is not None and first <= window.last <= last)


def _days(begin: dt.date, until: PartialDate | None, *, first: dt.date, last: dt.date) -> set[dt.date]:
    """The days of one activity, of several if it says until when, that lie from `first` to `last`."""
    end = begin if until is None else until.first() or begin
    here, there = max(begin, first), min(end, last)
    return {here + dt.timedelta(days=number) for number in range((there - here).days + 1)}


def _held(
    rule: FrequencyRule,
    unit: str,
    period: Period,
    window: Window,
    activities: Sequence[Held],
    on: dt.date,
) -> HeldActivity:
    days: set[dt.date] = set()
    vague: list[str] = []
    unsure: list[str] = []
    not_held: list[str] = []
    for activity in activities:
        if isinstance(activity, Reception):
            if activity.kind not in _IN_PERSON:
                continue
            if not activity.held:
                planned = activity.occasion.planned_on
                if planned is not None and window.first <= planned <= window.last:
                    not_held.append(activity.id)
                continue
        occasion = activity.occasion or Occasion()
        begin, end = occasion.on, occasion.until
        earliest = None if begin is None else begin.first()
        latest = None if begin is None else begin.last()
        if earliest is None or latest is None:
            unsure.append(activity.id)
        elif rule.activity is RequiredActivity.RECEPTION and earliest == latest:
            days |= _days(earliest, end, first=window.first, last=min(window.last, on))
        elif window.first <= earliest and latest <= window.last and latest <= on:
            vague.append(activity.id)
        elif earliest <= window.last and window.first <= latest and earliest <= on:
            unsure.append(activity.id)
    times = len(days) + len(vague)
    if rule.activity is RequiredActivity.RECEPTION:
        # One of which only the month is known may have been on the day of any other.
        times = len(days) or min(len(vague), 1)
        unsure += vague[times - len(days) :]
    possible = times + len(unsure)
    state = HeldState.SHORT if possible < rule.times else HeldState.UNKNOWN
    if times >= rule.times:
        state = HeldState.MET
    elif on <= window.last:
        state = HeldState.OPEN
    return HeldActivity(
        rule=rule,
        unit=unit,
        period=period,
        times=times,
        state=state,
        unsure=tuple(unsure),
        not_held=tuple(not_held),
    )
