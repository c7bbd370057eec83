"""The words of what happens to a petition: events, grounds, outcomes, publication (từ vựng về các bước)."""

from danvan.labels import Labelled

__all__ = [
    "EventKind",
    "FirstDecisionFate",
    "Ground",
    "Outcome",
    "ProtectedRelation",
    "ProtectionMeasureKind",
    "PublicationForm",
    "VerifierConflict",
]


class EventKind(Labelled):
    """A step in the life of a matter (bước, sự kiện).

    One word serves every kind of matter that knows the step: `ACCEPT` is the acceptance of a complaint
    and of a denunciation.
    """

    # Intake: LTCD 25-28, LKN 8, LTC 23-27, TT05 6-15, ND20 9.
    RECEPTION = "reception", "tiếp công dân", "citizen received"
    REFUSE_RECEPTION = "refuse_reception", "từ chối tiếp công dân", "reception refused"
    RECEIVE = "receive", "tiếp nhận", "petition taken in"
    REGISTER = "register", "vào sổ", "registered"
    CLASSIFY = "classify", "phân loại", "classified"
    SPLIT = "split", "hướng dẫn tách đơn", "guided to split the petition"
    FILE = "file", "lưu đơn", "filed without processing"
    GUIDE = "guide", "hướng dẫn", "guided"
    RETURN = "return", "trả lại", "returned to the forwarder"
    TRANSFER = "transfer", "chuyển đơn", "transferred"
    INFORMATION_LEAD = "information_lead", "thông tin có nội dung tố cáo", "kept as an information lead"
    TO_INVESTIGATION = "to_investigation", "chuyển cơ quan điều tra", "sent to the investigators"
    TO_PARTY = "to_party", "chuyển cơ quan của Đảng", "sent to the Party body"
    PROPOSE_ACCEPTANCE = "propose_acceptance", "đề xuất thụ lý", "acceptance proposed"
    RETURN_ORIGINALS = "return_originals", "trả lại bản gốc", "originals given back"
    URGE = "urge", "đôn đốc", "competent body urged"
    NOTIFY_PETITIONER = "notify_petitioner", "thông báo cho người gửi đơn", "petitioner notified"
    NOTIFY_FORWARDER = "notify_forwarder", "thông báo cho bên chuyển đơn", "forwarder notified"

    # Steps that a complaint and a denunciation share.
    CHECK_IDENTITY = "check_identity", "kiểm tra thông tin người tố cáo", "identity of the denouncer checked"
    DELEGATE_CHECK = "delegate_check", "ủy quyền kiểm tra thông tin", "check of identity delegated"
    ACCEPT = "accept", "thụ lý", "accepted"
    REFUSE = "refuse", "không thụ lý", "refused"
    VERIFY = "verify", "giao xác minh, tự xác minh", "verification begun"
    REPORT_VERIFICATION = "report_verification", "báo cáo kết quả xác minh", "verification reported"
    SUSPEND = "suspend", "tạm đình chỉ", "suspended"
    RESUME = "resume", "tiếp tục giải quyết", "resumed"
    WITHDRAW = "withdraw", "rút toàn bộ", "withdrawn as a whole"
    WITHDRAW_PART = "withdraw_part", "rút một phần hoặc một số người rút", "withdrawn in part or by some"
    CONTINUE_AFTER_WITHDRAWAL = "continue_after_withdrawal", "tiếp tục dù đã rút", "goes on in spite of a withdrawal"
    TERMINATE = "terminate", "đình chỉ", "terminated"
    PUBLISH = "publish", "công khai", "published"
    CLOSE = "close", "kết thúc, lưu hồ sơ", "closed"

    # Complaint: LKN 27-57, ND124 as amended by ND155.
    RECHECK = "recheck", "kiểm tra lại quyết định, hành vi", "contested decision re-examined"
    DETERMINE_COMPLEX = "determine_complex", "xác định vụ việc phức tạp", "determined to be complex"
    STAY = "stay", "áp dụng biện pháp khẩn cấp", "contested decision stayed"
    LIFT_STAY = "lift_stay", "hủy bỏ biện pháp khẩn cấp", "stay lifted"
    REQUEST_DOCUMENTS = "request_documents", "yêu cầu cung cấp tài liệu", "documents requested"
    HAND_OVER_DOCUMENTS = "hand_over_documents", "cung cấp tài liệu", "documents handed over"
    NOTIFY_DIALOGUE = "notify_dialogue", "thông báo đối thoại", "dialogue announced"
    DIALOGUE = "dialogue", "đối thoại", "dialogue held"
    ABSENT_FROM_DIALOGUE = "absent_from_dialogue", "vắng mặt không có lý do chính đáng", "absent from the dialogue"
    DECISION = "decision", "quyết định giải quyết", "decided"
    SEND_DECISION = "send_decision", "gửi quyết định, kết luận", "decision or conclusion sent"
    RECEIVE_DECISION = "receive_decision", "nhận được quyết định", "decision received by the petitioner"
    SECOND_COMPLAINT = "second_complaint", "khiếu nại lần hai", "complaint taken to the second level"
    LAWSUIT = "lawsuit", "khởi kiện", "action brought"
    COURT_ACCEPTS = "court_accepts", "Tòa án thụ lý", "court took the case"
    COURT_TERMINATES = "court_terminates", "Tòa án đình chỉ", "court ended the case"
    EFFECTIVE = "effective", "có hiệu lực", "in force"
    EXECUTE = "execute", "thi hành", "execution begun"
    COMPLETE_EXECUTION = "complete_execution", "thi hành xong", "execution completed"
    REVIEW = "review", "xem xét lại", "effective decision reviewed"
    FRONT_APPEAL = "front_appeal", "Mặt trận kiến nghị cấp trên", "Front appeals to the superior"
    FRONT_ANSWER = "front_answer", "trả lời kiến nghị của Mặt trận", "Front answered"

    # Denunciation: LTC 24-58, ND31 as amended by ND156.
    NOTIFY_ACCUSED = "notify_accused", "thông báo nội dung cho người bị tố cáo", "accused told of the content"
    EXTEND = "extend", "gia hạn", "time extended"
    CONCLUSION = "conclusion", "kết luận nội dung tố cáo", "concluded"
    HANDLE_CONCLUSION = "handle_conclusion", "xử lý kết luận", "conclusion acted upon"
    REPORT_HANDLING = "report_handling", "báo cáo kết quả xử lý", "result of the handling reported"
    CONTINUED_DENUNCIATION = "continued_denunciation", "tố cáo tiếp", "denunciation taken on to the superior"
    REVIEW_CONTINUED = "review_continued", "xem xét tố cáo tiếp", "continued denunciation reviewed"
    DEMAND_REPORT = "demand_report", "cấp trên yêu cầu báo cáo", "superior demands a report"
    REPORT_TO_SUPERIOR = "report_to_superior", "báo cáo cấp trên", "report to the superior"
    TAKE_OVER = "take_over", "cấp trên trực tiếp giải quyết", "superior takes over"
    SUMMARY_HANDLING = "summary_handling", "xử lý ngay (rút gọn)", "handled at once"

    # Protection beside a denunciation: LTC 47-58.
    REQUEST_PROTECTION = "request_protection", "đề nghị bảo vệ", "protection requested"
    APPLY_PROTECTION = "apply_protection", "áp dụng biện pháp bảo vệ", "protection applied"
    REFUSE_PROTECTION = "refuse_protection", "không áp dụng biện pháp bảo vệ", "protection refused"
    CHANGE_PROTECTION = "change_protection", "thay đổi biện pháp bảo vệ", "protection changed"
    END_PROTECTION = "end_protection", "chấm dứt biện pháp bảo vệ", "protection ended"

    # Proposals and feedback: LTCD 26.2, ND20 9, 14, 15.
    CONSIDER = "consider", "xem xét, nghiên cứu", "under consideration"
    ANSWER = "answer", "trả lời", "answered"
    NOT_RECEIVE = "not_receive", "không tiếp nhận phản ánh, kiến nghị", "feedback on regulations not taken in"
    COLLECT = "collect", "tập hợp để tiếp tục nghiên cứu", "collected for further study"
    DECIDE_REGULATION = "decide_regulation", "quyết định xử lý về quy định", "decided on the regulation"


class Ground(Labelled):
    """Why a step was taken (căn cứ, lý do). Grounds of eligibility are `EligibilityGround`."""

    # Intake: LTC 25, 27; TT05 14-15; TT07-2014 23-26; ND154 4.3; ND20 9, 14.
    OUTSIDE_AUTHORITY = "outside_authority", "không thuộc thẩm quyền", "outside authority"
    INTERNAL_MATTER = "internal_matter", "việc nội bộ của tổ chức, đơn vị", "internal matter of an organisation"
    PARTY_RULES = "party_rules", "vi phạm quy định của Đảng", "breach of Party rules"
    SIGNS_OF_CRIME = "signs_of_crime", "có dấu hiệu tội phạm", "signs of a crime"
    CHECKABLE_EVIDENCE = "checkable_evidence", "có tài liệu, chứng cứ cụ thể", "concrete evidence that can be checked"
    SETTLED_CASE = "settled_case", "vụ việc đã giải quyết, kéo dài", "long-drawn case that is settled"
    REPEATED_WITHOUT_FACTS = "repeated_without_facts", "lặp lại, không có tình tiết mới", "repeated without new facts"
    WRONG_FORM = "wrong_form", "không đúng hình thức", "not in due form"
    NOT_ENOUGH_BASIS = "not_enough_basis", "chưa đủ cơ sở", "not enough basis yet"

    # Suspension and resumption: LKN 11a.1, ND124 28a (ND155 12); LTC 34.1-2.
    FORCE_MAJEURE = "force_majeure", "sự kiện bất khả kháng", "force majeure"
    OBJECTIVE_OBSTACLE = "objective_obstacle", "trở ngại khách quan", "objective obstacle"
    WAITING_RELATED_RESULT = "waiting_related_result", "chờ kết quả vụ việc liên quan", "waiting for a related matter"
    WAITING_OTHER_BODY = (
        "waiting_other_body",
        "chờ kết quả của cơ quan, vụ việc khác",
        "waiting for another body or case",
    )
    RE_EXPERTISE = "re_expertise", "giám định bổ sung, giám định lại", "further or new expert examination"
    GROUND_GONE = "ground_gone", "không còn lý do", "the ground is gone"

    # Termination: LKN 11a.2, LTC 34.3.
    ALL_WITHDRAWN = "all_withdrawn", "rút toàn bộ", "everything was withdrawn"
    COMPLAINANT_DIED = "complainant_died", "người khiếu nại chết", "the complainant died"
    ORGANISATION_DISSOLVED = "organisation_dissolved", "tổ chức khiếu nại giải thể", "the organisation was dissolved"
    ACCUSED_DIED = "accused_died", "người bị tố cáo chết", "the accused died"
    SETTLED_ELSEWHERE = "settled_elsewhere", "đã có bản án, quyết định có hiệu lực", "settled by a judgment or decision"

    # What keeps a withdrawn matter alive: LTC 33.3, ND31 4 (ND156 1); for a complaint L136.
    SIGNS_OF_VIOLATION = "signs_of_violation", "có dấu hiệu vi phạm pháp luật", "signs of a violation"
    COERCED_OR_BRIBED = "coerced_or_bribed", "bị đe dọa, mua chuộc để rút", "withdrawal coerced or bribed"
    SLANDER = "slander", "lợi dụng tố cáo để vu khống", "slander by the denouncer"
    THREATENED = "threatened", "bị đe dọa, ép buộc rút khiếu nại", "complainant threatened or coerced"

    # On the way and after: LKN 29.1.a, 35; ND124 38 (ND155 14); LTC 38, 43; protection by L136.
    COMPLAINT_RIGHT = "complaint_right", "khiếu nại đúng", "the complaint is right"
    HARD_TO_REPAIR = "hard_to_repair", "hậu quả khó khắc phục", "harm hard to repair"
    NO_DECISION_IN_TIME = "no_decision_in_time", "quá hạn chưa giải quyết", "not resolved in time"
    DISAGREES = "disagrees", "không đồng ý với kết quả", "disagrees with the result"
    SERIOUS_BREACH_OR_BIAS = (
        "serious_breach_or_bias",
        "vi phạm nghiêm trọng, không khách quan",
        "serious breach or bias",
    )
    CLEAR_CASE = "clear_case", "nội dung rõ ràng, chứng cứ cụ thể", "clear content, concrete evidence"
    DUTIES_BROKEN = "duties_broken", "người được bảo vệ cố ý vi phạm nghĩa vụ", "protected person broke duties"


class Outcome(Labelled):
    """How a step came out (kết quả): LKN 31, 40, 54; LTC 35, 37; ND20 15."""

    FOUNDED = "founded", "đúng", "founded"
    PARTLY_FOUNDED = "partly_founded", "đúng một phần", "partly founded"
    UNFOUNDED = "unfounded", "sai", "unfounded"
    NOT_RESOLVED_AGAIN = "not_resolved_again", "không giải quyết lại", "not resolved again"
    RESOLVE_OR_TRANSFER = "resolve_or_transfer", "giải quyết hoặc chuyển", "resolved or transferred"
    RESOLVE_AGAIN = "resolve_again", "giải quyết lại", "resolved again"
    AMEND = "amend", "sửa đổi, bổ sung quy định", "regulation amended"
    PROPOSE = "propose", "kiến nghị cấp có thẩm quyền", "change proposed to the competent body"
    NEW_RULE = "new_rule", "ban hành quy định mới", "new regulation"


class FirstDecisionFate(Labelled):
    """What a second decision does with the first (kết quả lần hai), table 01/KQGQ."""

    UPHELD = "upheld", "công nhận quyết định lần đầu", "first decision upheld"
    ANNULLED_OR_AMENDED = "annulled_or_amended", "hủy hoặc sửa quyết định lần đầu", "first decision annulled or amended"


class VerifierConflict(Labelled):
    """What was found of a verifier's closeness to the matter (quan hệ của người xác minh), ND31 10.3."""

    NONE = "none", "không phải người thân thích, không có quyền lợi liên quan", "neither relative nor interested"
    RELATIVE = "relative", "người thân thích", "a relative"
    INTERESTED = "interested", "có quyền, lợi ích liên quan", "interested in the matter"


class PublicationForm(Labelled):
    """How a decision or conclusion is published (hình thức công khai): LKN 41, LTC 40, ND31 6."""

    MEETING = "meeting", "công bố tại cuộc họp", "meeting"
    POSTING = "posting", "niêm yết", "posting"
    RADIO_TELEVISION = "radio_television", "phát thanh, truyền hình", "radio or television"
    PRINT = "print", "báo in", "print"
    ONLINE = "online", "báo điện tử, trang thông tin điện tử", "online"


class ProtectedRelation(Labelled):
    """Who is protected (người được bảo vệ), LTC 47.1: the denouncer and the family named there."""

    DENOUNCER = "denouncer", "người tố cáo", "denouncer"
    SPOUSE = "spouse", "vợ hoặc chồng", "spouse"
    PARENT = "parent", "cha đẻ, mẹ đẻ", "parent"
    ADOPTIVE_PARENT = "adoptive_parent", "cha nuôi, mẹ nuôi", "adoptive parent"
    CHILD = "child", "con đẻ, con nuôi", "child"


class ProtectionMeasureKind(Labelled):
    """What is protected (biện pháp bảo vệ), LTC 56-58."""

    INFORMATION = "information", "bảo vệ bí mật thông tin", "secrecy of information"
    EMPLOYMENT = "employment", "bảo vệ vị trí công tác, việc làm", "position and employment"
    LIFE_PROPERTY_HONOUR = (
        "life_property_honour",
        "bảo vệ tính mạng, sức khỏe, tài sản, danh dự, nhân phẩm",
        "life, health, property, honour and dignity",
    )
