"""Time limits as records: what a version may state, and what danvan ships."""

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import danvan
from danvan import bundled
from danvan.law.instruments import Citation, Mark
from danvan.law.limits import ExtensionRule, Frequency, LimitCase, LimitVersion, PauseRule, TimeLimit
from danvan.law.periods import PeriodKind
from danvan.law.words import (
    Direction,
    LimitAbsence,
    LimitCondition,
    LimitNature,
    LimitStart,
    LimitUnit,
    PauseKind,
)
from danvan.serialization import load

D = dt.date
SOURCE = (Citation(document="x"),)
DATA = Path(danvan.__file__).parent / "data"


def version(**fields: Any) -> LimitVersion:
    return LimitVersion(**{"since": D(2026, 7, 1), "sources": SOURCE, **fields})


def limit(*versions: LimitVersion, **fields: Any) -> TimeLimit:
    return TimeLimit(
        id="own",
        name="x",
        name_en="x",
        nature=LimitNature.DUTY,
        starts=(LimitStart.RECEIVED,),
        versions=versions,
        **fields,
    )


TEN = {"amount": 10, "unit": LimitUnit.CALENDAR_DAYS}
CASE = LimitCase(when=(LimitCondition.REMOTE, LimitCondition.COMPLEX), amount=20)
SAME = LimitCase(when=(LimitCondition.COMPLEX, LimitCondition.REMOTE), amount=30)
RULE = ExtensionRule(when=LimitCondition.COMPLEX, times=1, days=5, sources=SOURCE)
STOP = PauseRule(kind=PauseKind.SUSPENSION, sources=SOURCE)
WEEKLY = Frequency(times=1, per=PeriodKind.WEEK, who="x", who_en="x")

WRONG_VERSIONS: list[tuple[dict[str, Any], list[tuple[str, tuple[object, ...]]]]] = [
    ({}, [("limit-one-end", ())]),
    ({**TEN, "absent": LimitAbsence.AGENCY}, [("limit-one-end", ())]),
    ({"ends_with": ("a",), "ends_at": LimitStart.CONCLUDED}, [("limit-one-end", ())]),
    ({"frequencies": (WEEKLY,), "absent": LimitAbsence.NOT_SET}, [("limit-one-end", ())]),
    ({"amount": 10}, [("needs-field", ())]),
    ({"absent": LimitAbsence.REPEALED, "unit": LimitUnit.YEARS}, [("needs-field", ())]),
    ({"absent": LimitAbsence.REPEALED, "cases": (CASE,)}, [("excludes-field", ("cases",))]),
    ({"ends_with": ("a",), "extensions": (RULE,)}, [("excludes-field", ("extensions",))]),
    ({"ends_with": ("a",), "pauses": (STOP,)}, [("excludes-field", ("pauses",))]),
    ({**TEN, "until": D(2026, 7, 1)}, [("span-empty", ("until",))]),
    ({**TEN, "cases": (CASE, SAME)}, [("limit-case-twice", ("cases", 1))]),
    ({**TEN, "extensions": (RULE, RULE)}, [("limit-case-twice", ("extensions", 1))]),
    ({**TEN, "pauses": (STOP, STOP)}, [("limit-case-twice", ("pauses", 1))]),
]


@pytest.mark.parametrize(("fields", "expected"), WRONG_VERSIONS)
def test_versions_that_cannot_be(fields: dict[str, Any], expected: list[tuple[str, tuple[object, ...]]]) -> None:
    with pytest.raises(danvan.InvalidRecord) as refused:
        version(**fields)
    assert [(problem.code, problem.pointer) for problem in refused.value.problems] == expected


def test_a_version_without_a_source_cannot_be() -> None:
    with pytest.raises(danvan.InvalidRecord) as refused:
        version(**TEN, sources=())
    assert [(problem.code, problem.pointer) for problem in refused.value.problems] == [("list-short", ("sources",))]


def test_versions_do_not_overlap() -> None:
    old = version(**TEN, until=D(2027, 1, 1))
    limit(old, version(**TEN, since=D(2027, 1, 1)))
    for before, after in ((old, D(2026, 12, 31)), (version(**TEN), D(2027, 1, 1))):
        with pytest.raises(danvan.InvalidRecord) as refused:
            limit(before, version(**TEN, since=after))
        [problem] = refused.value.problems
        assert (problem.code, problem.pointer) == ("limit-versions-overlap", ("versions", 1, "since"))


def test_a_count_backwards_has_no_pause_and_no_extension() -> None:
    with pytest.raises(danvan.InvalidRecord) as refused:
        limit(version(**TEN, pauses=(STOP,), extensions=(RULE,)), direction=Direction.BEFORE)
    assert [problem.pointer for problem in refused.value.problems] == [
        ("versions", 0, "pauses"),
        ("versions", 0, "extensions"),
    ]


def test_the_version_of_a_day() -> None:
    old, new = version(**TEN, until=D(2026, 10, 1)), version(**TEN, since=D(2027, 1, 1))
    both = limit(old, new)
    assert both.on(D(2026, 6, 30)) is None
    assert both.on(D(2026, 7, 1)) is old
    assert both.on(D(2026, 9, 30)) is old
    assert both.on(D(2026, 10, 1)) is None
    assert both.on(D(2026, 12, 31)) is None
    assert both.on(D(2027, 1, 1)) is new


# What danvan ships ----------------------------------------------------------------------------

ASKED = (
    "complaint.accept complaint.resolve.first complaint.resolve.second complaint.resolve.disciplinary "
    "complaint.file.first complaint.file.second complaint.publish.second complaint.notify.first "
    "denunciation.accept denunciation.transfer denunciation.resolve denunciation.notify-accepted "
    "denunciation.publish reception.answer reception.refuse regulation-feedback.transfer"
)

NUMBERS = {
    "complaint.file.first": "90d",
    "complaint.file.disciplinary": "15d",
    "complaint.file.second": "30d 45d",
    "complaint.file.second.disciplinary": "10d 30d",
    "complaint.accept": "7w",
    "complaint.resolve.first": "30d 45d 45d 60d",
    "complaint.resolve.second": "45d 60d 60d 70d",
    "complaint.resolve.disciplinary": "30d 45d",
    "complaint.dialogue.notice": "-5d",
    "complaint.send-suspension": "3w",
    "complaint.stay": "complaint.resolve.first complaint.resolve.second complaint.resolve.disciplinary",
    "complaint.notify.first": "3w",
    "complaint.notify.second": "7d",
    "complaint.publish.second": "15d",
    "complaint.publish.meeting-notice": "-3w",
    "complaint.publish.posting": "15d",
    "complaint.effect": "30d 45d",
    "complaint.lawsuit": "1y 30d",
    "complaint.notify-front": "7d",
    "complaint.front-appeal.answer": "7d",
    "complaint.documents": "7d",
    "denunciation.file": "not_set",
    "denunciation.accept": "7w 10w",
    "denunciation.transfer": "5w",
    "denunciation.report-forwarder": "20d",
    "denunciation.notify-accepted": "5w",
    "denunciation.resolve": "30d +1x30 +2x30",
    "denunciation.send-suspension": "5w",
    "denunciation.withdraw": "concluded",
    "denunciation.notify-conclusion": "5w",
    "denunciation.handle": "7w",
    "denunciation.report-handling": "5w",
    "denunciation.publish": "7w",
    "denunciation.publish.posting": "15d",
    "denunciation.continued.review": "20d",
    "denunciation.continued.demand": "5w",
    "denunciation.continued.report": "5w",
    "reception.answer": "10w",
    "reception.refuse": "3w",
    "reception.heads": "1/week 1/month",
    "reception.schedule": "-5w",
    "reception.notify-forwarder": "7w",
    "proposal-feedback.resolve": "agency",
    "regulation-feedback.transfer": "5w",
    "regulation-feedback.resolve": "agency",
    "commune.publish": "5w",
}
"""Every limit as it stands today, written down a second time by hand."""

SOURCES = {
    "complaint.file.first": "LKN 9",
    "complaint.file.disciplinary": "LKN 48",
    "complaint.file.second": "LKN 33.1",
    "complaint.file.second.disciplinary": "LKN 48",
    "complaint.accept": "ND124 16.1 (ND155); ND155 10",
    "complaint.resolve.first": "LKN 28",
    "complaint.resolve.second": "LKN 37",
    "complaint.resolve.disciplinary": "LKN 50",
    "complaint.dialogue.notice": "ND124 28 (ND155); ND155 11",
    "complaint.send-suspension": "ND124 28b (ND155); ND155 12",
    "complaint.stay": "LKN 35",
    "complaint.notify.first": "LKN 32",
    "complaint.notify.second": "LKN 41.1",
    "complaint.publish.second": "ND124 12",
    "complaint.publish.meeting-notice": "ND124 12",
    "complaint.publish.posting": "ND124 12",
    "complaint.effect": "LKN 44; LKN 57",
    "complaint.lawsuit": "LTTHC 116",
    "complaint.notify-front": "LKN 66.2",
    "complaint.front-appeal.answer": "LKN 66.2",
    "complaint.documents": "LKN 12.1.đ",
    "denunciation.file": "LTC",
    "denunciation.accept": "LTC 24.1",
    "denunciation.transfer": "LTC 24.2; LTC 24.3",
    "denunciation.report-forwarder": "LTC 26.2",
    "denunciation.notify-accepted": "LTC 29.3",
    "denunciation.resolve": "LTC 30.1",
    "denunciation.send-suspension": "LTC 34",
    "denunciation.withdraw": "LTC 33.1",
    "denunciation.notify-conclusion": "LTC 35.3",
    "denunciation.handle": "LTC 36.1; LTC 36.2",
    "denunciation.report-handling": "LTC 36.3",
    "denunciation.publish": "LTC 40.1; LTC 40.3",
    "denunciation.publish.posting": "LTC 40; ND31 6",
    "denunciation.continued.review": "LTC 37.2",
    "denunciation.continued.demand": "LTC 38.2; LTC 38.3",
    "denunciation.continued.report": "LTC 38.2; LTC 38.3",
    "reception.answer": "LTCD 28.1",
    "reception.refuse": "ND154 4.3",
    "reception.heads": "LTCD 15.2.d; LTCD 18.2",
    "reception.schedule": "LTCD 24.4",
    "reception.notify-forwarder": "LTCD 27.2; LTCD 28.2",
    "proposal-feedback.resolve": "LTCD 26.2",
    "regulation-feedback.transfer": "ND20 9.1.d",
    "regulation-feedback.resolve": "ND20",
    "commune.publish": "L10-2022 12.3; L10-2022 47.2",
}

SHORT = {LimitUnit.CALENDAR_DAYS: "d", LimitUnit.WORKING_DAYS: "w", LimitUnit.MONTHS: "m", LimitUnit.YEARS: "y"}


def numbers(shown: TimeLimit) -> str:
    """The newest version in a few letters."""
    now = shown.versions[-1]
    if now.amount is None or now.unit is None:
        rest = [item.value for item in (now.absent, now.ends_at) if item is not None]
        rest += [f"{item.times}/{item.per.value}" for item in now.frequencies]
        return " ".join([*now.ends_with, *rest])
    sign = "-" if shown.direction is Direction.BEFORE else ""
    parts = [f"{sign}{now.amount}{SHORT[now.unit]}"]
    parts += [f"{sign}{case.amount}{SHORT[case.unit or now.unit]}" for case in now.cases]
    return " ".join([*parts, *(f"+{rule.times}x{rule.days}" for rule in now.extensions)])


def test_the_limits_that_are_shipped() -> None:
    assert {name: numbers(item) for name, item in bundled.limits().items()} == NUMBERS
    assert set(ASKED.split()) <= set(NUMBERS)


def test_where_the_limits_come_from() -> None:
    from danvan.law.deadlines import citation_text

    shown = {
        name: "; ".join(citation_text(source) for source in item.versions[-1].sources)
        for name, item in bundled.limits().items()
    }
    assert shown == SOURCES


def test_older_versions() -> None:
    older = {
        (name, str(item.since), str(item.until)): (item.amount, item.unit.value if item.unit else None)
        for name, whole in bundled.limits().items()
        for item in whole.versions[:-1]
    }
    assert older == {
        ("complaint.file.first", "2012-07-01", "2026-07-01"): (90, "calendar_days"),
        ("complaint.file.second", "2012-07-01", "2026-07-01"): (30, "calendar_days"),
        ("complaint.accept", "2012-07-01", "2026-07-01"): (10, "calendar_days"),
        ("complaint.resolve.first", "2012-07-01", "2026-07-01"): (30, "calendar_days"),
        ("complaint.resolve.second", "2012-07-01", "2026-07-01"): (45, "calendar_days"),
        ("complaint.resolve.disciplinary", "2012-07-01", "2026-07-01"): (30, "calendar_days"),
        ("complaint.publish.second", "2012-11-20", "2020-12-10"): (15, "calendar_days"),
        ("complaint.publish.meeting-notice", "2012-11-20", "2020-12-10"): (3, "working_days"),
        ("complaint.publish.posting", "2012-11-20", "2020-12-10"): (15, "calendar_days"),
        ("complaint.effect", "2012-07-01", "2026-07-01"): (30, "calendar_days"),
        ("reception.answer", "2014-07-01", "2026-07-01"): (10, "working_days"),
    }


def test_no_shipped_entry_rests_on_a_doubtful_memory_or_is_unchecked() -> None:
    for whole in bundled.limits().values():
        for item in whole.versions:
            assert item.checked is not None, whole.id
            for source in item.sources:
                assert source.instrument in bundled.instruments(), whole.id
                register = bundled.instruments()[source.instrument]
                assert register.mark is not Mark.RECALLED_LOW, whole.id
                assert source.mark is not Mark.RECALLED_LOW, whole.id
                unsure = source.mark in (Mark.RECALLED_MEDIUM, Mark.RECALLED_HIGH)
                assert item.provisional or not unsure, whole.id


SHIPPED = [str(DATA / "instruments.toml"), str(DATA / "limits"), str(DATA / "calendars")]


def test_the_shipped_law_is_in_order() -> None:
    """No entry without its source, none that overlaps another, none older than its instrument."""
    assert list(danvan.check(load(*SHIPPED), on=D(2026, 11, 24))) == []


def test_after_a_year_somebody_is_asked_to_look_again() -> None:
    findings = list(danvan.check(load(*SHIPPED), on=D(2027, 11, 24)))
    assert {(finding.code, finding.severity) for finding in findings} == {("limit-stale", danvan.Severity.WARNING)}
    in_force = [whole for whole in bundled.limits().values() if whole.versions[-1].until is None]
    years = [year for year in bundled.calendar().years() if year.year >= 2027]
    assert len(findings) == len(in_force) + len(years)


INSTRUMENTS = """
LKN 2011-11-11 2012-07-01|LTC 2018-06-12 2019-01-01|LTCD 2013-11-25 2014-07-01|L136 2025-12-10 2026-07-01
ND124 2020-10-19 2020-12-10|ND155 2026-05-15 2026-07-01|ND31 2019-04-10 2019-05-28|ND156 2026-05-15 2026-07-01
ND154 2026-05-15 2026-07-01|TT04-2021 2021-10-01 2021-11-15|TT05 2021-10-01 2021-11-15
TT06-2025 2025-09-29 2025-09-30|L10-2022 2022-11-10 2023-07-01|ND20 2008-02-14 2008-03-03
ND118 2025-06-09 2025-07-01|TT03-VPCP 2025-09-15 -|LPDP 2025-06-26 2026-01-01|ND356 2025-12-31 2026-01-01
TT131 2026-06-30 -|BLDS 2015-11-24 2017-01-01|BLLD 2019-11-20 2021-01-01|LTTHC 2015-11-25 2016-07-01
NQ28 - 2026-07-01|QD188 - -|TT10-2022 - -|KL107 2024-12-24 -|CT35 2014-05-26 -|QD11 2019-02-18 -
NQ80 2026-01-07 -|ND75 2012-10-03 2012-11-20|ND64 2014-06-26 2014-08-15|TT07-2013 2013-10-31 2013-12-16
TT06-2014 2014-10-31 2014-12-15|TT07-2014 2014-10-31 2014-12-15|TT01-2024 2024-01-20 -|ND13 - -|ND61 - -
ND107-2021 - -|ND48-2013 - 2013-07-01|ND92-2017 - -|L59-2020 - -|L81-2025 - 2025-07-01|L84-2025 - 2025-07-01
TT11-BCT 2014-03-24 2014-05-08|TT17-BVHTTDL 2014-12-04 2015-02-01|TT21-BGTVT 2016-08-25 -
"""
"""Every instrument with the days on which it was signed and came into force, a second time by hand."""


def test_the_register_of_instruments() -> None:
    expected = {}
    for row in INSTRUMENTS.strip().replace("\n", "|").split("|"):
        name, signed, in_force = row.split()
        expected[name] = (signed, in_force)
    found = {item.id: (str(item.signed or "-"), str(item.in_force or "-")) for item in bundled.instruments().values()}
    assert found == expected
    repealed = {item.id: str(item.repealed) for item in bundled.instruments().values() if item.repealed is not None}
    assert repealed == {"ND64": "2026-07-01", "ND13": "2026-01-01", "TT01-2024": "2025-09-30"}


NOT_READ = {
    Mark.REPORTED: "TT04-2021 ND118 TT03-VPCP LPDP ND356 TT131 NQ28 KL107 CT35 QD11 NQ80 TT01-2024 ND13",
    Mark.RECALLED_HIGH: "QD188 ND61 ND107-2021 ND92-2017",
    Mark.RECALLED_LOW: "TT10-2022",
}
AMENDS = """
LTCD: LKN|L136: LTCD LKN LTC|ND155: ND124|ND156: ND31|ND107-2021: ND61|ND48-2013: ND20|ND92-2017: ND20|L59-2020: LTC
L81-2025: LKN LTC|L84-2025: LKN LTC
"""
REPLACES = """
ND124: ND75|ND154: ND64|TT04-2021: TT06-2014|TT05: TT07-2014|TT06-2025: TT01-2024|ND118: ND61|ND356: ND13
"""


def test_how_far_each_instrument_was_read() -> None:
    """Every mark a second time by hand; all that is not listed was read."""
    found = {item.id: item.mark for item in bundled.instruments().values()}
    expected = dict.fromkeys(found, Mark.READ)
    for mark, names in NOT_READ.items():
        expected |= dict.fromkeys(names.split(), mark)
    assert found == expected


@pytest.mark.parametrize(("written", "field"), [(AMENDS, "amends"), (REPLACES, "replaces")])
def test_what_amends_and_replaces_what(written: str, field: str) -> None:
    expected = {}
    for row in written.strip().replace("\n", "|").split("|"):
        name, others = row.split(": ")
        expected[name] = tuple(others.split())
    register = bundled.instruments().values()
    assert {item.id: getattr(item, field) for item in register if getattr(item, field)} == expected


def test_amendments_are_told_from_both_sides() -> None:
    register = bundled.instruments()
    for item in register.values():
        for other in (*item.amends, *item.replaces, *item.amended_by, *item.replaced_by):
            assert other in register
        assert all(item.id in register[other].amended_by for other in item.amends)
        assert all(item.id in register[other].amends for other in item.amended_by)
        assert all(item.id in register[other].replaced_by for other in item.replaces)
        assert all(item.id in register[other].replaces for other in item.replaced_by)


def test_asking_for_the_law_loads_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys, datetime as dt\nfrom danvan import bundled\n"
        "bundled.limits()['complaint.accept'].due(dt.date(2026, 8, 20), bundled.calendar())\n"
        "print('\\n'.join(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert not set(run.stdout.split()) & {
        "holidays",
        "cattrs",
        "hypothesis",
        "yaml",
        "dateutil",
        "danvan.petitions.petition",
    }
