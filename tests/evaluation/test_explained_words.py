"""What is said of rules, losses and outcomes, where it is easily said wrongly."""

from decimal import Decimal as D

import pytest

from danvan.errors import Sentence
from danvan.evaluation.condition_words import condition_words
from danvan.evaluation.criteria import Adjustment, Criterion, Deduction
from danvan.evaluation.explaining import lost_words, outcome_words
from danvan.evaluation.facts import Fact, FactSheet
from danvan.evaluation.gates import AllOf, AtLeast, Holds, Not, NoZeroCriterion, Predicate
from danvan.evaluation.leaves import AllOrNothing, ItemRate, Levels, PerItem, Proportional, ScoreLevel, Steps
from danvan.evaluation.outside import ByScale, OutsideReference, Survey
from danvan.evaluation.process import Scope
from danvan.evaluation.ranking import KnockOut, ManualFallback, Rank, RankCeiling, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import evaluate
from danvan.evaluation.shape_words import shape_words
from danvan.evaluation.shapes import Alternative, Arm, CaseMean, LeafShape
from danvan.evaluation.words import Direction, FallbackCause, RankWord, StepUnit
from danvan.law.periods import Period, PeriodKind

PER = PerItem(items=(ItemRate(count="c", per_item=D(1)),))
A, B, C = (Holds(fact=name) for name in "abc")
YEAR = Period(kind=PeriodKind.YEAR, year=2026)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (AllOf(of=(Not(of=AllOf(of=(A, B))), C)), Sentence("không phải: (a và b) và c", "not: (a and b) and c")),
        (
            AllOf(of=(AtLeast(least=1, of=(A, B)), C)),
            Sentence("(ít nhất 1 trong các điều kiện: a; b) và c", "(at least 1 of: a; b) and c"),
        ),
        (NoZeroCriterion(of=("1", "2")), Sentence("“1”, “2” không bị điểm 0", "none of “1”, “2” has 0 points")),
        (NoZeroCriterion(), Sentence("không có tiêu chí nào bị điểm 0", "no criterion has 0 points")),
    ],
)
def test_conditions_are_said_without_a_second_meaning(condition: Predicate, said: Sentence) -> None:
    assert condition_words(condition, {}) == said


@pytest.mark.parametrize(
    ("shape", "vi", "en"),
    [
        (
            Alternative(first_applies=A, first=Arm(shape=AllOrNothing(when=B), maximum=D(0)), second=Arm(shape=PER)),
            "nếu a: b: 0 điểm",
            "if a: b: 0 points",
        ),
        (CaseMean(cases="files", case=AllOrNothing(when=A), leave_out=B), "không tính hồ sơ: b", "cases left out: b"),
        (PerItem(items=(ItemRate(count="a", per_item=D(1), cap=D(3)),)), "(tối đa 3 điểm)", "(at most 3 points)"),
        (
            Steps(quantity="a", base_quantity=D(1), step=D(1), cap=D(4)),
            "tối đa: 4 điểm",
            "at most: 4 points",
        ),
        (
            OutsideReference(value="a", reference="b", step=D(1), step_unit=StepUnit.PERCENTAGE_POINTS, cap=D(4)),
            "mỗi 1 điểm phần trăm: thêm: ? điểm; tối đa: 4 điểm",
            "each 1 percentage points better: plus: ? points; at most: 4 points",
        ),
        (
            Survey(satisfied="a", asked="b", reading=ByScale(full=D(1), zero_below=D("0.5")), least_sample=30),
            "dưới 50 %: 0 điểm; chỉ tính khi hỏi từ 30 trở lên",
            "under 50 %: 0 points; only of 30 asked or more",
        ),
    ],
)
def test_every_part_of_a_rule_is_said(shape: LeafShape, vi: str, en: str) -> None:
    said = shape_words(shape, D(5), {})
    assert vi in said.vi
    assert en in said.en


def lost(shape: LeafShape, *facts: Fact, deducted: bool = False) -> str:
    line = Criterion(id="k", title="A", maximum=D(2), shape=AllOrNothing(when=Holds(fact="z")) if deducted else shape)
    minus = Deduction(id="d", title="A", cap=D(2), items=(Adjustment(id="d.1", title="A", shape=shape),))
    book = RuleBook(
        id="b", title="A", scope=Scope(described="A"), total=D(2), criteria=(line,), deductions=(minus,) * deducted
    )
    sheet = FactSheet(id="s", unit="u", period=YEAR, facts=(*facts, Fact(code="z", holds=True)))
    [found] = evaluate(book, sheet).lost
    return lost_words(found, {}).en


def test_what_would_have_kept_the_points() -> None:
    late = Fact(code="late", holds=True)
    assert lost(Levels(levels=(ScoreLevel(points=D(0), when=Holds(fact="late")),), otherwise=D(2)), late).endswith(
        "lost 2; kept if not: late"
    )
    lower = Proportional(numerator="a", denominator="b", direction=Direction.LOWER_IS_BETTER)
    some = (Fact(code="a", number=D(1)), Fact(code="b", number=D(2)))
    assert lost(lower, *some).endswith("lost 1; kept if a equal to 0")
    # What a deduction asks for is what takes the points away.
    assert lost(AllOrNothing(when=Holds(fact="late")), late, deducted=True).endswith("lost 2")


def test_an_outcome_is_said_with_the_titles_of_what_led_to_it() -> None:
    ranking = Ranking(
        ranks=(
            Rank(id="top", word=RankWord.GOOD, at_least=D(1)),
            Rank(id="low", word=RankWord.NOT_COMPLETED, below=D(0)),
        ),
        knock_outs=(KnockOut(id="ko", title="Tham nhũng", title_en="Corruption", when=Holds(fact="ko"), to="low"),),
        ceilings=(RankCeiling(id="ce", title="Khiển trách", when=Holds(fact="ce"), at_most="low"),),
        fallbacks=(ManualFallback(cause=FallbackCause.NO_RANK_FITS, by="A"),),
    )
    line = Criterion(id="k", title="A", maximum=D(2), shape=AllOrNothing(when=Holds(fact="p")))
    book = RuleBook(id="b", title="A", scope=Scope(described="A"), total=D(2), criteria=(line,), ranking=ranking)

    def said(**facts: bool) -> Sentence:
        values = {"p": True, "ko": False, "ce": False} | facts
        sheet = FactSheet(
            id="s", unit="u", period=YEAR, facts=tuple(Fact(code=code, holds=holds) for code, holds in values.items())
        )
        card = evaluate(book, sheet)
        [outcome] = card.outcomes
        return outcome_words(card, outcome)

    assert said(ko=True) == Sentence("Không hoàn thành nhiệm vụ (Tham nhũng)", "Not completed (Corruption)")
    assert said(ce=True) == Sentence("Không hoàn thành nhiệm vụ (Khiển trách)", "Not completed (Khiển trách)")
    assert said(p=False) == Sentence(
        "cấp có thẩm quyền quyết định (không thuộc loại nào)", "the authority decides (no rank fits)"
    )
