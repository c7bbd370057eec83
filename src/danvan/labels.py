"""Enumerations whose words carry a Vietnamese and an English label."""

import enum
from typing import TYPE_CHECKING

__all__ = ["Labelled"]


class Labelled(enum.Enum):
    """A closed set of words: the value is what files store, `vi` and `en` are what people read.

    Written ``COMPLAINT = "complaint", "khiếu nại", "complaint"``.
    """

    _value_: str
    vi: str
    en: str

    if not TYPE_CHECKING:
        # A word is one object and equals itself alone. The hash of `Enum` is a function in Python, and
        # words are looked up by the million.
        __hash__ = object.__hash__

    def __new__(cls, value: str, vi: str = "", en: str = "") -> "Labelled":
        member = object.__new__(cls)
        member._value_ = value
        member.vi = vi
        member.en = en
        return member
