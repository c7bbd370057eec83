"""The closed sets of words that rule books are written in, each with both labels."""

from danvan.labels import Labelled

__all__ = [
    "Aggregation",
    "AwardKind",
    "BallotBase",
    "Block",
    "CoefficientOn",
    "CohortScope",
    "Comparison",
    "CorrectionRule",
    "DisciplineLevel",
    "Direction",
    "FallbackCause",
    "HowMany",
    "MissingDataPolicy",
    "NoCaseResult",
    "NotApplicablePolicy",
    "QuotaDenominator",
    "RankWord",
    "RoundingMode",
    "RoundingPoint",
    "ScoreKind",
    "Standing",
    "StepKind",
    "StepUnit",
    "UnitRelation",
]


class Comparison(Labelled):
    """How a value stands to another (phép so sánh)."""

    EQUAL = "equal", "bằng", "equal to"
    NOT_EQUAL = "not_equal", "khác", "not equal to"
    AT_LEAST = "at_least", "từ … trở lên", "at least"
    MORE = "more", "lớn hơn", "more than"
    AT_MOST = "at_most", "không quá", "at most"
    LESS = "less", "nhỏ hơn", "less than"


class Direction(Labelled):
    """Which way is better (chiều đánh giá)."""

    HIGHER_IS_BETTER = "higher_is_better", "càng cao càng tốt", "higher is better"
    LOWER_IS_BETTER = "lower_is_better", "càng thấp càng tốt", "lower is better"


class HowMany(Labelled):
    """How many of several units a condition asks of (lượng từ)."""

    NONE = "none", "không đơn vị nào", "none"
    ANY = "any", "có đơn vị", "at least one"
    ALL = "all", "tất cả", "all"


class RankWord(Labelled):
    """The class that follows from points and conditions (xếp loại), as words shared by all tables.

    Tables differ in their steps (four, five, pass or fail); each `Rank` has its own id and title
    beside one of these words.
    """

    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ", "Excellent completion"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ", "Good completion"
    COMPLETED = "completed", "Hoàn thành nhiệm vụ", "Completed"
    NOT_COMPLETED = "not_completed", "Không hoàn thành nhiệm vụ", "Not completed"
    PASS = "pass", "Đạt", "Pass"
    FAIL = "fail", "Không đạt", "Fail"
    FAIR = "fair", "Khá", "Fair"
    AVERAGE = "average", "Trung bình", "Average"
    WEAK = "weak", "Yếu", "Weak"
    NOT_RANKED = "not_ranked", "Không xét, không xếp loại", "Not ranked"


class DisciplineLevel(Labelled):
    """A discipline imposed (hình thức kỷ luật), rising in the order written here."""

    REPRIMAND = "reprimand", "Khiển trách", "Reprimand"
    WARNING = "warning", "Cảnh cáo", "Warning"
    REMOVAL = "removal", "Cách chức", "Removal from office"


class UnitRelation(Labelled):
    """What another unit is to the one that is ranked (quan hệ khi xếp loại)."""

    COMPONENT = "component", "đơn vị cấu thành", "component unit"
    SUBORDINATE = "subordinate", "đơn vị trực thuộc, cấp dưới", "subordinate unit"
    AGENCY_OF_PARTY_BODY = "agency_of_party_body", "cơ quan của tổ chức đảng", "the agency whose party body is ranked"


class CohortScope(Labelled):
    """Among which units a unit is compared (phạm vi so sánh)."""

    CLUSTER = "cluster", "cụm thi đua", "emulation cluster"
    BLOCK = "block", "khối", "block"
    COMPARABLE = "comparable", "nhóm có nhiệm vụ tương đồng", "comparable bodies"
    AUTHORITY = "authority", "phạm vi cấp có thẩm quyền quyết định", "all that one authority decides on"


class Block(Labelled):
    """The kind of body that is compared together (khối)."""

    AGENCIES = "agencies", "khối cơ quan", "agencies"
    FRONT_AND_UNIONS = "front_and_unions", "khối Mặt trận, đoàn thể", "Front and unions"
    ARMED_FORCES = "armed_forces", "khối lực lượng vũ trang", "armed forces"
    COMMUNES = "communes", "khối xã, phường", "communes and wards"
    PUBLIC_SERVICE_UNITS = "public_service_units", "khối đơn vị sự nghiệp", "public service units"


class NoCaseResult(Labelled):
    """What is given when no case occurred, so that a denominator is zero (không phát sinh)."""

    FULL = "full", "điểm tối đa", "full points"
    ZERO = "zero", "không điểm", "no points"
    POINTS = "points", "số điểm ghi rõ", "points stated"
    NOT_APPLICABLE = "not_applicable", "xử lý như không áp dụng", "treated as not applicable"


class NotApplicablePolicy(Labelled):
    """What happens to a criterion that cannot apply to a unit (không áp dụng): shape A4."""

    FULL = "full", "cho điểm tối đa", "full points"
    REDISTRIBUTE = "redistribute", "chia đều điểm cho các tiêu chí còn lại", "points divided equally among the others"
    RESCALE = "rescale", "quy đổi các tiêu chí còn lại lên điểm tối đa", "the others rescaled to the maximum"
    EXCLUDE = "exclude", "loại khỏi mẫu số", "excluded from the denominator"
    ZERO = "zero", "không điểm", "no points"


class MissingDataPolicy(Labelled):
    """What happens when an input was not reported (thiếu số liệu); never a silent zero."""

    INTERVAL = "interval", "tính khoảng điểm thấp nhất – cao nhất", "the total is an interval"
    REFUSE = "refuse", "chưa chấm điểm", "no score until reported"
    ZERO = "zero", "quy định cho 0 điểm", "the text gives no points"
    LOWEST_RANK = "lowest_rank", "quy định xếp loại thấp nhất", "the text gives the lowest rank"


class Aggregation(Labelled):
    """How parts make a whole (cách tổng hợp): shapes A1 and A2."""

    SUM = "sum", "cộng điểm", "sum"
    MEAN = "mean", "trung bình cộng", "mean"
    WEIGHTED_MEAN = "weighted_mean", "trung bình có trọng số", "weighted mean"


class ScoreKind(Labelled):
    """Whose score it is (loại điểm): shape A6; the three are separate values."""

    SELF = "self", "tự chấm điểm", "self-score"
    APPRAISED = "appraised", "thẩm định", "appraised score"
    FINAL = "final", "quyết định", "final score"


class RoundingMode(Labelled):
    """Which way a number is rounded (cách làm tròn)."""

    HALF_UP = "half_up", "từ 5 trở lên làm tròn lên", "half up"
    HALF_EVEN = "half_even", "nửa về số chẵn", "half to even"
    DOWN = "down", "làm tròn xuống", "down"
    UP = "up", "làm tròn lên", "up"


class RoundingPoint(Labelled):
    """Where a number is rounded (vị trí làm tròn)."""

    CRITERION = "criterion", "tiêu chí", "at each criterion"
    GROUP = "group", "nhóm tiêu chí", "at each group"
    TOTAL = "total", "tổng điểm", "at the total"
    DISPLAY = "display", "khi hiển thị", "only when shown"


class StepUnit(Labelled):
    """What a step above a reference is counted in (đơn vị của bước)."""

    PERCENT_OF_REFERENCE = "percent_of_reference", "% so với mức tham chiếu", "percent of the reference"
    PERCENTAGE_POINTS = "percentage_points", "điểm phần trăm", "percentage points"
    ABSOLUTE = "absolute", "theo đơn vị đo", "the unit of measure"


class CoefficientOn(Labelled):
    """What a group coefficient multiplies (đối tượng của hệ số)."""

    THRESHOLDS = "thresholds", "mức yêu cầu", "thresholds"
    POINTS = "points", "điểm", "points"


class FallbackCause(Labelled):
    """When the authority settles the rank by hand (trường hợp cấp có thẩm quyền quyết định): shape R9."""

    CONDITIONS_DISAGREE = "conditions_disagree", "điểm đạt, điều kiện không đạt", "points fit, conditions do not"
    NO_RANK_FITS = "no_rank_fits", "không thuộc loại nào", "no rank fits"
    FORCE_MAJEURE = "force_majeure", "bất khả kháng", "force majeure"
    SELF_CORRECTED = "self_corrected", "tự phát hiện và đã khắc phục", "self-detected and corrected"
    COUNCIL_BALLOT = "council_ballot", "hội đồng bỏ phiếu", "the council settles it by ballot"


class QuotaDenominator(Labelled):
    """Of which units a quota takes its share (mẫu số tỷ lệ); the texts leave it open."""

    FINAL_GOOD = "final_good", "số được xếp loại tốt sau cùng", "those finally ranked good"
    GOOD_OR_BETTER = "good_or_better", "số đạt từ tốt trở lên trước khi áp tỷ lệ", "good or better before the cap"


class AwardKind(Labelled):
    """An award to a collective (hình thức khen thưởng)."""

    EMULATION_FLAG = "emulation_flag", "Cờ thi đua", "Emulation flag"
    MERIT_CERTIFICATE = "merit_certificate", "Bằng khen", "Merit certificate"
    COMMENDATION = "commendation", "Giấy khen", "Commendation"
    TITLE = "title", "danh hiệu", "title"


class BallotBase(Labelled):
    """Of which members a ballot counts its share (căn cứ tính tỷ lệ phiếu)."""

    ALL_MEMBERS = "all_members", "tổng số thành viên hội đồng", "all members"
    MEMBERS_PRESENT = "members_present", "thành viên có mặt", "members present"


class Standing(Labelled):
    """What a rule book rests on (giá trị của bộ tiêu chí)."""

    ADOPTED = "adopted", "đã ban hành", "adopted"
    DRAFT = "draft", "dự thảo", "draft"
    EXAMPLE = "example", "ví dụ minh họa", "example, not a legal text"


class StepKind(Labelled):
    """A step of the yearly process (bước thực hiện)."""

    SELF_SCORE = "self_score", "tự chấm điểm", "self-score"
    COMMENT = "comment", "niêm yết, lấy ý kiến", "draft posted for comment"
    SUBMISSION = "submission", "gửi hồ sơ", "file submitted"
    SUPPLEMENT = "supplement", "bổ sung hồ sơ", "file completed"
    COLLATION = "collation", "tổng hợp", "collation"
    APPRAISAL = "appraisal", "thẩm định", "appraisal"
    COMPLAINT_CHECK = "complaint_check", "xác minh kiến nghị", "a complaint is verified"
    DECISION = "decision", "quyết định", "decision"
    PUBLICATION = "publication", "công bố", "publication"


class CorrectionRule(Labelled):
    """What happens to a result found wrong later (xử lý kết quả sai)."""

    RE_EVALUATE = "re_evaluate", "hủy kết quả, đánh giá lại", "cancelled and evaluated again"
    IN_YEAR_OF_DECISION = "in_year_of_decision", "xử lý vào năm có kết luận", "handled in the year it is decided"
