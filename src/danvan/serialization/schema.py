"""JSON Schema 2020-12 of every kind, made from the records themselves.

What danvan reads passes the schema, and a structural error that danvan names fails it. Rules
between fields are beyond a schema and left to danvan. Keywords that begin with ``x-`` are notes for
people and programs: labels of words, references, sealed values.
"""

import inspect
import json
from typing import cast

from danvan.labels import Labelled
from danvan.records import FieldSpec, fields_of, tag_of
from danvan.rules import (
    AMOUNT_PATTERN,
    LINE_PATTERN,
    POSITIVE_AMOUNT_PATTERN,
    TEXT_PATTERN,
    Choice,
    Day,
    Flag,
    Listing,
    Moment,
    Number,
    OneOf,
    Open,
    Part,
    PartialDay,
    Shape,
    Whole,
    Words,
)
from danvan.serialization.envelope import MANY, STAMP
from danvan.serialization.kinds import KINDS, Kind
from danvan.serialization.plain import Plain

__all__ = ["all_schemas", "file_name", "schema_of", "schema_text"]

Schema = dict[str, Plain]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_YEAR = r"(?!0000)[0-9]{4}"
_LEAP = r"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_LONG = r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_SHORT = r"(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_FEBRUARY = r"02-(?:0[1-9]|1[0-9]|2[0-8])"
_DAY = rf"(?:{_YEAR}-(?:{_LONG}|{_SHORT}|{_FEBRUARY})|{_LEAP}-02-29)"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_MONTH = r"(?:0[1-9]|1[0-2])"
_PARTIAL = rf"(?:{_DAY}|{_YEAR}(?:-{_MONTH})?|--(?:{_LONG}|{_SHORT}|02-(?:0[1-9]|[12][0-9])|{_MONTH}))"


def _whole_pattern(pattern: str) -> str:
    """The pattern for the whole text, the same in ECMAScript and in Python.

    In Python ``$`` also matches before a last line end, so the end is said otherwise.
    """
    return rf"^(?:{pattern})(?![\s\S])"


def file_name(kind: Kind) -> str:
    """The name of the schema's file, such as ``report.v1.schema.json``."""
    return f"{kind.name}.v{kind.major}.schema.json"


def schema_of(kind: Kind) -> Schema:
    """The schema of documents of a kind: one record, or many under ``records``."""
    definitions: dict[str, Plain] = {}
    name = _define(kind.record, definitions)
    record = cast("Schema", definitions[name])
    stamp: Schema = {
        "description": f"kind and version / loại và phiên bản: {kind.stamp}",
        "type": "string",
        "pattern": _whole_pattern(rf"{kind.name}/{kind.major}\.(?:0|[1-9][0-9]{{0,3}})"),
        "examples": [kind.stamp],
    }
    own: Schema = {key: {"$ref": f"#/$defs/{name}/properties/{key}"} for key in cast("Schema", record["properties"])}
    single: Schema = {
        "properties": {STAMP: True, **own},
        "required": [STAMP, *cast("list[Plain]", record.get("required", []))],
        "additionalProperties": False,
    }
    many: Schema = {
        "properties": {STAMP: True, MANY: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}},
        "required": [STAMP, MANY],
        "additionalProperties": False,
    }
    return {
        "$schema": _DRAFT,
        "$id": f"urn:danvan:schema:{kind.name}:{kind.major}",
        "title": f"{kind.title.vi} / {kind.title.en}",
        "type": "object",
        "properties": {STAMP: stamp},
        "required": [STAMP],
        "if": {"required": [MANY]},
        "then": many,
        "else": single,
        "$defs": definitions,
    }


def _define(cls: type, definitions: dict[str, Plain], *, tagged: bool = False) -> str:
    """Put the definition of a record class into `definitions`; its name there."""
    name = cls.__name__ + (".tagged" if tagged else "")
    if name in definitions:
        return name
    definition: Schema = {}
    definitions[name] = definition
    properties: Schema = {}
    required: list[Plain] = []
    if tagged:
        properties["type"] = {"const": tag_of(cls)}
        required.append("type")
    for spec in fields_of(cls):
        properties[spec.name] = _field(spec, definitions)
        if spec.required:
            required.append(spec.name)
    definition["description"] = _summary(cls)
    definition["type"] = "object"
    definition["properties"] = properties
    if required:
        definition["required"] = required
    definition["additionalProperties"] = False
    return name


def _summary(cls: type) -> str:
    text = inspect.getdoc(cls) or cls.__name__
    return " ".join(text.split("\n\n")[0].split())


def _field(spec: FieldSpec, definitions: dict[str, Plain]) -> Schema:
    made = _shape(spec.shape, definitions)
    if spec.refers_to is not None:
        made["x-refers-to"] = spec.refers_to
    if spec.sealed and not isinstance(spec.shape, Open):
        # An agency's own data show their keys alone in whatever record they stand, and no mark says so.
        made["x-sealed"] = True
    return made


def _shape(shape: Shape, definitions: dict[str, Plain]) -> Schema:
    if isinstance(shape, Words):
        return _words(shape)
    if isinstance(shape, Whole):
        return {"type": "integer", "minimum": shape.least, "maximum": shape.most}
    if isinstance(shape, Number):
        pattern = AMOUNT_PATTERN if shape.signed else POSITIVE_AMOUNT_PATTERN
        return {"type": "string", "pattern": _whole_pattern(pattern), "examples": ["2941.86"]}
    if isinstance(shape, Choice):
        return _choice(shape)
    if isinstance(shape, Part):
        return {"$ref": f"#/$defs/{_define(shape.record, definitions)}"}
    if isinstance(shape, OneOf):
        names = [_define(cls, definitions, tagged=True) for _, cls in shape.records]
        return {"type": "object", "oneOf": [{"$ref": f"#/$defs/{name}"} for name in names]}
    if isinstance(shape, Listing):
        made: Schema = {"type": "array", "items": _shape(shape.of, definitions)}
        if shape.least:
            made["minItems"] = shape.least
        if shape.most < Listing(shape.of).most:
            made["maxItems"] = shape.most
        if shape.distinct:
            made["uniqueItems"] = True
        return made
    return dict(_SIMPLE[type(shape)])


_SIMPLE: dict[type, Schema] = {
    Flag: {"type": "boolean"},
    Day: {"type": "string", "format": "date", "pattern": _whole_pattern(_DAY)},
    Moment: {"type": "string", "format": "date-time", "pattern": _whole_pattern(rf"{_DAY}T{_TIME}\+07:00")},
    PartialDay: {"type": "string", "pattern": _whole_pattern(_PARTIAL), "examples": ["2022", "2022-12", "--12-23"]},
    Open: {"type": "object"},
}


def _words(shape: Words) -> Schema:
    pattern = shape.pattern or (TEXT_PATTERN if shape.multiline else LINE_PATTERN)
    made: Schema = {"type": "string", "maxLength": shape.max_length, "pattern": _whole_pattern(pattern)}
    if shape.example:
        made["examples"] = [shape.example]
    return made


def _choice(shape: Choice) -> Schema:
    labels: Schema = {}
    for word in shape.words:
        if isinstance(word, Labelled):
            labels[word.value] = {"vi": word.vi, "en": word.en}
    return {"enum": [str(word.value) for word in shape.words], "x-titles": labels}


def schema_text(kind: Kind) -> str:
    """The schema as the text of its file."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def all_schemas() -> dict[str, str]:
    """The text of every schema by file name."""
    return {file_name(kind): schema_text(kind) for kind in KINDS.values()}
