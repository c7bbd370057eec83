"""Points and gates that lead into no rank or into two, ranks that nothing reaches, blocks that may count or not."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from danvan.evaluation.asking import facts_of
from danvan.evaluation.attainable import Piece, PointSet, points
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.criteria import Criterion
from danvan.evaluation.exact import Bound, Exact, exact
from danvan.evaluation.exhausting import Answered
from danvan.evaluation.flaws import Flaw, flaw, unsettled
from danvan.evaluation.formulas import TRUE, Formula, both, either, negated
from danvan.evaluation.gates import CriterionMinimum, NoZeroCriterion, PointsBetween
from danvan.evaluation.proving import Prover
from danvan.evaluation.rank_cases import RankCases
from danvan.evaluation.ranking import GroupBand, Rank, Ranking
from danvan.evaluation.ranks import Settled
from danvan.evaluation.rulebook import parts
from danvan.evaluation.solving import TooHard
from danvan.evaluation.sums import Sums, unweighed
from danvan.evaluation.words import FallbackCause, RankWord, RoundingPoint

__all__ = ["rank_flaws"]


def rank_flaws(prover: Prover) -> Iterator[Flaw]:
    """What is wrong with how a rank follows, each with a scored counter-example or a proof."""
    yield from _blocks(prover)
    ranking = prover.views.book.ranking
    if ranking is None:
        return
    codes = facts_of(ranking)
    yield from _holes(prover, ranking, codes)
    yield from _overlaps(prover, ranking, codes)
    yield from _unreachable(prover, ranking)
    yield from _idle(prover, ranking)


def _blocks(prover: Prover) -> Iterator[Flaw]:
    """Bonuses and deductions of which the text does not say whether they count, or how far."""
    book = prover.views.book
    for place, bonus in enumerate(book.bonuses):
        if bonus.counts_for_rank is None and book.ranking is not None:
            yield flaw("block-not-settled", ("bonuses", place), block=bonus.id, field="counts_for_rank")
        if bonus.above_total is None and book.total is not None:
            yield flaw("block-not-settled", ("bonuses", place), block=bonus.id, field="above_total")
    for place, deduction in enumerate(book.deductions):
        if deduction.counts_for_rank is None and book.ranking is not None:
            yield flaw("block-not-settled", ("deductions", place), block=deduction.id, field="counts_for_rank")


def _asked(
    answered: Answered,
    code: str,
    at: tuple[str | int, ...],
    what: tuple[str, str],
    codes: tuple[str, ...],
    **values: object,
) -> Iterator[Flaw]:
    """The flaw that an answer shows; none where it is proven away."""
    if answered.card is not None:
        yield flaw(code, at, answered.card, answered.others, codes=codes, with_points=True, **values)
    elif not answered.impossible:
        yield unsettled(what[0], what[1], at)


def _holes(prover: Prover, ranking: Ranking, codes: tuple[str, ...]) -> Iterator[Flaw]:
    causes = {fallback.cause for fallback in ranking.fallbacks}
    if ranking.otherwise is not None or causes & {FallbackCause.NO_RANK_FITS, FallbackCause.COUNCIL_BALLOT}:
        return

    def hole(cases: RankCases) -> Formula:
        band = cases.no_band() if FallbackCause.CONDITIONS_DISAGREE in causes else TRUE
        return both(cases.no_knock_out(), cases.none_fits(), band)

    answered = prover.ask(hole, lambda card: _only(card, Settled.NO_RANK))
    what = ("một trường hợp không thuộc loại nào", "a case without a rank")
    yield from _asked(answered, "rank-none", ("ranking",), what, codes)


def _only(card: ScoreCard, how: Settled) -> bool:
    return len(card.outcomes) == 1 and card.outcomes[0].how is how


def _overlaps(prover: Prover, ranking: Ranking, codes: tuple[str, ...]) -> Iterator[Flaw]:
    def twice(card: ScoreCard) -> bool:
        return _only(card, Settled.TWO_RANKS)

    def fit(cases: RankCases, index: int, later: int) -> Formula:
        apart = _kept_apart(ranking, cases, index, later)
        return both(cases.no_knock_out(), cases.fits(index, True), cases.fits(later, True), *apart)

    def knocked(cases: RankCases, index: int, later: int) -> Formula:
        places = (_place(ranking, ranking.knock_outs[place].to) for place in (index, later))
        return both(cases.knocked(index), cases.knocked(later), *_kept_apart(ranking, cases, *places))

    for index, rank in enumerate(ranking.ranks):
        for later in range(index + 1, len(ranking.ranks)):
            other = ranking.ranks[later].id
            what = (f"“{rank.id}” và “{other}” cùng lúc", f"“{rank.id}” and “{other}” at once")
            at = ("ranking", "ranks", later)
            yield from _asked(
                prover.ask(partial(fit, index=index, later=later), twice),
                "rank-twice",
                at,
                what,
                codes,
                one=rank.id,
                other=other,
            )
    for index, knock in enumerate(ranking.knock_outs):
        for later in range(index + 1, len(ranking.knock_outs)):
            second = ranking.knock_outs[later]
            if second.to == knock.to:
                continue
            what = (f"“{knock.id}” và “{second.id}” cùng lúc", f"“{knock.id}” and “{second.id}” at once")
            at = ("ranking", "knock_outs", later)
            answered = prover.ask(partial(knocked, index=index, later=later), twice)
            yield from _asked(answered, "knock-outs-disagree", at, what, codes, one=knock.id, other=second.id)


def _kept_apart(ranking: Ranking, cases: RankCases, one: int, other: int) -> list[Formula]:
    """No ceiling lowers one of two ranks to the other, or both to a third."""
    if any(ranking.ranks[place].word is RankWord.NOT_RANKED for place in (one, other)):
        return []
    lowest = max(one, other)
    return [
        cases.ceiling(place, False)
        for place, ceiling in enumerate(ranking.ceilings)
        if _place(ranking, ceiling.at_most) >= lowest
    ]


def _unreachable(prover: Prover, ranking: Ranking) -> Iterator[Flaw]:
    for index, rank in enumerate(ranking.ranks):
        if any(rank.id in fallback.among or not fallback.among for fallback in ranking.fallbacks):
            # An authority may choose it.
            continue
        answered = _reached(prover, ranking, index)
        if answered.impossible:
            yield flaw("rank-unreachable", ("ranking", "ranks", index), rank=rank.id)
        elif answered.card is None and not prover.views.never_points():
            # While a line never has points, no sum is known, and that is said of the line.
            what = (f"mức “{rank.id}” có đạt được không", f"whether “{rank.id}” can be reached")
            yield unsettled(what[0], what[1], ("ranking", "ranks", index))


def _reached(prover: Prover, ranking: Ranking, index: int) -> Answered:
    """Whether a rank can be reached, by points and conditions first, then in the other ways."""
    rank = ranking.ranks[index]
    impossible = True

    def way(cases: RankCases, place: int) -> Formula:
        return list(_ways_into(ranking, cases, index))[place]

    for place, _ in enumerate(_ways_into(ranking, RankCases(prover.views.wide, ranking), index)):
        answered = prover.ask(partial(way, place=place), lambda card: card.rank == rank.id, scorer=prover.settled)
        if answered.card is not None:
            return answered
        impossible = impossible and answered.impossible
    return Answered(impossible=impossible)


def _ways_into(ranking: Ranking, cases: RankCases, index: int) -> Iterator[Formula]:
    rank = ranking.ranks[index]
    free = cases.no_knock_out()
    below = [
        cases.ceiling(place, False)
        for place, ceiling in enumerate(ranking.ceilings)
        if _place(ranking, ceiling.at_most) > index and rank.word is not RankWord.NOT_RANKED
    ]
    alone = [negated(cases.fits(place, True)) for place in range(len(ranking.ranks)) if place != index]
    yield both(free, cases.fits(index, True), *alone, *below)
    for place, knock in enumerate(ranking.knock_outs):
        if knock.to == rank.id:
            # Another that the authority weighs leads nowhere while this one is sure.
            away = [
                either(cases.not_knocked(one), cases.weighed(one))
                for one, other in enumerate(ranking.knock_outs)
                if other.to != knock.to
            ]
            yield both(cases.knocked(place), *away, *below)
    if ranking.otherwise == rank.id:
        yield both(free, cases.none_fits(), *below)
    lowering = [place for place, ceiling in enumerate(ranking.ceilings) if ceiling.at_most == rank.id]
    if lowering:
        held = either(*(cases.ceiling(place, True) for place in lowering))
        yield both(free, either(*(cases.fits(place, True) for place in range(index))), held, *below)
        for place, knock in enumerate(ranking.knock_outs):
            if _place(ranking, knock.to) < index:
                yield both(cases.knocked(place), held, *below)
        if ranking.otherwise is not None and _place(ranking, ranking.otherwise) < index:
            yield both(free, cases.none_fits(), held, *below)


def _idle(prover: Prover, ranking: Ranking) -> Iterator[Flaw]:
    """Criteria of which no points could ever move a body over a threshold, and which no condition names."""
    edges = {
        exact(bound)
        for _, part in parts(ranking)
        for bound in (getattr(part, "at_least", None), getattr(part, "below", None))
        if isinstance(part, (Rank, GroupBand, PointsBetween)) and bound is not None
    }
    named = {name for _, part in parts(ranking) for name in _names(part)}
    every = any(isinstance(part, (NoZeroCriterion, CriterionMinimum)) and not part.of for _, part in parts(ranking))
    sets = prover.views.point_sets()
    groups = {group.id: group.within for group in prover.views.book.groups}
    if any(unweighed(part, prover.views.tree) for part in (*prover.views.tree.groups, prover.views.tree.whole)):
        # Nothing is known of a mean whose weights are missing.
        return
    try:
        departures = prover.views.departures()
    except TooHard:
        return
    for row in prover.views.rows:
        name = row.line.id
        if every or not isinstance(row.line, Criterion) or _above(row.line.group, groups) & named or name in named:
            continue
        moved = any(_moves(prover, name, sets, gone, edges) for gone in departures)
        if not moved and not prover.views.leaves_open(name):
            yield flaw("criterion-idle", row.at, line=name)


def _moves(
    prover: Prover, name: str, sets: Mapping[str, PointSet], gone: frozenset[str], edges: Collection[Exact]
) -> bool:
    """Whether the points of a criterion may move a body over a threshold while others have left the sum."""
    own = sets[name].pieces
    if name in gone:
        # That it leaves is no question of its points; it is asked where it stays.
        return True
    if not own or own[0].low == own[-1].high:
        return False
    ends = (points(_end(own[0].low)), points(_end(own[-1].high)))
    least, most = (
        Sums(
            prover.views.book,
            prover.views.tree,
            prover.views.sets_without(gone, {**sets, name: end}),
            {},
            prover.views.apart(gone),
        ).total
        for end in ends
    )
    shift = _shift(prover, least, most)
    return any(_straddles(least, most, edge, shift) for edge in edges)


def _end(bound: Bound) -> Exact:
    return _FAR if isinstance(bound, float) else bound


_FAR = 10**9
"""More points than any rule book gives, in place of no maximum."""


def _shift(prover: Prover, least: PointSet, most: PointSet) -> Exact | None:
    """By how much a line moves the total at most, where that is the same whatever the others have."""
    book = prover.views.book
    moving = {rule.at for rule in book.roundings} & {RoundingPoint.GROUP, RoundingPoint.TOTAL}
    limited = any(bonus.above_total is False for bonus in book.bonuses)
    if moving or limited or not least.pieces or not most.pieces:
        return None
    low, high = least.pieces[0].low, most.pieces[0].low
    return None if isinstance(low, float) or isinstance(high, float) else high - low


def _straddles(least: PointSet, most: PointSet, edge: Exact, shift: Exact | None) -> bool:
    """Whether other points leave a body under a threshold with the least of a line, and over it with the most."""
    if not least.pieces or not most.pieces:
        return False
    if shift is not None:
        return bool(least.within(Piece(edge - shift, edge, open_high=True)).pieces)
    return least.pieces[0].low < edge <= most.pieces[-1].high


def _names(part: object) -> tuple[str, ...]:
    if isinstance(part, (NoZeroCriterion, CriterionMinimum)):
        return part.of
    return (part.of,) if isinstance(part, PointsBetween) and part.of is not None else ()


def _above(group: str | None, groups: Mapping[str, str | None]) -> set[str]:
    """A group and all groups in which it stands."""
    found: set[str] = set()
    while group is not None:
        found.add(group)
        group = groups.get(group)
    return found


def _place(ranking: Ranking, name: str) -> int:
    return next(place for place, rank in enumerate(ranking.ranks) if rank.id == name)
