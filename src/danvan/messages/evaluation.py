"""Sentences about rule books: rules between the fields of one."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["EVALUATION"]

EVALUATION: Mapping[str, Template] = {
    "above-zero": Template(
        en="“{field}” is zero.",
        vi="“{field}” bằng 0.",
        mend_en="Write a number above zero.",
        mend_vi="Ghi một số lớn hơn 0.",
    ),
    "month-day": Template(
        en="{value} is not a day that comes every year.",
        vi="{value} không phải là ngày, tháng lặp lại hằng năm.",
        mend_en="Write month and day without a year, for example “--12-15”.",
        mend_vi="Ghi tháng và ngày, không ghi năm, ví dụ “--12-15”.",
    ),
    "group-in-itself": Template(
        en="The group “{value}” stands within itself.",
        vi="Nhóm “{value}” nằm trong chính nó.",
        mend_en="Correct “within”: a group stands within another one, or within none.",
        mend_vi="Sửa “within”: nhóm nằm trong một nhóm khác, hoặc không nằm trong nhóm nào.",
    ),
    "book-extends": Template(
        en="The rule book refines another, “{value}”, and is not whole by itself.",
        vi="Bộ tiêu chí này chi tiết hóa bộ “{value}” nên tự nó chưa đầy đủ.",
        mend_en="Join it with the one it refines before scoring.",
        mend_vi="Hãy ghép với bộ tiêu chí gốc trước khi chấm điểm.",
    ),
    "refine-other-base": Template(
        en="“{what}” refines “{value}”, not “{base}”.",
        vi="“{what}” chi tiết hóa bộ “{value}”, không phải “{base}”.",
        mend_en="Join it with the rule book that “extends” names.",
        mend_vi="Ghép với bộ tiêu chí ghi ở “extends”.",
    ),
    "refine-base-open": Template(
        en="The base “{value}” refines another rule book, “{base}”, and is not whole by itself.",
        vi="Bộ tiêu chí gốc “{value}” lại chi tiết hóa bộ “{base}” nên chưa đầy đủ.",
        mend_en="Join the base with its own base first.",
        mend_vi="Ghép bộ gốc với bộ mà nó chi tiết hóa trước.",
    ),
    "refine-loosens": Template(
        en="“{what}” is {before_en} in “{base}” and {after_en} here: neither a detail nor stricter.",
        vi="“{what}” trong “{base}” là {before_vi}, ở đây là {after_vi}: không phải chi tiết hóa hay siết chặt.",
        mend_en="Leave it out to keep what the base states, or state something stricter.",
        mend_vi="Bỏ mục này để giữ như bộ gốc, hoặc quy định chặt hơn.",
    ),
    "refine-not-surely-tighter": Template(
        en="“{what}” is “{before_en}” in “{base}” and “{after_en}” here: it is not proven that this is stricter.",
        vi="“{what}” trong “{base}” là “{before_vi}”, ở đây là “{after_vi}”: chưa chứng minh được là chặt hơn.",
        mend_en="Keep the condition of the base, and add further conditions beside it.",
        mend_vi="Giữ nguyên điều kiện của bộ gốc và bổ sung điều kiện khác bên cạnh.",
    ),
    "refine-mean": Template(
        en="“{base}” takes a mean where “{what}” would stand, so a further line would make the others count less.",
        vi="“{base}” lấy trung bình ở chỗ của “{what}”, nên thêm nội dung thì các nội dung khác tính ít đi.",
        mend_en="Put the new lines into a group with the id of the line that they detail.",
        mend_vi="Đặt các nội dung mới vào một nhóm có mã của nội dung được chi tiết hóa.",
    ),
    "refine-adds": Template(
        en="“{base}” leaves no room for “{what}”.",
        vi="“{base}” không để ngỏ chỗ cho “{what}”.",
        mend_en="Add lines only where the base has none, or has lines that are not written as data.",
        mend_vi="Chỉ bổ sung nội dung ở chỗ bộ gốc chưa có, hoặc có nội dung chưa mã hóa.",
    ),
    "refine-maxima": Template(
        en="The maxima of {what} make {sum}, and their place in “{base}” is worth {declared}.",
        vi="Điểm tối đa của {what} cộng lại là {sum}, trong khi nội dung tương ứng của “{base}” là {declared}.",
        mend_en="State a maximum for each of them, so that together they make what the base states.",
        mend_vi="Ghi điểm tối đa cho từng nội dung sao cho bằng mức của bộ gốc.",
    ),
    "refine-named": Template(
        en="“{base}” names “{what}” in its conditions, so it cannot be replaced by other lines.",
        vi="“{base}” có điều kiện nhắc đến “{what}” nên không thể thay bằng các nội dung khác.",
        mend_en="Make it a group with the same id, and put the lines into it.",
        mend_vi="Chuyển thành một nhóm cùng mã và đặt các nội dung vào nhóm đó.",
    ),
    "refine-otherwise": Template(
        en="“{what}” lifts somebody: {who_en} has “{before}” in “{base}”, and would have {after_en} here.",
        vi="“{what}” nâng mức của đơn vị {who_vi}: theo “{base}” xếp “{before}”, ở đây sẽ xếp {after_vi}.",
        mend_en="Leave it out, or have the base changed: a refinement lifts nobody.",
        mend_vi="Bỏ mục này, hoặc đề nghị sửa bộ gốc: chi tiết hóa không được nâng mức của ai.",
    ),
    "refine-lifts": Template(
        en="The further knock-out “{what}” leads to “{to}”, which is not the lowest rank of “{base}”.",
        vi="Trường hợp xếp loại ngay “{what}” dẫn đến “{to}”, không phải mức thấp nhất của “{base}”.",
        mend_en="Lead to the lowest rank, or write a ceiling: at most this rank.",
        mend_vi="Dẫn đến mức thấp nhất, hoặc ghi thành trường hợp hạ bậc: tối đa mức này.",
    ),
    "table-row-unknown": Template(
        en="The rule book has no line “{value}”.",
        vi="Bộ tiêu chí không có nội dung “{value}”.",
        mend_en="Keep the ids as they were written out; add new lines in the rule book itself.",
        mend_vi="Giữ nguyên mã đã xuất ra; nội dung mới bổ sung trong tệp bộ tiêu chí.",
    ),
    "table-row-repeated": Template(
        en="The line “{value}” stands in row {first} already.",
        vi="Nội dung “{value}” đã có ở dòng {first}.",
        mend_en="Keep one row for each line.",
        mend_vi="Mỗi nội dung chỉ để một dòng.",
    ),
    "table-row-missing": Template(
        en="The row of “{value}” is missing.",
        vi="Thiếu dòng của “{value}”.",
        mend_en="Put it back; leave a line out in the rule book itself.",
        mend_vi="Khôi phục dòng này; muốn bỏ nội dung thì sửa trong tệp bộ tiêu chí.",
    ),
    "table-column-missing": Template(
        en="The column “{value}” is missing.",
        vi="Thiếu cột “{value}”.",
        mend_en="Keep all columns as they were written out.",
        mend_vi="Giữ nguyên mọi cột đã xuất ra.",
    ),
    "table-cell-fixed": Template(
        en="“{column}” of “{value}” was changed; it was: {before}.",
        vi="“{column}” của “{value}” bị thay đổi; trước đó là: {before}.",
        mend_en="Put it back; change rules in the rule book itself.",
        mend_vi="Khôi phục như cũ; quy tắc chỉ sửa trong tệp bộ tiêu chí.",
    ),
    "table-cell-number": Template(
        en="“{value}” is no number.",
        vi="“{value}” không phải là số.",
        mend_en="Write digits, with a point before decimals: 2.5.",
        mend_vi="Ghi chữ số, phần thập phân sau dấu chấm: 2.5.",
    ),
    "fact-kind": Template(
        en="The rule book reads “{value}” as {kind_en}, and the sheet gives something else.",
        vi="Bộ tiêu chí đọc “{value}” dưới dạng {kind_vi}, nhưng bảng số liệu ghi dạng khác.",
        mend_en="State the fact as {kind_en}, or as a silence.",
        mend_vi="Ghi số liệu dưới dạng {kind_vi}, hoặc ghi lý do không có.",
    ),
    "fact-not-there": Template(
        en="There is no fact “{value}” in the catalogue.",
        vi="Danh mục không có số liệu “{value}”.",
        mend_en="{near_en}Correct the code, or define the fact in a file.",
        mend_vi="{near_vi}Sửa mã, hoặc định nghĩa số liệu này trong một tệp.",
        warning=True,
    ),
    "fact-of-another-kind": Template(
        en="“{value}” is {is_en} in the catalogue, and stands here as {said_en}.",
        vi="“{value}” trong danh mục là {is_vi}, ở đây ghi dưới dạng {said_vi}.",
        mend_en="Use it as the catalogue has it, or another fact.",
        mend_vi="Dùng đúng như trong danh mục, hoặc dùng số liệu khác.",
    ),
    "fact-no-discipline": Template(
        en="“{value}” is no discipline.",
        vi="“{value}” không phải là một hình thức kỷ luật.",
        mend_en="Known words: {known}.",
        mend_vi="Các từ có thể ghi: {known}.",
    ),
    "fact-entered-differs": Template(
        en="“{value}” was entered as {entered}; from {origin_en} follows {gathered} ({source}).",
        vi="“{value}” được nhập là {entered}; theo {origin_vi} là {gathered} ({source}).",
        mend_en="Correct what was entered, or the records.",
        mend_vi="Sửa số liệu nhập tay, hoặc sửa bản ghi.",
    ),
    "points-no-line": Template(
        en="The rule book has no line “{value}”.",
        vi="Bộ tiêu chí không có nội dung “{value}”.",
        mend_en="Name a criterion, or a line of a bonus or deduction.",
        mend_vi="Ghi mã một tiêu chí, hoặc một nội dung cộng, trừ điểm.",
    ),
    "points-range": Template(
        en="{value} points were given to “{line}”, which earns from {least} to {most}.",
        vi="“{line}” được chấm {value} điểm, trong khi chỉ được từ {least} đến {most} điểm.",
        mend_en="Give points within these limits.",
        mend_vi="Chấm điểm trong giới hạn này.",
    ),
    "answer-no-condition": Template(
        en="The rule book leaves no condition open at “{value}”.",
        vi="Bộ tiêu chí không có điều kiện chưa mã hóa tại “{value}”.",
        mend_en="Known places: {known}.",
        mend_vi="Các vị trí có: {known}.",
    ),
    "line-unencoded": Template(
        en="“{value}” is not written as data, so no facts can score it.",
        vi="“{value}” chưa được mã hóa nên không thể chấm từ số liệu.",
        mend_en="Enter its points in the fact sheet, or accept for this run that it stays open.",
        mend_vi="Ghi điểm của nội dung này vào bảng số liệu, hoặc chấp nhận để ngỏ trong lần chấm này.",
    ),
    "condition-unencoded": Template(
        en="The condition at “{value}” is not written as data, so no facts can decide it.",
        vi="Điều kiện tại “{value}” chưa được mã hóa nên không thể xét từ số liệu.",
        mend_en="Answer it in the fact sheet, or accept for this run that it stays open.",
        mend_vi="Trả lời điều kiện này trong bảng số liệu, hoặc chấp nhận để ngỏ trong lần chấm này.",
    ),
    "unit-scored-twice": Template(
        en="Two fact sheets are of the unit “{value}”.",
        vi="Đơn vị “{value}” có hai bảng số liệu.",
        mend_en="Keep one sheet for each unit.",
        mend_vi="Mỗi đơn vị chỉ để một bảng số liệu.",
    ),
    "periods-together": Template(
        en="Units are compared over different periods: {value}.",
        vi="Các đơn vị được so sánh theo những kỳ khác nhau: {value}.",
        mend_en="Look at the sheets of one period at a time.",
        mend_vi="Mỗi lần chỉ xét các bảng số liệu của một kỳ.",
    ),
    "ranked-in-circle": Template(
        en="Each of these units is to be ranked before the next, in a circle: {value}.",
        vi="Các đơn vị sau phải chờ xếp loại lẫn nhau theo vòng tròn: {value}.",
        mend_en="Correct “related”, or state the rank of one of them where it is already decided.",
        mend_vi="Sửa “related”, hoặc ghi mức xếp loại của một đơn vị nếu đã được quyết định.",
    ),
    "card-of-another-book": Template(
        en="The unit “{value}” was scored by another rule book than the one by which units are compared.",
        vi="Đơn vị “{value}” được chấm điểm theo bộ tiêu chí khác với bộ dùng để so sánh.",
        mend_en="Score all units by the same rule book.",
        mend_vi="Chấm điểm mọi đơn vị theo cùng một bộ tiêu chí.",
    ),
    "group-not-there": Template(
        en="No unit stands in “{value}”, for which the exceptional share is granted.",
        vi="Không có đơn vị nào thuộc “{value}”, nơi được áp dụng tỷ lệ đặc biệt.",
        mend_en="Name one of the groups: {known}.",
        mend_vi="Ghi tên một trong các nhóm: {known}.",
    ),
}
