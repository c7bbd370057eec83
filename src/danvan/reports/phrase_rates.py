"""Reads the percentages that a phrase states of its counts (tỷ lệ phần trăm của số liệu)."""

from danvan.reports.phrase_cursor import PhraseCursor
from danvan.reports.phrase_groups import Draft, Group
from danvan.reports.phrase_numbers import read_number, read_qualifier
from danvan.reports.written_words import QUALIFIERS, RATE_WORDS

__all__ = ["rate_begins", "read_rate"]


def rate_begins(cursor: PhraseCursor, group: Group, *, comma: bool, fresh: bool) -> bool:
    """Whether a percentage stands here that says nothing of what it is a part: it belongs to the count before it.

    `comma` tells that a comma or bracket stands before it, `fresh` that a number of its own may.
    """
    counts = group.counts
    if not counts or group.changes or counts[-1].rate is not None or counts[-1].unit == "%":
        return False
    at = cursor.at
    said = cursor.token(at).small in RATE_WORDS
    if not (said or comma or (counts[-1].denominator is not None and not fresh)):
        return False
    at += said
    at += cursor.token(at).small in QUALIFIERS
    if cursor.token(at).kind != "number" or cursor.token(at + 1).kind != "%":
        return False
    at += 2
    while cursor.token(at).kind == "quote":
        at += 1
    return cursor.token(at).kind in {"end", ")", "(", ";", ".", ","} or cursor.change_begins(at)


def read_rate(cursor: PhraseCursor, count: Draft) -> str | None:
    """Read a percentage into its count; returns the word before it, such as “chiếm”."""
    word = None
    if cursor.here.small in RATE_WORDS:
        word = cursor.here.text
        cursor.at += 1
    count.rate_qualifier = read_qualifier(cursor)
    count.rate = read_number(cursor)
    if count.denominator == 0:
        raise cursor.refusal("tỷ lệ của toàn thể bằng 0", "it states a rate of a whole of zero")
    cursor.at += 1
    return word
