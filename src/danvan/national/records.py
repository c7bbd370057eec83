"""Communes that turned into one another on 1 July 2025, as units and events (bản ghi đơn vị, sự kiện)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from danvan.dates import PartialDate
from danvan.law.instruments import Citation, Source
from danvan.national.territories import Territories
from danvan.units.conversion_notes import ConversionNote
from danvan.units.events import EdgeChange, SuccessionEdge, UnitEvent, UnitEventKind
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Unit

__all__ = ["REFORM", "CommuneEdge", "CommuneRecords"]

REFORM = dt.date(2025, 7, 1)
"""The day on which districts ended and communes became those of today."""
_DAY = PartialDate.of(REFORM)


@attrs.frozen(kw_only=True)
class CommuneEdge:
    """How an old commune went into a new one, in whole or in part (quan hệ cũ – mới).

    Names are full ones, with the word for the kind. `province` and `old_province` are ids of the registry.
    `old` is the code of the old commune. It is empty for a district without communes, and then `old_name`
    is empty too, and for an area that belonged to no unit, which `old_name` describes. `remark` is kept
    with the edge.
    """

    new: str
    name: str
    province: str
    old: str
    old_name: str
    district: str
    district_name: str
    old_province: str
    note: ConversionNote
    remark: str | None = None


class CommuneRecords:
    """The records of many edges that do not contradict one another.

    Units that the registry has already, such as provinces and islands, are not made again, nor are the
    events of those. `source` is kept with every rearrangement, `end_of_districts` with every end of
    districts.
    """

    def __init__(
        self,
        edges: Iterable[CommuneEdge],
        registry: UnitRegistry,
        *,
        source: Source,
        end_of_districts: tuple[Citation, ...] = (),
    ) -> None:
        self._edges = tuple(edges)
        self._registry = registry
        self._source = source
        self._end_of_districts = end_of_districts
        into: dict[str, list[CommuneEdge]] = defaultdict(list)
        for edge in self._edges:
            into[edge.new].append(edge)
        self._kept = {
            code for code, group in into.items() if len(group) == 1 and group[0].note.keeps and group[0].old == code
        }

    def units(self) -> list[Unit]:
        """The districts, then the communes: those that ended, those that began, those that went on."""
        made = Territories(self._registry, _DAY)
        for edge in self._edges:
            made.district(_district_id(edge), edge.district, edge.district_name, edge.old_province)
        for edge in self._edges:
            if edge.new in self._kept:
                made.kept(
                    self._new_id(edge),
                    edge.new,
                    names=(edge.old_name, edge.name),
                    places=(_district_id(edge), edge.province),
                )
                continue
            if edge.old:
                made.old(self._old_id(edge), edge.old, edge.old_name, _district_id(edge))
            made.new(self._new_id(edge), edge.new, edge.name, edge.province)
        return made.units()

    def events(self) -> list[UnitEvent]:
        """One rearrangement for each new province, and the end of the districts for each old one."""
        return [*self._rearrangements(), *self._ends_of_districts()]

    def _old_id(self, edge: CommuneEdge) -> str:
        return f"vn/xa/{edge.old}" if edge.old in self._kept else f"vn/xa-cu/{edge.old}"

    def _new_id(self, edge: CommuneEdge) -> str:
        return f"vn/xa/{edge.new}" if edge.new in self._kept else f"vn/xa-moi/{edge.new}"

    def _rearrangements(self) -> Iterator[UnitEvent]:
        by_province: dict[str, list[SuccessionEdge]] = {}
        for edge in self._edges:
            if self._new_id(edge) not in self._registry:
                by_province.setdefault(edge.province, []).append(self._succession(edge))
        for province, edges in by_province.items():
            yield UnitEvent(
                id=f"sap-xep-xa/{province.removeprefix('vn/')}",
                kind=UnitEventKind.REARRANGE,
                effective=REFORM,
                edges=tuple(edges),
                sources=(self._source,),
            )

    def _succession(self, edge: CommuneEdge) -> SuccessionEdge:
        if edge.old:
            origin: str | None = self._old_id(edge)
        else:
            origin = None if edge.old_name else _district_id(edge)
        if origin is None:
            return SuccessionEdge(
                result=self._new_id(edge), changes=(EdgeChange.CREATED_FROM_UNASSIGNED,), note=edge.old_name
            )
        return SuccessionEdge(
            origin=origin,
            result=self._new_id(edge),
            extent=edge.note.extent,
            changes=edge.note.changes,
            note=edge.remark,
        )

    def _ends_of_districts(self) -> Iterator[UnitEvent]:
        by_province: dict[str, dict[str, None]] = {}
        for edge in self._edges:
            name = _district_id(edge)
            if name not in self._registry:
                by_province.setdefault(edge.old_province, {})[name] = None
        for province, names in by_province.items():
            yield UnitEvent(
                id=f"ket-thuc-cap-huyen/{province.removeprefix('vn/')}",
                kind=UnitEventKind.DISSOLVE,
                effective=REFORM,
                edges=tuple(SuccessionEdge(origin=name) for name in names),
                legal_basis=self._end_of_districts,
            )


def _district_id(edge: CommuneEdge) -> str:
    return f"vn/huyen/{edge.district}"
