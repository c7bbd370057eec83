"""Clocks of a matter as of a day: what starts them, what meets, pauses and ends them."""

import datetime as dt

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from test_forbidden_moves import (
    COMPLEX,
    CONCLUDED,
    INTAKE,
    LAWFUL,
    SECOND,
    SUSPENDED,
    TC_ACCEPTED,
    TC_VERIFIED,
    TO_ACCEPTED,
    TO_VERIFIED,
    UNFOUNDED,
    case,
    happened,
)

from danvan import bundled
from danvan.petitions.clocks import ClockStatus, clocks_of, overdue_of
from danvan.petitions.course import advance, course_of, start
from danvan.petitions.matter import Contested, Obstacle
from danvan.petitions.parties import Forwarder
from danvan.petitions.procedures.lookup import MOVES
from danvan.petitions.running import Case
from danvan.petitions.words import Channel, ContestedKind, ForwarderKind, ObstacleKind

D = dt.date
KNOWN = Contested(kind=ContestedKind.ADMINISTRATIVE_DECISION, known_on=D(2026, 6, 1))


def shown(given: Case, on: dt.date) -> dict[str, tuple[str, str]]:
    """The clocks as limit, status and effective day."""
    return {clock.limit: (clock.status.value, str(clock.due.effective or "-")) for clock in clocks_of(given, on=on)}


CASES: list[tuple[str, Case, dt.date, dict[str, tuple[str, str]]]] = [
    (
        "a complaint that waits for acceptance",
        case("complaint", INTAKE),
        D(2026, 7, 15),
        {"complaint.accept": ("running", "2026-07-15")},
    ),
    (
        "and waits too long",
        case("complaint", INTAKE),
        D(2026, 7, 16),
        {"complaint.accept": ("overdue", "2026-07-15")},
    ),
    (
        "accepted in time, the resolution runs",
        case("complaint", TO_ACCEPTED),
        D(2026, 7, 20),
        {"complaint.accept": ("met", "2026-07-15"), "complaint.resolve.first": ("running", "2026-08-10")},
    ),
    (
        "overdue, it may be taken to the second level from the last day for a decision",
        case("complaint", TO_ACCEPTED),
        D(2026, 8, 11),
        {
            "complaint.accept": ("met", "2026-07-15"),
            "complaint.resolve.first": ("overdue", "2026-08-10"),
            "complaint.file.second": ("running", "2026-09-09"),
        },
    ),
    (
        "nobody has to wait for the decision: the window is used",
        case("complaint", [*TO_ACCEPTED, ("second_complaint", {"on": D(2026, 8, 31)})]),
        D(2026, 9, 1),
        {
            "complaint.accept": ("met", "2026-07-15"),
            "complaint.resolve.first": ("overdue", "2026-08-10"),
            "complaint.file.second": ("met", "2026-09-09"),
        },
    ),
    (
        "filed in time: the ninety days end among the days off of the National Day",
        case("complaint", INTAKE, matter={"contested": KNOWN}),
        D(2026, 7, 6),
        {"complaint.file.first": ("met", "2026-09-03"), "complaint.accept": ("running", "2026-07-15")},
    ),
    (
        "not yet filed, and an obstacle of ten days",
        case(
            "complaint",
            INTAKE,
            matter={
                "contested": KNOWN,
                "obstacles": (Obstacle(kind=ObstacleKind.ILLNESS, from_on=D(2026, 6, 10), until_on=D(2026, 6, 20)),),
            },
        ),
        D(2026, 7, 5),
        {"complaint.file.first": ("running", "2026-09-09")},
    ),
    (
        "filed when the window was over, without an event of the receipt",
        case("complaint", [], matter={"contested": KNOWN}, received_on=D(2026, 9, 4)),
        D(2026, 9, 4),
        {"complaint.file.first": ("met_late", "2026-09-03"), "complaint.accept": ("running", "2026-09-15")},
    ),
    (
        "filed before the paper came",
        case(
            "complaint",
            [],
            matter={"contested": attrs.evolve(KNOWN, received_on=D(2026, 7, 10))},
            received_on=D(2026, 7, 6),
        ),
        D(2026, 12, 1),
        {"complaint.file.first": ("met", "2026-10-08"), "complaint.accept": ("overdue", "2026-07-15")},
    ),
    (
        "a stay lasts no longer than the time for the resolution",
        case("complaint", [*TO_ACCEPTED, "stay"]),
        D(2026, 7, 20),
        {
            "complaint.accept": ("met", "2026-07-15"),
            "complaint.resolve.first": ("running", "2026-08-10"),
            "complaint.stay": ("running", "2026-08-10"),
        },
    ),
    (
        "and no longer than it is not lifted",
        case("complaint", [*TO_ACCEPTED, "stay", "lift_stay"]),
        D(2026, 7, 20),
        {
            "complaint.accept": ("met", "2026-07-15"),
            "complaint.resolve.first": ("running", "2026-08-10"),
            "complaint.stay": ("ended", "2026-08-10"),
        },
    ),
    (
        "a complex and remote one has sixty days",
        case("complaint", [*TO_ACCEPTED, COMPLEX], matter={"remote": True, "remote_justification": "x"}),
        D(2026, 7, 20),
        {"complaint.accept": ("met", "2026-07-15"), "complaint.resolve.first": ("running", "2026-09-08")},
    ),
    (
        "a suspension lets the clock stand still",
        case("complaint", [*TO_ACCEPTED, SUSPENDED]),
        D(2026, 9, 20),
        {
            "complaint.accept": ("met", "2026-07-15"),
            "complaint.resolve.first": ("paused", "-"),
            "complaint.send-suspension": ("overdue", "2026-07-15"),
        },
    ),
    (
        "and it goes on when the case is resumed",
        case(
            "complaint", [*TO_ACCEPTED, SUSPENDED, "send_decision", ("resume", {"on": D(2026, 8, 1)}), "send_decision"]
        ),
        D(2026, 8, 20),
        {
            "complaint.accept": ("met", "2026-07-15"),
            "complaint.resolve.first": ("running", "2026-09-03"),
            "complaint.send-suspension": ("met", "2026-08-05"),
        },
    ),
    (
        "a second decision is sent late and never published",
        case(
            "complaint",
            [*TO_VERIFIED, "dialogue", UNFOUNDED, ("send_decision", {"on": D(2026, 8, 5)})],
            matter=SECOND,
        ),
        D(2026, 8, 20),
        {
            "complaint.accept": ("met", "2026-07-15"),
            "complaint.resolve.second": ("met", "2026-08-24"),
            "complaint.dialogue.notice": ("overdue", "2026-07-08"),
            "complaint.notify.second": ("met_late", "2026-07-21"),
            "complaint.publish.second": ("overdue", "2026-07-29"),
            "complaint.effect": ("over", "2026-08-13"),
        },
    ),
    (
        "a transferred denunciation",
        case("denunciation", [*INTAKE, "transfer"]),
        D(2026, 9, 1),
        {"denunciation.accept": ("ended", "2026-07-15"), "denunciation.transfer": ("met", "2026-07-13")},
    ),
    (
        "on the day of receipt nobody knows yet that it will be transferred",
        case("denunciation", [*INTAKE, "transfer"]),
        D(2026, 7, 6),
        {"denunciation.accept": ("running", "2026-07-15")},
    ),
    (
        "an extended denunciation",
        case("denunciation", [*TC_ACCEPTED, "notify_accused", ("extend", {"extension_days": 20, "criteria_count": 1})]),
        D(2026, 8, 20),
        {
            "denunciation.accept": ("met", "2026-07-15"),
            "denunciation.notify-accepted": ("met", "2026-07-16"),
            "denunciation.resolve": ("running", "2026-08-28"),
        },
    ),
    (
        "a concluded denunciation",
        case("denunciation", [*TC_VERIFIED, "notify_accused", CONCLUDED, "send_decision", "handle_conclusion"]),
        D(2026, 8, 3),
        {
            "denunciation.accept": ("met", "2026-07-15"),
            "denunciation.notify-accepted": ("met", "2026-07-16"),
            "denunciation.resolve": ("met", "2026-08-10"),
            "denunciation.notify-conclusion": ("met", "2026-07-20"),
            "denunciation.handle": ("met", "2026-07-22"),
            "denunciation.publish": ("overdue", "2026-07-22"),
            "denunciation.report-handling": ("overdue", "2026-07-22"),
        },
    ),
    (
        "a deputy who forwarded is told",
        case(
            "complaint",
            [*TO_VERIFIED, UNFOUNDED, "notify_forwarder", "send_decision", ("effective", {"on": D(2026, 8, 20)})],
            channel=Channel.FORWARDED,
            forwarder=Forwarder(kind=ForwarderKind.NA_DEPUTY),
        ),
        D(2026, 9, 1),
        {
            "complaint.accept": ("met", "2026-07-15"),
            "complaint.resolve.first": ("met", "2026-08-10"),
            "complaint.notify.first": ("met", "2026-07-16"),
            "complaint.effect": ("met_late", "2026-08-12"),
            "reception.notify-forwarder": ("met", "2026-07-22"),
        },
    ),
]


@pytest.mark.parametrize(("name", "given_case", "on", "expected"), CASES, ids=[item[0] for item in CASES])
def test_clocks(name: str, given_case: Case, on: dt.date, expected: dict[str, tuple[str, str]]) -> None:
    assert shown(given_case, on) == expected


def test_nothing_runs_before_the_receipt_and_receipt_needs_no_event() -> None:
    bare = case("complaint", [])
    assert clocks_of(bare, on=D(2026, 7, 5)) == ()
    assert shown(bare, D(2026, 7, 6)) == {"complaint.accept": ("running", "2026-07-15")}


def test_an_agency_s_limit_has_a_clock_only_when_it_is_set() -> None:
    from test_deadline_laws import agency_limit

    from danvan.law.law import Law

    given_case = case("proposal", INTAKE)
    assert clocks_of(given_case, on=D(2026, 7, 20)) == ()
    law = bundled.law()
    own = Law(limits=law.limits.with_limits(agency_limit(20)), calendar=law.calendar, instruments=law.instruments)
    assert shown(attrs.evolve(given_case, law=own), D(2026, 7, 20)) == {
        "proposal-feedback.resolve": ("running", "2026-08-03")
    }


def test_a_continued_denunciation_is_reviewed_or_a_report_is_demanded() -> None:
    after = case("denunciation", [*TC_VERIFIED, CONCLUDED, ("continued_denunciation", {"on": D(2026, 8, 3)})])
    found = shown(after, D(2026, 8, 10))
    assert found["denunciation.continued.review"] == ("running", "2026-08-24")
    assert "denunciation.continued.demand" not in found
    overdue = case("denunciation", [*TC_ACCEPTED, ("continued_denunciation", {"on": D(2026, 9, 21)}), "demand_report"])
    found = shown(overdue, D(2026, 9, 23))
    assert found["denunciation.continued.demand"] == ("met", "2026-09-28")
    assert found["denunciation.continued.report"] == ("running", "2026-09-29")
    assert "denunciation.continued.review" not in found


def test_a_superior_that_takes_over_has_a_time_of_its_own() -> None:
    taken, _ = LAWFUL["an overdue denunciation is taken over"]
    clocks = [clock for clock in clocks_of(taken, on=D(2026, 9, 30)) if clock.limit == "denunciation.resolve"]
    assert [(str(clock.due.event), str(clock.due.effective), clock.status.value) for clock in clocks] == [
        ("2026-07-09", "2026-08-10", "ended"),
        ("2026-09-23", "2026-10-23", "running"),
    ]


def test_what_is_unlawful_does_not_move_a_clock() -> None:
    early = case(
        "complaint", [], events=happened([*TO_ACCEPTED, SUSPENDED, "resume"], D(2026, 6, 1)), received_on=D(2026, 6, 1)
    )
    assert shown(early, D(2026, 6, 20))["complaint.resolve.first"] == ("running", "2026-07-06")
    extended = case("denunciation", [*TC_ACCEPTED, *3 * [("extend", {"extension_days": 30, "criteria_count": 1})]])
    assert shown(extended, D(2026, 7, 20))["denunciation.resolve"] == ("running", "2026-09-07")


def test_overdue_duties_come_latest_first() -> None:
    second = next(found for name, found, *_ in CASES if name == "a second decision is sent late and never published")
    late = overdue_of(second, on=D(2026, 8, 20))
    assert [(clock.limit, clock.late_by) for clock in late] == [
        ("complaint.dialogue.notice", 43),
        ("complaint.publish.second", 22),
    ]


@given(st.sampled_from(sorted(LAWFUL)), st.integers(0, 12))
def test_splitting_the_fold_changes_nothing(name: str, cut: int) -> None:
    given_case, state = LAWFUL[name]
    events = sorted(given_case.petition.events, key=lambda event: event.on)
    course = start(given_case)
    for event in events[:cut]:
        course = advance(course, event)
    halfway = attrs.evolve(course)
    for event in events[cut:]:
        halfway = advance(halfway, event)
    assert halfway.state is course_of(given_case).state is state


@given(st.sampled_from(sorted(LAWFUL)), st.integers(0, 120))
def test_a_clock_that_was_met_stays_met(name: str, days: int) -> None:
    given_case, _ = LAWFUL[name]
    assume(given_case.petition.events[0].on == given_case.petition.received_on)
    day = given_case.petition.received_on + dt.timedelta(days=days)
    before = {(clock.limit, clock.event): clock for clock in clocks_of(given_case, on=day)}
    after = {(clock.limit, clock.event): clock for clock in clocks_of(given_case, on=day + dt.timedelta(days=30))}
    for key, clock in before.items():
        assert key in after
        if clock.status in (ClockStatus.MET, ClockStatus.MET_LATE):
            assert after[key].met_by == clock.met_by


def test_every_limit_that_a_move_names_is_a_limit() -> None:
    for move in MOVES:
        for name in (*move.starts, *move.pauses, *move.stops):
            assert name in bundled.limits(), (move.id, name)
        assert move.cites
        assert move.origins


def test_every_row_has_its_own_id_and_cites_known_instruments() -> None:
    assert len({move.id for move in MOVES}) == len(MOVES)
    register = bundled.instruments()
    for move in MOVES:
        for part in move.cites.replace("(", " ").replace(")", " ").replace(";", " ").split():
            if part[0].isupper() and any(letter.isdigit() or letter.isupper() for letter in part[1:]):
                assert part.rstrip(",") in register, (move.id, part)
