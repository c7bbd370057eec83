"""Quick looks at plain histories are never wrong; second levels find their first, in any order of files."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import danvan
from danvan import bundled
from danvan.checks.histories import Histories, is_plain
from danvan.checks.issue import Spot
from danvan.checks.judging import judged
from danvan.petitions.acts import EventKind, VerifierConflict
from danvan.petitions.history import Event, Verifier
from danvan.petitions.matter import AuthorityFinding, Contested, EligibilityFinding, Matter, PriorDecision
from danvan.petitions.parties import Party
from danvan.petitions.petition import Petition
from danvan.petitions.words import Channel, ContestedKind, EligibilityGround, MatterKind, Naming, PriorDecisionKind
from danvan.serialization import KINDS, load

D = dt.date
USUAL = [
    "receive",
    "register",
    "classify",
    "propose_acceptance",
    "check_identity",
    "accept",
    "verify",
    "report_verification",
    "decision",
    "conclusion",
    "suspend",
    "notify_petitioner",
]


@st.composite
def short_histories(draw: st.DrawFn) -> Petition:
    """Mostly on the usual way, with steps left out, out of order, or of another kind."""
    kinds = draw(st.lists(st.sampled_from(USUAL), max_size=8, unique=draw(st.booleans())))
    if draw(st.booleans()):
        kinds.sort(key=USUAL.index)
    day = D(2026, 7, 1)
    events = []
    for number, kind in enumerate(kinds):
        day += dt.timedelta(days=draw(st.integers(-1, 3)))
        events.append(Event(id=f"e{number}", kind=EventKind(kind), on=day, matter=draw(st.sampled_from((None, "m")))))
    kind = draw(st.sampled_from((MatterKind.COMPLAINT, MatterKind.DENUNCIATION, MatterKind.PROPOSAL)))
    contested = Contested(
        kind=draw(st.sampled_from(ContestedKind)), known_on=draw(st.sampled_from((None, D(2026, 1, 2), D(2026, 6, 1))))
    )
    return Petition(
        id="p",
        unit="u",
        channel=Channel.POST,
        received_on=D(2026, 7, 1),
        matters=(
            Matter(
                id="m",
                kind=kind,
                court_pending=draw(st.sampled_from((False, False, True))),
                contested=contested if kind is MatterKind.COMPLAINT and draw(st.booleans()) else None,
            ),
        ),
        parties=tuple(draw(st.lists(st.sampled_from(Naming).map(lambda word: Party(id="a", naming=word)), max_size=1))),
        events=tuple(events),
    )


@given(short_histories())
def test_a_plain_history_is_lawful(petition: Petition) -> None:
    if is_plain(petition):
        assert list(judged(petition, bundled.law(), {})) == []


def test_the_usual_way_is_plain() -> None:
    def one(kind: MatterKind, *steps: str) -> bool:
        events = tuple(Event(id=step, kind=EventKind(step), on=D(2026, 7, 1)) for step in steps)
        matter = Matter(id="m", kind=kind)
        return is_plain(
            Petition(
                id="p", unit="u", channel=Channel.POST, received_on=D(2026, 7, 1), matters=(matter,), events=events
            )
        )

    assert one(MatterKind.COMPLAINT, "receive", "accept")
    assert one(MatterKind.DENUNCIATION, *USUAL[:8])
    assert not one(MatterKind.COMPLAINT, "check_identity")
    assert not one(MatterKind.COMPLAINT, "verify")
    assert not one(MatterKind.COMPLAINT, "accept", "report_verification")
    assert not one(MatterKind.PROPOSAL, "receive")


FIRST = """{"danvan": "petition/1.0", "id": "p-1", "unit": "u", "channel": "post", "received_on": "2026-07-06",
 "matters": [{"id": "m", "kind": "complaint"}], "events": [{"id": "a", "kind": "accept", "on": "2026-07-08"}]}"""
SECOND = """{"danvan": "petition/1.0", "id": "p-2", "unit": "u", "channel": "post", "received_on": "2026-07-20",
 "continues": "p-1", "matters": [{"id": "m", "kind": "complaint", "level": "second_level"}],
 "events": [{"id": "a", "kind": "accept", "on": "2026-07-22"}]}"""


def test_the_first_level_is_found_whatever_the_order(tmp_path: Path) -> None:
    for names in (("a.json", "b.json"), ("b.json", "a.json")):
        for name, text in zip(names, (FIRST, SECOND), strict=True):
            (tmp_path / name).write_text(text, "utf-8")
        findings = [item for item in danvan.check(load(tmp_path)) if item.code.startswith("move-")]
        assert [(item.code, item.pointer, item.line) for item in findings] == [
            ("move-first-level-open", "/events/0/kind", 3)
        ]
        assert "LKN 7, 33" in findings[0].message.vi
        assert findings[0].mend is not None


def test_what_was_not_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(FIRST, "utf-8")
    (tmp_path / "b.json").write_text(SECOND, "utf-8")
    check = Histories(bundled.law, kept=0)
    for number, petition in enumerate(load(tmp_path).of(Petition)):
        assert list(check.see(petition, KINDS["petition"], Spot(0, number))) == []
    [issue] = check.finish()
    assert issue.problem.code == "histories-unlinked"


def test_a_protection_that_ends_before_it_was_applied(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"danvan": "protection-case/1.0", "id": "b", "petition": "p", "unit": "u", "events": [\n'
        '{"id": "a", "kind": "request_protection", "on": "2026-07-06"},\n'
        '{"id": "b", "kind": "end_protection", "on": "2026-07-07"}]}',
        "utf-8",
    )
    findings = [item for item in danvan.check(load(tmp_path)) if item.code.startswith("move-")]
    assert [(item.code, item.line) for item in findings] == [("move-unlawful", 3)]


def test_the_law_is_an_argument(tmp_path: Path) -> None:
    """Without the decree in the register a complex complaint needs no paper."""
    from danvan.law.law import Law

    (tmp_path / "a.json").write_text(
        '{"danvan": "petition/1.0", "id": "p-1", "unit": "u", "channel": "post", "received_on": "2026-07-06",'
        ' "matters": [{"id": "m", "kind": "complaint"}], "events": [{"id": "a", "kind": "accept", "on": "2026-07-08"},'
        ' {"id": "b", "kind": "determine_complex", "on": "2026-07-09", "criteria": ["several_places"]}]}',
        "utf-8",
    )
    shipped = bundled.law()
    other = Law(limits=shipped.limits, calendar=shipped.calendar, instruments={})
    said = [[item.code for item in danvan.check(load(tmp_path), law=law)] for law in (None, other)]
    assert said == [["references-unchecked", "move-needs-document"], ["references-unchecked"]]


PLAIN = Petition(
    id="p",
    unit="u",
    channel=Channel.POST,
    received_on=D(2026, 7, 1),
    matters=(Matter(id="m", kind=MatterKind.COMPLAINT),),
    parties=(Party(id="a"),),
    events=(Event(id="e", kind=EventKind.ACCEPT, on=D(2026, 7, 3)),),
)
FAILED = EligibilityFinding(ground=EligibilityGround.BAR_COURT, passed=False)
OLD = Contested(kind=ContestedKind.ADMINISTRATIVE_ACT, known_on=D(2026, 1, 2))
SPOILED = {
    "before a court": {"matters": {"court_pending": True}},
    "outside authority": {"matters": {"authority": AuthorityFinding(competent=False)}},
    "decided twice": {"matters": {"prior_decisions": (PriorDecision(kind=PriorDecisionKind.SECOND_DECISION),)}},
    "out of its window": {"matters": {"contested": OLD}},
    "received long ago": {"matters": {"contested": attrs.evolve(OLD, known_on=None, received_on=D(2026, 1, 2))}},
    "a condition failed": {"eligibility": (FAILED,)},
    "unnamed": {"parties": (Party(id="a", naming=Naming.ANONYMOUS),)},
    "of many people": {"people": 6},
    "verified by a relative": {
        "matters": {"kind": MatterKind.DENUNCIATION},
        "events": (
            *PLAIN.events,
            Event(
                id="v",
                kind=EventKind.VERIFY,
                on=D(2026, 7, 6),
                verifiers=(Verifier(office="Thanh tra viên", conflict=VerifierConflict.RELATIVE),),
            ),
        ),
    },
}


def test_a_plain_petition_is_plain() -> None:
    assert is_plain(PLAIN)


@pytest.mark.parametrize("name", SPOILED)
def test_one_thing_that_a_guard_asks_for_makes_it_not_plain(name: str) -> None:
    """Each of these is unlawful, so a quick look that let it pass would hide an error."""
    fields: dict[str, Any] = dict(SPOILED[name])
    if "matters" in fields:
        fields["matters"] = (attrs.evolve(PLAIN.matters[0], **fields["matters"]),)
    spoiled = attrs.evolve(PLAIN, **fields)
    assert not is_plain(spoiled)
    assert list(judged(spoiled, bundled.law(), {}))


def test_protection_inside_a_petition_runs_apart_for_each_who_is_protected(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"danvan": "petition/1.0", "id": "p", "unit": "u", "channel": "post", "received_on": "2026-07-06",\n'
        '"matters": [{"id": "m", "kind": "denunciation"}], "parties": [{"id": "x"}, {"id": "y"}], "events": [\n'
        '{"id": "a", "kind": "request_protection", "on": "2026-07-06", "parties": ["x"]},\n'
        '{"id": "b", "kind": "request_protection", "on": "2026-07-06", "parties": ["y"]},\n'
        '{"id": "c", "kind": "apply_protection", "on": "2026-07-07", "parties": ["x"]},\n'
        '{"id": "d", "kind": "end_protection", "on": "2026-07-08", "parties": ["y"]},\n'
        '{"id": "e", "kind": "end_protection", "on": "2026-07-08", "parties": ["x"]},\n'
        '{"id": "f", "kind": "request_protection", "on": "2026-07-09", "parties": ["x"]},\n'
        '{"id": "g", "kind": "change_protection", "on": "2026-07-09", "parties": ["x"]}]}',
        "utf-8",
    )
    found = [item for item in danvan.check(load(tmp_path)) if item.code.startswith("move-")]
    assert [(item.line, item.code, item.pointer) for item in found] == [
        (6, "move-unlawful", "/events/3/kind"),
        (9, "move-unlawful", "/events/6/kind"),
    ]


REQUEST, APPLY, END = "request_protection", "apply_protection", "end_protection"


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        ([(REQUEST, "x y"), (APPLY, "x y"), (END, "y x")], []),
        ([(REQUEST, "x y"), (APPLY, "x y"), (END, "x"), (END, "y")], []),
        ([(REQUEST, "x"), (APPLY, "x"), (END, "")], []),
        ([(REQUEST, ""), (APPLY, "x"), (END, "x")], []),
        ([(REQUEST, "x"), (REQUEST, "y"), (APPLY, "x y"), (END, "x")], []),
        ([(REQUEST, "x"), (APPLY, "x"), (END, "y")], [2]),
        ([(REQUEST, "x"), (END, "")], [1]),
        ([(REQUEST, "x y"), (APPLY, "x"), (END, "")], []),
        ([(REQUEST, "x"), (APPLY, "x"), (END, "x"), (END, "x")], [3]),
    ],
)
def test_protection_follows_who_is_protected(steps: list[tuple[str, str]], wrong: list[int]) -> None:
    events = tuple(
        Event(id=f"e{place}", kind=EventKind(kind), on=D(2026, 7, 6 + place), parties=tuple(names.split()))
        for place, (kind, names) in enumerate(steps)
    )
    petition = Petition(
        id="p",
        unit="u",
        channel=Channel.POST,
        received_on=D(2026, 7, 6),
        matters=(Matter(id="m", kind=MatterKind.DENUNCIATION),),
        parties=(Party(id="x"), Party(id="y")),
        events=events,
    )
    assert [problem.pointer[1] for problem in judged(petition, bundled.law(), {})] == wrong
