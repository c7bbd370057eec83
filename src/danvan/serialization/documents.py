"""Files ↔ records in one call: `load`, `load_one`, `stream`, `dump`, `dumps`."""

import io
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TypeVar

from danvan import messages
from danvan.errors import DanvanError, Finding, Problem, Refused, Sentence, Severity
from danvan.petitions.privacy import Audience
from danvan.serialization.formats import Format, by_ending
from danvan.serialization.kinds import KINDS, Kind
from danvan.serialization.reading import Entry, read_documents
from danvan.serialization.walking import DataFile, known_endings, unreadable, walk
from danvan.serialization.writing import format_named, replace_file, text_of

__all__ = ["Archive", "Entry", "UnfitFile", "dump", "dumps", "load", "load_one", "loads", "stream"]

_R = TypeVar("_R")
Path = str | os.PathLike[str]


class UnfitFile(DanvanError, ValueError):
    """A file does not hold what was asked for; `findings` says everything that is wrong."""

    findings: tuple[Finding, ...]

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class Archive:
    """Records that were read together, in the order of files and documents (kho dữ liệu).

    `findings` holds everything that was wrong with the files themselves; records with errors are
    not among the entries. Iterating gives the records.
    """

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]

    def __init__(self, entries: Iterable[Entry], findings: Iterable[Finding]) -> None:
        self.entries = tuple(entries)
        self.findings = tuple(findings)

    def __iter__(self) -> Iterator[object]:
        return (entry.record for entry in self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def of(self, cls: type[_R]) -> list[_R]:
        """The records of one class, in order."""
        return [entry.record for entry in self.entries if isinstance(entry.record, cls)]

    def __repr__(self) -> str:
        return f"<Archive of {len(self.entries)} records, {len(self.findings)} findings>"


def kind_named(name: str) -> Kind:
    """The kind with this name; `Refused` names those that exist."""
    kind = KINDS.get(name)
    if kind is None:
        from danvan.serialization.explain import nearest

        close = nearest(name, KINDS)
        code = "kind-unknown" if close is None else "kind-unknown-near"
        raise _refused(Problem.of(code, value=name, nearest=close or "", known=", ".join(KINDS)))
    return kind


def _refused(problem: Problem) -> Refused:
    """A refusal that says what is wrong and how to mend it."""
    said, mend = messages.sentence(problem), messages.mend(problem)
    return Refused(said if mend is None else Sentence(f"{said.vi} {mend.vi}", f"{said.en} {mend.en}"))


def stream(*paths: Path, kind: str | None = None) -> Iterator[Entry | Finding]:
    """Read files and folders record by record, in flat memory where the format allows it.

    Gives an `Entry` for each good record and a `Finding` for each thing amiss, in the order of the
    files. NDJSON and CSV are read line by line; other formats file by file.
    """
    asked = None if kind is None else kind_named(kind)
    for item in walk(paths):
        if isinstance(item, Finding):
            yield item
        else:
            yield from _read_file(item, asked)


def _read_file(item: DataFile, asked: Kind | None) -> Iterator[Entry | Finding]:
    try:
        with open(item.path, "rb") as source:
            yield from read_documents(source, item.path, item.form, kind=asked)
    except OSError as error:
        yield unreadable(item.path, error)


def load(*paths: Path, kind: str | None = None) -> Archive:
    """Read files and folders whole. What is wrong with them stands in ``archive.findings``."""
    entries, findings = [], []
    for item in stream(*paths, kind=kind):
        if isinstance(item, Finding):
            findings.append(item)
        else:
            entries.append(item)
    return Archive(entries, findings)


def loads(data: bytes | str, format: str, *, name: str = "-", kind: str | None = None) -> Archive:
    """Read records from the content of a file, as `load` does from the disk."""
    try:
        asked = None if kind is None else kind_named(kind)
        form = format_named(format)
    except Refused:
        # The text goes before the error leaves, for tracebacks that show the names of each frame.
        del data
        raise
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return _gathered(io.BytesIO(raw), name, form, asked)


def _gathered(source: BinaryIO, name: str, form: Format, asked: Kind | None) -> Archive:
    entries, findings = [], []
    for item in read_documents(source, name, form, kind=asked):
        if isinstance(item, Finding):
            findings.append(item)
        else:
            entries.append(item)
    return Archive(entries, findings)


def load_one(path: Path, cls: type[_R]) -> _R:
    """The one record of class `cls` that a file holds.

    Raises `UnfitFile` with all findings when the file has an error, holds another class, or does
    not hold exactly one record.
    """
    archive = load(path)
    wrong = [finding for finding in archive.findings if finding.severity is Severity.ERROR]
    if wrong:
        raise UnfitFile(wrong)
    records = archive.of(cls)
    if len(records) != 1 or len(archive) != 1:
        problem = Problem.of("not-one", expected=cls.__name__, found=len(records), total=len(archive))
        raise UnfitFile([messages.finding(problem, file=os.fspath(path))])
    return records[0]


def dumps(records: object, format: str, *, audience: Audience | None = None) -> str:
    """The text of a file with one record or several, as an audience may see them; see `dump`."""
    return "".join(text_of(_several(records), format_named(format), audience=audience))


def dump(records: object, path: Path, *, audience: Audience | None = None) -> None:
    """Write one record or several to a file, whose ending names the format.

    The file is replaced whole or left as it was. Raises `Refused` when the format cannot carry the
    records, an archive was read with errors or from files of a newer version, so that something would
    be lost, the disk does not take them, or a record is not for the audience. An identity is written for
    the receiver and the resolver only. Petitions are redacted for other audiences (`danvan.redacted`);
    where no audience is named, petitions and protection cases are written whole.
    """
    ending = os.path.splitext(os.fspath(path))[1]
    form = by_ending(ending)
    if form is None:
        raise _refused(Problem.of("format-unknown", ending=ending or os.path.basename(path), known=known_endings()))
    replace_file(path, text_of(_several(records), form, audience=audience))


def _several(records: object) -> Iterable[object]:
    if isinstance(records, Archive):
        if any(finding.severity is Severity.ERROR for finding in records.findings):
            raise Refused(_HAS_ERRORS)
        if any(entry.passed_over for entry in records.entries):
            raise Refused(_WOULD_LOSE)
        return iter(records)
    if isinstance(records, Iterable):
        return records
    return (records,)


_HAS_ERRORS = Sentence(
    vi="Không ghi: dữ liệu được đọc có lỗi, các bản ghi sai sẽ bị mất. Hãy sửa lỗi trước, hoặc ghi list(archive).",
    en="Not written: the data were read with errors, and the wrong records would be lost. "
    "Mend them first, or write list(archive).",
)
_WOULD_LOSE = Sentence(
    vi="Không ghi: dữ liệu có khóa của phiên bản mới hơn và sẽ bị mất. Hãy cài danvan mới hơn.",
    en="Not written: the data have keys of a newer version, which would be lost. Install a newer danvan.",
)
