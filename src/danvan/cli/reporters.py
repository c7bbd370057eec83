"""How findings are written: as text for people, as JSON, as annotations of GitHub."""

import json
import os
from collections.abc import Callable, Mapping
from typing import Protocol, TextIO

import attrs

from danvan.errors import Finding, Severity
from danvan.messages import printable

__all__ = ["REPORTERS", "Reporter", "Summary"]


@attrs.frozen
class Summary:
    """What the closing line says."""

    files: int
    records: int
    errors: int
    warnings: int
    seconds: float

    def text(self, lang: str) -> str:
        """The closing line."""
        if lang == "vi":
            return (
                f"{self.files} tệp, {self.records} bản ghi, {self.errors} lỗi, "
                f"{self.warnings} cảnh báo, {self.seconds:.2f} giây"
            )
        return (
            f"{_many(self.files, 'file')}, {_many(self.records, 'record')}, {_many(self.errors, 'error')}, "
            f"{_many(self.warnings, 'warning')}, {self.seconds:.2f} seconds"
        )


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class Reporter(Protocol):
    """Takes findings as they come, and the summary at the end."""

    def show(self, finding: Finding) -> None:
        """Write one finding, unless the limit is reached."""
        ...

    def close(self, summary: Summary) -> None:
        """Write what comes last."""
        ...


class _Text:
    def __init__(self, stream: TextIO, lang: str, limit: int | None) -> None:
        self._stream, self._lang, self._limit = stream, lang, limit
        self._shown = 0
        self._held = 0

    def show(self, finding: Finding) -> None:
        if self._limit is not None and self._shown >= self._limit:
            self._held += 1
            return
        self._shown += 1
        file = None if finding.file is None else printable(_path(finding.file))
        column = None if finding.column_name is None else printable(finding.column_name)
        shown = attrs.evolve(finding, file=file, pointer=printable(finding.pointer), column_name=column)
        print(shown.text(self._lang), file=self._stream)

    def close(self, summary: Summary) -> None:
        if self._held:
            more = f"… {self._held} phát hiện nữa" if self._lang == "vi" else f"… and {self._held} more findings"
            print(more, file=self._stream)
        print(summary.text(self._lang), file=self._stream)


class _Json:
    """One JSON object: findings as a list, written as they come, then the summary."""

    def __init__(self, stream: TextIO, lang: str, limit: int | None) -> None:
        self._stream, self._limit = stream, limit
        self._shown = 0
        stream.write('{"findings": [')

    def show(self, finding: Finding) -> None:
        if self._limit is not None and self._shown >= self._limit:
            return
        self._stream.write(",\n" if self._shown else "\n")
        self._shown += 1
        self._stream.write(json.dumps(as_json(finding), ensure_ascii=False))

    def close(self, summary: Summary) -> None:
        values = attrs.asdict(summary)
        values["seconds"] = round(summary.seconds, 3)
        self._stream.write(f'\n], "summary": {json.dumps(values)}}}\n')


def as_json(finding: Finding) -> dict[str, object]:
    """A finding as plain values."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": None if finding.file is None else _path(finding.file),
        "line": finding.line,
        "column": finding.column,
        "column_name": finding.column_name,
        "pointer": finding.pointer,
        "message": {"vi": finding.message.vi, "en": finding.message.en},
        "mend": None if finding.mend is None else {"vi": finding.mend.vi, "en": finding.mend.en},
        "citation": finding.citation,
    }


class _GitHub:
    """Annotations of GitHub Actions: ``::error file=…,line=…::message``."""

    def __init__(self, stream: TextIO, lang: str, limit: int | None) -> None:
        self._stream, self._lang, self._limit = stream, lang, limit
        self._shown = 0

    def show(self, finding: Finding) -> None:
        if self._limit is not None and self._shown >= self._limit:
            return
        self._shown += 1
        parts = [f"file={_property(printable(_path(finding.file or '-')))}"]
        if finding.line is not None:
            parts.append(f"line={finding.line}")
        if finding.column is not None:
            parts.append(f"col={finding.column}")
        parts.append(f"title={_property(finding.code)}")
        text = finding.message.pick(self._lang)
        if finding.mend is not None:
            text += " → " + finding.mend.pick(self._lang)
        word = "error" if finding.severity is Severity.ERROR else "warning"
        print(f"::{word} {','.join(parts)}::{_data(text)}", file=self._stream)

    def close(self, summary: Summary) -> None:
        print(summary.text(self._lang), file=self._stream)


def _path(name: str) -> str:
    """The name of a file as UTF-8 spells it, whatever encoding the system believes in."""
    return os.fsencode(name).decode("utf-8", "surrogateescape")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTERS: Mapping[str, Callable[[TextIO, str, int | None], Reporter]] = {
    "text": _Text,
    "json": _Json,
    "github": _GitHub,
}
"""Every way of writing findings, by the word of ``--format``."""
