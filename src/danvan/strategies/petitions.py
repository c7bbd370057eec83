"""Strategies for the room `danvan.petitions`: petitions, identities, protection cases.

A petition names its own matters, parties and papers in many places. They are drawn freely and then
named anew, each by one that is there, or by none.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan.petitions.acts import EventKind, Outcome
from danvan.petitions.documents import Attachment, Document
from danvan.petitions.history import PROTECTION_EVENTS, Event
from danvan.petitions.identity import Identity, ProtectionCase, ProtectionMeasure
from danvan.petitions.matter import Complexity, Contested, Matter, Obstacle, Target
from danvan.petitions.parties import Authorisation, Party, Recipient
from danvan.petitions.petition import Petition
from danvan.petitions.results import Execution, People, Publication
from danvan.petitions.words import (
    Channel,
    ContestedKind,
    IdentityPaper,
    Level,
    MatterKind,
    Naming,
    PartyNature,
    PartyRole,
)
from danvan.seal import Seal
from danvan.strategies.fields import (
    Values,
    asked,
    drawing,
    ids_among,
    made,
    mending,
    need,
    ordered,
    unrepeated,
    words_among,
)
from danvan.strategies.law import bounded_days
from danvan.strategies.units import other_id
from danvan.strategies.values import counts, idents, lines, texts

__all__ = ["identities", "matters", "petition_events", "petitions", "protection_cases"]

_JUDGED = (Outcome.FOUNDED, Outcome.PARTLY_FOUNDED, Outcome.UNFOUNDED)
_OUTCOMES: dict[EventKind, tuple[Outcome, ...]] = {
    EventKind.DECISION: _JUDGED,
    EventKind.CONCLUSION: _JUDGED,
    EventKind.SUMMARY_HANDLING: _JUDGED,
    EventKind.REVIEW_CONTINUED: (Outcome.NOT_RESOLVED_AGAIN, Outcome.RESOLVE_OR_TRANSFER, Outcome.RESOLVE_AGAIN),
    EventKind.DECIDE_REGULATION: (Outcome.AMEND, Outcome.PROPOSE, Outcome.NEW_RULE),
}
_LEVELS = {
    MatterKind.COMPLAINT: (Level.FIRST_LEVEL, Level.SECOND_LEVEL),
    MatterKind.DENUNCIATION: (Level.FIRST_LEVEL, Level.CONTINUED_DENUNCIATION),
    MatterKind.UNCLASSIFIED: tuple(Level),
}
_CONTESTABLE = (MatterKind.COMPLAINT, MatterKind.UNCLASSIFIED)
_ON_REGULATIONS = (MatterKind.REGULATION_FEEDBACK, MatterKind.REGULATION_PROPOSAL, MatterKind.UNCLASSIFIED)
_SPEAKERS = (PartyRole.SELF, PartyRole.COLLECTIVE_REPRESENTATIVE)
_PROTECTION_STEPS = tuple(kind for kind in EventKind if kind in PROTECTION_EVENTS)


def _named(draw: st.DrawFn, name: str | None, known: Sequence[str]) -> str | None:
    """One of the known names in place of a drawn one, and now and then in place of none."""
    if name in known or not known:
        return name if known else None
    return draw(st.sampled_from(known)) if name is not None or draw(st.booleans()) else None


def _all_named(draw: st.DrawFn, names: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    found = [_named(draw, name, known) for name in names or (None,)]
    return unrepeated([name for name in found if name is not None], str)


@mending(People)
def _people(draw: st.DrawFn, drawn: Values) -> None:
    ordered(drawn, "officials", "people")


@mending(Execution)
def _execution(draw: st.DrawFn, drawn: Values) -> None:
    ordered(drawn, "begun_on", "completed_on")


@mending(Obstacle)
@mending(Publication)
@mending(ProtectionMeasure)
def _span(draw: st.DrawFn, drawn: Values) -> None:
    ordered(drawn, "from_on", "until_on")


@mending(Authorisation)
def _authorisation(draw: st.DrawFn, drawn: Values) -> None:
    ordered(drawn, "made_on", "until_on")
    if drawn["grantor"] == drawn["agent"]:
        drawn["agent"] = other_id(draw, drawn["grantor"])


@mending(Recipient)
def _recipient(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("unit") is None:
        need(draw, drawn, "body", lines())


@mending(Party)
def _party(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("naming", Naming.NAMED) is not Naming.NAMED:
        drawn.pop("identity", None)
    if drawn.get("unit") is not None and drawn.get("nature", PartyNature.INDIVIDUAL) is PartyNature.INDIVIDUAL:
        drawn["nature"] = draw(st.sampled_from([nature for nature in PartyNature if nature.value != "individual"]))


@mending(Identity)
def _identity(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("paper_number") is not None:
        need(draw, drawn, "paper", st.sampled_from(IdentityPaper).map(Seal))


@mending(Target)
def _target(draw: st.DrawFn, drawn: Values) -> None:
    if all(drawn.get(name) is None for name in ("office", "body", "identity")):
        need(draw, drawn, "unit", idents())


@mending(Contested)
def _contested(draw: st.DrawFn, drawn: Values) -> None:
    if drawn["kind"] is not ContestedKind.DISCIPLINARY_DECISION:
        drawn.pop("forced_dismissal", None)


@mending(Complexity)
def _complexity(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("criteria") and drawn.get("criteria_count") is not None:
        drawn["criteria_count"] = len(drawn["criteria"])


_LONGER = (EventKind.DETERMINE_COMPLEX, EventKind.EXTEND)
drawing(Event, kind=st.one_of(st.sampled_from(EventKind), st.sampled_from((*_OUTCOMES, *_LONGER, EventKind.VERIFY))))


@mending(Event)
def _event(draw: st.DrawFn, drawn: Values) -> None:
    kind = drawn["kind"]
    outcomes = _OUTCOMES.get(kind, ())
    if outcomes and drawn.get("outcome") not in outcomes:
        drawn["outcome"] = draw(st.sampled_from((None, *outcomes)))
    elif not outcomes:
        drawn.pop("outcome", None)
    if kind is not EventKind.DECISION:
        drawn.pop("first_decision", None)
    if kind is not EventKind.VERIFY:
        drawn.pop("verifiers", None)
    if kind is not EventKind.EXTEND:
        drawn.pop("extension_days", None)
    elif drawn.get("until_on") is None:
        need(draw, drawn, "extension_days", counts(min_value=1))
    if kind not in _LONGER:
        drawn.pop("criteria", None)
        drawn.pop("criteria_count", None)
    _complexity(draw, drawn)
    ordered(drawn, "from_on", "until_on")


@mending(Matter)
def _matter(draw: st.DrawFn, drawn: Values) -> None:
    kind = drawn["kind"]
    if drawn.get("remote"):
        need(draw, drawn, "remote_justification", texts())
    elif drawn.get("remote_justification") is not None:
        drawn["remote"] = True
    levels = _LEVELS.get(kind, ())
    if drawn.get("level") is not None and drawn["level"] not in levels:
        drawn["level"] = draw(st.sampled_from(levels)) if levels else None
    if kind not in _CONTESTABLE:
        drawn.pop("contested", None)
    if kind not in (MatterKind.DENUNCIATION, MatterKind.UNCLASSIFIED):
        drawn.pop("denunciation_kind", None)
    if kind not in _ON_REGULATIONS:
        drawn.pop("regulation", None)
    if kind is MatterKind.DENUNCIATION and drawn.get("complexity") is not None:
        drawn["complexity"] = attrs.evolve(drawn["complexity"], criteria=())


@mending(ProtectionCase)
def _protection_case(draw: st.DrawFn, drawn: Values) -> None:
    if "events" in drawn:
        drawn["events"] = unrepeated(drawn["events"], lambda event: event.id)
        drawn["events"] = tuple(
            event if event.kind in PROTECTION_EVENTS else _protecting(draw, event) for event in drawn["events"]
        )


def _protecting(draw: st.DrawFn, event: Event) -> Event:
    kind = draw(st.sampled_from(_PROTECTION_STEPS))
    return attrs.evolve(
        event,
        kind=kind,
        outcome=None,
        first_decision=None,
        verifiers=(),
        extension_days=None,
        criteria=(),
        criteria_count=None,
    )


@mending(Petition)
def _petition(draw: st.DrawFn, drawn: Values) -> None:
    for name in ("continues", "duplicate_of", "split_from"):
        if drawn.get(name) == drawn["id"]:
            drawn[name] = other_id(draw, drawn["id"])
    matters = drawn["matters"] = unrepeated(drawn["matters"], lambda matter: matter.id)
    papers = _papers(draw, drawn, [matter.id for matter in matters])
    drawn["matters"] = tuple(
        _with_papers(draw, matter, papers, keep_previous=drawn.get("continues") is not None) for matter in matters
    )
    names = [matter.id for matter in matters]
    parties = _parties(draw, drawn, matters)
    if "eligibility" in drawn:
        drawn["eligibility"] = tuple(
            attrs.evolve(finding, matter=_named(draw, finding.matter, names)) for finding in drawn["eligibility"]
        )
    if "events" in drawn:
        drawn["events"] = tuple(
            attrs.evolve(
                event,
                matter=_named(draw, event.matter, names),
                document=_named(draw, event.document, papers),
                parties=_all_named(draw, event.parties, parties),
            )
            for event in unrepeated(drawn["events"], lambda event: event.id)
        )
    _collective(draw, drawn, papers)
    if "authorisations" in drawn:
        drawn["authorisations"] = tuple(_powers(draw, drawn["authorisations"], parties, names, papers))


def _papers(draw: st.DrawFn, drawn: Values, matters: list[str]) -> list[str]:
    """The ids of all papers, after each of them has an id of its own and names what is there."""
    documents: tuple[Document, ...] = unrepeated(drawn.get("documents", ()), lambda paper: paper.id)
    taken = [document.id for document in documents]
    attachments: tuple[Attachment, ...] = unrepeated(drawn.get("attachments", ()), lambda paper: paper.id, taken)
    papers = taken + [attachment.id for attachment in attachments]
    documents = tuple(
        attrs.evolve(
            document,
            matter=_named(draw, document.matter, matters),
            redacts=_named(draw, document.redacts, [name for name in papers if name != document.id]),
        )
        for document in documents
    )
    if documents:
        drawn["documents"] = documents
    if "attachments" in drawn:
        drawn["attachments"] = tuple(
            attrs.evolve(paper, matter=_named(draw, paper.matter, matters)) for paper in attachments
        )
    if any(attachment.original for attachment in attachments):
        drawn["originals_attached"] = True
    return papers


def _with_papers(draw: st.DrawFn, matter: Matter, papers: list[str], *, keep_previous: bool) -> Matter:
    """The matter naming only papers of the file."""
    changed: Values = {"previous_matter": None}
    if keep_previous:
        changed = {"previous_matter": matter.previous_matter or draw(st.none() | idents())}
    for name in ("handling", "complexity", "result"):
        part = getattr(matter, name)
        if part is not None and part.document is not None:
            changed[name] = attrs.evolve(part, document=_named(draw, part.document, papers))
    for name in ("prior_decisions", "obstacles", "publications"):
        changed[name] = tuple(
            attrs.evolve(part, document=_named(draw, part.document, papers)) for part in getattr(matter, name)
        )
    return attrs.evolve(matter, **changed)


def _parties(draw: st.DrawFn, drawn: Values, matters: tuple[Matter, ...]) -> list[str]:
    """The ids of all parties, after they name what is there; who denounces is an individual."""
    if "parties" not in drawn:
        return []
    names = [matter.id for matter in matters]
    denounced = {matter.id for matter in matters if matter.kind is MatterKind.DENUNCIATION}
    parties: tuple[Party, ...] = unrepeated(drawn["parties"], lambda party: party.id)
    known = [party.id for party in parties]
    named: list[Party] = []
    for party in parties:
        concerned = _all_named(draw, party.matters, names)
        changed: Values = {"matters": concerned, "acts_for": _all_named(draw, party.acts_for, known)}
        speaks = party.role is not PartyRole.RELATED_PERSON
        if speaks and denounced and (not concerned or denounced.intersection(concerned)):
            changed |= {"nature": PartyNature.INDIVIDUAL, "unit": None}
        named.append(attrs.evolve(party, **changed))
    drawn["parties"] = tuple(named)
    return known


def _collective(draw: st.DrawFn, drawn: Values, papers: list[str]) -> None:
    collective = drawn.get("collective")
    if collective is None:
        return
    if drawn.get("people") is None or drawn["people"] < 2:
        drawn["people"] = draw(st.integers(2, 12))
    most = 2 if 5 <= drawn["people"] <= 10 else 5
    speakers = [party.id for party in drawn.get("parties", ()) if party.role in _SPEAKERS]
    drawn["collective"] = attrs.evolve(
        collective,
        representatives=_all_named(draw, collective.representatives, speakers)[:most],
        appointment=_named(draw, collective.appointment, papers),
    )


def _powers(
    draw: st.DrawFn, powers: tuple[Authorisation, ...], parties: list[str], matters: list[str], papers: list[str]
) -> Iterable[Authorisation]:
    """The powers between two parties that are there; none where there are not two."""
    if len(parties) < 2:
        return
    for power in powers:
        grantor = _named(draw, power.grantor, parties) or parties[0]
        others = [name for name in parties if name != grantor]
        yield attrs.evolve(
            power,
            grantor=grantor,
            agent=_named(draw, power.agent, others) or others[0],
            document=_named(draw, power.document, papers),
            matters=_all_named(draw, power.matters, matters),
        )


def matters(*, kinds: Sequence[MatterKind] | None = None) -> st.SearchStrategy[Matter]:
    """Matters of these `kinds`. Shrinks to an id and a kind."""
    return made(Matter, asked(kind=words_among("kinds", MatterKind, kinds)))


def petition_events(
    *,
    kinds: Sequence[EventKind] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[Event]:
    """Steps of these `kinds` in the life of a petition, between `min_day` and `max_day`.

    They name parties and papers by ids that are drawn freely. Shrinks to an id, a kind and a day.
    """
    return made(Event, asked(kind=words_among("kinds", EventKind, kinds), on=bounded_days(min_day, max_day)))


def petitions(
    *,
    kinds: Sequence[MatterKind] | None = None,
    channels: Sequence[Channel] | None = None,
    units: Sequence[str] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
    min_matters: int = 1,
    max_matters: int = 3,
) -> st.SearchStrategy[Petition]:
    """Petitions over matters of these `kinds`, received between `min_day` and `max_day`.

    `units` are the ids of the bodies that hold them. Their events are steps in no lawful order.
    Shrinks to one matter without parties.
    """
    if not 1 <= min_matters <= max_matters:
        raise InvalidArgument(f"min_matters={min_matters} and max_matters={max_matters}: there is at least one matter")
    several = st.lists(
        matters(kinds=kinds), min_size=min_matters, max_size=max_matters, unique_by=lambda matter: matter.id
    ).map(tuple)
    return made(
        Petition,
        asked(
            channel=words_among("channels", Channel, channels),
            unit=ids_among("units", units),
            received_on=bounded_days(min_day, max_day),
            matters=several if kinds is not None or (min_matters, max_matters) != (1, 3) else None,
        ),
    )


def identities(*, ids: Sequence[str] | None = None) -> st.SearchStrategy[Identity]:
    """Identities, with invented names; with `ids`, under one of these ids. Shrinks to an id."""
    return made(Identity, asked(id=ids_among("ids", ids)))


def protection_cases(
    *, petitions: Sequence[str] | None = None, units: Sequence[str] | None = None
) -> st.SearchStrategy[ProtectionCase]:
    """Protection cases beside the petitions, and in the bodies, with these ids.

    Shrinks to an id, a petition and a unit.
    """
    return made(ProtectionCase, asked(petition=ids_among("petitions", petitions), unit=ids_among("units", units)))
