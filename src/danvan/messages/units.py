"""Sentences about units through time (đơn vị qua các thời kỳ)."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["UNITS"]

UNITS: Mapping[str, Template] = {
    # What a registry cannot tell.
    "unit-unknown": Template(
        en="There is no unit “{value}” in this registry.",
        vi="Không có đơn vị “{value}” trong danh bạ này.",
        mend_en="{nearest_en}Load the file that holds it as well.",
        mend_vi="{nearest_vi}Đọc thêm tệp chứa đơn vị đó.",
    ),
    "unit-not-then": Template(
        en="The unit “{value}” is not there on {day}: it has the days from {first} to {last}.",
        vi="Ngày {day} không có đơn vị “{value}”: đơn vị tồn tại từ {first} đến {last}.",
        mend_en="Ask for a day of the unit, or for its predecessors or successors.",
        mend_vi="Chọn ngày khác, hoặc tra đơn vị tiền thân hay kế thừa.",
    ),
    "unit-code-unknown": Template(
        en="No unit has the code “{value}” ({scheme_en}) on {day}.{other_en}",
        vi="Ngày {day} không có đơn vị nào mang mã “{value}” ({scheme_vi}).{other_vi}",
        mend_en="A code names a unit only together with its scheme and a day.",
        mend_vi="Mã chỉ xác định đơn vị khi đi cùng loại mã và ngày.",
    ),
    "unit-code-form": Template(
        en="“{value}” has not the form of: {scheme_en} (such as {example}).{also_en}",
        vi="“{value}” không đúng dạng {scheme_vi} (ví dụ {example}).{also_vi}",
        mend_en="Write the code as text, with its leading zeros.",
        mend_vi="Ghi mã dạng chữ, giữ các số 0 ở đầu.",
    ),
    "unit-code-ambiguous": Template(
        en="The code “{value}” ({scheme_en}) names several units on {day}: {candidates}.",
        vi="Ngày {day}, mã “{value}” ({scheme_vi}) chỉ nhiều đơn vị: {candidates}.",
        mend_en="Correct the days of their codes.",
        mend_vi="Sửa lại thời gian sử dụng mã.",
    ),
    "unit-name-unknown": Template(
        en="No unit is named “{value}”{where_en}.{other_en}",
        vi="Không có đơn vị tên “{value}”{where_vi}.{other_vi}",
    ),
    "unit-name-ambiguous": Template(
        en="“{value}”{where_en} is the name of {count} units: {candidates}.",
        vi="“{value}”{where_vi} là tên của {count} đơn vị: {candidates}.",
        mend_en="Name the province, the kind of unit or the day.",
        mend_vi="Nêu rõ tỉnh, loại đơn vị hoặc ngày.",
    ),
    "unit-twice": Template(
        en="The unit “{value}” was given twice, and not alike.",
        vi="Đơn vị “{value}” được nêu hai lần với nội dung khác nhau.",
        mend_en="Keep one of the two.",
        mend_vi="Giữ lại một.",
    ),
    "event-twice": Template(
        en="The event “{value}” was given twice, and not alike.",
        vi="Sự kiện “{value}” được nêu hai lần với nội dung khác nhau.",
        mend_en="Keep one of the two.",
        mend_vi="Giữ lại một.",
    ),
    # What must hold between units and events.
    "unit-code-shared": Template(
        en="“{value}” ({scheme_en}) is also the code of {other} {day_en}.",
        vi="{day_vi}, “{value}” ({scheme_vi}) cũng là mã của {other}.",
        mend_en="A code names one unit on a day: correct it, or the days “since” and “until”.",
        mend_vi="Mỗi mã chỉ một đơn vị tại một ngày: sửa mã, hoặc sửa “since” và “until”.",
    ),
    "unit-overlap": Template(
        en="“{value}” and “{other}” both hold on {day}.",
        vi="Ngày {day}, cả “{value}” và “{other}” cùng có hiệu lực.",
        mend_en="End the older one with “until”, on the day on which the newer begins.",
        mend_vi="Ghi “until” cho mục cũ, đúng ngày mục mới bắt đầu.",
    ),
    "unit-circle": Template(
        en="The unit is a part of itself {day_en}: {way}.",
        vi="{day_vi}, đơn vị thuộc về chính nó: {way}.",
        mend_en="Correct the relation, or its days.",
        mend_vi="Sửa quan hệ hoặc thời gian của quan hệ.",
    ),
    "unit-relation-outside": Template(
        en="The relation to “{value}” holds on {day}, when that unit is not there.",
        vi="Quan hệ với “{value}” vẫn có vào ngày {day}, khi đơn vị đó không tồn tại.",
        mend_en="Give the relation its days with “since” and “until”.",
        mend_vi="Ghi thời gian của quan hệ bằng “since” và “until”.",
        warning=True,
    ),
    "unit-kind-not-then": Template(
        en="No {kind_en} was there at the level “{level_en}” {day_en} ({source}).",
        vi="{day_vi} không có loại “{kind_vi}” ở cấp “{level_vi}” ({source}).",
        mend_en="Correct kind, level or days.",
        mend_vi="Sửa loại, cấp hoặc thời gian.",
        warning=True,
    ),
    "agency-code-block": Template(
        en="“{value}” begins with no code that the decision on agency codes gives out.",
        vi="“{value}” không bắt đầu bằng mã cấp 1 nào theo quyết định về mã định danh.",
        mend_en="Level 1 is one letter and two digits, such as {example}.",
        mend_vi="Mã cấp 1 gồm một chữ cái và hai chữ số, ví dụ {example}.",
        warning=True,
    ),
    "agency-code-withdrawn": Template(
        en="The agency code “{value}” was withdrawn ({source}), and the record does not say until when it held.",
        vi="Mã định danh “{value}” đã bị bãi bỏ ({source}) nhưng bản ghi không nêu thời điểm hết hiệu lực.",
        mend_en="Add “until”.",
        mend_vi="Ghi thêm “until”.",
        warning=True,
    ),
    "event-origin-goes-on": Template(
        en="“{value}” went as a whole into “{other}” on {day}, and is still there on that day.",
        vi="“{value}” nhập toàn bộ vào “{other}” ngày {day} nhưng vẫn còn tồn tại ngày đó.",
        mend_en="End the unit on that day, or correct the extent.",
        mend_vi="Ghi “until” của đơn vị là ngày đó, hoặc sửa mức độ nhập.",
    ),
    "event-result-before": Template(
        en="“{value}” comes out of this event of {day}, and was there before.",
        vi="“{value}” là kết quả của sự kiện ngày {day} nhưng đã tồn tại từ trước.",
        mend_en="Let it begin on that day; if it went on, add an edge from it to itself.",
        mend_vi="Ghi “since” là ngày đó; nếu đơn vị được giữ, thêm quan hệ từ nó đến chính nó.",
    ),
    "event-unit-absent": Template(
        en="“{value}” is not there on {day}, {which_en}.",
        vi="Ngày {day} ({which_vi}) không có “{value}”.",
        mend_en="Correct the day of the event, or the days of the unit.",
        mend_vi="Sửa ngày của sự kiện, hoặc thời gian của đơn vị.",
    ),
    "event-whole-beside": Template(
        en="“{value}” went as a whole into “{other}” on {day}, and also elsewhere: {others}.",
        vi="“{value}” nhập toàn bộ vào “{other}” ngày {day}, đồng thời còn vào: {others}.",
        mend_en="Whole is whole: correct the extent, or remove the other edge.",
        mend_vi="Đã là toàn bộ thì không còn phần khác: sửa mức độ nhập hoặc bỏ quan hệ kia.",
    ),
    "event-part-alone": Template(
        en="Only a part of “{value}” went into “{other}” on {day}; where the rest went is not said.",
        vi="Ngày {day} chỉ một phần “{value}” nhập vào “{other}”; không nêu phần còn lại đi đâu.",
        mend_en="Add the edges of the rest, or let the unit go on.",
        mend_vi="Thêm quan hệ cho phần còn lại, hoặc để đơn vị tiếp tục tồn tại.",
    ),
    "event-leaves-province": Template(
        en="“{value}” of {province} went into “{other}” of {other_province}, which does not follow that province.",
        vi="“{value}” thuộc {province} nhập vào “{other}” thuộc {other_province}, không phải tỉnh kế thừa.",
        mend_en="Correct the edge, or the parents of both.",
        mend_vi="Sửa quan hệ kế thừa, hoặc tỉnh của hai đơn vị.",
    ),
    "unit-ends-unexplained": Template(
        en="“{value}” ends on {day}, and no event says what became of it.",
        vi="“{value}” kết thúc ngày {day} nhưng không có sự kiện nào nêu đơn vị kế thừa.",
        mend_en="Load its event, or add one: a successor, or an edge without result for a dissolution.",
        mend_vi="Đọc thêm sự kiện, hoặc lập sự kiện: có đơn vị kế thừa, hoặc không có kết quả nếu giải thể.",
        warning=True,
    ),
}
