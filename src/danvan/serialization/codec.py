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
from typing import TypeVar, cast

import attrs
import cattrs

from danvan.dates import PartialDate
from danvan.errors import DanvanError, Problem
from danvan.extra import Extra, OpenValue
from danvan.records import FieldSpec, fields_of, tag_of
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

__all__ = ["InvalidPlain", "configure", "make_converter", "reader_of", "structure", "unstructure", "writer_of"]

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


class _No(ValueError):
    """The fast gear's answer to values that are not a record."""


def reader_of(cls: type[_R]) -> Callable[[object], _R]:
    """The fast gear for a record class: plain values in, record out, any `ValueError` means no."""
    plain_class: type = cls
    return cast("Callable[[object], _R]", _reader(plain_class))


@functools.cache
def _reader(cls: type) -> Reader:
    readers = {spec.name: _field_reader(spec.shape) for spec in fields_of(cls)}

    def read(plain: object) -> object:
        if plain.__class__ is not dict:
            raise _No
        found = {}
        for key, value in cast("dict[str, object]", plain).items():
            reader = readers[key]
            if value is None:
                raise _No
            found[key] = value if reader is None else reader(value)
        return cls(**found)

    return read


def _field_reader(shape: Shape) -> Reader | None:
    """What turns a plain value into a field's value; ``None`` where it is the value already."""
    simple = _SIMPLE_READERS.get(type(shape))
    if simple is not None:
        return simple
    if isinstance(shape, Choice):
        return {word.value: word for word in shape.words}.__getitem__
    if isinstance(shape, Part):
        return _later(shape.record)
    if isinstance(shape, OneOf):
        return _union_reader(shape)
    if isinstance(shape, Listing):
        return _list_reader(_field_reader(shape.of))
    return None


def _later(cls: type) -> Reader:
    """The reader of a nested record, made when it is first needed: records may contain themselves."""
    ready: list[Reader] = []

    def read(plain: object) -> object:
        if not ready:
            ready.append(_reader(cls))
        return ready[0](plain)

    return read


def _union_reader(shape: OneOf) -> Reader:
    readers = {tag: _later(cls) for tag, cls in shape.records}

    def read(plain: object) -> object:
        if plain.__class__ is not dict:
            raise _No
        values = cast("dict[str, object]", plain)
        reader = readers[cast("str", values["type"])]
        return reader({key: value for key, value in values.items() if key != "type"})

    return read


def _list_reader(reader: Reader | None) -> Reader:
    def read_plain(plain: object) -> object:
        if plain.__class__ is not list:
            raise _No
        return tuple(cast("list[object]", plain))

    if reader is None:
        return read_plain

    def read(plain: object) -> object:
        if plain.__class__ is not list:
            raise _No
        return tuple([reader(item) for item in cast("list[object]", plain)])

    return read


def _read_extra(plain: object) -> Extra:
    if plain.__class__ is not dict:
        raise _No
    return Extra(cast("dict[str, object]", plain))


_SIMPLE_READERS: dict[type, Reader] = {
    Day: read_day,
    Moment: read_moment,
    Number: read_number,
    PartialDay: read_partial,
    Open: _read_extra,
}


def structure(plain: Plain, cls: type[_R]) -> _R:
    """Make a record of plain values.

    Raises `InvalidPlain` with every problem when they are not one.
    """
    try:
        return reader_of(cls)(plain)
    except (ValueError, KeyError, TypeError) as no:
        from danvan.serialization.explain import explain

        problems = explain(cls, plain)
        if not problems:
            raise
        raise InvalidPlain(cls.__name__, tuple(problems)) from no


@functools.cache
def writer_of(cls: type) -> Callable[[object], dict[str, Plain]]:
    """What turns a record of this class into plain values, defaults left out."""
    fields = [(spec.name, spec.default, spec.required, _field_writer(spec)) for spec in fields_of(cls)]

    def write(record: object) -> dict[str, Plain]:
        plain: dict[str, Plain] = {}
        for name, default, required, writer in fields:
            value = getattr(record, name)
            if value is None or not required and value == default:
                continue
            plain[name] = value if writer is None else writer(value)
        return plain

    return write


def _field_writer(spec: FieldSpec) -> Writer | None:
    return _shape_writer(spec.shape)


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


def configure(converter: cattrs.Converter) -> cattrs.Converter:
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
    return converter


def _exactly(cls: type) -> Callable[[object, type], object]:
    def read(plain: object, _: type) -> object:
        if plain.__class__ is not cls:
            raise _No(f"not a {cls.__name__}")
        return plain

    return read


def make_converter() -> cattrs.Converter:
    """danvan's own strict converter: unknown keys and lax types are errors."""
    return configure(cattrs.Converter(forbid_extra_keys=True))
