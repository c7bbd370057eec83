"""An adapter for the PyPI package ``vietnam-provinces``, which is under the GPL (version 3 or later).

danvan contains nothing of that package and does not need it. Whoever installs it and lets this module
import it combines the two: the licence of the package then holds for the combination, when it is handed on.
"""

import datetime as dt
import importlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from danvan.errors import MissingExtra, Sentence
from danvan.law.instruments import Citation, Mark, Source
from danvan.national.packaged import (
    Link,
    NewCommune,
    Notebook,
    OldCommune,
    PackagedUnits,
    packaged_units,
    say_alone,
    unreadable,
)
from danvan.national.records import REFORM
from danvan.units.identifiers import Scheme
from danvan.units.registry import UnitRegistry

__all__ = ["read_vietnam_provinces"]

_PACKAGE = "vietnam-provinces"


class _District(Protocol):
    """A district as the package describes it."""

    @property
    def name(self) -> str: ...
    @property
    def code(self) -> int: ...
    @property
    def province_code(self) -> int: ...


class _OldWard(Protocol):
    """A commune until 30 June 2025 as the package describes it."""

    @property
    def name(self) -> str: ...
    @property
    def code(self) -> int: ...
    @property
    def district_code(self) -> int: ...


class _Ward(Protocol):
    """A commune since 1 July 2025 as the package describes it."""

    @property
    def name(self) -> str: ...
    @property
    def code(self) -> int: ...
    @property
    def province_code(self) -> int: ...
    def get_legacy_sources(self) -> Iterable[_OldWard]: ...


class _Package:
    """What the package holds, with what each commune was made of."""

    def __init__(self) -> None:
        try:
            package = importlib.import_module("vietnam_provinces")
            legacy = importlib.import_module("vietnam_provinces.legacy")
        except ImportError as error:
            raise MissingExtra(
                Sentence(
                    "Danh mục này cần gói vietnam-provinces theo giấy phép GPL, với Python 3.12 trở lên: "
                    "pip install 'danvan[units-gpl]'",
                    "This list needs vietnam-provinces, which is under the GPL, and Python 3.12 or later: "
                    "pip install 'danvan[units-gpl]'",
                )
            ) from error
        try:
            self.version = str(package.__version__)
            self.as_of = str(package.__data_version__)
            wards: list[_Ward] = list(package.Ward.iter_all())
            old: list[_OldWard] = list(legacy.Ward.iter_all())
            districts: list[_District] = list(legacy.District.iter_all())
            self.made = [(_new(ward), [int(origin.code) for origin in ward.get_legacy_sources()]) for ward in wards]
            self.districts = {int(district.code): district for district in districts}
            self.old = {int(ward.code): _old(ward, self.districts) for ward in old}
        except (AttributeError, TypeError, ValueError) as error:
            reason = Sentence(f"gói có giao diện khác ({error})", f"it has another interface ({error})")
            raise unreadable(_PACKAGE, "vietnam_provinces", reason) from error

    def empty_districts(self) -> Iterator[OldCommune]:
        """The districts without communes."""
        filled = {commune.district for commune in self.old.values()}
        for district in self.districts.values():
            if _code(district.code, 3) not in filled:
                yield _whole_district(district)


def read_vietnam_provinces(registry: UnitRegistry, *, end_of_districts: tuple[Citation, ...] = ()) -> PackagedUnits:
    """The communes before and after 1 July 2025, from the installed package.

    `registry` holds the provinces on both sides of the reform. `end_of_districts` says by what law the
    districts ended. An old commune with one new one went into it as a whole, one with several in parts; a
    commune that alone went into one with its own code is taken for the same commune. The names are those of
    the day of the package's data: a later renaming would show as one of 1 July 2025. The package passes over
    origins that its own list lacks, and does not say so: such a commune has fewer origins here. Raises `MissingExtra`
    if the package is not installed, `Refused` if it has another interface.
    """
    package = _Package()
    name = f"{_PACKAGE} {package.version}"
    notebook = Notebook(name)
    links = list(_links(package, notebook))
    _left_out(package, registry, notebook)
    source = Source(
        title=name,
        url="https://pypi.org/project/vietnam-provinces/",
        mark=Mark.COMPUTED,
        note=f"Dữ liệu ngày {package.as_of}, giấy phép GPL 3 trở lên. / "
        f"Data of {package.as_of}, under the GPL, version 3 or later.",
    )
    return packaged_units(name, links, registry, notebook=notebook, source=source, end_of_districts=end_of_districts)


def _links(package: _Package, notebook: Notebook) -> Iterator[Link]:
    # The package marks communes as merged in part that were only renamed; how many results an origin has
    # is what can be relied on.
    count = Counter(origin for _, origins in package.made for origin in set(origins))
    for new, origins in package.made:
        for code in origins:
            old = package.old.get(code)
            if old is None:
                notebook.say("package-key", value=_code(code, 5))
                continue
            elsewhere = count[code] > 1
            yield Link(old=old, new=new, whole=not elsewhere, alone=len(set(origins)) == 1, elsewhere=elsewhere)


def _left_out(package: _Package, registry: UnitRegistry, notebook: Notebook) -> None:
    """What the package links to nothing, unless the registry knows it: the island districts and their zones."""
    used = {origin for _, origins in package.made for origin in origins}
    eve = REFORM - dt.timedelta(days=1)
    for code, old in package.old.items():
        if code not in used:
            say_alone(notebook, old)
    for district in package.empty_districts():
        if registry.by_code(Scheme.GSO_DISTRICT, district.district, on=eve) is None:
            say_alone(notebook, district)
    for new, origins in package.made:
        if not origins and registry.by_code(Scheme.GSO_COMMUNE, new.code, on=REFORM) is None:
            say_alone(notebook, new)


def _code(number: int, width: int) -> str:
    """A code as it is written: the package keeps numbers, without their leading zeros."""
    return str(int(number)).zfill(width)


def _new(ward: _Ward) -> NewCommune:
    return NewCommune(code=_code(ward.code, 5), name=ward.name, province=_code(ward.province_code, 2))


def _old(ward: _OldWard, districts: Mapping[int, _District]) -> OldCommune:
    code = int(ward.district_code)
    district = districts.get(code)
    return OldCommune(
        code=_code(ward.code, 5),
        name=ward.name,
        district=_code(code, 3),
        # A district that the package does not list is noted where its name is looked at.
        district_name="" if district is None else district.name,
        province="" if district is None else _code(district.province_code, 2),
    )


def _whole_district(district: _District) -> OldCommune:
    return OldCommune(
        code="",
        name="",
        district=_code(district.code, 3),
        district_name=district.name,
        province=_code(district.province_code, 2),
    )
