"""The catalogue of facts (danh mục số liệu đánh giá): what rule books may ask of an archive, each fact once.

A definition says as what a fact is read, in which unit of measure, how it adds and where it comes from. Rule books
and fact sheets name it by its code. `danvan.bundled.fact_catalogue` ships those that danvan knows; agencies add
their own in files of the same form.
"""

from collections.abc import Iterable, Iterator

import attrs

from danvan.errors import Problem
from danvan.evaluation.asking import FactKind
from danvan.evaluation.facts import FactOrigin
from danvan.extra import Extra
from danvan.law.instruments import Citation, Source
from danvan.records import record
from danvan.reports.figures import Indicator, Nature
from danvan.rules import Code, Line, Text

__all__ = ["PART", "REPORTED", "WHOLE", "FactDefinition", "FactWord", "definitions_of", "is_share"]

REPORTED = "reported."
"""With what the code of a fact begins with that says what reports state of an indicator."""
PART = ".part"
"""What the code ends with of the part of a rate that was reported as part and whole."""
WHOLE = ".whole"
"""What the code ends with of the whole of such a rate."""


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class FactWord:
    """One word that a fact may be (giá trị chọn), with its label in Vietnamese and English."""

    word: Code
    label: Line
    label_en: Line | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class FactDefinition:
    """What a fact means (định nghĩa số liệu): one entry of the catalogue.

    `id` is the code by which rule books and fact sheets name it. `kind` says as what it is read; of ``any`` is only
    asked whether it is reported, or applies. `unit` is the unit of measure (đơn vị tính) in Vietnamese; a share has
    the unit “phần” and is a decimal, 0.9 for 90 %. `whole`: the number is a count. `nature` says how numbers may be
    added. `of_cases` is the code of the list of cases (danh sách hồ sơ) to which a fact of single cases belongs;
    ``None`` for a fact of the unit. `words` are the words that the fact may be; none listed means that the body that
    gives it chooses them. `origin` is where it is usually taken from. `citations` name the law that speaks of it,
    `sources` where it was seen.
    """

    id: Code
    title: Line
    title_en: Line | None = None
    kind: FactKind
    unit: Line | None = None
    whole: bool = False
    nature: Nature | None = None
    of_cases: Code | None = None
    words: tuple[FactWord, ...] = ()
    origin: FactOrigin
    definition: Text | None = None
    definition_en: Text | None = None
    citations: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        kind = self.kind
        en, vi = f"“kind” is “{kind.value}”", f"“kind” là “{kind.value}”"
        if kind is FactKind.NUMBER:
            if self.unit is None:
                yield Problem.of("needs-field", field="unit", reason_en=en, reason_vi=vi)
        else:
            for name, stated in (("unit", self.unit), ("whole", self.whole or None), ("nature", self.nature)):
                if stated is not None:
                    yield Problem.of("excludes-field", (name,), field=name, reason_en=en, reason_vi=vi)
        if self.words and kind is not FactKind.WORD:
            yield Problem.of("excludes-field", ("words",), field="words", reason_en=en, reason_vi=vi)
        if self.of_cases is not None and kind is FactKind.CASES:
            yield Problem.of("excludes-field", ("of_cases",), field="of_cases", reason_en=en, reason_vi=vi)
        seen: set[str] = set()
        for index, entry in enumerate(self.words):
            if entry.word in seen:
                yield Problem.of(
                    "repeated-id", ("words", index, "word"), value=entry.word, what_en="words", what_vi="giá trị"
                )
            seen.add(entry.word)


def is_share(indicator: Indicator) -> bool:
    """Whether an indicator is a rate in percent (tỷ lệ), which as a fact is a decimal: 0.9 for 90 %."""
    return indicator.unit == "%"


def definitions_of(indicators: Iterable[Indicator]) -> Iterator[FactDefinition]:
    """What reports state of each indicator, as facts: ``reported.`` before the id of the indicator.

    A rate in percent becomes a share; where reports state part and whole instead, these are two facts more, which
    a rule book may divide.
    """
    for indicator in indicators:
        share = is_share(indicator)
        yield _reported(indicator, "", "", "", "phần" if share else indicator.unit, indicator.nature)
        if share:
            yield _reported(indicator, PART, " (tử số)", " (part)", "như báo cáo", Nature.FLOW_OR_STOCK)
            yield _reported(indicator, WHOLE, " (mẫu số)", " (whole)", "như báo cáo", Nature.FLOW_OR_STOCK)


def _reported(indicator: Indicator, end: str, vi: str, en: str, unit: str, nature: Nature) -> FactDefinition:
    english = indicator.name_en
    return FactDefinition(
        id=f"{REPORTED}{indicator.id}{end}",
        title=f"{indicator.name}{vi}",
        title_en=None if english is None else f"{english}{en}",
        kind=FactKind.NUMBER,
        unit=unit,
        nature=nature,
        origin=FactOrigin.REPORTS,
        definition=indicator.definition,
        note=indicator.note,
    )
