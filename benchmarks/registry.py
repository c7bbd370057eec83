"""The registry of the whole country: building it, asking it, and beside it the package ``vietnam-provinces``.

``python benchmarks/registry.py FOLDER``, where FOLDER holds what ``danvan units import … --out FOLDER`` wrote.
The package is measured where it is installed (Python 3.12 and later, under the GPL).
"""

import datetime as dt
import importlib
import sys
import time
import timeit
import tracemalloc
from collections.abc import Callable

from danvan import bundled
from danvan.serialization import load
from danvan.units.events import UnitEvent
from danvan.units.identifiers import Scheme
from danvan.units.registry import UnitRegistry
from danvan.units.unit import Unit

DAY = dt.date(2026, 11, 1)
EVE = dt.date(2025, 6, 30)


def whole(units: list[Unit], events: list[UnitEvent]) -> UnitRegistry:
    """The registry with every table that a question may need."""
    registry = bundled.unit_registry().with_records(units, events)
    registry.named("Hà Nội")
    registry.on(DAY).children("vn/ha-noi")
    return registry


def measured(make: Callable[[], object]) -> tuple[float, float]:
    """Seconds and MB that making something takes; the best of five, then once more for the memory."""
    seconds = min(timeit.repeat(make, number=1, repeat=5))
    tracemalloc.start()
    kept = make()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return seconds, peak / 2**20


def micro(question: Callable[[], object]) -> float:
    """Microseconds of one question, the best of five."""
    return min(timeit.repeat(question, number=20_000, repeat=5)) / 20_000 * 1e6


def main() -> None:
    before = time.perf_counter()
    archive = load(sys.argv[1])
    units, events = archive.of(Unit), archive.of(UnitEvent)
    edges = sum(len(event.edges) for event in events)
    print(f"{len(units)} units, {len(events)} events with {edges} edges read in {time.perf_counter() - before:.2f} s")
    seconds, memory = measured(lambda: whole(units, events))
    print(f"registry built in {seconds:.3f} s, {memory:.0f} MB besides the records")
    registry = whole(units, events)
    view = registry.on(EVE)
    for name, question in (
        ("a code on a day", lambda: registry.by_code(Scheme.GSO_COMMUNE, "00634", on=DAY)),
        ("all that a unit is on a day", lambda: view.by_code(Scheme.GSO_COMMUNE, "00634")),
        ("what an old code is today", lambda: registry.today(Scheme.GSO_COMMUNE, "00634", was=EVE, on=DAY)),
        ("a name inside a province", lambda: view.find("Đại Mỗ", within="vn/ha-noi")),
    ):
        print(f"  {name}: {micro(question):.2f} µs")
    try:
        package = importlib.import_module("vietnam_provinces")
    except ImportError:
        print("vietnam-provinces is not installed")
        return
    before = time.perf_counter()
    wards = list(package.Ward.iter_all())
    sources = wards[0].get_legacy_sources()
    print(
        f"vietnam-provinces {package.__version__}: first ward with its {len(sources)} sources after "
        f"{time.perf_counter() - before:.3f} s"
    )
    code = package.WardCode(634)
    print(f"  a code, today only: {micro(lambda: package.Ward.from_code(code)):.2f} µs")
    print(f"  what an old code is today: {micro(lambda: package.Ward.search_from_legacy(code=634)):.2f} µs")


if __name__ == "__main__":
    main()
