"""Quy định 366-QĐ/TW, as quoted: ranks, conditions and quota."""

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
    equal,
    four_ranks,
    quota,
)

from danvan.evaluation.cohort import Cohort
from danvan.evaluation.criteria import Criterion
from danvan.evaluation.gates import (
    AllOf,
    AnyOf,
    Disciplined,
    Holds,
    IsApplicable,
    Predicate,
)
from danvan.evaluation.leaves import Unencoded
from danvan.evaluation.process import CalendarStep, Scope
from danvan.evaluation.ranking import KnockOut, ManualFallback, RankedBefore, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.words import (
    CohortScope,
    CorrectionRule,
    DisciplineLevel,
    FallbackCause,
    StepKind,
    UnitRelation,
)
from danvan.law.instruments import Citation, Mark, Source
from danvan.law.periods import PeriodKind


def qd_366() -> RuleBook:
    """Collectives of the political system; committees under the Centre write their own criteria."""
    weighed = AnyOf(of=(FORCE_MAJEURE, Holds(fact="circumstances.self_detected_and_corrected")))
    # A body to which such targets cannot apply misses none of them.
    basic_missed = AllOf(of=(IsApplicable(fact="targets.basic_missed"), equal("targets.basic_missed", "5")))
    knock_outs: tuple[tuple[str, str, Predicate], ...] = (
        ("conduct", "Có kết luận vi phạm trong công tác cán bộ hoặc mất đoàn kết", WRONG_PERSONNEL_WORK),
        ("degraded", "Có thành viên bị kết luận suy thoái", Holds(fact="conduct.member_concluded_degraded")),
        (
            "tasks",
            "Hoàn thành dưới 70 % nhiệm vụ theo kế hoạch, hoặc không đạt 5 chỉ tiêu kinh tế - xã hội cơ bản",
            AnyOf(of=(TOO_FEW_TASKS, basic_missed)),
        ),
    )
    return RuleBook(
        id="qd366",
        title="Kiểm điểm, đánh giá, xếp loại chất lượng tập thể trong hệ thống chính trị",
        title_en="Evaluation and ranking of collectives of the political system",
        issuer="Bộ Chính trị",
        enacted_by=Citation(
            document="Quy định 366-QĐ/TW", article="3, 10–12, 19", issued_on=dt.date(2025, 8, 30), mark=Mark.READ
        ),
        valid_from=dt.date(2025, 8, 30),
        checked_on=CHECKED,
        replaces=(Citation(document="Quy định 124-QĐ/TW"),),
        scope=Scope(
            described="Tập thể trong hệ thống chính trị (chỉ phần tập thể).",
            periods=(PeriodKind.MULTI_YEAR, PeriodKind.YEAR, PeriodKind.QUARTER),
            nationwide=True,
        ),
        calendar=(
            CalendarStep(kind=StepKind.SELF_SCORE),
            CalendarStep(kind=StepKind.APPRAISAL),
            CalendarStep(kind=StepKind.COMPLAINT_CHECK),
            CalendarStep(kind=StepKind.DECISION, by=AUTHORITY),
        ),
        decided_by=AUTHORITY,
        total=D("100"),
        criteria=(
            Criterion(
                id="detail",
                title="Tiêu chí chi tiết do cấp ủy trực thuộc Trung ương quy định",
                maximum=D("100"),
                shape=Unencoded(why="Quy định giao cấp ủy trực thuộc Trung ương ban hành tiêu chí chi tiết."),
            ),
        ),
        ranking=Ranking(
            ranks=four_ranks(
                (
                    ON_TIME_AND_GOOD,
                    EXCEEDED,
                    condition(
                        "Không có đơn vị trực thuộc hoặc lãnh đạo bị kỷ luật",
                        AllOf(
                            of=(
                                equal("discipline.subordinate_units", "0"),
                                equal("discipline.leaders", "0"),
                            )
                        ),
                    ),
                    ALL_FIXED,
                )
            ),
            knock_outs=(
                KnockOut(
                    id="leader-disciplined",
                    title="Lãnh đạo bị kỷ luật từ khiển trách trở lên liên quan đến chức trách, nhiệm vụ",
                    when=Disciplined(fact="discipline.leader", at_least=DisciplineLevel.REPRIMAND),
                    to="not-completed",
                    unless=AnyOf(
                        of=(Holds(fact="discipline.leader_earlier_post"), Holds(fact="discipline.leader_unrelated"))
                    ),
                    weighed_when=weighed,
                ),
                *(
                    KnockOut(id=name, title=title, when=when, to="not-completed", weighed_when=weighed)
                    for name, title, when in knock_outs
                ),
            ),
            fallbacks=(
                ManualFallback(cause=FallbackCause.FORCE_MAJEURE, by=AUTHORITY),
                ManualFallback(cause=FallbackCause.SELF_CORRECTED, by=AUTHORITY),
            ),
            ranked_before=(
                RankedBefore(relation=UnitRelation.AGENCY_OF_PARTY_BODY),
                RankedBefore(relation=UnitRelation.SUBORDINATE),
            ),
        ),
        cohort=Cohort(quotas=(quota(CohortScope.COMPARABLE, None),)),
        corrections=(CorrectionRule.IN_YEAR_OF_DECISION, CorrectionRule.RE_EVALUATE),
        mark=Mark.READ,
        sources=tuple(
            Source(title=f"tnt305/tai_lieu_noi_bo, src/etl/dataset/{name}.md", mark=Mark.READ)
            for name in ("798cd4156f607f4a", "dff41d573b9deb1a", "0a1e2260de436b1a", "bce132ffed8cea1d")
        ),
        note="Hướng dẫn: 43-HD/BTCTW ngày 31/10/2025; 10072-CV/BTCTW ngày 06/11/2025. Kỳ quý, nhiệm kỳ: theo báo chí.",
    )
