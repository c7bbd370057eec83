"""What a command takes for so many petitions and for ten times as many."""

import os
import subprocess
import sys
import tempfile

from petitions import lines


def run(*command: str) -> tuple[float, int, int]:
    """Seconds of processor time, peak memory in kB, and exit code of a command."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert child.stdout is not None
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = usage.ru_utime + usage.ru_stime
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(output.decode())
    return seconds, usage.ru_maxrss, code


def grow(count: int, *command: str, code: int = 0) -> None:
    """Time and memory of a `danvan` command on NDJSON; the path of the file comes last, `code` is what it gives."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "petitions.ndjson")
        for size in (count, 10 * count):
            with open(path, "wb") as stream:
                stream.writelines(lines(size))
            seconds, memory, found = run(sys.executable, "-m", "danvan", *command, path)
            assert found == code, found
            times.append(seconds)
            print(
                f"{size} petitions, {os.path.getsize(path) // 2**20} MB: {seconds:.2f} s, "
                f"{seconds / size * 1e6:.0f} µs each, peak {memory // 1024} MB"
            )
    print(f"ten times the petitions: {times[1] / times[0]:.2f} times the time")
