"""Reading and writing in one call, and a disk that does not do its part."""

import errno
import os
import pathlib
from collections.abc import Iterator
from typing import Any

import pytest

from danvan.cli import main
from danvan.errors import Refused
from danvan.law.instruments import Instrument, Source
from danvan.reports.figures import Indicator, Nature
from danvan.serialization import UnfitFile, dump, dumps, load, load_one, loads, stream
from danvan.serialization.writing import replace_file

RECORD = Indicator(id="a", name="Tên", unit="đơn", nature=Nature.FLOW)
OLD = "the old file\n"


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out.json").write_text(OLD, "utf-8")
    return tmp_path


def intact(folder: pathlib.Path, *others: str) -> bool:
    return (
        sorted(os.listdir(folder)) == sorted(["out.json", *others]) and (folder / "out.json").read_text("utf-8") == OLD
    )


FULL = (
    "out.json cannot be written: the disk is full. The old file, if there is one, is as it was.",
    "Không ghi được out.json: ổ đĩa đã đầy. Tệp cũ, nếu có, vẫn nguyên vẹn.",
)


def full(*_: Any, **__: Any) -> Any:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_a_disk_that_is_full(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    monkeypatch.setattr(os, call, full)
    with pytest.raises(Refused) as caught:
        dump(RECORD, "out.json")
    assert (caught.value.sentence.en, caught.value.sentence.vi) == FULL
    assert intact(folder)


def test_a_disk_that_fills_while_it_is_written(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fdopen

    def fdopen(descriptor: int, *rest: Any, **more: Any) -> Any:
        opened = real(descriptor, *rest, **more)
        opened.write = full
        return opened

    monkeypatch.setattr(os, "fdopen", fdopen)
    with pytest.raises(Refused) as caught:
        dump([RECORD] * 10, "out.json")
    assert caught.value.sentence.en == FULL[0]
    assert intact(folder)


def test_the_command_on_a_disk_that_is_full(
    folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "in.json").write_text(dumps(RECORD, "json"), "utf-8")
    monkeypatch.setattr(os, "fsync", full)
    assert main(["convert", "in.json", "out.json", "--lang", "en"]) == 2
    assert capsys.readouterr() == ("", FULL[0] + "\n")
    assert main(["convert", "in.json", "out.json", "--lang", "vi"]) == 2
    assert capsys.readouterr() == ("", FULL[1] + "\n")
    assert intact(folder, "in.json")


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError, MemoryError])
def test_anything_that_happens_half_way(folder: pathlib.Path, error: type[BaseException]) -> None:
    def pieces() -> Iterator[str]:
        yield "half"
        raise error

    with pytest.raises(error):
        replace_file("out.json", pieces())
    assert intact(folder)


def test_records_that_do_not_fit_leave_the_old_file(folder: pathlib.Path) -> None:
    with pytest.raises(Refused, match="“Source” is not a kind of document; it is a part of other records"):
        dump([RECORD, Source(title="x")], "out.json")
    assert intact(folder)


def test_a_pipe_or_a_folder_is_not_replaced(folder: pathlib.Path) -> None:
    os.mkfifo(folder / "pipe.json")
    (folder / "folder.json").mkdir()
    for name in ("pipe.json", "folder.json"):
        with pytest.raises(Refused) as caught:
            dump(RECORD, name)
        assert caught.value.sentence.en == (
            f"{name} cannot be written: it is no ordinary file. The old file, if there is one, is as it was."
        )
    assert (folder / "pipe.json").is_fifo()
    assert intact(folder, "pipe.json", "folder.json")


def test_reasons_that_danvan_has_no_words_for(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(*_: Any) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "replace", odd)
    with pytest.raises(Refused, match=r"cannot be written: Invalid cross-device link\. The old file"):
        dump(RECORD, "out.json")
    assert intact(folder)


def test_load_one(folder: pathlib.Path) -> None:
    dump(RECORD, "one.json")
    assert load_one("one.json", Indicator) == RECORD
    for cls, said in (
        (Instrument, "The file should hold one Instrument and nothing else; it holds 0 of 1 records."),
        (Source, "The file should hold one Source and nothing else; it holds 0 of 1 records."),
    ):
        with pytest.raises(UnfitFile) as caught:
            load_one("one.json", cls)
        (finding,) = caught.value.findings
        assert (finding.code, finding.file, finding.line, finding.message.en) == ("not-one", "one.json", None, said)
    dump([RECORD, RECORD], "two.json")
    with pytest.raises(UnfitFile) as caught:
        load_one("two.json", Indicator)
    assert caught.value.findings[0].message.vi == "Tệp phải chứa đúng một Indicator; hiện có 2 trong 2 bản ghi."
    with pytest.raises(UnfitFile) as caught:
        load_one("out.json", Indicator)
    assert str(caught.value).startswith("out.json:1:1  error  syntax\n")


def test_text_and_bytes_are_loaded_alike() -> None:
    text = dumps(RECORD, "json")
    assert list(loads(text, "json")) == list(loads(text.encode(), "json")) == [RECORD]
    assert [finding.code for finding in loads('{"a": "\ud800"}', "json").findings] == ["not-utf8"]
    with pytest.raises(Refused, match="No format “xml”"):
        loads("", "xml")
    with pytest.raises(Refused, match="danvan knows no kind “x”"):
        loads("", "json", kind="x")


def test_what_was_loaded_before_a_bad_file_is_kept(folder: pathlib.Path) -> None:
    dump(RECORD, "a.json")
    items = list(stream("a.json", "missing.json", "out.json"))
    assert [type(item).__name__ for item in items] == ["Entry", "Finding", "Finding"]
    assert repr(items[0]) == "Entry(indicator, a.json, document=0)"
    assert repr(load("a.json", "out.json")) == "<Archive of 1 records, 1 findings>"
