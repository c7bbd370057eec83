"""A due date with everything that it was made of, and its explanation (hạn và cách tính)."""

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.extra import Extra
from danvan.law.calendars import SkippedDay, WorkedDay
from danvan.law.instruments import Citation
from danvan.law.words import (
    Direction,
    LimitCondition,
    LimitNature,
    LimitStart,
    LimitUnit,
    PauseKind,
    ProvisionalReason,
)
from danvan.messages.deadlines import PHRASES, WEEKDAYS
from danvan.records import record
from danvan.rules import Ident, Line, Several, Text, Whole

__all__ = ["Deadline", "Extension", "Pause", "citation_text"]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Pause:
    """Days that do not count (thời gian không tính): from `from_on` to the day before `until_on`.

    Without `until_on` it is still running.
    """

    kind: PauseKind
    from_on: dt.date
    until_on: dt.date | None = None
    reason: Line | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.until_on is not None and self.until_on < self.from_on:
            yield Problem.of(
                "order-dates",
                ("until_on",),
                earlier="from_on",
                earlier_value=self.from_on,
                later="until_on",
                later_value=self.until_on,
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Extension:
    """A decision that gives more time (quyết định gia hạn): `days` calendar days, decided on `on`."""

    on: dt.date
    days: Annotated[int, Whole(1, 3_650)]
    number: Line | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Deadline:
    """A due date (hạn) under one version of one time limit.

    `event` is day 0 and `start` says of what. `since` is the first day of the version that applies,
    `picked_on` the day that picked it where that is not `event`. `amount` counts `unit` without the
    `extensions`. `nominal` is the last day as counted, `effective` the day to which a day off moves it;
    both are missing while a pause is open. `skipped` are the days off that the count passed over, or
    that moved the last day; `worked` the days of the weekly rest that counted as working days.
    `calendar` and `calendar_version` name the calendar. `provisional` says why the date may still
    change; empty where nothing is open. Made by `TimeLimit.due`.
    """

    id: Ident
    limit: Ident
    name: Line
    name_en: Line
    nature: LimitNature
    start: LimitStart
    event: dt.date
    direction: Direction = Direction.AFTER
    since: dt.date
    picked_on: dt.date | None = None
    amount: Annotated[int, Whole(1, 3_650)]
    unit: LimitUnit
    conditions: Annotated[tuple[LimitCondition, ...], Several(distinct=True)] = ()
    extensions: tuple[Extension, ...] = ()
    pauses: tuple[Pause, ...] = ()
    nominal: dt.date | None = None
    effective: dt.date | None = None
    skipped: tuple[SkippedDay, ...] = ()
    worked: tuple[WorkedDay, ...] = ()
    sources: Annotated[tuple[Citation, ...], Several(least=1)]
    details: tuple[Citation, ...] = ()
    calendar: Ident
    calendar_version: Line
    provisional: Annotated[tuple[ProvisionalReason, ...], Several(distinct=True)] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        for name, other in (("nominal", "effective"), ("effective", "nominal")):
            if getattr(self, name) is not None and getattr(self, other) is None:
                yield Problem.of("needs-field", field=other, reason_en=f"“{name}” is stated", reason_vi=f"có “{name}”")
        if self.nominal is None or self.effective is None:
            return
        after = self.direction is Direction.AFTER
        days = [("event", self.event), ("nominal", self.nominal), ("effective", self.effective)]
        if not after:
            days.reverse()
        for (earlier, first), (later, second) in itertools.pairwise(days):
            if second < first:
                yield Problem.of(
                    "order-dates",
                    (later,),
                    earlier=earlier,
                    earlier_value=first,
                    later=later,
                    later_value=second,
                )

    def explain(self, lang: str = "en") -> str:
        """How the day came about, in ``"vi"`` or ``"en"``: rule, source, days that do not count, calendar."""
        return "\n".join(_explanation(self, lang))

    def is_overdue(self, on: dt.date) -> bool:
        """Whether the effective day lies before `on`. A time that is paused is not overdue."""
        return self.effective is not None and self.effective < on


def citation_text(citation: Citation) -> str:
    """A citation as lawyers write it: ``ND124 16.1 (ND155)``."""
    place = ".".join(part for part in (citation.article, citation.clause, citation.point) if part is not None)
    text = " ".join(part for part in (citation.instrument or citation.document, place) if part)
    return f"{text} ({', '.join(citation.as_amended_by)})" if citation.as_amended_by else text


def _explanation(due: Deadline, lang: str) -> Iterator[str]:
    """The explanation, sentence by sentence."""
    before = due.direction is Direction.BEFORE
    yield _say(
        "counted",
        lang,
        name=_pick(lang, due.name, due.name_en),
        amount=due.amount,
        unit=_pick(lang, due.unit.vi, due.unit.en),
        way=_pick(lang, due.direction.vi, due.direction.en),
        start=_pick(lang, due.start.vi, due.start.en),
        event=_day(due.event, lang),
    )
    if due.conditions:
        yield _say("conditions", lang, list=", ".join(_pick(lang, word.vi, word.en) for word in due.conditions))
    marked = [
        citation_text(item) + (f" [{_pick(lang, item.mark.vi, item.mark.en)}]" if item.mark is not None else "")
        for item in due.sources
    ]
    yield _say("sources", lang, list="; ".join(marked), since=_date(due.since, lang))
    if due.details:
        yield _say("details", lang, list="; ".join(citation_text(item) for item in due.details))
    for extension in due.extensions:
        yield _say("extension", lang, days=extension.days, on=_date(extension.on, lang))
    for pause in due.pauses:
        kind, first = _pick(lang, pause.kind.vi, pause.kind.en), _date(pause.from_on, lang)
        if pause.until_on is None:
            yield _say("pause-open", lang, kind=kind, first=first)
        else:
            yield _say("pause", lang, kind=kind, first=first, last=_date(pause.until_on - dt.timedelta(days=1), lang))
    if due.skipped and due.nominal is not None:
        days = "; ".join(_runs(due.skipped, lang))
        if due.nominal == due.effective:
            yield _say("skipped", lang, list=days)
        else:
            other = PHRASES["previous" if before else "next"].pick(lang)
            yield _say("rolled", lang, nominal=_day(due.nominal, lang), next=other, list=days)
    if due.worked:
        yield _say("worked", lang, list="; ".join(_instead(day, lang) for day in due.worked))
    if due.effective is None:
        yield _say("paused", lang)
    else:
        yield _say("due", lang, nature=_pick(lang, due.nature.vi, due.nature.en), effective=_day(due.effective, lang))
    if due.provisional:
        yield _say("provisional", lang, list="; ".join(_pick(lang, word.vi, word.en) for word in due.provisional))
    yield _say("calendar", lang, calendar=f"{due.calendar} {due.calendar_version}")


def _say(phrase: str, lang: str, **values: object) -> str:
    text = PHRASES[phrase].pick(lang).format_map(values)
    return text[0].upper() + text[1:]


def _pick(lang: str, vi: str, en: str) -> str:
    return vi if lang == "vi" else en


def _date(day: dt.date, lang: str) -> str:
    return f"{day:%d/%m/%Y}" if lang == "vi" else day.isoformat()


def _day(day: dt.date, lang: str) -> str:
    return f"{WEEKDAYS[day.weekday()].pick(lang)} {_date(day, lang)}"


def _instead(worked: WorkedDay, lang: str) -> str:
    day = _day(worked.on, lang)
    if worked.instead_of is None:
        return day
    return PHRASES["instead"].pick(lang).format(day=day, other=_date(worked.instead_of, lang))


def _runs(skipped: tuple[SkippedDay, ...], lang: str) -> Iterator[str]:
    """Days off in a row for one reason as one span: ``16/02/2026–20/02/2026 (Tết)``."""
    for reason, days in itertools.groupby(
        enumerate(skipped), key=lambda item: (_reason(item[1], lang), item[1].on.toordinal() - item[0])
    ):
        run = [day.on for _, day in days]
        span = _date(run[0], lang) if len(run) == 1 else f"{_date(run[0], lang)}–{_date(run[-1], lang)}"
        yield f"{span} ({reason[0]})"


def _reason(day: SkippedDay, lang: str) -> str:
    return _pick(lang, day.name or day.reason.vi, day.name_en or day.reason.en)
