"""Receipts of scores, which can be checked years later (phiếu lưu kết quả chấm điểm)."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import attrs

from danvan.evaluation.cards import LineScore, Points, ScoreCard
from danvan.evaluation.exact import number_text
from danvan.evaluation.facts import FactSheet
from danvan.evaluation.known import Scored
from danvan.evaluation.process import RuleBookId
from danvan.evaluation.ranks import Outcome, Settled
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring_together import evaluate_beside, looked_at
from danvan.extra import Extra
from danvan.records import record
from danvan.rules import Ident, Line, Several, Text

__all__ = [
    "Difference",
    "Receipt",
    "ReceiptLine",
    "ReceiptOutcome",
    "ReceiptPoints",
    "receipt_of",
    "receipts_of",
    "replayed",
]

_SUFFIX = ".receipt"
_MOST_ID = 128


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ReceiptPoints:
    """Points exactly, from `low` to `high`, the same where they are known (điểm).

    Each is a decimal, a fraction such as ``200/3`` where it is none, or ``∞``.
    """

    low: Line
    high: Line


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ReceiptLine:
    """The points of one line, group or block (điểm của một nội dung).

    `computed` is what the facts give where something else counts; `applies` is false where the line cannot apply.
    """

    line: Ident
    points: ReceiptPoints
    maximum: Line | None = None
    how: Scored | None = None
    computed: ReceiptPoints | None = None
    applies: bool = True


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ReceiptOutcome:
    """One possible outcome (khả năng xếp loại); `because` names knock-outs, ceilings and causes."""

    how: Settled
    rank: Ident | None = None
    among: Annotated[tuple[Ident, ...], Several(distinct=True)] = ()
    by: Line | None = None
    because: tuple[Line, ...] = ()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Receipt:
    """A score with all that led to it (phiếu lưu kết quả): rule book, library, facts with sources, every value.

    `book_hash` is the content hash of the rule book, by which a later reader knows that it is the same one.
    `others` are the sheets of the units with which this one was compared, so that it can be scored again without any
    other file; ranks of related units stand in `sheet`. `accepted` is what was left open by a person's decision.
    """

    id: Ident
    book: RuleBookId
    book_version: Line | None = None
    book_hash: Line
    library: Line
    sheet: FactSheet
    others: tuple[FactSheet, ...] = ()
    accepted: tuple[Line, ...] = ()
    lines: tuple[ReceiptLine, ...] = ()
    groups: tuple[ReceiptLine, ...] = ()
    blocks: tuple[ReceiptLine, ...] = ()
    base: ReceiptPoints
    total: ReceiptPoints
    counting: ReceiptPoints
    outcomes: tuple[ReceiptOutcome, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()


@attrs.frozen(kw_only=True)
class Difference:
    """One value of a receipt that comes out otherwise when it is scored again (điểm khác biệt)."""

    what: str
    kept: str
    now: str


def receipt_of(card: ScoreCard, *, id: str, book_hash: str, library: str, others: Sequence[FactSheet] = ()) -> Receipt:
    """The receipt of a card; `book_hash` and `library` say by which rule book and which version of danvan.

    `others` are the sheets of the units with which this one was compared; `receipts_of` finds them.
    """
    blocks = (*card.bonuses, *card.deductions)
    lines = card.every_line
    return Receipt(
        id=id,
        book=card.book.id,
        book_version=card.book.version,
        book_hash=book_hash,
        library=library,
        sheet=card.sheet,
        others=tuple(others),
        accepted=card.accepted,
        lines=tuple(_line(line) for line in lines),
        groups=tuple(ReceiptLine(line=group.id, points=_points(group.points)) for group in card.groups),
        blocks=tuple(ReceiptLine(line=block.id, points=_points(block.points)) for block in blocks),
        base=_points(card.base),
        total=_points(card.total),
        counting=_points(card.counting),
        outcomes=tuple(_outcome(outcome) for outcome in card.outcomes),
    )


def receipts_of(cards: Sequence[ScoreCard], *, book_hash: str, library: str) -> tuple[Receipt, ...]:
    """The receipts of cards that were scored together by one rule book, in their order.

    Each holds the sheets of the units with which it was compared, and no others. Its id is that of its sheet with
    “.receipt”, or the same where that would be too long.
    """
    others = looked_at(cards[0].book, (card.sheet for card in cards)) if cards else None
    return tuple(
        receipt_of(
            card,
            id=name if len(name := card.sheet.id + _SUFFIX) <= _MOST_ID else card.sheet.id,
            book_hash=book_hash,
            library=library,
            others=() if others is None else others(card.sheet),
        )
        for card in cards
    )


def _points(points: Points) -> ReceiptPoints:
    return ReceiptPoints(low=number_text(points.low), high=number_text(points.high))


def _line(line: LineScore) -> ReceiptLine:
    counted = line.computed != line.points
    return ReceiptLine(
        line=line.id,
        points=_points(line.points),
        maximum=number_text(line.maximum),
        how=line.how,
        computed=_points(line.computed) if counted else None,
        applies=line.applies,
    )


def _outcome(outcome: Outcome) -> ReceiptOutcome:
    return ReceiptOutcome(
        how=outcome.how, rank=outcome.rank, among=outcome.among, by=outcome.by, because=outcome.because
    )


def replayed(receipt: Receipt, book: RuleBook, *, book_hash: str, library: str) -> tuple[Difference, ...]:
    """Score a receipt again with a rule book, and say everything that comes out otherwise.

    Another version of danvan is no difference by itself and is left out where the values agree. Raises `CannotScore`
    where the rule book cannot score the facts of the receipt at all.
    """
    card = evaluate_beside(book, receipt.sheet, receipt.others, accepted=receipt.accepted)
    again = receipt_of(card, id=receipt.id, book_hash=book_hash, library=library, others=receipt.others)
    found = list(_differences(receipt, again))
    if found and receipt.library != library:
        found.append(Difference(what="library", kept=receipt.library, now=library))
    return tuple(found)


def _differences(kept: Receipt, now: Receipt) -> Iterator[Difference]:
    for name in ("book", "book_version", "book_hash"):
        one, other = getattr(kept, name), getattr(now, name)
        if one != other:
            yield Difference(what=name, kept=str(one or "–"), now=str(other or "–"))
    for name in ("lines", "groups", "blocks"):
        before = {line.line: line for line in getattr(kept, name)}
        after = {line.line: line for line in getattr(now, name)}
        for line in dict.fromkeys((*before, *after)):
            one, other = _line_text(before.get(line)), _line_text(after.get(line))
            if one != other:
                yield Difference(what=line, kept=one, now=other)
    for name in ("base", "total", "counting"):
        one, other = _text(getattr(kept, name)), _text(getattr(now, name))
        if one != other:
            yield Difference(what=name, kept=one, now=other)
    one, other = _outcomes(kept.outcomes), _outcomes(now.outcomes)
    if one != other:
        yield Difference(what="outcomes", kept=one, now=other)


def _text(points: ReceiptPoints) -> str:
    return points.low if points.low == points.high else f"{points.low}…{points.high}"


def _line_text(line: ReceiptLine | None) -> str:
    if line is None:
        return "–"
    text = _text(line.points)
    if line.maximum is not None:
        text += f" / {line.maximum}"
    if line.how is not None and line.how is not Scored.COMPUTED:
        text += f" ({line.how.value})"
    return text if line.applies else f"{text} (–)"


def _outcomes(outcomes: Sequence[ReceiptOutcome]) -> str:
    said = []
    for outcome in outcomes:
        because = f" ({', '.join(outcome.because)})" if outcome.because else ""
        said.append(f"{outcome.rank or outcome.how.value}{''.join(' ' + name for name in outcome.among)}{because}")
    return "; ".join(said) or "–"
