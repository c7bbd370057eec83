"""Sentences about rules between the fields of one record."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["INVARIANTS"]

INVARIANTS: Mapping[str, Template] = {
    "order-dates": Template(
        en="“{later}” ({later_value}) is before “{earlier}” ({earlier_value}).",
        vi="“{later}” ({later_value}) sớm hơn “{earlier}” ({earlier_value}).",
        mend_en="Check both dates.",
        mend_vi="Kiểm tra lại hai ngày.",
    ),
    "needs-field": Template(
        en="“{field}” is needed when {reason_en}.",
        vi="Cần có “{field}” khi {reason_vi}.",
        mend_en="Add “{field}”.",
        mend_vi="Thêm “{field}”.",
    ),
    "excludes-field": Template(
        en="“{field}” cannot stand here, because {reason_en}.",
        vi="Không được ghi “{field}” ở đây, vì {reason_vi}.",
        mend_en="Remove “{field}”.",
        mend_vi="Bỏ “{field}”.",
    ),
    "range-order": Template(
        en="“{upper}” ({upper_value}) is below “{lower}” ({lower_value}).",
        vi="“{upper}” ({upper_value}) nhỏ hơn “{lower}” ({lower_value}).",
        mend_en="Swap or correct the two bounds.",
        mend_vi="Đổi chỗ hoặc sửa hai giới hạn.",
    ),
    "repeated-id": Template(
        en="“{value}” names two {what_en} of the same record.",
        vi="“{value}” đặt tên cho hai {what_vi} trong cùng bản ghi.",
        mend_en="Give each its own id.",
        mend_vi="Đặt mỗi mục một mã riêng.",
    ),
    "unknown-id": Template(
        en="“{value}” names no {what_en} of this record.",
        vi="“{value}” không phải là {what_vi} nào của bản ghi này.",
        mend_en="Known: {known}.",
        mend_vi="Các mã hiện có: {known}.",
    ),
    "share-range": Template(
        en="{value} is not a share from {least} to {most}.",
        vi="{value} không phải là tỷ lệ từ {least} đến {most}.",
        mend_en="Write a share as a decimal, for example “0.2” for 20 %.",
        mend_vi="Ghi tỷ lệ dạng thập phân, ví dụ “0.2” cho 20 %.",
    ),
    "identifier-form": Template(
        en="“{value}” does not have the form of a {scheme_en}.{also_en}",
        vi="“{value}” không đúng dạng {scheme_vi}.{also_vi}",
        mend_en="Write it like “{example}”, as text with its leading zeros.",
        mend_vi="Ghi theo dạng “{example}”, giữ các số 0 ở đầu.",
    ),
    "relation-to-itself": Template(
        en="The unit “{value}” stands in a relation to itself.",
        vi="Đơn vị “{value}” có quan hệ với chính nó.",
        mend_en="Name the other unit.",
        mend_vi="Ghi mã đơn vị kia.",
    ),
    "whole-beside-others": Template(
        en="“{value}” cannot go whole into one result and also into another.",
        vi="“{value}” không thể nhập toàn bộ vào một đơn vị mà còn vào đơn vị khác.",
        mend_en="Correct the extent of its edges.",
        mend_vi="Sửa lại mức độ nhập.",
    ),
    "secret-body": Template(
        en="A report marked “{secrecy_en}” is not kept with its content; secret reports are outside Decree 09/2019/NĐ-CP.",
        vi="Không lưu nội dung báo cáo có độ mật “{secrecy_vi}”; báo cáo mật không thuộc Nghị định 09/2019/NĐ-CP.",
        mend_en="Keep the header only.",
        mend_vi="Chỉ lưu phần thể thức.",
    ),
    "value-and-silence": Template(
        en="A figure has either a value or a reason why it has none, not both and not neither.",
        vi="Số liệu hoặc có giá trị, hoặc có lý do không có giá trị; không được cả hai hay thiếu cả hai.",
        mend_en="Give “value”, or “silence”: not_reported or not_applicable.",
        mend_vi="Ghi “value”, hoặc “silence”: not_reported hay not_applicable.",
    ),
    "denominator-zero": Template(
        en="A part of zero has no rate.",
        vi="Mẫu số bằng 0 thì không có tỷ lệ.",
        mend_en="Leave “denominator” and “stated_rate” out, or correct them.",
        mend_vi="Bỏ “denominator” và “stated_rate”, hoặc sửa lại.",
    ),
    "part-of-itself": Template(
        en="The figure “{value}” is a part of itself.",
        vi="Số liệu “{value}” là thành phần của chính nó.",
        mend_en="Name the figure of the whole.",
        mend_vi="Ghi mã của số tổng.",
    ),
    "replaces-itself": Template(
        en="“{value}” replaces itself.",
        vi="“{value}” thay thế chính nó.",
        mend_en="Name the earlier record.",
        mend_vi="Ghi mã của bản ghi trước.",
    ),
}
