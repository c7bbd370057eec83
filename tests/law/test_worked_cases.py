"""Worked cases: for a limit, a day and what happened, exactly these due dates or exactly this refusal.

The expected days were computed by hand and by a second program that counts day by day and shares no
line with danvan. A case is a table of ``cases/*.toml``.
"""

import datetime as dt
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from danvan import bundled
from danvan.law.deadlines import Deadline, Extension, Pause
from danvan.law.refusals import CannotCount
from danvan.law.words import LimitCondition, PauseKind

Case = dict[str, Any]

FOLDER = Path(__file__).parent / "cases"
CASES: list[Case] = [
    case for file in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(file.read_text("utf-8"))["cases"]
]
REFUSED = {
    "no-version": {"limit-no-version"},
    "no-limit": {"limit-absent", "limit-ends-with", "limit-ends-at", "limit-comes-again"},
    "condition-unknown": {"limit-condition-unknown"},
    "pause-unknown": {"limit-pause-unknown"},
    "pause-early": {"limit-pause-early"},
    "extension-unknown": {"limit-extension-unknown"},
    "extensions-many": {"limit-extensions-many"},
    "extension-long": {"limit-extension-long"},
}


def due(case: Case) -> Deadline:
    return bundled.limits()[case["limit"]].due(
        case["start"],
        bundled.calendar(),
        conditions=[LimitCondition(word) for word in case.get("conditions", ())],
        pauses=[
            Pause(kind=PauseKind(pause["kind"]), from_on=pause["from_on"], until_on=pause.get("until_on"))
            for pause in case.get("pauses", ())
        ],
        extensions=[Extension(on=item["on"], days=item["days"]) for item in case.get("extensions", ())],
    )


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES if "refused" not in case])
def test_a_due_date(case: Case) -> None:
    found = due(case)
    assert (found.nominal, found.effective) == (case.get("nominal"), case.get("effective"))
    if "skipped" in case:
        assert [day.on for day in found.skipped] == case["skipped"]
    if "since" in case:
        assert found.since == case["since"]
    if "provisional" in case:
        assert bool(found.provisional) is case["provisional"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES if "refused" in case])
def test_a_refusal(case: Case) -> None:
    with pytest.raises(CannotCount) as refused:
        due(case)
    assert refused.value.code in REFUSED[case["refused"]]
    assert refused.value.sentence.vi != refused.value.sentence.en
    assert case["limit"] in refused.value.sentence.vi


def test_no_case_stands_twice() -> None:
    assert [name for name, count in Counter(case["name"] for case in CASES).items() if count > 1] == []


def test_every_limit_every_version_and_every_case_of_it_is_worked() -> None:
    counted = [case for case in CASES if "refused" not in case]
    worked = {case["limit"]: set() for case in CASES}  # type: dict[str, set[object]]
    for case in counted:
        version = bundled.limits()[case["limit"]].on(case["start"])
        assert version is not None
        worked[case["limit"]].add(version.since)
        worked[case["limit"]].add(frozenset(case.get("conditions", ())))
    for limit in bundled.limits().values():
        assert limit.id in worked, limit.id
        for version in limit.versions:
            if version.amount is None:
                continue
            assert version.since in worked[limit.id], (limit.id, version.since)
            for variant in version.cases:
                assert frozenset(word.value for word in variant.when) in worked[limit.id], (limit.id, variant.when)


def test_both_sides_of_every_version_are_worked() -> None:
    days = {(case["limit"], case["start"]) for case in CASES}
    one = dt.timedelta(days=1)
    missing = [
        (limit.id, version.since)
        for limit in bundled.limits().values()
        for version in limit.versions
        if version.amount is not None and not {(limit.id, version.since - one), (limit.id, version.since)} <= days
    ]
    assert missing == []


def test_every_day_off_and_every_worked_day_that_was_announced_is_worked() -> None:
    """Some case passes over it, or counts it."""
    skipped: set[dt.date] = set()
    counted: set[dt.date] = set()
    for case in CASES:
        if "refused" not in case:
            found = due(case)
            skipped.update(day.on for day in found.skipped)
            counted.update(day.on for day in found.worked)
    off = {day.on for year in bundled.calendar().years() if 2024 <= year.year <= 2027 for day in year.days_off}
    worked = {day.on for year in bundled.calendar().years() if 2024 <= year.year <= 2027 for day in year.worked_days}
    assert sorted(worked - counted) == []
    assert sorted(off - skipped) == []
