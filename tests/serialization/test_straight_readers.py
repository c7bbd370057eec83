"""The readers of one set of keys each say what the general reader and the explanation say."""

from collections.abc import Iterator

import pytest
from file_layer import examples, plain_of, same_records
from hypothesis import given
from hypothesis import strategies as st
from test_two_gears import CLASSES, gears_agree

from danvan.petitions.matter import Target
from danvan.records import _MOST_KNOWN, _matcher, fields_of, parts_of
from danvan.serialization import KINDS, structure
from danvan.serialization.plain import Plain
from danvan.serialization.readers import _general, _key_sets, _KeySets, reader_of
from danvan.strategies import mutated, plain_values, records


@pytest.fixture(autouse=True, scope="module")
def at_once() -> Iterator[None]:
    """Every set of keys has a reader as soon as it was met."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(_KeySets, "OFTEN", 1)
        patched.setattr(_KeySets, "MOST", 10_000)
        yield


def forget(*classes: type) -> None:
    for cls in classes:
        sets = _key_sets(cls)
        sets._readers.clear()
        sets.by_length.clear()
        sets._counts.clear()


def again(cls: type[object], plain: Plain) -> None:
    """Reads right values twice: the first time teaches, the second is straight."""
    first = gears_agree(cls, plain)
    if first is not None:
        assert isinstance(plain, dict)
        assert not plain or len(plain) in _key_sets(cls).by_length
        second = gears_agree(cls, plain)
        assert second is not None
        assert same_records(second, first)
        assert hash(second) == hash(first)


@pytest.mark.parametrize("kind", KINDS)
@examples(9)
@given(data=st.data())
def test_mutated_values_after_right_ones(kind: str, data: st.DataObject) -> None:
    cls = KINDS[kind].record
    forget(*parts_of(cls))
    plain = plain_of(data.draw(records(kind)))
    again(cls, plain)
    for _ in range(4):
        again(cls, data.draw(mutated(plain)))


@examples(150)
@given(st.data(), st.sampled_from(CLASSES))
def test_one_field_at_a_time(data: st.DataObject, cls: type[object]) -> None:
    plain_class: type = cls
    right = plain_of(data.draw(st.from_type(plain_class)))
    forget(*parts_of(plain_class))
    again(cls, right)
    for spec in fields_of(plain_class):
        if spec.name in right:
            again(cls, {**right, spec.name: data.draw(plain_values())})


@examples(100)
@given(st.data(), st.sampled_from(CLASSES))
def test_the_order_of_keys_means_nothing(data: st.DataObject, cls: type[object]) -> None:
    plain_class: type = cls
    right = plain_of(data.draw(st.from_type(plain_class)))
    forget(*parts_of(plain_class))
    again(cls, right)
    record = reader_of(cls)(dict(data.draw(st.permutations(list(right.items())))))
    assert same_records(record, _general(plain_class)(right))


def test_as_many_keys_but_others() -> None:
    """One set of two keys has a reader, then a second set of two, then comes a third and a wrong one."""
    forget(Target)
    sets: list[dict[str, Plain]] = [
        {"unit": "u", "office": "o"},
        {"unit": "u", "body": "b"},
        {"office": "o", "identity": "i"},
    ]
    for plain in [*sets, *sets]:
        assert plain_of(structure(plain, Target)) == plain
    for wrong in ({"unit": "u", "ofice": "o"}, {"unit": "u", "office": 1}, ["unit", "office"], "ab"):
        assert gears_agree(Target, wrong) is None  # type: ignore[arg-type]  # a list of other values
    forget(Target)
    again(Target, sets[0])
    assert gears_agree(Target, {"unit": "u", "ofice": "o"}) is None
    assert gears_agree(Target, sets[1]) is not None


def test_no_more_sets_than_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_KeySets, "MOST", 1)
    forget(Target)
    for plain in ({"unit": "u"}, {"office": "o"}, {"unit": "u", "office": "o"}, {"body": "b"}):
        assert plain_of(structure(plain, Target)) == plain
    assert len(_key_sets(Target)._readers) == 1
    monkeypatch.setattr(_KeySets, "OFTEN", 10)
    forget(Target)
    for count in range(20):
        _key_sets(Target).count({f"k{count}": 1})
    assert len(_key_sets(Target)._counts) <= 4
    assert not _key_sets(Target)._readers


def test_long_texts_and_many_ids_are_not_kept() -> None:
    known, matches = _matcher("[a-z0-9]+", 8)
    assert not matches("a" * 9)
    assert not matches("A")
    assert not known
    for number in range(_MOST_KNOWN + 5):
        assert matches(str(number))
    assert len(known) == 5
