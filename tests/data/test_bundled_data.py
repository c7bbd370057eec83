"""What danvan ships as data is what its sources say, and was written down here a second time by hand."""

import datetime as dt

import pytest

from danvan import bundled
from danvan.law.instruments import Mark
from danvan.law.periods import Period, PeriodKind, Window, WindowRule
from danvan.law.windows import calendar_window

INDICATORS = [
    ("models", "mô hình", "flow_or_stock"),
    ("models.registered", "mô hình", "flow_or_stock"),
    ("models.effective", "mô hình", "flow_or_stock"),
    ("models.recognized", "mô hình", "flow_or_stock"),
    ("exemplars", "điển hình", "stock"),
    ("dialogue.sessions", "cuộc", "flow"),
    ("dialogue.sessions.regular", "cuộc", "flow"),
    ("dialogue.sessions.adhoc", "cuộc", "flow"),
    ("dialogue.participants", "lượt người", "flow"),
    ("dialogue.opinions", "ý kiến", "flow"),
    ("dialogue.answered_on_spot", "%", "ratio"),
    ("reception.sessions", "buổi", "flow"),
    ("reception.visits", "lượt", "flow"),
    ("reception.persons", "người", "flow"),
    ("reception.crowds", "đoàn", "flow"),
    ("reception.crowd_persons", "người", "flow"),
    ("petitions.received", "đơn", "flow"),
    ("petitions.eligible", "đơn", "flow"),
    ("petitions.within_authority", "đơn", "flow"),
    ("petitions.resolved", "đơn", "flow"),
    ("supervision.topics", "nội dung", "flow"),
    ("feedback.topics", "nội dung", "flow"),
    ("feedback.drafts", "văn bản", "flow"),
    ("contributions", "nội dung", "flow"),
    ("propaganda.sessions", "buổi", "flow"),
    ("propaganda.attendance", "lượt người", "flow"),
    ("propaganda.attendance_rate", "%", "ratio"),
    ("community.labour_days", "ngày công", "flow"),
    ("community.land_donated_m2", "m²", "flow"),
    ("community.roads_km", "km", "flow"),
    ("community.canals_m", "m", "flow"),
    ("community.trees", "cây", "flow"),
    ("community.funds_vnd", "đồng", "flow"),
    ("community.houses", "nhà", "flow"),
    ("community.gifts", "quà", "flow"),
    ("community.health_cards", "thẻ", "flow"),
    ("org.members_new", "hội viên", "flow"),
    ("org.teams", "tổ", "stock"),
    ("org.villages", "thôn", "stock"),
    ("party.cells", "chi bộ", "stock"),
    ("party.members", "đảng viên", "stock"),
    ("profile.area", "ha", "stock"),
    ("profile.households", "hộ", "stock"),
    ("profile.population", "khẩu", "stock"),
    ("profile.poor_households", "hộ", "stock"),
    ("profile.near_poor", "hộ", "stock"),
    ("hotspots.open", "vụ", "stock"),
    ("hotspots.resolved", "vụ", "flow"),
    ("opinions_themes", "ý kiến", "flow"),
    ("commendations.collective", "tập thể", "flow"),
    ("commendations.individual", "cá nhân", "flow"),
]


def test_the_catalogue_of_indicators() -> None:
    found = bundled.indicators().values()
    assert [(indicator.id, indicator.unit, indicator.nature.value) for indicator in found] == INDICATORS


def test_every_indicator_has_a_source_and_its_parts() -> None:
    catalogue = bundled.indicators()
    for indicator in catalogue.values():
        assert all(part in catalogue for part in indicator.parts), indicator.id
    assert catalogue["dialogue.sessions"].parts == ("dialogue.sessions.regular", "dialogue.sessions.adhoc")


def period(kind: PeriodKind, number: int | None = None, year: int = 2026) -> Period:
    return Period(kind=kind, year=year, number=number, window_rule=WindowRule.STATE)


WINDOWS = [
    (period(PeriodKind.MONTH, 1), "2025-12-15", "2026-01-14"),
    (period(PeriodKind.MONTH, 3), "2026-02-15", "2026-03-14"),
    (period(PeriodKind.QUARTER, 1), "2025-12-15", "2026-03-14"),
    (period(PeriodKind.QUARTER, 2), "2026-03-15", "2026-06-14"),
    (period(PeriodKind.HALF, 1), "2025-12-15", "2026-06-14"),
    (period(PeriodKind.HALF, 2), "2026-06-15", "2026-12-14"),
    (period(PeriodKind.NINE_MONTHS), "2025-12-15", "2026-09-14"),
    (period(PeriodKind.YEAR), "2025-12-15", "2026-12-14"),
]


@pytest.mark.parametrize(("given", "first", "last"), WINDOWS)
def test_windows_of_state_bodies(given: Period, first: str, last: str) -> None:
    expected = Window(first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last))
    assert bundled.window_rules().window(given) == expected


def test_the_week_has_no_window_by_that_rule() -> None:
    assert bundled.window_rules().window(period(PeriodKind.WEEK, 1)) is None


@pytest.mark.parametrize(("kind", "number"), [(PeriodKind.MONTH, 12), (PeriodKind.QUARTER, 4), (PeriodKind.HALF, 2)])
def test_windows_tile_the_year(kind: PeriodKind, number: int) -> None:
    rules = bundled.window_rules()
    for year in (2023, 2024, 2025, 2026):
        windows = [rules.window(period(kind, index + 1, year)) for index in range(number)]
        whole = rules.window(period(PeriodKind.YEAR, None, year))
        assert whole is not None
        day = whole.first
        for window in windows:
            assert window is not None
            assert window.first == day
            day = window.last + dt.timedelta(days=1)
        assert day == whole.last + dt.timedelta(days=1)


def test_calendar_windows_tile_the_year_too() -> None:
    for kind, number in ((PeriodKind.MONTH, 12), (PeriodKind.QUARTER, 4), (PeriodKind.HALF, 2)):
        day = dt.date(2024, 1, 1)
        for index in range(number):
            window = calendar_window(period(kind, index + 1, 2024))
            assert window is not None
            assert window.first == day
            day = window.last + dt.timedelta(days=1)
        assert day == dt.date(2025, 1, 1)


MARKS = {
    PeriodKind.MONTH: Mark.REPORTED,
    PeriodKind.QUARTER: Mark.REPORTED,
    PeriodKind.HALF: Mark.REPORTED,
    PeriodKind.YEAR: Mark.READ,
    PeriodKind.NINE_MONTHS: Mark.RECALLED_MEDIUM,
}


@pytest.mark.parametrize("kind", MARKS)
def test_every_window_names_its_source(kind: PeriodKind) -> None:
    number = 1 if kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF) else None
    entry = bundled.window_rules().entry(period(kind, number))
    assert entry is not None
    assert (entry.source.document, entry.source.article) == ("Nghị định 09/2019/NĐ-CP", "12")
    assert entry.source.mark is MARKS[kind]
