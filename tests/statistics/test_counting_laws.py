"""Laws of counting: what holds for every archive of lawful histories, whatever is in it."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import Audience, bundled, check, redacted, strategies
from danvan.activities.reception import Reception
from danvan.errors import Finding
from danvan.law.periods import Window
from danvan.petitions.acts import FirstDecisionFate, Outcome
from danvan.petitions.petition import Petition
from danvan.petitions.results import Result
from danvan.petitions.words import Level, MatterKind, SubjectField
from danvan.serialization import dumps, loads
from danvan.statistics.counting import Tallier, tally
from danvan.statistics.tables import StatisticalTable
from danvan.statistics.tallies import Tally
from danvan.statistics.words import AXES, AXIS_OF, Trait

TABLES = [table for table in bundled.statistical_tables().values() if not table.columns[0].by_hand]
OF_PETITIONS = [table for table in TABLES if "TCD" not in table.code]
OUTCOMES = (Outcome.FOUNDED, Outcome.PARTLY_FOUNDED, Outcome.UNFOUNDED)
FATES = tuple(FirstDecisionFate)
FIRST, LAST = dt.date(2026, 7, 1), dt.date(2026, 12, 31)


@st.composite
def _filled(draw: st.DrawFn, stated: bool) -> Petition:
    """A lawful history, with a field and a result in its matter: always where `stated`, perhaps otherwise."""
    petition = draw(strategies.petition_histories(min_day=FIRST, max_day=LAST))
    nothing = st.nothing() if stated else st.none()
    first, *others = petition.matters
    level = first.level
    if first.kind is MatterKind.DENUNCIATION:
        level = draw(st.sampled_from([None, Level.FIRST_LEVEL, Level.CONTINUED_DENUNCIATION]))
    first = attrs.evolve(
        first,
        field=draw(nothing | st.sampled_from(SubjectField)),
        case=draw(st.sampled_from([None, None, None, "shared-1", "shared-2"])),
        level=level,
        result=draw(
            nothing | st.builds(Result, outcome=st.sampled_from(OUTCOMES), first_decision=st.sampled_from(FATES))
        ),
    )
    others = [attrs.evolve(matter, field=SubjectField.OTHER) for matter in others] if stated else others
    return attrs.evolve(
        petition,
        matters=(first, *others),
        unit=draw(st.sampled_from(["unit-a", "unit-b"])),
        id=draw(strategies.idents()),
    )


def archives(*, stated: bool = False) -> st.SearchStrategy[list[Petition]]:
    return st.lists(_filled(stated), max_size=6, unique_by=lambda petition: petition.id)


windows = st.tuples(strategies.days(min_value=FIRST, max_value=LAST), st.integers(0, 120)).map(
    lambda drawn: Window(first=drawn[0], last=drawn[0] + dt.timedelta(days=drawn[1]))
)


def counted(table: StatisticalTable, records: Sequence[Petition | Reception], window: Window) -> Tally:
    return tally(table, records, window, law=bundled.law())


def numbers(found: Tally) -> dict[int, tuple[Decimal | None, int]]:
    return {cell.column: (cell.value, cell.unstated) for cell in found.cells}


def unshared(archive: list[Petition]) -> list[Petition]:
    return [
        attrs.evolve(petition, matters=tuple(attrs.evolve(matter, case=None) for matter in petition.matters))
        for petition in archive
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
@given(archive=archives(), window=windows)
def test_the_sums_of_the_form_hold(table: StatisticalTable, archive: list[Petition], window: Window) -> None:
    """As danvan's own check sees it, which gives what is not stated its due."""
    found = counted(table, archive, window)
    assert [finding.code for finding in _checked(found) if finding.code == "tally-sum"] == []


@pytest.mark.parametrize("table", OF_PETITIONS, ids=lambda table: table.id)
@given(archive=archives(stated=True), window=windows)
def test_the_sums_are_exact_where_everything_is_stated(
    table: StatisticalTable, archive: list[Petition], window: Window
) -> None:
    cells = numbers(counted(table, archive, window))
    for rule in table.sums:
        concerned = [cells[number] for number in (rule.whole, *rule.parts)]
        if all(unstated == 0 for _, unstated in concerned):
            whole, *parts = (value for value, _ in concerned)
            assert whole == sum(part for part in parts if part is not None)


@given(archive=archives(stated=True), window=windows)
def test_classified_petitions_leave_nothing_unstated(archive: list[Petition], window: Window) -> None:
    """So the test above is about something: only what nobody has classified yet is unstated."""
    archive = [petition for petition in archive if petition.matters[0].kind is not MatterKind.UNCLASSIFIED]
    tables = bundled.statistical_tables()
    for name in ("tt06-2025/02-xld", "tt01-2024/01-xld", "tt01-2024/02-xld", "tt01-2024/04-xld"):
        unstated = {cell.column for cell in counted(tables[name], archive, window).cells if cell.unstated}
        withdrawn = any(event.kind.value == "withdraw" for petition in archive for event in petition.events)
        assert not unstated or withdrawn


@given(archive=archives(), window=windows, days=st.integers(0, 60))
def test_what_is_not_processed_is_carried_over(archive: list[Petition], window: Window, days: int) -> None:
    after = window.last + dt.timedelta(days=1)
    following = Window(first=after, last=after + dt.timedelta(days=days))
    table = bundled.statistical_tables()["tt01-2024/01-xld"]
    one, two = counted(table, archive, window), counted(table, archive, following)
    assert two.value(2) == one.value(5)
    both = counted(table, archive, Window(first=window.first, last=following.last))
    assert both.value(3) == _plus(one.value(3), two.value(3))
    assert both.value(4) == _plus(one.value(4), two.value(4))
    assert both.value(5) == two.value(5)


@pytest.mark.parametrize("table", OF_PETITIONS, ids=lambda table: table.id)
@given(archive=archives(), window=windows, order=st.permutations(range(6)))
def test_order_does_not_matter(
    table: StatisticalTable, archive: list[Petition], window: Window, order: list[int]
) -> None:
    shuffled = [archive[place] for place in order if place < len(archive)]
    assert counted(table, shuffled, window) == counted(table, archive, window)


@pytest.mark.parametrize("table", OF_PETITIONS, ids=lambda table: table.id)
@given(archive=archives(), window=windows, cut=st.integers(0, 6))
def test_parts_of_an_archive_add_up(table: StatisticalTable, archive: list[Petition], window: Window, cut: int) -> None:
    """Where no case is shared between petitions."""
    archive = unshared(archive)
    whole = numbers(counted(table, archive, window))
    one, two = numbers(counted(table, archive[:cut], window)), numbers(counted(table, archive[cut:], window))
    for column in table.columns:
        (a, missing), (b, more), (c, all_missing) = one[column.number], two[column.number], whole[column.number]
        assert missing + more == all_missing
        if a is not None and b is not None:
            assert c == a + b


@given(archive=archives(), window=windows)
def test_lines_of_units_add_up_to_the_total(archive: list[Petition], window: Window) -> None:
    table = bundled.statistical_tables()["tt06-2025/02-xld"]
    tallier = Tallier(table, window, law=bundled.law())
    for petition in unshared(archive):
        tallier.add(petition)
    total, lines = tallier.total(), tallier.by_unit()
    assert [line.unit for line in lines] == sorted(
        {petition.unit for petition in archive if petition.received_on <= window.last}
    )
    for column in table.columns:
        values = [line.value(column.number) for line in lines]
        assert total.value(column.number) == sum((value for value in values if value is not None), Decimal(0))
    for line in lines:
        assert line.unit is not None
        alone = tally(table, unshared(archive), window, law=bundled.law(), unit=line.unit)
        assert alone == line


@given(archive=archives(), window=windows)
def test_cases_that_are_shared_count_once(archive: list[Petition], window: Window) -> None:
    table = bundled.statistical_tables()["tt06-2025/02-xld"]
    shared, apart = counted(table, archive, window), counted(table, unshared(archive), window)
    for column in table.columns:
        mine, theirs = shared.value(column.number), apart.value(column.number)
        assert mine is not None
        assert theirs is not None
        assert mine == theirs if column.number != 5 else mine <= theirs
    named = {petition.matters[0].case for petition in archive if petition.matters[0].case is not None}
    without = sum(petition.matters[0].case is None for petition in archive)
    assert shared.value(5) is not None
    assert (shared.value(5) or 0) <= len(named) + without + sum(len(petition.matters) - 1 for petition in archive)


@pytest.mark.parametrize("table", OF_PETITIONS, ids=lambda table: table.id)
@given(archive=archives(), window=windows)
def test_what_comes_after_a_window_does_not_change_it(
    table: StatisticalTable, archive: list[Petition], window: Window
) -> None:
    until_then = [
        attrs.evolve(petition, events=tuple(event for event in petition.events if event.on <= window.last))
        for petition in archive
        if petition.received_on <= window.last
    ]
    assert counted(table, until_then, window) == counted(table, archive, window)


@given(archive=archives(), window=windows)
def test_tables_of_one_circular_agree(archive: list[Petition], window: Window) -> None:
    """TT06-2025: column 1 of 03/GQKN and 04/GQTC is column 6 and 12 of 02/XLD; 05/KQTH takes in what was issued."""
    tables = bundled.statistical_tables()
    processing = counted(tables["tt06-2025/02-xld"], archive, window)
    complaints = counted(tables["tt06-2025/03-gqkn"], archive, window)
    denunciations = counted(tables["tt06-2025/04-gqtc"], archive, window)
    execution = counted(tables["tt06-2025/05-kqth"], archive, window)
    assert complaints.value(1) == processing.value(6)
    assert denunciations.value(1) == processing.value(12)
    assert (execution.value(1) or 0) >= (complaints.value(7) or 0)
    assert (execution.value(16) or 0) >= (denunciations.value(7) or 0)


@given(archive=archives(), window=windows)
def test_a_line_goes_to_a_file_and_back(archive: list[Petition], window: Window) -> None:
    found = counted(TABLES[0], archive, window)
    assert loads(dumps([found], "json"), "json").of(Tally) == [found]


@given(st.lists(strategies.receptions(), max_size=5), windows)
def test_receptions_add_up(receptions: list[Reception], window: Window) -> None:
    for name in ("tt06-2025/01-tcd", "tt01-2024/01-tcd"):
        found = counted(bundled.statistical_tables()[name], receptions, window)
        assert [finding.code for finding in _checked(found) if finding.code == "tally-sum"] == []


def test_every_trait_has_one_axis_and_every_column_asks_for_known_ones() -> None:
    assert sorted(trait.value for traits in AXES.values() for trait in traits) == sorted(trait.value for trait in Trait)
    assert set(AXIS_OF) == set(Trait)
    for table in bundled.statistical_tables().values():
        for column in table.columns:
            assert len(column.heading) == len(column.heading_en)
            assert all(AXIS_OF[trait] in column.conditions() for trait in column.where)


def _checked(found: Tally) -> list[Finding]:
    return list(check(loads(dumps([found], "json"), "json")))


def _plus(one: Decimal | None, two: Decimal | None) -> Decimal:
    assert one is not None
    assert two is not None
    return one + two


@pytest.mark.parametrize("table", OF_PETITIONS, ids=lambda table: table.id)
@given(archive=archives(), window=windows)
def test_what_statistics_may_see_is_enough_to_count(
    table: StatisticalTable, archive: list[Petition], window: Window
) -> None:
    seen = [redacted(petition, audience=Audience.STATISTICS) for petition in archive]
    assert counted(table, seen, window) == counted(table, archive, window)
