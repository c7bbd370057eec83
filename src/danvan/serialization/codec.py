"""Records ↔ plain values: the one strict converter.

Reading goes in two gears. The fast gear only converts and lets the record's constructor check; it
says yes or no. When it says no, `danvan.serialization.explain` walks the same values once more and
finds everything that is wrong. Writing leaves out what equals its default, so that files are short
and their differences readable.
"""

import datetime as dt
import enum
import functools
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar, cast

import attrs

from danvan.dates import PartialDate
from danvan.errors import DanvanError, Problem
from danvan.extra import Extra, OpenValue
from danvan.records import FieldSpec, draft_of, fields_of, rules_source, tag_of, test_source
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
from danvan.serialization.plain import Plain
from danvan.serialization.scalars import number_text, read_day, read_moment, read_number, read_partial

if TYPE_CHECKING:
    # cattrs takes as long to load as all of danvan's reading; only who asks for a converter waits.
    import cattrs

__all__ = [
    "SAYS_NO",
    "BreaksRules",
    "InvalidPlain",
    "configure",
    "item_reader",
    "make_converter",
    "reader_of",
    "structure",
    "unstructure",
    "writer_of",
]

_R = TypeVar("_R")
Reader = Callable[[object], object]
Writer = Callable[[object], Plain]


class InvalidPlain(DanvanError, ValueError):
    """Plain values do not make a record; `problems` holds everything that is wrong with them."""

    def __init__(self, record: str, problems: tuple[Problem, ...]) -> None:
        from danvan import messages
        from danvan.errors import pointer_text

        self.record = record
        self.problems = problems
        lines = [f"these values do not make a {record} / dữ liệu không tạo được {record}:"]
        for problem in problems:
            said = messages.sentence(problem)
            lines.append(f"- {pointer_text(problem.pointer) or '/'}: {said.en} / {said.vi}")
        super().__init__("\n".join(lines))


SAYS_NO = (ValueError, KeyError, TypeError, AttributeError)
"""The errors by which the fast gear says no."""


class _No(ValueError):
    """The fast gear's answer to values that are not a record."""


class BreaksRules(_No):
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
    return cast("Callable[[object], _R]", _reader(plain_class))


@functools.cache
def _reader(cls: type) -> Reader:
    """The compiled reader of a class: one small function for each field, met by its key."""
    scope: dict[str, object] = {"_No": _No, "_Breaks": BreaksRules, "_cls": cls, "_draft": draft_of(cls)}
    source, setters, defaults, required = [], [], [], []
    _IN_THE_MAKING.add(cls)
    for index, spec in enumerate(fields_of(cls)):
        source.append(_setter_source(spec, index, scope))
        setters.append(f"{spec.name!r}: _set{index}")
        if spec.required:
            required.append(f"    self.{spec.name}")
        else:
            scope[f"_d{index}"] = spec.default
            defaults.append(f"    self.{spec.name} = {'None' if spec.default is None else f'_d{index}'}")
    _IN_THE_MAKING.discard(cls)
    source += [
        f"_setters = {{{', '.join(setters)}}}",
        "def read(plain):",
        "    if plain.__class__ is not dict: raise _No",
        "    self = _draft()",
        *defaults,
        "    for key, value in plain.items(): _setters[key](self, value)",
        *required,
        "    self.__class__ = _cls",
    ]
    source += rules_source(cls, "raise _Breaks(self)")
    source.append("    return self")
    exec("\n".join(source), scope)
    return cast("Reader", scope["read"])


def _setter_source(spec: FieldSpec, index: int, scope: dict[str, object]) -> str:
    """The source of the function that takes one plain value, checks it, and sets one field."""
    shape, name = spec.shape, f"_{index}"
    lines = [f"def _set{index}(self, v):"]
    reader = item_reader(shape)
    if isinstance(shape, Listing):
        of_item = item_reader(shape.of)
        lines.append("    if v.__class__ is not list: raise _No")
        scope[name + "r"] = of_item
        made = f"tuple([{name}r(x) for x in v])" if of_item is not None else "tuple(v)"
        lines.append(f"    v = {made}")
        # Items that were read are right; the length and the rest of the rule are not looked at yet.
        inner = Listing(Open(), shape.least, shape.most, shape.distinct) if of_item is not None else shape
        lines.append(f"    if not ({_list_test(inner, name, scope, read=of_item is not None)}): raise _No")
    elif reader is not None:
        scope[name + "r"] = reader
        lines.append(f"    v = {name}r(v)")
    else:
        lines.append(f"    if not ({test_source(shape, 'v', name, scope)}): raise _No")
    lines.append(f"    self.{spec.name} = v")
    return "\n".join(lines)


def _list_test(shape: Listing, name: str, scope: dict[str, object], *, read: bool) -> str:
    if not read:
        return test_source(shape, "v", name, scope)
    parts = [f"{shape.least} <= len(v) <= {shape.most}"]
    if shape.distinct:
        parts.append("len(set(v)) == len(v)")
    return " and ".join(parts)


def item_reader(shape: Shape) -> Reader | None:
    """What turns a plain value into a right one or says no; ``None`` where only a test is needed."""
    simple = _SIMPLE_READERS.get(type(shape))
    if simple is not None:
        return simple
    if isinstance(shape, Number):
        return _number_reader(shape)
    if isinstance(shape, Choice):
        return {word.value: word for word in shape.words}.__getitem__
    if isinstance(shape, Part):
        return _nested(shape.record)
    if isinstance(shape, OneOf):
        return _union_reader(shape)
    return None


def _number_reader(shape: Number) -> Reader:
    acceptable = shape.acceptable

    def read(plain: object) -> object:
        number = read_number(plain)
        if not acceptable(number):
            raise _No
        return number

    return read


_IN_THE_MAKING: set[type] = set()
"""The classes whose readers are being compiled: one of them met again contains itself."""


def _nested(cls: type) -> Reader:
    """The reader of a nested record."""
    return _later(cls) if cls in _IN_THE_MAKING else _reader(cls)


def _later(cls: type) -> Reader:
    """The reader of a record that contains itself, fetched when it is first needed."""
    ready: list[Reader] = []

    def read(plain: object) -> object:
        if not ready:
            ready.append(_reader(cls))
        return ready[0](plain)

    return read


def _union_reader(shape: OneOf) -> Reader:
    readers = {tag: _nested(cls) for tag, cls in shape.records}

    def read(plain: object) -> object:
        if plain.__class__ is not dict:
            raise _No
        values = cast("dict[str, object]", plain)
        reader = readers[cast("str", values["type"])]
        return reader({key: value for key, value in values.items() if key != "type"})

    return read


def _read_extra(plain: object) -> Extra:
    if plain.__class__ is not dict:
        raise _No
    return Extra(cast("dict[str, object]", plain))


_SIMPLE_READERS: dict[type, Reader] = {
    Day: functools.lru_cache(maxsize=16_384)(read_day),
    Moment: read_moment,
    PartialDay: read_partial,
    Open: _read_extra,
}


def structure(plain: Plain, cls: type[_R]) -> _R:
    """Make a record of plain values.

    Raises `InvalidPlain` with every problem when they are not one.
    """
    try:
        return reader_of(cls)(plain)
    except SAYS_NO:
        from danvan.serialization.explain import explain

        problems = explain(cls, plain)
        if not problems:
            raise
        # The first error may hold a value of the data, so it is not chained.
        raise InvalidPlain(cls.__name__, tuple(problems)) from None


@functools.cache
def writer_of(cls: type) -> Callable[[object], dict[str, Plain]]:
    """What turns a record of this class into plain values, defaults left out."""
    fields = [(spec.name, spec.default, spec.required, _shape_writer(spec.shape)) for spec in fields_of(cls)]

    def write(record: object) -> dict[str, Plain]:
        plain: dict[str, Plain] = {}
        for name, default, required, writer in fields:
            value = getattr(record, name)
            if value is None or (not required and value == default):
                continue
            plain[name] = value if writer is None else writer(value)
        return plain

    return write


def _shape_writer(shape: Shape) -> Writer | None:
    simple = _SIMPLE_WRITERS.get(type(shape))
    if simple is not None:
        return simple
    if isinstance(shape, Listing):
        inner = _shape_writer(shape.of)
        if inner is None:
            return lambda value: list(cast("tuple[Plain, ...]", value))
        return lambda value: [inner(item) for item in cast("tuple[object, ...]", value)]
    return None


def _write_part(value: object) -> Plain:
    cls: type = type(value)
    return writer_of(cls)(value)


def _write_union(value: object) -> Plain:
    cls: type = type(value)
    return {"type": tag_of(cls), **writer_of(cls)(value)}


def _write_open(value: object) -> Plain:
    return _thaw(cast("Extra", value))


def _thaw(value: OpenValue) -> Plain:
    if isinstance(value, Extra):
        return {key: _thaw(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_thaw(item) for item in value]
    return value


_SIMPLE_WRITERS: dict[type, Writer] = {
    Day: lambda value: cast("dt.date", value).isoformat(),
    Moment: lambda value: cast("dt.datetime", value).isoformat(),
    Number: lambda value: number_text(cast("Decimal", value)),
    PartialDay: str,
    Open: _write_open,
    Choice: lambda value: cast("str", cast("enum.Enum", value).value),
    Part: _write_part,
    OneOf: _write_union,
}


def unstructure(record: object) -> dict[str, Plain]:
    """The plain values of a record: what JSON can hold, in the order of its fields."""
    cls: type = type(record)
    return writer_of(cls)(record)


def _is_record(cls: object) -> bool:
    return isinstance(cls, type) and attrs.has(cls) and cls.__module__.startswith("danvan.")


def configure(converter: "cattrs.Converter") -> "cattrs.Converter":
    """Teach a converter of your own to read and write danvan's records and values, strictly."""

    def reads(cls: type) -> Callable[[object, type], object]:
        return lambda plain, _: structure(cast("Plain", plain), cls)

    def writes(cls: type) -> Callable[[object], dict[str, Plain]]:
        return writer_of(cls)

    converter.register_structure_hook_factory(_is_record, reads)
    converter.register_unstructure_hook_factory(_is_record, writes)
    converter.register_structure_hook(PartialDate, lambda plain, _: read_partial(plain))
    converter.register_unstructure_hook(PartialDate, str)
    converter.register_structure_hook(Extra, lambda plain, _: _read_extra(plain))
    converter.register_unstructure_hook(Extra, _write_open)
    converter.register_structure_hook(dt.date, lambda plain, _: read_day(plain))
    converter.register_unstructure_hook(dt.date, lambda value: value.isoformat())
    converter.register_structure_hook(dt.datetime, lambda plain, _: read_moment(plain))
    converter.register_unstructure_hook(dt.datetime, lambda value: value.isoformat())
    converter.register_structure_hook(Decimal, lambda plain, _: read_number(plain))
    converter.register_unstructure_hook(Decimal, number_text)
    for strict in (str, int, bool):
        converter.register_structure_hook(strict, _exactly(strict))
    converter.register_structure_hook(float, _read_float)
    return converter


def _exactly(cls: type) -> Callable[[object, type], object]:
    def read(plain: object, _: type) -> object:
        if plain.__class__ is not cls:
            raise _No(f"not a {cls.__name__}")
        return plain

    return read


def _read_float(plain: object, _: type) -> float:
    if isinstance(plain, (int, float)) and not isinstance(plain, bool):
        return float(plain)
    raise _No("not a number")


def make_converter() -> "cattrs.Converter":
    """danvan's own strict converter: unknown keys and lax types are errors."""
    import cattrs

    return configure(cattrs.Converter(forbid_extra_keys=True))
