"""Districts and communes as records, each made once (đơn vị hành chính)."""

from danvan.dates import PartialDate
from danvan.units.identifiers import Identifier, Scheme
from danvan.units.names import kind_of_name
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Relation, RelationKind, Unit, UnitKind

__all__ = ["Territories"]

_AT = {
    Level.DISTRICT: {
        UnitKind.DISTRICT,
        UnitKind.URBAN_DISTRICT,
        UnitKind.DISTRICT_TOWN,
        UnitKind.PROVINCIAL_CITY,
    },
    Level.COMMUNE: {UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE},
}


def kind_at(level: Level, name: str) -> UnitKind:
    """The kind that a full name says, at a level. Raises `ValueError` for a name that says none of it."""
    for kind in kind_of_name(name):
        if kind in _AT[level]:
            return kind
    raise ValueError(f"{name!r} does not say what the unit is at level {level.value}")


class Territories:
    """The units that end or begin on one day, and those that stay; what the registry has is not made again."""

    def __init__(self, registry: UnitRegistry, day: PartialDate) -> None:
        self._registry = registry
        self._day = day
        self._units: dict[str, Unit] = {}

    def units(self) -> list[Unit]:
        """The units, in the order in which they were first named."""
        return list(self._units.values())

    def district(self, name: str, code: str, text: str, province: str) -> None:
        """A district that ended on the day."""
        if not self._is_known(name):
            self._add(name, Level.DISTRICT, Scheme.GSO_DISTRICT, code, text, province, ends=True)

    def old(self, name: str, code: str, text: str, district: str) -> None:
        """A commune that ended on the day."""
        if not self._is_known(name):
            self._add(name, Level.COMMUNE, Scheme.GSO_COMMUNE, code, text, district, ends=True)

    def new(self, name: str, code: str, text: str, province: str) -> None:
        """A commune that began on the day."""
        if not self._is_known(name):
            self._add(name, Level.COMMUNE, Scheme.GSO_COMMUNE, code, text, province, ends=False)

    def kept(self, name: str, code: str, *, names: tuple[str, str], places: tuple[str, str]) -> None:
        """A commune that went on, under its name or a new one, now directly under its province."""
        if self._is_known(name):
            return
        day, (before, after) = self._day, names
        kinds = kind_at(Level.COMMUNE, before), kind_at(Level.COMMUNE, after)
        self._units[name] = Unit(
            id=name,
            level=Level.COMMUNE,
            names=(DatedName(text=after),)
            if before == after
            else (DatedName(text=before, until=day), DatedName(text=after, since=day)),
            kinds=(DatedKind(kind=kinds[1]),)
            if kinds[0] is kinds[1]
            else (DatedKind(kind=kinds[0], until=day), DatedKind(kind=kinds[1], since=day)),
            identifiers=(Identifier(scheme=Scheme.GSO_COMMUNE, value=code),),
            relations=(
                Relation(kind=RelationKind.PART_OF, unit=places[0], until=day),
                Relation(kind=RelationKind.PART_OF, unit=places[1], since=day),
            ),
        )

    def _is_known(self, name: str) -> bool:
        return name in self._units or name in self._registry

    def _add(self, name: str, level: Level, scheme: Scheme, code: str, text: str, above: str, *, ends: bool) -> None:
        since, until = (None, self._day) if ends else (self._day, None)
        self._units[name] = Unit(
            id=name,
            level=level,
            kinds=(DatedKind(kind=kind_at(level, text)),),
            names=(DatedName(text=text),),
            identifiers=(Identifier(scheme=scheme, value=code, since=since, until=until),),
            relations=(Relation(kind=RelationKind.PART_OF, unit=above, since=since, until=until),),
            since=since,
            until=until,
        )
