"""What danvan ships as data, as frozen values, read when it is asked for (dữ liệu kèm theo)."""

import functools
import tomllib

from danvan.law.instruments import Citation, Mark
from danvan.law.periods import PeriodKind, WindowRule
from danvan.law.windows import WindowEntry, WindowTable
from danvan.reports.figures import Indicator

__all__ = ["indicators", "window_rules"]


def _bytes(name: str) -> bytes:
    from importlib import resources

    return resources.files("danvan").joinpath("data", name).read_bytes()


@functools.cache
def window_rules() -> WindowTable:
    """The data windows of reporting periods, with their sources."""
    rows = tomllib.loads(_bytes("report-windows.toml").decode("utf-8"))["windows"]
    return WindowTable(
        WindowEntry(
            rule=WindowRule(row["rule"]),
            period=PeriodKind(row["period"]),
            opening_day=row["opening_day"],
            closing_day=row["closing_day"],
            source=Citation(document=row["instrument"], article=row["article"], mark=Mark(row["mark"])),
        )
        for row in rows
    )


@functools.cache
def indicators() -> dict[str, Indicator]:
    """The starter catalogue of indicators by id."""
    from danvan.serialization.documents import UnfitFile, loads

    archive = loads(_bytes("indicators.toml"), "toml", name="indicators.toml")
    if archive.findings:
        raise UnfitFile(archive.findings)
    return {indicator.id: indicator for indicator in archive.of(Indicator)}
