"""The tree of a rule book: groups, criteria, and the blocks outside the base (bộ tiêu chí).

Groups and criteria stand in two flat lists, and each names the group it belongs to: a table of
them reads like the annex of a decision. Where each aggregation stands:

* A1 a sum with declared maxima: `Aggregation.SUM`, `Group.maximum`, `Criterion.maximum`;
* A2 a weighted mean: `Aggregation.WEIGHTED_MEAN`, `weight`;
* A3 blocks outside the base with own caps: `Bonus`, `Deduction`;
* A4 the not-applicable policy of each criterion: `NotApplicable`;
* A5 all children before the parent: `Group.complete_children`, `RuleBook.complete_children`;
* A6 self-score, appraised score and final score: `ScoreKind`, `RuleBook.counts`,
  `Criterion.self_scored`.
"""

from typing import Annotated

import attrs

from danvan.evaluation.shapes import LeafShape
from danvan.evaluation.words import Aggregation, MissingDataPolicy, NotApplicablePolicy
from danvan.law.instruments import Citation
from danvan.records import record
from danvan.rules import Code, Ident, Line, NonNegative, Several, Text, Whole

__all__ = ["Adjustment", "Bonus", "Criterion", "Deduction", "Evidence", "Group", "NotApplicable"]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Evidence:
    """A proof that a line asks for (tài liệu kiểm chứng): what, of which kind, how many at least."""

    title: Line
    kind: Code | None = None
    least: Annotated[int, Whole(1)] = 1
    citation: Citation | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class NotApplicable:
    """What happens when a criterion cannot apply (không áp dụng): shape A4.

    `within` names the group over whose other criteria points are divided or rescaled; ``None`` is
    the criterion's own group.
    """

    policy: NotApplicablePolicy
    within: Ident | None = None
    citation: Citation | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Group:
    """A group of criteria (nhóm tiêu chí), such as an annex part or a numbered criterion with parts.

    `within` names the group above it. `maximum` is the declared maximum in points, ``None`` where
    the text read states none. `weight` counts in a weighted mean of the level above.
    `detailed_by` names who sets the criteria of a group that the text leaves open.
    """

    id: Ident
    title: Line
    title_en: Line | None = None
    within: Ident | None = None
    maximum: NonNegative | None = None
    weight: NonNegative | None = None
    aggregation: Aggregation = Aggregation.SUM
    complete_children: bool = False
    detailed_by: Line | None = None
    citation: Citation | None = None
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Criterion:
    """A scored line (tiêu chí) and how facts become its points.

    `number` is the number in the text (“8”, “5.3”). `group` names its group; ``None`` stands
    directly under the total. `maximum` is in points, ``None`` where the text read states none.
    `not_applicable` and `missing` ``None``: the text is silent, and for `missing` the rule book's
    own policy holds. `self_scored` is false for a line that only the superior scores (Bắc Kạn: 10
    of 100 points). `citation.mark` says how sure the line and its maximum are.
    """

    id: Ident
    number: Line | None = None
    title: Line
    title_en: Line | None = None
    group: Ident | None = None
    maximum: NonNegative | None = None
    weight: NonNegative | None = None
    shape: LeafShape
    not_applicable: NotApplicable | None = None
    missing: MissingDataPolicy | None = None
    self_scored: bool = True
    evidence: tuple[Evidence, ...] = ()
    citation: Citation | None = None
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Adjustment:
    """One line of a bonus or a deduction (nội dung cộng, trừ điểm).

    `shape` gives the points to add or to take away, counted from zero up to `cap`.
    """

    id: Ident
    title: Line
    title_en: Line | None = None
    shape: LeafShape
    cap: NonNegative | None = None
    evidence: tuple[Evidence, ...] = ()
    citation: Citation | None = None
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Bonus:
    """Points added outside the base, with a cap (điểm thưởng): shape A3.

    `above_total`: the sum may exceed the declared total; `counts_for_rank`: it counts when the
    rank is found. ``None`` on either: the text is silent (CT-2579).
    """

    id: Ident
    title: Line
    title_en: Line | None = None
    cap: NonNegative | None = None
    items: Annotated[tuple[Adjustment, ...], Several(least=1)]
    above_total: bool | None = None
    counts_for_rank: bool | None = None
    citation: Citation | None = None
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Deduction:
    """Points taken away, with a cap (điểm trừ): shape A3; the cap is written without a sign.

    `counts_for_rank`: it counts when the rank is found; ``None``: the text is silent.
    """

    id: Ident
    title: Line
    title_en: Line | None = None
    cap: NonNegative | None = None
    items: Annotated[tuple[Adjustment, ...], Several(least=1)]
    counts_for_rank: bool | None = None
    citation: Citation | None = None
    note: Text | None = None
