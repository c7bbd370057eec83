"""Conditions as data (điều kiện): a closed, typed tree of predicates over facts, points and ranks.

A fact is named by its code, such as ``petitions.on_time``; what it counts is said in the catalogue
of facts. A condition whose facts are not reported is undecided, never false.
"""

from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.evaluation.measures import bound_problems, order_problems, share_problems
from danvan.evaluation.words import Comparison, DisciplineLevel, HowMany, RankWord, UnitRelation
from danvan.law.instruments import Citation
from danvan.records import record
from danvan.rules import Amount, Code, Ident, Line, NonNegative, Several, Text, Whole

__all__ = [
    "AllOf",
    "AnyOf",
    "AtLeast",
    "Between",
    "Compare",
    "CompareFacts",
    "Condition",
    "CriterionMinimum",
    "Disciplined",
    "Holds",
    "InGroup",
    "IsApplicable",
    "IsReported",
    "NoZeroCriterion",
    "Not",
    "PointsBetween",
    "Predicate",
    "Ratio",
    "RelatedRanked",
    "UnencodedCondition",
    "WordIn",
]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Holds:
    """A yes-or-no fact is as expected (đúng/sai)."""

    fact: Code
    expected: bool = True


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class WordIn:
    """A fact that is a word has one of these words (thuộc một trong các loại)."""

    fact: Code
    words: Annotated[tuple[Code, ...], Several(least=1, distinct=True)]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class IsReported:
    """A fact was reported at all (đã báo cáo)."""

    fact: Code


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class IsApplicable:
    """A fact can apply to the unit (có áp dụng): it was not reported as not applicable."""

    fact: Code


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Compare:
    """A fact compared with a number in the fact's own unit of measure (so sánh với một số)."""

    fact: Code
    comparison: Comparison
    value: Amount


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class CompareFacts:
    """A fact compared with another fact of the same unit of measure (so sánh hai số liệu)."""

    fact: Code
    comparison: Comparison
    other: Code


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Between:
    """A fact lies between two bounds (trong khoảng); which bound is taken in is said by its name."""

    fact: Code
    at_least: Amount | None = None
    above: Amount | None = None
    at_most: Amount | None = None
    below: Amount | None = None

    def _broken(self) -> Iterator[Problem]:
        yield from bound_problems(self.at_least, self.above, self.at_most, self.below)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Ratio:
    """One count over another lies between bounds (tỷ lệ); shares are decimals, 0.9 is 90 %.

    `no_case` says whether the condition holds when the denominator is zero; ``None`` says that the
    text is silent, and then the condition is undecided.
    """

    numerator: Code
    denominator: Code
    at_least: NonNegative | None = None
    above: NonNegative | None = None
    at_most: NonNegative | None = None
    below: NonNegative | None = None
    no_case: bool | None = None

    def _broken(self) -> Iterator[Problem]:
        yield from bound_problems(self.at_least, self.above, self.at_most, self.below)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class PointsBetween:
    """Points lie between bounds (điểm trong khoảng).

    `of` names a criterion or a group; ``None`` is the total, which counts after bonus and deduction.
    """

    of: Ident | None = None
    at_least: NonNegative | None = None
    above: NonNegative | None = None
    at_most: NonNegative | None = None
    below: NonNegative | None = None

    def _broken(self) -> Iterator[Problem]:
        yield from bound_problems(self.at_least, self.above, self.at_most, self.below)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class NoZeroCriterion:
    """No criterion was scored zero (không có tiêu chí bị điểm 0): shape R4, CT-2579.

    `of` names the criteria or groups looked at; empty, every criterion.
    """

    of: Annotated[tuple[Ident, ...], Several(distinct=True)] = ()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class CriterionMinimum:
    """Each criterion reaches its least (điểm liệt): shape R3.

    The least is a `share` of the criterion's maximum, above 0 and at most 1, or so many `points`.
    `of` names the criteria or groups; empty, every criterion. A rank holds its own minimum among
    its conditions: the Nghệ An draft asks 85, 80 and 70 % for its three upper ranks.
    """

    of: Annotated[tuple[Ident, ...], Several(distinct=True)] = ()
    share: NonNegative | None = None
    points: NonNegative | None = None

    def _broken(self) -> Iterator[Problem]:
        yield from share_problems("share", self.share)
        if self.share is None and self.points is None:
            yield Problem.of(
                "needs-field", field="share", reason_en="“points” is not stated", reason_vi="không ghi “points”"
            )
        if self.share is not None and self.points is not None:
            yield Problem.of(
                "excludes-field",
                ("points",),
                field="points",
                reason_en="“share” states the minimum",
                reason_vi="đã ghi mức tối thiểu ở “share”",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Disciplined:
    """A discipline from one level to another was imposed (bị kỷ luật); without `at_most`, or more.

    `fact` gives the highest level in the period of those it speaks of, such as the head or deputy.
    """

    fact: Code
    at_least: DisciplineLevel
    at_most: DisciplineLevel | None = None

    def _broken(self) -> Iterator[Problem]:
        rising = list(DisciplineLevel)
        if self.at_most is not None and rising.index(self.at_most) < rising.index(self.at_least):
            yield Problem.of(
                "range-order",
                ("at_most",),
                lower="at_least",
                lower_value=self.at_least.value,
                upper="at_most",
                upper_value=self.at_most.value,
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class RelatedRanked:
    """So many related units have one of these ranks (xếp loại của đơn vị liên quan): shapes R8, R10.

    NĐ233-2026: no component unit “không hoàn thành” is ``none`` of the components with that word.
    """

    relation: UnitRelation
    how_many: HowMany
    words: Annotated[tuple[RankWord, ...], Several(least=1, distinct=True)]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class InGroup:
    """The unit belongs to a unit group of the rule book (thuộc nhóm đơn vị): shape S19."""

    group: Ident


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class UnencodedCondition:
    """A condition of the text that is not written as data (điều kiện chưa mã hóa).

    `excerpt` keeps the legal wording where it was read, `why` says what stands in the way.
    Evaluation refuses unless a person answers it by hand.
    """

    excerpt: Text | None = None
    why: Text
    citation: Citation | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class AllOf:
    """Every condition holds (tất cả các điều kiện)."""

    of: "Annotated[tuple[Predicate, ...], Several(least=1)]"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class AnyOf:
    """At least one condition holds (một trong các điều kiện)."""

    of: "Annotated[tuple[Predicate, ...], Several(least=1)]"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Not:
    """The condition does not hold (không thuộc trường hợp)."""

    of: "Predicate"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class AtLeast:
    """At least so many of the conditions hold (ít nhất n điều kiện)."""

    least: Annotated[int, Whole(1)]
    of: "Annotated[tuple[Predicate, ...], Several(least=1)]"

    def _broken(self) -> Iterator[Problem]:
        if self.least > len(self.of):
            yield from order_problems("least", self.least, "of", len(self.of))


Predicate = (
    Holds
    | WordIn
    | IsReported
    | IsApplicable
    | Compare
    | CompareFacts
    | Between
    | Ratio
    | PointsBetween
    | NoZeroCriterion
    | CriterionMinimum
    | Disciplined
    | RelatedRanked
    | InGroup
    | UnencodedCondition
    | AllOf
    | AnyOf
    | Not
    | AtLeast
)
"""Every kind of condition."""


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Condition:
    """A condition with the words and the place of the text that sets it (điều kiện)."""

    title: Line
    title_en: Line | None = None
    when: Predicate
    citation: Citation | None = None
