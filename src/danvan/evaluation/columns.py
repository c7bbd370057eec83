"""A fact of all units that are compared (một số liệu của cả cụm), and what follows from all of them together."""

from collections.abc import Sequence
from functools import cached_property

from danvan.evaluation.exact import Exact
from danvan.evaluation.known import Value
from danvan.evaluation.stretches import as_number
from danvan.reports.figures import Silence

__all__ = ["Column", "column_of"]

_NOT_APPLICABLE = Silence.NOT_APPLICABLE


class Column(tuple[Value | None, ...]):
    """A fact of every unit with which one is compared, in the order of the units.

    Every unit of a group is given the same column, so what is reckoned from it is reckoned once for all of them.
    """

    @cached_property
    def rising(self) -> list[Exact] | None:
        """The numbers of the units to which it can apply, from the least up; ``None`` where one is not known."""
        applying = [as_number(value) for value in self if value is not _NOT_APPLICABLE]
        known = [value for value in applying if value is not None]
        return sorted(known) if len(known) == len(applying) else None

    def most_above(self, target: "Column", factor: Exact) -> tuple[bool, Exact | None]:
        """Whether every number above its target times `factor` is known, and the most of them if there are any."""
        kept = self._above.get((id(target), factor))
        if kept is None:
            # The target stands beside what was reckoned, so that nothing else can have its identity.
            kept = self._above[id(target), factor] = target, *_most_above(self, target, factor)
        return kept[1], kept[2]

    @cached_property
    def _above(self) -> dict[tuple[int, Exact], tuple["Column", bool, Exact | None]]:
        return {}


def column_of(values: Sequence[Value | None] | None) -> Column | None:
    """The same as a column; one that is a column already stays what it is."""
    return values if values is None or isinstance(values, Column) else Column(values)


def _most_above(actual: Column, target: Column, factor: Exact) -> tuple[bool, Exact | None]:
    most: Exact | None = None
    for value, goal in zip(actual, target, strict=True):
        if value is _NOT_APPLICABLE or goal is _NOT_APPLICABLE:
            continue
        sure, aim = as_number(value), as_number(goal)
        if sure is None or aim is None:
            return False, None
        above = sure - aim * factor
        most = above if most is None else max(most, above)
    return True, most
