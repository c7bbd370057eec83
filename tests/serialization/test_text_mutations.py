"""A right file with characters dropped, doubled, swapped, inserted or cut off: findings or records, never an error."""

import pytest
from file_layer import examples, has_null, plain_of, same_records
from hypothesis import given
from hypothesis import strategies as st

from danvan import Audience
from danvan.serialization import KINDS, dumps, loads
from danvan.serialization.formats import FORMATS
from danvan.serialization.tables import nested_field
from danvan.strategies import records

SMALL = ("unit-event", "indicator", "identity", "instrument", "report-regime", "supervision", "reception", "report")
FLAT = tuple(name for name, kind in KINDS.items() if nested_field(kind.record) is None)
INSERTED = (
    *"{}[]:,\"'#&*!|>-?%@`=.\\ \t\n\r0e+/~",
    *("\x00", "\ufeff", "\u0301", "\ud800", "null", "1e999", "đ", "---\n", '"""'),
)


def test_indicators_and_identities_are_flat() -> None:
    assert {"indicator", "identity"} <= set(FLAT)


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """The text after one to four changes."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        how = draw(st.sampled_from(("drop", "insert", "swap", "double", "cut", "replace")))
        if how == "drop":
            text = text[:at] + text[at + draw(st.integers(1, 4)) :]
        elif how == "insert":
            text = text[:at] + draw(st.sampled_from(INSERTED)) + text[at:]
        elif how == "replace":
            text = text[:at] + draw(st.sampled_from(INSERTED)) + text[at + 1 :]
        elif how == "swap":
            text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
        elif how == "double":
            lines = text.splitlines(keepends=True)
            line = draw(st.integers(0, max(0, len(lines) - 1)))
            text = "".join([*lines[: line + 1], *lines[line:]])
        else:
            text = text[:at]
    return text


def sound(data: bytes | str, form: str) -> None:
    """Everything is said in both languages, and what was read comes back."""
    archive = loads(data, form)
    for finding in archive.findings:
        assert finding.message.vi
        assert finding.message.en
        assert finding.line is None or finding.line >= 1
        assert finding.text("vi") != finding.text("en")
    # A table with a header and no rows is an empty table.
    assert len(archive) or archive.findings or form == "csv"
    for entry in archive.entries:
        text = dumps(entry.record, "ndjson", audience=Audience.RECEIVER)
        (again,) = loads(text, "ndjson")
        assert same_records(again, entry.record)


@pytest.mark.parametrize("form", FORMATS)
@examples(100)
@given(data=st.data())
def test_damaged_text(form: str, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(FLAT if form == "csv" else SMALL))
    record = data.draw(records(kind))
    if form == "toml" and has_null(plain_of(record)):
        form = "yaml"
    text = dumps([record] * data.draw(st.integers(1, 2)), form, audience=Audience.RECEIVER)
    sound(text, form)
    for _ in range(3):
        sound(data.draw(damaged(text)), form)


@pytest.mark.parametrize("form", FORMATS)
@examples(30)
@given(data=st.data())
def test_damaged_bytes(form: str, data: st.DataObject) -> None:
    record = data.draw(records("indicator"))
    if form == "toml" and has_null(plain_of(record)):
        form = "yaml"
    raw = dumps(record, form).encode("utf-8")
    at = data.draw(st.integers(0, len(raw)))
    new = data.draw(st.binary(max_size=3))
    sound(raw[:at] + new + raw[at + data.draw(st.integers(0, 3)) :], form)
    sound(raw[:at], form)
