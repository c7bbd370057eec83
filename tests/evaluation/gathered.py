"""What the tests of gathering share: a commune, its records, and facts by code."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from danvan import (
    Exemplar,
    ExemplarEvent,
    Fact,
    FactSheet,
    FrequencyRule,
    GatheredFacts,
    Indicator,
    Matter,
    PartialDate,
    Period,
    PeriodKind,
    Petition,
    ReportRegime,
    Silence,
    Unit,
    UnitRegistry,
    bundled,
    gather_facts,
)
from danvan.activities.exemplar import ExemplarKind, ExemplarState
from danvan.petitions.acts import EventKind
from danvan.petitions.history import Event
from danvan.petitions.words import Channel, MatterKind
from danvan.units.unit import DatedKind, DatedName, Level, UnitKind

YEAR = Period(kind=PeriodKind.YEAR, year=2026)
AFTER = dt.date(2027, 1, 20)


def day(text: str) -> dt.date:
    """A day of 2026, written month-day, or any day in full."""
    return dt.date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def unit(name: str = "xa", kind: UnitKind = UnitKind.PEOPLES_COMMITTEE, level: Level | None = Level.COMMUNE) -> Unit:
    return Unit(id=name, level=level, kinds=(DatedKind(kind=kind),), names=(DatedName(text=name),))


REGISTRY = UnitRegistry([unit("xa"), unit("khac")])


def petition(
    name: str,
    received: str,
    *events: tuple[str, EventKind],
    kind: MatterKind = MatterKind.COMPLAINT,
    at: str = "xa",
    case: str | None = None,
    duplicate_of: str | None = None,
) -> Petition:
    """A petition with one matter and events on days of 2026."""
    return Petition(
        id=name,
        unit=at,
        channel=Channel.POST,
        received_on=day(received),
        matters=(Matter(id="m", kind=kind, case=case),),
        duplicate_of=duplicate_of,
        events=tuple(Event(id=f"e{place}", kind=what, on=day(on)) for place, (on, what) in enumerate(events)),
    )


def exemplar(name: str, *events: tuple[str, ExemplarState, Level | None], owner: str = "xa") -> Exemplar:
    """An exemplar with events on days that may be known in part."""
    return Exemplar(
        id=name,
        title="Tổ tự quản",
        kind=ExemplarKind.MODEL,
        owner=owner,
        events=tuple(
            ExemplarEvent(state=state, on=PartialDate.parse(on), level=level, reason="Lý do.")
            for on, state, level in events
        ),
    )


def gathered(
    records: Iterable[object],
    *,
    complete: Collection[type] = (),
    on: dt.date = AFTER,
    period: Period = YEAR,
    at: str = "xa",
    registry: UnitRegistry = REGISTRY,
    frequencies: Sequence[FrequencyRule] | None = None,
    regimes: Sequence[ReportRegime] = (),
    indicators: Sequence[Indicator] | None = None,
    entered: FactSheet | None = None,
) -> GatheredFacts:
    """Facts of the commune for the year, by the law and the catalogues that are shipped."""
    return gather_facts(
        records,
        at,
        period,
        on=on,
        law=bundled.law(),
        registry=registry,
        windows=bundled.window_rules(),
        indicators=bundled.indicators() if indicators is None else {one.id: one for one in indicators},
        frequencies=bundled.frequency_rules() if frequencies is None else frequencies,
        regimes=regimes,
        complete=complete,
        entered=entered,
    )


def facts(found: GatheredFacts) -> dict[str, Fact]:
    return {fact.code: fact for fact in found.sheet.facts}


def values(found: GatheredFacts, *codes: str) -> list[object]:
    """What the facts say: whole numbers, words, silences; ``None`` for one that is not there."""
    by_code = facts(found)
    return [None if code not in by_code else value_of(by_code[code]) for code in codes]


def value_of(fact: Fact) -> object:
    if fact.number is not None:
        return int(fact.number) if fact.number == fact.number.to_integral_value() else Decimal(fact.number)
    return fact.silence if fact.word is None else fact.word


NOT_REPORTED, NOT_APPLICABLE = Silence.NOT_REPORTED, Silence.NOT_APPLICABLE
