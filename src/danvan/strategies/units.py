"""Strategies for the room `danvan.units`: units, their codes, and what changes them."""

import datetime as dt
from collections.abc import Sequence

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan.strategies.fields import (
    Values,
    asked,
    ids_among,
    made,
    mending,
    need,
    ordered_partial,
    words_among,
)
from danvan.strategies.law import bounded_days
from danvan.strategies.values import idents, lines
from danvan.units.events import Extent, SuccessionEdge, UnitEvent, UnitEventKind
from danvan.units.identifiers import Identifier, Scheme
from danvan.units.unit import DatedKind, DatedName, Level, Relation, Unit, UnitKind

__all__ = ["identifiers", "succession_edges", "unit_events", "units"]

_DIGITS = "0123456789"
_SIGNS = _DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _exactly(size: int, letters: str = _SIGNS) -> st.SearchStrategy[str]:
    return st.text(letters, min_size=size, max_size=size)


_AGENCY = st.builds("{}{}".format, st.sampled_from(_SIGNS[10:]), _exactly(2, _DIGITS))
_CODES: dict[Scheme, st.SearchStrategy[str]] = {
    Scheme.GSO_PROVINCE: _exactly(2, _DIGITS),
    Scheme.GSO_DISTRICT: _exactly(3, _DIGITS),
    Scheme.GSO_COMMUNE: _exactly(5, _DIGITS),
    Scheme.QD20: st.builds(
        lambda agency, groups: ".".join([agency, *groups]),
        _AGENCY,
        st.lists(st.text(_SIGNS, min_size=1, max_size=7), max_size=4),
    ),
    Scheme.QCVN102: st.builds("{}.{}.{}.{}".format, _exactly(3), _exactly(2), _exactly(2), _AGENCY),
    Scheme.ISO3166_2: _exactly(2).map("VN-{}".format),
    Scheme.LOCAL: lines(),
}


@mending(Identifier)
def _identifier(draw: st.DrawFn, drawn: Values) -> None:
    if drawn["scheme"] is not Scheme.LOCAL:
        drawn["value"] = draw(_CODES[drawn["scheme"]])
    ordered_partial(drawn, "since", "until")


@mending(DatedKind)
@mending(DatedName)
@mending(Relation)
def _span(draw: st.DrawFn, drawn: Values) -> None:
    ordered_partial(drawn, "since", "until")


def other_id(draw: st.DrawFn, own: str) -> str:
    """An id that is not `own`."""
    found = draw(idents())
    return found if found != own else ("a" if own != "a" else "b")


@mending(Unit)
def _unit(draw: st.DrawFn, drawn: Values) -> None:
    ordered_partial(drawn, "since", "until")
    if "relations" in drawn:
        own = drawn["id"]
        drawn["relations"] = tuple(
            attrs.evolve(relation, unit=other_id(draw, own)) if relation.unit == own else relation
            for relation in drawn["relations"]
        )


@mending(SuccessionEdge)
def _edge(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("result") is None:
        need(draw, drawn, "origin", idents())
    elif drawn.get("origin") is not None:
        need(draw, drawn, "extent", st.sampled_from(Extent))


@mending(UnitEvent)
def _unit_event(draw: st.DrawFn, drawn: Values) -> None:
    edges = drawn["edges"]
    origins = [edge.origin for edge in edges]
    drawn["edges"] = tuple(
        attrs.evolve(edge, extent=Extent.PART)
        if edge.extent is Extent.WHOLE and edge.origin is not None and origins.count(edge.origin) > 1
        else edge
        for edge in edges
    )


def identifiers(*, schemes: Sequence[Scheme] | None = None) -> st.SearchStrategy[Identifier]:
    """Codes of units in these `schemes`, each in the form of its scheme. Shrinks to ``00``."""
    return made(Identifier, asked(scheme=words_among("schemes", Scheme, schemes)))


def units(
    *,
    kinds: Sequence[UnitKind] | None = None,
    levels: Sequence[Level] | None = None,
    ids: Sequence[str] | None = None,
) -> st.SearchStrategy[Unit]:
    """Units; with `kinds`, units that were nothing but these; with `levels` and `ids`, one of these.

    Shrinks to an id, one kind and one name.
    """
    kind = words_among("kinds", UnitKind, kinds)
    dated = None if kind is None else st.lists(made(DatedKind, {"kind": kind}), min_size=1, max_size=3).map(tuple)
    return made(Unit, asked(id=ids_among("ids", ids), level=words_among("levels", Level, levels), kinds=dated))


def succession_edges(*, units: Sequence[str] | None = None) -> st.SearchStrategy[SuccessionEdge]:
    """Edges of a succession; with `units`, between units with these ids. Shrinks to one origin."""
    unit = ids_among("units", units)
    if unit is None:
        return made(SuccessionEdge)
    origin_only = made(SuccessionEdge, {"origin": unit, "result": st.none()})
    result_only = made(SuccessionEdge, {"origin": st.none(), "result": unit})
    return st.one_of(origin_only, result_only, made(SuccessionEdge, {"origin": unit, "result": unit}))


def unit_events(
    *,
    kinds: Sequence[UnitEventKind] | None = None,
    units: Sequence[str] | None = None,
    min_edges: int = 1,
    max_edges: int = 3,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
) -> st.SearchStrategy[UnitEvent]:
    """Events of these `kinds`, effective between `min_day` and `max_day`, over the units with these ids.

    Shrinks to one edge with an origin.
    """
    if not 1 <= min_edges <= max_edges:
        raise InvalidArgument(f"min_edges={min_edges} and max_edges={max_edges}: an event has at least one edge")
    edges = st.lists(succession_edges(units=units), min_size=min_edges, max_size=max_edges).map(tuple)
    return made(
        UnitEvent,
        asked(
            kind=words_among("kinds", UnitEventKind, kinds),
            effective=bounded_days(min_day, max_day),
            edges=edges if units is not None or (min_edges, max_edges) != (1, 3) else None,
        ),
    )
