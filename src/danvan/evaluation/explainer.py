"""Scores of many units in the words of one language: what does not depend on a unit is said once (giải thích)."""

from collections.abc import Iterable
from decimal import Decimal

import attrs

from danvan.errors import Sentence
from danvan.evaluation.cards import LineScore, Lost, Points, Reported, ScoreCard
from danvan.evaluation.condition_words import Names, decimal_words, named
from danvan.evaluation.criteria import Adjustment
from danvan.evaluation.explaining import (
    APART,
    OPEN,
    explained,
    kept_words,
    line_title,
    points_words,
    rule_words,
    silence_words,
)
from danvan.evaluation.facts import Fact, FactOrigin
from danvan.evaluation.reckoning import ReadLine, Reckoning
from danvan.reports.figures import Silence

__all__ = ["CardWords", "Explainer"]

_KEPT = 1 << 16
"""So many sentences of one kind are kept; more are made anew."""


class _Numbers(dict[Decimal, str]):
    """How numbers are written in one language, with a space after them: counts are small and come up again."""

    __slots__ = ("_vi",)

    def __init__(self, vi: bool) -> None:
        self._vi = vi

    def __missing__(self, number: Decimal) -> str:
        if len(self) >= _KEPT:
            self.clear()
        words = decimal_words(number)
        text = self[number] = f"{words.vi if self._vi else words.en} "
        return text


@attrs.frozen
class _Said:
    """What is said of a line for every unit: how each of its facts begins, its rule, how what it lost is said."""

    facts: tuple[tuple[str, str], ...]
    rule: Sentence
    rule_text: str
    lost: str
    kept: str


@attrs.frozen
class CardWords:
    """Everything that is to be said of a unit: of each line in the order of `ScoreCard.every_line`, and of what each
    lost in the order of `ScoreCard.lost`."""

    lines: list[list[str]]
    lost: list[str]


class Explainer:
    """What `explained` and `lost_words` say, in one language (``"vi"`` or ``"en"``), for any number of units.

    All cards must be of one rule book; the words of its lines are kept as long as this object.
    """

    def __init__(self, names: Names, lang: str) -> None:
        self._names = names
        self._lang = lang
        self._vi = lang == "vi"
        self._numbers = _Numbers(self._vi)
        self._said: dict[str, _Said] = {}
        self._losses: dict[int, tuple[Reckoning, str]] = {}

    def card(self, card: ScoreCard) -> CardWords:
        """Everything that is to be said of a unit."""
        losses = self._losses
        # A reckoning stands beside the text of its loss, so that nothing else can have its identity.
        kept = [(losses.get(id(reckoning)), reckoning) for reckoning in card.losing]
        lost = [self._lost(reckoning) if found is None else found[1] for found, reckoning in kept]
        return CardWords(self._sentences(card.every_reckoning, card.reported), lost)

    def line(self, line: LineScore) -> list[str]:
        """Everything that is to be said of a line."""
        return self._sentences((line.reckoning,), line.reported)[0]

    def lost(self, lost: Lost) -> str:
        """How much a line lost, and what would have kept it."""
        return self._lost(lost.line.reckoning)

    def _sentences(self, reckonings: Iterable[Reckoning], reported: Reported) -> list[list[str]]:
        """The facts that a line read, and its rule; of one whose points are not just those of its facts, more."""
        kept, numbers, facts = self._said, self._numbers, reported.facts
        yes, no = ("có ", "không ") if self._vi else ("yes ", "no ")
        source: str | None = None
        origin: FactOrigin | None = None
        tail = ""
        missing: list[str] = []
        found: list[list[str]] = []
        for reckoning in reckonings:
            said = kept.get(reckoning.read.line.id) or self._made(reckoning.read)
            words: list[str] = []
            usual = reckoning.usual
            for code, begins in said.facts if usual else ():
                fact = facts.get(code)
                if fact is None:
                    missing.append(code)
                    continue
                if fact.source is not source or fact.origin is not origin:
                    # Facts of one sheet mostly stand in one source.
                    source, origin, tail = fact.source, fact.origin, self._from(fact)
                number = fact.number
                if number is not None:
                    words.append(f"{begins}{numbers[number]}{tail}")
                elif fact.holds is not None:
                    words.append(f"{begins}{yes if fact.holds else no}{tail}")
                else:
                    words.append(f"{begins}{self._seldom(fact)} {tail}")
                    if fact.silence is Silence.NOT_REPORTED:
                        missing.append(code)
            if usual:
                if missing:
                    words += [silence_words(code, self._names).pick(self._lang) for code in missing]
                words.append(said.rule_text)
                if not reckoning.known and (reckoning.apart or not missing):
                    words.append((APART if reckoning.apart else OPEN).pick(self._lang))
                if missing:
                    missing = []
            else:
                line = LineScore(reckoning, reported)
                words = [one.pick(self._lang) for one in explained(line, self._names, rule=said.rule)]
            found.append(words)
        return found

    def _seldom(self, fact: Fact) -> str:
        """What few facts are: a silence, a word or a day."""
        if fact.silence is not None:
            return fact.silence.vi if self._vi else fact.silence.en
        return fact.word or str(fact.day)

    def _from(self, fact: Fact) -> str:
        """Where a fact came from."""
        origin = fact.origin.vi if self._vi else fact.origin.en
        return f"({origin})" if fact.source is None else f"({origin}: {fact.source})"

    def _lost(self, reckoning: Reckoning) -> str:
        loss = reckoning.lost
        said = self._said.get(reckoning.read.line.id) or self._made(reckoning.read)
        points = Points(0, 0) if loss is None else Points(loss.least, loss.most)
        text = f"{said.lost}{points_words(points).pick(self._lang)}{said.kept}"
        if reckoning.known:
            # One that is open is of this unit alone.
            if len(self._losses) >= _KEPT:
                self._losses.clear()
            self._losses[id(reckoning)] = reckoning, text
        return text

    def _made(self, read: ReadLine) -> _Said:
        names, lang, line = self._names, self._lang, read.line
        # Of a deduction the rule says what takes points away, not what keeps them.
        kept = None if isinstance(line, Adjustment) else kept_words(line, names)
        rule = rule_words(line, names)
        title = line_title(line).pick(lang)
        said = self._said[line.id] = _Said(
            tuple((code, f"{named(code, names).pick(lang)} = ") for code in read.codes),
            rule,
            rule.pick(lang),
            f"{title}: mất " if self._vi else f"{title}: lost ",
            "" if kept is None else f"; đủ điểm nếu {kept.vi}" if self._vi else f"; kept if {kept.en}",
        )
        return said
