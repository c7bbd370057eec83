"""Files that are damaged at random: always findings or records, never an exception."""

import pathlib
import random

import pytest
from case_files import Case, all_cases

import danvan
from danvan.serialization import loads
from danvan.serialization.formats import by_ending

HERE = pathlib.Path(__file__).parent
CASES = all_cases(HERE / "cases") + all_cases(HERE.parent / "checks" / "cases")
PIECES = (
    b"\xff",
    b"\0",
    b'"',
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\n",
    b"\r",
    b"\\",
    b"NaN",
    b"-",
    b"1e999",
    b"null",
    b"\xcc\x81",
    b"danvan",
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 3)):
        at = chance.randint(0, len(data))
        until = min(len(data), at + chance.choice((0, 0, 1, 1, 2, 10, 100)))
        piece = chance.choice(PIECES) if chance.random() < 0.7 else b""
        if chance.random() < 0.1:
            at, until, piece = at, len(data), b""
        data = data[:at] + piece + data[until:]
    return data


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("part", range(4))
def test_damaged_files(seed: int, part: int) -> None:
    chance = random.Random(f"{seed} {part}")
    case: Case
    for case in CASES[part::4]:
        for name, data in case.files:
            form = by_ending(pathlib.Path(name).suffix)
            assert form is not None
            for _ in range(6):
                wrong = damaged(data, chance)
                archive = loads(wrong, form.name, name=name, kind=case.kind)
                for finding in danvan.check(archive):
                    assert finding.message.vi.isprintable()
                    assert finding.message.en.isprintable()
