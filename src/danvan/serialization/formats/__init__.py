"""The file formats that danvan reads and writes, by name and by ending.

The parsers of YAML, TOML and CSV are loaded only when such a file is read or written.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from danvan.serialization.formats.format import Format
from danvan.serialization.plain import Document, Finder, Plain

if TYPE_CHECKING:
    from danvan.serialization.formats.json_many import Many

__all__ = ["FORMATS", "Format", "by_ending"]


def _read_json(stream: BinaryIO) -> Iterator[Document]:
    from danvan.serialization.formats import json

    return json.read(stream)


def _write_json(values: Iterable[dict[str, Plain]]) -> Iterator[str]:
    from danvan.serialization.formats import json

    return json.write(values)


def _find_json(stream: BinaryIO) -> Finder:
    from danvan.serialization.formats import json

    return json.find_again(stream)


def _many_json(stream: BinaryIO) -> "Many":
    from danvan.serialization.formats.json_many import Many

    return Many(stream)


def _read_ndjson(stream: BinaryIO) -> Iterator[Document]:
    from danvan.serialization.formats import ndjson

    return ndjson.read(stream)


def _write_ndjson(values: Iterable[dict[str, Plain]]) -> Iterator[str]:
    from danvan.serialization.formats import ndjson

    return ndjson.write(values)


def _read_yaml(stream: BinaryIO) -> Iterator[Document]:
    from danvan.serialization.formats import yaml

    return yaml.read(stream)


def _write_yaml(values: Iterable[dict[str, Plain]]) -> Iterator[str]:
    from danvan.serialization.formats import yaml_writer

    return yaml_writer.write(values)


def _read_toml(stream: BinaryIO) -> Iterator[Document]:
    from danvan.serialization.formats import toml

    return toml.read(stream)


def _write_toml(values: Iterable[dict[str, Plain]]) -> Iterator[str]:
    from danvan.serialization.formats import toml_writer

    return toml_writer.write(values)


def _read_csv(stream: BinaryIO) -> Iterator[Document]:
    from danvan.serialization.formats import csv

    return csv.read(stream)


def _write_csv(values: Iterable[dict[str, Plain]]) -> Iterator[str]:
    from danvan.serialization.formats import csv

    return csv.write(values)


FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        Format("json", "JSON", (".json",), False, False, None, _read_json, _write_json, _find_json, _many_json),
        Format("ndjson", "NDJSON", (".ndjson", ".jsonl"), True, False, None, _read_ndjson, _write_ndjson),
        Format("yaml", "YAML", (".yaml", ".yml"), False, False, "yaml", _read_yaml, _write_yaml),
        Format("toml", "TOML", (".toml",), False, False, "toml", _read_toml, _write_toml),
        Format("csv", "CSV", (".csv",), True, True, None, _read_csv, _write_csv),
    )
}
"""Every format by its name."""

_BY_ENDING = {ending: form for form in FORMATS.values() for ending in form.endings}


def by_ending(path_suffix: str) -> Format | None:
    """The format of files that end so (``".json"``, in capitals or not), or ``None``."""
    return _BY_ENDING.get(path_suffix.lower())
