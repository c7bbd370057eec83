"""A converter of the user's own learns danvan's records, and stays strict."""

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import cattrs
import pytest
from file_layer import examples
from hypothesis import given
from hypothesis import strategies as st

from danvan.dates import VIETNAM, PartialDate
from danvan.extra import Extra
from danvan.law.instruments import Instrument, InstrumentKind
from danvan.law.periods import Period
from danvan.serialization import configure, make_converter
from danvan.strategies import days, extras, instruments, moments, numbers, partial_dates, periods
from danvan.units.unit import Level


@attrs.frozen
class Folder:
    """What a program of an agency might keep of its own."""

    name: str
    count: int
    open: bool
    share: float
    opened: dt.date
    moment: dt.datetime
    around: PartialDate
    sum: Decimal
    level: Level
    laws: tuple[Instrument, ...]
    by_name: dict[str, Instrument]
    period: Period | None
    extra: Extra


folders = st.builds(
    Folder,
    name=st.text(max_size=5),
    count=st.integers(),
    open=st.booleans(),
    share=st.floats(allow_nan=False),
    opened=days(),
    moment=moments(),
    around=partial_dates(),
    sum=numbers(signed=True),
    level=st.sampled_from(Level),
    laws=st.lists(instruments(), max_size=2).map(tuple),
    by_name=st.dictionaries(st.text(max_size=3), instruments(), max_size=1),
    period=st.none() | periods(),
    extra=extras(),
)


@pytest.mark.parametrize("make", [make_converter, lambda: configure(cattrs.Converter(forbid_extra_keys=True))])
@examples(30)
@given(folder=folders)
def test_an_own_class_comes_back(make: Any, folder: Folder) -> None:
    converter = make()
    plain = converter.unstructure(folder)
    assert converter.structure(plain, Folder) == folder
    assert plain["opened"] == folder.opened.isoformat()
    assert plain["around"] == str(folder.around)
    assert list(plain["extra"]) == list(folder.extra)
    assert converter.unstructure(converter.structure(plain, Folder)) == plain


FOLDER = Folder(
    name="Hồ sơ",
    count=2,
    open=True,
    share=0.5,
    opened=dt.date(2026, 11, 22),
    moment=dt.datetime(2026, 11, 22, 8, 30, tzinfo=VIETNAM),
    around=PartialDate(month=9, day=13),
    sum=Decimal("1.45"),
    level=Level.COMMUNE,
    laws=(Instrument(id="LKN", number="02/2011/QH13", title="Luật Khiếu nại", kind=InstrumentKind.LAW),),
    by_name={},
    period=None,
    extra=Extra({"phòng": 3}),
)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("name", 1),
        ("count", "2"),
        ("count", 2.0),
        ("count", True),
        ("open", 1),
        ("open", "true"),
        ("share", "0.5"),
        ("share", True),
        ("opened", "22/11/2026"),
        ("opened", "20261122"),
        ("opened", 20261122),
        ("moment", "2026-11-22T08:30:00"),
        ("moment", "2026-11-22T08:30:00Z"),
        ("around", "13/9"),
        ("around", "2026-00"),
        ("sum", 1.45),
        ("sum", "1,45"),
        ("level", "xã"),
        ("laws", [{"id": "LKN"}]),
        ("laws", [{"id": "LKN", "number": "1", "title": "t", "more": 1}]),
        ("laws", [{"id": "LKN", "number": "1", "title": "t", "signed": "2026"}]),
        ("period", {"kind": "month"}),
        ("extra", [1]),
        ("extra", {"a": 2**53}),
    ],
)
def test_an_own_class_is_read_strictly(name: str, wrong: object) -> None:
    converter = make_converter()
    plain = converter.unstructure(FOLDER)
    assert converter.structure(plain, Folder) == FOLDER
    with pytest.raises(cattrs.ClassValidationError):
        converter.structure({**plain, name: wrong}, Folder)


def test_unknown_keys_of_an_own_class_are_refused() -> None:
    converter = make_converter()
    with pytest.raises(cattrs.ClassValidationError):
        converter.structure({**converter.unstructure(FOLDER), "more": 1}, Folder)
