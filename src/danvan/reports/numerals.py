"""Numbers and the other tokens of a phrase in Vietnamese notation (số, từ và dấu).

A dot or a blank parts thousands, a comma parts decimals.
"""

import re
import unicodedata
from decimal import Decimal

import attrs

from danvan.errors import Refused, Sentence
from danvan.law.periods import Period, PeriodKind
from danvan.reports.figures import Delta, Figure, Qualifier, Scale

__all__ = ["NotAFigure", "Token", "WrittenNumber", "parse_number", "print_figure", "print_number", "tokens_of"]

# Plain, non-breaking, thin, and narrow non-breaking: the blanks that may part thousands.
_BLANKS = " \u00a0\u2009\u202f"

_MOST_WHOLE = 18
_MOST_DECIMALS = 9
_LONGEST_SHOWN = 80
_MINUSES = "\u2212\u2013-"
_NUMBER = re.compile(
    rf"(?P<sign>[+{_MINUSES}]?)"
    rf"(?P<whole>[0-9]+|[0-9]{{1,3}}(?P<group>[.{_BLANKS}])[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*)"
    r"(?:,(?P<decimals>[0-9]+))?"
)
_AROUND = _BLANKS + "\t\r\n"


class NotAFigure(Refused):
    """A text is no number or figure that danvan understands (không phải số liệu đọc được).

    `text` is what was to be read and `reason` what stands in the way, in both languages.
    """

    def __init__(self, text: str, *, vi: str, en: str) -> None:
        shown = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
        super().__init__(Sentence(f"Không đọc được “{shown}”: {vi}.", f"“{shown}” is not understood: {en}."))
        self.text: str = text
        self.reason: Sentence = Sentence(vi, en)


@attrs.frozen(kw_only=True)
class WrittenNumber:
    """A number as it was written (con số như đã viết): “2.941,86”, “07”, “2 782”.

    `value` has as many decimals as were written. `group` is the sign that parts thousands, empty where
    there is none; `sign` is “+”, one of the three signs of minus, or empty.
    """

    written: str
    value: Decimal
    group: str = ""
    sign: str = ""

    @classmethod
    def parse(cls, text: str) -> "WrittenNumber":
        """Read one number; blanks around it may stand there. Raises `NotAFigure` with the reason."""
        bare = text.strip(_AROUND)
        found = _NUMBER.fullmatch(bare)
        if found is None:
            raise _why_not(text, bare)
        whole, decimals, group = found["whole"], found["decimals"] or "", found["group"] or ""
        digits = whole.replace(group, "") if group else whole
        if group and digits.startswith("0"):
            raise NotAFigure(
                text, vi="số có phân nhóm hàng nghìn không bắt đầu bằng 0", en="a number in groups has no zero in front"
            )
        if len(digits) > _MOST_WHOLE or len(decimals) > _MOST_DECIMALS:
            raise NotAFigure(
                text,
                vi=f"nhiều hơn {_MOST_WHOLE} chữ số trước hoặc {_MOST_DECIMALS} chữ số sau dấu phẩy",
                en=f"it has more than {_MOST_WHOLE} digits before or {_MOST_DECIMALS} after the comma",
            )
        minus = "-" if found["sign"] and found["sign"] in _MINUSES else ""
        value = Decimal(f"{minus}{digits}.{decimals}" if decimals else f"{minus}{digits}")
        return cls(written=text, value=value, group=group, sign=found["sign"])

    def __str__(self) -> str:
        """What was written."""
        return self.written


def _why_not(text: str, bare: str) -> NotAFigure:
    if not bare:
        return NotAFigure(text, vi="không có gì", en="there is nothing")
    if any(letter.isnumeric() and not letter.isascii() for letter in bare):
        return NotAFigure(
            text, vi="có chữ số không phải 0 đến 9 thông thường", en="it has digits other than plain 0 to 9"
        )
    if not re.fullmatch(rf"[+{_MINUSES}]?[0-9][0-9.,{_BLANKS}]*", bare):
        return NotAFigure(text, vi="không phải là con số", en="it is not a number")
    if bare.count(",") > 1 or "." in bare.partition(",")[2]:
        return NotAFigure(
            text,
            vi="dấu phẩy chỉ đứng một lần, trước phần thập phân; dấu chấm phân nhóm hàng nghìn",
            en="a comma stands once, before the decimals; a dot parts thousands",
        )
    return NotAFigure(
        text,
        vi="dấu chấm hoặc dấu cách trong một số phân nhóm đúng ba chữ số, sau một đến ba chữ số đầu",
        en="in a number a dot or a blank parts groups of exactly three digits, after one to three digits",
    )


def parse_number(text: str) -> Decimal | None:
    """The number that a text writes, or ``None``: “2.941,86” is 2941.86, “1,000” is 1.000.

    `WrittenNumber.parse` says why a text is no number.
    """
    try:
        return WrittenNumber.parse(text).value
    except NotAFigure:
        return None


def print_number(number: Decimal, *, leading_zero: bool = False, group: bool = True) -> str:
    """A number in Vietnamese notation: “2.941,86”. All of its decimals are kept.

    With `leading_zero` the whole numbers 1 to 9 get a zero in front, “07”, as counts in reports have;
    without `group` thousands are not parted. Raises `NotAFigure` for infinity and for what is no number.
    """
    if not number.is_finite():
        raise NotAFigure(str(number), vi="không phải số hữu hạn", en="it is not finite")
    sign = "-" if number.is_signed() else ""
    whole, point, decimals = format(number.copy_abs(), "f").partition(".")
    if leading_zero and not point and len(whole) == 1 and whole != "0":
        whole = f"0{whole}"
    elif group:
        whole = _grouped(whole)
    return f"{sign}{whole}{',' if point else ''}{decimals}"


def _grouped(whole: str) -> str:
    first = len(whole) % 3 or 3
    return ".".join([whole[:first], *(whole[start : start + 3] for start in range(first, len(whole), 3))])


@attrs.frozen
class Token:
    """A piece of a phrase; `kind` is “number”, “word”, “time”, “quote”, or the sign itself."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def small(self) -> str:
        """The text in small letters with single blanks, as keywords are compared."""
        return " ".join(self.text.lower().split())


MEASURES = frozenset(("%", "đ", "ha", "km", "m", "cm", "kg", "km²", "m²", "m³", "km2", "m2", "m3", "tấn"))
"""Units of measure that stand complete by themselves, whatever follows them."""
GLUED = MEASURES | {"đồng", "tỷ", "tỉ", "triệu", "nghìn", "ngàn"}
"""What may follow a number without a blank."""

_YEAR = r"(?:19|20)[0-9]{2}"
_TIME = (
    # After “hàng”, “mỗi” or a number, “tháng 6 …” is no name of a month: “mỗi tháng 6 cuộc”.
    r"(?<!\w)(?<!hàng )(?<!mỗi )(?<![0-9] )(?:"
    rf"năm\s+{_YEAR}|(?:giai\s+đoạn|nhiệm\s+kỳ)\s+{_YEAR}\s?[-–]\s?{_YEAR}"
    rf"|tháng\s+(?:1[0-2]|0?[1-9])(?:/{_YEAR})?|quý\s+[1-4](?:/{_YEAR})?"
    rf"|ngày\s+(?:[12][0-9]|3[01]|0?[1-9])/(?:1[0-2]|0?[1-9])(?:/{_YEAR})?"
    r")(?!\w|[.,/][0-9])"
)
_GROUPED = rf"[0-9]{{1,3}}(?P<blank>[{_BLANKS}])[0-9]{{3}}(?:(?P=blank)[0-9]{{3}})*(?:,[0-9]+)?(?![0-9]|[.,][0-9])"
_TOKEN = re.compile(
    rf"(?P<time>{_TIME})"
    rf"|(?P<number>{_GROUPED}|[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<word>[A-Za-z]+[0-9]+(?!\w|[.,][0-9])|[^\W\d_]+(?:[-.'’&][^\W\d_]+)*)"
    r"|(?P<quote>[\"“”„«»'‘’])"
    r"|(?P<sign>[-−–+><~%/(),;:=.…\n])",
    re.IGNORECASE,
)
_SIGNS = {"−": "-", "–": "-", "…": ".", "\n": ";"}


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text in NFC; raises `NotAFigure` where a sign or a digit has no meaning here."""
    for place, letter in enumerate(text):
        power = letter in "²³" and text[place - 1 : place].isalpha()
        if not letter.isascii() and unicodedata.category(letter) in {"Nd", "Nl", "No"} and not power:
            raise NotAFigure(
                text, vi=f"“{letter}” không phải chữ số 0 đến 9 thông thường", en=f"“{letter}” is no plain digit 0 to 9"
            )
    tokens: list[Token] = []
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is not None:
            kind = found.lastgroup or ""
            piece = found[0]
            if kind == "sign":
                kind = _SIGNS.get(piece, piece)
            tokens.append(Token(kind, piece, place, found.end()))
            _check_joint(text, tokens)
            place = found.end()
        elif text[place] in "\t\r" or (text[place].isspace() and unicodedata.category(text[place]) != "Cc"):
            place += 1
        else:
            raise NotAFigure(
                text, vi=f"dấu “{text[place]}” không có nghĩa ở đây", en=f"the sign “{text[place]}” has no meaning here"
            )
    return tokens


def _check_joint(text: str, tokens: list[Token]) -> None:
    """Refuse a number that hangs on a word, a point or a colon: nobody can tell what was meant."""
    if len(tokens) < 2 or tokens[-2].end < tokens[-1].start:
        return
    before, last = tokens[-2:]
    if last.kind == "number":
        wrong = before.kind in {"word", "time", "number", ".", ",", ";", ":", "%"} and before.text != "\n"
    else:
        wrong = before.kind == "number" and last.kind in {"word", "time"} and last.text not in GLUED
    if wrong:
        joint = before.text + last.text
        raise NotAFigure(text, vi=f"“{joint}” viết liền nhau", en=f"“{joint}” is written without a blank")


_BOUND_WORDS = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: "trên ",
    Qualifier.JUST_BELOW: "gần ",
    Qualifier.ABOUT: "khoảng ",
}


def print_figure(figure: Figure) -> str:
    """A figure as a Vietnamese phrase: “trên 1.900 mô hình”, “76/106 hộ (71,7 %)”, “1,45 tỷ đồng”.

    A figure without value is “không báo cáo” or “không áp dụng”, unless it states a change. What the
    comparison is with follows from the periods: “cùng kỳ” where they are a year apart.
    """
    pieces = []
    if figure.value is not None:
        pieces.append(_counted(figure))
    elif figure.silence is not None and figure.delta is None:
        pieces.append(figure.silence.vi)
    rate = figure.stated_rate
    if rate is not None:
        of = f" của {print_number(figure.denominator)}" if figure.value is None and figure.denominator else ""
        pieces.append(f" ({_BOUND_WORDS[figure.rate_qualifier]}{print_number(rate)} %{of})")
    if figure.delta is not None:
        changed = _changed(figure, figure.delta)
        if figure.delta.base_value is not None:
            pieces.append(f" ({changed})" if pieces else f"({changed})")
        else:
            pieces.append(f", {changed}" if pieces else changed)
    return "".join(pieces).strip()


def _counted(figure: Figure) -> str:
    value = figure.value or Decimal(0)
    bound, unit = _BOUND_WORDS[figure.qualifier], figure.unit or ""
    scale = "" if figure.scale is Scale.ONE else figure.scale.vi
    whole = "" if figure.denominator is None else f"/{print_number(figure.denominator)}"
    shown = f"{print_number(value)} {scale}".strip() if scale else print_number(value)
    return " ".join(filter(None, (f"{bound}{shown}{whole}", unit)))


def _changed(figure: Figure, delta: Delta) -> str:
    changes = []
    if delta.absolute is not None:
        scale = "" if figure.scale is Scale.ONE else figure.scale.vi
        unit = "điểm phần trăm" if figure.unit == "%" else figure.unit
        changes.append(" ".join(filter(None, (_moved(delta, delta.absolute), scale, unit))))
    if delta.percent is not None:
        moved = f"{_moved(delta, delta.percent)} %"
        changes.append(f"({moved})" if changes and delta.base_value is None else moved)
    base = None if delta.base_period is None else _period_words(delta.base_period, figure.period)
    if delta.base_value is not None:
        return f"{', '.join(changes)}; {base or 'kỳ gốc'}: {print_number(delta.base_value)}"
    return " ".join([*changes, f"so với {base}"] if base else changes)


def _moved(delta: Delta, size: Decimal) -> str:
    word = "giảm" if size.is_signed() else "tăng"
    return f"{word} {_BOUND_WORDS[delta.qualifier]}{print_number(size.copy_abs())}"


def _period_words(base: Period, own: Period | None) -> str:
    """The base period as a comparison names it."""
    if own is not None and own.year is not None and own.kind is base.kind and own.number == base.number:
        if base.year == own.year - 1 and own.kind not in {PeriodKind.MULTI_YEAR, PeriodKind.CAMPAIGN}:
            return "cùng kỳ"
    year = f"năm {base.year}"
    if base.kind is PeriodKind.MULTI_YEAR:
        return f"giai đoạn {base.year}-{base.until_year}"
    if base.kind is PeriodKind.CAMPAIGN and base.name is not None:
        return base.name
    if base.kind is PeriodKind.RANGE and base.window is not None:
        days = (f"ngày {day.day}/{day.month}/{day.year}" for day in (base.window.first, base.window.last))
        return f"kỳ từ {' đến '.join(days)}"
    if base.kind is PeriodKind.YEAR:
        return year
    if base.kind is PeriodKind.HALF:
        return f"6 tháng {'đầu' if base.number == 1 else 'cuối'} {year}"
    number = "" if base.number is None else f" {base.number}"
    return f"{base.kind.vi}{number} {year}"
