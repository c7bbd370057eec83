"""`danvan validate`: paths, standard input, options, exit codes, streams."""

import io
import json
import os
import pathlib
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

import danvan.cli.validate
from danvan.cli import main

GOOD = '{"danvan": "indicator/1.0", "id": "a", "name": "x", "unit": "y", "nature": "flow"}\n'
BAD = '{"danvan": "indicator/1.0", "id": "b", "name": 5, "unit": "y", "nature": "flows"}\n'
WARNED = "\ufeff" + GOOD.replace('"a"', '"c"')

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in a folder of its own; gives exit code, output, errors."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run_it(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def files(folder: pathlib.Path) -> None:
    (folder / "good.json").write_text(GOOD, "utf-8")
    (folder / "bad.json").write_text(BAD, "utf-8")
    (folder / "warned.json").write_text(WARNED, "utf-8")


def without_seconds(text: str) -> str:
    return re.sub(r"[0-9]+\.[0-9]+ (seconds|giây)|\"seconds\": [0-9.]+", "TIME", text)


def test_exit_codes(run: Run, tmp_path: pathlib.Path) -> None:
    files(tmp_path)
    assert run("validate", "good.json")[0] == 0
    assert run("validate", "warned.json")[0] == 0
    assert run("validate", "warned.json", "--strict")[0] == 1
    assert run("validate", "bad.json")[0] == 1
    assert run("validate", "missing.json")[0] == 2
    assert run("validate", "good.json", "--kind", "reprot")[0] == 2
    assert run("validate", "-", "--input", "jsn")[0] == 2
    assert run("validate")[0] == 2
    assert run("validate", "good.json", "--limit", "0")[0] == 2
    assert run("validate", "good.json", "--format", "xml")[0] == 2
    assert run()[0] == 2
    assert run("nothing")[0] == 2


def test_text_in_both_languages(run: Run, tmp_path: pathlib.Path) -> None:
    files(tmp_path)
    code, out, err = run("validate", ".", "--lang", "en")
    assert (code, err) == (1, "")
    assert without_seconds(out) == (
        "./bad.json:1:48  error  expected-text  [/name]\n"
        "  5 is not text.\n"
        "  → Put it in quotes.\n"
        "./bad.json:1:74  error  word-unknown  [/nature]\n"
        "  “flows” is not one of the known words.\n"
        "  → Did you mean “flow”? Known words: flow, stock, ratio, flow_or_stock.\n"
        "./warned.json:1:1  warning  bom\n"
        "  The file begins with a byte order mark; it was passed over.\n"
        "  → Save the file as UTF-8 without BOM.\n"
        "3 files, 2 records, 2 errors, 1 warning, TIME\n"
    )
    code, out, err = run("validate", ".", "--lang", "vi")
    assert (code, err) == (1, "")
    assert without_seconds(out) == (
        "./bad.json:1:48  lỗi  expected-text  [/name]\n"
        "  5 không phải là văn bản.\n"
        "  → Đặt trong ngoặc kép.\n"
        "./bad.json:1:74  lỗi  word-unknown  [/nature]\n"
        "  “flows” không phải là từ đã định.\n"
        "  → Có phải là “flow”? Các từ hợp lệ: flow, stock, ratio, flow_or_stock.\n"
        "./warned.json:1:1  cảnh báo  bom\n"
        "  Tệp bắt đầu bằng dấu BOM; dấu này đã được bỏ qua.\n"
        "  → Lưu tệp theo UTF-8 không có BOM.\n"
        "3 tệp, 2 bản ghi, 2 lỗi, 1 cảnh báo, TIME\n"
    )
    assert (
        without_seconds(run("validate", "good.json", "--lang", "en")[1])
        == "1 file, 1 record, 0 errors, 0 warnings, TIME\n"
    )


@pytest.mark.parametrize(
    ("variables", "word"),
    [
        ({}, "error"),
        ({"LANG": "vi_VN.UTF-8"}, "lỗi"),
        ({"LANG": "vi_VN", "LC_ALL": "C"}, "error"),
        ({"LC_MESSAGES": "vi", "LANG": "en_US"}, "lỗi"),
        ({"LC_ALL": "", "LANG": "vi"}, "lỗi"),
    ],
)
def test_the_language_of_the_environment(
    run: Run, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], word: str
) -> None:
    files(tmp_path)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert f"  {word}  " in run("validate", "bad.json")[1]


def test_the_limit_holds_back_findings_but_counts_them(run: Run, tmp_path: pathlib.Path) -> None:
    files(tmp_path)
    out = run("validate", ".", "--limit", "1", "--lang", "en")[1]
    assert out.count("\n  → ") == 1
    assert "… and 2 more findings\n3 files, 2 records, 2 errors, 1 warning" in out
    assert "… 2 phát hiện nữa\n" in run("validate", ".", "--limit", "1", "--lang", "vi")[1]
    answer = json.loads(run("validate", ".", "--limit", "1", "--format", "json")[1])
    assert len(answer["findings"]) == 1
    assert (answer["summary"]["errors"], answer["summary"]["warnings"]) == (2, 1)
    out = run("validate", ".", "--limit", "1", "--format", "github")[1]
    assert out.count("::error ") + out.count("::warning ") == 1
    assert run("validate", ".", "--limit", "3")[1].count("more findings") == 0


def test_json(run: Run, tmp_path: pathlib.Path) -> None:
    files(tmp_path)
    answer = json.loads(run("validate", "bad.json", "--format", "json")[1])
    assert answer["findings"][0] == {
        "code": "expected-text",
        "severity": "error",
        "file": "bad.json",
        "line": 1,
        "column": 48,
        "column_name": None,
        "pointer": "/name",
        "message": {"vi": "5 không phải là văn bản.", "en": "5 is not text."},
        "mend": {"vi": "Đặt trong ngoặc kép.", "en": "Put it in quotes."},
        "citation": None,
    }
    assert set(answer["summary"]) == {"files", "records", "errors", "warnings", "seconds"}
    assert json.loads(run("validate", "good.json", "--format", "json")[1])["findings"] == []


def test_annotations_of_github(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "100%, b:c.json").write_text(BAD, "utf-8")
    out = run("validate", "100%, b:c.json", "--format", "github", "--lang", "en")[1]
    assert out.split("\n")[0] == (
        "::error file=100%25%2C b%3Ac.json,line=1,col=48,title=expected-text::5 is not text. → Put it in quotes."
    )


def test_every_path_is_checked_although_one_cannot_be_read(run: Run, tmp_path: pathlib.Path) -> None:
    files(tmp_path)
    (tmp_path / "notes.txt").write_text("x")
    code, out, err = run("validate", "missing.json", "notes.txt", "bad.json", "--lang", "en")
    assert (code, err) == (2, "")
    assert without_seconds(out) == (
        "missing.json  error  unreadable\n"
        "  The file cannot be read: there is no such file.\n"
        "notes.txt  error  format-unknown\n"
        "  The ending “.txt” is not one that danvan reads.\n"
        "  → Endings read: .json, .ndjson, .jsonl, .yaml, .yml, .toml, .csv\n".replace(".csv\n", ".csv.\n")
        + "bad.json:1:48  error  expected-text  [/name]\n"
        "  5 is not text.\n"
        "  → Put it in quotes.\n"
        "bad.json:1:74  error  word-unknown  [/nature]\n"
        "  “flows” is not one of the known words.\n"
        "  → Did you mean “flow”? Known words: flow, stock, ratio, flow_or_stock.\n"
        "1 file, 0 records, 4 errors, 0 warnings, TIME\n"
    )


def test_a_path_named_twice_is_read_once(run: Run, tmp_path: pathlib.Path) -> None:
    files(tmp_path)
    out = run("validate", ".", "good.json", "./good.json", str(tmp_path), "--lang", "en")[1]
    assert "3 files, 2 records, 2 errors" in out
    assert "1 file, 1 record, 0 errors" in run("validate", "-", "-", stdin=GOOD.encode())[1]


STDIN = {
    "json": GOOD,
    "ndjson": GOOD + "\n" + GOOD.replace('"a"', '"c"'),
    "yaml": "# comment\ndanvan: indicator/1.0\nid: a\nname: x\nunit: y\nnature: flow\n",
    "toml": '# comment\n\nid = "a"\ndanvan = "indicator/1.0"\nname = "x"\nunit = "y"\nnature = "flow"\n',
    "csv": "id,danvan,name,unit,nature\na,indicator/1.0,x,y,flow\n",
}


@pytest.mark.parametrize("form", STDIN)
@pytest.mark.parametrize("named", [True, False])
def test_standard_input_in_every_format(run: Run, form: str, named: bool) -> None:
    text = STDIN[form]
    given = ["--input", form] if named else []
    code, out, _ = run("validate", "-", *given, "--lang", "en", stdin=text.encode())
    assert code == 0, out
    assert out.startswith("1 file, ")
    wrong = text.replace("flow", "flows")
    code, out, _ = run("validate", "-", *given, "--lang", "en", stdin=wrong.encode())
    assert code == 1
    assert re.search(r"^-:[0-9]+(:[0-9]+)?  error  word-unknown  \[/nature\](  \[column nature\])?$", out, re.MULTILINE)


def test_places_of_relations_in_standard_input(run: Run) -> None:
    text = GOOD + GOOD
    out = run("validate", "-", "--lang", "en", stdin=text.encode())[1]
    assert out.startswith(
        "-:2:35  error  id-repeated  [/id]\n  The id “a” was already used by another indicator, at -:1:35.\n"
    )


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (b"", "json"),
        (b" \n ", "json"),
        (b"\xef\xbb\xbf{}", "json"),
        (b"\xff\xfe{\0", "json"),
        (b"{\n}\n", "json"),
        (b"{}\n", "json"),
        (b"{}\n\n  \n{}\n", "ndjson"),
        (b'{"a":"' + b"x" * 100_000 + b'"}\n{"b":1}\n', "ndjson"),
        (b"[]\n[]", "ndjson"),
        (b"[1,\n2]", "json"),
        (b"[[records]]\nid = 1", "toml"),
        (b"[a.b]\nx = 1", "toml"),
        (b"[ x ]\n", "toml"),
        (b"a.b = 1", "toml"),
        (b'"danvan" = "x"', "toml"),
        (b"danvan;id\n", "csv"),
        (b"danvan\n", "csv"),
        (b'id,"danvan",x\n', "csv"),
        (b"danvan: x, danvan, y\n", "yaml"),
        (b"- a\n", "yaml"),
        (b"x", "yaml"),
    ],
)
def test_the_format_of_standard_input_is_told_by_its_beginning(text: bytes, form: str) -> None:
    from danvan.cli.sniffing import sniff

    assert sniff(text).name == form


def test_standard_input_that_is_too_long(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(danvan.cli.validate, "MAX_STDIN", 10)
    code, out, err = run("validate", "-", "--lang", "en", stdin=GOOD.encode())
    assert (code, out) == (2, "")
    assert err == "Standard input is longer than 10 bytes; save it as a file and name that.\n"
    assert run("validate", "-", "--lang", "vi", stdin=GOOD.encode())[2] == (
        "Đầu vào chuẩn dài hơn 10 byte; hãy lưu thành tệp rồi ghi tên tệp.\n"
    )


def test_without_any_standard_input(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["validate", "-", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "There is no standard input.\n"


def test_a_fault_of_our_own(run: Run, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def finish(self: object) -> list[object]:
        raise RuntimeError("Nguyễn Văn A")

    files(tmp_path)
    monkeypatch.setattr("danvan.checks.checker.Checker.finish", finish)
    code, out, err = run("validate", "good.json", "--lang", "vi")
    assert code == 3
    assert "Nguyễn" not in out + err
    assert "Traceback" not in out + err
    lines = err.splitlines()
    assert lines[0] == (
        "danvan gặp lỗi bên trong; dữ liệu của bạn không bị thay đổi. "
        "Xin báo lỗi kèm các dòng dưới đây (không kèm dữ liệu công dân)."
    )
    assert lines[-1] == "RuntimeError"
    assert run("validate", "good.json", "--lang", "en")[2].startswith(
        "danvan met a fault of its own; your data are unchanged. "
        "Please report it with the lines below (and no data of citizens).\n"
    )


def test_an_interruption(run: Run, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def finish(self: object) -> list[object]:
        raise KeyboardInterrupt

    files(tmp_path)
    monkeypatch.setattr("danvan.checks.checker.Checker.finish", finish)
    assert run("validate", "good.json") == (130, "", "")


def test_refusals(run: Run) -> None:
    assert run("validate", "x.json", "--kind", "reprot", "--lang", "en") == (
        2,
        "",
        "danvan knows no kind “reprot”. Did you mean “report”?\n",
    )
    assert run("validate", "-", "--input", "jsn", "--lang", "vi") == (
        2,
        "",
        "Không có định dạng “jsn”: json, ndjson, yaml, toml, csv.\n",
    )


UNIT = """{"danvan": "unit/1.0", "id": "xa", "level": "commune", "kinds": [{"kind": "party_committee"}],
"names": [{"text": "Đảng ủy xã"}]}"""
SHORT = """a.json:1:1  warning  held-short
  “xa” must hold at least 2 in month 1 of 2026 (reception of citizens; Quy định 11-QĐi/TW), and held 0.
  → Add what was held, with its day and its host.
1 file, 1 record, 0 errors, 1 warning, TIME
"""


def test_files_that_are_whole_from_a_day_on(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.json").write_text(UNIT, "utf-8")
    asked = ("validate", "a.json", "--lang", "en", "--on", "2026-02-05")
    code, out, err = run(*asked, "--whole-from", "2026-01-01")
    assert (code, without_seconds(out), err) == (0, SHORT, "")
    assert run(*asked, "--whole-from", "2026-01-01", "--strict")[0] == 1
    # Without the promise, and of a period that began before it, nothing is missing.
    for given in ((), ("--whole-from", "2026-01-02"), ("--whole-from", "2026-02-05")):
        assert without_seconds(run(*asked, *given)[1]) == "1 file, 1 record, 0 errors, 0 warnings, TIME\n"
    # Today is later than all of them.
    assert "month 1 of 2020" in run("validate", "a.json", "--lang", "en", "--whole-from", "2020-01-01")[1]


def test_the_day_of_the_check(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"danvan": "instrument/1.0", "id": "a", "number": "1", "title": "x", "signed": "2020-02-02"}', "utf-8"
    )
    assert "date-future" in run("validate", "a.json", "--on", "2020-02-01")[1]
    assert "date-future" not in run("validate", "a.json", "--on", "2020-02-02")[1]


def test_days_of_the_check_that_are_refused(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.json").write_text(UNIT, "utf-8")
    late = ("validate", "a.json", "--on", "2026-02-05", "--whole-from", "2026-02-06")
    assert run(*late, "--lang", "en") == (
        2,
        "",
        "The day of the check, 2026-02-05, is before 2026-02-06, from which the files are whole.\n",
    )
    assert run(*late, "--lang", "vi")[2] == (
        "Ngày kiểm tra 2026-02-05 trước ngày 2026-02-06, là ngày từ đó dữ liệu đầy đủ.\n"
    )
    for wrong in ("--on", "--whole-from"):
        assert run("validate", "a.json", wrong, "5/2/2026", "--lang", "en") == (
            2,
            "",
            "“5/2/2026” is not a day; write 2026-08-20.\n",
        )


# What only a process of its own can show


def command(*arguments: str | bytes, **options: object) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(  # type: ignore[call-overload,no-any-return]  # the options are those of run
        [sys.executable, "-m", "danvan", *arguments], capture_output=True, check=False, **options
    )


def environment(**variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return {**kept, **variables}


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1258"},
        {"PYTHONIOENCODING": "cp437"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=str,
)
def test_in_a_pipe_all_is_utf8(tmp_path: pathlib.Path, variables: dict[str, str]) -> None:
    (tmp_path / "tệp.json").write_text(BAD.replace("5", '" đ"'), "utf-8")
    answer = command("validate", "tệp.json", "--lang", "vi", cwd=tmp_path, env=environment(**variables))
    assert answer.returncode == 1
    assert answer.stderr == b""
    assert "tệp.json:1:48  lỗi  text-edges  [/name]\n" in answer.stdout.decode("utf-8")
    assert b"\r" not in answer.stdout


def on_terminal(tmp_path: pathlib.Path, encoding: str) -> bytes:
    """What the command writes to a terminal that knows only this encoding."""
    main_end, other_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "danvan", "validate", "a.json", "--lang", "vi"],
        stdout=other_end,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING=encoding),
    )
    os.close(other_end)
    said = b""
    try:
        while part := os.read(main_end, 65536):
            said += part
    except OSError:
        pass  # The other end of the terminal was closed.
    os.close(main_end)
    assert process.stderr is not None
    with process.stderr as errors:
        assert errors.read() == b""
    assert process.wait() == 1
    return said


@pytest.mark.parametrize("encoding", ["cp1258", "cp437", "ascii", "utf-8"])
def test_a_console_that_knows_few_letters(tmp_path: pathlib.Path, encoding: str) -> None:
    (tmp_path / "a.json").write_text(BAD, "utf-8")
    said = on_terminal(tmp_path, encoding).decode(encoding)
    assert "expected-text" in said
    if encoding == "utf-8":
        assert "→ Đặt trong ngoặc kép." in said
    else:
        assert "\\u2192" in said


def test_a_pipe_that_closes_early(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.ndjson").write_text(BAD * 20_000, "utf-8")
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "danvan", "validate", "a.ndjson"], stdout=writer, stderr=subprocess.PIPE, cwd=tmp_path
    )
    os.close(writer)
    assert os.read(reader, 10)
    os.close(reader)
    assert process.stderr is not None
    with process.stderr as errors:
        assert errors.read() == b""
    assert process.wait() == 0


def test_output_onto_a_full_disk(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.json").write_text(BAD, "utf-8")
    with open("/dev/full", "wb") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "danvan", "validate", "a.json", "--lang", "en"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            check=False,
        )
    assert answer.returncode == 2
    assert answer.stderr.decode() == "The output cannot be written: the disk is full.\n"


def test_closed_streams(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.json").write_text(BAD, "utf-8")
    line = f"{sys.executable} -m danvan validate"
    for arguments, code in (("a.json >&-", 1), ("a.json --format json >&- 2>&-", 1), ("- <&- 2>&-", 2)):
        answer = subprocess.run(["sh", "-c", f"{line} {arguments}"], cwd=tmp_path, capture_output=True, check=False)
        assert (answer.returncode, answer.stderr) == (code, b"")


def test_names_of_files_that_are_not_utf8(tmp_path: pathlib.Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\n\x1b[31m.json"
    with open(name, "w", encoding="utf-8") as file:
        file.write(BAD + BAD)
    for style in ("text", "json", "github"):
        answer = command("validate", ".", b"\xfe.json", "--format", style, "--lang", "en", cwd=tmp_path)
        assert (answer.returncode, answer.stderr) == (2, b"")
        text = answer.stdout.decode("utf-8")
        assert "\x1b" not in text
        if style == "json":
            assert [os.fsencode(item["file"]) for item in json.loads(text)["findings"]] == [
                b"./\xff\n\x1b[31m.json",
                b"\xfe.json",
            ]
        elif style == "text":
            assert text.startswith("./\\udcff\\n\\x1b[31m.json:2:1  error  syntax\n")


def test_progress_is_for_terminals_and_for_long_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    clock: Iterator[float] = iter([1.0, 2.5, 2.6, 2.7, 9.0, 9.1])
    monkeypatch.setattr("danvan.cli.validate.time.monotonic", lambda: next(clock))
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = danvan.cli.validate._Progress(0.0)
    progress.show(1, 1000)
    assert terminal.getvalue() == ""
    progress.show(1, 2000)
    assert terminal.getvalue() == "\r1 files, 2000 records …"
    progress.clear()
    assert terminal.getvalue().endswith("\r")
    plain = io.StringIO()
    monkeypatch.setattr(sys, "stderr", plain)
    progress = danvan.cli.validate._Progress(-100.0)
    progress.show(1, 1000)
    progress.clear()
    assert plain.getvalue() == ""
