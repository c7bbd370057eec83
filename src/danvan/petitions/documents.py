"""Papers: what a citizen handed in, and what the file of a petition holds (tài liệu, hồ sơ)."""

import datetime as dt
from typing import Annotated

import attrs

from danvan.petitions.history import Form
from danvan.petitions.sealing import SealedLine, SealedText, UnitId, veiled
from danvan.petitions.words import DataClass, DocumentRole, DocumentVersion
from danvan.records import record
from danvan.rules import Ident, Line, Whole

__all__ = ["Attachment", "Document"]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Attachment:
    """A paper that came with the petition (tài liệu kèm theo đơn); Mẫu 02/TCD is its receipt.

    `original` is a bản gốc, which goes back to the citizen (TT07-2014 10). `handwriting`: it shows the
    writer's hand (bút tích), which of a denouncer is secret (LTC 56).
    """

    id: Ident
    title: SealedLine | None = None
    matter: Ident | None = None
    original: bool = False
    copies: Annotated[int, Whole(1)] | None = None
    handwriting: bool | None = None
    data_class: DataClass | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Document:
    """A paper of the file (tài liệu trong hồ sơ), by its role.

    `number` and `issued_on` are those of the paper, `by_unit` and `by_office` its issuer. `redacts` names
    the document or attachment of which this is the redacted copy or transcript (LTC 56.2).
    """

    id: Ident
    role: DocumentRole
    version: DocumentVersion = DocumentVersion.ORIGINAL
    matter: Ident | None = None
    number: Line | None = None
    title: SealedLine | None = None
    issued_on: dt.date | None = None
    by_unit: UnitId | None = None
    by_office: Line | None = None
    form: Form | None = None
    redacts: Ident | None = None
    handwriting: bool | None = None
    data_class: DataClass | None = None
    note: SealedText | None = None
