"""Judges the histories of petitions: loaded when the first one comes that is not plain."""

from collections.abc import Iterator, Mapping

import attrs

from danvan.errors import Problem
from danvan.law.law import Law
from danvan.petitions.course import course_of, protection_course, unlawful_events
from danvan.petitions.history import PROTECTION_EVENTS, Event
from danvan.petitions.identity import ProtectionCase
from danvan.petitions.matter import Matter
from danvan.petitions.petition import Petition
from danvan.petitions.running import Case, Course

__all__ = ["case_of", "chain_of", "earlier_courses", "judged", "judged_protection"]


def judged(petition: Petition, law: Law, earlier: dict[str, Course]) -> Iterator[Problem]:
    """Every event of a petition that the law forbids; `earlier` are the courses that it takes on, by matter."""
    for matter in petition.matters:
        for place, problem in unlawful_events(case_of(petition, matter, law, earlier)):
            yield attrs.evolve(problem, pointer=("events", place, *problem.pointer))
    for place, problem in sorted(_protections(petition, law), key=lambda item: item[0]):
        yield attrs.evolve(problem, pointer=("events", place, *problem.pointer))


def _protections(petition: Petition, law: Law) -> Iterator[tuple[int, Problem]]:
    """Every step of a protection that the law forbids for all whom it concerns.

    Protection runs apart for each party. A step that names nobody concerns everybody who is protected by
    then; one that names somebody of whom nothing was said goes on from what was said of nobody by name.
    """
    steps: dict[str | None, list[tuple[int, Event]]] = {}
    concerned: dict[int, int] = {}
    for place, event in sorted(enumerate(petition.events), key=lambda item: item[1].on):
        if event.kind not in PROTECTION_EVENTS:
            continue
        names: list[str | None] = list(event.parties) or list(steps) or [None]
        concerned[place] = len(names)
        for name in names:
            if name not in steps:
                steps[name] = list(steps.get(None, ()))
            steps[name].append((place, event))
    wrong: dict[int, list[Problem]] = {}
    for followed in steps.values():
        for number, problem in protection_course(law, [event for _, event in followed])[1]:
            wrong.setdefault(followed[number][0], []).append(problem)
    for place, problems in wrong.items():
        if len(problems) >= concerned[place]:
            yield place, problems[0]


def judged_protection(protection: ProtectionCase, law: Law) -> Iterator[Problem]:
    """Every step of a protection that the law forbids."""
    for place, problem in protection_course(law, protection.events)[1]:
        yield attrs.evolve(problem, pointer=("events", place, *problem.pointer))


def earlier_courses(chain: list[Petition], law: Law) -> dict[str, Course]:
    """The courses of the last petition of a chain, each of which takes on the one before it."""
    courses: dict[str, Course] = {}
    for petition in chain:
        courses = {matter.id: course_of(case_of(petition, matter, law, courses)) for matter in petition.matters}
    return courses


def chain_of(petition: Petition, known: Mapping[str, Petition]) -> list[Petition]:
    """The petitions that this one takes on, the oldest first, as far as they are known."""
    chain: list[Petition] = []
    seen = {petition.id}
    while petition.continues is not None and petition.continues not in seen:
        found = known.get(petition.continues)
        if found is None:
            break
        seen.add(found.id)
        chain.insert(0, found)
        petition = found
    return chain


def case_of(petition: Petition, matter: Matter, law: Law, earlier: dict[str, Course]) -> Case:
    """A matter as a case, with the course among `earlier` that it takes on."""
    before = earlier.get(matter.previous_matter or "")
    if before is None and matter.previous_matter is None and len(earlier) == 1:
        [before] = earlier.values()
    return Case(petition=petition, matter=matter, law=law, earlier=before)
