"""``danvan due LIMIT DATE``: the due date, and why it is that day."""

import argparse
import sys

from danvan.cli.law import day, law_of
from danvan.errors import Refused, Sentence
from danvan.law.deadlines import Extension, Pause
from danvan.law.limits import TimeLimit, TimeLimits
from danvan.law.refusals import cannot
from danvan.law.words import LimitCondition, LimitStart, PauseKind
from danvan.serialization.documents import dumps
from danvan.serialization.explain import nearest

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code."""
    limits, calendar = law_of(options)
    limit = _limit(options.limit, limits)
    event = day(options.date)
    due = limit.due(
        event,
        calendar,
        start=_start(options.start, limit),
        picked_on=None if options.picked_on is None else day(options.picked_on),
        conditions=_conditions(options),
        pauses=[_pause(text, limit) for text in options.pause],
        extensions=[_extension(text) for text in options.extend],
    )
    if options.json:
        sys.stdout.write(dumps(due, "json"))
    else:
        print(due.explain(options.lang))
    return 0


def _limit(name: str, limits: TimeLimits) -> TimeLimit:
    if name in limits:
        return limits[name]
    close = nearest(name, limits)
    vi = f"Có phải là “{close}”? " if close else ""
    en = f"Did you mean “{close}”? " if close else ""
    raise Refused(
        Sentence(
            f"danvan không có thời hạn “{name}”. {vi}Xem `danvan limits`.",
            f"danvan knows no time limit “{name}”. {en}See `danvan limits`.",
        )
    )


def _start(word: str | None, limit: TimeLimit) -> LimitStart | None:
    if word is None:
        return None
    known = {start.value: start for start in limit.starts}
    if word not in known:
        raise cannot("limit-other-start", limit=limit.id, value=word, known=", ".join(known))
    return known[word]


def _conditions(options: argparse.Namespace) -> frozenset[LimitCondition]:
    words = set(options.condition)
    if options.complex:
        words.add("complex")
    if options.region == "remote":
        words.add("remote")
    return frozenset(LimitCondition(word) for word in words)


def _pause(text: str, limit: TimeLimit) -> Pause:
    """``2026-07-20:2026-08-01``, or ``2026-07-20:`` for a pause that is still running."""
    first, colon, until = text.partition(":")
    if not colon:
        raise Refused(
            Sentence(
                f"“{text}” không phải là khoảng dừng; hãy ghi 2026-07-20:2026-08-01, "
                "hoặc 2026-07-20: nếu chưa kết thúc.",
                f"“{text}” is no pause; write 2026-07-20:2026-08-01, or 2026-07-20: while it is running.",
            )
        )
    kinds = [rule.kind for version in limit.versions for rule in version.pauses]
    return Pause(
        kind=kinds[-1] if kinds else PauseKind.SUSPENSION,
        from_on=day(first),
        until_on=day(until) if until else None,
    )


def _extension(text: str) -> Extension:
    """``2026-07-20:30``: decided on that day, by so many days."""
    on, _, days = text.partition(":")
    if not days.isascii() or not days.isdecimal() or not 1 <= int(days[:5]) <= 3_650:
        raise Refused(
            Sentence(
                f"“{text}” không phải là quyết định gia hạn; hãy ghi ngày và số ngày: 2026-07-20:30.",
                f"“{text}” is no extension; write the day of the decision and the number of days: 2026-07-20:30.",
            )
        )
    return Extension(on=day(on), days=int(days))
