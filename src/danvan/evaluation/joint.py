"""Facts and points together: whether a case comes about, each line having just the points that its facts give it.

Everything is written as one formula. The points of a line are a variable that its facts determine, those of groups,
of blocks and the total are sums of these; what is held to a cap or rounded is split into the cases that there are.
A share is no sum: its points are held between two numbers, which is a condition on sums, and then made one number, or
the stretch is cut in two.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from math import inf

import attrs

from danvan.evaluation.attainable import Piece
from danvan.evaluation.criteria import Bonus, Deduction
from danvan.evaluation.earning import NUMBER
from danvan.evaluation.exact import Bound, Exact, exact, rounded, scaled
from danvan.evaluation.formulas import (
    TOTAL,
    TRUE,
    Either,
    Every,
    Formula,
    InPoints,
    Says,
    both,
    either,
)
from danvan.evaluation.known import Line
from danvan.evaluation.language import Language
from danvan.evaluation.measures import Rounding
from danvan.evaluation.outlooks import Branch, Outlook
from danvan.evaluation.point_sums import Sum, added, at_most, number_of, same, within
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.searching import Search, Share, between
from danvan.evaluation.solving import TooHard
from danvan.evaluation.sums import exact_share, unweighed
from danvan.evaluation.tree import Part, Tree
from danvan.evaluation.ways import Way
from danvan.evaluation.words import Aggregation, RoundingMode, RoundingPoint

__all__ = ["Joint", "Leaving"]


@attrs.frozen
class Leaving:
    """The criteria that may leave the sum or are given points because they cannot apply, and those that now do."""

    may: Collection[str]
    gone: Collection[str]


class Joint:
    """One formula for all lines of a rule book, and the search for numbers with which it holds with others.

    `lines` are the criteria and groups with what they may earn after some have left, `maxima` what each line could
    earn before.
    """

    def __init__(
        self,
        book: RuleBook,
        tree: Tree,
        language: Language,
        outlooks: Mapping[str, Outlook],
        maxima: Mapping[str, Bound],
        lines: Mapping[str, Line],
        leaving: Leaving,
        whole: Collection[str],
    ) -> None:
        self.language: Language = language
        self._book, self._tree, self._lines, self._leaving = book, tree, lines, leaving
        self._maxima = maxima
        self._rules = {rule.at: rule for rule in book.roundings}
        self._searching = Search(language)
        self._searching.whole.update(whole)
        self.names: dict[str, Sum] = {}
        self._formulas: list[Formula] = []
        for name, own in outlooks.items():
            self._line(name, own)
        for group in tree.groups:
            self._named(group.id, self._combined(group), RoundingPoint.GROUP, signed=False)
        self._total()

    def _line(self, name: str, own: Outlook) -> None:
        line = self._lines.get(name)
        if line is not None and name in self._leaving.gone:
            away = (branch.when for branch in own.branches if branch.replaced or not branch.applies)
            self._formulas.append(either(*away))
            if line.low != line.high or isinstance(line.low, float):
                raise TooHard
            self._named(name, number_of(line.low), RoundingPoint.CRITERION, signed=False)
            return
        stays = [
            branch for branch in own.branches if branch.applies and not (branch.replaced and name in self._leaving.may)
        ]
        spots = [spot for branch in stays for spot in self._spots(name, branch)]
        self._formulas.append(either(*dict.fromkeys(spots)))
        before = self._maxima[name]
        raw: Sum = {f"={name}": 1}
        if line is None:
            self.names[name] = raw
            return
        if line.maximum != before:
            if isinstance(before, float) or isinstance(line.maximum, float) or not before:
                raise TooHard
            raw = added((raw, scaled(Fraction(line.maximum) / before)))
        self._named(name, raw, RoundingPoint.CRITERION, signed=False)

    def _spots(self, name: str, branch: Branch) -> Iterator[Formula]:
        """The points of a branch as conditions on the variable of the line, single points first."""
        own: Sum = {f"={name}": 1}
        ends = dict.fromkeys(
            end
            for piece in branch.points.pieces
            for end in (piece.low, piece.high)
            if piece.holds(end) and not isinstance(end, float)
        )
        for end in ends:
            if branch.reached is not None or branch.points.within(Piece(end, end)).pieces:
                when = TRUE if branch.reached is None else branch.reached(end)
                yield both(branch.when, when, same(own, number_of(end)))
        for place, piece in enumerate(branch.points.pieces):
            if piece.low == piece.high:
                continue
            if branch.reached is not None:
                # Ends that are reached are cases of their own.
                piece = Piece(
                    piece.low, piece.high, piece.low in ends or piece.open_low, piece.high in ends or piece.open_high
                )
            held = within(own, piece)
            if branch.earned is not None and branch.earned.straight:
                yield both(branch.when, held, branch.earned.equals(f"={name}"))
            elif branch.reached is None:
                yield both(branch.when, held)
            else:
                key = ("share", name, f"{len(self._searching.shares)}", f"{place}")
                self._searching.shares[key] = Share(piece, branch)
                yield both(branch.when, held, between(branch, piece), Says(key, True))

    def _named(self, name: str, raw: Sum, at: RoundingPoint, *, signed: bool) -> None:
        """Points under their name, rounded where the rule book says so."""
        rule = self._rules.get(at)
        if rule is None:
            self.names[name] = raw
            return
        most = self._most(name)
        if at is RoundingPoint.CRITERION and not isinstance(most, float) and rounded(most, rule) > most:
            # Rounding gives nobody more than there is to earn, which this does not say.
            raise TooHard
        count = f"#{name}"
        self._searching.whole.add(count)
        step: Exact = scaled(Fraction(1, 10**rule.places))
        self.names[name] = {count: step}
        up = _rounds(raw, {count: step}, step, rule)
        if signed:
            self._searching.signed.add(count)
            down = _rounds(added((raw, -1)), {count: -step}, step, rule)
            nothing = number_of(0)
            up = either(both(at_most(nothing, raw), up), both(at_most(raw, nothing, strict=True), down))
        self._formulas.append(up)

    def _most(self, name: str) -> Bound:
        line = self._lines.get(name)
        return self._maxima.get(name, inf) if line is None else line.maximum

    def _weights(self, part: Part) -> list[Exact]:
        if part.aggregation is Aggregation.SUM:
            return [1] * len(part.children)
        applying = [(line := self._lines.get(name)) is None or line.applies for name in part.children]
        weights: list[Exact] = [1] * len(part.children)
        if part.aggregation is Aggregation.WEIGHTED_MEAN:
            weights = [self._tree.parts[name].weight or 0 for name in part.children]
        weights = [weight if applies else 0 for weight, applies in zip(weights, applying, strict=True)]
        whole = sum(weights)
        return [exact_share(weight, whole) for weight in weights] if whole else weights

    def _combined(self, part: Part) -> Sum:
        endless = any((line := self._lines.get(name)) is not None and line.maximum == inf for name in part.children)
        if unweighed(part, self._tree):
            raise TooHard
        weights = self._weights(part)
        gone = [(line := self._lines.get(name)) is not None and not line.applies for name in part.children]
        if part.aggregation is not Aggregation.SUM and not any(weights) and not all(gone):
            raise TooHard
        sum_ = added(*((self.names[name], weight) for name, weight in zip(part.children, weights, strict=True)))
        line = self._lines.get(part.id)
        most = part.maximum if line is None else line.maximum
        if not (part.open_below and endless) or part.aggregation is not Aggregation.SUM or most is None:
            return sum_
        # The maximum of a group holds the criteria of which nothing states one.
        return sum_ if isinstance(most, float) else self._held(f"={part.id or '='}", sum_, most)

    def _total(self) -> None:
        book = self._book
        declared = None if book.total is None else exact(book.total)
        sum_ = self._combined(self._tree.whole)
        blocks: Sequence[Bonus | Deduction] = (*book.bonuses, *book.deductions)
        signed = False
        for block in blocks:
            own = self._block(block)
            if block.counts_for_rank is False:
                continue
            if isinstance(block, Deduction):
                signed = True
                sum_ = added((sum_, 1), (own, -1))
            elif declared is None or block.above_total is not False:
                sum_ = added((sum_, 1), (own, 1))
            else:
                sum_ = self._limited(block.id, sum_, own, declared)
        self._named(TOTAL, sum_, RoundingPoint.TOTAL, signed=signed)

    def _block(self, block: Bonus | Deduction) -> Sum:
        own = added(*((self.names[item.id], 1) for item in block.items))
        maxima = [self._maxima[item.id] for item in block.items]
        if block.cap is not None and sum(maxima) > exact(block.cap):
            own = self._held(f"={block.id}", own, exact(block.cap))
        self.names[block.id] = own
        return own

    def _held(self, name: str, own: Sum, most: Exact) -> Sum:
        """A sum held to the most that there is."""
        held, cap = {name: 1}, number_of(most)
        self._formulas.append(
            either(both(at_most(own, cap), same(own, held)), both(at_most(cap, own), same(held, cap)))
        )
        return held

    def _limited(self, block: str, before: Sum, own: Sum, declared: Exact) -> Sum:
        """The sum with a bonus that does not lift it above a limit; what stood above before stays."""
        name, limit = {f"~{block}": 1}, number_of(declared)
        self._searching.signed.add(f"~{block}")
        lifted = added((before, 1), (own, 1))
        self._formulas.append(
            either(
                both(at_most(lifted, limit), same(name, lifted)),
                both(at_most(before, limit), at_most(limit, lifted), same(name, limit)),
                both(at_most(limit, before), same(name, before)),
            )
        )
        return name

    def told(self, formula: Formula) -> Formula:
        """The formula with conditions on sums in place of those on points."""
        match formula:
            case Every():
                return both(*(self.told(part) for part in formula.of))
            case Either():
                return either(*(self.told(part) for part in formula.of))
            case InPoints():
                if formula.line not in self.names:
                    raise TooHard
                return within(self.names[formula.line], formula.piece)
            case _:
                return formula

    def points(self, numbers: Mapping[str, Exact]) -> dict[str, Exact]:
        """The points of lines, groups, blocks and the total with these numbers."""
        values = {**numbers, NUMBER: 1}
        return {
            name: scaled(sum((values.get(key, 0) * by for key, by in sum_.items()), start=Fraction(0)))
            for name, sum_ in self.names.items()
        }

    def raw(self, name: str, numbers: Mapping[str, Exact]) -> Exact:
        """The points of a line before they are rounded or moved."""
        return numbers.get(f"={name}", 0)

    def found(self, *goals: Formula, whole: Collection[str] = ()) -> tuple[Way, dict[str, Exact]] | None:
        """One way with numbers in which all of these hold, these of them whole ones besides; ``None`` where there is
        none.

        Raises `TooHard` where that was not found out.
        """
        return self._searching.first([*self._formulas, *goals], whole)

    def renew(self) -> None:
        """So much work is allowed again."""
        self._searching.renew()


def _rounds(raw: Sum, whole: Sum, step: Exact, rule: Rounding) -> Formula:
    """A sum that is not negative is rounded to another; of one half between two, both may come of the even one."""
    half = scaled(Fraction(step) / 2)
    low, high, strict = {
        RoundingMode.UP: (-step, 0, False),
        RoundingMode.DOWN: (0, step, True),
        RoundingMode.HALF_UP: (-half, half, True),
        RoundingMode.HALF_EVEN: (-half, half, False),
    }[rule.mode]
    above = added((whole, 1), (number_of(high), 1))
    below = added((whole, 1), (number_of(low), 1))
    return both(at_most(below, raw, strict=rule.mode is RoundingMode.UP), at_most(raw, above, strict=strict))
