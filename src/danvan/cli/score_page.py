"""Scores as one page for a browser or a printer: the ranking with bars, every card, the spread of each criterion.

Nothing is loaded from elsewhere and nothing runs; bars have borders and numbers beside them, so that the page reads
in black and white.
"""

import html
from collections.abc import Iterator, Sequence
from math import inf

from danvan.cli.score_words import named_points
from danvan.errors import Sentence
from danvan.evaluation.cards import LineScore, Points, ScoreCard
from danvan.evaluation.condition_words import Names
from danvan.evaluation.exact import Bound
from danvan.evaluation.explainer import Explainer
from danvan.evaluation.explaining import line_title, outcome_words, points_words
from danvan.evaluation.rulebook import RuleBook
from danvan.law.period_names import period_words

__all__ = ["score_page"]

_STYLE = """
body { font: 16px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .5rem; vertical-align: top;
border-bottom: 1px solid #bbb; } td.n, th.n { text-align: right; white-space: nowrap; }
.bar { position: relative; height: 1rem; border: 1px solid #444; min-width: 10rem; background: #fff; }
.bar i { position: absolute; top: 0; bottom: 0; background: #777; }
.bar i.maybe { background: repeating-linear-gradient(45deg, #fff 0 3px, #999 3px 5px); border-right: 1px solid #444; }
details { margin: .2rem 0; } summary { cursor: pointer; } ul { margin: .2rem 0 .4rem; padding-left: 1.2rem; }
.card { break-inside: avoid; border-top: 2px solid #111; margin-top: 2rem; }
td:first-child { overflow-wrap: normal; } td.u { white-space: nowrap; }
@media print {
  details::details-content { content-visibility: visible; block-size: auto; } summary { display: none; }
  body { max-width: none; margin: 0; font-size: 11pt; } .bar i { print-color-adjust: exact; } }
"""

_WORDS = {
    "rank": Sentence("Xếp loại", "Rank"),
    "unit": Sentence("Đơn vị", "Unit"),
    "points": Sentence("Điểm", "Points"),
    "criterion": Sentence("Tiêu chí", "Criterion"),
    "lost": Sentence("Mất điểm", "Points lost"),
    "spread": Sentence("Điểm từng tiêu chí", "Points of each criterion"),
    "ranking": Sentence("Bảng xếp loại", "Ranking"),
    "facts": Sentence("số liệu đã có", "facts answered"),
    "why": Sentence("Căn cứ", "Why"),
    "least": Sentence("thấp nhất", "least"),
    "middle": Sentence("ở giữa", "middle"),
    "most": Sentence("cao nhất", "most"),
}


def score_page(book: RuleBook, cards: Sequence[ScoreCard], names: Names, lang: str) -> Iterator[str]:
    """The page in pieces, in the order of `cards`."""
    title = html.escape(book.title if lang == "vi" else book.title_en or book.title)
    yield f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    periods = dict.fromkeys(period_words(card.sheet.period).pick(lang) for card in cards)
    yield f"<p>{html.escape(', '.join(periods))}</p>\n"
    yield from _ranking(book, cards, lang)
    yield from _spread(cards, lang)
    explainer = Explainer(names, lang)
    for place, card in enumerate(cards, start=1):
        yield from _card(card, place, explainer, lang)
    yield "</body>\n</html>\n"


def _said(word: str, lang: str) -> str:
    return html.escape(_WORDS[word].pick(lang))


def _most(book: RuleBook, cards: Sequence[ScoreCard]) -> float:
    """What the whole bar stands for: the declared total, or more where somebody has more."""
    known = [float(card.total.high) for card in cards if card.total.high != inf]
    return max([float(book.total or 0), *known, 1.0])


def _bar(points: Points, most: float) -> str:
    """A bar up to the least that the points may be, hatched up to the most."""
    low = min(max(float(points.low), 0.0) / most, 1.0) * 100
    high = min(max(float(points.high), 0.0) / most, 1.0) * 100
    maybe = f'<i class="maybe" style="left:{low:.2f}%;width:{high - low:.2f}%"></i>' if high > low else ""
    return f'<div class="bar"><i style="left:0;width:{low:.2f}%"></i>{maybe}</div>'


def _outcomes(card: ScoreCard, lang: str) -> str:
    return html.escape(" | ".join(outcome_words(card, outcome).pick(lang) for outcome in card.outcomes) or "–")


def _ranking(book: RuleBook, cards: Sequence[ScoreCard], lang: str) -> Iterator[str]:
    most = _most(book, cards)
    yield f"<h2>{_said('ranking', lang)}</h2>\n<table>\n<tr><th>{_said('unit', lang)}</th>"
    yield f"<th class=n>{_said('points', lang)}</th><th></th><th>{_said('rank', lang)}</th></tr>\n"
    for place, card in enumerate(cards, start=1):
        unit = html.escape(card.sheet.unit)
        points = html.escape(points_words(card.total).pick(lang))
        yield f'<tr><td class=u><a href="#card-{place}">{unit}</a></td><td class=n>{points}</td>'
        yield f"<td>{_bar(card.total, most)}</td><td>{_outcomes(card, lang)}</td></tr>\n"
    yield "</table>\n"


def _spread(cards: Sequence[ScoreCard], lang: str) -> Iterator[str]:
    """For each criterion the least, the middle and the most of what is surely earned; a bar hatched between them."""
    if len(cards) < 2:
        return
    yield f"<h2>{_said('spread', lang)}</h2>\n<table>\n<tr><th>{_said('criterion', lang)}</th>"
    yield "".join(f"<th class=n>{_said(word, lang)}</th>" for word in ("least", "middle", "most")) + "<th></th></tr>\n"
    for place, line in enumerate(cards[0].lines):
        earned: list[Bound] = sorted(card.lines[place].points.low for card in cards)
        shown = (earned[0], earned[len(earned) // 2], earned[-1])
        cells = "".join(f"<td class=n>{html.escape(points_words(Points(one, one)).pick(lang))}</td>" for one in shown)
        most = float(line.maximum) if line.maximum not in (0, inf) else max(float(earned[-1]), 1.0)
        bar = _bar(Points(earned[0], earned[-1]), most)
        yield f"<tr><td>{_title(line, lang)}</td>{cells}<td>{bar}</td></tr>\n"
    yield "</table>\n"


def _title(line: LineScore, lang: str) -> str:
    return html.escape(line_title(line.line).pick(lang))


def _card(card: ScoreCard, place: int, explainer: Explainer, lang: str) -> Iterator[str]:
    unit = html.escape(card.sheet.unit)
    points = html.escape(points_words(card.total).pick(lang))
    answered, asked = card.availability
    yield f'<section class="card" id="card-{place}">\n<h2>{unit}: {points} – {_outcomes(card, lang)}</h2>\n'
    yield f"<p>{answered}/{asked} {_said('facts', lang)}</p>\n<table>\n"
    said = explainer.card(card)
    for line, sentences in zip(card.every_line, said.lines, strict=True):
        yield f"<tr><td>{_title(line, lang)}"
        why = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in sentences)
        yield f"<details><summary>{_said('why', lang)}</summary><ul>{why}</ul></details></td>"
        yield f"<td class=n>{html.escape(named_points(line, lang))}</td></tr>\n"
    yield "</table>\n"
    if said.lost:
        lost = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in said.lost)
        yield f"<h3>{_said('lost', lang)}</h3>\n<ul>{lost}</ul>\n"
    yield "</section>\n"
