"""What the real rule books of the tests share."""

import datetime as dt
from decimal import Decimal as D

from danvan.dates import PartialDate
from danvan.evaluation.cohort import QuotaRule, SmallGroup
from danvan.evaluation.gates import (
    AnyOf,
    Compare,
    Condition,
    Holds,
    Predicate,
    Ratio,
)
from danvan.evaluation.process import YearDay
from danvan.evaluation.ranking import Rank
from danvan.evaluation.words import (
    CohortScope,
    Comparison,
    RankWord,
)

CHECKED = dt.date(2026, 11, 22)
AUTHORITY = "Cấp có thẩm quyền"


def equal(fact: str, value: str) -> Compare:
    return Compare(fact=fact, comparison=Comparison.EQUAL, value=D(value))


def share(numerator: str, denominator: str, least: str) -> Ratio:
    return Ratio(numerator=numerator, denominator=denominator, at_least=D(least))


def day(text: str, years_later: int = 0) -> YearDay:
    return YearDay(day=PartialDate.parse(text), years_later=years_later)


def condition(title: str, when: Predicate) -> Condition:
    return Condition(title=title, when=when)


def _tasks(name: str, least: str) -> Ratio:
    return share(f"tasks.{name}", "tasks.planned", least)


ON_TIME_AND_GOOD = condition("100 % nhiệm vụ đúng tiến độ, bảo đảm chất lượng", _tasks("on_time_and_good", "1"))
EXCEEDED = condition("Ít nhất 30 % nhiệm vụ vượt mức", _tasks("exceeded", "0.3"))
ON_TIME = condition("100 % nhiệm vụ đúng tiến độ", _tasks("on_time", "1"))
ALL_DONE = condition("Hoàn thành 100 % nhiệm vụ", _tasks("done", "1"))
FEW_LATE = condition(
    "Không quá 20 % nhiệm vụ chậm tiến độ",
    Ratio(numerator="tasks.late", denominator="tasks.planned", at_most=D("0.2")),
)
ALL_FIXED = condition("Khắc phục 100 % hạn chế, khuyết điểm đã chỉ ra", equal("shortcomings.not_fixed", "0"))
TOO_FEW_TASKS = Ratio(numerator="tasks.done", denominator="tasks.planned", below=D("0.7"))
FORCE_MAJEURE = Holds(fact="circumstances.force_majeure")
WRONG_PERSONNEL_WORK = AnyOf(
    of=(Holds(fact="conduct.concluded_wrong_personnel_work"), Holds(fact="conduct.concluded_disunity"))
)


def four_ranks(excellent: tuple[Condition, ...]) -> tuple[Rank, ...]:
    return (
        Rank(id="excellent", word=RankWord.EXCELLENT, at_least=D("90"), conditions=excellent),
        Rank(id="good", word=RankWord.GOOD, at_least=D("70"), below=D("90"), conditions=(ON_TIME,)),
        Rank(
            id="completed",
            word=RankWord.COMPLETED,
            at_least=D("50"),
            below=D("70"),
            conditions=(ALL_DONE, FEW_LATE),
        ),
        Rank(id="not-completed", word=RankWord.NOT_COMPLETED, below=D("50")),
    )


def quota(within: CohortScope, small_group: SmallGroup | None) -> QuotaRule:
    return QuotaRule(
        rank="excellent",
        share=D("0.2"),
        base="good",
        exceptional_share=D("0.25"),
        exception=condition("Có thành tích nổi trội", Holds(fact="results.outstanding")),
        small_group=small_group,
        within=within,
    )
