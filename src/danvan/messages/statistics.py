"""Sentences about statistical tables and their numbers (biểu thống kê, số liệu)."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["STATISTICS"]

STATISTICS: Mapping[str, Template] = {
    "column-twice": Template(
        en="Column {number} stands here a second time.",
        vi="Cột {number} được ghi lần thứ hai.",
        mend_en="Keep one of the two.",
        mend_vi="Giữ lại một.",
    ),
    "column-unknown": Template(
        en="The table has no column {number}.",
        vi="Biểu không có cột {number}.",
        mend_en="Name a column of this table.",
        mend_vi="Ghi một cột có trong biểu.",
    ),
    "column-own-part": Template(
        en="Column {number} would be a part of itself.",
        vi="Cột {number} không thể là một phần của chính nó.",
        mend_en="Take it out of “parts”.",
        mend_vi="Bỏ cột đó khỏi “parts”.",
    ),
    "column-mixed": Template(
        en="Column {number} asks for matters and for receptions at once: {mixed}.",
        vi="Cột {number} vừa hỏi vụ việc vừa hỏi buổi tiếp công dân: {mixed}.",
        mend_en="Keep the traits and amounts of one of the two.",
        mend_vi="Chỉ giữ đặc điểm và số lượng của một trong hai.",
    ),
    "tally-column": Template(
        en="Table {code} has no column {number}; its columns are {known}.",
        vi="Biểu {code} không có cột {number}; các cột của biểu: {known}.",
        mend_en="Correct the number of the column, or the table.",
        mend_vi="Sửa số cột hoặc tên biểu.",
    ),
    "tally-sum": Template(
        en="Column {whole} is {value}, but in table {code} it is the sum of columns {parts}: {sum}.",
        vi="Cột {whole} là {value}, trong khi ở biểu {code} cột này bằng tổng các cột {parts}: {sum}.",
        mend_en="Compare the line with the files it was counted from, and correct the wrong column.",
        mend_vi="Đối chiếu với hồ sơ đã dùng để lập biểu và sửa cột sai.",
    ),
    "tally-at-most": Template(
        en="Column {less} is {value}, above column {more} ({limit}); in table {code} it is never above it.",
        vi="Cột {less} là {value}, lớn hơn cột {more} ({limit}); ở biểu {code} cột này không được lớn hơn.",
        mend_en="Correct the wrong column. A petition with several matters counts once, each matter as a case: contents of different kinds are split first (LTCD 25.3).",
        mend_vi="Sửa cột sai. Đơn có nhiều vụ việc chỉ tính một đơn, mỗi vụ việc tính riêng: nội dung khác loại phải được tách trước (LTCD 25.3).",
        warning=True,
    ),
}
