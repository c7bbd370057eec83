"""From paths to files: folders in order, each real folder once, only files that danvan reads."""

import os
import stat
from collections.abc import Iterable, Iterator

import attrs

from danvan import messages
from danvan.errors import Finding, Problem
from danvan.serialization.formats import FORMATS, Format, by_ending

__all__ = ["DataFile", "Identity", "known_endings", "unreadable", "walk"]


@attrs.frozen
class DataFile:
    """A file to read: its path as the caller gave it, and its format."""

    path: str
    form: Format


def known_endings() -> str:
    """The endings of all formats, for messages."""
    return ", ".join(ending for form in FORMATS.values() for ending in form.endings)


Identity = tuple[int, int]
"""By what the system knows a file or folder, whatever path leads to it."""


def walk(paths: Iterable[str | os.PathLike[str]], seen: set[Identity] | None = None) -> Iterator[DataFile | Finding]:
    """Every data file under the paths, in the order of their names, each file and folder once.

    A file that is named is read whatever folder it is in, and must have a known ending; in a folder
    files with other endings, and names that begin with a dot, are passed over. `seen` holds what was
    met before, so that a folder that links back to itself is entered once.
    """
    if seen is None:
        seen = set()
    for path in paths:
        text = os.fspath(path)
        if os.path.isdir(text):
            yield from _folder(text, seen)
            continue
        form = by_ending(os.path.splitext(text)[1])
        if form is None:
            ending = os.path.splitext(text)[1] or os.path.basename(text)
            yield messages.finding(Problem.of("format-unknown", ending=ending, known=known_endings()), file=text)
        else:
            yield from _file(text, form, seen)


def _file(path: str, form: Format, seen: set[Identity]) -> Iterator[DataFile | Finding]:
    """The file at a path, unless it was met before or is a pipe or a device, which may never end."""
    try:
        status = os.stat(path)
    except OSError as error:
        yield unreadable(path, error)
        return
    if not stat.S_ISREG(status.st_mode):
        said = Problem.of("unreadable", reason_en="it is no ordinary file", reason_vi="đây không phải là tệp thường")
        yield messages.finding(said, file=path)
    elif (status.st_dev, status.st_ino) not in seen:
        seen.add((status.st_dev, status.st_ino))
        yield DataFile(path, form)


def _folder(top: str, seen: set[Identity]) -> Iterator[DataFile | Finding]:
    before = len(seen)
    found = False
    for item in _entries(top, seen):
        found = True
        yield item
    if not found and len(seen) == before + 1:
        yield messages.finding(Problem.of("folder-empty", known=known_endings()), file=top)


def _entries(top: str, seen: set[Identity]) -> Iterator[DataFile | Finding]:
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
                    yield from _file(path, form, seen)
        folders.extend(reversed(below))


def unreadable(path: str, error: OSError) -> Finding:
    """The finding for a path that the system does not let us read."""
    reason = messages.reason(error)
    return messages.finding(Problem.of("unreadable", reason_en=reason.en, reason_vi=reason.vi), file=path)
