"""More of a good thing never costs points, where the rule book says that it is one; more of a bad one earns none."""

from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.evaluation.criteria import Criterion
from danvan.evaluation.facts import Fact, FactSheet
from danvan.evaluation.leaves import (
    FaultRate,
    ItemRate,
    LinearLoss,
    LossStep,
    OwnLimit,
    PerFault,
    PerItem,
    ProgressiveLoss,
    Proportional,
    ShareLoss,
    Steps,
    TargetRatio,
)
from danvan.evaluation.outside import ByScale, Imported, OutsideReference, Survey
from danvan.evaluation.process import Scope
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import Scorer
from danvan.evaluation.shapes import LeafShape
from danvan.evaluation.words import Direction, StepUnit
from danvan.law.periods import Period, PeriodKind

TABLE = (LossStep(times=1, lost=D(1)), LossStep(times=3, lost=D(4)), LossStep(times=5, everything=True))
RISING: dict[str, LeafShape] = {
    "share": Proportional(numerator="a", denominator="b", zero_below=D("0.5")),
    "target": TargetRatio(actual="a", target="b", base_share=D("0.6")),
    "items": PerItem(items=(ItemRate(count="a", per_item=D("0.7"), cap=D(5)),), cap=D(6)),
    "steps": Steps(quantity="a", base_quantity=D(3), base_points=D(1), step=D(2), per_step=D("0.5")),
    "scale": Imported(provider="A", fact="a", reading=ByScale(full=D(8), zero_below=D(2))),
    "survey": Survey(satisfied="a", asked="b", reading=ByScale(full=D(1))),
    "reference": OutsideReference(
        value="a",
        reference="b",
        at_reference=D(2),
        step=D(5),
        step_unit=StepUnit.PERCENT_OF_REFERENCE,
        per_step=D("0.25"),
        per_step_worse=D("0.5"),
        cap=D(7),
    ),
}
FALLING: dict[str, LeafShape] = {
    "share": Proportional(numerator="a", denominator="b", direction=Direction.LOWER_IS_BETTER),
    "faults": PerFault(faults=(FaultRate(count="a", loss=LinearLoss(each=D("0.7"))),), floor=D(1)),
    "parts": PerFault(faults=(FaultRate(count="a", loss=ShareLoss(each_share=D("0.25"))),)),
    "table": PerFault(
        faults=(
            FaultRate(
                count="a",
                loss=ProgressiveLoss(
                    steps=(
                        LossStep(times=1, lost=D(1)),
                        LossStep(times=3, lost=D(4)),
                        LossStep(times=5, everything=True),
                    )
                ),
            ),
        )
    ),
    "limit": OwnLimit(actual="a", limit="b", below=D(10), equal=D(6), above=D(0)),
    "reference": OutsideReference(
        value="a",
        reference="b",
        direction=Direction.LOWER_IS_BETTER,
        at_reference=D(2),
        step=D("0.5"),
        step_unit=StepUnit.ABSOLUTE,
        per_step=D("0.25"),
        zero_if_worse=True,
    ),
}
COUNTS = st.integers(0, 12).map(D)


def scorer(shape: LeafShape) -> Scorer:
    line = Criterion(id="k", title="A", maximum=D(10), shape=shape)
    return Scorer(RuleBook(id="b", title="A", scope=Scope(described="A"), criteria=(line,)))


def earned(made: Scorer, amount: D, whole: D) -> D:
    facts = (Fact(code="a", number=amount), Fact(code="b", number=whole))
    sheet = FactSheet(id="s", unit="u", period=Period(kind=PeriodKind.YEAR, year=2026), facts=facts)
    points = made.card(sheet).total
    assert points.known
    return points.least


@pytest.mark.parametrize("name", RISING)
@settings(deadline=None)
@given(data=st.data())
def test_more_of_a_good_thing_never_costs_points(name: str, data: st.DataObject) -> None:
    made, whole = scorer(RISING[name]), data.draw(st.integers(1, 12).map(D))
    less, more = sorted([data.draw(COUNTS), data.draw(COUNTS)])
    assert earned(made, less, whole) <= earned(made, more, whole)


@pytest.mark.parametrize("name", FALLING)
@settings(deadline=None)
@given(data=st.data())
def test_more_of_a_bad_thing_never_earns_points(name: str, data: st.DataObject) -> None:
    made, whole = scorer(FALLING[name]), data.draw(st.integers(1, 12).map(D))
    less, more = sorted([data.draw(COUNTS), data.draw(COUNTS)])
    assert earned(made, less, whole) >= earned(made, more, whole)
