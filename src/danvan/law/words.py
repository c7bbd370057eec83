"""The words of time limits, deadlines and calendars (từ vựng về thời hạn, ngày làm việc)."""

from danvan.labels import Labelled

__all__ = [
    "CalendarStatus",
    "DayOffKind",
    "Direction",
    "LimitAbsence",
    "LimitCondition",
    "LimitNature",
    "LimitStart",
    "LimitUnit",
    "PauseKind",
    "ProvisionalReason",
    "SkipReason",
    "VersionPick",
]


class LimitUnit(Labelled):
    """In what a time limit is counted (đơn vị tính). Days and working days are never converted."""

    CALENDAR_DAYS = "calendar_days", "ngày", "days"
    WORKING_DAYS = "working_days", "ngày làm việc", "working days"
    MONTHS = "months", "tháng", "months"
    YEARS = "years", "năm", "years"


class LimitNature(Labelled):
    """What the end of a time limit means (tính chất)."""

    DUTY = "duty", "phải thực hiện chậm nhất", "to be done at the latest on"
    RIGHT = "right", "được thực hiện chậm nhất", "may be done at the latest on"
    EFFECT = "effect", "hết thời hạn vào", "runs out on"
    MINIMUM = "minimum", "phải kéo dài ít nhất đến hết", "to last at least to the end of"


class Direction(Labelled):
    """Which way the days are counted (chiều tính) from the day of the event."""

    AFTER = "after", "kể từ ngày", "after"
    BEFORE = "before", "trước ngày", "before"


class VersionPick(Labelled):
    """Whose day picks the version of the law that applies (mốc xác định quy định áp dụng)."""

    START = "start", "ngày bắt đầu tính thời hạn", "day on which the time begins"
    RECEIPT = "receipt", "ngày tiếp nhận", "day of receipt"
    ACCEPTANCE = "acceptance", "ngày thụ lý", "day of acceptance"
    ACT = "act", "ngày thực hiện việc đó", "day of the act itself"


class LimitStart(Labelled):
    """The event whose day is day 0 (sự kiện bắt đầu tính thời hạn)."""

    VIOLATION = "violation", "có hành vi vi phạm", "the violation"
    DECISION_KNOWN = (
        "decision_known",
        "nhận được hoặc biết được quyết định, hành vi",
        "receipt or knowledge of the decision or act",
    )
    DISCIPLINARY_DECISION_RECEIVED = (
        "disciplinary_decision_received",
        "nhận được quyết định kỷ luật",
        "receipt of the disciplinary decision",
    )
    FIRST_DECISION_RECEIVED = (
        "first_decision_received",
        "nhận được quyết định giải quyết lần đầu",
        "receipt of the first decision",
    )
    DECISION_RECEIVED = (
        "decision_received",
        "nhận được hoặc biết được quyết định giải quyết khiếu nại",
        "receipt or knowledge of the decision on the complaint",
    )
    RESOLUTION_EXPIRED = (
        "resolution_expired",
        "hết thời hạn giải quyết mà không được giải quyết",
        "expiry of the time for resolution without a decision",
    )
    RECEIVED = "received", "tiếp nhận đơn", "receipt of the petition"
    RECEIVED_IN_PERSON = "received_in_person", "tiếp công dân", "reception of the citizen"
    GROUNDS_ESTABLISHED = "grounds_established", "có căn cứ từ chối", "establishment of the grounds"
    ACCEPTED = "accepted", "thụ lý", "acceptance"
    REQUESTED = "requested", "có yêu cầu", "the request"
    DIALOGUE = "dialogue", "đối thoại", "the dialogue"
    SUSPENSION_DECIDED = (
        "suspension_decided",
        "ra quyết định tạm đình chỉ, đình chỉ, tiếp tục",
        "the decision to suspend, end or resume",
    )
    STAY_ORDERED = "stay_ordered", "ra quyết định tạm đình chỉ thi hành", "the order of the stay"
    DECIDED = "decided", "ra quyết định", "the decision"
    CONCLUDED = "concluded", "ra kết luận", "the conclusion"
    HANDLING_DECIDED = "handling_decided", "ra quyết định xử lý", "the handling decision"
    HANDLED = "handled", "có kết quả xử lý", "the result of the handling"
    RESOLVED = "resolved", "giải quyết xong", "the resolution of the case"
    PUBLICATION_MEETING = "publication_meeting", "họp công bố", "the meeting of publication"
    POSTED = "posted", "niêm yết, đăng tải", "the posting"
    RECEPTION_DAY = "reception_day", "tiếp công dân theo lịch", "the day of reception"
    PERIOD_BEGINS = "period_begins", "đầu kỳ", "the beginning of the period"
    CONTINUED_RECEIVED = (
        "continued_received",
        "nhận được tố cáo tiếp",
        "receipt of the continued denunciation",
    )
    REPORT_DEMANDED = "report_demanded", "nhận được yêu cầu báo cáo", "the demand for a report"
    FRONT_APPEALED = "front_appealed", "nhận được kiến nghị của Mặt trận", "the appeal of the Front"


class LimitCondition(Labelled):
    """What makes another length apply (điều kiện của thời hạn khác)."""

    COMPLEX = "complex", "vụ việc phức tạp", "complex"
    ESPECIALLY_COMPLEX = "especially_complex", "vụ việc đặc biệt phức tạp", "especially complex"
    REMOTE = "remote", "vùng sâu, vùng xa đi lại khó khăn", "remote area with hard travel"
    FORCED_DISMISSAL = "forced_dismissal", "buộc thôi việc", "forced dismissal"
    SEVERAL_PLACES = (
        "several_places",
        "kiểm tra tại nhiều địa điểm hoặc ủy quyền kiểm tra",
        "checked at several places or by delegation",
    )
    COMPETITION_AUDIT = "competition_audit", "vụ việc cạnh tranh, kiểm toán", "competition and audit"


class LimitAbsence(Labelled):
    """Why there is no number of days (lý do không có thời hạn)."""

    NOT_SET = "not_set", "pháp luật không đặt thời hạn", "the law sets none"
    AGENCY = "agency", "cơ quan tự quy định", "for the agency to set"
    REPEALED = "repealed", "đã bãi bỏ", "repealed"


class PauseKind(Labelled):
    """Why days are not counted (lý do không tính thời gian)."""

    SUSPENSION = "suspension", "tạm đình chỉ", "suspension"
    OBSTACLE = "obstacle", "trở ngại khách quan", "objective obstacle"


class DayOffKind(Labelled):
    """Why nobody works on a day of the week that is worked otherwise (lý do nghỉ)."""

    HOLIDAY = "holiday", "nghỉ lễ, tết", "public holiday"
    COMPENSATORY = "compensatory", "nghỉ bù", "compensatory day off"
    SWAP = "swap", "hoán đổi ngày làm việc", "swapped for a working day"


class SkipReason(Labelled):
    """Why a count passes over a day (lý do không tính)."""

    REST = "rest", "nghỉ hằng tuần", "weekly rest"
    HOLIDAY = "holiday", "nghỉ lễ, tết", "public holiday"
    COMPENSATORY = "compensatory", "nghỉ bù", "compensatory day off"
    SWAP = "swap", "hoán đổi ngày làm việc", "swapped for a working day"


class CalendarStatus(Labelled):
    """Whether the days off of a year were announced (tình trạng của lịch)."""

    OFFICIAL = "official", "đã công bố", "announced"
    PROVISIONAL = "provisional", "ước tính, chưa công bố", "estimated, not announced"


class ProvisionalReason(Labelled):
    """Why a due date may still change (lý do còn tạm thời)."""

    CALENDAR = "calendar", "lịch nghỉ của năm liên quan chưa công bố", "the days off of a year are not announced"
    LIMIT = "limit", "quy định về thời hạn chưa được xác nhận đầy đủ", "the rule itself is not fully confirmed"
    PAUSE = "pause", "cách tính thời gian tạm đình chỉ chưa được xác nhận", "the rule of the pause is not confirmed"
