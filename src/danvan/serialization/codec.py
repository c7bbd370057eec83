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
from danvan.petitions.privacy import Audience
from danvan.problems import is_private, without_strange_keys
from danvan.records import FieldSpec, fields_of, tag_of
from danvan.rules import Choice, Day, Listing, Moment, Number, OneOf, Open, Part, PartialDay, Shape
from danvan.seal import Seal, opened
from danvan.serialization.audiences import as_seen_by
from danvan.serialization.plain import Plain
from danvan.serialization.readers import SAYS_NO, BreaksRules, No, item_reader, read_extra, reader_of
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
    # The first error and the argument may hold a value of the data. The one is over and so not
    # chained; the other goes, for tracebacks that show the names of each frame.
    del plain
    if is_private(cls):
        problems = [without_strange_keys(problem) for problem in problems]
    raise InvalidPlain(cls.__name__, tuple(problems))


@functools.cache
def writer_of(cls: type) -> Callable[[object], dict[str, Plain]]:
    """What turns a record of this class into plain values, defaults left out."""
    fields = [(spec.name, spec.default, spec.required, _field_writer(spec)) for spec in fields_of(cls)]

    def write(record: object) -> dict[str, Plain]:
        plain: dict[str, Plain] = {}
        for name, default, required, writer in fields:
            value = getattr(record, name)
            if value is None or (not required and value == default):
                continue
            plain[name] = value if writer is None else writer(value)
        return plain

    return write


def _field_writer(spec: FieldSpec) -> Writer | None:
    writer = _shape_writer(spec.shape)
    if not spec.in_seal:
        return writer
    if writer is None:
        return lambda value: opened(cast("Seal[Plain]", value))
    return lambda value: writer(opened(cast("Seal[object]", value)))


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


def unstructure(record: object, *, audience: Audience | None = None) -> dict[str, Plain]:
    """The plain values of a record: what JSON can hold, in the order of its fields.

    Raises `Refused` for the identity of a citizen unless `audience` is entitled to it. A petition comes
    as the audience may see it, and whole where none is named.
    """
    seen = as_seen_by(record, audience)
    cls: type = type(seen)
    return writer_of(cls)(seen)


def _is_record(cls: object) -> bool:
    return isinstance(cls, type) and attrs.has(cls) and cls.__module__.startswith("danvan.")


def configure(converter: "cattrs.Converter", *, audience: Audience | None = None) -> "cattrs.Converter":
    """Teach a converter of your own to read and write danvan's records and values, strictly.

    `audience` is for whom it writes, as with `unstructure`.
    """

    def reads(cls: type) -> Callable[[object, type], object]:
        return lambda plain, _: structure(cast("Plain", plain), cls)

    def writes(cls: type) -> Callable[[object], dict[str, Plain]]:
        return lambda record: unstructure(record, audience=audience)

    converter.register_structure_hook_factory(_is_record, reads)
    converter.register_unstructure_hook_factory(_is_record, writes)
    converter.register_structure_hook(PartialDate, lambda plain, _: read_partial(plain))
    converter.register_unstructure_hook(PartialDate, str)
    converter.register_structure_hook(Extra, lambda plain, _: read_extra(plain))
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
            raise No(f"not a {cls.__name__}")
        return plain

    return read


def _read_float(plain: object, _: type) -> float:
    if isinstance(plain, (int, float)) and not isinstance(plain, bool):
        return float(plain)
    raise No("not a number")


def make_converter(*, audience: Audience | None = None) -> "cattrs.Converter":
    """danvan's own strict converter: unknown keys and lax types are errors."""
    import cattrs

    return configure(cattrs.Converter(forbid_extra_keys=True), audience=audience)
