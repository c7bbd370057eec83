"""What is said about JSON that is not well-formed, in everyday words.

Each entry is the detail in English and Vietnamese, then how to mend it in both.
"""

from collections.abc import Mapping

__all__ = ["WORDS", "shown"]

WORDS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "end": (
        ("the text ends in the middle of a value", "văn bản kết thúc giữa chừng"),
        (
            "Close every bracket and quote that was opened; perhaps the file was cut off.",
            "Đóng mọi dấu ngoặc đã mở; có thể tệp bị cắt giữa chừng.",
        ),
    ),
    "single-quote": (
        ("text stands in single quotes", "chuỗi đặt trong nháy đơn"),
        ("Use double quotes: \"…\" instead of '…'.", "Dùng ngoặc kép: \"…\" thay cho '…'."),
    ),
    "curly-quote": (
        ("“ and ” are not the quotes that JSON uses", "“ và ” không phải là dấu ngoặc kép của JSON"),
        ('Use straight double quotes: "…".', 'Dùng dấu ngoặc kép thẳng: "…".'),
    ),
    "trailing-comma": (
        ("a comma stands before a closing bracket", "có dấu phẩy ngay trước dấu đóng ngoặc"),
        ("Remove the last comma.", "Bỏ dấu phẩy cuối cùng."),
    ),
    "double-comma": (
        ("a comma stands where a value or a key should be", "có dấu phẩy ở chỗ lẽ ra là giá trị hoặc khóa"),
        ("Remove the comma, or write what is missing before it.", "Bỏ dấu phẩy, hoặc ghi phần còn thiếu trước nó."),
    ),
    "comment": (
        ("there is a comment, and JSON has no comments", "có chú thích, mà JSON không cho phép chú thích"),
        ("Remove the comment.", "Bỏ chú thích."),
    ),
    "python-word": (
        ("{found} is written as in Python", "{found} được viết theo kiểu Python"),
        ("Write {instead}.", "Ghi là {instead}."),
    ),
    "bare-word": (
        ("{found} does not stand in quotes", "{found} chưa được đặt trong ngoặc kép"),
        ("Put text in double quotes.", "Đặt văn bản trong ngoặc kép."),
    ),
    "bare-key": (
        ("a key in double quotes was expected here", "ở đây cần một khóa đặt trong ngoặc kép"),
        ("Put the key in double quotes.", "Đặt khóa trong ngoặc kép."),
    ),
    "missing-comma": (
        ("a comma is missing here", "thiếu dấu phẩy ở đây"),
        ("Put a comma between the two.", "Thêm dấu phẩy vào giữa."),
    ),
    "missing-colon": (
        ("a colon was expected after the key", "cần dấu hai chấm sau khóa"),
        ("Write the key, a colon, then the value.", "Ghi khóa, dấu hai chấm, rồi giá trị."),
    ),
    "missing-value": (
        ("a value is missing here", "thiếu giá trị ở đây"),
        ("Write the value, or remove the key.", "Ghi giá trị, hoặc bỏ khóa."),
    ),
    "wrong-bracket": (
        ("{found} closes what was opened with {opened}", "{found} đóng dấu {opened} đã mở"),
        ("Close { with } and [ with ].", "Đóng { bằng } và [ bằng ]."),
    ),
    "after-end": (
        ("more text follows after the document", "còn văn bản sau khi tài liệu đã kết thúc"),
        (
            "Keep one document; to hold several, write one on each line of an NDJSON file.",
            "Chỉ giữ một tài liệu; nếu có nhiều, ghi mỗi tài liệu một dòng trong tệp NDJSON.",
        ),
    ),
    "unclosed-text": (
        ("the text in quotes is not closed", "chuỗi trong ngoặc kép chưa được đóng"),
        (
            'Put " at the end of the text; write a line break inside text as \\n.',
            'Thêm dấu " ở cuối chuỗi; xuống dòng trong chuỗi ghi là \\n.',
        ),
    ),
    "control": (
        ("the text holds the control character {found}", "chuỗi chứa ký tự điều khiển {found}"),
        ("Remove it, or write a tab as \\t.", "Bỏ ký tự này; dấu tab ghi là \\t."),
    ),
    "escape": (
        ("{found} means nothing in JSON text", "{found} không có nghĩa trong chuỗi JSON"),
        ("Write a backslash as \\\\.", "Ghi dấu gạch chéo ngược là \\\\."),
    ),
    "number": (
        ("{found} is not a number as JSON writes it", "{found} không phải là số viết theo JSON"),
        (
            "Write digits with a point, such as 0.5 or -12; put codes with leading zeros in quotes.",
            "Ghi chữ số với dấu chấm, như 0.5 hoặc -12; mã có số 0 ở đầu đặt trong ngoặc kép.",
        ),
    ),
    "unexpected": (
        ("{found} was not expected here", "không chờ đợi {found} ở đây"),
        ("Remove it.", "Bỏ ký tự này."),
    ),
}


def shown(text: str) -> str:
    """The text as a sentence can show it: long text is cut."""
    return text if len(text) <= 40 else text[:32] + "…"
