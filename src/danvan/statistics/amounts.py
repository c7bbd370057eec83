"""The amounts that columns add up, and where each stands in a record (số lượng được cộng)."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from danvan.activities.reception import Reception
from danvan.petitions.matter import Matter
from danvan.petitions.results import Assets, People, Remedy
from danvan.statistics.words import Amount as A

__all__ = ["of_matter", "of_reception"]

_Taken = Callable[[Remedy], Decimal | int | None]


def _assets(part: str, name: str) -> _Taken:
    def taken(remedy: Remedy) -> Decimal | None:
        found: Assets | None = getattr(remedy, part)
        value: Decimal | None = None if found is None else getattr(found, name)
        return value

    return taken


def _people(part: str, name: str) -> _Taken:
    def taken(remedy: Remedy) -> int | None:
        found: People | None = getattr(remedy, part)
        value: int | None = None if found is None else getattr(found, name)
        return value

    return taken


_ORDERED: Mapping[A, _Taken] = {
    A.ORDERED_STATE_MONEY: _assets("state", "money"),
    A.ORDERED_STATE_LAND: _assets("state", "land"),
    A.ORDERED_ORGANISATIONS_MONEY: _assets("organisations", "money"),
    A.ORDERED_ORGANISATIONS_LAND: _assets("organisations", "land"),
    A.ORDERED_INDIVIDUALS_MONEY: _assets("individuals", "money"),
    A.ORDERED_INDIVIDUALS_LAND: _assets("individuals", "land"),
    A.ORDERED_RESTORED: lambda remedy: remedy.restored,
    A.ORDERED_RESTORED_ORGANISATIONS: lambda remedy: remedy.restored_organisations,
    A.ORDERED_DISCIPLINED_PEOPLE: _people("disciplined", "people"),
    A.ORDERED_DISCIPLINED_OFFICIALS: _people("disciplined", "officials"),
    A.ORDERED_DISCIPLINED_ORGANISATIONS: lambda remedy: remedy.disciplined_organisations,
    A.ORDERED_INVESTIGATED_CASES: _people("investigated", "cases"),
    A.ORDERED_INVESTIGATED_PEOPLE: _people("investigated", "people"),
    A.ORDERED_INVESTIGATED_OFFICIALS: _people("investigated", "officials"),
}
_DONE: Mapping[A, _Taken] = {
    A.DONE_STATE_MONEY: _assets("state", "money"),
    A.DONE_STATE_LAND: _assets("state", "land"),
    A.DONE_ORGANISATIONS_MONEY: _assets("organisations", "money"),
    A.DONE_ORGANISATIONS_LAND: _assets("organisations", "land"),
    A.DONE_INDIVIDUALS_MONEY: _assets("individuals", "money"),
    A.DONE_INDIVIDUALS_LAND: _assets("individuals", "land"),
    A.DONE_DISCIPLINED_PEOPLE: _people("disciplined", "people"),
    A.DONE_DISCIPLINED_OFFICIALS: _people("disciplined", "officials"),
    A.DONE_DISCIPLINED_ORGANISATIONS: lambda remedy: remedy.disciplined_organisations,
    A.DONE_PROSECUTED_CASES: _people("prosecuted", "cases"),
    A.DONE_PROSECUTED_PEOPLE: _people("prosecuted", "people"),
    A.DONE_PROSECUTED_OFFICIALS: _people("prosecuted", "officials"),
}
_RECEIVED: Mapping[A, str] = {
    A.VISITS: "visits",
    A.PERSONS: "persons",
    A.FIRST_TIME_CASES: "first_time_cases",
    A.REPEATED_CASES: "repeated_cases",
    A.CROWDS: "crowds",
    A.CROWD_PERSONS: "crowd_persons",
    A.CROWD_FIRST_TIME_CASES: "crowd_first_time_cases",
    A.CROWD_REPEATED_CASES: "crowd_repeated_cases",
}


def of_matter(matter: Matter, amount: A) -> Decimal | None:
    """An amount of a matter; ``None`` where nobody stated it. Money is in đồng, land in square metres.

    What was carried out has no day in the records: it is what was last written down.
    """
    remedy = None
    if amount in _ORDERED and matter.result is not None:
        remedy = matter.result.remedy
    if amount in _DONE and matter.execution is not None:
        remedy = matter.execution.done
    taken = _ORDERED.get(amount) or _DONE.get(amount)
    value = None if remedy is None or taken is None else taken(remedy)
    return None if value is None else Decimal(value)


def of_reception(reception: Reception, amount: A) -> Decimal | None:
    """A count of a reception; ``None`` where it is not stated. Cases may be stated as first and repeated ones."""
    if amount is A.CASES:
        value = reception.cases
        first, again = reception.first_time_cases, reception.repeated_cases
        if value is None and first is not None and again is not None:
            value = first + again
    else:
        name = _RECEIVED.get(amount)
        value = None if name is None else getattr(reception, name)
    return None if value is None else Decimal(value)
