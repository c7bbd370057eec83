"""Who leads and who may be proposed for an award (đơn vị dẫn đầu, số lượng khen thưởng): C3 and C4.

Where more units come into question than there are places, all of them are named; the authority chooses.
"""

from collections.abc import Mapping, Sequence

import attrs

from danvan.evaluation.card_reading import CardReader, among
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.cohort import AwardLimit, LeaderRule
from danvan.evaluation.known import Verdict
from danvan.evaluation.places import Place, PlaceKind

__all__ = ["AwardCount", "Leading", "award_count", "leading"]


@attrs.frozen(kw_only=True)
class Leading:
    """The leading units of one cluster or block (đơn vị dẫn đầu cụm, khối).

    `leaders` surely lead. `between` are the units among which the rest of the places goes, each in the order of ids:
    the authority `by` chooses where they are tied, and `open` says that facts or ranks are still missing.
    """

    rule: LeaderRule
    group: str
    leaders: tuple[str, ...]
    between: tuple[str, ...]
    open: bool
    by: str | None

    @property
    def left(self) -> int:
        """How many places are still to be given, as far as there are units for them."""
        return min(self.rule.most - len(self.leaders), len(self.between))


def leading(rule: LeaderRule, group: str, places: Sequence[Place], sure: Mapping[str, bool], by: str | None) -> Leading:
    """The leading units of a group whose list this is; `sure` says whether a unit is surely ranked at all."""
    listed = [one for place in places for one in place.listed]
    leaders = {one.unit for one in listed if sure[one.unit] and one.rivals < rule.most}
    between = {one.unit for one in listed if one.unit not in leaders and one.first <= rule.most}
    if len(leaders) == rule.most:
        between = set()
    # Units of one tie are in question together or not at all, so what is not a tie is not decided.
    tied = {unit for place in places if place.how is PlaceKind.TIED for unit in place.units}
    unsure = bool(between - tied)
    return Leading(
        rule=rule,
        group=group,
        leaders=tuple(sorted(leaders)),
        between=tuple(sorted(between)),
        open=unsure,
        by=by if between and not unsure else None,
    )


@attrs.frozen(kw_only=True)
class AwardCount:
    """How many units come into question for an award, beside how many may have it (số lượng đề nghị khen thưởng).

    `eligible` surely belong to the unit group and have the rank that is asked for; `perhaps` may. `over_least` and
    `over_most` are by how many they are more than there are awards; ``None`` where the text states no number.
    """

    limit: AwardLimit
    eligible: tuple[str, ...]
    perhaps: tuple[str, ...]

    @property
    def over_least(self) -> int | None:
        """By how many the units are surely too many."""
        return None if self.limit.most is None else max(0, len(self.eligible) - self.limit.most)

    @property
    def over_most(self) -> int | None:
        """By how many the units are too many at most."""
        return None if self.limit.most is None else max(0, len(self.eligible) + len(self.perhaps) - self.limit.most)


def award_count(
    reader: CardReader, limit: AwardLimit, cards: Sequence[ScoreCard], groups: Mapping[str, Mapping[str, Verdict]]
) -> AwardCount:
    """The units that come into question for an award; `groups` says of each unit to which unit groups it belongs."""
    wanted = reader.at_least(limit.least_rank)
    eligible: list[str] = []
    perhaps: list[str] = []
    for card in cards:
        unit = card.sheet.unit
        belongs = True if limit.group is None else groups[unit].get(limit.group)
        ranked = among(reader.possible(card), wanted) if reader.ranks else True
        if belongs is False or ranked is False:
            continue
        (eligible if belongs and ranked else perhaps).append(unit)
    return AwardCount(limit=limit, eligible=tuple(sorted(eligible)), perhaps=tuple(sorted(perhaps)))
