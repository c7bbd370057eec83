"""Which format standard input has, told by its beginning."""

import re

from danvan.serialization.formats import FORMATS, Format

__all__ = ["sniff"]


_KEY = rb"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_COMMENTS = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\n)*")
_TABLE = rb"\[\[?[ \t]*[A-Za-z_][^\]\n]*\]\]?[ \t]*(?:#|\r?\n|\Z)"
_TOML = re.compile(_KEY + rb"(?:[ \t]*\.[ \t]*" + _KEY + rb")*[ \t]*=|" + _TABLE)
_CSV = re.compile(rb"(?:[^\n:]*[,;\t])?\"?danvan\"?[ \t]*(?:[,;\t\r\n]|\Z)")


def sniff(raw: bytes) -> Format:
    """The format of a text by its first lines; what looks like nothing else is YAML."""
    head = raw[3:67] if raw.startswith(b"\xef\xbb\xbf") else raw[:64]
    if (not head.strip() and not raw.strip()) or b"\0" in raw[:4] or raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return FORMATS["json"]
    start = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    while raw[start : start + 1].isspace():
        start += 1
    if raw.startswith((b"{", b"["), start) and not _TOML.match(raw, start):
        return FORMATS["ndjson" if _another_line(raw, start) else "json"]
    found = _COMMENTS.match(raw, start)
    start = found.end() if found else start
    if _TOML.match(raw, start):
        return FORMATS["toml"]
    if _CSV.match(raw, start):
        return FORMATS["csv"]
    return FORMATS["yaml"]


def _another_line(raw: bytes, start: int) -> bool:
    """Whether the line that begins here ends a value, and a line follows that begins another."""
    end = raw.find(b"\n", start)
    if end < 0 or not raw[start:end].rstrip().endswith((b"}", b"]")):
        return False
    while end < len(raw) and raw[end : end + 1].isspace():
        end += 1
    return raw.startswith((b"{", b"["), end)
