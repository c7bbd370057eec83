"""How the points of lines make those of groups and of the whole (cách tổng hợp): shapes A1, A2, A4 and A5."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import inf

import attrs

from danvan.errors import Pointer
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction, Group
from danvan.evaluation.exact import Bound, Exact, exact, scaled, summed, with_parts
from danvan.evaluation.known import Line
from danvan.evaluation.leaves import Unencoded
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.spans import times
from danvan.evaluation.words import Aggregation, NotApplicablePolicy

__all__ = ["WHOLE", "Part", "Tree", "added", "items_of", "lines_of", "settled", "tree_of"]


WHOLE = "total"
"""The line of a rule book that defines none."""


@attrs.frozen
class Part:
    """A criterion or group in its place: what it may earn at most, its weight, and its ``complete_children``."""

    id: str
    maximum: Bound | None
    weight: Exact | None
    aggregation: Aggregation = Aggregation.SUM
    complete: bool = False
    children: tuple[str, ...] = ()
    open_below: bool = False
    """Whether nothing states the maximum of one of its children."""
    plain: bool = False
    """Whether the points are just those of its children together, where all of them are known and apply."""


@attrs.frozen
class Tree:
    """The groups of a rule book, children before parents, and what stands directly under the total.

    `under` gives for each group, and for the whole under ``None``, the criteria in it at any depth.
    """

    groups: tuple[Part, ...]
    whole: Part
    parts: Mapping[str, Part]
    under: Mapping[str | None, tuple[str, ...]]


def _part(of: Criterion | Group, children: Sequence[str] = (), open_below: bool = False) -> Part:
    maximum = None if of.maximum is None else exact(of.maximum)
    weight = None if of.weight is None else exact(of.weight)
    if isinstance(of, Criterion):
        return Part(of.id, maximum, weight)
    plain = of.aggregation is Aggregation.SUM and maximum is not None and not open_below
    return Part(of.id, maximum, weight, of.aggregation, of.complete_children, tuple(children), open_below, plain)


def lines_of(book: RuleBook) -> list[tuple[Criterion, Pointer]]:
    """The scored lines of a rule book with their places: its criteria, and each group of which it defines none.

    What stands in such a group is set by somebody else, so its points are given by hand; so is the total of a rule
    book that has no lines at all.
    """
    if not book.criteria and not book.groups:
        whole = Unencoded(why=f"{book.title}: “{WHOLE}”")
        line = Criterion(id=WHOLE, title=book.title, title_en=book.title_en, maximum=book.total, shape=whole)
        return [(line, ("total",))]
    used = {criterion.group for criterion in book.criteria} | {group.within for group in book.groups}
    lines: list[tuple[Criterion, Pointer]] = [
        (criterion, ("criteria", place)) for place, criterion in enumerate(book.criteria)
    ]
    for place, group in enumerate(book.groups):
        if group.id not in used:
            shape = Unencoded(why=group.detailed_by or group.title, citation=group.citation)
            line = Criterion(
                id=group.id,
                title=group.title,
                title_en=group.title_en,
                group=group.within,
                maximum=group.maximum,
                weight=group.weight,
                shape=shape,
            )
            lines.append((line, ("groups", place)))
    return lines


def items_of(book: RuleBook) -> list[tuple[Adjustment, Pointer, Decimal | None]]:
    """The lines of bonuses and deductions with their places and caps; the cap of the block, where a line has none."""
    named: tuple[tuple[str, tuple[Bonus | Deduction, ...]], ...] = (
        ("bonuses", book.bonuses),
        ("deductions", book.deductions),
    )
    return [
        (item, (field, place, "items", index), block.cap if item.cap is None else item.cap)
        for field, blocks in named
        for place, block in enumerate(blocks)
        for index, item in enumerate(block.items)
    ]


def tree_of(book: RuleBook) -> Tree:
    """The tree of a rule book that names no group outside itself."""
    lines = [line for line, _ in lines_of(book)]
    names = {line.id for line in lines}
    groups = {group.id: group for group in book.groups if group.id not in names}
    within: dict[str | None, list[str]] = {}
    for group in groups.values():
        within.setdefault(group.within, []).append(group.id)
    for line in lines:
        within.setdefault(line.group, []).append(line.id)
    parts = {line.id: _part(line) for line in lines}
    open_ = {line.id for line in lines if line.maximum is None}
    open_ |= {name for name, group in groups.items() if group.maximum is None}
    open_within = {above for above, below in within.items() if not open_.isdisjoint(below)}
    parts |= {name: _part(group, within.get(name, ()), name in open_within) for name, group in groups.items()}
    under: dict[str | None, tuple[str, ...]] = {}
    ordered: list[Part] = []
    # Parents come before children on the way down, so children before parents on the way back.
    down = [name for name in within.get(None, ()) if name in groups]
    for name in down:
        down += [child for child in within.get(name, ()) if child in groups]
    for name in reversed(down):
        ordered.append(parts[name])
        inner = [under.get(child, (child,)) for child in within.get(name, ())]
        under[name] = tuple(criterion for names in inner for criterion in names)
    under[None] = tuple(criterion for name in within.get(None, ()) for criterion in under.get(name, (name,)))
    total = None if book.total is None else exact(book.total)
    children = tuple(within.get(None, ()))
    open_below = None in open_within
    plain = book.aggregation is Aggregation.SUM and total is not None and not open_below
    whole = Part("", total, None, book.aggregation, book.complete_children, children, open_below, plain)
    return Tree(tuple(ordered), whole, parts, under)


def settled(
    tree: Tree, lines: dict[str, Line], out: Mapping[str, tuple[NotApplicablePolicy | None, str | None]]
) -> None:
    """Put in place of the lines that cannot apply what the rule book says.

    `out` gives for each its policy, ``None`` where the text is silent, and the group over whose other criteria its
    points go. Points that cannot go anywhere stay open, because the text does not say what becomes of them.
    """
    moved: dict[tuple[NotApplicablePolicy, str | None], list[str]] = {}
    for name, (policy, within) in out.items():
        most = lines[name].maximum
        if policy is NotApplicablePolicy.FULL:
            lines[name] = Line(0 if most == inf else most, most, most)
        elif policy is NotApplicablePolicy.ZERO:
            lines[name] = Line(0, 0, most)
        elif policy is NotApplicablePolicy.EXCLUDE:
            lines[name] = Line(0, 0, 0, applies=False)
        elif policy is None:
            lines[name] = Line(0, most, most)
        else:
            moved.setdefault((policy, within), []).append(name)
    # The order of lines in the book changes nothing.
    for (policy, within), names in sorted(moved.items(), key=lambda item: (item[0][0].value, item[0][1] or "")):
        others = [name for name in tree.under.get(within, ()) if name not in out and lines[name].maximum != 0]
        most = summed(lines[name].maximum for name in names)
        rest = summed(lines[name].maximum for name in others)
        if rest == 0 or isinstance(rest, float) or isinstance(most, float):
            lines.update((name, Line(0, lines[name].maximum, lines[name].maximum)) for name in names)
            continue
        for name in others:
            full = lines[name].maximum
            if isinstance(full, float):
                continue
            shares = Fraction(1, len(others)) if policy is NotApplicablePolicy.REDISTRIBUTE else Fraction(full) / rest
            each = most * shares
            lines[name] = _grown(lines[name], full, scaled(full + each))
        lines.update((name, Line(0, 0, 0, applies=False)) for name in names)


def _grown(line: Line, full: Exact, maximum: Exact) -> Line:
    """The line with another maximum in place of the full one, and its points in the same proportion to it."""
    by = Fraction(maximum) / full
    return Line(times(by, line.low), times(by, line.high), maximum, line.applies)


def added(part: Part, lines: Mapping[str, Line], parts: Mapping[str, Part]) -> Line:
    """The points of a group or of the whole from those of its children."""
    if part.plain:
        known = _known_sum(part.children, lines)
        if known is not None:
            return Line(known, known, inf if part.maximum is None else part.maximum)
    line = _together(part, lines, parts)
    if part.complete and any(lines[name].applies and lines[name].low != lines[name].high for name in part.children):
        # Nothing is counted before everything is known, and then it may be anything.
        return attrs.evolve(line, low=0, high=max(line.high, line.maximum))
    return line


def _known_sum(children: Sequence[str], lines: Mapping[str, Line]) -> Bound | None:
    """The sum of points that are all known and apply, as nearly always; ``None`` for others."""
    whole: Bound = 0
    parts: dict[int, int] = {}
    for name in children:
        line = lines[name]
        low = line.low
        if low is not line.high or not line.applies:
            return None
        if low.__class__ is Fraction:
            top, bottom = low.as_integer_ratio()
            parts[bottom] = parts.get(bottom, 0) + top
        else:
            whole += low
    if parts:
        return with_parts(whole, parts)
    return whole if children else None


def _together(part: Part, lines: Mapping[str, Line], parts: Mapping[str, Part]) -> Line:
    children = [lines[name] for name in part.children]
    if not children:
        # A group whose criteria somebody else sets is not a group that earns nothing.
        most = inf if part.maximum is None else part.maximum
        return Line(0, most, most)
    applying = [line for line in children if line.applies]
    most = part.maximum if part.maximum is not None else _maximum(part, applying)
    if not applying:
        return Line(0, 0, 0, applies=False)
    if part.aggregation is Aggregation.SUM:
        if part.maximum is not None and len(applying) < len(children):
            # What cannot apply and goes nowhere is out of what can be earned as well.
            if any(parts[name].maximum for name in part.children if not lines[name].applies):
                most = min(most, summed([line.maximum for line in applying]))
        low = summed([line.low for line in applying])
        unknown = [line for line in applying if line.low is not line.high]
        high = summed([line.high for line in applying]) if unknown else low
        if part.open_below and inf in [line.maximum for line in applying]:
            # The maximum of a group bounds what its criteria may earn whose own maximum nothing states.
            low, high = min(low, most), min(high, most)
        return Line(low, high, most)
    applying_weights = [parts[name].weight for name in part.children if lines[name].applies]
    weights: list[Exact] = [1] * len(applying)
    if part.aggregation is Aggregation.WEIGHTED_MEAN:
        if any(weight is None for weight in applying_weights) or not sum(weight or 0 for weight in applying_weights):
            return Line(0, most, most)
        weights = [weight or 0 for weight in applying_weights]
    whole = sum(weights)
    return Line(
        _mean((line.low for line in applying), weights, whole),
        _mean((line.high for line in applying), weights, whole),
        most,
    )


def _maximum(part: Part, applying: Sequence[Line]) -> Bound:
    if part.aggregation is Aggregation.SUM:
        return summed(line.maximum for line in applying)
    return max((line.maximum for line in applying), default=0)


def _mean(points: Iterable[Bound], weights: Sequence[Exact], whole: Exact) -> Bound:
    total = sum((times(weight, each) for weight, each in zip(weights, points, strict=True) if weight), start=0)
    return total if isinstance(total, float) else scaled(Fraction(total) / whole)
