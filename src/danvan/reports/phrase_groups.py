"""Numbers that a phrase states for one event, and which of its changes belongs to which (số nào tăng, giảm)."""

from decimal import Decimal

import attrs

from danvan.reports.figures import Qualifier, Scale
from danvan.reports.phrase_cursor import PhraseCursor
from danvan.reports.written_words import whole_unit
from danvan.rules import Number

__all__ = ["Change", "Draft", "Group", "settle"]

_ZEROS = {Scale.ONE: 0, Scale.THOUSAND: 3, Scale.MILLION: 6, Scale.BILLION: 9}


@attrs.define(eq=False)
class Change:
    """A rise or fall as it was read, a fall negative; `base` is what it is compared with, once that is known."""

    number: Decimal
    percent: bool
    qualifier: Qualifier
    scale: Scale
    unit: str | None
    base: str | None


@attrs.define(eq=False)
class Draft:
    """A number of a phrase with all that is known of it so far."""

    value: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    scale: Scale = Scale.ONE
    unit: str | None = None
    denominator: Decimal | None = None
    rate: Decimal | None = None
    rate_qualifier: Qualifier = Qualifier.EXACT
    absolute: Change | None = None
    percent: Change | None = None
    base_value: Decimal | None = None


@attrs.define(eq=False)
class Group:
    """The counts for one event; its changes come after it.

    `drafts` are the numbers of the whole phrase in order, those of the group among them. `ahead` is a base
    that stands before its change.
    """

    drafts: list[Draft]
    counts: list[Draft] = attrs.field(factory=list)
    changes: list[Change] = attrs.field(factory=list)
    base_values: list[Decimal] = attrs.field(factory=list)
    ahead: str | None = None

    def add(self, draft: Draft) -> None:
        """Put a number at the end of the group and of the phrase."""
        self.drafts.append(draft)
        self.counts.append(draft)


def settle(group: Group, cursor: PhraseCursor) -> None:
    """Give the changes of a group, which has ended, to its numbers."""
    if group.ahead is not None:
        raise cursor.refusal(
            f"so với “{group.ahead}” nhưng không nêu tăng, giảm", f"compared with “{group.ahead}”, but no change"
        )
    targets: list[Draft] = []
    for draft, change in zip(_owners(group, cursor), group.changes, strict=True):
        _give(draft, change, cursor)
        if all(draft is not each for each in targets):
            targets.append(draft)
    if group.base_values and len(group.base_values) != len(targets):
        raise cursor.refusal("số của kỳ so sánh không khớp", "the numbers of the base period do not match")
    for draft, value in zip(targets, group.base_values, strict=False):
        draft.base_value = value


def _owners(group: Group, cursor: PhraseCursor) -> list[Draft]:
    """The number of each change."""
    changes, counts = group.changes, group.counts
    same_kind = len({each.percent for each in changes}) == 1
    if len(counts) == 1 and len(changes) == 2 and same_kind and counts[0].denominator is not None:
        # Two changes show that “05/75” is two counts, not a part and its whole.
        second = Draft(value=counts[0].denominator, unit=counts[0].unit)
        counts[0].denominator = counts[0].unit = None
        group.drafts.insert(group.drafts.index(counts[0]) + 1, second)
        counts.append(second)
    if len(counts) == 1:
        return counts * len(changes)
    if len(counts) == len(changes) and same_kind:
        if all(_fits(draft.unit, each.unit) for draft, each in zip(counts, changes, strict=True)):
            return list(counts)
    owners: list[Draft] = []
    for each in changes:
        named = [draft for draft in counts if each.unit is not None and draft.unit == each.unit]
        if each.percent and owners:
            named = owners[-1:]
        if len(named) != 1:
            raise cursor.refusal(
                "không rõ tăng, giảm thuộc số nào", "it is not clear to which number the change belongs"
            )
        owners += named
    return owners


def _give(draft: Draft, change: Change, cursor: PhraseCursor) -> None:
    other = draft.absolute or draft.percent
    taken = draft.percent if change.percent else draft.absolute
    differs = other is not None and (
        other.qualifier is not change.qualifier
        or (other.base is not None and change.base is not None and other.base != change.base)
    )
    if taken is not None or differs:
        raise cursor.refusal("một số có hai mức tăng, giảm khác nhau", "one number has two different changes")
    if other is not None:
        other.base = change.base = other.base or change.base
    if change.percent:
        draft.percent = change
        return
    if draft.value is None:
        draft.scale, draft.unit = change.scale, change.unit
    if not _fits(draft.unit, change.unit):
        raise cursor.refusal(
            f"tăng, giảm tính theo “{change.unit}”, số liệu theo “{draft.unit}”",
            f"the change is in “{change.unit}”, the number in “{draft.unit}”",
        )
    shift = _ZEROS[change.scale] - _ZEROS[draft.scale]
    if shift < 0 and change.scale is Scale.ONE and change.unit is None:
        raise cursor.refusal("không rõ bậc đơn vị của mức tăng, giảm", "the scale of the change is not clear")
    if shift:
        moved = Decimal(format(change.number.scaleb(shift), "f"))
        if not Number(signed=True).acceptable(moved):
            raise cursor.refusal("mức tăng, giảm quá lớn hoặc quá nhỏ", "the change is too large or too small")
        change.number = moved
    draft.absolute = change


def _fits(unit: str | None, other: str | None) -> bool:
    """Whether a change in one unit can be of a number in another: “mô hình” of “mô hình hiệu quả”."""
    if unit is None or other is None:
        return True
    first, second = whole_unit(unit).lower(), whole_unit(other).lower()
    return first == second or first.startswith(f"{second} ") or second.startswith(("điểm ", f"{first} "))
