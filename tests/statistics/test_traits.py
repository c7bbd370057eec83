"""The trait of one matter on one axis, case by case: what the rules rest on, and what they leave alone."""

import datetime as dt
import decimal
import itertools
from decimal import Decimal

import attrs
import pytest
from test_forbidden_moves import INTAKE, SECOND, TC_VERIFIED, TO_ACCEPTED, TO_VERIFIED, UNFOUNDED, Step, case

from danvan import bundled, check, tally
from danvan.activities.occasion import Host, Occasion
from danvan.activities.reception import Reception, ReceptionKind
from danvan.dates import PartialDate
from danvan.errors import Refused
from danvan.law.instruments import Citation
from danvan.law.periods import Window
from danvan.petitions.acts import FirstDecisionFate, Outcome
from danvan.petitions.matter import AuthorityFinding, EligibilityFinding, Matter, PriorDecision
from danvan.petitions.parties import Party
from danvan.petitions.petition import Petition
from danvan.petitions.results import Assets, Execution, Remedy, Result
from danvan.petitions.running import Case
from danvan.petitions.words import EligibilityGround, MatterKind, Naming, PartyRole, PriorDecisionKind
from danvan.serialization import dumps, loads
from danvan.statistics.receptions import in_window
from danvan.statistics.tables import Column, StatisticalTable
from danvan.statistics.tallies import Cell, Tally
from danvan.statistics.traits import TRAITS
from danvan.statistics.views import MatterView
from danvan.statistics.words import AXIS_OF, Amount, Axis, CountedIn
from danvan.statistics.words import Trait as T

D = dt.date
# The steps of `case` lie a day apart from 2026-07-06 on.
JULY = (D(2026, 7, 1), D(2026, 7, 31))
AUGUST = (D(2026, 8, 1), D(2026, 8, 31))
LEGIBLE = EligibilityFinding(ground=EligibilityGround.LEGIBLE, passed=False)
OTHERS = AuthorityFinding(competent=False)
OURS = AuthorityFinding(competent=True)
FILED: Step = ("file", {"eligibility": (EligibilityGround.LEGIBLE,)})
PASSED = Result(outcome=Outcome.FOUNDED, first_decision=FirstDecisionFate.ANNULLED_OR_AMENDED)
FIRST_WORD = PriorDecisionKind.FIRST_DECISION

CASES: list[tuple[str, Case, tuple[dt.date, dt.date], Axis, T | None]] = [
    ("what a court took before it was processed", case("complaint", [*INTAKE, "court_accepts"]), JULY, Axis.PROCESSING, T.UNPROCESSED),
    ("what a court took afterwards", case("complaint", [*TO_ACCEPTED, "court_accepts"]), JULY, Axis.PROCESSING, T.PROCESSED),
    ("and whose it is", case("complaint", [*TO_ACCEPTED, "court_accepts"]), JULY, Axis.AUTHORITY, T.WITHIN),
    ("a failed condition", case("complaint", TO_ACCEPTED, eligibility=(LEGIBLE,)), JULY, Axis.ELIGIBILITY, T.INELIGIBLE),
    ("a condition that was met", case("complaint", TO_ACCEPTED, eligibility=(attrs.evolve(LEGIBLE, passed=True),)), JULY, Axis.ELIGIBILITY, T.ELIGIBLE),
    ("a bar is no condition for processing", case("complaint", TO_ACCEPTED, eligibility=(attrs.evolve(LEGIBLE, ground=EligibilityGround.BAR_COURT),)), JULY, Axis.ELIGIBILITY, T.ELIGIBLE),
    ("a condition found to fail later", case("complaint", TO_ACCEPTED, eligibility=(attrs.evolve(LEGIBLE, on=D(2026, 8, 1)),)), JULY, Axis.ELIGIBILITY, T.ELIGIBLE),
    ("and then", case("complaint", TO_ACCEPTED, eligibility=(attrs.evolve(LEGIBLE, on=D(2026, 8, 1)),)), AUGUST, Axis.ELIGIBILITY, T.INELIGIBLE),
    ("a condition of another matter", case("complaint", TO_ACCEPTED, eligibility=(attrs.evolve(LEGIBLE, matter="n"),), matters=(Matter(id="m", kind=MatterKind.COMPLAINT), Matter(id="n", kind=MatterKind.COMPLAINT))), JULY, Axis.ELIGIBILITY, T.ELIGIBLE),
    ("nobody is named", case("complaint", TO_ACCEPTED, parties=(Party(id="a", naming=Naming.ANONYMOUS),)), JULY, Axis.ELIGIBILITY, T.INELIGIBLE),
    ("only the lawyer is named", case("complaint", TO_ACCEPTED, parties=(Party(id="a", naming=Naming.ANONYMOUS), Party(id="b", role=PartyRole.LAWYER))), JULY, Axis.ELIGIBILITY, T.INELIGIBLE),
    ("only a lawyer is in the file", case("complaint", TO_ACCEPTED, parties=(Party(id="b", role=PartyRole.LAWYER),)), JULY, Axis.ELIGIBILITY, T.ELIGIBLE),
    ("somebody is", case("complaint", TO_ACCEPTED, parties=(Party(id="a", naming=Naming.ANONYMOUS), Party(id="b"))), JULY, Axis.ELIGIBILITY, T.ELIGIBLE),
    ("filed", case("complaint", [*INTAKE, FILED]), JULY, Axis.ELIGIBILITY, T.INELIGIBLE),
    ("filed later", case("complaint", [*INTAKE, ("file", {"on": D(2026, 8, 3)})]), JULY, Axis.ELIGIBILITY, T.ELIGIBLE),
    ("a lead that was sent on", case("denunciation", [*INTAKE, "information_lead", "transfer"]), JULY, Axis.ELIGIBILITY, T.INELIGIBLE),
    ("in wrong form", case("regulation_feedback", ["receive", "not_receive"]), JULY, Axis.ELIGIBILITY, T.INELIGIBLE),
    ("outside, and withdrawn", case("complaint", [*INTAKE, "withdraw"], matter={"authority": OTHERS}), JULY, Axis.WAY, None),
    ("nobody says whose it is, and withdrawn", case("complaint", [*INTAKE, "withdraw"]), JULY, Axis.WAY, T.KEPT),
    ("withdrawn, and ours", case("complaint", [*INTAKE, "withdraw"], matter={"authority": OURS}), JULY, Axis.AUTHORITY, T.WITHIN),
    ("withdrawn, and nobody says whose", case("complaint", [*INTAKE, "withdraw"]), JULY, Axis.AUTHORITY, None),
    ("a decision of others after the window", case("complaint", TO_ACCEPTED, matter={"prior_decisions": (PriorDecision(kind=FIRST_WORD, issued_on=D(2026, 8, 1)),)}), JULY, Axis.LAST_WORD, T.NO_WORD),
    ("and by its end", case("complaint", TO_ACCEPTED, matter={"prior_decisions": (PriorDecision(kind=FIRST_WORD, issued_on=D(2026, 8, 31)),)}), AUGUST, Axis.LAST_WORD, T.FIRST_WORD),
    ("of others without a day", case("complaint", TO_ACCEPTED, matter={"prior_decisions": (PriorDecision(kind=FIRST_WORD),)}), JULY, Axis.SETTLEMENT, T.SETTLED_ONCE),
    ("sent away before the window", case("complaint", [*INTAKE, "guide"]), AUGUST, Axis.BACKLOG, T.BACKLOG_NONE),
    ("accepted before the window", case("complaint", TO_ACCEPTED), AUGUST, Axis.BACKLOG, T.BACKLOG_CARRIED),
    ("accepted in it", case("complaint", TO_ACCEPTED), JULY, Axis.BACKLOG, T.BACKLOG_NEW),
    ("decided before it", case("complaint", [*TO_VERIFIED, UNFOUNDED]), AUGUST, Axis.BACKLOG, T.BACKLOG_NONE),
    ("the result says what the event does not", case("complaint", [*TO_VERIFIED, "dialogue", "decision"], matter={**SECOND, "result": PASSED}), JULY, Axis.FIRST_DECISION, T.ANNULLED_OR_AMENDED),
    ("of a decision that was not issued", case("complaint", TO_VERIFIED, matter={**SECOND, "result": PASSED}), JULY, Axis.FIRST_DECISION, None),
    ("completed on the first day", case("complaint", [*TO_VERIFIED, UNFOUNDED], matter={"execution": Execution(completed_on=D(2026, 8, 1))}), AUGUST, Axis.EXECUTION, T.EXECUTED),
    ("completed on the day before", case("complaint", [*TO_VERIFIED, UNFOUNDED], matter={"execution": Execution(completed_on=D(2026, 7, 31))}), AUGUST, Axis.EXECUTION, T.NO_EXECUTION),
    ("completed on the last day", case("complaint", [*TO_VERIFIED, UNFOUNDED], matter={"execution": Execution(completed_on=D(2026, 7, 31))}), JULY, Axis.EXECUTION, T.EXECUTED),
    ("completed afterwards", case("complaint", [*TO_VERIFIED, UNFOUNDED], matter={"execution": Execution(completed_on=D(2026, 8, 1))}), JULY, Axis.EXECUTION, T.TO_EXECUTE),
    ("completed, then closed in the next window", case("complaint", [*TO_VERIFIED, UNFOUNDED, "effective", ("close", {"on": D(2026, 8, 3)})], matter={"execution": Execution(completed_on=D(2026, 7, 31))}), AUGUST, Axis.EXECUTION, T.NO_EXECUTION),
    ("closed, and nothing else is stated", case("complaint", [*TO_VERIFIED, UNFOUNDED, ("close", {"on": D(2026, 8, 3)})]), AUGUST, Axis.EXECUTION, T.EXECUTED),
    ("completed a second time", case("complaint", [*TO_VERIFIED, UNFOUNDED, "complete_execution", ("complete_execution", {"on": D(2026, 8, 3)})]), AUGUST, Axis.EXECUTION, T.NO_EXECUTION),
    ("taken by a court twice", case("complaint", [*INTAKE, "court_accepts", "court_accepts"]), JULY, Axis.PROCESSING, T.UNPROCESSED),
    ("filed, and nobody says whose it is", case("complaint", [*INTAKE, FILED]), JULY, Axis.AUTHORITY, None),
    ("from the first day that there is", case("complaint", TO_ACCEPTED), (dt.date.min, D(2026, 7, 31)), Axis.ARRIVAL, T.RECEIVED),
    ("to the last", case("complaint", TO_ACCEPTED), (D(2026, 7, 1), dt.date.max), Axis.STAGE, T.ACCEPTED),
    ("concluded, and never reported", case("denunciation", [*TC_VERIFIED, "conclusion"]), AUGUST, Axis.EXECUTION, T.TO_EXECUTE),
]  # fmt: skip


@pytest.mark.parametrize(("given", "days", "axis", "trait"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_traits(given: Case, days: tuple[dt.date, dt.date], axis: Axis, trait: T | None) -> None:
    view = MatterView(given.petition, given.matter, Window(first=days[0], last=days[1]), given.law)
    assert TRAITS[axis](view) is trait
    assert trait is None or AXIS_OF[trait] is axis


def named(petition: Petition, id: str, **fields: object) -> Petition:
    matters = (attrs.evolve(petition.matters[0], case="shared", **fields), *petition.matters[1:])  # type: ignore[arg-type]
    return attrs.evolve(petition, id=id, matters=matters)


def test_a_case_is_heard_of_from_another_petition_in_each_population() -> None:
    """Decided in August upon an older petition, while a newer one arrived: both populations have the case."""
    old = named(
        case("complaint", [*TO_VERIFIED, ("decision", {"on": D(2026, 8, 3), "outcome": Outcome.FOUNDED})]).petition, "a"
    )
    new = named(case("complaint", [], received_on=D(2026, 8, 3)).petition, "b", authority=OURS)
    new = attrs.evolve(
        new,
        events=tuple(
            attrs.evolve(event, on=D(2026, 8, 4))
            for event in case("complaint", [*INTAKE, "propose_acceptance"]).petition.events
        ),
    )
    line = tally(
        bundled.statistical_tables()["tt06-2025/03-gqkn"],
        [old, new],
        Window(first=AUGUST[0], last=AUGUST[1]),
        law=bundled.law(),
    )
    assert [line.value(column) for column in (1, 2, 3, 7, 8)] == [1, 1, 1, 1, 1]


def test_a_case_counts_in_every_population_to_which_it_belongs() -> None:
    one = named(case("complaint", [*TO_VERIFIED, UNFOUNDED]).petition, "a")
    table = bundled.statistical_tables()["tt01-2024/01-kqgq"]
    line = tally(table, [one], Window(first=JULY[0], last=JULY[1]), law=bundled.law())
    assert [line.value(column) for column in (1, 2, 3, 4, 5, 6, 21, 25)] == [1, 0, 1, 1, 1, 0, 1, 1]


def test_who_surely_belongs_speaks_for_the_case() -> None:
    """The first is withdrawn, and nobody says whose it is; the second is within authority."""
    first = named(case("complaint", [*INTAKE, "withdraw"]).petition, "a")
    second = named(case("complaint", [*INTAKE, ("propose_acceptance", {"on": D(2026, 7, 10)})]).petition, "b")
    window = Window(first=JULY[0], last=JULY[1])
    for records in ([first, second], [second, first]):
        line = tally(bundled.statistical_tables()["tt06-2025/02-xld"], records, window, law=bundled.law())
        assert line.cells[4] == Cell(column=5, value=Decimal(1))


def test_a_planned_day_counts_for_what_was_not_held() -> None:
    numbers = itertools.count()

    def planned(day: dt.date) -> Reception:
        return Reception(
            id=f"t{next(numbers)}",
            kind=ReceptionKind.SCHEDULED,
            host=Host(unit="u"),
            occasion=Occasion(planned_on=day),
            held=False,
            schedule_posted_on=D(2026, 6, 1),
        )

    found = tally(
        bundled.statistical_tables()["tt06-2025/01-tcd"],
        [
            planned(day)
            for day in (D(2026, 6, 30), D(2026, 7, 1), D(2026, 7, 8), D(2026, 7, 8), D(2026, 7, 31), D(2026, 8, 1))
        ],
        Window(first=JULY[0], last=JULY[1]),
        law=bundled.law(),
    )
    assert found.cells[9] == Cell(column=10, value=Decimal(3))
    assert found.cells[10] == Cell(column=11, value=Decimal(0))


@pytest.mark.parametrize(("unstated", "wrong"), [(0, ["tally-at-most"]), (1, [])])
def test_an_amount_of_which_a_part_is_unstated_may_be_as_large_as_any(unstated: int, wrong: list[str]) -> None:
    line = Tally(
        id="x",
        table="tt06-2025/03-gqkn",
        window=Window(first=JULY[0], last=JULY[1]),
        cells=(Cell(column=20, value=Decimal(9)), Cell(column=19, value=Decimal(3), unstated=unstated)),
    )
    assert [finding.code for finding in check(loads(dumps(line, "json"), "json")) if "tally" in finding.code] == wrong


def land(id: str, square_metres: str, money: str) -> Petition:
    remedy = Remedy(state=Assets(money=Decimal(money), land=Decimal(square_metres)))
    given = case("complaint", [*TO_VERIFIED, UNFOUNDED], matter={"result": Result(remedy=remedy)})
    return attrs.evolve(given.petition, id=id)


def test_sums_do_not_depend_on_the_context_of_the_caller() -> None:
    table, window = bundled.statistical_tables()["tt06-2025/03-gqkn"], Window(first=JULY[0], last=JULY[1])
    with decimal.localcontext(decimal.Context(prec=3)):
        line = tally(table, [land("a", "1234567", "1234567000000")], window, law=bundled.law())
    assert (line.value(13), line.value(14)) == (Decimal(1234567), Decimal(1234567))


def test_a_sum_that_no_file_can_hold_is_refused_in_a_sentence() -> None:
    table, window = bundled.statistical_tables()["tt06-2025/03-gqkn"], Window(first=JULY[0], last=JULY[1])
    with pytest.raises(Refused, match="The sum of column 14 has more than 18 digits"):
        tally(table, [land("a", "9" * 18, "1"), land("b", "9" * 18, "1")], window, law=bundled.law())


@pytest.mark.parametrize(
    ("stated", "planned", "inside"),
    [
        ("--07-10", None, None),
        ("--01-10", None, False),
        ("--07", None, None),
        ("--08", None, False),
        ("2026", None, None),
        ("2026-07", None, True),
        ("2026-08", None, False),
        (None, D(2026, 7, 31), True),
        (None, D(2026, 8, 1), False),
        (None, None, None),
    ],
)
def test_whether_a_reception_lies_in_the_window(
    stated: str | None, planned: dt.date | None, inside: bool | None
) -> None:
    on = None if stated is None else PartialDate.parse(stated)
    reception = Reception(
        id="t", kind=ReceptionKind.REGULAR, host=Host(), occasion=Occasion(on=on, planned_on=planned), held=True
    )
    assert in_window(reception, Window(first=JULY[0], last=JULY[1])) is inside
    if on is not None and on.year is None:
        assert in_window(reception, Window(first=D(2025, 7, 1), last=D(2026, 7, 1))) is None


def test_visits_of_one_day_are_all_counted() -> None:
    column = Column(
        number=1,
        heading=("a",),
        heading_en=("a",),
        counted_in=CountedIn.DAYS,
        where=(T.HELD,),
        amounts=(Amount.VISITS,),
    )
    table = StatisticalTable(
        id="t", code="T", title="a", title_en="a", source=Citation(document="x"), columns=(column,)
    )
    receptions = [
        Reception(
            id=f"t{visits}",
            kind=ReceptionKind.REGULAR,
            host=Host(unit="u"),
            occasion=Occasion(on=PartialDate.of(D(2026, 7, 1))),
            held=True,
            visits=visits,
        )
        for visits in (3, 4)
    ]
    assert tally(table, receptions, Window(first=JULY[0], last=JULY[1]), law=bundled.law()).value(1) == 7
