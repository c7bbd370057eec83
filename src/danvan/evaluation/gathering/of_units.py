"""Facts about what a unit is (số liệu từ danh mục đơn vị)."""

import datetime as dt
from collections.abc import Iterator

from danvan.errors import Sentence
from danvan.evaluation.facts import Fact, FactOrigin
from danvan.evaluation.gathering.counted import not_reported
from danvan.labels import Labelled
from danvan.units.registry import UnitRegistry

__all__ = ["unit_facts"]


def unit_facts(registry: UnitRegistry, unit: str, *, on: dt.date) -> Iterator[Fact]:
    """The level and the kind of a unit on a day, as words. Raises `UnknownUnit` if it is not there on that day."""
    state = registry.on(on).unit(unit)
    yield _word("unit.level", state.level, state.id)
    yield _word("unit.kind", state.kind, state.id)


def _word(code: str, word: Labelled | None, unit: str) -> Fact:
    if word is None:
        reason = Sentence("Danh mục đơn vị không ghi.", "The register of units does not say.")
        return not_reported(code, FactOrigin.UNIT, [unit], reason)
    return Fact(code=code, word=word.value, origin=FactOrigin.UNIT, source=unit)
