"""Holes in the lines of a rule book: cases in which the text gives no points, or two, or divides by nothing."""

from collections.abc import Iterator

from danvan.evaluation.asking import facts_of
from danvan.evaluation.attainable import points
from danvan.evaluation.cards import LineScore, ScoreCard
from danvan.evaluation.flaws import Flaw, flaw, unsettled
from danvan.evaluation.formulas import FALSE, both
from danvan.evaluation.gates import InGroup
from danvan.evaluation.leaves import CheckItem, ItemRate, LinearLoss, LossStep, OwnLimit, ScoreLevel, Steps
from danvan.evaluation.measures import Band
from danvan.evaluation.outlooks import SILENT, Branch
from danvan.evaluation.outside import OutsideReference, PlacePoints, WordPoints
from danvan.evaluation.proof_rows import Row
from danvan.evaluation.proving import Prover
from danvan.evaluation.rulebook import parts
from danvan.evaluation.shapes import ByGroup, Scaled
from danvan.evaluation.solving import TooHard
from danvan.evaluation.ways import ways

__all__ = ["line_flaws", "line_of"]

_SHEETS = 40
"""How many sheets are scored in search of one counter-example."""


def line_flaws(prover: Prover) -> Iterator[Flaw]:
    """What is wrong with the lines of a rule book, each seen in a scored counter-example."""
    for row in prover.views.rows:
        if row.by_hand:
            yield flaw("points-unknown", (*row.at, "shape"), line=row.line.id)
            continue
        found: dict[tuple[str, object], Flaw] = {}
        for branch in prover.views.outlooks(sure=False)[row.line.id].branches:
            key = (branch.flaw or "", branch.at)
            if branch.flaw is None or branch.when == FALSE or (key in found and found[key].card is not None):
                continue
            shown = _shown(prover, row, branch)
            if shown is not None and (key not in found or shown.card is not None):
                found[key] = shown
        yield from found.values()
        yield from _nowhere(prover, row)
        if _unknown(row):
            yield flaw("points-unknown", (*row.at, "shape"), line=row.line.id)


def _nowhere(prover: Prover, row: Row) -> Iterator[Flaw]:
    """A line that cannot apply and whose points can go to no other one, in the first case that shows it."""
    at = (*row.at, "not_applicable")
    try:
        cases = [gone for gone in prover.views.departures() if row.line.id in gone]
    except TooHard:
        yield unsettled(f"điểm của “{row.line.id}”", f"the points of “{row.line.id}”", at)
        return
    for gone in cases:
        line = prover.views.without(gone)[row.line.id]
        if line.low != line.high:
            when = both(*(prover.views.leave(name) for name in sorted(gone)))
            shown = _shown(prover, row, Branch(when, points(0), SILENT, at))
            if shown is not None:
                yield shown
                return


def _shown(prover: Prover, row: Row, branch: Branch) -> Flaw | None:
    """The flaw of a branch, if facts lead there."""
    tried = 0
    try:
        for sheet, others in prover.example(branch.when):
            card = prover.score(sheet, others=others)
            if card is not None and _silent(card, row):
                at, codes = branch.at or row.at, _read(prover, row)
                return flaw(branch.flaw or "", at, card, others, codes=codes, with_points=False, line=row.line.id)
            tried += 1
            if tried >= _SHEETS:
                break
        else:
            if not tried and all(prover.views.numbers(way) is None for way in ways(branch.when, prover.views.wide)):
                return None
    except TooHard:
        pass
    return unsettled(f"điểm của “{row.line.id}”", f"the points of “{row.line.id}”", branch.at or row.at)


def _read(prover: Prover, row: Row) -> tuple[str, ...]:
    """The facts that decide a line, those that put the unit into its group included."""
    shape = row.line.shape
    grouped = any(isinstance(part, (ByGroup, Scaled, InGroup)) for _, part in parts(shape))
    return (*facts_of(shape), *(facts_of(prover.views.book.unit_groups) if grouped else ()))


def _silent(card: ScoreCard, row: Row) -> bool:
    line = line_of(card, row.line.id)
    return line is not None and line.silent


def line_of(card: ScoreCard, name: str) -> LineScore | None:
    """A line of a card, a criterion or one of a bonus or deduction."""
    return next((line for line in card.every_line if line.id == name), None)


_STATED: dict[type, tuple[str, ...]] = {
    ScoreLevel: ("points",),
    Band: ("points",),
    ItemRate: ("per_item",),
    LinearLoss: ("each",),
    CheckItem: ("points",),
    OwnLimit: ("below", "equal", "above"),
    Steps: ("base_points", "per_step"),
    OutsideReference: ("at_reference", "per_step"),
    PlacePoints: ("points",),
    WordPoints: ("points",),
}
"""Which fields hold points that a text states, and that are empty where the text that was read does not."""


def _unknown(row: Row) -> bool:
    """Whether the text that was read does not state points of a line, or its maximum."""
    for _, part in parts(row.line.shape):
        if any(getattr(part, field) is None for field in _STATED.get(type(part), ())):
            return True
        if isinstance(part, LossStep) and part.lost is None and not part.everything:
            return True
    return isinstance(row.maximum, float)
