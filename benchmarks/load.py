"""Strict load of petitions against lax cattrs with orjson, pydantic 2 and bare msgspec, in one run.

Run it with ``python benchmarks/load.py [records]``. Times are the best of several rounds in which
the contenders take turns; memory is that of the objects kept, by tracemalloc.
"""

import gc
import io
import sys
import time
import tracemalloc
from collections.abc import Callable

import cattrs.preconf.orjson
import msgspec
import orjson
import pydantic
from models import msgspec_struct, plain_attrs, pydantic_model

from danvan.dates import PartialDate
from danvan.extra import Extra
from danvan.petitions.petition import Petition
from danvan.serialization.formats import FORMATS
from danvan.serialization.reading import Entry, read_documents
from petitions import lines

ROUNDS = 5


def contenders(data: bytes) -> dict[str, Callable[[], list[object]]]:
    """What is measured, by name; each gives the list of its records."""
    lax = cattrs.preconf.orjson.make_converter()
    plain = plain_attrs(Petition)
    model = pydantic.TypeAdapter(pydantic_model(Petition))
    decoder = msgspec.json.Decoder(msgspec_struct(Petition))

    def strict() -> list[object]:
        stream = io.BytesIO(data)
        return [item.record for item in read_documents(stream, "-", FORMATS["ndjson"]) if isinstance(item, Entry)]

    def lax_plain() -> list[object]:
        structure, loads = lax.get_structure_hook(plain), orjson.loads
        return [structure(loads(line), plain) for line in data.splitlines()]

    def lax_records() -> list[object]:
        structure, loads = lax_hooks().get_structure_hook(Petition), orjson.loads
        return [structure(loads(line), Petition) for line in data.splitlines()]

    def by_pydantic() -> list[object]:
        validate = model.validate_json
        return [validate(_unstamped(line)) for line in data.splitlines()]

    def by_msgspec() -> list[object]:
        decode = decoder.decode
        return [decode(line) for line in data.splitlines()]

    return {
        "danvan strict": strict,
        "cattrs lax + orjson, plain classes": lax_plain,
        "cattrs lax + orjson, danvan's classes": lax_records,
        "pydantic 2 strict": by_pydantic,
        "msgspec bare": by_msgspec,
    }


def lax_hooks() -> cattrs.Converter:
    """The lax converter with what it needs to know for danvan's own value classes."""
    converter = cattrs.preconf.orjson.make_converter()
    converter.register_structure_hook(Extra, lambda value, _: Extra(value))
    converter.register_structure_hook(PartialDate, lambda value, _: PartialDate.parse(value))
    return converter


_STAMP = b'"danvan":"petition/1.0",'


def _unstamped(line: bytes) -> bytes:
    """Without the envelope's key, which the model forbids as danvan's records do."""
    return line.replace(_STAMP, b"", 1)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    data = b"".join(lines(count))
    print(f"{count} petitions, {len(data) / count:.0f} bytes each, Python {sys.version.split()[0]}")
    best: dict[str, float] = {}
    kept: dict[str, float] = {}
    runs = contenders(data)
    for _ in range(ROUNDS):
        for name, run in runs.items():
            gc.collect()
            started = time.perf_counter()
            records = run()
            taken = time.perf_counter() - started
            assert len(records) == count, (name, len(records))
            best[name] = min(best.get(name, taken), taken)
            del records
    small = b"".join(lines(2_000))
    for name, run in contenders(small).items():
        run()
        tracemalloc.start()
        records = run()
        kept[name] = tracemalloc.get_traced_memory()[0] / len(records)
        tracemalloc.stop()
        del records
    base = best["danvan strict"]
    for name, seconds in best.items():
        each = seconds / count * 1e6
        print(f"{name:40} {each:7.1f} µs each  {seconds / base:5.2f} × danvan  {kept[name]:7.0f} bytes kept each")


if __name__ == "__main__":
    main()
