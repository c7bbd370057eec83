"""`danvan duties`: reports that are owed, in time, late, missing, incomplete; as a list, a table, a calendar file."""

import builtins
import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr

from danvan import bundled
from danvan.cli import main
from danvan.reports.duties import duties_of
from danvan.reports.regime import ReportRegime
from danvan.serialization import load
from danvan.units.unit import Unit

Run = Callable[..., tuple[int, str, str]]
FILES = """{"danvan": "unit/1.0", "id": "tinh-uy", "level": "province", "kinds": [{"kind": "party_committee"}], \
"names": [{"text": "Tỉnh ủy B"}]}
{"danvan": "unit/1.0", "id": "xa-uy", "level": "commune", "kinds": [{"kind": "party_committee"}], \
"names": [{"text": "Đảng ủy xã A"}], "relations": [{"kind": "reports_to", "unit": "tinh-uy"}]}
{"danvan": "report-regime/1.0", "id": "thang", "name": "Báo cáo tháng", "kind": "periodic", "frequencies": ["month"], \
"window_rule": "state", "deadlines": [{"period": "month", "day": 20}], "reporter_kinds": ["party_committee"], \
"reporter_levels": ["commune"], "sections": [{"code": "result", "heading": "Kết quả"}], \
"indicators": ["dialogue.sessions", "petitions.received"]}
{"danvan": "report/1.0", "id": "r1", "kind": "periodic", "regime": "thang", "reporter": "xa-uy", \
"period": {"kind": "month", "year": 2026, "number": 1}, "submitted_at": "2026-01-20T09:00:00+07:00", \
"sections": [{"code": "result", "text": "Tốt."}], "figures": [{"indicator": "dialogue.sessions", "value": "1"}, \
{"indicator": "petitions.received", "value": "0"}]}
{"danvan": "report/1.0", "id": "r2", "kind": "periodic", "regime": "thang", "reporter": "xa-uy", \
"period": {"kind": "month", "year": 2026, "number": 2}, "submitted_at": "2026-02-25T09:00:00+07:00", \
"figures": [{"indicator": "dialogue.sessions", "silence": "not_reported"}]}
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    (tmp_path / "a.ndjson").write_text(FILES, "utf-8")

    def run_it(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = main(["duties", str(tmp_path / "a.ndjson"), *arguments, "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def test_what_is_owed_and_what_became_of_it(run: Run) -> None:
    code, out, err = run("--on", "2026-03-23")
    assert (code, err) == (1, "")
    lines = [line for line in out.splitlines() if "thang" in line or line.startswith(" ")]
    assert lines == [
        "2026-01-20      xa-uy: thang, month 1 of 2026 – in time",
        "2026-02-20  !   xa-uy: thang, month 2 of 2026 – sent late, 3 working days",
        "                sections missing: result",
        "                indicators missing: petitions.received",
        "                indicators not reported: dialogue.sessions",
        "2026-03-20  !!  xa-uy: thang, month 3 of 2026 – overdue, not sent, 1 working day",
        "2026-04-20      xa-uy: thang, month 4 of 2026 – not yet due",
    ]
    assert out.splitlines()[-1] == (
        "1 not yet due; 1 in time; 1 sent late; 1 overdue, not sent; 8 not sent; no deadline is known; 1 incomplete"
    )


def test_in_vietnamese_and_for_one_unit(run: Run) -> None:
    code, out, _ = run(
        "--on", "2026-02-10", "--from", "2026-01-14", "--to", "2026-01-14", "--for", "tinh-uy", lang="vi"
    )
    assert (code, out) == (0, "2026-01-20      xa-uy: thang, tháng 1/2026 – đúng hạn\n1 đúng hạn\n")
    code, out, _ = run("--on", "2026-02-10", "--from", "2026-01-15", "--to", "2026-01-16")
    assert (code, out) == (0, "No report is owed in these days.\n")


def test_a_table(run: Run) -> None:
    code, out, _ = run("--on", "2026-03-23", "--csv", "--from", "2026-02-14", "--to", "2026-02-14")
    assert code == 1
    [row] = csv.DictReader(io.StringIO(out))
    assert row == {
        "regime": "thang",
        "reporter": "xa-uy",
        "receivers": "tinh-uy",
        "period": "2026-M02",
        "closes_on": "2026-02-14",
        "due_on": "2026-02-20",
        "state": "late",
        "sent_on": "2026-02-25",
        "late_days": "3",
        "report": "r2",
        "missing_sections": "result",
        "missing_indicators": "petitions.received",
        "silent_indicators": "dialogue.sessions",
    }


def test_a_calendar_file_of_what_is_still_to_be_sent(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("icalendar")
    from icalendar import Calendar

    target = tmp_path / "han.ics"
    assert run("--on", "2026-03-23", "--ics", str(target), lang="vi")[0] == 1
    text = target.read_bytes()
    assert text.startswith(b"BEGIN:VCALENDAR\r\n")
    events = Calendar.from_ical(text).walk("VEVENT")
    assert [(str(event["UID"]), event.decoded("DTSTART").isoformat()) for event in events] == [
        ("thang/xa-uy/2026-M03@danvan", "2026-03-20"),
        ("thang/xa-uy/2026-M04@danvan", "2026-04-20"),
    ]
    assert str(events[0]["SUMMARY"]) == "Hạn báo cáo tháng 3/2026: Đảng ủy xã A"
    assert str(events[0]["DESCRIPTION"]) == (
        "Báo cáo tháng. Chốt số liệu 2026-03-14. Gửi: Tỉnh ủy B. quá hạn, chưa gửi."
    )
    run("--on", "2026-03-23", "--ics", str(target), lang="vi")
    assert target.read_bytes() == text


RULED = """{"danvan": "unit/1.0", "id": "xa-uy", "level": "commune", "kinds": [{"kind": "party_committee"}], \
"names": [{"text": "Đảng ủy xã A"}], "until": "2027-03-01", "relations": [{"kind": "reports_to", "unit": "tinh-uy"}]}
{"danvan": "report-regime/1.0", "id": "bc", "name": "Báo cáo", "kind": "periodic", \
"frequencies": ["month", "quarter", "week"], "deadlines": [{"period": "month", "level": "province", "days_after": 30}, \
{"period": "month", "day": 31, "months_after": 1, "source": {"document": "Quy chế 01-QC/TU", "article": "5"}}, \
{"period": "quarter", "day": 25}, {"period": "week", "days_after": -2}], \
"only": [{"period": "quarter", "numbers": [1, 2]}], "reporter_kinds": ["party_committee"], \
"reporter_levels": ["province", "commune"]}
"""


def expanded(text: bytes) -> dict[str, list[dt.date]]:
    """The days of each event until the end of 2028, by the calendar file alone."""
    from icalendar import Calendar

    found = {}
    for event in Calendar.from_ical(text).walk("VEVENT"):
        start = event.decoded("DTSTART")
        days = {start}
        if "RRULE" in event:
            rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=dt.datetime.combine(start, dt.time()))
            end = dt.datetime.combine(dt.date(2028, 12, 31), dt.time())
            days |= {day.date() for day in rule.between(rule[0], end, inc=True)}
        if "RDATE" in event:
            assert "RRULE" not in event
            days |= {item.dt for item in event["RDATE"].dts}
        found[str(event["UID"])] = sorted(days)
    return found


def owed(last: dt.date, tmp_path: Path) -> dict[str, list[dt.date]]:
    """The same of the duties, one by one."""
    archive = load(str(tmp_path / "a.ndjson"), str(tmp_path / "b.ndjson"))
    regimes = [regime for regime in archive.of(ReportRegime) if regime.id == "bc"]
    registry = bundled.unit_registry().with_records({unit.id: unit for unit in archive.of(Unit)}.values())
    found: dict[str, set[dt.date]] = {}
    windows = bundled.window_rules()
    for duty in duties_of(regimes, registry, first=dt.date(2026, 1, 1), last=last, windows=windows):
        if duty.due_on is not None and duty.due_on <= dt.date(2028, 12, 31):
            found.setdefault(f"bc/{duty.reporter}/{duty.period.kind.value}@danvan", set()).add(duty.due_on)
    return {key: sorted(days) for key, days in found.items()}


def test_a_calendar_file_that_goes_on_by_itself(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("icalendar")
    (tmp_path / "b.ndjson").write_text(RULED, "utf-8")
    target = tmp_path / "lap.ics"
    given = (str(tmp_path / "b.ndjson"), "--on", "2026-03-23", "--ics-rules", str(target))
    run(*given, lang="vi")
    text = target.read_bytes()
    ours = {uid: days for uid, days in expanded(text).items() if uid.startswith("bc/")}
    wanted = owed(dt.date(2029, 12, 31), tmp_path)
    # Days that stand one by one are those of five years.
    assert ours.pop("bc/tinh-uy/month@danvan")[-1] == dt.date(2032, 1, 30)
    wanted.pop("bc/tinh-uy/month@danvan")
    assert ours == wanted
    assert set(ours) == {
        f"bc/{name}@danvan"
        for name in ("tinh-uy/quarter", "tinh-uy/week", "xa-uy/month", "xa-uy/quarter", "xa-uy/week")
    }
    shown = text.decode("utf-8").replace("\r\n ", "")
    assert "RRULE:FREQ=MONTHLY;UNTIL=20270331;BYMONTHDAY=-1\r\n" in shown
    assert "RRULE:FREQ=WEEKLY;BYDAY=FR\r\n" in shown
    assert "SUMMARY:Hạn báo cáo tháng: Đảng ủy xã A\r\n" in shown
    assert "DESCRIPTION:Báo cáo. Gửi: Tỉnh ủy B. Quy chế 01-QC/TU 5.\r\n" in shown
    run(*given, lang="vi")
    assert target.read_bytes() == text
    run(*given, lang="en")
    assert "SUMMARY:Report due\\, quarter: Tỉnh ủy B\r\n" in target.read_bytes().decode("utf-8")


def test_rules_of_some_days_and_of_one_unit(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("icalendar")
    (tmp_path / "b.ndjson").write_text(RULED, "utf-8")
    target = tmp_path / "lap.ics"
    given = (str(tmp_path / "b.ndjson"), "--on", "2026-03-23", "--ics-rules", str(target), "--to", "2026-08-31")
    run(*given)
    ours = {uid: days for uid, days in expanded(target.read_bytes()).items() if uid.startswith("bc/")}
    assert ours == owed(dt.date(2026, 8, 31), tmp_path)
    run(*given, "--for", "xa-uy")
    assert {uid.split("/")[1] for uid in expanded(target.read_bytes())} == {"xa-uy"}
    # What a unit receives is in its calendar too.
    run(*given, "--for", "tinh-uy")
    assert {uid.split("/")[1] for uid in expanded(target.read_bytes())} == {"tinh-uy", "xa-uy"}


def test_without_icalendar_one_sentence_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "icalendar":
            raise ImportError(name)
        return original(name, *rest)  # type: ignore[arg-type]  # handed through as it came

    monkeypatch.setattr(builtins, "__import__", without)
    code, out, err = run("--on", "2026-03-23", "--ics", str(tmp_path / "x.ics"))
    assert (code, out) == (2, "")
    assert err == "Calendar files need icalendar: pip install 'danvan[ics]'\n"
    assert not (tmp_path / "x.ics").exists()
    code, _, err = run("--on", "2026-03-23", "--ics-rules", str(tmp_path / "x.ics"), lang="vi")
    assert (code, err) == (2, "Tệp lịch cần icalendar: pip install 'danvan[ics]'\n")
    assert not (tmp_path / "x.ics").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "2026-02-02", "--to", "2026-02-01"), "2026-02-01 is before 2026-02-02."),
        (("--for", "xa-u"), "Did you mean “xa-uy”?"),
        (("--on", "hôm nay"), "is not a day"),
    ],
)
def test_wrong_questions(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(*(("--on", "2026-02-10") if "--on" not in arguments else ()), *arguments)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2200-01-01", "1900-12-31"])
@pytest.mark.parametrize("option", ["--on", "--from", "--to"])
def test_days_without_periods_are_refused_in_a_sentence(run: Run, option: str, day: str) -> None:
    asked = ("--on", "2026-03-23") if option != "--on" else ()
    code, out, err = run(*asked, option, day)
    assert (code, out) == (2, "")
    assert f"There are no periods for {day}; choose a day from 1901-01-01 to 2199-12-31." in err


def test_who_reports_to_a_unit_that_is_not_in_the_files(run: Run, tmp_path: Path) -> None:
    records = FILES.replace('"reporter_levels"', '"receiver_kinds": ["party_committee"], "reporter_levels"')
    (tmp_path / "a.ndjson").write_text("\n".join(records.splitlines()[1:]) + "\n", "utf-8")
    code, out, err = run("--on", "2026-01-15", "--csv")
    found = [row for row in csv.DictReader(io.StringIO(out)) if row["regime"] == "thang"]
    assert found and (code, err) == (0, "")
    assert {row["receivers"] for row in found} == {""}
