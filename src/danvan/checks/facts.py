"""Facts of sheets and rule books beside the catalogue: whether there is such a fact, and what it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from danvan.checks.issue import Issue, Spot
from danvan.errors import Pointer, Problem
from danvan.evaluation.asking import FactKind, asked_of
from danvan.evaluation.catalogue import FactDefinition
from danvan.evaluation.facts import Fact, FactSheet
from danvan.evaluation.rulebook import RuleBook
from danvan.serialization.explain import nearest
from danvan.serialization.kinds import Kind

__all__ = ["Facts"]

Named = tuple[str, FactKind | None]
"""A fact by its code, and as what it is stated or read; ``None`` where a silence is stated."""


class Facts:
    """Every fact that a sheet states or a rule book reads is in the catalogue, or in a file that was loaded, as that.

    Only the first place of each is said.
    """

    def __init__(self, shipped: Callable[[], Mapping[str, FactDefinition]]) -> None:
        self._shipped = shipped
        self._own: dict[str, FactDefinition] = {}
        self._first: dict[Named, tuple[Spot, Pointer]] = {}

    def concerns(self, cls: type) -> bool:
        return cls in (FactSheet, RuleBook, FactDefinition)

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        if isinstance(record, FactDefinition):
            self._own.setdefault(record.id, record)
        elif isinstance(record, FactSheet):
            for named, pointer in _stated(record):
                self._first.setdefault(named, (spot, pointer))
        elif isinstance(record, RuleBook):
            for asked in asked_of(record):
                self._first.setdefault((asked.code, asked.kind), (spot, asked.at))
        return ()

    def finish(self) -> Iterator[Issue]:
        if not self._first:
            return
        known = {**self._shipped(), **self._own}
        for (code, kind), (spot, pointer) in self._first.items():
            fact = known.get(code)
            if fact is None:
                close = nearest(code, known)
                hint_en = f"Did you mean “{close}”? " if close else ""
                hint_vi = f"Có phải là “{close}”? " if close else ""
                yield Issue(spot, Problem.of("fact-not-there", pointer, value=code, near_en=hint_en, near_vi=hint_vi))
            elif kind not in (None, FactKind.ANY, fact.kind):
                assert kind is not None
                values = {"is_en": fact.kind.en, "is_vi": fact.kind.vi, "said_en": kind.en, "said_vi": kind.vi}
                yield Issue(spot, Problem("fact-of-another-kind", pointer, (("value", code), *values.items())))


def _stated(sheet: FactSheet) -> Iterator[tuple[Named, Pointer]]:
    for index, fact in enumerate(sheet.facts):
        yield (fact.code, _kind(fact)), ("facts", index, "code")
    for index, listed in enumerate(sheet.cases):
        yield (listed.code, FactKind.CASES), ("cases", index, "code")
        for place, case in enumerate(listed.cases):
            for at, fact in enumerate(case.facts):
                yield (fact.code, _kind(fact)), ("cases", index, "cases", place, "facts", at, "code")


def _kind(fact: Fact) -> FactKind | None:
    if fact.number is not None:
        return FactKind.NUMBER
    if fact.holds is not None:
        return FactKind.YES_NO
    if fact.word is not None:
        return FactKind.WORD
    return FactKind.DAY if fact.day is not None else None
