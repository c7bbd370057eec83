"""Scores of many units in the words of one language: what does not depend on a unit is said once (giải thích)."""

import attrs

from danvan.errors import Sentence
from danvan.evaluation.cards import LineScore, Lost, Points, ReadLine
from danvan.evaluation.condition_words import Names, decimal_words, named
from danvan.evaluation.criteria import Adjustment
from danvan.evaluation.exact import number_text
from danvan.evaluation.explaining import explained, kept_words, line_title, points_words, rule_words
from danvan.evaluation.facts import Fact, FactOrigin
from danvan.evaluation.known import Scored

__all__ = ["Explainer"]


_COMPUTED = Scored.COMPUTED
"""Named here, because a word of an enumeration is looked up slowly, and it is asked for with every line."""


@attrs.frozen
class _Said:
    """What is said of a line for every unit: how each of its facts begins, its rule, how what it lost is said."""

    facts: tuple[tuple[str, str], ...]
    cases: bool
    rule: Sentence
    rule_text: str
    lost: str
    kept: str


class Explainer:
    """What `explained` and `lost_words` say, in one language (``"vi"`` or ``"en"``), for any number of units.

    All cards must be of one rule book; the words of its lines are kept as long as this object.
    """

    def __init__(self, names: Names, lang: str) -> None:
        self._names = names
        self._lang = lang
        self._vi = lang == "vi"
        self._yes, self._no = ("có", "không") if self._vi else ("yes", "no")
        self._said: dict[str, _Said] = {}
        self._source: str | None = None
        self._origin: FactOrigin | None = None
        self._tail = ""

    def line(self, line: LineScore) -> list[str]:
        """Everything that is to be said of a line."""
        said = self._said.get(line.read.line.id) or self._made(line)
        counted = line.counted
        usual = line.how is _COMPUTED and not line.entered and not line.provisional and not said.cases
        words = self._facts(said, line) if usual and counted.low is counted.high else None
        if words is None:
            return [one.pick(self._lang) for one in explained(line, self._names, rule=said.rule)]
        words.append(said.rule_text)
        return words

    def _facts(self, said: _Said, line: LineScore) -> list[str] | None:
        """The facts of a line that were all reported; ``None`` where one was not, of which more is to be said."""
        sheet, vi = line.sheet, self._vi
        words: list[str] = []
        for code, begins in said.facts:
            fact = sheet.get(code)
            if not isinstance(fact, Fact):
                return None
            number = fact.number
            if number is not None:
                value = decimal_words(number).vi if vi else decimal_words(number).en
            elif fact.holds is not None:
                value = self._yes if fact.holds else self._no
            elif fact.silence is not None:
                return None
            else:
                value = fact.word or str(fact.day)
            if fact.source is not self._source or fact.origin is not self._origin:
                # Facts of one sheet mostly stand in one source.
                self._source, self._origin = fact.source, fact.origin
                origin = fact.origin.vi if vi else fact.origin.en
                self._tail = f" ({origin})" if fact.source is None else f" ({origin}: {fact.source})"
            words.append(f"{begins}{value}{self._tail}")
        return words

    def lost(self, lost: Lost) -> str:
        """How much a line lost, and what would have kept it."""
        said = self._said.get(lost.line.read.line.id) or self._made(lost.line)
        if lost.least is lost.most:
            points = number_text(lost.most)
            points = points.replace(".", ",") if self._vi else points
        else:
            points = points_words(Points(lost.least, lost.most)).pick(self._lang)
        return f"{said.lost}{points}{said.kept}"

    def _made(self, line: LineScore) -> _Said:
        read: ReadLine = line.read
        names, lang = self._names, self._lang
        # Of a deduction the rule says what takes points away, not what keeps them.
        kept = None if isinstance(line.line, Adjustment) else kept_words(line, names)
        rule = rule_words(read.line, names)
        title = line_title(read.line).pick(lang)
        said = self._said[read.line.id] = _Said(
            tuple((code, f"{named(code, names).pick(lang)} = ") for code in read.codes),
            bool(read.case_codes),
            rule,
            rule.pick(lang),
            f"{title}: mất " if self._vi else f"{title}: lost ",
            "" if kept is None else f"; đủ điểm nếu {kept.vi}" if self._vi else f"; kept if {kept.en}",
        )
        return said
