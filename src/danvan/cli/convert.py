"""``danvan convert IN OUT``: the same records in another format."""

import argparse

from danvan.cli.terminal import NOT_READ, tell
from danvan.errors import Sentence, Severity

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code."""
    from danvan.petitions.privacy import Audience
    from danvan.serialization.documents import dump, load

    archive = load(options.source, kind=options.kind)
    for finding in archive.findings:
        tell(finding.text(options.lang))
    codes = {finding.code for finding in archive.findings}
    if codes & NOT_READ:
        return 2
    if any(finding.severity is Severity.ERROR for finding in archive.findings):
        tell(_NOT_WRITTEN.pick(options.lang))
        return 1
    audience = None if options.audience is None else Audience(options.audience)
    dump(archive, options.target, audience=audience)
    return 0


_NOT_WRITTEN = Sentence(
    vi="Chưa ghi tệp nào: hãy sửa các lỗi trên trước.",
    en="Nothing was written: mend the errors above first.",
)
