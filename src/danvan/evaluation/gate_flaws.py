"""Conditions of ranks, knock-outs, ceilings and unit groups that a text leaves open: a share of nothing."""

from collections.abc import Iterator
from functools import partial

from danvan.errors import Pointer
from danvan.evaluation.asking import facts_of
from danvan.evaluation.flaws import Flaw, flaw, unsettled
from danvan.evaluation.formulas import FALSE, Formula, both, either, negated
from danvan.evaluation.gates import Predicate
from danvan.evaluation.outlooks import DIVIDED
from danvan.evaluation.proving import Prover
from danvan.evaluation.rank_cases import RankCases
from danvan.evaluation.ranking import GroupBand, Ranking
from danvan.evaluation.rulebook import RuleBook

__all__ = ["gate_flaws"]


def gate_flaws(prover: Prover) -> Iterator[Flaw]:
    """Each condition that some case leaves neither true nor false, where that leaves the rank open."""
    ranking = prover.views.book.ranking
    if ranking is None:
        return

    def open_(cases: RankCases, number: int) -> Formula:
        predicate, at, matters = list(_gates(prover.views.book, cases))[number]
        when = (cases.language.when(predicate, want, at) for want in (True, False))
        neither = both(*(negated(one) for one in when))
        return FALSE if neither == FALSE else both(neither, matters)

    for number, (predicate, at, _) in enumerate(_gates(prover.views.book, RankCases(prover.views.wide, ranking))):
        answered = prover.ask(partial(open_, number=number), lambda card: len(card.outcomes) != 1)
        if answered.card is not None:
            yield flaw(DIVIDED, at, answered.card, answered.others, codes=facts_of(predicate), line="–")
        elif not answered.impossible:
            yield unsettled("một điều kiện", "a condition", at)
    yield from _bands(prover, ranking)


def _bands(prover: Prover, ranking: Ranking) -> Iterator[Flaw]:
    """Units in two groups that have bands of their own of one rank, where these disagree."""

    def disagree(cases: RankCases, first: GroupBand, second: GroupBand) -> Formula:
        members = [cases.language.member(band.group, True) for band in (first, second)]
        one, other = (cases.in_band(band) for band in (first, second))
        return both(*members, either(both(one, negated(other)), both(other, negated(one))))

    for index, rank in enumerate(ranking.ranks):
        for place, second in enumerate(rank.by_group):
            for first in rank.by_group[:place]:
                case = partial(disagree, first=first, second=second)
                answered = prover.ask(case, lambda card: len(card.outcomes) != 1)
                at = ("ranking", "ranks", index, "by_group", place)
                if answered.card is not None:
                    codes = facts_of(prover.views.book.unit_groups)
                    yield flaw(
                        "bands-disagree",
                        at,
                        answered.card,
                        answered.others,
                        codes=codes,
                        one=first.group,
                        other=second.group,
                        rank=rank.id,
                    )
                elif not answered.impossible:
                    yield unsettled("một đơn vị thuộc hai nhóm", "a unit in two groups", at)


def _gates(book: RuleBook, cases: RankCases) -> Iterator[tuple[Predicate, Pointer, Formula]]:
    """The conditions of a rule book, their places, and when each of them matters."""
    ranking = cases.ranking
    free = negated(either(*(cases.knocked(place) for place in range(len(ranking.knock_outs)))))
    for index, rank in enumerate(ranking.ranks):
        for place, condition in enumerate(rank.conditions):
            at = ("ranking", "ranks", index, "conditions", place, "when")
            others = [
                negated(cases.condition(index, other, False)) for other in range(len(rank.conditions)) if other != place
            ]
            yield condition.when, at, both(negated(cases.band(index, False)), *others, free)
    by_group = {band.group for rank in ranking.ranks for band in rank.by_group}
    for index, group in enumerate(book.unit_groups):
        if group.when is not None and group.id in by_group:
            parted = (
                _parted(cases, place)
                for place, rank in enumerate(ranking.ranks)
                if any(band.group == group.id for band in rank.by_group)
            )
            yield group.when, ("unit_groups", index, "when"), both(free, either(*parted))
    for index, knock in enumerate(ranking.knock_outs):
        rest = [place for place in range(len(ranking.knock_outs)) if place != index]
        same = either(*(cases.knocked(place) for place in rest if ranking.knock_outs[place].to == knock.to))
        away = either(*(cases.knocked(place) for place in rest if ranking.knock_outs[place].to != knock.to))
        fits = either(*(cases.fits(place, True) for place, rank in enumerate(ranking.ranks) if rank.id == knock.to))
        # It changes nothing where the unit comes to the same rank without it.
        matters = negated(either(same, both(fits, negated(away))))
        for name, part in (("when", knock.when), ("unless", knock.unless), ("weighed_when", knock.weighed_when)):
            if part is not None:
                # Who weighs is asked only where there is something to weigh.
                weighing = negated(cases.not_knocked(index))
                yield part, ("ranking", "knock_outs", index, name), weighing if name == "weighed_when" else matters
    for index, ceiling in enumerate(ranking.ceilings):
        most = next(place for place, rank in enumerate(ranking.ranks) if rank.id == ceiling.at_most)
        lower = [cases.fits(place, True) for place in range(most, len(ranking.ranks))]
        yield ceiling.when, ("ranking", "ceilings", index, "when"), negated(either(*lower))


def _parted(cases: RankCases, index: int) -> Formula:
    """The total lies in some of the bands of a rank and not in others, and no condition keeps the unit from it."""
    rank = cases.ranking.ranks[index]
    bands = [cases.in_band(rank), *(cases.in_band(band) for band in rank.by_group)]
    kept = (negated(cases.condition(index, place, False)) for place in range(len(rank.conditions)))
    return both(either(*bands), either(*(negated(band) for band in bands)), *kept)
