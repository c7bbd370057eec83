"""From records to the text of a file, and onto the disk without ever leaving half of one."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from itertools import groupby

from danvan import messages
from danvan.errors import Refused, Sentence
from danvan.petitions.privacy import Audience
from danvan.serialization.audiences import as_seen_by
from danvan.serialization.codec import writer_of
from danvan.serialization.envelope import MANY, STAMP
from danvan.serialization.formats import FORMATS, Format
from danvan.serialization.kinds import Kind, kind_of
from danvan.serialization.plain import Plain
from danvan.serialization.tables import refuse_nested, to_cells

__all__ = ["plain_documents", "replace_file", "text_of"]


def text_of(records: Iterable[object], form: Format, *, audience: Audience | None = None) -> Iterator[str]:
    """The text of a file with these records, piece by piece.

    Raises `Refused` when the format cannot carry them, or when one of them is not for the audience.
    Petitions are written as the audience may see them; without an audience, whole.
    """
    documents = plain_documents(records, form, audience=audience)
    if form.name == "toml":
        return form.write(tables_last(document) for document in documents)
    return form.write(documents)


def tables_last(values: dict[str, Plain]) -> dict[str, Plain]:
    """The same values with those first that TOML writes on one line, and tables after them.

    TOML can give a table lines of its own only behind them. The order of a record's fields means
    nothing; that of an agency's own data under ``extra`` is kept.
    """
    simple: dict[str, Plain] = {}
    tables: dict[str, Plain] = {}
    for key, value in values.items():
        if key == "extra":
            tables[key] = value
        elif isinstance(value, dict):
            tables[key] = tables_last(value)
        elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
            tables[key] = [tables_last(item) if isinstance(item, dict) else item for item in value]
        else:
            simple[key] = value
    return {**simple, **tables}


def plain_documents(
    records: Iterable[object], form: Format, *, audience: Audience | None = None
) -> Iterator[dict[str, Plain]]:
    """The documents of a file: one for each record in formats of lines, else one for each kind."""
    if form.linewise:
        for record in records:
            yield _single(record, form, audience)
        return
    groups = [(kind, list(group)) for kind, group in groupby(records, key=_kind)]
    if len(groups) != 1 and form.name != "yaml":
        raise Refused(_one_kind(form, [kind.name for kind, _ in groups]))
    for kind, group in groups:
        if len(group) == 1:
            yield _single(group[0], form, audience)
        else:
            made = [_fields(record, kind, audience) for record in group]
            yield {STAMP: kind.stamp, MANY: list[Plain](made)}


def _kind(record: object) -> Kind:
    cls: type = type(record)
    try:
        return kind_of(cls)
    except KeyError:
        name = cls.__name__
        raise Refused(
            Sentence(
                vi=f"“{name}” không phải là loại tài liệu; nó là một phần của bản ghi khác.",
                en=f"“{name}” is not a kind of document; it is a part of other records.",
            )
        ) from None


def _single(record: object, form: Format, audience: Audience | None) -> dict[str, Plain]:
    kind = _kind(record)
    nested = refuse_nested(kind) if form.tabular else None
    if nested is not None:
        # Refused before there are plain values, for tracebacks that show the names of each frame.
        raise Refused(messages.sentence(nested))
    values = _fields(record, kind, audience)
    if form.tabular:
        values = to_cells(kind.record, values)
    return {STAMP: kind.stamp, **values}


def _fields(record: object, kind: Kind, audience: Audience | None) -> dict[str, Plain]:
    return writer_of(kind.record)(as_seen_by(record, audience))


def _one_kind(form: Format, names: list[str]) -> Sentence:
    if not names:
        return Sentence(vi="Không có bản ghi nào để ghi.", en="There is no record to write.")
    listed = ", ".join(dict.fromkeys(names))
    return Sentence(
        vi=f"Một tệp {form.title} chỉ chứa một loại; ở đây có: {listed}. Dùng NDJSON hoặc YAML.",
        en=f"A {form.title} file holds one kind; here are: {listed}. Use NDJSON or YAML.",
    )


def replace_file(path: str | os.PathLike[str], pieces: Iterable[str]) -> None:
    """Write a file whole or not at all: into a temporary file beside it, then put in its place.

    Raises `Refused` when the system does not let us; the old file then is as it was.
    """
    import tempfile

    target = os.path.realpath(os.fspath(path))
    folder = os.path.dirname(target)
    if os.path.exists(target) and not os.path.isfile(target):
        # A device or a pipe would be replaced by a file of the same name.
        raise Refused(_unwritten(path, Sentence("đây không phải là tệp thường", "it is no ordinary file")))
    temporary = None
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".danvan-", dir=folder)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        raise Refused(_unwritten(path, messages.reason(error))) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _unwritten(path: str | os.PathLike[str], reason: Sentence) -> Sentence:
    name = messages.printable(os.fspath(path))
    return Sentence(
        vi=f"Không ghi được {name}: {reason.vi}. Tệp cũ, nếu có, vẫn nguyên vẹn.",
        en=f"{name} cannot be written: {reason.en}. The old file, if there is one, is as it was.",
    )


def _mode(target: str) -> int:
    """The mode of the file that is replaced, or what a new file would have."""
    try:
        return os.stat(target).st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def format_named(name: str) -> Format:
    """The format with this name; `Refused` names those that exist."""
    form = FORMATS.get(name)
    if form is None:
        known = ", ".join(FORMATS)
        raise Refused(Sentence(vi=f"Không có định dạng “{name}”: {known}.", en=f"No format “{name}”: {known}."))
    return form
