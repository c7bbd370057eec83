"""The quick looks that spare a closer one are never wrong: what they call right, is."""

import datetime as dt
from typing import Any

import attrs
import pytest
from file_layer import examples
from hypothesis import given
from hypothesis import strategies as st

from danvan import strategies
from danvan.checks.dates import _ORDERS, _PAST, _SEQUENCES, Dates
from danvan.checks.issue import Spot
from danvan.records import draft_of, parts_of
from danvan.serialization import KINDS

LOOKED_AT = sorted({*_ORDERS, *_SEQUENCES, *_PAST})
HASTY = [cls for cls in parts_of(KINDS["petition"].record) if hasattr(cls, "_sound")]
DAYS = st.dates(dt.date(2026, 6, 25), dt.date(2026, 7, 5))


def unchecked(record: Any, **values: object) -> Any:
    """A record with other values, made without the constructor's tests."""
    made = draft_of(type(record))()
    for field in attrs.fields(type(record)):
        setattr(made, field.name, values.get(field.name, getattr(record, field.name)))
    made.__class__ = type(record)
    return made


def test_these_classes_have_a_quick_look() -> None:
    assert sorted(cls.__name__ for cls in HASTY) == ["Contested", "Event", "Matter", "Party", "Petition", "Target"]


@pytest.mark.parametrize("cls", HASTY, ids=lambda cls: cls.__name__)
def test_sound_records_break_no_rule(cls: type) -> None:
    @examples(400)
    @given(st.from_type(cls), st.from_type(cls), st.sets(st.sampled_from([field.name for field in attrs.fields(cls)])))
    def no_rule_is_broken(one: Any, other: Any, taken: set[str]) -> None:
        mixed = unchecked(one, **{name: getattr(other, name) for name in taken})
        if mixed._sound():
            assert list(mixed._broken()) == []

    no_rule_is_broken()


@pytest.mark.parametrize("kind", LOOKED_AT)
def test_days_called_right_are_right(kind: str) -> None:
    @examples(200)
    @given(strategies.records(kind), st.data(), st.none() | DAYS)
    def nothing_is_said(record: Any, data: st.DataObject, on: dt.date | None) -> None:
        plain = {
            field.name: data.draw(DAYS)
            for field in attrs.fields(type(record))
            if type(getattr(record, field.name)) is dt.date
        }
        drawn = unchecked(record, **plain)
        check = Dates(on)
        said = list(check._look(drawn, KINDS[kind], Spot(0, 0)))
        assert bool(list(check.see(drawn, KINDS[kind], Spot(0, 0)))) == bool(said)

    nothing_is_said()
