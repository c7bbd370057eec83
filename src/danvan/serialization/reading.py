"""From the bytes of one file to records and findings: format, envelope, migration, codec.

Each document takes the fast road first: parsed, stamped with a known version, made into a record.
Only a document that fails on it is taken apart to find out why.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from danvan import messages
from danvan.errors import Finding, MissingExtra, Pointer, Problem, Severity
from danvan.serialization.codec import SAYS_NO, reader_of
from danvan.serialization.envelope import MANY, STAMP, Opened, open_envelope
from danvan.serialization.explain import explain
from danvan.serialization.formats import Format
from danvan.serialization.kinds import KINDS, Kind
from danvan.serialization.migrations import migrate
from danvan.serialization.normal import normalized
from danvan.serialization.plain import Document, Place, Plain
from danvan.serialization.tables import from_cells, refuse_nested

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


def read_documents(
    stream: BinaryIO, file: str, form: Format, *, kind: Kind | None = None
) -> Iterator[Entry | Finding]:
    """Everything in one file: an `Entry` for each record, a `Finding` for each thing amiss.

    A record with an error is not given. `kind` asks for one kind: documents that do not state
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
    roads: dict[object, tuple[Kind, Read]] = {}
    if asked is not None and not form.tabular:
        roads[None] = roads[asked.stamp] = (asked, reader_of(asked.record))
    elif not form.tabular:
        roads = {known.stamp: (known, _lazy(known)) for known in KINDS.values()}
    number = -1
    for document in form.read(stream):
        number += 1
        value = document.value
        if isinstance(value, dict) and not document.problems:
            values = value
            road = roads.get(values.get(STAMP)) if values.get(STAMP).__class__ is str or asked else None
            if road is not None and MANY not in values:
                fast = dict(values)
                fast.pop(STAMP, None)
                try:
                    yield Entry(road[1](fast), road[0], file, number, ())
                    continue
                except SAYS_NO:
                    pass
        yield from _slow(document, number, file, form, asked)


def _lazy(kind: Kind) -> Read:
    """The reader of a kind, whose room is imported when its first document comes."""

    def read(plain: object) -> object:
        return reader_of(kind.record)(plain)

    return read


def _slow(document: Document, number: int, file: str, form: Format, asked: Kind | None) -> Iterator[Entry | Finding]:
    wrong = False
    for placed in document.problems:
        wrong = wrong or not messages.CATALOGUE[placed.problem.code].warning
        yield _finding(placed.problem, file, placed.place)
    if document.broken:
        return
    opened = open_envelope(document.value, asked=asked)
    for problem in opened.problems:
        wrong = wrong or not messages.CATALOGUE[problem.code].warning
        yield _located(problem, file, document)
    if opened.kind is None:
        return
    if form.tabular:
        nested = refuse_nested(opened.kind)
        if nested is not None:
            yield _located(nested, file, document)
            return
    today = opened.version == (opened.kind.major, opened.kind.minor) and not form.tabular
    read: Read = reader_of(opened.kind.record)
    for pointer, plain in opened.records:
        if today and not wrong:
            try:
                yield Entry(read(plain), opened.kind, file, number, pointer)
                continue
            except SAYS_NO:
                pass
        yield from _record(document, number, file, form, opened, pointer, plain, wrong)


def _record(
    document: Document,
    number: int,
    file: str,
    form: Format,
    opened: Opened,
    pointer: Pointer,
    plain: Plain,
    wrong: bool,
) -> Iterator[Entry | Finding]:
    kind = opened.kind
    assert kind is not None
    cls = kind.record
    plain, forms = normalized(plain)
    problems = [problem.under(pointer) for problem in forms]
    passed_over: list[str] = []
    if isinstance(plain, dict):
        if form.tabular:
            plain = from_cells(cls, plain)
        plain = migrate(kind.name, plain, opened.version)
        if opened.newer:
            plain, passed_over = _known_part(cls, plain)
            problems.extend(
                Problem.of("key-passed-over", (*pointer, key), at_key=True, key=key) for key in passed_over
            )
    errors = explain(cls, plain, pointer)
    findings = [_located(problem, file, document) for problem in problems + errors]
    yield from sorted(findings, key=lambda finding: (finding.line or 0, finding.column or 0))
    if not errors and not wrong:
        yield Entry(reader_of(cls)(plain), kind, file, number, pointer, bool(passed_over))


def _known_part(cls: type, plain: dict[str, Plain]) -> tuple[dict[str, Plain], list[str]]:
    from danvan.records import fields_of

    names = {spec.name for spec in fields_of(cls)}
    known = {key: value for key, value in plain.items() if key in names}
    return known, [key for key in plain if key not in names]


def _located(problem: Problem, file: str, document: Document) -> Finding:
    return _finding(problem, file, document.locate(problem.pointer, problem.at_key))


def _finding(problem: Problem, file: str, place: Place | None) -> Finding:
    if place is None:
        return messages.finding(problem, file=file)
    return messages.finding(
        problem, file=file, line=place.line, column=place.column, column_name=place.column_name
    )
