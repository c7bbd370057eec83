"""The groups and criteria of a refining rule book joined with those of its base (chi tiết hóa tiêu chí).

Lines are added where the base leaves a place open: a group, or the whole table, without any line, or with lines that
are not written as data and that the new ones replace. Their maxima make what the place is worth.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import attrs

from danvan.errors import Pointer
from danvan.evaluation.criteria import Criterion, Group
from danvan.evaluation.leaves import Unencoded
from danvan.evaluation.refining_ways import Joining, Ways, fixed, if_open
from danvan.evaluation.refining_words import ChangeKind, shown
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.words import Aggregation

__all__ = ["lines_joined"]


@attrs.frozen
class _New:
    """A line that the base does not have, with its place in the refining book."""

    line: Group | Criterion
    at: Pointer

    @property
    def above(self) -> str | None:
        """The group in which it stands; ``None`` is the whole table."""
        return _above(self.line)


def _above(line: Group | Criterion) -> str | None:
    return line.within if isinstance(line, Group) else line.group


def lines_joined(
    joining: Joining, ways: Ways, book: RuleBook, base: RuleBook, total: Decimal | None
) -> tuple[tuple[Group, ...], tuple[Criterion, ...]]:
    """The groups and criteria that hold; `total` is the declared maximum of the whole table."""
    groups = {group.id: group for group in base.groups}
    criteria = {criterion.id: criterion for criterion in base.criteria}
    new: list[_New] = []
    for place, group in enumerate(book.groups):
        at: Pointer = ("groups", place)
        if group.id in groups:
            groups[group.id] = joining.record(ways, groups[group.id], group, at, group.id)
        elif group.id in criteria:
            held = criteria[group.id]
            opened = _opened(joining, ways, held, group, at)
            if opened is not None:
                groups[group.id] = opened
                del criteria[group.id]
        else:
            new.append(_New(group, at))
    for place, criterion in enumerate(book.criteria):
        at = ("criteria", place)
        if criterion.id in criteria:
            criteria[criterion.id] = joining.record(ways, criteria[criterion.id], criterion, at, criterion.id)
        elif criterion.id in groups:
            # A group of the base stays a group; the other way round stands above.
            joining.loosens((*at, "id"), criterion.id, groups[criterion.id], criterion)
        else:
            new.append(_New(criterion, at))
    replaced = _placed(joining, book, base, new, groups, total)
    return _ordered(new, groups, criteria, replaced)


def _opened(joining: Joining, ways: Ways, held: Criterion, group: Group, at: Pointer) -> Group | None:
    """A line of the base that is not written as data, as a group of the criteria that detail it."""
    if not isinstance(held.shape, Unencoded):
        joining.loosens(at, group.id, held, group)
        return None
    fixed(joining, ways, held.group, group.within, (*at, "within"), f"{group.id}.within")
    values: dict[str, object] = {}
    for name in ("maximum", "weight"):
        old, new = getattr(held, name), getattr(group, name)
        values[name] = if_open(joining, ways, old, new, (*at, name), f"{group.id}.{name}")
    joining.change(ChangeKind.DETAILS, at, group.id, held, group)
    return attrs.evolve(group, within=held.group, **values)  # type: ignore[arg-type]  # each is what it was


def _placed(
    joining: Joining,
    book: RuleBook,
    base: RuleBook,
    new: Sequence[_New],
    groups: Mapping[str, Group],
    total: Decimal | None,
) -> Mapping[str | None, tuple[Criterion, ...]]:
    """Which lines of the base are replaced, by the place in which they stand; places that are not open are refused."""
    by_place: dict[str | None, list[_New]] = {}
    for entry in new:
        by_place.setdefault(entry.above, []).append(entry)
    stated = {*(group.id for group in book.groups), *(criterion.id for criterion in book.criteria)}
    in_base = {group.id for group in base.groups}
    replaced: dict[str | None, tuple[Criterion, ...]] = {}
    for place, entries in by_place.items():
        whole = total if place is None else groups[place].maximum if place in groups else None
        if place is not None and place not in in_base:
            # The group is new as well, or was one line of the base: its maximum is all that the base could state.
            whole = next((entry.line.maximum for entry in new if entry.line.id == place), whole)
            _sums(joining, entries, whole, _aggregation(place, groups, new))
            continue
        lines: tuple[Group | Criterion, ...] = (*base.groups, *base.criteria)
        there = [line for line in lines if _above(line) == place]
        open_lines = tuple(
            line
            for line in there
            if isinstance(line, Criterion) and isinstance(line.shape, Unencoded) and line.id not in stated
        )
        aggregation = base.aggregation if place is None else groups[place].aggregation
        if there and not open_lines:
            for entry in entries:
                joining.refuse("refine-adds", entry.at, entry.line.id)
            continue
        if open_lines and len(there) > len(open_lines) and aggregation is not Aggregation.SUM:
            for entry in entries:
                joining.refuse("refine-mean", entry.at, entry.line.id)
            continue
        for line in open_lines:
            joining.change(ChangeKind.DETAILS, entries[0].at, line.id, line, None)
        replaced[place] = open_lines
        if open_lines:
            known = [line.maximum for line in open_lines if line.maximum is not None]
            whole = _together(known, aggregation) if len(known) == len(open_lines) else None
        _sums(joining, entries, whole, aggregation)
    for entry in new:
        joining.change(ChangeKind.DETAILS, entry.at, entry.line.id, None, entry.line)
    return replaced


def _aggregation(place: str, groups: Mapping[str, Group], new: Iterable[_New]) -> Aggregation:
    group = groups.get(place) or next((entry.line for entry in new if entry.line.id == place), None)
    return group.aggregation if isinstance(group, Group) else Aggregation.SUM


def _together(maxima: Sequence[Decimal], aggregation: Aggregation) -> Decimal:
    return sum(maxima, Decimal(0)) if aggregation is Aggregation.SUM else max(maxima)


def _sums(joining: Joining, entries: Sequence[_New], whole: Decimal | None, aggregation: Aggregation) -> None:
    """The maxima of new lines make what their place is worth, where that is stated."""
    if whole is None:
        return
    known = [entry.line.maximum for entry in entries if entry.line.maximum is not None]
    made = _together(known, aggregation) if len(known) == len(entries) else None
    if made != whole:
        names = ", ".join(entry.line.id for entry in entries)
        joining.refuse("refine-maxima", entries[0].at, names, declared=shown(whole, "en"), sum=shown(made, "en"))


def _ordered(
    new: Sequence[_New],
    groups: Mapping[str, Group],
    criteria: Mapping[str, Criterion],
    replaced: Mapping[str | None, tuple[Criterion, ...]],
) -> tuple[tuple[Group, ...], tuple[Criterion, ...]]:
    """The base's order, with new criteria where the lines stood that they replace, and all others behind."""
    waiting = {entry.line.id: entry for entry in new}
    gone = {line.id: place for place, lines in replaced.items() for line in lines}
    ordered: list[Criterion] = []
    for name, criterion in criteria.items():
        if name not in gone:
            ordered.append(criterion)
            continue
        for entry in new:
            if isinstance(entry.line, Criterion) and entry.above == gone[name] and entry.line.id in waiting:
                ordered.append(entry.line)
                del waiting[entry.line.id]
    ordered += [entry.line for entry in waiting.values() if isinstance(entry.line, Criterion)]
    return (*groups.values(), *(entry.line for entry in new if isinstance(entry.line, Group))), tuple(ordered)
