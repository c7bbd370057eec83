"""Sentences about rule books that are not sound: holes, overlaps, sums, names."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["FLAWS"]

FLAWS: Mapping[str, Template] = {
    "text-silent": Template(
        en="The text gives no points for “{line}” in this case: {case_en}.",
        vi="Văn bản không cho điểm “{line}” trong trường hợp: {case_vi}.",
        mend_en="Add a level, band or “otherwise” for it.",
        mend_vi="Bổ sung mức, khoảng hoặc “otherwise” cho trường hợp này.",
    ),
    "given-twice": Template(
        en="The text gives two different points for “{line}” in this case: {case_en}.",
        vi="Văn bản cho “{line}” hai mức điểm khác nhau trong trường hợp: {case_vi}.",
        mend_en="Let each number lie in one band only.",
        mend_vi="Để mỗi giá trị chỉ thuộc một khoảng.",
    ),
    "divided-by-nothing": Template(
        en="A share of nothing is left open: {case_en}.",
        vi="Tỷ lệ có mẫu số bằng 0 mà chưa quy định: {case_vi}.",
        mend_en="Say what holds where nothing occurred: “no_case”.",
        mend_vi="Ghi cách xử lý khi không phát sinh: “no_case”.",
    ),
    "rank-none": Template(
        en="This case falls into no rank: {case_en}.",
        vi="Trường hợp này không thuộc loại nào: {case_vi}.",
        mend_en="Let the ranks meet, or name “otherwise” or a fallback.",
        mend_vi="Để các mức xếp loại nối nhau, hoặc ghi “otherwise” hay cấp có thẩm quyền quyết định.",
    ),
    "rank-twice": Template(
        en="This case falls into “{one}” and “{other}”: {case_en}.",
        vi="Trường hợp này vừa thuộc “{one}” vừa thuộc “{other}”: {case_vi}.",
        mend_en="Let only one of the two ranks take it.",
        mend_vi="Để chỉ một trong hai mức bao gồm trường hợp này.",
    ),
    "knock-outs-disagree": Template(
        en="“{one}” and “{other}” hold at once and lead into different ranks: {case_en}.",
        vi="“{one}” và “{other}” cùng xảy ra nhưng xếp vào hai loại khác nhau: {case_vi}.",
        mend_en="Except one from the other with “unless”.",
        mend_vi="Loại trừ trường hợp này ở một trong hai bằng “unless”.",
    ),
    "bands-disagree": Template(
        en="A unit in “{one}” and “{other}” falls under two bands of “{rank}”: {case_en}.",
        vi="Đơn vị thuộc cả “{one}” và “{other}” có hai mức điểm của “{rank}”: {case_vi}.",
        mend_en="Let each unit be in one of the groups only, or give them the same band.",
        mend_vi="Để mỗi đơn vị chỉ thuộc một nhóm, hoặc ghi cùng mức điểm.",
    ),
    "rank-unreachable": Template(
        en="Nothing reaches the rank “{rank}”.",
        vi="Không trường hợp nào đạt mức “{rank}”.",
        mend_en="Mend its points and conditions, or leave the rank out.",
        mend_vi="Sửa mức điểm, điều kiện, hoặc bỏ mức này.",
    ),
    "groups-in-circle": Template(
        en="Whether a unit is in “{group}” is told by groups that are told by “{group}”.",
        vi="Việc thuộc nhóm “{group}” phụ thuộc vào những nhóm lại phụ thuộc vào “{group}”.",
        mend_en="Tell one of the groups by facts alone.",
        mend_vi="Để một trong các nhóm chỉ dựa vào số liệu.",
    ),
    "criterion-idle": Template(
        en="No points of “{line}” can ever change a rank.",
        vi="Điểm của “{line}” không bao giờ làm thay đổi xếp loại.",
        mend_en="Give it more points, or leave it out.",
        mend_vi="Tăng điểm, hoặc bỏ tiêu chí này.",
        warning=True,
    ),
    "books-overlap": Template(
        en="“{one}” and “{other}” both hold for {who_en} from {first} to {last}.",
        vi="“{one}” và “{other}” cùng áp dụng cho {who_vi} từ {first} đến {last}.",
        mend_en="End one before the other begins, or narrow whom it applies to.",
        mend_vi="Kết thúc một bộ trước khi bộ kia bắt đầu, hoặc thu hẹp đối tượng áp dụng.",
    ),
    "block-not-settled": Template(
        en="The text does not say “{field}” of “{block}”, so the same facts may bring two ranks.",
        vi="Văn bản chưa nói rõ “{field}” của “{block}”, nên cùng số liệu có thể ra hai kết quả.",
        mend_en="State it, in a rule book that details this one.",
        mend_vi="Ghi rõ mục này, trong bộ tiêu chí chi tiết hóa.",
        warning=True,
    ),
    "points-unknown": Template(
        en="The points of “{line}” are given by hand, or not stated in the text that was read.",
        vi="Điểm của “{line}” do chấm tay, hoặc chưa có trong văn bản đã đọc.",
        mend_en="They are taken as anything up to the maximum.",
        mend_vi="Được coi là bất kỳ mức nào đến điểm tối đa.",
        warning=True,
    ),
    "not-settled": Template(
        en="It was neither proven nor refuted: {what_en}.",
        vi="Chưa chứng minh cũng chưa bác bỏ được: {what_vi}.",
        mend_en="Make the conditions simpler, or look at it by hand.",
        mend_vi="Đơn giản hóa các điều kiện, hoặc xem xét thủ công.",
        warning=True,
    ),
    "sum-mismatch": Template(
        en="The maximum stated is {declared}, and its {lines} lines make {sum}.",
        vi="Điểm tối đa ghi là {declared}, trong khi {lines} mục cộng lại là {sum}.",
        mend_en="Correct the maximum or the lines.",
        mend_vi="Sửa điểm tối đa hoặc các mục.",
    ),
    "weight-missing": Template(
        en="A weighted mean is asked for, and the weights of its {lines} lines are missing or all zero.",
        vi="Tính trung bình có trọng số nhưng {lines} mục bên trong thiếu trọng số hoặc trọng số đều bằng 0.",
        mend_en="State the weight of every line.",
        mend_vi="Ghi trọng số của từng mục.",
    ),
    "points-above-maximum": Template(
        en="{points} points stand where at most {maximum} can be earned.",
        vi="Ghi {points} điểm trong khi tối đa chỉ được {maximum}.",
        mend_en="Lower the points, or raise the maximum.",
        mend_vi="Giảm điểm, hoặc tăng điểm tối đa.",
    ),
    "ranks-out-of-order": Template(
        en="The rank “{rank}” begins at {low}, above the one before it, which begins at {before}.",
        vi="Mức “{rank}” bắt đầu từ {low}, cao hơn mức đứng trước bắt đầu từ {before}.",
        mend_en="Write the ranks from the best to the lowest.",
        mend_vi="Xếp các mức từ cao xuống thấp.",
    ),
    "fact-read-twice": Template(
        en="“{fact}” is read here as {other_en}, and elsewhere as {one_en}.",
        vi="“{fact}” ở đây được đọc dưới dạng {other_vi}, nơi khác là {one_vi}.",
        mend_en="Use one code for one thing.",
        mend_vi="Dùng một mã cho một loại số liệu.",
    ),
    "fact-other-kind": Template(
        en="“{fact}” is read as {other_en}, and the catalogue has it as {one_en}.",
        vi="“{fact}” được đọc dưới dạng {other_vi}, trong danh mục là {one_vi}.",
        mend_en="Use the fact as the catalogue has it.",
        mend_vi="Dùng số liệu đúng như trong danh mục.",
    ),
    "fact-elsewhere": Template(
        en="“{fact}” is read here and belongs elsewhere: to the list “{cases}” (“–”: to the unit itself).",
        vi="“{fact}” được đọc ở đây nhưng thuộc nơi khác: danh sách “{cases}” (“–”: chính đơn vị).",
        mend_en="Read facts of single cases inside the mean over their list, facts of the unit outside, each by its code.",
        mend_vi="Số liệu của từng hồ sơ chỉ đọc trong trung bình của danh sách, số liệu của đơn vị đọc bên ngoài, mỗi loại một mã.",
    ),
    "fact-unknown": Template(
        en="The catalogue has no fact “{fact}”.",
        vi="Danh mục không có số liệu “{fact}”.",
        mend_en="Use a code of the catalogue, or add the fact to it.",
        mend_vi="Dùng mã có trong danh mục, hoặc bổ sung vào danh mục.",
        warning=True,
    ),
    "level-ended": Template(
        en="The rule book holds for {level_en} until {until}, and the level ended on {end}.",
        vi="Bộ tiêu chí áp dụng cho cấp {level_vi} đến {until}, trong khi cấp này đã kết thúc ngày {end}.",
        mend_en="End the rule book by then, or leave the level out.",
        mend_vi="Kết thúc hiệu lực trước ngày đó, hoặc bỏ cấp này.",
    ),
    "instrument-not-in-force": Template(
        en="“{value}” was not in force on {day}, the first day of the rule book.",
        vi="“{value}” không có hiệu lực ngày {day}, ngày đầu của bộ tiêu chí.",
        mend_en="Cite an instrument that holds on that day.",
        mend_vi="Dẫn văn bản đang có hiệu lực vào ngày đó.",
        warning=True,
    ),
}
