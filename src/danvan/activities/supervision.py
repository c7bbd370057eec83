"""Supervision, social criticism and contributed opinions (giám sát, phản biện xã hội, góp ý)."""

import attrs

from danvan.activities.occasion import Host, Occasion
from danvan.extra import Extra
from danvan.labels import Labelled
from danvan.law.instruments import Citation, Source
from danvan.law.periods import Period
from danvan.records import record
from danvan.rules import Count, Ident, Line, Text
from danvan.units.unit import UnitId

__all__ = [
    "Contribution",
    "CriticismForm",
    "SocialCriticism",
    "Supervision",
    "SupervisionForm",
]


class SupervisionForm(Labelled):
    """How supervision is done (hình thức giám sát)."""

    DELEGATION = "delegation", "đoàn giám sát", "by a delegation"
    DOCUMENT_REVIEW = "document_review", "xem xét văn bản", "by review of documents"
    PEOPLES_INSPECTION = "peoples_inspection", "Ban Thanh tra nhân dân", "by the people's inspection board"
    COMMUNITY_INVESTMENT = (
        "community_investment",
        "Ban Giám sát đầu tư của cộng đồng",
        "by the community investment supervision board",
    )
    TAKING_PART = "taking_part", "tham gia giám sát", "by taking part in another body's supervision"


class CriticismForm(Labelled):
    """How social criticism is given (hình thức phản biện)."""

    CONFERENCE = "conference", "hội nghị phản biện", "at a conference"
    WRITTEN = "written", "gửi văn bản", "in writing"
    DIALOGUE = "dialogue", "đối thoại trực tiếp", "in a direct dialogue"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Supervision:
    """A supervision by the Front or a union (giám sát): QĐ 217-QĐ/TW, Chỉ thị 18-CT/TW.

    Findings and recommendations are counts; `followed` counts recommendations carried out.
    """

    id: Ident
    subject: Line
    form: SupervisionForm | None = None
    host: Host
    occasion: Occasion | None = None
    period: Period | None = None
    supervised: tuple[UnitId, ...] = ()
    supervised_text: tuple[Line, ...] = ()
    findings: Count | None = None
    recommendations: Count | None = None
    accepted: Count | None = None
    followed: Count | None = None
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class SocialCriticism:
    """Social criticism of a draft (phản biện xã hội): QĐ 217-QĐ/TW, Chỉ thị 18-CT/TW."""

    id: Ident
    draft: Line
    form: CriticismForm | None = None
    host: Host
    occasion: Occasion | None = None
    drafting_body: UnitId | None = None
    drafting_body_text: Line | None = None
    opinions: Count | None = None
    accepted: Count | None = None
    explained: Count | None = None
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Contribution:
    """Opinions contributed to building the Party and the government (góp ý): QĐ 218-QĐ/TW."""

    id: Ident
    subject: Line
    host: Host
    occasion: Occasion | None = None
    period: Period | None = None
    addressee: UnitId | None = None
    addressee_text: Line | None = None
    opinions: Count | None = None
    answered: Count | None = None
    accepted: Count | None = None
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()
