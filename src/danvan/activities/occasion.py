"""What every meeting of people has: when, where, who held it, who came (buổi, cuộc)."""

import datetime as dt
from collections.abc import Iterator

import attrs

from danvan.dates import PartialDate
from danvan.errors import Problem
from danvan.labels import Labelled
from danvan.records import record
from danvan.rules import Count, Line, Text
from danvan.units.unit import Level, UnitId

__all__ = ["Attendance", "Host", "Occasion", "PartOfDay", "Statement"]


class PartOfDay(Labelled):
    """When in the day (buổi)."""

    MORNING = "morning", "sáng", "morning"
    AFTERNOON = "afternoon", "chiều", "afternoon"
    EVENING = "evening", "tối", "evening"
    WHOLE_DAY = "whole_day", "cả ngày", "whole day"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Host:
    """Who holds or chairs a meeting (chủ trì): a unit and offices, never a person's name.

    One office-holder may hold several offices; each is a line of its own in `offices`.
    """

    unit: UnitId | None = None
    unit_text: Line | None = None
    level: Level | None = None
    offices: tuple[Line, ...] = ()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Attendance:
    """Who came (thành phần dự): a group by offices or bodies, counted where the source counts."""

    group: Line
    level: Level | None = None
    unit: UnitId | None = None
    count: Count | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Statement:
    """Directions given or a conclusion drawn (ý kiến chỉ đạo, kết luận), by office."""

    office: Line | None = None
    text: Text | None = None
    points: tuple[Text, ...] = ()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Occasion:
    """When and where something took place (thời gian, địa điểm).

    `on` may lack its year or be absent when the source does not state it; `planned_on` is the day
    that was scheduled; `until` is the last day of several.
    """

    on: PartialDate | None = None
    until: PartialDate | None = None
    planned_on: dt.date | None = None
    part_of_day: PartOfDay | None = None
    place: Line | None = None
    unit: UnitId | None = None
    online: bool | None = None
    connection_points: Count | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.on is not None and self.until is not None:
            first, last = self.on.first(), self.until.last()
            if first is not None and last is not None and last < first:
                yield Problem.of(
                    "order-dates",
                    ("until",),
                    earlier="on",
                    earlier_value=self.on,
                    later="until",
                    later_value=self.until,
                )
