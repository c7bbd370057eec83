"""Small parts that shapes, ranks and quotas share: bounds, bands, quotients, fractions, roundings."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.evaluation.words import NoCaseResult, RoundingMode, RoundingPoint
from danvan.records import record
from danvan.rules import Amount, Code, NonNegative, Whole

__all__ = [
    "Band",
    "Fraction",
    "Measure",
    "NoCase",
    "Quotient",
    "Rounding",
    "Value",
    "bound_problems",
    "order_problems",
    "share_problems",
]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Rounding:
    """An explicit rounding (làm tròn): so many decimals, which way, and where.

    Nothing is rounded without one: TT01-2018 rounds the index of an indicator to 1 decimal, the
    other tables are silent.
    """

    places: Annotated[int, Whole(0, 9)]
    mode: RoundingMode = RoundingMode.HALF_UP
    at: RoundingPoint


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Fraction:
    """An exact part of a whole, above 0 and at most 1 (phần): two thirds is ``2`` of ``3``.

    Used where a decimal would not be exact, as for a quorum.
    """

    numerator: Annotated[int, Whole(1)]
    denominator: Annotated[int, Whole(1)]

    def _broken(self) -> Iterator[Problem]:
        yield from order_problems("numerator", self.numerator, "denominator", self.denominator)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class NoCase:
    """What is given when nothing occurred, so that a denominator is zero (không phát sinh).

    TT01-2018 item 8: no petitions, full points. `points` stands with the word ``points`` only.
    """

    gives: NoCaseResult
    points: NonNegative | None = None

    def _broken(self) -> Iterator[Problem]:
        stated = self.gives is NoCaseResult.POINTS
        reason_en, reason_vi = f"“gives” is “{self.gives.value}”", f"“gives” là “{self.gives.value}”"
        if stated and self.points is None:
            yield Problem.of("needs-field", field="points", reason_en=reason_en, reason_vi=reason_vi)
        if not stated and self.points is not None:
            yield Problem.of("excludes-field", ("points",), field="points", reason_en=reason_en, reason_vi=reason_vi)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Value:
    """One fact, read as a number (giá trị), in the unit of measure of the fact."""

    fact: Code


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Quotient:
    """One count divided by another (tỷ lệ): 0.9 is 90 %.

    `no_case` says what is given when the denominator is zero; ``None`` says that the text is silent.
    """

    numerator: Code
    denominator: Code
    no_case: NoCase | None = None


_LEAST_SHARE = "0.000000001"
"""The smallest decimal above zero that a record can hold."""

Measure = Value | Quotient
"""What numeric bands are laid over: a fact or a quotient of two facts."""


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Band:
    """A stretch of numbers and the points it earns (khoảng và điểm).

    At most one lower bound (`at_least` takes its number in, `above` does not) and one upper bound
    (`at_most` in, `below` not); no bound on a side means no end. Shares are decimals: 0.9 is 90 %.
    `points` ``None``: the text read does not state them.
    """

    at_least: Amount | None = None
    above: Amount | None = None
    at_most: Amount | None = None
    below: Amount | None = None
    points: NonNegative | None = None

    def _broken(self) -> Iterator[Problem]:
        yield from bound_problems(self.at_least, self.above, self.at_most, self.below)


def bound_problems(
    at_least: Decimal | None, above: Decimal | None, at_most: Decimal | None, below: Decimal | None
) -> Iterator[Problem]:
    """What is senseless about the bounds of a stretch: none at all, two on one side, or crossed."""
    if at_least is not None and above is not None:
        yield _second("above", "at_least")
    if at_most is not None and below is not None:
        yield _second("below", "at_most")
    lower = [(name, bound) for name, bound in (("at_least", at_least), ("above", above)) if bound is not None]
    upper = [(name, bound) for name, bound in (("at_most", at_most), ("below", below)) if bound is not None]
    if not lower and not upper:
        yield Problem.of(
            "needs-field",
            field="at_least",
            reason_en="no other bound is stated",
            reason_vi="không ghi giới hạn nào khác",
        )
    for lower_name, low in lower[:1]:
        for upper_name, high in upper[:1]:
            yield from order_problems(lower_name, low, upper_name, high)


def _second(field: str, other: str) -> Problem:
    return Problem.of(
        "excludes-field",
        (field,),
        field=field,
        reason_en=f"“{other}” is already the bound on that side",
        reason_vi=f"đã có “{other}” là giới hạn phía đó",
    )


def order_problems(lower: str, lower_value: Decimal | int, upper: str, upper_value: Decimal | int) -> Iterator[Problem]:
    """Whether an upper value lies below its lower one."""
    if upper_value < lower_value:
        yield Problem.of(
            "range-order",
            (upper,),
            lower=lower,
            lower_value=lower_value,
            upper=upper,
            upper_value=upper_value,
        )


def share_problems(field: str, value: Decimal | None) -> Iterator[Problem]:
    """Whether a share lies outside (0, 1]."""
    if value is not None and not 0 < value <= 1:
        yield Problem.of("share-range", (field,), value=value, least=_LEAST_SHARE, most=1)
