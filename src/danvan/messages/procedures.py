"""Sentences about moves that the law forbids (bước không hợp pháp), each with its article."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["PROCEDURES"]

_MEND_EN = "Check the events against the file. What may come here: {known}."
_MEND_VI = "Đối chiếu diễn biến với hồ sơ. Bước có thể tiếp theo: {known}."


def _said(vi: str, en: str, mend_vi: str = "", mend_en: str = "") -> Template:
    return Template(
        en=f"{en} ({{article}}).",
        vi=f"{vi} ({{article}}).",
        mend_en=mend_en or _MEND_EN,
        mend_vi=mend_vi or _MEND_VI,
    )


PROCEDURES: Mapping[str, Template] = {
    "histories-unlinked": Template(
        en="{count} petitions take on others that were no longer at hand; they were judged without them.",
        vi="Có {count} đơn tiếp nối đơn khác không còn giữ trong bộ nhớ; đã xem xét không kèm đơn đó.",
        mend_en="Check them in a smaller set of files.",
        mend_vi="Kiểm tra các đơn này trong tập nhỏ hơn.",
        warning=True,
    ),
    "move-unlawful": Template(
        en="“{event_en}” cannot follow here: the matter is “{state_en}”.",
        vi="Không thể “{event_vi}” ở bước này: vụ việc đang “{state_vi}”.",
        mend_en=_MEND_EN,
        mend_vi=_MEND_VI,
    ),
    "move-backdated": Template(
        en="The event of {value} comes after one of {last}.",
        vi="Sự kiện ngày {value} đứng sau sự kiện ngày {last}.",
        mend_en=_MEND_EN,
        mend_vi=_MEND_VI,
    ),
    "move-ahead": Template(
        en="The event of {value} lies after the day of the judgement ({on}).",
        vi="Sự kiện ngày {value} sau ngày xem xét ({on}).",
        mend_en="Check the date.",
        mend_vi="Kiểm tra lại ngày.",
    ),
    "move-other-matter": Template(
        en="The event concerns the matter “{value}”, not “{matter}”.",
        vi="Sự kiện thuộc vụ việc “{value}”, không phải “{matter}”.",
        mend_en="Let it follow in the course of that matter.",
        mend_vi="Ghi vào diễn biến của vụ việc đó.",
    ),
    "move-shared": Template(
        en="The event names no matter, so it concerns the whole petition, and the matter “{matter}” forbids it: {why_en}",
        vi="Sự kiện không ghi vụ việc nên thuộc cả đơn, mà vụ việc “{matter}” không cho phép: {why_vi}",
        mend_en="Name the matter that it concerns in “matter”.",
        mend_vi="Ghi vụ việc liên quan ở “matter”.",
    ),
    "move-needs-ground": _said(
        "Bước này phải nêu căn cứ, một trong: {grounds}",
        "This step must state its ground, one of: {grounds}",
        "Ghi căn cứ ở “grounds” hoặc “eligibility”.",
        "State it in “grounds” or “eligibility”.",
    ),
    "move-needs-document": _said(
        "Xác định phức tạp phải bằng văn bản lưu trong hồ sơ",
        "That a case is complex needs a written determination in the file",
        "Ghi “document” hoặc “number” của văn bản.",
        "Name the “document” or the “number” of the paper.",
    ),
    "move-needs-criteria": _said(
        "Xác định phức tạp phải nêu ít nhất một tiêu chí",
        "That a case is complex needs at least one criterion",
        "Ghi tiêu chí ở “criteria”.",
        "State the “criteria”.",
    ),
    "move-nothing-to-split": _said(
        "Đơn chỉ có một nội dung nên không tách", "The petition has one content, so there is nothing to split"
    ),
    "move-once-only": _said(
        "“{event_vi}” chỉ thực hiện một lần cho một nội dung", "“{event_en}” happens once only for one content"
    ),
    "move-competent-has-it": _said(
        "Không chuyển tố cáo đã gửi cơ quan có thẩm quyền",
        "A denunciation that the competent body has is not transferred",
    ),
    "move-no-forwarder": _said(
        "Chỉ trả lại đơn do cơ quan, cá nhân khác chuyển đến", "Only a petition that somebody forwarded is returned"
    ),
    "move-lead-is-named": _said(
        "Tố cáo có danh không phải là thông tin có nội dung tố cáo",
        "A denunciation with a name is no information lead",
    ),
    "move-outside-authority": _said(
        "Không thụ lý vụ việc ngoài thẩm quyền", "A matter outside authority is not accepted"
    ),
    "move-level-is-over": _said(
        "Vụ việc đã không thụ lý hoặc đã giải quyết ở lần này nên không thụ lý lại",
        "The matter was refused or decided at this level and is not accepted again",
    ),
    "move-court": _said("Tòa án đã thụ lý vụ việc", "A court has taken the case"),
    "move-signatures": _said(
        "Khiếu nại của {people} người phải có đủ chữ ký; có {found}",
        "A complaint of {people} people needs every signature; there are {found}",
    ),
    "move-appointment": _said(
        "Nhiều người cùng khiếu nại phải có văn bản cử người đại diện",
        "A collective complaint needs the appointment of its representatives",
    ),
    "move-third-level": _said(
        "Đã có quyết định giải quyết lần hai; không có lần ba",
        "There is a second decision; there is no third level",
    ),
    "move-first-level-open": _said(
        "Chưa giải quyết lần đầu và chưa hết thời hạn giải quyết lần đầu",
        "The first level is not decided, and its time has not run out",
    ),
    "move-bar": _said("Có căn cứ không thụ lý: {ground_vi}", "Something stands in the way: {ground_en}"),
    "move-unnamed": _said(
        "Đơn nặc danh, mạo danh không được thụ lý", "What is anonymous or in a false name is never accepted"
    ),
    "move-window": _said(
        "Thời hạn đã hết ngày {last}; đơn ngày {received}", "The window ended on {last}; this came on {received}"
    ),
    "move-withdrawn-content": _said(
        "Nội dung đã rút không được xem xét lại, trừ khi bị đe dọa, ép buộc",
        "A withdrawn content is not taken up again, unless threat or coercion is shown",
    ),
    "move-not-verified": _said(
        "Chưa xác minh thì chỉ ra quyết định ngay khi khiếu nại đúng",
        "Without verification only a complaint that is right is decided at once",
    ),
    "move-no-dialogue": _said(
        "Không ra quyết định khi chưa đối thoại hoặc chưa ghi nhận vắng mặt không lý do",
        "Nothing is decided without a dialogue, or a recorded absence from it",
    ),
    "move-verifier-conflict": _said(
        "Không giao xác minh cho người có quan hệ với vụ việc; thành viên thứ {number}: {conflict_vi}",
        "Nobody close to the matter verifies it; member {number}: {conflict_en}",
    ),
    "move-verifiers-few": _said(
        "Tổ xác minh phải có từ {least} người trở lên; có {found}",
        "A verification team has {least} members or more; there are {found}",
    ),
    "move-not-complex": _said(
        "Chỉ gia hạn vụ việc phức tạp hoặc đặc biệt phức tạp",
        "Only a complex or especially complex denunciation is extended",
    ),
    "move-extension": _said("{why_vi}", "{why_en}"),
    "move-not-withdrawn": _said(
        "Chưa rút đơn và không có căn cứ đình chỉ khác",
        "Nothing was withdrawn, and no other ground ends the matter",
    ),
    "move-kept-alive": _said(
        "Tố cáo đã rút vẫn phải giải quyết khi có dấu hiệu vi phạm, ép buộc, mua chuộc hoặc vu khống",
        "A withdrawn denunciation goes on where there are signs of a violation, coercion, bribery or slander",
    ),
    "move-after-conclusion": _said(
        "Chỉ được rút tố cáo trước khi có kết luận", "A denunciation is withdrawn before the conclusion only"
    ),
    "move-not-yet": _said("Ngày đó pháp luật chưa có bước này", "The law did not know this step on that day"),
    "move-not-overdue": _said("Chưa hết thời hạn giải quyết", "The time for resolution has not run out"),
    "move-not-effective": _said(
        "Quyết định chưa có hiệu lực trước khi hết ngày {last}",
        "The decision does not take effect before {last} is over",
    ),
    "move-unredacted": _said(
        "Tài liệu công khai phải che thông tin người tố cáo",
        "What is published must not tell who the denouncer is",
        "Công khai bản đã che thông tin.",
        "Publish a redacted copy.",
    ),
}
