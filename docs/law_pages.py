"""The generated parts about the law: instruments, time limits, days off."""

import datetime as dt

from danvan import bundled
from danvan.law.deadlines import citation_text
from danvan.law.instruments import Instrument
from danvan.law.limits import LimitVersion, TimeLimit
from danvan.law.words import CalendarStatus, LimitUnit

__all__ = ["abbreviations", "days_off", "time_limits"]

FIRST_SHOWN, LAST_SHOWN = 2024, 2027


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def abbreviations() -> str:
    """The register of instruments, in the order of the ids."""
    lines = ["| id | number | title | in force | mark |", "|---|---|---|---|---|"]
    for item in sorted(bundled.instruments().values(), key=lambda item: item.id):
        mark = item.mark.value if item.mark is not None else ""
        lines.append(f"| {item.id} | {item.number} | {_cell(item.title)} | {_span(item)} | {mark} |")
    return "\n".join(lines)


def _span(item: Instrument) -> str:
    first = str(item.in_force or "")
    return f"{first} to {item.repealed - dt.timedelta(days=1)}" if item.repealed is not None else first


def time_limits() -> str:
    """Every limit with every version: length, start, days of validity, sources."""
    lines = []
    for limit in bundled.limits().values():
        starts = " or ".join(start.en for start in limit.starts)
        lines += [
            f"### {limit.id}",
            "",
            f"{limit.name_en[0].upper()}{limit.name_en[1:]} ({limit.name}). Counted {limit.direction.en} {starts}; "
            f"{limit.nature.en.split(' at ')[0].split(' on')[0]}; the version is that of the {limit.picked_by.en}.",
            "",
            "| since | until | length | source | mark |",
            "|---|---|---|---|---|",
            *[_row(version) for version in limit.versions],
            "",
            *_notes(limit),
        ]
    return "\n".join(lines)


def _row(version: LimitVersion) -> str:
    until = "" if version.until is None else str(version.until)
    sources = "; ".join(citation_text(source) for source in version.sources)
    marks = ", ".join(dict.fromkeys(source.mark.value for source in version.sources if source.mark is not None))
    if version.provisional:
        marks += ", provisional" if marks else "provisional"
    return f"| {version.since} | {until} | {_length(version)} | {_cell(sources)} | {marks} |"


def _length(version: LimitVersion) -> str:
    if version.amount is None or version.unit is None:
        if version.absent is not None:
            return f"none: {version.absent.en}"
        if version.ends_at is not None:
            return f"until {version.ends_at.en}"
        if version.ends_with:
            return "with " + ", ".join(f"`{name}`" for name in version.ends_with)
        return "; ".join(f"{item.who_en}: at least {item.times} a {item.per.en}" for item in version.frequencies)
    parts = [_amount(version.amount, version.unit)]
    for case in version.cases:
        words = " and ".join(word.value for word in case.when)
        parts.append(f"{words}: {_amount(case.amount, case.unit or version.unit)}")
    parts += [f"{rule.when.value}: extended {rule.times} × by at most {rule.days} days" for rule in version.extensions]
    parts += [f"stops for: {rule.kind.en}" for rule in version.pauses]
    return "; ".join(parts)


def _amount(amount: int, unit: LimitUnit) -> str:
    return f"{amount} {unit.en.removesuffix('s') if amount == 1 else unit.en}"


def _notes(limit: TimeLimit) -> list[str]:
    texts = dict.fromkeys([limit.note, *(version.note for version in limit.versions)])
    said = [text for text in texts if text is not None]
    return [*said, ""] if said else []


def days_off() -> str:
    """The days off on weekdays and the worked days of the rest, for the years with a file of their own."""
    lines = ["| year | day | what | source |", "|---|---|---|---|"]
    for year in bundled.calendar().years():
        if not FIRST_SHOWN <= year.year <= LAST_SHOWN:
            continue
        status = "" if year.status is CalendarStatus.OFFICIAL else " (estimated)"
        rows = [
            (day.on, f"{day.name_en} ({day.name})", day.sources)
            for day in year.days_off
            if day.on.isoweekday() not in year.weekly_rest
        ]
        rows += [(day.on, f"worked, for {day.instead_of}", day.sources) for day in year.worked_days]
        for on, what, sources in sorted(rows, key=lambda row: row[0]):
            said = "; ".join(citation_text(source) for source in sources)
            lines.append(f"| {year.year}{status} | {on:%a} {on} | {_cell(what)} | {_cell(said)} |")
    return "\n".join(lines)
