"""The command line: its words, its exit codes, and what happens when something goes wrong.

Exit codes: 0 nothing to mend, 1 findings, 2 wrong usage or a path that cannot be read, 3 a fault of
danvan's own.
"""

import contextlib
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from danvan.cli.options import parser
from danvan.cli.terminal import close_output, language_of, open_streams, tell
from danvan.errors import DanvanError, Refused, Sentence

__all__ = ["command", "main"]

OUR_FAULT = Sentence(
    vi="danvan gặp lỗi bên trong; dữ liệu của bạn không bị thay đổi. "
    "Xin báo lỗi kèm các dòng dưới đây (không kèm dữ liệu công dân).",
    en="danvan met a fault of its own; your data are unchanged. "
    "Please report it with the lines below (and no data of citizens).",
)


def command() -> NoReturn:
    """Run the command as a process of its own, and end that process.

    Python would first take down every record that was read, one by one, which takes as long as reading
    them did. Files are closed by then; all that is left to do is to flush the two streams.
    """
    code = main()
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        code = code or 2
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code."""
    open_streams()
    spare_the_collector()
    try:
        options = parser().parse_args(arguments)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else 2
    except OSError:
        # The help or the version could not be written, and there is nowhere to say so.
        close_output()
        return 2
    options.lang = language_of(options.lang, os.environ)
    try:
        command = importlib.import_module(f"danvan.cli.{options.command}")
        code = command.run(options)
        sys.stdout.flush()
    except Refused as refused:
        tell(refused.sentence.pick(options.lang))
        return 2
    except DanvanError as error:
        # What is wrong with a file can be said in either language; other errors say both.
        findings = getattr(error, "findings", ())
        tell("\n".join(finding.text(options.lang) for finding in findings) or str(error))
        return 1
    except BrokenPipeError:
        # The reader of the pipe has left; what it did not want it does not get.
        close_output()
        return 0
    except OSError as error:
        # Files that cannot be read or written were named before; what is left is the output itself.
        from danvan.messages import reason

        close_output()
        why = reason(error)
        said = Sentence(f"Không ghi được kết quả: {why.vi}.", f"The output cannot be written: {why.en}.")
        tell(said.pick(options.lang))
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception:
        tell(OUR_FAULT.pick(options.lang))
        tell(_bare_traceback())
        return 3
    return int(code)


def spare_the_collector() -> None:
    """Let Python look for cycles less often: reading makes many values and hardly a cycle.

    The process is the command's own, so this is nobody else's setting.
    """
    gc.freeze()
    gc.set_threshold(500_000, 50, 100)


def _bare_traceback() -> str:
    """Where the fault happened, without its message, which might hold a value from the data."""
    import traceback

    kind, _, frames = sys.exc_info()
    lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(frames)]
    return "\n".join([*lines, kind.__name__ if kind is not None else ""])
