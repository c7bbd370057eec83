"""What a check says before its place in the file is known."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

import attrs

from danvan.errors import Pointer, Problem
from danvan.serialization.kinds import Kind

__all__ = ["Check", "Issue", "Spot"]


class Spot(NamedTuple):
    """Where a record or a part of it stands: file, number of the document in it, pointer inside that.

    One is made for every record that is checked, and a tuple is the cheapest to make.
    """

    file: int
    document: int
    pointer: Pointer = ()

    def at(self, pointer: Pointer) -> "Spot":
        """A place inside the record that stands here."""
        return Spot(self.file, self.document, self.pointer + pointer)


@attrs.frozen
class Issue:
    """A problem of one record, with the spots of others that its sentence names.

    `problem.pointer` is inside the record; `first` is where the other side stands, and fills the
    value ``{first}`` of the sentence.
    """

    spot: Spot
    problem: Problem
    first: Spot | None = None


class Check(Protocol):
    """One check: sees every record once, keeps as little as it can, and says at the end the rest."""

    def concerns(self, cls: type) -> bool:
        """Whether records of this class are to be seen at all; asked once for each class."""
        ...

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        """What can be said at once."""
        ...

    def finish(self) -> Iterator[Issue]:
        """What can be said when every record was seen."""
        ...
