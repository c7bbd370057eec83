"""The life of an exemplar (vòng đời mô hình, điển hình): its state on a day, and what its events contradict.

Registered is not effective, and effective is not recognised: each is a step of its own. Recognition goes in
two steps, recognised and then chosen as typical. The order is danvan's own reading of how provinces work,
no instrument sets it; that the district tier ended on 30 June 2025 is law.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from danvan.activities.exemplar import Exemplar, ExemplarEvent, ExemplarState
from danvan.errors import Problem
from danvan.units.unit import Level

__all__ = ["BEFORE", "ExemplarStanding", "broken_life", "recognised_levels", "standing", "unproven"]

_S = ExemplarState

BEFORE: Mapping[ExemplarState, frozenset[ExemplarState]] = {
    _S.INSPECTED: frozenset({_S.REGISTERED, _S.BUILDING, _S.CONTINUED}),
    _S.RECOGNISED: frozenset({_S.REGISTERED, _S.BUILDING, _S.INSPECTED, _S.CONTINUED, _S.RECOGNISED}),
    _S.TYPICAL: frozenset({_S.RECOGNISED}),
    _S.REWARDED: frozenset({_S.RECOGNISED, _S.TYPICAL}),
    _S.REPLICATED: frozenset({_S.RECOGNISED, _S.TYPICAL}),
    _S.NOT_RECOGNISED: frozenset({_S.REGISTERED, _S.BUILDING, _S.INSPECTED, _S.CONTINUED}),
    _S.CONTINUED: frozenset({_S.REGISTERED, _S.BUILDING, _S.RECOGNISED, _S.NOT_RECOGNISED}),
    _S.WITHDRAWN: frozenset({_S.RECOGNISED}),
}
"""For a state, of which others one must have been reached before; a state without an entry may be the first."""

_LAST = frozenset({_S.ENDED, _S.WITHDRAWN})
_CREDIT = frozenset({_S.RECOGNISED, _S.TYPICAL, _S.REWARDED})


@attrs.frozen(kw_only=True)
class ExemplarStanding:
    """How an exemplar stands on a day (tình trạng tại một ngày).

    `state` is the latest that it reached, ``None`` before the first. `levels` are those at which it is
    recognised and not withdrawn. `reached` are all states so far.
    """

    state: ExemplarState | None
    reached: frozenset[ExemplarState]
    levels: tuple[Level, ...]


def standing(exemplar: Exemplar, *, on: dt.date) -> ExemplarStanding:
    """How an exemplar stands at the end of a day.

    An event of which only the month or the year is known counts from its first day; one without its year not at all.
    """
    dated = [(day, event) for event in exemplar.events if (day := event.on.first()) is not None and day <= on]
    so_far = [event for _, event in sorted(dated, key=lambda item: item[0])]
    return ExemplarStanding(
        state=so_far[-1].state if so_far else None,
        reached=frozenset(event.state for event in so_far),
        levels=recognised_levels(so_far),
    )


def recognised_levels(events: Iterable[ExemplarEvent]) -> tuple[Level, ...]:
    """The levels at which events leave an exemplar recognised, from the lowest; a withdrawal without level ends all."""
    levels: dict[Level, None] = {}
    for event in events:
        if event.state is _S.RECOGNISED and event.level is not None:
            levels[event.level] = None
        elif event.state is _S.WITHDRAWN:
            for level in [event.level] if event.level is not None else list(levels):
                levels.pop(level, None)
    order = list(Level)
    return tuple(sorted(levels, key=order.index, reverse=True))


def unproven(exemplar: Exemplar) -> tuple[str, ...]:
    """Which of the fields are empty by which it can be judged: its own criteria, its verifiable outputs.

    A form of 2026 asks for both (Công văn 249/MTTQ-BTT, phường Thanh Khê); no instrument does.
    """
    return tuple(name for name, value in (("criteria", exemplar.criteria), ("outputs", exemplar.outputs)) if not value)


def broken_life(exemplar: Exemplar, *, district_until: dt.date | None = None) -> Iterator[Problem]:
    """What the events of an exemplar contradict: order of states, levels that had ended, credit given twice.

    `district_until` is the day from which there is no district tier any more (`bundled.kind_periods`). Of events
    of which only a part of the day is known, only what is wrong on whichever day they were is wrong.
    """
    spans = [_span(index, event) for index, event in enumerate(exemplar.events)]
    for index, event in enumerate(exemplar.events):
        others = [other for other in spans if other.index != index]
        reached = {other.state for other in others if other.first <= spans[index].last}
        yield from _order(exemplar.events, index, reached, _over(spans[index], others))
        day = event.on.first()
        if event.level is Level.DISTRICT and district_until is not None and day is not None and day >= district_until:
            yield Problem.of("exemplar-level-ended", ("events", index, "level"), day=day)
        if event.state in _CREDIT and exemplar.duplicate_of is not None:
            yield Problem.of(
                "exemplar-credit-twice",
                ("events", index, "state"),
                state_en=event.state.en,
                state_vi=event.state.vi,
                other=exemplar.duplicate_of,
            )


@attrs.frozen
class _Span:
    """The first and the last place in the order of events that an event may have: a day, then the line in the list."""

    index: int
    state: ExemplarState
    first: tuple[dt.date, int]
    last: tuple[dt.date, int]


def _span(index: int, event: ExemplarEvent) -> _Span:
    return _Span(index, event.state, (event.on.first() or dt.date.min, index), (event.on.last() or dt.date.max, index))


def _over(event: _Span, others: Sequence[_Span]) -> ExemplarState | None:
    """The end that was surely before an event, if surely nothing began anew between."""
    ends = [other for other in others if other.state in _LAST and other.last < event.first]
    if not ends:
        return None
    end = max(ends, key=lambda other: other.last)
    anew = (other for other in others if other.state not in _LAST and other.last > end.first)
    return None if any(other.first < event.last for other in anew) else end.state


def _order(
    events: Sequence[ExemplarEvent], index: int, reached: set[ExemplarState], over: ExemplarState | None
) -> Iterator[Problem]:
    state = events[index].state
    needed = BEFORE.get(state)
    at = ("events", index, "state")
    if over is not None and state not in (_S.REGISTERED, _S.PROPOSED, _S.WITHDRAWN):
        yield Problem.of("exemplar-after-end", at, state_en=state.en, state_vi=state.vi, end_en=over.en, end_vi=over.vi)
    elif needed is not None and not needed & reached:
        known = sorted(needed, key=list(_S).index)
        yield Problem.of(
            "exemplar-order",
            at,
            state_en=state.en,
            state_vi=state.vi,
            needed_en=", ".join(other.en for other in known),
            needed_vi=", ".join(other.vi for other in known),
        )
