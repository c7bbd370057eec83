"""The same model in other libraries, made from the records: plain attrs, pydantic, msgspec."""

import datetime as dt
import functools
import typing
from decimal import Decimal
from typing import Annotated, Any

import attrs
import msgspec
import pydantic

from danvan.records import fields_of
from danvan.rules import (
    LINE_PATTERN,
    TEXT_PATTERN,
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

Make = typing.Callable[[type], type]


def _plain_type(shape: Shape, make: Make) -> Any:
    """The Python type of a shape without its rule."""
    if isinstance(shape, Choice):
        return shape.words
    if isinstance(shape, Part):
        return make(shape.record)
    if isinstance(shape, OneOf):
        return dict[str, Any]
    if isinstance(shape, Listing):
        return tuple[_plain_type(shape.of, make), ...]
    return {
        Words: str,
        Whole: int,
        Number: Decimal,
        Flag: bool,
        Day: dt.date,
        Moment: dt.datetime,
        PartialDay: str,
        Open: dict[str, Any],
    }[type(shape)]


@functools.cache
def plain_attrs(cls: type) -> type:
    """Plain frozen attrs classes, as one would write them without rules."""
    fields = {}
    annotations = {}
    for spec in fields_of(cls):
        hint = _plain_type(spec.shape, plain_attrs)
        annotations[spec.name] = hint | None if spec.optional else hint
        if spec.required:
            fields[spec.name] = attrs.field(type=annotations[spec.name])
        else:
            default: Any = {} if isinstance(spec.shape, Open) else spec.default
            fields[spec.name] = attrs.field(default=default, type=annotations[spec.name])
    return attrs.make_class("Plain" + cls.__name__, fields, frozen=True, slots=True, kw_only=True)


@functools.cache
def msgspec_struct(cls: type) -> type:
    """Bare structs: types only, the physical limit."""
    fields: list[Any] = []
    for spec in fields_of(cls):
        hint = _plain_type(spec.shape, msgspec_struct)
        if isinstance(spec.shape, Number):
            hint = str
        if spec.required:
            fields.append((spec.name, hint))
        else:
            default: Any = msgspec.field(default_factory=dict) if isinstance(spec.shape, Open) else spec.default
            fields.append((spec.name, hint | None if spec.optional else hint, default))
    return msgspec.defstruct("Bare" + cls.__name__, fields, frozen=True, kw_only=True)


def _ruled_type(shape: Shape) -> Any:
    """The pydantic type of a shape with its rule."""
    if isinstance(shape, Words):
        pattern = shape.pattern or (TEXT_PATTERN if shape.multiline else LINE_PATTERN)
        simple = pattern if "(?" not in pattern.replace("(?:", "") else None
        return Annotated[
            str,
            pydantic.StringConstraints(
                pattern=f"^(?:{simple})$" if simple else None, max_length=shape.max_length, min_length=1
            ),
        ]
    if isinstance(shape, Whole):
        return Annotated[int, pydantic.Field(ge=shape.least, le=shape.most)]
    if isinstance(shape, Choice):
        return shape.words
    if isinstance(shape, Part):
        return pydantic_model(shape.record)
    if isinstance(shape, OneOf):
        return dict[str, Any]
    if isinstance(shape, Listing):
        return tuple[_ruled_type(shape.of), ...]
    return {Number: Decimal, Flag: bool, Day: dt.date, Moment: dt.datetime, PartialDay: str, Open: dict[str, Any]}[
        type(shape)
    ]


@functools.cache
def pydantic_model(cls: type) -> Any:
    """Strict frozen pydantic models that forbid further keys and hold the same simple rules."""
    fields: dict[str, Any] = {}
    for spec in fields_of(cls):
        hint = _ruled_type(spec.shape)
        if spec.required:
            fields[spec.name] = (hint, ...)
        else:
            fields[spec.name] = (
                hint | None if spec.optional else hint,
                {} if isinstance(spec.shape, Open) else spec.default,
            )
    config = pydantic.ConfigDict(extra="forbid", frozen=True, strict=True)
    return pydantic.create_model("Strict" + cls.__name__, __config__=config, **fields)


__all__ = ["msgspec_struct", "plain_attrs", "pydantic_model"]
