"""What is wrong with a rule book, and the case that shows it (khiếm khuyết, phản ví dụ)."""

from collections.abc import Collection, Iterator, Sequence
from math import inf

import attrs

from danvan.errors import Pointer, Problem
from danvan.evaluation.cards import LineScore, ScoreCard
from danvan.evaluation.deciding import NO_DISCIPLINE
from danvan.evaluation.exact import number_text
from danvan.evaluation.facts import Fact, FactSheet

__all__ = ["Flaw", "flaw", "unsettled"]


@attrs.frozen
class Flaw:
    """One thing that is wrong with a rule book (khiếm khuyết).

    `problem` says what, where in the rule book, and in which case. `card` is the smallest counter-example that was
    found, scored: its `sheet` holds the facts. ``None`` where no facts are needed to see it. `others` are the sheets of
    other units of its cluster, block or group, where the case comes about only beside them; `evaluate_all` of all these
    sheets together gives the same card.
    """

    problem: Problem
    card: ScoreCard | None = attrs.field(default=None, eq=False, repr=False)
    others: tuple[FactSheet, ...] = attrs.field(default=(), eq=False, repr=False)


def flaw(
    code: str,
    at: Pointer,
    card: ScoreCard | None = None,
    others: Sequence[FactSheet] = (),
    *,
    codes: Collection[str] = (),
    with_points: bool = True,
    **values: object,
) -> Flaw:
    """A flaw, in the words of its counter-example: the facts with these codes, the points unless they do not matter,
    and the other units beside whom it comes about."""
    if card is not None:
        for lang in ("vi", "en"):
            compared = {fact.code for other in others for fact in other.facts}
            said = case_words(card, {*codes, *compared}, lang, points=with_points)
            values[f"case_{lang}"] = "; ".join([said, *_beside(card, others, lang)])
    return Flaw(Problem(code, at, tuple((name, str(value)) for name, value in values.items())), card, tuple(others))


def unsettled(what_vi: str, what_en: str, at: Pointer) -> Flaw:
    """A question that was neither proven nor refuted."""
    return flaw("not-settled", at, what_vi=what_vi, what_en=what_en)


def case_words(card: ScoreCard, codes: Collection[str], lang: str, *, points: bool) -> str:
    """A case in the rule book's own terms: total, lines without points, and what the facts say."""
    vi = lang == "vi"
    said: list[str] = []
    if points and card.counting.low != inf:
        said.append(f"{'tổng' if vi else 'total'} {number_text(card.counting.low)}")
    zero = [line for line in card.lines if line.points.high == 0] if points else []
    if zero and len(zero) <= _FEW:
        said += [f"{_name(line)} = 0" for line in zero]
    elif zero:
        said.append(f"{len(zero)} {'tiêu chí' if vi else 'criteria'} = 0")
    facts = [fact for fact in card.sheet.facts if fact.code in codes]
    said += [f"{fact.code} = {_says(fact, vi)}" for fact in facts]
    for listed in card.sheet.cases:
        if not listed.cases and listed.code in codes:
            said.append(f"{listed.code}: {'không có' if vi else 'none'}")
        for case in listed.cases:
            said += [f"{fact.code} = {_says(fact, vi)}" for fact in case.facts if fact.code in codes]
    return "; ".join(said) or "–"


def _beside(card: ScoreCard, others: Sequence[FactSheet], lang: str) -> Iterator[str]:
    """The other units, those with the same facts together, in what they have otherwise than this one."""
    vi = lang == "vi"
    alike: dict[str, int] = {}
    for other in others:
        apart = [fact for fact in other.facts if fact not in card.sheet.facts] or other.facts
        said = ", ".join(f"{fact.code} = {_says(fact, vi)}" for fact in apart)
        alike[said] = alike.get(said, 0) + 1
    for said, count in alike.items():
        units = (f"{count} đơn vị" if count > 1 else "đơn vị") if vi else (f"{count} units" if count > 1 else "a unit")
        yield f"bên cạnh {units} có {said}" if vi else f"beside {units} with {said}"


_FEW = 3
"""So many lines are named one by one."""


def _name(line: LineScore) -> str:
    number = getattr(line.line, "number", None)
    return str(number or line.id)


def _says(fact: Fact, vi: bool) -> str:
    if fact.holds is not None:
        return ("có" if fact.holds else "không") if vi else ("yes" if fact.holds else "no")
    if fact.silence is not None:
        return fact.silence.vi if vi else fact.silence.en
    if fact.word is not None:
        return ("không có" if vi else "none") if fact.word == NO_DISCIPLINE else fact.word
    return format(fact.number.normalize(), "f") if fact.number is not None else str(fact.day)
