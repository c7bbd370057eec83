"""What happened to a petition, as dated events (diễn biến). States are derived from these, never stored."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.law.instruments import InstrumentId
from danvan.petitions.acts import EventKind, FirstDecisionFate, Ground, Outcome, VerifierConflict
from danvan.petitions.sealing import SealedText, UnitId, veiled
from danvan.petitions.words import ComplexityCriterion, EligibilityGround
from danvan.records import record
from danvan.rules import Ident, Line, Several, Whole

__all__ = ["PROTECTION_EVENTS", "Event", "Form", "Verifier", "criteria_problems", "span_problems"]

_JUDGED = (Outcome.FOUNDED, Outcome.PARTLY_FOUNDED, Outcome.UNFOUNDED)
_OUTCOMES: dict[EventKind, tuple[Outcome, ...]] = {
    EventKind.DECISION: _JUDGED,
    EventKind.CONCLUSION: _JUDGED,
    EventKind.SUMMARY_HANDLING: _JUDGED,
    EventKind.REVIEW_CONTINUED: (Outcome.NOT_RESOLVED_AGAIN, Outcome.RESOLVE_OR_TRANSFER, Outcome.RESOLVE_AGAIN),
    EventKind.DECIDE_REGULATION: (Outcome.AMEND, Outcome.PROPOSE, Outcome.NEW_RULE),
}
_LONGER = frozenset({EventKind.DETERMINE_COMPLEX, EventKind.EXTEND})

PROTECTION_EVENTS = frozenset(
    {
        EventKind.REQUEST_PROTECTION,
        EventKind.APPLY_PROTECTION,
        EventKind.REFUSE_PROTECTION,
        EventKind.CHANGE_PROTECTION,
        EventKind.END_PROTECTION,
    }
)
"""The steps of the protection that runs beside a denunciation (LTC 47-58)."""


def span_problems(from_on: dt.date | None, until_on: dt.date | None) -> Iterator[Problem]:
    """What is wrong with a span of days; `until_on` is the first day that no longer belongs to it."""
    if from_on is not None and until_on is not None and until_on < from_on:
        yield Problem.of(
            "order-dates",
            ("until_on",),
            earlier="from_on",
            earlier_value=from_on,
            later="until_on",
            later_value=until_on,
        )


def criteria_problems(criteria: tuple[ComplexityCriterion, ...], count: int | None) -> Iterator[Problem]:
    """What is wrong when criteria are both named and counted."""
    if criteria and count is not None and count != len(criteria):
        yield Problem.of("criteria-count", ("criteria_count",), count=count, found=len(criteria))


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Form:
    """A form annexed to an instrument (Mẫu), known by instrument and code: “01/TCD” alone means three things."""

    instrument: InstrumentId
    code: Line


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Verifier:
    """A member of the verification team (thành viên Tổ xác minh), by office only: ND31 10.

    `conflict` is what was found of the member's closeness to the matter (ND31 10.3): ``None`` says that
    nothing is recorded, `VerifierConflict.NONE` that it was looked into and there is none.
    """

    office: Line
    conflict: VerifierConflict | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Event:
    """One step in the life of a petition or of one of its matters (sự kiện, bước giải quyết).

    `on` is the day that counts in law, `recorded_at` the moment of the entry. `matter` names the matter
    concerned; without it the whole petition is meant. `by_unit` and `by_office` say who acted, by office
    only; `parties` which parties acted or are concerned. `to_unit` or `to_body` is where something was
    sent. `document` names a paper of the file, `number` its symbol. `extension_days` are calendar days
    (LTC 30). `criteria` are those of a complaint (ND124 3a), `criteria_count` their number, for a
    denunciation the only thing kept. `first_decision` is what a second decision does with the first.
    `verifiers` are the verification team of a verification begun (Mẫu 07); who verifies without a team
    stands in `by_unit` and `by_office`. From `from_on` to the day before `until_on` runs what was
    ordered: a suspension, a posting, a stay.
    """

    id: Ident
    kind: EventKind
    on: dt.date
    matter: Ident | None = None
    recorded_at: dt.datetime | None = None
    by_unit: UnitId | None = None
    by_office: Line | None = None
    parties: Annotated[tuple[Ident, ...], Several(distinct=True)] = ()
    to_unit: UnitId | None = None
    to_body: Line | None = None
    document: Ident | None = None
    number: Line | None = None
    form: Form | None = None
    eligibility: Annotated[tuple[EligibilityGround, ...], Several(distinct=True)] = ()
    grounds: Annotated[tuple[Ground, ...], Several(distinct=True)] = ()
    outcome: Outcome | None = None
    first_decision: FirstDecisionFate | None = None
    verifiers: tuple[Verifier, ...] = ()
    extension_days: Annotated[int, Whole(1)] | None = None
    criteria: Annotated[tuple[ComplexityCriterion, ...], Several(distinct=True)] = ()
    criteria_count: Annotated[int, Whole(1, 7)] | None = None
    from_on: dt.date | None = None
    until_on: dt.date | None = None
    note: SealedText | None = None

    def _sound(self) -> bool:
        return (
            self.outcome is None
            and self.first_decision is None
            and not self.verifiers
            and self.extension_days is None
            and self.kind is not EventKind.EXTEND
            and not self.criteria
            and self.criteria_count is None
            and self.until_on is None
        )

    def _broken(self) -> Iterator[Problem]:
        kind = self.kind
        if self.outcome is not None and self.outcome not in _OUTCOMES.get(kind, ()):
            yield Problem.of(
                "event-outcome",
                ("outcome",),
                outcome=self.outcome.value,
                kind=kind.value,
                known=", ".join([outcome.value for outcome in _OUTCOMES.get(kind, ())]) or "–",
            )
        if self.first_decision is not None and kind is not EventKind.DECISION:
            yield _not_of("first_decision", kind)
        if self.verifiers and kind is not EventKind.VERIFY:
            yield _not_of("verifiers", kind)
        if kind is EventKind.EXTEND:
            if self.extension_days is None and self.until_on is None:
                yield Problem.of(
                    "needs-field", field="extension_days", reason_en="time is extended", reason_vi="gia hạn"
                )
        elif self.extension_days is not None:
            yield _not_of("extension_days", kind)
        if self.criteria or self.criteria_count is not None:
            if kind not in _LONGER:
                yield _not_of("criteria" if self.criteria else "criteria_count", kind)
            yield from criteria_problems(self.criteria, self.criteria_count)
        if self.until_on is not None:
            yield from span_problems(self.from_on, self.until_on)


def _not_of(field: str, kind: EventKind) -> Problem:
    return Problem.of(
        "excludes-field",
        (field,),
        field=field,
        reason_en=f"the event is “{kind.value}”",
        reason_vi=f"sự kiện là “{kind.vi}”",
    )
