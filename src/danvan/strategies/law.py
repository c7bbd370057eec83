"""Strategies for the room `danvan.law`: instruments, citations, sources, periods."""

import datetime as dt
from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan.law.instruments import Citation, Instrument, InstrumentKind, Source
from danvan.law.periods import Period, PeriodKind, Window
from danvan.strategies.fields import (
    Given,
    Values,
    asked,
    ids_among,
    made,
    mending,
    need,
    ordered,
    words_among,
)
from danvan.strategies.values import check_days, days, idents, lines

__all__ = ["citations", "instruments", "periods", "sources", "windows"]

_MOST_NUMBER = {PeriodKind.WEEK: 53, PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2}
_YEARS = st.integers(1900, 2200)


def bounded_days(min_day: dt.date | None, max_day: dt.date | None) -> st.SearchStrategy[dt.date] | None:
    """Days between two bounds of which either may be missing; ``None`` where both are."""
    first = dt.date.min if min_day is None else min_day
    last = dt.date.max if max_day is None else max_day
    check_days(first, last)
    return None if min_day is None and max_day is None else days(min_value=first, max_value=last)


def bounded_fields(min_day: dt.date | None, max_day: dt.date | None, *names: str) -> Given:
    """Optional fields that hold a day, kept between two bounds."""
    day = bounded_days(min_day, max_day)
    return {} if day is None else {name: st.none() | day for name in names}


@mending(Citation)
def _citation(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("document") is None:
        need(draw, drawn, "instrument", idents())
    if drawn.get("point") is not None and drawn.get("clause") is None:
        need(draw, drawn, "article", lines())


@mending(Instrument)
def _instrument(draw: st.DrawFn, drawn: Values) -> None:
    ordered(drawn, "in_force", "repealed")


@mending(Window)
def _window(draw: st.DrawFn, drawn: Values) -> None:
    ordered(drawn, "first", "last")


@mending(Period)
def _period(draw: st.DrawFn, drawn: Values) -> None:
    kind = drawn["kind"]
    # Drawn for every kind, so that a period without a number is not simpler than the first week.
    number = draw(st.integers(0, 52))
    if kind in _MOST_NUMBER:
        drawn["number"] = 1 + number % _MOST_NUMBER[kind]
    else:
        drawn.pop("number", None)
    if kind is PeriodKind.RANGE:
        need(draw, drawn, "window", windows())
    elif kind is PeriodKind.CAMPAIGN:
        need(draw, drawn, "name", lines())
    else:
        need(draw, drawn, "year", _YEARS)
    if kind is PeriodKind.MULTI_YEAR:
        need(draw, drawn, "until_year", _YEARS)
        ordered(drawn, "year", "until_year")
    else:
        drawn.pop("until_year", None)


def sources(*, min_day: dt.date | None = None, max_day: dt.date | None = None) -> st.SearchStrategy[Source]:
    """Sources, published between `min_day` and `max_day` where the day is known.

    Shrinks to a source with a short title.
    """
    return made(Source, bounded_fields(min_day, max_day, "published_on"))


def citations(*, instruments: Sequence[str] | None = None) -> st.SearchStrategy[Citation]:
    """Citations; with `instruments`, always of one of the instruments with these ids.

    Shrinks to an instrument alone.
    """
    return made(Citation, asked(instrument=ids_among("instruments", instruments)))


def windows(*, min_day: dt.date | None = None, max_day: dt.date | None = None) -> st.SearchStrategy[Window]:
    """Windows of data whose days lie between `min_day` and `max_day`. Shrinks to one day."""
    day = bounded_days(min_day, max_day)
    return made(Window, asked(first=day, last=day))


def periods(
    *,
    kinds: Sequence[PeriodKind] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[Period]:
    """Reporting periods of these `kinds`, with windows and years between `min_day` and `max_day`.

    With a bound, every period has a year and a window. Shrinks to a week.
    """
    kind = words_among("kinds", PeriodKind, kinds)
    window = bounded_days(min_day, max_day)
    if window is None:
        return made(Period, asked(kind=kind))
    first = max(1900, min_day.year if min_day is not None else 1900)
    last = min(2200, max_day.year if max_day is not None else 2200)
    if last < first:
        raise InvalidArgument(f"no period can lie between {min_day} and {max_day}: years run from 1900 to 2200")
    year = st.integers(first, last)
    return made(
        Period,
        asked(
            kind=kind,
            year=year,
            until_year=year,
            window=windows(min_day=min_day, max_day=max_day),
        ),
    )


def instruments(
    *,
    kinds: Sequence[InstrumentKind] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[Instrument]:
    """Legal instruments of these `kinds`, signed, in force and repealed between `min_day` and `max_day`.

    Shrinks to an id, a number and a title.
    """
    bounded = bounded_fields(min_day, max_day, "signed", "in_force", "repealed")
    return made(Instrument, {**bounded, **asked(kind=words_among("kinds", InstrumentKind, kinds))})
