"""Every record class: draws are valid, reach every field and every word, and come back from plain values."""

import enum
import functools
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from danvan import Audience, serialization
from danvan.errors import Problem
from danvan.extra import Extra
from danvan.records import fields_of, parts_of
from danvan.rules import Choice, Listing
from danvan.seal import Seal, opened
from danvan.serialization.codec import InvalidPlain, structure
from danvan.serialization.kinds import KINDS
from danvan.serialization.plain import Plain
from danvan.strategies import mutated, plain_documents, records
from danvan.strategies.fields import made

plain_of = functools.partial(serialization.unstructure, audience=Audience.RECEIVER)

CLASSES = list(dict.fromkeys(part for kind in KINDS.values() for part in parts_of(kind.record)))


Draws = Callable[[st.SearchStrategy[object], int], list[object]]
REACHED = settings(max_examples=3_000, deadline=None, database=None, phases=[Phase.generate])


def name_of(cls: object) -> str:
    assert isinstance(cls, type)
    return f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"


def same_order(one: object, other: object) -> bool:
    """Whether two agencies' data agree in the order of their keys as well, at every depth."""
    if isinstance(one, Extra) and isinstance(other, Extra):
        return list(one) == list(other) and all(same_order(one[key], other[key]) for key in one)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same_order, one, other))
    return type(one) is type(other) and one == other


@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_records_of_a_kind(kind: str, draws: Draws) -> None:
    drawn = draws(records(kind), 100)
    assert len(drawn) == 100
    cls: type[object] = KINDS[kind].record
    assert len(set(drawn)) > 50
    for record in drawn:
        assert type(record) is cls
        plain = plain_of(record)
        again = structure(plain, cls)
        assert again == record
        assert plain_of(again) == plain
        if hasattr(record, "extra"):
            assert same_order(getattr(again, "extra", None), record.extra)


@pytest.mark.parametrize("cls", CLASSES, ids=name_of)
def test_every_field_is_reached(cls: type, draws: Draws) -> None:
    missing = {spec.name: spec.default for spec in fields_of(cls) if not spec.required}
    for record in draws(made(cls), 8) if missing else []:
        missing = {name: default for name, default in missing.items() if getattr(record, name) == default}
    for name, default in missing.items():
        find(made(cls), partial(_differs, name, default), settings=REACHED)


def _differs(name: str, default: object, record: object) -> bool:
    return bool(getattr(record, name) != default)


WORDS = [
    (cls, spec.name, shape.words, isinstance(spec.shape, Listing))
    for cls in CLASSES
    for spec in fields_of(cls)
    if isinstance(shape := spec.shape.of if isinstance(spec.shape, Listing) else spec.shape, Choice)
]


@pytest.mark.parametrize("cls", dict.fromkeys(cls for cls, *_ in WORDS), ids=name_of)
def test_every_word_is_reached(cls: type, draws: Draws) -> None:
    """No mend takes a word away for good: with the word as only choice, a record with it is drawn."""
    for owner, name, words, listed in WORDS:
        if owner is not cls:
            continue
        every = list(words)
        wanted: dict[enum.Enum, st.SearchStrategy[object]] = {
            word: made(cls, {name: st.just(_held(cls, name, (word,) if listed else word))}) for word in every
        }
        for start in range(0, len(every), 12):
            some = every[start : start + 12]
            [together, *_] = draws(st.tuples(*[wanted[word] for word in some]), 1)
            assert isinstance(together, tuple)
            for word, record in zip(some, together, strict=True):
                if not _has(name, word, record):  # the word asks for another word beside it
                    find(wanted[word], partial(_has, name, word), settings=REACHED)


def _held(cls: type, name: str, value: object) -> object:
    """The value as a record of the class holds it in a field."""
    (spec,) = [spec for spec in fields_of(cls) if spec.name == name]
    return Seal(value) if spec.in_seal else value


def _has(name: str, word: enum.Enum, record: object) -> bool:
    value = getattr(record, name)
    value = opened(value) if isinstance(value, Seal) else value
    return value is word or (type(value) is tuple and word in value)


def read(plain: Plain, cls: type[object]) -> tuple[object | None, tuple[Problem, ...]]:
    try:
        return structure(plain, cls), ()
    except InvalidPlain as refused:
        return None, refused.problems


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_wrong_documents_are_explained(kind: str, data: st.DataObject) -> None:
    cls = KINDS[kind].record
    wrong = data.draw(mutated(plain_of(data.draw(records(kind)))))
    record, problems = read(wrong, cls)
    if record is None:
        assert problems
    else:
        assert structure(plain_of(record), cls) == record


@given(st.data(), plain_documents(kinds=["indicator"]))
@settings(deadline=None)
def test_mutated_leaves_its_argument_alone(data: st.DataObject, plain: dict[str, Plain]) -> None:
    before = repr(plain)
    data.draw(mutated(plain))
    assert repr(plain) == before


@given(plain_documents())
@settings(deadline=None)
def test_plain_documents_say_what_they_are(plain: dict[str, Plain]) -> None:
    stamp = plain.pop("danvan")
    kind = next(kind for kind in KINDS.values() if kind.stamp == stamp)
    assert type(structure(plain, kind.record)) is kind.record
