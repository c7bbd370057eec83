"""What `timeline` and `overdue` share: petitions of an archive as cases, each with what it takes on."""

import argparse
from collections.abc import Iterator

from danvan import bundled
from danvan.checks.judging import case_of, chain_of, earlier_courses
from danvan.cli.law import law_of
from danvan.cli.terminal import NOT_READ, tell
from danvan.errors import Severity
from danvan.law.law import Law
from danvan.law.refusals import CannotCount
from danvan.petitions.petition import Petition
from danvan.petitions.running import Case
from danvan.serialization.documents import load

__all__ = ["beyond", "cases_in", "law_asked"]


def law_asked(options: argparse.Namespace) -> Law:
    """The bundled law, with what ``--law`` puts in its place."""
    limits, calendar = law_of(options)
    return Law(limits=limits, calendar=calendar, instruments=bundled.instruments())


def cases_in(paths: list[str], law: Law, lang: str) -> tuple[list[Case], int]:
    """Every matter of the petitions in these files, and the exit code that reading them calls for."""
    archive = load(*paths)
    code = 0
    for finding in archive.findings:
        tell(finding.text(lang))
        if finding.code in NOT_READ:
            code = 2
        elif finding.severity is Severity.ERROR:
            code = max(code, 1)
    petitions = {petition.id: petition for petition in archive.of(Petition)}
    return [case for petition in petitions.values() for case in _cases(petition, petitions, law)], code


def _cases(petition: Petition, known: dict[str, Petition], law: Law) -> Iterator[Case]:
    earlier = earlier_courses(chain_of(petition, known), law)
    for matter in petition.matters:
        yield case_of(petition, matter, law, earlier)


def beyond(case: Case, refused: CannotCount, lang: str) -> int:
    """Say that the days of one petition cannot be counted; gives the exit code. The others go on."""
    tell(f"{case.petition.id}: {refused.sentence.pick(lang)}")
    return 1
