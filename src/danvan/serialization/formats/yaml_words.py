"""What is said about YAML that is not well-formed, in everyday words.

PyYAML has two parsers that word their errors differently; both are recognised by what they share.
Each entry is the detail in English and Vietnamese, then how to mend it in both.
"""

__all__ = ["CONTROL", "ESCAPE", "words"]

Said = tuple[tuple[str, str], tuple[str, str]]

CONTROL: Said = (
    ("the text holds a control character", "văn bản chứa ký tự điều khiển"),
    (
        'Remove it, or write it in double quotes with a backslash, such as "\\x07".',
        'Bỏ ký tự này, hoặc ghi trong ngoặc kép với dấu gạch chéo ngược, như "\\x07".',
    ),
)
ESCAPE: Said = (
    (
        "a backslash in double quotes is followed by something that has no meaning there",
        "sau dấu gạch chéo ngược trong ngoặc kép có ký tự không có nghĩa",
    ),
    ("Write a backslash as \\\\, or use single quotes.", "Ghi dấu gạch chéo ngược là \\\\, hoặc dùng nháy đơn."),
)
_TAB: Said = (
    ("a tab is used for indentation", "dùng dấu tab để thụt dòng"),
    ("Indent with spaces only.", "Chỉ thụt dòng bằng dấu cách."),
)
_QUOTE: Said = (
    ("text in quotes is not closed", "chuỗi trong ngoặc kép hoặc nháy đơn chưa được đóng"),
    ("Put the same quote at the end of the text.", "Thêm dấu ngoặc cùng loại ở cuối chuỗi."),
)
_START: Said = (
    ("a value cannot begin with this character", "giá trị không thể bắt đầu bằng ký tự này"),
    ("Put the whole value in quotes.", "Đặt cả giá trị trong ngoặc kép."),
)
_COLON: Said = (
    ("a colon stands where no key can stand", "có dấu hai chấm ở chỗ không thể có khóa"),
    (
        "Put text that contains “: ” in quotes, or check the indentation.",
        "Đặt văn bản có “: ” trong ngoặc kép, hoặc kiểm tra thụt dòng.",
    ),
)
_NO_COLON: Said = (
    ("a key without a colon after it", "sau khóa thiếu dấu hai chấm"),
    ("Write the key, a colon, a space, then the value.", "Ghi khóa, dấu hai chấm, dấu cách, rồi giá trị."),
)
_BRACKET: Said = (
    ("a bracket is not closed, or a comma is missing", "dấu ngoặc chưa đóng, hoặc thiếu dấu phẩy"),
    ("Close { with } and [ with ], and put commas between.", "Đóng { bằng }, [ bằng ], và thêm dấu phẩy vào giữa."),
)
_INDENT: Said = (
    ("this line does not fit with the lines above it", "dòng này không khớp với các dòng phía trên"),
    (
        "Check that keys of one group begin in the same column, and that text is in quotes where needed.",
        "Kiểm tra các khóa cùng nhóm có thụt dòng bằng nhau không, và văn bản có cần ngoặc kép không.",
    ),
)
_DIRECTIVE: Said = (
    ("a line that begins with % is not understood", "không hiểu dòng bắt đầu bằng %"),
    ("Remove the line.", "Bỏ dòng này."),
)
_MARK: Said = (
    ("&, * or ! begins something that is not complete", "có &, * hoặc ! mở đầu nhưng không đầy đủ"),
    ("Put text that begins with &, * or ! in quotes.", "Đặt văn bản bắt đầu bằng &, * hoặc ! trong ngoặc kép."),
)
_BLOCK: Said = (
    ("only a line break can follow | or >", "sau | hoặc > chỉ có thể xuống dòng"),
    (
        "Begin the text on the next line, or put it in quotes.",
        "Ghi văn bản từ dòng sau, hoặc đặt trong ngoặc kép.",
    ),
)
_OTHER: Said = (
    ("what stands here does not fit", "nội dung ở đây không hợp lệ"),
    (
        "Put text in quotes, and check brackets and indentation.",
        "Đặt văn bản trong ngoặc kép; kiểm tra ngoặc và thụt dòng.",
    ),
)

# In this order; the first whose word occurs in the error is said.
_TABLE: tuple[tuple[str, Said], ...] = (
    ("tab character", _TAB),
    ("escape", ESCAPE),
    ("hexadecimal", ESCAPE),
    ("hexdecimal", ESCAPE),
    ("quoted scalar", _QUOTE),
    ("cannot start any token", _START),
    ("mapping values are not allowed", _COLON),
    ("expected ':'", _NO_COLON),
    ("flow ", _BRACKET),
    ("directive", _DIRECTIVE),
    ("incompatible yaml", _DIRECTIVE),
    ("block scalar", _BLOCK),
    ("block mapping", _INDENT),
    ("block collection", _INDENT),
    ("block sequence", _INDENT),
    ("<document start>", _INDENT),
    ("not allowed", _INDENT),
    ("anchor", _MARK),
    ("alias", _MARK),
    ("tag", _MARK),
)


def words(error: str, character: str) -> Said:
    """What to say about an error of PyYAML that stands at the character given."""
    lowered = error.lower()
    if character == "\t" and "cannot start any token" in lowered:
        return _TAB
    for word, said in _TABLE:
        if word in lowered:
            return said
    return _OTHER
