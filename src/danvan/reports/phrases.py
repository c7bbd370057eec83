"""Reads a phrase from left to right: what each sign and word joins or parts (đọc câu có số liệu)."""

from danvan.reports.numerals import Token
from danvan.reports.phrase_changes import read_base, read_change, read_changes_in_brackets
from danvan.reports.phrase_cursor import PhraseCursor
from danvan.reports.phrase_groups import Draft, Group, settle
from danvan.reports.phrase_numbers import check_word_before, read_count
from danvan.reports.phrase_rates import rate_begins, read_rate
from danvan.reports.written_words import AND_WORDS

__all__ = ["PhraseReader"]


class PhraseReader:
    """Reads a phrase. `drafts` are then its numbers in order, `rest` the words that belong to none.

    With `pairs` two numbers with a slash between them are two counts, else a part and its whole.
    """

    def __init__(self, written: str, *, pairs: bool) -> None:
        self.drafts: list[Draft] = []
        self.rest: list[str] = []
        self._cursor = PhraseCursor(written)
        self._pairs = pairs
        self._group = Group(self.drafts)
        # Whether a count may begin here, a comma stands before, and the next count is for the same event.
        self._fresh = True
        self._comma = self._join = False
        # After two counts and “=”, numbers with a slash are two counts as well.
        self._sum_of_pairs = False

    def read(self) -> None:
        """Read the whole phrase; raises `NotAFigure` with the reason for what is not understood."""
        self._run(len(self._cursor.tokens))
        if not self.drafts:
            raise self._cursor.refusal("không có con số nào", "there is no number")

    def _run(self, last: int) -> None:
        while self._cursor.at < last:
            self._step()
        self._settle()

    def _step(self) -> None:
        cursor = self._cursor
        token, at = cursor.here, cursor.at
        if token.kind == "quote":
            cursor.at += 1
        elif token.kind == "(":
            self._bracket()
        elif token.kind in {";", ".", ",", ":"}:
            self._separator(token)
        elif token.kind == "=":
            self._sum_of_pairs = self._sum_of_pairs or len(self._group.counts) == 2
            self._part(token.text)
        elif cursor.change_begins(at):
            read_change(cursor, self._group)
            self._fresh = self._comma = False
        elif token.kind == "+" and self._group.counts and not self._fresh:
            self._part(token.text)
        elif cursor.base_begins(at):
            read_base(cursor, self._group)
        elif rate_begins(cursor, self._group, comma=self._comma, fresh=self._fresh):
            self._rate()
        elif cursor.number_begins(at):
            self._count()
        elif self._joins():
            cursor.at += 1
            self._join = self._fresh = True
        elif token.kind in {"word", "time"}:
            self._words()
        else:
            raise cursor.refusal(f"dấu “{token.text}” không rõ nghĩa ở đây", f"“{token.text}” is not clear here")

    def _settle(self) -> None:
        """End the group; the next count begins another."""
        settle(self._group, self._cursor)
        self._group = Group(self.drafts)

    def _joins(self) -> bool:
        """A sign or word that puts a second count for the same event beside the first."""
        cursor, group = self._cursor, self._group
        linking = cursor.here.kind == "/" or cursor.here.small == "với"
        beside = bool(group.counts) and not self._fresh and not group.changes
        return linking and beside and cursor.number_begins(cursor.at + 1)

    def _separator(self, token: Token) -> None:
        if token.kind != ",":
            self._settle()
            self._sum_of_pairs = self._sum_of_pairs and token.kind == ":"
        self._fresh, self._comma = True, token.kind == ","
        self._cursor.at += 1

    def _part(self, sign: str) -> None:
        self._settle()
        self.rest.append(sign)
        self._fresh, self._comma = True, False
        self._cursor.at += 1

    def _words(self) -> None:
        cursor = self._cursor
        first, token = cursor.at, cursor.here
        if self._comma:
            # After a comma and words a change is about something else than the count before them.
            self._settle()
            self._comma = False
        linked = 2 if token.small == "trong" and cursor.following.small == "đó" else token.small in AND_WORDS
        if linked and cursor.number_begins(first + linked):
            cursor.at += linked
            self._settle()
            self._fresh = True
        elif token.kind == "time":
            cursor.at += 1
        elif cursor.lone_change_word(first):
            raise cursor.refusal(
                f"sau “{token.text}” không phải con số tăng, giảm", f"after “{token.text}” stands no number of a change"
            )
        else:
            cursor.at += 1
            cursor.skip_words()
        self.rest.append(cursor.words_of(first, cursor.at))

    def _count(self) -> None:
        if not self._fresh:
            raise self._cursor.refusal(
                "hai con số liền nhau mà không rõ quan hệ", "two numbers stand together, unconnected"
            )
        check_word_before(self._cursor)
        if not self._join:
            self._settle()
        self._fresh = self._comma = self._join = False
        read_count(self._cursor, self._group, pairs=self._pairs or self._sum_of_pairs)

    def _rate(self) -> None:
        word = read_rate(self._cursor, self._group.counts[-1])
        if word is not None:
            self.rest.append(word)
        self._fresh = self._comma = False

    def _bracket(self) -> None:
        cursor = self._cursor
        first = cursor.at + 1
        close = next((at for at in range(first, len(cursor.tokens)) if cursor.token(at).kind == ")"), first)
        inner = [token for token in cursor.tokens[first:close] if token.kind != "quote"]
        if not inner or any(token.kind == "(" for token in inner):
            raise cursor.refusal("dấu ngoặc không đóng, lồng nhau hoặc trống", "brackets are open, nested or empty")
        cursor.at, fresh, comma = first, self._fresh, self._comma
        if rate_begins(cursor, self._group, comma=True, fresh=fresh):
            self._rate()
            cursor.at += cursor.here.kind == "quote"
            if cursor.at != close:
                raise cursor.refusal(
                    "trong ngoặc có thêm điều khác cạnh tỷ lệ", "more than the rate is in the brackets"
                )
        elif cursor.change_begins(first):
            read_changes_in_brackets(cursor, self._group, close)
        elif any(token.kind == "number" for token in inner):
            self._aside(close)
        else:
            self.rest.append(cursor.words_of(first, close))
        cursor.at, self._fresh, self._comma = close + 1, fresh, comma

    def _aside(self, close: int) -> None:
        """What stands in brackets with numbers of its own, such as the parts of a sum."""
        kept = self._group, self._sum_of_pairs
        opened = self._cursor.here.kind == "=" and len(self._group.counts) == 2
        self._sum_of_pairs = self._sum_of_pairs or opened
        self._group = Group(self.drafts)
        self._fresh, self._comma = True, False
        self._run(close)
        self._group, self._sum_of_pairs = kept
