"""From paths to files: order, endings, links, pipes, and what the system does not let us read."""

import builtins
import errno
import os
import pathlib
from typing import Any

import pytest

from danvan.cli import main
from danvan.errors import Finding
from danvan.serialization import load
from danvan.serialization.walking import DataFile, walk

GOOD = '{"danvan": "indicator/1.0", "id": "%s", "name": "x", "unit": "y", "nature": "flow"}'


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: pathlib.Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD % path.stem, "utf-8")


def names(*paths: str) -> list[str]:
    return [item.path if isinstance(item, DataFile) else f"{item.file} {item.code}" for item in walk(paths)]


def test_folders_in_order_without_what_is_hidden(folder: pathlib.Path) -> None:
    put(
        folder, "b.json", "a/z.json", "a/y.JSON", "c.txt", ".d.json", ".git/e.json", "a/.f.json", "b/g.ndjson", "README"
    )
    assert names(".") == ["./b.json", "./a/y.JSON", "./a/z.json", "./b/g.ndjson"]
    assert names("b", "a", "b.json") == ["b/g.ndjson", "a/y.JSON", "a/z.json", "b.json"]
    assert names(".git/e.json", ".d.json") == [".git/e.json", ".d.json"]
    assert names("c.txt", "README") == ["c.txt format-unknown", "README format-unknown"]


def test_each_file_and_folder_once(folder: pathlib.Path) -> None:
    put(folder, "a/x.json", "a/b/y.json")
    (folder / "a" / "b" / "again").symlink_to(folder / "a")
    (folder / "a" / "self").symlink_to(".")
    (folder / "a" / "x-too.json").symlink_to("x.json")
    assert names("a") == ["a/x-too.json", "a/b/y.json"]
    assert names("a", "./a", "a/b", "a/x.json") == ["a/x-too.json", "a/b/y.json"]
    assert len(load(".", "a", str(folder))) == 2


def test_a_folder_with_nothing_to_read(folder: pathlib.Path) -> None:
    (folder / "x.json").mkdir()
    (finding,) = load("x.json").findings
    assert (finding.file, finding.code, finding.severity.value) == ("x.json", "folder-empty", "warning")
    assert finding.message.en == "There is no file in this folder that danvan reads."
    assert finding.message.vi == "Thư mục không có tệp nào danvan đọc được."
    assert finding.mend is not None
    assert finding.mend.vi == "Các đuôi tệp đọc được: .json, .ndjson, .jsonl, .yaml, .yml, .toml, .csv."
    assert names("x.json", "x.json") == ["x.json folder-empty"]


def said(finding: Finding) -> tuple[str | None, str, str, str]:
    return finding.file, finding.code, finding.message.vi, finding.message.en


def test_links_that_lead_nowhere_or_round(folder: pathlib.Path) -> None:
    put(folder, "z.json")
    (folder / "a.json").symlink_to("nowhere")
    (folder / "b.json").symlink_to("b.json")
    archive = load(".")
    assert len(archive) == 1
    assert [said(finding) for finding in archive.findings] == [
        (
            "./a.json",
            "unreadable",
            "Không đọc được tệp: không có tệp này.",
            "The file cannot be read: there is no such file.",
        ),
        (
            "./b.json",
            "unreadable",
            "Không đọc được tệp: liên kết vòng tròn.",
            "The file cannot be read: its links lead in a circle.",
        ),
    ]


def test_pipes_and_devices_are_not_waited_for(folder: pathlib.Path) -> None:
    put(folder, "z.json")
    os.mkfifo(folder / "a.json")
    (folder / "b.json").symlink_to("/dev/zero")
    archive = load(".", "a.json")
    assert len(archive) == 1
    sentence = ("Không đọc được tệp: đây không phải là tệp thường.", "The file cannot be read: it is no ordinary file.")
    assert [said(finding) for finding in archive.findings] == [
        ("./a.json", "unreadable", *sentence),
        ("./b.json", "unreadable", *sentence),
        ("a.json", "unreadable", *sentence),
    ]


def test_no_permission(
    folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, "a.json", "b.json", "c/d.json")
    real_open, real_list = builtins.open, os.listdir

    def closed_open(file: Any, *rest: Any, **more: Any) -> Any:
        if os.fspath(file) == "./a.json":
            raise PermissionError(errno.EACCES, "Permission denied", file)
        return real_open(file, *rest, **more)

    def closed_list(path: Any) -> list[str]:
        if path == "./c":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real_list(path)

    monkeypatch.setattr(builtins, "open", closed_open)
    monkeypatch.setattr(os, "listdir", closed_list)
    assert main(["validate", ".", "--lang", "vi"]) == 2
    out, err = capsys.readouterr()
    assert err == ""
    assert out.split("\n")[:4] == [
        "./a.json  lỗi  unreadable",
        "  Không đọc được tệp: không có quyền truy cập.",
        "./c  lỗi  unreadable",
        "  Không đọc được tệp: không có quyền truy cập.",
    ]
    assert out.split("\n")[4].startswith("2 tệp, 1 bản ghi, 2 lỗi, 0 cảnh báo, ")


def test_a_file_that_fails_while_it_is_read(
    folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, "b.json")
    # The memory of a process opens like a file and fails at the first byte.
    (folder / "a.json").symlink_to("/proc/self/mem")
    code = main(["validate", "a.json", "b.json", "--lang", "en"])
    out = capsys.readouterr().out
    assert code == 2
    assert out.split("\n")[:2] == ["a.json  error  unreadable", "  The file cannot be read: the device fails."]
    assert "2 files, 1 record, 1 error" in out
