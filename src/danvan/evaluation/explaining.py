"""A score in words: what was read, which rule was applied, what was lost and what would have kept it (giải thích)."""

from collections.abc import Iterator
from decimal import Decimal

from danvan.errors import Sentence
from danvan.evaluation.cards import LineScore, Lost, Points, ScoreCard
from danvan.evaluation.condition_words import Names, bounds_words, condition_words, decimal_words, joined, named
from danvan.evaluation.criteria import Adjustment, Criterion
from danvan.evaluation.exact import Bound, number_text
from danvan.evaluation.facts import Fact
from danvan.evaluation.gates import AnyOf, Not
from danvan.evaluation.known import Scored
from danvan.evaluation.leaves import (
    AllOrNothing,
    Bands,
    Checklist,
    Levels,
    OwnLimit,
    PerFault,
    Proportional,
    TargetRatio,
)
from danvan.evaluation.measures import Value
from danvan.evaluation.ranks import Outcome, Settled
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.shape_words import shape_words
from danvan.evaluation.shapes import CaseMean, LeafShape
from danvan.evaluation.words import Direction, FallbackCause

__all__ = [
    "APART",
    "OPEN",
    "explained",
    "fact_words",
    "kept_words",
    "line_title",
    "lost_words",
    "outcome_words",
    "points_words",
    "rank_title",
    "rule_words",
    "silence_words",
]


OPEN = Sentence("Văn bản không nói rõ trường hợp này", "The text says nothing of this case")
APART = Sentence(
    "Chưa biết đủ số liệu của các đơn vị được so sánh",
    "The facts of the units with which this one is compared are not all known",
)


def points_words(points: Points) -> Sentence:
    """Points as one number, or from the least to the most."""
    if points.known:
        return _number(points.low)
    low, high = _number(points.low), _number(points.high)
    return Sentence(f"{low.vi} – {high.vi}", f"{low.en} to {high.en}")


def _number(number: Bound) -> Sentence:
    text = number_text(number)
    return Sentence(text.replace(".", ","), text)


def fact_words(fact: Fact, names: Names) -> Sentence:
    """A fact with where it came from."""
    name = named(fact.code, names)
    if fact.number is not None:
        said = decimal_words(fact.number)
    elif fact.holds is not None:
        said = Sentence("có", "yes") if fact.holds else Sentence("không", "no")
    elif fact.silence is not None:
        said = Sentence(fact.silence.vi, fact.silence.en)
    else:
        text = fact.word or str(fact.day)
        said = Sentence(text, text)
    source = "" if fact.source is None else f": {fact.source}"
    vi, en = f"{fact.origin.vi}{source}", f"{fact.origin.en}{source}"
    return Sentence(f"{name.vi} = {said.vi} ({vi})", f"{name.en} = {said.en} ({en})")


def silence_words(code: str, names: Names) -> Sentence:
    """That a fact was not reported."""
    name = named(code, names)
    return Sentence(f"{name.vi}: chưa được báo cáo", f"{name.en}: not reported")


def rule_words(line: Criterion | Adjustment, names: Names) -> Sentence:
    """The rule of a line; it does not depend on a unit."""
    rule = shape_words(line.shape, line.cap if isinstance(line, Adjustment) else line.maximum, names)
    return Sentence(f"Quy định: {rule.vi}", f"Rule: {rule.en}")


def explained(line: LineScore, names: Names, *, rule: Sentence | None = None) -> Iterator[Sentence]:
    """Everything that is to be said of a line, a sentence each: facts, silences, the rule, how points came about.

    `rule` is its `rule_words`, where they are kept from another unit.
    """
    for fact in line.facts:
        yield fact_words(fact, names)
    for code in line.not_reported:
        yield silence_words(code, names)
    if line.cases_not_reported:
        cases = ", ".join(line.cases_not_reported[:10])
        yield Sentence(f"hồ sơ thiếu số liệu: {cases}", f"cases without their facts: {cases}")
    yield rule_words(line.line, names) if rule is None else rule
    for entry in line.entered:
        by = f" ({entry.by})" if entry.by else ""
        given = decimal_words(entry.points)
        why = f": {entry.reasons}" if entry.reasons else ""
        yield Sentence(f"{entry.kind.vi}{by}: {given.vi}{why}", f"{entry.kind.en}{by}: {given.en}{why}")
    if line.how is Scored.POLICY:
        yield Sentence("Không áp dụng, xử lý theo quy định", "Cannot apply, settled as the rule book says")
    if line.provisional:
        yield Sentence("Tạm tính: chưa có điểm thẩm định", "Provisional: the points of the body are not there yet")
    if line.apart:
        yield APART
    if line.silent:
        yield OPEN


def kept_words(line: Criterion | Adjustment, names: Names) -> Sentence | None:
    """What would have kept all points of a line; ``None`` where no single condition says so."""
    return _best(line.shape, names)


def _best(shape: LeafShape, names: Names) -> Sentence | None:
    match shape:
        case AllOrNothing():
            return condition_words(shape.when, names)
        case Levels():
            stated = [level for level in shape.levels if level.points is not None]
            best = max(stated, key=lambda level: level.points or Decimal(0), default=None)
            if best is None or (shape.otherwise is not None and shape.otherwise > (best.points or 0)):
                # Full points are for those of whom none of the levels is said.
                return condition_words(Not(of=AnyOf(of=tuple(level.when for level in shape.levels))), names)
            return condition_words(best.when, names)
        case Bands():
            bands = [band for band in shape.bands if band.points is not None]
            if not bands:
                return None
            top = max(bands, key=lambda band: band.points or Decimal(0))
            measure = shape.measure
            if isinstance(measure, Value):
                fact, bounds = named(measure.fact, names), bounds_words(top)
                return Sentence(f"{fact.vi} {bounds.vi}", f"{fact.en} {bounds.en}")
            part, whole = named(measure.numerator, names), named(measure.denominator, names)
            bounds = bounds_words(top, percent=True)
            return Sentence(f"{part.vi} / {whole.vi} {bounds.vi}", f"{part.en} / {whole.en} {bounds.en}")
        case Proportional() | TargetRatio():
            codes = (
                (shape.numerator, shape.denominator)
                if isinstance(shape, Proportional)
                else (shape.actual, shape.target)
            )
            one, other = (named(code, names) for code in codes)
            if isinstance(shape, Proportional) and shape.direction is Direction.LOWER_IS_BETTER:
                return Sentence(f"{one.vi} bằng 0", f"{one.en} equal to 0")
            return Sentence(f"{one.vi} bằng {other.vi}", f"{one.en} equal to {other.en}")
        case OwnLimit():
            one, other = named(shape.actual, names), named(shape.limit, names)
            return Sentence(f"{one.vi} nhỏ hơn {other.vi}", f"{one.en} less than {other.en}")
        case PerFault():
            faults = [named(fault.count, names) for fault in shape.faults]
            vi, en = ", ".join(fault.vi for fault in faults), ", ".join(fault.en for fault in faults)
            return Sentence(f"không có {vi}", f"no {en}")
        case Checklist():
            items = [(item.title, item.title_en or item.title) for item in shape.items]
            vi, en = "; ".join(vi for vi, _ in items), "; ".join(en for _, en in items)
            return Sentence(f"đủ các nội dung: {vi}", f"all of: {en}")
        case CaseMean():
            inner = _best(shape.case, names)
            return None if inner is None else Sentence(f"mọi hồ sơ: {inner.vi}", f"in every case: {inner.en}")
        case _:
            return None


def line_title(line: Criterion | Adjustment) -> Sentence:
    """The number of a line, or its id where the text gives it none, and its title."""
    number = getattr(line, "number", None) or line.id
    return Sentence(f"{number}. {line.title}", f"{number}. {line.title_en or line.title}")


def lost_words(lost: Lost, names: Names) -> Sentence:
    """How much a line lost, and what would have kept it."""
    points, title = points_words(lost.points), line_title(lost.line.line)
    # Of a deduction the rule says what takes points away, not what keeps them.
    kept = None if isinstance(lost.line.line, Adjustment) else kept_words(lost.line.line, names)
    vi, en = f"{title.vi}: mất {points.vi}", f"{title.en}: lost {points.en}"
    if kept is not None:
        vi, en = f"{vi}; đủ điểm nếu {kept.vi}", f"{en}; kept if {kept.en}"
    return Sentence(vi, en)


def rank_title(book: RuleBook, rank: str) -> Sentence:
    """The title of a rank as the table words it."""
    ranks = () if book.ranking is None else book.ranking.ranks
    found = next((one for one in ranks if one.id == rank), None)
    if found is None:
        return Sentence(rank, rank)
    return Sentence(found.title or found.word.vi, found.word.en)


def _reasons(book: RuleBook) -> dict[str, Sentence]:
    """What knock-outs, ceilings and causes are called."""
    found = {cause.value: Sentence(cause.vi, cause.en) for cause in FallbackCause}
    found["missing"] = Sentence("thiếu số liệu", "facts are missing")
    for one in () if book.ranking is None else book.ranking.knock_outs:
        found[one.id] = Sentence(one.title, one.title_en or one.title)
    for ceiling in () if book.ranking is None else book.ranking.ceilings:
        found[ceiling.id] = Sentence(ceiling.title, ceiling.title_en or ceiling.title)
    return found


def outcome_words(card: ScoreCard, outcome: Outcome) -> Sentence:
    """One possible outcome in words, with what led to it."""
    reasons = _reasons(card.book)
    because = joined((reasons.get(name, Sentence(name, name)) for name in outcome.because), "; ", "; ")
    tail = Sentence(f" ({because.vi})", f" ({because.en})") if outcome.because else Sentence("", "")
    if outcome.how is Settled.RANKED and outcome.rank is not None:
        title = rank_title(card.book, outcome.rank)
        return Sentence(f"{title.vi}{tail.vi}", f"{title.en}{tail.en}")
    among = [rank_title(card.book, rank) for rank in outcome.among]
    vi, en = outcome.how.vi, outcome.how.en
    if among:
        vi += ": " + ", ".join(title.vi for title in among)
        en += ": " + ", ".join(title.en for title in among)
    return Sentence(f"{vi}{tail.vi}", f"{en}{tail.en}")
