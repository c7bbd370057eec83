"""The phrases of which the explanation of a due date is made."""

from collections.abc import Mapping

from danvan.errors import Sentence

__all__ = ["PHRASES", "WEEKDAYS"]

WEEKDAYS = (
    Sentence("thứ Hai", "Monday"),
    Sentence("thứ Ba", "Tuesday"),
    Sentence("thứ Tư", "Wednesday"),
    Sentence("thứ Năm", "Thursday"),
    Sentence("thứ Sáu", "Friday"),
    Sentence("thứ Bảy", "Saturday"),
    Sentence("Chủ nhật", "Sunday"),
)

PHRASES: Mapping[str, Sentence] = {
    "counted": Sentence(
        "{name}: {amount} {unit} {way} {start}, {event} (ngày 0).",
        "{name}: {amount} {unit} {way} {start}, {event} (day 0).",
    ),
    "conditions": Sentence("Áp dụng cho: {list}.", "Because: {list}."),
    "sources": Sentence("Căn cứ: {list}; áp dụng từ {since}.", "Source: {list}; in force since {since}."),
    "details": Sentence("Xem thêm: {list}.", "See also: {list}."),
    "extension": Sentence(
        "Gia hạn thêm {days} ngày theo quyết định ngày {on}.", "Extended by {days} days, decided on {on}."
    ),
    "pause": Sentence("Không tính: {kind} từ {first} đến hết {last}.", "Not counted: {kind} from {first} to {last}."),
    "pause-open": Sentence(
        "Không tính: {kind} từ {first}, chưa kết thúc.", "Not counted: {kind} since {first}, still running."
    ),
    "skipped": Sentence("Bỏ qua ngày nghỉ: {list}.", "Days off passed over: {list}."),
    "rolled": Sentence(
        "Ngày cuối {nominal} là ngày nghỉ nên chuyển sang ngày làm việc {next}: {list}.",
        "The last day, {nominal}, is a day off, so it moves to the {next} working day: {list}.",
    ),
    "next": Sentence("tiếp theo", "next"),
    "previous": Sentence("liền trước", "previous"),
    "worked": Sentence("Vẫn tính vì làm bù: {list}.", "Counted, because worked in exchange: {list}."),
    "instead": Sentence("{day} (thay cho {other})", "{day} (for {other})"),
    "due": Sentence("Kết quả: {nature} {effective}.", "Result: {nature} {effective}."),
    "paused": Sentence(
        "Kết quả: chưa xác định được, vì thời gian đang dừng.", "Result: not known yet, because the time stands still."
    ),
    "provisional": Sentence("Tạm thời, vì {list}.", "Provisional: {list}."),
    "calendar": Sentence("Lịch: {calendar}.", "Calendar: {calendar}."),
}
"""Vietnamese and English, filled with `str.format`."""
