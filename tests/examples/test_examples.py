"""The example data: it loads, its references resolve, its numbers are those of the sources."""

import datetime as dt
import functools
import pathlib
import unicodedata
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

import attrs
import pytest

from danvan import bundled
from danvan.activities.conference import Conference
from danvan.activities.dialogue import Dialogue
from danvan.activities.exemplar import Exemplar, ExemplarKind
from danvan.activities.programme import Programme
from danvan.checks.checker import check
from danvan.dates import PartialDate
from danvan.errors import Severity
from danvan.law.periods import Period
from danvan.records import fields_of
from danvan.reports.document import DocumentStyle
from danvan.reports.figures import Delta, Figure, Indicator, Nature, Qualifier
from danvan.reports.report import Report
from danvan.serialization import Archive, load
from danvan.units.unit import Level, Unit

ROOT = pathlib.Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CATALOGUE = ROOT / "src" / "danvan" / "data" / "indicators.toml"
OWN = (
    "hung-yen-toa-dam-2024",
    "hoi-thao-nam-tinh-hinh-2022",
    "nam-dinh-tong-ket-2022",
    "hung-yen-doi-thoai-2019",
    "tuyen-hoa-dan-van-kheo-2018",
    "real-reports",
    "units",
)


@functools.cache
def archive() -> Archive:
    """The folders of this test and the starter catalogue, read together."""
    return load(*(EXAMPLES / name for name in OWN), CATALOGUE)


def reports() -> dict[str, Report]:
    return {report.id: report for report in archive().of(Report)}


def conferences() -> dict[str, Conference]:
    return {conference.id: conference for conference in archive().of(Conference)}


# (a) every document becomes its records


def test_every_document_of_these_folders_loads_without_a_finding() -> None:
    assert [str(finding) for finding in archive().findings] == []
    assert {pathlib.Path(entry.file).name for entry in archive().entries} >= {
        path.name for name in OWN for path in (EXAMPLES / name).iterdir()
    }


def test_every_document_of_the_examples_loads_without_an_error() -> None:
    findings = load(EXAMPLES).findings
    assert [str(finding) for finding in findings if finding.severity is Severity.ERROR] == []


def test_every_format_that_people_write_is_among_the_examples() -> None:
    endings = {path.suffix for name in OWN for path in (EXAMPLES / name).iterdir()}
    assert endings == {".yaml", ".json", ".toml", ".csv"}


def test_ids_are_unique_within_their_kind() -> None:
    ids = [(entry.kind.name, entry.record.id) for entry in archive().entries]  # type: ignore[attr-defined]
    assert len(ids) == len(set(ids))


# (b) every reference resolves


def references(record: object) -> Iterator[tuple[str, str]]:
    """Every (kind, id) that a record names, itself and in its parts."""
    cls: type = type(record)
    for spec in fields_of(cls):
        value = getattr(record, spec.name)
        items = value if isinstance(value, tuple) else (value,)
        for item in items:
            if spec.refers_to is not None and isinstance(item, str):
                yield spec.refers_to, item
            elif attrs.has(type(item)) and not isinstance(item, PartialDate):
                yield from references(item)


def test_every_reference_resolves() -> None:
    known = {(entry.kind.name, entry.record.id) for entry in archive().entries}  # type: ignore[attr-defined]
    known |= {("unit", name) for name in bundled.units()}
    missing = {
        (entry.file, kind, name)
        for entry in archive().entries
        for kind, name in references(entry.record)
        if (kind, name) not in known
    }
    assert missing == set()


def test_the_reader_of_references_finds_those_in_parts_of_parts() -> None:
    found = set(references(reports()["EX-07"]))
    assert {("unit", "vn/thai-nguyen"), ("unit", "cum-thi-dua/so-2"), ("indicator", "models")} <= found


def test_figures_use_the_units_and_breakdowns_of_their_indicators() -> None:
    catalogue = {indicator.id: indicator for indicator in archive().of(Indicator)}
    for report in reports().values():
        for figure in report.figures:
            if figure.indicator is None:
                continue
            indicator = catalogue[figure.indicator]
            where = (report.id, figure.raw_text)
            assert figure.unit in (None, indicator.unit, *indicator.other_units), where
            assert {part.dimension for part in figure.breakdown} <= set(indicator.breakdowns), where


# (c) the numbers, written down by hand from the sources

NUMBERS: dict[str, str] = {
    "EX-01": """
        profile.area 2941.86 ha
        profile.households 2782 hộ
        profile.population 11376 khẩu
        org.villages 5 thôn
        profile.poor_households 189 hộ of 2782 stated 6.9 %
        profile.near_poor 201 hộ of 2782 stated 7.34 %""",
    "EX-02": """
        community.funds_vnd[quỹ] >1450000000 đồng
        community.houses 16 nhà
        community.funds_vnd[nhà Đại đoàn kết] 435000000 đồng
        models.registered 102 mô hình
        community.roads_km 2.6 km
        community.canals_m 1000 m
        “lượt tổ” 4728 lượt tổ
        “lượt người” 15667 lượt người
        own.one_stop_on_time >98.4 %""",
    "EX-03": """
        models.registered 2071 mô hình
        models.effective 1808 mô hình by 276 against 2020
        commendations.collective 28 tập thể
        commendations.individual 12 cá nhân
        “bằng khen QCDC” 14
        “bằng khen DVCQ” 5""",
    "EX-04": """
        “mô hình, điển hình” 201 mô hình, điển hình whole
        models 147 mô hình part
        exemplars 54 điển hình part""",
    "EX-05": """
        models 39 mô hình
        org.members_new 312 hội viên
        “số tiền” 90000000 đồng""",
    "EX-07": """
        models >1900 mô hình
        models @cum-thi-dua/so-2 <1200 mô hình""",
    "EX-08": """
        reception.visits 2430 lượt
        reception.persons 3255 công dân
        petitions.received 3580 đơn thư
        commendations.collective 6 tập thể
        commendations.individual 1 cá nhân""",
    "EX-09": """
        reception.visits 75 lượt
        reception.persons 85 công dân""",
    "EX-10": """
        dialogue.sessions.regular[huyện] 42 cuộc
        dialogue.participants[huyện, định kỳ] >11000 lượt
        dialogue.sessions.adhoc[huyện] 30 cuộc
        dialogue.participants[huyện, đột xuất] ~3600 lượt
        dialogue.sessions.regular[xã] 433 cuộc
        dialogue.sessions.adhoc[xã] 173 cuộc
        dialogue.answered_on_spot[xã] 95 %""",
    "EX-11": """
        supervision.topics >2530 nội dung
        feedback.topics >15880 nội dung
        own.relief_vnd >3910000000000 đồng
        own.relief_vnd 1270000000000 đồng part""",
    "EX-12": "opinions_themes 3526 ý kiến, kiến nghị",
    "EX-13": """
        community.labour_days >400000 ngày công
        own.roads_and_canals_km >900 km
        “diện tích” >3000 ha
        “trường” >400 trường
        own.health_checks >1500000
        community.funds_vnd[khám, chữa bệnh] 20000000000 đồng
        community.houses 1350 nhà
        community.funds_vnd[nhà] >110000000000 đồng
        “lượt cán bộ” >20000 lượt
        “phương tiện” >1000 phương tiện""",
    "EX-14": """
        profile.area 100.23 km²
        org.villages 17 ấp
        profile.population >28000 dân
        party.cells 29 chi bộ whole
        “chi bộ, nhóm thứ nhất” 6 chi bộ part
        “chi bộ, nhóm thứ hai” 6 chi bộ part
        “chi bộ, nhóm thứ ba” 17 chi bộ part
        party.members 504 đảng viên
        propaganda.sessions >240 cuộc
        propaganda.attendance_rate >80 %
        own.works 66 công trình
        own.works_vnd >20000000000 đồng""",
    "EX-15": """
        community.labour_days 174 ngày công
        “tuyến đường” 2 tuyến
        community.roads_km 320 m
        “xe đất” 13 xe
        community.trees 100 cây
        community.gifts 40 quà
        community.funds_vnd[quà] 18000000 đồng
        community.health_cards 155 thẻ
        community.funds_vnd[thẻ BHYT] >37500000 đồng
        community.houses 2 nhà
        community.funds_vnd[nhà thứ nhất] 160000000 đồng
        community.funds_vnd[nhà thứ hai] 90000000 đồng""",
    "EX-16": """
        reception.sessions[huyện] 3 cuộc
        reception.visits[huyện] 4 lượt
        dialogue.sessions[huyện] 3 cuộc
        reception.sessions[xã] 54 cuộc
        reception.visits[xã] 50 lượt""",
    "EX-17": """
        petitions.received 4033 đơn by 9.9 % against 9/2022
        petitions.within_authority 2662 đơn
        “thư gửi Tỉnh ủy” – đơn by 45 % against 9/2022""",
    "EX-18": """
        reception.sessions 45 buổi
        “vụ việc qua tiếp công dân” 32 vụ
        “vụ việc qua tiếp công dân đã giải quyết xong” – vụ of 32 stated 90 %
        dialogue.sessions 3 cuộc
        dialogue.opinions <70 ý kiến
        petitions.received 194 đơn
        “vụ việc từ đơn” 105 vụ
        petitions.resolved – vụ of 105 stated 87 %""",
    "EX-19": """
        reception.visits 866 lượt by -146 against H1/2019 = 1012
        reception.persons 964 người by -127 against H1/2019 = 1091
        reception.crowds 5 đoàn by -7 against H1/2019 = 12
        reception.crowd_persons 75 người by -166 against H1/2019 = 241""",
    "EX-20": """
        reception.visits 259 lượt whole
        reception.persons 316 người whole
        reception.visits[thường xuyên] 161 lượt part
        reception.persons[thường xuyên] 201 người part
        reception.visits[định kỳ] 98 lượt part
        reception.persons[định kỳ] 115 người part""",
    "EX-21": """
        reception.visits 4310 lượt
        reception.persons 2845 người
        reception.crowds 8 đoàn
        reception.crowd_persons 178 người
        petitions.received >2900 đơn
        petitions.eligible 2436 đơn
        petitions.resolved 1770 stated <97 %""",
    "EX-22": """
        reception.visits 6353 lượt by 9.3 % against 2020
        petitions.received 8722 đơn by -0.4 % against 2020
        petitions.eligible 7081 đơn by -13.2 % against 2020
        “vụ việc” 291 vụ by -7.3 % against 2020
        petitions.resolved 238 vụ việc of 316 stated 88.9 %
        “vụ việc còn lại” 35 vụ việc""",
    "EX-25": """
        propaganda.sessions 4930 hội nghị
        propaganda.attendance >231000 lượt
        “tỷ lệ UBND” 100 %
        “đoàn kiểm tra” 3 đoàn
        “đơn vị được kiểm tra” 16 đơn vị""",
    "EX-26": "models 59 mô hình",
}

SIGNS = {Qualifier.EXACT: "", Qualifier.AT_LEAST: ">", Qualifier.JUST_BELOW: "<", Qualifier.ABOUT: "~"}


def plain(number: Decimal) -> str:
    said = f"{number:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def base_said(period: Period | None) -> str:
    if period is None:
        return "?"
    prefix = {"year": "", "half": f"H{period.number}/", "nine_months": "9/"}[period.kind.value]
    return f"{prefix}{period.year}"


def delta_said(delta: Delta) -> list[str]:
    change = plain(delta.absolute) if delta.absolute is not None else f"{plain(delta.percent or Decimal(0))} %"
    said = ["by", change, "against", base_said(delta.base_period)]
    return said if delta.base_value is None else [*said, "=", plain(delta.base_value)]


def figure_said(figure: Figure) -> str:
    """A figure in one line, in the words of the table above."""
    name = figure.indicator or f"“{figure.label}”"
    if figure.breakdown:
        name += "[" + ", ".join(part.value for part in figure.breakdown) + "]"
    said = [name]
    if figure.scope_unit is not None:
        said.append("@" + figure.scope_unit)
    number = "–" if figure.value is None else plain(figure.value * figure.scale.factor)
    said.append(SIGNS[figure.qualifier] + number)
    if figure.unit is not None:
        said.append(figure.unit)
    if figure.denominator is not None:
        said += ["of", plain(figure.denominator)]
    if figure.stated_rate is not None:
        said += ["stated", SIGNS[figure.rate_qualifier] + plain(figure.stated_rate), "%"]
    if figure.delta is not None:
        said += delta_said(figure.delta)
    if figure.part_of is not None:
        said.append("part")
    if figure.parts_complete:
        said.append("whole")
    return " ".join(said)


@pytest.mark.parametrize("example", sorted(NUMBERS))
def test_the_figures_of_a_report_are_those_of_the_source(example: str) -> None:
    expected = [line.strip() for line in NUMBERS[example].strip().splitlines()]
    assert [figure_said(figure) for figure in reports()[example].figures] == expected


def test_every_report_with_figures_has_its_numbers_in_the_table() -> None:
    assert {name for name, report in reports().items() if report.figures} == set(NUMBERS)


def test_every_example_has_its_file() -> None:
    stems = {path.stem for path in (EXAMPLES / "real-reports").iterdir()}
    assert stems >= {f"EX-{number:02d}" for number in range(1, 28)}


def test_the_meetings_among_the_examples_have_their_counts() -> None:
    assert [(group.group, group.count) for group in conferences()["EX-06"].attendance] == [
        ("xã, thị trấn", 13),
        ("tổ trưởng tổ dân vận", 102),
    ]
    assert conferences()["EX-06"].occasion.on == PartialDate(year=2022, month=10)
    assert conferences()["EX-24/long-bien"].opinions == 9
    assert conferences()["EX-24/cau-giay"].opinions == 7
    assert conferences()["EX-27"].occasion.connection_points == 166
    dialogues = {dialogue.id: (str(dialogue.occasion.on), dialogue.opinions) for dialogue in archive().of(Dialogue)}
    assert dialogues == {"EX-23/chau-dinh": ("2024-11-27", 13), "EX-23/cao-minh": ("2024-10-11", 9)}


def test_every_figure_keeps_what_was_written() -> None:
    for report in reports().values():
        assert all(figure.raw_text for figure in report.figures), report.id
    texts = [figure.raw_text for figure in reports()["EX-01"].figures]
    assert texts[0] == "2.941,86 ha"
    assert texts[4:] == ["hộ nghèo 189 (6,9%)", "cận nghèo 201 (7,34%)"]


def test_document_headers() -> None:
    party = reports()["EX-01"].document
    assert party is not None
    assert (party.style, party.number, party.symbol, party.raw_symbol) == (
        DocumentStyle.PARTY,
        "07",
        "BC/DV",
        "07-BC/DV",
    )
    assert party.date == PartialDate(year=2022, month=11, day=25)
    state = reports()["EX-19"].document
    assert state is not None
    assert (state.style, state.number, state.symbol, state.raw_symbol) == (
        DocumentStyle.STATE,
        "84",
        "BC-TTT",
        "84/BC-TTT",
    )
    assert state.date == PartialDate(year=2020, month=6, day=9)


def test_periods_that_a_source_does_not_state_are_left_out() -> None:
    without = {name for name, report in reports().items() if report.period is None}
    assert without == {"EX-10", "EX-12", "EX-13", "EX-14", "EX-18", "EX-21", "EX-25"}


def test_every_record_names_its_source_with_a_mark() -> None:
    for entry in archive().entries:
        if entry.kind.name in ("report", "conference", "dialogue", "programme", "exemplar"):
            sources = entry.record.sources  # type: ignore[attr-defined]
            assert sources, entry.file
            assert all(source.mark is not None for source in sources), entry.file


# What the sources themselves get wrong


def half_up(value: Decimal, like: Decimal) -> Decimal:
    """The value rounded to as many decimals as `like` has."""
    return value.quantize(like, rounding=ROUND_HALF_UP)


def disagreements(report: Report) -> Iterator[str]:
    """Rates, complete splits and changes that do not hold, computed here and not by danvan."""
    exact = Qualifier.EXACT
    for figure in report.figures:
        value, whole, rate = figure.value, figure.denominator, figure.stated_rate
        if value is None or figure.qualifier is not exact:
            continue
        if whole and rate is not None and figure.rate_qualifier is exact:
            computed = half_up(value * 100 / whole, rate)
            if computed != rate:
                yield f"{report.id} {value}/{whole} = {computed} % ≠ {rate} %"
        delta = figure.delta
        if delta is not None and delta.base_value and delta.qualifier is exact:
            if delta.absolute is not None and value - delta.base_value != delta.absolute:
                yield f"{report.id} {value} − {delta.base_value} ≠ {delta.absolute}"
            if delta.percent is not None:
                computed = half_up((value - delta.base_value) * 100 / delta.base_value, delta.percent)
                if computed != delta.percent:
                    yield f"{report.id} {value} against {delta.base_value} = {computed} % ≠ {delta.percent} %"
        parts = [part for part in report.figures if part.part_of is not None and part.part_of == figure.id]
        if figure.parts_complete and all(part.qualifier is exact for part in parts):
            total = sum((part.value * part.scale.factor for part in parts if part.value is not None), Decimal(0))
            if total != value * figure.scale.factor:
                yield f"{report.id} parts {total} ≠ {value}"


def test_the_disagreements_of_the_sources_are_kept_and_no_others_slipped_in() -> None:
    found = [said for _, report in sorted(reports().items()) for said in disagreements(report)]
    assert found == [
        "EX-01 189/2782 = 6.8 % ≠ 6.9 %",
        "EX-01 201/2782 = 7.23 % ≠ 7.34 %",
        "EX-22 238/316 = 75.3 % ≠ 88.9 %",
    ]


def test_danvan_says_exactly_what_the_readme_lists() -> None:
    findings = list(check(archive(), on=dt.date(2026, 11, 22)))
    assert [(finding.code, finding.severity, pathlib.Path(finding.file or "").stem) for finding in findings] == [
        ("figure-rate", Severity.WARNING, "EX-01"),
        ("figure-rate", Severity.WARNING, "EX-01"),
        ("figure-rate", Severity.WARNING, "EX-22"),
    ]


def test_the_readme_lists_each_disagreement() -> None:
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    for said in ("189 of 2782", "201 of 2782", "238 of 316"):
        assert said in readme


# The five source documents


def test_the_page_and_the_event_have_dates_of_their_own() -> None:
    found = {
        name: (conference.occasion.on and str(conference.occasion.on), conference.sources[0].published_on)
        for name, conference in conferences().items()
        if not name.startswith("EX-")
    }
    assert found == {
        "hung-yen/toa-dam-nam-tinh-hinh": (None, dt.date(2024, 7, 25)),
        "hoi-thao-nam-tinh-hinh-2022": ("2022-09-14", dt.date(2022, 9, 15)),
        "nam-dinh/tong-ket-2022": ("--12-23", dt.date(2023, 1, 6)),
        "hung-yen/dan-van-2018-2019": (None, dt.date(2020, 2, 24)),
        "tuyen-hoa/trao-doi-kinh-nghiem": ("--09-13", None),
    }


def test_what_the_five_documents_say_is_all_there() -> None:
    counted = {
        name: (len(c.shortcomings), len(c.tasks), sum(len(s.points) for s in c.directions), len(c.exemplars))
        for name, c in conferences().items()
        if not name.startswith("EX-")
    }
    assert counted == {
        "hung-yen/toa-dam-nam-tinh-hinh": (0, 0, 5, 0),
        "hoi-thao-nam-tinh-hinh-2022": (6, 0, 2, 0),
        "nam-dinh/tong-ket-2022": (0, 6, 6, 0),
        "hung-yen/dan-van-2018-2019": (0, 4, 6, 0),
        "tuyen-hoa/trao-doi-kinh-nghiem": (0, 0, 4, 3),
    }
    assert len(archive().of(Exemplar)) == 3
    assert {exemplar.kind for exemplar in archive().of(Exemplar)} == {ExemplarKind.MODEL}
    assert {programme.id for programme in archive().of(Programme)} == {"de-an-dan-van-2021-2025", "EX-25/de-an-08"}


def test_a_unit_may_be_known_by_its_level_only() -> None:
    host = conferences()["hoi-thao-nam-tinh-hinh-2022"].host
    assert host.unit is None
    assert host.level is Level.PROVINCE
    assert len(host.offices) == 3


# Units and the catalogue


def test_units_end_only_by_the_reform_that_is_stated() -> None:
    ends = {str(unit.until) for unit in archive().of(Unit) if unit.until is not None}
    assert ends == {"2025-07-01", "2025"}
    districts = [unit for unit in archive().of(Unit) if unit.level is Level.DISTRICT]
    assert districts
    assert all(unit.until is not None for unit in districts)


def test_the_starter_catalogue() -> None:
    catalogue = {indicator.id: indicator for indicator in load(CATALOGUE).of(Indicator)}
    assert catalogue["models.registered"].name == 'mô hình "Dân vận khéo" đăng ký'
    assert catalogue["models.registered"].nature is Nature.FLOW_OR_STOCK
    assert catalogue["dialogue.sessions"].parts == ("dialogue.sessions.regular", "dialogue.sessions.adhoc")
    assert catalogue["reception.sessions"].unit == "buổi"
    assert "cuộc" in catalogue["reception.sessions"].other_units
    assert catalogue["petitions.received"].breakdowns == ("kind", "field")
    assert catalogue["profile.area"].sources == ("seen in EX-01, EX-14",)
    ratios = {name for name, indicator in catalogue.items() if indicator.nature is Nature.RATIO}
    assert ratios == {"dialogue.answered_on_spot", "propaganda.attendance_rate"}


# (d) offices, never persons

NAMES = (
    "Phạm Thị Tuyến",
    "Đỗ Việt Anh",
    "Lê Quốc Chỉnh",
    "Nguyễn Phùng Hoan",
    "Trần Anh Dũng",
    "Trần Minh Thắng",
    "Nguyễn Văn Phóng",
    "Phan Xuân Khánh",
    "Trần Hữu Chức",
)
WRITERS = ("Châu Yên", "Văn Huỳnh", "Lê Hiếu", "Thùy Nhung", "Thanh Đạm")
"""Those who wrote the pages; without tone marks their short names would be ordinary words."""


def folded(text: str) -> str:
    """Without tone marks and capitals, so that no spelling of a name slips through."""
    bare = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold()


def test_no_person_of_the_source_documents_is_named() -> None:
    files = [path for path in EXAMPLES.rglob("*") if path.is_file()]
    assert len(files) > 40
    for path in files:
        text = unicodedata.normalize("NFC", path.read_text("utf-8"))
        bare = folded(text)
        assert [name for name in NAMES if folded(name) in bare] == [], path
        assert [name for name in WRITERS if name in text] == [], path
