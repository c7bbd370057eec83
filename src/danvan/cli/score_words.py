"""Points of a line as the commands write them."""

from math import inf

from danvan.evaluation.cards import LineScore, Points
from danvan.evaluation.explaining import points_words

__all__ = ["named_points"]


def named_points(line: LineScore, lang: str) -> str:
    """The points of a line, of how many."""
    points = points_words(line.points).pick(lang)
    if line.maximum == inf:
        return points
    return f"{points} / {points_words(Points(line.maximum, line.maximum)).pick(lang)}"
