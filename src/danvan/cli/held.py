"""``danvan held``: how often citizens were received, dialogues held and the like, beside what must be."""

import argparse
import csv
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from danvan import bundled
from danvan.activities.dialogue import Dialogue
from danvan.activities.frequency import Held, HeldActivity, HeldState, held_of
from danvan.activities.reception import Reception
from danvan.activities.supervision import SocialCriticism, Supervision
from danvan.cli.law import day, day_of_periods, sound
from danvan.errors import Refused, Sentence
from danvan.law.deadlines import citation_text
from danvan.law.period_names import period_code, period_words
from danvan.law.windows import calendar_window
from danvan.units.events import UnitEvent
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Unit

__all__ = ["run"]

_SIGNS = {HeldState.SHORT: "!!", HeldState.UNKNOWN: "?"}


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code: 1 where less was held than must be."""
    on = day_of_periods(day(options.on))
    first = dt.date(on.year, 1, 1) if options.first is None else day_of_periods(day(options.first))
    last = dt.date(on.year, 12, 31) if options.last is None else day_of_periods(day(options.last))
    if last < first:
        raise Refused(Sentence(f"Ngày {last} trước ngày {first}.", f"{last} is before {first}."))
    registry, activities, own = _loaded(options.paths)
    if options.unit is not None:
        own = {registry.unit(options.unit).id}
    # Of units that the files do not speak of nothing is known, not even that they held nothing.
    found = [
        held
        for held in held_of(bundled.frequency_rules(), registry, activities, first=first, last=last, on=on)
        if held.unit in own and _begun(held, on)
    ]
    found.sort(key=lambda held: (held.unit, held.rule.id, period_code(held.period)))
    if options.csv:
        _table(found)
    else:
        _listed(found, options.lang)
    return 1 if any(held.state is HeldState.SHORT for held in found) else 0


def _begun(held: HeldActivity, on: dt.date) -> bool:
    """Whether the period has begun; of one that has not, there is nothing to say."""
    window = calendar_window(held.period)
    return window is not None and window.first <= on


def _loaded(paths: Sequence[str]) -> tuple[UnitRegistry, list[Held], set[str]]:
    """The shipped units with those of the paths, what the paths say was held, and the units that they speak of."""
    registry = bundled.unit_registry()
    activities = list[Held]()
    own: set[str] = set()
    for path in paths:
        archive = sound(path)
        units = archive.of(Unit)
        registry = registry.with_records(units, archive.of(UnitEvent))
        own.update(unit.id for unit in units)
        for sort in (Reception, Dialogue, Supervision, SocialCriticism):
            activities += archive.of(sort)
    own.update(activity.host.unit for activity in activities if activity.host.unit is not None)
    return registry, activities, own


def _listed(found: Iterable[HeldActivity], lang: str) -> None:
    vi = lang == "vi"
    counts: Counter[HeldState] = Counter()
    for held in found:
        counts[held.state] += 1
        state = held.state.vi if vi else held.state.en
        what = held.rule.activity.vi if vi else held.rule.activity.en
        print(
            f"{_SIGNS.get(held.state, ''):<2}  {held.unit}: {what}, {period_words(held.period).pick(lang)} – "
            f"{held.times}/{held.rule.times}, {state}"
        )
        for said, names in (
            ("không rõ ngày" if vi else "the day is not known", held.unsure),
            ("không tổ chức" if vi else "not held", held.not_held),
        ):
            if names:
                print(f"      {said}: {', '.join(names)}")
    if not counts:
        print("Không có quy định nào áp dụng trong các ngày này." if vi else "No rule applies in these days.")
        return
    print("; ".join(f"{counts[state]} {state.vi if vi else state.en}" for state in HeldState if counts[state]))


_COLUMNS = ("rule", "activity", "unit", "period", "times", "required", "state", "unsure", "not_held", "source")


def _table(found: Iterable[HeldActivity]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for held in found:
        writer.writerow(
            [
                *(held.rule.id, held.rule.activity.value, held.unit, period_code(held.period), held.times),
                *(held.rule.times, held.state.value, " ".join(held.unsure), " ".join(held.not_held)),
                citation_text(held.rule.source),
            ]
        )
