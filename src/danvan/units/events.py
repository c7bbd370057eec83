"""How units turn into others: mergers, splits, renames (sắp xếp, sáp nhập, đổi tên)."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.extra import Extra
from danvan.labels import Labelled
from danvan.law.instruments import Citation, Source
from danvan.records import record
from danvan.rules import Ident, Several, Text
from danvan.units.unit import UnitId

__all__ = ["EdgeChange", "Extent", "SuccessionEdge", "UnitEvent", "UnitEventKind"]


class UnitEventKind(Labelled):
    """What happened to units (loại sự kiện)."""

    MERGE = "merge", "sáp nhập", "merger"
    SPLIT = "split", "chia, tách", "split"
    REARRANGE = "rearrange", "sắp xếp", "rearrangement"
    RENAME = "rename", "đổi tên", "rename"
    RETYPE = "retype", "đổi loại hình", "change of kind"
    TRANSFER = "transfer", "chuyển về đơn vị khác", "transfer to another parent"
    CREATE = "create", "thành lập", "creation"
    DISSOLVE = "dissolve", "giải thể, kết thúc hoạt động", "dissolution"
    CODE_CHANGE = "code_change", "đổi mã", "change of code"


class Extent(Labelled):
    """How much of the origin went into the result (mức độ nhập)."""

    WHOLE = "whole", "toàn bộ", "whole"
    PART = "part", "một phần", "part"
    PART_AREA = "part_area", "một phần diện tích", "part of the area"
    PART_AREA_WHOLE_POPULATION = (
        "part_area_whole_population",
        "một phần diện tích, toàn bộ dân số",
        "part of the area and the whole population",
    )
    PART_POPULATION = "part_population", "một phần dân số", "part of the population"
    WHOLE_AREA = "whole_area", "toàn bộ diện tích", "whole area"
    REMAINDER = "remainder", "phần còn lại", "remainder"


class EdgeChange(Labelled):
    """What one edge of a succession did (thay đổi)."""

    MERGE = "merge", "nhập", "merge"
    SPLIT = "split", "tách", "split"
    RENAME = "rename", "đổi tên", "rename"
    RETYPE = "retype", "đổi loại hình", "change of kind"
    UNCHANGED = "unchanged", "giữ nguyên", "unchanged"
    TIER_CHANGE = "tier_change", "đổi cấp", "change of tier"
    CREATED_FROM_UNASSIGNED = (
        "created_from_unassigned",
        "lập từ khu vực chưa thuộc đơn vị nào",
        "made from an area that belonged to no unit",
    )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class SuccessionEdge:
    """One origin and one result of an event (quan hệ kế thừa).

    Figures may be carried only over a whole edge. An edge without origin is an area that belonged
    to no unit; an edge without result is a dissolution.
    """

    origin: UnitId | None = None
    result: UnitId | None = None
    extent: Extent | None = None
    changes: Annotated[tuple[EdgeChange, ...], Several(distinct=True)] = ()
    note: Text | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.origin is None and self.result is None:
            yield Problem.of(
                "needs-field", field="origin", reason_en="there is no “result”", reason_vi="không có “result”"
            )
        if self.origin is not None and self.result is not None and self.extent is None:
            yield Problem.of(
                "needs-field",
                field="extent",
                reason_en="an origin turns into a result",
                reason_vi="có đơn vị cũ và đơn vị mới",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class UnitEvent:
    """Something that changed units (sự kiện): n origins, m results, an extent for each edge.

    Two clocks: `effective` is the day from which it holds, `recorded` the day on which it was
    entered. The form follows org:ChangeEvent of the W3C Organization Ontology.
    """

    id: Ident
    kind: UnitEventKind
    effective: dt.date
    recorded: dt.date | None = None
    edges: Annotated[tuple[SuccessionEdge, ...], Several(least=1)]
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        whole: dict[str, int] = {}
        for edge in self.edges:
            if edge.origin is not None:
                whole[edge.origin] = whole.get(edge.origin, 0) + 1
        for index, edge in enumerate(self.edges):
            if edge.extent is Extent.WHOLE and edge.origin is not None and whole[edge.origin] > 1:
                yield Problem.of("whole-beside-others", ("edges", index, "extent"), value=edge.origin)
