"""Records of rule books: senseless ones are refused, and each error says why."""

import datetime as dt
import typing
from collections.abc import Callable
from decimal import Decimal as D

import attrs
import pytest

from danvan import messages
from danvan.dates import PartialDate
from danvan.errors import InvalidRecord, pointer_text
from danvan.evaluation import cohort, criteria, gates, leaves, measures, outside, process, ranking, rulebook, shapes
from danvan.evaluation import words as w
from danvan.messages.evaluation import EVALUATION
from danvan.records import fields_of, tag_of

MODULES = (measures, gates, leaves, outside, shapes, criteria, ranking, cohort, process, rulebook)
RECORDS = [
    getattr(module, name)
    for module in MODULES
    for name in module.__all__
    if isinstance(getattr(module, name), type) and attrs.has(getattr(module, name))
]
HOLDS = gates.Holds(fact="a.b")
FULL = leaves.AllOrNothing(when=HOLDS)


@pytest.fixture(autouse=True)
def _with_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "CATALOGUE", {**messages.CATALOGUE, **EVALUATION})


def book(**fields: typing.Any) -> rulebook.RuleBook:
    basic: dict[str, typing.Any] = {"id": "b", "title": "Bộ tiêu chí", "scope": process.Scope(described="Xã")}
    return rulebook.RuleBook(**{**basic, **fields})


def criterion(name: str, **fields: typing.Any) -> criteria.Criterion:
    return criteria.Criterion(id=name, title=name, shape=fields.pop("shape", FULL), **fields)


def group(name: str, within: str | None = None) -> criteria.Group:
    return criteria.Group(id=name, title=name, within=within)


def rank(name: str, **fields: typing.Any) -> ranking.Rank:
    return ranking.Rank(id=name, word=w.RankWord.GOOD, **fields)


def band(below: str) -> ranking.GroupBand:
    return ranking.GroupBand(group="g", below=D(below))


def quota(**fields: typing.Any) -> cohort.QuotaRule:
    basic: dict[str, typing.Any] = {"rank": "a", "share": D("0.2"), "base": "b", "within": w.CohortScope.BLOCK}
    return cohort.QuotaRule(**{**basic, **fields})


def step(**fields: typing.Any) -> process.CalendarStep:
    return process.CalendarStep(kind=w.StepKind.DECISION, **fields)


def day(text: str, years_later: int = 0) -> process.YearDay:
    return process.YearDay(day=PartialDate.parse(text), years_later=years_later)


def reference(**fields: typing.Any) -> outside.OutsideReference:
    basic: dict[str, typing.Any] = {"value": "a", "reference": "b", "step": D("5"), "step_unit": w.StepUnit.ABSOLUTE}
    return outside.OutsideReference(**{**basic, **fields})


def losses(*times: int) -> leaves.ProgressiveLoss:
    return leaves.ProgressiveLoss(steps=tuple(leaves.LossStep(times=count) for count in times))


def share_of(text: str) -> Callable[[], object]:
    return lambda: quota(share=D(text))


NOT_A_SHARE = "{} is not a share from 0.000000001 to 1."
NO_BOUND = "“at_least” is needed when no other bound is stated."
VARIANT = shapes.GroupVariant(group="g", shape=FULL)
ITEM = leaves.CheckItem(id="x", title="x", when=HOLDS)
ADJUSTMENT = criteria.Adjustment(id="a", title="a", shape=FULL)

WRONG: list[tuple[Callable[[], object], str, str]] = [
    # measures
    (lambda: measures.Band(), "", NO_BOUND),
    (
        lambda: measures.Band(at_least=D(1), above=D(1)),
        "/above",
        "“above” cannot stand here, because “at_least” is already the bound on that side.",
    ),
    (
        lambda: measures.Band(at_most=D(1), below=D(1)),
        "/below",
        "“below” cannot stand here, because “at_most” is already the bound on that side.",
    ),
    (lambda: measures.Band(above=D(3), at_most=D(2)), "/at_most", "“at_most” (2) is below “above” (3)."),
    (
        lambda: measures.Fraction(numerator=4, denominator=3),
        "/denominator",
        "“denominator” (3) is below “numerator” (4).",
    ),
    (
        lambda: measures.NoCase(gives=w.NoCaseResult.POINTS),
        "",
        "“points” is needed when “gives” is “points”.",
    ),
    (
        lambda: measures.NoCase(gives=w.NoCaseResult.FULL, points=D(2)),
        "/points",
        "“points” cannot stand here, because “gives” is “full”.",
    ),
    # gates
    (lambda: gates.Between(fact="a"), "", NO_BOUND),
    (
        lambda: gates.Ratio(numerator="a", denominator="b", at_least=D("0.3"), below=D("0.15")),
        "/below",
        "“below” (0.15) is below “at_least” (0.3).",
    ),
    (lambda: gates.PointsBetween(of="a"), "", NO_BOUND),
    (lambda: gates.CriterionMinimum(), "", "“share” is needed when “points” is not stated."),
    (
        lambda: gates.CriterionMinimum(share=D("0.5"), points=D(1)),
        "/points",
        "“points” cannot stand here, because “share” states the minimum.",
    ),
    (lambda: gates.CriterionMinimum(share=D("50")), "/share", NOT_A_SHARE.format(50)),
    (
        lambda: gates.Disciplined(fact="a", at_least=w.DisciplineLevel.WARNING, at_most=w.DisciplineLevel.REPRIMAND),
        "/at_most",
        "“at_most” (reprimand) is below “at_least” (warning).",
    ),
    (lambda: gates.AtLeast(least=2, of=(HOLDS,)), "/of", "“of” (1) is below “least” (2)."),
    (lambda: gates.AllOf(of=()), "/of", "The list has 0 values; at least 1 are needed."),
    (lambda: gates.WordIn(fact="a", words=("x", "x")), "/words/1", "“x” stands twice in the list."),
    # leaves
    (
        lambda: leaves.Proportional(numerator="a", denominator="b", zero_below=D("80")),
        "/zero_below",
        NOT_A_SHARE.format(80),
    ),
    (lambda: leaves.TargetRatio(actual="a", target="b", base_share=D("0")), "/base_share", NOT_A_SHARE.format(0)),
    (lambda: leaves.Steps(quantity="a", base_quantity=D(5), step=D("0")), "/step", "“step” is zero."),
    (lambda: leaves.ShareLoss(each_share=D("1.5")), "/each_share", NOT_A_SHARE.format("1.5")),
    (
        lambda: leaves.LossStep(times=3, lost=D(1), everything=True),
        "/lost",
        "“lost” cannot stand here, because everything is lost.",
    ),
    (lambda: losses(1, 3, 3), "/steps/2/times", "“3” names two steps of the same record."),
    (lambda: losses(3, 1), "/steps/1/times", "“times” (1) is below “times” (3)."),
    (lambda: leaves.Checklist(items=(ITEM, ITEM)), "/items/1/id", "“x” names two checklist lines of the same record."),
    (lambda: leaves.Judged(by="x", least=D(3), most=D(-3)), "/most", "“most” (-3) is below “least” (3)."),
    # outside
    (lambda: reference(step=D("0")), "/step", "“step” is zero."),
    (
        lambda: reference(zero_if_worse=True, per_step_worse=D(1)),
        "/per_step_worse",
        "“per_step_worse” cannot stand here, because the worse side earns nothing.",
    ),
    (
        lambda: outside.RelativeToLeader(actual="a", target="b", base_share=D(2), within=w.CohortScope.CLUSTER),
        "/base_share",
        NOT_A_SHARE.format(2),
    ),
    (lambda: outside.PlacePoints(place=3, to=2), "/to", "“to” (2) is below “place” (3)."),
    (
        lambda: outside.ByWord(words=(outside.WordPoints(word="a"), outside.WordPoints(word="a"))),
        "/words/1/word",
        "“a” names two results of the same record.",
    ),
    (lambda: outside.ByScale(full=D("0")), "/full", "“full” is zero."),
    (
        lambda: outside.ByScale(full=D(1), zero_below=D(80)),
        "/full",
        "“full” (1) is below “zero_below” (80).",
    ),
    # shapes
    (
        lambda: shapes.ByGroup(variants=(VARIANT, VARIANT)),
        "/variants/1/group",
        "“g” names two cases of the same record.",
    ),
    (
        lambda: shapes.Scaled(
            shape=FULL,
            on=w.CoefficientOn.POINTS,
            coefficients=(
                shapes.GroupCoefficient(group="g", factor=D(1)),
                shapes.GroupCoefficient(group="g", factor=D(2)),
            ),
        ),
        "/coefficients/1/group",
        "“g” names two cases of the same record.",
    ),
    (
        lambda: criterion("c", maximum=D(-1)),
        "/maximum",
        "-1 is outside what this number may be.",
    ),
    # ranking
    (lambda: rank("a", at_least=D(95), below=D(85)), "/below", "“below” (85) is below “at_least” (95)."),
    (lambda: ranking.GroupBand(group="g"), "", NO_BOUND),
    (
        lambda: rank(
            "a", by_group=(ranking.GroupBand(group="g", below=D(1)), ranking.GroupBand(group="g", below=D(2)))
        ),
        "/by_group/1/group",
        "“g” names two bands of the same record.",
    ),
    (
        lambda: ranking.Ranking(ranks=(rank("a"), rank("a"))),
        "/ranks/1/id",
        "“a” names two ranks of the same record.",
    ),
    # cohort
    (share_of("0"), "/share", NOT_A_SHARE.format(0)),
    (share_of("20"), "/share", NOT_A_SHARE.format(20)),
    (
        lambda: quota(exceptional_share=D("0.1")),
        "/exceptional_share",
        "“exceptional_share” (0.1) is below “share” (0.2).",
    ),
    (
        lambda: quota(exception=gates.Condition(title="x", when=HOLDS)),
        "",
        "“exceptional_share” is needed when an exception is stated.",
    ),
    (lambda: cohort.TieKey(), "", "“criterion” is needed when no fact is named."),
    (
        lambda: cohort.TieKey(criterion="c", fact="a"),
        "/fact",
        "“fact” cannot stand here, because a criterion is named.",
    ),
    # process
    (lambda: day("2026-12-15"), "/day", "“2026-12-15” is not a day that comes every year."),
    (lambda: day("--12"), "/day", "“--12” is not a day that comes every year."),
    (
        lambda: step(opens=day("--12-15"), closes=day("--12-10")),
        "/closes",
        "“closes” (--12-10 +0) is before “opens” (--12-15 +0).",
    ),
    (
        lambda: step(closes=day("--12-15"), before=day("--12-15")),
        "/before",
        "“before” cannot stand here, because “closes” states the last day.",
    ),
    (lambda: step(at_least=5, within=3), "/within", "“within” (3) is below “at_least” (5)."),
    (lambda: process.Council(name="x", least=5, most=3), "/most", "“most” (3) is below “least” (5)."),
    (
        lambda: process.Scope(described="x", nationwide=True, territory="92"),
        "/territory",
        "“territory” cannot stand here, because the rule book holds nationwide.",
    ),
    # rule book
    (
        lambda: book(valid_from=dt.date(2026, 7, 1), valid_to=dt.date(2026, 6, 30)),
        "/valid_to",
        "“valid_to” (2026-06-30) is before “valid_from” (2026-07-01).",
    ),
    (lambda: book(extends="b"), "/extends", "“extends” cannot stand here, because it names this rule book itself."),
    (
        lambda: book(replaces_books=("a", "b")),
        "/replaces_books/1",
        "“replaces_books” cannot stand here, because it names this rule book itself.",
    ),
    (
        lambda: book(groups=(group("a"),), criteria=(criterion("a"),)),
        "/criteria/0/id",
        "“a” names two groups or criteria of the same record.",
    ),
    (
        lambda: book(
            criteria=(criterion("a"),), deductions=(criteria.Deduction(id="d", title="d", items=(ADJUSTMENT,)),)
        ),
        "/deductions/0/items/0/id",
        "“a” names two groups or criteria of the same record.",
    ),
    (
        lambda: book(unit_groups=(process.UnitGroup(id="g", title="g"), process.UnitGroup(id="g", title="h"))),
        "/unit_groups/1/id",
        "“g” names two unit groups of the same record.",
    ),
    (lambda: book(groups=(group("a", "a"),)), "/groups/0/within", "The group “a” stands within itself."),
    (
        lambda: book(groups=(group("a"),), criteria=(criterion("c", group="z"),)),
        "/criteria/0/group",
        "“z” names no group of this record.",
    ),
    (
        lambda: book(criteria=(criterion("c", shape=shapes.ByGroup(variants=(VARIANT,))),)),
        "/criteria/0/shape/variants/0/group",
        "“g” names no unit group of this record.",
    ),
    (
        lambda: book(
            ranking=ranking.Ranking(
                ranks=(
                    rank(
                        "a",
                        conditions=(gates.Condition(title="x", when=gates.Not(of=gates.NoZeroCriterion(of=("z",)))),),
                    ),
                )
            )
        ),
        "/ranking/ranks/0/conditions/0/when/of/of/0",
        "“z” names no group or criterion of this record.",
    ),
    (
        lambda: book(
            ranking=ranking.Ranking(
                ranks=(rank("a"),), ceilings=(ranking.RankCeiling(id="x", title="x", when=HOLDS, at_most="z"),)
            )
        ),
        "/ranking/ceilings/0/at_most",
        "“z” names no rank of this record.",
    ),
    (
        lambda: book(
            ranking=ranking.Ranking(
                ranks=(rank("a"),), knock_outs=(ranking.KnockOut(id="x", title="x", when=HOLDS, to="z"),)
            )
        ),
        "/ranking/knock_outs/0/to",
        "“z” names no rank of this record.",
    ),
    (
        lambda: book(ranking=ranking.Ranking(ranks=(rank("a"),), otherwise="z")),
        "/ranking/otherwise",
        "“z” names no rank of this record.",
    ),
    (
        lambda: book(ranking=ranking.Ranking(ranks=(rank("a"),)), cohort=cohort.Cohort(quotas=(quota(),))),
        "/cohort/quotas/0/base",
        "“b” names no rank of this record.",
    ),
    (
        lambda: book(cohort=cohort.Cohort(awards=(cohort.AwardLimit(group="g"),))),
        "/cohort/awards/0/group",
        "“g” names no unit group of this record.",
    ),
]


@pytest.mark.parametrize(("build", "pointer", "sentence"), WRONG)
def test_a_senseless_record_is_refused_with_its_reason(
    build: Callable[[], object], pointer: str, sentence: str
) -> None:
    with pytest.raises(InvalidRecord) as refused:
        build()
    said = [(pointer_text(problem.pointer), messages.sentence(problem).en) for problem in refused.value.problems]
    assert said == [(pointer, sentence)]


def test_an_error_names_the_record_and_speaks_both_languages() -> None:
    with pytest.raises(InvalidRecord) as refused:
        leaves.Steps(quantity="a", base_quantity=D(5), step=D("0"))
    assert str(refused.value) == "Steps is not valid / không hợp lệ:\n- step: “step” is zero. / “step” bằng 0."


def test_groups_in_a_circle_are_all_named() -> None:
    with pytest.raises(InvalidRecord) as refused:
        book(groups=(group("a", "b"), group("b", "a"), group("c", "a")))
    assert [problem.pointer for problem in refused.value.problems] == [("groups", 0, "within"), ("groups", 1, "within")]


def test_a_refining_book_may_name_what_the_book_above_defines() -> None:
    refined = book(extends="nd233-2026", criteria=(criterion("c", group="results.tasks"),))
    assert refined.criteria[0].group == "results.tasks"


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_every_record_has_a_shape_for_each_field_and_says_what_it_is(cls: type) -> None:
    specs = fields_of(cls)
    assert specs
    assert "type" not in [spec.name for spec in specs]
    assert cls.__doc__


@pytest.mark.parametrize("union", [gates.Predicate, shapes.LeafShape, measures.Measure, outside.Reading])
def test_the_members_of_a_union_have_different_tags(union: object) -> None:
    tags = [tag_of(member) for member in typing.get_args(union)]
    assert len(tags) == len(set(tags))
