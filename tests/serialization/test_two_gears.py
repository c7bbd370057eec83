"""Both gears of the reader and the public constructor say the same of the same values."""

import attrs
import pytest
from file_layer import examples, plain_of, same_records
from hypothesis import given
from hypothesis import strategies as st

from danvan.errors import InvalidRecord
from danvan.law.instruments import Instrument
from danvan.petitions.identity import ProtectedPerson, ProtectionCase
from danvan.problems import is_private, without_strange_keys
from danvan.records import fields_of, parts_of
from danvan.serialization import KINDS, InvalidPlain, structure
from danvan.serialization.codec import SAYS_NO, reader_of
from danvan.serialization.explain import explain
from danvan.serialization.plain import Plain
from danvan.strategies import mutated, plain_values, records

CLASSES = list(dict.fromkeys(part for kind in KINDS.values() for part in parts_of(kind.record)))


def gears_agree(cls: type[object], plain: Plain) -> object | None:
    """The record that both gears allow, or ``None`` where both refuse."""
    problems = explain(cls, plain)
    try:
        record = reader_of(cls)(plain)
    except SAYS_NO:
        assert problems, plain
        with pytest.raises(InvalidPlain) as refused:
            structure(plain, cls)
        # In what is about citizens, a key that may be a name is not repeated.
        if is_private(cls):
            problems = [without_strange_keys(problem) for problem in problems]
        assert refused.value.problems == tuple(problems)
        return None
    assert problems == []
    return record


def built(record: object) -> object:
    """The record made once more by its public constructor, and the records in it as well."""
    cls: type = type(record)
    return cls(**{spec.name: _built_value(getattr(record, spec.name)) for spec in fields_of(cls)})


def _built_value(value: object) -> object:
    if isinstance(value, tuple):
        return tuple([_built_value(item) for item in value])
    cls: type = type(value)
    return built(value) if cls in CLASSES else value


@pytest.mark.parametrize("kind", KINDS)
@examples(9)
@given(data=st.data())
def test_the_gears_agree_on_mutated_values(kind: str, data: st.DataObject) -> None:
    cls = KINDS[kind].record
    plain = plain_of(data.draw(records(kind)))
    for _ in range(5):
        record = gears_agree(cls, data.draw(mutated(plain)))
        if record is not None:
            assert same_records(built(record), record)
            assert same_records(structure(plain_of(record), cls), record)


@pytest.mark.parametrize("kind", KINDS)
@examples(9)
@given(data=st.data())
def test_the_constructor_makes_what_the_reader_makes(kind: str, data: st.DataObject) -> None:
    record = data.draw(records(kind))
    read = gears_agree(type(record), plain_of(record))
    assert read is not None
    assert same_records(built(record), read)
    assert hash(read) == hash(record)
    assert repr(read) == repr(built(read))


@examples(150)
@given(st.sampled_from(CLASSES), plain_values())
def test_the_gears_agree_on_anything(cls: type[object], plain: Plain) -> None:
    gears_agree(cls, plain)


@examples(150)
@given(st.data(), st.sampled_from(CLASSES))
def test_the_gears_agree_on_one_field_at_a_time(data: st.DataObject, cls: type[object]) -> None:
    plain_class: type = cls
    specs = fields_of(plain_class)
    if not specs:
        return
    name = data.draw(st.sampled_from([spec.name for spec in specs]))
    plain: Plain = {name: data.draw(plain_values())}
    gears_agree(cls, plain)


@pytest.mark.parametrize("kind", KINDS)
@examples(7)
@given(data=st.data())
def test_the_constructor_refuses_what_the_reader_refuses(kind: str, data: st.DataObject) -> None:
    """A field of a right record is given another right value: its rules hold for both or for neither."""
    cls = KINDS[kind].record
    one, other = data.draw(records(kind)), data.draw(records(kind))
    for spec in fields_of(cls):
        values = {field.name: getattr(one, field.name) for field in attrs.fields(cls)}
        plain = plain_of(one)
        values[spec.name] = getattr(other, spec.name)
        plain.pop(spec.name, None)
        theirs = plain_of(other)
        if spec.name in theirs:
            plain[spec.name] = theirs[spec.name]
        read = gears_agree(cls, plain)
        if read is not None:
            assert same_records(cls(**values), read)
        else:
            with pytest.raises(InvalidRecord) as refused:
                cls(**values)
            assert refused.value.problems == tuple(explain(cls, plain))


def test_rules_between_fields_are_explained() -> None:
    plain: Plain = {"id": "a", "number": "1", "title": "t", "in_force": "2026-01-02", "repealed": "2025-01-01"}
    assert [problem.code for problem in explain(Instrument, plain)] == ["order-dates"]
    with pytest.raises(InvalidPlain, match="repealed"):
        structure(plain, Instrument)


def test_items_that_differ_only_in_writing_are_one() -> None:
    """One names the default and the other leaves it out: the texts differ, and the records do not."""
    short: dict[str, Plain] = {"identity": "i-1"}
    long: dict[str, Plain] = {"identity": "i-1", "relation": "denouncer"}
    assert structure(short, ProtectedPerson) == structure(long, ProtectedPerson)
    plain: dict[str, Plain] = {"id": "a", "petition": "p", "protected": [short, long]}
    assert "list-same" in [problem.code for problem in explain(ProtectionCase, plain)]
    gears_agree(ProtectionCase, plain)
    plain["protected"] = [short, short]
    assert "list-repeated" in [problem.code for problem in explain(ProtectionCase, plain)]
    gears_agree(ProtectionCase, plain)
