"""Sentences about lists of units that are brought by the user (danh mục đơn vị hành chính)."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["NATIONAL"]

NATIONAL: Mapping[str, Template] = {
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
}
