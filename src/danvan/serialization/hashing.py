"""A content hash of a record: the same for the same content, in whatever file and order of keys it stood."""

import hashlib
import json

from danvan.serialization.codec import unstructure

__all__ = ["content_hash"]


def content_hash(record: object) -> str:
    """``sha256:`` and the hash of a record's plain values, keys sorted, in UTF-8."""
    text = json.dumps(unstructure(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()
