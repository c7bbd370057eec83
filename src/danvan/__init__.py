"""danvan: records, files and checks for Vietnamese mass-mobilization work (công tác dân vận).

Importing this package loads nothing but itself: each name is fetched from its room when it is first
used. `danvan.serialization` reads and writes files, `danvan.check` looks at what was loaded
together, `danvan.strategies` draws lawful data for property-based tests.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan.activities.conference import Conference, Training
    from danvan.activities.dialogue import Dialogue
    from danvan.activities.exemplar import Exemplar, ExemplarEvent
    from danvan.activities.exemplar_life import ExemplarStanding, standing
    from danvan.activities.followup import LeftOpen, left_open
    from danvan.activities.frequency import FrequencyRule, HeldActivity, held_of
    from danvan.activities.milestones import MilestoneProgress, milestones_of
    from danvan.activities.programme import Milestone, Programme, Target
    from danvan.activities.progress import TargetProgress, progress_of
    from danvan.activities.reception import Reception
    from danvan.activities.supervision import Contribution, SocialCriticism, Supervision
    from danvan.checks.checker import Checker, check
    from danvan.dates import VIETNAM, PartialDate
    from danvan.errors import (
        DanvanError,
        Finding,
        InvalidRecord,
        MissingExtra,
        Problem,
        Refused,
        Sentence,
        Severity,
    )
    from danvan.evaluation.book_overlaps import overlapping_books
    from danvan.evaluation.cards import LineScore, Lost, Points, Reported, ScoreCard
    from danvan.evaluation.catalogue import FactDefinition
    from danvan.evaluation.comparing_books import BookComparison, UnitChange, compare_books
    from danvan.evaluation.criteria import Criterion, Group
    from danvan.evaluation.explainer import CardWords, Explainer
    from danvan.evaluation.facts import Answer, EnteredPoints, Fact, FactSheet, RelatedUnit
    from danvan.evaluation.flaws import Flaw
    from danvan.evaluation.gathering.sheet import GatheredFacts, Gatherer, gather_facts
    from danvan.evaluation.honours import AwardCount, Leading
    from danvan.evaluation.places import Listed, Place, PlaceKind
    from danvan.evaluation.quotas import QuotaLimit, QuotaVerdict
    from danvan.evaluation.ranking import Rank
    from danvan.evaluation.ranks import Outcome, Settled
    from danvan.evaluation.receipts import Receipt, receipt_of, receipts_of, replayed
    from danvan.evaluation.reckoning import Reckoning
    from danvan.evaluation.refining import CannotRefine, Refinement, refined
    from danvan.evaluation.refining_words import BookChange, ChangeKind
    from danvan.evaluation.rulebook import RuleBook
    from danvan.evaluation.scoring import CannotScore, Scorer, evaluate
    from danvan.evaluation.scoring_together import evaluate_all
    from danvan.evaluation.standings import CohortResult, cohort
    from danvan.evaluation.verify import Verification, verify
    from danvan.evaluation.words import CohortScope, QuotaDenominator, RoundingMode
    from danvan.extra import Extra
    from danvan.law.calendars import CalendarYear, DayOff, WorkCalendar, WorkedDay
    from danvan.law.deadlines import Deadline, Extension, Pause
    from danvan.law.instruments import Citation, Instrument, Mark, Source
    from danvan.law.law import Law
    from danvan.law.limits import LimitVersion, TimeLimit, TimeLimits
    from danvan.law.moving import Moved, moved
    from danvan.law.period_names import parse_period, period_code, period_words
    from danvan.law.period_steps import period_of_day, same_period_last_year, stepped
    from danvan.law.periods import Period, PeriodKind, Window, WindowRule
    from danvan.law.refusals import CannotCount
    from danvan.law.windows import WindowEntry, WindowTable
    from danvan.law.words import LimitCondition, LimitStart, PauseKind
    from danvan.petitions.acts import EventKind
    from danvan.petitions.clocks import Clock, ClockStatus, clocks_of, overdue_of
    from danvan.petitions.course import Option, UnlawfulMove, advance, course_of, lawful_moves, unlawful_events
    from danvan.petitions.disclosure import Disclosure, unseal
    from danvan.petitions.history import Event
    from danvan.petitions.identity import Identity, ProtectionCase
    from danvan.petitions.matter import Matter
    from danvan.petitions.parties import Party
    from danvan.petitions.petition import Petition
    from danvan.petitions.privacy import Audience
    from danvan.petitions.redaction import redacted
    from danvan.petitions.running import Case, Course
    from danvan.petitions.states import Procedure, State
    from danvan.reports.carrying import Carried, carry
    from danvan.reports.comparing import Comparison, compare
    from danvan.reports.document import DocumentHeader
    from danvan.reports.duties import DutyState, DutyStatus, ReportDuty, duties_of, gap_days, status_of
    from danvan.reports.figures import Delta, Figure, Indicator, Qualifier, Silence
    from danvan.reports.issues import EscalationRule, TrackedIssue, escalated_to, track_issues
    from danvan.reports.measures import Stated
    from danvan.reports.recurrence import RecurringDuty, due_recurrence, recurring_duties
    from danvan.reports.regime import ReportRegime
    from danvan.reports.report import HotIssue, Proposal, Report, ReportKind, Section
    from danvan.reports.rollup import RolledUp, by_level, counted_reports, rollup, stated_of
    from danvan.reports.suppression import SafeList, SafeTable, suppress_list, suppress_table
    from danvan.reports.symbols import DocumentSymbol, SymbolForm
    from danvan.reports.written import WrittenFigure
    from danvan.seal import Seal
    from danvan.statistics.counting import Tallier, tally
    from danvan.statistics.tables import StatisticalTable, StatisticalTables
    from danvan.statistics.tallies import Cell, Tally
    from danvan.units.code_aliases import CodeAlias, with_code_aliases
    from danvan.units.events import EdgeChange, Extent, SuccessionEdge, UnitEvent, UnitEventKind
    from danvan.units.identifiers import Identifier, Scheme
    from danvan.units.refusals import AmbiguousUnit, UnknownUnit
    from danvan.units.registry import UnitRegistry
    from danvan.units.succession import Route, Step
    from danvan.units.unit import DatedKind, DatedName, Level, Relation, RelationKind, Unit, UnitKind
    from danvan.units.view import UnitsOnDay, UnitState

__all__ = [
    "VIETNAM",
    "AmbiguousUnit",
    "Answer",
    "Audience",
    "AwardCount",
    "BookComparison",
    "CalendarYear",
    "CannotCount",
    "CannotScore",
    "CardWords",
    "Carried",
    "Case",
    "Cell",
    "Checker",
    "Citation",
    "Clock",
    "ClockStatus",
    "CodeAlias",
    "CohortResult",
    "CohortScope",
    "Comparison",
    "Conference",
    "Contribution",
    "Course",
    "Criterion",
    "DanvanError",
    "DatedKind",
    "DatedName",
    "DayOff",
    "Deadline",
    "Delta",
    "Dialogue",
    "Disclosure",
    "DocumentHeader",
    "DocumentSymbol",
    "DutyState",
    "DutyStatus",
    "EdgeChange",
    "EnteredPoints",
    "EscalationRule",
    "Event",
    "EventKind",
    "Exemplar",
    "ExemplarEvent",
    "ExemplarStanding",
    "Explainer",
    "Extension",
    "Extent",
    "Extra",
    "Fact",
    "FactDefinition",
    "FactSheet",
    "Figure",
    "Finding",
    "Flaw",
    "FrequencyRule",
    "GatheredFacts",
    "Gatherer",
    "Group",
    "HeldActivity",
    "HotIssue",
    "Identifier",
    "Identity",
    "Indicator",
    "Instrument",
    "InvalidRecord",
    "Law",
    "Leading",
    "LeftOpen",
    "Level",
    "LimitCondition",
    "LimitStart",
    "LimitVersion",
    "LineScore",
    "Listed",
    "Lost",
    "Mark",
    "Matter",
    "Milestone",
    "MilestoneProgress",
    "MissingExtra",
    "Moved",
    "Option",
    "Outcome",
    "PartialDate",
    "Party",
    "Pause",
    "PauseKind",
    "Period",
    "PeriodKind",
    "Petition",
    "Place",
    "PlaceKind",
    "Points",
    "Problem",
    "Procedure",
    "Programme",
    "Proposal",
    "ProtectionCase",
    "Qualifier",
    "QuotaDenominator",
    "QuotaLimit",
    "QuotaVerdict",
    "Rank",
    "Receipt",
    "Reckoning",
    "Reception",
    "RecurringDuty",
    "Refused",
    "RelatedUnit",
    "Relation",
    "RelationKind",
    "Report",
    "ReportDuty",
    "ReportKind",
    "ReportRegime",
    "Reported",
    "RolledUp",
    "RoundingMode",
    "Route",
    "RuleBook",
    "SafeList",
    "SafeTable",
    "Scheme",
    "ScoreCard",
    "Scorer",
    "Seal",
    "Section",
    "Sentence",
    "Settled",
    "Severity",
    "Silence",
    "SocialCriticism",
    "Source",
    "State",
    "Stated",
    "StatisticalTable",
    "StatisticalTables",
    "Step",
    "SuccessionEdge",
    "Supervision",
    "SymbolForm",
    "Tallier",
    "Tally",
    "Target",
    "TargetProgress",
    "TimeLimit",
    "TimeLimits",
    "TrackedIssue",
    "Training",
    "Unit",
    "UnitChange",
    "UnitEvent",
    "UnitEventKind",
    "UnitKind",
    "UnitRegistry",
    "UnitState",
    "UnitsOnDay",
    "UnknownUnit",
    "UnlawfulMove",
    "Verification",
    "Window",
    "WindowEntry",
    "WindowRule",
    "WindowTable",
    "WorkCalendar",
    "WorkedDay",
    "WrittenFigure",
    "advance",
    "by_level",
    "carry",
    "check",
    "clocks_of",
    "cohort",
    "compare",
    "compare_books",
    "counted_reports",
    "course_of",
    "due_recurrence",
    "duties_of",
    "escalated_to",
    "evaluate",
    "evaluate_all",
    "gap_days",
    "gather_facts",
    "held_of",
    "lawful_moves",
    "left_open",
    "milestones_of",
    "moved",
    "overdue_of",
    "overlapping_books",
    "parse_period",
    "period_code",
    "period_of_day",
    "period_words",
    "progress_of",
    "receipt_of",
    "receipts_of",
    "recurring_duties",
    "redacted",
    "replayed",
    "rollup",
    "same_period_last_year",
    "standing",
    "stated_of",
    "status_of",
    "stepped",
    "suppress_list",
    "suppress_table",
    "tally",
    "track_issues",
    "unlawful_events",
    "unseal",
    "verify",
    "with_code_aliases",
    "CannotRefine",
    "Refinement",
    "refined",
    "BookChange",
    "ChangeKind",
]

_HOMES = {
    "activities.conference": ("Conference", "Training"),
    "activities.dialogue": ("Dialogue",),
    "activities.exemplar": ("Exemplar", "ExemplarEvent"),
    "activities.milestones": ("MilestoneProgress", "milestones_of"),
    "activities.programme": ("Milestone", "Programme", "Target"),
    "activities.reception": ("Reception",),
    "activities.supervision": ("Contribution", "SocialCriticism", "Supervision"),
    "checks.checker": ("Checker", "check"),
    "dates": ("VIETNAM", "PartialDate"),
    "errors": (
        "DanvanError",
        "Finding",
        "InvalidRecord",
        "MissingExtra",
        "Problem",
        "Refused",
        "Sentence",
        "Severity",
    ),
    "evaluation.cards": ("LineScore", "Lost", "Points", "Reported", "ScoreCard"),
    "evaluation.book_overlaps": ("overlapping_books",),
    "evaluation.catalogue": ("FactDefinition",),
    "evaluation.comparing_books": ("BookComparison", "UnitChange", "compare_books"),
    "evaluation.criteria": ("Criterion", "Group"),
    "evaluation.explainer": ("CardWords", "Explainer"),
    "evaluation.facts": ("Answer", "EnteredPoints", "Fact", "FactSheet", "RelatedUnit"),
    "evaluation.flaws": ("Flaw",),
    "evaluation.gathering.sheet": ("GatheredFacts", "Gatherer", "gather_facts"),
    "evaluation.honours": ("AwardCount", "Leading"),
    "evaluation.places": ("Listed", "Place", "PlaceKind"),
    "evaluation.quotas": ("QuotaLimit", "QuotaVerdict"),
    "evaluation.refining": ("CannotRefine", "Refinement", "refined"),
    "evaluation.refining_words": ("BookChange", "ChangeKind"),
    "evaluation.receipts": ("Receipt", "receipt_of", "receipts_of", "replayed"),
    "evaluation.reckoning": ("Reckoning",),
    "evaluation.verify": ("Verification", "verify"),
    "evaluation.ranking": ("Rank",),
    "evaluation.ranks": ("Outcome", "Settled"),
    "evaluation.rulebook": ("RuleBook",),
    "evaluation.scoring": ("CannotScore", "Scorer", "evaluate"),
    "evaluation.scoring_together": ("evaluate_all",),
    "evaluation.standings": ("CohortResult", "cohort"),
    "evaluation.words": ("CohortScope", "QuotaDenominator", "RoundingMode"),
    "extra": ("Extra",),
    "law.calendars": ("CalendarYear", "DayOff", "WorkCalendar", "WorkedDay"),
    "law.deadlines": ("Deadline", "Extension", "Pause"),
    "law.instruments": ("Citation", "Instrument", "Mark", "Source"),
    "law.law": ("Law",),
    "law.limits": ("LimitVersion", "TimeLimit", "TimeLimits"),
    "law.moving": ("Moved", "moved"),
    "law.periods": ("Period", "PeriodKind", "Window", "WindowRule"),
    "law.refusals": ("CannotCount",),
    "law.words": ("LimitCondition", "LimitStart", "PauseKind"),
    "petitions.acts": ("EventKind",),
    "petitions.clocks": ("Clock", "ClockStatus", "clocks_of", "overdue_of"),
    "petitions.course": ("Option", "UnlawfulMove", "advance", "course_of", "lawful_moves", "unlawful_events"),
    "petitions.disclosure": ("Disclosure", "unseal"),
    "petitions.history": ("Event",),
    "petitions.identity": ("Identity", "ProtectionCase"),
    "petitions.matter": ("Matter",),
    "petitions.parties": ("Party",),
    "petitions.petition": ("Petition",),
    "petitions.privacy": ("Audience",),
    "petitions.running": ("Case", "Course"),
    "petitions.states": ("Procedure", "State"),
    "petitions.redaction": ("redacted",),
    "reports.document": ("DocumentHeader",),
    "reports.figures": ("Delta", "Figure", "Indicator", "Qualifier", "Silence"),
    "reports.recurrence": ("RecurringDuty", "due_recurrence", "recurring_duties"),
    "reports.regime": ("ReportRegime",),
    "reports.symbols": ("DocumentSymbol", "SymbolForm"),
    "reports.report": ("HotIssue", "Proposal", "Report", "ReportKind", "Section"),
    "seal": ("Seal",),
    "statistics.counting": ("Tallier", "tally"),
    "statistics.tables": ("StatisticalTable", "StatisticalTables"),
    "statistics.tallies": ("Cell", "Tally"),
    "units.events": ("EdgeChange", "Extent", "SuccessionEdge", "UnitEvent", "UnitEventKind"),
    "units.identifiers": ("Identifier", "Scheme"),
    "law.period_names": ("parse_period", "period_code", "period_words"),
    "law.period_steps": ("period_of_day", "same_period_last_year", "stepped"),
    "reports.carrying": ("Carried", "carry"),
    "reports.measures": ("Stated",),
    "reports.comparing": ("Comparison", "compare"),
    "units.refusals": ("AmbiguousUnit", "UnknownUnit"),
    "units.registry": ("UnitRegistry",),
    "units.succession": ("Route", "Step"),
    "units.view": ("UnitState", "UnitsOnDay"),
    "reports.duties": ("DutyState", "DutyStatus", "ReportDuty", "duties_of", "gap_days", "status_of"),
    "reports.rollup": ("RolledUp", "by_level", "counted_reports", "rollup", "stated_of"),
    "activities.exemplar_life": ("ExemplarStanding", "standing"),
    "activities.frequency": ("FrequencyRule", "HeldActivity", "held_of"),
    "activities.progress": ("TargetProgress", "progress_of"),
    "reports.issues": ("EscalationRule", "TrackedIssue", "escalated_to", "track_issues"),
    "reports.suppression": ("SafeList", "SafeTable", "suppress_list", "suppress_table"),
    "reports.written": ("WrittenFigure",),
    "activities.followup": ("LeftOpen", "left_open"),
    "units.code_aliases": ("CodeAlias", "with_code_aliases"),
    "law.windows": ("WindowEntry", "WindowTable"),
    "units.unit": ("DatedKind", "DatedName", "Level", "Relation", "RelationKind", "Unit", "UnitKind"),
}
_ROOMS = frozenset({"bundled", "checks", "messages", "serialization", "strategies", "text"})


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            found = getattr(importlib.import_module(f"danvan.{home}"), name)
            globals()[name] = found
            return found
    if name in _ROOMS:
        return importlib.import_module(f"danvan.{name}")
    raise AttributeError(f"module 'danvan' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, *_ROOMS])
