"""The envelope: how a document says what it is, and how many records it holds.

A document has the key ``danvan`` with kind and version, such as ``report/1.0``. Beside it stand
either the fields of one record, or the single key ``records`` with a list of them.
"""

import re
from collections.abc import Mapping

import attrs

from danvan.errors import Pointer, Problem
from danvan.problems import shown
from danvan.serialization.kinds import KINDS, Kind
from danvan.serialization.migrations import STEPS, Step, known_version
from danvan.serialization.plain import Plain

__all__ = ["MANY", "STAMP", "Opened", "open_envelope"]

STAMP = "danvan"
MANY = "records"
EXAMPLE = "report/1.0"

_FORM = re.compile(r"([a-z][a-z-]{0,40})/(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})")


@attrs.frozen
class Opened:
    """What an envelope held: its kind and version, and its records as plain values.

    `many`: they stood in a list, even if it holds only one. The list is that of the document itself, so
    that who has made a record of a value can let go of the value.
    """

    kind: Kind | None
    version: tuple[int, int]
    values: list[Plain]
    many: bool
    problems: tuple[Problem, ...]

    def pointer(self, index: int) -> Pointer:
        """Where in the document a record stands."""
        return (MANY, index) if self.many else ()

    @property
    def newer(self) -> bool:
        """Whether the document is of a newer minor version than this danvan knows."""
        return self.kind is not None and self.version > (self.kind.major, self.kind.minor)


def open_envelope(value: Plain, *, asked: Kind | None = None, steps: Mapping[str, tuple[Step, ...]] = STEPS) -> Opened:
    """Find kind, version and records of a document; `asked` is the kind that the caller expects."""
    nothing = (0, 0)
    example = asked.stamp if asked is not None else EXAMPLE
    if not isinstance(value, dict):
        found = _FOUND.get(type(value), _FOUND[str])
        problem = Problem.of("document-shape", found_en=found[0], found_vi=found[1], example=example)
        return Opened(None, nothing, [], False, (problem,))
    problems: list[Problem] = []
    kind, version = asked, nothing
    if STAMP not in value:
        if asked is None:
            return Opened(None, nothing, [], False, (Problem.of("kind-missing", example=example),))
        version = (asked.major, asked.minor)
    else:
        private = asked is not None and asked.room.startswith("danvan.petitions.")
        kind, version, stamp_problem = _read_stamp(value[STAMP], example, steps, private)
        if stamp_problem is not None:
            problems.append(stamp_problem)
        if kind is None:
            return Opened(None, version, [], False, tuple(problems))
        if asked is not None and asked is not kind:
            problems.append(Problem.of("kind-other", (STAMP,), found=kind.name, expected=asked.name))
    if MANY not in value:
        own = {key: item for key, item in value.items() if key != STAMP}
        return Opened(kind, version, [own], False, tuple(problems))
    records = value[MANY]
    for key in value:
        if key not in (STAMP, MANY):
            problems.append(Problem.of("key-beside-records", (key,), at_key=True, key=shown(key)[1:-1]))
    if not isinstance(records, list):
        problems.append(Problem.of("expected-list", (MANY,), value=shown(records, sealed=True)))
        records = []
    return Opened(kind, version, records, True, tuple(problems))


_FOUND: dict[type, tuple[str, str]] = {
    str: ("plain text", "văn bản thường"),
    list: ("a list", "danh sách"),
    bool: ("true or false", "true hay false"),
    int: ("a number", "con số"),
    float: ("a number", "con số"),
    type(None): ("nothing", "giá trị trống"),
}


def _read_stamp(
    stamp: Plain, example: str, steps: Mapping[str, tuple[Step, ...]], private: bool
) -> tuple[Kind | None, tuple[int, int], Problem | None]:
    match = _FORM.fullmatch(stamp) if isinstance(stamp, str) else None
    if match is None:
        value = shown(stamp, sealed=private or not _harmless(stamp)).strip("“”")
        return None, (0, 0), Problem.of("kind-form", (STAMP,), value=value, example=example)
    name, version = match[1], (int(match[2]), int(match[3]))
    kind = KINDS.get(name)
    if kind is None:
        from danvan.serialization.explain import nearest

        known = ", ".join(KINDS)
        close = nearest(name, KINDS)
        code = "kind-unknown" if close is None else "kind-unknown-near"
        return None, version, Problem.of(code, (STAMP,), value=name, nearest=close or "", known=known)
    found = f"{version[0]}.{version[1]}"
    today = (kind.major, kind.minor)
    if version[0] > kind.major:
        problem = Problem.of("version-newer-major", (STAMP,), found=found, kind=name, known=kind.version)
        return None, version, problem
    if version > today:
        return kind, version, Problem.of("version-newer-minor", (STAMP,), found=found, kind=name, known=kind.version)
    if not known_version(name, version, today, steps):
        return None, version, Problem.of("version-unknown", (STAMP,), found=found, kind=name, known=kind.version)
    return kind, version, None


_ATTEMPT = re.compile(r"[A-Za-z][A-Za-z_-]{0,40}/[A-Za-z0-9. ]{0,8}")


def _harmless(stamp: Plain) -> bool:
    """Whether a stamp that is none was at least meant as one, and is not a value from another column."""
    if isinstance(stamp, str):
        return _ATTEMPT.fullmatch(stamp) is not None or stamp.lower() in KINDS
    return not isinstance(stamp, (int, float)) or abs(stamp) < 1000
