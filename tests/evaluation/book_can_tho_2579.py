"""Quyết định 2579/QĐ-UBND Cần Thơ: the body; Annex II is missing."""

import datetime as dt
from decimal import Decimal as D

from book_parts import AUTHORITY, CHECKED, condition, day, equal

from danvan.evaluation.cohort import AwardLimit, Cohort, TieRule
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction, Group
from danvan.evaluation.gates import (
    AnyOf,
    Compare,
    Disciplined,
    Holds,
    NoZeroCriterion,
)
from danvan.evaluation.leaves import (
    ItemRate,
    PerItem,
    Unencoded,
)
from danvan.evaluation.process import CalendarStep, Scope, UnitGroup
from danvan.evaluation.ranking import KnockOut, Rank, RankCeiling, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.words import (
    AwardKind,
    Block,
    Comparison,
    DisciplineLevel,
    RankWord,
    StepKind,
)
from danvan.law.instruments import Citation, Mark, Source
from danvan.law.periods import PeriodKind
from danvan.units.unit import Level


def can_tho_2579() -> RuleBook:
    """Mass mobilization and grassroots democracy of state bodies in Cần Thơ; Annex II is missing."""
    annex = "Phụ lục II (điểm từng tiêu chí) chưa tìm thấy."
    no_zero = (
        condition("Không có tiêu chí bị điểm 0", NoZeroCriterion()),
        # The two lines stand for the whole annex, so its own items are asked for.
        condition("Không có tiêu chí nào của Phụ lục II bị điểm 0", equal("criteria.scored_zero", "0")),
    )
    return RuleBook(
        id="ct-2579",
        title="Tiêu chí đánh giá, xếp loại công tác dân vận và thực hiện dân chủ ở cơ sở",
        title_en="Criteria for ranking mass-mobilization work and grassroots democracy",
        issuer="Ủy ban nhân dân thành phố Cần Thơ",
        enacted_by=Citation(document="Quyết định 2579/QĐ-UBND", issued_on=dt.date(2025, 11, 21), mark=Mark.READ),
        basis=(
            Citation(document="Luật Thực hiện dân chủ ở cơ sở 2022", note="Được sửa đổi bởi Luật 97/2025/QH15."),
            Citation(document="Quyết định 23-QĐ/TW", issued_on=dt.date(2021, 7, 30)),
            Citation(document="Chỉ thị 33/CT-TTg", issued_on=dt.date(2021, 11, 26)),
            Citation(document="Công văn 9086/BNV-CTTN&BĐG", issued_on=dt.date(2025, 10, 8)),
        ),
        checked_on=CHECKED,
        first_year=2026,
        replaces=(
            Citation(document="Quyết định 1849/QĐ-UBND thành phố Cần Thơ", issued_on=dt.date(2024, 8, 20)),
            Citation(document="Quyết định 824/QĐ-UBND tỉnh Hậu Giang", issued_on=dt.date(2024, 6, 11)),
        ),
        scope=Scope(
            described=(
                "Cơ quan, đơn vị cấp thành phố, kể cả cơ quan trung ương đóng trên địa bàn; "
                "Ủy ban nhân dân xã, phường (các khối tại Phụ lục I)."
            ),
            levels=(Level.PROVINCE, Level.COMMUNE),
            blocks=(Block.AGENCIES, Block.PUBLIC_SERVICE_UNITS, Block.COMMUNES),
            periods=(PeriodKind.YEAR,),
        ),
        unit_groups=(
            UnitGroup(id="central-agencies", title="Cơ quan trung ương đóng trên địa bàn"),
            UnitGroup(id="city-agencies", title="Cơ quan, đơn vị thành phố"),
            UnitGroup(id="communes", title="Ủy ban nhân dân xã, phường"),
        ),
        calendar=(
            CalendarStep(kind=StepKind.SELF_SCORE, opens=day("--12-10"), closes=day("--12-15")),
            CalendarStep(kind=StepKind.COLLATION, by="Sở Nội vụ", opens=day("--12-16"), closes=day("--12-31")),
            CalendarStep(
                kind=StepKind.APPRAISAL,
                by="Sở Nội vụ, cùng Ban Tuyên giáo và Dân vận Thành ủy",
                opens=day("--01-01", 1),
                closes=day("--03-31", 1),
            ),
            CalendarStep(kind=StepKind.DECISION, by="Ủy ban nhân dân thành phố"),
            CalendarStep(kind=StepKind.PUBLICATION, by="Ủy ban nhân dân thành phố"),
        ),
        decided_by="Ủy ban nhân dân thành phố",
        total=D("100"),
        groups=(
            Group(id="1", title="Công tác tổ chức, cụ thể hóa văn bản", maximum=D("10")),
            Group(
                id="2",
                title="Tham mưu, thực hiện công tác dân vận chính quyền và dân chủ ở cơ sở",
                maximum=D("90"),
            ),
        ),
        criteria=(
            Criterion(
                id="1.annex",
                title="Các tiêu chí của nhóm 1",
                group="1",
                maximum=D("10"),
                shape=Unencoded(why=annex),
            ),
            Criterion(
                id="2.annex",
                title="Các tiêu chí của nhóm 2",
                group="2",
                maximum=D("90"),
                shape=Unencoded(why=annex),
            ),
        ),
        bonuses=(
            Bonus(
                id="bonus",
                title="Điểm thưởng",
                cap=D("3"),
                items=(
                    Adjustment(
                        id="bonus.exemplars",
                        title="Mô hình, điển hình Dân vận khéo được cấp có thẩm quyền công nhận",
                        shape=PerItem(items=(ItemRate(count="exemplars.recognised"),), cap=D("3")),
                    ),
                ),
            ),
        ),
        deductions=(
            Deduction(
                id="deduction",
                title="Điểm trừ",
                cap=D("3"),
                items=(Adjustment(id="deduction.annex", title="Các nội dung trừ điểm", shape=Unencoded(why=annex)),),
            ),
        ),
        ranking=Ranking(
            ranks=(
                Rank(id="excellent", word=RankWord.EXCELLENT, at_least=D("95"), conditions=no_zero),
                Rank(id="good", word=RankWord.GOOD, at_least=D("85"), below=D("95"), conditions=no_zero),
                Rank(id="completed", word=RankWord.COMPLETED, at_least=D("75"), below=D("85")),
                Rank(id="not-completed", word=RankWord.NOT_COMPLETED, below=D("75")),
            ),
            knock_outs=(
                KnockOut(
                    id="corruption-disunity",
                    title="Có tham nhũng hoặc mất đoàn kết nội bộ nghiêm trọng",
                    when=AnyOf(of=(Holds(fact="conduct.corruption"), Holds(fact="conduct.serious_disunity"))),
                    to="not-completed",
                ),
                KnockOut(
                    id="leader-removed",
                    title="Lãnh đạo bị kỷ luật từ Cách chức trở lên",
                    when=Disciplined(fact="discipline.leader", at_least=DisciplineLevel.REMOVAL),
                    to="not-completed",
                ),
                KnockOut(
                    id="criminal",
                    title="Có công chức, viên chức, người lao động bị xử lý hình sự",
                    when=Compare(fact="staff.criminally_handled", comparison=Comparison.AT_LEAST, value=D("1")),
                    to="not-completed",
                ),
                KnockOut(
                    id="no-self-score",
                    title="Không tự chấm điểm",
                    when=Holds(fact="self_score.submitted", expected=False),
                    to="not-completed",
                ),
            ),
            ceilings=(
                RankCeiling(
                    id="reprimand",
                    title="Người đứng đầu hoặc cấp phó bị Khiển trách",
                    when=Disciplined(
                        fact="discipline.head_or_deputy",
                        at_least=DisciplineLevel.REPRIMAND,
                        at_most=DisciplineLevel.REPRIMAND,
                    ),
                    at_most="good",
                ),
                RankCeiling(
                    id="warning",
                    title="Người đứng đầu hoặc cấp phó bị Cảnh cáo",
                    when=Disciplined(
                        fact="discipline.head_or_deputy",
                        at_least=DisciplineLevel.WARNING,
                        at_most=DisciplineLevel.WARNING,
                    ),
                    at_most="completed",
                ),
            ),
        ),
        cohort=Cohort(
            tie=TieRule(otherwise=AUTHORITY),
            awards=tuple(
                AwardLimit(award=AwardKind.MERIT_CERTIFICATE, group=group, most=most, least_rank="good")
                for group, most in (("central-agencies", 2), ("city-agencies", 3), ("communes", 15))
            ),
        ),
        mark=Mark.READ,
        sources=(
            Source(
                title="tnt305/tai_lieu_noi_bo, src/etl/dataset/1a434d0a7e14dc93.md",
                mark=Mark.READ,
                note="Bản chép của bên thứ ba; thiếu Phụ lục II.",
            ),
        ),
        note="Văn bản không quy định làm tròn, cũng không nói điểm thưởng có được vượt 100 điểm hay không.",
    )
