"""Figures as Vietnamese documents write them (số liệu như đã viết): “trên 1.900 mô hình”, “866 lượt/964 người”.

`WrittenFigure.parse` reads what stands in a report and refuses what it does not understand: it never
guesses. `print_figure` writes a `Figure` in the same notation.
"""

import unicodedata
from decimal import Decimal

import attrs

from danvan.law.periods import Period
from danvan.reports.figures import Delta, Figure, Qualifier, Scale, Silence
from danvan.reports.numerals import NotAFigure, WrittenNumber, parse_number, print_figure, print_number
from danvan.reports.phrase_groups import Draft
from danvan.reports.phrases import PhraseReader
from danvan.reports.written_words import whole_unit

__all__ = [
    "NotAFigure",
    "StatedNumber",
    "WrittenFigure",
    "WrittenNumber",
    "parse_number",
    "print_figure",
    "print_number",
]


@attrs.frozen(kw_only=True)
class StatedNumber:
    """One number of a phrase and all that the phrase says about it (một số liệu trong câu).

    `value` is ``None`` where only a change is stated. `unit` is written as in the text. `denominator` is
    the whole (“76/106”), `stated_rate` the percentage beside it. `delta_absolute`, in the scale of the
    value, and `delta_percent` are the change, a fall negative; `base` is what it is compared with, as
    written (“cùng kỳ”), and `base_value` the number of then.
    """

    value: Decimal | None = None
    scale: Scale = Scale.ONE
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None
    denominator: Decimal | None = None
    stated_rate: Decimal | None = None
    rate_qualifier: Qualifier = Qualifier.EXACT
    delta_absolute: Decimal | None = None
    delta_percent: Decimal | None = None
    delta_qualifier: Qualifier = Qualifier.EXACT
    delta_unit: str | None = None
    base: str | None = None
    base_value: Decimal | None = None


@attrs.frozen(kw_only=True)
class WrittenFigure:
    """A phrase of a report with its numbers (câu có số liệu).

    `figures` are the numbers in order, several where two counts stand for one event; `rest` are the
    words that belong to no number, such as “quỹ” in “quỹ >1,45 tỷ đ”.
    """

    written: str
    figures: tuple[StatedNumber, ...]
    rest: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str, *, pairs: bool = False) -> "WrittenFigure":
        """Read a phrase; raises `NotAFigure` with the reason for what is not understood.

        “05/75” without a unit is a part and its whole; with `pairs` it is two counts for one event, as
        “05 đoàn/75 người” writes them in full.
        """
        reader = PhraseReader(text, pairs=pairs)
        reader.read()
        return cls(written=text, figures=tuple(_stated(each) for each in reader.drafts), rest=tuple(reader.rest))

    def __str__(self) -> str:
        """What was written."""
        return self.written

    def to_figure(
        self,
        *,
        indicator: str | None = None,
        label: str | None = None,
        at: int | None = None,
        unit: str | None = None,
        base_period: Period | None = None,
    ) -> Figure:
        """The figure of an indicator or with a label, with the whole phrase as its `raw_text`.

        `at` says which number is meant, from 0, where there are several. `unit` replaces the unit as
        written; “đ” becomes “đồng”. `base_period` is the period of the comparison, which words such as
        “cùng kỳ” do not tell by themselves.
        """
        if at is None and len(self.figures) > 1:
            many = len(self.figures)
            raise NotAFigure(
                self.written, vi=f"có {many} số liệu, cần “at” để chọn", en=f"it has {many} figures, “at” says which"
            )
        if at is not None and not 0 <= at < len(self.figures):
            raise NotAFigure(self.written, vi=f"không có số liệu thứ {at}", en=f"it has no figure {at}")
        one = self.figures[at or 0]
        delta = None
        if one.delta_absolute is not None or one.delta_percent is not None:
            delta = Delta(
                absolute=one.delta_absolute,
                percent=one.delta_percent,
                qualifier=one.delta_qualifier,
                base_period=base_period,
                base_value=one.base_value,
            )
        elif base_period is not None:
            raise NotAFigure(self.written, vi="không nêu tăng, giảm so với kỳ nào", en="it states no change")
        return Figure(
            indicator=indicator,
            label=label,
            value=one.value,
            silence=Silence.NOT_REPORTED if one.value is None else None,
            qualifier=one.qualifier,
            scale=one.scale,
            unit=unit or (None if one.unit is None else whole_unit(one.unit)),
            denominator=one.denominator,
            stated_rate=one.stated_rate,
            rate_qualifier=one.rate_qualifier,
            delta=delta,
            raw_text=unicodedata.normalize("NFC", self.written),
        )


def _stated(draft: Draft) -> StatedNumber:
    absolute, percent = draft.absolute, draft.percent
    stated = absolute or percent
    return StatedNumber(
        value=draft.value,
        scale=draft.scale,
        qualifier=draft.qualifier,
        unit=draft.unit,
        denominator=draft.denominator,
        stated_rate=draft.rate,
        rate_qualifier=draft.rate_qualifier,
        delta_absolute=None if absolute is None else absolute.number,
        delta_percent=None if percent is None else percent.number,
        delta_qualifier=Qualifier.EXACT if stated is None else stated.qualifier,
        delta_unit=None if absolute is None else absolute.unit,
        base=None if stated is None else stated.base,
        base_value=draft.base_value,
    )
