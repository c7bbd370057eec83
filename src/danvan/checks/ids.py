"""Ids and document numbers that stand twice."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from danvan.checks.issue import Issue, Spot
from danvan.errors import Problem
from danvan.records import fields_of
from danvan.rules import Part
from danvan.serialization.kinds import Kind
from danvan.text import name_key

if TYPE_CHECKING:
    # Records without a header do not need the room of reports.
    from danvan.reports.document import DocumentHeader

__all__ = ["DocumentNumbers", "Ids"]

_BITS = 40
_LOW = (1 << _BITS) - 1


class Ids:
    """Every id of every kind; a second record of the same kind and id is an error.

    For a million records the table must be small: the spot of a record that stands alone in its
    document is one whole number, file above and document below.
    """

    def __init__(self) -> None:
        self.seen: dict[str, dict[str, int | Spot]] = {}

    def concerns(self, cls: type) -> bool:
        return True

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        name = cast("str", getattr(record, "id"))  # noqa: B009  # every kind of document has an id
        seen = self.seen.get(kind.name)
        if seen is None:
            seen = self.seen[kind.name] = {}
        if name not in seen:
            seen[name] = spot if spot.pointer else spot.file << _BITS | spot.document
            return ()
        title = kind.title
        problem = Problem.of("id-repeated", ("id",), value=name, kind_en=title.en, kind_vi=title.vi)
        return (Issue(spot, problem, _unpacked(seen[name]).at(("id",))),)

    def finish(self) -> Iterator[Issue]:
        return iter(())


def _unpacked(packed: int | Spot) -> Spot:
    return packed if isinstance(packed, Spot) else Spot(packed >> _BITS, packed & _LOW)


class DocumentNumbers:
    """Documents with the same issuer, number, symbol and year.

    The State rule on archives warns on a repeated number, symbol and issuing body (NĐ 30/2020).
    """

    def __init__(self) -> None:
        from danvan.reports.document import DocumentHeader

        self._seen: dict[tuple[str, str, int], Spot] = {}
        self._header = DocumentHeader

    def concerns(self, cls: type) -> bool:
        return any(spec.shape == Part(self._header) for spec in fields_of(cls) if spec.name == "document")

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterator[Issue]:
        header = getattr(record, "document", None)
        if not isinstance(header, self._header):
            return
        number = _number(header)
        year = header.date.year if header.date is not None else None
        if number is None or year is None:
            return
        shown, parted = number
        key = (name_key(header.issuer), parted, year)
        if key in self._seen:
            problem = Problem.of(
                "document-number-repeated", ("document",), number=shown, issuer=header.issuer, year=year
            )
            yield Issue(spot, problem, self._seen[key].at(("document",)))
        else:
            self._seen[key] = spot

    def finish(self) -> Iterator[Issue]:
        return iter(())


_PARTED = re.compile(r"0*([0-9]+)\s*[-/]\s*(\S.*)")


def _number(header: "DocumentHeader") -> tuple[str, str] | None:
    """Number and symbol as they are shown, and as they are compared: “07-BC/DV” is 7 and BC/DV."""
    if header.number is not None and header.symbol is not None:
        shown = header.raw_symbol or f"{header.number} {header.symbol}"
        return shown, f"{header.number.lstrip('0')} {name_key(header.symbol)}"
    if header.raw_symbol is None:
        return None
    parted = _PARTED.fullmatch(header.raw_symbol)
    if parted is None:
        return header.raw_symbol, name_key(header.raw_symbol)
    return header.raw_symbol, f"{parted[1]} {name_key(parted[2])}"
