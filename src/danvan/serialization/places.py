"""Where things stand in files that were read before: line and column of a pointer.

Places are wanted only for what is wrong, so they are not kept while reading: the few files that
hold something wrong are read once more.
"""

import io
from collections.abc import Iterable, Mapping

from danvan.errors import MissingExtra, Pointer
from danvan.serialization.formats import Format, by_ending

__all__ = ["Places"]

Request = tuple[str, int, Pointer, bool]


class Places:
    """Finds places; `held` are contents that are on no disk, by name, with their format."""

    def __init__(self, held: Mapping[str, tuple[bytes, Format]] | None = None) -> None:
        self._held = dict(held or {})

    def find(self, requests: Iterable[Request]) -> dict[Request, tuple[int, int | None]]:
        """Line and column for each request: file, number of document, pointer, key or value.

        A file that is gone or cannot be read any more gives no places.
        """
        by_file: dict[str, dict[int, list[Request]]] = {}
        for request in requests:
            by_file.setdefault(request[0], {}).setdefault(request[1], []).append(request)
        found: dict[Request, tuple[int, int | None]] = {}
        for file, by_document in by_file.items():
            try:
                self._in_file(file, by_document, found)
            except (OSError, MissingExtra):
                continue
        return found

    def _in_file(
        self, file: str, by_document: dict[int, list[Request]], found: dict[Request, tuple[int, int | None]]
    ) -> None:
        held = self._held.get(file)
        if held is None:
            import os

            form = by_ending(os.path.splitext(file)[1])
            stream: io.BufferedIOBase = open(file, "rb")  # noqa: SIM115  # closed below, as the other is
        else:
            stream, form = io.BytesIO(held[0]), held[1]
        with stream:
            if form is None:
                return
            last = max(by_document)
            for number, document in enumerate(form.read(stream)):  # type: ignore[arg-type]  # both are binary streams
                for request in by_document.get(number, ()):
                    place = document.locate(request[2], request[3])
                    if place is not None:
                        found[request] = (place.line, place.column)
                if number >= last:
                    return
