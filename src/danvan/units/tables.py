"""Units by id, by code, by name and by relation: the tables behind every question (bảng tra đơn vị)."""

import datetime as dt
from collections.abc import Iterable

from danvan.labels import Labelled
from danvan.text import name_key
from danvan.units.identifiers import FORMS, Scheme, schemes_of
from danvan.units.names import bare_name_key
from danvan.units.refusals import AmbiguousUnit, UnknownUnit, unit_problem
from danvan.units.spans import NEVER, Days, common, days_of, has, span_text, sure_days_of
from danvan.units.unit import DatedName, RelationKind, Unit

__all__ = ["NamedSpan", "UnitTables"]

Dated = tuple[dt.date, dt.date, Unit]
Edge = tuple[dt.date, dt.date, str]
_NO_DATED: tuple[Dated, ...] = ()
_NO_EDGES: tuple[Edge, ...] = ()
_CLOSE_ENOUGH = 20_000
_Relations = dict[RelationKind, dict[str, list[Edge]]]


class NamedSpan:
    """The days on which a unit has a name (thời gian mang tên).

    `name` is the entry of the unit, `unit` its id, `days` the first day and the day after the last.
    """

    __slots__ = ("days", "name", "unit")

    def __init__(self, name: DatedName, unit: str, days: Days) -> None:
        self.name: DatedName = name
        self.unit: str = unit
        self.days: Days = days

    def __repr__(self) -> str:
        return f"NamedSpan({self.name.text!r}, {self.unit!r}, {self.days[0]}, {self.days[1]})"


_Names = dict[str, list[NamedSpan]]


class UnitTables:
    """The tables of a registry; what only some questions need is made when the first of them is asked."""

    __slots__ = ("_names", "_relations", "codes", "days", "units")

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units: dict[str, Unit] = {}
        for unit in units:
            if self.units.setdefault(unit.id, unit) != unit:
                raise ValueError(str(UnknownUnit(unit_problem("unit-twice", value=unit.id))))
        self.days: dict[str, Days] = {unit.id: days_of(unit.since, unit.until) for unit in self.units.values()}
        self.codes: dict[Scheme, dict[str, list[Dated]]] = self._by_codes()
        self._relations: tuple[_Relations, _Relations] | None = None
        self._names: tuple[_Names, _Names] | None = None

    def unit(self, name: str) -> Unit:
        """The unit with this id. Raises `UnknownUnit`, with the nearest id."""
        found = self.units.get(name)
        if found is None:
            raise UnknownUnit(unit_problem("unit-unknown", value=name, **self._nearest(name)))
        return found

    def exists(self, name: str, day: dt.date) -> bool:
        """Whether a unit with this id is there on a day; not for an id that is not known."""
        days = self.days.get(name)
        return days is not None and days[0] <= day < days[1]

    def surely(self, name: str, day: dt.date) -> bool:
        """Whether a unit with this id is surely there on a day, in the narrowest reading of its dates."""
        unit = self.units.get(name)
        return unit is not None and has(sure_days_of(unit.since, unit.until), day)

    def expect(self, name: str, day: dt.date) -> Unit:
        """The unit with this id, which is there on that day. Raises `UnknownUnit` otherwise."""
        unit = self.unit(name)
        first, end = self.days[name]
        if not first <= day < end:
            last = "…" if end == NEVER else end - dt.timedelta(days=1)
            start = "…" if first == dt.date.min else first
            raise UnknownUnit(unit_problem("unit-not-then", value=name, day=day, first=start, last=last))
        return unit

    def by_code(self, scheme: Scheme, code: str, *, on: dt.date) -> Unit | None:
        """The unit that has this code in this scheme on a day; ``None`` if there is none.

        A code alone names no unit: 00634 was Phường Đại Mỗ and is Phường Tây Mỗ. Raises `AmbiguousUnit`
        where several units have it on that day.
        """
        found: Unit | None = None
        for first, end, unit in self.codes[scheme].get(code, _NO_DATED):
            if first <= on < end:
                if found is not None and found is not unit:
                    raise self._ambiguous_code(scheme, code, on)
                found = unit
        return found

    def at_code(self, scheme: Scheme, code: str, *, on: dt.date) -> Unit:
        """The unit that has this code in this scheme on a day.

        Raises `UnknownUnit`, saying when another unit had the code, or of which scheme it has the form.
        """
        found = self.by_code(scheme, code, on=on)
        if found is not None:
            return found
        words = {"value": code, "scheme_en": scheme.en, "scheme_vi": scheme.vi}
        if scheme in FORMS and scheme not in schemes_of(code):
            others = schemes_of(code)
            raise UnknownUnit(
                unit_problem(
                    "unit-code-form",
                    example=FORMS[scheme][1],
                    also_en=_list(" It has the form of: ", others, "en"),
                    also_vi=_list(" Mã có dạng của: ", others, "vi"),
                    **words,
                )
            )
        known = self.codes[scheme].get(code, _NO_DATED)
        other_en = "".join(
            f" It is the code of {_label(unit)} {span_text((first, end), 'en')}." for first, end, unit in known
        )
        other_vi = "".join(
            f" Đây là mã của {_label(unit)} {span_text((first, end), 'vi')}." for first, end, unit in known
        )
        raise UnknownUnit(unit_problem("unit-code-unknown", day=on, other_en=other_en, other_vi=other_vi, **words))

    def named(self, text: str) -> tuple[NamedSpan, ...]:
        """Every use of a name at any time, in order of days: the chain of a name.

        Spellings that `danvan.text.name_key` holds for one are one name. “Đại Mỗ” also finds “Phường Đại
        Mỗ”, unless a unit has just the shorter name.
        """
        whole, bare = self._by_names()
        key = name_key(text)
        found = whole.get(key) or bare.get(key) or []
        return tuple(sorted(found, key=lambda item: (item.days, item.unit)))

    def related(self, name: str, kind: RelationKind, day: dt.date) -> tuple[str, ...]:
        """The units to which a unit stands in this relation on a day, by id."""
        return _on(self._by_relations()[0].get(kind, {}).get(name, _NO_EDGES), day)

    def relating(self, name: str, kind: RelationKind, day: dt.date) -> tuple[str, ...]:
        """The units that stand in this relation to a unit on a day, by id."""
        return _on(self._by_relations()[1].get(kind, {}).get(name, _NO_EDGES), day)

    def _by_codes(self) -> dict[Scheme, dict[str, list[Dated]]]:
        codes: dict[Scheme, dict[str, list[Dated]]] = {scheme: {} for scheme in Scheme}
        for unit in self.units.values():
            days = self.days[unit.id]
            for item in unit.identifiers:
                first, end = common(days, days_of(item.since, item.until))
                if first < end:
                    codes[item.scheme].setdefault(item.value, []).append((first, end, unit))
        return codes

    def _by_relations(self) -> tuple[_Relations, _Relations]:
        if self._relations is not None:
            return self._relations
        out: _Relations = {kind: {} for kind in RelationKind}
        back: _Relations = {kind: {} for kind in RelationKind}
        for unit in self.units.values():
            own = self.days[unit.id]
            for relation in unit.relations:
                first, end = common(own, days_of(relation.since, relation.until))
                other = self.days.get(relation.unit)
                if other is not None:
                    first, end = common((first, end), other)
                if first < end:
                    out[relation.kind].setdefault(unit.id, []).append((first, end, relation.unit))
                    back[relation.kind].setdefault(relation.unit, []).append((first, end, unit.id))
        self._relations = out, back
        return self._relations

    def _by_names(self) -> tuple[_Names, _Names]:
        if self._names is not None:
            return self._names
        whole: _Names = {}
        bare: _Names = {}
        for unit in self.units.values():
            own = self.days[unit.id]
            for entry in unit.names:
                days = common(own, days_of(entry.since, entry.until))
                if days[0] < days[1]:
                    span = NamedSpan(entry, unit.id, days)
                    key = name_key(entry.text)
                    whole.setdefault(key, []).append(span)
                    short = bare_name_key(key)
                    if short != key:
                        bare.setdefault(short, []).append(span)
        self._names = whole, bare
        return self._names

    def _nearest(self, name: str) -> dict[str, str]:
        import difflib

        known = list(self.units) if len(self.units) <= _CLOSE_ENOUGH else []
        close = difflib.get_close_matches(name, known, n=1)
        return {
            "nearest_en": f"Did you mean “{close[0]}”? " if close else "",
            "nearest_vi": f"Có phải là “{close[0]}”? " if close else "",
        }

    def _ambiguous_code(self, scheme: Scheme, code: str, on: dt.date) -> AmbiguousUnit:
        found = tuple(unit.id for first, end, unit in self.codes[scheme][code] if first <= on < end)
        return AmbiguousUnit(
            unit_problem(
                "unit-code-ambiguous",
                value=code,
                scheme_en=scheme.en,
                scheme_vi=scheme.vi,
                day=on,
                candidates=", ".join(found),
            ),
            found,
        )


def _label(unit: Unit) -> str:
    """The first name of a unit that is not a short one, as a label in sentences."""
    return next((entry.text for entry in unit.names if not entry.short), unit.names[0].text)


def _on(edges: Iterable[Edge], day: dt.date) -> tuple[str, ...]:
    return tuple([unit for first, end, unit in edges if has((first, end), day)])


def _list(head: str, words: tuple[Labelled, ...], lang: str) -> str:
    return head + ", ".join(word.vi if lang == "vi" else word.en for word in words) + "." if words else ""
