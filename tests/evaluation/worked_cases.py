"""Worked cases of rule books, written by hand as TOML, and how they are read.

A file holds one `base` of facts that bring the best result, and cases that change it. Facts are numbers, words,
``true`` and ``false``; ``"n/a"`` says that a fact cannot apply, ``"-"`` that it was not reported. `lists` gives
cases of a list (files, opinions), each as changes to the facts under `case`; `times` repeats one. `points` are given
by hand by the body that decides, ``"self:80"`` and ``"appraised:80"`` by others. What is expected are points (``"12"``,
``"1/3"``, ``"8..10"`` where they are open) of `lines`, `groups`, `base`, `total` and those that count for the rank
(`counting`), and `outcomes`: ranks with what led to them, ``authority``, ``no rank``, ``two ranks``.
"""

import itertools
import pathlib
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import Any

import attrs

from danvan.evaluation.cards import Points
from danvan.evaluation.facts import Case, CaseList, EnteredPoints, Fact, FactSheet, RelatedUnit
from danvan.evaluation.ranks import Outcome, Settled
from danvan.evaluation.words import RankWord, ScoreKind, UnitRelation
from danvan.law.periods import Period, PeriodKind
from danvan.reports.figures import Silence

__all__ = ["FOLDER", "WorkedCase", "outcome_text", "points_of", "worked_cases"]

FOLDER = pathlib.Path(__file__).parent / "cases"
_YEAR = Period(kind=PeriodKind.YEAR, year=2026)
_SILENCES = {"n/a": Silence.NOT_APPLICABLE, "-": Silence.NOT_REPORTED}


@attrs.frozen
class WorkedCase:
    """One case: the book, why it stands there, what is known of the unit, and what must come out."""

    book: str
    why: str
    sheet: FactSheet
    accepted: tuple[str, ...]
    expected: Mapping[str, Any]


def worked_cases() -> Iterator[WorkedCase]:
    """The cases of all books."""
    for path in sorted(FOLDER.glob("*.toml")):
        file = tomllib.loads(path.read_text("utf-8"))
        for case in file["cases"]:
            yield _worked(path.stem, file["base"], case)


def _worked(book: str, base: Mapping[str, Any], case: dict[str, Any]) -> WorkedCase:
    given = dict(case)

    def changed(name: str) -> dict[str, Any]:
        return {**base.get(name, {}), **given.pop(name, {})}

    facts, lists, points, related = changed("facts"), changed("lists"), changed("points"), changed("related")
    each = base.get("case", {})
    groups = given.pop("in_groups", ())
    no_group = given.pop("no_group", base.get("no_group", False)) and not groups
    sheet = FactSheet(
        id="sheet",
        unit="unit",
        period=_YEAR,
        book=book,
        facts=_facts(facts),
        cases=tuple(CaseList(code=code, cases=_list(rows, each)) for code, rows in lists.items() if rows != "-"),
        points=tuple(entry for line, said in points.items() for entry in _points(line, said)),
        related=tuple(
            RelatedUnit(
                relation=UnitRelation(relation), unit=f"unit-{place}", rank=None if word == "-" else RankWord(word)
            )
            for relation, words in related.items()
            for place, word in enumerate(words if isinstance(words, list) else ())
        ),
        no_related=tuple(UnitRelation(relation) for relation, words in related.items() if words == []),
        groups=tuple(groups),
        no_group=no_group,
    )
    return WorkedCase(book, given.pop("why"), sheet, tuple(given.pop("accept", base.get("accept", ()))), given)


def _facts(facts: Mapping[str, Any]) -> tuple[Fact, ...]:
    return tuple(_fact(code, value) for code, value in facts.items())


def _fact(code: str, value: object) -> Fact:
    if isinstance(value, bool):
        return Fact(code=code, holds=value)
    text = str(value)
    if text in _SILENCES:
        return Fact(code=code, silence=_SILENCES[text])
    if text.lstrip("-").replace(".", "", 1).isdigit():
        return Fact(code=code, number=Decimal(text))
    return Fact(code=code, word=text)


def _list(rows: list[dict[str, Any]], each: Mapping[str, Any]) -> tuple[Case, ...]:
    number = itertools.count(1)
    return tuple(
        Case(id=f"case-{next(number)}", facts=_facts({**each, **{k: v for k, v in row.items() if k != "times"}}))
        for row in rows
        for _ in range(row.get("times", 1))
    )


def _points(line: str, said: object) -> Iterator[EnteredPoints]:
    for one in said if isinstance(said, list) else [said]:
        if one == "-":
            continue
        kind, _, points = str(one).rpartition(":")
        yield EnteredPoints(line=line, kind=ScoreKind(kind or "final"), points=Decimal(points))


def points_of(text: str) -> Points:
    """The points that are written in a case."""
    low, _, high = text.partition("..")
    least = Fraction(low)
    return Points(least, least if not high else inf if high == "∞" else Fraction(high))


def outcome_text(outcome: Outcome) -> str:
    """An outcome as it is written in a case."""
    words = {
        Settled.RANKED: outcome.rank or "",
        Settled.BY_AUTHORITY: "authority",
        Settled.NO_RANK: "no rank",
        Settled.TWO_RANKS: "two ranks",
        Settled.NOT_SCORED: "not scored",
    }[outcome.how]
    among = f" among {', '.join(outcome.among)}" if outcome.among else ""
    via = f" via {', '.join(outcome.because)}" if outcome.because else ""
    return words + among + via
