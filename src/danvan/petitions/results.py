"""What a matter came to: remedies, execution, publication (kết quả, thi hành, công khai)."""

import datetime as dt
from collections.abc import Iterator

import attrs

from danvan.errors import Problem
from danvan.petitions.acts import FirstDecisionFate, Outcome, PublicationForm
from danvan.petitions.history import span_problems
from danvan.petitions.sealing import SealedText, veiled
from danvan.records import record
from danvan.rules import Count, Ident, Line, NonNegative

__all__ = ["Assets", "Execution", "People", "Publication", "Remedy", "Result"]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Assets:
    """Money and land (tiền, đất): `money` in đồng, `land` in square metres."""

    money: NonNegative | None = None
    land: NonNegative | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class People:
    """How many people a measure strikes (số vụ, số người, số CBCCVC).

    `cases` counts cases, `people` everybody, `officials` those among them who are cadres, civil servants
    or public employees.
    """

    people: Count
    officials: Count | None = None
    cases: Count | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.officials is not None and self.officials > self.people:
            yield Problem.of(
                "range-order",
                ("officials",),
                lower="officials",
                lower_value=self.officials,
                upper="people",
                upper_value=self.people,
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Remedy:
    """What is to be, or was, made good (xử lý về tiền, đất, con người): tables 01/KQGQ and 02/KQGQ.

    `state` is recovered for the State, `organisations` and `individuals` are given back; `restored` counts
    the individuals whose rights are restored, `restored_organisations` the organisations. `disciplined`,
    `investigated` and `prosecuted` count people, `disciplined_organisations` organisations.
    """

    state: Assets | None = None
    organisations: Assets | None = None
    individuals: Assets | None = None
    restored: Count | None = None
    restored_organisations: Count | None = None
    disciplined: People | None = None
    disciplined_organisations: Count | None = None
    investigated: People | None = None
    prosecuted: People | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Result:
    """What the decision, conclusion or answer says (kết quả giải quyết): LKN 31, 40, 54; LTC 35; ND20 15.

    `number` and `issued_on` are those of the document. `remedy` is what it orders.
    """

    outcome: Outcome | None = None
    first_decision: FirstDecisionFate | None = None
    number: Line | None = None
    issued_on: dt.date | None = None
    document: Ident | None = None
    remedy: Remedy | None = None
    summary: SealedText | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Execution:
    """How far the decision was carried out (thi hành): LKN 45-46; LTC 36.

    `completed_on` is empty as long as it is not complete; `done` is what was carried out so far.
    """

    begun_on: dt.date | None = None
    completed_on: dt.date | None = None
    done: Remedy | None = None
    note: SealedText | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.begun_on is not None and self.completed_on is not None and self.completed_on < self.begun_on:
            yield Problem.of(
                "order-dates",
                ("completed_on",),
                earlier="begun_on",
                earlier_value=self.begun_on,
                later="completed_on",
                later_value=self.completed_on,
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Publication:
    """One publication of a decision or conclusion (công khai): LKN 41, LTC 40, ND31 6.

    It lasts from `from_on` to the day before `until_on`. `times` counts broadcasts or issues. `document`
    names the paper that was published; of a denunciation that must be a redacted one.
    """

    form: PublicationForm
    from_on: dt.date
    until_on: dt.date | None = None
    times: Count | None = None
    place: Line | None = None
    document: Ident | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.until_on is not None:
            yield from span_problems(self.from_on, self.until_on)
