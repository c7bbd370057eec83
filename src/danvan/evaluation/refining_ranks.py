"""The ranks of a refining rule book joined with those of its base (siết chặt điều kiện xếp loại).

A rank may begin higher, and the next one then ends there; it may ask for more. Neither may send a unit to a rank that
is better than the one it has by the base.
"""

from decimal import Decimal
from typing import cast

import attrs

from danvan.errors import InvalidRecord, Pointer
from danvan.evaluation.gates import Condition
from danvan.evaluation.ranking import GroupBand, Rank, Ranking
from danvan.evaluation.refining_ways import Joining, Ways, narrower
from danvan.evaluation.refining_words import ChangeKind, shown
from danvan.evaluation.words import FallbackCause

__all__ = ["ranking_joined"]

_AT: Pointer = ("ranking",)


def ranking_joined(joining: Joining, ways: Ways, old: Ranking, new: Ranking) -> Ranking:
    """The ranking of the base with what the refining book adds to it."""
    ranks = _Ranks(joining, ways, old, new).joined()
    values: dict[str, object] = {}
    for name in ("knock_outs", "ceilings", "fallbacks", "ranked_before", "otherwise"):
        way, before, after, at = ways[Ranking][name], getattr(old, name), getattr(new, name), (*_AT, name)
        default = getattr(attrs.fields(Ranking), name).default
        kept = joining.kept(default, before, after, at, name)
        values[name] = before if kept else way(joining, ways, before, after, at, name)
    joined = attrs.evolve(old, ranks=ranks, **values)  # type: ignore[arg-type]  # each way gives what it was given
    _knock_outs(joining, old, new)
    _fallbacks(joining, old, new)
    return joined


@attrs.define
class _Ranks:
    joining: Joining
    ways: Ways
    old: Ranking
    new: Ranking

    def joined(self) -> tuple[Rank, ...]:
        stated = {rank.id: (place, rank) for place, rank in enumerate(self.new.ranks)}
        done: list[Rank] = []
        for index, rank in enumerate(self.old.ranks):
            place, mine = stated.pop(rank.id, (None, None))
            at: Pointer = (*_AT, "ranks", *(() if place is None else (place,)))
            try:
                done.append(self._rank(index, rank, mine, at, done))
            except InvalidRecord as error:
                # A rank may be raised above its own end.
                self.joining.problems += [problem.under(at) for problem in error.problems]
                done.append(rank)
        for name, (place, rank) in stated.items():
            at = (*_AT, "ranks", place)
            if rank.at_least is None and rank.below is None and not rank.by_group and not rank.conditions:
                # Such a rank is reached by a knock-out alone, so no unit comes to it by its points.
                self.joining.change(ChangeKind.DETAILS, at, name, None, rank)
                done.append(rank)
            else:
                self.joining.refuse("refine-adds", at, name)
        return tuple(done)

    def _rank(self, index: int, rank: Rank, mine: Rank | None, at: Pointer, better: list[Rank]) -> Rank:
        if mine is None:
            mine = Rank(id=rank.id, word=rank.word)
        if mine.word is not rank.word:
            self.joining.loosens((*at, "word"), f"{rank.id}.word", rank.word, mine.word)
        for name in ("at_least", "by_group", "conditions"):
            before, after = getattr(rank, name), getattr(mine, name)
            default = getattr(attrs.fields(Rank), name).default
            self.joining.kept(default, before, after, (*at, name), f"{rank.id}.{name}")
        names = tuple(dict.fromkeys(band.group for band in (*rank.by_group, *mine.by_group)))
        low, below = self._band(index, None, mine.at_least, mine.below, at, better)
        bands: list[GroupBand] = []
        for group in names:
            place = next((place for place, band in enumerate(mine.by_group) if band.group == group), None)
            band = None if place is None else mine.by_group[place]
            there = at if place is None else (*at, "by_group", place)
            asked = (None, None) if band is None else (band.at_least, band.below)
            least, most = self._band(index, group, *asked, there, better)
            bands.append(GroupBand(group=group, at_least=least, below=most))
        own = attrs.evolve(mine, word=rank.word, at_least=None, below=None, by_group=(), conditions=())
        bare = attrs.evolve(rank, at_least=None, below=None, by_group=(), conditions=())
        worded = self.joining.record({}, bare, own, at, rank.id)
        conditions = self._conditions(index, rank, mine, (*at, "conditions"))
        return attrs.evolve(worded, at_least=low, below=below, by_group=tuple(bands), conditions=conditions)

    def _band(
        self,
        index: int,
        group: str | None,
        low: Decimal | None,
        below: Decimal | None,
        at: Pointer,
        better: list[Rank],
    ) -> tuple[Decimal | None, Decimal | None]:
        """The bounds of a rank, or of one group in it, that hold; the upper one follows the next better rank."""
        rank = self.old.ranks[index]
        what = f"{rank.id}.{group}" if group is not None else rank.id
        old_low, old_below = _bounds(rank, group)
        over = next(
            (place for place in range(index) if _bounds(self.old.ranks[place], group)[0] == old_below is not None), None
        )
        follows = old_below if over is None else _bounds(better[over], group)[0]
        if below is not None and below not in (old_below, follows):
            self.joining.loosens((*at, "below"), f"{what}.below", old_below, below)
            below = None
        if below is None:
            below = follows
        if below != old_below:
            self.joining.change(ChangeKind.TIGHTENS, at, f"{what}.below", old_below, below)
        if low is None or low == old_low:
            return old_low, below
        if old_low is not None and low < old_low:
            self.joining.loosens((*at, "at_least"), f"{what}.at_least", old_low, low)
            return old_low, below
        self.joining.change(ChangeKind.TIGHTENS, (*at, "at_least"), f"{what}.at_least", old_low, low)
        self._strip(index, group, (old_low, low), (*at, "at_least"))
        return low, below

    def _strip(self, index: int, group: str | None, lows: tuple[Decimal | None, Decimal], at: Pointer) -> None:
        """Units whose points no longer reach a rank must not come to a better one than they have by the base.

        A unit in that strip which does not meet the conditions of the rank has by the base what stands under
        “otherwise”; when the next rank takes the strip over, it would have that rank.
        """
        old_low, low = lows
        rank, otherwise = self.old.ranks[index], self.joining.order.get(self.old.otherwise or "")
        under = next(
            (
                place
                for place in range(index + 1, len(self.old.ranks))
                if old_low is not None and _bounds(self.old.ranks[place], group)[1] == old_low
            ),
            None,
        )
        if otherwise is None:
            return
        by_hand = any(one.cause is FallbackCause.CONDITIONS_DISAGREE for one in self.old.fallbacks)
        vi = f"có từ {shown(old_low, 'vi')} đến dưới {shown(low, 'vi')} điểm"
        en = f"whoever has {shown(old_low, 'en')} to less than {shown(low, 'en')} points"
        if under is None:
            if otherwise < index:
                _lifts(self.joining, at, f"{rank.id}.at_least", (vi, en), rank.id, self.old.otherwise)
        elif under < otherwise and rank.conditions and not by_hand:
            who = (
                f"{vi} mà không đủ điều kiện của “{rank.id}”",
                f"{en} and misses a condition of “{rank.id}”",
            )
            after = self.old.ranks[under].id
            _lifts(self.joining, at, f"{rank.id}.at_least", who, self.old.otherwise, after)

    def _conditions(self, index: int, rank: Rank, mine: Rank, at: Pointer) -> tuple[Condition, ...]:
        """The conditions of the base with further ones; one with the title of another says it more strictly."""
        kept = list(rank.conditions)
        further = False
        for place, condition in enumerate(mine.conditions):
            there = (*at, place)
            if any(one.when == condition.when for one in kept):
                continue
            same = next((at_ for at_, one in enumerate(rank.conditions) if one.title == condition.title), None)
            if same is not None:
                before = len(self.joining.changes)
                what = f"{rank.id}: {condition.title}"
                kept[same] = cast(
                    "Condition", narrower(self.joining, self.ways, rank.conditions[same], condition, there, what)
                )
                further |= any(one.kind is ChangeKind.TIGHTENS for one in self.joining.changes[before:])
                continue
            kept.append(condition)
            further = True
            self.joining.change(ChangeKind.TIGHTENS, there, rank.id, None, condition)
        otherwise = self.joining.order.get(self.old.otherwise or "")
        if further and otherwise is not None and otherwise < index:
            who = f"không đủ điều kiện bổ sung của “{rank.id}”", f"whoever misses the further condition of “{rank.id}”"
            _lifts(self.joining, at, f"{rank.id}.conditions", who, rank.id, self.old.otherwise)
        return tuple(kept)


def _bounds(rank: Rank, group: str | None) -> tuple[Decimal | None, Decimal | None]:
    """The band of a rank for a unit group; the rank's own where the group has none."""
    band: Rank | GroupBand = next((band for band in rank.by_group if band.group == group), rank)
    return band.at_least, band.below


def _knock_outs(joining: Joining, old: Ranking, new: Ranking) -> None:
    """A further knock-out leads to the lowest rank, or out of the ranking: any other could lift a unit."""
    known = {knock.id for knock in old.knock_outs}
    reached = [
        index
        for index, rank in enumerate(old.ranks)
        if rank.at_least is not None or rank.below is not None or rank.by_group or rank.conditions
    ]
    lowest = max([*reached, joining.order.get(old.otherwise or "", 0)])
    for place, knock in enumerate(new.knock_outs):
        if knock.id not in known and joining.order.get(knock.to, len(old.ranks)) < lowest:
            joining.refuse("refine-lifts", (*_AT, "knock_outs", place, "to"), knock.id, to=knock.to)


def _fallbacks(joining: Joining, old: Ranking, new: Ranking) -> None:
    """Where the base gives a rank to those that fit none, an authority must not be free to give another."""
    known = {fallback.cause for fallback in old.fallbacks}
    for place, fallback in enumerate(new.fallbacks):
        if (
            fallback.cause not in known
            and old.otherwise is not None
            and fallback.cause is FallbackCause.CONDITIONS_DISAGREE
        ):
            at = (*_AT, "fallbacks", place)
            _lifts(joining, at, f"fallbacks.{fallback.cause.value}", _FITS_NONE, old.otherwise, None)


_FITS_NONE = "không thuộc mức nào", "whoever fits no rank"


def _lifts(
    joining: Joining, at: Pointer, what: str, who: tuple[str, str], before: str | None, after: str | None
) -> None:
    """Refuse what would give somebody a better rank; without `after`, whatever rank an authority gives."""
    after_vi = "mức do cấp có thẩm quyền quyết định" if after is None else f"“{after}”"
    after_en = "what an authority decides" if after is None else f"“{after}”"
    values = {"who_vi": who[0], "who_en": who[1], "before": before, "after_vi": after_vi, "after_en": after_en}
    joining.refuse("refine-otherwise", at, what, **values)
