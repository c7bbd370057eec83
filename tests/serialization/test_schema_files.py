"""The published JSON Schemas: fresh, valid, strict, and labelled in both languages."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from file_layer import SCHEMAS, validator
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # has no stubs

from danvan.cli.main import main
from danvan.records import parts_of
from danvan.serialization import KINDS, Kind
from danvan.serialization.plain import Plain
from danvan.serialization.schema import all_schemas, file_name, schema_of

Schema = dict[str, Plain]


def parts(schema: Plain) -> Iterator[Schema]:
    """A schema and every schema inside it, the values of `properties` and `$defs` included."""
    if isinstance(schema, dict):
        yield schema
        for key, inner in schema.items():
            if key in ("properties", "$defs") and isinstance(inner, dict):
                for item in inner.values():
                    yield from parts(item)
            elif key in ("items", "if", "then", "else"):
                yield from parts(inner)
            elif key == "oneOf" and isinstance(inner, list):
                for item in inner:
                    yield from parts(item)


def test_the_folder_holds_fresh_schemas_and_nothing_else() -> None:
    held = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir() if path.suffix != ".py"}
    assert held == all_schemas(), "run: danvan schema --all src/danvan/schemas"


def test_the_command_writes_the_same_files(tmp_path: Path) -> None:
    folder = tmp_path
    assert main(["schema", "--all", str(folder)]) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == all_schemas()


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_and_alone(kind: str) -> None:
    text = all_schemas()[file_name(KINDS[kind])]
    schema = json.loads(text)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    names = set(schema["$defs"])
    used = {part["$ref"].split("/")[2] for part in parts(schema) if "$ref" in part}  # type: ignore[union-attr]  # texts
    assert used <= names
    assert text.endswith("\n")


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_strict(kind: str) -> None:
    schema = schema_of(KINDS[kind])
    opened = 0
    for part in parts(schema):
        if "properties" in part and part is not schema:
            assert part["additionalProperties"] is False
        elif part.get("type") == "object" and part is not schema:
            opened += "oneOf" not in part
    # Only the field “extra” is open; the top of the document is closed by its two branches.
    definition = schema["$defs"]
    assert isinstance(definition, dict)
    holders = [
        inner
        for inner in definition.values()
        if isinstance(inner, dict) and isinstance(inner["properties"], dict) and "extra" in inner["properties"]
    ]
    assert opened == len(holders)
    assert schema["then"]["additionalProperties"] is False  # type: ignore[index,call-overload]  # an object
    assert schema["else"]["additionalProperties"] is False  # type: ignore[index,call-overload]  # an object


@pytest.mark.parametrize("kind", KINDS)
def test_words_are_labelled_and_dates_have_form_and_pattern(kind: str) -> None:
    words = 0
    for part in parts(schema_of(KINDS[kind])):
        if "enum" in part:
            words += 1
            titles = part["x-titles"]
            assert isinstance(titles, dict)
            assert list(titles) == part["enum"]
            for label in titles.values():
                assert isinstance(label, dict)
                assert label["vi"]
                assert label["en"]
        if part.get("format") in ("date", "date-time"):
            assert isinstance(part["pattern"], str)
        if part.get("type") == "string":
            assert "pattern" in part
    assert words or kind in ("identity",)


def test_the_top_of_a_document_is_closed() -> None:
    own = {"id": "a", "kind": "merge", "effective": "2025-07-01", "edges": [{"origin": "b"}]}
    good = {"danvan": "unit-event/1.0", **own}
    one = validator("unit-event")
    assert one.is_valid(good)
    assert one.is_valid({"danvan": "unit-event/1.0", "records": [own, own]})
    assert not one.is_valid({**good, "more": 1})
    assert not one.is_valid({**good, "records": []})
    assert not one.is_valid(own)
    assert not one.is_valid({**good, "danvan": "unit/1.0"})
    assert not one.is_valid({**good, "effective": "2025-02-29"})
    assert not one.is_valid([good])


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_no_two_classes_of_a_schema_share_a_name(kind: Kind) -> None:
    classes = parts_of(kind.record)
    assert len({cls.__name__ for cls in classes}) == len(classes)
