"""`danvan due` and `danvan limits`: what they print, what they refuse, what they give to programs."""

import datetime as dt
import json
import pathlib
from collections.abc import Callable

import pytest

from danvan import Deadline, TimeLimit, bundled
from danvan.cli import main
from danvan.cli.options import CONDITIONS
from danvan.law.words import LimitCondition
from danvan.serialization import loads

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)

    def run_it(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = main([*arguments, "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def test_a_due_date_in_vietnamese(run: Run) -> None:
    version = bundled.calendar().version
    assert run("due", "complaint.accept", "2026-08-20", lang="vi") == (
        0,
        "Thụ lý hoặc không thụ lý khiếu nại: 7 ngày làm việc kể từ ngày tiếp nhận đơn, "
        "thứ Năm 20/08/2026 (ngày 0).\n"
        "Căn cứ: ND124 16.1 (ND155) [đã đọc văn bản]; ND155 10 [đã đọc văn bản]; áp dụng từ 01/07/2026.\n"
        "Bỏ qua ngày nghỉ: 23/08/2026 (nghỉ hằng tuần).\n"
        "Vẫn tính vì làm bù: thứ Bảy 22/08/2026 (thay cho 31/08/2026).\n"
        "Kết quả: phải thực hiện chậm nhất thứ Sáu 28/08/2026.\n"
        "Tạm thời, vì quy định về thời hạn chưa được xác nhận đầy đủ.\n"
        f"Lịch: vn-public {version}.\n",
        "",
    )


def test_an_extension_and_a_pause_that_runs(run: Run) -> None:
    code, out, err = run(
        *("due", "denunciation.resolve", "2026-07-01", "--condition", "especially_complex"),
        *("--extend", "2026-07-20:30", "--extend", "2026-08-20:15", "--pause", "2026-08-03:"),
    )
    assert (code, err) == (0, "")
    assert "Extended by 30 days, decided on 2026-07-20.\nExtended by 15 days, decided on 2026-08-20.\n" in out
    assert "Not counted: suspension since 2026-08-03, still running.\n" in out
    assert "Result: not known yet, because the time stands still.\n" in out


def test_counting_back(run: Run) -> None:
    code, out, _ = run("due", "complaint.dialogue.notice", "2026-11-29")
    assert code == 0
    assert "5 days before the dialogue, Sunday 2026-11-29 (day 0)." in out
    assert (
        "The last day, Tuesday 2026-11-24, is a day off, so it moves to the previous working day: "
        "2026-11-24 (Viet Nam Culture Day).\n" in out
    )
    assert "Result: to be done at the latest on Monday 2026-11-23.\n" in out


def test_a_due_date_as_a_document(run: Run) -> None:
    code, out, _ = run("due", "complaint.resolve.first", "2026-07-02", "--complex", "--region", "remote", "--json")
    assert code == 0
    [due] = loads(out, "json").of(Deadline)
    assert [word.value for word in due.conditions] == ["complex", "remote"]
    assert str(due.effective) == "2026-09-03"
    assert json.loads(out)["danvan"] == "deadline/1.0"
    assert due.amount == 60


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("complaint.acept", "2026-08-20"),
            "danvan knows no time limit “complaint.acept”. Did you mean “complaint.accept”? See `danvan limits`.",
        ),
        (("complaint.accept", "20/08/2026"), "“20/08/2026” is not a day; write 2026-08-20."),
        (
            ("complaint.accept", "2012-06-30"),
            "danvan knows no rule “complaint.accept” for 2012-06-30; the first it knows begins on 2012-07-01. "
            "What counts is the day of receipt.",
        ),
        (
            ("complaint.accept", "2026-08-20", "--complex"),
            "“complaint.accept” has no length of its own under “complex”. Known: –.",
        ),
        (
            ("complaint.resolve.first", "2026-06-01", "--pause", "2026-06-10:2026-06-20"),
            "“complaint.resolve.first” knows this pause only since 2026-07-01; it begins on 2026-06-10.",
        ),
        (
            ("complaint.accept", "2026-08-20", "--start", "concluded"),
            "“complaint.accept” does not run from “concluded”. It runs from: received.",
        ),
        (
            ("denunciation.resolve", "2026-08-20", "--extend", "2026-09-01:31", "--complex"),
            "“denunciation.resolve” is extended by 31 days; complex it may be 30 at a time.",
        ),
        (
            ("denunciation.resolve", "2026-08-20", "--extend", "30"),
            "“30” is no extension; write the day of the decision and the number of days: 2026-07-20:30.",
        ),
        (
            ("denunciation.resolve", "2026-08-20", "--pause", "2026-09-01"),
            "“2026-09-01” is no pause; write 2026-07-20:2026-08-01, or 2026-07-20: while it is running.",
        ),
        (
            ("denunciation.withdraw", "2026-08-20"),
            "“denunciation.withdraw” has no number of days; it ends with the conclusion.",
        ),
        (
            ("reception.answer", "2041-01-05"),
            "The calendar “vn-public” runs from 2008-01-01 to 2040-12-31; counting from 2041-01-05 leaves it. "
            "Add the years that are missing.",
        ),
    ],
)
def test_what_is_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    assert run("due", *arguments) == (2, "", said + "\n")
    code, out, err = run("due", *arguments, lang="vi")
    assert (code, out) == (2, "")
    assert err
    assert err != said + "\n"


def test_a_pause_that_ends_before_it_begins(run: Run) -> None:
    code, out, err = run("due", "denunciation.resolve", "2026-08-20", "--pause", "2026-09-10:2026-09-01")
    assert (code, out) == (1, "")
    assert "“until_on” (2026-09-01) is before “from_on” (2026-09-10)." in err


OWN = """danvan = "time-limit/1.0"
id = "proposal-feedback.resolve"
name = "trả lời kiến nghị"
name_en = "answer a proposal"
nature = "duty"
starts = ["received"]
versions = [{ since = "2026-01-01", amount = 20, unit = "working_days", sources = [{ document = "Quy chế" }] }]
"""


def test_own_limits_and_own_days_off(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    code, out, _ = run("due", "proposal-feedback.resolve", "2026-08-20", "--law", "own.toml")
    assert code == 0
    assert "Result: to be done at the latest on Monday 2026-09-21.\n" in out
    code, out, _ = run("limits", "--on", "2026-08-20", "--kind", "proposal-feedback", "--law", "own.toml")
    assert out.splitlines()[1].split("  ")[0] == "proposal-feedback.resolve"
    assert "20 working days" in out
    (tmp_path / "year.json").write_text(
        '{"danvan": "calendar-year/1.0", "id": "own-2026", "calendar": "own", "year": 2026, "status": "official",'
        ' "sources": [{"document": "x"}]}',
        "utf-8",
    )
    _, out, _ = run("due", "complaint.accept", "2026-08-20", "--law", "year.json")
    assert "Result: to be done at the latest on Monday 2026-08-31.\n" in out
    assert "Calendar: own " in out


def test_own_law_with_an_error_is_not_used(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "own.toml").write_text(OWN.replace("20,", '"20",'), "utf-8")
    code, out, err = run("due", "proposal-feedback.resolve", "2026-08-20", "--law", "own.toml")
    assert (code, out) == (1, "")
    assert "own.toml:7:46  error  expected-whole" in err
    code, out, err = run("due", "proposal-feedback.resolve", "2026-08-20", "--law", "own.toml", lang="vi")
    assert (code, out) == (1, "")
    assert "own.toml:7:46  lỗi  expected-whole" in err


def test_the_table_of_limits(run: Run) -> None:
    code, out, err = run("limits", "--on", "2026-06-30", "--kind", "complaint")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split() == ["id", "length", "from", "source"]
    assert lines[5].split("  ")[0] == "complaint.accept"
    assert "10 days" in lines[5]
    assert not any("complaint.dialogue.notice" in line for line in lines)
    _, later, _ = run("limits", "--on", "2026-07-01", "--kind", "complaint")
    assert "7 working days" in later
    assert "complaint.dialogue.notice" in later


def test_columns_stand_below_each_other(run: Run) -> None:
    _, out, _ = run("limits", "--on", "2026-07-01", lang="vi")
    lines = out.splitlines()
    assert len(lines) == 1 + len(list(bundled.limits().on(dt.date(2026, 7, 1))))
    where = lines[0].index("thời hạn")
    assert all(line[where - 2 : where] == "  " and line[where] != " " for line in lines)


def test_limits_as_documents(run: Run) -> None:
    _, out, _ = run("limits", "--on", "2026-07-01", "--kind", "denunciation", "--json")
    found = loads(out, "json").of(TimeLimit)
    assert [limit.id for limit in found] == [name for name in bundled.limits() if name.startswith("denunciation.")]


def test_an_unknown_group_and_an_unknown_day(run: Run) -> None:
    code, _, err = run("limits", "--kind", "petition")
    assert code == 2
    assert err.startswith("There is no group of limits “petition”. Groups: commune, complaint, denunciation,")
    assert run("limits", "--on", "today") == (2, "", "“today” is not a day; write 2026-08-20.\n")


def test_the_options_know_every_condition() -> None:
    assert list(CONDITIONS) == [word.value for word in LimitCondition]
