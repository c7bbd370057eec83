"""An agency's own data beside danvan's fields: frozen, ordered, and kept as it came."""

import math
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Union

__all__ = ["Extra", "OpenValue"]

OpenValue = Union[None, bool, int, float, str, tuple["OpenValue", ...], "Extra"]
"""What `Extra` may hold: the values of JSON, with tuples for lists."""

_DEEPEST = 32
_LARGEST = 2**53 - 1


def _freeze(value: object, depth: int) -> OpenValue:
    if value is None or value is True or value is False:
        return value
    if type(value) is str:
        return _text(value)
    if type(value) is int:
        if not -_LARGEST <= value <= _LARGEST:
            raise ValueError("a whole number beyond ±9007199254740991")
        return value
    if type(value) is float:
        if not math.isfinite(value):
            raise ValueError("a number that is not finite")
        return value
    if depth >= _DEEPEST:
        raise ValueError(f"more than {_DEEPEST} levels")
    if isinstance(value, Extra):
        value = dict(value)
    if isinstance(value, Mapping):
        return Extra._made({_key(key): _freeze(item, depth + 1) for key, item in value.items()})
    if isinstance(value, (list, tuple)):
        return tuple([_freeze(item, depth + 1) for item in value])
    raise ValueError(f"a value of type {type(value).__name__}")


def _key(key: object) -> str:
    if type(key) is not str:
        raise ValueError(f"a key of type {type(key).__name__}")
    return _text(key)


def _text(text: str) -> str:
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            raise ValueError("text that is not NFC")
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise ValueError("half of a character")
    return text


def _sorts(value: OpenValue) -> object:
    """The types of a value all the way down: in Python ``True == 1 == 1.0``, in files they differ."""
    if isinstance(value, Extra):
        return {key: _sorts(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_sorts(item) for item in value]
    return type(value)


class Extra(Mapping[str, OpenValue]):
    """An agency's own keys and values (dữ liệu riêng của cơ quan), in their order.

    Holds what JSON holds: text, numbers, true, false, null, lists (as tuples) and further `Extra`.
    Two are equal when keys, values and types are, in whatever order the keys stand. Raises
    `ValueError` for anything else, for text that is not NFC and for more than 32 levels.
    """

    __slots__ = ("_hash", "_items")

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        frozen = _freeze(values or {}, 0)
        assert isinstance(frozen, Extra)
        self._items: dict[str, OpenValue] = frozen._items
        self._hash: int | None = None

    @classmethod
    def _made(cls, items: dict[str, OpenValue]) -> "Extra":
        made = cls.__new__(cls)
        made._items = items
        made._hash = None
        return made

    def __getitem__(self, key: str) -> OpenValue:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __bool__(self) -> bool:
        return bool(self._items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Extra):
            return NotImplemented
        return self._items == other._items and _sorts(self) == _sorts(other)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._items.items()))
        return self._hash

    def __repr__(self) -> str:
        # Only the keys: an agency may keep a citizen's name among the values.
        return f"Extra(<{', '.join(self._items)}>)" if self._items else "Extra()"
