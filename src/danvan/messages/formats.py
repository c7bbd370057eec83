"""Sentences about files: bytes, syntax, the envelope."""

from collections.abc import Mapping

from danvan.messages.template import Template

__all__ = ["FORMATS"]

FORMATS: Mapping[str, Template] = {
    "syntax": Template(
        en="This is not well-formed {format}: {detail_en}.",
        vi="Tệp không đúng cú pháp {format}: {detail_vi}.",
        mend_en="{hint_en}",
        mend_vi="{hint_vi}",
    ),
    "duplicate-key": Template(
        en="The key “{key}” stands here a second time; the first is at line {first_line}.",
        vi="Khóa “{key}” xuất hiện lần thứ hai; lần đầu ở dòng {first_line}.",
        mend_en="Keep one of the two.",
        mend_vi="Chỉ giữ lại một khóa.",
    ),
    "number-not-finite": Template(
        en="{value} is not a number that can be stored.",
        vi="{value} không phải là số có thể lưu.",
        mend_en="Write the number itself, or leave the key out if it was not reported.",
        mend_vi="Ghi đúng con số, hoặc bỏ khóa nếu không có báo cáo.",
    ),
    "number-too-large": Template(
        en="The number {value} is too large to be exact in every program.",
        vi="Số {value} quá lớn, không bảo đảm chính xác ở mọi chương trình.",
        mend_en="Write it as text in quotes, or keep it within ±9007199254740991.",
        mend_vi="Ghi số dưới dạng chữ trong ngoặc kép, hoặc giữ trong khoảng ±9007199254740991.",
    ),
    "too-deep": Template(
        en="Values are nested more than {limit} levels deep.",
        vi="Dữ liệu lồng nhau quá {limit} tầng.",
        mend_en="No danvan record is that deep; check for a bracket that is never closed.",
        mend_vi="Không có bản ghi nào sâu như vậy; kiểm tra dấu ngoặc chưa đóng.",
    ),
    "lone-surrogate": Template(
        en="The text holds half of a character (\\u{value}), which no UTF-8 file can store.",
        vi="Văn bản chứa nửa ký tự (\\u{value}), không thể lưu bằng UTF-8.",
        mend_en="Write the whole character.",
        mend_vi="Ghi trọn ký tự.",
    ),
    "not-utf8": Template(
        en="The file is not UTF-8: the byte 0x{byte} at offset {offset} does not fit.",
        vi="Tệp không phải UTF-8: byte 0x{byte} ở vị trí {offset} không hợp lệ.",
        mend_en="Save the file as UTF-8 (in many editors: Save as → Encoding → UTF-8).",
        mend_vi="Lưu lại tệp theo mã UTF-8 (Save as → Encoding → UTF-8).",
    ),
    "utf16": Template(
        en="The file is stored as {encoding}, not as UTF-8.",
        vi="Tệp được lưu theo mã {encoding}, không phải UTF-8.",
        mend_en="Save the file as UTF-8 (in many editors: Save as → Encoding → UTF-8).",
        mend_vi="Lưu lại tệp theo mã UTF-8 (Save as → Encoding → UTF-8).",
    ),
    "bom": Template(
        en="The file begins with a byte order mark; it was passed over.",
        vi="Tệp bắt đầu bằng dấu BOM; dấu này đã được bỏ qua.",
        mend_en="Save the file as UTF-8 without BOM.",
        mend_vi="Lưu tệp theo UTF-8 không có BOM.",
        warning=True,
    ),
    "file-empty": Template(
        en="The file is empty.",
        vi="Tệp trống.",
        mend_en="Put a record in it, or remove it.",
        mend_vi="Ghi bản ghi vào tệp, hoặc xóa tệp.",
    ),
    "line-too-long": Template(
        en="The line is longer than {limit} bytes and was not read.",
        vi="Dòng dài hơn {limit} byte nên không được đọc.",
        mend_en="Put one record on each line.",
        mend_vi="Mỗi dòng chỉ ghi một bản ghi.",
    ),
    "yaml-anchor": Template(
        en="YAML anchors and aliases (& and *) are not used in danvan files.",
        vi="Tệp danvan không dùng neo và bí danh YAML (& và *).",
        mend_en="Write the value out where it is needed.",
        mend_vi="Ghi đầy đủ giá trị tại chỗ cần dùng.",
    ),
    "yaml-tag": Template(
        en="The YAML tag {tag} is not used in danvan files.",
        vi="Tệp danvan không dùng thẻ YAML {tag}.",
        mend_en="Remove the tag; write plain text, numbers, true or false.",
        mend_vi="Bỏ thẻ; chỉ ghi chữ, số, true hoặc false.",
    ),
    "yaml-key": Template(
        en="A key must be plain text.",
        vi="Khóa phải là văn bản thường.",
        mend_en="Write the key as a word, or in quotes.",
        mend_vi="Ghi khóa bằng chữ, hoặc đặt trong ngoặc kép.",
    ),
    "csv-header": Template(
        en="The first row must name the columns; column {number} has no name.",
        vi="Dòng đầu phải ghi tên cột; cột {number} không có tên.",
        mend_en="Name every column, the first one “danvan”.",
        mend_vi="Đặt tên cho mọi cột, cột đầu là “danvan”.",
    ),
    "csv-header-repeated": Template(
        en="The column “{name}” stands twice in the header.",
        vi="Cột “{name}” xuất hiện hai lần ở dòng tiêu đề.",
        mend_en="Keep one of the two columns.",
        mend_vi="Chỉ giữ lại một cột.",
    ),
    "csv-ragged": Template(
        en="The row has {found} cells; the header has {expected}.",
        vi="Dòng có {found} ô, trong khi tiêu đề có {expected} ô.",
        mend_en="Check for a missing or extra comma; put a cell that contains a comma in quotes.",
        mend_vi="Kiểm tra dấu phẩy thiếu hoặc thừa; ô có dấu phẩy phải đặt trong ngoặc kép.",
    ),
    "csv-separator": Template(
        en="The columns are separated by “{found}”, not by a comma.",
        vi="Các cột được ngăn cách bằng “{found}”, không phải dấu phẩy.",
        mend_en="Save the table as comma-separated CSV in UTF-8.",
        mend_vi="Lưu bảng dưới dạng CSV UTF-8 ngăn cách bằng dấu phẩy.",
    ),
    "csv-cell-long": Template(
        en="A cell of this row is longer than {limit} characters; the table was not read further.",
        vi="Một ô của dòng này dài hơn {limit} ký tự; bảng không được đọc tiếp.",
        mend_en="Check for a quote that is never closed; shorten the cell.",
        mend_vi="Kiểm tra dấu ngoặc kép chưa đóng; rút ngắn ô.",
    ),
    "document-shape": Template(
        en="A document must be a set of keys and values, not {found_en}.",
        vi="Tài liệu phải gồm các khóa và giá trị, không phải {found_vi}.",
        mend_en="Begin with the key “danvan”, for example “danvan”: “{example}”.",
        mend_vi="Bắt đầu bằng khóa “danvan”, ví dụ “danvan”: “{example}”.",
    ),
    "kind-missing": Template(
        en="The document does not say what it is: the key “danvan” is missing.",
        vi="Tài liệu không nói rõ loại: thiếu khóa “danvan”.",
        mend_en="Add it as the first key, for example “danvan”: “{example}”.",
        mend_vi="Thêm vào đầu tài liệu, ví dụ “danvan”: “{example}”.",
        structural=True,
    ),
    "kind-form": Template(
        en="“{value}” does not name a kind and a version.",
        vi="“{value}” không ghi đúng loại và phiên bản.",
        mend_en="Write kind, slash, version, for example “{example}”.",
        mend_vi="Ghi loại, dấu gạch chéo, phiên bản, ví dụ “{example}”.",
        structural=True,
    ),
    "kind-unknown": Template(
        en="danvan knows no kind “{value}”.",
        vi="danvan không có loại “{value}”.",
        mend_en="Known kinds: {known}.",
        mend_vi="Các loại: {known}.",
        structural=True,
    ),
    "kind-unknown-near": Template(
        en="danvan knows no kind “{value}”.",
        vi="danvan không có loại “{value}”.",
        mend_en="Did you mean “{nearest}”?",
        mend_vi="Có phải là “{nearest}”?",
        structural=True,
    ),
    "key-beside-records": Template(
        en="“{key}” cannot stand beside “records”.",
        vi="“{key}” không được đứng cạnh “records”.",
        mend_en="Put it into the records, or write the file as one record without “records”.",
        mend_vi="Đưa vào từng bản ghi, hoặc ghi tệp thành một bản ghi, không dùng “records”.",
        structural=True,
    ),
    "key-passed-over": Template(
        en="The key “{key}” is of a newer version and was passed over.",
        vi="Khóa “{key}” thuộc phiên bản mới hơn nên đã được bỏ qua.",
        mend_en="Install a newer danvan to read it.",
        mend_vi="Cài danvan mới hơn để đọc.",
        warning=True,
    ),
    "not-one": Template(
        en="The file should hold one {expected} and nothing else; it holds {found} of {total} records.",
        vi="Tệp phải chứa đúng một {expected}; hiện có {found} trong {total} bản ghi.",
        mend_en="Use “load” for a file with several records.",
        mend_vi="Dùng “load” cho tệp có nhiều bản ghi.",
    ),
    "folder-empty": Template(
        en="There is no file in this folder that danvan reads.",
        vi="Thư mục không có tệp nào danvan đọc được.",
        mend_en="Endings read: {known}.",
        mend_vi="Các đuôi tệp đọc được: {known}.",
        warning=True,
    ),
    "kind-other": Template(
        en="The document is of kind “{found}”, but “{expected}” was asked for.",
        vi="Tài liệu thuộc loại “{found}”, nhưng yêu cầu là “{expected}”.",
    ),
    "version-newer-minor": Template(
        en="The document is of version {found}; this danvan knows “{kind}” up to {known}.",
        vi="Tài liệu ở phiên bản {found}; danvan hiện biết “{kind}” đến {known}.",
        mend_en="It was read as version {known}; a newer danvan may read more of it.",
        mend_vi="Đã đọc như phiên bản {known}; danvan mới hơn có thể đọc đầy đủ hơn.",
        warning=True,
    ),
    "version-newer-major": Template(
        en="The document is of version {found}, which this danvan cannot read; it knows “{kind}” up to {known}.",
        vi="Tài liệu ở phiên bản {found}, danvan hiện không đọc được; chỉ biết “{kind}” đến {known}.",
        mend_en="Install a newer danvan.",
        mend_vi="Cài danvan mới hơn.",
        structural=True,
    ),
    "version-unknown": Template(
        en="There never was a version {found} of “{kind}”.",
        vi="Không có phiên bản {found} của “{kind}”.",
        mend_en="Write “{kind}/{known}”.",
        mend_vi="Ghi “{kind}/{known}”.",
        structural=True,
    ),
    "format-unknown": Template(
        en="The ending “{ending}” is not one that danvan reads.",
        vi="danvan không đọc đuôi tệp “{ending}”.",
        mend_en="Endings read: {known}.",
        mend_vi="Các đuôi tệp đọc được: {known}.",
    ),
    "kind-nested": Template(
        en="A table cannot hold a record of kind “{kind}”, because its field “{field}” has parts of its own.",
        vi="Bảng không chứa được bản ghi loại “{kind}”, vì trường “{field}” có nhiều phần bên trong.",
        mend_en="Use JSON, NDJSON, YAML or TOML for this kind.",
        mend_vi="Dùng JSON, NDJSON, YAML hoặc TOML cho loại này.",
    ),
    "unreadable": Template(
        en="The file cannot be read: {reason_en}.",
        vi="Không đọc được tệp: {reason_vi}.",
    ),
    "extra-missing": Template(
        en="{format} files need an extra package: {command}",
        vi="Tệp {format} cần gói bổ sung: {command}",
    ),
    "text-nfc": Template(
        en="The text is not in Unicode form NFC; letters and marks are stored apart.",
        vi="Văn bản chưa ở dạng Unicode NFC (dựng sẵn); chữ và dấu bị tách rời.",
        mend_en="danvan read it as NFC; “danvan convert” writes it so.",
        mend_vi="danvan đã đọc theo NFC; lệnh “danvan convert” sẽ ghi lại theo NFC.",
        warning=True,
    ),
}
