"""Everything that is wrong with plain values that should be a record.

This is the slow gear of reading: it runs only after the codec has said no, and goes on after each
problem so that one reading of a file finds them all.
"""

import difflib
import re
from collections.abc import Callable, Iterable
from typing import cast

from danvan.errors import Pointer, Problem
from danvan.extra import Extra
from danvan.messages.structure import STRUCTURE
from danvan.problems import is_private, list_problems, shown, text_problem
from danvan.records import FieldSpec, fields_of
from danvan.rules import (
    Choice,
    Day,
    Flag,
    Listing,
    Moment,
    Number,
    OneOf,
    Open,
    Part,
    PartialDay,
    Shape,
    Whole,
    Words,
)
from danvan.seal import Seal
from danvan.serialization.codec import BreaksRules, item_reader, reader_of
from danvan.serialization.forms import form_of
from danvan.serialization.scalars import read_day, read_moment, read_number, read_partial

__all__ = ["explain", "is_private", "nearest"]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    by_small = {item.lower(): item for item in known}
    close = difflib.get_close_matches(word.lower(), list(by_small), n=1, cutoff=0.6)
    return by_small[close[0]] if close else None


def explain(
    cls: type,
    plain: object,
    pointer: Pointer = (),
    *,
    passed_over: tuple[str, ...] = (),
    private: bool = False,
) -> list[Problem]:
    """Every problem of `plain` as a record of class `cls`; empty when it is one.

    `passed_over` are further keys that may stand beside the record's own; `private`: the record
    stands inside one about citizens.
    """
    problems: list[Problem] = []
    private = private or is_private(cls)
    if not isinstance(plain, dict):
        names = ", ".join(spec.name for spec in fields_of(cls))
        return [
            Problem.of(
                "expected-object",
                pointer,
                value=shown(plain, sealed=private),
                mend_en=f"Write keys and values here, of these: {names}.",
                mend_vi=f"Ghi các khóa và giá trị ở đây, trong số: {names}.",
            )
        ]
    values = cast("dict[str, object]", plain)
    specs = {spec.name: spec for spec in fields_of(cls)}
    for key in values:
        if key not in specs and key not in passed_over:
            problems.append(_unknown_key(key, specs, pointer))
    for spec in specs.values():
        if spec.name in values:
            problems.extend(_field(spec, values[spec.name], (*pointer, spec.name), private))
        elif spec.required:
            form = form_of(spec.shape)
            problems.append(Problem.of("key-missing", pointer, key=spec.name, form_en=form.en, form_vi=form.vi))
    own = {key: value for key, value in values.items() if key in specs}
    if not problems:
        try:
            reader_of(cls)(own)
        except BreaksRules as breaks:
            problems.extend(problem.under(pointer) for problem in breaks.problems())
    elif hasattr(cls, "_broken") and not any(problem.code in STRUCTURE for problem in problems):
        # Only parts of the record break rules of their own; that hides none of the rules between them.
        broken = getattr(_unjudged(cls, own), "_broken")  # noqa: B009  # only some records have it
        problems.extend(problem.under(pointer) for problem in broken())
    return problems


def _unjudged(cls: type, values: dict[str, object]) -> object:
    """The record of values that have the right shapes, whether or not they break rules between fields."""
    made: object = object.__new__(cls)
    for spec in fields_of(cls):
        value = spec.default
        if spec.name in values:
            value = _unjudged_value(spec.shape, values[spec.name])
            value = Seal(value) if spec.in_seal else value
        object.__setattr__(made, spec.name, value)
    return made


def _unjudged_value(shape: Shape, value: object) -> object:
    if isinstance(shape, Part) and isinstance(value, dict):
        return _unjudged(shape.record, value)
    if isinstance(shape, OneOf) and isinstance(value, dict):
        return _unjudged(dict(shape.records)[value["type"]], value)
    if isinstance(shape, Listing) and isinstance(value, list):
        return tuple([_unjudged_value(shape.of, item) for item in value])
    read = item_reader(shape)
    return value if read is None else read(value)


def _unknown_key(key: str, specs: Iterable[str], pointer: Pointer) -> Problem:
    known = list(specs)
    close = nearest(key, known)
    line = shown(key)[1:-1]
    if close is not None:
        return Problem.of("key-unknown-near", (*pointer, key), at_key=True, key=line, nearest=close)
    return Problem.of("key-unknown", (*pointer, key), at_key=True, key=line, known=", ".join(known))


def _field(spec: FieldSpec, value: object, pointer: Pointer, private: bool) -> list[Problem]:
    if value is None:
        return [Problem.of("not-null", pointer, key=spec.name)]
    return _shape(spec.shape, value, pointer, spec.sealed or private)


def _shape(shape: Shape, value: object, pointer: Pointer, sealed: bool) -> list[Problem]:
    return _EXPLAIN[type(shape)](shape, value, pointer, sealed)


def _words(shape: Words, value: object, pointer: Pointer, sealed: bool) -> list[Problem]:
    if not isinstance(value, str):
        return [Problem.of("expected-text", pointer, value=shown(value, sealed=sealed))]
    problem = text_problem(shape, value, pointer, sealed=sealed)
    return [] if problem is None else [problem]


def _whole(shape: Whole, value: object, pointer: Pointer, sealed: bool) -> list[Problem]:
    if isinstance(value, float) and value.is_integer():
        # JSON Schema takes 7.0 for a whole number, so this is said apart from what a schema refuses.
        return [Problem.of("whole-with-point", pointer, value=shown(value, sealed=sealed))]
    if type(value) is not int:
        return [Problem.of("expected-whole", pointer, value=shown(value, sealed=sealed))]
    if not shape.least <= value <= shape.most:
        return [
            Problem.of("whole-range", pointer, value=shown(value, sealed=sealed), least=shape.least, most=shape.most)
        ]
    return []


def _number(shape: Number, value: object, pointer: Pointer, sealed: bool) -> list[Problem]:
    try:
        number = read_number(value)
    except ValueError:
        mend = _number_mend(value) if not sealed else {}
        return [Problem.of("expected-number", pointer, value=shown(value, sealed=sealed), at_key=False, **mend)]
    if not shape.acceptable(number):
        return [Problem.of("number-range", pointer, value=shown(value, sealed=sealed))]
    return []


_VIETNAMESE_NUMBER = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]{1,9})?")


def _number_mend(value: object) -> dict[str, str]:
    """What exactly to write instead, where that can be told from the value."""
    meant = None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        meant = repr(value)
    elif isinstance(value, str) and _VIETNAMESE_NUMBER.fullmatch(value.strip()):
        meant = value.strip().replace(".", "").replace(",", ".")
    if meant is None or len(meant) > 30 or "e" in meant or "n" in meant:
        return {}
    return {"mend_en": f"Write “{meant}” in quotes.", "mend_vi": f"Ghi “{meant}” trong ngoặc kép."}


def _flag(shape: Flag, value: object, pointer: Pointer, sealed: bool) -> list[Problem]:
    if isinstance(value, bool):
        return []
    return [Problem.of("expected-flag", pointer, value=shown(value, sealed=sealed))]


def _readable(code: str, read: Callable[[object], object]) -> Callable[..., list[Problem]]:
    def explain_value(shape: Shape, value: object, pointer: Pointer, sealed: bool) -> list[Problem]:
        try:
            read(value)
        except ValueError:
            mend = _date_mend(value) if code == "expected-date" and not sealed else {}
            return [Problem.of(code, pointer, value=shown(value, sealed=sealed), at_key=False, **mend)]
        return []

    return explain_value


_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def _date_mend(value: object) -> dict[str, str]:
    """The date that was meant, written as it should be, where that can be told."""
    if not isinstance(value, str):
        return {}
    day_first = _DAY_FIRST.fullmatch(value.strip())
    compact = _COMPACT.fullmatch(value.strip())
    if day_first:
        day, month, year = (int(part) for part in day_first.groups())
    elif compact:
        year, month, day = (int(part) for part in compact.groups())
    else:
        return {}
    text = f"{year:04d}-{month:02d}-{day:02d}"
    try:
        read_day(text)
    except ValueError:
        return {}
    return {
        "mend_en": f"If day {day} of month {month} is meant, write {text}.",
        "mend_vi": f"Nếu là ngày {day} tháng {month} thì ghi {text}.",
    }


def _choice(shape: Choice, value: object, pointer: Pointer, sealed: bool) -> list[Problem]:
    words = [str(word.value) for word in shape.words]
    if isinstance(value, str) and value in words:
        return []
    known = ", ".join(words[:40]) + (", …" if len(words) > 40 else "")
    close = nearest(value, words) if isinstance(value, str) else None
    hint_en = f"Did you mean “{close}”? " if close else ""
    hint_vi = f"Có phải là “{close}”? " if close else ""
    return [
        Problem.of(
            "word-unknown",
            pointer,
            value=shown(value, sealed=sealed),
            known=known,
            nearest_en=hint_en,
            nearest_vi=hint_vi,
        )
    ]


def _open(shape: Open, value: object, pointer: Pointer, sealed: bool) -> list[Problem]:
    if not isinstance(value, dict):
        return [Problem.of("expected-object", pointer, value=shown(value, sealed=True))]
    try:
        Extra(value)
    except ValueError as refused:
        detail = str(refused)
        return [Problem.of("extra-value", pointer, detail_en=detail, detail_vi=_EXTRA_VI.get(detail, detail))]
    return []


_EXTRA_VI = {
    "a whole number beyond ±9007199254740991": "số nguyên ngoài ±9007199254740991",
    "a number that is not finite": "số không hữu hạn",
    "more than 32 levels": "hơn 32 tầng",
    "half of a character": "nửa ký tự",
    "text that is not NFC": "văn bản chưa ở dạng NFC",
}


def _part(shape: Part, value: object, pointer: Pointer, sealed: bool) -> list[Problem]:
    return explain(shape.record, value, pointer, private=sealed)


def _one_of(shape: OneOf, value: object, pointer: Pointer, sealed: bool) -> list[Problem]:
    if not isinstance(value, dict):
        return [Problem.of("expected-object", pointer, value=shown(value, sealed=sealed))]
    records = dict(shape.records)
    tag = value.get("type")
    if "type" not in value:
        return [Problem.of("tag-missing", pointer, known=", ".join(records))]
    if not isinstance(tag, str) or tag not in records:
        close = nearest(tag, records) if isinstance(tag, str) else None
        return [
            Problem.of(
                "word-unknown",
                (*pointer, "type"),
                value=shown(tag, sealed=sealed),
                known=", ".join(records),
                nearest_en=f"Did you mean “{close}”? " if close else "",
                nearest_vi=f"Có phải là “{close}”? " if close else "",
            )
        ]
    return explain(records[tag], value, pointer, passed_over=("type",), private=sealed)


def _listing(shape: Listing, value: object, pointer: Pointer, sealed: bool) -> list[Problem]:
    if not isinstance(value, list):
        return [Problem.of("expected-list", pointer, value=shown(value, sealed=sealed))]
    problems = []
    for index, item in enumerate(value):
        if item is None:
            problems.append(Problem.of("not-null", (*pointer, index), key=str(pointer[-1])))
        else:
            problems.extend(_shape(shape.of, item, (*pointer, index), sealed))
    problems.extend(list_problems(shape, value, pointer, sealed=sealed))
    if shape.distinct and not problems:
        problems.extend(_same_items(shape, value, pointer))
    return problems


def _same_items(shape: Listing, value: list[object], pointer: Pointer) -> list[Problem]:
    """Items that are written differently and yet say the same, as where one of them names a default."""
    read = item_reader(shape.of)
    if read is None:
        return []
    first: dict[object, int] = {}
    problems = []
    for index, item in enumerate(value):
        earlier = first.setdefault(read(item), index)
        if earlier != index:
            problems.append(Problem.of("list-same", (*pointer, index), number=earlier + 1))
    return problems


_EXPLAIN: dict[type, Callable[..., list[Problem]]] = {
    Words: _words,
    Whole: _whole,
    Number: _number,
    Flag: _flag,
    Day: _readable("expected-date", read_day),
    Moment: _readable("expected-moment", read_moment),
    PartialDay: _readable("expected-partial-date", read_partial),
    Choice: _choice,
    Open: _open,
    Part: _part,
    OneOf: _one_of,
    Listing: _listing,
}
