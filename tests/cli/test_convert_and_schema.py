"""`danvan convert` and `danvan schema`, and what every command shares."""

import json
import os
import pathlib
import unicodedata
from collections.abc import Callable

import pytest

from danvan.cli import main
from danvan.serialization import KINDS, load

RECORDS = """{"danvan": "indicator/1.0", "records": [
  {"id": "a", "name": "Số lượt, “đơn”", "unit": "đơn", "nature": "flow", "parts": ["models", "a.b"],
   "other_units": ["x y", "z"]},
  {"id": "a.b", "name": "x", "unit": "đơn", "nature": "stock", "definition": "hai\\ndòng",
   "extra": {"n": [1, null, "y"]}}]}
"""
ENDINGS = (".json", ".ndjson", ".jsonl", ".yaml", ".yml", ".toml", ".csv")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)

    def run_it(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = main([*arguments, "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


@pytest.mark.parametrize("origin", ENDINGS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_between_every_pair_of_formats(run: Run, tmp_path: pathlib.Path, origin: str, ending: str) -> None:
    record = json.loads(RECORDS)["records"][1]
    record["extra"]["n"].remove(None)  # TOML has no null.
    (tmp_path / "start.json").write_text(json.dumps({"danvan": "indicator/1.0", **record}), "utf-8")
    assert run("convert", "start.json", "in" + origin) == (0, "", "")
    assert run("convert", "in" + origin, "out" + ending) == (0, "", "")
    assert list(load("out" + ending)) == list(load("start.json"))


def test_several_records(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "in.json").write_text(RECORDS, "utf-8")
    for ending in (".ndjson", ".yaml", ".csv", ".json"):
        assert run("convert", "in.json", "out" + ending) == (0, "", "")
        assert list(load("out" + ending)) == list(load("in.json"))
        assert load("out" + ending).findings == ()


def test_a_file_onto_itself(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.json").write_text(RECORDS, "utf-8")
    before = list(load("a.json"))
    assert run("convert", "a.json", "a.json") == (0, "", "")
    once = (tmp_path / "a.json").read_bytes()
    assert list(load("a.json")) == before
    assert run("convert", "a.json", "a.json") == (0, "", "")
    assert (tmp_path / "a.json").read_bytes() == once
    assert os.listdir(tmp_path) == ["a.json"]


def test_the_mode_and_the_links_of_the_old_file_are_kept(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "in.json").write_text(RECORDS, "utf-8")
    (tmp_path / "real.ndjson").write_text("old", "utf-8")
    (tmp_path / "real.ndjson").chmod(0o640)
    (tmp_path / "out.ndjson").symlink_to("real.ndjson")
    inode = (tmp_path / "real.ndjson").stat().st_ino
    assert run("convert", "in.json", "out.ndjson") == (0, "", "")
    assert (tmp_path / "out.ndjson").is_symlink()
    assert (tmp_path / "real.ndjson").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "real.ndjson").stat().st_ino != inode
    old = os.umask(0o027)
    try:
        assert run("convert", "in.json", "new.ndjson") == (0, "", "")
    finally:
        os.umask(old)
    assert (tmp_path / "new.ndjson").stat().st_mode & 0o777 == 0o640


def test_it_writes_nfc_and_says_so(run: Run, tmp_path: pathlib.Path) -> None:
    apart = unicodedata.normalize("NFD", "Tổ dân vận")
    text = json.dumps({"danvan": "report/1.0", "id": "a", "kind": "adhoc", "title": apart}, ensure_ascii=False)
    (tmp_path / "a.json").write_text(text, "utf-8")
    code, out, err = run("convert", "a.json", "b.json", lang="vi")
    assert (code, out) == (0, "")
    assert err == (
        "a.json:1:63  cảnh báo  text-nfc  [/title]\n"
        "  Văn bản chưa ở dạng Unicode NFC (dựng sẵn); chữ và dấu bị tách rời.\n"
        "  → danvan đã đọc theo NFC; lệnh “danvan convert” sẽ ghi lại theo NFC.\n"
    )
    written = (tmp_path / "b.json").read_text("utf-8")
    assert "Tổ dân vận" in written
    assert unicodedata.is_normalized("NFC", written)
    assert (tmp_path / "a.json").read_text("utf-8") == text


REFUSED = [
    (
        "a file with errors",
        "a.json",
        '{"danvan": "report/1.0", "id": "a", "kind": 5}',
        "b.json",
        1,
        "a.json:1:45  error  word-unknown  [/kind]\n"
        "  5 is not one of the known words.\n"
        "  → Known words: periodic, thematic, adhoc, flash, oral, summary.\n"
        "Nothing was written: mend the errors above first.\n",
        "a.json:1:45  lỗi  word-unknown  [/kind]\n"
        "  5 không phải là từ đã định.\n"
        "  → Các từ hợp lệ: periodic, thematic, adhoc, flash, oral, summary.\n"
        "Chưa ghi tệp nào: hãy sửa các lỗi trên trước.\n",
    ),
    (
        "a nested kind into a table",
        "a.json",
        '{"danvan": "report/1.0", "id": "a", "kind": "adhoc"}',
        "b.csv",
        2,
        "A table cannot hold a record of kind “report”, because its field “period” has parts of its own.\n",
        "Bảng không chứa được bản ghi loại “report”, vì trường “period” có nhiều phần bên trong.\n",
    ),
    (
        "an identity without an audience",
        "a.json",
        '{"danvan": "identity/1.0", "id": "i-1", "name": "Trần Thị Bí Mật"}',
        "b.json",
        2,
        "The identity of a citizen is written only for the receiver or the resolver; "
        "name audience=Audience.RECEIVER or Audience.RESOLVER.\n",
        "Danh tính công dân chỉ được ghi cho người tiếp nhận hoặc người giải quyết; "
        "hãy nêu audience=Audience.RECEIVER hoặc Audience.RESOLVER.\n",
    ),
    (
        "keys of a newer version",
        "a.json",
        '{"danvan": "report/1.1", "id": "a", "kind": "adhoc", "mood": 1}',
        "b.json",
        2,
        "a.json:1:12  warning  version-newer-minor  [/danvan]\n"
        "  The document is of version 1.1; this danvan knows “report” up to 1.0.\n"
        "  → It was read as version 1.0; a newer danvan may read more of it.\n"
        "a.json:1:54  warning  key-passed-over  [/mood]\n"
        "  The key “mood” is of a newer version and was passed over.\n"
        "  → Install a newer danvan to read it.\n"
        "Not written: the data have keys of a newer version, which would be lost. Install a newer danvan.\n",
        "a.json:1:12  cảnh báo  version-newer-minor  [/danvan]\n"
        "  Tài liệu ở phiên bản 1.1; danvan hiện biết “report” đến 1.0.\n"
        "  → Đã đọc như phiên bản 1.0; danvan mới hơn có thể đọc đầy đủ hơn.\n"
        "a.json:1:54  cảnh báo  key-passed-over  [/mood]\n"
        "  Khóa “mood” thuộc phiên bản mới hơn nên đã được bỏ qua.\n"
        "  → Cài danvan mới hơn để đọc.\n"
        "Không ghi: dữ liệu có khóa của phiên bản mới hơn và sẽ bị mất. Hãy cài danvan mới hơn.\n",
    ),
    (
        "an ending that names no format",
        "a.json",
        '{"danvan": "report/1.0", "id": "a", "kind": "adhoc"}',
        "b.txt",
        2,
        "The ending “.txt” is not one that danvan reads. "
        "Endings read: .json, .ndjson, .jsonl, .yaml, .yml, .toml, .csv.\n",
        "danvan không đọc đuôi tệp “.txt”. Các đuôi tệp đọc được: .json, .ndjson, .jsonl, .yaml, .yml, .toml, .csv.\n",
    ),
    (
        "several kinds into one file of one kind",
        "a.ndjson",
        '{"danvan": "report/1.0", "id": "a", "kind": "adhoc"}\n'
        '{"danvan": "indicator/1.0", "id": "a", "name": "x", "unit": "y", "nature": "flow"}\n',
        "b.json",
        2,
        "A JSON file holds one kind; here are: report, indicator. Use NDJSON or YAML.\n",
        "Một tệp JSON chỉ chứa một loại; ở đây có: report, indicator. Dùng NDJSON hoặc YAML.\n",
    ),
    (
        "a null into TOML",
        "a.json",
        '{"danvan": "report/1.0", "id": "a", "kind": "adhoc", "extra": {"x": null}}',
        "b.toml",
        2,
        "TOML cannot write null; leave the key out, or write JSON or YAML.\n",
        "TOML không ghi được giá trị null; hãy bỏ khóa, hoặc ghi tệp JSON hay YAML.\n",
    ),
    (
        "no record at all",
        "a.json",
        '{"danvan": "report/1.0", "records": []}',
        "b.json",
        2,
        "There is no record to write.\n",
        "Không có bản ghi nào để ghi.\n",
    ),
    (
        "a file that is not there",
        "other.json",
        "{}",
        "b.json",
        2,
        "a.json  error  unreadable\n  The file cannot be read: there is no such file.\n",
        "a.json  lỗi  unreadable\n  Không đọc được tệp: không có tệp này.\n",
    ),
    (
        "a folder that is not there",
        "a.json",
        '{"danvan": "report/1.0", "id": "a", "kind": "adhoc"}',
        "no/b.json",
        2,
        "no/b.json cannot be written: there is no such file. The old file, if there is one, is as it was.\n",
        "Không ghi được no/b.json: không có tệp này. Tệp cũ, nếu có, vẫn nguyên vẹn.\n",
    ),
]


@pytest.mark.parametrize(
    ("name", "text", "target", "code", "en", "vi"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_is_not_converted(
    run: Run, tmp_path: pathlib.Path, name: str, text: str, target: str, code: int, en: str, vi: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    kept = pathlib.Path(target)
    if kept.parent == pathlib.Path():
        (tmp_path / kept).write_text("old", "utf-8")
    before = sorted(os.listdir(tmp_path))
    source = "a.json" if name == "other.json" else name
    assert run("convert", source, target) == (code, "", en)
    assert run("convert", source, target, lang="vi") == (code, "", vi)
    assert sorted(os.listdir(tmp_path)) == before
    if kept.parent == pathlib.Path():
        assert (tmp_path / kept).read_text("utf-8") == "old"


@pytest.mark.parametrize(
    "audience", ["receiver", "resolver", "verifier", "accused", "forwarder", "publication", "statistics"]
)
def test_identities_go_to_two_audiences_only(run: Run, tmp_path: pathlib.Path, audience: str) -> None:
    (tmp_path / "a.json").write_text('{"danvan": "identity/1.0", "id": "i-1", "name": "Trần Thị Bí Mật"}', "utf-8")
    entitled = audience in ("receiver", "resolver")
    code, out, err = run("convert", "a.json", "b.csv", "--audience", audience)
    assert code == (0 if entitled else 2)
    assert (tmp_path / "b.csv").exists() is entitled
    assert "Bí Mật" not in out + err
    if entitled:
        assert list(load("b.csv")) == list(load("a.json"))


def test_documents_that_state_no_kind(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.csv").write_text("id,name,unit,nature\na,x,y,flow\n", "utf-8")
    assert run("convert", "a.csv", "b.json", "--kind", "indicator") == (0, "", "")
    assert load("b.json").findings == ()
    assert run("convert", "a.csv", "b.json", "--kind", "indicatr")[2] == (
        "danvan knows no kind “indicatr”. Did you mean “indicator”?\n"
    )


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_schema_of_each_kind(run: Run, kind: str) -> None:
    code, out, err = run("schema", kind)
    assert (code, err) == (0, "")
    assert json.loads(out)["$schema"]


def test_schemas(run: Run, tmp_path: pathlib.Path) -> None:
    code, out, err = run("schema")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == [kind.stamp for kind in KINDS.values()]
    assert run("schema", "petitions") == (2, "", "danvan knows no kind “petitions”. Did you mean “petition”?\n")
    assert run("schema", "xyz", lang="vi") == (
        2,
        "",
        f"danvan không có loại “xyz”. Các loại: {', '.join(KINDS)}.\n",
    )
    assert run("schema", "--all", "nowhere")[0] == 2
    (tmp_path / "all").mkdir()
    assert run("schema", "--all", "all") == (0, "", "")
    assert len(os.listdir(tmp_path / "all")) >= len(KINDS)


def test_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("danvan 0.")
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("usage: danvan [-h] [--version] COMMAND")
    assert main(["convert", "x.json"]) == 2
    assert main(["--help"]) == 0
