"""``danvan validate PATH…``: is every file right, and if not, which line to mend and how?"""

import argparse
import datetime as dt
import io
import sys
import time
from collections.abc import Iterator

import attrs

from danvan.cli.reporters import REPORTERS, Summary
from danvan.cli.sniffing import sniff
from danvan.cli.terminal import add_language
from danvan.errors import Finding, Severity

__all__ = ["add_to"]

_PATIENCE = 2.0
"""After how many seconds a terminal is told how far the work has come."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("validate", help="check data files and folders / kiểm tra tệp và thư mục dữ liệu")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    parser.add_argument("--kind", help="the kind that every document must be; those that state none are read as it")
    parser.add_argument("--input", metavar="FORMAT", help="the format of standard input (default: told by its beginning)")
    parser.add_argument("--format", choices=tuple(REPORTERS), default="text", help="how findings are written")
    parser.add_argument("--limit", type=_positive, metavar="N", help="write at most N findings; all are counted")
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    add_language(parser)
    parser.set_defaults(run=_run)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


@attrs.define
class _Work:
    """What has been read so far."""

    files: set[str] = attrs.field(factory=set)
    records: int = 0
    errors: int = 0
    warnings: int = 0
    unreadable: bool = False
    held: dict[str, tuple[bytes, object]] = attrs.field(factory=dict)


def _run(options: argparse.Namespace) -> int:
    from danvan.checks.checker import Checker
    from danvan.serialization.documents import kind_named
    from danvan.serialization.formats import Format
    from danvan.serialization.places import Places
    from danvan.serialization.reading import Entry
    from danvan.serialization.writing import format_named

    started = time.monotonic()
    if options.kind is not None:
        kind_named(options.kind)
    held: dict[str, tuple[bytes, Format]] = {}
    if "-" in options.paths:
        raw = sys.stdin.buffer.read()
        form = format_named(options.input) if options.input else sniff(raw)
        held["-"] = (raw, form)
    reporter = REPORTERS[options.format](sys.stdout, options.lang, options.limit)
    checker = Checker(on=dt.datetime.now(tz=dt.UTC).date(), places=Places(held))
    work = _Work()
    progress = _Progress(started)
    for item in _items(options.paths, options.kind, held, work):
        if isinstance(item, Entry):
            work.records += 1
            checker.see(item)
            if not work.records % 1000:
                progress.show(len(work.files), work.records)
        else:
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
    return 1 if work.errors or options.strict and work.warnings else 0


def _count(finding: Finding, work: _Work) -> None:
    if finding.severity is Severity.ERROR:
        work.errors += 1
    else:
        work.warnings += 1
    if finding.code in ("unreadable", "format-unknown"):
        work.unreadable = True


def _items(paths: list[str], kind: str | None, held: "dict[str, tuple[bytes, object]]", work: _Work) -> Iterator[object]:
    from danvan.serialization.documents import kind_named
    from danvan.serialization.formats import Format
    from danvan.serialization.reading import read_documents
    from danvan.serialization.walking import DataFile, unreadable, walk

    asked = None if kind is None else kind_named(kind)
    for path in paths:
        if path == "-":
            raw, form = held["-"]
            assert isinstance(form, Format)
            work.files.add("-")
            yield from read_documents(io.BytesIO(raw), "-", form, kind=asked)
            continue
        for item in walk([path]):
            if not isinstance(item, DataFile):
                yield item
                continue
            if item.path in work.files:
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
