"""Strategies for the room `danvan.evaluation`: rule books and their parts.

A rule book names its own groups, criteria, unit groups and ranks from many places. They are drawn
freely and then named anew, each by one that is there.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan.evaluation.cohort import AwardLimit, QuotaRule, TieKey
from danvan.evaluation.criteria import Bonus, Criterion, Deduction, Group, NotApplicable
from danvan.evaluation.gates import Condition, CriterionMinimum, InGroup, NoZeroCriterion, PointsBetween
from danvan.evaluation.process import UnitGroup
from danvan.evaluation.ranking import GroupBand, KnockOut, ManualFallback, Rank, RankCeiling, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.shapes import ByGroup, GroupCoefficient, GroupVariant, Scaled
from danvan.evaluation.words import Standing
from danvan.records import fields_of
from danvan.rules import Listing, OneOf, Part
from danvan.strategies.fields import Values, asked, made, mending, ordered, unrepeated, words_among
from danvan.strategies.scoring import shares
from danvan.strategies.units import other_id
from danvan.strategies.values import codes

__all__ = ["conditions", "criteria", "rule_books", "shares"]

_R = TypeVar("_R")
_Known = Mapping[str, Sequence[str]]
"""The names that a rule book defines: lines (groups and criteria), groups, unit groups, ranks."""
_Naming = Callable[[st.DrawFn, object, _Known], Values]


@mending(RuleBook)
def _rule_book(draw: st.DrawFn, drawn: Values) -> None:
    ordered(drawn, "valid_from", "valid_to")
    own = drawn["id"]
    if drawn.get("extends") == own:
        drawn["extends"] = other_id(draw, own)
    if "replaces_books" in drawn:
        drawn["replaces_books"] = tuple(book for book in drawn["replaces_books"] if book != own)
    _own_ids(drawn)
    if drawn.get("extends") is not None:
        _raise_groups(draw, drawn)
        return
    if drawn.get("ranking") is None and drawn.get("cohort") is not None:
        drawn["cohort"] = attrs.evolve(drawn["cohort"], quotas=())
    if not drawn.get("unit_groups"):
        used = next((name for value in drawn.values() for name in _unit_groups_used(value)), None)
        if used is not None:
            drawn["unit_groups"] = (UnitGroup(id=used, title="A"),)
    known = _known(drawn)
    for name, value in drawn.items():
        drawn[name] = _renamed(draw, value, known)
    _raise_groups(draw, drawn)


def _own_ids(drawn: Values) -> None:
    """Leaves out what repeats the id of a group, a criterion or a line of bonus and deduction."""
    taken: set[object] = set()

    def kept(items: tuple[_R, ...]) -> tuple[_R, ...]:
        found = unrepeated(items, lambda item: getattr(item, "id"), taken)  # noqa: B009  # several classes
        taken.update([getattr(item, "id") for item in found])  # noqa: B009  # several classes
        return found

    for name in ("criteria", "groups"):
        if name in drawn:
            drawn[name] = kept(drawn[name])
    for name in ("bonuses", "deductions"):
        if name in drawn:
            blocks: tuple[Bonus | Deduction, ...] = kept(drawn[name])
            filled = [(block, kept(block.items)) for block in blocks]
            drawn[name] = tuple(attrs.evolve(block, items=items) for block, items in filled if items)
    if "unit_groups" in drawn:
        drawn["unit_groups"] = unrepeated(drawn["unit_groups"], lambda group: group.id)


def _raise_groups(draw: st.DrawFn, drawn: Values) -> None:
    """Puts every group into one that stands before it, or into none, so that there is no circle."""
    if "groups" not in drawn:
        return
    names = [group.id for group in drawn["groups"]]
    raised: list[Group] = []
    for index, group in enumerate(drawn["groups"]):
        if group.within in names[index:]:
            above = draw(st.sampled_from(names[:index])) if index else None
            group = attrs.evolve(group, within=above)
        raised.append(group)
    drawn["groups"] = tuple(raised)


def _known(drawn: Values) -> _Known:
    groups = [group.id for group in drawn.get("groups", ())]
    lines = groups + [criterion.id for criterion in drawn.get("criteria", ())]
    for name in ("bonuses", "deductions"):
        for block in drawn.get(name, ()):
            lines += [block.id, *[item.id for item in block.items]]
    ranking = drawn.get("ranking")
    return {
        "line": lines,
        "group": groups,
        "unit_group": [group.id for group in drawn.get("unit_groups", ())],
        "rank": [] if ranking is None else [rank.id for rank in ranking.ranks],
    }


@functools.cache
def _holding(cls: type) -> tuple[str, ...]:
    """The fields of a record class that hold further records."""
    names = []
    for spec in fields_of(cls):
        shape = spec.shape.of if isinstance(spec.shape, Listing) else spec.shape
        if isinstance(shape, (Part, OneOf)):
            names.append(spec.name)
    return tuple(names)


def _unit_groups_used(value: object) -> list[str]:
    if isinstance(value, tuple):
        return [name for item in value for name in _unit_groups_used(item)]
    cls = cast("type", type(value))
    if not cls.__module__.startswith("danvan.evaluation.") or not attrs.has(cls):
        return []
    own = [value.group] if isinstance(value, (InGroup, GroupVariant, GroupCoefficient, GroupBand)) else []
    return own + [name for field in _holding(cls) for name in _unit_groups_used(getattr(value, field))]


def _renamed(draw: st.DrawFn, value: _R, known: _Known) -> _R:
    """A value with all records inside it naming only what is known."""
    if isinstance(value, tuple):
        return cast("_R", tuple([_renamed(draw, item, known) for item in value]))
    cls = cast("type", type(value))
    if not cls.__module__.startswith("danvan.evaluation.") or not attrs.has(cls):
        return value
    changed: Values = {}
    for name in _holding(cls):
        before = getattr(value, name)
        after = _renamed(draw, before, known)
        if after is not before and after != before:
            changed[name] = after
    if cls in _LISTS and _LISTS[cls] in changed:
        changed[_LISTS[cls]] = unrepeated(changed[_LISTS[cls]], lambda item: item.group)
    naming = _NAMINGS.get(cls)
    if naming is not None:
        changed |= naming(draw, value, known)
    return cast("_R", attrs.evolve(cast("Any", value), **changed)) if changed else value


_LISTS: dict[type, str] = {ByGroup: "variants", Scaled: "coefficients", Rank: "by_group"}
"""The lists in which no unit group may stand twice."""


def _one(draw: st.DrawFn, name: str | None, known: Sequence[str]) -> str | None:
    if name is None or name in known:
        return name
    return draw(st.sampled_from(known)) if known else None


def _naming(what: str, *fields: str) -> _Naming:
    def naming(draw: st.DrawFn, value: object, known: _Known) -> Values:
        return {field: _one(draw, getattr(value, field), known[what]) for field in fields}

    return naming


def _naming_several(what: str, field: str) -> _Naming:
    def naming(draw: st.DrawFn, value: object, known: _Known) -> Values:
        found = [_one(draw, name, known[what]) for name in getattr(value, field)]
        return {field: unrepeated([name for name in found if name is not None], str)}

    return naming


def _naming_award(draw: st.DrawFn, value: object, known: _Known) -> Values:
    return _naming("unit_group", "group")(draw, value, known) | _naming("rank", "least_rank")(draw, value, known)


def _naming_tie(draw: st.DrawFn, value: object, known: _Known) -> Values:
    named = _naming("line", "criterion")(draw, value, known)
    if named["criterion"] is None and getattr(value, "fact") is None:  # noqa: B009  # the class is known by the table
        named["fact"] = draw(codes())
    return named


_NAMINGS: dict[type, _Naming] = {
    InGroup: _naming("unit_group", "group"),
    GroupVariant: _naming("unit_group", "group"),
    GroupCoefficient: _naming("unit_group", "group"),
    GroupBand: _naming("unit_group", "group"),
    NoZeroCriterion: _naming_several("line", "of"),
    CriterionMinimum: _naming_several("line", "of"),
    PointsBetween: _naming("line", "of"),
    TieKey: _naming_tie,
    Group: _naming("group", "within"),
    Criterion: _naming("group", "group"),
    NotApplicable: _naming("group", "within"),
    Ranking: _naming("rank", "otherwise"),
    KnockOut: _naming("rank", "to"),
    RankCeiling: _naming("rank", "at_most"),
    ManualFallback: _naming_several("rank", "among"),
    QuotaRule: _naming("rank", "rank", "base"),
    AwardLimit: _naming_award,
}
"""Which parts of a rule book name others, and how they are named anew."""


def conditions() -> st.SearchStrategy[Condition]:
    """Conditions; they name facts, criteria and groups freely. Shrinks to a yes-or-no fact."""
    return made(Condition)


def criteria() -> st.SearchStrategy[Criterion]:
    """Criteria with any shape; they name groups freely. Shrinks to the simplest shape of all."""
    return made(Criterion)


def rule_books(
    *,
    standings: Sequence[Standing] | None = None,
    min_criteria: int = 0,
    max_criteria: int = 3,
    allow_extending: bool = True,
) -> st.SearchStrategy[RuleBook]:
    """Rule books with so many criteria that can be written down; few of them are sound.

    Without `allow_extending` no rule book rests on another, so every name is defined in the book.
    Shrinks to an id, a title and a scope in words.
    """
    if not 0 <= min_criteria <= max_criteria:
        raise InvalidArgument(f"min_criteria={min_criteria} and max_criteria={max_criteria} leave no number between")
    several = st.lists(
        criteria(), min_size=min_criteria, max_size=max_criteria, unique_by=lambda criterion: criterion.id
    ).map(tuple)
    return made(
        RuleBook,
        asked(
            standing=words_among("standings", Standing, standings),
            criteria=several if (min_criteria, max_criteria) != (0, 3) else None,
            extends=None if allow_extending else st.none(),
        ),
    )
