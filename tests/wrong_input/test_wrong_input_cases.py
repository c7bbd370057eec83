"""Wrong files of every sort, and word for word what is said of them (see `case_files`)."""

import json
import pathlib

import pytest
from case_files import ON, Case, all_cases, everything, said

from danvan.cli import main
from danvan.errors import Severity
from danvan.messages import CATALOGUE

HERE = pathlib.Path(__file__).parent
CASES = all_cases(HERE / "cases")
ALL = CASES + all_cases(HERE.parent / "checks" / "cases")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_exactly_this_is_said(case: Case, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert said(everything(case, case.write(tmp_path))) == case.expected


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.title)
def test_the_command_says_the_same_and_touches_nothing(
    case: Case, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names = case.write(tmp_path)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    findings = everything(case, names)
    given = [] if case.kind is None else ["--kind", case.kind]
    if case.whole is not None:
        given += ["--whole-from", str(case.whole), "--on", str(ON)]
    code = main(["validate", *names, *given, "--format", "json"])
    out, err = capsys.readouterr()
    assert err == ""
    answer = json.loads(out)
    # The command looks at the clock, the cases do not.
    told = [item for item in answer["findings"] if item["code"] != "date-future"]
    assert [
        (
            item["code"],
            item["file"],
            item["line"],
            item["column"],
            item["column_name"],
            item["pointer"],
            item["message"],
        )
        for item in told
    ] == [
        (
            one.code,
            one.file,
            one.line,
            one.column,
            one.column_name,
            one.pointer,
            {"vi": one.message.vi, "en": one.message.en},
        )
        for one in findings
        if one.code != "date-future"
    ]
    assert code == (1 if any(one.severity is Severity.ERROR for one in findings) else 0)
    assert answer["summary"]["files"] == len(names)
    assert answer["summary"]["errors"] == sum(one.severity is Severity.ERROR for one in findings)
    for style in ("text", "github"):
        assert main(["validate", *names, *given, "--format", style, "--lang", "vi"]) == code
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert all(line.isprintable() for line in out.split("\n"))
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()} == before


ELSEWHERE = {
    "too-deep": "test_wrong_input_large.py",
    "line-too-long": "test_wrong_input_large.py",
    "csv-cell-long": "test_wrong_input_large.py",
    "list-long": "test_wrong_input_large.py",
    "text-long": "test_wrong_input_large.py",
    "not-one": "test_documents_in_and_out.py",
    "folder-empty": "test_walking_folders.py",
    "format-unknown": "test_walking_folders.py",
    "unreadable": "test_walking_folders.py",
    "extra-missing": "test_core_only.py",
    "extra-value": "test_wrong_input_large.py",
    "tag-missing": "test_wrong_input_large.py",
    "expected-record": "of constructors, not of files",
    "text-form-nfc": "of constructors, not of files",
    "expected-word": "of constructors, not of files",
}


def test_every_code_of_files_and_structure_has_its_case() -> None:
    from danvan.messages.formats import FORMATS
    from danvan.messages.structure import STRUCTURE

    told = {line.split("  ")[2] for case in ALL for line in case.expected.split("\n") if line and line[0] != " "}
    of_constructors = {code for code in STRUCTURE if code.startswith("needs-")}
    assert {*FORMATS, *STRUCTURE} - told - {*ELSEWHERE} - of_constructors == set()
    assert told <= set(CATALOGUE)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_no_sentence_is_given_in_one_language_only(code: str) -> None:
    template = CATALOGUE[code]
    assert template.en
    assert template.vi
    assert bool(template.mend_en) == bool(template.mend_vi)
