"""How the drawn parts of rule books are made to agree: bounds, shares, tables, conditions.

`danvan.strategies.evaluation` publishes what of it is for all.
"""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from danvan.dates import PartialDate
from danvan.evaluation.cohort import QuotaRule, TieKey
from danvan.evaluation.gates import AtLeast, Between, CriterionMinimum, Disciplined, PointsBetween, Ratio
from danvan.evaluation.leaves import (
    Checklist,
    Judged,
    LossStep,
    ProgressiveLoss,
    Proportional,
    ShareLoss,
    Steps,
    TargetRatio,
)
from danvan.evaluation.measures import Band, Fraction, NoCase
from danvan.evaluation.outside import ByScale, ByWord, OutsideReference, PlacePoints, RelativeToLeader
from danvan.evaluation.process import CalendarStep, Council, Scope, YearDay
from danvan.evaluation.ranking import GroupBand, Rank, Ranking
from danvan.evaluation.shapes import ByGroup, Scaled
from danvan.evaluation.words import DisciplineLevel, NoCaseResult
from danvan.strategies.fields import Mend, Values, mending, need, ordered, unrepeated
from danvan.strategies.values import days, idents, numbers

__all__ = ["shares"]

_SHARES = st.one_of(
    st.just(Decimal(1)),
    st.integers(1, 100).map(lambda percent: Decimal(percent).scaleb(-2)),
    st.integers(1, 10**9).map(lambda parts: Decimal(parts).scaleb(-9)),
)


def shares() -> st.SearchStrategy[Decimal]:
    """A share above 0 and at most 1. Shrinks to 1."""
    return _SHARES


def _share(name: str) -> Mend:
    """Draws a share anew that lies outside (0, 1]."""

    def mend(draw: st.DrawFn, drawn: Values) -> None:
        if drawn.get(name) is not None and not 0 < drawn[name] <= 1:
            drawn[name] = draw(_SHARES)

    return mend


def _in_order(first: str, last: str) -> Mend:
    return lambda draw, drawn: ordered(drawn, first, last)


def _distinct(name: str, key: str) -> Mend:
    """Leaves out the items of a list whose `key` came before."""

    def mend(draw: st.DrawFn, drawn: Values) -> None:
        if name in drawn:
            drawn[name] = unrepeated(drawn[name], lambda item: getattr(item, key))

    return mend


_SHARE_OF: dict[type, str] = {
    Proportional: "zero_below",
    TargetRatio: "base_share",
    RelativeToLeader: "base_share",
    ShareLoss: "each_share",
}
_ORDER_OF: dict[type, tuple[str, str]] = {
    Fraction: ("numerator", "denominator"),
    Judged: ("least", "most"),
    PlacePoints: ("place", "to"),
    Council: ("least", "most"),
}
_KEY_OF: dict[type, tuple[str, str]] = {
    Checklist: ("items", "id"),
    ByWord: ("words", "word"),
    ByGroup: ("variants", "group"),
    Scaled: ("coefficients", "group"),
}
for _cls, _name in _SHARE_OF.items():
    mending(_cls)(_share(_name))
for _cls, (_first, _last) in _ORDER_OF.items():
    mending(_cls)(_in_order(_first, _last))
for _cls, (_list, _key) in _KEY_OF.items():
    mending(_cls)(_distinct(_list, _key))


@mending(Between)
@mending(Band)
def _signed_bounds(draw: st.DrawFn, drawn: Values) -> None:
    _bounds(draw, drawn, signed=True)


@mending(Ratio)
@mending(PointsBetween)
@mending(GroupBand)
def _unsigned_bounds(draw: st.DrawFn, drawn: Values) -> None:
    _bounds(draw, drawn, signed=False)


def _bounds(draw: st.DrawFn, drawn: Values, *, signed: bool) -> None:
    """One bound on a side at most, one at least, and the lower not above the upper."""
    if drawn.get("at_least") is not None:
        drawn.pop("above", None)
    if drawn.get("at_most") is not None:
        drawn.pop("below", None)
    if all(drawn.get(name) is None for name in ("above", "at_most", "below")):
        need(draw, drawn, "at_least", numbers(signed=signed))
    for lower in ("at_least", "above"):
        for upper in ("at_most", "below"):
            ordered(drawn, lower, upper)


@mending(NoCase)
def _no_case(draw: st.DrawFn, drawn: Values) -> None:
    if drawn["gives"] is NoCaseResult.POINTS:
        need(draw, drawn, "points", numbers())
    else:
        drawn.pop("points", None)


@mending(CriterionMinimum)
def _criterion_minimum(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("share") is not None:
        drawn.pop("points", None)
        _share("share")(draw, drawn)
    elif drawn.get("points") is None:
        drawn["share"] = draw(_SHARES)


@mending(Disciplined)
def _disciplined(draw: st.DrawFn, drawn: Values) -> None:
    rising = list(DisciplineLevel)
    least, most = drawn["at_least"], drawn.get("at_most")
    if most is not None and rising.index(most) < rising.index(least):
        drawn["at_least"], drawn["at_most"] = most, least


@mending(AtLeast)
def _at_least(draw: st.DrawFn, drawn: Values) -> None:
    drawn["least"] = draw(st.integers(1, len(drawn["of"])))


@mending(Steps)
def _steps(draw: st.DrawFn, drawn: Values) -> None:
    drawn["step"] = drawn["step"] or Decimal(1)


@mending(OutsideReference)
def _outside_reference(draw: st.DrawFn, drawn: Values) -> None:
    _steps(draw, drawn)
    if drawn.get("zero_if_worse"):
        drawn.pop("per_step_worse", None)


@mending(LossStep)
def _loss_step(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("everything"):
        drawn.pop("lost", None)


@mending(ProgressiveLoss)
def _progressive_loss(draw: st.DrawFn, drawn: Values) -> None:
    drawn["steps"] = unrepeated(sorted(drawn["steps"], key=lambda step: step.times), lambda step: step.times)


@mending(ByScale)
def _by_scale(draw: st.DrawFn, drawn: Values) -> None:
    ordered(drawn, "zero_below", "full")
    drawn["full"] = drawn["full"] or Decimal(1)


@mending(QuotaRule)
def _quota_rule(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("exception") is not None:
        need(draw, drawn, "exceptional_share", _SHARES)
    _share("share")(draw, drawn)
    _share("exceptional_share")(draw, drawn)
    ordered(drawn, "share", "exceptional_share")


@mending(TieKey)
def _tie_key(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("fact") is None:
        need(draw, drawn, "criterion", idents())
    else:
        drawn.pop("criterion", None)


@mending(Rank)
def _rank(draw: st.DrawFn, drawn: Values) -> None:
    ordered(drawn, "at_least", "below")
    _distinct("by_group", "group")(draw, drawn)


@mending(Ranking)
def _ranking(draw: st.DrawFn, drawn: Values) -> None:
    for name in ("ranks", "knock_outs", "ceilings"):
        _distinct(name, "id")(draw, drawn)


@mending(Scope)
def _scope(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("nationwide"):
        drawn.pop("territory", None)


_YEAR_DAYS = days(min_value=dt.date(2000, 1, 1), max_value=dt.date(2000, 12, 31)).map(
    lambda day: PartialDate(month=day.month, day=day.day)
)


@mending(YearDay)
def _year_day(draw: st.DrawFn, drawn: Values) -> None:
    drawn["day"] = draw(_YEAR_DAYS)


@mending(CalendarStep)
def _calendar_step(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("closes") is not None:
        drawn.pop("before", None)
    ordered(drawn, "at_least", "within")
    for name in ("closes", "before"):
        opens, end = drawn.get("opens"), drawn.get(name)
        if opens is not None and end is not None and _place(end) < _place(opens):
            drawn["opens"], drawn[name] = end, opens


def _place(day: YearDay) -> tuple[int, int, int]:
    return day.years_later, day.day.month or 0, day.day.day or 0
