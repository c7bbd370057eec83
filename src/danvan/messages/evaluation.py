"""Sentences about rule books: rules between the fields of one."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["EVALUATION"]

EVALUATION: Mapping[str, Template] = {
    "above-zero": Template(
        en="“{field}” is zero.",
        vi="“{field}” bằng 0.",
        mend_en="Write a number above zero.",
        mend_vi="Ghi một số lớn hơn 0.",
    ),
    "month-day": Template(
        en="{value} is not a day that comes every year.",
        vi="{value} không phải là ngày, tháng lặp lại hằng năm.",
        mend_en="Write month and day without a year, for example “--12-15”.",
        mend_vi="Ghi tháng và ngày, không ghi năm, ví dụ “--12-15”.",
    ),
    "group-in-itself": Template(
        en="The group “{value}” stands within itself.",
        vi="Nhóm “{value}” nằm trong chính nó.",
        mend_en="Correct “within”: a group stands within another one, or within none.",
        mend_vi="Sửa “within”: nhóm nằm trong một nhóm khác, hoặc không nằm trong nhóm nào.",
    ),
}
