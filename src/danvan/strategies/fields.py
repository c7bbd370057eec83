"""From the fields of a record class to a strategy for its records.

Each field is drawn by its own shape. Where fields depend on each other, the room's file mends the
drawn values before the record is made, under the decorator `mending`: dates change places, what is
needed is drawn, what is excluded is left out. So every draw makes a valid record and none is thrown
away. Deeper records have fewer optional fields and shorter lists.
"""

import enum
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan.records import FieldSpec, fields_of
from danvan.rules import (
    Choice,
    Day,
    Flag,
    Listing,
    Moment,
    Number,
    OneOf,
    Open,
    Part,
    PartialDay,
    Shape,
    Whole,
    Words,
)
from danvan.seal import Seal
from danvan.strategies import values

__all__ = [
    "Given",
    "Mend",
    "Values",
    "choose",
    "drawing",
    "asked",
    "made",
    "mending",
    "need",
    "ordered",
    "ordered_partial",
    "unrepeated",
    "words_among",
]

_R = TypeVar("_R")
_E = TypeVar("_E", bound=enum.Enum)
_V = TypeVar("_V")

Values = dict[str, Any]
"""The fields drawn for one record, by name; a field that is left out has its default."""
Mend = Callable[[st.DrawFn, Values], None]
"""Makes drawn values agree with each other, in place."""
Given = Mapping[str, st.SearchStrategy[Any]]
"""Strategies that stand in for those that follow from the shape; such fields are always drawn."""

DEEPEST = 4
"""From this depth on only what a record needs is drawn."""
_MOST_OPTIONAL = (None, 4, 1, 1)
"""How many optional fields are drawn at most, by depth; ``None``: any number."""
_MOST_ITEMS = (3, 2, 1, 1)
"""How many items a list has at most, by depth, unless its rule asks for more."""
_FULL = 6
"""One in so many records at the top has all of its fields."""

_MENDS: dict[type, Mend] = {}
_DRAWS: dict[type, Given] = {}


def mending(cls: type) -> Callable[[Mend], Mend]:
    """Say how the drawn values of a record class are made to agree with each other."""

    def keep(mend: Mend) -> Mend:
        _MENDS[cls] = mend
        return mend

    return keep


def drawing(cls: type, **strategies: st.SearchStrategy[Any]) -> None:
    """Say how some fields of a record class are drawn, where their shape alone would serve badly."""
    _DRAWS[cls] = strategies


def made(cls: type[_R], replaced: Given | None = None) -> st.SearchStrategy[_R]:
    """Records of one class; fields named in `replaced` are drawn from there."""
    if not replaced:
        return cast("st.SearchStrategy[_R]", _records(cast("type", cls), 0))
    return cast("st.SearchStrategy[_R]", _one_record(cls, 0, tuple(replaced.items())))


@functools.cache
def _records(cls: type, depth: int) -> st.SearchStrategy[object]:
    return _one_record(cls, depth, ())


class _Plan:
    """What is drawn for a class at a depth: always these fields, and some of those."""

    def __init__(self, cls: type, depth: int) -> None:
        specs = fields_of(cls)
        own = _DRAWS.get(cls, {})
        self.always = [
            (spec.name, own[spec.name] if spec.name in own else _field(spec, depth)) for spec in specs if spec.required
        ]
        self.sometimes = {
            spec.name: _held(spec, depth)
            for spec in specs
            if not spec.required and (depth < DEEPEST or _is_plain(spec.shape))
        }
        most = _MOST_OPTIONAL[depth] if depth < len(_MOST_OPTIONAL) else 1
        names = list(self.sometimes)
        self.chosen = _some_of(names, len(names) if most is None else most)
        self.mend = _MENDS.get(cls)


def _some_of(names: list[str], most: int) -> st.SearchStrategy[Iterable[str]]:
    if not names:
        return st.just(())
    if most == 1:
        return st.sampled_from([()] * len(names) + [(name,) for name in names])
    return st.lists(st.sampled_from(names), unique=True, max_size=most)


@functools.cache
def _plan(cls: type, depth: int) -> _Plan:
    return _Plan(cls, depth)


_ROLL = st.integers(1, _FULL)


@st.composite
def _one_record(
    draw: st.DrawFn, cls: type, depth: int, replaced: tuple[tuple[str, st.SearchStrategy[object]], ...]
) -> object:
    plan = _plan(cls, depth)
    own = dict(replaced)
    drawn: Values = {}
    for name, strategy in plan.always:
        drawn[name] = draw(own.get(name, strategy))
    wanted: Iterable[str] = plan.sometimes if depth == 0 and draw(_ROLL) == _FULL else draw(plan.chosen)
    if wanted:
        chosen = set(wanted)
        for name, strategy in plan.sometimes.items():
            if name in chosen and name not in own:
                drawn[name] = draw(strategy)
    for name, strategy in replaced:
        if name not in drawn:
            drawn[name] = draw(strategy)
    if plan.mend is not None:
        plan.mend(draw, drawn)
    return cls(**drawn)


def _field(spec: FieldSpec, depth: int) -> st.SearchStrategy[object]:
    strategy = _held(spec, depth)
    return st.none() | strategy if spec.optional else strategy


@functools.cache
def _held(spec: FieldSpec, depth: int) -> st.SearchStrategy[object]:
    """Values of a field as the record holds them, under seal where it says so."""
    strategy = shape_values(spec.shape, depth)
    return strategy.map(Seal) if spec.in_seal else strategy


def _is_plain(shape: Shape) -> bool:
    """Whether a value of this shape holds no further record."""
    return not isinstance(shape.of if isinstance(shape, Listing) else shape, (Part, OneOf, Open))


@functools.cache
def shape_values(shape: Shape, depth: int = 0) -> st.SearchStrategy[object]:
    """Values of one shape, as they stand in a record at this depth."""
    if isinstance(shape, Words):
        return _texts(shape)
    if isinstance(shape, Whole):
        return st.integers(shape.least, shape.most)
    if isinstance(shape, Number):
        return values.numbers(signed=shape.signed)
    if isinstance(shape, Choice):
        return st.sampled_from(list(shape.words))
    if isinstance(shape, Part):
        return _records(shape.record, depth + 1)
    if isinstance(shape, OneOf):
        return st.one_of(*[_records(cls, depth + 1) for cls in _members(shape, depth + 1)])
    if isinstance(shape, Listing):
        return _tuples(shape, depth)
    return _PLAIN[type(shape)]()


_PLAIN: dict[type, Callable[[], st.SearchStrategy[object]]] = {
    Flag: st.booleans,
    Day: values.days,
    Moment: values.moments,
    PartialDay: values.partial_dates,
    Open: values.extras,
}


def _texts(rule: Words) -> st.SearchStrategy[str]:
    own = {"ident": values.idents, "code": values.codes, "url": values.urls}.get(rule.name)
    if own is not None:
        return own()
    if rule.pattern is not None:
        return st.from_regex(rule.pattern, fullmatch=True).filter(rule.acceptable())
    if rule.multiline:
        return values.texts(max_length=rule.max_length)
    return values.lines(max_length=rule.max_length)


def _tuples(shape: Listing, depth: int) -> st.SearchStrategy[tuple[object, ...]]:
    # A list counts one depth less than the records in it: it is the field of the record around it.
    most = _MOST_ITEMS[min(depth, len(_MOST_ITEMS) - 1)]
    if isinstance(shape.of, Choice):
        most = min(most, len(shape.of.words)) if shape.distinct else most
    return st.lists(
        shape_values(shape.of, depth),
        min_size=shape.least,
        max_size=min(shape.most, max(shape.least, most)),
        unique=shape.distinct,
    ).map(tuple)


def _members(shape: OneOf, depth: int) -> Sequence[type]:
    """The records of a union that may stand at a depth: deep down only those that need the least.

    The simplest come first, because a union shrinks to its first member.
    """
    members = sorted((cls for _, cls in shape.records), key=_height)
    if depth < DEEPEST:
        return members
    lowest = _height(members[0])
    return [cls for cls in members if _height(cls) == lowest]


@functools.cache
def _height(cls: type) -> int:
    """How many records a record needs inside one another at least, itself counted."""
    return _heights(cls, frozenset())


def _heights(cls: type, around: frozenset[type]) -> int:
    if cls in around:
        return 1_000
    inside = [_shape_height(spec.shape, around | {cls}) for spec in fields_of(cls) if spec.required]
    return 1 + max(inside, default=0)


def _shape_height(shape: Shape, around: frozenset[type]) -> int:
    if isinstance(shape, Listing):
        return _shape_height(shape.of, around) if shape.least else 0
    if isinstance(shape, Part):
        return _heights(shape.record, around)
    if isinstance(shape, OneOf):
        return min(_heights(cls, around) for _, cls in shape.records)
    return 0


# What published functions and mends share.


def asked(**strategies: st.SearchStrategy[Any] | None) -> Given:
    """The strategies that were asked for; those that are ``None`` were not."""
    return {name: strategy for name, strategy in strategies.items() if strategy is not None}


def choose(name: str, among: Sequence[_V] | None) -> st.SearchStrategy[_V] | None:
    """One of the values that the caller allows; ``None`` where the caller said nothing."""
    if among is None:
        return None
    if isinstance(among, str) or not isinstance(among, Sequence):
        raise InvalidArgument(f"{name}={among!r} must be a list or another sequence")
    if not among:
        raise InvalidArgument(f"{name} is empty, so there is nothing to draw from")
    return st.sampled_from(among)


def words_among(name: str, words: type[_E], among: Sequence[_E] | None) -> st.SearchStrategy[_E] | None:
    """One of the words that the caller allows, each tested to be a word of the enumeration."""
    strategy = choose(name, among)
    for word in among or ():
        if not isinstance(word, words):
            raise InvalidArgument(f"{name} holds {word!r}, which is no {words.__name__}")
    return strategy


def ids_among(name: str, among: Sequence[str] | None) -> st.SearchStrategy[str] | None:
    """One of the ids that the caller allows, each tested to be an id."""
    return _texts_among(name, among, "ident")


def codes_among(name: str, among: Sequence[str] | None) -> st.SearchStrategy[str] | None:
    """One of the codes that the caller allows, each tested to be a code."""
    return _texts_among(name, among, "code")


def _texts_among(name: str, among: Sequence[str] | None, rule_name: str) -> st.SearchStrategy[str] | None:
    strategy = choose(name, among)
    acceptable = _rule(rule_name).acceptable()
    for text in among or ():
        if type(text) is not str or not acceptable(text):
            raise InvalidArgument(f"{name} holds {text!r}, which has not the form of the rule “{rule_name}”")
    return strategy


@functools.cache
def _rule(name: str) -> Words:
    from danvan.rules import Code, Ident

    marks: dict[str, Words] = {}
    for alias in (Ident, Code):
        rule = cast("Any", alias).__metadata__[0]
        marks[rule.name] = rule
    return marks[name]


def need(draw: st.DrawFn, drawn: Values, name: str, strategy: st.SearchStrategy[object]) -> None:
    """Draw a field that the others make necessary, unless it is there."""
    if drawn.get(name) is None:
        drawn[name] = draw(strategy)


def ordered(drawn: Values, first: str, last: str) -> None:
    """Let two values change places where the first is the greater."""
    lower, upper = drawn.get(first), drawn.get(last)
    if lower is not None and upper is not None and upper < lower:
        drawn[first], drawn[last] = upper, lower


def ordered_partial(drawn: Values, first: str, last: str) -> None:
    """Let two partial dates change places where the second surely lies before the first."""
    earlier, later = drawn.get(first), drawn.get(last)
    if earlier is None or later is None:
        return
    begin, end = earlier.first(), later.last()
    if begin is not None and end is not None and end < begin:
        drawn[first], drawn[last] = later, earlier


def unrepeated(items: Iterable[_V], key: Callable[[_V], object], taken: Iterable[object] = ()) -> tuple[_V, ...]:
    """The items without those whose key came before or is taken."""
    seen = set(taken)
    kept = []
    for item in items:
        if key(item) not in seen:
            seen.add(key(item))
            kept.append(item)
    return tuple(kept)
