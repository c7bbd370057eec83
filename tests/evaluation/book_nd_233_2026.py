"""Nghị định 233/2026/NĐ-CP: the frame; the authority sets the points of the criteria."""

import datetime as dt
from decimal import Decimal as D

from book_parts import (
    ALL_FIXED,
    AUTHORITY,
    CHECKED,
    EXCEEDED,
    FORCE_MAJEURE,
    ON_TIME_AND_GOOD,
    TOO_FEW_TASKS,
    WRONG_PERSONNEL_WORK,
    condition,
    day,
    four_ranks,
    quota,
)

from danvan.evaluation.cohort import Cohort, SmallGroup
from danvan.evaluation.criteria import Criterion, Group
from danvan.evaluation.gates import (
    RelatedRanked,
)
from danvan.evaluation.leaves import Unencoded
from danvan.evaluation.process import CalendarStep, Reorganisation, Scope, Transition
from danvan.evaluation.ranking import KnockOut, ManualFallback, RankedBefore, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.words import (
    Block,
    CohortScope,
    CorrectionRule,
    FallbackCause,
    HowMany,
    RankWord,
    StepKind,
    UnitRelation,
)
from danvan.law.instruments import Citation, Mark, Source
from danvan.law.periods import PeriodKind


def nd_233_2026() -> RuleBook:
    """Public service units; the authority sets the points per item."""
    decree = "Nghị định 233/2026/NĐ-CP"
    older = (
        Citation(document="Nghị định 90/2020/NĐ-CP"),
        Citation(document="Nghị định 48/2023/NĐ-CP"),
    )
    by_authority = "Nghị định giao cấp có thẩm quyền quy định điểm của từng tiêu chí."
    results = (
        ("tasks", "Thực hiện nhiệm vụ"),
        ("quality", "Chất lượng, mức độ hài lòng của người sử dụng dịch vụ"),
        ("resources", "Sử dụng nguồn lực"),
        ("innovation", "Đổi mới, sáng tạo"),
    )
    return RuleBook(
        id="nd233-2026",
        title="Đánh giá, xếp loại chất lượng đơn vị sự nghiệp công lập",
        title_en="Evaluation and ranking of public service units",
        enacted_by=Citation(document=decree, issued_on=dt.date(2026, 6, 26), mark=Mark.READ),
        valid_from=dt.date(2026, 7, 1),
        checked_on=CHECKED,
        replaces=older,
        scope=Scope(
            described="Đơn vị sự nghiệp công lập.",
            blocks=(Block.PUBLIC_SERVICE_UNITS,),
            periods=(PeriodKind.YEAR,),
            nationwide=True,
        ),
        calendar=(CalendarStep(kind=StepKind.DECISION, before=day("--12-15"), special=day("--01-15", 1)),),
        decided_by=AUTHORITY,
        total=D("100"),
        groups=(
            Group(
                id="common",
                title="Tiêu chí chung",
                maximum=D("30"),
                detailed_by=AUTHORITY,
                note="Gồm 3 nhóm tiêu chí.",
            ),
            Group(id="results", title="Kết quả hoạt động", maximum=D("70")),
            *(
                Group(id=f"results.{name}", title=title, within="results", detailed_by=AUTHORITY)
                for name, title in results
            ),
        ),
        criteria=(
            Criterion(
                id="common.detail",
                title="Các tiêu chí chung do cấp có thẩm quyền quy định",
                group="common",
                maximum=D("30"),
                shape=Unencoded(why=by_authority),
            ),
            *(
                Criterion(
                    id=f"results.{name}.detail",
                    title=f"{title}: các tiêu chí do cấp có thẩm quyền quy định",
                    group=f"results.{name}",
                    shape=Unencoded(why=by_authority),
                )
                for name, title in results
            ),
        ),
        ranking=Ranking(
            ranks=four_ranks(
                (
                    ON_TIME_AND_GOOD,
                    EXCEEDED,
                    condition(
                        "Không có đơn vị cấu thành xếp loại không hoàn thành nhiệm vụ",
                        RelatedRanked(
                            relation=UnitRelation.COMPONENT,
                            how_many=HowMany.NONE,
                            words=(RankWord.NOT_COMPLETED,),
                        ),
                    ),
                    ALL_FIXED,
                )
            ),
            knock_outs=(
                KnockOut(
                    id="conduct",
                    title="Có kết luận vi phạm trong công tác cán bộ hoặc mất đoàn kết",
                    when=WRONG_PERSONNEL_WORK,
                    to="not-completed",
                ),
                KnockOut(
                    id="tasks",
                    title="Hoàn thành dưới 70 % nhiệm vụ theo kế hoạch",
                    when=TOO_FEW_TASKS,
                    to="not-completed",
                    weighed_when=FORCE_MAJEURE,
                ),
            ),
            fallbacks=(
                ManualFallback(
                    cause=FallbackCause.CONDITIONS_DISAGREE,
                    by=AUTHORITY,
                    citation=Citation(document=decree, article="7", clause="5", mark=Mark.READ),
                ),
                ManualFallback(cause=FallbackCause.FORCE_MAJEURE, by=AUTHORITY),
            ),
            ranked_before=(RankedBefore(relation=UnitRelation.COMPONENT),),
        ),
        cohort=Cohort(quotas=(quota(CohortScope.AUTHORITY, SmallGroup(fewer_than=5, at_most=1)),)),
        reorganisation=Reorganisation(new_from_founding=True, merged_before_and_after=True),
        corrections=(CorrectionRule.RE_EVALUATE,),
        transitions=(
            Transition(
                text="Chưa ban hành quy định riêng đến hết năm 2026 thì năm đó vẫn áp dụng Nghị định 90/2020/NĐ-CP.",
                older=older[:1],
                own_rules_by=dt.date(2026, 12, 31),
                for_year=2026,
            ),
        ),
        mark=Mark.READ,
        sources=(
            Source(
                title="diepxuan/diepxuan.github.io, van-ban/233-2026-ND-CP-danh-gia-xep-loai-vien-chuc.md",
                mark=Mark.READ,
                note="Bản nhận dạng chữ (OCR) của bên thứ ba.",
            ),
        ),
    )
