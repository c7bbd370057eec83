"""For every relation: the wrong files with exactly what is said of them, and right twins of which nothing is."""

import pathlib

import pytest
from case_files import Case, all_cases, everything, said

from danvan.messages.activities import ACTIVITIES
from danvan.messages.relations import RELATIONS
from danvan.messages.reports import REPORTS
from danvan.messages.units import UNITS

CASES = all_cases(pathlib.Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_exactly_this_is_said_of_the_relations(
    case: Case, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said(everything(case, case.write(tmp_path))) == case.expected


def test_every_relation_has_its_case() -> None:
    told = {line.split("  ")[2] for case in CASES for line in case.expected.split("\n") if line and line[0] != " "}
    assert {*RELATIONS, "limit-before-source", "limit-outlives-source", "limit-stale"} <= told
    # The rest of the units' sentences is said by a registry that is asked.
    between = {code for code in UNITS if code.startswith(("event-", "agency-"))} - {"event-twice"}
    assert between | {"unit-code-shared", "unit-overlap", "unit-circle", "unit-ends-unexplained"} <= told
    assert {"unit-relation-outside", "unit-kind-not-then", "regime-gap"} <= told
    assert {*ACTIVITIES, *(code for code in REPORTS if code.startswith("report-"))} <= told


def test_right_twins_are_there() -> None:
    assert [case.title for case in CASES if not case.expected] == [
        "days in order, or perhaps in order, or not known",
        "days up to that day, and days that may lie ahead",
        "the windows of the rules, and windows of rules of one's own",
        "drafts, a report that was replaced in time, and a regime of other days",
        "a life in order, and a copy of what was recognised",
        "rates rounded half up at the decimals that are printed",
        "parts that make up their whole, are not all there, or are not exact",
        "changes that are, rounded as they are printed",
        "changes that agree with that report, or have none to compare with",
        "a value with three decimals of its own, and one written out",
        "limits that their sources carry",
        "one id for records of two kinds is fine",
        "the same number in another year, of another body, with another symbol, or without a year",
        "names that only look alike, and one name used twice",
        "ids that are all there, whatever the order of files",
        "identities are kept apart, so a missing one is no finding",
        "units and events that are all right",
        "what was there or may have been there, and what is of earlier days",
    ]
