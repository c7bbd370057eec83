"""The generated part about statistical tables: every column, what it counts, and what must agree."""

from danvan import bundled
from danvan.law.deadlines import citation_text
from danvan.statistics.tables import Column, StatisticalTable
from danvan.statistics.words import AXES, Axis

__all__ = ["statistical_tables", "traits"]


def traits() -> str:
    """The traits, by axis."""
    lines = ["| axis | traits |", "|---|---|"]
    for axis, found in AXES.items():
        said = "; ".join(f"`{trait.value}` {trait.en} ({trait.vi})" for trait in found)
        lines.append(f"| `{axis.value}` {axis.en} ({axis.vi}) | {said} |")
    return "\n".join(lines)


def statistical_tables() -> str:
    """Every table with its columns."""
    lines = []
    for table in bundled.statistical_tables().values():
        mark = table.source.mark
        lines += [
            f"### {table.id}",
            "",
            f"{table.code}, {table.title_en} ({table.title}). {citation_text(table.source)}, "
            f"{mark.value if mark is not None else 'no mark'}; {_span(table)}.",
            "",
            "| column | heading | counted in | what it takes in |",
            "|---|---|---|---|",
            *[_row(column) for column in table.columns],
            "",
            *_agreements(table),
        ]
        lines += [f"{note}\n" for note in (table.source.note, table.note) if note]
    return "\n".join(lines)


def _span(table: StatisticalTable) -> str:
    since = f"from {table.since}" if table.since is not None else "from a day that is not known"
    return since if table.until is None else f"{since} to the day before {table.until}"


def _row(column: Column) -> str:
    heading = f"{' > '.join(column.heading_en)} ({' > '.join(column.heading)})"
    return f"| {column.number} | {heading} | {column.counted_in.en} | {_asked(column)} |"


def _asked(column: Column) -> str:
    if column.by_hand:
        return "filled in by hand"
    conditions = column.conditions()
    parts = [
        " or ".join(f"`{trait.value}`" for trait in sorted(conditions[axis], key=lambda trait: trait.value))
        for axis in Axis
        if axis in conditions
    ]
    text = ", ".join(parts)
    if column.amounts:
        text = f"{' + '.join(amount.en for amount in column.amounts)} of: {text}"
    return text if column.note is None else f"{text}. {column.note}"


def _agreements(table: StatisticalTable) -> list[str]:
    said = [f"{rule.whole} = {' + '.join(str(part) for part in rule.parts)}" for rule in table.sums]
    said += [f"{rule.less} ≤ {rule.more}" for rule in table.at_most]
    return [f"What must agree: {'; '.join(said)}.", ""] if said else []
