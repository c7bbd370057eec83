"""Facts about petitions (số liệu về đơn và vụ việc), by the clocks that run for their matters.

A matter is settled (giải quyết) by the decision, the conclusion or the answer. Whether that was in time is what the
clock of its time limit says; where the law sets no limit it is neither in time nor late.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from danvan.errors import Sentence
from danvan.evaluation.facts import Fact, FactOrigin
from danvan.evaluation.gathering.counted import Found, amount
from danvan.evaluation.gathering.settling import Settling, settling_of
from danvan.law.law import Law
from danvan.law.periods import Window
from danvan.petitions.petition import Petition
from danvan.petitions.words import MatterKind

__all__ = ["petition_facts"]

_PETITIONS = FactOrigin.PETITIONS
_K = MatterKind
_GROUPS: Mapping[str, frozenset[MatterKind]] = {
    "matters": frozenset(MatterKind),
    "complaints": frozenset({_K.COMPLAINT}),
    "denunciations": frozenset({_K.DENUNCIATION}),
    "proposals": frozenset(
        {_K.PROPOSAL, _K.FEEDBACK, _K.PROPOSAL_FEEDBACK, _K.REGULATION_FEEDBACK, _K.REGULATION_PROPOSAL}
    ),
}
"""With what the codes of the facts begin that count matters of these kinds."""
_COUNTS = ("received", "settled", "settled_in_time", "settled_late", "due", "overdue")


@attrs.frozen
class _Judged:
    """One matter of one petition, with how it stands (vụ việc)."""

    petition: Petition
    matter: str
    kind: MatterKind
    case: str | None
    settling: Settling

    @property
    def name(self) -> str:
        """The petition and the matter in it, as a source names them."""
        return f"{self.petition.id}#{self.matter}"


def petition_facts(
    petitions: Sequence[Petition], *, window: Window, on: dt.date, law: Law, complete: bool
) -> Iterator[Fact]:
    """What became of the petitions of one unit: received in the window, settled in it, overdue at its end.

    `on` is the day as of which everything is told; later events change nothing. Petitions (đơn) are those that came
    in the window. Of matters (vụ việc), `received` came in the window and `settled` were settled in it, whenever they
    came. `due` are those settled in it to which a time limit applies, and those overdue: the whole of which
    `settled_in_time` is a part. What several petitions raise as one case counts once, and a petition that repeats
    another brings no matter of its own. `longest_overdue` is in calendar days, 0 where nothing is overdue.
    """
    judged = [item for petition in petitions for item in _judged(petition, on, law)]
    yield from _of_petitions(petitions, judged, window, on, complete)
    by_case = _cases(item for item in judged if not _repeats(item))
    for group, kinds in _GROUPS.items():
        own = [items for items in by_case if items[0].kind in kinds]
        found = {name: Found() for name in _COUNTS}
        days: list[int] = []
        for items in own:
            _count(items, window, on, found)
            days.append(max(item.settling.late_days for item in items) if _overdue(items) else 0)
        for name in _COUNTS:
            yield found[name].fact(f"{group}.{name}", _PETITIONS, complete=complete)
        yield _longest(f"{group}.longest_overdue", found["overdue"], max(days, default=0), complete)


def _judged(petition: Petition, on: dt.date, law: Law) -> Iterator[_Judged]:
    if petition.received_on <= on:
        for matter in petition.matters:
            yield _Judged(petition, matter.id, matter.kind, matter.case, settling_of(petition, matter, law, on=on))


def _repeats(item: _Judged) -> bool:
    return item.case is None and item.petition.duplicate_of is not None


def _cases(judged: Iterable[_Judged]) -> list[list[_Judged]]:
    """Matters that are one case, the first to come first; a matter without a case is one by itself."""
    found: dict[object, list[_Judged]] = {}
    for item in sorted(judged, key=lambda item: (item.petition.received_on, item.petition.id, item.matter)):
        key = item.name if item.case is None else (item.case, item.kind, item.settling.level)
        found.setdefault(key, []).append(item)
    return list(found.values())


def _overdue(items: Sequence[_Judged]) -> bool | None:
    """Whether a case is overdue: not where one of its petitions was settled."""
    if any(item.settling.on is not None for item in items):
        return False
    if any(item.settling.overdue for item in items):
        return True
    return None if any(item.settling.unclear for item in items) else False


def _count(items: Sequence[_Judged], window: Window, on: dt.date, found: Mapping[str, Found]) -> None:
    first = items[0]
    found["received"].add(first.name, window.first <= first.petition.received_on <= window.last)
    settled = [item for item in items if item.settling.on is not None]
    chosen = min(settled, key=lambda item: (item.settling.on or on, item.name), default=first)
    settling = chosen.settling
    inside = settling.on is not None and window.first <= settling.on <= window.last
    found["settled"].add(chosen.name, inside)
    overdue = _overdue(items)
    found["overdue"].add(chosen.name, overdue)
    if inside and settling.limited is not False:
        found["settled_in_time"].add(chosen.name, settling.in_time)
        found["settled_late"].add(chosen.name, None if settling.in_time is None else not settling.in_time)
        found["due"].add(chosen.name, settling.limited)
    else:
        found["due"].add(chosen.name, overdue)


def _longest(code: str, overdue: Found, days: int, complete: bool) -> Fact:
    if complete and not overdue.unsure:
        return amount(code, days, _PETITIONS, overdue.sure)
    least = Sentence(f"Ít nhất {days} ngày.", f"At least {days} days.")
    return overdue.fact(code, _PETITIONS, complete=complete, floor=False, notes=[least])


def _of_petitions(
    petitions: Sequence[Petition], judged: Sequence[_Judged], window: Window, on: dt.date, complete: bool
) -> Iterator[Fact]:
    received, to_settle, on_time = Found(), Found(), Found()
    by_petition: dict[str, list[Settling]] = {}
    for item in judged:
        if not _repeats(item):
            by_petition.setdefault(item.petition.id, []).append(item.settling)
    for petition in petitions:
        if not window.first <= petition.received_on <= min(on, window.last):
            continue
        received.add(petition.id, True)
        here = [settling for settling in by_petition.get(petition.id, []) if settling.here]
        to_settle.add(petition.id, bool(here))
        if here:
            on_time.add(petition.id, _all_in_time(here))
    yield received.fact("petitions.received", _PETITIONS, complete=complete)
    yield to_settle.fact("petitions.to_settle", _PETITIONS, complete=complete)
    yield on_time.fact("petitions.on_time", _PETITIONS, complete=complete)


def _all_in_time(settlings: Sequence[Settling]) -> bool | None:
    """Whether all matters of a petition were settled, none late, and a time limit applied to one of them."""
    if any(item.on is None and not item.unclear for item in settlings):
        return False
    if any(item.in_time is False for item in settlings):
        return False
    if any(item.unclear or (item.in_time is None and item.limited is not False) for item in settlings):
        return None
    return any(item.in_time for item in settlings)
