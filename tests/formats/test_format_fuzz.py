"""No bytes at all make a reader fail: bad input gives documents with problems."""

import pytest
from format_strategies import objects_but_null, read, same, write
from hypothesis import example, given, settings
from hypothesis import strategies as st

from danvan import messages
from danvan.serialization.formats import FORMATS
from danvan.serialization.plain import Plain

NAMES = sorted(FORMATS)
many = settings(max_examples=400, deadline=None)

PIECES = [
    b"{", b"}", b"[", b"]", b'"', b"'", b":", b": ", b",", b"\n", b"\r", b"\t", b" ", b"#", b"-", b"- ", b"?", b"|",
    b">", b"&a", b"*a", b"!!", b"%", b"---\n", b"...", b"=", b".", b"\\", b"\\u", b"\\ud800", b"\\x",
    b"\\UFFFFFFFF", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xc3", b"1", b"01", b"1e999", b"-", b"NaN", b"nan",
    b"null", b'"""', b"'''", b"[[", b"]]", b"9" * 5000, b"[" * 200, b"{a=" * 200, b"a." * 200, b"2026-13-01",
    b"x" * 1100, b"\xe2\x80\xa8", b"<<",
]  # fmt: skip


def sound(name: str, data: bytes) -> None:
    """Reads everything, says every problem in both languages, and asks for places."""
    for document in read(name, data):
        assert not (document.broken and document.value is not None)
        assert not (document.broken and not document.problems)
        for placed in document.problems:
            said = messages.sentence(placed.problem)
            assert said.vi and said.en
            messages.mend(placed.problem)
            if placed.place is not None:
                assert placed.place.line >= 1
                assert placed.place.column is None or placed.place.column >= 1
        document.locate(())
        document.locate(("a", 0, "b"), at_key=True)


@pytest.mark.parametrize("name", NAMES)
@many
@given(st.binary(max_size=60))
@example(b"")
@example(b"\x00")
def test_any_bytes(name: str, data: bytes) -> None:
    sound(name, data)


@pytest.mark.parametrize("name", NAMES)
@many
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join))
def test_any_pieces(name: str, data: bytes) -> None:
    sound(name, data)


@pytest.mark.parametrize("name", NAMES)
@many
@given(st.data(), objects_but_null)
def test_changed_documents(name: str, draws: st.DataObject, value: dict[str, Plain]) -> None:
    if FORMATS[name].tabular:
        value = {key: item for key, item in value.items() if not isinstance(item, list | dict) and key != "extra"}
    data = write(name, [value]).encode("utf-8")
    for _ in range(draws.draw(st.integers(1, 3))):
        at = draws.draw(st.integers(0, len(data)))
        gone = draws.draw(st.integers(0, 3))
        new = draws.draw(st.sampled_from(PIECES) | st.binary(max_size=3) | st.just(b""))
        data = data[:at] + new + data[at + gone :]
    sound(name, data)


@many
@given(st.lists(st.sampled_from(PIECES), max_size=8).map(b"".join))
def test_both_json_parsers_agree(data: bytes) -> None:
    from danvan.serialization.formats.json import fast
    from danvan.serialization.formats.json_places import parse

    text = data.decode("utf-8", "replace")
    value, right = fast(text)
    parsed = parse(text)
    assert right == (not parsed.problems)
    assert same(parsed.value, value) or not right
