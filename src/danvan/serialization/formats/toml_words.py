"""What is said about TOML that is not well-formed, in everyday words.

Each entry is the detail in English and Vietnamese, then how to mend it in both.
"""

__all__ = ["TWICE", "words"]

Said = tuple[tuple[str, str], tuple[str, str]]

TWICE: Said = (
    ("this key or table was already given further up", "khóa hoặc bảng này đã có ở phía trên"),
    ("Keep one of the two.", "Chỉ giữ lại một."),
)
_TEXT: Said = (
    ("the text in quotes is not closed", "chuỗi trong ngoặc kép hoặc nháy đơn chưa được đóng"),
    (
        'Put the same quote at the end of the text; put text of several lines in """.',
        'Thêm dấu ngoặc cùng loại ở cuối chuỗi; đặt văn bản nhiều dòng trong """.',
    ),
)
_ESCAPE: Said = (
    (
        "a backslash in double quotes is followed by something that has no meaning there",
        "sau dấu gạch chéo ngược trong ngoặc kép có ký tự không có nghĩa",
    ),
    ("Write a backslash as \\\\, or use single quotes.", "Ghi dấu gạch chéo ngược là \\\\, hoặc dùng nháy đơn."),
)
_CONTROL: Said = (
    (
        "a character stands here that TOML does not allow, such as a control character",
        "ở đây có ký tự mà TOML không cho phép, chẳng hạn ký tự điều khiển",
    ),
    (
        "Remove it; close text in quotes on the line where it begins.",
        "Bỏ ký tự này; đóng ngoặc chuỗi ngay trên dòng bắt đầu.",
    ),
)
_EQUALS: Said = (
    ("an equals sign was expected after the key", "cần dấu bằng sau khóa"),
    (
        "Write the key, =, then the value; put keys with other letters or spaces in quotes.",
        "Ghi khóa, dấu =, rồi giá trị; khóa có dấu hoặc dấu cách đặt trong ngoặc kép.",
    ),
)
_LINE: Said = (
    ("something follows on the line where nothing can", "còn nội dung thừa trên dòng"),
    ("Write each key on a line of its own.", "Ghi mỗi khóa trên một dòng riêng."),
)
_STATEMENT: Said = (
    (
        "a line must begin with a key, a table in brackets, or #",
        "dòng phải bắt đầu bằng khóa, bảng trong ngoặc vuông, hoặc #",
    ),
    ("Put keys with other letters in quotes.", "Đặt khóa có dấu hoặc ký tự đặc biệt trong ngoặc kép."),
)
_KEY: Said = (
    ("a key cannot begin with this character", "khóa không thể bắt đầu bằng ký tự này"),
    ("Put keys with other letters in quotes.", "Đặt khóa có dấu hoặc ký tự đặc biệt trong ngoặc kép."),
)
_ARRAY: Said = (
    ("the list is not closed, or a comma is missing", "danh sách chưa đóng, hoặc thiếu dấu phẩy"),
    ("Close [ with ], and put commas between.", "Đóng [ bằng ], và thêm dấu phẩy vào giữa."),
)
_INLINE: Said = (
    (
        "the table in braces is not closed, or a comma is missing",
        "bảng trong ngoặc nhọn chưa đóng, hoặc thiếu dấu phẩy",
    ),
    (
        "Close { with }, put commas between, and none at the end.",
        "Đóng { bằng }, thêm dấu phẩy vào giữa, không để ở cuối.",
    ),
)
_TABLE: Said = (
    ("the name of the table is not closed", "tên bảng chưa được đóng ngoặc"),
    ("Close [ with ] and [[ with ]].", "Đóng [ bằng ] và [[ bằng ]]."),
)
_DATE: Said = (
    ("there is no such date or time", "không có ngày hoặc giờ như vậy"),
    ("Write a date as 2026-01-31.", "Ghi ngày dạng 2026-01-31."),
)
_VALUE: Said = (
    ("this is not a value as TOML writes it", "đây không phải là giá trị viết theo TOML"),
    (
        "Put text in quotes; write true and false in small letters; leave out leading zeros of numbers.",
        "Đặt văn bản trong ngoặc kép; ghi true, false bằng chữ thường; bỏ số 0 ở đầu số.",
    ),
)

# In this order; the first whose word occurs in the error is said.
_WORDS: tuple[tuple[str, Said], ...] = (
    ("twice", TWICE),
    ("overwrite", TWICE),
    ("mutate immutable", TWICE),
    ("redefine", TWICE),
    ("duplicate", TWICE),
    ("unterminated", _TEXT),
    ('expected "\'"', _TEXT),
    ("expected \"'''\"", _TEXT),
    ("expected '\"", _TEXT),
    ("illegal character '\\n'", _TEXT),
    ("illegal character '\\r'", _TEXT),
    ("unescaped", _ESCAPE),
    ("hex value", _ESCAPE),
    ("scalar value", _ESCAPE),
    ("character for a key", _KEY),
    ("illegal character", _CONTROL),
    ("invalid character", _CONTROL),
    ("'='", _EQUALS),
    ("after a statement", _LINE),
    ("invalid statement", _STATEMENT),
    ("unclosed array", _ARRAY),
    ("inline table", _INLINE),
    ("declaration", _TABLE),
    ("date", _DATE),
)


def words(error: str) -> Said:
    """What to say about an error of Python's TOML parser."""
    lowered = error.lower()
    for word, said in _WORDS:
        if word in lowered:
            return said
    return _VALUE
