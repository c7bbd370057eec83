"""The shapes that hold other shapes, and the closed union of all leaf shapes.

| Shape | Class | Shape | Class |
|---|---|---|---|
| S1 | `AllOrNothing` | S11 | `OutsideReference` |
| S2 | `Levels` | S12 | `CaseMean` |
| S3 | `Bands` | S13 | `RelativeToLeader` |
| S4 | `Proportional` | S14 | `CohortPlace`, `RatioToFirst` |
| S5 | `TargetRatio` | S15 | `Imported` |
| S6 | `PerItem` | S16 | `Judged` |
| S7 | `Steps` | S17 | `Survey` |
| S8 | `PerFault` | S18 | `Alternative` |
| S9 | `Checklist` | S19 | `ByGroup`, `Scaled` |
| S10 | `OwnLimit` | none of them | `Unencoded` |
"""

from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.evaluation.gates import Predicate
from danvan.evaluation.leaves import (
    AllOrNothing,
    Bands,
    Checklist,
    Judged,
    Levels,
    OwnLimit,
    PerFault,
    PerItem,
    Proportional,
    Steps,
    TargetRatio,
    Unencoded,
)
from danvan.evaluation.measures import NoCase, Rounding
from danvan.evaluation.outside import (
    CohortPlace,
    Imported,
    OutsideReference,
    RatioToFirst,
    RelativeToLeader,
    Survey,
)
from danvan.evaluation.words import CoefficientOn
from danvan.records import record
from danvan.rules import Code, Ident, NonNegative, Several

__all__ = [
    "Alternative",
    "Arm",
    "ByGroup",
    "CaseMean",
    "GroupCoefficient",
    "GroupVariant",
    "LeafShape",
    "Scaled",
]


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class CaseMean:
    """S12: the mean of the points of every case, then rounded (trung bình theo hồ sơ).

    `cases` is the fact that lists the cases; the facts of `case` are read from each of them.
    `leave_out` names cases that do not count. `no_case` is given when there is none; ``None``: the
    text is silent. TT01-2018: sum of the file points / number of files, 1 decimal.
    """

    cases: Code
    case: "LeafShape"
    leave_out: Predicate | None = None
    rounding: Rounding | None = None
    no_case: NoCase | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Arm:
    """One way of an `Alternative`, with its own maximum (phương án).

    `maximum` ``None`` is the maximum of the line in which the alternative stands.
    """

    shape: "LeafShape"
    maximum: NonNegative | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Alternative:
    """S18: measure `first` where it applies, else measure `second` (tiêu chí thay thế).

    The two may have different caps, for example 10 and 8.
    """

    first_applies: Predicate
    first: Arm
    second: Arm


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class GroupVariant:
    """The shape that holds for one unit group of the rule book (áp dụng cho nhóm)."""

    group: Ident
    shape: "LeafShape"


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class ByGroup:
    """S19: another table for each group of units (theo nhóm đơn vị).

    TT01-2018 item 5 asks 20, 50 or 100 % by level. `otherwise` holds for units in none of the
    groups; ``None``: nothing is said for them.
    """

    variants: Annotated[tuple[GroupVariant, ...], Several(least=1)]
    otherwise: "LeafShape | None" = None

    def _broken(self) -> Iterator[Problem]:
        yield from _repeated_groups("variants", tuple(variant.group for variant in self.variants))


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class GroupCoefficient:
    """The factor of one unit group (hệ số theo nhóm): 0.75 is 75 %."""

    group: Ident
    factor: NonNegative


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Scaled:
    """S19: a shape whose thresholds or points are multiplied for some unit groups (hệ số).

    Thresholds × 75 % in mountain areas. Units in none of the groups keep the shape as it is.
    """

    shape: "LeafShape"
    on: CoefficientOn
    coefficients: Annotated[tuple[GroupCoefficient, ...], Several(least=1)]

    def _broken(self) -> Iterator[Problem]:
        yield from _repeated_groups("coefficients", tuple(entry.group for entry in self.coefficients))


def _repeated_groups(field: str, groups: tuple[str, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, group in enumerate(groups):
        if group in seen:
            yield Problem.of("repeated-id", (field, index, "group"), value=group, what_en="cases", what_vi="trường hợp")
        seen.add(group)


LeafShape = (
    AllOrNothing
    | Levels
    | Bands
    | Proportional
    | TargetRatio
    | PerItem
    | Steps
    | PerFault
    | Checklist
    | OwnLimit
    | OutsideReference
    | CaseMean
    | RelativeToLeader
    | CohortPlace
    | RatioToFirst
    | Imported
    | Judged
    | Survey
    | Alternative
    | ByGroup
    | Scaled
    | Unencoded
)
"""Every way in which facts become points."""
