"""Cases kept as text: some files as people wrote them, and beside them exactly what danvan says of them.

A file of cases reads like this; `[bytes]` after a name means that ``\\xNN`` is a byte and that the
last line end does not belong to the file. Nothing after ``>>>`` means that nothing is said. A title may end in
``| kind=report`` and ``| whole=2026-01-01``: what every document is, from which day on the files are whole.

    ### the title of the case | kind=report
    === a.json
    {"danvan": "report/1.0"}
    >>>
    a.json:1:1  error  key-missing
      vi  Thiếu khóa “id”.
      en  The key “id” is missing.
      vi→ …
      en→ …

``python tests/wrong_input/case_files.py FILE…`` writes what danvan says today into such files. The
difference is then read by a person, word by word.
"""

import datetime as dt
import os
import pathlib
import re
import sys
import tempfile
from collections.abc import Iterable

import attrs

import danvan
from danvan.errors import Finding
from danvan.messages import printable
from danvan.serialization import load

ON = dt.date(2026, 11, 22)


@attrs.frozen
class Case:
    """Some files and what is said of them."""

    title: str
    kind: str | None
    files: tuple[tuple[str, bytes], ...]
    source: str
    expected: str
    whole: dt.date | None = None

    def write(self, folder: pathlib.Path) -> list[str]:
        """Write the files; gives their names."""
        for name, data in self.files:
            (folder / name).write_bytes(data)
        return [name for name, _ in self.files]


def _content(mark: str, lines: list[str]) -> bytes:
    if not mark:
        return "".join(line + "\n" for line in lines).encode()
    raw = "\n".join(lines).encode()
    return re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), raw)


def cases_in(path: pathlib.Path) -> list[Case]:
    """The cases of a file."""
    found = []
    for block in re.split(r"^### ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, rest = block.partition("\n")
        source, _, expected = rest.partition("\n>>>\n")
        title, *given = head.split(" | ")
        options = dict(option.split("=", 1) for option in given)
        files: list[tuple[str, bytes]] = []
        parts = re.split(r"^=== (\S+)( \[bytes\])?\n", source + "\n", flags=re.MULTILINE)[1:]
        for name, mark, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            files.append((name, _content(mark or "", text.split("\n")[:-1])))
        text = f"### {head}\n{source}\n>>>\n"
        whole = dt.date.fromisoformat(options["whole"]) if "whole" in options else None
        found.append(Case(title, options.get("kind"), tuple(files), text, expected.strip(), whole))
    return found


def all_cases(folder: pathlib.Path) -> list[Case]:
    """The cases of all the files in a folder."""
    return [case for path in sorted(folder.glob("*.txt")) for case in cases_in(path)]


def said(findings: Iterable[Finding]) -> str:
    """Everything that the findings say, in both languages."""
    lines: list[str] = []
    for finding in findings:
        head = [finding.where(), finding.severity.value, finding.code]
        if finding.pointer:
            head.append(printable(finding.pointer))
        if finding.column_name is not None:
            head.append(f"[column {finding.column_name}]")
        lines += ["  ".join(head), f"  vi  {finding.message.vi}", f"  en  {finding.message.en}"]
        if finding.mend is not None:
            lines += [f"  vi→ {finding.mend.vi}", f"  en→ {finding.mend.en}"]
        assert finding.citation is None
    return "\n".join(lines)


def everything(case: Case, names: list[str]) -> list[Finding]:
    """What is found in files and between their records, on the day on which all cases play."""
    return list(danvan.check(load(*names, kind=case.kind), on=ON, whole_from=case.whole))


def rewritten(case: Case) -> str:
    """The case with what danvan says today."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            text = said(everything(case, case.write(pathlib.Path(folder))))
        finally:
            os.chdir(before)
    return case.source + text + "\n"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        of_cases = pathlib.Path(name)
        of_cases.write_text("\n".join(rewritten(case) for case in cases_in(of_cases)), "utf-8", newline="\n")
