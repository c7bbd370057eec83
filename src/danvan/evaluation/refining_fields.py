"""What a refining rule book may do to each field of its base (cho phép chi tiết hóa, siết chặt đến đâu)."""

from collections.abc import Mapping

import attrs

from danvan.errors import Pointer
from danvan.evaluation.cohort import (
    AwardBallot,
    AwardLimit,
    Ballot,
    Cohort,
    LeaderRule,
    QuotaRule,
    SmallGroup,
    TieRule,
)
from danvan.evaluation.criteria import Adjustment, Bonus, Criterion, Deduction, Evidence, Group
from danvan.evaluation.leaves import (
    CheckItem,
    ItemRate,
    Judged,
    Levels,
    LinearLoss,
    LossStep,
    OwnLimit,
    Proportional,
    ScoreLevel,
    Steps,
    TargetRatio,
)
from danvan.evaluation.measures import Band, Quotient, Rounding
from danvan.evaluation.outside import ByWord, CohortPlace, OutsideReference, PlacePoints, Survey, WordPoints
from danvan.evaluation.process import CalendarStep, Council, Reorganisation, Scope, UnitGroup
from danvan.evaluation.ranking import KnockOut, ManualFallback, RankCeiling, RankedBefore, Ranking
from danvan.evaluation.refining_ways import (
    Joining,
    Way,
    Ways,
    added_to,
    entries,
    falling,
    falling_if_stated,
    first_keys,
    fixed,
    if_open,
    kept_at_default,
    narrower,
    rising,
    rising_if_stated,
    subset,
    switched_off,
    switched_on,
    turned_on,
    wider,
    words,
)
from danvan.evaluation.refining_words import ChangeKind
from danvan.evaluation.shapes import ByGroup, CaseMean
from danvan.evaluation.words import Aggregation, Direction, RoundingMode

__all__ = ["BONUS", "DEDUCTION", "FIELDS", "OPEN_BONUS", "WAYS"]


_EVIDENCE = entries(ChangeKind.DETAILS)


def _open(*fields: str) -> Mapping[str, Way]:
    return dict.fromkeys(fields, if_open)


def _lower_rank(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """A ceiling may be set lower, in the order of the base's ranks."""
    order = joining.order
    if new != old and isinstance(old, str) and isinstance(new, str) and new in order and order[new] > order[old]:
        joining.change(ChangeKind.TIGHTENS, at, what, old, new)
        return new
    return fixed(joining, ways, old, new, at, what)


def _higher_rank(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """A rank from which somebody may be proposed may be set higher, in the order of the base's ranks."""
    order = joining.order
    if new != old and isinstance(old, str) and isinstance(new, str) and new in order and order[new] < order[old]:
        joining.change(ChangeKind.TIGHTENS, at, what, old, new)
        return new
    return if_open(joining, ways, old, new, at, what)


def _inside(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """A rule book for a whole country may be refined for a part of it; whether one area lies in another is not known
    here."""
    if isinstance(old, Scope) and isinstance(new, Scope):
        if old.nationwide and new.territory is not None:
            joining.change(ChangeKind.TIGHTENS, (*at, "territory"), "scope.territory", None, new.territory)
            joined = joining.record(
                ways, attrs.evolve(old, nationwide=False), attrs.evolve(new, territory=None), at, what
            )
            return attrs.evolve(joined, territory=new.territory)
        if old.territory is not None and new.nationwide:
            joining.loosens((*at, "nationwide"), "scope.nationwide", old.territory, True)
            new = attrs.evolve(new, nationwide=False)
        return joining.record(ways, old, new, at, what)
    return fixed(joining, ways, old, new, at, what)


def _nationwide(joining: Joining, ways: Ways, old: object, new: object, at: Pointer, what: str) -> object:
    """A base that does not say where it holds may be said to hold nationwide."""
    if new is True and old is False:
        joining.change(ChangeKind.DETAILS, at, what, None, True)
        return True
    return fixed(joining, ways, old, new, at, what) if joining.stated(at) else old


_COHORT: Mapping[type, Mapping[str, Way]] = {
    Cohort: {
        "order": kept_at_default(Direction.HIGHER_IS_BETTER),
        "tie": if_open,
        "quotas": entries(ChangeKind.TIGHTENS),
        "awards": entries(ChangeKind.DETAILS),
        "leaders": entries(ChangeKind.DETAILS),
        "ballots": entries(ChangeKind.TIGHTENS),
    },
    TieRule: {"keys": first_keys},
    QuotaRule: {
        "share": falling,
        "exceptional_share": falling_if_stated,
        "exception": narrower,
        **_open("denominator", "rounding"),
    },
    SmallGroup: {"at_most": falling},
    AwardLimit: {"most": falling, "least_rank": _higher_rank},
    LeaderRule: {"most": falling},
    AwardBallot: {"ballot": fixed},
    Ballot: {"share": rising, **_open("of", "absent_by_letter")},
}

_SHAPES: Mapping[type, Mapping[str, Way]] = {
    ScoreLevel: _open("points"),
    Levels: _open("otherwise", "no_case"),
    Band: _open("points"),
    Proportional: _open("no_case"),
    TargetRatio: _open("no_case"),
    Quotient: _open("no_case"),
    ItemRate: _open("per_item"),
    Steps: _open("base_points", "per_step"),
    LinearLoss: _open("each"),
    LossStep: _open("lost"),
    CheckItem: _open("points"),
    OwnLimit: _open("below", "equal", "above"),
    Judged: {**_open("least", "most"), "by": words},
    CaseMean: _open("rounding", "no_case"),
    ByGroup: _open("otherwise"),
    OutsideReference: _open("at_reference", "per_step", "per_step_worse"),
    PlacePoints: _open("points"),
    CohortPlace: _open("otherwise"),
    WordPoints: _open("points"),
    ByWord: _open("otherwise"),
    Survey: _open("least_sample", "no_case"),
}
"""In shapes, ``None`` often means that there is no bound; these are the fields where it means that the text is
silent."""

WAYS: Ways = {
    **_COHORT,
    **_SHAPES,
    Scope: {"levels": subset, "blocks": subset, "periods": subset, "territory": if_open, "nationwide": _nationwide},
    UnitGroup: _open("when"),
    CalendarStep: {
        "closes": falling,
        "before": falling,
        "special": falling,
        "within": falling,
        "at_least": rising,
        "working_days": kept_at_default(False),
        **_open("by", "opens"),
    },
    Council: {"least": rising, "quorum": rising, "invited": added_to, **_open("most", "ballot")},
    Reorganisation: {"least_months": rising, **_open("new_from_founding", "merged_before_and_after")},
    Group: {
        "aggregation": kept_at_default(Aggregation.SUM),
        "complete_children": turned_on,
        "detailed_by": words,
        **_open("maximum", "weight"),
    },
    Criterion: {
        "self_scored": kept_at_default(True),
        "evidence": _EVIDENCE,
        **_open("maximum", "weight", "not_applicable", "missing"),
    },
    Evidence: {"least": rising, "kind": if_open},
    Ranking: {
        "knock_outs": entries(ChangeKind.TIGHTENS),
        "ceilings": entries(ChangeKind.TIGHTENS),
        "fallbacks": entries(ChangeKind.DETAILS),
        "ranked_before": entries(ChangeKind.DETAILS),
        "otherwise": if_open,
    },
    KnockOut: {"when": wider, "unless": narrower, "weighed_when": narrower},
    RankCeiling: {"when": wider, "at_most": _lower_rank},
    ManualFallback: {"among": subset},
    RankedBefore: {},
    Rounding: {"mode": kept_at_default(RoundingMode.HALF_UP)},
}

_BLOCKS: Ways = {
    **WAYS,
    Bonus: {
        "cap": falling,
        "items": entries(None),
        "above_total": switched_off,
        "counts_for_rank": switched_off,
    },
    Deduction: {"cap": rising, "items": entries(ChangeKind.TIGHTENS), "counts_for_rank": switched_on},
}
BONUS: Ways = {**_BLOCKS, Adjustment: {"evidence": _EVIDENCE, "cap": falling}}
"""A bonus whose lines are known may only shrink."""

OPEN_BONUS: Ways = {**BONUS, Bonus: {**_BLOCKS[Bonus], "items": entries(ChangeKind.DETAILS)}}
"""A bonus of which no line is written as data may get lines, which share its cap."""

DEDUCTION: Ways = {**_BLOCKS, Adjustment: {"evidence": _EVIDENCE, "cap": rising_if_stated}}
"""A deduction may only grow; a line without a cap of its own is limited by that of the block alone."""

FIELDS: Mapping[str, Way] = {
    "valid_from": rising,
    "valid_to": falling,
    "first_year": rising,
    "scope": _inside,
    "unit_groups": entries(ChangeKind.DETAILS),
    "calendar": entries(ChangeKind.DETAILS),
    "decided_by": if_open,
    "council": if_open,
    "counts": if_open,
    "total": if_open,
    "aggregation": kept_at_default(Aggregation.SUM),
    "complete_children": turned_on,
    "roundings": entries(ChangeKind.DETAILS),
    "missing": if_open,
    "cohort": if_open,
    "reorganisation": if_open,
    "corrections": added_to,
    "transitions": entries(None),
}
"""The fields of a rule book that hold rules; whose book it is stands in the others."""
