"""Conditions of ranks, knock-outs, ceilings and unit groups that a text leaves open: a share of nothing."""

from collections.abc import Iterator

from danvan.errors import Pointer
from danvan.evaluation.asking import facts_of
from danvan.evaluation.branches import DIVIDED
from danvan.evaluation.flaws import Flaw, flaw, unsettled
from danvan.evaluation.formulas import FALSE, TRUE, Formula, both, negated
from danvan.evaluation.gates import Predicate
from danvan.evaluation.proving import Prover
from danvan.evaluation.rank_cases import RankCases

__all__ = ["gate_flaws"]


def gate_flaws(prover: Prover) -> Iterator[Flaw]:
    """Each condition that some case leaves neither true nor false, where that leaves the rank open."""
    for predicate, at, matters in _gates(prover):
        neither = both(negated(prover.wide.when(predicate, True, at)), negated(prover.wide.when(predicate, False, at)))
        if neither == FALSE:
            continue
        answered = prover.ask(both(neither, matters), lambda card: len(card.outcomes) != 1)
        if answered.card is not None:
            yield flaw(DIVIDED, at, answered.card, codes=facts_of(predicate), line="–")
        elif not answered.impossible:
            yield unsettled("một điều kiện", "a condition", at)


def _gates(prover: Prover) -> Iterator[tuple[Predicate, Pointer, Formula]]:
    """The conditions of a rule book, their places, and when each of them matters."""
    ranking = prover.book.ranking
    if ranking is None:
        return
    cases = RankCases(prover.wide, ranking)
    for index, rank in enumerate(ranking.ranks):
        for place, condition in enumerate(rank.conditions):
            at = ("ranking", "ranks", index, "conditions", place, "when")
            others = [cases.condition(index, other, True) for other in range(len(rank.conditions)) if other != place]
            yield condition.when, at, both(cases.band(index, True), *others, cases.no_knock_out())
    for index, knock in enumerate(ranking.knock_outs):
        for name, part in (("when", knock.when), ("unless", knock.unless), ("weighed_when", knock.weighed_when)):
            if part is not None:
                yield part, ("ranking", "knock_outs", index, name), TRUE
    for index, ceiling in enumerate(ranking.ceilings):
        yield ceiling.when, ("ranking", "ceilings", index, "when"), TRUE
