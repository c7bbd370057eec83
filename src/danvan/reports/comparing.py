"""A period before a change of units beside one after it (so sánh trước và sau sắp xếp)."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

import attrs

from danvan.errors import Sentence
from danvan.reports.adding import amount, rate_of, total
from danvan.reports.carrying import Carried, carry
from danvan.reports.figures import Figure, Indicator, Qualifier
from danvan.reports.measures import Measure, Stated
from danvan.units.registry import UnitRegistry

__all__ = ["Compared", "Comparison", "compare"]


@attrs.frozen(kw_only=True)
class Compared:
    """One unit and one measure, before and after (một dòng so sánh).

    `change` is after less before; ``None`` where one of both is not known, is only a bound, or is not
    exact. `before` is ``None`` where no earlier figure leads to the unit.
    """

    unit: str
    measure: Measure
    before: Carried | None
    after: Figure | None
    change: Decimal | None

    @property
    def holds(self) -> bool:
        """Whether the two may be compared."""
        return self.change is not None

    @property
    def rate_change(self) -> Decimal | None:
        """Rate after less rate before, in percentage points, each computed from its value and its whole."""
        earlier, later = None if self.before is None else self.before.rate, rate_of(self.after)
        return None if not self.holds or earlier is None or later is None else later - earlier


@attrs.frozen(kw_only=True)
class Comparison:
    """Two periods, unit by unit, and for how many units the comparison holds (bảng so sánh)."""

    rows: tuple[Compared, ...]

    @property
    def holding(self) -> int:
        """For how many units the comparison holds, with everything that is measured of them."""
        broken = {row.unit for row in self.rows if not row.holds}
        return len({row.unit for row in self.rows} - broken)

    @property
    def said(self) -> Sentence:
        """For how many units it holds, in words."""
        many = len({row.unit for row in self.rows})
        return Sentence(
            vi=f"So sánh được {self.holding} trên {many} đơn vị.",
            en=f"The comparison holds for {self.holding} of {many} units.",
        )


def compare(
    before: Iterable[Stated],
    after: Iterable[Stated],
    registry: UnitRegistry,
    *,
    on: dt.date,
    indicators: Mapping[str, Indicator] | None = None,
) -> Comparison:
    """Figures of earlier units beside figures of the units of the day `on`, each measure by itself.

    The earlier ones are carried to the day `on` first; what cannot be carried is no comparison. The two
    windows are the caller's choice: danvan does not ask whether they are alike.
    """
    view = registry.on(on)
    rows: dict[tuple[str, Measure], tuple[Carried | None, Figure | None]] = {}
    for carried in carry(before, registry, to=on, indicators=indicators):
        key = carried.unit, _timeless(carried.measure)
        same = rows[key][0] if key in rows else None
        if same is not None and same.measure != carried.measure:
            raise ValueError(f"two figures of {carried.unit} measure the same before the change")
        # A unit of which a part went to nobody known stands there twice, as what it was and as what is left of it.
        if same is None or same.figure is not None:
            rows[key] = carried, None
    for item in after:
        view.unit(item.unit)
        key = item.unit, _timeless(Measure.of(item, indicators))
        earlier, other = rows.get(key, (None, None))
        if other is not None:
            raise ValueError(f"two figures of {item.unit} measure the same after the change")
        rows[key] = earlier, item.figure
    return Comparison(
        rows=tuple(
            Compared(unit=unit, measure=measure, before=earlier, after=later, change=_change(earlier, later))
            for (unit, measure), (earlier, later) in rows.items()
        )
    )


def _timeless(measure: Measure) -> Measure:
    """The measure whatever the days: two periods of it are compared."""
    first = dt.date(2000, 1, 1)
    return attrs.evolve(measure, window=attrs.evolve(measure.window, first=first, last=first))


def _change(earlier: Carried | None, later: Figure | None) -> Decimal | None:
    known = None if earlier is None else earlier.figure
    if known is None or later is None or known.value is None or later.value is None:
        return None
    if known.qualifier is not Qualifier.EXACT or later.qualifier is not Qualifier.EXACT:
        return None
    return total([amount(later), known.value.copy_negate()])
