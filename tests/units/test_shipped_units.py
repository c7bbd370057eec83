"""The islands and the central bodies that danvan ships, beside a second copy of what is known of them."""

import datetime as dt

import pytest

from danvan import bundled, check
from danvan.law.instruments import Citation, Mark
from danvan.serialization import dumps, loads
from danvan.units.events import EdgeChange, Extent, UnitEvent, UnitEventKind
from danvan.units.identifiers import Scheme
from danvan.units.unit import Level, RelationKind, Unit, UnitKind

REFORM = dt.date(2025, 7, 1)

ISLANDS = """
318 11948 Bạch Long Vĩ | vn/hai-phong 31 | vn/hai-phong-2025 31
471 19742 Cồn Cỏ | vn/quang-tri 45 | vn/quang-tri-2025 44
498 20333 Hoàng Sa | vn/da-nang 48 | vn/da-nang-2025 48
536 21548 Lý Sơn | vn/quang-ngai 51 | vn/quang-ngai-2025 51
755 26732 Côn Đảo | vn/ba-ria-vung-tau 77 | vn/ho-chi-minh-2025 79
"""
"""District code, code of the special zone, name, the province until 30 June 2025 and that since, with codes."""

BODIES = """
ban-chap-hanh-trung-uong | Ban Chấp hành Trung ương Đảng | party_committee | - | - .. - | recalled_high
ban-dan-van | Ban Dân vận Trung ương | mass_mobilization_commission | - | - .. 2025-02-03 | reported
ban-tuyen-giao | Ban Tuyên giáo Trung ương | other | - | - .. 2025-02-03 | reported
ban-tuyen-giao-va-dan-van | Ban Tuyên giáo và Dân vận Trung ương | propaganda_and_mass_mobilization | - \
| 2025-02-03 .. - | reported
mat-tran-to-quoc | Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam | fatherland_front | I01 | - .. - | recalled_high
tong-lien-doan-lao-dong | Tổng Liên đoàn Lao động Việt Nam | socio_political_org | I02 | - .. - | recalled_high
doan-thanh-nien | Đoàn Thanh niên Cộng sản Hồ Chí Minh | socio_political_org | I03 | - .. - | recalled_high
hoi-lien-hiep-phu-nu | Hội Liên hiệp Phụ nữ Việt Nam | socio_political_org | I04 | - .. - | recalled_high
hoi-cuu-chien-binh | Hội Cựu chiến binh Việt Nam | socio_political_org | I05 | - .. - | recalled_high
hoi-nong-dan | Hội Nông dân Việt Nam | socio_political_org | I06 | - .. - | recalled_high
"""
"""Id, name, kind, level-1 agency code, first day and day after the last, mark of what is said of it."""

LAW_97 = Citation(document="Luật 97/2025/QH15", issued_on=dt.date(2025, 6, 27), mark=Mark.REPORTED)
COMMITTEE = "vn/tw/ban-chap-hanh-trung-uong"
FRONT = "vn/tw/mat-tran-to-quoc"
COMMISSION = "vn/tw/ban-tuyen-giao-va-dan-van"


def islands() -> list[tuple[list[str], list[str], list[str]]]:
    rows = []
    for line in ISLANDS.strip().splitlines():
        head, before, after = (part.strip() for part in line.split("|"))
        rows.append((head.split(" ", 2), before.split(), after.split()))
    return rows


def bodies() -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in BODIES.strip().splitlines()]


def written(unit: Unit) -> str:
    return f"{unit.since or '-'} .. {unit.until or '-'}"


def related(unit: Unit, kind: RelationKind) -> list[tuple[str, str, str]]:
    return [(item.unit, str(item.since or "-"), str(item.until or "-")) for item in unit.relations if item.kind is kind]


def event(name: str) -> UnitEvent:
    [found] = [item for item in bundled.unit_events() if item.id == name]
    return found


def test_all_units_stand_together() -> None:
    units = bundled.units()
    assert len(units) == 86 + 10 + 10
    assert {name: units[name] for name in bundled.provinces()} == bundled.provinces()
    assert all(unit.id == name for name, unit in units.items())
    assert {name for name in units if name.startswith(("vn/huyen/", "vn/xa-moi/"))} == {
        name for head, _, _ in islands() for name in (f"vn/huyen/{head[0]}", f"vn/xa-moi/{head[1]}")
    }
    assert [name for name in units if name.startswith("vn/tw/")] == [f"vn/tw/{row[0]}" for row in bodies()]


def test_all_events_stand_together() -> None:
    events = bundled.unit_events()
    assert events[: len(bundled.province_events())] == bundled.province_events()
    assert len({item.id for item in events}) == len(events) == len(bundled.province_events()) + 5 + 2
    for item in events:
        for edge in item.edges:
            assert edge.origin in bundled.units()
            assert edge.result in bundled.units()


@pytest.mark.parametrize(("head", "before", "after"), islands(), ids=[row[0][0] for row in islands()])
def test_every_island(head: list[str], before: list[str], after: list[str]) -> None:
    number, new, name = head
    district, zone = bundled.units()[f"vn/huyen/{number}"], bundled.units()[f"vn/xa-moi/{new}"]
    assert (district.level, [item.kind for item in district.kinds]) == (Level.DISTRICT, [UnitKind.DISTRICT])
    assert (zone.level, [item.kind for item in zone.kinds]) == (Level.COMMUNE, [UnitKind.SPECIAL_ZONE])
    assert [(item.text, item.short) for item in district.names] == [(f"Huyện {name}", False), (name, True)]
    assert [(item.text, item.short) for item in zone.names] == [(f"Đặc khu {name}", False), (name, True)]
    assert (written(district), written(zone)) == ("- .. 2025-07-01", "2025-07-01 .. -")
    [old], [given] = district.identifiers, zone.identifiers
    assert (old.scheme, old.value, old.since, str(old.until)) == (Scheme.GSO_DISTRICT, number, None, "2025-07-01")
    assert (given.scheme, given.value, str(given.since), given.until) == (Scheme.GSO_COMMUNE, new, "2025-07-01", None)
    assert old.source is not None
    assert given.source is not None
    assert (old.source.title, old.source.mark) == ("Quyết định 124/2004/QĐ-TTg", Mark.COMPUTED)
    assert (given.source.title, given.source.mark) == ("Công văn 1027/CTK-CSCL", Mark.READ)
    assert related(district, RelationKind.PART_OF) == [(before[0], "-", "2025-07-01")]
    assert related(zone, RelationKind.PART_OF) == [(after[0], "2025-07-01", "-")]
    assert [item.mark for item in district.sources] == [Mark.COMPUTED]
    assert [item.mark for item in zone.sources] == [Mark.REPORTED]
    # The provinces are those that bear these codes on the days of the district and of the zone.
    provinces = bundled.provinces()
    for (province, code), day in ((before, dt.date(2025, 6, 30)), (after, REFORM)):
        span = provinces[province]
        assert span.since is None or (span.since.first() or day) <= day
        assert span.until is None or day < (span.until.first() or day)
        assert code in {item.value for item in span.identifiers if item.scheme is Scheme.GSO_PROVINCE}


def test_every_island_changed_its_tier_as_a_whole() -> None:
    changed = [item for item in bundled.unit_events() if item.kind is UnitEventKind.REARRANGE]
    assert [item.id for item in changed] == [
        "sap-xep/bach-long-vi-2025",
        "sap-xep/con-co-2025",
        "sap-xep/hoang-sa-2025",
        "sap-xep/ly-son-2025",
        "sap-xep/con-dao-2025",
    ]
    for item, (head, _, _) in zip(changed, islands(), strict=True):
        assert item.effective == REFORM
        [edge] = item.edges
        assert (edge.origin, edge.result) == (f"vn/huyen/{head[0]}", f"vn/xa-moi/{head[1]}")
        assert (edge.extent, edge.changes) == (Extent.WHOLE, (EdgeChange.TIER_CHANGE,))
        assert item.legal_basis == ()
        assert [(source.title, source.mark) for source in item.sources] == [
            ("34 nghị quyết 1654…1687/NQ-UBTVQH15 ngày 16/06/2025", Mark.READ),
            ("Bảng chuyển đổi đơn vị hành chính mới – cũ", Mark.COMPUTED),
        ]


def test_the_codes_of_the_special_zones_are_no_old_codes() -> None:
    """They are the only five of the reform that were new, so nothing else that is shipped has them."""
    codes = [item.value for unit in bundled.units().values() for item in unit.identifiers if len(item.value) > 3]
    assert sorted(code for code in codes if code.isdigit()) == ["11948", "19742", "20333", "21548", "26732"]


@pytest.mark.parametrize("row", bodies(), ids=[row[0] for row in bodies()])
def test_every_central_body(row: list[str]) -> None:
    name, text, kind, code, days, mark = row
    unit = bundled.units()[f"vn/tw/{name}"]
    assert unit.level is Level.CENTRAL
    assert [(item.text, item.short) for item in unit.names] == [(text, False)]
    assert [item.kind.value for item in unit.kinds] == [kind]
    assert [(item.scheme, item.value) for item in unit.identifiers] == ([] if code == "-" else [(Scheme.QD20, code)])
    for item in unit.identifiers:
        assert item.source is not None
        assert (item.source.title, item.source.mark) == ("Quyết định 20/2020/QĐ-TTg", Mark.READ)
    assert written(unit) == days
    assert [source.mark for source in unit.sources] == [Mark(mark)]


def test_two_commissions_became_one_that_advises_the_central_committee() -> None:
    units = bundled.units()
    merger = event("hop-nhat/ban-tuyen-giao-va-dan-van-trung-uong-2025")
    assert (merger.kind, merger.effective) == (UnitEventKind.MERGE, dt.date(2025, 2, 3))
    assert {(edge.origin, edge.result, edge.extent, edge.changes) for edge in merger.edges} == {
        ("vn/tw/ban-dan-van", COMMISSION, Extent.WHOLE, (EdgeChange.MERGE,)),
        ("vn/tw/ban-tuyen-giao", COMMISSION, Extent.WHOLE, (EdgeChange.MERGE,)),
    }
    assert merger.legal_basis == ()
    assert [source.mark for source in merger.sources] == [Mark.REPORTED]
    advising = {name: related(unit, RelationKind.ADVISES) for name, unit in units.items()}
    assert {name: found for name, found in advising.items() if found} == {
        COMMISSION: [(COMMITTEE, "2025-02-03", "-")],
        "vn/tw/ban-dan-van": [(COMMITTEE, "-", "2025-02-03")],
    }


def test_five_organisations_stand_under_the_front() -> None:
    units = bundled.units()
    five = {f"vn/tw/{row[0]}" for row in bodies() if row[2] == "socio_political_org"}
    assert len(five) == 5
    under = {name: unit for name, unit in units.items() if related(unit, RelationKind.AFFILIATED_UNDER)}
    assert set(under) == five
    for unit in under.values():
        assert related(unit, RelationKind.AFFILIATED_UNDER) == [(FRONT, "2025-07-01", "-")]
        assert [item.legal_basis for item in unit.relations] == [(LAW_97,)]
    moved = event("truc-thuoc/to-chuc-chinh-tri-xa-hoi-2025")
    assert (moved.kind, moved.effective, moved.legal_basis) == (UnitEventKind.TRANSFER, REFORM, (LAW_97,))
    assert {edge.origin for edge in moved.edges} == five
    for edge in moved.edges:
        assert edge.origin == edge.result
        assert (edge.extent, edge.changes) == (Extent.WHOLE, (EdgeChange.UNCHANGED,))


def test_whatever_ends_or_begins_does_so_by_an_event() -> None:
    ended = {
        (edge.origin, item.effective)
        for item in bundled.unit_events()
        for edge in item.edges
        if edge.origin != edge.result
    }
    begun = {
        (edge.result, item.effective)
        for item in bundled.unit_events()
        for edge in item.edges
        if edge.origin != edge.result
    }
    units = bundled.units().values()
    assert {(unit.id, unit.until.first()) for unit in units if unit.until is not None} == ended
    assert {(unit.id, unit.since.first()) for unit in units if unit.since is not None} == begun


def test_together_they_are_right() -> None:
    text = dumps([*bundled.units().values(), *bundled.unit_events()], "ndjson")
    assert [finding.code for finding in check(loads(text, "ndjson"))] == []


def test_nothing_doubtful_is_shipped() -> None:
    marks = [source.mark for unit in bundled.units().values() for source in unit.sources]
    marks += [source.mark for item in bundled.unit_events() for source in item.sources]
    marks += [basis.mark for item in bundled.unit_events() for basis in item.legal_basis]
    assert set(marks) <= {Mark.READ, Mark.COMPUTED, Mark.REPORTED, Mark.RECALLED_HIGH}
