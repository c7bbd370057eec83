"""The words of a petition: kinds, channels, parties, eligibility, results (từ vựng về đơn).

What happens to a petition after it was taken in has its words in `danvan.petitions.acts`.
"""

from danvan.labels import Labelled

__all__ = [
    "AuthorisationForm",
    "Channel",
    "CompetentSystem",
    "ComplexityCriterion",
    "ComplexityGrade",
    "ContestedKind",
    "DataClass",
    "DenunciationKind",
    "DocumentRole",
    "DocumentVersion",
    "EligibilityGround",
    "ForwarderKind",
    "HandlingResult",
    "IdentityPaper",
    "Level",
    "MatterKind",
    "Naming",
    "ObstacleKind",
    "PartyNature",
    "PartyRole",
    "PetitionKind",
    "PriorDecisionKind",
    "ReceptionForm",
    "SubjectField",
]


class PetitionKind(Labelled):
    """As what a petition is entitled (loại đơn), after TT07-2014 6 and register 03/TCD column 6.

    A matter is classified by its content, not by this title (TT05 6).
    """

    COMPLAINT = "complaint", "đơn khiếu nại", "complaint"
    DENUNCIATION = "denunciation", "đơn tố cáo", "denunciation"
    PROPOSAL = "proposal", "đơn kiến nghị", "proposal"
    FEEDBACK = "feedback", "đơn phản ánh", "feedback"
    PROPOSAL_FEEDBACK = "proposal_feedback", "đơn kiến nghị, phản ánh", "proposal and feedback"
    REGULATION_FEEDBACK = "regulation_feedback", "phản ánh về quy định hành chính", "feedback on regulations"
    REGULATION_PROPOSAL = "regulation_proposal", "kiến nghị về quy định hành chính", "proposal on regulations"
    MULTI_CONTENT = "multi_content", "đơn có nhiều nội dung", "petition of several contents"


class MatterKind(Labelled):
    """What a matter is by its content (loại vụ việc): LKN 2.1, LTC 2.1, LTCD 2.2, ND20 3.4-3.5.

    `UNCLASSIFIED` stands from receipt until the processor has classified the content.
    """

    COMPLAINT = "complaint", "khiếu nại", "complaint"
    DENUNCIATION = "denunciation", "tố cáo", "denunciation"
    PROPOSAL = "proposal", "kiến nghị", "proposal"
    FEEDBACK = "feedback", "phản ánh", "feedback"
    PROPOSAL_FEEDBACK = "proposal_feedback", "kiến nghị, phản ánh", "proposal and feedback"
    REGULATION_FEEDBACK = "regulation_feedback", "phản ánh về quy định hành chính", "feedback on regulations"
    REGULATION_PROPOSAL = "regulation_proposal", "kiến nghị về quy định hành chính", "proposal on regulations"
    UNCLASSIFIED = "unclassified", "chưa phân loại", "not yet classified"


class DenunciationKind(Labelled):
    """The two sub-kinds of denunciation (loại tố cáo), LTC 2.2-2.3."""

    PUBLIC_DUTY = "public_duty", "trong thực hiện nhiệm vụ, công vụ", "in the performance of public duties"
    STATE_MANAGEMENT = "state_management", "về quản lý nhà nước trong các lĩnh vực", "on state management in a field"


class Level(Labelled):
    """Which run through the authorities it is (lần giải quyết): LKN 7, 33; LTC 37-38."""

    FIRST_LEVEL = "first_level", "lần đầu", "first level"
    SECOND_LEVEL = "second_level", "lần hai", "second level of a complaint"
    CONTINUED_DENUNCIATION = "continued_denunciation", "tố cáo tiếp", "denunciation taken on to the superior"


class ContestedKind(Labelled):
    """What a complaint contests (đối tượng khiếu nại), LKN 2.1."""

    ADMINISTRATIVE_DECISION = "administrative_decision", "quyết định hành chính", "administrative decision"
    ADMINISTRATIVE_ACT = "administrative_act", "hành vi hành chính", "administrative act"
    DISCIPLINARY_DECISION = "disciplinary_decision", "quyết định kỷ luật", "disciplinary decision"


class SubjectField(Labelled):
    """The subject area that registers and statistics use (lĩnh vực)."""

    POLICY_REGIME = "policy_regime", "chế độ, chính sách", "benefits and policies"
    LAND_HOUSING = "land_housing", "đất đai, nhà cửa", "land and housing"
    CIVIL_SERVICE = "civil_service", "công chức, công vụ", "civil service"
    CORRUPTION = "corruption", "tham nhũng", "corruption"
    JUSTICE = "justice", "tư pháp", "justice"
    PARTY_ORGANISATIONS = "party_organisations", "Đảng, đoàn thể", "Party and mass organisations"
    OTHER = "other", "lĩnh vực khác", "other field"


class CompetentSystem(Labelled):
    """The system of bodies that is competent (hệ thống cơ quan có thẩm quyền), TT07-2014 6; TT05 15."""

    ADMINISTRATIVE = "administrative", "cơ quan hành chính", "administration"
    ELECTED = "elected", "cơ quan dân cử", "elected bodies"
    JUDICIAL = "judicial", "cơ quan tố tụng, thi hành án", "litigation and enforcement of judgments"
    PARTY = "party", "cơ quan của Đảng", "Party bodies"
    POLITICAL_SOCIAL = "political_social", "tổ chức chính trị - xã hội", "political and social organisations"
    PUBLIC_SERVICE_UNIT = "public_service_unit", "đơn vị sự nghiệp", "public service units"
    STATE_ENTERPRISE = "state_enterprise", "doanh nghiệp nhà nước", "state enterprises"


class Channel(Labelled):
    """The way on which a petition came (nguồn tiếp nhận)."""

    POST = "post", "qua bưu chính", "by post"
    DIRECT = "direct", "nộp trực tiếp", "handed in"
    RECEPTION = "reception", "qua tiếp công dân", "at the reception of citizens"
    FORWARDED = "forwarded", "cơ quan, cá nhân chuyển đến", "forwarded by another body or person"
    LEADERS = "leaders", "lãnh đạo chuyển", "through the leaders"
    ONLINE = "online", "trực tuyến", "online"


class ReceptionForm(Labelled):
    """How citizens are received (hình thức tiếp công dân), LTCD 3a."""

    DIRECT = "direct", "trực tiếp", "in person"
    ONLINE = "online", "trực tuyến", "online"


class ForwarderKind(Labelled):
    """Who passes on another person's petition (người, cơ quan chuyển đơn): LKN 66, LTC 26, LTCD 27-28."""

    NA_BODY = "na_body", "cơ quan của Quốc hội", "body of the National Assembly"
    NA_DEPUTY = "na_deputy", "đại biểu Quốc hội", "deputy of the National Assembly"
    COUNCIL_DEPUTY = "council_deputy", "đại biểu Hội đồng nhân dân", "deputy of a People's Council"
    FATHERLAND_FRONT = "fatherland_front", "Mặt trận Tổ quốc", "Fatherland Front"
    FRONT_MEMBER = "front_member", "tổ chức thành viên của Mặt trận", "member organisation of the Front"
    PRESS = "press", "cơ quan báo chí", "press"
    RECEPTION_BOARD = "reception_board", "Ban tiếp công dân", "board for the reception of citizens"
    PEOPLE_INSPECTORATE = "people_inspectorate", "Ban Thanh tra nhân dân", "People's Inspectorate"
    COMMUNITY_INVESTMENT_BOARD = (
        "community_investment_board",
        "Ban Giám sát đầu tư của cộng đồng",
        "board for community supervision of investment",
    )
    PARTY_BODY = "party_body", "cơ quan của Đảng", "Party body"
    STATE_BODY = "state_body", "cơ quan nhà nước khác", "other state body"
    OTHER = "other", "cơ quan, tổ chức, cá nhân khác", "other body or person"


class PartyRole(Labelled):
    """As what a person takes part (tư cách tham gia): LKN 12.1, LTCD 29, ND154 13.

    Whether the person is a complainant or a denouncer follows from the kind of the matter.
    """

    SELF = "self", "tự mình", "in person"
    LEGAL_REPRESENTATIVE = "legal_representative", "người đại diện theo pháp luật", "legal representative"
    AUTHORISED = "authorised", "người được ủy quyền", "authorised person"
    COLLECTIVE_REPRESENTATIVE = (
        "collective_representative",
        "người đại diện của nhiều người",
        "representative of a group",
    )
    LAWYER = "lawyer", "luật sư", "lawyer"
    LEGAL_AID_OFFICER = "legal_aid_officer", "trợ giúp viên pháp lý", "legal aid officer"
    RELATED_PERSON = "related_person", "người có quyền, nghĩa vụ liên quan", "person with related rights or duties"


class PartyNature(Labelled):
    """What a party is (loại chủ thể), LKN 2.1; a denouncer is always an individual (LTC 2.1)."""

    INDIVIDUAL = "individual", "cá nhân", "individual"
    AGENCY = "agency", "cơ quan", "agency"
    ORGANISATION = "organisation", "tổ chức", "organisation"


class Naming(Labelled):
    """Whether the writer is named (việc xưng danh), LTC 25."""

    NAMED = "named", "có danh", "named"
    ANONYMOUS = "anonymous", "nặc danh", "anonymous"
    FALSE_NAME = "false_name", "mạo danh", "in another person's name"


class AuthorisationForm(Labelled):
    """How an authorisation was made certain (hình thức ủy quyền), ND155 3.

    `NOTARISED` is no longer open to individuals from 2027-01-01 (ND155 21.2).
    """

    NOTARISED = "notarised", "công chứng", "notarised"
    CERTIFIED = "certified", "chứng thực", "certified"
    ORGANISATION_SIGNED = "organisation_signed", "tổ chức ký, đóng dấu", "signed, and sealed, by an organisation"
    PRIVATE = "private", "không công chứng, chứng thực", "neither notarised nor certified"


class IdentityPaper(Labelled):
    """A paper or number that proves identity (giấy tờ tùy thân), ND154 12."""

    IDENTITY_CARD = "identity_card", "căn cước", "identity card"
    IDENTITY_CERTIFICATE = "identity_certificate", "giấy chứng nhận căn cước", "certificate of identity"
    PERSONAL_NUMBER = "personal_number", "số định danh cá nhân", "personal identification number"
    PASSPORT = "passport", "hộ chiếu", "passport"
    OTHER = "other", "giấy tờ khác", "other paper"


class EligibilityGround(Labelled):
    """A point on which a petition passes or fails (điều kiện xử lý, điều kiện thụ lý).

    Without a prefix: conditions for processing (TT05 6, in the wording of TT07-2014 6.2; the last
    three differ since 2021 and rest on memory). ``collective_``: ND155 10. ``bar_``: the nine bars to
    the acceptance of a complaint (LKN 11). ``accept_``: the conditions for accepting a denunciation
    (LTC 29.1 a-d and the last sentence on denunciations born of a settled complaint).
    """

    LANGUAGE = "language", "viết bằng tiếng Việt", "written in Vietnamese"
    WRITER_STATED = "writer_stated", "ghi rõ ngày, họ tên, địa chỉ, chữ ký", "date, name, address and signature stated"
    NAMED = "named", "không nặc danh, mạo danh", "neither anonymous nor in a false name"
    COMPLAINT_CONTENT = (
        "complaint_content",
        "đủ nội dung đơn khiếu nại",
        "body, content, reason, request of a complaint",
    )
    DENUNCIATION_CONTENT = "denunciation_content", "đủ nội dung đơn tố cáo", "content, accused, violation stated"
    PROPOSAL_CONTENT = "proposal_content", "có nội dung kiến nghị, phản ánh", "content of a proposal or feedback stated"
    NOT_YET_PROCESSED = "not_yet_processed", "chưa được xử lý", "not yet processed by the recipient"
    NOT_SENT_TO_COMPETENT = (
        "not_sent_to_competent",
        "chưa gửi đến cơ quan có thẩm quyền",
        "not also sent to the competent body",
    )
    NOT_GUIDED_BEFORE = "not_guided_before", "chưa được hướng dẫn", "not already guided on the same content"
    RESPECTS_PARTY_AND_LAW = (
        "respects_party_and_law",
        "không trái đường lối, pháp luật, không chia rẽ",
        "does not oppose the Party line or the law, does not divide solidarity",
    )
    DECENT_WORDING = "decent_wording", "không thô tục, xúc phạm", "no vulgar or insulting wording"
    LEGIBLE = "legible", "không rách nát, tẩy xóa, đọc được", "not torn or erased, legible"
    COLLECTIVE_SIGNATURES = "collective_signatures", "đủ chữ ký của nhiều người", "all signatures of the group"
    COLLECTIVE_APPOINTMENT = "collective_appointment", "có văn bản cử người đại diện", "appointment of representatives"
    BAR_INTERNAL_DECISION = (
        "bar_internal_decision",
        "quyết định nội bộ, chỉ đạo, quy phạm, bí mật nhà nước",
        "internal, steering, normative or state-secret decision",
    )
    BAR_NO_INTEREST = "bar_no_interest", "không liên quan trực tiếp", "no direct interest"
    BAR_INCAPABLE = "bar_incapable", "không đủ năng lực, không có người đại diện", "incapable, without representative"
    BAR_REPRESENTATIVE = "bar_representative", "người đại diện không hợp pháp", "unlawful representative"
    BAR_UNSIGNED = "bar_unsigned", "không có chữ ký, điểm chỉ", "no signature or fingerprint"
    BAR_WINDOW_EXPIRED = "bar_window_expired", "hết thời hiệu, không có lý do chính đáng", "filing window expired"
    BAR_SECOND_DECISION = "bar_second_decision", "đã có quyết định lần hai", "a second decision exists"
    BAR_TERMINATED = (
        "bar_terminated",
        "đã đình chỉ, không khiếu nại tiếp trong hạn",
        "terminated and not resumed in time",
    )
    BAR_COURT = "bar_court", "Tòa án đã thụ lý", "a court took the case"
    ACCEPT_FORM = "accept_form", "tố cáo đúng hình thức luật định", "made in the form of the law (point a)"
    ACCEPT_CAPACITY = "accept_capacity", "đủ năng lực hoặc có người đại diện", "capable or represented (point b)"
    ACCEPT_AUTHORITY = "accept_authority", "thuộc thẩm quyền giải quyết", "within authority (point c)"
    ACCEPT_BASIS = "accept_basis", "có cơ sở xác định người, hành vi vi phạm", "violator, violation ascertainable (d)"
    ACCEPT_EVIDENCE = (
        "accept_evidence",
        "có chứng cứ người giải quyết khiếu nại vi phạm",
        "evidence against the resolver of the settled complaint",
    )


class HandlingResult(Labelled):
    """What the processing of a matter came to (kết quả xử lý đơn): TT07-2014 8, 22-26; TT05 13-15; LTC 25-27."""

    PROPOSE_ACCEPTANCE = "propose_acceptance", "đề xuất thụ lý", "acceptance proposed"
    SPLIT = "split", "hướng dẫn tách đơn", "guided to split the petition"
    GUIDE = "guide", "hướng dẫn", "guided"
    TRANSFER = "transfer", "chuyển đơn", "transferred"
    RETURN = "return", "trả lại", "returned to the forwarder"
    URGE = "urge", "đôn đốc", "competent body urged"
    FILE = "file", "lưu đơn", "filed without processing"
    INFORMATION_LEAD = "information_lead", "thông tin có nội dung tố cáo", "information lead"
    INVESTIGATION = "investigation", "chuyển cơ quan điều tra", "sent to the investigators"
    PARTY = "party", "chuyển cơ quan của Đảng", "sent to the Party body"
    ANSWER = "answer", "trả lời", "answered"
    SUMMARY_HANDLING = "summary_handling", "xử lý ngay (rút gọn)", "handled at once"


class PriorDecisionKind(Labelled):
    """What was decided before on the same matter (kết quả đã giải quyết)."""

    FIRST_DECISION = "first_decision", "quyết định giải quyết lần đầu", "first decision"
    SECOND_DECISION = "second_decision", "quyết định giải quyết lần hai", "second decision"
    CONCLUSION = "conclusion", "kết luận nội dung tố cáo", "conclusion on a denunciation"
    JUDGMENT = "judgment", "bản án, quyết định của Tòa án", "judgment"
    ANSWER = "answer", "văn bản trả lời", "answer"
    OTHER = "other", "văn bản khác", "other document"


class ObstacleKind(Labelled):
    """Why time of the filing window is not counted (trở ngại), LKN 9."""

    ILLNESS = "illness", "ốm đau", "illness"
    DISASTER = "disaster", "thiên tai", "disaster"
    WAR = "war", "địch họa", "war"
    DISTANT_WORK = "distant_work", "đi công tác ở nơi xa", "work far away"
    DISTANT_STUDY = "distant_study", "học tập ở nơi xa", "study far away"
    OTHER_OBJECTIVE = "other_objective", "trở ngại khách quan khác", "other objective obstacle"


class ComplexityGrade(Labelled):
    """How complex a matter is (mức độ phức tạp): LKN 28, 37; LTC 30."""

    COMPLEX = "complex", "phức tạp", "complex"
    ESPECIALLY_COMPLEX = "especially_complex", "đặc biệt phức tạp", "especially complex"


class ComplexityCriterion(Labelled):
    """The seven signs of a complex complaint (tiêu chí phức tạp), ND124 3a (ND155 2).

    A denunciation has seven criteria of its own (ND31 3); of those only the number is kept.
    """

    SEVERAL_PLACES = "several_places", "xác minh tại hai nơi trở lên", "two places of verification or more"
    SEVERAL_CONTENTS = "several_contents", "có hai nội dung trở lên", "two contents or more"
    MANY_PEOPLE = "many_people", "nhiều người khiếu nại hoặc bị ảnh hưởng", "many complainants or people affected"
    FOREIGN_ELEMENT = "foreign_element", "có yếu tố nước ngoài", "foreign element"
    SEVERAL_BODIES = "several_bodies", "trách nhiệm của nhiều cơ quan", "several bodies responsible"
    BODIES_DISAGREE = "bodies_disagree", "các cơ quan có ý kiến khác nhau", "bodies disagree"
    CONTRADICTORY_EVIDENCE = "contradictory_evidence", "chứng cứ mâu thuẫn", "contradictory evidence"


class DocumentRole(Labelled):
    """What a paper of the file is (loại tài liệu trong hồ sơ)."""

    PETITION = "petition", "đơn", "petition"
    ORAL_RECORD = "oral_record", "biên bản ghi lời trình bày", "record of an oral petition"
    EVIDENCE = "evidence", "tài liệu, chứng cứ", "evidence"
    TRANSLATION = "translation", "bản dịch", "translation"
    AUTHORISATION = "authorisation", "giấy ủy quyền", "authorisation"
    APPOINTMENT = "appointment", "văn bản cử người đại diện", "appointment of representatives"
    RECEIPT = "receipt", "giấy biên nhận", "receipt"
    FORWARDING_LETTER = "forwarding_letter", "văn bản chuyển đơn", "letter that forwards or transfers"
    GUIDANCE = "guidance", "văn bản hướng dẫn", "letter of guidance"
    NOTICE = "notice", "thông báo", "notice"
    PROPOSAL_SLIP = "proposal_slip", "phiếu đề xuất thụ lý", "slip that proposes acceptance"
    ACCEPTANCE = "acceptance", "quyết định, thông báo thụ lý", "acceptance"
    REFUSAL = "refusal", "thông báo không thụ lý", "refusal"
    COMPLEXITY = "complexity", "văn bản xác định phức tạp", "determination of complexity"
    EXTENSION = "extension", "quyết định gia hạn", "extension"
    VERIFICATION_REPORT = "verification_report", "báo cáo kết quả xác minh", "report of the verification"
    EXPERT_OPINION = "expert_opinion", "kết luận giám định", "expert opinion"
    DIALOGUE_RECORD = "dialogue_record", "biên bản đối thoại", "record of the dialogue"
    WITHDRAWAL = "withdrawal", "đơn rút, biên bản rút", "withdrawal"
    SUSPENSION = "suspension", "quyết định tạm đình chỉ", "suspension"
    RESUMPTION = "resumption", "quyết định tiếp tục", "resumption"
    TERMINATION = "termination", "quyết định đình chỉ", "termination"
    DECISION = "decision", "quyết định giải quyết", "decision"
    CONCLUSION = "conclusion", "kết luận nội dung tố cáo", "conclusion"
    ANSWER = "answer", "văn bản trả lời", "answer"
    OTHER = "other", "tài liệu khác", "other document"


class DocumentVersion(Labelled):
    """In which form a paper is kept (bản). A redacted copy never stands for the original (LTC 56.2)."""

    ORIGINAL = "original", "bản gốc", "original"
    COPY = "copy", "bản sao", "copy"
    TRANSCRIPT = "transcript", "bản đánh máy lại, không bút tích", "transcript without handwriting"
    REDACTED_COPY = "redacted_copy", "bản đã che thông tin", "redacted copy"


class DataClass(Labelled):
    """How closely something is kept (phân loại thông tin): LTC 56, LPDP, ND356 3-4."""

    PUBLIC = "public", "công khai", "public"
    INTERNAL = "internal", "nội bộ", "internal"
    PERSONAL = "personal", "dữ liệu cá nhân", "personal data"
    SENSITIVE = "sensitive", "dữ liệu cá nhân nhạy cảm", "sensitive personal data"
    DENOUNCER_IDENTITY = "denouncer_identity", "thông tin người tố cáo", "who the denouncer is"
    STATE_SECRET = "state_secret", "bí mật nhà nước", "state secret"
