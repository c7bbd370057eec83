"""Single values keep the rule of their shape, reach what is hard, and shrink to what is simple."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, get_args

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan import strategies
from danvan.dates import VIETNAM, PartialDate
from danvan.extra import Extra
from danvan.records import moment_acceptable
from danvan.rules import Code, Ident, Line, Number, Text, Url, Words
from danvan.strategies import hostile


def rule_of(annotated: object) -> Words:
    rule = get_args(annotated)[1]
    assert isinstance(rule, Words)
    return rule


REACHED = settings(max_examples=5_000, deadline=None, database=None, phases=[Phase.generate])
SHRUNK = settings(deadline=None, database=None, phases=[Phase.generate, Phase.shrink])

TEXTS = [
    (Line, strategies.lines),
    (Text, strategies.texts),
    (Ident, strategies.idents),
    (Code, strategies.codes),
    (Url, strategies.urls),
]


@pytest.mark.parametrize(("shape", "strategy"), TEXTS)
@given(data=st.data())
def test_texts_keep_their_rule(
    shape: Annotated[str, ...], strategy: Callable[[], st.SearchStrategy[str]], data: st.DataObject
) -> None:
    assert rule_of(shape).acceptable()(data.draw(strategy()))


@given(st.data(), st.integers(1, 12))
def test_short_texts_keep_their_length(data: st.DataObject, longest: int) -> None:
    line, text = (
        data.draw(strategies.lines(max_length=longest)),
        data.draw(strategies.texts(max_length=longest)),
    )
    assert Words("line", longest).acceptable()(line)
    assert Words("text", longest, multiline=True).acceptable()(text)


def test_hostile_words_keep_their_rule() -> None:
    for shape, words in (
        (Line, hostile.LINES + hostile.VIETNAMESE),
        (Text, hostile.TEXTS),
        (Ident, hostile.IDENTS),
        (Code, hostile.CODES),
    ):
        acceptable = rule_of(shape).acceptable()
        assert [word for word in words if not acceptable(word)] == []
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("word", ["no", "12:30", "1", "a: b", "007", "#", "a,b", "a;b", "“Dân vận khéo”", "🇻🇳"])
def test_hostile_lines_are_reached(word: str) -> None:
    assert find(strategies.lines(), lambda line: line == word, settings=REACHED) == word


@pytest.mark.parametrize("part", ["\n", "\r", "\t", "\u2028"])
def test_texts_reach_what_lines_exclude(part: str) -> None:
    assert part in find(strategies.texts(), lambda text: part in text, settings=REACHED)


@given(strategies.numbers(), strategies.numbers(signed=True))
def test_numbers_can_be_written(plain: Decimal, signed: Decimal) -> None:
    assert Number().acceptable(plain)
    assert Number(signed=True).acceptable(signed)


@pytest.mark.parametrize(
    "wanted",
    [
        lambda number: number.is_zero() and number.is_signed(),
        lambda number: number.as_tuple().exponent == -9,
        lambda number: number.as_tuple().exponent > 0,
        lambda number: number > 10**17,
        lambda number: str(number).endswith(".50"),
    ],
)
def test_numbers_reach_the_edges(wanted: Callable[[Decimal], bool]) -> None:
    find(strategies.numbers(signed=True), wanted, settings=REACHED)


@given(strategies.days(min_value=dt.date(2025, 7, 1), max_value=dt.date(2025, 7, 3)))
def test_days_keep_their_bounds(day: dt.date) -> None:
    assert dt.date(2025, 7, 1) <= day <= dt.date(2025, 7, 3)


@given(strategies.moments())
def test_moments_are_in_viet_nam(moment: dt.datetime) -> None:
    assert moment_acceptable(moment)


@given(
    strategies.moments(
        min_value=dt.datetime(2025, 7, 1, tzinfo=dt.UTC), max_value=dt.datetime(2025, 7, 1, 0, 0, 1, tzinfo=dt.UTC)
    )
)
def test_moments_keep_their_bounds(moment: dt.datetime) -> None:
    assert moment in (dt.datetime(2025, 7, 1, 7, tzinfo=VIETNAM), dt.datetime(2025, 7, 1, 7, 0, 1, tzinfo=VIETNAM))


@given(strategies.partial_dates(min_value=dt.date(2024, 2, 29), max_value=dt.date(2024, 2, 29)))
def test_partial_dates_are_part_of_a_day(partial: PartialDate) -> None:
    assert str(partial) in {"2024", "2024-02", "2024-02-29", "--02", "--02-29"}


@given(strategies.partial_dates(allow_yearless=False))
def test_years_can_be_asked_for(partial: PartialDate) -> None:
    assert partial.year is not None


@given(strategies.extras())
def test_extras_are_open_and_small(extra: Extra) -> None:
    assert len(extra) <= 3


@pytest.mark.parametrize("kind", [type(None), bool, int, float, str, tuple, Extra])
def test_extras_reach_every_sort_of_value(kind: type) -> None:
    find(strategies.extras(), lambda extra: any(type(value) is kind for value in extra.values()), settings=REACHED)


@pytest.mark.parametrize(
    ("strategy", "simplest"),
    [
        (strategies.lines(), "A"),
        (strategies.texts(), "A"),
        (strategies.idents(), "0"),
        (strategies.codes(), "a"),
        (strategies.urls(), "http://0"),
        (strategies.counts(), 0),
        (strategies.counts(min_value=3), 3),
        (strategies.numbers(), Decimal(0)),
        (strategies.days(), dt.date(2000, 1, 1)),
        (strategies.moments(), dt.datetime(2000, 1, 1, tzinfo=VIETNAM)),
        (strategies.partial_dates(), PartialDate(year=2000)),
        (strategies.extras(), Extra()),
        (strategies.shares(), Decimal(1)),
        (strategies.plain_values(), None),
    ],
)
def test_values_shrink_to_the_simplest(strategy: st.SearchStrategy[object], simplest: object) -> None:
    assert find(strategy, lambda _: True, settings=SHRUNK) == simplest


@pytest.mark.parametrize(
    "refused",
    [
        lambda: strategies.lines(max_length=0),
        lambda: strategies.lines(max_length=2_001),
        lambda: strategies.texts(max_length=-1),
        lambda: strategies.counts(min_value=-1),
        lambda: strategies.counts(min_value=2, max_value=1),
        lambda: strategies.counts(max_value=2**53),
        lambda: strategies.days(min_value=dt.date(2025, 1, 2), max_value=dt.date(2025, 1, 1)),
        lambda: strategies.days(min_value=dt.datetime(2025, 1, 2, tzinfo=VIETNAM)),
        lambda: strategies.partial_dates(min_value=dt.date(2025, 1, 2), max_value=dt.date(2025, 1, 1)),
        lambda: strategies.moments(min_value=dt.datetime(2025, 1, 1)),  # noqa: DTZ001  # refused for that
        lambda: strategies.moments(max_value=dt.datetime(2025, 1, 1, microsecond=1, tzinfo=VIETNAM)),
        lambda: strategies.moments(
            min_value=dt.datetime(2025, 1, 2, tzinfo=VIETNAM), max_value=dt.datetime(2025, 1, 1, tzinfo=VIETNAM)
        ),
        lambda: strategies.extras(max_leaves=0),
        lambda: strategies.plain_values(max_leaves=0),
    ],
)
def test_impossible_values_are_refused(refused: Callable[[], object]) -> None:
    with pytest.raises(InvalidArgument):
        refused()
