"""Where a matter stands, and in which procedure (trạng thái, quy trình). Derived from events, never stored."""

from danvan.labels import Labelled

__all__ = ["Actor", "Procedure", "State"]


class Procedure(Labelled):
    """A table of lawful moves (quy trình)."""

    INTAKE = "intake", "tiếp nhận, phân loại, xử lý đơn", "intake"
    COMPLAINT_FIRST = "complaint_first", "giải quyết khiếu nại lần đầu", "complaint, first level"
    COMPLAINT_SECOND = "complaint_second", "giải quyết khiếu nại lần hai", "complaint, second level"
    COMPLAINT_DISCIPLINARY = (
        "complaint_disciplinary",
        "giải quyết khiếu nại quyết định kỷ luật",
        "complaint against a disciplinary decision",
    )
    DENUNCIATION = "denunciation", "giải quyết tố cáo", "denunciation"
    PROPOSAL_FEEDBACK = "proposal_feedback", "giải quyết kiến nghị, phản ánh", "proposal and feedback"
    REGULATION_FEEDBACK = (
        "regulation_feedback",
        "xử lý phản ánh, kiến nghị về quy định hành chính",
        "feedback on administrative regulations",
    )
    PROTECTION = "protection", "bảo vệ người tố cáo", "protection of a denouncer"


class State(Labelled):
    """Where a matter stands (trạng thái)."""

    NEW = "new", "chưa tiếp nhận", "not yet received"
    # Intake.
    RECEIVED = "received", "đã tiếp nhận", "received"
    REGISTERED = "registered", "đã vào sổ", "registered"
    CLASSIFIED = "classified", "đã phân loại", "classified"
    SPLIT_GUIDED = "split_guided", "đã hướng dẫn tách đơn", "guided to split"
    FILED = "filed", "lưu đơn", "filed without processing"
    GUIDED = "guided", "đã hướng dẫn", "guided"
    RETURNED = "returned", "đã trả lại", "returned to the forwarder"
    TRANSFERRED = "transferred", "đã chuyển", "transferred"
    INFORMATION_LEAD = "information_lead", "thông tin có nội dung tố cáo", "information lead"
    TO_INVESTIGATION = "to_investigation", "đã chuyển cơ quan điều tra", "sent to the investigators"
    TO_PARTY = "to_party", "đã chuyển cơ quan của Đảng", "sent to the Party body"
    PROPOSED = "proposed", "đã đề xuất thụ lý", "acceptance proposed"
    # Complaint and denunciation.
    CHECKING = "checking", "đang kiểm tra thông tin người tố cáo", "identity being checked"
    ACCEPTED = "accepted", "đã thụ lý", "accepted"
    REFUSED = "refused", "không thụ lý", "refused"
    VERIFYING = "verifying", "đang xác minh", "being verified"
    VERIFIED = "verified", "đã báo cáo xác minh", "verified"
    DIALOGUED = "dialogued", "đã đối thoại", "dialogue held"
    SUSPENDED = "suspended", "tạm đình chỉ", "suspended"
    TERMINATED = "terminated", "đình chỉ", "terminated"
    DECIDED = "decided", "đã có quyết định", "decided"
    SECOND_LEVEL = "second_level", "đã khiếu nại lần hai", "taken to the second level"
    COURT = "court", "đã khởi kiện", "before the court"
    BARRED = "barred", "Tòa án đã thụ lý", "barred by the court"
    EFFECTIVE = "effective", "quyết định có hiệu lực", "decision in force"
    EXECUTING = "executing", "đang thi hành", "being executed"
    EXECUTED = "executed", "đã thi hành", "executed"
    UNDER_REVIEW = "under_review", "đang xem xét lại", "under review"
    CLOSED = "closed", "kết thúc", "closed"
    CONCLUDED = "concluded", "đã kết luận", "concluded"
    HANDLED = "handled", "đã xử lý", "handled"
    PUBLISHED = "published", "đã công khai", "published"
    CONTINUED_REVIEW = "continued_review", "đang xem xét tố cáo tiếp", "continued denunciation under review"
    SUPERIOR_DEMAND = "superior_demand", "cấp trên đã yêu cầu báo cáo", "superior has demanded a report"
    # Proposals, feedback, regulations.
    IN_REVIEW = "in_review", "đang xem xét", "in review"
    ANSWERED = "answered", "đã trả lời", "answered"
    NOT_ACCEPTED = "not_accepted", "không tiếp nhận", "not taken in"
    COLLECTED = "collected", "đã tập hợp để nghiên cứu", "collected for further study"
    # Protection.
    REQUESTED = "requested", "đã đề nghị bảo vệ", "protection requested"
    APPLIED = "applied", "đang bảo vệ", "protection applied"
    PROTECTION_REFUSED = "protection_refused", "không áp dụng bảo vệ", "protection refused"
    CHANGED = "changed", "đã thay đổi biện pháp bảo vệ", "protection changed"
    ENDED = "ended", "đã chấm dứt bảo vệ", "protection ended"


class Actor(Labelled):
    """Who may take a step (người có thẩm quyền thực hiện)."""

    RECEIVER = "receiver", "người tiếp nhận", "receiver"
    PROCESSOR = "processor", "người xử lý đơn", "processor"
    HEAD = "head", "người đứng đầu", "head of the body"
    RESOLVER = "resolver", "người giải quyết", "resolver"
    VERIFIER = "verifier", "người xác minh", "verifier"
    PETITIONER = "petitioner", "người gửi đơn", "petitioner"
    SUPERIOR = "superior", "cấp trên", "superior"
    COURT = "court", "Tòa án", "court"
    POLICE = "police", "công an và cơ quan khác", "police and other bodies"
