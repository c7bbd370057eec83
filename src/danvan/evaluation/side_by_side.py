"""Whether sheets may be looked at together, and in which groups their units stand (xét trong cùng cụm, khối)."""

from collections.abc import Iterable, Sequence

from danvan.errors import Problem
from danvan.evaluation.facts import FactSheet
from danvan.evaluation.words import CohortScope
from danvan.law.period_names import period_code
from danvan.text import name_key

__all__ = ["group_key", "group_names", "kept_apart"]


def kept_apart(sheets: Sequence[FactSheet]) -> list[Problem]:
    """What keeps sheets from being looked at together: two of one unit, or different periods."""
    problems: list[Problem] = []
    seen: set[str] = set()
    twice: set[str] = set()
    for sheet in sheets:
        if sheet.unit in seen:
            twice.add(sheet.unit)
        seen.add(sheet.unit)
    problems += [Problem.of("unit-scored-twice", (unit,), value=unit) for unit in sorted(twice)]
    # A unit that was founded or merged in the year has a window of its own, and the same period.
    periods = {period_code(sheet.period) for sheet in sheets}
    if len(periods) > 1:
        problems.append(Problem.of("periods-together", (), value=", ".join(sorted(periods))))
    return problems


def group_key(sheet: FactSheet, scope: CohortScope) -> str | None:
    """The key of the cluster, block or group of a unit; ``None`` where its sheet names none, or several."""
    names = {name_key(one.name) for one in sheet.cohorts if one.scope is scope}
    return names.pop() if len(names) == 1 else None


def group_names(sheets: Iterable[FactSheet], scope: CohortScope) -> dict[str, str]:
    """The name of every group of a scope by its key; of several spellings always the same one."""
    names: dict[str, str] = {}
    for sheet in sheets:
        key = group_key(sheet, scope)
        for one in sheet.cohorts if key is not None else ():
            if one.scope is scope and key is not None:
                names[key] = min(one.name, names.get(key, one.name))
    return dict(sorted(names.items()))
