"""A second counter, written from docs/explanation/counting.md alone: it reads plain documents, not danvan's records.

Run it with the names of case files to see what it counts; the worked cases were compared with it. Days off other
than weekends are unknown to it, so no due date of the cases depends on one.
"""

import datetime as dt
import pathlib
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

Plain = Mapping[str, Any]
Traits = dict[str, str | None]
Number = tuple[Decimal | None, int]

ROOT = pathlib.Path(__file__).parents[2]
TABLES = ROOT / "src" / "danvan" / "data" / "statistics"

AXES = {
    "arrival": "carried received processed_before",
    "processing": "processed unprocessed",
    "eligibility": "eligible ineligible",
    "authority": "within outside",
    "way": "guided transferred urged kept",
    "kind": "complaint denunciation proposal",
    "level": "first_level second_level continued",
    "field": "policy_regime land_housing civil_service corruption justice party_organisations"
    " other_administrative other_field",
    "stage": "examining accepted refused ended",
    "settlement": "settled_once settled_repeatedly unsettled",
    "last_word": "first_word second_word judgment no_word",
    "denounced": "concluded overdue open",
    "resolution": "resolved unresolved",
    "backlog": "backlog_carried backlog_new backlog_none",
    "decision": "issued not_issued",
    "outcome": "founded partly_founded unfounded",
    "first_decision": "upheld annulled_or_amended",
    "timeliness": "in_time late",
    "withdrawal": "withdrawn not_withdrawn",
    "execution": "to_execute executed no_execution",
    "reception": "regular by_head delegated",
    "held": "held not_held",
    "posting": "posted",
}
AXIS_OF = {trait: axis for axis, traits in AXES.items() for trait in traits.split()}

GUIDED = {"guide", "split", "return"}
SENT = {"transfer", "to_investigation", "to_party"}
ACCEPTED = {"accept", "take_over", "summary_handling"}
KEPT = {"propose_acceptance", "check_identity", "refuse", "consider", "answer", *ACCEPTED}
PROCESSED = {*GUIDED, *SENT, *KEPT, "file", "information_lead", "not_receive", "collect", "decide_regulation"}
DECIDED = {"decision", "conclusion", "decide_regulation"}
COMPLETED = {"complete_execution", "report_handling", "close"}
PROCESSING_CONDITIONS = {
    *("language", "writer_stated", "named", "complaint_content", "denunciation_content", "proposal_content"),
    *("not_yet_processed", "not_sent_to_competent", "not_guided_before", "respects_party_and_law"),
    *("decent_wording", "legible"),
}
WHOLE_NAMES = {"restored", "restored_organisations", "disciplined_organisations"}
KINDS = {"complaint": "complaint", "denunciation": "denunciation", "unclassified": None}
LEVELS = {"second_level": "second_level", "continued_denunciation": "continued"}


def events_of(petition: Plain, matter: Plain, until: dt.date) -> list[Plain]:
    """What happened to the matter up to a day, in the order of the file."""
    return [
        event
        for event in petition.get("events", ())
        if event.get("matter", matter["id"]) == matter["id"] and event["on"] <= until
    ]


def kinds_of(events: Sequence[Plain]) -> set[str]:
    return {event["kind"] for event in events}


def concerns(thing: Plain, matter: Plain) -> bool:
    return bool(thing.get("matter", matter["id"]) == matter["id"])


def outside_by_file(matter: Plain) -> bool:
    return matter.get("authority", {}).get("competent") is False


def is_processed(matter: Plain, events: Sequence[Plain]) -> bool:
    kinds = kinds_of(events)
    return bool(kinds & (PROCESSED | {"withdraw"})) or ("urge" in kinds and outside_by_file(matter))


def eligibility(petition: Plain, matter: Plain, kinds: set[str]) -> str:
    named = any(
        party.get("naming", "named") == "named"
        for party in petition.get("parties", ())
        if not party.get("matters") or matter["id"] in party["matters"]
    )
    fails = any(
        not finding["passed"] and finding["ground"] in PROCESSING_CONDITIONS and concerns(finding, matter)
        for finding in petition.get("eligibility", ())
    )
    fit = named and not fails and not kinds & {"file", "information_lead", "not_receive"}
    return "eligible" if fit else "ineligible"


def authority(matter: Plain, kinds: set[str]) -> str | None:
    if kinds & (GUIDED | SENT):
        return "outside"
    if kinds & KEPT:
        return "within"
    stated = matter.get("authority", {}).get("competent")
    return None if stated is None else "within" if stated else "outside"


def way(matter: Plain, kinds: set[str]) -> str:
    if kinds & GUIDED:
        return "guided"
    if kinds & SENT:
        return "transferred"
    return "urged" if "urge" in kinds and outside_by_file(matter) and not kinds & KEPT else "kept"


def field(matter: Plain) -> str | None:
    stated: str | None = matter.get("field")
    if stated != "other":
        return stated
    administrative = matter.get("authority", {}).get("system") == "administrative"
    return "other_administrative" if administrative else "other_field"


def stage(events: Sequence[Plain]) -> str:
    kinds = [event["kind"] for event in events]
    accepted = [place for place, kind in enumerate(kinds) if kind in ACCEPTED]
    withdrawn = "withdraw" in kinds and (not accepted or kinds.index("withdraw") < accepted[0])
    if "terminate" in kinds or withdrawn:
        return "ended"
    if accepted:
        return "accepted"
    return "refused" if "refuse" in kinds else "examining"


def due(matter: Plain, events: Sequence[Plain]) -> dt.date | None:
    """The due date of the resolution; none without acceptance, or while it is suspended."""
    starts = [event["on"] for event in events if event["kind"] in {"accept", "take_over"}]
    if not starts:
        return None
    kinds = kinds_of(events)
    complex_one = "determine_complex" in kinds or "complexity" in matter
    if matter["kind"] == "denunciation":
        days = 30 + sum(event["extension_days"] for event in events if event["kind"] == "extend")
    elif matter.get("contested", {}).get("kind") == "disciplinary_decision":
        days = 45 if complex_one else 30
    else:
        days = (45 if matter.get("level") == "second_level" else 30) + 15 * complex_one
        if matter.get("remote"):
            days += 15 if not complex_one or matter.get("level") != "second_level" else 10
    stopped = None
    for event in events:
        if event["kind"] == "suspend":
            stopped = event["on"]
        elif event["kind"] == "resume" and stopped:
            days += (event["on"] - stopped).days
            stopped = None
    last: dt.date = starts[-1] + dt.timedelta(days=days)
    while last.weekday() > 4:
        last += dt.timedelta(days=1)
    return None if stopped else last


def denounced(matter: Plain, events: Sequence[Plain], on: dt.date) -> str:
    kinds = kinds_of(events)
    priors = {prior["kind"] for prior in matter.get("prior_decisions", ())}
    if "conclusion" in kinds | priors:
        return "concluded"
    last = due(matter, events)
    running = last is not None and not kinds & {"terminate", "summary_handling"}
    return "overdue" if running and last is not None and on > last else "open"


def last_word(matter: Plain, events: Sequence[Plain]) -> str:
    words = {prior["kind"] for prior in matter.get("prior_decisions", ())}
    if "decision" in kinds_of(events):
        words.add("second_decision" if matter.get("level") == "second_level" else "first_decision")
    for word, trait in (("judgment", "judgment"), ("second_decision", "second_word"), ("first_decision", "first_word")):
        if word in words:
            return trait
    return "no_word"


def settlement(matter: Plain, events: Sequence[Plain]) -> str:
    own = sum(event["kind"] in DECIDED | {"answer"} for event in events)
    times = own + len(matter.get("prior_decisions", ()))
    return "unsettled" if not times else "settled_once" if times == 1 else "settled_repeatedly"


def backlog(matter: Plain, before: set[str], was_processed: bool, now_processed: bool) -> str:
    if not was_processed:
        return "backlog_new" if now_processed else "backlog_none"
    over = before & (GUIDED | SENT | DECIDED | {"answer", "terminate", "refuse", "withdraw"})
    return "backlog_none" if over else "backlog_carried"


def execution(matter: Plain, events: Sequence[Plain], first: dt.date, last: dt.date) -> str:
    if not kinds_of(events) & DECIDED:
        return "no_execution"
    days = [event["on"] for event in events if event["kind"] in COMPLETED]
    written = matter.get("execution", {}).get("completed_on")
    if written and written <= last:
        days.append(written)
    if not days:
        return "to_execute"
    return "executed" if min(days) >= first else "no_execution"


def traits_of(petition: Plain, matter: Plain, first: dt.date, last: dt.date) -> Traits | None:
    """The traits of a matter over a window; nothing where the petition came later."""
    if petition["received_on"] > last:
        return None
    closing = events_of(petition, matter, last)
    opening = events_of(petition, matter, first - dt.timedelta(days=1))
    now, before = kinds_of(closing), kinds_of(opening)
    processed, earlier = is_processed(matter, closing), is_processed(matter, opening)
    came_before = petition["received_on"] < first
    decisions = [event for event in closing if event["kind"] in DECIDED]
    said: Plain = decisions[-1] if decisions else {}
    result: Plain = matter.get("result", {})
    level: str = matter.get("level", "first_level")
    last_day = due(matter, events_of(petition, matter, said["on"])) if decisions else None
    return {
        "arrival": "received" if not came_before else "processed_before" if earlier else "carried",
        "processing": "processed" if processed else "unprocessed",
        "eligibility": eligibility(petition, matter, now),
        "authority": authority(matter, now),
        "way": way(matter, now) if processed else None,
        "kind": KINDS.get(matter["kind"], "proposal"),
        "level": LEVELS.get(level, level),
        "field": field(matter),
        "stage": stage(closing),
        "settlement": settlement(matter, closing),
        "last_word": last_word(matter, closing),
        "denounced": denounced(matter, closing, last),
        "resolution": "resolved" if now & (DECIDED | {"answer", "summary_handling"}) else "unresolved",
        "backlog": backlog(matter, before, earlier, processed),
        "decision": "issued" if decisions and said["on"] >= first else "not_issued",
        "outcome": said.get("outcome") or result.get("outcome"),
        "first_decision": said.get("first_decision") or result.get("first_decision"),
        "timeliness": None if last_day is None else "in_time" if said["on"] <= last_day else "late",
        "withdrawal": "withdrawn"
        if any(event["kind"] == "withdraw" and event["on"] >= first for event in closing)
        else "not_withdrawn",
        "execution": execution(matter, closing, first, last),
    }


def reception_traits(reception: Plain) -> Traits:
    kind = reception["kind"]
    return {
        "reception": kind if kind in {"regular", "delegated"} else "by_head",
        "held": "held" if reception["held"] else "not_held",
        "posting": "posted" if "schedule_posted_on" in reception else None,
    }


def reception_day(reception: Plain, first: dt.date, last: dt.date) -> bool | None:
    """Whether a reception lies in the window, or nothing where its day does not tell."""
    occasion = reception["occasion"]
    stated = occasion.get("on") or (None if reception["held"] else occasion.get("planned_on"))
    if isinstance(stated, dt.date):
        return first <= stated <= last
    pattern = "" if stated is None else str(stated).replace("--", "....-")
    days = [first + dt.timedelta(days=count) for count in range(-1, (last - first).days + 2)]
    before, *inside, after = [re.match(pattern, day.isoformat()) is not None for day in days]
    if not any(inside):
        return False
    return None if before or after or pattern.startswith(".") else True


def column_traits(column: Plain) -> dict[str, set[str]]:
    wanted: dict[str, set[str]] = {}
    for trait in column["where"]:
        wanted.setdefault(AXIS_OF[trait], set()).add(trait)
    return wanted


def belongs(column: Plain, traits: Traits) -> bool | None:
    """Whether a thing belongs in a column; nothing where the file does not say."""
    known = [(traits.get(axis, ""), wanted) for axis, wanted in column_traits(column).items()]
    if any(has is not None and has not in wanted for has, wanted in known):
        return False
    return None if any(has is None for has, _ in known) else True


Item = tuple[Plain, Plain, Traits]


def matters_of(documents: Sequence[Plain], first: dt.date, last: dt.date) -> Iterator[Item]:
    for petition in documents:
        for matter in petition.get("matters", ()):
            traits = traits_of(petition, matter, first, last)
            if traits is not None:
                yield petition, matter, traits


def cases_of(items: Sequence[Item], columns: Sequence[Plain]) -> list[Item]:
    """Each case once, as the matter of the petition received first among those that belong in the table."""
    chosen: dict[object, Item] = {}
    for petition, matter, traits in items:
        if "case" not in matter and "duplicate_of" in petition:
            continue
        if all(belongs(column, traits) is False for column in columns):
            continue
        key = matter.get("case", (petition["id"], matter["id"]))
        if key not in chosen or petition["received_on"] < chosen[key][0]["received_on"]:
            chosen[key] = (petition, matter, traits)
    return list(chosen.values())


def amount(amounts: Sequence[str], holder: Callable[[str], Decimal | None]) -> tuple[Decimal | None, bool]:
    """What is stated of the amounts, and whether one of them is not."""
    stated = [holder(name) for name in amounts]
    known = [number for number in stated if number is not None]
    return (sum(known, Decimal(0)) if known else None), len(known) < len(stated)


def matter_amount(matter: Plain) -> Callable[[str], Decimal | None]:
    def find(name: str) -> Decimal | None:
        side, *path = name.split("_")
        remedy = (
            matter.get("result", {}).get("remedy", {})
            if side == "ordered"
            else matter.get("execution", {}).get("done", {})
        )
        keys = (
            ["_".join(path)]
            if "_".join(path) in {"restored", "restored_organisations", "disciplined_organisations"}
            else path
        )
        found: Any = remedy
        for key in keys:
            found = found.get(key) if isinstance(found, Mapping) else None
        number = None if found is None else Decimal(str(found))
        return number / 1_000_000 if number is not None and keys[-1] == "money" else number

    return find


def reception_amount(reception: Plain) -> Callable[[str], Decimal | None]:
    return lambda name: Decimal(reception[name]) if name in reception else None


def cell(column: Plain, things: Sequence[tuple[bool | None, Callable[[str], Decimal | None]]]) -> Number:
    amounts = column.get("amounts", ())
    total, stated, unstated = Decimal(0), 0, 0
    for inside, holder in things:
        if inside is False:
            continue
        value, part_missing = amount(amounts, holder) if amounts else (Decimal(1), False)
        if inside is None or part_missing:
            unstated += 1
        if inside and value is not None:
            total += value
            stated += 1
    inside_any = any(inside for inside, _ in things)
    return (None if amounts and inside_any and not stated else total), unstated


def of_kind(kind: str, documents: Sequence[Plain]) -> list[Plain]:
    return [document for document in documents if document["danvan"].startswith(f"{kind}/")]


def both(one: bool | None, other: bool | None) -> bool | None:
    """Whether two things are true together, where either may be unknown."""
    return False if one is False or other is False else None if one is None or other is None else True


def count(
    table: Plain, documents: Sequence[Plain], first: dt.date, last: dt.date, unit: str | None = None
) -> dict[int, Number]:
    """Every column of a table, of all units or of one."""
    columns = [column for column in table["columns"] if column.get("where")]
    petitions = [one for one in of_kind("petition", documents) if unit in {None, one["unit"]}]
    receptions = [one for one in of_kind("reception", documents) if unit in {None, one["host"].get("unit")}]
    matters = list(matters_of(petitions, first, last))
    firsts = [item for item in matters if item[1] is item[0]["matters"][0]]
    cases = cases_of(matters, columns)
    numbers: dict[int, Number] = {column["number"]: (None, 0) for column in table["columns"]}
    for column in columns:
        things = [
            (belongs(column, traits), matter_amount(matter))
            for _, matter, traits in (firsts if column["counted_in"] == "petitions" else cases)
        ]
        things += [
            (both(reception_day(one, first, last), belongs(column, reception_traits(one))), reception_amount(one))
            for one in receptions
        ]
        numbers[column["number"]] = cell(column, things)
    return numbers


def tables() -> dict[str, Plain]:
    return {
        record["id"]: record
        for path in sorted(TABLES.glob("*.toml"))
        for record in tomllib.loads(path.read_text(encoding="utf-8"))["records"]
    }


def shown(number: Number, by_hand: bool) -> str:
    value, unstated = number
    if by_hand:
        return "hand"
    text = "?" if value is None else f"{value.normalize():f}"
    return f"{text}+{unstated}" if unstated else text


def main(paths: Sequence[str]) -> None:
    known = tables()
    for path in paths:
        case = tomllib.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        for line in case["counts"]:
            table = known[line["table"]]
            numbers = count(table, case["archive"], line["first"], line["last"], line.get("unit"))
            hand = {column["number"] for column in table["columns"] if not column.get("where")}
            cells = ", ".join(f"{column}: {shown(number, column in hand)}" for column, number in numbers.items())
            print(f"{case['name']} | {line['table']} {line['first']} | {cells}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
