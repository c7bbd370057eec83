"""What is known of a unit when it is scored (số liệu đánh giá): facts with three silences, cases, points by hand.

A rule book names facts by their codes; a `FactSheet` gives them for one unit and one period. A fact that is not in
the sheet is not reported. Nothing here is about a person: a discipline is a word of the office that bore it.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.evaluation.process import RuleBookId
from danvan.evaluation.words import CohortScope, RankWord, ScoreKind, UnitRelation
from danvan.extra import Extra
from danvan.labels import Labelled
from danvan.law.instruments import Source
from danvan.law.periods import Period
from danvan.records import record
from danvan.reports.figures import Silence
from danvan.rules import Amount, Code, Count, Ident, Line, Several, Text
from danvan.units.unit import UnitId

__all__ = [
    "Answer",
    "Case",
    "CaseList",
    "EnteredPoints",
    "Fact",
    "FactOrigin",
    "FactSheet",
    "Membership",
    "RelatedUnit",
]


class FactOrigin(Labelled):
    """Where a fact was taken from (nguồn số liệu)."""

    HAND = "hand", "nhập tay", "entered by hand"
    UNIT = "unit", "danh mục đơn vị", "the register of units"
    REPORTS = "reports", "báo cáo", "reports"
    PETITIONS = "petitions", "đơn thư", "petitions"
    ACTIVITIES = "activities", "hoạt động", "activities"
    EXEMPLARS = "exemplars", "mô hình, điển hình", "exemplars"
    DUTIES = "duties", "nghĩa vụ báo cáo", "reporting duties"
    OTHER_BODY = "other_body", "cơ quan khác", "another body"


_VALUES = ("number", "holds", "word", "day", "silence")


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Fact:
    """One fact about one unit in one period (một số liệu): a number, yes or no, a word, a day, or a silence.

    Exactly one of the five is stated; zero, not applicable and not reported are three things. `number` is in the
    unit of measure of the catalogue, a share as a decimal (0.9 is 90 %). `source` names the report, file or
    decision it was read from.
    """

    code: Code
    number: Amount | None = None
    holds: bool | None = None
    word: Code | None = None
    day: dt.date | None = None
    silence: Silence | None = None
    origin: FactOrigin = FactOrigin.HAND
    source: Line | None = None
    note: Text | None = None

    def _sound(self) -> bool:
        return (
            (self.number is not None)
            + (self.holds is not None)
            + (self.word is not None)
            + (self.day is not None)
            + (self.silence is not None)
        ) == 1

    def _broken(self) -> Iterator[Problem]:
        stated = [name for name in _VALUES if getattr(self, name) is not None]
        if not stated:
            yield Problem.of(
                "needs-field",
                field="number",
                reason_en="a fact states one of “number”, “holds”, “word”, “day” and “silence”",
                reason_vi="số liệu phải ghi một trong các mục “number”, “holds”, “word”, “day”, “silence”",
            )
        for name in stated[1:]:
            yield Problem.of(
                "excludes-field",
                (name,),
                field=name,
                reason_en=f"“{stated[0]}” already states the fact",
                reason_vi=f"đã ghi “{stated[0]}”",
            )


def _repeated_codes(field: str, codes: tuple[str, ...], what_en: str, what_vi: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, code in enumerate(codes):
        if code in seen:
            yield Problem.of("repeated-id", (field, index, "code"), value=code, what_en=what_en, what_vi=what_vi)
        seen.add(code)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Case:
    """One case of a list (hồ sơ, vụ việc) and the facts about it; `id` is its number in the register."""

    id: Ident
    facts: tuple[Fact, ...] = ()

    def _broken(self) -> Iterator[Problem]:
        yield from _repeated_codes("facts", tuple(fact.code for fact in self.facts), "facts", "số liệu")


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class CaseList:
    """All cases that one code stands for (danh sách hồ sơ); an empty list says that there were none."""

    code: Code
    cases: tuple[Case, ...] = ()

    def _broken(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, case in enumerate(self.cases):
            if case.id in seen:
                yield Problem.of("repeated-id", ("cases", index, "id"), value=case.id, what_en="cases", what_vi="hồ sơ")
            seen.add(case.id)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class EnteredPoints:
    """Points that somebody gave to a line (điểm chấm): the unit itself, the appraising body, the one that decides.

    `line` is a criterion or a line of a bonus or deduction; points of a deduction are written without a sign.
    `by` is the body or office.
    """

    line: Ident
    kind: ScoreKind
    points: Amount
    by: Line | None = None
    reasons: Text | None = None
    evidence: Count | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Answer:
    """Whether a condition holds that the rule book does not write as data (trả lời một điều kiện chưa mã hóa).

    `condition` is its place in the rule book as a JSON pointer, which the refusal to score names. A person of the
    body `by` answers.
    """

    condition: Line
    holds: bool
    by: Line
    reasons: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class RelatedUnit:
    """Another unit on whose rank this one's depends (đơn vị liên quan); `rank` ``None``: not ranked yet."""

    relation: UnitRelation
    unit: UnitId
    rank: RankWord | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Membership:
    """The units with which this one is compared (thuộc cụm, khối): all those with the same name in one scope."""

    scope: CohortScope
    name: Line


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class FactSheet:
    """What is known of one unit for one period (bảng số liệu của một đơn vị).

    `book` names the rule book it was made for, if it was made for one. `groups` are the unit groups to which the
    unit belongs, where the text of the rule book lists the units of each; `no_group` says that it belongs to none.
    With neither, that was not reported. `no_related` are the relations in which no unit stands to this one.
    """

    id: Ident
    unit: UnitId
    period: Period
    book: RuleBookId | None = None
    facts: tuple[Fact, ...] = ()
    cases: tuple[CaseList, ...] = ()
    points: tuple[EnteredPoints, ...] = ()
    answers: tuple[Answer, ...] = ()
    related: tuple[RelatedUnit, ...] = ()
    no_related: Annotated[tuple[UnitRelation, ...], Several(distinct=True)] = ()
    cohorts: tuple[Membership, ...] = ()
    groups: Annotated[tuple[Ident, ...], Several(distinct=True)] = ()
    no_group: bool = False
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        yield from _repeated_codes("facts", tuple(fact.code for fact in self.facts), "facts", "số liệu")
        yield from _repeated_codes(
            "cases", tuple(cases.code for cases in self.cases), "lists of cases", "danh sách hồ sơ"
        )
        if self.groups and self.no_group:
            yield Problem.of(
                "excludes-field",
                ("no_group",),
                field="no_group",
                reason_en="“groups” names groups of the unit",
                reason_vi="đã ghi nhóm của đơn vị ở “groups”",
            )
        for index, relation in enumerate(self.no_related):
            if any(other.relation is relation for other in self.related):
                yield Problem.of(
                    "excludes-field",
                    ("no_related", index),
                    field="no_related",
                    reason_en="“related” names a unit in this relation",
                    reason_vi="đã ghi đơn vị có quan hệ này ở “related”",
                )
        seen: set[tuple[str, ScoreKind]] = set()
        for index, entry in enumerate(self.points):
            if (entry.line, entry.kind) in seen:
                yield Problem.of(
                    "repeated-id",
                    ("points", index, "line"),
                    value=entry.line,
                    what_en="points of one kind",
                    what_vi="điểm cùng loại",
                )
            seen.add((entry.line, entry.kind))
        answered: set[str] = set()
        for index, answer in enumerate(self.answers):
            if answer.condition in answered:
                yield Problem.of(
                    "repeated-id",
                    ("answers", index, "condition"),
                    value=answer.condition,
                    what_en="answers",
                    what_vi="câu trả lời",
                )
            answered.add(answer.condition)
