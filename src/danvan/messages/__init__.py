"""Every sentence that danvan says about data, in Vietnamese and English, by code.

The tables stand one per layer: what a file may look like (`formats`), what a record must hold
(`structure`, `invariants`), and what records must be to each other (`relations`).
"""

from collections.abc import Mapping

from danvan.errors import Finding, Problem, Sentence, Severity, pointer_text
from danvan.messages.evaluation import EVALUATION
from danvan.messages.formats import FORMATS
from danvan.messages.invariants import INVARIANTS
from danvan.messages.petitions import PETITIONS
from danvan.messages.relations import RELATIONS
from danvan.messages.structure import STRUCTURE
from danvan.messages.template import Template

__all__ = ["CATALOGUE", "finding", "mend", "sentence"]

CATALOGUE: Mapping[str, Template] = {
    **FORMATS,
    **STRUCTURE,
    **INVARIANTS,
    **PETITIONS,
    **EVALUATION,
    **RELATIONS,
}
"""Every code with its severity and sentences."""


def _filled(text: str, problem: Problem) -> str:
    return text.format_map(problem.arguments)


def sentence(problem: Problem) -> Sentence:
    """What is wrong, as a sentence."""
    template = CATALOGUE[problem.code]
    return Sentence(_filled(template.vi, problem), _filled(template.en, problem))


def mend(problem: Problem) -> Sentence | None:
    """How to mend it, where that can be said."""
    template = CATALOGUE[problem.code]
    arguments = problem.arguments
    if "mend_vi" in arguments and "mend_en" in arguments:
        return Sentence(arguments["mend_vi"], arguments["mend_en"])
    if not template.mend_en:
        return None
    return Sentence(_filled(template.mend_vi, problem), _filled(template.mend_en, problem))


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
