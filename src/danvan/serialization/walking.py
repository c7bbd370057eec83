"""From paths to files: folders in order, each real folder once, only files that danvan reads."""

import os
from collections.abc import Iterable, Iterator

import attrs

from danvan import messages
from danvan.errors import Finding, Problem
from danvan.serialization.formats import FORMATS, Format, by_ending

__all__ = ["DataFile", "known_endings", "unreadable", "walk"]


@attrs.frozen
class DataFile:
    """A file to read: its path as the caller gave it, and its format."""

    path: str
    form: Format


def known_endings() -> str:
    """The endings of all formats, for messages."""
    return ", ".join(ending for form in FORMATS.values() for ending in form.endings)


def walk(paths: Iterable[str | os.PathLike[str]]) -> Iterator[DataFile | Finding]:
    """Every data file under the paths, in the order of their names.

    A file that is named is read whatever folder it is in, and must have a known ending; in a folder
    files with other endings, and names that begin with a dot, are passed over. A folder that links
    back to itself is entered once.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        text = os.fspath(path)
        if os.path.isdir(text):
            yield from _folder(text, seen)
            continue
        form = by_ending(os.path.splitext(text)[1])
        if form is None:
            ending = os.path.splitext(text)[1] or os.path.basename(text)
            yield messages.finding(
                Problem.of("format-unknown", ending=ending, known=known_endings()), file=_name(text)
            )
        else:
            yield DataFile(text, form)


def _folder(top: str, seen: set[tuple[int, int]]) -> Iterator[DataFile | Finding]:
    found = False
    for item in _entries(top, seen):
        found = True
        yield item
    if not found:
        yield messages.finding(Problem.of("folder-empty", known=known_endings()), file=_name(top))


def _entries(top: str, seen: set[tuple[int, int]]) -> Iterator[DataFile | Finding]:
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted(os.listdir(folder))
        except OSError as error:
            yield unreadable(folder, error)
            continue
        below = []
        for name in names:
            if name.startswith("."):
                continue
            path = os.path.join(folder, name)
            if os.path.isdir(path):
                below.append(path)
            else:
                form = by_ending(os.path.splitext(name)[1])
                if form is not None:
                    yield DataFile(path, form)
        folders.extend(reversed(below))


def unreadable(path: str, error: OSError) -> Finding:
    """The finding for a path that the system does not let us read."""
    reason = error.strerror or type(error).__name__
    return messages.finding(Problem.of("unreadable", reason=reason), file=_name(path))


def _name(path: str) -> str:
    """The path as it can be printed: bytes that are not text are shown as �."""
    return path.encode("utf-8", "replace").decode("utf-8")
