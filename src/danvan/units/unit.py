"""Units as they are and were: kinds, names, identifiers and relations, each with its days."""

from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.dates import PartialDate
from danvan.errors import Problem
from danvan.extra import Extra
from danvan.labels import Labelled
from danvan.law.instruments import Citation, Source
from danvan.records import record
from danvan.rules import Ident, Line, RefersTo, Several, Text
from danvan.units.identifiers import Identifier

__all__ = ["DatedKind", "DatedName", "Level", "Relation", "RelationKind", "Unit", "UnitId", "UnitKind"]

UnitId = Annotated[Ident, RefersTo("unit")]
"""The id of a unit."""


class Level(Labelled):
    """The tier at which a unit stands (cấp)."""

    CENTRAL = "central", "trung ương", "central"
    PROVINCE = "province", "cấp tỉnh", "province"
    DISTRICT = "district", "cấp huyện (đến 30/06/2025)", "district (until 30 June 2025)"
    COMMUNE = "commune", "cấp xã", "commune"
    VILLAGE = "village", "thôn, tổ dân phố", "village"


class UnitKind(Labelled):
    """What a unit is (loại đơn vị): territories first, then organisations."""

    PROVINCE = "province", "tỉnh", "province"
    CENTRALLY_RUN_CITY = "centrally_run_city", "thành phố trực thuộc trung ương", "centrally-run city"
    DISTRICT = "district", "huyện", "rural district"
    URBAN_DISTRICT = "urban_district", "quận", "urban district"
    DISTRICT_TOWN = "district_town", "thị xã", "town of district level"
    PROVINCIAL_CITY = "provincial_city", "thành phố thuộc tỉnh", "city under a province"
    COMMUNE = "commune", "xã", "commune"
    WARD = "ward", "phường", "ward"
    TOWNSHIP = "township", "thị trấn", "township"
    SPECIAL_ZONE = "special_zone", "đặc khu", "special zone"
    VILLAGE = "village", "thôn, làng, ấp, bản, buôn, tổ dân phố, khu phố", "village"
    PARTY_COMMITTEE = "party_committee", "cấp ủy", "Party committee"
    MASS_MOBILIZATION_COMMISSION = "mass_mobilization_commission", "Ban Dân vận", "mass-mobilization commission"
    PROPAGANDA_AND_MASS_MOBILIZATION = (
        "propaganda_and_mass_mobilization",
        "Ban Tuyên giáo và Dân vận",
        "propaganda and mass-mobilization commission",
    )
    PARTY_BUILDING_COMMISSION = "party_building_commission", "Ban Xây dựng Đảng", "Party-building commission"
    MASS_MOBILIZATION_BLOC = "mass_mobilization_bloc", "Khối dân vận", "mass-mobilization bloc"
    MASS_MOBILIZATION_TEAM = "mass_mobilization_team", "Tổ dân vận", "mass-mobilization team"
    FATHERLAND_FRONT = "fatherland_front", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Fatherland Front"
    SOCIO_POLITICAL_ORG = "socio_political_org", "tổ chức chính trị - xã hội", "socio-political organisation"
    MASS_ASSOCIATION = "mass_association", "hội quần chúng", "mass association"
    PEOPLES_COMMITTEE = "peoples_committee", "Ủy ban nhân dân", "People's Committee"
    PEOPLES_COUNCIL = "peoples_council", "Hội đồng nhân dân", "People's Council"
    NATIONAL_ASSEMBLY = "national_assembly", "Quốc hội và cơ quan của Quốc hội", "National Assembly body"
    GOVERNMENT_AGENCY = "government_agency", "sở, ban, ngành; phòng; trung tâm", "government agency"
    PUBLIC_SERVICE_UNIT = "public_service_unit", "đơn vị sự nghiệp công lập", "public service unit"
    ARMED_FORCES = "armed_forces", "lực lượng vũ trang", "armed forces"
    PEOPLES_INSPECTION = "peoples_inspection", "Ban Thanh tra nhân dân", "people's inspection board"
    COMMUNITY_INVESTMENT_SUPERVISION = (
        "community_investment_supervision",
        "Ban Giám sát đầu tư của cộng đồng",
        "community investment supervision board",
    )
    RECONCILIATION_TEAM = "reconciliation_team", "Tổ hòa giải ở cơ sở", "reconciliation team"
    STEERING_COMMITTEE = "steering_committee", "ban chỉ đạo", "steering committee"
    CLUSTER = "cluster", "cụm thi đua", "emulation cluster"
    OTHER = "other", "tổ chức khác", "other body"


class RelationKind(Labelled):
    """How one unit stands to another (quan hệ)."""

    PART_OF = "part_of", "thuộc, bộ phận của", "part of"
    LOCATED_IN = "located_in", "đóng trên địa bàn", "located in"
    ADVISES = "advises", "tham mưu, giúp việc cho", "advises"
    LED_BY = "led_by", "chịu sự lãnh đạo của", "led by"
    AFFILIATED_UNDER = "affiliated_under", "trực thuộc", "affiliated under"
    REPORTS_TO = "reports_to", "báo cáo cho", "reports to"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class DatedName:
    """A name that a unit had for a time, kept as written (tên gọi).

    `since` is the first day, `until` the day after the last; ``None`` means not known.
    """

    text: Line
    lang: Line = "vi"
    short: bool = False
    since: PartialDate | None = None
    until: PartialDate | None = None
    legal_basis: tuple[Citation, ...] = ()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class DatedKind:
    """What a unit was for a time (loại); three provinces became cities in 2026 and kept their name."""

    kind: UnitKind
    since: PartialDate | None = None
    until: PartialDate | None = None
    legal_basis: tuple[Citation, ...] = ()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Relation:
    """A relation of a unit to another for a time (quan hệ); a unit may report to several."""

    kind: RelationKind
    unit: UnitId
    since: PartialDate | None = None
    until: PartialDate | None = None
    legal_basis: tuple[Citation, ...] = ()


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Unit:
    """A territory or an organisation (đơn vị).

    `id` is opaque and never re-used. Kinds, names, identifiers and relations are dated lists,
    because a rename or a change of kind keeps the unit. `territory` is the administrative unit in
    which an organisation works. `since` is its first day, `until` the day after its last.
    """

    id: Ident
    level: Level | None = None
    kinds: Annotated[tuple[DatedKind, ...], Several(least=1)]
    names: Annotated[tuple[DatedName, ...], Several(least=1)]
    identifiers: tuple[Identifier, ...] = ()
    relations: tuple[Relation, ...] = ()
    territory: UnitId | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    tasks: tuple[Text, ...] = ()
    legal_basis: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    extra: Extra = Extra()

    def _broken(self) -> Iterator[Problem]:
        yield from self._spans()
        for index, relation in enumerate(self.relations):
            if relation.unit == self.id:
                yield Problem.of("relation-to-itself", ("relations", index, "unit"), value=self.id)

    def _spans(self) -> Iterator[Problem]:
        yield from span_problems(self.since, self.until, ())
        for name, spans in (
            ("kinds", [(entry.since, entry.until) for entry in self.kinds]),
            ("names", [(entry.since, entry.until) for entry in self.names]),
            ("identifiers", [(entry.since, entry.until) for entry in self.identifiers]),
            ("relations", [(entry.since, entry.until) for entry in self.relations]),
        ):
            for index, (since, until) in enumerate(spans):
                yield from span_problems(since, until, (name, index))


def span_problems(
    since: PartialDate | None, until: PartialDate | None, pointer: tuple[str | int, ...]
) -> Iterator[Problem]:
    """Whether `until` surely lies before `since`, as far as partial dates can tell."""
    if since is None or until is None:
        return
    first, last = since.first(), until.last()
    if first is not None and last is not None and last < first:
        yield Problem.of(
            "order-dates",
            (*pointer, "until"),
            earlier="since",
            earlier_value=since,
            later="until",
            later_value=until,
        )
