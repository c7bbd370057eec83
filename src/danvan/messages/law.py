"""Sentences about time limits, due dates and calendars (thời hạn, lịch làm việc)."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["LAW"]

LAW: Mapping[str, Template] = {
    # Rules of the records.
    "calendar-other-year": Template(
        en="{value} is not a day of {year}.",
        vi="{value} không thuộc năm {year}.",
        mend_en="Move it to its own year.",
        mend_vi="Chuyển sang đúng năm.",
    ),
    "calendar-day-twice": Template(
        en="{value} stands here twice, as a day off or a worked day.",
        vi="{value} được ghi hai lần, là ngày nghỉ hoặc ngày làm bù.",
        mend_en="Keep one of the two.",
        mend_vi="Giữ lại một.",
    ),
    "calendar-worked-weekday": Template(
        en="{value} is no day of the weekly rest, so it is worked anyway.",
        vi="{value} không phải ngày nghỉ hằng tuần nên vốn là ngày làm việc.",
        mend_en="Correct the date.",
        mend_vi="Sửa lại ngày.",
    ),
    "span-empty": Template(
        en="“{until}” ({value}) is not after “{first}” ({first_value}), so no day lies between.",
        vi="“{until}” ({value}) không sau “{first}” ({first_value}) nên không có ngày nào ở giữa.",
        mend_en="“{until}” is the first day that no longer belongs to it.",
        mend_vi="“{until}” là ngày đầu tiên không còn áp dụng.",
    ),
    "limit-one-end": Template(
        en="A version states exactly one of {known}; here: {found}.",
        vi="Mỗi thời kỳ ghi đúng một trong: {known}; ở đây: {found}.",
        mend_en="Keep one. Where the law sets no number, write “absent”.",
        mend_vi="Giữ lại một. Nếu pháp luật không đặt số ngày, ghi “absent”.",
    ),
    "limit-case-twice": Template(
        en="“{field}” says this a second time.",
        vi="“{field}” ghi điều này lần thứ hai.",
        mend_en="Keep one of the two.",
        mend_vi="Giữ lại một.",
    ),
    "limit-versions-overlap": Template(
        en="The version since {value} begins before the version since {before} ends ({until}).",
        vi="Thời kỳ từ {value} bắt đầu khi thời kỳ từ {before} chưa kết thúc ({until}).",
        mend_en="Versions stand in order; “until” of the older is at most “since” of the newer.",
        mend_vi="Ghi các thời kỳ theo thứ tự; “until” của thời kỳ trước không sau “since” của thời kỳ sau.",
    ),
    # Relations to the register of instruments.
    "limit-before-source": Template(
        en="The version begins on {since}, before {source} is in force ({in_force}).",
        vi="Thời kỳ bắt đầu ngày {since}, trước khi {source} có hiệu lực ({in_force}).",
        mend_en="Correct “since” or the source; a younger provision stands under “details”.",
        mend_vi="Sửa “since” hoặc căn cứ; quy định ban hành sau ghi ở “details”.",
    ),
    "limit-outlives-source": Template(
        en="The version goes on after {source} was repealed on {repealed}.",
        vi="Thời kỳ còn kéo dài sau khi {source} bị bãi bỏ ngày {repealed}.",
        mend_en="End it with “until”, and add what holds since then.",
        mend_vi="Ghi “until”, và thêm quy định áp dụng từ ngày đó.",
    ),
    "limit-stale": Template(
        en="Nobody has confirmed this for over a year (checked {checked}).",
        vi="Đã hơn một năm chưa ai xác nhận lại (kiểm tra ngày {checked}).",
        mend_en="Compare it with the law in force, and write the day into “checked”.",
        mend_vi="Đối chiếu với quy định hiện hành rồi ghi ngày vào “checked”.",
        warning=True,
    ),
    # Why a due date cannot be told.
    "limit-no-version": Template(
        en="danvan knows no rule “{limit}” for {day}; the first it knows begins on {first}. What counts is the {pick_en}.",
        vi="danvan không có quy định “{limit}” cho ngày {day}; quy định đầu tiên bắt đầu từ {first}. Căn cứ theo {pick_vi}.",
    ),
    "limit-absent": Template(
        en="“{limit}” has no number of days since {since}: {reason_en}.",
        vi="“{limit}” không có số ngày từ {since}: {reason_vi}.",
        mend_en="Where it is for the agency to set, pass a limit of your own.",
        mend_vi="Nếu cơ quan tự quy định, hãy truyền thời hạn riêng.",
    ),
    "limit-ends-with": Template(
        en="“{limit}” has no number of its own; it ends with the time that is left of {others}.",
        vi="“{limit}” không có số ngày riêng; kết thúc cùng thời hạn còn lại của {others}.",
    ),
    "limit-ends-at": Template(
        en="“{limit}” has no number of days; it ends with {event_en}.",
        vi="“{limit}” không có số ngày; kết thúc khi {event_vi}.",
    ),
    "limit-comes-again": Template(
        en="“{limit}” is a duty that comes again; it has no single due date.",
        vi="“{limit}” là việc định kỳ, không có một hạn duy nhất.",
    ),
    "limit-other-start": Template(
        en="“{limit}” does not run from “{value}”. It runs from: {known}.",
        vi="“{limit}” không tính từ “{value}”. Tính từ: {known}.",
    ),
    "limit-condition-unknown": Template(
        en="“{limit}” has no length of its own under “{value}”. Known: {known}.",
        vi="“{limit}” không có thời hạn riêng khi “{value}”. Có: {known}.",
    ),
    "limit-pause-unknown": Template(
        en="“{limit}” does not stand still for “{value}”. Known: {known}.",
        vi="“{limit}” không dừng vì “{value}”. Có: {known}.",
    ),
    "limit-pause-early": Template(
        en="“{limit}” knows this pause only since {since}; it begins on {day}.",
        vi="“{limit}” chỉ có trường hợp dừng này từ {since}; ở đây bắt đầu ngày {day}.",
    ),
    "limit-extension-unknown": Template(
        en="“{limit}” cannot be extended so. It can for: {known}.",
        vi="“{limit}” không gia hạn được như vậy. Chỉ gia hạn khi: {known}.",
    ),
    "limit-extensions-many": Template(
        en="“{limit}” is extended {found} times; {when_en} it may be {most} at most.",
        vi="“{limit}” được gia hạn {found} lần; {when_vi} thì tối đa {most} lần.",
    ),
    "limit-extension-long": Template(
        en="“{limit}” is extended by {found} days; {when_en} it may be {most} at a time.",
        vi="“{limit}” được gia hạn {found} ngày; {when_vi} thì mỗi lần tối đa {most} ngày.",
    ),
    "calendar-beyond": Template(
        en="The calendar “{name}” runs from {first} to {last}; counting from {day} leaves it.",
        vi="Lịch “{name}” có từ {first} đến {last}; tính từ {day} vượt ra ngoài.",
        mend_en="Add the years that are missing.",
        mend_vi="Thêm các năm còn thiếu.",
    ),
    "calendar-gap": Template(
        en="The calendar “{name}” has no year {year}.",
        vi="Lịch “{name}” thiếu năm {year}.",
        mend_en="Add it; years must follow one another.",
        mend_vi="Thêm năm đó; các năm phải liên tục.",
    ),
    "calendar-mixed": Template(
        en="The years do not belong to one calendar: {names}.",
        vi="Các năm không thuộc cùng một lịch: {names}.",
        mend_en="Give the years of one calendar.",
        mend_vi="Chỉ đưa các năm của một lịch.",
    ),
}
