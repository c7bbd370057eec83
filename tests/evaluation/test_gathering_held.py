"""Receptions and dialogues held beside the minimum, exemplars as they stand, reports that are owed."""

import datetime as dt

import attrs
import pytest
from gathered import NOT_APPLICABLE, NOT_REPORTED, exemplar, facts, gathered, unit, values

from danvan import (
    Dialogue,
    Exemplar,
    FrequencyRule,
    PartialDate,
    Period,
    PeriodKind,
    Reception,
    Report,
    ReportKind,
    ReportRegime,
    UnitRegistry,
    bundled,
)
from danvan.activities.exemplar import ExemplarState as S
from danvan.activities.occasion import Host, Occasion
from danvan.activities.reception import ReceptionKind
from danvan.law.periods import WindowRule
from danvan.reports.regime import RegimeDeadline
from danvan.units.unit import Level, UnitKind

FIRST = Period(kind=PeriodKind.QUARTER, year=2026, number=1)
HELD = ("dialogues.held", "dialogues.periods_required", "dialogues.periods_met")


def dialogue(name: str, on: str | None, host: str = "xa") -> Dialogue:
    day = None if on is None else PartialDate.parse(on)
    return Dialogue(id=name, host=Host(unit=host), occasion=Occasion(on=day))


def reception(name: str, on: str, held: bool = True) -> Reception:
    return Reception(
        id=name,
        kind=ReceptionKind.SCHEDULED,
        host=Host(unit="xa"),
        occasion=Occasion(on=PartialDate.parse(on)),
        held=held,
    )


def test_the_yearly_dialogue_was_held() -> None:
    found = gathered([dialogue("d", "2026-05-06")], complete=[Dialogue])
    assert values(found, *HELD) == [1, 1, 1]
    assert facts(found)["dialogues.periods_met"].source == "d"
    assert facts(found)["dialogues.periods_required"].source == "dialogue.state.commune"


def test_what_is_met_is_sure_without_the_whole_archive_and_what_is_short_is_not() -> None:
    assert values(gathered([dialogue("d", "2026-05-06")]), *HELD) == [NOT_REPORTED, 1, 1]
    assert values(gathered([]), *HELD) == [None, 1, NOT_REPORTED]
    found = gathered([], complete=[Dialogue])
    assert values(found, *HELD) == [0, 1, 0]
    note = facts(found)["dialogues.periods_met"].note
    assert note is not None
    assert "Short: 2026 (dialogue.state.commune 0/1)" in note


def test_a_dialogue_of_which_the_day_is_not_known_makes_the_year_unknown() -> None:
    found = gathered([dialogue("d", None)], complete=[Dialogue])
    assert values(found, *HELD) == [NOT_REPORTED, 1, NOT_REPORTED]


def test_a_year_that_is_not_over_asks_for_nothing_until_it_is_met() -> None:
    on = dt.date(2026, 11, 1)
    assert values(gathered([], complete=[Dialogue], on=on), *HELD) == [0, 0, 0]
    assert values(gathered([], on=on), *HELD) == [None, NOT_REPORTED, NOT_REPORTED]
    assert values(gathered([dialogue("d", "2026-05-06")], complete=[Dialogue], on=on), *HELD) == [1, 1, 1]


def test_weeks_of_receptions() -> None:
    days = ["2026-01-07", "2026-01-14", "2026-01-15", "2026-01-28"]
    held = [reception(f"r{place}", on) for place, on in enumerate(days)]
    held.append(reception("r9", "2026-02-04", held=False))
    codes = "receptions.held", "receptions.periods_required", "receptions.periods_met"
    found = gathered(held, complete=[Reception], period=FIRST, on=dt.date(2026, 4, 1))
    # Thirteen weeks end in the first quarter; three of them have a day of reception.
    assert values(found, *codes) == [4, 13, 3]
    assert facts(found)["receptions.held"].source == "r0, r1, r2, r3"


def test_a_rule_that_does_not_ask_this_unit_cannot_apply() -> None:
    front = UnitRegistry([unit("xa", kind=UnitKind.FATHERLAND_FRONT)])
    assert values(gathered([], registry=front), *HELD[1:]) == [NOT_APPLICABLE, NOT_APPLICABLE]
    unknown = UnitRegistry([unit("xa", level=None)])
    assert values(gathered([], registry=unknown), *HELD[1:]) == [NOT_REPORTED, NOT_REPORTED]
    assert values(gathered([], frequencies=[]), *HELD[1:]) == [None, None]


def test_a_quarter_in_which_no_year_ends_asks_for_no_dialogue() -> None:
    assert values(gathered([], period=FIRST), *HELD[1:]) == [0, 0]


# Exemplars --------------------------------------------------------------------------------------

STATES = tuple(
    f"exemplars.{name}"
    for name in ("registered", "registered_in_period", "recognised", "recognised_in_period", "typical")
)


def test_exemplars_as_they_stand_on_the_last_day() -> None:
    found = gathered(
        [
            exemplar("a", ("2026-02-01", S.REGISTERED, None)),
            exemplar("b", ("2025-02-01", S.REGISTERED, None), ("2026-11-01", S.RECOGNISED, Level.COMMUNE)),
            exemplar(
                "c",
                ("2024-02-01", S.REGISTERED, None),
                ("2025-11-01", S.RECOGNISED, Level.PROVINCE),
                ("2025-12-01", S.TYPICAL, None),
            ),
            exemplar(
                "d",
                ("2024-02-01", S.REGISTERED, None),
                ("2025-11-01", S.RECOGNISED, Level.COMMUNE),
                ("2026-03-01", S.WITHDRAWN, None),
            ),
            exemplar("e", ("2027-01-05", S.REGISTERED, None)),
            exemplar("f", ("2026-02-01", S.REGISTERED, None), owner="khac"),
        ],
        complete=[Exemplar],
    )
    assert values(found, *STATES) == [3, 1, 2, 1, 1]
    assert values(found, "exemplars.recognised.commune", "exemplars.recognised.province") == [1, 1]
    assert facts(found)["exemplars.recognised"].source == "b, c"
    assert values(found, "exemplars.effective") == [None]


def test_what_is_no_longer_recognised_is_no_longer_typical() -> None:
    events = [(2024, S.REGISTERED, None), (2025, S.RECOGNISED, Level.COMMUNE), (2025, S.TYPICAL, None)]
    typical = exemplar("a", *((f"{year}-03-01", state, level) for year, state, level in events))
    assert values(gathered([typical], complete=[Exemplar]), "exemplars.typical") == [1]
    withdrawn = exemplar(
        "a",
        *((f"{year}-03-01", state, level) for year, state, level in events),
        ("2026-03-01", S.WITHDRAWN, None),
    )
    assert values(gathered([withdrawn], complete=[Exemplar]), "exemplars.typical") == [0]


def test_an_exemplar_that_repeats_another_brings_no_credit() -> None:
    twin = attrs.evolve(exemplar("b", ("2026-02-01", S.REGISTERED, None)), duplicate_of="a")
    assert values(gathered([twin], complete=[Exemplar]), "exemplars.registered") == [0]


@pytest.mark.parametrize(
    ("on", "registered", "in_period"),
    [
        ("2026-03", 1, 1),
        ("2026", 1, 1),
        ("2025", 1, 0),
        ("--03-01", NOT_REPORTED, NOT_REPORTED),
    ],
)
def test_a_day_known_in_part_counts_where_any_of_its_days_would(on: str, registered: object, in_period: object) -> None:
    found = gathered([exemplar("a", (on, S.REGISTERED, None))], complete=[Exemplar])
    assert values(found, "exemplars.registered", "exemplars.registered_in_period") == [registered, in_period]


def test_a_recognition_that_may_come_after_the_day_is_not_known() -> None:
    one = exemplar("a", ("2025-03-01", S.REGISTERED, None), ("2026-03", S.RECOGNISED, Level.COMMUNE))
    for day, number in ((dt.date(2026, 2, 28), 0), (dt.date(2026, 3, 10), NOT_REPORTED), (dt.date(2026, 3, 31), 1)):
        assert values(gathered([one], complete=[Exemplar], on=day), "exemplars.recognised") == [number]


def test_exemplars_of_which_some_may_lack_are_a_floor() -> None:
    assert values(gathered([exemplar("a", ("2026-02-01", S.REGISTERED, None))]), *STATES[:1]) == [NOT_REPORTED]
    assert values(gathered([]), *STATES[:1]) == [None]
    assert values(gathered([], complete=[Exemplar]), *STATES) == [0, 0, 0, 0, 0]


# Reports that are owed ---------------------------------------------------------------------------

REGIME = ReportRegime(
    id="quy",
    name="Báo cáo quý",
    kind=ReportKind.PERIODIC,
    frequencies=(PeriodKind.QUARTER,),
    window_rule=WindowRule.CALENDAR,
    deadlines=(RegimeDeadline(period=PeriodKind.QUARTER, day=10, months_after=1),),
    reporter_levels=(Level.COMMUNE,),
    indicators=(),
)
DUTIES = tuple(f"duties.{name}" for name in ("owed", "due", "in_time", "late", "missing", "complete", "incomplete"))


def quarterly(number: int, sent: str | None) -> Report:
    moment = None if sent is None else dt.datetime.fromisoformat(f"{sent}T08:00:00+07:00")
    return Report(
        id=f"q{number}",
        kind=ReportKind.PERIODIC,
        regime="quy",
        reporter="xa",
        period=Period(kind=PeriodKind.QUARTER, year=2026, number=number),
        submitted_at=moment,
    )


SENT = [quarterly(1, "2026-04-08"), quarterly(2, "2026-07-15")]


def test_reports_that_were_owed() -> None:
    found = gathered(SENT, regimes=[REGIME], complete=[Report])
    assert values(found, *DUTIES) == [4, 4, 1, 1, 2, 2, 0]
    assert facts(found)["duties.missing"].source == "quy:2026-Q3, quy:2026-Q4"
    assert facts(found)["duties.late"].source == "q2"
    assert values(gathered(SENT, regimes=[REGIME], complete=[Report], on=dt.date(2027, 1, 5)), *DUTIES[:5]) == [
        *(4, 3, 1, 1, 1)
    ]


def test_without_all_reports_only_what_the_regimes_say_is_known() -> None:
    assert values(gathered(SENT, regimes=[REGIME]), *DUTIES) == [4, *([NOT_REPORTED] * 6)]
    assert values(gathered(SENT), *DUTIES) == [None] * 7
    assert values(gathered([], regimes=[REGIME], complete=[Report]), *DUTIES) == [4, 4, 0, 0, 4, 0, 0]


def test_a_report_of_which_the_day_of_sending_is_not_known_is_neither_in_time_nor_late() -> None:
    found = gathered([quarterly(1, None), SENT[1]], regimes=[REGIME], complete=[Report])
    assert values(found, *DUTIES) == [4, 4, NOT_REPORTED, NOT_REPORTED, 2, 2, 0]


def test_a_regime_without_a_deadline_makes_nothing_due() -> None:
    endless = attrs.evolve(REGIME, deadlines=())
    assert values(gathered(SENT, regimes=[endless], complete=[Report]), *DUTIES) == [4, 0, 0, 0, 0, 2, 0]


def test_a_regime_that_asks_others_makes_nothing_owed() -> None:
    others = attrs.evolve(REGIME, reporter_levels=(Level.PROVINCE,))
    assert values(gathered([], regimes=[others], complete=[Report]), *DUTIES) == [0] * 7
    bare = UnitRegistry([unit("xa", level=None)])
    assert values(gathered([], regimes=[REGIME], registry=bare), *DUTIES) == [NOT_REPORTED] * 7


def test_every_shipped_rule_of_frequency_has_facts_in_the_catalogue() -> None:
    rules: tuple[FrequencyRule, ...] = bundled.frequency_rules()
    found = gathered([], frequencies=rules, complete=[Dialogue, Reception])
    assert {"receptions.held", "receptions.periods_met", "dialogues.periods_met"} <= facts(found).keys()
