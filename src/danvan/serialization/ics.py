"""Due days of reports as a calendar file (iCalendar, RFC 5545), for a calendar program."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from danvan.dates import VIETNAM
from danvan.errors import MissingExtra, Sentence
from danvan.law.deadlines import citation_text
from danvan.law.period_names import period_words
from danvan.reports.duties import DutyState, DutyStatus, ReportDuty
from danvan.units.registry import UnitRegistry

if TYPE_CHECKING:
    # Who writes single events needs no rules of recurrence.
    from danvan.reports.recurrence import RecurringDuty

__all__ = ["duties_as_ics", "recurring_as_ics"]

_OPEN = frozenset({DutyState.OWED, DutyState.MISSING})


@attrs.frozen
class _Event:
    """An all-day event; `rule` is one of RFC 5545, `others` are the days on which it takes place besides."""

    uid: str
    day: dt.date
    title: Sentence
    text: Sentence
    rule: str | None = None
    others: tuple[dt.date, ...] = ()


def duties_as_ics(statuses: Iterable[DutyStatus], registry: UnitRegistry, *, lang: str = "vi") -> str:
    """An all-day event on the due day of every duty that is still owed or overdue, in ``"vi"`` or ``"en"``.

    The day as of which it was made is that of the statuses, so the same question gives the same text. Its lines end
    in CRLF. An event has the same identity every time, and a calendar program puts the newer one in place of
    the older. Duties without a due day are left out. Raises `MissingExtra` without icalendar.
    """
    return _written(_single(statuses, registry), lang)


def recurring_as_ics(
    duties: "Iterable[RecurringDuty]", registry: UnitRegistry, *, on: dt.date, lang: str = "vi"
) -> str:
    """A recurring all-day event for what each unit owes to a regime for a kind of period, in ``"vi"`` or ``"en"``.

    It says nothing of what was sent: a calendar program goes on with it while danvan does not run. Where no single
    rule gives the due days, the days stand there one by one. `on` is the day as of which it is made. Lines and
    identities are as in `duties_as_ics`. Raises `MissingExtra` without icalendar.
    """
    return _written(((on, _recurring(duty, registry)) for duty in duties), lang)


def _written(events: Iterable[tuple[dt.date, _Event]], lang: str) -> str:
    """A calendar of events, each with the day as of which it is made."""
    try:
        from icalendar import Calendar, Event, vRecur
    except ImportError as error:
        raise MissingExtra(
            Sentence(
                "Tệp lịch cần icalendar: pip install 'danvan[ics]'",
                "Calendar files need icalendar: pip install 'danvan[ics]'",
            )
        ) from error
    calendar = Calendar()
    calendar.add("prodid", "-//danvan//report duties//")
    calendar.add("version", "2.0")
    for on, item in events:
        event = Event()
        event.add("uid", item.uid)
        event.add("dtstamp", dt.datetime.combine(on, dt.time(), VIETNAM).astimezone(dt.UTC))
        event.add("dtstart", item.day)
        event.add("dtend", item.day + dt.timedelta(days=1))
        if item.rule is not None:
            event.add("rrule", vRecur.from_ical(item.rule))
        if item.others:
            event.add("rdate", list(item.others))
        event.add("summary", item.title.pick(lang))
        event.add("description", item.text.pick(lang))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _single(statuses: Iterable[DutyStatus], registry: UnitRegistry) -> Iterator[tuple[dt.date, _Event]]:
    for status in statuses:
        duty = status.duty
        if duty.due_on is None or status.state not in _OPEN:
            continue
        period, (reporter, receivers) = period_words(duty.period), _parties(duty, registry)
        name, state = duty.regime.name, status.state
        yield (
            status.on,
            _Event(
                "/".join(duty.key) + "@danvan",
                duty.due_on,
                Sentence(f"Hạn báo cáo {period.vi}: {reporter}", f"Report due, {period.en}: {reporter}"),
                Sentence(
                    f"{name}. Chốt số liệu {duty.closes_on}. Gửi: {receivers}. {state.vi}.",
                    f"{name}. Data close on {duty.closes_on}. To: {receivers}. {state.en}.",
                ),
            ),
        )


def _recurring(found: "RecurringDuty", registry: UnitRegistry) -> _Event:
    regime, reporter, kind = found.key
    duty = found.duty
    label, receivers = _parties(duty, registry)
    source = "" if duty.source is None else f" {citation_text(duty.source)}."
    first, *others = found.days
    return _Event(
        f"{regime}/{reporter}/{kind.value}@danvan",
        first,
        Sentence(f"Hạn báo cáo {kind.vi}: {label}", f"Report due, {kind.en}: {label}"),
        Sentence(
            f"{duty.regime.name}. Gửi: {receivers}.{source}",
            f"{duty.regime.name}. To: {receivers}.{source}",
        ),
        None if found.rule is None else _of_days(str(found.rule)),
        () if found.rule is not None else tuple(others),
    )


def _of_days(rule: str) -> str:
    """What follows ``RRULE:``, with its end as a day: an all-day event must not end at an hour."""
    return rule.rpartition("RRULE:")[2].replace("T000000", "")


def _parties(duty: ReportDuty, registry: UnitRegistry) -> tuple[str, str]:
    """The reporter and the receivers by their names."""
    view = registry.on(duty.closes_on)
    reporter = view[duty.reporter].label if duty.reporter in view else duty.reporter
    labels = [view[name].label if name in view else name for name in duty.receivers]
    return reporter, "; ".join([*labels, *duty.receiver_text]) or "–"
