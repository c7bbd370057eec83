"""Numbers and figures as Vietnamese documents write them: real phrases, and what is refused with which words."""

import datetime as dt
import unicodedata
from decimal import Decimal

import pytest

from danvan.errors import Refused
from danvan.law.periods import Period, PeriodKind, Window
from danvan.reports.figures import Delta, Figure, Qualifier, Scale, Silence
from danvan.reports.written import (
    NotAFigure,
    StatedNumber,
    WrittenFigure,
    WrittenNumber,
    parse_number,
    print_figure,
    print_number,
)

BILLION, MILLION = Scale.BILLION, Scale.MILLION
MORE, BELOW, ABOUT = Qualifier.AT_LEAST, Qualifier.JUST_BELOW, Qualifier.ABOUT


def n(
    value: str | None,
    unit: str | None = None,
    qualifier: Qualifier = Qualifier.EXACT,
    *,
    scale: Scale = Scale.ONE,
    of: str | None = None,
    rate: str | None = None,
    rate_qualifier: Qualifier = Qualifier.EXACT,
    by: str | None = None,
    percent: str | None = None,
    bound: Qualifier = Qualifier.EXACT,
    by_unit: str | None = None,
    base: str | None = None,
    then: str | None = None,
) -> StatedNumber:
    """A stated number, its numbers given as text."""

    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    return StatedNumber(
        value=number(value),
        unit=unit,
        qualifier=qualifier,
        scale=scale,
        denominator=number(of),
        stated_rate=number(rate),
        rate_qualifier=rate_qualifier,
        delta_absolute=number(by),
        delta_percent=number(percent),
        delta_qualifier=bound,
        delta_unit=by_unit,
        base=base,
        base_value=number(then),
    )


NUMBERS = [
    ("2.941,86", "2941.86", ".", ""),
    ("11.376", "11376", ".", ""),
    ("2430", "2430", "", ""),
    ("07", "7", "", ""),
    ("98,4", "98.4", "", ""),
    ("1.500.000", "1500000", ".", ""),
    ("1,45", "1.45", "", ""),
    ("1,000", "1.000", "", ""),
    ("1.234", "1234", ".", ""),
    ("2 782", "2782", " ", ""),
    ("2\u00a0782,5", "2782.5", "\u00a0", ""),
    ("2\u202f782\u202f000", "2782000", "\u202f", ""),
    ("-146", "-146", "", "-"),
    ("−0,4", "-0.4", "", "−"),
    ("–127", "-127", "", "–"),
    ("+9,3", "9.3", "", "+"),
    (" 5\t", "5", "", ""),
    ("0", "0", "", ""),
    ("999999999999999999,123456789", "999999999999999999.123456789", "", ""),
]


@pytest.mark.parametrize(("text", "value", "group", "sign"), NUMBERS)
def test_numbers(text: str, value: str, group: str, sign: str) -> None:
    found = WrittenNumber.parse(text)
    assert (str(found.value), found.group, found.sign) == (value, group, sign)
    assert str(found) == found.written == text
    assert str(parse_number(text)) == value


GROUPS = (
    "in a number a dot or a blank parts groups of exactly three digits, after one to three digits",
    "dấu chấm hoặc dấu cách trong một số phân nhóm đúng ba chữ số, sau một đến ba chữ số đầu",
)
COMMA = (
    "a comma stands once, before the decimals; a dot parts thousands",
    "dấu phẩy chỉ đứng một lần, trước phần thập phân; dấu chấm phân nhóm hàng nghìn",
)
DIGITS = ("it has digits other than plain 0 to 9", "có chữ số không phải 0 đến 9 thông thường")
NO_NUMBER = ("it is not a number", "không phải là con số")
ZERO = ("a number in groups has no zero in front", "số có phân nhóm hàng nghìn không bắt đầu bằng 0")
LONG = (
    "it has more than 18 digits before or 9 after the comma",
    "nhiều hơn 18 chữ số trước hoặc 9 chữ số sau dấu phẩy",
)

NO_NUMBERS = [
    ("2.94", GROUPS),
    ("1.2.3", GROUPS),
    ("1234.567", GROUPS),
    ("1.234 567", GROUPS),
    ("12 13", GROUPS),
    ("5.", GROUPS),
    ("5,", GROUPS),
    ("1,234,567", COMMA),
    ("1,234.56", COMMA),
    ("0.500", ZERO),
    ("５", DIGITS),
    ("٣", DIGITS),
    ("1²", DIGITS),
    ("½", DIGITS),
    ("", ("there is nothing", "không có gì")),
    ("năm", NO_NUMBER),
    ("--5", NO_NUMBER),
    ("1e5", NO_NUMBER),
    (",5", NO_NUMBER),
    ("1234567890123456789", LONG),
    ("1,1234567890", LONG),
]


@pytest.mark.parametrize(("text", "reason"), NO_NUMBERS)
def test_what_is_no_number_is_refused_with_the_reason(text: str, reason: tuple[str, str]) -> None:
    assert parse_number(text) is None
    with pytest.raises(NotAFigure) as refused:
        WrittenNumber.parse(text)
    said = refused.value.sentence
    assert (said.en, said.vi) == (f"“{text}” is not understood: {reason[0]}.", f"Không đọc được “{text}”: {reason[1]}.")
    assert (refused.value.text, refused.value.reason.en) == (text, reason[0])
    assert isinstance(refused.value, Refused)


def test_numbers_are_printed_in_vietnamese_notation() -> None:
    assert print_number(Decimal("2941.86")) == "2.941,86"
    assert print_number(Decimal("-1500000")) == "-1.500.000"
    assert print_number(Decimal("1E+3")) == "1.000"
    assert print_number(Decimal("1.50")) == "1,50"
    assert print_number(Decimal(2782), group=False) == "2782"
    assert print_number(Decimal(7), leading_zero=True) == "07"
    assert print_number(Decimal(-7), leading_zero=True) == "-07"
    assert [print_number(Decimal(text), leading_zero=True) for text in ("0", "12", "1.5")] == ["0", "12", "1,5"]
    for text in ("NaN", "Infinity", "-Infinity"):
        with pytest.raises(NotAFigure, match="it is not finite"):
            print_number(Decimal(text))


# The figures of the real reports, in the order of their examples.
PHRASES: list[tuple[str, str, list[StatedNumber], tuple[str, ...]]] = [
    ("EX-01", "2.941,86 ha", [n("2941.86", "ha")], ()),
    ("EX-01", "2782 hộ; 11.376 khẩu; 5 thôn", [n("2782", "hộ"), n("11376", "khẩu"), n("5", "thôn")], ()),
    ("EX-01", "hộ nghèo 189 (6,9%)", [n("189", rate="6.9")], ("hộ nghèo",)),
    ("EX-01", "cận nghèo 201 (7,34%)", [n("201", rate="7.34")], ("cận nghèo",)),
    ("EX-02", "quỹ >1,45 tỷ đ", [n("1.45", "đ", MORE, scale=BILLION)], ("quỹ",)),
    ("EX-02", "16 nhà ĐĐK / 435 triệu đ", [n("16", "nhà ĐĐK"), n("435", "đ", scale=MILLION)], ()),
    ("EX-02", "102 mô hình đăng ký", [n("102", "mô hình đăng ký")], ()),
    ("EX-02", "2,6 km; 1.000 m kênh", [n("2.6", "km"), n("1000", "m")], ("kênh",)),
    ("EX-02", "4.728 lượt tổ / 15.667 lượt người", [n("4728", "lượt tổ"), n("15667", "lượt người")], ()),
    ("EX-02", "một cửa đúng hạn >98,4 %", [n("98.4", "%", MORE)], ("một cửa đúng hạn",)),
    ("EX-03", "2.071 mô hình đăng ký", [n("2071", "mô hình đăng ký")], ()),
    ("EX-03", "1.808 hiệu quả (+276 vs 2020)", [n("1808", "hiệu quả", by="276", base="2020")], ()),
    (
        "EX-03",
        "1.808 mô hình hiệu quả, tăng 276 mô hình so với năm 2020",
        [n("1808", "mô hình hiệu quả", by="276", by_unit="mô hình", base="năm 2020")],
        (),
    ),
    (
        "EX-03",
        "bằng khen 28 tập thể + 12 cá nhân; QCDC 14; DVCQ 5",
        [n("28", "tập thể"), n("12", "cá nhân"), n("14"), n("5")],
        ("bằng khen", "+", "QCDC", "DVCQ"),
    ),
    (
        "EX-04",
        "201 = 147 mô hình + 54 điển hình",
        [n("201"), n("147", "mô hình"), n("54", "điển hình")],
        ("=", "+"),
    ),
    (
        "EX-05",
        "39 mô hình; 312 hội viên mới; 90 triệu đ",
        [n("39", "mô hình"), n("312", "hội viên mới"), n("90", "đ", scale=MILLION)],
        (),
    ),
    ("EX-06", "13 xã/TT; 102 tổ trưởng tổ dân vận", [n("13", "xã/TT"), n("102", "tổ trưởng tổ dân vận")], ()),
    ("EX-07", ">1.900 mô hình", [n("1900", "mô hình", MORE)], ()),
    ("EX-07", "“gần 1.200”", [n("1200", None, BELOW)], ()),
    (
        "EX-08",
        "2430 lượt tiếp / 3255 công dân; 3580 đơn thư; khen 6 tập thể, 1 cá nhân",
        [n("2430", "lượt tiếp"), n("3255", "công dân"), n("3580", "đơn thư"), n("6", "tập thể"), n("1", "cá nhân")],
        ("khen",),
    ),
    ("EX-09", "75 lượt với 85 công dân", [n("75", "lượt"), n("85", "công dân")], ()),
    (
        "EX-10",
        "42 hội nghị định kỳ / >11.000 lượt; 30 đột xuất / ~3.600 lượt",
        [n("42", "hội nghị định kỳ"), n("11000", "lượt", MORE), n("30", "đột xuất"), n("3600", "lượt", ABOUT)],
        (),
    ),
    (
        "EX-10",
        "433 định kỳ, 173 đột xuất; 95 % trả lời tại chỗ",
        [n("433", "định kỳ"), n("173", "đột xuất"), n("95", "%")],
        ("trả lời tại chỗ",),
    ),
    (
        "EX-11",
        ">2.530 nội dung giám sát; >15.880 nội dung phản biện",
        [n("2530", "nội dung giám sát", MORE), n("15880", "nội dung phản biện", MORE)],
        (),
    ),
    (
        "EX-11",
        ">3.910 tỷ đ toàn hệ thống; 1.270 tỷ",
        [n("3910", "đ", MORE, scale=BILLION), n("1270", scale=BILLION)],
        ("toàn hệ thống",),
    ),
    ("EX-12", "3.526 ý kiến, kiến nghị", [n("3526", "ý kiến, kiến nghị")], ()),
    (
        "EX-13",
        ">400.000 ngày công; >900 km đường/kênh; >3.000 ha; >400 trường",
        [n("400000", "ngày công", MORE), n("900", "km", MORE), n("3000", "ha", MORE), n("400", "trường", MORE)],
        ("đường/kênh",),
    ),
    (
        "EX-13",
        "khám >1.500.000 lượt / 20 tỷ đ; 1.350 nhà / >110 tỷ đ; >20.000 lượt cán bộ; >1.000 phương tiện",
        [
            n("1500000", "lượt", MORE),
            n("20", "đ", scale=BILLION),
            n("1350", "nhà"),
            n("110", "đ", MORE, scale=BILLION),
            n("20000", "lượt cán bộ", MORE),
            n("1000", "phương tiện", MORE),
        ],
        ("khám",),
    ),
    (
        "EX-14",
        "100,23 km²; 17 ấp; >28.000 dân; 29 chi bộ (= 6 + 6 + 17); 504 đảng viên",
        [
            n("100.23", "km²"),
            n("17", "ấp"),
            n("28000", "dân", MORE),
            n("29", "chi bộ"),
            n("6"),
            n("6"),
            n("17"),
            n("504", "đảng viên"),
        ],
        ("=", "+", "+"),
    ),
    (
        "EX-14",
        ">240 cuộc học tập; >80 % dự; 66 công trình dân vận khéo / >20 tỷ đ",
        [
            n("240", "cuộc học tập", MORE),
            n("80", "%", MORE),
            n("66", "công trình dân vận khéo"),
            n("20", "đ", MORE, scale=BILLION),
        ],
        ("dự",),
    ),
    (
        "EX-15",
        "174 ngày công; 2 tuyến/320 m; 13 xe đất; 100 cây; 40 quà/18 triệu đ",
        [
            n("174", "ngày công"),
            n("2", "tuyến"),
            n("320", "m"),
            n("13", "xe đất"),
            n("100", "cây"),
            n("40", "quà"),
            n("18", "đ", scale=MILLION),
        ],
        (),
    ),
    ("EX-15", "155 thẻ BHYT/>37,5 triệu đ", [n("155", "thẻ BHYT"), n("37.5", "đ", MORE, scale=MILLION)], ()),
    (
        "EX-16",
        "bí thư huyện: 03 cuộc / 04 lượt; đối thoại 03; bí thư xã: 54 cuộc / 50 lượt",
        [n("3", "cuộc"), n("4", "lượt"), n("3"), n("54", "cuộc"), n("50", "lượt")],
        ("bí thư huyện", "đối thoại", "bí thư xã"),
    ),
    (
        "EX-17",
        "4.033 đơn (+9,9 %); 2.662 thuộc thẩm quyền; thư gửi Tỉnh ủy +45 %",
        [n("4033", "đơn", percent="9.9"), n("2662", "thuộc thẩm quyền"), n(None, percent="45")],
        ("thư gửi Tỉnh ủy",),
    ),
    (
        "EX-18",
        "45 buổi / 32 vụ (90 % xong); 3 đối thoại, gần 70 ý kiến; 194 đơn / 105 vụ (87 %)",
        [
            n("45", "buổi"),
            n("32", "vụ"),
            n("90", "%"),
            n("3", "đối thoại"),
            n("70", "ý kiến", BELOW),
            n("194", "đơn"),
            n("105", "vụ", rate="87"),
        ],
        ("xong",),
    ),
    (
        "EX-19",
        "866 lượt/964 người (−146, −127; H1 2019: 1.012/1.091)",
        [
            n("866", "lượt", by="-146", base="H1 2019", then="1012"),
            n("964", "người", by="-127", base="H1 2019", then="1091"),
        ],
        (),
    ),
    (
        "EX-19",
        "đoàn đông người 05/75 (−07, −166; H1 2019: 12/241)",
        [n("5", by="-7", base="H1 2019", then="12"), n("75", by="-166", base="H1 2019", then="241")],
        ("đoàn đông người",),
    ),
    (
        "EX-20",
        "259 lượt/316 người = thường xuyên 161/201 + định kỳ 98/115",
        [n("259", "lượt"), n("316", "người"), n("161"), n("201"), n("98"), n("115")],
        ("=", "thường xuyên", "+", "định kỳ"),
    ),
    (
        "EX-21",
        "4.310 lượt với 2.845 người; 8 đoàn/178 người",
        [n("4310", "lượt"), n("2845", "người"), n("8", "đoàn"), n("178", "người")],
        (),
    ),
    (
        "EX-21",
        '>2.900 đơn, 2.436 đủ điều kiện; 1.770 giải quyết, "gần 97 %"',
        [
            n("2900", "đơn", MORE),
            n("2436", "đủ điều kiện"),
            n("1770", "giải quyết", rate="97", rate_qualifier=BELOW),
        ],
        (),
    ),
    (
        "EX-22",
        "6.353 lượt (+9,3 %); 8.722 đơn (−0,4 %), 7.081 đủ điều kiện (−13,2 %); 291 vụ (−7,3 %)",
        [
            n("6353", "lượt", percent="9.3"),
            n("8722", "đơn", percent="-0.4"),
            n("7081", "đủ điều kiện", percent="-13.2"),
            n("291", "vụ", percent="-7.3"),
        ],
        (),
    ),
    ("EX-22", "238/316 “88,9 %”", [n("238", of="316", rate="88.9")], ()),
    ("EX-22", "238/316 88,9 %", [n("238", of="316", rate="88.9")], ()),
    ("EX-22", "238/316 (88,9%); 35", [n("238", of="316", rate="88.9"), n("35")], ()),
    (
        "EX-23",
        "Châu Đình: 13 lượt ý kiến, 12 xóm bản; Cao Minh: 09 lượt ý kiến",
        [n("13", "lượt ý kiến"), n("12", "xóm bản"), n("9", "lượt ý kiến")],
        ("Châu Đình", "Cao Minh"),
    ),
    (
        "EX-24",
        "Long Biên: 9 ý kiến; Cầu Giấy: 07 ý kiến",
        [n("9", "ý kiến"), n("7", "ý kiến")],
        ("Long Biên", "Cầu Giấy"),
    ),
    (
        "EX-25",
        "4.930 hội nghị; >231.000 lượt; 100 % UBND; 3 đoàn kiểm tra / 16 đơn vị",
        [
            n("4930", "hội nghị"),
            n("231000", "lượt", MORE),
            n("100", "%"),
            n("3", "đoàn kiểm tra"),
            n("16", "đơn vị"),
        ],
        ("UBND",),
    ),
    ("EX-26", "59 mô hình", [n("59", "mô hình")], ()),
    ("EX-27", "166 điểm cầu xã, phường", [n("166", "điểm cầu xã, phường")], ()),
    # Other phrases, of no example.
    ("-", "76/106 hộ, đạt 71,7 %", [n("76", "hộ", of="106", rate="71.7")], ("đạt",)),
    ("-", "21/21 huyện", [n("21", "huyện", of="21")], ()),
    ("-", "Trên 1.900 mô hình", [n("1900", "mô hình", MORE)], ()),
    ("-", "hơn 400.000 ngày công", [n("400000", "ngày công", MORE)], ()),
    ("-", "khoảng 3,5 nghìn lượt người", [n("3.5", "lượt người", ABOUT, scale=Scale.THOUSAND)], ()),
    ("-", "<5 tỉ đồng", [n("5", "đồng", BELOW, scale=BILLION)], ()),
    ("-", "20 ngàn hộ", [n("20", "hộ", scale=Scale.THOUSAND)], ()),
    ("-", "5 đồng chí", [n("5", "đồng chí")], ()),
    ("-", "2 triệu đồng bào", [n("2", "đồng bào", scale=MILLION)], ()),
    ("-", "90ha", [n("90", "ha")], ()),
    (
        "-",
        "5 ý kiến, kiến nghị, tăng 2 ý kiến, kiến nghị so với cùng kỳ",
        [n("5", "ý kiến, kiến nghị", by="2", by_unit="ý kiến, kiến nghị", base="cùng kỳ")],
        (),
    ),
    ("-", "12 mô hình giảm nghèo", [n("12", "mô hình giảm nghèo")], ()),
    ("-", "866 lượt, giảm 146 lượt so với cùng kỳ", [n("866", "lượt", by="-146", by_unit="lượt", base="cùng kỳ")], ()),
    ("-", "giảm 146 lượt so với cùng kỳ", [n(None, "lượt", by="-146", by_unit="lượt", base="cùng kỳ")], ()),
    ("-", "so với cùng kỳ tăng 9,9%", [n(None, percent="9.9", base="cùng kỳ")], ()),
    (
        "-",
        "4.033 đơn tăng gần 10% so với 9 tháng năm 2022",
        [n("4033", "đơn", percent="10", bound=BELOW, base="9 tháng năm 2022")],
        (),
    ),
    ("-", "(+9,3 %)", [n(None, percent="9.3")], ()),
    ("-", "(– 0,4 %)", [n(None, percent="-0.4")], ()),
    (
        "-",
        "866 lượt, giảm 146 lượt (-14,4 %) so với cùng kỳ",
        [n("866", "lượt", by="-146", percent="-14.4", by_unit="lượt", base="cùng kỳ")],
        (),
    ),
    (
        "-",
        "866 lượt/964 người, giảm 146 lượt, giảm 127 người so với cùng kỳ",
        [
            n("866", "lượt", by="-146", by_unit="lượt", base="cùng kỳ"),
            n("964", "người", by="-127", by_unit="người", base="cùng kỳ"),
        ],
        (),
    ),
    (
        "-",
        "866 lượt/964 người, giảm 127 người",
        [n("866", "lượt"), n("964", "người", by="-127", by_unit="người")],
        (),
    ),
    (
        "-",
        "1,45 tỷ đồng, tăng 200 triệu đồng so với năm 2020",
        [n("1.45", "đồng", scale=BILLION, by="0.200", by_unit="đồng", base="năm 2020")],
        (),
    ),
    ("-", "5 hội nghị, thư góp ý tăng 3 %", [n("5", "hội nghị"), n(None, percent="3")], ("thư góp ý",)),
    ("-", "12 hộ (HĐND) tăng 3 hộ", [n("12", "hộ", by="3", by_unit="hộ")], ("HĐND",)),
    ("-", "tổng số 5 hộ, trong đó 3 hộ nghèo", [n("5", "hộ"), n("3", "hộ nghèo")], ("tổng số", "trong đó")),
    ("-", "Trong tháng 6/2019 có 5 cuộc", [n("5", "cuộc")], ("Trong", "tháng 6/2019", "có")),
    ("-", "2\u00a0782 hộ", [n("2782", "hộ")], ()),
]


@pytest.mark.parametrize(("example", "text", "figures", "rest"), PHRASES)
def test_phrases(example: str, text: str, figures: list[StatedNumber], rest: tuple[str, ...]) -> None:
    found = WrittenFigure.parse(text)
    assert list(found.figures) == figures
    assert found.rest == rest
    assert str(found) == text
    for index, one in enumerate(found.figures):
        # Decimals that were written are kept, which equality of decimals does not see.
        assert str(one.value) == str(figures[index].value)
        assert found.to_figure(label=example, at=index).raw_text == text


def test_every_example_has_a_phrase() -> None:
    assert {row[0] for row in PHRASES} - {"-"} == {f"EX-{number:02d}" for number in range(1, 28)}


TOGETHER = ("two numbers stand together, unconnected", "hai con số liền nhau mà không rõ quan hệ")
WHOSE = ("it is not clear to which number the change belongs", "không rõ tăng, giảm thuộc số nào")
SCALE = (
    "it is not clear whether the scale belongs to one or both numbers",
    "không rõ bậc đơn vị thuộc một hay cả hai số",
)
NONE = ("there is no number", "không có con số nào")
BRACKETS = ("brackets are open, nested or empty", "dấu ngoặc không đóng, lồng nhau hoặc trống")


def named(word: str) -> tuple[str, str]:
    return (
        f"the number after “{word}” is a name or a bound that is not understood",
        f"con số sau “{word}” không phải số liệu đọc được",
    )


def unclear(sign: str) -> tuple[str, str]:
    return f"“{sign}” is not clear here", f"dấu “{sign}” không rõ nghĩa ở đây"


def joined(joint: str) -> tuple[str, str]:
    return f"“{joint}” is written without a blank", f"“{joint}” viết liền nhau"


def no_change(word: str) -> tuple[str, str]:
    return f"after “{word}” stands no number of a change", f"sau “{word}” không phải con số tăng, giảm"


REFUSED = [
    # EX-13 and EX-15 write these without saying to which number the scale belongs.
    ("khám >1.500.000 / 20 tỷ đ", SCALE),
    ("2 nhà 160 + 90 triệu đ", TOGETHER),
    ("238/316/5", ("three numbers are parted by “/”", "ba số cách nhau bằng dấu “/”")),
    ("1.2.3", GROUPS),
    ("5 hộ, 2.94 ha", (f"“2.94” – {GROUPS[0]}", f"“2.94” – {GROUPS[1]}")),
    ("hơn", NONE),
    ("", NONE),
    ("năm mô hình", NONE),
    ("12 13", TOGETHER),
    ("189 6,9%", TOGETHER),
    ("1 tỷ 200 triệu đồng", TOGETHER),
    ("５ xã", ("“５” is no plain digit 0 to 9", "“５” không phải chữ số 0 đến 9 thông thường")),
    ("½ xã", ("“½” is no plain digit 0 to 9", "“½” không phải chữ số 0 đến 9 thông thường")),
    ("5 @ 3", ("the sign “@” has no meaning here", "dấu “@” không có nghĩa ở đây")),
    ("5G", joined("5G")),
    ("lượt5", joined("lượt5")),
    ("5..3", joined(".3")),
    ("5-7 hộ", unclear("-")),
    ("5 hộ)", unclear(")")),
    ("/5", unclear("/")),
    (">hộ", unclear(">")),
    ("5 ≥ 3", ("the sign “≥” has no meaning here", "dấu “≥” không có nghĩa ở đây")),
    ("dưới 5 %", named("dưới")),
    ("từ 5 đến 7 hộ", named("từ")),
    ("đợt 2", named("đợt")),
    ("cụm thi đua số 2", named("số")),
    ("mỗi tháng 6 cuộc", named("tháng")),
    ("nhiều hơn 146 lượt", named("nhiều")),
    ("khoảng trên 5 hộ", named("khoảng")),
    ("tăng lên 276 mô hình", no_change("tăng")),
    ("giảm còn 5 hộ", no_change("giảm")),
    ("866 lượt, giảm", no_change("giảm")),
    ("tăng −5 %", no_change("tăng")),
    ("tăng 5/6 hộ", ("a change is one number", "mức tăng, giảm không phải hai số")),
    ("866 lượt/964 người, giảm 9 %", WHOSE),
    ("866 lượt/964 người (−146)", WHOSE),
    ("5 hộ, tăng 3 hộ, tăng 4 hộ", ("one number has two different changes", "một số có hai mức tăng, giảm khác nhau")),
    (
        "5 hộ, tăng 3 hộ (tăng gần 9 %)",
        ("one number has two different changes", "một số có hai mức tăng, giảm khác nhau"),
    ),
    (
        "28 tập thể +12 cá nhân",
        (
            "the change is in “cá nhân”, the number in “tập thể”",
            "tăng, giảm tính theo “cá nhân”, số liệu theo “tập thể”",
        ),
    ),
    ("435 triệu đồng (+20)", ("the scale of the change is not clear", "không rõ bậc đơn vị của mức tăng, giảm")),
    (
        "1 tỷ đồng, tăng 0,123456789 đồng",
        ("the change is too large or too small", "mức tăng, giảm quá lớn hoặc quá nhỏ"),
    ),
    (
        "866 lượt so với cùng kỳ",
        ("compared with “cùng kỳ”, but no change", "so với “cùng kỳ” nhưng không nêu tăng, giảm"),
    ),
    (
        "tăng 5 so với",
        ("after “so với” stands no base of comparison", "sau “so với” không có kỳ so sánh"),
    ),
    (
        "tăng 5 so với 1.091 lượt",
        ("“1.091” in the comparison is no period", "“1.091” trong phần so sánh không phải kỳ"),
    ),
    (
        "12 xã/15 xã",
        (
            "two numbers in “xã”: a part and its whole, or two counts",
            "hai số cùng đơn vị “xã”, không rõ là phần và toàn thể hay hai số riêng",
        ),
    ),
    ("1,2/3 tỷ đồng", SCALE),
    ("3,9 nghìn tỷ đồng", ("numbers written with “tỷ” are not understood", "không đọc số viết kèm chữ “tỷ”")),
    ("2 tỷ rưỡi", ("numbers written with “rưỡi” are not understood", "không đọc số viết kèm chữ “rưỡi”")),
    ("5 triệu %", ("a percentage has no scale", "phần trăm không có bậc đơn vị")),
    ("5/0 (3 %)", ("it states a rate of a whole of zero", "tỷ lệ của toàn thể bằng 0")),
    ("189 (6,9%, tăng 5)", ("more than the rate is in the brackets", "trong ngoặc có thêm điều khác cạnh tỷ lệ")),
    ("5 (+3 / 4)", ("a change is one number", "mức tăng, giảm không phải hai số")),
    ("5 (+3 = 4)", ("“=” is not clear there", "“=” không rõ nghĩa trong ngoặc")),
    (
        "5 (+3; cùng kỳ: 2 hộ)",
        ("the number of the base period is not clear", "số của kỳ so sánh không đọc được"),
    ),
    (
        "5 (+3; cùng kỳ: 2/3)",
        ("the numbers of the base period do not match", "số của kỳ so sánh không khớp"),
    ),
    ("5 ()", BRACKETS),
    ("5 (3", BRACKETS),
    ("5 ((3))", BRACKETS),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_not_understood_is_refused_with_the_reason(text: str, reason: tuple[str, str]) -> None:
    with pytest.raises(NotAFigure) as refused:
        WrittenFigure.parse(text)
    said = refused.value.sentence
    assert (said.en, said.vi) == (f"“{text}” is not understood: {reason[0]}.", f"Không đọc được “{text}”: {reason[1]}.")
    assert refused.value.text == text


def test_a_long_text_is_not_repeated_in_full() -> None:
    with pytest.raises(NotAFigure) as refused:
        WrittenFigure.parse("a" * 500)
    assert str(refused.value).count("a") < 200
    assert refused.value.text == "a" * 500


def test_pairs_of_counts_without_a_unit_are_two_counts_where_the_caller_says_so() -> None:
    assert WrittenFigure.parse("định kỳ 98/115").figures == (n("98", of="115"),)
    assert WrittenFigure.parse("định kỳ 98/115", pairs=True).figures == (n("98"), n("115"))


def test_letters_with_separate_marks_are_read_too() -> None:
    apart = unicodedata.normalize("NFD", "trên 5 lượt người")
    found = WrittenFigure.parse(apart)
    assert found.written == apart
    assert found.figures == (n("5", "lượt người", MORE),)
    assert found.to_figure(label="x").raw_text == "trên 5 lượt người"


HALF = Period(kind=PeriodKind.HALF, year=2019, number=1)


def test_a_figure_is_made_with_what_the_caller_knows() -> None:
    found = WrittenFigure.parse("866 lượt/964 người (−146, −127; H1 2019: 1.012/1.091)")
    assert found.to_figure(indicator="reception.visits", at=0, base_period=HALF) == Figure(
        indicator="reception.visits",
        value=Decimal(866),
        unit="lượt",
        delta=Delta(absolute=Decimal(-146), base_period=HALF, base_value=Decimal(1012)),
        raw_text=found.written,
    )
    alone = WrittenFigure.parse("thư gửi Tỉnh ủy +45 %").to_figure(label="thư", unit="đơn")
    assert (alone.value, alone.silence, alone.unit) == (None, Silence.NOT_REPORTED, "đơn")
    assert alone.delta == Delta(percent=Decimal(45))
    assert WrittenFigure.parse("quỹ >1,45 tỷ đ").to_figure(label="quỹ").unit == "đồng"


def test_a_figure_is_not_made_from_what_is_not_stated() -> None:
    two = WrittenFigure.parse("866 lượt/964 người")
    with pytest.raises(NotAFigure, match="it has 2 figures, “at” says which"):
        two.to_figure(label="x")
    for at in (-1, 2):
        with pytest.raises(NotAFigure, match=f"it has no figure {at}"):
            two.to_figure(label="x", at=at)
    with pytest.raises(NotAFigure, match="it states no change"):
        two.to_figure(label="x", at=0, base_period=HALF)


D = Decimal
PRINTED = [
    ("trên 1.900 mô hình", Figure(label="x", value=D(1900), qualifier=MORE, unit="mô hình")),
    ("76/106 hộ (71,7 %)", Figure(label="x", value=D(76), denominator=D(106), unit="hộ", stated_rate=D("71.7"))),
    ("1,45 tỷ đồng", Figure(label="x", value=D("1.45"), scale=BILLION, unit="đồng")),
    (
        "866 lượt, giảm 146 lượt so với cùng kỳ",
        Figure(
            label="x",
            value=D(866),
            unit="lượt",
            period=Period(kind=PeriodKind.HALF, year=2020, number=1),
            delta=Delta(absolute=D(-146), base_period=HALF),
        ),
    ),
    (
        "866 lượt (giảm 146 lượt, giảm 14,4 %; 6 tháng đầu năm 2019: 1.012)",
        Figure(
            label="x",
            value=D(866),
            unit="lượt",
            delta=Delta(absolute=D(-146), percent=D("-14.4"), base_period=HALF, base_value=D(1012)),
        ),
    ),
    ("95 %, tăng 2 điểm phần trăm", Figure(label="x", value=D(95), unit="%", delta=Delta(absolute=D(2)))),
    ("tăng khoảng 45 %", Figure(label="x", silence=Silence.NOT_REPORTED, delta=Delta(percent=D(45), qualifier=ABOUT))),
    ("không báo cáo", Figure(label="x", silence=Silence.NOT_REPORTED)),
    ("không áp dụng", Figure(label="x", silence=Silence.NOT_APPLICABLE)),
    (
        "không báo cáo (90 % của 32)",
        Figure(label="x", silence=Silence.NOT_REPORTED, denominator=D(32), stated_rate=D(90)),
    ),
    ("0 hộ", Figure(label="x", value=D(0), unit="hộ")),
]


@pytest.mark.parametrize(("phrase", "figure"), PRINTED)
def test_figures_are_printed_as_phrases(phrase: str, figure: Figure) -> None:
    assert print_figure(figure) == phrase


BASES = [
    ("năm 2020", Period(kind=PeriodKind.YEAR, year=2020)),
    ("6 tháng cuối năm 2020", Period(kind=PeriodKind.HALF, year=2020, number=2)),
    ("9 tháng năm 2020", Period(kind=PeriodKind.NINE_MONTHS, year=2020)),
    ("quý 3 năm 2020", Period(kind=PeriodKind.QUARTER, year=2020, number=3)),
    ("tháng 12 năm 2020", Period(kind=PeriodKind.MONTH, year=2020, number=12)),
    ("tuần 53 năm 2020", Period(kind=PeriodKind.WEEK, year=2020, number=53)),
    ("giai đoạn 2015-2020", Period(kind=PeriodKind.MULTI_YEAR, year=2015, until_year=2020)),
    (
        "kỳ từ ngày 1/10/2019 đến ngày 9/1/2020",
        Period(kind=PeriodKind.RANGE, window=Window(first=dt.date(2019, 10, 1), last=dt.date(2020, 1, 9))),
    ),
    ("đợt II năm 2023", Period(kind=PeriodKind.CAMPAIGN, name="đợt II năm 2023")),
]


@pytest.mark.parametrize(("words", "period"), BASES)
def test_the_period_of_a_comparison_is_named_and_read_again(words: str, period: Period) -> None:
    phrase = print_figure(Figure(label="x", value=D(5), unit="hộ", delta=Delta(absolute=D(1), base_period=period)))
    assert phrase == f"5 hộ, tăng 1 hộ so với {words}"
    assert WrittenFigure.parse(phrase).figures == (n("5", "hộ", by="1", by_unit="hộ", base=words),)
