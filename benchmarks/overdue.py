"""What is overdue in an archive of petitions: time and memory, and ten times as many.

Run it with ``python benchmarks/overdue.py [records]``.
"""

import sys

from growing import grow

if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    grow(count, "overdue", "--on", "2026-06-30", code=1)
