"""What is written is read back as it was, and everything stands where it is said to stand."""

import io
import json
import tomllib

import pytest
import yaml
from format_strategies import from_place, leaves, objects, objects_but_null, read, same, scalars_but_null, texts, write
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from danvan.serialization.formats.json import find_again
from danvan.serialization.formats.json_steps import finder
from danvan.serialization.plain import Place, Plain

many = settings(max_examples=300, deadline=None)


@pytest.mark.parametrize("name", ["json", "yaml"])
@many
@given(objects)
def test_one_document_comes_back(name: str, value: dict[str, Plain]) -> None:
    (document,) = read(name, write(name, [value]))
    assert document.problems == ()
    assert same(document.value, value)


@many
@given(objects_but_null)
def test_toml_comes_back(value: dict[str, Plain]) -> None:
    (document,) = read("toml", write("toml", [value]))
    assert document.problems == ()
    assert same(document.value, value)


@pytest.mark.parametrize("name", ["ndjson", "yaml"])
@many
@given(st.lists(objects, min_size=1, max_size=4))
def test_several_documents_come_back(name: str, values: list[dict[str, Plain]]) -> None:
    documents = read(name, write(name, values))
    assert len(documents) == len(values)
    for document, value in zip(documents, values, strict=True):
        assert document.problems == ()
        assert same(document.value, value)


# A header that looks like UTF-16, or one column with a semicolon, is refused on purpose.
names = texts.filter(lambda name: name not in ("", "extra") and not set(name) & set("\0;\t"))


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, Plain]]:
    columns = draw(st.lists(names, min_size=1, max_size=4, unique=True))
    row = st.lists(texts, min_size=len(columns), max_size=len(columns)).filter(lambda cells: cells[0] != "")
    first: dict[str, Plain] = dict.fromkeys(columns, "x")
    rows: list[dict[str, Plain]] = [first]
    for cells in draw(st.lists(row, max_size=4)):
        rows.append({column: cell for column, cell in zip(columns, cells, strict=True) if cell})
    return rows


@many
@given(tables())
def test_tables_come_back(rows: list[dict[str, Plain]]) -> None:
    documents = read("csv", write("csv", rows))
    assert [document.problems for document in documents] == [()] * len(rows)
    assert [document.value for document in documents] == rows


@many
@given(objects.filter(bool))
def test_the_column_extra_comes_back(extra: dict[str, Plain]) -> None:
    (document,) = read("csv", write("csv", [{"a": "1", "extra": extra, "b": "2"}]))
    assert document.problems == ()
    assert same(document.value, {"a": "1", "extra": extra, "b": "2"})


@many
@given(objects, st.sampled_from([None, 0, 1, 2]), st.booleans())
def test_json_places(value: dict[str, Plain], indent: int | None, ascii_only: bool) -> None:
    text = "\n " + json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    (document,) = read("json", text)
    assert same(document.value, value)
    for pointer, leaf in leaves(value):
        if isinstance(leaf, dict | list):
            continue
        rest = from_place(text, document.locate(pointer))
        assert rest.startswith(json.dumps(leaf, ensure_ascii=ascii_only))
        if pointer and isinstance(pointer[-1], str):
            rest = from_place(text, document.locate(pointer, at_key=True))
            assert rest.startswith(json.dumps(pointer[-1], ensure_ascii=ascii_only))


@many
@given(objects.filter(bool), st.sampled_from([None, 1]), st.data())
def test_json_places_in_a_beginning(value: dict[str, Plain], indent: int | None, data: st.DataObject) -> None:
    """A text that ends too early gives the place that the whole text gives, or none: never another."""
    text = json.dumps(value, indent=indent, ensure_ascii=False, separators=(" , ", " : "))
    places = [(next(iter(value)),), *[pointer for pointer, _ in leaves(value)]]
    pointer = data.draw(st.sampled_from(places))
    at_key = data.draw(st.booleans())
    right = finder(text, 1)(pointer, at_key)
    for end in range(len(text)):
        try:
            found = finder(text[:end], 1)(pointer, at_key)
        except (ValueError, StopIteration, IndexError):
            continue
        assert found == right


def test_json_places_need_nothing_behind_them() -> None:
    assert finder('{"a": [1, 2], "b": !', 1)(("a", 1), False) == Place(1, 11)
    text = '{"a": 1,\n "b": [' + "1, " * 40_000 + '2], "c": 3}'
    for raw in (text.encode(), b"\xef\xbb\xbf" + text.encode()):
        find = find_again(io.BytesIO(raw))
        assert find(("b", 3), False) == Place(2, 17)
        assert find(("c",), True) == Place(2, 120_012)
        assert find(("b", 4), False) == Place(2, 20)
    wide = '{"a": "' + "é" * 40_000 + '", "b": 1}'
    assert find_again(io.BytesIO(wide.encode()))(("b",), True) == Place(1, 40_011)


@many
@given(st.lists(objects, min_size=1, max_size=3))
def test_ndjson_places(values: list[dict[str, Plain]]) -> None:
    text = write("ndjson", values)
    for value, document in zip(values, read("ndjson", text), strict=True):
        for pointer, leaf in leaves(value):
            assert from_place(text, document.locate(pointer)).startswith(json.dumps(leaf, ensure_ascii=False))


def _scalar_at(rest: str, leaf: Plain) -> bool:
    """Whether a YAML text that begins here begins with the scalar."""
    if rest[:1] == "|":
        return isinstance(leaf, str)
    said = rest.split("\n", 1)[0]
    if said[:1] == '"':
        event = list(yaml.parse(said, Loader=yaml.SafeLoader))[2]
        return isinstance(event, yaml.ScalarEvent) and event.value == leaf
    if isinstance(leaf, str):
        return said == leaf
    return same(read("yaml", said)[0].value, leaf)


@many
@given(st.lists(objects, min_size=1, max_size=3))
def test_yaml_places(values: list[dict[str, Plain]]) -> None:
    text = write("yaml", values)
    for value, document in zip(values, read("yaml", text), strict=True):
        for pointer, leaf in leaves(value):
            assert _scalar_at(from_place(text, document.locate(pointer)), leaf), (text, pointer)


@many
@given(objects_but_null)
def test_toml_places(value: dict[str, Plain]) -> None:
    text = write("toml", [value])
    (document,) = read("toml", text)
    for pointer, leaf in leaves(value):
        rest = from_place(text, document.locate(pointer))
        said = write("toml", [{"x": leaf}]).removeprefix("x = ").removesuffix("\n")
        assert rest.startswith(said), (text, pointer)
        if isinstance(pointer[-1], str):
            rest = from_place(text, document.locate(pointer, at_key=True))
            key = write("toml", [{pointer[-1]: 0}]).removesuffix(" = 0\n")
            assert rest.startswith(key), (text, pointer)


@many
@given(scalars_but_null, texts)
def test_toml_as_others_write_it(leaf: Plain, key: str) -> None:
    # With these two names the text below would give a value to one key twice, which is no TOML.
    assume(key not in ("b", "rows"))
    said = write("toml", [{"x": leaf}]).removeprefix("x = ").removesuffix("\n")
    named = write("toml", [{key: 0}]).removesuffix(" = 0\n")
    text = (
        f'# [x] = "\nq.{named} . "r" = {said} # end ]\n\'l i\' = [ # [\n  {said} , \'\'\'\n]\'\'\', """\\""" ]""",\n'
        f"  {{ {named} = {said}, b.c=[ ] }},\n]\n[ t . {named} ]\nv = {said}\r\n[[ t.rows ]]\n"
        f"a = {said}\n[t.rows.sub]\n{named} = {said}\n[[t.rows]]\n'a'={said}\n[tt]\n"
    )
    assert tomllib.loads(text)
    (document,) = read("toml", text)
    pointers = [("q", key, "r"), ("l i", 0), ("l i", 3, key), ("t", "rows", 0, "a"), ("t", "rows", 1, "a")]
    for pointer in [*pointers, ("t", "rows", 0, "sub", key), ("t", key, "v")]:
        assert from_place(text, document.locate(pointer)).startswith(said), pointer
