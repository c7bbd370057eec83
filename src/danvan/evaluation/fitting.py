"""Whether a fact sheet fits a rule book, and what of the book nobody has answered (số liệu có dùng được không)."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from math import inf

from danvan.errors import Problem, pointer_text
from danvan.evaluation.asking import FactKind, asked_of
from danvan.evaluation.deciding import DISCIPLINE
from danvan.evaluation.exact import Bound, exact, number_text
from danvan.evaluation.facts import Fact, FactSheet
from danvan.evaluation.gates import Disciplined, UnencodedCondition
from danvan.evaluation.leaves import Judged, Unencoded
from danvan.evaluation.rows import Row, number_of
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.tree import Tree
from danvan.evaluation.words import Aggregation, ScoreKind

__all__ = ["Fitting"]


class Fitting:
    """What a rule book asks of a sheet, made ready for any number of sheets."""

    def __init__(self, book: RuleBook, rows: Mapping[str, Row], tree: Tree) -> None:
        self._book = book
        self._lines = rows
        self._tree = tree
        self._kinds = _kinds(book)
        self.never_numbers: frozenset[str] = frozenset(
            code for code, kind in self._kinds.items() if kind is not FactKind.NUMBER
        )
        self.never_yes_no: frozenset[str] = frozenset(
            code for code, kind in self._kinds.items() if kind is not FactKind.YES_NO
        )
        self._unencoded = {name: row.at for name, row in rows.items() if isinstance(row.line.shape, Unencoded)}
        self._disciplines = {part.fact for _, part in parts(book) if isinstance(part, Disciplined)}
        self._conditions = tuple(
            pointer_text(pointer) for pointer, part in parts(book) if isinstance(part, UnencodedCondition)
        )

    def problems(self, sheet: FactSheet, accepted: Collection[str], sure: bool) -> list[Problem]:
        """Everything that stands in the way of scoring a sheet; `sure`: its facts are of the kinds that are asked."""
        of_facts = () if sure else self._unfit(sheet)
        return [*of_facts, *self._unfit_points(sheet), *self._open(sheet, accepted)]

    def _unfit(self, sheet: FactSheet) -> Iterator[Problem]:
        """What of the facts of a sheet the rule book cannot read."""
        for index, fact in enumerate(sheet.facts):
            kind = self._kinds.get(fact.code)
            if kind is not None and fact.silence is None and not _is_of(fact, kind):
                yield Problem.of("fact-kind", ("facts", index), value=fact.code, kind_en=kind.en, kind_vi=kind.vi)
            elif fact.code in self._disciplines and fact.word is not None and fact.word not in DISCIPLINE:
                words = ", ".join(sorted(DISCIPLINE))
                yield Problem.of("fact-no-discipline", ("facts", index, "word"), value=fact.word, known=words)

    def _unfit_points(self, sheet: FactSheet) -> Iterator[Problem]:
        """What of the points and answers of a sheet the rule book cannot read."""
        for index, entry in enumerate(sheet.points):
            row = self._lines.get(entry.line)
            if row is None:
                yield Problem.of("points-no-line", ("points", index, "line"), value=entry.line)
                continue
            least: Bound = 0
            most = row.maximum
            if isinstance(row.line.shape, Judged):
                least = max(least, number_of(row.line.shape.least) or 0)
                most = min(most, row.maximum if row.line.shape.most is None else exact(row.line.shape.most))
            if not least <= exact(entry.points) <= most:
                yield Problem.of(
                    "points-range",
                    ("points", index, "points"),
                    value=entry.points,
                    line=entry.line,
                    least=number_text(least),
                    most=number_text(most),
                )
        yield from self._beyond_groups(sheet)
        for index, answer in enumerate(sheet.answers):
            if answer.condition not in self._conditions:
                yield Problem.of(
                    "answer-no-condition",
                    ("answers", index, "condition"),
                    value=answer.condition,
                    known=", ".join(self._conditions) or "–",
                )

    def _beyond_groups(self, sheet: FactSheet) -> Iterator[Problem]:
        """Points given to lines whose own maximum nothing states, that are together more than their group may earn."""
        for part in (*self._tree.groups, self._tree.whole) if sheet.points else ():
            lines = self._tree.under[part.id or None]
            if part.maximum is None or part.aggregation is not Aggregation.SUM:
                continue
            if all(self._lines[line].maximum != inf for line in lines):
                continue
            of_lines = [(index, entry) for index, entry in enumerate(sheet.points) if entry.line in lines]
            for kind in ScoreKind:
                points = sum((entry.points for _, entry in of_lines if entry.kind is kind), start=Decimal(0))
                if exact(points) > part.maximum:
                    last = max(index for index, entry in of_lines if entry.kind is kind)
                    yield Problem.of(
                        "points-range",
                        ("points", last, "points"),
                        value=points,
                        line=part.id or self._book.id,
                        least="0",
                        most=number_text(part.maximum),
                    )

    def _open(self, sheet: FactSheet, accepted: Collection[str]) -> Iterator[Problem]:
        """What is not encoded and nobody has answered or accepted."""
        given = {entry.line for entry in sheet.points}
        for name, at in self._unencoded.items():
            if name not in given and name not in accepted:
                yield Problem.of("line-unencoded", (*at, "shape"), value=name)
        answered = {answer.condition for answer in sheet.answers}
        for place in self._conditions:
            if place not in answered and place not in accepted:
                yield Problem.of("condition-unencoded", (), value=place)


def _kinds(book: RuleBook) -> dict[str, FactKind]:
    """As what each fact of the unit is read; one that is read in two ways is left to `danvan.verify`."""
    kinds: dict[str, FactKind] = {}
    for fact in asked_of(book):
        if fact.cases is None and fact.kind not in (FactKind.ANY, FactKind.CASES):
            kinds.setdefault(fact.code, fact.kind)
    return kinds


def _is_of(fact: Fact, kind: FactKind) -> bool:
    return {
        FactKind.NUMBER: fact.number,
        FactKind.YES_NO: fact.holds,
        FactKind.WORD: fact.word,
        FactKind.DAY: fact.day,
    }.get(kind) is not None
