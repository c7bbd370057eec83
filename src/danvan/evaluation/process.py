"""The process around a rule book: scope, calendar, council, transition (tổ chức thực hiện)."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.dates import PartialDate
from danvan.errors import Problem
from danvan.evaluation.cohort import Ballot
from danvan.evaluation.gates import Predicate
from danvan.evaluation.measures import Fraction, order_problems
from danvan.evaluation.words import Block, StepKind
from danvan.law.instruments import Citation
from danvan.law.periods import PeriodKind
from danvan.records import record
from danvan.rules import Count, Ident, Line, RefersTo, Several, Text, Whole
from danvan.units.unit import Level, UnitId

__all__ = [
    "CalendarStep",
    "Council",
    "Reorganisation",
    "RuleBookId",
    "Scope",
    "Transition",
    "UnitGroup",
    "YearDay",
]

RuleBookId = Annotated[Ident, RefersTo("rule-book")]
"""The id of a rule book."""


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class YearDay:
    """A day of every year (ngày, tháng hằng năm), such as ``--12-15``.

    `years_later` counts from the year in which the scored period ends: 1 is the year after it.
    """

    day: PartialDate
    years_later: Annotated[int, Whole(0, 9)] = 0

    def _broken(self) -> Iterator[Problem]:
        if self.day.year is not None or self.day.day is None:
            yield Problem.of("month-day", ("day",), value=f"“{self.day}”")


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class CalendarStep:
    """One step of the process (bước thực hiện): who does it, and when.

    `opens` and `closes` are both included; `before` is the first day that is too late. `at_least`
    and `within` count days from the step before, working days with `working_days`. `special` is
    the last day for special cases.
    """

    kind: StepKind
    title: Line | None = None
    by: Line | None = None
    opens: YearDay | None = None
    closes: YearDay | None = None
    before: YearDay | None = None
    special: YearDay | None = None
    at_least: Count | None = None
    within: Count | None = None
    working_days: bool = False
    citation: Citation | None = None
    note: Text | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.closes is not None and self.before is not None:
            yield Problem.of(
                "excludes-field",
                ("before",),
                field="before",
                reason_en="“closes” states the last day",
                reason_vi="đã ghi ngày cuối ở “closes”",
            )
        for name, end in (("closes", self.closes), ("before", self.before)):
            if self.opens is not None and end is not None and _place(end) < _place(self.opens):
                yield Problem.of(
                    "order-dates",
                    (name,),
                    earlier="opens",
                    earlier_value=_shown(self.opens),
                    later=name,
                    later_value=_shown(end),
                )
        if self.at_least is not None and self.within is not None:
            yield from order_problems("at_least", self.at_least, "within", self.within)


def _place(day: YearDay) -> tuple[int, int, int]:
    return day.years_later, day.day.month or 0, day.day.day or 0


def _shown(day: YearDay) -> str:
    return f"{day.day} +{day.years_later}"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Council:
    """The body that appraises (hội đồng đánh giá), by its office, never by its members.

    `most` and `least` are numbers of members; `quorum` is the part that must be present; `invited`
    are bodies asked to attend.
    """

    name: Line
    least: Count | None = None
    most: Count | None = None
    quorum: Fraction | None = None
    invited: tuple[Line, ...] = ()
    ballot: Ballot | None = None
    citation: Citation | None = None
    note: Text | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.least is not None and self.most is not None:
            yield from order_problems("least", self.least, "most", self.most)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Scope:
    """Whom a rule book scores, and over which period (phạm vi, đối tượng).

    `described` keeps the words of the text. Levels, blocks and periods may be left empty where
    nothing is said. `territory` is the unit in whose area it holds; ``None`` with `nationwide`.
    """

    described: Text
    levels: Annotated[tuple[Level, ...], Several(distinct=True)] = ()
    blocks: Annotated[tuple[Block, ...], Several(distinct=True)] = ()
    periods: Annotated[tuple[PeriodKind, ...], Several(distinct=True)] = ()
    territory: UnitId | None = None
    nationwide: bool = False
    citation: Citation | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.nationwide and self.territory is not None:
            yield Problem.of(
                "excludes-field",
                ("territory",),
                field="territory",
                reason_en="the rule book holds nationwide",
                reason_vi="bộ tiêu chí áp dụng cả nước",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class UnitGroup:
    """A group of units with its own thresholds, coefficient or awards (nhóm đơn vị): S19, C3.

    `when` tells who belongs to it; ``None``: the text lists the units, and the membership is a fact.
    """

    id: Ident
    title: Line
    title_en: Line | None = None
    when: Predicate | None = None
    citation: Citation | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Reorganisation:
    """What counts for a unit that is new or was merged (đơn vị thành lập mới, sắp xếp).

    `new_from_founding`: a new unit is judged from its founding day; `merged_before_and_after`: a
    merged one by its results before and after; `least_months`: with fewer months of activity a
    unit is not ranked (R7). ``None``: the text is silent.
    """

    new_from_founding: bool | None = None
    merged_before_and_after: bool | None = None
    least_months: Count | None = None
    citation: Citation | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Transition:
    """A clause by which older rules may still be used (điều khoản chuyển tiếp).

    The older rules hold for the year `for_year` where one's own regulation was not issued by
    `own_rules_by`, that day included. `older` cites them; `older_book` names their rule book.
    """

    text: Text
    older: tuple[Citation, ...] = ()
    older_book: RuleBookId | None = None
    own_rules_by: dt.date | None = None
    for_year: Annotated[int, Whole(1900, 2200)] | None = None
    citation: Citation | None = None
