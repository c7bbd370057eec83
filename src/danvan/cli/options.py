"""The words of the command line: commands and their options. Loads nothing of danvan but itself."""

import argparse

__all__ = ["parser"]

FORMATS = ("text", "json", "github")
PAGES = ("text", "json", "csv", "html")
CONDITIONS = (
    "complex",
    "especially_complex",
    "remote",
    "forced_dismissal",
    "several_places",
    "competition_audit",
)
SCHEMES = ("gso-province", "gso-district", "gso-commune", "qd20", "qcvn102", "iso3166-2", "local")
LISTS = ("nso", "tsv", "vietnamadminunits", "vietnam-provinces")
REPAIRS = ("blanks", "nfc", "prefix", "spelling", "note", "all")
AUDIENCES = ("receiver", "resolver", "verifier", "accused", "forwarder", "publication", "statistics")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; each command names its module in ``module``."""
    top = argparse.ArgumentParser(
        prog="danvan",
        description="Records of mass-mobilization work: check and convert data files. "
        "Kiểm tra và chuyển đổi tệp dữ liệu công tác dân vận.",
    )
    top.add_argument("--version", action=_Version)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _validate(commands.add_parser("validate", help="check data files and folders / kiểm tra tệp và thư mục dữ liệu"))
    _convert(commands.add_parser("convert", help="write a file in another format / chuyển tệp sang định dạng khác"))
    _schema(commands.add_parser("schema", help="print the JSON Schema of a kind / in JSON Schema của một loại"))
    _due(commands.add_parser("due", help="compute a due date and explain it / tính hạn và giải thích"))
    _limits(commands.add_parser("limits", help="list the time limits of a day / liệt kê các thời hạn"))
    _timeline(commands.add_parser("timeline", help="show how far petitions have come / diễn biến và thời hạn của đơn"))
    _overdue(commands.add_parser("overdue", help="list what is overdue / liệt kê việc quá hạn"))
    _tally(commands.add_parser("tally", help="count petitions into a statistical table / lập biểu thống kê"))
    _diagram(commands.add_parser("diagram", help="draw a procedure / vẽ sơ đồ quy trình"))
    _duties(commands.add_parser("duties", help="list the reports that are owed / liệt kê báo cáo phải gửi"))
    _held(commands.add_parser("held", help="how often was held what must be / số lần tiếp dân, đối thoại"))
    rules = _rules(commands.add_parser("rules", help="prove, show and compare rule books / kiểm chứng bộ tiêu chí"))
    _evaluate(commands.add_parser("evaluate", help="score units by a rule book / chấm điểm, xếp loại"))
    _rollup(commands.add_parser("rollup", help="sum the figures of reports / tổng hợp số liệu báo cáo"))
    units = _units(commands.add_parser("units", help="look units up, or read a national list / tra cứu, nhập đơn vị"))
    for command in [*commands.choices.values(), *units.choices.values(), *rules.choices.values()]:
        if command in (commands.choices["units"], commands.choices["rules"]):
            continue
        command.add_argument(
            "--lang",
            choices=("vi", "en"),
            help="language of messages (default: vi if the environment says so, else en)",
        )
    return top


class _Version(argparse.Action):
    """``--version``: to find it out takes longer than to read a small file, so it is not asked before."""

    def __init__(self, option_strings: list[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="show program's version number and exit")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from danvan.cli.terminal import version

        print(f"danvan {version()}")
        parser.exit()


def _validate(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    command.add_argument("--kind", help="the kind that every document must be; those that state none are read as it")
    command.add_argument("--input", metavar="FORMAT", help="format of standard input (default: told by its beginning)")
    command.add_argument("--format", choices=FORMATS, default="text", help="how findings are written")
    command.add_argument("--limit", type=_positive, metavar="N", help="write at most N findings; all are counted")
    command.add_argument("--strict", action="store_true", help="warnings count as errors")
    command.add_argument("--on", metavar="DATE", help="the day of the check (default: today)")
    command.add_argument(
        "--whole-from",
        metavar="DATE",
        help="the files hold everything done from this day on, so say what is missing / đủ từ ngày",
    )


def _convert(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", metavar="IN", help="a data file")
    command.add_argument("target", metavar="OUT", help="the file to write; its ending names the format")
    command.add_argument("--kind", help="the kind of documents that do not state theirs")
    command.add_argument(
        "--audience",
        choices=AUDIENCES,
        help="for whom the file is written: petitions are redacted for all but the first two, who alone get identities",
    )


def _schema(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", nargs="?", help="the kind, such as petition; without it the kinds are listed")
    command.add_argument("--all", metavar="FOLDER", help="write the schemas of all kinds into this folder")


def _due(command: argparse.ArgumentParser) -> None:
    command.add_argument("limit", metavar="LIMIT", help="the id of a time limit, such as complaint.accept")
    command.add_argument("date", metavar="DATE", help="the day of the event, which is day 0: 2026-08-20")
    command.add_argument("--region", choices=("remote",), help="a remote area with hard travel")
    command.add_argument("--complex", action="store_true", help="the case was determined to be complex")
    command.add_argument("--condition", action="append", default=[], choices=CONDITIONS, help="another condition")
    command.add_argument("--start", metavar="EVENT", help="which event it is, where several may be")
    command.add_argument("--picked-on", metavar="DATE", help="the day that picks the version of the law, if another")
    command.add_argument("--pause", action="append", default=[], metavar="FROM:UNTIL", help="days that do not count")
    command.add_argument("--extend", action="append", default=[], metavar="DATE:DAYS", help="a decision that extends")
    _law(command)
    command.add_argument("--json", action="store_true", help="print the due date as a document")


def _limits(command: argparse.ArgumentParser) -> None:
    command.add_argument("--on", metavar="DATE", help="the day (default: today)")
    command.add_argument("--kind", metavar="GROUP", help="the first word of the ids, such as complaint")
    _law(command)
    command.add_argument("--json", action="store_true", help="print the limits as documents")


def _timeline(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a file or folder with petitions")
    command.add_argument("--on", metavar="DATE", help="the day (default: today)")
    command.add_argument("--within", type=_positive, default=5, metavar="N", help="mark what is due within N days")
    _law(command)


def _overdue(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="PATH", help="files and folders with petitions")
    command.add_argument("--on", metavar="DATE", help="the day (default: today)")
    _law(command)


def _tally(command: argparse.ArgumentParser) -> None:
    command.add_argument("table", metavar="TABLE", help="a code such as 02/XLD, or an id such as tt06-2025/02-xld")
    command.add_argument("paths", nargs="+", metavar="PATH", help="files and folders with petitions and receptions")
    command.add_argument("--from", dest="first", required=True, metavar="DATE", help="the first day of the data")
    command.add_argument("--to", dest="last", required=True, metavar="DATE", help="the last day of the data")
    command.add_argument(
        "--table", dest="tables", action="append", default=[], metavar="PATH", help="files with own tables"
    )
    command.add_argument("--unit", metavar="ID", help="count what this unit holds only")
    command.add_argument("--by-unit", action="store_true", help="one line for each unit, and the total")
    command.add_argument("--json", action="store_true", help="print the lines as documents")
    command.add_argument(
        "--csv", action="store_true", help="print a grid: a line for each unit, a column for each column"
    )
    _law(command)


def _diagram(command: argparse.ArgumentParser) -> None:
    command.add_argument("procedure", metavar="PROCEDURE", help="such as intake, complaint, denunciation, protection")
    command.add_argument("--format", choices=("mermaid", "dot"), default="mermaid", help="the language of the drawing")


def _duties(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="*", metavar="PATH", help="files with units, regimes and reports")
    command.add_argument("--on", metavar="DATE", help="the day as of which it is judged (default: today)")
    command.add_argument(
        "--from", dest="first", metavar="DATE", help="data that close from this day (default: 1 January)"
    )
    command.add_argument(
        "--to", dest="last", metavar="DATE", help="data that close up to this day (default: 31 days on)"
    )
    command.add_argument("--for", dest="unit", metavar="UNIT", help="only what this unit owes or receives, by id")
    command.add_argument("--csv", action="store_true", help="print a table: a line for each duty")
    command.add_argument("--ics", metavar="FILE", help="write what is still owed as a calendar file (needs icalendar)")
    command.add_argument(
        "--ics-rules",
        metavar="FILE",
        help="write due days as recurring events, without end where --to is not given (needs icalendar)",
    )


def _held(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="PATH", help="files and folders with units and what they held")
    command.add_argument("--on", metavar="DATE", help="the day as of which it is judged (default: today)")
    command.add_argument("--from", dest="first", metavar="DATE", help="periods that end from here (default: 1 January)")
    command.add_argument("--to", dest="last", metavar="DATE", help="periods that end up to here (default: 31 December)")
    command.add_argument("--for", dest="unit", metavar="UNIT", help="only what this unit held, by id")
    command.add_argument("--csv", action="store_true", help="print a table: a line for each unit and period")


def _rollup(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="PATH", help="files and folders with reports and units")
    command.add_argument("--period", required=True, metavar="PERIOD", help="such as 2026, 2026-H1, 2026-Q1, 2026-M03")
    command.add_argument("--rule", choices=("calendar", "state"), default="calendar", help="which days the period has")
    command.add_argument(
        "--by", choices=("unit", "commune", "district", "province", "central"), default="unit", help="summed for what"
    )
    command.add_argument(
        "--expect",
        choices=("village", "commune", "district", "province"),
        help="no sum without all units of this level",
    )
    command.add_argument("--indicator", action="append", default=[], metavar="CODE", help="only this indicator")
    command.add_argument("--csv", action="store_true", help="print a table: a line for each sum")


def _rules(command: argparse.ArgumentParser) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    verify = actions.add_parser("verify", help="is a rule book sound / kiểm chứng")
    verify.add_argument("paths", nargs="+", metavar="BOOK", help="files and folders, or ids of shipped rule books")
    verify.add_argument("--format", choices=FORMATS, default="text", help="how findings are written")
    verify.add_argument("--limit", type=_positive, metavar="N", help="write at most N findings; all are counted")
    verify.add_argument("--strict", action="store_true", help="warnings count as errors")
    show = actions.add_parser("show", help="print the table of a rule book / in bảng tiêu chí")
    show.add_argument("book", metavar="BOOK", help=_BOOK)
    table = actions.add_parser("table", help="a rule book as a sheet, and back / bảng tính của bộ tiêu chí")
    table.add_argument("book", metavar="BOOK", help=_BOOK)
    table.add_argument("--from", dest="source", metavar="FILE", help="a CSV sheet whose changes are taken over")
    table.add_argument("--output", metavar="FILE", help="where it is written (default: printed, a rule book as TOML)")
    compare = actions.add_parser("compare", help="who moves under another rule book / so sánh hai bộ tiêu chí")
    compare.add_argument("old", metavar="OLD", help=_BOOK)
    compare.add_argument("new", metavar="NEW", help="the same, of the other rule book")
    compare.add_argument("facts", nargs="+", metavar="FACTS", help="files and folders with fact sheets")
    compare.add_argument("--accept", action="append", default=[], metavar="LINE", help=_ACCEPT)
    return actions


_BOOK = "a file with one rule book, or a folder with it and those that it extends, or the id of a shipped one"
_ACCEPT = "a line, or the place of a condition, that may stay open though it is not encoded"


def _evaluate(command: argparse.ArgumentParser) -> None:
    command.add_argument("book", metavar="BOOK", help=_BOOK)
    command.add_argument("facts", nargs="*", metavar="FACTS", help="files and folders with fact sheets")
    command.add_argument("--as-of", metavar="DATE", help="refuse a rule book that does not hold on this day")
    command.add_argument("--format", choices=PAGES, default="text", help="how scores are written")
    command.add_argument("--explain", metavar="UNIT", help="one unit with every line, its facts and rules")
    command.add_argument("--accept", action="append", default=[], metavar="LINE", help=_ACCEPT)
    command.add_argument(
        "--receipts", metavar="FILE", help="write a receipt for every unit; the ending names the format"
    )
    command.add_argument("--check", metavar="FILE", help="score the receipts of a file again, and say what differs")


def _units(command: argparse.ArgumentParser) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    show = actions.add_parser("show", help="what a unit is on a day / đơn vị tại một ngày")
    find = actions.add_parser("find", help="units of a name on a day / tìm theo tên")
    successors = actions.add_parser("successors", help="what became of a unit / đơn vị kế thừa")
    history = actions.add_parser("history", help="all that is known of a unit / toàn bộ quá trình")
    for action in (show, successors, history):
        action.add_argument("what", metavar="UNIT", help="an id, a code or a name")
    find.add_argument("name", metavar="NAME", help="a name, with or without xã, phường and so on")
    find.add_argument("--within", metavar="UNIT", help="only inside this unit, such as a province")
    for action in (show, find):
        action.add_argument("--on", metavar="DATE", help="the day (default: today)")
    for action in (show, successors):
        action.add_argument("--scheme", choices=SCHEMES, help="of which scheme the code is")
    successors.add_argument("--was", required=True, metavar="DATE", help="the day on which the code or name held")
    successors.add_argument("--to", metavar="DATE", help="the later day (default: today)")
    for action in (show, find, successors, history):
        action.add_argument("--units", action="append", default=[], metavar="PATH", help="files with units and events")
    _units_import(actions.add_parser("import", help="read a national list / nhập danh mục toàn quốc"))
    return actions


def _units_import(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "list",
        choices=LISTS,
        metavar="LIST",
        help="nso: the conversion table of the statistics office; tsv: a simple table; or a package: "
        "vietnamadminunits, vietnam-provinces",
    )
    command.add_argument("file", nargs="?", metavar="FILE", help="the table; for a package the folder of its data")
    command.add_argument("--out", required=True, metavar="FOLDER", help="where units and unit-events are written")
    command.add_argument("--format", choices=("ndjson", "json"), default="ndjson", help="the format of both files")
    command.add_argument(
        "--repair", action="append", default=[], choices=REPAIRS, help="what to repair; each repair is reported"
    )
    command.add_argument(
        "--correct", action="append", default=[], metavar="LINE:COLUMN=TEXT", help="the right text of a cell"
    )
    command.add_argument("--source", metavar="TEXT", help="where the list is from, kept with the records")
    command.add_argument("--prefix", default="vn/rieng", metavar="ID", help="tsv: with what the ids begin")
    command.add_argument("--limit", type=_positive, metavar="N", help="write at most N repairs and N errors")


def _law(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--law", action="append", default=[], metavar="PATH", help="files with own limits and own calendar years"
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("must be a whole number from 1")
    return int(text)
