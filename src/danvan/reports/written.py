"""Figures as Vietnamese documents write them (số liệu như đã viết): “trên 1.900 mô hình”, “866 lượt/964 người”.

`WrittenFigure.parse` reads what stands in a report and refuses what it does not understand: it never
guesses. `print_figure` writes a `Figure` in the same notation.
"""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal

import attrs

from danvan.law.periods import Period
from danvan.reports.figures import Delta, Figure, Qualifier, Scale, Silence
from danvan.reports.numerals import (
    MEASURES,
    NotAFigure,
    Token,
    WrittenNumber,
    parse_number,
    print_figure,
    print_number,
    tokens_of,
)
from danvan.rules import Number

__all__ = [
    "NotAFigure",
    "StatedNumber",
    "WrittenFigure",
    "WrittenNumber",
    "parse_number",
    "print_figure",
    "print_number",
]

_QUALIFIERS = {
    "trên": Qualifier.AT_LEAST,
    "hơn": Qualifier.AT_LEAST,
    ">": Qualifier.AT_LEAST,
    "gần": Qualifier.JUST_BELOW,
    "<": Qualifier.JUST_BELOW,
    "khoảng": Qualifier.ABOUT,
    "~": Qualifier.ABOUT,
}
_SCALES = {
    "nghìn": Scale.THOUSAND,
    "ngàn": Scale.THOUSAND,
    "triệu": Scale.MILLION,
    "tỷ": Scale.BILLION,
    "tỉ": Scale.BILLION,
}
_ZEROS = {Scale.ONE: 0, Scale.THOUSAND: 3, Scale.MILLION: 6, Scale.BILLION: 9}
_ROUND_WORDS = frozenset(("mươi", "chục", "trăm", "vạn", "rưỡi", "tá"))
_NOT_MONEY = frozenset(("bào", "chí", "nghiệp", "hồ"))
_RATE_WORDS = frozenset(("đạt", "chiếm"))
_AND_WORDS = frozenset(("và", "gồm"))
_CHANGE_WORDS = frozenset(("tăng", "giảm"))
# Words with which “tăng” and “giảm” make another word: “giảm nghèo” says nothing about a change.
_CHANGE_COMPOUNDS = frozenset(("nghèo", "cường", "gia", "trưởng", "thiểu", "án", "tải", "trừ"))
_NAMING = "số thứ lần đợt khóa khoá điều khoản điểm mục quý tháng năm ngày giờ tuần hạng loại cấp"
_NAMING_WORDS = frozenset(_NAMING.split())
_BOUNDING = "dưới quá nhất thiểu đa từ đến tới lên xuống gấp âm nửa chừng ngót xỉ ước không chưa hoặc hay đủ"
_BOUNDING_WORDS = frozenset(_BOUNDING.split())
_COMPARING_WORDS = frozenset(["nhiều", "ít", "cao", "thấp", "lớn", "nhỏ", "đông"])
_ENDS = frozenset(",;.:()=+-><~%")
_TIME_WORDS = frozenset(["tháng", "năm", "quý", "tuần", "ngày", "kỳ", "đợt"])


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
        composed = unicodedata.normalize("NFC", text)
        reader = _Reader(text, composed, tokens_of(composed), pairs)
        reader.read()
        return cls(written=text, figures=tuple(each.done() for each in reader.drafts), rest=tuple(reader.rest))

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
            unit=unit or (None if one.unit is None else _whole_unit(one.unit)),
            denominator=one.denominator,
            stated_rate=one.stated_rate,
            rate_qualifier=one.rate_qualifier,
            delta=delta,
            raw_text=unicodedata.normalize("NFC", self.written),
        )


def _whole_unit(unit: str) -> str:
    return "đồng" if unit.lower() == "đ" else unit


@attrs.define(eq=False)
class _Change:
    number: Decimal
    percent: bool
    qualifier: Qualifier
    scale: Scale
    unit: str | None
    base: str | None


@attrs.define(eq=False)
class _Draft:
    value: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    scale: Scale = Scale.ONE
    unit: str | None = None
    denominator: Decimal | None = None
    rate: Decimal | None = None
    rate_qualifier: Qualifier = Qualifier.EXACT
    absolute: _Change | None = None
    percent: _Change | None = None
    base_value: Decimal | None = None

    def done(self) -> StatedNumber:
        absolute, percent = self.absolute, self.percent
        stated = absolute or percent
        return StatedNumber(
            value=self.value,
            scale=self.scale,
            qualifier=self.qualifier,
            unit=self.unit,
            denominator=self.denominator,
            stated_rate=self.rate,
            rate_qualifier=self.rate_qualifier,
            delta_absolute=None if absolute is None else absolute.number,
            delta_percent=None if percent is None else percent.number,
            delta_qualifier=Qualifier.EXACT if stated is None else stated.qualifier,
            delta_unit=None if absolute is None else absolute.unit,
            base=None if stated is None else stated.base,
            base_value=self.base_value,
        )


class _Reader:
    """Reads a phrase from left to right. A group is the counts for one event; its changes come after it."""

    def __init__(self, written: str, text: str, tokens: Sequence[Token], pairs: bool) -> None:
        self.written, self.text, self.tokens, self.pairs = written, text, tokens, pairs
        self.at = 0
        self.drafts: list[_Draft] = []
        self.rest: list[str] = []
        self.group: list[_Draft] = []
        self.changes: list[_Change] = []
        self.base_values: list[Decimal] = []
        self.ahead: str | None = None
        self.fresh = True
        self.comma = self.join = self.sum_of_pairs = False

    def refusal(self, vi: str, en: str) -> NotAFigure:
        return NotAFigure(self.written, vi=vi, en=en)

    def token(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else Token("end", "", -1, -1)

    def words_of(self, first: int, last: int) -> str:
        """The text of tokens, without a quotation mark that has no partner."""
        pieces = list(self.tokens[first:last])
        if sum(piece.kind == "quote" for piece in pieces) % 2 and pieces[-1].kind == "quote":
            pieces.pop()
        return " ".join(self.text[pieces[0].start : pieces[-1].end].split()) if pieces else ""

    # What begins at a token.

    def number_begins(self, at: int) -> bool:
        """A number, with or without a bound before it."""
        return self.token(at + (self.token(at).small in _QUALIFIERS)).kind == "number"

    def change_begins(self, at: int) -> bool:
        token = self.token(at)
        if token.kind in {"+", "-"}:
            before, after = self.token(at - 1), self.token(at + 1)
            touching = after.start == token.end and before.end != token.start
            return after.kind == "number" and (touching or before.kind == "(")
        return token.small in _CHANGE_WORDS and self.number_begins(at + 1 + (self.token(at + 1).small == "thêm"))

    def base_begins(self, at: int) -> bool:
        return self.token(at).small == "vs" or (self.token(at).small == "so" and self.token(at + 1).small == "với")

    def rate_begins(self, at: int) -> bool:
        """A percentage that says nothing of what it is a part: it belongs to the count before it."""
        if not self.group or self.changes or self.group[-1].rate is not None or self.group[-1].unit == "%":
            return False
        said = self.token(at).small in _RATE_WORDS
        if not (said or self.comma or (self.group[-1].denominator is not None and not self.fresh)):
            return False
        at += said
        at += self.token(at).small in _QUALIFIERS
        if self.token(at).kind != "number" or self.token(at + 1).kind != "%":
            return False
        at += 2
        while self.token(at).kind == "quote":
            at += 1
        return self.token(at).kind in {"end", ")", "(", ";", ".", ","} or self.change_begins(at)

    def words_stop(self, at: int) -> bool:
        """Whether words of a unit or beside a number end before this token."""
        token = self.token(at)
        if token.kind == "/":
            return self.token(at + 1).kind != "word" or self.number_begins(at + 1)
        if token.kind not in {"word", "quote"} or self.change_begins(at) or self.base_begins(at):
            return True
        if token.small in _CHANGE_WORDS and self.token(at + 1).small not in _CHANGE_COMPOUNDS:
            return True
        linked = token.small in _RATE_WORDS or token.small in _AND_WORDS or token.small == "với"
        if token.small == "trong" and self.token(at + 1).small == "đó":
            return self.number_begins(at + 2)
        return (token.small in _QUALIFIERS and self.number_begins(at)) or (linked and self.number_begins(at + 1))

    # Reading.

    def read(self) -> None:
        self.run(len(self.tokens))
        if not self.drafts:
            raise self.refusal("không có con số nào", "there is no number")

    def run(self, last: int) -> None:
        while self.at < last:
            self.step()
        self.settle()

    def step(self) -> None:
        token, at = self.token(self.at), self.at
        if token.kind == "quote":
            self.at += 1
        elif token.kind == "(":
            self.bracket()
        elif token.kind in {";", ".", ",", ":"}:
            self.separator(token)
        elif token.kind == "=":
            self.sum_of_pairs = self.sum_of_pairs or len(self.group) == 2
            self.part(token.text)
        elif self.change_begins(at):
            self.change()
        elif token.kind == "+" and self.group and not self.fresh:
            self.part(token.text)
        elif self.base_begins(at):
            self.base()
        elif self.rate_begins(at):
            self.rate()
        elif self.number_begins(at):
            self.count()
        elif self.joins(at):
            self.at += 1
            self.join = self.fresh = True
        elif token.kind in {"word", "time"}:
            self.words()
        else:
            raise self.refusal(f"dấu “{token.text}” không rõ nghĩa ở đây", f"“{token.text}” is not clear here")

    def joins(self, at: int) -> bool:
        """A sign or word that puts a second count for the same event beside the first."""
        linking = self.token(at).kind == "/" or self.token(at).small == "với"
        return linking and bool(self.group) and not self.fresh and not self.changes and self.number_begins(at + 1)

    def separator(self, token: Token) -> None:
        if token.kind != ",":
            self.settle()
            self.sum_of_pairs = self.sum_of_pairs and token.kind == ":"
        self.fresh, self.comma = True, token.kind == ","
        self.at += 1

    def part(self, sign: str) -> None:
        self.settle()
        self.rest.append(sign)
        self.fresh, self.comma = True, False
        self.at += 1

    def words(self) -> None:
        first = self.at
        if self.comma:
            # After a comma and words a change is about something else than the count before them.
            self.settle()
            self.comma = False
        token = self.token(first)
        linked = 2 if token.small == "trong" and self.token(first + 1).small == "đó" else token.small in _AND_WORDS
        if linked and self.number_begins(first + linked):
            self.at += linked
            self.settle()
            self.fresh = True
        elif token.kind == "time":
            self.at += 1
        elif token.small in _CHANGE_WORDS and self.token(first + 1).small not in _CHANGE_COMPOUNDS:
            raise self.refusal(
                f"sau “{token.text}” không phải con số tăng, giảm", f"after “{token.text}” stands no number of a change"
            )
        else:
            self.at += 1
            while not self.words_stop(self.at):
                self.at += 1
        self.rest.append(self.words_of(first, self.at))

    def qualifier(self) -> Qualifier:
        found = _QUALIFIERS.get(self.token(self.at).small)
        if found is None:
            return Qualifier.EXACT
        self.at += 1
        return found

    def number(self) -> Decimal:
        token = self.token(self.at)
        self.at += 1
        try:
            return WrittenNumber.parse(token.text).value
        except NotAFigure as refused:
            before = "" if token.text == self.written else f"“{token.text}” – "
            raise self.refusal(before + refused.reason.vi, before + refused.reason.en) from None

    def count(self) -> None:
        if not self.fresh:
            raise self.refusal("hai con số liền nhau mà không rõ quan hệ", "two numbers stand together, unconnected")
        self.guard(self.at)
        if not self.join:
            self.settle()
        self.fresh = self.comma = self.join = False
        draft = _Draft(qualifier=self.qualifier(), value=self.number())
        self.add(draft)
        if self.token(self.at).kind == "/" and self.token(self.at + 1).kind == "number":
            draft = self.ratio(draft)
        draft.scale, draft.unit = self.measure()
        if draft.denominator is not None and draft.scale is not Scale.ONE:
            raise self.refusal(
                "không rõ bậc đơn vị thuộc một hay cả hai số",
                "it is not clear whether the scale belongs to one or both numbers",
            )
        if draft.unit is not None and [each.unit for each in self.group].count(draft.unit) > 1:
            raise self.refusal(
                f"hai số cùng đơn vị “{draft.unit}”, không rõ là phần và toàn thể hay hai số riêng",
                f"two numbers in “{draft.unit}”: a part and its whole, or two counts",
            )

    def add(self, draft: _Draft) -> None:
        self.drafts.append(draft)
        self.group.append(draft)

    def ratio(self, draft: _Draft) -> _Draft:
        """The number after a slash: the whole of the first, or a second count."""
        self.at += 1
        whole = self.number()
        if self.token(self.at).kind == "/" and self.number_begins(self.at + 1):
            raise self.refusal("ba số cách nhau bằng dấu “/”", "three numbers are parted by “/”")
        if self.pairs or self.sum_of_pairs:
            draft = _Draft(value=whole)
            self.add(draft)
        else:
            draft.denominator = whole
        return draft

    def guard(self, at: int) -> None:
        """Refuse a number that its foregoing word makes a name, or a bound that no qualifier can say."""
        before, earlier = self.token(at - 1), self.token(at - 2).small
        word = before.small
        named = word in _NAMING_WORDS and not (word == "số" and earlier == "tổng")
        bounded = word in _BOUNDING_WORDS or word in _QUALIFIERS
        if self.token(at).small == "hơn" and word in _COMPARING_WORDS:
            named = bounded = True
        if named or bounded:
            raise self.refusal(
                f"con số sau “{before.text}” không phải số liệu đọc được",
                f"the number after “{before.text}” is a name or a bound that is not understood",
            )

    def measure(self, *, in_change: bool = False) -> tuple[Scale, str | None]:
        """Scale and unit after a number; words after a complete unit such as “km” are left for `rest`."""
        if self.token(self.at).kind == "%":
            self.at += 1
            return Scale.ONE, "%"
        scale = _SCALES.get(self.token(self.at).small, Scale.ONE)
        self.at += scale is not Scale.ONE
        token = self.token(self.at)
        if token.small in _ROUND_WORDS or (scale is not Scale.ONE and token.small in _SCALES):
            raise self.refusal(
                f"không đọc số viết kèm chữ “{token.text}”", f"numbers written with “{token.text}” are not understood"
            )
        if scale is not Scale.ONE and token.kind == "%":
            raise self.refusal("phần trăm không có bậc đơn vị", "a percentage has no scale")
        first = self.at
        after = self.token(first + 1)
        money = token.small == "đồng" and after.small not in _NOT_MONEY
        if token.kind == "word" and (token.small in MEASURES or money):
            self.at += 1
            while self.token(self.at).kind == "/" and not self.words_stop(self.at):
                self.at += 2
        else:
            self.unit_words(in_change)
        return scale, self.words_of(first, self.at) or None

    def unit_words(self, in_change: bool) -> None:
        first = self.at
        while not self.words_stop(self.at):
            self.at += 1
        # “ý kiến, kiến nghị”: after a comma, words without a number go on with the unit.
        while self.at > first and self.token(self.at).kind == ",":
            end = self.at + 1
            while not self.words_stop(end):
                end += 1
            ends = self.token(end).kind in {"end", ",", ";", ".", "(", ")", "=", "/"}
            if end == self.at + 1 or not (ends or (in_change and self.base_begins(end))):
                break
            self.at = end

    def change(self) -> None:
        sign = self.token(self.at)
        self.at += 1
        self.at += self.token(self.at).small == "thêm"
        bound, size = self.qualifier(), self.number()
        if self.token(self.at).kind == "/" and self.number_begins(self.at + 1):
            raise self.refusal("mức tăng, giảm không phải hai số", "a change is one number")
        scale, unit = self.measure(in_change=True)
        percent = unit == "%"
        if sign.kind == "-" or sign.small == "giảm":
            size = size.copy_negate()
        if not self.group:
            self.add(_Draft(scale=scale, unit=None if percent else unit))
        self.changes.append(_Change(size, percent, bound, scale, None if percent else unit, self.ahead))
        self.ahead = None
        self.fresh = self.comma = False

    def base(self) -> None:
        self.at += 1 if self.token(self.at).small == "vs" else 2
        base = self.base_words()
        if not base or self.ahead is not None:
            raise self.refusal("sau “so với” không có kỳ so sánh", "after “so với” stands no base of comparison")
        open_changes = [each for each in self.changes if each.base is None]
        for each in open_changes:
            each.base = base
        if not open_changes:
            self.ahead = base

    def base_words(self) -> str:
        first = self.at
        while self.token(self.at).kind not in _ENDS | {"end"} and not self.change_begins(self.at):
            token = self.token(self.at)
            near = {self.token(self.at - 1).small, self.token(self.at + 1).small}
            year = len(token.text) == 4 and token.text[:2] in {"19", "20"}
            if token.kind == "number" and not year and not (len(token.text) <= 2 and near & _TIME_WORDS):
                raise self.refusal(
                    f"“{token.text}” trong phần so sánh không phải kỳ", f"“{token.text}” in the comparison is no period"
                )
            self.at += 1
        return self.words_of(first, self.at)

    def rate(self) -> None:
        if self.token(self.at).small in _RATE_WORDS:
            self.rest.append(self.token(self.at).text)
            self.at += 1
        self.group[-1].rate_qualifier = self.qualifier()
        self.group[-1].rate = self.number()
        if self.group[-1].denominator == 0:
            raise self.refusal("tỷ lệ của toàn thể bằng 0", "it states a rate of a whole of zero")
        self.at += 1
        self.fresh = self.comma = False

    def bracket(self) -> None:
        first = self.at + 1
        close = next((at for at in range(first, len(self.tokens)) if self.token(at).kind == ")"), first)
        inner = [token for token in self.tokens[first:close] if token.kind != "quote"]
        if not inner or any(token.kind == "(" for token in inner):
            raise self.refusal("dấu ngoặc không đóng, lồng nhau hoặc trống", "brackets are open, nested or empty")
        self.at, fresh, comma = first, self.fresh, self.comma
        self.comma = True
        if self.rate_begins(first):
            self.rate()
            self.at += self.token(self.at).kind == "quote"
            if self.at != close:
                raise self.refusal("trong ngoặc có thêm điều khác cạnh tỷ lệ", "more than the rate is in the brackets")
        elif self.change_begins(first):
            self.change_list(close)
        elif any(token.kind == "number" for token in inner):
            self.aside(close)
        else:
            self.rest.append(self.words_of(first, close))
        self.at, self.fresh, self.comma = close + 1, fresh, comma

    def change_list(self, close: int) -> None:
        """Changes in brackets, and what they are compared with: “(−146, −127; H1 2019: 1.012/1.091)”."""
        while self.at < close:
            token = self.token(self.at)
            if token.kind in {",", ";", "quote"}:
                self.at += 1
            elif self.change_begins(self.at):
                self.change()
            elif self.base_begins(self.at):
                self.base()
            elif token.kind in {"word", "time", "number"} and self.token(self.at - 1).kind == ";":
                self.base_numbers(close)
            else:
                raise self.refusal(f"“{token.text}” không rõ nghĩa trong ngoặc", f"“{token.text}” is not clear there")

    def base_numbers(self, close: int) -> None:
        base = self.base_words()
        for each in self.changes:
            each.base = each.base or base
        while self.at < close:
            if (
                self.token(self.at).kind != ("/" if self.base_values else ":")
                or self.token(self.at + 1).kind != "number"
            ):
                raise self.refusal("số của kỳ so sánh không đọc được", "the number of the base period is not clear")
            self.at += 1
            self.base_values.append(self.number())

    def aside(self, close: int) -> None:
        """What stands in brackets with numbers of its own, such as the parts of a sum."""
        kept = self.group, self.changes, self.base_values, self.ahead, self.sum_of_pairs
        self.sum_of_pairs = self.sum_of_pairs or (self.token(self.at).kind == "=" and len(self.group) == 2)
        self.group, self.changes, self.base_values, self.ahead = [], [], [], None
        self.fresh, self.comma = True, False
        self.run(close)
        self.group, self.changes, self.base_values, self.ahead, self.sum_of_pairs = kept

    # What changes belong to.

    def settle(self) -> None:
        """End a group: give its changes to its numbers."""
        if self.ahead is not None:
            raise self.refusal(
                f"so với “{self.ahead}” nhưng không nêu tăng, giảm", f"compared with “{self.ahead}”, but no change"
            )
        targets: list[_Draft] = []
        for draft, change in zip(self.owners(), self.changes, strict=True):
            self.give(draft, change)
            if all(draft is not each for each in targets):
                targets.append(draft)
        if self.base_values and len(self.base_values) != len(targets):
            raise self.refusal("số của kỳ so sánh không khớp", "the numbers of the base period do not match")
        for draft, value in zip(targets, self.base_values, strict=False):
            draft.base_value = value
        self.group, self.changes, self.base_values = [], [], []

    def owners(self) -> list[_Draft]:
        """The number of each change."""
        changes, group = self.changes, self.group
        same_kind = len({each.percent for each in changes}) == 1
        if len(group) == 1 and len(changes) == 2 and same_kind and group[0].denominator is not None:
            # Two changes show that “05/75” is two counts, not a part and its whole.
            second = _Draft(value=group[0].denominator, unit=group[0].unit)
            group[0].denominator = group[0].unit = None
            self.drafts.insert(self.drafts.index(group[0]) + 1, second)
            group.append(second)
        if len(group) == 1:
            return group * len(changes)
        if len(group) == len(changes) and same_kind:
            if all(_fits(draft.unit, each.unit) for draft, each in zip(group, changes, strict=True)):
                return list(group)
        owners: list[_Draft] = []
        for each in changes:
            named = [draft for draft in group if each.unit is not None and draft.unit == each.unit]
            if each.percent and owners:
                named = owners[-1:]
            if len(named) != 1:
                raise self.refusal(
                    "không rõ tăng, giảm thuộc số nào", "it is not clear to which number the change belongs"
                )
            owners += named
        return owners

    def give(self, draft: _Draft, change: _Change) -> None:
        other = draft.absolute or draft.percent
        taken = draft.percent if change.percent else draft.absolute
        differs = other is not None and (
            other.qualifier is not change.qualifier
            or (other.base is not None and change.base is not None and other.base != change.base)
        )
        if taken is not None or differs:
            raise self.refusal("một số có hai mức tăng, giảm khác nhau", "one number has two different changes")
        if other is not None:
            other.base = change.base = other.base or change.base
        if change.percent:
            draft.percent = change
            return
        if draft.value is None:
            draft.scale, draft.unit = change.scale, change.unit
        if not _fits(draft.unit, change.unit):
            raise self.refusal(
                f"tăng, giảm tính theo “{change.unit}”, số liệu theo “{draft.unit}”",
                f"the change is in “{change.unit}”, the number in “{draft.unit}”",
            )
        shift = _ZEROS[change.scale] - _ZEROS[draft.scale]
        if shift < 0 and change.scale is Scale.ONE and change.unit is None:
            raise self.refusal("không rõ bậc đơn vị của mức tăng, giảm", "the scale of the change is not clear")
        if shift:
            moved = Decimal(format(change.number.scaleb(shift), "f"))
            if not Number(signed=True).acceptable(moved):
                raise self.refusal("mức tăng, giảm quá lớn hoặc quá nhỏ", "the change is too large or too small")
            change.number = moved
        draft.absolute = change


def _fits(unit: str | None, other: str | None) -> bool:
    """Whether a change in one unit can be of a number in another: “mô hình” of “mô hình hiệu quả”."""
    if unit is None or other is None:
        return True
    first, second = _whole_unit(unit).lower(), _whole_unit(other).lower()
    return first == second or first.startswith(f"{second} ") or second.startswith(("điểm ", f"{first} "))
