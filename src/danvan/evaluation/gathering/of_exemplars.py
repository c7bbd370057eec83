"""Facts about exemplars “Dân vận khéo” (số liệu về mô hình, điển hình), by how they stand on a day."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from danvan.activities.exemplar import Exemplar, ExemplarEvent, ExemplarState
from danvan.activities.exemplar_life import ExemplarStanding, standing
from danvan.evaluation.facts import Fact, FactOrigin
from danvan.evaluation.gathering.counted import Found
from danvan.law.periods import Window
from danvan.units.unit import Level

__all__ = ["exemplar_facts"]

_S = ExemplarState
_OVER = frozenset({_S.ENDED, _S.WITHDRAWN})
_MOST_VAGUE = 6
"""Of how many events with vague days every combination is looked at; of more, nothing is sure."""

_Asked = Callable[[ExemplarStanding, ExemplarStanding], bool]
"""Whether an exemplar counts, by how it stands on the day and how it stood before the window."""


def _registered(now: ExemplarStanding, before: ExemplarStanding) -> bool:
    return _S.REGISTERED in now.reached and now.state not in _OVER


def _newly_registered(now: ExemplarStanding, before: ExemplarStanding) -> bool:
    return _S.REGISTERED in now.reached and _S.REGISTERED not in before.reached


def _recognised(now: ExemplarStanding, before: ExemplarStanding) -> bool:
    return bool(now.levels)


def _newly_recognised(now: ExemplarStanding, before: ExemplarStanding) -> bool:
    return bool(set(now.levels) - set(before.levels))


def _typical(now: ExemplarStanding, before: ExemplarStanding) -> bool:
    return _S.TYPICAL in now.reached and bool(now.levels)


def _at(level: Level) -> _Asked:
    return lambda now, before: level in now.levels


_COUNTED: Mapping[str, _Asked] = {
    "exemplars.registered": _registered,
    "exemplars.registered_in_period": _newly_registered,
    "exemplars.recognised": _recognised,
    "exemplars.recognised_in_period": _newly_recognised,
    **{
        f"exemplars.recognised.{level.value}": _at(level)
        for level in (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE, Level.CENTRAL)
    },
    "exemplars.typical": _typical,
}


def exemplar_facts(exemplars: Sequence[Exemplar], *, window: Window, on: dt.date, complete: bool) -> Iterator[Fact]:
    """How many exemplars of one unit are registered, recognised and typical at the end of the day `on`.

    One that is the duplicate of another brings no credit of its own. Where the day of an event is known in part
    only, so that it may lie after `on` or before the window, an exemplar counts if it does either way. That an
    exemplar is effective is no event of its life, so that no such fact comes from here.
    """
    found = {code: Found() for code in _COUNTED}
    for exemplar in exemplars:
        if exemplar.duplicate_of is not None:
            continue
        lives = _lives(exemplar, window.first - dt.timedelta(days=1), on)
        for code, counts in _COUNTED.items():
            answers = {counts(now, before) for now, before in lives} if lives else {True, False}
            found[code].add(exemplar.id, answers.pop() if len(answers) == 1 else None)
    for code, what in found.items():
        yield what.fact(code, FactOrigin.EXEMPLARS, complete=complete)


def _lives(exemplar: Exemplar, before: dt.date, on: dt.date) -> list[tuple[ExemplarStanding, ExemplarStanding]]:
    """How the exemplar may stand on the day, and before the window, by all days on which its events may have been."""
    now, then = _standings(exemplar, on), _standings(exemplar, before)
    return list(itertools.product(now, then))


def _standings(exemplar: Exemplar, on: dt.date) -> list[ExemplarStanding]:
    sure: list[ExemplarEvent] = []
    vague: list[ExemplarEvent] = []
    for event in exemplar.events:
        first, last = event.on.first(), event.on.last()
        if first is None or last is None:
            # Without its year it may have been at any time, and `standing` would pass over it.
            return []
        if last <= on:
            sure.append(event)
        elif first <= on:
            vague.append(event)
    if len(vague) > _MOST_VAGUE:
        return []
    choices = itertools.product((True, False), repeat=len(vague))
    return [
        standing(attrs.evolve(exemplar, events=_chosen(exemplar.events, sure, vague, choice)), on=on)
        for choice in choices
    ]


def _chosen(
    events: Sequence[ExemplarEvent],
    sure: Sequence[ExemplarEvent],
    vague: Sequence[ExemplarEvent],
    choice: Sequence[bool],
) -> tuple[ExemplarEvent, ...]:
    """The events that count by one choice among the vague ones, in the order of the file."""
    kept = {*map(id, sure), *(id(event) for event, taken in zip(vague, choice, strict=True) if taken)}
    return tuple(event for event in events if id(event) in kept)
