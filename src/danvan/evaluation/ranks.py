"""From points and conditions to the rank: every outcome that what is known leaves possible (xếp loại).

One outcome is the rank. Several mean that facts are missing. Where the text gives no rank, or two, that is said; it
is never settled here.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

import attrs

from danvan.evaluation.deciding import decided, every
from danvan.evaluation.exact import Exact, exact
from danvan.evaluation.known import Known, Line, Verdict
from danvan.evaluation.ranking import GroupBand, KnockOut, ManualFallback, Rank, Ranking
from danvan.evaluation.stretches import Stretch, bounds_of, share_within
from danvan.evaluation.words import FallbackCause, RankWord
from danvan.labels import Labelled

__all__ = ["Outcome", "Settled", "ranker"]


class Settled(Labelled):
    """How a rank was found, or why there is none (kết quả xếp loại)."""

    RANKED = "ranked", "đã xếp loại", "ranked"
    BY_AUTHORITY = "by_authority", "cấp có thẩm quyền quyết định", "the authority decides"
    NO_RANK = "no_rank", "không thuộc loại nào theo văn bản", "the text gives no rank"
    TWO_RANKS = "two_ranks", "thuộc nhiều loại theo văn bản", "the text gives several ranks"
    NOT_SCORED = "not_scored", "chưa chấm điểm vì thiếu số liệu", "not scored until facts are reported"


@attrs.frozen(kw_only=True)
class Outcome:
    """One way in which the rank may come out (khả năng xếp loại).

    `rank` is the id of the rank where there is one. `among` are the ranks between which an authority chooses or
    the text contradicts itself; empty for an authority that is free. `because` names the knock-outs and ceilings
    that led to it, and the cause for which the authority decides.
    """

    how: Settled
    rank: str | None = None
    among: tuple[str, ...] = ()
    by: str | None = None
    because: tuple[str, ...] = ()


Judge = Callable[[Known, Line], tuple[Outcome, ...]]
_Fit = Callable[[Known, Line], Verdict]


def ranker(ranking: Ranking) -> Judge:
    """The function of a ranking: the outcomes that are possible with these points for the rank, without repeats."""
    ranks = {rank.id: index for index, rank in enumerate(ranking.ranks)}
    fits = [_fit(rank, index) for index, rank in enumerate(ranking.ranks)]
    weigher = (
        _fallback(ranking, FallbackCause.FORCE_MAJEURE)
        or _fallback(ranking, FallbackCause.SELF_CORRECTED)
        or Outcome(how=Settled.BY_AUTHORITY)
    )
    knocks = [_knock(knock, index, weigher) for index, knock in enumerate(ranking.knock_outs)]
    ceilings = [
        (ceiling.id, ranks[ceiling.at_most], decided(ceiling.when, ("ranking", "ceilings", index, "when")))
        for index, ceiling in enumerate(ranking.ceilings)
        if ceiling.at_most in ranks
    ]
    unranked = frozenset(rank.id for rank in ranking.ranks if rank.word is RankWord.NOT_RANKED)
    order = [rank.id for rank in ranking.ranks]

    def judge(known: Known, total: Line) -> tuple[Outcome, ...]:
        forced = _Forced()
        for knock in knocks:
            knock(known, forced)
        found = forced.outcomes()
        if not forced.settled:
            found += _by_points(ranking, order, fits, known, total)
        for name, most, decide in ceilings:
            verdict = decide(known)
            if verdict is not False:
                found = _under(found, name, most, verdict, ranks, order, unranked)
        return tuple(found) if len(found) == 1 else _apart(found)

    return judge


def _apart(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes without repeats, and without those that come to the same as another one for more reasons.

    A knock-out that is not decided, and leads where the points lead, changes nothing.
    """
    kept = list(dict.fromkeys(outcomes))
    return tuple(one for one in kept if not any(_as_far(one, other) for other in kept))


@attrs.define
class _Forced:
    """What knock-outs lead to: surely, perhaps, or by the authority that weighs."""

    sure: dict[str, Outcome] = attrs.Factory(dict[str, Outcome])
    maybe: list[Outcome] = attrs.Factory(list[Outcome])
    weighed: list[Outcome] = attrs.Factory(list[Outcome])
    settled: bool = False
    """Whether one of them holds, so that points no longer matter, whoever decides."""

    def outcomes(self) -> list[Outcome]:
        """What is possible by the knock-outs alone."""
        if not (self.sure or self.maybe or self.weighed):
            return []
        if len(self.sure) > 1:
            return [_several(self.sure.values())]
        if self.sure:
            other = any(outcome.rank not in self.sure for outcome in self.maybe)
            return [*self.sure.values(), *([_several([*self.sure.values(), *self.maybe])] if other else ())]
        several = len({outcome.rank for outcome in self.maybe}) > 1
        return [*self.maybe, *([_several(self.maybe)] if several else ()), *self._by_authority()]

    def _by_authority(self) -> list[Outcome]:
        """That the authority weighs is one outcome, for however many reasons."""
        because = dict.fromkeys(name for outcome in self.weighed for name in outcome.because)
        return [attrs.evolve(outcome, because=tuple(because)) for outcome in self.weighed[:1]]


def _several(outcomes: Iterable[Outcome]) -> Outcome:
    several = list(outcomes)
    names = dict.fromkeys(outcome.rank for outcome in several if outcome.rank is not None)
    because = dict.fromkeys(name for outcome in several for name in outcome.because)
    return Outcome(how=Settled.TWO_RANKS, among=tuple(names), because=tuple(because))


def _knock(knock: KnockOut, index: int, weigher: Outcome) -> Callable[[Known, _Forced], None]:
    at = ("ranking", "knock_outs", index)
    when = decided(knock.when, (*at, "when"))
    unless = None if knock.unless is None else decided(knock.unless, (*at, "unless"))
    weighed_when = None if knock.weighed_when is None else decided(knock.weighed_when, (*at, "weighed_when"))
    out = Outcome(how=Settled.RANKED, rank=knock.to, because=(knock.id,))
    weighed = attrs.evolve(weigher, because=(knock.id,))

    def put(known: Known, forced: _Forced) -> None:
        verdict = when(known)
        excepted = False if unless is None or verdict is False else unless(known)
        if verdict is False or excepted is True:
            return
        holds = verdict is True and excepted is False
        forced.settled |= holds
        weighs = False if weighed_when is None else weighed_when(known)
        if weighs is not False:
            forced.weighed.append(weighed)
        if weighs is True:
            return
        if holds and weighs is False:
            before = forced.sure.get(knock.to)
            forced.sure[knock.to] = out if before is None else attrs.evolve(out, because=(*before.because, knock.id))
        else:
            forced.maybe.append(out)

    return put


def _fit(rank: Rank, index: int) -> tuple[_Fit, _Fit, list[tuple[str, Stretch]], Stretch | None]:
    """Whether the points are those of a rank, and whether its conditions hold; its bands by group, and its own."""
    at = ("ranking", "ranks", index, "conditions")
    conditions = [decided(condition.when, (*at, place, "when")) for place, condition in enumerate(rank.conditions)]
    own = _band(rank)
    by_group = [(band.group, stretch) for band in rank.by_group if (stretch := _band(band)) is not None]

    inside = None if own is None else share_within(own)

    def points(known: Known, total: Line) -> Verdict:
        if not by_group:
            if inside is None or own is None:
                return True
            if total.low is total.high and not isinstance(total.low, float):
                return inside(*total.low.as_integer_ratio())
            return bounds_of(total, own)
        bands = _bands_for(known, by_group, own)
        verdicts = {True if band is None else bounds_of(total, band) for band in bands}
        return verdicts.pop() if len(verdicts) == 1 else None

    fulfilled = every(conditions)

    def holds(known: Known, total: Line) -> Verdict:
        return fulfilled(known)

    return points, holds, by_group, own


def _bands_for(known: Known, by_group: Sequence[tuple[str, Stretch]], own: Stretch | None) -> list[Stretch | None]:
    """The bands that may hold for a unit: of its group, of all that may be its group, else the rank's own."""
    if not by_group:
        return [own]
    mine = [band for group, band in by_group if known.groups.get(group) is True]
    maybe = [band for group, band in by_group if known.groups.get(group) is None]
    return [*mine, *maybe, *(() if mine else (own,))]


def _band(of: Rank | GroupBand) -> Stretch | None:
    low: Exact | None = None if of.at_least is None else exact(of.at_least)
    high: Exact | None = None if of.below is None else exact(of.below)
    return None if low is None and high is None else (low, True, high, False)


def _by_points(
    ranking: Ranking,
    order: Sequence[str],
    fits: Sequence[tuple[_Fit, _Fit, list[tuple[str, Stretch]], Stretch | None]],
    known: Known,
    total: Line,
) -> list[Outcome]:
    sure: list[str] = []
    maybe: list[str] = []
    bands_in: list[str] = []
    bands_sure = False
    reached: list[Stretch | None] = []
    fulfilled: list[Stretch | None] = []
    for rank, name, (points, holds, by_group, own) in zip(ranking.ranks, order, fits, strict=True):
        if own is None and not by_group and not rank.conditions:
            continue
        band = points(known, total)
        if band is False:
            continue
        bands_in.append(name)
        bands = _bands_for(known, by_group, own)
        if len(bands) == 1:
            reached.append(bands[0])
        condition = holds(known, total)
        bands_sure |= band is True
        if condition is False:
            continue
        (sure if band and condition else maybe).append(name)
        if condition and len(bands) == 1:
            fulfilled.append(bands[0])
    found: list[Outcome] = []
    if len(sure) > 1:
        return [Outcome(how=Settled.TWO_RANKS, among=tuple(sure))]
    found += [Outcome(how=Settled.RANKED, rank=name) for name in (sure or maybe)]
    possible = [*sure, *maybe]
    if len(possible) > 1:
        bands_of = {name: _bands_for(known, fit[2], fit[3]) for name, fit in zip(order, fits, strict=True)}
        for index, one in enumerate(possible):
            for other in possible[index + 1 :]:
                if _overlap(bands_of[one], bands_of[other], total):
                    found.append(Outcome(how=Settled.TWO_RANKS, among=(one, other)))
    if not sure and not _covered(fulfilled, total):
        found += _no_rank(ranking, bands_in, bands_sure or _covered(reached, total))
    return found


def _overlap(ones: Sequence[Stretch | None], others: Sequence[Stretch | None], total: Line) -> bool:
    """Whether the points may lie in a band of both at once."""
    return any(_share_points(one, other, total) for one in ones for other in others)


def _share_points(one: Stretch | None, other: Stretch | None, total: Line) -> bool:
    if one is None or other is None:
        return True
    low = max([bound for bound in (one[0], other[0], total.low) if bound is not None])
    highs = [bound for bound in (one[2], other[2]) if bound is not None]
    # The upper bounds of bands of ranks are not taken in.
    return all(low < high for high in highs) and low <= total.high


def _covered(bands: Sequence[Stretch | None], total: Line) -> bool:
    """Whether these bands leave out none of the points that are possible."""
    at = total.low
    for _ in bands:
        step = [band for band in bands if band is None or band[0] is None or band[0] <= at]
        ends = [None if band is None else band[2] for band in step]
        if any(end is None or end > total.high for end in ends):
            return True
        reached = max([end for end in ends if end is not None], default=at)
        if reached <= at:
            return False
        at = reached
    return False


def _no_rank(ranking: Ranking, bands_in: Sequence[str], bands_sure: bool) -> list[Outcome]:
    """What the text gives where no rank fits."""
    found: list[Outcome] = []
    if bands_in:
        disagree = _fallback(ranking, FallbackCause.CONDITIONS_DISAGREE)
        if disagree is not None:
            found.append(disagree)
            if bands_sure:
                return found
    if ranking.otherwise is not None:
        return [*found, Outcome(how=Settled.RANKED, rank=ranking.otherwise)]
    none = _fallback(ranking, FallbackCause.NO_RANK_FITS) or _fallback(ranking, FallbackCause.COUNCIL_BALLOT)
    return [*found, none or Outcome(how=Settled.NO_RANK)]


def _fallback(ranking: Ranking, cause: FallbackCause) -> Outcome | None:
    fallback: ManualFallback | None = next((one for one in ranking.fallbacks if one.cause is cause), None)
    if fallback is None:
        return None
    return Outcome(how=Settled.BY_AUTHORITY, among=fallback.among, by=fallback.by, because=(cause.value,))


def _under(
    outcomes: Sequence[Outcome],
    ceiling: str,
    most: int,
    verdict: Verdict,
    ranks: dict[str, int],
    order: Sequence[str],
    unranked: Collection[str],
) -> list[Outcome]:
    """The outcomes under a ceiling that holds: what stands above it is lowered; both, where it is not decided.

    What an authority may choose, or the text contradicts itself about, is lowered alike.
    """

    def lowered(rank: str) -> str:
        return rank if rank in unranked or ranks[rank] >= most else order[most]

    kept: list[Outcome] = []
    under: list[Outcome] = []
    for outcome in outcomes:
        rank = None if outcome.rank is None else lowered(outcome.rank)
        among = tuple(dict.fromkeys(lowered(name) for name in outcome.among))
        if (rank, among) == (outcome.rank, outcome.among):
            kept.append(outcome)
            continue
        if verdict is None:
            kept.append(outcome)
        how = outcome.how
        if how is Settled.TWO_RANKS and len(among) == 1:
            how, rank, among = Settled.RANKED, among[0], ()
        under.append(attrs.evolve(outcome, how=how, rank=rank, among=among, because=(*outcome.because, ceiling)))
    # Two ceilings that are both open need not both be named where one of them leads as far.
    return [*kept, *(one for one in under if not any(_as_far(one, other) for other in (*kept, *under)))]


def _as_far(one: Outcome, other: Outcome) -> bool:
    """Whether another outcome comes to the same for fewer reasons."""
    return (one.how, one.rank, one.among) == (other.how, other.rank, other.among) and set(one.because) > set(
        other.because
    )
