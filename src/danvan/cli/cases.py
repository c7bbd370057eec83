"""What `timeline` and `overdue` share: petitions of an archive as cases, each with what it takes on."""

import argparse
from collections.abc import Iterator

from danvan import bundled
from danvan.cli.law import law_of
from danvan.cli.terminal import NOT_READ, tell
from danvan.errors import Severity
from danvan.law.law import Law
from danvan.petitions.course import course_of
from danvan.petitions.matter import Matter
from danvan.petitions.petition import Petition
from danvan.petitions.running import Case, Course
from danvan.serialization.documents import load

__all__ = ["cases_in", "law_asked"]


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
    for matter in petition.matters:
        yield Case(
            petition=petition, matter=matter, law=law, earlier=_earlier(petition, matter, known, law, {petition.id})
        )


def _earlier(petition: Petition, matter: Matter, known: dict[str, Petition], law: Law, seen: set[str]) -> Course | None:
    """The course of the matter that this one takes on, where its petition is among the files."""
    name = petition.continues
    found = None if name is None or name in seen else known.get(name)
    if found is None:
        return None
    wanted = [item for item in found.matters if matter.previous_matter in (None, item.id)]
    if len(wanted) != 1:
        return None
    before = _earlier(found, wanted[0], known, law, seen | {found.id})
    return course_of(Case(petition=found, matter=wanted[0], law=law, earlier=before))
