"""Conditions in words, Vietnamese and English, for those who read a table or ask why (diễn đạt điều kiện)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from danvan.errors import Sentence
from danvan.evaluation.gates import (
    AllOf,
    AnyOf,
    AtLeast,
    Between,
    Compare,
    CompareFacts,
    CriterionMinimum,
    Disciplined,
    Holds,
    InGroup,
    IsApplicable,
    IsReported,
    Not,
    NoZeroCriterion,
    PointsBetween,
    Predicate,
    Ratio,
    RelatedRanked,
    UnencodedCondition,
    WordIn,
)
from danvan.evaluation.measures import Band

__all__ = ["Names", "bounds_words", "condition_words", "decimal_words", "joined", "named", "percent_words"]

Names = Mapping[str, Sentence]
"""What facts are called; a fact without a name is called by its code."""


def named(code: str, names: Names) -> Sentence:
    """A fact by its name."""
    return names.get(code) or Sentence(code, code)


@lru_cache(4096)
def decimal_words(number: Decimal) -> Sentence:
    """A number as it is written in each language."""
    text = format(number.normalize() + 0, "f")
    return Sentence(text.replace(".", ","), text)


def percent_words(share: Decimal) -> Sentence:
    """A share as a percentage."""
    number = decimal_words(share * 100)
    return Sentence(f"{number.vi} %", f"{number.en} %")


def joined(parts: Iterable[Sentence], vi: str, en: str) -> Sentence:
    """Sentences with a word between them."""
    listed = list(parts)
    return Sentence(vi.join(part.vi for part in listed), en.join(part.en for part in listed))


def bounds_words(of: Band | Between | Ratio | PointsBetween, *, percent: bool = False) -> Sentence:
    """The bounds of a stretch: “từ 15 % đến dưới 30 %”, “from 15 % to less than 30 %”."""
    said = percent_words if percent else decimal_words
    parts: list[Sentence] = []
    if of.at_least is not None and of.at_least == of.at_most:
        number = said(of.at_least)
        return Sentence(f"bằng {number.vi}", f"exactly {number.en}")
    if of.at_least is not None:
        parts.append(Sentence(f"từ {said(of.at_least).vi}", f"at least {said(of.at_least).en}"))
    if of.above is not None:
        parts.append(Sentence(f"trên {said(of.above).vi}", f"more than {said(of.above).en}"))
    if of.at_most is not None:
        vi = "đến" if parts else "không quá"
        parts.append(Sentence(f"{vi} {said(of.at_most).vi}", f"at most {said(of.at_most).en}"))
    if of.below is not None:
        vi = "đến dưới" if parts else "dưới"
        parts.append(Sentence(f"{vi} {said(of.below).vi}", f"less than {said(of.below).en}"))
    if len(parts) == 1 and of.at_least is not None:
        return Sentence(f"{parts[0].vi} trở lên", parts[0].en)
    return joined(parts, " ", " and ")


def condition_words(predicate: Predicate, names: Names) -> Sentence:
    """A condition in one clause of each language."""
    match predicate:
        case AllOf():
            return joined((_inner(part, names) for part in predicate.of), " và ", " and ")
        case AnyOf():
            return joined((_inner(part, names) for part in predicate.of), " hoặc ", " or ")
        case AtLeast():
            parts = joined((condition_words(part, names) for part in predicate.of), "; ", "; ")
            return Sentence(
                f"ít nhất {predicate.least} trong các điều kiện: {parts.vi}",
                f"at least {predicate.least} of: {parts.en}",
            )
        case Not():
            inner = _inner(predicate.of, names)
            return Sentence(f"không phải: {inner.vi}", f"not: {inner.en}")
        case Compare() | CompareFacts():
            return _compared(predicate, names)
        case Between():
            fact, bounds = named(predicate.fact, names), bounds_words(predicate)
            return Sentence(f"{fact.vi} {bounds.vi}", f"{fact.en} {bounds.en}")
        case Ratio():
            part, whole = named(predicate.numerator, names), named(predicate.denominator, names)
            bounds = bounds_words(predicate, percent=True)
            return Sentence(f"{part.vi} / {whole.vi} {bounds.vi}", f"{part.en} / {whole.en} {bounds.en}")
        case PointsBetween() | NoZeroCriterion() | CriterionMinimum():
            return _of_points(predicate)
        case _:
            return _plain(predicate, names)


def _inner(predicate: Predicate, names: Names) -> Sentence:
    said = condition_words(predicate, names)
    if isinstance(predicate, (AllOf, AnyOf, AtLeast)) and len(predicate.of) > 1:
        return Sentence(f"({said.vi})", f"({said.en})")
    return said


def _compared(predicate: Compare | CompareFacts, names: Names) -> Sentence:
    fact = named(predicate.fact, names)
    other = named(predicate.other, names) if isinstance(predicate, CompareFacts) else decimal_words(predicate.value)
    how = predicate.comparison
    vi = f"từ {other.vi} trở lên" if how.value == "at_least" else f"{how.vi} {other.vi}"
    return Sentence(f"{fact.vi} {vi}", f"{fact.en} {how.en} {other.en}")


def _of_points(predicate: PointsBetween | NoZeroCriterion | CriterionMinimum) -> Sentence:
    if isinstance(predicate, PointsBetween):
        bounds = bounds_words(predicate)
        vi, en = ("tổng điểm", "the total") if predicate.of is None else (f"điểm “{predicate.of}”",) * 2
        en = en if predicate.of is None else f"the points of “{predicate.of}”"
        return Sentence(f"{vi} {bounds.vi}", f"{en} {bounds.en}")
    lines = ", ".join(f"“{name}”" for name in predicate.of)
    if isinstance(predicate, NoZeroCriterion):
        if predicate.of:
            return Sentence(f"{lines} không bị điểm 0", f"none of {lines} has 0 points")
        return Sentence("không có tiêu chí nào bị điểm 0", "no criterion has 0 points")
    least = (
        percent_words(predicate.share) if predicate.share is not None else decimal_words(predicate.points or Decimal(0))
    )
    of_vi, of_en = (" điểm tối đa", " of its maximum") if predicate.share is not None else (" điểm", " points")
    each = Sentence(f"mỗi tiêu chí {lines}".strip(), f"each criterion {lines}".strip())
    return Sentence(f"{each.vi} đạt ít nhất {least.vi}{of_vi}", f"{each.en} reaches at least {least.en}{of_en}")


def _plain(predicate: Predicate, names: Names) -> Sentence:
    match predicate:
        case Holds():
            fact = named(predicate.fact, names)
            return fact if predicate.expected else Sentence(f"không {fact.vi}", f"not {fact.en}")
        case WordIn():
            fact, among = named(predicate.fact, names), ", ".join(predicate.words)
            return Sentence(f"{fact.vi} là {among}", f"{fact.en} is {among}")
        case IsReported():
            fact = named(predicate.fact, names)
            return Sentence(f"{fact.vi} đã được báo cáo", f"{fact.en} was reported")
        case IsApplicable():
            fact = named(predicate.fact, names)
            return Sentence(f"{fact.vi} có áp dụng", f"{fact.en} applies")
        case Disciplined():
            fact, low = named(predicate.fact, names), predicate.at_least
            if predicate.at_most is None:
                return Sentence(f"{fact.vi}: {low.vi} trở lên", f"{fact.en}: {low.en} or more")
            if predicate.at_most is low:
                return Sentence(f"{fact.vi}: {low.vi}", f"{fact.en}: {low.en}")
            high = predicate.at_most
            return Sentence(f"{fact.vi}: {low.vi} đến {high.vi}", f"{fact.en}: {low.en} to {high.en}")
        case RelatedRanked():
            words = joined((Sentence(word.vi, word.en) for word in predicate.words), ", ", ", ")
            many, relation = predicate.how_many, predicate.relation
            return Sentence(
                f"{relation.vi}: {many.vi} xếp loại {words.vi}", f"{relation.en}: {many.en} ranked {words.en}"
            )
        case InGroup():
            return Sentence(f"thuộc nhóm “{predicate.group}”", f"in the group “{predicate.group}”")
        case UnencodedCondition():
            text = predicate.excerpt or predicate.why
            return Sentence(f"(chưa mã hóa) {text}", f"(not encoded) {text}")
        case _:
            raise TypeError(type(predicate).__name__)
