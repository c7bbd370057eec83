"""What is found in rule books: the known holes of the real ones, and every kind of flaw once."""

import datetime as dt
from decimal import Decimal as D

import attrs
import pytest
from real_books import can_tho_2579, nd_233_2026, qd_366, tt_01_2018

from danvan.evaluation.asking import FactKind
from danvan.evaluation.book_overlaps import overlapping_books
from danvan.evaluation.catalogue import FactDefinition
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction, Group
from danvan.evaluation.facts import FactOrigin
from danvan.evaluation.gates import Compare, Condition, Holds, InGroup, NoZeroCriterion, PointsBetween, Ratio
from danvan.evaluation.leaves import AllOrNothing, Bands, Levels, Proportional, ScoreLevel
from danvan.evaluation.measures import Band, NoCase, Value
from danvan.evaluation.process import Scope, UnitGroup
from danvan.evaluation.ranking import GroupBand, KnockOut, Rank, Ranking
from danvan.evaluation.ranks import Settled
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.shapes import CaseMean
from danvan.evaluation.verify import Verification, verify
from danvan.evaluation.words import Comparison, NoCaseResult, RankWord
from danvan.law.instruments import Citation, Instrument
from danvan.reports.figures import Nature
from danvan.units.unit import Level

HAND = FactOrigin.HAND


def codes(found: Verification) -> list[str]:
    return sorted({flaw.problem.code for flaw in (*found.flaws, *found.unsettled)})


def test_the_hole_of_can_tho_is_found() -> None:
    found = verify(can_tho_2579())
    [hole] = [flaw for flaw in found.flaws if flaw.problem.code == "rank-none"]
    assert hole.card is not None
    # A total of 85 or more with one criterion at zero: not “good” because of the zero, not “completed” either.
    assert hole.card.counting.low >= 85
    assert any(line.points.high == 0 for line in hole.card.lines)
    assert [outcome.how for outcome in hole.card.outcomes] == [Settled.NO_RANK]
    assert hole.problem.arguments["case_en"].startswith("total 90; 1.annex = 0")
    assert codes(found) == ["block-not-settled", "rank-none"]


def test_the_hole_of_can_tho_goes_with_a_fallback() -> None:
    book = can_tho_2579()
    assert book.ranking is not None
    mended = attrs.evolve(book, ranking=attrs.evolve(book.ranking, otherwise="completed"))
    assert codes(verify(mended)) == ["block-not-settled"]


def test_a_body_between_two_ranks_of_qd_366() -> None:
    found = verify(qd_366())
    [hole] = [flaw for flaw in found.flaws if flaw.problem.code == "rank-none"]
    # Seven tasks of ten are too many for “not completed” and too few for “completed”.
    assert {fact.code: fact.number for fact in hole.card.sheet.facts}["tasks.done"] == D("0.7")  # type: ignore[union-attr]


def test_shares_of_no_tasks_are_left_open() -> None:
    for build in (nd_233_2026, qd_366):
        found = verify(build())
        assert "divided-by-nothing" in codes(found)
        assert found.unsettled == ()


def test_whole_numbers_leave_no_gap_between_counts() -> None:
    def count(code: str) -> FactDefinition:
        number = FactKind.NUMBER
        return FactDefinition(
            id=code, title="A", kind=number, unit="lần", whole=True, nature=Nature.FLOW, of_cases="files", origin=HAND
        )

    open_book = verify(tt_01_2018())
    counted = verify(tt_01_2018(), facts={code: count(code) for code in ("file.contacts", "file.bodies_contacted")})
    at = ("criteria", 2, "shape", "case")
    assert any(flaw.problem.pointer == at for flaw in open_book.flaws)
    assert not any(flaw.problem.pointer == at for flaw in counted.flaws)


LOW = Rank(id="low", word=RankWord.NOT_COMPLETED, below=D(1))
TOP = Rank(id="top", word=RankWord.GOOD, at_least=D(1))


def book(*criteria: Criterion, ranks: tuple[Rank, ...] = (TOP, LOW), **more: object) -> RuleBook:
    values: dict[str, object] = {
        "id": "b",
        "title": "A",
        "scope": Scope(described="A"),
        "total": D(2),
        "criteria": criteria or (line(),),
        "ranking": Ranking(ranks=ranks),
    }
    return RuleBook(**(values | more))  # type: ignore[arg-type]


def line(shape: object = None, maximum: str = "2", name: str = "k") -> Criterion:
    shape = shape or AllOrNothing(when=Holds(fact="p"))
    return Criterion(id=name, title="A", maximum=D(maximum), shape=shape)  # type: ignore[arg-type]


def band(points: str, **ends: str) -> Band:
    return Band(points=D(points), **{name: D(end) for name, end in ends.items()})


def zero(fact: str) -> Compare:
    return Compare(fact=fact, comparison=Comparison.EQUAL, value=D(0))


FULL = NoCase(gives=NoCaseResult.FULL)
POINTS = PointsBetween(of="k", at_least=D(2))
ITEM = Adjustment(id="x.1", title="A", shape=AllOrNothing(when=Holds(fact="q")))
SHARE = Ratio(numerator="a", denominator="b", at_least=D("0.5"))


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (book(), []),
        (
            book(line(Levels(levels=(ScoreLevel(points=D(2), when=Holds(fact="p")),)))),
            ["rank-unreachable", "text-silent"],
        ),
        (
            book(line(Bands(measure=Value(fact="a"), bands=(band("0", below="1"), band("2", above="1"))))),
            ["text-silent"],
        ),
        (
            book(line(Bands(measure=Value(fact="a"), bands=(band("0", at_most="1"), band("2", at_least="1"))))),
            ["given-twice"],
        ),
        (book(line(Proportional(numerator="a", denominator="b"))), ["divided-by-nothing"]),
        (book(line(Proportional(numerator="a", denominator="b", no_case=NoCase(gives=NoCaseResult.FULL)))), []),
        (book(ranks=(TOP, attrs.evolve(LOW, below=D("0.5")))), []),
        (book(ranks=(attrs.evolve(TOP, at_least=D("1.5")), attrs.evolve(LOW, below=D(1)))), []),
        (book(ranks=(TOP, attrs.evolve(LOW, below=None))), ["rank-none", "rank-unreachable"]),
        (book(ranks=(TOP, attrs.evolve(LOW, below=D(3)))), ["rank-twice", "rank-unreachable"]),
        (book(ranks=(attrs.evolve(TOP, id="best", at_least=D(3)), TOP, LOW)), ["rank-unreachable"]),
        (
            book(ranks=(attrs.evolve(TOP, conditions=(Condition(title="A", when=NoZeroCriterion()),)), LOW)),
            [],
        ),
        (
            book(
                ranking=Ranking(
                    ranks=(TOP, LOW),
                    knock_outs=(
                        KnockOut(id="x", title="A", when=Holds(fact="q"), to="low"),
                        KnockOut(id="y", title="A", when=Holds(fact="r"), to="top"),
                    ),
                )
            ),
            ["knock-outs-disagree"],
        ),
        (
            book(ranking=Ranking(ranks=(TOP, LOW), knock_outs=(KnockOut(id="x", title="A", when=SHARE, to="low"),))),
            ["divided-by-nothing"],
        ),
        (
            # Where one knock-out is sure, another that is left open still matters, if it leads elsewhere.
            book(
                ranking=Ranking(
                    ranks=(TOP, LOW),
                    knock_outs=(
                        KnockOut(id="x", title="A", when=SHARE, to="low"),
                        KnockOut(id="y", title="A", when=zero("b"), to="top"),
                    ),
                )
            ),
            ["divided-by-nothing"],
        ),
        (
            # Without knock-outs everybody is “low” here, so only the sure one makes the open one matter.
            book(
                ranking=Ranking(
                    ranks=(attrs.evolve(TOP, at_least=D(3)), attrs.evolve(LOW, below=D(3))),
                    knock_outs=(
                        KnockOut(id="x", title="A", when=SHARE, to="low"),
                        KnockOut(id="y", title="A", when=zero("b"), to="top"),
                    ),
                )
            ),
            ["criterion-idle", "divided-by-nothing", "rank-unreachable"],
        ),
        (
            # Who has 2 points of the line has them, and nobody has 1.
            book(ranks=(attrs.evolve(TOP, conditions=(Condition(title="A", when=POINTS),)), LOW)),
            [],
        ),
        (
            # Only what is deducted leads below 1; the text does not say whether it counts, so it may.
            book(
                line(Levels(levels=(ScoreLevel(points=D(2), when=Holds(fact="p")),), otherwise=D(1))),
                deductions=(Deduction(id="x", title="A", cap=D(1), items=(ITEM,)),),
            ),
            ["block-not-settled"],
        ),
        (
            book(
                unit_groups=(
                    UnitGroup(id="g", title="A", when=InGroup(group="h")),
                    UnitGroup(id="h", title="A", when=InGroup(group="g")),
                ),
                ranks=(attrs.evolve(TOP, by_group=(GroupBand(group="g", at_least=D(1)),)), LOW),
            ),
            ["groups-in-circle"],
        ),
        (
            book(
                line(maximum="1"),
                line(CaseMean(cases="files", case=AllOrNothing(when=Holds(fact="p")), no_case=FULL), "1", "l"),
            ),
            ["fact-elsewhere"],
        ),
        (book(line(), line(maximum="1", name="l")), ["sum-mismatch"]),
        (
            book(
                attrs.evolve(line(), group="g"),
                groups=(Group(id="g", title="A", maximum=D(3)),),
            ),
            ["sum-mismatch"],
        ),
        (
            book(line(Levels(levels=(ScoreLevel(points=D(5), when=Holds(fact="p")),), otherwise=D(0)))),
            ["points-above-maximum"],
        ),
        (
            book(ranks=(LOW, TOP)),
            ["ranks-out-of-order"],
        ),
        (
            book(
                line(),
                line(AllOrNothing(when=Compare(fact="p", comparison=Comparison.MORE, value=D(1))), "0", "l"),
            ),
            ["criterion-idle", "fact-read-twice"],
        ),
    ],
)
def test_each_kind_of_flaw(made: RuleBook, found: list[str]) -> None:
    assert codes(verify(made)) == found


def test_a_bonus_of_which_the_text_is_silent() -> None:

    bonus = Bonus(
        id="x", title="A", cap=D(1), items=(Adjustment(id="x.1", title="A", shape=AllOrNothing(when=Holds(fact="q"))),)
    )
    found = verify(book(bonuses=(bonus,)))
    assert [flaw.problem.arguments["field"] for flaw in found.flaws] == ["counts_for_rank", "above_total"]
    settled = attrs.evolve(bonus, counts_for_rank=True, above_total=False)
    assert verify(book(bonuses=(settled,))).sound


def test_levels_and_instruments_have_their_days() -> None:
    scope = Scope(described="A", levels=(Level.DISTRICT,))
    made = book(scope=scope, valid_from=dt.date(2025, 1, 1), enacted_by=Citation(instrument="X"))
    ends = {Level.DISTRICT: dt.date(2025, 6, 30)}
    later = {"X": Instrument(id="X", number="1", title="A", in_force=dt.date(2025, 2, 1))}
    found = verify(made, level_ends=ends, instruments=later)
    assert [flaw.problem.code for flaw in found.flaws] == ["level-ended", "instrument-not-in-force"]
    earlier = {"X": Instrument(id="X", number="1", title="A", in_force=dt.date(2025, 1, 1))}
    ended = attrs.evolve(made, valid_to=dt.date(2025, 6, 30))
    assert verify(ended, level_ends=ends, instruments=earlier).sound


def test_facts_that_the_catalogue_does_not_have_are_named() -> None:
    found = verify(book(), facts={})
    assert [(flaw.problem.code, flaw.problem.pointer) for flaw in found.flaws] == [
        ("fact-unknown", ("criteria", 0, "shape", "when", "fact"))
    ]


def test_two_books_on_one_day() -> None:
    one = book(id="one", valid_from=dt.date(2025, 1, 1), scope=Scope(described="A", territory="vn/92"))
    other = attrs.evolve(one, id="other", valid_from=dt.date(2026, 1, 1))
    [(first, second, problem)] = overlapping_books([one, other])
    assert (first.id, second.id, problem.arguments["first"]) == ("one", "other", "2026-01-01")
    assert list(overlapping_books([attrs.evolve(one, valid_to=dt.date(2025, 12, 31)), other])) == []
    assert list(overlapping_books([one, attrs.evolve(other, replaces_books=("one",))])) == []
    assert list(overlapping_books([one, attrs.evolve(other, scope=Scope(described="A", territory="vn/91"))])) == []
