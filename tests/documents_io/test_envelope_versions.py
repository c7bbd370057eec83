"""Versions of documents: how old ones are brought to today, with steps made for the test."""

import copy

import pytest

from danvan.reports.report import Report
from danvan.serialization import envelope
from danvan.serialization.envelope import open_envelope
from danvan.serialization.kinds import KINDS, Kind
from danvan.serialization.migrations import Step, known_version, migrate
from danvan.serialization.plain import Plain

Values = dict[str, Plain]


def renamed(values: Values) -> Values:
    values["title"] = values.pop("heading")
    return values


def wrapped(values: Values) -> Values:
    values["receiver_text"] = [values["receiver_text"]]
    return values


STEPS = {"report": (Step((0, 8), (0, 9), renamed), Step((0, 9), (1, 0), wrapped))}


@pytest.mark.parametrize(
    ("version", "values", "today"),
    [
        ((0, 8), {"heading": "x", "receiver_text": "y"}, {"title": "x", "receiver_text": ["y"]}),
        ((0, 9), {"title": "x", "receiver_text": "y"}, {"title": "x", "receiver_text": ["y"]}),
        ((1, 0), {"title": "x", "receiver_text": ["y"]}, {"title": "x", "receiver_text": ["y"]}),
        ((0, 7), {"heading": "x"}, {"heading": "x"}),
    ],
)
def test_steps_lead_to_today_and_leave_the_old_values(version: tuple[int, int], values: Values, today: Values) -> None:
    before = copy.deepcopy(values)
    assert migrate("report", values, version, STEPS) == today
    assert values == before
    assert migrate("unit", values, version, STEPS) == before


def test_which_versions_ever_were() -> None:
    assert [known_version("report", (0, minor), (1, 0), STEPS) for minor in (7, 8, 9)] == [False, True, True]
    assert known_version("report", (1, 0), (1, 0), STEPS)
    assert not known_version("unit", (0, 9), (1, 0), STEPS)


@pytest.mark.parametrize(
    ("stamp", "codes", "opens"),
    [
        ("report/1.0", [], True),
        ("report/0.9", [], True),
        ("report/0.8", [], True),
        ("report/0.7", ["version-unknown"], False),
        ("report/1.1", ["version-newer-minor"], True),
        ("report/1.9999", ["version-newer-minor"], True),
        ("report/2.0", ["version-newer-major"], False),
        ("report/01.0", ["kind-form"], False),
        ("report/1.00", ["kind-form"], False),
        ("report/10000.0", ["kind-form"], False),
        ("report/1.0 ", ["kind-form"], False),
        ("unit/0.9", ["version-unknown"], False),
    ],
)
def test_the_stamp(stamp: str, codes: list[str], opens: bool) -> None:
    opened = open_envelope({"danvan": stamp, "id": "a"}, steps=STEPS)
    assert [problem.code for problem in opened.problems] == codes
    assert (opened.kind is not None) is opens
    assert opened.values == ([{"id": "a"}] if opens else [])
    assert opened.pointer(0) == ()
    assert opened.newer is (codes == ["version-newer-minor"])


def test_records_of_an_old_version_have_their_places() -> None:
    opened = open_envelope({"danvan": "report/0.9", "records": [{"id": "a"}, 5]}, steps=STEPS)
    assert opened.values == [{"id": "a"}, 5]
    assert [opened.pointer(index) for index in (0, 1)] == [("records", 0), ("records", 1)]
    assert opened.version == (0, 9)


def test_an_old_file_is_read_through_its_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    from danvan.serialization import loads, migrations, reading

    def through(kind: str, values: Values, version: tuple[int, int]) -> Values:
        return migrate(kind, values, version, STEPS)

    def opening(value: Plain, *, asked: Kind | None = None) -> envelope.Opened:
        return open_envelope(value, asked=asked, steps=STEPS)

    assert migrations.STEPS == {}
    monkeypatch.setattr(reading, "migrate", through)
    monkeypatch.setattr(reading, "open_envelope", opening)
    text = '{"danvan": "report/0.8", "id": "a", "kind": "adhoc", "heading": "x", "receiver_text": %s}'
    archive = loads(text % '"y"', "json")
    assert archive.findings == ()
    (record,) = archive.of(Report)
    assert (record.title, record.receiver_text) == ("x", ("y",))
    # What is wrong is told at the place nearest to where it stood in the old file.
    (finding,) = loads(text % "5", "json").findings
    assert (finding.pointer, finding.line, finding.column) == ("/receiver_text/0", 1, 87)


def test_today_s_versions() -> None:
    assert {kind.stamp for kind in KINDS.values()} == {f"{name}/1.0" for name in KINDS}
