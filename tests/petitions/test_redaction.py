"""What each audience sees of a petition: the table is whole, and nobody sees more than it says."""

import datetime as dt
import json
import logging
from typing import Any

import petition_cases as cases
import pytest
from hypothesis import given, settings

import danvan
from danvan import Audience, Petition, Refused, redacted, strategies
from danvan.petitions.acts import EventKind, PublicationForm
from danvan.petitions.documents import Document
from danvan.petitions.privacy import ENTITLED
from danvan.petitions.results import Publication
from danvan.petitions.sight import EVENTS, KEPT, PAPERS, WHOLE
from danvan.petitions.words import DataClass, DocumentRole, DocumentVersion, MatterKind
from danvan.records import fields_of, parts_of
from danvan.serialization import dumps, unstructure

OTHERS = [audience for audience in Audience if audience not in ENTITLED]


def test_every_field_of_a_petition_has_its_row() -> None:
    for cls in set(parts_of(Petition)) - WHOLE:
        assert set(KEPT[cls]) == {spec.name for spec in fields_of(cls)}, cls.__name__


def test_no_audience_of_the_table_keeps_a_sealed_value_or_an_identity() -> None:
    for cls in set(parts_of(Petition)) - WHOLE:
        for spec in fields_of(cls):
            if spec.sealed or spec.refers_to in ("identity", "protection-case"):
                assert not KEPT[cls][spec.name], (cls.__name__, spec.name)


def test_only_the_papers_and_events_of_an_audience_that_keeps_them_have_rules() -> None:
    assert set(PAPERS) == KEPT[Petition]["documents"]
    assert set(EVENTS) == KEPT[Petition]["events"]


@pytest.mark.parametrize("audience", OTHERS)
@settings(max_examples=100, deadline=None)
@given(petition=strategies.petitions())
def test_nobody_sees_more(audience: Audience, petition: Petition) -> None:
    secret = any(matter.kind in (MatterKind.DENUNCIATION, MatterKind.UNCLASSIFIED) for matter in petition.matters)
    try:
        seen = redacted(petition, audience=audience)
    except Refused:
        assert audience is Audience.PUBLICATION
        assert secret
        return
    if audience is Audience.VERIFIER and not secret:
        assert seen is petition
        return
    sealed_away(seen, audience)
    assert seen.extra == danvan.Extra()
    assert len(seen.matters) == len(petition.matters)
    for paper in seen.documents:
        assert not paper.handwriting
        if secret:
            assert paper.version in (DocumentVersion.REDACTED_COPY, DocumentVersion.TRANSCRIPT)


def sealed_away(record: Any, audience: Audience) -> None:
    cls: type = type(record)
    for spec in fields_of(cls):
        value = getattr(record, spec.name)
        if cls not in WHOLE and audience not in KEPT[cls][spec.name]:
            assert value == spec.default, (cls.__name__, spec.name)
        for item in value if isinstance(value, tuple) else (value,):
            if type(item) in KEPT:
                sealed_away(item, audience)


@pytest.mark.parametrize("audience", ENTITLED)
def test_who_receives_or_resolves_sees_the_whole(audience: Audience) -> None:
    petition = cases.denunciation()
    assert redacted(petition, audience=audience) is petition


def test_the_verifier_of_a_denunciation_sees_the_redacted_copy_alone() -> None:
    seen = redacted(cases.denunciation(), audience=Audience.VERIFIER)
    assert [paper.id for paper in seen.documents] == ["t2"]
    assert [party.identity for party in seen.parties] == [None]
    assert seen.matters[0].content is None
    assert seen.matters[0].targets == cases.denunciation().matters[0].targets
    assert seen.protection == ()


def test_a_transcript_is_seen_where_it_says_for_what_it_stands() -> None:
    petition = cases.denunciation()
    original, copy = petition.documents
    for redacts, ids in (("t1", ["t2"]), (None, [])):
        made = cases.but(copy, version=DocumentVersion.TRANSCRIPT, redacts=redacts)
        seen = redacted(cases.but(petition, documents=(original, made)), audience=Audience.VERIFIER)
        assert [paper.id for paper in seen.documents] == ids


def test_a_scan_of_an_identity_paper_is_seen_by_nobody_else() -> None:
    petition = cases.denunciation()
    scan = cases.but(petition.documents[1], data_class=DataClass.SENSITIVE)
    for audience in (Audience.VERIFIER, Audience.ACCUSED):
        assert redacted(cases.but(petition, documents=(petition.documents[0], scan)), audience=audience).documents == ()


def test_the_accused_learns_the_content_and_nobody() -> None:
    seen = redacted(cases.denunciation(), audience=Audience.ACCUSED)
    assert (seen.parties, seen.people, seen.events, seen.register) == ((), None, (), None)
    assert [paper.id for paper in seen.documents] == ["t2"]


def test_the_forwarder_learns_the_handling_and_the_result() -> None:
    seen = redacted(cases.denunciation(), audience=Audience.FORWARDER)
    assert [event.kind for event in seen.events] == [EventKind.ACCEPT, EventKind.CONCLUSION]
    assert (seen.parties, seen.documents, seen.matters[0].targets) == ((), (), ())


def test_an_unredacted_conclusion_is_not_published() -> None:
    petition = cases.denunciation()
    original = Document(id="k1", role=DocumentRole.CONCLUSION)
    copy = Document(id="k2", role=DocumentRole.CONCLUSION, version=DocumentVersion.REDACTED_COPY, redacts="k1")
    with pytest.raises(Refused, match=r"LTC 40\.3"):
        redacted(cases.but(petition, documents=(original,)), audience=Audience.PUBLICATION)
    both = cases.but(petition, documents=(original, copy))
    assert redacted(both, audience=Audience.PUBLICATION).documents == (cases.but(copy, redacts=None),)
    for name, right in (("k1", False), ("k2", True)):
        said = Publication(form=PublicationForm.POSTING, from_on=dt.date(2026, 11, 1), document=name)
        posted = cases.but(both, matters=(cases.but(both.matters[0], publications=(said,)),))
        if right:
            assert redacted(posted, audience=Audience.PUBLICATION).matters[0].publications == (said,)
        else:
            with pytest.raises(Refused, match="k1"):
                redacted(posted, audience=Audience.PUBLICATION)


def test_a_denunciation_is_not_published_before_its_conclusion() -> None:
    petition = cases.denunciation()
    with pytest.raises(Refused, match=r"LTC 10\.1\.d"):
        redacted(cases.but(petition, events=petition.events[:2]), audience=Audience.PUBLICATION)


@pytest.mark.parametrize("audience", OTHERS)
def test_writing_redacts_for_the_audience(audience: Audience) -> None:
    petition = cases.denunciation()
    assert json.loads(dumps(petition, "json", audience=audience)) == {
        "danvan": "petition/1.0",
        **unstructure(redacted(petition, audience=audience)),
    }
    assert cases.SECRET in dumps(petition, "json")
    for thing, code in ((cases.identity(), "LTC|ND154"), (cases.protection_case(), "LTC 50-56")):
        for write in (lambda it: dumps(it, "json", audience=audience), lambda it: unstructure(it, audience=audience)):
            with pytest.raises(Refused, match=code):
                write(thing)
    with pytest.raises(Refused, match="Matter"):
        unstructure(petition.matters[0], audience=audience)
    with pytest.raises(Refused):
        unstructure(cases.identity())


@pytest.mark.parametrize("audience", Audience)
def test_unsealing_is_for_the_entitled_and_can_be_logged(audience: Audience, caplog: pytest.LogCaptureFixture) -> None:
    def unseal(**changed: Any) -> danvan.Disclosure:
        stated = {"purpose": "mời làm việc", "on": dt.date(2026, 7, 8), "by_office": "Chánh Thanh tra tỉnh", **changed}
        return danvan.unseal(cases.identity(), audience=audience, **stated)

    if audience not in ENTITLED:
        with pytest.raises(Refused, match="LTC"):
            unseal()
        return
    disclosure = unseal()
    assert (disclosure.name, disclosure.paper_number, disclosure.phone) == (
        cases.SECRET,
        "000000000000",
        "0000 000 000",
    )
    logging.getLogger("danvan").warning("%r %s %s", disclosure, disclosure, json.dumps(disclosure.log()))
    assert "i-7f3a" in caplog.text
    assert cases.SECRET not in caplog.text
    for wrong in (
        {"purpose": ""},
        {"purpose": "a\nb"},
        {"by_office": " "},
        {"on": "2026-07-08"},
        {"on": dt.datetime(2026, 7, 8, tzinfo=dt.UTC)},
    ):
        with pytest.raises(Refused):
            unseal(**wrong)
