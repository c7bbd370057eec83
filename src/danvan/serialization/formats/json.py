"""JSON files: one document in each.

The fast way lets Python's own decoder do nearly all the work and hears from it only about what
danvan does not accept. When anything at all is wrong, `json_places` reads the text once more,
slowly, and says what and where.
"""

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NoReturn

from danvan.errors import Pointer, Refused, Sentence
from danvan.serialization.formats.text import decode
from danvan.serialization.plain import MAX_WHOLE, Document, Finder, Place, Placed, Plain, shallow, too_deep

__all__ = ["document", "exact", "fast", "find", "one_only", "read", "write"]


class NotPlain(ValueError):
    """The fast way met something that the slow way has to explain."""


def _object(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise NotPlain
    return made


def _whole(digits: str) -> int:
    number = int(digits)
    if -MAX_WHOLE <= number <= MAX_WHOLE:
        return number
    raise NotPlain


_LARGEST = 1.7976931348623157e308


def _real(digits: str) -> float:
    number = float(digits)
    if -_LARGEST <= number <= _LARGEST:
        return number
    raise NotPlain


def _constant(name: str) -> NoReturn:
    raise NotPlain(name)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole, parse_float=_real, parse_constant=_constant)
# The decoder keeps its scanner under a name that the type stubs do not know.
scan: Callable[[str, int], tuple[Plain, int]] = vars(_DECODER)["scan_once"]
"""Reads one value at a position; gives it and the position after it. StopIteration: no value there."""

HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a character, written as an escape; two halves in a row are a whole one."""


def exact(value: Plain) -> bool:
    """Whether every text in `value` can be stored as UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def fast(text: str, raw: bytes | None = None) -> tuple[Plain, bool]:
    """The value of a text that is wholly right, and true; otherwise ``None`` and false.

    `raw` is the text in UTF-8, if it is at hand.
    """
    try:
        value, end = scan(text, len(text) - len(text.lstrip(" \t\r\n")))
    except (ValueError, StopIteration, RecursionError):
        return None, False
    if text[end:].strip(" \t\r\n"):
        return None, False
    if not shallow(raw or text.encode("utf-8", "surrogatepass")) and too_deep(value):
        return None, False
    if "\\" in text and HALF.search(text) and not exact(value):
        return None, False
    return value, True


def find(text: str, line: int) -> Finder:
    """The places in a JSON text that was read the fast way."""
    from danvan.serialization.formats.json_steps import finder

    return finder(text, line)


_BEGINNING = 64 * 1024


def find_again(stream: BinaryIO) -> Finder:
    """The places in a JSON file that was read before without a problem.

    What is wanted often stands near the beginning, so that is looked at first. A finder that comes
    to the end of its text fails, so what it finds in the beginning stands there in the whole.
    """
    beginning = stream.read(_BEGINNING)
    try:
        text = codecs.utf_8_decode(beginning, "strict", False)[0]
    except UnicodeDecodeError:
        text = ""
    in_beginning = find(text.removeprefix("\ufeff"), 1)
    in_whole: list[Finder] = []

    def found(pointer: Pointer, at_key: bool) -> Place | None:
        if not in_whole:
            try:
                return in_beginning(pointer, at_key)
            except (ValueError, StopIteration, IndexError):
                in_whole.append(find(decode(beginning + stream.read())[0] or "", 1))
        return in_whole[0](pointer, at_key)

    return found


def find_slowly(text: str, line: int) -> Finder:
    """The places in a JSON text that is not right."""
    from danvan.serialization.formats.json_places import finder

    return finder(text, line)


def document(
    text: str, warnings: tuple[Placed, ...] = (), line: int = 1, pointer: Pointer = (), raw: bytes | None = None
) -> Document:
    """The document that a JSON text holds; its problems stand under `pointer`; `raw` is the text in UTF-8."""
    value, right = fast(text, raw)
    if right:
        return Document(value, warnings, False, find, text, line)
    from danvan.serialization.formats.json_places import parse

    parsed = parse(text, line, pointer)
    return Document(parsed.value, warnings + parsed.problems, parsed.broken, find_slowly, text, line)


def read(stream: BinaryIO) -> Iterator[Document]:
    """The one document of a JSON file."""
    raw = stream.read()
    text, problems = decode(raw)
    if text is None:
        yield Document(None, problems, broken=True)
    else:
        read_one = document(text, problems, raw=raw)
        del raw
        yield read_one


def one_only(values: Iterable[dict[str, Plain]], title: str) -> dict[str, Plain]:
    """The only value, where a file of this format holds exactly one document."""
    found: dict[str, Plain] | None = None
    for count, value in enumerate(values):
        if count:
            break
        found = value
    else:
        if found is not None:
            return found
    raise Refused(
        Sentence(
            f"Tệp {title} chứa đúng một tài liệu; hãy ghi nhiều tài liệu vào tệp NDJSON.",
            f"A {title} file holds exactly one document; write several to an NDJSON file.",
        )
    )


def write(values: Iterable[dict[str, Plain]]) -> Iterator[str]:
    """The text of a JSON file that holds the one document given."""
    yield json.dumps(one_only(values, "JSON"), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
