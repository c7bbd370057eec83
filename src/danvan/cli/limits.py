"""``danvan limits``: the time limits that hold on a day, as a table with their sources."""

import argparse
import sys
import unicodedata

from danvan.cli.law import day, law_of
from danvan.errors import Refused, Sentence
from danvan.law.deadlines import citation_text
from danvan.law.limits import LimitVersion, TimeLimit
from danvan.law.words import LimitUnit
from danvan.serialization.documents import dumps

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code."""
    limits, _ = law_of(options)
    on = day(options.on)
    kinds = sorted({name.partition(".")[0] for name in limits})
    if options.kind is not None and options.kind not in kinds:
        known = ", ".join(kinds)
        raise Refused(
            Sentence(
                f"Không có nhóm thời hạn “{options.kind}”. Các nhóm: {known}.",
                f"There is no group of limits “{options.kind}”. Groups: {known}.",
            )
        )
    chosen = [
        (limit, version)
        for limit, version in limits.on(on)
        if options.kind is None or limit.id.partition(".")[0] == options.kind
    ]
    if options.json:
        sys.stdout.write(dumps([limit for limit, _ in chosen], "json"))
        return 0
    head = ("id", "thời hạn", "tính từ", "căn cứ") if options.lang == "vi" else ("id", "length", "from", "source")
    rows = [head, *[_row(limit, version, options.lang) for limit, version in chosen]]
    widths = [max(_width(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = [row[column] + " " * (widths[column] - _width(row[column])) for column in range(3)]
        print("  ".join([*cells, row[3]]).rstrip())
    return 0


def _row(limit: TimeLimit, version: LimitVersion, lang: str) -> tuple[str, str, str, str]:
    vi = lang == "vi"
    start = f"{limit.direction.vi if vi else limit.direction.en} {limit.starts[0].vi if vi else limit.starts[0].en}"
    sources = "; ".join(citation_text(source) for source in version.sources)
    if version.provisional:
        sources += " (tạm thời)" if vi else " (provisional)"
    return limit.id, _length(version, lang), start, sources


def _length(version: LimitVersion, lang: str) -> str:
    vi = lang == "vi"
    if version.amount is not None and version.unit is not None:
        parts = [_amount(version.amount, version.unit, lang)]
        for case in version.cases:
            words = ", ".join(word.value for word in case.when)
            unit = case.unit
            parts.append(f"{words}: {case.amount if unit is None else _amount(case.amount, unit, lang)}")
        parts += [f"{rule.when.value}: + {rule.times} × {rule.days}" for rule in version.extensions]
        return "; ".join(parts)
    if version.absent is not None:
        return f"– ({version.absent.vi if vi else version.absent.en})"
    if version.ends_at is not None:
        return f"{'đến khi' if vi else 'until'} {version.ends_at.vi if vi else version.ends_at.en}"
    if version.ends_with:
        return f"{'cùng với' if vi else 'with'} {', '.join(version.ends_with)}"
    return "; ".join(
        f"{item.who if vi else item.who_en}: {item.times}/{item.per.vi if vi else item.per.en}"
        for item in version.frequencies
    )


def _amount(amount: int, unit: LimitUnit, lang: str) -> str:
    word = unit.vi if lang == "vi" else unit.en
    if amount == 1 and lang != "vi":
        word = word.removesuffix("s")
    return f"{amount} {word}"


def _width(text: str) -> int:
    """How many columns a terminal takes for the text."""
    return sum(not unicodedata.combining(letter) for letter in text)
