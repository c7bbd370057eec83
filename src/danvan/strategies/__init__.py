"""Hypothesis strategies for danvan's records: one per noun, a file per room.

Every strategy makes only records that are valid. Needs Hypothesis (``pip install hypothesis``).
"""

from danvan.strategies.activities import (
    conferences,
    contributions,
    dialogues,
    exemplar_events,
    exemplars,
    occasions,
    programmes,
    receptions,
    social_criticisms,
    supervisions,
    trainings,
)
from danvan.strategies.archives import archives
from danvan.strategies.documents import mutated, plain_documents, plain_values, records
from danvan.strategies.evaluation import conditions, criteria, rule_books, shares
from danvan.strategies.facts import fact_definitions, fact_sheets, facts_for
from danvan.strategies.histories import petition_histories
from danvan.strategies.law import citations, instruments, periods, sources, windows
from danvan.strategies.limits import calendar_years, deadlines, pauses, time_limits, work_calendars
from danvan.strategies.petitions import identities, matters, petition_events, petitions, protection_cases
from danvan.strategies.registries import registries
from danvan.strategies.reports import deltas, document_headers, figures, indicators, report_regimes, reports
from danvan.strategies.statistics import statistical_tables, tallies
from danvan.strategies.units import identifiers, succession_edges, unit_events, units
from danvan.strategies.values import (
    codes,
    counts,
    days,
    extras,
    idents,
    lines,
    moments,
    numbers,
    partial_dates,
    texts,
    urls,
)

__all__ = [
    "archives",
    "calendar_years",
    "citations",
    "codes",
    "conditions",
    "conferences",
    "contributions",
    "counts",
    "criteria",
    "days",
    "deadlines",
    "deltas",
    "dialogues",
    "document_headers",
    "exemplar_events",
    "exemplars",
    "extras",
    "fact_definitions",
    "fact_sheets",
    "facts_for",
    "figures",
    "identifiers",
    "identities",
    "idents",
    "indicators",
    "instruments",
    "lines",
    "matters",
    "moments",
    "mutated",
    "numbers",
    "occasions",
    "partial_dates",
    "pauses",
    "periods",
    "petition_events",
    "petition_histories",
    "petitions",
    "plain_documents",
    "plain_values",
    "programmes",
    "protection_cases",
    "receptions",
    "records",
    "registries",
    "report_regimes",
    "reports",
    "rule_books",
    "shares",
    "social_criticisms",
    "sources",
    "statistical_tables",
    "succession_edges",
    "supervisions",
    "tallies",
    "texts",
    "time_limits",
    "trainings",
    "unit_events",
    "units",
    "urls",
    "windows",
    "work_calendars",
]
