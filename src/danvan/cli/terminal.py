"""Streams and languages: what the command line knows of the terminal it runs in."""

import contextlib
import io
import os
import sys
from collections.abc import Mapping

__all__ = ["NOT_READ", "close_output", "language_of", "open_streams", "tell", "version"]


NOT_READ = frozenset({"unreadable", "format-unknown", "extra-missing"})
"""Findings that say that a file was not read at all."""


def open_streams() -> None:
    """Let both streams take every character, whatever the console's code page is.

    A character that the console cannot show becomes an escape; nothing is lost and nothing fails.
    A stream that is closed takes everything and shows nothing.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # lives until exit
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def language_of(asked: str | None, environment: Mapping[str, str]) -> str:
    """The language asked for, else that of the environment if it is Vietnamese, else English."""
    if asked is not None:
        return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            return "vi" if value.lower().startswith("vi") else "en"
    return "en"


def tell(text: str) -> None:
    """Say something on the error stream, where it does not mix with findings, and after what was printed before."""
    print(end="", flush=True)
    print(text, file=sys.stderr)


def close_output() -> None:
    """Let what is still unwritten go nowhere, so that leaving does not fail once more."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def version() -> str:
    """The version of the installed danvan."""
    from importlib import metadata

    try:
        return metadata.version("danvan")
    except metadata.PackageNotFoundError:
        return "0 (not installed)"
