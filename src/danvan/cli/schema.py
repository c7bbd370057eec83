"""``danvan schema KIND``: the JSON Schema of a kind."""

import argparse
import os
import sys

from danvan.cli.terminal import add_language

__all__ = ["add_to"]


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("schema", help="print the JSON Schema of a kind / in JSON Schema của một loại")
    parser.add_argument("kind", nargs="?", help="the kind, such as petition; without it the kinds are listed")
    parser.add_argument("--all", metavar="FOLDER", help="write the schemas of all kinds into this folder")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
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
