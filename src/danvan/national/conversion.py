"""The conversion table as units and events, once nothing in it contradicts anything else."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import attrs

from danvan.dates import PartialDate
from danvan.errors import Finding
from danvan.law.instruments import Citation, Mark, Source
from danvan.national.cells import Column, Repair, Row, code_in_brackets
from danvan.national.table import Correction, RawTable, read_rows
from danvan.national.territories import Territories
from danvan.serialization.documents import UnfitFile
from danvan.text import name_key
from danvan.units.conversion_notes import ConversionNote, ConversionNotes
from danvan.units.events import EdgeChange, Extent, SuccessionEdge, UnitEvent, UnitEventKind
from danvan.units.identifiers import Scheme
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Unit

__all__ = ["REFORM", "ConversionTable", "read_conversion_table"]

REFORM = dt.date(2025, 7, 1)
"""The day on which the communes of the table became those of today."""
_EVE = REFORM - dt.timedelta(days=1)
_DAY = PartialDate.of(REFORM)
_TITLE = "Bảng chuyển đổi đơn vị hành chính mới – cũ"


@attrs.frozen(kw_only=True)
class _Edge:
    """A row that was understood: old unit, new unit, and how the one went into the other."""

    row: Row
    note: ConversionNote
    province: str
    old_province: str
    district: str

    @property
    def new(self) -> str:
        return self.row[Column.CODE]

    @property
    def old(self) -> str:
        """The code of the old commune; empty for a district without communes, or an area of no unit."""
        return self.row[Column.OLD_CODE]


class ConversionTable:
    """A conversion table that was read (bảng chuyển đổi đã đọc).

    `findings` are its errors with their rows, `repaired` what was put right because it was asked for.
    `units` and `events` give records only while there is no error.
    """

    def __init__(
        self,
        table: RawTable,
        edges: Iterable[_Edge],
        registry: UnitRegistry,
        *,
        source: Source,
        end_of_districts: tuple[Citation, ...],
    ) -> None:
        self._end_of_districts = end_of_districts
        self._edges = tuple(edges)
        self._registry = registry
        self._source = source
        self.name = table.name
        self.rows = len(table.rows)
        self.findings: tuple[Finding, ...] = tuple(table.findings)
        self.repaired: tuple[Finding, ...] = tuple(table.repaired)

    def __repr__(self) -> str:
        return f"<ConversionTable: {self.rows} rows, {len(self.findings)} findings, {len(self.repaired)} repairs>"

    def units(self) -> list[Unit]:
        """The districts, the old communes, the new ones, and those that stayed the same.

        Units that the registry has already, such as the provinces, are not made again. Raises
        `UnfitFile` if the table has errors.
        """
        self._refuse()
        made = self._records()
        return made.units()

    def events(self) -> list[UnitEvent]:
        """One rearrangement for each new province, and the end of the districts for each old one.

        Raises `UnfitFile` if the table has errors.
        """
        self._refuse()
        made = self._records()
        return [*made.rearrangements(), *made.ends_of_districts()]

    def _records(self) -> "_Records":
        return _Records(self._edges, self._registry, self._source, self._end_of_districts)

    def _refuse(self) -> None:
        if self.findings:
            raise UnfitFile(self.findings)


def read_conversion_table(
    data: bytes,
    *,
    name: str,
    registry: UnitRegistry,
    notes: ConversionNotes,
    repairs: Collection[Repair] = (),
    corrections: Iterable[Correction] = (),
    source: Source | None = None,
    end_of_districts: tuple[Citation, ...] = (),
) -> ConversionTable:
    """Read the conversion table of the statistics office (UTF-8 CSV, as published, of 1 July 2025).

    `name` is what findings call it. `registry` holds the provinces on both sides of the reform. `notes`
    are the classes of notes. Nothing is repaired but what `repairs` and `corrections` say. `source` is
    kept with every event; without it the title of the table is. `end_of_districts` says by what law the
    districts ended.
    """
    table = read_rows(data, name, notes, repairs=repairs, corrections=corrections)
    edges = list(_understood(table, registry, notes))
    _one_name(table, edges)
    _one_place(table, edges)
    _extents(table, edges)
    _provinces(table, edges, registry)
    table.findings.sort(key=lambda finding: (finding.line or 0, finding.column_name or ""))
    source = source or Source(title=_TITLE, mark=Mark.COMPUTED)
    return ConversionTable(table, edges, registry, source=source, end_of_districts=end_of_districts)


def _understood(table: RawTable, registry: UnitRegistry, notes: ConversionNotes) -> Iterator[_Edge]:
    for row in table.rows:
        tidy = Row(row.line, [" ".join(cell.split()) for cell in row.cells])
        note = notes.of(tidy[Column.NOTE])
        places = [
            _province(table, tidy, Column.PROVINCE, REFORM, registry),
            _province(table, tidy, Column.OLD_PROVINCE, _EVE, registry),
        ]
        district = code_in_brackets(tidy[Column.DISTRICT])
        if note is not None and places[0] and places[1] and district:
            yield _Edge(row=tidy, note=note, province=places[0], old_province=places[1], district=district[1])


def _province(table: RawTable, row: Row, column: Column, day: dt.date, registry: UnitRegistry) -> str | None:
    """The id of the province that a cell names, by its code on a day."""
    found = code_in_brackets(row[column])
    if found is None:
        return None
    name, code = found
    unit = registry.by_code(Scheme.GSO_PROVINCE, code, on=day)
    if unit is None:
        table.wrong("table-province", row, column, code=code, day=day, named_en="", named_vi="")
        return None
    right = registry.on(day).unit(unit.id).label
    if name_key(name) != name_key(right):
        table.wrong("table-province-name", row, column, code=code, day=day, right=right, value=name)
    return unit.id


def _one_name(table: RawTable, edges: Iterable[_Edge]) -> None:
    """One code, one name: old communes, new communes, districts."""
    seen: dict[tuple[Column, str], tuple[str, int]] = {}
    for edge in edges:
        district = code_in_brackets(edge.row[Column.DISTRICT])
        for column, code, name in (
            (Column.OLD_NAME, edge.old, edge.row[Column.OLD_NAME]),
            (Column.NAME, edge.new, edge.row[Column.NAME]),
            (Column.DISTRICT, edge.district, "" if district is None else district[0]),
        ):
            if not code:
                continue
            other, line = seen.setdefault((column, code), (name, edge.row.line))
            if name_key(other) != name_key(name):
                table.wrong("table-two-names", edge.row, column, code=code, value=name, other=other, line=line)


def _one_place(table: RawTable, edges: Iterable[_Edge]) -> None:
    """A commune lies in one district or province, a district in one province."""
    seen: dict[tuple[Column, str], tuple[str, str, int]] = {}
    for edge in edges:
        row = edge.row
        for column, code, name, place in (
            (Column.CODE, edge.new, row[Column.NAME], row[Column.PROVINCE]),
            (Column.OLD_CODE, edge.old, row[Column.OLD_NAME], row[Column.DISTRICT]),
            (Column.DISTRICT, edge.district, row[Column.DISTRICT], row[Column.OLD_PROVINCE]),
        ):
            if not code:
                continue
            known = seen.setdefault((column, code), (name_key(name), place, row.line))
            # Another name under the code is said elsewhere, and is most likely another unit.
            if known[0] == name_key(name) and name_key(known[1]) != name_key(place):
                said = {"code": code, "place": place, "other": known[1], "line": known[2]}
                table.wrong("table-two-places", row, column, value=name, **said)


def _extents(table: RawTable, edges: Iterable[_Edge]) -> None:
    """Whole is alone, a part is not, and no pair stands twice."""
    by_old: dict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        if edge.old:
            by_old[edge.old].append(edge)
    for code, group in by_old.items():
        pairs: dict[str, int] = {}
        for edge in group:
            name, row = edge.row[Column.OLD_NAME], edge.row
            line = pairs.setdefault(edge.new, row.line)
            if line != row.line:
                table.wrong("table-row-twice", row, Column.OLD_CODE, line=line)
            others = [other.row.line for other in group if other is not edge]
            if edge.note.extent is Extent.WHOLE and others:
                table.wrong("table-whole-beside", row, Column.NOTE, value=name, code=code, line=others[0])
            if edge.note.extent not in (Extent.WHOLE, Extent.WHOLE_AREA, Extent.REMAINDER) and not others:
                table.wrong("table-part-alone", row, Column.NOTE, value=name, code=code)


def _provinces(table: RawTable, edges: Iterable[_Edge], registry: UnitRegistry) -> None:
    """The new commune lies in the province that the province of the old one became."""
    follow: dict[str, set[str | None]] = {}
    for edge in edges:
        if edge.old_province not in follow:
            routes = registry.routes(edge.old_province, since=_EVE, to=REFORM)
            follow[edge.old_province] = {route.target for route in routes}
        if edge.province not in follow[edge.old_province]:
            row = edge.row
            said = {"old": row[Column.OLD_PROVINCE], "new": row[Column.PROVINCE]}
            table.wrong("table-leaves-province", row, Column.OLD_PROVINCE, value=row[Column.OLD_NAME], **said)


class _Records:
    """The records of a table without errors."""

    def __init__(
        self, edges: tuple[_Edge, ...], registry: UnitRegistry, source: Source, end_of_districts: tuple[Citation, ...]
    ) -> None:
        self._end_of_districts = end_of_districts
        self._edges = edges
        self._registry = registry
        self._source = source
        into: dict[str, list[_Edge]] = defaultdict(list)
        for edge in edges:
            into[edge.new].append(edge)
        self._kept = {
            code for code, group in into.items() if len(group) == 1 and group[0].note.keeps and group[0].old == code
        }

    def _old_id(self, edge: _Edge) -> str:
        return f"vn/xa/{edge.old}" if edge.old in self._kept else f"vn/xa-cu/{edge.old}"

    def _new_id(self, edge: _Edge) -> str:
        return f"vn/xa/{edge.new}" if edge.new in self._kept else f"vn/xa-moi/{edge.new}"

    def units(self) -> list[Unit]:
        made = Territories(self._registry, _DAY)
        for edge in self._edges:
            name = code_in_brackets(edge.row[Column.DISTRICT])
            if name is not None:
                made.district(f"vn/huyen/{edge.district}", edge.district, name[0], edge.old_province)
        for edge in self._edges:
            row, district = edge.row, f"vn/huyen/{edge.district}"
            if edge.new in self._kept:
                made.kept(
                    self._new_id(edge),
                    edge.new,
                    names=(row[Column.OLD_NAME], row[Column.NAME]),
                    places=(district, edge.province),
                )
                continue
            if edge.old:
                made.old(self._old_id(edge), edge.old, row[Column.OLD_NAME], district)
            made.new(self._new_id(edge), edge.new, row[Column.NAME], edge.province)
        return made.units()

    def rearrangements(self) -> Iterator[UnitEvent]:
        by_province: dict[str, list[SuccessionEdge]] = {}
        for edge in self._edges:
            # Islands without communes are events of the registry already.
            if self._new_id(edge) not in self._registry:
                by_province.setdefault(edge.province, []).append(self._edge(edge))
        for province, edges in by_province.items():
            yield UnitEvent(
                id=f"sap-xep-xa/{province.removeprefix('vn/')}",
                kind=UnitEventKind.REARRANGE,
                effective=REFORM,
                edges=tuple(edges),
                sources=(self._source,),
            )

    def _edge(self, edge: _Edge) -> SuccessionEdge:
        row, note = edge.row, edge.note
        if not edge.old and not row[Column.OLD_NAME]:
            origin: str | None = f"vn/huyen/{edge.district}"
        else:
            origin = self._old_id(edge) if edge.old else None
        unassigned = origin is None
        return SuccessionEdge(
            origin=origin,
            result=self._new_id(edge),
            extent=note.extent,
            changes=(EdgeChange.CREATED_FROM_UNASSIGNED,) if unassigned else note.changes,
            note=row[Column.OLD_NAME] if unassigned else row[Column.NOTE] if note.begins is not None else None,
        )

    def ends_of_districts(self) -> Iterator[UnitEvent]:
        by_province: dict[str, dict[str, None]] = {}
        for edge in self._edges:
            name = f"vn/huyen/{edge.district}"
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
