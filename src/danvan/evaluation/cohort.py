"""What needs all units at once: quotas, awards, leaders, ties, ballots (xét trong khối, cụm).

* C1 quota: `QuotaRule`; C2 small group: `SmallGroup`;
* C3 award count per block: `AwardLimit`;
* C4 one leader per cluster: `LeaderRule`;
* C5 ties: `TieRule` with its `TieKey` in order;
* C6 ballot threshold: `Ballot`, for an award `AwardBallot`.

The library reports that a quota is exceeded and by how many; it never chooses who loses.
"""

from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.evaluation.gates import Condition
from danvan.evaluation.measures import Fraction, order_problems, share_problems
from danvan.evaluation.words import (
    AwardKind,
    BallotBase,
    CohortScope,
    Direction,
    QuotaDenominator,
    RoundingMode,
)
from danvan.law.instruments import Citation
from danvan.records import record
from danvan.rules import Code, Count, Ident, Line, NonNegative, Text, Whole

__all__ = [
    "AwardBallot",
    "AwardLimit",
    "Ballot",
    "Cohort",
    "LeaderRule",
    "QuotaRule",
    "SmallGroup",
    "TieKey",
    "TieRule",
]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class SmallGroup:
    """Where there are fewer units than so many, at most so many (nhóm ít đơn vị): C2."""

    fewer_than: Annotated[int, Whole(1)]
    at_most: Count


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class QuotaRule:
    """At most a share of units may have the top rank (tỷ lệ tối đa): C1.

    `rank` is capped at `share` of those ranked `base`, within `within`. A share is above 0 and at
    most 1: 0.2 is 20 %. Which units the denominator counts, and how the number is rounded, no text
    read settles: ``None`` keeps that open, and it must be chosen before the quota is counted.
    `exceptional_share` holds where the `exception` is granted.
    """

    rank: Ident
    share: NonNegative
    base: Ident
    denominator: QuotaDenominator | None = None
    rounding: RoundingMode | None = None
    small_group: SmallGroup | None = None
    exceptional_share: NonNegative | None = None
    exception: Condition | None = None
    within: CohortScope
    citation: Citation | None = None
    note: Text | None = None

    def _broken(self) -> Iterator[Problem]:
        yield from share_problems("share", self.share)
        yield from share_problems("exceptional_share", self.exceptional_share)
        if self.exceptional_share is not None:
            yield from order_problems("share", self.share, "exceptional_share", self.exceptional_share)
        elif self.exception is not None:
            yield Problem.of(
                "needs-field",
                field="exceptional_share",
                reason_en="an exception is stated",
                reason_vi="có ghi trường hợp đặc biệt",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class AwardLimit:
    """So many awards at most, for one unit group or for all (số lượng khen thưởng): C3.

    `least_rank` is the rank from which a unit may be proposed; `most` ``None`` states no number.
    """

    award: AwardKind | None = None
    title: Line | None = None
    group: Ident | None = None
    most: Count | None = None
    least_rank: Ident | None = None
    citation: Citation | None = None
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class LeaderRule:
    """The leading units of a cohort (đơn vị dẫn đầu): C4; one unless said otherwise."""

    within: CohortScope
    most: Annotated[int, Whole(1)] = 1
    award: AwardKind | None = None
    title: Line | None = None
    citation: Citation | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class TieKey:
    """One key by which equal totals are parted (tiêu chí phân định): points of a line, or a fact."""

    criterion: Ident | None = None
    fact: Code | None = None
    direction: Direction = Direction.HIGHER_IS_BETTER

    def _broken(self) -> Iterator[Problem]:
        if self.criterion is None and self.fact is None:
            yield Problem.of(
                "needs-field", field="criterion", reason_en="no fact is named", reason_vi="không ghi “fact”"
            )
        if self.criterion is not None and self.fact is not None:
            yield Problem.of(
                "excludes-field",
                ("fact",),
                field="fact",
                reason_en="a criterion is named",
                reason_vi="đã ghi “criterion”",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class TieRule:
    """How equal totals are ordered (đồng điểm): C5, by keys in order, else the authority decides."""

    keys: tuple[TieKey, ...] = ()
    otherwise: Line
    citation: Citation | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Ballot:
    """A vote of a council (bỏ phiếu): C6.

    `share` of the votes of `of` is needed at least; ``None`` where the text read does not state
    it. `absent_by_letter`: absent members vote by letter.
    """

    share: Fraction | None = None
    of: BallotBase | None = None
    absent_by_letter: bool | None = None
    citation: Citation | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class AwardBallot:
    """The ballot that an award needs (bỏ phiếu xét khen thưởng): C6, flags 80 % of all members."""

    award: AwardKind
    title: Line | None = None
    ballot: Ballot


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Cohort:
    """All rules that look at the units together (quy định xét chung).

    `order` is the way in which units stand in the list, by total.
    """

    order: Direction = Direction.HIGHER_IS_BETTER
    tie: TieRule | None = None
    quotas: tuple[QuotaRule, ...] = ()
    awards: tuple[AwardLimit, ...] = ()
    leaders: tuple[LeaderRule, ...] = ()
    ballots: tuple[AwardBallot, ...] = ()
