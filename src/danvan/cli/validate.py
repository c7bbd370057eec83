"""``danvan validate PATH…``: is every file right, and if not, which line to mend and how?

This module loads everything that reading needs, and is itself loaded only when the command runs.
"""

import argparse
import datetime as dt
import io
import sys
import time
from collections.abc import Iterator

import attrs

from danvan.checks.checker import Checker
from danvan.cli.reporters import REPORTERS, Summary
from danvan.cli.terminal import NOT_READ
from danvan.dates import VIETNAM
from danvan.errors import Finding, Refused, Sentence, Severity
from danvan.serialization.documents import kind_named
from danvan.serialization.formats import Format
from danvan.serialization.places import Places
from danvan.serialization.reading import Entry, read_documents
from danvan.serialization.walking import DataFile, Identity, unreadable, walk
from danvan.serialization.writing import format_named

__all__ = ["run"]

_PATIENCE = 2.0
"""After how many seconds a terminal is told how far the work has come."""


MAX_STDIN = 1024**3
"""The longest standard input, in bytes."""


Held = dict[str, tuple[bytes, Format]]
"""Contents that are on no disk, by name, with their format."""


@attrs.define
class _Work:
    """What has been read so far."""

    files: set[str] = attrs.field(factory=set)
    records: int = 0
    errors: int = 0
    warnings: int = 0
    unreadable: bool = False


def run(options: argparse.Namespace) -> int:
    """Validate; gives the exit code."""
    started = time.monotonic()
    if options.kind is not None:
        kind_named(options.kind)
    on, whole_from = _days(options)
    held: Held = {}
    if "-" in options.paths:
        given = None if options.input is None else format_named(options.input)
        from danvan.cli.sniffing import sniff

        raw = _standard_input()
        held["-"] = (raw, given or sniff(raw))
    reporter = REPORTERS[options.format](sys.stdout, options.lang, options.limit)
    checker = Checker(on=on, whole_from=whole_from, places=Places(held))
    work = _Work()
    progress = _Progress(started)
    for item in _items(options.paths, options.kind, held, work):
        if isinstance(item, Entry):
            work.records += 1
            checker.see(item)
            if not work.records % 1000:
                progress.show(len(work.files), work.records)
        else:
            if item.severity is Severity.ERROR:
                checker.missed()
            _count(item, work)
            reporter.show(item)
    for finding in checker.finish():
        _count(finding, work)
        reporter.show(finding)
    progress.clear()
    reporter.close(
        Summary(
            files=len(work.files),
            records=work.records,
            errors=work.errors,
            warnings=work.warnings,
            seconds=time.monotonic() - started,
        )
    )
    if work.unreadable:
        return 2
    return 1 if work.errors or (options.strict and work.warnings) else 0


def _days(options: argparse.Namespace) -> tuple[dt.date, dt.date | None]:
    """The day of the check, and the day from which the files are whole if they are."""
    if options.on is None and options.whole_from is None:
        return dt.datetime.now(tz=VIETNAM).date(), None
    # To read a day takes what the commands about law need, which a plain check does without.
    from danvan.cli.law import day

    on = day(options.on)
    if options.whole_from is None:
        return on, None
    whole_from = day(options.whole_from)
    if on < whole_from:
        raise Refused(
            Sentence(
                f"Ngày kiểm tra {on} trước ngày {whole_from}, là ngày từ đó dữ liệu đầy đủ.",
                f"The day of the check, {on}, is before {whole_from}, from which the files are whole.",
            )
        )
    return on, whole_from


def _standard_input() -> bytes:
    """All of standard input, which is held in memory because places are looked up in it afterwards."""
    if sys.stdin is None:
        raise Refused(Sentence("Không có dữ liệu ở đầu vào chuẩn.", "There is no standard input."))
    raw = sys.stdin.buffer.read(MAX_STDIN + 1)
    if len(raw) > MAX_STDIN:
        raise Refused(
            Sentence(
                f"Đầu vào chuẩn dài hơn {MAX_STDIN} byte; hãy lưu thành tệp rồi ghi tên tệp.",
                f"Standard input is longer than {MAX_STDIN} bytes; save it as a file and name that.",
            )
        )
    return raw


def _count(finding: Finding, work: _Work) -> None:
    if finding.severity is Severity.ERROR:
        work.errors += 1
    else:
        work.warnings += 1
    if finding.code in NOT_READ:
        work.unreadable = True


def _items(paths: list[str], kind: str | None, held: Held, work: _Work) -> Iterator[Entry | Finding]:
    asked = None if kind is None else kind_named(kind)
    seen: set[Identity] = set()
    for path in paths:
        if path == "-":
            if "-" in work.files:
                continue
            raw, form = held["-"]
            work.files.add("-")
            yield from read_documents(io.BytesIO(raw), "-", form, kind=asked)
            continue
        for item in walk([path], seen):
            if not isinstance(item, DataFile):
                yield item
                continue
            work.files.add(item.path)
            try:
                with open(item.path, "rb") as stream:
                    yield from read_documents(stream, item.path, item.form, kind=asked)
            except OSError as error:
                yield unreadable(item.path, error)


class _Progress:
    """A line on a terminal's error stream, shown only when the work is long."""

    def __init__(self, started: float) -> None:
        self._next = started + _PATIENCE
        self._shown = False
        self._wanted = sys.stderr.isatty()

    def show(self, files: int, records: int) -> None:
        if self._wanted and time.monotonic() >= self._next:
            self._next = time.monotonic() + 0.5
            self._shown = True
            print(f"\r{files} files, {records} records …", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._shown:
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)
