"""From points and conditions to a rank (xếp loại).

* R1 half-open bands: `Rank.at_least`, `Rank.below`; by group of unit: `GroupBand`;
* R2 pass or fail: two ranks with the words ``pass`` and ``fail``;
* R3 a minimum per criterion, by rank: `CriterionMinimum` among `Rank.conditions`;
* R4 no zero criterion: `NoZeroCriterion` among `Rank.conditions`;
* R5 extra conditions: `Rank.conditions`;
* R6 a knock-out to the lowest rank, R7 to a rank with the word ``not_ranked``: `KnockOut.to`;
* R8 a ceiling: `RankCeiling`;
* R9 a decision by hand: `ManualFallback`, `KnockOut.weighed_when`;
* R10 other units first: `RankedBefore`, and the predicate `RelatedRanked`.
"""

from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.evaluation.gates import Condition, Predicate
from danvan.evaluation.measures import bound_problems, order_problems
from danvan.evaluation.words import FallbackCause, RankWord, UnitRelation
from danvan.law.instruments import Citation
from danvan.records import record
from danvan.rules import Ident, Line, NonNegative, Several, Text

__all__ = ["GroupBand", "KnockOut", "ManualFallback", "Rank", "RankCeiling", "RankedBefore", "Ranking"]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class GroupBand:
    """The band of a rank for one unit group (mức điểm theo nhóm đơn vị), in the rank's place: S19."""

    group: Ident
    at_least: NonNegative | None = None
    below: NonNegative | None = None

    def _broken(self) -> Iterator[Problem]:
        yield from bound_problems(self.at_least, None, None, self.below)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Rank:
    """One step of the table (mức xếp loại).

    Points from `at_least` up to, not with, `below`; ``None`` is no bound. All `conditions` must
    hold besides. A rank with neither bounds nor conditions is reached only by a knock-out or as
    `Ranking.otherwise`, as “not ranked” is. `title` is the wording of the table where it is not
    the label of `word`.
    """

    id: Ident
    word: RankWord
    title: Line | None = None
    at_least: NonNegative | None = None
    below: NonNegative | None = None
    by_group: tuple[GroupBand, ...] = ()
    conditions: tuple[Condition, ...] = ()
    citation: Citation | None = None
    note: Text | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.at_least is not None and self.below is not None:
            yield from order_problems("at_least", self.at_least, "below", self.below)
        seen: set[str] = set()
        for index, band in enumerate(self.by_group):
            if band.group in seen:
                yield Problem.of(
                    "repeated-id", ("by_group", index, "group"), value=band.group, what_en="bands", what_vi="mức điểm"
                )
            seen.add(band.group)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class KnockOut:
    """What puts a unit into one rank whatever its points (trường hợp xếp loại ngay): R6 and R7.

    `to` names that rank. `unless` excepts cases; where `weighed_when` holds, such as force
    majeure, the authority weighs and decides instead (R9).
    """

    id: Ident
    title: Line
    title_en: Line | None = None
    when: Predicate
    to: Ident
    unless: Predicate | None = None
    weighed_when: Predicate | None = None
    citation: Citation | None = None
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class RankCeiling:
    """At most this rank, whatever the points (hạ bậc xếp loại): R8."""

    id: Ident
    title: Line
    title_en: Line | None = None
    when: Predicate
    at_most: Ident
    citation: Citation | None = None
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ManualFallback:
    """A case that the authority settles by hand (cấp có thẩm quyền xem xét, quyết định): R9.

    `among` names the ranks it may choose from; empty, the text sets no limit.
    """

    cause: FallbackCause
    by: Line
    among: Annotated[tuple[Ident, ...], Several(distinct=True)] = ()
    citation: Citation | None = None
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class RankedBefore:
    """Units in this relation to a unit are ranked before it (thứ tự xếp loại): R10."""

    relation: UnitRelation
    citation: Citation | None = None
    note: Text | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Ranking:
    """How a rank follows (quy định xếp loại); `ranks` stand from the best to the lowest.

    `otherwise` names the rank of a unit that fits none of them, where the text gives one: not
    passing is failing (QĐ25-2021). Where it gives none, a combination without a rank is a hole.
    """

    ranks: Annotated[tuple[Rank, ...], Several(least=1)]
    knock_outs: tuple[KnockOut, ...] = ()
    ceilings: tuple[RankCeiling, ...] = ()
    fallbacks: tuple[ManualFallback, ...] = ()
    ranked_before: tuple[RankedBefore, ...] = ()
    otherwise: Ident | None = None

    def _broken(self) -> Iterator[Problem]:
        lists: tuple[tuple[str, tuple[Rank | KnockOut | RankCeiling, ...], str, str], ...] = (
            ("ranks", self.ranks, "ranks", "mức xếp loại"),
            ("knock_outs", self.knock_outs, "knock-outs", "trường hợp xếp loại ngay"),
            ("ceilings", self.ceilings, "ceilings", "trường hợp hạ bậc"),
        )
        for name, entries, what_en, what_vi in lists:
            seen: set[str] = set()
            for index, entry in enumerate(entries):
                if entry.id in seen:
                    yield Problem.of(
                        "repeated-id", (name, index, "id"), value=entry.id, what_en=what_en, what_vi=what_vi
                    )
                seen.add(entry.id)
