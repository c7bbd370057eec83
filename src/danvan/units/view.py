"""Units as they are on one day: names, kinds, parents, and who advises or leads whom."""

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from danvan.dates import PartialDate
from danvan.units.identifiers import Scheme
from danvan.units.refusals import AmbiguousUnit, UnknownUnit, unit_problem
from danvan.units.spans import days_of, has, span_text
from danvan.units.tables import UnitTables
from danvan.units.unit import Level, RelationKind, Unit, UnitKind

__all__ = ["UnitState", "UnitsOnDay"]

_NAMED = 3
_INSIDE = (RelationKind.PART_OF, RelationKind.LOCATED_IN)


@attrs.frozen(kw_only=True)
class UnitState:
    """What a unit is on a day (đơn vị tại một ngày).

    `name` is its full name, `short_name` the shorter one if it has one; ``None`` where the record tells
    neither for that day, and so for `kind`. `codes` has the codes of that day by scheme: two sources may
    give one unit two codes.
    """

    unit: Unit
    day: dt.date
    name: str | None
    short_name: str | None
    kind: UnitKind | None
    codes: Mapping[Scheme, tuple[str, ...]]

    @property
    def id(self) -> str:
        """The id of the unit."""
        return self.unit.id

    @property
    def level(self) -> Level | None:
        """The tier at which the unit stands."""
        return self.unit.level

    @property
    def label(self) -> str:
        """The best name there is: full, short, any other, in this order."""
        return self.name or self.short_name or self.unit.names[0].text


class UnitsOnDay(Mapping[str, UnitState]):
    """All units of a registry that are there on a day, by id (các đơn vị tại một ngày)."""

    __slots__ = ("_tables", "day")

    def __init__(self, tables: UnitTables, day: dt.date) -> None:
        self._tables = tables
        self.day: dt.date = day

    def __getitem__(self, name: str) -> UnitState:
        """What a unit is on the day. Raises `KeyError` if no such unit is there."""
        if not self._tables.exists(name, self.day):
            raise KeyError(name)
        return self._state(self._tables.units[name])

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._tables.units if self._tables.exists(name, self.day))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._tables.exists(name, self.day)

    def __repr__(self) -> str:
        return f"<UnitsOnDay {self.day}>"

    def unit(self, name: str) -> UnitState:
        """What a unit is on the day. Raises `UnknownUnit`, which says when the unit is there."""
        return self._state(self._tables.expect(name, self.day))

    def of(self, *, kind: UnitKind | None = None, level: Level | None = None) -> Iterator[UnitState]:
        """The units of this kind and level, in the order of the registry."""
        for name in self:
            unit = self._tables.units[name]
            if level is None or unit.level is level:
                state = self._state(unit)
                if kind is None or state.kind is kind:
                    yield state

    def by_code(self, scheme: Scheme, code: str) -> UnitState:
        """The unit with this code. Raises `UnknownUnit` or `AmbiguousUnit`."""
        return self._state(self._tables.at_code(scheme, code, on=self.day))

    # The tree -----------------------------------------------------------------------------------

    def parent(self, name: str) -> str | None:
        """The unit of which this one is a part, by id; the first where its record gives several."""
        found = self._tables.related(self.unit(name).id, RelationKind.PART_OF, self.day)
        return found[0] if found else None

    def ancestors(self, name: str) -> tuple[str, ...]:
        """The parent, the parent's parent and so on, by id."""
        found: list[str] = []
        above = self.parent(name)
        while above is not None and above not in found:
            found.append(above)
            above = self.parent(above) if above in self else None
        return tuple(found)

    def children(self, name: str) -> tuple[str, ...]:
        """The units that are a part of this one, by id."""
        return self._tables.relating(self.unit(name).id, RelationKind.PART_OF, self.day)

    def descendants(self, name: str) -> Iterator[str]:
        """The children, their children and so on, by id."""
        waiting, seen = [*self.children(name)], {name}
        while waiting:
            found = waiting.pop(0)
            if found not in seen:
                seen.add(found)
                yield found
                waiting.extend(self.children(found))

    def siblings(self, name: str) -> tuple[str, ...]:
        """The other children of the parent, by id."""
        above = self.parent(name)
        return (
            ()
            if above is None or above not in self
            else tuple([other for other in self.children(above) if other != name])
        )

    # Who works with whom ------------------------------------------------------------------------

    def advisers(self, name: str) -> tuple[str, ...]:
        """The bodies that advise this one (tham mưu, giúp việc), by id."""
        return self._tables.relating(self.unit(name).id, RelationKind.ADVISES, self.day)

    def leaders(self, name: str) -> tuple[str, ...]:
        """The bodies by which this one is led (chịu sự lãnh đạo), by id."""
        return self._tables.related(self.unit(name).id, RelationKind.LED_BY, self.day)

    def related(self, name: str, kind: RelationKind) -> tuple[str, ...]:
        """The units to which this one stands in a relation, by id."""
        return self._tables.related(self.unit(name).id, kind, self.day)

    def relating(self, name: str, kind: RelationKind) -> tuple[str, ...]:
        """The units that stand in a relation to this one, by id."""
        return self._tables.relating(self.unit(name).id, kind, self.day)

    # Names --------------------------------------------------------------------------------------

    def find(self, text: str, *, within: str | None = None) -> tuple[UnitState, ...]:
        """The units of this name, inside the unit `within` if it is given.

        Inside means: a part of it, located in it, or having it as territory, over any number of steps.
        A name is compared by its folded key, with or without the word for the kind of territory.
        """
        found = [span.unit for span in self._tables.named(text) if has(span.days, self.day)]
        wanted = [name for name in dict.fromkeys(found) if within is None or within in self.around(name)]
        return tuple([self._state(self._tables.units[name]) for name in wanted])

    def named(self, text: str, *, within: str | None = None) -> UnitState:
        """The only unit of this name, inside the unit `within` if it is given.

        Raises `UnknownUnit`, or `AmbiguousUnit` with all candidates.
        """
        found = self.find(text, within=within)
        if len(found) == 1:
            return found[0]
        place = "" if within is None else self._label(within)
        words = {
            "value": text,
            "where_en": f" on {self.day}" + (f" in {place}" if place else ""),
            "where_vi": f" ngày {self.day}" + (f" tại {place}" if place else ""),
        }
        if not found:
            raise UnknownUnit(unit_problem("unit-name-unknown", **words, **self._elsewhen(text)))
        said = "; ".join(f"{state.label}, {self._place(state.id)} ({state.id})" for state in found)
        raise AmbiguousUnit(
            unit_problem("unit-name-ambiguous", count=len(found), candidates=said, **words),
            tuple(state.id for state in found),
        )

    def _elsewhen(self, text: str) -> dict[str, str]:
        """When a name was or will be that of some unit, of which three are named."""
        spans = self._tables.named(text)[:_NAMED]
        return {
            f"other_{lang}": "".join(
                f" {head} {span.unit}{said and ' '}{said}." for span in spans for said in [span_text(span.days, lang)]
            )
            for lang, head in (("en", "It is a name of"), ("vi", "Đây là tên của"))
        }

    def around(self, name: str) -> frozenset[str]:
        """Every unit inside which a unit is, by id: as a part of it, located in it, or with it as territory.

        Over any number of steps; the unit itself is not among them unless its record goes in a circle.
        """
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            unit = self._tables.units.get(one)
            if unit is None:
                continue
            outer = [other for kind in _INSIDE for other in self._tables.related(one, kind, self.day)]
            if unit.territory is not None:
                outer.append(unit.territory)
            waiting.extend(other for other in outer if other not in seen)
            seen.update(outer)
        return frozenset(seen)

    def _place(self, name: str) -> str:
        above = [*self.ancestors(name)] or sorted(self.around(name))
        return ", ".join(self._label(other) for other in above) or "–"

    def _label(self, name: str) -> str:
        return self._state(self._tables.units[name]).label if name in self._tables.units else name

    def _state(self, unit: Unit) -> UnitState:
        day = self.day
        full = short = None
        for entry in unit.names:
            if entry.lang == "vi" and _holds(entry.since, entry.until, day):
                if entry.short:
                    short = entry.text
                else:
                    full = entry.text
        kind = None
        for dated in unit.kinds:
            if _holds(dated.since, dated.until, day):
                kind = dated.kind
        codes: dict[Scheme, tuple[str, ...]] = {}
        for item in unit.identifiers:
            if _holds(item.since, item.until, day):
                codes[item.scheme] = (*codes.get(item.scheme, ()), item.value)
        return UnitState(unit=unit, day=day, name=full, short_name=short, kind=kind, codes=codes)


def _holds(since: PartialDate | None, until: PartialDate | None, day: dt.date) -> bool:
    return (since is None and until is None) or has(days_of(since, until), day)
