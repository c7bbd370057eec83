"""What packages say of the communes of 1 July 2025, read into records as far as it fits (gói dữ liệu)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from danvan import messages
from danvan.errors import Finding, InvalidRecord, Pointer, Problem, Refused, Sentence
from danvan.law.instruments import Citation, Source
from danvan.national.records import REFORM, CommuneEdge, CommuneRecords
from danvan.national.territories import kind_at
from danvan.text import name_key
from danvan.units.conversion_notes import ConversionNote
from danvan.units.events import EdgeChange, Extent, UnitEvent
from danvan.units.identifiers import FORMS, Scheme, schemes_of
from danvan.units.names import bare_name_key
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedName, Level, Unit

__all__ = ["Link", "NewCommune", "Notebook", "OldCommune", "PackagedUnits", "packaged_units", "say_alone", "unreadable"]

_EVE = REFORM - dt.timedelta(days=1)


class PackagedUnits:
    """The units of a package as far as they could be read (đơn vị đọc từ gói dữ liệu).

    `findings` name all that the package says and that was left out. The records are given all the same,
    because nobody who installs a package can correct it. `edges` say what became of each old commune, so
    that two sources can be laid side by side.
    """

    def __init__(
        self, name: str, edges: Iterable[CommuneEdge], records: CommuneRecords, findings: Iterable[Finding]
    ) -> None:
        self.name = name
        self.edges: tuple[CommuneEdge, ...] = tuple(edges)
        self.findings: tuple[Finding, ...] = tuple(findings)
        self._records = records

    def __repr__(self) -> str:
        return f"<PackagedUnits: {self.name}, {len(self.edges)} edges, {len(self.findings)} findings>"

    def units(self) -> list[Unit]:
        """The districts, the old communes, the new ones, and those that stayed the same.

        Units that the registry has already, such as the provinces, are not made again.
        """
        return self._records.units()

    def events(self) -> list[UnitEvent]:
        """One rearrangement for each new province, and the end of the districts for each old one."""
        return self._records.events()


@attrs.frozen(kw_only=True)
class OldCommune:
    """A commune until 30 June 2025, as a package tells of it; a district without communes has no `code`.

    `province` is a code.
    """

    code: str
    name: str
    district: str
    district_name: str
    province: str


@attrs.frozen(kw_only=True)
class NewCommune:
    """A commune since 1 July 2025, as a package tells of it; `province` is a code."""

    code: str
    name: str
    province: str


@attrs.frozen(kw_only=True)
class Link:
    """That an old commune went into a new one, as a whole or in part.

    `alone`: the package names nothing else that went into the new one. `elsewhere`: it names another new
    one into which the old one went. `pointer` is the place in the file of the package.
    """

    old: OldCommune
    new: NewCommune
    whole: bool
    alone: bool
    elsewhere: bool
    pointer: Pointer = ()


class Notebook:
    """What does not fit in a package, each thing once, in the order in which it was found.

    `file` is what findings call the file or the package.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._findings: dict[Finding, None] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noted so far."""
        return tuple(self._findings)

    def say(self, code: str, pointer: Pointer = (), /, *, file: str | None = None, **values: object) -> None:
        """Note something, in the file of the notebook or another one."""
        problem = Problem(code, pointer, tuple((name, str(value)) for name, value in values.items()))
        self._findings[messages.finding(problem, file=file or self._file)] = None


def say_alone(notebook: Notebook, commune: OldCommune | NewCommune) -> None:
    """Note that a package does not say what became of an old commune, or of what a new one was made."""
    if isinstance(commune, OldCommune):
        said = f"{commune.name or commune.district_name} ({commune.code or commune.district})"
        notebook.say("package-alone", what_en=f"what became of {said}", what_vi=f"đơn vị kế thừa của {said}")
    else:
        said = f"{commune.name} ({commune.code})"
        notebook.say("package-alone", what_en=f"of what {said} was made", what_vi=f"đơn vị tiền thân của {said}")


def unreadable(package: str, file: str, reason: Sentence) -> Refused:
    """The refusal of a package whose data have not the expected form."""
    problem = Problem.of("package-unreadable", package=package, file=file, reason_en=reason.en, reason_vi=reason.vi)
    return Refused(messages.sentence(problem))


def packaged_units(
    name: str,
    links: Iterable[Link],
    registry: UnitRegistry,
    *,
    notebook: Notebook,
    source: Source,
    end_of_districts: tuple[Citation, ...] = (),
) -> PackagedUnits:
    """The records of what a package says; what cannot become a record is noted in the notebook."""
    checks = _Checks(registry, notebook)
    fitting = [link for link in links if checks.fits(link)]
    once = list(_told_once(_of_one_unit(fitting, notebook), notebook))
    edges = [_edge(link, registry) for link in _in_accord(once, notebook)]
    records = CommuneRecords(edges, registry, source=source, end_of_districts=end_of_districts)
    return PackagedUnits(name, edges, records, notebook.findings)


class _Checks:
    """Whether a record can be made of each unit by itself."""

    def __init__(self, registry: UnitRegistry, notebook: Notebook) -> None:
        self._registry = registry
        self._notebook = notebook

    def fits(self, link: Link) -> bool:
        old, new = link.old, link.new
        return all(
            (
                self._named(link, new.code, new.name, Scheme.GSO_COMMUNE, Level.COMMUNE),
                self._named(link, old.district, old.district_name, Scheme.GSO_DISTRICT, Level.DISTRICT),
                not (old.code or old.name) or self._named(link, old.code, old.name, Scheme.GSO_COMMUNE, Level.COMMUNE),
                self._placed(link, new.name, new.province, REFORM),
                self._placed(link, old.name or old.district_name, old.province, _EVE),
            )
        )

    def _named(self, link: Link, code: str, name: str, scheme: Scheme, level: Level) -> bool:
        if scheme not in schemes_of(code):
            said = {"scheme_en": scheme.en, "scheme_vi": scheme.vi, "example": FORMS[scheme][1]}
            self._notebook.say("package-code", link.pointer, value=code, name=name, **said)
            return False
        try:
            DatedName(text=name)
            kind_at(level, name)
        except (InvalidRecord, ValueError):
            self._notebook.say(
                "package-name", link.pointer, value=name, code=code, level_en=level.en, level_vi=level.vi
            )
            return False
        return True

    def _placed(self, link: Link, name: str, province: str, day: dt.date) -> bool:
        if self._registry.by_code(Scheme.GSO_PROVINCE, province, on=day) is not None:
            return True
        self._notebook.say("package-province", link.pointer, value=province, name=name, day=day)
        return False


def _of_one_unit(links: Iterable[Link], notebook: Notebook) -> Iterator[Link]:
    """The links whose codes name the same unit as in the links before them."""
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    for link in links:
        old, new = link.old, link.new
        units = [
            ("new", new.code, new.name, new.province),
            ("district", old.district, old.district_name, old.province),
            *([("old", old.code, old.name, old.district)] if old.code else []),
        ]
        wrong = False
        for what, code, name, place in units:
            known = seen.setdefault((what, code), (name, place))
            if known != (name, place):
                said = {"value": name, "place": place, "other": known[0], "other_place": known[1]}
                notebook.say("package-two-units", link.pointer, code=code, **said)
                wrong = True
        if not wrong:
            yield link


def _told_once(links: Iterable[Link], notebook: Notebook) -> Iterator[Link]:
    seen: set[tuple[str, str]] = set()
    for link in links:
        pair = (_origin(link), link.new.code)
        if pair in seen:
            notebook.say("package-edge-twice", link.pointer, **_said(link))
        else:
            seen.add(pair)
            yield link


def _in_accord(links: Sequence[Link], notebook: Notebook) -> Iterator[Link]:
    """The links; a whole that is not alone is a part, because figures are carried over what is whole."""
    count = Counter(_origin(link) for link in links)
    for link in links:
        elsewhere = link.elsewhere or count[_origin(link)] > 1
        if link.whole and elsewhere:
            notebook.say("package-whole-beside", link.pointer, **_said(link))
            yield attrs.evolve(link, whole=False)
            continue
        if not link.whole and not elsewhere:
            notebook.say("package-part-alone", link.pointer, **_said(link))
        yield link


def _origin(link: Link) -> str:
    return link.old.code or link.old.district


def _said(link: Link) -> dict[str, str]:
    return {"value": link.old.name or link.old.district_name, "code": _origin(link), "name": link.new.name}


def _edge(link: Link, registry: UnitRegistry) -> CommuneEdge:
    old, new = link.old, link.new
    return CommuneEdge(
        new=new.code,
        name=new.name,
        province=registry.at_code(Scheme.GSO_PROVINCE, new.province, on=REFORM).id,
        old=old.code,
        old_name=old.name,
        district=old.district,
        district_name=old.district_name,
        old_province=registry.at_code(Scheme.GSO_PROVINCE, old.province, on=_EVE).id,
        note=_note(link),
    )


def _note(link: Link) -> ConversionNote:
    """The class of a link; packages keep no notes, so that the class itself stands in the place of the text."""
    if not link.whole:
        return ConversionNote(extent=Extent.PART, changes=(EdgeChange.SPLIT,), text=Extent.PART.vi)
    keeps = link.alone and link.old.code == link.new.code
    if not link.old.code:
        changes: tuple[EdgeChange, ...] = (EdgeChange.TIER_CHANGE,)
    elif link.alone:
        changes = _changes(link.old.name, link.new.name, keeps=keeps)
    else:
        changes = (EdgeChange.MERGE,)
    return ConversionNote(extent=Extent.WHOLE, changes=changes, text=Extent.WHOLE.vi, keeps=keeps)


def _changes(before: str, after: str, *, keeps: bool) -> tuple[EdgeChange, ...]:
    """What two names say of a commune that was the only one to go into another."""
    changes = []
    if bare_name_key(name_key(before)) != bare_name_key(name_key(after)):
        changes.append(EdgeChange.RENAME)
    if kind_at(Level.COMMUNE, before) is not kind_at(Level.COMMUNE, after):
        changes.append(EdgeChange.RETYPE)
    if not changes and keeps:
        changes.append(EdgeChange.UNCHANGED)
    return tuple(changes)
