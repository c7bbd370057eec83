"""Two spellings of one unit name."""

from collections.abc import Iterator

from danvan.checks.issue import Issue, Spot
from danvan.errors import Problem
from danvan.serialization.kinds import Kind
from danvan.text import name_key
from danvan.units.unit import Unit

__all__ = ["Spelling"]


class Spelling:
    """Names of units that differ only in tone placement, capitals, blanks or hyphens.

    “Hoà Bình” and “Hòa Bình” are one name to a reader and two to a program.
    """

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, Spot]] = {}
        self._told: set[tuple[str, str]] = set()

    def concerns(self, cls: type) -> bool:
        return cls is Unit

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterator[Issue]:
        if not isinstance(record, Unit):
            return
        for index, name in enumerate(record.names):
            text, first = self._first.setdefault(name_key(name.text), (name.text, spot.at(("names", index, "text"))))
            if text != name.text and (text, name.text) not in self._told:
                self._told.add((text, name.text))
                problem = Problem.of("unit-spelling", ("names", index, "text"), value=name.text, other=text)
                yield Issue(spot, problem, first)

    def finish(self) -> Iterator[Issue]:
        return iter(())
