"""``danvan units import``: the national list as a user has it, written as units and events."""

import argparse
import os
import re

from danvan import bundled
from danvan.cli.terminal import tell
from danvan.errors import Finding, Refused, Sentence
from danvan.law.instruments import Citation, Mark, Source
from danvan.messages import reason
from danvan.national.cells import Column, Repair
from danvan.national.conversion import ConversionTable, read_conversion_table
from danvan.national.table import Correction
from danvan.serialization.documents import dump
from danvan.units.unit import Level, UnitKind

__all__ = ["run_import"]

_CORRECTION = re.compile(r"([1-9][0-9]*):([a-z-]+)=(.*)", re.DOTALL)
_COLUMNS = {column.word: column for column in Column}


def run_import(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code: 1 where something is wrong with the table."""
    table = _read(options)
    for finding in table.repaired[: options.limit]:
        print(_line(finding, options.lang))
    for finding in table.findings[: options.limit]:
        print(finding.text(options.lang))
    vi = options.lang == "vi"
    counts = (table.rows, len(table.findings), len(table.repaired))
    print("{} dòng, {} lỗi, {} chỗ đã sửa".format(*counts) if vi else "{} rows, {} errors, {} repairs".format(*counts))
    if table.findings:
        tell(
            "Không ghi tệp nào, vì bảng còn lỗi. Dùng --repair và --correct, hoặc sửa bảng."
            if vi
            else "Nothing was written, because the table has errors. Use --repair and --correct, or mend the table."
        )
        return 1
    units, events = table.units(), table.events()
    for records, name in ((units, "units"), (events, "unit-events")):
        path = os.path.join(options.out, f"{name}.{options.format}")
        dump(records, path)
        print(f"{path}: {len(records)}")
    return 0


def _read(options: argparse.Namespace) -> ConversionTable:
    end = bundled.kind_periods().of(UnitKind.DISTRICT, Level.DISTRICT)
    law = (end.source,) if end is not None and isinstance(end.source, Citation) else ()
    try:
        with open(options.file, "rb") as stream:
            data = stream.read()
    except OSError as error:
        why = reason(error)
        raise Refused(
            Sentence(f"Không đọc được {options.file}: {why.vi}.", f"{options.file} cannot be read: {why.en}.")
        ) from None
    if not os.path.isdir(options.out):
        raise Refused(
            Sentence(f"Không có thư mục “{options.out}”.", f"There is no folder “{options.out}”."),
        )
    return read_conversion_table(
        data,
        name=options.file,
        registry=bundled.unit_registry(),
        notes=bundled.conversion_notes(),
        repairs=frozenset(Repair) if "all" in options.repair else frozenset(map(Repair, options.repair)),
        corrections=[_correction(text) for text in options.correct],
        source=None if options.source is None else Source(title=options.source, mark=Mark.REPORTED),
        end_of_districts=law,
    )


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


def _line(finding: Finding, lang: str) -> str:
    """A repair on one line, because there may be thousands."""
    return f"{finding.where()}  {finding.column_name}: {finding.message.pick(lang)}"
