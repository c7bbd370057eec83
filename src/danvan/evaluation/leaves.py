"""The leaf shapes that read a unit's own facts: how facts become points (cách tính điểm).

Here stand S1-S10, S16 and `Unencoded`; those that look outside the unit stand in `outside`, those
that hold another shape in `shapes`. A leaf always stands under something with a maximum
(`Criterion`, `Arm`, an item of a block) and earns from zero to that maximum. Points ``None``: the
text read does not state them; such a leaf can be kept and shown, and scoring asks, never guesses.
"""

from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.evaluation.gates import Predicate
from danvan.evaluation.measures import Band, Measure, NoCase, order_problems, share_problems
from danvan.evaluation.words import Direction
from danvan.law.instruments import Citation
from danvan.records import record
from danvan.rules import Amount, Code, Ident, Line, NonNegative, Several, Text, Whole

__all__ = [
    "AllOrNothing",
    "Bands",
    "CheckItem",
    "Checklist",
    "FaultRate",
    "ItemRate",
    "Judged",
    "Levels",
    "LinearLoss",
    "LossStep",
    "OwnLimit",
    "PerFault",
    "PerItem",
    "ProgressiveLoss",
    "Proportional",
    "ScoreLevel",
    "ShareLoss",
    "Steps",
    "TargetRatio",
    "Unencoded",
]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class AllOrNothing:
    """S1: the maximum when the condition holds, else nothing (đạt / không đạt)."""

    when: Predicate


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ScoreLevel:
    """One step of `Levels` (mức): so many points when the condition holds."""

    points: NonNegative | None = None
    when: Predicate


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Levels:
    """S2: ordered levels, the first whose condition holds counts (các mức theo thứ tự).

    `otherwise` is given when none holds; ``None``: nothing is said for that case. `no_case` is
    given when nothing occurred and a denominator is zero (TT01-2018 item 8).
    """

    levels: Annotated[tuple[ScoreLevel, ...], Several(least=1)]
    otherwise: NonNegative | None = None
    no_case: NoCase | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Bands:
    """S3: a number falls into a band and earns its fixed points (theo khoảng)."""

    measure: Measure
    bands: Annotated[tuple[Band, ...], Several(least=1)]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Proportional:
    """S4: numerator / denominator of the maximum, never above it (theo tỷ lệ).

    Under `zero_below`, a share above 0 and at most 1, nothing is earned (PAR INDEX: 0.8). With
    lower is better, the rest of the share counts: 1 − numerator / denominator.
    """

    numerator: Code
    denominator: Code
    zero_below: NonNegative | None = None
    direction: Direction = Direction.HIGHER_IS_BETTER
    no_case: NoCase | None = None

    def _broken(self) -> Iterator[Problem]:
        yield from share_problems("zero_below", self.zero_below)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class TargetRatio:
    """S5: actual against target, with a base share b of the maximum M (so với chỉ tiêu giao).

    Below the target b·M·actual/target, from the target on b·M. Where more is earned above the
    target by comparison with the leader, the shape is `RelativeToLeader`.
    """

    actual: Code
    target: Code
    base_share: NonNegative
    no_case: NoCase | None = None

    def _broken(self) -> Iterator[Problem]:
        yield from share_problems("base_share", self.base_share)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ItemRate:
    """The points of one counted thing (điểm cho mỗi nội dung); `per_item` ``None`` is unknown.

    `cap` limits what this kind alone may earn.
    """

    count: Code
    title: Line | None = None
    per_item: NonNegative | None = None
    cap: NonNegative | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class PerItem:
    """S6: count × points per item, for one kind or several, capped (điểm theo số lượng).

    Several kinds stand for levels of recognition. CT-2579: by recognised exemplar, at most 3; the
    points of one exemplar stand in an annex that was not found, so they stay unknown.
    """

    items: Annotated[tuple[ItemRate, ...], Several(least=1)]
    cap: NonNegative | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Steps:
    """S7: base points, and more for each step above a base quantity (điểm tăng theo bước).

    10 points up to 500,000 people, 0.5 for each further 30,000. `whole_steps`: only whole steps
    count. `cap` is the most that can be earned; ``None`` is the maximum.
    """

    quantity: Code
    base_quantity: NonNegative
    base_points: NonNegative | None = None
    step: NonNegative
    per_step: NonNegative | None = None
    whole_steps: bool = True
    cap: NonNegative | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.step == 0:
            yield Problem.of("above-zero", ("step",), field="step")


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class LinearLoss:
    """Each occurrence takes the same points (trừ đều mỗi lần); ``None`` is unknown."""

    each: NonNegative | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ShareLoss:
    """Each occurrence takes a share of the item's points (trừ theo phần): 0.25 is 25 %."""

    each_share: NonNegative

    def _broken(self) -> Iterator[Problem]:
        yield from share_problems("each_share", self.each_share)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class LossStep:
    """What is lost in all when it occurred so many times (mức trừ lũy tiến).

    `everything`: all points are lost; otherwise `lost`, where ``None`` is unknown.
    """

    times: Annotated[int, Whole(1)]
    lost: NonNegative | None = None
    everything: bool = False

    def _broken(self) -> Iterator[Problem]:
        if self.everything and self.lost is not None:
            yield Problem.of(
                "excludes-field",
                ("lost",),
                field="lost",
                reason_en="everything is lost",
                reason_vi="đã trừ hết điểm",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ProgressiveLoss:
    """A table of rising losses (trừ lũy tiến): 1 time −1, 2 times −3, 3 times or more all.

    Each step holds from its `times` up to the next step; the last one holds from there on.
    """

    steps: Annotated[tuple[LossStep, ...], Several(least=1)]

    def _broken(self) -> Iterator[Problem]:
        for index in range(1, len(self.steps)):
            earlier, later = self.steps[index - 1].times, self.steps[index].times
            if later == earlier:
                yield Problem.of("repeated-id", ("steps", index, "times"), value=later, what_en="steps", what_vi="mức")
            for problem in order_problems("times", earlier, "times", later):
                yield problem.under(("steps", index))


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class FaultRate:
    """One kind of fault and what it takes (lỗi và mức trừ)."""

    count: Code
    title: Line | None = None
    loss: LinearLoss | ShareLoss | ProgressiveLoss


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class PerFault:
    """S8: the maximum less what each fault takes, never under `floor` (trừ điểm theo lỗi).

    In a `Deduction` block, where points taken away are counted from zero, use `PerItem` or `Bands`.
    """

    faults: Annotated[tuple[FaultRate, ...], Several(least=1)]
    floor: NonNegative | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class CheckItem:
    """One line of a checklist (nội dung kiểm tra); `points` ``None`` is unknown."""

    id: Ident
    title: Line
    title_en: Line | None = None
    points: NonNegative | None = None
    when: Predicate
    citation: Citation | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Checklist:
    """S9: the sum of the lines that hold (cộng điểm các nội dung đạt)."""

    items: Annotated[tuple[CheckItem, ...], Several(least=1)]

    def _broken(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, item in enumerate(self.items):
            if item.id in seen:
                yield Problem.of(
                    "repeated-id",
                    ("items", index, "id"),
                    value=item.id,
                    what_en="checklist lines",
                    what_vi="nội dung kiểm tra",
                )
            seen.add(item.id)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class OwnLimit:
    """S10: a quantity against the limit of its own case (so với thời hạn của chính hồ sơ).

    `below`, `equal` and `above` are the points for less than the limit, exactly it, and more.
    """

    actual: Code
    limit: Code
    below: NonNegative | None = None
    equal: NonNegative | None = None
    above: NonNegative | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Judged:
    """S16: points given by a named body inside limits, with reasons (chấm theo nhận định).

    `by` is the body, by office; `least` and `most` the limits, signed, ``None`` where the text
    states none. A judged line is not self-scored.
    """

    by: Line
    least: Amount | None = None
    most: Amount | None = None
    reasons_needed: bool = True
    evidence_needed: bool = False

    def _broken(self) -> Iterator[Problem]:
        if self.least is not None and self.most is not None:
            yield from order_problems("least", self.least, "most", self.most)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Unencoded:
    """A line of the text that is not written as data (nội dung chưa mã hóa).

    `excerpt` keeps the legal wording; ``None`` where the text was not found. `why` says what stands
    in the way. Evaluation refuses unless the line is accepted and scored by hand.
    """

    excerpt: Text | None = None
    why: Text
    citation: Citation | None = None
