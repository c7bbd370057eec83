"""Quyết định 766/QĐ-TTg: the five groups as reported; how their items are scored was not read."""

import datetime as dt
from decimal import Decimal as D

from book_parts import CHECKED

from danvan.evaluation.criteria import Criterion, Group
from danvan.evaluation.leaves import Unencoded
from danvan.evaluation.process import Scope
from danvan.evaluation.ranking import Rank, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.words import RankWord
from danvan.law.instruments import Citation, Mark, Source

QD766 = "Quyết định 766/QĐ-TTg"


def qd_766() -> RuleBook:
    """How well administrative procedures and online services serve citizens and firms; in five groups."""
    items = "Các chỉ số thành phần và cách tính điểm chưa đọc được trong văn bản."
    reported = Citation(document=QD766, mark=Mark.REPORTED)
    recalled = Citation(
        document=QD766,
        mark=Mark.RECALLED_MEDIUM,
        note="Mức điểm và tên mức xếp loại theo trí nhớ, chưa đối chiếu văn bản.",
    )
    groups = (
        ("1", "Công khai, minh bạch", "18"),
        ("2", "Tiến độ", "20"),
        ("3", "Số hóa", "22"),
        ("4", "Dịch vụ trực tuyến", "22"),
        ("5", "Mức độ hài lòng", "18"),
    )
    lines = (
        ("1.items", "1", "Các chỉ số về công khai, minh bạch", "18", items),
        ("2.on-time", "2", "Giải quyết hồ sơ đúng hạn", "20", "Tối đa 20 điểm; cách tính chưa đọc được trong văn bản."),
        ("3.items", "3", "Các chỉ số về số hóa", "22", items),
        ("4.items", "4", "Các chỉ số về dịch vụ trực tuyến", "22", items),
        (
            "5.stage-target",
            "5",
            "Mức độ hài lòng so với mục tiêu từng giai đoạn của Nghị quyết 76/NQ-CP",
            "6",
            "Tối đa 6 điểm khi đạt mục tiêu của giai đoạn; cách tính khi chưa đạt chưa đọc được trong văn bản.",
        ),
        ("5.items", "5", "Các chỉ số khác về mức độ hài lòng", None, items),
    )
    ranks = (
        ("excellent", RankWord.EXCELLENT, "Xuất sắc", "90", None),
        ("good", RankWord.GOOD, "Tốt", "80", "90"),
        ("fair", RankWord.FAIR, "Khá", "70", "80"),
        ("average", RankWord.AVERAGE, "Trung bình", "50", "70"),
        ("weak", RankWord.WEAK, "Yếu", None, "50"),
    )
    return RuleBook(
        id="qd766",
        title="Chỉ số đánh giá việc giải quyết thủ tục hành chính, cung cấp dịch vụ công",
        title_en="Indices of handling administrative procedures and providing public services",
        enacted_by=Citation(document=QD766, issued_on=dt.date(2022, 6, 23), mark=Mark.REPORTED),
        checked_on=CHECKED,
        scope=Scope(
            described="Cơ quan được đánh giá theo Quyết định 766/QĐ-TTg; phạm vi cụ thể chưa đọc được trong văn bản.",
            nationwide=True,
        ),
        total=D("100"),
        groups=tuple(Group(id=name, title=title, maximum=D(most), citation=reported) for name, title, most in groups),
        criteria=tuple(
            Criterion(
                id=name,
                title=title,
                group=group,
                maximum=None if most is None else D(most),
                shape=Unencoded(why=why),
                citation=reported,
            )
            for name, group, title, most, why in lines
        ),
        ranking=Ranking(
            ranks=tuple(
                Rank(
                    id=name,
                    word=word,
                    title=title,
                    at_least=None if low is None else D(low),
                    below=None if high is None else D(high),
                    citation=recalled,
                )
                for name, word, title, low, high in ranks
            ),
        ),
        mark=Mark.REPORTED,
        sources=(
            Source(title="sonoivu.namdinh.gov.vn", mark=Mark.REPORTED),
            Source(title="baocaotaichinh.vn", mark=Mark.REPORTED),
        ),
        note=(
            "Ngày có hiệu lực chưa rõ; dữ liệu theo thời gian thực từ 01/8/2022. Tên gọi ở đây là của người ghi, "
            "không phải trích văn bản."
        ),
    )
