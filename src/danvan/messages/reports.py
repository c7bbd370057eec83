"""Sentences about reports beside their regimes, and about figures carried and summed (báo cáo, tổng hợp số liệu)."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["REPORTS"]

REPORTS: Mapping[str, Template] = {
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
    "report-missing": Template(
        en="“{unit}” had to send the report “{name}” for {period_en} by {due} ({source}); by {on} it was not sent.",
        vi="“{unit}” phải gửi báo cáo “{name}” {period_vi}, hạn {due} ({source}); đến ngày {on} chưa gửi.",
        mend_en="Add the report that was sent, with “{regime}” as its “regime”, its reporter and its period.",
        mend_vi="Bổ sung báo cáo đã gửi, ghi “regime” là “{regime}”, đơn vị báo cáo và kỳ.",
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
    # Sums of every kind.
    "sum-too-long": Template(
        en="{unit}: in ones the number is {value}, which has more digits than a figure can have.",
        vi="{unit}: tính ra đơn vị, con số là {value}, nhiều chữ số hơn một số liệu có thể có.",
        mend_en="Look whether “scale” and the value fit together.",
        mend_vi="Hãy xem “scale” và giá trị có khớp nhau không.",
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
