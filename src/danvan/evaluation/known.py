"""A fact sheet made ready for being asked often: values by code, each exact, and three silences kept apart."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal

import attrs

from danvan.evaluation.exact import Bound, Exact, exact
from danvan.evaluation.facts import Case, Fact, FactSheet
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.words import CohortScope, RankWord, UnitRelation
from danvan.labels import Labelled
from danvan.reports.figures import Silence

__all__ = ["Line", "Known", "Scored", "Value", "Verdict", "alone", "fact_values", "known_of", "read_facts"]

Value = int | Exact | bool | str | dt.date | Silence
"""What a fact says: a number, yes or no, a word, a day, or why there is none of them."""

Verdict = bool | None
"""Whether a condition holds; ``None`` where that is not decided."""


class Scored(Labelled):
    """How the points of a line came about (cách có điểm)."""

    COMPUTED = "computed", "tính từ số liệu", "computed from facts"
    ENTERED = "entered", "điểm được chấm", "given by a body"
    POLICY = "policy", "xử lý không áp dụng", "by the rule for what cannot apply"


@attrs.define
class Line:
    """The points of one line or group: from `low` to `high`, both the same where they are known.

    Never changed once it is made, and still not frozen: one is made for each line of each unit, and a frozen one takes
    three times as long.

    `maximum` is the most it could earn for this unit. `applies` is false where the line cannot apply and is left
    out of what conditions on points look at.
    """

    low: Bound
    high: Bound
    maximum: Bound
    applies: bool = True


@attrs.define
class Known:
    """What closures ask: facts, cases, groups of the unit, ranks of others, and the points so far.

    `lines` are the points of criteria, groups and blocks, filled while a unit is scored; `total` the points that
    count for the rank. `cohort` gives a fact of every unit with which this one is compared, itself included;
    ``None`` where they are not known.
    """

    values: Mapping[str, Value]
    cases: Mapping[str, Sequence[Case]]
    groups: Mapping[str, Verdict]
    related: Mapping[UnitRelation, Sequence[RankWord | None]]
    answers: Mapping[str, bool]
    cohort: Callable[[CohortScope, str], Sequence[Value | None] | None]
    lines: dict[str, Line]
    criteria: Sequence[str] = ()
    total: Line | None = None

    def of_case(self, case: Case) -> "Known":
        """The same, with the facts of one case over those of the unit."""
        return attrs.evolve(self, values={**self.values, **fact_values(case.facts)})


_NO_CODES = frozenset[str]()


def fact_values(facts: Sequence[Fact]) -> dict[str, Value]:
    """What each fact says."""
    return read_facts(facts, _NO_CODES, _NO_CODES)[0]


class _Exactly(dict[Decimal, Exact]):
    """`exact`, looked up without a call: nearly every fact is a count that was read before."""

    def __missing__(self, number: Decimal) -> Exact:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[number] = exact(number)
        return found


_MOST_KEPT = 1 << 14
_EXACTLY = _Exactly()


def read_facts(
    facts: Sequence[Fact], never_numbers: Collection[str], never_yes_no: Collection[str]
) -> tuple[dict[str, Value], bool]:
    """What each fact says, and whether each of them surely is of the kind that is asked for.

    `never_numbers` are the codes of facts that may be no number, `never_yes_no` of those that may not be yes or no.
    Of words and days it is not sure, because they are few.
    """
    values: dict[str, Value] = {}
    sure, exactly = True, _EXACTLY
    for fact in facts:
        number = fact.number
        code = fact.code
        if number is not None:
            values[code] = exactly[number]
            if code in never_numbers:
                sure = False
        elif (holds := fact.holds) is not None:
            values[code] = holds
            if code in never_yes_no:
                sure = False
        elif fact.silence is not None:
            values[code] = fact.silence
        elif fact.word is not None:
            values[code] = fact.word
            sure = False
        elif fact.day is not None:
            values[code] = fact.day
            sure = False
    return values, sure


def alone(scope: CohortScope, code: str) -> None:
    """No other unit is known."""
    return


def known_of(
    book: RuleBook,
    sheet: FactSheet,
    when: Mapping[str, Callable[[Known], Verdict]],
    cohort: Callable[[CohortScope, str], Sequence[Value | None] | None] = alone,
    values: Mapping[str, Value] | None = None,
) -> Known:
    """A sheet made ready; `when` are the conditions of the unit groups that have one, `values` its facts if read."""
    groups: dict[str, Verdict] = {}
    related: dict[UnitRelation, list[RankWord | None]] = {relation: [] for relation in sheet.no_related}
    for other in sheet.related:
        related.setdefault(other.relation, []).append(other.rank)
    known = Known(
        values=fact_values(sheet.facts) if values is None else values,
        cases={listed.code: listed.cases for listed in sheet.cases},
        groups=groups,
        related=related,
        answers={answer.condition: answer.holds for answer in sheet.answers},
        cohort=cohort,
        lines={},
    )
    stated = bool(sheet.groups) or sheet.no_group
    for group in book.unit_groups:
        # A group whose units the text lists is known by the sheet alone.
        groups[group.id] = None if group.id in when or not stated else group.id in sheet.groups
    # A group may be told by another, wherever that stands; in a circle both stay open.
    for _ in when:
        found = {name: asked(known) for name, asked in when.items()}
        if all(groups[name] is verdict for name, verdict in found.items()):
            break
        groups.update(found)
    return known
