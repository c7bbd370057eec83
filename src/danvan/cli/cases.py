"""What the commands about petitions share: the law asked for, and an archive read record by record."""

import argparse
from collections.abc import Iterator
from typing import Generic, TypeVar

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

__all__ = ["Reading", "beyond", "cases_in", "law_asked"]

_R = TypeVar("_R")


def law_asked(options: argparse.Namespace) -> Law:
    """The bundled law, with what ``--law`` puts in its place."""
    limits, calendar = law_of(options)
    return Law(limits=limits, calendar=calendar, instruments=bundled.instruments())


class Reading(Generic[_R]):
    """The records of some classes in files, read one after the other, so that an archive need not fit in memory.

    `code` is the exit code that reading them calls for. A record that stands twice is given once;
    `danvan validate` says where the other stands.
    """

    def __init__(self, paths: list[str], lang: str, *classes: type[_R]) -> None:
        self._paths = paths
        self._lang = lang
        self._classes = classes
        self.code: int = 0

    def __iter__(self) -> Iterator[_R]:
        seen: dict[type, set[str]] = {cls: set() for cls in self._classes}
        for item in stream(*self._paths):
            if isinstance(item, Finding):
                self._say(item)
                continue
            record = item.record
            if isinstance(record, self._classes):
                name: str = getattr(record, "id")  # noqa: B009  # every kind of document has an id
                if name not in seen[type(record)]:
                    seen[type(record)].add(name)
                    yield record

    def _say(self, finding: Finding) -> None:
        tell(finding.text(self._lang))
        if finding.code in NOT_READ:
            self.code = 2
        elif finding.severity is Severity.ERROR:
            self.code = max(self.code, 1)


def cases_in(paths: list[str], law: Law, lang: str) -> tuple[list[Case], int]:
    """Every matter of the petitions in these files with what it takes on, and the exit code of reading."""
    reading = Reading(paths, lang, Petition)
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
