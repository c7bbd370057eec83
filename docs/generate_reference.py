"""Writes what the reference pages take from the code: ``python docs/generate_reference.py``.

A page keeps its prose; only what stands between ``<!-- begin generated: NAME -->`` and
``<!-- end generated -->`` is replaced. With ``--check`` nothing is written, and the exit code is 1
when a page is not up to date.
"""

import argparse
import ast
import enum
import functools
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import law_pages
import petition_pages
import statistics_pages

import danvan
from danvan import messages
from danvan.cli.options import parser
from danvan.labels import Labelled
from danvan.messages.activities import ACTIVITIES
from danvan.messages.evaluation import EVALUATION
from danvan.messages.flaws import FLAWS
from danvan.messages.formats import FORMATS
from danvan.messages.invariants import INVARIANTS
from danvan.messages.law import LAW
from danvan.messages.national import NATIONAL
from danvan.messages.petitions import PETITIONS
from danvan.messages.procedures import PROCEDURES
from danvan.messages.relations import RELATIONS
from danvan.messages.reports import REPORTS
from danvan.messages.secrecy import SECRECY
from danvan.messages.statistics import STATISTICS
from danvan.messages.structure import STRUCTURE
from danvan.messages.template import Template
from danvan.messages.units import UNITS
from danvan.records import FieldSpec, fields_of, tag_of
from danvan.rules import (
    Choice,
    Day,
    Flag,
    Listing,
    Moment,
    Number,
    OneOf,
    Open,
    Part,
    PartialDay,
    Shape,
    Whole,
    Words,
)
from danvan.serialization.kinds import KINDS, Kind

__all__ = ["PAGES", "fresh", "main"]

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "README.md",
    "docs/reference/kinds.md",
    "docs/reference/words.md",
    "docs/reference/findings.md",
    "docs/reference/command-line.md",
    "docs/reference/api.md",
    "docs/reference/abbreviations.md",
    "docs/reference/time-limits.md",
    "docs/reference/procedures.md",
    "docs/reference/statistical-tables.md",
)
"""Every page with a generated part, from the top of the repository."""

_PART = re.compile(r"(<!-- begin generated: ([a-z-]+) -->\n).*?(<!-- end generated -->)", re.DOTALL)


def fresh(text: str) -> str:
    """The page with its generated parts made anew."""
    return _PART.sub(lambda found: f"{found[1]}\n{_MAKERS[found[2]]().strip()}\n\n{found[3]}", text)


# Kinds and parts -----------------------------------------------------------------------------


@functools.cache
def _classes() -> tuple[type, ...]:
    """Every record class that a document may hold, in the order in which it is met."""
    found: dict[type, None] = {}

    def visit(cls: type) -> None:
        if cls in found:
            return
        found[cls] = None
        for spec in fields_of(cls):
            for part in _held(spec.shape):
                visit(part)

    for kind in KINDS.values():
        visit(kind.record)
    return tuple(found)


def _held(shape: Shape) -> Iterator[type]:
    if isinstance(shape, Part):
        yield shape.record
    elif isinstance(shape, OneOf):
        yield from (cls for _, cls in shape.records)
    elif isinstance(shape, Listing):
        yield from _held(shape.of)


def _parts() -> list[type]:
    kinds = {kind.record for kind in KINDS.values()}
    return sorted((cls for cls in _classes() if cls not in kinds), key=_part_title)


@functools.cache
def _enums() -> tuple[type[enum.Enum], ...]:
    def words(shape: Shape) -> Iterator[type[enum.Enum]]:
        if isinstance(shape, Choice):
            yield shape.words
        elif isinstance(shape, Listing):
            yield from words(shape.of)

    found = {item for cls in _classes() for spec in fields_of(cls) for item in words(spec.shape)}
    return tuple(sorted(found, key=lambda item: (item.__name__, item.__module__)))


def _room(cls: type) -> str:
    return cls.__module__.split(".")[1]


def _part_title(cls: type) -> str:
    """The heading of a part; the room stands beside a name that is not alone."""
    same = [other for other in _classes() if other.__name__ == cls.__name__]
    return cls.__name__ if len(same) == 1 and cls.__name__.lower() not in KINDS else f"{cls.__name__} ({_room(cls)})"


def _words_title(item: type[enum.Enum]) -> str:
    same = [other for other in _enums() if other.__name__ == item.__name__]
    return item.__name__ if len(same) == 1 else f"{item.__name__} ({_room(item)})"


def anchor(heading: str) -> str:
    """The anchor that a heading has on the pages of code hosts."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def _doc(thing: object) -> str:
    """The docstring as Markdown."""
    return (inspect.getdoc(thing) or "").replace("``", "`")


def _first_sentence(text: str) -> str:
    return " ".join(text.split("\n\n")[0].split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _form(shape: Shape, spec: FieldSpec) -> str:
    if isinstance(shape, Words):
        if spec.refers_to is not None:
            return f"id of {_a(spec.refers_to)}"
        return {"ident": "id", "code": "code", "line": "line", "text": "text", "url": "address"}.get(
            shape.name, f"text like `{shape.example}`"
        )
    if isinstance(shape, Whole):
        if shape == Whole():
            return "whole number"
        if shape.most == Whole().most:
            return f"whole number from {shape.least}"
        return f"whole number from {shape.least} to {shape.most}"
    if isinstance(shape, Number):
        return "number" + (", also below zero" if shape.signed else "")
    if isinstance(shape, Choice):
        title = _words_title(shape.words)
        return f"word of [{title}](words.md#{anchor(title)})"
    if isinstance(shape, Part):
        return _link(shape.record)
    if isinstance(shape, OneOf):
        return "one of " + ", ".join(f"{_link(cls)} (`type: {tag}`)" for tag, cls in shape.records)
    if isinstance(shape, Listing):
        limits = [f"at least {shape.least}"] if shape.least else []
        if shape.most < Listing(shape.of).most:
            limits.append(f"at most {shape.most}")
        if shape.distinct:
            limits.append("no repetition")
        said = f"list of {_several(_form(shape.of, spec))}"
        return f"{said}; {', '.join(limits)}" if limits else said
    return _SIMPLE[type(shape)]


_SIMPLE: dict[type, str] = {
    Flag: "true or false",
    Day: "day",
    Moment: "moment",
    PartialDay: "partial date",
    Open: "own data",
}


def _several(form: str) -> str:
    """The plural of the forms that begin with a plain word; links and longer forms stay as they are."""
    first, blank, rest = form.partition(" ")
    many = first + "s" if first in ("id", "code", "line", "text", "word", "number", "day") else first
    return many + blank + rest


def _a(kind: str) -> str:
    article = "an" if kind[0] in "aeio" else "a"
    return f"{article} [{kind}](#{anchor(kind)})"


def _link(cls: type) -> str:
    # A record of a kind may stand inside another; it is described once, as the kind.
    own = [kind.name for kind in KINDS.values() if kind.record is cls]
    title = own[0] if own else _part_title(cls)
    return f"[{cls.__name__}](#{anchor(title)})"


def _need(spec: FieldSpec) -> str:
    if spec.required:
        return "yes"
    if isinstance(spec.default, enum.Enum):
        return f"else `{spec.default.value}`"
    if isinstance(spec.default, bool):
        return f"else `{str(spec.default).lower()}`"
    if isinstance(spec.default, (str, int)):
        return f"else `{spec.default}`"
    return ""


def _table(cls: type) -> str:
    lines = ["| field | form | required |", "|---|---|---|"]
    for spec in fields_of(cls):
        form = _form(spec.shape, spec) + (" – sealed" if spec.sealed else "")
        lines.append(f"| `{spec.name}` | {_cell(form)} | {_need(spec)} |")
    return "\n".join(lines)


def _kinds() -> str:
    pieces = []
    for kind in KINDS.values():
        pieces.append(
            f"## {kind.name}\n\n{kind.title.vi} / {kind.title.en}. Stamp `{kind.stamp}`, class "
            f"`{_public(kind.record)}`.\n\n{_doc(kind.record)}\n\n{_table(kind.record)}\n"
        )
    pieces.append("## Parts\n\nWhat stands inside the records above, in the order of the alphabet.\n")
    for cls in _parts():
        tags = f"Tag `type: {tag_of(cls)}`.\n\n" if cls in _tagged() else ""
        pieces.append(f"### {_part_title(cls)}\n\n{_doc(cls)}\n\n{tags}{_table(cls)}\n")
    return "\n".join(pieces)


@functools.cache
def _tagged() -> frozenset[type]:
    def unions(shape: Shape) -> Iterator[type]:
        if isinstance(shape, OneOf):
            yield from (cls for _, cls in shape.records)
        elif isinstance(shape, Listing):
            yield from unions(shape.of)

    return frozenset(part for cls in _classes() for spec in fields_of(cls) for part in unions(spec.shape))


def _public(cls: type) -> str:
    if cls.__name__ in danvan.__all__ and getattr(danvan, cls.__name__) is cls:
        return f"danvan.{cls.__name__}"
    return f"{cls.__module__}.{cls.__name__}"


def _kinds_short() -> str:
    lines = ["| kind | tiếng Việt | what it is | as a table |", "|---|---|---|---|"]
    for kind in KINDS.values():
        page = f"docs/reference/kinds.md#{anchor(kind.name)}"
        lines.append(f"| [`{kind.name}`]({page}) | {kind.title.vi} | {kind.title.en} | {_flat(kind)} |")
    return "\n".join(lines)


def _flat(kind: Kind) -> str:
    from danvan.serialization.tables import nested_field

    return "CSV too" if nested_field(kind.record) is None else ""


# Words ---------------------------------------------------------------------------------------


def _words() -> str:
    pieces = []
    for item in _enums():
        lines = [f"## {_words_title(item)}", "", _doc(item), "", "| word | tiếng Việt | English |", "|---|---|---|"]
        for word in item:
            vi, en = (word.vi, word.en) if isinstance(word, Labelled) else ("", "")
            lines.append(f"| `{word.value}` | {_cell(vi)} | {_cell(en)} |")
        pieces.append("\n".join(lines) + "\n")
    return "\n".join(pieces)


# Findings ------------------------------------------------------------------------------------

_TABLES: tuple[tuple[str, str, Iterable[str]], ...] = (
    ("The file and its envelope", "Bytes, syntax, and the key `danvan`.", FORMATS),
    ("The structure of a record", "Keys, types and forms.", STRUCTURE),
    ("Rules inside one record", "What the fields of one record must be to each other.", INVARIANTS),
    ("Time limits and calendars", "Their rules, and why a due date is not told.", LAW),
    ("Rules inside a petition", "The same, for petitions.", PETITIONS),
    ("Lawful moves", "What `danvan validate` says of a history that the law forbids.", PROCEDURES),
    ("Secrecy", "Why something about a citizen is not shown or written.", SECRECY),
    ("Statistical tables", "Tables, and the numbers that fill them.", STATISTICS),
    ("Rules inside a rule book", "The same, for rule books.", EVALUATION),
    ("Rule books that are not sound", "What `danvan rules verify` says, each with the case that shows it.", FLAWS),
    ("Relations between records", "What `danvan.check` says of records that were loaded together.", RELATIONS),
    (
        "Units through time",
        "What `danvan.check` says of units and their events, and what a registry cannot tell.",
        UNITS,
    ),
    ("Lists of units", "What `danvan units import` says of a table or a package that it reads.", NATIONAL),
    ("Reports and sums", "What is said of reports beside their regimes, and of figures carried and summed.", REPORTS),
    (
        "Activities and exemplars",
        "What `danvan.check` says of what was held, and of the events of an exemplar.",
        ACTIVITIES,
    ),
)


def _findings() -> str:
    pieces = []
    for title, about, codes in _TABLES:
        pieces.append(f"## {title}\n\n{about}\n")
        pieces += [_finding(code, messages.CATALOGUE[code]) for code in codes]
    return "\n".join(pieces)


def _finding(code: str, said: Template) -> str:
    weight = "warning" if said.warning else "error"
    also = "; the JSON Schema refuses the same document" if said.structural else ""
    lines = [f"### {code}", "", f"{weight.capitalize()}{also}.", "", f"- {_literal(said.en)}", f"- {_literal(said.vi)}"]
    if said.mend_en:
        lines += [f"- → {_literal(said.mend_en)}", f"- → {_literal(said.mend_vi)}"]
    return "\n".join(lines) + "\n"


def _literal(text: str) -> str:
    """The sentence with its places for values set apart, so that Markdown leaves them alone."""
    plain = text.replace("\\", "\\\\").replace("*", "\\*").replace("<", "&lt;")
    return re.sub(r"\{(\w+)\}", r"`{\1}`", plain)


# The command line ----------------------------------------------------------------------------


def _options() -> str:
    top = parser()
    commands = next(action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    helps = {choice.dest: choice.help or "" for choice in commands._choices_actions}
    pieces = []
    for name, command in commands.choices.items():
        about = f"{helps[name][0].upper()}{helps[name][1:]}."
        lines = [f"## danvan {name}", "", about, "", "| word | meaning |", "|---|---|"]
        for action in command._actions:
            if action.dest == "help":
                continue
            if action.option_strings:
                choices = "{" + ",".join(action.choices) + "}" if action.choices else ""
                value = action.metavar or choices or action.dest.upper()
                word = ", ".join(action.option_strings) + ("" if action.nargs == 0 else f" {value}")
            else:
                word = str(action.metavar or action.dest.upper()) + ("…" if action.nargs == "+" else "")
            lines.append(f"| `{_cell(word)}` | {_cell(action.help or '')} |")
        pieces.append("\n".join(lines) + "\n")
    return "\n".join(pieces)


# Public names --------------------------------------------------------------------------------


@functools.cache
def _attribute_docs(module: str) -> dict[str, str]:
    """The texts that stand below the assignments of a module."""
    source = inspect.getsource(importlib.import_module(module))
    docs: dict[str, str] = {}
    before: ast.stmt | None = None
    for node in ast.parse(source).body:
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
            and isinstance(before, ast.Assign | ast.AnnAssign)
        ):
            target = before.targets[0] if isinstance(before, ast.Assign) else before.target
            if isinstance(target, ast.Name):
                docs[target.id] = node.value.value
        before = node
    return docs


def described(module: str, name: str) -> tuple[str, str]:
    """Where a public name comes from and the first sentence of what is written about it; empty if nothing is."""
    thing = getattr(importlib.import_module(module), name)
    thing = inspect.unwrap(thing) if callable(thing) else thing
    if inspect.isclass(thing) or inspect.isfunction(thing):
        return thing.__module__, _first_sentence(_doc(thing)) if thing.__doc__ else ""
    for home in danvan._HOMES if module == "danvan" else ():
        if name in danvan._HOMES[home]:
            return f"danvan.{home}", _first_sentence(_attribute_docs(f"danvan.{home}").get(name, ""))
    for home in (module, *_imported_from(module, name)):
        text = _attribute_docs(home).get(name)
        if text:
            return home, _first_sentence(text.replace("``", "`"))
    return module, ""


def _imported_from(module: str, name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(inspect.getsource(importlib.import_module(module)))):
        if isinstance(node, ast.ImportFrom) and node.module and any(alias.name == name for alias in node.names):
            yield node.module


def _sort(thing: object) -> str:
    from danvan.errors import DanvanError

    if inspect.isfunction(inspect.unwrap(thing) if callable(thing) else thing):
        return "function"
    if not inspect.isclass(thing):
        return "value"
    if issubclass(thing, enum.Enum):
        return "words"
    if issubclass(thing, DanvanError):
        return "error"
    return "record" if thing in _classes() else "class"


def _names(module: str) -> Callable[[], str]:
    def make() -> str:
        lines = ["| name | is a | what it is |", "|---|---|---|"]
        room = importlib.import_module(module)
        for name in sorted(room.__all__, key=str.lower):
            _, said = described(module, name)
            lines.append(f"| `{name}` | {_sort(getattr(room, name))} | {_cell(said)} |")
        return "\n".join(lines)

    return make


def _strategies() -> str:
    lines = ["| strategy | what it draws |", "|---|---|"]
    room = importlib.import_module("danvan.strategies")
    for name in room.__all__:
        _, said = described("danvan.strategies", name)
        words = ", ".join(inspect.signature(getattr(room, name)).parameters)
        lines.append(f"| `{name}({words})` | {_cell(said)} |")
    return "\n".join(lines)


_MAKERS: dict[str, Callable[[], str]] = {
    "kinds-short": _kinds_short,
    "kinds": _kinds,
    "words": _words,
    "findings": _findings,
    "options": _options,
    "names": _names("danvan"),
    "names-serialization": _names("danvan.serialization"),
    "names-bundled": _names("danvan.bundled"),
    "names-text": _names("danvan.text"),
    "names-messages": _names("danvan.messages"),
    "strategies": _strategies,
    "abbreviations": law_pages.abbreviations,
    "time-limits": law_pages.time_limits,
    "days-off": law_pages.days_off,
    "procedures": petition_pages.procedures,
    "statistical-tables": statistics_pages.statistical_tables,
    "traits": statistics_pages.traits,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` say which are not up to date."""
    stale = []
    for name in PAGES:
        path = ROOT / name
        old = path.read_text(encoding="utf-8")
        new = fresh(old)
        if new != old:
            stale.append(name)
            if "--check" not in arguments:
                path.write_text(new, encoding="utf-8")
    for name in stale:
        sys.stdout.write(f"{name}: {'not up to date' if '--check' in arguments else 'written'}\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
