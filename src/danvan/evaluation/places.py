"""The order of units by their points (thứ tự các đơn vị): places, ties, and what is not decided yet.

Points of which only the bounds are known are not ordered where the bounds overlap. Units that no key parts share a
place, and the next places are left out; the library never parts them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

import attrs

from danvan.evaluation.card_reading import Span
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.exact import Bound
from danvan.labels import Labelled

__all__ = ["Contender", "Listed", "Place", "PlaceKind", "places_of"]


class PlaceKind(Labelled):
    """Who shares a step of the list (tình trạng thứ hạng)."""

    ALONE = "alone", "một đơn vị", "one unit"
    TIED = "tied", "đồng hạng", "tied"
    OPEN = "open", "chưa xác định được thứ tự", "order not decidable yet"


@attrs.frozen(kw_only=True)
class Listed:
    """One unit in the list (đơn vị trong danh sách): its place is `first` at best and `last` at worst.

    `rivals` is how many others may stand before it or beside it.
    """

    card: ScoreCard = attrs.field(repr=False)
    first: int
    last: int
    rivals: int

    @property
    def unit(self) -> str:
        """The id of the unit."""
        return self.card.sheet.unit

    @property
    def place(self) -> int | None:
        """The place; ``None`` where it is not decided."""
        return self.first if self.first == self.last else None


@attrs.frozen(kw_only=True)
class Place:
    """One step of the list (bậc thứ hạng): a unit alone, units that are tied, or units whose order is open.

    The units of a step stand in the order of their ids, which says nothing. `by` names who settles a tie, where the
    text says it.
    """

    how: PlaceKind
    listed: tuple[Listed, ...]
    by: str | None = None

    @property
    def first(self) -> int:
        """The best place that one of its units may have."""
        return min(one.first for one in self.listed)

    @property
    def units(self) -> tuple[str, ...]:
        """The ids of its units."""
        return tuple(one.unit for one in self.listed)


@attrs.frozen
class Contender:
    """A unit with the values by which it is ordered, the total first; `sure` says that it surely takes part."""

    card: ScoreCard
    spans: tuple[Span, ...]
    sure: bool = True


@attrs.define
class _Row:
    """A unit whose values are counted: each bound as its number among all bounds, which compares fast."""

    contender: Contender
    low: int
    high: int
    keys: tuple[tuple[str, int, int], ...]
    first: int = 1
    last: int = 1
    rivals: int = 0
    linked: "_Row | None" = None
    open: bool = False


def places_of(contenders: Sequence[Contender], by: str | None) -> tuple[Place, ...]:
    """The steps of the list, from the first place down.

    A unit that perhaps does not take part is never surely before another. Values are taken as independent of each
    other, so that an order that is given here is sure.
    """
    rows = sorted(_rows(contenders), key=lambda row: row.low)
    lows, highs = [row.low for row in rows], sorted(row.high for row in rows)
    # How many of the units from each on, the better ones, surely take part.
    sure = [*accumulate((row.contender.sure for row in reversed(rows)), initial=0)][::-1]
    for row in rows:
        upto, start = bisect_right(lows, row.high), bisect_left(highs, row.low)
        row.first += sure[upto]
        row.last += len(rows) - upto
        row.rivals = len(rows) - upto
        if upto - start > 1:
            for other in rows[:upto]:
                if other.high >= row.low and other is not row:
                    _meet(row, other)
    steps: dict[int, list[_Row]] = {}
    for row in rows:
        steps.setdefault(id(_root(row)), []).append(row)
    found = [_place(members, by) for members in steps.values()]
    return tuple(sorted(found, key=lambda place: (place.first, max(one.last for one in place.listed), place.units)))


def _rows(contenders: Sequence[Contender]) -> list[_Row]:
    columns: list[Mapping[Bound, int]] = []
    for spans in zip(*(contender.spans for contender in contenders), strict=True):
        bounds = {bound for span in spans for bound in (span.low, span.high)}
        columns.append({bound: place for place, bound in enumerate(sorted(bounds))})
    rows: list[_Row] = []
    for contender in contenders:
        keys = tuple(
            (span.kind, column[span.low], column[span.high])
            for span, column in zip(contender.spans, columns, strict=True)
        )
        rows.append(_Row(contender, keys[0][1], keys[0][2], keys))
    return rows


def _meet(row: _Row, other: _Row) -> None:
    """Count another unit, whose total may be the same, for the place of this one."""
    ahead, equal, behind = _may(other, row)
    row.last += ahead
    row.rivals += ahead or equal
    if ahead and not equal and not behind:
        row.first += other.contender.sure
    if equal or (ahead and behind):
        one, root = _root(row), _root(other)
        if one is not root:
            one.linked = root
        if ahead or behind:
            row.open = True


def _may(one: _Row, other: _Row) -> tuple[bool, bool, bool]:
    """Whether one unit may be ahead of another, equal to it, behind it."""
    ahead = behind = False
    for (kind, low, high), (other_kind, other_low, other_high) in zip(one.keys, other.keys, strict=True):
        if kind != other_kind:
            return True, True, True
        if kind:
            continue
        ahead |= high > other_low
        behind |= low < other_high
        if low > other_high or high < other_low:
            return ahead, False, behind
    return ahead, True, behind


def _root(row: _Row) -> _Row:
    while row.linked is not None:
        if row.linked.linked is not None:
            row.linked = row.linked.linked
        row = row.linked
    return row


def _place(rows: Sequence[_Row], by: str | None) -> Place:
    how = PlaceKind.ALONE
    if len(rows) > 1:
        settled = all(row.contender.sure and not row.open for row in rows)
        how = PlaceKind.TIED if settled else PlaceKind.OPEN
    listed = [
        Listed(card=row.contender.card, first=row.first, last=row.last, rivals=row.rivals)
        for row in sorted(rows, key=lambda row: row.contender.card.sheet.unit)
    ]
    return Place(how=how, listed=tuple(listed), by=by if how is PlaceKind.TIED else None)
