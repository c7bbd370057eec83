"""Facts about receptions, dialogues and the like held (số liệu về tiếp công dân, đối thoại) beside the minimum."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from danvan.activities.frequency import FrequencyRule, Held, HeldActivity, HeldState, RequiredActivity, held_of
from danvan.activities.occasion import Occasion
from danvan.activities.reception import Reception
from danvan.errors import Sentence
from danvan.evaluation.facts import Fact, FactOrigin
from danvan.evaluation.gathering.counted import Found, amount, not_applicable, not_reported
from danvan.law.period_names import period_code
from danvan.law.periods import Window
from danvan.units.registry import UnitRegistry

__all__ = ["PREFIXES", "held_facts", "minimum_facts"]

PREFIXES: Mapping[RequiredActivity, str] = {
    RequiredActivity.RECEPTION: "receptions",
    RequiredActivity.DIALOGUE: "dialogues",
    RequiredActivity.SUPERVISION: "supervisions",
    RequiredActivity.CRITICISM: "criticisms",
}
"""With what the codes of the facts about each sort of activity begin."""


def held_facts(
    activity: RequiredActivity, held: Sequence[Held], *, window: Window, on: dt.date, complete: bool
) -> Iterator[Fact]:
    """How many of one sort one unit held in the window up to a day; a reception that was not held does not count."""
    yield _held(held, window, on).fact(f"{PREFIXES[activity]}.held", FactOrigin.ACTIVITIES, complete=complete)


def minimum_facts(
    activity: RequiredActivity,
    rules: Sequence[FrequencyRule],
    alone: UnitRegistry,
    unit: str,
    held: Sequence[Held],
    *,
    window: Window,
    on: dt.date,
    complete: bool,
) -> Iterator[Fact]:
    """In how many periods something had to be held, and in how many as much was held as must be.

    The periods are those of the rules (a week, a month, a year) that end in the window and are over before the day
    `on`, or in which the minimum is met already. With the whole archive a period is met or not; without it only what
    is met is sure, so that the number is known only where all are met. A rule that does not ask this unit makes both
    facts not applicable. `alone` is a registry of just this unit.
    """
    codes = f"{PREFIXES[activity]}.periods_required", f"{PREFIXES[activity]}.periods_met"
    own = [rule for rule in rules if rule.activity is activity]
    if not own:
        return
    day = min(on, window.last)
    state = alone.on(day).unit(unit)
    if state.kind is None or state.level is None:
        reason = Sentence("Danh mục không ghi loại hoặc cấp của đơn vị.", "The register does not say kind and level.")
        for code in codes:
            yield not_reported(code, FactOrigin.ACTIVITIES, [unit], reason)
        return
    results = list(held_of(own, alone, held, first=window.first, last=window.last, on=on))
    asked = any(state.kind in rule.hosts and state.level in rule.levels and rule.holds(day) for rule in own)
    if not results and not asked:
        reason = Sentence("Không có quy định nào áp dụng cho đơn vị.", "No rule asks this unit for it.")
        for code in codes:
            yield not_applicable(code, FactOrigin.ACTIVITIES, reason)
        return
    yield from _against(codes, results, _held(held, window, on), complete)


def _against(codes: tuple[str, str], results: Sequence[HeldActivity], held: Found, complete: bool) -> Iterator[Fact]:
    origin = FactOrigin.ACTIVITIES
    rules = [item.rule.id for item in results]
    counted = [item for item in results if item.state is not HeldState.OPEN]
    met = [item for item in counted if item.state is HeldState.MET]
    short = [_said(item) for item in counted if item.state is HeldState.SHORT]
    unknown = [_said(item) for item in counted if item.state is HeldState.UNKNOWN]
    still_open = len(results) - len(counted)
    if still_open and not complete:
        # One that is not over may be met by what the archive lacks.
        reason = Sentence("Kho dữ liệu có thể chưa đủ.", "The archive may lack records.")
        yield not_reported(codes[0], origin, rules, reason)
        yield not_reported(codes[1], origin, held.sure, reason, _at_least(met))
        return
    yield amount(codes[0], len(counted), origin, rules)
    notes: list[Sentence] = []
    if short:
        names = ", ".join(short)
        notes.append(Sentence(f"Chưa đạt: {names}.", f"Short: {names}."))
    if unknown:
        names = ", ".join(unknown)
        notes.append(Sentence(f"Chưa rõ: {names}.", f"Not known: {names}."))
    if len(met) == len(counted) or (complete and not unknown):
        yield amount(codes[1], len(met), origin, held.sure, *notes)
        return
    if not complete:
        notes.insert(0, Sentence("Kho dữ liệu có thể chưa đủ.", "The archive may lack records."))
    yield not_reported(codes[1], origin, held.sure, *notes, _at_least(met))


def _at_least(met: Sequence[HeldActivity]) -> Sentence:
    return Sentence(f"Ít nhất {len(met)}.", f"At least {len(met)}.")


def _said(item: HeldActivity) -> str:
    return f"{period_code(item.period)} ({item.rule.id} {item.times}/{item.rule.times})"


def _held(held: Sequence[Held], window: Window, on: dt.date) -> Found:
    found = Found()
    last = min(on, window.last)
    for activity in held:
        if not (isinstance(activity, Reception) and not activity.held):
            found.add(activity.id, _inside(activity.occasion or Occasion(), window.first, last))
    return found


def _inside(occasion: Occasion, first: dt.date, last: dt.date) -> bool | None:
    """Whether something began in these days; ``None`` where its day is not known so well."""
    earliest = None if occasion.on is None else occasion.on.first()
    latest = None if occasion.on is None else occasion.on.last()
    if earliest is None or latest is None:
        return None
    if latest < first or last < earliest:
        return False
    return True if first <= earliest and latest <= last else None
