"""What a line came to is shared by units with the same points, and nothing that is said of a unit tells of it."""

from decimal import Decimal as D
from fractions import Fraction
from math import inf

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_units import judged_book, judged_sheet

from danvan import strategies
from danvan.errors import Sentence
from danvan.evaluation.criteria import Criterion
from danvan.evaluation.exact import scaled
from danvan.evaluation.explainer import Explainer
from danvan.evaluation.explaining import APART, OPEN, explained, lost_words
from danvan.evaluation.facts import Case, CaseList, Fact, FactSheet
from danvan.evaluation.gates import Holds
from danvan.evaluation.known import Line
from danvan.evaluation.leaves import AllOrNothing, ItemRate, Judged, PerItem, Proportional
from danvan.evaluation.measures import NoCase, Rounding
from danvan.evaluation.outside import CohortPlace, PlacePoints, RelativeToLeader
from danvan.evaluation.process import Scope
from danvan.evaluation.ranking import Rank, Ranking
from danvan.evaluation.reckoning import ReadLine, Reckoning
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import CannotScore, Scorer, evaluate
from danvan.evaluation.scoring_together import evaluate_all
from danvan.evaluation.shapes import CaseMean, LeafShape
from danvan.evaluation.stretches import Stretch, apart, within
from danvan.evaluation.words import (
    CohortScope,
    Direction,
    MissingDataPolicy,
    NoCaseResult,
    RankWord,
    RoundingMode,
    RoundingPoint,
)
from danvan.law.periods import Period, PeriodKind
from danvan.reports.figures import Silence

YEAR = Period(kind=PeriodKind.YEAR, year=2026)
FULL = NoCase(gives=NoCaseResult.FULL)
WHOLE_PLACES = Rounding(places=0, mode=RoundingMode.HALF_UP, at=RoundingPoint.CRITERION)
NUMBERS = st.one_of(
    st.integers(0, 60),
    st.fractions(0, 60, max_denominator=70_000),
    st.fractions(0, 60, max_denominator=1 << 16),
    st.just(inf),
).map(lambda number: number if isinstance(number, float) else scaled(number))


def book(*shapes: tuple[str, LeafShape], missing: MissingDataPolicy | None = None, **more: object) -> RuleBook:
    criteria = tuple(Criterion(id=name, title=name, maximum=D(10), shape=shape) for name, shape in shapes)
    return RuleBook(
        id="b",
        title="Bộ tiêu chí",
        scope=Scope(described="Xã"),
        criteria=criteria,
        total=D(10 * len(shapes)),
        missing=missing,
        **more,  # type: ignore[arg-type]  # each test names fields of the record
    )


def sheet(*facts: Fact, cases: tuple[CaseList, ...] = (), unit: str = "u") -> FactSheet:
    return FactSheet(id=f"sheet-{unit}", unit=unit, period=YEAR, facts=facts, cases=cases)


def counted(number: int, code: str = "held") -> Fact:
    return Fact(code=code, number=D(number))


@settings(deadline=None)
@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=8))
def test_losses_stand_by_most_then_least_then_name(bounds: list[tuple[int | Fraction | float, int | Fraction]]) -> None:
    """The whole number by which they are ordered, where there is one, says what the numbers themselves say."""
    criteria = [Criterion(id=f"c{place}", title="C", shape=Judged(by="A")) for place in range(len(bounds))]
    losses = []
    for place, (criterion, (one, other)) in enumerate(zip(criteria, bounds, strict=True)):
        least, most = sorted((one, other))
        if isinstance(least, float) or not most:
            continue
        # Of 100 points so much is not earned; of an infinite loss the maximum itself is infinite.
        line = Line(0, 0, most) if isinstance(most, float) else Line(100 - most, 100 - least, 100)
        loss = Reckoning(ReadLine(criterion, (), (), order=place), line, (line.low, line.high)).lost
        if isinstance(most, float):
            assert loss is None
        else:
            assert loss is not None
            assert (loss.least, loss.most) == (least, most)
            losses.append((loss, place))
    ordered = [(loss.order, (-loss.most, -loss.least, place)) for loss, place in losses if loss.order is not None]
    assert [key for _, key in sorted(ordered)] == sorted(key for _, key in ordered)
    few = [loss for loss, _ in losses if max(loss.least.denominator, loss.most.denominator) <= 1 << 16]  # type: ignore[union-attr]  # infinity was left out
    assert len(ordered) == len(few)


def test_losses_too_fine_for_a_whole_number_are_compared_themselves() -> None:
    line = Criterion(id="c", title="C", shape=Judged(by="A"))
    for lost, has_order in ((Fraction(1, 1 << 16), True), (Fraction(1, (1 << 16) + 1), False), (1 << 100, False)):
        counted_points = Line((1 << 100) - lost, (1 << 100) - lost, 1 << 100)
        loss = Reckoning(ReadLine(line, (), ()), counted_points, (counted_points.low, counted_points.high)).lost
        assert loss is not None
        assert loss.most == lost
        assert (loss.order is not None) == has_order


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 5), st.booleans()), max_size=4))
def test_stretches_are_apart_where_no_number_lies_in_two(bounds: list[tuple[int, bool, int, bool]]) -> None:
    stretches: list[Stretch] = [
        (low or None, takes_low, (high + low) if high else None, takes_high)
        for low, takes_low, high, takes_high in bounds
    ]
    numbers = [Fraction(number, 4) for number in range(-8, 60)]
    shared = any(sum(within(number, each) for each in stretches) > 1 for number in numbers)
    assert not (apart(stretches) and shared)
    if not shared and all(any(within(number, each) for number in numbers) for each in stretches):
        assert apart(stretches)


def test_units_with_the_same_counts_share_what_a_line_came_to() -> None:
    scorer = Scorer(book(("a", Proportional(numerator="done", denominator="all", no_case=FULL))))
    cards = [
        scorer.card(sheet(counted(done, "done"), counted(every, "all"), unit=f"u{place}"))
        for place, (done, every) in enumerate(((3, 7), (3, 7), (4, 7)))
    ]
    first, same, other = (card.lines[0].reckoning for card in cards)
    assert first is same
    assert first is not other
    assert [card.points for card in cards] == [D("4.285714"), D("4.285714"), D("5.714286")]


def test_what_is_kept_of_a_line_has_an_end_and_changes_nothing() -> None:
    shape = Proportional(numerator="done", denominator="all", no_case=FULL)
    sheets = [sheet(counted(done, "done"), counted(97, "all"), unit=f"u{done}") for done in range(97)]
    usual = Scorer(book(("a", shape)))
    expected = [usual.card(one) for one in sheets]
    narrow = Scorer(book(("a", shape)))
    row = narrow._rows[0] = attrs.evolve(narrow._rows[0], most_kept=5)
    for _ in range(2):
        assert [narrow.card(one) for one in sheets] == expected
        assert len(row.kept) <= 5
    assert len(usual._rows[0].kept) == 97


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_card_is_said_as_its_lines_are(data: st.DataObject) -> None:
    drawn = data.draw(strategies.rule_books())
    names = {code: Sentence(f"«{code}»", f"“{code}”") for code in ("a", "b")}
    try:
        scorer = Scorer(drawn)
        card = scorer.card(data.draw(strategies.facts_for(drawn)))
    except CannotScore:
        return
    for lang in ("vi", "en"):
        explainer = Explainer(names, lang)
        for _ in range(2):  # The second time with what was kept.
            said = explainer.card(card)
            assert said.lines == [[one.pick(lang) for one in explained(line, names)] for line in card.every_line]
            assert said.lost == [lost_words(lost, names).pick(lang) for lost in card.lost]
        assert [explainer.line(line) for line in card.every_line] == said.lines
        assert [explainer.lost(lost) for lost in card.lost] == said.lost


PLACE = Criterion(
    id="place",
    title="Thứ hạng trong cụm",
    maximum=D(10),
    shape=CohortPlace(
        by="held", within=CohortScope.CLUSTER, places=(PlacePoints(place=1, points=D(10)),), otherwise=D(6)
    ),
)


def test_a_line_beside_units_that_are_not_known_is_no_silence_of_the_text() -> None:
    made = judged_book(extra_criteria=(PLACE,))
    own = judged_sheet("x", 80, facts=[counted(7)])
    other = judged_sheet("y", 80, facts=[Fact(code="held", silence=Silence.NOT_REPORTED)])
    alone = evaluate(made, own)
    beside, missing = evaluate_all(made, [own, other])
    for card in (alone, beside):
        line = card.lines[-1]
        assert (line.apart, line.silent, line.lacks) == (True, False, False)
        said = [one.en for one in explained(line, {})]
        assert said[-1] == APART.en
        assert said == Explainer({}, "en").card(card).lines[2]
    line = missing.lines[-1]
    assert line.lacks
    assert OPEN.en not in [one.en for one in explained(line, {})]
    known = evaluate_all(made, [own, judged_sheet("y", 80, facts=[counted(9)])])[0].lines[-1]
    assert (known.apart, known.points.value) == (False, D(6))


def test_nobody_loses_points_because_another_unit_did_not_report() -> None:
    """That what is not reported earns nothing is said of the unit that did not report."""
    made = attrs.evolve(judged_book(extra_criteria=(PLACE,)), missing=MissingDataPolicy.ZERO)
    own, other = evaluate_all(made, [judged_sheet("x", 80, facts=[counted(7)]), judged_sheet("y", 80)])
    assert (own.lines[-1].points.low, own.lines[-1].points.high) == (6, 10)
    assert (other.lines[-1].points.low, other.lines[-1].points.high) == (0, 0)


@pytest.mark.parametrize(
    "shape",
    [
        CaseMean(cases="all", case=Judged(by="A", least=D(19))),
        CaseMean(
            cases="all",
            case=AllOrNothing(when=Holds(fact="met")),
            rounding=Rounding(places=0, mode=RoundingMode.UP, at=RoundingPoint.GROUP),
        ),
    ],
)
def test_the_mean_of_cases_is_no_more_than_the_maximum(shape: CaseMean) -> None:
    made = attrs.evolve(
        book(("a", shape)), criteria=(Criterion(id="a", title="A", maximum=D("8.37"), shape=shape),), total=D("8.37")
    )
    cases = (CaseList(code="all", cases=(Case(id="1", facts=(Fact(code="met", holds=True),)),)),)
    assert evaluate(made, sheet(cases=cases)).lines[0].points.high == Fraction("8.37")


def test_rounding_a_criterion_gives_no_more_than_the_maximum() -> None:
    made = attrs.evolve(
        book(("a", PerItem(items=(ItemRate(count="held", per_item=D("0.6")),)))),
        criteria=(
            Criterion(
                id="a", title="A", maximum=D("4.5"), shape=PerItem(items=(ItemRate(count="held", per_item=D("0.6")),))
            ),
        ),
        total=D("4.5"),
        roundings=(WHOLE_PLACES,),
    )
    points = [evaluate(made, sheet(counted(number))).lines[0].points for number in (0, 1, 7, 9)]
    assert [(one.low, one.high) for one in points] == [(0, 0), (1, 1), (4, 4), (Fraction("4.5"), Fraction("4.5"))]


def test_where_every_rank_is_none_missing_facts_lead_to_it() -> None:
    ranking = Ranking(ranks=(Rank(id="none", word=RankWord.NOT_RANKED),), otherwise="none")
    made = book(("a", AllOrNothing(when=Holds(fact="met"))), missing=MissingDataPolicy.LOWEST_RANK, ranking=ranking)
    [outcome] = evaluate(made, sheet()).outcomes
    assert (outcome.rank, outcome.because) == ("none", ("missing",))


def test_a_word_where_a_number_is_asked_is_refused() -> None:
    """The quick look at the kinds of facts lets nothing through, whatever else the sheet says."""
    made = book(
        ("a", PerItem(items=(ItemRate(count="held", per_item=D(1)),))), ("b", AllOrNothing(when=Holds(fact="met")))
    )
    right = (counted(1), Fact(code="met", holds=True))
    assert evaluate(made, sheet(*right)).points == D(11)
    wrongs = [Fact(code="held", word="x"), Fact(code="held", holds=True), Fact(code="met", number=D(1))]
    for wrong in wrongs:
        facts = [wrong if fact.code == wrong.code else fact for fact in right]
        with pytest.raises(CannotScore) as caught:
            evaluate(made, sheet(*facts))
        assert [problem.code for problem in caught.value.problems] == ["fact-kind"]


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.integers(0, 6), st.just(Silence.NOT_APPLICABLE)), min_size=1, max_size=7),
    st.sampled_from(Direction),
)
def test_a_place_is_one_more_than_how_many_are_better(values: list[int | Silence], direction: Direction) -> None:
    table = tuple(PlacePoints(place=place, points=D(10 - place)) for place in range(1, 8))
    shape = CohortPlace(by="held", within=CohortScope.CLUSTER, direction=direction, places=table, otherwise=D(0))
    made = judged_book(extra_criteria=(attrs.evolve(PLACE, shape=shape),))
    said = [Fact(code="held", silence=value) if isinstance(value, Silence) else counted(value) for value in values]
    cards = evaluate_all(made, [judged_sheet(f"u{place}", 80, facts=[fact]) for place, fact in enumerate(said)])
    numbers = [value for value in values if not isinstance(value, Silence)]
    for value, card in zip(values, cards, strict=True):
        if isinstance(value, Silence):
            assert not card.lines[-1].points.known
        else:
            better = sum(
                other > value if direction is Direction.HIGHER_IS_BETTER else other < value for other in numbers
            )
            assert card.lines[-1].points.value == 9 - better


def test_the_leader_is_found_once_for_all_units() -> None:
    shape = RelativeToLeader(actual="held", target="planned", base_share=D("0.8"), within=CohortScope.CLUSTER)
    made = judged_book(extra_criteria=(attrs.evolve(PLACE, shape=shape),))
    pairs = [(12, 10), (15, 10), (10, 10), (5, 10), (9, 5)]
    sheets = [
        judged_sheet(f"u{place}", 80, facts=[counted(held), counted(planned, "planned")])
        for place, (held, planned) in enumerate(pairs)
    ]
    found = [card.lines[-1].points.value for card in evaluate_all(made, sheets)]
    # 8 points at the target, 2 more by the excess over that of the leader, 5.
    assert found == [D("8.8"), D(10), D(8), D(4), D("9.6")]
