"""What danvan ships as data, as frozen values, read when it is asked for (dữ liệu kèm theo)."""

import datetime as dt
import functools
import tomllib
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from danvan.dates import PartialDate
from danvan.errors import Sentence
from danvan.law.calendars import CalendarYear, WorkCalendar
from danvan.law.instruments import Citation, Instrument, Mark, Source
from danvan.law.law import Law
from danvan.law.limits import TimeLimit, TimeLimits
from danvan.law.periods import PeriodKind, WindowRule
from danvan.law.windows import WindowEntry, WindowTable
from danvan.reports.figures import Indicator
from danvan.reports.regime import ReportRegime
from danvan.statistics.tables import StatisticalTable, StatisticalTables
from danvan.units.blocks import AgencyBlock, AgencyBlocks
from danvan.units.code_aliases import CodeAlias
from danvan.units.conversion_notes import ConversionNote, ConversionNotes
from danvan.units.events import EdgeChange, Extent, UnitEvent
from danvan.units.kind_periods import KindPeriod, KindPeriods
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Level, Unit, UnitKind

if TYPE_CHECKING:
    # Who asks for the law needs neither activities nor rule books, nor what they rest on.
    from danvan.activities.frequency import FrequencyRule
    from danvan.evaluation.catalogue import FactDefinition
    from danvan.evaluation.rulebook import RuleBook

__all__ = [
    "agency_blocks",
    "calendar",
    "code_aliases",
    "conversion_notes",
    "fact_catalogue",
    "fact_names",
    "frequency_rules",
    "indicators",
    "instruments",
    "kind_periods",
    "law",
    "limits",
    "province_events",
    "provinces",
    "report_regimes",
    "rule_books",
    "statistical_tables",
    "unit_events",
    "unit_registry",
    "units",
    "window_rules",
]

_R = TypeVar("_R")
_LIMITS = ("complaint", "denunciation", "reception")
_TABLES = ("tt01-2024", "tt06-2025")
_RULE_BOOKS = ("tt01-2018", "qd25-2021", "qd766", "ct-2579", "qd366", "nd233-2026", "example-danvan-kheo")
_CALENDARS = ("2024.toml", "2025.toml", "2026.toml", "2027.toml", "estimated.json")


def _bytes(name: str) -> bytes:
    from importlib import resources

    return resources.files("danvan").joinpath("data", *name.split("/")).read_bytes()


@functools.cache
def window_rules() -> WindowTable:
    """The data windows of reporting periods, with their sources."""
    rows = tomllib.loads(_bytes("report-windows.toml").decode("utf-8"))["windows"]
    return WindowTable(
        WindowEntry(
            rule=WindowRule(row["rule"]),
            period=PeriodKind(row["period"]),
            opening_day=row["opening_day"],
            closing_day=row["closing_day"],
            source=Citation(document=row["instrument"], article=row["article"], mark=Mark(row["mark"])),
        )
        for row in rows
    )


def _records(name: str, cls: type[_R]) -> list[_R]:
    """The records of one file of ours, read by the door that users' files pass."""
    from danvan.serialization.documents import UnfitFile, loads

    archive = loads(_bytes(name), name.rpartition(".")[2], name=name)
    if archive.findings:
        raise UnfitFile(archive.findings)
    return list(archive.of(cls))


@functools.cache
def indicators() -> dict[str, Indicator]:
    """The starter catalogue of indicators by id."""
    return {indicator.id: indicator for indicator in _records("indicators.toml", Indicator)}


@functools.cache
def report_regimes() -> dict[str, ReportRegime]:
    """The report regimes that danvan knows from sources, by id; what a source leaves open is left open.

    A regime without periods, or without reporters, is owed by nobody until an agency completes it.
    """
    found = [regime for name in ("party", "state") for regime in _records(f"duties/{name}.toml", ReportRegime)]
    return {regime.id: regime for regime in found}


@functools.cache
def instruments() -> dict[str, Instrument]:
    """The register of legal instruments that danvan cites, by id."""
    return {instrument.id: instrument for instrument in _records("instruments.toml", Instrument)}


@functools.cache
def limits() -> TimeLimits:
    """The time limits of complaints, denunciations, reception, proposals and feedback, with every version."""
    return TimeLimits(limit for name in _LIMITS for limit in _records(f"limits/{name}.toml", TimeLimit))


@functools.cache
def calendar() -> WorkCalendar:
    """The calendar of the public sector, 2008 to 2040: announced for 2024 to 2026, estimated elsewhere."""
    return WorkCalendar(year for name in _CALENDARS for year in _records(f"calendars/vn-public-{name}", CalendarYear))


@functools.cache
def law() -> Law:
    """Limits, calendar and register together: what `course_of` and the clocks ask for."""
    return Law(limits=limits(), calendar=calendar(), instruments=instruments())


@functools.cache
def statistical_tables() -> StatisticalTables:
    """The tables on reception, petitions, complaints and denunciations of TT06-2025, and of TT01-2024 before it."""
    return StatisticalTables(
        table for name in _TABLES for table in _records(f"statistics/{name}.toml", StatisticalTable)
    )


@functools.cache
def rule_books() -> "Mapping[str, RuleBook]":
    """The rule books that danvan ships, by id (bộ tiêu chí, thang điểm): six as far as their texts are known.

    What a text does not state, or could not be read, is left open and needs points given by hand. `standing` and
    `mark` say what each rests on; ``example-danvan-kheo`` is a whole example of our own and no legal text.
    """
    from danvan.evaluation.rulebook import RuleBook

    found = [book for name in _RULE_BOOKS for book in _records(f"rulebooks/{name}.toml", RuleBook)]
    return MappingProxyType({book.id: book for book in found})


@functools.cache
def provinces() -> dict[str, Unit]:
    """The 63 provinces and cities until 30 June 2025 and the 34 since, by id; those that stayed are one unit each.

    With statistics codes, and with agency and ISO codes where they follow from the name; each code has its
    days and its source. A code alone names no province: 15 was Yên Bái and is Lào Cai.
    """
    return {unit.id: unit for unit in _records("units/provinces.toml", Unit)}


@functools.cache
def province_events() -> tuple[UnitEvent, ...]:
    """The mergers of provinces on 1 July 2025, all of them whole, and the three that became cities in 2026."""
    return tuple(_records("units/province-events.toml", UnitEvent))


@functools.cache
def units() -> dict[str, Unit]:
    """The units that danvan ships, by id: provinces, islands and central bodies, as they are and as they were.

    To the provinces come the five island districts without communes with the special zones (đặc khu) that
    they became on 1 July 2025, and the central bodies of mass mobilization: the Central Committee, its
    commissions, the Fatherland Front and the five socio-political organisations.
    """
    others = (unit for name in ("islands", "central-bodies") for unit in _records(f"units/{name}.toml", Unit))
    return {**provinces(), **{unit.id: unit for unit in others}}


@functools.cache
def unit_events() -> tuple[UnitEvent, ...]:
    """What happened to the units that danvan ships: to provinces, then islands, then central bodies."""
    others = (
        event for name in ("island", "central-body") for event in _records(f"units/{name}-events.toml", UnitEvent)
    )
    return (*province_events(), *others)


def _citation(row: Mapping[str, str]) -> Citation:
    issued_on = row.get("issued_on")
    return Citation(
        instrument=row.get("instrument"),
        document=row.get("document"),
        article=row.get("article"),
        clause=row.get("clause"),
        point=row.get("point"),
        issued_on=None if issued_on is None else dt.date.fromisoformat(issued_on),
        mark=Mark(row["mark"]),
        note=row.get("note"),
    )


def _source(row: Mapping[str, str]) -> Source:
    return Source(
        title=row["title"],
        publisher=row.get("publisher"),
        url=row.get("url"),
        mark=Mark(row["mark"]),
        note=row.get("note"),
    )


@functools.cache
def agency_blocks() -> AgencyBlocks:
    """The blocks of level-1 agency codes of Decision 20/2020/QĐ-TTg, with what Decision 09/2025/QĐ-TTg changed."""
    rows = tomllib.loads(_bytes("agency-blocks.toml").decode("utf-8"))["blocks"]
    return AgencyBlocks(
        blocks=tuple(
            AgencyBlock(
                letter=row["letter"],
                least=row["least"],
                most=row["most"],
                who=Sentence(vi=row["vi"], en=row["en"]),
                source=_citation(row["source"]),
                withdrawn=frozenset(row.get("withdrawn", ())),
                withdrawn_by=_citation(row["withdrawn_by"]) if "withdrawn_by" in row else None,
                added=frozenset(row.get("added", ())),
                added_by=_citation(row["added_by"]) if "added_by" in row else None,
            )
            for row in rows
        )
    )


@functools.cache
def kind_periods() -> KindPeriods:
    """On which days a kind of unit exists at a level, as far as it is stated; a pair without a row is not stated."""
    rows = tomllib.loads(_bytes("kind-periods.toml").decode("utf-8"))["periods"]
    return KindPeriods(
        periods=tuple(
            KindPeriod(
                kind=UnitKind(kind),
                level=Level(level),
                never=row.get("never", False),
                since=PartialDate.parse(row["since"]) if "since" in row else None,
                until=PartialDate.parse(row["until"]) if "until" in row else None,
                source=_citation(row["citation"]) if "citation" in row else _source(row["source"]),
            )
            for row in rows
            for kind in row["kinds"]
            for level in row["levels"]
        )
    )


@functools.cache
def unit_registry() -> UnitRegistry:
    """The units that danvan ships with their events, as a registry; `with_records` adds those of a user."""
    return UnitRegistry(units().values(), unit_events())


@functools.cache
def conversion_notes() -> ConversionNotes:
    """The notes of the conversion table of communes of 1 July 2025, with the extent and the change of each."""
    rows = tomllib.loads(_bytes("conversion-notes.toml").decode("utf-8"))["notes"]
    return ConversionNotes(
        ConversionNote(
            text=row.get("text"),
            begins=row.get("begins"),
            extent=Extent(row["extent"]),
            changes=tuple(EdgeChange(word) for word in row["changes"]),
            keeps=row.get("keeps", False),
        )
        for row in rows
    )


@functools.cache
def frequency_rules() -> "tuple[FrequencyRule, ...]":
    """How often heads must receive citizens in person and hold dialogues, each with its days and its source."""
    from danvan.activities.frequency import FrequencyRule, RequiredActivity

    rows = tomllib.loads(_bytes("frequencies.toml").decode("utf-8"))["frequencies"]
    return tuple(
        FrequencyRule(
            id=row["id"],
            activity=RequiredActivity(row["activity"]),
            hosts=frozenset(UnitKind(word) for word in row["hosts"]),
            levels=frozenset(Level(word) for word in row["levels"]),
            times=row["times"],
            per=PeriodKind(row["per"]),
            since=dt.date.fromisoformat(row["since"]),
            until=dt.date.fromisoformat(row["until"]) if "until" in row else None,
            source=_citation(row["source"]),
        )
        for row in rows
    )


@functools.cache
def fact_catalogue() -> "Mapping[str, FactDefinition]":
    """What rule books may ask, by code: the facts that danvan knows, and what reports state of each indicator.

    An agency's own facts stand beside these: ``{**bundled.fact_catalogue(), **own}``.
    """
    from types import MappingProxyType

    from danvan.evaluation.catalogue import FactDefinition, definitions_of

    found = (*_records("facts.toml", FactDefinition), *definitions_of(indicators().values()))
    return MappingProxyType({fact.id: fact for fact in found})


@functools.cache
def fact_names() -> "Mapping[str, Sentence]":
    """What the facts of the catalogue are called, by code, in both languages."""
    from types import MappingProxyType

    return MappingProxyType(
        {code: Sentence(fact.title, fact.title_en or fact.title) for code, fact in fact_catalogue().items()}
    )


@functools.cache
def code_aliases() -> tuple[CodeAlias, ...]:
    """The communes to which sources give different codes since 1 July 2025, with both."""
    rows = tomllib.loads(_bytes("code-aliases.toml").decode("utf-8"))["aliases"]
    return tuple(
        CodeAlias(
            name=row["name"],
            since=PartialDate.parse(row["since"]),
            codes=tuple((item["code"], _source(item["source"])) for item in row["codes"]),
        )
        for row in rows
    )
