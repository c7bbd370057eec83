"""Laws of written numbers and figures: printing and reading back, nothing lost, no text that makes it fail."""

import re
import unicodedata
from decimal import Decimal

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

from danvan import strategies
from danvan.law.periods import Period, PeriodKind
from danvan.reports.figures import Delta, Figure, Qualifier, Scale, Silence
from danvan.reports.written import (
    NotAFigure,
    WrittenFigure,
    WrittenNumber,
    parse_number,
    print_figure,
    print_number,
)

plain = strategies.numbers()
signed = strategies.numbers(signed=True)

units = st.sampled_from(
    (
        "lượt",
        "lượt người",
        "mô hình",
        "hộ",
        "đồng chí",
        "đồng",
        "ha",
        "km²",
        "m",
        "xã/TT",
        "ý kiến, kiến nghị",
        "vụ việc",
    )
) | st.text("bcdxyôêự", min_size=2, max_size=6).filter(lambda word: unicodedata.is_normalized("NFC", word))
qualifiers = st.sampled_from(Qualifier)
base_periods = st.builds(
    Period, kind=st.sampled_from((PeriodKind.YEAR, PeriodKind.NINE_MONTHS)), year=st.integers(1900, 2099)
) | st.builds(Period, kind=st.just(PeriodKind.HALF), year=st.integers(1900, 2099), number=st.integers(1, 2))


@st.composite
def changes(draw: st.DrawFn) -> Delta:
    absolute, percent = draw(st.tuples(signed, st.none()) | st.tuples(st.none(), signed) | st.tuples(signed, signed))
    return Delta(
        absolute=absolute,
        percent=percent,
        qualifier=draw(qualifiers),
        base_period=draw(st.none() | base_periods),
        base_value=draw(st.none() | plain),
    )


@st.composite
def carried(draw: st.DrawFn) -> Figure:
    """Figures all of whose parts the notation can carry."""
    delta = draw(st.none() | changes())
    if delta is not None and draw(st.booleans()):
        absolute = delta.absolute is not None
        return Figure(
            label="x",
            silence=Silence.NOT_REPORTED,
            delta=delta,
            unit=draw(st.none() | units) if absolute else None,
            scale=draw(st.sampled_from(Scale)) if absolute else Scale.ONE,
        )
    unit = draw(st.none() | units | st.just("%"))
    percent = unit == "%"
    scale = Scale.ONE if percent else draw(st.sampled_from(Scale))
    denominator = draw(st.none() | plain) if scale is Scale.ONE and not percent else None
    rate = None if percent or denominator == 0 else draw(st.none() | plain)
    return Figure(
        label="x",
        value=draw(plain),
        qualifier=draw(qualifiers),
        unit=unit,
        scale=scale,
        denominator=denominator,
        stated_rate=rate,
        rate_qualifier=Qualifier.EXACT if rate is None else draw(qualifiers),
        delta=delta,
        period=draw(st.none() | base_periods),
    )


@given(carried())
def test_what_is_printed_is_read_back(figure: Figure) -> None:
    phrase = print_figure(figure)
    base = None if figure.delta is None else figure.delta.base_period
    read = WrittenFigure.parse(phrase)
    made = read.to_figure(label="x", base_period=base)
    assert made.raw_text == phrase
    assert attrs.evolve(made, raw_text=None, period=figure.period) == figure
    stated = read.figures[0].base
    if figure.delta is not None and (figure.delta.base_value is not None or base is not None):
        assert stated is not None
        assert phrase.endswith(f"so với {stated}") or f"; {stated}: " in phrase


@given(signed, st.booleans(), st.booleans())
@example(Decimal("-0"), True, True)
@example(Decimal("1E+17"), False, True)
@example(Decimal("7.0"), True, True)
def test_numbers_are_read_back(number: Decimal, leading_zero: bool, group: bool) -> None:
    written = print_number(number, leading_zero=leading_zero, group=group)
    assert parse_number(written) == number
    again = WrittenNumber.parse(written)
    assert (again.group == ".") == (group and abs(number) >= 1000)
    places = number.as_tuple().exponent
    assert isinstance(places, int)
    assert again.value.as_tuple().exponent == min(places, 0)


@given(st.text() | st.text("0123456789.,+-−– \u00a0", max_size=12))
def test_a_text_is_a_number_or_refused(text: str) -> None:
    try:
        found = WrittenNumber.parse(text)
    except NotAFigure:
        assert parse_number(text) is None
        return
    assert str(found) == text
    digits = re.sub(r"[^0-9]", "", text)
    assert digits.lstrip("0") == re.sub(r"[^0-9]", "", format(found.value, "f")).lstrip("0")
    assert parse_number(print_number(found.value)) == found.value


def attempt(text: str) -> WrittenFigure | None:
    try:
        return WrittenFigure.parse(text)
    except NotAFigure:
        return None


WORDS = """trên hơn gần khoảng > < ~ tăng giảm thêm so_với cùng_kỳ năm_2020 tháng_6 vs và với trong_đó đạt nghìn triệu
tỷ đ đồng % lượt người mô_hình giảm_nghèo km hộ quỹ ( ) / , ; . : = + - − – “ ” " 07 5 12 2020 1.234 2.94 1,5 98,4 2_782
75 (6,9%) (+9,3_%) (−146,_−127;_H1_2019:_12/24) ² ５"""
PIECES = [word.replace("_", " ") for word in WORDS.split()] + ["\n"]
phrases = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(("", " ", " ", " "))), max_size=12).map(
    lambda pieces: "".join(piece + blank for piece, blank in pieces)
)
# Most of the random phrases are refused; these are understood.
understood = st.lists(
    st.tuples(
        st.sampled_from(("", "quỹ ", "tổng số ", "xã A: ", "Năm 2020 có ")),
        st.sampled_from(("", "trên ", ">", "gần ", "khoảng ")),
        st.sampled_from(("07", "2.941", "2 782", "98,4")),
        st.sampled_from((" lượt", " km đường", " đồng chí", " tỷ đ tiền mặt", " vụ năm 2020", "")),
        st.sampled_from(("", " (HĐND)", " (6,9 %)", ", tăng 5 % so với cùng kỳ", " / 15 buổi", " (90 % xong)")),
    ).map("".join),
    min_size=1,
    max_size=4,
).map("; ".join)


@given(understood)
def test_sensible_phrases_are_understood(text: str) -> None:
    found = attempt(text)
    assert found is not None
    assert len(found.figures) >= text.count(";") + 1


# Words of the notation itself, which stand in no part of what was read because they are its meaning.
KEYWORDS = {"trên", "hơn", "gần", "khoảng", "tăng", "giảm", "thêm", "so", "với", "vs", "nghìn", "triệu", "tỷ"}


@given(understood | phrases | strategies.texts(max_length=200) | st.text())
@example("2 hộ, 05/75 (−07, −166), 05/75 (−07, −166)")
@example("a\x1fb 5")
@example("5/0 (3 %)")
@example("5 = 6/7 (8 %)")
@example("5/6/7")
@example("5 (5 (")
def test_a_text_is_figures_or_refused_and_nothing_of_it_is_lost(text: str) -> None:
    found = attempt(text)
    if found is None:
        return
    assert found.figures
    assert str(found) == text
    kept = list(found.rest)
    numbers: list[Decimal | None] = []
    for index, one in enumerate(found.figures):
        made = found.to_figure(label="x", at=index)
        assert made.value == one.value
        kept += [part for part in (one.unit, one.delta_unit, one.base) if part is not None]
        numbers += [one.value, one.denominator, one.stated_rate, one.delta_percent, one.base_value]
        if one.delta_absolute is not None:
            numbers.append(one.delta_absolute)
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).lower())
    known = KEYWORDS.union(re.findall(r"[^\W\d_]+", " ".join(kept).lower()))
    assert known.issuperset(words)
    # The digits written are those of a number of a figure, or stand among the words kept.
    digits = [re.sub(r"[^0-9]", "", format(number, "f")) for number in numbers if number is not None]
    for written in re.findall(r"[0-9]+(?:[.,][0-9]+)*", text):
        bare = re.sub(r"[.,]", "", written).strip("0")
        assert any(bare in known for known in digits) or any(written in part for part in kept)
