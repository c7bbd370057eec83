"""YAML files: one or more documents in each, read from PyYAML's events.

PyYAML's own values are not used, because they guess: ``no`` becomes false and ``12:30`` a number.
Here only what JSON would also read as a number, true, false or null is anything but text. The
values are built with an explicit stack, so that nesting cannot exhaust Python's.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from danvan.errors import MissingExtra, Pointer, Problem, Sentence
from danvan.serialization.formats.json_words import shown
from danvan.serialization.formats.text import decode, syntax
from danvan.serialization.formats.yaml_words import CONTROL, ESCAPE, words
from danvan.serialization.plain import (
    MAX_DEPTH,
    MAX_WHOLE,
    Document,
    Place,
    Placed,
    Plain,
    offset_place,
    offsets_finder,
)

if TYPE_CHECKING:
    from yaml import Event

__all__ = ["INTEGER", "REAL", "UNPRINTABLE", "WORDS", "read"]

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
REAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
WORDS: dict[str, Plain] = {"null": None, "~": None, "": None, "true": True, "false": False}
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML does not allow as they are."""

_LONE = re.compile("[\ud800-\udfff]")


class _Stop(Exception):
    """The document cannot be read on."""


class _Frame:
    """A list or mapping that is open."""

    __slots__ = ("as_key", "firsts", "has_key", "items", "keep", "key", "key_at", "keyed", "pairs", "pointer")

    def __init__(self, keyed: bool, pointer: Pointer, keep: bool, as_key: bool) -> None:
        self.keyed = keyed
        self.pointer = pointer
        # What stands under a repeated or impossible key is read for its problems but not kept.
        self.keep = keep
        self.as_key = as_key
        self.pairs: dict[str, Plain] = {}
        self.items: list[Plain] = []
        self.firsts: dict[str, int] = {}
        self.has_key = False
        self.key: str | None = None
        self.key_at = -1

    def wants_value(self) -> bool:
        """Whether the next value will be kept."""
        if not self.keyed:
            return self.keep
        return self.keep and self.key is not None and self.firsts[self.key] == self.key_at


class _Builder:
    """Builds the value of one document from its events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Frame] = []
        self.value: Plain = None
        self.problems: list[Placed] = []
        self.offsets: dict[Pointer, tuple[int, int]] = {}

    def say(self, problem: Problem, offset: int) -> None:
        self.problems.append(Placed(problem, offset_place(self.text, offset)))

    def pointer(self) -> Pointer:
        """The pointer of the value that comes next; of the mapping itself where a key comes."""
        if not self.stack:
            return ()
        frame = self.stack[-1]
        if not frame.keyed:
            return (*frame.pointer, len(frame.items))
        return (*frame.pointer, frame.key) if frame.has_key and frame.key is not None else frame.pointer

    def begin(self, at: int) -> bool:
        """Notes where the next value begins; false where a key is to come instead."""
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.keyed and not frame.has_key:
            return False
        if frame is None or frame.wants_value():
            self.offsets[self.pointer()] = (frame.key_at if frame is not None else -1, at)
        return True

    def key(self, key: str | None, at: int) -> None:
        frame = self.stack[-1]
        frame.has_key, frame.key, frame.key_at = True, key, at
        if key is None:
            return
        first = frame.firsts.setdefault(key, at)
        if first != at:
            first_line = offset_place(self.text, first).line
            pointer = (*frame.pointer, key)
            self.say(Problem.of("duplicate-key", pointer, at_key=True, key=key, first_line=first_line), at)

    def end(self, value: Plain) -> None:
        """Puts a whole value where it belongs."""
        if not self.stack:
            self.value = value
            return
        frame = self.stack[-1]
        if not frame.keyed:
            frame.items.append(value)
            return
        if frame.key is not None and frame.firsts[frame.key] == frame.key_at:
            frame.pairs[frame.key] = value
        frame.has_key = False

    def scalar(self, said: str, style: str | None, at: int) -> None:
        lone = _LONE.search(said)
        if lone:
            said = _LONE.sub("\ufffd", said)
            self.say(Problem.of("lone-surrogate", self.pointer(), value=f"{ord(lone.group()):04x}"), at)
        if not self.begin(at):
            self.key(said, at)
        else:
            self.end(said if style else self.plain(said, at))

    def plain(self, said: str, at: int) -> Plain:
        """What a value without quotes means."""
        if said in WORDS:
            return WORDS[said]
        if INTEGER.fullmatch(said):
            if len(said) <= 17 and -MAX_WHOLE <= (whole := int(said)) <= MAX_WHOLE:
                return whole
            self.say(Problem.of("number-too-large", self.pointer(), value=shown(said)), at)
            return 0
        if REAL.fullmatch(said):
            real = float(said)
            if real - real == 0:
                return real
            self.say(Problem.of("number-not-finite", self.pointer(), value=shown(said)), at)
            return 0.0
        return said

    def open(self, keyed: bool, at: int) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self.say(Problem.of("too-deep", self.pointer(), limit=MAX_DEPTH), at)
            raise _Stop
        pointer = self.pointer()
        as_key = not self.begin(at)
        if as_key:
            self.say(Problem.of("yaml-key", pointer), at)
        keep = not as_key and (not self.stack or self.stack[-1].wants_value())
        self.stack.append(_Frame(keyed, pointer, keep, as_key))

    def close(self, at: int) -> None:
        frame = self.stack.pop()
        if frame.as_key:
            self.key(None, at)
        else:
            self.end(frame.pairs if frame.keyed else frame.items)

    def alias(self, at: int) -> None:
        self.say(Problem.of("yaml-anchor", self.pointer()), at)
        if self.begin(at):
            self.end(None)
        else:
            self.key(None, at)

    def properties(self, anchor: str | None, tag: str | None, at: int) -> None:
        if anchor is not None:
            self.say(Problem.of("yaml-anchor", self.pointer()), at)
        if tag is not None:
            self.say(Problem.of("yaml-tag", self.pointer(), tag=shown(tag)), at)


def _document(builder: _Builder, warnings: tuple[Placed, ...], broken: bool = False) -> Document:
    offsets = builder.offsets
    return Document(
        None if broken else builder.value,
        (*warnings, *builder.problems),
        broken,
        lambda text, line: offsets_finder(text, line, offsets),
        builder.text,
    )


def _feed(builder: _Builder, event: "Event") -> bool:
    """Gives one event to the builder; true when the document ends with it."""
    import yaml

    mark = event.start_mark
    at = mark.index if mark is not None else 0
    if isinstance(event, yaml.ScalarEvent):
        builder.properties(event.anchor, event.tag, at)
        builder.scalar(event.value, event.style, at)
    elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        builder.properties(event.anchor, event.tag, at)
        builder.open(isinstance(event, yaml.MappingStartEvent), at)
    elif isinstance(event, yaml.CollectionEndEvent):
        builder.close(at)
    elif isinstance(event, yaml.AliasEvent):
        builder.alias(at)
    return isinstance(event, yaml.DocumentEndEvent)


def _syntax_place(text: str, error: Exception) -> tuple[int, Problem]:
    """Where an error of PyYAML stands, and what is said about it."""
    import yaml

    if not isinstance(error, yaml.MarkedYAMLError):
        # Escapes beyond the last character make one of the parsers fail in other ways.
        return 0, syntax("YAML", *ESCAPE)
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text)) if mark is not None else 0
    return at, syntax("YAML", *words(f"{error.context} {error.problem}", text[at : at + 1]))


def _documents(text: str, warnings: tuple[Placed, ...], *, plainly: bool = False, made: int = 0) -> Iterator[Document]:
    """The documents of a text; `plainly` by the parser in Python, past those already `made`."""
    import yaml

    loader = yaml.SafeLoader if plainly else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(text)
    found = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            if _feed(builder, event):
                found += 1
                if found > made:
                    yield _document(builder, warnings)
                    warnings = ()
                builder = _Builder(text)
    except _Stop:
        yield _document(builder, warnings, broken=True)
        return
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        if not plainly and "maximum nesting depth" in str(error):
            # Newer versions of libyaml stop at a depth of their own, before they give a single event.
            yield from _documents(text, warnings, plainly=True, made=found)
            return
        at, problem = _syntax_place(text, error)
        builder.say(problem, at)
        yield _document(builder, warnings, broken=True)
        return
    if not found:
        yield Document(None, (*warnings, Placed(Problem.of("file-empty"), None)), broken=True)


def _read(stream: BinaryIO) -> Iterator[Document]:
    text, problems = decode(stream.read())
    if text is None:
        yield Document(None, problems, broken=True)
        return
    wrong = UNPRINTABLE.search(text)
    if wrong:
        place: Place = offset_place(text, wrong.start())
        yield Document(None, (*problems, Placed(syntax("YAML", *CONTROL), place)), broken=True)
        return
    yield from _documents(text, problems)


def read(stream: BinaryIO) -> Iterator[Document]:
    """The documents of a YAML file."""
    try:
        import yaml  # noqa: F401  (only asks whether it is there)
    except ImportError as error:
        raise MissingExtra(
            Sentence(
                "Tệp YAML cần PyYAML: pip install 'danvan[yaml]'",
                "YAML files need PyYAML: pip install 'danvan[yaml]'",
            )
        ) from error
    return _read(stream)
