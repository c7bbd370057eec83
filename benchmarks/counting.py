"""A statistical table counted from an archive of petitions: time and memory, and ten times as many.

Run it with ``python benchmarks/counting.py [records]``.
"""

import os
import sys
import tempfile

from validate import run

from petitions import lines


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    times = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "petitions.ndjson")
        for size in (count, 10 * count):
            with open(path, "wb") as stream:
                stream.writelines(lines(size))
            window = ("--from", "2025-12-15", "--to", "2026-03-14")
            seconds, memory, code = run(sys.executable, "-m", "danvan", "tally", "02/XLD", path, *window)
            assert code == 0, code
            times.append(seconds)
            print(f"{size} petitions: {seconds:.2f} s, {seconds / size * 1e6:.0f} µs each, peak {memory // 1024} MB")
    print(f"ten times the petitions: {times[1] / times[0]:.2f} times the time")


if __name__ == "__main__":
    main()
