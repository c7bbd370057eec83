"""When the parts of a ranking hold and when they do not, as formulas (các trường hợp xếp loại)."""

from collections.abc import Iterator
from math import inf

import attrs

from danvan.evaluation.attainable import Piece
from danvan.evaluation.exact import exact
from danvan.evaluation.formulas import FALSE, TOTAL, TRUE, Formula, InPoints, both, either, negated
from danvan.evaluation.language import Language
from danvan.evaluation.ranking import GroupBand, Rank, Ranking

__all__ = ["RankCases"]


@attrs.frozen
class RankCases:
    """The formulas of one ranking."""

    language: Language
    ranking: Ranking

    def band(self, index: int, want: bool) -> Formula:
        """The total is one of a rank, by the band of the unit's group, or is not."""
        rank = self.ranking.ranks[index]
        own = self.in_band(rank)
        if not rank.by_group:
            return own if want else negated(own)
        parts = [
            both(self.language.member(band.group, True), inside if want else negated(inside))
            for band in rank.by_group
            for inside in (self.in_band(band),)
        ]
        none = both(*(self.language.member(band.group, False) for band in rank.by_group))
        return either(*parts, both(none, own if want else negated(own)))

    def in_band(self, band: Rank | GroupBand) -> Formula:
        """The total is one of this band."""
        return _in(band)

    def condition(self, index: int, place: int, want: bool) -> Formula:
        """A condition of a rank surely holds, or surely does not."""
        at = ("ranking", "ranks", index, "conditions", place, "when")
        return self.language.when(self.ranking.ranks[index].conditions[place].when, want, at)

    def fits(self, index: int, want: bool) -> Formula:
        """A rank fits with points and conditions, or surely does not."""
        rank = self.ranking.ranks[index]
        if _never(rank):
            return FALSE if want else TRUE
        conditions = [self.condition(index, place, want) for place in range(len(rank.conditions))]
        if want:
            return both(self.band(index, True), *conditions)
        return either(self.band(index, False), *conditions)

    def none_fits(self) -> Formula:
        """No rank fits, so that the text gives none by points and conditions."""
        return both(*(self.fits(index, False) for index in range(len(self.ranking.ranks))))

    def no_band(self) -> Formula:
        """The total lies in the band of no rank."""
        return both(*(self.band(index, False) for index, rank in enumerate(self.ranking.ranks) if not _never(rank)))

    def knocked(self, index: int) -> Formula:
        """A knock-out surely puts the unit into its rank, and nobody weighs it."""
        weighed = self._knock(index, "weighed_when", False)
        return both(self._knock(index, "when", True), self._knock(index, "unless", False), weighed)

    def weighed(self, index: int) -> Formula:
        """A knock-out holds and the authority weighs and decides instead."""
        if self.ranking.knock_outs[index].weighed_when is None:
            return FALSE
        holds = both(self._knock(index, "when", True), self._knock(index, "unless", False))
        return both(holds, self._knock(index, "weighed_when", True))

    def not_knocked(self, index: int) -> Formula:
        """A knock-out surely does not hold."""
        excepted = FALSE
        if self.ranking.knock_outs[index].unless is not None:
            excepted = self._knock(index, "unless", True)
        return either(self._knock(index, "when", False), excepted)

    def no_knock_out(self) -> Formula:
        """No knock-out holds."""
        return both(*(self.not_knocked(index) for index in range(len(self.ranking.knock_outs))))

    def _knock(self, index: int, name: str, want: bool) -> Formula:
        part = getattr(self.ranking.knock_outs[index], name)
        if part is None:
            return FALSE if want else TRUE
        return self.language.when(part, want, ("ranking", "knock_outs", index, name))

    def gates(self) -> Iterator[tuple[Formula, Formula]]:
        """When each condition that the outcome depends on surely holds, and when it surely does not."""
        for index, rank in enumerate(self.ranking.ranks):
            own = self.in_band(rank)
            yield own, negated(own)
            for band in rank.by_group:
                inside = self.in_band(band)
                yield inside, negated(inside)
                yield self.language.member(band.group, True), self.language.member(band.group, False)
            for place in range(len(rank.conditions)):
                yield self.condition(index, place, True), self.condition(index, place, False)
        for index, knock in enumerate(self.ranking.knock_outs):
            for name in ("when", "unless", "weighed_when"):
                if getattr(knock, name) is not None:
                    yield self._knock(index, name, True), self._knock(index, name, False)
        for index in range(len(self.ranking.ceilings)):
            yield self.ceiling(index, True), self.ceiling(index, False)

    def ceiling(self, index: int, want: bool) -> Formula:
        """A ceiling surely holds, or surely does not."""
        return self.language.when(self.ranking.ceilings[index].when, want, ("ranking", "ceilings", index, "when"))


def _never(rank: Rank) -> bool:
    """Whether a rank has neither a band nor conditions, and is reached in other ways only."""
    return rank.at_least is None and rank.below is None and not rank.by_group and not rank.conditions


def _in(of: Rank | GroupBand) -> Formula:
    low = None if of.at_least is None else exact(of.at_least)
    high = None if of.below is None else exact(of.below)
    if low is None and high is None:
        return TRUE
    return InPoints(TOTAL, Piece(-inf if low is None else low, inf if high is None else high, False, high is not None))
