"""``danvan schema KIND``: the JSON Schema of a kind."""

import argparse
import os
import sys

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code."""
    from danvan.serialization.documents import kind_named
    from danvan.serialization.kinds import KINDS
    from danvan.serialization.schema import all_schemas, schema_text
    from danvan.serialization.writing import replace_file

    if options.all is not None:
        for name, text in all_schemas().items():
            replace_file(os.path.join(options.all, name), [text])
        return 0
    if options.kind is None:
        for kind in KINDS.values():
            print(f"{kind.stamp:24} {kind.title.pick(options.lang)}")
        return 0
    sys.stdout.write(schema_text(kind_named(options.kind)))
    return 0
