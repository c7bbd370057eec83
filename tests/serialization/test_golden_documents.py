"""Files that must load for ever, and the exact text that every writer makes.

``tests/documents/<kind>-v<version>.json`` stands for every file of that kind and version. When a
kind gets a new version, its file here stays as it is; beside it goes ``….today.json`` with what the
records are today, and the new version gets a file of its own.
"""

import json

import pytest
from file_layer import DOCUMENTS, plain_of, same, validator

from danvan import Audience
from danvan.records import fields_of, parts_of
from danvan.reports.figures import Indicator
from danvan.serialization import KINDS, dumps, load, loads
from danvan.serialization.formats import FORMATS
from danvan.serialization.migrations import STEPS

FILES = sorted(path.name for path in DOCUMENTS.glob("*.json") if not path.name.endswith(".today.json"))
WRITTEN = DOCUMENTS / "formats"
NOT_OF_PROTECTION = {
    *[("Event", name) for name in ("outcome", "first_decision", "extension_days", "criteria", "criteria_count")],
    *[("Event", "verifiers"), ("Verifier", "office"), ("Verifier", "conflict")],
}
"""Fields that no event of a protection can have, by the rules of events."""


def expected_files() -> set[str]:
    found = {f"{kind.name}-v{kind.version}.json" for kind in KINDS.values()}
    for name, steps in STEPS.items():
        found |= {f"{name}-v{step.since[0]}.{step.since[1]}.json" for step in steps}
    return found


def fields_present(value: object, classes: frozenset[type], found: set[tuple[str, str]]) -> None:
    """Note every field that is not at its default, in a record and all records inside it."""
    cls: type = type(value)
    for spec in fields_of(cls):
        own = getattr(value, spec.name)
        if spec.required or own != spec.default:
            found.add((cls.__name__, spec.name))
        for item in own if isinstance(own, tuple) else (own,):
            if type(item) in classes:
                fields_present(item, classes, found)


def test_every_version_of_every_kind_has_its_file() -> None:
    assert set(FILES) == expected_files()


@pytest.mark.parametrize("name", FILES)
def test_a_file_loads_for_ever(name: str) -> None:
    path = DOCUMENTS / name
    archive = load(path)
    assert archive.findings == ()
    assert len(archive) >= 2
    text = path.read_text(encoding="utf-8")
    held = json.loads(text)
    kind = KINDS[held["danvan"].partition("/")[0]]
    assert name == f"{held['danvan'].replace('/', '-v')}.json"
    if held["danvan"] != kind.stamp:
        held = json.loads(path.with_suffix(".today.json").read_text(encoding="utf-8"))
    plain = [plain_of(record) for record in archive]
    assert len(plain) == len(held["records"])
    assert all(map(same, plain, held["records"]))
    if held["danvan"] == kind.stamp:
        assert dumps(archive, "json", audience=Audience.RECEIVER) == text
        assert validator(kind.name).is_valid(held)


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_of_today_has_every_field(kind: str) -> None:
    classes = parts_of(KINDS[kind].record)
    found: set[tuple[str, str]] = set()
    for record in load(DOCUMENTS / f"{kind}-v{KINDS[kind].version}.json"):
        fields_present(record, frozenset(classes), found)
    every = {(cls.__name__, spec.name) for cls in classes for spec in fields_of(cls)}
    assert every - found == (NOT_OF_PROTECTION if kind == "protection-case" else set())


@pytest.mark.parametrize("form", FORMATS)
def test_the_writers_write_as_ever(form: str) -> None:
    """Two small indicators that hold what formats differ in, and an identity of nothing but its id."""
    path = WRITTEN / f"indicators{FORMATS[form].endings[0]}"
    with path.open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    archive = loads(text, form)
    assert archive.findings == ()
    records = archive.of(Indicator)
    assert len(records) == 2
    assert dumps(records, form) == text
    one = WRITTEN / f"indicator{FORMATS[form].endings[0]}"
    with one.open(encoding="utf-8", newline="") as stream:
        assert stream.read() == dumps(records[0], form)


def test_all_writers_wrote_the_same_records() -> None:
    read = [list(load(WRITTEN / f"indicators{form.endings[0]}")) for form in FORMATS.values()]
    assert all(records == read[0] for records in read)
    assert len(list(WRITTEN.iterdir())) == 2 * len(FORMATS)
