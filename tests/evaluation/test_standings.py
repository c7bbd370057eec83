"""All units side by side: places and ties, leaders, quotas, awards."""

import itertools
from collections.abc import Callable, Sequence
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_units import AUTHORITY, judged_book, judged_sheet
from real_books import BOOKS, can_tho_2579

from danvan import strategies
from danvan.evaluation.cohort import AwardBallot, AwardLimit, Ballot, Cohort, LeaderRule, TieKey, TieRule
from danvan.evaluation.facts import EnteredPoints, Fact, FactSheet
from danvan.evaluation.gates import Compare, Holds
from danvan.evaluation.measures import Fraction
from danvan.evaluation.places import PlaceKind
from danvan.evaluation.process import UnitGroup
from danvan.evaluation.ranking import KnockOut
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import CannotScore
from danvan.evaluation.scoring_together import evaluate_all
from danvan.evaluation.standings import CohortResult, cohort
from danvan.evaluation.words import AwardKind, BallotBase, CohortScope, Comparison, Direction, ScoreKind
from danvan.law.periods import Period, PeriodKind
from danvan.messages import sentence
from danvan.reports.figures import Silence

NOT_COUNTED = KnockOut(id="new", title="Hoạt động dưới 12 tháng", when=Holds(fact="unit.new"), to="not-ranked")


def result(rules: Cohort | None, sheets: Sequence[FactSheet], **choices: object) -> CohortResult:
    book = judged_book(rules, knock_outs=(NOT_COUNTED,))
    return cohort(book, evaluate_all(book, sheets), **choices)  # type: ignore[arg-type]


def old(unit: str, total: int | None = None, *more: Fact, **given: object) -> FactSheet:
    """A unit that is no new one."""
    facts = [Fact(code="unit.new", holds=False), *more]
    return judged_sheet(unit, total, facts=facts, **given)  # type: ignore[arg-type]


def steps(found: CohortResult) -> list[tuple[str, str, list[tuple[int, int]]]]:
    """Each step: its sort, its units, from which to which place each may come."""
    return [
        (place.how.value, "".join(place.units), [(one.first, one.last) for one in place.listed])
        for place in found.places
    ]


def test_units_stand_by_their_totals_and_equal_ones_share_a_place() -> None:
    found = result(None, [old("a", 80), old("b", 95), old("c", 80), old("d", 60), old("e", 80)])
    assert steps(found) == [
        ("alone", "b", [(1, 1)]),
        ("tied", "ace", [(2, 2), (2, 2), (2, 2)]),
        ("alone", "d", [(5, 5)]),
    ]
    assert [place.by for place in found.ties] == [None]
    assert found.undecided == ()
    assert found.listed("d") is not None
    assert found.listed("z") is None


def test_who_settles_a_tie_is_named_where_the_text_says_it() -> None:
    found = result(Cohort(tie=TieRule(otherwise=AUTHORITY)), [old("a", 80), old("b", 80), old("c", 90)])
    assert [(place.units, place.by) for place in found.ties] == [(("a", "b"), AUTHORITY)]
    assert [place.by for place in found.places] == [None, AUTHORITY]


def test_the_list_may_begin_with_the_lowest() -> None:
    found = result(Cohort(order=Direction.LOWER_IS_BETTER), [old("a", 80), old("b", 95), old("c", 10)])
    assert [place.units for place in found.places] == [("c",), ("a",), ("b",)]


def amount(number: int) -> Fact:
    return Fact(code="dialogues.held", number=D(number))


def silent(silence: Silence) -> Fact:
    return Fact(code="dialogues.held", silence=silence)


KEYS = {
    "line": TieKey(criterion="b"),
    "line, lower": TieKey(criterion="b", direction=Direction.LOWER_IS_BETTER),
    "fact": TieKey(fact="dialogues.held"),
    "fact, lower": TieKey(fact="dialogues.held", direction=Direction.LOWER_IS_BETTER),
}


@pytest.mark.parametrize(
    ("keys", "first", "second", "expected"),
    [
        (["line"], old("x", a=50, b=30), old("y", a=40, b=40), "y x"),
        (["line, lower"], old("x", a=50, b=30), old("y", a=40, b=40), "x y"),
        (["fact"], old("x", 80, amount(3)), old("y", 80, amount(4)), "y x"),
        (["fact, lower"], old("x", 80, amount(3)), old("y", 80, amount(4)), "x y"),
        (["fact", "line"], old("x", None, amount(3), a=50, b=30), old("y", None, amount(3), a=40, b=40), "y x"),
        (["fact", "line"], old("x", None, amount(4), a=50, b=30), old("y", None, amount(3), a=40, b=40), "x y"),
        (["fact"], old("x", 80, amount(3)), old("y", 80, amount(3)), "x=y"),
        (["fact"], old("x", 80, amount(3)), old("y", 80), "x?y"),
        (["fact"], old("x", 80, amount(3)), old("y", 80, silent(Silence.NOT_REPORTED)), "x?y"),
        (["fact"], old("x", 80, amount(3)), old("y", 80, silent(Silence.NOT_APPLICABLE)), "x?y"),
        (
            ["fact"],
            old("x", 80, silent(Silence.NOT_APPLICABLE)),
            old("y", 80, silent(Silence.NOT_APPLICABLE)),
            "x=y",
        ),
        (["fact"], old("x", 81, amount(3)), old("y", 80), "x y"),
        # The best that “x” can have is what “y” has, and then the key decides.
        (["line"], old("x", a=30), old("y", a=30, b=40), "x?y"),
        (["line"], old("x", a=30), old("y", a=31, b=39), "x?y"),
        (["fact"], old("x", None, amount(3), a=30), old("y", None, amount(4), a=30, b=40), "y x"),
        (["fact"], old("x", None, amount(5), a=30), old("y", None, amount(4), a=30, b=40), "x?y"),
        ([], old("x", a=30), old("y", a=30, b=40), "x?y"),
    ],
)
def test_keys_part_equal_totals_in_their_order(
    keys: list[str], first: FactSheet, second: FactSheet, expected: str
) -> None:
    rules = Cohort(tie=TieRule(keys=tuple(KEYS[key] for key in keys), otherwise=AUTHORITY))
    found = result(rules, [first, second])
    glue = {PlaceKind.ALONE: "", PlaceKind.TIED: "=", PlaceKind.OPEN: "?"}
    assert " ".join(glue[place.how].join(place.units) for place in found.places) == expected


def test_yes_days_and_words_as_keys() -> None:
    rules = Cohort(tie=TieRule(keys=(TieKey(fact="key"),), otherwise=AUTHORITY))
    yes, no = Fact(code="key", holds=True), Fact(code="key", holds=False)
    assert [place.units for place in result(rules, [old("x", 80, no), old("y", 80, yes)]).places] == [("y",), ("x",)]
    one, other = Fact(code="key", word="full"), Fact(code="key", word="partly")
    assert [place.how.value for place in result(rules, [old("x", 80, one), old("y", 80, other)]).places] == ["open"]
    assert [place.how.value for place in result(rules, [old("x", 80, one), old("y", 80, one)]).places] == ["tied"]


def test_what_is_not_known_is_not_ordered() -> None:
    """“b” has from 50 to 90 points, so only “a” and “d” are sure."""
    found = result(None, [old("a", 95), old("b", a=50), old("c", 80), old("d", 40), old("e", 90)])
    assert steps(found) == [
        ("alone", "a", [(1, 1)]),
        ("open", "bce", [(2, 4), (3, 4), (2, 2)]),
        ("alone", "d", [(5, 5)]),
    ]
    # “e” is second at all events, and perhaps not alone.
    listed = found.listed("e")
    assert listed is not None
    assert (listed.place, listed.rivals) == (2, 2)


def test_who_is_not_ranked_stands_outside_the_list() -> None:
    new, unknown = Fact(code="unit.new", holds=True), ()
    found = result(
        None,
        [judged_sheet("a", 99, facts=[new]), judged_sheet("b", 90, facts=unknown), old("c", 80), old("d", 70)],
    )
    assert found.not_ranked == ("a",)
    # Nobody knows whether “b” takes part, so it is not surely before the others.
    assert steps(found) == [("alone", "b", [(1, 1)]), ("alone", "c", [(1, 2)]), ("alone", "d", [(2, 3)])]


@pytest.mark.parametrize(
    ("most", "totals", "leaders", "between", "left", "is_open"),
    [
        (1, {"a": 90, "b": 80}, "a", "", 0, False),
        (1, {"a": 90, "b": 90}, "", "ab", 1, False),
        (2, {"a": 90, "b": 90}, "ab", "", 0, False),
        (2, {"a": 95, "b": 90, "c": 90}, "a", "bc", 1, False),
        (2, {"a": 90, "b": 90, "c": 90}, "", "abc", 2, False),
        (3, {"a": 95}, "a", "", 0, False),
        (1, {"a": 90, "b": None}, "", "ab", 1, True),
        (1, {"a": 95, "b": None}, "a", "", 0, False),
        (2, {"a": 95, "b": None, "c": 60}, "a", "bc", 1, True),
    ],
)
def test_the_leader_of_a_cluster(
    most: int, totals: dict[str, int | None], leaders: str, between: str, left: int, is_open: bool
) -> None:
    """A unit without a total has 50 points for the first line and from 0 to 40 for the second."""
    rules = Cohort(
        leaders=(LeaderRule(within=CohortScope.CLUSTER, most=most, award=AwardKind.EMULATION_FLAG),),
        tie=TieRule(otherwise=AUTHORITY),
    )
    sheets = [old(unit, total, a=50) if total is None else old(unit, total) for unit, total in totals.items()]
    (found,) = result(rules, sheets).leaders
    assert ("".join(found.leaders), "".join(found.between), found.left, found.open) == (
        leaders,
        between,
        left,
        is_open,
    )
    assert found.by == (AUTHORITY if between and not is_open else None)


def test_every_cluster_has_its_leader_and_units_without_one_are_named() -> None:
    rules = Cohort(leaders=(LeaderRule(within=CohortScope.CLUSTER),))
    sheets = [
        old("a", 90, cluster="Cụm 1"),
        old("b", 95, cluster="cụm 1"),
        old("c", 60, cluster="Cụm 2"),
        old("d", 99, cluster=None),
    ]
    found = result(rules, sheets)
    assert [(one.group, one.leaders) for one in found.leaders] == [("Cụm 1", ("b",)), ("Cụm 2", ("c",))]
    assert [(one.scope, one.units) for one in found.ungrouped] == [(CohortScope.CLUSTER, ("d",))]


def test_who_is_not_surely_ranked_does_not_surely_lead() -> None:
    rules = Cohort(leaders=(LeaderRule(within=CohortScope.CLUSTER),))
    sheets = [judged_sheet("a", 99), old("b", 80), judged_sheet("c", 100, facts=[Fact(code="unit.new", holds=True)])]
    (found,) = result(rules, sheets).leaders
    assert (found.leaders, found.between, found.open) == ((), ("a", "b"), True)


GROUPS = (
    UnitGroup(id="large", title="Lớn", when=Compare(fact="size", comparison=Comparison.AT_LEAST, value=D(10))),
    UnitGroup(id="listed", title="Có tên trong danh sách"),
)


def test_each_unit_group_by_itself_with_its_ranks_and_awards() -> None:
    rules = Cohort(
        awards=(
            AwardLimit(award=AwardKind.MERIT_CERTIFICATE, group="large", most=1, least_rank="good"),
            AwardLimit(award=AwardKind.COMMENDATION, least_rank="completed"),
            AwardLimit(award=AwardKind.TITLE, most=9),
        )
    )

    def sized(unit: str, total: int | None, size: int | None, *groups: str, **given: int) -> FactSheet:
        facts = [] if size is None else [Fact(code="size", number=D(size))]
        return judged_sheet(unit, total, facts=facts, groups=groups, **given)

    sheets = [
        sized("a", 95, 10),
        sized("b", 70, 20, "listed"),
        sized("c", 60, 30),
        sized("d", None, 30, a=60),
        sized("e", 80, None),
        sized("f", 95, 9),
        sized("g", 40, 9),
    ]
    book = judged_book(rules, unit_groups=GROUPS)
    found = cohort(book, evaluate_all(book, sheets))
    large, listed = found.groups
    assert large.perhaps == ("e",)
    # “d” may stand anywhere between the others, and nobody knows whether “e” belongs to them.
    assert [("".join(place.units), place.how.value) for place in large.places] == [("abcde", "open")]
    assert [(one.rank, one.least, one.most) for one in large.ranks] == [
        ("excellent", 1, 2),
        ("good", 1, 3),
        ("completed", 1, 2),
        ("not-completed", 0, 0),
        ("not-ranked", 0, 0),
    ]
    assert [place.units for place in listed.places] == [("b",)]
    assert [("".join(one.eligible), "".join(one.perhaps), one.over_least, one.over_most) for one in found.awards] == [
        ("ab", "de", 1, 3),
        ("abcdef", "", None, None),
        ("abcdefg", "", 0, 0),
    ]


def test_a_unit_whose_group_is_not_known_is_not_surely_before_another() -> None:
    def sized(unit: str, total: int, *facts: Fact) -> FactSheet:
        return judged_sheet(unit, total, facts=facts)

    book = judged_book(unit_groups=GROUPS[:1])
    large = Fact(code="size", number=D(10))
    cards = evaluate_all(book, [sized("a", 90), sized("b", 80, large), sized("c", 70, large)])
    (found,) = cohort(book, cards).groups
    assert [(place.units, place.listed[0].first, place.listed[0].last) for place in found.places] == [
        (("a",), 1, 1),
        (("b",), 1, 2),
        (("c",), 2, 3),
    ]


def test_who_is_not_ranked_gets_no_award_though_the_book_asks_for_no_rank() -> None:
    rules = Cohort(awards=(AwardLimit(award=AwardKind.TITLE, most=1),))
    new = judged_sheet("a", 99, facts=[Fact(code="unit.new", holds=True)])
    (found,) = result(rules, [new, old("b", 40), judged_sheet("c", 80)]).awards
    assert (found.eligible, found.perhaps, found.over_least, found.over_most) == (("b",), ("c",), 0, 1)


def test_ballots_are_kept_as_what_is_required() -> None:
    ballot = AwardBallot(
        award=AwardKind.EMULATION_FLAG,
        ballot=Ballot(share=Fraction(numerator=4, denominator=5), of=BallotBase.ALL_MEMBERS),
    )
    assert result(Cohort(ballots=(ballot,)), []).ballots == (ballot,)


def test_can_tho_names_more_units_than_it_has_certificates() -> None:
    """2 for central agencies, from the rank “good” up; the points of the lines are given by hand."""

    def agency(unit: str, second: int, group: str) -> FactSheet:
        no = ("conduct.corruption", "conduct.serious_disunity")
        return FactSheet(
            id=unit,
            unit=unit,
            period=Period(kind=PeriodKind.YEAR, year=2026),
            points=tuple(
                EnteredPoints(line=line, kind=ScoreKind.FINAL, points=D(points))
                for line, points in (("1.annex", 10), ("2.annex", second), ("bonus.exemplars", 0))
            ),
            facts=(
                *(Fact(code=code, holds=False) for code in no),
                *(Fact(code=f"discipline.{whom}", word="none") for whom in ("leader", "head_or_deputy")),
                Fact(code="staff.criminally_handled", number=D(0)),
                Fact(code="self_score.submitted", holds=True),
                Fact(code="criteria.scored_zero", number=D(0)),
            ),
            groups=(group,),
        )

    book = can_tho_2579()
    accepted = [line.id for block in book.deductions for line in block.items]
    given_ = [agency(f"u{number}", 76 + number, "central-agencies") for number in range(3)]
    found = cohort(book, evaluate_all(book, [*given_, agency("v", 80, "communes")], accepted=accepted))
    central, city, communes = found.awards
    # Up to 3 points of deduction are open, and 85 points are needed: 88 are enough, 86 and 87 perhaps not.
    assert (central.eligible, central.perhaps, central.limit.most) == (("u2",), ("u0", "u1"), 2)
    assert [(one.over_least, one.over_most) for one in (central, city, communes)] == [(0, 1), (0, 0), (0, 0)]


def refused(book: RuleBook, sheets: Sequence[FactSheet], other: RuleBook, *, exceptional: Sequence[str] = ()) -> str:
    with pytest.raises(CannotScore) as caught:
        cohort(other, [card for sheet in sheets for card in evaluate_all(book, [sheet])], exceptional=exceptional)
    return " ".join(sentence(problem).en for problem in caught.value.problems)


def test_cards_that_do_not_belong_together_are_refused() -> None:
    book = judged_book()
    assert "scored by another rule book" in refused(book, [judged_sheet("x", 80)], judged_book(name="another"))
    assert refused(book, [judged_sheet("x", 80), judged_sheet("x", 90)], book) == (
        "Two fact sheets are of the unit “x”."
    )
    quarter = Period(kind=PeriodKind.QUARTER, year=2026, number=1)
    assert "different periods" in refused(book, [judged_sheet("x", 80), judged_sheet("y", 80, period=quarter)], book)
    assert "No unit stands in “Cụm 9”" in refused(book, [judged_sheet("x", 80)], book, exceptional=["Cụm 9"])


def test_no_card_gives_an_empty_list() -> None:
    assert result(None, []).places == ()


# Laws.


def conserved(found: CohortResult, units: Sequence[str]) -> None:
    standing = [unit for place in found.places for unit in place.units]
    assert sorted([*standing, *found.not_ranked]) == sorted(units)
    for place in found.places:
        assert (len(place.listed) == 1) == (place.how is PlaceKind.ALONE)
        if place.how is PlaceKind.TIED:
            assert len({(one.first, one.last) for one in place.listed}) == 1


@pytest.mark.parametrize("build", BOOKS, ids=lambda build: build.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_every_unit_stands_once_whatever_the_order_of_cards(build: Callable[[], RuleBook], data: st.DataObject) -> None:
    book = build()
    units = [f"u{number}" for number in range(data.draw(st.integers(0, 6)))]
    cards = evaluate_all(book, [data.draw(strategies.facts_for(book, unit=unit)) for unit in units])
    found = cohort(book, cards)
    conserved(found, units)
    assert cohort(book, data.draw(st.permutations(cards))) == found
    for one in found.leaders:
        assert len(one.leaders) <= one.rule.most
    for verdict in found.quotas:
        for limit in (*verdict.ordinary, *verdict.exceptional):
            assert 0 <= limit.least <= limit.most
            assert limit.over_least <= limit.over_most <= len(units)
        assert verdict.said.vi
        assert verdict.said.en


KEYED = Cohort(
    tie=TieRule(keys=(TieKey(criterion="b"), TieKey(fact="dialogues.held")), otherwise=AUTHORITY),
    leaders=(LeaderRule(within=CohortScope.CLUSTER, most=2),),
)


@settings(max_examples=150)
@given(data=st.data())
def test_what_is_found_out_later_lies_within_what_was_said_before(data: st.DataObject) -> None:
    """Places, order and leaders that were sure stay so when the rest becomes known."""
    before, after = [], []
    for number in range(data.draw(st.integers(1, 6))):
        a, b = data.draw(st.sampled_from([28, 29, 30])), data.draw(st.sampled_from([0, 1, 39, 40]))
        key = data.draw(st.integers(0, 1))
        new = data.draw(st.sampled_from([None, None, False, True]))
        hide_b, hide_key, hide_new = (data.draw(st.integers(0, 3)) == 0 for _ in range(3))
        facts = [amount(key), Fact(code="unit.new", holds=bool(new))]
        kept = [fact for fact, hide in zip(facts, (hide_key, hide_new), strict=True) if not hide]
        after.append(judged_sheet(f"u{number}", a=a, b=b, facts=facts))
        before.append(judged_sheet(f"u{number}", a=a, b=None if hide_b else b, facts=kept))
    early, late = result(KEYED, before), result(KEYED, after)
    conserved(early, [sheet.unit for sheet in before])
    conserved(late, [sheet.unit for sheet in after])
    assert not late.undecided
    at = {one.unit: one.place for place in late.places for one in place.listed}
    for place in early.places:
        for one in place.listed:
            if one.unit in at:
                assert one.first <= (at[one.unit] or 0) <= one.last
        if place.how is PlaceKind.TIED:
            assert len({at[unit] for unit in place.units}) == 1
    order = [[at[unit] for unit in place.units if unit in at] for place in early.places]
    filled = [places for places in order if places]
    assert all(max(one) < min(other) for one, other in itertools.pairwise(filled))
    (first,), (last,) = early.leaders, late.leaders
    assert set(first.leaders) <= set(last.leaders)
    assert {*last.leaders, *last.between} <= {*first.leaders, *first.between}
