"""Records of any kind by its name, documents as plain values, and documents gone wrong."""

import copy
from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan.serialization.kinds import KINDS, Kind
from danvan.serialization.plain import Plain
from danvan.strategies.fields import choose, made

__all__ = ["mutated", "plain_documents", "plain_values", "records"]


def records(kind: str) -> st.SearchStrategy[object]:
    """The records of a kind of document, such as ``"report"``, by its name in `danvan.serialization.kinds`.

    Shrinks to a record with only the fields that it needs.
    """
    return made(_kind(kind).record)


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise InvalidArgument(f"kind={name!r} is no kind of document; the kinds are {', '.join(KINDS)}")
    return KINDS[name]


def plain_documents(*, kinds: Sequence[str] | None = None) -> st.SearchStrategy[dict[str, Plain]]:
    """Whole documents of these `kinds` as plain values, under the key ``danvan`` what they are.

    Shrinks to the simplest document of the first kind.
    """
    chosen = choose("kinds", kinds)
    for name in kinds or ():
        _kind(name)
    return (st.sampled_from(list(KINDS)) if chosen is None else chosen).flatmap(_documents_of)


def _documents_of(name: str) -> st.SearchStrategy[dict[str, Plain]]:
    from danvan.petitions.privacy import Audience
    from danvan.serialization.codec import unstructure

    stamp = KINDS[name].stamp
    return records(name).map(lambda record: {"danvan": stamp, **unstructure(record, audience=Audience.RECEIVER)})


_WRONG = (
    "",
    " ",
    "a\nb",
    "A\u0306",
    "\x00",
    "\ud800",
    "\ufeff",
    "2026-02-30",
    "20260102",
    "01/02/2026",
    "2026-11-22T08:30:00Z",
    "1.000,5",
    "1e3",
    "NaN",
    "--02-30",
    "no",
    "type",
)
_LEAVES: st.SearchStrategy[Plain] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.sampled_from((2**53, -(2**53), 10**30)),
    st.floats(),
    st.text(max_size=4),
    st.sampled_from(_WRONG),
)


def plain_values(*, max_leaves: int = 4) -> st.SearchStrategy[Plain]:
    """Any plain value, also what no file may hold: NaN, huge numbers, half characters. Shrinks to ``None``."""
    if type(max_leaves) is not int or max_leaves < 1:
        raise InvalidArgument(f"max_leaves={max_leaves!r} must be a whole number above zero")
    return st.recursive(_LEAVES, _around, max_leaves=max_leaves)


def _around(inner: st.SearchStrategy[Plain]) -> st.SearchStrategy[Plain]:
    return st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3))


_ANYTHING = plain_values()
_KEYS = st.one_of(st.text(max_size=4), st.sampled_from(("id", "ids", "type", "extra", "kind", "danvan", "nots")))
_HOW = ("drop", "retype", "duplicate", "truncate", "add")


def mutated(plain: Plain, *, max_mutations: int = 3) -> st.SearchStrategy[Plain]:
    """Copies of `plain` in which something is dropped, added, retyped, doubled or cut, anywhere in it.

    At least one such change is made; it may leave the value as it was. Shrinks to one change near
    the top.
    """
    if type(max_mutations) is not int or max_mutations < 1:
        raise InvalidArgument(f"max_mutations={max_mutations!r} must be a whole number above zero")
    return _mutations(plain, max_mutations)


@st.composite
def _mutations(draw: st.DrawFn, plain: Plain, most: int) -> Plain:
    whole: dict[str, Plain] = {"": copy.deepcopy(plain)}
    for _ in range(draw(st.integers(1, most))):
        places = _places(whole)
        holder, key = places[draw(st.integers(0, len(places) - 1))]
        how = draw(st.sampled_from(_HOW))
        if isinstance(holder, list) and isinstance(key, int):
            _change_item(draw, holder, key, how)
        elif isinstance(holder, dict) and isinstance(key, str):
            _change_entry(draw, holder, key, how, top=holder is whole)
    return whole[""]


def _places(whole: dict[str, Plain]) -> list[tuple[list[Plain] | dict[str, Plain], str | int]]:
    """Every place in a value, from the top down: what holds it, and its key or position there."""
    places: list[tuple[list[Plain] | dict[str, Plain], str | int]] = []
    waiting: list[Plain] = [whole]
    for holder in waiting:
        if isinstance(holder, dict):
            places.extend([(holder, key) for key in holder])
            waiting.extend(holder.values())
        elif isinstance(holder, list):
            places.extend([(holder, index) for index in range(len(holder))])
            waiting.extend(holder)
    return places


def _change_item(draw: st.DrawFn, holder: list[Plain], index: int, how: str) -> None:
    if how == "drop":
        del holder[index]
    elif how == "duplicate":
        holder.insert(index, copy.deepcopy(holder[index]))
    elif how == "add":
        holder.insert(index, draw(_ANYTHING))
    else:
        holder[index] = _other(draw, holder[index], how)


def _change_entry(draw: st.DrawFn, holder: dict[str, Plain], key: str, how: str, *, top: bool) -> None:
    if how in ("drop", "duplicate", "add") and top:
        how = "retype"
    if how == "drop":
        del holder[key]
    elif how == "duplicate":
        holder[draw(_KEYS)] = copy.deepcopy(holder[key])
    elif how == "add":
        value = holder[key]
        (value if isinstance(value, dict) else holder)[draw(_KEYS)] = draw(_ANYTHING)
    else:
        holder[key] = _other(draw, holder[key], how)


def _other(draw: st.DrawFn, value: Plain, how: str) -> Plain:
    """The value cut short, or something else in its place."""
    if how == "retype" or value is None or isinstance(value, bool):
        return draw(_ANYTHING)
    if isinstance(value, dict):
        keep = draw(st.integers(0, len(value)))
        return dict(list(value.items())[:keep])
    if isinstance(value, (str, list)):
        return value[: draw(st.integers(0, len(value)))]
    return str(value)
