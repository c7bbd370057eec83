"""A JSON file of many records says the same, read record by record or as a whole."""

import io
import json

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan import Finding, strategies
from danvan.serialization import dumps
from danvan.serialization.formats import FORMATS, Format
from danvan.serialization.reading import Entry, read_documents

ONE_BY_ONE = FORMATS["json"]
AS_A_WHOLE = attrs.evolve(ONE_BY_ONE, many=None)
GOOD = '{"danvan": "unit/1.0", "records": [\n {"id": "a"},\n {"id": "b"}\n]}'


def read(text: str, form: Format) -> tuple[list[Entry], list[Finding]]:
    """Entries and findings of a text."""
    items = list(read_documents(io.BytesIO(text.encode("utf-8", "surrogatepass")), "a.json", form))
    return [item for item in items if isinstance(item, Entry)], [item for item in items if isinstance(item, Finding)]


def told(entries: list[Entry]) -> list[tuple[object, object, object]]:
    return [(entry.record, entry.pointer, entry.passed_over) for entry in entries]


def agree(text: str) -> None:
    entries, findings = read(text, ONE_BY_ONE)
    whole, said = read(text, AS_A_WHOLE)
    assert findings == said
    if whole:
        assert told(entries) == told(whole)
    else:
        # What was right before the text went wrong was given; it stands there in order, from the first.
        assert [entry.pointer for entry in entries] == sorted((entry.pointer for entry in entries), key=str)
        assert said or not entries


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A file of records, right or changed somewhere, in values or in letters."""
    records = draw(st.lists(strategies.units() | strategies.instruments(), min_size=2, max_size=4))
    kept = [record for record in records if type(record) is type(records[0])]
    document = json.loads(dumps(kept * 2 if len(kept) == 1 else kept, "json"))
    place = draw(st.integers(0, len(document["records"]) - 1))
    change = draw(st.sampled_from(["nothing", "record", "letters", "cut"]))
    if change == "record":
        document["records"][place] = draw(strategies.mutated(document["records"][place]))
    text = json.dumps(document, ensure_ascii=False, indent=draw(st.sampled_from([None, 1])))
    at = draw(st.integers(0, len(text)))
    if change == "letters":
        return (
            text[:at]
            + draw(st.sampled_from(['"', "}", "]", ",", "\\", "1", "{", '"id": "z", ', "\n", "é"]))
            + text[at:]
        )
    return text[:at] if change == "cut" else text


@settings(max_examples=300, deadline=None)
@given(texts())
def test_any_file_says_the_same(text: str) -> None:
    agree(text)


@pytest.mark.parametrize(
    ("text", "ids", "codes"),
    [
        (GOOD, ["a", "b"], []),
        (GOOD.replace("[\n", "[ \r\n\t"), ["a", "b"], []),
        (GOOD.replace('"b"', "1"), ["a"], ["expected-text"]),
        (GOOD.replace('"a"', "1"), ["b"], ["expected-text"]),
        (GOOD.replace('{"id": "b"}', '{"id": "b", "id": "c"}'), ["a"], ["duplicate-key"]),
        (GOOD.replace('{"id": "b"}', '{"id": "b", "x": 1e999}'), ["a"], ["number-not-finite"]),
        (GOOD.replace('{"id": "b"}', '{"id": "\\ud800"}'), ["a"], ["lone-surrogate"]),
        (GOOD.replace('{"id": "b"}', '{"id": "b"'), ["a"], ["syntax"]),
        (GOOD.replace("\n]}", "\n"), ["a", "b"], ["syntax"]),
        (GOOD + "x", ["a", "b"], ["syntax"]),
        (GOOD.replace("]}", '], "id": "x"}'), ["a", "b"], ["key-beside-records"]),
        (GOOD.replace("]}", '], "danvan": "unit/1.0"}'), ["a", "b"], ["duplicate-key"]),
        (GOOD.replace("unit/1.0", "unit/1.1"), ["a", "b"], ["version-newer-minor"]),
        (GOOD.replace("unit/1.0", "unit/9.0"), [], ["version-newer-major"]),
        (GOOD.replace("unit/1.0", "nothing/1.0"), [], ["kind-unknown"]),
        ('{"danvan": "unit/1.0", "records": []}', [], []),
        ('{"danvan": "unit/1.0", "records": {}}', [], ["expected-list"]),
        ('{"records": [{"id": "a"}], "danvan": "unit/1.0"}', ["a"], []),
        ("\ufeff" + GOOD, ["a", "b"], ["bom"]),
    ],
)
def test_worked_cases(text: str, ids: list[str], codes: list[str]) -> None:
    text = text.replace('{"id": "a"}', UNIT.replace("?", "a")).replace('{"id": "b"', UNIT.replace("?", "b")[:-1])
    entries, findings = read(text, ONE_BY_ONE)
    agree(text)
    assert sorted({finding.code for finding in findings} - {"key-missing"}) == codes
    assert [getattr(entry.record, "id") for entry in entries] == ids  # noqa: B009  # every kind has an id


UNIT = '{"id": "?", "kinds": [{"kind": "commune"}], "names": [{"text": "Xã ?"}]}'


def test_a_wrong_record_is_placed_where_it_stands() -> None:
    _, [finding] = read(
        GOOD.replace('{"id": "a"}', UNIT.replace("?", "a")).replace('{"id": "b"}', UNIT.replace('"?"', "7")), ONE_BY_ONE
    )
    assert (finding.line, finding.column, finding.pointer) == (3, 9, "/records/1/id")


@pytest.mark.parametrize("depth", range(58, 66))
def test_a_record_may_be_as_deep_as_in_any_file(depth: int) -> None:
    deep = UNIT.replace("?", "b")[:-1] + ', "extra": ' + '{"x": ' * depth + "1" + "}" * depth
    text = GOOD.replace('{"id": "a"}', UNIT.replace("?", "a")).replace('{"id": "b"', deep)
    agree(text)
    # Above stand the record, its list and the object that is the file, and 64 is the most.
    codes = {finding.code for finding in read(text, ONE_BY_ONE)[1]}
    assert codes == ({"too-deep"} if depth + 3 > 64 else {"extra-value"})


def test_every_wrong_record_is_placed_where_it_stands() -> None:
    wrong = [UNIT.replace('"?"', "7" if number % 3 else f'"u{number}"') for number in range(9)]
    text = '{"danvan": "unit/1.0", "records": [\n' + ",\n ".join(wrong) + "\n]}"
    _, findings = read(text, ONE_BY_ONE)
    assert findings == read(text, AS_A_WHOLE)[1]
    assert [finding.line for finding in findings] == [3, 4, 6, 7, 9, 10]
