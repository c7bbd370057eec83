"""How records are made: the decorator `record`, and what is known of a record's fields.

A record is a frozen attrs class with keyword-only fields. Its annotations say what each field may
hold; the first instance compiles them into one straight-line constructor that checks every
argument, so an invalid record cannot exist. A record whose fields depend on each other says so in a
method ``_broken`` that yields a `Problem` for each broken rule; a record that is read by the million
may have a method ``_sound`` besides, a quick look that is true only where no such rule can be broken.
"""

import datetime as dt
import decimal
import enum
import functools
import operator
import re
import types
import typing
import unicodedata
from collections.abc import Callable, Iterable
from typing import Annotated, TypeVar, cast

import attrs

from danvan.dates import VIETNAM
from danvan.errors import InvalidRecord, Problem
from danvan.problems import PYTHON_TYPES, is_private, seal_problems, value_problems
from danvan.rules import (
    SCALARS,
    Choice,
    Listing,
    Moment,
    Number,
    OneOf,
    Part,
    RefersTo,
    Sealed,
    Several,
    Shape,
    Whole,
    Words,
)
from danvan.seal import Seal, opened

__all__ = ["FieldSpec", "draft_of", "fields_of", "parts_of", "record", "rules_source", "tag_of", "test_source"]

_R = TypeVar("_R")
_OFFSET = VIETNAM.utcoffset(None)


@attrs.frozen
class FieldSpec:
    """What is known of one field of a record.

    `shape` is that of the plain value; `in_seal`: the record holds it in a `Seal`.
    """

    name: str
    shape: Shape
    required: bool
    optional: bool
    default: object
    refers_to: str | None
    sealed: bool
    in_seal: bool = False


def record(cls: type[_R]) -> type[_R]:
    """Make a frozen, keyword-only attrs class a record: its constructor checks every field.

    Stands above ``@attrs.frozen(kw_only=True, weakref_slot=False)``. The constructor is compiled at
    the first instance, because most programs use few of the records that they import.
    """
    for field in attrs.fields(cls):  # type: ignore[arg-type]  # the class below the decorator is attrs'
        if field.alias != field.name or not field.init or field.converter is not None or not field.kw_only:
            raise TypeError(f"{cls.__name__}.{field.name}: record fields are plain and keyword-only")
    plain = cls.__init__

    @functools.wraps(plain)
    def first(self: object, **values: object) -> None:
        made = functools.update_wrapper(_constructor(cls), plain)
        setattr(cls, "__init__", made)  # noqa: B010  # a plain assignment to a method is refused by mypy
        try:
            made(self, **values)
        finally:
            # A traceback that shows the names of this frame shows none of the values.
            values.clear()
            del self

    setattr(cls, "__init__", first)  # noqa: B010  # as above
    return cls


def tag_of(cls: type) -> str:
    """The word under which a record stands in a union: ``PerItem`` gives ``per_item``."""
    letters = [("_" + letter.lower()) if letter.isupper() else letter for letter in cls.__name__]
    return "".join(letters).lstrip("_")


@functools.cache
def fields_of(cls: type) -> tuple[FieldSpec, ...]:
    """The fields of a record in their order, read from its annotations."""
    hints = typing.get_type_hints(cls, include_extras=True)
    specs = []
    for field in attrs.fields(cls):
        hint = hints[field.name]
        metadata: list[object] = []
        inner, optional = _without_none(hint)
        in_seal = typing.get_origin(inner) is Seal
        if in_seal:
            (inner,) = typing.get_args(inner)
        shape = _shape_of(inner, metadata, f"{cls.__name__}.{field.name}")
        refers = next((mark.kind for mark in metadata if isinstance(mark, RefersTo)), None)
        sealed = in_seal or any(isinstance(mark, Sealed) for mark in metadata)
        required = field.default is attrs.NOTHING
        default = None if required else field.default
        specs.append(FieldSpec(field.name, shape, required, optional, default, refers, sealed, in_seal))
    return tuple(specs)


def _without_none(hint: object) -> tuple[object, bool]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        members = [member for member in typing.get_args(hint) if member is not types.NoneType]
        if len(members) < len(typing.get_args(hint)):
            return functools.reduce(operator.or_, members), True
    return hint, False


def _shape_of(hint: object, metadata: list[object], where: str) -> Shape:
    """The shape that an annotation stands for; marks met on the way go into `metadata`."""
    marks: tuple[object, ...] = ()
    if typing.get_origin(hint) is Annotated:
        hint, *rest = typing.get_args(hint)
        marks = tuple(rest)
        metadata.extend(marks)
    for mark in marks:
        if isinstance(mark, (Words, Whole, Number)):
            return mark
    if hint in SCALARS:
        return SCALARS[hint]
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        several = next((mark for mark in marks if isinstance(mark, Several)), Several())
        return Listing(_shape_of(item, metadata, where), several.least, several.most, several.distinct)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        members = typing.get_args(hint)
        if all(attrs.has(member) for member in members):
            return OneOf(tuple((tag_of(member), member) for member in members))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return Choice(hint)
    if isinstance(hint, type) and attrs.has(hint):
        return Part(hint)
    raise TypeError(f"{where}: {hint!r} is not a shape that a record can hold")


def parts_of(cls: type) -> tuple[type, ...]:
    """The record classes that a record of this class may hold, itself first."""
    found: dict[type, None] = {}
    waiting = [cls]
    while waiting:
        this = waiting.pop()
        if this in found:
            continue
        found[this] = None
        for spec in fields_of(this):
            shape = spec.shape
            while isinstance(shape, Listing):
                shape = shape.of
            if isinstance(shape, Part):
                waiting.append(shape.record)
            elif isinstance(shape, OneOf):
                waiting.extend(member for _, member in shape.records)
    return tuple(found)


@functools.cache
def draft_of(cls: type) -> type:
    """A mutable class with the slots of a record class, in which a record is filled.

    Storing into a slot of a frozen class takes a call for each field; in this class it is one
    instruction. When all fields are in place, the instance is given the record's class, which
    Python allows because both have the same slots and neither has one for weak references.
    """
    return type(cls.__name__, (), {"__slots__": cls.__dict__["__slots__"], "__module__": __name__})


def _constructor(cls: type) -> Callable[..., None]:
    """One function that checks all the fields of a record and sets them, built from its specs."""
    scope: dict[str, object] = {
        "_cls": cls,
        "_draft": draft_of(cls),
        "_become": object.__setattr__,
        "_wrong": _wrong,
        "_broken": _broken,
    }
    parameters, checks, sets = [], [], []
    # The arguments go before the error leaves, for tracebacks that show the names of each frame; so
    # does the record, which while it is half made cannot even be shown.
    leave = f"; del {', '.join(['self', *[spec.name for spec in fields_of(cls)]])}; raise _error"
    for index, spec in enumerate(fields_of(cls)):
        name = spec.name
        scope[f"_d{index}"] = spec.default
        parameters.append(name if spec.required else f"{name}=_d{index}")
        # A default is right by declaration, so it is not looked at again.
        conditions = [] if spec.required else [f"{name} is not {'None' if spec.default is None else f'_d{index}'}"]
        if spec.optional and (spec.required or spec.default is not None):
            conditions.append(f"{name} is not None")
        test = _seal_source if spec.in_seal else test_source
        conditions.append(f"not ({test(spec.shape, name, f'_{index}', scope)})")
        checks.append(f"    if {' and '.join(conditions)}: _error = _wrong(_cls, locals()){leave}")
        sets.append(f"    self.{name} = {name}")
    lines = [f"def __init__({', '.join(['self', '*', *parameters] if parameters else ['self'])}):"]
    lines += [*checks, "    _become(self, '__class__', _draft)", *sets, "    self.__class__ = _cls"]
    lines += rules_source(cls, f"_error = _broken(self){leave}")
    exec("\n".join(lines), scope)
    return cast("Callable[..., None]", scope["__init__"])


_MOST_KNOWN = 8_192


@functools.cache
def _matcher(pattern: str, longest: int) -> tuple[set[str], Callable[[str], bool]]:
    """The texts that were found to match a pattern of late, and the test of one that is not among them.

    Ids and codes repeat a great deal, and finding one among the known is faster than matching it
    again. A text that is too long is never kept.
    """
    match = re.compile(pattern).fullmatch
    known: set[str] = set()

    def matches(text: str) -> bool:
        if len(text) > longest or match(text) is None:
            return False
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known.add(text)
        return True

    return known, matches


def rules_source(cls: type, refuse: str) -> list[str]:
    """The source that looks at the rules between the fields of ``self`` and runs `refuse` for the first broken."""
    if not hasattr(cls, "_broken"):
        return []
    if hasattr(cls, "_sound"):
        return ["    if not self._sound():", f"        for _ in self._broken(): {refuse}"]
    return [f"    for _ in self._broken(): {refuse}"]


def test_source(shape: Shape, value: str, name: str, scope: dict[str, object]) -> str:
    """The source of the test that `value` has this shape."""

    def known(thing: object, part: str = "") -> str:
        scope[name + part] = thing
        return name + part

    if isinstance(shape, Words) and shape.pattern is not None and shape.pattern.isascii():
        # What such a pattern matches is ASCII and so in NFC; only the length is left to look at.
        texts, matches = _matcher(shape.pattern, shape.max_length)
        seen = f"({value} in {known(texts, 'k')} or {known(matches)}({value}))"
        return f"{value}.__class__ is {known(str, 't')} and {seen}"
    if isinstance(shape, Words) and shape.pattern is None:
        # Nearly every text is of the plain sort; only another is looked at by its own test.
        form = f"({value}.isascii() or {known(unicodedata.is_normalized, 'n')}('NFC', {value}))"
        plain = f"{value}.strip() == {value} and {value}.isprintable()"
        looked = (
            f"(0 < len({value}) <= {shape.max_length} and {form} and {plain} or {known(shape.acceptable())}({value}))"
        )
        return f"{value}.__class__ is {known(str, 't')} and {looked}"
    if isinstance(shape, Words):
        return f"{value}.__class__ is {known(str, 't')} and {known(shape.acceptable())}({value})"
    if isinstance(shape, Whole):
        return f"{value}.__class__ is {known(int)} and {shape.least} <= {value} <= {shape.most}"
    if isinstance(shape, Number):
        return f"{value}.__class__ is {known(decimal.Decimal, 't')} and {known(shape.acceptable)}({value})"
    if isinstance(shape, Moment):
        scope[name + "ok"] = moment_acceptable
        return f"{value}.__class__ is {known(dt.datetime)} and {name}ok({value})"
    if isinstance(shape, OneOf):
        return f"{value}.__class__ in {known(frozenset(member for _, member in shape.records))}"
    if isinstance(shape, Listing):
        inner = test_source(shape.of, "x", name + "i", scope)
        parts = [f"{value}.__class__ is {known(tuple)}"]
        if shape.least or shape.most < Listing(shape.of).most:
            parts.append(f"{shape.least} <= len({value}) <= {shape.most}")
        parts.append(f"(not {value} or all([{inner} for x in {value}]))")
        if shape.distinct:
            parts.append(f"(not {value} or len(set({value})) == len({value}))")
        return " and ".join(parts)
    return f"{value}.__class__ is {known(python_type(shape))}"


def _seal_source(shape: Shape, value: str, name: str, scope: dict[str, object]) -> str:
    """The source of the test that `value` is a seal around a value of this shape.

    The value is looked at in a function of its own, which has returned before anything is refused.
    """
    inner: dict[str, object] = {}
    exec(f"def right(x): return {test_source(shape, 'x', name, inner)}", inner)
    scope |= {name + "S": Seal, name + "right": inner["right"], name + "open": opened}
    return f"{value}.__class__ is {name}S and {name}right({name}open({value}))"


def moment_acceptable(value: dt.datetime) -> bool:
    """Whether a moment is aware, in the zone of Viet Nam, and in whole seconds."""
    return value.utcoffset() == _OFFSET and value.microsecond == 0


def python_type(shape: Shape) -> type:
    """The class that values of a shape have."""
    if isinstance(shape, Part):
        return shape.record
    if isinstance(shape, Choice):
        return shape.words
    return PYTHON_TYPES[type(shape)]


def _wrong(cls: type, values: dict[str, object]) -> InvalidRecord:
    """What is wrong with the arguments of a constructor; `values` are its local names."""
    problems: list[Problem] = []
    private = is_private(cls)
    for spec in fields_of(cls):
        value = values[spec.name]
        if value is None and spec.optional:
            continue
        if spec.in_seal:
            problems.extend(seal_problems(spec.shape, value, (spec.name,)))
        else:
            problems.extend(value_problems(spec.shape, value, (spec.name,), sealed=spec.sealed or private))
    return _refusal(cls, problems)


def _broken(record: object) -> InvalidRecord:
    """Which rules between its fields a record breaks."""
    broken = getattr(record, "_broken")  # noqa: B009  # only records with rules of their own have it
    return _refusal(type(record), broken())


def _refusal(cls: type, problems: Iterable[Problem]) -> InvalidRecord:
    from danvan import messages

    found = tuple(problems)
    return InvalidRecord(cls.__name__, found, [messages.sentence(problem) for problem in found])
