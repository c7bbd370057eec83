"""The conversion table as units and events, once nothing in it contradicts anything else."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from danvan.errors import Finding
from danvan.law.instruments import Citation, Mark, Source
from danvan.national.cells import COLUMNS, Column, Repair, Row, code_in_brackets
from danvan.national.records import REFORM, CommuneEdge, CommuneRecords
from danvan.national.table import Correction, RawTable, read_rows
from danvan.serialization.documents import UnfitFile
from danvan.text import name_key
from danvan.units.conversion_notes import ConversionNotes
from danvan.units.events import Extent, UnitEvent
from danvan.units.identifiers import Scheme
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Unit

__all__ = ["ConversionTable", "read_conversion_table"]

_EVE = REFORM - dt.timedelta(days=1)
_TITLE = "Bảng chuyển đổi đơn vị hành chính mới – cũ"


Understood = tuple[Row, CommuneEdge]
"""A row, and what it says."""


class ConversionTable:
    """A conversion table that was read (bảng chuyển đổi đã đọc).

    `findings` are its errors with their rows, `repaired` what was put right because it was asked for.
    `units` and `events` give records only while there is no error.
    """

    def __init__(self, table: RawTable, records: CommuneRecords) -> None:
        self._records = records
        self.name: str = table.name
        self.rows: int = len(table.rows)
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
        return self._records.units()

    def events(self) -> list[UnitEvent]:
        """One rearrangement for each new province, and the end of the districts for each old one.

        Raises `UnfitFile` if the table has errors.
        """
        self._refuse()
        return self._records.events()

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
    understood = list(_understood(table, registry, notes))
    _one_name(table, understood)
    _one_place(table, understood)
    _extents(table, understood)
    _provinces(table, understood, registry)
    order = {header: place for place, header in enumerate(COLUMNS)}
    table.findings.sort(key=lambda finding: (finding.line or 0, order.get(finding.column_name or "", -1)))
    records = CommuneRecords(
        [edge for _, edge in understood],
        registry,
        source=source or Source(title=_TITLE, mark=Mark.COMPUTED),
        end_of_districts=end_of_districts,
    )
    return ConversionTable(table, records)


def _understood(table: RawTable, registry: UnitRegistry, notes: ConversionNotes) -> Iterator[Understood]:
    for row in table.rows:
        tidy = Row(row.line, [" ".join(cell.split()) for cell in row.cells])
        note = notes.of(tidy[Column.NOTE])
        province = _province(table, tidy, Column.PROVINCE, REFORM, registry)
        old_province = _province(table, tidy, Column.OLD_PROVINCE, _EVE, registry)
        district = code_in_brackets(tidy[Column.DISTRICT])
        if note is not None and province and old_province and district:
            yield (
                tidy,
                CommuneEdge(
                    new=tidy[Column.CODE],
                    name=tidy[Column.NAME],
                    province=province,
                    old=tidy[Column.OLD_CODE],
                    old_name=tidy[Column.OLD_NAME],
                    district=district[1],
                    district_name=district[0],
                    old_province=old_province,
                    note=note,
                    remark=None if note.begins is None else tidy[Column.NOTE],
                ),
            )


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


def _one_name(table: RawTable, understood: Iterable[Understood]) -> None:
    """One code, one name: old communes, new communes, districts."""
    seen: dict[tuple[Column, str], tuple[str, int]] = {}
    for row, edge in understood:
        for column, code, name in (
            (Column.OLD_NAME, edge.old, edge.old_name),
            (Column.NAME, edge.new, edge.name),
            (Column.DISTRICT, edge.district, edge.district_name),
        ):
            if not code:
                continue
            other, line = seen.setdefault((column, code), (name, row.line))
            if name_key(other) != name_key(name):
                table.wrong("table-two-names", row, column, code=code, value=name, other=other, line=line)


def _one_place(table: RawTable, understood: Iterable[Understood]) -> None:
    """A commune lies in one district or province, a district in one province."""
    seen: dict[tuple[Column, str], tuple[str, str, int]] = {}
    for row, edge in understood:
        for column, code, name, place in (
            (Column.CODE, edge.new, edge.name, row[Column.PROVINCE]),
            (Column.OLD_CODE, edge.old, edge.old_name, row[Column.DISTRICT]),
            (Column.DISTRICT, edge.district, edge.district_name, row[Column.OLD_PROVINCE]),
        ):
            if not code:
                continue
            known = seen.setdefault((column, code), (name_key(name), place, row.line))
            # Another name under the code is said elsewhere, and is most likely another unit.
            if known[0] == name_key(name) and name_key(known[1]) != name_key(place):
                said = {"code": code, "place": place, "other": known[1], "line": known[2]}
                table.wrong("table-two-places", row, column, value=name, **said)


def _extents(table: RawTable, understood: Iterable[Understood]) -> None:
    """Whole is alone, a part is not, and no pair stands twice."""
    by_old: dict[str, list[Understood]] = defaultdict(list)
    for row, edge in understood:
        if edge.old:
            by_old[edge.old].append((row, edge))
    for code, group in by_old.items():
        pairs: dict[str, int] = {}
        for row, edge in group:
            name = edge.old_name
            line = pairs.setdefault(edge.new, row.line)
            if line != row.line:
                table.wrong("table-row-twice", row, Column.OLD_CODE, line=line)
            others = [other.line for other, _ in group[:2] if other is not row]
            if edge.note.extent is Extent.WHOLE and others:
                table.wrong("table-whole-beside", row, Column.NOTE, value=name, code=code, line=others[0])
            if edge.note.extent not in (Extent.WHOLE, Extent.WHOLE_AREA, Extent.REMAINDER) and not others:
                table.wrong("table-part-alone", row, Column.NOTE, value=name, code=code)


def _provinces(table: RawTable, understood: Iterable[Understood], registry: UnitRegistry) -> None:
    """The new commune lies in the province that the province of the old one became."""
    follow: dict[str, set[str | None]] = {}
    for row, edge in understood:
        if edge.old_province not in follow:
            routes = registry.routes(edge.old_province, since=_EVE, to=REFORM)
            follow[edge.old_province] = {route.target for route in routes}
        if edge.province not in follow[edge.old_province]:
            said = {"old": row[Column.OLD_PROVINCE], "new": row[Column.PROVINCE]}
            table.wrong(
                "table-leaves-province", row, Column.OLD_PROVINCE, value=edge.old_name or edge.district_name, **said
            )
