"""Strategies for the room `danvan.activities`: meetings, supervision, programmes, exemplars."""

import datetime as dt
from collections.abc import Sequence

from hypothesis import strategies as st

from danvan.activities.conference import Conference, ConferenceKind, Training
from danvan.activities.dialogue import Dialogue, DialogueKind, PassedOn
from danvan.activities.exemplar import Exemplar, ExemplarEvent, ExemplarKind, ExemplarState
from danvan.activities.occasion import Host, Occasion
from danvan.activities.programme import Programme, ProgrammeKind, Target
from danvan.activities.reception import COUNTS, Reception, ReceptionKind
from danvan.activities.supervision import Contribution, CriticismForm, SocialCriticism, Supervision, SupervisionForm
from danvan.strategies.fields import (
    Given,
    Values,
    asked,
    ids_among,
    made,
    mending,
    need,
    ordered,
    ordered_partial,
    words_among,
)
from danvan.strategies.law import bounded_days, bounded_fields
from danvan.strategies.units import other_id
from danvan.strategies.values import numbers, partial_dates, texts
from danvan.units.unit import Level

__all__ = [
    "conferences",
    "contributions",
    "dialogues",
    "exemplar_events",
    "exemplars",
    "occasions",
    "programmes",
    "receptions",
    "social_criticisms",
    "supervisions",
    "trainings",
]


@mending(PassedOn)
def _passed_on(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("answered") is not None and drawn.get("count") is not None:
        drawn["count"], drawn["answered"] = sorted((drawn["count"], drawn["answered"]), reverse=True)


@mending(Occasion)
def _occasion(draw: st.DrawFn, drawn: Values) -> None:
    ordered_partial(drawn, "on", "until")


@mending(Reception)
def _reception(draw: st.DrawFn, drawn: Values) -> None:
    if not drawn["held"]:
        for name in COUNTS:
            drawn.pop(name, None)


@mending(Training)
def _training(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("sessions") == 0 and drawn.get("participants"):
        drawn["sessions"] = 1


@mending(Target)
def _target(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("text") is None:
        need(draw, drawn, "value", numbers())


@mending(Programme)
def _programme(draw: st.DrawFn, drawn: Values) -> None:
    ordered(drawn, "starts", "ends")
    if drawn.get("parent") == drawn["id"]:
        drawn["parent"] = other_id(draw, drawn["id"])


@mending(ExemplarEvent)
def _exemplar_event(draw: st.DrawFn, drawn: Values) -> None:
    state = drawn["state"]
    if state is ExemplarState.RECOGNISED:
        need(draw, drawn, "level", st.sampled_from(Level))
    if state in (ExemplarState.NOT_RECOGNISED, ExemplarState.WITHDRAWN):
        need(draw, drawn, "reason", texts())


@mending(Exemplar)
def _exemplar(draw: st.DrawFn, drawn: Values) -> None:
    for name in ("replicates", "duplicate_of"):
        if drawn.get(name) == drawn["id"]:
            drawn[name] = other_id(draw, drawn["id"])


def occasions(*, min_day: dt.date | None = None, max_day: dt.date | None = None) -> st.SearchStrategy[Occasion]:
    """When and where something took place; its days lie between `min_day` and `max_day`.

    A day without its year, or a month or year as a whole, is part of a day between them. Shrinks
    to an occasion of which nothing is known.
    """
    if bounded_days(min_day, max_day) is None:
        return made(Occasion)
    partial = partial_dates(min_value=min_day or dt.date.min, max_value=max_day or dt.date.max)
    bounded = bounded_fields(min_day, max_day, "planned_on")
    return made(Occasion, {"on": st.none() | partial, "until": st.none() | partial, **bounded})


def _held(units: Sequence[str] | None, min_day: dt.date | None, max_day: dt.date | None) -> Given:
    """Who held it and when, as far as the caller said."""
    unit = ids_among("units", units)
    occasion = None if bounded_days(min_day, max_day) is None else occasions(min_day=min_day, max_day=max_day)
    return asked(host=None if unit is None else made(Host, {"unit": unit}), occasion=occasion)


def dialogues(
    *,
    kinds: Sequence[DialogueKind] | None = None,
    units: Sequence[str] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[Dialogue]:
    """Dialogues of these `kinds`, held by units with these ids between `min_day` and `max_day`.

    Shrinks to an id.
    """
    return made(Dialogue, {**_held(units, min_day, max_day), **asked(kind=words_among("kinds", DialogueKind, kinds))})


def receptions(
    *,
    kinds: Sequence[ReceptionKind] | None = None,
    units: Sequence[str] | None = None,
    held: bool | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[Reception]:
    """Receptions of citizens; with `held`, only those that were held, or only those that were not.

    `units` are the ids of the hosts, `min_day` and `max_day` the bounds of the day. Shrinks to a
    regular reception that was not held.
    """
    kind = words_among("kinds", ReceptionKind, kinds)
    return made(
        Reception,
        {**_held(units, min_day, max_day), **asked(kind=kind, held=None if held is None else st.just(held))},
    )


def supervisions(
    *,
    forms: Sequence[SupervisionForm] | None = None,
    units: Sequence[str] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[Supervision]:
    """Supervisions in these `forms`, by units with these ids, between `min_day` and `max_day`.

    Shrinks to an id and a subject.
    """
    return made(
        Supervision, {**_held(units, min_day, max_day), **asked(form=words_among("forms", SupervisionForm, forms))}
    )


def social_criticisms(
    *,
    forms: Sequence[CriticismForm] | None = None,
    units: Sequence[str] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[SocialCriticism]:
    """Social criticism in these `forms`, by units with these ids, between `min_day` and `max_day`.

    Shrinks to an id and a draft.
    """
    return made(
        SocialCriticism, {**_held(units, min_day, max_day), **asked(form=words_among("forms", CriticismForm, forms))}
    )


def contributions(
    *,
    units: Sequence[str] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[Contribution]:
    """Contributed opinions by units with these ids, between `min_day` and `max_day`.

    Shrinks to an id and a subject.
    """
    return made(Contribution, _held(units, min_day, max_day))


def conferences(
    *,
    kinds: Sequence[ConferenceKind] | None = None,
    units: Sequence[str] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[Conference]:
    """Conferences of these `kinds`, held by units with these ids between `min_day` and `max_day`.

    Shrinks to an id, a title and an interim review.
    """
    return made(
        Conference, {**_held(units, min_day, max_day), **asked(kind=words_among("kinds", ConferenceKind, kinds))}
    )


def trainings(
    *,
    units: Sequence[str] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[Training]:
    """Training courses held by units with these ids between `min_day` and `max_day`.

    Shrinks to an id and a subject.
    """
    return made(Training, _held(units, min_day, max_day))


def programmes(
    *,
    kinds: Sequence[ProgrammeKind] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[Programme]:
    """Programmes of these `kinds` that start and end between `min_day` and `max_day`.

    Shrinks to an id, a title and a coordination programme.
    """
    bounded = bounded_fields(min_day, max_day, "starts", "ends")
    return made(Programme, {**bounded, **asked(kind=words_among("kinds", ProgrammeKind, kinds))})


def exemplar_events(
    *,
    states: Sequence[ExemplarState] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[ExemplarEvent]:
    """Steps in the life of an exemplar to one of these `states`, between `min_day` and `max_day`.

    Shrinks to a proposal in the year 2000.
    """
    on = (
        None
        if bounded_days(min_day, max_day) is None
        else partial_dates(min_value=min_day or dt.date.min, max_value=max_day or dt.date.max)
    )
    return made(ExemplarEvent, asked(state=words_among("states", ExemplarState, states), on=on))


def exemplars(
    *,
    kinds: Sequence[ExemplarKind] | None = None,
    states: Sequence[ExemplarState] | None = None,
) -> st.SearchStrategy[Exemplar]:
    """Exemplars “Dân vận khéo” of these `kinds`; with `states`, events that reach one of these only.

    Events stand in any order, as in files. Shrinks to an id, a title and a kind.
    """
    events = None if states is None else st.lists(exemplar_events(states=states), max_size=4).map(tuple)
    return made(Exemplar, asked(kind=words_among("kinds", ExemplarKind, kinds), events=events))
