"""Facts given by hand over gathered ones (số liệu nhập tay và số liệu lấy từ kho): what differs is named."""

from collections.abc import Iterable

import attrs

from danvan import messages
from danvan.errors import Problem, Sentence
from danvan.evaluation.facts import Fact
from danvan.evaluation.gathering.counted import said
from danvan.reports.figures import Silence

__all__ = ["FactConflict", "merged", "value_text"]


@attrs.frozen(kw_only=True)
class FactConflict:
    """A fact that was given by hand and that the archive tells otherwise (số liệu không khớp).

    The one given by hand stands in the sheet, with a note of what was gathered.
    """

    entered: Fact
    gathered: Fact

    @property
    def code(self) -> str:
        """The code of the fact."""
        return self.entered.code

    @property
    def problem(self) -> Problem:
        """What differs, as a problem of the fact sheet."""
        return Problem.of(
            "fact-entered-differs",
            ("facts",),
            value=self.code,
            entered=value_text(self.entered),
            gathered=value_text(self.gathered),
            origin_vi=self.gathered.origin.vi,
            origin_en=self.gathered.origin.en,
            source=self.gathered.source or "–",
        )

    @property
    def sentence(self) -> Sentence:
        """What differs, in both languages."""
        return messages.sentence(self.problem)


def value_text(fact: Fact) -> str:
    """What a fact states, as files write it."""
    if fact.number is not None:
        return str(fact.number)
    if fact.holds is not None:
        return "true" if fact.holds else "false"
    if fact.silence is not None:
        return str(fact.silence.value)
    return str(fact.word if fact.word is not None else fact.day)


def merged(gathered: Iterable[Fact], entered: Iterable[Fact]) -> tuple[tuple[Fact, ...], tuple[FactConflict, ...]]:
    """The facts of both, gathered ones first, and those in which both state something and not the same.

    One that says nothing (not reported) gives way to one that does. Where both say the same, the gathered fact
    stays, because it names its records.
    """
    by_hand = {fact.code: fact for fact in entered}
    facts: list[Fact] = []
    conflicts: list[FactConflict] = []
    for fact in gathered:
        own = by_hand.pop(fact.code, None)
        if own is None or own.silence is Silence.NOT_REPORTED or _says(own) == _says(fact):
            facts.append(fact)
        elif fact.silence is Silence.NOT_REPORTED:
            facts.append(_with_note(own, said(*_why(fact)) if fact.note is None else fact.note))
        else:
            conflict = FactConflict(entered=own, gathered=fact)
            conflicts.append(conflict)
            facts.append(_with_note(own, said(conflict.sentence)))
    return (*facts, *by_hand.values()), tuple(conflicts)


def _says(fact: Fact) -> tuple[object, ...]:
    return fact.number, fact.holds, fact.word, fact.day, fact.silence


def _why(fact: Fact) -> tuple[Sentence, ...]:
    return (Sentence(f"Kho dữ liệu: {Silence.NOT_REPORTED.vi}.", f"The archive: {Silence.NOT_REPORTED.en}."),)


def _with_note(fact: Fact, note: str) -> Fact:
    return attrs.evolve(fact, note=note if fact.note is None else f"{fact.note}\n{note}")
