"""Reads the numbers of a phrase with bound, scale and unit (con số, bậc đơn vị và đơn vị tính)."""

from decimal import Decimal

from danvan.reports.figures import Qualifier, Scale
from danvan.reports.numerals import MEASURES, NotAFigure, WrittenNumber
from danvan.reports.phrase_cursor import PhraseCursor
from danvan.reports.phrase_groups import Draft, Group
from danvan.reports.written_words import (
    BOUNDING_WORDS,
    COMPARING_WORDS,
    NAMING_WORDS,
    NOT_MONEY,
    QUALIFIERS,
    ROUND_WORDS,
    SCALES,
)

__all__ = ["check_word_before", "read_count", "read_measure", "read_number", "read_qualifier"]


def read_qualifier(cursor: PhraseCursor) -> Qualifier:
    """The bound that stands here; exact where none does."""
    found = QUALIFIERS.get(cursor.here.small)
    if found is None:
        return Qualifier.EXACT
    cursor.at += 1
    return found


def read_number(cursor: PhraseCursor) -> Decimal:
    """The number that stands here."""
    token = cursor.here
    cursor.at += 1
    try:
        return WrittenNumber.parse(token.text).value
    except NotAFigure as refused:
        before = "" if token.text == cursor.written else f"“{token.text}” – "
        raise cursor.refusal(before + refused.reason.vi, before + refused.reason.en) from None


def check_word_before(cursor: PhraseCursor) -> None:
    """Refuse a number that its foregoing word makes a name, or a bound that no qualifier can say."""
    before, earlier = cursor.token(cursor.at - 1), cursor.token(cursor.at - 2).small
    word = before.small
    named = word in NAMING_WORDS and not (word == "số" and earlier == "tổng")
    bounded = word in BOUNDING_WORDS or word in QUALIFIERS
    if cursor.here.small == "hơn" and word in COMPARING_WORDS:
        named = bounded = True
    if named or bounded:
        raise cursor.refusal(
            f"con số sau “{before.text}” không phải số liệu đọc được",
            f"the number after “{before.text}” is a name or a bound that is not understood",
        )


def read_count(cursor: PhraseCursor, group: Group, *, pairs: bool) -> None:
    """Read a count into a group; after a slash its whole, or with `pairs` a second count."""
    draft = Draft(qualifier=read_qualifier(cursor), value=read_number(cursor))
    group.add(draft)
    if cursor.here.kind == "/" and cursor.following.kind == "number":
        whole = _after_slash(cursor)
        if pairs:
            draft = Draft(value=whole)
            group.add(draft)
        else:
            draft.denominator = whole
    draft.scale, draft.unit = read_measure(cursor)
    if draft.denominator is not None and draft.scale is not Scale.ONE:
        raise cursor.refusal(
            "không rõ bậc đơn vị thuộc một hay cả hai số",
            "it is not clear whether the scale belongs to one or both numbers",
        )
    if draft.unit is not None and [each.unit for each in group.counts].count(draft.unit) > 1:
        raise cursor.refusal(
            f"hai số cùng đơn vị “{draft.unit}”, không rõ là phần và toàn thể hay hai số riêng",
            f"two numbers in “{draft.unit}”: a part and its whole, or two counts",
        )


def _after_slash(cursor: PhraseCursor) -> Decimal:
    cursor.at += 1
    number = read_number(cursor)
    if cursor.here.kind == "/" and cursor.number_begins(cursor.at + 1):
        raise cursor.refusal("ba số cách nhau bằng dấu “/”", "three numbers are parted by “/”")
    return number


def read_measure(cursor: PhraseCursor, *, in_change: bool = False) -> tuple[Scale, str | None]:
    """Scale and unit after a number; words after a complete unit such as “km” are left unread."""
    if cursor.here.kind == "%":
        cursor.at += 1
        return Scale.ONE, "%"
    scale = SCALES.get(cursor.here.small, Scale.ONE)
    cursor.at += scale is not Scale.ONE
    token = cursor.here
    if token.small in ROUND_WORDS or (scale is not Scale.ONE and token.small in SCALES):
        raise cursor.refusal(
            f"không đọc số viết kèm chữ “{token.text}”", f"numbers written with “{token.text}” are not understood"
        )
    if scale is not Scale.ONE and token.kind == "%":
        raise cursor.refusal("phần trăm không có bậc đơn vị", "a percentage has no scale")
    first = cursor.at
    money = token.small == "đồng" and cursor.following.small not in NOT_MONEY
    if token.kind == "word" and (token.small in MEASURES or money):
        cursor.at += 1
        while cursor.here.kind == "/" and not cursor.words_stop(cursor.at):
            cursor.at += 2
    else:
        _skip_unit(cursor, in_change)
    return scale, cursor.words_of(first, cursor.at) or None


def _skip_unit(cursor: PhraseCursor, in_change: bool) -> None:
    first = cursor.at
    cursor.skip_words()
    # “ý kiến, kiến nghị”: after a comma, words without a number go on with the unit.
    while cursor.at > first and cursor.here.kind == ",":
        end = cursor.at + 1
        while not cursor.words_stop(end):
            end += 1
        ends = cursor.token(end).kind in {"end", ",", ";", ".", "(", ")", "=", "/"}
        if end == cursor.at + 1 or not (ends or (in_change and cursor.base_begins(end))):
            break
        cursor.at = end
