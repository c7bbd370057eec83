"""A rule book that refines another, joined with it (bộ tiêu chí chi tiết hóa bộ tiêu chí gốc).

Central bodies set a skeleton, and hundreds of local bodies write their own tables upon it. A refining book tightens or
details its base, never loosens it. Whatever else it changes is refused, all at once; whether an arbitrary condition is
stricter than another is not decided here: what is not surely tighter is refused as well.
"""

from collections.abc import Collection, Mapping, Sequence

import attrs

from danvan.errors import InvalidRecord, Pointer, Problem, Refused
from danvan.evaluation.criteria import Bonus, Deduction
from danvan.evaluation.leaves import Unencoded
from danvan.evaluation.refining_fields import BONUS, DEDUCTION, FIELDS, OPEN_BONUS, WAYS
from danvan.evaluation.refining_lines import lines_joined
from danvan.evaluation.refining_places import in_own_or_base
from danvan.evaluation.refining_ranks import ranking_joined
from danvan.evaluation.refining_ways import Joining, if_open
from danvan.evaluation.refining_words import BookChange, ChangeKind
from danvan.evaluation.rulebook import RuleBook, known_names, unknown_names

__all__ = ["CannotRefine", "Refinement", "refined"]


class CannotRefine(Refused):
    """The rule book `book` does not refine its base; `problems` names every place in it that loosens the base."""

    def __init__(self, book: RuleBook, problems: Sequence[Problem]) -> None:
        from danvan import messages

        super().__init__(messages.together(problems))
        self.book: RuleBook = book
        self.problems: tuple[Problem, ...] = tuple(problems)


@attrs.frozen(kw_only=True)
class Refinement:
    """A refining rule book joined with its base (kết quả chi tiết hóa).

    `book` is whole: `Scorer` and `verify` take it. `own` is the refining book as it was written. `changes` says in
    what `book` differs from the base, in the order of the refining book's parts.
    """

    book: RuleBook
    own: RuleBook = attrs.field(repr=False)
    base: RuleBook = attrs.field(repr=False)
    changes: tuple[BookChange, ...]

    def written_at(self, pointer: Pointer) -> tuple[RuleBook, Pointer]:
        """Where a place of `book`, such as that of a flaw, was written: `own` or `base`, and the place in it.

        What the base holds unchanged was written there. Of what is written in neither, such as the end of a rank that
        follows the next better one, the nearest part around it is named.
        """
        mine, place = in_own_or_base(pointer, self.book, self.own, self.base)
        return (self.own if mine else self.base), place


def refined(book: RuleBook, base: RuleBook, *, written: Collection[Pointer] | None = None) -> Refinement:
    """Join a rule book with the one that it extends (ghép bộ tiêu chí với bộ tiêu chí gốc).

    Whose book it is and what it rests on - id, title, issuer, law, sources, notes - is the refining book's own. What
    it does not state otherwise is taken from the base: an empty list, ``None``, and a default. A record does not tell
    whether its default was written out; `written`, the places of the keys in its file, tells: then a default that is
    written counts as stated, and one that is not never does. Entries are the same where their ids are; conditions of
    a rank that it does not repeat stay.

    Raises `CannotRefine` with all that loosens the base, or is not surely tighter.
    """
    if book.extends != base.id:
        problem = Problem.of("refine-other-base", ("extends",), value=book.extends or "–", base=base.id, what=book.id)
        raise CannotRefine(book, [problem])
    if base.extends is not None:
        raise CannotRefine(book, [Problem.of("refine-base-open", ("extends",), value=base.id, base=base.extends)])
    ranks = () if base.ranking is None else base.ranking.ranks
    joining = Joining(base.id, {rank.id: place for place, rank in enumerate(ranks)}, written)
    values: dict[str, object] = {}
    for name, way in FIELDS.items():
        old, new, default = getattr(base, name), getattr(book, name), getattr(attrs.fields(RuleBook), name).default
        kept = joining.kept(default, old, new, (name,), name)
        values[name] = old if kept else way(joining, WAYS, old, new, (name,), name)
    for name in ("groups", "criteria", "bonuses", "deductions"):
        joining.kept((), getattr(base, name), getattr(book, name), (name,), name)
    total = base.total if book.total is None else book.total
    values["groups"], values["criteria"] = lines_joined(joining, WAYS, book, base, total)
    values["bonuses"] = _blocks(joining, base.bonuses, book.bonuses, "bonuses")
    values["deductions"] = _blocks(joining, base.deductions, book.deductions, "deductions")
    if base.ranking is not None and book.ranking is not None:
        values["ranking"] = ranking_joined(joining, WAYS, base.ranking, book.ranking)
    else:
        values["ranking"] = if_open(joining, WAYS, base.ranking, book.ranking, ("ranking",), "ranking")
    whole = _whole(joining, book, base, values)
    if joining.problems or whole is None:
        raise CannotRefine(book, joining.problems)
    return Refinement(book=whole, own=book, base=base, changes=tuple(joining.changes))


def _whole(joining: Joining, book: RuleBook, base: RuleBook, values: Mapping[str, object]) -> RuleBook | None:
    """The joined book; names that neither book defines are problems of whoever uses them."""
    try:
        # While it still extends another, a book may use names that it does not define.
        joined = attrs.evolve(book, **values)  # type: ignore[arg-type]  # each way gives what it was given
    except InvalidRecord as error:
        if not joining.problems:
            joining.problems += error.problems
        return None
    known = known_names(joined)
    joining.problems += unknown_names(book, _or(known, known_names(book)))
    if joining.problems:
        return None
    for problem in unknown_names(joined, known):
        joining.refuse("refine-named", ("criteria",), problem.arguments["value"])
    return None if joining.problems else attrs.evolve(joined, extends=None)


def _or(one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    return {what: (*names, *(name for name in other[what] if name not in names)) for what, names in one.items()}


# Blocks outside the base -------------------------------------------------------------------------


def _blocks(
    joining: Joining, olds: tuple[Bonus | Deduction, ...], news: tuple[Bonus | Deduction, ...], field: str
) -> tuple[Bonus | Deduction, ...]:
    """Blocks of points outside the base: a bonus may only shrink, a deduction only grow."""
    bonus = field == "bonuses"
    blocks: dict[str, Bonus | Deduction] = {block.id: block for block in olds}
    for place, block in enumerate(news):
        at: Pointer = (field, place)
        if block.id in blocks:
            old = blocks[block.id]
            is_open = all(isinstance(item.shape, Unencoded) for item in old.items)
            ways = DEDUCTION if not bonus else OPEN_BONUS if is_open else BONUS
            joined = joining.record(ways, old, block, at, block.id)
            blocks[block.id] = _without_open(joining, joined, old, block, at) if is_open else joined
        elif bonus:
            joining.refuse("refine-adds", at, block.id)
        else:
            joining.change(ChangeKind.TIGHTENS, at, block.id, None, block)
            blocks[block.id] = block
    return tuple(blocks.values())


def _without_open(
    joining: Joining, joined: Bonus | Deduction, old: Bonus | Deduction, new: Bonus | Deduction, at: Pointer
) -> Bonus | Deduction:
    """A block without the lines that were not written as data, where others were written in their place."""
    stated = {item.id for item in new.items}
    gone = {item.id for item in old.items if item.id not in stated}
    if stated <= {item.id for item in old.items}:
        return joined
    for item in old.items:
        if item.id in gone:
            joining.change(ChangeKind.DETAILS, at, item.id, item, None)
    return attrs.evolve(joined, items=tuple(item for item in joined.items if item.id not in gone))
