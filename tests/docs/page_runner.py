"""Runs the blocks of a Markdown page in their order, in a folder of its own.

- ``python`` blocks run in one namespace per page; what they print stands in the block after
  ``<!-- output -->``.
- ``console`` blocks hold ``$ command`` lines with what each prints; ``danvan`` and ``python`` are
  those of the running interpreter, also under ``.venv/bin``.
- A block after ``<!-- file: PATH -->`` is written to that file.
- A block after ``<!-- not run: WHY -->`` is left alone. Every other block is an error.

``python tests/docs/page_runner.py --write [PAGE…]`` puts what was really printed into the pages.
"""

import contextlib
import io
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import types
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

_MARK = re.compile(r"<!-- (file|not run|output)(?:: (.*))? -->")
_SECONDS = re.compile(r"\d+\.\d\d( seconds| giây)|(\"seconds\": )\d+\.\d+")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its mark, its text, and the line of the page where the text begins."""

    language: str
    mark: str
    detail: str
    lines: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        return "".join(line + "\n" for line in self.lines)


@dataclass(frozen=True)
class Difference:
    """Printed text that is not what the page says; `line` is where it should stand."""

    line: int
    count: int
    said: tuple[str, ...]
    printed: tuple[str, ...]

    def __str__(self) -> str:
        said, printed = "\n    ".join(self.said), "\n    ".join(self.printed)
        return f"line {self.line}: the page says\n    {said}\nprinted was\n    {printed}"


def pages() -> list[Path]:
    """Every page of the documentation."""
    return [
        *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "examples/README.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
    ]


def blocks_of(text: str) -> Iterator[Block]:
    """The fenced blocks of a page."""
    mark, detail = "", ""
    language: str | None = None
    inside: list[str] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if language is not None:
            if line == "```":
                yield Block(language, mark, detail, tuple(inside), start)
                language, mark, detail = None, "", ""
            else:
                inside.append(line)
        elif line.startswith("```"):
            language, inside, start = line[3:].strip(), [], number + 1
        elif found := _MARK.fullmatch(line.strip()):
            mark, detail = found[1], found[2] or ""
        elif line.strip():
            mark, detail = "", ""
    if language is not None:
        raise ValueError(f"line {start}: the block is not closed")


class Runner:
    """Runs one page."""

    def __init__(self, page: Path, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.module = types.ModuleType("danvan_page_" + re.sub(r"\W", "_", page.stem))
        self.differences: list[Difference] = []
        self.exit_code = 0
        self.tools = folder / ".venv" / "bin"
        self.tools.mkdir(parents=True)
        for name, words in (("danvan", "-m danvan"), ("python", "")):
            tool = self.tools / name
            tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -W error {words} "$@"\n', encoding="utf-8")
            tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
        shutil.copytree(ROOT / "examples", folder / "examples")

    def run(self, text: str) -> list[Difference]:
        """Run every block; gives what was printed otherwise than the page says."""
        blocks = list(blocks_of(text))
        sys.modules[self.module.__name__] = self.module
        try:
            for index, block in enumerate(blocks):
                following = blocks[index + 1] if index + 1 < len(blocks) else None
                self.block(block, following)
        finally:
            del sys.modules[self.module.__name__]
        return self.differences

    def block(self, block: Block, following: Block | None) -> None:
        if block.mark == "not run":
            if not block.detail.strip():
                raise ValueError(f"line {block.line}: say why the block does not run")
        elif block.mark == "file":
            target = self.folder / block.detail
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
        elif block.language == "python":
            self.python(block, following)
        elif block.language == "console":
            self.console(block)
        elif block.mark != "output":
            raise ValueError(f"line {block.line}: a block of {block.language or 'no language'} without a mark")

    def python(self, block: Block, following: Block | None) -> None:
        code = compile("\n" * (block.line - 1) + block.text, str(self.page), "exec")
        printed = io.StringIO()
        with warnings.catch_warnings(), contextlib.redirect_stdout(printed):
            warnings.simplefilter("error")
            exec(code, vars(self.module))
        lines = tuple(printed.getvalue().rstrip("\n").split("\n")) if printed.getvalue() else ()
        if following is not None and following.mark == "output":
            self.compare(following.line, following.lines, lines)
        elif lines:
            self.compare(block.line + len(block.lines), (), lines)

    def console(self, block: Block) -> None:
        command: list[str] = []
        said: list[str] = []
        at = block.line
        for number, line in enumerate([*block.lines, "$ "], block.line):
            if line.startswith("$ "):
                if command:
                    self.command("\n".join(command), at, tuple(said))
                command, said, at = [line[2:]], [], number + 1
            elif command and command[-1].endswith("\\") and not said:
                command.append(line)
                at = number + 1
            else:
                said.append(line)

    def command(self, command: str, at: int, said: tuple[str, ...]) -> None:
        environment = {
            # A page shows what anybody sees, however this machine buffers.
            **{key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHONUNBUF"))},
            "PATH": f"{self.tools}{os.pathsep}{os.environ.get('PATH', '')}",
            "LANG": "C.UTF-8",
            "COLUMNS": "100",
            "NO_COLOR": "1",
        }
        done = subprocess.run(
            ["sh", "-c", f"(exit {self.exit_code})\n{command}"],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        self.exit_code = done.returncode
        printed = done.stdout.decode("utf-8").rstrip("\n")
        self.compare(at, said, tuple(printed.split("\n")) if printed else ())

    def compare(self, line: int, said: tuple[str, ...], printed: tuple[str, ...]) -> None:
        if [_masked(item) for item in said] != [_masked(item) for item in printed]:
            self.differences.append(Difference(line, len(said), said, printed))


def _masked(line: str) -> str:
    return _SECONDS.sub(r"\1\2", line)


def run_page(page: Path, folder: Path) -> list[Difference]:
    """Run a page in `folder`, which is the working directory meanwhile."""
    text = page.read_text(encoding="utf-8")
    if "from hypothesis import" in text:
        _warm()
    runner = Runner(page, folder)
    with contextlib.chdir(folder):
        return runner.run(text)


def _warm() -> None:
    """Let Hypothesis build its tables of characters, which it does once on a machine and slowly."""
    from hypothesis import HealthCheck, given, settings

    from danvan import strategies

    @settings(max_examples=20, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategies.reports(), strategies.extras())
    def draw(report: object, extra: object) -> None:
        assert report is not None
        assert extra is not None

    draw()


def written(text: str, differences: list[Difference]) -> str:
    """The page with what was really printed."""
    lines = text.split("\n")
    for item in sorted(differences, key=lambda item: item.line, reverse=True):
        lines[item.line - 1 : item.line - 1 + item.count] = item.printed
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Run pages by hand; ``--write`` changes them."""
    chosen = [Path(name).resolve() for name in arguments if name != "--write"] or pages()
    wrong = 0
    for page in chosen:
        with tempfile.TemporaryDirectory() as folder:
            differences = run_page(page, Path(folder).resolve())
        wrong += len(differences)
        if differences and "--write" in arguments:
            page.write_text(written(page.read_text(encoding="utf-8"), differences), encoding="utf-8")
        for item in differences:
            sys.stdout.write(f"{page.relative_to(ROOT)}: {item}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
