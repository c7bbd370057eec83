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
    "book-extends": Template(
        en="The rule book refines another, “{value}”, and is not whole by itself.",
        vi="Bộ tiêu chí này chi tiết hóa bộ “{value}” nên tự nó chưa đầy đủ.",
        mend_en="Join it with the one it refines before scoring.",
        mend_vi="Hãy ghép với bộ tiêu chí gốc trước khi chấm điểm.",
    ),
    "fact-kind": Template(
        en="The rule book reads “{value}” as {kind_en}, and the sheet gives something else.",
        vi="Bộ tiêu chí đọc “{value}” dưới dạng {kind_vi}, nhưng bảng số liệu ghi dạng khác.",
        mend_en="State the fact as {kind_en}, or as a silence.",
        mend_vi="Ghi số liệu dưới dạng {kind_vi}, hoặc ghi lý do không có.",
    ),
    "fact-entered-differs": Template(
        en="“{value}” was entered as {entered}; from {origin_en} follows {gathered} ({source}).",
        vi="“{value}” được nhập là {entered}; theo {origin_vi} là {gathered} ({source}).",
        mend_en="Correct what was entered, or the records.",
        mend_vi="Sửa số liệu nhập tay, hoặc sửa bản ghi.",
    ),
    "points-no-line": Template(
        en="The rule book has no line “{value}”.",
        vi="Bộ tiêu chí không có nội dung “{value}”.",
        mend_en="Name a criterion, or a line of a bonus or deduction.",
        mend_vi="Ghi mã một tiêu chí, hoặc một nội dung cộng, trừ điểm.",
    ),
    "points-range": Template(
        en="{value} points were given to “{line}”, which earns from {least} to {most}.",
        vi="“{line}” được chấm {value} điểm, trong khi chỉ được từ {least} đến {most} điểm.",
        mend_en="Give points within these limits.",
        mend_vi="Chấm điểm trong giới hạn này.",
    ),
    "answer-no-condition": Template(
        en="The rule book leaves no condition open at “{value}”.",
        vi="Bộ tiêu chí không có điều kiện chưa mã hóa tại “{value}”.",
        mend_en="Known places: {known}.",
        mend_vi="Các vị trí có: {known}.",
    ),
    "line-unencoded": Template(
        en="“{value}” is not written as data, so no facts can score it.",
        vi="“{value}” chưa được mã hóa nên không thể chấm từ số liệu.",
        mend_en="Enter its points in the fact sheet, or accept for this run that it stays open.",
        mend_vi="Ghi điểm của nội dung này vào bảng số liệu, hoặc chấp nhận để ngỏ trong lần chấm này.",
    ),
    "condition-unencoded": Template(
        en="The condition at “{value}” is not written as data, so no facts can decide it.",
        vi="Điều kiện tại “{value}” chưa được mã hóa nên không thể xét từ số liệu.",
        mend_en="Answer it in the fact sheet, or accept for this run that it stays open.",
        mend_vi="Trả lời điều kiện này trong bảng số liệu, hoặc chấp nhận để ngỏ trong lần chấm này.",
    ),
}
