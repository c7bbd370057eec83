"""Invented petitions of about 0.8 kB for the benchmarks, the same at every run."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

_UNITS = [f"vn/33/{code:05d}" for code in range(11_800, 11_904)]
_FIELDS = ("land_housing", "policy", "civil_servants")
_CONTENTS = (
    "Đề nghị xem xét lại quyết định thu hồi đất và phương án bồi thường, hỗ trợ, tái định cư.",
    "Phản ánh việc chậm giải quyết hồ sơ cấp giấy chứng nhận quyền sử dụng đất tại bộ phận một cửa.",
    "Kiến nghị sửa chữa đoạn đường liên thôn xuống cấp, mất an toàn cho học sinh đến trường.",
)


def petition(number: int) -> dict[str, Any]:
    """The plain values of petition number so and so."""
    received = dt.date(2025, 7, 1) + dt.timedelta(days=number % 365)
    unit = _UNITS[number % len(_UNITS)]
    return {
        "danvan": "petition/1.0",
        "id": f"pt-{number:07d}",
        "unit": unit,
        "channel": "post",
        "received_on": received.isoformat(),
        "matters": [
            {
                "id": "m1",
                "kind": "complaint",
                "level": "first_level",
                "field": "land_housing",
                "subject": "Quyết định thu hồi đất",
                "content": _CONTENTS[number % 3],
                "targets": [{"unit": unit, "office": "Chủ tịch UBND xã"}],
                "contested": {
                    "kind": "administrative_decision",
                    "number": f"{number % 900}/QĐ-UBND",
                    "issued_on": (received - dt.timedelta(days=20)).isoformat(),
                },
            }
        ],
        "invented": True,
        "written_on": (received - dt.timedelta(days=3)).isoformat(),
        "register": {"number": f"{number}/TD", "on": received.isoformat()},
        "parties": [{"id": "p1", "role": "self", "identity": f"i-{number:07d}"}],
        "events": [
            {"id": "e1", "kind": "receive", "on": received.isoformat(), "by_unit": unit},
            {
                "id": "e2",
                "kind": "accept",
                "on": (received + dt.timedelta(days=5)).isoformat(),
                "matter": "m1",
                "by_unit": unit,
            },
        ],
    }


def lines(count: int) -> Iterator[bytes]:
    """So many petitions as lines of NDJSON."""
    for number in range(count):
        yield json.dumps(petition(number), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
