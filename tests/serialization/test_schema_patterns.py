"""The patterns of the schemas mean the same in Python, in ECMAScript, and to danvan's own readers."""

import datetime as dt
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import regress
from file_layer import examples
from hypothesis import given
from hypothesis import strategies as st

from danvan.records import fields_of, parts_of
from danvan.rules import Day, Listing, Moment, Number, PartialDay, Shape, Words
from danvan.serialization import KINDS
from danvan.serialization.scalars import read_day, read_moment, read_number, read_partial
from danvan.serialization.schema import schema_of
from danvan.strategies import codes, days, idents, lines, moments, numbers, partial_dates, texts, urls

Accepts = Callable[[str], bool]


def shapes() -> dict[str, Shape]:
    """Every different rule for a text that a field of any record has, by a name."""
    found: dict[str, Shape] = {}
    for cls in dict.fromkeys(part for kind in KINDS.values() for part in parts_of(kind.record)):
        for spec in fields_of(cls):
            shape = spec.shape.of if isinstance(spec.shape, Listing) else spec.shape
            if isinstance(shape, (Words, Number, Day, Moment, PartialDay)):
                found[repr(shape)] = shape
    return found


SHAPES = shapes()


def patterns() -> dict[str, tuple[str, int | None]]:
    """Pattern and greatest length of every rule, as the schemas of all kinds state them."""
    found: dict[str, tuple[str, int | None]] = {}
    for kind in KINDS.values():
        definitions = schema_of(kind)["$defs"]
        assert isinstance(definitions, dict)
        for cls in parts_of(kind.record):
            for name in (cls.__name__, cls.__name__ + ".tagged"):
                definition = definitions.get(name)
                if not isinstance(definition, dict):
                    continue
                properties = definition["properties"]
                assert isinstance(properties, dict)
                for spec in fields_of(cls):
                    field = properties[spec.name]
                    shape = spec.shape
                    assert isinstance(field, dict)
                    if isinstance(shape, Listing):
                        shape, field = shape.of, field["items"]
                    if repr(shape) in SHAPES:
                        assert isinstance(field, dict)
                        pattern, longest = field["pattern"], field.get("maxLength")
                        assert isinstance(pattern, str)
                        assert longest is None or isinstance(longest, int)
                        assert found.setdefault(repr(shape), (pattern, longest)) == (pattern, longest)
    return found


PATTERNS = patterns()


def reads(read: Callable[[object], object]) -> Accepts:
    def accepts(text: str) -> bool:
        try:
            read(text)
        except ValueError:
            return False
        return True

    return accepts


def danvan_accepts(shape: Shape) -> Accepts:
    if isinstance(shape, Words):
        return shape.acceptable()
    if isinstance(shape, Number):
        readable = reads(read_number)
        return lambda text: readable(text) and shape.acceptable(read_number(text))
    return reads({Day: read_day, Moment: read_moment, PartialDay: read_partial}[type(shape)])


ODD = (
    "", " ", "a", " a", "a ", "a b", "a\n", "\na", "a\nb", "a\r", "\t", "\t\n\r ", "a\tb", "\u00a0", "\u00a0a",
    "\u3000", "a\u2028b", "\u2029", "\u0085", "\x00", "\x0b", "\x1f", "\x7f", "\x9f", "\ufeff", "\ufeffa",
    "\u200b", "𝔸", "👩‍👩‍👧", "đ", "Ặ", "ừ", "\u0301", "1", "01", "-0", "0", "-1", "1.", ".5", "1.50", "1e5",
    "+1", "1.0000000000", "999999999999999999", "1000000000000000000", "0.000000001",
    "-999999999999999999.999999999", "１", "٣", "1,5", "2026-11-22", "2026-11-22\n", "2026-1-22", "20261122",
    "2026-W01-1", "2026-366", "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "2024-02-29",
    "2023-02-29", "1900-02-29", "2000-02-29", "0000-02-29", "2026-04-31", "2026-12-32", "2026-13-01",
    "2026-00-01", "2026-01-00", "２０２６-01-01", "-2026-01-01", "2026", "2026-12", "2026-00", "2026-12-00", "--12",
    "--12-31", "--02-29", "--02-30", "--00", "--12-00", "--13", "---", "0000", "202", "20266",
    "2026-11-22T08:30:00+07:00", "2026-11-22t08:30:00+07:00", "2026-11-22 08:30:00+07:00",
    "2026-11-22T08:30:00Z", "2026-11-22T24:00:00+07:00", "2026-11-22T23:59:60+07:00",
    "2026-11-22T08:30:00.0+07:00", "2026-11-22T08:30+07:00", "2026-11-22T08:30:00+0700",
    "2026-02-30T08:30:00+07:00", "0000-11-22T08:30:00+07:00", "a.b", "a..b", "a.", ".a", "A.b", "a_1", "1a",
    "a-b", "a/b", "a:b", "-a", "a-", "A" * 128, "A" * 129, "a" * 100, "a" * 101, "http://x", "https://x/?a#b",
    "http://", "http:// x", "http://đ", "ftp://x", "http://x\n", "http://" + "x" * 1990, "http://" + "x" * 1991,
    "a" * 2000, "a" * 2001, " " * 3000,
)  # fmt: skip
DATED = st.one_of(
    days().map(str),
    moments().map(dt.datetime.isoformat),
    partial_dates().map(str),
    numbers(signed=True).map(str),
)
LIKELY = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.text("0123456789-T:+.Z ", max_size=26),
    st.text("aA1._:/- \n\u0301\u00a0", max_size=8),
    DATED,
    idents(),
    codes(),
    urls(),
    lines(),
    texts(),
)


@st.composite
def likely(draw: st.DrawFn) -> str:
    """A text that some rule takes, or nearly."""
    text: str = draw(LIKELY)
    if draw(st.booleans()):
        at = draw(st.integers(0, len(text)))
        new = draw(st.sampled_from(("", "\n", " ", "0", "-", "9", "\u0301", ".", "T", "đ", "\u2028")))
        text = text[:at] + new + text[at + draw(st.integers(0, 1)) :]
    return text


def test_every_rule_has_its_pattern() -> None:
    assert set(PATTERNS) == set(SHAPES)
    assert {type(shape) for shape in SHAPES.values()} == {Words, Number, Day, Moment, PartialDay}


def alike(name: str, text: str) -> None:
    pattern, longest = PATTERNS[name]
    python = re.search(pattern, text) is not None
    for flags in ("u", ""):
        ecma = regress.Regex(pattern, flags).find(text) is not None
        assert ecma == python, (name, text, flags)
    fits = longest is None or len(text) <= longest
    composed = unicodedata.is_normalized("NFC", text)
    shape = SHAPES[name]
    right = python and fits and (composed or not isinstance(shape, Words))
    assert danvan_accepts(shape)(text) == right, text


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns_agree_on_odd_texts(name: str) -> None:
    for text in ODD:
        alike(name, text)


@pytest.mark.parametrize("name", PATTERNS)
@examples(60)
@given(text=likely())
def test_patterns_agree_on_any_text(name: str, text: str) -> None:
    alike(name, text)


@pytest.mark.parametrize("name", [name for name, shape in SHAPES.items() if isinstance(shape, (Day, PartialDay))])
def test_patterns_agree_on_every_month_of_the_calendar(name: str) -> None:
    for year in ("0000-", "0001-", "0004-", "1900-", "2000-", "2023-", "2024-", "9999-", "--"):
        for month in range(14):
            alike(name, f"{year}{month:02d}")
            for day in (0, 1, 9, 10, 28, 29, 30, 31, 32):
                alike(name, f"{year}{month:02d}-{day:02d}")


def test_patterns_agree_in_the_real_program(tmp_path: Path) -> None:
    """One call of check-jsonschema over every rule with every odd text."""
    names = list(PATTERNS)
    branches = [
        {
            "if": {"properties": {"rule": {"const": number}}},
            "then": {"properties": {"texts": {"items": {"pattern": PATTERNS[name][0]}}}},
        }
        for number, name in enumerate(names)
    ]
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "allOf": branches}
    (tmp_path / "rules.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    files = []
    for number in range(len(names)):
        path = tmp_path / f"rule-{number}.json"
        path.write_text(json.dumps({"rule": number, "texts": ODD}), encoding="utf-8")
        files.append(str(path))
    program = [sys.executable, "-m", "check_jsonschema", "-o", "json", "-v", "--schemafile"]
    program.append(str(tmp_path / "rules.schema.json"))
    done = subprocess.run([*program, *files], capture_output=True, text=True, check=False, timeout=120)
    refused = {
        (Path(error["filename"]).stem, int(error["path"].partition("[")[2].rstrip("]")))
        for error in json.loads(done.stdout)["errors"]
    }
    expected = {
        (f"rule-{number}", place)
        for number, name in enumerate(names)
        for place, text in enumerate(ODD)
        if re.search(PATTERNS[name][0], text) is None
    }
    assert refused == expected
