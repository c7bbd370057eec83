"""A simple list of units in tab-separated text (bảng đơn vị đơn giản): code, name, kind, parent and days."""

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from danvan import messages
from danvan.dates import PartialDate
from danvan.errors import Finding, InvalidRecord, Problem, Severity
from danvan.law.instruments import Source
from danvan.serialization.documents import UnfitFile
from danvan.units.identifiers import Identifier, Scheme
from danvan.units.registry import UnitRegistry
from danvan.units.spans import EVER, NEVER, Days, common
from danvan.units.unit import DatedKind, DatedName, Level, Relation, RelationKind, Unit, UnitKind

__all__ = ["COLUMNS", "SimpleTable", "read_simple_table"]

COLUMNS = ("code", "name", "kind", "parent", "valid_from", "valid_to")
"""The columns, in their order."""

_LEVELS = {
    UnitKind.PROVINCE: Level.PROVINCE,
    UnitKind.CENTRALLY_RUN_CITY: Level.PROVINCE,
    UnitKind.DISTRICT: Level.DISTRICT,
    UnitKind.URBAN_DISTRICT: Level.DISTRICT,
    UnitKind.DISTRICT_TOWN: Level.DISTRICT,
    UnitKind.PROVINCIAL_CITY: Level.DISTRICT,
    UnitKind.COMMUNE: Level.COMMUNE,
    UnitKind.WARD: Level.COMMUNE,
    UnitKind.TOWNSHIP: Level.COMMUNE,
    UnitKind.SPECIAL_ZONE: Level.COMMUNE,
    UnitKind.VILLAGE: Level.VILLAGE,
}
_SCHEMES = {
    Level.PROVINCE: Scheme.GSO_PROVINCE,
    Level.DISTRICT: Scheme.GSO_DISTRICT,
    Level.COMMUNE: Scheme.GSO_COMMUNE,
}
_BELOW = frozenset({Level.DISTRICT, Level.COMMUNE, Level.VILLAGE})
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GUESSES = 20
_Made = TypeVar("_Made")


@attrs.frozen(kw_only=True)
class _Row:
    """A line of the list of which kind and days could be read."""

    line: int
    code: str
    name: str
    kind: UnitKind
    parent: str
    days: Days

    @property
    def level(self) -> Level | None:
        return _LEVELS.get(self.kind)


class SimpleTable:
    """A simple list that was read (bảng đã đọc); `units` gives records only while no finding is an error."""

    def __init__(self, name: str, units: Iterable[Unit], findings: Iterable[Finding]) -> None:
        self.name = name
        self.findings: tuple[Finding, ...] = tuple(findings)
        self._units = tuple(units)

    def __repr__(self) -> str:
        return f"<SimpleTable: {self.name}, {len(self._units)} units, {len(self.findings)} findings>"

    def units(self) -> list[Unit]:
        """The units, in the order of their lines. Raises `UnfitFile` if the list has errors."""
        if any(finding.severity is Severity.ERROR for finding in self.findings):
            raise UnfitFile(self.findings)
        return list(self._units)


def read_simple_table(
    data: bytes, *, name: str, prefix: str, registry: UnitRegistry, source: Source | None = None
) -> SimpleTable:
    """Read a list of units in UTF-8, with one line for each and the cells parted by tabs.

    The first line names the `COLUMNS`. `kind` is a word of `UnitKind`. `parent` is the id of a unit of the
    registry or the code of another line; it may be empty for provinces and for bodies. `valid_from` is the
    first day and `valid_to` the day after the last, as `since` and `until` of a unit; an empty cell says
    that it is not known. Cells stand without quotes.

    `name` is what findings call the list. The id of a unit is ``<prefix>/<code>``. A code may be given to
    another unit afterwards: the id of the later one then ends in its first day, because ids are never
    re-used. `source` is kept with every unit. Raises `InvalidRecord` for a prefix with which no id begins.
    """
    Relation(kind=RelationKind.PART_OF, unit=f"{prefix}/0")
    reader = _Reader(name)
    rows = list(reader.rows(data))
    units = _Builder(reader, rows, prefix, registry, source).units()
    found = sorted(reader.findings, key=lambda finding: finding.line or 0)
    return SimpleTable(name, units, found)


class _Reader:
    """Reads the lines, and notes what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def say(self, code: str, line: int, column: str | None = None, /, **values: object) -> None:
        """Note something under a line and column."""
        self.place(Problem(code, (), tuple((name, str(value)) for name, value in values.items())), line, column)

    def place(self, problem: Problem, line: int, column: str | None) -> None:
        """Note a problem under a line and column; inside the cell there is no further place."""
        plain = attrs.evolve(problem, pointer=(), at_key=False)
        self.findings.append(messages.finding(plain, file=self.file, line=line, column_name=column))

    def made(self, column: str, line: int, make: Callable[[], _Made]) -> _Made | None:
        """What is made of a cell; ``None`` if the rules of records refuse it, which is noted."""
        try:
            return make()
        except InvalidRecord as error:
            for problem in error.problems:
                self.place(problem, line, column)
            return None

    def rows(self, data: bytes) -> Iterator[_Row]:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.say("table-not-utf8", data.count(b"\n", 0, error.start) + 1)
            return
        lines = text.split("\n")
        if tuple(lines[0].rstrip("\r").split("\t")) != COLUMNS:
            self.say("list-header", 1, expected=" ".join(COLUMNS))
            return
        for number, line in enumerate(lines[1:], 2):
            cells = line.rstrip("\r").split("\t")
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(COLUMNS):
                self.say("list-cells", number, found=len(cells), expected=len(COLUMNS))
                continue
            row = self._row(number, dict(zip(COLUMNS, cells, strict=True)))
            if row is not None:
                yield row

    def _row(self, line: int, cells: Mapping[str, str]) -> _Row | None:
        kind = self._kind(line, cells["kind"])
        first = self._day(line, "valid_from", cells["valid_from"], EVER)
        end = self._day(line, "valid_to", cells["valid_to"], NEVER)
        if kind is None or first is None or end is None:
            return None
        if end <= first:
            self.say("list-dates", line, "valid_to", value=end, since=first)
            return None
        return _Row(
            line=line,
            code=cells["code"],
            name=cells["name"],
            kind=kind,
            parent=cells["parent"],
            days=(first, end),
        )

    def _kind(self, line: int, text: str) -> UnitKind | None:
        try:
            return UnitKind(text)
        except ValueError:
            words = {kind.vi: kind.value for kind in UnitKind} | {kind.value: kind.value for kind in UnitKind}
            near = [words[word] for word in difflib.get_close_matches(text.strip().casefold(), words, n=1)]
            self.say(
                "list-kind",
                line,
                "kind",
                value=text,
                nearest_en=f"Did you mean “{near[0]}”? " if near else "",
                nearest_vi=f"Có phải là “{near[0]}”? " if near else "",
                words=", ".join(kind.value for kind in UnitKind),
            )
            return None

    def _day(self, line: int, column: str, text: str, otherwise: dt.date) -> dt.date | None:
        if not text:
            return otherwise
        try:
            # The calendar of Python reads forms such as 2025-W27-2 as well.
            if _DATE.fullmatch(text):
                return dt.date.fromisoformat(text)
        except ValueError:
            pass
        self.say("list-date", line, column, value=text)
        return None


class _Builder:
    """Makes the units of the lines, once all of them are known."""

    def __init__(
        self, reader: _Reader, rows: Iterable[_Row], prefix: str, registry: UnitRegistry, source: Source | None
    ) -> None:
        self._reader = reader
        self._prefix = prefix
        self._registry = registry
        self._source = source
        self._rows = tuple(rows)
        self._near: dict[str, str | None] = {}
        self._by_code: dict[str, list[_Row]] = {}
        for row in sorted(self._rows, key=lambda row: row.days):
            self._by_code.setdefault(row.code, []).append(row)

    def units(self) -> list[Unit]:
        self._repeated()
        made = [self._unit(row) for row in self._rows]
        return [unit for unit in made if unit is not None]

    def _repeated(self) -> None:
        for code, rows in self._by_code.items():
            if not code:
                # That it is empty is said of each by itself.
                continue
            for index, row in enumerate(rows):
                for other in rows[:index]:
                    if _meet(row.days, other.days):
                        late, early = max(row.line, other.line), min(row.line, other.line)
                        self._reader.say("list-code-twice", late, "code", value=row.code, line=early)
                        break

    def _id(self, row: _Row) -> str:
        first = self._by_code[row.code][0]
        name = f"{self._prefix}/{row.code}"
        return name if row is first else f"{name}/{row.days[0]}"

    def _unit(self, row: _Row) -> Unit | None:
        reader, (since, until) = self._reader, _dates(row.days)
        scheme = _SCHEMES.get(row.level, Scheme.LOCAL) if row.level is not None else Scheme.LOCAL
        name = reader.made("name", row.line, lambda: DatedName(text=row.name))
        code = reader.made(
            "code", row.line, lambda: Identifier(scheme=scheme, value=row.code, since=since, until=until)
        )
        relations = self._relations(row)
        if name is None or code is None or relations is None:
            return None
        return reader.made(
            "code",
            row.line,
            lambda: Unit(
                id=self._id(row),
                level=row.level,
                kinds=(DatedKind(kind=row.kind),),
                names=(name,),
                identifiers=(code,),
                relations=relations,
                since=since,
                until=until,
                sources=() if self._source is None else (self._source,),
            ),
        )

    def _relations(self, row: _Row) -> tuple[Relation, ...] | None:
        """The parent, or the units that had its code one after another; ``None`` if there is none."""
        if not row.parent:
            if row.level not in _BELOW:
                return ()
            self._reader.say("list-parent-empty", row.line, "parent", kind_en=row.kind.en, kind_vi=row.kind.vi)
            return None
        parents = self._parents(row.parent)
        if not parents:
            self._unknown(row)
            return None
        if any(parent == self._id(row) for parent, _ in parents):
            self._reader.say("list-parent-itself", row.line, "parent", value=row.parent)
            return None
        met = [(parent, common(row.days, days)) for parent, days in parents if _meet(row.days, days)]
        if not met:
            self._reader.say("list-parent-then", row.line, "parent", value=row.parent)
            return None
        return tuple(_part_of(parent, days) for parent, days in met)

    def _parents(self, text: str) -> list[tuple[str, Days]]:
        if text in self._registry:
            return [(text, self._registry.days(text))]
        return [(self._id(parent), parent.days) for parent in self._by_code.get(text, ())]

    def _unknown(self, row: _Row) -> None:
        if row.parent not in self._near:
            # Where everything is wrong, as with codes that lost their zeros, looking for the nearest takes minutes.
            known = [*self._registry, *self._by_code] if len(self._near) < _GUESSES else []
            self._near[row.parent] = next(iter(difflib.get_close_matches(row.parent, known, n=1)), None)
        near = self._near[row.parent]
        self._reader.say(
            "list-parent",
            row.line,
            "parent",
            value=row.parent,
            nearest_en=f"Did you mean “{near}”? " if near else "",
            nearest_vi=f"Có phải là “{near}”? " if near else "",
        )


def _meet(one: Days, other: Days) -> bool:
    first, end = common(one, other)
    return first < end


def _dates(days: Days) -> tuple[PartialDate | None, PartialDate | None]:
    first, end = days
    return None if first == EVER else PartialDate.of(first), None if end == NEVER else PartialDate.of(end)


def _part_of(parent: str, days: Days) -> Relation:
    since, until = _dates(days)
    return Relation(kind=RelationKind.PART_OF, unit=parent, since=since, until=until)
