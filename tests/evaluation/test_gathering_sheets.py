"""A whole sheet out of an archive: one catalogue for all of it, conflicts named, and laws that hold for any archive."""

import datetime as dt
from decimal import Decimal

import attrs
import pytest
from gathered import AFTER, NOT_REPORTED, YEAR, day, facts, gathered, petition, unit, values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan import (
    Dialogue,
    Exemplar,
    Fact,
    FactSheet,
    Figure,
    Gatherer,
    Period,
    PeriodKind,
    Petition,
    Reception,
    Refused,
    Report,
    ReportKind,
    ReportRegime,
    Silence,
    UnitRegistry,
    UnknownUnit,
    bundled,
    serialization,
    strategies,
)
from danvan.activities.occasion import Host, Occasion
from danvan.activities.supervision import SocialCriticism, Supervision
from danvan.evaluation.asking import FactKind
from danvan.evaluation.facts import EnteredPoints
from danvan.evaluation.gathering.counted import named
from danvan.evaluation.gathering.sheet import COUNTED
from danvan.evaluation.words import ScoreKind
from danvan.law.periods import WindowRule
from danvan.petitions.acts import EventKind as E
from danvan.units.unit import Level

REGIME = ReportRegime(
    id="quy",
    name="Báo cáo quý",
    kind=ReportKind.PERIODIC,
    frequencies=(PeriodKind.QUARTER,),
    window_rule=WindowRule.CALENDAR,
    reporter_levels=(Level.COMMUNE,),
    indicators=("dialogue.sessions",),
)


def test_every_gathered_fact_is_in_the_catalogue_as_what_it_is() -> None:
    figures = [
        Figure(indicator=name, value=Decimal(50), nature=one.nature) for name, one in bundled.indicators().items()
    ]
    report = Report(id="r", kind=ReportKind.PERIODIC, reporter="xa", period=YEAR, figures=tuple(figures))
    parts = attrs.evolve(report, figures=tuple(attrs.evolve(one, denominator=Decimal(100)) for one in figures))
    catalogue = bundled.fact_catalogue()
    seen = set()
    for records in ([report], [parts]):
        found = gathered(records, complete=COUNTED, regimes=list(bundled.report_regimes().values()))
        for fact in found.sheet.facts:
            known = catalogue[fact.code]
            assert fact.origin is known.origin, fact.code
            assert known.of_cases is None
            if fact.number is not None:
                assert known.kind is FactKind.NUMBER
                assert not known.whole or fact.number == fact.number.to_integral_value()
            elif fact.word is not None:
                assert fact.word in {entry.word for entry in known.words}
            seen.add(fact.code)
    from_archives = {code for code, known in catalogue.items() if known.origin.value not in ("hand", "other_body")}
    # Of supervision and social criticism danvan knows no rule, so that nothing stands against them.
    without_rule = {
        f"{prefix}.{end}" for prefix in ("supervisions", "criticisms") for end in ("periods_required", "periods_met")
    }
    assert from_archives - seen == without_rule


def test_a_sheet_can_be_written_and_read() -> None:
    sheet = gathered([petition("a", "03-02")], complete=COUNTED).sheet
    assert sheet.id == "xa/2026"
    again = serialization.loads(serialization.dumps(sheet, "json"), "json")
    assert list(again.of(FactSheet)) == [sheet]


# By hand -----------------------------------------------------------------------------------------


def by_hand(*entered: Fact, **more: object) -> FactSheet:
    return attrs.evolve(FactSheet(id="tay", unit="xa", period=YEAR, facts=entered), **more)


ONE = [petition("a", "03-02", ("03-05", E.ACCEPT), ("03-25", E.DECISION))]


def test_a_fact_by_hand_that_differs_stands_and_is_named() -> None:
    sheet = by_hand(Fact(code="petitions.received", number=Decimal(3), source="sổ tiếp nhận"))
    found = gathered(ONE, complete=[Petition], entered=sheet)
    [conflict] = found.conflicts
    assert (conflict.code, conflict.entered.number, conflict.gathered.number) == ("petitions.received", 3, 1)
    assert conflict.sentence.en == "“petitions.received” was entered as 3; from petitions follows 1 (a)."
    assert conflict.sentence.vi == "“petitions.received” được nhập là 3; theo đơn thư là 1 (a)."
    fact = facts(found)["petitions.received"]
    assert (fact.number, fact.source) == (3, "sổ tiếp nhận")
    assert fact.note is not None
    assert conflict.sentence.en in fact.note


def test_not_applicable_by_hand_against_a_number_is_a_conflict() -> None:
    found = gathered(
        ONE,
        complete=[Petition],
        entered=by_hand(Fact(code="petitions.received", silence=Silence.NOT_APPLICABLE, note="Không có.")),
    )
    assert [conflict.code for conflict in found.conflicts] == ["petitions.received"]
    note = facts(found)["petitions.received"].note
    assert note is not None
    assert note.startswith("Không có.\n")


@pytest.mark.parametrize(
    "entered",
    [
        Fact(code="petitions.received", number=Decimal("1.0")),
        Fact(code="petitions.received", silence=Silence.NOT_REPORTED),
    ],
    ids=["the same", "nothing said"],
)
def test_what_says_the_same_or_nothing_gives_way_to_the_records(entered: Fact) -> None:
    found = gathered(ONE, complete=[Petition], entered=by_hand(entered))
    assert not found.conflicts
    assert facts(found)["petitions.received"].source == "a"


def test_by_hand_fills_what_the_archive_cannot_tell_and_keeps_why() -> None:
    found = gathered(ONE, entered=by_hand(Fact(code="petitions.received", number=Decimal(8))))
    assert not found.conflicts
    fact = facts(found)["petitions.received"]
    assert fact.number == 8
    assert fact.note is not None
    assert "At least 1." in fact.note


def test_points_and_other_facts_of_the_sheet_stay() -> None:
    points = (EnteredPoints(line="1", kind=ScoreKind.FINAL, points=Decimal(5)),)
    sheet = by_hand(Fact(code="conduct.corruption", holds=False), points=points, note="Năm 2026.")
    found = gathered([], entered=sheet)
    assert found.sheet.points == points
    assert found.sheet.id == "tay"
    assert facts(found)["conduct.corruption"].holds is False
    assert found.sheet.note == "Năm 2026.\nTính đến ngày 2027-01-20 / As of 2027-01-20."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unit": "khac"}, "The fact sheet “tay” has khac as “unit”, not xa."),
        ({"period": Period(kind=PeriodKind.YEAR, year=2025)}, "The fact sheet “tay” has 2025 as “period”, not 2026."),
    ],
)
def test_a_sheet_of_another_unit_or_period_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(Refused) as refused:
        gathered([], entered=by_hand(**change))
    assert refused.value.sentence.en == said


# What is refused ---------------------------------------------------------------------------------


def test_a_period_that_has_not_begun_or_has_no_days() -> None:
    with pytest.raises(Refused, match="2025-12-31 is before 2026-01-01, the first day of year 2026"):
        gathered([], on=dt.date(2025, 12, 31))
    with pytest.raises(Refused, match="state its “window”"):
        gathered([], period=Period(kind=PeriodKind.CAMPAIGN, name="đợt I"))


def test_a_unit_that_is_not_there() -> None:
    with pytest.raises(UnknownUnit):
        gathered([], at="nowhere")


def test_records_that_contradict_each_other_by_id() -> None:
    one, other = petition("a", "03-02"), petition("a", "03-03")
    with pytest.raises(Refused, match="Two different records of Petition have the id “a”"):
        gathered([one, other])
    assert gathered([one, one], complete=[Petition]) == gathered([one], complete=[Petition])


def test_records_of_no_known_unit_are_named() -> None:
    nobody = Dialogue(id="d", host=Host(unit_text="UBND xã"), occasion=Occasion())
    found = gathered([nobody, *ONE, Report(id="r", kind=ReportKind.PERIODIC)], complete=COUNTED)
    assert found.unplaced == ("Dialogue d", "Report r")
    assert values(found, "dialogues.held") == [0]


def test_what_is_not_counted_cannot_be_complete() -> None:
    with pytest.raises(ValueError, match="nothing is counted from Period; give some of Report, Petition"):
        gathered([], complete=[Period])


def test_very_many_ids_are_shortened_and_counted() -> None:
    names = [f"don-{number:05}" for number in range(5_000)]
    text = named(names)
    assert text is not None
    assert len(text) < 2_000
    assert text.startswith("don-00000, don-00001, ")
    shown = text.count("don-")
    assert text.endswith(f" … (+{5_000 - shown})")
    assert named([]) is None


# Laws --------------------------------------------------------------------------------------------

LAWS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
PLENTY = st.one_of(
    strategies.petition_histories(min_day=dt.date(2026, 7, 1), max_day=dt.date(2026, 12, 31)),
    strategies.petitions(min_day=day("01-01"), max_day=day("12-31")),
    strategies.exemplars(),
    strategies.dialogues(min_day=day("01-01"), max_day=day("12-31")),
    strategies.receptions(min_day=day("01-01"), max_day=day("12-31")),
    strategies.reports(indicators=["dialogue.sessions", "dialogue.answered_on_spot"], min_figures=1).map(
        lambda report: attrs.evolve(report, period=YEAR)
    ),
    strategies.reports(),
)


def owned(record: object, owner: str) -> object:
    """The same record, of this unit."""
    if isinstance(record, Petition):
        return attrs.evolve(record, unit=owner)
    if isinstance(record, Exemplar):
        return attrs.evolve(record, owner=owner)
    if isinstance(record, (Dialogue, Reception, Supervision, SocialCriticism)):
        return attrs.evolve(record, host=attrs.evolve(record.host, unit=owner))
    assert isinstance(record, Report)
    figures = tuple(attrs.evolve(figure, scope_unit=None) for figure in record.figures)
    return attrs.evolve(record, reporter=owner, figures=figures)


def distinct(records: list[object]) -> list[object]:
    return list({(type(record), getattr(record, "id")): record for record in records}.values())  # noqa: B009  # several classes


@st.composite
def archives(draw: st.DrawFn, owner: str) -> list[object]:
    return distinct([owned(record, owner) for record in draw(st.lists(PLENTY, max_size=6))])


@LAWS
@given(archives("xa").flatmap(lambda records: st.tuples(st.just(records), st.permutations(records))), st.booleans())
def test_the_order_of_records_changes_nothing(pair: tuple[list[object], list[object]], whole: bool) -> None:
    records, turned = pair
    complete, regimes = COUNTED if whole else (), [REGIME]
    one, other = (gathered(each, complete=complete, regimes=regimes) for each in (records, turned))
    assert one == other


@LAWS
@given(archives("xa"), archives("khac"), st.booleans())
def test_records_of_another_unit_change_nothing(records: list[object], others: list[object], whole: bool) -> None:
    complete = COUNTED if whole else ()
    both = distinct([*others, *records])
    assert gathered(both, complete=complete) == gathered(records, complete=complete)


@LAWS
@given(archives("xa"))
def test_no_count_is_a_number_without_the_whole_archive(records: list[object]) -> None:
    origins = {"petitions", "exemplars"}
    for fact in gathered(records).sheet.facts:
        if fact.origin.value in origins:
            assert fact.silence is NOT_REPORTED, fact


@LAWS
@given(archives("xa"))
def test_parts_are_never_more_than_their_whole(records: list[object]) -> None:
    found = gathered(records, complete=COUNTED)
    numbers = {fact.code: fact.number for fact in found.sheet.facts if fact.number is not None}
    for part, whole in (
        ("petitions.on_time", "petitions.to_settle"),
        ("petitions.to_settle", "petitions.received"),
        *((f"{group}.settled_in_time", f"{group}.due") for group in ("matters", "complaints", "denunciations")),
        ("exemplars.typical", "exemplars.recognised"),
        ("dialogues.periods_met", "dialogues.periods_required"),
    ):
        if part in numbers and whole in numbers:
            assert numbers[part] <= numbers[whole], part
    kinds = [numbers.get(f"{group}.received") for group in ("complaints", "denunciations", "proposals")]
    if None not in kinds:
        assert sum(number or 0 for number in kinds) <= numbers["matters.received"]


def test_one_archive_serves_many_units() -> None:
    registry = UnitRegistry([unit(f"x{number}") for number in range(3)])
    records = [petition(f"p{number}", "03-02", at=f"x{number % 3}") for number in range(7)]
    gatherer = Gatherer(
        records,
        law=bundled.law(),
        registry=registry,
        windows=bundled.window_rules(),
        indicators=bundled.indicators(),
    )
    found = [gatherer.facts(name, YEAR, on=AFTER, complete=[Petition]) for name in registry]
    assert [values(one, "petitions.received") for one in found] == [[3], [2], [2]]


def test_of_two_reports_sent_on_one_day_the_same_one_is_always_the_last() -> None:
    full = (Figure(indicator="dialogue.sessions", value=Decimal(1)),)
    sent = [
        Report(
            id=name,
            kind=ReportKind.PERIODIC,
            regime="quy",
            reporter="xa",
            period=Period(kind=PeriodKind.QUARTER, year=2026, number=1),
            submitted_at=dt.datetime.fromisoformat("2026-04-01T08:00:00+07:00"),
            figures=figures,
        )
        for name, figures in (("a", full), ("b", ()))
    ]
    for records in (sent, sent[::-1]):
        assert values(gathered(records, regimes=[REGIME], complete=[Report]), "duties.complete") == [1]
