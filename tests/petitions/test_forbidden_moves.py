"""What must never happen to a petition: each rule with a history that breaks it, and a twin that does not."""

import datetime as dt
from typing import Any

import attrs
import pytest

from danvan import bundled
from danvan.errors import Problem
from danvan.law.instruments import Mark
from danvan.petitions.acts import EventKind, Ground, Outcome, VerifierConflict
from danvan.petitions.course import UnlawfulMove, advance, course_of, lawful_moves, unlawful_events
from danvan.petitions.documents import Document
from danvan.petitions.history import Event, Verifier
from danvan.petitions.matter import (
    AuthorityFinding,
    Complexity,
    Contested,
    EligibilityFinding,
    Matter,
    Obstacle,
    PriorDecision,
)
from danvan.petitions.parties import Collective, Forwarder, Party
from danvan.petitions.petition import Petition
from danvan.petitions.running import Case, Course
from danvan.petitions.states import State
from danvan.petitions.words import (
    Channel,
    ComplexityCriterion,
    ContestedKind,
    DocumentRole,
    DocumentVersion,
    EligibilityGround,
    ForwarderKind,
    Level,
    MatterKind,
    Naming,
    ObstacleKind,
    PartyRole,
    PriorDecisionKind,
)

D = dt.date
Step = str | tuple[str, dict[str, Any]]
START = D(2026, 7, 6)


def happened(steps: list[Step], first: dt.date = START) -> tuple[Event, ...]:
    """The steps as events, a day apart unless a step says its day."""
    events, day = [], first
    for number, step in enumerate(steps):
        word, fields = (step, {}) if isinstance(step, str) else step
        day = fields.get("on", day + dt.timedelta(days=1) if number else day)
        events.append(Event(**{"id": f"e{number}", "kind": EventKind(word), "matter": "m", **fields, "on": day}))
    return tuple(events)


def team(*conflicts: VerifierConflict | None) -> tuple[Verifier, ...]:
    return tuple(Verifier(office=f"Thanh tra viên {n}", conflict=found) for n, found in enumerate(conflicts, start=1))


def case(
    kind: str, steps: list[Step], *, matter: dict[str, Any] | None = None, earlier: Course | None = None, **fields: Any
) -> Case:
    petition = Petition(
        **{
            "id": "p",
            "unit": "u",
            "channel": Channel.POST,
            "received_on": START,
            "matters": (Matter(id="m", kind=MatterKind(kind), **(matter or {})),),
            "events": happened(steps),
            **fields,
        }
    )
    return Case(petition=petition, matter=petition.matters[0], law=bundled.law(), earlier=earlier)


def wrong(given: Case) -> list[tuple[str, str]]:
    """The events that are forbidden, and by which rule."""
    return [(given.petition.events[place].kind.value, problem.code) for place, problem in unlawful_events(given)]


def article(given: Case) -> str:
    [(_, problem)] = unlawful_events(given)
    return problem.arguments["article"]


INTAKE: list[Step] = ["receive", "register", "classify"]
TO_ACCEPTED: list[Step] = [*INTAKE, "propose_acceptance", "accept"]
TO_VERIFIED: list[Step] = [*TO_ACCEPTED, "verify", "report_verification"]
TC_ACCEPTED: list[Step] = ["receive", "register", "check_identity", "accept"]
TC_VERIFIED: list[Step] = [*TC_ACCEPTED, "verify", "report_verification"]
FOUNDED: Step = ("decision", {"outcome": Outcome.FOUNDED})
UNFOUNDED: Step = ("decision", {"outcome": Outcome.UNFOUNDED})
CONCLUDED: Step = ("conclusion", {"outcome": Outcome.FOUNDED})
SUSPENDED: Step = ("suspend", {"grounds": (Ground.FORCE_MAJEURE,)})
TC_SUSPENDED: Step = ("suspend", {"grounds": (Ground.RE_EXPERTISE,)})
SECOND = {"level": Level.SECOND_LEVEL}
DISCIPLINARY = {"contested": Contested(kind=ContestedKind.DISCIPLINARY_DECISION)}
COMPLEX: Step = (
    "determine_complex",
    {"criteria": (ComplexityCriterion.SEVERAL_PLACES,), "number": "12/TB-UBND"},
)


def failed(ground: EligibilityGround) -> dict[str, Any]:
    return {"eligibility": (EligibilityFinding(ground=ground, passed=False),)}


def first_level(steps: list[Step], **fields: Any) -> Course:
    return course_of(case("complaint", steps, **{"id": "p-1", **fields}))


PEOPLE = {
    "people": 6,
    "parties": (Party(id="a"), Party(id="b")),
    "documents": (Document(id="d", role=DocumentRole.APPOINTMENT),),
}
COMPLETE = {**PEOPLE, "signatures": 6, "collective": Collective(representatives=("a",), appointment="d")}
UNNAMED = {"parties": (Party(id="a", naming=Naming.ANONYMOUS),)}
WITH_LAWYER = {"parties": (*UNNAMED["parties"], Party(id="b", role=PartyRole.LAWYER))}
LATER = D(2026, 9, 21)

FORBIDDEN: dict[str, tuple[Case, list[tuple[str, str]], str]] = {
    "F-01 accepted again after a refusal": (
        case(
            "complaint",
            [
                *INTAKE,
                ("refuse", {"eligibility": (EligibilityGround.BAR_UNSIGNED,)}),
                "accept",
            ],
        ),
        [("accept", "move-level-is-over")],
        "LKN 11, 27",
    ),
    "F-01 accepted again after a decision": (
        case("complaint", [*TO_VERIFIED, UNFOUNDED, "accept"]),
        [("accept", "move-level-is-over")],
        "LKN 11, 27",
    ),
    "F-02 second level while the first is open": (
        case("complaint", TO_ACCEPTED, matter=SECOND, earlier=first_level(TO_ACCEPTED)),
        [("accept", "move-first-level-open")],
        "LKN 7, 33",
    ),
    "F-02 second complaint before the time of the first has run out": (
        case("complaint", [*TO_ACCEPTED, "second_complaint"]),
        [("second_complaint", "move-not-overdue")],
        "LKN 7, 33; LTC 38",
    ),
    "F-03 a third level after a second decision": (
        case(
            "complaint",
            TO_ACCEPTED,
            matter={"prior_decisions": (PriorDecision(kind=PriorDecisionKind.SECOND_DECISION),)},
        ),
        [("accept", "move-third-level")],
        "LKN 11.7",
    ),
    "F-03 a second level that takes on a second level": (
        case(
            "complaint",
            TO_ACCEPTED,
            matter=SECOND,
            earlier=first_level([*TO_VERIFIED, "dialogue", UNFOUNDED], matter=SECOND),
        ),
        [("accept", "move-third-level")],
        "LKN 11.7",
    ),
    "F-04 accepted while a court has the case": (
        case("complaint", TO_ACCEPTED, matter={"court_pending": True}),
        [("accept", "move-court")],
        "LKN 11.9",
    ),
    "F-05 a signature is missing": (
        case("complaint", TO_ACCEPTED, **{**COMPLETE, "signatures": 5}),
        [("accept", "move-signatures")],
        "ND124 16.1 (ND155 10)",
    ),
    "F-05 the appointment is missing": (
        case("complaint", TO_ACCEPTED, **{**PEOPLE, "signatures": 6}),
        [("accept", "move-appointment")],
        "LTCD 29; ND155 10",
    ),
    "F-06 a denunciation transferred twice": (
        case("denunciation", [*INTAKE, "transfer", "transfer"]),
        [("transfer", "move-once-only")],
        "LTC 24.2-3; TT05 14",
    ),
    "F-06 a denunciation transferred to who has it": (
        case("denunciation", [*INTAKE, "transfer"], **failed(EligibilityGround.NOT_SENT_TO_COMPETENT)),
        [("transfer", "move-competent-has-it")],
        "LTC 24.2-3",
    ),
    "F-06 a complainant guided twice": (
        case("complaint", [*INTAKE, "guide", "guide"]),
        [("guide", "move-once-only")],
        "LTCD 26.1.b; TT07-2014 8.1",
    ),
    "F-06 a complainant guided again in a new petition": (
        case("complaint", [*INTAKE, "guide"], earlier=first_level([*INTAKE, "guide"])),
        [("guide", "move-once-only")],
        "LTCD 26.1.b; TT07-2014 8.1",
    ),
    "F-07 ended by withdrawal in spite of coercion": (
        case("denunciation", [*TC_ACCEPTED, ("withdraw", {"grounds": (Ground.COERCED_OR_BRIBED,)}), "terminate"]),
        [("terminate", "move-kept-alive")],
        "LTC 33.3; ND31 4.4 (ND156 1)",
    ),
    "F-08 withdrawn after the conclusion": (
        case("denunciation", [*TC_VERIFIED, CONCLUDED, "withdraw"]),
        [("withdraw", "move-after-conclusion")],
        "LTC 33.1",
    ),
    "F-10 second decision without dialogue": (
        case("complaint", [*TO_VERIFIED, UNFOUNDED], matter=SECOND),
        [("decision", "move-no-dialogue")],
        "LKN 39, 53; ND155 11",
    ),
    "F-10 disciplinary decision without dialogue": (
        case("complaint", [*TO_VERIFIED, UNFOUNDED], matter=DISCIPLINARY),
        [("decision", "move-no-dialogue")],
        "LKN 39, 53; ND155 11",
    ),
    "F-11 complex without a paper": (
        case("complaint", [*TO_ACCEPTED, ("determine_complex", {"criteria": (ComplexityCriterion.SEVERAL_PLACES,)})]),
        [("determine_complex", "move-needs-document")],
        "ND124 3a (ND155 2)",
    ),
    "F-11 complex without a criterion": (
        case("complaint", [*TO_ACCEPTED, ("determine_complex", {"number": "1"})]),
        [("determine_complex", "move-needs-criteria")],
        "ND124 3a (ND155 2)",
    ),
    "F-11 extended though nothing is complex": (
        case("denunciation", [*TC_ACCEPTED, ("extend", {"extension_days": 30})]),
        [("extend", "move-not-complex")],
        "LTC 30.2; ND31 3",
    ),
    "F-12 a second extension with one criterion": (
        case("denunciation", [*TC_ACCEPTED, *2 * [("extend", {"extension_days": 30, "criteria_count": 1})]]),
        [("extend", "move-extension")],
        "LTC 30.2, 30.3",
    ),
    "F-12 a third extension": (
        case("denunciation", [*TC_ACCEPTED, *3 * [("extend", {"extension_days": 30, "criteria_count": 2})]]),
        [("extend", "move-extension")],
        "LTC 30.2, 30.3",
    ),
    "F-12 an extension of 31 days": (
        case("denunciation", [*TC_ACCEPTED, ("extend", {"extension_days": 31, "criteria_count": 2})]),
        [("extend", "move-extension")],
        "LTC 30.2, 30.3",
    ),
    "F-13 the petition itself is published": (
        case(
            "denunciation",
            [*TC_VERIFIED, CONCLUDED, ("publish", {"document": "d"})],
            documents=(Document(id="d", role=DocumentRole.PETITION),),
        ),
        [("publish", "move-unredacted")],
        "LTC 40.3; ND31 6.1",
    ),
    "F-14 withdrawn content is taken up again": (
        case(
            "complaint",
            TO_ACCEPTED,
            earlier=first_level([*TO_ACCEPTED, "withdraw", "terminate"]),
        ),
        [("accept", "move-withdrawn-content")],
        "L136",
    ),
    "F-15 an anonymous denunciation is accepted": (
        case("denunciation", TC_ACCEPTED, **UNNAMED),
        [("accept", "move-unnamed")],
        "LTC 25",
    ),
    "F-16 a relative verifies": (
        case("denunciation", [*TC_ACCEPTED, ("verify", {"verifiers": team(None, VerifierConflict.RELATIVE)})]),
        [("verify", "move-verifier-conflict")],
        "ND31 10.3",
    ),
    "F-16 somebody interested verifies": (
        case("denunciation", [*TC_ACCEPTED, ("verify", {"verifiers": team(VerifierConflict.INTERESTED, None, None)})]),
        [("verify", "move-verifier-conflict")],
        "ND31 10.3",
    ),
    "a team of one verifies": (
        case("denunciation", [*TC_ACCEPTED, ("verify", {"verifiers": team(VerifierConflict.NONE)})]),
        [("verify", "move-verifiers-few")],
        "ND31 10",
    ),
    "an anonymous complaint is accepted": (
        case("complaint", TO_ACCEPTED, **WITH_LAWYER),
        [("accept", "move-unnamed")],
        "LKN 11.5",
    ),
    "a matter outside authority is accepted": (
        case("complaint", TO_ACCEPTED, matter={"authority": AuthorityFinding(competent=False)}),
        [("accept", "move-outside-authority")],
        "LKN 27; LTC 29.1",
    ),
    "a bar stands in the way": (
        case("complaint", TO_ACCEPTED, **failed(EligibilityGround.BAR_NO_INTEREST)),
        [("accept", "move-bar")],
        "LKN 11",
    ),
    "a condition of LTC 29.1 fails": (
        case("denunciation", TC_ACCEPTED, **failed(EligibilityGround.ACCEPT_BASIS)),
        [("accept", "move-bar")],
        "LTC 29.1",
    ),
    "the window has closed": (
        case(
            "complaint",
            TO_ACCEPTED,
            matter={"contested": Contested(kind=ContestedKind.ADMINISTRATIVE_ACT, known_on=D(2026, 4, 3))},
        ),
        [("accept", "move-window")],
        "LKN 9, 11.6",
    ),
    "a second complaint outside its window": (
        case(
            "complaint",
            [
                *TO_VERIFIED,
                UNFOUNDED,
                ("receive_decision", {"on": D(2026, 8, 3)}),
                ("second_complaint", {"on": D(2026, 9, 4)}),
            ],
        ),
        [("second_complaint", "move-window")],
        "LKN 33.1, 48",
    ),
    "a refusal without a ground": (
        case("complaint", [*INTAKE, "refuse"]),
        [("refuse", "move-needs-ground")],
        "LKN 11, 27; LTC 24.1",
    ),
    "decided at once though unfounded": (
        case("complaint", [*TO_ACCEPTED, UNFOUNDED]),
        [("decision", "move-not-verified")],
        "LKN 29.1.a",
    ),
    "ended though nobody withdrew": (
        case("complaint", [*TO_ACCEPTED, "terminate"]),
        [("terminate", "move-not-withdrawn")],
        "LKN 10, 11a.2; ND124 7a (ND155 5)",
    ),
    "in force before its time": (
        case("complaint", [*TO_VERIFIED, FOUNDED, ("effective", {"on": D(2026, 8, 5)})]),
        [("effective", "move-not-effective")],
        "LKN 44, 57",
    ),
    "an information lead with a name": (
        case("denunciation", [*INTAKE, "information_lead"], parties=(Party(id="a"),)),
        [("information_lead", "move-lead-is-named")],
        "LTC 25; ND31 20",
    ),
    "returned though nobody forwarded": (
        case("complaint", [*INTAKE, "return"]),
        [("return", "move-no-forwarder")],
        "TT07-2014 8.2",
    ),
    "one content is split": (
        case("complaint", [*INTAKE, "split"]),
        [("split", "move-nothing-to-split")],
        "LTCD 25.3; ND154 14.4",
    ),
    "filed without a failed condition": (
        case("complaint", [*INTAKE, "file"]),
        [("file", "move-needs-ground")],
        "TT05 6",
    ),
    "suspended without a ground of the law": (
        case("complaint", [*TO_ACCEPTED, ("suspend", {"grounds": (Ground.RE_EXPERTISE,)})]),
        [("suspend", "move-needs-ground")],
        "LKN 11a.1 (L136); ND155 12",
    ),
    "a complaint suspended before the law knew it": (
        case("complaint", [], events=happened([*TO_ACCEPTED, SUSPENDED], D(2026, 6, 1)), received_on=D(2026, 6, 1)),
        [("suspend", "move-not-yet")],
        "LKN 11a (L136)",
    ),
    "a continued denunciation of one that is in time": (
        case("denunciation", [*TC_ACCEPTED, "continued_denunciation"]),
        [("continued_denunciation", "move-not-overdue")],
        "LKN 7, 33; LTC 38",
    ),
}

OUT_OF_PLACE: dict[str, tuple[Case, list[tuple[str, str]]]] = {
    "F-09 decided while suspended": (
        case("complaint", [*TO_VERIFIED, SUSPENDED, UNFOUNDED]),
        [("decision", "move-unlawful")],
    ),
    "F-09 concluded while suspended": (
        case("denunciation", [*TC_ACCEPTED, "verify", TC_SUSPENDED, CONCLUDED]),
        [("conclusion", "move-unlawful")],
    ),
    "F-17 classified anew after acceptance": (
        case("complaint", [*TO_ACCEPTED, "classify", "verify"]),
        [("classify", "move-unlawful")],
    ),
    "concluded without verification": (
        case("denunciation", [*TC_ACCEPTED, CONCLUDED]),
        [("conclusion", "move-unlawful")],
    ),
    "a step of a denunciation in a complaint": (
        case("complaint", [*TO_ACCEPTED, ("extend", {"extension_days": 3})]),
        [("extend", "move-unlawful")],
    ),
}

LAWFUL: dict[str, tuple[Case, State]] = {
    "second level after a first decision": (
        case(
            "complaint",
            TO_ACCEPTED,
            matter=SECOND,
            earlier=first_level([*TO_VERIFIED, UNFOUNDED]),
            events=happened(TO_ACCEPTED, LATER),
        ),
        State.ACCEPTED,
    ),
    "second level when the time of the first has run out": (
        case(
            "complaint",
            TO_ACCEPTED,
            matter=SECOND,
            earlier=first_level(TO_ACCEPTED),
            events=happened(TO_ACCEPTED, LATER),
        ),
        State.ACCEPTED,
    ),
    "second complaint when the time has run out": (
        case("complaint", [*TO_ACCEPTED, ("second_complaint", {"on": LATER})]),
        State.SECOND_LEVEL,
    ),
    "accepted after the court ended the case": (
        case("complaint", [*INTAKE, "propose_acceptance", "court_accepts", "court_terminates", "accept"]),
        State.ACCEPTED,
    ),
    "a complete collective complaint": (case("complaint", TO_ACCEPTED, **COMPLETE), State.ACCEPTED),
    "a collective complaint before the decree": (
        case(
            "complaint",
            TO_ACCEPTED,
            **{**PEOPLE, "signatures": 5, "received_on": D(2026, 6, 1), "events": happened(TO_ACCEPTED, D(2026, 6, 1))},
        ),
        State.ACCEPTED,
    ),
    "ended by withdrawal with nothing against it": (
        case("denunciation", [*TC_ACCEPTED, "withdraw", "terminate"]),
        State.TERMINATED,
    ),
    "goes on in spite of a withdrawal": (
        case(
            "denunciation",
            [*TC_ACCEPTED, "withdraw", ("continue_after_withdrawal", {"grounds": (Ground.SLANDER,)}), "verify"],
        ),
        State.VERIFYING,
    ),
    "verified by a team of two who are free": (
        case("denunciation", [*TC_ACCEPTED, ("verify", {"verifiers": team(VerifierConflict.NONE, None)})]),
        State.VERIFYING,
    ),
    "ended because the accused died": (
        case("denunciation", [*TC_ACCEPTED, ("terminate", {"grounds": (Ground.ACCUSED_DIED,)})]),
        State.TERMINATED,
    ),
    "decided after suspension and resumption": (
        case("complaint", [*TO_VERIFIED, SUSPENDED, "resume", UNFOUNDED]),
        State.DECIDED,
    ),
    "decided after an unjustified absence": (
        case("complaint", [*TO_VERIFIED, "absent_from_dialogue", UNFOUNDED], matter=SECOND),
        State.DECIDED,
    ),
    "complex with criterion and paper": (case("complaint", [*TO_ACCEPTED, COMPLEX]), State.ACCEPTED),
    "complex without a paper before the decree": (
        case(
            "complaint",
            [],
            events=happened(
                [*TO_ACCEPTED, ("determine_complex", {"criteria": (ComplexityCriterion.SEVERAL_PLACES,)})],
                D(2026, 6, 1),
            ),
        ),
        State.ACCEPTED,
    ),
    "two extensions of an especially complex case": (
        case("denunciation", [*TC_ACCEPTED, *2 * [("extend", {"extension_days": 30, "criteria_count": 2})]]),
        State.ACCEPTED,
    ),
    "one extension of a complex case": (
        case("denunciation", [*TC_ACCEPTED, ("extend", {"extension_days": 30})], matter={"complexity": Complexity()}),
        State.ACCEPTED,
    ),
    "a redacted conclusion is published": (
        case(
            "denunciation",
            [*TC_VERIFIED, CONCLUDED, ("publish", {"document": "d"})],
            documents=(Document(id="d", role=DocumentRole.PETITION, version=DocumentVersion.REDACTED_COPY),),
        ),
        State.PUBLISHED,
    ),
    "withdrawn content taken up again after a threat": (
        case(
            "complaint",
            [*INTAKE, "propose_acceptance", ("accept", {"grounds": (Ground.THREATENED,)})],
            earlier=first_level([*TO_ACCEPTED, "withdraw", "terminate"]),
        ),
        State.ACCEPTED,
    ),
    "an information lead without a name": (
        case("denunciation", [*INTAKE, "information_lead"], **UNNAMED),
        State.INFORMATION_LEAD,
    ),
    "the window stood still for an illness": (
        case(
            "complaint",
            TO_ACCEPTED,
            matter={
                "contested": Contested(kind=ContestedKind.ADMINISTRATIVE_ACT, known_on=D(2026, 4, 3)),
                "obstacles": (Obstacle(kind=ObstacleKind.ILLNESS, from_on=D(2026, 5, 1), until_on=D(2026, 5, 3)),),
            },
        ),
        State.ACCEPTED,
    ),
    "a good reason for a closed window": (
        case(
            "complaint",
            TO_ACCEPTED,
            matter={"contested": Contested(kind=ContestedKind.ADMINISTRATIVE_ACT, known_on=D(2026, 3, 6))},
            eligibility=(EligibilityFinding(ground=EligibilityGround.BAR_WINDOW_EXPIRED, passed=True, mark=Mark.READ),),
        ),
        State.ACCEPTED,
    ),
    "returned to the deputy who forwarded": (
        case(
            "complaint",
            [*INTAKE, "return"],
            channel=Channel.FORWARDED,
            forwarder=Forwarder(kind=ForwarderKind.NA_DEPUTY),
        ),
        State.RETURNED,
    ),
    "in force when its time has run out": (
        case(
            "complaint",
            [*TO_VERIFIED, FOUNDED, ("effective", {"on": D(2026, 8, 13)}), "execute", "complete_execution", "close"],
        ),
        State.CLOSED,
    ),
    "office work that nobody wrote down": (case("complaint", ["receive", "accept"]), State.ACCEPTED),
    "a whole denunciation": (
        case(
            "denunciation", [*TC_VERIFIED, CONCLUDED, "send_decision", "handle_conclusion", "report_handling", "close"]
        ),
        State.CLOSED,
    ),
    "a continued denunciation": (
        case("denunciation", [*TC_VERIFIED, CONCLUDED, "continued_denunciation", "review_continued"]),
        State.CONCLUDED,
    ),
    "an overdue denunciation is taken over": (
        case(
            "denunciation",
            [
                *TC_ACCEPTED,
                ("continued_denunciation", {"on": LATER}),
                "demand_report",
                ("take_over", {"grounds": (Ground.SERIOUS_BREACH_OR_BIAS,)}),
            ],
        ),
        State.ACCEPTED,
    ),
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_a_forbidden_move_is_named_with_its_article(name: str) -> None:
    given, expected, cited = FORBIDDEN[name]
    assert wrong(given) == expected
    assert article(given) == cited


@pytest.mark.parametrize("name", OUT_OF_PLACE)
def test_a_step_out_of_place(name: str) -> None:
    given, expected = OUT_OF_PLACE[name]
    assert wrong(given) == expected


@pytest.mark.parametrize("name", LAWFUL)
def test_a_lawful_history_reaches_its_state(name: str) -> None:
    given, state = LAWFUL[name]
    assert wrong(given) == []
    assert course_of(given).state is state


@pytest.mark.parametrize("name", FORBIDDEN)
def test_advance_refuses_what_the_history_may_not_hold(name: str) -> None:
    given, [(kind, code)], cited = FORBIDDEN[name]
    events = given.petition.events
    last = max(place for place, event in enumerate(events) if event.kind.value == kind)
    course = course_of(
        Case(
            petition=attrs.evolve(given.petition, events=events[:last]),
            matter=given.matter,
            law=given.law,
            earlier=given.earlier,
        )
    )
    with pytest.raises(UnlawfulMove) as refused:
        advance(course, events[last])
    assert refused.value.problem.code == code
    assert cited in refused.value.sentence.vi
    assert cited in refused.value.sentence.en


def test_every_numbered_rule_has_its_test() -> None:
    named = {name.split()[0] for name in (*FORBIDDEN, *OUT_OF_PLACE) if name.startswith("F-")}
    assert named == {f"F-{number:02d}" for number in range(1, 18)}


def test_what_may_come_next_and_why_the_rest_may_not() -> None:
    course = course_of(case("complaint", TO_VERIFIED, matter=SECOND))
    options = {option.move.event.value: option for option in lawful_moves(course, on=D(2026, 7, 20))}
    assert options["dialogue"].lawful
    assert options["suspend"].lawful
    assert not options["decision"].lawful
    assert isinstance(options["decision"].obstacle, Problem)
    assert options["decision"].obstacle.code == "move-no-dialogue"
    assert "accept" not in options


def test_an_event_after_the_day_of_judgement() -> None:
    course = course_of(case("complaint", INTAKE))
    [event] = happened(["propose_acceptance"], D(2026, 8, 1))
    with pytest.raises(UnlawfulMove, match="2026-07-31"):
        advance(course, event, on=D(2026, 7, 31))
    assert advance(course, event, on=D(2026, 8, 1)).state is State.PROPOSED


def test_an_event_before_the_last_one() -> None:
    course = course_of(case("complaint", INTAKE))
    [event] = happened(["propose_acceptance"], D(2026, 7, 1))
    with pytest.raises(UnlawfulMove) as refused:
        advance(course, event)
    assert refused.value.problem.code == "move-backdated"


def test_one_wrong_step_does_not_make_the_later_ones_wrong() -> None:
    given = case(
        "complaint",
        [*TO_ACCEPTED, UNFOUNDED, "send_decision", "receive_decision", ("effective", {"on": D(2026, 9, 1)})],
    )
    assert wrong(given) == [("decision", "move-not-verified")]


def test_states_are_as_of_a_day() -> None:
    given = case("complaint", TO_VERIFIED)
    assert course_of(given, on=D(2026, 7, 5)).state is State.NEW
    assert course_of(given, on=D(2026, 7, 8)).state is State.CLASSIFIED
    assert course_of(given, on=D(2026, 7, 11)).state is State.VERIFYING


def test_events_of_the_whole_petition_concern_every_matter() -> None:
    petition = Petition(
        id="p",
        unit="u",
        channel=Channel.POST,
        received_on=START,
        matters=(Matter(id="m", kind=MatterKind.COMPLAINT), Matter(id="n", kind=MatterKind.DENUNCIATION)),
        events=tuple(attrs.evolve(event, matter=None) for event in happened([*INTAKE, "split"])),
    )
    for matter in petition.matters:
        given = Case(petition=petition, matter=matter, law=bundled.law())
        assert wrong(given) == []
        assert course_of(given).state is State.SPLIT_GUIDED
