"""What the commands about rule books share: the book that is meant, from a file or by its id among those shipped.

A book that refines another is joined with it: its base is looked for in the same files, then among those shipped.
"""

import os
from collections.abc import Iterable, Mapping, Sequence

from danvan import bundled
from danvan.cli.law import sound
from danvan.cli.placing import placed
from danvan.errors import Pointer, Refused, Sentence
from danvan.evaluation.refining import CannotRefine, Refinement, refined
from danvan.evaluation.refining_words import BookChange
from danvan.evaluation.rulebook import RuleBook
from danvan.serialization.documents import Archive, Entry, UnfitFile
from danvan.serialization.places import written_keys

__all__ = ["Books", "book_entries", "one_book", "one_refinement", "refinements_of", "written_at", "written_book"]

Books = Mapping[str, tuple[RuleBook, Entry | None]]
"""Rule books by their ids, each with where it stood; what is shipped stands in no file."""


def book_entries(paths: Sequence[str]) -> list[tuple[RuleBook, Entry | None]]:
    """The rule books of files and folders as they are written, each with where it stood; those shipped by their ids."""
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


def refinements_of(book: RuleBook, others: Books) -> tuple[Refinement, ...]:
    """How a book is joined with the one that it refines, which may refine a third: the last is the book itself.

    Nothing for a book that is whole. Raises `Refused` where a base is neither among the others nor shipped, and
    `CannotRefine` where it is loosened.
    """
    known = {**bundled.rule_books(), **{name: other for name, (other, _) in others.items()}}
    chain = [book]
    while (wanted := chain[-1].extends) is not None:
        base = known.get(wanted)
        if base is None:
            raise Refused(
                Sentence(
                    f"Không tìm thấy bộ tiêu chí gốc “{wanted}” mà “{chain[-1].id}” chi tiết hóa; "
                    "hãy để cả hai trong một tệp hoặc một thư mục.",
                    f"The rule book “{wanted}”, which “{chain[-1].id}” refines, was not found; "
                    "put both in one file or one folder.",
                )
            )
        if base in chain:
            names = " → ".join(one.id for one in (*chain, base))
            raise Refused(
                Sentence(
                    f"Các bộ tiêu chí chi tiết hóa lẫn nhau theo vòng tròn: {names}.",
                    f"These rule books refine each other in a circle: {names}.",
                )
            )
        chain.append(base)
    found: list[Refinement] = []
    whole = chain.pop()
    while chain:
        own = chain.pop()
        entry = others[own.id][1] if own.id in others else None
        keys = None if entry is None else written_keys(entry.file, entry.document, entry.pointer)
        found.append(refined(own, whole, written=keys))
        whole = found[-1].book
    return tuple(found)


def written_at(joined: Sequence[Refinement], pointer: Pointer) -> tuple[RuleBook, Pointer]:
    """In which of the books that were joined a place of the last one was written, and where in it."""
    for number in range(len(joined) - 1, -1, -1):
        book, pointer = joined[number].written_at(pointer)
        if book is joined[number].own or number == 0:
            return book, pointer
    raise AssertionError("a book that refines none has its places itself")


def one_book(path: str) -> RuleBook:
    """The only rule book of a file, or the shipped one with this id, joined with the one that it refines."""
    return one_refinement(path)[0]


def one_refinement(path: str) -> tuple[RuleBook, tuple[BookChange, ...]]:
    """The same, with what it changes in the one that it refines.

    A file may hold the bases of its book as well; the book that no other refines is meant. Raises `UnfitFile` with
    the places of all that loosens a base.
    """
    book, others = _meant(path)
    try:
        joined = refinements_of(book, others)
    except CannotRefine as error:
        entry = others[error.book.id][1] if error.book.id in others else None
        raise UnfitFile(placed((error.book.id, entry, problem) for problem in error.problems)) from None
    return (joined[-1].book, joined[-1].changes) if joined else (book, ())


def written_book(path: str) -> RuleBook:
    """The only rule book of a file, or the shipped one with this id, as it is written."""
    return _meant(path)[0]


def _meant(path: str) -> tuple[RuleBook, Books]:
    """The book that is meant, and all that stand in its file."""
    entries = book_entries([path])
    bases = {book.extends for book, _ in entries}
    meant = [book for book, _ in entries if book.id not in bases]
    if len(meant) != 1:
        names = ", ".join(book.id for book, _ in entries)
        raise Refused(
            Sentence(
                f"“{path}” có {len(entries)} bộ tiêu chí: {names}. Hãy chọn tệp chỉ có một bộ.",
                f"“{path}” holds {len(entries)} rule books: {names}. Choose a file with one of them.",
            )
        )
    return meant[0], {book.id: (book, entry) for book, entry in entries}
