"""From bytes to text: what encoding a file is in, and what is said when it is not UTF-8."""

from danvan.errors import Problem
from danvan.serialization.plain import Document, Place, Placed

__all__ = ["BOM", "bom_problem", "broken", "decode", "other_encoding", "syntax", "undecodable"]

BOM = b"\xef\xbb\xbf"
"""The byte order mark in UTF-8."""


def broken(problem: Problem, place: Place | None) -> Document:
    """A document of which nothing could be read but a problem."""
    return Document(None, (Placed(problem, place),), broken=True)


def syntax(form: str, detail: tuple[str, str], hint: tuple[str, str]) -> Problem:
    """A syntax problem; `detail` and `hint` are each English, then Vietnamese."""
    return Problem.of("syntax", format=form, detail_en=detail[0], detail_vi=detail[1], hint_en=hint[0], hint_vi=hint[1])


def bom_problem() -> Placed:
    """The warning about a byte order mark, at the first place of the file."""
    return Placed(Problem.of("bom"), Place(1, 1))


def other_encoding(start: bytes) -> str | None:
    """The name of the encoding when the first bytes of a file show UTF-16 or UTF-32.

    Besides the byte order marks, zero bytes beside the first characters show it: no text that
    danvan reads begins with a zero character.
    """
    if start.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if len(start) >= 4:
        zeros = tuple(byte == 0 for byte in start[:4])
        if zeros in ((True, True, True, False), (False, True, True, True)):
            return "UTF-32"
        if zeros in ((True, False, True, False), (False, True, False, True)):
            return "UTF-16"
    return None


def undecodable(data: bytes, error: UnicodeDecodeError, first_line: int = 1, first_offset: int = 0) -> Placed:
    """The problem of a byte that is not UTF-8, in data that begins at the given line and offset."""
    start = max(data.rfind(b"\n", 0, error.start), data.rfind(b"\r", 0, error.start)) + 1
    before = data[: error.start]
    line = first_line + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
    skip = len(BOM) if start == 0 and first_offset == 0 and data.startswith(BOM) else 0
    column = len(data[start + skip : error.start].decode("utf-8")) + 1
    problem = Problem.of("not-utf8", byte=f"{data[error.start]:02X}", offset=first_offset + error.start)
    return Placed(problem, Place(line, column))


def decode(data: bytes) -> tuple[str | None, tuple[Placed, ...]]:
    """The text of a whole file, or ``None``, and what is wrong with its bytes."""
    encoding = other_encoding(data[:4])
    if encoding is not None:
        return None, (Placed(Problem.of("utf16", encoding=encoding), Place(1, 1)),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (undecodable(data, error),)
    warnings: tuple[Placed, ...] = ()
    if data.startswith(BOM):
        text = text[1:]
        warnings = (bom_problem(),)
    if not text or text.isspace():
        return None, (*warnings, Placed(Problem.of("file-empty"), None))
    return text, warnings
