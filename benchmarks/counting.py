"""A statistical table counted from an archive of petitions: time and memory, and ten times as many.

Run it with ``python benchmarks/counting.py [records]``.
"""

import sys

from growing import grow

if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    grow(count, "tally", "--from", "2025-12-15", "--to", "2026-03-14", "02/XLD")
