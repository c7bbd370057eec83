"""Which totals a rule book can reach, and by which points of its lines (tổng điểm có thể đạt)."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from math import inf

import attrs

from danvan.evaluation.attainable import Piece, PointSet, pieces, stretches
from danvan.evaluation.criteria import Bonus, Deduction
from danvan.evaluation.exact import Exact, exact, scaled
from danvan.evaluation.formulas import TOTAL
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.tree import Part, Tree
from danvan.evaluation.words import Aggregation, RoundingPoint

__all__ = ["Sums", "unweighed"]


@attrs.frozen
class _Term:
    """A bonus or deduction on top of a sum: the sums before it, and its own points, signed.

    A bonus with a limit does not lift the sum above it; what stood above before the bonus stays.
    """

    block: Bonus | Deduction
    before: PointSet
    own: PointSet
    limit: Exact | None

    @property
    def after(self) -> PointSet:
        """The sums with it."""
        if self.limit is None:
            return self.before.plus(self.own)
        low, high = self._sides(self.limit)
        lifted = low.plus(self.own).at_most(self.limit)
        return pieces((*lifted.pieces, *high.pieces), exact=lifted.exact and high.exact)

    def _sides(self, limit: Exact) -> tuple[PointSet, PointSet]:
        above = Piece(limit, inf, open_low=True)
        return self.before.within(Piece(-inf, limit)), self.before.within(above)

    def parted(self, whole: Exact) -> tuple[Exact, Exact] | None:
        """A sum before and points of its own that make this sum; ``None`` where there are none."""
        if self.limit is None or whole < self.limit:
            return self.before.parted(self.own, whole)
        low, high = self._sides(self.limit)
        own = self.own.simplest()
        if whole > self.limit:
            return None if own is None or not high.within(Piece(whole, whole)).pieces else (whole, own)
        lifted = low.plus(self.own).within(Piece(whole, inf)).simplest()
        return None if lifted is None else low.parted(self.own, lifted)


class Sums:
    """The sets of points of lines, groups, blocks and the total, with stretches to which some are held.

    Where the text does not say whether a bonus counts, it counts; whether it may lift the sum above the total, it
    may. Rounding of groups and of the total widens their sets. Lines that have `gone` count in no mean.
    """

    def __init__(
        self,
        book: RuleBook,
        tree: Tree,
        lines: Mapping[str, PointSet],
        held: Mapping[str, Piece],
        gone: Collection[str] = (),
    ) -> None:
        self._book = book
        self._tree = tree
        self._held = held
        self._rules = {rule.at: rule for rule in book.roundings}
        self._gone = set(gone)
        self.sets: dict[str, PointSet] = {}
        for name, own in lines.items():
            self.sets[name] = self._hold(name, own)
        for group in tree.groups:
            if group.children and self._gone.issuperset(group.children):
                self._gone.add(group.id)
            self.sets[group.id] = self._hold(group.id, self._round(self._combined(group), RoundingPoint.GROUP))
        declared = None if book.total is None else exact(book.total)
        sum_ = self._combined(tree.whole)
        self._terms: list[_Term] = []
        blocks: Sequence[Bonus | Deduction] = (*book.bonuses, *book.deductions)
        for block in blocks:
            own = self._block(block)
            if block.counts_for_rank is False:
                continue
            limit = declared if isinstance(block, Bonus) and block.above_total is False else None
            self._terms.append(_Term(block, sum_, own if isinstance(block, Bonus) else own.negative(), limit))
            sum_ = self._terms[-1].after
        self._sum = sum_
        self.total: PointSet = self._hold(TOTAL, self._round(sum_, RoundingPoint.TOTAL))

    @property
    def empty(self) -> bool:
        """Whether there are no points with which everything is held."""
        return not self.total.pieces or any(not own.pieces for own in self.sets.values())

    def _hold(self, name: str, own: PointSet) -> PointSet:
        piece = self._held.get(name)
        return own if piece is None else own.within(piece)

    def _round(self, own: PointSet, at: RoundingPoint) -> PointSet:
        rule = self._rules.get(at)
        return own if rule is None else own.rounded(rule)

    def _weights(self, part: Part) -> list[Exact]:
        if part.aggregation is Aggregation.SUM:
            return [1] * len(part.children)
        weights: list[Exact] = [1] * len(part.children)
        if part.aggregation is Aggregation.WEIGHTED_MEAN:
            weights = [self._tree.parts[name].weight or 0 for name in part.children]
        weights = [0 if name in self._gone else weight for name, weight in zip(part.children, weights, strict=True)]
        whole = sum(weights)
        return [scaled(exact_share(weight, whole)) for weight in weights] if whole else weights

    def _children(self, part: Part) -> list[PointSet]:
        return [self.sets[name].times(weight) for name, weight in zip(part.children, self._weights(part), strict=True)]

    def _combined(self, part: Part) -> PointSet:
        if unweighed(part, self._tree) or (not self._gone.isdisjoint(part.children) and not any(self._weights(part))):
            # Without weights nothing says what comes out.
            most = max([own.pieces[-1].high for name in part.children if (own := self.sets[name]).pieces], default=0)
            return pieces([Piece(0, most if part.maximum is None else part.maximum)], exact=False)
        return stretches(self._children(part))[-1]

    def _block(self, block: Bonus | Deduction) -> PointSet:
        own = stretches([self.sets[item.id] for item in block.items])[-1]
        own = own if block.cap is None else own.at_most(exact(block.cap))
        self.sets[block.id] = self._hold(block.id, own)
        return self.sets[block.id]

    def reached(self, total: Exact) -> dict[str, Exact] | None:
        """Points of the lines that make this total; ``None`` where rounding or caps hide them.

        Lines of blocks that do not count may have any, and are left out.
        """
        found: dict[str, Exact] = {}
        rule = self._rules.get(RoundingPoint.TOTAL)
        raw = [total] if rule is None else self._sum.unrounded(total, rule)
        if not raw:
            return None
        rest = raw[0]
        for term in reversed(self._terms):
            parted = term.parted(rest)
            if parted is None:
                return None
            rest, mine = parted
            if not self._spread(term.block, mine if isinstance(term.block, Bonus) else -mine, found):
                return None
        return found if self._down(self._tree.whole, rest, found) else None

    def _down(self, part: Part, points: Exact, found: dict[str, Exact]) -> bool:
        """Settle the children of a group so that they make these points."""
        weights = self._weights(part)
        values = _split(self._children(part), points)
        if values is None:
            return False
        groups = {group.id: group for group in self._tree.groups}
        for name, weight, value in zip(part.children, weights, values, strict=True):
            own = scaled(exact_share(value, weight)) if weight else self.sets[name].simplest()
            if own is None:
                return False
            if name in groups:
                if not self._down(groups[name], own, found):
                    return False
            else:
                found[name] = own
        return True

    def _spread(self, block: Bonus | Deduction, points: Exact, found: dict[str, Exact]) -> bool:
        """Settle the lines of a bonus or deduction so that they make these points, or more where it is capped."""
        sets = [self.sets[item.id] for item in block.items]
        values = _split(sets, points)
        if values is None and block.cap is not None and points == exact(block.cap):
            above = stretches(sets)[-1].within(Piece(points, inf)).simplest()
            values = None if above is None else _split(sets, above)
        if values is None:
            return False
        found.update((item.id, value) for item, value in zip(block.items, values, strict=True))
        return True

    def candidates(self) -> list[Exact]:
        """Some totals, at least one of each piece: the ends that can be reached, and a simple one between."""
        found: dict[Exact, None] = {}
        for piece in self.total.pieces[:40]:
            one = pieces([piece])
            simple = one.simplest()
            if simple is not None:
                found[simple] = None
            for end in (piece.low, piece.high):
                if not isinstance(end, float) and piece.holds(end):
                    found[end] = None
            if not isinstance(piece.low, float) and not isinstance(piece.high, float):
                middle = scaled(exact_share(piece.low + piece.high, 2))
                if piece.holds(middle):
                    found[middle] = None
        return list(found)


def unweighed(part: Part, tree: Tree) -> bool:
    """Whether a weighted mean is asked for and weights are missing, or all zero."""
    weights = [tree.parts[name].weight for name in part.children]
    return part.aggregation is Aggregation.WEIGHTED_MEAN and (None in weights or not any(weights))


def exact_share(part: Exact, whole: Exact) -> Exact:
    """One number over another."""
    return scaled(Fraction(part) / whole)


def _split(sets: Sequence[PointSet], whole: Exact) -> list[Exact] | None:
    """A point of each set, that together make the whole."""
    prefix = stretches(sets)
    values: list[Exact] = []
    rest = whole
    for place in range(len(sets) - 1, -1, -1):
        parted = prefix[place].parted(sets[place], rest)
        if parted is None:
            return None
        rest, mine = parted
        values.append(mine)
    return values[::-1] if rest == 0 else None
