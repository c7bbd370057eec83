"""`danvan timeline`, `danvan overdue` and `danvan diagram`."""

import pathlib
from collections.abc import Callable

import pytest

from danvan.cli import main
from danvan.petitions.diagrams import edges_of
from danvan.petitions.procedures.lookup import MOVES
from danvan.petitions.states import Procedure, State

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = pathlib.Path(__file__).parents[2] / "examples" / "petitions"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_it(*arguments: str, lang: str = "en") -> tuple[int, str, str]:
        code = main([*arguments, "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def test_a_timeline(run: Run) -> None:
    code, out, err = run("timeline", str(EXAMPLES / "denunciation.yaml"), "--on", "2026-09-10", lang="vi")
    assert (code, err) == (0, "")
    assert out == (
        "don-2026-0002 m1  tố cáo\n"
        "  2026-07-06  tiếp nhận  [e1]\n"
        "  2026-07-06  vào sổ  [e2]\n"
        "  2026-07-08  kiểm tra thông tin người tố cáo  [e3]\n"
        "  2026-07-14  thụ lý  [e4]\n"
        "  2026-07-16  thông báo cho người gửi đơn  [e5]\n"
        "  2026-07-16  thông báo nội dung cho người bị tố cáo  [e6]\n"
        "  2026-07-17  giao xác minh, tự xác minh  [e7]\n"
        "  2026-08-10  gia hạn  [e8]\n"
        "  2026-09-01  báo cáo kết quả xác minh  [e9]\n"
        "  2026-09-08  kết luận nội dung tố cáo  [e10]\n"
        "  Trạng thái ngày 2026-09-10: đã kết luận\n"
        "  denunciation.accept  2026-07-15  đúng hạn\n"
        "  denunciation.notify-accepted  2026-07-21  đúng hạn\n"
        "  denunciation.resolve  2026-09-14  đúng hạn\n"
        "  denunciation.handle  2026-09-17  đang chạy\n"
        "  denunciation.notify-conclusion  2026-09-15  đang chạy, còn 5 ngày\n"
        "  denunciation.publish  2026-09-17  đang chạy\n"
        "  Bước tiếp theo có thể: handle_conclusion, publish, continued_denunciation\n"
    )


def test_a_timeline_names_what_is_not_lawful(run: Run, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '{"danvan": "petition/1.0", "id": "p", "unit": "u", "channel": "post", "received_on": "2026-07-06",'
        ' "matters": [{"id": "m", "kind": "denunciation"}], "events": ['
        '{"id": "a", "kind": "accept", "on": "2026-07-08"}, {"id": "b", "kind": "conclusion", "on": "2026-07-09"}]}',
        "utf-8",
    )
    code, out, _ = run("timeline", str(path), "--on", "2026-07-20")
    assert code == 0
    assert "    ! “concluded” cannot follow here: the matter is “accepted”.\n" in out


def test_overdue(run: Run) -> None:
    code, out, err = run("overdue", str(EXAMPLES), "--on", "2026-11-24")
    assert (code, err) == (1, "")
    assert out == (
        "gia-dinh/xa: 5\n"
        "   106 days  2026-08-10  don-2026-0004 m1  reception.answer\n"
        "   106 days  2026-08-10  don-2026-0004 m2  reception.answer\n"
        "    70 days  2026-09-15  don-2026-0002 m1  denunciation.notify-conclusion\n"
        "    68 days  2026-09-17  don-2026-0002 m1  denunciation.handle\n"
        "    68 days  2026-09-17  don-2026-0002 m1  denunciation.publish\n"
        "5 overdue in 1 unit, as of 2026-11-24\n"
    )
    assert run("overdue", str(EXAMPLES), "--on", "2026-07-05") == (0, "0 overdue in 0 units, as of 2026-07-05\n", "")


def test_files_that_cannot_be_read(run: Run, tmp_path: pathlib.Path) -> None:
    code, _, err = run("overdue", str(tmp_path / "none.json"), "--on", "2026-11-24")
    assert code == 2
    assert "unreadable" in err
    (tmp_path / "a.json").write_text('{"danvan": "petition/1.0", "id": "p"}', "utf-8")
    code, _, err = run("timeline", str(tmp_path / "a.json"), "--on", "2026-11-24")
    assert code == 1
    assert "key-missing" in err


@pytest.mark.parametrize("name", [procedure.value for procedure in Procedure])
def test_a_diagram_has_every_state_and_every_move_that_changes_one(run: Run, name: str) -> None:
    procedure = Procedure(name)
    _, drawn, _ = run("diagram", name)
    _, graph, _ = run("diagram", name, "--format", "dot", lang="vi")
    rows = [move for move in MOVES if procedure in move.of]
    rows = [move for move in rows if (move.table is Procedure.INTAKE) is (procedure is Procedure.INTAKE)]
    rows = [move for move in rows if not move.never]
    assert rows
    for move in rows:
        if move.to is not None:
            for origin in move.origins:
                begin = "[*]" if origin is State.NEW else origin.value
                assert f"    {begin} --> {move.to.value} : " in drawn
                assert f"    {origin.value} -> {move.to.value} [label=" in graph
    assert drawn.startswith("stateDiagram-v2\n")
    assert graph.endswith("}\n")
    assert drawn.count(" --> ") == graph.count(" -> ") == len(list(edges_of(procedure)))


def test_a_suspension_returns_to_where_it_began() -> None:
    back = {target for origin, move, target in edges_of(Procedure.COMPLAINT_FIRST) if move.id == "K-11"}
    assert back == {State.ACCEPTED, State.VERIFYING, State.VERIFIED, State.DIALOGUED}


def test_an_unknown_procedure(run: Run) -> None:
    code, _, err = run("diagram", "petition")
    assert code == 2
    assert err.startswith("There is no procedure “petition”. Procedures: intake, complaint_first,")
    assert run("diagram", "complaint")[1] == run("diagram", "complaint-first")[1]


FAR = (
    '{"danvan": "petition/1.0", "id": "far", "unit": "u", "channel": "post", "received_on": "2206-07-06",'
    ' "matters": [{"id": "m", "kind": "complaint"}], "events": [{"id": "a", "kind": "accept", "on": "2206-07-08"},'
    ' {"id": "b", "kind": "conclusion", "on": "2206-07-09"},'
    ' {"id": "c", "kind": "second_complaint", "on": "9999-12-31"}]}'
)


def test_a_mistaken_year_hides_no_other_petition(run: Run, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.json").write_text(FAR, "utf-8")
    (tmp_path / "b.yaml").write_bytes((EXAMPLES / "denunciation.yaml").read_bytes())
    code, out, _ = run("validate", str(tmp_path / "a.json"))
    assert code == 1
    assert "move-unlawful  [/events/1/kind]" in out
    assert "1 file, 1 record, " in out
    code, out, err = run("overdue", str(tmp_path), "--on", "2300-01-01")
    assert code == 1
    assert err.startswith("far: The calendar “vn-public” runs from 2008-01-01 to 2040-12-31;")
    assert "don-2026-0002 m1  denunciation.publish\n" in out
    code, out, err = run("timeline", str(tmp_path), "--on", "2300-01-01")
    assert code == 1
    assert err.startswith("far: ")
    assert "don-2026-0002 m1  denunciation\n" in out
