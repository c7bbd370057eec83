"""Bringing plain values to Unicode form NFC, and saying where they were not."""

import unicodedata

from danvan.errors import Pointer, Problem
from danvan.serialization.plain import Plain

__all__ = ["normalized"]


def normalized(value: Plain) -> tuple[Plain, list[Problem]]:
    """The value with every text in NFC, and a problem for each text that was not.

    Two keys that differ only in their form stay apart: the second keeps its own, and is named.
    """
    problems: list[Problem] = []
    return _walk(value, (), problems), problems


def _walk(value: Plain, pointer: Pointer, problems: list[Problem]) -> Plain:
    if isinstance(value, str):
        return _text(value, pointer, problems, at_key=False)
    if isinstance(value, list):
        return [_walk(item, (*pointer, index), problems) for index, item in enumerate(value)]
    if isinstance(value, dict):
        made: dict[str, Plain] = {}
        for key, item in value.items():
            name = _text(key, (*pointer, key), problems, at_key=True)
            made[key if name in made else name] = _walk(item, (*pointer, key), problems)
        return made
    return value


def _text(text: str, pointer: Pointer, problems: list[Problem], *, at_key: bool) -> str:
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    problems.append(Problem.of("text-nfc", pointer, at_key=at_key))
    return unicodedata.normalize("NFC", text)
