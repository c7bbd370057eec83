"""Reads the changes of a phrase and what they are compared with (tăng, giảm so với kỳ nào)."""

from danvan.reports.phrase_cursor import PhraseCursor
from danvan.reports.phrase_groups import Change, Draft, Group
from danvan.reports.phrase_numbers import read_measure, read_number, read_qualifier
from danvan.reports.written_words import TIME_WORDS

__all__ = ["read_base", "read_change", "read_changes_in_brackets"]

_ENDS = frozenset(",;.:()=+-><~%") | {"end"}


def read_change(cursor: PhraseCursor, group: Group) -> None:
    """Read a change into a group; a group without a count gets one of which only the change is known."""
    sign = cursor.here
    cursor.at += 1
    cursor.at += cursor.here.small == "thêm"
    bound, size = read_qualifier(cursor), read_number(cursor)
    if cursor.here.kind == "/" and cursor.number_begins(cursor.at + 1):
        raise cursor.refusal("mức tăng, giảm không phải hai số", "a change is one number")
    scale, unit = read_measure(cursor, in_change=True)
    percent = unit == "%"
    if percent:
        unit = None
    if sign.kind == "-" or sign.small == "giảm":
        size = size.copy_negate()
    if not group.counts:
        group.add(Draft(scale=scale, unit=unit))
    group.changes.append(Change(size, percent, bound, scale, unit, group.ahead))
    group.ahead = None


def read_base(cursor: PhraseCursor, group: Group) -> None:
    """Read what the changes of a group are compared with: those before it, else the one after it."""
    cursor.at += 1 if cursor.here.small == "vs" else 2
    base = _base_words(cursor)
    if not base or group.ahead is not None:
        raise cursor.refusal("sau “so với” không có kỳ so sánh", "after “so với” stands no base of comparison")
    open_changes = [each for each in group.changes if each.base is None]
    for each in open_changes:
        each.base = base
    if not open_changes:
        group.ahead = base


def read_changes_in_brackets(cursor: PhraseCursor, group: Group, close: int) -> None:
    """Changes in brackets, and what they are compared with: “(−146, −127; H1 2019: 1.012/1.091)”."""
    while cursor.at < close:
        token = cursor.here
        if token.kind in {",", ";", "quote"}:
            cursor.at += 1
        elif cursor.change_begins(cursor.at):
            read_change(cursor, group)
        elif cursor.base_begins(cursor.at):
            read_base(cursor, group)
        elif token.kind in {"word", "time", "number"} and cursor.token(cursor.at - 1).kind == ";":
            _read_base_numbers(cursor, group, close)
        else:
            raise cursor.refusal(f"“{token.text}” không rõ nghĩa trong ngoặc", f"“{token.text}” is not clear there")


def _base_words(cursor: PhraseCursor) -> str:
    first = cursor.at
    while cursor.here.kind not in _ENDS and not cursor.change_begins(cursor.at):
        token = cursor.here
        near = {cursor.token(cursor.at - 1).small, cursor.following.small}
        year = len(token.text) == 4 and token.text[:2] in {"19", "20"}
        if token.kind == "number" and not year and not (len(token.text) <= 2 and near & TIME_WORDS):
            raise cursor.refusal(
                f"“{token.text}” trong phần so sánh không phải kỳ", f"“{token.text}” in the comparison is no period"
            )
        cursor.at += 1
    return cursor.words_of(first, cursor.at)


def _read_base_numbers(cursor: PhraseCursor, group: Group, close: int) -> None:
    base = _base_words(cursor)
    for each in group.changes:
        each.base = each.base or base
    while cursor.at < close:
        sign = "/" if group.base_values else ":"
        if cursor.here.kind != sign or cursor.following.kind != "number":
            raise cursor.refusal("số của kỳ so sánh không đọc được", "the number of the base period is not clear")
        cursor.at += 1
        group.base_values.append(read_number(cursor))
