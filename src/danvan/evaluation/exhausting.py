"""Going through all cases that the conditions of a ranking tell apart, where one sheet does not settle a question."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.exact import Exact
from danvan.evaluation.facts import FactSheet
from danvan.evaluation.formulas import FALSE, TOTAL, Formula, Says, both, either, negated
from danvan.evaluation.joint import Joint
from danvan.evaluation.rank_cases import RankCases
from danvan.evaluation.solving import TooHard
from danvan.evaluation.ways import Way

__all__ = ["Answered", "exhausted"]


@attrs.frozen
class Answered:
    """Whether a case can come about: a scored sheet that shows it, beside others if need be, a proof that it cannot, or
    neither."""

    card: ScoreCard | None = None
    others: tuple[FactSheet, ...] = ()
    impossible: bool = False


def exhausted(
    joint: Joint,
    cases: RankCases,
    formula: Formula,
    scored: Callable[[Way, Mapping[str, Exact]], Sequence[Answered]],
    shows: Callable[[ScoreCard], bool],
) -> Answered:
    """Whether a case can come about, with the facts and points of all lines together.

    `scored` makes a sheet of a way and its numbers and scores it, alone and beside several others. Raises `TooHard`
    where there is too much to go through.
    """
    goal = joint.told(formula)
    first = joint.found(goal)
    if first is None:
        return Answered(impossible=True)
    shown = _shown(scored(*first), shows)
    if shown is not None:
        return shown
    options = [list(_verdicts(joint, place, *gate)) for place, gate in enumerate(cases.gates())]
    choices = [either(*(one for _, one in option)) for option in options]
    waiting: list[Formula] = [goal]
    sure = True
    while waiting:
        goal = waiting.pop()
        found = joint.found(goal, *choices)
        if found is None:
            continue
        way, settled = found[0], False
        for way, numbers in _in_numbers(joint, found, goal, *choices):
            cards = scored(way, numbers)
            shown = _shown(cards, shows)
            if shown is not None:
                return shown
            # Whatever else the conditions leave open, with these verdicts the outcome is the same.
            if settled := any(one.card is not None and agrees(joint, one.card, numbers) for one in cards):
                break
        sure = sure and settled
        before: list[Formula] = []
        for option in options:
            mine = next(one for mark, one in option if way.says.get(mark))
            others = [one for _, one in option if one is not mine]
            if others:
                waiting.append(both(goal, *before, either(*others)))
            before.append(mine)
    return Answered(impossible=sure)


def _in_numbers(
    joint: Joint, found: tuple[Way, Mapping[str, Exact]], *goals: Formula
) -> Iterator[tuple[Way, Mapping[str, Exact]]]:
    """What was found, and the same with whole numbers in place of the facts that no decimals state."""
    yield found
    facts = {name: Fraction(number) for name, number in found[1].items() if name[0].isalpha()}
    broken = [name for name, number in facts.items() if 10**9 % number.denominator != 0]
    for whole in (facts, broken) if broken else ():
        try:
            again = joint.found(*goals, whole=whole)
        except TooHard:
            continue
        if again is not None:
            yield again


def _shown(cards: Sequence[Answered], shows: Callable[[ScoreCard], bool]) -> Answered | None:
    return next((one for one in cards if one.card is not None and shows(one.card)), None)


def _verdicts(joint: Joint, place: int, true: Formula, false: Formula) -> Iterator[tuple[tuple[str, ...], Formula]]:
    neither = both(negated(true), negated(false))
    for name, formula in (("true", true), ("false", false), ("neither", neither)):
        if formula != FALSE:
            mark = ("gate", str(place), name)
            yield mark, both(joint.told(formula), Says(mark, True))


def agrees(joint: Joint, card: ScoreCard, numbers: Mapping[str, Exact]) -> bool:
    """Whether a card has the points that were reckoned for it."""
    found = {line.id: (line.counted.low, line.counted.high) for line in card.every_line}
    found |= {group.id: (group.points.low, group.points.high) for group in card.groups}
    found |= {block.id: (block.points.low, block.points.high) for block in (*card.bonuses, *card.deductions)}
    found[TOTAL] = (card.counting.low, card.counting.high)
    return all(found.get(name) == (number, number) for name, number in joint.points(numbers).items())
