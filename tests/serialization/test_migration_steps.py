"""Old versions: which were ever written, and how their values come to today."""

import copy
import itertools

from danvan.serialization import KINDS
from danvan.serialization.envelope import open_envelope
from danvan.serialization.migrations import STEPS, Step, Values, known_version, migrate


def renamed(values: Values) -> Values:
    values["title"] = values.pop("name")
    return values


def counted(values: Values) -> Values:
    return {**values, "pages": 1}


STEPS_OF_ANNEX = {
    "annex": (Step(since=(1, 0), to=(1, 1), change=renamed), Step(since=(1, 1), to=(2, 0), change=counted)),
    "other": (Step(since=(1, 0), to=(1, 1), change=counted),),
}


def test_steps_are_taken_in_turn_and_leave_their_argument_alone() -> None:
    values: Values = {"name": "Phụ lục I", "extra": {"a": [1]}}
    before = copy.deepcopy(values)
    assert migrate("annex", values, (1, 0), STEPS_OF_ANNEX) == {"title": "Phụ lục I", "extra": {"a": [1]}, "pages": 1}
    assert values == before


def test_only_the_steps_that_are_left_are_taken() -> None:
    assert migrate("annex", {"title": "a"}, (1, 1), STEPS_OF_ANNEX) == {"title": "a", "pages": 1}
    today: Values = {"title": "a", "pages": 7}
    assert migrate("annex", today, (2, 0), STEPS_OF_ANNEX) == today
    assert migrate("unheard", today, (1, 0), STEPS_OF_ANNEX) == today


def test_known_versions_are_today_and_those_with_a_step() -> None:
    for version, known in (((1, 0), True), ((1, 1), True), ((2, 0), True), ((1, 2), False), ((0, 9), False)):
        assert known_version("annex", version, (2, 0), STEPS_OF_ANNEX) is known
    assert not known_version("unheard", (1, 0), (2, 0), STEPS_OF_ANNEX)
    assert known_version("unheard", (2, 0), (2, 0), STEPS_OF_ANNEX)


def test_an_envelope_of_a_version_with_a_step_is_opened() -> None:
    steps = {"unit": (Step(since=(0, 9), to=(1, 0), change=counted),)}
    opened = open_envelope({"danvan": "unit/0.9", "records": [{"a": 1}, {}]}, steps=steps)
    assert opened.kind is KINDS["unit"]
    assert opened.version == (0, 9)
    assert not opened.newer
    assert opened.problems == ()
    assert opened.values == [{"a": 1}, {}]
    wrong = open_envelope({"danvan": "unit/0.8"}, steps=steps)
    assert wrong.kind is None
    assert [problem.code for problem in wrong.problems] == ["version-unknown"]


def test_the_steps_of_every_kind_lead_to_its_version_of_today() -> None:
    for name, steps in STEPS.items():
        kind = KINDS[name]
        for earlier, later in itertools.pairwise(steps):
            assert earlier.to == later.since
        assert steps[-1].to == (kind.major, kind.minor)
        assert all(step.since < step.to for step in steps)
