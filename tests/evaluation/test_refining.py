"""A rule book that refines another: what details it, what tightens it, and all that loosens it."""

import datetime as dt
import itertools
from decimal import Decimal as D

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judged_units import AUTHORITY, judged_book, judged_sheet
from small_books import books

from danvan import bundled, strategies
from danvan.dates import PartialDate
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.cohort import AwardLimit, Cohort, LeaderRule, QuotaRule, TieRule
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction, Evidence, Group
from danvan.evaluation.facts import Fact
from danvan.evaluation.gates import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    CriterionMinimum,
    Holds,
    Predicate,
    Ratio,
    UnencodedCondition,
)
from danvan.evaluation.leaves import AllOrNothing, ItemRate, Judged, PerItem, Proportional, Unencoded
from danvan.evaluation.measures import NoCase, Rounding
from danvan.evaluation.process import CalendarStep, Council, Reorganisation, Scope, Transition, UnitGroup, YearDay
from danvan.evaluation.ranking import GroupBand, KnockOut, ManualFallback, Rank, RankCeiling, Ranking
from danvan.evaluation.ranks import Settled
from danvan.evaluation.refining import CannotRefine, refined
from danvan.evaluation.refining_words import ChangeKind, change_words
from danvan.evaluation.rulebook import RuleBook, parts
from danvan.evaluation.scoring import Scorer
from danvan.evaluation.verify import verify
from danvan.evaluation.words import (
    Aggregation,
    Block,
    CohortScope,
    Comparison,
    CorrectionRule,
    Direction,
    FallbackCause,
    MissingDataPolicy,
    NoCaseResult,
    QuotaDenominator,
    RankWord,
    RoundingMode,
    RoundingPoint,
    ScoreKind,
    StepKind,
)
from danvan.units.unit import Level

CLEAN, STRICT, FRAUD = Holds(fact="clean"), Holds(fact="strict"), Holds(fact="fraud")
OPEN = Unencoded(why="Chưa có phụ lục")
HERE = Scope(described="Xã, phường của tỉnh")


def day(text: str) -> YearDay:
    return YearDay(day=PartialDate.parse(text))


def rank(name: str, word: RankWord, *conditions: Predicate, low: str | None = None, below: str | None = None) -> Rank:
    return Rank(
        id=name,
        word=word,
        at_least=None if low is None else D(low),
        below=None if below is None else D(below),
        conditions=tuple(Condition(title=f"Điều kiện {place}", when=when) for place, when in enumerate(conditions)),
    )


BASE = RuleBook(
    id="base",
    title="Khung",
    title_en="Frame",
    issuer="Trung ương",
    valid_from=dt.date(2025, 9, 1),
    scope=Scope(described="Cả nước", levels=(Level.PROVINCE, Level.COMMUNE), nationwide=True),
    calendar=(CalendarStep(kind=StepKind.SELF_SCORE, closes=day("--12-15")),),
    unit_groups=(UnitGroup(id="upland", title="Miền núi"),),
    total=D(100),
    groups=(Group(id="work", title="Công tác", maximum=D(60)), Group(id="rest", title="Còn lại", maximum=D(40))),
    criteria=(
        Criterion(id="open", title="Để ngỏ", group="work", maximum=D(30), shape=OPEN),
        Criterion(
            id="share",
            title="Tỷ lệ",
            group="work",
            maximum=D(30),
            shape=Proportional(numerator="done", denominator="planned"),
            evidence=(Evidence(title="Báo cáo"),),
        ),
    ),
    bonuses=(
        Bonus(
            id="plus",
            title="Thưởng",
            cap=D(5),
            items=(Adjustment(id="plus.1", title="Mô hình", shape=PerItem(items=(ItemRate(count="models"),))),),
        ),
    ),
    deductions=(
        Deduction(
            id="minus",
            title="Trừ",
            cap=D(5),
            items=(
                Adjustment(id="minus.1", title="Chậm", shape=PerItem(items=(ItemRate(count="late", per_item=D(1)),))),
            ),
        ),
    ),
    ranking=Ranking(
        ranks=(
            rank("excellent", RankWord.EXCELLENT, CLEAN, low="90"),
            rank("good", RankWord.GOOD, low="70", below="90"),
            rank("low", RankWord.NOT_COMPLETED, below="70"),
        ),
        knock_outs=(KnockOut(id="fraud", title="Gian dối", when=FRAUD, to="low", unless=Holds(fact="forced")),),
        ceilings=(RankCeiling(id="late", title="Nộp chậm", when=Holds(fact="sent.late"), at_most="good"),),
    ),
    cohort=Cohort(
        quotas=(
            QuotaRule(
                rank="excellent",
                share=D("0.2"),
                base="good",
                exceptional_share=D("0.25"),
                within=CohortScope.CLUSTER,
            ),
        ),
    ),
)
BARE = RuleBook(id="local", title="Địa phương", scope=HERE, extends="base")


def local(**fields: object) -> RuleBook:
    return attrs.evolve(BARE, **fields)  # type: ignore[arg-type]  # each case states its fields rightly


def ranks(*some: Rank, **fields: object) -> RuleBook:
    others = some or (Rank(id="low", word=RankWord.NOT_COMPLETED),)
    return local(ranking=Ranking(ranks=others, **fields))  # type: ignore[arg-type]  # as above


def quota(**fields: object) -> RuleBook:
    stated = {"rank": "excellent", "share": D("0.2"), "base": "good", "within": CohortScope.CLUSTER, **fields}
    return local(cohort=Cohort(quotas=(QuotaRule(**stated),)))  # type: ignore[arg-type]  # as above


def line(name: str, maximum: str | None, group: str | None = "work") -> Criterion:
    most = None if maximum is None else D(maximum)
    return Criterion(id=name, title="Chi tiết", group=group, maximum=most, shape=AllOrNothing(when=CLEAN))


def bonus(**fields: object) -> RuleBook:
    return local(bonuses=(attrs.evolve(BASE.bonuses[0], **fields),))  # type: ignore[arg-type]  # as above


def deduction(**fields: object) -> RuleBook:
    return local(deductions=(attrs.evolve(BASE.deductions[0], **fields),))  # type: ignore[arg-type]  # as above


def share(**fields: object) -> RuleBook:
    return local(criteria=(attrs.evolve(BASE.criteria[1], **fields),))  # type: ignore[arg-type]  # as above


def knock(**fields: object) -> RuleBook:
    assert BASE.ranking is not None
    changed = attrs.evolve(BASE.ranking.knock_outs[0], **fields)  # type: ignore[arg-type]  # as above
    return ranks(knock_outs=(changed,))


QUOTA = "cohort.quotas.excellent/good/cluster"
EXTRA_ITEM = Adjustment(id="more", title="Thêm", shape=PerItem(items=(ItemRate(count="wrong", per_item=D(1)),)))
KNOCK = KnockOut(id="theft", title="Chiếm đoạt", when=STRICT, to="low")
CEILING = RankCeiling(id="rude", title="Thái độ", when=STRICT, at_most="good")

TIGHTER = {
    "higher rank": (
        ranks(rank("excellent", RankWord.EXCELLENT, low="92")),
        ["excellent.at_least: 90 → 92", "good.below: 90 → 92"],
    ),
    "higher ranks stated with their ends": (
        ranks(
            rank("excellent", RankWord.EXCELLENT, low="92"),
            rank("good", RankWord.GOOD, low="75", below="92"),
        ),
        ["excellent.at_least: 90 → 92", "good.below: 90 → 92", "good.at_least: 70 → 75", "low.below: 70 → 75"],
    ),
    "further condition": (ranks(rank("good", RankWord.GOOD, STRICT)), ["good: – → Điều kiện 0"]),
    "condition with another": (
        ranks(rank("excellent", RankWord.EXCELLENT, AllOf(of=(CLEAN, STRICT)))),
        ["excellent: Điều kiện 0: clean → clean and strict"],
    ),
    "further knock-out": (ranks(knock_outs=(KNOCK,)), ["theft: – → Chiếm đoạt"]),
    "wider knock-out": (
        knock(when=AnyOf(of=(FRAUD, STRICT))),
        ["fraud.when: fraud → fraud or strict"],
    ),
    "narrower exception": (
        knock(unless=AllOf(of=(Holds(fact="forced"), STRICT))),
        ["fraud.unless: forced → forced and strict"],
    ),
    "further ceiling": (ranks(ceilings=(CEILING,)), ["rude: – → Thái độ"]),
    "lower ceiling": (
        ranks(ceilings=(RankCeiling(id="late", title="Nộp chậm", when=Holds(fact="sent.late"), at_most="low"),)),
        ["late.at_most: good → low"],
    ),
    "lower bonus": (bonus(cap=D(3)), ["plus.cap: 5 → 3"]),
    "higher deduction": (deduction(cap=D(10)), ["minus.cap: 5 → 10"]),
    "further deduction in a block": (deduction(items=(*BASE.deductions[0].items, EXTRA_ITEM)), ["more: – → Thêm"]),
    "further block of deductions": (
        local(deductions=(Deduction(id="fines", title="Phạt", items=(EXTRA_ITEM,)),)),
        ["fines: – → Phạt"],
    ),
    "lower quota": (
        quota(share=D("0.15"), exceptional_share=D("0.2")),
        [f"{QUOTA}.share: 0.2 → 0.15", f"{QUOTA}.exceptional_share: 0.25 → 0.2"],
    ),
    "further quota": (
        local(cohort=Cohort(quotas=(QuotaRule(rank="good", share=D("0.5"), base="low", within=CohortScope.BLOCK),))),
        ["cohort.quotas.good/low/block: – → good, 0.5, low, block"],
    ),
    "fewer levels": (local(scope=Scope(described="Xã", levels=(Level.COMMUNE,))), ["scope.levels"]),
    "one province": (local(scope=Scope(described="Tỉnh", territory="vn/a")), ["scope.territory: – → vn/a"]),
    "shorter validity": (
        local(valid_from=dt.date(2026, 1, 1)),
        ["valid_from: 2025-09-01 → 2026-01-01"],
    ),
    "an earlier day": (
        local(calendar=(CalendarStep(kind=StepKind.SELF_SCORE, closes=day("--12-10")),)),
        ["calendar.self_score.closes: --12-15 → --12-10"],
    ),
    "more proof": (share(evidence=(Evidence(title="Báo cáo", least=2),)), ["share.evidence.Báo cáo.least: 1 → 2"]),
    "all children": (local(complete_children=True), ["complete_children: no → yes"]),
}


@pytest.mark.parametrize("name", TIGHTER)
def test_what_tightens_is_joined_and_listed(name: str) -> None:
    book, said = TIGHTER[name]
    found = refined(book, BASE)
    assert {change.kind for change in found.changes if not change.what.endswith("described")} <= {
        ChangeKind.TIGHTENS,
        ChangeKind.REWORDS,
    }
    listed = [change_words(change).en for change in found.changes if change.kind is ChangeKind.TIGHTENS]
    assert len(listed) == len(said)
    for text, part in zip(listed, said, strict=True):
        assert part in text
        assert text.endswith("(tightens)")


DETAILS: dict[str, tuple[RuleBook, RuleBook, set[str]]] = {
    "whose score": (BASE, local(counts=ScoreKind.FINAL), {"counts"}),
    "missing facts": (BASE, local(missing=MissingDataPolicy.REFUSE), {"missing"}),
    "rounding": (BASE, local(roundings=(Rounding(places=1, at=RoundingPoint.TOTAL),)), {"roundings.total"}),
    "end": (BASE, local(valid_to=dt.date(2030, 12, 31)), {"valid_to"}),
    "who decides": (BASE, local(decided_by="Ban Thường vụ"), {"decided_by"}),
    "council": (BASE, local(council=Council(name="Hội đồng")), {"council"}),
    "step": (
        BASE,
        local(calendar=(CalendarStep(kind=StepKind.APPRAISAL, closes=day("--12-25")),)),
        {"calendar.appraisal"},
    ),
    "who does a step": (
        BASE,
        local(calendar=(CalendarStep(kind=StepKind.SELF_SCORE, by="Đơn vị"),)),
        {"by"},
    ),
    "blocks": (BASE, local(scope=Scope(described="Xã", blocks=(Block.COMMUNES,))), {"scope.blocks"}),
    "unit group": (BASE, local(unit_groups=(UnitGroup(id="coast", title="Ven biển"),)), {"coast"}),
    "who is in a group": (
        BASE,
        local(unit_groups=(UnitGroup(id="upland", title="Miền núi", when=STRICT),)),
        {"upland.when"},
    ),
    "bonus": (BASE, bonus(above_total=False, counts_for_rank=True), {"plus.above_total", "plus.counts_for_rank"}),
    "deduction": (BASE, deduction(counts_for_rank=False), {"minus.counts_for_rank"}),
    "points of an item": (
        BASE,
        bonus(
            items=(
                Adjustment(
                    id="plus.1", title="Mô hình", shape=PerItem(items=(ItemRate(count="models", per_item=D(1)),))
                ),
            )
        ),
        {"plus.1.shape.items.0.per_item"},
    ),
    "no case": (
        BASE,
        share(shape=Proportional(numerator="done", denominator="planned", no_case=NoCase(gives=NoCaseResult.FULL))),
        {"share.shape.no_case"},
    ),
    "proof": (BASE, share(evidence=(Evidence(title="Sổ theo dõi"),)), {"share.evidence.Sổ theo dõi"}),
    "the rule of a line": (BASE, local(criteria=(line("open", "30"),)), {"open.shape"}),
    "lines in place of one": (BASE, local(criteria=(line("n1", "10"), line("n2", "20"))), {"open", "n1", "n2"}),
    "a group in place of a line": (
        BASE,
        local(
            groups=(Group(id="open", title="Để ngỏ"),), criteria=(line("n1", "10", "open"), line("n2", "20", "open"))
        ),
        {"open", "n1", "n2"},
    ),
    "lines in an empty group": (BASE, local(criteria=(line("r1", "40", "rest"),)), {"r1"}),
    "groups in an empty group": (
        BASE,
        local(
            groups=(Group(id="rest.a", title="A", within="rest", maximum=D(40)),),
            criteria=(line("r1", "40", "rest.a"),),
        ),
        {"rest.a", "r1"},
    ),
    "denominator and rounding of a quota": (
        BASE,
        quota(denominator=QuotaDenominator.FINAL_GOOD, rounding=RoundingMode.DOWN),
        {"denominator", "rounding"},
    ),
    "ties": (BASE, local(cohort=Cohort(tie=TieRule(otherwise=AUTHORITY))), {"cohort.tie"}),
    "awards": (
        BASE,
        local(cohort=Cohort(awards=(AwardLimit(title="Giấy khen", most=3),))),
        {"cohort.awards.Giấy khen"},
    ),
    "fallback": (
        BASE,
        ranks(fallbacks=(ManualFallback(cause=FallbackCause.NO_RANK_FITS, by=AUTHORITY),)),
        {"fallbacks.no_rank_fits"},
    ),
    "otherwise": (BASE, ranks(otherwise="low"), {"otherwise"}),
    "not ranked": (
        BASE,
        ranks(
            Rank(id="none", word=RankWord.NOT_RANKED),
            knock_outs=(KnockOut(id="new", title="Mới lập", when=STRICT, to="none"),),
        ),
        {"none"},
    ),
    "new units": (BASE, local(reorganisation=Reorganisation(least_months=6)), {"reorganisation"}),
    "wrong results": (BASE, local(corrections=(CorrectionRule.RE_EVALUATE,)), {"corrections"}),
    "a condition that was not data": (
        attrs.evolve(
            BASE,
            ranking=Ranking(
                ranks=(
                    rank("excellent", RankWord.EXCELLENT, AllOf(of=(CLEAN, UnencodedCondition(why="?"))), low="70"),
                    rank("low", RankWord.NOT_COMPLETED, below="70"),
                ),
            ),
            cohort=None,
        ),
        ranks(rank("excellent", RankWord.EXCELLENT, AllOf(of=(CLEAN, STRICT)))),
        {"excellent: Điều kiện 0.1"},
    ),
    "a case that nothing says": (
        attrs.evolve(
            BASE,
            ranking=Ranking(
                ranks=(rank("only", RankWord.PASS, Ratio(numerator="done", denominator="planned", at_least=D("0.9"))),)
            ),
            cohort=None,
        ),
        ranks(
            rank(
                "only",
                RankWord.PASS,
                Ratio(numerator="done", denominator="planned", at_least=D("0.9"), no_case=True),
            )
        ),
        {"only: Điều kiện 0.no_case"},
    ),
    "the whole ranking": (
        attrs.evolve(BASE, ranking=None, cohort=None),
        ranks(rank("pass", RankWord.PASS, low="50"), otherwise="pass"),
        {"ranking"},
    ),
}


@pytest.mark.parametrize("name", DETAILS)
def test_what_details_is_joined_and_listed(name: str) -> None:
    base, book, what = DETAILS[name]
    found = refined(book, base)
    listed = {change.what for change in found.changes if change.kind is ChangeKind.DETAILS}
    assert len(listed) >= len(what)
    for part in what:
        assert any(part in said for said in listed), (part, listed)
    assert Scorer(found.book).book is found.book


LOOSER: dict[str, tuple[RuleBook, list[tuple[str, tuple[str | int, ...]]]]] = {
    "lower rank": (
        ranks(rank("excellent", RankWord.EXCELLENT, low="85")),
        [("refine-loosens", ("ranking", "ranks", 0, "at_least"))],
    ),
    "a rank above its own end": (
        ranks(rank("good", RankWord.GOOD, low="95")),
        [("range-order", ("ranking", "ranks", 0, "below"))],
    ),
    "another end": (
        ranks(rank("low", RankWord.NOT_COMPLETED, below="60")),
        [("refine-loosens", ("ranking", "ranks", 0, "below"))],
    ),
    "another word": (
        ranks(rank("good", RankWord.EXCELLENT)),
        [("refine-loosens", ("ranking", "ranks", 0, "word"))],
    ),
    "another rank": (
        ranks(rank("fair", RankWord.FAIR, low="80", below="90")),
        [("refine-adds", ("ranking", "ranks", 0))],
    ),
    "another condition": (
        ranks(rank("excellent", RankWord.EXCELLENT, STRICT)),
        [("refine-not-surely-tighter", ("ranking", "ranks", 0, "conditions", 0, "when"))],
    ),
    "one of two conditions": (
        ranks(rank("excellent", RankWord.EXCELLENT, AnyOf(of=(CLEAN, STRICT)))),
        [("refine-not-surely-tighter", ("ranking", "ranks", 0, "conditions", 0, "when"))],
    ),
    "knock-out upwards": (
        ranks(knock_outs=(attrs.evolve(KNOCK, to="good"),)),
        [("refine-lifts", ("ranking", "knock_outs", 0, "to"))],
    ),
    "narrower knock-out": (
        knock(when=AllOf(of=(FRAUD, STRICT))),
        [("refine-not-surely-tighter", ("ranking", "knock_outs", 0, "when"))],
    ),
    "knock-out that is weighed": (
        knock(weighed_when=STRICT),
        [("refine-loosens", ("ranking", "knock_outs", 0, "weighed_when"))],
    ),
    "higher ceiling": (
        ranks(ceilings=(RankCeiling(id="late", title="Nộp chậm", when=Holds(fact="sent.late"), at_most="excellent"),)),
        [("refine-loosens", ("ranking", "ceilings", 0, "at_most"))],
    ),
    "more bonus": (bonus(cap=D(6)), [("refine-loosens", ("bonuses", 0, "cap"))]),
    "further bonus": (
        bonus(items=(*BASE.bonuses[0].items, EXTRA_ITEM)),
        [("refine-adds", ("bonuses", 0, "items", 1))],
    ),
    "further block of bonus": (
        local(bonuses=(Bonus(id="gifts", title="Quà", items=(EXTRA_ITEM,)),)),
        [("refine-adds", ("bonuses", 0))],
    ),
    "less deduction": (deduction(cap=D(4)), [("refine-loosens", ("deductions", 0, "cap"))]),
    "a limit to a deduction": (
        deduction(items=(attrs.evolve(BASE.deductions[0].items[0], cap=D(1)),)),
        [("refine-loosens", ("deductions", 0, "items", 0, "cap"))],
    ),
    "more quota": (
        quota(share=D("0.22"), exceptional_share=D("0.3")),
        [
            ("refine-loosens", ("cohort", "quotas", 0, "share")),
            ("refine-loosens", ("cohort", "quotas", 0, "exceptional_share")),
        ],
    ),
    "another maximum": (share(maximum=D(35)), [("refine-loosens", ("criteria", 0, "maximum"))]),
    "another total": (local(total=D(120)), [("refine-loosens", ("total",))]),
    "another group": (share(group="rest"), [("refine-loosens", ("criteria", 0, "group"))]),
    "another rule": (
        share(shape=AllOrNothing(when=CLEAN)),
        [("refine-loosens", ("criteria", 0, "shape"))],
    ),
    "other facts": (
        share(shape=Proportional(numerator="tried", denominator="planned")),
        [("refine-loosens", ("criteria", 0, "shape", "numerator"))],
    ),
    "lines that make more": (
        local(criteria=(line("n1", "10"), line("n2", "25"))),
        [("refine-maxima", ("criteria", 0))],
    ),
    "a line without a maximum": (local(criteria=(line("n1", None),)), [("refine-maxima", ("criteria", 0))]),
    "lines of a group that make less": (
        local(groups=(Group(id="open", title="Để ngỏ"),), criteria=(line("n1", "10", "open"),)),
        [("refine-maxima", ("criteria", 0))],
    ),
    "a line where there are some": (
        local(criteria=(line("n1", "30"), line("open", "30"))),
        [("refine-adds", ("criteria", 0))],
    ),
    "a line directly under the total": (
        local(criteria=(line("n1", "30", None),)),
        [("refine-adds", ("criteria", 0))],
    ),
    "a group of a line that is data": (
        local(groups=(Group(id="share", title="Tỷ lệ", within="work"),)),
        [("refine-loosens", ("groups", 0))],
    ),
    "a line of a group": (
        local(criteria=(line("rest", "40", None),)),
        [("refine-loosens", ("criteria", 0, "id"))],
    ),
    "wider scope": (
        local(scope=Scope(described="Cả bộ", levels=(Level.COMMUNE, Level.DISTRICT))),
        [("refine-loosens", ("scope", "levels"))],
    ),
    "earlier start": (local(valid_from=dt.date(2025, 1, 1)), [("refine-loosens", ("valid_from",))]),
    "later day": (
        local(calendar=(CalendarStep(kind=StepKind.SELF_SCORE, closes=day("--12-31")),)),
        [("refine-loosens", ("calendar", 0, "closes"))],
    ),
    "older rules": (
        local(transitions=(Transition(text="Năm 2025 dùng bộ cũ"),)),
        [("refine-adds", ("transitions", 0))],
    ),
    "an unknown name": (
        ranks(rank("good", RankWord.GOOD, CriterionMinimum(of=("nowhere",), points=D(1)))),
        [("unknown-id", ("ranking", "ranks", 0, "conditions", 0, "when", "of", 0))],
    ),
}


@pytest.mark.parametrize("name", LOOSER)
def test_what_loosens_is_refused_with_its_place(name: str) -> None:
    book, problems = LOOSER[name]
    with pytest.raises(CannotRefine) as caught:
        refined(book, BASE)
    assert [(problem.code, problem.pointer) for problem in caught.value.problems] == problems
    assert all(text and "{" not in text for text in (caught.value.sentence.vi, caught.value.sentence.en))


def test_all_that_loosens_is_said_at_once() -> None:
    book = local(
        total=D(90),
        bonuses=(attrs.evolve(BASE.bonuses[0], cap=D(6)),),
        ranking=Ranking(ranks=(rank("excellent", RankWord.EXCELLENT, STRICT, low="80"),)),
        valid_from=dt.date(2020, 1, 1),
    )
    with pytest.raises(CannotRefine) as caught:
        refined(book, BASE)
    assert sorted(problem.pointer[0] for problem in caught.value.problems) == [
        *("bonuses", "ranking", "ranking", "total", "valid_from"),
    ]
    assert "“total” is 100 in “base” and 90 here" in caught.value.sentence.en
    assert "“total” trong “base” là 100, ở đây là 90" in caught.value.sentence.vi


# Defaults that were written out.


WRITTEN: dict[str, tuple[RuleBook, RuleBook, tuple[str | int, ...]]] = {
    "a sum where there is a mean": (
        attrs.evolve(BASE, aggregation=Aggregation.MEAN),
        local(aggregation=Aggregation.SUM),
        ("aggregation",),
    ),
    "parts that may be missing": (
        attrs.evolve(BASE, complete_children=True),
        local(complete_children=False),
        ("complete_children",),
    ),
    "no step at all": (BASE, local(calendar=()), ("calendar",)),
    "no level at all": (BASE, BARE, ("scope", "levels")),
    "no line at all": (BASE, local(criteria=()), ("criteria",)),
    "no deduction at all": (BASE, local(deductions=()), ("deductions",)),
    "lines scored by the body itself": (
        attrs.evolve(BASE, criteria=(attrs.evolve(BASE.criteria[0], self_scored=False), BASE.criteria[1])),
        local(criteria=(BASE.criteria[0],)),
        ("criteria", 0, "self_scored"),
    ),
    "the highest first": (
        attrs.evolve(BASE, cohort=Cohort(order=Direction.LOWER_IS_BETTER)),
        local(cohort=Cohort(order=Direction.HIGHER_IS_BETTER)),
        ("cohort", "order"),
    ),
    "no condition at all": (
        BASE,
        ranks(rank("excellent", RankWord.EXCELLENT)),
        ("ranking", "ranks", 0, "conditions"),
    ),
    "no knock-out at all": (BASE, ranks(), ("ranking", "knock_outs")),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_default_that_is_written_out_loosens_what_the_base_states(name: str) -> None:
    base, book, place = WRITTEN[name]
    assert refined(book, base).book.id == "local"
    assert refined(book, base, written=keys(book)).book.id == "local"
    with pytest.raises(CannotRefine) as caught:
        refined(book, base, written={*keys(book), place})
    assert [(problem.code, problem.pointer) for problem in caught.value.problems] == [("refine-loosens", place)]
    assert caught.value.book is book
    # A book that says the same as its base loosens nothing, however it is written.
    same = attrs.evolve(base, id="local", extends="base")
    assert refined(same, base, written=keys(same)).changes == ()


def keys(book: RuleBook) -> set[tuple[str | int, ...]]:
    """The places of all keys whose value is not the default, as a file has them."""
    return {
        (*at, field.name)
        for at, part in parts(book)
        for field in attrs.fields(type(part))
        if getattr(part, field.name) != field.default
    }


def test_a_default_that_tightens_does_so_only_where_it_is_written() -> None:
    """A leader rule awards one unit unless it says otherwise, and rounding is half up."""

    def book(most: int, mode: RoundingMode) -> RuleBook:
        return local(
            cohort=Cohort(leaders=(LeaderRule(within=CohortScope.CLUSTER, most=most),)),
            roundings=(Rounding(places=1, at=RoundingPoint.TOTAL, mode=mode),),
        )

    base = attrs.evolve(book(3, RoundingMode.DOWN), id="base", extends=None, ranking=BASE.ranking)
    own = book(1, RoundingMode.HALF_UP)
    most, mode = ("cohort", "leaders", 0, "most"), ("roundings", 0, "mode")
    assert most not in keys(own)
    kept = refined(own, base, written=keys(own)).book
    assert (kept.cohort, kept.roundings) == (base.cohort, base.roundings)
    found = refined(own, base, written={*keys(own), most})
    assert [(change.at, change.kind) for change in found.changes] == [(most, ChangeKind.TIGHTENS)]
    with pytest.raises(CannotRefine, match=r"roundings\.total\.mode"):
        refined(own, base, written={*keys(own), mode})


# Where a part of the joined book was written.


def test_parts_are_found_where_they_were_written() -> None:
    book = local(
        calendar=(CalendarStep(kind=StepKind.APPRAISAL, closes=day("--12-25")),),
        criteria=(line("n1", "10"), line("n2", "20")),
        ranking=Ranking(ranks=(rank("excellent", RankWord.EXCELLENT, STRICT, low="92"),), ceilings=(CEILING,)),
        scope=Scope(described="Xã"),
        deductions=(attrs.evolve(BASE.deductions[0], cap=D(8), items=(EXTRA_ITEM,)),),
    )
    book = attrs.evolve(
        book,
        ranking=Ranking(
            ranks=(
                Rank(
                    id="excellent",
                    word=RankWord.EXCELLENT,
                    at_least=D(92),
                    conditions=(Condition(title="Thêm", when=STRICT),),
                ),
            ),
            ceilings=(CEILING,),
        ),
    )
    found = refined(book, BASE)

    def at(*pointer: str | int) -> tuple[str, tuple[str | int, ...]]:
        written, place = found.written_at(pointer)
        return written.id, place

    assert [one.id for one in found.book.criteria] == ["n1", "n2", "share"]
    assert at("criteria", 1, "shape") == ("local", ("criteria", 1, "shape"))
    assert at("criteria", 2, "shape", "numerator") == ("base", ("criteria", 1, "shape", "numerator"))
    assert at("groups", 1) == ("base", ("groups", 1))
    assert at("calendar", 1, "closes") == ("local", ("calendar", 0, "closes"))
    assert at("ranking") == ("local", ("ranking",))
    assert at("ranking", "ranks", 0, "at_least") == ("local", ("ranking", "ranks", 0, "at_least"))
    assert at("ranking", "ranks", 0, "conditions", 0, "when") == (
        "base",
        ("ranking", "ranks", 0, "conditions", 0, "when"),
    )
    assert at("ranking", "ranks", 0, "conditions", 1, "when") == (
        "local",
        ("ranking", "ranks", 0, "conditions", 0, "when"),
    )
    assert at("ranking", "ceilings", 1) == ("local", ("ranking", "ceilings", 0))
    assert at("ranking", "knock_outs", 0) == ("base", ("ranking", "knock_outs", 0))
    assert at("deductions", 0, "items", 1, "shape") == ("local", ("deductions", 0, "items", 0, "shape"))
    assert at("deductions", 0, "items", 0) == ("base", ("deductions", 0, "items", 0))
    assert at("deductions", 0) == ("local", ("deductions", 0))
    assert at("scope", "nationwide") == ("base", ("scope", "nationwide"))
    assert at("total") == ("base", ("total",))
    # The end of “good” follows the beginning of “excellent”, and only that is written.
    assert at("ranking", "ranks", 1, "below") == ("local", ("ranking", "ranks"))


def test_without_anything_of_its_own_all_is_written_in_the_base() -> None:
    found = refined(BARE, BASE)
    for pointer, part in parts(found.book):
        book, place = found.written_at(pointer)
        assert (book.id, place) == (("local", pointer) if pointer[:1] in ((), ("scope",)) else ("base", pointer))
        assert part is not None


# Bounds of conditions that are drawn more narrowly.


def on_time(share_: str) -> Ratio:
    return Ratio(numerator="done", denominator="planned", at_least=D(share_), no_case=True)


def late(least: int) -> Compare:
    return Compare(fact="late", comparison=Comparison.AT_LEAST, value=D(least))


def bounded(share_: str, least: int) -> Ranking:
    return Ranking(
        ranks=(rank("excellent", RankWord.EXCELLENT, on_time(share_), low="90"), rank("low", RankWord.NOT_COMPLETED)),
        knock_outs=(KnockOut(id="late", title="Chậm", when=late(least), to="low"),),
    )


def test_a_bound_that_is_surely_stricter_tightens_and_another_is_refused() -> None:
    base = attrs.evolve(BASE, ranking=bounded("0.8", 5), cohort=None)
    found = refined(local(ranking=bounded("0.85", 3)), base)
    assert [(change.kind, change_words(change).en) for change in found.changes if "described" not in change.what] == [
        (
            ChangeKind.TIGHTENS,
            "excellent: Điều kiện 0: done / planned at least 80 % → done / planned at least 85 % (tightens)",
        ),
        (ChangeKind.TIGHTENS, "late.when: late at least 5 → late at least 3 (tightens)"),
    ]
    with pytest.raises(CannotRefine) as caught:
        refined(local(ranking=bounded("0.75", 6)), base)
    assert [(problem.code, problem.pointer) for problem in caught.value.problems] == [
        ("refine-not-surely-tighter", ("ranking", "ranks", 0, "conditions", 0, "when")),
        ("refine-not-surely-tighter", ("ranking", "knock_outs", 0, "when")),
    ]
    assert "“late.when” is “late at least 5” in “base” and “late at least 6” here" in caught.value.sentence.en


def test_lines_beside_others_in_a_mean_are_refused() -> None:
    mean = attrs.evolve(BASE, groups=(attrs.evolve(BASE.groups[0], aggregation=Aggregation.MEAN), BASE.groups[1]))
    with pytest.raises(CannotRefine) as caught:
        refined(local(criteria=(line("n1", "10"), line("n2", "20"))), mean)
    assert [problem.code for problem in caught.value.problems] == ["refine-mean", "refine-mean"]


# Where a stricter rank could lift somebody.


def test_a_higher_rank_lifts_nobody_from_the_rank_of_those_that_fit_none() -> None:
    """91 points without the condition are “not completed” by the base, and would be “good” once “good” reaches 92."""
    base = judged_book(excellent=(Condition(title="Sạch", when=CLEAN),), name="base")
    higher = ranks(rank("excellent", RankWord.EXCELLENT, low="92"))
    with pytest.raises(CannotRefine) as caught:
        refined(higher, base)
    [problem] = caught.value.problems
    assert (problem.code, problem.pointer) == ("refine-otherwise", ("ranking", "ranks", 0, "at_least"))
    # Without a condition nobody with 91 points fell through, and when the authority settles it, nobody is lifted.
    assert refined(higher, judged_book(name="base")).book.ranking is not None
    assert base.ranking is not None
    by_hand = ManualFallback(cause=FallbackCause.CONDITIONS_DISAGREE, by=AUTHORITY)
    settled = attrs.evolve(base, ranking=attrs.evolve(base.ranking, fallbacks=(by_hand,)))
    assert refined(higher, settled).book.ranking is not None


def test_a_further_condition_of_the_lowest_rank_lets_nobody_out_of_it() -> None:
    base = attrs.evolve(
        BASE,
        ranking=Ranking(ranks=(rank("a", RankWord.PASS, low="50"), rank("b", RankWord.FAIL, below="50"))),
        cohort=None,
    )
    assert base.ranking is not None
    base = attrs.evolve(base, ranking=attrs.evolve(base.ranking, otherwise="a"))
    with pytest.raises(CannotRefine) as caught:
        refined(ranks(rank("b", RankWord.FAIL, STRICT)), base)
    assert [problem.code for problem in caught.value.problems] == ["refine-otherwise"]
    assert refined(ranks(rank("a", RankWord.PASS, STRICT)), attrs.evolve(base, ranking=base.ranking)).changes


def test_an_authority_does_not_take_the_place_of_a_rank_that_the_base_gives() -> None:
    by_hand = ManualFallback(cause=FallbackCause.CONDITIONS_DISAGREE, by=AUTHORITY)
    with pytest.raises(CannotRefine) as caught:
        refined(ranks(Rank(id="good", word=RankWord.GOOD), fallbacks=(by_hand,)), judged_book(name="base"))
    assert [(problem.code, problem.pointer) for problem in caught.value.problems] == [
        ("refine-otherwise", ("ranking", "fallbacks", 0))
    ]


def test_bands_of_unit_groups_follow_each_other_too() -> None:
    assert BASE.ranking is not None
    high, good, low = BASE.ranking.ranks
    banded = attrs.evolve(
        BASE,
        ranking=Ranking(
            ranks=(
                attrs.evolve(high, by_group=(GroupBand(group="upland", at_least=D(85)),)),
                attrs.evolve(good, by_group=(GroupBand(group="upland", at_least=D(65), below=D(85)),)),
                attrs.evolve(low, by_group=(GroupBand(group="upland", below=D(65)),)),
            )
        ),
    )
    found = refined(
        ranks(Rank(id="excellent", word=RankWord.EXCELLENT, by_group=(GroupBand(group="upland", at_least=D(88)),))),
        banded,
    )
    assert found.book.ranking is not None
    assert [rank.by_group[0] for rank in found.book.ranking.ranks[:2]] == [
        GroupBand(group="upland", at_least=D(88)),
        GroupBand(group="upland", at_least=D(65), below=D(88)),
    ]
    assert [rank.below for rank in found.book.ranking.ranks] == [None, D(90), D(70)]
    lower = GroupBand(group="upland", at_least=D(80))
    with pytest.raises(CannotRefine) as caught:
        refined(ranks(Rank(id="excellent", word=RankWord.EXCELLENT, by_group=(lower,))), banded)
    assert [problem.pointer for problem in caught.value.problems] == [
        ("ranking", "ranks", 0, "by_group", 0, "at_least")
    ]


def test_a_line_that_conditions_name_is_detailed_as_a_group() -> None:
    assert BASE.ranking is not None
    least = CriterionMinimum(of=("open",), points=D(10))
    named = attrs.evolve(
        BASE, ranking=Ranking(ranks=(rank("excellent", RankWord.EXCELLENT, least),)), cohort=None,
        bonuses=(), deductions=(),
    )  # fmt: skip
    with pytest.raises(CannotRefine) as caught:
        refined(local(criteria=(line("n1", "30"),)), named)
    assert [problem.code for problem in caught.value.problems] == ["refine-named"]
    found = refined(
        local(groups=(Group(id="open", title="Để ngỏ"),), criteria=(line("n1", "30", "open"),)),
        named,
    )
    assert [(group.id, group.within, group.maximum) for group in found.book.groups][-1] == ("open", "work", D(30))


def test_whose_book_it_is_is_never_taken_from_the_base() -> None:
    found = refined(BARE, BASE)
    assert (found.book.id, found.book.title, found.book.title_en, found.book.issuer) == (
        "local",
        "Địa phương",
        None,
        None,
    )
    assert found.book.extends is None
    assert (found.book.valid_from, found.book.scope.levels) == (BASE.valid_from, BASE.scope.levels)


def test_a_book_is_joined_with_the_one_it_names_and_that_is_whole() -> None:
    with pytest.raises(CannotRefine) as caught:
        refined(local(extends="other"), BASE)
    assert [problem.code for problem in caught.value.problems] == ["refine-other-base"]
    with pytest.raises(CannotRefine) as caught:
        refined(BARE, attrs.evolve(BASE, extends="centre"))
    assert [problem.code for problem in caught.value.problems] == ["refine-base-open"]


def test_a_local_table_makes_the_party_skeleton_whole() -> None:
    """QĐ366 leaves the criteria to the committees under the Centre; two lines of theirs make its 100 points."""
    skeleton = bundled.rule_books()["qd366"]
    book = local(
        extends="qd366",
        criteria=(
            Criterion(id="tasks", title="Nhiệm vụ", maximum=D(60), shape=Judged(by=AUTHORITY)),
            Criterion(id="people", title="Sâu sát Nhân dân", maximum=D(40), shape=Judged(by=AUTHORITY)),
        ),
        ranking=Ranking(ranks=(Rank(id="good", word=RankWord.GOOD, at_least=D(75)),)),
    )
    found = refined(book, skeleton)
    assert [line.id for line in found.book.criteria] == ["tasks", "people"]
    assert [change_words(change).vi for change in found.changes if change.kind is ChangeKind.TIGHTENS] == [
        "good.at_least: 70 → 75 (siết chặt)",
        "completed.below: 70 → 75 (siết chặt)",
    ]
    assert {flaw.problem.code for flaw in verify(found.book).flaws} <= {
        flaw.problem.code for flaw in verify(skeleton).flaws
    }


# Laws.


def _mine(base: RuleBook) -> dict[str, object]:
    """The fields that say whose book it is, and what they are in the base."""
    names = (
        *("id", "version", "title", "title_en", "standing", "issuer", "enacted_by", "basis", "checked_on"),
        *("replaces", "replaces_books", "mark", "sources", "note", "extra"),
    )
    return {name: getattr(base, name) for name in names}


SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
ANY_BOOK = st.one_of(
    strategies.rule_books(allow_extending=False), books(), st.sampled_from(list(bundled.rule_books().values()))
)


@SLOW
@given(ANY_BOOK)
def test_with_nothing_stated_the_base_stands(base: RuleBook) -> None:
    empty = RuleBook(id="its-own.refinement", title="A", scope=Scope(described=base.scope.described), extends=base.id)
    found = refined(empty, base)
    assert attrs.evolve(found.book, **_mine(base)) == base  # type: ignore[arg-type]  # each is what the base holds
    assert found.changes == ()


@SLOW
@given(ANY_BOOK)
def test_with_all_of_the_base_repeated_the_base_stands(base: RuleBook) -> None:
    found = refined(attrs.evolve(base, id="its-own.refinement", extends=base.id), base)
    assert attrs.evolve(found.book, id=base.id) == base
    assert found.changes == ()


RANKS = (
    ("excellent", RankWord.EXCELLENT),
    ("good", RankWord.GOOD),
    ("completed", RankWord.COMPLETED),
    ("not-completed", RankWord.NOT_COMPLETED),
)
LOWS = {"excellent": D(90), "good": D(70), "completed": D(50)}
CONDITION = st.sampled_from([Condition(title=code, when=Holds(fact=code)) for code in ("clean", "strict")])


@st.composite
def bases(draw: st.DrawFn) -> RuleBook:
    """Books of four ranks with conditions on some, of which some say what holds where no rank fits."""
    book = judged_book(name="base")
    assert book.ranking is not None
    ranks_ = [
        attrs.evolve(one, conditions=tuple(draw(st.lists(CONDITION, max_size=1, unique_by=lambda one: one.title))))
        if one.id in LOWS
        else one
        for one in book.ranking.ranks
    ]
    otherwise = draw(st.sampled_from(["not-completed", "not-completed", None, "completed"]))
    return attrs.evolve(book, ranking=attrs.evolve(book.ranking, ranks=tuple(ranks_), otherwise=otherwise))


@st.composite
def changed(draw: st.DrawFn) -> RuleBook:
    """A refinement that moves ranks, or asks for more, or adds knock-outs and ceilings; some of it loosens."""
    stated: list[Rank] = []
    for name, word in RANKS:
        moved = draw(st.sampled_from([D(0), D(0), D(3), D(-3)]))
        low = LOWS[name] + moved if moved and name in LOWS else None
        conditions = draw(st.lists(CONDITION, max_size=1))
        stated.append(Rank(id=name, word=word, at_least=low, conditions=tuple(conditions)))
    to = st.sampled_from([name for name, _ in RANKS])
    knocks = draw(
        st.lists(st.builds(KnockOut, id=st.just("k"), title=st.just("A"), when=st.just(FRAUD), to=to), max_size=1)
    )
    ceiling = st.builds(RankCeiling, id=st.just("c"), title=st.just("A"), when=st.just(FRAUD), at_most=to)
    ceilings = draw(st.lists(ceiling, max_size=1))
    return ranks(*stated, knock_outs=tuple(knocks), ceilings=tuple(ceilings))


def _settled(card: ScoreCard) -> str | None:
    [*outcomes] = card.outcomes
    return outcomes[0].rank if len(outcomes) == 1 and outcomes[0].how is Settled.RANKED else None


@settings(max_examples=400, deadline=None)
@given(bases(), changed())
def test_a_tighter_book_ranks_nobody_higher(base: RuleBook, book: RuleBook) -> None:
    try:
        found = refined(book, base)
    except CannotRefine:
        return
    order = [name for name, _ in RANKS]
    before, after = Scorer(base), Scorer(found.book)
    for total in (30, 48, 51, 60, 68, 71, 80, 88, 91, 100):
        for says in itertools.product((True, False), repeat=3):
            facts = [Fact(code=code, holds=held) for code, held in zip(("clean", "strict", "fraud"), says, strict=True)]
            had, has = (_settled(scorer.card(judged_sheet("u", total, facts=facts))) for scorer in (before, after))
            assert had is None or has is None or order.index(has) >= order.index(had)


def test_the_law_above_has_units_that_fall() -> None:
    """So that the law is not kept by refinements that change nothing."""
    found = refined(ranks(rank("excellent", RankWord.EXCELLENT, low="92")), judged_book(name="base"))
    sheet = judged_sheet("x", 91, facts=[Fact(code="clean", holds=True)])
    assert (Scorer(judged_book(name="base")).card(judged_sheet("x", 91)).rank, sheet.unit) == ("excellent", "x")
    assert Scorer(found.book).card(judged_sheet("x", 91)).rank == "good"
