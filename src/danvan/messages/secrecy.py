"""Why something about a citizen is not shown or written (bảo vệ bí mật thông tin)."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["SECRECY"]

SECRECY: Mapping[str, Template] = {
    "seal-pickled": Template(
        en="A sealed value is not pickled; write the identity to a file for a named audience.",
        vi="Không pickle giá trị được niêm phong; hãy ghi danh tính ra tệp cho một đối tượng được nêu rõ.",
    ),
    "withheld-identity": Template(
        en="The identity of a citizen is not shown to the audience “{audience}” ({audience_en}): {article}.",
        vi="Không cung cấp danh tính công dân cho “{audience}” ({audience_vi}): {article}.",
        mend_en="It is for the receiver and the resolver.",
        mend_vi="Chỉ người tiếp nhận và người giải quyết được biết.",
    ),
    "withheld-protection": Template(
        en="A protection case is not written for the audience “{audience}” ({audience_en}): LTC 50-56.",
        vi="Không cung cấp hồ sơ bảo vệ cho “{audience}” ({audience_vi}): LTC 50-56.",
        mend_en="It is for the receiver and the resolver.",
        mend_vi="Chỉ người tiếp nhận và người giải quyết được biết.",
    ),
    "withheld-part": Template(
        en="“{part}” alone cannot be redacted for the audience “{audience}” ({audience_en}).",
        vi="Không thể che thông tin của riêng “{part}” cho “{audience}” ({audience_vi}).",
        mend_en="Redact the whole petition.",
        mend_vi="Hãy che thông tin của cả đơn.",
    ),
    "publish-unredacted": Template(
        en="Of a denunciation only redacted papers are published, and “{paper}” is none: LTC 40.3; ND31 6.1.",
        vi="Việc tố cáo chỉ được công khai bằng bản đã che thông tin, còn “{paper}” chưa phải: LTC 40.3; ND31 6.1.",
        mend_en="Add its redacted copy, with “version” redacted_copy and “redacts”, and name that one.",
        mend_vi="Thêm bản đã che thông tin, với “version” là redacted_copy và “redacts”, và dẫn chiếu bản đó.",
    ),
    "publish-unconcluded": Template(
        en="The denunciation “{matter}” is not concluded, and nothing of it is public before: LTC 10.1.d, 11.2.c.",
        vi="Vụ việc tố cáo “{matter}” chưa có kết luận nên chưa được công khai: LTC 10.1.d, 11.2.c.",
    ),
    "disclosure-unstated": Template(
        en="An identity is unsealed for a stated purpose by a stated office; “{field}” is not one line of text.",
        vi="Chỉ mở niêm phong danh tính với mục đích và chức vụ được nêu rõ; “{field}” không phải là một dòng văn bản.",
    ),
    "disclosure-undated": Template(
        en="An identity is unsealed on a day, or at a moment in Viet Nam in whole seconds; “on” is neither.",
        vi="Mở niêm phong danh tính phải có ngày, hoặc thời điểm giờ Việt Nam tính đến giây; “on” không phải.",
    ),
}
