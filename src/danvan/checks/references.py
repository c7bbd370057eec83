"""References to records that are not there."""

import functools
from collections.abc import Callable, Iterator, Mapping

from danvan.checks.ids import Ids
from danvan.checks.issue import Issue, Spot
from danvan.errors import Pointer, Problem
from danvan.records import FieldSpec, fields_of
from danvan.rules import Listing, OneOf, Part, Shape
from danvan.serialization.explain import nearest
from danvan.serialization.kinds import KINDS, Kind

__all__ = ["References", "references_in"]

Found = tuple[str, str, Pointer]
Finder = Callable[[object, Pointer], Iterator[Found]]

_APART = frozenset({"identity"})
"""Kinds that are kept apart from what refers to them, so that a missing one is no finding."""


class References:
    """Every reference by id; at the end those that no record answers, and those of kinds not loaded.

    `given` are ids that need no file, by kind: the catalogue of indicators that danvan ships.
    """

    def __init__(self, ids: Ids, given: Mapping[str, frozenset[str]]) -> None:
        self._ids = ids
        self._given = given
        self._first: dict[tuple[str, str], list[object]] = {}

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterator[Issue]:
        for target, name, pointer in references_in(record):
            if target in _APART or name in self._given.get(target, ()):
                continue
            entry = self._first.get((target, name))
            if entry is None:
                self._first[target, name] = [spot, pointer, 1]
            else:
                entry[2] = int(str(entry[2])) + 1
        return iter(())

    def finish(self) -> Iterator[Issue]:
        unchecked: dict[str, tuple[Spot, Pointer, int]] = {}
        for (target, name), (spot, pointer, count) in self._first.items():
            assert isinstance(spot, Spot) and isinstance(pointer, tuple) and isinstance(count, int)
            known = self._ids.seen.get(target, {})
            if name in known:
                continue
            if not known and target not in self._given:
                first = unchecked.get(target, (spot, pointer, 0))
                unchecked[target] = (first[0], first[1], first[2] + count)
                continue
            title = KINDS[target].title
            candidates = [*known, *self._given.get(target, ())]
            close = nearest(name, candidates) if len(candidates) <= 20_000 else None
            problem = Problem.of(
                "reference-missing",
                pointer,
                value=name,
                count=count,
                kind_en=title.en,
                kind_vi=title.vi,
                nearest_en=f"Did you mean “{close}”? " if close else "",
                nearest_vi=f"Có phải là “{close}”? " if close else "",
            )
            yield Issue(spot, problem)
        for target, (spot, pointer, count) in unchecked.items():
            yield Issue(spot, Problem.of("references-unchecked", pointer, kind=target, count=count))


def references_in(record: object) -> Iterator[Found]:
    """The references in a record: kind, id, and pointer of each."""
    cls: type = type(record)
    for finder in _finders(cls):
        yield from finder(record, ())


@functools.cache
def _finders(cls: type) -> tuple[Finder, ...]:
    """One finder for each field of a class that holds references, itself or further down."""
    found = []
    for spec in fields_of(cls):
        finder = _finder(spec, frozenset({cls}))
        if finder is not None:
            found.append(finder)
    return tuple(found)


def _finder(spec: FieldSpec, above: frozenset[type]) -> Finder | None:
    name = spec.name
    if spec.refers_to is not None:
        return _listed(name, spec.refers_to) if isinstance(spec.shape, Listing) else _plain(name, spec.refers_to)
    if not _may_refer(spec.shape, above):
        return None
    if isinstance(spec.shape, Listing):
        return _deep_list(name)
    return _deep(name)


def _may_refer(shape: Shape, above: frozenset[type]) -> bool:
    if isinstance(shape, Listing):
        return _may_refer(shape.of, above)
    if isinstance(shape, Part):
        return _class_refers(shape.record, above)
    if isinstance(shape, OneOf):
        return any(_class_refers(cls, above) for _, cls in shape.records)
    return False


def _class_refers(cls: type, above: frozenset[type]) -> bool:
    if cls in above:
        # A record that contains itself refers if its other fields do, which are looked at above.
        return True
    return any(
        spec.refers_to is not None or _may_refer(spec.shape, above | {cls}) for spec in fields_of(cls)
    )


def _plain(name: str, target: str) -> Finder:
    def find(record: object, pointer: Pointer) -> Iterator[Found]:
        value = getattr(record, name)
        if value is not None:
            yield target, value, (*pointer, name)

    return find


def _listed(name: str, target: str) -> Finder:
    def find(record: object, pointer: Pointer) -> Iterator[Found]:
        for index, value in enumerate(getattr(record, name)):
            yield target, value, (*pointer, name, index)

    return find


def _deep(name: str) -> Finder:
    def find(record: object, pointer: Pointer) -> Iterator[Found]:
        value = getattr(record, name)
        if value is not None:
            cls: type = type(value)
            for finder in _finders(cls):
                yield from finder(value, (*pointer, name))

    return find


def _deep_list(name: str) -> Finder:
    def find(record: object, pointer: Pointer) -> Iterator[Found]:
        for index, value in enumerate(getattr(record, name)):
            cls: type = type(value)
            for finder in _finders(cls):
                yield from finder(value, (*pointer, name, index))

    return find
