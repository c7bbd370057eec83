"""Every record of every kind comes back from every format as it was, and is written in one way only."""

import unicodedata

import pytest
from file_layer import examples, has_null, plain_of, same, same_records
from hypothesis import given
from hypothesis import strategies as st

from danvan import Audience
from danvan.errors import Refused
from danvan.extra import Extra
from danvan.law.instruments import Instrument
from danvan.petitions.identity import Identity
from danvan.reports.figures import Indicator, Nature
from danvan.serialization import KINDS, dumps, loads, structure
from danvan.serialization.formats import FORMATS
from danvan.serialization.tables import nested_field
from danvan.strategies import records

LETTERS = "ă â đ ê ô ơ ư Ă Â Đ Ê Ô Ơ Ư ắ ằ ẳ ẵ ặ ế ề ể ễ ệ ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ứ ừ ử ữ ự ỳ ỷ ỹ ỵ “Dân vận khéo” – 13/9"


def comes_back(made: list[object], form: str, one: bool) -> None:
    held = made[0] if one else made
    text = dumps(held, form, audience=Audience.RECEIVER)
    assert text == dumps(held, form, audience=Audience.RECEIVER)
    assert text.endswith("\n")
    assert unicodedata.is_normalized("NFC", text)
    archive = loads(text, form)
    assert archive.findings == ()
    assert len(archive) == len(made)
    assert all(map(same_records, archive, made))
    assert dumps(archive, form, audience=Audience.RECEIVER) == text


@pytest.mark.parametrize("kind", KINDS)
@examples(12)
@given(data=st.data())
def test_records_come_back_from_every_format(kind: str, data: st.DataObject) -> None:
    cls = KINDS[kind].record
    made = data.draw(st.lists(records(kind), min_size=1, max_size=2))
    plain = [plain_of(record) for record in made]
    for record, values in zip(made, plain, strict=True):
        again: object = structure(values, cls)
        assert same_records(again, record)
        assert same(plain_of(again), values)
    flat = nested_field(cls) is None
    null = any(map(has_null, plain))
    for form in FORMATS:
        several = [made[:1], made] if len(made) > 1 else [made]
        for some in several:
            if form == "csv" and not flat:
                with pytest.raises(Refused, match=nested_field(cls) or ""):
                    dumps(some, form, audience=Audience.RECEIVER)
            elif form == "toml" and any(has_null(plain_of(record)) for record in some):
                assert null
                with pytest.raises(Refused) as refused:
                    dumps(some, form, audience=Audience.RECEIVER)
                assert "null" in refused.value.sentence.vi
                assert "null" in refused.value.sentence.en
            else:
                comes_back(some, form, one=len(some) == 1)


@examples(20)
@given(st.lists(st.sampled_from(["unit-event", "indicator", "identity", "instrument"]).flatmap(records), max_size=4))
def test_records_of_several_kinds_stand_in_one_file_where_the_format_allows_it(made: list[object]) -> None:
    for form in ("ndjson", "yaml"):
        text = dumps(made, form, audience=Audience.RECEIVER)
        archive = loads(text, form) if made else None
        if archive is not None:
            assert archive.findings == ()
            assert len(archive) == len(made)
            assert all(map(same_records, archive, made))
    if len({type(record) for record in made}) != 1:
        with pytest.raises(Refused):
            dumps(made, "json", audience=Audience.RECEIVER)


def flat_record(text: str) -> Indicator:
    return Indicator(id="a.b", name=text, unit="buổi", nature=Nature.FLOW, extra=Extra({"ngành": text}))


@pytest.mark.parametrize("form", FORMATS)
def test_vietnamese_letters_stand_as_they_are(form: str) -> None:
    text = dumps(flat_record(LETTERS), form)
    assert text.count(LETTERS) == 2
    assert "\\" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_identities_need_an_entitled_audience(form: str) -> None:
    identity = Identity(id="i-1")
    for audience in (None, *Audience):
        entitled = audience in (Audience.RECEIVER, Audience.RESOLVER)
        if entitled:
            assert list(loads(dumps(identity, form, audience=audience), form)) == [identity]
        else:
            with pytest.raises(Refused):
                dumps(identity, form, audience=audience)


def test_null_in_an_agencys_own_data_is_refused_by_toml_alone() -> None:
    record = Instrument(id="a", number="1", title="t", extra=Extra({"a": [None]}))
    with pytest.raises(Refused) as refused:
        dumps(record, "toml")
    assert refused.value.sentence.en.endswith(".")
    for form in ("json", "ndjson", "yaml"):
        assert list(loads(dumps(record, form), form)) == [record]
