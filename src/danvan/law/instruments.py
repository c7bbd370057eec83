"""Legal instruments and citations (văn bản, trích dẫn)."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.extra import Extra
from danvan.labels import Labelled
from danvan.records import record
from danvan.rules import Ident, Line, RefersTo, Text, Url

__all__ = ["Citation", "Instrument", "InstrumentId", "InstrumentKind", "Mark", "Source"]

InstrumentId = Annotated[Ident, RefersTo("instrument")]
"""The id of an instrument, such as ``LKN`` or ``ND124``."""


class Mark(Labelled):
    """How sure a fact is (mức độ tin cậy)."""

    READ = "read", "đã đọc văn bản", "the text itself was read"
    COMPUTED = "computed", "tính từ dữ liệu", "counted or calculated from data"
    REPORTED = "reported", "theo báo chí, nguồn thứ cấp", "stated at second hand"
    RECALLED_HIGH = "recalled_high", "nhớ, khá chắc", "from memory, quite sure"
    RECALLED_MEDIUM = "recalled_medium", "nhớ, chưa chắc", "from memory, not sure"
    RECALLED_LOW = "recalled_low", "nhớ mang máng", "from memory, doubtful"


class InstrumentKind(Labelled):
    """What sort of document it is (loại văn bản)."""

    CONSTITUTION = "constitution", "hiến pháp", "constitution"
    CODE = "code", "bộ luật", "code"
    LAW = "law", "luật", "law"
    ORDINANCE = "ordinance", "pháp lệnh", "ordinance"
    RESOLUTION = "resolution", "nghị quyết", "resolution"
    DECREE = "decree", "nghị định", "decree"
    DECISION = "decision", "quyết định", "decision"
    CIRCULAR = "circular", "thông tư", "circular"
    DIRECTIVE = "directive", "chỉ thị", "directive"
    REGULATION = "regulation", "quy định", "Party regulation"
    CONCLUSION = "conclusion", "kết luận", "conclusion"
    GUIDANCE = "guidance", "hướng dẫn", "guidance"
    PLAN = "plan", "kế hoạch", "plan"
    OFFICIAL_LETTER = "official_letter", "công văn", "official letter"
    NOTICE = "notice", "thông báo", "notice"
    STANDARD = "standard", "quy chuẩn", "technical standard"
    OTHER = "other", "văn bản khác", "other document"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Source:
    """Where a record was taken from (nguồn): a page, a document, a data set.

    `published_on` is the date of the page, which is not the date of the event it tells of.
    """

    title: Line
    publisher: Line | None = None
    url: Url | None = None
    published_on: dt.date | None = None
    mark: Mark | None = None
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Citation:
    """A place in an instrument (trích dẫn): ``LKN 33.1`` or a document without an id.

    `article`, `clause` and `point` are điều, khoản and điểm; `as_amended_by` names the amending
    instrument whose wording is meant.
    """

    instrument: InstrumentId | None = None
    document: Line | None = None
    article: Line | None = None
    clause: Line | None = None
    point: Line | None = None
    as_amended_by: tuple[InstrumentId, ...] = ()
    issued_on: dt.date | None = None
    mark: Mark | None = None
    note: Text | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.instrument is None and self.document is None:
            yield Problem.of(
                "needs-field",
                field="instrument",
                reason_en="no “document” is named",
                reason_vi="không ghi “document”",
            )
        if self.point is not None and self.clause is None and self.article is None:
            yield Problem.of("needs-field", field="article", reason_en="a point is named", reason_vi="có ghi điểm")


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Instrument:
    """A law, decree, decision or Party document (văn bản quy phạm, văn bản của Đảng).

    `in_force` is the first day on which it holds, `repealed` the first day on which it no longer
    does. `signed` is the day of adoption for laws.
    """

    id: Ident
    number: Line
    title: Line
    kind: InstrumentKind | None = None
    issuer: Line | None = None
    signed: dt.date | None = None
    in_force: dt.date | None = None
    repealed: dt.date | None = None
    amends: tuple[InstrumentId, ...] = ()
    amended_by: tuple[InstrumentId, ...] = ()
    replaces: tuple[InstrumentId, ...] = ()
    replaced_by: tuple[InstrumentId, ...] = ()
    mark: Mark | None = None
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        if self.in_force is not None and self.repealed is not None and self.repealed < self.in_force:
            yield Problem.of(
                "order-dates",
                ("repealed",),
                earlier="in_force",
                earlier_value=self.in_force,
                later="repealed",
                later_value=self.repealed,
            )
