"""What a refining rule book changes, as values and in words (nội dung thay đổi so với bộ tiêu chí gốc)."""

from decimal import Decimal
from typing import cast, get_args

import attrs

from danvan.dates import PartialDate
from danvan.errors import Pointer, Sentence
from danvan.evaluation.condition_words import Names, condition_words, decimal_words
from danvan.evaluation.gates import Predicate
from danvan.evaluation.shape_words import shape_words
from danvan.evaluation.shapes import LeafShape
from danvan.labels import Labelled

__all__ = ["BookChange", "ChangeKind", "change_words", "shown"]

_PREDICATES, _SHAPES = get_args(Predicate), get_args(LeafShape)


class ChangeKind(Labelled):
    """What a refinement does to a place of its base (loại thay đổi)."""

    DETAILS = "details", "chi tiết hóa", "details"
    TIGHTENS = "tightens", "siết chặt", "tightens"
    REWORDS = "rewords", "diễn đạt lại", "rewords"


@attrs.frozen(kw_only=True)
class BookChange:
    """One place in which a refined rule book differs from its base (thay đổi so với bộ tiêu chí gốc).

    `at` is the place in the refining book, `what` names it by ids, such as ``excellent.at_least``. `before` is what
    the base writes, ``None`` where it writes nothing; `after` what holds now, ``None`` for a line that others replace.
    """

    at: Pointer
    what: str
    before: object
    after: object
    kind: ChangeKind


def shown(value: object, lang: str, names: Names | None = None) -> str:
    """A value of a rule book in few words: a number, a label, a condition, the title of a part."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return ("có" if value else "không") if lang == "vi" else ("yes" if value else "no")
    if isinstance(value, str):
        return value
    if isinstance(value, Labelled):
        return value.vi if lang == "vi" else value.en
    if isinstance(value, (PartialDate, int)):
        return str(value)
    if isinstance(value, Decimal):
        return decimal_words(value).pick(lang)
    if isinstance(value, _PREDICATES):
        return condition_words(cast("Predicate", value), names or {}).pick(lang)
    if isinstance(value, _SHAPES):
        return shape_words(cast("LeafShape", value), None, names or {}).pick(lang)
    if isinstance(value, tuple):
        return ", ".join(shown(item, lang, names) for item in cast("tuple[object, ...]", value)) or "–"
    cls = type(value)
    if not attrs.has(cls):
        return str(value)
    stated = {field.name: getattr(value, field.name) for field in attrs.fields(cls)}
    for name in ("title", "id", "name", "document"):
        if stated.get(name) is not None:
            return shown(stated[name], lang, names)
    parts = (shown(item, lang, names) for item in stated.values() if item not in (None, (), False))
    return ", ".join(parts) or "–"


def change_words(change: BookChange, names: Names | None = None) -> Sentence:
    """A change in one line: what, before and after, and what it does to the base."""
    vi, en = (f"{shown(change.before, lang, names)} → {shown(change.after, lang, names)}" for lang in ("vi", "en"))
    return Sentence(f"{change.what}: {vi} ({change.kind.vi})", f"{change.what}: {en} ({change.kind.en})")
