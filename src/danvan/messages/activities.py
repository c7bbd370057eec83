"""Sentences about what was held, and about exemplars and their lives (số lần tổ chức; mô hình, điển hình)."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["ACTIVITIES"]

ACTIVITIES: Mapping[str, Template] = {
    # What was held beside what must be.
    "held-short": Template(
        en="“{unit}” must hold at least {least} in {period_en} ({activity_en}; {source}), and held {found}.{not_held_en}",
        vi="“{unit}” phải {activity_vi} ít nhất {least} lần trong {period_vi} ({source}), đã tổ chức {found} lần."
        "{not_held_vi}",
        mend_en="Add what was held, with its day and its host.",
        mend_vi="Bổ sung các lần đã tổ chức, ghi rõ ngày và đơn vị tổ chức.",
        warning=True,
    ),
    # What was due and nobody says was done.
    "milestone-overdue": Template(
        en="The milestone was due by {due}; by {on} nobody says that it was reached: {text}",
        vi="Mốc thực hiện có hạn {due}; đến ngày {on} chưa ghi là đã đạt: {text}",
        mend_en="Write the day on which it was reached as “reached_on”.",
        mend_vi="Ghi ngày đạt mốc ở “reached_on”.",
        warning=True,
    ),
    "answer-overdue": Template(
        en="Opinions passed on to “{to}” were to be answered by {due}; on {on}, {late_en} late, {open_en}.",
        vi="Ý kiến chuyển đến “{to}” có hạn trả lời {due}; đến ngày {on} {open_vi}, quá hạn {days} ngày.",
        mend_en="Write how many were answered as “answered”, and the day of the last one as “answered_on”.",
        mend_vi="Ghi số ý kiến đã trả lời ở “answered” và ngày trả lời cuối ở “answered_on”.",
        warning=True,
    ),
    # Exemplars and their lives.
    "exemplar-order": Template(
        en="“{state_en}” comes before any of: {needed_en}.",
        vi="“{state_vi}” có trước khi có một trong các bước: {needed_vi}.",
        mend_en="Add the step that is missing, or correct the dates.",
        mend_vi="Bổ sung bước còn thiếu, hoặc sửa ngày.",
        warning=True,
    ),
    "exemplar-after-end": Template(
        en="“{state_en}” comes after “{end_en}”.",
        vi="“{state_vi}” có sau khi đã “{end_vi}”.",
        mend_en="An exemplar that is taken up again is registered again first.",
        mend_vi="Mô hình làm lại thì phải đăng ký lại trước.",
        warning=True,
    ),
    "exemplar-level-ended": Template(
        en="There is no district that could decide on {day}: the tier ended on 30 June 2025.",
        vi="Ngày {day} không còn cấp huyện để quyết định: cấp huyện kết thúc ngày 30/06/2025.",
        mend_en="Correct the level or the day.",
        mend_vi="Sửa cấp hoặc ngày.",
    ),
    "exemplar-credit-twice": Template(
        en="“{state_en}” for an exemplar that is the same as “{other}”: it would count twice.",
        vi="“{state_vi}” cho mô hình trùng với “{other}”: sẽ tính hai lần.",
        mend_en="Give the credit to one of the two.",
        mend_vi="Chỉ ghi nhận cho một trong hai.",
        warning=True,
    ),
    "exemplar-parent": Template(
        en="It replicates “{parent}”, which was not recognised or chosen by then.",
        vi="Nhân rộng từ “{parent}”, là mô hình chưa được công nhận hoặc chọn tiêu biểu tại thời điểm đó.",
        mend_en="Add the recognition of that exemplar, or correct the link.",
        mend_vi="Bổ sung sự kiện công nhận của mô hình đó, hoặc sửa liên kết.",
        warning=True,
    ),
}
