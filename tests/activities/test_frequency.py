"""How often heads received citizens and held dialogues, beside how often they must."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import bundled
from danvan.activities.dialogue import Dialogue
from danvan.activities.frequency import FrequencyRule, HeldActivity, HeldState, RequiredActivity, held_of
from danvan.activities.occasion import Host, Occasion
from danvan.activities.reception import Reception, ReceptionKind
from danvan.activities.supervision import SocialCriticism, Supervision
from danvan.dates import PartialDate
from danvan.law.period_names import period_code
from danvan.units.registry import UnitRegistry
from danvan.units.unit import DatedKind, DatedName, Level, Unit, UnitKind

D = dt.date
S = HeldState
LATER = D(2027, 1, 1)

PARTY = "Quy định 11-QĐi/TW - - - reported"
SHIPPED = [
    "reception.state.commune | reception | peoples_committee | commune | 1 week | 2014-07-01 | LTCD 15 2 d read",
    "reception.state.others | reception | government_agency peoples_committee | central district province | 1 month"
    " | 2014-07-01 | LTCD 18 2 - read",
    f"reception.party.commune | reception | party_committee | commune | 2 month | 2019-02-18 | {PARTY}",
    f"reception.party.province | reception | party_committee | province | 1 month | 2019-02-18 | {PARTY}",
    f"reception.party.district | reception | party_committee | district | 1 month | 2019-02-18 2025-07-01 | {PARTY}",
    "dialogue.state.commune | dialogue | peoples_committee | commune | 1 year | 2023-07-01"
    " | L10-2022 32 1 - recalled_high",
]


def line(rule: FrequencyRule) -> str:
    source = rule.source
    cited = [source.instrument or source.document, source.article, source.clause, source.point]
    mark = "-" if source.mark is None else source.mark.value
    return " | ".join(
        [
            *(rule.id, rule.activity.value, " ".join(sorted(kind.value for kind in rule.hosts))),
            *(" ".join(sorted(level.value for level in rule.levels)), f"{rule.times} {rule.per.value}"),
            " ".join(str(day) for day in (rule.since, rule.until) if day is not None),
            " ".join([*(part or "-" for part in cited), mark]),
        ]
    )


def test_the_rules_stand_a_second_time_here() -> None:
    assert [line(rule) for rule in bundled.frequency_rules()] == SHIPPED
    for rule in bundled.frequency_rules():
        if rule.source.instrument is not None:
            assert rule.source.instrument in bundled.instruments()


def body(name: str, level: Level, kind: UnitKind) -> Unit:
    return Unit(id=name, level=level, kinds=(DatedKind(kind=kind),), names=(DatedName(text=name),))


REGISTRY = UnitRegistry(
    [
        body("xa-uy", Level.COMMUNE, UnitKind.PARTY_COMMITTEE),
        body("ubnd-xa", Level.COMMUNE, UnitKind.PEOPLES_COMMITTEE),
        body("huyen-uy", Level.DISTRICT, UnitKind.PARTY_COMMITTEE),
    ]
)
RULES = {rule.id: rule for rule in bundled.frequency_rules()}


def reception(name: str, day: str | None, kind: ReceptionKind = ReceptionKind.SCHEDULED, **fields: object) -> Reception:
    given_fields: dict[str, object] = {
        "id": name,
        "kind": kind,
        "host": Host(unit="xa-uy"),
        "occasion": Occasion(on=None if day is None else PartialDate.parse(day)),
        "held": True,
        **fields,
    }
    return Reception(**given_fields)  # type: ignore[arg-type]  # fields of many types


def one(
    rule: str, *activities: Reception | Dialogue, first: dt.date, last: dt.date, on: dt.date = LATER
) -> list[HeldActivity]:
    return list(held_of([RULES[rule]], REGISTRY, activities, first=first, last=last, on=on))


MARCH = {"first": D(2026, 3, 1), "last": D(2026, 3, 31)}


def test_two_days_a_month_in_the_commune() -> None:
    two = [reception("r1", "2026-03-05"), reception("r2", "2026-03-19")]
    [found] = one("reception.party.commune", *two, **MARCH)
    assert (found.unit, period_code(found.period), found.times, found.state) == ("xa-uy", "2026-M03", 2, S.MET)
    [same_day] = one("reception.party.commune", two[0], reception("r3", "2026-03-05"), **MARCH)
    assert (same_day.times, same_day.state) == (1, S.SHORT)


@pytest.mark.parametrize(
    "other",
    [
        reception("o", "2026-03-20", ReceptionKind.REGULAR),
        reception("o", "2026-03-20", ReceptionKind.DELEGATED),
        reception("o", "2026-03-20", host=Host(unit="ubnd-xa")),
        reception("o", "2026-03-20", host=Host(unit_text="Đảng ủy xã")),
        reception("o", "2026-04-01"),
        Dialogue(id="o", host=Host(unit="xa-uy"), occasion=Occasion(on=PartialDate.parse("2026-03-20"))),
    ],
)
def test_what_does_not_count(other: Reception | Dialogue) -> None:
    [found] = one("reception.party.commune", reception("r1", "2026-03-05"), other, **MARCH)
    assert (found.times, found.state, found.unsure, found.not_held) == (1, S.SHORT, (), ())


def test_days_that_are_not_known_are_named_and_not_counted() -> None:
    vague = [reception("r1", "2026"), reception("r2", None), reception("r3", "2026-03")]
    [found] = one("reception.party.commune", *vague, **MARCH)
    assert (found.times, found.unsure, found.state) == (1, ("r1", "r2"), S.UNKNOWN)
    # Two of which only the month is known may have been on one day, and on the day of a third.
    [month] = one("reception.party.commune", reception("r3", "2026-03"), reception("r4", "2026-03"), **MARCH)
    assert (month.times, month.unsure, month.state) == (1, ("r4",), S.UNKNOWN)
    [beside] = one("reception.party.commune", reception("r3", "2026-03"), reception("r4", "2026-03-05"), **MARCH)
    assert (beside.times, beside.state) == (1, S.UNKNOWN)
    [alone] = one("reception.party.commune", reception("r3", "2026-03"), **MARCH)
    assert (alone.times, alone.state) == (1, S.SHORT)
    [running] = one("reception.party.commune", *vague, on=D(2026, 3, 31), **MARCH)
    assert running.state is S.OPEN


def test_each_day_of_a_reception_of_several_days_counts() -> None:
    long = reception(
        "r", None, occasion=Occasion(on=PartialDate.parse("2026-03-30"), until=PartialDate.of(D(2026, 4, 2)))
    )
    assert [item.times for item in one("reception.party.commune", long, first=D(2026, 3, 1), last=D(2026, 4, 30))] == [
        2,
        2,
    ]
    [so_far] = one("reception.party.commune", long, on=D(2026, 3, 30), **MARCH)
    assert (so_far.times, so_far.state) == (1, S.OPEN)


def test_years_without_periods_have_no_rules_to_keep() -> None:
    assert one("reception.party.commune", first=D(1890, 1, 1), last=D(1899, 1, 1)) == []
    found = one("dialogue.state.commune", first=D(2199, 1, 1), last=D.max)
    assert [period_code(item.period) for item in found] == ["2199", "2200"]


def test_what_was_scheduled_and_not_held_is_named() -> None:
    missed = reception("r9", None, held=False, reason_not_held="Bão.", occasion=Occasion(planned_on=D(2026, 3, 19)))
    [found] = one("reception.party.commune", reception("r1", "2026-03-05"), missed, **MARCH)
    assert (found.times, found.state, found.not_held) == (1, S.SHORT, ("r9",))


def test_a_period_is_open_until_it_is_over_or_met() -> None:
    for on, state in ((D(2026, 3, 31), S.OPEN), (D(2026, 4, 1), S.SHORT)):
        assert one("reception.party.commune", reception("r1", "2026-03-05"), on=on, **MARCH)[0].state is state
    two = [reception("r1", "2026-03-05"), reception("r2", "2026-03-06")]
    assert one("reception.party.commune", *two, on=D(2026, 3, 6), **MARCH)[0].state is S.MET
    assert one("reception.party.commune", *two, on=D(2026, 3, 5), **MARCH)[0].state is S.OPEN


def test_a_rule_holds_on_its_days_only() -> None:
    found = one("reception.party.district", first=D(2025, 1, 1), last=D(2026, 12, 31))
    assert [period_code(item.period) for item in found] == [f"2025-M{number:02}" for number in range(1, 7)]
    assert {item.unit for item in found} == {"huyen-uy"}
    weeks = one("reception.state.commune", first=D(2026, 1, 1), last=D(2026, 12, 31))
    assert [period_code(item.period) for item in weeks][:2] == ["2026-W01", "2026-W02"]
    assert len(weeks) == 52


def test_one_dialogue_a_year() -> None:
    year = {"first": D(2026, 1, 1), "last": D(2026, 12, 31)}
    held = Dialogue(id="d", host=Host(unit="ubnd-xa"), occasion=Occasion(on=PartialDate.parse("2026-11")))
    [found] = one("dialogue.state.commune", held, **year)
    assert (found.unit, found.times, found.state) == ("ubnd-xa", 1, S.MET)
    [none] = one("dialogue.state.commune", **year)
    assert (none.times, none.state) == (0, S.SHORT)


@given(st.lists(st.dates(D(2026, 1, 1), D(2026, 12, 31)), max_size=20), st.dates(D(2026, 1, 1), D(2027, 2, 1)))
def test_a_reception_more_never_makes_it_worse(days: list[dt.date], on: dt.date) -> None:
    year = {"first": D(2026, 1, 1), "last": D(2026, 12, 31)}
    drawn = [reception(f"r{number}", str(day)) for number, day in enumerate(days)]
    fewer, more = (one("reception.party.commune", *given_days, on=on, **year) for given_days in (drawn[:-1], drawn))
    for before, after in zip(fewer, more, strict=True):
        assert after.times >= before.times
        assert not (before.state is S.MET and after.state is not S.MET)
    assert sum(item.times for item in more) == len({day for day in days if day <= on})
    rule = attrs.evolve(RULES["reception.party.commune"], times=1)
    assert {item.state for item in held_of([rule], REGISTRY, drawn, on=on, **year)} <= set(HeldState)


def test_supervision_and_criticism_by_a_rule_of_ones_own() -> None:
    own = {
        sort: attrs.evolve(
            RULES["dialogue.state.commune"], id=sort.value, activity=sort, hosts=frozenset({UnitKind.PARTY_COMMITTEE})
        )
        for sort in (RequiredActivity.SUPERVISION, RequiredActivity.CRITICISM)
    }
    occasion, host = Occasion(on=PartialDate.parse("2026-05")), Host(unit="xa-uy")
    held = [
        Supervision(id="s1", subject="Quy chế dân chủ", host=host, occasion=occasion),
        Supervision(id="s2", subject="Quy chế dân chủ", host=host),
        SocialCriticism(id="p1", draft="Dự thảo nghị quyết", host=host),
    ]
    year = {"first": D(2026, 1, 1), "last": D(2026, 12, 31), "on": LATER}
    [supervised, criticised] = held_of(own.values(), REGISTRY, held, **year)
    assert (supervised.times, supervised.state, supervised.unsure) == (1, S.MET, ("s2",))
    assert (criticised.times, criticised.state, criticised.unsure) == (0, S.UNKNOWN, ("p1",))
    [none] = held_of([own[RequiredActivity.CRITICISM]], REGISTRY, held[:2], **year)
    assert (none.times, none.state) == (0, S.SHORT)
