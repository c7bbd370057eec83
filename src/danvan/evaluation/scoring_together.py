"""Scoring units together (chấm điểm, xếp loại chung): compared with each other, and in the order that the text asks.

What a unit earns beside others needs the facts of those others; what it may be ranked needs the ranks of its
component units first. The sheets that are given must be those of all units that are compared: who is not among them
is not looked at.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

import attrs

from danvan.errors import Problem
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.columns import Column
from danvan.evaluation.facts import FactSheet, RelatedUnit
from danvan.evaluation.gates import RelatedRanked
from danvan.evaluation.known import Value, fact_values
from danvan.evaluation.outside import CohortPlace, RatioToFirst, RelativeToLeader
from danvan.evaluation.ranking import RankedBefore
from danvan.evaluation.ranks import Settled
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.scoring import CannotScore, Scorer
from danvan.evaluation.side_by_side import group_key, kept_apart
from danvan.evaluation.words import CohortScope, RankWord, UnitRelation

__all__ = ["evaluate_all", "evaluate_beside", "looked_at"]


def evaluate_all(
    book: RuleBook, sheets: Iterable[FactSheet], *, accepted: Collection[str] = ()
) -> tuple[ScoreCard, ...]:
    """The points and the ranks of units that are judged together, in the order of their sheets (xếp loại các đơn vị).

    A unit is compared with all units whose sheets name the same cluster, block or group (`FactSheet.cohorts`), itself
    included. A related unit without a rank that is itself among the sheets is ranked first, where the rule book asks
    for its rank or says that it comes first: component units before their parent (NĐ233-2026), the agency before its
    party body (QĐ366, điều 12). Its rank stands in the sheet of the card then; it stays open where several are
    possible. The order of the sheets changes no result.

    `accepted` is that of `Scorer.card`. Raises `CannotScore`, with all that stands in the way and each place under the
    id of its unit: also for two sheets of one unit, sheets of different periods, and units that wait for each
    other in a circle.
    """
    given = tuple(sheets)
    scorer = Scorer(book)
    by_unit = {sheet.unit: sheet for sheet in given}
    waiting = _waiting(book, by_unit)
    problems = [*kept_apart(given), *_circles(waiting)]
    if problems:
        raise CannotScore(problems)
    facts = _Facts(given)
    words = {} if book.ranking is None else {rank.id: rank.word for rank in book.ranking.ranks}
    cards: dict[str, ScoreCard] = {}
    found: dict[str, RankWord | None] = {}
    for unit in TopologicalSorter(waiting).static_order():
        sheet = _filled(by_unit[unit], waiting[unit], found)
        try:
            cards[unit] = scorer.card(sheet, accepted=accepted, cohort=facts.beside(sheet))
        except CannotScore as error:
            problems += [problem.under((unit,)) for problem in error.problems]
            found[unit] = None
        else:
            found[unit] = _sure_word(cards[unit], words)
    if problems:
        raise CannotScore(sorted(problems, key=lambda problem: str(problem.pointer[:1])))
    return tuple(cards[sheet.unit] for sheet in given)


def evaluate_beside(
    book: RuleBook, sheet: FactSheet, others: Iterable[FactSheet], *, accepted: Collection[str] = ()
) -> ScoreCard:
    """The points and the rank of one unit beside others, whose own points and ranks are not asked for.

    The ranks of its related units are those that stand in its sheet. Raises `CannotScore` as `evaluate_all` does.
    """
    together = [sheet, *others]
    if problems := kept_apart(together):
        raise CannotScore(problems)
    try:
        return Scorer(book).card(sheet, accepted=accepted, cohort=_Facts(together).beside(sheet))
    except CannotScore as error:
        raise CannotScore([problem.under((sheet.unit,)) for problem in error.problems]) from None


def looked_at(book: RuleBook, sheets: Iterable[FactSheet]) -> Callable[[FactSheet], tuple[FactSheet, ...]]:
    """Tells for each of these sheets the others that its score looks at: of the units with which it is compared.

    Only groups count in which some line of the rule book compares.
    """
    given = tuple(sheets)
    scopes = {part.within for _, part in parts(book) if isinstance(part, (CohortPlace, RatioToFirst, RelativeToLeader))}
    members: dict[tuple[CohortScope, str], list[int]] = {}
    for place, sheet in enumerate(given):
        for scope in scopes:
            key = group_key(sheet, scope)
            if key is not None:
                members.setdefault((scope, key), []).append(place)

    def others(sheet: FactSheet) -> tuple[FactSheet, ...]:
        keys = ((scope, group_key(sheet, scope)) for scope in scopes)
        places = {place for scope, key in keys if key is not None for place in members.get((scope, key), ())}
        return tuple(given[place] for place in sorted(places) if given[place].unit != sheet.unit)

    return others


class _Facts:
    """The facts of all units, looked up by the group in which units are compared."""

    def __init__(self, sheets: Sequence[FactSheet]) -> None:
        self._members: dict[tuple[CohortScope, str], list[Mapping[str, Value]]] = {}
        for sheet in sheets:
            values = fact_values(sheet.facts)
            for scope in CohortScope:
                key = group_key(sheet, scope)
                if key is not None:
                    self._members.setdefault((scope, key), []).append(values)
        self._columns: dict[tuple[CohortScope, str, str], Column] = {}

    def beside(self, sheet: FactSheet) -> Callable[[CohortScope, str], Sequence[Value | None] | None]:
        """A fact of every unit with which this one is compared."""

        def column(scope: CohortScope, code: str) -> Sequence[Value | None] | None:
            key = group_key(sheet, scope)
            if key is None:
                return None
            at = scope, key, code
            if at not in self._columns:
                self._columns[at] = Column(values.get(code) for values in self._members[scope, key])
            return self._columns[at]

        return column


def _waiting(book: RuleBook, by_unit: Mapping[str, FactSheet]) -> dict[str, dict[str, None]]:
    """For each unit those that are ranked before it, in the order of their ids."""
    relations: set[UnitRelation] = {
        part.relation for _, part in parts(book) if isinstance(part, (RelatedRanked, RankedBefore))
    }

    def before(sheet: FactSheet) -> dict[str, None]:
        others = {one.unit for one in sheet.related if one.rank is None and one.relation in relations}
        return dict.fromkeys(sorted(others & by_unit.keys()))

    return {unit: before(by_unit[unit]) for unit in sorted(by_unit)}


def _circles(waiting: Mapping[str, Mapping[str, None]]) -> list[Problem]:
    """Every circle of units that wait for each other; of circles that share a unit, one."""
    left = {unit: list(others) for unit, others in waiting.items()}
    problems: list[Problem] = []
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1]
            # The same circle may be walked from any of its units; it is told from the first of them.
            units = circle[1:] if circle[0] == circle[-1] else circle
            start = units.index(min(units))
            units = units[start:] + units[:start]
            problems.append(Problem.of("ranked-in-circle", (), value=" → ".join([*units, units[0]])))
            left = {
                unit: [other for other in others if other not in units]
                for unit, others in left.items()
                if unit not in units
            }
        else:
            return sorted(problems, key=lambda problem: problem.values)


def _filled(sheet: FactSheet, before: Mapping[str, None], found: Mapping[str, RankWord | None]) -> FactSheet:
    """The sheet with the ranks of those that were ranked before."""

    def ranked(other: RelatedUnit) -> RelatedUnit:
        if other.rank is not None or other.unit not in before:
            return other
        return attrs.evolve(other, rank=found[other.unit])

    return attrs.evolve(sheet, related=tuple(ranked(other) for other in sheet.related)) if before else sheet


def _sure_word(card: ScoreCard, words: Mapping[str, RankWord]) -> RankWord | None:
    """The word of the rank, where every outcome that is possible leads to it."""
    if not card.outcomes or any(outcome.how is not Settled.RANKED for outcome in card.outcomes):
        return None
    found = {words[outcome.rank] for outcome in card.outcomes if outcome.rank is not None}
    return found.pop() if len(found) == 1 else None
