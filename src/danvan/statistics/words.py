"""The words of statistical tables: traits by axis, units of counting, amounts (từ vựng thống kê)."""

from collections.abc import Mapping

from danvan.labels import Labelled

__all__ = ["AXES", "AXIS_OF", "OF_RECEPTIONS", "Amount", "Axis", "CountedIn", "Trait"]


class CountedIn(Labelled):
    """What the number of a column is a number of (đơn vị tính)."""

    PETITIONS = "petitions", "đơn", "petitions"
    CASES = "cases", "vụ việc", "cases"
    DOCUMENTS = "documents", "quyết định, kết luận, văn bản", "decisions, conclusions, letters"
    PEOPLE = "people", "người", "people"
    ORGANISATIONS = "organisations", "tổ chức", "organisations"
    MILLION_DONG = "million_dong", "triệu đồng", "million đồng"
    SQUARE_METRES = "square_metres", "m2", "square metres"
    VISITS = "visits", "lượt", "visits"
    SESSIONS = "sessions", "kỳ tiếp", "receptions held"
    DAYS = "days", "ngày tiếp", "days of reception"
    CROWDS = "crowds", "đoàn", "groups of people"
    OTHER = "other", "đơn vị khác", "other"


class Axis(Labelled):
    """In which respect traits differ (tiêu thức phân loại); a matter has at most one trait on each."""

    ARRIVAL = "arrival", "thời điểm nhận", "arrival"
    PROCESSING = "processing", "xử lý đơn", "processing"
    ELIGIBILITY = "eligibility", "điều kiện xử lý", "eligibility"
    AUTHORITY = "authority", "thẩm quyền", "authority"
    WAY = "way", "kết quả xử lý", "way of handling"
    KIND = "kind", "loại", "kind"
    LEVEL = "level", "lần", "level"
    FIELD = "field", "lĩnh vực", "field"
    STAGE = "stage", "giai đoạn thụ lý", "stage of acceptance"
    SETTLEMENT = "settlement", "số lần đã giải quyết", "how often settled"
    LAST_WORD = "last_word", "kết quả giải quyết cao nhất", "highest word so far"
    DENOUNCED = "denounced", "tình trạng giải quyết tố cáo", "state of a denunciation"
    RESOLUTION = "resolution", "tình trạng giải quyết", "state of resolution"
    BACKLOG = "backlog", "việc phải giải quyết", "work to resolve"
    DECISION = "decision", "ban hành trong kỳ", "issued in the window"
    OUTCOME = "outcome", "kết quả", "outcome"
    FIRST_DECISION = "first_decision", "đối với quyết định lần đầu", "what became of the first decision"
    TIMELINESS = "timeliness", "chấp hành thời hạn", "in time or late"
    WITHDRAWAL = "withdrawal", "rút đơn", "withdrawal"
    EXECUTION = "execution", "thi hành", "execution"
    RECEPTION = "reception", "hình thức tiếp", "how received"
    HELD = "held", "thực hiện", "held or not"
    POSTING = "posting", "thông báo công khai", "announced or not"


class Trait(Labelled):
    """What is true of a matter, or of a reception, over a window of days (đặc điểm)."""

    # Arrival.
    CARRIED = "carried", "kỳ trước chuyển sang", "carried over from before the window, unprocessed then"
    RECEIVED = "received", "tiếp nhận trong kỳ", "received in the window"
    PROCESSED_BEFORE = "processed_before", "đã xử lý từ kỳ trước", "processed before the window"
    # Processing.
    PROCESSED = "processed", "đã xử lý", "processed by the end of the window"
    UNPROCESSED = "unprocessed", "chưa xử lý", "not yet processed"
    # Eligibility.
    ELIGIBLE = "eligible", "đủ điều kiện xử lý", "eligible"
    INELIGIBLE = "ineligible", "không đủ điều kiện xử lý", "not eligible"
    # Authority.
    WITHIN = "within", "thuộc thẩm quyền", "within authority"
    OUTSIDE = "outside", "không thuộc thẩm quyền", "outside authority"
    # Way.
    GUIDED = "guided", "hướng dẫn", "guided, or returned to the forwarder"
    TRANSFERRED = "transferred", "chuyển đơn", "transferred"
    URGED = "urged", "đôn đốc", "competent body urged"
    KEPT = "kept", "giữ lại giải quyết", "kept, not sent elsewhere"
    # Kind.
    COMPLAINT = "complaint", "khiếu nại", "complaint"
    DENUNCIATION = "denunciation", "tố cáo", "denunciation"
    PROPOSAL = "proposal", "kiến nghị, phản ánh", "proposal or feedback"
    # Level.
    FIRST_LEVEL = "first_level", "lần đầu", "first level"
    SECOND_LEVEL = "second_level", "lần hai", "second level"
    CONTINUED = "continued", "tố cáo tiếp", "continued denunciation"
    # Field.
    POLICY_REGIME = "policy_regime", "chế độ, chính sách", "benefits and policies"
    LAND_HOUSING = "land_housing", "đất đai, nhà cửa", "land and housing"
    CIVIL_SERVICE = "civil_service", "công chức, công vụ", "civil service"
    CORRUPTION = "corruption", "tham nhũng", "corruption"
    JUSTICE = "justice", "tư pháp", "justice"
    PARTY_ORGANISATIONS = "party_organisations", "Đảng, đoàn thể", "Party and mass organisations"
    OTHER_ADMINISTRATIVE = "other_administrative", "hành chính khác", "other field of the administration"
    OTHER_FIELD = "other_field", "lĩnh vực khác", "other field"
    # Stage.
    EXAMINING = "examining", "đang xem xét điều kiện thụ lý", "acceptance under examination"
    ACCEPTED = "accepted", "đã thụ lý", "accepted"
    REFUSED = "refused", "không thụ lý", "refused"
    ENDED = "ended", "rút đơn, đình chỉ", "withdrawn or terminated"
    # How often settled.
    SETTLED_ONCE = "settled_once", "đã giải quyết lần đầu", "settled once"
    SETTLED_REPEATEDLY = "settled_repeatedly", "đã giải quyết nhiều lần", "settled more than once"
    UNSETTLED = "unsettled", "chưa giải quyết xong", "not yet settled"
    # Highest word.
    FIRST_WORD = "first_word", "đã có quyết định lần đầu", "a first decision"
    SECOND_WORD = "second_word", "đã có quyết định lần hai", "a second decision"
    JUDGMENT = "judgment", "đã có bản án của Tòa án", "a judgment"
    NO_WORD = "no_word", "chưa có quyết định", "no decision yet"
    # State of a denunciation.
    CONCLUDED = "concluded", "đã có kết luận", "concluded"
    OVERDUE = "overdue", "quá hạn chưa giải quyết", "overdue, not concluded"
    OPEN = "open", "chưa giải quyết, còn trong hạn", "not concluded, not overdue"
    # State of resolution.
    RESOLVED = "resolved", "đã giải quyết", "resolved"
    UNRESOLVED = "unresolved", "chưa giải quyết", "not resolved"
    # Work to resolve.
    BACKLOG_CARRIED = "backlog_carried", "phải giải quyết, kỳ trước chuyển sang", "to resolve, from before the window"
    BACKLOG_NEW = "backlog_new", "phải giải quyết, mới trong kỳ", "to resolve, new in the window"
    BACKLOG_NONE = "backlog_none", "không phải giải quyết trong kỳ", "nothing to resolve in the window"
    # Issued in the window.
    ISSUED = "issued", "ban hành trong kỳ", "decided or concluded in the window"
    NOT_ISSUED = "not_issued", "không ban hành trong kỳ", "not decided in the window"
    # Outcome.
    FOUNDED = "founded", "đúng", "founded"
    PARTLY_FOUNDED = "partly_founded", "đúng một phần", "partly founded"
    UNFOUNDED = "unfounded", "sai", "unfounded"
    # What became of the first decision.
    UPHELD = "upheld", "công nhận quyết định lần đầu", "first decision upheld"
    ANNULLED_OR_AMENDED = "annulled_or_amended", "hủy, sửa quyết định lần đầu", "first decision annulled or amended"
    # In time or late.
    IN_TIME = "in_time", "đúng hạn", "in time"
    LATE = "late", "không đúng hạn", "late"
    # Withdrawal.
    WITHDRAWN = "withdrawn", "rút đơn trong kỳ", "withdrawn in the window"
    NOT_WITHDRAWN = "not_withdrawn", "không rút đơn trong kỳ", "not withdrawn in the window"
    # Execution.
    TO_EXECUTE = "to_execute", "phải thi hành, chưa xong", "to be carried out, not complete"
    EXECUTED = "executed", "thi hành xong trong kỳ", "completed in the window"
    NO_EXECUTION = "no_execution", "không phải thi hành trong kỳ", "nothing to carry out in the window"
    # Receptions.
    REGULAR = "regular", "tiếp thường xuyên", "regular reception"
    BY_HEAD = "by_head", "Thủ trưởng tiếp", "reception by the head"
    DELEGATED = "delegated", "ủy quyền tiếp", "reception by delegation"
    HELD = "held", "có tổ chức", "held"
    NOT_HELD = "not_held", "không tổ chức", "not held"
    POSTED = "posted", "đã thông báo công khai", "announced in public"


AXES: Mapping[Axis, tuple[Trait, ...]] = {
    Axis.ARRIVAL: (Trait.CARRIED, Trait.RECEIVED, Trait.PROCESSED_BEFORE),
    Axis.PROCESSING: (Trait.PROCESSED, Trait.UNPROCESSED),
    Axis.ELIGIBILITY: (Trait.ELIGIBLE, Trait.INELIGIBLE),
    Axis.AUTHORITY: (Trait.WITHIN, Trait.OUTSIDE),
    Axis.WAY: (Trait.GUIDED, Trait.TRANSFERRED, Trait.URGED, Trait.KEPT),
    Axis.KIND: (Trait.COMPLAINT, Trait.DENUNCIATION, Trait.PROPOSAL),
    Axis.LEVEL: (Trait.FIRST_LEVEL, Trait.SECOND_LEVEL, Trait.CONTINUED),
    Axis.FIELD: (
        Trait.POLICY_REGIME,
        Trait.LAND_HOUSING,
        Trait.CIVIL_SERVICE,
        Trait.CORRUPTION,
        Trait.JUSTICE,
        Trait.PARTY_ORGANISATIONS,
        Trait.OTHER_ADMINISTRATIVE,
        Trait.OTHER_FIELD,
    ),
    Axis.STAGE: (Trait.EXAMINING, Trait.ACCEPTED, Trait.REFUSED, Trait.ENDED),
    Axis.SETTLEMENT: (Trait.SETTLED_ONCE, Trait.SETTLED_REPEATEDLY, Trait.UNSETTLED),
    Axis.LAST_WORD: (Trait.FIRST_WORD, Trait.SECOND_WORD, Trait.JUDGMENT, Trait.NO_WORD),
    Axis.DENOUNCED: (Trait.CONCLUDED, Trait.OVERDUE, Trait.OPEN),
    Axis.RESOLUTION: (Trait.RESOLVED, Trait.UNRESOLVED),
    Axis.BACKLOG: (Trait.BACKLOG_CARRIED, Trait.BACKLOG_NEW, Trait.BACKLOG_NONE),
    Axis.DECISION: (Trait.ISSUED, Trait.NOT_ISSUED),
    Axis.OUTCOME: (Trait.FOUNDED, Trait.PARTLY_FOUNDED, Trait.UNFOUNDED),
    Axis.FIRST_DECISION: (Trait.UPHELD, Trait.ANNULLED_OR_AMENDED),
    Axis.TIMELINESS: (Trait.IN_TIME, Trait.LATE),
    Axis.WITHDRAWAL: (Trait.WITHDRAWN, Trait.NOT_WITHDRAWN),
    Axis.EXECUTION: (Trait.TO_EXECUTE, Trait.EXECUTED, Trait.NO_EXECUTION),
    Axis.RECEPTION: (Trait.REGULAR, Trait.BY_HEAD, Trait.DELEGATED),
    Axis.HELD: (Trait.HELD, Trait.NOT_HELD),
    Axis.POSTING: (Trait.POSTED,),
}
"""The traits of each axis; together they leave no matter out but one of which the thing is not stated."""

AXIS_OF: Mapping[Trait, Axis] = {trait: axis for axis, traits in AXES.items() for trait in traits}
"""The axis of each trait."""


class Amount(Labelled):
    """What a column adds up, where it does not count matters (số lượng được cộng).

    ``ordered_``: what decisions and conclusions order or propose (`Result.remedy`); ``done_``: what was
    carried out (`Execution.done`); the others are counts of a reception.
    """

    ORDERED_STATE_MONEY = "ordered_state_money", "tiền phải thu cho Nhà nước", "money due to the State"
    ORDERED_STATE_LAND = "ordered_state_land", "đất phải thu cho Nhà nước", "land due to the State"
    ORDERED_ORGANISATIONS_MONEY = "ordered_organisations_money", "tiền phải trả tổ chức", "money due to organisations"
    ORDERED_ORGANISATIONS_LAND = "ordered_organisations_land", "đất phải trả tổ chức", "land due to organisations"
    ORDERED_INDIVIDUALS_MONEY = "ordered_individuals_money", "tiền phải trả cá nhân", "money due to individuals"
    ORDERED_INDIVIDUALS_LAND = "ordered_individuals_land", "đất phải trả cá nhân", "land due to individuals"
    ORDERED_RESTORED = "ordered_restored", "cá nhân được trả lại quyền lợi", "individuals whose rights are restored"
    ORDERED_RESTORED_ORGANISATIONS = (
        "ordered_restored_organisations",
        "tổ chức được trả lại quyền lợi",
        "organisations whose rights are restored",
    )
    ORDERED_DISCIPLINED_PEOPLE = (
        "ordered_disciplined_people",
        "người bị kiến nghị xử lý hành chính",
        "people proposed for discipline",
    )
    ORDERED_DISCIPLINED_OFFICIALS = (
        "ordered_disciplined_officials",
        "CBCCVC bị kiến nghị xử lý hành chính",
        "officials proposed for discipline",
    )
    ORDERED_DISCIPLINED_ORGANISATIONS = (
        "ordered_disciplined_organisations",
        "tổ chức bị kiến nghị xử lý hành chính",
        "organisations proposed for discipline",
    )
    ORDERED_INVESTIGATED_CASES = (
        "ordered_investigated_cases",
        "vụ chuyển cơ quan điều tra",
        "cases sent to the investigators",
    )
    ORDERED_INVESTIGATED_PEOPLE = (
        "ordered_investigated_people",
        "người chuyển cơ quan điều tra",
        "people sent to the investigators",
    )
    ORDERED_INVESTIGATED_OFFICIALS = (
        "ordered_investigated_officials",
        "CBCCVC chuyển cơ quan điều tra",
        "officials sent to the investigators",
    )
    DONE_STATE_MONEY = "done_state_money", "tiền đã thu cho Nhà nước", "money recovered for the State"
    DONE_STATE_LAND = "done_state_land", "đất đã thu cho Nhà nước", "land recovered for the State"
    DONE_ORGANISATIONS_MONEY = "done_organisations_money", "tiền đã trả tổ chức", "money given back to organisations"
    DONE_ORGANISATIONS_LAND = "done_organisations_land", "đất đã trả tổ chức", "land given back to organisations"
    DONE_INDIVIDUALS_MONEY = "done_individuals_money", "tiền đã trả cá nhân", "money given back to individuals"
    DONE_INDIVIDUALS_LAND = "done_individuals_land", "đất đã trả cá nhân", "land given back to individuals"
    DONE_DISCIPLINED_PEOPLE = "done_disciplined_people", "người đã bị xử lý hành chính", "people disciplined"
    DONE_DISCIPLINED_OFFICIALS = (
        "done_disciplined_officials",
        "CBCCVC đã bị xử lý hành chính",
        "officials disciplined",
    )
    DONE_DISCIPLINED_ORGANISATIONS = (
        "done_disciplined_organisations",
        "tổ chức đã bị xử lý hành chính",
        "organisations disciplined",
    )
    DONE_PROSECUTED_CASES = "done_prosecuted_cases", "vụ đã khởi tố", "cases prosecuted"
    DONE_PROSECUTED_PEOPLE = "done_prosecuted_people", "người đã bị khởi tố", "people prosecuted"
    DONE_PROSECUTED_OFFICIALS = "done_prosecuted_officials", "CBCCVC đã bị khởi tố", "officials prosecuted"
    VISITS = "visits", "lượt tiếp", "visits"
    PERSONS = "persons", "người được tiếp", "people received"
    CASES = "cases", "vụ việc tiếp", "cases brought"
    FIRST_TIME_CASES = "first_time_cases", "vụ việc tiếp lần đầu", "cases brought for the first time"
    REPEATED_CASES = "repeated_cases", "vụ việc tiếp nhiều lần", "cases brought again"
    CROWDS = "crowds", "đoàn đông người", "groups of people"
    CROWD_PERSONS = "crowd_persons", "người trong đoàn đông người", "people in groups"
    CROWD_FIRST_TIME_CASES = (
        "crowd_first_time_cases",
        "vụ việc của đoàn đông người, lần đầu",
        "cases of groups, for the first time",
    )
    CROWD_REPEATED_CASES = (
        "crowd_repeated_cases",
        "vụ việc của đoàn đông người, nhiều lần",
        "cases of groups, again",
    )


OF_RECEPTIONS: frozenset[Trait | Amount] = frozenset(
    [
        *AXES[Axis.RECEPTION],
        *AXES[Axis.HELD],
        *AXES[Axis.POSTING],
        *(amount for amount in Amount if not amount.value.startswith(("ordered_", "done_"))),
    ]
)
"""The traits and amounts of receptions; all others are those of matters."""
