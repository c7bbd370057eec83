"""What scoring gives: the points of every line and the rank, each with where it came from (phiếu chấm điểm)."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from math import inf

import attrs

from danvan.evaluation.criteria import Adjustment, Criterion
from danvan.evaluation.exact import Bound, above_zero, common_denominator, decimal_of, in_parts, minus
from danvan.evaluation.facts import CaseList, EnteredPoints, Fact, FactSheet
from danvan.evaluation.known import Line, Scored
from danvan.evaluation.ranks import Outcome, Settled
from danvan.evaluation.rulebook import RuleBook
from danvan.reports.figures import Silence

__all__ = ["BlockScore", "GroupScore", "LineScore", "Lost", "Points", "ScoreCard"]


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
class ReadLine:
    """A line of a rule book with the codes of the facts that it reads; the same for every unit.

    `codes` are the facts that it reads of the unit, `case_codes` those that it reads of each case, with the code of the
    list.
    """

    line: Criterion | Adjustment
    codes: tuple[str, ...]
    case_codes: tuple[tuple[str, str], ...]


@attrs.frozen(slots=False)
class LineScore:
    """The points of one criterion, or of one line of a bonus or deduction (điểm một tiêu chí).

    `entered` is what was given by hand; `how` says whether that counts, or what the facts give. `provisional`: the
    rule book counts the points of a body, and they are not there yet. `sheet` is what was reported for the unit.
    `read` is the line with what it reads, `counted` and `reckoned` are the numbers of `points`, `maximum` and
    `computed`. One is made for each line of each unit, so its values stand in a dictionary: slots that are frozen are
    filled more slowly.
    """

    read: ReadLine
    counted: Line
    reckoned: tuple[Bound, Bound]
    how: Scored
    entered: tuple[EnteredPoints, ...]
    provisional: bool
    sheet: Mapping[str, Fact | CaseList] = attrs.field(repr=False)

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
        return Points(*self.reckoned)

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
        return self.counted.low is self.counted.high or self.counted.low == self.counted.high

    @property
    def id(self) -> str:
        """The id of the line."""
        return self.line.id

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the line read, with where each came from; those of single cases are left out."""
        found = (self.sheet.get(code) for code in self.codes)
        return tuple(fact for fact in found if isinstance(fact, Fact))

    @property
    def not_reported(self) -> tuple[str, ...]:
        """The facts, and lists of cases, that the line reads and nobody reported."""
        silent = {fact.code for fact in self.facts if fact.silence is Silence.NOT_REPORTED}
        return tuple(code for code in self.codes if code not in self.sheet or code in silent)

    @property
    def cases_not_reported(self) -> tuple[str, ...]:
        """The ids of the cases in which a fact that the line reads was not reported, each once."""
        found: dict[str, None] = {}
        for name, code in self.case_codes:
            listed = self.sheet.get(name)
            for case in listed.cases if isinstance(listed, CaseList) else ():
                fact = next((fact for fact in case.facts if fact.code == code), self.sheet.get(code))
                if not isinstance(fact, Fact) or fact.silence is Silence.NOT_REPORTED:
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
        return not self.known and not self.lacks and self.how is not Scored.ENTERED


@attrs.frozen
class GroupScore:
    """The points of one group of criteria (điểm một nhóm)."""

    id: str
    points: Points
    maximum: Bound


@attrs.frozen(kw_only=True)
class BlockScore:
    """The points of one bonus or deduction, after its cap (điểm thưởng, điểm trừ); a deduction has no sign."""

    id: str
    points: Points
    lines: tuple[LineScore, ...]


@attrs.frozen(slots=False)
class Lost:
    """Points that a line did not earn (điểm bị mất): surely `least`, at most `most`."""

    line: LineScore
    least: Bound
    most: Bound


@attrs.frozen(kw_only=True)
class ScoreCard:
    """The result of one unit for one period (kết quả chấm điểm).

    `base` are the points of the criteria, `total` with all bonuses and deductions, `counting` those with which the
    rank is found. `outcomes` are all ranks that are still possible; one, if everything that matters is known.
    `accepted` names what the rule book leaves unencoded and a person accepted for this run, `asked` the facts that
    the rule book reads of a unit.
    """

    book: RuleBook
    sheet: FactSheet
    lines: tuple[LineScore, ...]
    groups: tuple[GroupScore, ...]
    base: Points
    bonuses: tuple[BlockScore, ...]
    deductions: tuple[BlockScore, ...]
    total: Points
    counting: Points
    outcomes: tuple[Outcome, ...]
    accepted: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def every_line(self) -> tuple[LineScore, ...]:
        """The criteria, then the lines of bonuses and of deductions."""
        return (*self.lines, *(line for block in (*self.bonuses, *self.deductions) for line in block.lines))

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

    @cached_property
    def lost(self) -> tuple[Lost, ...]:
        """What each line did not earn, and what was deducted, the most first; a line without a maximum is left out."""
        found: list[Lost] = []
        for line in self.lines:
            counted = line.counted
            low, high, most = counted.low, counted.high, counted.maximum
            if low is most or most == inf or not counted.applies:
                continue
            lost = minus(most, low)
            if above_zero(lost):
                found.append(Lost(line, lost if high is low else minus(most, high), lost))
        for block in self.deductions:
            for line in block.lines:
                if line.counted.high > 0:
                    found.append(Lost(line, line.counted.low, line.counted.high))
        # Whole numbers are compared faster than fractions: everything is counted in the smallest part that occurs.
        parts = common_denominator(
            [end for lost in found for end in (lost.least, lost.most) if end.__class__ is not int]
        )

        found.sort(key=lambda lost: lost.line.read.line.id)
        if any(lost.least is not lost.most for lost in found):
            found.sort(key=lambda lost: -in_parts(lost.least, parts))
        found.sort(key=lambda lost: -in_parts(lost.most, parts))
        return tuple(found)

    @property
    def availability(self) -> tuple[int, int]:
        """How many of the facts that the rule book asks of this unit were answered, and how many it asks.

        That a fact cannot apply is an answer.
        """
        answered = {fact.code for fact in self.sheet.facts if fact.silence is not Silence.NOT_REPORTED}
        answered.update(cases.code for cases in self.sheet.cases)
        return sum(code in answered for code in self.asked), len(self.asked)
