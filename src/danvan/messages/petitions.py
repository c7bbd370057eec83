"""Sentences about petitions (đơn khiếu nại, tố cáo, kiến nghị, phản ánh)."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["PETITIONS"]

PETITIONS: Mapping[str, Template] = {
    "denouncer-individual": Template(
        en="Only individuals denounce, and the party “{party}” of the denunciation “{matter}” is an {nature_en}.",
        vi="Chỉ cá nhân được tố cáo, còn “{party}” trong vụ việc tố cáo “{matter}” là {nature_vi}.",
        mend_en="Set “nature” to “individual”, name the party's own “matters”, or classify the matter otherwise.",
        mend_vi="Ghi “nature” là “individual”, ghi “matters” riêng của bên này, hoặc phân loại lại vụ việc.",
    ),
    "same-party": Template(
        en="“{party}” authorises itself.",
        vi="“{party}” tự ủy quyền cho chính mình.",
        mend_en="Name another party as “agent”.",
        mend_vi="Ghi người khác ở “agent”.",
    ),
    "needs-people": Template(
        en="A collective has at least {least} people, and “people” is {found}.",
        vi="Nhiều người cùng gửi đơn là từ {least} người, còn “people” là {found}.",
        mend_en="State the number of people, or remove “collective”.",
        mend_vi="Ghi số người, hoặc bỏ “collective”.",
    ),
    "representatives-many": Template(
        en="{found} representatives speak for {people} people; at most {most} may (LTCD 29).",
        vi="Có {found} người đại diện cho {people} người; tối đa là {most} (LTCD 29).",
        mend_en="Keep at most {most}, or correct “people”.",
        mend_vi="Giữ lại tối đa {most} người, hoặc sửa “people”.",
    ),
    "representative-petitioner": Template(
        en="The representative “{party}” is no petitioner but takes part as {role_en} (LTCD 29).",
        vi="Người đại diện “{party}” không phải là người gửi đơn mà tham gia với tư cách {role_vi} (LTCD 29).",
        mend_en="Choose one of the petitioners, or correct the “role” of the party.",
        mend_vi="Chọn một trong những người gửi đơn, hoặc sửa “role”.",
    ),
    "refers-to-itself": Template(
        en="“{field}” refers to the very record in which it stands.",
        vi="“{field}” trỏ đến chính bản ghi này.",
        mend_en="Name the other one, or remove “{field}”.",
        mend_vi="Ghi mã của bản ghi kia, hoặc bỏ “{field}”.",
    ),
    "level-of-kind": Template(
        en="A matter of the kind “{kind}” has no level “{level}”.",
        vi="Vụ việc loại “{kind}” không có lần giải quyết “{level}”.",
        mend_en="A complaint has first_level, second_level; a denunciation first_level, continued_denunciation.",
        mend_vi="Khiếu nại: first_level, second_level; tố cáo: first_level, continued_denunciation.",
    ),
    "criteria-count": Template(
        en="“criteria_count” is {count}, but {found} criteria are named.",
        vi="“criteria_count” là {count}, nhưng có {found} tiêu chí được ghi.",
        mend_en="Leave “criteria_count” out where the criteria are named.",
        mend_vi="Bỏ “criteria_count” khi đã ghi các tiêu chí.",
    ),
    "event-outcome": Template(
        en="An event “{kind}” does not come out as “{outcome}”.",
        vi="Sự kiện “{kind}” không có kết quả “{outcome}”.",
        mend_en="Outcomes of this event: {known}.",
        mend_vi="Các kết quả của sự kiện này: {known}.",
    ),
    "event-not-protection": Template(
        en="“{kind}” is no step of a protection.",
        vi="“{kind}” không phải là bước bảo vệ người tố cáo.",
        mend_en="Keep it in the petition; here stand only: {known}.",
        mend_vi="Ghi sự kiện này trong đơn; ở đây chỉ có: {known}.",
    ),
}
