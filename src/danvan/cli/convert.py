"""``danvan convert IN OUT``: the same records in another format."""

import argparse

from danvan.cli.terminal import add_language, tell
from danvan.errors import Refused, Sentence, Severity

__all__ = ["add_to"]


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "convert", help="write a file in another format / chuyển tệp sang định dạng khác"
    )
    parser.add_argument("source", metavar="IN", help="a data file")
    parser.add_argument("target", metavar="OUT", help="the file to write; its ending names the format")
    parser.add_argument("--kind", help="the kind of documents that do not state theirs")
    parser.add_argument(
        "--audience",
        choices=("receiver", "resolver", "verifier", "accused", "forwarder", "publication", "statistics"),
        help="for whom the file is written; identities of citizens are written for the first two only",
    )
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from danvan.petitions.privacy import Audience
    from danvan.serialization.documents import dump, load

    archive = load(options.source, kind=options.kind)
    for finding in archive.findings:
        tell(finding.text(options.lang))
    codes = {finding.code for finding in archive.findings}
    if codes & {"unreadable", "format-unknown"}:
        return 2
    if any(finding.severity is Severity.ERROR for finding in archive.findings):
        tell(_NOT_WRITTEN.pick(options.lang))
        return 1
    if "key-passed-over" in codes:
        raise Refused(_WOULD_LOSE)
    audience = None if options.audience is None else Audience(options.audience)
    dump(archive, options.target, audience=audience)
    return 0


_NOT_WRITTEN = Sentence(
    vi="Chưa ghi tệp nào: hãy sửa các lỗi trên trước.",
    en="Nothing was written: mend the errors above first.",
)
_WOULD_LOSE = Sentence(
    vi="Không chuyển đổi: tệp có khóa của phiên bản mới hơn và sẽ bị mất. Hãy cài danvan mới hơn.",
    en="Not converted: the file has keys of a newer version, which would be lost. Install a newer danvan.",
)
