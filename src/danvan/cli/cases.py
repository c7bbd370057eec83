"""What `timeline` and `overdue` share: petitions of an archive as cases, each with what it takes on."""

import argparse
from collections.abc import Iterator

from danvan import bundled
from danvan.checks.judging import case_of, chain_of, earlier_courses
from danvan.cli.law import law_of
from danvan.cli.terminal import NOT_READ, tell
from danvan.errors import Finding, Severity
from danvan.law.law import Law
from danvan.law.refusals import CannotCount
from danvan.petitions.petition import Petition
from danvan.petitions.running import Case
from danvan.serialization.documents import stream

__all__ = ["Petitions", "beyond", "cases_in", "law_asked"]


def law_asked(options: argparse.Namespace) -> Law:
    """The bundled law, with what ``--law`` puts in its place."""
    limits, calendar = law_of(options)
    return Law(limits=limits, calendar=calendar, instruments=bundled.instruments())


class Petitions:
    """The petitions in files, read one after the other, so that an archive need not fit in memory.

    `code` is the exit code that reading them calls for. A petition that stands twice is given
    once; `danvan validate` says where the other stands.
    """

    def __init__(self, paths: list[str], lang: str) -> None:
        self._paths = paths
        self._lang = lang
        self.code = 0

    def __iter__(self) -> Iterator[Petition]:
        seen: set[str] = set()
        for item in stream(*self._paths):
            if isinstance(item, Finding):
                self._say(item)
            elif isinstance(item.record, Petition) and item.record.id not in seen:
                seen.add(item.record.id)
                yield item.record

    def _say(self, finding: Finding) -> None:
        tell(finding.text(self._lang))
        if finding.code in NOT_READ:
            self.code = 2
        elif finding.severity is Severity.ERROR:
            self.code = max(self.code, 1)


def cases_in(paths: list[str], law: Law, lang: str) -> tuple[list[Case], int]:
    """Every matter of the petitions in these files with what it takes on, and the exit code of reading."""
    reading = Petitions(paths, lang)
    petitions = {petition.id: petition for petition in reading}
    return [case for petition in petitions.values() for case in _cases(petition, petitions, law)], reading.code


def _cases(petition: Petition, known: dict[str, Petition], law: Law) -> Iterator[Case]:
    earlier = earlier_courses(chain_of(petition, known), law)
    for matter in petition.matters:
        yield case_of(petition, matter, law, earlier)


def beyond(case: Case, refused: CannotCount, lang: str) -> int:
    """Say that the days of one petition cannot be counted; gives the exit code. The others go on."""
    tell(f"{case.petition.id}: {refused.sentence.pick(lang)}")
    return 1
