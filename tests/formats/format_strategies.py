"""What the format tests share: plain values for Hypothesis, and short ways to read and write."""

import io
import math
from collections.abc import Iterable

from hypothesis import strategies as st

from danvan.errors import Pointer
from danvan.serialization.formats import FORMATS
from danvan.serialization.plain import MAX_WHOLE, Document, Place, Plain

ODD = [
    "", " ", " x", "x ", "no", "yes", "null", "~", "true", "1", "01", "1.5", "1e5", ".5", "0x10", "12:30",
    "2026-01-02", "a.b", "a: b", "a #b", "- a", "#", "&a", "*a", "!a", "%", "@", "`", "|", ">", "[", "{", "]", "}",
    ",", "?", ":", "-", "---", "...", "'", '"', "\\", "\n", "\r\n", "\r", "a\nb", "a\n", "a\n\n", "\na", " a\nb",
    "a\n b", "a\n \nb", "a\n\tb", "a\n  ", "\ta\n", "\t", "\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028",
    "\u2029", "\ufeff", "\ufffe", "😀", "Nguyễn Thị Ánh", "Nguye\u0302\u0303n", "{x}", "<<", "=", "x" * 1200,
    "é " * 700, '"""', "'''", "a,b", ";",
]  # fmt: skip
texts = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
wholes = st.integers(-MAX_WHOLE, MAX_WHOLE)
reals = st.floats(allow_nan=False, allow_infinity=False)
scalars_but_null: st.SearchStrategy[Plain] = st.booleans() | wholes | reals | texts


def nested(scalars: st.SearchStrategy[Plain]) -> st.SearchStrategy[dict[str, Plain]]:
    """Objects of these scalars, with lists and objects inside."""

    def wider(inner: st.SearchStrategy[Plain]) -> st.SearchStrategy[Plain]:
        lists: st.SearchStrategy[Plain] = st.lists(inner, max_size=4).map(lambda items: [*items])
        dicts: st.SearchStrategy[Plain] = st.dictionaries(texts, inner, max_size=4).map(lambda pairs: {**pairs})
        return lists | dicts

    return st.dictionaries(texts, st.recursive(scalars, wider, max_leaves=12), max_size=5)


objects = nested(scalars_but_null | st.none())
objects_but_null = nested(scalars_but_null)


def read(name: str, data: bytes | str) -> list[Document]:
    """The documents that the bytes or text hold in the format named."""
    raw = data.encode("utf-8") if isinstance(data, str) else data
    return list(FORMATS[name].read(io.BytesIO(raw)))


def write(name: str, values: Iterable[dict[str, Plain]]) -> str:
    """The text of a file that holds the values."""
    return "".join(FORMATS[name].write(values))


def same(one: Plain, other: Plain) -> bool:
    """Equal with the same types, the same sign of zero, and the same order of keys."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return one == other and math.copysign(1, one) == math.copysign(1, other)
    return one == other


def leaves(value: Plain, pointer: Pointer = ()) -> list[tuple[Pointer, Plain]]:
    """Every value that is not a list or object, with its pointer."""
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in leaves(item, (*pointer, key))]
    if isinstance(value, list):
        return [leaf for at, item in enumerate(value) for leaf in leaves(item, (*pointer, at))]
    return [(pointer, value)]


def from_place(text: str, place: Place | None) -> str:
    """The text from a place on, where only line feeds end lines."""
    assert place is not None
    assert place.column is not None
    lines = text.split("\n")
    return "\n".join(lines[place.line - 1 :])[place.column - 1 :]
