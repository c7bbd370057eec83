"""Where things stand in files that were read before: line and column of a pointer.

Places are wanted only for what is wrong, so they are not kept while reading: the few files that
hold something wrong are read once more.
"""

import io
import os
from collections.abc import Iterable, Iterator, Mapping

from danvan.errors import MissingExtra, Pointer
from danvan.serialization.formats import Format, by_ending
from danvan.serialization.plain import Finder, Place, Plain

__all__ = ["Places", "written_keys"]

Request = tuple[str, int, Pointer, bool]


class Places:
    """Finds places; `held` are contents that are on no disk, by name, with their format."""

    def __init__(self, held: Mapping[str, tuple[bytes, Format]] | None = None) -> None:
        self._held = dict(held or {})

    def find(self, requests: Iterable[Request]) -> dict[Request, Place]:
        """The place of each request: file, number of document, pointer, key or value.

        A file that is gone or cannot be read any more gives no places.
        """
        by_file: dict[str, dict[int, list[Request]]] = {}
        for request in requests:
            by_file.setdefault(request[0], {}).setdefault(request[1], []).append(request)
        found: dict[Request, Place] = {}
        for file, by_document in by_file.items():
            try:
                self._in_file(file, by_document, found)
            except (OSError, MissingExtra, ValueError, StopIteration, IndexError):
                # The file has changed since it was read; what was found stands without its place.
                continue
        return found

    def _in_file(self, file: str, by_document: dict[int, list[Request]], found: dict[Request, Place]) -> None:
        raw, form = self._held.get(file, (None, by_ending(os.path.splitext(file)[1])))
        if form is None:
            return
        with open(file, "rb") if raw is None else io.BytesIO(raw) as stream:
            if form.find_again is not None and _found_again(form.find_again(stream), by_document, found):
                return
            stream.seek(0)
            last = max(by_document)
            for number, document in enumerate(form.read(stream)):
                for request in by_document.get(number, ()):
                    _put(request, document.locate, found)
                if number >= last:
                    return


def written_keys(file: str, document: int, pointer: Pointer) -> frozenset[Pointer] | None:
    """The places of all keys and items below a place of a document, seen from there; ``None`` where it is not found.

    A record does not tell whether a default was written out: only its file does.
    """
    form = by_ending(os.path.splitext(file)[1])
    if form is None:
        return None
    try:
        with open(file, "rb") as stream:
            value = next(found.value for number, found in enumerate(form.read(stream)) if number == document)
        for step in pointer:
            value = value[step]  # type: ignore[index]  # what does not fit is caught below
    except (OSError, MissingExtra, ValueError, StopIteration, LookupError, TypeError):
        return None
    return frozenset(_below(value, ()))


def _below(value: Plain, at: Pointer) -> Iterator[Pointer]:
    inside: Iterable[tuple[str | int, Plain]] = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    for step, part in inside:
        yield (*at, step)
        yield from _below(part, (*at, step))


def _found_again(find: Finder, by_document: dict[int, list[Request]], found: dict[Request, Place]) -> bool:
    """Whether all places of the one document were found the fast way, which needs a right text."""
    try:
        for request in by_document.get(0, ()):
            _put(request, find, found)
    except (ValueError, StopIteration, IndexError, RecursionError):
        return False
    return True


def _put(request: Request, find: Finder, found: dict[Request, Place]) -> None:
    place = find(request[2], request[3])
    if place is not None:
        found[request] = place
