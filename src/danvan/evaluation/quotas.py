"""How many units may have a rank, and by how many that is exceeded (tỷ lệ tối đa): C1 and C2.

Of the share of “those ranked good” no text read says whether the denominator takes in those ranked above. With E
units in the top rank and D units that reached good or better:

* those finally good (`FINAL_GOOD`): E ≤ share · (D - E), where whoever leaves the top rank becomes good;
* good or better (`GOOD_OR_BETTER`): E ≤ share · D.

Of 100 units and 20 % the first gives 16, the second 20. Who leaves the top rank is never said here: the authority
decides.
"""

from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from danvan.errors import Pointer, Sentence
from danvan.evaluation.card_reading import CardReader, among
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.cohort import QuotaRule
from danvan.evaluation.deciding import decided
from danvan.evaluation.exact import Exact, exact, number_text, rounded, scaled
from danvan.evaluation.known import Verdict
from danvan.evaluation.measures import Rounding
from danvan.evaluation.words import QuotaDenominator, RoundingMode, RoundingPoint

__all__ = ["QuotaLimit", "QuotaVerdict", "most_allowed", "quota_verdict"]


@attrs.frozen(kw_only=True)
class QuotaLimit:
    """How many units may have the rank, counted in one way (số đơn vị tối đa).

    `denominator` ``None`` is the rule for small groups. `exact_low` and `exact_high` are the bound before rounding,
    `least` and `most` the number of units, and `over_least` and `over_most` by how many it is exceeded: the same two
    numbers each, unless ranks are still open. `rounding` is the way in which the number was rounded.
    """

    denominator: QuotaDenominator | None
    share: Decimal
    rounding: RoundingMode
    exact_low: Exact
    exact_high: Exact
    least: int
    most: int
    over_least: int
    over_most: int

    @property
    def kept(self) -> bool | None:
        """Whether the limit is kept; ``None`` where ranks that are open decide it."""
        return True if self.over_most == 0 else False if self.over_least > 0 else None


@attrs.frozen(kw_only=True)
class QuotaVerdict:
    """What a quota says about one group of units (kết quả đối chiếu tỷ lệ).

    `units` are all units of the group, `holders` those that surely have the rank, `perhaps` those that may have it;
    each in the order of ids. `limits` hold; there are two where the text does not say which denominator counts, and
    one must be chosen. `exceptional` would hold where the exceptional share is granted, `granted` says that it is.
    `exception_by` are the units of which the condition of the exception holds, `exception_open` those of which it
    is not decided.
    """

    rule: QuotaRule
    group: str
    units: tuple[str, ...]
    holders: tuple[str, ...]
    perhaps: tuple[str, ...]
    small: bool
    granted: bool
    ordinary: tuple[QuotaLimit, ...]
    exceptional: tuple[QuotaLimit, ...]
    exception_by: tuple[str, ...]
    exception_open: tuple[str, ...]
    rounding_stated: bool

    @property
    def limits(self) -> tuple[QuotaLimit, ...]:
        """The limits that hold."""
        return self.exceptional if self.granted and self.exceptional else self.ordinary

    @property
    def kept(self) -> bool | None:
        """Whether the quota is kept however it is counted; ``None`` where that is open, or depends on a choice."""
        verdicts = {limit.kept for limit in self.limits}
        return verdicts.pop() if len(verdicts) == 1 else None

    @property
    def to_choose(self) -> bool:
        """Whether a denominator must still be chosen, because the text is silent."""
        return len(self.limits) > 1

    @property
    def said(self) -> Sentence:
        """The verdict in words."""
        have = _span(len(self.holders), len(self.holders) + len(self.perhaps))
        vi = [f"“{self.group}”: {have} trong {len(self.units)} đơn vị được xếp loại “{self.rule.rank}”."]
        en = [f"“{self.group}”: {have} of {len(self.units)} units have the rank “{self.rule.rank}”."]
        for limit in self.limits:
            many, over = _span(limit.least, limit.most), _span(limit.over_least, limit.over_most)
            bound = _span(limit.exact_low, limit.exact_high)
            if limit.denominator is None:
                vi.append(f"Nhóm ít đơn vị: tối đa {many}; vượt {over}.")
                en.append(f"A small group: at most {many}; exceeded by {over}.")
            else:
                share = number_text(exact(limit.share) * 100)
                vi.append(f"{share} % của {limit.denominator.vi}: tối đa {many} (chính xác {bound}); vượt {over}.")
                en.append(f"{share} % of {limit.denominator.en}: at most {many} (exactly {bound}); exceeded by {over}.")
        if self.to_choose:
            vi.append("Văn bản không nói rõ mẫu số nào; phải chọn một.")
            en.append("The text does not say which denominator counts; one must be chosen.")
        if not self.small and not self.rounding_stated:
            way = self.limits[0].rounding
            vi.append(f"Văn bản không quy định làm tròn; ở đây {way.vi}.")
            en.append(f"The text states no rounding; here it is rounded {way.en}.")
        if self.kept is not True:
            vi.append("Đơn vị nào không được xếp loại này do cấp có thẩm quyền quyết định.")
            en.append("Which units do not get the rank is for the authority to decide.")
        return Sentence(vi=" ".join(vi), en=" ".join(en))


def _span(low: Exact, high: Exact) -> str:
    return number_text(low) if low == high else f"{number_text(low)}–{number_text(high)}"


def most_allowed(
    share: Exact, reached: int, denominator: QuotaDenominator, rounding: RoundingMode = RoundingMode.DOWN
) -> int:
    """The most units that may have the rank where so many reached it or the one below (số đơn vị tối đa).

    With `FINAL_GOOD` it is the greatest number E for which E is not more than the rounded share of those who are
    left: rounding the solution instead would allow one too many at times.
    """
    if denominator is QuotaDenominator.GOOD_OR_BETTER:
        return _rounded(share * reached, rounding)
    most = min(reached, (Fraction(share) * reached / (1 + Fraction(share))).__ceil__() + 1)
    while most > _rounded(share * (reached - most), rounding):
        most -= 1
    return most


def _rounded(number: Exact, mode: RoundingMode) -> int:
    return int(rounded(number, Rounding(places=0, mode=mode, at=RoundingPoint.TOTAL)))


def _bound(share: Exact, reached: int, denominator: QuotaDenominator) -> Exact:
    whole = Fraction(share) * reached
    return scaled(whole if denominator is QuotaDenominator.GOOD_OR_BETTER else whole / (1 + Fraction(share)))


def quota_verdict(
    reader: CardReader,
    rule: QuotaRule,
    at: Pointer,
    group: str,
    cards: Sequence[ScoreCard],
    *,
    granted: bool,
    denominator: QuotaDenominator | None,
    rounding: RoundingMode | None,
) -> QuotaVerdict:
    """What a quota, which stands `at` this place of the rule book, says about one group.

    `denominator` and `rounding` are what a person chose; they count only where the text is silent.
    """
    possible = {card.sheet.unit: reader.possible(card) for card in sorted(cards, key=lambda card: card.sheet.unit)}
    wanted: frozenset[str | None] = frozenset((rule.rank,))
    has = {unit: among(ranks, wanted) for unit, ranks in possible.items()}
    counted = rule.denominator or denominator
    way = rule.rounding or rounding or RoundingMode.DOWN
    small = rule.small_group is not None and len(cards) < rule.small_group.fewer_than

    def limits(share: Decimal | None) -> tuple[QuotaLimit, ...]:
        if share is None:
            return ()
        ways = tuple(QuotaDenominator) if counted is None else (counted,)
        return tuple(_limit(reader, rule, tuple(possible.values()), share, one, way) for one in ways)

    few = (_few(rule, tuple(has.values()), way),) if small else ()
    verdicts: dict[str, Verdict] = {}
    if rule.exception is not None:
        holds = decided(rule.exception.when, (*at, "exception", "when"))
        verdicts = {card.sheet.unit: holds(reader.known(card)) for card in cards}
    return QuotaVerdict(
        rule=rule,
        group=group,
        units=tuple(possible),
        holders=tuple(unit for unit, verdict in has.items() if verdict),
        perhaps=tuple(unit for unit, verdict in has.items() if verdict is None),
        small=small,
        granted=granted and rule.exceptional_share is not None,
        ordinary=few or limits(rule.share),
        exceptional=() if small else limits(rule.exceptional_share),
        exception_by=tuple(sorted(unit for unit, verdict in verdicts.items() if verdict)),
        exception_open=tuple(sorted(unit for unit, verdict in verdicts.items() if verdict is None)),
        rounding_stated=rule.rounding is not None,
    )


def _few(rule: QuotaRule, has: Collection[Verdict], way: RoundingMode) -> QuotaLimit:
    most = 0 if rule.small_group is None else rule.small_group.at_most
    sure, perhaps = sum(verdict is True for verdict in has), sum(verdict is None for verdict in has)
    return QuotaLimit(
        denominator=None,
        share=rule.share,
        rounding=way,
        exact_low=most,
        exact_high=most,
        least=most,
        most=most,
        over_least=max(0, sure - most),
        over_most=max(0, sure + perhaps - most),
    )


def _limit(
    reader: CardReader,
    rule: QuotaRule,
    possible: Sequence[frozenset[str | None]],
    share: Decimal,
    denominator: QuotaDenominator,
    way: RoundingMode,
) -> QuotaLimit:
    """One limit with its bounds.

    By one more unit in the top rank, or one fewer that is good, a quota is never exceeded by less. So the bounds are
    found by giving every open unit the rank that is the best, or the worst, for the quota.
    """
    part = exact(share)
    top: frozenset[str | None] = frozenset((rule.rank,))
    base: frozenset[str | None] = frozenset((rule.base,))
    reaching = top | (reader.at_least(rule.base) if denominator is QuotaDenominator.GOOD_OR_BETTER else base)
    below = reaching - top
    reached = [among(ranks, reaching) for ranks in possible]
    sure, maybe = sum(one is True for one in reached), sum(one is not False for one in reached)
    best_top = sum(ranks <= top and bool(ranks) for ranks in possible)
    best_below = sum(bool(ranks & below) for ranks in possible)
    worst_top = sum(bool(ranks & top) for ranks in possible)
    worst_below = sum(bool(ranks) and ranks <= below for ranks in possible)

    def over(holders: int, others: int) -> int:
        return max(0, holders - most_allowed(part, holders + others, denominator, way))

    return QuotaLimit(
        denominator=denominator,
        share=share,
        rounding=way,
        exact_low=_bound(part, sure, denominator),
        exact_high=_bound(part, maybe, denominator),
        least=most_allowed(part, sure, denominator, way),
        most=most_allowed(part, maybe, denominator, way),
        over_least=over(best_top, best_below),
        over_most=over(worst_top, worst_below),
    )
