"""The header of a document: state, Party and Front forms (thể thức văn bản)."""

import datetime as dt

import attrs

from danvan.dates import PartialDate
from danvan.labels import Labelled
from danvan.records import record
from danvan.rules import Count, Line, Text
from danvan.units.unit import UnitId

__all__ = [
    "Annex",
    "DocumentHeader",
    "DocumentStyle",
    "Secrecy",
    "SigningAuthority",
    "Urgency",
]


class DocumentStyle(Labelled):
    """Whose rules of form a document follows (thể thức)."""

    STATE = "state", "cơ quan nhà nước (NĐ 30/2020/NĐ-CP)", "state, Decree 30/2020/NĐ-CP"
    PARTY = "party", "cơ quan Đảng (HD 36-HD/VPTW)", "Party, Guidance 36-HD/VPTW"
    FRONT = "front", "Mặt trận Tổ quốc, đoàn thể", "Fatherland Front and unions"


class SigningAuthority(Labelled):
    """In which capacity the signer signs (quyền hạn ký)."""

    HEAD = "head", "ký trực tiếp", "the head in person"
    ON_BEHALF = "on_behalf", "TM. (thay mặt)", "on behalf of the collective"
    FOR_HEAD = "for_head", "KT. (ký thay)", "in place of the head"
    BY_ORDER = "by_order", "TL. (thừa lệnh)", "by order"
    BY_DELEGATION = "by_delegation", "TUQ. (thừa ủy quyền)", "by delegation"
    ACTING = "acting", "Q. (quyền)", "acting head"


class Urgency(Labelled):
    """How fast it must go (độ khẩn)."""

    NONE = "none", "thường", "ordinary"
    URGENT = "urgent", "Khẩn", "urgent"
    VERY_URGENT = "very_urgent", "Thượng khẩn", "very urgent"
    EXPRESS = "express", "Hỏa tốc", "express"


class Secrecy(Labelled):
    """The classification mark (độ mật)."""

    NONE = "none", "không mật", "not classified"
    SECRET = "secret", "Mật", "secret"
    TOP_SECRET = "top_secret", "Tối mật", "top secret"
    ABSOLUTE_SECRET = "absolute_secret", "Tuyệt mật", "absolute secret"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Annex:
    """A document attached to another (phụ lục)."""

    title: Line
    number: Line | None = None
    pages: Count | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class DocumentHeader:
    """The header of a report as a document (thể thức).

    `number` and `symbol` are parted from the symbol as written, which `raw_symbol` keeps:
    ``07-BC/DV`` has number ``07`` and symbol ``BC/DV``. `copies` counts the copies issued;
    `organ_id` is the agency code of the issuer, up to 35 characters. The signer appears by office
    only. Fields follow NĐ 30/2020/NĐ-CP, appendices III and VI, and HD 36-HD/VPTW of 2018.
    """

    style: DocumentStyle
    issuer: Line
    issuer_unit: UnitId | None = None
    parent_issuer: Line | None = None
    organ_id: Line | None = None
    number: Line | None = None
    symbol: Line | None = None
    raw_symbol: Line | None = None
    place: Line | None = None
    date: PartialDate | None = None
    type_name: Line | None = None
    title: Line | None = None
    signing_authority: SigningAuthority | None = None
    authority_line: Line | None = None
    signer_position: Line | None = None
    sealed_by_stamp: bool | None = None
    recipients: tuple[Line, ...] = ()
    filing: Line | None = None
    circulation: Line | None = None
    contact: Line | None = None
    urgency: Urgency = Urgency.NONE
    secrecy: Secrecy = Secrecy.NONE
    draft: bool = False
    reply_due: dt.date | None = None
    copies: Count | None = None
    pages: Count | None = None
    typist_mark: Line | None = None
    file_code: Line | None = None
    annexes: tuple[Annex, ...] = ()
    note: Text | None = None
