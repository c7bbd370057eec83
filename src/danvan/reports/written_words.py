"""Words that stand beside numbers in Vietnamese reports, and what they say of them (từ đi kèm số liệu)."""

from danvan.reports.figures import Qualifier, Scale

__all__ = [
    "AND_WORDS",
    "BOUNDING_WORDS",
    "CHANGE_COMPOUNDS",
    "CHANGE_WORDS",
    "COMPARING_WORDS",
    "NAMING_WORDS",
    "NOT_MONEY",
    "QUALIFIERS",
    "RATE_WORDS",
    "ROUND_WORDS",
    "SCALES",
    "TIME_WORDS",
    "whole_unit",
]

QUALIFIERS = {
    "trên": Qualifier.AT_LEAST,
    "hơn": Qualifier.AT_LEAST,
    ">": Qualifier.AT_LEAST,
    "gần": Qualifier.JUST_BELOW,
    "<": Qualifier.JUST_BELOW,
    "khoảng": Qualifier.ABOUT,
    "~": Qualifier.ABOUT,
}
"""Bounds before a number."""
SCALES = {
    "nghìn": Scale.THOUSAND,
    "ngàn": Scale.THOUSAND,
    "triệu": Scale.MILLION,
    "tỷ": Scale.BILLION,
    "tỉ": Scale.BILLION,
}
"""Multipliers after a number."""
ROUND_WORDS = frozenset(("mươi", "chục", "trăm", "vạn", "rưỡi", "tá"))
"""Words after a number that make another number of it, which is not read."""
NOT_MONEY = frozenset(("bào", "chí", "nghiệp", "hồ"))
"""Words after “đồng” with which it is no money: “đồng bào”."""
RATE_WORDS = frozenset(("đạt", "chiếm"))
"""Words before a percentage of the count that stands before them."""
AND_WORDS = frozenset(("và", "gồm"))
"""Words before a count of its own."""
CHANGE_WORDS = frozenset(("tăng", "giảm"))
"""Words before the number of a change."""
CHANGE_COMPOUNDS = frozenset(("nghèo", "cường", "gia", "trưởng", "thiểu", "án", "tải", "trừ"))
"""Words with which “tăng” and “giảm” make another word: “giảm nghèo” says nothing about a change."""
_NAMING = "số thứ lần đợt khóa khoá điều khoản điểm mục quý tháng năm ngày giờ tuần hạng loại cấp"
NAMING_WORDS = frozenset(_NAMING.split())
"""Words that make a name of the number after them: “khóa 13”."""
_BOUNDING = "dưới quá nhất thiểu đa từ đến tới lên xuống gấp âm nửa chừng ngót xỉ ước không chưa hoặc hay đủ"
BOUNDING_WORDS = frozenset(_BOUNDING.split())
"""Words before a number that bound it in a way that no qualifier can say."""
COMPARING_WORDS = frozenset(["nhiều", "ít", "cao", "thấp", "lớn", "nhỏ", "đông"])
"""Words after which “hơn” compares and bounds nothing: “nhiều hơn”."""
TIME_WORDS = frozenset(["tháng", "năm", "quý", "tuần", "ngày", "kỳ", "đợt"])
"""Words beside the number of a period."""


def whole_unit(unit: str) -> str:
    """The unit in full: “đ” is “đồng”."""
    return "đồng" if unit.lower() == "đ" else unit
