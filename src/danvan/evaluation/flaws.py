"""What is wrong with a rule book, and the case that shows it (khiếm khuyết, phản ví dụ)."""

from collections.abc import Collection
from math import inf

import attrs

from danvan.errors import Pointer, Problem
from danvan.evaluation.cards import LineScore, ScoreCard
from danvan.evaluation.deciding import NO_DISCIPLINE
from danvan.evaluation.exact import number_text
from danvan.evaluation.facts import Fact

__all__ = ["Flaw", "flaw", "unsettled"]


@attrs.frozen
class Flaw:
    """One thing that is wrong with a rule book (khiếm khuyết).

    `problem` says what, where in the rule book, and in which case. `card` is the smallest counter-example that was
    found, scored: its `sheet` holds the facts. ``None`` where no facts are needed to see it.
    """

    problem: Problem
    card: ScoreCard | None = attrs.field(default=None, eq=False, repr=False)


def flaw(
    code: str,
    at: Pointer,
    card: ScoreCard | None = None,
    *,
    codes: Collection[str] = (),
    with_points: bool = True,
    **values: object,
) -> Flaw:
    """A flaw, in the words of its counter-example: the facts with these codes, and the points unless they do not
    matter."""
    if card is not None:
        for lang in ("vi", "en"):
            values[f"case_{lang}"] = case_words(card, codes, lang, points=with_points)
    return Flaw(Problem(code, at, tuple((name, str(value)) for name, value in values.items())), card)


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
