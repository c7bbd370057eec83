"""A fact sheet of one unit and one period, out of an archive (lập bảng số liệu của một đơn vị)."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from danvan.activities.dialogue import Dialogue
from danvan.activities.exemplar import Exemplar
from danvan.activities.frequency import FrequencyRule, Held, RequiredActivity
from danvan.activities.reception import Reception
from danvan.activities.supervision import SocialCriticism, Supervision
from danvan.errors import Refused, Sentence
from danvan.evaluation.facts import Fact, FactSheet
from danvan.evaluation.gathering.merging import FactConflict, merged
from danvan.evaluation.gathering.of_activities import held_facts, minimum_facts
from danvan.evaluation.gathering.of_duties import duty_facts
from danvan.evaluation.gathering.of_exemplars import exemplar_facts
from danvan.evaluation.gathering.of_petitions import petition_facts
from danvan.evaluation.gathering.of_reports import StatedIn, reported_facts, stated_in
from danvan.evaluation.gathering.of_units import unit_facts
from danvan.law.law import Law
from danvan.law.period_names import period_code, period_words
from danvan.law.period_steps import window_of
from danvan.law.periods import Period, Window, WindowRule
from danvan.law.windows import WindowTable, calendar_window
from danvan.petitions.petition import Petition
from danvan.reports.figures import Indicator
from danvan.reports.regime import ReportRegime
from danvan.reports.report import Report
from danvan.units.registry import UnitRegistry

__all__ = ["COUNTED", "GatheredFacts", "Gatherer", "gather_facts"]

COUNTED: tuple[type, ...] = (Report, Petition, Reception, Dialogue, Supervision, SocialCriticism, Exemplar)
"""The records out of which facts are gathered; an archive may hold all of a sort, or perhaps not."""

_ACTIVITIES: Mapping[type[Held], RequiredActivity] = {
    Reception: RequiredActivity.RECEPTION,
    Dialogue: RequiredActivity.DIALOGUE,
    Supervision: RequiredActivity.SUPERVISION,
    SocialCriticism: RequiredActivity.CRITICISM,
}
_Record = Report | Petition | Exemplar | Held
_R = TypeVar("_R", bound=_Record)


@attrs.frozen(kw_only=True)
class GatheredFacts:
    """What was gathered (kết quả lấy số liệu): the sheet, and what was given by hand and the archive tells otherwise.

    `window` are the days that the period takes in, `on` the day as of which the facts are told. `unplaced` are the
    records, by kind and id, that name no unit, so that they count for nobody: whoever says that the archive is
    complete answers for it that none of them is of this unit.
    """

    sheet: FactSheet
    conflicts: tuple[FactConflict, ...]
    window: Window
    on: dt.date
    unplaced: tuple[str, ...] = ()


class Gatherer:
    """An archive made ready to give the facts of any of its units; `gather_facts` makes one for a single unit.

    Of `records`, reports, petitions, activities and exemplars are taken, in any order, and everything else is passed
    over; one that was given twice counts once. `registry` has the units, `law` the time limits and the calendar,
    `windows` the data windows of periods, `indicators` the catalogue of indicators, `frequencies` how often
    something must be held, and `regimes` the reports that are owed. Raises `Refused` where two records that differ
    have one id.
    """

    def __init__(
        self,
        records: Iterable[object],
        *,
        law: Law,
        registry: UnitRegistry,
        windows: WindowTable,
        indicators: Mapping[str, Indicator],
        frequencies: Iterable[FrequencyRule] = (),
        regimes: Iterable[ReportRegime] = (),
    ) -> None:
        self._law = law
        self._registry = registry
        self._windows = windows
        self._indicators = indicators
        self._frequencies = tuple(frequencies)
        self._regimes = tuple(regimes)
        kept = _distinct(records)
        self._unplaced = tuple(f"{type(record).__name__} {record.id}" for record in kept if _unit_of(record) is None)
        self._petitions = _by_unit(kept, Petition)
        self._exemplars = _by_unit(kept, Exemplar)
        self._reports = _by_unit(kept, Report)
        self._held = {sort: _by_unit(kept, sort) for sort in _ACTIVITIES}
        self._stated: dict[str, list[StatedIn]] = {}
        for item in stated_in((record for record in kept if isinstance(record, Report)), windows):
            self._stated.setdefault(item.stated.unit, []).append(item)

    def facts(
        self,
        unit: str,
        period: Period,
        *,
        on: dt.date,
        complete: Collection[type] = (),
        entered: FactSheet | None = None,
        id: str | None = None,
    ) -> GatheredFacts:
        """The fact sheet of one unit for one period, as of the day `on`.

        `complete` are the sorts of records of which the archive holds everything about this unit and these days,
        for example ``[danvan.Petition, danvan.Report]``. Only of them is a count a number, and zero among them; of
        the others what is there is a floor, and the fact is not reported. What reports state needs no such word.

        `entered` is a sheet filled in by hand, with its points, cases and answers: its facts stand over those
        gathered, and where both state something and not the same, that is a conflict. What happened after the window
        changes nothing, but that reports of these days were sent.

        Raises `UnknownUnit` if the unit is not there on the last of these days; `Refused` for a period without days
        of its own, one that has not begun, and a sheet of another unit or period; `ValueError` for a sort of record
        from which nothing is counted.
        """
        strange = [cls.__name__ for cls in complete if cls not in COUNTED]
        if strange:
            known = ", ".join(cls.__name__ for cls in COUNTED)
            raise ValueError(f"complete: nothing is counted from {', '.join(strange)}; give some of {known}")
        window = self._window(period)
        if on < window.first:
            words = period_words(period)
            raise Refused(
                Sentence(
                    f"Ngày {on} trước ngày đầu kỳ {window.first} ({words.vi}): chưa có gì để tính.",
                    f"{on} is before {window.first}, the first day of {words.en}: there is nothing to tell yet.",
                )
            )
        if entered is not None:
            self._same(entered, unit, period)
        facts, conflicts = merged(
            self._gathered(unit, window, on, frozenset(complete)), () if entered is None else entered.facts
        )
        note = f"Tính đến ngày {on} / As of {on}."
        name = id or f"{unit}/{period_code(period)}"
        if entered is None:
            sheet = FactSheet(id=name, unit=unit, period=period, facts=facts, note=note)
        else:
            note = note if entered.note is None else f"{entered.note}\n{note}"
            sheet = attrs.evolve(entered, id=id or entered.id, facts=facts, note=note)
        return GatheredFacts(sheet=sheet, conflicts=conflicts, window=window, on=on, unplaced=self._unplaced)

    def _window(self, period: Period) -> Window:
        window = window_of(period, self._windows)
        if window is None and period.window_rule is not WindowRule.OWN:
            window = calendar_window(period)
        if window is None:
            words = period_words(period)
            raise Refused(
                Sentence(
                    f"Không rõ {words.vi} gồm những ngày nào; hãy ghi “window”.",
                    f"It is not known which days {words.en} takes in; state its “window”.",
                )
            )
        return window

    def _same(self, entered: FactSheet, unit: str, period: Period) -> None:
        for name, stated, wanted in (
            ("unit", entered.unit, unit),
            ("period", period_code(entered.period), period_code(period)),
        ):
            if stated != wanted:
                raise Refused(
                    Sentence(
                        f"Bảng số liệu “{entered.id}” ghi “{name}” là {stated}, không phải {wanted}.",
                        f"The fact sheet “{entered.id}” has {stated} as “{name}”, not {wanted}.",
                    )
                )

    def _gathered(self, unit: str, window: Window, on: dt.date, complete: frozenset[type]) -> Iterator[Fact]:
        day = min(on, window.last)
        registry = self._registry
        yield from unit_facts(registry, unit, on=day)
        # What must be held and reported is asked of one unit, whatever others there are.
        alone = UnitRegistry([registry.unit(unit)])
        yield from reported_facts(
            self._stated.get(unit, ()), registry, unit, window=window, indicators=self._indicators
        )
        petitions = self._petitions.get(unit, [])
        if petitions or Petition in complete:
            yield from petition_facts(petitions, window=window, on=day, law=self._law, complete=Petition in complete)
        for sort, activity in _ACTIVITIES.items():
            held, whole = self._held[sort].get(unit, []), sort in complete
            if held or whole:
                yield from held_facts(activity, held, window=window, on=on, complete=whole)
            # How often something must be held follows from the rules, whatever the archive has.
            yield from minimum_facts(
                activity, self._frequencies, alone, unit, held, window=window, on=on, complete=whole
            )
        exemplars = self._exemplars.get(unit, [])
        if exemplars or Exemplar in complete:
            yield from exemplar_facts(exemplars, window=window, on=day, complete=Exemplar in complete)
        if self._regimes:
            yield from duty_facts(
                self._regimes,
                alone,
                unit,
                self._reports.get(unit, []),
                window=window,
                on=on,
                windows=self._windows,
                calendar=self._law.calendar,
                complete=Report in complete,
            )


def _distinct(records: Iterable[object]) -> list[_Record]:
    """The records that count, each once, by id: of two reports sent on one day the same one is always the last."""
    found: dict[tuple[str, str], _Record] = {}
    for record in records:
        if isinstance(record, (Report, Petition, Reception, Dialogue, Supervision, SocialCriticism, Exemplar)):
            name = type(record).__name__
            before = found.setdefault((name, record.id), record)
            if before != record:
                raise Refused(
                    Sentence(
                        f"Hai bản ghi {name} khác nhau có cùng mã “{record.id}”; hãy sửa mã hoặc bỏ một bản.",
                        f"Two different records of {name} have the id “{record.id}”; correct an id, or leave one out.",
                    )
                )
    return [found[key] for key in sorted(found)]


def _unit_of(record: _Record) -> str | None:
    """The unit whose a record is: who received, held, owns or reported."""
    if isinstance(record, Petition):
        return record.unit
    if isinstance(record, Report):
        return record.reporter
    return record.owner if isinstance(record, Exemplar) else record.host.unit


def _by_unit(records: Iterable[_Record], cls: type[_R]) -> dict[str, list[_R]]:
    """The records of a sort by the unit whose they are; those of no known unit are left out."""
    found: dict[str, list[_R]] = {}
    for record in records:
        unit = _unit_of(record)
        if unit is not None and isinstance(record, cls):
            found.setdefault(unit, []).append(record)
    return found


def gather_facts(
    records: Iterable[object],
    unit: str,
    period: Period,
    *,
    on: dt.date,
    law: Law,
    registry: UnitRegistry,
    windows: WindowTable,
    indicators: Mapping[str, Indicator],
    frequencies: Iterable[FrequencyRule] = (),
    regimes: Iterable[ReportRegime] = (),
    complete: Collection[type] = (),
    entered: FactSheet | None = None,
    id: str | None = None,
) -> GatheredFacts:
    """The fact sheet of one unit for one period out of an archive, as of a day (lập bảng số liệu từ kho dữ liệu).

    See `Gatherer` for the archive and the law, and `Gatherer.facts` for what the sheet says and what is refused. For
    many units make one `Gatherer`.
    """
    gatherer = Gatherer(
        records,
        law=law,
        registry=registry,
        windows=windows,
        indicators=indicators,
        frequencies=frequencies,
        regimes=regimes,
    )
    return gatherer.facts(unit, period, on=on, complete=complete, entered=entered, id=id)
