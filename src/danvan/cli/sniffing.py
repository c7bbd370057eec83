"""Which format standard input has, told by its beginning."""

import re

from danvan.serialization.formats import FORMATS, Format

__all__ = ["sniff"]


def sniff(raw: bytes) -> Format:
    """The format of a text: braces are JSON or NDJSON, ``danvan =`` TOML, ``danvan,`` CSV, else YAML."""
    head = raw[:65536].lstrip(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"{", b"[")):
        lines = head.split(b"\n", 2)
        alone = lines[0].rstrip().endswith(b"}")
        return FORMATS["ndjson" if alone and len(lines) > 1 and lines[1].lstrip().startswith(b"{") else "json"]
    if re.match(rb'"?danvan"?\s*=', head):
        return FORMATS["toml"]
    if re.match(rb'"?danvan"?\s*,', head):
        return FORMATS["csv"]
    return FORMATS["yaml" if head else "json"]
