"""Without the optional packages: such files are named, the others are checked all the same."""

import pathlib
import subprocess
import sys

import pytest

GOOD = '{"danvan": "indicator/1.0", "id": "%s", "name": "x", "unit": "y", "nature": "%s"}\n'
WITHOUT = (
    "import sys\n"
    "for name in ('yaml', '_yaml', 'tomli_w', 'hypothesis'): sys.modules[name] = None\n"
    "from danvan.cli import main\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    (tmp_path / "a.yaml").write_text("danvan: indicator/1.0\nid: a\n", "utf-8")
    (tmp_path / "b.json").write_text(GOOD % ("b", "flows"), "utf-8")
    (tmp_path / "c.toml").write_text(
        'danvan = "indicator/1.0"\nid = "c"\nname = "x"\nunit = "y"\nnature = "flow"\n', "utf-8"
    )
    (tmp_path / "d.ndjson").write_text(GOOD % ("d", "flow"), "utf-8")
    (tmp_path / "e.csv").write_text("danvan,id,name,unit,nature\nindicator/1.0,e,x,y,flow\n", "utf-8")
    return tmp_path


def without(folder: pathlib.Path, *arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT, *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        input=stdin,
    )


def test_yaml_files_are_named_and_the_others_checked(folder: pathlib.Path) -> None:
    for lang, said in (
        ("en", "a.yaml  error  extra-missing\n  YAML files need PyYAML: pip install 'danvan[yaml]'\n"),
        ("vi", "a.yaml  lỗi  extra-missing\n  Tệp YAML cần PyYAML: pip install 'danvan[yaml]'\n"),
    ):
        answer = without(folder, "validate", "a.yaml", "b.json", "c.toml", "d.ndjson", "e.csv", "--lang", lang)
        assert (answer.returncode, answer.stderr) == (2, b"")
        text = answer.stdout.decode()
        assert text.startswith(said + "b.json:1:76  ")
        assert text.count("\n  ") == 3
        assert ("5 files, 3 records, 2 errors" if lang == "en" else "5 tệp, 3 bản ghi, 2 lỗi") in text


def test_converting(folder: pathlib.Path) -> None:
    answer = without(folder, "convert", "d.ndjson", "x.toml", "--lang", "en")
    assert (answer.returncode, answer.stdout) == (2, b"")
    assert answer.stderr.decode() == "Writing TOML needs tomli-w: pip install 'danvan[toml]'\n"
    # YAML is written without help.
    assert without(folder, "convert", "d.ndjson", "x.yaml").returncode == 0
    answer = without(folder, "convert", "a.yaml", "x.json", "--lang", "en")
    assert answer.returncode == 2
    assert answer.stderr.decode().startswith("a.yaml  error  extra-missing\n")
    answer = without(folder, "convert", "c.toml", "x.csv")
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert not list(folder.glob(".danvan-*")) + list(folder.glob("x.toml"))


def test_everything_else_of_the_command_line(folder: pathlib.Path) -> None:
    assert without(folder, "--version").stdout.startswith(b"danvan 0.")
    assert without(folder, "schema", "petition").returncode == 0
    assert without(folder, "validate", "-", stdin=(GOOD % ("z", "flow")).encode()).returncode == 0
    answer = without(folder, "validate", "-", "--lang", "en", stdin=b"a: 1\n")
    assert answer.returncode == 2
    assert answer.stdout.decode().startswith("-  error  extra-missing\n")
