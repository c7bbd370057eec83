"""NDJSON files: one JSON document on each line, read as a stream.

This is the way that millions of records go, so the loop in `read` does as little as it can for
a line that is right, and leaves every other line to `_other`.
"""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from danvan.errors import Problem
from danvan.serialization.formats.json import HALF, document, exact, find, scan
from danvan.serialization.formats.text import BOM, bom_problem, broken, other_encoding, undecodable
from danvan.serialization.plain import MAX_DEPTH, MAX_LINE_BYTES, Document, Finder, Place, Placed, Plain, too_deep

__all__ = ["read", "write"]

_BLANK = b" \t\r\n"


def _other(raw: bytes, line: int, offset: int, warnings: tuple[Placed, ...]) -> Document | None:
    """The document of a line that the fast loop did not take; ``None`` if the line is blank."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = undecodable(raw.replace(b"\r", b" "), error, line, offset)
        return Document(None, (*warnings, bad), broken=True)
    text = _one_line(text)
    if not text.strip(" \t"):
        return None
    return document(text, warnings, line)


def _one_line(text: str) -> str:
    """The line without its end, and with tabs for carriage returns, which end no line here.

    JSON takes both for space between values and allows neither inside text, so a tab changes
    neither what the line means nor where anything stands in it.
    """
    return text.rstrip("\r\n").replace("\r", "\t")


def _find(text: str, line: int) -> Finder:
    return find(_one_line(text), line)


def _skip_line(stream: BinaryIO, limit: int) -> int:
    """Passes over the rest of a line without holding it; gives how many bytes that was."""
    passed = 0
    while part := stream.readline(limit):
        passed += len(part)
        if part.endswith(b"\n"):
            break
    return passed


def read(stream: BinaryIO) -> Iterator[Document]:
    """The documents of an NDJSON file, one by one."""
    limit = MAX_LINE_BYTES
    readline = stream.readline
    line = 0
    offset = 0
    warnings: tuple[Placed, ...] = ()
    made = False
    while raw := readline(limit + 1):
        line += 1
        if line == 1:
            encoding = other_encoding(raw[:4])
            if encoding is not None:
                yield broken(Problem.of("utf16", encoding=encoding), Place(1, 1))
                return
            if raw.startswith(BOM):
                raw = raw[len(BOM) :]
                offset = len(BOM)
                warnings = (bom_problem(),)
        size = len(raw)
        if size > limit and raw[-1] != 10:
            raw = b""
            size += _skip_line(stream, 64 * 1024)
            too_long = Placed(Problem.of("line-too-long", limit=limit), Place(line, 1))
            yield Document(None, (*warnings, too_long), broken=True)
            made = True
            warnings = ()
            offset += size
            continue
        try:
            text = raw.decode()
            value, end = scan(text, 0)
        except (ValueError, StopIteration, RecursionError):
            text, value, plain = "", None, False
        else:
            plain = (
                (end == len(text) or not text[end:].strip(" \t\r\n"))
                and (raw.count(b"{") + raw.count(b"[") <= MAX_DEPTH or not too_deep(value))
                and (b"\\" not in raw or HALF.search(text) is None or exact(value))
            )
        if plain:
            yield Document(value, warnings, False, _find, text, line)
            made = True
            if warnings:
                warnings = ()
        elif raw.strip(_BLANK):
            other = _other(raw, line, offset, warnings)
            if other is not None:
                yield other
                made = True
                warnings = ()
        offset += size
    if not made:
        yield Document(None, (*warnings, Placed(Problem.of("file-empty"), None)), broken=True)


def write(values: Iterable[dict[str, Plain]]) -> Iterator[str]:
    """One line of text for each value."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False).encode
    for value in values:
        yield encode(value) + "\n"
