"""All units of a rule book side by side (xét chung các đơn vị): order, leaders, quotas, awards.

The library says what the text says and how far it is exceeded. It never chooses who leaves a rank, who leads among
equals, or who gets an award.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from danvan.errors import Problem
from danvan.evaluation.card_reading import CardReader, among, tie_span, total_span
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.cohort import AwardBallot, Cohort
from danvan.evaluation.honours import AwardCount, Leading, award_count, leading
from danvan.evaluation.known import Verdict
from danvan.evaluation.places import Contender, Listed, Place, PlaceKind, places_of
from danvan.evaluation.quotas import QuotaVerdict, quota_verdict
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import CannotScore
from danvan.evaluation.side_by_side import group_key, group_names, kept_apart
from danvan.evaluation.words import CohortScope, QuotaDenominator, RoundingMode
from danvan.text import name_key

__all__ = ["CohortResult", "GroupResult", "RankCount", "Ungrouped", "cohort"]


@attrs.frozen(kw_only=True)
class RankCount:
    """How many units have a rank: surely `least`, at most `most` (số đơn vị theo mức xếp loại)."""

    rank: str
    least: int
    most: int


@attrs.frozen(kw_only=True)
class GroupResult:
    """One unit group of the rule book by itself (kết quả theo nhóm đơn vị).

    `places` is the list of those who belong to it; a unit of which that is not known stands among them, is named in
    `perhaps` and is never surely before another. `ranks` counts the ranks from the best down.
    """

    group: str
    places: tuple[Place, ...]
    ranks: tuple[RankCount, ...]
    perhaps: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Ungrouped:
    """Units whose sheets name no cluster, block or group of a scope, or several (chưa rõ cụm, khối).

    They are in no verdict of this scope.
    """

    scope: CohortScope
    units: tuple[str, ...]


@attrs.frozen(kw_only=True)
class CohortResult:
    """All units side by side (kết quả xét chung).

    `places` is the list of all units by their totals, `not_ranked` are those that the text leaves out of it. Every
    unit stands in exactly one step of the list, or is not ranked. `ranks` counts the ranks before any quota, `groups`
    looks at each unit group by itself. `leaders` and `quotas` stand per cluster, block or group; `ungrouped` are
    units that are in none. `ballots` are the votes that an award needs and that nobody counts here.
    """

    book: RuleBook = attrs.field(repr=False)
    places: tuple[Place, ...]
    not_ranked: tuple[str, ...]
    ranks: tuple[RankCount, ...]
    groups: tuple[GroupResult, ...]
    leaders: tuple[Leading, ...]
    quotas: tuple[QuotaVerdict, ...]
    awards: tuple[AwardCount, ...]
    ballots: tuple[AwardBallot, ...]
    ungrouped: tuple[Ungrouped, ...]

    @property
    def ties(self) -> tuple[Place, ...]:
        """The ties that no key of the rule book parts; the authority settles them."""
        return tuple(place for place in self.places if place.how is PlaceKind.TIED)

    @property
    def undecided(self) -> tuple[Place, ...]:
        """The steps of units whose order is not decided, because points, facts or ranks are not known."""
        return tuple(place for place in self.places if place.how is PlaceKind.OPEN)

    def listed(self, unit: str) -> Listed | None:
        """Where a unit stands in the list; ``None`` for a unit that is not in it."""
        return next((one for place in self.places for one in place.listed if one.unit == unit), None)


def cohort(
    book: RuleBook,
    cards: Iterable[ScoreCard],
    *,
    exceptional: Collection[str] = (),
    denominator: QuotaDenominator | None = None,
    rounding: RoundingMode | None = None,
) -> CohortResult:
    """The rules of a rule book that look at all units at once (xét chung): C1 to C6.

    `exceptional` names the clusters, blocks or groups for which the authority grants the exceptional share;
    `denominator` and `rounding` are what a person chooses where the text is silent. Without a choice both
    denominators are counted, and the number is rounded down. The order of the cards changes no result.

    Raises `CannotScore` for cards of another rule book, two of one unit, different periods, and an exceptional share
    for a group in which no unit stands.
    """
    given = sorted(cards, key=lambda card: card.sheet.unit)
    rules = Cohort() if book.cohort is None else book.cohort
    problems = [*_of_others(book, given), *kept_apart([card.sheet for card in given])]
    granted = {name_key(name): name for name in exceptional}
    scopes = {rule.within for rule in rules.quotas if rule.exceptional_share is not None}
    names = {key: name for scope in scopes for key, name in group_names((card.sheet for card in given), scope).items()}
    for key in sorted(granted.keys() - names.keys()):
        known = ", ".join(sorted(names.values())) or "–"
        problems.append(Problem.of("group-not-there", (), value=granted[key], known=known))
    if problems:
        raise CannotScore(problems)
    side = _SideBySide(book, rules, given)
    return CohortResult(
        book=book,
        places=side.places(given),
        not_ranked=tuple(card.sheet.unit for card in given if side.considered[card.sheet.unit] is False),
        ranks=side.counts([(card, True) for card in given]),
        groups=tuple(side.group(group.id) for group in book.unit_groups),
        leaders=tuple(side.leaders()),
        quotas=tuple(
            quota_verdict(
                side.reader,
                rule,
                ("cohort", "quotas", place),
                name,
                members,
                granted=key in granted,
                denominator=denominator,
                rounding=rounding,
            )
            for place, rule in enumerate(rules.quotas)
            for key, name, members in side.members(rule.within)
        ),
        awards=tuple(award_count(side.reader, limit, given, side.groups) for limit in rules.awards),
        ballots=rules.ballots,
        ungrouped=tuple(side.ungrouped()),
    )


def _of_others(book: RuleBook, cards: Sequence[ScoreCard]) -> list[Problem]:
    # Books are large, and all cards hold the same object as a rule.
    same = {id(other): other == book for other in (card.book for card in cards)}
    return [
        Problem.of("card-of-another-book", (card.sheet.unit,), value=card.sheet.unit)
        for card in cards
        if not same[id(card.book)]
    ]


class _SideBySide:
    """The cards with what is asked of each of them more than once."""

    def __init__(self, book: RuleBook, rules: Cohort, cards: Sequence[ScoreCard]) -> None:
        self.reader = CardReader(book)
        self._rules = rules
        self._cards = cards
        self._by = None if rules.tie is None else rules.tie.otherwise
        self.considered = {card.sheet.unit: self.reader.considered(card) for card in cards}
        self.groups: Mapping[str, Mapping[str, Verdict]] = {
            card.sheet.unit: self.reader.known(card).groups if book.unit_groups else {} for card in cards
        }
        keys = () if rules.tie is None else rules.tie.keys
        self._spans = {
            card.sheet.unit: (total_span(card, rules.order), *(tie_span(key, card) for key in keys)) for card in cards
        }

    def places(self, cards: Iterable[ScoreCard], unsure: Collection[str] = ()) -> tuple[Place, ...]:
        """The list of some units; who is not ranked is left out, and who perhaps is not, is never surely before."""
        contenders = [
            Contender(card, self._spans[card.sheet.unit], self._sure(card) and card.sheet.unit not in unsure)
            for card in cards
            if self.considered[card.sheet.unit] is not False
        ]
        return places_of(contenders, self._by)

    def _sure(self, card: ScoreCard) -> bool:
        return self.considered[card.sheet.unit] is True

    def counts(self, cards: Sequence[tuple[ScoreCard, bool]]) -> tuple[RankCount, ...]:
        """How many have each rank, of cards that surely or perhaps are to be counted."""
        possible = [(self.reader.possible(card), sure) for card, sure in cards]
        return tuple(
            RankCount(
                rank=rank,
                least=sum(sure and among(ranks, frozenset((rank,))) is True for ranks, sure in possible),
                most=sum(rank in ranks for ranks, _ in possible),
            )
            for rank in self.reader.ranks
        )

    def group(self, name: str) -> GroupResult:
        """One unit group by itself."""
        members = [(card, self.groups[card.sheet.unit].get(name)) for card in self._cards]
        perhaps = tuple(card.sheet.unit for card, verdict in members if verdict is None)
        inside = [(card, verdict is True) for card, verdict in members if verdict is not False]
        return GroupResult(
            group=name,
            places=self.places([card for card, _ in inside], perhaps),
            ranks=self.counts(inside),
            perhaps=perhaps,
        )

    def members(self, scope: CohortScope) -> list[tuple[str, str, list[ScoreCard]]]:
        """The key, the name and the cards of every cluster, block or group of a scope."""
        names = group_names((card.sheet for card in self._cards), scope)
        cards: dict[str, list[ScoreCard]] = {key: [] for key in names}
        for card in self._cards:
            key = group_key(card.sheet, scope)
            if key is not None:
                cards[key].append(card)
        return [(key, name, cards[key]) for key, name in names.items()]

    def leaders(self) -> Iterable[Leading]:
        """The leading units of every group for which the book asks for them."""
        sure = {card.sheet.unit: self._sure(card) for card in self._cards}
        for rule in self._rules.leaders:
            for _, name, members in self.members(rule.within):
                yield leading(rule, name, self.places(members), sure, self._by)

    def ungrouped(self) -> Iterable[Ungrouped]:
        """The units that are in no group of a scope for which the book has a rule."""
        scopes = {rule.within for rule in self._rules.quotas} | {rule.within for rule in self._rules.leaders}
        for scope in CohortScope:
            outside = tuple(card.sheet.unit for card in self._cards if group_key(card.sheet, scope) is None)
            if scope in scopes and outside:
                yield Ungrouped(scope=scope, units=outside)
