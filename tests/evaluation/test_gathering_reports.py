"""What reports state becomes a fact as it was stated: silences stay, and what is not exact is no number."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from gathered import NOT_APPLICABLE, NOT_REPORTED, YEAR, facts, gathered, unit, values

from danvan import Figure, Indicator, Period, PeriodKind, Qualifier, Report, ReportKind, Silence, UnitRegistry
from danvan.law.periods import WindowRule
from danvan.reports.figures import Breakdown, Nature, Scale
from danvan.reports.report import ReportStatus

HALF = Period(kind=PeriodKind.HALF, year=2026, number=1)
LAST_YEAR = Period(kind=PeriodKind.YEAR, year=2025)
CODE = "dialogue.sessions"
FACT = "reported.dialogue.sessions"


def figure(value: str | None, **more: Any) -> Figure:
    return Figure(**{"indicator": CODE, "value": None if value is None else Decimal(value), **more})


def report(name: str, *figures: Figure, period: Period | None = YEAR, reporter: str = "xa", **more: Any) -> Report:
    return Report(id=name, kind=ReportKind.PERIODIC, reporter=reporter, period=period, figures=figures, **more)


def test_a_figure_of_the_period_names_its_report() -> None:
    fact = facts(gathered([report("bc", figure("12"))]))[FACT]
    assert (fact.number, fact.source, fact.origin.value) == (12, "bc", "reports")


def test_a_stated_zero_is_zero() -> None:
    assert values(gathered([report("bc", figure("0"))]), FACT) == [0]


def test_silences_stay_and_an_absent_indicator_gives_no_fact() -> None:
    for silence in Silence:
        assert values(gathered([report("bc", figure(None, silence=silence))]), FACT) == [silence]
    assert values(gathered([report("bc")]), FACT) == [None]
    assert values(gathered([]), FACT) == [None]


@pytest.mark.parametrize("qualifier", [one for one in Qualifier if one is not Qualifier.EXACT])
def test_what_is_not_exact_is_no_number(qualifier: Qualifier) -> None:
    found = gathered([report("bc", figure("12", qualifier=qualifier))])
    assert values(found, FACT) == [NOT_REPORTED]
    note = facts(found)[FACT].note
    assert note is not None
    assert f"“{qualifier.en} 12”" in note
    assert f"“{qualifier.vi} 12”" in note


def test_only_the_very_period_counts() -> None:
    half = report("bc", figure("5"), period=HALF)
    for records in ([half], [report("bc", figure("5", period=HALF))]):
        fact = facts(gathered(records))[FACT]
        assert (fact.silence, fact.source) == (NOT_REPORTED, "bc")
        assert fact.note is not None
        assert "Reports have figures of other days: 2026-01-01..2026-06-30." in fact.note
    assert values(gathered([half, report("nam", figure("9"))]), FACT) == [9]
    assert values(gathered([report("bc", figure("5"), period=None)]), FACT) == [None]
    assert values(gathered([report("bc", figure("5"), period=LAST_YEAR)]), FACT) == [None]
    assert values(gathered([report("bc", figure("5", period=YEAR), period=HALF)]), FACT) == [5]


def test_a_year_by_the_state_window_is_of_other_days_than_the_calendar_year() -> None:
    state = attrs.evolve(YEAR, window_rule=WindowRule.STATE)
    records = [report("bc", figure("5"), period=state)]
    assert values(gathered(records), FACT) == [NOT_REPORTED]
    assert values(gathered(records, period=state), FACT) == [5]


def test_two_reports_that_agree_are_one_and_two_that_do_not_are_none() -> None:
    one, same, other = (report(name, figure(value)) for name, value in (("a", "5"), ("b", "5.0"), ("c", "6")))
    fact = facts(gathered([one, same]))[FACT]
    assert (fact.number, fact.source) == (5, "a, b")
    found = gathered([one, other])
    assert values(found, FACT) == [NOT_REPORTED]
    assert facts(found)[FACT].source == "a, c"


def test_drafts_and_what_was_replaced_do_not_count() -> None:
    draft = report("a", figure("5"), status=ReportStatus.DRAFT)
    first = report("b", figure("6"))
    second = report("c", figure("7"), replaces="b")
    assert values(gathered([draft, first, second]), FACT) == [7]


def test_parts_of_a_breakdown_are_not_the_whole() -> None:
    part = figure("3", breakdown=(Breakdown(dimension="tier", value="xã"),))
    assert values(gathered([report("bc", part)]), FACT) == [None]
    assert values(gathered([report("bc", part, figure("9"))]), FACT) == [9]


def test_a_figure_about_another_unit_is_not_of_the_reporter() -> None:
    records = [report("bc", figure("4", scope_unit="khac")), report("khac-bc", figure("8"), reporter="khac")]
    assert values(gathered(records), FACT) == [None]
    assert values(gathered([report("bc", figure("4", scope_unit="xa"), reporter="khac")]), FACT) == [4]


def test_scales_are_ones_and_another_unit_of_measure_is_no_number() -> None:
    funds = {"indicator": "community.funds_vnd"}
    found = gathered([report("bc", figure("1.45", unit="đồng", scale=Scale.BILLION, **funds))])
    assert values(found, "reported.community.funds_vnd") == [1_450_000_000]
    found = gathered([report("bc", figure("3", unit="lượt người"))])
    assert values(found, FACT) == [NOT_REPORTED]
    note = facts(found)[FACT].note
    assert note is not None
    assert "“lượt người”; the catalogue has “cuộc”" in note


def test_a_number_too_long_to_be_written_in_ones_is_no_number_and_spoils_no_other() -> None:
    long = figure("1000000000", unit="cuộc", scale=Scale.BILLION)
    found = gathered([report("bc", long, figure("4", indicator="petitions.received"))])
    assert values(found, FACT, "reported.petitions.received") == [NOT_REPORTED, 4]


RATE = Indicator(id="rate", name="tỷ lệ", unit="%", nature=Nature.RATIO)


def test_a_rate_is_a_share_and_part_and_whole_are_never_divided() -> None:
    def of(stated: Figure) -> list[object]:
        codes = "reported.rate", "reported.rate.part", "reported.rate.whole"
        return values(gathered([report("bc", stated)], indicators=[RATE]), *codes)

    assert of(figure("87.5", indicator="rate", unit="%")) == [Decimal("0.875"), None, None]
    assert of(figure("87.5", indicator="rate")) == [Decimal("0.875"), None, None]
    assert of(figure("2", indicator="rate", denominator=Decimal(3), unit="hộ")) == [NOT_REPORTED, 2, 3]
    assert of(figure("2", indicator="rate", unit="hộ")) == [NOT_REPORTED, None, None]
    assert of(figure("0.00000001", indicator="rate")) == [NOT_REPORTED, None, None]
    assert of(figure(None, indicator="rate", silence=Silence.NOT_APPLICABLE)) == [NOT_APPLICABLE, None, None]


def test_an_indicator_that_no_catalogue_has_gives_no_fact() -> None:
    assert values(gathered([report("bc", figure("5"))], indicators=[RATE]), FACT) == [None]


def test_level_and_kind_are_words_and_what_the_register_leaves_out_is_not_reported() -> None:
    assert values(gathered([]), "unit.level", "unit.kind") == ["commune", "peoples_committee"]
    bare = UnitRegistry([unit("xa", level=None)])
    assert values(gathered([], registry=bare), "unit.level", "unit.kind") == [NOT_REPORTED, "peoples_committee"]
