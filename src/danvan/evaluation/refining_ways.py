"""How a part of a refining rule book is joined with the same part of its base (chi tiết hóa, siết chặt).

For each field there is one way: words may be said otherwise, what the base leaves open may be stated, a bound may
only move to the stricter side, entries may only be added. Whatever no way allows changes what the base states.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from fractions import Fraction as Exact
from typing import TypeVar, cast, get_args

import attrs

from danvan.errors import InvalidRecord, Pointer, Problem
from danvan.evaluation.gates import AllOf, Condition, Predicate, Ratio, UnencodedCondition
from danvan.evaluation.leaves import Unencoded
from danvan.evaluation.measures import Fraction
from danvan.evaluation.process import YearDay
from danvan.evaluation.refining_conditions import implies
from danvan.evaluation.refining_keys import counted, key_text
from danvan.evaluation.refining_words import BookChange, ChangeKind, shown

__all__ = [
    "Joining",
    "Way",
    "added_to",
    "entries",
    "falling",
    "falling_if_stated",
    "first_keys",
    "fixed",
    "if_open",
    "kept_at_default",
    "narrower",
    "rising",
    "rising_if_stated",
    "subset",
    "switched_off",
    "switched_on",
    "turned_on",
    "wider",
    "words",
]

_T = TypeVar("_T")
_PREDICATES = get_args(Predicate)
_WORDS = frozenset({"title", "title_en", "citation", "note", "described", "text", "name", "number"})
"""Fields that are wording: they decide nothing, so a refinement may say them in its own way."""


@attrs.define
class Joining:
    """What was found so far while a book is joined with its base: changes, and problems.

    `order` is the place of each rank of the base, the best first. `written` are the places of all keys that stand in
    the refining book's file; ``None`` where they are not known.
    """

    base: str
    order: Mapping[str, int]
    written: Collection[Pointer] | None = None
    problems: list[Problem] = attrs.Factory(list[Problem])
    changes: list[BookChange] = attrs.Factory(list[BookChange])

    def change(self, kind: ChangeKind, at: Pointer, what: str, before: object, after: object) -> None:
        """Keep a lawful change."""
        self.changes.append(BookChange(at=at, what=what, before=before, after=after, kind=kind))

    def loosens(self, at: Pointer, what: str, before: object, after: object) -> None:
        """Keep a change of something that the base states."""
        self.refuse_change("refine-loosens", at, what, before, after)

    def refuse_change(self, code: str, at: Pointer, what: str, before: object, after: object) -> None:
        """Keep a problem that says what stands in the base, and what in its place."""
        said = {
            f"{name}_{lang}": shown(value, lang)
            for name, value in (("before", before), ("after", after))
            for lang in ("vi", "en")
        }
        self.refuse(code, at, what, **said)

    def refuse(self, code: str, at: Pointer, what: str, **values: object) -> None:
        """Keep another problem."""
        said = {"what": what, "base": self.base, **values}
        self.problems.append(Problem(code, at, tuple((name, str(value)) for name, value in said.items())))

    def stated(self, at: Pointer) -> bool:
        """Whether it is known that a key stands in the file."""
        return self.written is not None and at in self.written

    def kept(self, default: object, old: object, new: object, at: Pointer, what: str) -> bool:
        """Whether a field stays as the base has it, because the refining book does not state it.

        Nothing and an empty list take back what the base states where they are written out: that is a problem.
        """
        if new != default or old == new:
            return False
        if new in (None, ()) and self.stated(at):
            self.loosens(at, what, old, new)
            return True
        return self.written is not None and at not in self.written

    def record(self, ways: "Ways", before: _T, after: _T, at: Pointer, what: str) -> _T:
        """A record of the base joined with the same record of the refining book, field by field."""
        if before == after:
            return before
        cls = type(before)
        mine = ways.get(cls, {})
        values: dict[str, object] = {}
        for field in attrs.fields(cls):  # type: ignore[arg-type]  # only records come here
            old, new = getattr(before, field.name), getattr(after, field.name)
            there, named = (*at, field.name), f"{what}.{field.name}"
            way = words if field.name in _WORDS else mine.get(field.name, fixed)
            kept = field.name not in _WORDS and self.kept(field.default, old, new, there, named)
            values[field.name] = old if kept else way(self, ways, old, new, there, named)
        try:
            return cls(**values)
        except InvalidRecord as error:
            self.problems += [problem.under(at) for problem in error.problems]
            return before


Way = Callable[[Joining, "Ways", object, object, Pointer, str], object]
"""How one field is joined: gives what holds."""

Ways = Mapping[type, Mapping[str, Way]]
"""The ways of the fields that do not simply stay as the base has them."""


def words(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """Wording: the refining book's own, where it has some."""
    if new is None or new == old:
        return old
    joining.change(ChangeKind.DETAILS if old is None else ChangeKind.REWORDS, at, what, old, new)
    return new


def fixed(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """What stays as the base states it, but for what is open inside it."""
    if new is None or new == () or new == old:
        return old
    if isinstance(old, (Unencoded, UnencodedCondition)):
        joining.change(ChangeKind.DETAILS, at, what, old, new)
        return new
    if isinstance(old, _PREDICATES):
        return _predicate(joining, ways, old, new, at, what)
    if isinstance(old, tuple) and isinstance(new, tuple):
        olds, news = cast("tuple[object, ...]", old), cast("tuple[object, ...]", new)
        if len(olds) == len(news) and all(attrs.has(type(item)) for item in olds):
            return tuple(
                fixed(joining, ways, one, other, (*at, place), f"{what}.{place}")
                for place, (one, other) in enumerate(zip(olds, news, strict=True))
            )
    elif type(old) is type(new) and attrs.has(type(old)):
        return joining.record(ways, old, new, at, what)
    joining.loosens(at, what, old, new)
    return old


def _predicate(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """A condition stays, but for conditions inside it that the base does not write as data."""
    if isinstance(old, Ratio) and isinstance(new, Ratio) and old.no_case is None:
        if attrs.evolve(old, no_case=new.no_case) == new:
            joining.change(ChangeKind.DETAILS, (*at, "no_case"), f"{what}.no_case", None, new.no_case)
            return new
    inner, other = getattr(old, "of", None), getattr(new, "of", None)
    if type(old) is type(new) and isinstance(inner, (tuple, *_PREDICATES)) and other is not None:
        if _open_inside(inner) and _same_but(old, new):
            return attrs.evolve(
                cast("AllOf", old), of=cast("tuple[Predicate, ...]", fixed(joining, ways, inner, other, at, what))
            )
    joining.refuse_change("refine-not-surely-tighter", at, what, old, new)
    return old


def _open_inside(inner: object) -> bool:
    if isinstance(inner, tuple):
        return any(_open_inside(item) for item in cast("tuple[object, ...]", inner))
    return isinstance(inner, UnencodedCondition) or _open_inside(getattr(inner, "of", ()))


def _same_but(old: object, new: object) -> bool:
    """Whether two conditions with others inside differ at most in those."""
    cls: type = type(old)
    return all(
        getattr(old, field.name) == getattr(new, field.name) for field in attrs.fields(cls) if field.name != "of"
    )


def if_open(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """What the text of the base leaves open may be stated."""
    if old is None and new is not None:
        joining.change(ChangeKind.DETAILS, at, what, old, new)
        return new
    return fixed(joining, ways, old, new, at, what)


def kept_at_default(default: object) -> Way:
    """A field whose default counts as left out, unless it is known to be written."""

    def way(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
        left_out = new == default and not joining.stated(at)
        return old if left_out else fixed(joining, ways, old, new, at, what)

    return way


def switched_on(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """Yes is stricter than no; what is open may be stated."""
    return _switched(joining, ways, True, (old, new), at, what)


def turned_on(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """Yes is stricter than no, which is the default and counts as left out, unless it is known to be written."""
    left_out = new is False and not joining.stated(at)
    return old if left_out else switched_on(joining, ways, old, new, at, what)


def switched_off(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """No is stricter than yes; what is open may be stated."""
    return _switched(joining, ways, False, (old, new), at, what)


def _switched(joining: Joining, ways: Ways, to: bool, values: tuple[object, object], at: Pointer, what: str) -> object:
    old, new = values
    if old is (not to) and new is to:
        joining.change(ChangeKind.TIGHTENS, at, what, old, new)
        return new
    return if_open(joining, ways, old, new, at, what)


def rising(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """More is stricter; what is open may be stated."""
    return _moved(joining, ways, 1, old, new, at, what)


def falling(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """Less, or earlier, is stricter; what is open may be stated."""
    return _moved(joining, ways, -1, old, new, at, what)


def _moved(joining: Joining, ways: Ways, way: int, old: object, new: object, at: Pointer, what: str) -> object:
    if old is None or new is None or old == new:
        return if_open(joining, ways, old, new, at, what)
    if (_size(new) - _size(old)) * way > 0:
        joining.change(ChangeKind.TIGHTENS, at, what, old, new)
        return new
    joining.loosens(at, what, old, new)
    return old


def _size(value: object) -> Exact:
    """A bound as a number; days of a year by year, month and day."""
    if isinstance(value, Fraction):
        return Exact(value.numerator, value.denominator)
    if isinstance(value, YearDay):
        return Exact(value.years_later * 10_000 + (value.day.month or 0) * 100 + (value.day.day or 0))
    if isinstance(value, dt.date):
        return Exact(value.toordinal())
    return Exact(cast("Decimal", value))


def falling_if_stated(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """Less is stricter, and stating it where the base does not would allow more."""
    if old is None and new is not None:
        joining.loosens(at, what, old, new)
        return old
    return falling(joining, ways, old, new, at, what)


def rising_if_stated(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """More is stricter, and stating it where the base does not would limit what the base leaves without a limit."""
    if old is None and new is not None:
        joining.loosens(at, what, old, new)
        return old
    return rising(joining, ways, old, new, at, what)


def subset(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """A list that limits: fewer is stricter, and an empty one limits nothing."""
    olds, news = cast("tuple[object, ...]", old), cast("tuple[object, ...]", new)
    if not news or set(news) == set(olds):
        return old
    if olds and not set(news) <= set(olds):
        joining.loosens(at, what, old, new)
        return old
    joining.change(ChangeKind.TIGHTENS if olds else ChangeKind.DETAILS, at, what, old or None, new)
    return new


def added_to(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """A list to which may be added."""
    olds, news = cast("tuple[object, ...]", old), cast("tuple[object, ...]", new)
    more = tuple(item for item in news if item not in olds)
    for item in more:
        joining.change(ChangeKind.DETAILS, at, what, None, item)
    return (*olds, *more)


def first_keys(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """A list whose order decides: more may follow."""
    olds, news = cast("tuple[object, ...]", old), cast("tuple[object, ...]", new)
    if news and news[: len(olds)] != olds:
        joining.loosens(at, what, old, new)
        return old
    return (*olds, *cast("tuple[object, ...]", added_to(joining, ways, (), news[len(olds) :], at, what)))


def narrower(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """A condition that must hold: the same, or one that is surely stricter. An exception that is new loosens."""
    return _conditioned(joining, ways, True, (old, new), at, what)


def wider(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """A condition that harms: the same, or one that surely holds wherever the base's does."""
    return _conditioned(joining, ways, False, (old, new), at, what)


def _conditioned(
    joining: Joining, ways: Ways, less: bool, values: tuple[object, object], at: Pointer, what: str
) -> object:
    """A condition that may come to hold in fewer cases, or in more."""
    old, new = values
    if old is None and new is not None:
        joining.loosens(at, what, old, new)
        return old
    if isinstance(old, Condition) and isinstance(new, Condition):
        when = _conditioned(joining, ways, less, (old.when, new.when), (*at, "when"), what)
        return attrs.evolve(new, when=cast("Predicate", when))
    if new != old and isinstance(old, _PREDICATES) and isinstance(new, _PREDICATES):
        one, other = cast("Predicate", old), cast("Predicate", new)
        if implies(other, one) if less else implies(one, other):
            joining.change(ChangeKind.TIGHTENS, at, what, old, new)
            return new
    return fixed(joining, ways, old, new, at, what)


def entries(new: ChangeKind | None, *, closed: str = "refine-adds") -> Way:
    """A list of records that are the same where their key is: others may follow, where `new` says what that does."""

    def way(joining: Joining, ways: Ways, old: object, news: object, at: Pointer, what: str) -> object:
        # Two entries may have the same key; then the first stands for the first, and the second for the second.
        olds = {(key, number): item for key, number, item in counted(old)}
        for place, (key, number, item) in enumerate(counted(news)):
            name, there = (key, number), (*at, place)
            named = getattr(item, "id", None) or f"{what}.{key_text(key)}"
            if name in olds:
                olds[name] = joining.record(ways, olds[name], item, there, named)
            elif new is None:
                joining.refuse(closed, there, named)
            else:
                joining.change(new, there, named, None, item)
                olds[name] = item
        return tuple(olds.values())

    return way
