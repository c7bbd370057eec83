"""The published functions: what may be asked of them, what is refused, what they shrink to."""

import datetime as dt
import inspect
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan import strategies
from danvan.activities.exemplar import Exemplar, ExemplarEvent, ExemplarState
from danvan.activities.occasion import Host
from danvan.activities.reception import Reception
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.words import Standing
from danvan.law.instruments import Citation, Instrument, InstrumentKind
from danvan.law.periods import Period, PeriodKind
from danvan.petitions.history import Event
from danvan.petitions.petition import Petition
from danvan.petitions.words import MatterKind
from danvan.reports.document import Secrecy
from danvan.reports.figures import Figure
from danvan.reports.report import Report, ReportKind
from danvan.units.events import UnitEvent
from danvan.units.identifiers import FORMS, Identifier, Scheme
from danvan.units.unit import Level, Unit, UnitKind

FIRST, LAST = dt.date(2025, 7, 1), dt.date(2025, 12, 31)
QUICK = settings(max_examples=40, deadline=None)
SHRUNK = settings(deadline=None, database=None, phases=[Phase.generate, Phase.shrink])
REACHED = settings(max_examples=5_000, deadline=None, database=None, phases=[Phase.generate])


@QUICK
@given(strategies.periods(kinds=[PeriodKind.HALF, PeriodKind.MULTI_YEAR], min_day=FIRST, max_day=LAST))
def test_periods(period: Period) -> None:
    assert period.kind in (PeriodKind.HALF, PeriodKind.MULTI_YEAR)
    assert period.year == 2025
    assert period.window is not None
    assert FIRST <= period.window.first <= period.window.last <= LAST


@QUICK
@given(strategies.instruments(kinds=[InstrumentKind.DECREE], max_day=LAST))
def test_instruments(instrument: Instrument) -> None:
    assert instrument.kind is InstrumentKind.DECREE
    assert all(day is None or day <= LAST for day in (instrument.signed, instrument.in_force, instrument.repealed))


@QUICK
@given(strategies.citations(instruments=["LKN", "LTC"]))
def test_citations(citation: Citation) -> None:
    assert citation.instrument in ("LKN", "LTC")


@QUICK
@given(strategies.units(kinds=[UnitKind.WARD], levels=[Level.COMMUNE], ids=["u1", "u2"]))
def test_units(unit: Unit) -> None:
    assert {dated.kind for dated in unit.kinds} == {UnitKind.WARD}
    assert unit.level is Level.COMMUNE
    assert unit.id in ("u1", "u2")


@QUICK
@given(strategies.unit_events(units=["u1", "u2"], min_edges=2, max_edges=2, min_day=FIRST, max_day=LAST))
def test_unit_events(event: UnitEvent) -> None:
    assert len(event.edges) == 2
    assert FIRST <= event.effective <= LAST
    assert {unit for edge in event.edges for unit in (edge.origin, edge.result)} <= {"u1", "u2", None}


@pytest.mark.parametrize("scheme", FORMS)
def test_identifiers_have_the_form_of_their_scheme(scheme: Scheme) -> None:
    found = find(strategies.identifiers(schemes=[scheme]), lambda _: True, settings=REACHED)
    assert type(found) is Identifier
    assert found.scheme is scheme


@QUICK
@given(strategies.figures(indicators=["dialogue.sessions"], allow_silent=False))
def test_figures(figure: Figure) -> None:
    assert figure.indicator == "dialogue.sessions"
    assert figure.value is not None
    assert figure.silence is None


@QUICK
@given(strategies.reports(kinds=[ReportKind.FLASH], indicators=["a.b"], min_figures=2, max_figures=2))
def test_reports(report: Report) -> None:
    assert report.kind is ReportKind.FLASH
    assert [figure.indicator for figure in report.figures] == ["a.b", "a.b"]


def test_reports_reach_parts_and_secrets() -> None:
    find(
        strategies.reports(min_figures=2),
        lambda report: any(figure.part_of for figure in report.figures),
        settings=REACHED,
    )
    find(
        strategies.reports(),
        lambda report: report.document is not None and report.document.secrecy is not Secrecy.NONE,
        settings=REACHED,
    )


@QUICK
@given(strategies.receptions(held=False, units=["u1"], min_day=FIRST, max_day=LAST))
def test_receptions(reception: Reception) -> None:
    assert not reception.held
    assert reception.host.unit == "u1"
    planned = reception.occasion.planned_on
    assert planned is None or FIRST <= planned <= LAST


@QUICK
@given(strategies.exemplars(states=[ExemplarState.RECOGNISED]))
def test_exemplars(exemplar: Exemplar) -> None:
    assert all(event.state is ExemplarState.RECOGNISED for event in exemplar.events)


@QUICK
@given(strategies.petitions(kinds=[MatterKind.DENUNCIATION], min_matters=2, max_matters=2, units=["u1"], min_day=FIRST))
def test_petitions(petition: Petition) -> None:
    assert [matter.kind for matter in petition.matters] == [MatterKind.DENUNCIATION] * 2
    assert petition.unit == "u1"
    assert petition.received_on >= FIRST


@pytest.mark.parametrize(
    "wanted",
    [
        lambda petition: any(party.acts_for for party in petition.parties),
        lambda petition: any(event.document for event in petition.events),
        lambda petition: any(event.parties for event in petition.events),
        lambda petition: petition.authorisations,
        lambda petition: petition.collective is not None and petition.collective.representatives,
        lambda petition: any(matter.previous_matter for matter in petition.matters),
        lambda petition: any(document.redacts for document in petition.documents),
    ],
)
def test_petitions_name_their_own_parts(wanted: Callable[[Petition], bool]) -> None:
    find(strategies.petitions(), wanted, settings=REACHED)


@QUICK
@given(strategies.rule_books(standings=[Standing.EXAMPLE], min_criteria=1, max_criteria=2, allow_extending=False))
def test_rule_books(book: RuleBook) -> None:
    assert book.standing is Standing.EXAMPLE
    assert 1 <= len(book.criteria) <= 2
    assert book.extends is None


SIMPLEST: list[tuple[st.SearchStrategy[object], object]] = [
    (strategies.periods(), Period(kind=PeriodKind.WEEK, year=1900, number=1)),
    (strategies.citations(), Citation(instrument="0")),
    (strategies.instruments(), Instrument(id="0", number="A", title="A")),
    (strategies.reports(), Report(id="0", kind=ReportKind.PERIODIC)),
    (strategies.figures(), Figure(indicator="a", value=Decimal(0))),
    (strategies.receptions(), None),
    (strategies.exemplar_events(), None),
]


@pytest.mark.parametrize(("strategy", "simplest"), SIMPLEST)
def test_nouns_shrink_to_what_they_need(strategy: st.SearchStrategy[object], simplest: object) -> None:
    found = find(strategy, lambda _: True, settings=SHRUNK)
    if simplest is not None:
        assert found == simplest
    elif isinstance(found, Reception):
        assert found.host == Host()
        assert not found.held
    else:
        assert isinstance(found, ExemplarEvent)
        assert found == ExemplarEvent(state=ExemplarState.PROPOSED, on=found.on)
        assert str(found.on) == "2000"


REFUSED: list[Callable[[], object]] = [
    lambda: strategies.records("reports"),
    lambda: strategies.plain_documents(kinds=["reports"]),
    lambda: strategies.plain_documents(kinds=[]),
    lambda: strategies.mutated({}, max_mutations=0),
    lambda: strategies.periods(kinds=[]),
    lambda: strategies.periods(kinds=["week"]),  # type: ignore[list-item]  # refused for that
    lambda: strategies.periods(min_day=dt.date(2300, 1, 1)),
    lambda: strategies.windows(min_day=LAST, max_day=FIRST),
    lambda: strategies.sources(min_day=LAST, max_day=FIRST),
    lambda: strategies.citations(instruments=["not an id"]),
    lambda: strategies.citations(instruments="LKN"),
    lambda: strategies.figures(indicators=["Not a code"]),
    lambda: strategies.units(kinds=[]),
    lambda: strategies.unit_events(min_edges=0),
    lambda: strategies.reports(min_figures=2, max_figures=1),
    lambda: strategies.reports(min_figures=-1),
    lambda: strategies.dialogues(units=[]),
    lambda: strategies.petitions(min_matters=0),
    lambda: strategies.rule_books(min_criteria=4),
]


@pytest.mark.parametrize("refused", REFUSED)
def test_impossible_arguments_are_refused(refused: Callable[[], object]) -> None:
    with pytest.raises(InvalidArgument):
        refused()


def test_the_house_style_of_hypothesis() -> None:
    for name in strategies.__all__:
        function = getattr(strategies, name)
        assert "hrinks to" in " ".join((function.__doc__ or "").split()) or "hrinks towards" in function.__doc__, name
        optional = [
            parameter
            for parameter in inspect.signature(function).parameters.values()
            if parameter.default is not inspect.Parameter.empty
        ]
        assert all(parameter.kind is inspect.Parameter.KEYWORD_ONLY for parameter in optional), name


def test_events_of_a_petition_keep_their_kinds() -> None:
    found = find(strategies.petition_events(), lambda event: event.outcome is not None, settings=REACHED)
    assert type(found) is Event
