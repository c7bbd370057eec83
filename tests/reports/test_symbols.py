"""Numbers and symbols of documents: every form of the handbooks, and that nothing written is lost."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import DocumentSymbol, SymbolForm, strategies

STATE, PARTY, LAW, OTHER = SymbolForm.STATE, SymbolForm.PARTY, SymbolForm.LAW, SymbolForm.OTHER

CASES = [
    ("84/BC-TTT", STATE, "84", None, "BC", "TTT"),
    ("147/BC-UBMTTQ", STATE, "147", None, "BC", "UBMTTQ"),
    ("41/2019/QĐ-UBND", STATE, "41", 2019, "QĐ", "UBND"),
    ("30/2020/NĐ-CP", STATE, "30", 2020, "NĐ", "CP"),
    ("06/2025/TT-TTCP", STATE, "06", 2025, "TT", "TTCP"),
    ("237/NQ-UBTVQH16", STATE, "237", None, "NQ", "UBTVQH16"),
    ("07-BC/DV", PARTY, "07", None, "BC", "DV"),
    ("23-QĐ/TW", PARTY, "23", None, "QĐ", "TW"),
    ("11-QĐi/TW", PARTY, "11", None, "QĐi", "TW"),
    ("215-KL/TW", PARTY, "215", None, "KL", "TW"),
    ("45-CV/BTGDVTU", PARTY, "45", None, "CV", "BTGDVTU"),
    ("36-HD/VPTW", PARTY, "36", None, "HD", "VPTW"),
    ("72/2025/QH15", LAW, "72", 2025, None, "QH15"),
    ("BC-UBND", OTHER, None, None, None, None),
    ("07BC/DV", OTHER, None, None, None, None),
    ("84 / BC - TTT", OTHER, None, None, None, None),
    ("không số", OTHER, None, None, None, None),
    ("", OTHER, None, None, None, None),
]


@pytest.mark.parametrize(("text", "form", "number", "year", "kind", "issuer"), CASES)
def test_forms(
    text: str, form: SymbolForm, number: str | None, year: int | None, kind: str | None, issuer: str | None
) -> None:
    found = DocumentSymbol.parse(text)
    assert (found.form, found.number, found.year, found.kind, found.issuer) == (form, number, year, kind, issuer)
    assert str(found) == found.written == text


@pytest.mark.parametrize("before", ["Số: ", "Số ", "số:", "  "])
def test_what_stands_before_it_is_kept_and_not_taken_for_it(before: str) -> None:
    found = DocumentSymbol.parse(f"{before}84/BC-TTT ")
    assert found.written == f"{before}84/BC-TTT "
    assert str(found) == "84/BC-TTT"


def test_zeros_in_front_do_not_make_another_document() -> None:
    assert DocumentSymbol.parse("07-BC/DV").same_as(DocumentSymbol.parse("Số 7-BC/DV"))
    assert not DocumentSymbol.parse("07-BC/DV").same_as(DocumentSymbol.parse("7/BC-DV"))
    assert not DocumentSymbol.parse("70-BC/DV").same_as(DocumentSymbol.parse("7-BC/DV"))
    assert DocumentSymbol.parse("không số ").same_as(DocumentSymbol.parse(" không số"))
    assert not DocumentSymbol.parse("không số").same_as(DocumentSymbol.parse("7-BC/DV"))


upper = st.text(string.ascii_uppercase + "Đ", min_size=1, max_size=5)
numbers = st.text(string.digits, min_size=1, max_size=5)


@given(numbers, st.none() | st.integers(0, 9999), upper, upper)
def test_the_form_of_the_state_is_taken_apart_and_put_together(
    number: str, year: int | None, kind: str, issuer: str
) -> None:
    text = f"{number}/{'' if year is None else f'{year:04d}/'}{kind}-{issuer}"
    found = DocumentSymbol.parse(text)
    assert (found.form, found.number, found.year, found.kind, found.issuer) == (STATE, number, year, kind, issuer)
    assert DocumentSymbol.parse(str(found)) == found


@given(numbers, upper, upper)
def test_the_form_of_the_party_is_taken_apart_and_put_together(number: str, kind: str, issuer: str) -> None:
    found = DocumentSymbol.parse(f"{number}-{kind}/{issuer}")
    assert (found.form, found.number, found.kind, found.issuer) == (PARTY, number, kind, issuer)
    assert DocumentSymbol.parse(str(found)) == found


@given(st.text() | strategies.lines() | st.from_regex(r"[0-9]{1,3}[-/][0-9A-ZĐa-z/-]{1,12}", fullmatch=True))
def test_nothing_written_is_lost(text: str) -> None:
    found = DocumentSymbol.parse(text)
    assert found.written == text
    assert str(found) in text
    again = DocumentSymbol.parse(str(found))
    assert again.same_as(found)
    assert str(again) == str(found)
