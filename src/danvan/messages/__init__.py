"""Every sentence that danvan says about data, in Vietnamese and English, by code.

The tables stand one per layer: what a file may look like (`formats`), what a record must hold
(`structure`, `invariants`), and what records must be to each other (`relations`).
"""

import errno
from collections.abc import Iterable, Mapping

from danvan.errors import Finding, Problem, Sentence, Severity, pointer_text
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

__all__ = ["CATALOGUE", "finding", "mend", "printable", "reason", "sentence", "together"]

CATALOGUE: Mapping[str, Template] = {
    **FORMATS,
    **STRUCTURE,
    **INVARIANTS,
    **LAW,
    **PETITIONS,
    **PROCEDURES,
    **SECRECY,
    **STATISTICS,
    **EVALUATION,
    **FLAWS,
    **RELATIONS,
    **UNITS,
    **NATIONAL,
    **REPORTS,
    **ACTIVITIES,
}
"""Every code with its severity and sentences."""


def _filled(text: str, problem: Problem) -> str:
    return printable(text.format_map(problem.arguments))


def printable(text: str) -> str:
    """The text on one line, with an escape for what a terminal would obey instead of showing."""
    if text.isprintable():
        return text
    return "".join([letter if letter.isprintable() else repr(letter)[1:-1] for letter in text])


_REASONS = {
    errno.ENOENT: Sentence("không có tệp này", "there is no such file"),
    errno.EACCES: Sentence("không có quyền truy cập", "permission denied"),
    errno.EPERM: Sentence("không có quyền thực hiện", "operation not permitted"),
    errno.EISDIR: Sentence("đây là thư mục", "it is a folder"),
    errno.ENOTDIR: Sentence("một phần của đường dẫn không phải là thư mục", "a part of the path is not a folder"),
    errno.ELOOP: Sentence("liên kết vòng tròn", "its links lead in a circle"),
    errno.ENOSPC: Sentence("ổ đĩa đã đầy", "the disk is full"),
    errno.EDQUOT: Sentence("đã hết hạn mức ổ đĩa", "the disk quota is used up"),
    errno.EROFS: Sentence("ổ đĩa chỉ cho phép đọc", "the disk is read-only"),
    errno.EIO: Sentence("lỗi đọc, ghi của thiết bị", "the device fails"),
    errno.ENAMETOOLONG: Sentence("tên tệp quá dài", "the file name is too long"),
}


def reason(error: OSError) -> Sentence:
    """Why the system refused, in a few words; in its own words where danvan has none."""
    known = _REASONS.get(error.errno) if error.errno is not None else None
    said = error.strerror or type(error).__name__
    return known if known is not None else Sentence(said, said)


def sentence(problem: Problem) -> Sentence:
    """What is wrong, as a sentence."""
    template = CATALOGUE[problem.code]
    return Sentence(_filled(template.vi, problem), _filled(template.en, problem))


def mend(problem: Problem) -> Sentence | None:
    """How to mend it, where that can be said."""
    template = CATALOGUE[problem.code]
    arguments = problem.arguments
    if "mend_vi" in arguments and "mend_en" in arguments:
        return Sentence(printable(arguments["mend_vi"]), printable(arguments["mend_en"]))
    if not template.mend_en:
        return None
    return Sentence(_filled(template.mend_vi, problem), _filled(template.mend_en, problem))


def together(problems: Iterable[Problem]) -> Sentence:
    """Several problems, one on each line: its place, what is wrong, and how to mend it."""
    vi, en = [], []
    for problem in problems:
        said, mended = sentence(problem), mend(problem)
        at = f"{pointer_text(problem.pointer)}: " if problem.pointer else ""
        vi.append(f"{at}{said.vi}" + (f" {mended.vi}" if mended else ""))
        en.append(f"{at}{said.en}" + (f" {mended.en}" if mended else ""))
    return Sentence("\n".join(vi), "\n".join(en))


def finding(
    problem: Problem,
    *,
    file: str | None,
    line: int | None = None,
    column: int | None = None,
    column_name: str | None = None,
) -> Finding:
    """The problem, placed in a file."""
    template = CATALOGUE[problem.code]
    return Finding(
        code=problem.code,
        severity=Severity.WARNING if template.warning else Severity.ERROR,
        file=file,
        line=line,
        column=column,
        pointer=pointer_text(problem.pointer),
        message=sentence(problem),
        mend=mend(problem),
        column_name=column_name,
    )
