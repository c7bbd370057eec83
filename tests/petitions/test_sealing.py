"""What petitions keep secret stays secret: in every repr, message, report of a failed test."""

import io
from collections.abc import Iterator

import attrs
import petition_cases as cases
import pytest
import rich.console
from hypothesis.vendor import pretty

from danvan.errors import InvalidRecord
from danvan.petitions import documents, history, identity, matter, parties, petition, results
from danvan.petitions.identity import Identity
from danvan.records import FieldSpec, fields_of
from danvan.seal import Seal

MODULES = (documents, history, identity, matter, parties, petition, results)
RECORDS = [getattr(module, name) for module in MODULES for name in module.__all__ if attrs.has(getattr(module, name))]


@pytest.mark.parametrize("kind", RECORDS)
def test_every_sealed_record_has_its_own_face(kind: type) -> None:
    specs = fields_of(kind)
    assert "type" not in [spec.name for spec in specs]
    if any(spec.sealed for spec in specs):
        assert "attrs generated" not in kind.__repr__.__code__.co_filename
        assert "attrs generated" not in kind.__eq__.__code__.co_filename


def test_a_petition_has_no_field_for_a_name_or_an_address() -> None:
    names = {spec.name for kind in RECORDS if kind is not Identity for spec in fields_of(kind)}
    assert not names & {"name", "address", "phone", "email", "paper_number", "contact"}


def test_every_field_of_an_identity_is_sealed() -> None:
    assert [spec.name for spec in fields_of(Identity) if not spec.sealed] == ["id"]


def specs_of(thing: object) -> tuple[FieldSpec, ...]:
    kind: type = type(thing)
    return fields_of(kind)


def parts(thing: object) -> Iterator[object]:
    """The record and all the records inside it."""
    yield thing
    for spec in specs_of(thing):
        value = getattr(thing, spec.name)
        for item in value if isinstance(value, tuple) else (value,):
            if attrs.has(type(item)):
                yield from parts(item)


EVERYTHING = [part for build in (*cases.ALL, cases.identity, cases.protection_case) for part in parts(build())]
HIDDEN = (cases.SECRET, "000000000000", "0000 000 000", "bi-mat@example.vn", "2022", "Nhà", "Nơi cấp")


def test_the_cases_fill_every_sealed_class() -> None:
    filled = {
        type(part)
        for part in EVERYTHING
        if any(spec.sealed and getattr(part, spec.name) is not None for spec in specs_of(part))
    }
    assert filled == {kind for kind in RECORDS if any(spec.sealed for spec in fields_of(kind))}


@pytest.mark.parametrize("thing", EVERYTHING, ids=lambda thing: type(thing).__name__)
def test_nothing_shows_a_sealed_value(thing: object) -> None:
    page = io.StringIO()
    rich.console.Console(file=page, width=10_000).print([thing])
    for shown in (repr(thing), str(thing), f"{thing}", pretty.pretty(thing), page.getvalue()):
        for hidden in HIDDEN if isinstance(thing, Identity) else HIDDEN[:1]:
            assert hidden not in shown


def test_an_identity_shows_its_id_alone() -> None:
    assert repr(cases.identity()) == str(cases.identity()) == "Identity(id='i-7f3a', <sealed>)"
    assert repr(cases.protection_case()) == "ProtectionCase(id='b-1', <sealed>)"


def test_a_failed_comparison_shows_no_sealed_value() -> None:
    for build in (cases.identity, cases.first_complaint, cases.protection_case):
        note = f"{cases.SECRET} khác"
        ours, theirs = build(), cases.but(build(), note=Seal(note) if build is cases.identity else note)
        with pytest.raises(AssertionError) as caught:
            assert ours == theirs
        assert cases.SECRET not in str(caught.value)


SEALED_FIELDS = [(part, spec) for part in EVERYTHING for spec in specs_of(part) if spec.sealed]


@pytest.mark.parametrize(
    "bad",
    [
        f" {cases.SECRET}",
        f"{cases.SECRET}\x0b",
        [cases.SECRET],
        (cases.SECRET,),
        {cases.SECRET: 1},
        cases.SECRET + "e\u0301",
    ],
    ids=("edge", "control", "list", "tuple", "mapping", "not NFC"),
)
def test_a_wrong_sealed_value_is_refused_without_being_shown(bad: object) -> None:
    said = []
    for part, spec in SEALED_FIELDS:
        try:
            cases.but(part, **{spec.name: Seal(bad) if spec.in_seal else bad})
        except InvalidRecord as error:
            said.append(str(error) + repr(error.problems))
    assert said
    assert not [text for text in said if cases.SECRET in text]


def test_a_sealed_field_is_optional_so_that_it_can_be_left_out() -> None:
    for kind in RECORDS:
        for spec in fields_of(kind):
            assert not spec.sealed or not spec.required, (kind.__name__, spec.name)
