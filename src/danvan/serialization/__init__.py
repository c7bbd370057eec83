"""Files ↔ records: read and write JSON, NDJSON, YAML, TOML and CSV, strictly (đọc, ghi dữ liệu)."""

from danvan.serialization.codec import InvalidPlain, configure, make_converter, structure, unstructure
from danvan.serialization.documents import (
    Archive,
    Entry,
    UnfitFile,
    dump,
    dumps,
    load,
    load_one,
    loads,
    stream,
)
from danvan.serialization.kinds import KINDS, Kind

__all__ = [
    "KINDS",
    "Archive",
    "Entry",
    "InvalidPlain",
    "Kind",
    "UnfitFile",
    "configure",
    "dump",
    "dumps",
    "load",
    "load_one",
    "loads",
    "make_converter",
    "stream",
    "structure",
    "unstructure",
]
