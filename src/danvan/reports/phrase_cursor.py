"""A place in a phrase, and what begins or ends there (vị trí đọc trong câu)."""

import unicodedata

from danvan.reports.numerals import NotAFigure, Token, tokens_of
from danvan.reports.written_words import AND_WORDS, CHANGE_COMPOUNDS, CHANGE_WORDS, QUALIFIERS, RATE_WORDS

__all__ = ["PhraseCursor"]


class PhraseCursor:
    """The tokens of a phrase and the place `at` up to which they are read.

    It knows only the words and signs, not what was read from them. Before the first token and after the
    last stand tokens of the kind “end”. Raises `NotAFigure` for a text that has no tokens.
    """

    def __init__(self, written: str) -> None:
        self.written: str = written
        self.text: str = unicodedata.normalize("NFC", written)
        self.tokens: list[Token] = tokens_of(self.text)
        self.at: int = 0

    def refusal(self, vi: str, en: str) -> NotAFigure:
        """What is to be raised where the phrase is not understood, with the reason in both languages."""
        return NotAFigure(self.written, vi=vi, en=en)

    def token(self, at: int) -> Token:
        """The token at a place."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else Token("end", "", -1, -1)

    @property
    def here(self) -> Token:
        """The token that is read next."""
        return self.token(self.at)

    @property
    def following(self) -> Token:
        """The token after the one that is read next."""
        return self.token(self.at + 1)

    def words_of(self, first: int, last: int) -> str:
        """The text of tokens, without a quotation mark that has no partner."""
        pieces = list(self.tokens[first:last])
        if sum(piece.kind == "quote" for piece in pieces) % 2 and pieces[-1].kind == "quote":
            pieces.pop()
        return " ".join(self.text[pieces[0].start : pieces[-1].end].split()) if pieces else ""

    def number_begins(self, at: int) -> bool:
        """Whether a number begins at a place, with or without a bound before it."""
        return self.token(at + (self.token(at).small in QUALIFIERS)).kind == "number"

    def change_begins(self, at: int) -> bool:
        """Whether a change begins at a place: “tăng 5”, “+5”."""
        token = self.token(at)
        if token.kind in {"+", "-"}:
            before, after = self.token(at - 1), self.token(at + 1)
            touching = after.start == token.end and before.end != token.start
            return after.kind == "number" and (touching or before.kind == "(")
        return token.small in CHANGE_WORDS and self.number_begins(at + 1 + (self.token(at + 1).small == "thêm"))

    def lone_change_word(self, at: int) -> bool:
        """Whether “tăng” or “giảm” stands at a place and makes no other word with the next."""
        return self.token(at).small in CHANGE_WORDS and self.token(at + 1).small not in CHANGE_COMPOUNDS

    def base_begins(self, at: int) -> bool:
        """Whether the base of a comparison begins at a place: “so với cùng kỳ”."""
        return self.token(at).small == "vs" or (self.token(at).small == "so" and self.token(at + 1).small == "với")

    def words_stop(self, at: int) -> bool:
        """Whether words of a unit or beside a number end before this token."""
        token = self.token(at)
        if token.kind == "/":
            return self.token(at + 1).kind != "word" or self.number_begins(at + 1)
        if token.kind not in {"word", "quote"} or self.change_begins(at) or self.base_begins(at):
            return True
        if self.lone_change_word(at):
            return True
        linked = token.small in RATE_WORDS or token.small in AND_WORDS or token.small == "với"
        if token.small == "trong" and self.token(at + 1).small == "đó":
            return self.number_begins(at + 2)
        return (token.small in QUALIFIERS and self.number_begins(at)) or (linked and self.number_begins(at + 1))

    def skip_words(self) -> None:
        """Go on to where words end."""
        while not self.words_stop(self.at):
            self.at += 1
