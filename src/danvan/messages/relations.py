"""Sentences about records that are loaded together."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["RELATIONS"]

RELATIONS: Mapping[str, Template] = {
    "reference-missing": Template(
        en="There is no {kind_en} “{value}” among what was loaded ({count_en}).",
        vi="Không có {kind_vi} “{value}” trong dữ liệu đã đọc ({count} chỗ dẫn chiếu).",
        mend_en="{nearest_en}Correct the id, or load the file that holds it as well.",
        mend_vi="{nearest_vi}Sửa mã, hoặc đọc thêm tệp chứa bản ghi đó.",
    ),
    "references-unchecked": Template(
        en="References to the kind “{kind}” were not checked ({count}), because no such record was loaded.",
        vi="Chưa kiểm tra {count} dẫn chiếu đến loại “{kind}”, vì không có bản ghi nào thuộc loại này được đọc.",
        mend_en="Name the files that hold them as well.",
        mend_vi="Đọc thêm các tệp chứa chúng.",
        warning=True,
    ),
    "references-waiting": Template(
        en="References to the kind “{kind}” that no record answers: {count}; some records could not be read.",
        vi="Có {count} dẫn chiếu đến loại “{kind}” chưa tìm thấy; một số bản ghi không đọc được.",
        mend_en="Mend the other errors first, then look again.",
        mend_vi="Sửa các lỗi khác trước, rồi kiểm tra lại.",
        warning=True,
    ),
    "whole-waiting": Template(
        en="What is missing since {since} was not judged; some records could not be read.",
        vi="Chưa xét những gì còn thiếu từ ngày {since}; một số bản ghi không đọc được.",
        mend_en="Mend the other errors first, then look again.",
        mend_vi="Sửa các lỗi khác trước, rồi kiểm tra lại.",
        warning=True,
    ),
    "id-repeated": Template(
        en="The id “{value}” was already used by another {kind_en}, at {first}.",
        vi="Mã “{value}” đã dùng cho {kind_vi} khác, tại {first}.",
        mend_en="Give each record its own id; remove the record if it is the same.",
        mend_vi="Đặt mỗi bản ghi một mã riêng; nếu trùng thì bỏ bớt.",
    ),
    "document-number-repeated": Template(
        en="The number {number} of {issuer} in {year} stands also at {first}.",
        vi="Số {number} của {issuer} năm {year} đã có tại {first}.",
        mend_en="Number, symbol, issuer and year together name one document: correct one of them.",
        mend_vi="Số, ký hiệu, cơ quan và năm xác định một văn bản: hãy sửa một trong các yếu tố.",
        warning=True,
    ),
    "dates-order": Template(
        en="“{later}” ({later_value}) is before “{earlier}” ({earlier_value}).",
        vi="“{later}” ({later_value}) sớm hơn “{earlier}” ({earlier_value}).",
        mend_en="Check both dates against the paper.",
        mend_vi="Đối chiếu hai ngày với bản giấy.",
        warning=True,
    ),
    "date-future": Template(
        en="“{field}” ({value}) is after the day of the check ({on}).",
        vi="“{field}” ({value}) sau ngày kiểm tra ({on}).",
        mend_en="Check the date.",
        mend_vi="Kiểm tra lại ngày.",
        warning=True,
    ),
    "period-window": Template(
        en="The window {first} to {last} is not that of {period_en}; by the rule “{rule_en}” it runs "
        "{right_first} to {right_last}.",
        vi="Khoảng số liệu {first} đến {last} không phải của {period_vi}; theo “{rule_vi}” là "
        "{right_first} đến {right_last}.",
        mend_en="Correct the window, or name the rule that it follows in “window_rule”.",
        mend_vi="Sửa khoảng số liệu, hoặc ghi đúng quy tắc ở “window_rule”.",
        warning=True,
    ),
    "window-outside": Template(
        en="The window {first} to {last} has no day in common with {period_en}.",
        vi="Khoảng số liệu {first} đến {last} không có ngày nào thuộc {period_vi}.",
        mend_en="Correct the period or its window.",
        mend_vi="Sửa kỳ hoặc khoảng số liệu.",
        warning=True,
    ),
    "parts-sum": Template(
        en="The parts add up to {sum}; the whole is stated as {whole} [{label}].",
        vi="Các thành phần cộng lại là {sum}; số tổng ghi {whole} [{label}].",
        mend_en="Check the parts and the whole against the source; danvan leaves them as stated.",
        mend_vi="Đối chiếu với nguồn; danvan giữ nguyên số như đã ghi.",
        warning=True,
    ),
    "parts-exceed": Template(
        en="The parts add up to {sum}, more than the whole of {whole} [{label}].",
        vi="Các thành phần cộng lại là {sum}, lớn hơn số tổng {whole} [{label}].",
        mend_en="Check the parts and the whole against the source; danvan leaves them as stated.",
        mend_vi="Đối chiếu với nguồn; danvan giữ nguyên số như đã ghi.",
        warning=True,
    ),
    "figure-rate": Template(
        en="{value} of {denominator} is {computed} %, the source states {stated} % [{label}].",
        vi="{value} trên {denominator} là {computed} %, nguồn ghi {stated} % [{label}].",
        mend_en="Check the three numbers against the source; danvan leaves them as stated.",
        mend_vi="Đối chiếu ba con số với nguồn; danvan giữ nguyên số như đã ghi.",
        warning=True,
    ),
    "figure-thousands": Template(
        en="The value is {value}, which the source writes with a Vietnamese thousands separator.",
        vi="Giá trị ghi là {value}, trong khi nguồn dùng dấu chấm ngăn hàng nghìn.",
        mend_en="If {meant} is meant, write “{meant}”.",
        mend_vi="Nếu là {meant} thì ghi “{meant}”.",
        warning=True,
    ),
    "figure-change": Template(
        en="Against {base}, {value} is a change of {computed}; the source states {stated} [{label}].",
        vi="So với {base}, {value} là thay đổi {computed}; nguồn ghi {stated} [{label}].",
        mend_en="Check the numbers against the source; danvan leaves them as stated.",
        mend_vi="Đối chiếu các con số với nguồn; danvan giữ nguyên số như đã ghi.",
        warning=True,
    ),
    "figure-change-base": Template(
        en="Against {base} in the report of that period, at {first}, {value} is a change of {computed}; "
        "the source states {stated} [{label}].",
        vi="So với {base} trong báo cáo của kỳ đó, tại {first}, {value} là thay đổi {computed}; "
        "nguồn ghi {stated} [{label}].",
        mend_en="Check both reports.",
        mend_vi="Kiểm tra cả hai báo cáo.",
        warning=True,
    ),
    "figure-base": Template(
        en="The base is stated as {stated}; the report of that period, at {first}, says {value} [{label}].",
        vi="Số kỳ gốc ghi {stated}; báo cáo của kỳ đó, tại {first}, ghi {value} [{label}].",
        mend_en="Check both reports.",
        mend_vi="Kiểm tra cả hai báo cáo.",
        warning=True,
    ),
    "unit-spelling": Template(
        en="“{value}” and “{other}” (at {first}) are two spellings of one name.",
        vi="“{value}” và “{other}” (tại {first}) là hai cách viết của một tên.",
        mend_en="Use one spelling.",
        mend_vi="Dùng thống nhất một cách viết.",
        warning=True,
    ),
}
