"""``danvan units import``: a national list as a user has it, written as units and events."""

import argparse
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from danvan import bundled
from danvan.cli.terminal import tell
from danvan.errors import Finding, Refused, Sentence, Severity
from danvan.law.instruments import Citation, Mark, Source
from danvan.messages import reason
from danvan.national.cells import Column, Repair
from danvan.national.table import Correction
from danvan.serialization.documents import dump
from danvan.units.code_aliases import with_code_aliases
from danvan.units.events import UnitEvent
from danvan.units.unit import Level, Unit, UnitKind

__all__ = ["run_import"]

_CORRECTION = re.compile(r"([1-9][0-9]{0,8}):([a-z-]+)=(.*)", re.DOTALL)
_COLUMNS = {column.word: column for column in Column}

Read = tuple[Sequence[Finding], Sequence[Finding], Callable[[], list[Unit]], Callable[[], list[UnitEvent]]]
"""What was repaired, what is wrong, and what gives the records while no finding is an error."""


def run_import(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code: 1 where something is wrong with the list."""
    if not os.path.isdir(options.out):
        raise Refused(Sentence(f"Không có thư mục “{options.out}”.", f"There is no folder “{options.out}”."))
    repaired, findings, units, events = _READERS[options.list](options)
    for finding in repaired[: options.limit]:
        print(f"{finding.where()}  {finding.column_name}: {finding.message.pick(options.lang)}")
    for finding in findings[: options.limit]:
        print(finding.text(options.lang))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    vi = options.lang == "vi"
    counts = (errors, len(findings) - errors, len(repaired))
    if vi:
        print("{} lỗi, {} cảnh báo, {} chỗ đã sửa".format(*counts))
    else:
        words = zip(counts, ("error", "warning", "repair"), strict=True)
        print(", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in words))
    # What a package says wrongly nobody can mend; what fits of it is written all the same.
    if errors and options.list in _OWN:
        how = _HOW if options.list == "nso" else _MEND
        tell(how.pick(options.lang))
        return 1
    made = with_code_aliases(units(), bundled.code_aliases())
    for records, name in ((made, "units"), (events(), "unit-events")):
        if records:
            path = os.path.join(options.out, f"{name}.{options.format}")
            dump(records, path)
            print(f"{path}: {len(records)}")
    return 1 if errors else 0


def _nso(options: argparse.Namespace) -> Read:
    from danvan.national.conversion import read_conversion_table

    table = read_conversion_table(
        _bytes(options),
        name=options.file,
        registry=bundled.unit_registry(),
        notes=bundled.conversion_notes(),
        repairs=frozenset(Repair) if "all" in options.repair else frozenset(map(Repair, options.repair)),
        corrections=[_correction(text) for text in options.correct],
        source=_source(options),
        end_of_districts=_end_of_districts(),
    )
    return table.repaired, table.findings, table.units, table.events


def _tsv(options: argparse.Namespace) -> Read:
    from danvan.national.simple_table import read_simple_table

    table = read_simple_table(
        _bytes(options),
        name=options.file,
        prefix=options.prefix,
        registry=bundled.unit_registry(),
        source=_source(options),
    )
    return (), table.findings, table.units, list


def _vietnamadminunits(options: argparse.Namespace) -> Read:
    from danvan.national.vietnamadminunits import packaged_folder, read_packaged_units

    folder = packaged_folder() if options.file is None else Path(options.file)
    found = read_packaged_units(folder, bundled.unit_registry(), end_of_districts=_end_of_districts())
    return (), found.findings, found.units, found.events


def _vietnam_provinces(options: argparse.Namespace) -> Read:
    from danvan.national.vietnam_provinces import read_vietnam_provinces

    found = read_vietnam_provinces(bundled.unit_registry(), end_of_districts=_end_of_districts())
    return (), found.findings, found.units, found.events


_READERS: dict[str, Callable[[argparse.Namespace], Read]] = {
    "nso": _nso,
    "tsv": _tsv,
    "vietnamadminunits": _vietnamadminunits,
    "vietnam-provinces": _vietnam_provinces,
}
_HOW = Sentence(
    "Không ghi tệp nào, vì danh mục còn lỗi. Dùng --repair và --correct, hoặc sửa danh mục.",
    "Nothing was written, because the list has errors. Use --repair and --correct, or mend the list.",
)
_MEND = Sentence(
    "Không ghi tệp nào, vì danh mục còn lỗi. Hãy sửa danh mục.",
    "Nothing was written, because the list has errors. Mend the list.",
)
_OWN = frozenset({"nso", "tsv"})
"""Lists that the user has as a file and can mend."""


def _bytes(options: argparse.Namespace) -> bytes:
    if options.file is None:
        raise Refused(Sentence("Hãy nêu tệp danh mục.", "Name the file with the list."))
    try:
        with open(options.file, "rb") as stream:
            return stream.read()
    except OSError as error:
        why = reason(error)
        raise Refused(
            Sentence(f"Không đọc được {options.file}: {why.vi}.", f"{options.file} cannot be read: {why.en}.")
        ) from None


def _source(options: argparse.Namespace) -> Source | None:
    return None if options.source is None else Source(title=options.source, mark=Mark.REPORTED)


def _end_of_districts() -> tuple[Citation, ...]:
    """By what instrument the districts ended."""
    end = bundled.kind_periods().of(UnitKind.DISTRICT, Level.DISTRICT)
    return (end.source,) if end is not None and isinstance(end.source, Citation) else ()


def _correction(text: str) -> Correction:
    match = _CORRECTION.fullmatch(text)
    if match is None or match[2] not in _COLUMNS:
        known = ", ".join(_COLUMNS)
        raise Refused(
            Sentence(
                f"“{text}” không đúng dạng DÒNG:CỘT=NỘI-DUNG; các cột: {known}.",
                f"“{text}” has not the form LINE:COLUMN=TEXT; columns: {known}.",
            )
        )
    return Correction(int(match[1]), _COLUMNS[match[2]], match[3])
