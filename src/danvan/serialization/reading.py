"""From the bytes of one file to records and findings: format, envelope, migration, codec.

Each document takes the fast road first: parsed, stamped with a known version, made into a record.
Only a document that fails on it is taken apart to find out why.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

import attrs

from danvan import messages
from danvan.errors import Finding, MissingExtra, Pointer, Problem, Severity
from danvan.messages.structure import STRUCTURE
from danvan.problems import is_private, plain_key, without_strange_keys
from danvan.records import fields_of
from danvan.rules import Listing, OneOf, Part, Shape
from danvan.serialization.codec import SAYS_NO, reader_of
from danvan.serialization.envelope import MANY, STAMP, Opened, open_envelope
from danvan.serialization.formats import Format
from danvan.serialization.kinds import KINDS, Kind
from danvan.serialization.migrations import migrate
from danvan.serialization.normal import normalized
from danvan.serialization.plain import Document, Place, Plain
from danvan.serialization.tables import from_cells, refuse_nested

if TYPE_CHECKING:
    from danvan.serialization.formats.json_many import Many

__all__ = ["Entry", "read_documents"]

Read = Callable[[object], object]


class Entry:
    """One record that was read, with its kind and its place (bản ghi đã đọc).

    `document` is the number of the document in its file, from 0; `pointer` leads to the record
    inside the document; `passed_over` is true when keys of a newer version were left out.
    """

    __slots__ = ("document", "file", "kind", "passed_over", "pointer", "record")

    record: object
    kind: Kind
    file: str
    document: int
    pointer: Pointer
    passed_over: bool

    def __init__(
        self, record: object, kind: Kind, file: str, document: int, pointer: Pointer, passed_over: bool = False
    ) -> None:
        self.record = record
        self.kind = kind
        self.file = file
        self.document = document
        self.pointer = pointer
        self.passed_over = passed_over

    def __repr__(self) -> str:
        return f"Entry({self.kind.name}, {self.file}, document={self.document})"


def read_documents(stream: BinaryIO, file: str, form: Format, *, kind: Kind | None = None) -> Iterator[Entry | Finding]:
    """Everything in one file: an `Entry` for each record, a `Finding` for each thing amiss.

    A record with an error is not given. Where the file itself is wrong, nothing more of it is given; what
    stands in a JSON list before the wrong place may have been. `kind` asks for one kind: documents that do not state
    theirs are read as it, documents of another are an error.
    """
    try:
        yield from _read(stream, file, form, kind)
    except MissingExtra as missing:
        yield Finding(
            code="extra-missing",
            severity=Severity.ERROR,
            file=file,
            line=None,
            column=None,
            pointer="",
            message=missing.sentence,
        )


def _read(stream: BinaryIO, file: str, form: Format, asked: Kind | None) -> Iterator[Entry | Finding]:
    if form.many is None:
        yield from _read_documents(form.read(stream), file, form, asked)
    else:
        yield from _read_many(form.many(stream), file, form, asked)


def _read_documents(
    documents: Iterable[Document], file: str, form: Format, asked: Kind | None, *, given: int = 0
) -> Iterator[Entry | Finding]:
    """What documents hold; of the records of the only one, so many were given before."""
    roads: dict[object, tuple[Kind, Read]] = {}
    nested: set[str] = set()
    for number, document in enumerate(documents):
        value = document.value
        if isinstance(value, dict) and not document.problems and MANY not in value:
            stamp = value.get(STAMP)
            road = roads.get(stamp) if stamp.__class__ is str else None
            if road is None:
                road = _road(value, form, asked)
                if road is not None:
                    roads[stamp] = road
            if road is not None:
                fast = dict(value)
                fast.pop(STAMP, None)
                try:
                    yield Entry(road[1](fast), road[0], file, number, ())
                    continue
                except SAYS_NO:
                    pass
        yield from _Slow(document, number, file, form, asked, nested).items(given=given)


def _read_many(many: "Many", file: str, form: Format, asked: Kind | None) -> Iterator[Entry | Finding]:
    """The records of a JSON file, one after the other, each as soon as it was read.

    Where the file goes on as no right file does, it is read once more as a whole, to find out why; the
    records that were given before are not given again.
    """
    road = None if many.stamp is None else _road({STAMP: many.stamp}, form, asked)
    values: list[Plain] = []
    if road is not None:
        kind, read = road
        slow: _Slow | None = None
        for plain in many:
            pointer = (MANY, len(values))
            try:
                record = read(plain)
            except SAYS_NO:
                many.keep(len(values))
                values.append(plain)
                if slow is None:
                    slow = _Slow(many.so_far(values), 0, file, form, asked, set())
                yield from slow.one(kind, pointer, plain)
                continue
            yield Entry(record, kind, file, 0, pointer)
            # Nothing is to be said of it any more, and the next record can have its memory.
            values.append(None)
        if many.whole:
            if slow is not None:
                yield from slow.said()
            return
    yield from _read_documents((many.document(),), file, form, asked, given=len(values))


def _road(value: dict[str, Plain], form: Format, asked: Kind | None) -> tuple[Kind, Read] | None:
    """Kind and reader of documents stamped as this one, if they can take the fast road."""
    if form.tabular:
        return None
    if STAMP not in value:
        return None if asked is None else (asked, reader_of(asked.record))
    stamp = value[STAMP]
    name = stamp.partition("/")[0] if isinstance(stamp, str) else ""
    kind = KINDS.get(name)
    if kind is None or stamp != kind.stamp or (asked is not None and asked is not kind):
        return None
    return kind, reader_of(kind.record)


class _Slow:
    """One document that did not take the fast road: what is right in it, and all that is not.

    `nested` remembers for a whole table which kinds it was said to be unable to hold.
    """

    def __init__(
        self, document: Document, number: int, file: str, form: Format, asked: Kind | None, nested: set[str]
    ) -> None:
        self.document = document
        self.number = number
        self.file = file
        self.form = form
        self.asked = asked
        self.nested = nested
        self.findings: list[Finding] = []
        self.marred: list[Problem] = []
        self.private = True
        """Whether it may be about a citizen; until the kind is known, it may."""

    def items(self, *, given: int = 0) -> Iterator[Entry | Finding]:
        """The good records after those that were `given` before, then everything that is wrong."""
        before = {(MANY, index) for index in range(given)}
        for entry in self._entries():
            if entry.pointer not in before:
                yield entry
        yield from self.said()

    def said(self) -> list[Finding]:
        """Everything that is wrong, in the order of lines."""
        return sorted(self.findings, key=lambda finding: (finding.line or 0, finding.column or 0))

    def one(self, kind: Kind, pointer: Pointer, plain: Plain) -> Iterator[Entry]:
        """One record of a document that is right so far, if it is one after all."""
        self.private = is_private(kind.record)
        opened = Opened(kind, (kind.major, kind.minor), [], True, ())
        entry = self._record(kind, opened, pointer, plain)
        if entry is not None:
            yield entry

    def _entries(self) -> Iterator[Entry]:
        document = self.document
        if document.broken:
            for placed in document.problems:
                self._say(_discreet(placed.problem, private=False), placed.place)
            return
        opened = open_envelope(document.value, asked=self.asked)
        kind = opened.kind
        self.private = private = kind is None or is_private(kind.record)
        for placed in document.problems:
            self._say(_discreet(placed.problem, private=private), placed.place)
            if not _tolerable(placed.problem):
                self.marred.append(placed.problem)
        for problem in opened.problems:
            self._locate(problem)
        if kind is None:
            return
        if self.form.tabular:
            nested = refuse_nested(kind)
            if nested is not None:
                if kind.name not in self.nested:
                    self.nested.add(kind.name)
                    self._locate(nested)
                return
        wrong = not all(_tolerable(problem) for problem in opened.problems)
        today = not self.form.tabular and opened.version == (kind.major, kind.minor)
        read: Read | None = reader_of(kind.record) if today and not wrong and not self.marred else None
        values = opened.values
        for index, plain in enumerate(values):
            pointer = opened.pointer(index)
            if read is not None:
                try:
                    yield Entry(read(plain), kind, self.file, self.number, pointer)
                except SAYS_NO:
                    pass
                else:
                    # Nothing is to be said of it any more, and the next record can have its memory.
                    values[index] = None
                    continue
            entry = self._record(kind, opened, pointer, plain)
            if entry is not None and not wrong:
                yield entry

    def _record(self, kind: Kind, opened: Opened, pointer: Pointer, plain: Plain) -> Entry | None:
        """The record at a pointer if it is one, whatever is wrong with the others."""
        from danvan.serialization.explain import explain

        cls = kind.record
        marred = [problem for problem in self.marred if _touches(problem.pointer, pointer)]
        plain, problems = normalized(plain)
        problems = [problem.under(pointer) for problem in problems]
        passed_over: list[Pointer] = []
        if isinstance(plain, dict):
            if self.form.tabular:
                plain = from_cells(cls, plain)
            plain = migrate(kind.name, plain, opened.version)
            if opened.newer:
                plain = _known_part(cls, plain, pointer, passed_over)
                problems += [Problem.of("key-passed-over", at, at_key=True, key=at[-1]) for at in passed_over]
        errors = explain(cls, plain, pointer)
        for problem in problems + _not_caused(errors, marred):
            self._locate(problem)
        if errors or marred:
            return None
        return Entry(reader_of(cls)(plain), kind, self.file, self.number, pointer, bool(passed_over))

    def _locate(self, problem: Problem) -> None:
        pointer = _as_written(self.document.value, problem.pointer)
        if pointer != problem.pointer:
            problem = attrs.evolve(problem, pointer=pointer)
        self._say(problem, self.document.locate(pointer, problem.at_key))

    def _say(self, problem: Problem, place: Place | None) -> None:
        if self.private:
            problem = without_strange_keys(problem)
        if place is None:
            finding = messages.finding(problem, file=self.file)
        else:
            name = place.column_name
            if name is not None and self.private:
                name = plain_key(name)
            finding = messages.finding(problem, file=self.file, line=place.line, column=place.column, column_name=name)
        self.findings.append(finding)


def _tolerable(problem: Problem) -> bool:
    return messages.CATALOGUE[problem.code].warning


def _touches(place: Pointer, record: Pointer) -> bool:
    """Whether what is wrong at `place` mars the record: it stands inside, or belongs to no record."""
    if place[: len(record)] == record:
        return True
    return not (len(place) > 1 and place[0] == MANY and isinstance(place[1], int))


_STAND_INS = frozenset({"number-not-finite", "number-too-large", "lone-surrogate"})
"""What leaves a stand-in value, of which nothing more should be said."""


def _not_caused(errors: list[Problem], marred: list[Problem]) -> list[Problem]:
    """The errors that do not merely follow from stand-in values."""
    if not marred:
        return errors
    stand_ins = [problem.pointer for problem in marred if problem.code in _STAND_INS]
    aliases = {problem.pointer for problem in marred if problem.code == "yaml-anchor"}
    return [
        error
        for error in errors
        if not any(error.pointer[: len(place)] == place for place in stand_ins)
        and not (error.code == "not-null" and error.pointer in aliases)
        and (not stand_ins or error.code in STRUCTURE)
    ]


_NAMES_A_WORD = (
    (" does not stand in quotes", " chưa được đặt trong ngoặc kép"),
    (" is not a number as JSON writes it", " không phải là số viết theo JSON"),
)


def _discreet(problem: Problem, *, private: bool) -> Problem:
    """The same problem without a piece of the text that might be of a citizen's name or number."""
    values = problem.arguments
    if problem.code == "syntax":
        for en, vi in _NAMES_A_WORD:
            word = values["detail_en"].removesuffix(en)
            if word != values["detail_en"] and not (word.isascii() and word[-1:].isdigit() and len(word) <= 6):
                return attrs.evolve(
                    problem, values=tuple({**values, "detail_en": "•••" + en, "detail_vi": "•••" + vi}.items())
                )
    elif private and problem.code in ("number-not-finite", "number-too-large"):
        return attrs.evolve(problem, values=tuple({**values, "value": "•••"}.items()))
    return problem


def _as_written(value: Plain, pointer: Pointer) -> Pointer:
    """The pointer with the keys as the file spells them; pointers into a record have them in NFC."""
    if all(step.__class__ is int or str(step).isascii() for step in pointer):
        return pointer
    steps: list[str | int] = []
    for step in pointer:
        if isinstance(value, dict):
            written = step
            if step not in value:
                same = (key for key in value if unicodedata.normalize("NFC", key) == step)
                written = next(same, step)
            value = value.get(str(written))
            steps.append(written)
        else:
            value = value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None
            steps.append(step)
    return tuple(steps)


def _known_part(cls: type, plain: dict[str, Plain], at: Pointer, passed_over: list[Pointer]) -> dict[str, Plain]:
    """The keys that this danvan knows, in the record and in all its parts; names the others."""
    shapes = {spec.name: spec.shape for spec in fields_of(cls)}
    known: dict[str, Plain] = {}
    for key, value in plain.items():
        if key in shapes:
            known[key] = _known_value(shapes[key], value, (*at, key), passed_over)
        else:
            passed_over.append((*at, key))
    return known


def _known_value(shape: Shape, value: Plain, at: Pointer, passed_over: list[Pointer]) -> Plain:
    if isinstance(shape, Listing) and isinstance(value, list):
        return [_known_value(shape.of, item, (*at, index), passed_over) for index, item in enumerate(value)]
    if isinstance(shape, Part) and isinstance(value, dict):
        return _known_part(shape.record, value, at, passed_over)
    if isinstance(shape, OneOf) and isinstance(value, dict):
        record = dict(shape.records).get(str(value.get("type")))
        if record is not None:
            own = {key: item for key, item in value.items() if key != "type"}
            return {"type": value["type"], **_known_part(record, own, at, passed_over)}
    return value
