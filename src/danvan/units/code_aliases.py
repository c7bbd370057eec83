"""Communes to which sources give different codes: both are kept, each with its source (mã khác nhau giữa các nguồn)."""

from collections.abc import Iterable

import attrs

from danvan.dates import PartialDate
from danvan.law.instruments import Source
from danvan.text import name_key
from danvan.units.identifiers import Identifier, Scheme
from danvan.units.unit import Unit

__all__ = ["CodeAlias", "with_code_aliases"]


@attrs.frozen(kw_only=True)
class CodeAlias:
    """A commune with the codes that sources give it from a day on, none of which is known to be the wrong one."""

    name: str
    since: PartialDate
    codes: tuple[tuple[str, Source], ...]


def with_code_aliases(units: Iterable[Unit], aliases: Iterable[CodeAlias]) -> list[Unit]:
    """The units, of which those with an alias have every code that some source gives them.

    A unit is meant that has the name and one of the codes on the day from which they differ. So a question
    by either code finds it. The code that it has already gets the source of the alias where it has none.
    """
    known = list(aliases)
    return [_with_codes(unit, known) for unit in units]


def _with_codes(unit: Unit, aliases: list[CodeAlias]) -> Unit:
    for alias in aliases:
        codes = dict(alias.codes)
        own = [item for item in unit.identifiers if item.scheme is Scheme.GSO_COMMUNE and item.value in codes]
        named = any(name_key(name.text) == name_key(alias.name) for name in unit.names)
        ended = unit.until is not None
        if not own or not named or ended:
            continue
        there = {item.value for item in own}
        cited = [
            attrs.evolve(item, source=codes[item.value]) if item in own and item.source is None else item
            for item in unit.identifiers
        ]
        added = [
            Identifier(scheme=Scheme.GSO_COMMUNE, value=code, since=alias.since, source=source)
            for code, source in alias.codes
            if code not in there
        ]
        return attrs.evolve(unit, identifiers=(*cited, *added))
    return unit
