"""The kinds of document: their names, their records, their versions."""

import functools
import importlib
from collections.abc import Mapping

import attrs

from danvan.errors import Sentence

__all__ = ["KINDS", "Kind", "kind_of"]


@attrs.frozen
class Kind:
    """A kind of document (loại tài liệu): its name in files, its record, its version today."""

    name: str
    room: str
    record_name: str
    title: Sentence
    major: int = 1
    minor: int = 0

    @property
    def version(self) -> str:
        """The version that danvan writes."""
        return f"{self.major}.{self.minor}"

    @property
    def stamp(self) -> str:
        """What stands under the key ``danvan`` of a document."""
        return f"{self.name}/{self.version}"

    @property
    def record(self) -> type:
        """The class of its records; its room is imported only now."""
        return _record(self.room, self.record_name)


@functools.cache
def _record(room: str, name: str) -> type:
    found = getattr(importlib.import_module(room), name)
    assert isinstance(found, type)
    return found


def _kind(name: str, room: str, record_name: str, vi: str, en: str) -> tuple[str, Kind]:
    return name, Kind(name, "danvan." + room, record_name, Sentence(vi, en))


KINDS: Mapping[str, Kind] = dict(
    [
        _kind("instrument", "law.instruments", "Instrument", "văn bản", "legal instrument"),
        _kind("time-limit", "law.limits", "TimeLimit", "thời hạn", "time limit"),
        _kind("calendar-year", "law.calendars", "CalendarYear", "lịch làm việc một năm", "year of working days"),
        _kind("deadline", "law.deadlines", "Deadline", "hạn đã tính", "due date"),
        _kind("unit", "units.unit", "Unit", "đơn vị", "unit"),
        _kind("unit-event", "units.events", "UnitEvent", "sự kiện của đơn vị", "event of units"),
        _kind("indicator", "reports.figures", "Indicator", "chỉ tiêu", "indicator"),
        _kind("report-regime", "reports.regime", "ReportRegime", "chế độ báo cáo", "report regime"),
        _kind("report", "reports.report", "Report", "báo cáo", "report"),
        _kind("dialogue", "activities.dialogue", "Dialogue", "đối thoại", "dialogue"),
        _kind("reception", "activities.reception", "Reception", "tiếp công dân", "citizen reception"),
        _kind("supervision", "activities.supervision", "Supervision", "giám sát", "supervision"),
        _kind("social-criticism", "activities.supervision", "SocialCriticism", "phản biện xã hội", "social criticism"),
        _kind("contribution", "activities.supervision", "Contribution", "góp ý", "contributed opinions"),
        _kind("conference", "activities.conference", "Conference", "hội nghị", "conference"),
        _kind("training", "activities.conference", "Training", "tập huấn", "training"),
        _kind("programme", "activities.programme", "Programme", "chương trình, đề án, kế hoạch", "programme"),
        _kind("exemplar", "activities.exemplar", "Exemplar", "mô hình, điển hình", "exemplar"),
        _kind("petition", "petitions.petition", "Petition", "đơn", "petition"),
        _kind("identity", "petitions.identity", "Identity", "danh tính công dân", "identity of a citizen"),
        _kind("protection-case", "petitions.identity", "ProtectionCase", "hồ sơ bảo vệ", "protection case"),
        _kind("statistical-table", "statistics.tables", "StatisticalTable", "biểu thống kê", "statistical table"),
        _kind("tally", "statistics.tallies", "Tally", "số liệu của biểu", "tally"),
        _kind("rule-book", "evaluation.rulebook", "RuleBook", "bộ tiêu chí", "rule book"),
        _kind("fact-definition", "evaluation.catalogue", "FactDefinition", "định nghĩa số liệu", "fact definition"),
        _kind("fact-sheet", "evaluation.facts", "FactSheet", "bảng số liệu đánh giá", "fact sheet"),
        _kind("receipt", "evaluation.receipts", "Receipt", "phiếu lưu kết quả", "receipt of a score"),
    ]
)
"""Every kind by name, in the order of the rooms."""


@functools.cache
def kind_of(record: type) -> Kind:
    """The kind whose records are of this class; `KeyError` for a class that is a part of others."""
    for kind in KINDS.values():
        if kind.record_name == record.__name__ and kind.record is record:
            return kind
    raise KeyError(record.__name__)
