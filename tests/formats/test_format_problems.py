"""What is said about files that are not right: code, place, and the sentence in both languages."""

import builtins
import io
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable

import pytest
from format_strategies import read, write

from danvan import messages
from danvan.errors import MissingExtra, Refused
from danvan.serialization.formats import FORMATS, by_ending
from danvan.serialization.plain import MAX_DEPTH, MAX_LINE_BYTES, MAX_WHOLE, Place

Case = tuple[str, bytes | str, str, tuple[int, int | None] | None, str, str]

S = "This is not well-formed "
V = "Tệp không đúng cú pháp "
DEEP = ("Values are nested more than 64 levels deep.", "Dữ liệu lồng nhau quá 64 tầng.")
EMPTY = ("The file is empty.", "Tệp trống.")

CASES: list[Case] = [
    ("json", "", "file-empty", None, *EMPTY),
    ("json", '{\n "a": 1,\n}', "syntax", (2, 8), S + "JSON: a comma stands before a closing bracket.",
     V + "JSON: có dấu phẩy ngay trước dấu đóng ngoặc."),
    ("json", "{'a': 1}", "syntax", (1, 2), S + "JSON: text stands in single quotes.",
     V + "JSON: chuỗi đặt trong nháy đơn."),
    ("json", '{"a": 1 // x\n}', "syntax", (1, 9), S + "JSON: there is a comment, and JSON has no comments.",
     V + "JSON: có chú thích, mà JSON không cho phép chú thích."),
    ("json", '{"a": True}', "syntax", (1, 7), S + "JSON: True is written as in Python.",
     V + "JSON: True được viết theo kiểu Python."),
    ("json", '{"tên": 1 "b": 2}', "syntax", (1, 11), S + "JSON: a comma is missing here.",
     V + "JSON: thiếu dấu phẩy ở đây."),
    ("json", '{"a" 1}', "syntax", (1, 6), S + "JSON: a colon was expected after the key.",
     V + "JSON: cần dấu hai chấm sau khóa."),
    ("json", "{a: 1}", "syntax", (1, 2), S + "JSON: a key in double quotes was expected here.",
     V + "JSON: ở đây cần một khóa đặt trong ngoặc kép."),
    ("json", '{"a": "x\n"}', "syntax", (1, 7), S + "JSON: the text in quotes is not closed.",
     V + "JSON: chuỗi trong ngoặc kép chưa được đóng."),
    ("json", '{"a": 1', "syntax", (1, 8), S + "JSON: the text ends in the middle of a value.",
     V + "JSON: văn bản kết thúc giữa chừng."),
    ("json", '{"a": 01}', "syntax", (1, 7), S + "JSON: 01 is not a number as JSON writes it.",
     V + "JSON: 01 không phải là số viết theo JSON."),
    ("json", '{"a": 1} {}', "syntax", (1, 10), S + "JSON: more text follows after the document.",
     V + "JSON: còn văn bản sau khi tài liệu đã kết thúc."),
    ("json", '{"a": [1}', "syntax", (1, 9), S + "JSON: } closes what was opened with [.",
     V + "JSON: } đóng dấu [ đã mở."),
    ("json", '{"a": 1,\n "a": 2}', "duplicate-key", (2, 2),
     "The key “a” stands here a second time; the first is at line 1.",
     "Khóa “a” xuất hiện lần thứ hai; lần đầu ở dòng 1."),
    ("json", '{"a": NaN}', "number-not-finite", (1, 7), "NaN is not a number that can be stored.",
     "NaN không phải là số có thể lưu."),
    ("json", '{"a": 1e999999}', "number-not-finite", (1, 7), "1e999999 is not a number that can be stored.",
     "1e999999 không phải là số có thể lưu."),
    ("json", f'{{"a": {MAX_WHOLE + 1}}}', "number-too-large", (1, 7),
     "The number 9007199254740992 is too large to be exact in every program.",
     "Số 9007199254740992 quá lớn, không bảo đảm chính xác ở mọi chương trình."),
    ("json", '{"a": ' + "9" * 10_000 + "}", "number-too-large", (1, 7),
     "The number 99999999999999999999999999999999… is too large to be exact in every program.",
     "Số 99999999999999999999999999999999… quá lớn, không bảo đảm chính xác ở mọi chương trình."),
    ("json", '{"a": "\\uD83D"}', "lone-surrogate", (1, 7),
     "The text holds half of a character (\\ud83d), which no UTF-8 file can store.",
     "Văn bản chứa nửa ký tự (\\ud83d), không thể lưu bằng UTF-8."),
    ("json", "[" * 100_000, "too-deep", (1, 65), *DEEP),
    ("json", "[" * 65 + "]" * 65, "too-deep", (1, 65), *DEEP),
    ("json", b'{"\xc3\xaa\xff": 1}', "not-utf8", (1, 4),
     "The file is not UTF-8: the byte 0xFF at offset 4 does not fit.",
     "Tệp không phải UTF-8: byte 0xFF ở vị trí 4 không hợp lệ."),
    ("json", '{"a": 1}'.encode("utf-16"), "utf16", (1, 1), "The file is stored as UTF-16, not as UTF-8.",
     "Tệp được lưu theo mã UTF-16, không phải UTF-8."),
    ("json", '{"a": 1}'.encode("utf-32-le"), "utf16", (1, 1), "The file is stored as UTF-32, not as UTF-8.",
     "Tệp được lưu theo mã UTF-32, không phải UTF-8."),
    ("json", "\ufeff{}", "bom", (1, 1), "The file begins with a byte order mark; it was passed over.",
     "Tệp bắt đầu bằng dấu BOM; dấu này đã được bỏ qua."),
    ("ndjson", "", "file-empty", None, *EMPTY),
    ("ndjson", '\n{"a":}\n', "syntax", (2, 6), S + "JSON: a value is missing here.", V + "JSON: thiếu giá trị ở đây."),
    ("ndjson", b'{}\n"\xff"', "not-utf8", (2, 2), "The file is not UTF-8: the byte 0xFF at offset 4 does not fit.",
     "Tệp không phải UTF-8: byte 0xFF ở vị trí 4 không hợp lệ."),
    ("yaml", "a:\n\tb: 1", "syntax", (2, 1), S + "YAML: a tab is used for indentation.",
     V + "YAML: dùng dấu tab để thụt dòng."),
    ("yaml", "tên: b: c", "syntax", (1, 7), S + "YAML: a colon stands where no key can stand.",
     V + "YAML: có dấu hai chấm ở chỗ không thể có khóa."),
    ("yaml", "a: @x", "syntax", (1, 4), S + "YAML: a value cannot begin with this character.",
     V + "YAML: giá trị không thể bắt đầu bằng ký tự này."),
    ("yaml", "a: &x 1", "yaml-anchor", (1, 4), "YAML anchors and aliases (& and *) are not used in danvan files.",
     "Tệp danvan không dùng neo và bí danh YAML (& và *)."),
    ("yaml", "a: *x", "yaml-anchor", (1, 4), "YAML anchors and aliases (& and *) are not used in danvan files.",
     "Tệp danvan không dùng neo và bí danh YAML (& và *)."),
    ("yaml", "a: !x 1", "yaml-tag", (1, 4), "The YAML tag !x is not used in danvan files.",
     "Tệp danvan không dùng thẻ YAML !x."),
    ("yaml", "? [a]\n: 1", "yaml-key", (1, 3), "A key must be plain text.", "Khóa phải là văn bản thường."),
    ("yaml", "1: a\n'1': b", "duplicate-key", (2, 1), "The key “1” stands here a second time; the first is at line 1.",
     "Khóa “1” xuất hiện lần thứ hai; lần đầu ở dòng 1."),
    ("yaml", "a: 1e999", "number-not-finite", (1, 4), "1e999 is not a number that can be stored.",
     "1e999 không phải là số có thể lưu."),
    ("yaml", "[" * 100_000, "too-deep", (1, 65), *DEEP),
    ("yaml", "a: \x07", "syntax", (1, 4), S + "YAML: the text holds a control character.",
     V + "YAML: văn bản chứa ký tự điều khiển."),
    ("yaml", "# only", "file-empty", None, *EMPTY),
    ("toml", "a = 1\na = 2", "syntax", (2, None), S + "TOML: this key or table was already given further up.",
     V + "TOML: khóa hoặc bảng này đã có ở phía trên."),
    ("toml", "tên = 1", "syntax", (1, 2), S + "TOML: an equals sign was expected after the key.",
     V + "TOML: cần dấu bằng sau khóa."),
    ("toml", 'a = "x\n', "syntax", (1, 7), S + "TOML: the text in quotes is not closed.",
     V + "TOML: chuỗi trong ngoặc kép hoặc nháy đơn chưa được đóng."),
    ("toml", "a = [1", "syntax", (1, 7), S + "TOML: the list is not closed, or a comma is missing.",
     V + "TOML: danh sách chưa đóng, hoặc thiếu dấu phẩy."),
    ("toml", "a = no", "syntax", (1, 5), S + "TOML: this is not a value as TOML writes it.",
     V + "TOML: đây không phải là giá trị viết theo TOML."),
    ("toml", "b.c = [1, inf]", "number-not-finite", (1, 11), "inf is not a number that can be stored.",
     "inf không phải là số có thể lưu."),
    ("toml", "a = " + "9" * 10_000, "number-too-large", (1, 5),
     "The number 99999999999999999999999999999999… is too large to be exact in every program.",
     "Số 99999999999999999999999999999999… quá lớn, không bảo đảm chính xác ở mọi chương trình."),
    ("toml", "a = " + "[" * 100_000, "too-deep", (1, 68), *DEEP),
    ("toml", ".".join("a" * 100_000) + " = 1", "too-deep", (1, 128), *DEEP),
    ("csv", "", "file-empty", None, *EMPTY),
    ("csv", "a,\n", "csv-header", (1, None), "The first row must name the columns; column 2 has no name.",
     "Dòng đầu phải ghi tên cột; cột 2 không có tên."),
    ("csv", "a,a\n", "csv-header-repeated", (1, None), "The column “a” stands twice in the header.",
     "Cột “a” xuất hiện hai lần ở dòng tiêu đề."),
    ("csv", 'a,b\n"x\ny",1\n1\n', "csv-ragged", (4, None), "The row has 1 cells; the header has 2.",
     "Dòng có 1 ô, trong khi tiêu đề có 2 ô."),
    ("csv", "a;b\n1;2\n", "csv-separator", (1, None), "The columns are separated by “;”, not by a comma.",
     "Các cột được ngăn cách bằng “;”, không phải dấu phẩy."),
    ("csv", 'a,b\n1,"x\n2,3\n', "syntax", (2, None), S + "CSV: a quote that opens in this row is never closed.",
     V + "CSV: dấu ngoặc kép mở ở dòng này không được đóng."),
    ("csv", 'a,b\n"x"y,1\n', "syntax", (2, None), S + "CSV: the quotes of this row do not fit together.",
     V + "CSV: dấu ngoặc kép của dòng này không khớp."),
    ("csv", "a,b\n1," + "x" * 200_000 + "\n", "csv-cell-long", (2, None),
     "A cell of this row is longer than 131072 characters; the table was not read further.",
     "Một ô của dòng này dài hơn 131072 ký tự; bảng không được đọc tiếp."),
    ("csv", 'a,extra\n1,"[NaN]"\n', "number-not-finite", (2, None), "NaN is not a number that can be stored.",
     "NaN không phải là số có thể lưu."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "code", "at", "en", "vi"), CASES, ids=[f"{c[0]}-{c[2]}" for c in CASES])
def test_what_is_said(
    name: str, data: bytes | str, code: str, at: tuple[int, int | None] | None, en: str, vi: str
) -> None:
    began = time.perf_counter()
    placed = [one for document in read(name, data) for one in document.problems]
    assert time.perf_counter() - began < 2
    assert [one.problem.code for one in placed] == [code]
    place = placed[0].place
    assert (None if place is None else (place.line, place.column)) == at
    said = messages.sentence(placed[0].problem)
    assert (said.en, said.vi) == (en, vi)
    mend = messages.mend(placed[0].problem)
    assert mend is not None
    assert "{hint" not in mend.en and "{hint" not in mend.vi


def test_everything_tolerable_is_said_at_once() -> None:
    (document,) = read("json", '{"a": NaN, "a": {"b": 1, "b": -Infinity}, "c": "\\udc00x"}')
    assert not document.broken
    assert document.value == {"a": 0.0, "c": "\ufffdx"}
    codes = [placed.problem.code for placed in document.problems]
    assert codes == ["number-not-finite", "duplicate-key", "duplicate-key", "number-not-finite", "lone-surrogate"]


@pytest.mark.parametrize("name", ["json", "ndjson", "yaml"])
def test_the_deepest_that_is_allowed(name: str) -> None:
    (document,) = read(name, "[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert document.problems == ()
    for depth in (MAX_DEPTH + 1, 300, 900, 5000):
        (document,) = read(name, "[" * depth + "]" * depth)
        assert [placed.problem.code for placed in document.problems] == ["too-deep"]
        assert document.broken and document.value is None
    (flat,) = read(name, "[" + ",".join(["[]"] * 1000) + "]")
    assert flat.problems == ()


def test_the_deepest_toml() -> None:
    for count, codes in ((63, []), (64, ["too-deep"])):
        (document,) = read("toml", "a = " + "[" * count + "]" * count)
        assert [placed.problem.code for placed in document.problems] == codes
        (document,) = read("toml", ".".join("a" * (count + 1)) + " = 1")
        assert [placed.problem.code for placed in document.problems] == codes


def test_yaml_guesses_nothing() -> None:
    text = "a: no\nb: 12:30\nc: 2026-01-02\nd: 0x10\ne: 01\nf: .5\ng: .nan\nh: True\ni: 1_000\nj: +1\n<<: x\n1: y\n"
    (document,) = read("yaml", text + "k: -12\nl: 1.50\nm: 1e3\nn: ~\no:\np: null\nq: 'null'\nr: true\n")
    assert document.problems == ()
    assert document.value == {
        "a": "no",
        "b": "12:30",
        "c": "2026-01-02",
        "d": "0x10",
        "e": "01",
        "f": ".5",
        "g": ".nan",
        "h": "True",
        "i": "1_000",
        "j": "+1",
        "<<": "x",
        "1": "y",
        "k": -12,
        "l": 1.5,
        "m": 1000.0,
        "n": None,
        "o": None,
        "p": None,
        "q": "null",
        "r": True,
    }


def test_yaml_says_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    texts = [str(case[1]) for case in CASES if case[0] == "yaml"] + ['a: "\\ud800"', 'a: "\\UFFFFFFFF"']
    fast = [[placed.problem.code for document in read("yaml", text) for placed in document.problems] for text in texts]
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    slow = [[placed.problem.code for document in read("yaml", text) for placed in document.problems] for text in texts]
    assert slow[:-2] == fast[:-2]
    assert all(slow[-2:])


def test_a_bad_line_hides_no_other() -> None:
    data = b'\xef\xbb\xbf{"a":1}\n\n{bad\n\xff\n {"b":2} \r\n{"c":"\r"}\n{"d":\r3}'
    documents = read("ndjson", data)
    assert [document.value for document in documents] == [{"a": 1}, None, None, {"b": 2}, None, {"d": 3}]
    codes = [placed.problem.code for document in documents for placed in document.problems]
    assert codes == ["bom", "syntax", "not-utf8", "syntax"]
    assert documents[3].locate(("b",)) == Place(5, 7)
    assert documents[5].locate(("d",)) == Place(7, 7)
    assert documents[5].locate(("d", "e", 3)) == Place(7, 7)
    assert documents[5].locate(("nothing",), at_key=True) == Place(7, 1)


class _Endless(io.RawIOBase):
    """A stream that makes its bytes as they are asked for."""

    def __init__(self, make: Callable[[], bytes], times: int) -> None:
        self.make = make
        self.times = times
        self.held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        assert isinstance(buffer, memoryview)
        if not self.held and self.times:
            self.times -= 1
            self.held = self.make()
        part = self.held[: len(buffer)]
        self.held = self.held[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def test_a_line_that_is_too_long_is_not_held() -> None:
    long = [b'{"a":"' + b"x" * 2**20] + [b"x" * 2**20] * 60 + [b'"}\n{"b":1}\n']
    parts = iter(long)
    stream = io.BufferedReader(_Endless(lambda: next(parts), len(long)))
    tracemalloc.start()
    documents = list(FORMATS["ndjson"].read(stream))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * MAX_LINE_BYTES
    assert [document.value for document in documents] == [None, {"b": 1}]
    (placed,) = documents[0].problems
    assert placed.place == Place(1, 1)
    said = messages.sentence(placed.problem)
    assert said.en == "The line is longer than 16777216 bytes and was not read."
    assert said.vi == "Dòng dài hơn 16777216 byte nên không được đọc."
    assert documents[1].locate(("b",)) == Place(2, 6)


def test_lines_are_read_in_flat_memory() -> None:
    line = b'{"a":"' + b"x" * 800 + b'"}\n'
    stream = io.BufferedReader(_Endless(lambda: line * 100, 500))
    tracemalloc.start()
    count = sum(1 for _ in FORMATS["ndjson"].read(stream))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 50_000
    assert peak < 2_000_000


def test_table_places() -> None:
    documents = read("csv", '\ufeffa,b,extra\n1,"x\ny",\n\n2,,"{""k"":1}"\n')
    assert [document.value for document in documents] == [{"a": "1", "b": "x\ny"}, {"a": "2", "extra": {"k": 1}}]
    assert documents[1].locate(("b",)) == Place(5, None, "b")
    assert documents[1].locate(("extra", "k")) == Place(5, None, "extra")
    assert documents[1].locate(("unknown",)) == Place(5, None, None)
    assert documents[0].locate(()) == Place(2, None, None)


def test_table_cells() -> None:
    text = write("csv", [{"a": True, "b": 12, "c": None}, {"b": 1.5, "a": False, "d": 'x"\r'}])
    assert text == 'a,b,c,d\ntrue,12,,\nfalse,1.5,,"x""\r"\n'
    with pytest.raises(TypeError, match="the column 'a' of a table cannot hold a list"):
        write("csv", [{"a": []}])
    with pytest.raises(Refused) as caught:
        write("csv", [{"a": "x" * 200_000}])
    said = caught.value.sentence
    assert said.en == "A cell of the column “a” is longer than 131072 characters, which CSV cannot hold; use NDJSON."
    assert said.vi == "Ô của cột “a” dài hơn 131072 ký tự nên không ghi được vào CSV; hãy dùng NDJSON."


def test_toml_dates_become_text() -> None:
    text = "a = 2026-01-02\nb = 2026-01-02T03:04:05Z\nc = 07:30:00\nd = 2026-01-02 03:04:05.5\n"
    (document,) = read("toml", text)
    assert document.value == {
        "a": "2026-01-02",
        "b": "2026-01-02T03:04:05+00:00",
        "c": "07:30:00",
        "d": "2026-01-02T03:04:05.500000",
    }


def test_toml_has_no_null() -> None:
    with pytest.raises(Refused) as caught:
        write("toml", [{"a": [{"b": None}]}])
    assert caught.value.sentence.en == "TOML cannot write null; leave the key out, or write JSON or YAML."
    assert caught.value.sentence.vi == "TOML không ghi được giá trị null; hãy bỏ khóa, hoặc ghi tệp JSON hay YAML."


@pytest.mark.parametrize("name", ["json", "toml"])
@pytest.mark.parametrize("count", [0, 2])
def test_one_document_only(name: str, count: int) -> None:
    with pytest.raises(Refused) as caught:
        write(name, [{}] * count)
    title = name.upper()
    said = caught.value.sentence
    assert said.en == f"A {title} file holds exactly one document; write several to an NDJSON file."
    assert said.vi == f"Tệp {title} chứa đúng một tài liệu; hãy ghi nhiều tài liệu vào tệp NDJSON."


def test_missing_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name in ("yaml", "tomli_w"):
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra) as caught:
        FORMATS["yaml"].read(io.BytesIO(b"a: 1"))
    assert caught.value.sentence.en == "YAML files need PyYAML: pip install 'danvan[yaml]'"
    assert caught.value.sentence.vi == "Tệp YAML cần PyYAML: pip install 'danvan[yaml]'"
    with pytest.raises(MissingExtra) as caught:
        FORMATS["toml"].write([{"a": 1}])
    assert caught.value.sentence.en == "Writing TOML needs tomli-w: pip install 'danvan[toml]'"
    assert caught.value.sentence.vi == "Ghi tệp TOML cần tomli-w: pip install 'danvan[toml]'"


def test_formats_by_ending() -> None:
    assert by_ending(".JSONL") is FORMATS["ndjson"]
    assert by_ending(".yml") is FORMATS["yaml"]
    assert by_ending(".txt") is None


def test_parsers_are_loaded_only_when_used() -> None:
    # The package above may load what it likes; what counts is what this import adds.
    code = (
        "import sys, attrs, danvan.serialization.plain; before = set(sys.modules);"
        "import danvan.serialization.formats;"
        "new = set(sys.modules) - before; sys.exit(sorted(new & {'yaml', 'tomllib', 'csv', 'tomli_w'}) != [])"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
