"""How many units may have the top rank, counted in both ways, and by how many that is exceeded."""

from collections.abc import Callable, Sequence
from decimal import Decimal as D
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_units import judged_book, judged_sheet
from real_books import nd_233_2026, qd_366

from danvan.evaluation.cohort import Cohort, QuotaRule, SmallGroup
from danvan.evaluation.facts import Fact, FactSheet
from danvan.evaluation.gates import Condition, Holds
from danvan.evaluation.quotas import QuotaVerdict, most_allowed
from danvan.evaluation.ranking import ManualFallback
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring_together import evaluate_all
from danvan.evaluation.standings import cohort
from danvan.evaluation.words import CohortScope, FallbackCause, QuotaDenominator, RoundingMode

FINAL, BETTER = QuotaDenominator.FINAL_GOOD, QuotaDenominator.GOOD_OR_BETTER
OUTSTANDING = Condition(title="Có thành tích nổi trội", when=Holds(fact="results.outstanding"))
RULE = QuotaRule(rank="excellent", share=D("0.2"), base="good", within=CohortScope.AUTHORITY)
EXCELLENT, GOOD, COMPLETED = 95, 80, 60


def units(*totals: int | None) -> list[FactSheet]:
    """Units with these totals; one without may have from 60 to 100 points."""
    return [
        judged_sheet(f"u{number:03}", total, **({"a": 60} if total is None else {}))
        for number, total in enumerate(totals)
    ]


def verdict(rule: QuotaRule, sheets: Sequence[FactSheet], **choices: object) -> QuotaVerdict:
    book = judged_book(Cohort(quotas=(rule,)))
    (found,) = cohort(book, evaluate_all(book, sheets), **choices).quotas  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("share", "reached", "final", "better"),
    [
        # The handbook's case: E ≤ 0.2 · (100 - E) gives 16, E ≤ 0.2 · 100 gives 20.
        ("0.2", 100, 16, 20),
        ("0.25", 100, 20, 25),
        ("0.2", 99, 16, 19),
        ("0.2", 96, 16, 19),
        ("0.2", 95, 15, 19),
        ("0.2", 6, 1, 1),
        ("0.2", 5, 0, 1),
        ("0.2", 4, 0, 0),
        ("0.2", 0, 0, 0),
        ("1", 10, 5, 10),
        ("1", 11, 5, 11),
        ("0.333", 1000, 249, 333),
    ],
)
def test_the_most_units_by_both_denominators(share: str, reached: int, final: int, better: int) -> None:
    part = Fraction(share)
    assert (most_allowed(part, reached, FINAL), most_allowed(part, reached, BETTER)) == (final, better)


@pytest.mark.parametrize(
    ("rounding", "reached", "final", "better"),
    [
        (RoundingMode.DOWN, 13, 2, 2),
        (RoundingMode.UP, 13, 2, 3),
        (RoundingMode.HALF_UP, 13, 2, 3),
        (RoundingMode.HALF_UP, 12, 2, 2),
        # 2.5 would be rounded to 3, and 3 is more than 20 % of the 12 who are left, 2.4, rounded.
        (RoundingMode.HALF_UP, 15, 2, 3),
        (RoundingMode.UP, 1, 0, 1),
        (RoundingMode.UP, 2, 1, 1),
    ],
)
def test_rounding_is_of_the_share_of_those_who_count(
    rounding: RoundingMode, reached: int, final: int, better: int
) -> None:
    part = Fraction(1, 5)
    assert most_allowed(part, reached, FINAL, rounding) == final
    assert most_allowed(part, reached, BETTER, rounding) == better


def test_of_a_hundred_units_sixteen_or_twenty_and_a_choice_is_asked_for() -> None:
    sheets = units(*[EXCELLENT] * 18, *[GOOD] * 82, *[COMPLETED] * 7)
    found = verdict(RULE, sheets)
    assert [
        (limit.denominator, limit.exact_low, limit.least, limit.most, limit.over_least, limit.over_most)
        for limit in found.limits
    ] == [(FINAL, Fraction(50, 3), 16, 16, 2, 2), (BETTER, 20, 20, 20, 0, 0)]
    assert (len(found.holders), found.perhaps, len(found.units)) == (18, (), 107)
    assert (found.to_choose, found.kept, found.rounding_stated) == (True, None, False)
    assert [limit.kept for limit in found.limits] == [False, True]
    assert found.said.en == (
        "“Cụm 1”: 18 of 107 units have the rank “excellent”. 20 % of those finally ranked good: at most 16 (exactly "
        "50/3); exceeded by 2. 20 % of good or better before the cap: at most 20 (exactly 20); exceeded by 0. The text "
        "does not say which denominator counts; one must be chosen. The text states no rounding; here it is rounded "
        "down. Which units do not get the rank is for the authority to decide."
    )
    assert "phải chọn một" in found.said.vi
    assert "do cấp có thẩm quyền quyết định" in found.said.vi


@pytest.mark.parametrize(("chosen", "most", "kept"), [(FINAL, 16, False), (BETTER, 20, True)])
def test_a_choice_counts_where_the_text_is_silent(chosen: QuotaDenominator, most: int, kept: bool) -> None:
    found = verdict(RULE, units(*[EXCELLENT] * 18, *[GOOD] * 82), denominator=chosen)
    assert ([limit.most for limit in found.limits], found.kept, found.to_choose) == ([most], kept, False)


def test_a_choice_does_not_change_what_the_text_says() -> None:
    rule = attrs.evolve(RULE, denominator=FINAL, rounding=RoundingMode.DOWN)
    found = verdict(rule, units(*[GOOD] * 14), denominator=BETTER, rounding=RoundingMode.UP)
    (limit,) = found.limits
    assert (limit.denominator, limit.rounding, limit.most, found.rounding_stated) == (FINAL, RoundingMode.DOWN, 2, True)
    assert "rounding" not in found.said.en


@pytest.mark.parametrize(
    ("rule", "rank_of_all", "final", "better"),
    [
        # Ranks in between count with the second denominator, not with the first.
        (attrs.evolve(RULE, base="completed"), GOOD, 0, 2),
        (attrs.evolve(RULE, base="completed"), COMPLETED, 1, 2),
        (attrs.evolve(RULE, rank="good", base="completed"), EXCELLENT, 0, 2),
    ],
)
def test_whom_each_denominator_counts(rule: QuotaRule, rank_of_all: int, final: int, better: int) -> None:
    found = verdict(rule, units(*[rank_of_all] * 10))
    assert [limit.most for limit in found.limits] == [final, better]


@pytest.mark.parametrize(
    ("totals", "small", "most", "over"),
    [
        ([EXCELLENT] * 4, True, 1, 3),
        ([EXCELLENT] + [COMPLETED] * 3, True, 1, 0),
        ([COMPLETED] * 4, True, 1, 0),
        ([EXCELLENT] * 2 + [None], True, 1, 1),
        ([EXCELLENT] * 5, False, 0, 5),
    ],
)
def test_a_small_group_has_its_own_number(totals: list[int | None], small: bool, most: int, over: int) -> None:
    found = verdict(attrs.evolve(RULE, small_group=SmallGroup(fewer_than=5, at_most=1)), units(*totals))
    assert (found.small, found.limits[0].most, found.limits[0].over_least) == (small, most, over)
    assert len(found.limits) == (1 if small else 2)
    if small:
        assert (found.limits[0].denominator, found.exceptional) == (None, ())
        assert "small group" in found.said.en


def test_the_exceptional_share_holds_for_the_group_for_which_it_is_granted() -> None:
    rule = attrs.evolve(
        RULE, within=CohortScope.CLUSTER, denominator=BETTER, exceptional_share=D("0.25"), exception=OUTSTANDING
    )
    sheets = [
        judged_sheet(
            f"{cluster}{number:02}",
            EXCELLENT if number < 5 else GOOD,
            cluster=f"Cụm {cluster}",
            facts=[] if number == 1 else [Fact(code="results.outstanding", holds=number == 0)],
        )
        for cluster in "AB"
        for number in range(20)
    ]
    book = judged_book(Cohort(quotas=(rule,)))
    first, second = cohort(book, evaluate_all(book, sheets), exceptional=["cụm a"]).quotas
    assert [(one.group, one.granted, one.kept, one.limits[0].most) for one in (first, second)] == [
        ("Cụm A", True, True, 5),
        ("Cụm B", False, False, 4),
    ]
    # What would hold with the exceptional share is said, and whose facts speak for it; nobody grants it here.
    assert [limit.most for limit in second.exceptional] == [5]
    assert (second.exception_by, second.exception_open) == (("B00",), ("B01",))


@pytest.mark.parametrize(
    ("totals", "holders", "perhaps", "final", "better"),
    [
        # An open unit has from 60 to 100 points: completed, good or excellent.
        ([EXCELLENT] * 2 + [GOOD] * 8 + [None], 2, 1, (1, 1, 1, 2), (2, 2, 0, 1)),
        ([EXCELLENT] * 1 + [GOOD] * 4 + [None], 1, 1, (0, 1, 0, 1), (1, 1, 0, 1)),
        ([None] * 10, 0, 10, (0, 1, 0, 9), (0, 2, 0, 8)),
    ],
)
def test_open_ranks_give_bounds(
    totals: list[int | None],
    holders: int,
    perhaps: int,
    final: tuple[int, int, int, int],
    better: tuple[int, int, int, int],
) -> None:
    found = verdict(RULE, units(*totals))
    assert (len(found.holders), len(found.perhaps)) == (holders, perhaps)
    assert [(limit.least, limit.most, limit.over_least, limit.over_most) for limit in found.limits] == [final, better]


def test_a_unit_whose_rank_the_authority_decides_may_have_any_rank_and_a_hole_gives_none() -> None:
    """“a” has the points and not the condition: the authority is free, or the text has a hole. Of “b” that is open."""
    strict = judged_book(Cohort(quotas=(RULE,)), excellent=(OUTSTANDING,))
    assert strict.ranking is not None
    free = ManualFallback(cause=FallbackCause.CONDITIONS_DISAGREE, by="Cấp có thẩm quyền")
    facts = [Fact(code="results.outstanding", holds=False)]
    sheets = [
        judged_sheet("a", EXCELLENT, facts=facts),
        judged_sheet("b", EXCELLENT),
        judged_sheet("c", GOOD, facts=facts),
    ]
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    counts = {}
    for name, fallbacks in (("free", (free,)), ("hole", ())):
        ranking = attrs.evolve(strict.ranking, fallbacks=fallbacks, otherwise=None)
        book = attrs.evolve(strict, ranking=ranking)
        result = cohort(book, evaluate_all(book, sheets))
        found[name] = result.quotas[0].holders, result.quotas[0].perhaps
        counts[name] = result.quotas[0].limits[1].exact_low, result.quotas[0].limits[1].exact_high
    assert found == {"free": ((), ("a", "b")), "hole": ((), ("b",))}
    assert counts == {"free": (Fraction(1, 5), Fraction(3, 5)), "hole": (Fraction(1, 5), Fraction(2, 5))}


def test_units_are_named_in_the_order_of_ids_not_of_points() -> None:
    sheets = [judged_sheet("c", 99), judged_sheet("a", 91), judged_sheet("b", 95)]
    assert verdict(RULE, sheets).holders == ("a", "b", "c")


@pytest.mark.parametrize(
    ("build", "small"), [(nd_233_2026, True), (qd_366, False)], ids=["Decree 233/2026", "Regulation 366"]
)
def test_the_quotas_of_the_real_texts(build: Callable[[], RuleBook], small: bool) -> None:
    """The points of both are set by the authority, so the quota stands here over points given by hand."""
    real = build()
    assert real.cohort is not None
    (rule,) = real.cohort.quotas
    assert verdict(rule, units(*[EXCELLENT] * 3)).small is small
    large = verdict(rule, units(*[EXCELLENT] * 25, *[GOOD] * 75))
    assert [limit.most for limit in large.ordinary] == [16, 20]
    assert [limit.most for limit in large.exceptional] == [20, 25]
    assert large.to_choose


# Laws.

SHARES = st.fractions(min_value=Fraction(1, 1000), max_value=1)


@settings(deadline=None)
@given(
    share=SHARES,
    reached=st.integers(0, 300),
    denominator=st.sampled_from(QuotaDenominator),
    rounding=st.sampled_from(RoundingMode),
)
def test_the_most_is_the_greatest_number_that_the_text_allows(
    share: Fraction, reached: int, denominator: QuotaDenominator, rounding: RoundingMode
) -> None:
    """Counted one by one, as a reader of the text would."""

    def whole(number: Fraction) -> int:
        floor, rest = divmod(number, 1)
        up = {
            RoundingMode.DOWN: False,
            RoundingMode.UP: rest > 0,
            RoundingMode.HALF_UP: rest >= Fraction(1, 2),
            RoundingMode.HALF_EVEN: rest > Fraction(1, 2) or (rest == Fraction(1, 2) and floor % 2 == 1),
        }
        return int(floor) + up[rounding]

    def allowed(top: int) -> bool:
        counted = reached - top if denominator is FINAL else reached
        return top <= whole(share * counted)

    assert most_allowed(share, reached, denominator, rounding) == max(top for top in range(reached + 1) if allowed(top))


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_quota_is_never_exceeded_less_with_one_more_at_the_top(data: st.DataObject) -> None:
    """Nor more with one more that is good; and a unit outside changes nothing."""
    rule = attrs.evolve(
        RULE, share=D(data.draw(st.integers(1, 10))) / 10, rounding=data.draw(st.sampled_from([None, *RoundingMode]))
    )
    totals = data.draw(st.lists(st.sampled_from([EXCELLENT, GOOD, COMPLETED, None]), max_size=12))

    def over(*more: int) -> list[tuple[int, int]]:
        limits = verdict(rule, units(*totals, *more)).limits
        return [(limit.over_least, limit.over_most) for limit in limits]

    if not totals:
        return
    before = over()
    for (least, most), (more_least, more_most) in zip(before, over(EXCELLENT), strict=True):
        assert (least <= more_least, most <= more_most) == (True, True)
    for (least, most), (more_least, more_most) in zip(before, over(GOOD), strict=True):
        assert (least >= more_least, most >= more_most) == (True, True)
    assert over(COMPLETED) == before


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_the_bounds_are_reached_and_never_left(data: st.DataObject) -> None:
    """Every way of settling what is open, tried out."""
    totals = data.draw(st.lists(st.sampled_from([EXCELLENT, GOOD, COMPLETED]), max_size=8))
    opens = data.draw(st.integers(1, 3))
    early = verdict(RULE, units(*totals, *[None] * opens)).limits
    seen: list[set[tuple[int, int]]] = [set(), set()]
    settled: list[list[int]] = [[]]
    for _ in range(opens):
        settled = [[*rest, one] for rest in settled for one in (EXCELLENT, GOOD, COMPLETED)]
    for ranks in settled:
        for place, limit in enumerate(verdict(RULE, units(*totals, *ranks)).limits):
            assert limit.least == limit.most
            seen[place].add((limit.least, limit.over_least))
    for limit, found in zip(early, seen, strict=True):
        assert (limit.least, limit.most) == (min(one for one, _ in found), max(one for one, _ in found))
        assert (limit.over_least, limit.over_most) == (min(two for _, two in found), max(two for _, two in found))
