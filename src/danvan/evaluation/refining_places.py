"""Where a part of a joined rule book was written: in the refining book or in its base (nơi quy định).

What the base holds unchanged was written there; all else in the refining book, or follows from what stands in it.
"""

from collections.abc import Sequence
from typing import cast

from danvan.errors import Pointer
from danvan.evaluation.refining_keys import counted
from danvan.evaluation.rulebook import RuleBook

__all__ = ["in_own_or_base"]


def in_own_or_base(at: Pointer, joined: RuleBook, own: RuleBook, base: RuleBook) -> tuple[bool, Pointer]:
    """Whether a place of a joined book was written in the refining book `own`, and where there.

    Of a place that is written in neither, because it follows from something else, the nearest part around it.
    """
    whole = _followed(at, joined, joined)[1]
    mine, my_value = _followed(at, joined, own)
    theirs, their_value = _followed(at, joined, base)
    if len(theirs) == len(at) and their_value == whole:
        return False, theirs
    # What the refining book leaves unsaid stands nowhere in its file.
    if my_value in (None, ()) and whole != my_value:
        mine = mine[:-1]
    return (True, mine) if len(mine) >= len(theirs) or len(theirs) == len(at) else (False, theirs)


def _followed(at: Pointer, joined: RuleBook, into: RuleBook) -> tuple[Pointer, object]:
    """The way of a place of the joined book into another one, as far as it goes, and what stands there."""
    way: Pointer = ()
    one, other = cast("object", joined), cast("object", into)
    for step in at:
        if isinstance(step, str):
            if type(one) is not type(other) or not hasattr(other, step):
                break
            one, other = getattr(one, step), getattr(other, step)
            way = (*way, step)
            continue
        place = _same(cast("Sequence[object]", one), step, cast("Sequence[object]", other))
        if place is None:
            break
        one, other = cast("Sequence[object]", one)[step], cast("Sequence[object]", other)[place]
        way = (*way, place)
    return way, other


def _same(items: Sequence[object], place: int, others: Sequence[object]) -> int | None:
    """Where the entry of a list stands in another: with its key, or without keys at the same place."""
    if not isinstance(others, tuple) or place >= len(items):
        return None
    key, before, item = counted(items)[place]
    if key is None:
        return place if len(items) == len(others) else None
    found = [index for index, (other, number, _) in enumerate(counted(others)) if (other, number) == (key, before)]
    equal = [index for index, other in enumerate(others) if other == item]
    return next(iter([*equal[:1], *found]), None)
