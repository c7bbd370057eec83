"""The provinces that danvan ships, beside a second copy of the table of the reform, and the rules of codes."""

import datetime as dt
import unicodedata
from collections import Counter

import pytest

from danvan import bundled, check
from danvan.law.instruments import Mark
from danvan.serialization import dumps, loads
from danvan.units.events import Extent, UnitEventKind
from danvan.units.identifiers import Scheme
from danvan.units.unit import Unit, UnitKind

REFORM = dt.date(2025, 7, 1)
BEFORE = dt.date(2025, 6, 30)

TABLE = """
01 Thành phố Hà Nội | 01 Hà Nội | H26 VN-HN
04 Tỉnh Cao Bằng | 04 Cao Bằng | H14 VN-04
08 Tỉnh Tuyên Quang | 02 Hà Giang; 08 Tuyên Quang | H60 VN-07
11 Tỉnh Điện Biên | 11 Điện Biên | H18 VN-71
12 Tỉnh Lai Châu | 12 Lai Châu | H35 VN-01
14 Tỉnh Sơn La | 14 Sơn La | H52 VN-05
15 Tỉnh Lào Cai | 10 Lào Cai; 15 Yên Bái | H38 VN-02
19 Tỉnh Thái Nguyên | 06 Bắc Kạn; 19 Thái Nguyên | H55 VN-69
20 Tỉnh Lạng Sơn | 20 Lạng Sơn | H37 VN-09
22 Tỉnh Quảng Ninh | 22 Quảng Ninh | H49 VN-13
24 Tỉnh Bắc Ninh | 24 Bắc Giang; 27 Bắc Ninh | H05 VN-56
25 Tỉnh Phú Thọ | 17 Hoà Bình; 25 Phú Thọ; 26 Vĩnh Phúc | H44 VN-68
31 Thành phố Hải Phòng | 30 Hải Dương; 31 Hải Phòng | H24 VN-HP
33 Tỉnh Hưng Yên | 33 Hưng Yên; 34 Thái Bình | H31 VN-66
37 Tỉnh Ninh Bình | 35 Hà Nam; 36 Nam Định; 37 Ninh Bình | H42 VN-18
38 Tỉnh Thanh Hóa | 38 Thanh Hóa | H56 VN-21
40 Tỉnh Nghệ An | 40 Nghệ An | H41 VN-22
42 Tỉnh Hà Tĩnh | 42 Hà Tĩnh | H27 VN-23
44 Tỉnh Quảng Trị | 44 Quảng Bình; 45 Quảng Trị | H50 VN-25
46 Thành phố Huế | 46 Huế | H57 VN-26
48 Thành phố Đà Nẵng | 48 Đà Nẵng; 49 Quảng Nam | H17 VN-DN
51 Tỉnh Quảng Ngãi | 51 Quảng Ngãi; 62 Kon Tum | H48 VN-29
52 Tỉnh Gia Lai | 52 Bình Định; 64 Gia Lai | H21 VN-30
56 Tỉnh Khánh Hòa | 56 Khánh Hòa; 58 Ninh Thuận | H32 VN-34
66 Tỉnh Đắk Lắk | 54 Phú Yên; 66 Đắk Lắk | H15 VN-33
68 Tỉnh Lâm Đồng | 60 Bình Thuận; 67 Đắk Nông; 68 Lâm Đồng | H36 VN-35
75 Tỉnh Đồng Nai | 70 Bình Phước; 75 Đồng Nai | H19 VN-39
79 Thành phố Hồ Chí Minh | 74 Bình Dương; 77 Bà Rịa - Vũng Tàu; 79 Hồ Chí Minh | H29 VN-SG
80 Tỉnh Tây Ninh | 72 Tây Ninh; 80 Long An | H53 VN-37
82 Tỉnh Đồng Tháp | 82 Tiền Giang; 87 Đồng Tháp | H20 VN-45
86 Tỉnh Vĩnh Long | 83 Bến Tre; 84 Trà Vinh; 86 Vĩnh Long | H61 VN-49
91 Tỉnh An Giang | 89 An Giang; 91 Kiên Giang | H01 VN-44
92 Thành phố Cần Thơ | 92 Cần Thơ; 93 Hậu Giang; 94 Sóc Trăng | H13 VN-CT
96 Tỉnh Cà Mau | 95 Bạc Liêu; 96 Cà Mau | H12 VN-59
"""
"""Code and name on 1 July 2025, the provinces merged with their old codes, agency and ISO code."""


def on(unit: Unit, day: dt.date) -> bool:
    """Whether a unit is there on a day."""
    since = None if unit.since is None else unit.since.first()
    until = None if unit.until is None else unit.until.first()
    return (since is None or since <= day) and (until is None or day < until)


def code(unit: Unit, scheme: Scheme, day: dt.date) -> str | None:
    """The only code of a scheme that a unit has on a day."""
    found = []
    for item in unit.identifiers:
        since = None if item.since is None else item.since.first()
        until = None if item.until is None else item.until.first()
        if item.scheme is scheme and (since is None or since <= day) and (until is None or day < until):
            found.append(item.value)
    assert len(found) < 2
    return found[0] if found else None


def name(unit: Unit, day: dt.date) -> str:
    [text] = [
        item.text
        for item in unit.names
        if not item.short
        and (item.since is None or (item.since.first() or day) <= day)
        and (item.until is None or day < (item.until.first() or day))
    ]
    return text


def short(unit: Unit) -> str:
    [text] = [item.text for item in unit.names if item.short]
    return text


def same(text: str) -> str:
    """“Hoà Bình” and “Hòa Bình” are one name."""
    return unicodedata.normalize("NFC", text).replace("oà", "òa").casefold()


def test_sixty_three_became_thirty_four() -> None:
    units = bundled.provinces().values()
    assert len(units) == 86
    assert sum(on(unit, BEFORE) for unit in units) == 63
    assert sum(on(unit, REFORM) for unit in units) == 34
    kinds = [unit.kinds[0].kind for unit in units if on(unit, REFORM)]
    assert (kinds.count(UnitKind.PROVINCE), kinds.count(UnitKind.CENTRALLY_RUN_CITY)) == (28, 6)
    today = [unit.kinds[-1].kind for unit in units if on(unit, REFORM)]
    assert (today.count(UnitKind.PROVINCE), today.count(UnitKind.CENTRALLY_RUN_CITY)) == (25, 9)


def test_every_row_of_the_table() -> None:
    units = bundled.provinces()
    today = {code(unit, Scheme.GSO_PROVINCE, REFORM): unit for unit in units.values() if on(unit, REFORM)}
    old = {code(unit, Scheme.GSO_PROVINCE, BEFORE): unit for unit in units.values() if on(unit, BEFORE)}
    assert (len(today), len(old)) == (34, 63)
    merged = {event.edges[0].result: event for event in bundled.province_events() if event.kind is UnitEventKind.MERGE}
    seen = set()
    for row in TABLE.strip().splitlines():
        head, origins, codes = (part.strip() for part in row.split("|"))
        number, full = head.split(" ", 1)
        agency, iso = codes.split()
        unit = today[number]
        assert name(unit, REFORM) == full
        assert code(unit, Scheme.QD20, REFORM) == agency
        named = []
        for origin in origins.split("; "):
            before, text = origin.split(" ", 1)
            seen.add(before)
            assert same(short(old[before])) == same(text)
            if same(text) == same(short(unit)):
                named.append(old[before])
        # The agency code follows the name, the ISO code stayed with the old province of that name.
        [namesake] = named
        assert code(namesake, Scheme.QD20, BEFORE) == agency
        assert code(namesake, Scheme.ISO3166_2, BEFORE) == iso
        if unit.id in merged:
            edges = merged[unit.id].edges
            assert {edge.origin for edge in edges} == {old[item.split(" ", 1)[0]].id for item in origins.split("; ")}
            assert {edge.result for edge in edges} == {unit.id}
            # The statistics code is that of the province where the seat is: one of those that were merged.
            assert number in {item.split(" ", 1)[0] for item in origins.split("; ")}
        else:
            assert old[number] is unit
    assert seen == set(old)


def test_every_merger_is_whole_and_ends_what_it_took_in() -> None:
    units = bundled.provinces()
    for event in bundled.province_events():
        assert all(edge.extent is Extent.WHOLE for edge in event.edges)
        if event.kind is UnitEventKind.MERGE:
            assert event.effective == REFORM
            for edge in event.edges:
                assert not on(units[edge.origin or ""], REFORM)
                assert not on(units[edge.result or ""], BEFORE)
                assert on(units[edge.result or ""], REFORM)


@pytest.mark.parametrize(
    ("unit", "day", "number"),
    [
        ("vn/dong-nai-2025", "2026-04-30", "75"),
        ("vn/quang-ninh", "2026-09-01", "22"),
        ("vn/bac-ninh-2025", "2026-09-20", "24"),
    ],
)
def test_three_became_cities_and_kept_their_code(unit: str, day: str, number: str) -> None:
    found, first = bundled.provinces()[unit], dt.date.fromisoformat(day)
    assert name(found, first).startswith("Thành phố ")
    assert name(found, first - dt.timedelta(days=1)).startswith("Tỉnh ")
    assert [str(kind.since) for kind in found.kinds][1:] == [day]
    assert code(found, Scheme.GSO_PROVINCE, first) == number
    [event] = [
        item for item in bundled.province_events() if item.kind is UnitEventKind.RETYPE and item.effective == first
    ]
    assert [(edge.origin, edge.result) for edge in event.edges] == [(unit, unit)]


def test_together_they_are_right() -> None:
    text = dumps([*bundled.provinces().values(), *bundled.province_events()], "ndjson")
    assert [finding.code for finding in check(loads(text, "ndjson"))] == []


SOURCES = {
    Scheme.GSO_PROVINCE: {("Công văn 915/CTK-CSCL", Mark.READ): 34, ("Quyết định 124/2004/QĐ-TTg", Mark.COMPUTED): 52},
    Scheme.QD20: {("Quyết định 20/2020/QĐ-TTg", Mark.COMPUTED): 57},
    Scheme.ISO3166_2: {("pycountry 26.2.16", Mark.COMPUTED): 34},
}
"""How many codes of each scheme come from which source, and how far that was read."""

BY_RESOLUTION = {
    "vn/dong-nai-2025": "Nghị quyết 30/2026/QH16",
    "vn/quang-ninh": "Nghị quyết 36/2026/QH16",
    "vn/bac-ninh-2025": "Nghị quyết 39/2026/QH16",
}


def test_where_every_code_comes_from() -> None:
    found: dict[Scheme, Counter[tuple[str | None, Mark]]] = {}
    for unit in bundled.provinces().values():
        for item in unit.identifiers:
            assert item.source is not None
            found.setdefault(item.scheme, Counter())[item.source.title, item.source.mark] += 1
    assert found == SOURCES


def test_by_which_resolution_the_provinces_changed() -> None:
    units, cities = bundled.provinces(), {}
    for event in bundled.province_events():
        [basis] = event.legal_basis
        assert basis.mark is Mark.REPORTED
        if event.kind is UnitEventKind.MERGE:
            assert (basis.document, basis.issued_on) == ("Nghị quyết 202/2025/QH15", dt.date(2025, 6, 12))
        else:
            changed = str(event.edges[0].result)
            cities[changed] = basis.document
            assert units[changed].kinds[-1].legal_basis == event.legal_basis
    assert cities == BY_RESOLUTION
