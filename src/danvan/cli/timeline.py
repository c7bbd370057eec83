"""``danvan timeline FILE``: what happened to each petition, where it stands, which clocks run."""

import argparse
import datetime as dt
import sys

from danvan import messages
from danvan.cli.cases import beyond, cases_in, law_asked
from danvan.cli.law import day
from danvan.law.refusals import CannotCount
from danvan.petitions.clocks import Clock, ClockStatus, clocks_of
from danvan.petitions.course import course_of, events_of, lawful_moves, unlawful_events
from danvan.petitions.running import Case

__all__ = ["run"]

_RED, _YELLOW, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[0m"


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code."""
    on = day(options.on)
    law = law_asked(options)
    cases, code = cases_in([options.file], law, options.lang)
    colour = sys.stdout.isatty()
    for case in cases:
        try:
            lines = _lines(case, on, options.lang, options.within, colour)
        except CannotCount as refused:
            code = max(code, beyond(case, refused, options.lang))
            continue
        print("\n".join(lines))
    return code


def _lines(case: Case, on: dt.date, lang: str, within: int, colour: bool) -> list[str]:
    vi = lang == "vi"
    course = course_of(case, on=on)
    kind, state = case.matter.kind, course.state
    lines = [f"{case.petition.id} {case.matter.id}  {kind.vi if vi else kind.en}"]
    wrong = dict(unlawful_events(case))
    for place, event in events_of(case.petition, case.matter.id):
        if event.on > on:
            break
        lines.append(f"  {event.on}  {event.kind.vi if vi else event.kind.en}  [{event.id}]")
        if place in wrong:
            lines.append(f"    ! {messages.sentence(wrong[place]).pick(lang)}")
    lines.append(f"  {'Trạng thái ngày' if vi else 'State on'} {on}: {state.vi if vi else state.en}")
    for clock in clocks_of(case, on=on):
        lines.append("  " + _clock(clock, on, lang, within, colour))
    moves = [option.move for option in lawful_moves(course, on=on) if option.lawful]
    leading = dict.fromkeys(move.event.value for move in moves if move.to is not None or move.back)
    lines.append(f"  {'Bước tiếp theo có thể' if vi else 'What may come next'}: {', '.join(leading) or '–'}")
    return lines


def _clock(clock: Clock, on: dt.date, lang: str, within: int, colour: bool) -> str:
    vi = lang == "vi"
    due, status = clock.due.effective, clock.status
    text = f"{clock.limit}  {due or '–'}  {status.vi if vi else status.en}"
    soon = status is ClockStatus.RUNNING and due is not None and (due - on).days <= within
    if clock.late_by:
        text += f" {clock.late_by} {'ngày' if vi else 'days'}"
    elif soon and due is not None:
        text += f", {'còn' if vi else 'left'} {(due - on).days} {'ngày' if vi else 'days'}"
    if clock.due.provisional:
        text += " *"
    if colour and (status is ClockStatus.OVERDUE or soon):
        text = f"{_RED if status is ClockStatus.OVERDUE else _YELLOW}{text}{_PLAIN}"
    return text
