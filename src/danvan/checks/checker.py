"""All checks over a stream of records, and the places of what they find."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

import attrs

from danvan import messages
from danvan.checks.dates import Dates
from danvan.checks.ids import DocumentNumbers, Ids
from danvan.checks.issue import Check, Issue, Spot
from danvan.checks.references import References
from danvan.checks.shipped import shipped_unit_ids
from danvan.errors import Finding, Pointer, Severity
from danvan.records import fields_of
from danvan.rules import Part
from danvan.serialization.documents import Archive, Entry
from danvan.serialization.places import Places
from danvan.serialization.plain import Place

if TYPE_CHECKING:
    # Only who loads reports needs their room, the table of windows and the catalogue.
    from danvan.law.law import Law
    from danvan.law.windows import WindowTable
    from danvan.reports.figures import Indicator

__all__ = ["Checker", "check"]


class Checker:
    """Sees records one by one, keeps only what later records may contradict, and says all at the end.

    `on` is the day of the check: days after it are named where they cannot be. `indicators` is the
    catalogue that references may name beside those loaded, `windows` the rules of data windows;
    both are danvan's own if not given. `law` is that by which histories of petitions are judged.

    `whole_from` (đủ từ ngày) promises that the records hold everything done from that day on: what must be held,
    reports that are owed, milestones and answers that were due are then found missing. Raises `ValueError` where it is
    after `on`, or `on` is not given.
    """

    def __init__(
        self,
        *,
        on: dt.date | None = None,
        whole_from: dt.date | None = None,
        indicators: "Mapping[str, Indicator] | None" = None,
        windows: "WindowTable | None" = None,
        law: "Law | None" = None,
        places: Places | None = None,
    ) -> None:
        ids = Ids()
        self._places = places if places is not None else Places()
        self._files: dict[str, int] = {}
        self._names: list[str] = []
        self._issues: list[Issue] = []
        self._by_class: dict[type, tuple[Check, ...]] = {}
        self._references = References(
            ids,
            {
                "indicator": lambda: _indicators(indicators),
                "instrument": _instruments,
                "time-limit": _limits,
                "report-regime": _regimes,
                "statistical-table": _tables,
                "unit": shipped_unit_ids,
                "rule-book": _rule_books,
            },
            partial=frozenset({"instrument", "report-regime", "unit", "rule-book"}),
        )
        self._groups: tuple[_Group, ...] = (
            _Group(_any, lambda: (ids, self._references)),
            _Group(_has_header, lambda: (DocumentNumbers(),)),
            _Group(_any, lambda: (Dates(on),)),
            _Group(_has_period, lambda: _of_periods(windows)),
            _Group(_is_report, _of_reports),
            _Group(_has_name, _of_names),
            _Group(_is_law, lambda: _of_law(on)),
            _Group(_is_petition, lambda: _of_petitions(law)),
            _Group(_is_statistics, _of_statistics),
            _Group(_is_unit, _of_units),
            _Group(_is_owed, lambda: _of_duties(windows)),
            _Group(_is_exemplar, _of_exemplars),
            _Group(_is_scored, _of_facts),
        )
        if whole_from is not None:
            since, until = _in_order(whole_from, on)
            whole = _Group(_is_done, lambda: _of_whole(since, until, windows, lambda: self._references.incomplete))
            self._groups = (*self._groups, whole)

    def see(self, entry: Entry) -> None:
        """Look at one record."""
        number = self._files.get(entry.file)
        if number is None:
            number = self._files[entry.file] = len(self._names)
            self._names.append(entry.file)
        cls: type = type(entry.record)
        checks = self._by_class.get(cls)
        if checks is None:
            groups = [group.checks() for group in self._groups if group.may_concern(cls)]
            checks = self._by_class[cls] = tuple(item for item in chain(*groups) if item.concerns(cls))
        spot = Spot(number, entry.document, entry.pointer)
        for item in checks:
            issues = item.see(entry.record, entry.kind, spot)
            if issues:
                self._issues.extend(issues)

    def missed(self) -> None:
        """Know that some record could not be read: others may refer to it."""
        self._references.incomplete = True

    def finish(self) -> list[Finding]:
        """Everything that was found, in the order of files and lines."""
        for group in self._groups:
            for item in group.made:
                self._issues.extend(item.finish())
        wanted: list[tuple[str, int, Pointer, bool]] = []
        for issue in self._issues:
            wanted.append(self._request(issue.spot, issue.problem.pointer, issue.problem.at_key))
            if issue.first is not None:
                wanted.append(self._request(issue.first, (), False))
        found = self._places.find(wanted)
        findings = [self._finding(issue, found) for issue in self._issues]
        order = {name: index for index, name in enumerate(self._names)}
        findings.sort(key=lambda item: (order.get(item.file or "", -1), item.line or 0, item.column or 0))
        return findings

    def _request(self, spot: Spot, pointer: Pointer, at_key: bool) -> tuple[str, int, Pointer, bool]:
        return self._names[spot.file], spot.document, spot.pointer + pointer, at_key

    def _finding(self, issue: Issue, found: Mapping[tuple[str, int, Pointer, bool], Place]) -> Finding:
        file, document, pointer, at_key = self._request(issue.spot, issue.problem.pointer, issue.problem.at_key)
        problem = attrs.evolve(issue.problem, pointer=pointer)
        if issue.first is not None:
            request = self._request(issue.first, (), False)
            place = found.get(request)
            name = request[0]
            if place is not None:
                name += f":{place.line}" if place.column is None else f":{place.line}:{place.column}"
            problem = attrs.evolve(problem, values=(*problem.values, ("first", name)))
        place = found.get((file, document, pointer, at_key))
        if place is None:
            return messages.finding(problem, file=file)
        return messages.finding(problem, file=file, line=place.line, column=place.column, column_name=place.column_name)


class _Group:
    """Checks that are made when the first record comes that they may concern: some load whole rooms."""

    __slots__ = ("_make", "made", "may_concern")

    def __init__(self, may_concern: Callable[[type], bool], make: Callable[[], tuple[Check, ...]]) -> None:
        self.may_concern = may_concern
        self._make = make
        self.made: tuple[Check, ...] = ()

    def checks(self) -> tuple[Check, ...]:
        """The checks of this group."""
        if not self.made:
            self.made = self._make()
        return self.made


def _any(_: type) -> bool:
    return True


def _has_header(cls: type) -> bool:
    return _holds(cls, "danvan.reports.document")


def _has_period(cls: type) -> bool:
    return _holds(cls, "danvan.law.periods")


def _holds(cls: type, room: str) -> bool:
    """Whether a field of a class is a record of this room."""
    return any(isinstance(spec.shape, Part) and spec.shape.record.__module__ == room for spec in fields_of(cls))


def _has_name(cls: type) -> bool:
    return cls.__module__ == "danvan.units.unit"


def _of_names() -> tuple[Check, ...]:
    from danvan.checks.spelling import Spelling

    return (Spelling(),)


def _is_report(cls: type) -> bool:
    return cls.__module__ == "danvan.reports.report"


def _is_law(cls: type) -> bool:
    return cls.__module__ in ("danvan.law.instruments", "danvan.law.limits", "danvan.law.calendars")


def _of_law(on: dt.date | None) -> tuple[Check, ...]:
    from danvan import bundled
    from danvan.checks.limits import Limits

    return (Limits(on, bundled.instruments),)


def _is_petition(cls: type) -> bool:
    return cls.__module__ in ("danvan.petitions.petition", "danvan.petitions.identity")


def _of_petitions(law: "Law | None") -> tuple[Check, ...]:
    from danvan.checks.histories import Histories

    return (Histories(_shipped_law if law is None else lambda: law),)


def _is_statistics(cls: type) -> bool:
    return cls.__module__.startswith("danvan.statistics.")


def _of_statistics() -> tuple[Check, ...]:
    from danvan import bundled
    from danvan.checks.tallies import Tallies

    return (Tallies(bundled.statistical_tables),)


def _is_unit(cls: type) -> bool:
    return cls.__module__ in ("danvan.units.unit", "danvan.units.events")


def _of_units() -> tuple[Check, ...]:
    from danvan import bundled
    from danvan.checks.successions import Successions

    return (Successions(bundled.unit_registry, bundled.kind_periods, bundled.agency_blocks),)


def _is_owed(cls: type) -> bool:
    return cls.__module__ in ("danvan.reports.report", "danvan.reports.regime", "danvan.units.unit")


def _of_duties(windows: "WindowTable | None") -> tuple[Check, ...]:
    from danvan import bundled
    from danvan.checks.duties import Duties

    return (Duties(bundled.report_regimes, lambda: windows or bundled.window_rules(), bundled.calendar),)


def _is_scored(cls: type) -> bool:
    return cls.__module__ in ("danvan.evaluation.facts", "danvan.evaluation.rulebook", "danvan.evaluation.catalogue")


def _of_facts() -> tuple[Check, ...]:
    from danvan import bundled
    from danvan.checks.facts import Facts

    return (Facts(bundled.fact_catalogue),)


def _in_order(since: dt.date, on: dt.date | None) -> tuple[dt.date, dt.date]:
    if on is None:
        raise ValueError("what is missing is told as of a day: give “on” beside “whole_from”")
    if on < since:
        raise ValueError(f"the day of the check, {on}, is before {since}, from which the records are whole")
    return since, on


def _is_done(cls: type) -> bool:
    return _is_owed(cls) or cls.__module__ in (
        "danvan.activities.dialogue",
        "danvan.activities.programme",
        "danvan.activities.reception",
        "danvan.activities.supervision",
    )


def _of_whole(
    since: dt.date, on: dt.date, windows: "WindowTable | None", incomplete: Callable[[], bool]
) -> tuple[Check, ...]:
    from danvan import bundled
    from danvan.checks.overdue import Overdue
    from danvan.checks.whole import Whole

    whole = Whole(
        since,
        on,
        shipped=bundled.unit_registry,
        rules=bundled.frequency_rules,
        regimes=bundled.report_regimes,
        windows=lambda: windows or bundled.window_rules(),
        calendar=bundled.calendar,
        incomplete=incomplete,
    )
    return whole, Overdue(since, on)


def _is_exemplar(cls: type) -> bool:
    return cls.__module__ == "danvan.activities.exemplar"


def _of_exemplars() -> tuple[Check, ...]:
    from danvan import bundled
    from danvan.checks.exemplars import Exemplars

    return (Exemplars(bundled.kind_periods),)


def _shipped_law() -> "Law":
    from danvan import bundled

    return bundled.law()


def _instruments() -> frozenset[str]:
    """The ids of the register of instruments."""
    from danvan import bundled

    return frozenset(bundled.instruments())


def _limits() -> frozenset[str]:
    """The ids of the time limits."""
    from danvan import bundled

    return frozenset(bundled.limits())


def _rule_books() -> frozenset[str]:
    """The ids of the rule books."""
    from danvan import bundled

    return frozenset(bundled.rule_books())


def _regimes() -> frozenset[str]:
    """The ids of the report regimes."""
    from danvan import bundled

    return frozenset(bundled.report_regimes())


def _tables() -> frozenset[str]:
    """The ids of the statistical tables."""
    from danvan import bundled

    return frozenset(bundled.statistical_tables())


def _of_periods(windows: "WindowTable | None") -> tuple[Check, ...]:
    from danvan import bundled
    from danvan.checks.windows import Windows

    return (Windows(bundled.window_rules() if windows is None else windows),)


def _of_reports() -> tuple[Check, ...]:
    from danvan.checks.figures import Changes, Parts, Rates, Thousands

    return Rates(), Thousands(), Parts(), Changes()


def _indicators(given: "Mapping[str, Indicator] | None") -> frozenset[str]:
    """The ids of the catalogue of indicators."""
    if given is None:
        from danvan import bundled

        given = bundled.indicators()
    return frozenset(given)


def check(
    records: Archive | Iterable[Entry | Finding],
    *,
    on: dt.date | None = None,
    whole_from: dt.date | None = None,
    indicators: "Mapping[str, Indicator] | None" = None,
    windows: "WindowTable | None" = None,
    law: "Law | None" = None,
) -> Iterator[Finding]:
    """Everything that is wrong with records that were loaded together.

    First what reading the files found, then what no schema can say: references to records that are
    not there, repeated ids and document numbers, dates out of order, windows that are not those of
    their period, parts, rates and changes that disagree with their numbers, two spellings of one
    name, limits older than their instruments, histories that the law forbids, statistical tables whose sums
    are wrong. With `whole_from` also what is missing since that day, as `Checker` tells it.
    `records` is what `load` or `stream` of `danvan.serialization` gives. Raises `ValueError` as `Checker` does.
    """
    checker = Checker(on=on, whole_from=whole_from, indicators=indicators, windows=windows, law=law)
    items: Iterable[Entry | Finding]
    items = chain(records.findings, records.entries) if isinstance(records, Archive) else records
    return _found(checker, items)


def _found(checker: Checker, items: Iterable[Entry | Finding]) -> Iterator[Finding]:
    for item in items:
        if isinstance(item, Finding):
            if item.severity is Severity.ERROR:
                checker.missed()
            yield item
        else:
            checker.see(item)
    yield from checker.finish()
