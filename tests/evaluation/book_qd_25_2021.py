"""Quyết định 25/2021/QĐ-TTg: all but the points of the indicators."""

from decimal import Decimal as D

from book_parts import CHECKED, condition, day

from danvan.evaluation.criteria import Criterion, Group
from danvan.evaluation.gates import (
    AnyOf,
    CriterionMinimum,
    Holds,
    Not,
)
from danvan.evaluation.leaves import (
    AllOrNothing,
    Unencoded,
)
from danvan.evaluation.measures import Fraction
from danvan.evaluation.outside import ByWord, Imported, WordPoints
from danvan.evaluation.process import CalendarStep, Council, Scope
from danvan.evaluation.ranking import Rank, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.shapes import LeafShape
from danvan.evaluation.words import (
    Block,
    RankWord,
    ScoreKind,
    StepKind,
)
from danvan.law.instruments import Citation, Mark, Source
from danvan.law.periods import PeriodKind
from danvan.units.unit import Level

LEGAL_ACCESS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "Ban hành văn bản theo thẩm quyền",
        "15",
        (
            "Ban hành đầy đủ, đúng pháp luật các văn bản quy phạm pháp luật được giao",
            "Ban hành văn bản hành chính đúng pháp luật",
        ),
    ),
    (
        "Tiếp cận thông tin, phổ biến, giáo dục pháp luật",
        "30",
        (
            "Công khai thông tin",
            "Cung cấp thông tin theo yêu cầu",
            "Kế hoạch phổ biến, giáo dục pháp luật hằng năm",
            "Hình thức, mô hình phổ biến pháp luật hiệu quả",
            "Bồi dưỡng tuyên truyền viên",
            "Kinh phí, cơ sở vật chất",
        ),
    ),
    (
        "Hòa giải ở cơ sở, trợ giúp pháp lý",
        "15",
        ("Hòa giải kịp thời, hiệu quả", "Kinh phí hòa giải", "Thông tin về trợ giúp pháp lý"),
    ),
    (
        "Thực hiện dân chủ ở cơ sở",
        "20",
        (
            "Đối thoại với Nhân dân",
            "Nhân dân bàn và quyết định trực tiếp",
            "Nhân dân bàn, biểu quyết",
            "Nhân dân tham gia ý kiến",
            "Nhân dân giám sát",
        ),
    ),
    (
        "Tiếp công dân, giải quyết đơn, thủ tục hành chính, an ninh, trật tự",
        "20",
        (
            "Tiếp công dân, giải quyết kiến nghị, khiếu nại",
            "Giải quyết thủ tục hành chính",
            "Không có cán bộ, công chức bị kỷ luật hoặc bị truy cứu",
            "Đạt tiêu chuẩn “An toàn về an ninh, trật tự”",
        ),
    ),
)


def qd_25_2021() -> RuleBook:
    """Communes meeting the legal-access standard; the points per indicator are not known."""
    annex = "Điểm và cách tính từng chỉ tiêu (Phụ lục I Thông tư 09/2021/TT-BTP) chưa tìm thấy."
    shapes: dict[str, LeafShape] = {
        "5.3": AllOrNothing(when=Holds(fact="officials.disciplined_or_prosecuted", expected=False)),
        "5.4": Imported(
            provider="Bộ Công an",
            fact="security.standard",
            reading=ByWord(words=(WordPoints(word="met"), WordPoints(word="not_met"))),
        ),
    }
    assumed = Citation(
        document="Thông tư 09/2021/TT-BTP",
        mark=Mark.RECALLED_MEDIUM,
        note="Điểm tối đa của tiêu chí là giả định theo trí nhớ, chưa đối chiếu Phụ lục I.",
    )
    groups, criteria = [], []
    for number, (title, maximum, indicators) in enumerate(LEGAL_ACCESS, 1):
        groups.append(Group(id=str(number), title=title, maximum=D(maximum), citation=assumed))
        for place, line in enumerate(indicators, 1):
            name = f"{number}.{place}"
            shape = shapes.get(name, Unencoded(why=annex))
            criteria.append(Criterion(id=name, number=name, title=line, group=str(number), shape=shape))
    return RuleBook(
        id="qd25-2021",
        title="Xã, phường, thị trấn đạt chuẩn tiếp cận pháp luật",
        title_en="Communes meeting the legal-access standard",
        enacted_by=Citation(document="Quyết định 25/2021/QĐ-TTg", article="3–5", mark=Mark.READ),
        basis=(Citation(document="Thông tư 09/2021/TT-BTP"),),
        checked_on=CHECKED,
        scope=Scope(
            described="Xã, phường, thị trấn; kỳ đánh giá từ 01/01 đến 31/12.",
            levels=(Level.COMMUNE,),
            blocks=(Block.COMMUNES,),
            periods=(PeriodKind.YEAR,),
            nationwide=True,
        ),
        calendar=(
            CalendarStep(kind=StepKind.COMMENT, title="Niêm yết dự thảo điểm, tổng hợp ý kiến Nhân dân", at_least=5),
            CalendarStep(kind=StepKind.SUBMISSION, closes=day("--01-10", 1)),
            CalendarStep(kind=StepKind.SUPPLEMENT, within=3, working_days=True),
            CalendarStep(
                kind=StepKind.DECISION,
                closes=day("--02-10", 1),
                note=(
                    "Từ 01/7/2025 do Chủ tịch Ủy ban nhân dân cấp tỉnh hoặc người được ủy quyền quyết định "
                    "(theo trí nhớ, chưa kiểm chứng)."
                ),
            ),
            CalendarStep(
                kind=StepKind.PUBLICATION,
                within=2,
                working_days=True,
                note="Công bố cả danh sách đạt và danh sách không đạt.",
            ),
        ),
        council=Council(
            name="Hội đồng đánh giá",
            most=15,
            quorum=Fraction(numerator=2, denominator=3),
            invited=("Ban Dân vận",),
        ),
        counts=ScoreKind.APPRAISED,
        total=D("100"),
        groups=tuple(groups),
        criteria=tuple(criteria),
        ranking=Ranking(
            ranks=(
                Rank(
                    id="pass",
                    word=RankWord.PASS,
                    at_least=D("80"),
                    conditions=(
                        condition(
                            "Từng tiêu chí đạt từ 50 % số điểm tối đa",
                            CriterionMinimum(of=("1", "2", "3", "4", "5"), share=D("0.5")),
                        ),
                        condition(
                            "Trong năm không có người đứng đầu cấp ủy, chính quyền cấp xã bị kỷ luật "
                            "do vi phạm trong thi hành công vụ hoặc bị truy cứu trách nhiệm hình sự",
                            Not(
                                of=AnyOf(
                                    of=(
                                        Holds(fact="heads.disciplined_for_official_misconduct"),
                                        Holds(fact="heads.prosecuted"),
                                    )
                                )
                            ),
                        ),
                    ),
                ),
                Rank(id="fail", word=RankWord.FAIL),
            ),
            otherwise="fail",
        ),
        mark=Mark.READ,
        sources=(
            Source(
                title=(
                    "diepxuan/diepxuan.github.io, van-ban/xay-dung-phap-luat-va-thi-hanh-phap-luat/"
                    "pho-bien-giao-duc-phap-luat.md"
                ),
                mark=Mark.READ,
                note="Bản chép của bên thứ ba; thiếu Phụ lục I.",
            ),
        ),
    )
