"""Writing YAML: plain values so that every program reads the same values back.

Text stands without quotes only where no YAML program, old or new, could take it for anything
else. Text of several lines stands as a block, where a block says it exactly. Nothing is folded.
"""

import json
import re
from collections.abc import Iterable, Iterator

from danvan.serialization.plain import Plain

__all__ = ["write"]

_SAFE = re.compile(r"[^\W\d_](?:[\w.,()/%+'_-]|\u0300|\u0301|\u0303|\u0309|\u0323| (?! ))*")
# Words that some YAML program takes for true, false, null or a number.
_TAKEN = frozenset({"y", "yes", "n", "no", "true", "false", "on", "off", "null", "nan", "inf", "infinity"})
_NOT_IN_BLOCK = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# A longer key has to be announced with a question mark; the limit of YAML is 1024.
_LONG_KEY = 1000


def _quoted(text: str) -> str:
    """The text in double quotes; JSON's escapes are also YAML's."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def _line(text: str) -> str:
    """The text on one line, without quotes where that is safe."""
    if _SAFE.fullmatch(text) and text[-1] != " " and text.lower() not in _TAKEN:
        return text
    return _quoted(text)


def _block(text: str, indent: str) -> str | None:
    """The text as a block of lines, or ``None`` where a block cannot say it exactly."""
    if "\n" not in text or text[0] in " \t\n" or _NOT_IN_BLOCK.search(text):
        return None
    body = text.rstrip("\n")
    lines = body.split("\n")
    if any(line and not line.strip(" \t") for line in lines):
        return None
    ends = len(text) - len(body)
    sign = "|-" if ends == 0 else "|" if ends == 1 else "|+"
    said = "\n".join(indent + line if line else "" for line in lines)
    return f"{sign}\n{said}" + "\n" * max(0, ends - 1)


def _number(value: int | float) -> str:
    said = repr(value)
    # Older programs know an exponent only after a decimal point.
    if isinstance(value, float) and "e" in said and "." not in said:
        said = said.replace("e", ".0e")
    return said


def _scalar(value: Plain, indent: str) -> str | None:
    """The value on its line or as a block; ``None`` for a list or mapping that is not empty."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, str):
        return _block(value, indent) or _line(value)
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    return None


def _lines(value: Plain, indent: str) -> Iterator[str]:
    """The lines of a list or mapping that is not empty; the first has no indentation of its own."""
    lead = ""
    if isinstance(value, dict):
        for key, item in value.items():
            named = _line(key)
            long = len(named) > _LONG_KEY
            start = f"{lead}? {named}\n{indent}:" if long else f"{lead}{named}:"
            yield from _entry(start, item, indent + "  ", nested="\n" + indent + "  ")
            lead = indent
    elif isinstance(value, list):
        for item in value:
            yield from _entry(f"{lead}-", item, indent + "  ", nested=" ")
            lead = indent


def _entry(start: str, item: Plain, indent: str, nested: str) -> Iterator[str]:
    said = _scalar(item, indent)
    if said is not None:
        yield f"{start} {said}\n"
    else:
        yield start + nested
        yield from _lines(item, indent)


def write(values: Iterable[dict[str, Plain]]) -> Iterator[str]:
    """The text of a YAML file; documents are separated by lines of three hyphens."""
    first = True
    for value in values:
        if not first:
            yield "---\n"
        first = False
        if value:
            yield "".join(_lines(value, ""))
        else:
            yield "{}\n"
