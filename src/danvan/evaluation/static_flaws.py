"""What is wrong with a rule book that needs no case to be seen: sums, caps, names of facts, law (kiểm tra tĩnh)."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from danvan.errors import Pointer
from danvan.evaluation.asking import AskedFact, FactKind, asked_of
from danvan.evaluation.catalogue import FactDefinition
from danvan.evaluation.criteria import Criterion, Group
from danvan.evaluation.flaws import Flaw, flaw
from danvan.evaluation.gates import InGroup
from danvan.evaluation.leaves import CheckItem, Judged, PerFault, PerItem, ScoreLevel, Steps
from danvan.evaluation.measures import Band
from danvan.evaluation.outside import PlacePoints, WordPoints
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.shapes import Arm, LeafShape
from danvan.evaluation.tree import items_of
from danvan.evaluation.words import Aggregation
from danvan.law.instruments import Citation, Instrument
from danvan.units.unit import Level

__all__ = ["circling", "static_flaws"]


def static_flaws(
    book: RuleBook,
    *,
    facts: Mapping[str, FactDefinition] | None,
    instruments: Mapping[str, Instrument] | None,
    level_ends: Mapping[Level, dt.date] | None,
) -> Iterator[Flaw]:
    """What can be seen without a case."""
    yield from _sums(book)
    yield from _caps(book)
    yield from _order(book)
    yield from _circles(book)
    yield from _facts(book, facts)
    yield from _levels(book, level_ends or {})
    yield from _instruments(book, instruments)


def _sums(book: RuleBook) -> Iterator[Flaw]:
    """Maxima that do not add up, where all of them are stated."""
    children: dict[str | None, list[Criterion | Group]] = {}
    for group in book.groups:
        children.setdefault(group.within, []).append(group)
    for criterion in book.criteria:
        children.setdefault(criterion.group, []).append(criterion)
    wholes: list[tuple[str | None, Decimal | None, Aggregation, Pointer]] = [
        (None, book.total, book.aggregation, ("total",))
    ]
    for place, group in enumerate(book.groups):
        wholes.append((group.id, group.maximum, group.aggregation, ("groups", place, "maximum")))
    for name, declared, aggregation, at in wholes:
        lines = children.get(name, [])
        if aggregation is Aggregation.WEIGHTED_MEAN and lines and not _weighed(lines):
            yield flaw("weight-missing", (*at[:-1], "aggregation"), lines=len(lines))
        stated = [line.maximum for line in lines if line.maximum is not None]
        if declared is None or not lines or len(stated) != len(lines):
            continue
        whole = sum(stated) if aggregation is Aggregation.SUM else max(stated)
        if whole != declared:
            yield flaw("sum-mismatch", at, declared=declared, sum=whole, lines=len(lines))


def _weighed(lines: Sequence[Criterion | Group]) -> bool:
    """Whether a weighted mean of these can be made."""
    weights = [line.weight for line in lines if line.weight is not None]
    return len(weights) == len(lines) and any(weights)


def _caps(book: RuleBook) -> Iterator[Flaw]:
    """Points and caps above what the line may earn, limits that leave nothing."""
    lines: list[tuple[Pointer, LeafShape, Decimal | None]] = [
        (("criteria", place), line.shape, line.maximum) for place, line in enumerate(book.criteria)
    ]
    for item, at, most in items_of(book):
        lines.append((at, item.shape, most))
        block = (book.bonuses if at[0] == "bonuses" else book.deductions)[int(at[1])]
        if item.cap is not None and block.cap is not None and item.cap > block.cap:
            yield flaw("points-above-maximum", (*at, "cap"), points=item.cap, maximum=block.cap)
    for at, shape, maximum in lines:
        for pointer, part in parts(shape, (*at, "shape")):
            if isinstance(part, Arm) and part.maximum is not None and maximum is not None and part.maximum > maximum:
                yield flaw("points-above-maximum", (*pointer, "maximum"), points=part.maximum, maximum=maximum)
            for field in _LIMITED.get(type(part), ()):
                points = getattr(part, field)
                if points is not None and maximum is not None and points > maximum:
                    yield flaw("points-above-maximum", (*pointer, field), points=points, maximum=maximum)


_LIMITED: dict[type, tuple[str, ...]] = {
    ScoreLevel: ("points",),
    Band: ("points",),
    CheckItem: ("points",),
    PerItem: ("cap",),
    PerFault: ("floor",),
    Steps: ("base_points", "cap"),
    Judged: ("least", "most"),
    PlacePoints: ("points",),
    WordPoints: ("points",),
}
"""Fields that hold points of a line, none of which may be above what the line may earn."""


def _order(book: RuleBook) -> Iterator[Flaw]:
    """Ranks stand from the best to the lowest, so their bands fall."""
    if book.ranking is None:
        return
    last: Decimal | None = None
    for place, rank in enumerate(book.ranking.ranks):
        if rank.at_least is None and rank.below is None:
            continue
        low = Decimal(0) if rank.at_least is None else rank.at_least
        if last is not None and low > last:
            yield flaw("ranks-out-of-order", ("ranking", "ranks", place), rank=rank.id, low=low, before=last)
        last = low


def _circles(book: RuleBook) -> Iterator[Flaw]:
    """Unit groups of which each is told by another, in a circle."""
    for place, group in enumerate(book.unit_groups):
        if group.id in circling(book):
            yield flaw("groups-in-circle", ("unit_groups", place, "when"), group=group.id)


def circling(book: RuleBook) -> frozenset[str]:
    """The unit groups whose conditions lead back to themselves."""
    told = {
        group.id: {part.group for _, part in parts(group.when) if isinstance(part, InGroup)}
        for group in book.unit_groups
        if group.when is not None
    }
    found: set[str] = set()
    for name in told:
        reached: set[str] = set()
        waiting = list(told[name])
        while waiting:
            step = waiting.pop()
            if step not in reached:
                reached.add(step)
                waiting += told.get(step, ())
        if name in reached:
            found.add(name)
    return frozenset(found)


def _facts(book: RuleBook, facts: Mapping[str, FactDefinition] | None) -> Iterator[Flaw]:
    """Facts that are read in two ways, that no catalogue has, or that the catalogue has as something else."""
    first: dict[str, AskedFact] = {}
    said: set[str] = set()
    for asked in asked_of(book):
        if asked.kind is FactKind.ANY or asked.code in said:
            continue
        before = first.setdefault(asked.code, asked)
        if before.kind is not asked.kind:
            said.add(asked.code)
            yield _two_kinds("fact-read-twice", asked, before.kind)
        elif before.cases != asked.cases:
            # Of one case and of the unit are two things, and a sheet would state both under one code.
            said.add(asked.code)
            yield flaw("fact-elsewhere", asked.at, fact=asked.code, cases=before.cases or "–")
        if facts is None or before is not asked:
            continue
        use = facts.get(asked.code)
        if use is not None and use.of_cases != asked.cases:
            yield flaw("fact-elsewhere", asked.at, fact=asked.code, cases=use.of_cases or "–")
        elif use is None:
            yield flaw("fact-unknown", asked.at, fact=asked.code)
        elif use.kind is not asked.kind:
            yield _two_kinds("fact-other-kind", asked, use.kind)


def _two_kinds(code: str, asked: AskedFact, one: FactKind) -> Flaw:
    other = asked.kind
    return flaw(code, asked.at, fact=asked.code, one_en=one.en, one_vi=one.vi, other_en=other.en, other_vi=other.vi)


def _levels(book: RuleBook, ends: Mapping[Level, dt.date]) -> Iterator[Flaw]:
    """Levels that do not exist on days on which the rule book holds."""
    for place, level in enumerate(book.scope.levels):
        end = ends.get(level)
        if end is not None and (book.valid_to is None or book.valid_to > end):
            until = "–" if book.valid_to is None else book.valid_to
            at = ("scope", "levels", place)
            yield flaw("level-ended", at, level_en=level.en, level_vi=level.vi, end=end, until=until)


def _instruments(book: RuleBook, instruments: Mapping[str, Instrument] | None) -> Iterator[Flaw]:
    """Instruments that are cited and were not in force on the first day of the rule book."""
    if instruments is None or book.valid_from is None:
        return
    for pointer, part in parts(book):
        if not isinstance(part, Citation) or part.instrument is None or pointer[:1] == ("replaces",):
            continue
        instrument = instruments.get(part.instrument)
        if instrument is None:
            continue
        first, ended = instrument.in_force, instrument.repealed
        if (first is not None and first > book.valid_from) or (ended is not None and ended <= book.valid_from):
            at = (*pointer, "instrument")
            yield flaw("instrument-not-in-force", at, value=part.instrument, day=book.valid_from)
