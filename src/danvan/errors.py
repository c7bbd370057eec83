"""What danvan says when something is not right: problems, findings, and the errors it raises.

A `Problem` is what was found and where inside a record; a `Finding` is a problem placed in a
file. Both are values: they can be compared, sorted, counted and written as JSON. The sentences
themselves stand in `danvan.messages`, in Vietnamese and English.
"""

import enum
from collections.abc import Iterable, Mapping

import attrs

__all__ = [
    "DanvanError",
    "Finding",
    "InvalidRecord",
    "MissingExtra",
    "Pointer",
    "Problem",
    "Refused",
    "Sentence",
    "Severity",
    "pointer_text",
]

Pointer = tuple[str | int, ...]
"""The way from the top of a document to a place in it: keys and list positions."""


class Severity(enum.Enum):
    """How much a finding weighs (mức độ)."""

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen
class Sentence:
    """One sentence in both languages."""

    vi: str
    en: str

    def pick(self, lang: str) -> str:
        """The sentence in `lang`: ``"vi"`` or ``"en"``."""
        return self.vi if lang == "vi" else self.en


def pointer_text(pointer: Pointer) -> str:
    """The pointer as a JSON pointer (RFC 6901): ``("a", 0)`` gives ``/a/0``."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


@attrs.frozen
class Problem:
    """Something that is not right, inside one document or record.

    `code` names the rule and stands in the catalogue of `danvan.messages`; `pointer` says where;
    `values` fill the sentence; `at_key` is true when the key, not its value, is what is wrong.
    """

    code: str
    pointer: Pointer = ()
    values: tuple[tuple[str, str], ...] = ()
    at_key: bool = False

    @classmethod
    def of(cls, code: str, pointer: Pointer = (), /, *, at_key: bool = False, **values: object) -> "Problem":
        """A problem with its values given by name; each is kept as text."""
        return cls(code, pointer, tuple((name, str(value)) for name, value in values.items()), at_key)

    def under(self, pointer: Pointer) -> "Problem":
        """The same problem, seen from further up."""
        return attrs.evolve(self, pointer=pointer + self.pointer) if pointer else self

    @property
    def arguments(self) -> Mapping[str, str]:
        """The values by name."""
        return dict(self.values)


@attrs.frozen
class Finding:
    """A problem with its place: what, where, which rule, and how to mend it (phát hiện).

    `file` is the name as the caller gave it; `line` and `column` count from 1, columns in
    characters; both are ``None`` where the problem belongs to the whole file or to a record made
    in memory. `pointer` is a JSON pointer. `column_name` is the header of a table's column.
    """

    code: str
    severity: Severity
    file: str | None
    line: int | None
    column: int | None
    pointer: str
    message: Sentence
    mend: Sentence | None = None
    column_name: str | None = None
    citation: str | None = None

    def where(self) -> str:
        """The place as editors understand it: ``file:line:column``."""
        parts = [self.file or "-"]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)

    def text(self, lang: str = "en") -> str:
        """The finding as two or three lines of plain text in ``"en"`` or ``"vi"``."""
        at = f"  [{self.pointer}]" if self.pointer else ""
        if self.column_name is not None:
            at += f"  [{'cột' if lang == 'vi' else 'column'} {self.column_name}]"
        word = {"error": "lỗi", "warning": "cảnh báo"}[self.severity.value] if lang == "vi" else self.severity.value
        lines = [f"{self.where()}  {word}  {self.code}{at}", f"  {self.message.pick(lang)}"]
        if self.mend is not None:
            lines.append(f"  → {self.mend.pick(lang)}")
        if self.citation is not None:
            lines.append(f"  § {self.citation}")
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text("en")


class DanvanError(Exception):
    """The root of every error that danvan raises on purpose."""


class Refused(DanvanError):
    """danvan will not do what was asked, and says why in one sentence in each language."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(f"{sentence.en} / {sentence.vi}")
        self.sentence = sentence


class MissingExtra(Refused):
    """An optional dependency is not installed; the sentence names the command that installs it."""


class InvalidRecord(DanvanError, ValueError):
    """A record was not made, because its fields break the rules; every broken rule is named.

    `record` is the name of the class, `problems` what is wrong, `sentences` the same in words.
    """

    problems: tuple[Problem, ...]
    sentences: tuple[Sentence, ...]

    def __init__(self, record: str, problems: Iterable[Problem], sentences: Iterable[Sentence]) -> None:
        self.record = record
        self.problems = tuple(problems)
        self.sentences = tuple(sentences)
        lines = [f"{record} is not valid / không hợp lệ:"]
        for problem, said in zip(self.problems, self.sentences, strict=True):
            field = ".".join(str(step) for step in problem.pointer) or record
            lines.append(f"- {field}: {said.en} / {said.vi}")
        super().__init__("\n".join(lines))
