"""From a way in which conditions come about to a fact sheet that shows it (phản ví dụ)."""

import datetime as dt
import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from danvan.errors import pointer_text
from danvan.evaluation.asking import FactKind, asked_of, denominators_of, words_of
from danvan.evaluation.beside import Numbers
from danvan.evaluation.compared import codes_of, compared_in
from danvan.evaluation.deciding import NO_DISCIPLINE
from danvan.evaluation.exact import Exact, exact
from danvan.evaluation.facts import Answer, Case, CaseList, EnteredPoints, Fact, FactSheet, Membership, RelatedUnit
from danvan.evaluation.gates import RelatedRanked, UnencodedCondition
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.ways import Way, related_ranks
from danvan.evaluation.words import RankWord, ScoreKind, UnitRelation
from danvan.law.periods import Period, PeriodKind
from danvan.reports.figures import Silence

__all__ = ["Witnesses"]

_COHORT = "–"
"""The name of the cluster, block or group in which a unit and the others stand."""

_DAY = dt.date(2026, 12, 31)
_MILLION = 10**9


def _decimal(number: Exact) -> Decimal | None:
    """The number as facts can state it, with at most nine decimals; ``None`` where it is none of these."""
    whole = Fraction(number) * _MILLION
    return Decimal(whole.numerator).scaleb(-9).normalize() + 0 if whole.denominator == 1 else None


class Witnesses:
    """Makes fact sheets for one rule book: what a way does not speak of is zero, “no”, or a word of no weight."""

    def __init__(self, book: RuleBook, whole: Collection[str] = ()) -> None:
        self._book = book
        self._whole = whole
        shapes = compared_in(book)
        self._codes = frozenset(code for shape in shapes for code in codes_of(shape))
        self._cohorts = tuple(
            Membership(scope=scope, name=_COHORT) for scope in dict.fromkeys(shape.within for shape in shapes)
        )
        self._asked: dict[str | None, dict[str, FactKind]] = {None: {}}
        for fact in asked_of(book):
            if fact.kind is FactKind.CASES:
                self._asked.setdefault(fact.code, {})
                continue
            kinds = self._asked.setdefault(fact.cases, {})
            if fact.code not in kinds or kinds[fact.code] is FactKind.ANY:
                kinds[fact.code] = fact.kind
        self._wholes = frozenset(denominators_of(book))
        self._words = words_of(book)
        self._conditions = [
            pointer_text(pointer) for pointer, part in parts(book) if isinstance(part, UnencodedCondition)
        ]
        self._relations = dict.fromkeys(part.relation for _, part in parts(book) if isinstance(part, RelatedRanked))
        self._listed = [group.id for group in book.unit_groups if group.when is None]
        year = book.first_year or (book.valid_from.year if book.valid_from is not None else 2026)
        self._period = Period(kind=PeriodKind.YEAR, year=year)

    def sheet(self, way: Way, numbers: Mapping[str, Exact], by_hand: Mapping[str, Exact]) -> FactSheet | None:
        """The sheet of a way, with points for the lines that are scored by hand; ``None`` where facts cannot state
        its numbers."""
        facts = self._facts(None, way, numbers)
        entered = {line: _decimal(points) for line, points in by_hand.items()}
        lists: list[CaseList] = []
        for name in self._asked:
            if name is None:
                continue
            inner = self._facts(name, way, numbers)
            if inner is None:
                return None
            some = way.says.get(("cases", name), True)
            lists.append(CaseList(code=name, cases=(Case(id="1", facts=inner),) if some else ()))
        if facts is None or None in entered.values():
            return None
        groups = tuple(group for group in self._listed if way.says.get(("group", group)))
        related, none = self._related(way)
        return FactSheet(
            id="counter-example",
            unit="unit",
            period=self._period,
            book=self._book.id,
            facts=facts,
            cases=tuple(lists),
            points=tuple(
                EnteredPoints(line=line, kind=ScoreKind.FINAL, points=points)
                for line, points in entered.items()
                if points is not None
            ),
            answers=tuple(
                Answer(condition=place, holds=way.says.get(("answer", place), False), by="–")
                for place in self._conditions
            ),
            related=related,
            no_related=none,
            cohorts=self._cohorts,
            groups=groups,
            no_group=bool(self._listed) and not groups,
        )

    def beside(self, sheet: FactSheet, rows: Sequence[Numbers]) -> tuple[FactSheet, ...] | None:
        """The sheets of others that differ from a unit in some facts; ``None`` where facts cannot state them."""
        compared = [fact for fact in sheet.facts if fact.code in self._codes]
        found: list[FactSheet] = []
        for place, row in enumerate(rows):
            facts: list[Fact] = []
            for fact in compared:
                number = _decimal(row[fact.code]) if fact.code in row else fact.number
                if fact.number is not None and (
                    number is None or (fact.code in self._whole and number != number.to_integral_value())
                ):
                    return None
                facts.append(fact if fact.number is None else attrs.evolve(fact, number=number))
            found.append(
                attrs.evolve(
                    sheet,
                    id=f"{sheet.id}-other-{place + 1}",
                    unit=f"other-{place + 1}",
                    facts=tuple(facts),
                    related=(),
                    no_related=tuple(self._relations),
                )
            )
        return tuple(found)

    def trials(self, by_hand: Mapping[str, Sequence[Exact]], chance: random.Random, count: int) -> Iterator[FactSheet]:
        """So many sheets near the numbers of the rule book, whatever comes of them."""
        numbers = sorted({0, 1, 2, 3, 10, 100} | _thresholds(self._book))
        codes = [(code, kind) for kinds in self._asked.values() for code, kind in kinds.items()]
        for _ in range(count):
            says: dict[tuple[str, ...], bool] = {("cases", name): True for name in self._asked if name is not None}
            words: dict[str, tuple[frozenset[str], bool]] = {}
            values: dict[str, Exact] = {}
            for code, kind in codes:
                if kind is FactKind.YES_NO:
                    says["fact", code] = chance.random() < 0.5
                elif kind is FactKind.WORD:
                    known = sorted(self._words.get(code, ()))
                    words[code] = (
                        frozenset({chance.choice([*known, *([] if NO_DISCIPLINE in known else ["other"])])}),
                        True,
                    )
                else:
                    values[code] = chance.choice(numbers)
            says |= {("answer", place): chance.random() < 0.5 for place in self._conditions}
            if self._listed:
                says["group", chance.choice([*self._listed, ""])] = True
            entered = {line: chance.choice(points) for line, points in by_hand.items()}
            sheet = self.sheet(Way(says=says, words=words), values, entered)
            if sheet is not None:
                yield sheet

    def _facts(self, cases: str | None, way: Way, numbers: Mapping[str, Exact]) -> tuple[Fact, ...] | None:
        found: list[Fact] = []
        for code, kind in self._asked[cases].items():
            if way.says.get(("applies", code)) is False:
                found.append(Fact(code=code, silence=Silence.NOT_APPLICABLE))
            elif kind is FactKind.YES_NO:
                found.append(Fact(code=code, holds=way.says.get(("fact", code), False)))
            elif kind is FactKind.WORD:
                found.append(Fact(code=code, word=self._word(code, way)))
            elif kind is FactKind.DAY:
                found.append(Fact(code=code, day=_DAY))
            else:
                number = _decimal(numbers.get(code, 1 if code in self._wholes else 0))
                if number is None:
                    return None
                found.append(Fact(code=code, number=number))
        return tuple(found)

    def _word(self, code: str, way: Way) -> str:
        known = self._words.get(code, ())
        words, among = way.words.get(code, (frozenset[str](), False))
        if among:
            return min(words, key=lambda word: (word != NO_DISCIPLINE, word))
        free = [word for word in known if word not in words]
        if NO_DISCIPLINE in free:
            return NO_DISCIPLINE
        return "other" if "other" not in words else (free or ["another"])[0]

    def _related(self, way: Way) -> tuple[tuple[RelatedUnit, ...], tuple[UnitRelation, ...]]:
        units: list[RelatedUnit] = []
        none: list[UnitRelation] = []
        for relation in self._relations:
            found = related_ranks(way.says, relation.value) or frozenset()
            ranks = [word for word in RankWord if word in found]
            units += [
                RelatedUnit(relation=relation, unit=f"{relation.value.replace('_', '-')}-{place + 1}", rank=rank)
                for place, rank in enumerate(ranks)
            ]
            if not ranks:
                none.append(relation)
        return tuple(units), tuple(none)


def _thresholds(book: RuleBook) -> set[Exact]:
    """The numbers with which a rule book compares, and those beside them."""
    found: set[Exact] = set()
    for _, part in parts(book):
        for name in ("value", "at_least", "above", "at_most", "below", "base_quantity", "full"):
            number = getattr(part, name, None)
            if isinstance(number, Decimal) and number >= 0:
                near = exact(number)
                found |= {near, near + 1, max(near - 1, 0)}
    return found
