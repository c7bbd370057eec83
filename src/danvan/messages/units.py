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
    # A table of the national list that is read in.
    "table-not-utf8": Template(
        en="The table is not stored as UTF-8.",
        vi="Bảng không được lưu theo mã UTF-8.",
        mend_en="Save it as “CSV UTF-8”.",
        mend_vi="Lưu lại dạng “CSV UTF-8”.",
    ),
    "table-header": Template(
        en="The second row does not name the columns of the conversion table: {expected}.",
        vi="Dòng thứ hai không có tiêu đề của bảng chuyển đổi: {expected}.",
        mend_en="Give the table as the statistics office publishes it, with both header rows.",
        mend_vi="Dùng bảng đúng như cơ quan thống kê công bố, với hai dòng tiêu đề.",
    ),
    "table-quotes": Template(
        en="The row cannot be read as CSV: {reason}.",
        vi="Không đọc được dòng này theo dạng CSV: {reason}.",
        mend_en="Close every quote; write a quote inside a cell twice.",
        mend_vi="Đóng đủ dấu ngoặc kép; dấu ngoặc kép trong ô phải viết hai lần.",
    ),
    "table-cells": Template(
        en="The row has {found} cells; {expected} are expected, and an empty one behind them.",
        vi="Dòng có {found} ô; cần {expected} ô, sau đó chỉ có thể là ô trống.",
    ),
    "table-no-row": Template(
        en="A correction names this line, where no row of data begins (“{value}”).",
        vi="Có lệnh sửa cho dòng này, nhưng không có dữ liệu bắt đầu tại đây (“{value}”).",
        mend_en="Name the line on which the row begins, as the findings do.",
        mend_vi="Ghi đúng số dòng nơi hàng bắt đầu, như trong thông báo.",
    ),
    "table-not-nfc": Template(
        en="“{value}” is not written in composed letters (NFC).",
        vi="“{value}” không viết bằng chữ Unicode dựng sẵn (NFC).",
        mend_en="Correct the cell, or ask for --repair {repair}.",
        mend_vi="Sửa ô này, hoặc dùng --repair {repair}.",
    ),
    "table-blanks": Template(
        en="“{value}” has stray blanks or line ends.",
        vi="“{value}” có khoảng trắng hoặc dấu xuống dòng thừa.",
        mend_en="Correct the cell, or ask for --repair {repair}.",
        mend_vi="Sửa ô này, hoặc dùng --repair {repair}.",
    ),
    "table-prefix": Template(
        en="“{value}” should begin as in “{right}”.",
        vi="“{value}” cần viết như “{right}”.",
        mend_en="Correct the cell, or ask for --repair {repair}.",
        mend_vi="Sửa ô này, hoặc dùng --repair {repair}.",
    ),
    "table-kind": Template(
        en="“{value}” does not say what the unit is; in this column stands one of: {words}.",
        vi="“{value}” không cho biết loại đơn vị; cột này chỉ nhận: {words}.",
        mend_en="Correct the cell in the table, or with --correct LINE:COLUMN=TEXT.",
        mend_vi="Sửa ô trong bảng, hoặc dùng --correct DÒNG:CỘT=NỘI-DUNG.",
    ),
    "table-name-missing": Template(
        en="The cell is empty, and the unit has no name.",
        vi="Ô này trống, đơn vị chưa có tên.",
        mend_en="Write the name in the table, or with --correct LINE:COLUMN=TEXT.",
        mend_vi="Ghi tên vào bảng, hoặc dùng --correct DÒNG:CỘT=NỘI-DUNG.",
    ),
    "table-name-kind-only": Template(
        en="“{value}” says at most what kind of unit it is, and not its name.",
        vi="“{value}” chưa có tên riêng của đơn vị.",
        mend_en="Correct the cell in the table, or with --correct LINE:COLUMN=TEXT.",
        mend_vi="Sửa ô trong bảng, hoặc dùng --correct DÒNG:CỘT=NỘI-DUNG.",
    ),
    "table-spelling": Template(
        en="“{value}” is elsewhere written “{other}”, under the same code.",
        vi="“{value}” ở chỗ khác, cùng mã, viết là “{other}”.",
        mend_en="Correct the cell, or ask for --repair {repair}.",
        mend_vi="Sửa ô này, hoặc dùng --repair {repair}.",
    ),
    "table-code": Template(
        en="“{value}” is no code of a commune: five digits are.",
        vi="“{value}” không phải mã xã: mã xã có năm chữ số.",
        mend_en="Spreadsheets drop leading zeros: keep codes as text.",
        mend_vi="Bảng tính hay bỏ số 0 ở đầu: hãy giữ mã ở dạng chữ.",
    ),
    "table-code-in-brackets": Template(
        en="“{value}” has not the form of a name with its code of {digits} digits in brackets.",
        vi="“{value}” không có dạng tên kèm mã {digits} chữ số trong ngoặc.",
        mend_en="Such as “{example}”.",
        mend_vi="Ví dụ “{example}”.",
    ),
    "table-note": Template(
        en="“{value}” is no note that is known.{near_en}",
        vi="Không hiểu ghi chú “{value}”.{near_vi}",
        mend_en="Correct the cell, or ask for --repair note where a known note is near.",
        mend_vi="Sửa ô này, hoặc dùng --repair note nếu gần với ghi chú đã biết.",
    ),
    "table-two-names": Template(
        en="The code “{code}” stands here beside “{value}”, and beside “{other}” on line {line}.",
        vi="Mã “{code}” ở đây là của “{value}”, còn ở dòng {line} là của “{other}”.",
        mend_en="One of the two codes is a slip: correct it in the table, or with --correct LINE:COLUMN=TEXT.",
        mend_vi="Một trong hai mã bị gõ sai: sửa trong bảng, hoặc dùng --correct DÒNG:CỘT=NỘI-DUNG.",
    ),
    "table-province": Template(
        en="No province had the code “{code}” on {day}.{named_en}",
        vi="Ngày {day} không có tỉnh nào mang mã “{code}”.{named_vi}",
        mend_en="Correct the cell in the table, or with --correct LINE:COLUMN=TEXT.",
        mend_vi="Sửa ô trong bảng, hoặc dùng --correct DÒNG:CỘT=NỘI-DUNG.",
    ),
    "table-province-name": Template(
        en="The code “{code}” was that of {right} on {day}, not of “{value}”.",
        vi="Ngày {day}, mã “{code}” là của {right}, không phải của “{value}”.",
        mend_en="Correct the cell in the table, or with --correct LINE:COLUMN=TEXT.",
        mend_vi="Sửa ô trong bảng, hoặc dùng --correct DÒNG:CỘT=NỘI-DUNG.",
    ),
    "table-two-places": Template(
        en="“{value}” ({code}) is in {place} here, and in {other} on line {line}.",
        vi="“{value}” ({code}) ở đây thuộc {place}, còn ở dòng {line} thuộc {other}.",
        mend_en="A commune lies in one district, and a district in one province: correct one of the two rows.",
        mend_vi="Mỗi xã thuộc một huyện, mỗi huyện thuộc một tỉnh: sửa một trong hai dòng.",
    ),
    "table-leaves-province": Template(
        en="“{value}” of {old} went into a unit of {new}, which does not follow that province.",
        vi="“{value}” thuộc {old} nhập vào đơn vị thuộc {new}, không phải tỉnh kế thừa.",
        mend_en="Correct one of the two provinces.",
        mend_vi="Sửa lại một trong hai tỉnh.",
    ),
    "table-whole-beside": Template(
        en="“{value}” ({code}) goes as a whole into one unit here, and has another row on line {line}.",
        vi="“{value}” ({code}) ở đây nhập toàn bộ, nhưng còn một dòng khác (dòng {line}).",
        mend_en="Whole is whole: correct the note or the code of one of the two rows.",
        mend_vi="Đã là toàn bộ thì không còn dòng khác: sửa ghi chú hoặc mã của một trong hai dòng.",
    ),
    "table-part-alone": Template(
        en="Only a part of “{value}” ({code}) goes into a unit, and no other row says where the rest went.",
        vi="Chỉ một phần “{value}” ({code}) được nhập, không có dòng nào nêu phần còn lại.",
        mend_en="Add the row of the rest, or correct the note.",
        mend_vi="Thêm dòng cho phần còn lại, hoặc sửa ghi chú.",
    ),
    "table-row-twice": Template(
        en="The same old and new unit stand already on line {line}.",
        vi="Cặp đơn vị cũ – mới này đã có ở dòng {line}.",
        mend_en="Remove one of the two rows.",
        mend_vi="Bỏ bớt một dòng.",
    ),
    "table-repaired": Template(
        en="“{before}” is now “{after}” ({repair}).",
        vi="“{before}” đã sửa thành “{after}” ({repair}).",
        warning=True,
    ),
    # A package that holds the national list.
    "package-unreadable": Template(
        en="{file} cannot be read as data of {package}: {reason_en}.",
        vi="Không đọc được {file} như dữ liệu của {package}: {reason_vi}.",
        mend_en="Install the package again, in a version that danvan knows.",
        mend_vi="Cài lại gói này, với phiên bản mà danvan đọc được.",
    ),
    "package-key": Template(
        en="The key “{value}” names no unit of the package, so that what it says is left out.",
        vi="Khóa “{value}” không ứng với đơn vị nào trong gói dữ liệu; nội dung này bị bỏ qua.",
        mend_en="Report it to the makers of the package.",
        mend_vi="Báo cho bên làm gói dữ liệu.",
    ),
    "package-key-twice": Template(
        en="The key “{value}” names two units of the package, {name} and {other}, and is not used.",
        vi="Khóa “{value}” ứng với hai đơn vị trong gói dữ liệu là {name} và {other}, nên không dùng được.",
        mend_en="Report it to the makers of the package.",
        mend_vi="Báo cho bên làm gói dữ liệu.",
    ),
    "package-row": Template(
        en="A row of “{table}” has no text under “{field}”, and is left out: {value}.",
        vi="Một dòng của “{table}” không có nội dung chữ ở “{field}” nên bị bỏ qua: {value}.",
        mend_en="Report it to the makers of the package.",
        mend_vi="Báo cho bên làm gói dữ liệu.",
    ),
    "package-code": Template(
        en="“{value}” of {name} has not the form of: {scheme_en} (such as {example}).",
        vi="“{value}” của {name} không đúng dạng {scheme_vi} (ví dụ {example}).",
        mend_en="Report it to the makers of the package.",
        mend_vi="Báo cho bên làm gói dữ liệu.",
    ),
    "package-name": Template(
        en="“{value}” ({code}) is no name that says what a unit of the level “{level_en}” is.",
        vi="“{value}” ({code}) không phải là tên có ghi loại đơn vị ở cấp “{level_vi}”.",
        mend_en="Report it to the makers of the package.",
        mend_vi="Báo cho bên làm gói dữ liệu.",
    ),
    "package-province": Template(
        en="{name} stands under the province “{value}”, and no province had this code on {day}.",
        vi="{name} được ghi thuộc tỉnh có mã “{value}”, nhưng ngày {day} không có tỉnh nào mang mã này.",
        mend_en="Give a registry that holds the provinces.",
        mend_vi="Dùng danh bạ có đủ các tỉnh.",
    ),
    "package-two-units": Template(
        en="The code “{code}” stands beside “{value}” in {place}, and beside “{other}” in {other_place}.",
        vi="Mã “{code}” vừa là của “{value}” ({place}), vừa là của “{other}” ({other_place}).",
        mend_en="Report it to the makers of the package.",
        mend_vi="Báo cho bên làm gói dữ liệu.",
    ),
    "package-edge-twice": Template(
        en="That {value} ({code}) went into {name} is said twice.",
        vi="Việc {value} ({code}) nhập vào {name} được nêu hai lần.",
        mend_en="It is counted once.",
        mend_vi="Chỉ tính một lần.",
        warning=True,
    ),
    "package-whole-beside": Template(
        en="{value} ({code}) went as a whole into {name}, and also elsewhere: it is read as a part.",
        vi="{value} ({code}) được ghi nhập toàn bộ vào {name} nhưng còn nhập vào nơi khác; hiểu là một phần.",
        mend_en="Report it to the makers of the package.",
        mend_vi="Báo cho bên làm gói dữ liệu.",
    ),
    "package-part-alone": Template(
        en="Only a part of {value} ({code}) went into {name}; where the rest went is not said.",
        vi="Chỉ một phần {value} ({code}) được ghi nhập vào {name}; không nêu phần còn lại.",
        mend_en="Report it to the makers of the package.",
        mend_vi="Báo cho bên làm gói dữ liệu.",
    ),
    "package-alone": Template(
        en="The package does not say {what_en}, and it is left out.",
        vi="Gói dữ liệu không nêu {what_vi}, nên đơn vị này bị bỏ qua.",
        warning=True,
    ),
    # A simple list of units, tab separated.
    "list-header": Template(
        en="The first line does not name the columns, parted by tabs: {expected}.",
        vi="Dòng đầu không có đúng tên các cột, cách nhau bằng dấu tab: {expected}.",
        mend_en="Save the sheet as text with tabs, with this line on top.",
        mend_vi="Lưu bảng dạng văn bản phân cách bằng tab, với dòng này ở trên cùng.",
    ),
    "list-cells": Template(
        en="The line has {found} cells; {expected} are expected, parted by tabs.",
        vi="Dòng có {found} ô; cần {expected} ô, cách nhau bằng dấu tab.",
        mend_en="Leave cells empty, but keep their tabs.",
        mend_vi="Ô có thể để trống nhưng phải giữ dấu tab.",
    ),
    "list-kind": Template(
        en="“{value}” is no kind of unit.",
        vi="“{value}” không phải là loại đơn vị.",
        mend_en="{nearest_en}The words are: {words}.",
        mend_vi="{nearest_vi}Các từ dùng được: {words}.",
    ),
    "list-date": Template(
        en="“{value}” is no date.",
        vi="“{value}” không phải là ngày.",
        mend_en="Write dates as 2025-07-01, or leave the cell empty.",
        mend_vi="Ghi ngày theo dạng 2025-07-01, hoặc để trống.",
    ),
    "list-dates": Template(
        en="The day after the last, {value}, is not after the first day, {since}.",
        vi="Ngày hết hiệu lực {value} không sau ngày bắt đầu {since}.",
        mend_en="“valid_to” is the first day on which the unit is no longer there.",
        mend_vi="“valid_to” là ngày đầu tiên đơn vị không còn tồn tại.",
    ),
    "list-parent-empty": Template(
        en="A {kind_en} lies in another unit, and none is named.",
        vi="Loại đơn vị “{kind_vi}” phải thuộc một đơn vị khác, nhưng không ghi đơn vị nào.",
        mend_en="Write the code of a row of this list, or the id of a unit of the registry.",
        mend_vi="Ghi mã của một dòng trong bảng, hoặc mã định danh của đơn vị trong danh bạ.",
    ),
    "list-parent": Template(
        en="“{value}” is neither the code of a row nor the id of a unit of the registry.",
        vi="“{value}” không phải mã của dòng nào trong bảng, cũng không có trong danh bạ.",
        mend_en="{nearest_en}Codes keep their leading zeros.",
        mend_vi="{nearest_vi}Mã phải giữ các số 0 ở đầu.",
    ),
    "list-parent-itself": Template(
        en="“{value}” is the code of this row itself.",
        vi="“{value}” là mã của chính dòng này.",
        mend_en="Name the unit in which it lies.",
        mend_vi="Ghi đơn vị mà nó trực thuộc.",
    ),
    "list-parent-then": Template(
        en="“{value}” is there on none of the days of this row.",
        vi="“{value}” không tồn tại trong thời gian của dòng này.",
        mend_en="Correct the days, or name the unit that was there then.",
        mend_vi="Sửa thời gian, hoặc ghi đơn vị tồn tại khi đó.",
    ),
    "list-code-twice": Template(
        en="The code “{value}” stands also on line {line}, for days that both rows have.",
        vi="Mã “{value}” đã có ở dòng {line}, với thời gian trùng nhau.",
        mend_en="Correct one of the two codes, or end the older row with “valid_to”.",
        mend_vi="Sửa một trong hai mã, hoặc ghi “valid_to” cho dòng cũ.",
    ),
    # Reports beside their regimes.
    "regime-gap": Template(
        en="For {period_en}, {found} working days lie between the closing of the data ({closes}) and the due day "
        "({due}); the regime asks for {least}.",
        vi="Với {period_vi}, từ ngày chốt số liệu ({closes}) đến hạn gửi ({due}) có {found} ngày làm việc; "
        "chế độ yêu cầu {least}.",
        mend_en="Move the deadline, or close the data earlier.",
        mend_vi="Lùi hạn gửi, hoặc chốt số liệu sớm hơn.",
        warning=True,
    ),
    "report-late": Template(
        en="Sent on {sent}, {days} working days after the due day {due} ({source}).",
        vi="Gửi ngày {sent}, muộn {days} ngày làm việc so với hạn {due} ({source}).",
        warning=True,
    ),
    "report-section-missing": Template(
        en="The regime asks for the section “{value}” ({heading}).",
        vi="Chế độ báo cáo yêu cầu mục “{value}” ({heading}).",
        mend_en="Add the section, with its text or its points.",
        mend_vi="Bổ sung mục này, có nội dung hoặc các ý.",
        warning=True,
    ),
    "report-indicator-missing": Template(
        en="The regime asks for the indicator “{value}”.",
        vi="Chế độ báo cáo yêu cầu chỉ tiêu “{value}”.",
        mend_en="Add a figure for it; where there is none, say so with “silence”.",
        mend_vi="Bổ sung số liệu; nếu không có thì ghi “silence”.",
        warning=True,
    ),
    # Exemplars and their lives.
    "exemplar-order": Template(
        en="“{state_en}” comes before any of: {needed_en}.",
        vi="“{state_vi}” có trước khi có một trong các bước: {needed_vi}.",
        mend_en="Add the step that is missing, or correct the dates.",
        mend_vi="Bổ sung bước còn thiếu, hoặc sửa ngày.",
        warning=True,
    ),
    "exemplar-after-end": Template(
        en="“{state_en}” comes after “{end_en}”.",
        vi="“{state_vi}” có sau khi đã “{end_vi}”.",
        mend_en="An exemplar that is taken up again is registered again first.",
        mend_vi="Mô hình làm lại thì phải đăng ký lại trước.",
        warning=True,
    ),
    "exemplar-level-ended": Template(
        en="There is no district that could decide on {day}: the tier ended on 30 June 2025.",
        vi="Ngày {day} không còn cấp huyện để quyết định: cấp huyện kết thúc ngày 30/06/2025.",
        mend_en="Correct the level or the day.",
        mend_vi="Sửa cấp hoặc ngày.",
    ),
    "exemplar-credit-twice": Template(
        en="“{state_en}” for an exemplar that is the same as “{other}”: it would count twice.",
        vi="“{state_vi}” cho mô hình trùng với “{other}”: sẽ tính hai lần.",
        mend_en="Give the credit to one of the two.",
        mend_vi="Chỉ ghi nhận cho một trong hai.",
        warning=True,
    ),
    "exemplar-parent": Template(
        en="It replicates “{parent}”, which was not recognised or chosen by then.",
        vi="Nhân rộng từ “{parent}”, là mô hình chưa được công nhận hoặc chọn tiêu biểu tại thời điểm đó.",
        mend_en="Add the recognition of that exemplar, or correct the link.",
        mend_vi="Bổ sung sự kiện công nhận của mô hình đó, hoặc sửa liên kết.",
        warning=True,
    ),
    # Figures summed over units and periods.
    "rollup-gap": Template(
        en="{unit}: no figures for {gaps}.",
        vi="{unit}: thiếu số liệu của {gaps}.",
    ),
    "rollup-overlap": Template(
        en="{unit}: the windows {one} and {other} overlap, so days would count twice.",
        vi="{unit}: các kỳ {one} và {other} chồng nhau, có ngày sẽ tính hai lần.",
    ),
    "rollup-not-at-end": Template(
        en="{unit}: what is there on a day is taken at the end, and no figure is of {day}.",
        vi="{unit}: số hiện có lấy tại cuối kỳ, nhưng không có số liệu ngày {day}.",
    ),
    "rollup-double": Template(
        en="{inner} is inside {outer}, and both have figures: they would count twice.",
        vi="{inner} nằm trong {outer}, cả hai đều có số liệu nên sẽ tính hai lần.",
    ),
    "rollup-absent": Template(
        en="There are no figures at all of {units}.",
        vi="Không có số liệu nào của {units}.",
    ),
    "rollup-silent": Template(
        en="Not reported by {units}.",
        vi="{units} không báo cáo.",
    ),
    "rollup-parts": Template(
        en="{units} cannot be summed: {reason_en}",
        vi="Không cộng được {units}: {reason_vi}",
    ),
    # Figures carried over a change of units.
    "carry-partial": Template(
        en="Not carried to {unit}: a part of a unit went this way, and nobody knows which part of its figure: {edges}.",
        vi="Không chuyển được về {unit}: chỉ một phần đơn vị đi theo đường này, không rõ phần số liệu nào: {edges}.",
    ),
    "carry-missing": Template(
        en="Not carried to {unit}: there is no figure of {missing}, which went into it.",
        vi="Không chuyển được về {unit}: thiếu số liệu của {missing}, là đơn vị đã nhập vào.",
    ),
    "carry-ratio": Template(
        en="Ratios are never added; state value and denominator, and the rate is computed from their sums.",
        vi="Không cộng các tỷ lệ; hãy nêu tử số và mẫu số, tỷ lệ sẽ tính lại từ tổng.",
    ),
    "carry-nature": Template(
        en="It is not known whether the figures are flows or stocks, or they are not alike.",
        vi="Không rõ số liệu là số phát sinh hay số hiện có, hoặc các số không cùng tính chất.",
        mend_en="State “nature” in the figure or in the catalogue.",
        mend_vi="Ghi “nature” trong số liệu hoặc trong danh mục chỉ tiêu.",
    ),
    "carry-denominators": Template(
        en="Some of the figures state of what they are a part, and others do not.",
        vi="Một số số liệu có mẫu số, số khác không có.",
    ),
    "carry-twice": Template(
        en="There are {count} figures of {unit} for the same thing.",
        vi="Có {count} số liệu của {unit} cho cùng một nội dung.",
    ),
    "carry-not-there": Template(
        en="{unit} is not there on {day}, the last day of its figure; it has the days from {first} to {last}.",
        vi="Ngày {day}, là ngày cuối của kỳ số liệu, không có {unit}; đơn vị tồn tại từ {first} đến {last}.",
    ),
    "carry-lost": Template(
        en="{unit} went into {lost}, of which nothing is known here on {day}.",
        vi="{unit} nhập vào {lost}, là đơn vị không có trong danh bạ này ngày {day}.",
        mend_en="Load the file that holds it as well.",
        mend_vi="Đọc thêm tệp chứa đơn vị đó.",
    ),
    "carry-ended": Template(
        en="{unit} has no successor on {day}.",
        vi="Đến ngày {day}, {unit} không có đơn vị kế thừa.",
    ),
}
