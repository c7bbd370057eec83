"""The units beside which a case comes about: the fewest and simplest numbers that put a unit where a proof wants it."""

from collections.abc import Iterator, Mapping, Sequence

from danvan.evaluation.compared import Compared, behind_any, codes_of, first_of, place_of
from danvan.evaluation.exact import Exact
from danvan.evaluation.outside import CohortPlace, RatioToFirst, RelativeToLeader
from danvan.evaluation.words import Direction

__all__ = ["Numbers", "wanted"]

Numbers = Mapping[str, Exact]
"""The facts in which another unit differs, with their numbers."""

_MOST = 40
"""Beside more units than these no case is shown."""


def wanted(shapes: Sequence[Compared], numbers: Numbers) -> list[Numbers]:
    """Others beside whom a unit with these numbers has its place, its first and its leader.

    Empty where it needs none, or too many. What is asked of one fact in different ways may contradict itself, so what
    comes of it must be scored.
    """
    asked: dict[tuple[str, Exact], int] = {}
    for shape in shapes:
        for code, number, count in _asked(shape, numbers):
            asked[code, number] = max(count, asked.get((code, number), 0))
    rows: list[dict[str, Exact]] = []
    for (code, number), count in asked.items():
        if count > _MOST:
            return []
        free = [row for row in rows if code not in row]
        more: list[dict[str, Exact]] = [{} for _ in range(count - len(free))]
        rows += more
        for row in [*free, *more][:count]:
            row[code] = number
    for shape in shapes:
        if isinstance(shape, RelativeToLeader):
            for row in rows:
                _held(shape, row, numbers)
    return [*rows]


def _asked(shape: Compared, numbers: Numbers) -> Iterator[tuple[str, Exact, int]]:
    """A fact with the number that so many others must have."""
    if isinstance(shape, CohortPlace):
        before = -int(1 - numbers.get(place_of(shape), 1))
        higher = shape.direction is Direction.HIGHER_IS_BETTER
        if before > 0:
            yield shape.by, numbers.get(first_of(shape.within, shape.by), 0) if higher else 0, before
    elif isinstance(shape, RatioToFirst):
        first = numbers.get(first_of(shape.within, shape.by), 0)
        if first > numbers.get(shape.by, 0):
            yield shape.by, first, 1
    else:
        behind = _behind(shape, numbers)
        if behind > 0:
            yield shape.actual, numbers.get(shape.actual, 0) + behind, 1


def _behind(shape: RelativeToLeader, numbers: Numbers) -> Exact:
    return max((number for name, number in numbers.items() if name.startswith(behind_any(shape))), default=0)


def _held(shape: RelativeToLeader, row: dict[str, Exact], numbers: Numbers) -> None:
    """Another unit that differs in facts for other lines is no more above its target than the leader is."""
    actual, target = (row.get(code, numbers.get(code, 0)) for code in codes_of(shape))
    over = actual - numbers.get(shape.actual, 0) - target + numbers.get(shape.target, 0) - _behind(shape, numbers)
    if over > 0 and shape.target not in row:
        row[shape.target] = target + over
    elif over > 0:
        row[shape.actual] = max(actual - over, 0)
