"""``danvan rules``: is a rule book sound, what does it say, as a sheet too, and what does another version change."""

import argparse
import datetime as dt
import sys
import time
from collections.abc import Iterator

import attrs

from danvan import bundled, messages
from danvan.cli.books import (
    Books,
    book_entries,
    one_book,
    one_refinement,
    refinements_of,
    written_at,
    written_book,
)
from danvan.cli.law import sound
from danvan.cli.placing import placed
from danvan.cli.reporters import REPORTERS, Summary
from danvan.errors import Finding, Problem, Refused, Sentence, Severity
from danvan.evaluation.book_overlaps import overlapping_books
from danvan.evaluation.cards import Points
from danvan.evaluation.comparing_books import compare_books
from danvan.evaluation.condition_words import Names, condition_words, decimal_words
from danvan.evaluation.criteria import Bonus, Criterion, Deduction, Group
from danvan.evaluation.explaining import points_words
from danvan.evaluation.facts import FactSheet
from danvan.evaluation.ranking import Rank
from danvan.evaluation.refining import CannotRefine
from danvan.evaluation.refining_words import change_words
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.shape_words import shape_words
from danvan.evaluation.verify import verify
from danvan.serialization.book_tables import book_from_table, book_table
from danvan.serialization.documents import Entry, dump, dumps
from danvan.serialization.writing import replace_file
from danvan.units.unit import Level

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code."""
    return {"verify": _verify, "show": _show, "table": _table, "compare": _compare}[options.action](options)


# verify -----------------------------------------------------------------------------------------


def _verify(options: argparse.Namespace) -> int:
    """Exit code 1 where a rule book is not sound."""
    started = time.perf_counter()
    reporter = REPORTERS[options.format](sys.stdout, options.lang, options.limit)
    books = book_entries(options.paths)
    errors = warnings = 0
    for finding in _findings(books):
        reporter.show(finding)
        if finding.severity is Severity.ERROR:
            errors += 1
        else:
            warnings += 1
    files = len({entry.file for _, entry in books if entry is not None})
    reporter.close(Summary(files, len(books), errors, warnings, time.perf_counter() - started))
    return 1 if errors or (options.strict and warnings) else 0


def _findings(books: list[tuple[RuleBook, Entry | None]]) -> Iterator[Finding]:
    ends = _level_ends()
    known: Books = {book.id: (book, entry) for book, entry in books}
    wanted: list[tuple[str, Entry | None, Problem]] = []
    for book, entry in books:
        try:
            joined = refinements_of(book, known)
        except CannotRefine as error:
            wanted += [_of(error.book, known, problem) for problem in error.problems]
            continue
        one = joined[-1].book if joined else book
        found = verify(one, facts=bundled.fact_catalogue(), instruments=bundled.instruments(), level_ends=ends)
        for problem in (flaw.problem for flaw in (*found.flaws, *found.unsettled, *found.unknown)):
            if joined:
                writer, pointer = written_at(joined, problem.pointer)
                wanted.append(_of(writer, known, attrs.evolve(problem, pointer=pointer)))
            else:
                wanted.append((book.id, entry, problem))
    for one, other, problem in overlapping_books(book for book, _ in books):
        wanted.append((one.id, known[other.id][1], problem))
    return placed(wanted)


def _of(book: RuleBook, known: Books, problem: Problem) -> tuple[str, Entry | None, Problem]:
    """A problem with the file of its book; what is shipped stands in none."""
    return book.id, known[book.id][1] if book.id in known else None, problem


def _level_ends() -> dict[Level, dt.date]:
    """The last day of each level that has ended: of which every kind of unit that is stated has."""
    found: dict[Level, dt.date] = {}
    for period in bundled.kind_periods().periods:
        end = None if period.until is None else period.until.first()
        if end is not None and period.level is Level.DISTRICT:
            last = end - dt.timedelta(days=1)
            found[period.level] = max(found.get(period.level, last), last)
    return found


# show -------------------------------------------------------------------------------------------


def _show(options: argparse.Namespace) -> int:
    book, changes = one_refinement(options.book)
    names = bundled.fact_names()
    for line in shown(book, names, options.lang):
        print(line)
    if changes:
        print("\nThay đổi so với bộ tiêu chí gốc:" if options.lang == "vi" else "\nChanges to the base:")
    for change in changes:
        print(f"  {change_words(change, names).pick(options.lang)}")
    return 0


def shown(book: RuleBook, names: Names, lang: str) -> Iterator[str]:
    """A rule book as an official would lay it out: header, table, ranks, and what follows."""
    vi = lang == "vi"
    yield book.title if vi else book.title_en or book.title
    if book.enacted_by is not None:
        cited = book.enacted_by.document or book.enacted_by.instrument or ""
        yield f"{'Ban hành theo' if vi else 'Enacted by'}: {cited}"
    yield f"{'Đối tượng' if vi else 'Applies to'}: {book.scope.described}"
    until = book.valid_to or ("chưa có thời điểm kết thúc" if vi else "no end known")
    yield f"{'Hiệu lực' if vi else 'Valid'}: {book.valid_from or '–'} – {until}"
    yield ""
    by_group: dict[str | None, list[Group | Criterion]] = {}
    for group in book.groups:
        by_group.setdefault(group.within, []).append(group)
    for criterion in book.criteria:
        by_group.setdefault(criterion.group, []).append(criterion)
    total = "?" if book.total is None else decimal_words(book.total).pick(lang)
    yield f"{'Tổng điểm' if vi else 'Total'}: {total}"
    yield from _rows(None, by_group, names, lang, "  ")
    for bonus in book.bonuses:
        yield from _block(bonus, "+", names, lang)
    for deduction in book.deductions:
        yield from _block(deduction, "−", names, lang)
    if book.ranking is not None:
        yield ""
        yield "Xếp loại:" if vi else "Ranks:"
        for rank in book.ranking.ranks:
            yield from _rank(rank, names, lang)
        for knock in book.ranking.knock_outs:
            when = condition_words(knock.when, names).pick(lang)
            yield f"  ! {knock.title if vi else knock.title_en or knock.title} → {knock.to} ({when})"
        for ceiling in book.ranking.ceilings:
            title = ceiling.title if vi else ceiling.title_en or ceiling.title
            yield f"  ≤ {ceiling.at_most}: {title}"


def _rows(
    above: str | None, by_group: dict[str | None, list[Group | Criterion]], names: Names, lang: str, indent: str
) -> Iterator[str]:
    for line in by_group.get(above, ()):
        title = line.title if lang == "vi" else line.title_en or line.title
        most = "?" if line.maximum is None else decimal_words(line.maximum).pick(lang)
        number = line.id if isinstance(line, Group) else line.number or line.id
        yield f"{indent}{number}. {title} [{most}]"
        if isinstance(line, Group):
            yield from _rows(line.id, by_group, names, lang, indent + "  ")
            continue
        rule = shape_words(line.shape, line.maximum, names).pick(lang)
        yield from (f"{indent}   – {clause}" for clause in rule.split("; "))


def _block(block: Bonus | Deduction, sign: str, names: Names, lang: str) -> Iterator[str]:
    most = "?" if block.cap is None else decimal_words(block.cap).pick(lang)
    yield f"  {sign} {block.title if lang == 'vi' else block.title_en or block.title} [{most}]"
    for item in block.items:
        yield f"    {item.title if lang == 'vi' else item.title_en or item.title}"
        rule = shape_words(item.shape, item.cap or block.cap, names).pick(lang)
        yield from (f"       – {clause}" for clause in rule.split("; "))


def _rank(rank: Rank, names: Names, lang: str) -> Iterator[str]:
    title = rank.title or rank.word.vi if lang == "vi" else rank.word.en
    low = None if rank.at_least is None else decimal_words(rank.at_least).pick(lang)
    high = None if rank.below is None else decimal_words(rank.below).pick(lang)
    band = f"[{low or '…'}; {high or '…'})" if low or high else "–"
    yield f"  {rank.id}: {title} {band}"
    for condition in rank.conditions:
        yield f"     – {condition.title if lang == 'vi' else condition.title_en or condition.title}"


# table ------------------------------------------------------------------------------------------


def _table(options: argparse.Namespace) -> int:
    """The lines of a rule book as a CSV sheet; with ``--from``, the rule book with what a sheet changed."""
    book, names = written_book(options.book), bundled.fact_names()
    if options.source is None:
        text = book_table(book, names, options.lang)
    else:
        changed = book_from_table(_bytes(options.source), book, names, name=options.source)
        if options.output is not None:
            dump(changed, options.output)
            return 0
        text = dumps(changed, "toml")
    if options.output is not None:
        replace_file(options.output, [text])
    else:
        sys.stdout.write(text)
    return 0


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        why = messages.reason(error)
        raise Refused(Sentence(f"Không đọc được “{path}”: {why.vi}.", f"“{path}” cannot be read: {why.en}.")) from None


# compare ----------------------------------------------------------------------------------------


def _compare(options: argparse.Namespace) -> int:
    old, new = one_book(options.old), one_book(options.new)
    sheets = [sheet for path in options.facts for sheet in sound(path).of(FactSheet)]
    found = compare_books(old, new, sheets, accepted=options.accept)
    vi = options.lang == "vi"
    for change in found.moved:
        ranks = [" | ".join(rank or "–" for rank in side) for side in (change.ranks_before, change.ranks_after)]
        before, after = (points_words(card.counting).pick(options.lang) for card in (change.before, change.after))
        print(f"{change.unit}: {before} → {after}; {ranks[0]} → {ranks[1]}")
        for line in change.lines:
            print(f"    {line.line}: {_signed(line.change, options.lang)}")
        for gate in change.gates:
            print(f"    {gate.gate}: {', '.join(gate.fields) or ('chỉ tác động ở một bộ' if vi else 'in one only')}")
    print(f"{len(found.moved)}/{len(sheets)} {'đơn vị thay đổi' if vi else 'units move'}")
    return 0


def _signed(points: Points, lang: str) -> str:
    """A change with its sign."""
    said = points_words(points).pick(lang)
    return f"+{said}" if points.low > 0 else said
