"""Small counts kept out of what is published, so that none can be derived (ẩn số nhỏ khi công khai).

A count of a few people in one place tells about persons. Such cells are left out of a table, and with them
as many others as it takes that no left-out value follows from the totals, and that those left out of one
row or column are not few together. What cannot be told apart from the published numbers is decided
exactly: a left-out value may still be more or less by one exactly if its cell lies on a circle of left-out
cells along which one can go up where the next goes down.
"""

import heapq
from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

import attrs

__all__ = ["NOTHING", "TOTAL", "SafeList", "SafeTable", "suppress_list", "suppress_table"]

TOTAL = "*"
"""The name of the row and the column of totals."""

NOTHING = "nothing"
"""The other end of a cell that stands in one sum alone."""

_R = TypeVar("_R", bound=Hashable)
_DEAR = 1_000_000_000
"""Totals are what readers look for first, so they are left out only where nothing else helps."""
_USELESS = 1_000_000
"""A zero hides little: who sees the blank beside it knows the sum of both."""


@attrs.frozen
class SafeTable:
    """A table with its totals, as it may be published (bảng công khai).

    `cells` has every cell by row and column, the totals under `TOTAL`; ``None`` is a cell that is left out.
    `small` are the cells left out because they are small, `with_them` those left out so that the small ones
    cannot be derived.
    """

    cells: Mapping[tuple[str, str], int | None]
    small: frozenset[tuple[str, str]]
    with_them: frozenset[tuple[str, str]]


@attrs.frozen
class SafeList:
    """A list of counts with its total under `TOTAL`, as it may be published (danh sách công khai)."""

    counts: Mapping[str, int | None]
    small: frozenset[str]
    with_them: frozenset[str]


def suppress_table(cells: Mapping[tuple[str, str], int], *, least: int) -> SafeTable:
    """The table with row, column and grand totals, without counts from 1 to `least` less one.

    A cell that is not given counts nothing. Zero is published: it tells of nobody. `least` is the caller's
    to choose; no instrument that danvan knows sets it. Raises `ValueError` for a negative count, for a row
    or column that is called like the totals, and for a `least` below 1.
    """
    rows = tuple(dict.fromkeys(row for row, _ in cells))
    columns = tuple(dict.fromkeys(column for _, column in cells))
    if TOTAL in (*rows, *columns):
        raise ValueError(f"{TOTAL!r} is the name of the totals")
    full = {(row, column): cells.get((row, column), 0) for row in rows for column in columns}
    for row in rows:
        full[row, TOTAL] = sum(full[row, column] for column in columns)
    for column in columns:
        full[TOTAL, column] = sum(full[row, column] for row in rows)
    full[TOTAL, TOTAL] = sum(full[row, TOTAL] for row in rows)
    # A total counts in its row and column with the other sign than what it is the sum of.
    found = [
        _Cell(
            name, ("row", name[0]), ("column", name[1]), value, (name[0] == TOTAL) != (name[1] == TOTAL), TOTAL in name
        )
        for name, value in full.items()
    ]
    small, others = _left_out(found, least)
    left_out = small | others
    return SafeTable({name: None if name in left_out else value for name, value in full.items()}, small, others)


def suppress_list(counts: Mapping[str, int], *, least: int) -> SafeList:
    """The list with its total, without counts from 1 to `least` less one; see `suppress_table`."""
    if TOTAL in counts:
        raise ValueError(f"{TOTAL!r} is the name of the total")
    full = {**counts, TOTAL: sum(counts.values())}
    found = [_Cell(name, "sum", NOTHING, value, name == TOTAL, name == TOTAL) for name, value in full.items()]
    small, others = _left_out(found, least)
    left_out = small | others
    return SafeList({name: None if name in left_out else value for name, value in full.items()}, small, others)


@attrs.frozen
class _Cell(Generic[_R]):
    """A cell between the two sums in which it stands; `turned`: it counts in them with the other sign."""

    name: _R
    tail: Hashable
    head: Hashable
    value: int
    turned: bool
    total: bool

    def moves(self, *, up: bool) -> bool:
        """Whether what it adds to its sums may go up, or down, by one: no count is below zero."""
        return up != self.turned or self.value > 0

    @property
    def cost(self) -> int:
        """How dear it is to leave this cell out."""
        return self.value + 1 + (_DEAR if self.total else 0) + (0 if self.value else _USELESS)


_Ways = dict[Hashable, list[tuple[Hashable, _Cell[_R]]]]


def _left_out(cells: list[_Cell[_R]], least: int) -> tuple[frozenset[_R], frozenset[_R]]:
    """The small cells, and those to be left out with them."""
    if least < 1:
        raise ValueError(f"the least count that is published must be 1 or more, not {least}")
    if any(cell.value < 0 for cell in cells):
        raise ValueError("a count below zero")
    small = {cell.name for cell in cells if 0 < cell.value < least}
    hidden = set(small)
    ways, free = _ways(cells), set[_R]()
    for cell in [cell for cell in cells if cell.name in small]:
        if cell.name not in free:
            _hide(ways, cell, hidden, free)
    while (more := _few_together(cells, hidden, least)) is not None:
        hidden.add(more.name)
        _hide(ways, more, hidden, free)
    return frozenset(small), frozenset(hidden - small)


def _few_together(cells: list[_Cell[_R]], hidden: set[_R], least: int) -> _Cell[_R] | None:
    """A cell that must go as well, because those left out of its row or column are few together; ``None`` if none.

    Their sum is known to everybody: it is the total less what is published.
    """
    lines: dict[Hashable, list[_Cell[_R]]] = {}
    for cell in cells:
        for line in (cell.tail, cell.head):
            if line != NOTHING:
                lines.setdefault(line, []).append(cell)
    for members in lines.values():
        # In a line of counts their total has the other sign; in the line of totals the grand total has.
        turned = [cell for cell in members if cell.turned]
        total = turned[0] if len(turned) == 1 else next(cell for cell in members if not cell.turned)
        parts = [cell for cell in members if cell is not total]
        together = sum(cell.value for cell in parts if cell.name in hidden)
        if total.name not in hidden and 0 < together < least:
            left = [cell for cell in parts if cell.name not in hidden and cell.value > 0]
            return min(left, key=lambda cell: cell.cost) if left else total
    return None


def _ways(cells: list[_Cell[_R]]) -> _Ways[_R]:
    """From each sum the cells that can make up for a change of it, with the sum that they change instead."""
    ways: _Ways[_R] = {}
    for cell in cells:
        if cell.moves(up=True):
            ways.setdefault(cell.tail, []).append((cell.head, cell))
        if cell.moves(up=False):
            ways.setdefault(cell.head, []).append((cell.tail, cell))
    return ways


def _hide(ways: _Ways[_R], cell: _Cell[_R], hidden: set[_R], free: set[_R]) -> None:
    """Leave out with a cell the cheapest circle on which it can change; all on it are `free` to change."""
    circles = [found for up in (True, False) if (found := _circle(ways, cell, hidden, up=up)) is not None]
    _, circle = min(circles, key=lambda found: found[0])
    # All cells of a circle change together, so what is left out anew cannot be derived either.
    hidden |= {other.name for other in circle}
    free |= {cell.name, *(other.name for other in circle)}


def _circle(ways: _Ways[_R], cell: _Cell[_R], hidden: set[_R], *, up: bool) -> tuple[int, list[_Cell[_R]]] | None:
    """The cheapest way to let other cells make up for a change of this one by one; what it costs to hide them."""
    if not cell.moves(up=up):
        return None
    # A cell that goes up leads from tail to head, one that goes down from head to tail.
    first, last = (cell.head, cell.tail) if up else (cell.tail, cell.head)
    best: dict[Hashable, int] = {first: 0}
    came: dict[Hashable, tuple[Hashable, _Cell[_R]]] = {}
    queue: list[tuple[int, int, Hashable]] = [(0, 0, first)]
    count = 0
    while queue:
        cost, _, node = heapq.heappop(queue)
        if node == last:
            break
        if cost > best[node]:
            continue
        for after, other in ways.get(node, ()):
            if other is cell:
                continue
            price = cost + (0 if other.name in hidden else other.cost)
            if after not in best or price < best[after]:
                best[after], came[after] = price, (node, other)
                count += 1
                heapq.heappush(queue, (price, count, after))
    if last not in best:
        return None
    path, node = [], last
    while node != first:
        node, other = came[node]
        path.append(other)
    return best[last], path
