"""The page of scores is well formed, escapes what it is given, and leads to each card."""

from decimal import Decimal as D
from html.parser import HTMLParser

from danvan.cli.score_page import score_page
from danvan.evaluation.criteria import Criterion
from danvan.evaluation.facts import Fact, FactSheet
from danvan.evaluation.gates import Holds
from danvan.evaluation.leaves import AllOrNothing
from danvan.evaluation.process import Scope
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import evaluate
from danvan.law.periods import Period, PeriodKind

EVIL = '<script>alert("x")</script>&\''


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "script"
        self.open += [tag] if tag != "meta" else []
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_unit_of_two_periods_has_two_cards() -> None:
    line = Criterion(id="k", title=EVIL, maximum=D(2), shape=AllOrNothing(when=Holds(fact="p")))
    book = RuleBook(id="b", title=EVIL, scope=Scope(described="A"), total=D(2), criteria=(line,))
    fact = Fact(code="p", holds=False, source=EVIL)
    years = [Period(kind=PeriodKind.YEAR, year=year) for year in (2025, 2026)]
    cards = [evaluate(book, FactSheet(id=f"s{year.year}", unit="u", period=year, facts=(fact,))) for year in years]
    for lang in ("vi", "en"):
        reader = Reader()
        reader.feed("".join(score_page(book, cards, {}, lang)))
        assert reader.open == []
        assert len(set(reader.ids)) == len(cards)
        assert reader.links == [f"#{name}" for name in reader.ids]
