"""Identifiers of units: schemes and their exact forms (mã định danh)."""

import re
from collections.abc import Iterator, Mapping

import attrs

from danvan.dates import PartialDate
from danvan.errors import Problem
from danvan.labels import Labelled
from danvan.law.instruments import Source
from danvan.records import record
from danvan.rules import Line

__all__ = ["FORMS", "Identifier", "Scheme", "schemes_of"]


class Scheme(Labelled):
    """Who gives the code (loại mã)."""

    GSO_PROVINCE = "gso-province", "mã số tỉnh", "statistics code of a province"
    GSO_DISTRICT = "gso-district", "mã số huyện (đến 30/06/2025)", "statistics code of a district"
    GSO_COMMUNE = "gso-commune", "mã số xã", "statistics code of a commune"
    QD20 = "qd20", "mã định danh điện tử (QĐ 20/2020/QĐ-TTg)", "agency code, Decision 20/2020/QĐ-TTg"
    QCVN102 = "qcvn102", "mã định danh (QCVN 102:2016/BTTTT)", "agency code, QCVN 102:2016/BTTTT"
    ISO3166_2 = "iso3166-2", "mã ISO 3166-2:VN", "ISO 3166-2 code"
    LOCAL = "local", "mã riêng của cơ quan", "a body's own code"


FORMS: Mapping[Scheme, tuple[str, str]] = {
    Scheme.GSO_PROVINCE: (r"[0-9]{2}", "01"),
    Scheme.GSO_DISTRICT: (r"[0-9]{3}", "001"),
    Scheme.GSO_COMMUNE: (r"[0-9]{5}", "00004"),
    Scheme.QD20: (r"(?=.{3,35}$)[A-Z][0-9]{2}(?:\.[0-9A-Z]+)*", "H31.12"),
    Scheme.QCVN102: (r"[0-9A-Z]{3}\.[0-9A-Z]{2}\.[0-9A-Z]{2}\.[A-Z][0-9]{2}", "000.00.01.H31"),
    Scheme.ISO3166_2: (r"VN-[0-9A-Z]{2}", "VN-66"),
}
"""The form of each scheme as a regular expression for the whole code, and an example."""

_PATTERNS = {scheme: re.compile(form) for scheme, (form, _) in FORMS.items()}


def schemes_of(code: str) -> tuple[Scheme, ...]:
    """The schemes whose form `code` has."""
    return tuple(scheme for scheme, pattern in _PATTERNS.items() if pattern.fullmatch(code))


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Identifier:
    """A code that a unit has in one scheme for a time (mã của đơn vị).

    A code is text, leading zeros matter, and no code is a key by itself: statistics codes were
    re-used under other names on 1 July 2025. `since` is the first day, `until` the day after the
    last.
    """

    scheme: Scheme
    value: Line
    since: PartialDate | None = None
    until: PartialDate | None = None
    source: Source | None = None

    def _broken(self) -> Iterator[Problem]:
        pattern = _PATTERNS.get(self.scheme)
        if pattern is not None and not pattern.fullmatch(self.value):
            others = schemes_of(self.value)
            also_en = " It has the form of: " + ", ".join(item.en for item in others) + "." if others else ""
            also_vi = " Mã có dạng của: " + ", ".join(item.vi for item in others) + "." if others else ""
            yield Problem.of(
                "identifier-form",
                ("value",),
                value=self.value,
                scheme_en=self.scheme.en,
                scheme_vi=self.scheme.vi,
                example=FORMS[self.scheme][1],
                also_en=also_en,
                also_vi=also_vi,
            )
