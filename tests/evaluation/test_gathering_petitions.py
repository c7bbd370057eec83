"""Petitions through the clocks: decided in time, overdue, the longest; never a zero that nobody looked for."""

import datetime as dt
from collections.abc import Sequence

import attrs
import pytest
from gathered import NOT_REPORTED, facts, gathered, petition, values

from danvan import Period, PeriodKind, Petition
from danvan.petitions.acts import EventKind as E
from danvan.petitions.matter import AuthorityFinding
from danvan.petitions.words import MatterKind as K

# The limits: 10 days for accepting a complaint, 30 days from the acceptance for the first decision (LKN 27, 28);
# 10 working days for answering a proposal or feedback.
IN_TIME = petition("a", "03-02", ("03-05", E.ACCEPT), ("03-25", E.DECISION))
LATE = petition("b", "03-02", ("03-05", E.ACCEPT), ("06-25", E.DECISION))
NEVER = petition("c", "09-01", ("09-03", E.ACCEPT))
NOT_ACCEPTED = petition("d", "11-02")
SENT_ON = petition("e", "04-01", ("04-03", E.TRANSFER))
REFUSED = petition("f", "04-01", ("04-03", E.REFUSE))
RUNNING = petition("g", "12-28", ("12-29", E.ACCEPT))
OLD = petition("h", "2025-12-20", ("2025-12-22", E.ACCEPT), ("01-10", E.DECISION))
ALL = [IN_TIME, LATE, NEVER, NOT_ACCEPTED, SENT_ON, REFUSED, RUNNING, OLD]


def of(group: str) -> list[str]:
    return [f"{group}.{name}" for name in ("received", "settled", "settled_in_time", "settled_late", "due", "overdue")]


def test_a_year_of_complaints() -> None:
    found = gathered(ALL, complete=[Petition])
    assert values(found, *of("complaints")) == [7, 3, 2, 1, 5, 2]
    assert values(found, *of("matters")) == [7, 3, 2, 1, 5, 2]
    assert values(found, *of("denunciations")) == [0, 0, 0, 0, 0, 0]
    assert values(found, "petitions.received", "petitions.to_settle", "petitions.on_time") == [7, 5, 1]


def test_the_longest_overdue_is_counted_in_days_of_the_calendar() -> None:
    found = gathered(ALL, complete=[Petition])
    # Accepted on 3 September, due on 3 October, which is a Saturday and so on Monday the 5th.
    assert values(found, "complaints.longest_overdue") == [(dt.date(2026, 12, 31) - dt.date(2026, 10, 5)).days]
    assert facts(found)["complaints.longest_overdue"].source == "c#m, d#m"
    assert values(gathered([IN_TIME], complete=[Petition]), "complaints.longest_overdue") == [0]


def test_a_number_names_what_it_counts() -> None:
    found = facts(gathered(ALL, complete=[Petition]))
    assert found["complaints.overdue"].source == "c#m, d#m"
    assert found["complaints.settled_late"].source == "b#m"
    assert found["petitions.on_time"].source == "a"
    assert found["petitions.on_time"].origin.value == "petitions"


def test_without_the_word_that_the_archive_is_whole_no_count_is_a_number() -> None:
    found = gathered(ALL)
    assert set(values(found, *of("complaints"), "petitions.received", "complaints.longest_overdue")) == {NOT_REPORTED}
    note = facts(found)["complaints.overdue"].note
    assert note is not None
    assert "At least 2." in note
    assert "Ít nhất 2." in note


def test_no_petition_is_zero_only_where_all_were_looked_at() -> None:
    codes = [*of("matters"), "petitions.received", "petitions.on_time", "matters.longest_overdue"]
    assert values(gathered([]), *codes) == [None] * 9
    assert values(gathered([], complete=[Petition]), *codes) == [0] * 9


def test_proposals_are_answered_in_time_or_not() -> None:
    answered = petition("a", "03-02", ("03-06", E.ANSWER), kind=K.FEEDBACK)
    late = petition("b", "03-02", ("08-06", E.ANSWER), kind=K.PROPOSAL)
    found = gathered([answered, late], complete=[Petition])
    numbers = values(found, *of("proposals"))
    assert numbers[:2] == [2, 2]
    assert values(found, "complaints.received") == [0]


def test_a_decision_without_acceptance_is_settled_and_nobody_knows_whether_in_time() -> None:
    bare = petition("a", "03-02", ("03-25", E.DECISION))
    known = petition("b", "03-02", ("03-05", E.ACCEPT), ("03-25", E.DECISION))
    found = gathered([bare, known], complete=[Petition])
    assert values(found, *of("complaints")) == [2, 2, NOT_REPORTED, NOT_REPORTED, NOT_REPORTED, 0]
    note = facts(found)["complaints.settled_in_time"].note
    assert note is not None
    assert "a#m" in note
    assert "At least 1." in note


def test_what_was_handled_at_once_has_no_limit_and_so_is_neither_in_time_nor_late() -> None:
    found = gathered([petition("a", "03-02", ("03-03", E.SUMMARY_HANDLING), kind=K.DENUNCIATION)], complete=[Petition])
    assert values(found, *of("denunciations")) == [1, 1, 0, 0, 0, 0]
    assert values(found, "petitions.on_time") == [0]


def test_one_case_that_several_petitions_raise_counts_once() -> None:
    first = petition("a", "03-02", ("03-05", E.ACCEPT), case="vu-1")
    second = petition("b", "03-09", ("03-10", E.ACCEPT), ("03-25", E.DECISION), case="vu-1")
    repeated = petition("c", "03-20", duplicate_of="a")
    found = gathered([first, second, repeated], complete=[Petition])
    assert values(found, *of("complaints")) == [1, 1, 1, 0, 1, 0]
    assert values(found, "petitions.received", "petitions.to_settle") == [3, 2]


def test_what_happened_after_the_period_changes_nothing() -> None:
    decided_later = petition("c", "09-01", ("09-03", E.ACCEPT), ("2027-01-05", E.DECISION))
    came_later = petition("z", "2027-01-02")
    found, plain = (gathered(records, complete=[Petition]) for records in ([decided_later, came_later], [NEVER]))
    assert found.sheet.facts == plain.sheet.facts


def test_before_the_period_is_over_it_is_told_as_of_the_day() -> None:
    found = gathered(ALL, complete=[Petition], on=dt.date(2026, 3, 31))
    assert values(found, *of("complaints")) == [2, 2, 2, 0, 2, 0]
    assert found.sheet.note == "Tính đến ngày 2026-03-31 / As of 2026-03-31."


@pytest.mark.parametrize("records", [ALL, ALL[::-1]], ids=["as they stand", "turned round"])
def test_petitions_of_another_unit_and_the_order_change_nothing(records: Sequence[Petition]) -> None:
    others = [petition("x", "03-02", at="khac"), *records]
    assert gathered(others, complete=[Petition]) == gathered(ALL, complete=[Petition])


def test_where_the_calendar_does_not_reach_it_is_not_known() -> None:
    last = petition("a", "2040-12-20", ("2040-12-28", E.ACCEPT))
    done = petition("b", "2040-01-10", ("2040-01-12", E.ACCEPT), ("2040-01-20", E.DECISION))
    year = Period(kind=PeriodKind.YEAR, year=2040)
    found = gathered([last, done], complete=[Petition], period=year, on=dt.date(2041, 1, 20))
    assert values(found, *of("complaints")) == [2, 1, 1, 0, NOT_REPORTED, NOT_REPORTED]
    assert values(found, "petitions.on_time", "complaints.longest_overdue") == [NOT_REPORTED, NOT_REPORTED]


def test_what_is_not_for_this_body_is_not_for_it_to_settle_nor_overdue() -> None:
    outside = petition("a", "03-02")
    matter = attrs.evolve(outside.matters[0], authority=AuthorityFinding(competent=False))
    found = gathered([attrs.evolve(outside, matters=(matter,))], complete=[Petition])
    assert values(found, *of("complaints")) == [1, 0, 0, 0, 0, 0]
    assert values(found, "petitions.received", "petitions.to_settle") == [1, 0]


def test_the_last_run_of_a_limit_is_what_counts() -> None:
    events = (("03-05", E.ACCEPT), ("04-20", E.TAKE_OVER), ("04-28", E.CONCLUSION))
    found = gathered([petition("a", "03-02", *events, kind=K.DENUNCIATION)], complete=[Petition])
    assert values(found, *of("denunciations")) == [1, 1, 1, 0, 1, 0]


def test_where_the_law_of_that_day_sets_no_limit_nothing_is_late() -> None:
    old = petition("a", "1990-03-02", ("1990-03-05", E.ACCEPT), ("1990-11-05", E.DECISION))
    found = gathered([old], complete=[Petition], period=Period(kind=PeriodKind.YEAR, year=1990))
    assert values(found, *of("complaints")) == [1, 1, 0, 0, 0, 0]


def test_a_petition_with_several_matters_is_in_time_when_all_are() -> None:
    two = petition("a", "03-02", ("03-05", E.ACCEPT), ("03-25", E.DECISION))
    matters = (two.matters[0], attrs.evolve(two.matters[0], id="n"))
    assert values(gathered([attrs.evolve(two, matters=matters)], complete=[Petition]), "petitions.on_time") == [1]
    events = tuple(attrs.evolve(event, matter="m") for event in two.events)
    found = gathered([attrs.evolve(two, matters=matters, events=events)], complete=[Petition])
    assert values(found, "petitions.on_time", "complaints.settled_in_time", "complaints.overdue") == [0, 1, 1]


def test_one_late_matter_makes_the_petition_late() -> None:
    two = petition("a", "03-02", ("03-05", E.ACCEPT), ("03-25", E.DECISION), ("06-25", E.DECISION))
    accepted, first, second = two.events
    matters = (two.matters[0], attrs.evolve(two.matters[0], id="n"))
    events = (accepted, attrs.evolve(first, matter="m"), attrs.evolve(second, matter="n"))
    found = gathered([attrs.evolve(two, matters=matters, events=events)], complete=[Petition])
    assert values(found, "petitions.on_time", "complaints.settled_in_time", "complaints.settled_late") == [0, 1, 1]


def test_what_was_settled_before_the_period_or_after_it_is_not_settled_in_it() -> None:
    before = petition("a", "2025-03-02", ("2025-03-05", E.ACCEPT), ("2025-03-25", E.DECISION))
    after = petition("b", "11-02", ("2027-01-05", E.DECISION))
    assert values(gathered([before, after], complete=[Petition]), *of("complaints")) == [1, 0, 0, 0, 1, 1]
