"""What is too much: digits, levels, lines, cells. All of it is made on the fly."""

import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from case_files import said

from danvan import messages
from danvan.errors import Finding
from danvan.problems import value_problems
from danvan.rules import Listing, Words
from danvan.serialization import Entry, loads
from danvan.serialization.formats import FORMATS
from danvan.serialization.reading import read_documents

LEVELS = 100_000


def found(data: str | bytes, form: str, name: str) -> str:
    return said(loads(data, form, name=name).findings)


TOO_LARGE = """\
{at}  error  number-too-large  /extra/n
  vi  Số 99999999999999999999999999999999… quá lớn, không bảo đảm chính xác ở mọi chương trình.
  en  The number 99999999999999999999999999999999… is too large to be exact in every program.
  vi→ Ghi số dưới dạng chữ trong ngoặc kép, hoặc giữ trong khoảng ±9007199254740991.
  en→ Write it as text in quotes, or keep it within ±9007199254740991."""
DIGITS = "9" * 10_000


def test_a_whole_number_of_ten_thousand_digits() -> None:
    head = '{"danvan":"report/1.0","id":"a","kind":"adhoc","extra":'
    assert found(f'{head}{{"n":{DIGITS}}}}}', "json", "a.json") == TOO_LARGE.format(at="a.json:1:61")
    assert found(f'{head}{{"n":-{DIGITS}}}}}', "ndjson", "a.ndjson").startswith(
        "a.ndjson:1:61  error  number-too-large"
    )
    text = f"danvan: report/1.0\nid: a\nkind: adhoc\nextra:\n  n: {DIGITS}\n"
    assert found(text, "yaml", "a.yaml") == TOO_LARGE.format(at="a.yaml:5:6")
    text = f'danvan = "report/1.0"\nid = "a"\nkind = "adhoc"\nextra.n = {DIGITS}\n'
    assert found(text, "toml", "a.toml").replace(
        "number-too-large\n", "number-too-large  /extra/n\n"
    ) == TOO_LARGE.format(at="a.toml:4:11")
    text = f'danvan,id,name,unit,nature,extra\nindicator/1.0,a,x,y,flow,"{{""n"":{DIGITS}}}"\n'
    assert found(text, "csv", "a.csv") == TOO_LARGE.format(at="a.csv:2").replace("/n\n", "/n  [column extra]\n")


@pytest.mark.parametrize(
    ("form", "text", "place"),
    [
        ("json", "[" * LEVELS, "1:65"),
        ("json", '{"a":' * LEVELS + "1" + "}" * LEVELS, "1:321"),
        ("ndjson", "[" * LEVELS + "]" * LEVELS, "1:65"),
        ("yaml", "[" * LEVELS, "1:65"),
        ("yaml", "{a: " * LEVELS, "1:257"),
        ("yaml", "- " * LEVELS, "1:129"),
        ("toml", "a = " + "[" * LEVELS, "1:68"),
        ("toml", ".".join("a" * LEVELS) + " = 1", "1:128"),
        ("toml", "[" + ".".join("a" * LEVELS) + "]", "1:129"),
    ],
    ids=str,
)
def test_a_hundred_thousand_levels(form: str, text: str, place: str) -> None:
    first = found(text, form, "a").split("\n")
    assert first[0].split("  ")[:3] == [f"a:{place}", "error", "too-deep"]
    assert first[1:] == [
        "  vi  Dữ liệu lồng nhau quá 64 tầng.",
        "  en  Values are nested more than 64 levels deep.",
        "  vi→ Không có bản ghi nào sâu như vậy; kiểm tra dấu ngoặc chưa đóng.",
        "  en→ No danvan record is that deep; check for a bracket that is never closed.",
    ]


class _Made(io.RawIOBase):
    """A stream that makes its bytes as they are asked for."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._held:
            self._held = next(self._parts, b"")
        part = self._held[: len(buffer)]
        self._held = self._held[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


GOOD = b'{"danvan":"indicator/1.0","id":"%s","name":"x","unit":"y","nature":"flow"}\n'


def test_a_line_of_a_hundred_megabytes_is_passed_by_in_flat_memory() -> None:
    def parts() -> Iterator[bytes]:
        yield GOOD % b"a" + b'{"danvan":"indicator/1.0","id":"b","name":"'
        for _ in range(100):
            yield b"x" * 2**20
        yield b'"}\n' + GOOD % b"c"

    tracemalloc.start()
    items = list(read_documents(io.BufferedReader(_Made(parts())), "a.ndjson", FORMATS["ndjson"]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * 2**20
    assert [type(item) for item in items] == [Entry, Finding, Entry]
    assert said([item for item in items if isinstance(item, Finding)]) == (
        "a.ndjson:2:1  error  line-too-long\n"
        "  vi  Dòng dài hơn 16777216 byte nên không được đọc.\n"
        "  en  The line is longer than 16777216 bytes and was not read.\n"
        "  vi→ Mỗi dòng chỉ ghi một bản ghi.\n"
        "  en→ Put one record on each line."
    )


def test_many_lines_are_read_in_flat_memory() -> None:
    def parts() -> Iterator[bytes]:
        for number in range(8_000):
            yield GOOD % b"x%d" % number if number % 10 else b'{"danvan":"indicator/1.0","id":"X"}\n'

    tracemalloc.start()
    stream = io.BufferedReader(_Made(parts()))
    kinds = [type(item) for item in read_documents(stream, "a.ndjson", FORMATS["ndjson"])]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (kinds.count(Entry), kinds.count(Finding)) == (7_200, 3_200)
    assert peak < 4_000_000


def test_long_cells_texts_lists_and_deep_extras() -> None:
    text = "danvan,id,name,unit,nature\nindicator/1.0,a," + "x" * 200_000 + ",y,flow\n"
    assert found(text, "csv", "a.csv") == (
        "a.csv:2  error  csv-cell-long\n"
        "  vi  Một ô của dòng này dài hơn 131072 ký tự; bảng không được đọc tiếp.\n"
        "  en  A cell of this row is longer than 131072 characters; the table was not read further.\n"
        "  vi→ Kiểm tra dấu ngoặc kép chưa đóng; rút ngắn ô.\n"
        "  en→ Check for a quote that is never closed; shorten the cell."
    )
    report: dict[str, object] = {"danvan": "report/1.0", "id": "a", "kind": "adhoc", "title": "x" * 2001}
    assert found(json.dumps(report), "json", "a.json") == (
        "a.json:1:63  error  text-long  /title\n"
        "  vi  Văn bản có 2001 ký tự; tối đa 2000.\n"
        "  en  The text has 2001 characters; at most 2000 are allowed.\n"
        "  vi→ Rút ngắn lại.\n"
        "  en→ Shorten it."
    )
    deep: object = 1
    for _ in range(33):
        deep = {"a": deep}
    report["title"], report["extra"] = "x", deep
    assert found(json.dumps(report), "json", "a.json") == (
        "a.json:1:77  error  extra-value  /extra\n"
        "  vi  Dữ liệu riêng của cơ quan không chứa được hơn 32 tầng.\n"
        "  en  An agency's own data cannot hold more than 32 levels."
    )


def test_a_list_that_is_too_long() -> None:
    rule = Listing(Words("line", 10), least=1, most=2)
    (problem,) = value_problems(rule, ("a", "b", "c"), ("names",))
    assert messages.sentence(problem).en == "The list has 3 values; at most 2 are allowed."
    assert messages.sentence(problem).vi == "Danh sách có 3 giá trị; tối đa 2."


def test_a_long_list_of_distinct_values_is_judged_quickly() -> None:
    identities = [f"x{number}" for number in range(100_000)] + ["x5", 7]
    book = {"danvan": "petition/1.0", "id": "p", "unit": "u", "channel": "post", "received_on": "2026-07-01",
            "matters": [{"id": "m", "kind": "complaint"}], "protection": identities}  # fmt: skip
    lines = found(json.dumps(book), "json", "a.json").split("\n")
    assert [line.split("  ")[2:] for line in lines if line[0] != " "] == [
        ["list-repeated", "/protection/100000"],
        ["expected-text", "/protection/100001"],
    ]


def test_one_of_several_records_needs_its_type() -> None:
    from danvan.records import fields_of
    from danvan.rules import Listing, OneOf, Part, Shape
    from danvan.serialization.explain import explain
    from danvan.serialization.kinds import KINDS

    def union_owner(cls: type, seen: set[type]) -> tuple[type, str, bool] | None:
        for spec in fields_of(cls):
            shape: Shape = spec.shape.of if isinstance(spec.shape, Listing) else spec.shape
            if isinstance(shape, OneOf):
                return cls, spec.name, isinstance(spec.shape, Listing)
            if isinstance(shape, Part) and shape.record not in seen:
                below = union_owner(shape.record, seen | {cls, shape.record})
                if below is not None:
                    return below
        return None

    owner = union_owner(KINDS["rule-book"].record, set())
    assert owner is not None
    cls, name, several = owner
    for part, code in (({}, "tag-missing"), ({"type": "no"}, "word-unknown"), ({"type": []}, "word-unknown")):
        problems = explain(cls, {name: [part] if several else part})
        assert code in [problem.code for problem in problems]
