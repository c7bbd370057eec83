"""Vietnamese text: names that are the same in spite of how they are spelt."""

import re
import unicodedata

__all__ = ["bare_letters", "name_key"]

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OPEN_OA = re.compile(rf"(o)([ae])([{_TONES}])(?![a-z\u0300-\u0323])")
_OPEN_UY = re.compile(rf"(?<!q)(u)(y)([{_TONES}])(?![a-z\u0300-\u0323])")
_DASHES = re.compile(r"\s*[-\u2010-\u2015]\s*")


def name_key(name: str) -> str:
    """The key under which two spellings of one name meet.

    Small letters, single blanks, plain hyphens without blanks, and the tone mark of open oa, oe and
    uy on the first vowel, so that “Xã Hoà Bình” and “xã  Hòa Bình” have one key. Letters and tones
    themselves are kept: “Hoa” and “Hòa” differ.
    """
    text = unicodedata.normalize("NFD", _DASHES.sub("-", " ".join(name.split())).casefold())
    text = _OPEN_OA.sub(r"\1\3\2", text)
    text = _OPEN_UY.sub(r"\1\3\2", text)
    return unicodedata.normalize("NFC", text)


def bare_letters(text: str) -> str:
    """The text in small letters without any mark, as it is typed on a keyboard without Vietnamese: “Thị” is “thi”.

    It has as many letters as the composed text (NFC). Only for guessing at what was meant; names are
    compared by `name_key`.
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in composed.lower()).replace("đ", "d")
