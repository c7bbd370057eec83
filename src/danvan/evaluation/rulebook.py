"""The rule book (bộ tiêu chí, thang điểm): a dated scoring table with its ranks, gates and quotas.

The header, by the parts of every rule book:

* identity: `id`, `version`, `title`, `issuer`, `standing`;
* law: `enacted_by`, `basis`, `valid_from`, `valid_to`, `checked_on`, `replaces`, `replaces_books`;
* scope: `Scope` (level, block, period), `unit_groups`, `first_year`, `reorganisation`;
* process: `calendar`, `decided_by`, `council`;
* computation: `counts`, `total`, `aggregation`, `complete_children`, `roundings`, `missing`, and
  the evidence of each criterion;
* transition: `transitions`, `corrections`; refinement: `extends`.

A book that can be written down need not be sound: holes, overlaps and sums are proven elsewhere.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, NamedTuple

import attrs

from danvan.errors import Pointer, Problem
from danvan.evaluation.cohort import AwardLimit, Cohort, QuotaRule, TieKey
from danvan.evaluation.criteria import Bonus, Criterion, Deduction, Group, NotApplicable
from danvan.evaluation.gates import CriterionMinimum, InGroup, NoZeroCriterion, PointsBetween
from danvan.evaluation.measures import Rounding
from danvan.evaluation.process import (
    CalendarStep,
    Council,
    Reorganisation,
    RuleBookId,
    Scope,
    Transition,
    UnitGroup,
)
from danvan.evaluation.ranking import GroupBand, KnockOut, ManualFallback, RankCeiling, Ranking
from danvan.evaluation.shapes import GroupCoefficient, GroupVariant
from danvan.evaluation.words import Aggregation, CorrectionRule, MissingDataPolicy, ScoreKind, Standing
from danvan.extra import Extra
from danvan.law.instruments import Citation, Mark, Source
from danvan.records import record
from danvan.rules import Ident, Line, NonNegative, Several, Text, Whole

__all__ = ["RuleBook", "known_names", "line_ids", "parts", "unknown_names"]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class RuleBook:
    """A dated scoring table of units, programmes or exemplars (bộ tiêu chí); never of persons.

    `valid_from` and `valid_to` are the first and the last day on which it holds, both included;
    ``None`` for `valid_to` says that no end was known on `checked_on`. `extends` names the rule
    book that this one tightens or details; names that are not defined here are then looked for
    there. `replaces` is a list, since a merger of provinces gives several predecessors.

    `total` is the declared maximum of the base in points (100, 18), without bonus and deduction.
    `counts` says whose score decides, ``None`` where the text is silent (A6). `roundings` empty:
    nothing is rounded on the way. `missing` ``None``: the total is an interval.
    """

    id: Ident
    version: Line | None = None
    title: Line
    title_en: Line | None = None
    standing: Standing = Standing.ADOPTED
    issuer: Line | None = None
    enacted_by: Citation | None = None
    basis: tuple[Citation, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    checked_on: dt.date | None = None
    first_year: Annotated[int, Whole(1900, 2200)] | None = None
    replaces: tuple[Citation, ...] = ()
    replaces_books: Annotated[tuple[RuleBookId, ...], Several(distinct=True)] = ()
    extends: RuleBookId | None = None
    scope: Scope
    unit_groups: tuple[UnitGroup, ...] = ()
    calendar: tuple[CalendarStep, ...] = ()
    decided_by: Line | None = None
    council: Council | None = None
    counts: ScoreKind | None = None
    total: NonNegative | None = None
    aggregation: Aggregation = Aggregation.SUM
    complete_children: bool = False
    roundings: Annotated[tuple[Rounding, ...], Several(distinct=True)] = ()
    missing: MissingDataPolicy | None = None
    groups: tuple[Group, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    deductions: tuple[Deduction, ...] = ()
    ranking: Ranking | None = None
    cohort: Cohort | None = None
    reorganisation: Reorganisation | None = None
    corrections: Annotated[tuple[CorrectionRule, ...], Several(distinct=True)] = ()
    transitions: tuple[Transition, ...] = ()
    mark: Mark | None = None
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        if self.valid_from is not None and self.valid_to is not None and self.valid_to < self.valid_from:
            yield Problem.of(
                "order-dates",
                ("valid_to",),
                earlier="valid_from",
                earlier_value=self.valid_from,
                later="valid_to",
                later_value=self.valid_to,
            )
        for pointer, other in (
            (("extends",), self.extends),
            *((("replaces_books", index), book) for index, book in enumerate(self.replaces_books)),
        ):
            if other == self.id:
                yield Problem.of(
                    "excludes-field",
                    pointer,
                    field=pointer[0],
                    reason_en="it names this rule book itself",
                    reason_vi="đó chính là bộ tiêu chí này",
                )
        yield from _repeated(self)
        yield from _circles(self.groups)
        if self.extends is None:
            yield from unknown_names(self, known_names(self))


class _Name(NamedTuple):
    """A name that one part of a rule book uses for another."""

    pointer: Pointer
    value: str
    what: str


_WHAT = {
    "line": ("group or criterion", "nhóm hay tiêu chí"),
    "group": ("group", "nhóm tiêu chí"),
    "unit_group": ("unit group", "nhóm đơn vị"),
    "rank": ("rank", "mức xếp loại"),
}
"""What a name may stand for, in both languages."""


def parts(whole: object, pointer: Pointer = ()) -> Iterator[tuple[Pointer, object]]:
    """Every record inside a record, itself first, each with the way to it."""
    cls = type(whole)
    if not attrs.has(cls):
        return
    yield pointer, whole
    for field in attrs.fields(cls):
        value = getattr(whole, field.name)
        if type(value) is tuple:
            for index, item in enumerate(value):
                yield from parts(item, (*pointer, field.name, index))
        else:
            yield from parts(value, (*pointer, field.name))


def line_ids(book: RuleBook) -> Iterator[tuple[Pointer, str]]:
    """The ids of groups, criteria and the lines of bonus and deduction."""
    for index, group in enumerate(book.groups):
        yield ("groups", index), group.id
    for index, criterion in enumerate(book.criteria):
        yield ("criteria", index), criterion.id
    blocks: tuple[tuple[str, tuple[Bonus | Deduction, ...]], ...] = (
        ("bonuses", book.bonuses),
        ("deductions", book.deductions),
    )
    for name, entries in blocks:
        for index, block in enumerate(entries):
            yield (name, index), block.id
            for place, item in enumerate(block.items):
                yield (name, index, "items", place), item.id


def _repeated(book: RuleBook) -> Iterator[Problem]:
    unit_groups = ((("unit_groups", index), group.id) for index, group in enumerate(book.unit_groups))
    lists: tuple[tuple[Iterable[tuple[Pointer, str]], str, str], ...] = (
        (line_ids(book), "groups or criteria", "nhóm hay tiêu chí"),
        (unit_groups, "unit groups", "nhóm đơn vị"),
    )
    for entries, what_en, what_vi in lists:
        seen: set[str] = set()
        for pointer, name in entries:
            if name in seen:
                yield Problem.of("repeated-id", (*pointer, "id"), value=name, what_en=what_en, what_vi=what_vi)
            seen.add(name)


def _circles(groups: tuple[Group, ...]) -> Iterator[Problem]:
    above = {group.id: group.within for group in groups}
    for index, group in enumerate(groups):
        seen: set[str] = set()
        step = group.within
        while step is not None and step != group.id and step not in seen:
            seen.add(step)
            step = above.get(step)
        if step == group.id:
            yield Problem.of("group-in-itself", ("groups", index, "within"), value=group.id)


def known_names(book: RuleBook) -> Mapping[str, tuple[str, ...]]:
    """The names that a rule book defines, by what they stand for."""
    ranks = book.ranking.ranks if book.ranking is not None else ()
    return {
        "line": tuple(name for _, name in line_ids(book)),
        "group": tuple(group.id for group in book.groups),
        "unit_group": tuple(group.id for group in book.unit_groups),
        "rank": tuple(rank.id for rank in ranks),
    }


def unknown_names(book: RuleBook, known: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """The names that a rule book uses and that are not among the known ones."""
    for pointer, part in parts(book):
        for name in _names(part):
            if name.value not in known[name.what]:
                what_en, what_vi = _WHAT[name.what]
                yield Problem.of(
                    "unknown-id",
                    pointer + name.pointer,
                    value=name.value,
                    what_en=what_en,
                    what_vi=what_vi,
                    known=", ".join(known[name.what]) or "–",
                )


def _names(part: object) -> Iterator[_Name]:
    """The names that a part of a rule book uses for groups, criteria, unit groups and ranks."""
    if isinstance(part, (InGroup, GroupVariant, GroupCoefficient, GroupBand)):
        yield _Name(("group",), part.group, "unit_group")
    elif isinstance(part, (NoZeroCriterion, CriterionMinimum)):
        yield from (_Name(("of", index), name, "line") for index, name in enumerate(part.of))
    elif isinstance(part, PointsBetween):
        yield from _maybe("of", part.of, "line")
    elif isinstance(part, TieKey):
        yield from _maybe("criterion", part.criterion, "line")
    elif isinstance(part, Group):
        yield from _maybe("within", part.within, "group")
    elif isinstance(part, Criterion):
        yield from _maybe("group", part.group, "group")
    elif isinstance(part, NotApplicable):
        yield from _maybe("within", part.within, "group")
    elif isinstance(part, Ranking):
        yield from _maybe("otherwise", part.otherwise, "rank")
    elif isinstance(part, KnockOut):
        yield _Name(("to",), part.to, "rank")
    elif isinstance(part, RankCeiling):
        yield _Name(("at_most",), part.at_most, "rank")
    elif isinstance(part, ManualFallback):
        yield from (_Name(("among", index), name, "rank") for index, name in enumerate(part.among))
    elif isinstance(part, QuotaRule):
        yield _Name(("rank",), part.rank, "rank")
        yield _Name(("base",), part.base, "rank")
    elif isinstance(part, AwardLimit):
        yield from _maybe("group", part.group, "unit_group")
        yield from _maybe("least_rank", part.least_rank, "rank")


def _maybe(field: str, value: str | None, what: str) -> Iterator[_Name]:
    if value is not None:
        yield _Name((field,), value, what)
