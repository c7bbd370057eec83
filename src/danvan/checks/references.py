"""References to records that are not there."""

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import CodeType
from typing import cast

from danvan.checks.ids import Ids
from danvan.checks.issue import Issue, Spot
from danvan.errors import Pointer, Problem
from danvan.records import FieldSpec, fields_of
from danvan.rules import Listing, OneOf, Part, Shape
from danvan.serialization.kinds import KINDS, Kind

__all__ = ["References", "references_in"]

Found = tuple[str, str, Pointer]
Finder = Callable[[object, Pointer], Iterator[Found]]
Counter = Callable[[object], list[tuple[str, str]]]

_APART = frozenset({"identity"})
"""Kinds that are kept apart from what refers to them, so that a missing one is no finding."""


_PATIENCE = 200_000
"""With how many ids missing ones are compared in search of the nearest; it takes seconds."""


class References:
    """Every reference by id; at the end those that no record answers, and those of kinds not loaded.

    `given` gives ids that need no file, by kind, when they are asked for: what danvan ships. Of a kind in
    `partial` danvan ships a part only, so that another id is wrong only where files of the kind were
    loaded. When `incomplete` is set, some records could not be read, and the missing ones may be among them: then
    they are counted, not named one by one.
    """

    def __init__(
        self,
        ids: Ids,
        given: Mapping[str, Callable[[], Collection[str]]],
        *,
        partial: frozenset[str] = frozenset(),
    ) -> None:
        self._ids = ids
        self._whole = frozenset(given) - partial
        self._given = given
        self._counts: dict[str, dict[str, int]] = {}
        self._counters: dict[type, Counter] = {}
        self._first: dict[tuple[str, str], tuple[Spot, Pointer]] = {}
        self.incomplete = False

    def concerns(self, cls: type) -> bool:
        return _class_refers(cls, frozenset())

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        cls: type = type(record)
        new = self._counter(cls)(record)
        if new:
            # Only the first place of each id is wanted, and only then is the pointer made out.
            for target, name, pointer in references_in(record):
                if (target, name) in new:
                    self._first.setdefault((target, name), (spot, pointer))
        return ()

    def _counter(self, cls: type) -> Counter:
        """What counts the references in a record of this class, and gives those met for the first time."""
        counter = self._counters.get(cls)
        if counter is None:
            source, targets = _counter_source(cls)
            scope: dict[str, object] = {"_of": self._counter}
            for index, target in enumerate(targets):
                scope[f"_{index}"] = self._counts.setdefault(target, {})
            exec(source, scope)
            counter = self._counters[cls] = cast("Counter", scope["count"])
        return counter

    def finish(self) -> Iterator[Issue]:
        unchecked: dict[str, tuple[Spot, Pointer, int]] = {}
        waiting: dict[str, tuple[Spot, Pointer, int]] = {}
        patience = _PATIENCE
        for (target, name), (spot, pointer) in self._first.items():
            count = self._counts[target][name]
            known = self._ids.seen.get(target, {})
            given = self._given[target]() if target in self._given else frozenset()
            if name in known or name in given:
                continue
            if not known and target not in self._whole:
                first = unchecked.get(target, (spot, pointer, 0))
                unchecked[target] = (first[0], first[1], first[2] + count)
                continue
            if self.incomplete:
                first = waiting.get(target, (spot, pointer, 0))
                waiting[target] = (first[0], first[1], first[2] + count)
                continue
            title = KINDS[target].title
            candidates = [*known, *given]
            patience -= len(candidates)
            close = _nearest(name, candidates) if patience >= 0 else None
            problem = Problem.of(
                "reference-missing",
                pointer,
                value=name,
                count=count,
                count_en="1 reference" if count == 1 else f"{count} references",
                kind_en=title.en,
                kind_vi=title.vi,
                nearest_en=f"Did you mean “{close}”? " if close else "",
                nearest_vi=f"Có phải là “{close}”? " if close else "",
            )
            yield Issue(spot, problem)
        for code, counted in (("references-unchecked", unchecked), ("references-waiting", waiting)):
            for target, (spot, pointer, count) in counted.items():
                yield Issue(spot, Problem.of(code, pointer, kind=target, count=count))


def _nearest(name: str, candidates: list[str]) -> str | None:
    from danvan.serialization.explain import nearest

    return nearest(name, candidates)


@functools.cache
def _counter_source(cls: type) -> tuple[CodeType, tuple[str, ...]]:
    """The code that counts the references in a record of this class, and the kinds that it counts.

    Millions of records are counted and nearly all references are known already, so this path makes
    no pointers; kinds that are kept apart are left out. The table of the kind with number 0 is `_0`.
    """
    targets: list[str] = []
    lines = ["def count(record):", "    new = []"]
    _count_lines(cls, "record", "    ", lines, targets, frozenset())
    lines.append("    return new")
    return compile("\n".join(lines), f"<references of {cls.__name__}>", "exec"), tuple(targets)


def _count_lines(
    cls: type, name: str, indent: str, lines: list[str], targets: list[str], above: frozenset[type]
) -> None:
    for spec in fields_of(cls):
        value = f"{name}_{spec.name}"
        inner = spec.shape.of if isinstance(spec.shape, Listing) else spec.shape
        if spec.refers_to in _APART or (spec.refers_to is None and not _may_refer(inner, frozenset({cls}))):
            continue
        lines.append(f"{indent}{value} = {name}.{spec.name}")
        step = f"{indent}    "
        if isinstance(spec.shape, Listing):
            lines.append(f"{indent}for {value}_i in {value}:")
            value += "_i"
        elif spec.required:
            step = indent
        else:
            lines.append(f"{indent}if {value} is not None:")
        if spec.refers_to is not None:
            if spec.refers_to not in targets:
                targets.append(spec.refers_to)
            table = f"_{targets.index(spec.refers_to)}"
            lines.append(f"{step}if {value} in {table}: {table}[{value}] += 1")
            lines.append(f"{step}else:")
            lines.append(f"{step}    {table}[{value}] = 1")
            lines.append(f"{step}    new.append(({spec.refers_to!r}, {value}))")
        elif isinstance(inner, Part) and inner.record not in above | {cls}:
            lines.append(f"{step}pass")
            _count_lines(inner.record, value, step, lines, targets, above | {cls})
        else:
            # Records that may contain themselves, and unions, are counted by the function of their class.
            lines.append(f"{step}new += _of(type({value}))({value})")


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
    return any(spec.refers_to is not None or _may_refer(spec.shape, above | {cls}) for spec in fields_of(cls))


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
