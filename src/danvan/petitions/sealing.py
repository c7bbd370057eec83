"""Names for what petitions refer to, and the way in which records with sealed fields show themselves.

attrs writes a `repr` and an equality of its own, and pytest, Hypothesis and rich take a class apart
field by field where they find those. `veiled` gives a class its own, so that no sealed value comes
to light in a log, a traceback or the report of a failed test.
"""

from collections.abc import Iterator
from typing import Annotated, Protocol, TypeVar

from danvan.records import fields_of
from danvan.rules import Ident, Line, RefersTo, Sealed, Text
from danvan.units.unit import UnitId

__all__ = ["IdentityId", "PetitionId", "ProtectionCaseId", "SealedLine", "SealedText", "UnitId", "veiled"]

PetitionId = Annotated[Ident, RefersTo("petition")]
"""The id of a petition."""
IdentityId = Annotated[Ident, RefersTo("identity")]
"""The opaque id of an identity; it must not be made from the name or the number of the person."""
ProtectionCaseId = Annotated[Ident, RefersTo("protection-case")]
"""The id of a protection case."""
SealedLine = Annotated[Line, Sealed()]
"""One line that may tell who a citizen is."""
SealedText = Annotated[Text, Sealed()]
"""Free text; people write names into it."""

_C = TypeVar("_C")


class _Mark:
    def __repr__(self) -> str:
        return "<sealed>"


_MARK = _Mark()


class _Page(Protocol):
    def text(self, obj: str) -> None: ...


def _values(self: object) -> tuple[object, ...]:
    cls: type = type(self)
    return tuple([getattr(self, spec.name) for spec in fields_of(cls)])


def _shown(self: object) -> Iterator[tuple[str, object]]:
    """The fields that differ from their default; a mark in place of a sealed value."""
    cls: type = type(self)
    for spec in fields_of(cls):
        value = getattr(self, spec.name)
        if spec.required or value != spec.default:
            yield spec.name, _MARK if spec.sealed else value


def _repr(self: object) -> str:
    return f"{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in _shown(self)])})"


def _eq(self: object, other: object) -> object:
    if type(other) is not type(self):
        return NotImplemented
    return self is other or _values(self) == _values(other)


def _hash(self: object) -> int:
    return hash((type(self), _values(self)))


def _repr_pretty(self: object, page: _Page, cycle: bool) -> None:
    page.text(repr(self))


def veiled(cls: type[_C]) -> type[_C]:
    """Stands under ``@record`` on every class with a sealed field: shows none of its sealed values.

    Keeps a ``__repr__`` that the class body defines. Equality and hash are by value, as for every record.
    """
    methods: dict[str, object] = {
        "__eq__": _eq,
        "__hash__": _hash,
        "_repr_pretty_": _repr_pretty,
        "__rich_repr__": _shown,
    }
    if "__repr__" not in cls.__dict__:
        methods["__repr__"] = _repr
    for name, method in methods.items():
        setattr(cls, name, method)
    return cls
