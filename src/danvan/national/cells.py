"""Cells of the conversion table: what is wrong with one, and what it is when it is repaired."""

import enum
import re
import unicodedata
from collections.abc import Callable

import attrs

from danvan.labels import Labelled
from danvan.text import bare_letters
from danvan.units.names import PREFIXES

__all__ = ["COLUMNS", "Column", "Repair", "Row", "code_in_brackets", "mended_prefix"]

_BRACKETS = re.compile(r"(.*?)\s*\(([0-9]+)\)")


class Repair(Labelled):
    """What may be repaired when it is asked for (sửa tự động)."""

    BLANKS = "blanks", "khoảng trắng thừa", "stray blanks"
    NFC = "nfc", "chữ Unicode chưa dựng sẵn", "letters that are not in NFC"
    PREFIX = "prefix", "cách viết chữ chỉ loại đơn vị", "the word for the kind of unit"
    SPELLING = "spelling", "hai cách viết của một tên", "two spellings of one name"
    NOTE = "note", "ghi chú viết sai", "a slip in a note"


class Column(enum.IntEnum):
    """The columns of the table, in their order."""

    PROVINCE = 0
    NAME = 1
    CODE = 2
    OLD_NAME = 3
    OLD_CODE = 4
    NOTE = 5
    DISTRICT = 6
    OLD_PROVINCE = 7

    @property
    def word(self) -> str:
        """How a correction names the column."""
        return self.name.lower().replace("_", "-")

    @property
    def header(self) -> str:
        """What the table writes above it."""
        return COLUMNS[self]


COLUMNS = ("Tỉnh, thành phố", "Tên Xã mới", "Mã Xã mới", "Tên Xã cũ", "Mã Xã cũ", "Ghi chú", "Quận/huyện", "Tỉnh cũ")
"""The headers of the conversion table of the statistics office."""


@attrs.define
class Row:
    """A row with its line in the file; cells change as they are repaired."""

    line: int
    cells: list[str]

    def __getitem__(self, column: Column) -> str:
        return self.cells[column]


def without_blanks(text: str) -> str:
    """No blank at either end, none twice, no line end."""
    return " ".join(text.split())


def in_nfc(text: str) -> str:
    """The text in composed letters."""
    return unicodedata.normalize("NFC", text)


CLEANERS: tuple[tuple[Repair, str, Callable[[str], str]], ...] = (
    (Repair.NFC, "table-not-nfc", in_nfc),
    (Repair.BLANKS, "table-blanks", without_blanks),
)
"""What is done to every cell, in this order, and the code of what is said otherwise."""


def mended_prefix(name: str) -> str | None:
    """The name with its word for the kind of unit as it is written; ``None`` where no such word begins it.

    “xã Bắc Sơn” and “Xa Bắc Sơn” give “Xã Bắc Sơn”, “Thị Xã Sa Pa” gives “Thị xã Sa Pa”. A word with other
    marks is another word: “Quán Thánh” is no quận.
    """
    for word in PREFIXES:
        head, rest = name[: len(word)].lower(), name[len(word) :]
        parts = zip(head.split(" "), word.split(" "), strict=False)
        if rest.startswith(" ") and head.count(" ") == word.count(" ") and all(_stands_for(*pair) for pair in parts):
            return word[0].upper() + word[1:] + rest
    return None


def _stands_for(written: str, word: str) -> bool:
    return written in (word, bare_letters(word))


def code_in_brackets(text: str) -> tuple[str, str] | None:
    """Name and code of “Thành phố Hà Nội (01)”; ``None`` for another form."""
    match = _BRACKETS.fullmatch(text)
    return None if match is None else (match[1], match[2])
