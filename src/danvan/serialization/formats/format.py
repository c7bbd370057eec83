"""What a file format is: its name, its endings, and how it is read and written."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

import attrs

from danvan.serialization.plain import Document, Finder, Plain

if TYPE_CHECKING:
    # Parsers are loaded only when a file of their format is read.
    from danvan.serialization.formats.json_many import Many

__all__ = ["Format"]


@attrs.frozen
class Format:
    """One file format (định dạng tệp).

    `find_again` finds places in a file that holds one document and was read before without a
    problem, faster than reading it once more; the file stays open as long as places are wanted.

    `many` reads a file that holds one document of many records record by record.

    `linewise`: each document stands on its own line, and files are read and written as a stream.
    `tabular`: documents are rows and their values are text in columns. `extra` names the optional
    dependency that the format needs, as in ``pip install 'danvan[yaml]'``.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    linewise: bool
    tabular: bool
    extra: str | None
    read: Callable[[BinaryIO], Iterator[Document]]
    write: Callable[[Iterable[dict[str, Plain]]], Iterator[str]]
    find_again: Callable[[BinaryIO], Finder] | None = None
    many: "Callable[[BinaryIO], Many] | None" = None
