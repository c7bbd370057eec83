"""The tables as the circulars print them, a second time: a changed number, heading, condition or sum shows.

`tables-as-published.txt` holds every column on one line: its number, what is counted, the traits asked
for, the amounts added up, and its heading, so that one can read them beside the form. The sums and
bounds stand below, by hand.
"""

import datetime as dt
import pathlib

import pytest

from danvan import bundled
from danvan.law.instruments import Mark
from danvan.statistics.tables import StatisticalTable

PUBLISHED = pathlib.Path(__file__).parent / "tables-as-published.txt"
CHANGED_ON = dt.date(2025, 9, 30)

# Number of columns, then the identities of the form, then what it says is never above what.
FORMS = {
    "tt01-2024/01-tcd": (29, "1=4+13+22 2=5+14+23 3=6+7+15+16+24+25", ""),
    "tt01-2024/01-xld": (22, "1=2+3 1=4+5 6=8+9+10 6=11+12+13 6=14+18 14=15+16+17 18=19+20+21", ""),
    "tt01-2024/02-xld": (26, "1=2+3 4=5+6 9=10+11+12 20=21+22 23=24+25", ""),
    "tt01-2024/03-xld": (
        27,
        "1=2+3 4=5+6 8=9+14+15+16+17 8=18+19+20 8=21+24 9=10+11+12+13 21=22+23 24=25+26",
        "",
    ),
    "tt01-2024/04-xld": (20, "1=2+3 4=5+6 8=9+10+11+12 8=13+14 8=15+16 16=17+18", ""),
    "tt01-2024/01-kqgq": (26, "1=2+3 5=20+21+22+23+24", "16<=15 19<=18"),
    "tt01-2024/02-kqgq": (19, "", "2<=1 16<=15 19<=18"),
    "tt06-2025/01-tcd": (21, "1=5+11+17 2=6+12+18 3=7+13+19 4=8+14+20", "9<=6 15<=12 21<=18"),
    "tt06-2025/02-xld": (
        25,
        "3=4+23 4=6+12+19 6=7+8 6=9+10+11 12=13+14 12=15+16+17+18 19=20+21+22 23=24+25",
        "2<=1 3<=2 4<=3 5<=4",
    ),
    "tt06-2025/03-gqkn": (23, "2=3+4+5+6 7=8+9+10+11+12", "2<=1 20<=19 23<=22"),
    "tt06-2025/04-gqtc": (25, "2=3+4+5+6 7=8+9+10+11+12+13", "2<=1 22<=21 25<=24"),
    "tt06-2025/05-kqth": (31, "", "2<=1 12<=11 15<=14 17<=16 28<=27 31<=30"),
    "tt06-2025/06-qlkntc": (17, "", "8<=6"),
}


def described(table: StatisticalTable) -> list[str]:
    """A table as the file writes it: a line of its own, then one for each column."""
    lines = [f"{table.id} {table.code} {table.title}"]
    for column in table.columns:
        asked = " ".join(trait.value for trait in column.where) or "by hand"
        amounts = "".join(f" +{amount.value}" for amount in column.amounts)
        lines.append(f"{column.number} {column.counted_in.value}: {asked}{amounts} | {' > '.join(column.heading)}")
    return lines


def test_every_column_is_as_published() -> None:
    found = [line for table in bundled.statistical_tables().values() for line in described(table)]
    assert found == PUBLISHED.read_text(encoding="utf-8").splitlines()


def test_every_form_is_there_and_no_other() -> None:
    assert set(bundled.statistical_tables()) == set(FORMS)


@pytest.mark.parametrize("name", FORMS)
def test_the_form_is_as_published(name: str) -> None:
    table = bundled.statistical_tables()[name]
    count, sums, bounds = FORMS[name]
    assert [column.number for column in table.columns] == list(range(1, count + 1))
    assert [f"{rule.whole}={'+'.join(map(str, rule.parts))}" for rule in table.sums] == sums.split()
    assert [f"{bound.less}<={bound.more}" for bound in table.at_most] == bounds.split()


@pytest.mark.parametrize("name", FORMS)
def test_its_circular_its_days_and_how_far_it_was_read(name: str) -> None:
    table = bundled.statistical_tables()[name]
    old = name.startswith("tt01-2024/")
    assert table.source.instrument == ("TT01-2024" if old else "TT06-2025")
    assert table.source.mark is (Mark.REPORTED if old else Mark.READ)
    assert (table.since, table.until) == ((None, CHANGED_ON) if old else (CHANGED_ON, None))
