"""What a value of each shape looks like, in words, for messages and for the reference."""

from danvan.errors import Sentence
from danvan.rules import (
    Choice,
    Day,
    Flag,
    Listing,
    Moment,
    Number,
    OneOf,
    Open,
    Part,
    PartialDay,
    Shape,
    Whole,
    Words,
)

__all__ = ["form_of"]

_FORMS: dict[type, Sentence] = {
    Whole: Sentence("một số nguyên", "a whole number"),
    Number: Sentence("một số thập phân trong ngoặc kép", "a decimal number in quotes"),
    Flag: Sentence("true hoặc false", "true or false"),
    Day: Sentence("một ngày, năm-tháng-ngày", "a day, year-month-day"),
    Moment: Sentence("một thời điểm có +07:00", "a moment with +07:00"),
    PartialDay: Sentence("một ngày, đầy đủ hay một phần", "a date, whole or in part"),
    Open: Sentence("các khóa và giá trị riêng", "keys and values of your own"),
    Part: Sentence("một nhóm khóa và giá trị", "a set of keys and values"),
    OneOf: Sentence("một nhóm khóa và giá trị có “type”", "a set of keys and values with a “type”"),
}


def form_of(shape: Shape) -> Sentence:
    """A value of this shape, described in a few words."""
    if isinstance(shape, Words):
        if shape.example:
            return Sentence(f"văn bản như “{shape.example}”", f"text like “{shape.example}”")
        return Sentence("văn bản", "text")
    if isinstance(shape, Choice):
        words = [str(word.value) for word in shape.words]
        listed = ", ".join(words[:12]) + (", …" if len(words) > 12 else "")
        return Sentence(f"một trong {listed}", f"one of {listed}")
    if isinstance(shape, Listing):
        inner = form_of(shape.of)
        return Sentence(f"danh sách, mỗi mục là {inner.vi}", f"a list, each item {inner.en}")
    return _FORMS[type(shape)]
