"""Blocks of agency codes, and the days of kinds of unit: a second copy of both tables, and their laws."""

import datetime as dt
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import bundled
from danvan.dates import PartialDate
from danvan.errors import Sentence
from danvan.law.instruments import Citation, Mark, Source
from danvan.units.blocks import AgencyBlock, AgencyBlocks
from danvan.units.kind_periods import KindPeriod, KindPeriods
from danvan.units.unit import Level, UnitKind

QD20 = ("Quyết định 20/2020/QĐ-TTg", dt.date(2020, 7, 22), Mark.READ)
QD09 = ("Quyết định 09/2025/QĐ-TTg", dt.date(2025, 4, 14), Mark.READ)
BLOCKS = """
A 1 99 | cơ quan của Đảng: các cơ quan Đảng, tỉnh ủy, thành ủy, các ban của Đảng \
| Party bodies: Party agencies, provincial and city Party committees, commissions of the Party
B 1 1 | Văn phòng Chủ tịch nước | Office of the State President
C 1 99 | các cơ quan của Quốc hội | National Assembly bodies
D 1 1 | Tòa án nhân dân tối cao | Supreme People's Court
E 1 1 | Viện kiểm sát nhân dân tối cao | Supreme People's Procuracy
F 1 1 | Kiểm toán nhà nước | State Audit
G 1 40 | các bộ (G01 Công an … G22 Văn phòng Chính phủ …) \
| ministries (G01 Public Security … G22 Government Office …)
H 1 63 | Ủy ban nhân dân cấp tỉnh, theo vần chữ cái | provincial People's Committees, alphabetical
I 1 6 | các tổ chức chính trị - xã hội ở trung ương | central socio-political organisations
J 1 28 | các tổ chức xã hội, nghề nghiệp | social and professional organisations
K 1 63 | Hội đồng nhân dân cấp tỉnh, cùng số với khối H | provincial People's Councils, same numbers as H
"""
REMOVED = ["G04", "G05", "G07", "G13", "G23", "G24", "G25", "G26", "G34", "G37"]
ADDED = ["G38", "G39", "G40"]

ALL = ["central", "province", "district", "commune", "village"]
PLENUM, TABLE, NEWS = "Nghị quyết 60-NQ/TW", "Bảng chuyển đổi đơn vị hành chính mới – cũ", "znews.vn"
PERIODS = [
    ("district", "district", "", "2025-07-01", PLENUM, "read"),
    ("urban_district", "district", "", "2025-07-01", PLENUM, "read"),
    ("district_town", "district", "", "2025-07-01", PLENUM, "read"),
    ("provincial_city", "district", "", "2025-07-01", PLENUM, "read"),
    ("peoples_committee", "district", "", "2025-07-01", PLENUM, "read"),
    ("peoples_council", "district", "", "2025-07-01", PLENUM, "read"),
    ("party_committee", "district", "", "2025-07-01", PLENUM, "read"),
    ("fatherland_front", "district", "", "2025-07-01", PLENUM, "computed"),
    ("socio_political_org", "district", "", "2025-07-01", PLENUM, "computed"),
    ("township", "commune", "", "2025-07-01", TABLE, "computed"),
    ("special_zone", "commune", "2025-07-01", "", TABLE, "computed"),
    ("mass_mobilization_commission", "central", "", "2025-02-03", NEWS, "reported"),
    ("propaganda_and_mass_mobilization", "central", "2025-02-03", "", NEWS, "reported"),
    ("party_building_commission", "commune", "2025-07", "", "baonghean.vn", "reported"),
]
"""Kind, level, first day, day after the last, what says so, and its mark."""
NEVER = {
    "party_building_commission": ("central province district village", "computed"),
    "mass_mobilization_commission": ("commune village", "recalled_medium"),
    "propaganda_and_mass_mobilization": ("commune village", "recalled_medium"),
    "mass_mobilization_bloc": ("central province district village", "computed"),
    "mass_mobilization_team": ("central province district commune", "computed"),
    "peoples_committee": ("central village", "computed"),
    "peoples_council": ("central village", "computed"),
}
"""The levels at which a kind never exists, and the mark."""
ISSUED = {PLENUM: dt.date(2025, 4, 12), QD20[0]: QD20[1], QD09[0]: QD09[1]}

SOURCE = Citation(document="Quyết định 20/2020/QĐ-TTg", mark=Mark.READ)
NOBODY = Sentence(vi="không ai", en="nobody")
DAY = dt.timedelta(days=1)


def block(
    letter: str, least: int, most: int, withdrawn: tuple[str, ...] = (), added: tuple[str, ...] = ()
) -> AgencyBlock:
    return AgencyBlock(
        letter=letter,
        least=least,
        most=most,
        who=NOBODY,
        source=SOURCE,
        withdrawn=frozenset(withdrawn),
        withdrawn_by=SOURCE if withdrawn else None,
        added=frozenset(added),
        added_by=SOURCE if added else None,
    )


def period(since: str = "", until: str = "", *, never: bool = False) -> KindPeriod:
    return KindPeriod(
        kind=UnitKind.WARD,
        level=Level.COMMUNE,
        never=never,
        since=PartialDate.parse(since) if since else None,
        until=PartialDate.parse(until) if until else None,
        source=SOURCE,
    )


def ends(text: str) -> tuple[dt.date, dt.date]:
    """The first and the last day that a partial date can mean."""
    first, last = PartialDate.parse(text).first(), PartialDate.parse(text).last()
    assert first is not None
    assert last is not None
    return first, last


def cited(source: Citation | Source | None) -> tuple[str | None, dt.date | None, Mark | None]:
    assert isinstance(source, Citation)
    return source.document, source.issued_on, source.mark


def citations() -> Iterator[Citation]:
    """Every instrument that the two tables cite, each time that they do."""
    for item in bundled.agency_blocks():
        yield from (source for source in (item.source, item.withdrawn_by, item.added_by) if source is not None)
    yield from (item.source for item in bundled.kind_periods() if isinstance(item.source, Citation))


def test_every_block() -> None:
    rows = []
    for line in BLOCKS.strip().splitlines():
        head, vi, en = (part.strip() for part in line.split("|"))
        letter, least, most = head.split()
        rows.append((letter, int(least), int(most), vi, en))
    found = bundled.agency_blocks()
    assert [(item.letter, item.least, item.most, item.who.vi, item.who.en) for item in found] == rows
    assert len(found) == 11
    assert {cited(item.source) for item in found} == {QD20}


def test_what_decision_09_of_2025_took_out_and_put_in() -> None:
    changed = [item for item in bundled.agency_blocks() if item.withdrawn or item.added]
    [ministries] = changed
    assert ministries.letter == "G"
    assert sorted(ministries.withdrawn) == REMOVED
    assert sorted(ministries.added) == ADDED
    assert cited(ministries.withdrawn_by) == cited(ministries.added_by) == QD09


def test_every_code_of_a_block_is_in_it_and_in_no_other() -> None:
    blocks = bundled.agency_blocks()
    for item in blocks:
        assert len(item.codes()) == item.most - item.least + 1
        for code in item.codes():
            assert blocks.block_of(code) is item
            assert blocks.block_of(f"{code}.12.3A") is item
            assert [other.letter for other in blocks if other.holds(code)] == [item.letter]
            assert blocks.withdrawn(code) is blocks.withdrawn(f"{code}.01") is (code in REMOVED)


@given(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), st.integers(0, 99))
def test_every_level_1_code_is_in_its_block_or_in_none(letter: str, number: int) -> None:
    blocks, code = bundled.agency_blocks(), f"{letter}{number:02d}"
    found = blocks.block_of(code)
    assert (found is not None) is any(code in item.codes() for item in blocks)
    assert found is None or found.letter == letter
    assert found is not None or not blocks.withdrawn(code)


@pytest.mark.parametrize(
    "code", ["", "A00", "B02", "G41", "H64", "I07", "J29", "K64", "L01", "A001", "a01", "000.00.01.H31", "H31.", "H"]
)
def test_what_no_block_holds(code: str) -> None:
    assert bundled.agency_blocks().block_of(code) is None
    assert not bundled.agency_blocks().withdrawn(code)


def test_the_codes_of_shipped_units_stand_in_their_blocks_and_are_not_withdrawn() -> None:
    blocks = bundled.agency_blocks()
    letters: dict[str, set[Level | None]] = {}
    for unit in bundled.units().values():
        for item in unit.identifiers:
            if item.scheme.value == "qd20":
                found = blocks.block_of(item.value)
                assert found is not None
                assert not blocks.withdrawn(item.value)
                letters.setdefault(found.letter, set()).add(unit.level)
    assert letters == {"H": {Level.PROVINCE}, "I": {Level.CENTRAL}}


def test_overlapping_blocks_are_refused() -> None:
    with pytest.raises(ValueError, match="two blocks have the code A09"):
        AgencyBlocks(blocks=(block("A", 9, 20), block("B", 1, 1), block("A", 1, 9)))
    with pytest.raises(ValueError, match="two blocks"):
        AgencyBlocks(blocks=(block("A", 1, 1), block("A", 1, 1)))
    apart = AgencyBlocks(blocks=(block("A", 10, 20), block("A", 1, 9), block("B", 1, 20)))
    assert apart.block_of("A09") == block("A", 1, 9)
    assert apart.block_of("A10") == block("A", 10, 20)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_blocks_are_refused_when_and_only_when_they_share_a_code(a: int, b: int, c: int, d: int) -> None:
    one, other = block("Z", min(a, b), max(a, b)), block("Z", min(c, d), max(c, d))
    if set(one.codes()) & set(other.codes()):
        with pytest.raises(ValueError, match="two blocks"):
            AgencyBlocks(blocks=(one, other))
    else:
        assert len(AgencyBlocks(blocks=(one, other))) == 2


@pytest.mark.parametrize(
    ("letter", "least", "most", "withdrawn", "added", "message"),
    [
        ("AB", 1, 2, (), (), "letter"),
        ("a", 1, 2, (), (), "letter"),
        ("A", 2, 1, (), (), "upwards"),
        ("A", 1, 100, (), (), "upwards"),
        ("A", 1, 2, ("A03",), (), "A03 to be withdrawn"),
        ("A", 1, 2, ("A01.02",), (), "A01.02 to be withdrawn"),
        ("A", 1, 2, (), ("B01",), "B01 to be added"),
        ("A", 1, 2, ("A01",), ("A01",), "both"),
    ],
)
def test_blocks_that_do_not_fit_together(
    letter: str, least: int, most: int, withdrawn: tuple[str, ...], added: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        block(letter, least, most, withdrawn, added)


def test_codes_are_withdrawn_and_added_by_an_instrument() -> None:
    sound = block("A", 1, 2, ("A01",), ("A02",))
    with pytest.raises(ValueError, match="together for withdrawn"):
        attrs.evolve(sound, withdrawn_by=None)
    with pytest.raises(ValueError, match="together for added"):
        attrs.evolve(sound, added_by=None)
    with pytest.raises(ValueError, match="together"):
        attrs.evolve(sound, withdrawn=frozenset())


def test_every_period_with_days() -> None:
    found = []
    for item in bundled.kind_periods():
        if not item.never:
            origin = item.source.document if isinstance(item.source, Citation) else item.source.publisher
            title = TABLE if isinstance(item.source, Source) and item.source.title == TABLE else origin
            assert item.source.mark is not None
            since, until = str(item.since or ""), str(item.until or "")
            found.append((item.kind.value, item.level.value, since, until, title, item.source.mark.value))
    assert sorted(map(str, found)) == sorted(map(str, PERIODS))


def test_every_kind_that_is_never_at_a_level() -> None:
    found: dict[str, dict[str, str]] = {}
    for item in bundled.kind_periods():
        if item.never:
            assert item.source.mark is not None
            found.setdefault(item.kind.value, {})[item.level.value] = item.source.mark.value
            assert item.allows(dt.date.min) is item.allows(dt.date(2025, 7, 1)) is item.allows(dt.date.max) is False
    assert found == {kind: dict.fromkeys(levels.split(), mark) for kind, (levels, mark) in NEVER.items()}


def test_of_what_is_not_stated_there_is_no_period() -> None:
    periods = bundled.kind_periods()
    stated = {(kind, level) for kind, level, *_ in PERIODS}
    stated |= {(kind, level) for kind, (levels, _) in NEVER.items() for level in levels.split()}
    for kind in UnitKind:
        for level in Level:
            found = periods.of(kind, level)
            assert (found is not None) is ((kind.value, level.value) in stated)
            assert found is None or (found.kind, found.level) == (kind, level)
    assert len(periods) == len(stated) == len(PERIODS) + 20
    assert [level.value for level in Level] == ALL
    # The day of the merger differs from province to province.
    assert periods.of(UnitKind.MASS_MOBILIZATION_COMMISSION, Level.PROVINCE) is None
    assert periods.of(UnitKind.PROPAGANDA_AND_MASS_MOBILIZATION, Level.PROVINCE) is None


@pytest.mark.parametrize(
    ("kind", "level", "since", "until"), [row[:4] for row in PERIODS], ids=[f"{row[0]}-{row[1]}" for row in PERIODS]
)
def test_the_day_of_a_boundary_and_the_day_before(kind: str, level: str, since: str, until: str) -> None:
    found = bundled.kind_periods().of(UnitKind(kind), Level(level))
    assert found is not None
    if until:
        day = dt.date.fromisoformat(until)
        assert (found.allows(day - DAY), found.allows(day)) == (True, False)
        assert (found.allows(dt.date.min), found.allows(dt.date.max)) == (True, False)
    elif since == "2025-07":
        assert found.allows(dt.date(2025, 6, 30)) is False
        assert found.allows(dt.date(2025, 7, 1)) is found.allows(dt.date(2025, 7, 30)) is None
        # On the last day of the month it has begun, on whichever day it did.
        assert found.allows(dt.date(2025, 7, 31)) is found.allows(dt.date(2025, 8, 1)) is True
    else:
        day = dt.date.fromisoformat(since)
        assert (found.allows(day - DAY), found.allows(day)) == (False, True)
        assert (found.allows(dt.date.min), found.allows(dt.date.max)) == (False, True)


def test_an_end_in_a_month_is_open_inside_it() -> None:
    ended = period("2024", "2025-03")
    assert ended.allows(dt.date(2023, 12, 31)) is False
    assert ended.allows(dt.date(2024, 1, 1)) is ended.allows(dt.date(2024, 12, 30)) is None
    assert ended.allows(dt.date(2024, 12, 31)) is ended.allows(dt.date(2025, 2, 28)) is True
    assert ended.allows(dt.date(2025, 3, 1)) is ended.allows(dt.date(2025, 3, 30)) is None
    assert ended.allows(dt.date(2025, 3, 31)) is False


DATES = st.sampled_from(["2024", "2024-06", "2024-06-15", "2025", "2025-01", "2025-03-31", "2025-04"])


@given(DATES, DATES, st.dates(dt.date(2023, 12, 1), dt.date(2026, 2, 1)))
def test_a_period_answers_as_all_whole_days_that_it_can_mean(since: str, until: str, day: dt.date) -> None:
    """True where every meaning of the partial dates says so, False where none does, else None."""
    begin, end = ends(since), ends(until)
    if end[0] <= begin[1]:
        return
    answers = {low <= day < high for low in begin for high in end}
    # What can be told from the two ends of each date is all: the answer changes once for each of them.
    assert period(since, until).allows(day) is (answers.pop() if len(answers) == 1 else None)


def test_periods_that_say_nothing_or_contradict_themselves() -> None:
    with pytest.raises(ValueError, match="says nothing"):
        period()
    with pytest.raises(ValueError, match="never is true"):
        period("2025", never=True)
    with pytest.raises(ValueError, match="ends before it begins"):
        period("2025-07-01", "2025-07-01")
    with pytest.raises(ValueError, match="ends before it begins"):
        period("2025-07-01", "2025-06")
    with pytest.raises(ValueError, match="year"):
        period("--07-01")
    with pytest.raises(ValueError, match="mark"):
        KindPeriod(kind=UnitKind.WARD, level=Level.COMMUNE, never=True, source=Source(title="a"))


def test_two_periods_for_one_pair_are_refused() -> None:
    with pytest.raises(ValueError, match="two periods of ward at level commune"):
        KindPeriods(periods=(period("2025"), period(never=True)))
    village = attrs.evolve(period("2025"), level=Level.VILLAGE)
    assert list(KindPeriods(periods=(period("2025"), village))) == [period("2025"), village]


def test_both_tables_cite_an_instrument_in_one_way() -> None:
    seen: dict[str, set[dt.date | None]] = {}
    for source in citations():
        assert source.instrument is None
        assert source.document is not None
        seen.setdefault(source.document, set()).add(source.issued_on)
    assert seen == {document: {issued} for document, issued in ISSUED.items()}
    # An instrument that the register has is cited by its id; these are not in it.
    numbers = {item.number for item in bundled.instruments().values()}
    assert not {document.split(" ", 2)[-1] for document in seen} & numbers


def test_a_page_is_cited_in_one_way() -> None:
    pages: dict[str, set[tuple[str | None, str | None]]] = {}
    for item in bundled.kind_periods():
        if isinstance(item.source, Source):
            pages.setdefault(item.source.title, set()).add((item.source.publisher, item.source.url))
    assert len(pages) == 6
    assert all(len(places) == 1 for places in pages.values())
