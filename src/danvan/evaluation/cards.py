"""What scoring gives: the points of every line and the rank, each with where it came from (phiếu chấm điểm)."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from operator import itemgetter

import attrs

from danvan.evaluation.criteria import Adjustment, Criterion
from danvan.evaluation.exact import Bound, decimal_of
from danvan.evaluation.facts import CaseList, EnteredPoints, Fact, FactSheet
from danvan.evaluation.known import Line, Scored
from danvan.evaluation.ranks import Outcome, Settled
from danvan.evaluation.reckoning import ReadLine, Reckoning
from danvan.evaluation.rulebook import RuleBook
from danvan.reports.figures import Silence

__all__ = ["BlockScore", "GroupScore", "LineScore", "Lost", "Points", "Reported", "ScoreCard"]


@attrs.frozen
class Points:
    """Points, exactly: from `low` to `high`, the same where they are known (điểm).

    Whole numbers and fractions, so that a third of ten points stays a third. `high` is infinite where the text
    states no maximum.
    """

    low: Bound
    high: Bound

    @property
    def known(self) -> bool:
        """Whether there is only one number that they can be."""
        return self.low == self.high

    @property
    def value(self) -> Decimal | None:
        """The points as a decimal, at most six places where they are none; ``None`` where they are not known."""
        return None if isinstance(self.low, float) or not self.known else decimal_of(self.low)

    @property
    def least(self) -> Decimal:
        """The least that they may be, as a decimal."""
        return Decimal("Infinity") if isinstance(self.low, float) else decimal_of(self.low)

    @property
    def most(self) -> Decimal:
        """The most that they may be, as a decimal; infinite where nothing states it."""
        return Decimal("Infinity") if isinstance(self.high, float) else decimal_of(self.high)


@attrs.frozen
class Reported:
    """What was reported for a unit, by code: facts, and lists of cases (số liệu của đơn vị)."""

    facts: Mapping[str, Fact]
    cases: Mapping[str, CaseList]


@attrs.frozen(slots=False)
class LineScore:
    """The points of one criterion, or of one line of a bonus or deduction (điểm một tiêu chí).

    `reckoning` is what the line came to, `reported` what was reported for the unit. One is made for each line of each
    unit, so what does not depend on the unit stands in the reckoning, which units with the same points share.
    """

    reckoning: Reckoning
    reported: Reported = attrs.field(repr=False)

    @property
    def read(self) -> ReadLine:
        """The line with the codes of what it reads."""
        return self.reckoning.read

    @property
    def counted(self) -> Line:
        """The numbers of `points` and `maximum`."""
        return self.reckoning.counted

    @property
    def how(self) -> Scored:
        """Whether what was given by hand counts, or what the facts give."""
        return self.reckoning.how

    @property
    def entered(self) -> tuple[EnteredPoints, ...]:
        """What was given by hand."""
        return self.reckoning.entered

    @property
    def provisional(self) -> bool:
        """Whether the rule book counts the points of a body, and they are not there yet."""
        return self.reckoning.provisional

    @property
    def apart(self) -> bool:
        """Whether what the line reads of the units with which this one is compared is not all known."""
        return self.reckoning.apart

    @property
    def line(self) -> Criterion | Adjustment:
        """The line of the rule book."""
        return self.read.line

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the facts that the line reads of the unit."""
        return self.read.codes

    @property
    def case_codes(self) -> tuple[tuple[str, str], ...]:
        """The codes of the facts that the line reads of each case, with the code of the list."""
        return self.read.case_codes

    @property
    def points(self) -> Points:
        """The points that count."""
        return Points(self.counted.low, self.counted.high)

    @property
    def computed(self) -> Points:
        """What the facts give."""
        return Points(*self.reckoning.reckoned)

    @property
    def maximum(self) -> Bound:
        """The most that the line can earn for this unit, after what cannot apply was settled; infinite where the text
        states none."""
        return self.counted.maximum

    @property
    def applies(self) -> bool:
        """Whether the line can apply to the unit, or was given points."""
        return self.counted.applies

    @property
    def known(self) -> bool:
        """Whether there is only one number that its points can be."""
        return self.reckoning.known

    @property
    def id(self) -> str:
        """The id of the line."""
        return self.line.id

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the line read, with where each came from; those of single cases are left out."""
        facts = self.reported.facts
        return tuple(facts[code] for code in self.codes if code in facts)

    @property
    def not_reported(self) -> tuple[str, ...]:
        """The facts, and lists of cases, that the line reads and nobody reported."""
        facts, cases = self.reported.facts, self.reported.cases
        silent = {fact.code for fact in self.facts if fact.silence is Silence.NOT_REPORTED}
        return tuple(code for code in self.codes if code in silent or (code not in facts and code not in cases))

    @property
    def cases_not_reported(self) -> tuple[str, ...]:
        """The ids of the cases in which a fact that the line reads was not reported, each once."""
        found: dict[str, None] = {}
        for name, code in self.case_codes:
            listed = self.reported.cases.get(name)
            for case in () if listed is None else listed.cases:
                fact = next((fact for fact in case.facts if fact.code == code), self.reported.facts.get(code))
                if fact is None or fact.silence is Silence.NOT_REPORTED:
                    found[case.id] = None
        return tuple(found)

    @property
    def lacks(self) -> bool:
        """Whether something that the line reads was not reported."""
        return bool(self.not_reported or self.cases_not_reported)

    @property
    def not_applicable(self) -> tuple[str, ...]:
        """The facts that the line reads and that cannot apply to the unit."""
        return tuple(fact.code for fact in self.facts if fact.silence is Silence.NOT_APPLICABLE)

    @property
    def silent(self) -> bool:
        """Whether the text itself leaves the points open: everything is reported, and they are not known."""
        return not (self.known or self.lacks or self.apart or self.how is Scored.ENTERED)


@attrs.frozen
class GroupScore:
    """The points of one group of criteria (điểm một nhóm)."""

    id: str
    points: Points
    maximum: Bound


@attrs.frozen(kw_only=True)
class BlockScore:
    """The points of one bonus or deduction, after its cap (điểm thưởng, điểm trừ); a deduction has no sign.

    `reckonings` are those of its lines, `reported` is what was reported for the unit.
    """

    id: str
    points: Points
    reckonings: tuple[Reckoning, ...]
    reported: Reported = attrs.field(repr=False)

    @property
    def lines(self) -> tuple[LineScore, ...]:
        """Its lines."""
        return tuple(LineScore(reckoning, self.reported) for reckoning in self.reckonings)


@attrs.frozen(slots=False)
class Lost:
    """Points that a line did not earn, or that it took (điểm bị mất): surely `least`, at most `most`."""

    line: LineScore
    least: Bound
    most: Bound

    @property
    def points(self) -> Points:
        """The points that were lost."""
        return Points(self.least, self.most)


@attrs.frozen(kw_only=True)
class ScoreCard:
    """The result of one unit for one period (kết quả chấm điểm).

    `base` are the points of the criteria, `total` with all bonuses and deductions, `counting` those with which the
    rank is found. `outcomes` are all ranks that are still possible; one, if everything that matters is known.
    `accepted` names what the rule book leaves unencoded and a person accepted for this run, `asked` the facts that
    the rule book reads of a unit. `reckonings` are what the criteria came to, `reported` what was reported.
    """

    book: RuleBook
    sheet: FactSheet
    reckonings: tuple[Reckoning, ...]
    reported: Reported = attrs.field(repr=False)
    groups: tuple[GroupScore, ...]
    base: Points
    bonuses: tuple[BlockScore, ...]
    deductions: tuple[BlockScore, ...]
    total: Points
    counting: Points
    outcomes: tuple[Outcome, ...]
    accepted: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @cached_property
    def lines(self) -> tuple[LineScore, ...]:
        """The criteria."""
        return tuple([LineScore(reckoning, self.reported) for reckoning in self.reckonings])

    @property
    def every_line(self) -> tuple[LineScore, ...]:
        """The criteria, then the lines of bonuses and of deductions."""
        return tuple([LineScore(reckoning, self.reported) for reckoning in self.every_reckoning])

    @property
    def every_reckoning(self) -> tuple[Reckoning, ...]:
        """What the criteria, then the lines of bonuses and of deductions came to."""
        blocks = [reckoning for block in (*self.bonuses, *self.deductions) for reckoning in block.reckonings]
        return (*self.reckonings, *blocks)

    @property
    def points(self) -> Decimal | None:
        """The total as a decimal; ``None`` where it is not known."""
        return self.total.value

    @property
    def rank(self) -> str | None:
        """The id of the rank; ``None`` where there is none, or where several are possible.

        What leads to it may still be open.
        """
        ranks = {outcome.rank if outcome.how is Settled.RANKED else None for outcome in self.outcomes}
        return ranks.pop() if len(ranks) == 1 else None

    @property
    def possible_ranks(self) -> tuple[str, ...]:
        """The ids of all ranks that are still possible, those between which an authority may choose included."""
        names: dict[str, None] = {}
        for outcome in self.outcomes:
            names.update(dict.fromkeys(outcome.among if outcome.rank is None else (outcome.rank,)))
        return tuple(names)

    @property
    def losing(self) -> tuple[Reckoning, ...]:
        """What lost points, or took some, the most first; a line without a maximum is left out."""
        blocks = [reckoning for block in self.deductions for reckoning in block.reckonings]
        losses = [(loss.order, loss, of) for of in (*self.reckonings, *blocks) if (loss := of.lost)]
        if None in [order for order, _, _ in losses]:
            losses.sort(key=lambda item: (-item[1].most, -item[1].least, item[2].read.line.id))
        else:
            losses.sort(key=itemgetter(0))
        return tuple([reckoning for _, _, reckoning in losses])

    @cached_property
    def lost(self) -> tuple[Lost, ...]:
        """What each line did not earn, and what was deducted, the most first; a line without a maximum is left out."""
        return tuple(
            Lost(LineScore(reckoning, self.reported), loss.least, loss.most)
            for reckoning in self.losing
            if (loss := reckoning.lost)
        )

    @property
    def availability(self) -> tuple[int, int]:
        """How many of the facts that the rule book asks of this unit were answered, and how many it asks.

        That a fact cannot apply is an answer.
        """
        answered = {fact.code for fact in self.sheet.facts if fact.silence is not Silence.NOT_REPORTED}
        answered.update(cases.code for cases in self.sheet.cases)
        return sum(code in answered for code in self.asked), len(self.asked)
