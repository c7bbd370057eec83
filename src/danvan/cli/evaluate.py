"""``danvan evaluate``: units scored by a rule book, explained; receipts written and checked."""

import argparse
import csv
import sys
from collections.abc import Sequence

from danvan import bundled
from danvan.cli.books import one_book
from danvan.cli.law import day, sound
from danvan.cli.score_words import named_points
from danvan.cli.terminal import tell, version
from danvan.errors import Refused, Sentence
from danvan.evaluation.cards import ScoreCard
from danvan.evaluation.explainer import Explainer
from danvan.evaluation.explaining import line_title, outcome_words, points_words
from danvan.evaluation.facts import FactSheet
from danvan.evaluation.receipts import Receipt, receipts_of, replayed
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import CannotScore
from danvan.evaluation.scoring_together import evaluate_all
from danvan.evaluation.standings import cohort
from danvan.evaluation.verify import verify
from danvan.law.period_names import period_code
from danvan.serialization.documents import dump, dumps
from danvan.serialization.hashing import content_hash

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code: 1 where a rank is not settled, or a receipt comes out otherwise."""
    book = one_book(options.book)
    if options.check is not None:
        return _check(book, options)
    sheets = [sheet for path in options.facts for sheet in sound(path).of(FactSheet)]
    if not sheets:
        raise Refused(
            Sentence(
                "Không có bảng số liệu nào để chấm.", "There is no fact sheet to score: name files that hold some."
            )
        )
    _in_force(book, options)
    _warn(book, options.lang)
    cards = evaluate_all(book, sheets, accepted=options.accept)
    if options.receipts is not None:
        dump(_receipts(book, cards), options.receipts)
    everyone = cards
    if options.explain is not None:
        cards = tuple(card for card in cards if card.sheet.unit == options.explain)
        if not cards:
            raise Refused(
                Sentence(
                    f"Không có bảng số liệu của đơn vị “{options.explain}”.",
                    f"There is no fact sheet of the unit “{options.explain}”.",
                )
            )
    if options.format == "json":
        # Of one unit alone, its receipt still holds those with which it is compared.
        shown = {card.sheet.id for card in cards}
        kept = [receipt for receipt in _receipts(book, everyone) if receipt.sheet.id in shown]
        sys.stdout.write(dumps(kept, "json"))
    else:
        writers = {"text": _text, "csv": _csv, "html": _html}
        writers[options.format](book, cards, options)
    return 0 if all(card.rank is not None for card in cards) else 1


def _in_force(book: RuleBook, options: argparse.Namespace) -> None:
    """Refuse a rule book that does not hold on the day that was asked for."""
    if options.as_of is None:
        return
    on = day(options.as_of)
    if (book.valid_from is not None and on < book.valid_from) or (book.valid_to is not None and on > book.valid_to):
        raise Refused(
            Sentence(
                f"“{book.id}” không áp dụng ngày {on}: hiệu lực {book.valid_from or '–'} – {book.valid_to or '–'}.",
                f"“{book.id}” does not hold on {on}: valid {book.valid_from or '–'} – {book.valid_to or '–'}.",
            )
        )


def _warn(book: RuleBook, lang: str) -> None:
    """Say on the side that a rule book is not sound: whom a hole concerns gets no rank."""
    found = verify(book, facts=bundled.fact_catalogue())
    if not found.sound:
        count = len(found.flaws) + len(found.unsettled)
        places = "1 place" if count == 1 else f"{count} places"
        said = Sentence(
            f"Bộ tiêu chí “{book.id}” có {count} điểm chưa chặt chẽ; xem: danvan rules verify.",
            f"The rule book “{book.id}” is not sound in {places}; see: danvan rules verify.",
        )
        tell(said.pick(lang))


def _receipts(book: RuleBook, cards: Sequence[ScoreCard]) -> tuple[Receipt, ...]:
    return receipts_of(cards, book_hash=content_hash(book), library=version())


def _check(book: RuleBook, options: argparse.Namespace) -> int:
    """Score receipts again and say what comes out otherwise."""
    receipts = sound(options.check).of(Receipt)
    if not receipts:
        raise Refused(
            Sentence(f"“{options.check}” không có phiếu kết quả nào.", f"“{options.check}” holds no receipt.")
        )
    vi = options.lang == "vi"
    wrong = 0
    for receipt in receipts:
        try:
            found = replayed(receipt, book, book_hash=content_hash(book), library=version())
        except CannotScore as error:
            # One that cannot be scored any more hides no other.
            wrong += 1
            print(f"{receipt.id}: {error.sentence.pick(options.lang)}")
            continue
        wrong += bool(found)
        for difference in found:
            kept, now = ("phiếu", "nay") if vi else ("receipt", "now")
            print(f"{receipt.id}: {difference.what}: {kept} {difference.kept}, {now} {difference.now}")
    many = "receipt" if len(receipts) == 1 else "receipts"
    print(f"{len(receipts)} {'phiếu' if vi else many}, {wrong} {'sai khác' if vi else 'differ'}")
    return 1 if wrong else 0


# How cards are written --------------------------------------------------------------------------


def _ordered(book: RuleBook, cards: Sequence[ScoreCard]) -> list[ScoreCard]:
    """Cards from the highest total down; what is not known stands by the least that it may be."""
    return sorted(cards, key=lambda card: (-card.counting.low, card.sheet.unit))


def _text(book: RuleBook, cards: Sequence[ScoreCard], options: argparse.Namespace) -> None:
    names, lang = bundled.fact_names(), options.lang
    explainer = Explainer(names, lang)
    vi = lang == "vi"
    for card in _ordered(book, cards):
        outcomes = " | ".join(outcome_words(card, outcome).pick(lang) for outcome in card.outcomes)
        answered, asked = card.availability
        known = f"{answered}/{asked} {'số liệu' if vi else 'facts'}"
        print(f"{card.sheet.unit}  {points_words(card.total).pick(lang)}  {outcomes or '–'}  ({known})")
        if options.explain is not None:
            _explain(card, explainer, lang)
    if options.explain is None and book.cohort is not None:
        for note in _cohort_notes(book, cards, lang):
            print(note)


def _explain(card: ScoreCard, explainer: Explainer, lang: str) -> None:
    said = explainer.card(card)
    for line, sentences in zip(card.every_line, said.lines, strict=True):
        print(f"  {line_title(line.line).pick(lang)}: {named_points(line, lang)}")
        for sentence in sentences:
            print(f"     {sentence}")
    if said.lost:
        print(f"  {'Mất điểm' if lang == 'vi' else 'Lost'}:")
        for sentence in said.lost:
            print(f"     {sentence}")


def _cohort_notes(book: RuleBook, cards: Sequence[ScoreCard], lang: str) -> list[str]:
    """What is to be said of all units together: quotas, ties, awards of which there are fewer than eligible units."""
    result = cohort(book, cards)
    vi = lang == "vi"
    notes = [verdict.said.pick(lang) for verdict in result.quotas]
    for place in result.ties:
        units = ", ".join(listed.unit for listed in place.listed)
        notes.append(f"{'Đồng điểm, cấp có thẩm quyền quyết định' if vi else 'A tie, the authority decides'}: {units}")
    return notes


_COLUMNS = ("unit", "period", "total_low", "total_high", "rank", "possible", "answered", "asked")


def _csv(book: RuleBook, cards: Sequence[ScoreCard], options: argparse.Namespace) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    lines = [line.id for line in cards[0].lines]
    blocks = [block.id for block in (*cards[0].bonuses, *cards[0].deductions)]
    writer.writerow(
        ["unit", "period", "total_low", "total_high", "rank", "possible", "answered", "asked", *lines, *blocks]
    )
    for card in _ordered(book, cards):
        found = {line.id: line.points for line in card.lines}
        found |= {block.id: block.points for block in (*card.bonuses, *card.deductions)}
        cells = [points_words(found[name]).en for name in (*lines, *blocks)]
        writer.writerow(
            [
                *(card.sheet.unit, period_code(card.sheet.period), card.total.least, card.total.most, card.rank or ""),
                *(" ".join(card.possible_ranks), *card.availability, *cells),
            ]
        )


def _html(book: RuleBook, cards: Sequence[ScoreCard], options: argparse.Namespace) -> None:
    from danvan.cli.score_page import score_page

    for piece in score_page(book, _ordered(book, cards), bundled.fact_names(), options.lang):
        sys.stdout.write(piece)
