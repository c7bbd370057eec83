"""``danvan diagram PROCEDURE``: the lawful moves as a picture, in Mermaid or DOT."""

import argparse
import sys

from danvan.errors import Refused, Sentence
from danvan.petitions.diagrams import DIAGRAMS
from danvan.petitions.states import Procedure

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code."""
    # “complaint” alone means its first level.
    asked: str = options.procedure
    name = "complaint_first" if asked == "complaint" else asked.replace("-", "_")
    known = {procedure.value: procedure for procedure in Procedure}
    if name not in known:
        listed = ", ".join(known)
        raise Refused(
            Sentence(
                f"Không có quy trình “{asked}”. Các quy trình: {listed}.",
                f"There is no procedure “{asked}”. Procedures: {listed}.",
            )
        )
    sys.stdout.write(DIAGRAMS[options.format](known[name], options.lang))
    return 0
