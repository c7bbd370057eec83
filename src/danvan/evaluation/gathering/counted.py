"""How a fact is made of what was found: counts with their records, words, and silences that say why (ghi số liệu)."""

from collections.abc import Collection, Iterable
from decimal import Decimal

import attrs

from danvan.errors import Sentence
from danvan.evaluation.facts import Fact, FactOrigin
from danvan.reports.figures import Silence

__all__ = ["Found", "amount", "named", "not_applicable", "not_reported", "said"]

_LONGEST = 1_900
"""As many characters of ids stand in the source of a fact, which is one line of 2,000 at most."""


def named(ids: Iterable[str]) -> str | None:
    """Ids in one line, in order and each once; of very many the first, and how many more there are."""
    ordered = sorted(set(ids))
    text = ", ".join(ordered)
    if len(text) <= _LONGEST:
        return text or None
    kept: list[str] = []
    length = 0
    for name in ordered:
        length += len(name) + 2
        if length > _LONGEST:
            break
        kept.append(name)
    return f"{', '.join(kept)} … (+{len(ordered) - len(kept)})"


def said(*sentences: Sentence) -> str:
    """Sentences as the note of a fact, in both languages."""
    return "\n".join(f"{sentence.vi} / {sentence.en}" for sentence in sentences)


def amount(code: str, number: Decimal | int, origin: FactOrigin, ids: Iterable[str] = (), *notes: Sentence) -> Fact:
    """A number and the records that it was read from."""
    return Fact(
        code=code, number=Decimal(number), origin=origin, source=named(ids), note=said(*notes) if notes else None
    )


def not_reported(code: str, origin: FactOrigin, ids: Iterable[str], *reasons: Sentence) -> Fact:
    """No number, and why (chưa có số liệu)."""
    return _silent(code, Silence.NOT_REPORTED, origin, ids, reasons)


def not_applicable(code: str, origin: FactOrigin, *reasons: Sentence) -> Fact:
    """What cannot apply to the unit, and why (không áp dụng)."""
    return _silent(code, Silence.NOT_APPLICABLE, origin, (), reasons)


def _silent(code: str, silence: Silence, origin: FactOrigin, ids: Iterable[str], reasons: Iterable[Sentence]) -> Fact:
    return Fact(code=code, silence=silence, origin=origin, source=named(ids), note=said(*reasons) or None)


@attrs.define
class Found:
    """What a count counts: the ids of records that surely belong, and of those that may (kết quả đếm)."""

    sure: list[str] = attrs.field(factory=list)
    unsure: list[str] = attrs.field(factory=list)

    def add(self, name: str, belongs: bool | None) -> None:
        """Take a record in; ``None`` where it is not known whether it belongs."""
        if belongs is None:
            self.unsure.append(name)
        elif belongs:
            self.sure.append(name)

    def fact(
        self, code: str, origin: FactOrigin, *, complete: bool, notes: Collection[Sentence] = (), floor: bool = True
    ) -> Fact:
        """The count; not reported where the archive may lack records, or where it is not known what belongs.

        A zero therefore says that everything was looked at and nothing counted. Without `floor` nothing is said
        of the least that there is.
        """
        if complete and not self.unsure:
            return amount(code, len(self.sure), origin, self.sure, *notes)
        reasons: list[Sentence] = []
        if not complete:
            reasons.append(Sentence("Kho dữ liệu có thể chưa đủ.", "The archive may lack records."))
        if self.unsure:
            names = named(self.unsure) or ""
            reasons.append(
                Sentence(f"Không rõ có tính hay không: {names}.", f"It is not known whether these count: {names}.")
            )
        if floor:
            least = len(self.sure)
            reasons.append(Sentence(f"Ít nhất {least}.", f"At least {least}."))
        return not_reported(code, origin, self.sure, *reasons, *notes)
