"""What must hold between units and their events, each with a counter-example (bất biến của đơn vị, sự kiện).

The rules follow the decisions on codes (QĐ 124/2004/QĐ-TTg 1) and the conversion table of the statistics
office, which keeps all of them once its typing errors are mended.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from danvan.dates import PartialDate
from danvan.errors import Pointer, Problem
from danvan.law.instruments import Citation, Source
from danvan.units.blocks import AgencyBlocks
from danvan.units.events import Extent, SuccessionEdge, UnitEvent
from danvan.units.identifiers import FORMS, Identifier, Scheme
from danvan.units.kind_periods import KindPeriods
from danvan.units.registry import UnitRegistry
from danvan.units.spans import EVER, NEVER, Days, common, days_of
from danvan.units.unit import DatedKind, DatedName, Level, RelationKind, Unit

__all__ = ["Broken", "broken_events", "broken_units"]

_EVE = dt.timedelta(days=1)
_SHARED = frozenset({Scheme.LOCAL})
"""Schemes in which bodies of their own may use one code."""


@attrs.frozen
class Broken:
    """A rule that a record breaks: the id of the unit or event, and what is wrong inside it."""

    record: str
    problem: Problem


def broken_units(registry: UnitRegistry, periods: KindPeriods, blocks: AgencyBlocks) -> Iterator[Broken]:
    """What is wrong with the units of a registry, in its order."""
    shared = {(unit, index): found for unit, index, found in _shared_codes(registry)}
    ends = {edge.origin for event in registry.events for edge in event.edges}
    for name, unit in registry.items():
        problems = [
            *_overlaps(unit),
            *_codes(unit, blocks, shared),
            *_kinds(unit, registry.days(name), periods),
            *_relations(unit, registry),
        ]
        end = registry.days(name)[1]
        if registry.events and end != NEVER and name not in ends and _exact(unit.until):
            problems.append(Problem.of("unit-ends-unexplained", ("until",), value=name, day=end))
        yield from (Broken(name, problem) for problem in problems)


def _overlaps(unit: Unit) -> Iterator[Problem]:
    """Two full names, two short names or two kinds on one day."""
    names = [(index, entry) for index, entry in enumerate(unit.names) if entry.lang == "vi"]
    for short in (False, True):
        yield from _twice("names", [(index, entry) for index, entry in names if entry.short is short])
    yield from _twice("kinds", list(enumerate(unit.kinds)))


def _twice(field: str, entries: Sequence[tuple[int, DatedName | DatedKind]]) -> Iterator[Problem]:
    # Entries without any day are other words for the same thing, not the next one.
    dated = [(index, entry) for index, entry in entries if entry.since is not None or entry.until is not None]
    spans = sorted((days_of(entry.since, entry.until), index, entry) for index, entry in dated)
    for (before, _, older), (days, index, newer) in itertools.pairwise(spans):
        both = common(before, days)
        if both[0] < both[1] and not (_open(older.until) or _open(newer.since)):
            yield Problem.of("unit-overlap", (field, index), value=_word(newer), other=_word(older), day=_day(both))


def _open(date: PartialDate | None) -> bool:
    """Whether a date is known in part, so that an overlap may come from reading it wide."""
    return date is not None and date.day is None


def _exact(date: PartialDate | None) -> bool:
    """Whether a date is known to the day."""
    return date is not None and date.year is not None and date.day is not None


def _word(entry: DatedName | DatedKind) -> str:
    return entry.text if isinstance(entry, DatedName) else entry.kind.vi


def _day(days: Days) -> dt.date:
    """A day of the span, as an example: the first that is known, or the last."""
    if days[0] != EVER:
        return days[0]
    return days[1] - _EVE if days[1] != NEVER else EVER


def _problem(code: str, at: Pointer, words: Mapping[str, str], **values: object) -> Problem:
    """A problem whose sentence is filled with ready words besides its values."""
    return Problem(code, at, (*[(name, str(value)) for name, value in values.items()], *words.items()))


def _when(day: dt.date) -> dict[str, str]:
    if day == EVER:
        return {"day_en": "on any day", "day_vi": "Mọi ngày"}
    return {"day_en": f"on {day}", "day_vi": f"Ngày {day}"}


def _shared_codes(registry: UnitRegistry) -> Iterator[tuple[str, int, Problem]]:
    """Codes that two units have on one day."""
    seen: dict[tuple[Scheme, str], list[tuple[Days, str]]] = {}
    for name, unit in registry.items():
        for index, item in enumerate(unit.identifiers):
            # Days that are known in part are read wide, and an overlap that comes of it is none.
            if item.scheme in _SHARED or any(map(_open, (unit.since, unit.until, item.since, item.until))):
                continue
            days = common(registry.days(name), days_of(item.since, item.until))
            others = seen.setdefault((item.scheme, item.value), [])
            for span, other in others:
                both = common(days, span)
                if other != name and both[0] < both[1]:
                    yield name, index, _shared(item, other, both)
                    break
            others.append((days, name))


def _shared(item: Identifier, other: str, days: Days) -> Problem:
    return _problem(
        "unit-code-shared",
        (),
        _when(_day(days)),
        value=item.value,
        scheme_en=item.scheme.en,
        scheme_vi=item.scheme.vi,
        other=other,
    )


def _codes(unit: Unit, blocks: AgencyBlocks, shared: dict[tuple[str, int], Problem]) -> Iterator[Problem]:
    for index, item in enumerate(unit.identifiers):
        at: Pointer = ("identifiers", index, "value")
        found = shared.get((unit.id, index))
        if found is not None:
            yield found.under(at)
        if item.scheme is not Scheme.QD20:
            continue
        block = blocks.block_of(item.value)
        if block is None:
            yield Problem.of("agency-code-block", at, value=item.value, example=FORMS[Scheme.QD20][1])
        elif item.until is None and blocks.withdrawn(item.value) and block.withdrawn_by is not None:
            yield Problem.of("agency-code-withdrawn", at, value=item.value, source=_said(block.withdrawn_by))


def _kinds(unit: Unit, own: Days, periods: KindPeriods) -> Iterator[Problem]:
    """A kind at a level on a day on which the law knew none."""
    if unit.level is None:
        return
    for index, entry in enumerate(unit.kinds):
        rule = periods.of(entry.kind, unit.level)
        if rule is None:
            continue
        days = common(own, days_of(entry.since, entry.until))
        # A unit whose days are not known is not said to be there too early or too late.
        tries = [day for day in (days[0], days[1] - _EVE if days[1] != NEVER else NEVER) if day not in (EVER, NEVER)]
        if rule.never and not tries:
            tries = [EVER]
        wrong = next((day for day in tries if rule.allows(day) is False), None)
        if wrong is not None and days[0] < days[1]:
            yield _kind_problem(entry, unit.level, wrong, _said(rule.source), index)


def _said(source: Citation | Source) -> str:
    named = source.title if isinstance(source, Source) else source.document or source.instrument
    return named or "–"


def _kind_problem(entry: DatedKind, level: Level, day: dt.date, source: str, index: int) -> Problem:
    return _problem(
        "unit-kind-not-then",
        ("kinds", index, "kind"),
        _when(day),
        kind_en=entry.kind.en,
        kind_vi=entry.kind.vi,
        level_en=level.en,
        level_vi=level.vi,
        source=source,
    )


def _relations(unit: Unit, registry: UnitRegistry) -> Iterator[Problem]:
    own = registry.days(unit.id)
    for index, relation in enumerate(unit.relations):
        if relation.unit not in registry:
            continue
        at: Pointer = ("relations", index, "unit")
        days = common(own, days_of(relation.since, relation.until))
        other = registry.days(relation.unit)
        if days[0] >= days[1]:
            continue
        # Days that the relation does not state, or only in part, are those that both units have.
        outside = None
        if _exact(relation.since) and not other[0] <= days[0] < other[1]:
            outside = days[0]
        elif _exact(relation.until) and days[1] > other[1]:
            outside = max(days[0], other[1])
        if outside is not None:
            yield Problem.of("unit-relation-outside", at, value=relation.unit, day=outside)
        if relation.kind is RelationKind.PART_OF:
            both = common(days, other)
            if both[0] < both[1] and (way := _circle(unit.id, _day(both), registry)):
                yield _problem("unit-circle", at, _when(_day(both)), way=" → ".join(way))


def _circle(name: str, day: dt.date, registry: UnitRegistry) -> tuple[str, ...]:
    view = registry.on(day)
    above = view.ancestors(name) if name in view else ()
    return (name, *above[: above.index(name) + 1]) if name in above else ()


# Events -----------------------------------------------------------------------------------------


def broken_events(registry: UnitRegistry) -> Iterator[Broken]:
    """What is wrong with the events of a registry, in its order; edges to units that are not in it are passed over."""
    onward = _edges_of_a_day(registry.events)
    for event in registry.events:
        kept = {edge.result for edge in event.edges if edge.origin == edge.result}
        for index, edge in enumerate(event.edges):
            others = onward.get((edge.origin, event.effective), ())
            for problem in _edge(registry, event, edge, kept, others):
                yield Broken(event.id, problem.under(("edges", index)))


_EVE_WORDS = {"which_en": "the day before the event", "which_vi": "ngày trước sự kiện"}
_DAY_WORDS = {"which_en": "the day of the event", "which_vi": "ngày của sự kiện"}
Others = Sequence[tuple[UnitEvent, SuccessionEdge]]


def _edges_of_a_day(
    events: Iterable[UnitEvent],
) -> dict[tuple[str | None, dt.date], list[tuple[UnitEvent, SuccessionEdge]]]:
    found: dict[tuple[str | None, dt.date], list[tuple[UnitEvent, SuccessionEdge]]] = {}
    for event in events:
        for edge in event.edges:
            found.setdefault((edge.origin, event.effective), []).append((event, edge))
    return found


def _edge(
    registry: UnitRegistry, event: UnitEvent, edge: SuccessionEdge, kept: set[str | None], others: Others
) -> Iterator[Problem]:
    day, origin, result = event.effective, edge.origin, edge.result
    eve = day - _EVE
    if origin is not None and origin in registry:
        if not registry.exists(origin, eve):
            yield _problem("event-unit-absent", ("origin",), _EVE_WORDS, value=origin, day=eve)
        elif (
            edge.extent is Extent.WHOLE
            and result not in (None, origin)
            and registry.exists(origin, day)
            and not _open(registry[origin].until)
        ):
            yield Problem.of("event-origin-goes-on", ("origin",), value=origin, other=result, day=day)
        yield from _extent(registry, event, edge, others)
    if result is not None and result in registry:
        if not registry.exists(result, day):
            yield _problem("event-unit-absent", ("result",), _DAY_WORDS, value=result, day=day)
        elif (
            result not in kept
            and origin != result
            and registry.exists(result, eve)
            and not _open(registry[result].since)
        ):
            yield Problem.of("event-result-before", ("result",), value=result, day=day)
        if origin is not None and origin in registry:
            yield from _province(registry, origin, result, day)


def _extent(registry: UnitRegistry, event: UnitEvent, edge: SuccessionEdge, others: Others) -> Iterator[Problem]:
    """Whole is alone; a part has another edge beside it, or its origin goes on."""
    origin, day = edge.origin, event.effective
    beside = [other for owner, other in others if other is not edge and other.result != edge.result]
    if edge.extent is Extent.WHOLE and beside:
        # Inside one event the record itself refuses this.
        foreign = [other for owner, other in others if owner is not event]
        if foreign:
            said = ", ".join(str(other.result) for other in foreign)
            yield Problem.of("event-whole-beside", ("extent",), value=origin, other=edge.result, others=said, day=day)
    partial = edge.extent not in (None, Extent.WHOLE, Extent.WHOLE_AREA)
    if partial and not beside and origin is not None and edge.result != origin and not registry.exists(origin, day):
        yield Problem.of("event-part-alone", ("extent",), value=origin, other=edge.result, day=day)


def _province(registry: UnitRegistry, origin: str, result: str, day: dt.date) -> Iterator[Problem]:
    """The result lies in the province that the province of the origin became."""
    eve = day - _EVE
    old, new = _province_of(registry, origin, eve), _province_of(registry, result, day)
    if old is None or new is None or old == new:
        return
    if any(route.target == new for route in registry.routes(old, since=eve, to=day)):
        return
    yield Problem.of(
        "event-leaves-province",
        ("result",),
        value=origin,
        province=registry.on(eve).unit(old).label,
        other=result,
        other_province=registry.on(day).unit(new).label,
    )


def _province_of(registry: UnitRegistry, name: str, day: dt.date) -> str | None:
    """The province in which a unit below the provinces lies on a day."""
    view = registry.on(day)
    if name not in view or registry[name].level in (None, Level.CENTRAL, Level.PROVINCE):
        return None
    return next(
        (above for above in view.ancestors(name) if above in view and registry[above].level is Level.PROVINCE), None
    )
