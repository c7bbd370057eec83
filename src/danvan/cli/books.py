"""What the commands about rule books share: the book that is meant, from a file or by its id among those shipped."""

import os
from collections.abc import Iterable

from danvan import bundled
from danvan.cli.law import sound
from danvan.errors import Refused, Sentence
from danvan.evaluation.rulebook import RuleBook
from danvan.serialization.documents import Archive, Entry

__all__ = ["book_entries", "one_book"]


def book_entries(paths: list[str]) -> list[tuple[RuleBook, Entry | None]]:
    """The rule books of files and folders, each with where it stood; those shipped by their ids."""
    found: list[tuple[RuleBook, Entry | None]] = []
    shipped = bundled.rule_books()
    for path in paths:
        if path in shipped and not os.path.exists(path):
            found.append((shipped[path], None))
            continue
        if not os.path.exists(path):
            raise _nothing(path, shipped)
        archive: Archive = sound(path)
        found += [(entry.record, entry) for entry in archive.entries if isinstance(entry.record, RuleBook)]
    if not found:
        raise _nothing(", ".join(paths), shipped)
    return found


def _nothing(where: str, shipped: Iterable[str]) -> Refused:
    known = ", ".join(shipped)
    return Refused(
        Sentence(
            f"Không có bộ tiêu chí nào trong: {where}. Các bộ kèm theo danvan: {known}.",
            f"There is no rule book in: {where}. danvan ships: {known}.",
        )
    )


def one_book(path: str) -> RuleBook:
    """The only rule book of a file, or the shipped one with this id."""
    found = book_entries([path])
    if len(found) > 1:
        names = ", ".join(book.id for book, _ in found)
        raise Refused(
            Sentence(
                f"“{path}” có {len(found)} bộ tiêu chí: {names}. Hãy chọn tệp chỉ có một bộ.",
                f"“{path}” holds {len(found)} rule books: {names}. Choose a file with one of them.",
            )
        )
    return found[0][0]
