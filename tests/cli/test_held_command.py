"""`danvan held`: what was held beside what must be, as a list and as a table."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan.cli import main

Run = Callable[..., tuple[int, str, str]]
FILES = """{"danvan": "unit/1.0", "id": "xa-uy", "level": "commune", "kinds": [{"kind": "party_committee"}], \
"names": [{"text": "Đảng ủy xã A"}]}
{"danvan": "reception/1.0", "id": "t1", "kind": "scheduled", "host": {"unit": "xa-uy"}, "held": true, \
"occasion": {"on": "2026-01-06"}}
{"danvan": "reception/1.0", "id": "t2", "kind": "scheduled", "host": {"unit": "xa-uy"}, "held": true, \
"occasion": {"on": "2026-01-20"}}
{"danvan": "reception/1.0", "id": "t3", "kind": "scheduled", "host": {"unit": "xa-uy"}, "held": true, \
"occasion": {"on": "2026-02-03"}}
{"danvan": "reception/1.0", "id": "t4", "kind": "scheduled", "host": {"unit": "xa-uy"}, "held": false, \
"occasion": {"planned_on": "2026-02-17"}}
{"danvan": "reception/1.0", "id": "t5", "kind": "scheduled", "host": {"unit": "xa-uy"}, "held": true, \
"occasion": {"on": "2026-03"}}
{"danvan": "reception/1.0", "id": "t6", "kind": "scheduled", "host": {"unit": "xa-uy"}, "held": true, \
"occasion": {"on": "2026-03-04"}}
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    (tmp_path / "a.ndjson").write_text(FILES, "utf-8")

    def run_it(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = main(["held", str(tmp_path / "a.ndjson"), *arguments, "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def test_what_was_held_and_what_was_not(run: Run) -> None:
    code, out, err = run("--on", "2026-04-10", "--for", "xa-uy")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "    xa-uy: reception of citizens, month 1 of 2026 – 2/2, met",
        "!!  xa-uy: reception of citizens, month 2 of 2026 – 1/2, short",
        "      not held: t4",
        "?   xa-uy: reception of citizens, month 3 of 2026 – 1/2, not known: the days of some are not known",
        "      the day is not known: t5",
        "    xa-uy: reception of citizens, month 4 of 2026 – 0/2, the period has not ended",
        "1 met; 1 short; 1 not known: the days of some are not known; 1 the period has not ended",
    ]


def test_in_vietnamese_and_for_some_days(run: Run) -> None:
    code, out, _ = run("--on", "2026-04-10", "--for", "xa-uy", "--to", "2026-01-31", lang="vi")
    assert (code, out) == (0, "    xa-uy: tiếp công dân, tháng 1/2026 – 2/2, đạt\n1 đạt\n")
    code, out, _ = run("--on", "2018-04-10", "--for", "xa-uy")
    assert (code, out) == (0, "No rule applies in these days.\n")


def test_units_without_a_record_are_known_by_what_they_held(run: Run, tmp_path: Path) -> None:
    """A file of units alone says of the others nothing; a unit that it names is judged."""
    (tmp_path / "b.ndjson").write_text(FILES.splitlines()[0] + "\n", "utf-8")
    code = main(["held", str(tmp_path / "b.ndjson"), "--on", "2026-02-10", "--to", "2026-01-31", "--lang", "en"])
    assert code == 1


def test_a_table(run: Run) -> None:
    code, out, _ = run("--on", "2026-04-10", "--for", "xa-uy", "--from", "2026-02-01", "--to", "2026-02-28", "--csv")
    assert code == 1
    [row] = csv.DictReader(io.StringIO(out))
    assert row == {
        "rule": "reception.party.commune",
        "activity": "reception",
        "unit": "xa-uy",
        "period": "2026-M02",
        "times": "1",
        "required": "2",
        "state": "short",
        "unsure": "",
        "not_held": "t4",
        "source": "Quy định 11-QĐi/TW",
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "2026-03-01", "--to", "2026-02-01"), "2026-02-01 is before 2026-03-01."),
        (
            ("--on", "1900-01-01"),
            "There are no periods for 1900-01-01; choose a day from 1901-01-01 to 2199-12-31.",
        ),
    ],
)
def test_what_is_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(*(("--on", "2026-04-10", *arguments) if "--on" not in arguments else arguments))
    assert (code, out, err) == (2, "", said + "\n")
