"""The leaf shapes that look outside the unit: references, leaders, places, results of others.

S11, S13-S15 and S17. Points ``None`` mean that the text read does not state them.
"""

from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.evaluation.measures import Band, NoCase, order_problems, share_problems
from danvan.evaluation.words import CohortScope, Direction, StepUnit
from danvan.records import record
from danvan.rules import Code, Count, Line, NonNegative, Several, Whole

__all__ = [
    "ByBand",
    "ByScale",
    "ByWord",
    "CohortPlace",
    "Imported",
    "OutsideReference",
    "PlacePoints",
    "RatioToFirst",
    "Reading",
    "RelativeToLeader",
    "Survey",
    "WordPoints",
]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class OutsideReference:
    """S11: a value against an outside one: a mean, last year, a standard (so với mức tham chiếu).

    At the reference `at_reference` points; each `step` on the better side adds `per_step`, up to
    `cap`. `per_step_worse` is taken for each step on the worse side, down to zero; with
    `zero_if_worse` the worse side earns nothing; else what happens there is not stated.
    """

    value: Code
    reference: Code
    direction: Direction = Direction.HIGHER_IS_BETTER
    at_reference: NonNegative | None = None
    step: NonNegative
    step_unit: StepUnit
    per_step: NonNegative | None = None
    per_step_worse: NonNegative | None = None
    zero_if_worse: bool = False
    whole_steps: bool = True
    cap: NonNegative | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.step == 0:
            yield Problem.of("above-zero", ("step",), field="step")
        if self.zero_if_worse and self.per_step_worse is not None:
            yield Problem.of(
                "excludes-field",
                ("per_step_worse",),
                field="per_step_worse",
                reason_en="the worse side earns nothing",
                reason_vi="phía kém hơn không có điểm",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class RelativeToLeader:
    """S13: the part above the target is earned by comparison with the leader (so với đơn vị dẫn đầu).

    With base share b and maximum M: at the target b·M; above it and leading M; above it and not
    leading b·M + (1 − b)·M·(excess / the leader's excess). Below the target b·M·actual/target
    when `partial_below`, else nothing.
    """

    actual: Code
    target: Code
    base_share: NonNegative
    within: CohortScope
    partial_below: bool = True

    def _broken(self) -> Iterator[Problem]:
        yield from share_problems("base_share", self.base_share)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class PlacePoints:
    """The points of a place, or of the places up to `to` (điểm theo thứ hạng)."""

    place: Annotated[int, Whole(1)]
    to: Annotated[int, Whole(1)] | None = None
    points: NonNegative | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.to is not None:
            yield from order_problems("place", self.place, "to", self.to)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class CohortPlace:
    """S14: the unit's place in its cohort earns points by a table (theo thứ hạng trong cụm).

    Places follow the fact `by`. `otherwise` holds for every place outside the table.
    """

    by: Code
    within: CohortScope
    direction: Direction = Direction.HIGHER_IS_BETTER
    places: Annotated[tuple[PlacePoints, ...], Several(least=1)]
    otherwise: NonNegative | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class RatioToFirst:
    """S14: the unit's value over the value of the first in its cohort (tỷ lệ so với đơn vị thứ nhất)."""

    by: Code
    within: CohortScope


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class WordPoints:
    """The points of a word that another body awarded (điểm theo kết quả)."""

    word: Code
    points: NonNegative | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ByWord:
    """An outside result that is a word (kết quả xếp loại)."""

    words: Annotated[tuple[WordPoints, ...], Several(least=1)]
    otherwise: NonNegative | None = None

    def _broken(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, entry in enumerate(self.words):
            if entry.word in seen:
                yield Problem.of(
                    "repeated-id", ("words", index, "word"), value=entry.word, what_en="results", what_vi="kết quả"
                )
            seen.add(entry.word)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ByBand:
    """An outside number read by bands (theo khoảng)."""

    bands: Annotated[tuple[Band, ...], Several(least=1)]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ByScale:
    """An outside number that earns its part of the maximum (quy đổi theo thang điểm).

    `full` is the number that earns the maximum: 1 for a share, 100 for a scale of hundred.
    """

    full: NonNegative
    zero_below: NonNegative | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.full == 0:
            yield Problem.of("above-zero", ("full",), field="full")
        if self.zero_below is not None:
            yield from order_problems("zero_below", self.zero_below, "full", self.full)


Reading = ByWord | ByBand | ByScale
"""How an outside result becomes points."""


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Imported:
    """S15: a result of another body, mapped to points (sử dụng kết quả của cơ quan khác).

    `provider` names the body, `fact` holds its result; the result comes with its date, which
    stands under the fact `dated_by` where one is kept.
    """

    provider: Line
    fact: Code
    dated_by: Code | None = None
    reading: Reading


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Survey:
    """S17: the satisfied among those asked (tỷ lệ hài lòng qua khảo sát), as a share from 0 to 1.

    `least_sample` is the least number asked for the result to count.
    """

    satisfied: Code
    asked: Code
    reading: ByBand | ByScale
    least_sample: Count | None = None
    no_case: NoCase | None = None
