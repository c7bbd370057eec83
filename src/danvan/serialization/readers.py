"""Readers: from plain values to records, compiled from the shapes of their fields.

They say yes or no, and nothing more. The general reader of a class takes whatever keys come. Records
of one producer have the same keys, record after record; when a set of keys was met often, a reader of
its own is compiled for it, a straight line in which hardly a field is a call.
"""

import enum
import functools
from collections.abc import Callable
from typing import TypeVar, cast

from danvan.errors import Problem
from danvan.extra import Extra
from danvan.records import FieldSpec, draft_of, fields_of, rules_source, test_source
from danvan.rules import (
    Choice,
    Day,
    Listing,
    Moment,
    Number,
    OneOf,
    Open,
    Part,
    PartialDay,
    Shape,
)
from danvan.seal import Seal
from danvan.serialization.scalars import read_day, read_moment, read_number, read_partial

__all__ = ["SAYS_NO", "BreaksRules", "No", "item_reader", "read_extra", "reader_of"]

_R = TypeVar("_R")
Reader = Callable[[object], object]
Keys = frozenset[str]


SAYS_NO = (ValueError, KeyError, TypeError, AttributeError)
"""The errors by which a reader says no."""


class No(ValueError):
    """A reader's answer to values that are not a record."""


class BreaksRules(No):
    """Every field has its shape, but the fields do not agree; `problems` says how."""

    def __init__(self, record: object) -> None:
        # The record itself is no argument of the exception, so that no traceback shows it.
        super().__init__()
        self._record = record

    def problems(self) -> tuple[Problem, ...]:
        """What the rules between the fields say."""
        broken = getattr(self._record, "_broken")  # noqa: B009  # only records with rules of their own have it
        return tuple(broken())


def reader_of(cls: type[_R]) -> Callable[[object], _R]:
    """The fast gear for a record class: plain values in, record out.

    Says no by `ValueError`, `KeyError`, `TypeError` or `AttributeError`, whichever comes first.
    """
    plain_class: type = cls
    return cast("Callable[[object], _R]", _key_sets(plain_class).read)


class _KeySets:
    """The sets of keys with which records of a class come, and the readers of those that are common.

    `by_length` has for a number of keys the reader of the only common set with so many, or `_choose`
    where there are several. Only the keys of right records are counted, so all of them are fields and
    none is missing.
    """

    OFTEN = 64
    """How many records with one set of keys come before it is worth a reader, which takes time to compile."""
    MOST = 64
    """How many sets have a reader; records with other keys are read by the general one."""

    __slots__ = ("_cls", "_counts", "_readers", "by_length")

    def __init__(self, cls: type) -> None:
        self._cls = cls
        self._counts: dict[Keys, int] = {}
        self._readers: dict[Keys, Reader] = {}
        self.by_length: dict[int, Reader] = {}

    def read(self, plain: object) -> object:
        """The record of these values, by whichever reader is there for them."""
        if plain.__class__ is not dict:
            raise No
        values = cast("dict[str, object]", plain)
        return (self.by_length.get(len(values)) or _general(self._cls))(values)

    def count(self, plain: dict[str, object]) -> None:
        """Know that a record was made of these values by the general reader."""
        if len(self._readers) >= self.MOST or not plain:
            return
        keys, counts = frozenset(plain), self._counts
        if keys not in counts and len(counts) >= 4 * self.MOST:
            counts.clear()
        counts[keys] = counts.get(keys, 0) + 1
        if counts[keys] >= self.OFTEN:
            del counts[keys]
            self._readers[keys] = reader = _straight(self._cls, keys)
            self.by_length[len(keys)] = self._choose if len(keys) in self.by_length else reader

    def _choose(self, plain: object) -> object:
        """The record of these values, where several sets of keys have so many."""
        if plain.__class__ is not dict:
            raise No
        reader = self._readers.get(frozenset(cast("dict[str, object]", plain)))
        return (reader or _general(self._cls))(plain)


@functools.cache
def _key_sets(cls: type) -> _KeySets:
    return _KeySets(cls)


@functools.cache
def _general(cls: type) -> Reader:
    """The compiled reader of a class for any keys: one small function for each field, met by its key."""
    scope = _scope(cls) | {"_count": _key_sets(cls).count}
    source, setters, required = [], [], []
    for index, spec in enumerate(fields_of(cls)):
        source += [f"def _set{index}(self, v):", *_taken(spec, index, scope), f"    self.{spec.name} = v"]
        setters.append(f"{spec.name!r}: _set{index}")
        if spec.required:
            required.append(f"    self.{spec.name}")
    source += [
        f"_setters = {{{', '.join(setters)}}}",
        "def read(plain):",
        "    if plain.__class__ is not dict: raise _No",
        "    self = _draft()",
        *_defaults(cls, frozenset(), scope),
        "    for key, value in plain.items(): _setters[key](self, value)",
        *required,
        "    self.__class__ = _cls",
        *rules_source(cls, "raise _Breaks(self)"),
        "    _count(plain)",
        "    return self",
    ]
    exec("\n".join(source), scope)
    return cast("Reader", scope["read"])


def _straight(cls: type, keys: Keys) -> Reader:
    """The compiled reader of records of a class with as many keys as these.

    As many keys, and each of these among them, are these keys; others go to the general reader.
    """
    scope = _scope(cls) | {"_general": _general(cls)}
    given = [(index, spec) for index, spec in enumerate(fields_of(cls)) if spec.name in keys]
    source = [
        "def read(plain):",
        "    if plain.__class__ is not dict: raise _No",
        "    try:",
        *[f"        v{index} = plain[{spec.name!r}]" for index, spec in given],
        "    except KeyError: return _general(plain)",
        "    self = _draft()",
        *_defaults(cls, keys, scope),
    ]
    for index, spec in given:
        source += [*_taken(spec, index, scope, f"v{index}"), f"    self.{spec.name} = v{index}"]
    source += ["    self.__class__ = _cls", *rules_source(cls, "raise _Breaks(self)"), "    return self"]
    exec("\n".join(source), scope)
    return cast("Reader", scope["read"])


def _scope(cls: type) -> dict[str, object]:
    return {"_No": No, "_Breaks": BreaksRules, "_cls": cls, "_draft": draft_of(cls)}


def _defaults(cls: type, given: Keys, scope: dict[str, object]) -> list[str]:
    """The lines that set the fields that are not given."""
    lines = []
    for index, spec in enumerate(fields_of(cls)):
        if not spec.required and spec.name not in given:
            scope[f"_d{index}"] = spec.default
            lines.append(f"    self.{spec.name} = {'None' if spec.default is None else f'_d{index}'}")
    return lines


def _taken(spec: FieldSpec, index: int, scope: dict[str, object], v: str = "v") -> list[str]:
    """The lines that turn the plain value `v` into the value of a field, or say no."""
    lines = _shaped(spec, index, scope, v)
    if spec.in_seal:
        scope["_Seal"] = Seal
        lines.append(f"    {v} = _Seal({v})")
    return lines


def _shaped(spec: FieldSpec, index: int, scope: dict[str, object], v: str) -> list[str]:
    """The lines that turn the plain value `v` into one of the shape of a field, or say no."""
    shape, name = spec.shape, f"_{index}"
    if not isinstance(shape, Listing):
        made = _made_source(shape, v, name, scope)
        if made is None:
            return [f"    if not ({test_source(shape, v, name, scope)}): raise _No"]
        return [f"    {v} = {made}"]
    lines = [f"    if {v}.__class__ is not list: raise _No"]
    made = _made_source(shape.of, "x", name, scope)
    if made is None:
        lines.append(f"    {v} = tuple({v})")
        lines.append(f"    if not ({test_source(shape, v, name, scope)}): raise _No")
        return lines
    lines.append(f"    if len({v}) == 1:")
    lines.append(f"        x, = {v}")
    lines.append(f"        {v} = ({made},)")
    lines.append(f"    else: {v} = tuple([{made} for x in {v}])")
    # Items that were read are right; only the length and the rest of the rule are left to look at.
    if shape.least or shape.most < Listing(shape.of).most:
        lines.append(f"    if not ({shape.least} <= len({v}) <= {shape.most}): raise _No")
    if shape.distinct:
        lines.append(f"    if len(set({v})) != len({v}): raise _No")
    return lines


def _made_source(shape: Shape, v: str, name: str, scope: dict[str, object]) -> str | None:
    """The expression that makes a right value of the plain one or says no; ``None`` where only a test is needed."""
    if isinstance(shape, Part):
        # A record that may contain itself has no reader yet while its own is compiled.
        scope[name + "k"] = _key_sets(shape.record).by_length.get
        scope[name + "r"] = _when_needed(shape.record, scope, name + "r")
        return f"({name}k(len({v})) or {name}r)({v})"
    if isinstance(shape, Choice):
        scope[name + "w"] = _words(shape)
        return f"{name}w[{v}]"
    reader = item_reader(shape)
    if reader is None:
        return None
    scope[name + "r"] = reader
    return f"{name}r({v})"


def _when_needed(cls: type, scope: dict[str, object], name: str) -> Reader:
    """The reader of a nested record, compiled when the first comes; then it takes this one's place."""

    def read(plain: object) -> object:
        reader = scope[name] = _general(cls)
        return reader(plain)

    return read


def item_reader(shape: Shape) -> Reader | None:
    """What turns a plain value into a right one or says no; ``None`` where only a test is needed."""
    simple = _SIMPLE_READERS.get(type(shape))
    if simple is not None:
        return simple
    if isinstance(shape, Number):
        return _number_reader(shape)
    if isinstance(shape, Choice):
        return _words(shape).__getitem__
    if isinstance(shape, Part):
        return _key_sets(shape.record).read
    if isinstance(shape, OneOf):
        return _union_reader(shape)
    return None


@functools.cache
def _words(shape: Choice) -> dict[object, enum.Enum]:
    return {word.value: word for word in shape.words}


def _number_reader(shape: Number) -> Reader:
    acceptable = shape.acceptable

    def read(plain: object) -> object:
        number = read_number(plain)
        if not acceptable(number):
            raise No
        return number

    return read


def _union_reader(shape: OneOf) -> Reader:
    classes = dict(shape.records)

    def read(plain: object) -> object:
        if plain.__class__ is not dict:
            raise No
        values = cast("dict[str, object]", plain)
        cls = classes[cast("str", values["type"])]
        return _key_sets(cls).read({key: value for key, value in values.items() if key != "type"})

    return read


def read_extra(plain: object) -> Extra:
    """An agency's own data."""
    if plain.__class__ is not dict:
        raise No
    return Extra(cast("dict[str, object]", plain))


_SIMPLE_READERS: dict[type, Reader] = {
    Day: functools.lru_cache(maxsize=16_384)(read_day),
    Moment: read_moment,
    PartialDay: read_partial,
    Open: read_extra,
}
