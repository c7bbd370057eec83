"""Due days of reports as a calendar file (iCalendar, RFC 5545), for a calendar program."""

import datetime as dt
from collections.abc import Iterable

from danvan.dates import VIETNAM
from danvan.errors import MissingExtra, Sentence
from danvan.law.period_names import period_words
from danvan.reports.duties import DutyState, DutyStatus
from danvan.units.registry import UnitRegistry

__all__ = ["duties_as_ics"]

_OPEN = frozenset({DutyState.OWED, DutyState.MISSING})


def duties_as_ics(statuses: Iterable[DutyStatus], registry: UnitRegistry, *, lang: str = "vi") -> str:
    """An all-day event on the due day of every duty that is still owed or overdue, in ``"vi"`` or ``"en"``.

    The day as of which it was made is that of the statuses, so the same question gives the same text. Its lines end
    in CRLF. An event has the same identity every time, and a calendar program puts the newer one in place of
    the older. Duties without a due day are left out. Raises `MissingExtra` without icalendar.
    """
    try:
        from icalendar import Calendar, Event
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
    for status in statuses:
        duty = status.duty
        if duty.due_on is None or status.state not in _OPEN:
            continue
        words = _words(status, registry)
        event = Event()
        event.add("uid", "/".join(duty.key) + "@danvan")
        event.add("dtstamp", dt.datetime.combine(status.on, dt.time(), VIETNAM).astimezone(dt.UTC))
        event.add("dtstart", duty.due_on)
        event.add("dtend", duty.due_on + dt.timedelta(days=1))
        event.add("summary", words[0].pick(lang))
        event.add("description", words[1].pick(lang))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _words(status: DutyStatus, registry: UnitRegistry) -> tuple[Sentence, Sentence]:
    """Title and text of an event."""
    duty = status.duty
    period = period_words(duty.period)
    view = registry.on(duty.closes_on)
    reporter = view[duty.reporter].label if duty.reporter in view else duty.reporter
    labels = [view[name].label if name in view else name for name in duty.receivers]
    receivers = "; ".join([*labels, *duty.receiver_text]) or "–"
    name = duty.regime.name
    return (
        Sentence(f"Hạn báo cáo {period.vi}: {reporter}", f"Report due, {period.en}: {reporter}"),
        Sentence(
            f"{name}. Chốt số liệu {duty.closes_on}. Gửi: {receivers}. {status.state.vi}.",
            f"{name}. Data close on {duty.closes_on}. To: {receivers}. {status.state.en}.",
        ),
    )
