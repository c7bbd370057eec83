"""A receipt comes out the same when it is scored again, also years later from a file; what changed is named."""

from decimal import Decimal as D

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from judged_units import judged_book, judged_sheet
from small_books import books
from wide_books import wide_books

from danvan import serialization, strategies
from danvan.evaluation.criteria import Criterion
from danvan.evaluation.facts import Fact, FactSheet, Membership, RelatedUnit
from danvan.evaluation.gates import Holds
from danvan.evaluation.leaves import AllOrNothing
from danvan.evaluation.outside import RatioToFirst
from danvan.evaluation.process import Scope
from danvan.evaluation.ranking import Rank, Ranking
from danvan.evaluation.receipts import Receipt, receipt_of, receipts_of, replayed
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import CannotScore
from danvan.evaluation.scoring_together import evaluate_all
from danvan.evaluation.words import CohortScope, RankWord, UnitRelation
from danvan.law.periods import Period, PeriodKind
from danvan.serialization.hashing import content_hash

LIBRARY = "1"
PARTY = UnitRelation.COMPONENT
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


# Units that are compared.


def compared(within: CohortScope = CohortScope.CLUSTER) -> RuleBook:
    shape = RatioToFirst(by="dialogues.held", within=within)
    return judged_book(extra_criteria=(Criterion(id="ratio", title="A", maximum=D(10), shape=shape),))


def held(unit: str, cluster: str | None, many: int) -> FactSheet:
    return judged_sheet(unit, 80, cluster=cluster, facts=[Fact(code="dialogues.held", number=D(many))])


SHEETS = [held("x", "Cụm 1", 7), held("w", "Cụm 2", 1), held("y", "cụm 1", 9), held("v", None, 3)]


def receipts(book: RuleBook, sheets: list[FactSheet]) -> dict[str, Receipt]:
    cards = evaluate_all(book, sheets)
    return {one.sheet.unit: one for one in receipts_of(cards, book_hash=content_hash(book), library=LIBRARY)}


def test_a_receipt_holds_those_with_which_its_unit_is_compared_and_no_others() -> None:
    book = compared()
    found = receipts(book, SHEETS)
    assert {unit: [other.unit for other in one.others] for unit, one in found.items()} == {
        "x": ["y"],
        "w": [],
        "y": ["x"],
        "v": [],
    }
    assert [again(one, book) for one in found.values()] == [[], [], [], []]
    # Without the other, its unit would be the first.
    assert again(attrs.evolve(found["x"], others=()), book)[0] == "ratio"
    assert {one.id for one in found.values()} == {f"sheet-{unit}.receipt" for unit in "xwyv"}
    # A book that compares within a block, or not at all, looks at other sheets, or at none.
    assert [len(one.others) for one in receipts(compared(CohortScope.BLOCK), SHEETS).values()] == [1, 0, 1, 0]
    assert [one.others for one in receipts(judged_book(), SHEETS).values()] == [(), (), (), ()]


def test_the_others_of_a_receipt_need_not_be_scored() -> None:
    """Only their facts are read: their own points may be missing, and their ranks wait for nobody."""
    book = compared()
    receipt = receipts(book, SHEETS)["x"]
    bare = attrs.evolve(receipt.others[0], points=(), related=(RelatedUnit(relation=PARTY, unit="x"),))
    assert again(attrs.evolve(receipt, others=(bare,)), book) == []
    with pytest.raises(CannotScore):
        again(attrs.evolve(receipt, others=(receipt.sheet,)), book)


def test_a_receipt_of_a_unit_with_components_holds_their_ranks() -> None:
    book = judged_book(ranked_before=(PARTY,))
    parent = judged_sheet("parent", 95, related=[RelatedUnit(relation=PARTY, unit="part")])
    receipt = receipts(book, [parent, judged_sheet("part", 40)])["parent"]
    assert (receipt.others, receipt.sheet.related[0].rank) == ((), RankWord.NOT_COMPLETED)
    assert again(receipt, book) == []


def test_a_long_id_of_a_sheet_has_a_receipt_too() -> None:
    long = attrs.evolve(SHEET, id="s" * 128)
    [receipt] = receipts_of(evaluate_all(BOOK, [long]), book_hash="h", library=LIBRARY)
    assert receipt.id == long.id
    assert receipts_of((), book_hash="h", library=LIBRARY) == ()


@FEW
@given(st.data())
def test_receipts_of_units_scored_together_come_out_the_same(data: st.DataObject) -> None:
    book = data.draw(wide_books())
    sheets = [data.draw(strategies.facts_for(book, unit=unit)) for unit in ("u", "v", "w")]
    names = data.draw(st.tuples(*[st.sampled_from(["Cụm 1", "Cụm 2"])] * 3))
    members = [tuple(Membership(scope=scope, name=name) for scope in CohortScope) for name in names]
    sheets = [attrs.evolve(sheet, cohorts=own) for sheet, own in zip(sheets, members, strict=True)]
    try:
        found = receipts(book, sheets)
    except CannotScore:
        assume(False)
        raise
    assert [again(one, book) for one in found.values()] == [[], [], []]


def test_a_changed_fact_is_named_by_the_line_that_reads_it() -> None:
    receipt = kept(BOOK, [SHEET])
    forged = attrs.evolve(receipt, sheet=attrs.evolve(SHEET, facts=(Fact(code="p", holds=False),)))
    assert again(forged, BOOK) == ["k", "base", "total", "counting", "outcomes"]
