"""The search for facts and points with which many conditions hold together: one way, with its numbers.

What leaves no choice is taken first. Of the choices that are left, one that the numbers do not yet fulfil is tried
part by part. The points of a share are no sum of facts: they are made one number, or their stretch is cut in two.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from danvan.evaluation.attainable import Piece
from danvan.evaluation.exact import Exact
from danvan.evaluation.formulas import FALSE, TRUE, Either, Every, Formula, InPoints, Says, Words, both
from danvan.evaluation.language import Language
from danvan.evaluation.outlooks import Branch
from danvan.evaluation.point_sums import number_of, same, within
from danvan.evaluation.solving import Linear, TooHard, solved
from danvan.evaluation.sums import exact_share
from danvan.evaluation.ways import Way, taken

__all__ = ["Search", "Share", "between"]

_WORK = 400
"""How often conditions on numbers are solved in search of one answer."""

_SPLITS = 6
"""How often the stretch of points of a share is cut in two."""

_FAR = 10**12
"""More points than any rule book gives."""


@attrs.frozen
class Share:
    """The points of a line that follow from facts but are no sum of them: where they lie, and when they are one."""

    piece: Piece
    branch: Branch


class Search:
    """Looks for a way with numbers in which formulas hold.

    `whole` are the variables that are whole numbers, `signed` those that may be below zero, `shares` the points that
    follow from facts without being a sum of them, each under what a way says where they count.
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.whole: set[str] = set()
        self.signed: set[str] = set()
        self.shares: dict[tuple[str, ...], Share] = {}
        self._left = _WORK
        self._cut = False
        self._whole_now: set[str] = set()

    def first(self, goals: Sequence[Formula], whole: Collection[str] = ()) -> tuple[Way, dict[str, Exact]] | None:
        """One way with numbers in which all of these hold, these of them whole ones besides; ``None`` where there is
        none.

        Raises `TooHard` where that was not found out.
        """
        if FALSE in goals:
            return None
        self._cut = False
        self._whole_now = self.whole | set(whole)
        found = next(self._search(goals, Way(), {}, 0), None)
        if found is None and self._cut:
            raise TooHard
        return found

    def _search(
        self, goals: Sequence[Formula], way: Way, before: Mapping[str, Exact], depth: int
    ) -> Iterator[tuple[Way, dict[str, Exact]]]:
        told = self._settle(goals, way)
        if told is None:
            return
        way, choices = told
        numbers = dict(before) if before and all(_holds(one, before) for one in way.linears) else self._solve(way)
        if numbers is None:
            return
        open_ = [choice for choice in choices if not any(_met(part, way, numbers) for part in choice.of)]
        if open_:
            first = min(open_, key=lambda choice: len(choice.of))
            rest = [choice for choice in choices if choice is not first]
            for part in first.of:
                yield from self._search([part, *rest], way, numbers, depth)
            return
        loose = [key for key in self.shares if way.says.get(key) and ("fixed", *key) not in way.says]
        if not loose:
            yield way, numbers
            return
        yield from self._fixed(loose, choices, way, numbers, depth)

    def _fixed(
        self,
        loose: Sequence[tuple[str, ...]],
        choices: Sequence[Formula],
        way: Way,
        numbers: Mapping[str, Exact],
        depth: int,
    ) -> Iterator[tuple[Way, dict[str, Exact]]]:
        """The points of shares made single numbers, or their stretches cut in two."""
        fixed: list[Formula] = []
        for key in loose:
            share, own = self.shares[key], {f"={key[1]}": 1}
            number = numbers.get(f"={key[1]}", 0)
            assert share.branch.reached is not None
            fixed += [Says(("fixed", *key), True), same(own, number_of(number)), share.branch.reached(number)]
        some = False
        for each in self._search([*fixed, *choices], way, {}, depth):
            some = True
            yield each
        if some:
            return
        if depth >= _SPLITS * len(loose):
            self._cut = True
            return
        key = max(loose, key=lambda one: self._room(one, way))
        piece = self._now(key, way)
        number = _middle(piece)
        own = {f"={key[1]}": 1}
        branch = self.shares[key].branch
        for part in (
            Piece(piece.low, number, piece.open_low, True),
            Piece(number, number),
            Piece(number, piece.high, True, piece.open_high),
        ):
            if part.low == part.high:
                assert branch.reached is not None
                goal = both(same(own, number_of(number)), branch.reached(number), Says(("fixed", *key), True))
            else:
                goal = both(within(own, part), between(branch, part))
            yield from self._search([goal, *choices], way, {}, depth + 1)

    def _now(self, key: tuple[str, ...], way: Way) -> Piece:
        """The stretch of the points of a share as it was cut so far."""
        piece = self.shares[key].piece
        for one in way.linears:
            if len(one.terms) == 1 and one.terms[0][0] == f"={key[1]}":
                factor = one.terms[0][1]
                end = exact_share(one.bound, factor)
                cut = Piece(-_FAR, end, False, one.strict) if factor > 0 else Piece(end, _FAR, one.strict, False)
                piece = piece.both(cut)
        return piece

    def _room(self, key: tuple[str, ...], way: Way) -> Exact:
        piece = self._now(key, way)
        return 0 if isinstance(piece.high, float) or isinstance(piece.low, float) else piece.high - piece.low

    def _solve(self, way: Way) -> dict[str, Exact] | None:
        self._left -= 1
        if self._left < 0:
            raise TooHard
        return solved(way.linears, whole=self._whole_now, signed=self.signed)

    def renew(self) -> None:
        """So much work is allowed again."""
        self._left = _WORK

    def _settle(self, goals: Sequence[Formula], way: Way) -> tuple[Way, list[Either]] | None:
        """What leaves no choice put into the way, and the choices with the parts that do not contradict it."""
        choices: list[Either] = []
        waiting = list(goals)
        while waiting:
            told = taken(waiting, way, self.language)
            if told is None:
                return None
            way, more = told
            waiting = []
            kept: list[Either] = []
            for choice in (*choices, *more):
                parts = tuple(part for part in choice.of if self._fits(part, way))
                if not parts:
                    return None
                if len(parts) == 1:
                    waiting.append(parts[0])
                else:
                    kept.append(choice if len(parts) == len(choice.of) else Either(parts))
            choices = kept
        return way, choices

    def _fits(self, part: Formula, way: Way) -> bool:
        """Whether a formula does not contradict a way at once."""
        match part:
            case Every():
                return all(self._fits(one, way) for one in part.of)
            case Either():
                return any(self._fits(one, way) for one in part.of)
            case _:
                return not way.denies(part, self.language)


def _middle(piece: Piece) -> Exact:
    if isinstance(piece.low, float) or isinstance(piece.high, float):
        raise TooHard
    return exact_share(piece.low + piece.high, 2)


def between(branch: Branch, piece: Piece) -> Formula:
    """What the facts of a share are if its points lie in a stretch, as far as that is known."""
    earned = branch.earned
    if earned is None:
        return TRUE
    parts: list[Formula] = []
    if not isinstance(piece.low, float):
        parts.append(earned.at_least(piece.low, strict=piece.open_low))
    if not isinstance(piece.high, float):
        # At its upper end the points are held, so the facts may be more; that end is a case of its own.
        parts.append(earned.at_most(piece.high, strict=piece.open_high))
    return both(*parts)


def _holds(condition: Linear, numbers: Mapping[str, Exact]) -> bool:
    """Whether numbers fulfil a condition, all of whose variables they name."""
    whole: Exact = 0
    for name, factor in condition.terms:
        if name not in numbers:
            return False
        whole += numbers[name] * factor
    return whole < condition.bound or (whole == condition.bound and not condition.strict)


def _met(part: Formula, way: Way, numbers: Mapping[str, Exact]) -> bool:
    """Whether a formula holds already with these numbers and what the way says."""
    match part:
        case Every():
            return all(_met(one, way, numbers) for one in part.of)
        case Either():
            return any(_met(one, way, numbers) for one in part.of)
        case Says():
            return way.says.get(part.of) is part.yes
        case Linear():
            return _holds(part, numbers)
        case Words():
            before = way.words.get(part.fact)
            if before is None:
                return False
            words, among = before
            return among and (words <= part.words if part.among else words.isdisjoint(part.words))
        case InPoints():
            return False
