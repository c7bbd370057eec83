"""danvan and its JSON Schemas judge alike, by `jsonschema` and by the program `check-jsonschema`.

A document without errors passes the schema, and a structural finding means that the schema refuses
the document. Three things are beyond a schema and therefore looked at in danvan's own way:

- ``7.0`` is a whole number to JSON Schema; danvan refuses it by the rule ``whole-with-point``, which
  is not structural.
- Text that is not in NFC is read as NFC, with a warning; the schema is asked about what danvan read.
- A document of a newer minor version may have keys of that version, which danvan passes over with
  a warning; the schema of this version does not know them.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from file_layer import document_of, errors, examples, plain_of, validator
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from danvan import messages
from danvan.errors import Finding
from danvan.serialization import KINDS, loads
from danvan.serialization.normal import normalized
from danvan.serialization.plain import Plain
from danvan.serialization.schema import schema_of
from danvan.strategies import mutated, records

Findings = tuple[Finding, ...]


def read(text: str) -> Findings:
    return loads(text, "json").findings


def judged(text: str) -> tuple[Plain, Findings] | None:
    """What danvan read and what it found; ``None`` for a document of a newer version."""
    findings = read(text)
    codes = {finding.code for finding in findings}
    if "version-newer-minor" in codes:
        return None
    value: Plain = json.loads(text)
    return (normalized(value)[0] if "text-nfc" in codes else value), findings


def kind_in(value: Plain, kind: str) -> str:
    """The kind that a document names, if it names one."""
    stamp = value.get("danvan") if isinstance(value, dict) else None
    named = stamp.partition("/")[0] if isinstance(stamp, str) else ""
    return named if named in KINDS else kind


def structural(findings: Findings) -> list[Finding]:
    return [finding for finding in findings if messages.CATALOGUE[finding.code].structural]


def agree(text: str, kind: str) -> None:
    found = judged(text)
    if found is None:
        return
    value, findings = found
    valid = validator(kind_in(value, kind)).is_valid(value)
    if not errors(findings):
        assert valid, (text, list(validator(kind_in(value, kind)).iter_errors(value)))
    if structural(findings):
        assert not valid, (text, structural(findings))


@pytest.mark.parametrize("kind", KINDS)
@examples(10)
@given(data=st.data())
def test_danvan_and_the_schema_agree(kind: str, data: st.DataObject) -> None:
    made = data.draw(st.lists(records(kind), min_size=1, max_size=2))
    single: Plain = document_of(made[0], KINDS[kind])
    several: Plain = {"danvan": KINDS[kind].stamp, "records": [plain_of(record) for record in made]}
    assert validator(kind).is_valid(single)
    assert validator(kind).is_valid(several)
    for document, times in ((single, 5), (several, 1)):
        for _ in range(times):
            agree(json.dumps(data.draw(mutated(document))), kind)


EVENT = {"danvan": "unit-event/1.0", "id": "a", "kind": "merge", "effective": "2025-07-01", "edges": [{"origin": "b"}]}
REGIME = {"danvan": "report-regime/1.0", "id": "a", "name": "n", "kind": "periodic"}
CASE = {"danvan": "protection-case/1.0", "id": "a", "petition": "p", "requested_on": "2026-01-02"}


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        ({**EVENT, "note": "A" + "\u0306"}, ["text-nfc"]),
        ({**EVENT, "note": "x" * 200_001}, ["text-long"]),
        ({**EVENT, "note": "\t \r\n"}, ["text-blank"]),
        ({**EVENT, "note": "\u00a0"}, []),
        ({**EVENT, "note": "a\u0085"}, ["text-control"]),
        ({**EVENT, "id": "\u212a1"}, ["text-nfc"]),
        ({**EVENT, "id": "a" * 129}, ["text-long"]),
        ({**EVENT, "id": "-a"}, ["text-form"]),
        ({**EVENT, "id": "a\n"}, ["text-form"]),
        ({**EVENT, "edges": []}, ["list-short"]),
        ({**EVENT, "edges": {}}, ["expected-list"]),
        ({**EVENT, "edges": [None]}, ["not-null"]),
        ({**EVENT, "edges": [{"origin": "b", "changes": ["merge", "merge"]}]}, ["list-repeated"]),
        ({**EVENT, "effective": "2025-02-29"}, ["expected-date"]),
        ({**EVENT, "effective": "2025-07-01T00:00:00+07:00"}, ["expected-date"]),
        ({**EVENT, "effective": "0000-07-01"}, ["expected-date"]),
        ({**EVENT, "effective": "2025-W27-2"}, ["expected-date"]),
        ({**EVENT, "effective": "２０２５-07-01"}, ["expected-date"]),
        ({**EVENT, "sources": [{"title": "t", "url": "ftp://x"}]}, ["text-form"]),
        ({**EVENT, "sources": [{"title": " t"}]}, ["text-edges"]),
        ({**EVENT, "sources": [{"title": "a\tb"}]}, ["text-one-line"]),
        ({**EVENT, "danvan": "unit-event/1.00"}, ["kind-form"]),
        ({**EVENT, "danvan": "unit-event/2.0"}, ["version-newer-major"]),
        ({**EVENT, "danvan": "unit-event/0.9"}, ["version-unknown"]),
        ({**EVENT, "danvan": "unit-evnt/1.0"}, ["kind-unknown-near"]),
        ({**EVENT, "records": []}, ["key-beside-records"] * 4),
        ({**EVENT, "extra": {"a": [None, 1.5, {"b": True}]}}, []),
        ({**EVENT, "extra": []}, ["expected-object"]),
        ({**REGIME, "min_gap_working_days": 7.0}, ["whole-with-point"]),
        ({**REGIME, "min_gap_working_days": 7.5}, ["expected-whole"]),
        ({**REGIME, "min_gap_working_days": True}, ["expected-whole"]),
        ({**REGIME, "min_gap_working_days": -1}, ["whole-range"]),
        ({**REGIME, "frequencies": ["week", "week"]}, ["list-repeated"]),
        ({**REGIME, "sections": [{"code": "a", "heading": "h", "required": 1}]}, ["expected-flag"]),
    ],
)
def test_single_cases(document: dict[str, Plain], codes: list[str]) -> None:
    text = json.dumps(document)
    assert [finding.code for finding in read(text)] == codes
    agree(text, kind_in(document, "unit-event"))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2022", True),
        ("2022-12", True),
        ("2022-12-23", True),
        ("--12", True),
        ("--12-23", True),
        ("--02-29", True),
        ("2024-02-29", True),
        ("2022-02-29", False),
        ("2022-00", False),
        ("2022-12-00", False),
        ("--00", False),
        ("--12-00", False),
        ("0000", False),
        ("2022-13", False),
        ("--02-30", False),
        ("--04-31", False),
        ("202", False),
        ("2022-1", False),
        ("2022\n", False),
    ],
)
def test_partial_dates(text: str, right: bool) -> None:
    document = {"danvan": "unit/1.0", "id": "a", "kinds": [{"kind": "ward", "since": text}], "names": [{"text": "n"}]}
    assert [finding.code for finding in read(json.dumps(document))] == ([] if right else ["expected-partial-date"])
    assert validator("unit").is_valid(document) == right


def batch(kind: str, number: int) -> list[str]:
    """Some right and some wrong documents of a kind as JSON that every parser takes."""
    found: list[str] = []

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.data())
    def keep(data: st.DataObject) -> None:
        document: Plain = document_of(data.draw(records(kind)), KINDS[kind])
        for value in (document, data.draw(mutated(document)), data.draw(mutated(document, max_mutations=1))):
            try:
                text = json.dumps(value, ensure_ascii=False, allow_nan=False)
                text.encode("utf-8")
            except ValueError:
                continue
            found.append(text)

    keep()
    return found


def embedded(kind: str) -> Plain:
    """The schema of a kind as it stands inside another, without an id and with its own places."""
    schema = {key: value for key, value in schema_of(KINDS[kind]).items() if key not in ("$id", "$schema")}
    made: Plain = json.loads(json.dumps(schema).replace('"#/$defs/', f'"#/$defs/{kind}/$defs/'))
    return made


def test_the_real_program_agrees(tmp_path: Path) -> None:
    """One call for a file that holds documents of all kinds, with the schemas of all kinds in one."""
    whole: dict[str, Plain] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "properties": {kind: {"items": {"$ref": f"#/$defs/{kind}"}} for kind in KINDS},
        "$defs": {kind: embedded(kind) for kind in KINDS},
    }
    documents: dict[str, list[Plain]] = {kind: [] for kind in KINDS}
    wrong: set[tuple[str, int]] = set()
    wrong_in_structure: set[tuple[str, int]] = set()
    for kind in KINDS:
        for text in batch(kind, 3):
            found = judged(text)
            if found is None:
                continue
            value, findings = found
            own = documents[kind_in(value, kind)]
            place = kind_in(value, kind), len(own)
            own.append(value)
            wrong |= {place} if errors(findings) else set()
            wrong_in_structure |= {place} if structural(findings) else set()
    (tmp_path / "whole.schema.json").write_text(json.dumps(whole), encoding="utf-8")
    (tmp_path / "all.json").write_text(json.dumps(documents, ensure_ascii=False), encoding="utf-8")
    program = [sys.executable, "-m", "check_jsonschema", "-o", "json", "-v", "--schemafile"]
    done = subprocess.run(
        [*program, str(tmp_path / "whole.schema.json"), str(tmp_path / "all.json")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    said = json.loads(done.stdout)
    assert said["parse_errors"] == []
    refused = {refused_at(error["path"]) for error in said["errors"]}
    assert refused <= wrong
    assert wrong_in_structure <= refused
    assert 30 < len(refused) < sum(map(len, documents.values()))


def refused_at(path: str) -> tuple[str, int]:
    """Kind and number of the document in which an error stands, such as ``$['unit-event'][3].id``."""
    found = re.match(r"\$\.?(?:\[')?([a-z-]+)(?:'\])?\[([0-9]+)\]", path)
    assert found is not None, path
    return found[1], int(found[2])
