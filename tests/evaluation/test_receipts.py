"""A receipt comes out the same when it is scored again, also years later from a file; what changed is named."""

from decimal import Decimal as D

import attrs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from small_books import books

from danvan import serialization, strategies
from danvan.evaluation.criteria import Criterion
from danvan.evaluation.facts import Fact, FactSheet
from danvan.evaluation.gates import Holds
from danvan.evaluation.leaves import AllOrNothing
from danvan.evaluation.process import Scope
from danvan.evaluation.ranking import Rank, Ranking
from danvan.evaluation.receipts import Receipt, receipt_of, replayed
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import CannotScore
from danvan.evaluation.scoring_together import evaluate_all
from danvan.evaluation.words import RankWord
from danvan.law.periods import Period, PeriodKind
from danvan.serialization.hashing import content_hash

LIBRARY = "1"
FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def kept(book: RuleBook, sheets: list[FactSheet]) -> Receipt:
    card = evaluate_all(book, sheets)[0]
    return receipt_of(card, id="r", book_hash=content_hash(book), library=LIBRARY, others=sheets[1:])


def again(receipt: Receipt, book: RuleBook, library: str = LIBRARY) -> list[str]:
    found = replayed(receipt, book, book_hash=content_hash(book), library=library)
    return [difference.what for difference in found]


def read_back(record: object) -> object:
    archive = serialization.loads(serialization.dumps(record, "json"), "json")
    assert not archive.findings
    [found] = archive.of(type(record))
    return found


@FEW
@given(st.data())
def test_a_receipt_scored_again_is_the_same(data: st.DataObject) -> None:
    book = data.draw(books())
    units = ["u", "v"][: data.draw(st.integers(1, 2))]
    sheets = [data.draw(strategies.facts_for(book, unit=unit)) for unit in units]
    try:
        receipt = kept(book, sheets)
    except CannotScore:
        assume(False)
        raise
    assert again(receipt, book) == []
    # Another version of the library alone is no difference.
    assert again(receipt, book, library="2") == []
    from_file, book_from_file = read_back(receipt), read_back(book)
    assert from_file == receipt
    assert isinstance(from_file, Receipt)
    assert isinstance(book_from_file, RuleBook)
    assert again(from_file, book_from_file) == []


TOP = Rank(id="top", word=RankWord.GOOD, at_least=D(1))
LOW = Rank(id="low", word=RankWord.NOT_COMPLETED, below=D(1))
BOOK = RuleBook(
    id="b",
    title="A",
    scope=Scope(described="A"),
    total=D(2),
    criteria=(Criterion(id="k", title="A", maximum=D(2), shape=AllOrNothing(when=Holds(fact="p"))),),
    ranking=Ranking(ranks=(TOP, LOW)),
)
SHEET = FactSheet(id="s", unit="u", period=Period(kind=PeriodKind.YEAR, year=2026), facts=(Fact(code="p", holds=True),))


def test_a_changed_book_is_named_with_all_that_follows() -> None:
    receipt = kept(BOOK, [SHEET])
    harder = attrs.evolve(
        BOOK, ranking=Ranking(ranks=(attrs.evolve(TOP, at_least=D(3)), attrs.evolve(LOW, below=D(3))))
    )
    assert again(receipt, harder) == ["book_hash", "outcomes"]
    assert again(receipt, attrs.evolve(BOOK, id="c", version="2")) == ["book", "book_version", "book_hash"]
    worth_less = attrs.evolve(BOOK, criteria=(attrs.evolve(BOOK.criteria[0], maximum=D(1)),), total=D(1))
    assert again(receipt, worth_less) == ["book_hash", "k", "base", "total", "counting"]
    # The library is named only where something came out otherwise.
    assert again(receipt, harder, library="2") == ["book_hash", "outcomes", "library"]


def test_a_changed_fact_is_named_by_the_line_that_reads_it() -> None:
    receipt = kept(BOOK, [SHEET])
    forged = attrs.evolve(receipt, sheet=attrs.evolve(SHEET, facts=(Fact(code="p", holds=False),)))
    assert again(forged, BOOK) == ["k", "base", "total", "counting", "outcomes"]
