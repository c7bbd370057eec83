"""Records as rows of a table: which kinds are flat, and how their values stand in cells.

A cell is text. Numbers and days are written as they are, lists of ids and codes with a blank
between them, lists of lines with a line end between them.
"""

import functools
import re

from danvan.errors import Problem, Refused
from danvan.records import FieldSpec, fields_of
from danvan.rules import Choice, Flag, Listing, OneOf, Part, Shape, Whole, Words
from danvan.serialization.kinds import Kind
from danvan.serialization.plain import Plain

__all__ = ["from_cells", "nested_field", "refuse_nested", "to_cells"]

_DIGITS = re.compile(r"-?(?:0|[1-9][0-9]{0,15})")
_FLAGS = {"true": True, "false": False}


def _separator(shape: Shape) -> str | None:
    """What parts the items of a list in one cell; ``None`` where no cell can hold them."""
    if isinstance(shape, Choice) or (isinstance(shape, Words) and shape.pattern is not None):
        return " "
    if isinstance(shape, Words) and not shape.multiline:
        return "\n"
    return None


@functools.cache
def nested_field(cls: type) -> str | None:
    """The first field of a record class that no cell can hold, or ``None`` for a flat class."""
    for spec in fields_of(cls):
        shape = spec.shape
        if isinstance(shape, (Part, OneOf)) or (isinstance(shape, Listing) and _separator(shape.of) is None):
            return spec.name
    return None


def refuse_nested(kind: Kind) -> Problem | None:
    """Why records of this kind cannot stand in a table, or ``None``."""
    field = nested_field(kind.record)
    return None if field is None else Problem.of("kind-nested", kind=kind.name, field=field)


def from_cells(cls: type, cells: dict[str, Plain]) -> dict[str, Plain]:
    """The plain values of a row, as far as its cells have the right form; others stay text."""
    specs = _specs(cls)
    return {name: _value(specs[name].shape, cell) if name in specs else cell for name, cell in cells.items()}


@functools.cache
def _specs(cls: type) -> dict[str, FieldSpec]:
    return {spec.name: spec for spec in fields_of(cls)}


def _value(shape: Shape, cell: Plain) -> Plain:
    if not isinstance(cell, str):
        return cell
    if isinstance(shape, Whole):
        return int(cell) if _DIGITS.fullmatch(cell) else cell
    if isinstance(shape, Flag):
        return _FLAGS.get(cell, cell)
    if isinstance(shape, Listing):
        return list(cell.split(_separator(shape.of)))
    return cell


def to_cells(cls: type, values: dict[str, Plain]) -> dict[str, Plain]:
    """The values of a record as cells: lists become text."""
    specs = _specs(cls)
    cells: dict[str, Plain] = {}
    for name, value in values.items():
        shape = specs[name].shape
        if isinstance(shape, Listing) and isinstance(value, list):
            separator = _separator(shape.of)
            if separator is None:
                from danvan import messages

                raise Refused(messages.sentence(Problem.of("kind-nested", kind=cls.__name__, field=name)))
            cells[name] = separator.join(str(item) for item in value)
        else:
            cells[name] = value
    return cells
