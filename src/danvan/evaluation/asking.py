"""What a rule book asks for: the facts that it names, and as what it reads each of them."""

from collections.abc import Iterator

import attrs

from danvan.errors import Pointer
from danvan.evaluation.deciding import NO_DISCIPLINE
from danvan.evaluation.gates import (
    Between,
    Compare,
    CompareFacts,
    Disciplined,
    Holds,
    IsApplicable,
    IsReported,
    Ratio,
    WordIn,
)
from danvan.evaluation.leaves import FaultRate, ItemRate, OwnLimit, Proportional, Steps, TargetRatio
from danvan.evaluation.measures import Quotient, Value
from danvan.evaluation.outside import (
    ByWord,
    CohortPlace,
    Imported,
    OutsideReference,
    RatioToFirst,
    RelativeToLeader,
    Survey,
)
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.shapes import CaseMean
from danvan.evaluation.words import DisciplineLevel
from danvan.labels import Labelled

__all__ = ["AskedFact", "FactKind", "asked_of", "denominators_of", "facts_of", "words_of"]


class FactKind(Labelled):
    """As what a fact is read (loại số liệu)."""

    NUMBER = "number", "số", "number"
    YES_NO = "yes_no", "đúng/sai", "yes or no"
    WORD = "word", "từ trong danh mục", "word"
    DAY = "day", "ngày", "day"
    CASES = "cases", "danh sách hồ sơ", "list of cases"
    ANY = "any", "bất kỳ", "anything"


@attrs.frozen
class AskedFact:
    """One place in a rule book where a fact is named (nơi sử dụng số liệu).

    `at` is the place of the name; `cases` the list of cases whose facts it is read from, ``None`` for facts of
    the unit itself.
    """

    code: str
    kind: FactKind
    at: Pointer
    cases: str | None = None


_NAMES: dict[type, tuple[tuple[str, FactKind], ...]] = {
    Holds: (("fact", FactKind.YES_NO),),
    WordIn: (("fact", FactKind.WORD),),
    IsReported: (("fact", FactKind.ANY),),
    IsApplicable: (("fact", FactKind.ANY),),
    Compare: (("fact", FactKind.NUMBER),),
    CompareFacts: (("fact", FactKind.NUMBER), ("other", FactKind.NUMBER)),
    Between: (("fact", FactKind.NUMBER),),
    Ratio: (("numerator", FactKind.NUMBER), ("denominator", FactKind.NUMBER)),
    Disciplined: (("fact", FactKind.WORD),),
    Value: (("fact", FactKind.NUMBER),),
    Quotient: (("numerator", FactKind.NUMBER), ("denominator", FactKind.NUMBER)),
    Proportional: (("numerator", FactKind.NUMBER), ("denominator", FactKind.NUMBER)),
    TargetRatio: (("actual", FactKind.NUMBER), ("target", FactKind.NUMBER)),
    ItemRate: (("count", FactKind.NUMBER),),
    Steps: (("quantity", FactKind.NUMBER),),
    FaultRate: (("count", FactKind.NUMBER),),
    OwnLimit: (("actual", FactKind.NUMBER), ("limit", FactKind.NUMBER)),
    OutsideReference: (("value", FactKind.NUMBER), ("reference", FactKind.NUMBER)),
    RelativeToLeader: (("actual", FactKind.NUMBER), ("target", FactKind.NUMBER)),
    CohortPlace: (("by", FactKind.NUMBER),),
    RatioToFirst: (("by", FactKind.NUMBER),),
    Survey: (("satisfied", FactKind.NUMBER), ("asked", FactKind.NUMBER)),
    CaseMean: (("cases", FactKind.CASES),),
}
"""For each part of the language that names facts: in which fields, and as what it reads them."""

_DENOMINATORS: dict[type, str] = {Ratio: "denominator", Quotient: "denominator", Proportional: "denominator"}


def asked_of(part: object, at: Pointer = (), cases: str | None = None) -> Iterator[AskedFact]:
    """Every place in a rule book, or in a part of one, where a fact is named."""
    cls = type(part)
    if isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from asked_of(item, (*at, index), cases)
        return
    if not attrs.has(cls):
        return
    for field, kind in _NAMES.get(cls, ()):
        yield AskedFact(getattr(part, field), kind, (*at, field), cases if kind is not FactKind.CASES else None)
    if isinstance(part, Imported):
        kind = FactKind.WORD if isinstance(part.reading, ByWord) else FactKind.NUMBER
        yield AskedFact(part.fact, kind, (*at, "fact"), cases)
        if part.dated_by is not None:
            yield AskedFact(part.dated_by, FactKind.DAY, (*at, "dated_by"), cases)
    for field in attrs.fields(cls):
        inside = part.cases if isinstance(part, CaseMean) and field.name in ("case", "leave_out") else cases
        yield from asked_of(getattr(part, field.name), (*at, field.name), inside)


def facts_of(part: object) -> tuple[str, ...]:
    """The codes of the facts that a part names, each once."""
    return tuple(dict.fromkeys(asked.code for asked in asked_of(part)))


def denominators_of(part: object) -> tuple[str, ...]:
    """The codes of the facts by which a part divides, each once."""
    return tuple(
        dict.fromkeys(
            getattr(inner, _DENOMINATORS[type(inner)])
            for _, inner in parts(part)
            if type(inner) in _DENOMINATORS and not (isinstance(inner, Ratio) and inner.no_case is not None)
        )
    )


def words_of(book: RuleBook) -> dict[str, tuple[str, ...]]:
    """The words that a rule book knows of each fact, each once."""
    found: dict[str, dict[str, None]] = {}
    for _, part in parts(book):
        if isinstance(part, WordIn):
            found.setdefault(part.fact, {}).update(dict.fromkeys(part.words))
        elif isinstance(part, Disciplined):
            levels = (NO_DISCIPLINE, *(level.value for level in DisciplineLevel))
            found.setdefault(part.fact, {}).update(dict.fromkeys(levels))
        elif isinstance(part, Imported) and isinstance(part.reading, ByWord):
            found.setdefault(part.fact, {}).update(dict.fromkeys(entry.word for entry in part.reading.words))
    return {code: tuple(words) for code, words in found.items()}
